/* Where an entry was first recorded: here, or in the store that handed it over. */
#include <string.h>

#include "internal.h"

static growth_status read_origin(growth_store *store, const table *t, growth_store_entry entry,
                                 growth_store_origin *found, int *row, growth_error *err)
{
    sqlite3_stmt *s;
    growth_status status;
    char *sql =
        sqlite3_mprintf("SELECT t.handover, coalesce(t.origin_entry, t.entry), "
                        "coalesce(t.origin_hash, lower(hex(t.hash))), coalesce(h.seal, ''), "
                        "coalesce(strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', h.recorded_at, "
                        "'unixepoch'), '') FROM %s t LEFT JOIN handover h ON h.entry = t.handover "
                        "WHERE t.entry = ?1",
                        t->name);

    if (!sql)
        return growth__store_no_memory(err);
    status = growth__store_prepare(store->db, sql, &s, err);
    sqlite3_free(sql);
    TRY(status);
    sqlite3_bind_int64(s, 1, entry);
    status = growth__store_step(store, s, row, err);
    if (status == GROWTH_OK && *row) {
        found->handover = sqlite3_column_int64(s, 0);
        found->entry = sqlite3_column_int64(s, 1);
        sqlite3_snprintf((int)sizeof found->hash, found->hash, "%s", sqlite3_column_text(s, 2));
        sqlite3_snprintf((int)sizeof found->seal, found->seal, "%s", sqlite3_column_text(s, 3));
        sqlite3_snprintf((int)sizeof found->handed_over_at, found->handed_over_at, "%s",
                         sqlite3_column_text(s, 4));
    }
    sqlite3_finalize(s);
    return status;
}

growth_status growth_store_find_origin(growth_store *store, growth_store_entry entry,
                                       growth_store_origin *found, growth_error *err)
{
    growth_store_origin got = { .handover = 0 };
    int row = 0;

    if (!store || !found)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    for (size_t i = 0; i < TABLE_COUNT_ && !row; i++)
        TRY(read_origin(store, &growth__store_tables[i], entry, &got, &row, err));
    if (!row)
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND, "the store has no entry %lld",
                                  (long long)entry);
    *found = got;
    return GROWTH_OK;
}
