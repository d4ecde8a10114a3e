/*
 * Result tables as CSV, JSON and NDJSON.  The columns say how a cell is read from a row; the
 * formats are rows of a table of functions.  Nothing is held but a buffer of output.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/io.h>
#include <growth/number.h>

#include "internal.h"
#include "text.h"

#define BUFFER 32768

struct growth_table_writer {
    const growth_column *columns;
    size_t n_columns;
    growth_table_options options;
    growth_write write;
    void *context;
    size_t rows;
    int refused; /* What the sink returned; nothing is written after it. */
    size_t used;
    char buffer[BUFFER];
};

/* -- bytes ---------------------------------------------------------------------------------- */

static void flush(growth_table_writer *w)
{
    if (w->used && !w->refused)
        w->refused = w->write(w->context, w->buffer, w->used);
    w->used = 0;
}

static void put(growth_table_writer *w, const char *text, size_t length)
{
    while (length) {
        const size_t room = sizeof w->buffer - w->used;
        const size_t take = length < room ? length : room;

        memcpy(w->buffer + w->used, text, take);
        w->used += take;
        text += take;
        length -= take;
        if (w->used == sizeof w->buffer)
            flush(w);
    }
}

static void put_text(growth_table_writer *w, const char *text)
{
    put(w, text, strlen(text));
}

static void put_unicode(growth_table_writer *w, unsigned long code)
{
    char out[4];

    put(w, out, growth__utf8_put(code, out));
}

/* -- cells ---------------------------------------------------------------------------------- */

/* The text of a cell of any kind, made in `made` where it is no text; NULL: empty. */
static const char *cell_text(const growth_table_writer *w, const growth_cell *cell,
                             char made[GROWTH_NUMBER_SIZE])
{
    switch (cell->kind) {
    case GROWTH_CELL_EMPTY:
        return NULL;
    case GROWTH_CELL_TEXT:
        return cell->text;
    case GROWTH_CELL_NUMBER:
    case GROWTH_CELL_EXACT:
        if (!isfinite(cell->number))
            return NULL;
        return growth_number_format(
            cell->number,
            cell->kind == GROWTH_CELL_EXACT ? GROWTH_NUMBER_SHORTEST : w->options.precision, made);
    case GROWTH_CELL_INTEGER:
        snprintf(made, GROWTH_NUMBER_SIZE, "%lld", cell->integer);
        return made;
    case GROWTH_CELL_DATE:
        return cell->date == GROWTH_DATE_NONE ? NULL : growth_date_format(cell->date, made);
    }
    return NULL;
}

/* What is no UTF-8 becomes U+FFFD, so that the output always is. */
static void put_utf8(growth_table_writer *w, const char *text, size_t length)
{
    size_t whole = 0; /* where the run of good characters began */

    if (growth__utf8_valid(text, length)) {
        put(w, text, length);
        return;
    }
    for (size_t i = 0; i < length;) {
        const size_t size = growth__utf8_size(text + i, length - i);

        i += size;
        if (size)
            continue;
        put(w, text + whole, i - whole);
        put_unicode(w, GROWTH__REPLACEMENT);
        whole = ++i;
    }
    put(w, text + whole, length - whole);
}

/* A spreadsheet runs a text that begins like a formula; ' in front makes it a text again. */
static void put_csv_text(growth_table_writer *w, const char *text)
{
    const int formula = *text && strchr("=+-@\t\r", *text) != NULL;
    const int quoted = strpbrk(text, ",\"\r\n") != NULL;

    if (quoted)
        put(w, "\"", 1);
    if (formula)
        put(w, "'", 1);
    for (;;) {
        const size_t plain = strcspn(text, "\"");

        put_utf8(w, text, plain);
        text += plain;
        if (!*text)
            break;
        put(w, "\"\"", 2);
        text++;
    }
    if (quoted)
        put(w, "\"", 1);
}

/* Characters JSON writes with a letter; the other controls become \u00XX. */
static const char *json_escape(char c)
{
    static const char *const letters[] = {
        ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",  ['\f'] = "\\f",
        ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\",
    };
    const unsigned char i = (unsigned char)c;

    return i < ARRAY_LEN(letters) ? letters[i] : NULL;
}

static void put_json_text(growth_table_writer *w, const char *text)
{
    size_t length = strlen(text), plain = 0, i = 0;
    char code[8];

    put(w, "\"", 1);
    for (; i < length; i++) {
        const char *escape = json_escape(text[i]);

        if (!escape && (unsigned char)text[i] >= ' ' && text[i] != 0x7F)
            continue;
        put_utf8(w, text + plain, i - plain);
        plain = i + 1;
        if (!escape) {
            snprintf(code, sizeof code, "\\u%04x", (unsigned)(unsigned char)text[i]);
            escape = code;
        }
        put_text(w, escape);
    }
    put_utf8(w, text + plain, i - plain);
    put(w, "\"", 1);
}

static void put_json_cell(growth_table_writer *w, const growth_cell *cell)
{
    char made[GROWTH_NUMBER_SIZE];
    const char *text = cell_text(w, cell, made);

    if (!text)
        put_text(w, "null");
    else if (cell->kind == GROWTH_CELL_TEXT || cell->kind == GROWTH_CELL_DATE)
        put_json_text(w, text);
    else
        put_text(w, text);
}

