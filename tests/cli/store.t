# One record across services: the store at the command line.  --now stands in for the clock.

$ growth store init OUT/a.growth
! growth store init: OUT/a.growth: a new store; it is not encrypted: keep it on an encrypted disk
$ growth store init OUT/a.growth
! growth store init: cannot make the store OUT/a.growth: a file of that name is there
? 1

# A child, a measurement, the same again, a correction; what the record said before it.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --gestation 40+1 --gestation-source "birth notification" --author "health visitor" --now 2021-04-20T09:00:00Z > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4.90 --unit kg --service "health visiting" --author "health visitor" --now 2021-06-01T10:00:00Z
new, entry 3
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4.90 --unit kg --now 2021-06-01T10:00:05Z
same, entry 3
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure length --value 0.57 --unit m --note tests/cli/records/note.txt --now 2021-06-01T10:01:00Z --format csv
outcome,entry
new,4
$ growth store amend OUT/a.growth --child $(cat OUT/child) --entry 3 --value 4.09 --author "health visitor" --reason "digits swapped" --now 2021-07-05T10:00:00Z
amended, entry 5
$ growth store contact OUT/a.growth --child $(cat OUT/child) --date 2021-09-01 --not-measured no-scales --service "health visiting" --now 2021-09-01T10:00:00Z
new, entry 6
$ growth store contact OUT/a.growth --child $(cat OUT/child) --date 2021-10-01 --not-brought --now 2021-10-01T10:00:00Z
new, entry 7
$ growth store history OUT/a.growth --child $(cat OUT/child)
entry  recorded              date        what                                     state       instead of  service          by              why             note
                                         female, born 2021-04-02, gestation 40+1  current                                                                  
    3  2021-06-01T10:00:00Z  2021-06-01  weight 4.90 kg                           superseded              health visiting  health visitor                  
    4  2021-06-01T10:01:00Z  2021-06-01  height 0.57 m, lying                     current                                                                  Weighed in vest and dry nappy.
    5  2021-07-05T10:00:00Z  2021-06-01  weight 4.09 kg                           current              3  health visiting  health visitor  digits swapped  
    6  2021-09-01T10:00:00Z  2021-09-01  seen, not measured: no scales            current                 health visiting                                  
    7  2021-10-01T10:00:00Z  2021-10-01  not brought                              current                                                                  
$ growth store history OUT/a.growth --child $(cat OUT/child) --current
entry  recorded              date        what                                     state    instead of  service          by              why             note
                                         female, born 2021-04-02, gestation 40+1  current                                                               
    4  2021-06-01T10:01:00Z  2021-06-01  height 0.57 m, lying                     current                                                               Weighed in vest and dry nappy.
    5  2021-07-05T10:00:00Z  2021-06-01  weight 4.09 kg                           current           3  health visiting  health visitor  digits swapped  
    6  2021-09-01T10:00:00Z  2021-09-01  seen, not measured: no scales            current              health visiting                                  
    7  2021-10-01T10:00:00Z  2021-10-01  not brought                              current                                                               
$ growth store history OUT/a.growth --child $(cat OUT/child) --as-at 2021-06-30
entry  recorded              date        what                                     state    instead of  service          by              why  note
                                         female, born 2021-04-02, gestation 40+1  current                                                    
    3  2021-06-01T10:00:00Z  2021-06-01  weight 4.90 kg                           current              health visiting  health visitor       
    4  2021-06-01T10:01:00Z  2021-06-01  height 0.57 m, lying                     current                                                    Weighed in vest and dry nappy.
$ growth store history OUT/a.growth --child $(cat OUT/child) --as-at 2021-06-30 --format csv
entry,recorded_at,kind,on_date,to_date,measure,value,unit,posture,marks,not_measured,state,supersedes,superseded_by,service,seen_by,device,source,source_key,import,system,identifier,rule,sex,birth_date,gestation_days,author,reason,note
,,child,,,,,,,,,current,,,,,,,,,,,,female,2021-04-02,281,,,
3,2021-06-01T10:00:00Z,measurement,2021-06-01,,weight,4.90,kg,,,,current,,,health visiting,,,,,,,,,,,,health visitor,,
4,2021-06-01T10:01:00Z,measurement,2021-06-01,,height,0.57,m,lying,,,current,,,,,,,,,,,,,,,,,Weighed in vest and dry nappy.
$ growth store history OUT/a.growth --child $(cat OUT/child) --as-at 2021-01-01
! growth store history: OUT/a.growth: the store did not know this child at that time (--as-at asks what was recorded by then, not what was measured by then)
? 1
$ growth store list OUT/a.growth
child                                 sex     born        gestation  recorded              by
CHILD-1-----------------------------  female  2021-04-02       40+1  2021-04-20T09:00:00Z  health visitor
$ growth assess --store OUT/a.growth --child $(cat OUT/child) --today 2022-01-01
line  child                                 date        measure  value  unit   age  corrected    SDS  centile  band                              flags  message
   4  CHILD-1-----------------------------  2021-06-01  height      57  cm    0.16       0.17  -0.04       48  on or near the 50th centile              
   5  CHILD-1-----------------------------  2021-06-01  weight    4.09  kg    0.16       0.17  -1.73        4  between the 2nd and 9th centiles         
