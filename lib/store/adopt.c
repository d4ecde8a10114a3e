/* One child under two keys: two services added it, each for itself.  Someone says that it is the
 * same, and what one calls it is kept as an identifier of the other's: with who, when and why, to
 * be found by at every later hand-over, and to be taken back. */
#include <string.h>

#include "merge.h"

static growth_status adopt(merge *m, const growth_store_identifier *key, growth_error *err)
{
    cell stamp[AT_CHILD];

    if (m->children > 1)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "the export is of %zu children: which one is this child? Let the "
                                  "other service export one child",
                                  m->children);
    TRY(growth__merge_begin_handover(m, err));
    memcpy(stamp, m->stamp, sizeof stamp);
    if (stamp[AT_REASON].kind == CELL_NULL)
        stamp[AT_REASON] = growth__cell_text("said to be the same child, at a hand-over");
    return growth__store_add_identifier(m->store, m->into, key, 0, stamp, NULL, err);
}

growth_status growth__merge_note_key(merge *m, const restored *row, growth_error *err)
{
    const cell *cells = row->cells;
    exported *e = &m->export[row->entry];
    growth_status status;

    if (row->table != TABLE_IDENTIFIER || cells[AT_RETRACTED].integer ||
        cells[IDENTIFIER_SYSTEM].kind != CELL_TEXT || cells[IDENTIFIER_VALUE].kind != CELL_TEXT ||
        strcmp(cells[IDENTIFIER_SYSTEM].text, STORE_KEY_SYSTEM) != 0 ||
        cells[IDENTIFIER_TO].kind != CELL_NULL)
        return GROWTH_OK;
    e->child = cells[AT_CHILD].integer;
    status = growth__store_child_entry(m->store, cells[IDENTIFIER_VALUE].text, &e->is, err);
    return status == GROWTH_ERR_NOT_FOUND ? GROWTH_OK : status;
}

enum { IS_SEVERAL = -1 };

void growth__merge_note_keys_end(merge *m)
{
    for (growth_store_entry n = 1; n <= m->counts.entries; n++) {
        const exported *e = &m->export[n];
        exported *child;

        if (!e->is || e->by || e->child < 1 || e->child >= n)
            continue;
        child = &m->export[e->child];
        if (child->table == TABLE_CHILD)
            child->is = child->is && child->is != e->is ? IS_SEVERAL : e->is;
    }
}

growth_status growth__merge_find_adopted(merge *m, const restored *row, growth_store_entry *child,
                                         growth_error *err)
{
    const growth_store_entry is = m->export[row->entry].is;
    growth_store_identifier key = GROWTH_STORE_IDENTIFIER_INIT;

    key.system = STORE_KEY_SYSTEM;
    key.value = row->cells[CHILD_UUID].text;
    TRY(growth__store_find_identifier(m->store, key.system, key.value, GROWTH_DATE_NONE, child,
                                      err));
    if (*child)
        return GROWTH_OK;
    if (is == IS_SEVERAL)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "a child of the export is several children of this store, says "
                                  "the store it comes from: which one has to be settled there");
    if (!m->into || (is && is != m->into)) {
        *child = is; /* that store has taken ours for it, and somebody there said so */
        return GROWTH_OK;
    }
    *child = m->into;
    m->adopted = 1;
    return adopt(m, &key, err);
}

growth_status growth__merge_same_identifier(merge *m, const cell *cells, growth_store_entry seen,
                                            growth_store_entry *entry, growth_error *err)
{
    sqlite3_stmt *statement;

    TRY(growth__store_query(m->store, QUERY_IDENTIFIER_SAME, &statement, err));
    sqlite3_bind_int64(statement, 1, cells[AT_CHILD].integer);
    growth__store_bind_text(statement, 2, cells[IDENTIFIER_SYSTEM].text);
    growth__store_bind_text(statement, 3, cells[IDENTIFIER_VALUE].text);
    if (cells[IDENTIFIER_FROM].kind == CELL_INTEGER)
        sqlite3_bind_int64(statement, 4, cells[IDENTIFIER_FROM].integer);
    if (cells[IDENTIFIER_TO].kind == CELL_INTEGER)
        sqlite3_bind_int64(statement, 5, cells[IDENTIFIER_TO].integer);
    sqlite3_bind_int64(statement, 6, seen);
    return growth__store_entry(m->store, statement, entry, err);
}
