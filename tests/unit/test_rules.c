/* Rules: each exactly at its boundary, and what must hold of all of them. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "../tap.h"
#include "made.h"

#define TINY  1e-6
#define SPACE (2.0 / 3)
#define NONE  GROWTH_TIER_NONE
#define W     GROWTH_WEIGHT
#define H     GROWTH_HEIGHT
#define B     GROWTH_BMI
#define KG    100 /* added to a weight: kg, not SDS */

static growth_check check;

/* Birth SDS (or NAN), then points of age in days and SDS, or KG + value. */
typedef struct fact {
    const char *rule;
    growth_tier tier;
    growth_measure measure;
    double birth;
    struct {
        double age, x;
    } points[7];
} fact;

/* clang-format off */
static const fact facts[] = {
    { "early-loss", NONE, W, KG + 3.5, { { 5, KG + 3.15 } } },
    { "early-loss", GROWTH_TIER_CONCERN, W, KG + 3.5, { { 5, KG + 3.149 } } },
    { "early-loss", NONE, W, KG + 3.5, { { 20, KG + 3.49 } } },
    { "early-loss", GROWTH_TIER_CONCERN, W, KG + 3.5, { { 21, KG + 3.49 } } },
    { "early-loss", NONE, W, KG + 3.5, { { 21, KG + 3.5 } } },
    /* The 9th and 91st centiles themselves belong to the middle. */
    { "ng75-fall", GROWTH_TIER_CONCERN, W, -4.0 / 3, { { 180, -8.0 / 3 } } },
    { "ng75-fall", NONE, W, -4.0 / 3, { { 180, -8.0 / 3 + TINY } } },
    { "ng75-fall", GROWTH_TIER_CONCERN, W, -4.0 / 3 - TINY, { { 180, -2 - TINY } } },
    { "ng75-fall", NONE, W, -4.0 / 3 - TINY, { { 180, -2 } } },
    { "ng75-fall", GROWTH_TIER_CONCERN, W, 4.0 / 3, { { 180, 0 } } },
    { "ng75-fall", NONE, W, 4.0 / 3, { { 180, TINY } } },
    { "ng75-fall", NONE, W, 4.0 / 3 + TINY, { { 180, -SPACE + 2 * TINY } } },
    { "ng75-fall", GROWTH_TIER_CONCERN, W, 4.0 / 3 + TINY, { { 180, -SPACE + TINY } } },
    { "ng75-below-2nd", NONE, W, NAN, { { 180, -2 } } },
    { "ng75-below-2nd", GROWTH_TIER_CONCERN, W, NAN, { { 180, -2 - TINY } } },
    { "ng75-bmi", NONE, B, NAN, { { 1000, -2 } } },
    { "ng75-bmi", GROWTH_TIER_WATCH, B, NAN, { { 1000, -2 - TINY } } },
    { "ng75-bmi", GROWTH_TIER_WATCH, B, NAN, { { 1000, -8.0 / 3 } } },
    { "ng75-bmi", GROWTH_TIER_CONCERN, B, NAN, { { 1000, -8.0 / 3 - TINY } } },
    { "ng75-bmi", NONE, B, NAN, { { 700, -3 } } },
    { "rcpch-state", NONE, W, NAN, { { 180, -8.0 / 3 } } },
    { "rcpch-state", GROWTH_TIER_CONCERN, W, NAN, { { 180, -8.0 / 3 - TINY } } },
    { "rcpch-state", GROWTH_TIER_CONCERN, H, NAN, { { 900, 0 }, { 1100, -2.7 } } },
    { "rcpch-state", GROWTH_TIER_URGENT, B, NAN, { { 900, -0.69 }, { 1100, -2.7 } } },
    { "rcpch-state", GROWTH_TIER_CONCERN, B, NAN, { { 900, -0.71 }, { 1100, -2.7 } } },
    { "rcpch-state", NONE, B, NAN, { { 700, -2.7 } } },
    { "rcpch-height-fall", NONE, H, NAN, { { 1000, 0 }, { 1100, 0 }, { 1300, -4.0 / 3 }, { 1400, -1.5 } } },
    { "rcpch-height-fall", GROWTH_TIER_SUSTAINED, H, NAN, { { 1000, 0 }, { 1100, 0 }, { 1300, -4.0 / 3 - TINY }, { 1400, -1.5 } } },
    { "rcpch-height-fall", NONE, H, NAN, { { 1000, 0 }, { 1092, -1.5 }, { 1181, -1.5 } } },
    { "rcpch-height-fall", GROWTH_TIER_SUSTAINED, H, NAN, { { 1000, 0 }, { 1091, -1.5 }, { 1182, -1.5 } } },
    { "rcpch-height-fall", NONE, H, NAN, { { 3400, 0 }, { 3500, 0 }, { 3600, -1.5 }, { 3700, -1.5 } } },
    { "sustained-fall", GROWTH_TIER_SUSTAINED, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -4.0 / 3 }, { 1200, -4.0 / 3 } } },
    { "sustained-fall", NONE, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -4.0 / 3 + TINY }, { 1200, -4.0 / 3 } } },
    { "sustained-fall", NONE, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -4.0 / 3 }, { 1200, -4.0 / 3 + TINY } } },
    { "sustained-fall", NONE, W, NAN, { { 1100, 0 }, { 1200, -3 } } },
    /* Values of one month are one occasion: they cannot confirm each other. */
    { "sustained-fall", NONE, W, NAN, { { 900, 0 }, { 1000, 0 }, { 1100, -2 }, { 1127, -2 } } },
    { "sustained-fall", GROWTH_TIER_SUSTAINED, W, NAN, { { 900, 0 }, { 1000, 0 }, { 1100, -2 }, { 1128, -2 } } },
    { "sustained-fall", GROWTH_TIER_SUSTAINED, W, NAN, { { 800, 0 }, { 900, 0 }, { 1600, -2.5 }, { 1700, -2.5 } } },
    { "predicted-fall", GROWTH_TIER_SUSTAINED, W, NAN, { { 800, 0 }, { 900, 0 }, { 1600, -2.5 }, { 1700, -2.5 } } },
    { "predicted-fall", GROWTH_TIER_SUSTAINED, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -0.96 }, { 1200, -0.96 } } },
    { "predicted-fall", NONE, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -0.92 }, { 1200, -0.92 } } },
    { "predicted-fall", NONE, W, NAN, { { 1100, 0 }, { 1200, -3 } } },
    { "rapid-fall", GROWTH_TIER_URGENT, W, NAN, { { 900, 0 }, { 1000, 0 }, { 1100, -2 } } },
    { "rapid-fall", GROWTH_TIER_URGENT, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -2.8 / 3 } } },
    { "rapid-fall", NONE, W, NAN, { { 800, 0 }, { 900, 0 }, { 1000, 0 }, { 1100, -2.8 / 3 + TINY } } },
    /* Across a gap a residual of its own; the fall within the time is not asked for there. */
    { "rapid-fall", GROWTH_TIER_URGENT, W, NAN, { { 800, 0 }, { 900, 0 }, { 1266, -1.7 } } },
    { "rapid-fall", GROWTH_TIER_URGENT, W, NAN, { { 800, 0 }, { 900, 0 }, { 1500, -2.3 } } },
    { "rapid-fall", NONE, W, NAN, { { 800, 0 }, { 900, 0 }, { 1500, -1.7 } } },
    { "rapid-fall", GROWTH_TIER_URGENT, W, NAN, { { 800, 0 }, { 900, 0 }, { 3500, -3.4 } } },
    { "rapid-fall", NONE, W, NAN, { { 800, 0 }, { 900, 0 }, { 3500, -1.8 } } },
    { "rapid-fall", GROWTH_TIER_CONCERN, W, NAN, { { 900, 0 }, { 1500, -2.4 } } },
    { "weight-loss", GROWTH_TIER_URGENT, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 20 }, { 1900, KG + 18.5 } } },
    { "weight-loss", GROWTH_TIER_URGENT, W, NAN, { { 1700, KG + 19 }, { 1800, KG + 20 }, { 2349, KG + 18.5 } } },
    { "weight-loss", GROWTH_TIER_WATCH, W, NAN, { { 1700, KG + 21 }, { 1800, KG + 20 }, { 2349, KG + 18.501 } } },
    { "weight-loss", GROWTH_TIER_URGENT, W, NAN, { { 1800, KG + 20 }, { 4500, KG + 18.5 } } },
    { "weight-loss", GROWTH_TIER_WATCH, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 20 }, { 1900, KG + 18.501 } } },
    { "weight-loss", GROWTH_TIER_WATCH, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 20 }, { 1900, KG + 19 } } },
    { "weight-loss", NONE, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 20 }, { 1900, KG + 19.001 } } },
    { "weight-loss", GROWTH_TIER_SUSTAINED, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 20 }, { 1900, KG + 19 }, { 2000, KG + 19 } } },
    { "weight-loss", NONE, W, NAN, { { 300, KG + 9 }, { 360, KG + 8 } } },
    { "static-weight", GROWTH_TIER_WATCH, W, NAN, { { 800, KG + 13 }, { 982, KG + 13 } } },
    { "static-weight", NONE, W, NAN, { { 800, KG + 13 }, { 981, KG + 13 } } },
    { "static-weight", NONE, W, NAN, { { 800, KG + 13 }, { 982, KG + 13.001 } } },
    /* The last that long ago, or two before it: lost, and a little gained since. */
    { "static-weight", GROWTH_TIER_WATCH, W, NAN, { { 1900, KG + 19.3 }, { 2080, KG + 19 }, { 2265, KG + 18.6 }, { 2450, KG + 18.7 } } },
    { "static-weight", GROWTH_TIER_WATCH, W, NAN, { { 1354, KG + 18.7 }, { 2080, KG + 18.7 }, { 2265, KG + 18.6 }, { 2450, KG + 18.7 } } },
    { "static-weight", NONE, W, NAN, { { 1353, KG + 18.7 }, { 2080, KG + 18.7 }, { 2265, KG + 18.6 }, { 2450, KG + 18.7 } } },
    { "static-weight", NONE, W, NAN, { { 1900, KG + 18.6 }, { 2080, KG + 19.3 }, { 2265, KG + 18.6 }, { 2450, KG + 18.7 } } },
    { "conditional-gain", GROWTH_TIER_WATCH, W, NAN, { { 1000, 0 }, { 1100, -0.5 }, { 1200, -1 } } },
    { "conditional-gain", NONE, W, NAN, { { 1000, 0 }, { 1100, -0.1 }, { 1200, -0.6 } } },
    { "conditional-gain", GROWTH_TIER_WATCH, W, NAN, { { 1735, 1.4 }, { 3926, -1.4 } } },
    { "edwards-1990", GROWTH_TIER_CONCERN, W, NAN, { { 42, 0 }, { 200, -4.0 / 3 }, { 230, -1.5 } } },
    { "edwards-1990", NONE, W, NAN, { { 42, 0 }, { 200, -4.0 / 3 }, { 229, -1.5 } } },
    { "coventry-1998", GROWTH_TIER_CONCERN, W, NAN, { { 42, 0 }, { 200, -4.0 / 3 }, { 230, -1.5 } } },
    { "coventry-1998", NONE, W, NAN, { { 42, 0 }, { 200, -4.0 / 3 + TINY }, { 230, -1.5 } } },
    { "coventry-1998", GROWTH_TIER_CONCERN, H, NAN, { { 1700, -2.7 } } },
    { "grote-2008", GROWTH_TIER_CONCERN, H, NAN, { { 700, -3 - TINY } } },
    { "grote-2008", NONE, H, NAN, { { 700, -3 } } },
    { "grote-2008", GROWTH_TIER_CONCERN, H, NAN, { { 600, -2.6 }, { 700, -2.6 } } },
    { "dutch-deflection", GROWTH_TIER_CONCERN, H, NAN, { { 1500, 0 }, { 1900, -0.3 } } },
    { "dutch-deflection", NONE, H, NAN, { { 1500, 0 }, { 1900, -0.25 } } },
    { "jgz-2019-height", GROWTH_TIER_CONCERN, H, NAN, { { 700, -2.6 } } },
    { "jgz-2019-height", GROWTH_TIER_CONCERN, H, NAN, { { 1500, 1 }, { 1900, -0.1 } } },
    { "jgz-2019-weight", GROWTH_TIER_CONCERN, W, NAN, { { 100, 0 }, { 200, -1 - TINY } } },
    { "jgz-2019-weight", NONE, W, NAN, { { 100, 0 }, { 200, -1 } } },
    { "aap-two-lines", GROWTH_TIER_CONCERN, W, NAN, { { 100, 0 }, { 200, -0.7 } } },
    { "aap-two-lines", NONE, W, NAN, { { 100, 0 }, { 200, -0.6 } } },
    { "who-severity", GROWTH_TIER_WATCH, W, NAN, { { 200, -3 } } },
    { "who-severity", GROWTH_TIER_CONCERN, W, NAN, { { 200, -3 - TINY } } },
    { "aspen-2014", GROWTH_TIER_CONCERN, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 18.5 } } },
    { "aspen-2014", NONE, W, NAN, { { 1700, KG + 20 }, { 1800, KG + 18.501 } } },
    { "aspen-2014", GROWTH_TIER_CONCERN, B, NAN, { { 1700, 0.5 }, { 1800, -1.5 } } },
};
/* clang-format on */

