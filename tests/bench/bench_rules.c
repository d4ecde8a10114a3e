/* How many measurements a second the rules look at, one core: ordinary children, and with every
 * bound off.  Prints a table; `bench_rules --check` is the quick form that the tests run. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../unit/made.h"
#include "shared.h"

enum { CHILDREN = 400, VISITS = 23 };

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A child who keeps to a track, weighed every three months: noise, no fall. */
static void ordinary(made *k, unsigned long long seed)
{
    unsigned long long state = seed * 7919 + 3;
    double level = 0;

    made_begin(k, seed % 2 ? GROWTH_MALE : GROWTH_FEMALE);
    for (int i = 0; i < 12; i++)
        level += made_random(&state) - 0.5;
    made_sds(k, GROWTH_WEIGHT, 0, level);
    for (int i = 1; i < VISITS; i++) {
        double age = i < 5 ? 28 * i + 14 : 91 * (i - 3);

        level += 0.2 * (made_random(&state) - 0.5);
        made_sds(k, GROWTH_WEIGHT, age, level);
        if (i >= 5)
            made_sds(k, GROWTH_HEIGHT, age, 0.6 * level);
    }
}

typedef struct result {
    double rules, whole; /* measurements a second: rules alone; building the series as well */
} result;

static result measure(const made *children, growth_check *checks, const growth_rules *rules,
                      growth_effort effort, int rounds)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    growth__asked asked;
    double n = 0, begin;
    result r;

    options.rules = rules;
    growth__ask_which(rules, &asked);
    options.effort = effort;
    for (int i = 0; i < CHILDREN; i++) {
        n += (double)children[i].record.n_measurements;
        if (growth_check_record(&children[i].record, &options, &checks[i], NULL) != GROWTH_OK)
            ck_abort_msg("child %d", i);
    }
    begin = seconds();
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < CHILDREN; i++)
            if (growth_check_record(&children[i].record, &options, &checks[0], NULL) != GROWTH_OK)
                ck_abort_msg("child %d", i);
    r.whole = n * rounds / (seconds() - begin);
    if (growth_check_record(&children[0].record, &options, &checks[0], NULL) != GROWTH_OK)
        ck_abort_msg("child 0");
    begin = seconds();
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < CHILDREN; i++)
            growth__rules_run(&checks[i], rules, &asked, effort);
    r.rules = n * rounds / (seconds() - begin);
    return r;
}

int main(int argc, char **argv)
{
    static made children[CHILDREN];
    static growth_check checks[CHILDREN];
    const int quick = argc > 1 && !strcmp(argv[1], "--check");
    growth_rules rules;
    result bounded, whole;

    for (int i = 0; i < CHILDREN; i++)
        ordinary(&children[i], (unsigned long long)i + 1);
    growth_rules_default(&rules);
    bounded = measure(children, checks, &rules, GROWTH_EFFORT_BOUNDED, quick ? 5 : 100);
    whole = measure(children, checks, &rules, GROWTH_EFFORT_WHOLE, quick ? 1 : 10);
    printf("# %d children, measurements a second, one core\n", CHILDREN);
    printf("# %-34s %12.0f\n", "rules, bounded", bounded.rules);
    printf("# %-34s %12.0f\n", "rules, everything run", whole.rules);
    printf("# %-34s %12.0f\n", "with the series built, bounded", bounded.whole);
    printf("# bounds make the rules %.1f times as fast\n", bounded.rules / whole.rules);
    printf("%s 1 - the bounds are worth having\n1..1\n",
           bounded.rules > whole.rules ? "ok" : "not ok");
    return bounded.rules > whole.rules ? 0 : 1;
}
