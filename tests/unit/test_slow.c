/* Slow falls: children who come down by little a year, and for years, judged at every weighing. */
#include "made.h"

#include "../tap.h"

#define TINY      1e-6
#define SPACE     (2.0 / 3)
#define W         GROWTH_WEIGHT
#define H         GROWTH_HEIGHT
#define NONE      GROWTH_TIER_NONE
#define WATCH     GROWTH_TIER_WATCH
#define SUSTAINED GROWTH_TIER_SUSTAINED
#define SLOW      "slow-fall"

static growth_check check;

/* ---- at the boundaries ---------------------------------------------------------------------- */

/* Points of age in days and SDS. */
static const struct {
    growth_tier tier;
    growth_measure measure;
    struct {
        double age, sds;
    } points[7];
} facts[] = {
    /* clang-format off */
    /* Of the last two years before both, and under 2 years, nothing counts; two have to. */
    { WATCH, W, { { 1500, 0 }, { 1600, 0 }, { 2340, -2.5 * SPACE }, { 2480, -2.5 * SPACE } } },
    { NONE, W, { { 1500, 0 }, { 1600, 0 }, { 2340, -2.5 * SPACE }, { 2480, -2.5 * SPACE + TINY } } },
    { NONE, W, { { 1500, 0 }, { 1600, 0 }, { 2340, -2.5 * SPACE + TINY }, { 2480, -2.5 * SPACE } } },
    { NONE, W, { { 1500, 0 }, { 2300, -2 }, { 2400, -2 }, { 2500, -2 } } },
    { SUSTAINED, W, { { 1400, 0 }, { 1500, 0 }, { 2231, -2.3 }, { 2600, -2.3 } } },
    { NONE, W, { { 1400, 0 }, { 1500, 0 }, { 2230, -2.3 }, { 2600, -2.3 } } },
    { SUSTAINED, W, { { 731, 0 }, { 900, 0 }, { 1631, -2.6 }, { 1700, -2.6 } } },
    { NONE, W, { { 730, 0 }, { 900, 0 }, { 1631, -2.6 }, { 1700, -2.6 } } },
    /* The residual, and where it is watch: above the 50th centile. */
    { WATCH, W, { { 1500, 0 }, { 1600, 0 }, { 3000, -2 }, { 3200, -1.84 } } },
    { NONE, W, { { 1500, 0 }, { 1600, 0 }, { 3000, -2 }, { 3200, -1.83 } } },
    { SUSTAINED, W, { { 1500, 0 }, { 1600, 0 }, { 3000, -2 }, { 3200, -2.14 } } },
    { WATCH, W, { { 1500, 0 }, { 1600, 0 }, { 3000, -2 }, { 3200, -2.13 } } },
    { SUSTAINED, W, { { 1500, 3 }, { 1600, 3 }, { 2600, 0 }, { 2700, -TINY } } },
    { WATCH, W, { { 1500, 3 }, { 1600, 3 }, { 2600, -0.1 }, { 2700, 0 } } },
    /* Compared with where the fall began, over what came after, and with what two bear out. */
    { SUSTAINED, W, { { 1500, 0 }, { 1600, 0 }, { 1900, -0.5 }, { 2200, -1 }, { 2500, -1.5 }, { 2800, -2 }, { 3100, -2.4 } } },
    { NONE, W, { { 1000, 1 }, { 1500, 0 }, { 1600, 0 }, { 1900, -0.5 }, { 2200, -1 }, { 2500, -1.2 }, { 2800, -1.5 } } },
    /* Height: not in the years of puberty. */
    { SUSTAINED, H, { { 1500, 0 }, { 1700, 0 }, { 2900, -2 }, { 3287, -2 } } },
    { NONE, H, { { 1500, 0 }, { 1700, 0 }, { 3600, -2 }, { 3700, -2 } } },
    /* clang-format on */
};

START_TEST(it_is_met_exactly_at_its_boundary)
{
    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
        const growth_finding *f;
        made k;

        made_begin(&k, (growth_sex)sex);
        for (size_t i = 0; i < 7 && facts[_i].points[i].age > 0; i++)
            made_sds(&k, facts[_i].measure, facts[_i].points[i].age, facts[_i].points[i].sds);
        made_check(&k, &check);
        f = made_finding(&check, SLOW, facts[_i].measure);
        ck_assert_msg((f ? f->tier : NONE) == facts[_i].tier, "row %d, sex %d: %s", _i, sex,
                      growth_tier_text(f ? f->tier : NONE));
    }
}
END_TEST

/* ---- over the years ------------------------------------------------------------------------- */

