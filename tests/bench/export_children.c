/* Children of a district, a hundred thousand a second.
 *
 * To simulate every one of a million children takes minutes.  So some thousand lives are simulated
 * (cli/evaluate), and a child is one of them moved to another birth date, another gestation, days
 * of visit a little earlier or later, and up to 4 % heavier and 1.5 % taller or less.  Values are
 * carried from one day to another by the ratio of the medians of UK-WHO at the two corrected ages,
 * and read off in the steps of the simulation: weights in 10 g, from a year on in 100 g, heights in
 * millimetres. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"

enum { LIVES = 6000, FIRST_DAY = -112, LAST_DAY = 12 * 366, DAYS = LAST_DAY - FIRST_DAY };
enum { DRAW_LIFE = 101, DRAW_CHILD = 102 };

typedef struct moment {
    int age_days;
    float kg, cm;
} moment;

typedef struct life {
    growth_sex sex;
    int gestation_days;
    size_t n;
    moment moments[MAX_VISITS];
} life;

struct export_pool {
    uint64_t seed;
    float median[TRACKS][2][DAYS]; /* by sex: [1] girls */
    life lives[LIVES];
};

/* Of a thousand children. */
typedef struct share {
    const char *id;
    unsigned of_thousand;
} share;

/* A fall that lasts befalls 4 in 100; an illness of three weeks and a settling of birth weight are
 * none, and neither is a preterm birth. */
static const share stories[] = {
    { "healthy", 640 }, { "healthy-slips", 200 },
    { "J", 70 },        { "I", 20 },
    { "E", 25 },        { "H", 3 },
    { "L-sex", 1 },     { "L-date", 1 },
    { "A", 12 },        { "B", 2 },
    { "C", 8 },         { "D", 8 },
    { "F", 6 },         { "G", 4 },
    { NULL, 0 },
};

static const share seen[] = {
    { "routine", 420 }, { "routine+", 390 }, { "3-monthly", 130 }, { "school", 60 }, { NULL, 0 },
};

static const char *draw_share(const share *shares, random_stream *r)
{
    unsigned at = random_below(r, 1000);

    while (at >= shares->of_thousand)
        at -= shares++->of_thousand;
    return shares->id;
}

static const trajectory *find_trajectory(const char *id)
{
    const trajectory *t = trajectories;

    while (strcmp(t->id, id) != 0)
        t++;
    return t;
}

static const schedule *find_schedule(const char *id)
{
    const schedule *s = schedules;

    while (strcmp(s->id, id) != 0)
        s++;
    return s;
}

/* ---- lives ---------------------------------------------------------------------------------- */

static void keep_life(const simulated *s, life *out)
{
    size_t k = 0;

    *out = (life){ .sex = s->child.sex, .gestation_days = s->child.gestation_days };
    for (size_t i = 0; i < s->n_visits; i++) {
        moment *m = &out->moments[out->n];

        *m = (moment){ s->measurements[k].measured_on - s->child.birth_date, 0, 0 };
        for (; k < s->end[i]; k++)
            *(s->measurements[k].measure == GROWTH_WEIGHT ? &m->kg : &m->cm) =
                (float)s->measurements[k].value;
        out->n += m->age_days >= 0;
    }
}

static void make_medians(export_pool *pool)
{
    const growth_reference *reference = growth_reference_find("uk-who");
    static const growth_measure measures[TRACKS] = { GROWTH_WEIGHT, GROWTH_HEIGHT };

    for (int measure = 0; measure < TRACKS; measure++)
        for (int girls = 0; girls < 2; girls++)
            for (int day = 0; day < DAYS; day++) {
                const growth_sex sex = girls ? GROWTH_FEMALE : GROWTH_MALE;
                const double age = day + FIRST_DAY;
                const growth_segment *segment = NULL;
                double value = GROWTH_NAN;

                if (growth_reference_segment_find(reference, measures[measure], sex, age, &segment,
                                                  NULL) != GROWTH_OK ||
                    growth_segment_value(segment, sex, age, 0, &value) != GROWTH_OK)
                    value = GROWTH_NAN;
                pool->median[measure][girls][day] = (float)value;
            }
}

export_pool *export_pool_make(uint64_t seed)
{
    export_pool *pool = calloc(1, sizeof *pool);
    static simulation s;
    static simulated child;

    if (!pool)
        return NULL;
    pool->seed = seed;
    make_medians(pool);
    simulation_prepare(&s, seed);
    for (uint64_t i = 0; i < LIVES; i++) {
        random_stream r = random_begin(seed, i, DRAW_LIFE);
        const trajectory *story = find_trajectory(draw_share(stories, &r));

        simulate(&s, story, find_schedule(draw_share(seen, &r)), i, &child);
        keep_life(&child, &pool->lives[i]);
    }
    return pool;
}

