/* A child's own track in one measure: entries by age, on one scale of scores that has no steps at
 * the joins of tables. */
#include <math.h>
#include <stdint.h>

#include "age.h"
#include "internal.h"
#include "quality_track.h"
#include "registry.h"
#include "scores.h"
#include "shared.h"

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

static void find_joins(const growth__track *t, growth__joins *joins)
{
    const double first_weeks = 28; /* until then birth curves and the next are one chart */
    const growth_segment *young = NULL;
    growth_sex sex = t->child->sex;

    joins->n = 0;
    for (size_t i = 0; i < t->reference->n_segments; i++) {
        const growth_segment *old = &t->reference->segments[i];
        growth__join *join = &joins->at[joins->n];

        if (!serves(old, t->measure, sex))
            continue;
        if (young && joins->n < GROWTH__JOINS_MAX) {
            join->age = old->from;
            join->shift =
                t->measure == GROWTH_HEIGHT ? posture_step(young->posture, old->posture) : 0;
            join->same = old->from <= first_weeks || young->to != old->from ||
                         growth_segment_lms(young, sex, old->from, &join->young) != GROWTH_OK ||
                         growth_segment_lms(old, sex, old->from, &join->old) != GROWTH_OK ||
                         (join->shift == 0 && join->young.l == join->old.l &&
                          join->young.m == join->old.m && join->young.s == join->old.s);
            joins->n++;
        }
        young = old;
    }
}

static void take_joins(growth__track *t)
{
    t->joins = &t->own_joins;
    if (t->course)
        t->joins = &t->course->joins;
    if (!t->course)
        find_joins(t, &t->own_joins);
    else if (!t->course->has_joins) {
        find_joins(t, &t->course->joins);
        t->course->has_joins = 1;
    }
}

static int segment_number(const growth__track *t, double age)
{
    int number = 0;

    while (number < t->joins->n && age >= t->joins->at[number].age)
        number++;
    return number;
}

/* A value on the other side of a join; one of metres, taken for centimetres, is less than what goes
 * there and stays as it is, or it would have no score and not be looked at. */
static double across(double value, double shift)
{
    return value + shift > value / 2 ? value + shift : value;
}

/* A score of one segment in the frame of another. */
static double carry(const growth__track *t, double sds, int from, int to)
{
    for (; from < to; from++) {
        const growth__join *j = &t->joins->at[from];

        if (!j->same)
            sds = score(&j->old, across(value_of(j->young, sds), j->shift));
    }
    for (; from > to; from--) {
        const growth__join *j = &t->joins->at[from - 1];

        if (!j->same)
            sds = score(&j->young, across(value_of(j->old, sds), -j->shift));
    }
    return sds;
}

/* ---- entries ----------------------------------------------------------------------------------
 */

double growth__track_score(const growth__track *t, const growth__entry *e, double value)
{
    return carry(t, score(&e->lms, value + e->shift), e->segment, t->frame);
}

void growth__track_scores(const growth__track *t, const growth__entry *e, size_t n,
                          const double *values, double *scores)
{
    growth__block b;

    for (size_t i = 0; i < n; i++) {
        b.value[i] = values[i] + e->shift;
        b.l[i] = e->lms.l;
        b.m[i] = e->lms.m;
        b.s[i] = e->lms.s;
    }
    growth__block_score(&b, n);
    for (size_t i = 0; i < n; i++)
        scores[i] = carry(t, beyond_formula(&e->lms, b.value[i], b.sds[i]), e->segment, t->frame);
}

double growth__track_value(const growth__track *t, const growth__entry *e, double sds)
{
    return isnan(e->lms.m) ? GROWTH_NAN
                           : value_of(e->lms, carry(t, sds, t->frame, e->segment)) - e->shift;
}

double growth__track_score_at(const growth__track *t, double age, double value)
{
    growth__day room;
    const growth__day *day =
        growth__day_at(t->course, t->reference, t->measure, t->child->sex, age, &room);

    return day->segment ? carry(t, score(&day->lms, value), segment_number(t, age), t->frame)
                        : GROWTH_NAN;
}

static void look_up(const growth__track *t, growth__entry *e, growth_posture posture)
{
    growth__day room;
    const growth__day *day =
        growth__day_at(t->course, t->reference, t->measure, t->child->sex, e->age, &room);

    e->segment = segment_number(t, e->age);
    e->shift = 0;
    e->slope = GROWTH_NAN;
    e->lms = (growth_lms){ 1, GROWTH_NAN, 1 };
    if (!day->segment)
        return;
    e->lms = day->lms;
    e->slope = 1 / (e->lms.m * e->lms.s);
    if (t->measure != GROWTH_HEIGHT || posture == GROWTH_POSTURE_UNKNOWN ||
        day->segment->posture == GROWTH_POSTURE_UNKNOWN)
        return;
    e->shift =
        posture_step(posture, day->segment->posture) - posture_step(day->segment->posture, posture);
}

/* Whether an entry belongs before another: by age, then by value, then by place in the record, so
 * that the order of the record changes nothing. */
static int before(const growth__entry *a, const growth__entry *b)
{
    if (!growth__same_day(a, b))
        return a->age < b->age;
    return a->value != b->value ? a->value < b->value : a->index < b->index;
}

