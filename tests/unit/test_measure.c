/* Measures, units, BMI, and the words of reasons. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/assess.h>
#include <growth/measure.h>
#include <growth/number.h>
#include <growth/record.h>

#include "../tap.h"

START_TEST(every_measure_is_described)
{
    for (int i = 0; i < GROWTH_MEASURE_COUNT_; i++) {
        const growth_measure_info *info = growth_measure_describe((growth_measure)i);
        growth_measure found;

        ck_assert_ptr_nonnull(info);
        ck_assert_ptr_nonnull(info->title);
        ck_assert(info->low > 0 && info->low < info->high);
        ck_assert_ptr_nonnull(growth_unit_find(info->unit, strlen(info->unit)));
        ck_assert_int_eq(growth_measure_find(info->id, &found), GROWTH_OK);
        ck_assert_int_eq(found, i);
    }
    ck_assert_ptr_null(growth_measure_describe(GROWTH_MEASURE_COUNT_));
    ck_assert_int_eq(growth_measure_find("shoe size", &(growth_measure){ 0 }), GROWTH_ERR_PARSE);
}
END_TEST

/* The numbers of the enumeration are stored in databases and must never move. */
START_TEST(numbers_of_measures_are_for_ever)
{
    ck_assert_int_eq(GROWTH_WEIGHT, 0);
    ck_assert_int_eq(GROWTH_HEIGHT, 1);
    ck_assert_int_eq(GROWTH_BMI, 2);
    ck_assert_int_eq(GROWTH_HEAD, 3);
    ck_assert_int_eq(GROWTH_WEIGHT_FOR_HEIGHT, 12);
    ck_assert_int_eq(GROWTH_MALE, 1);
    ck_assert_int_eq(GROWTH_FEMALE, 2);
}
END_TEST

static const struct {
    const char *unit;
    growth_measure measure;
    const char *text;
    double value; /* 0: refused */
} conversions[] = {
    { "kg", GROWTH_WEIGHT, "12.3", 12.3 },
    { "g", GROWTH_WEIGHT, "3265", 3.265 },
    { "KG", GROWTH_WEIGHT, "12.3", 12.3 },
    { "grams", GROWTH_WEIGHT, "3265", 3.265 },
    { "lb", GROWTH_WEIGHT, "10", 4.5359237 },
    { "m", GROWTH_HEIGHT, "1.13", 113 },
    { "cm", GROWTH_HEIGHT, "113", 113 },
    { "mm", GROWTH_HEAD, "351", 35.1 },
    { "in", GROWTH_HEIGHT, "40", 101.6 },
    { "mm", GROWTH_TRICEPS, "10.1", 10.1 },
    { "cm", GROWTH_TRICEPS, "1.01", 10.1 },
    { "kg/m\xc2\xb2", GROWTH_BMI, "16", 16 },
    { "cm", GROWTH_WEIGHT, "12", 0 },
    { "kg", GROWTH_HEIGHT, "12", 0 },
    { "kg", GROWTH_BMI, "12", 0 },
};

START_TEST(units_convert)
{
    const growth_unit *unit = growth_unit_find(conversions[_i].unit, strlen(conversions[_i].unit));
    int shift = -99;
    double factor = 0, value;
    growth_error err = { GROWTH_OK, "" };
    growth_status status;

    ck_assert_ptr_nonnull(unit);
    status = growth_unit_for(unit, conversions[_i].measure, &shift, &factor, &err);
    if (conversions[_i].value == 0) {
        ck_assert_int_eq(status, GROWTH_ERR_PARSE);
        ck_assert_msg(strstr(err.message, "use one of") != NULL, "%s", err.message);
        ck_assert_int_eq(shift, -99);
        return;
    }
    ck_assert_int_eq(status, GROWTH_OK);
    ck_assert_int_eq(
        growth_number_parse(conversions[_i].text, strlen(conversions[_i].text), shift, &value),
        GROWTH_OK);
    if (factor == 1)
        ck_assert_double_eq(value, conversions[_i].value); /* metric: to the last bit */
    else
        ck_assert_double_eq_tol(value * factor / conversions[_i].value, 1, 1e-15);
}
END_TEST

START_TEST(unknown_units_are_none)
{
    ck_assert_ptr_null(growth_unit_find("stone", 5));
    ck_assert_ptr_null(growth_unit_find("", 0));
    ck_assert_ptr_null(growth_unit_find("percentile", 10));
}
END_TEST

START_TEST(body_mass_index)
{
    double bmi = -1;

    ck_assert_int_eq(growth_bmi(20, 125, &bmi), GROWTH_OK);
    ck_assert_double_eq(bmi, 12.8);
    bmi = -1;
    ck_assert_int_eq(growth_bmi(16, 0, &bmi), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_bmi(NAN, 100, &bmi), GROWTH_ERR_VALUE);
    ck_assert_double_eq(bmi, -1);
}
END_TEST

