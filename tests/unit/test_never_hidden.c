/* No entry may hide a fall: not a high slip after it, not a value somebody doubts, not a second one
 * of the day, not one good value after two low ones.  The boy of these records is on the 50th
 * centile until 2.7 years. */
#include <check.h>
#include <math.h>
#include <string.h>

#include <growth/growth.h>
#include <growth/scan.h>

#include "made.h"

#include "../tap.h"

enum { ROWS = 12 };

typedef struct weighed {
    const char *day;
    double kg;
    unsigned marks;
} weighed;

static const weighed before[] = {
    { "2020-04-14", 5.92, 0 },
    { "2021-01-31", 9.65, 0 },
    { "2022-01-31", 12.1, 0 },
    { "2022-10-14", 13.7, 0 },
};

static const struct {
    const char *what;
    int alone; /* 1: without the years before */
    weighed rows[5];
    growth_tier tier;
    const char *from;         /* day of the newest value that is judged */
    growth_quality_kind kind; /* found, among others */
} cases[] = {
    { "the fall itself",
      0,
      { { "2023-12-26", 8.7, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_LATEST_LOW },
    { "and a slip of ten after it",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2024-04-14", 162, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_UNCONFIRMED },
    { "and what no child weighs after it",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2024-04-14", 1620, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_NONE },
    { "and pounds after it",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2024-04-14", 36, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_UNCONFIRMED },
    { "two low ones and a slip",
      0,
      { { "2023-08-02", 10.6, 0 }, { "2023-12-26", 8.7, 0 }, { "2024-04-14", 162, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_UNCONFIRMED },
    { "and a value that somebody doubts",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2024-04-14", 16.2, GROWTH_MARK_DOUBTFUL } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_LATEST_LOW },
    { "a low value that somebody doubts",
      0,
      { { "2023-12-26", 8.7, GROWTH_MARK_DOUBTFUL } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_NONE },
    { "two low ones and a good one",
      0,
      { { "2023-08-02", 10.6, 0 }, { "2023-12-26", 8.7, 0 }, { "2024-04-14", 16.4, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_UNCONFIRMED },
    { "two low ones and two good ones",
      0,
      { { "2023-08-02", 10.6, 0 },
        { "2023-12-26", 8.7, 0 },
        { "2024-04-14", 16.4, 0 },
        { "2024-06-14", 16.7, 0 } },
      GROWTH_TIER_NONE,
      NULL,
      GROWTH_QUALITY_NONE },
    { "two of the latest day",
      0,
      { { "2023-06-01", 14.5, 0 }, { "2023-06-01", 9, 0 } },
      GROWTH_TIER_URGENT,
      "2023-06-01",
      GROWTH_QUALITY_SAME_DAY_LATEST },
    { "two of a day that is not the latest",
      0,
      { { "2023-06-01", 14.5, 0 }, { "2023-06-01", 9, 0 }, { "2023-09-01", 15.1, 0 } },
      GROWTH_TIER_NONE,
      NULL,
      GROWTH_QUALITY_SAME_DAY },
    { "of which one is ten times the other, which children weigh",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2023-12-26", 87, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_SAME_DAY_LATEST },
    { "of which one is in pounds",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2023-12-26", 19.2, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_SAME_DAY_LATEST },
    { "and weighed again, in pounds",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2023-12-29", 19.2, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_UNCONFIRMED },
    { "and weighed again, in pounds, twice",
      0,
      { { "2023-12-26", 8.7, 0 }, { "2024-01-29", 19.2, 0 }, { "2024-01-30", 19.2, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_UNCONFIRMED },
    { "of which one is a slip of the other",
      0,
      { { "2023-06-01", 14.6, 0 }, { "2023-06-01", 1.46, 0 } },
      GROWTH_TIER_NONE,
      NULL,
      GROWTH_QUALITY_SAME_DAY },
    { "two of one day alone",
      1,
      { { "2023-06-01", 14.5, 0 }, { "2023-06-01", 9, 0 } },
      GROWTH_TIER_CONCERN,
      "2023-06-01",
      GROWTH_QUALITY_SAME_DAY_LATEST },
    { "one alone, and a slip",
      1,
      { { "2023-12-26", 8.7, 0 }, { "2024-04-14", 162, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_LATEST_LOW },
    { "one alone",
      1,
      { { "2023-12-26", 8.7, 0 } },
      GROWTH_TIER_URGENT,
      "2023-12-26",
      GROWTH_QUALITY_NONE },
    { "a slip alone",
      1,
      { { "2023-12-26", 162, 0 } },
      GROWTH_TIER_INSUFFICIENT,
      NULL,
      GROWTH_QUALITY_TENFOLD },
};

static growth_date day(const char *text)
{
    growth_date date;

    ck_assert_int_eq(growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, &date, NULL),
                     GROWTH_OK);
    return date;
}

static void put(growth_record *record, growth_measurement *rows, const weighed *from)
{
    growth_measurement *m = &rows[record->n_measurements++];

    *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    m->measure = GROWTH_WEIGHT;
    m->measured_on = day(from->day);
    m->value = from->kg;
    m->marks = from->marks;
}

/* What is not used is named, once. */
static void said_once(const growth_check *check)
{
    static const char words[] = "is not used";
    char text[GROWTH_EXPLAIN_SIZE];
    const char *first;

    if (!check->n_findings)
        return;
    first = strstr(growth_explain(check, &check->findings[0], GROWTH_EXPLAIN_ALL, text), words);
    ck_assert_int_eq(first != NULL, !isnan(check->unused_value));
    ck_assert_msg(!first || !strstr(first + 1, words), "%s", text);
}

START_TEST(a_fall_is_never_hidden)
{
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_measurement rows[ROWS];
    growth_record record = { .child = { .sex = GROWTH_MALE, .birth_date = day("2020-02-01") },
                             .measurements = rows };
    growth_judge *judge;
    growth_judged judged;
    int found = cases[_i].kind == GROWTH_QUALITY_NONE;

    for (size_t i = 0; !cases[_i].alone && i < sizeof before / sizeof *before; i++)
        put(&record, rows, &before[i]);
    for (size_t i = 0; cases[_i].rows[i].day; i++)
        put(&record, rows, &cases[_i].rows[i]);
    options.check.today = rows[record.n_measurements - 1].measured_on + 7;
    ck_assert_int_eq(growth_judge_open(&options, &judge, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_judge_record(judge, &record, &judged, NULL), GROWTH_OK);
    ck_assert_msg(judged.check->tier == cases[_i].tier, "%s: tier %d", cases[_i].what,
                  (int)judged.check->tier);
    if (cases[_i].from)
        ck_assert_msg(judged.check->findings[0].to_date == day(cases[_i].from),
                      "%s: of another day", cases[_i].what);
    for (size_t i = 0; i < judged.n_quality; i++)
        found |= judged.quality[i].kind == cases[_i].kind;
    ck_assert_msg(found, "%s: no %s", cases[_i].what, growth_quality_describe(cases[_i].kind)->id);
    said_once(judged.check);
    growth_judge_close(judge);
}
END_TEST

/* What is written down twice, or weighed twice, is not less than what was written down once. */
START_TEST(a_second_entry_of_the_day_lowers_no_tier)
{
    static const double more[] = { 0, 0.1, -0.1 };
    growth_judge *judge;
    growth_judged judged;
    unsigned found = 0, going_on = 0;

    ck_assert_int_eq(growth_judge_open(NULL, &judge, NULL), GROWTH_OK);
    for (unsigned seed = 1; seed <= 500; seed++) {
        unsigned long long state = seed * 2654435761ull + 11;
        double age = 20 + 2500 * made_random(&state), sds = 3 * made_random(&state) - 1.2;
        int steady = 2 + (int)(5 * made_random(&state));
        const int rows = steady + 1 + (int)(4 * made_random(&state));
        growth_tier once;
        made k;

        made_begin(&k, seed % 2 ? GROWTH_MALE : GROWTH_FEMALE);
        for (int i = 0; i < rows && sds > -5 && age < YEARS(18); i++)
            made_fall_by(&k, &state, &age, &sds, &steady);
        ck_assert_int_eq(growth_judge_record(judge, &k.record, &judged, NULL), GROWTH_OK);
        once = judged.check->tier;
        found += once >= GROWTH_TIER_SUSTAINED;
        for (size_t i = 0; i < judged.check->n_findings; i++)
            going_on += judged.check->findings[i].heads &&
                        judged.check->findings[i].rule == growth_rule_find("unrecovered-fall");
        for (size_t n = k.record.n_measurements, i = 0; i < 3; i++) {
            growth_measurement *again = &k.measurements[n], *newest = &k.measurements[n - 1];

            while (newest->measure != GROWTH_WEIGHT)
                newest--;
            *again = *newest;
            again->value += more[i];
            k.record.n_measurements = n + 1;
            ck_assert_int_eq(growth_judge_record(judge, &k.record, &judged, NULL), GROWTH_OK);
            ck_assert_msg(judged.check->tier >= once, "seed %u, %+g kg: %s after %s", seed, more[i],
                          growth_tier_text(judged.check->tier), growth_tier_text(once));
        }
    }
    growth_judge_close(judge);
    ck_assert_uint_gt(found, 60);
    ck_assert_uint_gt(going_on, 10);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("never_hidden");

    tap_each(t, a_fall_is_never_hidden, cases);
    tcase_add_test(t, a_second_entry_of_the_day_lowers_no_tier);
    return tap_run(t);
}
