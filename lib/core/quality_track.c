/* A child's own track in one measure: entries by age, on one scale of scores that has no steps at
 * the joins of tables. */
#include <math.h>
#include <stdint.h>

#include "internal.h"
#include "quality_track.h"
#include "registry.h"

/* ---- the scale --------------------------------------------------------------------------------
 */

/* Beyond +-3 SDS a score goes on in step with the logarithm of the value.  The LMS formula with a
 * negative L hardly moves any more there: 30 and 300 kg at 10 years are 1.7 SDS apart. */
static const double formula_ends = 3;

static double formula(const growth_lms *lms, double value)
{
    double sds;

    return value > 0 && growth__lms_sds(lms, value, &sds) == GROWTH_OK ? sds : GROWTH_NAN;
}

static double beyond_formula(const growth_lms *lms, double value, double sds)
{
    double end;

    if (isnan(sds) || fabs(sds) <= formula_ends ||
        growth_lms_value(*lms, copysign(formula_ends, sds), &end) != GROWTH_OK)
        return sds;
    return copysign(formula_ends, sds) + log(value / end) / lms->s;
}

static double score(const growth_lms *lms, double value)
{
    return beyond_formula(lms, value, formula(lms, value));
}

static double value_of(growth_lms lms, double sds)
{
    double inside = fmax(-formula_ends, fmin(formula_ends, sds)), value;

    if (growth_lms_value(lms, inside, &value) != GROWTH_OK)
        return GROWTH_NAN;
    return sds == inside ? value : value * exp((sds - inside) * lms.s);
}

/* ---- joins ------------------------------------------------------------------------------------
 */

/* Lying children measure this much more (WHO Multicentre Growth Reference Study, 2006). */
static const double lying_more = 0.7;

static double posture_step(growth_posture young, growth_posture old)
{
    return young == GROWTH_LYING && old == GROWTH_STANDING ? -lying_more : 0;
}

static int serves(const growth_segment *s, growth_measure measure, growth_sex sex)
{
    return s->measure == measure && s->births == GROWTH__ALL_BIRTHS && (s->sexes >> sex & 1);
}

static void find_joins(growth__track *t)
{
    const double first_weeks = 28; /* until then birth curves and the next are one chart */
    const growth_segment *young = NULL;
    growth_sex sex = t->child->sex;

    t->n_joins = 0;
    for (size_t i = 0; i < t->reference->n_segments; i++) {
        const growth_segment *old = &t->reference->segments[i];
        growth__join *join = &t->joins[t->n_joins];

        if (!serves(old, t->measure, sex))
            continue;
        if (young && t->n_joins < GROWTH__JOINS_MAX) {
            join->age = old->from;
            join->shift =
                t->measure == GROWTH_HEIGHT ? posture_step(young->posture, old->posture) : 0;
            join->same = old->from <= first_weeks || young->to != old->from ||
                         growth_segment_lms(young, sex, old->from, &join->young) != GROWTH_OK ||
                         growth_segment_lms(old, sex, old->from, &join->old) != GROWTH_OK ||
                         (join->shift == 0 && join->young.l == join->old.l &&
                          join->young.m == join->old.m && join->young.s == join->old.s);
            t->n_joins++;
        }
        young = old;
    }
}

static int segment_number(const growth__track *t, double age)
{
    int number = 0;

    while (number < t->n_joins && age >= t->joins[number].age)
        number++;
    return number;
}

/* A score of one segment in the frame of another. */
static double carry(const growth__track *t, double sds, int from, int to)
{
    for (; from < to; from++) {
        const growth__join *j = &t->joins[from];

        if (!j->same)
            sds = score(&j->old, value_of(j->young, sds) + j->shift);
    }
    for (; from > to; from--) {
        const growth__join *j = &t->joins[from - 1];

        if (!j->same)
            sds = score(&j->young, value_of(j->old, sds) - j->shift);
    }
    return sds;
}

/* ---- entries ----------------------------------------------------------------------------------
 */

int growth__same_day(const growth__entry *a, const growth__entry *b)
{
    return fabs(a->age - b->age) < 0.5;
}

