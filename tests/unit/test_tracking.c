/* Tracking: the published check values of every kernel, Cole's formula, gains and thrive lines. */
#include <check.h>
#include <math.h>

#include <growth/thrive.h>

#include "../tap.h"
#include "tracking.h"

#define YEARS(y) ((y)*GROWTH_DAYS_PER_YEAR)

static const struct {
    growth_measure measure;
    double from, to, r; /* years */
} facts[] = {
    { GROWTH_WEIGHT, 0.1533, 1, 0.588 },   { GROWTH_WEIGHT, 1, 2, 0.842 },
    { GROWTH_WEIGHT, 2, 3, 0.907 },        { GROWTH_WEIGHT, 3, 4, 0.932 },
    { GROWTH_WEIGHT, 4, 5, 0.944 },        { GROWTH_WEIGHT, 2.25, 4.75, 0.814 },
    { GROWTH_WEIGHT, 4.75, 10.75, 0.762 }, { GROWTH_BMI, 2, 3, 0.822 },
    { GROWTH_BMI, 4, 5, 0.904 },           { GROWTH_HEIGHT, 2, 3, 0.945 },
    { GROWTH_HEIGHT, 4, 5, 0.973 },
};

START_TEST(kernels_give_the_check_values)
{
    const growth_kernel *k = growth_kernel_for(facts[_i].measure, YEARS(facts[_i].from));

    ck_assert_ptr_nonnull(k);
    ck_assert_double_eq_tol(
        growth_kernel_correlation(k, YEARS(facts[_i].from), YEARS(facts[_i].to)), facts[_i].r,
        0.0006);
    ck_assert_double_eq(growth_kernel_correlation(k, YEARS(facts[_i].from), YEARS(facts[_i].to)),
                        growth_kernel_correlation(k, YEARS(facts[_i].to), YEARS(facts[_i].from)));
}
END_TEST

static const struct {
    double from, to, r; /* weeks */
} cole[] = {
    { 20, 24, 0.967 }, { 20, 28, 0.939 }, { 40, 44, 0.977 }, { 8, 52, 0.581 }, { 52, 104, 0.851 }
};

START_TEST(cole_1998_gives_the_check_values)
{
    double r = -9;

    ck_assert_int_eq(growth_cole_correlation(7 * cole[_i].from, 7 * cole[_i].to, &r), GROWTH_OK);
    ck_assert_double_eq_tol(r, cole[_i].r, 0.0006);
}
END_TEST

START_TEST(cole_1998_refuses_what_it_was_not_fitted_to)
{
    double r = -9;

    ck_assert_int_eq(growth_cole_correlation(7 * 3.9, 7 * 20, &r), GROWTH_ERR_AGE_BELOW);
    ck_assert_int_eq(growth_cole_correlation(7 * 4, 7 * 104.1, &r), GROWTH_ERR_AGE_ABOVE);
    ck_assert_int_eq(growth_cole_correlation(7 * 20, 7 * 20, &r), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_cole_correlation(NAN, 7 * 20, &r), GROWTH_ERR_ARGUMENT);
    ck_assert_double_eq(r, -9);
}
END_TEST

START_TEST(length_has_a_kernel_of_its_own_under_two)
{
    ck_assert(growth_kernel_for(GROWTH_HEIGHT, YEARS(1))->lying);
    ck_assert(!growth_kernel_for(GROWTH_HEIGHT, YEARS(2))->lying);
    ck_assert_ptr_null(growth_kernel_for(GROWTH_HEAD, YEARS(1)));
    ck_assert_uint_eq(growth_kernel_count(), 4);
    ck_assert_ptr_null(growth_kernel_at(4));
}
END_TEST

/* No two ages make a matrix of correlations singular or negative: 2 x 2 minors, and the nugget. */
START_TEST(correlations_are_below_one)
{
    for (size_t i = 0; i < growth_kernel_count(); i++) {
        const growth_kernel *k = growth_kernel_at(i);

        for (double a = k->from; a < k->to; a *= 1.1) {
            ck_assert_double_eq(growth_kernel_correlation(k, a, a), 1);
            ck_assert(growth_kernel_correlation(k, a, a * 1.05) < 1);
            ck_assert(growth_kernel_correlation(k, a, a * 1.3) <
                      growth_kernel_correlation(k, a, a * 1.1));
        }
    }
}
END_TEST

