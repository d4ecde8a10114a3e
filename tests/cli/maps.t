# An export with headings, units, codes and dates of its own; its scores beside ours.
$ growth assess --map tests/cli/records/own.map --compare --format csv --precision 2 --today 2026-01-01 tests/cli/records/own.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message,file_sds,difference
2,k,2020-04-03,weight,5.1,kg,0.17,,uk-who,who2006-day-length,-0.75,22.58,on or near the 25th centile,gestation-unknown,,-0.20,0.55
4,k,2020-06-05,weight,6.5,kg,0.34,,uk-who,who2006-day-length,-0.73,23.28,on or near the 25th centile,gestation-unknown,,-0.82,-0.09
! 2 scores compared: greatest difference 0.553 (weight, tests/cli/records/own.csv:2), 2 differ by more than 0.01, 2 by more than 0.05
! tests/cli/records/own.csv: 3 rows: 3 used, 0 rejected, 0 skipped; 1 "not known" codes taken as empty
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0

# A slip in a map is said as FILE:LINE.
$ growth assess --map tests/cli/records/slip.map tests/cli/records/own.csv
! growth assess: tests/cli/records/slip.map:2: no column of ours is called "wieght"
? 1

# The extract of the National Child Measurement Programme.
$ growth assess --preset ncmp --compare --format csv --precision 2 --today 2026-01-01 tests/cli/records/ncmp.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message,file_sds,difference
2,A1,2023-05-11,height,110.4,cm,5.10,,uk-who,uk90-child,0.02,50.89,on or near the 50th centile,gestation-unknown,,0.12,0.10
2,A1,2023-05-11,weight,19.1,kg,5.10,,uk-who,uk90-child,0.10,54.16,on or near the 50th centile,gestation-unknown,,0.20,0.10
2,A1,2023-05-11,bmi,15.7,kg/m2,5.10,,uk-who,uk90-child,0.13,55.25,on or near the 50th centile,gestation-unknown,,0.10,-0.03
! 3 scores compared: greatest difference 0.098 (height, tests/cli/records/ncmp.csv:2), 3 differ by more than 0.01, 2 by more than 0.05
! tests/cli/records/ncmp.csv: 1 row: 1 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth assess --preset npmc tests/cli/records/ncmp.csv
! growth assess: --preset is one of ncmp, csds, not 'npmc'
? 2

# No scores to compare with.
$ growth assess --compare --format csv --precision 2 --today 2026-01-01 tests/cli/records/comma.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message,file_sds,difference
2,A,2021-04-02,weight,3.3,kg,0.00,,uk-who,uk90-birth,-0.27,39.45,between the 25th and 50th centiles,gestation-unknown,,,
3,A,2021-06-01,weight,4.9,kg,0.16,,uk-who,who2006-day-length,-0.31,37.67,between the 25th and 50th centiles,gestation-unknown,,,
5,A,2022-04-02,weight,9.1,kg,1.00,,uk-who,who2006-day-length,0.14,55.52,on or near the 50th centile,gestation-unknown,,,
! growth assess: tests/cli/records/comma.csv:4:6: weight "6,3" is not a number (use a point)
! growth assess: --compare: no score in the file beside one of ours (columns such as weight_sds or bmi_z; --map names others)
! tests/cli/records/comma.csv: 4 rows: 3 used, 1 rejected, 0 skipped; problems: 1 not-a-number
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3

