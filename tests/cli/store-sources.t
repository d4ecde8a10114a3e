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
