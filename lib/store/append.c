/* The end of the chain: write transactions, the hash of a row, and adding one. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* ---- hashes ---------------------------------------------------------------------------------- */

/* What is hashed, gathered so that SHA-256 is handed whole blocks. */
typedef struct hashing {
    growth__sha256 sha;
    size_t used;
    unsigned char bytes[512];
} hashing;

static void put_bytes(hashing *h, const void *bytes, size_t length)
{
    if (length > sizeof h->bytes - h->used) {
        growth__sha256_add(&h->sha, h->bytes, h->used);
        h->used = 0;
    }
    if (length > sizeof h->bytes) {
        growth__sha256_add(&h->sha, bytes, length);
        return;
    }
    memcpy(h->bytes + h->used, bytes, length);
    h->used += length;
}

/* How many bytes follow, then the number, most significant byte first, without leading zeros. */
static void put_integer(hashing *h, uint64_t value)
{
    unsigned char bytes[9];
    size_t n = 0;

    while (n < 8 && value >> (8 * n))
        n++;
    bytes[0] = (unsigned char)n;
    for (size_t i = 0; i < n; i++)
        bytes[n - i] = (unsigned char)(value >> (8 * i) & 0xff);
    put_bytes(h, bytes, n + 1);
}

/* Which column and of what kind, in one byte, then the value, so that no two rows read alike.
 * Columns are known by their position, which never changes: new ones come at the end. */
static void put_cell(hashing *h, size_t position, const cell *c)
{
    const unsigned char head = (unsigned char)(position << 2 | (unsigned)c->kind);
    uint64_t bits;

    if (c->kind == CELL_NULL)
        return;
    put_bytes(h, &head, 1);
    if (c->kind == CELL_TEXT) {
        put_integer(h, c->length);
        put_bytes(h, c->text, c->length);
    } else if (c->kind == CELL_INTEGER) {
        put_integer(h, (uint64_t)c->integer);
    } else {
        memcpy(&bits, &c->real, sizeof bits); /* IEEE 754 binary64 */
        put_integer(h, bits);
    }
}

_Static_assert(COLUMNS_MAX < 64 && CELL_TEXT < 4, "a column and a kind fit one byte");

void growth__store_hash(table_id id, growth_store_entry entry, const cell *cells, size_t n,
                        const unsigned char before[SHA256_SIZE], unsigned char hash[SHA256_SIZE])
{
    const unsigned char which = (unsigned char)id;
    hashing h;

    growth__sha256_begin(&h.sha);
    h.used = 0;
    put_bytes(&h, before, SHA256_SIZE);
    put_bytes(&h, &which, 1);
    put_integer(&h, (uint64_t)entry);
    for (size_t i = 0; i < n; i++)
        put_cell(&h, i, &cells[i]);
    growth__sha256_add(&h.sha, h.bytes, h.used);
    growth__sha256_end(&h.sha, hash);
}

growth_status growth__store_newest(growth_store *store, growth_store_entry *entry,
                                   unsigned char hash[SHA256_SIZE], growth_error *err)
{
    growth_status status;
    int row;

    if (!store->newest) {
        char sql[2048];
        size_t n = 0;

        for (size_t i = 0; i < TABLE_COUNT_; i++)
            n += (size_t)snprintf(sql + n, sizeof sql - n,
                                  "%sSELECT * FROM (SELECT entry, hash FROM %s "
                                  "ORDER BY entry DESC LIMIT 1)",
                                  i ? " UNION ALL " : "", growth__store_tables[i].name);
        snprintf(sql + n, sizeof sql - n, " ORDER BY entry DESC LIMIT 1");
        TRY(growth__store_prepare(store->db, sql, &store->newest, err));
    }
    status = growth__store_step(store, store->newest, &row, err);
    if (status == GROWTH_OK) {
        *entry = row ? sqlite3_column_int64(store->newest, 0) : 0;
        memset(hash, 0, SHA256_SIZE);
        if (row && sqlite3_column_bytes(store->newest, 1) == SHA256_SIZE)
            memcpy(hash, sqlite3_column_blob(store->newest, 1), SHA256_SIZE);
    }
    growth__store_done(store->newest);
    return status;
}

/* ---- transactions ---------------------------------------------------------------------------- */

/* Another program may have migrated the file since it was opened. */
static growth_status same_version(growth_store *store, growth_error *err)
{
    int64_t version = 0;

    TRY(growth__store_integer(store->db, "PRAGMA user_version", &version, err));
    if (version != (int64_t)growth__store_n_migrations)
        return growth__store_fail(err, GROWTH_ERR_UNSUPPORTED,
                                  "the store has been brought to schema %lld by a newer version "
                                  "while it was open: update this program",
                                  (long long)version);
    return GROWTH_OK;
}

