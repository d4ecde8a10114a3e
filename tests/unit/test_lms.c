/* The LMS formulas: identities, the limit L = 0, refusals. Exact values: tests/vectors. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include <growth/lms.h>

#include "../tap.h"

static const struct {
    double l, s;
} shapes[] = {
    { 1, 0.1 },    { 0, 0.1 },      { -1.6, 0.08 }, { 1e-9, 0.2 },
    { 2.5, 0.04 }, { 5e-321, 0.1 }, { -5, 0.05 },
};

START_TEST(the_median_scores_zero)
{
    double sds;

    ck_assert_int_eq(growth_lms_sds((growth_lms){ shapes[_i].l, 87.4, shapes[_i].s }, 87.4, &sds),
                     GROWTH_OK);
    ck_assert_double_eq(sds, 0.0);
}
END_TEST

START_TEST(value_inverts_sds)
{
    const growth_lms lms = { shapes[_i].l, 87.4, shapes[_i].s };
    int tried = 0;

    for (double want = -6; want <= 6; want += 0.25) {
        double value, got;

        if (growth_lms_value(lms, want, &value) != GROWTH_OK)
            continue; /* 1 + L S z <= 0: no such measurement */
        ck_assert_int_eq(growth_lms_sds(lms, value, &got), GROWTH_OK);
        ck_assert_double_eq_tol(got, want, 1e-12);
        tried++;
    }
    ck_assert_int_ge(tried, 30);
}
END_TEST

START_TEST(smooth_through_zero)
{
    double at, beside;

    ck_assert_int_eq(growth_lms_sds((growth_lms){ 0, 10, 0.1 }, 13, &at), GROWTH_OK);
    for (double l = 1e-300; l < 1e-14; l *= 10) {
        ck_assert_int_eq(growth_lms_sds((growth_lms){ l, 10, 0.1 }, 13, &beside), GROWTH_OK);
        ck_assert_double_eq_tol(at, beside, 1e-12);
    }
}
END_TEST

START_TEST(one_by_hand)
{
    double sds, value;

    /* L = 1: (12 - 10) / (10 x 0.1) = 2 */
    ck_assert_int_eq(growth_lms_sds((growth_lms){ 1, 10, 0.1 }, 12, &sds), GROWTH_OK);
    ck_assert_double_eq_tol(sds, 2, 1e-14);
    /* L = -1: (10 / 12 - 1) / (-0.1) = 5/3 */
    ck_assert_int_eq(growth_lms_sds((growth_lms){ -1, 10, 0.1 }, 12, &sds), GROWTH_OK);
    ck_assert_double_eq_tol(sds, 5.0 / 3, 1e-14);
    ck_assert_int_eq(growth_lms_value((growth_lms){ -1, 10, 0.1 }, 5.0 / 3, &value), GROWTH_OK);
    ck_assert_double_eq_tol(value, 12, 1e-13);
}
END_TEST

static const struct {
    growth_lms lms;
    double value;
    growth_status status;
} refused[] = {
    { { 1, 10, 0.1 }, 0, GROWTH_ERR_VALUE },
    { { 1, 10, 0.1 }, -1, GROWTH_ERR_VALUE },
    { { 1, 10, 0.1 }, NAN, GROWTH_ERR_VALUE },
    { { 1, 10, 0.1 }, INFINITY, GROWTH_ERR_VALUE },
    { { 1, 0, 0.1 }, 10, GROWTH_ERR_ARGUMENT },
    { { 1, 10, 0 }, 10, GROWTH_ERR_ARGUMENT },
    { { 1, 10, -0.1 }, 10, GROWTH_ERR_ARGUMENT },
    { { NAN, 10, 0.1 }, 10, GROWTH_ERR_ARGUMENT },
    { { 1, INFINITY, 0.1 }, 10, GROWTH_ERR_ARGUMENT },
    { { 1e4, 10, 0.1 }, 100, GROWTH_ERR_VALUE }, /* overflows */
};

START_TEST(refuses)
{
    double sds = -99;

    ck_assert_int_eq(growth_lms_sds(refused[_i].lms, refused[_i].value, &sds), refused[_i].status);
    ck_assert_double_eq(sds, -99);
}
END_TEST

START_TEST(no_value_beyond_the_end_of_the_distribution)
{
    double value = -99;

    /* L = 1, S = 0.1: below -10 SDS a measurement would be negative. */
    ck_assert_int_eq(growth_lms_value((growth_lms){ 1, 10, 0.1 }, -10, &value), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_lms_value((growth_lms){ 1, 10, 0.1 }, -11, &value), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_lms_value((growth_lms){ 1, 10, 0.1 }, NAN, &value),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_double_eq(value, -99);
    ck_assert_int_eq(growth_lms_value((growth_lms){ 1, 10, 0.1 }, -9.99, &value), GROWTH_OK);
    ck_assert_double_eq_tol(value, 0.01, 1e-12);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("lms");

    tap_each(t, the_median_scores_zero, shapes);
    tap_each(t, value_inverts_sds, shapes);
    tcase_add_test(t, smooth_through_zero);
    tcase_add_test(t, one_by_hand);
    tap_each(t, refuses, refused);
    tcase_add_test(t, no_value_beyond_the_end_of_the_distribution);
    return tap_run(t);
}
