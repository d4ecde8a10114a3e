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

growth_status growth__restore_cell(cell_kind kind, const char *text, size_t length, size_t number,
                                   cell *to, growth_error *err)
{
    *to = (cell){ .kind = CELL_NULL };
    if (!length)
        return GROWTH_OK;
    if (length > GROWTH_STORE_TEXT_BYTES)
        return growth__store_fail(err, GROWTH_ERR_LIMIT,
                                  "row %zu of the export has a text over %d "
                                  "bytes",
                                  number, GROWTH_STORE_TEXT_BYTES);
    to->kind = kind;
    if (kind == CELL_TEXT && growth__is_utf8(text, length)) {
        to->text = text;
        to->length = length;
        return GROWTH_OK;
    }
    if (kind == CELL_INTEGER && read_integer(text, length, &to->integer) == 0)
        return GROWTH_OK;
    if (kind == CELL_REAL && growth_number_parse(text, length, 0, &to->real) == GROWTH_OK)
        return GROWTH_OK;
    return growth__store_fail(err, GROWTH_ERR_PARSE,
                              "row %zu of the export has a cell that is not %s", number,
                              kind == CELL_TEXT ? "UTF-8 text" : "a number");
}

growth_status growth__restore_row(growth_store *store, const restored *row, growth_error *err)
{
    growth_error why;

    if (row->entry != store->entry + 1)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "row %zu of the export is entry %lld where %lld should come: "
                                  "rows are missing or out of order",
                                  row->number, (long long)row->entry, (long long)store->entry + 1);
    if (growth__store_append(store, row->table, row->cells, NULL, &why) != GROWTH_OK) {
        if (why.status != GROWTH_ERR_CONFLICT)
            return growth__store_fail(err, why.status, "%s", why.message);
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "row %zu of the export is not valid: %.200s", row->number,
                                  why.message);
    }
    if (memcmp(store->hash, row->hash, SHA256_SIZE) != 0)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "row %zu of the export is not as it was exported: its hash "
                                  "differs",
                                  row->number);
    if (growth__store_value_matches(row->table, row->cells, &why) != GROWTH_OK)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED, "row %zu of the export: %.250s",
                                  row->number, why.message);
    return GROWTH_OK;
}

static growth_status restore(growth_store *store, const char *text, size_t length,
                             growth_error *err)
{
    size_t start = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    if (store->entry)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "only an empty store can be filled from an export: make a new "
                                  "one");
    while (start < length && strchr(" \t\r\n", text[start]) && text[start])
        start++;
    if (start < length && text[start] == '{')
        return growth__restore_json(store, text + start, length - start, err);
    return growth__restore_csv(store, text + start, length - start, err);
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
