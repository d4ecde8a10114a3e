# Findings that somebody has looked at, and what opens them again.

# What is recorded afterwards was not looked at, whatever day it is of.
$ growth store init OUT/k.growth -q
$ growth store add OUT/k.growth --sex female --birth-date 2020-01-01 --gestation 40+0 --now 2020-01-02T00:00:00Z > OUT/k
$ growth store record OUT/k.growth --child $(cat OUT/k) --date 2021-07-01 --measure weight --value 10.2 --unit kg --now 2021-07-01T12:00:00Z
new, entry 3
$ growth store record OUT/k.growth --child $(cat OUT/k) --date 2022-01-01 --measure weight --value 11.5 --unit kg --now 2022-01-01T12:00:00Z
new, entry 4
$ growth store record OUT/k.growth --child $(cat OUT/k) --date 2022-07-01 --measure weight --value 12.7 --unit kg --now 2022-07-01T12:00:00Z
new, entry 5
$ growth store record OUT/k.growth --child $(cat OUT/k) --date 2023-01-01 --measure weight --value 12.8 --unit kg --now 2023-01-01T12:00:00Z
new, entry 6
$ growth store record OUT/k.growth --child $(cat OUT/k) --date 2023-04-01 --measure weight --value 11.5 --unit kg --now 2023-04-01T12:00:00Z
new, entry 7
$ growth store acknowledge OUT/k.growth --child $(cat OUT/k) --rule no-such-rule --author gp --reason x
! growth store acknowledge: there is no rule 'no-such-rule': what scan and check print as rule of a tier from urgent to insufficient, or of a contact, can be acknowledged; an entry that data quality doubts is amended or taken back instead
? 2
$ growth store acknowledge OUT/k.growth --child $(cat OUT/k) --rule rapid-fall --to 2099-01-01 --author gp --reason x --now 2023-04-10T00:00:00Z
! growth store acknowledge: OUT/k.growth: the last day is in the future: what is not yet measured cannot be acknowledged
? 1
$ growth store acknowledge OUT/k.growth --child $(cat OUT/k) --rule rapid-fall --measure head --author gp --reason x --now 2023-04-10T00:00:00Z
new, entry 8
! growth store acknowledge: warning: the record as it stands has no finding of rapid-fall for head
$ growth store acknowledge OUT/k.growth --child $(cat OUT/k) --rule rapid-fall --author gp --reason "gastroenteritis, to be re-weighed" --now 2023-04-10T00:00:00Z
new, entry 9
$ growth store family OUT/k.growth --child $(cat OUT/k) --today 2023-04-11 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-01,3.247091033538672,11.5,kg,-1.7807227852205538,3.7478874476257014,between the 2nd and 9th centiles,corrected-age,,,rapid-fall,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth check --store OUT/k.growth --child $(cat OUT/k) --today 2023-04-11 --tiers urgent
URGENT: Large fall in weight (rapid-fall)
  Acknowledged on 10 Apr 2023 by gp: gastroenteritis, to be re-weighed
  Weight has moved down 2.7 centile spaces since 1 Jul 2022 (50th to 2nd-9th), on 1
  weighing. Loss 1.30 kg (10.2 %), from 12.8 kg on 1 Jan 2023 to 11.5 kg on 1 Apr 2023.
  Meets the rule rapid-fall; also the rule weight-loss, static-weight, conditional-gain.
  First met at this weighing.
  Evidence
    1 Jul 2021     1.50 y    10.20 kg      -0.02 SDS  on or near the 50th centile
    1 Jan 2022     2.00 y    11.50 kg       0.01 SDS  on or near the 50th centile
    1 Jul 2022     2.50 y    12.70 kg       0.00 SDS  on or near the 50th centile
    1 Jan 2023     3.00 y    12.80 kg      -0.62 SDS  on or near the 25th centile
    1 Apr 2023     3.25 y    11.50 kg      -1.78 SDS  between the 2nd and 9th centiles
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies 4.4 deviations below what
  the earlier ones lead to expect. Compared with an earlier occasion. 5 occasions of
  weight; the last weight is 10 days old; uk-who, gestation policy exact, rules as built
  in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/k.growth: 5 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth store record OUT/k.growth --child $(cat OUT/k) --date 2023-04-09 --measure weight --value 9.0 --unit kg --service hospital --now 2023-04-20T00:00:00Z
