/** @file lms.h  The LMS method: measurement <-> SDS <-> centile.  Pure arithmetic. */
#ifndef GROWTH_LMS_H
#define GROWTH_LMS_H

#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** LMS parameters of one measure, for one sex at one age. */
typedef struct growth_lms {
    double l; /**< Box-Cox power, dimensionless; may be 0 or negative. */
    double m; /**< Median, in the unit of the measurement; > 0. */
    double s; /**< Coefficient of variation, dimensionless; > 0. */
} growth_lms;

/**
 * Standard deviation score (SDS, z-score) of a measurement.
 *
 *     SDS = ((value / M)^L - 1) / (L S)      L != 0
 *     SDS = ln(value / M) / S                L == 0
 *
 * No clamping and no tail adjustment: growth_reference_sds() and growth_assess() do those, where a
 * segment of a reference asks for them.
 *
 * @param lms       Parameters, from growth_reference_lms().
 * @param value     Measurement, in the unit of `lms.m` (cm, kg or kg/m2).
 * @param[out] sds  The score; written only on GROWTH_OK.
 *
 * @retval GROWTH_OK
 * @retval GROWTH_ERR_VALUE     `value` is not finite or not > 0, or the score overflows a double.
 * @retval GROWTH_ERR_ARGUMENT  `lms.m` or `lms.s` is not finite and > 0, `lms.l` is not finite, or
 *                              `sds` is NULL.
 *
 * @par Accuracy   |error| <= 1e-12 SDS for |L| <= 5 and |SDS| <= 6, smooth through L = 0
 *                 (tests/vectors/lms_exact.csv).
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 * @par Source     Cole TJ, Green PJ. Stat Med 1992;11:1305-19.
 *
 * @see growth_lms_value(), its inverse
 */
GROWTH_API GROWTH_CHECKED growth_status growth_lms_sds(growth_lms lms, double value, double *sds);

/**
 * Measurement at a given SDS: the inverse of growth_lms_sds().
 *
 *     value = M (1 + L S SDS)^(1/L)          L != 0
 *     value = M exp(S SDS)                   L == 0
 *
 * @param[out] value  In the unit of `lms.m`; written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE     No measurement has this score (1 + L S SDS <= 0), or it overflows.
 * @retval GROWTH_ERR_ARGUMENT  As for growth_lms_sds(), or `sds` is not finite.
 * @par Accuracy   Relative error <= 1e-13 for |L| <= 5 and |SDS| <= 6 where 1 + L S SDS > 0.01.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_lms_value(growth_lms lms, double sds, double *value);

GROWTH_END_DECLS
#endif
