# FHIR into a store: what the source takes back or corrects there, and whose it is.

# Withdrawals are often emptied: without a value, a code, a date, or all of it.  The id says what is
# taken back, once.  What the store does not hold, or is of something else, adds nothing.  Without
# the Patient, the store knows who the child is: by id, or not at all.  Where the source has another
# birth date now, nobody guesses which is right, and both are said; what it takes back is taken back
# all the same.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/withdrawn-before.ndjson --source ehr -q --now 2024-01-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             8    8     0        0         0        0        0
measurements     8    8     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/a.growth tests/cli/records/withdrawn.ndjson --source ehr --now 2024-01-03T10:00:00Z --rejects OUT/r.ndjson
              read  new  same  amended  rejected  skipped  in part
rows            10    0     2        6         1        1        0
measurements     6    0     0        6         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/withdrawn.ndjson:10: the record takes it back: its status is entered-in-error
! growth store import: children added: 0
! growth store import: rows by which the source takes back what the store held under their id: 6
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ cat OUT/r.ndjson
{"resourceType":"Observation","status":"entered-in-error","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]}}
$ growth store history OUT/a.growth --identifier tests/cli/records/ehr-number.txt
entry  recorded              date        what                                        state       instead of  service  by  why                       note
                                         female, born 2023-01-10, gestation unknown  current                                                        
    3  2024-01-02T10:00:00Z              ehr (hidden)                                current                                                        
    5  2024-01-02T10:00:00Z  2023-03-10  weight 5.0 kg                               superseded                                                     
    6  2024-01-02T10:00:00Z  2023-04-10  weight 5.5 kg                               superseded                                                     
    7  2024-01-02T10:00:00Z  2023-05-10  weight 6.0 kg                               superseded                                                     
    8  2024-01-02T10:00:00Z  2023-06-10  weight 6.5 kg                               superseded                                                     
    9  2024-01-02T10:00:00Z  2023-07-10  weight 7.0 kg                               superseded                                                     
   10  2024-01-02T10:00:00Z  2023-08-10  weight 7.5 kg                               superseded                                                     
   11  2024-01-02T10:00:00Z  2023-09-10  weight 8.0 kg                               current                                                        
   12  2024-01-02T10:00:00Z  2023-10-10  weight 8.5 kg                               current                                                        
   15  2024-01-03T10:00:00Z  2023-03-10  weight 5.0 kg                               retracted            5               the source takes it back  
   16  2024-01-03T10:00:00Z  2023-04-10  weight 5.5 kg                               retracted            6               the source takes it back  
   17  2024-01-03T10:00:00Z  2023-05-10  weight 6.0 kg                               retracted            7               the source takes it back  
   18  2024-01-03T10:00:00Z  2023-06-10  weight 6.5 kg                               retracted            8               the source takes it back  
   19  2024-01-03T10:00:00Z  2023-07-10  weight 7.0 kg                               retracted            9               the source takes it back  
   20  2024-01-03T10:00:00Z  2023-08-10  weight 7.5 kg                               retracted           10               the source takes it back  
$ growth store import OUT/a.growth tests/cli/records/withdrawn.ndjson --source ehr -q --now 2024-01-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows            10    0     8        0         1        1        0
measurements     6    0     6        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/withdrawn.ndjson:10: the record takes it back: its status is entered-in-error
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ growth store import OUT/a.growth tests/cli/records/withdrawn.ndjson -q --now 2024-01-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows            10    1     6        0         1        2        0
measurements     0    0     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/withdrawn.ndjson:10: the record takes it back: its status is entered-in-error
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 6
? 3
$ growth store import OUT/a.growth tests/cli/records/withdrawn-alone.ndjson --source ehr --now 2024-01-05T10:00:00Z --rejects OUT/r.ndjson
              read  new  same  amended  rejected  skipped  in part
rows             5    1     0        2         2        0        0
measurements     4    1     0        2         1        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/withdrawn-alone.ndjson:4: it was measured at birth, and the Patient, who has the day, is not in the files that were given (add the file of Patients)
! growth store import: tests/cli/records/withdrawn-alone.ndjson:5: it does not say who the child is, and no child of the store has its identifier (of FHIR: add the file of Patients)
! growth store import: children added: 0
! growth store import: rows by which the source takes back what the store held under their id: 1
? 3
$ cat OUT/r.ndjson
{"resourceType":"Observation","id":"b","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8339-4"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2023-01-12","valueQuantity":{"value":3.3,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
{"resourceType":"Observation","id":"v9","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/p2"},"effectiveDateTime":"2023-12-10","valueQuantity":{"value":9.4,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
$ growth store import OUT/a.growth tests/cli/records/withdrawn-born.ndjson --source ehr -q --now 2024-01-06T10:00:00Z --rejects OUT/r.ndjson
              read  new  same  amended  rejected  skipped  in part
rows             2    0     0        1         1        0        0
measurements     1    0     0        1         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/withdrawn-born.ndjson:1: it says female, born 2023-01-12, and the record of this identifier says female, born 2023-01-10: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: rows by which the source takes back what the store held under their id: 1
? 3
$ cat OUT/r.ndjson
{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"2023-01-12"}
$ growth store import OUT/a.growth tests/cli/records/withdrawn-born-measured.ndjson --source ehr -q --now 2024-01-07T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    0     0        0         1        0        0
measurements     1    0     0        0         1        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/withdrawn-born-measured.ndjson:2: it says female, born 2023-01-12, and the record of this identifier says female, born 2023-01-10: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
? 3
$ growth store history OUT/a.growth --identifier tests/cli/records/ehr-number.txt --current
entry  recorded              date        what                                        state    instead of  service  by  why                            note
                                         female, born 2023-01-10, gestation unknown  current                                                          
    3  2024-01-02T10:00:00Z              ehr (hidden)                                current                                                          
   32  2024-01-05T10:00:00Z  2023-11-10  weight 9.1 kg                               current          31               the source says otherwise now  

# In files without a store the same: what an earlier resource gave is taken back.
$ growth assess tests/cli/records/withdrawn-before.ndjson tests/cli/records/withdrawn.ndjson --today 2024-02-01 --format csv --precision 2
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
8,p1,2023-09-10,weight,8,kg,0.67,,uk-who,who2006-day-length,0.06,52.30,on or near the 50th centile,gestation-unknown,
9,p1,2023-10-10,weight,8.5,kg,0.75,,uk-who,who2006-day-length,0.28,60.90,between the 50th and 75th centiles,gestation-unknown,
! growth assess: tests/cli/records/withdrawn-before.ndjson:2: the record takes it back elsewhere: its status is final here
! growth assess: tests/cli/records/withdrawn-before.ndjson:3: the record takes it back elsewhere: its status is final here
! growth assess: tests/cli/records/withdrawn-before.ndjson:4: the record takes it back elsewhere: its status is final here
! growth assess: tests/cli/records/withdrawn-before.ndjson:5: the record takes it back elsewhere: its status is final here
! growth assess: tests/cli/records/withdrawn-before.ndjson:6: the record takes it back elsewhere: its status is final here
! growth assess: tests/cli/records/withdrawn-before.ndjson:7: the record takes it back elsewhere: its status is final here
! growth assess: tests/cli/records/withdrawn.ndjson:2: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn.ndjson:3: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn.ndjson:4: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn.ndjson:5: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn.ndjson:6: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn.ndjson:8: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn.ndjson:10: the record takes it back: its status is entered-in-error
! tests/cli/records/withdrawn-before.ndjson and 1 more: 17 rows: 2 used, 13 rejected, 2 skipped; problems: 13 retracted; beside them 2 patients, 0 other resources (0 gestations read)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ growth assess tests/cli/records/withdrawn-alone.ndjson --today 2024-02-01 -q
! growth assess: tests/cli/records/withdrawn-alone.ndjson:1: the record takes it back: its status is entered-in-error
! growth assess: tests/cli/records/withdrawn-alone.ndjson:2: no child for the observation: its Patient is not in the files that were given (add the file of Patients)
! growth assess: tests/cli/records/withdrawn-alone.ndjson:3: no child for the observation: its Patient is not in the files that were given (add the file of Patients)
! growth assess: tests/cli/records/withdrawn-alone.ndjson:4: no child for the observation: its Patient is not in the files that were given (add the file of Patients)
! growth assess: tests/cli/records/withdrawn-alone.ndjson:5: no child for the observation: its Patient is not in the files that were given (add the file of Patients)
? 3

# A weight that is corrected to a visit at which none was taken, and to a weight again.  Of a row with
# a height beside, that stays.  An old file turns nothing back.
$ growth store init OUT/b.growth -q
$ growth store import OUT/b.growth tests/cli/records/replaced-weight.ndjson --source ehr -q --now 2024-01-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     3    3     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/b.growth tests/cli/records/replaced-declined.ndjson --source ehr -q --now 2024-01-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     0        2         0        0        0
measurements     1    0     1        0         0        0        0
visits           2    0     0        2         0        0        0
$ growth store import OUT/b.growth tests/cli/records/replaced-declined.ndjson --source ehr -q --now 2024-01-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     2        0         0        0        0
measurements     1    0     1        0         0        0        0
visits           2    0     2        0         0        0        0
$ growth store import OUT/b.growth tests/cli/records/replaced-weight.ndjson --source ehr -q --now 2024-01-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     2        0         0        0        0
measurements     3    0     3        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: of the same, amended or taken back since they were first said: 2 (that stays so: see 'growth help store history')
$ growth store history OUT/b.growth --identifier tests/cli/records/ehr-number.txt
entry  recorded              date        what                                        state       instead of  service  by  why                                               note
                                         female, born 2023-01-10, gestation unknown  current                                                                                
    3  2024-01-02T10:00:00Z              ehr (hidden)                                current                                                                                
    5  2024-01-02T10:00:00Z  2023-05-10  weight 6.1 kg                               superseded                                                                             
    6  2024-01-02T10:00:00Z  2023-06-10  weight 6.4 kg                               superseded                                                                             
    7  2024-01-02T10:00:00Z  2023-06-10  height 62 cm                                current                                                                                
   10  2024-01-03T10:00:00Z  2023-05-10  seen, not measured: declined                current                                                                                declined
   11  2024-01-03T10:00:00Z  2023-05-10  weight 6.1 kg                               retracted            5               ehr says now that nothing was measured: declined  
   12  2024-01-03T10:00:00Z  2023-06-10  seen, not measured: declined                current                                                                                declined
   13  2024-01-03T10:00:00Z  2023-06-10  weight 6.4 kg                               retracted            6               ehr says now that nothing was measured: declined  
$ growth store import OUT/b.growth tests/cli/records/replaced-weighed.ndjson --source ehr -q --now 2024-01-06T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    0     0        1         0        0        0
measurements     1    0     0        1         0        0        0
visits           0    0     0        0         0        0        0
$ growth store history OUT/b.growth --identifier tests/cli/records/ehr-number.txt --current
entry  recorded              date        what                                        state    instead of  service  by  why                            note
                                         female, born 2023-01-10, gestation unknown  current                                                          
    3  2024-01-02T10:00:00Z              ehr (hidden)                                current                                                          
   20  2024-01-06T10:00:00Z  2023-05-10  weight 6.1 kg                               current          11               the source says otherwise now  
    7  2024-01-02T10:00:00Z  2023-06-10  height 62 cm                                current                                                          
   12  2024-01-03T10:00:00Z  2023-06-10  seen, not measured: declined                current                                                          declined
$ growth store check OUT/b.growth -q
entries  problems  seal
     22         0  22:HASH------------------------------------------------------------

# Two services have each an id of their own for one child, and the NHS number in common: with the same
# birth date and sex it is that child, else refused.  A number that is none, was given up or ended is
# not used.
$ growth store init OUT/n.growth -q
$ growth store import OUT/n.growth tests/cli/records/number-visiting.ndjson --source visiting --now 2024-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 1
$ growth store import OUT/n.growth tests/cli/records/number-practice.ndjson --source practice --now 2024-11-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 0
! growth store import: children known by their NHS number, birth date and sex, whose id was added: 1
$ growth store find OUT/n.growth --identifier tests/cli/records/number-shared.txt > OUT/child
$ growth store history OUT/n.growth --child $(cat OUT/child)
entry  recorded              date        what                                        state    instead of  service  by  why                                          note
                                         female, born 2024-01-10, gestation unknown  current                                                                        
    3  2024-11-01T10:00:00Z              visiting (hidden)                           current                                                                        
    5  2024-11-01T10:00:00Z              nhs-number (hidden)                         current                                                                        
    6  2024-11-01T10:00:00Z  2024-05-10  weight 6.6 kg                               current                                                                        
    7  2024-11-01T10:00:00Z  2024-06-10  weight 6.9 kg                               current                                                                        
   10  2024-11-02T10:00:00Z              practice (hidden)                           current                           known by its NHS number, birth date and sex  
   11  2024-11-02T10:00:00Z  2024-08-10  weight 6.7 kg                               current                                                                        
$ growth store import OUT/n.growth tests/cli/records/number-visiting.ndjson tests/cli/records/number-practice.ndjson --source practice --now 2024-11-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part  file
rows             2    0     2        0         0        0        0  tests/cli/records/number-visiting.ndjson
measurements     2    0     2        0         0        0        0  tests/cli/records/number-visiting.ndjson
visits           0    0     0        0         0        0        0  tests/cli/records/number-visiting.ndjson
rows             1    0     1        0         0        0        0  tests/cli/records/number-practice.ndjson
measurements     1    0     1        0         0        0        0  tests/cli/records/number-practice.ndjson
visits           0    0     0        0         0        0        0  tests/cli/records/number-practice.ndjson
rows             3    0     3        0         0        0        0  (all)
measurements     3    0     3        0         0        0        0  (all)
visits           0    0     0        0         0        0        0  (all)
! growth store import: children added: 0
! growth store import: children known by their NHS number, birth date and sex, whose id was added: 1
$ growth store import OUT/n.growth tests/cli/records/number-other.ndjson --source ward --now 2024-11-04T10:00:00Z --rejects OUT/r.ndjson
              read  new  same  amended  rejected  skipped  in part
rows             6    4     0        0         2        0        0
measurements     6    4     0        0         2        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/number-other.ndjson:2: it says female, born 2024-01-11, and the record of this NHS number says female, born 2024-01-10: correct whichever is wrong, the number or, here, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/number-other.ndjson:4: it says male, born 2024-01-10, and the record of this NHS number says female, born 2024-01-10: correct whichever is wrong, the number or, here, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/number-other.ndjson:6: an NHS number of the Patient is not used: it is not ten digits of which the last is right (correct it)
! growth store import: tests/cli/records/number-other.ndjson:10: the Patient has two NHS numbers, of which none is used (correct it, or mark the one that was given up with use "old")
! growth store import: children added: 4
? 3
$ wc -l OUT/r.ndjson
2 OUT/r.ndjson
$ growth store import OUT/n.growth tests/cli/records/number-again.ndjson --source practice -q --now 2024-11-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    1     0        0         1        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/number-again.ndjson:1: its identifier is one child's of the store, and its NHS number another's: retract the one that is mistaken; if the two are one child, retract its identifier from the one without the number
! growth store import: children with another NHS number than the record's, which stays: 1 (to correct it: 'growth help store identify')
? 3
$ growth store import OUT/n.growth tests/cli/records/number-again.ndjson --source visiting -q --now 2024-11-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    1     1        0         0        0        0
measurements     1    0     1        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children known by their NHS number, birth date and sex, whose id was added: 1
! growth store import: children with another NHS number than the record's, which stays: 1 (to correct it: 'growth help store identify')
$ growth store check OUT/n.growth -q
entries  problems  seal
     43         0  43:HASH------------------------------------------------------------
$ growth store history OUT/n.growth --child $(cat OUT/child) --show-identifiers --current
entry  recorded              date        what                                        state    instead of  service  by  why                                          note
                                         female, born 2024-01-10, gestation unknown  current                                                                        
    3  2024-11-01T10:00:00Z              visiting hv-77                              current                                                                        
    5  2024-11-01T10:00:00Z              nhs-number 9434765919                       current                                                                        
   10  2024-11-02T10:00:00Z              practice gp-5                               current                           known by its NHS number, birth date and sex  
   14  2024-11-03T10:00:00Z              practice hv-77                              current                           known by its NHS number, birth date and sex  
   15  2024-11-03T10:00:00Z  2024-05-10  weight 6.6 kg                               current           6               the same was said by practice                
   16  2024-11-03T10:00:00Z  2024-06-10  weight 6.9 kg                               current           7               the same was said by practice                
   11  2024-11-02T10:00:00Z  2024-08-10  weight 6.7 kg                               current                                                                        
   41  2024-11-05T10:00:00Z  2024-10-10  weight 7.5 kg                               current          38               the same was said by visiting                

# In files nobody is joined by a number; it is told.
$ growth scan tests/cli/records/number-visiting.ndjson tests/cli/records/number-practice.ndjson tests/cli/records/number-other.ndjson --today 2024-11-01 --tiers urgent
! growth scan: tests/cli/records/number-visiting.ndjson:2: another Patient of the files has the same NHS number, and is judged apart (if it is the same child, give both one id, or import them into a store)
! growth scan: tests/cli/records/number-practice.ndjson:2: another Patient of the files has the same NHS number, and is judged apart (if it is the same child, give both one id, or import them into a store)
! growth scan: tests/cli/records/number-other.ndjson:2: another Patient of the files has the same NHS number, and is judged apart (if it is the same child, give both one id, or import them into a store)
! growth scan: tests/cli/records/number-other.ndjson:4: another Patient of the files has the same NHS number, and is judged apart (if it is the same child, give both one id, or import them into a store)
! growth scan: tests/cli/records/number-other.ndjson:6: an NHS number of the Patient is not used: it is not ten digits of which the last is right (correct it)
! growth scan: tests/cli/records/number-other.ndjson:10: the Patient has two NHS numbers, of which none is used (correct it, or mark the one that was given up with use "old")
! 9 rows: 9 used, 0 rejected, 0 skipped; problems: 6 nhs-number; beside them 8 patients, 0 other resources (0 gestations read)
! 8 children, 0 with findings; findings: 0 urgent
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second; rows were put in order by child first

# A Patient of whom nothing was measured, and whose number is none, is a child all the same, and no reject.
$ growth store init OUT/o.growth -q
$ growth store import OUT/o.growth tests/cli/records/number-alone.ndjson --source ward --now 2024-11-06T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     0    0     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/number-alone.ndjson:1: an NHS number of the Patient is not used: it is not ten digits of which the last is right (correct it)
! growth store import: children added: 1
