/* The WHO standard and reference against WHO's own programs: scores, what they print, flags. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../tap.h"
#include "vectors.h"

/* What one of the columns of a file asks of. */
typedef struct asked {
    const char *name; /* of the expected columns: NAME_sds, NAME_rounded, NAME_flag */
    growth_measure measure;
} asked;

static const asked columns[] = {
    { "height", GROWTH_HEIGHT },   { "weight", GROWTH_WEIGHT },
    { "bmi", GROWTH_BMI },         { "weight_for_stature", GROWTH_WEIGHT_FOR_LENGTH },
    { "head", GROWTH_HEAD },       { "arm", GROWTH_ARM },
    { "triceps", GROWTH_TRICEPS }, { "subscapular", GROWTH_SUBSCAPULAR },
};

static growth_posture posture_of(const char *word)
{
    return !strcmp(word, "lying")      ? GROWTH_LYING
           : !strcmp(word, "standing") ? GROWTH_STANDING
                                       : GROWTH_POSTURE_UNKNOWN;
}

static growth_measurement basis(const vectors *v, double age_days, growth_measure measure,
                                double value)
{
    growth_measurement m = GROWTH_MEASUREMENT_INIT;

    m.measure = measure;
    m.value = value;
    m.age_days = age_days;
    m.marks = strcmp(vectors_text(v, "oedema"), "yes") ? GROWTH_MARK_NONE : GROWTH_MARK_OEDEMA;
    return m;
}

/* The measurement a column asks about; 0 where the row has not got it, or it is refused. */
static int make(const vectors *v, const asked *ask, double age_days, growth_posture posture,
                growth_measurement *m)
{
    growth_measurement weight = basis(v, age_days, GROWTH_WEIGHT, vectors_number(v, "weight"));
    growth_measurement height = basis(v, age_days, GROWTH_HEIGHT, vectors_number(v, "height"));

    weight.posture = height.posture = posture;
    if (ask->measure == GROWTH_BMI)
        return growth_derive_bmi(&weight, &height, m) == GROWTH_OK;
    if (ask->measure == GROWTH_WEIGHT_FOR_LENGTH)
        return !isnan(weight.value) && !isnan(height.value) &&
               growth_derive_weight_for_stature(&weight, &height, age_days, m) == GROWTH_OK;
    *m = ask->measure == GROWTH_WEIGHT ? weight
         : ask->measure == GROWTH_HEIGHT
             ? height
             : basis(v, age_days, ask->measure, vectors_number(v, ask->name));
    return !isnan(m->value);
}

/* Compare one score with NAME_sds within `tolerance`, NAME_rounded and NAME_flag exactly. */
static void expect(const vectors *v, const asked *ask, const growth_assessment *a, double tolerance,
                   differences *d)
{
    char column[64], text[GROWTH_NUMBER_SIZE];
    const growth_score *score = &a->score;
    double rounded;

    snprintf(column, sizeof column, "%s_sds", ask->name);
    if (vectors_empty(v, column)) {
        if (score->status == GROWTH_OK)
            ck_abort_msg("line %zu: %s should have no score, has %.9f", vectors_line(v), ask->name,
                         score->sds);
        return;
    }
    if (score->status != GROWTH_OK)
        ck_abort_msg("line %zu: %s: %s", vectors_line(v), ask->name,
                     growth_status_text(score->status));
    differences_add(d, score->sds - vectors_number(v, column));
    if (!(fabs(score->sds - vectors_number(v, column)) <= tolerance))
        ck_abort_msg("line %zu: %s: %.12f", vectors_line(v), ask->name, score->sds);
    snprintf(column, sizeof column, "%s_rounded", ask->name);
    growth_number_format(score->sds, 2, text);
    if (growth_number_parse(text, strlen(text), 0, &rounded) != GROWTH_OK ||
        rounded != vectors_number(v, column))
        ck_abort_msg("line %zu: %s: prints %s", vectors_line(v), ask->name, text);
    snprintf(column, sizeof column, "%s_flag", ask->name);
    if (((score->flags & GROWTH_FLAG_WHO) != 0) != (vectors_number(v, column) == 1))
        ck_abort_msg("line %zu: %s: flag of %.9f", vectors_line(v), ask->name, score->sds);
}

static void score_row(const vectors *v, size_t n_columns, double age_days, growth_posture posture,
                      differences *d)
{
    const growth_child child = { .sex = vectors_sex(v),
                                 .birth_date = GROWTH_DATE_NONE,
                                 .gestation_days = GROWTH_GESTATION_UNKNOWN };
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;

    options.reference = growth_reference_find("who");
    for (size_t i = 0; i < n_columns; i++) {
        growth_assessment a = { .score = { .status = GROWTH_ERR_VALUE } };
        growth_measurement m;

        if (make(v, &columns[i], age_days, posture, &m))
            (void)!growth_assess(&child, &m, &options, &a, NULL);
        /* That program scores a weight of 0 kg for length; here it is refused like any other 0. */
        if (columns[i].measure == GROWTH_WEIGHT_FOR_LENGTH && vectors_number(v, "weight") == 0) {
            ck_assert_int_ne(a.score.status, GROWTH_OK);
            continue;
        }
        expect(v, &columns[i], &a, 1e-9, d);
        if (columns[i].measure == GROWTH_HEIGHT && a.score.status == GROWTH_OK && n_columns > 3 &&
            ((a.score.flags & GROWTH_FLAG_POSTURE_IGNORED) != 0) !=
                (vectors_number(v, "posture_ignored") == 1))
            ck_abort_msg("line %zu: standing under nine months", vectors_line(v));
    }
}

