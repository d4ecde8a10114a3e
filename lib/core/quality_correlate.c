/* The correlations of every entry of a track with the next ones, worked out together: nearly all
 * that the predictions of its entries need. */
#include <math.h>

#include "internal.h"
#include "quality_track.h"
#include "tracking.h"

/* Heads have no kernel; they keep to their centile at least as well as lengths do. */
static const growth_kernel *kernel_of(const growth__track *t, double youngest)
{
    return growth_kernel_for(t->measure == GROWTH_HEAD ? GROWTH_HEIGHT : t->measure, youngest);
}

/* The correlations of entries `from` to `to` with the next ones, by one kernel. */
static void correlate_next(growth__track *t, int axis, size_t from, size_t to)
{
    double distances[GROWTH__STEPS * GROWTH_QUALITY_ROWS_MAX + GROWTH__LANES], *next = distances;
    const double *places = t->places[axis];

    for (size_t i = from; i < to; i++)
        for (size_t j = i + 1; j <= i + GROWTH__STEPS; j++)
            *next++ = j < t->n ? growth__axis_distance(places[i], t->entries[i].age, places[j],
                                                       t->entries[j].age)
                               : 0;
    for (size_t i = 0; i < GROWTH__LANES; i++)
        *next++ = 0;
    growth__kernel_correlations(t->kernels[axis], GROWTH__STEPS * (to - from), distances,
                                &t->next[GROWTH__STEPS * from]);
}

void growth__track_correlate(growth__track *t)
{
    double ages[GROWTH_QUALITY_ROWS_MAX + GROWTH__LANES];
    size_t n_lying = 0;

    t->kernels[0] = kernel_of(t, INFINITY);
    t->kernels[1] = kernel_of(t, -INFINITY);
    t->lying_until = t->kernels[1] == t->kernels[0] ? -INFINITY : t->kernels[1]->to;
    for (size_t i = 0; i < t->n; i++) {
        ages[i] = t->entries[i].age;
        n_lying += growth__axis_of(t, ages[i]) == 1;
    }
    for (size_t i = t->n; i < t->n + GROWTH__LANES; i++)
        ages[i] = 0;
    /* Also where no entry lies: another age may be looked at, as of another year. */
    if (t->kernels[1] != t->kernels[0])
        growth__kernel_places(t->kernels[1], t->n, ages, t->places[1]);
    if (n_lying)
        correlate_next(t, 1, 0, n_lying);
    if (n_lying < t->n) {
        growth__kernel_places(t->kernels[0], t->n, ages, t->places[0]);
        correlate_next(t, 0, n_lying, t->n);
    }
}
