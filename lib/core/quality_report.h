/* Data quality: findings as they are made, and the entries of one day. */
#ifndef GROWTH_CORE_QUALITY_REPORT_H
#define GROWTH_CORE_QUALITY_REPORT_H

#include "quality_track.h"

/* Probability from which an entry is said to be wrong. */
#define GROWTH__PROBABLY 0.5

/* A latest value asks for another measurement where its own SDS is below this, as in
 * growth_assess(): that low hardly any child is. */
#define GROWTH__REMEASURE (-6.0)

/* Findings as they are made, the first one about an entry; `count` runs on past `room`. */
typedef struct growth__findings {
    growth_quality_finding *out;
    size_t room, count;
} growth__findings;

/* Begin a finding about an entry, and add it. */
growth_quality_finding growth__finding_about(const growth__track *track, size_t i,
                                             growth_quality_kind kind);
void growth__finding_add(growth__findings *findings, growth_quality_finding finding);

/* Whether no entry of a later day is in use: without one nothing can confirm or refute a value, and
 * one that is wrong itself cannot. */
static inline int growth__is_latest(const growth__track *t, size_t i)
{
    return growth__track_next(t, i, 1) == SIZE_MAX;
}

/* How probable it is that the one which fits `mine` is wrong, not the one which fits `theirs`.  Far
 * from any track neither fits at all, and nothing tells them apart. */
static inline double growth__wrong_of_two(double mine, double theirs)
{
    return mine + theirs > 0 ? 1 - mine / (mine + theirs) : 0.5;
}

/* Of the entries of each day one stands for all.  Returns how many do not. */
size_t growth__choose_of_day(growth__track *track);
/* What became of the others. */
void growth__report_of_day(const growth__track *track, growth__findings *findings);

#endif
