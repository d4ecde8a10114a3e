/* What a source has under a key, and what becomes of it where the key is of something else now:
 * another measure, a visit at which nothing was measured, or a measurement after such a visit. */
#include <stdlib.h>
#include <string.h>

#include "import.h"

/* Measurements and contacts, alike. */
static const struct {
    table_id table;
    query_id of_key, of_child, newest, standing;
    int source, key;
} kinds[] = {
    { TABLE_MEASUREMENT, QUERY_MEASUREMENTS_OF_KEY, QUERY_MEASUREMENTS_OF_CHILD,
      QUERY_MEASUREMENT_BY_KEY, QUERY_STANDING_MEASUREMENT, MEASUREMENT_SOURCE, MEASUREMENT_KEY },
    { TABLE_CONTACT, QUERY_CONTACTS_OF_KEY, QUERY_CONTACT_BY_KEY, QUERY_CONTACT_BY_KEY,
      QUERY_STANDING_CONTACT, CONTACT_SOURCE, CONTACT_KEY },
};
enum { MEASUREMENTS, CONTACTS };

static int kind_of(table_id id)
{
    return id == TABLE_CONTACT ? CONTACTS : MEASUREMENTS;
}

/* ---- what is held ---------------------------------------------------------------------------- */

/* One that is there already: an entry and another that it has become are one. */
static held *find_head(const all_held *found, growth_store_entry head)
{
    for (size_t i = 0; i < found->n; i++)
        if (found->of[i].head == head)
            return &found->of[i];
    return NULL;
}

/* What stands in the place of an entry.  What another source has amended since is that one's: what
 * this one had said, it has said again by an entry of its own. */
static growth_status add_held(growth_store_import *import, int kind, growth_store_entry entry,
                              const cell *cells, all_held *found, growth_error *err)
{
    const int now = cells[AT_IMPORT].integer == import->stamp[AT_IMPORT].integer;
    void *array = found->of;
    fate became;
    held *same;

    TRY(growth__store_fate(import->store, kinds[kind].table, entry, cells, &became, err));
    if (became.by_other && !became.by_person && !became.retracted)
        return GROWTH_OK;
    same = find_head(found, became.head);
    if (same) {
        same->now |= now;
        return GROWTH_OK;
    }
    if (growth__grow(&array, found->n, &found->room, sizeof *found->of) != 0)
        return growth__store_no_memory(err);
    found->of = array;
    found->of[found->n++] = (held){ .child = cells[AT_CHILD].integer,
                                    .head = became.head,
                                    .retracted = became.retracted,
                                    .now = now };
    return GROWTH_OK;
}

growth_status growth__import_find_held(growth_store_import *import, table_id id,
                                       growth_store_entry child, const char *key, all_held *found,
                                       growth_error *err)
{
    const int kind = kind_of(id);
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    TRY(growth__store_query(import->store, child ? kinds[kind].of_child : kinds[kind].of_key,
                            &statement, err));
    if (child)
        sqlite3_bind_int64(statement, 1, child);
    growth__store_bind_text(statement, 2, key);
    growth__store_bind_text(statement, 3, import->source);
    while ((status = growth__store_step(import->store, statement, &row, err)) == GROWTH_OK && row) {
        cell cells[COLUMNS_MAX];

        growth__store_cells(&growth__store_tables[id], statement, NULL, cells);
        status = add_held(import, kind, sqlite3_column_int64(statement, 0), cells, found, err);
        if (status != GROWTH_OK)
            break;
    }
    growth__store_done(statement);
    return status;
}

/* ---- taking back ----------------------------------------------------------------------------- */

growth_status growth__import_take_back(growth_store_import *import, table_id id,
                                       growth_store_entry head, const char *key, const char *reason,
                                       growth_error *err)
{
    const int kind = kind_of(id);
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;

    TRY(growth__store_whole(import->store, id, head, &statement, cells, err));
    memcpy(cells, import->stamp, sizeof import->stamp);
    if (cells[AT_REASON].kind == CELL_NULL)
        cells[AT_REASON] = growth__cell_text(reason);
    cells[AT_RETRACTED] = growth__cell_integer(1);
    cells[kinds[kind].source] = growth__cell_text(import->source);
    cells[kinds[kind].key] = growth__cell_text(key);
    return growth__import_supersede(import, id, cells, head, cells, statement, err);
}

