/*
 * A row is found first (find_row: where does it end, counting quotes), then copied, decoded and
 * split.  The copy is what lets texts be terminated while the bytes as they came in stay whole.
 *
 * A stray quote must not swallow the rest of a file.  So a row whose quotes do not fit together is
 * taken to be its first line only, and reading goes on at the line after it.  Bytes that were
 * looked at in vain are not looked at in vain again: in there a quoted cell has to close on its own
 * line (`no_span_until`), which keeps the time in proportion to the bytes.
 */
#include <stdlib.h>
#include <string.h>

#include <growth/io.h>

#include "csv.h"
#include "extent.h"
#include "internal.h"
#include "text.h"

#define FIRST_BUFFER 65536
/* A row at its limit, its line end, and room enough for any read. */
#define LAST_BUFFER (GROWTH_ROW_BYTES + 4096)
#define LEAST_ROOM  64

struct growth__csv {
    growth__input *input;
    char separator;

    char *data; /* Not yet read are [start, end). */
    size_t capacity, start, end;
    int at_end;      /* The input has no more. */
    uint64_t passed; /* Bytes of the input before data[0]. */
    size_t line;     /* Of data[start]. */
    size_t mark, mark_line;
    int drop_line; /* The rest of an endless line is still to be passed over. */
    uint64_t no_span_until;

    growth__csv_row row;
    char *text; /* The row as UTF-8, terminated, then the cells, each terminated. */
    size_t text_capacity;
    growth__cell *cells;
    size_t cells_capacity;
};

/* -- buffer --------------------------------------------------------------------------------- */

static growth_status out_of_memory(const growth__csv *csv, growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory reading %s",
                        growth__input_name(csv->input));
}

static void move_to_front(growth__csv *csv)
{
    memmove(csv->data, csv->data + csv->start, csv->end - csv->start);
    csv->passed += csv->start;
    csv->end -= csv->start;
    csv->start = 0;
}

/* Get more bytes behind those waiting, making room first. */
static growth_status refill(growth__csv *csv, growth_error *err)
{
    move_to_front(csv);
    if (csv->capacity - csv->end < csv->capacity / 2 && csv->capacity < LAST_BUFFER) {
        const size_t want = csv->capacity * 2 < LAST_BUFFER ? csv->capacity * 2 : LAST_BUFFER;
        char *larger = realloc(csv->data, want);

        if (!larger)
            return out_of_memory(csv, err);
        csv->data = larger;
        csv->capacity = want;
    }
    while (!csv->at_end && csv->capacity - csv->end >= LEAST_ROOM) {
        size_t got;

        TRY(growth__input_read(csv->input, csv->data + csv->end, csv->capacity - csv->end, &got,
                               err));
        csv->end += got;
        csv->at_end = got == 0;
    }
    return GROWTH_OK;
}

growth_status growth__csv_fill(growth__csv *csv, size_t bytes, growth_error *err)
{
    while (!csv->at_end && csv->end - csv->start < bytes)
        TRY(refill(csv, err));
    csv->mark = csv->start;
    csv->mark_line = csv->line;
    return GROWTH_OK;
}

/* -- a row in UTF-8, taken apart ------------------------------------------------------------ */

static growth_status need_text(growth__csv *csv, size_t bytes, growth_error *err)
{
    char *larger;

    if (bytes <= csv->text_capacity)
        return GROWTH_OK;
    bytes += bytes / 2;
    larger = realloc(csv->text, bytes);
    if (!larger)
        return out_of_memory(csv, err);
    csv->text = larger;
    csv->text_capacity = bytes;
    return GROWTH_OK;
}

/* The row's bytes, as UTF-8, to the front of `text`, with room behind for the cells. */
static growth_status decode_row(growth__csv *csv, size_t length, growth_error *err)
{
    const char *p = csv->data + csv->start;

    if (growth__utf8_valid(p, length)) {
        TRY(need_text(csv, 2 * (length + 1), err));
        memcpy(csv->text, p, length);
    } else {
        TRY(need_text(csv, 6 * (length + 1), err));
        length = growth__utf8_from_cp1252(p, length, csv->text);
    }
    csv->text[length] = '\0';
    csv->row.raw = csv->text;
    csv->row.raw_length = length;
    return GROWTH_OK;
}