static growth_cell read_cell(const growth_column *column, const void *row)
{
    growth_cell cell = { GROWTH_CELL_EMPTY, NULL, 0, 0, GROWTH_DATE_NONE };

    column->read(row, &cell);
    return cell;
}

/* -- formats -------------------------------------------------------------------------------- */

static void csv_begin(growth_table_writer *w)
{
    for (size_t i = 0; i < w->n_columns; i++) {
        if (i)
            put(w, ",", 1);
        put_csv_text(w, w->columns[i].name);
    }
    put(w, "\n", 1);
}

static void csv_row(growth_table_writer *w, const void *row)
{
    char made[GROWTH_NUMBER_SIZE];

    for (size_t i = 0; i < w->n_columns; i++) {
        const growth_cell cell = read_cell(&w->columns[i], row);
        const char *text = cell_text(w, &cell, made);

        if (i)
            put(w, ",", 1);
        if (text && cell.kind == GROWTH_CELL_TEXT)
            put_csv_text(w, text);
        else if (text)
            put_text(w, text);
    }
    put(w, "\n", 1);
}

static void nothing(growth_table_writer *w)
{
    (void)w;
}

static void put_member(growth_table_writer *w, const char *name, const char *value)
{
    put_json_text(w, name);
    put_text(w, ": ");
    put_json_text(w, value ? value : "");
}

static void put_members(growth_table_writer *w, const void *row)
{
    for (size_t i = 0; i < w->n_columns; i++) {
        const growth_cell cell = read_cell(&w->columns[i], row);

        if (i)
            put_text(w, ", ");
        put_json_text(w, w->columns[i].name);
        put_text(w, ": ");
        put_json_cell(w, &cell);
    }
}

static void json_begin(growth_table_writer *w)
{
    put_text(w, "{\n  ");
    put_member(w, "schema", w->options.schema);
    for (size_t i = 0; i < w->options.n_heads; i++) {
        put_text(w, ",\n  ");
        put_member(w, w->options.heads[i].name, w->options.heads[i].value);
    }
    put_text(w, ",\n  \"rows\": [");
}

static void json_row(growth_table_writer *w, const void *row)
{
    put_text(w, w->rows ? ",\n    {" : "\n    {");
    put_members(w, row);
    put_text(w, "}");
}

static void json_end(growth_table_writer *w)
{
    put_text(w, w->rows ? "\n  ]\n}\n" : "]\n}\n");
}

static void ndjson_row(growth_table_writer *w, const void *row)
{
    put_text(w, "{");
    put_member(w, "schema", w->options.schema);
    if (w->n_columns)
        put_text(w, ", ");
    put_members(w, row);
    put_text(w, "}\n");
}

static const struct {
    void (*begin)(growth_table_writer *w);
    void (*row)(growth_table_writer *w, const void *row);
    void (*end)(growth_table_writer *w);
} formats[GROWTH_TABLE_FORMAT_COUNT_] = {
    [GROWTH_TABLE_CSV] = { csv_begin, csv_row, nothing },
    [GROWTH_TABLE_JSON] = { json_begin, json_row, json_end },
    [GROWTH_TABLE_NDJSON] = { nothing, ndjson_row, nothing },
};

/* -- life ----------------------------------------------------------------------------------- */

static growth_status sink_status(const growth_table_writer *w, growth_error *err)
{
    char text[96];

    if (!w->refused)
        return GROWTH_OK;
    return growth__fail(err, GROWTH_ERR_IO, "the output cannot be written: %s",
                        growth__errno_text(w->refused, text, sizeof text));
}

growth_status growth_table_open(const growth_column *columns, size_t n_columns,
                                const growth_table_options *options, growth_write write,
                                void *context, growth_table_writer **writer, growth_error *err)
{
    const growth_table_options defaults = GROWTH_TABLE_OPTIONS;
    growth_table_options o = defaults;
    growth_table_writer *w;

    if (options)
        memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
    if ((!columns && n_columns) || !write || !writer ||
        (unsigned)o.format >= GROWTH_TABLE_FORMAT_COUNT_ || (!o.heads && o.n_heads) ||
        o.precision < GROWTH_NUMBER_SHORTEST || o.precision > 17)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_table_open: bad argument");
    w = calloc(1, sizeof *w);
    if (!w)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory writing a table");
    w->columns = columns;
    w->n_columns = n_columns;
    w->options = o;
    w->write = write;
    w->context = context;
    formats[o.format].begin(w);
    *writer = w;
    return GROWTH_OK;
}

growth_status growth_table_row(growth_table_writer *w, const void *row, growth_error *err)
{
    if (!w)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_table_row: no writer");
    TRY(sink_status(w, err));
    formats[w->options.format].row(w, row);
    w->rows++;
    return sink_status(w, err);
}

growth_status growth_table_close(growth_table_writer *w, growth_error *err)
{
    growth_status status;

    if (!w)
        return GROWTH_OK;
    formats[w->options.format].end(w);
    flush(w);
    status = sink_status(w, err);
    free(w);
    return status;
}
