# Many children, findings worst first: tier, then the size of the fall, then the child.
$ growth scan examples/exports/district.csv --today 2024-12-01 --tiers urgent,sustained,concern,watch
child   tier       rule              measure  from        to          spaces      %
140bf8  urgent     rcpch-state       bmi      2023-04-04  2024-02-08   13.91  
483e78  urgent     rcpch-state       bmi      2022-09-26  2023-07-31    9.65  
a2e313  urgent     rcpch-state       bmi      2023-04-26  2024-03-01    9.07  
140bf8  urgent     rapid-fall        weight   2023-04-04  2024-02-08    6.31  28.76
a2e313  urgent     rapid-fall        weight   2023-04-26  2024-03-01    6.09  28.86
483e78  urgent     rapid-fall        weight   2022-09-26  2023-07-31    6.06  28.82
f19b5d  urgent     rapid-fall        weight   2023-08-22  2023-11-05    3.47  
4ac583  sustained  unrecovered-fall  height   2020-07-09  2022-10-03    3.52  
f130f8  sustained  predicted-fall    weight   2023-08-16  2023-10-30    2.75  
f1fffb  concern    ng75-bmi          bmi                  2022-08-08          
95dd8e  concern    ng75-below-2nd    weight               2024-08-28          
48c009  watch      static-weight     weight   2022-11-03  2023-09-11    1.35  
! 837 rows: 837 used, 0 rejected, 0 skipped
! 60 children, 9 with findings; findings: 7 urgent, 2 sustained, 2 concern, 1 watch
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second

# The same rows as growth check has, for programs; the text says what was seen and what to do.
$ growth scan examples/exports/district.csv --today 2024-12-01 --tiers sustained --format ndjson -q
{"schema": "growth.scan.1", "child_id": "4ac583", "tier": "sustained", "rule": "unrecovered-fall", "measure": "height", "from_date": "2020-07-09", "to_date": "2022-10-03", "from_age_years": 2.21492128678987, "to_age_years": 4.4490075290896645, "from_value": 87.3, "to_value": 93.8, "from_sds": -0.5769052597733328, "to_sds": -2.7317549884119257, "spaces": 3.519851398159995, "percent": null, "occasions": 5, "last_measured_on": "2022-10-03", "also": "rcpch-state", "text": "Length/Height has moved down 3.5 centile spaces since 9 Jul 2020 (25th to 0.4th), on 2 occasions 91 days apart. 87.3 cm then, 93.8 cm on 3 Oct 2022. Meets the rule unrecovered-fall; also the RCPCH threshold (rcpch-state). First met on 4 Jul 2022 (rcpch-height-fall), still below. Of simulated children who do not fall, fewer than 11 in 100 meet this rule before 5 years of age, weighed every 3 months. The established centile is the only earlier occasion. The change of chart in between is allowed for. 5 occasions of height; the last weight is 790 days old; uk-who, gestation policy exact, rules as built in. Re-check height, measure weight, review the chart, feeding history and wider assessment. Confirm by 14 Nov 2022. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight.", "first_met_on": "2022-07-04", "first_met_rule": "rcpch-height-fall"}
{"schema": "growth.scan.1", "child_id": "f130f8", "tier": "sustained", "rule": "predicted-fall", "measure": "weight", "from_date": "2023-08-16", "to_date": "2023-10-30", "from_age_years": 0.07939767282683094, "to_age_years": 0.28473648186173856, "from_value": 4.2, "to_value": 4.82, "from_sds": 0.3084901111287451, "to_sds": -1.7980809642020785, "spaces": 2.7470632653244134, "percent": null, "occasions": 6, "last_measured_on": "2023-10-30", "also": "ng75-fall", "text": "Weight has moved down 2.7 centile spaces since 16 Aug 2023 (50th-75th to 2nd-9th), on 2 weighings 14 days apart. 4.20 kg then, 4.82 kg on 30 Oct 2023. From the birth weight of 3.60 kg (75th) it has moved down 3.6 centile spaces. Meets the rule predicted-fall; also the NICE NG75 threshold (ng75-fall). First met on 16 Oct 2023, still below. Of simulated children who do not fall, fewer than 3 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 2.0 deviations below what the earlier ones lead to expect. The established centile is the mean of two earlier occasions. 6 occasions of weight; the last weight is 398 days old; uk-who, gestation policy exact, rules as built in. A weight is overdue. Re-check weight, measure height, review the chart, feeding history and wider assessment. Confirm by 13 Nov 2023. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight.", "first_met_on": "2023-10-16", "first_met_rule": "predicted-fall"}

