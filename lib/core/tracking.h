/* Correlations of many pairs of ages at once.
 *
 * A kernel has an axis on which equal distances mean equal correlation: an age is put on it once,
 * and each pair then takes the distance.  The arrays are worked through in whole groups of lanes:
 * they have room for n rounded up to GROWTH__LANES, and what stands there beyond n is any number.
 */
#ifndef GROWTH_CORE_TRACKING_H
#define GROWTH_CORE_TRACKING_H

#include <growth/thrive.h>

#include "wide.h"

/* In place of a distance: the two ages are one, and the correlation is 1. */
#define GROWTH__ONE_AGE (-1.0)

/* Where ages in days lie on the axis of a kernel. */
void growth__kernel_places(const growth_kernel *kernel, size_t n, const double *ages,
                           double *places);

double growth__kernel_place(const growth_kernel *kernel, double age_days);

/* The correlation at each distance on the axis, to the same bits as growth_kernel_correlation(). */
void growth__kernel_correlations(const growth_kernel *kernel, size_t n, const double *distances,
                                 double *correlations);

#endif
