/* Scores of a handful of values at once. */
#ifndef GROWTH_CORE_SCORES_H
#define GROWTH_CORE_SCORES_H

#include <growth/lms.h>

#include "wide.h"

enum { GROWTH__SCORES = 32 }; /* a multiple of the lanes */

/* A block of values to score. */
typedef struct growth__block {
    double value[GROWTH__SCORES], l[GROWTH__SCORES], m[GROWTH__SCORES], s[GROWTH__SCORES];
    double sds[GROWTH__SCORES];
} growth__block;

/* The score of the first `n`, to the same bits as growth_lms_sds(); NaN where there is none. */
void growth__block_score(growth__block *block, size_t n);

/* The first `n` scores in `value` carried from one table to another: read as values there, times
 * `scale` and plus `shift`, and scored again, to the same bits as growth_lms_value() and
 * growth_lms_sds().  NaN where the fits of the kernel do not reach. */
void growth__block_carry(growth__block *block, size_t n, const growth_lms *from,
                         const growth_lms *to, double scale, double shift);

#endif
