/* What a finding tells: from where, on how many weighings, and in figures that agree with its tier.
 * Whether a rule is met is asked in test_rules.c. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../tap.h"
#include "made.h"

#define W GROWTH_WEIGHT
#define H GROWTH_HEIGHT

static growth_check check;
static char text[GROWTH_EXPLAIN_SIZE];
static made k;

static const growth_finding *head_of(growth_measure measure)
{
    const growth_finding *head;

    made_check(&k, &check);
    head = made_head(&check, measure);
    ck_assert_ptr_nonnull(head);
    growth_explain(&check, head, GROWTH_EXPLAIN_ALL, text);
    return head;
}

static void begin(growth_measure measure, const double (*points)[2], size_t n, int are_sds)
{
    made_begin(&k, GROWTH_MALE);
    for (size_t i = 0; i < n; i++)
        if (are_sds)
            made_sds(&k, measure, points[i][0], points[i][1]);
        else
            made_add(&k, measure, points[i][0], points[i][1]);
}

#define KG(points)       begin(W, points, sizeof points / sizeof *points, 0)
#define SDS(m, points)   begin(m, points, sizeof points / sizeof *points, 1)
#define SAYS(part)       ck_assert_msg(strstr(text, part) != NULL, "%s", text)
#define NEVER_SAYS(part) ck_assert_msg(strstr(text, part) == NULL, "%s", text)

static const char *id_of(const growth_finding *f)
{
    return growth_rule_at((size_t)f->rule)->id;
}

/* ---- no gain --------------------------------------------------------------------------------- */

START_TEST(no_gain_is_told_from_the_oldest_weight_that_none_exceeded)
{
    static const double points[][2] = { { 1800, 26.5 }, { 1920, 30 },   { 2010, 32.1 },
                                        { 2100, 32.1 }, { 2190, 31.7 }, { 2280, 31.4 },
                                        { 2370, 31 },   { 2460, 30.6 }, { 2550, 30.4 },
                                        { 2640, 30 },   { 2730, 29.6 }, { 2820, 29.3 },
                                        { 2910, 29 },   { 3000, 28.7 }, { 3090, 28.4 } };
    const growth_finding *head;

    KG(points);
    head = head_of(W);
    ck_assert_str_eq(id_of(head), "static-weight");
    ck_assert_int_eq(head->tier, GROWTH_TIER_WATCH);
    ck_assert_int_eq(head->from_date, MADE_BORN + 2010);
    ck_assert_uint_eq(head->span_days, 1080);
    SAYS("(32.1 kg, then 28.4 kg, 1080 days later): a loss of 3.70 kg (11.5 %). ");
    SAYS("It has moved down ");
    ck_assert_double_gt(head->spaces, 3);
}
END_TEST

/* A weight in clothes since then is no start of it; nor is one before a gain. */
START_TEST(no_gain_is_told_as_met_where_a_later_weight_was_higher)
{
    static const double points[][2] = {
        { 1500, 18.5 }, { 1700, 20 }, { 1890, 19.9 }, { 2000, 20.4 }, { 2100, 19.9 }
    };
    const growth_finding *head;

    KG(points);
    head = head_of(W);
    ck_assert_str_eq(id_of(head), "static-weight");
    ck_assert_int_eq(head->from_date, MADE_BORN + 1890);
    NEVER_SAYS("a loss of");
}
END_TEST

/* ---- states ---------------------------------------------------------------------------------- */

START_TEST(a_state_tells_the_fall_in_its_episode)
{
    static const double points[][2] = { { 1790, -0.91 }, { 3980, -2.94 } };
    const growth_finding *head, *fall;

    SDS(W, points);
    head = head_of(W);
    ck_assert_str_eq(id_of(head), "rcpch-state");
    ck_assert_int_eq(head->tier, GROWTH_TIER_CONCERN);
    fall = made_finding(&check, "conditional-gain", W);
    ck_assert_ptr_nonnull(fall);
    ck_assert_int_eq(head->from_date, MADE_BORN + 1790);
    ck_assert_int_eq(head->baseline, GROWTH_BASELINE_EARLIER);
    ck_assert_double_eq_tol(head->spaces, fall->spaces, 1e-9);
    SAYS("Weight has moved down 3.0 centile spaces since ");
    SAYS(" and is below the 0.4th centile (-2.94 SDS), on 1 weighing");
}
END_TEST

