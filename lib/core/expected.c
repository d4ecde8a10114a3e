/* Expected range of the next value from all earlier ones: best linear unbiased prediction of a
 * Gaussian process whose correlations are the kernels of tracking.c.
 *
 * Three things stand between a score and the child's course, and each is in the model: the share
 * that does not track (the kernel's n), noise of scale, clothes and rounding, and the known drift
 * of UK children on the WHO standard in the first years. */
#include <math.h>

#include <growth/thrive.h>

#include "expected.h"
#include "internal.h"
#include "tracking.h"

#define WEEKS(w) ((w)*GROWTH_DAYS_PER_WEEK)
#define YEARS(y) ((y)*GROWTH_DAYS_PER_YEAR)

/* ---- what a score is made of besides the child ----------------------------------------------- */

/* Error of one value in its own unit, with rounding (a twelfth of its step squared), and the size
 * of one SDS as a share of the value. */
static const struct {
    growth_measure measure;
    double until; /* days */
    double error, step, sds_share;
    double widen; /* variance added where the kernel is known to be too sure of itself */
} noises[] = {
    { GROWTH_WEIGHT, YEARS(1), 0.08, 0.01, 0.12, 0 },
    { GROWTH_WEIGHT, INFINITY, 0.20, 0.1, 0.12, 0 },
    { GROWTH_HEIGHT, YEARS(2), 0.6, 0.1, 0.034, 0.03 },
    { GROWTH_HEIGHT, YEARS(5), 0.3, 0.1, 0.039, 0.02 },
    { GROWTH_HEIGHT, INFINITY, 0.3, 0.1, 0.043, 0 },
    { GROWTH_BMI, YEARS(5), 0.25, 0, 0.085, 0.05 },
    { GROWTH_BMI, INFINITY, 0.2, 0, 0.11, 0 },
};

double growth__noise(growth_measure measure, double age_days, double value)
{
    for (size_t i = 0; i < ARRAY_LEN(noises); i++)
        if (noises[i].measure == measure && age_days < noises[i].until) {
            double unit = noises[i].sds_share * value;
            double step = noises[i].step;

            return (noises[i].error * noises[i].error + step * step / 12) / (unit * unit) +
                   noises[i].widen;
        }
    return 0;
}

/* UK children on the WHO standard: lighter at 8 weeks, 0.6 SDS heavier by a year, half of that lost
 * again by school (Wright CM, et al. Arch Dis Child 2008;93:566-9, and later cohorts; rounded).
 * Only what comes down is expected: a child who does not take part in the rise of the others has
 * not fallen, and children elsewhere do not rise. */
static const struct {
    double age, sds;
} drift[] = {
    { YEARS(1), 0 },
    { YEARS(2.25), -0.08 },
    { YEARS(4.75), -0.33 },
};

double growth__drift(growth_measure measure, double age_days)
{
    size_t i = 1;
    double share;

    if (measure != GROWTH_WEIGHT)
        return 0;
    if (age_days <= drift[0].age)
        return drift[0].sds;
    while (i + 1 < ARRAY_LEN(drift) && age_days > drift[i].age)
        i++;
    share = fmin((age_days - drift[i - 1].age) / (drift[i].age - drift[i - 1].age), 1);
    return drift[i - 1].sds + share * (drift[i].sds - drift[i - 1].sds);
}

/* ---- prediction ------------------------------------------------------------------------------ */

/* Correlations row by row: of everything seen with what was seen before it, then of each of the
 * next with everything seen, then of the next two. */
enum { NEXT_MAX = 2 };
enum {
    PAIRS_MAX =
        GROWTH__EXPECT_MAX * (GROWTH__EXPECT_MAX - 1) / 2 + NEXT_MAX * GROWTH__EXPECT_MAX + 1
};

static void correlate(const growth_kernel *k, const growth__seen *seen, size_t n,
                      const growth__seen *next, size_t n_next, double *r)
{
    double ages[GROWTH__EXPECT_MAX + NEXT_MAX + GROWTH__LANES] = { 0 };
    double places[GROWTH__EXPECT_MAX + NEXT_MAX + GROWTH__LANES];
    double distances[PAIRS_MAX + GROWTH__LANES], *d = distances;
    const size_t all = n + n_next;

    for (size_t i = 0; i < all; i++)
        ages[i] = i < n ? seen[i].age : next[i - n].age;
    growth__kernel_places(k, all, ages, places);
    for (size_t i = 1; i < all; i++) {
        const size_t with = i < n ? i : n;

        for (size_t j = 0; j < with; j++)
            *d++ = ages[i] == ages[j] ? GROWTH__ONE_AGE : fabs(places[i] - places[j]);
    }
    *d++ = n_next < 2 || ages[n] == ages[n + 1] ? GROWTH__ONE_AGE : fabs(places[n + 1] - places[n]);
    for (size_t i = 0; i + 1 < GROWTH__LANES; i++)
        d[i] = 0;
    growth__kernel_correlations(k, (size_t)(d - distances), distances, r);
}

