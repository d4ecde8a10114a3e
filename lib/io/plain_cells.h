/* The cells of a plain row: one small reader a kind of cell, chosen once by the header. */
#ifndef GROWTH_IO_PLAIN_CELLS_H
#define GROWTH_IO_PLAIN_CELLS_H

#include "plain.h"

typedef struct growth__plain_column growth__plain_column;

/* Read a cell that begins at `p`.  Where it ends, or NULL for "ask the general reader". */
typedef const char *growth__plain_read_cell(growth__plain *plain,
                                            const growth__plain_column *column, const char *p,
                                            const char *end);

typedef struct growth__plain_kind {
    growth__plain_read_cell *read;
    int changes; /* With every row, and not with every child. */
} growth__plain_kind;

/* Limits of a measure, and how its text becomes a value: decimal text * 10^shift * factor. */
typedef struct growth__plain_number {
    growth_measure measure;
    growth_posture posture;
    int shift;
    double factor, low, high;
    double not_known; /* A code such as 9999 that is no value; NaN where there is none. */
} growth__plain_number;

struct growth__plain_column {
    growth__plain_kind kind;
    growth__plain_number number;
};

/* Words of the long form, and the months of 1900 to 2100. */
enum { GROWTH__PLAIN_WORDS = 8, GROWTH__PLAIN_UNITS = 6, GROWTH__PLAIN_MONTHS = 12 * 201 };

/* What a byte is to a text cell. */
enum { GROWTH__ORDINARY = 0, GROWTH__SEPARATES, GROWTH__NOT_PLAIN };

struct growth__plain {
    unsigned char bytes[256];
    char separator;
    growth_date today;
    size_t n_columns;
    growth__plain_column columns[64];
    int is_long; /* measure, value, unit */
    growth__plain_number of_words[GROWTH__PLAIN_WORDS][GROWTH__PLAIN_UNITS]; /* factor 0: no such */

    /* The row at hand, and cells that are understood together. */
    growth__plain_row row;
    growth__span measure, unit, value;
    int weeks, days;

    /* The columns before any other that say who the child is, none where one stands elsewhere, and
     * their bytes in the last row that was read: most rows of a child begin alike. */
    size_t n_leading, leading_length, id_at; /* length 0: not known */
    char leading[96];

    int first_days[GROWTH__PLAIN_MONTHS]; /* The first day of each month, and how many it has. */
    unsigned char days_in[GROWTH__PLAIN_MONTHS];
};

/* What is not named must be empty. */
extern const growth__plain_kind growth__plain_kinds[GROWTH__FIELD_COUNT];
/* Columns of no field, of a measure, and those in which anything is too much. */
extern const growth__plain_kind growth__plain_unused, growth__plain_wide, growth__plain_empty;

/* What the cells of the row say together: the gestation, and a value of the long form.  0: ask the
 * general reader. */
int growth__plain_gestation(growth__plain *plain);
int growth__plain_long(growth__plain *plain);

/* How text in this unit becomes a value. */
growth__plain_number growth__plain_number_of(growth_measure measure, growth_posture posture,
                                             const growth_unit *unit, int shift, double factor);
/* The tables of words and of months. */
void growth__plain_find_words(growth__plain *plain);
void growth__plain_find_months(growth__plain *plain);

#endif
