/* Every reference the library knows, as data: adding one means adding rows here and tables in
 * reference-data/; no other file changes.
 *
 * UK-WHO: Wright CM, Williams AF, Elliman D, et al. Using the new UK-WHO growth charts. BMJ
 * 2010;340:c1140.  Birth and 4 to 20 years UK90, between them WHO.
 */
#include "internal.h"
#include "registry.h"
#include "tables.h"

#define WEEKS(gestation) (((gestation)-40) * GROWTH_DAYS_PER_WEEK)
#define DAYS(d)          (d)
#define YEARS(y)         ((y)*GROWTH_DAYS_PER_YEAR)
#define MALE             (1u << GROWTH_MALE)
#define FEMALE           (1u << GROWTH_FEMALE)
#define BOTH             (MALE | FEMALE)
#define T(table)         growth__table_##table

#define CUBIC  GROWTH__CUBIC
#define LINEAR GROWTH__LINEAR
#define ROW    GROWTH__ONE_ROW
#define ANY    GROWTH_POSTURE_UNKNOWN
#define LYING  GROWTH_LYING
#define STAND  GROWTH_STANDING
#define ALL    GROWTH__ALL_BIRTHS
#define TERM   GROWTH__TERM_ON_PAPER

#define BIRTH_WHO "birth reference, then WHO"
#define LEN_HT    "length, then height"
#define WHO_UK90  "WHO, then UK90"

