# Dirty exports, and what is made of them.  Units: what cannot be is refused with a reason, its row
# kept for correction, and the rest of the row is used; what can be, but does not fit the child, is
# used and marked.  None of these children falls.
$ growth scan tests/data/scan-units.csv --format csv --today 2023-06-30 --rejects OUT/rejects.csv
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
in-grams,quality,grams-as-kilograms,weight,,2019-02-21,,0,,4070,,,,,,,,Weight 4070 kg on 21 Feb 2019 fits the other values as grams; probably 4.1 kg.
in-grams,quality,grams-as-kilograms,weight,,2021-03-27,,2.0944558521560577,,13200,,,,,,,,Weight 13200 kg on 27 Mar 2021 fits the other values as grams; probably 13.2 kg.
in-inches,quality,inches-as-centimetres,height,,2021-03-27,,2.0944558521560577,,35.2,,,,,,,,"Length/Height 35.2 cm on 27 Mar 2021 fits the other values as inches, not centimetres; probably 89.4 cm."
in-metres,quality,unconfirmed-jump,height,,2019-08-25,,0.5065023956194388,,0.711,,,,,,,,"Length/Height 0.711 cm on 25 Aug 2019 is far from the values next to it, which lead to expect about 68.8 cm; nothing beyond it can confirm it."
in-metres,quality,decimal-hundredth,height,,2023-04-21,,4.161533196440794,,1.064,,,,,,,,Length/Height 1.064 cm on 21 Apr 2023 is a hundredth of what the other values lead to expect (106.2 cm); probably 106.4 cm.
in-pounds,quality,pounds-as-kilograms,weight,,2021-03-27,,2.0944558521560577,,29.1,,,,,,,,"Weight 29.1 kg on 27 Mar 2021 fits the other values as pounds, not kilograms; probably 13.2 kg."
! growth scan: tests/data/scan-units.csv:8:6: weight 4070 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth scan: tests/data/scan-units.csv:11:6: weight 13200 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth scan: tests/data/scan-units.csv:15:7: height 0.711 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: tests/data/scan-units.csv:19:7: height 1.064 cm is outside 20 to 300 cm (check the entry and its unit)
! 30 rows: 26 used, 3 used in part, 1 rejected, 0 skipped; problems: 4 outside-limits
! 5 children, 4 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 0 insufficient, 6 quality, 0 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3
$ cat OUT/rejects.csv
child_id,sex,birth_date,gestation_weeks,measured_on,weight_kg,height_cm
in-grams,M,2019-02-21,39,2019-02-21,4070,
in-grams,M,2019-02-21,39,2021-03-27,13200,89.3
in-metres,M,2019-02-21,39,2019-08-25,8.57,0.711
in-metres,M,2019-02-21,39,2023-04-21,17.1,1.064

