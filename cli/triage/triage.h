/* The triage list: what a scan found, as one page a person reads; and coverage, as CSV and as a
 * section of that page.
 *
 * Used as the calls of growth_scan(): triage_child() on its threads, triage_card() in order, then
 * triage_finish() with what was counted.  Files stand under their names only once that succeeded.
 */
#ifndef GROWTH_CLI_TRIAGE_H
#define GROWTH_CLI_TRIAGE_H

#include <growth/scan.h>

#include "../command.h"

typedef struct triage triage;

/* What is to be made of which scan.  Everything must outlive the triage. */
typedef struct triage_options {
    const char *html;     /* file of the list, or NULL */
    const char *coverage; /* file of the counts, or NULL */
    const char *folder;   /* of temporary files; NULL: TMPDIR, or /tmp */
    const growth_judge_options *judge;
    const char *const *paths; /* what is scanned */
    size_t n_paths;
    growth_date past; /* of records as they stood on an earlier day; else GROWTH_DATE_NONE */
} triage_options;

/* Begin; finds out now whether the files can be written.  NULL having said why. */
triage *triage_open(const command *c, const triage_options *options);

/* Whether there is anything to make. */
int triage_wants_children(const triage_options *options);

/* The calls `child`, `restart` and `card` of growth_scan_calls; `context` is the triage.  Where one
 * returns a number other than 0, triage_complain() says why. */
int triage_child(void *context, const growth_scanned *child, int wanted, growth_write write,
                 void *sink);
int triage_restart(void *context);
int triage_card(void *context, const growth_listed *worst, const void *bytes, size_t length);

/* Say what went wrong in a call, if anything did.  Returns EXIT_FAILED, or `status`.  NULL is
 * allowed. */
int triage_complain(triage *t, int status);

/* Write the files and free.  Returns -1, or an exit status having said why. */
int triage_finish(triage *t, const growth_scan_counts *counts);

/* Leave no file, and free.  NULL is allowed. */
void triage_abandon(triage *t);

#endif
