/* Records of forms that are seldom seen: ages in place of dates, paper's policy in the first days,
 * postures, doubts, hundreds of visits.  What is said of them agrees with what is said otherwise.
 */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/growth.h>

#include "../tap.h"
#include "made.h"

enum { ADULT = 2 }; /* rows at the end */

/* Values of a girl from birth on; some twice on one day, one far out, one on the last day of a
 * table. */
static void fill(made *k, growth_posture posture, unsigned marks)
{
    static const struct {
        growth_measure measure;
        double age, value;
        int is_doubtful;
    } rows[] = {
        { GROWTH_WEIGHT, 0, 3.4, 0 },    { GROWTH_HEAD, 0, 34.5, 0 },
        { GROWTH_WEIGHT, 9, 3.3, 0 },    { GROWTH_WEIGHT, 30, 4.4, 0 },
        { GROWTH_WEIGHT, 90, 6.1, 0 },   { GROWTH_HEIGHT, 90, 60, 0 },
        { GROWTH_WEIGHT, 180, 9.9, 1 },  { GROWTH_WEIGHT, 270, 8.4, 0 },
        { GROWTH_WEIGHT, 270, 8.6, 1 },  { GROWTH_HEIGHT, 500, 78, 0 },
        { GROWTH_WEIGHT, 500, 10.1, 0 }, { GROWTH_HEIGHT, 800, 87, 0 },
        { GROWTH_WEIGHT, 800, 11.9, 0 }, { GROWTH_BMI, 800, 15.7, 0 },
        { GROWTH_HEIGHT, 1200, 96, 0 },  { GROWTH_WEIGHT, 1200, 14.2, 0 },
        { GROWTH_HEIGHT, 1600, 104, 1 }, { GROWTH_WEIGHT, 1600, 15.9, 0 },
        { GROWTH_HEIGHT, 2500, 120, 0 }, { GROWTH_WEIGHT, 2500, 16.5, 0 },
        { GROWTH_HEIGHT, 7305, 164, 0 }, { GROWTH_WEIGHT, 7305, 55, 0 },
    };

    made_begin(k, GROWTH_FEMALE);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        growth_measurement *m = made_add(k, rows[i].measure, rows[i].age, rows[i].value);

        m->posture = rows[i].measure == GROWTH_HEIGHT ? posture : GROWTH_POSTURE_UNKNOWN;
        m->marks = rows[i].is_doubtful ? marks : 0;
    }
}

static const growth_posture postures[] = { GROWTH_POSTURE_UNKNOWN, GROWTH_LYING, GROWTH_STANDING };
static const int gestations[] = { GROWTH_GESTATION_DUE, 31 * 7, 38 * 7, GROWTH_GESTATION_UNKNOWN };
static const char *const references[] = { "uk-who", "uk90", "who", "cdc" };

/* Every point of a track has the score that the single call gives. */
static size_t compare_points(const made *k, const growth_assess_options *options,
                             const growth_track *track)
{
    size_t n = 0;

    for (int measure = 0; measure < GROWTH_TRACK_MEASURES; measure++) {
        const growth_series *s = &track->series[measure];

        for (size_t i = 0; i < s->n_points; i++) {
            const growth_point *p = &s->points[i];
            growth_assessment one;

            if (p->notes & (GROWTH_POINT_DERIVED | GROWTH_POINT_POSTURE))
                continue;
            ck_assert_int_eq(
                growth_assess(&k->record.child, &k->measurements[p->index], options, &one, NULL),
                GROWTH_OK);
            ck_assert_msg(fabs(one.score.sds - p->sds) < 1e-9,
                          "%s, policy %d, measure %d at %g days: %g, %g",
                          growth_reference_describe(track->reference).id, (int)track->policy,
                          measure, p->scored_age, one.score.sds, p->sds);
            n++;
        }
    }
    return n;
}

