/* The words of a header: names of columns, and of quantities. */
#ifndef GROWTH_IO_COLUMNS_WORDS_H
#define GROWTH_IO_COLUMNS_WORDS_H

#include "columns.h"

#define GROWTH__HEADING_SIZE 64

/* Whose a quantity is. */
typedef enum growth__owner { OF_CHILD, OF_MOTHER, OF_FATHER } growth__owner;

/* The first half of a wide column's name, and a word of a `measure` cell. */
typedef struct growth__quantity_word {
    const char *word;
    growth_measure measure;
    growth_posture posture;
    growth__owner owner;
    int at_birth; /* Of the day of birth, whatever day the row is of. */
} growth__quantity_word;

extern const growth__quantity_word growth__quantities[];
extern const size_t growth__n_quantities;

/* A quantity of a row of that table, its unit still open. */
growth__quantity growth__quantity_of(size_t row, size_t cell);

/* A heading as it is compared; see there.  Returns its length, 0 where it is too long. */
size_t growth__plain_heading(const growth__cell *cell, char out[GROWTH__HEADING_SIZE]);
size_t growth__plain_text(const char *text, char out[GROWTH__HEADING_SIZE]);

/* Bytes of `text` that spell `word`, whose '_' do not count; 0 where it begins otherwise. */
size_t growth__begins_with(const char *text, const char *word);

/* The field of a heading, and of an age the days in one of its unit. */
int growth__find_field(const char *heading, size_t length, growth__field *field, double *unit);

/* The name of ours that a heading misses by one letter (left out, added, changed, or two of them
 * the wrong way round) in `name`; returns 0 where there is
 * none, or where it is ours to the letter. */
int growth__nearly_ours(const char *heading, size_t length, char name[GROWTH__HEADING_SIZE]);

#endif
