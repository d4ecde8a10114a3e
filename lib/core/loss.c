/* The weight that a finding says was lost: the most of it that the record shows, not what remains
 * between the two ends of a fall.  A child who still gains while it comes down across the centiles,
 * and then loses, weighs at the end perhaps what it weighed at the start. */
#include <math.h>

#include "case.h"
#include "series.h"

/* A difference of less is clothes or a meal: 0.3 kg of 15. */
static const double least_percent = 2;

/* From the heaviest since the start that is trusted; not one that was left out as too high. */
static void from_heaviest(growth__case *c, growth_loss *l)
{
    const double from = l->from_age;

    if (c->n < 2)
        return;
    growth__levels(c);
    for (size_t i = 0; i + 1 < c->n; i++) {
        const growth_occasion *o = &c->o[i];

        if (c->out[i] || o->notes & GROWTH_POINT_DOUBTFUL || !(o->age_days >= from) ||
            o->value <= l->from_value)
            continue;
        l->from_date = o->date;
        l->from_age = o->age_days;
        l->from_value = o->value;
    }
}

static void to_lightest(const growth_series *s, growth_loss *l)
{
    const double from = l->from_age, to = l->to_age;

    for (size_t i = 0; i < s->n_points; i++) {
        const growth_point *p = &s->points[i];
        const double age = growth__point_age(p);

        if (p->notes & GROWTH_POINT_DOUBTFUL || !(age > from && age < to) ||
            p->value >= l->to_value)
            continue;
        l->to_date = p->date;
        l->to_age = age;
        l->to_value = p->value;
    }
}

void growth__tell_loss(growth__case *c, growth_finding *f)
{
    growth_loss l = { f->from_date,  f->to_date,  f->from_age, f->to_age,
                      f->from_value, f->to_value, GROWTH_NAN };

    if (f->measure != GROWTH_WEIGHT || !(f->from_value > 0))
        return;
    if (growth__rule_row((size_t)f->rule)->told == GROWTH__TOLD_FROM_BIRTH)
        to_lightest(c->series, &l);
    else
        from_heaviest(c, &l);
    l.percent = 100 * (l.from_value - l.to_value) / l.from_value;
    if (l.percent > 0 && (f->percent > 0 || l.percent >= least_percent))
        f->loss = l;
}
