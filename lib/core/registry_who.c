/* The World Health Organization's standard of 2006 and reference of 2007.
 *
 * WHO Child Growth Standards: methods and development, 2006 (chapter 7: the rule beyond 3 SDS; 0.7
 * cm between lying and standing) and 2007; de Onis M, et al. Bull World Health Organ 2007;85:660-7.
 * Flags: WHO Anthro Survey Analyser, the limits beyond which a score is set aside in a survey.
 */
#include "segments.h"

/* WHO's programs score a child under 60 months, 1826.25 days, by the standard: this is the last age
 * below it.  The reference of 2007 begins at 61 months. */
#define MONTHS_60 1826.2499999999998

#define W(table)   T(who2006_##table)
#define FIVE_YEARS "standard 2006, then reference 2007"
#define LEN_HT     "length, then height"
#define WITHHELD   GROWTH__OEDEMA_WITHHELD
#define SCORED     GROWTH__OEDEMA_SCORED
#define SHIFT      GROWTH__POSTURE_WHO
#define KEEP       GROWTH__POSTURE_AS_MEASURED
#define STRAIGHT   GROWTH__TAIL_WHO
#define NONE       GROWTH__TAIL_NONE

/* clang-format off */
static const growth__rules
    /*              in words                                                       tail      posture oedema    flags    ages */
    stature    = { "0.7 cm between lying and standing; flagged outside +-6",       NONE,     SHIFT,  SCORED,   -6, 6,   0, 0 },
    older      = { "flagged outside +-6",                                          NONE,     KEEP,   SCORED,   -6, 6,   0, 0 },
    weight     = { "withheld with oedema; flagged outside -6 to 5",                STRAIGHT, KEEP,   WITHHELD, -6, 5,   0, 0 },
    bmi        = { "0.7 cm between lying and standing; withheld with oedema; flagged outside +-5",
                                                                                   STRAIGHT, SHIFT,  WITHHELD, -5, 5,   0, 0 },
    older_bmi  = { "withheld with oedema; flagged outside +-5",                    STRAIGHT, KEEP,   WITHHELD, -5, 5,   0, 0 },
    head       = { "flagged outside +-5",                                          NONE,     KEEP,   SCORED,   -5, 5,   0, 0 },
    skin       = { "flagged outside +-5",                                          STRAIGHT, KEEP,   SCORED,   -5, 5,   0, 0 },
    for_length = { "0.7 cm between lying and standing; withheld with oedema; flagged outside +-5",
                                                                                   STRAIGHT, SHIFT,  WITHHELD, -5, 5,   DAYS(0), YEARS(2) },
    for_height = { "0.7 cm between lying and standing; withheld with oedema; flagged outside +-5",
                                                                                   STRAIGHT, SHIFT,  WITHHELD, -5, 5,   YEARS(2), MONTHS_60 };

static const growth_segment who[] = {
    /* measure      segment               from        to           between  taken  sexes table                         born join        rules */
    { WEIGHT,      "who2006-day",        DAYS(0),    MONTHS_60,   NEAREST, ANY,   BOTH, W(day_weight),                ALL, NULL,       &weight },
    { WEIGHT,      "who2007",            MONTHS(61), MONTHS(120), LINEAR,  ANY,   BOTH, T(who2007_weight),            ALL, FIVE_YEARS, &weight },
    { HEIGHT,      "who2006-day-length", DAYS(0),    YEARS(2),    NEAREST, LYING, BOTH, W(day_length),                ALL, NULL,       &stature },
    { HEIGHT,      "who2006-day-height", YEARS(2),   MONTHS_60,   NEAREST, STAND, BOTH, W(day_height),                ALL, LEN_HT,     &stature },
    { HEIGHT,      "who2007",            MONTHS(61), MONTHS(228), LINEAR,  STAND, BOTH, T(who2007_height),            ALL, FIVE_YEARS, &older },
    { BMI,         "who2006-day-length", DAYS(0),    YEARS(2),    NEAREST, LYING, BOTH, W(day_bmi_length),            ALL, NULL,       &bmi },
    { BMI,         "who2006-day-height", YEARS(2),   MONTHS_60,   NEAREST, STAND, BOTH, W(day_bmi_height),            ALL, LEN_HT,     &bmi },
    { BMI,         "who2007",            MONTHS(61), MONTHS(228), LINEAR,  STAND, BOTH, T(who2007_bmi),               ALL, FIVE_YEARS, &older_bmi },
    { HEAD,        "who2006-day",        DAYS(0),    MONTHS_60,   NEAREST, ANY,   BOTH, W(day_head),                  ALL, NULL,       &head },
    { ARM,         "who2006-day",        DAYS(90.5), MONTHS_60,   NEAREST, ANY,   BOTH, W(day_arm),                   ALL, NULL,       &skin },
    { TRICEPS,     "who2006-day",        DAYS(90.5), MONTHS_60,   NEAREST, ANY,   BOTH, W(day_triceps),               ALL, NULL,       &skin },
    { SUBSCAPULAR, "who2006-day",        DAYS(90.5), MONTHS_60,   NEAREST, ANY,   BOTH, W(day_subscapular),           ALL, NULL,       &skin },
    { WT_LENGTH,   "who2006-length",     MM(450),    MM(1100),    LINEAR,  LYING, BOTH, W(stature_weight_for_length), ALL, NULL,       &for_length },
    { WT_HEIGHT,   "who2006-height",     MM(650),    MM(1200),    LINEAR,  STAND, BOTH, W(stature_weight_for_height), ALL, NULL,       &for_height },
};

const growth_reference growth__who = {
    .id = "who",
    .title = "WHO: standard 2006 from birth to 5 years, reference 2007 to 19 years",
    .source = "WHO Child Growth Standards 2006 and 2007 (WHO Multicentre Growth Reference Study Group); "
              "WHO growth reference for school-aged children and adolescents (de Onis et al. 2007)",
    .licence = "World Health Organization: free to use with acknowledgement; not for promoting a product",
    .acknowledgement = "WHO Child Growth Standards 2006; WHO Reference 2007",
    .lines = growth_centile_lines_who, SEGMENTS(who),
};
/* clang-format on */