! OUT/a.growth: 4 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth assess --store OUT/a.growth --child $(cat OUT/child) --as-at 2021-06-30 -q --format csv --precision 2
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
3,CHILD-1-----------------------------,2021-06-01,weight,4.9,kg,0.16,0.17,uk-who,who2006-day-length,-0.35,36.15,between the 25th and 50th centiles,corrected-age,
4,CHILD-1-----------------------------,2021-06-01,height,57,cm,0.16,0.17,uk-who,who2006-day-length,-0.04,48.44,on or near the 50th centile,corrected-age,
$ growth check --store OUT/a.growth --child $(cat OUT/child) --today 2022-01-01 --format csv --precision 2 -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
CHILD-1-----------------------------,insufficient,insufficient,weight,,2021-06-01,,0.16,,4.09,,-1.73,,,1,2021-06-01,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 214 days old. No finding here is no reassurance. Seen but not weighed on 1 Sep 2021 (no scales). Was not brought on 1 Oct 2021. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
CHILD-1-----------------------------,contact,weight-overdue,weight,,,,,,,,,,,,2021-06-01,,"A weight is overdue: 12 week immunisations, 16 week immunisations. The last weight is of 1 Jun 2021. Weigh at the next contact."
$ growth store chart OUT/a.growth --child $(cat OUT/child) -o OUT/chart.pdf --today 2022-01-01
! OUT/chart.pdf: Growth chart: weight and height of a female child born at 40 weeks and 1 day of gestation, aged 1 month, 4 weeks and 2 days when last measured, on the reference uk-who. Newest weight 4.09 kg on 1 Jun 2021, between the 2nd and 9th centiles; the only value. Newest height 57.0 cm on 1 Jun 2021, on or near the 50th centile; the only value. Too little is known to judge weight. A weight is overdue. 1 visit without a measurement: 1 Sep 2021 (no scales). Was not brought: 1 Oct 2021. Last measured 214 days before this chart was drawn on 1 Jan 2022. Decision support, not a diagnosis.
! OUT/a.growth: 4 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth store chart OUT/a.growth --child $(cat OUT/child) -o OUT/amended.pdf --page record --today 2022-01-01
! OUT/amended.pdf: Growth chart: weight and height of a female child born at 40 weeks and 1 day of gestation, aged 1 month, 4 weeks and 2 days when last measured, on the reference uk-who. Newest weight 4.09 kg on 1 Jun 2021, between the 2nd and 9th centiles; the only value. Newest height 57.0 cm on 1 Jun 2021, on or near the 50th centile; the only value. Too little is known to judge weight. A weight is overdue. 1 visit without a measurement: 1 Sep 2021 (no scales). Was not brought: 1 Oct 2021. Amended: weight 4.90 kg of 1 Jun 2021, replaced by 4.09 kg. Last measured 214 days before this chart was drawn on 1 Jan 2022. Decision support, not a diagnosis.
! OUT/a.growth: 4 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ pdftotext -f 3 -l 3 -layout -x 0 -y 70 -W 600 -H 300 OUT/amended.pdf -
Chronology
Date         Age        Service           Measured by   Measurement                Centile   SDS     Remarks
\
1 Jun 2021   9 weeks                                    height 57.0 cm             48th      −0.04   Weighed in vest
                                                                                                     and dry nappy.
                        health visiting                 weight 4.09 kg             4th       −1.73
                        health visiting                 replaced: weight 4.90 kg                     now 4.09 kg;
                                                                                                     amended
                                                                                                     5 Jul 2021 by
                                                                                                     health visitor: digits
                                                                                                     swapped
\
1 Sep 2021   5 months   health visiting                 not measured: no scales
\
1 Oct 2021   6 months                                   was not brought
\
$ growth store chart OUT/a.growth --child $(cat OUT/child) -o OUT/then.pdf --page record --today 2021-06-30 --as-at 2021-06-30 -q
$ pdftotext -f 3 -l 3 -layout -x 0 -y 70 -W 600 -H 300 OUT/then.pdf -
Chronology
Date         Age       Service           Measured by   Measurement      Centile   SDS     Remarks
\
1 Jun 2021   9 weeks   health visiting                 weight 4.9 kg    36th      −0.35
                                                       height 57.0 cm   48th      −0.04   Weighed in vest
                                                                                          and dry nappy.
\
$ growth chart --store OUT/a.growth --child $(cat OUT/child) -o OUT/same.pdf --today 2022-01-01 -q
$ cmp OUT/chart.pdf OUT/same.pdf
$ growth store check OUT/a.growth
entries  problems  seal
      7         0  7:HASH------------------------------------------------------------
! growth store check: everything is as it was written; note the seal elsewhere, for a later --seal
$ growth store check OUT/a.growth -q --format csv --seal 3:0000000000000000000000000000000000000000000000000000000000000000
entries,problems,seal
7,1,7:HASH------------------------------------------------------------
! growth store check: OUT/a.growth: entry 3 is not the one that was sealed: the store was rewritten
? 1

# What is known of a child is corrected too.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --now 2021-04-20T09:00:00Z > OUT/child
$ growth store details OUT/a.growth --child $(cat OUT/child) --gestation 31+2 --gestation-source "discharge letter" --mother-height 163.5 --author clerk --reason "letter came" --now 2021-05-01T09:00:00Z
$ growth store list OUT/a.growth --format csv
child,sex,birth_date,gestation_days,gestation_source,mother_height_cm,father_height_cm,recorded_at,author
CHILD-1-----------------------------,female,2021-04-02,219,discharge letter,163.5,,2021-05-01T09:00:00Z,clerk
$ growth store history OUT/a.growth --child $(cat OUT/child) --as-at 2021-04-30
entry  recorded  date  what                                        state    instead of  service  by  why  note
                       female, born 2021-04-02, gestation unknown  current                                
$ growth store history OUT/a.growth --child $(cat OUT/child)
entry  recorded              date  what                                                      state       instead of  service  by     why          note
                                   female, born 2021-04-02, gestation 31+2                   current                                              
    2  2021-04-20T09:00:00Z        female, born 2021-04-02, gestation unknown                superseded                                           
    3  2021-05-01T09:00:00Z        female, born 2021-04-02, gestation 31+2, mother 163.5 cm  current              2           clerk  letter came  

# An entry is corrected and taken back only in the record of its own child.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --now 2021-04-20T09:00:00Z > OUT/one
$ growth store add OUT/a.growth --sex male --birth-date 2019-01-10 --now 2021-04-20T09:00:00Z > OUT/two
$ growth store record OUT/a.growth --child $(cat OUT/one) --date 2021-06-01 --measure weight --value 4.90 --unit kg --now 2021-06-01T10:00:00Z
new, entry 5
$ growth store retract OUT/a.growth --child $(cat OUT/two) --entry 5 --author a --reason b
! growth store retract: entry 5 is nothing of this child's that can be corrected; see 'growth store history'
? 1
$ growth store amend OUT/a.growth --child $(cat OUT/two) --entry 5 --value 5 --author a --reason b
! growth store amend: entry 5 is nothing of this child's that can be corrected; see 'growth store history'
? 1
$ growth store retract OUT/a.growth --child $(cat OUT/one) --entry 5 --author a
! growth store retract: --reason is needed; see 'growth help store retract'
? 2
$ growth store retract OUT/a.growth --child $(cat OUT/one) --entry 5 --author a --reason "another child's" --now 2021-06-02T10:00:00Z
retracted, entry 6
$ growth store history OUT/a.growth --child $(cat OUT/one) --current
entry  recorded  date  what                                        state    instead of  service  by  why  note
                       female, born 2021-04-02, gestation unknown  current                                
