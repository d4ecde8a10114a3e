/* Reading a measurement file for a command: every problem as file:line:column, every row that was
 * not wholly used kept verbatim, and an account in which rows read = used + rejected + skipped.
 * One child of a store is read as if it were such a file, so that every command can. */
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rejects.h"
#include "store_rows.h"

enum { PATH_SHOWN = 200 };

struct reading {
    const command *command;
    const settings *settings;
    const char *name; /* of the first file, for messages */
    const char *const *paths;
    reading_rows *rows; /* one a file */
    size_t n_paths;
    growth_reader *reader;
    store_rows *stored; /* in place of `reader` */
    size_t n_stored;
    rejects *rejects;              /* NULL: not asked for */
    int for_store, whole_children; /* values outside limits are used */
    int (*is_known)(void *context, const char *child_id);
    void *known_context;
    int failed, kept;              /* kept: the row last read is with the rejects already */
};

const char *file_name(const char *path)
{
    return strcmp(path, "-") ? path : "(standard input)";
}

static reading *reading_new(const command *c, const settings *s, const char *const *paths, size_t n)
{
    reading *r = calloc(1, sizeof *r);
    reading_rows *rows = calloc(n, sizeof *rows);

    if (!r || !rows) {
        complain(c, EXIT_FAILED, "out of memory");
        free(rows);
        free(r);
        return NULL;
    }
    *r = (reading){ .command = c, .settings = s, .paths = paths, .rows = rows, .n_paths = n };
    r->name = file_name(paths[0]);
    return r;
}

static void keep_row(reading *r, const growth_row *row)
{
    r->failed |=
        rejects_put(r->rejects, growth_reader_header(r->reader), row->raw, row->raw_length) != 0;
}

static reading *with_rejects(reading *r, growth_status opened, const growth_error *err)
{
    const int wanted = r->settings->rejects != NULL;

    if (opened != GROWTH_OK)
        complain(r->command, EXIT_FAILED, "%s", err->message);
    else if (wanted)
        r->rejects = rejects_open(r->settings);
    if (opened == GROWTH_OK && (!wanted || r->rejects))
        return r;
    reading_abandon(r);
    return NULL;
}

static reading *open_stored(const command *c, const settings *s, int *status)
{
    reading *r;

    if (s->n_arguments) {
        *status = complain(c, EXIT_USAGE, "a FILE or --store STORE, not both");
        return NULL;
    }
    r = reading_new(c, s, &s->store.file, 1);
    if (r)
        r->stored = store_rows_open(s, status);
    if (r && !r->stored) {
        reading_abandon(r);
        return NULL;
    }
    return r;
}

/* A store keeps every version of an observation, and may know whose it is. */
static growth_reader_options options_of(const reading *r)
{
    growth_reader_options options = r->settings->reading;

    options.all_versions = options.known_elsewhere = r->for_store;
    options.settle = r->whole_children;
    options.any_sex = r->for_store;
    options.is_known = r->is_known;
    options.known_context = r->known_context;
    return options;
}

static growth_status open_files(reading *r, growth_error *err)
{
    const growth_reader_options options = options_of(r);

    return growth_reader_open_files(r->paths, r->n_paths, &options, &r->reader, err);
}

static reading *open_measurements(const command *c, const settings *s, int whole_children,
                                  int *status)
{
    growth_status opened;
    growth_error err;
    reading *r;

    *status = EXIT_FAILED;
    if (s->store.file)
        return open_stored(c, s, status);
    if (s->n_arguments == 0) {
        *status = complain(c, EXIT_USAGE,
                           "a FILE is needed, or - for standard input; see "
                           "'growth help %s'",
                           c->name);
        return NULL;
    }
    r = reading_new(c, s, (const char *const *)s->arguments, s->n_arguments);
    if (!r)
        return NULL;
    r->whole_children = whole_children;
    opened = open_files(r, &err);
    return with_rejects(r, opened, &err);
}

reading *reading_open(const command *c, const settings *s, int *status)
{
    return open_measurements(c, s, 0, status);
}

reading *reading_open_children(const command *c, const settings *s, int *status)
{
    return open_measurements(c, s, 1, status);
}

reading *reading_open_for_store(const command *c, const settings *s, const char *const *paths,
                                size_t n, const void *bytes, size_t length,
                                int (*is_known)(void *context, const char *child_id), void *context)
{
    reading *r = reading_new(c, s, paths, n);
    growth_reader_options options;
    growth_status opened;
    growth_error err;

    if (!r)
        return NULL;
    r->for_store = r->whole_children = 1;
    r->is_known = is_known;
    r->known_context = context;
    options = options_of(r);
    opened = bytes ? growth_reader_open_memory(bytes, length, &options, &r->reader, &err)
                   : open_files(r, &err);
    return with_rejects(r, opened, &err);
}

