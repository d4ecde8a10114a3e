# One child's growth chart.

$ growth chart -q examples/records/boy-late-fall.csv -o OUT/fall.pdf --today 2022-10-01

# The description is the same in every format and on standard error.
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --today 2022-10-01
! OUT/fall.png: Growth chart: weight and height of a male child born at 40 weeks and 1 day of gestation, aged 4 years, 5 months, 4 weeks and 2 days when last measured, on the reference uk-who. Newest weight 11.9 kg on 19 Sep 2022, below the 0.4th centile. Earliest of 16: 3.6 kg on 20 Mar 2018, on or near the 50th centile. Newest height 105.2 cm on 19 Sep 2022, between the 25th and 50th centiles. Earliest of 7: 57.4 cm on 7 May 2018, on or near the 50th centile. Found, urgent, measure again now: weight from 20 Dec 2021 to 19 Sep 2022: −5.3 centile spaces, 9 months, −4.0 kg (rule rapid-fall). Found, urgent, measure again now: BMI from 20 Dec 2021 to 19 Sep 2022: −8.9 centile spaces, 9 months, −4.6 kg/m² (rule rcpch-state). 1 visit without a measurement: 25 May 2022 (no scales). Last measured 12 days before this chart was drawn on 1 Oct 2022. Decision support, not a diagnosis.
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

# Events and bone ages beside the measurements; in the words of every format, too.
$ growth chart examples/records/girl-school-age.csv --events examples/events/girl-school-age.csv -o OUT/events.svg --today 2023-08-01
! OUT/events.svg: Growth chart: weight and height of a female child born at 40 weeks and 0 days of gestation, aged 10 years, 9 months and 1 day when last measured, on the reference uk-who. Newest weight 50.6 kg on 4 Jul 2023, between the 91st and 98th centiles. Earliest of 4: 13.4 kg on 27 Feb 2015, on or near the 75th centile. Newest height 147.0 cm on 4 Jul 2023, on or near the 75th centile. Earliest of 4: 90.8 cm on 27 Feb 2015, between the 50th and 75th centiles. Events: moved to a new school, 6 Nov 2017; operation on the foot, 15 Apr 2019; seen by the dietitian; the family keeps a diary of meals, snacks and drinks until the next visit, 3 Feb 2021. Bone age 9.6 years (Greulich and Pyle), 18 Jan 2021: 1.3 years more than the age of 8.3 years. Bone age 12.2 years (Greulich and Pyle), 4 Jul 2023: 1.5 years more than the age of 10.7 years. Last measured 28 days before this chart was drawn on 1 Aug 2023. Decision support, not a diagnosis.
! examples/records/girl-school-age.csv: 8 rows: 8 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ xmllint --xpath "string(//*[local-name()='desc'])" OUT/events.svg
Growth chart: weight and height of a female child born at 40 weeks and 0 days of gestation, aged 10 years, 9 months and 1 day when last measured, on the reference uk-who. Newest weight 50.6 kg on 4 Jul 2023, between the 91st and 98th centiles. Earliest of 4: 13.4 kg on 27 Feb 2015, on or near the 75th centile. Newest height 147.0 cm on 4 Jul 2023, on or near the 75th centile. Earliest of 4: 90.8 cm on 27 Feb 2015, between the 50th and 75th centiles. Events: moved to a new school, 6 Nov 2017; operation on the foot, 15 Apr 2019; seen by the dietitian; the family keeps a diary of meals, snacks and drinks until the next visit, 3 Feb 2021. Bone age 9.6 years (Greulich and Pyle), 18 Jan 2021: 1.3 years more than the age of 8.3 years. Bone age 12.2 years (Greulich and Pyle), 4 Jul 2023: 1.5 years more than the age of 10.7 years. Last measured 28 days before this chart was drawn on 1 Aug 2023. Decision support, not a diagnosis.
$ growth chart -q examples/records/boy-late-fall.csv --events examples/events/boy-late-fall.csv -o OUT/events.pdf --page record --today 2022-10-01
$ growth chart -q examples/records/boy-late-fall.csv --events examples/events/boy-late-fall.csv -o OUT/again.pdf --page record --today 2022-10-01
$ cmp OUT/events.pdf OUT/again.pdf
$ growth chart examples/exports/district.csv --each -o OUT/all --format svg --events tests/cli/records/events-district.csv --page height --today 2026-01-01
! 60 charts drawn into OUT/all, 0 not
! growth chart: tests/cli/records/events-district.csv:4: 1 row of children that were not drawn
! examples/exports/district.csv: 837 rows: 837 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ xmllint --xpath "string(//*[local-name()='desc'])" OUT/all/107c0d.svg
Growth chart: height of a male child born at 41 weeks and 2 days of gestation, aged 2 years, 3 months, 3 weeks and 3 days when last measured, on the reference uk-who. Newest height 92.3 cm on 10 Apr 2023, on or near the 75th centile. Earliest of 3: 59.9 cm on 8 Feb 2021, on or near the 75th centile. Events: moved service, 3 May 2022. Last measured 997 days before this chart was drawn on 1 Jan 2026. Decision support, not a diagnosis.
$ growth chart examples/exports/district.csv --each -o OUT/all --events examples/events/boy-late-fall.csv --child 107c0d --today 2026-01-01 -q
$ growth chart examples/records/boy-late-fall.csv --events tests/cli/records/events-slip.csv -o OUT/fall.png
! growth chart: tests/cli/records/events-slip.csv:3:1: date "2022-02-30" is no day of the calendar
? 1
$ growth chart examples/exports/district.csv --each -o OUT/all --events tests/cli/records/events-of-one.csv
! growth chart: tests/cli/records/events-of-one.csv:2: does not say whose it is; with --each, the file needs a child_id in every row
? 1
$ growth chart examples/records/boy-late-fall.csv --events OUT/nosuch.csv -o OUT/fall.png
! growth chart: cannot open OUT/nosuch.csv: No such file or directory
? 1

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