/* clang-format off */
static const growth_segment uk_who[] = {
    /* measure        segment               from       to         between posture sexes   table                           births  join */
    { GROWTH_WEIGHT, "uk90-term-birth",    WEEKS(37), DAYS(14),  ROW,    ANY,    BOTH,   T(uk90_term_birth_weight),      TERM,   NULL },
    { GROWTH_WEIGHT, "uk90-birth",         WEEKS(23), DAYS(14),  CUBIC,  ANY,    BOTH,   T(uk90_birth_weight),           ALL,    NULL },
    { GROWTH_WEIGHT, "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, ANY,    BOTH,   T(who2006_day_weight),          ALL,    BIRTH_WHO },
    { GROWTH_WEIGHT, "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, ANY,    BOTH,   T(who2006_day_weight),          ALL,    LEN_HT },
    { GROWTH_WEIGHT, "uk90-child",         YEARS(4),  YEARS(20), CUBIC,  ANY,    BOTH,   T(uk90_child_weight),           ALL,    WHO_UK90 },
    { GROWTH_HEIGHT, "uk90-term-birth",    WEEKS(37), DAYS(14),  ROW,    LYING,  BOTH,   T(uk90_term_birth_height),      TERM,   NULL },
    { GROWTH_HEIGHT, "uk90-birth",         WEEKS(25), DAYS(14),  CUBIC,  LYING,  BOTH,   T(uk90_birth_height),           ALL,    NULL },
    { GROWTH_HEIGHT, "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, LYING,  BOTH,   T(who2006_day_length),          ALL,    BIRTH_WHO },
    { GROWTH_HEIGHT, "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, STAND,  BOTH,   T(who2006_day_height),          ALL,    LEN_HT },
    { GROWTH_HEIGHT, "uk90-child",         YEARS(4),  YEARS(20), CUBIC,  STAND,  BOTH,   T(uk90_child_height),           ALL,    WHO_UK90 },
    { GROWTH_BMI,    "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, LYING,  BOTH,   T(who2006_day_bmi_length),      ALL,    NULL },
    { GROWTH_BMI,    "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, STAND,  BOTH,   T(who2006_day_bmi_height),      ALL,    LEN_HT },
    { GROWTH_BMI,    "uk90-child",         YEARS(4),  YEARS(20), CUBIC,  STAND,  BOTH,   T(uk90_child_bmi),              ALL,    WHO_UK90 },
    { GROWTH_HEAD,   "uk90-term-birth",    WEEKS(37), DAYS(14),  ROW,    ANY,    BOTH,   T(uk90_term_birth_head),        TERM,   NULL },
    { GROWTH_HEAD,   "uk90-birth",         WEEKS(23), DAYS(14),  CUBIC,  ANY,    BOTH,   T(uk90_birth_head),             ALL,    NULL },
    { GROWTH_HEAD,   "who2006-day-length", DAYS(14),  YEARS(2),  LINEAR, ANY,    BOTH,   T(who2006_day_head),            ALL,    BIRTH_WHO },
    { GROWTH_HEAD,   "who2006-day-height", YEARS(2),  YEARS(4),  LINEAR, ANY,    BOTH,   T(who2006_day_head),            ALL,    LEN_HT },
    { GROWTH_HEAD,   "uk90-child",         YEARS(4),  YEARS(18), CUBIC,  ANY,    MALE,   T(uk90_child_head),             ALL,    WHO_UK90 },
    { GROWTH_HEAD,   "uk90-child",         YEARS(4),  YEARS(17), CUBIC,  ANY,    FEMALE, T(uk90_child_head),             ALL,    WHO_UK90 },
};

/* The same with the WHO tables by week and month, as LMSgrowth and the RCPCH's engine up to 4.4. */
static const growth_segment uk_who_lmsgrowth[] = {
    { GROWTH_WEIGHT, "uk90-term-birth",           WEEKS(37), DAYS(14),  ROW,   ANY,   BOTH,   T(uk90_term_birth_weight),           TERM, NULL },
    { GROWTH_WEIGHT, "uk90-birth",                WEEKS(23), DAYS(14),  CUBIC, ANY,   BOTH,   T(uk90_birth_weight),                ALL,  NULL },
    { GROWTH_WEIGHT, "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC, ANY,   BOTH,   T(who2006_week_month_length_weight), ALL,  BIRTH_WHO },
    { GROWTH_WEIGHT, "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC, ANY,   BOTH,   T(who2006_week_month_height_weight), ALL,  LEN_HT },
    { GROWTH_WEIGHT, "uk90-child",                YEARS(4),  YEARS(20), CUBIC, ANY,   BOTH,   T(uk90_child_weight),                ALL,  WHO_UK90 },
    { GROWTH_HEIGHT, "uk90-term-birth",           WEEKS(37), DAYS(14),  ROW,   LYING, BOTH,   T(uk90_term_birth_height),           TERM, NULL },
    { GROWTH_HEIGHT, "uk90-birth",                WEEKS(25), DAYS(14),  CUBIC, LYING, BOTH,   T(uk90_birth_height),                ALL,  NULL },
    { GROWTH_HEIGHT, "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC, LYING, BOTH,   T(who2006_week_month_length_height), ALL,  BIRTH_WHO },
    { GROWTH_HEIGHT, "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC, STAND, BOTH,   T(who2006_week_month_height_height), ALL,  LEN_HT },
    { GROWTH_HEIGHT, "uk90-child",                YEARS(4),  YEARS(20), CUBIC, STAND, BOTH,   T(uk90_child_height),                ALL,  WHO_UK90 },
    { GROWTH_BMI,    "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC, LYING, BOTH,   T(who2006_week_month_length_bmi),    ALL,  NULL },
    { GROWTH_BMI,    "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC, STAND, BOTH,   T(who2006_week_month_height_bmi),    ALL,  LEN_HT },
    { GROWTH_BMI,    "uk90-child",                YEARS(4),  YEARS(20), CUBIC, STAND, BOTH,   T(uk90_child_bmi),                   ALL,  WHO_UK90 },
    { GROWTH_HEAD,   "uk90-term-birth",           WEEKS(37), DAYS(14),  ROW,   ANY,   BOTH,   T(uk90_term_birth_head),             TERM, NULL },
    { GROWTH_HEAD,   "uk90-birth",                WEEKS(23), DAYS(14),  CUBIC, ANY,   BOTH,   T(uk90_birth_head),                  ALL,  NULL },
    { GROWTH_HEAD,   "who2006-week-month-length", DAYS(14),  YEARS(2),  CUBIC, ANY,   BOTH,   T(who2006_week_month_length_head),   ALL,  BIRTH_WHO },
    { GROWTH_HEAD,   "who2006-week-month-height", YEARS(2),  YEARS(4),  CUBIC, ANY,   BOTH,   T(who2006_week_month_height_head),   ALL,  LEN_HT },
    { GROWTH_HEAD,   "uk90-child",                YEARS(4),  YEARS(18), CUBIC, ANY,   MALE,   T(uk90_child_head),                  ALL,  WHO_UK90 },
    { GROWTH_HEAD,   "uk90-child",                YEARS(4),  YEARS(17), CUBIC, ANY,   FEMALE, T(uk90_child_head),                  ALL,  WHO_UK90 },
};

#define SEGMENTS(s) .segments = (s), .n_segments = ARRAY_LEN(s)
#define UK_WHO_SOURCES                                                                             \
    "WHO Child Growth Standards 2006; British 1990 reference (Freeman 1995; Cole, Freeman, Preece " \
    "1998), birth section reanalysed 2009 (Cole, Williams, Wright 2011)"
#define UK_WHO_LICENCE                                                                             \
    "Free of charge with acknowledgement of both sources; no rights in the figures may be claimed " \
    "and none sold; not for advertising"
#define UK_WHO_WORDS "WHO Child Growth Standards; UK 1990 reference data, reanalysed 2009"

const growth_reference growth__references[] = {
    { .id = "uk-who",
      .title = "UK-WHO: UK90 birth, WHO standard 2 weeks to 4 years, UK90 4 to 20 years",
      .source = UK_WHO_SOURCES, .licence = UK_WHO_LICENCE, .acknowledgement = UK_WHO_WORDS,
      .lines = growth_centile_lines_uk, SEGMENTS(uk_who) },
    { .id = "uk-who-lmsgrowth",
      .title = "UK-WHO with the WHO tables by week and month, as LMSgrowth computed it",
      .source = UK_WHO_SOURCES, .licence = UK_WHO_LICENCE, .acknowledgement = UK_WHO_WORDS,
      .lines = growth_centile_lines_uk, SEGMENTS(uk_who_lmsgrowth) },
};
const size_t growth__n_references = ARRAY_LEN(growth__references);
/* clang-format on */
