/* What no caller ought to pass, to every function of the core that takes it: a status or an empty
 * text, outputs untouched, and never a crash. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/growth.h>

#include "../tap.h"
#include "made.h"

#define OUTSIDE 99 /* of every enumeration */

static const growth_lms sound = { 1, 10, 0.1 };

/* A result that nothing may write to. */
static double kept = 77;

static void refused(int line, growth_status status)
{
    ck_assert_msg(status == GROWTH_ERR_ARGUMENT, "line %d: status %d", line, (int)status);
    ck_assert_msg(kept == 77, "line %d: an output was written", line);
}
#define REFUSED(call) refused(__LINE__, call)

START_TEST(numbers_and_scores)
{
    growth_error err;

    REFUSED(growth_lms_sds(sound, 10, NULL));
    REFUSED(growth_lms_value(sound, 0, NULL));
    REFUSED(growth_centile_sds(50, NULL));
    REFUSED(growth_bmi(10, 80, NULL));
    REFUSED(growth_birth_weight_loss(3, 2.9, NULL));
    REFUSED(growth_velocity(70, 300, 80, 700, NULL));
    REFUSED(growth_number_parse(NULL, 0, 0, &kept));
    REFUSED(growth_number_parse("1", 1, 0, NULL));
    REFUSED(growth_number_parse("1", 1, 31, &kept));
    REFUSED(growth_number_parse("1", 1, -31, &kept));
    REFUSED(growth_percent_of_median(growth_reference_find("uk90"), GROWTH_WEIGHT, GROWTH_MALE, 900,
                                     12, NULL, &err));
    REFUSED(growth_mid_parental_height(160, 180, GROWTH_MALE, GROWTH_PARENTAL_MEAN, NULL, &err));
    REFUSED(growth_cole_correlation(100, 200, NULL));
    REFUSED(growth_conditional_gain(0, 0, 0.5, NULL));
}
END_TEST

START_TEST(values_that_are_no_numbers)
{
    const struct {
        growth_lms lms;
        double x;
    } bad[] = {
        { { 1, 0, 0.1 }, 1 },        { { 1, -1, 0.1 }, 1 },     { { 1, 1, 0 }, 1 },
        { { 1, 1, -0.1 }, 1 },       { { NAN, 1, 0.1 }, 1 },    { { INFINITY, 1, 0.1 }, 1 },
        { { 1, INFINITY, 0.1 }, 1 }, { { 1, 1, INFINITY }, 1 }, { { 1, NAN, 0.1 }, 1 },
        { { 1, 1, NAN }, 1 },        { { 1, 1, 0.1 }, NAN },    { { 1, 1, 0.1 }, INFINITY },
    };
    growth_measurement m = GROWTH_MEASUREMENT_INIT;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_msg(growth_lms_sds(bad[i].lms, bad[i].x, &kept) != GROWTH_OK, "row %zu", i);
        ck_assert_msg(growth_lms_value(bad[i].lms, bad[i].x, &kept) != GROWTH_OK, "row %zu", i);
    }
    ck_assert_int_eq(growth_velocity(NAN, 300, 80, 700, &kept), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_velocity(70, 300, INFINITY, 700, &kept), GROWTH_ERR_VALUE);
    ck_assert_int_ne(growth_velocity(70, 300, 80, INFINITY, &kept), GROWTH_OK);
    ck_assert_int_ne(growth_velocity(70, 300, 80, 300, &kept), GROWTH_OK);
    ck_assert_int_eq(growth_birth_weight_loss(0, 3, &kept), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_birth_weight_loss(3, INFINITY, &kept), GROWTH_ERR_VALUE);
    ck_assert_int_ne(growth_conditional_gain(0, 0, 1, &kept), GROWTH_OK);
    ck_assert_int_ne(growth_conditional_gain(NAN, 0, 0.5, &kept), GROWTH_OK);
    ck_assert_int_ne(growth_conditional_gain(0, INFINITY, 0.5, &kept), GROWTH_OK);
    ck_assert_int_ne(growth_cole_correlation(NAN, 200, &kept), GROWTH_OK);
    ck_assert_int_ne(growth_cole_correlation(200, 200, &kept), GROWTH_OK);
    ck_assert(kept == 77);
    m.value = NAN;
    ck_assert_int_eq(growth_measure_check(GROWTH_WEIGHT, m.value, NULL), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_measure_check(GROWTH_WEIGHT, 0, NULL), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_bmi_categorise(GROWTH_BMI_CLINICAL, NAN), GROWTH_BMI_NONE);
    ck_assert_int_eq(growth_bmi_categorise((growth_bmi_scheme)OUTSIDE, 0), GROWTH_BMI_NONE);
}
END_TEST

