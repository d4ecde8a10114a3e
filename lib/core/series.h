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

/* How much less a point is to be trusted than another of its day, which was its repetition: a
 * doubtful one gives way, low or high. */
int growth__point_doubt(const growth_point *p);

/* The weight of the day of birth that is trusted most; NULL where there is none, or none but what
 * is left out. */
const growth_point *growth__birth_point(const growth_series *s);

/* Note GROWTH_POINT_LEFT_OUT, then put the points together. */
void growth__leave_out_high(growth_series *s);
/* The newest point that is not left out, of a series that has points. */
const growth_point *growth__newest(const growth_series *s);
void growth__find_occasions(const growth_track *track, growth_series *s);

/* What going back to an earlier occasion changes in a series. */
typedef struct growth__stood {
    size_t n_points, n_occasions;
    growth_occasion occasion;
} growth__stood;

/* The series as it stood when `occasion` was its newest, with the first `n_points` of its values,
 * and as it is again.  What data quality doubts today is doubted throughout. */
void growth__series_go_back(growth_series *s, size_t occasion, size_t n_points,
                            growth__stood *kept);
void growth__series_come_back(growth_series *s, const growth__stood *kept);

#endif