START_TEST(a_state_says_on_how_many_weighings)
{
    static const double points[][2] = {
        { 1400, -2.5 }, { 1500, -2.62 }, { 1600, -2.7 }, { 1700, -2.72 }, { 1800, -2.75 }
    };
    const growth_finding *head;

    SDS(W, points);
    head = head_of(W);
    ck_assert_str_eq(id_of(head), "ng75-below-2nd");
    ck_assert_double_eq(head->to_sds, check.track.series[W].occasions[4].sds);
    SAYS("below the 0.4th centile (-2.75 SDS), on 3 weighings over 200 days. ");
    k.record.n_measurements = 2;
    head_of(W);
    SAYS("Weight is below the 2nd centile (-2.62 SDS), on 2 weighings 100 days apart. ");
    k.record.n_measurements = 1;
    made_check(&k, &check);
    growth_explain(&check, made_finding(&check, "ng75-below-2nd", W), GROWTH_EXPLAIN_ALL, text);
    SAYS("Weight is below the 2nd centile (-2.50 SDS), on 1 weighing. ");
}
END_TEST

START_TEST(a_value_that_no_child_has_is_told_in_words)
{
    static const double points[][2] = { { 1500, 17 }, { 1600, 17.2 }, { 1700, 0.9 } };

    KG(points);
    head_of(W);
    SAYS("has moved down more than 15 centile spaces since ");
    k.measurements[0] = k.measurements[2];
    k.record.n_measurements = 1;
    head_of(W);
    SAYS("Weight is far below the scale, on 1 weighing. ");
}
END_TEST

/* ---- how many weighings ---------------------------------------------------------------------- */

START_TEST(the_weighings_of_a_fall_are_counted)
{
    const growth_finding *head;

    made_begin(&k, GROWTH_MALE);
    for (int i = 0; i < 12; i++)
        made_sds(&k, W, 800 + 91 * i, i < 4 ? 0 : i == 4 ? -1 : -1.7);
    head = head_of(W);
    ck_assert_str_eq(id_of(head), "unrecovered-fall");
    ck_assert_uint_gt(head->span_days, 3 * 91);
    {
        char want[64];

        snprintf(want, sizeof want, ", on %u weighings over %u days. ", head->span_days / 91 + 1,
                 head->span_days);
        SAYS(want);
    }
}
END_TEST

/* ---- loss ------------------------------------------------------------------------------------ */

/* 8.1 % of the heaviest, 6.2 % of the mean: watch. */
START_TEST(a_loss_says_the_per_cent_that_its_tier_rests_on)
{
    static const double points[][2] = { { 4017, 36 },   { 4200, 38.1 }, { 4382, 40.3 },
                                        { 4566, 42.8 }, { 4748, 45.4 }, { 4794, 43.5 },
                                        { 4840, 41.7 } };
    const growth_finding *head;

    made_begin(&k, GROWTH_FEMALE);
    for (size_t i = 0; i < 7; i++)
        made_add(&k, W, points[i][0], points[i][1]);
    head = head_of(W);
    ck_assert_str_eq(id_of(head), "weight-loss");
    ck_assert_int_eq(head->tier, GROWTH_TIER_WATCH);
    ck_assert_double_eq_tol(head->statistic, 100 * (1 - 41.7 / 44.45), 1e-9);
    SAYS("Loss 3.70 kg (8.1 %), from 45.4 kg to 41.7 kg");
    SAYS("Of the mean of the weighings that the rule compares with it is 6.2 %, less than the 7.5 "
         "% that is urgent. ");
    NEVER_SAYS("deviations below");
}
END_TEST

