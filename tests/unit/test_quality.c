/* Data quality: one hand-made record a kind of slip, and the records that must give no finding. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/growth.h>

#include "../tap.h"

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

static const growth_segment *segment_at(growth_measure measure, growth_sex sex, double age)
{
    const growth_segment *segment = NULL;

    ck_assert_int_eq(growth_reference_segment_find(growth_reference_find("uk-who"), measure, sex,
                                                   age, &segment, NULL),
                     GROWTH_OK);
    return segment;
}

static double value_at(growth_measure measure, growth_sex sex, double age, double sds)
{
    double value = 0;

    ck_assert_int_eq(growth_segment_value(segment_at(measure, sex, age), sex, age, sds, &value),
                     GROWTH_OK);
    return value;
}

static growth_measurement *put(made *m, growth_measure measure, double age, double value)
{
    growth_measurement *row = &m->rows[m->n++];

    ck_assert_uint_lt(m->n, ROWS);
    *row = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    row->measure = measure;
    row->age_days = age;
    row->value = value;
    return row;
}

static double rounded(growth_measure measure, double value)
{
    return measure == GROWTH_WEIGHT ? round(value * 100) / 100 : round(value * 10) / 10;
}

/* A child whose score drifts gently, as rounded in records: weight, then height, by age. */
static made a_child(growth_sex sex)
{
    made m = { .child = { .sex = sex, .birth_date = GROWTH_DATE_NONE } };

    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
            growth_measure measure = k ? GROWTH_HEIGHT : GROWTH_WEIGHT;
            double sds = 0.3 * sin((double)i + k) / (1 + (double)i) - 0.2;

            put(&m, measure, ages[i],
                rounded(measure, value_at(measure, sex, ages[i], sds)));
        }
    return m;
}

static void check(made *m, size_t n)
{
    growth_record record = { .child = m->child, .measurements = m->rows, .n_measurements = n };
    growth_error err = { GROWTH_OK, "" };

    ck_assert_msg(growth_quality_check(&record, NULL, m->findings, ROWS, &m->n_findings, &err) ==
                      GROWTH_OK,
                  "%s", err.message);
}

static const growth_quality_finding *only_finding(made *m)
{
    check(m, m->n);
    if (m->n_findings != 1)
        ck_abort_msg("%zu findings, first %s", m->n_findings,
                     m->n_findings ? growth_quality_describe(m->findings[0].kind)->id : "none");
    return &m->findings[0];
}

static void no_finding(made *m, const char *what)
{
    char text[GROWTH_QUALITY_TEXT_SIZE];
    growth_record record = { .child = m->child, .measurements = m->rows, .n_measurements = m->n };

    check(m, m->n);
    if (m->n_findings)
        ck_abort_msg("%s: %s", what, growth_quality_text(&record, &m->findings[0], text));
}

/* ---- one a kind -------------------------------------------------------------------------------
 */

/* Row 12 is weight, 32 height, both at 913 days. */
static const struct {
    const char *kind;
    size_t row;
    double factor;
} factors[] = {
    { "decimal-tenfold", 12, 10 },
    { "decimal-tenth", 12, 0.1 },
    { "decimal-tenfold", 32, 10 },
    { "decimal-tenth", 32, 0.1 },
    { "decimal-hundredfold", 12, 100 },
    { "decimal-hundredfold", 32, 100 },
    { "decimal-hundredth", 32, 0.01 },
    { "grams-as-kilograms", 12, 1000 },
    { "kilograms-as-grams", 12, 0.001 },
    { "pounds-as-kilograms", 12, 2.20462262 },
    { "kilograms-as-pounds", 12, 0.45359237 },
    { "inches-as-centimetres", 32, 1 / 2.54 },
    { "centimetres-as-inches", 32, 2.54 },
};

START_TEST(a_slip_by_a_factor_is_found_and_undone)
{
    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
        made m = a_child((growth_sex)sex);
        growth_measurement *row = &m.rows[factors[_i].row];
        double meant = row->value;
        const growth_quality_finding *f;

        row->value *= factors[_i].factor;
        f = only_finding(&m);
        ck_assert_str_eq(growth_quality_describe(f->kind)->id, factors[_i].kind);
        ck_assert_uint_eq(f->index, factors[_i].row);
        ck_assert_double_eq_tol(f->suggested, meant, 1e-6 * meant);
        ck_assert_double_eq_tol(f->expected, meant, 0.05 * meant);
        ck_assert_double_ge(f->confidence, 0.99);
        ck_assert_int_eq(f->may_leave_out, 1);
    }
}
END_TEST