# "Not known" written as a number: 9999 g, a head of 99.9 cm, a gestation of 99 or 9 weeks are
# missing, and counted; other nines are beyond the limits.
$ growth scan tests/data/scan-nines.csv --format csv --today 2023-06-30
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
not-known,insufficient,insufficient,weight,,2021-03-27,,2.0944558521560577,,13.2,,0.5600678489613854,,,3,2021-03-27,,"Too little is known to judge weight: 3 usable occasions of weight from 4 weeks of age; the last weight is 825 days old. No finding here is no reassurance. Seen but not weighed on 5 Apr 2022 (not recorded). A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
steady,insufficient,insufficient,weight,,2021-03-27,,2.0944558521560577,,13.2,,0.5928187519431567,,,3,2021-03-27,,"Too little is known to judge weight: 3 usable occasions of weight from 4 weeks of age; the last weight is 825 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
other-nines,insufficient,insufficient,weight,,2020-02-23,,1.0047912388774811,,10.5,,0.8153255090600052,,,2,2020-02-23,,"Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age; the last weight is 1223 days old. No finding here is no reassurance. The value of 21 Feb 2019, 1000.0 kg, is not used: check the entry. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
not-known,quality,unconfirmed-jump,height,,2021-03-27,,2.0944558521560577,,999.9,,,,,,,,"Length/Height 999.9 cm on 27 Mar 2021 is far from the values next to it, which lead to expect about 91.0 cm; nothing beyond it can confirm it."
other-nines,quality,unconfirmed-jump,weight,,2019-02-21,,0,,999.999,,,,,,,,"Weight 999.999 kg on 21 Feb 2019 is far from the values next to it, which lead to expect about 3.5 kg; nothing beyond it can confirm it."
other-nines,quality,unconfirmed-jump,height,,2019-08-25,,0.5065023956194388,,999,,,,,,,,"Length/Height 999 cm on 25 Aug 2019 is far from the values next to it, which lead to expect about 68.9 cm; nothing beyond it can confirm it."
other-nines,quality,unconfirmed-jump,head,,2020-02-23,,1.0047912388774811,,999,,,,,,,,"Head circumference 999 cm on 23 Feb 2020 is far from the values next to it, which lead to expect about 46.7 cm; nothing beyond it can confirm it."
not-known,contact,weight-overdue,weight,,,,,,,,,,,,2021-03-27,,A weight is overdue: pre-school booster. The last weight is of 27 Mar 2021. Weigh at the next contact.
not-known,contact,blind-gap,weight,,,,,,,,,,,,2021-03-27,,No weight for 825 days: what happened in between cannot be seen. The last weight is of 27 Mar 2021. Weigh at the next contact.
other-nines,contact,weight-overdue,weight,,,,,,,,,,,,2020-02-23,,"A weight is overdue: 2-2½ year review, pre-school booster. The last weight is of 23 Feb 2020. Weigh at the next contact."
other-nines,contact,blind-gap,weight,,,,,,,,,,,,2020-02-23,,No weight for 1223 days: what happened in between cannot be seen. The last weight is of 23 Feb 2020. Weigh at the next contact.
steady,contact,weight-overdue,weight,,,,,,,,,,,,2021-03-27,,A weight is overdue: pre-school booster. The last weight is of 27 Mar 2021. Weigh at the next contact.
steady,contact,blind-gap,weight,,,,,,,,,,,,2021-03-27,,No weight for 825 days: what happened in between cannot be seen. The last weight is of 27 Mar 2021. Weigh at the next contact.
! growth scan: tests/data/scan-nines.csv:9:7: height 999.9 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: tests/data/scan-nines.csv:11:6: weight 999.999 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth scan: tests/data/scan-nines.csv:12:7: height 999 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: tests/data/scan-nines.csv:13:8: head 999 cm is outside 5 to 100 cm (check the entry and its unit)
! 12 rows: 8 used, 4 used in part, 0 rejected, 0 skipped; problems: 4 outside-limits; 8 "not known" codes taken as empty
! 3 children, 3 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 3 insufficient, 4 quality, 6 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3

# Columns swapped on single rows: weight with height, date of birth with date of measurement.
$ growth scan tests/data/scan-swapped.csv --format csv --today 2023-06-30
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
M,insufficient,sex-unknown,weight,,,,,,,,,,,,,,"Sex is not known, so no curves can be chosen and no value of this child is judged. Record the sex used for charts (male or female), or say which curves to use."
dates,insufficient,insufficient,weight,,2022-04-05,,3.1184120465434635,,15.1,,0.30803405347360496,,,3,2022-04-05,,"Too little is known to judge weight: 3 usable occasions of weight from 4 weeks of age; the last weight is 451 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
sex-and-id,insufficient,insufficient,weight,,2022-04-05,,3.1184120465434635,,15.1,,0.30803405347360496,,,2,2022-04-05,,"Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age; the last weight is 451 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
impossible,quality,height-weight-swapped,weight,,2019-03-27,,2.0917180013689256,,89.3,,,,,,,,Weight 89.3 kg on 27 Mar 2019 is probably the other measurement of that day; height and weight seem swapped.
impossible,quality,height-weight-swapped,height,,2019-03-27,,2.0917180013689256,,13.2,,,,,,,,Length/Height 13.2 cm on 27 Mar 2019 is probably the other measurement of that day; height and weight seem swapped.
possible,quality,height-weight-swapped,weight,,2022-06-21,,5.327857631759069,,113.4,,,,,,,,Weight 113.4 kg on 21 Jun 2022 is probably the other measurement of that day; height and weight seem swapped.
possible,quality,height-weight-swapped,height,,2022-06-21,,5.327857631759069,,20.3,,,,,,,,Length/Height 20.3 cm on 21 Jun 2022 is probably the other measurement of that day; height and weight seem swapped.
dates,contact,weight-overdue,weight,,,,,,,,,,,,2022-04-05,,A weight is overdue: pre-school booster. The last weight is of 5 Apr 2022. Weigh at the next contact.
dates,contact,blind-gap,weight,,,,,,,,,,,,2022-04-05,,No weight for 451 days: what happened in between cannot be seen. The last weight is of 5 Apr 2022. Weigh at the next contact.
sex-and-id,contact,weight-overdue,weight,,,,,,,,,,,,2022-04-05,,A weight is overdue: pre-school booster. The last weight is of 5 Apr 2022. Weigh at the next contact.
sex-and-id,contact,blind-gap,weight,,,,,,,,,,,,2022-04-05,,No weight for 451 days: what happened in between cannot be seen. The last weight is of 5 Apr 2022. Weigh at the next contact.
! growth scan: tests/data/scan-swapped.csv:4:7: height 13.2 cm is outside 20 to 300 cm (check the entry and its unit)
! growth scan: tests/data/scan-swapped.csv:17:5: measured_on "2019-02-21" is before birth_date "2020-02-23"
! growth scan: tests/data/scan-swapped.csv:21:2: sex "sex-and-id" has no reference (write male or female, or say which curves to use); see --chart-sex
! 21 rows: 18 used, 1 used in part, 2 rejected, 0 skipped; problems: 1 outside-limits, 1 before-birth, 1 sex
! 5 children, 5 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 3 insufficient, 4 quality, 4 contact
! 1 of them not judged: sex is not known (record the sex used for charts, or give --chart-sex)
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second; rows were put in order by child first
? 3

