/* UK-WHO against independent implementations: scores, centile lines, and whole children. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/growth.h>

#include "../tap.h"
#include "reader.h"

static growth_sex sex_of(const vectors *v)
{
    const char *sex = vectors_text(v, "sex");

    ck_assert_msg(!strcmp(sex, "male") || !strcmp(sex, "female"), "line %zu: sex", vectors_line(v));
    return strcmp(sex, "male") ? GROWTH_FEMALE : GROWTH_MALE;
}

static growth_measure measure_of(const vectors *v)
{
    growth_measure measure;

    ck_assert_int_eq(growth_measure_find(vectors_text(v, "measure"), &measure), GROWTH_OK);
    return measure;
}

static const growth_reference *reference_of(const vectors *v)
{
    const growth_reference *reference = growth_reference_find(vectors_text(v, "reference"));

    ck_assert_ptr_nonnull(reference);
    return reference;
}

/* `worst` of a column of differences, printed so that a looser result is seen before it fails. */
static void keep_worst(double *worst, double difference)
{
    if (!(fabs(difference) <= *worst))
        *worst = fabs(difference);
}

static double score(const vectors *v, const char *reference)
{
    const growth_segment *segment;
    growth_error err = { GROWTH_OK, "" };
    double sds = NAN, age = growth_days_from_years(vectors_number(v, "age_years"));

    ck_assert_msg(growth_reference_segment_find(growth_reference_find(reference), measure_of(v),
                                                sex_of(v), age, &segment, &err) == GROWTH_OK,
                  "line %zu: %s", vectors_line(v), err.message);
    ck_assert_int_eq(
        growth_segment_sds(segment, sex_of(v), age, vectors_number(v, "value"), &sds, NULL),
        GROWTH_OK);
    return sds;
}

START_TEST(scores_equal_an_independent_implementation)
{
    vectors *v = vectors_open("ukwho_sds.csv");
    double worst = 0, worst_sitar = 0;

    while (vectors_next(v)) {
        double sds = score(v, vectors_text(v, "reference"));

        keep_worst(&worst, sds - vectors_number(v, "sds"));
        keep_worst(&worst_sitar, sds - vectors_number(v, "sds_sitar"));
        ck_assert_msg(fabs(sds - vectors_number(v, "sds")) <= 2e-9, "line %zu: %.12f",
                      vectors_line(v), sds);
        /* That program joins the rows by natural splines, so it may differ by as much as that. */
        ck_assert_msg(fabs(sds - vectors_number(v, "sds_sitar")) <= 0.02, "line %zu: %.12f",
                      vectors_line(v), sds);
    }
    vectors_close(v, 2080);
    printf("# scores: worst difference %.2e; from natural splines %.2e\n", worst, worst_sitar);
}
END_TEST

/* The two forms of UK-WHO are the same but for how the WHO part is tabulated. */
START_TEST(daily_and_monthly_tables_agree)
{
    vectors *v = vectors_open("ukwho_sds.csv");
    double young = 0, old = 0;

    while (vectors_next(v)) {
        double age = growth_days_from_years(vectors_number(v, "age_years"));
        double difference = score(v, "uk-who") - score(v, "uk-who-lmsgrowth");

        if (fabs(vectors_number(v, "sds")) > 3)
            continue;
        keep_worst(age < 183 ? &young : &old, difference);
        if (age < 14 || age >= 1461)
            ck_assert_double_eq(difference, 0);
    }
    vectors_close(v, 2080);
    printf("# daily against monthly tables: below six months %.2e, after %.2e\n", young, old);
    ck_assert_double_le(young, 0.013);
    ck_assert_double_le(old, 0.0015);
}
END_TEST

START_TEST(lines_equal_an_independent_implementation)
{
    static const char *const columns[] = { "c0_4", "c2",  "c9",  "c25",  "c50",
                                           "c75",  "c91", "c98", "c99_6" };
    size_t n;
    const growth_centile_line *lines = growth_centile_lines_uk(&n);
    vectors *v = vectors_open("ukwho_lines.csv");
    double worst = 0;

    ck_assert_uint_eq(n, 9);
    while (vectors_next(v)) {
        double age = growth_days_from_years(vectors_number(v, "age_years"));
        const growth_segment *segment;

        ck_assert_int_eq(growth_reference_segment_find(reference_of(v), measure_of(v), sex_of(v),
                                                       age, &segment, NULL),
                         GROWTH_OK);
        for (size_t i = 0; i < n; i++) {
            double value, want = vectors_number(v, columns[i]);

            ck_assert_int_eq(growth_segment_value(segment, sex_of(v), age, lines[i].sds, &value),
                             GROWTH_OK);
            keep_worst(&worst, value / want - 1);
            ck_assert_msg(fabs(value / want - 1) <= 1e-9, "line %zu %s: %.12f", vectors_line(v),
                          columns[i], value);
        }
    }
    vectors_close(v, 684);
    printf("# lines: worst relative difference %.2e\n", worst);
}
END_TEST

static void expect_score(const vectors *v, const growth_score *score, const char *column,
                         double *worst)
{
    if (vectors_empty(v, column)) {
        ck_assert_msg(score->status == GROWTH_ERR_AGE_ABOVE ||
                          score->status == GROWTH_ERR_AGE_BELOW,
                      "line %zu: %s should have no reference", vectors_line(v), column);
        ck_assert_msg(isnan(score->sds), "line %zu: a score without a result", vectors_line(v));
        return;
    }
    ck_assert_msg(score->status == GROWTH_OK, "line %zu: %s: %s", vectors_line(v), column,
                  growth_status_text(score->status));
    keep_worst(worst, score->sds - vectors_number(v, column));
    ck_assert_msg(fabs(score->sds - vectors_number(v, column)) <= 1e-3, "line %zu: %s: %.9f",
                  vectors_line(v), column, score->sds);
}

START_TEST(children_equal_the_published_set)
{
    vectors *v = vectors_open("ukwho_children.csv");
    double worst = 0;

    while (vectors_next(v)) {
        growth_child child = { .sex = sex_of(v),
                               .gestation_days = (int)vectors_number(v, "gestation_days") };
        growth_measurement m = GROWTH_MEASUREMENT_INIT;
        growth_assess_options options = GROWTH_ASSESS_OPTIONS;
        growth_assessment a;
        const char *born = vectors_text(v, "birth_date"), *on = vectors_text(v, "measured_on");

        ck_assert_int_eq(
            growth_date_parse(born, strlen(born), GROWTH_DATE_ISO, &child.birth_date, NULL),
            GROWTH_OK);
        ck_assert_int_eq(growth_date_parse(on, strlen(on), GROWTH_DATE_ISO, &m.measured_on, NULL),
                         GROWTH_OK);
        m.measure = measure_of(v);
        m.value = vectors_number(v, "value");
        options.reference = reference_of(v);
        (void)!growth_assess(&child, &m, &options, &a, NULL);
        expect_score(v, &a.corrected, "sds_corrected", &worst);
        expect_score(v, &a.chronological, "sds_chronological", &worst);
    }
    vectors_close(v, 800);
    printf("# children: worst difference %.2e\n", worst);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("ukwho");

    tcase_add_test(t, scores_equal_an_independent_implementation);
    tcase_add_test(t, daily_and_monthly_tables_agree);
    tcase_add_test(t, lines_equal_an_independent_implementation);
    tcase_add_test(t, children_equal_the_published_set);
    return tap_run(t);
}
