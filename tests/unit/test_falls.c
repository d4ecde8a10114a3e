/* A fall from its beginning to where it goes on: from which level it is told, across gaps in
 * weighing, and how it is called while it lasts. */
#include "made.h"

#include "../tap.h"

enum { MOST = 12 };

#define W GROWTH_WEIGHT

static growth_check check;

#define STEADY                                                                                     \
    { 60, 0.3 }, { 150, 0.3 }, { 300, 0.3 }, { 500, 0.3 },                                         \
    {                                                                                              \
        700, 0.3                                                                                   \
    }

/* ---- where the fall began -------------------------------------------------------------------- */

/* From which value the episode is told, and from which level in SDS. */
typedef struct start {
    const char *what;
    const char *rule;
    int from;
    double birth, level;
    struct {
        double age, sds;
    } values[MOST];
} start;

static const start starts[] = {
    { "at once", "rapid-fall", 4, NAN, 0.3, { STEADY, { 900, -1.5 } } },
    { "over more than a year",
      "rapid-fall",
      5,
      NAN,
      0.3,
      { STEADY, { 730, 0.2 }, { 900, -0.6 }, { 1010, -1.4 }, { 1150, -2.6 } } },
    { "over two and a half years",
      "conditional-gain",
      3,
      NAN,
      0.1,
      { { 1460, 0.1 },
        { 1500, 0.1 },
        { 1550, 0.1 },
        { 1650, 0.09 },
        { 1830, -0.2 },
        { 2010, -0.49 },
        { 2190, -0.75 },
        { 2370, -1.15 },
        { 2560, -1.55 } } },
    { "from a new level",
      "rapid-fall",
      8,
      NAN,
      -1,
      { { 100, 0.5 },
        { 200, 0.5 },
        { 300, 0.4 },
        { 400, -1 },
        { 500, -1 },
        { 700, -1 },
        { 850, -1.1 },
        { 1000, -1 },
        { 1150, -1 },
        { 1300, -2.9 } } },
    { "again, after it had recovered",
      "rapid-fall",
      7,
      NAN,
      0.3,
      { STEADY, { 900, -1.5 }, { 1000, -0.5 }, { 1100, 0.2 }, { 1200, -1.9 } } },
    { "one high value is no level",
      "rapid-fall",
      4,
      NAN,
      0.3,
      { { 60, 0.3 }, { 150, 0.3 }, { 300, 1.4 }, { 500, 0.3 }, { 700, 0.3 }, { 900, -1.5 } } },
    { "birth, and the level it was on since",
      "ng75-fall",
      3,
      0.3,
      0.3,
      { { 60, 0.4 }, { 150, 0.3 }, { 300, 0.2 }, { 440, -0.5 }, { 800, -1.1 } } },
    { "birth, where it came down from there",
      "ng75-fall",
      0,
      1,
      1,
      { { 60, -0.2 }, { 150, -0.4 }, { 300, -0.4 }, { 500, -0.5 } } },
};

static void make_start(made *k, const start *f)
{
    made_begin(k, GROWTH_FEMALE);
    if (!isnan(f->birth))
        made_sds(k, W, 0, f->birth);
    for (size_t i = 0; i < MOST && f->values[i].age > 0; i++)
        made_sds(k, W, f->values[i].age, f->values[i].sds);
}

START_TEST(an_episode_is_told_from_the_established_level)
{
    const start *f = &starts[_i];
    const growth_finding *head;
    made k;

    make_start(&k, f);
    made_check(&k, &check);
    head = made_head(&check, W);
    ck_assert_msg(head, "%s: nothing", f->what);
    ck_assert_msg(!strcmp(growth_rule_at((size_t)head->rule)->id, f->rule), "%s: %s", f->what,
                  growth_rule_at((size_t)head->rule)->id);
    ck_assert_msg(head->from_date == k.measurements[f->from].measured_on, "%s: from day %d",
                  f->what, head->from_date - MADE_BORN);
    ck_assert_double_eq(head->from_value, k.measurements[f->from].value);
    ck_assert_msg(fabs(head->spaces - (head->baseline_sds - head->to_sds) / GROWTH_CENTILE_SPACE) <
                      1e-9,
                  "%s: %g spaces", f->what, head->spaces);
    if (k.measurements[k.record.n_measurements - 1].measured_on < MADE_BORN + YEARS(2))
        ck_assert_double_eq_tol(head->baseline_sds, f->level, 1e-6);
    if (head->from_value > head->to_value)
        ck_assert_double_eq_tol(head->percent,
                                100 * (head->from_value - head->to_value) / head->from_value, 1e-9);
    else
        ck_assert(isnan(head->percent));
}
END_TEST

