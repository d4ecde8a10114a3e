/* Centiles both ways, the nine lines, spaces, and every edge of the bands in words. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/centile.h>

#include "../tap.h"

/* Phi to 17 digits, from tables of the normal distribution (60-digit arithmetic). */
static const struct {
    double sds, centile;
} phi[] = {
    { 0, 50 },
    { 1, 84.134474606854293 },
    { -1, 15.865525393145705 },
    { 1.6448536269514722, 95 },
    { -2, 2.2750131948179209 },
    { -8 / 3.0, 0.38303805675897354 },
    { -6, 9.8658764503769814e-08 },
    { 3, 99.865010196836990 },
};

START_TEST(centile_of_a_score)
{
    double sds;

    ck_assert_double_eq_tol(growth_centile(phi[_i].sds) / phi[_i].centile, 1, 1e-14);
    ck_assert_int_eq(growth_centile_sds(phi[_i].centile, &sds), GROWTH_OK);
    ck_assert_double_eq_tol(sds, phi[_i].sds, 2e-14);
}
END_TEST

START_TEST(score_of_a_centile_inverts)
{
    double sds = -99;

    for (double p = 1e-300; p < 50; p *= 1.7) {
        ck_assert_int_eq(growth_centile_sds(p, &sds), GROWTH_OK);
        ck_assert_double_eq_tol(growth_centile(sds) / p, 1, 1e-12);
    }
    ck_assert_int_eq(growth_centile_sds(50, &sds), GROWTH_OK);
    ck_assert_double_eq(sds, 0);
    sds = -99;
    ck_assert_int_eq(growth_centile_sds(0, &sds), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_centile_sds(100, &sds), GROWTH_ERR_VALUE);
    ck_assert_int_eq(growth_centile_sds(NAN, &sds), GROWTH_ERR_VALUE);
    ck_assert_double_eq(sds, -99);
}
END_TEST

START_TEST(nine_lines_two_thirds_apart)
{
    static const char *const labels[] = { "0.4", "2", "9", "25", "50", "75", "91", "98", "99.6" };
    size_t n = 0;
    const growth_centile_line *lines = growth_centile_lines_uk(&n);

    ck_assert_uint_eq(n, 9);
    for (int i = 0; i < 9; i++) {
        double named = strtod(labels[i], NULL);

        ck_assert_double_eq(lines[i].sds, (i - 4) * 2 / 3.0);
        ck_assert_str_eq(lines[i].label, labels[i]);
        ck_assert_double_eq_tol(growth_centile(lines[i].sds), named, 0.5); /* named by rounding */
        ck_assert_int_eq(lines[i].dashed, i % 2 == 0);
    }
    ck_assert_double_eq_tol(growth_centile_spaces(0, -4 / 3.0), 2, 1e-15);
    ck_assert_double_eq_tol(growth_centile_spaces(-1, 1), -3, 1e-15);
}
END_TEST

static const struct {
    double sds;
    const char *text;
} reported[] = {
    { 0, "50" },      { -2, "2" },     { -8 / 3.0, "0.4" }, { -2.7, "<0.4" }, { 8 / 3.0, "99.6" },
    { 2.7, ">99.6" }, { -2.4, "0.8" }, { -2.3, "1" },       { 2.4, "99.2" },  { 2.3, "99" },
    { -7, "<0.4" },   { NAN, "" },     { 0.6745, "75" },
};

START_TEST(centiles_are_reported_as_on_the_chart)
{
    char text[8];

    ck_assert_str_eq(growth_centile_text(reported[_i].sds, text), reported[_i].text);
}
END_TEST

#define SIXTH (1 / 6.0)
#define YEAR  365.25

static const struct {
    growth_measure measure;
    double age, sds;
    const char *text;
} bands[] = {
    { GROWTH_WEIGHT, 0, 0, "on or near the 50th centile" },
    { GROWTH_WEIGHT, 0, SIXTH, "on or near the 50th centile" },
    { GROWTH_WEIGHT, 0, SIXTH + 1e-9, "between the 50th and 75th centiles" },
    { GROWTH_WEIGHT, 0, -SIXTH - 1e-9, "between the 25th and 50th centiles" },
    { GROWTH_WEIGHT, 0, -8 / 3.0 - SIXTH + 1e-9, "on or near the 0.4th centile" },
    { GROWTH_WEIGHT, 0, -8 / 3.0 - SIXTH - 1e-9, "below the 0.4th centile" },
    { GROWTH_WEIGHT, 0, -8 / 3.0 + SIXTH + 1e-9, "between the 0.4th and 2nd centiles" },
    { GROWTH_WEIGHT, 0, -2.63131, "on or near the 0.4th centile" },
    { GROWTH_WEIGHT, 0, -3.53416, "below the 0.4th centile" },
    { GROWTH_WEIGHT, 0, -6, "below the 0.4th centile" },
    { GROWTH_WEIGHT, 0, -6.001,
      "far below the chart \xe2\x80\x94 check the entry, re-measure now" },
    { GROWTH_WEIGHT, 0, 8 / 3.0 + SIXTH + 1e-9, "above the 99.6th centile" },
    { GROWTH_WEIGHT, 0, 1.4, "on or near the 91st centile" },
    { GROWTH_BMI, 3 * YEAR, 0, "on or near the 50th centile" },
    { GROWTH_BMI, 3 * YEAR, 1.49, "on or near the 91st centile" },
    { GROWTH_BMI, 3 * YEAR, 1.51, "overweight: between the 91st and 98th centiles" },
    { GROWTH_BMI, 3 * YEAR, 2.2, "very overweight: between the 98th and 99.6th centiles" },
    { GROWTH_BMI, 3 * YEAR, 2.9, "severely obese: above the 99.6th centile" },
    { GROWTH_BMI, 3 * YEAR, -2.16, "on or near the 2nd centile" },
    { GROWTH_BMI, 3 * YEAR, -2.2, "low BMI: between the 0.4th and 2nd centiles" },
    { GROWTH_BMI, 3 * YEAR, -2.85, "very thin: below the 0.4th centile" },
    { GROWTH_BMI, 2 * YEAR - 1, -2.85, "below the 0.4th centile" },
    { GROWTH_BMI, 2 * YEAR, -2.85, "very thin: below the 0.4th centile" },
    { GROWTH_HEIGHT, 3 * YEAR, 2.9, "above the 99.6th centile" },
    { GROWTH_WEIGHT, 0, NAN, "" },
};

START_TEST(bands_in_words)
{
    char text[GROWTH_BAND_TEXT_SIZE];
    size_t n;
    const growth_centile_line *lines = growth_centile_lines_uk(&n);

    ck_assert_str_eq(
        growth_band_text(lines, n, bands[_i].measure, bands[_i].age, bands[_i].sds, text),
        bands[_i].text);
    ck_assert_ptr_null(strstr(text, "normal"));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("centile");

    tap_each(t, centile_of_a_score, phi);
    tcase_add_test(t, score_of_a_centile_inverts);
    tcase_add_test(t, nine_lines_two_thirds_apart);
    tap_each(t, centiles_are_reported_as_on_the_chart, reported);
    tap_each(t, bands_in_words, bands);
    return tap_run(t);
}
