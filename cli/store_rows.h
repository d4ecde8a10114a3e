/* The record of one child of a store as the rows of a measurement file, for every command that
 * reads files. */
#ifndef GROWTH_CLI_STORE_ROWS_H
#define GROWTH_CLI_STORE_ROWS_H

#include <growth/chart.h>

#include "acknowledged.h"
#include "command.h"

typedef struct store_rows store_rows;

/* Read the child that the options name from the store of --store.  Returns NULL having said why,
 * with the exit status in *status. */
store_rows *store_rows_open(const settings *s, int *status);

/* Where nothing of the child is handed over, hand over a row that names it and no more: that it was
 * not measured may be what is found. */
void store_rows_name_child(store_rows *rows);

/* The next row, or NULL at the end.  `line` is the number of the entry in the store. */
const growth_row *store_rows_next(store_rows *rows);

/* The measurements that the record no longer holds, in the order amended; an array of `n`. */
const growth_chart_amendment *store_rows_amendments(const store_rows *rows, size_t *n);

/* Which findings someone has looked at. */
const acknowledged *store_rows_acknowledged(const store_rows *rows);

void store_rows_close(store_rows *rows);

#endif