static growth_status add_cell(growth__csv *csv, char *text, size_t length, growth_error *err)
{
    while (length && growth__is_space(*text)) {
        text++;
        length--;
    }
    while (length && growth__is_space(text[length - 1]))
        length--;
    text[length] = '\0';
    if (csv->row.n_cells == csv->cells_capacity) {
        const size_t want = csv->cells_capacity * 2 + 32;
        growth__cell *larger = realloc(csv->cells, want * sizeof *larger);

        if (!larger)
            return out_of_memory(csv, err);
        csv->cells = larger;
        csv->cells_capacity = want;
    }
    csv->cells[csv->row.n_cells++] = (growth__cell){ text, length };
    return GROWTH_OK;
}

/* Take the quotes off a cell at p; the text moves to p + 1.  Returns the length behind the closing
 * quote; find_row() has seen that there is one. */
static size_t unquote(char *p, size_t *length)
{
    size_t i = 1, n = 0;

    for (;; i++) {
        if (p[i] == '"' && p[++i] != '"')
            break;
        p[1 + n++] = p[i];
    }
    *length = n;
    return i;
}

static void set_fault(growth__csv *csv, growth__fault fault, size_t column)
{
    csv->row.fault = fault;
    csv->row.fault_column = column;
    csv->row.n_cells = 0;
}

static growth_status split_row(growth__csv *csv, growth_error *err)
{
    const size_t length = csv->row.raw_length;
    char *p = csv->text + length + 1, *const end = p + length;

    memcpy(p, csv->text, length + 1);
    for (size_t column = 1;; column++) {
        char *text = p;
        size_t size;

        if (column > GROWTH_ROW_COLUMNS) {
            set_fault(csv, GROWTH__FAULT_ROW_COLUMNS, 0);
            return GROWTH_OK;
        }
        if (*p == '"') {
            p += unquote(p, &size);
            text++;
        } else {
            while (p < end && *p != csv->separator)
                p++;
            size = (size_t)(p - text);
        }
        if (size > GROWTH_FIELD_BYTES) {
            set_fault(csv, GROWTH__FAULT_CELL_BYTES, column);
            return GROWTH_OK;
        }
        TRY(add_cell(csv, text, size, err));
        if (p == end)
            break;
        p++;
    }
    csv->row.cells = csv->cells;
    return GROWTH_OK;
}

/* A NUL is refused: it would hide the rest of a cell from whoever reads it as a C string. */
static size_t column_of(const growth__csv *csv, const char *at)
{
    size_t column = 1;
    int quoted = 0;

    for (const char *p = csv->text; p < at; p++) {
        quoted ^= *p == '"';
        column += !quoted && *p == csv->separator;
    }
    return column;
}

static growth_status take_row(growth__csv *csv, const growth__extent *e, growth_error *err)
{
    const char *nul;

    csv->row = (growth__csv_row){ csv->line, NULL, 0, NULL, 0, e->fault, e->column };
    TRY(decode_row(csv, e->length, err));
    csv->start += e->end;
    csv->line += e->lines + (e->end > e->length);
    if (csv->row.fault)
        return GROWTH_OK;
    nul = memchr(csv->text, '\0', csv->row.raw_length);
    if (nul) {
        set_fault(csv, GROWTH__FAULT_NUL, column_of(csv, nul));
        return GROWTH_OK;
    }
    return split_row(csv, err);
}

/* -- rows ----------------------------------------------------------------------------------- */

static growth__waiting waiting_in(const growth__csv *csv)
{
    return (growth__waiting){ csv->data + csv->start, csv->end - csv->start, csv->at_end,
                              csv->separator };
}

/* A row cut down to its first line, because of its quotes or its size; none where the end of that
 * line is still to be read. */