growth_status growth__store_begin(growth_store *store, growth_error *err)
{
    growth_status status;

    if (store->mode == GROWTH_STORE_READ_ONLY)
        return growth__store_fail(err, GROWTH_ERR_IO, "the store was opened for reading only");
    if (!sqlite3_get_autocommit(store->db))
        return growth__store_fail(err, GROWTH_ERR_BUSY,
                                  "an import or another call on this store is under way: let it "
                                  "end first");
    TRY(growth__store_exec(store->db, "BEGIN IMMEDIATE", "begin to write to the store", err));
    status = same_version(store, err);
    if (status == GROWTH_OK)
        status = growth__store_newest(store, &store->entry, store->hash, err);
    if (status != GROWTH_OK)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

growth_status growth__store_end(growth_store *store, growth_status status, growth_error *err)
{
    if (status == GROWTH_OK)
        status = growth__store_exec(store->db, "COMMIT", "write to the store", err);
    if (status != GROWTH_OK && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* ---- adding a row ---------------------------------------------------------------------------- */

static growth_status insert_statement(growth_store *store, table_id id, growth_error *err)
{
    const table *t = &growth__store_tables[id];
    char sql[1024];
    size_t n;

    if (store->inserts[id])
        return GROWTH_OK;
    n = (size_t)snprintf(sql, sizeof sql, "INSERT OR ROLLBACK INTO %s (entry, hash", t->name);
    for (size_t i = 0; i < t->n_columns; i++)
        n += (size_t)snprintf(sql + n, sizeof sql - n, ", %s", t->columns[i].name);
    n += (size_t)snprintf(sql + n, sizeof sql - n, ") VALUES (?, ?");
    for (size_t i = 0; i < t->n_columns; i++)
        n += (size_t)snprintf(sql + n, sizeof sql - n, ", ?");
    snprintf(sql + n, sizeof sql - n, ")");
    return growth__store_prepare(store->db, sql, &store->inserts[id], err);
}

static void bind_cell(sqlite3_stmt *statement, int at, const cell *c)
{
    switch (c->kind) {
    case CELL_NULL:
        sqlite3_bind_null(statement, at);
        break;
    case CELL_INTEGER:
        sqlite3_bind_int64(statement, at, c->integer);
        break;
    case CELL_REAL:
        sqlite3_bind_double(statement, at, c->real);
        break;
    case CELL_TEXT:
        sqlite3_bind_text64(statement, at, c->text, c->length, SQLITE_STATIC, SQLITE_UTF8);
        break;
    }
}

/* Whoever made a text, the library too: an export with one that is not UTF-8 is never read again.
 */
static growth_status check_texts(const table *t, const cell *cells, size_t n, growth_error *err)
{
    for (size_t i = 0; i < n; i++)
        if (cells[i].kind == CELL_TEXT && !growth__is_utf8(cells[i].text, cells[i].length))
            return growth__store_fail(err, GROWTH_ERR_PARSE, "%s is not UTF-8 text: convert it",
                                      t->columns[i].name);
    return GROWTH_OK;
}

/* The first `n` cells of the row; what is left is NULL. */
static growth_status append(growth_store *store, table_id id, const cell *cells, size_t n,
                            growth_store_entry *entry, growth_error *err)
{
    const table *t = &growth__store_tables[id];
    unsigned char hash[SHA256_SIZE];
    sqlite3_stmt *statement;
    growth_status status = GROWTH_OK;

    TRY(check_texts(t, cells, n, err));
    TRY(insert_statement(store, id, err));
    statement = store->inserts[id];
    growth__store_hash(id, store->entry + 1, cells, n, store->hash, hash);
    sqlite3_bind_int64(statement, 1, store->entry + 1);
    sqlite3_bind_blob(statement, 2, hash, SHA256_SIZE, SQLITE_STATIC);
    for (size_t i = 0; i < n; i++)
        bind_cell(statement, (int)i + 3, &cells[i]);
    for (size_t i = n; i < t->n_columns; i++)
        sqlite3_bind_null(statement, (int)i + 3);
    if (sqlite3_step(statement) != SQLITE_DONE)
        status = growth__store_sqlite_error(store->db, "write to the store", err);
    sqlite3_reset(statement); /* every cell is bound anew: nothing to clear */
    if (status != GROWTH_OK)
        return status;
    store->entry++;
    memcpy(store->hash, hash, SHA256_SIZE);
    if (entry)
        *entry = store->entry;
    return GROWTH_OK;
}

growth_status growth__store_append(growth_store *store, table_id id, const cell *cells,
                                   growth_store_entry *entry, growth_error *err)
{
    return append(store, id, cells, growth__store_tables[id].n_columns - ORIGIN_COLUMNS, entry,
                  err);
}

growth_status growth__store_append_whole(growth_store *store, table_id id, const cell *cells,
                                         growth_store_entry *entry, growth_error *err)
{
    return append(store, id, cells, growth__store_tables[id].n_columns, entry, err);
}
