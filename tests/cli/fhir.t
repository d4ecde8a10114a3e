# Observations of FHIR are read as rows of a table are; patients may be in another file.
$ growth assess --format csv --precision 2 --today 2026-01-01 examples/exports/fhir/observations.ndjson examples/exports/fhir/patients.ndjson --rejects OUT/r.ndjson
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
1,girl-1,2023-02-14,weight,3.31,kg,0.00,,uk-who,uk90-birth,-0.24,40.38,between the 25th and 50th centiles,gestation-unknown,
3,boy-2,2022-11-30,weight,2.24,kg,0.00,-0.11,uk-who,uk90-birth,-0.02,49.26,on or near the 50th centile,corrected-age,
4,girl-1,2023-04-05,weight,4.85,kg,0.14,,uk-who,who2006-day-length,0.04,51.59,on or near the 50th centile,gestation-unknown,
5,girl-1,2023-04-05,height,56.2,cm,0.14,,uk-who,who2006-day-length,0.13,54.99,on or near the 50th centile,gestation-unknown,
6,boy-2,2023-01-25,weight,3.9,kg,0.15,0.04,uk-who,who2006-day-length,0.27,60.77,between the 50th and 75th centiles,corrected-age;near-join,
7,girl-1,2023-06-07,weight,6.05,kg,0.31,,uk-who,who2006-day-length,-0.29,38.75,between the 25th and 50th centiles,gestation-unknown,
8,boy-2,2023-03-29,weight,5.72,kg,0.33,0.21,uk-who,who2006-day-length,-0.43,33.37,between the 25th and 50th centiles,corrected-age,
10,girl-1,2023-09-13,weight,6.7,kg,0.58,,uk-who,who2006-day-length,-1.06,14.37,between the 9th and 25th centiles,gestation-unknown,
12,girl-1,2024-02-28,weight,7.3,kg,1.04,,uk-who,who2006-day-length,-1.79,3.68,between the 2nd and 9th centiles,gestation-unknown,
13,girl-1,2024-02-28,height,72.5,cm,1.04,,uk-who,who2006-day-length,-0.79,21.37,on or near the 25th centile,gestation-unknown,
15,boy-2,2023-12-13,weight,9.1,kg,1.03,0.92,uk-who,who2006-day-length,-0.32,37.53,between the 25th and 50th centiles,corrected-age;preliminary,
! growth assess: examples/exports/fhir/observations.ndjson:9: the record takes it back: its status is entered-in-error
! growth assess: examples/exports/fhir/observations.ndjson:14: code 59576-9 is left out: it is a centile
! growth assess: examples/exports/fhir/observations.ndjson:15: its status is preliminary: it is used, and may still change
! examples/exports/fhir/observations.ndjson and 1 more: 15 rows: 12 used (1 preliminary), 2 rejected, 1 skipped; problems: 1 retracted, 1 excluded; beside them 2 patients, 0 other resources (1 gestations read)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ cat OUT/r.ndjson
{"resourceType":"Observation","id":"obs-9","status":"entered-in-error","code":{"coding":[{"system":"http://loinc.org","code":"29463-7","display":"Body weight"}]},"subject":{"reference":"Patient/boy-2"},"effectiveDateTime":"2023-03-29","valueQuantity":{"value":57.2,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
{"resourceType":"Observation","id":"obs-14","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"59576-9","display":"BMI percentile"}]},"subject":{"reference":"Patient/girl-1"},"effectiveDateTime":"2024-02-28","valueQuantity":{"value":8,"unit":"%","system":"http://unitsofmeasure.org","code":"%"}}

# A Bundle: the line is that of the entry.
$ growth assess --format csv --precision 2 --today 2026-01-01 examples/exports/fhir/bundle.json
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
5,girl-1,2023-02-14,weight,3.31,kg,0.00,,uk-who,uk90-birth,-0.24,40.38,between the 25th and 50th centiles,gestation-unknown,
77,boy-2,2022-11-30,weight,2.24,kg,0.00,-0.11,uk-who,uk90-birth,-0.02,49.26,on or near the 50th centile,corrected-age,
104,girl-1,2023-04-05,weight,4.85,kg,0.14,,uk-who,who2006-day-length,0.04,51.59,on or near the 50th centile,gestation-unknown,
131,girl-1,2023-04-05,height,56.2,cm,0.14,,uk-who,who2006-day-length,0.13,54.99,on or near the 50th centile,gestation-unknown,
158,boy-2,2023-01-25,weight,3.9,kg,0.15,0.04,uk-who,who2006-day-length,0.27,60.77,between the 50th and 75th centiles,corrected-age;near-join,
185,girl-1,2023-06-07,weight,6.05,kg,0.31,,uk-who,who2006-day-length,-0.29,38.75,between the 25th and 50th centiles,gestation-unknown,
212,boy-2,2023-03-29,weight,5.72,kg,0.33,0.21,uk-who,who2006-day-length,-0.43,33.37,between the 25th and 50th centiles,corrected-age,
266,girl-1,2023-09-13,weight,6.7,kg,0.58,,uk-who,who2006-day-length,-1.06,14.37,between the 9th and 25th centiles,gestation-unknown,
317,girl-1,2024-02-28,weight,7.3,kg,1.04,,uk-who,who2006-day-length,-1.79,3.68,between the 2nd and 9th centiles,gestation-unknown,
344,girl-1,2024-02-28,height,72.5,cm,1.04,,uk-who,who2006-day-length,-0.79,21.37,on or near the 25th centile,gestation-unknown,
398,boy-2,2023-12-13,weight,9.1,kg,1.03,0.92,uk-who,who2006-day-length,-0.32,37.53,between the 25th and 50th centiles,corrected-age;preliminary,
! growth assess: examples/exports/fhir/bundle.json:239: entry 11 (Observation/obs-9): the record takes it back: its status is entered-in-error
! growth assess: examples/exports/fhir/bundle.json:371: entry 16 (Observation/obs-14): code 59576-9 is left out: it is a centile
! growth assess: examples/exports/fhir/bundle.json:398: entry 17 (Observation/obs-15): its status is preliminary: it is used, and may still change
! examples/exports/fhir/bundle.json: 15 rows: 12 used (1 preliminary), 2 rejected, 1 skipped; problems: 1 retracted, 1 excluded; beside them 2 patients, 0 other resources (1 gestations read)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3

# Standard input, kept aside because it is read twice.
$ growth check --format csv --precision 2 --today 2024-06-01 - < examples/exports/fhir/bundle.json
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
girl-1,sustained,predicted-fall,weight,2023-04-05,2024-02-28,0.14,1.04,4.85,7.30,0.04,-1.79,2.74,,4,2024-02-28,ng75-fall;conditional-gain,"Weight has moved down 2.7 centile spaces since 5 Apr 2023 (50th to 2nd-9th), on 2 weighings 168 days apart. 4.85 kg then, 7.30 kg on 28 Feb 2024. Meets the rule predicted-fall; also the NICE NG75 threshold (ng75-fall); also the rule conditional-gain. First met at this weighing. Of simulated children who do not fall, fewer than 3 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 2.1 deviations below what the earlier ones lead to expect. The established centile is the only earlier occasion. 4 occasions of weight; the last weight is 94 days old; uk-who, gestation policy exact, rules as built in. Seen but not weighed on 6 Dec 2023 (no scales). Re-check weight, measure height, review the chart, feeding history and wider assessment. Confirm by 27 Mar 2024. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
girl-1,contact,not-confirmed,weight,,,,,,,,,,,,2024-02-28,,The finding was to be confirmed by 27 Mar 2024; no later weight that can be used is recorded. The last weight is of 28 Feb 2024. Weigh at the next contact.
! growth check: (standard input):239: entry 11 (Observation/obs-9): the record takes it back: its status is entered-in-error
! growth check: (standard input):371: entry 16 (Observation/obs-14): code 59576-9 is left out: it is a centile
! growth check: (standard input):398: entry 17 (Observation/obs-15): its status is preliminary: it is used, and may still change
! (standard input): 15 rows: 12 used (1 preliminary), 2 rejected, 1 skipped; problems: 1 retracted, 1 excluded; beside them 2 patients, 0 other resources (1 gestations read)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3

# A Bundle that ends in the middle is not taken for whole.
$ growth assess tests/cli/records/cut.json
! growth assess: tests/cli/records/cut.json ends in the middle: its last bracket is missing (fetch the file again)
? 1

# Without the Patients there is nobody to score.
$ growth assess -q --today 2026-01-01 --format csv tests/cli/records/no-patient.ndjson
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
! growth assess: tests/cli/records/no-patient.ndjson:1: no child for the observation: its Patient is not in the files that were given (add the file of Patients)
? 3

# Into a store: what the source takes back later is taken back there.
$ growth store init OUT/s.db
! growth store init: OUT/s.db: a new store; it is not encrypted: keep it on an encrypted disk
$ growth store import OUT/s.db examples/exports/fhir/bundle.json --source clinic --author nurse --now 2024-06-01T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,15,12,1,0,1,1,0,examples/exports/fhir/bundle.json
measurements,11,11,0,0,0,0,0,examples/exports/fhir/bundle.json
visits,1,1,0,0,0,0,0,examples/exports/fhir/bundle.json
! growth store import: examples/exports/fhir/bundle.json:371: entry 16 (Observation/obs-14): code 59576-9 is left out: it is a centile
! growth store import: children added: 2
! growth store import: values the source calls preliminary, kept with that word in the note: 1
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ growth store import OUT/s.db tests/cli/records/taken-back.ndjson --source clinic --author nurse --now 2024-07-01T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,3,0,2,1,0,0,0,tests/cli/records/taken-back.ndjson
measurements,1,0,0,1,0,0,0,tests/cli/records/taken-back.ndjson
visits,0,0,0,0,0,0,0,tests/cli/records/taken-back.ndjson
! growth store import: children added: 0
! growth store import: rows by which the source takes back what the store held under their id: 1

# A Bundle on one line: the entry is told.  Of versions of an observation the latest counts, a copy is
# skipped, and what may still change is used and told.
$ growth assess tests/cli/records/versions.json --today 2024-06-01 --format csv --precision 2 --rejects OUT/r.ndjson
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
1,p1,2022-10-01,weight,5.1,kg,0.16,,uk-who,who2006-day-length,-0.52,30.04,on or near the 25th centile,gestation-unknown,
1,p1,2023-08-05,weight,9.1,kg,1.00,,uk-who,who2006-day-length,-0.53,29.72,on or near the 25th centile,gestation-unknown,
1,p1,2024-01-01,weight,10.5,kg,1.41,,uk-who,who2006-day-length,-0.18,42.96,between the 25th and 50th centiles,gestation-unknown;preliminary,
! growth assess: tests/cli/records/versions.json:1: entry 4 (Observation/b): a later version of it is used in its place: entry 6
! growth assess: tests/cli/records/versions.json:1: entry 7 (Observation/c): its status is preliminary: it is used, and may still change
! growth assess: tests/cli/records/versions.json:1: entry 8 (Observation/d): gender "unknown" of the Patient has no reference (write male or female, or say which curves to use); see --chart-sex
! tests/cli/records/versions.json: 6 rows: 3 used (1 preliminary), 2 rejected, 1 skipped; problems: 1 sex, 1 replaced; beside them 2 patients, 0 other resources (0 gestations read)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ cat OUT/r.ndjson
{"resource":{"resourceType":"Observation","id":"b","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2023-08-05","valueQuantity":{"value":99,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}}
{"resource":{"resourceType":"Observation","id":"d","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/p2"},"effectiveDateTime":"2024-01-01","valueQuantity":{"value":10.5,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}}
$ growth scan tests/cli/records/versions.json --today 2024-06-01 --reasons OUT/why.csv
child  tier          rule         measure  from  to  spaces  %
p2     insufficient  sex-unknown  weight                     
! growth scan: tests/cli/records/versions.json:1: entry 4 (Observation/b): a later version of it is used in its place: entry 6
! growth scan: tests/cli/records/versions.json:1: entry 7 (Observation/c): its status is preliminary: it is used, and may still change
! growth scan: tests/cli/records/versions.json:1: entry 8 (Observation/d): gender "unknown" of the Patient has no reference (write male or female, or say which curves to use); see --chart-sex
! 6 rows: 3 used (1 preliminary), 2 rejected, 1 skipped; problems: 1 sex, 1 replaced; beside them 2 patients, 0 other resources (0 gestations read)
! 2 children, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 0 quality, 0 contact
! 1 of them not judged: sex is not known (record the sex used for charts, or give --chart-sex)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second; rows were put in order by child first
? 3
$ cat OUT/why.csv
file,line,column,kind,message
tests/cli/records/versions.json,1,,replaced,entry 4 (Observation/b): a later version of it is used in its place: entry 6
tests/cli/records/versions.json,1,,preliminary,"entry 7 (Observation/c): its status is preliminary: it is used, and may still change"
tests/cli/records/versions.json,1,,sex,"entry 8 (Observation/d): gender ""unknown"" of the Patient has no reference (write male or female, or say which curves to use)"
$ growth check tests/cli/records/versions.json --today 2024-06-01 -q --tiers sustained --format csv
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
! growth check: tests/cli/records/versions.json:1: entry 4 (Observation/b): a later version of it is used in its place: entry 6
! growth check: tests/cli/records/versions.json:1: entry 7 (Observation/c): its status is preliminary: it is used, and may still change
! growth check: tests/cli/records/versions.json:1: entry 8 (Observation/d): gender "unknown" of the Patient has no reference (write male or female, or say which curves to use); see --chart-sex
? 3

# A store keeps both versions, the later over the earlier.
$ growth store init OUT/v.db -q
$ growth store import OUT/v.db tests/cli/records/versions.json --source clinic --now 2024-06-01T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,6,4,1,1,0,0,0,tests/cli/records/versions.json
measurements,6,4,1,1,0,0,0,tests/cli/records/versions.json
visits,0,0,0,0,0,0,0,tests/cli/records/versions.json
! growth store import: children added: 2
! growth store import: values the source calls preliminary, kept with that word in the note: 1