static void add(made *k, growth_measure measure, double age, double x)
{
    if (x > KG / 2)
        made_add(k, measure, age, x - KG);
    else
        made_sds(k, measure, age, x);
}

static void run(const made *k, const growth_rules *rules)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;

    options.rules = rules;
    ck_assert_int_eq(growth_check_record(&k->record, &options, &check, NULL), GROWTH_OK);
}

static void all_packs(growth_rules *rules)
{
    growth_rules_default(rules);
    for (size_t i = 0; i < growth_rule_count(); i++)
        rules->on[i] = 1;
}

START_TEST(every_rule_at_its_boundary)
{
    const fact *f = &facts[_i];
    const growth_finding *found;
    growth_rules rules;
    made k;

    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++) {
        made_begin(&k, (growth_sex)sex);
        if (!isnan(f->birth))
            add(&k, GROWTH_WEIGHT, 0, f->birth);
        for (size_t i = 0; i < 7 && f->points[i].age > 0; i++)
            add(&k, f->measure, f->points[i].age, f->points[i].x);
        all_packs(&rules);
        run(&k, &rules);
        found = made_finding(&check, f->rule, f->measure);
        ck_assert_msg((found ? found->tier : GROWTH_TIER_NONE) == f->tier,
                      "%s, row %d, sex %d: %s, not %s", f->rule, _i, sex,
                      growth_tier_text(found ? found->tier : GROWTH_TIER_NONE),
                      growth_tier_text(f->tier));
    }
}
END_TEST