$ growth store amend OUT/a.growth --child $(cat OUT/one) --entry 5 --value 5 --author a --reason b
! growth store amend: OUT/a.growth: entry 5 is taken back already, by entry 6: if it was right after all, record it anew
? 1

# What cannot be: nothing is kept of it.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --now 2021-04-20T09:00:00Z > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4,9 --unit kg
! growth store record: OUT/a.growth: weight "4,9" is not a number (digits and at most one point)
? 1
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4900 --unit kg
! growth store record: weight 4900 kg is outside 0.15 to 500 kg (check the entry and its unit); --doubtful yes keeps it as it was written, and marked
? 1
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4900 --unit cm
! growth store record: OUT/a.growth: weight cannot be in cm (use one of kg, g, lb, oz)
? 1
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2020-06-01 --measure weight --value 4.9 --unit kg
! growth store record: OUT/a.growth: the day is before the child was born
? 1
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 1.6.2021 --measure weight --value 4.9 --unit kg
! growth store record: --date: "1.6.2021" is not a date (say which comes first, day or month, or write it as 2021-04-02)
? 2
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4.9
! growth store record: --unit is needed; see 'growth help store record'
? 2
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure girth --value 4.9 --unit cm
! growth store record: --measure is weight, height, length, head, bmi ..., not 'girth'
? 2
$ growth store record OUT/a.growth --child 0a9c0c7c-0000-4000-8000-000000000000 --date 2021-06-01 --measure weight --value 4.9 --unit kg
! growth store record: OUT/a.growth: the store has no such child
? 1
$ growth store record OUT/none.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4.9 --unit kg
! growth store record: OUT/none.growth: no such file ('growth store init' makes a new store)
? 1
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --gestation 12+0
! growth store add: --gestation: gestation "12+0" is outside 22+0 to 44+6 weeks (leave it empty where it is not known)
? 2
$ growth store add OUT/a.growth --sex girl --birth-date 2021-04-02
! growth store add: --sex is male, female or unknown, not 'girl'
? 2
$ growth store add OUT/a.growth --sex female
! growth store add: --birth-date is needed; see 'growth help store add'
? 2
$ growth store
! growth store: say what to do; see 'growth help store'
? 2
$ growth store moon OUT/a.growth
! growth store: no command 'moon'; see 'growth help store'
? 2
$ growth store list
! growth store list: usage: growth store list STORE  [OPTION]...
? 2
$ growth store list tests/cli/records/comma.csv
! growth store list: tests/cli/records/comma.csv: cannot open the store: it is not a growth store (SQLite 26: file is not a database)
? 1
$ growth store check OUT/a.growth -q --format csv
entries,problems,seal
2,0,2:HASH------------------------------------------------------------

# A value outside what any child measures is kept where it is said to be doubtful.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-06-01 --measure weight --value 4900 --unit kg --doubtful yes
new, entry 3
$ growth assess --store OUT/a.growth --child $(cat OUT/child) -q --format csv --precision 2
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
3,CHILD-1-----------------------------,2021-06-01,weight,4900,kg,0.16,,uk-who,,,,,,weight 4900 kg is outside 0.15 to 500 kg (check the entry and its unit)

# Identifiers come from a file or standard input, never from an argument, and are not printed.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --identifier tests/cli/records/identifiers.txt --now 2021-04-20T09:00:00Z > OUT/child
$ growth store find OUT/a.growth < tests/cli/records/nhs-number.txt
CHILD-1-----------------------------
$ growth store find OUT/a.growth --identifier tests/cli/records/hospital-number.txt
CHILD-1-----------------------------
$ growth store find OUT/a.growth < tests/cli/records/nhs-number-mistyped.txt
! growth store find: warning: the check digit of the NHS number is wrong: a digit is mistyped, here or on the paper (--strict refuses it)
! growth store find: OUT/a.growth: no child in the store has this identifier on that day
? 1
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --identifier - < tests/cli/records/nhs-number.txt
! growth store add: the store has a child of this identifier already: CHILD-1-----------------------------
? 1
$ growth store record OUT/a.growth --identifier - --date 2021-06-01 --measure weight --value 4.9 --unit kg --now 2021-06-01T10:00:00Z < tests/cli/records/nhs-number.txt
new, entry 5
$ growth store record OUT/a.growth --child 9990000018 --date 2021-06-01 --measure weight --value 4.9 --unit kg
! growth store record: --child is a child's key of 36 characters, as 'growth store list' prints (an identifier goes into a file: --identifier FILE)
? 2
$ growth store identify OUT/a.growth --child $(cat OUT/child) --strict < tests/cli/records/nhs-number-mistyped.txt
! growth store identify: the check digit of the NHS number is wrong: a digit is mistyped
? 1
$ growth store identify OUT/a.growth --child $(cat OUT/child) --now 2021-06-01T10:00:00Z < tests/cli/records/nhs-number-mistyped.txt
new, entry 6
! growth store identify: warning: the check digit of the NHS number is wrong: a digit is mistyped, here or on the paper (--strict refuses it)
$ growth store identify OUT/a.growth --child $(cat OUT/child) --entry 4 --to 2021-05-01 --author clerk --reason "number re-issued" --now 2021-06-02T10:00:00Z
amended, entry 7
$ growth store find OUT/a.growth --on 2021-05-01 < tests/cli/records/hospital-number.txt
! growth store find: OUT/a.growth: no child in the store has this identifier on that day
? 1
$ growth store find OUT/a.growth --on 2021-04-30 --identifier tests/cli/records/hospital-number.txt
CHILD-1-----------------------------
$ growth store history OUT/a.growth --child $(cat OUT/child)
entry  recorded              date        what                                                state       instead of  service  by     why               note
                                         female, born 2021-04-02, gestation unknown          current                                                   
    3  2021-04-20T09:00:00Z              nhs-number (hidden)                                 current                                                   
    4  2021-04-20T09:00:00Z              hospital (hidden)                                   superseded                                                
    5  2021-06-01T10:00:00Z  2021-06-01  weight 4.9 kg                                       current                                                   
    6  2021-06-01T10:00:00Z              nhs-number (hidden)                                 current                                                   
    7  2021-06-02T10:00:00Z              hospital (hidden), no longer valid from 2021-05-01  current              4           clerk  number re-issued  
