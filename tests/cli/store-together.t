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
