/* The LMS formulas: identities, the limit L = 0, refusals. Exact values: tests/vectors. */
#include <check.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <growth/lms.h>

#include "../tap.h"
#include "scores.h"

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

/* Every power and ratio of the kernel and well beyond it, so that each polynomial meets both its
 * ends, and the places where one way of calculating hands over to another. */
START_TEST(exact_wherever_it_is_calculated)
{
    const double m = 87.4, s = 0.1;
    const volatile long double one = 1;
    long double worst = 0;

    for (int i = -250; i <= 250; i++)
        for (int j = -300; j <= 300; j++) {
            const double l = i * 0.02, value = m * exp(j * 0.005);
            const long double x = logl((long double)value / m);
            const long double want = (i ? expm1l(l * x) / l : x) / s;
            double got;

            if (growth_lms_sds((growth_lms){ l, m, s }, value, &got) != GROWTH_OK)
                ck_abort_msg("no score: L %g, value %.17g", l, value);
            worst = fmaxl(worst, want != 0 ? fabsl((got - want) / want) : fabs(got));
        }
    printf("# worst relative error %.2Lg\n", worst);
    /* Valgrind calculates long doubles as doubles: nothing is then exact enough to compare with. */
    if (one + LDBL_EPSILON == one)
        return;
    if (!(worst < 4e-15L))
        ck_abort_msg("worst relative error %.3Lg", worst);
}
END_TEST

START_TEST(medians_of_any_size)
{
    const double medians[] = { 1e-300, 1e-7, 0.9e-6, 1e-6, 1, 1e6, 1.1e6, 1e7, 1e300, 1.7e308 };

    for (size_t i = 0; i < sizeof medians / sizeof *medians; i++) {
        const growth_lms lms = { 1, medians[i], 0.25 };
        double sds;

        ck_assert_int_eq(growth_lms_sds(lms, medians[i], &sds), GROWTH_OK);
        ck_assert_double_eq(sds, 0);
        ck_assert_int_eq(growth_lms_sds(lms, medians[i] * 0.75, &sds), GROWTH_OK);
        ck_assert_double_eq_tol(sds, -1, 1e-15);
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

/* The last three are no tables of children. */
static const growth_lms tables[] = { { -0.35, 9.6, 0.11 }, { 0.2, 12.3, 0.12 },
                                     { 1, 87.1, 0.034 },   { -1.9, 16.2, 0.08 },
                                     { 0, 10, 0.1 },       { 1e-12, 10, 0.1 },
                                     { -0.7, 18, 0.3 },    { -0.35, 9.6, -0.11 },
                                     { 1, NAN, 0.1 },      { 3, 1e9, 0.2 } };
enum { N_TABLES = 7 };

START_TEST(a_block_has_the_scores_of_single_calls)
{
    growth__block b;
    size_t scored = 0;

    for (size_t n = 1; n <= GROWTH__SCORES; n++) {
        for (size_t i = 0; i < n; i++) {
            const growth_lms lms = tables[(i + n) % (sizeof tables / sizeof *tables)];

            b.value[i] = i % 7 == 6 ? -1 : lms.m * (0.2 + 0.13 * (double)((i * n) % 23));
            b.l[i] = lms.l;
            b.m[i] = lms.m;
            b.s[i] = lms.s;
        }
        growth__block_score(&b, n);
        for (size_t i = 0; i < n; i++) {
            double sds = NAN;
            const int is_scored = growth_lms_sds((growth_lms){ b.l[i], b.m[i], b.s[i] }, b.value[i],
                                                 &sds) == GROWTH_OK;

            if (is_scored ? b.sds[i] != sds : !isnan(b.sds[i]))
                ck_abort_msg("%g on L %g: %.17g in a block, %.17g alone", b.value[i], b.l[i],
                             b.sds[i], sds);
            scored += (size_t)is_scored;
        }
    }
    ck_assert_uint_gt(scored, 200);
}
END_TEST

/* As a value, then as a score: the same bits as in a block, wherever the block has a result. */
START_TEST(a_block_is_carried_as_single_scores_are)
{
    growth__block b;
    size_t carried = 0;

    for (size_t from = 0; from < N_TABLES; from++)
        for (size_t to = 0; to < N_TABLES; to++) {
            for (size_t i = 0; i < GROWTH__SCORES; i++)
                b.value[i] = -4 + 0.25 * (double)i;
            growth__block_carry(&b, GROWTH__SCORES - 1, &tables[from], &tables[to], 1.02, -0.7);
            for (size_t i = 0; i + 1 < GROWTH__SCORES; i++) {
                double value = NAN, sds = NAN;

                if (isnan(b.sds[i]))
                    continue;
                carried++;
                if (growth_lms_value(tables[from], b.value[i], &value) != GROWTH_OK ||
                    growth_lms_sds(tables[to], value * 1.02 - 0.7, &sds) != GROWTH_OK ||
                    sds != b.sds[i])
                    ck_abort_msg("%g from table %zu to %zu: %.17g in a block, %.17g alone",
                                 b.value[i], from, to, b.sds[i], sds);
            }
        }
    ck_assert_uint_gt(carried, 300);
}
END_TEST

/* Beside libm, over all that a table can hold. */
START_TEST(values_are_those_of_libm)
{
    for (double l = -3; l <= 3; l += 0.0625)
        for (double sds = -6; sds <= 6; sds += 0.125) {
            const growth_lms lms = { l, 14.2, 0.11 };
            const double w = l * lms.s * sds;
            double value = NAN, libm;

            if (1 + w <= 1e-6)
                continue;
            libm = lms.m * exp(l == 0 ? lms.s * sds : log1p(w) / l);
            if (growth_lms_value(lms, sds, &value) != GROWTH_OK ||
                !(fabs(value - libm) <= 4e-15 * libm / fmin(1, 1 + w))) /* ill-conditioned there */
                ck_abort_msg("L %g, SDS %g: %.17g, by libm %.17g", l, sds, value, libm);
        }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("lms");

    tap_each(t, the_median_scores_zero, shapes);
    tap_each(t, value_inverts_sds, shapes);
    tcase_add_test(t, smooth_through_zero);
    tcase_add_test(t, exact_wherever_it_is_calculated);
    tcase_add_test(t, medians_of_any_size);
    tcase_add_test(t, one_by_hand);
    tap_each(t, refuses, refused);
    tcase_add_test(t, a_block_has_the_scores_of_single_calls);
    tcase_add_test(t, a_block_is_carried_as_single_scores_are);
    tcase_add_test(t, values_are_those_of_libm);
    tcase_add_test(t, no_value_beyond_the_end_of_the_distribution);
    return tap_run(t);
}
