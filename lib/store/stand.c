/* What has become of a statement, and who else has made it.
 *
 * The same said by two is one entry behind another (same.c), so that a record shows it once.  But
 * each has said it for itself: what one takes back or corrects is its own; the other's stands. */
#include <stdlib.h>
#include <string.h>

#include "same.h"

static const struct {
    query_id standing, whole, others;
    int source, key;
    int value[4];
    size_t n_value;
} kinds[] = {
    { QUERY_STANDING_MEASUREMENT,
      QUERY_MEASUREMENT_WHOLE,
      QUERY_MEASUREMENT_OTHERS,
      MEASUREMENT_SOURCE,
      MEASUREMENT_KEY,
      { MEASUREMENT_ON, MEASUREMENT_TEXT, MEASUREMENT_UNIT },
      3 },
    { QUERY_STANDING_CONTACT,
      QUERY_CONTACT_WHOLE,
      QUERY_CONTACT_OTHERS,
      CONTACT_SOURCE,
      CONTACT_KEY,
      { CONTACT_ON, CONTACT_ATTENDED, CONTACT_NOT_MEASURED, CONTACT_SERVICE },
      4 },
};

static int kind_of(table_id id)
{
    return id == TABLE_CONTACT;
}

int growth__store_same_value(table_id id, const cell *a, const cell *b)
{
    const int kind = kind_of(id);

    for (size_t i = 0; i < kinds[kind].n_value; i++)
        if (!growth__cell_equal(&a[kinds[kind].value[i]], &b[kinds[kind].value[i]]))
            return 0;
    return 1;
}

int growth__store_has_key_of(table_id id, const cell *a, const cell *b)
{
    const int kind = kind_of(id);

    return growth__cell_equal(&a[kinds[kind].key], &b[kinds[kind].key]) &&
           growth__cell_equal(&a[kinds[kind].source], &b[kinds[kind].source]);
}

/* ---- what became of one ---------------------------------------------------------------------- */

/* One step on: what superseded it, of whom, and whether that says the same still. */
static growth_status look_at(growth_store *store, table_id id, growth_store_entry entry,
                             const cell *said, fate *became, growth_error *err)
{
    const cell *key;
    sqlite3_stmt *statement;
    cell cells[COLUMNS_MAX];

    TRY(growth__store_whole(store, id, entry, &statement, cells, err));
    key = &cells[kinds[kind_of(id)].key];
    became->head = entry;
    became->by_person |= cells[AT_IMPORT].kind == CELL_NULL;
    became->by_other |= became->stands && key->kind == CELL_TEXT &&
                        cells[AT_IMPORT].kind != CELL_NULL &&
                        !growth__store_has_key_of(id, cells, said) &&
                        (cells[AT_RETRACTED].integer || !growth__store_same_value(id, cells, said));
    became->retracted = cells[AT_RETRACTED].integer != 0;
    became->stands = !became->retracted && growth__store_same_value(id, cells, said);
    growth__store_done(statement);
    return GROWTH_OK;
}

growth_status growth__store_fate(growth_store *store, table_id id, growth_store_entry entry,
                                 const cell *said, fate *became, growth_error *err)
{
    const query_id query = kinds[kind_of(id)].standing;
    growth_store_entry next = entry;

    *became = (fate){ .head = entry, .stands = 1 };
    while (next) {
        standing now;

        if (next != entry)
            TRY(look_at(store, id, next, said, became, err));
        TRY(growth__store_standing_of(store, query, next, &now, err));
        if (next == entry) {
            became->retracted = now.retracted;
            became->stands = !now.retracted;
        }
        next = now.superseded_by;
    }
    return GROWTH_OK;
}

/* ---- who else has said it -------------------------------------------------------------------- */

static growth_status list_others(growth_store *store, sqlite3_stmt *statement,
                                 growth_store_entry **list, size_t *n, growth_error *err)
{
    growth_status status;
    size_t room = 0;
    int row;

    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        if (*n == room) {
            growth_store_entry *larger = realloc(*list, (room = 2 * room + 8) * sizeof *larger);

            if (!larger)
                return growth__store_no_memory(err);
            *list = larger;
        }
        (*list)[(*n)++] = sqlite3_column_int64(statement, 0);
    }
    return status;
}

growth_status growth__store_others(growth_store *store, table_id id, growth_store_entry head,
                                   const cell *said, said_by_other each, void *context,
                                   growth_error *err)
{
    const int kind = kind_of(id);
    growth_store_entry *list = NULL;
    sqlite3_stmt *statement;
    growth_status status;
    size_t n = 0;

    TRY(growth__store_query(store, kinds[kind].others, &statement, err));
    sqlite3_bind_int64(statement, 1, head);
    growth__store_bind_text(statement, 2, said[kinds[kind].source].text);
    growth__store_bind_text(statement, 3, said[kinds[kind].key].text);
    status = list_others(store, statement, &list, &n, err);
    growth__store_done(statement);
    for (size_t i = 0; i < n && status == GROWTH_OK; i++) {
        cell cells[COLUMNS_MAX];

        status = growth__store_whole(store, id, list[i], &statement, cells, err);
        if (status != GROWTH_OK)
            break;
        status = each(context, cells, err);
        growth__store_done(statement);
    }
    free(list);
    return status;
}
