/* How closely SDS at two ages of one child agree: the kernels as a table, Cole's formula, and what
 * follows from a correlation. */
#include <math.h>

#include "internal.h"
#include "powers.h"
#include "tracking.h"

#define WEEKS(w)  ((w)*GROWTH_DAYS_PER_WEEK)
#define MONTHS(m) ((m)*GROWTH_DAYS_PER_MONTH)
#define YEARS(y)  ((y)*GROWTH_DAYS_PER_YEAR)

static const growth_kernel kernels[] = {
    /*              lying  from       to         n       c1      t0      q      c2 */
    { GROWTH_WEIGHT, 0, WEEKS(2), YEARS(16), 0.0159, 0.3334, 0.0203, 1.310, 0.01365 },
    { GROWTH_BMI, 0, YEARS(2), YEARS(16), 0.0059, 0.6015, 0, 1.175, 0 },
    { GROWTH_HEIGHT, 0, YEARS(2), YEARS(11), 0, 0.2489, 0, 1.249, 0 },
    { GROWTH_HEIGHT, 1, MONTHS(1), YEARS(2), 0.075, 0.3634, 0.112, 1.276, 0 },
};

size_t growth_kernel_count(void)
{
    return ARRAY_LEN(kernels);
}

const growth_kernel *growth_kernel_at(size_t index)
{
    return index < ARRAY_LEN(kernels) ? &kernels[index] : NULL;
}

const growth_kernel *growth_kernel_for(growth_measure measure, double age_days)
{
    const growth_kernel *found = NULL;

    for (size_t i = 0; i < ARRAY_LEN(kernels); i++)
        if (kernels[i].measure == measure && (!kernels[i].lying || age_days < kernels[i].to))
            found = &kernels[i];
    return found;
}

/* ---- one pair, and many ---------------------------------------------------------------------- */

static inline __attribute__((always_inline)) double place_of(const growth_kernel *k, double days)
{
    const double t = (days > k->from ? days : k->from) / GROWTH_DAYS_PER_YEAR;

    return k->c1 * growth__natural_log(t + k->t0) + k->c2 * t;
}

/* d^q is e^(q ln d).  Below `least` it is nothing beside 1, and so is e^-(d^q) beyond `most`. */
static inline __attribute__((always_inline)) double correlation_at(const growth_kernel *k,
                                                                   double distance)
{
    const double least = 1e-30, most = 100, near = distance < most ? distance : most;
    const double d = near > least ? near : least;
    const double power = growth__exponential(k->q * growth__natural_log(d));
    const double r = (1 - k->n) * growth__exponential(-power);

    return distance < 0 ? 1 : r;
}

double growth_kernel_correlation(const growth_kernel *kernel, double age_days, double other_days)
{
    if (!kernel)
        return GROWTH_NAN;
    return age_days == other_days
               ? 1
               : correlation_at(kernel,
                                fabs(place_of(kernel, other_days) - place_of(kernel, age_days)));
}

double growth__kernel_place(const growth_kernel *kernel, double age_days)
{
    return place_of(kernel, age_days);
}

static inline __attribute__((always_inline)) void
all_places(const growth_kernel *k, size_t n, const double *restrict ages, double *restrict places)
{
    for (size_t i = 0; i < n; i++)
        places[i] = place_of(k, ages[i]);
}

static inline __attribute__((always_inline)) void all_correlations(const growth_kernel *k, size_t n,
                                                                   const double *restrict distances,
                                                                   double *restrict correlations)
{
    for (size_t i = 0; i < n; i++)
        correlations[i] = correlation_at(k, distances[i]);
}

GROWTH__WIDE static void wide_places(const growth_kernel *k, size_t n, const double *ages,
                                     double *places)
{
    all_places(k, n, ages, places);
}

GROWTH__WIDE static void wide_correlations(const growth_kernel *k, size_t n,
                                           const double *distances, double *correlations)
{
    all_correlations(k, n, distances, correlations);
}

void growth__kernel_places(const growth_kernel *kernel, size_t n, const double *ages,
                           double *places)
{
    const growth_kernel k = *kernel;

    n = growth__whole_lanes(n);
    if (growth__is_wide())
        wide_places(&k, n, ages, places);
    else
        all_places(&k, n, ages, places);
}

void growth__kernel_correlations(const growth_kernel *kernel, size_t n, const double *distances,
                                 double *correlations)
{
    const growth_kernel k = *kernel;

    n = growth__whole_lanes(n);
    if (growth__is_wide())
        wide_correlations(&k, n, distances, correlations);
    else
        all_correlations(&k, n, distances, correlations);
}

/* ---- Cole's formula, and what follows from a correlation --------------------------------------
 */

growth_status growth_cole_correlation(double from_days, double to_days, double *r)
{
    double d = (to_days - from_days) / GROWTH_DAYS_PER_WEEK;
    double m = (to_days + from_days) / 2 / GROWTH_DAYS_PER_WEEK;
    double lm = log(m), ld = log(d);

    if (!r || !isfinite(m) || !(d > 0))
        return GROWTH_ERR_ARGUMENT;
    if (from_days < WEEKS(4))
        return GROWTH_ERR_AGE_BELOW;
    if (to_days > WEEKS(104))
        return GROWTH_ERR_AGE_ABOVE;
    *r =
        tanh(3.1775 + 0.3256 * lm - 1.4811 * ld - 2.029 / d + 0.1991 * lm * ld - 0.04601 * lm * lm);
    return GROWTH_OK;
}

growth_status growth_conditional_gain(double from_sds, double to_sds, double r, double *gain)
{
    if (!gain)
        return GROWTH_ERR_ARGUMENT;
    if (!(fabs(r) < 1) || !isfinite(from_sds) || !isfinite(to_sds))
        return GROWTH_ERR_VALUE;
    *gain = (to_sds - r * from_sds) / sqrt(1 - r * r);
    return GROWTH_OK;
}

double growth_thrive_step(double from_sds, double r, double gain)
{
    return r * from_sds + gain * sqrt(1 - r * r);
}
