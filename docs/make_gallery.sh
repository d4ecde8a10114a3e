#!/bin/sh
# Draws the pictures of the documentation from the example records.
#
#     sh docs/make_gallery.sh BUILD
#
# BUILD is the build folder; the pictures go to docs/images.  The same build draws the same bytes.
set -eu

cd "$(dirname "$0")/.."
growth=${1:?the build folder}/cli/growth
images=docs/images
mkdir -p "$images"

# draw NAME RECORD TODAY OPTIONS...
draw() {
    name=$1 record=$2 today=$3
    shift 3
    "$growth" chart -q "examples/records/$record.csv" -o "$images/$name.png" --today "$today" "$@"
}

draw late-fall boy-late-fall 2022-10-01 --dpi 110
draw late-fall-sds boy-late-fall 2022-10-01 --page sds --dpi 72
draw late-fall-record boy-late-fall 2022-10-01 --page record --dpi 72
draw late-fall-thumbnail boy-late-fall 2022-10-01 --page thumbnail
draw steady girl-term-25th 2024-03-01 --dpi 72
draw early-faltering infant-faltering 2023-08-10 --page weight --dpi 72
draw preterm boy-29-weeks 2023-03-01 --dpi 72
draw school-bmi girl-school-age 2023-08-01 --page bmi --dpi 72
draw school-bone-age girl-school-age 2023-08-01 --page height --dpi 72 \
    --events examples/events/girl-school-age.csv
rm -f "$images/late-fall-record.png" # The same as late-fall; sheets 2 and 3 are what is new.

# The head and the first card of the triage list of the example district, where there is a browser.
if command -v chromium >/dev/null 2>&1; then
    page=$(mktemp -d)
    "$growth" scan -q examples/exports/district.csv --today 2024-09-01 --tiers urgent,sustained \
        --html "$page/list.html" >/dev/null
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1000,960 \
        --screenshot="$page/list.png" "file://$page/list.html" 2>/dev/null
    cp "$page/list.png" "$images/triage-list.png"
    rm -rf "$page"
fi
