/* The LMS method both ways (Cole TJ, Green PJ. Stat Med 1992;11:1305-19). */
#include <float.h>
#include <math.h>
#include <stddef.h>

#include <growth/lms.h>

#include "internal.h"

static int is_positive(double x)
{
    return isfinite(x) && x > 0;
}

growth_status growth_lms_sds(growth_lms lms, double value, double *sds)
{
    double x, lx, z;

    if (!sds || !is_positive(lms.m) || !is_positive(lms.s) || !isfinite(lms.l))
        return GROWTH_ERR_ARGUMENT;
    if (!is_positive(value))
        return GROWTH_ERR_VALUE;

    /* (r^L - 1) / L with r = value / M.  expm1() avoids the cancellation of the textbook form near
     * L = 0; below one ulp of L ln r the limit ln r is exact, and dividing by a subnormal L would
     * only amplify its underflow. */
    x = log(value / lms.m);
    lx = lms.l * x;
    z = (fabs(lx) < DBL_EPSILON ? x : expm1(lx) / lms.l) / lms.s;
    if (!isfinite(z))
        return GROWTH_ERR_VALUE;
    *sds = z;
    return GROWTH_OK;
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
