# A child who was not brought was not seen: told wherever visits without a measurement are, and
# counted apart from them.

$ growth store init OUT/b.growth -q
$ growth store add OUT/b.growth --sex female --birth-date 2026-01-10 --gestation 40+0 --now 2026-01-20T10:00:00Z > OUT/child
$ growth store record OUT/b.growth --child $(cat OUT/child) --date 2026-01-10 --measure weight --value 3.5 --unit kg --now 2026-01-20T10:00:00Z
new, entry 3
$ growth store record OUT/b.growth --child $(cat OUT/child) --date 2026-03-10 --measure weight --value 5.2 --unit kg --now 2026-03-10T10:00:00Z
new, entry 4
$ growth store contact OUT/b.growth --child $(cat OUT/child) --date 2026-05-10 --not-brought --service "health visiting" --now 2026-05-10T10:00:00Z
new, entry 5
$ growth check --store OUT/b.growth --child $(cat OUT/child) --today 2026-05-12
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age;
  the last weight is 63 days old. No finding here is no reassurance.
  Missing
    Was not brought on 10 May 2026. A weight is overdue.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
Contacts
  A weight is overdue: 12 week immunisations. The last weight is of 10 Mar 2026. Weigh
  at the next contact.
  Was not brought on 10 May 2026. The last weight is of 10 Mar 2026. Weigh at the next
  contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
! OUT/b.growth: 3 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ growth store contact OUT/b.growth --child $(cat OUT/child) --date 2026-06-10 --not-measured "was not brought" --service "health visiting" --now 2026-06-10T10:00:00Z
new, entry 6
$ growth store contact OUT/b.growth --child $(cat OUT/child) --date 2026-06-10 --not-brought --service "health visiting" --now 2026-06-10T10:00:00Z
same, entry 6
$ growth store history OUT/b.growth --child $(cat OUT/child) --format csv
entry,recorded_at,kind,on_date,to_date,measure,value,unit,posture,marks,not_measured,state,supersedes,superseded_by,service,seen_by,device,source,source_key,import,system,identifier,rule,sex,birth_date,gestation_days,author,reason,note
,,child,,,,,,,,,current,,,,,,,,,,,,female,2026-01-10,280,,,
3,2026-01-20T10:00:00Z,measurement,2026-01-10,,weight,3.5,kg,,,,current,,,,,,,,,,,,,,,,,
4,2026-03-10T10:00:00Z,measurement,2026-03-10,,weight,5.2,kg,,,,current,,,,,,,,,,,,,,,,,
5,2026-05-10T10:00:00Z,contact,2026-05-10,,,,,,,was not brought,current,,,health visiting,,,,,,,,,,,,,,
6,2026-06-10T10:00:00Z,contact,2026-06-10,,,,,,,was not brought,current,,,health visiting,,,,,,,,,,,,,,
$ growth check --store OUT/b.growth --child $(cat OUT/child) --today 2026-06-12 -q
INSUFFICIENT: Too little is known (insufficient)
  Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age;
  the last weight is 94 days old. No finding here is no reassurance.
  Missing
    Was not brought 2 times in a row, the last on 10 Jun 2026. A weight is overdue.
  What to do
    Weigh at the next contact. This is not a diagnosis. If you have any concern about
    the child's care or safety, follow your safeguarding procedure now; do not wait for
    a repeat weight.
\
Contacts
  A weight is overdue: 12 week immunisations, 16 week immunisations (was not brought).
  The last weight is of 10 Mar 2026. Weigh at the next contact.
  Was not brought 2 times in a row, the last on 10 Jun 2026. The last weight is of 10
  Mar 2026. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