/* Level until one age, in a straight line to another, level again. */
typedef struct course {
    const char *what;
    growth_measure measure;
    double from_sds, to_sds; /* on the chart from 4 years on */
    double from_age, to_age; /* years */
    double step;             /* between occasions, years */
    double until;            /* years */
    growth_tier tier;        /* the highest of slow-fall at any occasion */
    double by;               /* age at which that tier is met first, years; 0: at any */
} course;

/* clang-format off */
static const course courses[] = {
    { "98th to 9th in seven years, yearly", W, 2.05, -4.0 / 3, 4.1, 11, 1, 11.3, SUSTAINED, 11 },
    { "98th to 9th in seven years, half-yearly", W, 2.05, -4.0 / 3, 4.1, 11, 0.5, 11.3, SUSTAINED, 10.6 },
    { "75th to just above the 0.4th, yearly", W, 2.0 / 3, -2.6, 4.1, 11, 1, 11.3, SUSTAINED, 10.1 },
    { "75th to just above the 0.4th, half-yearly", W, 2.0 / 3, -2.6, 4.1, 11, 0.5, 11.3, SUSTAINED, 9.6 },
    { "50th to 2nd in three years", W, 0, -2, 4.1, 7.1, 0.5, 11.3, SUSTAINED, 7.2 },
    { "two spaces in seven years", W, 0, -4.0 / 3, 4.1, 11, 0.5, 11.3, NONE, 0 },
    { "far above the 99.6th to the 75th", W, 3, 2.0 / 3, 5, 11, 0.5, 11.3, NONE, 0 },
    { "far above the 99.6th to above the 50th", W, 3.4, 0.05, 5, 10, 0.5, 11.3, WATCH, 0 },
    { "down before 2 years, then level", W, 2, -1, 0.1, 1.9, 0.25, 9.3, NONE, 0 },
    { "height, 75th to below the 9th by 8", H, 2.0 / 3, -1.6, 4.1, 8, 0.5, 8.9, SUSTAINED, 8 },
    { "height, the same in puberty", H, 2.0 / 3, -1.6, 8.2, 12, 0.5, 13, NONE, 0 },
};
/* clang-format on */

static double sds_at(const course *k, double years)
{
    const double share = (years - k->from_age) / (k->to_age - k->from_age);

    return k->from_sds + (k->to_sds - k->from_sds) * fmin(fmax(share, 0), 1);
}

/* SDS before 4 years that run on into one after it. */
static double before_join(growth_measure measure, growth_sex sex, double age_days, double sds)
{
    double low = -6, high = 6;

    while (high - low > 1e-9) {
        const double middle = (low + high) / 2;

        *(made_smooth_sds(measure, sex, YEARS(4), middle) < sds ? &low : &high) = middle;
    }
    return made_smooth_sds(measure, sex, age_days, low);
}

static void add(made *k, const course *on, double years)
{
    const growth_sex sex = k->record.child.sex;
    const double age = floor(YEARS(years)), sds = sds_at(on, years);

    made_sds(k, on->measure, age, years < 4 ? before_join(on->measure, sex, age, sds) : sds);
}

static void begin(made *k, const course *on, int sex, double *years)
{
    made_begin(k, (growth_sex)sex);
    *years = on->from_age < 2 ? on->from_age : 2.1;
}

START_TEST(every_course_is_judged_at_every_occasion)
{
    const course *on = &courses[_i];
    double years, met = 0;
    made k;

    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
        growth_tier highest = GROWTH_TIER_NONE;

        for (begin(&k, on, sex, &years); years < on->until; years += on->step) {
            const growth_finding *f;

            add(&k, on, years);
            made_check(&k, &check);
            f = made_finding(&check, SLOW, on->measure);
            if (f && f->tier > highest)
                highest = f->tier, met = years;
        }
        ck_assert_msg(highest == on->tier, "%s, sex %d: %s", on->what, sex,
                      growth_tier_text(highest));
        ck_assert_msg(on->by == 0 || met <= on->by + 0.2, "%s, sex %d: at %g", on->what, sex, met);
    }
}
END_TEST

/* It goes on, and after that it is not recovered: never called less. */
START_TEST(a_slow_fall_is_never_called_less)
{
    const course *on = &courses[_i];
    growth_tier before = GROWTH_TIER_NONE;
    double years;
    made k;

    if (on->tier != GROWTH_TIER_SUSTAINED)
        return;
    for (begin(&k, on, GROWTH_FEMALE, &years); years < on->until; years += on->step) {
        const growth_finding *head;

        add(&k, on, years);
        made_check(&k, &check);
        head = made_head(&check, on->measure);
        if (before >= GROWTH_TIER_SUSTAINED)
            ck_assert_msg(head && head->tier >= before, "%s: less at %g", on->what, years);
        before = head ? head->tier : GROWTH_TIER_NONE;
    }
    ck_assert_int_ge(before, GROWTH_TIER_SUSTAINED);
}
END_TEST

