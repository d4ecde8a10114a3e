# A boy on the 50th centile until 3 3/4 years: urgent at the first weighing that could show the fall,
# on the 9th to 25th centile, long before the 0.4th.
$ growth check tests/data/boy-first-low-weight.csv --today 2022-03-28 -q
URGENT: Large fall in weight (rapid-fall)
  Weight has moved down 1.6 centile spaces since 20 Dec 2021 (50th to 9th-25th), on 1
  weighing. Loss 1.30 kg (8.2 %), from 15.9 kg to 14.6 kg on 28 Mar 2022. Meets the rule
  rapid-fall; also the rule weight-loss, static-weight, conditional-gain. First met at
  this weighing.
  Evidence
    7 Nov 2018     0.64 y     8.56 kg       0.05 SDS  on or near the 50th centile
    26 Mar 2019    1.02 y     9.70 kg       0.00 SDS  on or near the 50th centile
    7 Aug 2019     1.38 y    10.60 kg      -0.05 SDS  on or near the 50th centile
    8 Jun 2020     2.22 y    12.90 kg       0.15 SDS  on or near the 50th centile
    11 Feb 2021    2.90 y    14.10 kg      -0.03 SDS  on or near the 50th centile
    29 Jul 2021    3.36 y    15.20 kg       0.07 SDS  on or near the 50th centile
    20 Dec 2021    3.75 y    15.90 kg       0.02 SDS  on or near the 50th centile
    28 Mar 2022    4.02 y    14.60 kg      -1.13 SDS  between the 9th and 25th centiles
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies 3.9 deviations below what
  the earlier ones lead to expect. Compared with an earlier occasion. The change of
  chart in between is allowed for. 12 occasions of weight; the last weight is 0 days
  old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# The whole record: one episode of weight, one of BMI, and the visit at which nobody had scales.
$ growth check examples/records/boy-late-fall.csv --today 2022-09-20
URGENT: Large fall in weight (rapid-fall)
  Weight has moved down 5.3 centile spaces since 20 Dec 2021 (50th to below 0.4th), on 2
  weighings 70 days apart. Loss 4.00 kg (25 %), from 15.9 kg to 11.9 kg on 19 Sep 2022.
  Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd);
  also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall,
  weight-loss, static-weight, conditional-gain. First met on 28 Mar 2022, still below.
  Evidence
    7 Aug 2019     1.38 y    10.60 kg      -0.05 SDS  on or near the 50th centile
    8 Jun 2020     2.22 y    12.90 kg       0.15 SDS  on or near the 50th centile
    11 Feb 2021    2.90 y    14.10 kg      -0.03 SDS  on or near the 50th centile
    29 Jul 2021    3.36 y    15.20 kg       0.07 SDS  on or near the 50th centile
    20 Dec 2021    3.75 y    15.90 kg       0.02 SDS  on or near the 50th centile
    28 Mar 2022    4.02 y    14.60 kg      -1.13 SDS  between the 9th and 25th centiles
    11 Jul 2022    4.31 y    13.20 kg      -2.37 SDS  between the 0.4th and 2nd centiles
    19 Sep 2022    4.50 y    11.90 kg      -3.61 SDS  below the 0.4th centile
  Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5
  years of age, weighed every 3 months. The newest value lies 7.4 deviations below what
  the earlier ones lead to expect. Compared with an earlier occasion. The change of
  chart in between is allowed for. 14 occasions of weight; the last weight is 1 day old;
  uk-who, gestation policy exact, rules as built in.
  Missing
    Seen but not weighed on 25 May 2022 (no scales).
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
URGENT: Below the 0.4th centile (rcpch-state)
  BMI has moved down 8.9 centile spaces since 20 Dec 2021 (50th to far below 0.4th) and
  is below the 0.4th centile (-6.34 SDS), on 2 occasions 70 days apart. 15.3 kg/m2 then,
  10.8 kg/m2 on 19 Sep 2022. Meets the RCPCH threshold (rcpch-state); also the NICE NG75
  threshold (ng75-bmi). First met on 11 Jul 2022, still below.
  Evidence
    7 May 2018     0.13 y     15.5 kg/m2   -0.27 SDS  between the 25th and 50th centiles
    26 Mar 2019    1.02 y     16.7 kg/m2   -0.05 SDS  on or near the 50th centile
    8 Jun 2020     2.22 y     16.0 kg/m2    0.07 SDS  on or near the 50th centile
    29 Jul 2021    3.36 y     15.5 kg/m2    0.05 SDS  on or near the 50th centile
    20 Dec 2021    3.75 y     15.3 kg/m2   -0.03 SDS  on or near the 50th centile
    11 Jul 2022    4.31 y     12.2 kg/m2   -3.89 SDS  very thin: below the 0.4th centile
    19 Sep 2022    4.50 y     10.8 kg/m2   -6.34 SDS  very thin: far below the chart — check the entry, re-measure now
  Of simulated children who do not fall, fewer than 8 in 100 meet this rule before 5
  years of age, weighed every 3 months. Compared with an earlier occasion. The change of
  chart in between is allowed for. 7 occasions of BMI; the last weight is 1 day old;
  uk-who, gestation policy exact, rules as built in.
  Missing
    Seen but not weighed on 25 May 2022 (no scales).
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! examples/records/boy-late-fall.csv: 26 rows: 26 used, 0 rejected, 0 skipped
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0

