/* Arm circumference: fixed limits, without a series. */
#include "made.h"

#include "../tap.h"

#define W    GROWTH_WEIGHT
#define NONE GROWTH_TIER_NONE

static growth_check check;

static void run(const made *k, const growth_rules *rules)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;

    options.rules = rules;
    ck_assert_int_eq(growth_check_record(&k->record, &options, &check, NULL), GROWTH_OK);
}

/* 115 and 125 mm, of children aged 6 to 59 months; a value on the limit is not below it. */
START_TEST(arm_circumference_has_fixed_limits)
{
    const struct {
        double age, cm;
        growth_tier tier;
    } rows[] = { { 400, 12.5, NONE },
                 { 400, 12.49, GROWTH_TIER_WATCH },
                 { 400, 11.5, GROWTH_TIER_WATCH },
                 { 400, 11.49, GROWTH_TIER_CONCERN },
                 { 182, 11, NONE },
                 { 183, 11, GROWTH_TIER_CONCERN },
                 { 1826, 11, GROWTH_TIER_CONCERN },
                 { 1827, 11, NONE } };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const growth_finding *found;
        growth_rules rules;
        made k;

        made_begin(&k, GROWTH_FEMALE);
        made_add(&k, GROWTH_ARM, rows[i].age, rows[i].cm);
        run(&k, NULL);
        ck_assert_ptr_null(made_finding(&check, "who-muac", GROWTH_ARM)); /* off by default */
        growth_rules_default(&rules);
        ck_assert_int_eq(growth_rules_add_pack(&rules, "who-severity", NULL), GROWTH_OK);
        run(&k, &rules);
        found = made_finding(&check, "who-muac", GROWTH_ARM);
        ck_assert_msg((found ? found->tier : NONE) == rows[i].tier, "row %zu: %s", i,
                      growth_tier_text(found ? found->tier : NONE));
        ck_assert(!found || (found->heads && found->to_value == rows[i].cm &&
                             found->first_age == found->to_age && found->occasions == 1));
    }
}
END_TEST

/* The newest is asked, of one day the lowest; met since the first of those below in a row. */
START_TEST(arm_circumference_is_met_since)
{
    const growth_finding *found;
    growth_rules rules;
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, GROWTH_ARM, 700, 11.2);
    made_add(&k, GROWTH_ARM, 700, 11.8);
    made_add(&k, GROWTH_ARM, 640, 11.3);
    made_add(&k, GROWTH_ARM, 600, 12.1);
    made_add(&k, GROWTH_ARM, 500, 11.2);
    made_add(&k, W, 700, 9);
    growth_rules_default(&rules);
    ck_assert_int_eq(growth_rules_add_pack(&rules, "who-severity", NULL), GROWTH_OK);
    run(&k, &rules);
    found = made_finding(&check, "who-muac", GROWTH_ARM);
    ck_assert_ptr_nonnull(found);
    ck_assert_double_eq(found->to_value, 11.2);
    ck_assert_int_eq(found->tier, GROWTH_TIER_CONCERN);
    ck_assert_int_eq(found->first_date, MADE_BORN + 640);
    ck_assert_uint_eq(found->occasions, 5);
}
END_TEST

START_TEST(it_is_said_in_mm)
{
    char text[GROWTH_EXPLAIN_SIZE];
    growth_rules rules;
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, GROWTH_ARM, 700, 11.2);
    growth_rules_default(&rules);
    ck_assert_int_eq(growth_rules_add_pack(&rules, "who-severity", NULL), GROWTH_OK);
    run(&k, &rules);
    growth_explain(&check, made_finding(&check, "who-muac", GROWTH_ARM), GROWTH_EXPLAIN_ALL, text);
    ck_assert_msg(strstr(text, "is 112 mm, below the lower of the two limits (115 mm), on "), "%s",
                  text);
    ck_assert_msg(strstr(text, "1 occasion of arm circumference"), "%s", text);
    ck_assert_msg(strstr(text, "Measure the arm again"), "%s", text);
    /* With another limit, that of the table is not said. */
    ck_assert_int_eq(growth_rules_set(&rules, "who-muac", "severe", 120, NULL), GROWTH_OK);
    run(&k, &rules);
    growth_explain(&check, made_finding(&check, "who-muac", GROWTH_ARM), GROWTH_EXPLAIN_ALL, text);
    ck_assert_msg(!strstr(text, "115"), "%s", text);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("arm");

    tcase_add_test(t, arm_circumference_has_fixed_limits);
    tcase_add_test(t, arm_circumference_is_met_since);
    tcase_add_test(t, it_is_said_in_mm);
    return tap_run(t);
}