# Two children under one id: rows that contradict most of them are refused, never mixed.
$ growth scan tests/data/scan-two-children.csv --format csv --today 2023-06-30
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
brothers,insufficient,identity,weight,,,,,,,,,,,,,,"Identity contradicts itself: 2 rows were refused, because their sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
re-used,insufficient,identity,weight,,,,,,,,,,,,,,"Identity contradicts itself: 1 row was refused, because its sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
twins,insufficient,identity,weight,,,,,,,,,,,,,,"Identity contradicts itself: 3 rows were refused, because their sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
re-used,insufficient,insufficient,weight,,2021-03-05,,3.0061601642710474,,14.1,,0.37775569960420036,,,2,2021-03-05,,"Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age; the last weight is 847 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight. Identity contradicts itself: 1 row was refused, because its sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
twins,insufficient,insufficient,weight,,2020-02-23,,1.0047912388774811,,9.8,,0.39275427816100883,,,2,2020-02-23,,"Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age; the last weight is 1223 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight. Identity contradicts itself: 3 rows were refused, because their sex, date of birth or gestation differs from that of most of the rows. Two children may share one id, or one entry is wrong; which, cannot be told here, and what else is said of this child rests on the other rows alone. Check the id, sex and date of birth."
brothers,contact,blind-gap,weight,,,,,,,,,,,,2021-05-04,,No weight for 787 days: what happened in between cannot be seen. The last weight is of 4 May 2021. Weigh at the next contact.
re-used,contact,weight-overdue,weight,,,,,,,,,,,,2021-03-05,,A weight is overdue: pre-school booster. The last weight is of 5 Mar 2021. Weigh at the next contact.
re-used,contact,blind-gap,weight,,,,,,,,,,,,2021-03-05,,No weight for 847 days: what happened in between cannot be seen. The last weight is of 5 Mar 2021. Weigh at the next contact.
twins,contact,weight-overdue,weight,,,,,,,,,,,,2020-02-23,,"A weight is overdue: 2-2½ year review, pre-school booster. The last weight is of 23 Feb 2020. Weigh at the next contact."
twins,contact,blind-gap,weight,,,,,,,,,,,,2020-02-23,,No weight for 1223 days: what happened in between cannot be seen. The last weight is of 23 Feb 2020. Weigh at the next contact.
! growth scan: tests/data/scan-two-children.csv:3:2: sex differs from this child's row on line 2 (correct one of them)
! growth scan: tests/data/scan-two-children.csv:5:2: sex differs from this child's row on line 2 (correct one of them)
! growth scan: tests/data/scan-two-children.csv:7:2: sex differs from this child's row on line 2 (correct one of them)
! growth scan: tests/data/scan-two-children.csv:10:3: birth_date differs from this child's row on line 8 (correct one of them)
! growth scan: tests/data/scan-two-children.csv:12:3: birth_date differs from this child's row on line 8 (correct one of them)
! growth scan: tests/data/scan-two-children.csv:13:4: gestation_weeks differs from this child's row on line 14 (correct one of them)
! 14 rows: 8 used, 6 rejected, 0 skipped; problems: 6 child
! 3 children, 3 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 5 insufficient, 0 quality, 5 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3