new, entry 10
$ growth store family OUT/k.growth --child $(cat OUT/k) --today 2023-04-21 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-09,3.268993839835729,9,kg,-3.895465420140829,0.00490051725833633,below the 0.4th centile,corrected-age,urgent,rapid-fall,,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth check --store OUT/k.growth --child $(cat OUT/k) --today 2023-04-21 --tiers urgent
URGENT: Large fall in weight (rapid-fall)
  Acknowledged on 10 Apr 2023 by gp: gastroenteritis, to be re-weighed. Open again:
  measurements were recorded, amended or taken since
  Weight has moved down 5.8 centile spaces since 1 Jul 2022 (50th to below 0.4th), on 1
  weighing. Loss 3.80 kg (30 %), from 12.8 kg on 1 Jan 2023 to 9.00 kg on 9 Apr 2023.
  Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also the
  RCPCH threshold (rcpch-state); also the rule weight-loss, static-weight,
  conditional-gain. First met at this weighing.
  Evidence
    1 Jul 2021     1.50 y    10.20 kg      -0.02 SDS  on or near the 50th centile
    1 Jan 2022     2.00 y    11.50 kg       0.01 SDS  on or near the 50th centile
    1 Jul 2022     2.50 y    12.70 kg       0.00 SDS  on or near the 50th centile
    1 Jan 2023     3.00 y    12.80 kg      -0.62 SDS  on or near the 25th centile
    9 Apr 2023     3.27 y     9.00 kg      -3.90 SDS  below the 0.4th centile
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies more than 10 deviations
  below what the earlier ones lead to expect. Compared with an earlier occasion. 5
  occasions of weight; the last weight is 12 days old; uk-who, gestation policy exact,
  rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/k.growth: 6 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0

# An acknowledgement that is handed over is of what its own store had: not of what another had recorded.
$ growth store init OUT/here.growth -q
$ growth store init OUT/there.growth -q
$ growth store add OUT/here.growth --sex female --birth-date 2020-01-01 --gestation 40+0 --now 2020-01-02T00:00:00Z > OUT/share
$ growth store record OUT/here.growth --child $(cat OUT/share) --date 2022-01-01 --measure weight --value 11.5 --unit kg --now 2022-01-01T12:00:00Z
new, entry 3
$ growth store record OUT/here.growth --child $(cat OUT/share) --date 2022-07-01 --measure weight --value 12.7 --unit kg --now 2022-07-01T12:00:00Z
new, entry 4
$ growth store record OUT/here.growth --child $(cat OUT/share) --date 2023-01-01 --measure weight --value 12.8 --unit kg --now 2023-01-01T12:00:00Z
new, entry 5
$ growth store record OUT/here.growth --child $(cat OUT/share) --date 2023-04-01 --measure weight --value 11.5 --unit kg --now 2023-04-01T12:00:00Z
new, entry 6
$ growth store export OUT/here.growth OUT/shared.json --child $(cat OUT/share) -q
$ growth store import OUT/there.growth OUT/shared.json --now 2023-04-02T00:00:00Z -q
entries  new  same  children added  forks
      6    6     0               1      0
$ growth store record OUT/there.growth --child $(cat OUT/share) --date 2023-04-05 --measure weight --value 11.4 --unit kg --now 2023-04-05T12:00:00Z
new, entry 7
$ growth store acknowledge OUT/here.growth --child $(cat OUT/share) --rule rapid-fall --author gp --reason "gastroenteritis" --now 2023-04-10T12:00:00Z
new, entry 7
$ growth store export OUT/here.growth OUT/from-here.json --child $(cat OUT/share) -q
$ growth store export OUT/there.growth OUT/from-there.json --child $(cat OUT/share) -q
$ growth store init OUT/third.growth -q
$ growth store add OUT/third.growth --sex male --birth-date 2020-01-01 --now 2020-01-02T00:00:00Z > OUT/anybody
$ growth store import OUT/third.growth OUT/from-here.json --now 2023-04-11T00:00:00Z
entries  new  same  children added  forks
      7    7     0               1      0
$ growth store import OUT/there.growth OUT/from-here.json --now 2023-04-11T00:00:00Z
entries  new  same  children added  forks
      7    1     6               0      0