START_TEST(a_track_scores_as_the_single_call_does)
{
    static made k;
    static growth_track track;
    size_t n = 0;

    for (size_t r = 0; r < sizeof references / sizeof *references; r++)
        for (int policy = 0; policy < GROWTH_POLICY_COUNT_; policy++)
            for (size_t p = 0; p < sizeof postures / sizeof *postures; p++) {
                growth_assess_options options = GROWTH_ASSESS_OPTIONS;

                options.reference = growth_reference_find(references[r]);
                options.policy = (growth_gestation_policy)policy;
                fill(&k, postures[p], GROWTH_MARK_DOUBTFUL);
                k.record.child.gestation_days = gestations[_i];
                ck_assert_int_eq(growth_track_build(&k.record, &options, &track, NULL), GROWTH_OK);
                n += compare_points(&k, &options, &track);
            }
    ck_assert_uint_gt(n, 250);
}
END_TEST

static void by_age(made *k, int corrected)
{
    k->record.child.birth_date = GROWTH_DATE_NONE;
    for (size_t i = 0; i < k->record.n_measurements; i++) {
        growth_measurement *m = &k->measurements[i];
        const double age = m->measured_on - MADE_BORN;

        m->measured_on = GROWTH_DATE_NONE;
        if (corrected)
            m->corrected_age_days = age;
        else
            m->age_days = age;
    }
}

