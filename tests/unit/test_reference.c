/* Interpolation between rows, the joins of segments, and what every reference must keep. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/reference.h>

#include "../tap.h"
#include "registry.h"
#include "table.h"

#define YEAR 365.25

/* ---- interpolation on a table of our own --------------------------------------------------------
 */

/* m is the cube of the age, l its square, s linear: a cubic through any four rows finds each
 * exactly, a line between two rows does not. */
#define POWERS(x)                                                                                  \
    {                                                                                              \
        x, (x) * (x), (x) * (x) * (x), 1 + (x)                                                     \
    }
static const growth__row uneven[] = { POWERS(0.0), POWERS(1.0), POWERS(3.0),
                                      POWERS(4.0), POWERS(8.0), POWERS(9.0) };
static const growth__table table = { 6, 0, uneven };

static const struct {
    double age;
    growth__between between;
    double m;
} between[] = {
    { 3.5, GROWTH__CUBIC, 42.875 }, { 2.0, GROWTH__CUBIC, 8 },      { 6.0, GROWTH__CUBIC, 216 },
    { 1.0, GROWTH__CUBIC, 1 },      { 8.0, GROWTH__CUBIC, 512 },    { 9.0, GROWTH__CUBIC, 729 },
    { 0.0, GROWTH__CUBIC, 0 },      { 0.5, GROWTH__CUBIC, 0.5 },    { 8.5, GROWTH__CUBIC, 620.5 },
    { 3.5, GROWTH__LINEAR, 45.5 },  { 2.0, GROWTH__LINEAR, 14 },    { 4.0, GROWTH__LINEAR, 64 },
    { 9.5, GROWTH__LINEAR, 837.5 }, { -0.5, GROWTH__LINEAR, -0.5 }, { 99, GROWTH__ONE_ROW, 0 },
};

START_TEST(interpolates)
{
    growth_lms lms = growth__table_lms(&table, between[_i].between, between[_i].age);

    ck_assert_double_eq_tol(lms.m, between[_i].m, 1e-10);
    if (between[_i].between == GROWTH__CUBIC && between[_i].age >= 1 && between[_i].age <= 8)
        ck_assert_double_eq_tol(lms.l, between[_i].age * between[_i].age, 1e-10);
    if (between[_i].between != GROWTH__ONE_ROW)
        ck_assert_double_eq_tol(lms.s, 1 + between[_i].age, 1e-10);
}
END_TEST

/* A table with a step is read without searching; the result must be that of a search. */
START_TEST(stepping_equals_searching)
{
    for (size_t r = 0; r < growth__n_references; r++) {
        for (size_t i = 0; i < growth__references[r]->n_segments; i++) {
            const growth_segment *s = &growth__references[r]->segments[i];
            growth__table stepping = s->tables[GROWTH_FEMALE], searching = stepping;

            if (stepping.step == 0 || stepping.n < 2)
                continue;
            searching.step = 0;
            for (double age = s->from; age <= s->to; age += 3.4375) {
                growth_lms a = growth__table_lms(&stepping, s->between, age);
                growth_lms b = growth__table_lms(&searching, s->between, age);

                if (memcmp(&a, &b, sizeof a)) /* an assertion each would take a minute */
                    ck_abort_msg("%s at %g days", s->id, age);
            }
        }
    }
}
END_TEST

/* ---- edges and joins of UK-WHO
 * ------------------------------------------------------------------- */

#define BELOW -1 /* the largest double below the age */
#define ABOVE 1