/* Lower triangle of the covariance of what was seen, factored in place as it is filled (Cholesky).
 * Returns 0 where it is not positive definite. */
static int factor(const double *r, const growth__seen *seen, size_t n,
                  double l[GROWTH__EXPECT_MAX][GROWTH__EXPECT_MAX])
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = i == j ? 1 + seen[i].noise : *r++;

            for (size_t m = 0; m < j; m++)
                sum -= l[i][m] * l[j][m];
            if (i != j)
                l[i][j] = sum / l[j][j];
            else if (sum > 1e-9)
                l[i][i] = sqrt(sum);
            else
                return 0;
        }
    }
    return 1;
}

/* The kernel for a prediction, or NULL: BMI has none under 2 years. */
static const growth_kernel *kernel_for(growth_measure measure, const growth__seen *seen,
                                       const growth__seen *next)
{
    const growth_kernel *k = growth_kernel_for(measure, next->age);

    return k && measure == GROWTH_BMI && seen[0].age < k->from ? NULL : k;
}

int growth__expect(growth_measure measure, const growth__seen *seen, size_t n,
                   const growth__seen *next, size_t n_next, growth_range *range, double *r)
{
    double l[GROWTH__EXPECT_MAX][GROWTH__EXPECT_MAX], y[2][GROWTH__EXPECT_MAX],
        u[GROWTH__EXPECT_MAX], correlations[PAIRS_MAX + GROWTH__LANES];
    const double *with;
    const growth_kernel *k = n ? kernel_for(measure, seen, next) : NULL;

    if (n > GROWTH__EXPECT_MAX) {
        seen += n - GROWTH__EXPECT_MAX;
        n = GROWTH__EXPECT_MAX;
    }
    if (!k)
        return 0;
    correlate(k, seen, n, next, n_next, correlations);
    if (!factor(correlations, seen, n, l))
        return 0;
    with = &correlations[n * (n - 1) / 2];
    for (size_t i = 0; i < n; i++) {
        u[i] = seen[i].sds - growth__drift(measure, seen[i].age);
        for (size_t m = 0; m < i; m++)
            u[i] -= l[i][m] * u[m];
        u[i] /= l[i][i];
    }
    for (size_t t = 0; t < n_next; t++) {
        double mean = growth__drift(measure, next[t].age), variance = 1 + next[t].noise;

        for (size_t i = 0; i < n; i++) {
            y[t][i] = *with++;
            for (size_t m = 0; m < i; m++)
                y[t][i] -= l[i][m] * y[t][m];
            y[t][i] /= l[i][i];
            mean += y[t][i] * u[i];
            variance -= y[t][i] * y[t][i];
        }
        if (!(variance > 1e-9))
            return 0;
        range[t] = (growth_range){ mean, sqrt(variance) };
    }
    if (n_next == 2 && r) {
        *r = *with;
        for (size_t i = 0; i < n; i++)
            *r -= y[0][i] * y[1][i];
        *r /= range[0].deviation * range[1].deviation;
    }
    return 1;
}

growth_status growth_series_expect(const growth_series *series, size_t n, double scored_age,
                                   unsigned frame, growth_range *range)
{
    growth__seen seen[GROWTH_SERIES_OCCASIONS], next = { scored_age, 0, 0 };
    size_t used = 0;

    if (!series || !range || isnan(scored_age) || n > series->n_occasions)
        return GROWTH_ERR_ARGUMENT;
    for (size_t i = 0; i < n; i++) {
        const growth_occasion *o = &series->occasions[i];

        if (o->notes & GROWTH_POINT_DOUBTFUL)
            continue;
        seen[used++] = (growth__seen){
            o->scored_age,
            growth_series_carry(series, o->sds, o->frame, frame),
            growth__noise(series->measure, o->scored_age, o->value),
        };
    }
    if (used)
        next.noise = growth__noise(series->measure, scored_age, series->occasions[n - 1].value);
    return growth__expect(series->measure, seen, used, &next, 1, range, NULL)
               ? GROWTH_OK
               : GROWTH_ERR_NO_SERIES;
}
