/* What befalls children.  One row is one story; shapes are the ways SDS move after its onset. */
#include "simulation.h"

/* Down (or up) in a straight line, then along the new centile. */
static double ramp(const trajectory *t, double days)
{
    if (days <= 0)
        return 0;
    return days >= t->over_days ? t->depth : t->depth * days / t->over_days;
}

/* Down at once, up at once: an illness between two weeks. */
static double dip(const trajectory *t, double days)
{
    return days >= 0 && days < t->over_days ? t->depth : 0;
}

/* Down in a straight line and up again as fast. */
static double valley(const trajectory *t, double days)
{
    if (days <= 0 || days >= 2 * t->over_days)
        return 0;
    return ramp(t, days < t->over_days ? days : 2 * t->over_days - days);
}

/* Off the track at the onset, back on it at the end. */
static double settle(const trajectory *t, double days)
{
    return t->depth - ramp(t, days);
}

#define MONTHS(m) YEARS((m) / 12.0)

/* clang-format off */
const trajectory trajectories[] = {
    /* id, title, measure, shape, depth, over, onset from, to, traits */
    { "healthy", "keeps to a track, as UK children do", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_NO_SLIPS },
    { "healthy-slips", "the same, with gross errors of entry", TRACK_WEIGHT, NULL, 0, 0, 0, 0, 0 },
    { "healthy-mean-0", "the same, but on average on the 50th centile", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_NO_SLIPS | TRAIT_NO_DRIFT },
    { "healthy-chart", "healthy, with SDS that run on where the chart changes", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_NO_SLIPS | TRAIT_ON_CHART },
    { "A", "-1.6 SDS in 6 months", TRACK_WEIGHT, ramp, -1.6, MONTHS(6), YEARS(1), YEARS(4), TRAIT_NO_SLIPS },
    { "B", "-4 SDS in 9 months, from 3.2 to 4 years", TRACK_WEIGHT, ramp, -4, MONTHS(9), YEARS(3.2), YEARS(4), TRAIT_NO_SLIPS },
    { "C", "-2 SDS in 4 months, in infancy", TRACK_WEIGHT, ramp, -2, MONTHS(4), MONTHS(1), MONTHS(6), TRAIT_NO_SLIPS },
    { "D", "-1.33 SDS over 24 months", TRACK_WEIGHT, ramp, -4 / 3.0, MONTHS(24), YEARS(1), YEARS(2.5), TRAIT_NO_SLIPS },
    { "E", "-1 SDS for 3 weeks around a visit", TRACK_WEIGHT, dip, -1, WEEKS(3), YEARS(0.5), YEARS(4.5), TRAIT_AT_VISIT | TRAIT_NO_SLIPS },
    { "F", "-2 SDS of height in 18 months, weight as it was", TRACK_HEIGHT, ramp, -2, MONTHS(18), YEARS(1), YEARS(2.75), TRAIT_NO_SLIPS },
    { "G", "no gain in kg for 12 months", TRACK_WEIGHT, NULL, 0, MONTHS(12), YEARS(1.5), YEARS(3.5), TRAIT_STATIC | TRAIT_NO_SLIPS },
    { "H", "-1.6 SDS in 3 months, recovered in 3 more", TRACK_WEIGHT, valley, -1.6, MONTHS(3), YEARS(1), YEARS(4), TRAIT_NO_SLIPS },
    { "I", "born 2 SDS above the track, on it at 1 year", TRACK_WEIGHT, settle, 2, MONTHS(12), 0, 0, TRAIT_NO_SLIPS },
    { "J", "born at 30 weeks", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_PRETERM | TRAIT_NO_SLIPS },
    { "K", "on one centile, continuous through 2 and 4 years", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_STEADY | TRAIT_NO_DRIFT | TRAIT_NO_SLIPS },
    { "N3", "-2 SDS over 3 years, from 4 years", TRACK_WEIGHT, ramp, -2, YEARS(3), YEARS(4), YEARS(4), TRAIT_NO_SLIPS },
    { "N5", "-2.67 SDS over 5 years, from 4 years", TRACK_WEIGHT, ramp, -8 / 3.0, YEARS(5), YEARS(4), YEARS(4), TRAIT_NO_SLIPS },
    { "N7", "-3.33 SDS over 7 years, from 4 years", TRACK_WEIGHT, ramp, -10 / 3.0, YEARS(7), YEARS(4), YEARS(4), TRAIT_NO_SLIPS },
    { "N-height", "-2 SDS of height over 5 years, from 4 years", TRACK_HEIGHT, ramp, -2, YEARS(5), YEARS(4), YEARS(4), TRAIT_NO_SLIPS },
    { "P", "+2 SDS over 3 years from 4, and back in 3 more", TRACK_WEIGHT, valley, 2, YEARS(3), YEARS(4), YEARS(4), TRAIT_NO_SLIPS },
    { "L-sex", "written down with the other sex", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_WRONG_SEX | TRAIT_NO_SLIPS },
    { "L-date", "one measurement is dated a year out", TRACK_WEIGHT, NULL, 0, 0, 0, 0, TRAIT_WRONG_DATE | TRAIT_NO_SLIPS },
    { NULL, NULL, TRACK_WEIGHT, NULL, 0, 0, 0, 0, 0 },
};
/* clang-format on */

int trajectory_gestation(const trajectory *t)
{
    return t->traits & TRAIT_PRETERM ? WEEKS(30) : GROWTH_GESTATION_DUE;
}

int trajectory_happens(const trajectory *t)
{
    return t->shape || t->traits & TRAIT_STATIC;
}

int trajectory_is_slow(const trajectory *t)
{
    return t->over_days > YEARS(2.5);
}

int trajectory_fits(const trajectory *t, const schedule *on)
{
    return t->from_days + t->over_days <= on->until;
}
