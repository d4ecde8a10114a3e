/* Filling an empty store from an export: what CSV and JSON have in common. */
#include <string.h>

#include <growth/number.h>

#include "internal.h"

/* "growth.store." and a number: a higher one is of a newer version. */
growth_status growth__restore_schema(const char *text, size_t length, growth_error *err)
{
    static const char ours[] = GROWTH_STORE_EXPORT_SCHEMA;
    const size_t stem = strlen("growth.store.");

    if (length == strlen(ours) && memcmp(text, ours, length) == 0)
        return GROWTH_OK;
    if (length > stem && memcmp(text, ours, stem) == 0)
        return growth__store_fail(err, GROWTH_ERR_UNSUPPORTED,
                                  "the export is \"%.*s\", of a newer version; this one reads %s: "
                                  "update this program",
                                  (int)(length < 32 ? length : 32), text, ours);
    return growth__store_fail(err, GROWTH_ERR_PARSE,
                              "this is not an export of a growth store (its schema is not %s)",
                              ours);
}

growth_status growth__restore_table(const char *name, size_t length, size_t number, table_id *id,
                                    growth_error *err)
{
    for (size_t i = 0; i < TABLE_COUNT_; i++) {
        const char *known = growth__store_tables[i].name;

        if (strlen(known) == length && memcmp(known, name, length) == 0) {
            *id = (table_id)i;
            return GROWTH_OK;
        }
    }
    return growth__store_fail(err, GROWTH_ERR_PARSE, "row %zu of the export is of no known table",
                              number);
}

/* An integer exactly; a double would lose digits above 2^53. */
static int read_integer(const char *text, size_t length, int64_t *value)
{
    int64_t sum = 0;

    if (!length || length > 18)
        return -1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        sum = sum * 10 + (text[i] - '0');
    }
    *value = sum;
    return 0;
}

cell_kind growth__store_exported_kind(const column *c)
{
    return c->role == ROLE_DAY || c->role == ROLE_TIME ? CELL_TEXT : c->kind;
}

/* @return 0, or -1 where the text is no such value. */
static int read_value(const column *c, const char *text, size_t length, cell *to)
{
    growth_date day;

    to->kind = c->kind;
    if (c->role == ROLE_TIME)
        return growth__store_time_parse(text, length, &to->integer);
    if (c->role == ROLE_DAY) {
        if (growth__store_day_parse(text, length, &day) != 0)
            return -1;
        to->integer = day;
        return 0;
    }
    if (c->kind == CELL_INTEGER)
        return read_integer(text, length, &to->integer);
    if (c->kind == CELL_REAL)
        return growth_number_parse(text, length, 0, &to->real) == GROWTH_OK ? 0 : -1;
    to->text = text;
    to->length = length;
    return growth__is_utf8(text, length) ? 0 : -1;
}

growth_status growth__restore_cell(const column *c, const char *text, size_t length, size_t number,
                                   cell *to, growth_error *err)
{
    static const char *const wanted[] = { [ROLE_PLAIN] = "a number",
                                          [ROLE_ENTRY] = "a number",
                                          [ROLE_DAY] = "a day as 2026-03-01",
                                          [ROLE_TIME] = "a time as 2026-03-01T09:30:00Z" };

    *to = (cell){ .kind = CELL_NULL };
    if (!length)
        return GROWTH_OK;
    if (length > GROWTH_STORE_TEXT_BYTES)
        return growth__store_fail(err, GROWTH_ERR_LIMIT,
                                  "row %zu of the export has a text over %d "
                                  "bytes",
                                  number, GROWTH_STORE_TEXT_BYTES);
    if (read_value(c, text, length, to) == 0)
        return GROWTH_OK;
    return growth__store_fail(err, GROWTH_ERR_PARSE,
                              "row %zu of the export has a cell that is not %s", number,
                              c->kind == CELL_TEXT ? "UTF-8 text" : wanted[c->role]);
}

/* The hash covers all of the row and of those before it. */
growth_status growth__restore_row(row_taker *taker, const restored *row, growth_error *err)
{
    unsigned char hash[SHA256_SIZE];
    growth_error why;

    if (row->entry != taker->entry + 1)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "row %zu of the export is entry %lld where %lld should come: "
                                  "rows are missing or out of order",
                                  row->number, (long long)row->entry, (long long)taker->entry + 1);
    growth__store_hash(row->table, row->entry, row->cells,
                       growth__store_tables[row->table].n_columns, taker->hash, hash);
    if (memcmp(hash, row->hash, SHA256_SIZE) != 0)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "row %zu of the export is not as it was exported: its hash "
                                  "differs",
                                  row->number);
    if (growth__store_check_row(row->table, row->cells, &why) != GROWTH_OK)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED, "row %zu of the export: %.250s",
                                  row->number, why.message);
    TRY(taker->take(taker, row, err));
    taker->entry = row->entry;
    memcpy(taker->hash, hash, SHA256_SIZE);
    return GROWTH_OK;
}

growth_status growth__restore_append(growth_store *store, const restored *row, const cell *cells,
                                     growth_store_entry *entry, growth_error *err)
{
    growth_error why;

    if (growth__store_append_whole(store, row->table, cells, entry, &why) == GROWTH_OK)
        return GROWTH_OK;
    if (why.status != GROWTH_ERR_CONFLICT)
        return growth__store_fail(err, why.status, "%s", why.message);
    return growth__store_fail(err, GROWTH_ERR_PARSE, "row %zu of the export is not valid: %.200s",
                              row->number, why.message);
}

growth_status growth__restore_read(row_taker *taker, const char *text, size_t length,
                                   growth_error *err)
{
    size_t start = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    while (start < length && strchr(" \t\r\n", text[start]) && text[start])
        start++;
    if (start < length && text[start] == '{')
        return growth__restore_json(taker, text + start, length - start, err);
    return growth__restore_csv(taker, text + start, length - start, err);
}

static growth_status take(row_taker *taker, const restored *row, growth_error *err)
{
    return growth__restore_append(taker->context, row, row->cells, NULL, err);
}

static growth_status restore(growth_store *store, const char *text, size_t length,
                             growth_error *err)
{
    row_taker taker = { .take = take, .context = store };

    if (store->entry)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "only an empty store can be filled from an export: make a new "
                                  "one, or merge");
    return growth__restore_read(&taker, text, length, err);
}

growth_status growth_store_restore(growth_store *store, const void *bytes, size_t length,
                                   int64_t *n_entries, growth_error *err)
{
    growth_store_entry n;

    if (!store || !bytes)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and an export are needed");
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(store, restore(store, bytes, length, err), err));
    n = store->entry;
    if (n_entries)
        *n_entries = n;
    return GROWTH_OK;
}
