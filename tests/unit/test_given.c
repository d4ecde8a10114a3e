/* Numbers that a caller fills in and that are none: an error, and no score. */
#include <string.h>

#include <growth/coverage.h>
#include <growth/events.h>
#include <growth/scan.h>

#include "made.h"

#include "../tap.h"

static const struct {
    const char *what, *says;
    int gestation, sex, measure, posture, reason;
    int is_bad;
} given[] = {
    { "days", "", 280, 1, 0, 0, 1, 0 },
    { "not known", "", 0, 0, 0, 0, 1, 0 },
    { "the earliest", "", 154, 2, 8, 2, 6, 0 },
    { "the latest", "", 314, 2, 12, 2, 6, 0 },
    { "weeks for days", "gestation of 40 days is outside 154 to 314", 40, 1, 0, 0, 1, 1 },
    { "a day too early", "gestation of 153 days", 153, 1, 0, 0, 1, 1 },
    { "a day too late", "gestation of 315 days", 315, 1, 0, 0, 1, 1 },
    { "less than nothing", "gestation of -5 days", -5, 1, 0, 0, 1, 1 },
    { "no sex", "no sex has number 3", 280, 3, 0, 0, 1, 1 },
    { "no measure", "no measure has number 13", 280, 1, 13, 0, 1, 1 },
    { "no posture", "no posture has number 55", 280, 1, 0, 55, 1, 1 },
    { "no reason", "no reason has number -1", 280, 1, 0, 0, -1, 1 },
};

static growth_check check;
static growth_track track;

static void fill(made *k, size_t i)
{
    growth_measurement *m;

    made_begin(k, GROWTH_MALE);
    m = made_add(k, GROWTH_WEIGHT, 200, 7.5);
    m->measure = (growth_measure)given[i].measure;
    m->posture = (growth_posture)given[i].posture;
    k->record.child.sex = (growth_sex)given[i].sex;
    k->record.child.gestation_days = given[i].gestation;
    k->contacts[0] =
        (growth_contact){ MADE_BORN + 300, GROWTH_NAN, (growth_reason)given[i].reason, NULL, NULL };
    k->record.n_contacts = 1;
}

static int no_record(void *context, growth_record *record)
{
    (void)context;
    (void)record;
    return 0;
}

/* An error where it is bad, of one sentence; anything else where it is not. */
static void is_refused(size_t i, growth_status status, const growth_error *err)
{
    ck_assert_msg((status == GROWTH_ERR_ARGUMENT) == given[i].is_bad, "%s: %s", given[i].what,
                  growth_status_text(status));
    ck_assert_msg(!given[i].is_bad || strstr(err->message, given[i].says), "%s: %s", given[i].what,
                  err->message);
}

START_TEST(numbers_that_are_none_are_refused)
{
    const size_t i = (size_t)_i;
    growth_quality_finding found[4];
    growth_judged judged;
    growth_judge *judge;
    growth_error err;
    size_t n;
    made k;

    fill(&k, i);
    is_refused(i, growth_record_check(&k.record, &err), &err);
    is_refused(i, growth_track_build(&k.record, NULL, &track, &err), &err);
    is_refused(i, growth_check_record(&k.record, NULL, &check, &err), &err);
    is_refused(i, growth_quality_check(&k.record, NULL, found, 4, &n, &err), &err);
    ck_assert_int_eq(growth_judge_open(NULL, &judge, NULL), GROWTH_OK);
    is_refused(i, growth_judge_record(judge, &k.record, &judged, &err), &err);
    growth_judge_close(judge);
}
END_TEST

/* What was found in one child must not stand where the next is refused. */
START_TEST(of_a_child_that_is_refused_nothing_is_found)
{
    static const double kg[] = { 5.5, 8.9, 10.2, 8.1, 7.0 };
    growth_coverage *coverage;
    growth_contacts contacts;
    growth_error err;
    made k;

    made_begin(&k, GROWTH_MALE);
    for (int i = 0; i < 5; i++)
        made_add(&k, GROWTH_WEIGHT, 60 + 180 * i, kg[i]);
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_OK);
    ck_assert_int_eq(check.tier, GROWTH_TIER_URGENT);
    fill(&k, 4);
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(check.tier, GROWTH_TIER_NONE);
    ck_assert_uint_eq(check.n_findings, 0);
    ck_assert_uint_eq(check.track.series[GROWTH_WEIGHT].n_points, 0);
    ck_assert_int_eq(check.contacts.last_weight, GROWTH_DATE_NONE);
    ck_assert_int_eq(check.insufficient, 1);
    /* Nor is anything in a record whose entries are not there. */
    k.record = (growth_record){ .n_measurements = 5, .n_contacts = 1 };
    growth_contacts_check(&k.record, MADE_BORN + 4000, &contacts);
    ck_assert_int_eq(contacts.last_weight, GROWTH_DATE_NONE);
    ck_assert_uint_eq(contacts.findings, 0);
    growth_contacts_check(NULL, MADE_BORN, &contacts);
    ck_assert_int_eq(growth_coverage_open(MADE_BORN + 4000, &coverage, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_coverage_add(coverage, &k.record, NULL, &err), GROWTH_ERR_ARGUMENT);
    fill(&k, 4);
    ck_assert_int_eq(growth_coverage_add(coverage, &k.record, NULL, &err), GROWTH_ERR_ARGUMENT);
    growth_coverage_close(coverage);
}
END_TEST

