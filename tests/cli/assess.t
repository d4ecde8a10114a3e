# Every measurement of a file, with age, SDS, centile and band.

# The check values of the two gestation policies: 41.68, 61.11, 74.73, 57.59, 73.52, 87.99 exact;
# 11.41, 10.56, 90.00, 79.53, 89.08, 97.21 on paper.
$ growth assess -q --format csv --precision 3 tests/cli/records/policies.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,girl,2020-01-01,weight,2.79,kg,0.000,-0.052,uk-who,uk90-birth,-0.210,41.676,between the 25th and 50th centiles,corrected-age,
3,girl,2020-01-26,head,34.7,cm,0.068,0.016,uk-who,uk90-birth,0.282,61.108,between the 50th and 75th centiles,corrected-age,
4,boy,2020-01-01,weight,4.14,kg,0.000,0.033,uk-who,uk90-birth,0.666,74.729,on or near the 75th centile,corrected-age;near-join,
5,boy,2020-02-12,weight,5.48,kg,0.115,0.148,uk-who,who2006-day-length,0.191,57.588,between the 50th and 75th centiles,corrected-age,
6,boy,2020-02-12,head,39.5,cm,0.115,0.148,uk-who,who2006-day-length,0.629,73.522,on or near the 75th centile,corrected-age,
7,boy,2020-02-12,height,60,cm,0.115,0.148,uk-who,who2006-day-length,1.174,87.988,on or near the 91st centile,corrected-age,

$ growth assess -q --format csv --precision 3 --gestation-policy paper tests/cli/records/policies.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,girl,2020-01-01,weight,2.79,kg,0.000,-0.052,uk-who,uk90-term-birth,-1.205,11.413,on or near the 9th centile,pooled-term,
3,girl,2020-01-26,head,34.7,cm,0.068,0.016,uk-who,who2006-day-length,-1.250,10.556,on or near the 9th centile,,
4,boy,2020-01-01,weight,4.14,kg,0.000,0.033,uk-who,uk90-term-birth,1.281,89.998,on or near the 91st centile,pooled-term,
5,boy,2020-02-12,weight,5.48,kg,0.115,0.148,uk-who,who2006-day-length,0.825,79.531,on or near the 75th centile,,
6,boy,2020-02-12,head,39.5,cm,0.115,0.148,uk-who,who2006-day-length,1.231,89.080,on or near the 91st centile,,
7,boy,2020-02-12,height,60,cm,0.115,0.148,uk-who,who2006-day-length,1.912,97.206,on or near the 98th centile,,

$ growth assess -q --format csv --precision 2 --ages both tests/cli/records/policies.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message,chronological_sds,chronological_centile
2,girl,2020-01-01,weight,2.79,kg,0.00,-0.05,uk-who,uk90-birth,-0.21,41.68,between the 25th and 50th centiles,corrected-age,,-1.54,6.23
3,girl,2020-01-26,head,34.7,cm,0.07,0.02,uk-who,uk90-birth,0.28,61.11,between the 50th and 75th centiles,corrected-age,,-1.25,10.56
4,boy,2020-01-01,weight,4.14,kg,0.00,0.03,uk-who,uk90-birth,0.67,74.73,on or near the 75th centile,corrected-age;near-join,,1.26,89.59
5,boy,2020-02-12,weight,5.48,kg,0.11,0.15,uk-who,who2006-day-length,0.19,57.59,between the 50th and 75th centiles,corrected-age,,0.82,79.53
6,boy,2020-02-12,head,39.5,cm,0.11,0.15,uk-who,who2006-day-length,0.63,73.52,on or near the 75th centile,corrected-age,,1.23,89.08
7,boy,2020-02-12,height,60,cm,0.11,0.15,uk-who,who2006-day-length,1.17,87.99,on or near the 91st centile,corrected-age,,1.91,97.21

