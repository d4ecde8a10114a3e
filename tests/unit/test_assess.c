/* Assessment: the published check values of both gestation policies, flags, and refusals. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/growth.h>

#include "../tap.h"

#define WEEKS(w, d) (7 * (w) + (d))

typedef struct subject {
    growth_sex sex;
    int gestation;
    int days; /* after birth */
    growth_measure measure;
    double value;
} subject;

static growth_status assess(const subject *s, growth_gestation_policy policy,
                            growth_assessment *result, growth_error *err)
{
    growth_child child = { .sex = s->sex, .birth_date = 15000, .gestation_days = s->gestation };
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;

    m.measure = s->measure;
    m.value = s->value;
    m.measured_on = 15000 + s->days;
    options.policy = policy;
    return growth_assess(&child, &m, &options, result, err);
}

/* calculation of both policies: centiles within 0.02. */
static const struct {
    subject subject;
    double paper, exact;
} policies[] = {
    { { GROWTH_FEMALE, WEEKS(37, 2), 0, GROWTH_WEIGHT, 2.79 }, 11.41, 41.68 },
    { { GROWTH_FEMALE, WEEKS(37, 2), 25, GROWTH_HEAD, 34.7 }, 10.56, 61.11 },
    { { GROWTH_MALE, WEEKS(41, 5), 0, GROWTH_WEIGHT, 4.14 }, 90.00, 74.73 },
    { { GROWTH_MALE, WEEKS(41, 5), 42, GROWTH_WEIGHT, 5.48 }, 79.53, 57.59 },
    { { GROWTH_MALE, WEEKS(41, 5), 42, GROWTH_HEAD, 39.5 }, 89.08, 73.52 },
    { { GROWTH_MALE, WEEKS(41, 5), 42, GROWTH_HEIGHT, 60 }, 97.21, 87.99 },
};

START_TEST(published_check_values)
{
    growth_assessment a;

    ck_assert_int_eq(assess(&policies[_i].subject, GROWTH_POLICY_PAPER, &a, NULL), GROWTH_OK);
    ck_assert_double_eq_tol(growth_centile(a.score.sds), policies[_i].paper, 0.02);
    ck_assert_int_eq(assess(&policies[_i].subject, GROWTH_POLICY_EXACT, &a, NULL), GROWTH_OK);
    ck_assert_double_eq_tol(growth_centile(a.score.sds), policies[_i].exact, 0.02);
    ck_assert(a.score.flags & GROWTH_FLAG_CORRECTED_AGE);
}
END_TEST

START_TEST(taken_as_forty_weeks)
{
    subject girl = { GROWTH_FEMALE, WEEKS(40, 0), 0, GROWTH_WEIGHT, 2.79 };
    subject boy = { GROWTH_MALE, WEEKS(40, 0), 0, GROWTH_WEIGHT, 4.14 };
    growth_assessment a;

    ck_assert_int_eq(assess(&girl, GROWTH_POLICY_EXACT, &a, NULL), GROWTH_OK);
    ck_assert_double_eq_tol(growth_centile(a.score.sds), 6.23, 0.02);
    ck_assert_int_eq(assess(&boy, GROWTH_POLICY_EXACT, &a, NULL), GROWTH_OK);
    ck_assert_double_eq_tol(growth_centile(a.score.sds), 89.59, 0.02);
}
END_TEST

/* Boy born 2018-08-05 at 40+0, measured 2021-04-02, on the tables by week and month. */
START_TEST(the_literal_of_the_chart_specification)
{
    const struct {
        double kg, sds;
        const char *band;
    } facts[] = { { 10, -2.63131, "on or near the 0.4th centile" },
                  { 9, -3.53416, "below the 0.4th centile" } };

    for (size_t i = 0; i < 2; i++) {
        growth_child child = { .sex = GROWTH_MALE, .gestation_days = 280 };
        growth_measurement m = GROWTH_MEASUREMENT_INIT;
        growth_assess_options options = GROWTH_ASSESS_OPTIONS;
        growth_assessment a;
        char band[GROWTH_BAND_TEXT_SIZE];
        size_t n;
        const growth_centile_line *lines = growth_centile_lines_uk(&n);

        ck_assert_int_eq(growth_date_from_civil(2018, 8, 5, &child.birth_date), GROWTH_OK);
        ck_assert_int_eq(growth_date_from_civil(2021, 4, 2, &m.measured_on), GROWTH_OK);
        m.value = facts[i].kg;
        options.reference = growth_reference_find("uk-who-lmsgrowth");
        ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
        ck_assert_double_eq_tol(a.score.sds, facts[i].sds, 1e-5);
        ck_assert_str_eq(growth_band_text(lines, n, m.measure, a.age_days, a.score.sds, band),
                         facts[i].band);
    }
}
END_TEST

