/* Rows of a scan that were not wholly used. */
#include "scan_rejects.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reading.h"
#include "rejects.h"
#include "report.h"

enum { SAID = 20 }; /* problems told one by one; the rest only counted */

struct scan_rejects {
    const settings *settings;
    rejects *rows;          /* --rejects */
    growth_output *reasons; /* --reasons */
    growth_table_writer *table;
    char **headers; /* of each file */
    size_t problems;
};

/* A row of --reasons. */
typedef struct reason {
    const char *file;
    const growth_problem *problem;
} reason;

static void read_file(const void *data, growth_cell *cell)
{
    cell_text(cell, ((const reason *)data)->file);
}

static void read_line(const void *data, growth_cell *cell)
{
    cell_integer(cell, (long long)((const reason *)data)->problem->line);
}

static void read_column(const void *data, growth_cell *cell)
{
    const reason *r = data;

    if (r->problem->column)
        cell_integer(cell, (long long)r->problem->column);
}

static void read_kind(const void *data, growth_cell *cell)
{
    cell_text(cell, growth_problem_text(((const reason *)data)->problem->kind));
}

static void read_message(const void *data, growth_cell *cell)
{
    cell_text(cell, ((const reason *)data)->problem->message);
}

static const growth_column columns[] = {
    { "file", "", "as given", read_file },
    { "line", "", "of the file, the header being 1", read_line },
    { "column", "", "cell of the row, from 1; empty: the whole row", read_column },
    { "kind", "", "stable word", read_kind },
    { "message", "", "what is wrong (what to do)", read_message },
};

static int open_reasons(scan_rejects *r, growth_error *err)
{
    growth_table_options options = GROWTH_TABLE_OPTIONS;

    options.schema = "growth.reasons.1";
    if (growth_output_open(r->settings->reasons, &r->reasons, err) != GROWTH_OK)
        return 0;
    return growth_table_open(columns, sizeof columns / sizeof *columns, &options,
                             growth_output_write, r->reasons, &r->table, err) == GROWTH_OK;
}

scan_rejects *scan_rejects_open(const settings *s)
{
    scan_rejects *r = calloc(1, sizeof *r);
    growth_error err = { .message = "out of memory" };

    if (r) {
        r->settings = s;
        r->headers = calloc(s->n_arguments + 1, sizeof *r->headers);
    }
    if (!r || !r->headers || (s->reasons && !open_reasons(r, &err))) {
        complain(s->command, EXIT_FAILED, "%s", err.message);
    } else {
        r->rows = s->rejects ? rejects_open(s) : NULL;
        if (r->rows || !s->rejects)
            return r;
    }
    scan_rejects_abandon(r);
    return NULL;
}

int scan_rejects_opened(scan_rejects *r, size_t file, const char *header)
{
    r->headers[file] = strdup(header);
    return r->headers[file] ? 0 : complain(r->settings->command, EXIT_FAILED, "out of memory");
}

static void say(const scan_rejects *r, const char *file, const growth_problem *p)
{
    if (p->column)
        complain(r->settings->command, 0, "%s:%zu:%zu: %s%s", file, p->line, p->column, p->message,
                 problem_hint(p->kind));
    else
        complain(r->settings->command, 0, "%s:%zu: %s%s", file, p->line, p->message,
                 problem_hint(p->kind));
}

int scan_rejects_row(scan_rejects *r, size_t file, const growth_row *row)
{
    const char *path = r->settings->arguments[file];
    growth_error err;

    path = strcmp(path, "-") ? path : "(standard input)";
    for (size_t i = 0; i < row->n_problems; i++) {
        const reason why = { path, &row->problems[i] };

        if (r->problems++ < SAID)
            say(r, path, &row->problems[i]);
        if (r->table && growth_table_row(r->table, &why, &err) != GROWTH_OK)
            return complain(r->settings->command, EXIT_FAILED, "%s: %s", r->settings->reasons,
                            err.message);
    }
    if (!r->rows || (row->outcome != GROWTH_ROW_PART && row->outcome != GROWTH_ROW_REJECTED))
        return 0;
    return rejects_put(r->rows, r->headers[file], row->raw, row->raw_length);
}

int scan_rejects_close(scan_rejects *r)
{
    growth_error err;
    int status = 0;

    if (r->problems > SAID)
        complain(r->settings->command, 0, "... and %zu more like these%s", r->problems - SAID,
                 r->settings->reasons ? "" : " (--reasons FILE keeps every one)");
    if (r->table && growth_table_close(r->table, &err) != GROWTH_OK)
        status = complain(r->settings->command, EXIT_FAILED, "%s", err.message);
    r->table = NULL;
    if (!status && r->reasons && growth_output_commit(r->reasons, &err) != GROWTH_OK)
        status = complain(r->settings->command, EXIT_FAILED, "%s", err.message);
    else if (status)
        growth_output_abort(r->reasons);
    r->reasons = NULL;
    if (!status && r->rows) {
        status = rejects_close(r->rows, r->headers[0]);
        r->rows = NULL;
    }
    scan_rejects_abandon(r);
    return status;
}

void scan_rejects_abandon(scan_rejects *r)
{
    growth_error err;

    if (!r)
        return;
    if (r->table && growth_table_close(r->table, &err) != GROWTH_OK)
        r->table = NULL;
    growth_output_abort(r->reasons);
    rejects_abandon(r->rows);
    for (size_t i = 0; r->headers && i < r->settings->n_arguments; i++)
        free(r->headers[i]);
    free(r->headers);
    free(r);
}