$ growth store history OUT/a.growth --child $(cat OUT/child) --as-at 2021-06-01 --show-identifiers
entry  recorded              date        what                                        state    instead of  service  by  why  note
                                         female, born 2021-04-02, gestation unknown  current                                
    3  2021-04-20T09:00:00Z              nhs-number 9990000018                       current                                
    4  2021-04-20T09:00:00Z              hospital H-0042                             current                                
    6  2021-06-01T10:00:00Z              nhs-number 9990000019                       current                                
    5  2021-06-01T10:00:00Z  2021-06-01  weight 4.9 kg                               current                                
$ growth store identify OUT/a.growth --child $(cat OUT/child) < tests/cli/records/no-system.txt
! growth store identify: an identifier is a line with SYSTEM VALUE (a word for who calls the child so, a blank, what the child is called), or an NHS number
? 1

# The family, only by its own command: latest centiles and open findings side by side.
$ growth store init OUT/a.growth -q
$ growth store import OUT/a.growth examples/records/boy-late-fall.csv -q --now 2023-01-01T10:00:00Z --format ndjson
{"schema": "growth.store.import.1", "of": "rows", "read": 26, "new": 26, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "examples/records/boy-late-fall.csv"}
{"schema": "growth.store.import.1", "of": "measurements", "read": 25, "new": 25, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "examples/records/boy-late-fall.csv"}
{"schema": "growth.store.import.1", "of": "visits", "read": 1, "new": 1, "same": 0, "amended": 0, "rejected": 0, "skipped": 0, "in_part": 0, "file": "examples/records/boy-late-fall.csv"}
$ growth store find OUT/a.growth --identifier tests/cli/records/late-fall-number.txt > OUT/brother
$ growth store add OUT/a.growth --sex female --birth-date 2021-04-02 --gestation 40+1 --now 2023-01-01T10:00:00Z > OUT/sister
$ growth store record OUT/a.growth --child $(cat OUT/sister) --date 2021-06-01 --measure weight --value 4.90 --unit kg --now 2023-01-01T10:00:00Z
new, entry 34
$ growth store link OUT/a.growth --child $(cat OUT/sister) --sibling $(cat OUT/brother) --author "health visitor" --now 2023-01-01T10:00:00Z
new, entry 35
$ growth store link OUT/a.growth --child $(cat OUT/brother) --sibling $(cat OUT/sister) --author "health visitor"
! growth store link: OUT/a.growth: the two are linked so already
? 1
$ growth store family OUT/a.growth --child $(cat OUT/sister) --today 2023-01-01
measure  relation    child                                 link  sex     date         age  value  unit     SDS  centile  band                                                              flags                finding              message
weight   this child  CHILD-1-----------------------------        female  2021-06-01  0.16    4.9  kg     -0.35       36  between the 25th and 50th centiles                                                     insufficient         weight-overdue, blind-gap
weight   sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50   11.9  kg     -3.61     <0.4  below the 0.4th centile                                                                urgent: rapid-fall   not-confirmed
height   this child  CHILD-1-----------------------------        female                           cm                                                                                                                                 never measured
height   sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50  105.2  cm     -0.19       42  between the 25th and 50th centiles                                                                          
bmi      sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50  10.75  kg/m2  -6.34     <0.4  very thin: far below the chart — check the entry, re-measure now  advisory;re-measure  urgent: rcpch-state  
head     sibling     CHILD-2-----------------------------    35  male    2018-05-07  0.13   38.7  cm      0.19       57  between the 50th and 75th centiles                                                                          
$ growth store family OUT/a.growth --child $(cat OUT/sister) --today 2023-01-01 --format csv --precision 2
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2021-06-01,0.16,4.9,kg,-0.35,36.15,between the 25th and 50th centiles,corrected-age,insufficient,insufficient,,"weight-overdue, blind-gap"
weight,sibling,CHILD-2-----------------------------,35,male,2022-09-19,4.50,11.9,kg,-3.61,0.02,below the 0.4th centile,corrected-age,urgent,rapid-fall,,not-confirmed
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
height,sibling,CHILD-2-----------------------------,35,male,2022-09-19,4.50,105.2,cm,-0.19,42.42,between the 25th and 50th centiles,corrected-age,,,,
bmi,sibling,CHILD-2-----------------------------,35,male,2022-09-19,4.50,10.75,kg/m2,-6.34,0.00,"very thin: far below the chart — check the entry, re-measure now",corrected-age;advisory;re-measure;derived,urgent,rcpch-state,,
head,sibling,CHILD-2-----------------------------,35,male,2018-05-07,0.13,38.7,cm,0.19,57.38,between the 50th and 75th centiles,corrected-age,,,,
$ growth store history OUT/a.growth --child $(cat OUT/sister)
entry  recorded              date        what                                     state    instead of  service  by  why  note
                                         female, born 2021-04-02, gestation 40+1  current                                
   34  2023-01-01T10:00:00Z  2021-06-01  weight 4.90 kg                           current                                
$ growth store acknowledge OUT/a.growth --child $(cat OUT/brother) --rule rapid-fall --measure weight --author "school nurse" --reason "seen by paediatrics" --now 2023-01-02T10:00:00Z
new, entry 36
$ growth store family OUT/a.growth --child $(cat OUT/sister) --today 2023-01-03
measure  relation    child                                 link  sex     date         age  value  unit     SDS  centile  band                                                              flags                finding                           message
weight   this child  CHILD-1-----------------------------        female  2021-06-01  0.16    4.9  kg     -0.35       36  between the 25th and 50th centiles                                                     insufficient                      weight-overdue, blind-gap
weight   sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50   11.9  kg     -3.61     <0.4  below the 0.4th centile                                                                urgent, acknowledged: rapid-fall  not-confirmed
height   this child  CHILD-1-----------------------------        female                           cm                                                                                                                                              never measured
height   sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50  105.2  cm     -0.19       42  between the 25th and 50th centiles                                                                                       
bmi      sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50  10.75  kg/m2  -6.34     <0.4  very thin: far below the chart — check the entry, re-measure now  advisory;re-measure  urgent: rcpch-state               
head     sibling     CHILD-2-----------------------------    35  male    2018-05-07  0.13   38.7  cm      0.19       57  between the 50th and 75th centiles                                                                                       
$ growth store record OUT/a.growth --child $(cat OUT/brother) --date 2023-01-03 --measure weight --value 12.0 --unit kg --now 2023-01-03T11:00:00Z
new, entry 37
$ growth store family OUT/a.growth --child $(cat OUT/sister) --today 2023-01-04
measure  relation    child                                 link  sex     date         age  value  unit     SDS  centile  band                                                              flags                finding              message
weight   this child  CHILD-1-----------------------------        female  2021-06-01  0.16    4.9  kg     -0.35       36  between the 25th and 50th centiles                                                     insufficient         weight-overdue, blind-gap
weight   sibling     CHILD-2-----------------------------    35  male    2023-01-03  4.79     12  kg     -3.88     <0.4  below the 0.4th centile                                                                urgent: rapid-fall   
height   this child  CHILD-1-----------------------------        female                           cm                                                                                                                                 never measured
height   sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50  105.2  cm     -0.19       42  between the 25th and 50th centiles                                                                          
bmi      sibling     CHILD-2-----------------------------    35  male    2022-09-19  4.50  10.75  kg/m2  -6.34     <0.4  very thin: far below the chart — check the entry, re-measure now  advisory;re-measure  urgent: rcpch-state  
head     sibling     CHILD-2-----------------------------    35  male    2018-05-07  0.13   38.7  cm      0.19       57  between the 50th and 75th centiles                                                                          
$ growth store retract OUT/a.growth --child $(cat OUT/sister) --entry 35 --author "health visitor" --reason "not of one family" --now 2023-01-04T10:00:00Z
retracted, entry 38
$ growth store family OUT/a.growth --child $(cat OUT/sister) --today 2023-01-04 --format csv --precision 2
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2021-06-01,0.16,4.9,kg,-0.35,36.15,between the 25th and 50th centiles,corrected-age,insufficient,insufficient,,"weight-overdue, blind-gap"
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured

