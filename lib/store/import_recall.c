/* Whether a measurement is new, told from memory, and adding the new ones together.  See recall.h.
 *
 * A child that is met for the first time has its measurements read once and their marks remembered;
 * one that this import added has none.  So a mark that is not remembered is certainly new. */
#include <string.h>

#include "import.h"

#define MARKS_MAX 3000000 /* then all are forgotten, and read again as children come */

/* ---- marks of a measurement ------------------------------------------------------------------ */

/* What the source calls it; 0 where it has no key. */
static uint64_t key_mark(growth_store_entry child, const char *measure, const char *source,
                         const char *key)
{
    if (!key)
        return 0;
    return growth__mark(growth__mark(growth__mark((uint64_t)child << 1, measure), source), key);
}

/* What it says. */
static uint64_t fact_mark(growth_store_entry child, const char *measure, int64_t on,
                          const char *text, const char *unit)
{
    uint64_t mark = growth__mark((uint64_t)child << 1 | 1, measure);

    return growth__mark(growth__mark(mark ^ (uint64_t)on, text), unit);
}

static growth_status set_marks(growth_store_import *import, uint64_t key, uint64_t fact,
                               growth_store_entry entry, growth_error *err)
{
    if ((key && growth__map_set(&import->measurements, key, entry) != 0) ||
        (fact && growth__map_set(&import->measurements, fact, entry) != 0))
        return growth__store_no_memory(err);
    return GROWTH_OK;
}

void growth__import_mark(const growth_store_import *import, growth_store_entry child,
                         statement_of_row *s)
{
    const cell *c = s->cells;

    s->key = key_mark(child, c[MEASUREMENT_MEASURE].text, c[MEASUREMENT_SOURCE].text,
                      c[MEASUREMENT_KEY].text);
    s->fact = c[AT_RETRACTED].integer
                  ? 0
                  : fact_mark(child, c[MEASUREMENT_MEASURE].text, c[MEASUREMENT_ON].integer,
                              c[MEASUREMENT_TEXT].text, c[MEASUREMENT_UNIT].text);
    growth__map_hint(&import->measurements, s->key);
    growth__map_hint(&import->measurements, s->fact);
}

growth_status growth__import_remember(growth_store_import *import, const statement_of_row *s,
                                      growth_store_entry entry, growth_error *err)
{
    return set_marks(import, s->key, s->fact, entry, err);
}

/* ---- what the record has --------------------------------------------------------------------- */

static growth_status read_marks(growth_store_import *import, growth_store_entry child,
                                growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    TRY(growth__store_query(import->store, QUERY_MEASUREMENT_MARKS, &statement, err));
    sqlite3_bind_int64(statement, 1, child);
    while ((status = growth__store_step(import->store, statement, &row, err)) == GROWTH_OK && row) {
        const char *measure = growth__store_column_text(statement, 2);

        status = set_marks(import,
                           key_mark(child, measure, growth__store_column_text(statement, 6),
                                    growth__store_column_text(statement, 7)),
                           sqlite3_column_int(statement, 1)
                               ? 0
                               : fact_mark(child, measure, sqlite3_column_int64(statement, 3),
                                           growth__store_column_text(statement, 4),
                                           growth__store_column_text(statement, 5)),
                           sqlite3_column_int64(statement, 0), err);
        if (status != GROWTH_OK)
            break;
    }
    growth__store_done(statement);
    return status;
}

/* Memory has a bound; what is forgotten is in the database. */
static growth_status forget(growth_store_import *import, growth_error *err)
{
    TRY(growth__import_flush(import, err));
    growth__map_free(&import->measurements);
    growth__aside_forget(&import->aside);
    import->age++;
    return GROWTH_OK;
}

static growth_status prepare(growth_store_import *import, growth_store_entry child,
                             growth_error *err)
{
    known_child *known;

    if (import->measurements.n >= MARKS_MAX)
        TRY(forget(import, err));
    known = growth__import_known_child(import, child);
    if (known && known->recalled == import->age)
        return GROWTH_OK;
    TRY(read_marks(import, child, err));
    if (known)
        known->recalled = import->age;
    return GROWTH_OK;
}

