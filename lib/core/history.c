/* Episodes that began before the newest occasion: when each was first met, and falls of the past
 * that have not recovered although no rule of falls is met any more.
 *
 * The rules judge the newest occasion alone.  Here the record is judged again as it stood on its
 * earlier occasions, back to where the episode began: over occasions on which a rule was met, or on
 * which the value still lay below what the fall is measured from.  Entries that data quality doubts
 * today are passed over, so that nothing begins with a slip. */
#include "history.h"

#include <assert.h>
#include <math.h>

#include "internal.h"
#include "series.h"

enum { STILL_SPACES, STILL_DAYS };

/* What was met when the newest value was number `n_points` of an occasion: how many findings, of
 * any tier.  Rules that cannot give `least` are not asked. */
static size_t all_met(const growth__asking *a, growth_measure measure, size_t occasion,
                      size_t n_points, growth_tier least, growth_finding *found)
{
    growth_series *s = &a->track->series[measure];
    growth__stood kept;
    growth__asked_case q;
    size_t n;

    growth__series_go_back(s, occasion, n_points, &kept);
    growth__ask_begin(a, measure, &q);
    n = growth__ask_series(a, &q, least, found, GROWTH_FINDINGS_MAX);
    growth__series_come_back(s, &kept);
    return n;
}

/* What was met at an earlier occasion, of tier `least` or more: 1, or 0.  The rule `own` where it
 * was (or -1: any), else the strongest.  It is noted confirmed where any of them was. */
static int was_met(const growth__asking *a, growth_measure measure, size_t occasion,
                   growth_tier least, int own, growth_finding *met)
{
    growth_series *s = &a->track->series[measure];
    growth_finding found[GROWTH_FINDINGS_MAX];
    growth__stood kept;
    growth__asked_case q;
    unsigned confirmed = 0;
    size_t n = 0;
    int is_own;

    growth__series_go_back(s, occasion, s->occasions[occasion].n, &kept);
    growth__ask_begin(a, measure, &q);
    is_own = own >= 0 && growth__ask_rule(a, &q, (size_t)own, met) && met->tier >= least;
    if (!is_own)
        n = growth__ask_series(a, &q, least, found, GROWTH_FINDINGS_MAX);
    growth__series_come_back(s, &kept);
    if (is_own)
        return 1;
    met->tier = GROWTH_TIER_NONE;
    for (size_t i = 0; i < n; i++) {
        if (found[i].tier < least)
            continue;
        confirmed |= found[i].notes & GROWTH_FINDING_CONFIRMED;
        if (found[i].tier > met->tier)
            *met = found[i];
    }
    if (met->tier == GROWTH_TIER_NONE)
        return 0;
    met->notes |= confirmed;
    return 1;
}

/* The level that an earlier finding is measured from, on the newest chart; NaN where there is none.
 */
static double level_of(const growth__case *c, size_t occasion, const growth_finding *f)
{
    return isnan(f->baseline_sds) ? GROWTH_NAN
                                  : growth_series_carry(c->series, f->baseline_sds,
                                                        c->o[occasion].frame, c->last->frame);
}

/* ---- falls of before ------------------------------------------------------------------------- */

/* Whether value number `n` of an occasion is one to compare with. */
static int is_of_run(const growth__case *c, size_t occasion, size_t n)
{
    return !c->out[occasion] &&
           !(c->series->points[c->o[occasion].first + n - 1].notes & GROWTH_POINT_DOUBTFUL);
}

/* The first point of the day of the newest value that is used: whatever else stands for that day is
 * no value to compare it with. */
static size_t newest_day(const growth_series *s)
{
    size_t first = (size_t)(growth__newest(s) - s->points);

    while (first > 0 &&
           growth__point_age(&s->points[first - 1]) == growth__point_age(&s->points[first]))
        first--;
    return first;
}

/* The first point of the values each of which is lower than the one before, up to the newest: as
 * long as that lasts a fall goes on. */