$ growth store import OUT/here.growth OUT/from-there.json --now 2023-04-11T00:00:00Z
entries  new  same  children added  forks
      7    1     6               0      0
$ growth store family OUT/third.growth --child $(cat OUT/share) --today 2023-04-12 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-01,3.247091033538672,11.5,kg,-1.7807227852205538,3.7478874476257014,between the 2nd and 9th centiles,corrected-age,,,rapid-fall,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth store family OUT/there.growth --child $(cat OUT/share) --today 2023-04-12 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-05,3.2580424366872007,11.4,kg,-1.8650188132592602,3.108938360619446,on or near the 2nd centile,corrected-age,urgent,rapid-fall,,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth store family OUT/here.growth --child $(cat OUT/share) --today 2023-04-12 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-05,3.2580424366872007,11.4,kg,-1.8650188132592602,3.108938360619446,on or near the 2nd centile,corrected-age,urgent,rapid-fall,,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth store import OUT/third.growth OUT/from-here.json --now 2023-04-13T00:00:00Z
entries  new  same  children added  forks
      7    0     7               0      0
$ growth store backup OUT/third.growth OUT/fourth.growth
$ growth store details OUT/third.growth --child $(cat OUT/share) --father-height 180 --author gp --reason "asked" --now 2023-04-14T00:00:00Z
$ growth store family OUT/third.growth --child $(cat OUT/share) --today 2023-04-15 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-01,3.247091033538672,11.5,kg,-1.7807227852205538,3.7478874476257014,between the 2nd and 9th centiles,corrected-age,,,rapid-fall,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth store details OUT/third.growth --child $(cat OUT/share) --gestation 36+0 --author gp --reason "letter" --now 2023-04-15T00:00:00Z
$ growth store family OUT/third.growth --child $(cat OUT/share) --today 2023-04-15 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-01,3.247091033538672,11.5,kg,-1.6908263089953357,4.5434990423351564,between the 2nd and 9th centiles,corrected-age,urgent,rapid-fall,,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured
$ growth store amend OUT/fourth.growth --child $(cat OUT/share) --entry 8 --date 2022-03-01 --value 11.9 --author gp --reason "another day" --now 2023-04-14T00:00:00Z
amended, entry 11
$ growth store family OUT/fourth.growth --child $(cat OUT/share) --today 2023-04-15 --format csv
measure,relation,child,link,sex,measured_on,age_years,value,unit,sds,centile,band,flags,tier,rule,acknowledged,message
weight,this child,CHILD-1-----------------------------,,female,2023-04-01,3.247091033538672,11.5,kg,-1.7807227852205538,3.7478874476257014,between the 2nd and 9th centiles,corrected-age,urgent,rapid-fall,,
height,this child,CHILD-1-----------------------------,,female,,,,cm,,,,,,,,never measured