START_TEST(every_rule_has_a_boundary_here)
{
    static const char *const elsewhere[] = { "insufficient",     "ng75-parental", "rcpch-parental",
                                             "unrecovered-fall", "slow-fall",     "who-muac" };

    for (size_t i = 0; i < growth_rule_count(); i++) {
        const char *id = growth_rule_at(i)->id;
        int seen = 0;

        for (size_t j = 0; j < sizeof facts / sizeof *facts; j++)
            seen |= !strcmp(facts[j].rule, id);
        for (size_t j = 0; j < sizeof elsewhere / sizeof *elsewhere; j++)
            seen |= !strcmp(elsewhere[j], id);
        ck_assert_msg(seen, "%s", id);
    }
}
END_TEST

/* Mother 164, father 177.5: close to the middle of UK90 adults. */
START_TEST(parents_heights_are_compared_with)
{
    const struct {
        double age, below; /* spaces */
        const char *rule;
        int met;
    } rows[] = { { 900, 2, "ng75-parental", 0 },
                 { 900, 2 + TINY, "ng75-parental", 1 },
                 { 3000, 3, "rcpch-parental", 0 },
                 { 3000, 3 + TINY, "rcpch-parental", 1 } };

    for (size_t i = 0; i < 4; i++) {
        growth_lms mother, father;
        double zm, zf, target;
        made k;

        made_begin(&k, GROWTH_FEMALE);
        k.record.child.mother_height_cm = 150;
        k.record.child.father_height_cm = 190;
        ck_assert_int_eq(growth_reference_lms(growth_reference_find("uk-who"), H, GROWTH_FEMALE,
                                              YEARS(20), &mother, NULL),
                         GROWTH_OK);
        ck_assert_int_eq(growth_reference_lms(growth_reference_find("uk-who"), H, GROWTH_MALE,
                                              YEARS(20), &father, NULL),
                         GROWTH_OK);
        ck_assert_int_eq(growth_lms_sds(mother, 150, &zm), GROWTH_OK);
        ck_assert_int_eq(growth_lms_sds(father, 190, &zf), GROWTH_OK);
        target = (zm + zf) / 4;
        made_sds(&k, H, rows[i].age, target - rows[i].below * SPACE);
        run(&k, NULL);
        ck_assert_int_eq(made_finding(&check, rows[i].rule, H) != NULL, rows[i].met);
        k.record.child.father_height_cm = 0;
        run(&k, NULL);
        ck_assert_ptr_null(made_finding(&check, rows[i].rule, H));
    }
}
END_TEST

