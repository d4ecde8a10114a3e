# What two services say of one child.

# The same measurement from two services: what the second says more is added, and each key is known.
$ growth store init OUT/s.growth -q
$ growth store import OUT/s.growth tests/cli/records/store-same-visiting.csv --source hv --system nhs-number -q --now 2023-09-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    3     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           1    1     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/store-same-hospital.csv --source hosp --system nhs-number -q --now 2023-09-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    1     0        1         0        0        0
measurements     2    1     0        1         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/store-same-hospital.csv --source hosp --system nhs-number -q --now 2023-09-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             2    0     2        0         0        0        0
measurements     2    0     2        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/store-same-visiting.csv --source hv --system nhs-number -q --now 2023-09-05T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    0     3        0         0        0        0
measurements     2    0     2        0         0        0        0
visits           1    0     1        0         0        0        0
$ growth store import OUT/s.growth tests/cli/records/store-same-corrected.csv --source hosp --system nhs-number -q --now 2023-09-06T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             1    0     0        1         0        0        0
measurements     1    0     0        1         0        0        0
visits           0    0     0        0         0        0        0
$ growth store history OUT/s.growth --identifier tests/cli/records/nhs-number.txt
entry  recorded              date        what                                        state       instead of  service          by  why                            note
                                         female, born 2021-04-02, gestation unknown  current                                                                     
    3  2023-09-02T10:00:00Z              nhs-number (hidden)                         current                                                                     
    5  2023-09-02T10:00:00Z  2023-06-01  weight 11.0 kg                              superseded              health visiting                                     
    6  2023-09-02T10:00:00Z  2023-06-01  height 85 cm, standing                      current                 health visiting                                     
    7  2023-09-02T10:00:00Z  2023-09-01  seen, not measured: not recorded            current                 health visiting                                     scales broken
   10  2023-09-03T10:00:00Z  2023-06-01  weight 11.0 kg, oedema                      superseded           5  hospital             details added by hosp          swollen feet
   11  2023-09-03T10:00:00Z  2023-06-01  height 85 cm, lying                         current                 hospital                                            
   18  2023-09-06T10:00:00Z  2023-06-01  weight 11.9 kg, oedema                      current             10  hospital             the source says otherwise now  corrected
   19  2023-09-06T10:00:00Z  2023-06-01  weight 11.0 kg                              current                 health visiting      still said by hv               

# Two services that each added the child under a key of their own: somebody has to say that it is one.
$ growth store init OUT/a.growth -q
$ growth store init OUT/b.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --gestation 40+1 --identifier tests/cli/records/nhs-number.txt --now 2021-06-01T10:00:00Z > OUT/a
$ growth store add OUT/b.growth --sex female --birth-date 2021-04-02 --identifier tests/cli/records/nhs-number.txt --now 2021-06-02T10:00:00Z > OUT/b
$ growth store record OUT/a.growth --child $(cat OUT/a) --date 2021-06-01 --measure weight --value 4.90 --unit kg --now 2021-06-01T10:00:00Z
new, entry 4
$ growth store record OUT/b.growth --child $(cat OUT/b) --date 2021-06-01 --measure weight --value 4.90 --unit kg --now 2021-06-02T10:00:00Z
new, entry 4
$ growth store record OUT/b.growth --child $(cat OUT/b) --date 2021-07-01 --measure weight --value 5.60 --unit kg --now 2021-07-02T10:00:00Z
new, entry 5
$ growth store export OUT/b.growth OUT/b.json --child $(cat OUT/b) -q
$ growth store import OUT/a.growth OUT/b.json --now 2022-01-01T10:00:00Z
! growth store import: OUT/b.json: another child here has an identifier of a child that comes, at the same time: retract it first if it is mistaken; if it is the same child, recorded here under another key, say which child here it is (--child KEY --author WHO)
? 1
$ growth store import OUT/a.growth OUT/b.json --child $(cat OUT/a) --now 2022-01-01T10:00:00Z
! growth store import: --author is needed; see 'growth help store import'
? 2
$ growth store import OUT/a.growth OUT/b.json --child $(cat OUT/a) --author "clerk" --now 2022-01-01T10:00:00Z
entries  new  same  children added  forks
      5    2     3               0      0
$ growth store import OUT/a.growth OUT/b.json --now 2022-01-02T10:00:00Z
entries  new  same  children added  forks
      5    0     5               0      0
