/*
 * Result tables as CSV, JSON and NDJSON.  The columns say how a cell is read from a row; the
 * formats are rows of a table of functions.  Nothing is held but a buffer of output.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/io.h>
#include <growth/number.h>

#include "given.h"
#include "internal.h"
#include "text.h"

/* Of a table, and of a row printed by itself. */
enum { BUFFER = 32768, ROW_BUFFER = 2048 };

/* Where bytes go, by way of a buffer. */
typedef struct out {
    growth_write write;
    void *context;
    int refused; /* What the sink returned; nothing is written after it. */
    char *buffer, *next, *end; /* there is always room for a byte */
} out;

struct growth_table_writer {
    const growth_column *columns;
    size_t n_columns;
    growth_table_options options;
    size_t rows;
    out out;
    char buffer[BUFFER];
};

/* -- bytes ---------------------------------------------------------------------------------- */

static void flush(out *o)
{
    if (o->next > o->buffer && !o->refused)
        o->refused = o->write(o->context, o->buffer, (size_t)(o->next - o->buffer));
    o->next = o->buffer;
}

static out out_into(char *buffer, size_t size, growth_write write, void *context)
{
    return (out){ write, context, 0, buffer, buffer, buffer + size };
}

/* Fill the buffer up and hand it on.  Returns how many bytes of the text that took. */
static size_t fill(out *o, const char *text)
{
    const size_t room = (size_t)(o->end - o->next);

    memcpy(o->next, text, room);
    o->next = o->end;
    flush(o);
    return room;
}

static inline void put(out *o, const char *text, size_t length)
{
    while (length >= (size_t)(o->end - o->next)) {
        const size_t took = fill(o, text);

        text += took;
        length -= took;
    }
    memcpy(o->next, text, length);
    o->next += length;
}

static void put_byte(out *o, char byte)
{
    *o->next++ = byte;
    if (o->next == o->end)
        flush(o);
}

static void put_text(out *o, const char *text)
{
    put(o, text, strlen(text));
}

static void put_unicode(out *o, unsigned long code)
{
    char bytes[4];

    put(o, bytes, growth__utf8_put(code, bytes));
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
        return growth__integer_format(cell->integer, made);
    case GROWTH_CELL_DATE:
        return cell->date == GROWTH_DATE_NONE ? NULL : growth_date_format(cell->date, made);
    }
    return NULL;
}

/* What is no UTF-8 becomes U+FFFD, so that the output always is. */
static void put_mended(out *o, const char *text, size_t length)
{
    size_t whole = 0; /* where the run of good characters began */

    for (size_t i = 0; i < length;) {
        const size_t size = growth__utf8_size(text + i, length - i);

        i += size;
        if (size)
            continue;
        put(o, text + whole, i - whole);
        put_unicode(o, GROWTH__REPLACEMENT);
        whole = ++i;
    }
    put(o, text + whole, length - whole);
}

static void put_utf8(out *o, const char *text, size_t length)
{
    if (growth__is_ascii(text, length))
        put(o, text, length);
    else
        put_mended(o, text, length);
}

static void put_doubled(out *o, const char *text, size_t length)
{
    for (const char *end = text + length, *quote; text < end; text = quote + 1) {
        quote = memchr(text, '"', (size_t)(end - text));
        if (!quote) {
            put_utf8(o, text, (size_t)(end - text));
            return;
        }
        put_utf8(o, text, (size_t)(quote - text));
        put(o, "\"\"", 2);
    }
}

/* A spreadsheet runs a text that begins so; ' in front makes it a text again. */
static int is_formula(char first)
{
    return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' ||
           first == '\r';
}