/* A child on what was one centile before each join: no fall, whatever the centile and measure. */
START_TEST(a_smooth_child_has_no_fall)
{
    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++)
        for (int line = -4; line <= 4; line++)
            for (int rounded = 0; rounded < 2; rounded++) {
                made k;

                made_begin(&k, (growth_sex)sex);
                made_sds(&k, W, 0, line * SPACE);
                for (double age = 56; age < YEARS(9); age += age < 365 ? 40 : 91)
                    for (int m = W; m <= H; m++) {
                        double v = made_value(
                            (growth_measure)m, (growth_sex)sex, age,
                            made_smooth_sds((growth_measure)m, (growth_sex)sex, age, line * SPACE));
                        double step = m == W && age < 365 ? 100 : 10;

                        made_add(&k, (growth_measure)m, age, rounded ? round(v * step) / step : v);
                        run(&k, NULL);
                        for (size_t i = 0; i < check.n_findings; i++) {
                            const growth_rule *r = growth_rule_at((size_t)check.findings[i].rule);

                            if (r->fall || check.findings[i].tier >= GROWTH_TIER_SUSTAINED)
                                ck_abort_msg("sex %d, line %d, %g days: %s", sex, line, age, r->id);
                        }
                    }
            }
}
END_TEST

/* The same child's track is level from first to last, in every frame it was carried into. */
START_TEST(a_smooth_child_has_a_level_track)
{
    for (int sex = GROWTH_MALE; sex <= GROWTH_FEMALE; sex++)
        for (int line = -4; line <= 4; line++)
            for (int m = W; m <= H; m++) {
                const growth_series *s = &check.track.series[m];
                const double ages[] = { 400, 700, 1000, 1300, 1600, 2000 };
                made k;

                made_begin(&k, (growth_sex)sex);
                for (size_t i = 0; i < 6; i++)
                    made_sds(
                        &k, (growth_measure)m, ages[i],
                        made_smooth_sds((growth_measure)m, (growth_sex)sex, ages[i], line * SPACE));
                run(&k, NULL);
                for (size_t i = 0; i < 6; i++)
                    ck_assert_double_eq_tol(growth_series_carry(s, s->occasions[i].sds,
                                                                s->occasions[i].frame,
                                                                s->occasions[5].frame),
                                            s->occasions[5].sds, 1e-9);
            }
}
END_TEST