START_TEST(height_and_weight_swapped)
{
    made m = a_child(GROWTH_FEMALE);
    double weight = m.rows[12].value;

    m.rows[12].value = m.rows[32].value;
    m.rows[32].value = weight;
    check(&m, m.n);
    ck_assert_uint_eq(m.n_findings, 2);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(m.findings[i].kind, GROWTH_QUALITY_SWAPPED);
    ck_assert_double_eq(m.findings[0].suggested, m.rows[32].value);
    ck_assert_double_eq(m.findings[1].suggested, m.rows[12].value);
}
END_TEST

static const struct {
    growth_quality_kind kind;
    size_t row;
    double value, suggested;
} digits[] = {
    { GROWTH_QUALITY_TRANSPOSED, 14, 51.11, 15.11 },
    { GROWTH_QUALITY_TRANSPOSED, 28, 47.0, 74.0 },
    { GROWTH_QUALITY_ONE_DIGIT, 34, 89.3, 99.3 },
    { GROWTH_QUALITY_ONE_DIGIT, 17, 32.37, 22.37 },
};

START_TEST(digits_exchanged_or_wrong)
{
    made m = a_child(GROWTH_FEMALE);
    const growth_quality_finding *f;

    m.rows[digits[_i].row].value = digits[_i].value;
    f = only_finding(&m);
    ck_assert_msg(f->kind == digits[_i].kind, "%s %g at %g", growth_quality_describe(f->kind)->id, f->suggested, f->expected);
    ck_assert_uint_eq(f->index, digits[_i].row);
    ck_assert_double_eq_tol(f->suggested, digits[_i].suggested, 1e-9);
}
END_TEST

START_TEST(a_value_of_another_year_child_or_of_nothing)
{
    made year = a_child(GROWTH_MALE), child = year, spike = year;
    const growth_quality_finding *f;

    year.rows[27].age_days += 365; /* length at 9 months, dated a year late */
    f = only_finding(&year);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_OTHER_YEAR);
    ck_assert_int_eq(f->years, -1);
    ck_assert(isnan(f->suggested));

    child.rows[32].value = value_at(GROWTH_HEIGHT, GROWTH_MALE, 913, -2.1);
    f = only_finding(&child);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_OTHER_CHILD);
    ck_assert_uint_eq(f->index, 32);

    spike.rows[31].value = 271;
    f = only_finding(&spike);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_SPIKE);
    ck_assert_int_eq(f->may_leave_out, 1);
}
END_TEST

START_TEST(two_of_one_day)
{
    made equal = a_child(GROWTH_MALE), other = equal;
    const growth_quality_finding *f;

    put(&equal, GROWTH_WEIGHT, ages[12], equal.rows[12].value);
    f = only_finding(&equal);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_DUPLICATE);
    ck_assert_uint_eq(f->index, equal.n - 1);
    ck_assert_uint_eq(f->other, 12);

    put(&other, GROWTH_WEIGHT, ages[12], other.rows[12].value); /* the right one comes second */
    other.rows[12].value += 2;
    f = only_finding(&other);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_SAME_DAY);
    ck_assert_uint_eq(f->index, 12);
    ck_assert_uint_eq(f->other, other.n - 1);
    ck_assert_double_eq(f->suggested, other.rows[other.n - 1].value);
}
END_TEST

START_TEST(height_goes_down_or_stays)
{
    made down = a_child(GROWTH_MALE), same = down;
    const growth_quality_finding *f;

    down.rows[35].age_days = down.rows[34].age_days + 20;
    down.rows[35].value = down.rows[34].value - 1.1;
    f = only_finding(&down);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_HEIGHT_DECREASE);
    ck_assert_int_eq(f->may_leave_out, 0);
    down.rows[35].value = down.rows[34].value - 1.0; /* not more than 1 cm */
    no_finding(&down, "1.0 cm");

    same.rows[33].value = same.rows[32].value;
    check(&same, same.n);
    ck_assert_uint_eq(same.n_findings, 1);
    ck_assert(same.findings[0].kind == GROWTH_QUALITY_CARRIED_FORWARD ||
              same.findings[0].kind == GROWTH_QUALITY_OTHER_CHILD ||
              same.findings[0].kind == GROWTH_QUALITY_OTHER_YEAR);
    ck_assert_uint_eq(same.findings[0].index, 33);
}
END_TEST

