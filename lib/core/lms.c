/* The LMS method both ways (Cole TJ, Green PJ. Stat Med 1992;11:1305-19). */
#include <float.h>
#include <math.h>
#include <stddef.h>

#include <growth/lms.h>

#include "internal.h"
#include "kernel.h"
#include "table.h"

static int is_positive(double x)
{
    return isfinite(x) && x > 0;
}

/* The score where the kernel's series do not reach: values and powers that no table has. */
static double far_out(const growth_lms *lms, double ratio)
{
    const double x = log(ratio), lx = lms->l * x;

    return (fabs(lx) < DBL_EPSILON ? x : expm1(lx) / lms->l) / lms->s;
}

growth_status growth__lms_sds(const growth_lms *lms, double value, double *sds)
{
    double ratio, z;

    if (!is_positive(lms->m) || !is_positive(lms->s) || !isfinite(lms->l))
        return GROWTH_ERR_ARGUMENT;
    if (!is_positive(value))
        return GROWTH_ERR_VALUE;
    ratio = value / lms->m;
    if (ratio >= 1 / GROWTH__RATIO && ratio <= GROWTH__RATIO && fabs(lms->l) <= GROWTH__POWER)
        z = growth__kernel(ratio, lms->l, 1 / lms->s);
    else
        z = far_out(lms, ratio);
    if (!isfinite(z))
        return GROWTH_ERR_VALUE;
    *sds = z;
    return GROWTH_OK;
}

growth_status growth_lms_sds(growth_lms lms, double value, double *sds)
{
    return sds ? growth__lms_sds(&lms, value, sds) : GROWTH_ERR_ARGUMENT;
}

growth_status growth_lms_value(growth_lms lms, double sds, double *value)
{
    double z, lz, x;

    if (!value || !is_positive(lms.m) || !is_positive(lms.s) || !isfinite(lms.l) || !isfinite(sds))
        return GROWTH_ERR_ARGUMENT;

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
