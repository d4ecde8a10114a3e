/* Rules of kilograms, whatever the centile: the birth weight that is not regained, and no gain at
 * all. */
#include <math.h>

#include "case.h"
#include "internal.h"
#include "series.h"

/* ---- the first weeks ------------------------------------------------------------------------- */

enum { LOSS_PERCENT, LOSS_BACK_DAYS, LOSS_URGENT, LOSS_LATE };

/* Kilograms are compared with kilograms, so a child born before term has one too; of its loss in
 * the first days, larger than at term and seen by those who care for it, nothing is asked. */
static const growth_point *birth_weight(const growth_series *s, const growth_point *newest,
                                        double back_days)
{
    if (s->has_birth)
        return &s->birth;
    return growth__point_age(newest) >= back_days ? growth__birth_point(s) : NULL;
}

/* Of a birth weight so much is not lost by scales, clothes or a meal: it is repeated now. */
growth_tier growth__ask_early_loss(growth__case *c, growth_finding *f)
{
    const growth_series *s = c->series;
    const growth_point *p = growth__newest(s), *birth = birth_weight(s, p, c->p[LOSS_BACK_DAYS]);
    double loss;
    int late;

    if (!birth || s->n_points < 2)
        return GROWTH_TIER_NONE;
    loss = 100 * (birth->value - p->value) / birth->value;
    late = growth__point_age(p) >= c->p[LOSS_BACK_DAYS] && p->value < birth->value;
    if (!late && !growth__more_than(loss, c->p[LOSS_PERCENT]))
        return GROWTH_TIER_NONE;
    f->from_date = birth->date;
    f->from_age = growth__point_age(birth);
    f->from_value = birth->value;
    f->from_sds = f->baseline_sds = birth->sds;
    f->baseline = GROWTH_BASELINE_BIRTH;
    f->to_date = p->date;
    f->to_age = growth__point_age(p);
    f->to_value = p->value;
    f->to_sds = p->sds;
    f->percent = loss;
    return growth__at_least(loss, c->p[late ? LOSS_LATE : LOSS_URGENT]) ? GROWTH_TIER_URGENT
                                                                        : GROWTH_TIER_CONCERN;
}

/* ---- no gain --------------------------------------------------------------------------------- */

enum { STATIC_DAYS, STATIC_MOST_DAYS };

/* The last occasion that long ago was no lighter, or two of those before it were not: one alone may
 * have been weighed in its clothes.  An episode is told from the oldest: growth__tell_no_gain(). */
growth_tier growth__ask_static_weight(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    size_t asked = 0, lighter = 0, from = c->n;

    for (size_t i = c->n - 1; i-- > 0;) {
        const double days = c->last->age_days - c->o[i].age_days;

        if (days > c->p[STATIC_MOST_DAYS] || (from < c->n && asked == lighter + 2))
            break;
        if (days < c->p[STATIC_DAYS] || c->out[i] || sds[i] > GROWTH__SDS_POSSIBLE)
            continue;
        asked++;
        if (growth__more_than(c->last->value, c->o[i].value))
            lighter++;
        else if (from == c->n)
            from = i;
        if (lighter == 0)
            break;
    }
    if (from == c->n || (lighter > 0 && asked < lighter + 2))
        return GROWTH_TIER_NONE;
    growth__from_occasion(c, f, from, GROWTH_BASELINE_EARLIER);
    f->span_days = (unsigned)(c->last->age_days - c->o[from].age_days);
    return GROWTH_TIER_WATCH;
}

/* The oldest weight that none since exceeded: of those that the rule compares with, and of older
 * ones for as long as each is no lighter than what follows. */
void growth__tell_no_gain(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    double most = c->last->value;
    size_t from = c->n;

    for (size_t i = c->n - 1; i-- > 0;) {
        if (c->out[i] || sds[i] > GROWTH__SDS_POSSIBLE)
            continue;
        if (!growth__more_than(most, c->o[i].value))
            from = i, most = c->o[i].value;
        else if (c->last->age_days - c->o[i].age_days > c->p[STATIC_MOST_DAYS])
            break;
    }
    if (from == c->n || c->o[from].age_days > f->from_age)
        return;
    growth__from_occasion(c, f, from, GROWTH_BASELINE_EARLIER);
    f->span_days = (unsigned)(c->last->age_days - c->o[from].age_days);
}