/* ---- asking ---------------------------------------------------------------------------------- */

/* Equal marks are not proof: whether the entry is of this child and measure, and under this key
 * says the same; or is no other's, and says the same in itself; and stands.  What says it in part,
 * under another key, or was superseded, is looked up. */
static growth_status confirm(growth_store_import *import, growth_store_entry child,
                             growth_store_entry entry, const statement_of_row *s, int by_key,
                             recall *answer, growth_error *err)
{
    const cell *new = s->cells;
    cell old[COLUMNS_MAX];
    sqlite3_stmt *at;
    standing now = { .retracted = 0 };
    int same;

    TRY(growth__store_whole(import->store, TABLE_MEASUREMENT, entry, &at, old, err));
    same = old[AT_CHILD].integer == child &&
           growth__cell_equal(&old[MEASUREMENT_MEASURE], &new[MEASUREMENT_MEASURE]) &&
           growth__store_said_again(TABLE_MEASUREMENT, old, new, s->has_status) == SAID_THE_SAME;
    if (by_key)
        same = same && growth__cell_equal(&old[MEASUREMENT_KEY], &new[MEASUREMENT_KEY]) &&
               growth__cell_equal(&old[MEASUREMENT_SOURCE], &new[MEASUREMENT_SOURCE]);
    else
        same = same && new[MEASUREMENT_KEY].kind == CELL_NULL;
    growth__store_done(at);
    if (same)
        TRY(growth__store_standing_of(import->store, QUERY_STANDING_MEASUREMENT, entry, &now, err));
    *answer = same && !now.superseded_by ? RECALL_SAME : RECALL_UNSURE;
    return GROWTH_OK;
}

growth_status growth__import_recall(growth_store_import *import, growth_store_entry child,
                                    const statement_of_row *s, recall *answer, growth_error *err)
{
    const int64_t *found;
    growth_store_entry entry;
    int by_key;

    TRY(prepare(import, child, err));
    found = s->key ? growth__map_find(&import->measurements, s->key) : NULL;
    by_key = found != NULL;
    if (!by_key && s->cells[AT_RETRACTED].integer) { /* nothing to retract is nothing to do */
        *answer = RECALL_SAME;
        return GROWTH_OK;
    }
    if (!by_key)
        found = growth__map_find(&import->measurements, s->fact);
    *answer = found ? RECALL_UNSURE : RECALL_NEW;
    if (!found)
        return GROWTH_OK;
    entry = *found < 0 ? import->aside.became[-*found - 1] : *found;
    if (!entry) /* it waits: look_up() has it added first */
        return GROWTH_OK;
    return confirm(import, child, entry, s, by_key, answer, err);
}

/* ---- adding ---------------------------------------------------------------------------------- */

growth_status growth__import_put_aside(growth_store_import *import, growth_store_entry child,
                                       const statement_of_row *s, growth_error *err)
{
    if (growth__aside_put(&import->aside, child, s->cells) != 0)
        return growth__store_no_memory(err);
    TRY(set_marks(import, s->key, s->fact, -(int64_t)import->aside.numbers, err));
    return import->aside.used < ASIDE_BYTES ? GROWTH_OK : growth__import_flush(import, err);
}

growth_status growth__import_flush(growth_store_import *import, growth_error *err)
{
    rows_aside *aside = &import->aside;
    cell cells[COLUMNS_MAX];

    growth__aside_sort(aside);
    memcpy(cells, import->stamp, sizeof import->stamp);
    cells[AT_SUPERSEDES] = growth__cell_entry(0);
    cells[AT_RETRACTED] = growth__cell_integer(0);
    for (size_t i = 0; i < aside->n; i++) {
        growth_store_entry child = aside->rows[i].child, entry = 0;

        growth__aside_get(aside, i, cells);
        cells[AT_CHILD] = growth__cell_entry(child);
        TRY(growth__store_append(import->store, TABLE_MEASUREMENT, cells, &entry, err));
        growth__aside_added(aside, i, entry);
    }
    growth__aside_clear(aside);
    return GROWTH_OK;
}
