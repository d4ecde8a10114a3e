/* Result tables on standard output: text by libsmartcols, the rest by the library's writer. */
#include "report.h"

#include <errno.h>
#include <libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 32 };
/* Text for people: a value to the gram at most, as far as scales go; an id no wider than this. */
enum { EXACT_DECIMALS = 3, MAX_ID = 40 };

struct report {
    const command *command;
    const settings *settings;
    const report_column *columns;
    size_t n;
    growth_column plain[MAX_COLUMNS];
    growth_table_writer *writer; /* CSV, JSON, NDJSON */
    struct libscols_table *text; /* or text */
    growth_output *output;       /* NULL: standard output */
};

static int write_bytes(void *context, const void *bytes, size_t length)
{
    const report *r = context;

    if (r->output)
        return growth_output_write(r->output, bytes, length);
    return fwrite(bytes, 1, length, stdout) == length ? 0 : errno ? errno : EIO;
}

static int open_text(report *r)
{
    r->text = scols_new_table();
    if (!r->text)
        return -1;
    scols_table_set_column_separator(r->text, "  ");
    for (size_t i = 0; i < r->n; i++)
        if (r->columns[i].title &&
            !scols_table_new_column(r->text, r->columns[i].title, 0,
                                    r->columns[i].marks & REPORT_RIGHT ? SCOLS_FL_RIGHT : 0))
            return -1;
    return 0;
}

static int open_writer(report *r, growth_table_format format, const char *schema)
{
    char as_at[11];
    const growth_head heads[] = {
        { "software", growth_version() },
        { "data_version", growth_data_version() },
        { "reference", growth_reference_describe(r->settings->assess.reference).id },
        { "gestation_policy", growth_gestation_policy_text(r->settings->assess.policy) },
        { "as_at", as_at }, /* only of a past state */
    };
    const size_t n_heads =
        sizeof heads / sizeof *heads - (r->settings->past == GROWTH_DATE_NONE ? 1 : 0);
    growth_table_options options = GROWTH_TABLE_OPTIONS;
    growth_error err;
    size_t n = 0;

    growth_date_format(r->settings->past, as_at);
    options.format = format;
    options.precision = r->settings->decimals;
    options.schema = schema;
    options.heads = heads;
    options.n_heads = n_heads;
    for (size_t i = 0; i < r->n; i++)
        if (format != GROWTH_TABLE_CSV || !(r->columns[i].marks & REPORT_NOT_CSV))
            r->plain[n++] = r->columns[i].column;
    if (growth_table_open(r->plain, n, &options, write_bytes, r, &r->writer, &err) == GROWTH_OK)
        return 0;
    complain(r->command, EXIT_FAILED, "%s", err.message);
    return -1;
}

report *report_open(const command *c, const settings *s, const char *fallback,
                    const report_column *columns, size_t n, const char *schema)
{
    static const char *const formats[] = { "csv", "json", "ndjson" };
    const char *format = s->format ? s->format : fallback;
    report *r = n <= MAX_COLUMNS ? calloc(1, sizeof *r) : NULL;
    growth_error err;

    if (!r) {
        complain(c, EXIT_FAILED, "out of memory");
        return NULL;
    }
    *r = (report){ .command = c, .settings = s, .columns = columns, .n = n };
    if (s->output && growth_output_open(s->output, &r->output, &err) != GROWTH_OK) {
        complain(c, EXIT_FAILED, "%s", err.message);
        free(r);
        return NULL;
    }
    if (!strcmp(format, "text")) {
        if (open_text(r) == 0)
            return r;
        complain(c, EXIT_FAILED, "out of memory");
    }
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!strcmp(format, formats[i]) && open_writer(r, (growth_table_format)i, schema) == 0)
            return r;
    report_abandon(r);
    return NULL;
}

/* What was converted has digits that nobody read off: 18 lb is 8.165 kg, 4.9 kg stays 4.9. */
static const char *value_words(double value, char *text)
{
    size_t length;

    growth_number_format(value, EXACT_DECIMALS, text);
    length = strlen(text);
    while (length > 1 && strchr(text, '.') &&
           (text[length - 1] == '0' || text[length - 1] == '.')) {
        const int point = text[length - 1] == '.';

        text[--length] = '\0';
        if (point)
            break;
    }
    return text;
}

