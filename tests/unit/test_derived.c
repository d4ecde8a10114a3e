/* Figures made of other figures, against numbers worked out by hand from the published formulae. */
#include <check.h>
#include <math.h>

#include <growth/growth.h>

#include "../tap.h"

/* Adult UK90 heights, 20 years; of men 177.34 cm with S 0.03929. */
static growth_lms adult(growth_sex sex)
{
    growth_lms lms;

    ck_assert_int_eq(growth_reference_lms(growth_reference_find("uk90"), GROWTH_HEIGHT, sex,
                                          20 * GROWTH_DAYS_PER_YEAR, &lms, NULL),
                     GROWTH_OK);
    ck_assert_double_eq(lms.l, 1);
    return lms;
}

START_TEST(mid_parental_height_regresses_to_the_mean)
{
    const growth_lms man = adult(GROWTH_MALE), woman = adult(GROWTH_FEMALE);
    const double mother = woman.m * (1 - 2 * woman.s), father = man.m * (1 - 1 * man.s);
    growth_parental p;

    ck_assert_double_eq(man.m, 177.34);
    ck_assert_int_eq(growth_mid_parental_height(mother, father, GROWTH_MALE,
                                                GROWTH_PARENTAL_REGRESSED, &p, NULL),
                     GROWTH_OK);
    ck_assert_double_eq_tol(p.sds, -0.75, 1e-12);
    ck_assert_double_eq_tol(p.low_sds, -2.15, 1e-12);
    ck_assert_double_eq_tol(p.high_sds, 0.65, 1e-12);
    ck_assert_double_eq_tol(p.cm, 177.34 * (1 - 0.75 * 0.03929), 1e-9);
    ck_assert_double_eq_tol(p.low_cm, 177.34 * (1 - 2.15 * 0.03929), 1e-9);
    ck_assert_double_eq_tol(p.high_cm, 177.34 * (1 + 0.65 * 0.03929), 1e-9);
    ck_assert_int_eq(growth_mid_parental_height(mother, father, GROWTH_FEMALE,
                                                GROWTH_PARENTAL_REGRESSED, &p, NULL),
                     GROWTH_OK);
    ck_assert_double_eq_tol(p.sds, -0.75, 1e-12);
    ck_assert_double_eq_tol(p.cm, woman.m * (1 - 0.75 * woman.s), 1e-9);
}
END_TEST

START_TEST(mid_parental_height_in_the_older_form)
{
    growth_parental p;

    ck_assert_int_eq(
        growth_mid_parental_height(160, 180, GROWTH_MALE, GROWTH_PARENTAL_MEAN, &p, NULL),
        GROWTH_OK);
    ck_assert_double_eq_tol(p.cm, 176.5, 1e-9);
    ck_assert_double_eq_tol(p.sds, (176.5 / 177.34 - 1) / 0.03929, 1e-12);
    ck_assert_double_eq_tol(p.high_sds - p.low_sds, 4, 1e-12);
    ck_assert_int_eq(
        growth_mid_parental_height(160, 180, GROWTH_FEMALE, GROWTH_PARENTAL_MEAN, &p, NULL),
        GROWTH_OK);
    ck_assert_double_eq_tol(p.cm, 163.5, 1e-9);
}
END_TEST

START_TEST(mid_parental_height_refuses)
{
    growth_parental p = { .sds = 9 };
    growth_error err;

    ck_assert_int_eq(
        growth_mid_parental_height(1.65, 180, GROWTH_MALE, GROWTH_PARENTAL_REGRESSED, &p, &err),
        GROWTH_ERR_VALUE_LIMIT);
    ck_assert_int_eq(
        growth_mid_parental_height(165, NAN, GROWTH_MALE, GROWTH_PARENTAL_REGRESSED, &p, &err),
        GROWTH_ERR_VALUE_LIMIT);
    ck_assert_int_eq(
        growth_mid_parental_height(165, 180, GROWTH_SEX_UNKNOWN, GROWTH_PARENTAL_MEAN, &p, &err),
        GROWTH_ERR_SEX_UNKNOWN);
    ck_assert_int_eq(
        growth_mid_parental_height(165, 180, GROWTH_MALE, (growth_parental_form)2, &p, &err),
        GROWTH_ERR_ARGUMENT);
    ck_assert_double_eq(p.sds, 9);
}
END_TEST

START_TEST(changes_and_shares)
{
    double x = -9;

    ck_assert_int_eq(growth_birth_weight_loss(3.5, 3.15, &x), GROWTH_OK);
    ck_assert_double_eq_tol(x, 10, 1e-12);
    ck_assert_int_eq(growth_birth_weight_loss(3.5, 3.85, &x), GROWTH_OK);
    ck_assert_double_eq_tol(x, -10, 1e-12);
    ck_assert_int_eq(growth_velocity(100, 1461, 103, 1461 + 182.625, &x), GROWTH_OK);
    ck_assert_double_eq_tol(x, 6, 1e-12);
    ck_assert_int_eq(growth_percent_of_median(growth_reference_find("uk-who"), GROWTH_BMI,
                                              GROWTH_FEMALE, 20 * GROWTH_DAYS_PER_YEAR,
                                              0.8 * 21.735, &x, NULL),
                     GROWTH_OK);
    ck_assert_double_eq_tol(x, 80, 1e-12);
    x = -9;
    ck_assert_int_eq(growth_birth_weight_loss(0, 3, &x), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_velocity(100, 1461, 103, 1461, &x), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_velocity(100, 1461, NAN, 1500, &x), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_percent_of_median(growth_reference_find("uk-who"), GROWTH_BMI,
                                              GROWTH_FEMALE, 8000, 20, &x, NULL),
                     GROWTH_ERR_AGE_ABOVE);
    ck_assert_int_eq(growth_percent_of_median(growth_reference_find("uk-who"), GROWTH_BMI,
                                              GROWTH_FEMALE, 3000, -1, &x, NULL),
                     GROWTH_ERR_VALUE);
    ck_assert_double_eq(x, -9);
}
END_TEST

