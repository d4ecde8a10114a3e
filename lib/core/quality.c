/* Data quality of one child's record: which entries are probably slips.  Each measure is judged on
 * its own track, the least likely entry first; what is found is taken off the track before the rest
 * is judged again, so that one slip does not make its neighbours look wrong. */
#include <math.h>
#include <stdint.h>

#include "given.h"
#include "internal.h"
#include "quality_report.h"
#include "quality_slips.h"
#include "registry.h"
#include "shared.h"

/* The same of a weight that repeats the one before: weights may be truly static. */
static const double surely = 0.85;

/* Until then children lose weight and gain it back, and lengths are taken as they can be. */
static const double four_weeks = 28;

/* And from which a low weight between higher ones, which may be true, is worth a look at the entry.
 */
static const double worth_a_look = 0.4;

/* A latest value asks for another measurement where it is GROWTH__REMEASURE, or below what was
 * expected by this: six centile spaces. */
static const double sudden = -4;

/* And a latest weight that is so much above the one before, within a year, waits for the next to
 * confirm it: a fall that was seen is not taken back by one value. */
static const double jump = 4, a_year = 366;

static const growth_measure measures[] = { GROWTH_WEIGHT, GROWTH_HEIGHT, GROWTH_HEAD };

/* As far from an entry taken off as others may have leaned on it, same-day ones among them. */
enum { REACH = GROWTH__NEIGHBOURS + 3 };

void growth__finding_add(growth__findings *f, growth_quality_finding finding)
{
    /* No one meant a value that nobody can have, though the record holds it. */
    if (!(finding.suggested > 0) || !isfinite(finding.suggested))
        finding.suggested = GROWTH_NAN;
    size_t i = f->count;

    for (size_t j = 0; j < f->count && j < f->room; j++)
        if (f->out[j].index == finding.index)
            return;
    if (++f->count > f->room)
        return;
    for (; i > 0 && f->out[i - 1].index > finding.index; i--)
        f->out[i] = f->out[i - 1];
    f->out[i] = finding;
}

growth_quality_finding growth__finding_about(const growth__track *t, size_t i,
                                             growth_quality_kind kind)
{
    const growth__entry *e = &t->entries[i];
    growth__expected x = growth__track_expect(t, i, e->age, e->slope, GROWTH__BOTH);

    return (growth_quality_finding){
        .kind = kind,
        .index = e->index,
        .other = GROWTH_QUALITY_NO_OTHER,
        .suggested = GROWTH_NAN,
        .expected = x.before + x.after ? growth__track_value(t, e, x.mean) : GROWTH_NAN,
    };
}

/* ---- slips ------------------------------------------------------------------------------------
 */

static int is_doubtful(const growth__verdict *v)
{
    return v->wrong >= (v->kind == GROWTH_QUALITY_LOW_AND_BACK ? worth_a_look : GROWTH__PROBABLY);
}

/* How wrong an entry in use seems, 0 where there is nothing to say. */
static double doubt(growth__track *t, size_t i, const growth__track *other)
{
    growth__verdict v;

    if (t->entries[i].state != GROWTH__ENTRY_USED || growth__track_is_quiet(t, i) ||
        growth__is_sound(t, i))
        return 0;
    v = growth__judge(t, i, other);
    return is_doubtful(&v) ? v.wrong : 0;
}

/* Whether nothing lies more than an occasion after an entry: what is weighed again within days,
 * pounds for kilograms once more, confirms nothing. */
static int is_of_latest_occasion(const growth__track *t, size_t i)
{
    for (size_t j = t->n; j-- > i;)
        if (growth__is_usable(&t->entries[j]))
            return t->entries[j].age - t->entries[i].age < four_weeks;
    return 1;
}

/* Which of the two is taken off, where entry `i` is low and only the latest occasion stands after
 * it: nothing confirms that one, so that it cannot refute a low weight unless it lies on the track
 * of those before both.  A repeated weight in pounds takes away no fall. */
