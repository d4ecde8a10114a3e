/* An export as CSV, read back: columns by name in any order, cells quoted or not (RFC 4180). */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define NO_COLUMN ((size_t)-1)
#define ROW_BYTES 1048576
#define CELLS_MAX (UNION_MAX + 4)

/* One line of the file, its cells unquoted into one buffer, each followed by NUL. */
typedef struct line {
    char *bytes; /* ROW_BYTES */
    size_t from[CELLS_MAX], length[CELLS_MAX], n;
} line;

typedef struct csv {
    row_taker *taker;
    const char *at, *end;
    size_t number; /* of the row, the one after the header being 1 */
    line line;
    column_union columns;
    size_t schema, entry, table, hash; /* which cell holds these */
    size_t cell_of[UNION_MAX];         /* which cell holds a column of the union */
    size_t n_cells;
    int ended; /* the row that ends the file has come */
} csv;

/* ---- one line -------------------------------------------------------------------------------- */

static growth_status too_large(const csv *c, growth_error *err)
{
    return growth__store_fail(err, GROWTH_ERR_LIMIT, "row %zu of the export is over its limits",
                              c->number);
}

/* One cell into the buffer from `*used` on. */
static growth_status read_cell(csv *c, size_t *used, growth_error *err)
{
    int quoted = c->at < c->end && *c->at == '"';

    c->at += quoted;
    while (c->at < c->end) {
        char ch = *c->at;

        if (quoted && ch == '"') {
            if (c->at + 1 == c->end || c->at[1] != '"')
                break;
            c->at++;
        } else if (!quoted && (ch == ',' || ch == '\n' || ch == '\r')) {
            break;
        }
        if (*used + 2 >= ROW_BYTES)
            return too_large(c, err);
        c->line.bytes[(*used)++] = ch;
        c->at++;
    }
    if (quoted && c->at == c->end)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export has a quoted cell that never ends: the "
                                  "file was cut off",
                                  c->number);
    c->at += quoted;
    return GROWTH_OK;
}

static growth_status read_line(csv *c, growth_error *err)
{
    size_t used = 0;

    c->line.n = 0;
    for (;;) {
        if (c->line.n == CELLS_MAX)
            return too_large(c, err);
        c->line.from[c->line.n] = used;
        TRY(read_cell(c, &used, err));
        c->line.length[c->line.n] = used - c->line.from[c->line.n];
        c->line.bytes[used++] = '\0';
        c->line.n++;
        if (c->at == c->end || *c->at != ',')
            break;
        c->at++;
    }
    if (c->at < c->end && *c->at == '\r')
        c->at++;
    if (c->at < c->end && *c->at != '\n')
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export goes on after a closing quote", c->number);
    c->at += c->at < c->end;
    return GROWTH_OK;
}

/* ---- the header ------------------------------------------------------------------------------ */

static growth_status place_column(csv *c, const char *name, size_t at, growth_error *err)
{
    const struct {
        const char *name;
        size_t *place;
    } fixed[] = {
        { "schema", &c->schema },
        { "entry", &c->entry },
        { "table", &c->table },
        { "hash", &c->hash },
    };
    size_t *place = NULL;

    for (size_t i = 0; i < ARRAY_LEN(fixed); i++)
        if (strcmp(name, fixed[i].name) == 0)
            place = fixed[i].place;
    for (size_t i = 0; i < c->columns.n; i++)
        if (strcmp(name, c->columns.names[i]) == 0)
            place = &c->cell_of[i];
    if (!place || *place != NO_COLUMN)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "this is not an export of a growth store (column %zu is not one "
                                  "of its own)",
                                  at + 1);
    *place = at;
    return GROWTH_OK;
}

