/* The rules on a few simulated children: silent where nothing happens, heard where something does.
 *
 * Every bound is the aim with three standard errors of a proportion of this many children, so that
 * a rule that keeps to its aim fails here about once in a thousand changes. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../cli/evaluate/figures.h"
#include "../tap.h"

static simulation s;
static growth_check room;
static growth_rules rules;
static alert alerts[MAX_ALERTS];
static tally tallies[MAX_ALERTS];
static size_t n_alerts;

static const trajectory *story(const char *id)
{
    const trajectory *t = trajectories;

    while (t->id && strcmp(t->id, id))
        t++;
    ck_assert_ptr_nonnull(t->id);
    return t;
}

static const schedule *plan(const char *id)
{
    const schedule *on = schedules;

    while (on->id && strcmp(on->id, id))
        on++;
    ck_assert_ptr_nonnull(on->id);
    return on;
}

static const tally *tally_of(const char *id)
{
    size_t a = 0;

    while (a < n_alerts && strcmp(alerts[a].id, id))
        a++;
    ck_assert_uint_lt(a, n_alerts);
    return &tallies[a];
}

static void live(const char *who, const char *on, unsigned children)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    const figures_run run = { &s, &options, alerts, n_alerts, &room };

    options.rules = &rules;
    memset(tallies, 0, sizeof tallies);
    for (unsigned i = 0; i < children; i++)
        figures_add(&run, story(who), plan(on), i, tallies);
}

/* ---- the aims ------------------------------------------------------------------------------- */

enum { CHILDREN = 400 };
typedef enum window { EVER, EVER_NOT_AT_SLIP, WITHIN_6, WITHIN_12, BY_END } window;

static const struct {
    const char *who, *alert;
    window when;
    int most; /* 1: at most `percent`; 0: at least */
    double percent;
    const char *on; /* NULL: every three months */
} aims[] = {
    { "healthy", "urgent or sustained", EVER, 1, 6, NULL },
    { "healthy-chart", "urgent or sustained", EVER, 1, 6, NULL },
    { "healthy-slips", "urgent or sustained", EVER, 1, 10, NULL },
    { "healthy-slips", "urgent or sustained", EVER_NOT_AT_SLIP, 1, 6, NULL },
    { "A", "urgent or sustained", WITHIN_12, 0, 90, NULL },
    { "B", "urgent or sustained", WITHIN_6, 0, 90, NULL },
    { "C", "urgent or sustained", WITHIN_12, 0, 70, NULL },
    { "E", "sustained", WITHIN_12, 1, 2, NULL },
    { "healthy", "data quality", EVER, 1, 0.5, NULL },
    { "healthy", "slow-fall", EVER, 1, 1, "yearly" },
    { "healthy-mean-0", "slow-fall", EVER, 1, 1, "yearly" },
    { "healthy-chart", "slow-fall", EVER, 1, 1, "yearly" },
    { "N7", "urgent or sustained", BY_END, 0, 90, "yearly" },
    { "N5", "urgent or sustained", BY_END, 0, 80, "yearly" },
};

static unsigned count(const tally *t, window when)
{
    switch (when) {
    case EVER:
        return t->ever;
    case EVER_NOT_AT_SLIP:
        return t->ever - t->at_slip;
    case WITHIN_6:
        return t->any[BY_6_MONTHS];
    case BY_END:
        return t->by_end;
    default:
        return t->any[BY_12_MONTHS];
    }
}

START_TEST(aim_is_kept)
{
    const double aim = aims[_i].percent, slack = 3 * sqrt(aim * (100 - aim) / CHILDREN);
    double got;

    live(aims[_i].who, aims[_i].on ? aims[_i].on : "3-monthly", CHILDREN);
    got = figures_percent(count(tally_of(aims[_i].alert), aims[_i].when), CHILDREN);
    if (aims[_i].most)
        ck_assert_double_le(got, aim + slack);
    else
        ck_assert_double_ge(got, aim - slack);
}
END_TEST

/* ---- exactly nothing ------------------------------------------------------------------------ */

/* Both sexes, all nine centiles; a child on or below the lowest lines may meet a rule of state. */
START_TEST(a_steady_child_meets_no_rule_of_falls)
{
    live("K", schedules[_i].id, 18);
    ck_assert_uint_eq(tally_of("data quality")->ever, 0);
    for (size_t a = 0; a < n_alerts; a++)
        if (alerts[a].kind == ALERT_RULE && growth_rule_at((size_t)alerts[a].rule)->fall &&
            tallies[a].ever)
            ck_abort_msg("%s on %s", alerts[a].id, schedules[_i].id);
}
END_TEST

