/* A district's export of made-up children, for the bench and the tests of `growth scan`.
 *
 *     children   who they are, when they were seen, what was written  export_children.c
 *     dirt       what is wrong with one row in a hundred              export_dirt.c
 *     shuffling  rows in any order, in bounded memory                 export_shuffle.c
 *
 * A child depends on the seed and its own number alone. */
#ifndef GROWTH_BENCH_EXPORT_H
#define GROWTH_BENCH_EXPORT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "../../cli/evaluate/simulation.h"

enum { EXPORT_ID = 10, EXPORT_CELL = 24, EXPORT_ROW = 160 };

/* A visit of a child, as the export has it. */
typedef struct export_visit {
    growth_date on;
    double kg, cm; /* cm: 0 where only the weight was taken */
} export_visit;

typedef struct export_child {
    char id[EXPORT_ID + 1];
    growth_sex sex;
    growth_date birth;
    int gestation_days; /* 0: not known */
    size_t n;
    export_visit visits[MAX_VISITS];
} export_child;

/* The simulated lives that all children are made from. */
typedef struct export_pool export_pool;

/* NULL: out of memory. */
export_pool *export_pool_make(uint64_t seed);
void export_pool_free(export_pool *pool);

/* Child `number` as it stands on `today`; it may have been seen never yet. */
void export_child_make(const export_pool *pool, uint64_t number, growth_date today,
                       export_child *out);

/* Where rows go: straight to a file, or through the shuffle. */
typedef struct export_sink export_sink;

/* NULL: no memory, or no temporary file. */
export_sink *export_sink_open(FILE *file, const char *header, int shuffled, uint64_t seed);

/* One row with its line end.  Returns 0, or -1 where writing failed. */
int export_sink_row(export_sink *sink, const char *row, size_t length);

/* How many rows there are so far. */
uint64_t export_sink_rows(const export_sink *sink);

/* Writes what is left, closes.  NULL is allowed.  Returns 0, or -1 where not all was written. */
int export_sink_close(export_sink *sink);

#endif