/* When the paper charts stop correcting, to the day. */
static const struct {
    int gestation, days, corrected;
    growth_status status;
} paper[] = {
    { WEEKS(31, 6), 730, 1, GROWTH_OK },
    { WEEKS(31, 6), 731, 0, GROWTH_OK },
    { WEEKS(32, 0), 365, 1, GROWTH_OK },
    { WEEKS(32, 0), 366, 0, GROWTH_OK },
    { WEEKS(36, 6), 365, 1, GROWTH_OK },
    { WEEKS(37, 0), 20, 0, GROWTH_OK },
    { WEEKS(37, 0), 0, 0, GROWTH_OK },
    { WEEKS(37, 0), 1, 0, GROWTH_ERR_WITHHELD },
    { WEEKS(37, 0), 13, 0, GROWTH_ERR_WITHHELD },
    { WEEKS(37, 0), 14, 0, GROWTH_OK },
    { WEEKS(42, 0), 14, 0, GROWTH_OK },
    { WEEKS(36, 6), 5, 1, GROWTH_OK },
};

START_TEST(paper_policy_to_the_day)
{
    subject s = { GROWTH_FEMALE, paper[_i].gestation, paper[_i].days, GROWTH_WEIGHT,
                  3 + 0.01 * paper[_i].days };
    growth_assessment a;

    ck_assert_int_eq(assess(&s, GROWTH_POLICY_PAPER, &a, NULL), paper[_i].status);
    if (paper[_i].status == GROWTH_OK)
        ck_assert_int_eq(!!(a.score.flags & GROWTH_FLAG_CORRECTED_AGE), paper[_i].corrected);
    ck_assert_int_eq(!!(a.score.flags & GROWTH_FLAG_POOLED_TERM),
                     paper[_i].days == 0 && paper[_i].gestation >= WEEKS(37, 0));
    /* The exact policy corrects for life. */
    ck_assert_int_eq(assess(&s, GROWTH_POLICY_EXACT, &a, NULL), GROWTH_OK);
    ck_assert(a.score.flags & GROWTH_FLAG_CORRECTED_AGE);
    ck_assert_double_eq(a.corrected_age_days, paper[_i].days + paper[_i].gestation - 280);
}
END_TEST

START_TEST(unknown_gestation_stays_unknown)
{
    subject s = { GROWTH_MALE, GROWTH_GESTATION_UNKNOWN, 100, GROWTH_WEIGHT, 6 };
    growth_assessment a;

    ck_assert_int_eq(assess(&s, GROWTH_POLICY_EXACT, &a, NULL), GROWTH_OK);
    ck_assert(isnan(a.corrected_age_days));
    ck_assert_int_eq(a.corrected.status, GROWTH_ERR_AGE_UNKNOWN);
    ck_assert(a.score.flags & GROWTH_FLAG_GESTATION_UNKNOWN);
    ck_assert(!(a.score.flags & GROWTH_FLAG_CORRECTED_AGE));
    ck_assert_double_eq(a.score.sds, a.chronological.sds);
}
END_TEST

static const struct {
    subject subject;
    unsigned want, refuse; /* flags that must and must not be there */
} flagged[] = {
    { { GROWTH_MALE, 280, 1000, GROWTH_WEIGHT, 14 }, 0, GROWTH_FLAG_ADVISORY },
    /* 9.5 kg at 4 years 7 months is true, -6.2, and the child who must be seen. */
    { { GROWTH_MALE, 280, 1674, GROWTH_WEIGHT, 9.5 },
      GROWTH_FLAG_ADVISORY | GROWTH_FLAG_REMEASURE,
      GROWTH_FLAG_IMPLAUSIBLE },
    { { GROWTH_MALE, 280, 1000, GROWTH_HEIGHT, 140 },
      GROWTH_FLAG_IMPLAUSIBLE,
      GROWTH_FLAG_REMEASURE },
    { { GROWTH_MALE, 280, 1000, GROWTH_BMI, 45 }, GROWTH_FLAG_ADVISORY, GROWTH_FLAG_IMPLAUSIBLE },
    { { GROWTH_MALE, 280, 1455, GROWTH_WEIGHT, 16 }, GROWTH_FLAG_NEAR_JOIN, 0 },
    { { GROWTH_MALE, 280, 1468, GROWTH_WEIGHT, 16 }, GROWTH_FLAG_NEAR_JOIN, 0 },
    { { GROWTH_MALE, 280, 1469, GROWTH_WEIGHT, 16 }, 0, GROWTH_FLAG_NEAR_JOIN },
};

