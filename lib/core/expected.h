/* Prediction of a score from earlier ones; inside of the rules. */
#ifndef GROWTH_CORE_EXPECTED_H
#define GROWTH_CORE_EXPECTED_H

#include <stddef.h>

#include <growth/faltering.h>

/* Occasions that a prediction uses at most: the newest.  Older ones add nothing that shows. */
enum { GROWTH__EXPECT_MAX = 24 };

/* One occasion as a prediction sees it. */
typedef struct growth__seen {
    double age;   /* days */
    double sds;   /* in the frame of the prediction */
    double noise; /* variance of measuring and rounding, SDS squared */
} growth__seen;

/* Variance of measuring, clothes and rounding in a score: SDS squared. */
double growth__noise(growth_measure measure, double age_days, double value);

/* SDS that UK children have in the mean on the reference at an age. */
double growth__drift(growth_measure measure, double age_days);

/* Where `next[0 .. n_next)`, one or two, are expected from `seen[0 .. n)`, ascending.  `r`: the
 * correlation of two prediction errors, or NULL.  Returns 0 where there is no kernel. */
int growth__expect(growth_measure measure, const growth__seen *seen, size_t n,
                   const growth__seen *next, size_t n_next, growth_range *range, double *r);

#endif
