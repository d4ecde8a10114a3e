/* A child's own track in one measure: every entry on one scale of scores, and what the others lead
 * to expect of each. */
#ifndef GROWTH_CORE_QUALITY_TRACK_H
#define GROWTH_CORE_QUALITY_TRACK_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#include <growth/quality.h>
#include <growth/reference.h>

#include "tracking.h"

/* What is done with an entry while the track is being judged. */
typedef enum growth__entry_state {
    GROWTH__ENTRY_USED,   /* on the track */
    GROWTH__ENTRY_MARKED, /* a finding stands against it: others are not predicted from it */
    GROWTH__ENTRY_SECOND, /* another entry of that day stands for both */
    GROWTH__ENTRY_ASIDE   /* the record itself calls it doubtful: it says nothing of the others */
} growth__entry_state;

/* One entry. */
typedef struct growth__entry {
    size_t index;   /* in growth_record.measurements */
    double age;     /* days, corrected where gestation is known */
    double value;   /* as recorded */
    double shift;   /* cm added for a posture other than the table's */
    growth_lms lms; /* of its age; m is NaN where the reference has nothing */
    double sds;     /* on the table of its age, by its formula; NaN without lms */
    double score;   /* SDS in the frame of the track; NaN without lms */
    double slope;   /* SDS per unit of the measure, at the median */
    int segment;    /* number among the joins of the track */
    double own[2];  /* variance, by the kernel of either axis: 1, and what measuring adds */
    double square;  /* squared distance from what its two neighbours lead to expect, or NaN */
    size_t rank;    /* its place in growth__track.ranked, where it has a square */
    growth__entry_state state;
} growth__entry;

/* How a score is carried over one join: read as a value at the join age in the younger table, and
 * back in the older one. */
typedef struct growth__join {
    double age;            /* where the older segment begins */
    growth_lms young, old; /* both at that age */
    double shift;          /* cm from lying to standing */
    int same;              /* 1: scores stand as they are (birth and after are one chart) */
} growth__join;

enum { GROWTH__JOINS_MAX = 8, GROWTH__NEIGHBOURS = 3, GROWTH__STEPS = 3 };

/* The joins of a measure, youngest first: join i lies between segments i and i + 1. */
typedef struct growth__joins {
    growth__join at[GROWTH__JOINS_MAX];
    int n;
} growth__joins;

struct growth__shared; /* shared.h */
struct growth__course;

typedef struct growth__track {
    growth_measure measure;
    const growth_child *child;
    const growth_reference *reference;
    growth__entry entries[GROWTH_QUALITY_ROWS_MAX]; /* by age */
    size_t n;
    struct growth__course *course; /* what is shared with other children, or NULL */
    const growth__joins *joins;    /* those shared, or the track's own */
    growth__joins own_joins;
    int frame; /* the segment whose scores are used */
    unsigned short ranked[2]
                         [GROWTH_QUALITY_ROWS_MAX]; /* entries by `square`: under 2 years, then */
    size_t n_ranked[2];
    double least_noise[2]; /* what the square of the scatter cannot be below */

    /* Standing and lying (the same where a measure has one kernel): ages on the axes of the
     * kernels, where they are needed, and the correlations of an entry with the next ones, by the
     * kernel of the younger. */
    const growth_kernel *kernels[2];
    double lying_until;
    double places[2][GROWTH_QUALITY_ROWS_MAX + GROWTH__LANES];
    double next[GROWTH__STEPS * GROWTH_QUALITY_ROWS_MAX + GROWTH__LANES];
    int is_plain; /* 1: every entry is in use, each on a day of its own; when ranked last */
    size_t newest;      /* SIZE_MAX, or the entry without any after it, of which */
    double newest_mean; /* this was expected from those before, by the states they have now */
} growth__track;

/* What other entries lead to expect at an age. */
typedef struct growth__expected {
    double mean, sd;      /* of the score */
    size_t before, after; /* how many entries it rests on */
} growth__expected;

/* Collect the entries of one measure, order them and score them.  `shared` may be NULL. */
void growth__track_build(growth__track *track, const growth_record *record,
                         const growth_reference *reference, struct growth__shared *shared,
                         growth_measure measure);

/* Prepare the correlations of a track that is built. */
void growth__track_correlate(growth__track *track);

/* The score of another value, or at another age, on the track; NaN where there is none. */
double growth__track_score(const growth__track *track, const growth__entry *entry, double value);
/* The same of up to GROWTH__SCORES values at once. */
void growth__track_scores(const growth__track *track, const growth__entry *entry, size_t n,
                          const double *values, double *scores);
double growth__track_score_at(const growth__track *track, double age, double value);

/* Whether an entry lies so near the middle of its two neighbours that nothing can be wrong with it:
 * cheap, and true of nearly every entry. */
int growth__track_is_quiet(const growth__track *track, size_t i);

/* The value of a score at an entry. */
double growth__track_value(const growth__track *track, const growth__entry *entry, double score);

/* From which side of an age it is looked at. */
typedef enum growth__side { GROWTH__BOTH, GROWTH__BEFORE, GROWTH__AFTER } growth__side;

/* What the entries in use, but number `except`, lead to expect at an age.  `slope` as in entry. */
growth__expected growth__track_expect(const growth__track *track, size_t except, double age,
                                      double slope, growth__side side);

/* Whether an entry is fewer than so many standard deviations from what both sides lead to expect.
 * `expected` has its final standard deviation only where it is not. */
int growth__track_is_near(const growth__track *track, size_t i, double deviations,
                          growth__expected *expected);

/* Find how every entry in use lies between its neighbours, from which the scatter of this record is
 * told.  To be called again after the state of an entry has changed. */
void growth__track_rank(growth__track *track);

/* Infants are measured by other people with other tools than older children, so that the scatter of
 * a record is its own on either side of 2 years. */
static inline int growth__is_older(double age)
{
    return age >= 2 * GROWTH_DAYS_PER_YEAR;
}

/* Variance of a score at an age, by the kernel of an axis; `slope` as in entry. */
double growth__track_variance(const growth__track *track, int axis, double age, double slope);

/* Whether two entries are of the same day. */
static inline int growth__same_day(const growth__entry *a, const growth__entry *b)
{
    return fabs(a->age - b->age) < 0.5;
}

/* Which of the two axes a system of ages is on, by the youngest: one kernel for all of a system
 * keeps it positive definite. */
static inline int growth__axis_of(const growth__track *t, double youngest)
{
    return youngest < t->lying_until;
}

static inline double growth__axis_distance(double place, double age, double other_place,
                                           double other_age)
{
    return age == other_age ? GROWTH__ONE_AGE : fabs(other_place - place);
}

/* Whether others are predicted from an entry. */
static inline int growth__is_usable(const growth__entry *e)
{
    return e->state == GROWTH__ENTRY_USED && !isnan(e->score);
}

/* The entry in use next to entry `i` in the direction (-1, 1) on another day, or SIZE_MAX: nearly
 * always the very next one. */
size_t growth__track_next_far(const growth__track *track, size_t i, int direction);
static inline size_t growth__track_next(const growth__track *t, size_t i, int direction)
{
    const size_t next = direction < 0 ? i - 1 : i + 1;

    if (t->is_plain)
        return next < t->n ? next : SIZE_MAX;
    return next < t->n && growth__is_usable(&t->entries[next]) &&
                   !growth__same_day(&t->entries[next], &t->entries[i])
               ? next
               : growth__track_next_far(t, i, direction);
}

#endif
