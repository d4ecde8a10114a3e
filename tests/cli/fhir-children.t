# A Patient of whom nothing measured is used is a child all the same, if it is younger than 20 years or
# that cannot be known; adults and who died are counted.
$ growth scan tests/cli/records/patients.ndjson tests/cli/records/patients-observed.ndjson --today 2026-01-01 --tiers insufficient --format csv --reasons OUT/why.csv --rejects OUT/left.ndjson --coverage OUT/coverage.csv
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
no-sex,insufficient,sex-unknown,weight,,,,,,,,,,,,,,"Sex is not known, so no curves can be chosen and no value of this child is judged. Record the sex used for charts (male or female), or say which curves to use."
two,insufficient,identity,weight,,,,,,,,,,,,,,"Identity contradicts itself: 3 rows were refused, because their sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
never,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
two,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight. Identity contradicts itself: 3 rows were refused, because their sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
year-alone,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
measured,insufficient,insufficient,weight,,2022-05-01,,0.32854209445585214,,6.5,,0.13309678407986347,,,1,2022-05-01,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 1341 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
! growth scan: tests/cli/records/patients.ndjson:4: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients.ndjson:5: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients.ndjson:6: the Patient has no gender (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/cli/records/patients.ndjson:7: the Patient is recorded as having died, and nothing measured of it is used: it is not listed
! growth scan: tests/cli/records/patients.ndjson:8: birthDate "2022" of the Patient is not a whole date (year, month and day are needed)
! growth scan: tests/cli/records/patients-observed.ndjson:2: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients-observed.ndjson:3: the record takes it back: its status is entered-in-error
! 10 rows: 2 used, 1 used in part, 5 rejected, 2 skipped (Patients not listed: 1 adult, 1 deceased); problems: 1 date, 1 sex, 3 child, 1 retracted; beside them 1 patients, 0 other resources (0 gestations read); 2 of those used name a child and nothing measured
! 5 children, 5 with findings; findings:, 6 insufficient
! 1 of them not judged: sex is not known (record the sex used for charts, or give --chart-sex)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second; rows were put in order by child first
? 3
$ cat OUT/why.csv
file,line,column,kind,message
tests/cli/records/patients.ndjson,4,,child,"there are two Patients of this id, with different birth dates or sexes (correct one of them)"
tests/cli/records/patients.ndjson,5,,child,"there are two Patients of this id, with different birth dates or sexes (correct one of them)"
tests/cli/records/patients.ndjson,6,,sex,"the Patient has no gender (write male or female, or say which curves to use)"
tests/cli/records/patients.ndjson,7,,deceased,"the Patient is recorded as having died, and nothing measured of it is used: it is not listed"
tests/cli/records/patients.ndjson,8,,date,"birthDate ""2022"" of the Patient is not a whole date (year, month and day are needed)"
tests/cli/records/patients-observed.ndjson,2,,child,"there are two Patients of this id, with different birth dates or sexes (correct one of them)"
tests/cli/records/patients-observed.ndjson,3,,retracted,the record takes it back: its status is entered-in-error
$ cat OUT/left.ndjson
{"resourceType":"Patient","id":"two","gender":"male","birthDate":"2022-01-01"}
{"resourceType":"Patient","id":"two","gender":"male","birthDate":"2022-01-02"}
{"resourceType":"Patient","id":"no-sex","birthDate":"2022-01-02"}
{"resourceType":"Patient","id":"year-alone","gender":"male","birthDate":"2022"}
{"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/two"},"effectiveDateTime":"2022-05-01","valueQuantity":{"value":6.5,"system":"http://unitsofmeasure.org","code":"kg"}}
{"resourceType":"Observation","id":"o3","status":"entered-in-error","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/never"},"effectiveDateTime":"2022-05-01","valueQuantity":{"value":6.5,"system":"http://unitsofmeasure.org","code":"kg"}}
$ growth scan tests/cli/records/patients.ndjson tests/cli/records/patients-observed.ndjson --today 2026-01-01 --tiers insufficient --format csv --chart-sex male -q --shard 1/2
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
never,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
! growth scan: tests/cli/records/patients.ndjson:4: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients.ndjson:5: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients.ndjson:7: the Patient is recorded as having died, and nothing measured of it is used: it is not listed
! growth scan: tests/cli/records/patients.ndjson:8: birthDate "2022" of the Patient is not a whole date (year, month and day are needed)
! growth scan: tests/cli/records/patients-observed.ndjson:2: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients-observed.ndjson:3: the record takes it back: its status is entered-in-error
? 3
$ growth check tests/cli/records/patients.ndjson tests/cli/records/patients-observed.ndjson --today 2026-01-01 --child two -q
Identity contradicts itself: 3 rows were refused, because their sex, date of birth or
gestation differs from that of most of the rows. Two children may share one id, or one
entry is wrong; which, cannot be told here, and what else is said of this child rests on
the other rows alone. Check the id, sex and date of birth.
\
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age.
  No finding here is no reassurance.
  Missing
    A weight is overdue.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