START_TEST(dates_and_words)
{
    growth_date date = 5;
    growth_measure measure = GROWTH_BMI;
    growth_sex sex = (growth_sex)OUTSIDE;
    int days = 5;

    REFUSED(growth_date_parse(NULL, 0, GROWTH_DATE_ISO, &date, NULL));
    REFUSED(growth_date_parse("2020-01-01", 10, GROWTH_DATE_ISO, NULL, NULL));
    REFUSED(growth_date_parse("2020-01-01", 10, (growth_date_order)OUTSIDE, &date, NULL));
    REFUSED(growth_gestation_parse(NULL, 2, &days, NULL));
    REFUSED(growth_gestation_parse("40", 2, NULL, NULL));
    ck_assert_int_ne(growth_measure_find(NULL, &measure), GROWTH_OK);
    ck_assert_int_ne(growth_measure_find("weight", NULL), GROWTH_OK);
    ck_assert(date == 5 && days == 5 && measure == GROWTH_BMI);
    ck_assert_ptr_null(growth_measure_describe((growth_measure)OUTSIDE));
    ck_assert_str_eq(growth_sex_text(sex), "unknown");
    ck_assert_str_eq(growth_status_text((growth_status)OUTSIDE), "unknown status");
    ck_assert_str_eq(growth_status_text((growth_status)-1), "unknown status");
    ck_assert_str_eq(growth_gestation_policy_text((growth_gestation_policy)OUTSIDE), "unknown");
    ck_assert_str_eq(growth_tier_text((growth_tier)OUTSIDE), "");
    ck_assert_str_eq(growth_contact_state_text((growth_contact_state)OUTSIDE), "");
    ck_assert_str_eq(growth_reason_text((growth_reason)OUTSIDE), "");
    ck_assert_int_eq(growth_reason_find(NULL, 0), growth_reason_find("", 0));
    ck_assert_ptr_null(growth_unit_find(NULL, 0));
    ck_assert_str_eq(growth_bmi_category_text((growth_bmi_category)OUTSIDE), "");
    ck_assert_ptr_null(growth_quality_describe((growth_quality_kind)OUTSIDE));
    ck_assert_ptr_null(growth_rule_at(growth_rule_count()));
    ck_assert_int_eq(growth_rule_find(NULL), -1);
    ck_assert_ptr_null(growth_kernel_at(growth_kernel_count()));
}
END_TEST

START_TEST(units)
{
    const growth_unit *kg = growth_unit_find("kg", 2);
    int shift = 5;

    ck_assert_ptr_nonnull(kg);
    REFUSED(growth_unit_for(NULL, GROWTH_WEIGHT, &shift, &kept, NULL));
    REFUSED(growth_unit_for(kg, (growth_measure)OUTSIDE, &shift, &kept, NULL));
    REFUSED(growth_unit_for(kg, GROWTH_WEIGHT, NULL, &kept, NULL));
    REFUSED(growth_unit_for(kg, GROWTH_WEIGHT, &shift, NULL, NULL));
    ck_assert_int_eq(shift, 5);
}
END_TEST

