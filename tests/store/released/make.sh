#!/bin/sh
# Make the sample of the newest schema: schema-N.sql, the store as SQL text, and schema-N.csv, its
# export.  Run once when a schema is released; a released sample is never made again.
# Usage: make.sh BUILD N
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# = 2 ] || { echo "usage: make.sh BUILD N" >&2; exit 2; }
[ ! -e "$here/schema-$2.sql" ] || { echo "make.sh: schema $2 is released already" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1/tests/store/sample_store" "$folder/store" > "$here/schema-$2.csv"
{
    echo "PRAGMA page_size = 4096;"
    sqlite3 "$folder/store" .dump
    echo "PRAGMA application_id = $(sqlite3 "$folder/store" 'PRAGMA application_id');"
    echo "PRAGMA user_version = $(sqlite3 "$folder/store" 'PRAGMA user_version');"
    echo "PRAGMA journal_mode = WAL;"
} > "$here/schema-$2.sql"
