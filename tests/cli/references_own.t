# A reference of the user's own: a file in place of an id.

$ cat tests/cli/records/ward.csv
# id: ward-2024
# title: Weights of a ward, made up
# source: nobody
# licence: free
# interpolation: linear
# joins: 2 year
measure,sex,age,unit,l,m,s
weight,male,0,month,0.3,3.3,0.14
weight,male,12,month,0.1,9.6,0.11
weight,male,24,month,0,12.2,0.11
weight,male,24,month,0,12.1,0.11
weight,male,48,month,-0.2,16.3,0.12

$ growth references show tests/cli/records/ward.csv
ward-2024
Weights of a ward, made up
\
source:          nobody
terms:           free
acknowledgement: nobody
centile lines:   0.4 2 9 25 50 75 91 98 99.6
\
measure  segment      sex   from    to  unit   posture  interpolation  tail  births  rules
weight   ward-2024-a  male  0.00  2.00  years  any      linear         none  all     
weight   ward-2024-b  male  2.00  4.00  years  any      linear         none  all     

$ growth references lms tests/cli/records/ward.csv --measure weight --sex male --ages 1,2,5
age_years,segment,l,m,s
1,ward-2024-a,0.1,9.6,0.11
2,ward-2024-a,0,12.2,0.11
2,ward-2024-b,0,12.1,0.11
! growth references: ward-2024 weight (male) covers ages 0.000 to 4.000 years; asked for 5.000
? 3

$ growth assess -q --reference tests/cli/records/ward.csv --format csv --precision 3 tests/cli/records/who.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,standing at 300 days,,weight,2,kg,0.821,,ward-2024,ward-2024-a,-11.367,0.000,"far below the chart — check the entry, re-measure now",gestation-unknown;advisory;implausible;re-measure,"almost certainly an entry error: check the entry, re-measure now"
2,standing at 300 days,,height,45,cm,0.821,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for height (male)
2,standing at 300 days,,bmi,9.877,kg/m2,0.821,,ward-2024,,,,,gestation-unknown;derived,ward-2024 has nothing for bmi (male)
3,standing at 8 months,,weight,8,kg,0.684,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for weight (female)
3,standing at 8 months,,height,70,cm,0.684,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for height (female)
3,standing at 8 months,,bmi,16.327,kg/m2,0.684,,ward-2024,,,,,gestation-unknown;derived,ward-2024 has nothing for bmi (female)
4,lying at 800 days,,weight,11,kg,2.190,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for weight (female)
4,lying at 800 days,,height,82.7,cm,2.190,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for height (female)
4,lying at 800 days,,bmi,16.084,kg/m2,2.190,,ward-2024,,,,,gestation-unknown;derived,ward-2024 has nothing for bmi (female)
5,oedema,,weight,9,kg,2.190,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for weight (female)
5,oedema,,height,70,cm,2.190,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for height (female)
5,oedema,,bmi,18.367,kg/m2,2.190,,ward-2024,,,,,gestation-unknown;derived,ward-2024 has nothing for bmi (female)
6,five years and a month,,weight,18,kg,5.038,,ward-2024,,,,,gestation-unknown,ward-2024 weight (male) covers ages 0.000 to 4.000 years; asked for 5.038
6,five years and a month,,height,108,cm,5.038,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for height (male)
6,five years and a month,,bmi,15.432,kg/m2,5.038,,ward-2024,,,,,gestation-unknown;derived,ward-2024 has nothing for bmi (male)
7,seven years,,weight,60,kg,7.001,,ward-2024,,,,,gestation-unknown,ward-2024 weight (male) covers ages 0.000 to 4.000 years; asked for 7.001
7,seven years,,height,125,cm,7.001,,ward-2024,,,,,gestation-unknown,ward-2024 has nothing for height (male)
7,seven years,,bmi,38.400,kg/m2,7.001,,ward-2024,,,,,gestation-unknown;derived,ward-2024 has nothing for bmi (male)

# A damaged one is refused whole.
$ growth references show tests/cli/records/ward-damaged.csv
! growth references: tests/cli/records/ward-damaged.csv:9: M is not above 0: "-9.6"
? 1

$ growth assess -q --reference tests/cli/records/ward-damaged.csv tests/cli/records/who.csv
! growth assess: tests/cli/records/ward-damaged.csv:9: M is not above 0: "-9.6"
? 1

$ growth assess -q --reference ./nowhere.csv tests/cli/records/who.csv
! growth assess: cannot open ./nowhere.csv: No such file or directory
? 1
