/* Nanoseconds a score: the batch, the single call and libm's pow(), in one interleaved run.
 *
 *     bench_lms
 *
 * The rows are such as fit a processor's cache, as the pieces of a file do that is read in pieces.
 * Prints the best of the rounds of each, and the ratios.  Not a test: machines differ. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <growth/growth.h>

enum { ROWS = 1 << 13, PASSES = 16, ROUNDS = 50 };

typedef struct columns {
    double *ages, *values, *sds, *ratios, *powers;
    growth_sex *sexes;
    growth_status *status;
    const growth_reference *reference;
    growth_columns *batch;
} columns;

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void *need(size_t size)
{
    void *memory = malloc(size);

    if (!memory) {
        fprintf(stderr, "bench_lms: out of memory\n");
        exit(1);
    }
    return memory;
}

/* Weights of 0 to 20 years, within +-3 SDS, days in no order. */
static void fill(columns *c)
{
    unsigned state = 1;

    for (size_t i = 0; i < ROWS; i++) {
        growth_lms lms = { 1, 1, 1 };
        double z;

        state = state * 1664525u + 1013904223u;
        c->ages[i] = (double)(state >> 8) / (1u << 24) * 7300;
        c->ages[i] = floor(c->ages[i]);
        c->sexes[i] = state & 0x80 ? GROWTH_MALE : GROWTH_FEMALE;
        state = state * 1664525u + 1013904223u;
        z = (double)(state >> 8) / (1u << 24) * 6 - 3;
        if (growth_reference_lms(c->reference, GROWTH_WEIGHT, c->sexes[i], c->ages[i], &lms,
                                 NULL) != GROWTH_OK ||
            growth_lms_value(lms, z, &c->values[i]) != GROWTH_OK)
            exit(1);
        c->ratios[i] = c->values[i] / lms.m;
        c->powers[i] = lms.l;
    }
}

static double by_batch(const columns *c)
{
    if (growth_sds_columns(c->batch, GROWTH_AGE_DAYS, ROWS, c->ages, c->values, c->sexes, c->sds,
                           c->status) != GROWTH_OK)
        exit(1);
    return c->sds[ROWS - 1];
}

static double by_single(const columns *c)
{
    double sum = 0;

    for (size_t i = 0; i < ROWS; i++) {
        const growth_segment *segment;
        double sds;

        if (growth_reference_segment_find(c->reference, GROWTH_WEIGHT, c->sexes[i], c->ages[i],
                                          &segment, NULL) == GROWTH_OK &&
            growth_segment_sds(segment, c->sexes[i], c->ages[i], c->values[i], &sds, NULL) ==
                GROWTH_OK)
            sum += sds;
    }
    return sum;
}

static double by_pow(const columns *c)
{
    double sum = 0;

    for (size_t i = 0; i < ROWS; i++)
        sum += pow(c->ratios[i], c->powers[i]);
    return sum;
}

int main(void)
{
    static const struct {
        const char *name;
        double (*run)(const columns *c);
    } ways[] = { { "pow() of libm", by_pow },
                 { "single call, look-up included", by_single },
                 { "growth_sds_columns()", by_batch } };
    enum { WAYS = sizeof ways / sizeof *ways };
    double best[WAYS] = { 0 }, kept = 0;
    columns c = { .reference = growth_reference_find("uk-who") };
    const size_t size = growth_columns_size(c.reference, GROWTH_WEIGHT);
    void *memory = need(size);

    c.ages = need(ROWS * sizeof *c.ages), c.values = need(ROWS * sizeof *c.values);
    c.sds = need(ROWS * sizeof *c.sds), c.ratios = need(ROWS * sizeof *c.ratios);
    c.powers = need(ROWS * sizeof *c.powers), c.sexes = need(ROWS * sizeof *c.sexes);
    c.status = need(ROWS * sizeof *c.status);
    if (growth_columns_init(memory, size, c.reference, GROWTH_WEIGHT, &c.batch, NULL) != GROWTH_OK)
        return 1;
    fill(&c);
    for (int round = 0; round < ROUNDS; round++)
        for (int way = 0; way < WAYS; way++) {
            const double start = seconds();

            for (int pass = 0; pass < PASSES; pass++)
                kept += ways[way].run(&c);
            best[way] = round ? fmin(best[way], seconds() - start) : seconds() - start;
        }
    printf("%-32s%12s%12s\n", "", "ns per SDS", "/ pow()");
    for (int way = 0; way < WAYS; way++)
        printf("%-32s%12.2f%12.2f\n", ways[way].name, best[way] / (PASSES * ROWS) * 1e9,
               best[way] / best[0]);
    fprintf(stderr, "(sum %g)\n", kept);
    free(c.ages), free(c.values), free(c.sds), free(c.ratios), free(c.powers), free(c.sexes);
    free(c.status), free(memory);
    return 0;
}
