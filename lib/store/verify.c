/* A child's entries are as they were recorded, before any of them is shown.
 *
 * A hash covers the entry before, whosever that is: its hash is looked up, not checked.  So this
 * proves each column of each entry shown; that none is missing is for growth_store_check(). */
#include <string.h>

#include "internal.h"

/* What is shown of a child.  Imports and hand-overs are shared, and shown by their number. */
static const table_id shown[] = { TABLE_CHILD,       TABLE_CHILD_DETAILS, TABLE_IDENTIFIER,
                                  TABLE_MEASUREMENT, TABLE_CONTACT,       TABLE_ACKNOWLEDGEMENT };

typedef struct verifying {
    growth_store *store;
    growth_store_entry before; /* whose hash is in hand */
    unsigned char hash[SHA256_SIZE];
    table_id where; /* the table that had an entry before, which has the next one most often */
} verifying;

/* ---- the entry before ------------------------------------------------------------------------ */

static growth_status look_in(verifying *v, table_id id, growth_store_entry entry, int *found,
                             growth_error *err)
{
    sqlite3_stmt **statement = &v->store->hash_of[id];
    growth_status status;

    if (!*statement) {
        char *sql =
            sqlite3_mprintf("SELECT hash FROM %s WHERE entry = ?1", growth__store_tables[id].name);

        if (!sql)
            return growth__store_no_memory(err);
        status = growth__store_prepare(v->store->db, sql, statement, err);
        sqlite3_free(sql);
        TRY(status);
    }
    sqlite3_bind_int64(*statement, 1, entry);
    status = growth__store_step(v->store, *statement, found, err);
    *found = status == GROWTH_OK && *found && sqlite3_column_bytes(*statement, 0) == SHA256_SIZE;
    if (*found)
        memcpy(v->hash, sqlite3_column_blob(*statement, 0), SHA256_SIZE);
    growth__store_done(*statement);
    return status;
}

/* The hash of the entry before this one; 32 zeros before the first. */
static growth_status find_before(verifying *v, growth_store_entry entry, growth_error *err)
{
    int found = entry == 1;

    if (v->before == entry - 1 && entry > 1)
        return GROWTH_OK;
    memset(v->hash, 0, SHA256_SIZE);
    if (!found)
        TRY(look_in(v, v->where, entry - 1, &found, err));
    for (int id = 0; id < TABLE_COUNT_ && !found; id++) {
        TRY(look_in(v, (table_id)id, entry - 1, &found, err));
        v->where = (table_id)id;
    }
    if (!found)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "entry %lld is missing: restore a backup or an export",
                                  (long long)entry - 1);
    return GROWTH_OK;
}

/* ---- a child's ------------------------------------------------------------------------------- */

static growth_status check_entry(verifying *v, table_id id, sqlite3_stmt *statement,
                                 growth_error *err)
{
    const table *t = &growth__store_tables[id];
    const growth_store_entry entry = sqlite3_column_int64(statement, 0);
    unsigned char hash[SHA256_SIZE], stored[SHA256_SIZE] = { 0 };
    cell cells[COLUMNS_MAX];

    growth__store_cells(t, statement, stored, cells);
    TRY(find_before(v, entry, err));
    growth__store_hash(id, entry, cells, t->n_columns, v->hash, hash);
    if (memcmp(hash, stored, SHA256_SIZE) != 0)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "entry %lld (%s) is not as it was recorded: restore a backup or "
                                  "an export (growth store check tells all that is damaged)",
                                  (long long)entry, t->name);
    v->before = entry;
    memcpy(v->hash, hash, SHA256_SIZE);
    return GROWTH_OK;
}

static growth_status check_table(verifying *v, table_id id, growth_store_entry child,
                                 growth_error *err)
{
    sqlite3_stmt **statement = &v->store->of_child[id];
    growth_status status;
    int row;

    if (!*statement) {
        char where[64], sql[1024];

        sqlite3_snprintf((int)sizeof where, where, "WHERE %s ORDER BY entry",
                         growth__store_tables[id].of_child);
        growth__store_select(&growth__store_tables[id], where, sql, sizeof sql);
        TRY(growth__store_prepare(v->store->db, sql, statement, err));
    }
    sqlite3_bind_int64(*statement, 1, child);
    while ((status = growth__store_step(v->store, *statement, &row, err)) == GROWTH_OK && row) {
        status = check_entry(v, id, *statement, err);
        if (status != GROWTH_OK)
            break;
    }
    growth__store_done(*statement);
    return status;
}

/* The file as this handle sees it: what others have written to it, and what was written here. */
static growth_status version_of(growth_store *store, struct verified *now, growth_error *err)
{
    if (!store->version)
        TRY(growth__store_prepare(store->db, "PRAGMA data_version", &store->version, err));
    now->changes = sqlite3_total_changes(store->db);
    return growth__store_entry(store, store->version, &now->version, err);
}

growth_status growth__store_verify(growth_store *store, growth_store_entry child, growth_error *err)
{
    verifying v = { .store = store, .before = -1, .where = TABLE_MEASUREMENT };
    struct verified now = { .child = child };

    TRY(version_of(store, &now, err));
    if (store->verified.child == child && store->verified.version == now.version &&
        store->verified.changes == now.changes)
        return GROWTH_OK;
    for (size_t i = 0; i < ARRAY_LEN(shown); i++)
        TRY(check_table(&v, shown[i], child, err));
    store->verified = now;
    return GROWTH_OK;
}

void growth__store_verify_end(growth_store *store)
{
    for (size_t i = 0; i < TABLE_COUNT_; i++) {
        sqlite3_finalize(store->of_child[i]);
        sqlite3_finalize(store->hash_of[i]);
    }
    sqlite3_finalize(store->version);
}