# Only what is new, or more pressing, since the end of a day.
$ growth scan examples/exports/district.csv --today 2024-12-01 --since 2023-10-01 --tiers urgent,sustained,concern,watch -q
child   tier       rule            measure  from        to          spaces  %
140bf8  urgent     rcpch-state     bmi      2023-04-04  2024-02-08   13.91  
a2e313  urgent     rcpch-state     bmi      2023-04-26  2024-03-01    9.07  
f19b5d  urgent     rapid-fall      weight   2023-08-22  2023-11-05    3.47  
f130f8  sustained  predicted-fall  weight   2023-08-16  2023-10-30    2.75  

# A third of the children; the same child is always in the same part.
$ growth scan examples/exports/district.csv --today 2024-12-01 --shard 2/3 --tiers urgent
child   tier    rule         measure  from        to          spaces      %
483e78  urgent  rcpch-state  bmi      2022-09-26  2023-07-31    9.65  
a2e313  urgent  rcpch-state  bmi      2023-04-26  2024-03-01    9.07  
a2e313  urgent  rapid-fall   weight   2023-04-26  2024-03-01    6.09  28.86
483e78  urgent  rapid-fall   weight   2022-09-26  2023-07-31    6.06  28.82
! 837 rows: 354 used, 0 rejected, 483 skipped
! 483 of the rows skipped are of children of other shards
! 25 children, 2 with findings; findings: 4 urgent
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second

