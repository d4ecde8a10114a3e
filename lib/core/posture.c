/* Length and height: what a reference adds or takes off when the child was measured the other way,
 * and which of weight-for-length and weight-for-height is meant.
 *
 * WHO Child Growth Standards: methods and development, 2006: lying is 0.7 cm longer than standing.
 * A child under 9 months does not stand, so "standing" there is taken for a slip and ignored.
 */
#include <math.h>

#include <growth/assess.h>

#include "registry.h"

/* The day is rounded half up to 731 from here on. */
static const double standing_from = 2 * GROWTH_DAYS_PER_YEAR;
static const double lying_cm = 0.7;

/* NOLINTNEXTLINE(readability-non-const-parameter): one type of function for the table */
static double as_measured(growth_posture posture, double age_days, unsigned *flags)
{
    (void)posture;
    (void)age_days;
    (void)flags;
    return 0;
}

static double who(growth_posture posture, double age_days, unsigned *flags)
{
    const double cannot_stand = 9 * GROWTH_DAYS_PER_MONTH;

    if (posture == GROWTH_STANDING && age_days < cannot_stand) {
        *flags |= GROWTH_FLAG_POSTURE_IGNORED;
        return 0;
    }
    if (posture == GROWTH_STANDING && age_days < standing_from) {
        *flags |= GROWTH_FLAG_POSTURE_ADJUSTED;
        return lying_cm;
    }
    if (posture == GROWTH_LYING && age_days >= standing_from) {
        *flags |= GROWTH_FLAG_POSTURE_ADJUSTED;
        return -lying_cm;
    }
    return 0;
}

double growth__posture_shift(growth__posture_rule rule, growth_posture posture, double age_days,
                             unsigned *flags)
{
    static double (*const rules[GROWTH__POSTURE_COUNT_])(growth_posture, double, unsigned *) = {
        [GROWTH__POSTURE_AS_MEASURED] = as_measured,
        [GROWTH__POSTURE_WHO] = who,
    };

    return rules[rule](posture, age_days, flags);
}

growth_measure growth_weight_for_stature(double age_days, growth_posture posture, double stature_cm)
{
    const double standing_cm = 87;
    const int lying = !isnan(age_days)                    ? age_days < standing_from
                      : posture != GROWTH_POSTURE_UNKNOWN ? posture == GROWTH_LYING
                                                          : stature_cm < standing_cm;

    return lying ? GROWTH_WEIGHT_FOR_LENGTH : GROWTH_WEIGHT_FOR_HEIGHT;
}
