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

enum { EXPORT_ID = 10 };

/* A visit of a child, as the export has it. */
typedef struct export_visit {
    growth_date on;
    double kg, cm; /* cm: 0 where there is none */
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

/* ---- dirt ----------------------------------------------------------------------------------- */

#define EXPORT_HEADER                                                                              \
    "child_id,sex,birth_date,gestation_weeks,gestation_days,measured_on,weight_kg,height_cm\n"

enum { EXPORT_COLUMNS = 8, EXPORT_CELL = 48, EXPORT_ROW = 160, EXPORT_DIRTY_ROW = 1 << 17 };

/* What has to become of a row. */
typedef enum export_fate {
    FATE_USED,     /* as it stands; data quality may mark it */
    FATE_REST,     /* used for the other value on it, rejected where there is none */
    FATE_PART,     /* what FATE_REST comes to */
    FATE_REJECTED, /* and this too */
    FATE_SKIPPED   /* nothing on it */
} export_fate;

extern const char *const export_fate_words[];

/* A row, for what spoils it. */
typedef struct export_cells {
    char cell[EXPORT_COLUMNS][EXPORT_CELL];
    growth_date today;
    int n_child; /* good rows of the child before this one */
    char *out;   /* the row as it is written, with its line end */
    size_t length;
} export_cells;

typedef struct dirt dirt;

/* Spoils a row.  Returns 0 where this row cannot be spoilt so: a height that is not there. */
typedef int dirt_spoil(const dirt *d, export_cells *row);

struct dirt {
    const char *id, *problem; /* the reader's word of what is wrong; "" where nothing is */
    export_fate fate;
    int cell;          /* of the row, from 0; -1: the whole of it */
    const char *text;  /* what stands there now; % is what was there */
    double factor;     /* or a number this many times as large */
    dirt_spoil *spoil; /* or whatever this does */
    int order_matters; /* depends on which rows come first */
};

extern const dirt dirts[]; /* ends with a NULL id */

/* Spoils `row`, a line of the wide form, in the way of dirts[*kind] or the next that can be;
 * `*kind` becomes that.  `out` has room for EXPORT_DIRTY_ROW bytes.  Returns its fate. */
export_fate export_spoil(export_cells *cells, const char *row, size_t length, size_t *kind,
                         int any_order);

/* Where rows go: straight to a file, or through the shuffle. */
typedef struct export_sink export_sink;

/* `ledger`: NULL, or where every spoilt row is noted: its line, kind, fate, problem.
 * NULL: no memory, or no temporary file. */
export_sink *export_sink_open(FILE *file, FILE *ledger, const char *header, int shuffled,
                              uint64_t seed);

/* One row with its line end; `spoilt` is NULL for a good one.  Returns 0, or -1 where writing
 * failed. */
int export_sink_row(export_sink *sink, const char *row, size_t length, const dirt *spoilt,
                    export_fate fate);

/* How many rows there are so far. */
uint64_t export_sink_rows(const export_sink *sink);

/* Writes what is left, closes.  NULL is allowed.  Returns 0, or -1 where not all was written. */
int export_sink_close(export_sink *sink);

#endif