/* Mark a measurement doubtful, by nobody's key: the source has not said that. */
static growth_status doubt(growth_store_import *import, growth_store_entry head, const char *key,
                           const char *reason, growth_error *err)
{
    cell cells[COLUMNS_MAX], said[COLUMNS_MAX];
    sqlite3_stmt *statement;

    TRY(growth__store_whole(import->store, TABLE_MEASUREMENT, head, &statement, cells, err));
    memcpy(cells, import->stamp, sizeof import->stamp);
    cells[AT_REASON] = growth__cell_text(reason);
    cells[MEASUREMENT_DOUBTFUL] = growth__cell_integer(1);
    cells[MEASUREMENT_SOURCE] = cells[MEASUREMENT_KEY] = (cell){ .kind = CELL_NULL };
    said[MEASUREMENT_SOURCE] = growth__cell_text(import->source);
    said[MEASUREMENT_KEY] = growth__cell_text(key);
    return growth__import_supersede(import, TABLE_MEASUREMENT, said, head, cells, statement, err);
}

/* ---- something else under the key ------------------------------------------------------------ */

/* A row, and what it replaces. */
typedef struct replacing {
    growth_store_import *import;
    const growth_store_import_row *row;
    subject *who;
    const statement_of_row *s;
    const char *key;
    growth_store_outcome *outcome;
} replacing;

typedef enum remedy { REMEDY_TELL, REMEDY_DOUBT, REMEDY_RETRACT } remedy;

/* A number that was of one measure and is of another now was of that all along.  Where nothing was
 * measured a table may mean another part of the visit: the value is shown, and marked.  `n`: how
 * many there are under the key; several are of a visit for certain. */
static remedy remedy_for(const replacing *r, const cell *old, size_t n)
{
    const cell *new = r->s->cells;

    if (r->row->key_of == GROWTH_STORE_KEY_OF_OBSERVATION)
        return REMEDY_RETRACT;
    if (r->row->key_of != GROWTH_STORE_KEY_OF_VALUE || n > 1)
        return REMEDY_TELL;
    if (r->s->table == TABLE_CONTACT)
        return old[MEASUREMENT_DOUBTFUL].integer ? REMEDY_TELL : REMEDY_DOUBT;
    return growth__cell_equal(&old[MEASUREMENT_ON], &new[MEASUREMENT_ON]) &&
                   growth__cell_equal(&old[MEASUREMENT_TEXT], &new[MEASUREMENT_TEXT])
               ? REMEDY_RETRACT
               : REMEDY_TELL;
}

static char *reason_for(const replacing *r)
{
    const char *who = r->import->source ? r->import->source : "the source";
    const cell *why = &r->s->cells[CONTACT_NOT_MEASURED];

    if (r->s->table == TABLE_MEASUREMENT)
        return sqlite3_mprintf("%.200s says now that it was %s", who,
                               r->s->cells[MEASUREMENT_MEASURE].text);
    return sqlite3_mprintf("%.200s says now that nothing was measured: %s", who,
                           why->kind == CELL_TEXT ? why->text : "no reason given");
}

static growth_status replace_measurement(const replacing *r, growth_store_entry head, size_t n,
                                         growth_error *err)
{
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;
    growth_status status;
    remedy what;
    char *reason;

    TRY(growth__store_whole(r->import->store, TABLE_MEASUREMENT, head, &statement, cells, err));
    what = remedy_for(r, cells, n);
    growth__store_done(statement);
    if (what == REMEDY_TELL) {
        r->who->differs |= GROWTH_STORE_DIFFERS_KEY;
        r->who->of_key = head;
        return GROWTH_OK;
    }
    reason = reason_for(r);
    if (!reason)
        return growth__store_no_memory(err);
    *r->outcome = GROWTH_STORE_AMENDED;
    status = what == REMEDY_DOUBT ? doubt(r->import, head, r->key, reason, err)
                                  : growth__import_take_back(r->import, TABLE_MEASUREMENT, head,
                                                             r->key, reason, err);
    sqlite3_free(reason);
    return status;
}

/* Whether the row says it, too; then it stays. */
static growth_status is_of_row(const replacing *r, growth_store_entry head, int *answer,
                               growth_error *err)
{
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;
    growth_measure measure;

    TRY(growth__store_whole(r->import->store, TABLE_MEASUREMENT, head, &statement, cells, err));
    *answer = growth_measure_find(cells[MEASUREMENT_MEASURE].text, &measure) == GROWTH_OK &&
              (r->row->measures >> (unsigned)measure & 1u);
    growth__store_done(statement);
    return GROWTH_OK;
}

/* Of what this import said itself, rows of a table under one key are parts of a visit; of an
 * observation the later version counts. */