# A child whose sex is not known cannot be judged, which is said with what to do, and stops no scan.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex male --birth-date 2020-02-01 --now 2020-03-01T09:00:00Z > OUT/boy
$ growth store record OUT/a.growth --child $(cat OUT/boy) --date 2020-04-14 --measure weight --value 5.92 --unit kg --now 2020-04-14T10:00:00Z
new, entry 3
$ growth store record OUT/a.growth --child $(cat OUT/boy) --date 2021-01-31 --measure weight --value 9.65 --unit kg --now 2021-01-31T10:00:00Z
new, entry 4
$ growth store add OUT/a.growth --sex unknown --birth-date 2020-02-01 --now 2020-03-01T09:00:00Z > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2020-04-14 --measure weight --value 5.92 --unit kg --now 2020-04-14T10:00:00Z
new, entry 7
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2021-01-31 --measure weight --value 9.65 --unit kg --now 2021-01-31T10:00:00Z
new, entry 8
$ growth scan --store OUT/a.growth --today 2021-03-01
child                                 tier          rule         measure  from  to  spaces  %
CHILD-1-----------------------------  insufficient  sex-unknown  weight                     
! 2 children, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 0 quality, 0 contact
! 1 of them not judged: sex is not known (record the sex used for charts, or give --chart-sex)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N children a second
$ growth scan --store OUT/a.growth --today 2021-03-01 --chart-sex female --html OUT/list.html
! 2 children, 0 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 0 insufficient, 0 quality, 0 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N children a second
$ growth check --store OUT/a.growth --child $(cat OUT/child) --today 2021-03-01
Sex is not known, so no curves can be chosen and no value of this child is judged.
Record the sex used for charts (male or female), or say which curves to use.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/a.growth: 2 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth check --store OUT/a.growth --child $(cat OUT/child) --today 2021-03-01 --chart-sex female
Girls' chart (sex not recorded)
\
No rule met on 2 weights; the last is 29 days old.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/a.growth: 2 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth chart --store OUT/a.growth --child $(cat OUT/child) --today 2021-03-01 -o OUT/a.svg
! growth chart: OUT/a.svg: sex is not known, so no curves can be chosen (record the sex used for charts, male or female, or say which curves to use)
? 1
$ growth chart --store OUT/a.growth --child $(cat OUT/child) --today 2021-03-01 -o OUT/a.svg --chart-sex female -q

# The record as it stood on an earlier day, read weeks later: whatever comes out says which day that is, and
# nothing is overdue or later by days of which that record knew nothing.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex male --birth-date 2021-03-10 --gestation 40+0 --now 2021-03-20T09:00:00Z > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2022-03-10 --measure weight --value 9.75 --unit kg --now 2022-03-10T10:00:00Z
new, entry 3
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2023-05-23 --measure weight --value 12.8 --unit kg --now 2023-05-23T10:00:00Z
new, entry 4
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2024-06-09 --measure weight --value 14.8 --unit kg --now 2024-06-09T10:00:00Z
new, entry 5
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2025-02-01 --measure weight --value 11.6 --unit kg --now 2025-02-01T10:00:00Z
new, entry 6
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2025-06-09 --measure weight --value 9.1 --unit kg --now 2025-06-09T10:00:00Z
new, entry 7
! growth store record: warning: weight 9.10 kg is -6.2 SDS, below -6 SDS, which may be true: measure again now; it is kept
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2025-08-01 --measure weight --value 14.9 --unit kg --now 2025-08-01T10:00:00Z
new, entry 8
$ growth check --store OUT/a.growth --child $(cat OUT/child) --as-at 2025-07-05 --today 2025-08-20
Past state of the record, as it stood on 5 Jul 2025 and judged on that day: what was
recorded later is not looked at.
\
URGENT: Large fall in weight (rapid-fall)
  Weight has moved down 9.1 centile spaces since 9 Jun 2024 (50th to far below 0.4th),
  on 2 weighings 128 days apart. Loss 5.70 kg (39 %), from 14.8 kg to 9.10 kg on 9 Jun
  2025. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also
  the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall,
  weight-loss, static-weight, conditional-gain. First met on 1 Feb 2025, still below.
  Evidence
    10 Mar 2022    1.00 y     9.75 kg       0.10 SDS  on or near the 50th centile
    23 May 2023    2.20 y    12.80 kg       0.12 SDS  on or near the 50th centile
    9 Jun 2024     3.25 y    14.80 kg      -0.03 SDS  on or near the 50th centile
    1 Feb 2025     3.90 y    11.60 kg      -2.65 SDS  on or near the 0.4th centile
    9 Jun 2025     4.25 y     9.10 kg      -6.18 SDS  far below the chart — check the entry, re-measure now
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies more than 10 deviations
  below what the earlier ones lead to expect. Compared with an earlier occasion. The
  change of chart in between is allowed for. 5 occasions of weight; the last weight is
  26 days old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