/* The cheap bounds never change what is found. */
START_TEST(bounded_and_whole_find_the_same)
{
    static growth_check whole;
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    unsigned findings = 0;

    for (unsigned seed = 1, seeds = tap_rounds(3000); seed <= seeds; seed++) {
        made k;

        made_wanderer(&k, seed);
        run(&k, NULL);
        options.effort = GROWTH_EFFORT_WHOLE;
        ck_assert_int_eq(growth_check_record(&k.record, &options, &whole, NULL), GROWTH_OK);
        if (check.n_findings != whole.n_findings)
            ck_abort_msg("seed %u: %zu findings, %zu", seed, check.n_findings, whole.n_findings);
        for (size_t i = 0; i < check.n_findings; i++) {
            findings += check.findings[i].tier >= GROWTH_TIER_SUSTAINED;
            if (check.findings[i].rule != whole.findings[i].rule ||
                check.findings[i].tier != whole.findings[i].tier ||
                check.findings[i].first_rule != whole.findings[i].first_rule ||
                check.findings[i].first_date != whole.findings[i].first_date)
                ck_abort_msg("seed %u: finding %zu differs", seed, i);
        }
    }
    ck_assert_uint_gt(findings, tap_rounds(300));
}
END_TEST

START_TEST(the_order_of_rows_does_not_matter)
{
    static growth_check other;

    for (unsigned seed = 1, seeds = tap_rounds(500); seed <= seeds; seed++) {
        unsigned long long state = seed;
        made k;

        made_wanderer(&k, seed);
        run(&k, NULL);
        for (size_t i = k.record.n_measurements - 1; i > 0; i--) {
            size_t j = (size_t)(made_random(&state) * (double)(i + 1));
            growth_measurement m = k.measurements[i];

            k.measurements[i] = k.measurements[j];
            k.measurements[j] = m;
        }
        ck_assert_int_eq(growth_check_record(&k.record, NULL, &other, NULL), GROWTH_OK);
        ck_assert_uint_eq(check.n_findings, other.n_findings);
        for (size_t i = 0; i < check.n_findings; i++)
            if (check.findings[i].rule != other.findings[i].rule ||
                check.findings[i].tier != other.findings[i].tier ||
                check.findings[i].to_sds != other.findings[i].to_sds)
                ck_abort_msg("seed %u: finding %zu differs", seed, i);
    }
}
END_TEST