START_TEST(the_standard_of_2006_equals_whos_own_program)
{
    vectors *v = vectors_open("who2006_children.csv");
    differences d = { 0 };

    while (vectors_next(v)) {
        const double age = vectors_number(v, "age_days");

        if (age < 61 * GROWTH_DAYS_PER_MONTH) /* older ones that program leaves to the other */
            score_row(v, sizeof columns / sizeof *columns, age,
                      posture_of(vectors_text(v, "posture")), &d);
    }
    vectors_close(v, 2868);
    printf("# who 2006: %zu scores, worst difference %.2e\n", d.n, d.worst);
    ck_assert_uint_ge(d.n, 17000);
    differences_free(&d);
}
END_TEST

START_TEST(the_reference_of_2007_equals_whos_own_program)
{
    vectors *v = vectors_open("who2007_children.csv");
    size_t in_gap = 0;
    differences d = { 0 };

    while (vectors_next(v)) {
        const double months = vectors_number(v, "age_months");

        /* Month 60 is not in the published tables, and is not made up here. */
        if (months < 61) {
            growth_child child = { .sex = vectors_sex(v),
                                   .birth_date = GROWTH_DATE_NONE,
                                   .gestation_days = GROWTH_GESTATION_UNKNOWN };
            growth_measurement m = basis(v, months * GROWTH_DAYS_PER_MONTH, GROWTH_HEIGHT,
                                         vectors_number(v, "height"));
            growth_assess_options options = GROWTH_ASSESS_OPTIONS;
            growth_assessment a;

            options.reference = growth_reference_find("who");
            ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_ERR_AGE_GAP);
            in_gap++;
        } else {
            score_row(v, 3, months * GROWTH_DAYS_PER_MONTH, GROWTH_POSTURE_UNKNOWN, &d);
        }
    }
    vectors_close(v, 1616);
    printf("# who 2007: %zu scores, worst difference %.2e; %zu rows between 60 and 61 months\n",
           d.n, d.worst, in_gap);
    ck_assert_uint_ge(d.n, 3800);
    differences_free(&d);
}
END_TEST

START_TEST(lines_equal_independent_implementations)
{
    static const struct {
        const char *column;
        double sds;
    } lines[] = {
        { "k-4", -8 / 3.0 }, { "k-3", -2 },     { "k-2", -4 / 3.0 }, { "k-1", -2 / 3.0 },
        { "k0", 0 },         { "k1", 2 / 3.0 }, { "k2", 4 / 3.0 },   { "k3", 2 },
        { "k4", 8 / 3.0 },   { "z-6", -6 },     { "z-5", -5 },       { "z-4", -4 },
        { "z-3.5", -3.5 },   { "z-3", -3 },     { "z3", 3 },         { "z3.5", 3.5 },
        { "z4", 4 },         { "z5", 5 },       { "z6", 6 },
    };
    vectors *v = vectors_open("who_lines.csv");
    differences d = { 0 };

    while (vectors_next(v)) {
        const double at = vectors_number(v, "at");
        const growth_segment *segment;

        ck_assert_int_eq(growth_reference_segment_find(growth_reference_find("who"),
                                                       vectors_measure(v), vectors_sex(v), at,
                                                       &segment, NULL),
                         GROWTH_OK);
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            const double want = vectors_number(v, lines[i].column);
            double value, sds;

            if (isnan(want))
                continue;
            if (growth_segment_value(segment, vectors_sex(v), at, lines[i].sds, &value) !=
                    GROWTH_OK ||
                !(fabs(value / want - 1) <= 1e-9))
                ck_abort_msg("line %zu %s", vectors_line(v), lines[i].column);
            differences_add(&d, value / want - 1);
            if (growth_segment_sds(segment, vectors_sex(v), at, value, &sds, NULL) != GROWTH_OK ||
                !(fabs(sds - lines[i].sds) <= 1e-11))
                ck_abort_msg("line %zu %s: back to %.15f", vectors_line(v), lines[i].column, sds);
        }
    }
    vectors_close(v, 1558);
    printf("# who: %zu points of lines, worst relative difference %.2e\n", d.n, d.worst);
    differences_free(&d);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("who");

    tcase_add_test(t, the_standard_of_2006_equals_whos_own_program);
    tcase_add_test(t, the_reference_of_2007_equals_whos_own_program);
    tcase_add_test(t, lines_equal_independent_implementations);
    return tap_run(t);
}
