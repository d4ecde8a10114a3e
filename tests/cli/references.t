# Growth references: which exist, of what segments, their L, M, S and curves.

$ growth references
id                title                                                                    included
uk-who            UK-WHO: UK90 birth, WHO standard 2 weeks to 4 years, UK90 4 to 20 years  yes
uk-who-lmsgrowth  UK-WHO with the WHO tables by week and month, as LMSgrowth computed it   yes
uk90              British 1990 as first published, 23 weeks of gestation to 23 years       yes
who               WHO: standard 2006 from birth to 5 years, reference 2007 to 19 years     yes
cdc               CDC 2000: birth to 20 years, with the extended BMI of 2022               yes
trisomy-21        Down syndrome, United Kingdom and Ireland: birth to 20 years             yes
trisomy-21-us     Down syndrome, United States: birth to 20 years                          yes
turner            Turner syndrome: height of girls, 1 to 20 years                          yes

$ growth references show uk-who
uk-who
UK-WHO: UK90 birth, WHO standard 2 weeks to 4 years, UK90 4 to 20 years
\
source:          WHO Child Growth Standards 2006; British 1990 reference (Freeman 1995; Cole, Freeman, Preece 1998), birth section reanalysed 2009 (Cole, Williams, Wright 2011)
terms:           Free of charge with acknowledgement of the sources; no rights in the figures may be claimed and none sold; not for advertising
acknowledgement: WHO Child Growth Standards; UK 1990 reference data, reanalysed 2009
centile lines:   0.4 2 9 25 50 75 91 98 99.6
\
measure  segment             sex      from     to  unit   posture   interpolation  tail  births                     rules
weight   uk90-term-birth     both    -0.06   0.04  years  any       one row        none  term births, paper policy  
weight   uk90-birth          both    -0.33   0.04  years  any       cubic          none  all                        
weight   who2006-day-length  both     0.04   2.00  years  any       linear         none  all                        
weight   who2006-day-height  both     2.00   4.00  years  any       linear         none  all                        
weight   uk90-child          both     4.00  20.00  years  any       cubic          none  all                        
height   uk90-term-birth     both    -0.06   0.04  years  lying     one row        none  term births, paper policy  
height   uk90-birth          both    -0.29   0.04  years  lying     cubic          none  all                        
height   who2006-day-length  both     0.04   2.00  years  lying     linear         none  all                        
height   who2006-day-height  both     2.00   4.00  years  standing  linear         none  all                        
height   uk90-child          both     4.00  20.00  years  standing  cubic          none  all                        
bmi      who2006-day-length  both     0.04   2.00  years  lying     linear         none  all                        
bmi      who2006-day-height  both     2.00   4.00  years  standing  linear         none  all                        
bmi      uk90-child          both     4.00  20.00  years  standing  cubic          none  all                        
head     uk90-term-birth     both    -0.06   0.04  years  any       one row        none  term births, paper policy  
head     uk90-birth          both    -0.33   0.04  years  any       cubic          none  all                        
head     who2006-day-length  both     0.04   2.00  years  any       linear         none  all                        
head     who2006-day-height  both     2.00   4.00  years  any       linear         none  all                        
head     uk90-child          male     4.00  18.00  years  any       cubic          none  all                        
head     uk90-child          female   4.00  17.00  years  any       cubic          none  all                        

# At a join both segments answer.
$ growth references lms uk-who --measure height --sex male --ages 2,4 --precision 5
age_years,segment,l,m,s
2.00000,who2006-day-length,1.00000,87.81600,0.03480
2.00000,who2006-day-height,1.00000,87.11610,0.03507
4.00000,who2006-day-height,1.00000,103.32730,0.04059
4.00000,uk90-child,1.00000,102.49000,0.04008

$ growth references lms uk-who --measure weight --sex female --ages 36:42:2 --age-unit weeks --precision 4
age_years,segment,l,m,s
0.6899,who2006-day-length,-0.1352,8.0286,0.1218
0.7283,who2006-day-length,-0.1452,8.1557,0.1219
0.7666,who2006-day-length,-0.1547,8.2776,0.1220
0.8049,who2006-day-length,-0.1637,8.3952,0.1221

$ growth references curve uk-who --measure weight --sex female --ages 0.5 --precision 3
age_years,segment,sds,value
0.500,who2006-day-length,-2.667,5.291
0.500,who2006-day-length,-2.000,5.729
0.500,who2006-day-length,-1.333,6.207
0.500,who2006-day-length,-0.667,6.729
0.500,who2006-day-length,0.000,7.297
0.500,who2006-day-length,0.667,7.918
0.500,who2006-day-length,1.333,8.595
0.500,who2006-day-length,2.000,9.336
0.500,who2006-day-length,2.667,10.145

$ growth references curve uk-who --measure head --sex male --ages 12 --age-unit months --sds -2,0 --format ndjson --precision 2
{"schema": "growth.curve.1", "age_years": 1.00, "segment": "who2006-day-length", "sds": -2.00, "value": 43.50}
{"schema": "growth.curve.1", "age_years": 1.00, "segment": "who2006-day-length", "sds": 0.00, "value": 46.07}

# An age outside: the others are answered.
$ growth references lms uk-who --measure head --sex female --ages 16,17,17.5 --precision 3
age_years,segment,l,m,s
16.000,uk90-child,1.000,55.321,0.025
17.000,uk90-child,1.000,55.520,0.025
! growth references: uk-who head (female) covers ages -0.326 to 17.000 years; asked for 17.500
? 3

$ growth references lms uk-who --measure waist --sex female --ages 5
age_years,segment,l,m,s
! growth references: uk-who has nothing for waist (female)
? 1

$ growth references lms moon --measure weight --sex female --ages 5
! growth references: no reference 'moon'; see 'growth references list', or name a file
? 1

$ growth references lms uk-who --sex female --ages 5
! growth references: --measure is weight, height, bmi, head ...
? 2

$ growth references lms uk-who --measure weight --sex girl --ages 5
! growth references: --sex is male or female
? 2

$ growth references lms uk-who --measure weight --sex female --ages 5:1
! growth references: --ages is a list such as 0.5,1,2 or a range such as 0:2:0.25
? 2

$ growth references draw
! growth references: list, show, lms or curve, not 'draw'
? 2