# A fall of two years ago that nobody looked into: no rule of falls is met any more, and it is told
# as what it is.
$ growth check tests/data/boy-fall-not-recovered.csv --today 2024-08-10 -q
SUSTAINED: Earlier fall not recovered (unrecovered-fall)
  Weight has moved down 2.2 centile spaces since 29 Sep 2021 (50th to 2nd-9th), on 4
  weighings over 680 days. 13.6 kg then, 16.2 kg on 4 Aug 2024. Meets the rule
  unrecovered-fall. First met on 27 Jan 2022 (rapid-fall), still below.
  Evidence
    2 Apr 2021     2.08 y    12.30 kg      -0.03 SDS  on or near the 50th centile
    29 Sep 2021    2.57 y    13.60 kg       0.09 SDS  on or near the 50th centile
    27 Jan 2022    2.90 y    12.70 kg      -0.90 SDS  between the 9th and 25th centiles
    27 May 2022    3.23 y    12.20 kg      -1.59 SDS  between the 2nd and 9th centiles
    24 Sep 2022    3.56 y    12.50 kg      -1.73 SDS  between the 2nd and 9th centiles
    12 Apr 2023    4.11 y    14.00 kg      -1.60 SDS  between the 2nd and 9th centiles
    18 Nov 2023    4.71 y    14.80 kg      -1.72 SDS  between the 2nd and 9th centiles
    4 Aug 2024     5.42 y    16.20 kg      -1.61 SDS  between the 2nd and 9th centiles
  The established centile is the second highest of the earlier occasions. The change of
  chart in between is allowed for. 13 occasions of weight; the last weight is 6 days
  old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Re-check weight, measure height, review the chart, feeding history and wider
    assessment. Confirm by 15 Sep 2024. This is not a diagnosis. If you have any concern
    about the child's care or safety, follow your safeguarding procedure now; do not
    wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# No gain is told from the oldest weight that none exceeded, not from half a year ago.
$ growth check tests/data/three-years-without-gain.csv --today 2026-10-01 -q
WATCH: No gain in weight (static-weight)
  Weight has not risen since 2 Sep 2023 (32.1 kg, then 28.4 kg, 1095 days later): a loss
  of 3.70 kg (11.5 %). It has moved down 4.4 centile spaces in that time (above 99.6th
  to 50th). Meets the rule static-weight; also the rule slow-fall. First met on 2 Mar
  2024, still no gain.
  Evidence
    2 Sep 2023     6.00 y    32.10 kg       2.95 SDS  above the 99.6th centile
    ...
    1 Dec 2024     7.25 y    31.20 kg       1.78 SDS  between the 91st and 98th centiles
    2 Mar 2025     7.50 y    30.60 kg       1.48 SDS  on or near the 91st centile
    2 Jun 2025     7.75 y    30.40 kg       1.26 SDS  on or near the 91st centile
    1 Sep 2025     8.00 y    30.10 kg       1.02 SDS  between the 75th and 91st centiles
    1 Dec 2025     8.25 y    29.60 kg       0.75 SDS  on or near the 75th centile
    3 Mar 2026     8.50 y    29.00 kg       0.46 SDS  between the 50th and 75th centiles
    2 Jun 2026     8.75 y    28.80 kg       0.25 SDS  between the 50th and 75th centiles
    1 Sep 2026     9.00 y    28.40 kg       0.00 SDS  on or near the 50th centile
  Compared with an earlier occasion. 20 occasions of weight; the last weight is 30 days
  old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Re-check weight, measure height, review the chart, feeding history and wider
    assessment. Confirm by 13 Oct 2026. This is not a diagnosis. If you have any concern
    about the child's care or safety, follow your safeguarding procedure now; do not
    wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# A child who came down to below a line: both are told, and on how many weighings.
