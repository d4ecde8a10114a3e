/* How many rows a second growth_quality_check() looks at, on one core: the children of
 * tests/vectors/slips.csv, most with a planted slip, and the same children without. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <growth/growth.h>

#include "../vectors/reader.h"

enum { ROWS_MAX = 40000, CHILDREN_MAX = 1200, FINDINGS_MAX = 256 };

typedef struct cohort {
    growth_measurement rows[ROWS_MAX];
    growth_record records[CHILDREN_MAX];
    size_t n_rows, n_children;
} cohort;

static void fail(const char *what)
{
    fprintf(stderr, "bench_quality: %s\n", what);
    exit(EXIT_FAILURE);
}

static void read_cohort(cohort *c, const char *column)
{
    vectors *v = vectors_open("slips.csv");
    char last[16] = "";

    c->n_rows = c->n_children = 0;
    while (vectors_next(v)) {
        growth_measurement *m = &c->rows[c->n_rows];
        const char *truth = vectors_text(v, "truth");

        if (c->n_rows == ROWS_MAX || c->n_children == CHILDREN_MAX)
            fail("too many rows");
        if (!strcmp(column, "true_value") &&
            (!strcmp(truth, "duplicate") || !strcmp(truth, "same-day") ||
             !strcmp(truth, "other-year")))
            continue; /* rows that were added or whose date was changed */
        if (strcmp(last, vectors_text(v, "child")) != 0) {
            snprintf(last, sizeof last, "%s", vectors_text(v, "child"));
            c->records[c->n_children++] = (growth_record){
                .child = { .sex =
                               strcmp(vectors_text(v, "sex"), "male") ? GROWTH_FEMALE : GROWTH_MALE,
                           .birth_date = GROWTH_DATE_NONE },
                .measurements = m,
            };
        }
        *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
        if (growth_measure_find(vectors_text(v, "measure"), &m->measure) != GROWTH_OK)
            fail("unknown measure");
        m->age_days = vectors_number(v, "age_days");
        m->value = vectors_number(v, column);
        c->records[c->n_children - 1].n_measurements++;
        c->n_rows++;
    }
    vectors_close(v, 33000);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void time_cohort(const cohort *c, const char *what)
{
    growth_quality_finding findings[FINDINGS_MAX];
    double from = seconds(), spent;
    size_t rows = 0, found = 0, n;

    do {
        for (size_t i = 0; i < c->n_children; i++) {
            if (growth_quality_check(&c->records[i], NULL, findings, FINDINGS_MAX, &n, NULL) !=
                GROWTH_OK)
                fail("a child could not be checked");
            found += n;
        }
        rows += c->n_rows;
        spent = seconds() - from;
    } while (spent < 1);
    printf("%-34s %9.0f rows/s a core, %zu findings\n", what, (double)rows / spent,
           found * c->n_rows / rows);
}

int main(void)
{
    static cohort c;

    read_cohort(&c, "value");
    time_cohort(&c, "a slip in 6 children of 10");
    read_cohort(&c, "true_value");
    time_cohort(&c, "none");
    return EXIT_SUCCESS;
}
