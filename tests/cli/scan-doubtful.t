# Children of whom nothing was measured, and children whose rows contradict each other, head the list
# of those who cannot be judged: none vanishes.  A weight that cannot be used is neither the last
# weight nor a contact at which the child was weighed; one that is low and newest always is.
$ growth scan tests/data/scan-doubtful-children.csv --format csv --today 2024-12-01 --coverage OUT/coverage.csv
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
tenth,urgent,weight-loss,weight,2022-10-02,2024-09-02,0.15879534565366188,2.078028747433265,5.1,1.21,0.07416765079505688,-26.065356928463064,39.20928686888718,76.27450980392156,2,2024-09-02,ng75-fall;ng75-below-2nd;rcpch-state;rapid-fall;static-weight;conditional-gain,"Weight has moved down more than 15 centile spaces since 2 Oct 2022 (50th to far below 0.4th), on 1 weighing. Loss 3.89 kg (76 %), from 5.10 kg to 1.21 kg on 2 Sep 2024. Meets the rule weight-loss; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule rapid-fall, static-weight, conditional-gain. First met at this weighing. Of simulated children who do not fall, fewer than 2 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with an earlier occasion. The change of chart in between is allowed for. 2 occasions of weight; the last weight is 90 days old; uk-who, gestation policy exact, rules as built in. Height was not measured in the three months before. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
year,urgent,rapid-fall,weight,2024-02-05,2024-08-05,1.5030800821355237,2.001368925393566,10.8,8.4,0.430131780693779,-2.6413586573741883,4.607235657101952,22.222222222222225,5,2024-08-05,ng75-below-2nd;weight-loss;static-weight;conditional-gain,"Weight has moved down 4.6 centile spaces since 5 Feb 2024 (50th-75th to 0.4th), on 1 weighing. Loss 2.40 kg (22 %), from 10.8 kg to 8.40 kg on 5 Aug 2024. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also the rule weight-loss, static-weight, conditional-gain. First met at this weighing. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 7.0 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 5 occasions of weight; the last weight is 118 days old; uk-who, gestation policy exact, rules as built in. Height was not measured in the three months before. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight. Identity contradicts itself: 1 row was refused, because its sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
twins,insufficient,identity,weight,,,,,,,,,,,,,,"Identity contradicts itself: 5 rows were refused, because their sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
year,insufficient,identity,weight,,,,,,,,,,,,,,"Identity contradicts itself: 1 row was refused, because its sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
never,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
seen,insufficient,insufficient,weight,,,,,,,,,,,0,,,"Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age. No finding here is no reassurance. Seen but not weighed on 1 Oct 2024 (not recorded). A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
kilos,insufficient,insufficient,weight,,2022-10-02,,0.15879534565366188,,5.1,,0.07416765079505688,,,1,2022-10-02,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 791 days old. The value of 2 Sep 2024, 12100.0 kg, is not used: check the entry. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
tens,insufficient,insufficient,weight,,2022-10-02,,0.15879534565366188,,5.1,,0.07416765079505688,,,1,2024-09-02,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 791 days old. The value of 2 Sep 2024, 121.0 kg, is not used: check the entry. No finding here is no reassurance. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
lost,insufficient,insufficient,weight,,2022-10-01,,0.15605749486652978,,5.1,,0.11574508505286994,,,1,2022-10-01,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 792 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
kilos,quality,grams-as-kilograms,weight,,2024-09-02,,2.078028747433265,,12100,,,,,,,,Weight 12100 kg on 2 Sep 2024 fits the other values as grams; probably 12.1 kg.
tens,quality,decimal-tenfold,weight,,2024-09-02,,2.078028747433265,,121,,,,,,,,Weight 121 kg on 2 Sep 2024 is ten times what the other values lead to expect (11.7 kg); probably 12.1 kg.
tenth,quality,latest-low,weight,,2024-09-02,,2.078028747433265,,1.21,,,,,,,,Weight 1.21 kg on 2 Sep 2024 is the latest value and very low; measure again now and check the entry.
kilos,contact,weight-overdue,weight,,,,,,,,,,,,2022-10-02,,"A weight is overdue: 12 week immunisations, 16 week immunisations, 12 month review. The last weight is of 2 Oct 2022. Weigh at the next contact."
kilos,contact,blind-gap,weight,,,,,,,,,,,,2022-10-02,,No weight for 791 days: what happened in between cannot be seen. The last weight is of 2 Oct 2022. Weigh at the next contact.
lost,contact,weight-overdue,weight,,,,,,,,,,,,2022-10-01,,"A weight is overdue: 12 week immunisations, 16 week immunisations, 12 month review. The last weight is of 1 Oct 2022. Weigh at the next contact."
lost,contact,blind-gap,weight,,,,,,,,,,,,2022-10-01,,No weight for 792 days: what happened in between cannot be seen. The last weight is of 1 Oct 2022. Weigh at the next contact.
never,contact,weight-overdue,weight,,,,,,,,,,,,,,"A weight is overdue: birth, new birth visit, 6-8 week review, 8 week immunisations, 12 week immunisations, 16 week immunisations, 12 month review. Weigh at the next contact."
never,contact,blind-gap,weight,,,,,,,,,,,,,,No weight for 849 days: what happened in between cannot be seen. Weigh at the next contact.
seen,contact,weight-overdue,weight,,,,,,,,,,,,,,"A weight is overdue: birth, new birth visit, 6-8 week review, 8 week immunisations, 12 week immunisations, 16 week immunisations, 12 month review. Weigh at the next contact."
seen,contact,blind-gap,weight,,,,,,,,,,,,,,No weight for 849 days: what happened in between cannot be seen. Weigh at the next contact.
tenth,contact,not-confirmed,weight,,,,,,,,,,,,2024-09-02,,The finding was to be confirmed by 14 Oct 2024; no later weight that can be used is recorded. The last weight is of 2 Sep 2024. Weigh at the next contact.
year,contact,not-confirmed,weight,,,,,,,,,,,,2024-08-05,,The finding was to be confirmed by 16 Sep 2024; no later weight that can be used is recorded. The last weight is of 5 Aug 2024. Weigh at the next contact.
! growth scan: tests/data/scan-doubtful-children.csv:6:6: weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth scan: tests/data/scan-doubtful-children.csv:13:3: birth_date differs from this child's row on line 14 (correct one of them)
! growth scan: tests/data/scan-doubtful-children.csv:20:2: sex differs from this child's row on line 19 (correct one of them)
! growth scan: tests/data/scan-doubtful-children.csv:22:2: sex differs from this child's row on line 19 (correct one of them)
! growth scan: tests/data/scan-doubtful-children.csv:24:2: sex differs from this child's row on line 19 (correct one of them)
! growth scan: tests/data/scan-doubtful-children.csv:26:2: sex differs from this child's row on line 19 (correct one of them)
! growth scan: tests/data/scan-doubtful-children.csv:28:2: sex differs from this child's row on line 19 (correct one of them)
! growth scan: tests/data/scan-doubtful-children.csv:29:6: weight "x" is not a number (write digits alone, such as 12.3)
! 29 rows: 21 used, 8 rejected, 0 skipped; problems: 1 not-a-number, 1 outside-limits, 6 child; 1 of those used name a child and nothing measured
! 8 children, 8 with findings; findings: 2 urgent, 0 sustained, 0 concern, 0 watch, 7 insufficient, 3 quality, 10 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3
$ cat OUT/coverage.csv
contact,title,service,due,measured,attended_not_measured,no_scales,declined,not_present,too_unwell,other,not_recorded,missed,not_assessable,median_delay_days
birth,birth,all,8,4,0,0,0,0,0,0,0,4,0,0
new-birth,new birth visit,all,8,0,0,0,0,0,0,0,0,8,0,
review-6w,6-8 week review,all,8,6,0,0,0,0,0,0,0,2,0,1.5
immunisation-8w,8 week immunisations,all,8,6,0,0,0,0,0,0,0,2,0,1.5
immunisation-12w,12 week immunisations,all,8,0,0,0,0,0,0,0,0,8,0,
immunisation-16w,16 week immunisations,all,8,0,0,0,0,0,0,0,0,8,0,
review-12m,12 month review,all,8,2,0,0,0,0,0,0,0,6,0,0
immunisation-18m,18 month immunisation,all,0,0,0,0,0,0,0,0,0,0,0,
review-2y,2-2½ year review,all,0,0,0,0,0,0,0,0,0,0,0,
immunisation-40m,pre-school booster,all,0,0,0,0,0,0,0,0,0,0,0,
reception,Reception measurement,all,0,0,0,0,0,0,0,0,0,0,0,
year-6,Year 6 measurement,all,0,0,0,0,0,0,0,0,0,0,0,