START_TEST(flags)
{
    growth_assessment a;

    ck_assert_int_eq(assess(&flagged[_i].subject, GROWTH_POLICY_EXACT, &a, NULL), GROWTH_OK);
    ck_assert_msg((a.score.flags & flagged[_i].want) == flagged[_i].want, "%.2f: %x", a.score.sds,
                  a.score.flags);
    ck_assert_msg(!(a.score.flags & flagged[_i].refuse), "%.2f: %x", a.score.sds, a.score.flags);
}
END_TEST

/* UK-WHO has no rule for the other posture: it is scored as measured and said so.  WHO has one. */
static const struct {
    const char *reference;
    double days;
    growth_posture posture;
    unsigned want;
} postures[] = {
    { "uk-who", 500, GROWTH_LYING, 0 },
    { "uk-who", 500, GROWTH_STANDING, GROWTH_FLAG_POSTURE_DIFFERS },
    { "uk-who", 500, GROWTH_POSTURE_UNKNOWN, 0 },
    { "uk-who", 1000, GROWTH_STANDING, 0 },
    { "uk-who", 1000, GROWTH_LYING, GROWTH_FLAG_POSTURE_DIFFERS },
    { "who", 500, GROWTH_STANDING, GROWTH_FLAG_POSTURE_ADJUSTED },
    { "who", 1000, GROWTH_LYING, GROWTH_FLAG_POSTURE_ADJUSTED },
};

START_TEST(the_other_posture_is_flagged)
{
    const unsigned all =
        GROWTH_FLAG_POSTURE_DIFFERS | GROWTH_FLAG_POSTURE_ADJUSTED | GROWTH_FLAG_POSTURE_IGNORED;
    const growth_child child = { .sex = GROWTH_MALE,
                                 .birth_date = GROWTH_DATE_NONE,
                                 .gestation_days = GROWTH_GESTATION_UNKNOWN };
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assessment a;

    options.reference = growth_reference_find(postures[_i].reference);
    m.measure = GROWTH_HEIGHT;
    m.value = 90;
    m.age_days = postures[_i].days;
    m.posture = postures[_i].posture;
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
    ck_assert_uint_eq(a.score.flags & all, postures[_i].want);
}
END_TEST

/* Of the length or height of a child with oedema nothing is known to be wrong. */
START_TEST(a_weight_with_oedema_is_not_scored_where_the_reference_says_so)
{
    const growth_child child = { .sex = GROWTH_MALE,
                                 .birth_date = GROWTH_DATE_NONE,
                                 .gestation_days = GROWTH_GESTATION_UNKNOWN };
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assessment a;

    m.measure = GROWTH_WEIGHT;
    m.value = 10;
    m.age_days = 500;
    m.marks = GROWTH_MARK_OEDEMA;
    options.reference = growth_reference_find("who");
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_ERR_WITHHELD);
    ck_assert(a.score.flags & GROWTH_FLAG_WITHHELD_OEDEMA);
    ck_assert(isnan(a.score.sds));
    m.measure = GROWTH_HEIGHT;
    m.value = 80;
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
    m.measure = GROWTH_WEIGHT;
    m.value = 10;
    options.reference = growth_reference_find("uk-who");
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
}
END_TEST

START_TEST(flags_in_words)
{
    char text[GROWTH_FLAGS_TEXT_SIZE];

    ck_assert_str_eq(growth_flags_text(0, text), "");
    ck_assert_str_eq(growth_flags_text(GROWTH_FLAG_NEAR_JOIN | GROWTH_FLAG_CORRECTED_AGE, text),
                     "corrected-age;near-join");
    growth_flags_text(~0u, text); /* all of them fit */
    ck_assert_uint_lt(strlen(text), GROWTH_FLAGS_TEXT_SIZE - 1);
    ck_assert_ptr_nonnull(strstr(text, "doubtful"));
}
END_TEST