Contacts
  A weight is overdue: birth, new birth visit, 6-8 week review, 8 week immunisations, 12
  week immunisations, 16 week immunisations, 12 month review, 2-2½ year review,
  pre-school booster. Weigh at the next contact.
  No weight for 1461 days: what happened in between cannot be seen. Weigh at the next
  contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! growth check: tests/cli/records/patients-observed.ndjson:2: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth check: tests/cli/records/patients-observed.ndjson:3: the record takes it back: its status is entered-in-error
! growth check: tests/cli/records/patients.ndjson:4: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth check: tests/cli/records/patients.ndjson:5: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth check: tests/cli/records/patients.ndjson:6: the Patient has no gender (write male or female, or say which curves to use); see --chart-sex
! growth check: tests/cli/records/patients.ndjson:7: the Patient is recorded as having died, and nothing measured of it is used: it is not listed
! growth check: tests/cli/records/patients.ndjson:8: birthDate "2022" of the Patient is not a whole date (year, month and day are needed)
? 3
$ growth scan tests/cli/records/patients-beside.csv tests/cli/records/patients.ndjson tests/cli/records/patients-observed.ndjson --today 2026-01-01 --tiers insufficient --rejects OUT/beside.csv
child       tier          rule          measure  from  to          spaces  %
measured    insufficient  identity      weight                             
no-sex      insufficient  sex-unknown   weight                             
two         insufficient  identity      weight                             
measured    insufficient  insufficient  weight         2022-07-01          
never       insufficient  insufficient  weight                             
two         insufficient  insufficient  weight                             
year-alone  insufficient  insufficient  weight                             
! growth scan: tests/cli/records/patients.ndjson:4: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients.ndjson:5: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients.ndjson:6: the Patient has no gender (write male or female, or say which curves to use); see --chart-sex
! growth scan: tests/cli/records/patients.ndjson:7: the Patient is recorded as having died, and nothing measured of it is used: it is not listed
! growth scan: tests/cli/records/patients.ndjson:8: birthDate "2022" of the Patient is not a whole date (year, month and day are needed)
! growth scan: tests/cli/records/patients-observed.ndjson:1: sex differs from this child's row on line 2 of another file (correct one of them)
! growth scan: tests/cli/records/patients-observed.ndjson:2: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth scan: tests/cli/records/patients-observed.ndjson:3: the record takes it back: its status is entered-in-error
! 12 rows: 3 used, 1 used in part, 6 rejected, 2 skipped (Patients not listed: 1 adult, 1 deceased); problems: 1 date, 1 sex, 4 child, 1 retracted; beside them 1 patients, 0 other resources (0 gestations read); 2 of those used name a child and nothing measured
! 5 children, 5 with findings; findings:, 7 insufficient
! 1 of them not judged: sex is not known (record the sex used for charts, or give --chart-sex)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second; rows were put in order by child first
? 3
$ cat OUT/beside.csv
{"resourceType":"Patient","id":"two","gender":"male","birthDate":"2022-01-01"}
{"resourceType":"Patient","id":"two","gender":"male","birthDate":"2022-01-02"}
{"resourceType":"Patient","id":"no-sex","birthDate":"2022-01-02"}
{"resourceType":"Patient","id":"year-alone","gender":"male","birthDate":"2022"}
{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/measured"},"effectiveDateTime":"2022-05-01","valueQuantity":{"value":6.5,"system":"http://unitsofmeasure.org","code":"kg"}}
{"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/two"},"effectiveDateTime":"2022-05-01","valueQuantity":{"value":6.5,"system":"http://unitsofmeasure.org","code":"kg"}}
{"resourceType":"Observation","id":"o3","status":"entered-in-error","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/never"},"effectiveDateTime":"2022-05-01","valueQuantity":{"value":6.5,"system":"http://unitsofmeasure.org","code":"kg"}}
$ growth check tests/cli/records/patients-beside.csv tests/cli/records/patients.ndjson tests/cli/records/patients-observed.ndjson --today 2026-01-01 --child measured -q
Identity contradicts itself: 1 row was refused, because its sex, date of birth or
gestation differs from that of most of the rows. Two children may share one id, or one
entry is wrong; which, cannot be told here, and what else is said of this child rests on
the other rows alone. Check the id, sex and date of birth.
\
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age;
  the last weight is 1280 days old. No finding here is no reassurance.
  Missing
    A weight is overdue.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
