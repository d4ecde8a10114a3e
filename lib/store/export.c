/* Everything, or everything of one child, as CSV or JSON that growth_store_restore() reads back.
 *
 * One row is one entry.  Numbers of entries are dense within an export and hashes are chained over
 * it, so that the whole store's export has the store's own, and one child's has those of a store
 * that holds nothing else. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "internal.h"

#define BUFFER_BYTES 65536

typedef struct exporter {
    growth_store *store;
    growth_store_format format;
    growth_write write;
    void *context;
    int failed; /* errno of the sink */
    size_t used;
    column_union columns;
    growth_store_entry child;    /* 0: everything */
    growth_store_entry *numbers; /* numbers[i] of the store is entry i + 1 here; one child's only */
    size_t n, room;
    growth_store_entry written;
    unsigned char hash[SHA256_SIZE];
    char buffer[BUFFER_BYTES];
} exporter;

void growth__store_columns(column_union *all)
{
    all->n = 0;
    for (size_t t = 0; t < TABLE_COUNT_; t++) {
        for (size_t i = 0; i < growth__store_tables[t].n_columns; i++) {
            const char *name = growth__store_tables[t].columns[i].name;
            size_t at = 0;

            while (at < all->n && strcmp(all->names[at], name) != 0)
                at++;
            all->names[at] = name;
            all->place[t][i] = at;
            all->n += at == all->n;
        }
    }
}

/* ---- bytes ----------------------------------------------------------------------------------- */

static void flush(exporter *e)
{
    if (!e->failed && e->used)
        e->failed = e->write(e->context, e->buffer, e->used);
    e->used = 0;
}

static void put(exporter *e, const char *bytes, size_t length)
{
    while (length) {
        size_t n = BUFFER_BYTES - e->used < length ? BUFFER_BYTES - e->used : length;

        memcpy(e->buffer + e->used, bytes, n);
        e->used += n;
        bytes += n;
        length -= n;
        if (e->used == BUFFER_BYTES)
            flush(e);
    }
}

static void put_text(exporter *e, const char *text)
{
    put(e, text, strlen(text));
}

static void put_integer(exporter *e, int64_t value)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", (long long)value);
    put_text(e, text);
}

/* ---- CSV: RFC 4180 --------------------------------------------------------------------------- */

/* A spreadsheet takes a text that begins so for a formula.  A leading ' is doubled, so that taking
 * one away always gives the text back. */
static int needs_quote_mark(const cell *c)
{
    return strchr("=+-@\t\r'", c->text[0]) != NULL;
}

static int needs_quotes(const cell *c)
{
    return c->text[0] == ' ' || c->text[c->length - 1] == ' ' ||
           strcspn(c->text, ",\"\r\n") < c->length;
}

static void put_csv_text(exporter *e, const cell *c)
{
    const char *from = c->text;
    int quotes = needs_quotes(c);

    if (quotes)
        put(e, "\"", 1);
    if (needs_quote_mark(c))
        put(e, "'", 1);
    for (const char *q; quotes && (q = strchr(from, '"')); from = q + 1) {
        put(e, from, (size_t)(q - from) + 1);
        put(e, "\"", 1);
    }
    put_text(e, from);
    if (quotes)
        put(e, "\"", 1);
}

/* ---- JSON: RFC 8259 -------------------------------------------------------------------------- */

static void put_json_text(exporter *e, const char *text)
{
    char escape[8];

    put(e, "\"", 1);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c >= 0x20 && c != '"' && c != '\\') {
            put(e, text, 1);
            continue;
        }
        snprintf(escape, sizeof escape, c < 0x20 ? "\\u%04x" : "\\%c", c);
        put_text(e, escape);
    }
    put(e, "\"", 1);
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* Days and times are spelt out: people read exports. */
static void put_spelt(exporter *e, const column *of, const cell *c)
{
    char text[STORE_TIME_SIZE];

    if (of->role == ROLE_DAY)
        growth_date_format((growth_date)c->integer, text);
    else
        growth__store_time_format(c->integer, text);
    if (e->format == GROWTH_STORE_JSON)
        put_json_text(e, text);
    else
        put_text(e, text);
}

