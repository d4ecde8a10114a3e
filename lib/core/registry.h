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

/* One stretch of ages of one measure: from <= age < to, days.  The last of a measure is closed. */
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
};

struct growth_reference {
    const char *id, *title, *source, *licence, *acknowledgement;
    const growth_centile_line *(*lines)(size_t *n);
    const growth_segment *segments;
    size_t n_segments;
};

extern const growth_reference growth__references[];
extern const size_t growth__n_references;

/* As growth_reference_segment_find(), on the segments that serve `births`. */
growth_status growth__segment_find(const growth_reference *reference, growth_measure measure,
                                   growth_sex sex, double age_days, growth__births births,
                                   const growth_segment **segment, growth_error *err);

#endif