static growth_tier early(int gestation_weeks, double birth, double age, double kg)
{
    const growth_finding *f;

    made_begin(&k, GROWTH_MALE);
    k.record.child.gestation_days = 7 * gestation_weeks;
    made_add(&k, W, 0, birth);
    made_add(&k, W, age, kg);
    made_check(&k, &check);
    f = made_finding(&check, "early-loss", W);
    if (f)
        growth_explain(&check, f, GROWTH_EXPLAIN_ALL, text);
    return f ? f->tier : GROWTH_TIER_NONE;
}

START_TEST(a_great_early_loss_is_urgent)
{
    ck_assert_int_eq(early(40, 3.5, 24, 2.0), GROWTH_TIER_URGENT);
    SAYS("Repeat the measurement now. ");
    SAYS("2 values of weight, none from 4 weeks of age; ");
    ck_assert_int_eq(early(40, 3.5, 10, 2.625), GROWTH_TIER_URGENT);
    ck_assert_int_eq(early(40, 3.5, 10, 2.626), GROWTH_TIER_CONCERN);
    ck_assert_int_eq(early(40, 3.5, 20, 2.975), GROWTH_TIER_CONCERN);
    ck_assert_int_eq(early(40, 3.5, 21, 2.975), GROWTH_TIER_URGENT);
    ck_assert_int_eq(early(40, 3.5, 21, 2.976), GROWTH_TIER_CONCERN);
}
END_TEST

/* The birth weight of a child born before term is no baseline of a fall, but kilograms are
 * kilograms from the day on by which it should be regained. */
START_TEST(before_term_birth_weight_is_to_be_regained)
{
    ck_assert_int_eq(early(31, 1.6, 28, 1.5), GROWTH_TIER_CONCERN);
    ck_assert_ptr_null(made_finding(&check, "ng75-fall", W));
    SAYS("Loss 0.10 kg (6.3 %), from 1.60 kg to 1.50 kg");
    ck_assert_int_eq(early(31, 1.6, 28, 1.61), GROWTH_TIER_NONE);
    ck_assert_int_eq(early(31, 1.6, 5, 1.4), GROWTH_TIER_NONE);
    ck_assert_int_eq(early(31, 1.6, 21, 1.35), GROWTH_TIER_URGENT);
}
END_TEST

/* ---- height ---------------------------------------------------------------------------------- */

/* More than two spaces below on both, six months after, but no more than a slow change of track. */
START_TEST(a_fall_in_height_that_meets_the_published_rule_is_not_silent)
{
    static const struct {
        double last;
        growth_tier tier;
    } rows[] = { { -1.7, GROWTH_TIER_SUSTAINED },
                 { -1.4, GROWTH_TIER_WATCH },
                 { -1.25, GROWTH_TIER_NONE } };

    for (size_t i = 0; i < 3; i++) {
        const double points[][2] = {
            { 760, 0 }, { 850, 0 }, { 1100, -0.8 }, { 1350, -1.36 }, { 1440, rows[i].last }
        };
        const growth_finding *f;

        SDS(H, points);
        made_check(&k, &check);
        f = made_finding(&check, "rcpch-height-fall", H);
        ck_assert_msg((f ? f->tier : GROWTH_TIER_NONE) == rows[i].tier, "row %zu: %s", i,
                      growth_tier_text(f ? f->tier : GROWTH_TIER_NONE));
    }
}
END_TEST

/* ---- words ----------------------------------------------------------------------------------- */

START_TEST(no_title_says_rapid)
{
    for (size_t i = 0; i < growth_rule_count(); i++)
        ck_assert_ptr_null(strstr(growth_rule_at(i)->title, "Rapid"));
}
END_TEST