START_TEST(ages_say_what_dates_say)
{
    static made dated, aged;
    static growth_check by_date, of_age;
    const growth_posture posture = postures[_i % 3];

    fill(&dated, posture, GROWTH_MARK_DOUBTFUL);
    fill(&aged, posture, GROWTH_MARK_DOUBTFUL);
    dated.record.n_measurements = aged.record.n_measurements -= ADULT;
    by_age(&aged, _i >= 3);
    ck_assert_int_eq(growth_check_record(&dated.record, NULL, &by_date, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_check_record(&aged.record, NULL, &of_age, NULL), GROWTH_OK);
    ck_assert_int_eq(by_date.tier, of_age.tier);
    ck_assert_uint_gt(by_date.n_findings, 0);
    ck_assert_uint_eq(by_date.n_findings, of_age.n_findings);
    for (size_t i = 0; i < by_date.n_findings; i++) {
        ck_assert_int_eq(by_date.findings[i].rule, of_age.findings[i].rule);
        ck_assert_double_eq(by_date.findings[i].to_sds, of_age.findings[i].to_sds);
        ck_assert_int_eq(of_age.findings[i].to_date, GROWTH_DATE_NONE);
    }
}
END_TEST

/* ---- visits ---------------------------------------------------------------------------------- */

enum { VISITS = 701 };

/* Every third row is a weight, every fifth has no day; 7 has no divisor in common with VISITS. */
static void make_visits(growth_contact *visits, growth_measurement *weights, int step)
{
    for (int i = 0; i < VISITS; i++) {
        const int n = i * step % VISITS;
        const growth_date day = n % 5 ? MADE_BORN + 10 + n : GROWTH_DATE_NONE;

        visits[i] = (growth_contact){ day, GROWTH_NAN,
                                      n % 3 ? GROWTH_REASON_NO_SCALES : GROWTH_REASON_DECLINED,
                                      NULL, NULL };
        weights[i] = (growth_measurement)GROWTH_MEASUREMENT_INIT;
        weights[i].measure = n % 3 ? GROWTH_HEAD : GROWTH_WEIGHT;
        weights[i].value = 10;
        weights[i].measured_on = n < 500 ? day : GROWTH_DATE_NONE;
    }
}

START_TEST(many_visits_in_any_order)
{
    static growth_contact visits[VISITS];
    static growth_measurement weights[VISITS];
    growth_record record = { .contacts = visits, .n_contacts = VISITS };
    growth_contacts sorted, shuffled;

    record.measurements = weights;
    record.n_measurements = VISITS;
    record.child = (growth_child){ .sex = GROWTH_MALE, .birth_date = MADE_BORN };
    make_visits(visits, weights, 1);
    growth_contacts_check(&record, MADE_BORN + 800, &sorted);
    make_visits(visits, weights, 7);
    growth_contacts_check(&record, MADE_BORN + 800, &shuffled);
    ck_assert_int_eq(sorted.seen_on, MADE_BORN + 10 + VISITS - 2);
    ck_assert_int_eq(sorted.last_weight, MADE_BORN + 10 + 498);
    ck_assert_int_eq(shuffled.last_weight, sorted.last_weight);
    ck_assert_int_eq(shuffled.seen_on, sorted.seen_on);
    ck_assert_int_eq(shuffled.seen_reason, sorted.seen_reason);
    ck_assert_uint_eq(shuffled.findings, sorted.findings);
    ck_assert_uint_eq(shuffled.seen_not_weighed, sorted.seen_not_weighed);
    ck_assert_uint_eq(shuffled.most_in_a_row, sorted.most_in_a_row);
    ck_assert_uint_eq(shuffled.since_last_weight, sorted.since_last_weight);
    ck_assert(sorted.findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED);
    growth_contacts_check(&record, GROWTH_DATE_NONE, &shuffled);
    growth_contacts_check(&record, sorted.seen_on, &sorted);
    ck_assert_uint_eq(shuffled.findings, sorted.findings);
    for (size_t i = 0; i < sorted.n; i++)
        ck_assert_int_eq(shuffled.items[i].state, sorted.items[i].state);
}
END_TEST

START_TEST(visits_whose_day_is_unknown)
{
    growth_contact visits[] = {
        { GROWTH_DATE_NONE, GROWTH_NAN, GROWTH_REASON_NO_SCALES, NULL, NULL },
        { GROWTH_DATE_NONE, 1e9, GROWTH_REASON_NO_SCALES, NULL, NULL },
        { GROWTH_DATE_NONE, -0.5, GROWTH_REASON_NONE, NULL, NULL },
        { GROWTH_DATE_NONE, 30.5, GROWTH_REASON_NO_SCALES, NULL, NULL },
        { GROWTH_DATE_NONE, 30.5, GROWTH_REASON_DECLINED, NULL, NULL },
        { GROWTH_DATE_NONE, 30.5, GROWTH_REASON_NO_SCALES, NULL, NULL },
    };
    growth_measurement weights[] = { GROWTH_MEASUREMENT_INIT, GROWTH_MEASUREMENT_INIT };
    growth_record record = { .contacts = visits, .n_contacts = 6, .measurements = weights };
    growth_contacts found;

    record.n_measurements = 2;
    record.child = (growth_child){ .sex = GROWTH_MALE, .birth_date = GROWTH_DATE_NONE };
    weights[0].measured_on = MADE_BORN + 60;
    weights[1].measured_on = MADE_BORN + 40;
    weights[1].age_days = 40;
    weights[0].value = weights[1].value = 5;
    growth_contacts_check(&record, MADE_BORN + 800, &found);
    ck_assert_int_eq(found.birth, MADE_BORN);
    ck_assert_int_eq(found.last_weight, MADE_BORN + 60);
    ck_assert_uint_eq(found.since_last_weight, 0);
    ck_assert_uint_eq(found.most_in_a_row, 3 + 1);
    ck_assert(found.findings & GROWTH_CONTACT_BLIND_GAP);
    record.child.birth_date = GROWTH_DATE_NONE;
    record.n_measurements = 0;
    growth_contacts_check(&record, GROWTH_DATE_NONE, &found);
    ck_assert_int_eq(found.birth, GROWTH_DATE_NONE);
    ck_assert_int_eq(found.last_weight_days, -1);
    for (size_t i = 0; i < found.n; i++)
        ck_assert_str_ne(growth_contact_state_text(found.items[i].state), "");
}
END_TEST

/* ---- words ----------------------------------------------------------------------------------- */

static growth_check falling(void)
{
    static made k;
    static growth_check check;

    fill(&k, GROWTH_POSTURE_UNKNOWN, 0);
    k.record.n_measurements -= ADULT;
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_OK);
    ck_assert_uint_gt(check.n_findings, 0);
    return check;
}

static void says(const growth_check *check, const growth_finding *f, growth_explain_part part,
                 const char *words, int wanted)
{
    char text[GROWTH_EXPLAIN_SIZE];

    growth_explain(check, f, part, text);
    ck_assert_msg((strstr(text, words) != NULL) == wanted, "\"%s\" %s in: %s", words,
                  wanted ? "is not" : "is", text);
}