# The next weight makes it worse under another rule: who had looked, when and why is told, and that it is open.
$ growth store init OUT/w.growth -q
$ growth store add OUT/w.growth --sex male --birth-date 2025-06-10 --gestation 40+0 --now 2025-06-20T10:00:00Z > OUT/w
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-06-20 --measure weight --value 3.5 --unit kg --now 2025-06-20T12:00:00Z
new, entry 3
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-07-20 --measure weight --value 4.5 --unit kg --now 2025-07-20T12:00:00Z
new, entry 4
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-08-20 --measure weight --value 5.6 --unit kg --now 2025-08-20T12:00:00Z
new, entry 5
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-09-20 --measure weight --value 6.0 --unit kg --now 2025-09-20T12:00:00Z
new, entry 6
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-10-20 --measure weight --value 6.2 --unit kg --now 2025-10-20T12:00:00Z
new, entry 7
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-11-20 --measure weight --value 6.3 --unit kg --now 2025-11-20T12:00:00Z
new, entry 8
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2025-12-20 --measure weight --value 6.4 --unit kg --now 2025-12-20T12:00:00Z
new, entry 9
$ growth store acknowledge OUT/w.growth --child $(cat OUT/w) --rule ng75-below-2nd --author "health visitor" --reason "feeding plan" --now 2025-12-20T13:00:00Z
new, entry 10
$ growth store family OUT/w.growth --child $(cat OUT/w) --today 2025-12-21
measure  relation    child                                 link  sex   date         age  value  unit    SDS  centile  band                        flags  finding                    message
weight   this child  CHILD-1-----------------------------        male  2025-12-20  0.53    6.4  kg    -2.08        2  on or near the 2nd centile         sustained: predicted-fall  
height   this child  CHILD-1-----------------------------        male                           cm                                                                                  never measured
$ growth check --store OUT/w.growth --child $(cat OUT/w) --today 2025-12-21 --tiers sustained -q
SUSTAINED: Weight below its expected range (predicted-fall)
  Acknowledged on 20 Dec 2025 by health visitor (ng75-below-2nd): feeding plan. That was
  of a weaker rule of this episode: this finding is open
  Weight has moved down 2.3 centile spaces since 20 Aug 2025 (25th-50th to 2nd), on 2
  weighings 30 days apart. 5.60 kg then, 6.40 kg on 20 Dec 2025. Meets the rule
  predicted-fall; also the NICE NG75 threshold (ng75-below-2nd). First met on 20 Nov
  2025, still below.
  Evidence
    20 Jul 2025    0.11 y     4.50 kg      -0.58 SDS  on or near the 25th centile
    20 Aug 2025    0.19 y     5.60 kg      -0.38 SDS  between the 25th and 50th centiles
    20 Sep 2025    0.28 y     6.00 kg      -0.83 SDS  between the 9th and 25th centiles
    20 Oct 2025    0.36 y     6.20 kg      -1.30 SDS  on or near the 9th centile
    20 Nov 2025    0.45 y     6.30 kg      -1.76 SDS  between the 2nd and 9th centiles
    20 Dec 2025    0.53 y     6.40 kg      -2.08 SDS  on or near the 2nd centile
  Of simulated children who do not fall, fewer than 3 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies 2.2 deviations below what
  the earlier ones lead to expect. The established centile is the second highest of the
  earlier occasions. 6 occasions of weight; the last weight is 1 day old; uk-who,
  gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Re-check weight, measure height, review the chart, feeding history and wider
    assessment. Confirm by 17 Jan 2026. This is not a diagnosis. If you have any concern
    about the child's care or safety, follow your safeguarding procedure now; do not
    wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth store acknowledge OUT/w.growth --child $(cat OUT/w) --rule predicted-fall --measure weight --author gp --reason "referred to paediatrics" --now 2025-12-21T10:00:00Z
new, entry 11
$ growth store family OUT/w.growth --child $(cat OUT/w) --today 2025-12-21
measure  relation    child                                 link  sex   date         age  value  unit    SDS  centile  band                        flags  finding                                  message
weight   this child  CHILD-1-----------------------------        male  2025-12-20  0.53    6.4  kg    -2.08        2  on or near the 2nd centile         sustained, acknowledged: predicted-fall  
height   this child  CHILD-1-----------------------------        male                           cm                                                                                                never measured
$ growth store record OUT/w.growth --child $(cat OUT/w) --date 2026-01-20 --measure weight --value 6.35 --unit kg --now 2026-01-20T12:00:00Z
new, entry 12
$ growth store acknowledge OUT/w.growth --child $(cat OUT/w) --rule static-weight --author gp --reason "not this child" --now 2026-01-20T13:00:00Z
new, entry 13
! growth store acknowledge: warning: the record as it stands has no finding of static-weight
$ growth check --store OUT/w.growth --child $(cat OUT/w) --today 2026-01-21 --tiers urgent -q
URGENT: Large fall in weight (rapid-fall)
  Acknowledged on 21 Dec 2025 by gp (predicted-fall): referred to paediatrics. Open
  again: measurements were recorded, amended or taken since, and a stronger rule than
  the one acknowledged is met
  Weight has moved down 3.3 centile spaces since 20 Aug 2025 (25th-50th to 0.4th), on 2
  weighings 31 days apart. 5.60 kg then, 6.35 kg on 20 Jan 2026. Meets the rule
  rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also the rule
  predicted-fall. First met on 20 Nov 2025 (predicted-fall), still below.
  Evidence
    20 Jul 2025    0.11 y     4.50 kg      -0.58 SDS  on or near the 25th centile
    20 Aug 2025    0.19 y     5.60 kg      -0.38 SDS  between the 25th and 50th centiles
    20 Sep 2025    0.28 y     6.00 kg      -0.83 SDS  between the 9th and 25th centiles
    20 Oct 2025    0.36 y     6.20 kg      -1.30 SDS  on or near the 9th centile
    20 Nov 2025    0.45 y     6.30 kg      -1.76 SDS  between the 2nd and 9th centiles
    20 Dec 2025    0.53 y     6.40 kg      -2.08 SDS  on or near the 2nd centile
    20 Jan 2026    0.61 y     6.35 kg      -2.55 SDS  on or near the 0.4th centile
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies 1.9 deviations below what
  the earlier ones lead to expect. Compared with an earlier occasion. 7 occasions of
  weight; the last weight is 1 day old; uk-who, gestation policy exact, rules as built
  in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth store family OUT/w.growth --child $(cat OUT/w) --today 2026-01-21