/* A state that is told with the fall of another rule of its episode: it is met by age, and told as
 * that rule is. */
static int is_told_of_another(const growth_finding *f)
{
    return !growth_rule_at((size_t)f->rule)->fall && !(f->notes & GROWTH_FINDING_NEW);
}

/* Of every fall: nothing after its start was at the level any more, and its start was. */
START_TEST(a_fall_begins_with_the_last_value_at_its_level)
{
    const double third = GROWTH_CENTILE_SPACE / 3;
    unsigned told = 0;

    for (unsigned seed = 1, seeds = tap_rounds(3000); seed <= seeds; seed++) {
        const growth_series *s = &check.track.series[W];
        const growth_finding *f;
        made k;

        made_wanderer(&k, seed);
        made_check(&k, &check);
        f = made_head(&check, W);
        if (!f || !(f->spaces > 0) || f->baseline == GROWTH_BASELINE_BIRTH ||
            is_told_of_another(f) ||
            !strcmp(growth_rule_at((size_t)f->rule)->id, "static-weight") ||
            !strcmp(growth_rule_at((size_t)f->rule)->id, "weight-loss"))
            continue;
        told++;
        for (size_t i = 0; i + 1 < s->n_occasions; i++) {
            const growth_occasion *o = &s->occasions[i];
            const double sds =
                growth_series_carry(s, o->sds, o->frame, s->occasions[s->n_occasions - 1].frame);

            if (o->date == f->from_date && sds < f->baseline_sds - third - 1e-6)
                ck_abort_msg("seed %u: begins below its level", seed);
            if (o->date > f->from_date && sds >= f->baseline_sds - third + 1e-6 &&
                !(f->notes & GROWTH_FINDING_LEFT_OUT) && i + 1 < s->n_occasions - 1 &&
                s->occasions[i + 1].sds > o->sds - 1.4)
                ck_abort_msg("seed %u: was at its level on day %d", seed, o->date - MADE_BORN);
        }
    }
    ck_assert_uint_gt(told, tap_rounds(500));
}
END_TEST

/* ---- across gaps ----------------------------------------------------------------------------- */

/* However long nobody weighed the child, a loss of a third is urgent: it may not count for less
 * where it was seen later. */
START_TEST(a_fall_is_as_urgent_across_any_gap)
{
    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++)
        for (int gap = 30; gap < 4000; gap += 90) {
            made k;

            made_begin(&k, (growth_sex)sex);
            made_add(&k, W, 0, 3.5);
            made_add(&k, W, 73, 5.9);
            made_add(&k, W, 365, 9.6);
            made_add(&k, W, 730, 12.1);
            made_add(&k, W, 986, 13.7);
            made_add(&k, W, 986 + gap, 9.1);
            made_check(&k, &check);
            ck_assert_msg(check.tier == GROWTH_TIER_URGENT, "sex %d, after %d days: %s", sex, gap,
                          growth_tier_text(check.tier));
            if (sex == GROWTH_MALE)
                ck_assert_int_eq(check.findings[0].from_date, MADE_BORN + 986);
        }
}
END_TEST

/* Across a gap the residual alone counts, and more of it is needed than within the year. */
START_TEST(across_a_gap_more_is_needed)
{
    const int rapid = growth_rule_find("rapid-fall");
    unsigned met = 0, not_met = 0;

    for (double sds = 0; sds > -3.5; sds -= 0.05) {
        made k;
        int found = 0;

        made_begin(&k, GROWTH_MALE);
        for (int i = 0; i < 6; i++)
            made_sds(&k, W, 200 + 100 * i, 0.3);
        made_sds(&k, W, 1400, sds);
        made_check(&k, &check);
        for (size_t i = 0; i < check.n_findings; i++)
            if (check.findings[i].rule == rapid) {
                ck_assert_double_lt(check.findings[i].statistic, -3.5);
                found = 1;
            }
        met += (unsigned)found;
        not_met += !found && sds < -1.6;
    }
    ck_assert_uint_gt(met, 5);
    ck_assert_uint_gt(not_met, 0);
}
END_TEST

/* Of two low weights the first is doubted: the second still confirms it. */
START_TEST(a_low_value_that_is_doubted_counts)
{
    const int sustained = growth_rule_find("sustained-fall");
    int met = 0;
    made k;

    made_begin(&k, GROWTH_MALE);
    for (int i = 0; i < 8; i++)
        made_sds(&k, W, 800 + 91 * i, i < 6 ? 0 : -3);
    k.measurements[6].marks = GROWTH_MARK_DOUBTFUL;
    made_check(&k, &check);
    for (size_t i = 0; i < check.n_findings; i++)
        met |= check.findings[i].rule == sustained;
    ck_assert(met);
}
END_TEST