# For people.
$ growth assess -q examples/records/girl-wide-metres.csv
line  child  date        measure  value  unit    age  corrected   SDS  centile  band                                flags  message
   2  GWM    2017-06-25  weight    3.28  kg     0.00      -0.02  0.17       57  on or near the 50th centile                
   2  GWM    2017-06-25  head      33.9  cm     0.00      -0.02  0.16       56  on or near the 50th centile                
   3  GWM    2017-08-08  weight    4.63  kg     0.12       0.10  0.41       66  between the 50th and 75th centiles         
   3  GWM    2017-08-08  height    54.9  cm     0.12       0.10  0.27       61  between the 50th and 75th centiles         
   3  GWM    2017-08-08  head      37.2  cm     0.12       0.10  0.25       60  between the 50th and 75th centiles         
   3  GWM    2017-08-08  bmi      15.36  kg/m2  0.12       0.10  0.35       64  between the 50th and 75th centiles         
   4  GWM    2018-06-25  weight     9.2  kg     1.00       0.98  0.28       61  between the 50th and 75th centiles         
   4  GWM    2018-06-25  height    74.4  cm     1.00       0.98  0.28       61  between the 50th and 75th centiles         
   4  GWM    2018-06-25  head        45  cm     1.00       0.98  0.14       55  on or near the 50th centile                
   4  GWM    2018-06-25  bmi      16.62  kg/m2  1.00       0.98  0.16       56  on or near the 50th centile                
   5  GWM    2019-10-14  weight      13  kg     2.30       2.28  0.52       70  on or near the 75th centile                
   5  GWM    2019-10-14  height    89.7  cm     2.30       2.28  0.33       63  between the 50th and 75th centiles         
   5  GWM    2019-10-14  bmi      16.16  kg/m2  2.30       2.28  0.42       66  between the 50th and 75th centiles         
   6  GWM    2021-02-01  weight      16  kg     3.61       3.58  0.40       65  between the 50th and 75th centiles         
   6  GWM    2021-02-01  height   100.5  cm     3.61       3.58  0.20       58  between the 50th and 75th centiles         
   6  GWM    2021-02-01  bmi      15.84  kg/m2  3.61       3.58  0.39       65  between the 50th and 75th centiles         
   7  GWM    2022-05-20  weight    19.1  kg     4.90       4.88  0.43       66  between the 50th and 75th centiles         
   7  GWM    2022-05-20  height   109.3  cm     4.90       4.88  0.30       62  between the 50th and 75th centiles         
   7  GWM    2022-05-20  bmi      15.99  kg/m2  4.90       4.88  0.33       63  between the 50th and 75th centiles         

# The account goes to standard error: every row is used, rejected or skipped, and what scored it is named.
$ growth assess --format csv --precision 2 tests/cli/records/comma.csv --today 2026-01-01 --rejects OUT/r.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,A,2021-04-02,weight,3.3,kg,0.00,,uk-who,uk90-birth,-0.27,39.45,between the 25th and 50th centiles,gestation-unknown,
3,A,2021-06-01,weight,4.9,kg,0.16,,uk-who,who2006-day-length,-0.31,37.67,between the 25th and 50th centiles,gestation-unknown,
5,A,2022-04-02,weight,9.1,kg,1.00,,uk-who,who2006-day-length,0.14,55.52,on or near the 50th centile,gestation-unknown,
! growth assess: tests/cli/records/comma.csv:4:6: weight "6,3" is not a number (use a point)
! tests/cli/records/comma.csv: 4 rows: 3 used, 1 rejected, 0 skipped; problems: 1 not-a-number
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ cat OUT/r.csv
child_id,sex,birth_date,measured_on,measure,value,unit
A,f,2021-04-02,2021-08-01,weight,"6,3",kg