START_TEST(a_value_carried_forward)
{
    made m = a_child(GROWTH_MALE);
    const growth_quality_finding *f;

    m.rows[23].value = m.rows[22].value; /* length at 45 and 60 days */
    f = only_finding(&m);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_CARRIED_FORWARD);
    ck_assert_uint_eq(f->index, 23);
    ck_assert_uint_eq(f->other, 22);
    ck_assert_int_eq(f->may_leave_out, 0);
    ck_assert(isnan(f->suggested));
}
END_TEST

/* ---- what may well be true --------------------------------------------------------------------
 */

START_TEST(the_latest_low_value_is_never_left_out)
{
    made m = a_child(GROWTH_MALE);
    const growth_quality_finding *f;

    m.n = 17; /* weights to 5 years */
    put(&m, GROWTH_WEIGHT, 1900, 9.5);
    f = only_finding(&m);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_LATEST_LOW);
    ck_assert_int_eq(f->may_leave_out, 0);
    m.rows[m.n - 1].value = m.rows[16].value / 10; /* a slip for certain, and yet */
    f = only_finding(&m);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_LATEST_LOW);
    ck_assert_int_eq(f->may_leave_out, 0);
    ck_assert_double_eq_tol(f->suggested, m.rows[16].value, 1e-9);
    m.rows[m.n - 1].value = m.rows[16].value * 10; /* high: may be left out, with a note */
    f = only_finding(&m);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_TENFOLD);
    ck_assert_int_eq(f->may_leave_out, 1);
}
END_TEST

START_TEST(a_low_weight_between_higher_ones_may_be_a_fall_and_recovery)
{
    made m = a_child(GROWTH_MALE);
    const growth_quality_finding *f;

    m.rows[16].value = value_at(GROWTH_WEIGHT, GROWTH_MALE, ages[16], -4);
    f = only_finding(&m);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_LOW_AND_BACK);
    ck_assert_int_eq(f->may_leave_out, 0);
    ck_assert(isnan(f->suggested));
}
END_TEST

/* Falls of 2 to 4 SDS over 4 to 9 months, from every age and starting score, looked at after every
 * weighing: nothing is called a slip. */
START_TEST(a_fall_is_no_slip)
{
    static const double depths[] = { 2, 3, 4 }, months[] = { 4, 6, 9 }, every[] = { 30, 61, 91 };
    size_t records = 0;

    for (int t = 0; t < 3 * 3 * 3 * 2; t++) {
        growth_sex sex = t % 2 ? GROWTH_MALE : GROWTH_FEMALE;
        double depth = depths[t / 2 % 3], days = months[t / 6 % 3] * 30.4375, step = every[t / 18];

        for (double start = 200; start < 2200; start += 250) {
            made m = { .child = { .sex = sex, .birth_date = GROWTH_DATE_NONE } };

            for (double age = 56; age < start + days + 400 && m.n < 60; age += step) {
                double share = fmax(0, fmin(1, (age - start) / days));

                put(&m, GROWTH_WEIGHT, age,
                    rounded(GROWTH_WEIGHT,
                            value_at(GROWTH_WEIGHT, sex, age, 0.5 - depth * share)));
            }
            for (size_t n = 2; n <= m.n; n++) {
                check(&m, n);
                records++;
                for (size_t i = 0; i < m.n_findings; i++)
                    if (m.findings[i].kind != GROWTH_QUALITY_LATEST_LOW ||
                        m.findings[i].index != n - 1 || m.findings[i].may_leave_out)
                        ck_abort_msg("depth %g in %g days from %g, %zu weights: %s at %g", depth,
                                     days, start, n,
                                     growth_quality_describe(m.findings[i].kind)->id,
                                     m.rows[m.findings[i].index].age_days);
            }
        }
    }
    ck_assert_uint_gt(records, 5000);
}
END_TEST

