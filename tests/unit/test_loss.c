/* Weight that was lost: from which weighing, how much, in words. */
#include "made.h"

#include "../tap.h"

#define W GROWTH_WEIGHT

static growth_check check;

/* From, percent and kg of a loss are of one occasion: its date is the day of that weight. */
START_TEST(a_loss_is_told_from_one_weight)
{
    unsigned told = 0;

    for (unsigned seed = 1, seeds = tap_rounds(3000); seed <= seeds; seed++) {
        made k;

        made_wanderer(&k, seed);
        made_check(&k, &check);
        for (size_t i = 0; i < check.n_findings; i++) {
            const growth_finding *f = &check.findings[i];
            const growth_series *s = &check.track.series[W];
            size_t j = 0;

            if (strcmp(growth_rule_at((size_t)f->rule)->id, "weight-loss") != 0)
                continue;
            while (s->occasions[j].date != f->from_date)
                j++;
            told++;
            ck_assert_msg(f->from_value == s->occasions[j].value, "seed %u: from %g kg, was %g",
                          seed, f->from_value, s->occasions[j].value);
            ck_assert_double_eq_tol(f->percent, 100 * (f->from_value - f->to_value) / f->from_value,
                                    1e-9);
            ck_assert_double_ge(f->percent, f->tier == GROWTH_TIER_URGENT ? 7.5 : 5);
        }
    }
    ck_assert_uint_gt(told, tap_rounds(50));
}
END_TEST

/* The boy of the case: rapid-fall off, the loss alone is told. */
START_TEST(the_loss_of_the_case_is_told_from_its_day)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    static const struct {
        double age, kg;
    } weights[] = { { 44, 5.07 },  { 91, 6.6 },   { 183, 8.11 },  { 365, 9.75 },  { 548, 11.1 },
                    { 804, 12.8 }, { 986, 13.9 }, { 1187, 14.8 }, { 1424, 11.6 }, { 1552, 9.1 } };
    growth_rules rules;
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    made_begin(&k, GROWTH_MALE);
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        made_add(&k, W, weights[i].age, weights[i].kg);
    growth_rules_default(&rules);
    ck_assert_int_eq(growth_rules_switch(&rules, "rapid-fall", "off", NULL), GROWTH_OK);
    ck_assert_int_eq(growth_rules_switch(&rules, "rcpch-state", "off", NULL), GROWTH_OK);
    options.rules = &rules;
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    ck_assert_str_eq(growth_rule_at((size_t)check.findings[0].rule)->id, "weight-loss");
    ck_assert_int_eq(check.findings[0].from_date, MADE_BORN + 1187);
    growth_explain(&check, &check.findings[0], GROWTH_EXPLAIN_WHAT, text);
    ck_assert_msg(strstr(text, "Loss 5.70 kg (39 %), from 14.8 kg to 9.10 kg"), "%s", text);
}
END_TEST

/* What was lost is counted from the heaviest weight since the fall began: the boy went on gaining
 * while he came down, and at the end weighs little less than at the start. */