measure  relation    child                                 link  sex   date         age  value  unit    SDS  centile  band                          flags  finding             message
weight   this child  CHILD-1-----------------------------        male  2026-01-20  0.61   6.35  kg    -2.55      0.5  on or near the 0.4th centile         urgent: rapid-fall  
height   this child  CHILD-1-----------------------------        male                           cm                                                                             never measured
$ growth store chart OUT/w.growth --child $(cat OUT/w) -o OUT/w.pdf --page record --today 2026-01-21 -q
$ pdftotext -f 2 -l 2 -layout -x 0 -y 550 -W 600 -H 250 OUT/w.pdf -
Weight: urgent
Acknowledged on 21 Dec 2025 by gp (predicted-fall): referred to paediatrics. Open again: measurements were recorded, amended or
taken since, and a stronger rule than the one acknowledged is met.
Weight has moved down 3.3 centile spaces since 20 Aug 2025 (25th-50th to 0.4th), on 2 weighings 31 days apart. 5.60 kg then,
6.35 kg on 20 Jan 2026. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also the rule predicted-fall. First
met on 20 Nov 2025 (predicted-fall), still below.
Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest
value lies 1.9 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. 7 occasions of weight; the last
weight is 1 day old; uk-who, gestation policy exact, rules as built in.
\
What would confirm it
Height was not measured in the three months before.
Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a
diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat
weight.
\
Also acknowledged
Acknowledged on 20 Dec 2025 by health visitor (ng75-below-2nd): feeding plan.
Acknowledged on 20 Jan 2026 by gp (static-weight): not this child.
\
Notes
1   Urgent, measure again now: weight, 20 Aug 2025 to 20 Jan 2026: −3.3 centile spaces, 5 months, +0.75 kg. Found by the rules rapid-fall,
    ng75-below-2nd, predicted-fall.
\