Entries to look at
  Weight 9.1 kg on 9 Jun 2025 is the latest value and very low; measure again now and
  check the entry.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/a.growth: 5 entries of one child (past state, as at 5 Jul 2025)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth check --store OUT/a.growth --child $(cat OUT/child) --as-at 2025-07-05 --today 2025-08-20 --format json -q
{
  "schema": "growth.check.1",
  "software": "0.1.0",
  "data_version": "2026.2+83592cfd",
  "reference": "uk-who",
  "gestation_policy": "exact",
  "as_at": "2025-07-05",
  "rows": [
    {"child_id": "CHILD-1-----------------------------", "tier": "urgent", "rule": "rapid-fall", "measure": "weight", "from_date": "2024-06-09", "to_date": "2025-06-09", "from_age_years": 3.249828884325804, "to_age_years": 4.249144421629021, "from_value": 14.8, "to_value": 9.1, "from_sds": -0.025402591173864605, "to_sds": -6.179693358986538, "spaces": 9.068949127124199, "percent": 38.513513513513516, "occasions": 5, "last_measured_on": "2025-06-09", "also": "ng75-below-2nd;rcpch-state;sustained-fall;predicted-fall;weight-loss;static-weight;conditional-gain", "text": "Weight has moved down 9.1 centile spaces since 9 Jun 2024 (50th to far below 0.4th), on 2 weighings 128 days apart. Loss 5.70 kg (39 %), from 14.8 kg to 9.10 kg on 9 Jun 2025. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall, weight-loss, static-weight, conditional-gain. First met on 1 Feb 2025, still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies more than 10 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 5 occasions of weight; the last weight is 26 days old; uk-who, gestation policy exact, rules as built in. Height was not measured in the three months before. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight.", "first_met_on": "2025-02-01", "first_met_rule": "rapid-fall"},
    {"child_id": "CHILD-1-----------------------------", "tier": "quality", "rule": "latest-low", "measure": "weight", "from_date": null, "to_date": "2025-06-09", "from_age_years": null, "to_age_years": 4.249144421629021, "from_value": null, "to_value": 9.1, "from_sds": null, "to_sds": null, "spaces": null, "percent": null, "occasions": null, "last_measured_on": null, "also": null, "text": "Weight 9.1 kg on 9 Jun 2025 is the latest value and very low; measure again now and check the entry.", "first_met_on": null, "first_met_rule": null}
  ]
}
$ growth scan --store OUT/a.growth --as-at 2025-07-05 --today 2025-08-20
child                                 tier     rule        measure  from        to          spaces      %
CHILD-1-----------------------------  urgent   rapid-fall  weight   2024-06-09  2025-06-09    9.07  38.51
CHILD-1-----------------------------  quality  latest-low  weight               2025-06-09          
! 1 child (past state, as at 5 Jul 2025), 1 with findings; findings: 1 urgent, 0 sustained, 0 concern, 0 watch, 0 insufficient, 1 quality, 0 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N children a second
$ growth chart --store OUT/a.growth --child $(cat OUT/child) --as-at 2025-07-05 --today 2025-08-20 -o OUT/a.svg --page weight
! OUT/a.svg: Past state of the record, as it stood on 5 Jul 2025: what was recorded later is not here. Not the current chart. Growth chart: weight of a male child born at 40 weeks and 0 days of gestation, aged 4 years, 2 months, 4 weeks and 2 days when last measured, on the reference uk-who. Newest weight 9.1 kg on 9 Jun 2025, far below the chart — check the entry, re-measure now (check and measure again). Earliest of 5: 9.75 kg on 10 Mar 2022, on or near the 50th centile. Found, urgent, measure again now: weight from 9 Jun 2024 to 9 Jun 2025: −9.1 centile spaces, 12 months, −5.70 kg (rule rapid-fall). Last measured in that state 26 days before 5 Jul 2025. Decision support, not a diagnosis.
! OUT/a.growth: 5 entries of one child (past state, as at 5 Jul 2025)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth chart --store OUT/a.growth --child $(cat OUT/child) --as-at 2025-07-05 --today 2025-08-20 -o OUT/a.pdf --page record -q
$ pdfinfo OUT/a.pdf > OUT/info
$ head -n 1 OUT/info
Title:           Growth record (past state, as at 5 Jul 2025)
$ growth chart --store OUT/a.growth --child $(cat OUT/child) --as-at 2025-08-20 --today 2025-08-20 -o OUT/now.svg --page weight
! OUT/now.svg: Growth chart: weight of a male child born at 40 weeks and 0 days of gestation, aged 4 years, 4 months, 3 weeks and 1 day when last measured, on the reference uk-who. Newest weight that is used 9.1 kg on 9 Jun 2025, far below the chart — check the entry, re-measure now (check and measure again); not used 14.9 kg on 1 Aug 2025, on or near the 9th centile (doubtful). Earliest of 6: 9.75 kg on 10 Mar 2022, on or near the 50th centile. Found, urgent, measure again now: weight from 9 Jun 2024 to 9 Jun 2025: −9.1 centile spaces, 12 months, −5.70 kg (rule rapid-fall). Last measured 19 days before this chart was drawn on 20 Aug 2025. Decision support, not a diagnosis.
! OUT/a.growth: 6 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0

# A birth date that would put what was measured before birth is refused, as record refuses the measurement.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex male --birth-date 2020-02-01 --now 2020-03-01T09:00:00Z > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2020-04-14 --measure weight --value 5.92 --unit kg --now 2020-04-14T10:00:00Z
new, entry 3
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2022-10-14 --measure weight --value 13.7 --unit kg --now 2022-10-14T10:00:00Z
new, entry 4
$ growth store details OUT/a.growth --child $(cat OUT/child) --birth-date 2024-01-01 --author clerk --reason typed --now 2024-02-01T10:00:00Z
! growth store details: OUT/a.growth: born on 1 Jan 2024 there would be 2 measurements before birth, the first of 14 Apr 2020 (entry 3): check the birth date, and amend or retract entries that are wrong first
? 1
$ growth store details OUT/a.growth --child $(cat OUT/child) --birth-date 1990-02-01 --author clerk --reason typed --now 2024-02-01T10:00:00Z
! growth store details: OUT/a.growth: born on 1 Feb 1990 there would be 2 measurements at an age beyond 25 years, the first of 14 Apr 2020 (entry 3): check the birth date, and amend or retract entries that are wrong first
? 1
$ growth store details OUT/a.growth --child $(cat OUT/child) --birth-date 2020-01-02 --author clerk --reason typed --now 2024-02-01T10:00:00Z

