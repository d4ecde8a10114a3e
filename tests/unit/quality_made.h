/* Hand-made records for the tests of data quality, to plant slips in. */
#ifndef GROWTH_TESTS_QUALITY_MADE_H
#define GROWTH_TESTS_QUALITY_MADE_H

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/growth.h>

enum { ROWS = 256 };

/* A record with room to plant things in. */
typedef struct made {
    growth_child child;
    growth_measurement rows[ROWS];
    size_t n;
    growth_quality_finding findings[ROWS];
    size_t n_findings;
} made;

static const double ages[] = { 0,   14,  45,  60,   91,   122,  183,  274,  365,  547,
                               700, 761, 913, 1095, 1430, 1500, 1826, 2557, 3287, 4018 };

static inline const growth_segment *segment_at(growth_measure measure, growth_sex sex, double age)
{
    const growth_segment *segment = NULL;

    ck_assert_int_eq(growth_reference_segment_find(growth_reference_find("uk-who"), measure, sex,
                                                   age, &segment, NULL),
                     GROWTH_OK);
    return segment;
}

static inline double value_at(growth_measure measure, growth_sex sex, double age, double sds)
{
    double value = 0;

    ck_assert_int_eq(growth_segment_value(segment_at(measure, sex, age), sex, age, sds, &value),
                     GROWTH_OK);
    return value;
}

static inline growth_measurement *put(made *m, growth_measure measure, double age, double value)
{
    growth_measurement *row = &m->rows[m->n++];

    ck_assert_uint_lt(m->n, ROWS);
    *row = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    row->measure = measure;
    row->age_days = age;
    row->value = value;
    return row;
}

static inline double rounded(growth_measure measure, double value)
{
    return measure == GROWTH_WEIGHT ? round(value * 100) / 100 : round(value * 10) / 10;
}

/* A child whose score drifts gently, as rounded in records: weight, then height, by age. */
static inline made a_child(growth_sex sex)
{
    made m = { .child = { .sex = sex, .birth_date = GROWTH_DATE_NONE } };

    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
            growth_measure measure = k ? GROWTH_HEIGHT : GROWTH_WEIGHT;
            double sds = 0.3 * sin((double)i + k) / (1 + (double)i) - 0.2;

            put(&m, measure, ages[i], rounded(measure, value_at(measure, sex, ages[i], sds)));
        }
    return m;
}

static inline void check(made *m, size_t n)
{
    growth_record record = { .child = m->child, .measurements = m->rows, .n_measurements = n };
    growth_error err = { GROWTH_OK, "" };

    ck_assert_msg(growth_quality_check(&record, NULL, m->findings, ROWS, &m->n_findings, &err) ==
                      GROWTH_OK,
                  "%s", err.message);
}

static inline const growth_quality_finding *only_finding(made *m)
{
    check(m, m->n);
    if (m->n_findings != 1)
        ck_abort_msg("%zu findings, first %s", m->n_findings,
                     m->n_findings ? growth_quality_describe(m->findings[0].kind)->id : "none");
    return &m->findings[0];
}

static inline void no_finding(made *m, const char *what)
{
    char text[GROWTH_QUALITY_TEXT_SIZE];
    growth_record record = { .child = m->child, .measurements = m->rows, .n_measurements = m->n };

    check(m, m->n);
    if (m->n_findings)
        ck_abort_msg("%s: %s", what, growth_quality_text(&record, &m->findings[0], text));
}

static inline made with_several_slips(void)
{
    made m = a_child(GROWTH_MALE);

    m.rows[12].value *= 10;
    m.rows[28].value /= 2.54;
    m.rows[16].value *= 2.20462262;
    put(&m, GROWTH_HEIGHT, ages[15], m.rows[35].value + 6);
    return m;
}

#endif
