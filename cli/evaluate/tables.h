/* The figures as columns of data, and as a summary for people. */
#ifndef GROWTH_EVALUATE_TABLES_H
#define GROWTH_EVALUATE_TABLES_H

#include "../report.h"
#include "figures.h"

/* One row of data. */
typedef struct figure {
    const trajectory *t;
    const schedule *on;
    const alert *a;
    const tally *of;
} figure;

extern const report_column figure_columns[];
extern const size_t figure_n_columns;

/* One schedule's table: alerts down, stories across. */
enum { MAX_COLUMNS = 24, SUMMARY_CELL = 2 * GROWTH_NUMBER_SIZE + 4 };

typedef struct summary {
    size_t n;
    const trajectory *stories[MAX_COLUMNS];
    char cells[MAX_ALERTS][MAX_COLUMNS][SUMMARY_CELL];
} summary;

void summary_head(unsigned children, uint64_t seed);
void summary_add(summary *page, const trajectory *t, const tally *tallies, size_t n_alerts);
void summary_print(const summary *page, const schedule *on, const alert *alerts, size_t n_alerts);

/* What the stories are; `only` one of them, or NULL for all of a schedule, or of all. */
void summary_foot(const trajectory *only, const schedule *on);

#endif
