/* When an episode was first met, and falls that have not recovered: facts, and the record as it
 * stood on every earlier occasion, judged by handing over no more than was there then. */
#include "made.h"

#include "../tap.h"

enum { MOST = 12 };

#define W           GROWTH_WEIGHT
#define UNRECOVERED "unrecovered-fall"

static growth_check check;

/* ---- facts ----------------------------------------------------------------------------------- */

typedef struct fact {
    const char *what;
    const char *rule; /* that heads the episode of weight; NULL: no rule is met */
    growth_tier tier;
    const char *first; /* the rule first met */
    int at;            /* the value at which it was, from 0 */
    struct {
        double age, sds;
    } values[MOST];
} fact;

#define STEADY                                                                                     \
    { 60, 0.3 }, { 150, 0.3 }, { 300, 0.3 }, { 500, 0.3 },                                         \
    {                                                                                              \
        700, 0.3                                                                                   \
    }

static const fact facts[] = {
    { "at the fall", "rapid-fall", GROWTH_TIER_URGENT, "rapid-fall", 5, { STEADY, { 900, -1.5 } } },
    { "at the next",
      "rapid-fall",
      GROWTH_TIER_URGENT,
      "rapid-fall",
      5,
      { STEADY, { 900, -1.5 }, { 1000, -1.9 } } },
    { "long after",
      UNRECOVERED,
      GROWTH_TIER_SUSTAINED,
      "rapid-fall",
      5,
      { STEADY, { 900, -1.5 }, { 1000, -1.6 }, { 1200, -1.5 }, { 1440, -1.5 }, { 1800, -1.5 } } },
    { "recovered",
      NULL,
      GROWTH_TIER_NONE,
      NULL,
      0,
      { STEADY, { 900, -1.5 }, { 1000, -1.6 }, { 1200, -0.9 }, { 1440, -0.2 }, { 1800, 0 } } },
    { "recovered, and down again by little",
      NULL,
      GROWTH_TIER_NONE,
      NULL,
      0,
      { STEADY, { 900, -1.5 }, { 1000, -1.6 }, { 1200, -0.4 }, { 1440, -0.2 }, { 1800, -0.5 } } },
    { "one value was low enough, the next not",
      UNRECOVERED,
      GROWTH_TIER_WATCH,
      "rapid-fall",
      5,
      { STEADY, { 900, -1.35 }, { 1000, -0.8 } } },
    { "more than five years ago",
      NULL,
      GROWTH_TIER_NONE,
      NULL,
      0,
      { STEADY, { 900, -1.5 }, { 1000, -1.6 }, { 1500, -1.4 }, { 2100, -1.4 }, { 2900, -1.4 } } },
    { "a state for long",
      "ng75-below-2nd",
      GROWTH_TIER_CONCERN,
      "ng75-below-2nd",
      2,
      { { 60, -1.9 }, { 150, -1.95 }, { 300, -2.1 }, { 500, -2.2 }, { 700, -2.15 } } },
    { "a state, interrupted",
      "ng75-below-2nd",
      GROWTH_TIER_CONCERN,
      "ng75-below-2nd",
      4,
      { { 60, -1.9 }, { 150, -2.1 }, { 300, -2.1 }, { 500, -1.9 }, { 700, -2.15 } } },
};

static void make(made *k, const fact *f)
{
    made_begin(k, GROWTH_FEMALE);
    for (size_t i = 0; i < MOST && f->values[i].age > 0; i++) {
        const double age = f->values[i].age;

        /* A smooth track before 4 years stays one after it. */
        made_sds(k, W, age, made_smooth_sds(W, GROWTH_FEMALE, age, f->values[i].sds));
    }
}

