/* The growth charts of the United States.
 *
 * CDC 2000: Kuczmarski RJ, Ogden CL, Guo SS, et al. Vital Health Stat 11 2002;246:1-190.  The
 * infant tables reach 36 months and the child tables begin at 24: from 24 months the child's are
 * used, as in CDC's own program.  BMI above the 95th centile: Wei R, Ogden CL, Parsons VL, Freedman
 * DS, Hales CM. Ann Hum Biol 2020;47:514-21, adopted 2022.
 */
#include "segments.h"

#define LEN_HT "infant, then child"

/* clang-format off */
static const growth__rules
    bmi        = { "BMI above the 95th centile by the extension of 2022",
                   GROWTH__TAIL_CDC, GROWTH__POSTURE_AS_MEASURED, GROWTH__OEDEMA_SCORED, 0, 0, 0, 0 },
    for_length = { "", GROWTH__TAIL_NONE, GROWTH__POSTURE_AS_MEASURED, GROWTH__OEDEMA_SCORED, 0, 0, MONTHS(0), MONTHS(36) },
    for_height = { "", GROWTH__TAIL_NONE, GROWTH__POSTURE_AS_MEASURED, GROWTH__OEDEMA_SCORED, 0, 0, MONTHS(24), YEARS(20) };

static const growth_segment cdc[] = {
    /* measure    segment           from        to          between taken  sexes table                                 born join    rules */
    { WEIGHT,    "cdc2000-infant", MONTHS(0),  MONTHS(24), LINEAR, ANY,   BOTH, T(cdc2000_infant_weight),             ALL, NULL,   PLAIN },
    { WEIGHT,    "cdc2000-child",  MONTHS(24), YEARS(20),  LINEAR, ANY,   BOTH, T(cdc2000_child_weight),              ALL, LEN_HT, PLAIN },
    { HEIGHT,    "cdc2000-infant", MONTHS(0),  MONTHS(24), LINEAR, LYING, BOTH, T(cdc2000_infant_height),             ALL, NULL,   PLAIN },
    { HEIGHT,    "cdc2000-child",  MONTHS(24), YEARS(20),  LINEAR, STAND, BOTH, T(cdc2000_child_height),              ALL, LEN_HT, PLAIN },
    { BMI,       "cdc2000-child",  MONTHS(24), YEARS(20),  LINEAR, STAND, BOTH, T(cdc2000_child_bmi),                 ALL, NULL,   &bmi },
    { HEAD,      "cdc2000-infant", MONTHS(0),  MONTHS(36), LINEAR, ANY,   BOTH, T(cdc2000_infant_head),               ALL, NULL,   PLAIN },
    { WT_LENGTH, "cdc2000-length", MM(450),    MM(1035),   LINEAR, LYING, BOTH, T(cdc2000_stature_weight_for_length), ALL, NULL,   &for_length },
    { WT_HEIGHT, "cdc2000-height", MM(770),    MM(1215),   LINEAR, STAND, BOTH, T(cdc2000_stature_weight_for_height), ALL, NULL,   &for_height },
};

const growth_reference growth__cdc = {
    .id = "cdc",
    .title = "CDC 2000: birth to 20 years, with the extended BMI of 2022",
    .source = "CDC growth charts for the United States 2000 (Kuczmarski et al. 2002); extended BMI 2022 "
              "(Wei et al. 2020)",
    .licence = "United States public domain; acknowledgement is asked for",
    .acknowledgement = "National Center for Health Statistics 2000",
    .lines = growth_centile_lines_cdc, SEGMENTS(cdc),
};
/* clang-format on */
