/* Scores of a handful of values at once: the kernel of one score in a loop that the compiler makes
 * into vector instructions. */
#include "scores.h"

#include "kernel.h"
#include "powers.h"
#include "table.h"

static inline __attribute__((always_inline)) void score_lanes(growth__block *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const double z = growth__score(growth__half_ln(b->value[i], b->m[i]), b->l[i], 1 / b->s[i]);
        const double least = b->m[i] >= 1 / GROWTH__MEDIAN ? z : (double)NAN;
        const double within = b->m[i] <= GROWTH__MEDIAN ? least : (double)NAN;

        b->sds[i] = b->s[i] > 0 ? within : (double)NAN;
    }
}

GROWTH__WIDE static void score_wide(growth__block *b, size_t n)
{
    score_lanes(b, n);
}

void growth__block_score(growth__block *b, size_t n)
{
    const size_t lanes = growth__whole_lanes(n);

    for (size_t i = n; i < lanes; i++)
        b->value[i] = b->l[i] = b->m[i] = b->s[i] = 1;
    if (growth__is_wide())
        score_wide(b, lanes);
    else
        score_lanes(b, lanes);
    for (size_t i = 0; i < n; i++)
        if (!(fabs(b->sds[i]) < INFINITY)) {
            const growth_lms lms = { b->l[i], b->m[i], b->s[i] };

            b->sds[i] = (double)NAN;
            (void)!growth__lms_sds(&lms, b->value[i], &b->sds[i]);
        }
}

/* ---- from one table to another ----------------------------------------------------------------
 */

typedef struct carriage {
    growth_lms from, to;
    double scale, shift;
} carriage;

static inline __attribute__((always_inline)) void carry_lanes(growth__block *b, size_t n,
                                                              const carriage *c)
{
    for (size_t i = 0; i < n; i++) {
        const double ratio = growth__ln_ratio(b->value[i], c->from.l, c->from.s);
        const double within = fabs(ratio) <= GROWTH__LN_RATIO ? ratio : (double)NAN;
        const double value = c->from.m * growth__exponential(within);

        b->sds[i] = growth__score(growth__half_ln(value * c->scale + c->shift, c->to.m), c->to.l,
                                  1 / c->to.s);
    }
}

GROWTH__WIDE static void carry_wide(growth__block *b, size_t n, const carriage *c)
{
    carry_lanes(b, n, c);
}

void growth__block_carry(growth__block *b, size_t n, const growth_lms *from, const growth_lms *to,
                         double scale, double shift)
{
    const carriage c = { *from, *to, scale, shift };
    const size_t lanes = growth__whole_lanes(n);

    for (size_t i = n; i < lanes; i++)
        b->value[i] = 0;
    if (growth__is_wide())
        carry_wide(b, lanes, &c);
    else
        carry_lanes(b, lanes, &c);
}