static const struct {
    growth_measure measure;
    double value;
    growth_status status;
} limits[] = {
    { GROWTH_HEIGHT, 20, GROWTH_OK },
    { GROWTH_HEIGHT, 19.99, GROWTH_ERR_VALUE_LIMIT },
    { GROWTH_HEIGHT, 300, GROWTH_OK },
    { GROWTH_HEIGHT, 300.1, GROWTH_ERR_VALUE_LIMIT },
    { GROWTH_WEIGHT, 0.15, GROWTH_OK },
    { GROWTH_WEIGHT, 0.149, GROWTH_ERR_VALUE_LIMIT },
    { GROWTH_WEIGHT, 500, GROWTH_OK },
    { GROWTH_WEIGHT, 500.1, GROWTH_ERR_VALUE_LIMIT },
    { GROWTH_HEAD, 5, GROWTH_OK },
    { GROWTH_HEAD, 4.9, GROWTH_ERR_VALUE_LIMIT },
    { GROWTH_HEAD, 100, GROWTH_OK },
    { GROWTH_HEAD, 100.5, GROWTH_ERR_VALUE_LIMIT },
    { GROWTH_WEIGHT, 0, GROWTH_ERR_VALUE },
    { GROWTH_WEIGHT, -3, GROWTH_ERR_VALUE },
    { GROWTH_WEIGHT, NAN, GROWTH_ERR_VALUE },
};

START_TEST(limits_are_limits)
{
    growth_error err = { GROWTH_OK, "" };

    ck_assert_int_eq(growth_measure_check(limits[_i].measure, limits[_i].value, &err),
                     limits[_i].status);
    if (limits[_i].status != GROWTH_OK)
        ck_assert_msg(err.message[0] != '\0', "no sentence");
}
END_TEST

START_TEST(reasons_have_words)
{
    for (int i = 1; i < GROWTH_REASON_COUNT_; i++) {
        const char *text = growth_reason_text((growth_reason)i);

        ck_assert_int_eq(growth_reason_find(text, strlen(text)), i);
    }
    ck_assert_int_eq(growth_reason_find("No_Scales", 9), GROWTH_REASON_NO_SCALES);
    ck_assert_int_eq(growth_reason_find("refused", 7), GROWTH_REASON_DECLINED);
    ck_assert_int_eq(growth_reason_find("DNA", 3), GROWTH_REASON_NOT_BROUGHT);
    ck_assert_int_eq(growth_reason_find("not-brought", 11), GROWTH_REASON_NOT_BROUGHT);
    ck_assert_int_eq(growth_reason_find("fire alarm", 10), GROWTH_REASON_OTHER);
    ck_assert_str_eq(growth_reason_text(GROWTH_REASON_NONE), "");
}
END_TEST

/* A sentence names what it speaks of, also where that is no number. */
START_TEST(what_is_no_number_has_a_word)
{
    growth_error err;

    ck_assert_int_eq(growth_measure_check(GROWTH_WEIGHT, GROWTH_NAN, &err), GROWTH_ERR_VALUE);
    ck_assert_str_eq(err.message, "weight NaN is not a positive number");
    ck_assert_int_eq(growth_measure_check(GROWTH_WEIGHT, -(double)INFINITY, &err),
                     GROWTH_ERR_VALUE);
    ck_assert_str_eq(err.message, "weight -infinity is not a positive number");
    ck_assert_ptr_null(strstr(growth_status_text(GROWTH_ERR_VALUE), "measurement"));
}
END_TEST

/* Not born in 1970. */
START_TEST(of_a_new_child_nothing_is_known)
{
    growth_child child = GROWTH_CHILD_INIT;
    growth_measurement weight = GROWTH_MEASUREMENT_INIT;
    growth_assessment result;

    ck_assert_ptr_null(child.id);
    ck_assert_int_eq(child.sex, GROWTH_SEX_UNKNOWN);
    ck_assert_int_eq(child.birth_date, GROWTH_DATE_NONE);
    ck_assert_int_eq(child.gestation_days, GROWTH_GESTATION_UNKNOWN);
    child.sex = GROWTH_MALE;
    weight.value = 5;
    ck_assert_int_eq(growth_date_from_civil(1970, 3, 1, &weight.measured_on), GROWTH_OK);
    ck_assert_int_eq(growth_assess(&child, &weight, NULL, &result, NULL), GROWTH_ERR_AGE_UNKNOWN);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("measure");

    tcase_add_test(t, every_measure_is_described);
    tcase_add_test(t, numbers_of_measures_are_for_ever);
    tap_each(t, units_convert, conversions);
    tcase_add_test(t, unknown_units_are_none);
    tcase_add_test(t, body_mass_index);
    tap_each(t, limits_are_limits, limits);
    tcase_add_test(t, reasons_have_words);
    tcase_add_test(t, what_is_no_number_has_a_word);
    tcase_add_test(t, of_a_new_child_nothing_is_known);
    return tap_run(t);
}