/* From the last occasion at the level of years ago, in its spaces; and since when. */
START_TEST(it_is_told_from_where_it_began)
{
    const course *on = &courses[1];
    growth_date first = GROWTH_DATE_NONE;
    const growth_finding *f;
    double years;
    size_t start = 0;
    made k;

    for (begin(&k, on, GROWTH_FEMALE, &years); years < on->until; years += on->step) {
        add(&k, on, years);
        if (years <= on->from_age + 0.1)
            start = k.record.n_measurements - 1;
        made_check(&k, &check);
        f = made_head(&check, W);
        if (f && f->tier >= GROWTH_TIER_SUSTAINED && first == GROWTH_DATE_NONE)
            first = f->to_date;
    }
    f = made_head(&check, W);
    ck_assert_str_eq(growth_rule_at((size_t)f->rule)->id, SLOW);
    ck_assert_int_eq(f->from_date, k.measurements[start].measured_on);
    ck_assert_double_eq(f->from_value, k.measurements[start].value);
    ck_assert_double_eq_tol(f->baseline_sds, on->from_sds, 0.02);
    ck_assert_double_eq_tol(f->spaces, (on->from_sds - on->to_sds) / GROWTH_CENTILE_SPACE, 0.1);
    ck_assert_int_eq(f->first_date, first);
    ck_assert_int_lt(first, f->to_date);
    ck_assert(f->notes & GROWTH_FINDING_CONFIRMED);
    ck_assert_double_le(f->statistic, -3.4);
}
END_TEST

/* One high value is no level, nor is what nobody weighs; and neither hides one. */
START_TEST(two_occasions_stand_for_the_level)
{
    static const struct {
        double sds[7];
        int met;
    } rows[] = { { { 2, 2, 1, 0, -0.2, -1.2, -1.3 }, 1 },
                 { { 0, 2, 0, 0, -0.2, -1.2, -1.3 }, 0 },
                 { { 7, 7, 0, 0, -0.2, -1.2, -1.3 }, 0 },
                 { { 7, 7, 2, 2, -0.2, -1.2, -1.3 }, 1 },
                 { { 2, 2, 1, 0, -1.2, 4, -1.3 }, 1 } };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        made k;

        made_begin(&k, GROWTH_MALE);
        for (int n = 0; n < 7; n++)
            made_sds(&k, W, 1500 + 400 * n, rows[i].sds[n]);
        made_check(&k, &check);
        ck_assert_int_eq(made_finding(&check, SLOW, W) != NULL, rows[i].met);
    }
}
END_TEST

/* Years of wandering: the cheap bounds of what is looked back for know of levels of years ago. */
START_TEST(bounded_and_whole_look_back_as_far)
{
    static growth_check whole;
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    unsigned slow = 0, carried = 0;

    options.effort = GROWTH_EFFORT_WHOLE;
    for (unsigned seed = 1; seed <= 2000; seed++) {
        unsigned long long state = seed * 2654435761u + 1;
        double sds = 3 * made_random(&state);
        made k;

        made_begin(&k, made_random(&state) < 0.5 ? GROWTH_MALE : GROWTH_FEMALE);
        for (double age = 1500; age < YEARS(13); age += 100 + 300 * made_random(&state)) {
            made_sds(&k, W, floor(age), sds);
            sds = fmax(sds + 0.7 * (made_random(&state) - 0.8), -2.6 + made_random(&state));
        }
        made_check(&k, &check);
        ck_assert_int_eq(growth_check_record(&k.record, &options, &whole, NULL), GROWTH_OK);
        ck_assert_uint_eq(check.n_findings, whole.n_findings);
        for (size_t i = 0; i < check.n_findings; i++)
            if (check.findings[i].rule != whole.findings[i].rule ||
                check.findings[i].tier != whole.findings[i].tier ||
                check.findings[i].first_date != whole.findings[i].first_date)
                ck_abort_msg("seed %u: finding %zu differs", seed, i);
        slow += made_finding(&check, SLOW, W) != NULL;
        carried += !made_finding(&check, SLOW, W) && made_head(&check, W) &&
                   !strcmp(growth_rule_at((size_t)made_head(&check, W)->first_rule)->id, SLOW);
    }
    ck_assert_uint_gt(slow, 200);
    ck_assert_uint_gt(carried, 10);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("slow");

    tap_each(t, it_is_met_exactly_at_its_boundary, facts);
    tap_each(t, every_course_is_judged_at_every_occasion, courses);
    tap_each(t, a_slow_fall_is_never_called_less, courses);
    tcase_add_test(t, it_is_told_from_where_it_began);
    tcase_add_test(t, two_occasions_stand_for_the_level);
    tcase_add_test(t, bounded_and_whole_look_back_as_far);
    return tap_run(t);
}
