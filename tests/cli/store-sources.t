# What a source corrects or takes back is its own; and what it says of who a child is.

# One of two services that have said the same corrects its weight: the other's stands, whatever order they come in.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-visiting.csv --source hv --system nhs-number -q --now 2021-10-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-practice.csv --source gp --system nhs-number -q --now 2021-10-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    0     0        1         0        0        0
measurements     1    0     0        1         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-visiting-later.csv --source hv --system nhs-number -q --now 2021-10-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     1        1         0        0        0
measurements     2    0     1        1         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-practice.csv --source gp --system nhs-number -q --now 2021-10-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    0     1        0         0        0        0
measurements     1    0     1        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-visiting.csv --source hv --system nhs-number --now 2021-10-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     2        0         0        0        0
measurements     2    0     2        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: children added: 0
! growth store import: of the same, amended or taken back since they were first said: 1 (that stays so: see 'growth help store history')
$ growth store history OUT/s.growth --identifier tests/cli/records/nhs-number.txt
entry  recorded              date        what                                        state       instead of  service          by  why                            note
                                         female, born 2021-04-02, gestation unknown  current                                                                     
    3  2021-10-01T10:00:00Z              nhs-number (hidden)                         current                                                                     
    5  2021-10-01T10:00:00Z  2021-08-02  weight 5.4 kg                               superseded              health visiting                                     
    6  2021-10-01T10:00:00Z  2021-09-02  weight 5.9 kg                               current                 health visiting                                     
    9  2021-10-02T10:00:00Z  2021-08-02  weight 5.4 kg                               superseded           5  practice             details added by gp            
   12  2021-10-03T10:00:00Z  2021-08-02  weight 7.4 kg                               current              9  health visiting      the source says otherwise now  
   13  2021-10-03T10:00:00Z  2021-08-02  weight 5.4 kg                               current                 practice             still said by gp               

# The correction comes before the other's file: what that says for the first time is no repetition.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-visiting.csv --source hv --system nhs-number -q --now 2021-10-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-visiting-later.csv --source hv --system nhs-number -q --now 2021-10-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     1        1         0        0        0
measurements     2    0     1        1         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-practice.csv --source gp --system nhs-number -q --now 2021-10-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store history OUT/s.growth --identifier tests/cli/records/nhs-number.txt --current
entry  recorded              date        what                                        state    instead of  service          by  why                            note
                                         female, born 2021-04-02, gestation unknown  current                                                                  
    3  2021-10-01T10:00:00Z              nhs-number (hidden)                         current                                                                  
    9  2021-10-02T10:00:00Z  2021-08-02  weight 7.4 kg                               current           5  health visiting      the source says otherwise now  
   12  2021-10-03T10:00:00Z  2021-08-02  weight 5.4 kg                               current              practice                                            
    6  2021-10-01T10:00:00Z  2021-09-02  weight 5.9 kg                               current              health visiting                                     

# A gestation or a parent's height that is not the record's is told, row by row, and kept with the rejects.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-details.csv --source hv -q --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-details-differ.csv --source hv -q --now 2021-11-02T10:00:00Z --rejects OUT/rejects.csv
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        1
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-details-differ.csv:2: gestation 31+2 is not the record's 40+0, which stays (child CHILD-1-----------------------------; to correct it: 'growth help store details')
! growth store import: tests/cli/records/source-details-differ.csv:2: the mother's height 150 cm is not the record's 165 cm, which stays (child CHILD-1-----------------------------; to correct it: 'growth help store details')
? 3
$ cat OUT/rejects.csv
child_id,sex,birth_date,measured_on,weight_kg,gestation,mother_height_cm,source_id
c1,F,2021-04-02,2021-09-02,5.9,31+2,150,2