static size_t low_or_latest(growth__track *t, size_t i, const growth__track *other)
{
    const double off_track = 2.5; /* standard deviations */
    const size_t latest = growth__track_next(t, i, 1);
    growth__entry_state states[GROWTH_QUALITY_ROWS_MAX];
    growth__verdict v;

    if (t->measure != GROWTH_WEIGHT || latest == SIZE_MAX || !is_of_latest_occasion(t, latest) ||
        t->entries[i].score > t->entries[latest].score || t->entries[i].sds < GROWTH__REMEASURE)
        return i;
    for (size_t j = i; j < t->n; j++) {
        states[j] = t->entries[j].state;
        if (j != latest)
            t->entries[j].state = GROWTH__ENTRY_MARKED;
    }
    growth__track_rank(t);
    v = growth__judge(t, latest, other);
    for (size_t j = i; j < t->n; j++)
        t->entries[j].state = states[j];
    return v.deviation > off_track ? latest : i;
}

/* Take the least likely entries off the track, one at a time, and judge its neighbours anew.
 * Returns how many. */
static size_t peel(growth__track *t, const growth__track *other)
{
    double doubts[GROWTH_QUALITY_ROWS_MAX];
    size_t from = 0, to = t->n;

    for (size_t taken = 0;; taken++) {
        double worst = 0;
        size_t found = SIZE_MAX;

        for (size_t i = from; i < to; i++)
            doubts[i] = doubt(t, i, other);
        for (size_t i = 0; i < t->n; i++)
            /* NOLINTBEGIN(clang-analyzer-core.UndefinedBinaryOperatorResult): see below */
            /* cppcheck-suppress uninitvar ; the first round judges them all */
            if (doubts[i] > worst) {
                /* NOLINTEND(clang-analyzer-core.UndefinedBinaryOperatorResult) */
                worst = doubts[i];
                found = i;
            }
        /* The scatter is of the whole record: what was hidden far away is asked once more. */
        if (found == SIZE_MAX && (from > 0 || to < t->n)) {
            from = 0;
            to = t->n;
            taken--;
            continue;
        }
        if (found == SIZE_MAX || taken > t->n / 2)
            return taken;
        found = low_or_latest(t, found, other);
        t->entries[found].state = GROWTH__ENTRY_MARKED;
        growth__track_rank(t);
        from = found > REACH ? found - REACH : 0;
        to = found + REACH < t->n ? found + REACH + 1 : t->n;
    }
}

/* What was taken off too early, next to something worse, is put back.  Returns how many. */
static size_t put_back(growth__track *t, const growth__track *other)
{
    size_t back = 0;

    for (size_t i = 0; i < t->n; i++)
        if (t->entries[i].state == GROWTH__ENTRY_MARKED) {
            growth__verdict v = growth__judge(t, i, other);

            if (is_doubtful(&v))
                continue;
            t->entries[i].state = GROWTH__ENTRY_USED;
            back++;
        }
    return back;
}

/* An extreme latest low value asks for another measurement even where its neighbours agree. */
static int is_extreme_low(const growth__track *t, size_t i)
{
    const growth__entry *e = &t->entries[i];
    growth__expected x;

    if (!growth__is_latest(t, i))
        return 0;
    if (e->sds < GROWTH__REMEASURE)
        return 1;
    if (t->newest == i)
        return e->score - t->newest_mean < sudden;
    x = growth__track_expect(t, i, e->age, e->slope, GROWTH__BEFORE);
    return x.before && e->score - x.mean < sudden;
}

