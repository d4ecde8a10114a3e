/* Result tables: one set of columns serves text for people, CSV, JSON and NDJSON. */
#ifndef GROWTH_CLI_REPORT_H
#define GROWTH_CLI_REPORT_H

#include "command.h"

typedef struct report report;

typedef enum report_marks {
    REPORT_RIGHT = 1,  /* numbers, aligned at the right */
    REPORT_NOT_CSV = 2 /* only where columns go by name: in JSON and NDJSON */
} report_marks;

/* A column of a report: the contract's column, and how text for people shows it. */
typedef struct report_column {
    growth_column column;
    const char *title; /* heading in text; NULL: not shown there */
    unsigned marks;    /* report_marks, joined by | */
    /* How text for people reads it, where that differs from programs; else NULL. */
    void (*show)(const void *row, growth_cell *cell);
} report_column;

/* Begin a report on standard output, or in the file of -o, in the settings' format (`fallback`
 * where none was asked for).  Returns NULL having said why. */
report *report_open(const command *c, const settings *s, const char *fallback,
                    const report_column *columns, size_t n, const char *schema);

/* Add a row.  Returns 0, or EXIT_FAILED having said why. */
int report_row(report *r, const void *row);

/* Of formats for programs: a row printed on any thread, and what was printed added.
 * report_printed() returns as report_row() does; report_print() what `write` did. */
int report_print(const report *r, const void *row, growth_write write, void *sink);
int report_printed(report *r, const void *bytes, size_t length);

/* End and free.  Returns 0, or EXIT_FAILED having said why. */
int report_close(report *r);

/* End and free; a file of -o is not made, and what waits is not written.  NULL is allowed. */
void report_abandon(report *r);

/* A function that reads a cell of a row: what a column is made of. */
#define CELL(name) static void name(const void *data, growth_cell *cell)

/* One that gives a value of the row, which is a `type`, as text, number, exact, integer or date. */
#define CELL_OF(name, type, kind, value)                                                           \
    CELL(name)                                                                                     \
    {                                                                                              \
        const type *row = data;                                                                    \
                                                                                                   \
        cell_##kind(cell, value);                                                                  \
    }

/* Readers of cells; here, because every cell is read by one. */

/* NULL or "": empty. */
static inline void cell_text(growth_cell *cell, const char *text)
{
    cell->kind = text && text[0] ? GROWTH_CELL_TEXT : GROWTH_CELL_EMPTY;
    cell->text = text;
}

/* With the table's precision. */
static inline void cell_number(growth_cell *cell, double number)
{
    cell->kind = GROWTH_CELL_NUMBER;
    cell->number = number;
}

/* In shortest form. */
static inline void cell_exact(growth_cell *cell, double number)
{
    cell->kind = GROWTH_CELL_EXACT;
    cell->number = number;
}

static inline void cell_integer(growth_cell *cell, long long integer)
{
    cell->kind = GROWTH_CELL_INTEGER;
    cell->integer = integer;
}

static inline void cell_date(growth_cell *cell, growth_date date)
{
    cell->kind = GROWTH_CELL_DATE;
    cell->date = date;
}

#endif