# No age is refused, but one beyond 25 years is told: a slip in a date is more likely.
$ growth store init OUT/a.growth -q
$ growth store add OUT/a.growth --sex male --birth-date 2000-02-01 --now 2020-03-01T09:00:00Z > OUT/child
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2025-01-31 --measure weight --value 70 --unit kg --now 2026-04-14T10:00:00Z
new, entry 3
$ growth store record OUT/a.growth --child $(cat OUT/child) --date 2026-03-01 --measure weight --value 70 --unit kg --now 2026-04-14T10:00:00Z
new, entry 4
! growth store record: warning: at 26.1 years, beyond 25: check the day and the date of birth; it is kept, and no reference reaches it
$ growth store amend OUT/a.growth --child $(cat OUT/child) --entry 3 --date 2025-06-01 --author clerk --reason typed --now 2026-04-15T10:00:00Z
amended, entry 5
! growth store amend: warning: at 25.3 years, beyond 25: check the day and the date of birth; it is kept, and no reference reaches it

# Of a family the value that is judged, whatever the order of what was entered; the doubtful one beside it.
$ growth store init OUT/f.growth -q
$ growth store add OUT/f.growth --sex male --birth-date 2021-04-02 --gestation 40 --now 2021-05-01T09:00:00Z > OUT/child
$ growth store record OUT/f.growth --child $(cat OUT/child) --date 2021-09-15 --measure weight --value 7.6 --unit kg > OUT/said
$ growth store record OUT/f.growth --child $(cat OUT/child) --date 2021-12-15 --measure weight --value 9.0 --unit kg > OUT/said
$ growth store record OUT/f.growth --child $(cat OUT/child) --date 2022-06-01 --measure weight --value 8.0 --unit kg > OUT/said
$ growth store record OUT/f.growth --child $(cat OUT/child) --date 2022-06-01 --measure weight --value 9.9 --unit kg > OUT/said
$ growth store record OUT/f.growth --child $(cat OUT/child) --date 2022-06-01 --measure height --value 76 --unit cm > OUT/said
$ growth store family OUT/f.growth --child $(cat OUT/child) --today 2022-06-10 --precision 2
measure  relation    child                                 link  sex   date         age  value  unit     SDS  centile  band                                flags  finding             message
weight   this child  CHILD-1-----------------------------        male  2022-06-01  1.16      8  kg     -2.10        2  on or near the 2nd centile                 urgent: rapid-fall  not used: 9.9 kg of 2022-06-01, doubtful
height   this child  CHILD-1-----------------------------        male  2022-06-01  1.16     76  cm     -0.81       21  on or near the 25th centile                                    
bmi      this child  CHILD-1-----------------------------        male  2022-06-01  1.16  13.85  kg/m2  -2.34      1.0  between the 0.4th and 2nd centiles                             
$ growth store family OUT/f.growth --child $(cat OUT/child) --today 2022-06-10 --precision 2 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,male,2022-06-01,1.16,8,kg,-2.10,1.78,on or near the 2nd centile,corrected-age,urgent,rapid-fall,,"not used: 9.9 kg of 2022-06-01, doubtful"
height,this child,CHILD-1-----------------------------,,male,2022-06-01,1.16,76,cm,-0.81,20.86,on or near the 25th centile,corrected-age,,,,
bmi,this child,CHILD-1-----------------------------,,male,2022-06-01,1.16,13.85,kg/m2,-2.34,0.97,between the 0.4th and 2nd centiles,corrected-age;derived,,,,

# What the quality of data doubts is no doubt of whoever recorded it: the family says what a check does.
$ growth store init OUT/m.growth -q
$ growth store add OUT/m.growth --sex male --birth-date 2021-04-02 --gestation 40 --now 2021-05-01T09:00:00Z > OUT/child
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2021-09-15 --measure weight --value 7.6 --unit kg > OUT/said
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2021-12-15 --measure weight --value 8.1 --unit kg > OUT/said
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2021-12-15 --measure weight --value 9.0 --unit kg > OUT/said
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2022-06-01 --measure weight --value 6.3 --unit kg > OUT/said
! growth store record: warning: weight 6.30 kg is -4.2 SDS, beyond 4 SDS: look at the entry; it is kept
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2023-03-01 --measure weight --value 17.1 --unit kg > OUT/said
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2023-06-01 --measure weight --value 12.7 --unit kg > OUT/said
$ growth store record OUT/m.growth --child $(cat OUT/child) --date 2023-06-01 --measure weight --value 27.9 --unit kg > OUT/said
! growth store record: warning: weight 27.90 kg is 6.9 SDS, beyond 4 SDS: look at the entry; it is kept
$ growth store family OUT/m.growth --child $(cat OUT/child) --today 2023-06-10 --precision 2 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,male,2023-06-01,2.16,12.7,kg,0.11,54.43,on or near the 50th centile,corrected-age,,,,"not used: 27.9 kg of 2023-06-01, doubtful"
height,this child,CHILD-1-----------------------------,,male,,,,cm,,,,,,,,never measured
$ growth check --store OUT/m.growth --child $(cat OUT/child) --today 2023-06-10 --tiers urgent
No rule met on 4 weights; the last is 9 days old. The value of 1 Jun 2023, 27.9 kg, is
not used: check the entry.
Not shown, because --tiers does not ask for it: 4 quality.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/m.growth: 7 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0

# What is dated after --today is left out of every reading of the store, as a file's rows are refused, and told.
$ growth store init OUT/l.growth -q
$ growth store add OUT/l.growth --sex male --birth-date 2021-04-02 --gestation 40 --now 2021-05-01T09:00:00Z > OUT/child
$ growth store record OUT/l.growth --child $(cat OUT/child) --date 2021-05-02 --measure weight --value 4.3 --unit kg > OUT/said
$ growth store record OUT/l.growth --child $(cat OUT/child) --date 2024-03-05 --measure weight --value 14.5 --unit kg > OUT/said
$ growth store contact OUT/l.growth --child $(cat OUT/child) --date 2024-04-05 --not-measured no-scales > OUT/said
$ growth check --store OUT/l.growth --child $(cat OUT/child) --today 2021-06-01
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age;
  the last weight is 30 days old. No finding here is no reassurance.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! growth check: OUT/l.growth: 2 entries are dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
