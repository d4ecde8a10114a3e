/* The accuracy promises of growth_lms_sds() and of the tail rules: 1e-12 against sixty digits. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../tap.h"
#include "registry.h"
#include "vectors.h"

static growth_lms lms_of(const vectors *v)
{
    return (growth_lms){ vectors_number(v, "l"), vectors_number(v, "m"), vectors_number(v, "s") };
}

START_TEST(sds_is_exact_to_1e_12)
{
    vectors *v = vectors_open("lms_exact.csv");
    double worst = 0;

    while (vectors_next(v)) {
        const growth_lms lms = lms_of(v);
        double sds, back, value = vectors_number(v, "value");

        if (growth_lms_sds(lms, value, &sds) != GROWTH_OK ||
            !(fabs(sds - vectors_number(v, "sds")) <= 1e-12))
            ck_abort_msg("line %zu", vectors_line(v));
        worst = fmax(worst, fabs(sds - vectors_number(v, "sds")));
        if (growth_lms_value(lms, sds, &back) != GROWTH_OK || !(fabs(back / value - 1) <= 1e-12))
            ck_abort_msg("line %zu: back to %.17g", vectors_line(v), back);
    }
    vectors_close(v, 400);
    printf("# worst error %.2e SDS\n", worst);
}
END_TEST

START_TEST(tails_are_exact_to_1e_12)
{
    vectors *v = vectors_open("tails_exact.csv");
    size_t n_adjusted = 0;
    double worst = 0;

    while (vectors_next(v)) {
        const growth__tail tail =
            strcmp(vectors_text(v, "rule"), "who") ? GROWTH__TAIL_CDC : GROWTH__TAIL_WHO;
        const double age = vectors_number(v, "age_days"), value = vectors_number(v, "value");
        const growth_lms lms = lms_of(v);
        double sds, back;
        int adjusted;

        if (growth__tail_sds(tail, &lms, vectors_sex(v), age, value, &sds, &adjusted) !=
                GROWTH_OK ||
            !(fabs(sds - vectors_number(v, "sds")) <= 1e-12))
            ck_abort_msg("line %zu: %.17g", vectors_line(v), sds);
        worst = fmax(worst, fabs(sds - vectors_number(v, "sds")));
        n_adjusted += (size_t)adjusted;
        /* CDC's two parts overlap by 0.00015 SDS at the 95th centile: there is no single way back.
         */
        if (adjusted && sds < 1.645001 && tail == GROWTH__TAIL_CDC)
            continue;
        if (growth__tail_value(tail, &lms, vectors_sex(v), age, sds, &back) != GROWTH_OK ||
            !(fabs(back / value - 1) <= 1e-12))
            ck_abort_msg("line %zu: back to %.17g", vectors_line(v), back);
    }
    vectors_close(v, 550);
    printf("# tails: worst error %.2e SDS, %zu adjusted\n", worst, n_adjusted);
    ck_assert_uint_ge(n_adjusted, 400);
}
END_TEST

/* Far beyond where 1 - Phi can be held in a double the score goes on smoothly, and back. */
START_TEST(an_absurd_bmi_still_has_a_score)
{
    const growth_lms lms = { -2, 16, 0.08 };
    double last = NAN;

    for (double bmi = 20; bmi < 400; bmi += 0.37) {
        double sds, back;
        int adjusted;

        if (growth__tail_sds(GROWTH__TAIL_CDC, &lms, GROWTH_MALE, 800, bmi, &sds, &adjusted) !=
                GROWTH_OK ||
            sds <= last || sds - last > 1)
            ck_abort_msg("%g", bmi);
        if (growth__tail_value(GROWTH__TAIL_CDC, &lms, GROWTH_MALE, 800, sds, &back) != GROWTH_OK ||
            !(fabs(back / bmi - 1) <= 1e-7))
            ck_abort_msg("%g: back to %.17g", bmi, back);
        last = sds;
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("lms_exact");

    tcase_add_test(t, sds_is_exact_to_1e_12);
    tcase_add_test(t, tails_are_exact_to_1e_12);
    tcase_add_test(t, an_absurd_bmi_still_has_a_score);
    return tap_run(t);
}