static void put_csv_text(out *o, const char *text)
{
    const size_t plain = strcspn(text, ",\"\n\r");
    const int quoted = text[plain] != '\0';
    const size_t length = quoted ? plain + strlen(text + plain) : plain;

    if (quoted)
        put_byte(o, '"');
    if (is_formula(*text))
        put_byte(o, '\'');
    if (quoted)
        put_doubled(o, text, length);
    else
        put_utf8(o, text, length);
    if (quoted)
        put_byte(o, '"');
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

static void put_json_text(out *o, const char *text)
{
    size_t length = strlen(text), plain = 0, i = 0;
    char code[8];

    put(o, "\"", 1);
    for (; i < length; i++) {
        const char *escape = json_escape(text[i]);

        if (!escape && (unsigned char)text[i] >= ' ' && text[i] != 0x7F)
            continue;
        put_utf8(o, text + plain, i - plain);
        plain = i + 1;
        if (!escape) {
            snprintf(code, sizeof code, "\\u%04x", (unsigned)(unsigned char)text[i]);
            escape = code;
        }
        put_text(o, escape);
    }
    put_utf8(o, text + plain, i - plain);
    put(o, "\"", 1);
}

static void put_json_cell(const growth_table_writer *w, out *o, const growth_cell *cell)
{
    char made[GROWTH_NUMBER_SIZE];
    const char *text = cell_text(w, cell, made);

    if (!text)
        put_text(o, "null");
    else if (cell->kind == GROWTH_CELL_TEXT || cell->kind == GROWTH_CELL_DATE)
        put_json_text(o, text);
    else
        put_text(o, text);
}

static void read_cell(const growth_column *column, const void *row, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_EMPTY;
    column->read(row, cell);
}

/* -- formats -------------------------------------------------------------------------------- */

static void nothing(const growth_table_writer *w, out *o)
{
    (void)w;
    (void)o;
}

static void csv_begin(const growth_table_writer *w, out *o)
{
    for (size_t i = 0; i < w->n_columns; i++) {
        if (i)
            put_byte(o, ',');
        put_csv_text(o, w->columns[i].name);
    }
    put_byte(o, '\n');
}

static void csv_row(const growth_table_writer *w, out *o, const void *row)
{
    growth_cell cell = { .date = GROWTH_DATE_NONE };
    char made[GROWTH_NUMBER_SIZE];

    for (size_t i = 0; i < w->n_columns; i++) {
        const char *text;

        read_cell(&w->columns[i], row, &cell);
        text = cell_text(w, &cell, made);
        if (i)
            put_byte(o, ',');
        if (text && cell.kind == GROWTH_CELL_TEXT)
            put_csv_text(o, text);
        else if (text)
            put_text(o, text);
    }
    put_byte(o, '\n');
}

static void put_member(out *o, const char *name, const char *value)
{
    put_json_text(o, name);
    put_text(o, ": ");
    put_json_text(o, value ? value : "");
}

static void put_members(const growth_table_writer *w, out *o, const void *row)
{
    growth_cell cell = { .date = GROWTH_DATE_NONE };

    for (size_t i = 0; i < w->n_columns; i++) {
        read_cell(&w->columns[i], row, &cell);
        if (i)
            put_text(o, ", ");
        put_json_text(o, w->columns[i].name);
        put_text(o, ": ");
        put_json_cell(w, o, &cell);
    }
}

static void json_begin(const growth_table_writer *w, out *o)
{
    put_text(o, "{\n  ");
    put_member(o, "schema", w->options.schema);
    for (size_t i = 0; i < w->options.n_heads; i++) {
        put_text(o, ",\n  ");
        put_member(o, w->options.heads[i].name, w->options.heads[i].value);
    }
    put_text(o, ",\n  \"rows\": [");
}

static void json_between(const growth_table_writer *w, out *o)
{
    put_text(o, w->rows ? ",\n    " : "\n    ");
}

static void json_row(const growth_table_writer *w, out *o, const void *row)
{
    put_byte(o, '{');
    put_members(w, o, row);
    put_byte(o, '}');
}

static void json_end(const growth_table_writer *w, out *o)
{
    put_text(o, w->rows ? "\n  ]\n}\n" : "]\n}\n");
}

static void ndjson_row(const growth_table_writer *w, out *o, const void *row)
{
    put_byte(o, '{');
    put_member(o, "schema", w->options.schema);
    if (w->n_columns)
        put_text(o, ", ");
    put_members(w, o, row);
    put_text(o, "}\n");
}

static const struct {
    void (*begin)(const growth_table_writer *w, out *o);
    void (*between)(const growth_table_writer *w, out *o); /* before each row */
    void (*row)(const growth_table_writer *w, out *o, const void *row);
    void (*end)(const growth_table_writer *w, out *o);
} formats[GROWTH_TABLE_FORMAT_COUNT_] = {
    [GROWTH_TABLE_CSV] = { csv_begin, nothing, csv_row, nothing },
    [GROWTH_TABLE_JSON] = { json_begin, json_between, json_row, json_end },
    [GROWTH_TABLE_NDJSON] = { nothing, nothing, ndjson_row, nothing },
};

/* -- life ----------------------------------------------------------------------------------- */

static growth_status sink_status(const growth_table_writer *w, growth_error *err)
{
    char text[96];

    if (!w->out.refused)
        return GROWTH_OK;
    return growth__fail(err, GROWTH_ERR_IO, "the output cannot be written: %s",
                        growth__errno_text(w->out.refused, text, sizeof text));
}

growth_status growth_table_open(const growth_column *columns, size_t n_columns,
                                const growth_table_options *options, growth_write write,
                                void *context, growth_table_writer **writer, growth_error *err)
{
    const growth_table_options defaults = GROWTH_TABLE_OPTIONS;
    growth_table_options o = defaults;
    growth_table_writer *w;

    TRY(growth__take_options(&o, sizeof o, options, "growth_table_options", err));
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
    w->out = out_into(w->buffer, sizeof w->buffer, write, context);
    formats[o.format].begin(w, &w->out);
    *writer = w;
    return GROWTH_OK;
}

growth_status growth_table_row(growth_table_writer *w, const void *row, growth_error *err)
{
    if (!w)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_table_row: no writer");
    TRY(sink_status(w, err));
    formats[w->options.format].between(w, &w->out);
    formats[w->options.format].row(w, &w->out, row);
    w->rows++;
    return sink_status(w, err);
}

int growth_table_print(const growth_table_writer *w, const void *row, growth_write write,
                       void *context)
{
    char buffer[ROW_BUFFER];
    out o = out_into(buffer, sizeof buffer, write, context);

    if (!w || !write)
        return EINVAL;
    formats[w->options.format].row(w, &o, row);
    flush(&o);
    return o.refused;
}

growth_status growth_table_printed(growth_table_writer *w, const void *bytes, size_t length,
                                   growth_error *err)
{
    if (!w || !bytes)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_table_printed: no writer or no row");
    TRY(sink_status(w, err));
    formats[w->options.format].between(w, &w->out);
    put(&w->out, bytes, length);
    w->rows++;
    return sink_status(w, err);
}

growth_status growth_table_close(growth_table_writer *w, growth_error *err)
{
    growth_status status;

    if (!w)
        return GROWTH_OK;
    formats[w->options.format].end(w, &w->out);
    flush(&w->out);
    status = sink_status(w, err);
    free(w);
    return status;
}

void growth_table_drop(growth_table_writer *w)
{
    free(w);
}
