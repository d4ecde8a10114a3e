/* Which slip, if any, explains an entry better than the entry as it stands. */
#ifndef GROWTH_CORE_QUALITY_SLIPS_H
#define GROWTH_CORE_QUALITY_SLIPS_H

#include "quality_track.h"

/* What is thought of an entry. */
typedef struct growth__verdict {
    growth_quality_kind kind; /* the likeliest slip, also where none is likely */
    double wrong;             /* posterior probability that the entry is wrong */
    double suggested;         /* NaN where none */
    double mean;              /* expected score */
    double deviation;         /* score less expected, in standard deviations; 0 without a score */
    int years;
} growth__verdict;

/* Whether one of the slips that multiply makes `meant` into `value`. */
int growth__is_slip_of(growth_measure measure, double value, double meant);

/* Judge an entry by the others of its track; `other` is the track that a swap is looked for in
 * (height for weight, and the other way), or NULL. */
growth__verdict growth__judge(const growth__track *track, size_t i, const growth__track *other);

/* Whether the score lies between those of its two neighbours: part of a fall or a rise, steep as it
 * may be.  A slip jumps on both sides, one way and back, so that such an entry is never wrong. */
int growth__is_on_the_way(const growth__track *track, size_t i);

/* Whether it is plain, in less time, that growth__judge() would find an entry less than a quarter
 * probable to be wrong.  What it finds of the newest entry is noted in the track. */
int growth__is_sound(growth__track *track, size_t i);

/* Share of entries that repeat the value before without a measurement. */
#define GROWTH__COPIED 1e-3

/* How probable the value repeated at entry `i` is if it was measured, beside copied: a ratio, above
 * 1 for measured.  `step` is the step that values of the record are rounded to. */
double growth__measured_or_copied(const growth__track *track, size_t i, double step);

/* Density of the score of an entry, if it was measured. */
double growth__fit(const growth__track *track, size_t i);

#endif
