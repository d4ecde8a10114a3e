# Files into the store, and out of it to the next service.

# Every row is accounted for: read = new + same + amended + rejected + skipped.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-community.csv --source community --author clerk --now 2021-09-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    4     0        0         0        0        0
measurements     4    4     0        0         0        0        0
visits           1    1     0        0         0        0        0
! growth store import: children added: 2
$ growth store import OUT/a.growth tests/cli/records/store-community.csv --source community --author clerk --now 2021-09-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    0     4        0         0        0        0
measurements     4    0     4        0         0        0        0
visits           1    0     1        0         0        0        0
! growth store import: children added: 0
$ growth store import OUT/a.growth tests/cli/records/store-community-later.csv --source community --author clerk --rejects OUT/rejects.csv --now 2021-09-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             8    2     2        1         2        1        1
measurements     6    2     2        1         1        0        0
visits           1    0     1        0         0        0        0
! growth store import: tests/cli/records/store-community-later.csv:5:6: weight 1240 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth store import: tests/cli/records/store-community-later.csv:6: it says male, born 2019-01-11, and the record of this identifier says male, born 2019-01-10: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/store-community-later.csv:7:1: child_id is empty (every row of a file with this column needs one)
! growth store import: tests/cli/records/store-community-later.csv:8:6: weight_kg "13.0.1" is not a number (write digits alone, such as 12.3)
! growth store import: children added: 0
! growth store import: values outside what any child measures, kept and marked doubtful: 1
? 3
$ cat OUT/rejects.csv
child_id,sex,birth_date,gestation,measured_on,weight_kg,length_cm,not_measured_reason,service,source_id
C2,male,2019-01-11,,2021-07-01,12.60,,,health visiting,v6
,male,2019-01-10,,2021-07-02,12.70,,,health visiting,v7
C2,male,2019-01-10,,2021-08-01,13.0.1,85.2,,health visiting,v8
$ growth store import OUT/a.growth tests/cli/records/store-community-later.csv --source community -q --now 2021-09-05T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,8,0,5,0,2,1,1,tests/cli/records/store-community-later.csv
measurements,6,0,5,0,1,0,0,tests/cli/records/store-community-later.csv
visits,1,0,1,0,0,0,0,tests/cli/records/store-community-later.csv
! growth store import: tests/cli/records/store-community-later.csv:5:6: weight 1240 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth store import: tests/cli/records/store-community-later.csv:6: it says male, born 2019-01-11, and the record of this identifier says male, born 2019-01-10: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/store-community-later.csv:7:1: child_id is empty (every row of a file with this column needs one)
! growth store import: tests/cli/records/store-community-later.csv:8:6: weight_kg "13.0.1" is not a number (write digits alone, such as 12.3)
! growth store import: values outside what any child measures, kept and marked doubtful: 1
? 3
$ growth store list OUT/a.growth
child                                 sex     born        gestation  recorded              by
CHILD-1-----------------------------  female  2021-04-02       40+1  2021-09-02T10:00:00Z  clerk
CHILD-2-----------------------------  male    2019-01-10    unknown  2021-09-02T10:00:00Z  clerk
$ growth store check OUT/a.growth
entries  problems  seal
     22         0  22:HASH------------------------------------------------------------
! growth store check: everything is as it was written; note the seal elsewhere, for a later --seal