$ growth assess -q --format json --precision 2 tests/cli/records/comma.csv
{
  "schema": "growth.assess.1",
  "software": "0.1.0",
  "data_version": "2026.2+83592cfd",
  "reference": "uk-who",
  "gestation_policy": "exact",
  "rows": [
    {"line": 2, "child_id": "A", "measured_on": "2021-04-02", "measure": "weight", "value": 3.3, "unit": "kg", "age_years": 0.00, "corrected_age_years": null, "reference": "uk-who", "segment": "uk90-birth", "sds": -0.27, "centile": 39.45, "band": "between the 25th and 50th centiles", "flags": "gestation-unknown", "message": null},
    {"line": 3, "child_id": "A", "measured_on": "2021-06-01", "measure": "weight", "value": 4.9, "unit": "kg", "age_years": 0.16, "corrected_age_years": null, "reference": "uk-who", "segment": "who2006-day-length", "sds": -0.31, "centile": 37.67, "band": "between the 25th and 50th centiles", "flags": "gestation-unknown", "message": null},
    {"line": 5, "child_id": "A", "measured_on": "2022-04-02", "measure": "weight", "value": 9.1, "unit": "kg", "age_years": 1.00, "corrected_age_years": null, "reference": "uk-who", "segment": "who2006-day-length", "sds": 0.14, "centile": 55.52, "band": "on or near the 50th centile", "flags": "gestation-unknown", "message": null}
  ]
}
! growth assess: tests/cli/records/comma.csv:4:6: weight "6,3" is not a number (use a point)
? 3

$ growth assess -q --format ndjson --precision 2 - < tests/cli/records/comma.csv
{"schema": "growth.assess.1", "line": 2, "child_id": "A", "measured_on": "2021-04-02", "measure": "weight", "value": 3.3, "unit": "kg", "age_years": 0.00, "corrected_age_years": null, "reference": "uk-who", "segment": "uk90-birth", "sds": -0.27, "centile": 39.45, "band": "between the 25th and 50th centiles", "flags": "gestation-unknown", "message": null}
{"schema": "growth.assess.1", "line": 3, "child_id": "A", "measured_on": "2021-06-01", "measure": "weight", "value": 4.9, "unit": "kg", "age_years": 0.16, "corrected_age_years": null, "reference": "uk-who", "segment": "who2006-day-length", "sds": -0.31, "centile": 37.67, "band": "between the 25th and 50th centiles", "flags": "gestation-unknown", "message": null}
{"schema": "growth.assess.1", "line": 5, "child_id": "A", "measured_on": "2022-04-02", "measure": "weight", "value": 9.1, "unit": "kg", "age_years": 1.00, "corrected_age_years": null, "reference": "uk-who", "segment": "who2006-day-length", "sds": 0.14, "centile": 55.52, "band": "on or near the 50th centile", "flags": "gestation-unknown", "message": null}
! growth assess: (standard input):4:6: weight "6,3" is not a number (use a point)
? 3

