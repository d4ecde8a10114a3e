/* The LMS method both ways (Cole TJ, Green PJ. Stat Med 1992;11:1305-19). */
#include <float.h>
#include <math.h>
#include <stddef.h>

#include <growth/lms.h>

#include "internal.h"
#include "kernel.h"
#include "powers.h"
#include "table.h"

static int is_positive(double x)
{
    return isfinite(x) && x > 0;
}

/* The score where the fits of the kernel do not reach.  Within these bounds |L ln r| < 691, so that
 * at most nine doublings bring it back; the operations are plain ones, the same on every machine.
 */
static const double most_ratio = 1e15, most_power = 20;

static double reduced(double ratio, double l, double inverse_s)
{
    const double ln2_high = 0x1.62e42fefa0000p-1; /* 32 bits: exact times a small integer */
    const double ln2_low = 0x1.cf79abc9e3b3ap-40;
    int k, doublings = 1;
    double f = frexp(ratio, &k), x, u, p;

    if (f < 0.70710678118654752) {
        f *= 2;
        k--;
    }
    x = k * ln2_high + (2 * growth__half_ln(f, 1) + k * ln2_low);
    for (u = l * x / 2; fabs(u) > GROWTH__HALF_POWER; u /= 2)
        doublings++;
    for (p = growth__phi(u); doublings > 0; doublings--) {
        p *= 1 + u * p / 2; /* phi(2u) = phi(u) (1 + u phi(u) / 2) */
        u *= 2;
    }
    return x * p * inverse_s;
}

/* Values and powers that no table has. */
static double far_out(const growth_lms *lms, double ratio)
{
    const double x = log(ratio), lx = lms->l * x;

    return (fabs(lx) < DBL_EPSILON ? x : expm1(lx) / lms->l) / lms->s;
}

static double beyond(const growth_lms *lms, double value)
{
    const double ratio = value / lms->m;

    if (ratio >= 1 / most_ratio && ratio <= most_ratio && fabs(lms->l) <= most_power)
        return reduced(ratio, lms->l, 1 / lms->s);
    return far_out(lms, ratio);
}

growth_status growth__lms_sds(const growth_lms *lms, double value, double *sds)
{
    double z = (double)NAN;

    if (!is_positive(lms->m) || !is_positive(lms->s) || !isfinite(lms->l))
        return GROWTH_ERR_ARGUMENT;
    if (!is_positive(value))
        return GROWTH_ERR_VALUE;
    if (lms->m >= 1 / GROWTH__MEDIAN && lms->m <= GROWTH__MEDIAN)
        z = growth__score(growth__half_ln(value, lms->m), lms->l, 1 / lms->s);
    if (isnan(z))
        z = beyond(lms, value);
    if (!isfinite(z))
        return GROWTH_ERR_VALUE;
    *sds = z;
    return GROWTH_OK;
}

growth_status growth_lms_sds(growth_lms lms, double value, double *sds)
{
    return sds ? growth__lms_sds(&lms, value, sds) : GROWTH_ERR_ARGUMENT;
}

/* Up to here the value and the median are of one order, so that it is finite and positive. */
static const double most_ln_ratio = GROWTH__LN_RATIO;

growth_status growth_lms_value(growth_lms lms, double sds, double *value)
{
    double z, lz, x, ratio;

    if (!value || !is_positive(lms.m) || !is_positive(lms.s) || !isfinite(lms.l) || !isfinite(sds))
        return GROWTH_ERR_ARGUMENT;

    ratio = growth__ln_ratio(sds, lms.l, lms.s);
    if (fabs(ratio) <= most_ln_ratio) {
        *value = lms.m * growth__exponential(ratio);
        return GROWTH_OK;
    }
    z = lms.s * sds;
    lz = lms.l * z;
    /* Where 1 + L S z <= 0 there is no value: the logarithm is -infinity or NaN, and x not positive
     * and finite. */
    x = lms.m * exp(fabs(lz) < DBL_EPSILON ? z : log1p(lz) / lms.l);
    if (!is_positive(x))
        return GROWTH_ERR_VALUE;
    *value = x;
    return GROWTH_OK;
}