static const struct {
    growth_measure measure;
    growth_sex sex;
    double age;
    int step;
    growth_status status;
    const char *segment;
    double median; /* from the published table; 0: not looked at */
} edges[] = {
    { GROWTH_WEIGHT, GROWTH_MALE, -119, BELOW, GROWTH_ERR_AGE_BELOW, NULL, 0 },
    { GROWTH_WEIGHT, GROWTH_MALE, -119, 0, GROWTH_OK, "uk90-birth", 0.6145 },
    { GROWTH_HEIGHT, GROWTH_MALE, -105, BELOW, GROWTH_ERR_AGE_BELOW, NULL, 0 },
    { GROWTH_HEIGHT, GROWTH_MALE, -105, 0, GROWTH_OK, "uk90-birth", 0 },
    { GROWTH_BMI, GROWTH_MALE, 14, BELOW, GROWTH_ERR_AGE_BELOW, NULL, 0 },
    { GROWTH_BMI, GROWTH_MALE, 14, 0, GROWTH_OK, "who2006-day-length", 0 },
    { GROWTH_WEIGHT, GROWTH_FEMALE, 14, BELOW, GROWTH_OK, "uk90-birth", 0 },
    { GROWTH_WEIGHT, GROWTH_FEMALE, 14, 0, GROWTH_OK, "who2006-day-length", 0 },
    { GROWTH_HEIGHT, GROWTH_MALE, 730, 0, GROWTH_OK, "who2006-day-length", 87.8018 },
    { GROWTH_HEIGHT, GROWTH_MALE, 730.5, BELOW, GROWTH_OK, "who2006-day-length", 87.8160 },
    { GROWTH_HEIGHT, GROWTH_MALE, 730.5, 0, GROWTH_OK, "who2006-day-height", 87.1161 },
    { GROWTH_HEIGHT, GROWTH_MALE, 731, 0, GROWTH_OK, "who2006-day-height", 87.1303 },
    { GROWTH_BMI, GROWTH_MALE, 730.5, BELOW, GROWTH_OK, "who2006-day-length", 15.7348 },
    { GROWTH_BMI, GROWTH_MALE, 730.5, 0, GROWTH_OK, "who2006-day-height", 16.01955 },
    { GROWTH_HEIGHT, GROWTH_MALE, 1461, BELOW, GROWTH_OK, "who2006-day-height", 0 },
    { GROWTH_HEIGHT, GROWTH_MALE, 1461, 0, GROWTH_OK, "uk90-child", 102.49 },
    { GROWTH_HEIGHT, GROWTH_FEMALE, 1461, 0, GROWTH_OK, "uk90-child", 101.54 },
    { GROWTH_WEIGHT, GROWTH_MALE, 20 * YEAR, 0, GROWTH_OK, "uk90-child", 0 },
    { GROWTH_WEIGHT, GROWTH_MALE, 20 * YEAR, ABOVE, GROWTH_ERR_AGE_ABOVE, NULL, 0 },
    { GROWTH_BMI, GROWTH_FEMALE, 20 * YEAR, 0, GROWTH_OK, "uk90-child", 21.735 },
    { GROWTH_HEAD, GROWTH_MALE, 18 * YEAR, 0, GROWTH_OK, "uk90-child", 0 },
    { GROWTH_HEAD, GROWTH_MALE, 18 * YEAR, ABOVE, GROWTH_ERR_AGE_ABOVE, NULL, 0 },
    { GROWTH_HEAD, GROWTH_FEMALE, 17 * YEAR, 0, GROWTH_OK, "uk90-child", 0 },
    { GROWTH_HEAD, GROWTH_FEMALE, 17 * YEAR, ABOVE, GROWTH_ERR_AGE_ABOVE, NULL, 0 },
    { GROWTH_WAIST, GROWTH_FEMALE, 5 * YEAR, 0, GROWTH_ERR_NO_SERIES, NULL, 0 },
    { GROWTH_WEIGHT, GROWTH_SEX_UNKNOWN, 5 * YEAR, 0, GROWTH_ERR_SEX_UNKNOWN, NULL, 0 },
    { GROWTH_WEIGHT, GROWTH_MALE, NAN, 0, GROWTH_ERR_ARGUMENT, NULL, 0 },
};

