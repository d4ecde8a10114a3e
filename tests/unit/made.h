/* Children made for tests: a record filled by age, in values or in SDS of the chart. */
#ifndef GROWTH_TESTS_MADE_H
#define GROWTH_TESTS_MADE_H

#include <check.h>
#include <math.h>
#include <string.h>

#include <growth/growth.h>

#define YEARS(y)  ((y)*GROWTH_DAYS_PER_YEAR)
#define MADE_BORN 17000

typedef struct made {
    growth_record record;
    growth_measurement measurements[256];
    growth_contact contacts[16];
} made;

static inline void made_begin(made *k, growth_sex sex)
{
    memset(k, 0, sizeof *k);
    k->record.child = (growth_child){ .sex = sex,
                                      .birth_date = MADE_BORN,
                                      .gestation_days = GROWTH_GESTATION_DUE };
    k->record.measurements = k->measurements;
    k->record.contacts = k->contacts;
}

static inline growth_measurement *made_add(made *k, growth_measure measure, double age_days,
                                           double value)
{
    growth_measurement *m = &k->measurements[k->record.n_measurements++];

    *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    m->measure = measure;
    m->value = value;
    m->measured_on = MADE_BORN + (growth_date)age_days;
    return m;
}

/* Value at an SDS of the chart at a (whole) day. */
static inline double made_value(growth_measure measure, growth_sex sex, double age_days, double sds)
{
    growth_lms lms;
    double value = 0;

    if (growth_reference_lms(growth_reference_find("uk-who"), measure, sex, age_days, &lms, NULL) !=
            GROWTH_OK ||
        growth_lms_value(lms, sds, &value) != GROWTH_OK)
        ck_abort_msg("no value for measure %d at %g days, SDS %g", (int)measure, age_days, sds);
    return value;
}

static inline growth_measurement *made_sds(made *k, growth_measure measure, double age_days,
                                           double sds)
{
    return made_add(k, measure, age_days, made_value(measure, k->record.child.sex, age_days, sds));
}

/* SDS after the joins of a child who was on `sds` before them and whose measurements run on. */
static inline double made_smooth_sds(growth_measure measure, growth_sex sex, double age_days,
                                     double sds)
{
    const growth_reference *r = growth_reference_find("uk-who");
    const double joins[] = { YEARS(2), YEARS(4) };

    for (int j = 0; j < 2 && age_days >= joins[j]; j++) {
        const growth_segment *a, *b;
        double value, after = sds;
        growth_lms lms;

        if (growth_reference_segment_find(r, measure, sex, joins[j] - 1, &a, NULL) != GROWTH_OK ||
            growth_reference_segment_find(r, measure, sex, joins[j], &b, NULL) != GROWTH_OK ||
            growth_segment_lms(a, sex, joins[j], &lms) != GROWTH_OK ||
            growth_lms_value(lms, sds, &value) != GROWTH_OK ||
            growth_segment_sds(b, sex, joins[j],
                               value - (measure == GROWTH_HEIGHT && j == 0 ? 0.7 : 0), &after,
                               NULL) != GROWTH_OK)
            ck_abort_msg("join %d", j);
        sds = after;
    }
    return sds;
}

static inline const growth_finding *made_finding(const growth_check *check, const char *rule,
                                                 growth_measure measure)
{
    for (size_t i = 0; i < check->n_findings; i++)
        if (check->findings[i].measure == measure &&
            !strcmp(growth_rule_at((size_t)check->findings[i].rule)->id, rule))
            return &check->findings[i];
    return NULL;
}

/* A stream of numbers in [0, 1) for property tests: the same on every machine. */
static inline double made_random(unsigned long long *state)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*state >> 11) / 9007199254740992.0;
}

/* A child whose weights and heights wander; falls now and then. */
static inline void made_wanderer(made *k, unsigned long long seed)
{
    unsigned long long state = seed * 2654435761u + 1;
    double sds = 4 * made_random(&state) - 2, height = sds / 2;
    double age = 30 + 100 * made_random(&state);

    made_begin(k, made_random(&state) < 0.5 ? GROWTH_MALE : GROWTH_FEMALE);
    made_sds(k, GROWTH_WEIGHT, 0, sds);
    for (int i = 0; i < 24 && age < YEARS(9); i++) {
        double day = floor(age);

        made_sds(k, GROWTH_WEIGHT, day, sds);
        if (i % 2)
            made_sds(k, GROWTH_HEIGHT, day, height);
        sds += made_random(&state) < 0.12 ? -1.4 * made_random(&state)
                                          : 0.5 * (made_random(&state) - 0.5);
        height += 0.3 * (made_random(&state) - 0.5);
        sds = fmax(fmin(sds, 3), -4);
        age += 20 + 150 * made_random(&state);
    }
}

/* A child who keeps to a level, then comes down at every weighing, by much or by little. */
static inline void made_fall_by(made *k, unsigned long long *state, double *age, double *sds,
                                int *steady)
{
    if (*steady > 0)
        *sds += 0.3 * (made_random(state) - 0.5);
    else
        *sds -= made_random(state) < 0.4 ? 0.02 * made_random(state) : 0.9 * made_random(state);
    *age += made_random(state) < 0.2 ? 5 + 30 * made_random(state) : 28 + 350 * made_random(state);
    --*steady;
    made_sds(k, GROWTH_WEIGHT, floor(*age), *sds);
    if (made_random(state) < 0.3)
        made_sds(k, GROWTH_HEIGHT, floor(*age), 0);
}

/* What the rules find in it. */
static inline void made_check(const made *k, growth_check *check)
{
    ck_assert_int_eq(growth_check_record(&k->record, NULL, check, NULL), GROWTH_OK);
}

/* The finding that heads a measure, or NULL. */
static inline const growth_finding *made_head(const growth_check *check, growth_measure measure)
{
    for (size_t i = 0; i < check->n_findings; i++)
        if (check->findings[i].heads && check->findings[i].measure == measure)
            return &check->findings[i];
    return NULL;
}

#endif
