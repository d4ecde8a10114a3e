/* UK90 as first published, and CDC, against independent implementations. */
#include <check.h>
#include <math.h>
#include <stdio.h>

#include "../tap.h"
#include "vectors.h"

/* That program joins the rows by natural splines at ages rounded to three decimals. */
START_TEST(uk90_scores_are_near_those_by_splines)
{
    vectors *v = vectors_open("uk90_sds.csv");
    differences d = { 0 };

    while (vectors_next(v)) {
        const double age = growth_days_from_years(vectors_number(v, "age_years"));
        const growth_segment *segment;
        growth_error err = { GROWTH_OK, "" };
        double sds;

        if (growth_reference_segment_find(growth_reference_find("uk90"), vectors_measure(v),
                                          vectors_sex(v), age, &segment, &err) != GROWTH_OK)
            ck_abort_msg("line %zu: %s", vectors_line(v), err.message);
        ck_assert_int_eq(growth_segment_sds(segment, vectors_sex(v), age,
                                            vectors_number(v, "value"), &sds, NULL),
                         GROWTH_OK);
        differences_add(&d, sds - vectors_number(v, "sds"));
        if (!(fabs(sds - vectors_number(v, "sds")) <= 3e-2))
            ck_abort_msg("line %zu: %.9f", vectors_line(v), sds);
    }
    vectors_close(v, 2074);
    printf("# uk90: worst difference %.2e, median %.2e\n", d.worst, differences_median(&d));
    ck_assert_double_le(differences_median(&d), 1.3e-4);
    differences_free(&d);
}
END_TEST

START_TEST(uk90_lines_are_near_those_by_splines)
{
    static const char *const lines[] = { "k-4", "k-3", "k-2", "k-1", "k0", "k1", "k2", "k3", "k4" };
    vectors *v = vectors_open("uk90_lines.csv");
    differences d = { 0 };

    while (vectors_next(v)) {
        const double age = growth_days_from_years(vectors_number(v, "age_years"));
        const growth_segment *segment;

        ck_assert_int_eq(growth_reference_segment_find(growth_reference_find("uk90"),
                                                       vectors_measure(v), vectors_sex(v), age,
                                                       &segment, NULL),
                         GROWTH_OK);
        for (int k = -4; k <= 4; k++) {
            double value, want = vectors_number(v, lines[k + 4]);

            if (growth_segment_value(segment, vectors_sex(v), age, k * 2 / 3.0, &value) !=
                    GROWTH_OK ||
                !(fabs(value / want - 1) <= 2e-3))
                ck_abort_msg("line %zu %s", vectors_line(v), lines[k + 4]);
            differences_add(&d, value / want - 1);
        }
    }
    vectors_close(v, 446);
    printf("# uk90 lines: worst relative difference %.2e\n", d.worst);
    differences_free(&d);
}
END_TEST

START_TEST(cdc_equals_its_own_program)
{
    vectors *v = vectors_open("cdc_children.csv");
    differences d = { 0 };

    while (vectors_next(v)) {
        const growth_child child = { .sex = vectors_sex(v),
                                     .birth_date = vectors_date(v, "birth_date"),
                                     .gestation_days = GROWTH_GESTATION_UNKNOWN };
        growth_measurement m = GROWTH_MEASUREMENT_INIT;
        growth_assess_options options = GROWTH_ASSESS_OPTIONS;
        growth_error err = { GROWTH_OK, "" };
        growth_assessment a;

        m.measure = vectors_measure(v);
        m.value = vectors_number(v, "value");
        m.measured_on = vectors_date(v, "measured_on");
        options.reference = growth_reference_find("cdc");
        if (growth_assess(&child, &m, &options, &a, &err) != GROWTH_OK)
            ck_abort_msg("line %zu: %s", vectors_line(v), err.message);
        differences_add(&d, a.score.sds - vectors_number(v, "sds"));
        if (!(fabs(a.score.sds - vectors_number(v, "sds")) <= 1e-3))
            ck_abort_msg("line %zu: %.9f", vectors_line(v), a.score.sds);
    }
    vectors_close(v, 546);
    printf("# cdc: worst difference %.2e\n", d.worst);
    differences_free(&d);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("uk90_cdc");

    tcase_add_test(t, uk90_scores_are_near_those_by_splines);
    tcase_add_test(t, uk90_lines_are_near_those_by_splines);
    tcase_add_test(t, cdc_equals_its_own_program);
    return tap_run(t);
}