# As a spreadsheet saves it: byte order mark, CRLF, semicolons, dd/mm/yyyy, quoted notes over
# several lines, separators and quotes inside quotes.  The line of a problem is that of the file.
$ growth scan tests/data/scan-spreadsheet.csv --format csv --today 2024-06-30
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
B2,urgent,rapid-fall,weight,2022-09-06,2023-09-06,2.507871321013005,3.5071868583162216,13,12,0.16986811630286378,-1.723919749249906,2.840681798329155,7.6923076923076925,4,2023-09-06,ng75-fall;predicted-fall;weight-loss;static-weight;conditional-gain,"Weight has moved down 2.8 centile spaces since 6 Sep 2022 (50th-75th to 2nd-9th), on 2 weighings 184 days apart. Loss 1.00 kg (7.7 %), from 13.0 kg to 12.0 kg on 6 Sep 2023. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall); also the rule predicted-fall, weight-loss, static-weight, conditional-gain. First met at this weighing. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 3.0 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. 4 occasions of weight; the last weight is 298 days old; uk-who, gestation policy exact, rules as built in. Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
B2,watch,ng75-bmi,bmi,,2023-09-06,,3.5071868583162216,,12.753746413008821,,-2.18355676999276,,,4,2023-09-06,,"BMI is below the 2nd centile (-2.18 SDS), on 1 occasion. Meets the NICE NG75 threshold (ng75-bmi). First met at this measurement. Of simulated children who do not fall, fewer than 10 in 100 meet this rule before 5 years of age, weighed every 3 months. 4 occasions of BMI; the last weight is 298 days old; uk-who, gestation policy exact, rules as built in. Re-check weight, measure height, review the chart, feeding history and wider assessment. Confirm by 18 Oct 2023. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
A;1,insufficient,insufficient,weight,,2022-04-05,,3.1184120465434635,,15.1,,0.30803405347360496,,,4,2022-04-05,,"Too little is known to judge weight: 4 usable occasions of weight from 4 weeks of age; the last weight is 817 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
A;1,contact,weight-overdue,weight,,,,,,,,,,,,2022-04-05,,A weight is overdue: pre-school booster. The last weight is of 5 Apr 2022. Weigh at the next contact.
A;1,contact,blind-gap,weight,,,,,,,,,,,,2022-04-05,,No weight for 817 days: what happened in between cannot be seen. The last weight is of 5 Apr 2022. Weigh at the next contact.
B2,contact,not-confirmed,weight,,,,,,,,,,,,2023-09-06,,The finding was to be confirmed by 18 Oct 2023; no later weight that can be used is recorded. The last weight is of 6 Sep 2023. Weigh at the next contact.
! growth scan: tests/data/scan-spreadsheet.csv:16:6: weight_kg "11,9" is not a number (use a point)
! 12 rows: 10 used, 1 used in part, 0 rejected, 1 skipped; problems: 1 not-a-number
! 2 children, 2 with findings; findings: 1 urgent, 0 sustained, 0 concern, 1 watch, 1 insufficient, 0 quality, 3 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3

# A file that holds both orders of day and month proves neither.
$ growth scan tests/data/scan-date-orders.csv --format csv --today 2023-06-30
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
iso,insufficient,insufficient,weight,,2021-03-25,,1.056810403832991,,9.4,,0.26333646774034913,,,1,2021-03-25,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 827 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
iso,contact,weight-overdue,weight,,,,,,,,,,,,2021-03-25,,A weight is overdue: 2-2½ year review. The last weight is of 25 Mar 2021. Weigh at the next contact.
iso,contact,blind-gap,weight,,,,,,,,,,,,2021-03-25,,No weight for 827 days: what happened in between cannot be seen. The last weight is of 25 Mar 2021. Weigh at the next contact.
! growth scan: tests/data/scan-date-orders.csv:2:3: birth_date "04/03/2020" may have day or month first, and the file holds both (write it as 2021-04-02, or say which comes first); see --date-order
! growth scan: tests/data/scan-date-orders.csv:2:4: measured_on "25/03/2021" may have day or month first, and the file holds both (write it as 2021-04-02, or say which comes first); see --date-order
! growth scan: tests/data/scan-date-orders.csv:3:3: birth_date "03/04/2020" may have day or month first, and the file holds both (write it as 2021-04-02, or say which comes first); see --date-order
! growth scan: tests/data/scan-date-orders.csv:3:4: measured_on "03/25/2021" may have day or month first, and the file holds both (write it as 2021-04-02, or say which comes first); see --date-order
! growth scan: tests/data/scan-date-orders.csv:5:3: birth_date "04/03/2020" may have day or month first, and the file holds both (write it as 2021-04-02, or say which comes first); see --date-order
! growth scan: tests/data/scan-date-orders.csv:5:4: measured_on "06/03/2021" may have day or month first, and the file holds both (write it as 2021-04-02, or say which comes first); see --date-order
! 4 rows: 1 used, 3 rejected, 0 skipped; problems: 6 date-order
! 1 child, 1 with findings; findings: 0 urgent, 0 sustained, 0 concern, 0 watch, 1 insufficient, 0 quality, 2 contact
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3