START_TEST(an_episode_begins_where_it_was_first_met)
{
    const fact *f = &facts[_i];
    const growth_finding *head;
    made k;

    make(&k, f);
    made_check(&k, &check);
    head = made_head(&check, W);
    if (!f->rule) {
        ck_assert_msg(!head || head->tier < GROWTH_TIER_CONCERN, "%s: %s", f->what,
                      growth_rule_at((size_t)head->rule)->id);
        ck_assert_ptr_null(made_finding(&check, UNRECOVERED, W));
        return;
    }
    ck_assert_msg(head, "%s: nothing", f->what);
    ck_assert_msg(!strcmp(growth_rule_at((size_t)head->rule)->id, f->rule), "%s: %s", f->what,
                  growth_rule_at((size_t)head->rule)->id);
    ck_assert_msg(head->tier == f->tier, "%s: %s", f->what, growth_tier_text(head->tier));
    ck_assert_msg(!strcmp(growth_rule_at((size_t)head->first_rule)->id, f->first), "%s: %s first",
                  f->what, growth_rule_at((size_t)head->first_rule)->id);
    ck_assert_msg(head->first_date == k.measurements[f->at].measured_on, "%s: first at %d days",
                  f->what, head->first_date - MADE_BORN);
}
END_TEST

/* Weight loss of the first weeks is met value by value, before there is any occasion. */
START_TEST(an_early_loss_was_met_before_the_first_occasion)
{
    const growth_finding *head;
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 0, 3.5);
    made_add(&k, W, 4, 3.3);
    made_add(&k, W, 8, 3.1);
    made_add(&k, W, 14, 3.12);
    made_check(&k, &check);
    head = made_finding(&check, "early-loss", W);
    ck_assert_ptr_nonnull(head);
    ck_assert_int_eq(head->first_date, MADE_BORN + 8);
    made_add(&k, W, 22, 3.45);
    made_check(&k, &check);
    head = made_finding(&check, "early-loss", W);
    ck_assert_ptr_nonnull(head);
    ck_assert_int_eq(head->first_date, MADE_BORN + 8);
}
END_TEST

/* A low entry that is known for a slip today is no beginning. */
START_TEST(nothing_begins_with_a_doubtful_entry)
{
    made k;

    make(&k, &facts[2]);
    k.measurements[5].marks = GROWTH_MARK_DOUBTFUL;
    made_check(&k, &check);
    ck_assert_ptr_nonnull(made_head(&check, W));
    ck_assert_int_ne(made_head(&check, W)->first_date, k.measurements[5].measured_on);
}
END_TEST

