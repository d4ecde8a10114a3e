/* Data quality: one hand-made record a kind of slip, the table of kinds, and the contract. */
#include "../tap.h"
#include "quality_made.h"

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

/* Seven visits, two of them with height and weight in each other's place: the rows of a short
 * record have little to say against it, but no child measures that. */
START_TEST(swapped_twice_in_seven_visits)
{
    const double visits[] = { 300, 400, 500, 640, 820, 1000, 1200 };

    for (size_t a = 0; a < 7; a++)
        for (size_t b = a + 1; b < 7; b++) {
            made m = { .n = 0 };

            m.child = (growth_child){ .sex = GROWTH_MALE, .birth_date = GROWTH_DATE_NONE };
            for (size_t i = 0; i < 7; i++) {
                const int is_swapped = i == a || i == b;
                const double kg = value_at(GROWTH_WEIGHT, GROWTH_MALE, visits[i], 0.4);
                const double cm = value_at(GROWTH_HEIGHT, GROWTH_MALE, visits[i], 0.2);

                put(&m, GROWTH_WEIGHT, visits[i], is_swapped ? cm : kg);
                put(&m, GROWTH_HEIGHT, visits[i], is_swapped ? kg : cm);
            }
            check(&m, m.n);
            ck_assert_msg(m.n_findings == 4, "visits %zu and %zu: %zu findings", a, b,
                          m.n_findings);
            for (size_t i = 0; i < 4; i++)
                ck_assert_msg(m.findings[i].kind == GROWTH_QUALITY_SWAPPED, "%zu and %zu: %s", a, b,
                              growth_quality_describe(m.findings[i].kind)->id);
        }
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
    ck_assert_msg(f->kind == digits[_i].kind, "%s %g at %g", growth_quality_describe(f->kind)->id,
                  f->suggested, f->expected);
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
    made down = a_child(GROWTH_MALE), same = down, latest = down;
    const growth_quality_finding *f;

    down.rows[35].age_days = down.rows[34].age_days + 20;
    down.rows[35].value = down.rows[34].value - 1.1;
    f = only_finding(&down);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_HEIGHT_DECREASE);
    ck_assert_int_eq(f->may_leave_out, 0);
    down.rows[35].value = down.rows[34].value - 1.0; /* not more than 1 cm */
    no_finding(&down, "1.0 cm");

    /* The latest is called what it is, not only very low. */
    latest.rows[39].value = latest.rows[38].value - 4;
    f = only_finding(&latest);
    ck_assert_int_eq(f->kind, GROWTH_QUALITY_HEIGHT_DECREASE);
    ck_assert_uint_eq(f->index, 39);
    ck_assert_uint_eq(f->other, 38);
    ck_assert_int_eq(f->may_leave_out, 0);

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
    static const char *const never[] = {
        "normal", "healthy", "no concern", "abuse", "neglect", "%"
    };
    made m = a_child(GROWTH_MALE);
    growth_record record = { .child = m.child, .measurements = m.rows, .n_measurements = m.n };
    char text[GROWTH_QUALITY_TEXT_SIZE];
    growth_quality_finding f = { .kind = GROWTH_QUALITY_TENFOLD,
                                 .index = 12,
                                 .other = 11,
                                 .suggested = 13.25,
                                 .expected = 13.1,
                                 .years = -1 };

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

/* Records of nonsense: an answer, or a refusal, and never more than one finding an entry. */
START_TEST(anything_may_stand_in_a_record)
{
    static const double values[] = { 0, -1, 1e-300, 1e300, INFINITY, NAN, 0.01, 9.99, 12.3, 99999 };
    unsigned random = 1;
    size_t found = 0;

    for (unsigned round = 0, rounds = tap_rounds(2000); round < rounds; round++) {
        made m = { .child = { .sex = round % 2 ? GROWTH_MALE : GROWTH_FEMALE,
                              .birth_date = GROWTH_DATE_NONE,
                              .gestation_days = round % 3 ? 0 : 170 } };

        for (int i = 0; i < 60; i++) {
            random = random * 1664525u + 1013904223u;
            put(&m, (growth_measure)(random >> 9 & 3), random >> 16 & 8191,
                random >> 12 & 1 ? values[(random >> 13) % 10] : (double)(random >> 20 & 127));
            m.rows[m.n - 1].age_days -= random >> 28 ? 0 : 9000;
        }
        check(&m, m.n);
        for (size_t i = 0; i < m.n_findings; i++) {
            ck_assert_uint_lt(m.findings[i].index, m.n);
            if (i && m.findings[i - 1].index >= m.findings[i].index)
                ck_abort_msg("not in order of index");
        }
        found += m.n_findings;
    }
    ck_assert_uint_gt(found, tap_rounds(1000));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("quality");

    tap_each(t, a_slip_by_a_factor_is_found_and_undone, factors);
    tcase_add_test(t, height_and_weight_swapped);
    tcase_add_test(t, swapped_twice_in_seven_visits);
    tap_each(t, digits_exchanged_or_wrong, digits);
    tcase_add_test(t, a_value_of_another_year_child_or_of_nothing);
    tcase_add_test(t, two_of_one_day);
    tcase_add_test(t, height_goes_down_or_stays);
    tcase_add_test(t, a_value_carried_forward);
    tcase_add_test(t, kinds_are_a_complete_table);
    tcase_add_test(t, sentences_are_plain);
    tcase_add_test(t, anything_may_stand_in_a_record);
    tcase_add_test(t, failures_leave_the_outputs_alone);
    tcase_add_test(t, of_very_many_the_newest_are_looked_at);
    return tap_run(t);
}
