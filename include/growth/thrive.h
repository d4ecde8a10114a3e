/** @file thrive.h  How closely a child keeps to a centile: correlations, conditional gain, thrive
 * lines. */
#ifndef GROWTH_THRIVE_H
#define GROWTH_THRIVE_H

#include <stddef.h>

#include <growth/measure.h>
#include <growth/status.h>

GROWTH_BEGIN_DECLS

/**
 * Correlation of a child's SDS at two ages, as a function of the ages:
 *
 *     r(t1, t2) = (1 - n) exp(-|g(t2) - g(t1)|^q),  g(t) = c1 ln(t + t0) + c2 t,  r(t, t) = 1
 *
 * with t in years.  Positive definite, so that any number of ages can be used together.
 */
typedef struct growth_kernel {
    growth_measure measure;
    int lying;       /**< 1: length, under 2 years; 0: height, or any. */
    double from, to; /**< Ages, days, it was fitted to; younger: as at `from`; older: as is. */
    double n;        /**< Share that does not track at all, however short the interval. */
    double c1, t0, q, c2;
} growth_kernel;

/** @return How many kernels there are. */
GROWTH_API size_t growth_kernel_count(void);

/** @return The kernel at `index`, static, or NULL past the end. */
GROWTH_API const growth_kernel *growth_kernel_at(size_t index);

/**
 * The kernel of a measure for a pair of ages whose younger one is `age_days`.
 * Length under 2 years has one of its own; a pair that straddles 2 years uses the one of height.
 * @return Static, or NULL where there is none (head circumference).
 */
GROWTH_API const growth_kernel *growth_kernel_for(growth_measure measure, double age_days);

/**
 * Correlation of SDS at two ages, in either order.
 * @return 1 where the ages are equal, else below 1 - n; NaN where there is no kernel.
 * @par Source  Form and figures fitted for this library to Cole's formula below and to published
 *              correlations of the Berkeley growth study.  Not clinically validated.
 */
GROWTH_API double growth_kernel_correlation(const growth_kernel *kernel, double age_days,
                                            double other_days);

/**
 * Correlation of weight SDS at two ages from 4 to 104 weeks, as published.
 * @param[out] r  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_AGE_BELOW, GROWTH_ERR_AGE_ABOVE  Outside 4 to 104 weeks.
 * @retval GROWTH_ERR_ARGUMENT                         NaN, NULL, or not older than the first.
 * @par Source  Cole TJ. Presenting information on growth distance and conditional velocity in one
 *              chart. Stat Med 1998;17:2697-707.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_cole_correlation(double from_days, double to_days,
                                                                double *r);

/**
 * Conditional gain: (to - r from) / sqrt(1 - r^2), standard normal in the population.
 * @param[out] gain  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  r is not within (-1, 1), or a score is not finite.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_conditional_gain(double from_sds, double to_sds,
                                                                double r, double *gain);

/** SDS of the 5th centile: the usual step of a thrive line. */
#define GROWTH_THRIVE_FIFTH (-1.6448536269514722)

/**
 * Next SDS on a thrive line: the one whose conditional gain is `gain`.
 * @param gain  GROWTH_THRIVE_FIFTH for the 5th centile thrive line.
 */
GROWTH_API double growth_thrive_step(double from_sds, double r, double gain);

GROWTH_END_DECLS
#endif