! OUT/l.growth: 1 entry of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth assess --store OUT/l.growth --child $(cat OUT/child) --today 2021-06-01
line  child                                 date        measure  value  unit   age  corrected    SDS  centile  band                                flags  message
   3  CHILD-1-----------------------------  2021-05-02  weight     4.3  kg    0.08       0.08  -0.26       40  between the 25th and 50th centiles         
! growth assess: OUT/l.growth: 2 entries are dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
! OUT/l.growth: 1 entry of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth scan --store OUT/l.growth --today 2021-06-01
child                                 tier          rule          measure  from  to          spaces  %
CHILD-1-----------------------------  insufficient  insufficient  weight         2021-05-02          
! growth scan: OUT/l.growth: 2 entries are dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
! 1 child, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 0 quality, 0 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N children a second
$ growth chart --store OUT/l.growth --child $(cat OUT/child) --today 2021-06-01 -o OUT/l.svg --page weight
! growth chart: OUT/l.growth: 2 entries are dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
! OUT/l.svg: Growth chart: weight of a male child born at 40 weeks and 0 days of gestation, aged 1 month when last measured, on the reference uk-who. Newest weight 4.3 kg on 2 May 2021, between the 25th and 50th centiles; the only value. Too little is known to judge weight. Last measured 30 days before this chart was drawn on 1 Jun 2021. Decision support, not a diagnosis.
! OUT/l.growth: 1 entry of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth store family OUT/l.growth --child $(cat OUT/child) --today 2021-06-01
measure  relation    child                                 link  sex   date         age  value  unit    SDS  centile  band                                flags  finding       message
weight   this child  CHILD-1-----------------------------        male  2021-05-02  0.08    4.3  kg    -0.26       40  between the 25th and 50th centiles         insufficient  
height   this child  CHILD-1-----------------------------        male                           cm                                                                             never measured
! growth store family: OUT/l.growth: 2 entries are dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
$ growth check --store OUT/l.growth --child $(cat OUT/child) --today 2024-04-05 -q --format csv
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text

# The form of --now is looked at before anything else, the order of entries included.
$ growth store init OUT/t.growth -q
$ growth store add OUT/t.growth --sex male --birth-date 2021-04-02 --gestation 40 --now 2026-05-01T09:00:00Z > OUT/child
$ growth store details OUT/t.growth --child $(cat OUT/child) --gestation 39 --author clerk --reason typed --now 2026-02-01
! growth store details: --now is a time in UTC, such as 2026-03-01T09:30:00Z, not '2026-02-01'
? 2
$ growth store details OUT/t.growth --child $(cat OUT/child) --gestation 39 --author clerk --reason typed --now 2026-02-01T24:00:00Z
! growth store details: --now is a time in UTC, such as 2026-03-01T09:30:00Z, not '2026-02-01T24:00:00Z'
? 2
$ growth store details OUT/t.growth --child $(cat OUT/child) --gestation 39 --author clerk --reason typed --now 2026-02-30T09:00:00Z
! growth store details: --now is a time in UTC, such as 2026-03-01T09:30:00Z, not '2026-02-30T09:00:00Z'
? 2
$ growth store details OUT/t.growth --child $(cat OUT/child) --gestation 39 --author clerk --reason typed --now 2026-02-01T09:00:00Z
! growth store details: --now 2026-02-01T09:00:00Z is before the newest entry of this child, which was recorded at 2026-05-01T09:00:00Z: what the record said on an earlier day would change
? 1
$ growth store add OUT/t.growth --sex male --birth-date 2021-04-02 --now 2026-02-01T09:00
! growth store add: --now is a time in UTC, such as 2026-03-01T09:30:00Z, not '2026-02-01T09:00'
? 2
$ growth store details OUT/t.growth --child $(cat OUT/child) --gestation 39 --author clerk --reason typed --now 2026-06-01T23:59:59Z

# Of whom nothing is entered yet, or nothing by --today, a check says what a scan does.
$ growth store init OUT/n.growth -q
$ growth store add OUT/n.growth --sex male --birth-date 2021-04-02 --gestation 40 --now 2021-05-01T09:00:00Z > OUT/child
$ growth check --store OUT/n.growth --child $(cat OUT/child) --today 2021-06-01 --tiers contact
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age.
No finding here is no reassurance. Weigh at the next contact.
\
Contacts
  A weight is overdue: birth, new birth visit. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/n.growth: 0 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth store record OUT/n.growth --child $(cat OUT/child) --date 2024-03-05 --measure weight --value 14.5 --unit kg > OUT/said
$ growth check --store OUT/n.growth --child $(cat OUT/child) --today 2021-06-01 --tiers contact --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
CHILD-1-----------------------------,contact,weight-overdue,weight,,,,,,,,,,,,,,"A weight is overdue: birth, new birth visit. Weigh at the next contact."
! growth check: OUT/n.growth: 1 entry is dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
$ growth scan --store OUT/n.growth --today 2021-06-01 --tiers contact --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
CHILD-1-----------------------------,contact,weight-overdue,weight,,,,,,,,,,,,,,"A weight is overdue: birth, new birth visit. Weigh at the next contact."
! growth scan: OUT/n.growth: 1 entry is dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
$ growth chart --store OUT/n.growth --child $(cat OUT/child) --today 2021-06-01 -o OUT/n.svg
! growth chart: OUT/n.growth: 1 entry is dated after today, 1 Jun 2021 (--today), and left out; the first is of 5 Mar 2024
! growth chart: OUT/n.growth: there is no entry of this child
? 1
$ growth store export OUT/n.growth OUT/n.csv --today 2021-06-01
$ growth store export OUT/n.growth OUT/whole.csv
$ cmp OUT/n.csv OUT/whole.csv

# So it says of --today.
$ growth store export --help
usage: growth store export STORE FILE.csv|FILE.json|-  [OPTION]...
\
write everything, or one child, for another store or program
\
      --child UUID                  only this child (default: everything)
      --identifier FILE|-           in place of --child: a file with one line, SYSTEM VALUE or an NHS number
  -o, --output FILE                 where to write, in place of the second argument
      --record OUT                  also draw the child's record page: .pdf, .png, .svg
      --format csv|json             form of the export (default: by the file's ending)
      --reference ID|FILE           growth reference (default uk-who; see growth references), or a file of your own
      --gestation-policy exact|paper
                                    correct for gestation exactly and for life (default), or as on paper charts
      --today DATE                  today's date for --record; the export leaves out nothing
  -q, --quiet                       no summary and no advice on standard error
  -h, --help                        show how to use this command