$ growth check tests/data/below-and-falling.csv --today 2026-10-01 -q
CONCERN: Weight below the 2nd centile (ng75-below-2nd)
  Weight has moved down 2.4 centile spaces since 1 Jun 2024 (9th-25th to below 0.4th)
  and is below the 0.4th centile (-2.86 SDS), on 6 weighings over 456 days. 10.1 kg
  then, 12.0 kg on 1 Sep 2026. Meets the NICE NG75 threshold (ng75-below-2nd); also the
  RCPCH threshold (rcpch-state); also the rule unrecovered-fall. First met on 1 Dec
  2024, still below.
  Evidence
    1 Jun 2024     2.00 y    10.10 kg      -1.05 SDS  between the 9th and 25th centiles
    ...
    1 Dec 2024     2.50 y     9.90 kg      -2.06 SDS  on or near the 2nd centile
    2 Mar 2025     2.75 y    10.00 kg      -2.33 SDS  between the 0.4th and 2nd centiles
    2 Jun 2025     3.00 y     9.40 kg      -3.19 SDS  below the 0.4th centile
    1 Sep 2025     3.25 y     9.90 kg      -3.04 SDS  below the 0.4th centile
    1 Dec 2025     3.50 y    10.20 kg      -3.06 SDS  below the 0.4th centile
    3 Mar 2026     3.75 y    10.50 kg      -3.06 SDS  below the 0.4th centile
    2 Jun 2026     4.00 y    11.90 kg      -2.69 SDS  on or near the 0.4th centile
    1 Sep 2026     4.25 y    12.00 kg      -2.86 SDS  below the 0.4th centile
  Of simulated children who do not fall, fewer than 10 in 100 meet this rule before 5
  years of age, weighed every 3 months. Compared with an earlier occasion. The change of
  chart in between is allowed for. 19 occasions of weight; the last weight is 30 days
  old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Re-check weight, measure height, review the chart, feeding history and wider
    assessment. Confirm by 13 Oct 2026. This is not a diagnosis. If you have any concern
    about the child's care or safety, follow your safeguarding procedure now; do not
    wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# 43 % below birth weight is weighed again now, and what it rests on is shown.
$ growth check tests/data/newborn-loss.csv --today 2026-08-30 -q
URGENT: Weight loss in the first weeks (early-loss)
  Weight is below the 0.4th centile (-4.96 SDS), on 1 weighing. Loss 1.50 kg (43 %),
  from 3.50 kg to 2.00 kg on 25 Aug 2026. Meets the rule early-loss. First met at this
  weighing.
  Evidence
    1 Aug 2026     0.00 y     3.50 kg      -0.12 SDS  on or near the 50th centile
    25 Aug 2026    0.07 y     2.00 kg      -4.96 SDS  below the 0.4th centile
  Of simulated children who do not fall, fewer than 7 in 100 meet this rule before 5
  years of age, weighed every 3 months. Compared with the birth weight, as it stands on
  the chart. 2 values of weight, none from 4 weeks of age; the last weight is 5 days
  old; uk-who, gestation policy exact, rules as built in.
  Missing
    Height was not measured in the three months before.
  What to do
    Repeat the measurement now. Re-check weight, measure height, review the chart,
    feeding history and wider assessment. This is not a diagnosis. If you have any
    concern about the child's care or safety, follow your safeguarding procedure now; do
    not wait for a repeat weight.
\
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age;
  the last weight is 5 days old. No finding here is no reassurance.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
Entries to look at
  Weight 2 kg on 25 Aug 2026 is the latest value and very low; measure again now and
  check the entry.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# The same for machines.