# The same of one child: `check` says who cannot be told from whom before anything else.
$ growth check tests/data/scan-doubtful-children.csv --child year --today 2024-12-01 -q
Identity contradicts itself: 1 row was refused, because its sex, date of birth or
gestation differs from that of most of the rows. Two children may share one id, or one
entry is wrong; which, cannot be told here, and what else is said of this child rests on
the other rows alone. Check the id, sex and date of birth.
\
URGENT: Large fall in weight (rapid-fall)
  Weight has moved down 4.6 centile spaces since 5 Feb 2024 (50th-75th to 0.4th), on 1
  weighing. Loss 2.40 kg (22 %), from 10.8 kg to 8.40 kg on 5 Aug 2024. Meets the rule
  rapid-fall; also the NICE NG75 threshold (ng75-below-2nd); also the rule weight-loss,
  static-weight, conditional-gain. First met at this weighing.
  Evidence
    1 Oct 2022     0.16 y     5.10 kg       0.12 SDS  on or near the 50th centile
    1 Feb 2023     0.49 y     7.20 kg      -0.07 SDS  on or near the 50th centile
    5 Aug 2023     1.00 y     9.10 kg       0.14 SDS  on or near the 50th centile
    5 Feb 2024     1.50 y    10.80 kg       0.43 SDS  between the 50th and 75th centiles
    5 Aug 2024     2.00 y     8.40 kg      -2.64 SDS  on or near the 0.4th centile
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies 7.0 deviations below what
  the earlier ones lead to expect. Compared with an earlier occasion. The change of
  chart in between is allowed for. 5 occasions of weight; the last weight is 118 days
  old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