/* A weight after low ones that agree, out of their reach. */
static int is_jump(const growth__track *t, size_t i)
{
    const growth__entry *e = &t->entries[i], *last;
    size_t at;

    if (t->measure != GROWTH_WEIGHT || !is_of_latest_occasion(t, i))
        return 0;
    at = growth__track_next(t, i, -1);
    /* The same jump, weighed twice. */
    while (at != SIZE_MAX && e->age - t->entries[at].age < four_weeks &&
           e->score - t->entries[at].score <= jump)
        at = growth__track_next(t, at, -1);
    if (at == SIZE_MAX)
        return 0;
    last = &t->entries[at];
    return e->score - last->score > jump && e->age - last->age < a_year &&
           last->age >= GROWTH_DAYS_PER_YEAR;
}

/* By how much height may go down before one of two must be wrong, cm: lengths repeat less well than
 * heights, the first ones after a birth least, and where length becomes height 0.7 cm go. */
static const double least_allowed = 1;

static double allowed_decrease(const growth__entry *from, const growth__entry *to)
{
    const double two_years = 2 * GROWTH_DAYS_PER_YEAR;

    return (from->age < four_weeks  ? 3
            : from->age < two_years ? 2
                                    : least_allowed) +
           (from->segment == to->segment ? 0 : 0.7);
}

/* The entry before, where height went down from it by more than measuring explains; or SIZE_MAX. */
static size_t down_from(const growth__track *t, size_t i)
{
    const size_t last = growth__track_next(t, i, -1);
    const growth__entry *e = &t->entries[i], *from;
    double down;

    if (t->measure != GROWTH_HEIGHT || last == SIZE_MAX)
        return SIZE_MAX;
    from = &t->entries[last];
    down = from->value + from->shift - e->value - e->shift;
    return down > least_allowed && down > allowed_decrease(from, e) + 1e-9 ? last : SIZE_MAX;
}

static void report_slips(const growth__track *t, const growth__track *other, growth__findings *f)
{
    for (size_t i = 0; i < t->n; i++) {
        const growth__entry *e = &t->entries[i];
        growth_quality_finding finding;
        growth__verdict v;
        int low;

        if (isnan(e->score) || e->state == GROWTH__ENTRY_SECOND ||
            (e->state == GROWTH__ENTRY_USED && !(growth__is_latest(t, i) && is_extreme_low(t, i)) &&
             !is_jump(t, i)))
            continue;
        v = growth__judge(t, i, other);
        /* Taken off beside something worse, and fitting now that that is off too. */
        if (v.kind == GROWTH_QUALITY_NONE && e->state != GROWTH__ENTRY_USED)
            continue;
        low = v.deviation < 0 && growth__is_latest(t, i);
        finding = growth__finding_about(t, i, v.kind);
        finding.confidence = v.wrong;
        finding.suggested = v.suggested;
        finding.years = v.years;
        finding.may_leave_out = !low && v.kind != GROWTH_QUALITY_LOW_AND_BACK;
        if (e->state == GROWTH__ENTRY_USED && is_jump(t, i)) {
            finding.kind = GROWTH_QUALITY_UNCONFIRMED;
            finding.years = 0;
        } else if (e->state == GROWTH__ENTRY_USED ||
                   (low && growth_measure_check(t->measure, e->value, NULL) == GROWTH_OK)) {
            const size_t last = down_from(t, i);

            finding.kind = GROWTH_QUALITY_LATEST_LOW;
            finding.may_leave_out = finding.years = 0;
            if (last != SIZE_MAX) {
                finding.kind = GROWTH_QUALITY_HEIGHT_DECREASE;
                finding.other = t->entries[last].index;
            }
        } else if ((v.kind == GROWTH_QUALITY_OTHER_CHILD || v.kind == GROWTH_QUALITY_SPIKE) &&
                   (growth__is_latest(t, i) || i == 0)) {
            finding.kind = GROWTH_QUALITY_UNCONFIRMED;
        }
        growth__finding_add(f, finding);
    }
}

/* ---- what lies between two entries ------------------------------------------------------------
 */

