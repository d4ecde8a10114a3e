/* Reading a measurement file for a command: every problem as file:line:column, every row that was
 * not wholly used kept verbatim, and an account in which rows read = used + rejected + skipped. */
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    const command *command;
    const settings *settings;
    const char *name; /* of the file, for messages */
    growth_reader *reader;
    growth_output *rejects;
    int failed;
};

static int write_rejects(reading *r, const char *bytes, size_t length)
{
    int error = growth_output_write(r->rejects, bytes, length);

    if (!error)
        error = growth_output_write(r->rejects, "\n", 1);
    if (error) {
        complain(r->command, EXIT_FAILED, "%s: %s", r->settings->rejects, strerror(error));
        r->failed = 1;
    }
    return error;
}

reading *reading_open(const command *c, const settings *s, int *status)
{
    reading *r = calloc(1, sizeof *r);
    growth_error err;

    *status = EXIT_FAILED;
    if (!r) {
        complain(c, EXIT_FAILED, "out of memory");
        return NULL;
    }
    *r = (reading){ .command = c, .settings = s };
    if (s->n_arguments != 1) {
        *status = complain(c, EXIT_USAGE,
                           "one FILE is needed, or - for standard input; see "
                           "'growth help %s'",
                           c->name);
        free(r);
        return NULL;
    }
    r->name = strcmp(s->arguments[0], "-") ? s->arguments[0] : "(standard input)";
    if (growth_reader_open(s->arguments[0], &s->reading, &r->reader, &err) != GROWTH_OK ||
        (s->rejects && growth_output_open(s->rejects, &r->rejects, &err) != GROWTH_OK)) {
        complain(c, EXIT_FAILED, "%s", err.message);
        growth_reader_close(r->reader);
        free(r);
        return NULL;
    }
    if (r->rejects) {
        const char *header = growth_reader_header(r->reader);

        write_rejects(r, header, strlen(header));
    }
    return r;
}

static void say_problems(const reading *r, const growth_row *row)
{
    for (size_t i = 0; i < row->n_problems; i++) {
        const growth_problem *p = &row->problems[i];

        if (p->column)
            complain(r->command, 0, "%s:%zu:%zu: %s", r->name, p->line, p->column, p->message);
        else
            complain(r->command, 0, "%s:%zu: %s", r->name, p->line, p->message);
    }
}

const growth_row *reading_next(reading *r)
{
    const growth_row *row;
    growth_error err;

    while (!r->failed) {
        if (growth_reader_next(r->reader, &row, &err) != GROWTH_OK) {
            complain(r->command, EXIT_FAILED, "%s: %s", r->name, err.message);
            r->failed = 1;
            return NULL;
        }
        if (!row)
            return NULL;
        say_problems(r, row);
        if (r->rejects && (row->outcome == GROWTH_ROW_REJECTED || row->outcome == GROWTH_ROW_PART))
            write_rejects(r, row->raw, row->raw_length);
        if (row->outcome == GROWTH_ROW_USED || row->outcome == GROWTH_ROW_PART || row->n_values)
            return row;
    }
    return NULL;
}

/* "weights: 3 not-a-number, 1 date": what was refused, by kind. */
static void say_kinds(const growth_counts *counts)
{
    const char *joint = " (";

    for (int kind = 0; kind < GROWTH_PROBLEM_COUNT_; kind++) {
        if (!counts->problems[kind])
            continue;
        fprintf(stderr, "%s%zu %s", joint, counts->problems[kind],
                growth_problem_text((growth_problem_kind)kind));
        joint = ", ";
    }
    if (!strcmp(joint, ", "))
        fprintf(stderr, ")");
}

static void say_account(const reading *r, const growth_counts *n)
{
    fflush(stdout);
    fprintf(stderr, "%s: %zu rows: %zu used", r->name, n->rows, n->used);
    if (n->part)
        fprintf(stderr, ", %zu used in part", n->part);
    fprintf(stderr, ", %zu rejected", n->rejected);
    say_kinds(n);
    fprintf(stderr, ", %zu skipped", n->skipped);
    if (n->missing_codes)
        fprintf(stderr, "; %zu \"not known\" codes taken as empty", n->missing_codes);
    fprintf(stderr, "\n%s, gestation policy %s, data %s, growth %s\n",
            growth_reference_describe(r->settings->assess.reference).id,
            growth_gestation_policy_text(r->settings->assess.policy), growth_data_version(),
            growth_version());
}

void reading_abandon(reading *r)
{
    growth_output_abort(r->rejects);
    growth_reader_close(r->reader);
    free(r);
}

int reading_close(reading *r)
{
    growth_counts n = growth_reader_counts(r->reader);
    int status = n.rejected || n.part ? EXIT_REJECTED : EXIT_DONE;
    growth_error err;

    if (!r->failed && n.rows != n.used + n.part + n.rejected + n.skipped) {
        complain(r->command, EXIT_FAILED, "%s: the rows do not reconcile", r->name);
        r->failed = 1;
    }
    if (r->failed)
        growth_output_abort(r->rejects);
    else if (r->rejects && growth_output_commit(r->rejects, &err) != GROWTH_OK)
        r->failed = 1, complain(r->command, EXIT_FAILED, "%s", err.message);
    if (!r->failed && !r->settings->quiet)
        say_account(r, &n);
    if (r->failed)
        status = EXIT_FAILED;
    growth_reader_close(r->reader);
    free(r);
    return status;
}
