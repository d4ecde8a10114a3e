/* Entries of one day: which stands for all of them. */
#include "internal.h"
#include "quality_report.h"
#include "quality_slips.h"

/* Of the entries `first` to `end` of one day, the one nearest the track. */
static size_t nearest_of_day(const growth__track *t, size_t first, size_t end)
{
    double best = -1;
    size_t chosen = first;

    for (size_t i = first; i < end; i++) {
        double fit;

        if (t->entries[i].state == GROWTH__ENTRY_ASIDE ||
            (i > first && t->entries[i].value == t->entries[i - 1].value))
            continue;
        fit = growth__fit(t, i);
        if (fit > best) {
            best = fit;
            chosen = i;
        }
    }
    return chosen;
}

static int is_last_day(const growth__track *t, size_t end)
{
    for (size_t i = end; i < t->n; i++)
        if (t->entries[i].state != GROWTH__ENTRY_ASIDE)
            return 0;
    return 1;
}

/* Of the latest day's weights the lowest, which may be true and nothing after it can refute; but
 * not one below what children weigh that another of that day was put right from, 1.45 beside 14.5.
 * `end`: there is none. */
static size_t lowest_of_latest(const growth__track *t, size_t first, size_t end)
{
    if (t->measure != GROWTH_WEIGHT || !is_last_day(t, end))
        return end;
    for (size_t i = first; i < end; i++) {
        int is_slip = 0;

        for (size_t j = i + 1; j < end; j++)
            is_slip |= t->entries[i].sds < GROWTH__REMEASURE &&
                       growth__is_slip_of(t->measure, t->entries[i].value, t->entries[j].value);
        if (t->entries[i].state != GROWTH__ENTRY_ASIDE && !is_slip)
            return i;
    }
    return end;
}

size_t growth__choose_of_day(growth__track *t)
{
    size_t others = 0;

    for (size_t first = 0, end; first < t->n; first = end) {
        size_t chosen;

        for (end = first + 1; end < t->n && growth__same_day(&t->entries[first], &t->entries[end]);)
            end++;
        if (end - first == 1)
            continue;
        chosen = lowest_of_latest(t, first, end);
        if (chosen == end)
            chosen = nearest_of_day(t, first, end);
        for (size_t i = first; i < end; i++)
            if (t->entries[i].state != GROWTH__ENTRY_ASIDE)
                t->entries[i].state = i == chosen ? GROWTH__ENTRY_USED : GROWTH__ENTRY_SECOND;
        others += end - first - 1;
    }
    return others;
}

static size_t chosen_of_day(const growth__track *t, size_t i)
{
    size_t first = i;

    while (first > 0 && growth__same_day(&t->entries[first - 1], &t->entries[i]))
        first--;
    while (t->entries[first].state == GROWTH__ENTRY_SECOND ||
           t->entries[first].state == GROWTH__ENTRY_ASIDE)
        first++;
    return first;
}

void growth__report_of_day(const growth__track *t, growth__findings *f)
{
    for (size_t i = 0; i < t->n; i++) {
        const growth__entry *e = &t->entries[i], *used;
        growth_quality_finding finding;

        if (e->state != GROWTH__ENTRY_SECOND)
            continue;
        used = &t->entries[chosen_of_day(t, i)];
        finding = growth__finding_about(
            t, i, used->value == e->value ? GROWTH_QUALITY_DUPLICATE : GROWTH_QUALITY_SAME_DAY);
        finding.other = used->index;
        finding.may_leave_out = 1;
        finding.confidence = 1;
        if (finding.kind == GROWTH_QUALITY_SAME_DAY) {
            finding.suggested = used->value;
            finding.confidence =
                growth__wrong_of_two(growth__fit(t, i), growth__fit(t, chosen_of_day(t, i)));
            finding.may_leave_out = finding.confidence >= GROWTH__PROBABLY;
        }
        if (finding.kind == GROWTH_QUALITY_SAME_DAY && t->measure == GROWTH_WEIGHT &&
            growth__is_latest(t, i) && used->value < e->value) {
            finding.kind = GROWTH_QUALITY_SAME_DAY_LATEST;
            finding.may_leave_out = 1;
        }
        growth__finding_add(f, finding);
    }
}