/* The step that the values of a track are rounded to: 0.1 where all are, else 0.01. */
static double rounding(const growth__track *t)
{
    for (size_t i = 0; i < t->n; i++) {
        double tenths = t->entries[i].value * 10;

        if (fabs(tenths - nearbyint(tenths)) > 1e-6)
            return 0.01;
    }
    return 0.1;
}

static int is_repeat(const growth__track *t, size_t last, size_t i)
{
    return last != SIZE_MAX && t->entries[last].value == t->entries[i].value;
}

/* The entry of the same two days in the other measure, if its value is repeated too. */
static size_t repeat_with(const growth__track *other, const growth__entry *from,
                          const growth__entry *to)
{
    for (size_t i = 0; other && i < other->n; i++) {
        size_t last;

        if (other->entries[i].state != GROWTH__ENTRY_USED ||
            !growth__same_day(&other->entries[i], to))
            continue;
        last = growth__track_next(other, i, -1);
        if (is_repeat(other, last, i) && growth__same_day(&other->entries[last], from))
            return i;
    }
    return SIZE_MAX;
}

/* Whether an entry repeats the one before in a way that asks a question: growth was to be expected.
 * Three alike in a row are a static child or a habit of rounding, and a latest weight that has not
 * grown is a finding about the child, not about the entry. */
static int is_doubtful_repeat(const growth__track *t, size_t i, size_t last)
{
    const growth__entry *e = &t->entries[i];
    size_t next = growth__track_next(t, i, 1);

    if (!is_repeat(t, last, i) || e->age < four_weeks ||
        (next != SIZE_MAX && is_repeat(t, next, i)) ||
        is_repeat(t, growth__track_next(t, last, -1), i) ||
        (next == SIZE_MAX && t->measure == GROWTH_WEIGHT))
        return 0;
    return e->score < growth__track_expect(t, i, e->age, e->slope, GROWTH__BOTH).mean;
}

static void report_repeats(const growth__track *t, const growth__track *other, growth__findings *f)
{
    for (size_t i = 1; i < t->n; i++) {
        const growth__entry *e = &t->entries[i];
        size_t last, with;
        growth_quality_finding finding;
        double odds;

        if (e->state != GROWTH__ENTRY_USED || isnan(e->score) ||
            e->value != t->entries[i - 1].value)
            continue;
        last = growth__track_next(t, i, -1);
        if (!is_doubtful_repeat(t, i, last))
            continue;
        odds = growth__measured_or_copied(t, i, rounding(t));
        with = repeat_with(other, &t->entries[last], e);
        if (with != SIZE_MAX)
            odds *= growth__measured_or_copied(other, with, rounding(other)) * GROWTH__COPIED;
        if (1 / (1 + odds) < (t->measure == GROWTH_WEIGHT ? surely : GROWTH__PROBABLY))
            continue;
        finding = growth__finding_about(t, i, GROWTH_QUALITY_CARRIED_FORWARD);
        finding.other = t->entries[last].index;
        finding.confidence = 1 / (1 + odds);
        growth__finding_add(f, finding);
    }
}

/* Height does not go down.  Of the two, the one further from the track is shown. */
static void report_decreases(const growth__track *t, growth__findings *f)
{
    for (size_t i = 1; i < t->n && t->measure == GROWTH_HEIGHT; i++) {
        const growth__entry *e = &t->entries[i];
        const size_t last = down_from(t, i);
        growth_quality_finding finding;
        double mine, theirs;
        size_t wrong;

        if (e->state != GROWTH__ENTRY_USED || isnan(e->score) || last == SIZE_MAX)
            continue;
        mine = growth__fit(t, i);
        theirs = growth__fit(t, last);
        wrong = mine < theirs ? i : last;
        finding = growth__finding_about(t, wrong, GROWTH_QUALITY_HEIGHT_DECREASE);
        finding.other = t->entries[wrong == i ? last : i].index;
        finding.confidence = growth__wrong_of_two(fmin(mine, theirs), fmax(mine, theirs));
        growth__finding_add(f, finding);
    }
}

