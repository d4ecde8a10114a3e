/* Labels in a column, moved as little as possible so that none covers another. */
#ifndef GROWTH_CHART_SPREAD_H
#define GROWTH_CHART_SPREAD_H

#include <stddef.h>

#define MAX_SPREAD 64

/* Move `n` places, ascending, so that neighbours are at least `gap` apart and all lie within
 * [low, high]; the sum of squared moves is the least there is.  Where there is no room for the gap
 * they stand evenly. */
void growth__spread(double *places, size_t n, double gap, double low, double high);

#endif
