/* What lies between a child and the number in the record: scales, clothes, rounding, slips. */
#include <math.h>

#include "simulation.h"

const double noise_slip_share = 0.005, noise_missing_share = 0.10;

static const double clothed_from = GROWTH_DAYS_PER_YEAR, standing_from = 2 * GROWTH_DAYS_PER_YEAR;

/* Standard deviation of a reading and the step it is read off in, by measure and age. */
typedef struct instrument {
    growth_measure measure;
    double until_days, sd, steps; /* steps a unit */
} instrument;

static const instrument instruments[] = {
    { GROWTH_WEIGHT, clothed_from, 0.08, 100 }, /* naked on baby scales, in 10 g */
    { GROWTH_WEIGHT, INFINITY, 0.2, 10 },       /* in light clothes, in 100 g */
    { GROWTH_HEIGHT, standing_from, 0.6, 10 },  /* length, lying, in mm */
    { GROWTH_HEIGHT, INFINITY, 0.3, 10 },       /* height, standing, in mm */
};

static const instrument *instrument_for(growth_measure measure, double age_days)
{
    const instrument *i = instruments;

    while (i->measure != measure || age_days >= i->until_days)
        i++;
    return i;
}

double noise_round(growth_measure measure, double age_days, double value)
{
    const double steps = instrument_for(measure, age_days)->steps;

    return round(value * steps) / steps;
}

double noise_read(random_stream *r, growth_measure measure, double age_days, double value)
{
    const double read = value + instrument_for(measure, age_days)->sd * random_normal(r);

    return noise_round(measure, age_days, fmax(read, value / 2));
}

/* Tens and units the wrong way round: 12.4 for 21.4. */
static double transpose(double value)
{
    const double tens = floor(value / 10), units = floor(value - 10 * tens);

    if (tens == units || units == 0 || tens == 0)
        return value + 10;
    return units * 10 + tens + (value - 10 * tens - units);
}

double noise_slip(random_stream *r, growth_measure measure, double value)
{
    const double other_unit = measure == GROWTH_WEIGHT ? 2.20462262 : 1 / 2.54;

    switch (random_below(r, 6)) {
    case 0:
        return value * 10;
    case 1:
        return value / 10;
    case 2:
        return value * other_unit;
    case 3:
        return value / other_unit;
    case 4:
        return transpose(value);
    default: /* one digit misread or mistyped */
        return value * (random_below(r, 2) ? 1.2 : 0.8);
    }
}