START_TEST(a_thrive_step_has_its_conditional_gain)
{
    double gain = -9;

    ck_assert_int_eq(growth_conditional_gain(0.5, growth_thrive_step(0.5, 0.9, -1.5), 0.9, &gain),
                     GROWTH_OK);
    ck_assert_double_eq_tol(gain, -1.5, 1e-12);
    ck_assert_double_eq_tol(growth_thrive_step(1, 0.8, GROWTH_THRIVE_FIFTH), 0.8 - 1.645 * 0.6,
                            1e-3);
    ck_assert_int_eq(growth_conditional_gain(0, 0, 1, &gain), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_conditional_gain(NAN, 0, 0.5, &gain), GROWTH_ERR_VALUE);
    ck_assert_double_eq_tol(gain, -1.5, 1e-12);
}
END_TEST

/* The formula as it stands in the header, by the functions of libm. */
static double by_libm(const growth_kernel *k, double age, double other)
{
    const double t = fmax(age, k->from) / GROWTH_DAYS_PER_YEAR;
    const double u = fmax(other, k->from) / GROWTH_DAYS_PER_YEAR;
    const double distance =
        fabs(k->c1 * log(t + k->t0) + k->c2 * t - k->c1 * log(u + k->t0) - k->c2 * u);

    return age == other ? 1 : (1 - k->n) * exp(-pow(distance, k->q));
}

START_TEST(many_correlations_are_those_of_each_pair)
{
    enum { MANY = 97 };
    const growth_kernel *k = growth_kernel_at((size_t)_i);
    double ages[MANY + GROWTH__LANES] = { 0 }, places[MANY + GROWTH__LANES];
    double distances[MANY + GROWTH__LANES] = { 0 }, r[MANY + GROWTH__LANES];
    const double most[] = { 30, 700, 5000, 40000 };

    for (size_t round = 0; round < 4 * MANY; round++) {
        const size_t first = round / 4, n = 1 + round % MANY;

        for (size_t i = 0; i < n; i++) /* neither whole days nor in order, some of them equal */
            ages[i] = fmod(37.25 * (double)(i * i + round) + (double)(i % 5), most[round % 4]);
        growth__kernel_places(k, n, ages, places);
        for (size_t i = 0; i < n; i++)
            distances[i] =
                ages[i] == ages[first % n] ? GROWTH__ONE_AGE : fabs(places[i] - places[first % n]);
        growth__kernel_correlations(k, n, distances, r);
        for (size_t i = 0; i < n; i++) {
            if (r[i] != growth_kernel_correlation(k, ages[i], ages[first % n]))
                ck_abort_msg("%g and %g days: not the bits of the single call", ages[i],
                             ages[first % n]);
            if (!(fabs(r[i] - by_libm(k, ages[i], ages[first % n])) <= 1e-14))
                ck_abort_msg("%g and %g days: %.17g, by libm %.17g", ages[i], ages[first % n], r[i],
                             by_libm(k, ages[i], ages[first % n]));
        }
    }
}
END_TEST

START_TEST(ages_that_no_child_has_give_no_correlation)
{
    const growth_kernel *k = growth_kernel_at(0);

    ck_assert_double_eq_tol(growth_kernel_correlation(k, 100, 1e12), 0, 1e-100);
    ck_assert_double_eq(growth_kernel_correlation(k, 1, 2), 1 - k->n); /* as at two weeks */
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("tracking");

    tap_each(t, kernels_give_the_check_values, facts);
    tap_each(t, cole_1998_gives_the_check_values, cole);
    tcase_add_test(t, cole_1998_refuses_what_it_was_not_fitted_to);
    tcase_add_test(t, length_has_a_kernel_of_its_own_under_two);
    tcase_add_test(t, correlations_are_below_one);
    tcase_add_loop_test(t, many_correlations_are_those_of_each_pair, 0, (int)growth_kernel_count());
    tcase_add_test(t, ages_that_no_child_has_give_no_correlation);
    tcase_add_test(t, a_thrive_step_has_its_conditional_gain);
    return tap_run(t);
}
