/* A measurement file being read: what its parts (dates, values, facts of the child) share. */
#ifndef GROWTH_IO_READER_H
#define GROWTH_IO_READER_H

#include <stdint.h>

#include <growth/io.h>

#include "columns.h"
#include "csv.h"
#include "identity.h"
#include "internal.h"
#include "map.h"
#include "files.h"
#include "text.h"

/* What the file proves about dates such as 02/04/2021. */
typedef enum growth__proof {
    GROWTH__PROOF_NONE = 0,    /* No day above 12, or none such date. */
    GROWTH__PROOF_DAY_FIRST,   /* Some first number above 12, and no second. */
    GROWTH__PROOF_MONTH_FIRST, /* The other way about. */
    GROWTH__PROOF_BOTH         /* Both occur: the file mixes orders. */
} growth__proof;

typedef struct growth__fhir growth__fhir;

struct growth_reader {
    growth__files files;
    size_t file;        /* Of the files, the one being read. */
    growth__csv *csv;   /* Of a table; NULL between files. */
    growth__fhir *fhir; /* NULL where no file is FHIR. */
    growth__columns columns;
    growth_reader_options options;
    growth__map map;
    int borrows_map;      /* It is that of the reader this one is like. */
    growth__cell *mapped; /* The cells of a row, their codes translated. */
    size_t n_mapped;
    growth__csv_row mapped_row;
    int date_order; /* Of this file: as the options say, or as it proves. */
    growth__proof proof;
    char *header;
    growth_status failed; /* Reading has ended badly; `failure` says how, again and again. */
    growth_error failure;
    growth__first_row *first_rows; /* child.c */
    /* Where the caller keeps children's first rows himself: that of this child, its key 0 where the
     * row at hand is the first. */
    growth__first_row *(*first_of)(void *context, const growth_child *child);
    void *first_context;
    growth__all_said settled; /* Of children whose rows contradict each other. */
    growth__all_said *said;   /* Where to note what rows say of their child, not to be compared, */
    const growth__all_said *said_of; /* of these children; NULL: of all. */
    int sex_is_late; /* The row says the sex of a child of whose rows before none did. */

    growth_counts counts;
    growth_row row; /* The one at hand, and what it points to: */
    const growth__csv_row *cells;
    growth_value values[GROWTH_ROW_VALUES];
    double file_sds[GROWTH_MEASURE_COUNT_];
    growth_contact contact;
    growth_problem problems[GROWTH_ROW_PROBLEMS];
    int refused;  /* Something is wrong that makes the whole row useless. */
    int is_alone; /* The row tells who a child is, and nothing else. */
};

/* -- reading on several threads: lib/scan -- */

/* A reader of the same columns and options as `head`, for rows it is fed.  `first_of` as above. */
growth_status growth__reader_like(const growth_reader *head,
                                  growth__first_row *(*first_of)(void *, const growth_child *),
                                  void *context, growth_reader **reader, growth_error *err);

/* A row, at most GROWTH_ROW_BYTES, to be had by growth_reader_next(). */
growth_status growth__reader_feed(growth_reader *reader, const char *bytes, size_t length,
                                  size_t line, growth_error *err);

/* Read the tables beforehand for children whose rows contradict each other, and settle who they
 * are; then begin the first file again.  settle.c */
growth_status growth__settle_files(growth_reader *reader, growth_error *err);

/* Begin the file at hand: reader.c */
growth_status growth__reader_begin_file(growth_reader *reader, growth_error *err);

/* Add the counts of one to those of all, or take them from those. */
void growth__counts_add(growth_counts *all, const growth_counts *one);
void growth__counts_subtract(growth_counts *all, const growth_counts *one);

/* -- problems: problem.c -- */

/* Note what is wrong with the row; `cell` from 0, or GROWTH__NO_CELL for all of it. */
void growth__problem(growth_reader *reader, growth_problem_kind kind, size_t cell,
                     const char *format, ...) GROWTH_PRINTF(4, 5);

