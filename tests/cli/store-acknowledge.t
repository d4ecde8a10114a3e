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
! growth store acknowledge: there is no rule 'no-such-rule' (docs/rules.md lists them)
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