static void put_cell(exporter *e, const column *of, const cell *c)
{
    char number[GROWTH_NUMBER_SIZE];

    if (c->kind == CELL_INTEGER && growth__store_exported_kind(of) == CELL_TEXT)
        put_spelt(e, of, c);
    else if (c->kind == CELL_INTEGER)
        put_integer(e, c->integer);
    else if (c->kind == CELL_REAL)
        put_text(e, growth_number_format(c->real, GROWTH_NUMBER_SHORTEST, number));
    else if (c->kind == CELL_TEXT && e->format == GROWTH_STORE_CSV)
        put_csv_text(e, c);
    else if (c->kind == CELL_TEXT)
        put_json_text(e, c->text);
}

static void put_csv_row(exporter *e, table_id id, const cell *cells, const char *hash)
{
    const table *t = &growth__store_tables[id];

    put_text(e, GROWTH_STORE_EXPORT_SCHEMA ",");
    put_integer(e, e->written);
    put_text(e, ",");
    put_text(e, t->name);
    for (size_t at = 0; at < e->columns.n; at++) {
        put(e, ",", 1);
        for (size_t i = 0; i < t->n_columns; i++)
            if (e->columns.place[id][i] == at)
                put_cell(e, &t->columns[i], &cells[i]);
    }
    put(e, ",", 1);
    put_text(e, hash);
    put(e, "\n", 1);
}

static void put_json_row(exporter *e, table_id id, const cell *cells, const char *hash)
{
    const table *t = &growth__store_tables[id];

    put_text(e, e->written > 1 ? ",\n{\"entry\":" : "\n{\"entry\":");
    put_integer(e, e->written);
    put_text(e, ",\"table\":");
    put_json_text(e, t->name);
    for (size_t i = 0; i < t->n_columns; i++) {
        if (cells[i].kind == CELL_NULL)
            continue;
        put(e, ",", 1);
        put_json_text(e, t->columns[i].name);
        put(e, ":", 1);
        put_cell(e, &t->columns[i], &cells[i]);
    }
    put_text(e, ",\"hash\":");
    put_json_text(e, hash);
    put(e, "}", 1);
}

static void put_head(exporter *e)
{
    if (e->format == GROWTH_STORE_JSON) {
        put_text(e, "{\"schema\":\"" GROWTH_STORE_EXPORT_SCHEMA "\",\"rows\":[");
        return;
    }
    put_text(e, "schema,entry,table");
    for (size_t i = 0; i < e->columns.n; i++) {
        put(e, ",", 1);
        put_text(e, e->columns.names[i]);
    }
    put_text(e, ",hash\n");
}

/* A CSV file cut between two rows would look whole: the last row says how many there are. */
static void put_end(exporter *e)
{
    char hash[2 * SHA256_SIZE + 1];

    if (e->format == GROWTH_STORE_JSON) {
        put_text(e, "\n]}\n");
        return;
    }
    growth__hex(e->hash, SHA256_SIZE, hash);
    put_text(e, GROWTH_STORE_EXPORT_SCHEMA ",");
    put_integer(e, e->written);
    put_text(e, ",end");
    for (size_t at = 0; at <= e->columns.n; at++)
        put(e, ",", 1);
    put_text(e, hash);
    put(e, "\n", 1);
}

/* ---- numbers of entries ---------------------------------------------------------------------- */

static growth_status number_entry(exporter *e, growth_store_entry entry, growth_error *err)
{
    if (!e->child)
        return GROWTH_OK;
    if (e->n == e->room) {
        size_t wanted = e->room ? e->room * 2 : 64;
        growth_store_entry *larger = realloc(e->numbers, wanted * sizeof *larger);

        if (!larger)
            return growth__store_no_memory(err);
        e->numbers = larger;
        e->room = wanted;
    }
    e->numbers[e->n++] = entry;
    return GROWTH_OK;
}

static int compare_entries(const void *a, const void *b)
{
    growth_store_entry x = *(const growth_store_entry *)a, y = *(const growth_store_entry *)b;

    return (x > y) - (x < y);
}