Contacts
  A weight is overdue: 12 month review, 2-2½ year review, pre-school booster. The last
  weight is of 1 Jul 2022. Weigh at the next contact.
  No weight for 1280 days: what happened in between cannot be seen. The last weight is
  of 1 Jul 2022. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! growth check: tests/cli/records/patients-observed.ndjson:1: sex differs from this child's row on line 2 of another file (correct one of them)
! growth check: tests/cli/records/patients-observed.ndjson:2: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth check: tests/cli/records/patients-observed.ndjson:3: the record takes it back: its status is entered-in-error
! growth check: tests/cli/records/patients.ndjson:4: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth check: tests/cli/records/patients.ndjson:5: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth check: tests/cli/records/patients.ndjson:6: the Patient has no gender (write male or female, or say which curves to use); see --chart-sex
! growth check: tests/cli/records/patients.ndjson:7: the Patient is recorded as having died, and nothing measured of it is used: it is not listed
! growth check: tests/cli/records/patients.ndjson:8: birthDate "2022" of the Patient is not a whole date (year, month and day are needed)
? 3
$ growth store init OUT/s.db -q
$ growth store import OUT/s.db tests/cli/records/patients.ndjson tests/cli/records/patients-observed.ndjson --source clinic --author nurse --now 2026-01-01T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,7,3,0,0,2,2,1,tests/cli/records/patients.ndjson
measurements,0,0,0,0,0,0,0,tests/cli/records/patients.ndjson
visits,0,0,0,0,0,0,0,tests/cli/records/patients.ndjson
rows,3,1,1,0,1,0,0,tests/cli/records/patients-observed.ndjson
measurements,1,1,0,0,0,0,0,tests/cli/records/patients-observed.ndjson
visits,0,0,0,0,0,0,0,tests/cli/records/patients-observed.ndjson
! growth store import: tests/cli/records/patients-observed.ndjson:2: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth store import: tests/cli/records/patients.ndjson:4: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth store import: tests/cli/records/patients.ndjson:5: there are two Patients of this id, with different birth dates or sexes (correct one of them)
! growth store import: tests/cli/records/patients.ndjson:7: the Patient is recorded as having died, and nothing measured of it is used: it is not listed
! growth store import: tests/cli/records/patients.ndjson:8: birthDate "2022" of the Patient is not a whole date (year, month and day are needed)
! growth store import: children added: 4
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
