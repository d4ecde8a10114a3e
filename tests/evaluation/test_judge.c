/* A judge finds what is found in each record by itself, whatever it keeps from one child to the
 * next, and what its bounds pass over is nothing: on simulated children of every trajectory, and on
 * records that no child has. */
#include <check.h>
#include <math.h>
#include <string.h>

#include <growth/scan.h>

#include "../../cli/evaluate/simulation.h"
#include "../tap.h"
#include "quality_slips.h"

enum { ROWS = 2 * MAX_VISITS, MADE_UP = 6000, SIMULATED_EACH = 40 };

/* ---- records ----------------------------------------------------------------------------------
 */

typedef struct record {
    growth_child child;
    growth_measurement rows[ROWS];
    size_t n;
} record;

static unsigned long long state = 1;

static unsigned below(unsigned n)
{
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)(state >> 33) % n;
}

static double between(double low, double high)
{
    return low + (high - low) * (below(1u << 30) / (double)(1u << 30));
}

/* Ages by day or between days, in any order, some twice; values on a track, off it, and impossible.
 */
static void make_up(record *r)
{
    static const double slips[] = { 10, 0.1, 100, 0.01, 1000, 0.4536, 2.2046, 2.54 };
    const double until = below(3) ? 2000 : 7000, level = between(-2.5, 2.5);
    double age = 0;

    memset(r, 0, sizeof *r);
    r->child = (growth_child){ .id = "made up",
                               .sex = below(2) ? GROWTH_MALE : GROWTH_FEMALE,
                               .birth_date = 17000 + (int)below(1000),
                               .gestation_days =
                                   below(3) ? 160 + (int)below(150) : GROWTH_GESTATION_UNKNOWN };
    r->n = 1 + below(40);
    for (size_t i = 0; i < r->n; i++) {
        growth_measurement *m = &r->rows[i];
        growth_lms lms = { 1, 20, 0.2 };

        *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
        m->measure = (growth_measure)(below(8) ? below(2) : below(4));
        age = below(4) ? fmod(age + between(0, 200), until) : below(6) ? age : between(0, until);
        if (below(3))
            m->measured_on = r->child.birth_date + (growth_date)age;
        else
            m->age_days = below(2) ? age : floor(age);
        if (!below(30))
            m->corrected_age_days = age - between(0, 60);
        (void)!growth_reference_lms(growth_reference_find("uk-who"), m->measure, r->child.sex,
                                    fmax(age, 14), &lms, NULL);
        if (growth_lms_value(lms, level + between(-1, 1) * (below(5) ? 0.4 : 4), &m->value) !=
            GROWTH_OK)
            m->value = lms.m;
        if (!below(25))
            m->value *= slips[below(8)];
        m->value = round(m->value * 100) / 100;
        m->posture = (growth_posture)below(3);
        m->marks = (below(40) ? 0u : GROWTH_MARK_OEDEMA) | (below(40) ? 0u : GROWTH_MARK_DERIVED);
    }
}

/* Calls `each` with simulated children of every trajectory on every schedule, then with others. */
static size_t with_every(void (*each)(const record *r, void *context), void *context)
{
    static simulation s;
    static simulated child;
    static record r;
    size_t n = 0;

    simulation_prepare(&s, 7);
    for (const trajectory *t = trajectories; t->id; t++)
        for (const schedule *on = schedules; on->id; on++)
            for (uint64_t number = 0; number < SIMULATED_EACH; number++, n++) {
                simulate(&s, t, on, number, &child);
                r.child = child.child;
                r.n = child.n_visits ? child.end[child.n_visits - 1] : 0;
                memcpy(r.rows, child.measurements, r.n * sizeof *r.rows);
                each(&r, context);
            }
    state = 1;
    for (int i = 0; i < MADE_UP; i++, n++) {
        make_up(&r);
        each(&r, context);
    }
    return n;
}

/* ---- a judge beside single calls ---------------------------------------------------------------
 */

typedef struct judging {
    growth_judge *judge;
    growth_judge_options options;
    size_t findings, slips;
} judging;

static int same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static int same_finding(const growth_finding *a, const growth_finding *b)
{
    return a->rule == b->rule && a->tier == b->tier && a->measure == b->measure &&
           a->from_date == b->from_date && a->to_date == b->to_date && a->heads == b->heads &&
           same(a->from_sds, b->from_sds) && same(a->to_sds, b->to_sds) &&
           same(a->from_value, b->from_value) && same(a->to_value, b->to_value) &&
           same(a->spaces, b->spaces) && same(a->percent, b->percent) &&
           same(a->statistic, b->statistic) && a->notes == b->notes && a->also == b->also;
}

static int same_slip(const growth_quality_finding *a, const growth_quality_finding *b)
{
    return a->kind == b->kind && a->index == b->index && a->other == b->other &&
           same(a->confidence, b->confidence) && same(a->suggested, b->suggested) &&
           same(a->expected, b->expected) && a->years == b->years &&
           a->may_leave_out == b->may_leave_out;
}