# Of a child whose sex no row says, the header and the description say that the curves were chosen.
$ growth chart tests/data/scan-sex-unknown.csv --child nobody --chart-sex female --today 2025-01-01 -q -o OUT/chosen.pdf
$ pdftotext -l 1 -layout OUT/chosen.pdf OUT/chosen.txt
$ head -n 4 OUT/chosen.txt
Growth chart: weight and height
Born                         Sex                                       Gestation at birth                Identifier               Chart drawn
1 Jan 2021                   Girls' chart (sex not recorded)           gestation not recorded            •••• ody                 1 Jan 2025
Newest measurement
$ growth chart tests/data/scan-sex-unknown.csv --child nobody --chart-sex female --today 2025-01-01 -q -o OUT/chosen.svg --page thumbnail
$ head -n 4 OUT/chosen.svg
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="en-GB" width="60mm" height="40mm" viewBox="0 0 60 40">
<title>Growth chart: thumbnail</title>
<desc>Growth chart: thumbnail of a child whose sex is not recorded, on girls' curves, gestation not recorded, aged 1 year and 4 months when last measured, on the reference uk-who. Newest weight 8.0 kg on 1 May 2022, between the 2nd and 9th centiles. Earliest of 2: 6.0 kg on 1 May 2021, on or near the 25th centile. Too little is known to judge weight. A weight is overdue. Last measured 976 days before this chart was drawn on 1 Jan 2025. Decision support, not a diagnosis.</desc>

# What would leave the library its default is a value like any other here: refused where it is none.
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --dpi 0
! growth chart: --dpi is a number from 36 to 1200, not '0'
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --dpi=-0
! growth chart: --dpi is a number from 36 to 1200, not '-0'
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --size 0x0
! growth chart: --size is A4, Letter or millimetres such as 210x297, not '0x0'
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --size 210x0
! growth chart: --size is A4, Letter or millimetres such as 210x297, not '210x0'
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --window 0:0
! growth chart: --window is two ages in years, the younger first, such as 2:5, not '0:0'
? 2
$ growth chart examples/records/boy-late-fall.csv -o OUT/fall.png --window 5:2
! growth chart: --window is two ages in years, the younger first, such as 2:5, not '5:2'
? 2
$ ls OUT

# A character that no font has: on which page of which child.
$ growth chart tests/data/glyph.csv --each -o OUT/charts --format svg --page record --today 2021-07-01 -q
! growth chart: OUT/charts/g1.svg: 1 character on the page, the first in its item "cell", cannot be drawn: no chart font has it; the SVG holds the text itself

