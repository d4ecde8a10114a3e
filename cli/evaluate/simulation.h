/* Simulated children: who they are, when they are seen, what befalls them, what is written down.
 *
 *     population  SDS that track as real children's do          children.c
 *     schedule    at which ages a child is weighed              schedules.c
 *     trajectory  what happens to the child: a fall, an illness trajectories.c
 *     record      kg and cm, with noise, rounding and slips     written.c, noise.c
 *
 * A child depends on the seed and its own number alone: not on how many there are, nor on the
 * order.  The same child lives through every trajectory and is seen on every schedule. */
#ifndef GROWTH_EVALUATE_SIMULATION_H
#define GROWTH_EVALUATE_SIMULATION_H

#include <stddef.h>
#include <stdint.h>

#include <growth/growth.h>

#include "random.h"

enum { MAX_VISITS = 32, MAX_AGES = 64 };

#define YEARS(y) ((int)((y)*GROWTH_DAYS_PER_YEAR + 0.5))
#define WEEKS(w) ((w)*7)

/* ---- schedules ------------------------------------------------------------------------------ */

typedef enum visit_kind { WEIGHED, WEIGHED_AND_MEASURED } visit_kind;

typedef struct visit {
    int age_days; /* chronological */
    visit_kind kind;
} visit;

typedef struct schedule {
    const char *id, *title;
    int until; /* age in days by which an alert was ever raised */
    size_t n;
    visit visits[MAX_VISITS]; /* ascending */
} schedule;

extern const schedule schedules[]; /* ends with a NULL id */

/* Every age at which any schedule sees a child, ascending.  Returns how many. */
size_t schedule_ages(int ages[MAX_AGES]);

/* ---- children ------------------------------------------------------------------------------- */

typedef enum track_measure { TRACK_WEIGHT, TRACK_HEIGHT, TRACKS } track_measure;

/* The factors of the covariance of all visits' SDS: made once, shared by all children. */
typedef struct population {
    size_t n;
    double age_days[MAX_AGES]; /* corrected; never below 0 */
    double factor[TRACKS][MAX_AGES][MAX_AGES];
} population;

/* `born_days`: corrected age at birth, 0 for a child born at 40 weeks. */
void population_prepare(population *p, double born_days);

/* SDS at every age of a population. */
typedef struct track {
    double sds[TRACKS][MAX_AGES];
} track;

/* One child's SDS; mean 0. */
void population_draw(const population *p, random_stream *r, track *t);

/* A track's SDS at any age, by a straight line between the visits' ages. */
double track_at(const population *p, const track *t, track_measure measure, double age_days);

/* Mean weight SDS of children in the United Kingdom on the WHO standard. */
double uk_drift(double age_days);

/* ---- trajectories --------------------------------------------------------------------------- */

typedef struct trajectory trajectory;

/* How SDS move with the days since the onset. */
typedef double (*trajectory_shape)(const trajectory *t, double days);

/* What a trajectory changes besides SDS. */
typedef enum trajectory_trait {
    TRAIT_NO_DRIFT = 1 << 0,    /* mean 0 on the WHO standard */
    TRAIT_NO_SLIPS = 1 << 1,    /* no gross errors of entry */
    TRAIT_AT_VISIT = 1 << 2,    /* the onset is such that a visit falls into the middle */
    TRAIT_STATIC = 1 << 3,      /* weight in kg stands still from the onset */
    TRAIT_PRETERM = 1 << 4,     /* born early; keeps to the track by corrected age */
    TRAIT_STEADY = 1 << 5,      /* exactly on one centile: no track, noise, slip or gap */
    TRAIT_WRONG_SEX = 1 << 6,   /* written down with the other sex */
    TRAIT_WRONG_DATE = 1 << 7,  /* one date of measurement is a year out */
    TRAIT_ON_CHART = 1 << 8     /* SDS run on through the joins, so that kg and cm leap there */
} trajectory_trait;

struct trajectory {
    const char *id, *title;
    track_measure measure; /* which falls */
    trajectory_shape shape; /* NULL: SDS stay as they are */
    double depth;           /* SDS; negative is down */
    int over_days;          /* until the depth is reached, or the episode is over */
    int from_days, to_days; /* the onset is uniform in between */
    unsigned traits;        /* trajectory_trait, joined by | */
};

extern const trajectory trajectories[]; /* ends with a NULL id */

/* Whether anything befalls the child, so that there is an onset. */
int trajectory_happens(const trajectory *t);

/* A story of years: months after its onset there is nothing to be seen yet. */
int trajectory_is_slow(const trajectory *t);

/* Whether a schedule sees all of a story. */
int trajectory_fits(const trajectory *t, const schedule *on);

/* Gestation of a child of this trajectory, days. */
int trajectory_gestation(const trajectory *t);

/* ---- what is written down ------------------------------------------------------------------- */

/* A child's record, visit by visit, as it stands after each. */
typedef struct simulated {
    growth_child child;
    int onset_days; /* -1 where nothing happens */
    size_t n_visits;
    int age_days[MAX_VISITS];          /* true age at each visit at which something was written */
    size_t end[MAX_VISITS];            /* measurements written by the end of each visit */
    unsigned char slipped[MAX_VISITS]; /* 1: a gross error was written at this visit */
    growth_measurement measurements[2 * MAX_VISITS];
} simulated;

/* Everything of one run that its children share. */
typedef struct simulation {
    uint64_t seed;
    const growth_reference *reference;
    population term, preterm;
} simulation;

void simulation_prepare(simulation *s, uint64_t seed);

/* Child number `number` on a schedule, living through a trajectory. */
void simulate(const simulation *s, const trajectory *t, const schedule *on, uint64_t number,
              simulated *out);

/* The value at a track's SDS: on one centile at birth and on the WHO standard, then continuous as a
 * measurement through 2 years (less 0.7 cm) and 4 years, on whatever centile that is there. */
double chart_value(const growth_reference *reference, growth_measure measure, growth_sex sex,
                   double age_days, double sds);

/* ---- noise ---------------------------------------------------------------------------------- */

/* What scales or a measure show of a true value: noise, then rounding as it is read off. */
double noise_read(random_stream *r, growth_measure measure, double age_days, double value);

/* Rounding alone. */
double noise_round(growth_measure measure, double age_days, double value);

/* A value as a gross error writes it: another unit, a lost point, digits the wrong way round. */
double noise_slip(random_stream *r, growth_measure measure, double value);

extern const double noise_slip_share, noise_missing_share;

#endif