/* ---- height and weight in each other's place --------------------------------------------------
 */

/* No child is half as tall as others of its age, or far more than twice as heavy; the two values in
 * each other's place are what children measure.  So much is known without the child's own track,
 * which a few such pairs in a short record would draw along. */
static int is_swapped(const growth__track *weights, const growth__entry *weight,
                      const growth__track *heights, const growth__entry *height)
{
    const double kg = growth__track_value(weights, weight, 0);
    const double cm = growth__track_value(heights, height, 0);

    return height->value < 0.5 * cm && weight->value > 2.5 * kg && height->value > 0.4 * kg &&
           height->value < 2.5 * kg && weight->value > 0.75 * cm && weight->value < 1.25 * cm;
}

/* Such pairs are off their tracks before anything is judged by these. */
static void mark_swapped(growth__track *weights, growth__track *heights)
{
    const double impossible = -8;

    for (size_t i = 0; i < heights->n; i++) {
        growth__entry *height = &heights->entries[i];

        if (!(height->score < impossible))
            continue;
        for (size_t j = 0; j < weights->n; j++)
            if (growth__same_day(&weights->entries[j], height) &&
                is_swapped(weights, &weights->entries[j], heights, height))
                height->state = weights->entries[j].state = GROWTH__ENTRY_MARKED;
    }
}

/* ---- the whole record -------------------------------------------------------------------------
 */

/* Two rounds: the first may have leaned on what the second knows to be wrong. */
static void judge_track(growth__track *t, const growth__track *other)
{
    size_t several;

    several = growth__choose_of_day(t);
    growth__track_rank(t);
    if (!peel(t, other))
        return;
    if (several) {
        growth__choose_of_day(t);
        growth__track_rank(t);
        peel(t, other);
    }
    if (put_back(t, other)) {
        growth__track_rank(t);
        peel(t, other);
    }
}

growth_status growth__quality_check(const growth_record *record, const growth_reference *reference,
                                    growth__shared *shared, growth_quality_finding *out,
                                    size_t room, size_t *n, growth_error *err)
{
    growth__track tracks[ARRAY_LEN(measures)];
    growth__findings f = { out, room, 0 };

    if (!record || !n || (room && !out) || (record->n_measurements && !record->measurements))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_quality_check: bad argument");
    if (record->child.sex != GROWTH_MALE && record->child.sex != GROWTH_FEMALE)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so no track of scores can be made");
    for (size_t k = 0; k < ARRAY_LEN(measures); k++)
        growth__track_build(&tracks[k], record, reference, shared, measures[k]);
    mark_swapped(&tracks[0], &tracks[1]);
    for (size_t k = 0; k < ARRAY_LEN(measures); k++) {
        const growth__track *other = k < 2 ? &tracks[1 - k] : NULL; /* weight and height */

        if (!tracks[k].n)
            continue;
        judge_track(&tracks[k], other);
        growth__report_of_day(&tracks[k], &f);
        report_slips(&tracks[k], other, &f);
    }
    for (size_t k = 0; k < ARRAY_LEN(measures); k++) {
        report_repeats(&tracks[k], k < 2 ? &tracks[1 - k] : NULL, &f);
        report_decreases(&tracks[k], &f);
    }
    if (f.count > room)
        return growth__fail(err, GROWTH_ERR_LIMIT, "more findings than there is room for");
    *n = f.count;
    return GROWTH_OK;
}

growth_status growth_quality_check(const growth_record *record,
                                   const growth_assess_options *options,
                                   growth_quality_finding *out, size_t room, size_t *n,
                                   growth_error *err)
{
    growth_assess_options taken = GROWTH_ASSESS_OPTIONS;

    TRY(growth__take_options(&taken, sizeof taken, options, "growth_assess_options", err));
    TRY(growth_record_check(record, err));
    return growth__quality_check(record, taken.reference ? taken.reference : growth__references[0],
                                 NULL, out, room, n, err);
}