# Rows that could not be read are not in the picture, and it says so; no weight is called overdue that
# one of them may hold.
$ growth chart tests/cli/records/unread.csv -o OUT/unread.svg --today 2026-12-01
! growth chart: tests/cli/records/unread.csv:5:7: weight "11,9" is not a number (use a point)
! growth chart: tests/cli/records/unread.csv:6:7: weight "10,8" is not a number (use a point)
! growth chart: tests/cli/records/unread.csv:7:5: measured_on "10/09/2026" may have day or month first (write it as 2021-04-02, or say which comes first); see --date-order
! growth chart: tests/cli/records/unread.csv:8:3: birth_date differs from this child's row on line 2 (correct one of them)
! OUT/unread.svg: Growth chart: weight and height of a male child born at 40 weeks and 0 days of gestation, aged 2 years, 1 month and 1 week when last measured, on the reference uk-who. Identity contradicts itself: 1 row was refused, because its sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth. 4 entries could not be read and are not shown (10 Oct 2025 to 10 Aug 2026; 1 without a date that can be read). Newest weight 12.6 kg on 10 Apr 2025, on or near the 50th centile. Earliest of 3: 5.6 kg on 2 May 2023, on or near the 50th centile. No height that could be read is recorded. Too little is known to judge weight. Last measured, of what could be read, 600 days before this chart was drawn on 1 Dec 2026. Decision support, not a diagnosis.
! tests/cli/records/unread.csv: 7 rows: 3 used, 4 rejected, 0 skipped; problems: 2 not-a-number, 1 date-order, 1 child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ growth chart tests/cli/records/unread.csv -o OUT/unread.svg --today 2026-12-01 --page thumbnail -q --rejects OUT/rejects.csv
! growth chart: tests/cli/records/unread.csv:5:7: weight "11,9" is not a number (use a point)
! growth chart: tests/cli/records/unread.csv:6:7: weight "10,8" is not a number (use a point)
! growth chart: tests/cli/records/unread.csv:7:5: measured_on "10/09/2026" may have day or month first (write it as 2021-04-02, or say which comes first); see --date-order
! growth chart: tests/cli/records/unread.csv:8:3: birth_date differs from this child's row on line 2 (correct one of them)
? 3
$ growth chart tests/cli/records/unread.csv --each -o OUT/each --format svg --today 2026-12-01 -q
! growth chart: tests/cli/records/unread.csv:5:7: weight "11,9" is not a number (use a point)
! growth chart: tests/cli/records/unread.csv:6:7: weight "10,8" is not a number (use a point)
! growth chart: tests/cli/records/unread.csv:7:5: measured_on "10/09/2026" may have day or month first (write it as 2021-04-02, or say which comes first); see --date-order
! growth chart: tests/cli/records/unread.csv:8:3: birth_date differs from this child's row on line 2 (correct one of them)
? 3
$ xmllint --xpath "string(//*[local-name()='desc'])" OUT/each/cf.svg
Growth chart: weight and height of a male child born at 40 weeks and 0 days of gestation, aged 2 years, 1 month and 1 week when last measured, on the reference uk-who. Identity contradicts itself: 1 row was refused, because its sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth. 4 entries could not be read and are not shown (10 Oct 2025 to 10 Aug 2026; 1 without a date that can be read). Newest weight 12.6 kg on 10 Apr 2025, on or near the 50th centile. Earliest of 3: 5.6 kg on 2 May 2023, on or near the 50th centile. No height that could be read is recorded. Too little is known to judge weight. Last measured, of what could be read, 600 days before this chart was drawn on 1 Dec 2026. Decision support, not a diagnosis.

# A fall in height is flagged on the thumbnail, which draws weight.
$ growth chart tests/cli/records/height-fall.csv -o OUT/height.svg --today 2026-12-01 --page thumbnail -q
$ xmllint --xpath "//*[local-name()='text'][contains(., 'height')]/text()" OUT/height.svg
height −3.5 centile spaces

# A weight taken with swelling has no centile in the picture; who saw the child stands in the chronology.
$ growth chart tests/cli/records/swelling.csv -o OUT/swelling.svg --today 2025-06-01 -q
$ xmllint --xpath "//*[local-name()='text'][contains(., 'swelling')]/text()" OUT/swelling.svg
swelling, no centile, 4 May 2025
$ growth chart tests/data/seen-by.csv -o OUT/seen.pdf --page record --today 2024-01-01 -q
$ pdftotext -layout -f 3 OUT/seen.pdf OUT/seen.txt
$ head -n 13 OUT/seen.txt
Born 1 Mar 2021 · Male · •••• · drawn 1 Jan 2024
\
\
\
Chronology
Date             Age           Service                Measured by        Measurement               Centile   SDS       Remarks
\
1 Mar 2021       0 days        Maternity              a midwife          weight 3.65 kg            58th      0.21
\
10 May 2023      2.19 years    Health visiting        a health visitor   not measured: no scales                       asleep
\
9 Jun 2023       2.27 years    Health visiting        another one        not measured: no reason
                                                                         recorded
