/* Rows of findings and cards put down by the threads, and taken up worst first. */
#ifndef GROWTH_SCAN_ROWS_H
#define GROWTH_SCAN_ROWS_H

#include <growth/scan.h>

#include "spool.h"

/* The order of a row: its tier, then the size of the fall, then the child. */
growth__key growth__row_key(const growth_listed *row);

/* Put a row down.  0 where memory is out. */
int growth__row_put(growth__batch *batch, const growth_listed *row);

/* The row of these bytes; it points into them. */
growth_listed growth__row_get(const char *bytes);

/* End an entry of what `child` wrote, led by the child's worst row. */
int growth__card_begin(growth__batch *batch, const growth_listed *worst);
int growth__card_end(growth__batch *batch, const growth_listed *worst);
/* Where the card's own bytes begin. */
size_t growth__card_offset(const char *bytes);

#endif
