/* The one reader of expected values: plain CSV, one header, no quotes.
 *
 * A malformed, short or empty file stops the test with a sentence; a test never passes because
 * there was nothing to compare.
 */
#ifndef GROWTH_TESTS_READER_H
#define GROWTH_TESTS_READER_H

#include <stddef.h>

typedef struct vectors vectors;

/* Opens tests/vectors/NAME below $GROWTH_TESTS; exits with a sentence where it cannot. */
vectors *vectors_open(const char *name);

/* The next row; 0 at the end.  Exits where a row has another number of cells than the header. */
int vectors_next(vectors *v);

/* Closes the file; exits where it held fewer than `least` rows. */
void vectors_close(vectors *v, size_t least);

/* Line of the current row, for messages. */
size_t vectors_line(const vectors *v);

/* Cells of the current row by column name; a missing column exits. */
const char *vectors_text(const vectors *v, const char *column);
double vectors_number(const vectors *v,
                      const char *column); /* NaN where empty; exits on no number */
int vectors_empty(const vectors *v, const char *column);

#endif