$ growth store history OUT/a.growth --child $(cat OUT/a)
entry  recorded              date        what                                        state       instead of  service  by     why                                                   note
                                         female, born 2021-04-02, gestation 40+1     current                                                                                       
    2  2021-06-01T10:00:00Z              female, born 2021-04-02, gestation 40+1     superseded                                                                                    
    3  2021-06-01T10:00:00Z              nhs-number (hidden)                         current                                                                                       
    4  2021-06-01T10:00:00Z  2021-06-01  weight 4.90 kg                              current                                                                                       
    6  2022-01-01T10:00:00Z              growth-store (hidden)                       current                          clerk  said to be the same child, at a hand-over             
    7  2021-06-02T10:00:00Z              female, born 2021-04-02, gestation unknown  superseded           2                                                                        
    8  2021-07-02T10:00:00Z  2021-07-01  weight 5.60 kg                              current                                                                                       
    9  2021-06-02T10:00:00Z              female, born 2021-04-02, gestation 40+1     current              7                  joined after a hand-over from what each service knew  
$ growth store export OUT/a.growth OUT/a.json --child $(cat OUT/a) -q
$ growth store import OUT/b.growth OUT/a.json --child $(cat OUT/b) --author "nurse" --now 2022-01-03T10:00:00Z
entries  new  same  children added  forks
      9    4     5               0      0
$ growth store history OUT/b.growth --child $(cat OUT/b) --current
entry  recorded              date        what                                     state    instead of  service  by     why                                        note
                                         female, born 2021-04-02, gestation 40+1  current                                                                         
    3  2021-06-02T10:00:00Z              nhs-number (hidden)                      current                                                                         
    7  2022-01-03T10:00:00Z              growth-store (hidden)                    current                       nurse  said to be the same child, at a hand-over  
   10  2022-01-01T10:00:00Z              growth-store (hidden)                    current                       clerk  said to be the same child, at a hand-over  
    4  2021-06-02T10:00:00Z  2021-06-01  weight 4.90 kg                           current                                                                         
    5  2021-07-02T10:00:00Z  2021-07-01  weight 5.60 kg                           current                                                                         

# A system that says otherwise under its own ids: no longer preliminary, taken back, a visit become a weight.
$ growth store init OUT/f.growth -q
$ growth store import OUT/f.growth tests/cli/records/store-visit.ndjson --source hosp -q --now 2023-10-02T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    3     0        0         0        0        0
measurements     2    2     0        0         0        0        0
visits           1    1     0        0         0        0        0
! growth store import: values the source calls preliminary, kept with that word in the note: 1
$ growth store import OUT/f.growth tests/cli/records/store-visit-later.ndjson --source hosp -q --now 2023-10-03T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    0     0        3         0        0        0
measurements     3    0     0        3         0        0        0
visits           0    0     0        0         0        0        0
! growth store import: rows by which the source takes back what the store held under their id: 1
$ growth store import OUT/f.growth tests/cli/records/store-visit-later.ndjson --source hosp -q --now 2023-10-04T10:00:00Z
              read  new  same  amended  rejected  skipped  in part
rows             3    0     3        0         0        0        0
measurements     3    0     3        0         0        0        0
visits           0    0     0        0         0        0        0
$ growth store history OUT/f.growth --identifier tests/cli/records/hosp-number.txt
entry  recorded              date        what                                        state       instead of  service  by  why                                      note
                                         female, born 2021-04-02, gestation unknown  current                                                                       
    3  2023-10-02T10:00:00Z              hosp (hidden)                               current                                                                       
    5  2023-10-02T10:00:00Z  2023-06-01  weight 11.0 kg                              superseded                                                                    preliminary
    6  2023-10-02T10:00:00Z  2023-09-01  weight 12.0 kg                              superseded                                                                    swollen
    7  2023-10-02T10:00:00Z  2023-10-01  seen, not measured: declined                superseded                                                                    declined
   10  2023-10-03T10:00:00Z  2023-06-01  weight 11.0 kg                              current              5               no longer preliminary, says hosp         
   11  2023-10-03T10:00:00Z  2023-09-01  weight 12.0 kg                              retracted            6               the source takes it back                 swollen
   12  2023-10-03T10:00:00Z  2023-10-01  seen, not measured: declined                retracted            7               the source replaced it by a measurement  declined
   13  2023-10-03T10:00:00Z  2023-10-01  weight 12.2 kg                              current                                                                       
