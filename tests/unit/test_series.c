/* Series: order, occasions, posture, joins, BMI of the day, birth, and limits. */
#include <check.h>
#include <math.h>

#include "../tap.h"
#include "made.h"

#define W GROWTH_WEIGHT
#define H GROWTH_HEIGHT

static growth_track track;

static void build(const made *k)
{
    ck_assert_int_eq(growth_track_build(&k->record, NULL, &track, NULL), GROWTH_OK);
}

START_TEST(occasions_by_age)
{
    const struct {
        growth_measure measure;
        double age, gap;
        size_t occasions;
    } rows[] = {
        { W, 29, 6, 1 },   { W, 29, 7, 2 },   { W, 40, 13, 1 },  { W, 40, 14, 2 },
        { W, 200, 27, 1 }, { W, 200, 28, 2 }, { H, 900, 89, 1 }, { H, 900, 90, 2 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made k;

        made_begin(&k, GROWTH_MALE);
        made_sds(&k, rows[i].measure, rows[i].age, 0);
        made_sds(&k, rows[i].measure, rows[i].age + rows[i].gap, 0.2);
        build(&k);
        ck_assert_uint_eq(track.series[rows[i].measure].n_occasions, rows[i].occasions);
    }
}
END_TEST

START_TEST(the_middle_value_stands_for_an_occasion_but_a_low_newest_one_does)
{
    const growth_series *s = &track.series[W];
    made k;

    made_begin(&k, GROWTH_MALE);
    made_sds(&k, W, 800, 0);
    made_sds(&k, W, 810, 1);
    made_sds(&k, W, 820, 0.4);
    made_sds(&k, W, 1000, 0);
    build(&k);
    ck_assert_uint_eq(s->n_occasions, 2);
    ck_assert_double_eq_tol(s->occasions[0].sds, 0.4, 1e-9);
    ck_assert_int_eq(s->occasions[0].date, MADE_BORN + 820);
    made_sds(&k, W, 1010, 2);
    build(&k);
    ck_assert_double_eq_tol(s->occasions[1].sds, 2, 1e-9);
    k.record.n_measurements--;
    made_sds(&k, W, 1010, -2);
    build(&k);
    ck_assert_double_eq_tol(s->occasions[1].sds, -2, 1e-9);
    made_sds(&k, W, 1100, 0);
    build(&k);
    ck_assert_double_eq_tol(s->occasions[1].sds, 0, 1e-9);
    ck_assert_int_eq(s->occasions[1].date, MADE_BORN + 1000);
    k.measurements[3].marks |= GROWTH_MARK_DOUBTFUL;
    build(&k);
    ck_assert_double_eq_tol(s->occasions[1].sds, -2, 1e-9);
    ck_assert_int_eq(s->occasions[1].date, MADE_BORN + 1010);
    ck_assert_uint_eq(s->occasions[1].notes, 0);
}
END_TEST

START_TEST(the_birth_weight_is_one_that_is_trusted)
{
    const growth_series *s = &track.series[W];
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 0, 0.35)->marks |= GROWTH_MARK_DOUBTFUL;
    made_add(&k, W, 0, 3.5);
    made_sds(&k, W, 60, 0);
    build(&k);
    ck_assert(s->has_birth);
    ck_assert_double_eq(s->birth.value, 3.5);
    k.measurements[0].value = 7.7;
    build(&k);
    ck_assert_double_eq(s->birth.value, 3.5);
    k.measurements[1].value = 7.7;
    k.measurements[1].marks |= GROWTH_MARK_DOUBTFUL;
    build(&k);
    ck_assert(!s->has_birth);
}
END_TEST

START_TEST(two_slips_in_an_occasion_do_not_stand_for_it)
{
    const growth_series *s = &track.series[W];
    made k;

    made_begin(&k, GROWTH_MALE);
    made_sds(&k, W, 700, 0);
    made_add(&k, W, 800, 1.15)->marks |= GROWTH_MARK_DOUBTFUL;
    made_add(&k, W, 801, 1.16)->marks |= GROWTH_MARK_DOUBTFUL;
    made_sds(&k, W, 805, 0.1);
    build(&k);
    ck_assert_uint_eq(s->n_occasions, 2);
    ck_assert_double_eq_tol(s->occasions[1].sds, 0.1, 1e-9);
    ck_assert_uint_eq(s->occasions[1].notes, 0);
}
END_TEST