/* An id of the first letters and "...", where it would make the table as wide as itself. */
static const char *id_words(const char *id, char *text, size_t size)
{
    size_t letters = 0, at = 0;

    for (; id[at] && letters < MAX_ID; letters++)
        for (at++; ((unsigned char)id[at] & 0xc0u) == 0x80u; at++)
            ;
    if (!id[at] || at >= size)
        return id[at] ? "..." : id;
    snprintf(text, size, "%.*s\u2026", (int)at, id);
    return text;
}

static const char *cell_words(const report *r, const growth_cell *cell, char *text, size_t size)
{
    switch (cell->kind) {
    case GROWTH_CELL_TEXT:
        return cell->text;
    case GROWTH_CELL_NUMBER:
        return growth_number_format(cell->number, r->settings->decimals, text);
    case GROWTH_CELL_EXACT:
        return r->settings->decimals == GROWTH_NUMBER_SHORTEST
                   ? growth_number_format(cell->number, GROWTH_NUMBER_SHORTEST, text)
                   : value_words(cell->number, text);
    case GROWTH_CELL_INTEGER:
        snprintf(text, size, "%lld", cell->integer);
        return text;
    case GROWTH_CELL_DATE:
        return growth_date_format(cell->date, text);
    case GROWTH_CELL_EMPTY:
        break;
    }
    return "";
}

int report_row(report *r, const void *row)
{
    growth_error err;
    struct libscols_line *line;
    size_t shown = 0;

    if (r->writer)
        return growth_table_row(r->writer, row, &err) == GROWTH_OK
                   ? 0
                   : complain(r->command, EXIT_FAILED, "%s", err.message);
    line = scols_table_new_line(r->text, NULL);
    for (size_t i = 0; line && i < r->n; i++) {
        growth_cell cell = { .kind = GROWTH_CELL_EMPTY };
        char text[GROWTH_NUMBER_SIZE], cut[4 * MAX_ID + 8];
        const char *words;

        if (!r->columns[i].title)
            continue;
        (r->columns[i].show ? r->columns[i].show : r->columns[i].column.read)(row, &cell);
        words = cell_words(r, &cell, text, sizeof text);
        if (words && !strcmp(r->columns[i].column.name, "child_id"))
            words = id_words(words, cut, sizeof cut);
        if (scols_line_set_data(line, shown++, words))
            line = NULL;
    }
    return line ? 0 : complain(r->command, EXIT_FAILED, "out of memory");
}

int report_print(const report *r, const void *row, growth_write write, void *sink)
{
    return growth_table_print(r->writer, row, write, sink);
}

int report_printed(report *r, const void *bytes, size_t length)
{
    growth_error err;

    return growth_table_printed(r->writer, bytes, length, &err) == GROWTH_OK
               ? 0
               : complain(r->command, EXIT_FAILED, "%s", err.message);
}

/* libsmartcols prints to a FILE; an output file takes bytes. */
static int print_text(const report *r)
{
    char *text = NULL;
    int error = 0;

    if (!scols_table_get_nlines(r->text))
        return 0;
    if (scols_print_table_to_string(r->text, &text) || !text)
        return ENOMEM;
    error = write_bytes((void *)r, text, strlen(text));
    if (!error)
        error = write_bytes((void *)r, "\n", 1);
    free(text);
    return error;
}

void report_abandon(report *r)
{
    if (!r)
        return;
    growth_table_drop(r->writer);
    scols_unref_table(r->text);
    growth_output_abort(r->output);
    free(r);
}

int report_close(report *r)
{
    growth_error err;
    int status = 0, why;

    if (r->writer && growth_table_close(r->writer, &err) != GROWTH_OK)
        status = complain(r->command, EXIT_FAILED, "%s", err.message);
    r->writer = NULL;
    why = r->text ? print_text(r) : 0;
    if (why)
        status =
            complain(r->command, EXIT_FAILED, "the table could not be printed: %s", strerror(why));
    if (r->output && status == 0) {
        if (growth_output_commit(r->output, &err) != GROWTH_OK)
            status = complain(r->command, EXIT_FAILED, "%s", err.message);
        r->output = NULL;
    }
    report_abandon(r);
    return status;
}