double growth__track_score(const growth__track *t, const growth__entry *e, double value)
{
    return carry(t, score(&e->lms, value + e->shift), e->segment, t->frame);
}

double growth__track_value(const growth__track *t, const growth__entry *e, double sds)
{
    return isnan(e->lms.m) ? GROWTH_NAN
                           : value_of(e->lms, carry(t, sds, t->frame, e->segment)) - e->shift;
}

static const growth_segment *segment_at(const growth__track *t, double age)
{
    const growth_segment *segment = NULL;

    if (growth__segment_find(t->reference, t->measure, t->child->sex, age, GROWTH__ALL_BIRTHS,
                             &segment, NULL) != GROWTH_OK)
        return NULL;
    return segment;
}

double growth__track_score_at(const growth__track *t, double age, double value)
{
    const growth_segment *segment = segment_at(t, age);
    growth_lms lms;

    if (!segment || growth_segment_lms(segment, t->child->sex, age, &lms) != GROWTH_OK)
        return GROWTH_NAN;
    return carry(t, score(&lms, value), segment_number(t, age), t->frame);
}

static void look_up(const growth__track *t, growth__entry *e, growth_posture posture)
{
    const growth_segment *segment = segment_at(t, e->age);

    e->segment = segment_number(t, e->age);
    e->shift = 0;
    e->slope = GROWTH_NAN;
    if (!segment || growth_segment_lms(segment, t->child->sex, e->age, &e->lms) != GROWTH_OK) {
        e->lms.m = GROWTH_NAN;
        return;
    }
    e->slope = 1 / (e->lms.m * e->lms.s);
    if (t->measure != GROWTH_HEIGHT || posture == GROWTH_POSTURE_UNKNOWN ||
        segment->posture == GROWTH_POSTURE_UNKNOWN)
        return;
    e->shift = posture_step(posture, segment->posture) - posture_step(segment->posture, posture);
}

/* Whether an entry belongs before another: by age, then by value, then by place in the record, so
 * that the order of the record changes nothing. */
static int before(const growth__entry *a, const growth__entry *b)
{
    if (!growth__same_day(a, b))
        return a->age < b->age;
    return a->value != b->value ? a->value < b->value : a->index < b->index;
}

/* Put an entry in its place; where there is no room, the oldest goes. */
static void insert(growth__track *t, const growth__entry *e)
{
    size_t i = t->n;

    if (t->n == GROWTH_QUALITY_ROWS_MAX) {
        if (before(e, &t->entries[0]))
            return;
        for (i = 1; i < t->n && !before(e, &t->entries[i]); i++)
            t->entries[i - 1] = t->entries[i];
        t->entries[i - 1] = *e;
        return;
    }
    for (; i > 0 && before(e, &t->entries[i - 1]); i--)
        t->entries[i] = t->entries[i - 1];
    t->entries[i] = *e;
    t->n++;
}

void growth__track_build(growth__track *t, const growth_record *record,
                         const growth_reference *reference, growth_measure measure)
{
    t->measure = measure;
    t->child = &record->child;
    t->reference = reference;
    t->n = 0;
    t->n_ranked[0] = t->n_ranked[1] = 0;
    t->frame = 0;
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];
        growth__entry e = { .index = i, .value = m->value };
        double age, corrected;

        if (m->measure != measure || (m->marks & GROWTH_MARK_DERIVED) || !isfinite(m->value) ||
            growth_measurement_age(&record->child, m, &age, &corrected) != GROWTH_OK)
            continue;
        e.age = isnan(corrected) ? age : corrected;
        insert(t, &e);
    }
    if (!t->n)
        return;
    find_joins(t);
    t->frame = segment_number(t, t->entries[t->n / 2].age);
    for (size_t i = 0; i < t->n; i++) {
        growth__entry *e = &t->entries[i];

        look_up(t, e, record->measurements[e->index].posture);
        e->square = GROWTH_NAN;
        e->sds = formula(&e->lms, e->value + e->shift);
        e->score =
            carry(t, beyond_formula(&e->lms, e->value + e->shift, e->sds), e->segment, t->frame);
    }
    growth__track_correlate(t);
}
