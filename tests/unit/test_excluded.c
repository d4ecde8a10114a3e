/* A build without the figures of turner and of who2007: the references stay known and say so. */
#include <check.h>
#include <math.h>

#include <growth/growth.h>

#include "../tap.h"

static const struct {
    const char *id;
    growth_measure measure;
    double age;
    growth_status status;
    const char *message;
} asked[] = {
    { "turner", GROWTH_HEIGHT, 3000, GROWTH_ERR_EXCLUDED,
      "turner height at this age needs the figures of turner, which are not included in this "
      "build" },
    { "turner", GROWTH_HEIGHT, 10, GROWTH_ERR_AGE_BELOW, NULL },
    { "turner", GROWTH_WEIGHT, 3000, GROWTH_ERR_NO_SERIES, NULL },
    { "who", GROWTH_WEIGHT, 3000, GROWTH_ERR_EXCLUDED,
      "who weight at this age needs the figures of who2007, which are not included in this build" },
    { "who", GROWTH_WEIGHT, 1000, GROWTH_OK, NULL },
    { "uk-who", GROWTH_WEIGHT, 3000, GROWTH_OK, NULL },
};

START_TEST(says_what_is_not_included)
{
    const growth_reference *r = growth_reference_find(asked[_i].id);
    const growth_segment *segment = NULL;
    growth_error err;
    growth_lms lms;

    ck_assert_ptr_nonnull(r);
    ck_assert_int_eq(growth_reference_segment_find(r, asked[_i].measure, GROWTH_FEMALE,
                                                   asked[_i].age, &segment, &err),
                     asked[_i].status);
    ck_assert_int_eq(
        growth_reference_lms(r, asked[_i].measure, GROWTH_FEMALE, asked[_i].age, &lms, NULL),
        asked[_i].status);
    if (asked[_i].message)
        ck_assert_str_eq(err.message, asked[_i].message);
}
END_TEST

START_TEST(the_rows_stay)
{
    const char *const whole[] = { "uk-who", "uk-who-lmsgrowth", "uk90", "cdc" };
    growth_lms lms;

    ck_assert_int_eq(growth_reference_describe(growth_reference_find("turner")).included, 0);
    ck_assert_int_eq(growth_reference_describe(growth_reference_find("who")).included, 0);
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        ck_assert_int_eq(growth_reference_describe(growth_reference_find(whole[i])).included, 1);
    ck_assert_int_eq(
        growth_segment_lms(growth_reference_segment(growth_reference_find("turner"), 0),
                           GROWTH_FEMALE, 3000, &lms),
        GROWTH_ERR_EXCLUDED);
}
END_TEST

START_TEST(an_assessment_says_so_too)
{
    const growth_child child = { .sex = GROWTH_FEMALE,
                                 .birth_date = GROWTH_DATE_NONE,
                                 .gestation_days = GROWTH_GESTATION_UNKNOWN };
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assessment a;

    m.measure = GROWTH_HEIGHT;
    m.value = 120;
    m.age_days = 3000;
    options.reference = growth_reference_find("turner");
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_ERR_EXCLUDED);
    ck_assert(isnan(a.score.sds));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("excluded");

    tap_each(t, says_what_is_not_included, asked);
    tcase_add_test(t, the_rows_stay);
    tcase_add_test(t, an_assessment_says_so_too);
    return tap_run(t);
}