/* A further value just where it is expected, or where the last one was, shows no new fall. */
START_TEST(an_expected_value_makes_no_finding)
{
    for (unsigned seed = 1, seeds = tap_rounds(1500); seed <= seeds; seed++) {
        const growth_series *s = &check.track.series[W];
        growth_range range;
        made k;
        double age;

        made_wanderer(&k, seed);
        run(&k, NULL);
        if (check.tier >= GROWTH_TIER_WATCH)
            continue;
        age = floor(s->occasions[s->n_occasions - 1].age_days) + 95;
        if (growth_series_expect(s, s->n_occasions, age, s->occasions[s->n_occasions - 1].frame,
                                 &range) != GROWTH_OK)
            continue;
        made_sds(&k, W, age, range.expected);
        run(&k, NULL);
        for (size_t i = 0; i < check.n_findings; i++)
            if (growth_rule_at((size_t)check.findings[i].rule)->fall &&
                check.findings[i].measure == W &&
                strcmp(growth_rule_at((size_t)check.findings[i].rule)->id, "static-weight") != 0 &&
                s->occasions[s->n_occasions - 1].frame == s->occasions[s->n_occasions - 2].frame)
                ck_abort_msg("seed %u: %s", seed,
                             growth_rule_at((size_t)check.findings[i].rule)->id);
    }
}
END_TEST

START_TEST(two_points_are_never_sustained)
{
    for (double age = 60; age < YEARS(12); age *= 1.4)
        for (double gap = 30; gap < YEARS(6); gap *= 1.7)
            for (double fall = 0.5; fall < 6; fall += 0.5) {
                made k;

                made_begin(&k, GROWTH_FEMALE);
                made_sds(&k, W, floor(age), 1.5);
                made_sds(&k, W, floor(age + gap), 1.5 - fall);
                run(&k, NULL);
                for (size_t i = 0; i < check.n_findings; i++)
                    ck_assert(check.findings[i].tier != GROWTH_TIER_SUSTAINED);
            }
}
END_TEST

START_TEST(too_little_is_said)
{
    char text[GROWTH_EXPLAIN_SIZE];
    made k;

    made_begin(&k, GROWTH_MALE);
    run(&k, NULL);
    ck_assert_int_eq(check.tier, GROWTH_TIER_INSUFFICIENT);
    made_sds(&k, W, 200, 0);
    run(&k, NULL);
    ck_assert_int_eq(check.tier, GROWTH_TIER_INSUFFICIENT);
    made_sds(&k, W, 300, 0);
    run(&k, NULL);
    ck_assert_int_eq(check.tier, GROWTH_TIER_NONE);
    k.record.child.birth_date = k.measurements[1].measured_on - 10;
    k.measurements[0].age_days = k.measurements[1].age_days = GROWTH_NAN;
    run(&k, NULL);
    growth_explain_silence(&check, text);
    ck_assert_msg(strstr(text, "1 weight is dated before birth") != NULL, "%s", text);
    k.record.child.sex = GROWTH_SEX_UNKNOWN;
    ck_assert_int_eq(growth_check_record(&k.record, NULL, &check, NULL), GROWTH_ERR_SEX_UNKNOWN);
    ck_assert_uint_eq(check.n_findings, 0);
}
END_TEST