/* ---- NG75 by the library's rule ------------------------------------------------------------- */

static const struct {
    const char *who;
    double percent;
} ng75[] = { { "healthy", 27 }, { "A", 30 }, { "B", 72 }, { "C", 51 } };

START_TEST(ng75_fares_as_published)
{
    const double want = ng75[_i].percent;
    const tally *t;
    double met;

    live(ng75[_i].who, "3-monthly", CHILDREN);
    t = tally_of("ng75-fall");
    met = figures_percent(_i == 0 ? t->ever : t->first[BY_12_MONTHS], CHILDREN);
    ck_assert_double_eq_tol(met, want, 3 + 3 * sqrt(want * (100 - want) / CHILDREN));
}
END_TEST

/* ---- what a rule says of itself ------------------------------------------------------------- */

/* A row's `common` is said with its findings: wrong by a good deal, or forgotten, it is seen. */
START_TEST(how_common_a_rule_is_stands_in_its_row)
{
    live("healthy", "3-monthly", CHILDREN);
    for (size_t a = 0; a < n_alerts; a++) {
        const growth_rule *r = growth_rule_at((size_t)alerts[a].rule);
        const double met = figures_percent(tallies[a].ever, CHILDREN);

        if (alerts[a].kind != ALERT_RULE || r->tier == GROWTH_TIER_INSUFFICIENT)
            continue;
        if (!(fabs(met - r->common) <= 0.5 + 3 * sqrt(r->common * (100 - r->common) / CHILDREN)))
            ck_abort_msg("%s: %g %% here, %g in its row", r->id, met, r->common);
    }
}
END_TEST

/* ---- bookkeeping ---------------------------------------------------------------------------- */

START_TEST(figures_do_not_depend_on_order_or_number)
{
    static tally forward[MAX_ALERTS];
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    const figures_run run = { &s, &options, alerts, n_alerts, &room };

    options.rules = &rules;
    live("A", "routine+", 40);
    memcpy(forward, tallies, sizeof forward);
    memset(tallies, 0, sizeof tallies);
    for (unsigned i = 40; i-- > 0;)
        figures_add(&run, story("A"), plan("routine+"), i, tallies);
    for (size_t a = 0; a < n_alerts; a++) {
        ck_assert_double_eq_tol(tallies[a].years, forward[a].years, 1e-9);
        tallies[a].years = forward[a].years;
    }
    ck_assert_mem_eq(tallies, forward, sizeof forward);
}
END_TEST

START_TEST(windows_are_nested)
{
    live("C", "routine+", 60);
    for (size_t a = 0; a < n_alerts; a++) {
        const tally *t = &tallies[a];

        ck_assert_uint_le(t->first[BY_6_MONTHS], t->first[BY_12_MONTHS]);
        ck_assert_uint_le(t->first[BY_12_MONTHS], t->after);
        ck_assert_uint_le(t->by_end, t->after);
        ck_assert_uint_le(t->first[BY_12_MONTHS], t->any[BY_12_MONTHS]);
        ck_assert_uint_le(t->after + t->before, t->children);
        ck_assert_uint_le(t->at_slip, t->ever);
    }
}
END_TEST

START_TEST(every_pack_is_asked)
{
    unsigned fired = 0;

    for (size_t i = 0; i < growth_rule_count(); i++)
        rules.on[i] = 1;
    n_alerts = figures_alerts(&rules, alerts);
    live("A", "3-monthly", 60);
    for (size_t a = 0; a < n_alerts; a++)
        fired += alerts[a].kind != ALERT_TIERS && alerts[a].kind != ALERT_QUALITY &&
                 strcmp(alerts[a].pack, "uk") && tallies[a].ever > 0;
    ck_assert_uint_ge(fired, 6);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("rules");

    simulation_prepare(&s, 1);
    growth_rules_default(&rules);
    n_alerts = figures_alerts(&rules, alerts);
    tap_each(t, aim_is_kept, aims);
    tcase_add_loop_test(t, a_steady_child_meets_no_rule_of_falls, 0, 6);
    tap_each(t, ng75_fares_as_published, ng75);
    tcase_add_test(t, how_common_a_rule_is_stands_in_its_row);
    tcase_add_test(t, figures_do_not_depend_on_order_or_number);
    tcase_add_test(t, windows_are_nested);
    tcase_add_test(t, every_pack_is_asked);
    return tap_run(t);
}
