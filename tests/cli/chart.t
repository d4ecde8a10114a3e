# One child's growth chart.

$ growth chart -q examples/records/boy-late-fall.csv -o OUT/fall.pdf --today 2022-10-01

# The description is the same in every format and on standard error.
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --today 2022-10-01
! OUT/fall.png: Growth chart: weight and height of a male child born at 40 weeks and 1 day of gestation, aged 4 years, 5 months, 4 weeks and 2 days when last measured, on the reference uk-who. Newest weight 11.9 kg on 19 Sep 2022, below the 0.4th centile. Earliest of 16: 3.6 kg on 20 Mar 2018, on or near the 50th centile. Newest height 105.2 cm on 19 Sep 2022, between the 25th and 50th centiles. Earliest of 7: 57.4 cm on 7 May 2018, on or near the 50th centile. Found: weight from 20 Dec 2021 to 19 Sep 2022: −5.3 centile spaces, 9 months, −4.0 kg (rule rapid-fall). Found: BMI from 20 Dec 2021 to 19 Sep 2022: −8.9 centile spaces, 9 months, −4.6 kg/m² (rule rcpch-state). Seen 1 time without being measured: 25 May 2022 (no scales). Last measured 12 days before this chart was drawn on 1 Oct 2022. Decision support, not a diagnosis.
! examples/records/boy-late-fall.csv: 26 rows: 26 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0

$ growth chart -q examples/records/girl-gestation-unknown.csv -o OUT/girl.svg --today 2026-01-01 --window 0:2 --size Letter
$ xmllint --noout OUT/girl.svg

$ growth chart examples/records/boy-late-fall.csv
! growth chart: -o needs a file ending in .pdf, .png or .svg
? 2

$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.gif
! growth chart: -o needs a file ending in .pdf, .png or .svg
? 2

$ growth chart examples/records/boy-late-fall.csv -o OUT/nosuch/fall.pdf --today 2022-10-01
! growth chart: cannot write OUT/nosuch/fall.pdf: No such file or directory
? 1

$ growth chart examples/exports/district.csv -o OUT/one.png --today 2026-01-01
! growth chart: the file holds more than one child; choose one with --child
? 1

$ growth chart -q examples/exports/district.csv -o OUT/one.png --child 107c0d --today 2026-01-01

$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --page moon
! growth chart: no page 'moon'; see 'growth help chart'
? 2

# The record: the chart, the SDS of every measure with the findings in words, the chronology.  A PDF
# holds all sheets; of a PNG or SVG the further sheets stand beside the first.
$ growth chart -q examples/records/boy-late-fall.csv -o OUT/record.pdf --page record --today 2022-10-01
$ growth chart -q examples/records/boy-late-fall.csv -o OUT/record.svg --page record --today 2022-10-01
$ xmllint --noout OUT/record.svg OUT/record-2.svg OUT/record-3.svg

# One file a child of an export.
$ growth chart examples/exports/district.csv --each -o OUT/all --format svg --page thumbnail --today 2026-01-01
! 60 charts drawn into OUT/all, 0 not
! examples/exports/district.csv: 837 rows: 837 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ xmllint --noout OUT/all/107c0d.svg OUT/all/22f857.svg

$ growth chart examples/exports/district.csv --each -o OUT/all --format gif
! growth chart: --format is pdf, png or svg, not 'gif'
? 2

# Wrapped as a FHIR R4 resource: a DocumentReference, or the presentedForm of a DiagnosticReport.
# The child is told only where identifiers are to be shown.
$ growth chart -q examples/records/boy-late-fall.csv -o OUT/fall.json --fhir document-reference --format png --dpi 36 --today 2022-10-01
$ growth chart -q examples/records/boy-late-fall.csv -o OUT/fall.json --fhir diagnostic-report --page record --format svg --show-identifiers --today 2022-10-01
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.pdf --fhir document-reference
! growth chart: with --fhir, -o needs a file ending in .json
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.json --fhir letter
! growth chart: --fhir is document-reference or diagnostic-report, not 'letter'
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.json --fhir document-reference --format gif
! growth chart: --format is pdf, png or svg, not 'gif'
? 2
