/* What a source takes back: all that it said under a key, or of that what is of the other kind than
 * what it says now. */
#include <stdlib.h>
#include <string.h>

#include "import.h"

/* Measurements and contacts, alike. */
static const struct {
    table_id table;
    query_id of_key, of_child, by_key, standing;
    int source, key;
} kinds[] = {
    { TABLE_MEASUREMENT, QUERY_MEASUREMENTS_OF_KEY, QUERY_MEASUREMENTS_OF_CHILD,
      QUERY_MEASUREMENT_BY_KEY, QUERY_STANDING_MEASUREMENT, MEASUREMENT_SOURCE, MEASUREMENT_KEY },
    { TABLE_CONTACT, QUERY_CONTACTS_OF_KEY, QUERY_CONTACTS_OF_CHILD, QUERY_CONTACT_BY_KEY,
      QUERY_STANDING_CONTACT, CONTACT_SOURCE, CONTACT_KEY },
};
enum { MEASUREMENTS, CONTACTS, KINDS };

/* An entry under a key. */
typedef struct held {
    growth_store_entry child, entry;
} held;

typedef struct all_held {
    held *of;
    size_t n, room;
} all_held;

/* ---- what is held ---------------------------------------------------------------------------- */

/* All entries of one kind under a key: of a child, or where that is 0 of any. */
static growth_status find_held(growth_store_import *import, int kind, growth_store_entry child,
                               const char *key, all_held *found, growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    found->n = 0;
    TRY(growth__store_query(import->store, child ? kinds[kind].of_child : kinds[kind].of_key,
                            &statement, err));
    growth__store_bind_text(statement, 1, key);
    growth__store_bind_text(statement, 2, import->source);
    if (child)
        sqlite3_bind_int64(statement, 3, child);
    while ((status = growth__store_step(import->store, statement, &row, err)) == GROWTH_OK && row) {
        void *array = found->of;

        if (growth__grow(&array, found->n, &found->room, sizeof *found->of) != 0) {
            status = growth__store_no_memory(err);
            break;
        }
        found->of = array;
        found->of[found->n++] =
            (held){ sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1) };
    }
    growth__store_done(statement);
    return status;
}

/* ---- taking back ----------------------------------------------------------------------------- */

/* What stands where the source said something is taken back under its key, whoever said it last: so
 * the source can say it again.  `*done` is 0 where it was taken back before, or is of a measure in
 * `beside`. */
static growth_status take_back(growth_store_import *import, int kind, const held *it,
                               const char *key, uint32_t beside, const char *reason, int *done,
                               growth_error *err)
{
    growth_store_entry at = 0, entry = 0;
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;
    growth_status status;
    standing head;
    statement_of_row s = { .table = kinds[kind].table, .cells = cells };
    growth_measure measure = GROWTH_WEIGHT;

    *done = 0;
    TRY(growth__store_head(import->store, kinds[kind].standing, it->entry, &head, &at, err));
    if (head.retracted)
        return GROWTH_OK;
    TRY(growth__store_whole(import->store, s.table, at, &statement, cells, err));
    if (kind == MEASUREMENTS && beside &&
        growth_measure_find(cells[MEASUREMENT_MEASURE].text, &measure) == GROWTH_OK &&
        beside >> measure & 1) {
        growth__store_done(statement);
        return GROWTH_OK;
    }
    memcpy(cells, import->stamp, sizeof import->stamp);
    if (cells[AT_REASON].kind == CELL_NULL)
        cells[AT_REASON] = growth__cell_text(reason);
    cells[AT_SUPERSEDES] = growth__cell_entry(at);
    cells[AT_RETRACTED] = growth__cell_integer(1);
    cells[kinds[kind].source] = growth__cell_text(import->source);
    cells[kinds[kind].key] = growth__cell_text(key);
    status = growth__store_append(import->store, s.table, cells, &entry, err);
    if (status == GROWTH_OK && kind == MEASUREMENTS) {
        growth__import_mark(import, it->child, &s);
        status = growth__import_remember(import, &s, entry, err);
    }
    growth__store_done(statement);
    *done = status == GROWTH_OK;
    return status;
}

static growth_status take_back_all(growth_store_import *import, int kind, const all_held *all,
                                   const char *key, uint32_t beside, const char *reason,
                                   int64_t *taken, growth_error *err)
{
    int done = 0;

    *taken = 0;
    for (size_t i = 0; i < all->n; i++) {
        TRY(take_back(import, kind, &all->of[i], key, beside, reason, &done, err));
        *taken += done;
    }
    return GROWTH_OK;
}

/* ---- one kind by the other ------------------------------------------------------------------- */

/* Whether what the row says stands: an old file, imported again, turns nothing back.  Under its key
 * there may be nothing, where it was the same as one of another. */
static growth_status row_stands(growth_store_import *import, growth_store_entry child,
                                const statement_of_row *s, int *answer, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT ? CONTACTS : MEASUREMENTS;
    growth_store_entry newest = 0, at = 0;
    sqlite3_stmt *statement;
    standing head = { .retracted = 0 };

    TRY(growth__store_query(import->store, kinds[kind].by_key, &statement, err));
    sqlite3_bind_int64(statement, 1, child);
    growth__store_bind_text(statement, 2, s->cells[kinds[kind].key].text);
    growth__store_bind_text(statement, 3, import->source);
    if (kind == MEASUREMENTS)
        growth__store_bind_text(statement, 4, s->cells[MEASUREMENT_MEASURE].text);
    TRY(growth__store_entry(import->store, statement, &newest, err));
    if (newest)
        TRY(growth__store_head(import->store, kinds[kind].standing, newest, &head, &at, err));
    *answer = !head.retracted;
    return GROWTH_OK;
}