START_TEST(the_rule_can_be_set_and_switched_off)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth_rules rules;
    made k;

    make(&k, &facts[2]);
    growth_rules_default(&rules);
    options.rules = &rules;
    ck_assert_int_eq(growth_rules_set(&rules, UNRECOVERED, "spaces", 3.5, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    ck_assert_ptr_null(made_finding(&check, UNRECOVERED, W));
    growth_rules_default(&rules);
    ck_assert_int_eq(growth_rules_set(&rules, UNRECOVERED, "days", 365, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    ck_assert_ptr_null(made_finding(&check, UNRECOVERED, W));
    growth_rules_default(&rules);
    ck_assert_int_eq(growth_rules_switch(&rules, UNRECOVERED, "off", NULL), GROWTH_OK);
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    ck_assert_ptr_null(made_finding(&check, UNRECOVERED, W));
}
END_TEST

START_TEST(it_is_said_since_when)
{
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    make(&k, &facts[2]);
    made_check(&k, &check);
    growth_explain(&check, made_head(&check, W), GROWTH_EXPLAIN_WHAT, text);
    ck_assert_msg(strstr(text, "First met on 4 Jan 2019 (rapid-fall), still below."), "%s", text);
    make(&k, &facts[0]);
    made_check(&k, &check);
    growth_explain(&check, made_head(&check, W), GROWTH_EXPLAIN_WHAT, text);
    ck_assert_msg(strstr(text, "First met at this weighing."), "%s", text);
}
END_TEST

/* ---- as it stood ----------------------------------------------------------------------------- */

/* The record up to a day, judged by itself. */
static const growth_check *check_at(const made *k, growth_date day)
{
    static growth_check then;
    static made cut;

    made_begin(&cut, k->record.child.sex);
    for (size_t i = 0; i < k->record.n_measurements; i++)
        if (k->measurements[i].measured_on <= day)
            cut.measurements[cut.record.n_measurements++] = k->measurements[i];
    ck_assert_int_eq(growth_check_record(&cut.record, NULL, &then, NULL), GROWTH_OK);
    return &then;
}

/* Whether the day that a finding names is one at which the record of then met that rule, of a tier
 * as pressing. */
static int was_met_then(const made *k, const growth_finding *f)
{
    const growth_check *then = check_at(k, f->first_date);
    const growth_tier least = f->tier < GROWTH_TIER_SUSTAINED ? f->tier : GROWTH_TIER_SUSTAINED;

    for (size_t i = 0; i < then->n_findings; i++)
        if (then->findings[i].rule == f->first_rule && then->findings[i].measure == f->measure &&
            (then->findings[i].tier >= least || f->rule == growth_rule_find(UNRECOVERED)))
            return then->findings[i].to_date == f->first_date;
    return 0;
}

/* Of the values of an occasion. */
static growth_date last_day(const growth_series *s, size_t i)
{
    const growth_occasion *o = &s->occasions[i];

    return s->points[o->first + o->n - 1].date;
}

/* At the occasion before the first one the rule was not met, and there the value was no longer
 * below: else the episode would begin there. */
static int begins_there(const made *k, const growth_finding *f)
{
    const growth_series *s = &check.track.series[f->measure];
    const growth_check *then;
    size_t i = 0;

    while (i < s->n_occasions && last_day(s, i) < f->first_date)
        i++;
    if (i == 0)
        return 1;
    then = check_at(k, last_day(s, i - 1));
    for (size_t j = 0; j < then->n_findings; j++)
        if (then->findings[j].rule == f->rule && then->findings[j].measure == f->measure &&
            then->findings[j].tier >= f->tier)
            return 0;
    return 1;
}

START_TEST(the_record_as_it_stood_says_the_same)
{
    unsigned later = 0, unrecovered = 0;

    for (unsigned seed = 1; seed <= 1500; seed++) {
        made k;

        made_wanderer(&k, seed);
        made_check(&k, &check);
        for (size_t i = 0; i < check.n_findings; i++) {
            const growth_finding *f = &check.findings[i];

            if (!f->heads || f->tier < GROWTH_TIER_WATCH)
                continue;
            if (f->first_date == GROWTH_DATE_NONE || f->first_date > f->to_date)
                ck_abort_msg("seed %u: finding %zu has no beginning", seed, i);
            if (f->first_date < f->to_date && !was_met_then(&k, f))
                ck_abort_msg("seed %u: %s was not met on day %d", seed,
                             growth_rule_at((size_t)f->first_rule)->id, f->first_date - MADE_BORN);
            if (!begins_there(&k, f))
                ck_abort_msg("seed %u: finding %zu began before", seed, i);
            later += f->first_date < f->to_date;
            unrecovered += f->rule == growth_rule_find(UNRECOVERED);
        }
    }
    ck_assert_uint_gt(later, 200);
    ck_assert_uint_gt(unrecovered, 30);
}
END_TEST

/* Nothing is left behind of an earlier occasion that was asked about. */
START_TEST(looking_back_leaves_the_series_as_they_were)
{
    static growth_track track;

    for (unsigned seed = 1; seed <= 500; seed++) {
        made k;

        made_wanderer(&k, seed);
        made_check(&k, &check);
        ck_assert_int_eq(growth_track_build(&k.record, NULL, &track, NULL), GROWTH_OK);
        for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
            const growth_series *a = &check.track.series[m], *b = &track.series[m];

            if (a->n_points != b->n_points || a->n_occasions != b->n_occasions)
                ck_abort_msg("seed %u, measure %d: other numbers", seed, m);
            for (size_t i = 0; i < a->n_occasions; i++)
                if (a->occasions[i].sds != b->occasions[i].sds ||
                    a->occasions[i].n != b->occasions[i].n ||
                    a->occasions[i].date != b->occasions[i].date)
                    ck_abort_msg("seed %u, measure %d: occasion %zu", seed, m, i);
        }
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("history");

    tap_each(t, an_episode_begins_where_it_was_first_met, facts);
    tcase_add_test(t, an_early_loss_was_met_before_the_first_occasion);
    tcase_add_test(t, nothing_begins_with_a_doubtful_entry);
    tcase_add_test(t, the_rule_can_be_set_and_switched_off);
    tcase_add_test(t, it_is_said_since_when);
    tcase_add_test(t, the_record_as_it_stood_says_the_same);
    tcase_add_test(t, looking_back_leaves_the_series_as_they_were);
    return tap_run(t);
}