static growth_status take_first_line(growth__csv *csv, const growth__extent *seen,
                                     const growth__csv_row **row, growth_error *err)
{
    const uint64_t looked_at = csv->passed + csv->start + seen->length;
    const growth__waiting waiting = waiting_in(csv);
    growth__extent e = { 0, 0, 0, GROWTH__FAULT_NONE, 0 };
    const growth__found line = growth__find_line(&waiting, &e);

    if (line == FOUND_TOO_LITTLE && waiting.length <= GROWTH_ROW_BYTES + 1)
        return GROWTH_OK;
    if (csv->no_span_until < looked_at)
        csv->no_span_until = looked_at;
    e.fault = seen->fault;
    e.column = seen->column;
    if (e.length > GROWTH_ROW_BYTES) {
        csv->drop_line = line == FOUND_TOO_LITTLE;
        e.length = GROWTH_ROW_BYTES;
        e.end = csv->drop_line ? e.length : e.end;
        e.fault = GROWTH__FAULT_ROW_BYTES;
        e.column = 0;
    }
    TRY(take_row(csv, &e, err));
    *row = &csv->row;
    return GROWTH_OK;
}

static growth_status drop_line(growth__csv *csv, growth_error *err)
{
    growth__extent e;

    while (csv->drop_line) {
        const growth__waiting waiting = waiting_in(csv);

        if (growth__find_line(&waiting, &e) == FOUND_ROW) {
            csv->drop_line = 0;
            csv->line += e.end > e.length;
        }
        csv->start += e.end;
        if (csv->drop_line)
            TRY(refill(csv, err));
    }
    return GROWTH_OK;
}

/* `*row` is NULL where the buffer does not hold the whole of a row. */
static growth_status row_in_buffer(growth__csv *csv, const growth__csv_row **row, growth_error *err)
{
    const growth__waiting waiting = waiting_in(csv);
    const int may_span = csv->passed + csv->start >= csv->no_span_until;
    growth__extent e;
    growth__found what;

    *row = NULL;
    if (!waiting.length)
        return GROWTH_OK;
    what = growth__find_row(&waiting, may_span, &e);
    if (what == FOUND_TOO_LITTLE && waiting.length <= GROWTH_ROW_BYTES + 1)
        return GROWTH_OK;
    if (what == FOUND_TOO_LITTLE || (what == FOUND_ROW && e.length > GROWTH_ROW_BYTES)) {
        what = FOUND_FAULT;
        e.length = GROWTH_ROW_BYTES;
        e.fault = e.lines ? GROWTH__FAULT_OPEN_QUOTE : GROWTH__FAULT_ROW_BYTES;
    }
    if (what == FOUND_FAULT)
        return take_first_line(csv, &e, row, err);
    TRY(take_row(csv, &e, err));
    *row = &csv->row;
    return GROWTH_OK;
}

growth_status growth__csv_next(growth__csv *csv, const growth__csv_row **row, growth_error *err)
{
    TRY(drop_line(csv, err));
    for (;;) {
        TRY(row_in_buffer(csv, row, err));
        if (*row || (csv->at_end && csv->start == csv->end))
            return GROWTH_OK;
        TRY(refill(csv, err));
    }
}

growth_status growth__csv_peek(growth__csv *csv, const growth__csv_row **row, growth_error *err)
{
    *row = NULL;
    return csv->drop_line ? GROWTH_OK : row_in_buffer(csv, row, err);
}

void growth__csv_rewind(growth__csv *csv)
{
    csv->start = csv->mark;
    csv->line = csv->mark_line;
    csv->drop_line = 0;
    csv->no_span_until = 0;
}

growth_status growth__csv_tell_separator(growth__csv *csv, growth_error *err)
{
    static const char separators[] = { ',', ';', '\t' };
    size_t count[ARRAY_LEN(separators)] = { 0 }, best = 0;
    int quoted = 0;

    TRY(growth__csv_fill(csv, FIRST_BUFFER / 2, err));
    for (const char *p = csv->data; p < csv->data + csv->end; p++) {
        quoted ^= *p == '"';
        if (!quoted && (*p == '\n' || *p == '\r'))
            break;
        for (size_t i = 0; i < ARRAY_LEN(separators) && !quoted; i++)
            count[i] += *p == separators[i];
    }
    for (size_t i = 1; i < ARRAY_LEN(separators); i++)
        if (count[i] > count[best])
            best = i;
    csv->separator = separators[best];
    return GROWTH_OK;
}