START_TEST(a_finding_in_words)
{
    static growth_check check;
    growth_finding f;
    char all[GROWTH_EXPLAIN_SIZE], part[GROWTH_EXPLAIN_SIZE], joined[5 * GROWTH_EXPLAIN_SIZE] = "";

    check = falling();
    f = check.findings[0];
    growth_explain(&check, &f, GROWTH_EXPLAIN_ALL, all);
    for (int i = GROWTH_EXPLAIN_WHAT; i <= GROWTH_EXPLAIN_DO; i++) {
        growth_explain(&check, &f, (growth_explain_part)i, part);
        if (*part && *joined)
            strncat(joined, " ", 2);
        strncat(joined, part, GROWTH_EXPLAIN_SIZE);
    }
    ck_assert_str_eq(all, joined);
    f.notes |= GROWTH_FINDING_LOW_EVIDENCE | GROWTH_FINDING_LEFT_OUT | GROWTH_FINDING_DOUBTFUL;
    says(&check, &f, GROWTH_EXPLAIN_ALL, "low evidence", 1);
    says(&check, &f, GROWTH_EXPLAIN_WHY, "rules as built in", 1);
    check.rules_changed = 1;
    says(&check, &f, GROWTH_EXPLAIN_WHY, "rules changed by a rules file", 1);
    check.last_weight_days = -1;
    says(&check, &f, GROWTH_EXPLAIN_WHY, "last weight is", 0);
    f.first_age = f.to_age - 100;
    f.first_date = GROWTH_DATE_NONE;
    says(&check, &f, GROWTH_EXPLAIN_ALL, "First met at ", 1);
    f.from_value = 20;
    f.percent = -1;
    says(&check, &f, GROWTH_EXPLAIN_WHAT, "Loss ", 0);
    f.percent = 5;
    says(&check, &f, GROWTH_EXPLAIN_WHAT, " (5.0 %), from ", 1);
    f.tier = GROWTH_TIER_INSUFFICIENT;
    says(&check, &f, GROWTH_EXPLAIN_WHAT, "Too little is known", 1);
    says(&check, &f, GROWTH_EXPLAIN_WHAT, "last weight is", 0);
    says(&check, &f, GROWTH_EXPLAIN_WHY, " ", 0);
    check.last_weight_days = 12;
    says(&check, &f, GROWTH_EXPLAIN_WHAT, "12 days old", 1);
}
END_TEST

START_TEST(where_a_value_lies_in_words)
{
    static const struct {
        double from_sds, to_sds;
        const char *words;
    } rows[] = { { 3.4, -3.1, "above 99.6th" },
                 { 3.4, -3.1, "below 0.4th" },
                 { 0.2, -7, "far below" },
                 { NAN, -1.66, "between the 2nd and 9th centiles" } };
    static growth_check check;
    growth_finding f;

    check = falling();
    f = check.findings[0];
    f.baseline = GROWTH_BASELINE_NONE;
    f.from_sds = rows[_i].from_sds;
    f.to_sds = rows[_i].to_sds;
    f.spaces = 3;
    says(&check, &f, GROWTH_EXPLAIN_WHAT, rows[_i].words, 1);
}
END_TEST

