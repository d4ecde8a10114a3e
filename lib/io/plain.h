/* The fast path for plain rows: what most rows of an export are, read without a copy.
 *
 * It takes a row only where it understands every byte that matters, and then gives what the general
 * reader would give, bit for bit; whatever is unusual (a quote, a blank, another date form, a value
 * outside limits, a word it does not know, a byte that is not ASCII) it leaves to the general
 * reader.  tests/unit/test_io_plain.c and the fuzzer hold the two against each other. */
#ifndef GROWTH_IO_PLAIN_H
#define GROWTH_IO_PLAIN_H

#include <growth/io.h>

#include "reader.h"

/* Text within the row's own bytes; not terminated. */
typedef struct growth__span {
    const char *text; /* NULL: empty, or no such column. */
    size_t length;
} growth__span;

typedef struct growth__plain_row {
    growth__span id, service;
    growth_sex sex;
    growth_date birth_date, measured_on;
    int gestation_days;
    int goes_on; /* Id, sex, birth date and gestation stand as in the last row that was read. */
    size_t n_values; /* At least 1. */
    growth_measurement *values; /* The caller's. */
} growth__plain_row;

/* What each column is to the fast path; made once a file.  One a thread: it keeps how the last row
 * began, which most rows of a child share. */
typedef struct growth__plain growth__plain;

/* NULL where memory is out, or where the columns are such that no row is plain. */
growth__plain *growth__plain_new(const growth_reader *head);
void growth__plain_free(growth__plain *plain);

/* Read a line without its line end.  NULL: not a plain row; nothing is known of it.  The row is
 * valid until the next call; `values` has room for GROWTH_ROW_VALUES. */
const growth__plain_row *growth__plain_read(growth__plain *plain, const char *line, size_t length,
                                            growth_measurement *values);

#endif