/* -- many rows at once ---------------------------------------------------------------------- */

/* As far as no quote, NUL or lone CR stands. */
static size_t plain_length(const char *p, size_t length)
{
    const char *at = memchr(p, '"', length);

    length = at ? (size_t)(at - p) : length;
    at = memchr(p, '\0', length);
    length = at ? (size_t)(at - p) : length;
    for (at = memchr(p, '\r', length); at; at = memchr(at, '\r', length - (size_t)(at - p))) {
        if (at + 1 == p + length || at[1] != '\n')
            return (size_t)(at - p);
        at++;
    }
    return length;
}

/* As the compiler can do sixteen at a time: as many as a byte can count, and no remainder. */
static size_t count_line_ends(const char *p, size_t length)
{
    size_t n = 0;

    while (length) {
        const size_t some = length < 240 ? length : 240;
        unsigned char few = 0;

        for (size_t i = 0; i < some; i++)
            few = (unsigned char)(few + (p[i] == '\n'));
        n += few;
        p += some;
        length -= some;
    }
    return n;
}

growth_status growth__csv_lines(growth__csv *csv, size_t most, growth__lines *lines,
                                growth_error *err)
{
    size_t length;

    *lines = (growth__lines){ NULL, 0, csv->line, 0 };
    if (csv->drop_line || csv->passed + csv->start < csv->no_span_until)
        return GROWTH_OK;
    TRY(growth__csv_fill(csv, most < GROWTH_ROW_BYTES ? most : GROWTH_ROW_BYTES, err));
    lines->bytes = csv->data + csv->start;
    length = csv->end - csv->start < most ? csv->end - csv->start : most;
    length = plain_length(lines->bytes, length);
    while (length && lines->bytes[length - 1] != '\n')
        length--;
    lines->length = length;
    lines->n = count_line_ends(lines->bytes, length);
    csv->start += length;
    csv->line += lines->n;
    return GROWTH_OK;
}

growth_status growth__csv_like(const growth__csv *of, growth__csv **csv, growth_error *err)
{
    growth__input *nothing;

    TRY(growth__input_memory("", 0, &nothing, err));
    TRY(growth__csv_open(nothing, csv, err));
    (*csv)->separator = of->separator;
    (*csv)->at_end = 1;
    return GROWTH_OK;
}

growth_status growth__csv_feed(growth__csv *csv, const char *bytes, size_t length, size_t line,
                               growth_error *err)
{
    if (length > csv->capacity) {
        char *larger = realloc(csv->data, length);

        if (!larger)
            return out_of_memory(csv, err);
        csv->data = larger;
        csv->capacity = length;
    }
    memcpy(csv->data, bytes, length);
    csv->start = 0;
    csv->end = length;
    csv->line = line;
    csv->passed = csv->no_span_until = 0;
    csv->drop_line = 0;
    return GROWTH_OK;
}

/* -- life ----------------------------------------------------------------------------------- */

char growth__csv_separator(const growth__csv *csv)
{
    return csv->separator;
}

growth_status growth__csv_open(growth__input *input, growth__csv **csv, growth_error *err)
{
    growth__csv *c = calloc(1, sizeof *c);

    if (c)
        c->data = malloc(FIRST_BUFFER);
    if (!c || !c->data) {
        free(c);
        growth__input_close(input);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening a table");
    }
    c->input = input;
    c->capacity = FIRST_BUFFER;
    c->separator = ',';
    c->line = 1;
    *csv = c;
    return GROWTH_OK;
}

const char *growth__csv_name(const growth__csv *csv)
{
    return growth__input_name(csv->input);
}

void growth__csv_close(growth__csv *csv)
{
    if (!csv)
        return;
    growth__input_close(csv->input);
    free(csv->cells);
    free(csv->text);
    free(csv->data);
    free(csv);
}
