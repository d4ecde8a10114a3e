/* A child's own track in one measure: entries by age, on one scale of scores that has no steps at
 * the joins of tables, and the value that the neighbours of an entry lead to expect. */
#include <math.h>
#include <stdint.h>

#include <growth/thrive.h>

#include "internal.h"
#include "quality_track.h"
#include "registry.h"

/* ---- the scale --------------------------------------------------------------------------------
 */

/* Beyond +-3 SDS a score goes on in step with the logarithm of the value.  The LMS formula with a
 * negative L hardly moves any more there: 30 and 300 kg at 10 years are 1.7 SDS apart. */
static const double formula_ends = 3;

static double score(growth_lms lms, double value)
{
    double sds, end;

    if (!(value > 0) || isnan(lms.m) || growth_lms_sds(lms, value, &sds) != GROWTH_OK)
        return GROWTH_NAN;
    if (fabs(sds) <= formula_ends)
        return sds;
    if (growth_lms_value(lms, copysign(formula_ends, sds), &end) != GROWTH_OK)
        return sds;
    return copysign(formula_ends, sds) + log(value / end) / lms.s;
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
                         growth_segment_lms(old, sex, old->from, &join->old) != GROWTH_OK;
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
            sds = score(j->old, value_of(j->young, sds) + j->shift);
    }
    for (; from > to; from--) {
        const growth__join *j = &t->joins[from - 1];

        if (!j->same)
            sds = score(j->young, value_of(j->old, sds) - j->shift);
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
    return carry(t, score(e->lms, value + e->shift), e->segment, t->frame);
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
    return carry(t, score(lms, value), segment_number(t, age), t->frame);
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
        e->score = growth__track_score(t, e, e->value);
    }
}

size_t growth__track_next(const growth__track *t, size_t i, int direction)
{
    const growth__entry *from = &t->entries[i];

    while (direction < 0 ? i > 0 : i + 1 < t->n) {
        const growth__entry *e = &t->entries[direction < 0 ? --i : ++i];

        if (e->state == GROWTH__ENTRY_USED && !isnan(e->score) && !growth__same_day(e, from))
            return i;
    }
    return SIZE_MAX;
}

/* ---- expectation ------------------------------------------------------------------------------
 */

/* Infants are measured by other people with other tools than older children, so that the scatter of
 * a record is its own on either side of 2 years. */
static int is_older(double age)
{
    return age >= 2 * GROWTH_DAYS_PER_YEAR;
}

/* Standard deviation of one measurement of an unchanged child: weight 0.1 kg and 1 % (clothes,
 * meals, scales); length 0.7 cm, height 0.5 cm, head 0.4 cm (observer and position: WHO Multicentre
 * Growth Reference Study, Acta Paediatr Suppl 2006;450:38-46, widened for routine practice). */
static double measuring_error(growth_measure measure, double age, double slope)
{
    if (measure == GROWTH_WEIGHT)
        return 0.1 * slope + 0.01 / 0.12; /* 1 % of a weight, whose S is about 0.12 */
    return (measure == GROWTH_HEAD ? 0.4 : is_older(age) ? 0.5 : 0.7) * slope;
}

/* Variance a score has beside what the kernel has already (its share that does not track, n, is
 * mostly measuring), and in the first four weeks, which no kernel covers, loss and regain of weight
 * and what is left of the birth. */
static double variance(const growth__track *t, const growth_kernel *kernel, double age,
                       double slope)
{
    const double four_weeks = 28, unsettled = 0.4;
    double error = measuring_error(t->measure, age, slope);

    return fmax(0, error * error - kernel->n) + (age < four_weeks ? unsettled * unsettled : 0);
}

/* Cholesky in place, then the two triangles for `b`.  Sizes up to 2 GROWTH__NEIGHBOURS. */
enum { SIDE = 2 * GROWTH__NEIGHBOURS };

static int solve(double a[SIDE][SIDE], double *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = a[i][j];

            for (size_t k = 0; k < j; k++)
                sum -= a[i][k] * a[j][k];
            if (i == j && !(sum > 0))
                return 0;
            a[i][j] = i == j ? sqrt(sum) : sum / a[j][j];
        }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++)
            b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (size_t i = n; i-- > 0;) {
        for (size_t k = i + 1; k < n; k++)
            b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return 1;
}

/* How many entries to look at before and after. */
typedef struct reach {
    size_t before, after;
} reach;

/* The nearest entries in use on either side of an age. */
static size_t gather(const growth__track *t, size_t except, double age, reach r, size_t *found,
                     growth__expected *e)
{
    size_t n = 0, from = 0;

    if (except < t->n && fabs(t->entries[except].age - age) < 0.5)
        from = except;
    else
        while (from < t->n && t->entries[from].age < age)
            from++;
    e->before = e->after = 0;
    for (size_t i = from; i-- > 0 && e->before < r.before;)
        if (i != except && t->entries[i].state == GROWTH__ENTRY_USED &&
            !isnan(t->entries[i].score) && age - t->entries[i].age >= 0.5) {
            found[n++] = i;
            e->before++;
        }
    for (size_t i = from; i < t->n && e->after < r.after; i++)
        if (i != except && t->entries[i].state == GROWTH__ENTRY_USED &&
            !isnan(t->entries[i].score) && t->entries[i].age - age >= 0.5) {
            found[n++] = i;
            e->after++;
        }
    return n;
}