# What is missing can be acknowledged, too; a weight, a visit and the next contact that is missed open it again.
$ growth store init OUT/m.growth -q
$ growth store add OUT/m.growth --sex male --birth-date 2024-01-10 --gestation 40+0 --now 2024-01-20T10:00:00Z > OUT/m
$ growth store record OUT/m.growth --child $(cat OUT/m) --date 2024-01-10 --measure weight --value 3.5 --unit kg --now 2024-01-20T12:00:00Z
new, entry 3
$ growth store acknowledge OUT/m.growth --child $(cat OUT/m) --rule weight-overdue --author "health visitor" --reason "abroad until May" --now 2024-04-01T12:00:00Z
new, entry 4
$ growth store acknowledge OUT/m.growth --child $(cat OUT/m) --rule blind-gap --author "health visitor" --reason "abroad until May" --now 2024-04-01T12:00:00Z
new, entry 5
! growth store acknowledge: warning: the record as it stands has no finding of blind-gap
$ growth store acknowledge OUT/m.growth --child $(cat OUT/m) --rule carried-forward --author "health visitor" --reason "x" --now 2024-04-01T12:00:00Z
! growth store acknowledge: there is no rule 'carried-forward': what scan and check print as rule of a tier from urgent to insufficient, or of a contact, can be acknowledged; an entry that data quality doubts is amended or taken back instead
? 2
$ growth check --store OUT/m.growth --child $(cat OUT/m) --today 2024-04-02 --tiers contact -q
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age;
the last weight is 83 days old. No finding here is no reassurance. Weigh at the next
contact.
\
Contacts
  A weight is overdue: new birth visit, 6-8 week review. The last weight is of 10 Jan
  2024. Weigh at the next contact.
  Acknowledged on 1 Apr 2024 by health visitor: abroad until May
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth store family OUT/m.growth --child $(cat OUT/m) --today 2024-04-02
measure  relation    child                                 link  sex   date         age  value  unit    SDS  centile  band                         flags  finding       message
weight   this child  CHILD-1-----------------------------        male  2024-01-10  0.00    3.5  kg    -0.12       45  on or near the 50th centile         insufficient  
height   this child  CHILD-1-----------------------------        male                           cm                                                                      never measured
$ growth store chart OUT/m.growth --child $(cat OUT/m) -o OUT/m.pdf --page record --today 2024-04-02 -q
$ pdftotext -f 2 -l 2 -layout -x 0 -y 600 -W 600 -H 180 OUT/m.pdf -
Weight: insufficient
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age; the last weight is 83 days old. No finding here is
no reassurance. Weigh at the next contact.
\
What would confirm it
A weight is overdue.
Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding
procedure now; do not wait for a repeat weight.
\
Contacts
A weight is overdue: new birth visit, 6-8 week review. The last weight is of 10 Jan 2024. Weigh at the next contact.
Acknowledged on 1 Apr 2024 by health visitor: abroad until May.
\
Also acknowledged
Acknowledged on 1 Apr 2024 by health visitor (blind-gap): abroad until May.
\
Notes
\
$ growth check --store OUT/m.growth --child $(cat OUT/m) --today 2024-06-20 --tiers contact -q
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age;
the last weight is 162 days old. No finding here is no reassurance. Weigh at the next
contact.
\
Contacts
  A weight is overdue: new birth visit, 6-8 week review, 8 week immunisations, 12 week
  immunisations, 16 week immunisations. The last weight is of 10 Jan 2024. Weigh at the
  next contact.
  Acknowledged on 1 Apr 2024 by health visitor: abroad until May. Open again: a weight
  or a visit was recorded, or a further contact missed, since
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth store contact OUT/m.growth --child $(cat OUT/m) --date 2024-04-10 --not-brought --now 2024-04-10T12:00:00Z
new, entry 6
$ growth check --store OUT/m.growth --child $(cat OUT/m) --today 2024-04-11 --tiers contact -q
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age;
the last weight is 92 days old. No finding here is no reassurance. Weigh at the next
contact.
\
Contacts
  A weight is overdue: new birth visit, 6-8 week review, 8 week immunisations. The last
  weight is of 10 Jan 2024. Weigh at the next contact.
  Acknowledged on 1 Apr 2024 by health visitor: abroad until May. Open again: a weight
  or a visit was recorded, or a further contact missed, since
  Was not brought on 10 Apr 2024. The last weight is of 10 Jan 2024. Weigh at the next
  contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# That somebody looked stays so: a mistake is set right by acknowledging again.
$ growth store init OUT/r.growth -q
$ growth store add OUT/r.growth --sex male --birth-date 2024-01-10 --now 2024-01-20T10:00:00Z > OUT/r
$ growth store acknowledge OUT/r.growth --child $(cat OUT/r) --rule weight-overdue --author gp --reason "x" --now 2024-04-01T12:00:00Z
new, entry 3
$ growth store retract OUT/r.growth --child $(cat OUT/r) --entry 3 --author gp --reason "another child" --now 2024-04-02T12:00:00Z
! growth store retract: entry 3 is an acknowledgement: that somebody looked stays so and is not taken back, and check shows the finding all the same; where it was a mistake, acknowledge the finding again and say so in --reason, which is then what is shown
? 1
$ growth store retract OUT/r.growth --child $(cat OUT/r) --entry 2 --author gp --reason "another child" --now 2024-04-02T12:00:00Z
! growth store retract: entry 2 is what was said of the child itself: correct it with 'growth store details'
? 1
$ growth store acknowledge OUT/r.growth --child $(cat OUT/r) --rule weight-overdue --author gp --reason "the first was of another child" --now 2024-04-02T12:00:00Z
new, entry 4
$ growth check --store OUT/r.growth --child $(cat OUT/r) --today 2024-04-02 --tiers contact -q
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age.
No finding here is no reassurance. Weigh at the next contact.
\
Contacts
  A weight is overdue: birth, new birth visit, 6-8 week review. Weigh at the next
  contact.
  Acknowledged on 2 Apr 2024 by gp: the first was of another child
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
