/* Where a row of CSV ends, by its quotes and line ends alone. */
#ifndef GROWTH_IO_EXTENT_H
#define GROWTH_IO_EXTENT_H

#include <stddef.h>

#include "csv.h"

/* Bytes that wait to be read. */
typedef struct growth__waiting {
    const char *bytes;
    size_t length;
    int at_end; /* No more will come. */
    char separator;
} growth__waiting;

typedef enum growth__found { FOUND_ROW, FOUND_FAULT, FOUND_TOO_LITTLE } growth__found;

typedef struct growth__extent {
    size_t length; /* Without the line end; looked at, where the row is not found. */
    size_t end;    /* Behind the line end. */
    size_t lines;  /* Line ends passed inside quotes. */
    growth__fault fault;
    size_t column;
} growth__extent;

/* The first row.  `may_span`: a quoted cell may go on over line ends. */
growth__found growth__find_row(const growth__waiting *waiting, int may_span,
                               growth__extent *extent);

/* The first line alone, quotes or not. */
growth__found growth__find_line(const growth__waiting *waiting, growth__extent *extent);

#endif
