/* The batch gives the bits of the single call, and a bad row touches no other. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/columns.h>

#include "../tap.h"
#include "registry.h"

enum { ROWS = 4096 };

typedef struct rows {
    double ages[ROWS], values[ROWS], sds[ROWS];
    growth_sex sexes[ROWS];
    growth_status status[ROWS];
} rows;

static double some(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (double)(*state >> 8) / (1u << 24);
}

static growth_columns *begin(const growth_reference *r, growth_measure m)
{
    const size_t size = growth_columns_size(r, m);
    growth_columns *columns = NULL;
    void *memory = malloc(size);

    ck_assert_ptr_nonnull(memory);
    ck_assert_int_eq(growth_columns_init(memory, size, r, m, &columns, NULL), GROWTH_OK);
    ck_assert_ptr_eq(columns, memory);
    return columns;
}

/* Ages of the measure and a little beyond, mostly whole days; values from -7 to +7 SDS; rows with
 * every fault there is. */
static void fill(const growth_reference *r, growth_measure measure, rows *x, unsigned seed)
{
    const double bad[] = { 0, -1, NAN, INFINITY, 1e-310, 1e12 };
    double from = INFINITY, to = -INFINITY;

    for (size_t i = 0; i < r->n_segments; i++) {
        if (r->segments[i].measure != measure)
            continue;
        from = fmin(from, r->segments[i].from);
        to = fmax(to, r->segments[i].to);
    }
    for (size_t i = 0; i < ROWS; i++) {
        growth_lms lms;

        x->ages[i] = from - 3 + some(&seed) * (to - from + 6);
        x->ages[i] = i % 5 ? floor(x->ages[i]) : x->ages[i];
        x->sexes[i] = some(&seed) < 0.5 ? GROWTH_MALE : GROWTH_FEMALE;
        x->values[i] = 20 * some(&seed);
        if (growth_reference_lms(r, measure, x->sexes[i], x->ages[i], &lms, NULL) == GROWTH_OK)
            (void)!growth_lms_value(lms, 14 * some(&seed) - 7, &x->values[i]);
        if (i % 97 == 0)
            x->values[i] = bad[i / 97 % 6];
        if (i % 101 == 0)
            x->ages[i] = i % 2 ? NAN : 1e300;
        if (i % 103 == 0)
            x->sexes[i] = (growth_sex)(i % 2 ? 0 : 7);
    }
}

static growth_status one(const growth_reference *r, growth_measure measure, growth_sex sex,
                         double age, double value, double *sds)
{
    const growth_segment *segment;
    growth_status status;

    status = growth_reference_segment_find(r, measure, sex, age, &segment, NULL);
    return status != GROWTH_OK ? status : growth_segment_sds(segment, sex, age, value, sds, NULL);
}

static void compare(const growth_reference *r, growth_measure measure, const rows *x,
                    growth_age_unit unit)
{
    size_t scored = 0;

    for (size_t i = 0; i < ROWS; i++) {
        const double age =
            unit == GROWTH_AGE_YEARS ? growth_days_from_years(x->ages[i]) : x->ages[i];
        double sds = NAN;
        growth_status status = one(r, measure, x->sexes[i], age, x->values[i], &sds);

        if (x->status[i] != status ||
            (status == GROWTH_OK ? memcmp(&sds, &x->sds[i], sizeof sds) != 0 : !isnan(x->sds[i])))
            ck_abort_msg("%s measure %d row %zu: %d %.17g, alone %d %.17g", r->id, (int)measure, i,
                         x->status[i], x->sds[i], status, sds);
        scored += status == GROWTH_OK;
    }
    if (scored < ROWS / 6) /* Turner: girls only */
        ck_abort_msg("%s measure %d: only %zu rows scored", r->id, (int)measure, scored);
}

START_TEST(every_bit_is_that_of_the_single_call)
{
    rows *x = malloc(sizeof *x);

    for (size_t i = 0; i < growth_reference_count(); i++) {
        const growth_reference *r = growth_reference_at(i);

        for (int m = 0; m < GROWTH_MEASURE_COUNT_; m++) {
            growth_columns *columns;

            if (!growth_columns_size(r, (growth_measure)m))
                continue;
            columns = begin(r, (growth_measure)m);
            fill(r, (growth_measure)m, x, (unsigned)(i * 100) + (unsigned)m);
            for (int again = 0; again < 2; again++) { /* before the days are known, and after */
                memset(x->sds, 0x55, sizeof x->sds);
                ck_assert_int_eq(growth_sds_columns(columns, GROWTH_AGE_DAYS, ROWS, x->ages,
                                                    x->values, x->sexes, x->sds, x->status),
                                 GROWTH_OK);
                compare(r, (growth_measure)m, x, GROWTH_AGE_DAYS);
            }
            free(columns);
        }
    }
    free(x);
}
END_TEST