static size_t run_begins(const growth__case *c)
{
    const growth_series *s = c->series;
    const size_t newest = newest_day(s);
    size_t begins = newest;
    double next = c->last->sds;

    for (size_t i = c->n; i-- > 0;)
        for (size_t n = c->o[i].n; n > 0; n--) {
            const size_t index = c->o[i].first + n - 1;
            const growth_point *p = &s->points[index];
            double sds;

            if (index >= newest || !is_of_run(c, i, n))
                continue;
            sds = c->o[i].n == 1 ? c->sds[i]
                                 : growth_series_carry(s, p->sds, p->frame, c->last->frame);
            if (!growth__more_than(sds, next))
                return begins;
            next = sds;
            begins = index;
        }
    return begins;
}

/* On the way back from the newest occasion. */
typedef struct way_back {
    const growth__asking *a;
    const growth__case *c;
    size_t at;                            /* the occasion come to */
    int ended;                            /* 1: at that one it was not met any more */
    double best;                          /* the highest value from there on */
    double since;                         /* age that time is counted back from */
    double high[GROWTH_SERIES_OCCASIONS]; /* the highest before each */
} way_back;

static void begin_way(way_back *w, const growth__asking *a, const growth__case *c)
{
    assert(c->n > 0 && c->n <= GROWTH_SERIES_OCCASIONS);
    w->a = a;
    w->c = c;
    w->at = c->n - 1;
    w->ended = 0;
    w->best = c->sds[c->n - 1];
    w->since = growth__point_age(&c->series->points[run_begins(c)]);
    w->high[0] = -INFINITY;
    for (size_t k = 1; k < c->n; k++)
        w->high[k] = c->sds[k - 1] > w->high[k - 1] ? c->sds[k - 1] : w->high[k - 1];
}

/* One occasion further back: 0 where it is passed over. */
static int step_back(way_back *w)
{
    const double sds = w->c->sds[--w->at];

    if (w->c->out[w->at])
        return 0;
    w->best = sds > w->best ? sds : w->best;
    return 1;
}

/* What a fall at an occasion can be measured from is not above this: the two before it, what the
 * rules reach back to, the last that is not left out before the two, and the level of years ago. */
static double highest_level(const way_back *w)
{
    const growth__case *c = w->c;
    const double from = growth__since(c, w->at - 1, c->o[w->at - 1].age_days,
                                      w->a->asked->reach[c->series->measure]);
    double high = -INFINITY;

    for (size_t i = w->at; i-- > 0 && (i + 2 >= w->at || c->o[i].age_days >= from);)
        high = c->sds[i] > high ? c->sds[i] : high;
    if (w->a->asked->slow >= 0)
        high = fmax(high,
                    growth__old_level(c, w->at - 1, w->a->rules->value[w->a->asked->slow], NULL));
    return high;
}

/* Whether two occasions at least were as high before: what never came back to a single high value
 * was not on its level. */
static int is_borne_out(const way_back *w, double least)
{
    size_t n = 0;

    for (size_t i = 0; i < w->at; i++)
        n += w->c->sds[i] - w->best >= least;
    return n >= 2;
}

/* What a score must at least lie below where a fall began, for that not to be recovered. */
static double least_fall(const growth__asking *a)
{
    return a->rules->value[a->asked->unrecovered][STILL_SPACES] * GROWTH_CENTILE_SPACE - 1e-6;
}

/* Back to the next occasion of the last `days` at which an urgent or sustained fall was met that
 * nothing has recovered from since: 1, what was met, and its level on the newest chart; or 0. */
static int find_before(way_back *w, double days, growth_finding *met, double *level)
{
    const growth__case *c = w->c;
    const double spaces = w->a->rules->value[w->a->asked->unrecovered][STILL_SPACES],
                 least = least_fall(w->a);

    while (w->at > 1) {
        if (!step_back(w))
            continue;
        if (w->since - c->o[w->at].age_days > days)
            return 0;
        /* The cheap bounds: a fall is from what was measured before it, and not long before. */
        if (c->effort == GROWTH_EFFORT_BOUNDED && w->high[w->at] - w->best < least)
            return 0;
        if (c->effort == GROWTH_EFFORT_BOUNDED && highest_level(w) - w->best < least)
            continue;
        if (!was_met(w->a, c->series->measure, w->at, GROWTH_TIER_SUSTAINED, -1, met))
            continue;
        *level = level_of(c, w->at, met);
        if (*level <= GROWTH__SDS_POSSIBLE &&
            growth__at_least(growth_centile_spaces(*level, w->best), spaces) &&
            is_borne_out(w, least))
            return 1;
    }
    return 0;
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
        growth__asked_case q;
        growth_finding met;
        int is_met;

        if (s->points[i - 1].notes & GROWTH_POINT_DOUBTFUL)
            continue;
        s->n_points = i;
        s->n_occasions = 0;
        growth__ask_begin(a, f->measure, &q);
        is_met = growth__ask_rule(a, &q, (size_t)f->rule, &met);
        s->n_points = n_points;
        s->n_occasions = n_occasions;
        if (!is_met)
            break;
        note_first(f, &met);
    }
}