/* The same, and the row is useless.  Returns 0, for `return growth__refuse(...)`. */
int growth__refuse(growth_reader *reader, growth_problem_kind kind, size_t cell, const char *format,
                   ...) GROWTH_PRINTF(4, 5);

/* A cell for a message: in quotes as growth__excerpt() has it, or hidden as the options say. */
enum { GROWTH__QUOTED_SIZE = GROWTH__EXCERPT_SIZE + 2 };
const char *growth__quoted(const growth_reader *reader, const char *text, size_t length,
                           char out[GROWTH__QUOTED_SIZE]);

/* Refuse the row in the words of another function, which quotes the cell `of` and nothing else. */
int growth__refuse_as(growth_reader *reader, growth_problem_kind kind, size_t cell,
                      const char *prefix, const growth__cell *of, const growth_error *why);

/* Whether one of the problems of a row loses what was measured. */
int growth__any_unread(const growth_row *row);

/* Bring the row's problems into the order of its cells. */
void growth__sort_problems(growth_reader *reader);

/* -- the row: reader.c -- */

/* Whether the file being read is FHIR: its rows have no cells for people to look at. */
int growth__is_fhir(const growth_reader *reader);

/* Whether it names a child of whom there is no Patient in the files, which a store may know. */
int growth__knows_child_by_id(const growth_reader *reader);

/* What the cells of the row say, once they stand in the columns. */
growth_outcome growth__understand_row(growth_reader *reader);

/* The same where they are of a child and of no day. */
growth_outcome growth__understand_child(growth_reader *reader);

/* -- cells -- */

/* A cell of the row by its field; NULL where it is empty or there is no such column. */
const growth__cell *growth__cell_of(const growth_reader *reader, growth__field field);

/* -- dates: dates.c -- */

/* Read ahead for what the file proves about the order of day and month. */
growth_status growth__dates_prove(growth_reader *reader, growth_error *err);

/* Dates and ages of the row into every value and the contact.  0: the row is refused. */
int growth__dates_read(growth_reader *reader);

/* The date of birth alone, of a row that is of no day.  0: the row is refused. */
int growth__birth_date_read(growth_reader *reader);

/* The day the row is of, without a word where it cannot be read. */
growth_date growth__day_of(const growth_reader *reader);

/* -- values: values.c -- */

/* The measurements of the row into `values`; 1 where a cell held anything but "not known". */
int growth__values_read(growth_reader *reader);

/* A number of a cell.  One that ends in its point, "7.", is refused: a file that was cut off in the
 * middle of 7.25 would say so. */
growth_status growth__cell_number(const growth__cell *cell, int shift, double *value);

/* Scores that stand in the file. */
void growth__sds_read(growth_reader *reader);

/* The value that stands for "not known" in this unit, NaN where none does. */
double growth__not_known(growth_measure measure, const growth_unit *unit, int shift, double factor);

/* Parents' heights into the child. */
void growth__parents_read(growth_reader *reader);

/* Posture and oedema, as the row states them, into the values. */
void growth__codes_read(growth_reader *reader);

/* -- codes of the map: translate.c -- */

/* Put our words in place of theirs, and nothing in place of what they write for "not known". */
growth_status growth__translate(growth_reader *reader, growth_error *err);

/* -- the child: child.c -- */

/* First rows remembered: sets of places, so that a busy one does not push out its neighbour. */
#define GROWTH__FIRST_SETS 8192
#define GROWTH__FIRST_WAYS 8

/* A hash of an identifier, never 0; the same on every machine and in every version, since shards
 * depend on it.  NULL is the one child of a file without identifiers. */
uint64_t growth__child_key(const char *id);
uint64_t growth__child_key_of(const char *id, size_t length);

/* A `first_of` for which every row is a child's first; `context` is a growth__first_row. */
growth__first_row *growth__first_of_nobody(void *context, const growth_child *child);

/* Identifier, sex and gestation; and whether the first row that stood, and so gave a value or a
 * contact, agrees.  0: the row is refused. */
int growth__child_read(growth_reader *reader);
int growth__child_agrees(growth_reader *reader, int stands);

#endif