Contacts
  The finding was to be confirmed by 16 Sep 2024; no later weight that can be used is
  recorded. The last weight is of 5 Aug 2024. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! growth check: tests/data/scan-doubtful-children.csv:6:6: weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth check: tests/data/scan-doubtful-children.csv:13:3: birth_date differs from this child's row on line 14 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:20:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:22:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:24:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:26:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:28:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:29:6: weight "x" is not a number (write digits alone, such as 12.3)
? 3

# A child without a value is not judged, and has nothing to be scored.
$ growth check tests/data/scan-doubtful-children.csv --child never --today 2024-12-01 -q
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
  week immunisations, 16 week immunisations, 12 month review. Weigh at the next contact.
  No weight for 849 days: what happened in between cannot be seen. Weigh at the next
  contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! growth check: tests/data/scan-doubtful-children.csv:6:6: weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth check: tests/data/scan-doubtful-children.csv:13:3: birth_date differs from this child's row on line 14 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:20:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:22:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:24:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:26:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:28:2: sex differs from this child's row on line 19 (correct one of them)
! growth check: tests/data/scan-doubtful-children.csv:29:6: weight "x" is not a number (write digits alone, such as 12.3)
? 3
$ growth assess tests/data/scan-doubtful-children.csv -q
line  child  date        measure  value  unit   age  corrected     SDS  centile  band                                                   flags                            message
   4  kilos  2022-08-05  weight     3.4  kg    0.00              -0.03       49  on or near the 50th centile                                                             
   5  kilos  2022-10-02  weight     5.1  kg    0.16               0.07       53  on or near the 50th centile                                                             
   6  kilos  2024-09-02  weight   12100  kg    2.08                                                                                                                      weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
   7  tens   2022-08-05  weight     3.4  kg    0.00              -0.03       49  on or near the 50th centile                                                             
   8  tens   2022-10-02  weight     5.1  kg    0.16               0.07       53  on or near the 50th centile                                                             
   9  tens   2024-09-02  weight     121  kg    2.08              13.58    >99.6  above the 99.6th centile                               advisory;implausible             almost certainly an entry error: check the entry, re-measure now
  10  tenth  2022-08-05  weight     3.4  kg    0.00              -0.03       49  on or near the 50th centile                                                             
  11  tenth  2022-10-02  weight     5.1  kg    0.16               0.07       53  on or near the 50th centile                                                             
  12  tenth  2024-09-02  weight    1.21  kg    2.08             -26.07     <0.4  far below the chart — check the entry, re-measure now  advisory;implausible;re-measure  almost certainly an entry error: check the entry, re-measure now
  13  year   2022-08-05  weight     3.4  kg    1.00              -8.71     <0.4  far below the chart — check the entry, re-measure now  advisory;implausible;re-measure  almost certainly an entry error: check the entry, re-measure now
  19  twins  2022-08-05  weight     3.4  kg    0.00              -0.34       37  between the 25th and 50th centiles                                                      
  21  twins  2022-10-01  weight     5.1  kg    0.16              -0.52       30  on or near the 25th centile                                                             
  23  twins  2023-02-01  weight     7.2  kg    0.49              -0.84       20  between the 9th and 25th centiles                                                       
  25  twins  2023-08-05  weight     9.1  kg    1.00              -0.53       30  on or near the 25th centile                                                             
  27  twins  2024-09-05  weight    12.2  kg    2.09              -0.11       46  on or near the 50th centile                                                             
  30  lost   2022-10-01  weight     5.1  kg    0.16               0.12       55  on or near the 50th centile                                                             
