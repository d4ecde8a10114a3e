/* The words in which the rows of the registry are written. */
#ifndef GROWTH_CORE_SEGMENTS_H
#define GROWTH_CORE_SEGMENTS_H

#include "internal.h"
#include "registry.h"
#include "tables.h"

#define WEEKS(gestation) (((gestation)-40) * GROWTH_DAYS_PER_WEEK)
#define DAYS(d)          (d)
#define MONTHS(m)        ((m)*GROWTH_DAYS_PER_MONTH)
#define YEARS(y)         ((y)*GROWTH_DAYS_PER_YEAR)
#define MM(mm)           (mm)
#define MALE             (1u << GROWTH_MALE)
#define FEMALE           (1u << GROWTH_FEMALE)
#define BOTH             (MALE | FEMALE)
#define T(table)         growth__table_##table

#define WEIGHT         GROWTH_WEIGHT
#define HEIGHT         GROWTH_HEIGHT
#define BMI            GROWTH_BMI
#define HEAD           GROWTH_HEAD
#define SITTING_HEIGHT GROWTH_SITTING_HEIGHT
#define LEG_LENGTH     GROWTH_LEG_LENGTH
#define WAIST          GROWTH_WAIST
#define BODY_FAT       GROWTH_BODY_FAT
#define ARM            GROWTH_ARM
#define TRICEPS        GROWTH_TRICEPS
#define SUBSCAPULAR    GROWTH_SUBSCAPULAR
#define WT_LENGTH      GROWTH_WEIGHT_FOR_LENGTH
#define WT_HEIGHT      GROWTH_WEIGHT_FOR_HEIGHT

#define CUBIC   GROWTH__CUBIC
#define LINEAR  GROWTH__LINEAR
#define NEAREST GROWTH__NEAREST
#define ROW     GROWTH__ONE_ROW
#define ANY     GROWTH_POSTURE_UNKNOWN
#define LYING   GROWTH_LYING
#define STAND   GROWTH_STANDING
#define ALL     GROWTH__ALL_BIRTHS
#define TERM    GROWTH__TERM_ON_PAPER
#define PLAIN   &growth__no_rules

#define SEGMENTS(s) .segments = (s), .n_segments = ARRAY_LEN(s)

#endif