void export_pool_free(export_pool *pool)
{
    free(pool);
}

/* ---- children ------------------------------------------------------------------------------- */

/* Ten hexadecimal digits, another for every number: odd multipliers and shifts undo no difference.
 */
static void make_id(uint64_t seed, uint64_t number, char *id)
{
    static const uint64_t forty = (UINT64_C(1) << 40) - 1;
    uint64_t x = (number + seed * 7919) & forty;

    for (int round = 0; round < 3; round++) {
        x = (x * UINT64_C(0x9e3779b97f4a7c15)) & forty;
        x ^= x >> 21;
    }
    for (int i = EXPORT_ID; i-- > 0; x >>= 4)
        id[i] = "0123456789abcdef"[x & 15];
    id[EXPORT_ID] = '\0';
}

/* Days.  Term: most at 39 to 41 weeks; preterm, where the life is: most late, few very early. */
static int draw_gestation(int preterm, random_stream *r)
{
    const double early = random_uniform(r);

    if (preterm)
        return WEEKS(37) - 1 - (int)(early * early * WEEKS(12));
    return WEEKS(37) + (int)((random_uniform(r) + random_uniform(r) + early) * WEEKS(5) / 3);
}

/* Days a visit is late, or early: none at birth, more the older the child. */
static int draw_delay(int age_days, random_stream *r)
{
    const double most = age_days <= 28 ? age_days / 4.0 : fmin(60, 4 + age_days / 20.0);

    return age_days ? (int)(most * (random_uniform(r) + random_uniform(r) - 0.7)) : 0;
}

static double median(const export_pool *pool, track_measure measure, growth_sex sex, int day)
{
    const int at = day < FIRST_DAY ? 0 : day >= LAST_DAY ? DAYS - 1 : day - FIRST_DAY;

    return (double)pool->median[measure][sex == GROWTH_FEMALE][at];
}

/* A life's value, carried to the child's own age.  No median (a length before 25 weeks): as it is.
 */
static double carry(const export_pool *pool, track_measure measure, growth_sex sex, double value,
                    int from_day, int to_day)
{
    const double ratio = median(pool, measure, sex, to_day) / median(pool, measure, sex, from_day);

    return isfinite(ratio) ? value * ratio : value;
}

/* 0 for what was not measured, or what a form refuses as impossible: some slips. */
static double read_off(growth_measure measure, int day, double value)
{
    const double read = noise_round(measure, day, value);

    return growth_measure_check(measure, read, NULL) == GROWTH_OK ? read : 0;
}

void export_child_make(const export_pool *pool, uint64_t number, growth_date today,
                       export_child *out)
{
    random_stream r = random_begin(pool->seed, number, DRAW_CHILD);
    const life *l = &pool->lives[random_below(&r, LIVES)];
    const int age = 1 + (int)random_below(&r, (unsigned)YEARS(11));
    const int gestation = draw_gestation(l->gestation_days < GROWTH_GESTATION_TERM, &r);
    const double heavier = random_between(&r, 0.96, 1.04),
                 taller = random_between(&r, 0.985, 1.015);
    int last = -1;

    out->sex = l->sex;
    out->birth = today - age;
    out->gestation_days = random_below(&r, 20) ? gestation : 0;
    out->n = 0;
    make_id(pool->seed, number, out->id);
    for (size_t i = 0; i < l->n; i++) {
        const moment *m = &l->moments[i];
        const int day = m->age_days + draw_delay(m->age_days, &r);
        const int from = m->age_days + l->gestation_days - GROWTH_GESTATION_DUE,
                  to = day + gestation - GROWTH_GESTATION_DUE;
        export_visit *v = &out->visits[out->n];

        if (day > age || day <= last)
            continue;
        v->on = out->birth + day;
        v->kg = read_off(GROWTH_WEIGHT, day,
                         heavier * carry(pool, TRACK_WEIGHT, l->sex, (double)m->kg, from, to));
        v->cm = read_off(GROWTH_HEIGHT, day,
                         taller * carry(pool, TRACK_HEIGHT, l->sex, (double)m->cm, from, to));
        if (v->kg <= 0)
            continue;
        last = day;
        out->n++;
    }
}