static growth__expected expect(const growth__track *t, size_t except, double age, double slope,
                               reach r)
{
    growth__expected e = { 0, 1, 0, 0 };
    double a[SIDE][SIDE], weights[SIDE], with[SIDE], youngest = age;
    size_t found[SIDE], n = gather(t, except, age, r, found, &e);
    const growth_kernel *kernel;
    double explained = 0;

    for (size_t i = 0; i < n; i++)
        youngest = fmin(youngest, t->entries[found[i]].age);
    /* One kernel for all of a system keeps it positive definite.  Heads have none; they keep to
     * their centile at least as well as lengths do. */
    kernel = growth_kernel_for(t->measure == GROWTH_HEAD ? GROWTH_HEIGHT : t->measure, youngest);
    for (size_t i = 0; i < n; i++) {
        const growth__entry *x = &t->entries[found[i]];

        for (size_t j = 0; j < i; j++)
            a[i][j] = growth_kernel_correlation(kernel, x->age, t->entries[found[j]].age);
        a[i][i] = 1 + variance(t, kernel, x->age, x->slope);
        with[i] = weights[i] = growth_kernel_correlation(kernel, x->age, age);
    }
    e.sd = 1 + variance(t, kernel, age, slope);
    if (n && solve(a, weights, n)) {
        for (size_t i = 0; i < n; i++) {
            e.mean += weights[i] * t->entries[found[i]].score;
            explained += weights[i] * with[i];
        }
    }
    e.sd = sqrt(e.sd - explained);
    return e;
}

/* ---- scatter ----------------------------------------------------------------------------------
 */

void growth__track_rank(growth__track *t)
{
    t->n_ranked[0] = t->n_ranked[1] = 0;
    for (size_t i = 0; i < t->n; i++) {
        growth__entry *e = &t->entries[i];
        unsigned short *ranked = t->ranked[is_older(e->age)];
        size_t *n = &t->n_ranked[is_older(e->age)], at = *n;
        growth__expected x;

        e->square = GROWTH_NAN;
        if (e->state != GROWTH__ENTRY_USED || isnan(e->score))
            continue;
        x = expect(t, i, e->age, e->slope, (reach){ 1, 1 });
        if (!x.before || !x.after)
            continue;
        e->square = (e->score - x.mean) * (e->score - x.mean) / (x.sd * x.sd);
        for (; at > 0 && t->entries[ranked[at - 1]].square > e->square; at--)
            ranked[at] = ranked[at - 1];
        ranked[at] = (unsigned short)i;
        ++*n;
    }
}

/* This record's scatter beside what is usual, as seen without entry `except` and the two that are
 * seen through it: whether an entry is wrong must not be hidden by the disorder it makes.  The
 * median is not moved by what else is wrong.  A short record says little about its own scatter, so
 * the usual one counts as much as `usual` entries. */
static double scatter(const growth__track *t, size_t except, double age)
{
    const double usual = 3, of_median = 0.4549; /* median of chi-squared on one degree */
    const double least = 0.5;                   /* no scales are that good */
    const unsigned short *ranked = t->ranked[is_older(age)];
    size_t n = t->n_ranked[is_older(age)], left = 0, last = SIZE_MAX, next = SIZE_MAX, half;

    if (except < t->n) {
        last = growth__track_next(t, except, -1);
        next = growth__track_next(t, except, 1);
    }
    for (size_t k = 0; k < n; k++)
        left += ranked[k] != except && ranked[k] != last && ranked[k] != next;
    if (!left)
        return 1;
    half = left / 2;
    for (size_t k = 0; k < n; k++)
        if (ranked[k] != except && ranked[k] != last && ranked[k] != next && half-- == 0)
            return fmax(least,
                        sqrt((usual + (double)left * t->entries[ranked[k]].square / of_median) /
                             (usual + (double)left)));
    return 1;
}

growth__expected growth__track_expect(const growth__track *t, size_t except, double age,
                                      double slope, growth__side side)
{
    static const reach reaches[] = {
        [GROWTH__BOTH] = { GROWTH__NEIGHBOURS, GROWTH__NEIGHBOURS },
        [GROWTH__BEFORE] = { GROWTH__NEIGHBOURS, 0 },
        [GROWTH__AFTER] = { 0, GROWTH__NEIGHBOURS },
    };
    growth__expected e = expect(t, except, age, slope, reaches[side]);

    e.sd *= scatter(t, except, age);
    return e;
}

int growth__track_is_quiet(const growth__track *t, size_t i)
{
    const double near =
        1.2; /* standard deviations; judging begins at 2 of those from more entries */
    const growth__entry *e = &t->entries[i];
    double noise;

    if (!(e->square < near * near)) /* NaN at the ends of a record */
        return 0;
    noise = scatter(t, i, e->age);
    return e->square < near * near * noise * noise;
}