START_TEST(a_run_of_equal_weights_may_be_static)
{
    made m = a_child(GROWTH_FEMALE);

    m.n = 15;
    for (int i = 1; i <= 5; i++)
        put(&m, GROWTH_WEIGHT, ages[14] + 60 * i, m.rows[14].value);
    no_finding(&m, "static weight");
    m.n = 16; /* and only once more, as the latest */
    no_finding(&m, "static latest weight");
}
END_TEST

/* ---- a child who keeps to a line --------------------------------------------------------------
 */

/* Score at an age of a child whose measurement runs on through 2 and 4 years. */
static double continuous(growth_measure measure, growth_sex sex, double age, double sds)
{
    static const double joins[] = { 2 * GROWTH_DAYS_PER_YEAR, 4 * GROWTH_DAYS_PER_YEAR };

    for (int j = 0; j < 2; j++) {
        const growth_segment *young = segment_at(measure, sex, joins[j] - 1);
        const growth_segment *old = segment_at(measure, sex, joins[j]);
        double value = 0;

        if (age < joins[j] || young == old)
            continue;
        ck_assert_int_eq(growth_segment_value(young, sex, joins[j], sds, &value), GROWTH_OK);
        if (measure == GROWTH_HEIGHT && j == 0)
            value -= 0.7;
        ck_assert_int_eq(growth_segment_sds(old, sex, joins[j], value, &sds, NULL), GROWTH_OK);
    }
    return sds;
}

START_TEST(a_child_on_a_line_gives_no_finding)
{
    static const growth_measure measures[] = { GROWTH_WEIGHT, GROWTH_HEIGHT, GROWTH_HEAD };

    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++)
        for (int line = -4; line <= 4; line++)
            for (double step = 30; step <= 365; step += 67) {
                made m = { .child = { .sex = (growth_sex)sex, .birth_date = GROWTH_DATE_NONE } };
                char what[64];

                for (int k = 0; k < 3; k++)
                    for (double age = 0; age < 5500 && m.n < (size_t)(k + 1) * 80; age += step)
                        put(&m, measures[k], age,
                            rounded(measures[k],
                                    value_at(measures[k], (growth_sex)sex, age,
                                             continuous(measures[k], (growth_sex)sex, age,
                                                        line * GROWTH_CENTILE_SPACE))));
                snprintf(what, sizeof what, "sex %d line %d every %g days", sex, line, step);
                no_finding(&m, what);
            }
}
END_TEST

/* ---- properties -------------------------------------------------------------------------------
 */

static made with_several_slips(void)
{
    made m = a_child(GROWTH_MALE);

    m.rows[12].value *= 10;
    m.rows[28].value /= 2.54;
    m.rows[16].value *= 2.20462262;
    put(&m, GROWTH_HEIGHT, ages[15], m.rows[35].value + 6);
    return m;
}

static int finds_the_same(const made *a, const made *b)
{
    size_t same = 0;

    for (size_t i = 0; i < a->n_findings; i++)
        for (size_t j = 0; j < b->n_findings; j++) {
            const growth_measurement *x = &a->rows[a->findings[i].index];
            const growth_measurement *y = &b->rows[b->findings[j].index];

            same += a->findings[i].kind == b->findings[j].kind && x->measure == y->measure &&
                    x->age_days == y->age_days && fabs(x->value - y->value) < 0.01 * x->value;
        }
    return a->n_findings == b->n_findings && same == a->n_findings;
}

START_TEST(the_order_of_rows_does_not_matter)
{
    made m = with_several_slips(), shuffled = m;
    unsigned random = 12345;

    check(&m, m.n);
    ck_assert_uint_eq(m.n_findings, 4);
    for (int round = 0; round < 50; round++) {
        for (size_t i = shuffled.n; i-- > 1;) {
            growth_measurement kept = shuffled.rows[i];
            size_t j;

            random = random * 1664525u + 1013904223u;
            j = (random >> 8) % (i + 1);
            shuffled.rows[i] = shuffled.rows[j];
            shuffled.rows[j] = kept;
        }
        check(&shuffled, shuffled.n);
        ck_assert(finds_the_same(&m, &shuffled));
        for (size_t i = 1; i < shuffled.n_findings; i++)
            ck_assert_uint_lt(shuffled.findings[i - 1].index, shuffled.findings[i].index);
    }
}
END_TEST

