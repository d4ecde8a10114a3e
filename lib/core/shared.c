/* What one who judges many children keeps from one child to the next. */
#include "shared.h"

#include <math.h>
#include <string.h>

#include "case.h"
#include "internal.h"

/* ---- L, M and S by day ------------------------------------------------------------------------
 */

/* First day and number of days that a measure reaches. */
static void find_extent(const growth_reference *reference, growth_measure measure, int *first,
                        size_t *n_days)
{
    double from = INFINITY, to = -INFINITY;

    for (size_t i = 0; i < reference->n_segments; i++)
        if (reference->segments[i].measure == measure) {
            from = fmin(from, reference->segments[i].from);
            to = fmax(to, reference->segments[i].to);
        }
    *first = from > to ? 0 : (int)floor(from);
    *n_days = from > to ? 0 : (size_t)(floor(to) - floor(from)) + 1;
}

const growth__day *growth__day_look_up(const growth_reference *reference, growth_measure measure,
                                       growth_sex sex, double age, growth__day *room)
{
    const growth_segment *segment;

    room->segment = NULL;
    room->lms.m = GROWTH_NAN;
    if (growth__segment_find(reference, measure, sex, age, GROWTH__ALL_BIRTHS, &segment, NULL) ==
            GROWTH_OK &&
        growth_segment_lms(segment, sex, age, &room->lms) == GROWTH_OK)
        room->segment = segment;
    return room;
}

size_t growth__find_frames(const growth_reference *reference, growth_measure measure,
                           growth_sex sex, const growth_segment *frames[GROWTH_SERIES_FRAMES])
{
    size_t n = 0;

    for (size_t i = 0; i < reference->n_segments; i++) {
        const growth_segment *segment = &reference->segments[i];

        if (segment->measure == measure && segment->births == GROWTH__ALL_BIRTHS &&
            (segment->sexes >> sex & 1) && n < GROWTH_SERIES_FRAMES)
            frames[n++] = segment;
    }
    return n;
}

growth__course *growth__course_of(growth__shared *shared, growth_measure measure, growth_sex sex)
{
    return shared && (unsigned)measure < GROWTH_TRACK_MEASURES &&
                   (sex == GROWTH_MALE || sex == GROWTH_FEMALE)
               ? &shared->courses[sex - GROWTH_MALE][measure]
               : NULL;
}

/* ---- rules ------------------------------------------------------------------------------------
 */

/* The longest time of its parameters; where it has one of its own, that is a year. */
static double reach_of(const growth_rules *rules, size_t index)
{
    const growth_rule *rule = growth_rule_at(index);
    double reach = GROWTH_DAYS_PER_YEAR;

    for (size_t p = 0; p < rule->n_parameters; p++)
        if (!strcmp(rule->parameters[p].unit, "days"))
            reach = fmax(reach, rules->value[index][p]);
    return reach;
}

void growth__ask_which(const growth_rules *rules, growth__asked *asked)
{
    const int insufficient = growth_rule_find("insufficient"), arm = growth_rule_find("who-muac"),
              slow = growth_rule_find("slow-fall");

    *asked = (growth__asked){ .insufficient = rules->on[insufficient] ? insufficient : -1,
                              .unrecovered = growth_rule_find("unrecovered-fall"),
                              .arm = rules->on[arm] ? arm : -1,
                              .slow = rules->on[slow] ? slow : -1 };
    for (size_t i = 0, n = growth_rule_count(); i < n; i++) {
        const growth__rule *row = growth__rule_row(i);

        asked->rules_changed |=
            rules->on[i] ? rules->changed[i] : growth__rule_is_usual(&row->rule);
        for (size_t m = 0; m < GROWTH_TRACK_MEASURES; m++)
            if (rules->on[i] && row->ask && (row->rule.measures >> m & 1)) {
                asked->tiers[m][asked->n[m]] = (unsigned char)row->rule.tier;
                if (row->rule.tier >= GROWTH_TIER_SUSTAINED && (int)i != slow)
                    asked->reach[m] = fmax(asked->reach[m], reach_of(rules, i));
                asked->rows[m][asked->n[m]] = row;
                asked->rules[m][asked->n[m]++] = (unsigned char)i;
            }
    }
}

/* ---- the whole --------------------------------------------------------------------------------
 */

size_t growth__shared_size(const growth_reference *reference)
{
    size_t size = sizeof(growth__shared), n_days;
    int first;

    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        find_extent(reference ? reference : growth__references[0], (growth_measure)m, &first,
                    &n_days);
        size += 2 * n_days * sizeof(growth__day);
    }
    return size;
}

growth__shared *growth__shared_init(void *memory, const growth_check_options *options)
{
    growth__shared *shared = memory;
    growth__day *days = (growth__day *)(shared + 1);

    shared->reference =
        options->assess.reference ? options->assess.reference : growth__references[0];
    if (options->rules)
        shared->rules = *options->rules;
    else
        growth_rules_default(&shared->rules);
    growth__ask_which(&shared->rules, &shared->asked);
    for (int sex = 0; sex < 2; sex++)
        for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
            growth__course *course = &shared->courses[sex][m];

            find_extent(shared->reference, (growth_measure)m, &course->first, &course->n_days);
            course->n_frames =
                growth__find_frames(shared->reference, (growth_measure)m,
                                    sex ? GROWTH_FEMALE : GROWTH_MALE, course->frames);
            course->days = days;
            days += course->n_days;
        }
    return shared;
}