/* Scores just beside the centile of each threshold. */
static const struct {
    growth_bmi_scheme scheme;
    double centile;
    growth_bmi_category below, above;
} edges[] = {
    { GROWTH_BMI_POPULATION, 2, GROWTH_BMI_UNDERWEIGHT, GROWTH_BMI_BETWEEN },
    { GROWTH_BMI_POPULATION, 85, GROWTH_BMI_BETWEEN, GROWTH_BMI_OVERWEIGHT },
    { GROWTH_BMI_POPULATION, 95, GROWTH_BMI_OVERWEIGHT, GROWTH_BMI_VERY_OVERWEIGHT },
    { GROWTH_BMI_POPULATION, 99.6, GROWTH_BMI_VERY_OVERWEIGHT, GROWTH_BMI_VERY_OVERWEIGHT },
    { GROWTH_BMI_CLINICAL, 2, GROWTH_BMI_UNDERWEIGHT, GROWTH_BMI_BETWEEN },
    { GROWTH_BMI_CLINICAL, 91, GROWTH_BMI_BETWEEN, GROWTH_BMI_OVERWEIGHT },
    { GROWTH_BMI_CLINICAL, 98, GROWTH_BMI_OVERWEIGHT, GROWTH_BMI_VERY_OVERWEIGHT },
    { GROWTH_BMI_CLINICAL, 99.6, GROWTH_BMI_VERY_OVERWEIGHT, GROWTH_BMI_SEVERE },
};

START_TEST(categories_of_bmi)
{
    double sds;

    ck_assert_int_eq(growth_centile_sds(edges[_i].centile, &sds), GROWTH_OK);
    ck_assert_int_eq(growth_bmi_categorise(edges[_i].scheme, sds - 1e-9), edges[_i].below);
    ck_assert_int_eq(growth_bmi_categorise(edges[_i].scheme, sds + 1e-9), edges[_i].above);
    ck_assert_int_eq(growth_bmi_categorise(edges[_i].scheme, NAN), GROWTH_BMI_NONE);
    ck_assert_str_ne(growth_bmi_category_text(edges[_i].above), "");
    ck_assert_str_eq(growth_bmi_category_text((growth_bmi_category)99), "");
}
END_TEST

START_TEST(measurements_out_of_two)
{
    growth_measurement weight = GROWTH_MEASUREMENT_INIT, height = weight, made = weight;

    weight.value = 10.5;
    weight.marks = GROWTH_MARK_OEDEMA;
    height.measure = GROWTH_HEIGHT;
    height.value = 80;
    height.posture = GROWTH_STANDING;
    height.age_days = 274;
    ck_assert_int_eq(growth_derive_bmi(&weight, &height, &made), GROWTH_OK);
    ck_assert_int_eq(made.measure, GROWTH_BMI);
    ck_assert_double_eq_tol(made.value, 16.40625, 1e-12);
    ck_assert_double_eq(made.stature_cm, 80);
    ck_assert_int_eq(made.posture, GROWTH_STANDING);
    ck_assert_uint_eq(made.marks, GROWTH_MARK_OEDEMA | GROWTH_MARK_DERIVED);
    ck_assert_int_eq(growth_derive_weight_for_stature(&weight, &height, 274, &made), GROWTH_OK);
    ck_assert_int_eq(made.measure, GROWTH_WEIGHT_FOR_LENGTH);
    ck_assert_double_eq(made.value, 10.5);
    ck_assert_int_eq(growth_derive_bmi(&height, &weight, &made), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_derive_weight_for_stature(NULL, &height, 1, &made),
                     GROWTH_ERR_ARGUMENT);
}
END_TEST

static const struct {
    double age, cm;
    growth_posture posture;
    growth_measure measure;
} statures[] = {
    { 730.49, 100, GROWTH_STANDING, GROWTH_WEIGHT_FOR_LENGTH },
    { 730.5, 60, GROWTH_LYING, GROWTH_WEIGHT_FOR_HEIGHT },
    { NAN, 100, GROWTH_LYING, GROWTH_WEIGHT_FOR_LENGTH },
    { NAN, 60, GROWTH_STANDING, GROWTH_WEIGHT_FOR_HEIGHT },
    { NAN, 86.9, GROWTH_POSTURE_UNKNOWN, GROWTH_WEIGHT_FOR_LENGTH },
    { NAN, 87, GROWTH_POSTURE_UNKNOWN, GROWTH_WEIGHT_FOR_HEIGHT },
};

START_TEST(length_or_height)
{
    ck_assert_int_eq(
        growth_weight_for_stature(statures[_i].age, statures[_i].posture, statures[_i].cm),
        statures[_i].measure);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("derived");

    tcase_add_test(t, mid_parental_height_regresses_to_the_mean);
    tcase_add_test(t, mid_parental_height_in_the_older_form);
    tcase_add_test(t, mid_parental_height_refuses);
    tcase_add_test(t, changes_and_shares);
    tap_each(t, categories_of_bmi, edges);
    tcase_add_test(t, measurements_out_of_two);
    tap_each(t, length_or_height, statures);
    return tap_run(t);
}
