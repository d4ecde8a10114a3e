/* The British references.
 *
 * UK-WHO: Wright CM, Williams AF, Elliman D, et al. Using the new UK-WHO growth charts. BMJ
 * 2010;340:c1140.  Birth and 4 to 20 years UK90, between them WHO.
 * UK90 as first published: Freeman JV, Cole TJ, Chinn S, et al. Arch Dis Child 1995;73:17-24.
 */
#include "segments.h"

#define BIRTH_WHO "birth reference, then WHO"
#define LEN_HT    "length, then height"
#define WHO_UK90  "WHO, then UK90"

/* clang-format off */
static const growth_segment uk_who[] = {
    /* measure segment               from       to         between taken  sexes   table                      born  join       rules */
    { WEIGHT, "uk90-term-birth",    WEEKS(37), DAYS(14),  ROW,    ANY,   BOTH,   T(uk90_term_birth_weight), TERM, NULL,      PLAIN },
    { WEIGHT, "uk90-birth",         WEEKS(23), DAYS(14),  CUBIC,  ANY,   BOTH,   T(uk90_birth_weight),      ALL,  NULL,      PLAIN },
    { WEIGHT, "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, ANY,   BOTH,   T(who2006_day_weight),     ALL,  BIRTH_WHO, PLAIN },
    { WEIGHT, "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, ANY,   BOTH,   T(who2006_day_weight),     ALL,  LEN_HT,    PLAIN },
    { WEIGHT, "uk90-child",         YEARS(4),  YEARS(20), CUBIC,  ANY,   BOTH,   T(uk90_child_weight),      ALL,  WHO_UK90,  PLAIN },
    { HEIGHT, "uk90-term-birth",    WEEKS(37), DAYS(14),  ROW,    LYING, BOTH,   T(uk90_term_birth_height), TERM, NULL,      PLAIN },
    { HEIGHT, "uk90-birth",         WEEKS(25), DAYS(14),  CUBIC,  LYING, BOTH,   T(uk90_birth_height),      ALL,  NULL,      PLAIN },
    { HEIGHT, "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, LYING, BOTH,   T(who2006_day_length),     ALL,  BIRTH_WHO, PLAIN },
    { HEIGHT, "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, STAND, BOTH,   T(who2006_day_height),     ALL,  LEN_HT,    PLAIN },
    { HEIGHT, "uk90-child",         YEARS(4),  YEARS(20), CUBIC,  STAND, BOTH,   T(uk90_child_height),      ALL,  WHO_UK90,  PLAIN },
    { BMI,    "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, LYING, BOTH,   T(who2006_day_bmi_length), ALL,  NULL,      PLAIN },
    { BMI,    "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, STAND, BOTH,   T(who2006_day_bmi_height), ALL,  LEN_HT,    PLAIN },
    { BMI,    "uk90-child",         YEARS(4),  YEARS(20), CUBIC,  STAND, BOTH,   T(uk90_child_bmi),         ALL,  WHO_UK90,  PLAIN },
    { HEAD,   "uk90-term-birth",    WEEKS(37), DAYS(14),  ROW,    ANY,   BOTH,   T(uk90_term_birth_head),   TERM, NULL,      PLAIN },
    { HEAD,   "uk90-birth",         WEEKS(23), DAYS(14),  CUBIC,  ANY,   BOTH,   T(uk90_birth_head),        ALL,  NULL,      PLAIN },
    { HEAD,   "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, ANY,   BOTH,   T(who2006_day_head),       ALL,  BIRTH_WHO, PLAIN },
    { HEAD,   "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, ANY,   BOTH,   T(who2006_day_head),       ALL,  LEN_HT,    PLAIN },
    { HEAD,   "uk90-child",         YEARS(4),  YEARS(18), CUBIC,  ANY,   MALE,   T(uk90_child_head),        ALL,  WHO_UK90,  PLAIN },
    { HEAD,   "uk90-child",         YEARS(4),  YEARS(17), CUBIC,  ANY,   FEMALE, T(uk90_child_head),        ALL,  WHO_UK90,  PLAIN },
};

/* The same with the WHO tables by week and month, as LMSgrowth and the RCPCH's engine up to 4.4. */
static const growth_segment uk_who_lmsgrowth[] = {
    /* measure segment                      from       to         between taken  sexes   table                                born  join       rule */
    { WEIGHT, "uk90-term-birth",           WEEKS(37), DAYS(14),  ROW,    ANY,   BOTH,   T(uk90_term_birth_weight),           TERM, NULL,      PLAIN },
    { WEIGHT, "uk90-birth",                WEEKS(23), DAYS(14),  CUBIC,  ANY,   BOTH,   T(uk90_birth_weight),                ALL,  NULL,      PLAIN },
    { WEIGHT, "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC,  ANY,   BOTH,   T(who2006_week_month_length_weight), ALL,  BIRTH_WHO, PLAIN },
    { WEIGHT, "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC,  ANY,   BOTH,   T(who2006_week_month_height_weight), ALL,  LEN_HT,    PLAIN },
    { WEIGHT, "uk90-child",                YEARS(4),  YEARS(20), CUBIC,  ANY,   BOTH,   T(uk90_child_weight),                ALL,  WHO_UK90,  PLAIN },
    { HEIGHT, "uk90-term-birth",           WEEKS(37), DAYS(14),  ROW,    LYING, BOTH,   T(uk90_term_birth_height),           TERM, NULL,      PLAIN },
    { HEIGHT, "uk90-birth",                WEEKS(25), DAYS(14),  CUBIC,  LYING, BOTH,   T(uk90_birth_height),                ALL,  NULL,      PLAIN },
    { HEIGHT, "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC,  LYING, BOTH,   T(who2006_week_month_length_height), ALL,  BIRTH_WHO, PLAIN },
    { HEIGHT, "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC,  STAND, BOTH,   T(who2006_week_month_height_height), ALL,  LEN_HT,    PLAIN },
    { HEIGHT, "uk90-child",                YEARS(4),  YEARS(20), CUBIC,  STAND, BOTH,   T(uk90_child_height),                ALL,  WHO_UK90,  PLAIN },
    { BMI,    "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC,  LYING, BOTH,   T(who2006_week_month_length_bmi),    ALL,  NULL,      PLAIN },
    { BMI,    "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC,  STAND, BOTH,   T(who2006_week_month_height_bmi),    ALL,  LEN_HT,    PLAIN },
    { BMI,    "uk90-child",                YEARS(4),  YEARS(20), CUBIC,  STAND, BOTH,   T(uk90_child_bmi),                   ALL,  WHO_UK90,  PLAIN },
    { HEAD,   "uk90-term-birth",           WEEKS(37), DAYS(14),  ROW,    ANY,   BOTH,   T(uk90_term_birth_head),             TERM, NULL,      PLAIN },
    { HEAD,   "uk90-birth",                WEEKS(23), DAYS(14),  CUBIC,  ANY,   BOTH,   T(uk90_birth_head),                  ALL,  NULL,      PLAIN },
    { HEAD,   "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC,  ANY,   BOTH,   T(who2006_week_month_length_head),   ALL,  BIRTH_WHO, PLAIN },
    { HEAD,   "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC,  ANY,   BOTH,   T(who2006_week_month_height_head),   ALL,  LEN_HT,    PLAIN },
    { HEAD,   "uk90-child",                YEARS(4),  YEARS(18), CUBIC,  ANY,   MALE,   T(uk90_child_head),                  ALL,  WHO_UK90,  PLAIN },
    { HEAD,   "uk90-child",                YEARS(4),  YEARS(17), CUBIC,  ANY,   FEMALE, T(uk90_child_head),                  ALL,  WHO_UK90,  PLAIN },
};

/* One table from birth to 23 years: nothing changes on the way.  It was published with ages to three
 * decimals of a year, so that 23 weeks begin at -0.326. */
#define WEEK_23 YEARS(-0.326)
static const growth_segment uk90[] = {
    /* measure         segment          from        to           between taken sexes   table                            born join  rules */
    { WEIGHT,         "uk90-original", WEEK_23,    YEARS(23),   CUBIC,  ANY,  BOTH,   T(uk90_original_weight),         ALL, NULL, PLAIN },
    { HEIGHT,         "uk90-original", WEEKS(33),  YEARS(23),   CUBIC,  ANY,  BOTH,   T(uk90_original_height),         ALL, NULL, PLAIN },
    { BMI,            "uk90-original", WEEKS(33),  YEARS(23),   CUBIC,  ANY,  BOTH,   T(uk90_original_bmi),            ALL, NULL, PLAIN },
    { HEAD,           "uk90-original", WEEK_23,    YEARS(18),   CUBIC,  ANY,  MALE,   T(uk90_original_head),           ALL, NULL, PLAIN },
    { HEAD,           "uk90-original", WEEK_23,    YEARS(17),   CUBIC,  ANY,  FEMALE, T(uk90_original_head),           ALL, NULL, PLAIN },
    { SITTING_HEIGHT, "uk90-original", DAYS(0),    YEARS(23),   CUBIC,  ANY,  BOTH,   T(uk90_original_sitting_height), ALL, NULL, PLAIN },
    { LEG_LENGTH,     "uk90-original", DAYS(0),    YEARS(23),   CUBIC,  ANY,  BOTH,   T(uk90_original_leg_length),     ALL, NULL, PLAIN },
    { WAIST,          "uk90-original", YEARS(3),   YEARS(17),   CUBIC,  ANY,  BOTH,   T(uk90_original_waist),          ALL, NULL, PLAIN },
    { BODY_FAT,       "uk90-original", MONTHS(57), MONTHS(238), CUBIC,  ANY,  BOTH,   T(uk90_original_body_fat),       ALL, NULL, PLAIN },
};

#define UK_WHO_SOURCES                                                                             \
    "WHO Child Growth Standards 2006; British 1990 reference (Freeman 1995; Cole, Freeman, Preece " \
    "1998), birth section reanalysed 2009 (Cole, Williams, Wright 2011)"
#define UK_LICENCE                                                                                 \
    "Free of charge with acknowledgement of the sources; no rights in the figures may be claimed "  \
    "and none sold; not for advertising"
#define UK_WHO_WORDS "WHO Child Growth Standards; UK 1990 reference data, reanalysed 2009"

const growth_reference growth__uk_who = {
    .id = "uk-who",
    .title = "UK-WHO: UK90 birth, WHO standard 2 weeks to 4 years, UK90 4 to 20 years",
    .source = UK_WHO_SOURCES, .licence = UK_LICENCE, .acknowledgement = UK_WHO_WORDS,
    .lines = growth_centile_lines_uk, SEGMENTS(uk_who),
};
const growth_reference growth__uk_who_lmsgrowth = {
    .id = "uk-who-lmsgrowth",
    .title = "UK-WHO with the WHO tables by week and month, as LMSgrowth computed it",
    .source = UK_WHO_SOURCES, .licence = UK_LICENCE, .acknowledgement = UK_WHO_WORDS,
    .lines = growth_centile_lines_uk, SEGMENTS(uk_who_lmsgrowth),
};
const growth_reference growth__uk90 = {
    .id = "uk90",
    .title = "British 1990 as first published, 23 weeks of gestation to 23 years",
    .source = "British 1990 reference: Freeman et al. 1995; Cole, Freeman, Preece 1995, 1998; sitting "
              "height and leg length Dangour et al. 2002; waist McCarthy et al. 2001; body fat McCarthy "
              "et al. 2006",
    .licence = UK_LICENCE, .acknowledgement = "British 1990 reference",
    .lines = growth_centile_lines_uk, SEGMENTS(uk90),
};
/* clang-format on */
