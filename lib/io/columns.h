/* What the header of a measurement file names: which cell fills what. */
#ifndef GROWTH_IO_COLUMNS_H
#define GROWTH_IO_COLUMNS_H

#include <growth/io.h>

#include "csv.h"
#include "text.h"

/* What a column can fill.  A wide column (weight_kg) is none of these: growth__quantity. */
typedef enum growth__field {
    GROWTH__CHILD_ID = 0,
    GROWTH__SEX,
    GROWTH__BIRTH_DATE,
    GROWTH__MEASURED_ON,
    GROWTH__AGE,
    GROWTH__CORRECTED_AGE,
    GROWTH__GESTATION,
    GROWTH__GESTATION_WEEKS,
    GROWTH__GESTATION_DAYS,
    GROWTH__MEASURE,
    GROWTH__VALUE,
    GROWTH__UNIT,
    GROWTH__POSTURE,
    GROWTH__OEDEMA,
    GROWTH__SERVICE,
    GROWTH__MEASURED_BY,
    GROWTH__METHOD,
    GROWTH__NOTE,
    GROWTH__REASON,
    GROWTH__SOURCE_ID,
    GROWTH__FIELD_COUNT
} growth__field;

/* No such column. */
#define GROWTH__NO_CELL ((size_t)-1)

/* A value with its unit settled: by a wide column's name, or for one row in long form. */
typedef struct growth__quantity {
    size_t cell;                     /* From 0, or GROWTH__NO_CELL. */
    char name[GROWTH__EXCERPT_SIZE]; /* As sentences call it: the heading, or the measure. */
    growth_measure measure;
    growth_posture posture; /* What the name says where nothing else does. */
    const growth_unit *unit;
    int shift;
    double factor;
    int at_birth; /* It was measured on the day of birth, whatever day the row is of. */
} growth__quantity;

/* A column in a unit that is not read, beside another of its measure that is. */
typedef struct growth__unread {
    size_t cell;
    char name[GROWTH__EXCERPT_SIZE];
    const char *what; /* "stones" */
    growth_measure measure;
    int at_birth;
} growth__unread;

/* The columns of one file. */
typedef struct growth__columns {
    size_t n_cells;
    size_t cell[GROWTH__FIELD_COUNT];
    char id_heading[GROWTH__EXCERPT_SIZE]; /* "" where there is none */
    double age_unit, corrected_age_unit; /* Days in one of the column's unit. */
    growth__quantity wide[GROWTH_ROW_VALUES];
    size_t n_wide;
    growth__unread unread[GROWTH_ROW_VALUES];
    size_t n_unread;
    growth__quantity mother, father;
    int has_sds; /* Some of what follows: */
    size_t sds[GROWTH_MEASURE_COUNT_];
    size_t row_sds; /* Long form: of the row's measure. */
} growth__columns;

struct growth__map;

/* Understand a header, by the map where it names a heading.  `needs_sex`: refuse one without a sex.
 * The sentence of a refusal names the columns to add, to rename or to take out. */
growth_status growth__columns_read(const growth__cell *cells, size_t n_cells, int needs_sex,
                                   const struct growth__map *map, growth__columns *columns,
                                   growth_error *err);

/* Whether a wide column is of another day than its row. */
int growth__has_birth_weight(const growth__columns *columns);

/* No column yet. */
void growth__columns_clear(growth__columns *columns, size_t n_cells);

/* Whether a name is one of a column of ours: "birth_date", "weight", "weight_kg". */
int growth__is_column(const char *name);

/* The field of a name or a synonym; 0: none. */
int growth__field_of_word(const char *text, size_t length, growth__field *field);

/* Whether a heading is one that a measurement file has for a field, or a synonym of it. */
int growth__names_field(const growth__cell *heading, growth__field field);

/* What a column of this field is called: "birth_date". */
const char *growth__field_name(growth__field field);

/* The measure of a word in a `measure` cell, the posture it implies and whether it is of the day of
 * birth, in `quantity`.  0: none is called that. */
int growth__measure_of_word(const char *text, size_t length, growth__quantity *quantity);

/* Whether the measure has only one unit (BMI), so that it may be left out. */
const growth_unit *growth__only_unit(growth_measure measure);

#endif
