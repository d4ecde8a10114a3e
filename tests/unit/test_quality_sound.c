/* Data quality: records that must give no finding, or none that calls a true value wrong, and what
 * must not matter. */
#include "../tap.h"
#include "quality_made.h"

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
                    rounded(GROWTH_WEIGHT, value_at(GROWTH_WEIGHT, sex, age, 0.5 - depth * share)));
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

/* A child who keeps to the score instead of the measurement steps at the joins; that is none
 * either. */
START_TEST(a_child_on_a_score_gives_no_finding)
{
    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++)
        for (int line = -4; line <= 4; line++)
            for (double step = 30; step <= 365; step += 67) {
                made m = { .child = { .sex = (growth_sex)sex, .birth_date = GROWTH_DATE_NONE } };

                for (int k = 0; k < 2; k++)
                    for (double age = 20; age < 5500 && m.n < (size_t)(k + 1) * 80; age += step)
                        put(&m, k ? GROWTH_HEIGHT : GROWTH_WEIGHT, age,
                            value_at(k ? GROWTH_HEIGHT : GROWTH_WEIGHT, (growth_sex)sex, age,
                                     line * GROWTH_CENTILE_SPACE));
                no_finding(&m, "the same score throughout");
            }
}
END_TEST

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
        imperial.rows[i].value = m.rows[i].measure == GROWTH_WEIGHT
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
    made m = { .child = {
                   .sex = GROWTH_MALE, .birth_date = GROWTH_DATE_NONE, .gestation_days = 28 * 7 } };
    growth_record record = { .child = m.child, .measurements = m.rows };

    options.policy = GROWTH_POLICY_PAPER;
    for (double age = 0; age < 1400; age += 45)
        put(&m, GROWTH_WEIGHT, age,
            rounded(GROWTH_WEIGHT, value_at(GROWTH_WEIGHT, GROWTH_MALE, age - 84, -0.5)));
    record.n_measurements = m.n;
    ck_assert_int_eq(growth_quality_check(&record, &options, m.findings, ROWS, &m.n_findings, NULL),
                     GROWTH_OK);
    ck_assert_uint_eq(m.n_findings, 0);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("quality_sound");

    tcase_add_test(t, the_latest_low_value_is_never_left_out);
    tcase_add_test(t, a_low_weight_between_higher_ones_may_be_a_fall_and_recovery);
    tcase_add_test(t, a_fall_is_no_slip);
    tcase_add_test(t, a_run_of_equal_weights_may_be_static);
    tcase_add_test(t, a_child_on_a_line_gives_no_finding);
    tcase_add_test(t, a_child_on_a_score_gives_no_finding);
    tcase_add_test(t, the_order_of_rows_does_not_matter);
    tcase_add_test(t, units_do_not_matter);
    tcase_add_test(t, an_expected_value_more_creates_nothing);
    tcase_add_test(t, prematurity_is_corrected_whatever_the_policy);
    return tap_run(t);
}