START_TEST(references)
{
    const growth_reference *uk = growth_reference_find("uk-who");
    const growth_segment *first = growth_reference_segment(uk, 0), *segment = first;
    const size_t n = growth_reference_segment_count(uk);
    growth_lms lms = sound;
    growth_error err;

    ck_assert_ptr_null(growth_reference_segment(uk, n));
    ck_assert_ptr_null(growth_reference_at(growth_reference_count()));
    ck_assert_ptr_null(growth_reference_find(NULL));
    REFUSED(growth_segment_lms(NULL, GROWTH_MALE, 0, &lms));
    REFUSED(growth_segment_lms(first, GROWTH_MALE, 0, NULL));
    REFUSED(growth_segment_lms(first, GROWTH_MALE, NAN, &lms));
    REFUSED(growth_segment_lms(first, (growth_sex)OUTSIDE, 0, &lms));
    REFUSED(growth_segment_sds(first, GROWTH_MALE, 0, 3, NULL, NULL));
    REFUSED(growth_segment_value(first, GROWTH_MALE, 0, 0, NULL));
    REFUSED(growth_segment_value(first, GROWTH_MALE, 0, NAN, &kept));
    REFUSED(growth_reference_segment_find(NULL, GROWTH_WEIGHT, GROWTH_MALE, 0, &segment, &err));
    REFUSED(growth_reference_segment_find(uk, GROWTH_WEIGHT, GROWTH_MALE, 0, NULL, &err));
    REFUSED(growth_reference_segment_find(uk, GROWTH_WEIGHT, GROWTH_MALE, NAN, &segment, &err));
    REFUSED(
        growth_reference_segment_find(uk, (growth_measure)OUTSIDE, GROWTH_MALE, 0, &segment, &err));
    REFUSED(growth_reference_lms(uk, GROWTH_WEIGHT, GROWTH_MALE, 0, NULL, &err));
    ck_assert_ptr_eq(segment, first);
    ck_assert_int_eq(growth_segment_lms(first, GROWTH_MALE, -1e6, &lms), GROWTH_ERR_AGE_BELOW);
    ck_assert_int_eq(growth_segment_lms(first, GROWTH_MALE, 1e6, &lms), GROWTH_ERR_AGE_ABOVE);
    ck_assert_int_eq(growth_segment_sds(first, GROWTH_MALE, 1e6, 3, &kept, NULL),
                     GROWTH_ERR_AGE_ABOVE);
    ck_assert_int_eq(growth_segment_value(first, GROWTH_MALE, 1e6, 0, &kept), GROWTH_ERR_AGE_ABOVE);
    ck_assert(kept == 77 && lms.m == sound.m);
}
END_TEST

START_TEST(bands)
{
    const growth_centile_line *lines;
    size_t n;
    char text[GROWTH_BAND_TEXT_SIZE];

    lines = growth_centile_lines_uk(&n);
    ck_assert_int_eq(growth_centile_band(NULL, n, 0).kind, GROWTH_BAND_NONE);
    ck_assert_int_eq(growth_centile_band(lines, 0, 0).kind, GROWTH_BAND_NONE);
    ck_assert_int_eq(growth_centile_band(lines, n, NAN).kind, GROWTH_BAND_NONE);
    ck_assert_str_eq(growth_band_text(lines, n, GROWTH_WEIGHT, 100, NAN, text), "");
}
END_TEST