static int is_earlier(const replacing *r, const held *one)
{
    return !one->now ||
           (r->row->key_of == GROWTH_STORE_KEY_OF_OBSERVATION && kind_of(r->s->table) == CONTACTS);
}

static growth_status replace_measurements(const replacing *r, all_held *found, growth_error *err)
{
    size_t n = 0;

    for (size_t i = 0; i < found->n; i++) {
        int stays = found->of[i].retracted || !is_earlier(r, &found->of[i]);

        if (!stays)
            TRY(is_of_row(r, found->of[i].head, &stays, err));
        if (!stays)
            found->of[n++] = found->of[i];
    }
    for (size_t i = 0; i < n; i++)
        TRY(replace_measurement(r, found->of[i].head, n, err));
    return GROWTH_OK;
}

static growth_status replace_contacts(const replacing *r, const all_held *found, growth_error *err)
{
    for (size_t i = 0; i < found->n; i++) {
        if (found->of[i].retracted)
            continue;
        *r->outcome = GROWTH_STORE_AMENDED;
        TRY(growth__import_take_back(r->import, TABLE_CONTACT, found->of[i].head, r->key,
                                     "the source replaced it by a measurement", err));
    }
    return GROWTH_OK;
}

/* Whether what the row says stands: an old file, imported again, turns nothing back.  Under its key
 * there may be nothing, where it was the same as one of another, or waits to be added. */
static growth_status row_stands(const replacing *r, int *answer, growth_error *err)
{
    const int kind = kind_of(r->s->table);
    growth_store_entry newest = 0, at = 0;
    sqlite3_stmt *statement;
    standing head;

    TRY(growth__store_query(r->import->store, kinds[kind].newest, &statement, err));
    sqlite3_bind_int64(statement, 1, r->who->child);
    growth__store_bind_text(statement, 2, r->key);
    growth__store_bind_text(statement, 3, r->import->source);
    if (kind == MEASUREMENTS)
        growth__store_bind_text(statement, 4, r->s->cells[MEASUREMENT_MEASURE].text);
    TRY(growth__store_entry(r->import->store, statement, &newest, err));
    *answer = !r->s->gone;
    if (!newest)
        return GROWTH_OK;
    TRY(growth__store_head(r->import->store, kinds[kind].standing, newest, &head, &at, err));
    *answer = !head.retracted;
    return GROWTH_OK;
}

static growth_status replace(const replacing *r, table_id id, growth_error *err)
{
    all_held found = { .n = 0 };
    growth_status status =
        growth__import_find_held(r->import, id, r->who->child, r->key, &found, err);
    int stands = 0;

    if (status == GROWTH_OK && found.n)
        status = row_stands(r, &stands, err);
    if (status == GROWTH_OK && stands)
        status = id == TABLE_CONTACT ? replace_contacts(r, &found, err)
                                     : replace_measurements(r, &found, err);
    free(found.of);
    return status;
}

/* A row of a table that says nothing new replaces nothing, nor one of a child that this import
 * added: most rows need no question. */
static int says_news(const replacing *r)
{
    return (r->s->outcome != GROWTH_STORE_SAME || r->s->like.how == ALIKE_OTHER_KEY) &&
           !growth__import_is_new(r->import, r->who->child);
}

/* NOLINTBEGIN(readability-non-const-parameter): the outcome is written through `r` */
growth_status growth__import_replace(growth_store_import *import,
                                     const growth_store_import_row *row, subject *who,
                                     const statement_of_row *s, growth_store_outcome *outcome,
                                     growth_error *err)
{
    const int is_contact = s->table == TABLE_CONTACT;
    const int of_observation = row->key_of == GROWTH_STORE_KEY_OF_OBSERVATION;
    replacing r = { import, row, who, s, NULL, outcome };
    int news;

    if (!s->cells || row->state == GROWTH_STORE_RETRACTED ||
        s->cells[kinds[kind_of(s->table)].key].kind != CELL_TEXT)
        return GROWTH_OK;
    r.key = s->cells[kinds[kind_of(s->table)].key].text;
    news = says_news(&r);
    if (is_contact && of_observation) /* what waits of this file may be what it replaces */
        TRY(growth__import_flush(import, err));
    if (is_contact ? of_observation || news : news && row->measures)
        TRY(replace(&r, TABLE_MEASUREMENT, err));
    return !is_contact && row->replaces && (of_observation || news)
               ? replace(&r, TABLE_CONTACT, err)
               : GROWTH_OK;
}
/* NOLINTEND(readability-non-const-parameter) */