! growth assess: tests/data/scan-doubtful-children.csv:6:6: weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth assess: tests/data/scan-doubtful-children.csv:14:3: birth_date differs from this child's row on line 13 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:15:3: birth_date differs from this child's row on line 13 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:16:3: birth_date differs from this child's row on line 13 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:17:3: birth_date differs from this child's row on line 13 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:18:3: birth_date differs from this child's row on line 13 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:20:2: sex differs from this child's row on line 19 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:22:2: sex differs from this child's row on line 19 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:24:2: sex differs from this child's row on line 19 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:26:2: sex differs from this child's row on line 19 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:28:2: sex differs from this child's row on line 19 (correct one of them)
! growth assess: tests/data/scan-doubtful-children.csv:29:6: weight "x" is not a number (write digits alone, such as 12.3)
? 3
$ growth chart tests/data/scan-doubtful-children.csv --child never -o OUT/never.svg --today 2024-12-01 -q
! growth chart: tests/data/scan-doubtful-children.csv:6:6: weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth chart: tests/data/scan-doubtful-children.csv:13:3: birth_date differs from this child's row on line 14 (correct one of them)
! growth chart: tests/data/scan-doubtful-children.csv:20:2: sex differs from this child's row on line 19 (correct one of them)
! growth chart: tests/data/scan-doubtful-children.csv:22:2: sex differs from this child's row on line 19 (correct one of them)
! growth chart: tests/data/scan-doubtful-children.csv:24:2: sex differs from this child's row on line 19 (correct one of them)
! growth chart: tests/data/scan-doubtful-children.csv:26:2: sex differs from this child's row on line 19 (correct one of them)
! growth chart: tests/data/scan-doubtful-children.csv:28:2: sex differs from this child's row on line 19 (correct one of them)
! growth chart: tests/data/scan-doubtful-children.csv:29:6: weight "x" is not a number (write digits alone, such as 12.3)
? 3

# A store takes the visit; a child of whom nothing is known comes with what is.
$ growth store init OUT/store.db
! growth store init: OUT/store.db: a new store; it is not encrypted: keep it on an encrypted disk
$ growth store import OUT/store.db tests/data/scan-doubtful-children.csv -q
              read  new  same  amended  rejected  skipped  in part
rows            29   22     0        0         7        0        0
measurements    20   20     0        0         0        0        0
visits           1    1     0        0         0        0        0
! growth store import: tests/data/scan-doubtful-children.csv:6:6: weight 12100 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth store import: tests/data/scan-doubtful-children.csv:13:3: birth_date differs from this child's row on line 14 (correct one of them)
! growth store import: tests/data/scan-doubtful-children.csv:20:2: sex differs from this child's row on line 19 (correct one of them)
! growth store import: tests/data/scan-doubtful-children.csv:22:2: sex differs from this child's row on line 19 (correct one of them)
! growth store import: tests/data/scan-doubtful-children.csv:24:2: sex differs from this child's row on line 19 (correct one of them)
! growth store import: tests/data/scan-doubtful-children.csv:26:2: sex differs from this child's row on line 19 (correct one of them)
! growth store import: tests/data/scan-doubtful-children.csv:28:2: sex differs from this child's row on line 19 (correct one of them)
! growth store import: tests/data/scan-doubtful-children.csv:29:6: weight "x" is not a number (write digits alone, such as 12.3)
! growth store import: values outside what any child measures, kept and marked doubtful: 1
? 3
