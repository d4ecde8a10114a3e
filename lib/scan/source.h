/* The files of a scan as blocks of whole rows, for one thread after another to take.
 *
 * The bytes are looked at only as much as needed to cut between rows and, where rows of a child are
 * to stay together, between children; what a row means is found out by whoever takes the block. */
#ifndef GROWTH_SCAN_SOURCE_H
#define GROWTH_SCAN_SOURCE_H

#include <growth/io.h>

#include "reader.h"
#include "spool.h"

/* What a run of bytes is. */
typedef enum growth__run_kind {
    GROWTH__LINES = 0, /* Each line is a row. */
    GROWTH__ROW,       /* One row, perhaps over several lines. */
    GROWTH__PACKED     /* One row that was understood, counted and told already: packed.h. */
} growth__run_kind;

/* Rows that stand together in a block. */
typedef struct growth__run {
    size_t offset, length; /* In the block's bytes. */
    size_t line;           /* Of the first row. */
    growth__run_kind kind;
} growth__run;

/* One row of them. */
typedef struct growth__raw_row {
    size_t file, line;
    const char *bytes; /* Without a line end. */
    size_t length;
    growth__run_kind kind;
} growth__raw_row;

typedef struct growth__block {
    char *bytes;
    size_t length, capacity;
    growth__run *runs;
    size_t n_runs, room;
    size_t file; /* Which reader's; see growth__source_head(). */
} growth__block;

void growth__block_free(growth__block *block);

/* Append bytes; 0 where memory is out. */
int growth__block_add(growth__block *block, const char *bytes, size_t length, size_t line,
                      growth__run_kind kind);

typedef struct growth__source growth__source;

/* Open every file, so that one that cannot be read is told before anything begins. */
growth_status growth__source_open(const char *const *paths, size_t n,
                                  const growth_reader_options *options, growth__source **source,
                                  growth_error *err);
void growth__source_close(growth__source *source);

/* Whether every file can be read a second time. */
int growth__source_can_restart(const growth__source *source);

/* The reader that read the header of a table: its columns and options.  All files of FHIR have one
 * reader together, since patients and observations may be in different ones. */
const growth_reader *growth__source_head(const growth__source *source, size_t file);
/* Which of the paths a reader reads, the first of them where it reads several. */
size_t growth__source_path(const growth__source *source, size_t file);
/* The header line of a path's file. */
const char *growth__source_header(const growth__source *source, size_t path);

/* The next block; empty at the end.  One thread at a time.
 * @param together  1: no child's neighbouring rows are cut apart.
 * @param rejects   Takes rows that are refused whatever child they are of. */
growth_status growth__source_next(growth__source *source, int together, growth__block *block,
                                  growth__batch *rejects, growth_error *err);

/* Rows refused or skipped here, and bytes passed on. */
growth_counts growth__source_counts(const growth__source *source);
uint64_t growth__source_bytes(const growth__source *source);
/* Of all files; 0 where one is no plain file. */
uint64_t growth__source_of_bytes(const growth__source *source);

/* The identifier in a line without its line end, blanks taken off; NULL where there is no such
 * cell. */
const char *growth__line_id(const growth_reader *head, const char *line, size_t length,
                            size_t *id_length);

/* Whether a row was refused for no more than that its child's sex is not known: it still names the
 * child, who is to be listed.  A header that is repeated has more wrong with it. */
int growth__lacks_sex(const growth_row *row);
/* Whether a row tells neither values nor of a child. */
int growth__tells_nothing(const growth_row *row);

/* A row that was not wholly used, put down for later. */
int growth__reject_put(growth__batch *rejects, size_t file, const growth_row *row);
/* And taken up: calls `reject`, and returns what it does. */
int growth__reject_get(const char *bytes, growth_problem *room,
                       int (*reject)(void *context, size_t file, const growth_row *row),
                       void *context);

#endif
