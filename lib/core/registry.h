/* What a reference is, as data.  Special behaviour is a column naming one of a few functions. */
#ifndef GROWTH_CORE_REGISTRY_H
#define GROWTH_CORE_REGISTRY_H

#include <growth/reference.h>

#include "table.h"

/* Which births a segment serves. */
typedef enum growth__births {
    GROWTH__ALL_BIRTHS,
    GROWTH__TERM_ON_PAPER /* the day of birth from 37+0, under the paper policy only */
} growth__births;

/* What happens to a score far out; functions of tail.c. */
typedef enum growth__tail {
    GROWTH__TAIL_NONE,
    GROWTH__TAIL_WHO, /* linear beyond +-3 SDS */
    GROWTH__TAIL_CDC, /* BMI above the 95th centile by the half-normal extension of 2022 */
    GROWTH__TAIL_COUNT_
} growth__tail;

/* How a length or height in the other posture is taken; functions of posture.c. */
typedef enum growth__posture_rule {
    GROWTH__POSTURE_AS_MEASURED,
    GROWTH__POSTURE_WHO, /* 0.7 cm between lying and standing */
    GROWTH__POSTURE_COUNT_
} growth__posture_rule;

typedef enum growth__oedema { GROWTH__OEDEMA_SCORED, GROWTH__OEDEMA_WITHHELD } growth__oedema;

/* What a segment does beyond looking up and scoring. */
typedef struct growth__rules {
    const char *text; /* for people; "" where there is none */
    growth__tail tail;
    growth__posture_rule posture;
    growth__oedema oedema;
    double flag_below, flag_above; /* of the SDS to two decimals; both 0: not flagged */
    double age_from, age_to;       /* weight for length or height: days served, half-open */
} growth__rules;

extern const growth__rules growth__no_rules;

/* One stretch of ages of one measure: from <= age < to, days.  The last of a measure is closed.
 * Weight for length or height has millimetres in place of days, both ends closed. */
struct growth_segment {
    growth_measure measure;
    const char *id;
    double from, to;
    growth__between between;
    growth_posture posture;
    unsigned sexes; /* bits 1 << growth_sex */
    const growth__table *tables;
    growth__births births;
    const char *join; /* what changes where it begins */
    const growth__rules *rules;
};

struct growth_reference {
    const char *id, *title, *source, *licence, *acknowledgement;
    const growth_centile_line *(*lines)(size_t *n);
    const growth_segment *segments;
    size_t n_segments;
};

/* The list of registry.c; each family of references has a file of its own. */
extern const growth_reference *const growth__references[];
extern const size_t growth__n_references;

extern const growth_reference growth__uk_who, growth__uk_who_lmsgrowth, growth__uk90, growth__who,
    growth__cdc, growth__trisomy_21, growth__trisomy_21_us, growth__turner;

/* Whether this build holds a table of the segment for a sex. */
int growth__has_table(const growth_segment *segment, growth_sex sex);

/* As growth_reference_segment_find(), on the segments that serve `births`. */
growth_status growth__segment_find(const growth_reference *reference, growth_measure measure,
                                   growth_sex sex, double age_days, growth__births births,
                                   const growth_segment **segment, growth_error *err);

/* Score and value on given L, M, S by a tail rule.  `age_days` is the age of that L, M, S. */
growth_status growth__tail_sds(growth__tail tail, const growth_lms *lms, growth_sex sex,
                               double age_days, double value, double *sds, int *adjusted);
growth_status growth__tail_value(growth__tail tail, const growth_lms *lms, growth_sex sex,
                                 double age_days, double sds, double *value);
const char *growth__tail_text(growth__tail tail);

/* Centimetres to add to a length or height measured in `posture`, and the flag to raise, at an age
 * in days (NaN where unknown). */
double growth__posture_shift(growth__posture_rule rule, growth_posture posture, double age_days,
                             unsigned *flags);

#endif