START_TEST(contacts_in_words)
{
    static growth_check check;
    char text[GROWTH_EXPLAIN_SIZE];

    check = falling();
    check.contacts.items[0].state = GROWTH_CONTACT_NOT_MEASURED;
    check.contacts.items[0].reason = GROWTH_REASON_NO_SCALES;
    check.contacts.items[0].overdue = 1;
    check.contacts.items[1].state = GROWTH_CONTACT_MISSED;
    check.contacts.items[1].overdue = 1;
    growth_explain_contact(&check, GROWTH_CONTACT_OVERDUE, text);
    ck_assert_msg(strstr(text, "seen but not weighed: ") != NULL, "%s", text);
    ck_assert_msg(strstr(text, growth_reason_text(GROWTH_REASON_NO_SCALES)) != NULL, "%s", text);
    ck_assert_msg(strstr(text, "The last weight is of ") != NULL, "%s", text);
    check.contacts.last_weight = GROWTH_DATE_NONE;
    check.contacts.gap_days = 200;
    growth_explain_contact(&check, GROWTH_CONTACT_BLIND_GAP, text);
    ck_assert_msg(strstr(text, "No weight for 200 days") != NULL, "%s", text);
    ck_assert_msg(!strstr(text, "The last weight"), "%s", text);
    check.contacts.most_in_a_row = 2;
    check.contacts.seen_on = GROWTH_DATE_NONE;
    growth_explain_contact(&check, GROWTH_CONTACT_SEEN_NOT_WEIGHED, text);
    ck_assert_str_eq(text, "2 visits in a row without a weight. Weigh at the next contact.");
    check.contacts.by_reason[GROWTH_REASON_NOT_PRESENT] = 1; /* a third, at which nobody was seen */
    growth_explain_contact(&check, GROWTH_CONTACT_SEEN_NOT_WEIGHED, text);
    ck_assert_str_eq(text, "2 visits in a row without a weight, not counting 1 visit at which the "
                           "child was not present. Weigh at the next contact.");
    ck_assert_ptr_null(growth_contact_finding_id(0));
    for (unsigned finding = 1; growth_contact_finding_id(finding); finding <<= 1)
        ck_assert_ptr_nonnull(growth_contact_finding_id(finding));
}
END_TEST

START_TEST(doubts_in_words)
{
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_record record = { .measurements = &m, .n_measurements = 1 };
    growth_quality_finding f = { .suggested = GROWTH_NAN, .expected = GROWTH_NAN };
    char text[GROWTH_QUALITY_TEXT_SIZE];

    m.value = 9.5;
    m.corrected_age_days = GROWTH_DAYS_PER_YEAR / 2;
    for (int kind = 0; kind < GROWTH_QUALITY_COUNT_; kind++)
        for (int years = -2; years <= 2; years++) {
            f.kind = (growth_quality_kind)kind;
            f.other = years > 0 ? 0 : GROWTH_QUALITY_NO_OTHER;
            f.years = years;
            growth_quality_text(&record, &f, text);
            if (!growth_quality_describe(f.kind))
                continue;
            ck_assert_msg(!strncmp(text, "Weight 9.5 kg at age 0.50 years", 31), "%s", text);
            ck_assert_msg(!strstr(text, "nan"), "%s", text);
            if (f.kind == GROWTH_QUALITY_OTHER_YEAR)
                ck_assert_msg(strstr(text, years < 0 ? " earlier" : " later") != NULL, "%s", text);
        }
    f.index = 1;
    ck_assert_str_eq(growth_quality_text(&record, &f, text), "");
}
END_TEST

START_TEST(an_age_in_little_room)
{
    char whole[64], some[64];

    growth_age_words(MADE_BORN, MADE_BORN + 800, whole, sizeof whole);
    for (size_t size = 1; size < sizeof some; size++) {
        growth_age_words(MADE_BORN, MADE_BORN + 800, some, size);
        ck_assert_uint_lt(strlen(some), size);
        ck_assert_msg(!strncmp(whole, some, strlen(some)), "%zu: %s", size, some);
    }
    ck_assert_str_eq(some, whole);
}
END_TEST

START_TEST(parents_of_no_height_that_is)
{
    growth_parental p = { .cm = 5 };

    for (int i = 0; i < 4; i++) {
        const double mother = i == 0 ? 20 : i == 1 ? 400 : 165;
        const double father = i == 2 ? 20 : i == 3 ? NAN : 178;

        ck_assert_int_ne(
            growth_mid_parental_height(mother, father, GROWTH_MALE, GROWTH_PARENTAL_MEAN, &p, NULL),
            GROWTH_OK);
    }
    ck_assert_double_eq(p.cm, 5);
}
END_TEST

/* ---- rows that contradict each other, and arms -------------------------------------------------
 */

