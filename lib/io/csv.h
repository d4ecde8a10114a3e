/* Rows of a table in text: comma, semicolon or tab between cells, quotes as in RFC 4180, any line
 * end, any size of file in little memory.  What a cell means is not known here. */
#ifndef GROWTH_IO_CSV_H
#define GROWTH_IO_CSV_H

#include <stddef.h>
#include <stdint.h>

#include <growth/status.h>

#include "input.h"

/* A cell without its quotes and the blanks around it.  `text` is terminated. */
typedef struct growth__cell {
    const char *text;
    size_t length;
} growth__cell;

/* Why a row could not be taken apart. */
typedef enum growth__fault {
    GROWTH__FAULT_NONE = 0,
    GROWTH__FAULT_OPEN_QUOTE,  /* Opened, and never closed. */
    GROWTH__FAULT_AFTER_QUOTE, /* Text goes on after the closing quote. */
    GROWTH__FAULT_NUL,
    GROWTH__FAULT_CELL_BYTES,  /* A cell over GROWTH_FIELD_BYTES. */
    GROWTH__FAULT_ROW_BYTES,   /* More than GROWTH_ROW_BYTES without a line end. */
    GROWTH__FAULT_ROW_COLUMNS, /* More than GROWTH_ROW_COLUMNS cells. */
    GROWTH__FAULT_COUNT_
} growth__fault;

/* The row at hand; its texts are valid until the next call. */
typedef struct growth__csv_row {
    size_t line; /* Where it begins, from 1. */
    const char *raw;
    size_t raw_length; /* UTF-8, without the line end; the beginning only of FAULT_ROW_BYTES. */
    const growth__cell *cells;
    size_t n_cells; /* 0 where there is a fault. */
    growth__fault fault;
    size_t fault_column; /* From 1; 0: the whole row. */
} growth__csv_row;

typedef struct growth__csv growth__csv;

/* Takes `input` over and closes it, whatever is returned. */
growth_status growth__csv_open(growth__input *input, growth__csv **csv, growth_error *err);

/* Choose the separator by what the first line, not yet read, holds most of outside quotes. */
growth_status growth__csv_tell_separator(growth__csv *csv, growth_error *err);

/* The next row; NULL at the end. */
growth_status growth__csv_next(growth__csv *csv, const growth__csv_row **row, growth_error *err);

/* Read ahead: up to `bytes` (at most GROWTH_ROW_BYTES) wait in the buffer after this. */
growth_status growth__csv_fill(growth__csv *csv, size_t bytes, growth_error *err);

/* The next row if all of it waits in the buffer, else NULL; growth__csv_rewind() goes back to
 * where growth__csv_fill() left. */
growth_status growth__csv_peek(growth__csv *csv, const growth__csv_row **row, growth_error *err);
void growth__csv_rewind(growth__csv *csv);

/* ---- for reading on several threads: lib/scan ---- */

/* Whole lines that wait in the buffer. */
typedef struct growth__lines {
    const char *bytes;
    size_t length; /* Up to and with the last line end. */
    size_t line;   /* Of the first. */
    size_t n;
} growth__lines;

/* Take lines, `most` bytes of them, of which each is a row for itself: no quote among them, no NUL
 * and no CR but before an LF.  None (`n` 0) where the next row is of another kind, to be had by
 * growth__csv_next(), or at the end of the file. */
growth_status growth__csv_lines(growth__csv *csv, size_t most, growth__lines *lines,
                                growth_error *err);

/* A csv of the same separator as `of`, that reads only what it is fed. */
growth_status growth__csv_like(const growth__csv *of, growth__csv **csv, growth_error *err);

/* The bytes, at most GROWTH_ROW_BYTES, as if they were all of a file; the first line is `line`. */
growth_status growth__csv_feed(growth__csv *csv, const char *bytes, size_t length, size_t line,
                               growth_error *err);

char growth__csv_separator(const growth__csv *csv);

const char *growth__csv_name(const growth__csv *csv);
void growth__csv_close(growth__csv *csv);

#endif
