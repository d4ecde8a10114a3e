# The rules that WHO's own programs have: 0.7 cm between lying and standing, the tail beyond 3 SDS,
# oedema, flags, weight for length or height, and nothing between 1826 days and month 61.

$ growth assess -q --reference who --format csv --precision 2 tests/cli/records/who.csv
line,child_id,measured_on,measure,value,unit,age_years,corrected_age_years,reference,segment,sds,centile,band,flags,message
2,standing at 300 days,,weight,2,kg,0.82,,who,who2006-day,-8.90,0.00,"far below the chart — check the entry, re-measure now",gestation-unknown;tail-adjusted;who-flag;advisory;implausible;re-measure,"almost certainly an entry error: check the entry, re-measure now"
2,standing at 300 days,,height,45,cm,0.82,,who,who2006-day-length,-12.02,0.00,"far below the chart — check the entry, re-measure now",gestation-unknown;posture-adjusted;who-flag;advisory;implausible;re-measure,"almost certainly an entry error: check the entry, re-measure now"
2,standing at 300 days,,bmi,9.58,kg/m2,0.82,,who,who2006-day-length,-6.73,0.00,"far below the chart — check the entry, re-measure now",gestation-unknown;posture-adjusted;tail-adjusted;who-flag;advisory;re-measure;derived,"far below the chart: check the entry, re-measure now"
2,standing at 300 days,,weight_for_length,2.00,kg,0.82,,who,who2006-length,-2.81,0.25,below the 3rd centile,gestation-unknown;posture-adjusted;derived,
3,standing at 8 months,,weight,8,kg,0.68,,who,who2006-day,-0.01,49.59,on or near the 50th centile,gestation-unknown,
3,standing at 8 months,,height,70,cm,0.68,,who,who2006-day-length,0.40,65.50,between the 50th and 85th centiles,gestation-unknown;posture-ignored,
3,standing at 8 months,,bmi,16.33,kg/m2,0.68,,who,who2006-day-length,-0.34,36.85,between the 15th and 50th centiles,gestation-unknown;posture-ignored;derived,
3,standing at 8 months,,weight_for_length,8.00,kg,0.68,,who,who2006-length,-0.22,41.17,between the 15th and 50th centiles,gestation-unknown;posture-ignored;derived,
4,lying at 800 days,,weight,11,kg,2.19,,who,who2006-day,-0.68,24.95,between the 15th and 50th centiles,gestation-unknown,
4,lying at 800 days,,height,82.7,cm,2.19,,who,who2006-day-height,-1.70,4.46,between the 3rd and 15th centiles,gestation-unknown;posture-adjusted,
4,lying at 800 days,,bmi,16.36,kg/m2,2.19,,who,who2006-day-height,0.54,70.47,between the 50th and 85th centiles,gestation-unknown;posture-adjusted;derived,
4,lying at 800 days,,weight_for_height,11.00,kg,2.19,,who,who2006-height,0.34,63.22,between the 50th and 85th centiles,gestation-unknown;posture-adjusted;derived,
5,oedema,,weight,9,kg,2.19,,who,who2006-day,,,,gestation-unknown;withheld-oedema,who does not score weight of a child with oedema
5,oedema,,height,70,cm,2.19,,who,who2006-day-height,-5.29,0.00,below the 3rd centile,gestation-unknown;advisory,
5,oedema,,bmi,18.37,kg/m2,2.19,,who,who2006-day-height,,,,gestation-unknown;withheld-oedema;derived,who does not score bmi of a child with oedema
5,oedema,,weight_for_height,9.00,kg,2.19,,who,who2006-height,,,,gestation-unknown;withheld-oedema;derived,who does not score weight_for_height of a child with oedema
6,five years and a month,,weight,18,kg,5.04,,who,,,,,gestation-unknown,who weight (male) covers ages 0.000 to 10.000 years with a gap; asked for 5.038
6,five years and a month,,height,108,cm,5.04,,who,,,,,gestation-unknown,who height (male) covers ages 0.000 to 19.000 years with a gap; asked for 5.038
6,five years and a month,,bmi,15.43,kg/m2,5.04,,who,,,,,gestation-unknown;derived,who bmi (male) covers ages 0.000 to 19.000 years with a gap; asked for 5.038
6,five years and a month,,weight_for_height,18.00,kg,5.04,,who,,,,,gestation-unknown;derived,who weight_for_height serves ages from 2.000 to below 5.000 years; asked for 5.038
7,seven years,,weight,60,kg,7.00,,who,who2007,7.42,100.00,above the 97th centile,gestation-unknown;tail-adjusted;who-flag;advisory,
7,seven years,,height,125,cm,7.00,,who,who2007,0.62,73.14,between the 50th and 85th centiles,gestation-unknown,
7,seven years,,bmi,38.40,kg/m2,7.00,,who,who2007,9.55,100.00,above the 97th centile,gestation-unknown;tail-adjusted;who-flag;advisory;derived,
7,seven years,,weight_for_height,60.00,kg,7.00,,who,,,,,gestation-unknown;derived,who weight_for_height serves ages from 2.000 to below 5.000 years; asked for 7.001