/* A slip upwards is no level to fall from, marked or not; a low newest value always counts. */
START_TEST(high_slips_are_left_out_and_low_values_are_not)
{
    made k;

    made_begin(&k, GROWTH_MALE);
    for (int i = 0; i < 6; i++)
        made_sds(&k, W, 800 + 91 * i, i == 4 ? 4 : 0);
    run(&k, NULL);
    ck_assert_int_eq(check.tier, GROWTH_TIER_NONE);
    k.measurements[4].marks = GROWTH_MARK_DOUBTFUL;
    run(&k, NULL);
    ck_assert_int_eq(check.tier, GROWTH_TIER_NONE);
    made_add(&k, W, 800 + 91 * 6, 6)->marks = GROWTH_MARK_DOUBTFUL;
    run(&k, NULL);
    ck_assert_int_eq(check.tier, GROWTH_TIER_URGENT);
    ck_assert(check.findings[0].notes & GROWTH_FINDING_DOUBTFUL);
}
END_TEST

START_TEST(one_episode_a_measure)
{
    made k;
    int heads = 0;

    made_begin(&k, GROWTH_MALE);
    made_sds(&k, W, 0, 0);
    for (int i = 0; i < 6; i++)
        made_sds(&k, W, 800 + 91 * i, i < 4 ? 0 : -3);
    run(&k, NULL);
    ck_assert_uint_gt(check.n_findings, 4);
    for (size_t i = 0; i < check.n_findings; i++)
        heads += check.findings[i].heads;
    ck_assert_int_eq(heads, 1);
    ck_assert(check.findings[0].heads);
    ck_assert_int_eq(__builtin_popcountll(check.findings[0].also), (int)check.n_findings - 1);
    for (size_t i = 1; i < check.n_findings; i++)
        ck_assert(check.findings[i].tier <= check.findings[i - 1].tier);
}
END_TEST

/* The boy of examples/records/boy-late-fall.csv at the first weighing that shows the fall: he is
 * between the 9th and 25th centiles, one visit later below the 2nd. */
START_TEST(a_late_fall_is_urgent_at_the_first_low_weight)
{
    static const struct {
        double age, kg;
    } weights[] = { { 48, 5.12 },   { 62, 5.69 },   { 90, 6.44 },   { 118, 6.99 },  { 232, 8.56 },
                    { 371, 9.7 },   { 505, 10.6 },  { 811, 12.9 },  { 1059, 14.1 }, { 1227, 15.2 },
                    { 1371, 15.9 }, { 1469, 14.6 }, { 1574, 13.2 }, { 1644, 11.9 } };
    made k;

    made_begin(&k, GROWTH_MALE);
    made_add(&k, W, 0, 3.6);
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
        made_add(&k, W, weights[i].age, weights[i].kg);
        run(&k, NULL);
        ck_assert_int_eq(check.tier == GROWTH_TIER_URGENT, i >= 11);
        if (i == 11)
            ck_assert(check.findings[0].to_sds > -4.0 / 3);
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("rules");

    tap_each(t, every_rule_at_its_boundary, facts);
    tcase_add_test(t, every_rule_has_a_boundary_here);
    tcase_add_test(t, parents_heights_are_compared_with);
    tcase_add_test(t, a_smooth_child_has_no_fall);
    tcase_add_test(t, a_smooth_child_has_a_level_track);
    tcase_add_test(t, bounded_and_whole_find_the_same);
    tcase_add_test(t, the_order_of_rows_does_not_matter);
    tcase_add_test(t, an_expected_value_makes_no_finding);
    tcase_add_test(t, two_points_are_never_sustained);
    tcase_add_test(t, too_little_is_said);
    tcase_add_test(t, high_slips_are_left_out_and_low_values_are_not);
    tcase_add_test(t, one_episode_a_measure);
    tcase_add_test(t, a_late_fall_is_urgent_at_the_first_low_weight);
    return tap_run(t);
}