static const struct {
    const char *what;
    struct {
        double age, kg;
    } weights[9];
    unsigned doubtful;                         /* its number; 0: none */
    double from_age, from_kg, to_age, percent; /* NaN: nothing lost */
} losses[] = {
    { "from the heaviest since",
      { { 60, 5.5 },
        { 240, 8.9 },
        { 400, 10.2 },
        { 830, 13.4 },
        { 1280, 15.7 },
        { 1500, 14.3 },
        { 1640, 12.6 },
        { 1700, 12.1 } },
      0,
      1280,
      15.7,
      1700,
      22.93 },
    { "gained in all, and lost at the end",
      { { 60, 5.5 }, { 240, 8.9 }, { 400, 10.2 }, { 830, 13.4 }, { 1280, 15.0 }, { 1700, 13.8 } },
      0,
      1280,
      15.0,
      1700,
      8 },
    { "a meal",
      { { 60, 5.5 }, { 240, 8.9 }, { 400, 10.2 }, { 830, 13.4 }, { 1280, 13.7 }, { 1700, 13.6 } },
      0,
      NAN,
      NAN,
      NAN,
      NAN },
    { "a slip is no weight to lose from",
      { { 60, 5.5 },
        { 240, 8.9 },
        { 400, 10.2 },
        { 830, 13.4 },
        { 1100, 31.0 },
        { 1280, 15.0 },
        { 1700, 13.8 } },
      0,
      1280,
      15.0,
      1700,
      8 },
    { "to the lightest since birth",
      { { 0, 3.42 }, { 3, 3.16 }, { 5, 3.05 }, { 10, 3.2 }, { 21, 3.4 } },
      0,
      0,
      3.42,
      5,
      10.82 },
    { "not to one that is doubted",
      { { 0, 3.42 }, { 3, 3.16 }, { 5, 2.05 }, { 10, 3.2 }, { 21, 3.4 } },
      2,
      0,
      3.42,
      3,
      7.60 },
};

START_TEST(a_loss_is_the_most_that_was_lost) /* by table */
{
    const growth_loss *l;
    const growth_finding *head;
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    made_begin(&k, GROWTH_MALE);
    for (size_t i = 0; i < 9 && losses[_i].weights[i].kg > 0; i++)
        made_add(&k, W, losses[_i].weights[i].age, losses[_i].weights[i].kg)->marks =
            losses[_i].doubtful && i == losses[_i].doubtful ? GROWTH_MARK_DOUBTFUL : 0;
    made_check(&k, &check);
    head = made_head(&check, W);
    ck_assert_ptr_nonnull(head);
    l = &head->loss;
    growth_explain(&check, head, GROWTH_EXPLAIN_WHAT, text);
    if (isnan(losses[_i].percent)) {
        ck_assert(isnan(l->percent));
        ck_assert_msg(!strstr(text, "Loss"), "%s", text);
        return;
    }
    ck_assert_msg(fabs(l->percent - losses[_i].percent) < 0.01, "%s: %g", text, l->percent);
    ck_assert_double_eq(l->from_value, losses[_i].from_kg);
    ck_assert_int_eq(l->from_date, MADE_BORN + (int)losses[_i].from_age);
    ck_assert_int_eq(l->to_date, MADE_BORN + (int)losses[_i].to_age);
    ck_assert_msg(strstr(text, "Loss ") != NULL, "%s", text);
}
END_TEST

/* Where only ages are known, nothing happened "on the age of". */
START_TEST(a_loss_of_a_child_of_ages_alone)
{
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    made_begin(&k, GROWTH_MALE);
    for (size_t i = 0; i < 8; i++) {
        growth_measurement *m = made_add(&k, W, losses[0].weights[i].age, losses[0].weights[i].kg);

        m->age_days = losses[0].weights[i].age;
        m->measured_on = GROWTH_DATE_NONE;
    }
    k.record.child.birth_date = GROWTH_DATE_NONE;
    made_check(&k, &check);
    growth_explain(&check, made_head(&check, W), GROWTH_EXPLAIN_WHAT, text);
    ck_assert_msg(strstr(text, "from 15.7 kg to 12.1 kg at the age of "
                               "4.65 years. ") != NULL,
                  "%s", text);
    ck_assert_msg(strstr(text, "First met at the age of ") != NULL, "%s", text);
    ck_assert_ptr_null(strstr(text, "on the age"));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("loss");

    tcase_add_test(t, a_loss_is_told_from_one_weight);
    tap_each(t, a_loss_is_the_most_that_was_lost, losses);
    tcase_add_test(t, a_loss_of_a_child_of_ages_alone);
    tcase_add_test(t, the_loss_of_the_case_is_told_from_its_day);
    return tap_run(t);
}
