#!/bin/sh
# From a fresh Debian 12 machine to a growth chart:
#
#     sh examples/quickstart.sh
#
# Installs the packages that are missing, builds in build-release, draws an example child's chart,
# prints the table behind it, and says where to look.  Run it as often as you like.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

child=examples/records/boy-late-fall.csv
# The day of the example: two weeks after this child was last weighed.
today=2022-10-03

need_packages "$packages_build"

echo "== Build in build-release (the first time some minutes; what it says is in out/build.log)"
mkdir -p out
log=out/build.log
{
    if [ -f build-release/build.ninja ]; then
        meson configure build-release -Dtests=false
    else
        rm -rf build-release
        meson setup build-release --buildtype=release -Dtests=false
    fi && ninja -C build-release
} >"$log" 2>&1 || {
    tail -n 40 "$log" >&2
    echo "It could not be built; the lines above and $log say why." >&2
    exit 1
}
growth=build-release/cli/growth

echo "== Draw $child"
"$growth" chart "$child" --today "$today" -o out/late-fall.pdf
"$growth" chart "$child" --today "$today" -o out/late-fall.png -q
"$growth" chart "$child" --today "$today" -o out/late-fall-record.pdf --page record -q

echo "== The measurements behind it"
"$growth" assess "$child" --today "$today" -q

echo "== What stands out, in words"
"$growth" check "$child" --today "$today" -q

district=examples/exports/district.csv
echo "== Urgent and sustained falls among the children of $district"
"$growth" scan "$district" --today 2026-06-01 --html out/district.html \
    --coverage out/district-coverage.csv --format csv -q >out/district-findings.csv
grep -E '^(child_id|[^,]*,(urgent|sustained)),' out/district-findings.csv | cut -d, -f1-6

cat <<END
== Where to look
The chart:         out/late-fall.pdf, and the same as a picture: out/late-fall.png
For the record:    out/late-fall-record.pdf: chart, findings in words, chronology
The district:      out/district.html, in a browser; as tables: out/district-findings.csv,
                   out/district-coverage.csv
The command:       $growth help
More children:     examples/records/README.md
END