$ growth check examples/records/boy-late-fall.csv --today 2022-09-20 --format csv --precision 2 -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
BLF,urgent,rapid-fall,weight,2021-12-20,2022-09-19,3.75,4.50,15.90,11.90,0.02,-3.61,5.29,25.16,14,2022-09-19,ng75-fall;ng75-below-2nd;rcpch-state;sustained-fall;predicted-fall;weight-loss;static-weight;conditional-gain,"Weight has moved down 5.3 centile spaces since 20 Dec 2021 (50th to below 0.4th), on 2 weighings 70 days apart. Loss 4.00 kg (25 %), from 15.9 kg to 11.9 kg on 19 Sep 2022. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall, weight-loss, static-weight, conditional-gain. First met on 28 Mar 2022, still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 7.4 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 14 occasions of weight; the last weight is 1 day old; uk-who, gestation policy exact, rules as built in. Seen but not weighed on 25 May 2022 (no scales). Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
BLF,urgent,rcpch-state,bmi,2021-12-20,2022-09-19,3.75,4.50,15.34,10.75,-0.03,-6.34,8.92,,7,2022-09-19,ng75-bmi,"BMI has moved down 8.9 centile spaces since 20 Dec 2021 (50th to far below 0.4th) and is below the 0.4th centile (-6.34 SDS), on 2 occasions 70 days apart. 15.3 kg/m2 then, 10.8 kg/m2 on 19 Sep 2022. Meets the RCPCH threshold (rcpch-state); also the NICE NG75 threshold (ng75-bmi). First met on 11 Jul 2022, still below. Of simulated children who do not fall, fewer than 8 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with an earlier occasion. The change of chart in between is allowed for. 7 occasions of BMI; the last weight is 1 day old; uk-who, gestation policy exact, rules as built in. Seen but not weighed on 25 May 2022 (no scales). Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."

$ growth check examples/records/infant-faltering.csv --today 2023-08-10 --format ndjson --precision 2 -q
{"schema": "growth.check.1", "child_id": "GIF", "tier": "concern", "rule": "ng75-fall", "measure": "weight", "from_date": "2023-01-17", "to_date": "2023-08-02", "from_age_years": 0.00, "to_age_years": 0.54, "from_value": 3.42, "to_value": 6.12, "from_sds": 0.20, "to_sds": -1.61, "spaces": 2.70, "percent": null, "occasions": 10, "last_measured_on": "2023-08-02", "also": null, "text": "Weight has moved down 2.7 centile spaces since 17 Jan 2023 (50th-75th to 2nd-9th), on 1 weighing. 3.42 kg then, 6.12 kg on 2 Aug 2023. Meets the NICE NG75 threshold (ng75-fall). First met on 15 Mar 2023, still below. Of simulated children who do not fall, fewer than 29 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with the birth weight, as it stands on the chart. 10 occasions of weight; the last weight is 8 days old; uk-who, gestation policy exact, rules as built in. Re-check weight, measure height, review the chart, feeding history and wider assessment. Confirm by 30 Aug 2023. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight.", "first_met_on": "2023-03-15", "first_met_rule": "ng75-fall"}

# Four years later: overdue, a blind gap, and nothing confirmed.
$ growth check examples/records/boy-late-fall.csv --today 2026-09-20 --tiers contact --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
BLF,contact,blind-gap,weight,,,,,,,,,,,,2022-09-19,,No weight for 1462 days: what happened in between cannot be seen. The last weight is of 19 Sep 2022. Weigh at the next contact.
BLF,contact,not-confirmed,weight,,,,,,,,,,,,2022-09-19,,The finding was to be confirmed by 31 Oct 2022; no later weight that can be used is recorded. The last weight is of 19 Sep 2022. Weigh at the next contact.