/* Weighed in pounds and ounces and measured in quarter inches, then converted. */
START_TEST(units_do_not_matter)
{
    made m = with_several_slips(), imperial = m;

    check(&m, m.n);
    for (size_t i = 0; i < m.n; i++)
        imperial.rows[i].value =
            m.rows[i].measure == GROWTH_WEIGHT
                ? round(m.rows[i].value / 0.45359237 * 16) / 16 * 0.45359237
                : round(m.rows[i].value / 2.54 * 8) / 8 * 2.54;
    check(&imperial, imperial.n);
    ck_assert(finds_the_same(&m, &imperial));
}
END_TEST

START_TEST(an_expected_value_more_creates_nothing)
{
    for (size_t i = 1; i < sizeof ages / sizeof *ages; i++) {
        made m = a_child(GROWTH_FEMALE);
        double age = round((ages[i - 1] + ages[i]) / 2);

        put(&m, GROWTH_WEIGHT, age,
            rounded(GROWTH_WEIGHT, value_at(GROWTH_WEIGHT, GROWTH_FEMALE, age, -0.2)));
        no_finding(&m, "one more");
    }
}
END_TEST

START_TEST(prematurity_is_corrected_whatever_the_policy)
{
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    made m = { .child = { .sex = GROWTH_MALE,
                          .birth_date = GROWTH_DATE_NONE,
                          .gestation_days = 28 * 7 } };
    growth_record record = { .child = m.child, .measurements = m.rows };

    options.policy = GROWTH_POLICY_PAPER;
    for (double age = 0; age < 1400; age += 45)
        put(&m, GROWTH_WEIGHT, age,
            rounded(GROWTH_WEIGHT, value_at(GROWTH_WEIGHT, GROWTH_MALE, age - 84, -0.5)));
    record.n_measurements = m.n;
    ck_assert_int_eq(
        growth_quality_check(&record, &options, m.findings, ROWS, &m.n_findings, NULL), GROWTH_OK);
    ck_assert_uint_eq(m.n_findings, 0);
}
END_TEST

/* ---- contract ---------------------------------------------------------------------------------
 */

START_TEST(kinds_are_a_complete_table)
{
    ck_assert_ptr_null(growth_quality_describe(GROWTH_QUALITY_NONE));
    ck_assert_ptr_null(growth_quality_describe(GROWTH_QUALITY_COUNT_));
    ck_assert_int_eq(growth_quality_find("nothing"), GROWTH_QUALITY_NONE);
    ck_assert_int_eq(growth_quality_find(NULL), GROWTH_QUALITY_NONE);
    for (int k = 1; k < GROWTH_QUALITY_COUNT_; k++) {
        const growth_quality_info *info = growth_quality_describe((growth_quality_kind)k);

        ck_assert_ptr_nonnull(info);
        ck_assert_int_eq(growth_quality_find(info->id), k);
        ck_assert(*info->title && *info->means && *info->action);
    }
}
END_TEST

START_TEST(sentences_are_plain)
{
    static const char *const never[] = { "normal", "healthy", "no concern", "abuse", "neglect",
                                         "%" };
    made m = a_child(GROWTH_MALE);
    growth_record record = { .child = m.child, .measurements = m.rows, .n_measurements = m.n };
    char text[GROWTH_QUALITY_TEXT_SIZE];
    growth_quality_finding f = { .kind = GROWTH_QUALITY_TENFOLD, .index = 12, .other = 11,
                                 .suggested = 13.25, .expected = 13.1, .years = -1 };

    for (int k = 1; k < GROWTH_QUALITY_COUNT_; k++) {
        f.kind = (growth_quality_kind)k;
        ck_assert_ptr_eq(growth_quality_text(&record, &f, text), text);
        ck_assert_uint_gt(strlen(text), 40);
        ck_assert_int_eq(text[strlen(text) - 1], '.');
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
            ck_assert_msg(!strstr(text, never[i]), "%s", text);
    }
    m.rows[12].value = 132;
    f.kind = GROWTH_QUALITY_TENFOLD;
    ck_assert_str_eq(growth_quality_text(&record, &f, text),
                     "Weight 132 kg at age 2.50 years is ten times what the other values lead to "
                     "expect (13.1 kg); probably 13.2 kg.");
    f.index = m.n;
    ck_assert_str_eq(growth_quality_text(&record, &f, text), "");
}
END_TEST