START_TEST(single_measurements)
{
    growth_child child = { .sex = GROWTH_MALE, .birth_date = 17000 };
    growth_measurement weight = GROWTH_MEASUREMENT_INIT, height = GROWTH_MEASUREMENT_INIT, third;
    growth_assessment result;

    weight.measure = GROWTH_WEIGHT;
    weight.value = 12;
    weight.measured_on = 18000;
    height.measure = GROWTH_HEIGHT;
    height.value = 95;
    height.measured_on = 18000;
    REFUSED(growth_assess(NULL, &weight, NULL, &result, NULL));
    REFUSED(growth_assess(&child, NULL, NULL, &result, NULL));
    REFUSED(growth_assess(&child, &weight, NULL, NULL, NULL));
    REFUSED(growth_derive_bmi(NULL, &height, &third));
    REFUSED(growth_derive_bmi(&weight, NULL, &third));
    REFUSED(growth_derive_bmi(&height, &weight, &third));
    REFUSED(growth_derive_bmi(&weight, &weight, &third));
    REFUSED(growth_derive_bmi(&weight, &height, NULL));
    REFUSED(growth_derive_weight_for_stature(&weight, &height, 900, NULL));
    REFUSED(growth_derive_weight_for_stature(&height, &height, 900, &third));
    for (int i = 0; i < 3; i++) {
        growth_assess_options who = GROWTH_ASSESS_OPTIONS;

        who.reference = growth_reference_find("who");
        third = weight;
        third.measure = GROWTH_WEIGHT_FOR_HEIGHT;
        third.stature_cm = i == 0 ? 0 : i == 1 ? INFINITY : 95;
        third.measured_on = i == 2 ? 17000 : 18000;
        ck_assert_int_ne(growth_assess(&child, &third, &who, &result, NULL), GROWTH_OK);
        ck_assert(isnan(result.score.sds));
    }
    ck_assert_int_ne(growth_measure_check((growth_measure)OUTSIDE, 10, NULL), GROWTH_OK);
    weight.measure = (growth_measure)OUTSIDE;
    ck_assert_int_ne(growth_assess(&child, &weight, NULL, &result, NULL), GROWTH_OK);
}
END_TEST