# The source's correction is visible in the history.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-community.csv --source community -q --now 2021-09-02T10:00:00Z --format ndjson
{"schema": "growth.store.import.1", "of": "rows", "read": 4, "new": 4, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
{"schema": "growth.store.import.1", "of": "measurements", "read": 4, "new": 4, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
{"schema": "growth.store.import.1", "of": "visits", "read": 1, "new": 1, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
$ growth store import OUT/a.growth tests/cli/records/store-community-later.csv --source community -q --now 2021-09-04T10:00:00Z --format ndjson
{"schema": "growth.store.import.1", "of": "rows", "read": 8, "new": 2, "same": 2, "amended": 1, "rejected": 2, "skipped": 1, "in_part": 1, "file": "tests/cli/records/store-community-later.csv"}
{"schema": "growth.store.import.1", "of": "measurements", "read": 6, "new": 2, "same": 2, "amended": 1, "rejected": 1, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community-later.csv"}
{"schema": "growth.store.import.1", "of": "visits", "read": 1, "new": 0, "same": 1, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community-later.csv"}
! growth store import: tests/cli/records/store-community-later.csv:5:6: weight 1240 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth store import: tests/cli/records/store-community-later.csv:6: it says male, born 2019-01-11, and the record of this identifier says male, born 2019-01-10: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/store-community-later.csv:7:1: child_id is empty (every row of a file with this column needs one)
! growth store import: tests/cli/records/store-community-later.csv:8:6: weight_kg "13.0.1" is not a number (write digits alone, such as 12.3)
! growth store import: values outside what any child measures, kept and marked doubtful: 1
? 3
$ growth store find OUT/a.growth --identifier tests/cli/records/community-number.txt > OUT/child
$ growth store history OUT/a.growth --child $(cat OUT/child)
entry  recorded              date        what                                     state       instead of  service          by  why                            note
                                         female, born 2021-04-02, gestation 40+1  current                                                                     
    3  2021-09-02T10:00:00Z              community (hidden)                       current                                                                     
    5  2021-09-02T10:00:00Z  2021-04-16  weight 3.50 kg                           current                 health visiting                                     
    6  2021-09-02T10:00:00Z  2021-06-01  weight 4.90 kg                           superseded              health visiting                                     
    7  2021-09-02T10:00:00Z  2021-06-01  height 57.0 cm, lying                    current                 health visiting                                     
    8  2021-09-02T10:00:00Z  2021-09-01  seen, not measured: no scales            current                 health visiting                                     no scales
   15  2021-09-04T10:00:00Z  2021-06-01  weight 4.09 kg                           current              6  health visiting      the source says otherwise now  
$ growth store history OUT/a.growth --child $(cat OUT/child) --as-at 2021-09-03
entry  recorded              date        what                                     state    instead of  service          by  why  note
                                         female, born 2021-04-02, gestation 40+1  current                                        
    3  2021-09-02T10:00:00Z              community (hidden)                       current                                        
    5  2021-09-02T10:00:00Z  2021-04-16  weight 3.50 kg                           current              health visiting           
    6  2021-09-02T10:00:00Z  2021-06-01  weight 4.90 kg                           current              health visiting           
    7  2021-09-02T10:00:00Z  2021-06-01  height 57.0 cm, lying                    current              health visiting           
    8  2021-09-02T10:00:00Z  2021-09-01  seen, not measured: no scales            current              health visiting           no scales

# Ages without dates cannot be kept; from standard input; another system's child of the same number.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-ages.csv --now 2021-09-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    0     0        0         1        0        0
measurements     1    0     0        0         1        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/store-ages.csv:2: the day is missing: the store keeps days, not ages
! growth store import: children added: 0
? 3
$ growth store import OUT/a.growth - --source community --now 2021-09-02T10:00:00Z < tests/cli/records/store-community.csv
              read  new  same  amended  rejected  skipped  in part
rows             4    4     0        0         0        0        0
measurements     4    4     0        0         0        0        0
visits           1    1     0        0         0        0        0
! growth store import: children added: 2
$ growth store import OUT/a.growth - --source hospital --now 2021-09-02T10:00:00Z < tests/cli/records/store-community.csv
              read  new  same  amended  rejected  skipped  in part
rows             4    4     0        0         0        0        0
measurements     4    4     0        0         0        0        0
visits           1    1     0        0         0        0        0
! growth store import: children added: 2
$ growth store import OUT/a.growth tests/cli/records/none.csv
! growth store import: tests/cli/records/none.csv cannot be opened: No such file or directory
? 1
$ growth store import OUT/a.growth tests/cli/records/note.txt
! growth store import: tests/cli/records/note.txt: the header lacks birth_date and measured_on, or age_days, age_months or age_years; measure, value and unit, or columns such as weight_kg, height_cm, head_cm (add what is missing)
? 1

# child_id may be the NHS number.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-nhs.csv --system nhs-number --now 2021-09-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             5    3     0        0         2        0        0
measurements     3    3     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/store-nhs.csv:5: an NHS number is ten digits
! growth store import: tests/cli/records/store-nhs.csv:6: an NHS number is never ten times the same digit
! growth store import: children added: 2
! growth store import: warning: rows with an NHS number whose check digit is wrong: 1 (--strict rejects them)
? 3
$ growth store import OUT/a.growth tests/cli/records/store-nhs.csv --system nhs-number --now 2021-09-02T10:00:00Z --strict -q --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,5,0,2,0,3,0,0,tests/cli/records/store-nhs.csv
measurements,2,0,2,0,0,0,0,tests/cli/records/store-nhs.csv
visits,0,0,0,0,0,0,0,tests/cli/records/store-nhs.csv
! growth store import: tests/cli/records/store-nhs.csv:4: the check digit of the NHS number is wrong: a digit is mistyped
! growth store import: tests/cli/records/store-nhs.csv:5: an NHS number is ten digits
! growth store import: tests/cli/records/store-nhs.csv:6: an NHS number is never ten times the same digit
? 3
$ growth store find OUT/a.growth < tests/cli/records/nhs-number.txt
CHILD-1-----------------------------

# A file of one child that does not name it.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --now 2021-04-20T09:00:00Z > OUT/child
$ growth store import OUT/a.growth tests/cli/records/store-nameless.csv --now 2021-09-02T10:00:00Z -q --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,2,0,0,0,2,0,0,tests/cli/records/store-nameless.csv
measurements,0,0,0,0,0,0,0,tests/cli/records/store-nameless.csv
visits,0,0,0,0,0,0,0,tests/cli/records/store-nameless.csv
! growth store import: tests/cli/records/store-nameless.csv:2: no child_id says which child it is (for a file of one child: --child)
! growth store import: tests/cli/records/store-nameless.csv:3: no child_id says which child it is (for a file of one child: --child)
? 3
$ growth store import OUT/a.growth tests/cli/records/store-nameless.csv --child $(cat OUT/child) --now 2021-09-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 0
$ growth store import OUT/a.growth tests/cli/records/store-nameless.csv --child $(cat OUT/child) --now 2021-09-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     2        0         0        0        0
measurements     2    0     2        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 0
$ growth store import OUT/a.growth tests/cli/records/store-community.csv --child $(cat OUT/child) --now 2021-09-03T10:00:00Z -q --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,4,0,0,0,4,0,0,tests/cli/records/store-community.csv
measurements,0,0,0,0,0,0,0,tests/cli/records/store-community.csv
visits,0,0,0,0,0,0,0,tests/cli/records/store-community.csv
! growth store import: tests/cli/records/store-community.csv:2: the row names a child itself: leave out --child
! growth store import: tests/cli/records/store-community.csv:3: the row names a child itself: leave out --child
! growth store import: tests/cli/records/store-community.csv:4: the row names a child itself: leave out --child
! growth store import: tests/cli/records/store-community.csv:5: the row names a child itself: leave out --child
? 3
$ growth store history OUT/a.growth --child $(cat OUT/child)
entry  recorded              date        what                                        state    instead of  service  by  why  note
                                         female, born 2021-04-02, gestation unknown  current                                
    5  2021-09-02T10:00:00Z              growth-store (hidden)                       current                                
    7  2021-09-02T10:00:00Z  2021-06-01  weight 4.90 kg                              current                                
    8  2021-09-02T10:00:00Z  2021-07-01  weight 5.60 kg                              current                                

# The whole store, into an empty one and out again: the same bytes.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-community.csv --source community -q --format ndjson
{"schema": "growth.store.import.1", "of": "rows", "read": 4, "new": 4, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
{"schema": "growth.store.import.1", "of": "measurements", "read": 4, "new": 4, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
{"schema": "growth.store.import.1", "of": "visits", "read": 1, "new": 1, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
$ growth store import OUT/a.growth tests/cli/records/store-community-later.csv --source community -q --format ndjson
{"schema": "growth.store.import.1", "of": "rows", "read": 8, "new": 2, "same": 2, "amended": 1, "rejected": 2, "skipped": 1, "in_part": 1, "file": "tests/cli/records/store-community-later.csv"}
{"schema": "growth.store.import.1", "of": "measurements", "read": 6, "new": 2, "same": 2, "amended": 1, "rejected": 1, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community-later.csv"}
{"schema": "growth.store.import.1", "of": "visits", "read": 1, "new": 0, "same": 1, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community-later.csv"}
! growth store import: tests/cli/records/store-community-later.csv:5:6: weight 1240 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth store import: tests/cli/records/store-community-later.csv:6: it says male, born 2019-01-11, and the record of this identifier says male, born 2019-01-10: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/store-community-later.csv:7:1: child_id is empty (every row of a file with this column needs one)
! growth store import: tests/cli/records/store-community-later.csv:8:6: weight_kg "13.0.1" is not a number (write digits alone, such as 12.3)
! growth store import: values outside what any child measures, kept and marked doubtful: 1
? 3
$ growth store export OUT/a.growth OUT/a.csv
$ growth store export OUT/a.growth -o OUT/a.json
$ growth store export OUT/a.growth - --format csv > OUT/a-again.csv
$ cmp OUT/a.csv OUT/a-again.csv
$ growth store init OUT/b.growth -q
$ growth store import OUT/b.growth OUT/a.csv
entries  new  same  children added  forks
     18   18     0               2      0
$ growth store export OUT/b.growth OUT/b.json
$ cmp OUT/a.json OUT/b.json
$ growth store init OUT/c.growth -q
$ growth store import OUT/c.growth OUT/a.json
entries  new  same  children added  forks
     18   18     0               2      0
$ growth store export OUT/c.growth OUT/c.csv
$ cmp OUT/a.csv OUT/c.csv
$ growth store backup OUT/c.growth OUT/copy.growth
$ growth store backup OUT/c.growth OUT/copy.growth
! growth store backup: cannot make the backup OUT/copy.growth: File exists
? 1
$ growth store check OUT/copy.growth -q
entries  problems  seal
     18         0  18:HASH------------------------------------------------------------
$ growth store export OUT/a.growth OUT/a.xml
! growth store export: an export is a file ending in .csv or .json, or say --format csv or json
? 2
$ growth store export OUT/a.growth OUT/none/a.csv
! growth store export: cannot write OUT/none/a.csv: No such file or directory
? 1

# Hand-over of one child: the record page and the file for the next store.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-community.csv --source community -q --now 2021-09-02T10:00:00Z --format ndjson
{"schema": "growth.store.import.1", "of": "rows", "read": 4, "new": 4, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
{"schema": "growth.store.import.1", "of": "measurements", "read": 4, "new": 4, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
{"schema": "growth.store.import.1", "of": "visits", "read": 1, "new": 1, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "tests/cli/records/store-community.csv"}
$ growth store find OUT/a.growth --identifier tests/cli/records/community-number.txt > OUT/child
$ growth store export OUT/a.growth OUT/one.json --child $(cat OUT/child) --record OUT/one.pdf --today 2021-10-01 -q
$ pdftotext -layout OUT/one.pdf OUT/one.txt
$ head -1 OUT/one.txt
Growth chart: weight and height
$ growth store init OUT/b.growth -q
$ growth store import OUT/b.growth OUT/one.json
entries  new  same  children added  forks
      9    9     0               1      0
$ growth store history OUT/b.growth --child $(cat OUT/child)
entry  recorded              date        what                                     state    instead of  service          by  why  note
                                         female, born 2021-04-02, gestation 40+1  current                                        
    3  2021-09-02T10:00:00Z              community (hidden)                       current                                        
    5  2021-09-02T10:00:00Z  2021-04-16  weight 3.50 kg                           current              health visiting           
    6  2021-09-02T10:00:00Z  2021-06-01  weight 4.90 kg                           current              health visiting           
    7  2021-09-02T10:00:00Z  2021-06-01  height 57.0 cm, lying                    current              health visiting           
    8  2021-09-02T10:00:00Z  2021-09-01  seen, not measured: no scales            current              health visiting           no scales
$ growth store list OUT/b.growth
child                                 sex     born        gestation  recorded              by
CHILD-1-----------------------------  female  2021-04-02       40+1  2021-09-02T10:00:00Z  
$ growth store import OUT/b.growth OUT/one.json --author "school nurse"
entries  new  same  children added  forks
      9    0     9               0      0
$ growth store record OUT/b.growth --child $(cat OUT/child) --date 2021-11-01 --measure weight --value 7.2 --unit kg --service "school nursing" --now 2021-11-01T10:00:00Z
new, entry 10
$ growth store export OUT/b.growth OUT/back.csv --child $(cat OUT/child)
$ growth store import OUT/a.growth OUT/back.csv --author "health visitor" --now 2021-11-02T10:00:00Z
entries  new  same  children added  forks
     10    1     9               0      0
$ growth store history OUT/a.growth --child $(cat OUT/child) --current
entry  recorded              date        what                                     state    instead of  service          by  why  note
                                         female, born 2021-04-02, gestation 40+1  current                                        
    3  2021-09-02T10:00:00Z              community (hidden)                       current                                        
    5  2021-09-02T10:00:00Z  2021-04-16  weight 3.50 kg                           current              health visiting           
    6  2021-09-02T10:00:00Z  2021-06-01  weight 4.90 kg                           current              health visiting           
    7  2021-09-02T10:00:00Z  2021-06-01  height 57.0 cm, lying                    current              health visiting           
    8  2021-09-02T10:00:00Z  2021-09-01  seen, not measured: no scales            current              health visiting           no scales
   15  2021-11-01T10:00:00Z  2021-11-01  weight 7.2 kg                            current              school nursing            
$ growth store check OUT/a.growth -q
entries  problems  seal
     15         0  15:HASH------------------------------------------------------------
$ growth store export OUT/a.growth OUT/one.csv --record OUT/one.pdf
! growth store export: --record draws one child: say --child UUID
? 2
$ growth store export OUT/a.growth OUT/two.csv --child $(cat OUT/child) --record OUT/two.doc
! growth store export: -o needs a file ending in .pdf, .png or .svg
? 2
$ growth store import OUT/a.growth OUT/two.csv
! growth store import: OUT/two.csv cannot be opened: No such file or directory
? 1

# Several files are one import: FHIR's bulk data has Patients in one and Observations in another.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth examples/exports/fhir/patients.ndjson examples/exports/fhir/observations.ndjson --source hospital --rejects OUT/r.ndjson --now 2024-06-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part  file
rows             0    0     0        0         0        0        0  examples/exports/fhir/patients.ndjson
measurements     0    0     0        0         0        0        0  examples/exports/fhir/patients.ndjson
visits           0    0     0        0         0        0        0  examples/exports/fhir/patients.ndjson
rows            15   12     1        0         1        1        0  examples/exports/fhir/observations.ndjson
measurements    11   11     0        0         0        0        0  examples/exports/fhir/observations.ndjson
visits           1    1     0        0         0        0        0  examples/exports/fhir/observations.ndjson
rows            15   12     1        0         1        1        0  (all)
measurements    11   11     0        0         0        0        0  (all)
visits           1    1     0        0         0        0        0  (all)
! growth store import: examples/exports/fhir/observations.ndjson:14: code 59576-9 is left out: it is a centile
! growth store import: children added: 2
! growth store import: values the source calls preliminary, kept with that word in the note: 1
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ wc -l OUT/r.ndjson
1 OUT/r.ndjson
$ growth store import OUT/a.growth examples/exports/fhir/observations.ndjson examples/exports/fhir/patients.ndjson --source hospital -q --format csv --now 2024-06-02T10:00:00Z
of,read,new,same,amended,rejected,skipped,in_part,file
rows,15,0,13,0,1,1,0,examples/exports/fhir/observations.ndjson
measurements,11,0,11,0,0,0,0,examples/exports/fhir/observations.ndjson
visits,1,0,1,0,0,0,0,examples/exports/fhir/observations.ndjson
rows,0,0,0,0,0,0,0,examples/exports/fhir/patients.ndjson
measurements,0,0,0,0,0,0,0,examples/exports/fhir/patients.ndjson
visits,0,0,0,0,0,0,0,examples/exports/fhir/patients.ndjson
! growth store import: examples/exports/fhir/observations.ndjson:14: code 59576-9 is left out: it is a centile
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ growth store import OUT/a.growth examples/exports/fhir/bundle.json --source hospital -q --format csv --now 2024-06-03T10:00:00Z
of,read,new,same,amended,rejected,skipped,in_part,file
rows,15,0,13,0,1,1,0,examples/exports/fhir/bundle.json
measurements,11,0,11,0,0,0,0,examples/exports/fhir/bundle.json
visits,1,0,1,0,0,0,0,examples/exports/fhir/bundle.json
! growth store import: examples/exports/fhir/bundle.json:371: entry 16 (Observation/obs-14): code 59576-9 is left out: it is a centile
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ growth store import OUT/a.growth - --source hospital -q --format csv --now 2024-06-04T10:00:00Z < examples/exports/fhir/bundle.json
of,read,new,same,amended,rejected,skipped,in_part,file
rows,15,0,13,0,1,1,0,(standard input)
measurements,11,0,11,0,0,0,0,(standard input)
visits,1,0,1,0,0,0,0,(standard input)
! growth store import: (standard input):371: entry 16 (Observation/obs-14): code 59576-9 is left out: it is a centile
! growth store import: rows by which the source takes back what the store does not hold, which adds nothing: 1
? 3
$ growth store check OUT/a.growth -q
entries  problems  seal
     26         0  26:HASH------------------------------------------------------------

# All of them or none: what a damaged file held up is there when it is mended.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-community.csv tests/cli/records/cut.json --source community
! growth store import: tests/cli/records/cut.json ends in the middle: its last bracket is missing (fetch the file again)
? 1
$ growth store list OUT/a.growth
$ growth store import OUT/a.growth tests/cli/records/store-community.csv tests/cli/records/none.csv --source community
! growth store import: tests/cli/records/none.csv cannot be opened: No such file or directory
? 1
$ growth store import OUT/a.growth tests/cli/records/store-community.csv tests/cli/records/store-community-later.csv --source community --rejects OUT/r.csv --now 2021-09-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part  file
rows             4    4     0        0         0        0        0  tests/cli/records/store-community.csv
measurements     4    4     0        0         0        0        0  tests/cli/records/store-community.csv
visits           1    1     0        0         0        0        0  tests/cli/records/store-community.csv
rows             8    2     2        1         2        1        1  tests/cli/records/store-community-later.csv
measurements     5    2     2        1         0        0        0  tests/cli/records/store-community-later.csv
visits           1    0     1        0         0        0        0  tests/cli/records/store-community-later.csv
rows            12    6     2        1         2        1        1  (all)
measurements     9    6     2        1         0        0        0  (all)
visits           2    1     1        0         0        0        0  (all)
! growth store import: tests/cli/records/store-community-later.csv:5:6: weight 1240 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth store import: tests/cli/records/store-community-later.csv:6:3: birth_date differs from this child's row on line 5 of another file (correct one of them)
! growth store import: tests/cli/records/store-community-later.csv:7:1: child_id is empty (every row of a file with this column needs one)
! growth store import: tests/cli/records/store-community-later.csv:8:6: weight_kg "13.0.1" is not a number (write digits alone, such as 12.3)
! growth store import: children added: 2
! growth store import: values outside what any child measures, kept and marked doubtful: 1
? 3
$ cat OUT/r.csv
child_id,sex,birth_date,gestation,measured_on,weight_kg,length_cm,not_measured_reason,service,source_id
C2,male,2019-01-11,,2021-07-01,12.60,,,health visiting,v6
,male,2019-01-10,,2021-07-02,12.70,,,health visiting,v7
C2,male,2019-01-10,,2021-08-01,13.0.1,85.2,,health visiting,v8
$ growth store import OUT/a.growth tests/cli/records/store-community.csv - < tests/cli/records/store-nhs.csv
! growth store import: (standard input) can be read only once: import it by itself, or as a file
? 2
$ growth store export OUT/a.growth OUT/a.json
$ growth store import OUT/a.growth tests/cli/records/store-community.csv OUT/a.json
! growth store import: OUT/a.json is an export of a store: it is imported by itself
? 2

# Compressed, by a preset, by a map.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/fuzz/seeds/reader/gzip --source clinic --now 2026-01-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 1
$ growth store import OUT/a.growth - --source clinic -q --format csv --now 2026-01-02T10:00:00Z < tests/fuzz/seeds/reader/gzip
of,read,new,same,amended,rejected,skipped,in_part,file
rows,1,0,1,0,0,0,0,(standard input)
measurements,2,0,2,0,0,0,0,(standard input)
visits,0,0,0,0,0,0,0,(standard input)
$ growth store import OUT/a.growth tests/cli/records/ncmp.csv --preset ncmp --source school -q --format csv --now 2026-01-02T10:00:00Z
of,read,new,same,amended,rejected,skipped,in_part,file
rows,1,1,0,0,0,0,0,tests/cli/records/ncmp.csv
measurements,3,3,0,0,0,0,0,tests/cli/records/ncmp.csv
visits,0,0,0,0,0,0,0,tests/cli/records/ncmp.csv
$ growth store import OUT/a.growth tests/cli/records/csds.csv --preset csds --source community -q --format csv --now 2026-01-02T10:00:00Z
of,read,new,same,amended,rejected,skipped,in_part,file
rows,3,3,0,0,0,0,0,tests/cli/records/csds.csv
measurements,8,8,0,0,0,0,0,tests/cli/records/csds.csv
visits,0,0,0,0,0,0,0,tests/cli/records/csds.csv
$ growth store import OUT/a.growth tests/cli/records/own.csv --map tests/cli/records/own.map --source ward -q --format csv --now 2026-01-02T10:00:00Z
of,read,new,same,amended,rejected,skipped,in_part,file
rows,3,3,0,0,0,0,0,tests/cli/records/own.csv
measurements,2,2,0,0,0,0,0,tests/cli/records/own.csv
visits,1,1,0,0,0,0,0,tests/cli/records/own.csv

# One key a row, and on it two weights, at birth and of the day, or a height and a length: none is a
# correction of the other.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/csds.csv --preset csds --source clinic -q --now 2026-01-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    3     0        0         0        0        0
measurements     8    8     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/a.growth tests/cli/records/csds.csv --preset csds --source clinic -q --now 2026-01-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    0     3        0         0        0        0
measurements     8    0     8        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store find OUT/a.growth --identifier tests/cli/records/clinic-number.txt > OUT/child
$ growth store history OUT/a.growth --child $(cat OUT/child)
entry  recorded              date        what                                        state    instead of  service  by  why  note
                                         female, born 2021-04-02, gestation unknown  current                                
    3  2026-01-02T10:00:00Z              clinic (hidden)                             current                                
    5  2026-01-02T10:00:00Z  2021-06-01  weight 4.90 kg                              current                                
    6  2026-01-02T10:00:00Z  2021-06-01  height 57.0 cm, lying                       current                                
    7  2026-01-02T10:00:00Z  2021-04-02  weight 3300 g                               current                                
    8  2026-01-02T10:00:00Z  2023-06-01  weight 11.8 kg                              current                                
    9  2026-01-02T10:00:00Z  2023-06-01  height 0.872 m, standing                    current                                
   10  2026-01-02T10:00:00Z  2023-06-08  weight 11.9 kg                              current                                
   11  2026-01-02T10:00:00Z  2023-06-08  height 0.874 m, standing                    current                                
   12  2026-01-02T10:00:00Z  2023-06-08  height 88.0 cm, lying                       current                                

# The same file twice is one too many.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth tests/cli/records/store-community.csv tests/cli/../cli/records/store-community.csv
! growth store import: tests/cli/records/store-community.csv and tests/cli/../cli/records/store-community.csv are the same file, whose rows would count twice: give it once
? 2

# An age beyond 25 years is told and kept, once: a file is read so, too, and has no score there.
$ growth store init OUT/old.growth -q
$ growth store import OUT/old.growth tests/cli/records/store-old.csv --source clinic -q --now 2026-01-01T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,2,2,0,0,0,0,0,tests/cli/records/store-old.csv
measurements,2,2,0,0,0,0,0,tests/cli/records/store-old.csv
visits,0,0,0,0,0,0,0,tests/cli/records/store-old.csv
! growth store import: warning: values at an age beyond 25 years, kept: 1 (check their days and the dates of birth; no reference reaches them)
$ growth store import OUT/old.growth tests/cli/records/store-old.csv --source clinic -q --now 2026-01-02T10:00:00Z --format csv
of,read,new,same,amended,rejected,skipped,in_part,file
rows,2,0,2,0,0,0,0,tests/cli/records/store-old.csv
measurements,2,0,2,0,0,0,0,tests/cli/records/store-old.csv
visits,0,0,0,0,0,0,0,tests/cli/records/store-old.csv
$ growth assess tests/cli/records/store-old.csv --format csv --precision 2 -q --today 2026-01-01
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,a1,2001-03-01,weight,60,kg,21.00,,uk-who,,,,,gestation-unknown,uk-who weight (female) covers ages -0.326 to 20.000 years; asked for 20.999
3,a1,2006-03-01,weight,62,kg,26.00,,uk-who,,,,,gestation-unknown,uk-who weight (female) covers ages -0.326 to 20.000 years; asked for 25.999

# NHS numbers have one system, however it is spelt, and a column that is called so holds them: one child.
$ growth store init OUT/n.growth -q
$ growth store import OUT/n.growth tests/cli/records/nhs-column.csv --source community --now 2021-06-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 1
$ growth store import OUT/n.growth tests/cli/records/hospital-column.csv --source hospital --system "NHS Number" --now 2021-07-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 0
$ growth store import OUT/n.growth tests/cli/records/hospital-column.csv --source hospital --system NHS --now 2021-07-01T10:00:00Z -q
              read  new  same  amended  rejected  skipped  in part
rows             1    0     1        0         0        0        0
measurements     1    0     1        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store find OUT/n.growth --identifier tests/cli/records/nhs-number.txt
CHILD-1-----------------------------
$ growth store find OUT/n.growth --identifier tests/cli/records/nhs-spelt.txt
CHILD-1-----------------------------
$ growth store find OUT/n.growth --identifier tests/cli/records/nhs-address.txt
CHILD-1-----------------------------
$ growth store list OUT/n.growth
child                                 sex     born        gestation  recorded              by
CHILD-1-----------------------------  female  2021-04-02    unknown  2021-06-01T10:00:00Z  
$ growth store import OUT/n.growth tests/cli/records/hospital-column.csv --source hospital --now 2021-07-02T10:00:00Z -q
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: warning: every child_id is a valid NHS number, taken for one of 'hospital': for NHS numbers say --system nhs-number, or nobody finds them so
$ growth store import OUT/n.growth tests/cli/records/nhs-column.csv --system other --now 2021-07-02T10:00:00Z -q
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: warning: every child_id is a valid NHS number, taken for one of 'other': for NHS numbers say --system nhs-number, or nobody finds them so
$ growth store find OUT/n.growth --identifier tests/cli/records/hospital-like-nhs.txt
CHILD-2-----------------------------
! growth store find: warning: the number of 'hospital' is a valid NHS number: where it is one, write 'nhs-number' for the system

# What stands for "not known" is told as it is elsewhere; oedema is not lost where no weight stands
# beside it, and told where nothing does.
$ growth store init OUT/c.growth -q
$ growth store import OUT/c.growth tests/cli/records/store-codes.csv --source clinic --now 2024-04-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             5    4     1        0         0        0        1
measurements     2    2     0        0         0        0        0
visits           3    2     1        0         0        0        0
! growth store import: tests/cli/records/store-codes.csv:5:8: oedema is marked, and the row has no measurement to bear the mark (give the weight it was seen at)
! growth store import: children added: 1
! growth store import: "not known" codes taken as empty: 2
? 3
$ growth assess tests/cli/records/store-codes.csv --today 2024-04-01 --reference who --format csv --precision 2
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,P1,2024-03-10,height,55,cm,0.16,,who,who2006-day-length,-0.97,16.51,on or near the 15th centile,gestation-unknown;posture-ignored,
6,P1,2024-03-14,weight,5.4,kg,0.18,,who,who2006-day,,,,gestation-unknown;withheld-oedema,who does not score weight of a child with oedema
! growth assess: tests/cli/records/store-codes.csv:5:8: oedema is marked, and the row has no measurement to bear the mark (give the weight it was seen at)
! tests/cli/records/store-codes.csv: 5 rows: 4 used, 1 used in part, 0 rejected, 0 skipped; problems: 1 code; 2 "not known" codes taken as empty
! who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ growth store history OUT/c.growth --identifier tests/cli/records/clinic-number.txt
entry  recorded              date        what                                        state    instead of  service  by  why  note
                                         female, born 2024-01-10, gestation unknown  current                                
    3  2024-04-01T10:00:00Z              clinic (hidden)                             current                                
    5  2024-04-01T10:00:00Z  2024-03-10  height 55 cm, standing, oedema              current                                
    6  2024-04-01T10:00:00Z  2024-03-11  seen, not measured: not recorded            current                                
    7  2024-04-01T10:00:00Z  2024-03-13  seen, not measured: not recorded            current                                
    8  2024-04-01T10:00:00Z  2024-03-14  weight 5.4 kg, oedema                       current                                