# Two files as one; each problem names its file.
$ growth assess --format csv --precision 2 --today 2026-01-01 examples/records/girl-wide-metres.csv tests/cli/records/comma.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,GWM,2017-06-25,weight,3.28,kg,0.00,-0.02,uk-who,uk90-birth,0.17,56.58,on or near the 50th centile,corrected-age,
2,GWM,2017-06-25,head,33.9,cm,0.00,-0.02,uk-who,uk90-birth,0.16,56.45,on or near the 50th centile,corrected-age,
3,GWM,2017-08-08,weight,4.63,kg,0.12,0.10,uk-who,who2006-day-length,0.41,65.85,between the 50th and 75th centiles,corrected-age,
3,GWM,2017-08-08,height,54.9,cm,0.12,0.10,uk-who,who2006-day-length,0.27,60.70,between the 50th and 75th centiles,corrected-age,
3,GWM,2017-08-08,head,37.2,cm,0.12,0.10,uk-who,who2006-day-length,0.25,59.68,between the 50th and 75th centiles,corrected-age,
3,GWM,2017-08-08,bmi,15.36,kg/m2,0.12,0.10,uk-who,who2006-day-length,0.35,63.56,between the 50th and 75th centiles,corrected-age;derived,
4,GWM,2018-06-25,weight,9.2,kg,1.00,0.98,uk-who,who2006-day-length,0.28,61.08,between the 50th and 75th centiles,corrected-age,
4,GWM,2018-06-25,height,74.4,cm,1.00,0.98,uk-who,who2006-day-length,0.28,61.04,between the 50th and 75th centiles,corrected-age,
4,GWM,2018-06-25,head,45,cm,1.00,0.98,uk-who,who2006-day-length,0.14,55.41,on or near the 50th centile,corrected-age,
4,GWM,2018-06-25,bmi,16.62,kg/m2,1.00,0.98,uk-who,who2006-day-length,0.16,56.23,on or near the 50th centile,corrected-age;derived,
5,GWM,2019-10-14,weight,13,kg,2.30,2.28,uk-who,who2006-day-height,0.52,69.80,on or near the 75th centile,corrected-age,
5,GWM,2019-10-14,height,89.7,cm,2.30,2.28,uk-who,who2006-day-height,0.33,62.85,between the 50th and 75th centiles,corrected-age,
5,GWM,2019-10-14,bmi,16.16,kg/m2,2.30,2.28,uk-who,who2006-day-height,0.42,66.12,between the 50th and 75th centiles,corrected-age;derived,
6,GWM,2021-02-01,weight,16,kg,3.61,3.58,uk-who,who2006-day-height,0.40,65.46,between the 50th and 75th centiles,corrected-age,
6,GWM,2021-02-01,height,100.5,cm,3.61,3.58,uk-who,who2006-day-height,0.20,57.88,between the 50th and 75th centiles,corrected-age,
6,GWM,2021-02-01,bmi,15.84,kg/m2,3.61,3.58,uk-who,who2006-day-height,0.39,65.08,between the 50th and 75th centiles,corrected-age;derived,
7,GWM,2022-05-20,weight,19.1,kg,4.90,4.88,uk-who,uk90-child,0.43,66.46,between the 50th and 75th centiles,corrected-age,
7,GWM,2022-05-20,height,109.3,cm,4.90,4.88,uk-who,uk90-child,0.30,61.74,between the 50th and 75th centiles,corrected-age,
7,GWM,2022-05-20,bmi,15.99,kg/m2,4.90,4.88,uk-who,uk90-child,0.33,62.98,between the 50th and 75th centiles,corrected-age;derived,
2,A,2021-04-02,weight,3.3,kg,0.00,,uk-who,uk90-birth,-0.27,39.45,between the 25th and 50th centiles,gestation-unknown,
3,A,2021-06-01,weight,4.9,kg,0.16,,uk-who,who2006-day-length,-0.31,37.67,between the 25th and 50th centiles,gestation-unknown,
5,A,2022-04-02,weight,9.1,kg,1.00,,uk-who,who2006-day-length,0.14,55.52,on or near the 50th centile,gestation-unknown,
! growth assess: tests/cli/records/comma.csv:4:6: weight "6,3" is not a number (use a point)
! examples/records/girl-wide-metres.csv and 1 more: 10 rows: 9 used, 1 rejected, 0 skipped; problems: 1 not-a-number
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3

# A scan takes the same maps and presets, and says how far the scores in the file are from ours.
$ growth scan tests/cli/records/ncmp.csv --preset ncmp --today 2024-01-01 --compare
child  tier          rule          measure  from  to          spaces  %
A1     insufficient  insufficient  weight         2023-05-11          
! 1 row: 1 used, 0 rejected, 0 skipped
! 1 child, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 0 quality, 0 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
! 3 scores compared: greatest difference 0.098 (height, tests/cli/records/ncmp.csv:2), 3 differ by more than 0.01, 2 by more than 0.05
$ growth scan tests/cli/records/csds.csv --preset csds --today 2026-01-01
child  tier          rule            measure  from  to          spaces  %
P1     insufficient  insufficient    weight         2023-06-08          
P1     quality       same-day        height         2023-06-08          
P1     contact       weight-overdue  weight                             
P1     contact       blind-gap       weight                             
! 3 rows: 3 used, 0 rejected, 0 skipped; 1 "not known" codes taken as empty
! 1 child, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 1 quality, 2 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
$ growth scan tests/cli/records/own.csv --map tests/cli/records/own.map --today 2026-01-01
child  tier          rule            measure  from  to          spaces  %
k      insufficient  insufficient    weight         2020-06-05          
k      contact       weight-overdue  weight                             
k      contact       blind-gap       weight                             
! 3 rows: 3 used, 0 rejected, 0 skipped; 1 "not known" codes taken as empty
! 1 child, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 0 quality, 2 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
$ growth scan - --compare
! growth scan: --compare reads the files once more, and standard input cannot be: name a file
? 2
$ growth scan --store OUT/no.growth --compare
! growth scan: --compare is of a FILE: a store keeps no scores
? 2

# What a commissioner gets of the Community Services Data Set has no day of birth: the age stands for it.
$ growth assess tests/cli/records/csds-ages.csv --preset csds --format csv --precision 2 --today 2026-01-01
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,P1,2021-06-01,weight,4.9,kg,0.16,,uk-who,who2006-day-length,-0.31,37.67,between the 25th and 50th centiles,gestation-unknown,
2,P1,2021-06-01,height,57,cm,0.16,,uk-who,who2006-day-length,0.01,50.38,on or near the 50th centile,gestation-unknown,
2,P1,2021-06-01,bmi,15.08,kg/m2,0.16,,uk-who,who2006-day-length,-0.46,32.38,between the 25th and 50th centiles,gestation-unknown;derived,
3,P1,2023-06-01,weight,11.8,kg,2.16,,uk-who,who2006-day-height,-0.06,47.69,on or near the 50th centile,gestation-unknown,
3,P1,2023-06-01,height,87.2,cm,2.16,,uk-who,who2006-day-height,-0.06,47.51,on or near the 50th centile,gestation-unknown,
3,P1,2023-06-01,bmi,15.52,kg/m2,2.16,,uk-who,who2006-day-height,-0.09,46.56,on or near the 50th centile,gestation-unknown;derived,
! tests/cli/records/csds-ages.csv: 2 rows: 2 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