# Ten kinds of bad row: each has its sentence, none stops the rest.
$ growth assess --format csv --precision 2 examples/records/ten-bad-rows.csv --today 2026-01-01 --rejects OUT/rejects.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,TBR,2020-03-01,weight,3.69,kg,0.00,0.00,uk-who,uk90-birth,0.29,61.56,between the 50th and 75th centiles,corrected-age,
3,TBR,2020-03-16,weight,3.87,kg,0.04,0.04,uk-who,who2006-day-length,0.14,55.49,on or near the 50th centile,corrected-age;near-join,
5,TBR,2020-04-20,weight,5.36,kg,0.14,0.14,uk-who,who2006-day-length,0.21,58.51,between the 50th and 75th centiles,corrected-age,
7,TBR,2020-04-20,height,56.9,cm,0.14,0.14,uk-who,who2006-day-length,-0.15,43.93,on or near the 50th centile,corrected-age,
9,TBR,2020-05-27,weight,6.42,kg,0.24,0.24,uk-who,who2006-day-length,0.19,57.70,between the 50th and 75th centiles,corrected-age,
10,TBR,2020-06-03,weight,6380,kg,0.26,0.26,uk-who,,,,,,weight 6380 kg is outside 0.15 to 500 kg (check the entry and its unit)
12,TBR,2021-02-09,weight,9.82,kg,0.94,0.94,uk-who,who2006-day-length,0.31,62.23,between the 50th and 75th centiles,corrected-age,
14,TBR,2021-02-09,height,75.7,cm,0.94,0.94,uk-who,who2006-day-length,0.32,62.57,between the 50th and 75th centiles,corrected-age,
15,TBR,2021-02-09,height,75.7,cm,0.94,0.94,uk-who,who2006-day-length,0.32,62.57,between the 50th and 75th centiles,corrected-age,
16,TBR,2022-06-20,weight,13,kg,2.30,2.30,uk-who,who2006-day-height,0.09,53.69,on or near the 50th centile,corrected-age,
19,TBR,2022-06-20,height,90.2,cm,2.30,2.30,uk-who,who2006-day-height,0.02,50.96,on or near the 50th centile,corrected-age,
20,TBR,2023-08-31,weight,15.7,kg,3.50,3.50,uk-who,who2006-day-height,0.18,57.26,between the 50th and 75th centiles,corrected-age,
22,TBR,2023-08-31,height,99,cm,3.50,3.50,uk-who,who2006-day-height,-0.21,41.57,between the 25th and 50th centiles,corrected-age,
! growth assess: examples/records/ten-bad-rows.csv:4:7: weight "4,1" is not a number (use a point)
! growth assess: examples/records/ten-bad-rows.csv:6:8: weight has no unit (write one, such as kg: units are never guessed)
! growth assess: examples/records/ten-bad-rows.csv:8:6: measure "lenght" is not known (write weight, height, length, head or bmi)
! growth assess: examples/records/ten-bad-rows.csv:10:7: weight 6380 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth assess: examples/records/ten-bad-rows.csv:11:5: measured_on "2021-02-30" is no day of the calendar
! growth assess: examples/records/ten-bad-rows.csv:13:5: measured_on "2019-02-09" is before birth_date "2020-03-01"
! growth assess: examples/records/ten-bad-rows.csv:15:9: posture "sitting" is not known (write lying or standing)
! growth assess: examples/records/ten-bad-rows.csv:17:5: measured_on "2091-06-20" is in the future
! growth assess: examples/records/ten-bad-rows.csv:18: 14 cells where the header names 13 (quote a cell that holds the separator)
! growth assess: examples/records/ten-bad-rows.csv:21:2: sex "x" has no reference (write male or female, or say which curves to use); see --chart-sex
! examples/records/ten-bad-rows.csv: 21 rows: 11 used, 1 used in part, 9 rejected, 0 skipped; problems: 1 not-a-number, 1 unit, 1 measure, 1 outside-limits, 1 date, 1 before-birth, 1 in-the-future, 1 sex, 1 code, 1 fields
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ cat OUT/rejects.csv
child_id,sex,birth_date,gestation,measured_on,measure,value,unit,posture,service,measured_by,not_measured_reason,note
TBR,male,2020-03-01,40+0,2020-03-21,weight,"4,1",kg,,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2020-04-25,weight,5.36,,,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2020-04-25,lenght,56.9,cm,lying,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2020-06-03,weight,6380,kg,,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2021-02-30,weight,6.42,kg,,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2019-02-09,weight,9.82,kg,,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2021-02-09,length,75.7,cm,sitting,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2091-06-20,weight,13.0,kg,,health visiting,health visitor,,
TBR,male,2020-03-01,40+0,2022-06-20,weight,13.0,kg,,health visiting,health visitor,,Weighed twice, clothed
TBR,x,2020-03-01,40+0,2023-10-01,weight,15.7,kg,,health visiting,health visitor,,

# Exact numbers read back as the same double.
$ growth assess -q --format csv tests/cli/records/comma.csv --chart-sex female
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,A,2021-04-02,weight,3.3,kg,0,,uk-who,uk90-birth,-0.2675011685742637,39.45416572762041,between the 25th and 50th centiles,gestation-unknown,
3,A,2021-06-01,weight,4.9,kg,0.16427104722792607,,uk-who,who2006-day-length,-0.3141262891394358,37.67125617642009,between the 25th and 50th centiles,gestation-unknown,
5,A,2022-04-02,weight,9.1,kg,0.999315537303217,,uk-who,who2006-day-length,0.13871534546916986,55.516245429620334,on or near the 50th centile,gestation-unknown,
! growth assess: tests/cli/records/comma.csv:4:6: weight "6,3" is not a number (use a point)
? 3