/* Whether the fall went on to the occasion come to: each value down to it lower than the one
 * before, at one of which it was met. */
static int went_on(const way_back *w, growth_measure measure, growth_tier least, int own)
{
    const growth__case *c = w->c;
    size_t at = w->at, before;
    growth_finding met;

    while ((before = growth__before(c, at)) < c->n &&
           growth__more_than(c->sds[before], c->sds[at])) {
        at = before;
        if (was_met(w->a, measure, at, least, own, &met))
            return 1;
    }
    return 0;
}

/* Back over the occasions at which it was met, or the value still lay below, or it went on. */
static unsigned follow(way_back *w, growth_tier least, growth_finding *f)
{
    const int own = f->rule == w->a->asked->unrecovered ? -1 : f->rule;
    const double spaces = w->a->rules->value[w->a->asked->unrecovered][STILL_SPACES];
    double level = f->baseline_sds;
    unsigned notes = f->notes;

    while (w->at > 0 && !w->ended) {
        growth_finding met;

        if (!step_back(w))
            continue;
        if (was_met(w->a, f->measure, w->at, least, own, &met)) {
            note_first(f, &met);
            notes |= met.notes;
            level = fmax(level, level_of(w->c, w->at, &met)); /* of a number and NaN the number */
        } else {
            w->ended = !growth__at_least(growth_centile_spaces(level, w->c->sds[w->at]), spaces) &&
                       !went_on(w, f->measure, least, own);
        }
    }
    return notes;
}

/* The same, of an episode that was met at occasion number `at` already. */
static unsigned first_before(const growth__asking *a, size_t at, growth_finding *f)
{
    const growth_series *s = &a->track->series[f->measure];
    const growth_tier least = f->tier < GROWTH_TIER_SUSTAINED ? f->tier : GROWTH_TIER_SUSTAINED;
    growth_finding met;
    growth__case c;
    unsigned notes = f->notes;
    double level;
    way_back w;

    if (s->n_occasions) {
        growth__case_begin(&c, a->track, s, a->effort);
        growth__levels(&c);
        begin_way(&w, a, &c);
        w.at = at;
        w.best = fmax(w.best, c.sds[at]);
        notes |= follow(&w, least, f);
        while (f->tier >= GROWTH_TIER_SUSTAINED && find_before(&w, INFINITY, &met, &level)) {
            note_first(f, &met);
            notes |= met.notes;
        }
        if (w.ended || w.at > 0)
            return notes;
    }
    if (growth__rule_row((size_t)f->rule)->rule.from < 28)
        find_first_loss(a, f);
    return notes;
}

unsigned growth__find_first(const growth__asking *a, growth_finding *f)
{
    const size_t n = a->track->series[f->measure].n_occasions;

    note_first(f, f);
    return first_before(a, n ? n - 1 : 0, f);
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
    f->notes |= met->notes & (GROWTH_FINDING_LEFT_OUT | GROWTH_FINDING_BRIDGED);
    if (c->o[at].frame != c->last->frame)
        f->notes |= GROWTH_FINDING_BRIDGED;
    f->span_days = (unsigned)(c->last->age_days - c->o[at].age_days);
}

/* The highest score of the occasions before number `end`. */
static double highest_before(const growth__case *c, size_t end)
{
    double high = -INFINITY;

    for (size_t i = 0; i < end; i++)
        high = c->sds[i] > high ? c->sds[i] : high;
    return high;
}

