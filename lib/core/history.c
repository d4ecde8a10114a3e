/* Episodes that began before the newest occasion: when each was first met, and falls of the past
 * that have not recovered although no rule of falls is met any more.
 *
 * The rules judge the newest occasion alone.  Here the record is judged again as it stood on its
 * earlier occasions, back to where the episode began: over occasions on which a rule was met, or on
 * which the value still lay below what the fall is measured from.  Entries that data quality doubts
 * today are passed over, so that nothing begins with a slip. */
#include "history.h"

#include <math.h>

#include "internal.h"
#include "series.h"

enum { STILL_SPACES, STILL_DAYS };

/* The strongest that was met at an earlier occasion, of tier `least` or more: 1, or 0. */
static int was_met(const growth__asking *a, growth_measure measure, size_t occasion,
                   growth_tier least, growth_finding *strongest)
{
    growth_series *s = &a->track->series[measure];
    growth_finding found[GROWTH_FINDINGS_MAX];
    growth__stood kept;
    growth__case c;
    size_t n;

    strongest->tier = GROWTH_TIER_NONE;
    growth__series_go_back(s, occasion, &kept);
    n = growth__ask_series(a, measure, least, &c, found, GROWTH_FINDINGS_MAX);
    growth__series_come_back(s, &kept);
    for (size_t i = 0; i < n; i++)
        if (found[i].tier >= least && found[i].tier > strongest->tier)
            *strongest = found[i];
    return strongest->tier != GROWTH_TIER_NONE;
}

/* The level that an earlier finding is measured from, on the newest chart; NaN where there is none.
 */
static double level_of(const growth__case *c, size_t occasion, const growth_finding *f)
{
    return isnan(f->baseline_sds) ? GROWTH_NAN
                                  : growth_series_carry(c->series, f->baseline_sds,
                                                        c->o[occasion].frame, c->last->frame);
}

static double still_spaces(const growth__asking *a)
{
    return a->rules->value[a->asked->unrecovered][STILL_SPACES];
}

/* ---- first met ------------------------------------------------------------------------------- */

static void note_first(growth_finding *f, const growth_finding *met)
{
    f->first_rule = met->rule;
    f->first_date = met->to_date;
    f->first_age = met->to_age;
}

/* A loss in the first weeks stands before the first occasion: asked value by value. */
static void find_first_loss(const growth__asking *a, growth_finding *f)
{
    growth_series *s = &a->track->series[f->measure];
    const size_t n_points = s->n_points, n_occasions = s->n_occasions;
    size_t i = n_occasions ? s->occasions[0].first : n_points - 1;

    for (; i > 0; i--) {
        growth_finding met;
        growth__case c;
        size_t n;

        if (s->points[i - 1].notes & GROWTH_POINT_DOUBTFUL)
            continue;
        s->n_points = i;
        s->n_occasions = 0;
        n = growth__ask_series(a, f->measure, f->tier, &c, &met, 1);
        s->n_points = n_points;
        s->n_occasions = n_occasions;
        if (!n)
            break;
        note_first(f, &met);
    }
}

void growth__find_first(const growth__asking *a, growth_finding *f)
{
    const growth_series *s = &a->track->series[f->measure];
    const growth_tier least = f->tier < GROWTH_TIER_SUSTAINED ? f->tier : GROWTH_TIER_SUSTAINED;
    double level = f->baseline_sds;
    const double *sds;
    growth__case c;
    size_t k = s->n_occasions;

    note_first(f, f);
    growth__case_begin(&c, a->track, s, a->effort);
    sds = k ? growth__levels(&c) : NULL;
    for (k = k ? k - 1 : 0; k > 0; k--) {
        growth_finding met;

        if (c.out[k - 1])
            continue;
        if (was_met(a, f->measure, k - 1, least, &met)) {
            note_first(f, &met);
            level = fmax(level, level_of(&c, k - 1, &met)); /* of a number and NaN the number */
        } else if (!growth__at_least(growth_centile_spaces(level, sds[k - 1]), still_spaces(a))) {
            return;
        }
    }
    if (growth__rule_row((size_t)f->rule)->rule.from < 28)
        find_first_loss(a, f);
}

/* ---- not recovered --------------------------------------------------------------------------- */

static void fill_in(const growth__case *c, size_t at, double level, const growth_finding *met,
                    growth_finding *f)
{
    f->from_date = met->from_date;
    f->from_age = met->from_age;
    f->from_value = met->from_value;
    f->from_sds = met->from_sds;
    f->baseline = met->baseline;
    f->baseline_sds = level;
    f->spaces = growth_centile_spaces(level, c->last->sds);
    f->notes |= (met->notes & (GROWTH_FINDING_LEFT_OUT | GROWTH_FINDING_BRIDGED)) |
                GROWTH_FINDING_CONFIRMED;
    if (c->o[at].frame != c->last->frame)
        f->notes |= GROWTH_FINDING_BRIDGED;
    f->span_days = (unsigned)(c->last->age_days - c->o[at].age_days);
}

int growth__find_unrecovered(const growth__asking *a, growth__case *c, growth_finding *f)
{
    const size_t rule = (size_t)a->asked->unrecovered;
    const double spaces = still_spaces(a), days = a->rules->value[rule][STILL_DAYS];
    double high[GROWTH_SERIES_OCCASIONS], best;
    const double *sds;
    size_t since = 0;

    if (c->n < 3)
        return 0;
    sds = growth__levels(c);
    high[0] = -INFINITY;
    for (size_t k = 1; k < c->n; k++)
        high[k] = fmax(high[k - 1], sds[k - 1]);
    best = sds[c->n - 1];
    for (size_t k = c->n - 1; k-- > 1;) {
        growth_finding met;
        double level;

        if (c->last->age_days - c->o[k].age_days > days)
            return 0;
        if (c->out[k])
            continue;
        best = fmax(best, sds[k]);
        since++;
        /* The cheap bound: no level lies above all that was measured before. */
        if (c->effort == GROWTH_EFFORT_BOUNDED &&
            !growth__at_least(growth_centile_spaces(high[k], best), spaces))
            return 0;
        if (!was_met(a, c->series->measure, k, GROWTH_TIER_SUSTAINED, &met))
            continue;
        level = level_of(c, k, &met);
        if (!growth__at_least(growth_centile_spaces(level, best), spaces))
            return 0;
        *f = growth__blank_finding(c, rule);
        fill_in(c, k, level, &met, f);
        /* One value may have been enough then; that it lasts is shown by two since. */
        f->tier =
            met.tier == GROWTH_TIER_URGENT && since < 2 ? GROWTH_TIER_WATCH : GROWTH_TIER_SUSTAINED;
        return 1;
    }
    return 0;
}