# A finding can be an exit status.
$ growth check examples/records/boy-late-fall.csv --today 2022-09-20 --tiers urgent --format csv --precision 1 -q --fail-on-finding
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
BLF,urgent,rapid-fall,weight,2021-12-20,2022-09-19,3.8,4.5,15.9,11.9,0.0,-3.6,5.3,25.2,14,2022-09-19,ng75-fall;ng75-below-2nd;rcpch-state;sustained-fall;predicted-fall;weight-loss;static-weight;conditional-gain,"Weight has moved down 5.3 centile spaces since 20 Dec 2021 (50th to below 0.4th), on 2 weighings 70 days apart. Loss 4.00 kg (25 %), from 15.9 kg to 11.9 kg on 19 Sep 2022. Meets the rule rapid-fall; also the NICE NG75 threshold (ng75-fall, ng75-below-2nd); also the RCPCH threshold (rcpch-state); also the rule sustained-fall, predicted-fall, weight-loss, static-weight, conditional-gain. First met on 28 Mar 2022, still below. Of simulated children who do not fall, fewer than 4 in 100 meet this rule before 5 years of age, weighed every 3 months. The newest value lies 7.4 deviations below what the earlier ones lead to expect. Compared with an earlier occasion. The change of chart in between is allowed for. 14 occasions of weight; the last weight is 1 day old; uk-who, gestation policy exact, rules as built in. Seen but not weighed on 25 May 2022 (no scales). Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
BLF,urgent,rcpch-state,bmi,2021-12-20,2022-09-19,3.8,4.5,15.3,10.8,0.0,-6.3,8.9,,7,2022-09-19,ng75-bmi,"BMI has moved down 8.9 centile spaces since 20 Dec 2021 (50th to far below 0.4th) and is below the 0.4th centile (-6.34 SDS), on 2 occasions 70 days apart. 15.3 kg/m2 then, 10.8 kg/m2 on 19 Sep 2022. Meets the RCPCH threshold (rcpch-state); also the NICE NG75 threshold (ng75-bmi). First met on 11 Jul 2022, still below. Of simulated children who do not fall, fewer than 8 in 100 meet this rule before 5 years of age, weighed every 3 months. Compared with an earlier occasion. The change of chart in between is allowed for. 7 occasions of BMI; the last weight is 1 day old; uk-who, gestation policy exact, rules as built in. Seen but not weighed on 25 May 2022 (no scales). Repeat the measurement now. Re-check weight, measure height, review the chart, feeding history and wider assessment. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
? 4

# A steady child: silence has its own words.
$ growth check examples/records/girl-term-25th.csv --today 2023-05-20 --fail-on-finding -q
No rule met on 11 weights; the last is 10 days old.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# Too little is said, never passed over.
$ growth check examples/records/girl-term-25th.csv --today 2026-05-20 -q
No rule met on 11 weights; the last is 1106 days old.
\
Contacts
  No weight for 1106 days: what happened in between cannot be seen. The last weight is
  of 10 May 2023. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# Entries that are probably slips stand beside.
$ growth check examples/records/ten-bad-rows.csv --today 2023-09-01 --tiers quality --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
TBR,quality,grams-as-kilograms,weight,,2020-06-03,,0.25735797399041754,,6380,,,,,,,,Weight 6380 kg on 3 Jun 2020 fits the other values as grams; probably 6.4 kg.
TBR,quality,duplicate,height,,2021-02-09,,0.944558521560575,,75.7,,,,,,,,Length/Height 75.7 cm on 9 Feb 2021 stands twice for that day.
! growth check: examples/records/ten-bad-rows.csv:4:7: weight "4,1" is not a number (use a point)
! growth check: examples/records/ten-bad-rows.csv:6:8: weight has no unit (write one, such as kg: units are never guessed)
! growth check: examples/records/ten-bad-rows.csv:8:6: measure "lenght" is not known (write weight, height, length, head or bmi)
! growth check: examples/records/ten-bad-rows.csv:10:7: weight 6380 kg is outside 0.15 to 500 kg (check the entry and its unit)
! growth check: examples/records/ten-bad-rows.csv:11:5: measured_on "2021-02-30" is no day of the calendar
! growth check: examples/records/ten-bad-rows.csv:13:5: measured_on "2019-02-09" is before birth_date "2020-03-01"
! growth check: examples/records/ten-bad-rows.csv:15:9: posture "sitting" is not known (write lying or standing)
! growth check: examples/records/ten-bad-rows.csv:17:5: measured_on "2091-06-20" is in the future
! growth check: examples/records/ten-bad-rows.csv:18: 14 cells where the header names 13 (quote a cell that holds the separator)
! growth check: examples/records/ten-bad-rows.csv:21:2: sex "x" has no reference (write male or female, or say which curves to use); see --chart-sex
! growth check: examples/records/ten-bad-rows.csv:21:5: measured_on "2023-10-01" is in the future
? 3

# A rules file is checked and echoed.
$ growth check examples/records/girl-term-25th.csv --rules tests/data/rules-example.txt --today 2023-05-20 -q
No rule met on 11 weights, by rules that were changed or switched off; the last is 10
days old.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules changed:
  sustained-fall.spaces = 2.5 (built in: 2)
  static-weight = off
  who-severity = on
  who-muac = on