/* References go to earlier entries of the same child, which have their numbers already. */
static growth_status renumber(exporter *e, const table *t, cell *cells, growth_error *err)
{
    for (size_t i = 0; e->child && i < t->n_columns; i++) {
        const growth_store_entry *found;

        if (t->columns[i].role != ROLE_ENTRY || cells[i].kind != CELL_INTEGER)
            continue;
        found = bsearch(&cells[i].integer, e->numbers, e->n, sizeof *found, compare_entries);
        if (!found)
            return growth__store_fail(
                err, GROWTH_ERR_DAMAGED,
                "an entry refers to entry %lld, which does not come before it",
                (long long)cells[i].integer);
        cells[i].integer = found - e->numbers + 1;
    }
    return GROWTH_OK;
}

/* One child's export is numbered anew: it says what each entry was where it was recorded. */
static void name_origin(exporter *e, entries *it, const table *t, char hash[2 * SHA256_SIZE + 1])
{
    cell *origin = it->cells + t->n_columns - ORIGIN_COLUMNS;

    if (!e->child || origin[ORIGIN_HASH].kind != CELL_NULL)
        return;
    growth__hex(it->hash, SHA256_SIZE, hash);
    origin[ORIGIN_ENTRY] = growth__cell_integer(it->entry);
    origin[ORIGIN_HASH] = growth__cell_text(hash);
}

static growth_status put_entry(exporter *e, entries *it, growth_error *err)
{
    const table *t = &growth__store_tables[it->table];
    char hash[2 * SHA256_SIZE + 1], origin[2 * SHA256_SIZE + 1];

    TRY(number_entry(e, it->entry, err));
    TRY(renumber(e, t, it->cells, err));
    name_origin(e, it, t, origin);
    e->written++;
    growth__store_hash(it->table, e->written, it->cells, t->n_columns, e->hash, e->hash);
    if (!e->child && (it->entry != e->written || memcmp(e->hash, it->hash, SHA256_SIZE) != 0))
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "entry %lld is not as it was recorded: check the store",
                                  (long long)e->written);
    growth__hex(e->hash, SHA256_SIZE, hash);
    if (e->format == GROWTH_STORE_CSV)
        put_csv_row(e, it->table, it->cells, hash);
    else
        put_json_row(e, it->table, it->cells, hash);
    if (e->failed)
        return growth__store_fail(err, GROWTH_ERR_IO, "cannot write the export: %s",
                                  strerror(e->failed));
    return GROWTH_OK;
}

static growth_status export_all(exporter *e, growth_error *err)
{
    entries it;
    growth_status status;
    int more = 0;

    put_head(e);
    TRY(growth__entries_open(e->store, e->child, &it, err));
    while ((status = growth__entries_next(&it, &more, err)) == GROWTH_OK && more) {
        status = put_entry(e, &it, err);
        if (status != GROWTH_OK)
            break;
    }
    growth__entries_close(&it);
    TRY(status);
    put_end(e);
    flush(e);
    if (e->failed)
        return growth__store_fail(err, GROWTH_ERR_IO, "cannot write the export: %s",
                                  strerror(e->failed));
    return GROWTH_OK;
}

growth_status growth_store_export(growth_store *store, const char *uuid, growth_store_format format,
                                  growth_write write, void *context, growth_error *err)
{
    exporter *e;
    growth_store_entry child = 0;
    growth_status status;

    if (!store || !write || (unsigned)format > GROWTH_STORE_JSON)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a writer are needed");
    if (store->import)
        return growth__store_fail(err, GROWTH_ERR_BUSY, "an import is under way: let it end first");
    if (uuid)
        TRY(growth__store_child_entry(store, uuid, &child, err));
    e = calloc(1, sizeof *e);
    if (!e)
        return growth__store_no_memory(err);
    e->store = store;
    e->format = format;
    e->write = write;
    e->context = context;
    e->child = child;
    growth__store_columns(&e->columns);
    status = growth__store_exec(store->db, "BEGIN", "read the store", err); /* one moment of it */
    if (status == GROWTH_OK)
        status = export_all(e, err);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    free(e->numbers);
    free(e);
    return status;
}