/* Wishes in a struct whose size was never set would be dropped without a word. */
START_TEST(options_without_a_size_are_refused)
{
    static const size_t sizes[] = { 0, 1, sizeof(size_t), 12 };
    static const char csv[] = "sex,age_days,weight_kg\n";
    growth_quality_finding found[4];
    growth_assessment a;
    growth_reader *reader;
    growth_judge *judge;
    growth_events *events;
    growth_error err;
    size_t n;
    made k;

    fill(&k, 0);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const growth_assess_options assess = { .size = sizes[i] };
        const growth_check_options checking = { .size = sizes[i] };
        const growth_judge_options judging = { .size = sizes[i] };
        const growth_scan_options scanning = { .size = sizes[i] };
        const growth_reader_options reading = { .size = sizes[i] };
        const growth_status told[] = {
            growth_assess(&k.record.child, k.measurements, &assess, &a, &err),
            growth_track_build(&k.record, &assess, &track, &err),
            growth_quality_check(&k.record, &assess, found, 4, &n, &err),
            growth_check_record(&k.record, &checking, &check, &err),
            growth_judge_open(&judging, &judge, &err),
            growth_scan_records(no_record, NULL, &scanning, NULL, NULL, &err),
            growth_reader_open_memory(csv, sizeof csv - 1, &reading, &reader, &err),
            growth_events_read_memory(csv, sizeof csv - 1, &reading, &events, &err),
        };

        for (size_t t = 0; t < sizeof told / sizeof *told; t++)
            ck_assert_msg(told[t] == GROWTH_ERR_ARGUMENT, "call %zu, size %zu", t, sizes[i]);
        ck_assert_msg(strstr(err.message, "growth_reader_options: size is ") != NULL, "%s",
                      err.message);
    }
}
END_TEST

/* Days farther apart than an int can tell are no two days of age. */
START_TEST(days_at_both_ends_are_before_birth)
{
    growth_assessment a;
    made k;

    fill(&k, 0);
    k.record.child.birth_date = INT32_MAX;
    k.measurements[0].measured_on = INT32_MIN + 1;
    ck_assert_int_eq(growth_assess(&k.record.child, k.measurements, NULL, &a, NULL),
                     GROWTH_ERR_DATE);
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_OK);
    ck_assert_uint_eq(check.track.series[GROWTH_WEIGHT].n_points, 0);
}
END_TEST

START_TEST(so_are_those_of_one_measurement)
{
    const size_t i = (size_t)_i;
    growth_assessment a;
    growth_status status;
    growth_error err;
    made k;

    fill(&k, i);
    status = growth_assess(&k.record.child, k.measurements, NULL, &a, &err);
    if (given[i].reason < 0)
        return; /* an assessment sees no contact */
    is_refused(i, status, &err);
    ck_assert_int_eq(a.score.status, status);
    ck_assert(!given[i].is_bad || isnan(a.score.sds));
}
END_TEST

START_TEST(no_such_policy)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth_judge_options judging = GROWTH_JUDGE_OPTIONS;
    growth_judge *judge = NULL;
    growth_assessment a;
    made k;

    fill(&k, 0);
    options.assess.policy = judging.check.assess.policy = (growth_gestation_policy)9;
    ck_assert_int_eq(growth_assess(&k.record.child, k.measurements, &options.assess, &a, NULL),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_check_record(&k.record, &options, &check, NULL), GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_track_build(&k.record, &options.assess, &track, NULL),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_int_eq(growth_judge_open(&judging, &judge, NULL), GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(judge);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("given");

    tap_each(t, numbers_that_are_none_are_refused, given);
    tcase_add_test(t, of_a_child_that_is_refused_nothing_is_found);
    tcase_add_test(t, options_without_a_size_are_refused);
    tcase_add_test(t, days_at_both_ends_are_before_birth);
    tap_each(t, so_are_those_of_one_measurement, given);
    tcase_add_test(t, no_such_policy);
    return tap_run(t);
}