# The birth date was corrected here, and the source goes on with the old one: its rows are the child's still.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-details.csv --source hv -q --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store find OUT/s.growth --identifier tests/cli/records/hv-number.txt > OUT/child
$ growth store details OUT/s.growth --child $(cat OUT/child) --birth-date 2021-04-20 --author nurse --reason "birth notification" --now 2021-11-02T10:00:00Z
$ growth store import OUT/s.growth tests/cli/records/source-old-birth.csv --source hv -q --now 2021-12-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    2     1        0         1        0        0
measurements     4    2     1        0         1        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-old-birth.csv:2: the source still says the birth date of before the correction here on 2021-11-02: its rows are taken as this child's, and the record's stays (child CHILD-1-----------------------------)
! growth store import: tests/cli/records/source-old-birth.csv:5: it says male, born 2021-04-20, and the record of this identifier says female, born 2021-04-20: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
? 3
$ growth store details OUT/s.growth --child $(cat OUT/child) --sex male --author nurse --reason "typed wrongly" --now 2021-12-04T10:00:00Z
$ growth store import OUT/s.growth tests/cli/records/source-old-birth.csv --source hv -q --now 2021-12-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    1     3        0         0        0        0
measurements     4    1     3        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-old-birth.csv:2: the source still says the sex and birth date of before the correction here on 2021-12-04: its rows are taken as this child's, and the record's stays (child CHILD-1-----------------------------)

# Of a child the store knows the record decides whose rows they are; of another, most of the file's rows.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-details.csv --source hv -q --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-two-minds.csv --source hv --now 2021-12-20T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             6    3     0        0         3        0        0
measurements     5    3     0        0         2        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-two-minds.csv:3: it says male, born 2021-05-02, and the record of this identifier says female, born 2021-04-02: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/source-two-minds.csv:4: it says male, born 2021-05-02, and the record of this identifier says female, born 2021-04-02: where it is another child, the identifier has to be corrected; where it is the same and this is right, the record's details (see 'growth help store details')
! growth store import: tests/cli/records/source-two-minds.csv:5:2: sex differs from this child's row on line 6 (correct one of them)
! growth store import: children added: 1
? 3

# Children never measured, and children whose sex nobody has recorded, are children all the same.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-unmeasured.csv --source hv --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    4     0        0         0        0        1
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-unmeasured.csv:5:2: sex "Q" is no sex that is known (kept as not recorded; write male, female or unknown)
! growth store import: children added: 4
? 3
$ growth store import OUT/s.growth tests/cli/records/source-unmeasured.csv --source hv -q --now 2021-11-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    0     4        0         0        0        1
measurements     2    0     2        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-unmeasured.csv:5:2: sex "Q" is no sex that is known (kept as not recorded; write male, female or unknown)
? 3
$ growth store import OUT/s.growth tests/cli/records/source-details.csv --source hv -q --now 2021-11-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0

# One who was never measured is overdue at every contact.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-one-unmeasured.csv --source hv -q --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    1     0        0         0        0        0
measurements     0    0     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth scan --store OUT/s.growth --today 2022-02-01 --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
CHILD-1-----------------------------,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
CHILD-1-----------------------------,contact,weight-overdue,weight,,,,,,,,,,,,,,"A weight is overdue: birth, new birth visit, 6-8 week review, 8 week immunisations, 12 week immunisations, 16 week immunisations. Weigh at the next contact."

# A last line that is cut off in the middle of a number is refused.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-cut-off.csv --source hv -q --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    1     0        0         1        0        0
measurements     1    1     0        0         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-cut-off.csv:3:5: weight_kg "6." is not a number (it ends in its point, as if it was cut off: write 7.0 where 7 is meant)
? 3
$ growth store find OUT/s.growth --identifier tests/cli/records/hv-number.txt > OUT/child
$ growth store record OUT/s.growth --child $(cat OUT/child) --date 2021-09-02 --measure weight --value 7. --unit kg --now 2021-11-02T10:00:00Z
! growth store record: OUT/s.growth: the value "7." ends in its point, as if it was cut off: write 7.0 where 7 is meant
? 1

# A number that had ended on the day of a row, or had not begun.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-visiting.csv --source hv --system nhs-number -q --now 2021-10-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store find OUT/s.growth --identifier tests/cli/records/nhs-number.txt > OUT/child
$ growth store identify OUT/s.growth --child $(cat OUT/child) --identifier tests/cli/records/nhs-number.txt --entry 3 --from 2021-05-01 --to 2021-10-01 --author clerk --reason adopted --now 2021-10-02T10:00:00Z
amended, entry 8
$ growth store import OUT/s.growth tests/cli/records/source-outside.csv --source hv --system nhs-number -q --now 2021-12-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     0        0         2        0        0
measurements     2    0     0        0         2        0        0
visits           0    0     0        0         0        0        0
! growth store import: tests/cli/records/source-outside.csv:2: no child has the identifier yet on the day of the row: is the day right? If it was this child's already, amend its first day; if it was another's before, add that child with it
! growth store import: tests/cli/records/source-outside.csv:3: the identifier had ended by the day of the row, and no child has it then: is the day right? If it was that child's still, amend its last day; if it is another's since, add that child with it
? 3