# Under other names, made with a key that stays with whoever made the export.
$ growth scan examples/exports/district.csv --today 2024-12-01 --pseudonymise tests/data/pseudonym.key --tiers urgent --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
HASH------------------------------------------------------------,urgent,rcpch-state,bmi,2023-04-04,2024-02-08,3.600273785078713,4.4490075290896645,14.17295263362176,8.959328757226027,-1.06001241353281,-10.853034701191659,13.905614332631947,,6,2024-02-08,ng75-bmi,"BMI has moved down 13.9 centile spaces since 4 Apr 2023 (9th-25th to far below 0.4th) and is far below the scale, on 2 occasions 91 days apart. 14.2 kg/m2 then, 9.0 kg/m2 on 8 Feb 2024. Meets the RCPCH threshold (rcpch-state); also the NICE NG75 threshold (ng75-bmi). First met on 9 Nov 2023, still below. Of simulated children who do not fall, fewer than 8 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with an earlier occasion. The change of chart in between is allowed for. 6 occasions of BMI; the last weight is 297 days old; uk-who, gestation policy exact, rules as built in. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
HASH------------------------------------------------------------,urgent,rcpch-state,bmi,2022-09-26,2023-07-31,3.6057494866529773,4.4490075290896645,17.95656412764371,11.539459228515625,1.8427949708042877,-4.887121480844776,9.652970932529671,,6,2023-07-31,ng75-bmi,"BMI has moved down 9.7 centile spaces since 26 Sep 2022 (98th to below 0.4th) and is below the 0.4th centile (-4.89 SDS), on 1 occasion. 18.0 kg/m2 then, 11.5 kg/m2 on 31 Jul 2023. Meets the RCPCH threshold (rcpch-state); also the NICE NG75 threshold (ng75-bmi). First urgent at this measurement. Of simulated children who do not fall, fewer than 8 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with an earlier occasion. The change of chart in between is allowed for. 6 occasions of BMI; the last weight is 489 days old; uk-who, gestation policy exact, rules as built in. A weight is overdue. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
HASH------------------------------------------------------------,urgent,rcpch-state,bmi,2023-04-26,2024-03-01,3.600273785078713,4.4490075290896645,15.641796560064499,10.228461369224297,0.24607509314374063,-6.0782441194234424,9.067442649077028,,6,2024-03-01,ng75-bmi,"BMI has moved down 9.1 centile spaces since 26 Apr 2023 (50th-75th to far below 0.4th) and is below the 0.4th centile (-6.08 SDS), on 2 occasions 91 days apart. 15.6 kg/m2 then, 10.2 kg/m2 on 1 Mar 2024. Meets the RCPCH threshold (rcpch-state); also the NICE NG75 threshold (ng75-bmi). First met on 1 Dec 2023, still below. Of simulated children who do not fall, fewer than 8 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with an earlier occasion. The change of chart in between is allowed for. 6 occasions of BMI; the last weight is 275 days old; uk-who, gestation policy exact, rules as built in. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
HASH------------------------------------------------------------,urgent,rapid-fall,weight,2023-04-04,2024-02-08,3.600273785078713,4.4490075290896645,15.3,10.9,-0.09872717038797077,-4.422444323188449,6.311675889478912,28.758169934640524,10,2024-02-08,ng75-fall;ng75-below-2nd;rcpch-state;sustained-fall;predicted-fall;weight-loss;static-weight;conditional-gain,"Weight has moved down 6.3 centile spaces since 4 Apr 2023 (50th to below 0.4th), on 2 weighings 91 days apart. Loss 4.40 kg (29 %), from 15.3 kg to 10.9 kg on 8 Feb 2024. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall, weight-loss, static-weight, conditional-gain. First met on 10 Aug 2023, still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 7.2 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 10 occasions of weight; the last weight is 297 days old; uk-who, gestation policy exact, rules as built in. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
HASH------------------------------------------------------------,urgent,rapid-fall,weight,2023-04-26,2024-03-01,3.600273785078713,4.4490075290896645,14.9,10.6,-0.11331487612342853,-4.250554534010063,6.088995764351885,28.859060402684566,9,2024-03-01,ng75-fall;ng75-below-2nd;rcpch-state;sustained-fall;predicted-fall;weight-loss;static-weight;conditional-gain,"Weight has moved down 6.1 centile spaces since 26 Apr 2023 (50th to below 0.4th), on 2 weighings 91 days apart. Loss 4.30 kg (29 %), from 14.9 kg to 10.6 kg on 1 Mar 2024. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall, weight-loss, static-weight, conditional-gain. First met on 1 Sep 2023, still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 7.4 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 9 occasions of weight; the last weight is 275 days old; uk-who, gestation policy exact, rules as built in. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
HASH------------------------------------------------------------,urgent,rapid-fall,weight,2022-09-26,2023-07-31,3.6057494866529773,4.4490075290896645,17,12.1,0.702231099467386,-3.382466884586506,6.0586952570286865,28.82352941176471,9,2023-07-31,ng75-fall;ng75-below-2nd;rcpch-state;sustained-fall;predicted-fall;weight-loss;static-weight;conditional-gain,"Weight has moved down 6.1 centile spaces since 26 Sep 2022 (75th to below 0.4th), on 2 weighings 91 days apart. Loss 4.90 kg (29 %), from 17.0 kg to 12.1 kg on 31 Jul 2023. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall, weight-loss, static-weight, conditional-gain. First met on 30 Jan 2023, still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 6.9 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 9 occasions of weight; the last weight is 489 days old; uk-who, gestation policy exact, rules as built in. A weight is overdue. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
HASH------------------------------------------------------------,urgent,rapid-fall,weight,2023-08-22,2023-11-05,0.07939767282683094,0.28473648186173856,4.26,4.91,-0.2561662126894104,-2.571702478792216,3.473304399154208,,6,2023-11-05,ng75-fall;ng75-below-2nd;predicted-fall,"Weight has moved down 3.5 centile spaces since 22 Aug 2023 (25th-50th to 0.4th), on 2 weighings 16 days apart. 4.26 kg then, 4.91 kg on 5 Nov 2023. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the rule predicted-fall. First met on 4 Oct 2023 (predicted-fall), still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 2.2 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. 6 occasions of weight; the last weight is 392 days old; uk-who, gestation policy exact, rules as built in. A weight is overdue. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."

