/* Children whose SDS track: weight and height as one Gaussian process over the visits' ages.
 *
 * The correlation of SDS at two ages is the library's own kernel (growth/thrive.h).  Its share n,
 * which does not track however short the interval, is drawn anew at every visit; the rest is a
 * smooth path.  Length has a kernel up to 2 years and height one from 2 years: height is drawn
 * given the path at 2 years and nothing before, so r(a, b) = r_length(a, 2) r_height(2, b) across.
 * Weight and height at one visit correlate by 0.65: their normal deviates do, and both factors
 * are much alike. */
#include <math.h>

#include <growth/thrive.h>

#include "simulation.h"

static const double weight_with_height = 0.65;

static const double standing_from = 2 * GROWTH_DAYS_PER_YEAR;

/* The library holds its kernels to the ages they were fitted to; a path needs them from birth. */
static double position(const growth_kernel *k, double age_days)
{
    const double t = age_days / GROWTH_DAYS_PER_YEAR;

    return k->c1 * log(t + k->t0) + k->c2 * t;
}

/* Correlation of the smooth paths. */
static double path_correlation(const growth_kernel *k, double a, double b)
{
    return exp(-pow(fabs(position(k, a) - position(k, b)), k->q));
}

static const growth_kernel *kernel_at(track_measure measure, double age_days)
{
    return growth_kernel_for(measure == TRACK_WEIGHT ? GROWTH_WEIGHT : GROWTH_HEIGHT, age_days);
}

static double covariance(track_measure measure, double a, double b)
{
    const growth_kernel *ka = kernel_at(measure, a), *kb = kernel_at(measure, b);
    const double path =
        ka == kb ? path_correlation(ka, a, b)
                 : path_correlation(ka, a, standing_from) * path_correlation(kb, standing_from, b);

    return sqrt((1 - ka->n) * (1 - kb->n)) * path;
}

/* Cholesky's factor of the paths' covariance.  Ages that are the same (a preterm child before the
 * due date) make it singular: their row then repeats, and only the share n is new. */
static void factorise(population *p, track_measure measure)
{
    double(*l)[MAX_AGES] = p->factor[measure];

    for (size_t i = 0; i < p->n; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = covariance(measure, p->age_days[i], p->age_days[j]);

            for (size_t k = 0; k < j; k++)
                sum -= l[i][k] * l[j][k];
            if (i == j)
                l[i][j] = sum > 1e-12 ? sqrt(sum) : 0;
            else
                l[i][j] = l[j][j] > 0 ? sum / l[j][j] : 0;
        }
}

void population_prepare(population *p, double born_days)
{
    int ages[MAX_AGES];

    *p = (population){ .n = schedule_ages(ages) };
    for (size_t i = 0; i < p->n; i++)
        p->age_days[i] = fmax(0, ages[i] + born_days);
    for (int m = 0; m < TRACKS; m++)
        factorise(p, (track_measure)m);
}

static double row_times(const double *row, const double *deviates, size_t n)
{
    double sum = 0;

    for (size_t k = 0; k < n; k++)
        sum += row[k] * deviates[k];
    return sum;
}

void population_draw(const population *p, random_stream *r, track *t)
{
    const double rest = sqrt(1 - weight_with_height * weight_with_height);
    double deviates[TRACKS][MAX_AGES], own[TRACKS][MAX_AGES];

    for (size_t i = 0; i < p->n; i++) {
        /* cppcheck-suppress legacyUninitvar ; their places, not what is there */
        double *const both[] = { deviates[TRACK_WEIGHT], own[TRACK_WEIGHT] }, *const second[] = {
            deviates[TRACK_HEIGHT], own[TRACK_HEIGHT]
        };

        for (int k = 0; k < 2; k++) {
            both[k][i] = random_normal(r);
            second[k][i] = weight_with_height * both[k][i] + rest * random_normal(r);
        }
    }
    for (int m = 0; m < TRACKS; m++)
        for (size_t i = 0; i < p->n; i++)
            t->sds[m][i] = row_times(p->factor[m][i], deviates[m], i + 1) +
                           sqrt(kernel_at((track_measure)m, p->age_days[i])->n) * own[m][i];
}

double track_at(const population *p, const track *t, track_measure measure, double age_days)
{
    const double *sds = t->sds[measure], *age = p->age_days;
    size_t i = 1;

    if (age_days <= age[0])
        return sds[0];
    while (i < p->n && age[i] < age_days)
        i++;
    if (i == p->n)
        return sds[p->n - 1];
    if (age[i] == age_days) /* the visit itself, also where early ages are the same */
        return sds[i];
    return sds[i - 1] + (sds[i] - sds[i - 1]) * (age_days - age[i - 1]) / (age[i] - age[i - 1]);
}

/* Published feeding-cohort means differ by a tenth or so; the shape is the same in all of them. */
static const struct {
    double age_days, sds;
} drift[] = {
    { 0, 0.05 },
    { WEEKS(8), -0.25 },
    { WEEKS(16), 0 },
    { GROWTH_DAYS_PER_YEAR, 0.58 },
    { 2.25 * GROWTH_DAYS_PER_YEAR, 0.5 },
    { 4.75 * GROWTH_DAYS_PER_YEAR, 0.25 },
};

double uk_drift(double age_days)
{
    const size_t last = sizeof drift / sizeof *drift - 1;
    size_t i = 1;

    if (age_days <= 0)
        return drift[0].sds;
    if (age_days >= drift[last].age_days)
        return drift[last].sds;
    while (drift[i].age_days < age_days)
        i++;
    return drift[i - 1].sds + (drift[i].sds - drift[i - 1].sds) *
                                  (age_days - drift[i - 1].age_days) /
                                  (drift[i].age_days - drift[i - 1].age_days);
}
