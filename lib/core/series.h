/* Inside of the series, shared by its files. */
#ifndef GROWTH_CORE_SERIES_H
#define GROWTH_CORE_SERIES_H

#include <growth/series.h>

/* Age by which points are ordered and spaced, days. */
double growth__point_age(const growth_point *p);

/* Make the joins that the points of a series lie on both sides of; `course` may be NULL. */
struct growth__course; /* shared.h */
void growth__joins_prepare(const growth_track *track, struct growth__course *course,
                           growth_series *series);

#endif