START_TEST(of_one_day_the_value_nearest_the_track)
{
    made k;

    made_begin(&k, GROWTH_MALE);
    made_sds(&k, W, 800, 1);
    made_sds(&k, W, 900, -1);
    made_sds(&k, W, 900, 0.8);
    build(&k);
    ck_assert_uint_eq(track.series[W].n_points, 3);
    ck_assert_double_eq_tol(track.series[W].occasions[1].sds, 0.8, 1e-9);
}
END_TEST

/* Two of one day: the second was taken because the first seemed wrong, or is another child's.  What
 * is doubted gives way even where it is low and the newest, because it has been repeated. */
START_TEST(of_one_day_a_doubtful_value_gives_way)
{
    made k;

    made_begin(&k, GROWTH_FEMALE);
    made_sds(&k, GROWTH_WEIGHT, 365, -1.9);
    made_sds(&k, GROWTH_WEIGHT, 500, -1.9);
    made_sds(&k, GROWTH_WEIGHT, 765, -2)->marks = GROWTH_MARK_DOUBTFUL;
    made_sds(&k, GROWTH_WEIGHT, 765, 0.1);
    made_sds(&k, GROWTH_HEIGHT, 765, 0);
    build(&k);
    ck_assert_uint_eq(track.series[GROWTH_WEIGHT].n_occasions, 3);
    ck_assert_double_eq_tol(track.series[GROWTH_WEIGHT].occasions[2].sds, 0.1, 1e-9);
    ck_assert_uint_eq(track.series[GROWTH_BMI].n_points, 1);
    ck_assert_double_eq(track.series[GROWTH_BMI].points[0].value,
                        k.measurements[3].value / pow(k.measurements[4].value / 100, 2));
    /* Doubtful alone, the low newest value stands. */
    k.measurements[3].measured_on += 400;
    k.record.n_measurements = 3;
    build(&k);
    ck_assert_double_eq_tol(track.series[GROWTH_WEIGHT].occasions[2].sds, -2, 1e-9);
}
END_TEST

