/* The simulated children are the children that were asked for: normal deviates, correlations of
 * SDS over time, drift, joins, noise, and NG75's published kind of figure. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/growth.h>

#include "../../cli/evaluate/simulation.h"
#include "../tap.h"

static simulation s;

static const trajectory *story(const char *id)
{
    const trajectory *t = trajectories;

    while (t->id && strcmp(t->id, id))
        t++;
    ck_assert_ptr_nonnull(t->id);
    return t;
}

static const schedule *plan(const char *id)
{
    const schedule *on = schedules;

    while (on->id && strcmp(on->id, id))
        on++;
    ck_assert_ptr_nonnull(on->id);
    return on;
}

/* ---- random numbers ------------------------------------------------------------------------- */

START_TEST(bits_are_those_of_xoshiro)
{
    /* The generator's own state 1, 2, 3, 4 and its first four numbers, from its published code. */
    static const uint64_t want[] = { 11520, 0, 1509978240, 1215971899390074240 };
    random_stream r = { { 1, 2, 3, 4 } };

    for (int i = 0; i < 4; i++)
        ck_assert_uint_eq(random_bits(&r), want[i]);
}
END_TEST

/* Distance of the sample's distribution from the normal one (Kolmogorov and Smirnov). */
static double distance(const double *x, int n)
{
    double most = 0;

    for (int i = 0; i < n; i++) {
        const double at = growth_centile(x[i]) / 100;

        most = fmax(most, fmax(fabs((i + 1.0) / n - at), fabs((double)i / n - at)));
    }
    return most;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

START_TEST(deviates_are_normal)
{
    enum { N = 100000 };
    static double x[N];
    random_stream r = random_begin(1, 2, 3);

    for (int i = 0; i < N; i++)
        x[i] = random_normal(&r);
    qsort(x, N, sizeof *x, ascending);
    ck_assert_double_lt(distance(x, N), 1.63 / sqrt(N)); /* one sample in a hundred is worse */
}
END_TEST

/* ---- tracks --------------------------------------------------------------------------------- */

typedef struct moments {
    double n, x, y, xx, yy, xy;
} moments;

static void add(moments *m, double x, double y)
{
    m->n++;
    m->x += x;
    m->y += y;
    m->xx += x * x;
    m->yy += y * y;
    m->xy += x * y;
}

static double correlation(const moments *m)
{
    const double xy = m->xy - m->x * m->y / m->n, xx = m->xx - m->x * m->x / m->n,
                 yy = m->yy - m->y * m->y / m->n;

    return xy / sqrt(xx * yy);
}

static size_t at_age(const population *p, double years)
{
    size_t i = 0;

    while (i < p->n && p->age_days[i] != YEARS(years))
        i++;
    ck_assert_uint_lt(i, p->n);
    return i;
}

/* Check values of the kernels. */
static const struct {
    track_measure a, b;
    double from, to, r;
} tracking[] = {
    { TRACK_WEIGHT, TRACK_WEIGHT, 8 / 52.18, 1, 0.588 },
    { TRACK_WEIGHT, TRACK_WEIGHT, 1, 2, 0.842 },
    { TRACK_WEIGHT, TRACK_WEIGHT, 2, 3, 0.907 },
    { TRACK_WEIGHT, TRACK_WEIGHT, 3, 4, 0.932 },
    { TRACK_WEIGHT, TRACK_WEIGHT, 2.25, 4.75, 0.814 },
    { TRACK_WEIGHT, TRACK_WEIGHT, 4.75, 10.75, 0.762 },
    { TRACK_HEIGHT, TRACK_HEIGHT, 2, 3, 0.945 },
    { TRACK_HEIGHT, TRACK_HEIGHT, 3, 4, 0.9635 },
    { TRACK_WEIGHT, TRACK_HEIGHT, 1, 1, 0.65 },
    { TRACK_WEIGHT, TRACK_HEIGHT, 3, 3, 0.65 },
};

/* Of the smooth paths and the share that does not track; children without end would give r. */
START_TEST(scores_track_as_the_kernels_say)
{
    enum { N = 20000 };
    const size_t i = at_age(&s.term, tracking[_i].from), j = at_age(&s.term, tracking[_i].to);
    const double r = tracking[_i].r;
    moments m = { 0 };
    track t;

    for (uint64_t n = 0; n < N; n++) {
        random_stream draw = random_begin(7, n, 1);

        population_draw(&s.term, &draw, &t);
        add(&m, t.sds[tracking[_i].a][i], t.sds[tracking[_i].b][j]);
    }
    ck_assert_double_eq_tol(m.x / m.n, 0, 4 / sqrt(N));
    ck_assert_double_eq_tol(m.xx / m.n, 1, 4 * sqrt(2.0 / N));
    ck_assert_double_eq_tol(m.yy / m.n, 1, 4 * sqrt(2.0 / N));
    ck_assert_double_eq_tol(correlation(&m), r,
                            tracking[_i].a == tracking[_i].b ? 4 * (1 - r * r) / sqrt(N) : 0.05);
}
END_TEST

static const struct {
    double years, sds;
} drifts[] = { { 0, 0.05 }, { 8 / 52.18, -0.25 }, { 16 / 52.18, 0 }, { 1, 0.58 }, { 2.25, 0.5 } };

START_TEST(weights_drift_as_in_the_united_kingdom)
{
    enum { N = 4000 };
    const schedule *on = plan("routine");
    double sum = 0, n = 0;

    for (uint64_t i = 0; i < N; i++) {
        simulated child;
        growth_assessment a;

        simulate(&s, story("healthy"), on, i, &child);
        for (size_t v = 0; v < child.n_visits; v++) {
            const growth_measurement *m = &child.measurements[v ? child.end[v - 1] : 0];

            if (child.age_days[v] != YEARS(drifts[_i].years))
                continue;
            if (growth_assess(&child.child, m, NULL, &a, NULL) != GROWTH_OK)
                ck_abort_msg("a weight that cannot be scored");
            sum += a.score.sds;
            n++;
        }
    }
    ck_assert_double_eq_tol(sum / n, drifts[_i].sds, 0.06);
}
END_TEST

/* ---- records -------------------------------------------------------------------------------- */

static void simulate_twice(const char *who, uint64_t number)
{
    static simulation again;
    static simulated a, b;

    simulate(&s, story(who), plan("3-monthly"), number, &a);
    simulation_prepare(&again, s.seed);
    simulate(&again, story("C"), plan("routine"), number + 1, &b);
    simulate(&again, story(who), plan("3-monthly"), number, &b);
    ck_assert_mem_eq(&a, &b, sizeof a);
}

START_TEST(a_child_depends_on_seed_and_number_alone)
{
    simulate_twice(trajectories[_i].id, 5);
    simulate_twice(trajectories[_i].id, 4000000000u);
}
END_TEST

/* The first child of seed 1, written down once: the same on every machine and for ever. */
static const struct {
    growth_measure measure;
    int age_days;
    double value;
} first_child[] = {
    { GROWTH_WEIGHT, 0, 3.73 },
    { GROWTH_WEIGHT, 14, 4.3 },
    { GROWTH_WEIGHT, 56, 5.42 },
    { GROWTH_WEIGHT, 84, 6.16 },
    { GROWTH_WEIGHT, 112, 6.88 },
    { GROWTH_WEIGHT, 365, 9.61 },
    { GROWTH_HEIGHT, 365, 77.7 },
    { GROWTH_WEIGHT, 822, 12.5 },
    { GROWTH_HEIGHT, 822, 93.5 },
    { GROWTH_WEIGHT, 1735, 16.7 },
    { GROWTH_HEIGHT, 1735, 116.8 },
};

START_TEST(the_first_child_is_the_same_everywhere)
{
    enum { N = sizeof first_child / sizeof *first_child };
    simulated child;

    simulate(&s, story("healthy"), plan("routine"), 0, &child);
    ck_assert_uint_eq(child.end[child.n_visits - 1], N);
    for (size_t i = 0; i < N; i++) {
        const growth_measurement *m = &child.measurements[i];

        ck_assert_int_eq(m->measure, first_child[i].measure);
        ck_assert_int_eq(m->measured_on - child.child.birth_date, first_child[i].age_days);
        ck_assert_double_eq(m->value, first_child[i].value);
    }
}
END_TEST

START_TEST(a_steady_child_stays_on_its_line)
{
    const growth_sex sex = _i % 2 ? GROWTH_FEMALE : GROWTH_MALE;
    const double line = (_i / 2 - 4) * GROWTH_CENTILE_SPACE;
    const double joins[] = { 4 * GROWTH_DAYS_PER_YEAR, 2 * GROWTH_DAYS_PER_YEAR };
    simulated child;

    simulate(&s, story("K"), plan("3-monthly"), (uint64_t)_i, &child);
    ck_assert_int_eq(child.child.sex, sex);
    ck_assert_uint_eq(child.n_visits, plan("3-monthly")->n);
    for (size_t i = 0; i < child.end[child.n_visits - 1]; i++) {
        const growth_measurement *m = &child.measurements[i];
        growth_assessment a;

        ck_assert_int_eq(growth_assess(&child.child, m, NULL, &a, NULL), GROWTH_OK);
        if (a.age_days < joins[m->measure])
            ck_assert_double_eq_tol(a.score.sds, line, 0.08); /* rounding to 0.1 kg */
    }
    for (int measure = GROWTH_WEIGHT; measure <= GROWTH_HEIGHT; measure++)
        for (int join = 0; join < 2; join++) {
            const double before = chart_value(s.reference, (growth_measure)measure, sex,
                                              joins[join] - 1e-6, line),
                         after = chart_value(s.reference, (growth_measure)measure, sex,
                                             joins[join] + 1e-6, line),
                         step = measure == GROWTH_HEIGHT && join == 1 ? 0.7 : 0;

            ck_assert_double_eq_tol(before - after, step, 0.03);
        }
}
END_TEST

START_TEST(slips_and_gaps_are_as_frequent_as_they_should_be)
{
    enum { N = 3000 };
    const schedule *on = plan("3-monthly");
    unsigned visits = 0, values = 0, slips = 0;

    for (uint64_t i = 0; i < N; i++) {
        simulated child;

        simulate(&s, story("healthy-slips"), on, i, &child);
        visits += (unsigned)child.n_visits;
        values += (unsigned)child.end[child.n_visits - 1];
        for (size_t v = 0; v < child.n_visits; v++)
            slips += child.slipped[v];
    }
    ck_assert_double_eq_tol(visits / (N * (1.0 + 0.9 * ((double)on->n - 1))), 1, 0.01);
    ck_assert_double_eq_tol(slips / (double)values, 0.005, 0.001);
}
END_TEST

/* ---- NG75 ----------------------------------------------------------------------------------- */

/* NICE NG75 1.2.1 on birth weight and one later weight, written out here once more so that the
 * simulation is judged without the library's rules. */
static int ng75_falls(double birth, double later)
{
    const double spaces = birth < -4 / 3.0 ? 1 : birth <= 4 / 3.0 ? 2 : 3;

    return birth - later >= spaces * GROWTH_CENTILE_SPACE;
}

/* The visit at which the fall is first met, or -1. */
static int ng75_first(const simulated *child)
{
    double birth = 0;

    for (size_t v = 0; v < child->n_visits; v++) {
        growth_assessment a;

        if (growth_assess(&child->child, &child->measurements[v ? child->end[v - 1] : 0], NULL, &a,
                          NULL) != GROWTH_OK)
            continue;
        if (v == 0)
            birth = a.score.sds;
        else if (ng75_falls(birth, a.score.sds))
            return (int)v;
    }
    return -1;
}

/* Of 100 children: those who ever meet it, or first meet it within 6 or 12 months of the onset.
 * Expected from an independent simulation, whose spread is about 3. */
static const struct {
    const char *who, *on;
    double months, percent;
} ng75[] = {
    { "healthy", "routine", 0, 26 },  { "healthy", "routine+", 0, 28 },
    { "healthy", "3-monthly", 0, 27 }, { "A", "routine", 12, 11 },
    { "A", "routine+", 12, 26 },      { "A", "3-monthly", 12, 30 },
    { "B", "routine", 6, 0 },         { "B", "routine+", 6, 22 },
    { "B", "3-monthly", 6, 34 },      { "B", "routine", 12, 21 },
    { "B", "routine+", 12, 64 },      { "B", "3-monthly", 12, 72 },
    { "C", "routine", 12, 39 },       { "C", "routine+", 12, 48 },
    { "C", "3-monthly", 12, 51 },
};

START_TEST(ng75_fares_as_published)
{
    enum { N = 3000 };
    const trajectory *t = story(ng75[_i].who);
    const schedule *on = plan(ng75[_i].on);
    const int within = YEARS(ng75[_i].months / 12);
    int met = 0;

    for (uint64_t i = 0; i < N; i++) {
        simulated child;
        int v, delay;

        simulate(&s, t, on, i, &child);
        v = ng75_first(&child);
        if (v < 0)
            continue;
        delay = child.age_days[v] - child.onset_days;
        met += within == 0 || (delay > 0 && delay <= within);
    }
    ck_assert_double_eq_tol(100.0 * met / N, ng75[_i].percent, 6);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("simulator");

    simulation_prepare(&s, 1);
    tcase_add_test(t, bits_are_those_of_xoshiro);
    tcase_add_test(t, deviates_are_normal);
    tap_each(t, scores_track_as_the_kernels_say, tracking);
    tap_each(t, weights_drift_as_in_the_united_kingdom, drifts);
    tcase_add_loop_test(t, a_child_depends_on_seed_and_number_alone, 0, 22);
    tcase_add_test(t, the_first_child_is_the_same_everywhere);
    tcase_add_loop_test(t, a_steady_child_stays_on_its_line, 0, 18);
    tcase_add_test(t, slips_and_gaps_are_as_frequent_as_they_should_be);
    tap_each(t, ng75_fares_as_published, ng75);
    return tap_run(t);
}