static const struct {
    subject subject;
    growth_status status;
} refused[] = {
    { { GROWTH_MALE, 280, -1, GROWTH_WEIGHT, 3 }, GROWTH_ERR_DATE },
    { { GROWTH_MALE, 280, 100, GROWTH_WEIGHT, 1230 }, GROWTH_ERR_VALUE_LIMIT },
    { { GROWTH_MALE, 280, 100, GROWTH_WEIGHT, -5 }, GROWTH_ERR_VALUE },
    { { GROWTH_SEX_UNKNOWN, 280, 100, GROWTH_WEIGHT, 5 }, GROWTH_ERR_SEX_UNKNOWN },
    { { GROWTH_MALE, 280, 8000, GROWTH_WEIGHT, 70 }, GROWTH_ERR_AGE_ABOVE },
    { { GROWTH_MALE, 154, 0, GROWTH_WEIGHT, 0.5 }, GROWTH_ERR_AGE_BELOW },
    { { GROWTH_MALE, 280, 5, GROWTH_BMI, 13 }, GROWTH_ERR_AGE_BELOW },
    { { GROWTH_MALE, 280, 100, GROWTH_WAIST, 50 }, GROWTH_ERR_NO_SERIES },
};

START_TEST(refusals)
{
    growth_assessment a;
    growth_error err = { GROWTH_OK, "" };

    ck_assert_int_eq(assess(&refused[_i].subject, GROWTH_POLICY_EXACT, &a, &err),
                     refused[_i].status);
    ck_assert(isnan(a.score.sds));
    ck_assert_int_eq(err.status, refused[_i].status);
    ck_assert_msg(strlen(err.message) > 10, "%s", err.message);
}
END_TEST

/* Ages in place of dates, as de-identified files give them. */
START_TEST(ages_in_place_of_dates)
{
    growth_child child = { .sex = GROWTH_FEMALE, .birth_date = GROWTH_DATE_NONE };
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assessment a;

    m.value = 2.5;
    ck_assert_int_eq(growth_assess(&child, &m, NULL, &a, NULL), GROWTH_ERR_AGE_UNKNOWN);
    m.corrected_age_days = -21;
    ck_assert_int_eq(growth_assess(&child, &m, NULL, &a, NULL), GROWTH_OK);
    ck_assert(isnan(a.age_days));
    ck_assert_double_eq(a.score.age_days, -21);
    ck_assert(a.score.flags & GROWTH_FLAG_CORRECTED_AGE);
    m.corrected_age_days = NAN;
    m.age_days = 100;
    child.gestation_days = 252;
    ck_assert_int_eq(growth_assess(&child, &m, NULL, &a, NULL), GROWTH_OK);
    ck_assert_double_eq(a.score.age_days, 72);
}
END_TEST

/* WHO's 0.7 cm rule asks about the day rounded half up: 730.5 days are 731, and standing. */
START_TEST(standing_begins_at_the_rounded_day)
{
    growth_child child = { .sex = GROWTH_MALE, .birth_date = GROWTH_DATE_NONE };
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    growth_assessment a;

    options.reference = growth_reference_find("who");
    m.measure = GROWTH_HEIGHT;
    m.value = 85;
    m.posture = GROWTH_STANDING;
    m.age_days = 730.5;
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
    ck_assert(!(a.score.flags & GROWTH_FLAG_POSTURE_ADJUSTED));
    ck_assert_double_eq(a.value, 85);
    m.age_days = 730.4375;
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
    ck_assert(a.score.flags & GROWTH_FLAG_POSTURE_ADJUSTED);
    ck_assert_double_eq_tol(a.value, 85.7, 1e-12);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("assess");

    tap_each(t, published_check_values, policies);
    tcase_add_test(t, taken_as_forty_weeks);
    tcase_add_test(t, the_literal_of_the_chart_specification);
    tap_each(t, paper_policy_to_the_day, paper);
    tcase_add_test(t, unknown_gestation_stays_unknown);
    tap_each(t, flags, flagged);
    tap_each(t, the_other_posture_is_flagged, postures);
    tcase_add_test(t, a_weight_with_oedema_is_not_scored_where_the_reference_says_so);
    tcase_add_test(t, flags_in_words);
    tap_each(t, refusals, refused);
    tcase_add_test(t, ages_in_place_of_dates);
    tcase_add_test(t, standing_begins_at_the_rounded_day);
    return tap_run(t);
}