# FHIR: patients and observations in files of their own, in any order.
$ growth scan examples/exports/fhir/observations.ndjson examples/exports/fhir/patients.ndjson --today 2024-06-01 --rejects OUT/left.ndjson --reasons OUT/why.csv
child   tier       rule            measure  from        to          spaces  %
girl-1  sustained  predicted-fall  weight   2023-04-05  2024-02-28    2.74  
girl-1  contact    not-confirmed   weight                                   
! growth scan: examples/exports/fhir/observations.ndjson:9: the record takes it back: its status is entered-in-error
! growth scan: examples/exports/fhir/observations.ndjson:14: code 59576-9 is left out: it is a centile
! growth scan: examples/exports/fhir/observations.ndjson:15: its status is preliminary: it is used, and may still change
! 15 rows: 12 used (1 preliminary), 2 rejected, 1 skipped; problems: 1 retracted, 1 excluded; beside them 2 patients, 0 other resources (1 gestations read)
! 2 children, 1 with findings; findings: 0 urgent, 1 sustained, 0 concern, 0 watch, 0 insufficient, 0 quality, 1 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second; rows were put in order by child first
? 3
$ cat OUT/why.csv
file,line,column,kind,message
examples/exports/fhir/observations.ndjson,9,,retracted,the record takes it back: its status is entered-in-error
examples/exports/fhir/observations.ndjson,14,,excluded,code 59576-9 is left out: it is a centile
examples/exports/fhir/observations.ndjson,15,,preliminary,"its status is preliminary: it is used, and may still change"

# Somebody has to look: an exit status of its own.
$ growth scan examples/exports/district.csv --today 2024-12-01 --tiers urgent --fail-on-finding -q -o OUT/urgent.csv --format csv
? 4