const char *problem_hint(growth_problem_kind kind)
{
    return kind == GROWTH_PROBLEM_SEX          ? "; see --chart-sex"
           : kind == GROWTH_PROBLEM_DATE_ORDER ? "; see --date-order"
                                               : "";
}

static void say_problems(const reading *r, const growth_row *row)
{
    if (r->for_store && row->withdrawn)
        return; /* taking it back is what the store is there for */
    for (size_t i = 0; i < row->n_problems; i++) {
        const growth_problem *p = &row->problems[i];
        const int is_kept = r->for_store && p->kind == GROWTH_PROBLEM_SEX; /* it needs no curves */
        const char *hint = is_kept ? "" : problem_hint(p->kind);

        if (r->for_store && p->kind == GROWTH_PROBLEM_PRELIMINARY)
            continue; /* which is said of what the store did not have */
        if (p->column)
            complain(r->command, 0, "%s:%zu:%zu: %s%s", file_name(r->paths[row->file]), p->line,
                     p->column, p->message, hint);
        else
            complain(r->command, 0, "%s:%zu: %s%s", file_name(r->paths[row->file]), p->line,
                     p->message, hint);
    }
}

/* A row that was not wholly used; where a store takes it, one that is only beyond limits was. */
static int is_reject(const reading *r, const growth_row *row)
{
    size_t limits = 0, numbers = 0;

    if (row->outcome != GROWTH_ROW_REJECTED && row->outcome != GROWTH_ROW_PART)
        return 0;
    for (size_t i = 0; i < row->n_problems; i++)
        limits += row->problems[i].kind == GROWTH_PROBLEM_LIMIT;
    for (size_t i = 0; i < row->n_problems; i++)
        numbers += row->problems[i].kind == GROWTH_PROBLEM_NHS_NUMBER;
    if (r->for_store && row->withdrawn)
        return 0;
    return !r->for_store || limits + numbers < row->n_problems || (limits && row->n_values == 0);
}

void reading_reject(reading *r, const growth_row *row, const char *why)
{
    complain(r->command, 0, "%s:%zu: %s", file_name(r->paths[row->file]), row->line, why);
    if (r->rejects && !r->kept)
        keep_row(r, row);
    r->kept = 1;
}

void reading_skip(reading *r, const growth_row *row)
{
    r->rows[row->file].skipped++;
}

int reading_rejected(const reading *r)
{
    return r->kept;
}

reading_rows reading_rows_of(const reading *r, size_t file)
{
    return r->rows[file];
}

const growth_chart_amendment *reading_amendments(const reading *r, size_t *n)
{
    *n = 0;
    return r->stored ? store_rows_amendments(r->stored, n) : NULL;
}

const acknowledged *reading_acknowledged(const reading *r)
{
    return r->stored ? store_rows_acknowledged(r->stored) : NULL;
}

static const growth_row *next_stored(reading *r)
{
    const growth_row *row = store_rows_next(r->stored);

    r->n_stored += row && (row->n_values || row->contact);
    return row;
}

void reading_name_child(reading *r)
{
    if (r->stored)
        store_rows_name_child(r->stored);
}

const growth_row *reading_next(reading *r)
{
    const growth_row *row;
    growth_error err;

    if (r->stored)
        return next_stored(r);
    while (!r->failed) {
        if (growth_reader_next(r->reader, &row, &err) != GROWTH_OK) {
            complain(r->command, EXIT_FAILED, "%s", err.message);
            r->failed = 1;
            return NULL;
        }
        if (!row)
            return NULL;
        r->rows[row->file].read++;
        r->rows[row->file].skipped +=
            row->outcome == GROWTH_ROW_SKIPPED && !(r->for_store && row->withdrawn);
        say_problems(r, row);
        r->kept = is_reject(r, row);
        if (r->rejects && r->kept)
            keep_row(r, row);
        if (row->outcome == GROWTH_ROW_USED || row->outcome == GROWTH_ROW_PART || row->n_values ||
            (r->for_store ? row->withdrawn
                          : row->contradicts || (r->whole_children && row->unread)))
            return row;
    }
    return NULL;
}

static int is_said_apart(int kind)
{
    return kind == GROWTH_PROBLEM_PRELIMINARY || kind == GROWTH_PROBLEM_ADULT ||
           kind == GROWTH_PROBLEM_DECEASED;
}