static growth_status read_header(csv *c, growth_error *err)
{
    c->schema = c->entry = c->table = c->hash = NO_COLUMN;
    for (size_t i = 0; i < UNION_MAX; i++)
        c->cell_of[i] = NO_COLUMN;
    TRY(read_line(c, err));
    for (size_t i = 0; i < c->line.n; i++)
        TRY(place_column(c, c->line.bytes + c->line.from[i], i, err));
    c->n_cells = c->line.n;
    if (c->schema == NO_COLUMN || c->entry == NO_COLUMN || c->table == NO_COLUMN ||
        c->hash == NO_COLUMN)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "this is not an export of a growth store (it lacks the columns "
                                  "schema, entry, table or hash)");
    return GROWTH_OK;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static growth_status read_columns(csv *c, restored *row, size_t *found, growth_error *err)
{
    const table *t = &growth__store_tables[row->table];

    for (size_t i = 0; i < t->n_columns; i++) {
        size_t at = c->cell_of[c->columns.place[row->table][i]];
        const char *text = at == NO_COLUMN ? "" : c->line.bytes + c->line.from[at];
        size_t length = at == NO_COLUMN ? 0 : c->line.length[at];
        size_t mark = growth__store_exported_kind(&t->columns[i]) == CELL_TEXT && length > 1 &&
                      text[0] == '\'';

        *found += length > 0;
        TRY(growth__restore_cell(&t->columns[i], text + mark, length - mark, row->number,
                                 &row->cells[i], err));
    }
    return GROWTH_OK;
}

/* The last row repeats the number and the hash of the newest entry. */
static growth_status read_end(csv *c, const restored *row, growth_error *err)
{
    c->ended = 1;
    if (row->entry != c->taker->entry || memcmp(row->hash, c->taker->hash, SHA256_SIZE) != 0 ||
        c->at < c->end)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "the export's last row does not fit what comes before: rows are "
                                  "missing, or two exports were joined");
    return GROWTH_OK;
}

static growth_status read_row(csv *c, growth_error *err)
{
    static const column entry_column = { "entry", CELL_INTEGER, ROLE_ENTRY };
    restored row = { .number = c->number };
    const line *l = &c->line;
    cell entry;
    size_t found = 4, filled = 0; /* the four columns of every row */

    if (l->n != c->n_cells)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export has %zu cells and not %zu: the file was "
                                  "cut off or edited",
                                  c->number, l->n, c->n_cells);
    TRY(growth__restore_schema(l->bytes + l->from[c->schema], l->length[c->schema], err));
    TRY(growth__restore_cell(&entry_column, l->bytes + l->from[c->entry], l->length[c->entry],
                             c->number, &entry, err));
    row.entry = entry.integer;
    if (growth__unhex(l->bytes + l->from[c->hash], l->length[c->hash], row.hash, SHA256_SIZE) != 0)
        return growth__store_fail(err, GROWTH_ERR_PARSE, "row %zu of the export has no hash",
                                  c->number);
    if (strcmp(l->bytes + l->from[c->table], "end") == 0)
        return read_end(c, &row, err);
    TRY(growth__restore_table(l->bytes + l->from[c->table], l->length[c->table], c->number,
                              &row.table, err));
    TRY(read_columns(c, &row, &found, err));
    for (size_t i = 0; i < l->n; i++)
        filled += l->length[i] > 0;
    if (filled != found)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export fills a column its table does not have",
                                  c->number);
    return growth__restore_row(c->taker, &row, err);
}

static growth_status read_all(csv *c, growth_error *err)
{
    TRY(read_header(c, err));
    while (c->at < c->end) {
        c->number++;
        TRY(read_line(c, err));
        TRY(read_row(c, err));
    }
    if (!c->ended)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "the export was cut off after row %zu: it has no last row",
                                  c->number);
    return GROWTH_OK;
}

growth_status growth__restore_csv(row_taker *taker, const char *text, size_t length,
                                  growth_error *err)
{
    csv *c = calloc(1, sizeof *c);
    growth_status status = GROWTH_ERR_NO_MEMORY;

    if (c)
        c->line.bytes = malloc(ROW_BYTES);
    if (c && c->line.bytes) {
        c->taker = taker;
        c->at = text;
        c->end = text + length;
        growth__store_columns(&c->columns);
        status = read_all(c, err);
        free(c->line.bytes);
    } else {
        growth__store_fail(err, status, "out of memory");
    }
    free(c);
    return status;
}
