/* Data quality of one child's record: which entries are probably slips.  Each measure is judged on
 * its own track, the least likely entry first; what is found is taken off the track before the rest
 * is judged again, so that one slip does not make its neighbours look wrong. */
#include <math.h>
#include <stdint.h>

#include "internal.h"
#include "quality_slips.h"
#include "registry.h"

/* Probability from which an entry is said to be wrong. */
static const double probably = 0.5;

/* Scores below this ask for another measurement whatever the record says (growth_assess()). */
static const double remeasure = -6;

static const growth_measure measures[] = { GROWTH_WEIGHT, GROWTH_HEIGHT, GROWTH_HEAD };

/* Findings as they are made; `count` runs on past `room`. */
typedef struct findings {
    growth_quality_finding *out;
    size_t room, count;
} findings;

static void add(findings *f, growth_quality_finding finding)
{
    size_t i = f->count++;

    if (f->count > f->room)
        return;
    for (; i > 0 && f->out[i - 1].index > finding.index; i--)
        f->out[i] = f->out[i - 1];
    f->out[i] = finding;
}

static growth_quality_finding about(const growth__track *t, size_t i, growth_quality_kind kind)
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

/* ---- two of one day ---------------------------------------------------------------------------
 */

/* Of the entries of each day, the one nearest the track stands for all. */
static void choose_of_day(growth__track *t)
{
    for (size_t first = 0, end; first < t->n; first = end) {
        double best = -1;
        size_t chosen = first;

        for (end = first + 1; end < t->n && growth__same_day(&t->entries[first], &t->entries[end]);)
            end++;
        for (size_t i = first; end - first > 1 && i < end; i++) {
            double fit = growth__fit(t, i);

            if (i > first && t->entries[i].value == t->entries[i - 1].value)
                continue;
            if (fit > best) {
                best = fit;
                chosen = i;
            }
        }
        for (size_t i = first; i < end; i++)
            t->entries[i].state = i == chosen ? GROWTH__ENTRY_USED : GROWTH__ENTRY_SECOND;
    }
}

static size_t chosen_of_day(const growth__track *t, size_t i)
{
    size_t first = i;

    while (first > 0 && growth__same_day(&t->entries[first - 1], &t->entries[i]))
        first--;
    while (t->entries[first].state == GROWTH__ENTRY_SECOND)
        first++;
    return first;
}

static void report_of_day(const growth__track *t, findings *f)
{
    for (size_t i = 0; i < t->n; i++) {
        const growth__entry *e = &t->entries[i], *used;
        growth_quality_finding finding;
        double mine;

        if (e->state != GROWTH__ENTRY_SECOND)
            continue;
        used = &t->entries[chosen_of_day(t, i)];
        finding = about(t, i,
                        used->value == e->value ? GROWTH_QUALITY_DUPLICATE : GROWTH_QUALITY_SAME_DAY);
        finding.other = used->index;
        finding.may_leave_out = 1;
        finding.confidence = 1;
        if (finding.kind == GROWTH_QUALITY_SAME_DAY) {
            mine = growth__fit(t, i);
            finding.suggested = used->value;
            finding.confidence = 1 - mine / (mine + growth__fit(t, chosen_of_day(t, i)));
            finding.may_leave_out = finding.confidence >= probably;
        }
        add(f, finding);
    }
}

/* ---- slips ------------------------------------------------------------------------------------
 */

/* Take the least likely entries off the track, one at a time. */
static void peel(growth__track *t, const growth__track *other)
{
    for (size_t left = t->n; left > 0; left--) {
        double worst = probably;
        size_t found = SIZE_MAX;

        for (size_t i = 0; i < t->n; i++) {
            growth__verdict v;

            if (t->entries[i].state != GROWTH__ENTRY_USED)
                continue;
            v = growth__judge(t, i, other);
            if (v.wrong >= worst) {
                worst = v.wrong;
                found = i;
            }
        }
        if (found == SIZE_MAX)
            return;
        t->entries[found].state = GROWTH__ENTRY_MARKED;
    }
}

/* What was taken off too early, next to something worse, is put back. */
static void put_back(growth__track *t, const growth__track *other)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->entries[i].state == GROWTH__ENTRY_MARKED &&
            growth__judge(t, i, other).wrong < probably)
            t->entries[i].state = GROWTH__ENTRY_USED;
}

/* Whether any entry of a later day exists: without one nothing can confirm or refute a value. */
static int is_latest(const growth__track *t, size_t i)
{
    return growth__same_day(&t->entries[i], &t->entries[t->n - 1]);
}

static void report_slips(const growth__track *t, const growth__track *other, findings *f)
{
    for (size_t i = 0; i < t->n; i++) {
        const growth__entry *e = &t->entries[i];
        growth_quality_finding finding;
        growth__verdict v;
        int low;

        if (e->state == GROWTH__ENTRY_SECOND || isnan(e->score))
            continue;
        v = growth__judge(t, i, other);
        low = v.deviation < 0 && is_latest(t, i);
        if (e->state != GROWTH__ENTRY_MARKED && !(low && e->score < remeasure))
            continue;
        finding = about(t, i, v.kind);
        finding.confidence = v.wrong;
        finding.suggested = v.suggested;
        finding.years = v.years;
        finding.may_leave_out = !low;
        if (low && growth_measure_check(t->measure, e->value, NULL) == GROWTH_OK) {
            finding.kind = GROWTH_QUALITY_LATEST_LOW;
            finding.years = 0;
        } else if ((v.kind == GROWTH_QUALITY_OTHER_CHILD || v.kind == GROWTH_QUALITY_SPIKE) &&
                   (is_latest(t, i) || i == 0)) {
            finding.kind = GROWTH_QUALITY_UNCONFIRMED;
        }
        add(f, finding);
    }
}

/* ---- the whole record -------------------------------------------------------------------------
 */

static void judge_track(growth__track *t, const growth__track *other)
{
    growth__track_rank(t);
    peel(t, other);
    growth__track_rank(t);
    put_back(t, other);
    peel(t, other);
    put_back(t, other);
}

growth_status growth_quality_check(const growth_record *record,
                                   const growth_assess_options *options,
                                   growth_quality_finding *out, size_t room, size_t *n,
                                   growth_error *err)
{
    const growth_reference *reference =
        options && options->reference ? options->reference : &growth__references[0];
    growth__track tracks[ARRAY_LEN(measures)];
    findings f = { out, room, 0 };

    if (!record || !n || (room && !out) || (record->n_measurements && !record->measurements))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_quality_check: bad argument");
    if (record->child.sex != GROWTH_MALE && record->child.sex != GROWTH_FEMALE)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so no track of scores can be made");
    for (size_t k = 0; k < ARRAY_LEN(measures); k++) {
        growth__track_build(&tracks[k], record, reference, measures[k]);
        choose_of_day(&tracks[k]);
    }
    for (size_t k = 0; k < ARRAY_LEN(measures); k++) {
        const growth__track *other = k < 2 ? &tracks[1 - k] : NULL;

        judge_track(&tracks[k], other);
        choose_of_day(&tracks[k]);
        judge_track(&tracks[k], other);
        report_of_day(&tracks[k], &f);
        report_slips(&tracks[k], other, &f);
    }
    if (f.count > room)
        return growth__fail(err, GROWTH_ERR_LIMIT, "more findings than there is room for");
    *n = f.count;
    return GROWTH_OK;
}