# What was asked wrongly.
$ growth scan
! growth scan: a FILE is needed, - for standard input, or --store STORE; see 'growth help scan'
? 2
$ growth scan examples/exports/district.csv --shard 4/3
! growth scan: --shard is K/N, such as 2/8, not '4/3'
? 2
$ growth scan examples/exports/district.csv --memory lots
! growth scan: --memory is a size of 1M or more, such as 256M or 2G, not 'lots'
? 2
$ growth scan examples/exports/district.csv --threads 0
! growth scan: --threads is a number from 1 to 256, not '0'
? 2
$ growth scan examples/exports/district.csv --since yesterday
! growth scan: --since: "yesterday" is not a date (write it as 2021-04-02)
? 2
$ growth scan examples/exports/district.csv --pseudonymise tests/data/pseudonym.key --rejects OUT/r.csv
! growth scan: --rejects keeps rows as they are, with their identifiers: not together with --pseudonymise (--reasons names lines alone)
? 2
$ growth scan examples/exports/district.csv --pseudonymise tests/data/short.key
! growth scan: tests/data/short.key: a key of 16 bytes or more is needed, such as from: head -c 32 /dev/urandom > KEYFILE
? 2
$ growth scan no-such-file.csv
! growth scan: cannot open no-such-file.csv: No such file or directory
? 1
$ growth scan examples/exports/district.csv tests/data/scan-no-id.csv
! growth scan: tests/data/scan-no-id.csv has no child_id column (several files need one, so that a child's rows can be told)
? 1

# Rows of different headers cannot stand in one table: rejects are a file a header, which can be read
# again.
$ growth scan tests/data/scan-swapped.csv tests/data/scan-contradiction.csv tests/data/scan-units.csv --today 2024-12-01 --tiers urgent -q --rejects OUT/r.csv
! growth scan: tests/data/scan-swapped.csv:4:7: height 13.2 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: tests/data/scan-swapped.csv:17:5: measured_on "2019-02-21" is before birth_date "2020-02-23"
! growth scan: tests/data/scan-swapped.csv:21:2: sex "sex-and-id" has no reference (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/data/scan-contradiction.csv:2:6: weight "12,4" is not a number (use a point)
! growth scan: tests/data/scan-contradiction.csv:3:2: sex differs from this child's row on line 5 (correct one of them)
! growth scan: tests/data/scan-contradiction.csv:3:6: weight "12.4kg" is not a number (write digits alone, such as 12.3)
! growth scan: tests/data/scan-contradiction.csv:4:2: sex differs from this child's row on line 5 (correct one of them)
! growth scan: tests/data/scan-units.csv:8:6: weight 4070 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth scan: tests/data/scan-units.csv:11:6: weight 13200 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth scan: tests/data/scan-units.csv:15:7: height 0.711 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: tests/data/scan-units.csv:19:7: height 1.064 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: rejected rows below another header: OUT/r-2.csv
? 3
$ ls OUT
r-2.csv
r.csv
$ cat OUT/r.csv
child_id,sex,birth_date,gestation_weeks,measured_on,weight_kg,height_cm
impossible,M,2017-02-21,39,2019-03-27,89.3,13.2
dates,M,2020-02-23,39,2019-02-21,10.5,77.9
M,sex-and-id,2019-02-21,39,2020-02-23,10.5,77.9
in-grams,M,2019-02-21,39,2019-02-21,4070,
in-grams,M,2019-02-21,39,2021-03-27,13200,89.3
in-metres,M,2019-02-21,39,2019-08-25,8.57,0.711
in-metres,M,2019-02-21,39,2023-04-21,17.1,1.064
$ cat OUT/r-2.csv
child_id,sex,birth_date,measured_on,measure,value,unit
b2,M,2022-08-05,2024-10-01,weight,"12,4",kg
b2,M,2022-08-05,2024-10-02,weight,12.4kg,kg
b2,M,2022-08-05,2024-10-03,weight,12.4,kg
$ growth assess OUT/r-2.csv OUT/r.csv --today 2024-12-01 --format csv --precision 1 --rejects OUT/again.csv -q
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
4,b2,2024-10-03,weight,12.4,kg,2.2,,uk-who,who2006-day-height,-0.1,46.2,on or near the 50th centile,gestation-unknown,
2,impossible,2019-03-27,weight,89.3,kg,2.1,2.1,uk-who,who2006-day-height,16.9,100.0,above the 99.6th centile,corrected-age;advisory;implausible,"almost certainly an entry error: check the entry, re-measure now"
2,impossible,2019-03-27,height,13.2,cm,2.1,2.1,uk-who,,,,,,height 13.2 cm is outside 20 to 300 cm (check the entry and its unit)
5,in-grams,2019-02-21,weight,4070,kg,0.0,0.0,uk-who,,,,,,weight 4070 kg is outside 0.15 to 500 kg (check the entry and its unit)
6,in-grams,2021-03-27,weight,13200,kg,2.1,2.1,uk-who,,,,,,weight 13200 kg is outside 0.15 to 500 kg (check the entry and its unit)
6,in-grams,2021-03-27,height,89.3,cm,2.1,2.1,uk-who,who2006-day-height,0.5,67.5,between the 50th and 75th centiles,corrected-age,
7,in-metres,2019-08-25,weight,8.57,kg,0.5,0.5,uk-who,who2006-day-length,0.8,78.1,on or near the 75th centile,corrected-age,
7,in-metres,2019-08-25,height,0.711,cm,0.5,0.5,uk-who,,,,,,height 0.711 cm is outside 20 to 300 cm (check the entry and its unit)
8,in-metres,2023-04-21,weight,17.1,kg,4.2,4.1,uk-who,uk90-child,0.1,55.6,on or near the 50th centile,corrected-age,
8,in-metres,2023-04-21,height,1.064,cm,4.2,4.1,uk-who,,,,,,height 1.064 cm is outside 20 to 300 cm (check the entry and its unit)
! growth assess: OUT/r-2.csv:2:6: weight "12,4" is not a number (use a point)
! growth assess: OUT/r-2.csv:3:6: weight "12.4kg" is not a number (write digits alone, such as 12.3)
! growth assess: OUT/r.csv:2:7: height 13.2 cm is outside 20 to 300 cm (check the entry and its unit)
! growth assess: OUT/r.csv:3:5: measured_on "2019-02-21" is before birth_date "2020-02-23"
! growth assess: OUT/r.csv:4:2: sex "sex-and-id" has no reference (write male or female, or say which curves to use); see --chart-sex
! growth assess: OUT/r.csv:5:6: weight 4070 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth assess: OUT/r.csv:6:6: weight 13200 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth assess: OUT/r.csv:7:7: height 0.711 cm is outside 20 to 300 cm (check the entry and its unit)
! growth assess: OUT/r.csv:8:7: height 1.064 cm is outside 20 to 300 cm (check the entry and its unit)
! growth assess: rejected rows below another header: OUT/again-2.csv
? 3
$ cat OUT/again.csv
child_id,sex,birth_date,measured_on,measure,value,unit
b2,M,2022-08-05,2024-10-01,weight,"12,4",kg
b2,M,2022-08-05,2024-10-02,weight,12.4kg,kg

# A file given twice would count every row twice, whatever it is called.
$ growth scan examples/exports/district.csv ./examples/exports/district.csv
! growth scan: examples/exports/district.csv and ./examples/exports/district.csv are the same file, whose rows would count twice: give it once
? 2
$ growth assess tests/data/scan-units.csv examples/exports/district.csv tests/../tests/data/scan-units.csv
! growth assess: tests/data/scan-units.csv and tests/../tests/data/scan-units.csv are the same file, whose rows would count twice: give it once
? 2
$ growth check - - < tests/data/scan-units.csv
! growth check: (standard input) and (standard input) are the same file, whose rows would count twice: give it once
? 2
$ growth check - tests/data/scan-units.csv < tests/data/scan-units.csv
! growth check: (standard input) and tests/data/scan-units.csv are the same file, whose rows would count twice: give it once
? 2

# Messages go into logs: an NHS number is shown as dots, and under other names no cell is shown.
$ growth scan tests/data/scan-told.csv --today 2024-12-01 --tiers urgent
! growth scan: tests/data/scan-told.csv:2:4: measured_on ".........." is not a date (write it as 2021-04-02)
! growth scan: tests/data/scan-told.csv:3:5: weight_kg "...-...-...." is not a number (write digits alone, such as 12.3)
! growth scan: tests/data/scan-told.csv:4:5: weight_kg ".........." is outside its limits (check the entry and its unit)
! growth scan: tests/data/scan-told.csv:5:3: birth_date "02/04/2021" may have day or month first (write it as 2021-04-02, or say which comes first); see --date-order
! 4 rows: 0 used, 4 rejected, 0 skipped; problems: 1 not-a-number, 1 outside-limits, 1 date, 1 date-order
! 1 child, 0 with findings; findings: 0 urgent
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3
$ growth scan tests/data/scan-told.csv --today 2024-12-01 --tiers urgent --pseudonymise tests/data/pseudonym.key --reasons OUT/why.csv
! growth scan: tests/data/scan-told.csv:2:4: measured_on (not shown) is not a date (write it as 2021-04-02)
! growth scan: tests/data/scan-told.csv:3:5: weight_kg (not shown) is not a number (write digits alone, such as 12.3)
! growth scan: tests/data/scan-told.csv:4:5: weight_kg (not shown) is outside its limits (check the entry and its unit)
! growth scan: tests/data/scan-told.csv:5:3: birth_date (not shown) may have day or month first (write it as 2021-04-02, or say which comes first); see --date-order
! 4 rows: 0 used, 4 rejected, 0 skipped; problems: 1 not-a-number, 1 outside-limits, 1 date, 1 date-order
! 1 child, 0 with findings; findings: 0 urgent
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3
$ cat OUT/why.csv
file,line,column,kind,message
tests/data/scan-told.csv,2,4,date,measured_on (not shown) is not a date (write it as 2021-04-02)
tests/data/scan-told.csv,3,5,not-a-number,"weight_kg (not shown) is not a number (write digits alone, such as 12.3)"
tests/data/scan-told.csv,4,5,outside-limits,weight_kg (not shown) is outside its limits (check the entry and its unit)
tests/data/scan-told.csv,5,3,date-order,"birth_date (not shown) may have day or month first (write it as 2021-04-02, or say which comes first)"

# Of a contradiction the child's first row that stood is named, by every command.
$ growth scan tests/data/scan-contradiction.csv --today 2024-12-01 --tiers urgent -q
! growth scan: tests/data/scan-contradiction.csv:2:6: weight "12,4" is not a number (use a point)
! growth scan: tests/data/scan-contradiction.csv:3:2: sex differs from this child's row on line 5 (correct one of them)
! growth scan: tests/data/scan-contradiction.csv:3:6: weight "12.4kg" is not a number (write digits alone, such as 12.3)
! growth scan: tests/data/scan-contradiction.csv:4:2: sex differs from this child's row on line 5 (correct one of them)
? 3
$ growth assess tests/data/scan-contradiction.csv --today 2024-12-01 --format csv --precision 1 -q
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
4,b2,2024-10-03,weight,12.4,kg,2.2,,uk-who,who2006-day-height,-0.1,46.2,on or near the 50th centile,gestation-unknown,
! growth assess: tests/data/scan-contradiction.csv:2:6: weight "12,4" is not a number (use a point)
! growth assess: tests/data/scan-contradiction.csv:3:6: weight "12.4kg" is not a number (write digits alone, such as 12.3)
! growth assess: tests/data/scan-contradiction.csv:5:2: sex differs from this child's row on line 4 (correct one of them)
? 3

# A child whose sex no row says heads those who cannot be judged, and the others are judged all the same.
$ growth scan tests/data/scan-sex-unknown.csv --today 2023-01-10
child   tier          rule           measure  from        to          spaces      %
falls   urgent        rapid-fall     weight   2022-01-01  2022-12-01    4.28  10.42
nobody  insufficient  sex-unknown    weight                                   
half    insufficient  insufficient   weight               2022-01-01          
falls   contact       not-confirmed  weight                                   
half    contact       blind-gap      weight                                   
! growth scan: tests/data/scan-sex-unknown.csv:7:2: sex is empty (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/data/scan-sex-unknown.csv:8:2: sex is empty (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/data/scan-sex-unknown.csv:9:2: sex is empty (write male or female, or say which curves to use); see --chart-sex
! 9 rows: 6 used, 3 rejected, 0 skipped; problems: 3 sex
! 3 children, 3 with findings; findings: 1 urgent, 0 sustained, 0 concern, 0 watch, 2 insufficient, 0 quality, 2 contact
! 1 of them not judged: sex is not known (record the sex used for charts, or give --chart-sex)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3
$ growth scan tests/data/scan-sex-unknown.csv --today 2023-01-10 --chart-sex male --tiers insufficient,urgent,sustained
child  tier    rule        measure  from        to          spaces      %
falls  urgent  rapid-fall  weight   2022-01-01  2022-12-01    4.28  10.42
! 9 rows: 9 used, 0 rejected, 0 skipped
! 3 children, 1 with findings; findings: 1 urgent, 0 sustained, 0 insufficient
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
$ growth scan tests/data/scan-sex-unknown.csv --today 2023-01-10 --tiers insufficient --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
nobody,insufficient,sex-unknown,weight,,,,,,,,,,,,,,"Sex is not known, so no curves can be chosen and no value of this child is judged. Record the sex used for charts (male or female), or say which curves to use."
half,insufficient,insufficient,weight,,2022-01-01,,0.999315537303217,,9,,0.048847177619383494,,,1,2022-01-01,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 374 days old. No finding here is no reassurance. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
! growth scan: tests/data/scan-sex-unknown.csv:7:2: sex is empty (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/data/scan-sex-unknown.csv:8:2: sex is empty (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/data/scan-sex-unknown.csv:9:2: sex is empty (write male or female, or say which curves to use); see --chart-sex
? 3