$ growth assess nosuch.csv
! growth assess: cannot open nosuch.csv: No such file or directory
? 1

$ growth assess --reference moon tests/cli/records/comma.csv
! growth assess: no reference 'moon'; see 'growth references list', or name a file
? 2

$ growth assess --today 2026-13-01 tests/cli/records/comma.csv
! growth assess: --today: "2026-13-01" is no day of the calendar
? 2

$ growth assess --precision many tests/cli/records/comma.csv
! growth assess: --precision is a whole number from 0 to 15, or full
? 2

$ growth assess
! growth assess: a FILE is needed, or - for standard input; see 'growth help assess'
? 2

$ growth assess --ages some tests/cli/records/comma.csv
! growth assess: --ages is both, not 'some'
? 2

# In text a value is to the gram at most, but with --precision full; to programs it goes exactly.
$ growth assess tests/data/pounds.csv --today 2024-12-01 -q --ages both
line  child  date        measure   value  unit   age  corrected    SDS  centile  band                               flags  message  SDS uncorrected  centile uncorrected
   2  p1     2020-02-21  weight    8.165  kg    1.00       0.81  -0.98       16  between the 9th and 25th centiles                            -1.52                 6.45
   3  p1     2020-08-21  weight   10.305  kg    1.50       1.31  -0.13       45  on or near the 50th centile                                  -0.53                29.76
$ growth assess tests/data/pounds.csv --today 2024-12-01 -q --precision 2
line  child  date        measure   value  unit   age  corrected    SDS  centile  band                               flags  message
   2  p1     2020-02-21  weight    8.165  kg    1.00       0.81  -0.98       16  between the 9th and 25th centiles         
   3  p1     2020-08-21  weight   10.305  kg    1.50       1.31  -0.13       45  on or near the 50th centile               
$ growth assess tests/data/pounds.csv --today 2024-12-01 -q --precision full
line  child  date        measure              value  unit                 age           corrected                   SDS  centile  band                               flags  message
   2  p1     2020-02-21  weight   8.164662660000001  kg     0.999315537303217  0.8076659822039699   -0.9774385155995271       16  between the 9th and 25th centiles         
   3  p1     2020-08-21  weight              10.305  kg    1.4976043805612593  1.3059548254620124  -0.12968169275820576       45  on or near the 50th centile               
$ growth assess tests/data/pounds.csv --today 2024-12-01 -q --precision 2 --format csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,p1,2020-02-21,weight,8.164662660000001,kg,1.00,0.81,uk-who,who2006-day-length,-0.98,16.42,between the 9th and 25th centiles,corrected-age,
3,p1,2020-08-21,weight,10.305,kg,1.50,1.31,uk-who,who2006-day-length,-0.13,44.84,on or near the 50th centile,corrected-age,

# A long id does not make a table of that width: it is cut, in text alone.
$ growth assess tests/data/long-id.csv --today 2024-12-01 -q
line  child                                      date        measure  value  unit   age  corrected   SDS  centile  band                         flags  message
   2  éééééééééééééééééééééééééééééééééééééééé…  2020-02-21  weight    10.3  kg    1.00             0.60       73  on or near the 75th centile         
$ growth scan tests/data/long-id.csv --today 2024-12-01 -q
child                                      tier          rule            measure  from  to          spaces  %
éééééééééééééééééééééééééééééééééééééééé…  insufficient  insufficient    weight         2020-02-21          
éééééééééééééééééééééééééééééééééééééééé…  contact       weight-overdue  weight                             
éééééééééééééééééééééééééééééééééééééééé…  contact       blind-gap       weight                             
