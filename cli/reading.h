/* Reading a measurement file, or one child of a store, for a command: problems said, rejects kept,
 * rows reconciled. */
#ifndef GROWTH_CLI_READING_H
#define GROWTH_CLI_READING_H

#include <growth/chart.h>

#include "acknowledged.h"
#include "command.h"

typedef struct reading reading;

/* What a file is called in messages: "-" is the standard input. */
const char *file_name(const char *path);

/* Open the FILEs of the command, or the child of --store; NULL having said why, with the exit
 * status in *status. */
reading *reading_open(const command *c, const settings *s, int *status);

/* The same for who gathers whole children: of rows that contradict each other in who a child is,
 * those are used that agree with most, not with the first; the files are read more than once. */
reading *reading_open_children(const command *c, const settings *s, int *status);

/* Open files, or where `bytes` is not NULL those, which must stay, in place of the one file.  A
 * store keeps values outside what any child measures, and marks them: such rows are no rejects
 * here; and children of whom nothing was measured, or whose sex is not known.  `is_known` is that
 * of growth_reader_options. */
reading *reading_open_for_store(const command *c, const settings *s, const char *const *paths,
                                size_t n, const void *bytes, size_t length,
                                int (*is_known)(void *context, const char *child_id),
                                void *context);

/* Read of a store: a child of whom nothing is entered is a row, too, as a scan of the store has it.
 * Of a file, nothing changes. */
void reading_name_child(reading *r);

/* The next row with something to use, or that contradicts who its child is (of which nothing is to
 * be used; not for a store); where whole children are gathered, also one of which nothing could be
 * read (`unread`).  NULL at the end or where reading failed. */
const growth_row *reading_next(reading *r);

/* Of the row last read, something could not be used after all: say why and keep it with the
 * rejects. */
void reading_reject(reading *r, const growth_row *row, const char *why);

/* The row last read was nothing to be done with after all; of a store, one that is skipped but
 * takes something back is not counted as skipped before. */
void reading_skip(reading *r, const growth_row *row);

/* Whether the row last read is with the rejects. */
int reading_rejected(const reading *r);

/* Of one of the files, the rows read so far. */
typedef struct reading_rows {
    size_t read, skipped;
} reading_rows;
reading_rows reading_rows_of(const reading *r, size_t file);

/* "; see --chart-sex" where an option answers a problem of this kind; else "".  The library does
 * not know what the command calls its fields. */
const char *problem_hint(growth_problem_kind kind);

/* Say why no row could be used: of the child `id`, or where that is NULL of the file.  `children`
 * is how many others have rows.  Returns EXIT_FAILED. */
int reading_has_none(const reading *r, const char *id, size_t children);

/* What a store amended of the child that is read; none of a file.  They last until it is closed. */
const growth_chart_amendment *reading_amendments(const reading *r, size_t *n);

/* Which findings of the child of a store someone has looked at; NULL for a file. */
const acknowledged *reading_acknowledged(const reading *r);

/* Keep the rejects, say nothing of the account, and free.  Returns 0, or EXIT_FAILED. */
int reading_end(reading *r, growth_counts *counts);

/* The account of the rows, a line on standard error: how many became what, and what was wrong with
 * them, of which a row may have several. */
void say_rows(const growth_counts *counts);

/* " (past state, as at 5 Jul 2025)" on standard error, where --as-at asks for one. */
void say_past(const settings *s);

/* Free without a word: the command has said why it stops. */
void reading_abandon(reading *r);

/* Say what was read and free.  Returns the exit status: done, failed, or rejected. */
int reading_close(reading *r);

#endif