static char *reason_of(const statement_of_row *s)
{
    const cell *why = &s->cells[CONTACT_NOT_MEASURED];

    if (s->table == TABLE_MEASUREMENT)
        return sqlite3_mprintf("the source replaced it by a measurement");
    return sqlite3_mprintf("the source says that nothing was measured: %s",
                           why->kind == CELL_TEXT ? why->text : "no reason given");
}

static growth_status replace(growth_store_import *import, growth_store_entry child,
                             const statement_of_row *s, uint32_t beside, all_held *found,
                             int64_t *taken, growth_error *err)
{
    const int own = s->table == TABLE_CONTACT ? CONTACTS : MEASUREMENTS, other = !own;
    const char *key = s->cells[kinds[own].key].text;
    growth_status status;
    char *reason;
    int stands;

    if (own == CONTACTS) /* what waits of this file may be what it replaces */
        TRY(growth__import_flush(import, err));
    TRY(find_held(import, other, child, key, found, err));
    if (!found->n)
        return GROWTH_OK;
    TRY(row_stands(import, child, s, &stands, err));
    if (!stands)
        return GROWTH_OK;
    reason = reason_of(s);
    status = reason ? take_back_all(import, other, found, key, beside, reason, taken, err)
                    : growth__store_no_memory(err);
    sqlite3_free(reason);
    return status;
}

growth_status growth__import_replace(growth_store_import *import, growth_store_entry child,
                                     const statement_of_row *s, uint32_t beside,
                                     growth_store_outcome *outcome, growth_error *err)
{
    const int own = s->table == TABLE_CONTACT ? CONTACTS : MEASUREMENTS;
    all_held found = { NULL, 0, 0 };
    growth_status status;
    int64_t taken = 0;

    if (!s->cells || s->cells[kinds[own].key].kind != CELL_TEXT)
        return GROWTH_OK;
    status = replace(import, child, s, beside, &found, &taken, err);
    if (taken)
        *outcome = GROWTH_STORE_AMENDED;
    free(found.of);
    return status;
}

/* ---- all of a key ---------------------------------------------------------------------------- */

static growth_status no_child(growth_error *err)
{
    return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                              "it does not say which child it is about, and under its id several "
                              "children of the store have something from this source: retract what "
                              "is meant");
}

/* Of one child, or nothing can be told. */
static growth_status check_child(const growth_store_import *import, const all_held *all,
                                 growth_store_entry *child, growth_error *err)
{
    if (all->n && !import->source)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "it does not say which child it is about, and the import not "
                                  "which source it comes from");
    for (size_t i = 0; i < all->n; i++) {
        if (*child && all->of[i].child != *child)
            return no_child(err);
        *child = all->of[i].child;
    }
    return GROWTH_OK;
}

static growth_status find_child(growth_store_import *import, const char *system,
                                const char *identifier, const char *key, all_held found[KINDS],
                                growth_store_entry *child, growth_error *err)
{
    subject s = { .child = 0 };

    if (!system || !identifier) {
        for (int kind = 0; kind < KINDS; kind++) {
            TRY(find_held(import, kind, 0, key, &found[kind], err));
            TRY(check_child(import, &found[kind], child, err));
        }
        return GROWTH_OK;
    }
    s.identifier = (growth_store_identifier)GROWTH_STORE_IDENTIFIER_INIT;
    s.identifier.system = system;
    s.identifier.value = identifier;
    TRY(growth__import_find_child(import, GROWTH_DATE_NONE, &s, err));
    *child = s.child;
    for (int kind = 0; kind < KINDS && s.child; kind++)
        TRY(find_held(import, kind, s.child, key, &found[kind], err));
    return GROWTH_OK;
}

static growth_status withdraw(growth_store_import *import, const char *system,
                              const char *identifier, const char *key, all_held found[KINDS],
                              growth_store_withdrawn *w, growth_error *err)
{
    int64_t *const taken[KINDS] = { &w->measurements, &w->contacts };
    int64_t *const before[KINDS] = { &w->measurements_before, &w->contacts_before };
    growth_store_entry child = 0;

    TRY(growth__store_check_text(identifier, "the identifier", err));
    TRY(growth__store_check_text(key, "the source's key", err));
    TRY(growth__import_flush(import, err));
    TRY(find_child(import, system, identifier, key, found, &child, err));
    for (int kind = 0; kind < KINDS; kind++) {
        TRY(take_back_all(import, kind, &found[kind], key, 0, "the source takes it back",
                          taken[kind], err));
        *before[kind] = found[kind].n && !*taken[kind];
    }
    return GROWTH_OK;
}

growth_status growth_store_import_withdraw(growth_store_import *import, const char *system,
                                           const char *identifier, const char *key,
                                           growth_store_outcome *outcome,
                                           growth_store_withdrawn *withdrawn, growth_error *err)
{
    growth_store_withdrawn w = { 0, 0, 0, 0 };
    all_held found[KINDS] = { { NULL, 0, 0 }, { NULL, 0, 0 } };
    growth_store_outcome became = GROWTH_STORE_REJECTED;
    growth_status status;

    if (!import || !key || !*key)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "an import and a key are needed");
    TRY(growth__import_goes_on(import, err));
    status = withdraw(import, system, identifier, key, found, &w, err);
    for (int kind = 0; kind < KINDS; kind++)
        free(found[kind].of);
    if (status == GROWTH_OK)
        became = w.measurements || w.contacts ? GROWTH_STORE_AMENDED : GROWTH_STORE_SAME;
    else if (!growth__import_is_rejection(status))
        return import->status = status;
    growth__import_count(&import->counts, became);
    if (outcome)
        *outcome = became;
    if (withdrawn)
        *withdrawn = w;
    return GROWTH_OK;
}