START_TEST(entries_are_told_as_they_can_be_looked_up)
{
    growth_quality_finding f = { .kind = GROWTH_QUALITY_SAME_DAY,
                                 .index = 0,
                                 .other = 1,
                                 .suggested = GROWTH_NAN,
                                 .expected = GROWTH_NAN };
    char says[GROWTH_QUALITY_TEXT_SIZE];

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 100, 11 * 0.45359237);
    made_add(&k, W, 100, 6.385);
    growth_quality_text(&k.record, &f, says);
    ck_assert_msg(strstr(says, "Weight 4.99 kg on ") && strstr(says, " is one of two values of") &&
                      strstr(says, "; 6.385 kg is nearer"),
                  "%s", says);
    for (int i = 0; i < 8; i++)
        made_add(&k, W, 100, 6);
    made_add(&k, W, 101, 6);
    made_add(&k, H, 100, 60);
    growth_quality_text(&k.record, &f, says);
    ck_assert_msg(strstr(says, " is one of 10 values of that day; ") != NULL, "%s", says);
}
END_TEST

/* A length in metres before the join at 2 years, where 0.7 cm go: more than it is. */
START_TEST(a_length_in_metres_is_looked_at_before_a_join_too)
{
    growth_quality_finding found[20];
    static const double cm[][2] = { { 56, 58.3 },   { 365, 0.757 },  { 730, 87.5 },
                                    { 1096, 95.8 }, { 1461, 102.4 }, { 1826, 109.4 } };
    size_t n;

    made_begin(&k, GROWTH_MALE);
    for (size_t i = 0; i < 6; i++)
        made_add(&k, H, cm[i][0], cm[i][1])->posture = i < 2 ? GROWTH_LYING : GROWTH_STANDING;
    ck_assert_int_eq(growth_quality_check(&k.record, NULL, found, 20, &n, NULL), GROWTH_OK);
    ck_assert_uint_eq(n, 1);
    ck_assert_int_eq(found[0].kind, GROWTH_QUALITY_HUNDREDTH);
    ck_assert_uint_eq(found[0].index, 1);
    ck_assert_double_eq_tol(found[0].suggested, 75.7, 1e-9);
}
END_TEST

/* ---- from birth ------------------------------------------------------------------------------ */

/* The rule of another level heads the episode: how far it is from birth is said all the same. */
START_TEST(a_larger_fall_from_birth_is_said_too)
{
    static const double large[][2] = {
        { 0, 4.02 }, { 12, 3.92 }, { 30, 4.11 }, { 45, 4.31 }, { 70, 4.61 }
    };
    static const double alike[][2] = { { 0, 3.4 }, { 30, 4.11 }, { 45, 4.31 }, { 70, 4.61 } };

    KG(large);
    ck_assert_str_ne(id_of(head_of(W)), "ng75-fall");
    SAYS("From the birth weight of 4.02 kg (75th-91st) it has moved down 4.3 centile spaces. ");
    KG(alike);
    head_of(W);
    SAYS("(ng75-fall");
    NEVER_SAYS("From the birth weight");
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("telling");

    tcase_add_test(t, no_gain_is_told_from_the_oldest_weight_that_none_exceeded);
    tcase_add_test(t, no_gain_is_told_as_met_where_a_later_weight_was_higher);
    tcase_add_test(t, a_state_tells_the_fall_in_its_episode);
    tcase_add_test(t, a_state_says_on_how_many_weighings);
    tcase_add_test(t, a_value_that_no_child_has_is_told_in_words);
    tcase_add_test(t, the_weighings_of_a_fall_are_counted);
    tcase_add_test(t, a_loss_says_the_per_cent_that_its_tier_rests_on);
    tcase_add_test(t, a_great_early_loss_is_urgent);
    tcase_add_test(t, before_term_birth_weight_is_to_be_regained);
    tcase_add_test(t, a_fall_in_height_that_meets_the_published_rule_is_not_silent);
    tcase_add_test(t, no_title_says_rapid);
    tcase_add_test(t, entries_are_told_as_they_can_be_looked_up);
    tcase_add_test(t, a_length_in_metres_is_looked_at_before_a_join_too);
    tcase_add_test(t, a_larger_fall_from_birth_is_said_too);
    return tap_run(t);
}