START_TEST(edges_of_uk_who)
{
    const growth_reference *uk_who = growth_reference_find("uk-who");
    const growth_segment *segment = NULL;
    growth_error err = { GROWTH_OK, "" };
    growth_lms lms = { -9, -9, -9 };
    double age =
        edges[_i].step ? nextafter(edges[_i].age, edges[_i].step < 0 ? -1e9 : 1e9) : edges[_i].age;
    growth_status status = growth_reference_segment_find(uk_who, edges[_i].measure, edges[_i].sex,
                                                         age, &segment, &err);

    ck_assert_msg(status == edges[_i].status, "%d: %s", _i, err.message);
    ck_assert_int_eq(
        growth_reference_lms(uk_who, edges[_i].measure, edges[_i].sex, age, &lms, NULL), status);
    if (status != GROWTH_OK) {
        ck_assert_ptr_null(segment);
        ck_assert_double_eq(lms.m, -9);
        ck_assert_int_eq(err.status, status);
        return;
    }
    ck_assert_str_eq(growth_segment_describe(segment).id, edges[_i].segment);
    if (edges[_i].median > 0)
        ck_assert_double_eq_tol(lms.m, edges[_i].median, 2e-5);
}
END_TEST

START_TEST(a_sentence_names_the_range_and_the_age)
{
    const growth_segment *segment;
    growth_error err;

    ck_assert_int_eq(growth_reference_segment_find(growth_reference_find("uk-who"), GROWTH_WEIGHT,
                                                   GROWTH_MALE, 25 * YEAR, &segment, &err),
                     GROWTH_ERR_AGE_ABOVE);
    ck_assert_str_eq(err.message, "uk-who weight (male) covers ages -0.326 to 20.000 years; asked "
                                  "for 25.000");
}
END_TEST

/* Steps of an unchanged child at the joins, as published with the specification of the charts. */
static const struct {
    growth_measure measure;
    double join, from_sds, to_sds[3]; /* by growth_sex */
} steps[] = {
    { GROWTH_WEIGHT, 14, -2, { 0, -1.62, -1.42 } },
    { GROWTH_WEIGHT, 14, 0, { 0, 0.22, 0.20 } },
    { GROWTH_WEIGHT, 14, 2, { 0, 1.85, 1.76 } },
    { GROWTH_HEIGHT, 4 * YEAR, 0, { 0, 0.20, 0.30 } },
    { GROWTH_WEIGHT, 4 * YEAR, -2, { 0, -2.40, -2.36 } },
    { GROWTH_WEIGHT, 4 * YEAR, 0, { 0, -0.11, -0.06 } },
    { GROWTH_BMI, 4 * YEAR, -2, { 0, -2.75, -2.58 } },
    { GROWTH_BMI, 4 * YEAR, 0, { 0, -0.36, -0.30 } },
    { GROWTH_HEAD, 4 * YEAR, 0, { 0, -1.37, -1.48 } },
};

START_TEST(steps_at_the_joins)
{
    const growth_reference *uk_who = growth_reference_find("uk-who");

    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
        const growth_segment *before, *after;
        double value, sds, join = steps[_i].join;

        ck_assert_int_eq(growth_reference_segment_find(uk_who, steps[_i].measure, (growth_sex)sex,
                                                       join - 0.1, &before, NULL),
                         GROWTH_OK);
        ck_assert_int_eq(growth_reference_segment_find(uk_who, steps[_i].measure, (growth_sex)sex,
                                                       join, &after, NULL),
                         GROWTH_OK);
        ck_assert_ptr_ne(before, after);
        ck_assert_int_eq(
            growth_segment_value(before, (growth_sex)sex, join, steps[_i].from_sds, &value),
            GROWTH_OK);
        ck_assert_int_eq(growth_segment_sds(after, (growth_sex)sex, join, value, &sds, NULL),
                         GROWTH_OK);
        ck_assert_msg(fabs(sds - steps[_i].to_sds[sex]) < 0.011, "sex %d: %.3f", sex, sds);
    }
}
END_TEST

/* ---- what every reference must keep
 * --------------------------------------------------------------- */

#define EACH_SEGMENT(r, s)                                                                         \
    for (const growth_reference *const *at_ = growth__references, *r = *at_;                       \
         at_ < growth__references + growth__n_references && (r = *at_); at_++)                     \
        for (const growth_segment *s = r->segments; s < r->segments + r->n_segments; s++)

