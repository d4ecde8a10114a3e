/* Scores far out, where a reference has a rule of its own for them, and the way back.
 *
 * WHO: WHO Child Growth Standards: methods and development, 2006, chapter 7.  Cole TJ has said that
 * the rule has no place in UK-WHO; there no segment names it.
 * CDC: Wei R, Ogden CL, Parsons VL, Freedman DS, Hales CM. Ann Hum Biol 2020;47:514-21.
 */
#include <math.h>

#include <growth/centile.h>
#include <growth/date.h>

#include "internal.h"
#include "registry.h"

typedef struct tail_rule {
    const char *text;
    growth_status (*sds)(const growth_lms *lms, growth_sex sex, double age_days, double value,
                         double *sds, int *adjusted);
    growth_status (*value)(const growth_lms *lms, growth_sex sex, double age_days, double sds,
                           double *value);
} tail_rule;

/* ---- none ------------------------------------------------------------------------------------ */

static growth_status plain_sds(const growth_lms *lms, growth_sex sex, double age_days, double value,
                               double *sds, int *adjusted)
{
    (void)sex;
    (void)age_days;
    TRY(growth__lms_sds(lms, value, sds));
    *adjusted = 0;
    return GROWTH_OK;
}

static growth_status plain_value(const growth_lms *lms, growth_sex sex, double age_days, double sds,
                                 double *value)
{
    (void)sex;
    (void)age_days;
    return growth_lms_value(*lms, sds, value);
}

/* ---- WHO: beyond 3 SDS in steps of the distance from 2 to 3 -----------------------------------
 */

/* The value at 3 SDS of a side, and the distance from 2 SDS to it; both sides away from M. */
static growth_status third(const growth_lms *lms, double side, double *at, double *step)
{
    double second;

    TRY(growth_lms_value(*lms, 2 * side, &second));
    TRY(growth_lms_value(*lms, 3 * side, at));
    *step = (*at - second) * side;
    return GROWTH_OK;
}

static growth_status who_sds(const growth_lms *lms, growth_sex sex, double age_days, double value,
                             double *sds, int *adjusted)
{
    double z, at, step, side;

    TRY(plain_sds(lms, sex, age_days, value, &z, adjusted));
    if (fabs(z) > 3) {
        side = z > 0 ? 1 : -1;
        TRY(third(lms, side, &at, &step));
        z = 3 * side + (value - at) / step;
        *adjusted = 1;
    }
    *sds = z;
    return GROWTH_OK;
}

static growth_status who_value(const growth_lms *lms, growth_sex sex, double age_days, double sds,
                               double *value)
{
    const double side = sds > 0 ? 1 : -1;
    double at, step, x;

    if (!(fabs(sds) > 3))
        return plain_value(lms, sex, age_days, sds, value);
    TRY(third(lms, side, &at, &step));
    x = at + (sds - 3 * side) * step;
    if (!(x > 0) || !isfinite(x))
        return GROWTH_ERR_VALUE;
    *value = x;
    return GROWTH_OK;
}

/* ---- CDC: BMI above the 95th centile is half normal -------------------------------------------
 */

/* Spread of BMI above the 95th centile: a + b age + c age^2, age in years. */
static const double spread[GROWTH_SEX_COUNT_][3] = {
    [GROWTH_MALE] = { 0.3728, 0.5196, -0.0091 },
    [GROWTH_FEMALE] = { 0.8334, 0.3712, -0.0011 },
};
static const double p95 = 1.645;

static double sigma(growth_sex sex, double age_days)
{
    const double years = age_days / GROWTH_DAYS_PER_YEAR;

    return spread[sex][0] + years * (spread[sex][1] + years * spread[sex][2]);
}

/* ln(1 - Phi(u)) for large u: the first terms of the asymptotic series (relative 1e-9 from 35). */
static double log_upper(double u)
{
    return -u * u / 2 - log(u * 2.5066282746310002) - 1 / (u * u);
}

/* The score of which `share` of the upper tail beyond `u` is left: 1 - Phi(z) = share (1 - Phi(u)).
 * Where 1 - Phi(u) is below the smallest double, by Newton's method on its logarithm. */
static double share_of_tail(double share, double u)
{
    double z = 0, q = share * 0.5 * erfc(u / sqrt(2.0));

    if (u < 35 && growth_centile_sds(100 * q, &z) == GROWTH_OK)
        return -z;
    z = u;
    for (int i = 0; i < 20; i++)
        z += (log_upper(z) - log_upper(u) - log(share)) / (z + 1 / z);
    return z;
}

static growth_status cdc_sds(const growth_lms *lms, growth_sex sex, double age_days, double value,
                             double *sds, int *adjusted)
{
    double edge;

    TRY(growth_lms_value(*lms, p95, &edge));
    if (!(value > edge) || !isfinite(value))
        return plain_sds(lms, sex, age_days, value, sds, adjusted);
    *sds = share_of_tail(0.1, (value - edge) / sigma(sex, age_days)); /* 90 + 10 Phi(u) per cent */
    *adjusted = 1;
    return GROWTH_OK;
}

static growth_status cdc_value(const growth_lms *lms, growth_sex sex, double age_days, double sds,
                               double *value)
{
    double edge, u, above = 50 * erfc(sds / sqrt(2.0)); /* per cent */

    if (!(sds > p95))
        return plain_value(lms, sex, age_days, sds, value);
    TRY(growth_lms_value(*lms, p95, &edge));
    if (sds < 35)
        TRY(growth_centile_sds(10 * above, &u)); /* Phi(u) = (centile - 90) / 10 */
    else
        u = -share_of_tail(10, sds);
    *value = edge - sigma(sex, age_days) * u;
    return GROWTH_OK;
}

/* ---- the table ------------------------------------------------------------------------------- */

static const tail_rule rules[GROWTH__TAIL_COUNT_] = {
    [GROWTH__TAIL_NONE] = { "none", plain_sds, plain_value },
    [GROWTH__TAIL_WHO] = { "linear beyond 3 SDS", who_sds, who_value },
    [GROWTH__TAIL_CDC] = { "half normal above P95", cdc_sds, cdc_value },
};

const char *growth__tail_text(growth__tail tail)
{
    return rules[tail].text;
}

growth_status growth__tail_sds(growth__tail tail, const growth_lms *lms, growth_sex sex,
                               double age_days, double value, double *sds, int *adjusted)
{
    return rules[tail].sds(lms, sex, age_days, value, sds, adjusted);
}

growth_status growth__tail_value(growth__tail tail, const growth_lms *lms, growth_sex sex,
                                 double age_days, double sds, double *value)
{
    return rules[tail].value(lms, sex, age_days, sds, value);
}
