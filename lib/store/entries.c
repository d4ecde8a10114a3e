/* Every entry of the store, or of one child, in the order recorded: each table is read by its key
 * and the lowest of the next ones is handed over.  Checking and exporting both walk this way. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* Columns: entry, hash, then the table's own. */
void growth__store_select(const table *t, const char *where, char *sql, size_t size)
{
    size_t n = (size_t)snprintf(sql, size, "SELECT entry, hash");

    for (size_t i = 0; i < t->n_columns; i++)
        n += (size_t)snprintf(sql + n, size - n, ", %s", t->columns[i].name);
    snprintf(sql + n, size - n, " FROM %s %s", t->name, where);
}

static cell column_cell(sqlite3_stmt *statement, int at)
{
    switch (sqlite3_column_type(statement, at)) {
    case SQLITE_INTEGER:
        return growth__cell_integer(sqlite3_column_int64(statement, at));
    case SQLITE_FLOAT:
        return growth__cell_real(sqlite3_column_double(statement, at));
    case SQLITE_TEXT:
        return (cell){ .kind = CELL_TEXT,
                       .text = growth__store_column_text(statement, at),
                       .length = (size_t)sqlite3_column_bytes(statement, at) };
    default:
        return (cell){ .kind = CELL_NULL };
    }
}

void growth__store_cells(const table *t, sqlite3_stmt *statement, unsigned char *hash, cell *cells)
{
    if (hash) {
        memset(hash, 0, SHA256_SIZE);
        if (sqlite3_column_bytes(statement, 1) == SHA256_SIZE)
            memcpy(hash, sqlite3_column_blob(statement, 1), SHA256_SIZE);
    }
    for (size_t i = 0; i < t->n_columns; i++)
        cells[i] = column_cell(statement, (int)i + 2);
}

static growth_status step(entries *it, size_t i, growth_error *err)
{
    int row;

    TRY(growth__store_step(it->store, it->statements[i], &row, err));
    it->next[i] = row ? sqlite3_column_int64(it->statements[i], 0) : 0;
    return GROWTH_OK;
}

static growth_status open_table(entries *it, size_t i, growth_store_entry child, growth_error *err)
{
    const table *t = &growth__store_tables[i];
    char where[1024] = "ORDER BY entry", sql[2048];

    if (child && !t->of_child)
        return GROWTH_OK;
    if (child)
        snprintf(where, sizeof where, "WHERE %s ORDER BY entry", t->of_child);
    growth__store_select(t, where, sql, sizeof sql);
    TRY(growth__store_prepare(it->store->db, sql, &it->statements[i], err));
    if (child)
        sqlite3_bind_int64(it->statements[i], 1, child);
    return step(it, i, err);
}

growth_status growth__entries_open(growth_store *store, growth_store_entry child, entries *it,
                                   growth_error *err)
{
    growth_status status = GROWTH_OK;

    *it = (entries){ .store = store, .current = -1 };
    for (size_t i = 0; status == GROWTH_OK && i < TABLE_COUNT_; i++)
        status = open_table(it, i, child, err);
    if (status != GROWTH_OK)
        growth__entries_close(it);
    return status;
}

growth_status growth__entries_next(entries *it, int *more, growth_error *err)
{
    int lowest = -1;

    if (it->current >= 0)
        TRY(step(it, (size_t)it->current, err));
    for (int i = 0; i < TABLE_COUNT_; i++)
        if (it->next[i] && (lowest < 0 || it->next[i] < it->next[lowest]))
            lowest = i;
    it->current = lowest;
    *more = lowest >= 0;
    if (!*more)
        return GROWTH_OK;
    it->table = (table_id)lowest;
    it->entry = it->next[lowest];
    growth__store_cells(&growth__store_tables[lowest], it->statements[lowest], it->hash, it->cells);
    return GROWTH_OK;
}

void growth__entries_close(entries *it)
{
    for (size_t i = 0; i < TABLE_COUNT_; i++)
        sqlite3_finalize(it->statements[i]);
    *it = (entries){ .current = -1 };
}