START_TEST(posture_is_converted_to_that_of_the_table)
{
    const struct {
        double age, shift;
        growth_posture posture;
        unsigned notes;
    } rows[] = {
        { 700, 0.7, GROWTH_STANDING, GROWTH_POINT_POSTURE },
        { 700, 0, GROWTH_LYING, 0 },
        { 700, 0, GROWTH_POSTURE_UNKNOWN, 0 },
        { 760, -0.7, GROWTH_LYING, GROWTH_POINT_POSTURE },
        { 760, 0, GROWTH_STANDING, 0 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made k;

        made_begin(&k, GROWTH_FEMALE);
        made_add(&k, H, rows[i].age, made_value(H, GROWTH_FEMALE, rows[i].age, 0.3) - rows[i].shift)
            ->posture = rows[i].posture;
        build(&k);
        ck_assert_double_eq_tol(track.series[H].points[0].sds, 0.3, 1e-9);
        ck_assert_uint_eq(track.series[H].points[0].notes, rows[i].notes);
    }
}
END_TEST

/* Steps of an unchanged child at four years: weight -2 -> -2.40 / -2.36, BMI -2 -> -2.75 / -2.58,
 * height 0 -> +0.20 / +0.30; at two years weight and height keep their score. */
START_TEST(scores_are_carried_across_the_joins)
{
    const struct {
        growth_measure measure;
        double sds, boys, girls, tolerance;
    } rows[] = {
        { W, -2, -2.40, -2.36, 0.006 },
        { W, 0, -0.11, -0.06, 0.006 },
        { H, 0, 0.20, 0.30, 0.006 },
        { GROWTH_BMI, 0, -0.36, -0.30, 0.02 },
        { GROWTH_BMI, -2, -2.75, -2.58, 0.02 },
        { GROWTH_HEAD, 0, -1.37, -1.48, 0.006 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
            const growth_series *s = &track.series[rows[i].measure];
            made k;

            made_begin(&k, (growth_sex)sex);
            made_sds(&k, rows[i].measure, 600, 0);
            made_sds(&k, rows[i].measure, 1000, 0);
            made_sds(&k, rows[i].measure, 1600, 0);
            build(&k);
            ck_assert_double_eq_tol(
                growth_series_carry(s, rows[i].sds, s->points[1].frame, s->points[2].frame),
                sex == GROWTH_MALE ? rows[i].boys : rows[i].girls, rows[i].tolerance);
            if (rows[i].measure != GROWTH_HEAD)
                ck_assert_double_eq_tol(
                    growth_series_carry(s, rows[i].sds, s->points[0].frame, s->points[1].frame),
                    rows[i].sds, 0.05);
            ck_assert_double_eq(growth_series_carry(s, 1.5, 2, 2), 1.5);
            ck_assert_double_eq(growth_series_carry(s, 1.5, 3, 2), 1.5);
        }
}
END_TEST

START_TEST(bmi_of_the_day)
{
    const growth_series *s = &track.series[GROWTH_BMI];
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 1000, 14);
    made_add(&k, H, 1000, 95);
    made_add(&k, W, 1200, 15);
    made_add(&k, H, 1201, 98);
    build(&k);
    ck_assert_uint_eq(s->n_points, 1);
    ck_assert_double_eq_tol(s->points[0].value, 14 / (0.95 * 0.95), 1e-12);
    ck_assert(s->points[0].notes & GROWTH_POINT_DERIVED);
    made_add(&k, GROWTH_BMI, 1000, 15.4);
    build(&k);
    ck_assert_uint_eq(s->n_points, 1);
    ck_assert_double_eq(s->points[0].value, 15.4);
}
END_TEST

START_TEST(birth_is_a_baseline_at_term_alone)
{
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 0, 3.5);
    made_add(&k, W, 10, 3.6);
    made_sds(&k, W, 60, 0);
    build(&k);
    ck_assert(track.series[W].has_birth);
    ck_assert_double_eq(track.series[W].birth.value, 3.5);
    ck_assert_uint_eq(track.series[W].n_occasions, 1);
    k.record.child.gestation_days = 36 * 7 + 6;
    build(&k);
    ck_assert(!track.series[W].has_birth);
    k.record.child.gestation_days = 30 * 7; /* 60 days of age: ten days before term */
    build(&k);
    ck_assert_uint_eq(track.series[W].n_occasions, 0);
}
END_TEST

START_TEST(the_newest_are_kept)
{
    const growth_series *s = &track.series[W];
    made k;

    made_begin(&k, GROWTH_MALE);
    for (int i = 0; i < 120; i++)
        made_sds(&k, W, 200 + 30 * ((i * 7) % 120), 0);
    build(&k);
    ck_assert_uint_eq(s->n_points, GROWTH_SERIES_POINTS);
    ck_assert_uint_eq(s->dropped, 120 - GROWTH_SERIES_POINTS);
    ck_assert_uint_eq(s->n_occasions, GROWTH_SERIES_OCCASIONS);
    ck_assert_double_eq(s->occasions[s->n_occasions - 1].age_days, 200 + 30 * 119);
    for (size_t i = 1; i < s->n_points; i++)
        ck_assert(s->points[i].age_days > s->points[i - 1].age_days);
}
END_TEST

START_TEST(ages_without_dates_do_as_well)
{
    made k, ages;

    made_wanderer(&k, 7);
    ages = k;
    ages.record.measurements = ages.measurements;
    ages.record.child.birth_date = GROWTH_DATE_NONE;
    for (size_t i = 0; i < k.record.n_measurements; i++) {
        ages.measurements[i].age_days = k.measurements[i].measured_on - MADE_BORN;
        ages.measurements[i].measured_on = GROWTH_DATE_NONE;
    }
    build(&k);
    {
        static growth_track other;

        ck_assert_int_eq(growth_track_build(&ages.record, NULL, &other, NULL), GROWTH_OK);
        ck_assert_uint_eq(track.series[W].n_occasions, other.series[W].n_occasions);
        for (size_t i = 0; i < other.series[W].n_occasions; i++)
            ck_assert_double_eq(track.series[W].occasions[i].sds, other.series[W].occasions[i].sds);
    }
}
END_TEST