$ growth scan --store OUT/b.growth --today 2026-06-12 --format csv --coverage OUT/coverage.csv -q
child_id,tier,rule,measure,from_date,to_date,from_age_years,to_age_years,from_value,to_value,from_sds,to_sds,spaces,percent,occasions,last_measured_on,also,text
CHILD-1-----------------------------,insufficient,insufficient,weight,,2026-03-10,,0.16153319644079397,,5.2,,0.18237838517069185,,,1,2026-03-10,,"Too little is known to judge weight: 1 usable occasion of weight from 4 weeks of age; the last weight is 94 days old. No finding here is no reassurance. Was not brought 2 times in a row, the last on 10 Jun 2026. A weight is overdue. Weigh at the next contact. This is not a diagnosis. If you have any concern about the child's care or safety, follow your safeguarding procedure now; do not wait for a repeat weight."
CHILD-1-----------------------------,contact,weight-overdue,weight,,,,,,,,,,,,2026-03-10,,"A weight is overdue: 12 week immunisations, 16 week immunisations (was not brought). The last weight is of 10 Mar 2026. Weigh at the next contact."
CHILD-1-----------------------------,contact,not-brought,weight,,,,,,,,,,,,2026-03-10,,"Was not brought 2 times in a row, the last on 10 Jun 2026. The last weight is of 10 Mar 2026. Weigh at the next contact."
$ head -n 5 OUT/coverage.csv
contact,title,service,due,measured,attended_not_measured,no_scales,declined,not_present,too_unwell,other,not_recorded,missed,not_assessable,median_delay_days
birth,birth,all,1,1,0,0,0,0,0,0,0,0,0,0
birth,birth,health visiting,1,1,0,0,0,0,0,0,0,0,0,0
new-birth,new birth visit,all,1,0,0,0,0,0,0,0,0,1,0,
new-birth,new birth visit,health visiting,1,0,0,0,0,0,0,0,0,1,0,
$ growth store chart OUT/b.growth --child $(cat OUT/child) -o OUT/b.pdf --page record --today 2026-06-12
! OUT/b.pdf: Growth chart: weight and height of a female child born at 40 weeks and 0 days of gestation, aged 2 months when last measured, on the reference uk-who. Newest weight 5.2 kg on 10 Mar 2026, between the 50th and 75th centiles. Earliest of 2: 3.5 kg on 10 Jan 2026, between the 50th and 75th centiles. No height is recorded. Too little is known to judge weight. A weight is overdue. Was not brought 2 times: 10 May 2026, 10 Jun 2026. Last measured 94 days before this chart was drawn on 12 Jun 2026. Decision support, not a diagnosis.
! OUT/b.growth: 4 entries of one child
! uk-who, gestation policy exact, data 2026.2+83592cfd, growth 0.1.0
$ pdftotext -f 3 -l 3 -layout -x 0 -y 70 -W 600 -H 300 OUT/b.pdf -
Chronology
Date          Age        Service           Measured by   Measurement       Centile   SDS    Remarks
\
10 Jan 2026   0 days                                     weight 3.5 kg     58th      0.20
\
10 Mar 2026   8 weeks                                    weight 5.2 kg     57th      0.18
\
10 May 2026   4 months   health visiting                 was not brought
\
10 Jun 2026   5 months   health visiting                 was not brought
\

# Never weighed, and three times not brought, as a file says it: a record all the same.
$ growth store init OUT/n.growth -q
$ growth store import OUT/n.growth tests/cli/records/not-brought.csv --source community --now 2025-06-01T10:00:00Z -q
              read  new  same  amended  rejected  skipped  in part
rows             3    3     0        0         0        0        0
measurements     0    0     0        0         0        0        0
visits           3    3     0        0         0        0        0
$ growth store find OUT/n.growth --identifier tests/cli/records/not-brought-id.txt > OUT/child
$ growth store chart OUT/n.growth --child $(cat OUT/child) -o OUT/n.pdf --page record --today 2025-06-01 -q
$ pdftotext -f 3 -l 3 -layout -x 0 -y 70 -W 600 -H 300 OUT/n.pdf -
Chronology
Date          Age        Service           Measured by   Measurement       Centile   SDS   Remarks
\
10 Feb 2025   4 weeks    health visiting                 was not brought
\
10 Mar 2025   8 weeks    health visiting                 was not brought
\
10 Apr 2025   3 months   health visiting                 was not brought
\
$ growth store export OUT/n.growth OUT/n.json --child $(cat OUT/child) --record OUT/r.pdf --today 2025-06-01 -q
$ ls OUT
child
n.growth
n.growth-shm
n.growth-wal
n.json
n.pdf
r.pdf
$ growth check tests/cli/records/not-brought.csv --today 2025-06-01 --tiers contact -q
Too little is known to judge weight: 0 usable occasions of weight from 4 weeks of age.
No finding here is no reassurance. Weigh at the next contact.
\
Contacts
  A weight is overdue: birth, new birth visit, 6-8 week review (was not brought), 8 week
  immunisations (was not brought), 12 week immunisations (was not brought), 16 week
  immunisations. Weigh at the next contact.
  Was not brought 3 times in a row, the last on 10 Apr 2025. Weigh at the next contact.
\
uk-who, gestation policy exact; growth 0.1.0, figures 2026.2+83592cfd; rules as built in