$ growth check examples/records/girl-term-25th.csv --rules tests/data/rules-slip.txt
! growth check: tests/data/rules-slip.txt:2: no rule is called 'sustained-fal' (docs/rules.md lists them)
? 1

$ growth check examples/records/girl-term-25th.csv --pack nowhere
! growth check: no pack of rules is called 'nowhere' (there are: uk, edwards-1990, coventry-1998, grote-2008, dutch-deflection, jgz-2019, aap-two-lines, who-severity, aspen-2014)
? 2

$ growth check examples/records/girl-term-25th.csv --tiers grave
! growth check: --tiers has no tier 'grave'; it is a list of urgent, sustained, concern, watch, insufficient, quality, contact
? 2

# Several children: text asks which; tables take them all.
$ growth check examples/exports/district.csv --today 2024-06-01 -q
! growth check: examples/exports/district.csv:16:5: measured_on "2024-06-10" is in the future
! growth check: the file holds more than one child; choose one with --child
? 1

# Arm circumference has fixed limits, in the pack of the WHO alone.
$ growth check tests/data/arm-circumference.csv --today 2022-10-06 --pack who-severity -q
CONCERN: WHO: arm circumference (who-muac)
  Arm circumference is 112 mm, below the lower of the two limits (115 mm), on 5 Oct
  2022. Meets the rule who-muac. First met on 5 Sep 2022, still below.
  4 occasions of arm circumference; the last weight is 1 day old; uk-who, gestation
  policy exact, rules as built in.
  What to do
    Measure the arm again, measure weight and height, review the chart, feeding history
    and wider assessment. Confirm by 2 Nov 2022. This is not a diagnosis. If you have
    any concern about the child's care or safety, follow your safeguarding procedure
    now; do not wait for a repeat weight.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules changed:
  who-severity = on
  who-muac = on

$ growth check tests/data/arm-circumference.csv --today 2022-10-06 --rules tests/data/rules-arm.txt --format ndjson -q
{"schema": "growth.check.1", "child_id": "M1", "tier": "watch", "rule": "who-muac", "measure": "arm", "from_date": null, "to_date": "2022-10-05", "from_age_years": null, "to_age_years": 1.757700205338809, "from_value": null, "to_value": 11.2, "from_sds": null, "to_sds": null, "spaces": null, "percent": null, "occasions": 4, "last_measured_on": "2022-10-05", "also": null, "text": "Arm circumference is 112 mm, below the upper of the two limits, on 5 Oct 2022. Meets the rule who-muac. First met on 5 Jun 2022, still below. 4 occasions of arm circumference; the last weight is 1 day old; uk-who, gestation policy exact, rules changed by a rules file. Measure the arm again, measure weight and height, review the chart, feeding history and wider assessment. Confirm by 2 Nov 2022. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight.", "first_met_on": "2022-06-05", "first_met_rule": "who-muac"}

$ growth check tests/data/arm-circumference.csv --today 2022-10-06 --tiers urgent,sustained,concern,watch --format csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text

# Tiers that were not asked for are not passed over in silence: nobody is to read "no rule met".
$ growth check examples/records/boy-late-fall.csv --today 2022-09-20 --tiers watch -q
No rule of the tiers that --tiers asks for is met.
Not shown, because --tiers does not ask for it: 2 urgent.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth check examples/records/boy-late-fall.csv --today 2022-09-20 --tiers quality,contact -q
No rule of the tiers that --tiers asks for is met.
Not shown, because --tiers does not ask for it: 2 urgent.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# Down through five centile spaces in seven years, by less than any rule of a year or two asks for: told from where it
# began, which stands above the newest weights.
$ growth check tests/data/girl-slow-fall.csv --today 2025-02-01 --tiers sustained -q
SUSTAINED: Slow fall (slow-fall)
  Weight has moved down 5.1 centile spaces since 3 Jun 2018 (98th to 9th), on 2
  weighings 278 days apart. 21.5 kg then, 27.7 kg on 26 Jan 2025. Meets the rule
  slow-fall. First met on 23 Apr 2024, still below.
  Evidence
    3 Jun 2018     4.06 y    21.50 kg       2.06 SDS  on or near the 98th centile
    ...
    2 Sep 2019     5.31 y    23.60 kg       1.50 SDS  on or near the 91st centile
    10 Jun 2020    6.08 y    24.00 kg       0.99 SDS  between the 75th and 91st centiles
    25 Mar 2021    6.87 y    25.10 kg       0.66 SDS  on or near the 75th centile
    18 Nov 2021    7.52 y    25.90 kg       0.35 SDS  between the 50th and 75th centiles
    9 Oct 2022     8.41 y    26.10 kg      -0.23 SDS  between the 25th and 50th centiles
    8 Aug 2023     9.24 y    26.90 kg      -0.58 SDS  on or near the 25th centile
    23 Apr 2024    9.95 y    26.90 kg      -1.05 SDS  between the 9th and 25th centiles
    26 Jan 2025   10.71 y    27.70 kg      -1.33 SDS  on or near the 9th centile
  The newest value lies 3.8 deviations below what the established centile leads to
  expect so long after. The established centile is the second highest of the earlier
  occasions. 15 occasions of weight; the last weight is 6 days old; uk-who, gestation
  policy exact, rules as built in.
  What to do
    Re-check weight, measure height, review the chart, feeding history and wider
    assessment. Confirm by 9 Mar 2025. This is not a diagnosis. If you have any concern
    about the child's care or safety, follow your safeguarding procedure now; do not
    wait for a repeat weight.
