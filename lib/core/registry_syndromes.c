/* References for children with Down syndrome (trisomy 21) and girls with Turner syndrome.
 *
 * Styles ME, Cole TJ, Dennis J, Preece MA. Arch Dis Child 2002;87:104-8.
 * Zemel BS, Pipan M, Stallings VA, et al. Pediatrics 2015;136:e1204-11; its infant charts, by
 * month, are used as far as they go, to 36 months. Lyon AJ, Preece MA, Grant DB. Arch Dis Child
 * 1985;60:932-5.
 */
#include "segments.h"

#define US(table) T(trisomy_21_us_##table)
#define GROWN     "infant, then child"

/* clang-format off */
static const growth__rules
    for_length = { "", GROWTH__TAIL_NONE, GROWTH__POSTURE_AS_MEASURED, GROWTH__OEDEMA_SCORED, 0, 0, MONTHS(0), MONTHS(36) };

static const growth_segment trisomy_21[] = {
    /* measure segment       from       to           between taken sexes table                 born join  rules */
    { WEIGHT, "trisomy-21", MONTHS(0), YEARS(20),   CUBIC,  ANY,  BOTH, T(trisomy_21_weight), ALL, NULL, PLAIN },
    { HEIGHT, "trisomy-21", MONTHS(0), YEARS(20),   CUBIC,  ANY,  BOTH, T(trisomy_21_height), ALL, NULL, PLAIN },
    { BMI,    "trisomy-21", MONTHS(0), MONTHS(227), CUBIC,  ANY,  BOTH, T(trisomy_21_bmi),    ALL, NULL, PLAIN },
    { HEAD,   "trisomy-21", MONTHS(0), YEARS(18),   CUBIC,  ANY,  BOTH, T(trisomy_21_head),   ALL, NULL, PLAIN },
};

static const growth_segment trisomy_21_us[] = {
    /* measure    segment                 from        to          between taken  sexes   table                         born join   rules */
    { WEIGHT,    "trisomy-21-us-infant", MONTHS(0),  MONTHS(36), CUBIC,  ANY,   BOTH,   US(infant_weight),            ALL, NULL,  PLAIN },
    { WEIGHT,    "trisomy-21-us-child",  MONTHS(36), YEARS(20),  CUBIC,  ANY,   BOTH,   US(child_weight),             ALL, GROWN, PLAIN },
    { HEIGHT,    "trisomy-21-us-infant", MONTHS(1),  MONTHS(36), CUBIC,  LYING, BOTH,   US(infant_height),            ALL, NULL,  PLAIN },
    { HEIGHT,    "trisomy-21-us-child",  MONTHS(36), YEARS(20),  CUBIC,  STAND, BOTH,   US(child_height),             ALL, GROWN, PLAIN },
    { BMI,       "trisomy-21-us-child",  MONTHS(24), YEARS(20),  CUBIC,  STAND, BOTH,   US(child_bmi),                ALL, NULL,  PLAIN },
    { HEAD,      "trisomy-21-us-infant", MONTHS(1),  MONTHS(36), CUBIC,  ANY,   BOTH,   US(infant_head),              ALL, NULL,  PLAIN },
    { HEAD,      "trisomy-21-us-child",  MONTHS(36), YEARS(20),  CUBIC,  ANY,   BOTH,   US(child_head),               ALL, GROWN, PLAIN },
    { WT_LENGTH, "trisomy-21-us-length", MM(490),    MM(930),    LINEAR, LYING, MALE,   US(infant_weight_for_length), ALL, NULL,  &for_length },
    { WT_LENGTH, "trisomy-21-us-length", MM(520),    MM(900),    LINEAR, LYING, FEMALE, US(infant_weight_for_length), ALL, NULL,  &for_length },
};

static const growth_segment turner[] = {
    /* measure segment   from      to         between taken sexes   table             born join  rules */
    { HEIGHT, "turner", YEARS(1), YEARS(20), CUBIC,  ANY,  FEMALE, T(turner_height), ALL, NULL, PLAIN },
};

#define LICENCE "Published tables of their authors; to be acknowledged"

const growth_reference growth__trisomy_21 = {
    .id = "trisomy-21",
    .title = "Down syndrome, United Kingdom and Ireland: birth to 20 years",
    .source = "Styles, Cole, Dennis, Preece 2002 (Arch Dis Child 87:104-8); BMI added 2013",
    .licence = LICENCE, .acknowledgement = "Styles, Cole, Dennis, Preece, Arch Dis Child 2002;87:104-8; BMI 2013",
    .lines = growth_centile_lines_uk, SEGMENTS(trisomy_21),
};
const growth_reference growth__trisomy_21_us = {
    .id = "trisomy-21-us",
    .title = "Down syndrome, United States: birth to 20 years",
    .source = "Zemel et al. 2015 (Pediatrics 136:e1204-11)",
    .licence = LICENCE, .acknowledgement = "Zemel et al., Pediatrics 2015;136:e1204-11",
    .lines = growth_centile_lines_cdc, SEGMENTS(trisomy_21_us),
};
const growth_reference growth__turner = {
    .id = "turner",
    .title = "Turner syndrome: height of girls, 1 to 20 years",
    .source = "Lyon, Preece, Grant 1985 (Arch Dis Child 60:932-5)",
    .licence = LICENCE, .acknowledgement = "Lyon, Preece, Grant 1985",
    .lines = growth_centile_lines_uk, SEGMENTS(turner),
};
/* clang-format on */