# By length or height the ages of the reference are millimetres.
$ growth references curve who --measure weight_for_length --sex female --ages 450,450.5,1100 --age-unit mm --sds -3,0,3 --precision 4
mm,segment,sds,value
450.0000,who2006-length,-3.0000,1.9017
450.0000,who2006-length,0.0000,2.4607
450.0000,who2006-length,3.0000,3.2754
450.5000,who2006-length,-3.0000,1.9082
450.5000,who2006-length,0.0000,2.4692
450.5000,who2006-length,3.0000,3.2867
1100.0000,who2006-length,-3.0000,14.0254
1100.0000,who2006-length,0.0000,18.3324
1100.0000,who2006-length,3.0000,24.7083

$ growth references lms who --measure weight_for_height --sex male --ages 649:651:1 --age-unit mm
mm,segment,l,m,s
650,who2006-height,-0.3521,7.4327,0.08217
651,who2006-height,-0.3521,7.4563,0.08216
! growth references: who weight_for_height (male) covers 650.0 to 1200.0 mm; asked for 649.0
? 3

$ growth references lms who --measure weight --sex male --ages 5.05
age_years,segment,l,m,s
! growth references: who weight (male) covers ages 0.000 to 10.000 years with a gap; asked for 5.050
? 1

$ growth references curve who --measure weight --sex male --ages 1 --age-unit mm
! growth references: weight for length or height, and only that, takes --age-unit mm
? 2

# Every reference has its lines.
$ growth references curve cdc --measure bmi --sex male --ages 10 --precision 3
age_years,segment,sds,value
10.000,cdc2000-child,-1.881,13.955
10.000,cdc2000-child,-1.645,14.206
10.000,cdc2000-child,-1.282,14.629
10.000,cdc2000-child,-0.674,15.456
10.000,cdc2000-child,0.000,16.625
10.000,cdc2000-child,0.674,18.217
10.000,cdc2000-child,1.282,20.306
10.000,cdc2000-child,1.645,22.110
10.000,cdc2000-child,1.881,24.553

$ growth references curve turner --measure height --sex female --ages 10 --precision 3
age_years,segment,sds,value
10.000,turner,-2.667,104.479
10.000,turner,-2.000,108.222
10.000,turner,-1.333,111.964
10.000,turner,-0.667,115.707
10.000,turner,0.000,119.450
10.000,turner,0.667,123.193
10.000,turner,1.333,126.936
10.000,turner,2.000,130.678
10.000,turner,2.667,134.421

$ growth references lms trisomy-21 --measure height --sex female --ages 0,1.04,20 --precision 5
age_years,segment,l,m,s
0.00000,trisomy-21,1.00000,49.45262,0.04718
1.04000,trisomy-21,1.00000,70.36333,0.04449
20.00000,trisomy-21,1.00000,147.03630,0.04233

$ growth references lms trisomy-21-us --measure weight --sex male --ages 36 --age-unit months --precision 5
age_years,segment,l,m,s
3.00000,trisomy-21-us-infant,0.31600,12.79400,0.13000
3.00000,trisomy-21-us-child,0.31600,12.79400,0.13000

$ growth references lms uk90 --measure body_fat --sex male --ages 57:59:1 --age-unit months --precision 5
age_years,segment,l,m,s
4.75000,uk90-original,-1.69237,15.44019,0.14744
4.83333,uk90-original,-1.68848,15.47709,0.14834
4.91667,uk90-original,-1.68458,15.51399,0.14925

$ growth references show cdc
cdc
CDC 2000: birth to 20 years, with the extended BMI of 2022
\
source:          CDC growth charts for the United States 2000 (Kuczmarski et al. 2002); extended BMI 2022 (Wei et al. 2020)
terms:           United States public domain; acknowledgement is asked for
acknowledgement: National Center for Health Statistics 2000
centile lines:   3 5 10 25 50 75 90 95 97
\
measure            segment         sex     from       to  unit   posture   interpolation  tail                   births  rules
weight             cdc2000-infant  both    0.00     2.00  years  any       linear         none                   all     
weight             cdc2000-child   both    2.00    20.00  years  any       linear         none                   all     
height             cdc2000-infant  both    0.00     2.00  years  lying     linear         none                   all     
height             cdc2000-child   both    2.00    20.00  years  standing  linear         none                   all     
bmi                cdc2000-child   both    2.00    20.00  years  standing  linear         half normal above P95  all     BMI above the 95th centile by the extension of 2022
head               cdc2000-infant  both    0.00     3.00  years  any       linear         none                   all     
weight_for_length  cdc2000-length  both  450.00  1035.00  mm     lying     linear         none                   all     
weight_for_height  cdc2000-height  both  770.00  1215.00  mm     standing  linear         none                   all     
