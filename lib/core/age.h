/* The age of a measurement, where it is asked for by the million. */
#ifndef GROWTH_CORE_AGE_H
#define GROWTH_CORE_AGE_H

#include <math.h>

#include <growth/assess.h>
#include <growth/date.h>

/* As growth_measurement_age(), whose header says what is written; this writes in any case. */
static inline growth_status growth__age(const growth_child *child, const growth_measurement *m,
                                        double *age, double *corrected)
{
    double a = m->age_days, c = m->corrected_age_days;

    if (isnan(c) && isnan(a) && child->birth_date != GROWTH_DATE_NONE &&
        m->measured_on != GROWTH_DATE_NONE)
        a = (double)m->measured_on - child->birth_date;
    if (isnan(c) && child->gestation_days != GROWTH_GESTATION_UNKNOWN)
        c = a + (child->gestation_days - GROWTH_GESTATION_DUE);
    *age = a;
    *corrected = c;
    if (a < 0)
        return GROWTH_ERR_DATE;
    return isnan(a) && isnan(c) ? GROWTH_ERR_AGE_UNKNOWN : GROWTH_OK;
}

#endif