START_TEST(rules_of_a_check)
{
    growth_rules rules;

    growth_rules_default(&rules);
    ck_assert_int_ne(growth_rules_add_pack(NULL, "jgz", NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_add_pack(&rules, NULL, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_switch(&rules, NULL, "on", NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_switch(&rules, "no-such-rule", "on", NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_switch(&rules, growth_rule_at(0)->id, NULL, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_switch(&rules, growth_rule_at(0)->id, "maybe", NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_switch(NULL, growth_rule_at(0)->id, "on", NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_set(&rules, NULL, "days", 1, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_set(&rules, growth_rule_at(0)->id, NULL, 1, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_set(NULL, growth_rule_at(0)->id, "days", 1, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_rules_set(&rules, growth_rule_at(0)->id, "no such", 1, NULL),
                     GROWTH_OK);
}
END_TEST

START_TEST(records)
{
    static made k;
    static growth_check check;
    static growth_track track;
    growth_record nothing = { .n_measurements = 3 };
    growth_quality_finding found;
    growth_quality_finding none = { .kind = (growth_quality_kind)OUTSIDE };
    growth_range range;
    size_t n = 5;
    char text[GROWTH_QUALITY_TEXT_SIZE];

    made_begin(&k, GROWTH_MALE);
    REFUSED(growth_check_record(NULL, NULL, &check, NULL));
    REFUSED(growth_check_record(&k.record, NULL, NULL, NULL));
    REFUSED(growth_track_build(NULL, NULL, &track, NULL));
    REFUSED(growth_track_build(&k.record, NULL, NULL, NULL));
    REFUSED(growth_track_build(&nothing, NULL, &track, NULL));
    REFUSED(growth_quality_check(NULL, NULL, &found, 1, &n, NULL));
    REFUSED(growth_quality_check(&k.record, NULL, NULL, 1, &n, NULL));
    REFUSED(growth_quality_check(&k.record, NULL, &found, 1, NULL, NULL));
    REFUSED(growth_quality_check(&nothing, NULL, &found, 1, &n, NULL));
    ck_assert_uint_eq(n, 5);
    ck_assert_str_eq(growth_quality_text(&k.record, &none, text), "");
    ck_assert_int_eq(growth_track_build(&k.record, NULL, &track, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_series_expect(NULL, 0, 100, 0, &range), GROWTH_OK);
    ck_assert_int_ne(growth_series_expect(&track.series[0], 0, 100, 0, NULL), GROWTH_OK);
    ck_assert_int_ne(growth_series_expect(&track.series[0], 0, NAN, 0, &range), GROWTH_OK);
    ck_assert_int_ne(growth_series_expect(&track.series[0], 1, 100, 0, &range), GROWTH_OK);
}
END_TEST

START_TEST(batches)
{
    static double memory[4096];
    const growth_reference *uk = growth_reference_find("uk-who");
    const double age = 900, value = 12;
    const growth_sex sex = GROWTH_MALE;
    const size_t size = growth_columns_size(uk, GROWTH_WEIGHT);
    growth_columns *columns = NULL;
    growth_status status;

    REFUSED(growth_columns_init(NULL, size, uk, GROWTH_WEIGHT, &columns, NULL));
    REFUSED(growth_columns_init(memory, size, NULL, GROWTH_WEIGHT, &columns, NULL));
    REFUSED(growth_columns_init(memory, size, uk, GROWTH_WEIGHT, NULL, NULL));
    REFUSED(growth_columns_init(memory, size, uk, (growth_measure)OUTSIDE, &columns, NULL));
    ck_assert_ptr_null(columns);
    REFUSED(growth_sds_columns(NULL, GROWTH_AGE_DAYS, 1, &age, &value, &sex, &kept, &status));
    ck_assert_int_eq(growth_columns_init(memory, sizeof memory, uk, GROWTH_BMI, &columns, NULL),
                     sizeof memory < growth_columns_size(uk, GROWTH_BMI) ? GROWTH_ERR_ARGUMENT
                                                                         : GROWTH_OK);
    columns = malloc(size);
    ck_assert_int_eq(growth_columns_init(columns, size, uk, GROWTH_WEIGHT, &columns, NULL),
                     GROWTH_OK);
    REFUSED(growth_sds_columns(columns, (growth_age_unit)OUTSIDE, 0, NULL, NULL, NULL, NULL, NULL));
    REFUSED(growth_sds_columns(columns, GROWTH_AGE_DAYS, 1, NULL, &value, &sex, &kept, &status));
    REFUSED(growth_sds_columns(columns, GROWTH_AGE_DAYS, 1, &age, NULL, &sex, &kept, &status));
    REFUSED(growth_sds_columns(columns, GROWTH_AGE_DAYS, 1, &age, &value, NULL, &kept, &status));
    REFUSED(growth_sds_columns(columns, GROWTH_AGE_DAYS, 1, &age, &value, &sex, NULL, &status));
    REFUSED(growth_sds_columns(columns, GROWTH_AGE_DAYS, 1, &age, &value, &sex, &kept, NULL));
    ck_assert_int_eq(growth_sds_columns(columns, GROWTH_AGE_DAYS, 0, NULL, NULL, NULL, NULL, NULL),
                     GROWTH_OK);
    free(columns);
}
END_TEST

START_TEST(texts_too_long_to_show)
{
    char text[400];
    growth_error err;
    growth_date date = 5;
    int days = 5;

    memset(text, '9', sizeof text);
    ck_assert_int_eq(growth_date_parse(text, sizeof text, GROWTH_DATE_ISO, &date, &err),
                     GROWTH_ERR_PARSE);
    ck_assert_uint_lt(strlen(err.message), 200);
    ck_assert_int_eq(growth_gestation_parse(text, sizeof text, &days, &err), GROWTH_ERR_PARSE);
    ck_assert_uint_lt(strlen(err.message), 200);
    ck_assert(date == 5 && days == 5);
}
END_TEST

START_TEST(a_power_that_is_hardly_one)
{
    const growth_lms none = { 0, 10, 0.1 }, hardly = { 1e-30, 10, 0.1 };
    double a, b;

    ck_assert_int_eq(growth_lms_sds(none, 12, &a), GROWTH_OK);
    ck_assert_int_eq(growth_lms_sds(hardly, 12, &b), GROWTH_OK);
    ck_assert_double_eq_tol(a, b, 1e-15);
}
END_TEST

START_TEST(no_day_and_no_age)
{
    const growth_child child = { .sex = GROWTH_MALE, .birth_date = MADE_BORN };
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assessment result;

    m.value = 10;
    ck_assert_int_eq(growth_assess(&child, &m, NULL, &result, NULL), GROWTH_ERR_AGE_UNKNOWN);
}
END_TEST

START_TEST(numbers_of_any_length)
{
    char text[900], shown[GROWTH_NUMBER_SIZE];
    double value;

    memset(text, '0', sizeof text);
    text[0] = '1';
    text[1] = '.';
    text[880] = '7'; /* beyond what a number is told apart by, and not nothing */
    ck_assert_int_eq(growth_number_parse(text, 890, 0, &value), GROWTH_OK);
    ck_assert_double_eq(value, 1);
    ck_assert_int_ne(growth_number_parse("1e99999999999999999999", 22, 0, &kept), GROWTH_OK);
    ck_assert_int_ne(growth_number_parse("1e5x", 4, 0, &kept), GROWTH_OK);
    ck_assert(kept == 77);
    ck_assert_str_eq(growth_number_format(1.5, 18, shown), "1.5");
    ck_assert_str_eq(growth_number_format(1e300, 2, shown), "1e+300");
}
END_TEST

START_TEST(rules_that_are_off)
{
    static made k;
    static growth_check with, without;
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth_rules rules;
    const growth_rule *rule = growth_rule_at(0);

    made_begin(&k, GROWTH_MALE);
    made_add(&k, GROWTH_WEIGHT, 200, 8);
    growth_rules_default(&rules);
    options.rules = &rules;
    ck_assert_int_eq(growth_check_record(&k.record, &options, &with, NULL), GROWTH_OK);
    ck_assert_uint_eq(with.n_findings, 1);
    ck_assert_int_eq(with.tier, GROWTH_TIER_INSUFFICIENT);
    ck_assert_int_eq(growth_rules_switch(&rules, "insufficient", "off", NULL), GROWTH_OK);
    for (size_t i = 1; !rule->n_parameters || strcmp(rule->pack, "uk") != 0; i++)
        rule = growth_rule_at(i);
    ck_assert_int_eq(growth_rules_set(&rules, rule->id, rule->parameters[0].name,
                                      rule->parameters[0].high, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth_check_record(&k.record, &options, &without, NULL), GROWTH_OK);
    ck_assert_uint_eq(without.n_findings, 0);
    ck_assert_int_eq(without.rules_changed, 1);
}
END_TEST

/* What finds less must say so, also where no number was changed; a rule more names itself. */
START_TEST(a_rule_that_is_off_changes_the_rules)
{
    static const struct {
        const char *rule, *state;
        int changed;
    } steps[] = {
        { "who-muac", "on", 0 },
        { "jgz-2019-weight", "off", 0 }, /* As it is. */
        { "rapid-fall", "off", 1 },
        { "rapid-fall", "on", 0 },
    };
    static made k;
    static growth_check check;
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth_rules rules;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, GROWTH_WEIGHT, 200, 8);
    growth_rules_default(&rules);
    options.rules = &rules;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        ck_assert_int_eq(growth_rules_switch(&rules, steps[i].rule, steps[i].state, NULL),
                         GROWTH_OK);
        ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
        ck_assert_msg(check.rules_changed == steps[i].changed, "%s %s", steps[i].rule,
                      steps[i].state);
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("arguments");

    tcase_add_test(t, numbers_and_scores);
    tcase_add_test(t, values_that_are_no_numbers);
    tcase_add_test(t, dates_and_words);
    tcase_add_test(t, units);
    tcase_add_test(t, references);
    tcase_add_test(t, bands);
    tcase_add_test(t, single_measurements);
    tcase_add_test(t, rules_of_a_check);
    tcase_add_test(t, records);
    tcase_add_test(t, batches);
    tcase_add_test(t, texts_too_long_to_show);
    tcase_add_test(t, a_power_that_is_hardly_one);
    tcase_add_test(t, no_day_and_no_age);
    tcase_add_test(t, numbers_of_any_length);
    tcase_add_test(t, rules_that_are_off);
    tcase_add_test(t, a_rule_that_is_off_changes_the_rules);
    return tap_run(t);
}