/* Put the entry that stands behind the last one, or is spare where there is no room, in its place;
 * then the oldest goes.  Most records are in order. */
static void settle(growth__track *t, const growth__entry *e)
{
    size_t i = t->n;
    growth__entry moved;

    if (t->n < GROWTH_QUALITY_ROWS_MAX) {
        t->n++;
        if (i == 0 || !before(e, &t->entries[i - 1]))
            return;
        moved = *e;
        for (; i > 0 && before(&moved, &t->entries[i - 1]); i--)
            t->entries[i] = t->entries[i - 1];
        t->entries[i] = moved;
        return;
    }
    if (before(e, &t->entries[0]))
        return;
    for (i = 1; i < t->n && !before(e, &t->entries[i]); i++)
        t->entries[i - 1] = t->entries[i];
    t->entries[i - 1] = *e;
}

static void collect(growth__track *t, const growth_record *record)
{
    growth__entry spare;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];
        growth__entry *e;
        double age, corrected;

        if (m->measure != t->measure || (m->marks & GROWTH_MARK_DERIVED) || !isfinite(m->value) ||
            growth__age(&record->child, m, &age, &corrected) != GROWTH_OK)
            continue;
        /* cppcheck-suppress uninitvar ; it is written here, not read */
        e = t->n < GROWTH_QUALITY_ROWS_MAX ? &t->entries[t->n] : &spare;
        e->index = i;
        e->value = m->value;
        e->age = isnan(corrected) ? age : corrected;
        e->state = m->marks & GROWTH_MARK_DOUBTFUL ? GROWTH__ENTRY_ASIDE : GROWTH__ENTRY_USED;
        e->square = GROWTH_NAN;
        settle(t, e);
    }
}

/* Score the entries from `first` on, and leave the scores to the series of the same child. */
static void score_block(growth__track *t, size_t first, size_t n, growth__shared *shared)
{
    growth__block b;

    for (size_t i = 0; i < n; i++) {
        const growth__entry *e = &t->entries[first + i];

        b.value[i] = e->value + e->shift;
        b.l[i] = e->lms.l;
        b.m[i] = e->lms.m;
        b.s[i] = e->lms.s;
    }
    growth__block_score(&b, n);
    for (size_t i = 0; i < n; i++) {
        growth__entry *e = &t->entries[first + i];

        e->sds = b.sds[i];
        e->score = beyond_formula(&e->lms, b.value[i], e->sds);
        if (shared && e->index < GROWTH__SCORED)
            shared->scored[e->index] =
                (growth__scored){ t->measure, t->child->sex, e->age, b.value[i], e->sds };
    }
}

/* Carry the scores on the far side of join `number` over it; those that the block does not reach,
 * and those beyond the formula, one by one. */
static void carry_over(growth__track *t, int number, int to_older)
{
    const growth__join *j = &t->joins->at[number];
    size_t at[GROWTH__SCORES], n = 0;
    growth__block b;

    if (j->same)
        return;
    for (size_t i = 0; i < t->n; i++) {
        if (to_older ? t->entries[i].segment <= number : t->entries[i].segment > number) {
            b.value[n] = t->entries[i].score;
            at[n++] = i;
        }
        if (n == 0 || (n < GROWTH__SCORES && i + 1 < t->n))
            continue;
        growth__block_carry(&b, n, to_older ? &j->young : &j->old, to_older ? &j->old : &j->young,
                            1, to_older ? j->shift : -j->shift);
        for (size_t k = 0; k < n; k++)
            t->entries[at[k]].score =
                fabs(b.value[k]) <= formula_ends && fabs(b.sds[k]) <= formula_ends
                    ? b.sds[k]
                    : carry(t, b.value[k], number + !to_older, number + to_older);
        n = 0;
    }
}

void growth__track_build(growth__track *t, const growth_record *record,
                         const growth_reference *reference, growth__shared *shared,
                         growth_measure measure)
{
    t->measure = measure;
    t->child = &record->child;
    t->reference = reference;
    t->course = growth__course_of(shared, measure, record->child.sex);
    t->n = 0;
    t->n_ranked[0] = t->n_ranked[1] = 0;
    t->is_plain = 0;
    t->frame = 0;
    collect(t, record);
    if (!t->n)
        return;
    take_joins(t);
    t->frame = segment_number(t, t->entries[t->n / 2].age);
    for (size_t i = 0; i < t->n; i++)
        look_up(t, &t->entries[i], record->measurements[t->entries[i].index].posture);
    for (size_t i = 0; i < t->n; i += GROWTH__SCORES)
        score_block(t, i, t->n - i < GROWTH__SCORES ? t->n - i : GROWTH__SCORES, shared);
    for (int number = t->entries[0].segment; number < t->frame; number++)
        carry_over(t, number, 1);
    for (int number = t->entries[t->n - 1].segment; number-- > t->frame;)
        carry_over(t, number, 0);
    growth__track_correlate(t);
}

size_t growth__track_next_far(const growth__track *t, size_t i, int direction)
{
    const growth__entry *from = &t->entries[i];

    while (direction < 0 ? i > 0 : i + 1 < t->n) {
        const growth__entry *e = &t->entries[direction < 0 ? --i : ++i];

        if (growth__is_usable(e) && !growth__same_day(e, from))
            return i;
    }
    return SIZE_MAX;
}