int growth__find_unrecovered(const growth__asking *a, growth__asked_case *q, growth_finding *f)
{
    growth__case *c = &q->c;
    growth_finding met;
    double level;
    way_back w;

    if (c->n < 3)
        return 0;
    growth__levels(c);
    /* The cheap bound: who never was that much above the newest value did not fall by it. */
    if (c->effort == GROWTH_EFFORT_BOUNDED &&
        highest_before(c, c->n - 1) - c->sds[c->n - 1] < least_fall(a))
        return 0;
    begin_way(&w, a, c);
    if (!find_before(&w, a->rules->value[a->asked->unrecovered][STILL_DAYS], &met, &level))
        return 0;
    *f = q->blank;
    f->rule = a->asked->unrecovered;
    f->tier = GROWTH_TIER_SUSTAINED;
    fill_in(c, w.at, level, &met, f);
    /* One value was enough to say "repeat it now"; that it lasts takes a rule of two. */
    if (growth__find_first(a, f) & GROWTH_FINDING_CONFIRMED)
        f->notes |= GROWTH_FINDING_CONFIRMED;
    else
        f->tier = GROWTH_TIER_WATCH;
    return 1;
}

/* ---- going on -------------------------------------------------------------------------------- */

/* The strongest fall called more than `strongest` when the newest value was number `n_points` of an
 * occasion. */
static int was_fall(const growth__asking *a, const growth__case *c, size_t occasion,
                    size_t n_points, growth_tier strongest, growth_finding *met)
{
    growth_finding found[GROWTH_FINDINGS_MAX];
    const size_t n =
        all_met(a, c->series->measure, occasion, n_points, (growth_tier)(strongest + 1), found);

    met->tier = strongest;
    for (size_t i = 0; i < n; i++)
        if (found[i].tier > met->tier && found[i].spaces > 0 &&
            found[i].baseline != GROWTH_BASELINE_PARENTS)
            *met = found[i];
    return met->tier > strongest;
}

/* The cheap bound: where every value before was lower, birth too, none fell to an occasion.  Scores
 * keep their order when they are carried, but for what no table reaches. */
static int cannot_have_fallen(const growth__case *c, size_t occasion)
{
    const growth_series *s = c->series;
    const double sds = c->sds[occasion] - 1e-6;

    if (c->effort != GROWTH_EFFORT_BOUNDED || c->o[occasion].n > 1 ||
        !(fabs(sds) < GROWTH__SDS_POSSIBLE))
        return 0;
    for (size_t i = 0; i < occasion; i++)
        if (!(c->sds[i] < sds && c->sds[i] > -GROWTH__SDS_POSSIBLE))
            return 0;
    return !s->has_birth ||
           growth_series_carry(s, s->birth.sds, s->birth.frame, c->last->frame) < sds;
}

/* Back over the values of that run. */
static int find_run(const growth__asking *a, const growth__case *c, growth_tier strongest,
                    size_t *at, growth_finding *met)
{
    const size_t from = run_begins(c), newest = newest_day(c->series);
    growth_finding then;
    int found = 0;

    for (size_t i = c->n; i-- > 0 && c->o[i].first + c->o[i].n > from;)
        for (size_t n = c->o[i].n; n > 0 && c->o[i].first + n > from; n--)
            if (strongest < GROWTH_TIER_URGENT && c->o[i].first + n - 1 < newest &&
                is_of_run(c, i, n) && !cannot_have_fallen(c, i) &&
                was_fall(a, c, i, n, strongest, &then)) {
                *met = then, *at = i, found = 1;
                strongest = then.tier;
            }
    return found;
}

int growth__find_going_on(const growth__asking *a, growth__asked_case *q, growth_tier strongest,
                          growth_finding *f)
{
    growth__case *c = &q->c;
    growth_finding met;
    size_t at = 0;

    if (c->n == 0 || strongest >= GROWTH_TIER_URGENT)
        return 0;
    growth__levels(c);
    if (!find_run(a, c, strongest, &at, &met))
        return 0;
    *f = q->blank;
    f->rule = a->asked->unrecovered;
    f->tier = met.tier;
    fill_in(c, at, level_of(c, at, &met), &met, f);
    if (at + 1 < c->n) /* lower still: no longer one value */
        f->notes |= GROWTH_FINDING_CONFIRMED;
    note_first(f, &met);
    (void)first_before(a, at, f);
    return 1;
}