void say_rows(const growth_counts *n)
{
    const char *joint = "; problems: ";

    fprintf(stderr, "%zu row%s: %zu used", n->rows, n->rows == 1 ? "" : "s", n->used);
    if (n->problems[GROWTH_PROBLEM_PRELIMINARY])
        fprintf(stderr, " (%zu preliminary)", n->problems[GROWTH_PROBLEM_PRELIMINARY]);
    if (n->part)
        fprintf(stderr, ", %zu used in part", n->part);
    fprintf(stderr, ", %zu rejected, %zu skipped", n->rejected, n->skipped);
    if (n->problems[GROWTH_PROBLEM_ADULT] || n->problems[GROWTH_PROBLEM_DECEASED])
        fprintf(stderr, " (Patients not listed: %zu adult, %zu deceased)",
                n->problems[GROWTH_PROBLEM_ADULT], n->problems[GROWTH_PROBLEM_DECEASED]);
    for (int kind = 0; kind < GROWTH_PROBLEM_COUNT_; kind++) {
        if (!n->problems[kind] || is_said_apart(kind))
            continue;
        fprintf(stderr, "%s%zu %s", joint, n->problems[kind],
                growth_problem_text((growth_problem_kind)kind));
        joint = ", ";
    }
    if (n->patients || n->others || n->gestations)
        fprintf(stderr, "; beside them %zu patients, %zu other resources (%zu gestations read)",
                n->patients, n->others, n->gestations);
    if (n->unmeasured)
        fprintf(stderr, "; %zu of those used name a child and nothing measured", n->unmeasured);
    if (n->missing_codes)
        fprintf(stderr, "; %zu \"not known\" codes taken as empty", n->missing_codes);
    fputc('\n', stderr);
}

static void say_account(const reading *r, const growth_counts *n)
{
    fflush(stdout);
    fprintf(stderr, "%s", r->name);
    if (r->n_paths > 1)
        fprintf(stderr, " and %zu more", r->n_paths - 1);
    fprintf(stderr, ": ");
    say_rows(n);
}

/* By what the numbers were made. */
static void say_versions(const reading *r)
{
    fprintf(stderr, "%s, gestation policy %s, data %s, growth %s\n",
            growth_reference_describe(r->settings->assess.reference).id,
            growth_gestation_policy_text(r->settings->assess.policy), growth_data_version(),
            growth_version());
}

void reading_abandon(reading *r)
{
    rejects_abandon(r->rejects);
    growth_reader_close(r->reader);
    store_rows_close(r->stored);
    free(r->rows);
    free(r);
}

int reading_has_none(const reading *r, const char *id, size_t children)
{
    const command *c = r->command;
    const size_t rows = r->reader ? growth_reader_counts(r->reader).rows : 0;
    char name[PATH_SHOWN + 32];

    if (r->n_paths > 1)
        snprintf(name, sizeof name, "%.*s and %zu more", PATH_SHOWN, r->name, r->n_paths - 1);
    else
        snprintf(name, sizeof name, "%.*s", PATH_SHOWN, r->name);
    if (r->stored)
        return complain(c, EXIT_FAILED, "%s: there is no entry of this child", name);
    if (rows == 0)
        return complain(c, EXIT_FAILED, "%s: there is no row below the header", name);
    if (id && children)
        return complain(
            c, EXIT_FAILED,
            "%s: no row that can be used has the child_id of --child, which is compared "
            "letter by letter; there are rows of %zu other %s",
            name, children, children == 1 ? "child" : "children");
    return complain(c, EXIT_FAILED, "%s: no row can be used, of %zu that %s read", name, rows,
                    rows == 1 ? "was" : "were");
}

/* Reconcile, and keep the rejects, or where anything failed drop them. */
static int settle(reading *r, const growth_counts *n)
{
    if (!r->failed && n->rows != n->used + n->part + n->rejected + n->skipped) {
        complain(r->command, EXIT_FAILED, "%s: the rows do not reconcile", r->name);
        r->failed = 1;
    }
    if (!r->failed && r->rejects) {
        r->failed = rejects_close(r->rejects, growth_reader_header(r->reader)) != 0;
        r->rejects = NULL;
    }
    return r->failed ? EXIT_FAILED : 0;
}

int reading_end(reading *r, growth_counts *counts)
{
    int status;

    *counts = growth_reader_counts(r->reader);
    status = settle(r, counts);
    reading_abandon(r);
    return status;
}

void say_past(const settings *s)
{
    char day[16];

    if (s->past != GROWTH_DATE_NONE)
        fprintf(stderr, " (past state, as at %s)", growth_date_words(s->past, day));
}

static int close_stored(reading *r)
{
    if (!r->settings->quiet) {
        fflush(stdout);
        fprintf(stderr, "%s: %zu %s of one child", r->name, r->n_stored,
                r->n_stored == 1 ? "entry" : "entries");
        say_past(r->settings);
        fputc('\n', stderr);
        say_versions(r);
    }
    reading_abandon(r);
    return EXIT_DONE;
}

int reading_close(reading *r)
{
    growth_counts n;
    int status;

    if (r->stored)
        return close_stored(r);
    n = growth_reader_counts(r->reader);
    status = settle(r, &n);
    if (status == 0) {
        status = n.rejected || n.part ? EXIT_REJECTED : EXIT_DONE;
        if (!r->settings->quiet) {
            say_account(r, &n);
            say_versions(r);
        }
    }
    reading_abandon(r);
    return status;
}
