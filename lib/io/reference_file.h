/* A reference of the user's own, between the file (reference_file.c) and the finished reference
 * (reference_build.c). */
#ifndef GROWTH_IO_REFERENCE_FILE_H
#define GROWTH_IO_REFERENCE_FILE_H

#include <stddef.h>

#include <growth/status.h>

#include "registry.h"

enum { GROWTH__JOINS = 16 };

/* The lines "# key: value". */
typedef enum growth__key {
    GROWTH__KEY_ID,
    GROWTH__KEY_TITLE,
    GROWTH__KEY_SOURCE,
    GROWTH__KEY_LICENCE,
    GROWTH__KEY_ACKNOWLEDGEMENT,
    GROWTH__KEY_LINES,
    GROWTH__KEY_INTERPOLATION,
    GROWTH__KEY_TAIL,
    GROWTH__KEY_JOINS,
    GROWTH__KEY_COUNT_
} growth__key;

/* One row of the file. */
typedef struct growth__lms_row {
    size_t line;
    growth_measure measure;
    growth_sex sex;
    growth__row row;
} growth__lms_row;

/* What the file says, before it is a reference. */
typedef struct growth__draft {
    const char *name;                /* of the file, for messages */
    char *texts[GROWTH__KEY_COUNT_]; /* NULL: not given */
    size_t lines[GROWTH__KEY_COUNT_];
    const growth_centile_line *(*centile_lines)(size_t *n);
    growth__between between;
    growth__tail tail;
    double joins[GROWTH__JOINS]; /* days, ascending */
    size_t n_joins;
    growth__lms_row *rows;
    size_t n_rows, room;
} growth__draft;

/* Make a reference of its own memory; the texts of the draft are copied. */
growth_status growth__reference_build(const growth__draft *draft, growth_reference **reference,
                                      growth_error *err);

#endif