START_TEST(tables_cover_their_segments)
{
    const double half_a_day = 0.5; /* WHO's days 730 and 731 meet at 730.5 */

    EACH_SEGMENT (r, s) {
        ck_assert_msg(s->from < s->to, "%s %s: empty", r->id, s->id);
        for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
            const growth__table *t = &s->tables[sex];

            if (!(s->sexes >> sex & 1))
                continue;
            ck_assert_msg(t->n >= (s->between == GROWTH__ONE_ROW ? 1u : 2u), "%s %s: no table",
                          r->id, s->id);
            if (s->between == GROWTH__ONE_ROW)
                continue;
            ck_assert_msg(t->rows[0].age <= s->from + half_a_day, "%s %s: starts late", r->id,
                          s->id);
            ck_assert_msg(s->to <= t->rows[t->n - 1].age + half_a_day, "%s %s: ends early", r->id,
                          s->id);
        }
    }
}
END_TEST

START_TEST(segments_of_a_measure_do_not_overlap)
{
    EACH_SEGMENT (r, a)
        for (const growth_segment *b = a + 1; b < r->segments + r->n_segments; b++)
            if (a->measure == b->measure && a->births == b->births && (a->sexes & b->sexes))
                ck_assert_msg(a->to <= b->from, "%s %s overlaps %s, or is out of order", r->id,
                              a->id, b->id);
}
END_TEST

START_TEST(curves_do_not_cross_and_medians_are_finite_every_day)
{
    EACH_SEGMENT (r, s)
        for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
            if (!(s->sexes >> sex & 1))
                continue;
            for (double age = s->from; age <= s->to; age += 1) {
                double below = 0, value;

                for (int k = -4; k <= 4; k++, below = value) {
                    if (growth_segment_value(s, (growth_sex)sex, age, k * 2 / 3.0, &value) !=
                            GROWTH_OK ||
                        !(value > below) || !isfinite(value))
                        ck_abort_msg("%s %s crosses or ends at %g days", r->id, s->id, age);
                }
            }
        }
}
END_TEST

START_TEST(every_reference_names_its_source_terms_and_words)
{
    for (size_t i = 0; i < growth_reference_count(); i++) {
        const growth_reference *reference = growth_reference_at(i);
        growth_reference_info info = growth_reference_describe(reference);

        ck_assert_ptr_eq(growth_reference_find(info.id), reference);
        ck_assert(info.title[0] && info.source[0] && info.licence[0] && info.acknowledgement[0]);
        ck_assert_uint_ge(info.n_lines, 5);
        for (size_t k = 1; k < info.n_lines; k++)
            ck_assert_double_lt(info.lines[k - 1].sds, info.lines[k].sds);
    }
    ck_assert_ptr_null(growth_reference_at(growth_reference_count()));
    ck_assert_ptr_null(growth_reference_find("demo"));
    ck_assert_ptr_null(growth_reference_find(NULL));
}
END_TEST

/* Boys are taller than girls at birth and at twenty: a swap of the sexes would pass every vector of
 * one sex only. */
START_TEST(the_sexes_are_not_swapped)
{
    const double ages[] = { 0, 400, 1000, 20 * YEAR };

    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        growth_lms boy, girl;

        ck_assert_int_eq(growth_reference_lms(growth_reference_find("uk-who"), GROWTH_HEIGHT,
                                              GROWTH_MALE, ages[i], &boy, NULL),
                         GROWTH_OK);
        ck_assert_int_eq(growth_reference_lms(growth_reference_find("uk-who"), GROWTH_HEIGHT,
                                              GROWTH_FEMALE, ages[i], &girl, NULL),
                         GROWTH_OK);
        ck_assert_double_gt(boy.m, girl.m);
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("reference");

    tap_each(t, interpolates, between);
    tcase_add_test(t, stepping_equals_searching);
    tap_each(t, edges_of_uk_who, edges);
    tcase_add_test(t, a_sentence_names_the_range_and_the_age);
    tap_each(t, steps_at_the_joins, steps);
    tcase_add_test(t, tables_cover_their_segments);
    tcase_add_test(t, segments_of_a_measure_do_not_overlap);
    tcase_add_test(t, curves_do_not_cross_and_medians_are_finite_every_day);
    tcase_add_test(t, every_reference_names_its_source_terms_and_words);
    tcase_add_test(t, the_sexes_are_not_swapped);
    return tap_run(t);
}