/* ---- while it goes on ------------------------------------------------------------------------ */

/* The girl of the fall that goes on for 18 months: urgent at 15 months, and lower at 18. */
START_TEST(a_fall_that_goes_on_stays_urgent)
{
    static const struct {
        double age, kg;
    } weights[] = { { 0, 3.41 },   { 44, 4.7 },  { 183, 7.48 }, { 274, 8.13 },
                    { 365, 8.02 }, { 457, 8.0 }, { 548, 8.2 } };
    char text[GROWTH_EXPLAIN_SIZE];
    const growth_finding *head;
    made k;

    made_begin(&k, GROWTH_FEMALE);
    for (size_t i = 0; i < 7; i++) {
        made_add(&k, W, weights[i].age, weights[i].kg);
        made_check(&k, &check);
        ck_assert_int_eq(check.tier == GROWTH_TIER_URGENT, i >= 5);
    }
    head = made_head(&check, W);
    ck_assert_str_eq(growth_rule_at((size_t)head->rule)->id, "unrecovered-fall");
    ck_assert(head->notes & GROWTH_FINDING_CONFIRMED);
    ck_assert_uint_eq(head->span_days, 548 - 457);
    ck_assert_int_eq(head->from_date, MADE_BORN + 183);
    ck_assert(head->also >> growth_rule_find("ng75-fall") & 1);
    growth_explain(&check, head, GROWTH_EXPLAIN_WHAT, text);
    ck_assert_msg(strstr(text, "on 2 weighings 91 days apart"), "%s", text);
    ck_assert_msg(strstr(text, "(rapid-fall), still below."), "%s", text);
}
END_TEST

/* Scores of the newest weight and of the last but one, on the chart of the newest. */
static int is_lower_still(double *was)
{
    const growth_series *s = &check.track.series[W];
    const growth_point *p = &s->points[s->n_points - 1], *before = p - 1;

    *was = growth_series_carry(s, before->sds, before->frame, p->frame);
    return p->sds < *was - 1e-6;
}

START_TEST(a_lower_value_never_lowers_the_tier)
{
    unsigned asked = 0, pressing = 0;

    for (unsigned seed = 1, seeds = tap_rounds(4000); seed <= seeds; seed++) {
        unsigned long long state = seed * 2654435761ull + 7;
        double age = 20 + (seed % 3 ? 300 : 3000) * made_random(&state),
               sds = 3 * made_random(&state) - 1.2, was;
        int steady = 1 + (int)(7 * made_random(&state));
        growth_tier before = GROWTH_TIER_NONE;
        made k;

        made_begin(&k, seed % 2 ? GROWTH_MALE : GROWTH_FEMALE);
        if (seed % 5)
            made_sds(&k, W, 0, sds);
        for (int i = 0; i < 16 && sds > -5 && age < YEARS(18.9); i++) {
            const growth_finding *head;
            growth_tier now;

            made_fall_by(&k, &state, &age, &sds, &steady);
            made_check(&k, &check);
            head = made_head(&check, W);
            now = head && head->spaces > 0 && !is_told_of_another(head) ? head->tier
                                                                        : GROWTH_TIER_NONE;
            if (check.track.series[W].n_points > 1 && is_lower_still(&was)) {
                asked++;
                pressing += before >= GROWTH_TIER_SUSTAINED;
                if (head == NULL ? before > GROWTH_TIER_NONE : head->tier < before)
                    ck_abort_msg("seed %u, day %g: %s after %s", seed, floor(age),
                                 head ? growth_tier_text(head->tier) : "nothing",
                                 growth_tier_text(before));
            }
            before = now;
        }
    }
    ck_assert_uint_gt(asked, tap_rounds(10000));
    ck_assert_uint_gt(pressing, tap_rounds(3000));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("falls");

    tap_each(t, an_episode_is_told_from_the_established_level, starts);
    tcase_add_test(t, a_fall_begins_with_the_last_value_at_its_level);
    tcase_add_test(t, a_fall_is_as_urgent_across_any_gap);
    tcase_add_test(t, across_a_gap_more_is_needed);
    tcase_add_test(t, a_low_value_that_is_doubted_counts);
    tcase_add_test(t, a_fall_that_goes_on_stays_urgent);
    tcase_add_test(t, a_lower_value_never_lowers_the_tier);
    return tap_run(t);
}