START_TEST(ages_in_years)
{
    const growth_reference *r = growth_reference_find("uk-who");
    growth_columns *columns = begin(r, GROWTH_WEIGHT);
    rows *x = malloc(sizeof *x);

    fill(r, GROWTH_WEIGHT, x, 5);
    for (size_t i = 0; i < ROWS; i++)
        x->ages[i] /= GROWTH_DAYS_PER_YEAR;
    ck_assert_int_eq(growth_sds_columns(columns, GROWTH_AGE_YEARS, ROWS, x->ages, x->values,
                                        x->sexes, x->sds, x->status),
                     GROWTH_OK);
    compare(r, GROWTH_WEIGHT, x, GROWTH_AGE_YEARS);
    free(columns);
    free(x);
}
END_TEST

START_TEST(any_number_of_rows)
{
    const growth_reference *r = growth_reference_find("who");
    growth_columns *columns = begin(r, GROWTH_HEIGHT);
    rows *x = malloc(sizeof *x);
    const size_t counts[] = { 0, 1, 2, 127, 128, 129, 255, 1000 };

    fill(r, GROWTH_HEIGHT, x, 9);
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        const size_t n = counts[k];

        x->sds[n] = 77;
        x->status[n] = (growth_status)77;
        ck_assert_int_eq(growth_sds_columns(columns, GROWTH_AGE_DAYS, n, x->ages, x->values,
                                            x->sexes, x->sds, x->status),
                         GROWTH_OK);
        ck_assert_double_eq(x->sds[n], 77);
        ck_assert_int_eq((int)x->status[n], 77);
    }
    free(columns);
    free(x);
}
END_TEST

START_TEST(the_median_scores_zero)
{
    const growth_reference *r = growth_reference_find("uk-who");
    growth_columns *columns = begin(r, GROWTH_BMI);
    rows *x = malloc(sizeof *x);

    for (size_t i = 0; i < ROWS; i++) {
        growth_lms lms;

        x->ages[i] = 15 + (double)i;
        x->sexes[i] = i % 2 ? GROWTH_MALE : GROWTH_FEMALE;
        if (growth_reference_lms(r, GROWTH_BMI, x->sexes[i], x->ages[i], &lms, NULL) != GROWTH_OK)
            ck_abort_msg("day %g: no L, M, S", x->ages[i]);
        x->values[i] = lms.m;
    }
    for (int again = 0; again < 2; again++) {
        ck_assert_int_eq(growth_sds_columns(columns, GROWTH_AGE_DAYS, ROWS, x->ages, x->values,
                                            x->sexes, x->sds, x->status),
                         GROWTH_OK);
        for (size_t i = 0; i < ROWS; i++)
            if (x->status[i] != GROWTH_OK || x->sds[i] != 0)
                ck_abort_msg("day %g: %g", x->ages[i], x->sds[i]);
    }
    free(columns);
    free(x);
}
END_TEST

START_TEST(scores_in_place_of_the_values)
{
    const growth_reference *r = growth_reference_find("cdc");
    growth_columns *columns = begin(r, GROWTH_BMI);
    rows *x = malloc(sizeof *x);
    double *values = malloc(sizeof x->values);

    fill(r, GROWTH_BMI, x, 11);
    memcpy(values, x->values, sizeof x->values);
    ck_assert_int_eq(growth_sds_columns(columns, GROWTH_AGE_DAYS, ROWS, x->ages, values, x->sexes,
                                        values, x->status),
                     GROWTH_OK);
    memcpy(x->sds, values, sizeof x->sds);
    compare(r, GROWTH_BMI, x, GROWTH_AGE_DAYS);
    free(values);
    free(columns);
    free(x);
}
END_TEST

START_TEST(what_it_refuses)
{
    const growth_reference *r = growth_reference_find("uk-who");
    const size_t size = growth_columns_size(r, GROWTH_WEIGHT);
    growth_columns *columns = NULL, *good = begin(r, GROWTH_WEIGHT);
    double d[1] = { 1 };
    growth_sex sex[1] = { GROWTH_MALE };
    growth_status status[1];
    growth_error err;

    ck_assert_uint_eq(growth_columns_size(r, GROWTH_WAIST), 0);
    ck_assert_uint_eq(growth_columns_size(NULL, GROWTH_WEIGHT), 0);
    ck_assert_int_eq(growth_columns_init(good, size - 1, r, GROWTH_WEIGHT, &columns, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_columns_init(good, size, r, GROWTH_WAIST, &columns, &err),
                     GROWTH_ERR_NO_SERIES);
    ck_assert_str_eq(err.message, "uk-who has nothing for waist");
    ck_assert_int_eq(growth_columns_init(NULL, size, r, GROWTH_WEIGHT, &columns, NULL),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(columns);
    ck_assert_int_eq(growth_sds_columns(NULL, GROWTH_AGE_DAYS, 1, d, d, sex, d, status),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_sds_columns(good, (growth_age_unit)2, 1, d, d, sex, d, status),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_sds_columns(good, GROWTH_AGE_DAYS, 1, d, NULL, sex, d, status),
                     GROWTH_ERR_ARGUMENT);
    free(good);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("columns");

    tcase_add_test(t, every_bit_is_that_of_the_single_call);
    tcase_add_test(t, ages_in_years);
    tcase_add_test(t, any_number_of_rows);
    tcase_add_test(t, the_median_scores_zero);
    tcase_add_test(t, scores_in_place_of_the_values);
    tcase_add_test(t, what_it_refuses);
    return tap_run(t);
}