START_TEST(contradictory_rows_in_any_order)
{
    static made one, other;
    static growth_track a, b;

    for (int i = 0; i < 2; i++) {
        made *k = i ? &other : &one;

        made_begin(k, GROWTH_FEMALE);
        k->record.child.birth_date = GROWTH_DATE_NONE;
        for (int row = 0; row < 6; row++) {
            const int n = i ? 5 - row : row;
            growth_measurement *m = made_add(k, GROWTH_WEIGHT, 0, 8);

            m->age_days = 300;
            m->corrected_age_days = 250 + n % 3;
            m->measured_on = n < 3 ? GROWTH_DATE_NONE : MADE_BORN + n;
        }
        ck_assert_int_eq(growth_track_build(&k->record, NULL, i ? &b : &a, NULL), GROWTH_OK);
    }
    ck_assert_uint_gt(a.series[GROWTH_WEIGHT].n_points, 1);
    ck_assert_uint_eq(a.series[GROWTH_WEIGHT].n_points, b.series[GROWTH_WEIGHT].n_points);
    for (size_t i = 0; i < a.series[GROWTH_WEIGHT].n_points; i++) {
        const growth_point *p = &a.series[GROWTH_WEIGHT].points[i];
        const growth_point *q = &b.series[GROWTH_WEIGHT].points[i];

        ck_assert_double_eq(p->scored_age, q->scored_age);
        ck_assert_double_eq(p->sds, q->sds);
        ck_assert_int_eq(p->date, q->date);
    }
}
END_TEST

START_TEST(arms_by_age)
{
    static const struct {
        double corrected, age, first, second;
        growth_tier tier;
    } rows[] = {
        { GROWTH_NAN, 700, 13, 11.2, GROWTH_TIER_CONCERN },
        { GROWTH_NAN, 700, 11.2, 13, GROWTH_TIER_CONCERN }, /* the lower of one age */
        { 700, GROWTH_NAN, 13, 12, GROWTH_TIER_WATCH },
        { GROWTH_NAN, 700, 13, 14, GROWTH_TIER_NONE },
        { GROWTH_NAN, 700, 13, GROWTH_NAN, GROWTH_TIER_NONE },
        { GROWTH_NAN, 700, 13, 0, GROWTH_TIER_NONE },
        { GROWTH_NAN, GROWTH_NAN, 13, 11.2, GROWTH_TIER_NONE },
        { GROWTH_NAN, 100, 13, 11.2, GROWTH_TIER_NONE }, /* too young for the limits */
    };
    static made k;
    static growth_check check;
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth_rules rules;
    int tier = GROWTH_TIER_NONE;

    growth_rules_default(&rules);
    ck_assert_int_eq(growth_rules_switch(&rules, "who-muac", "on", NULL), GROWTH_OK);
    options.rules = &rules;
    options.assess.reference = growth_reference_find(_i % 2 ? "who" : "uk-who");
    made_begin(&k, GROWTH_MALE);
    k.record.child.birth_date = GROWTH_DATE_NONE;
    for (int i = 0; i < 2; i++) {
        growth_measurement *m = made_add(&k, GROWTH_ARM, 0, i ? rows[_i].second : rows[_i].first);

        m->measured_on = GROWTH_DATE_NONE;
        m->age_days = rows[_i].age;
        m->corrected_age_days = rows[_i].corrected;
    }
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_OK);
    for (size_t i = 0; i < check.n_findings; i++)
        if (check.findings[i].measure == GROWTH_ARM)
            tier = (int)check.findings[i].tier;
    ck_assert_int_eq(tier, rows[_i].tier);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("unusual");

    tap_each(t, a_track_scores_as_the_single_call_does, gestations);
    tcase_add_loop_test(t, ages_say_what_dates_say, 0, 6);
    tcase_add_test(t, many_visits_in_any_order);
    tcase_add_test(t, visits_whose_day_is_unknown);
    tcase_add_test(t, a_finding_in_words);
    tcase_add_loop_test(t, where_a_value_lies_in_words, 0, 4);
    tcase_add_test(t, contacts_in_words);
    tcase_add_test(t, doubts_in_words);
    tcase_add_test(t, an_age_in_little_room);
    tcase_add_test(t, parents_of_no_height_that_is);
    tcase_add_test(t, contradictory_rows_in_any_order);
    tcase_add_loop_test(t, arms_by_age, 0, 8);
    return tap_run(t);
}
