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

/* ---- the errors of measuring ------------------------------------------------------------------
 */

/* Standard deviation of one measurement of an unchanged child: weight 0.1 kg and 1 % (clothes,
 * meals, scales); length 0.7 cm, height 0.5 cm, head 0.4 cm (observer and position: WHO Multicentre
 * Growth Reference Study, Acta Paediatr Suppl 2006;450:38-46, widened for routine practice). */
static double measuring_error(growth_measure measure, double age, double slope)
{
    if (measure == GROWTH_WEIGHT)
        return 0.1 * slope + 0.01 / 0.12; /* 1 % of a weight, whose S is about 0.12 */
    return (measure == GROWTH_HEAD ? 0.4 : growth__is_older(age) ? 0.5 : 0.7) * slope;
}

/* The child's own variance is 1.  Beside it a score has what the kernel has not (its share that
 * does not track, n, is mostly measuring), and in the first four weeks, which no kernel covers,
 * loss and regain of weight and what is left of the birth. */
double growth__track_variance(const growth__track *t, int axis, double age, double slope)
{
    const double four_weeks = 28, unsettled = 0.4;
    const double error = measuring_error(t->measure, age, slope);
    const double beside = error * error - t->kernels[axis]->n;

    return 1 + ((beside > 0 ? beside : 0) + (age < four_weeks ? unsettled * unsettled : 0));
}

/* ---- the whole --------------------------------------------------------------------------------
 */

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
    for (size_t i = 0; i < t->n; i++)
        for (int axis = 0; axis < 1 + (t->kernels[1] != t->kernels[0]); axis++)
            t->entries[i].own[axis] = growth__track_variance(t, axis, ages[i], t->entries[i].slope);
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
