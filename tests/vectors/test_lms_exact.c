/* The accuracy promise of growth_lms_sds(): 1e-12 against sixty decimal digits. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <growth/lms.h>

#include "../tap.h"
#include "reader.h"

START_TEST(sds_is_exact_to_1e_12)
{
    vectors *v = vectors_open("lms_exact.csv");
    double worst = 0;

    while (vectors_next(v)) {
        growth_lms lms = { vectors_number(v, "l"), vectors_number(v, "m"), vectors_number(v, "s") };
        double sds, back, value = vectors_number(v, "value");

        ck_assert_int_eq(growth_lms_sds(lms, value, &sds), GROWTH_OK);
        worst = fmax(worst, fabs(sds - vectors_number(v, "sds")));
        ck_assert_msg(fabs(sds - vectors_number(v, "sds")) <= 1e-12, "line %zu: %.17g",
                      vectors_line(v), sds);
        ck_assert_int_eq(growth_lms_value(lms, sds, &back), GROWTH_OK);
        ck_assert_msg(fabs(back / value - 1) <= 1e-12, "line %zu: %.17g", vectors_line(v), back);
    }
    vectors_close(v, 400);
    printf("# worst error %.2e SDS\n", worst);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("lms_exact");

    tcase_add_test(t, sds_is_exact_to_1e_12);
    return tap_run(t);
}