static void judge_and_compare(const record *r, void *context)
{
    static growth_check check;
    judging *j = context;
    growth_measurement rows[ROWS];
    growth_quality_finding slips[ROWS];
    growth_record one = { .child = r->child, .measurements = r->rows, .n_measurements = r->n };
    growth_judged judged;
    size_t n;

    ck_assert_int_eq(growth_judge_record(j->judge, &one, &judged, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_quality_check(&one, &j->options.check.assess, slips, ROWS, &n, NULL),
                     GROWTH_OK);
    memcpy(rows, r->rows, sizeof rows);
    for (size_t i = 0; i < n; i++)
        rows[slips[i].index].marks |= slips[i].may_leave_out ? GROWTH_MARK_DOUBTFUL : 0u;
    one.measurements = rows;
    ck_assert_int_eq(growth_check_record(&one, &j->options.check, &check, NULL), GROWTH_OK);

    ck_assert_uint_eq(judged.n_quality, n);
    ck_assert_uint_eq(judged.check->n_findings, check.n_findings);
    for (size_t i = 0; i < n; i++)
        if (!same_slip(&judged.quality[i], &slips[i]))
            ck_abort_msg("slip of row %zu differs", slips[i].index);
    for (size_t i = 0; i < check.n_findings; i++)
        if (!same_finding(&judged.check->findings[i], &check.findings[i]))
            ck_abort_msg("finding %s differs", growth_rule_at((size_t)check.findings[i].rule)->id);
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++)
        for (size_t i = 0; i < check.track.series[m].n_points; i++)
            if (judged.check->track.series[m].points[i].sds != check.track.series[m].points[i].sds)
                ck_abort_msg("point %zu of measure %d differs", i, m);
    j->findings += check.n_findings;
    j->slips += n;
}

static const struct {
    const char *reference;
    growth_gestation_policy policy;
} settings[] = { { "uk-who", GROWTH_POLICY_EXACT },
                 { "uk-who", GROWTH_POLICY_PAPER },
                 { "who", GROWTH_POLICY_EXACT },
                 { "uk90", GROWTH_POLICY_PAPER },
                 { "trisomy-21", GROWTH_POLICY_EXACT } };

START_TEST(a_judge_finds_what_single_calls_find)
{
    judging j = { .options = GROWTH_JUDGE_OPTIONS };

    j.options.check.assess.reference = growth_reference_find(settings[_i].reference);
    j.options.check.assess.policy = settings[_i].policy;
    j.options.check.today = 20000;
    ck_assert_int_eq(growth_judge_open(&j.options, &j.judge, NULL), GROWTH_OK);
    with_every(judge_and_compare, &j);
    growth_judge_close(j.judge);
    ck_assert_uint_gt(j.findings, 1000);
    ck_assert_uint_gt(j.slips, 1000);
}
END_TEST

/* ---- bounds ------------------------------------------------------------------------------------
 */

typedef struct passed_over {
    size_t quiet, sound, judged;
} passed_over;

static void compare_bounds(const record *r, void *context)
{
    static growth__track tracks[2];
    passed_over *n = context;
    const growth_record one = { .child = r->child,
                                .measurements = r->rows,
                                .n_measurements = r->n };

    for (int k = 0; k < 2; k++) {
        growth__track_build(&tracks[k], &one, growth_reference_find("uk-who"), NULL,
                            k ? GROWTH_HEIGHT : GROWTH_WEIGHT);
        growth__track_rank(&tracks[k]);
    }
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < tracks[k].n; i++) {
            const double least[2] = { tracks[k].least_noise[0], tracks[k].least_noise[1] };
            const int quiet = growth__track_is_quiet(&tracks[k], i);
            const int sound = growth__is_sound(&tracks[k], i);

            /* Without the bound of the scatter. */
            memset(tracks[k].least_noise, 0, sizeof least);
            if (growth__track_is_quiet(&tracks[k], i) != quiet ||
                growth__is_sound(&tracks[k], i) != sound)
                ck_abort_msg("entry %zu: the bound of the scatter changes what is thought", i);
            memcpy(tracks[k].least_noise, least, sizeof least);
            n->quiet += (size_t)quiet;
            n->sound += (size_t)sound;
            n->judged += !sound;
            if (sound && growth__judge(&tracks[k], i, &tracks[1 - k]).wrong >= 0.4)
                ck_abort_msg("entry %zu of measure %d is passed over: %g at %g days", i, k,
                             tracks[k].entries[i].value, tracks[k].entries[i].age);
        }
}

START_TEST(what_bounds_pass_over_is_nothing)
{
    passed_over n = { 0, 0, 0 };

    with_every(compare_bounds, &n);
    ck_assert_uint_gt(n.quiet, 10000);
    ck_assert_uint_gt(n.sound, 20000);
    ck_assert_uint_gt(n.judged, 2000);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("judge");

    tap_each(t, a_judge_finds_what_single_calls_find, settings);
    tcase_add_test(t, what_bounds_pass_over_is_nothing);
    return tap_run(t);
}