START_TEST(refusals)
{
    growth_error err;
    made k;

    made_begin(&k, GROWTH_SEX_UNKNOWN);
    ck_assert_int_eq(growth_track_build(&k.record, NULL, &track, &err), GROWTH_ERR_SEX_UNKNOWN);
    ck_assert_int_eq(growth_track_build(NULL, NULL, &track, &err), GROWTH_ERR_ARGUMENT);
    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, YEARS(30), 70);
    made_add(&k, W, 100, 900);
    build(&k);
    ck_assert_uint_eq(track.series[W].n_points, 0);
    ck_assert_uint_eq(track.series[W].unscored, 2);
}
END_TEST

/* ---- expectation ----------------------------------------------------------------------------- */

/* One earlier value: the textbook regression, with the noise of both. */
START_TEST(expected_from_one_value)
{
    const growth_series *s = &track.series[W];
    growth_range range = { -9, -9 };
    double r, noise;
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, YEARS(5), 20);
    build(&k);
    ck_assert_int_eq(growth_series_expect(s, 0, YEARS(6), s->points[0].frame, &range),
                     GROWTH_ERR_NO_SERIES);
    ck_assert_double_eq(range.expected, -9);
    ck_assert_int_eq(growth_series_expect(s, 1, YEARS(6), s->points[0].frame, &range), GROWTH_OK);
    r = growth_kernel_correlation(growth_kernel_for(W, YEARS(5)), s->points[0].scored_age,
                                  YEARS(6));
    noise = (0.2 * 0.2 + 0.1 * 0.1 / 12) / pow(0.12 * 20, 2);
    ck_assert_double_eq_tol(range.expected, -0.33 + r * (s->points[0].sds + 0.33) / (1 + noise),
                            1e-9);
    ck_assert_double_eq_tol(range.deviation, sqrt(1 + noise - r * r / (1 + noise)), 1e-9);
}
END_TEST

START_TEST(more_values_narrow_the_range)
{
    const growth_series *s = &track.series[W];
    double before = 2;
    made k;

    made_begin(&k, GROWTH_FEMALE);
    for (int i = 0; i < 12; i++)
        made_sds(&k, W, 1500 + 60 * i, 1);
    build(&k);
    for (size_t n = 1; n <= 12; n++) {
        growth_range range;

        ck_assert_int_eq(growth_series_expect(s, n, 2300, s->points[0].frame, &range), GROWTH_OK);
        ck_assert_double_lt(range.deviation, before + 1e-12);
        before = range.deviation;
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("series");

    tcase_add_test(t, occasions_by_age);
    tcase_add_test(t, the_middle_value_stands_for_an_occasion_but_a_low_newest_one_does);
    tcase_add_test(t, the_birth_weight_is_one_that_is_trusted);
    tcase_add_test(t, two_slips_in_an_occasion_do_not_stand_for_it);
    tcase_add_test(t, of_one_day_the_value_nearest_the_track);
    tcase_add_test(t, of_one_day_a_doubtful_value_gives_way);
    tcase_add_test(t, posture_is_converted_to_that_of_the_table);
    tcase_add_test(t, scores_are_carried_across_the_joins);
    tcase_add_test(t, bmi_of_the_day);
    tcase_add_test(t, birth_is_a_baseline_at_term_alone);
    tcase_add_test(t, the_newest_are_kept);
    tcase_add_test(t, ages_without_dates_do_as_well);
    tcase_add_test(t, refusals);
    tcase_add_test(t, expected_from_one_value);
    tcase_add_test(t, more_values_narrow_the_range);
    return tap_run(t);
}