\
Not shown, because --tiers does not ask for it: 1 concern.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# Curves that were chosen are not said to be the child's recorded sex; where some row knows it, it is recorded.
$ growth check tests/data/scan-sex-unknown.csv --chart-sex female --child nobody --today 2025-01-01 -q
Girls' chart (sex not recorded)
\
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age;
  the last weight is 976 days old. No finding here is no reassurance.
  Missing
    A weight is overdue.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
Contacts
  A weight is overdue: 2-2½ year review, pre-school booster. The last weight is of 1
  May 2022. Weigh at the next contact.
  No weight for 976 days: what happened in between cannot be seen. The last weight is of
  1 May 2022. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth check tests/data/scan-sex-unknown.csv --chart-sex female --child nobody --today 2025-01-01 -q --format ndjson --tiers insufficient
{"schema": "growth.check.1", "child_id": "nobody", "tier": "insufficient", "rule": "insufficient", "measure": "weight", "from_date": null, "to_date": "2022-05-01", "from_age_years": null, "to_age_years": 1.3278576317590691, "from_value": null, "to_value": 8, "from_sds": null, "to_sds": -1.6902915233156066, "spaces": null, "percent": null, "occasions": 2, "last_measured_on": "2022-05-01", "also": null, "text": "Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age; the last weight is 976 days old. No finding here is no reassurance. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight. Girls' chart (sex not recorded).", "first_met_on": null, "first_met_rule": null}
$ growth check tests/data/scan-sex-unknown.csv --chart-sex female --child half --today 2025-01-01 -q --tiers watch
Too little is known to judge weight: 2 usable occasions of weight from 4 weeks of age;
the last weight is 1096 days old. No finding here is no reassurance. Weigh at the next
contact.
Not shown, because --tiers does not ask for it: 2 contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in

# Curves that were chosen are no sex: what a row records stands, in whatever order, and only rows that record another are refused.
$ growth check tests/cli/records/sex-late.csv --chart-sex female --child a --today 2022-06-01 --tiers insufficient
No rule met on 3 weights; the last is 151 days old.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! growth check: tests/cli/records/sex-late.csv:9:2: sex differs from this child's row on line 8 (correct one of them)
! tests/cli/records/sex-late.csv: 10 rows: 9 used, 1 rejected, 0 skipped; problems: 1 child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
? 3
$ growth scan tests/cli/records/sex-late.csv --chart-sex female --today 2022-06-01 --tiers watch -o OUT/sex-late.csv
! growth scan: tests/cli/records/sex-late.csv:9:2: sex differs from this child's row on line 8 (correct one of them)
! 10 rows: 9 used, 1 rejected, 0 skipped; problems: 1 child
! 3 children, 0 with findings; findings:, 0 watch
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
! T seconds, N rows a second
? 3

# A weight taken with swelling is named: its centile says little.
$ growth check tests/cli/records/swelling.csv --today 2025-06-01 -q
No rule met on 5 weights; the last is 28 days old.
\
Swelling (oedema) was recorded, so the weight says little
  4 Apr 2025: weight 11.68 kg
  4 May 2025: weight 11.70 kg
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