START_TEST(failures_leave_the_outputs_alone)
{
    made m = with_several_slips();
    growth_record record = { .child = m.child, .measurements = m.rows, .n_measurements = m.n };
    growth_error err = { GROWTH_OK, "" };
    size_t n = 77;

    ck_assert_int_eq(growth_quality_check(NULL, NULL, m.findings, ROWS, &n, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_quality_check(&record, NULL, NULL, 1, &n, &err), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_quality_check(&record, NULL, m.findings, 3, &n, &err),
                     GROWTH_ERR_LIMIT);
    record.child.sex = GROWTH_SEX_UNKNOWN;
    ck_assert_int_eq(growth_quality_check(&record, NULL, m.findings, ROWS, &n, &err),
                     GROWTH_ERR_SEX_UNKNOWN);
    ck_assert_uint_gt(strlen(err.message), 10);
    ck_assert_uint_eq(n, 77);
    ck_assert_uint_eq(m.n_findings, 0);
    record.child.sex = GROWTH_MALE;
    record.n_measurements = 0;
    ck_assert_int_eq(growth_quality_check(&record, NULL, NULL, 0, &n, &err), GROWTH_OK);
    ck_assert_uint_eq(n, 0);
}
END_TEST

/* Beyond the limit the newest are looked at: a slip among the oldest is not seen, a late one is. */
START_TEST(of_very_many_the_newest_are_looked_at)
{
    enum { MANY = GROWTH_QUALITY_ROWS_MAX + 100 };
    static growth_measurement rows[MANY];
    growth_quality_finding findings[MANY];
    growth_record record = { .child = { .sex = GROWTH_MALE, .birth_date = GROWTH_DATE_NONE },
                             .measurements = rows,
                             .n_measurements = MANY };
    size_t n = 0;

    for (size_t i = 0; i < MANY; i++) {
        double age = 100 + 4 * (double)i;

        rows[i] = (growth_measurement)GROWTH_MEASUREMENT_INIT;
        rows[i].age_days = age;
        rows[i].value = value_at(GROWTH_WEIGHT, GROWTH_MALE, age, 0.1);
    }
    rows[50].value *= 10;
    rows[400].value *= 10;
    ck_assert_int_eq(growth_quality_check(&record, NULL, findings, MANY, &n, NULL), GROWTH_OK);
    ck_assert_uint_eq(n, 1);
    ck_assert_uint_eq(findings[0].index, 400);
    ck_assert_int_eq(findings[0].kind, GROWTH_QUALITY_TENFOLD);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("quality");

    tap_each(t, a_slip_by_a_factor_is_found_and_undone, factors);
    tcase_add_test(t, height_and_weight_swapped);
    tap_each(t, digits_exchanged_or_wrong, digits);
    tcase_add_test(t, a_value_of_another_year_child_or_of_nothing);
    tcase_add_test(t, two_of_one_day);
    tcase_add_test(t, height_goes_down_or_stays);
    tcase_add_test(t, a_value_carried_forward);
    tcase_add_test(t, the_latest_low_value_is_never_left_out);
    tcase_add_test(t, a_low_weight_between_higher_ones_may_be_a_fall_and_recovery);
    tcase_add_test(t, a_fall_is_no_slip);
    tcase_add_test(t, a_run_of_equal_weights_may_be_static);
    tcase_add_test(t, a_child_on_a_line_gives_no_finding);
    tcase_add_test(t, the_order_of_rows_does_not_matter);
    tcase_add_test(t, units_do_not_matter);
    tcase_add_test(t, an_expected_value_more_creates_nothing);
    tcase_add_test(t, prematurity_is_corrected_whatever_the_policy);
    tcase_add_test(t, kinds_are_a_complete_table);
    tcase_add_test(t, sentences_are_plain);
    tcase_add_test(t, failures_leave_the_outputs_alone);
    tcase_add_test(t, of_very_many_the_newest_are_looked_at);
    return tap_run(t);
}