# A key that stands for something else now: long form, where it is of one measurement, and wide form.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/source-keys.csv --source hv -q --now 2021-11-01T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    4     0        0         0        0        0
measurements     3    3     0        0         0        0        0
visits           1    1     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-keys-later.csv --source hv -q --now 2021-11-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    1     0        3         0        0        0
measurements     3    1     0        2         0        0        0
visits           1    0     0        1         0        0        0
! growth store import: tests/cli/records/source-keys-later.csv:5: what the source said before under this source_id stays, entry 8: the row says something else, and not that it was wrong (child CHILD-1-----------------------------; to take it back: 'growth help store retract')
$ growth store import OUT/s.growth tests/cli/records/source-keys-later.csv --source hv -q --now 2021-11-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             4    0     4        0         0        0        0
measurements     3    0     3        0         0        0        0
visits           1    0     1        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-keys-wide.csv --source hv -q --now 2021-11-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/source-keys-wide-later.csv --source hv -q --now 2021-11-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    2     0        0         0        0        0
measurements     1    1     0        0         0        0        0
visits           1    1     0        0         0        0        0
! growth store import: tests/cli/records/source-keys-wide-later.csv:2: what the source said before under this source_id stays, entry 22: the row says something else, and not that it was wrong (child CHILD-1-----------------------------; to take it back: 'growth help store retract')
! growth store import: tests/cli/records/source-keys-wide-later.csv:3: what the source said before under this source_id stays, entry 23: the row says something else, and not that it was wrong (child CHILD-1-----------------------------; to take it back: 'growth help store retract')
$ growth store history OUT/s.growth --identifier tests/cli/records/hv-number.txt
entry  recorded              date        what                                        state       instead of  service  by  why                                              note
                                         female, born 2021-04-02, gestation unknown  current                                                                               
    3  2021-11-01T10:00:00Z              hv (hidden)                                 current                                                                               
    5  2021-11-01T10:00:00Z  2021-06-02  weight 61.5 kg                              superseded                                                                            
    6  2021-11-01T10:00:00Z  2021-07-02  seen, not measured: no scales               superseded                                                                            no scales
    7  2021-11-01T10:00:00Z  2021-08-02  weight 5.4 kg                               superseded                                                                            
    8  2021-11-01T10:00:00Z  2021-09-02  weight 5.9 kg                               current                                                                               
   11  2021-11-02T10:00:00Z  2021-06-02  weight 61.5 kg                              retracted            5               hv says now that it was height                   
   12  2021-11-02T10:00:00Z  2021-07-02  seen, not measured: no scales               retracted            6               the source replaced it by a measurement          no scales
   13  2021-11-02T10:00:00Z  2021-06-02  height 61.5 cm, lying                       current                                                                               
   14  2021-11-02T10:00:00Z  2021-07-02  weight 5.1 kg                               current                                                                               
   15  2021-11-02T10:00:00Z  2021-08-02  seen, not measured: declined                current                                                                               declined
   16  2021-11-02T10:00:00Z  2021-08-02  weight 5.4 kg, doubtful                     current              7               hv says now that nothing was measured: declined  
   17  2021-11-02T10:00:00Z  2021-09-02  height 62.0 cm, lying                       current                                                                               
   22  2021-11-04T10:00:00Z  2021-10-02  weight 6.2 kg                               current                                                                               
   23  2021-11-04T10:00:00Z  2021-10-09  weight 6.3 kg                               current                                                                               
   26  2021-11-05T10:00:00Z  2021-10-02  height 63.0 cm, lying                       current                                                                               
   27  2021-11-05T10:00:00Z  2021-10-09  seen, not measured: declined                current                                                                               declined
