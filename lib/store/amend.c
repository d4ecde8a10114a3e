/* Amending and retracting: a new entry that supersedes an old one, which stays. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* Tables whose entries can be superseded, and how each is asked. */
static const struct {
    table_id table;
    query_id query;
} amendable[] = {
    { TABLE_MEASUREMENT, QUERY_STANDING_MEASUREMENT },
    { TABLE_CONTACT, QUERY_STANDING_CONTACT },
    { TABLE_IDENTIFIER, QUERY_STANDING_IDENTIFIER },
    { TABLE_FAMILY_LINK, QUERY_STANDING_LINK },
};

static growth_status find_standing(growth_store *store, growth_store_entry entry, standing *was,
                                   int *found, growth_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(amendable); i++) {
        sqlite3_stmt *statement;
        growth_status status;

        TRY(growth__store_query(store, amendable[i].query, &statement, err));
        sqlite3_bind_int64(statement, 1, entry);
        status = growth__store_step(store, statement, found, err);
        if (status == GROWTH_OK && *found) {
            was->table = amendable[i].table;
            was->child = sqlite3_column_int64(statement, 0);
            was->superseded_by = sqlite3_column_int64(statement, 1);
            was->retracted = sqlite3_column_int(statement, 2);
        }
        growth__store_done(statement);
        if (status != GROWTH_OK || *found)
            return status;
    }
    return GROWTH_OK;
}

/* Which entry says it now, or that none does: nobody is sent from one to the next. */
static growth_status fail_superseded(growth_store *store, growth_store_entry entry,
                                     const standing *was, growth_error *err)
{
    standing head = *was;
    growth_store_entry at = entry;
    int found = 1;

    while (found && head.superseded_by) {
        at = head.superseded_by;
        TRY(find_standing(store, at, &head, &found, err));
    }
    if (head.retracted)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "entry %lld is taken back already, by entry %lld: if it was "
                                  "right after all, record it anew",
                                  (long long)entry, (long long)at);
    return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                              "entry %lld was superseded, and entry %lld stands now: amend or "
                              "retract that one",
                              (long long)entry, (long long)at);
}

/* An entry that may be superseded now; else why not. */
growth_status growth__store_standing(growth_store *store, growth_store_entry entry, standing *was,
                                     growth_error *err)
{
    int found = 0;

    TRY(find_standing(store, entry, was, &found, err));
    if (!found)
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND,
                                  "the store has no entry %lld that can be amended or retracted",
                                  (long long)entry);
    if (was->superseded_by)
        return fail_superseded(store, entry, was, err);
    if (was->retracted)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "entry %lld takes another back: if that was right after all, "
                                  "record it anew",
                                  (long long)entry);
    return GROWTH_OK;
}

growth_status growth__store_standing_of(growth_store *store, query_id query,
                                        growth_store_entry entry, standing *now, growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    TRY(growth__store_query(store, query, &statement, err));
    sqlite3_bind_int64(statement, 1, entry);
    status = growth__store_step(store, statement, &row, err);
    now->superseded_by = row ? sqlite3_column_int64(statement, 1) : 0;
    now->retracted = row ? sqlite3_column_int(statement, 2) : 0;
    growth__store_done(statement);
    return status;
}

growth_status growth__store_head(growth_store *store, query_id query, growth_store_entry entry,
                                 standing *head, growth_store_entry *at, growth_error *err)
{
    *head = (standing){ .superseded_by = entry };
    while (head->superseded_by) {
        *at = head->superseded_by;
        TRY(growth__store_standing_of(store, query, *at, head, err));
    }
    return GROWTH_OK;
}

/* ---- a measurement --------------------------------------------------------------------------- */

static growth_status same_measure(growth_store *store, growth_store_entry entry,
                                  const char *measure, growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    TRY(growth__store_query(store, QUERY_MEASUREMENT, &statement, err));
    sqlite3_bind_int64(statement, 1, entry);
    status = growth__store_step(store, statement, &row, err);
    if (status == GROWTH_OK &&
        (!row || strcmp(growth__store_column_text(statement, 1), measure) != 0))
        status = growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                    "entry %lld is of another measure: retract it and record anew",
                                    (long long)entry);
    growth__store_done(statement);
    return status;
}

static growth_status amend(growth_store *store, growth_store_entry superseded,
                           const growth_store_measurement *m, const cell *stamp,
                           growth_store_entry *entry, growth_error *err)
{
    measurement_row row;
    growth_store_child details;
    sqlite3_stmt *statement;
    growth_status status;
    standing was;

    TRY(growth__store_standing(store, superseded, &was, err));
    if (was.table != TABLE_MEASUREMENT)
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND, "entry %lld is not a measurement",
                                  (long long)superseded);
    TRY(growth__store_details(store, was.child, STORE_EVER, &details, &statement, err));
    status = growth__store_measurement_row(m, details.child.birth_date, stamp, &row, err);
    growth__store_done(statement);
    TRY(status);
    TRY(same_measure(store, superseded, row.cells[MEASUREMENT_MEASURE].text, err));
    row.cells[AT_CHILD] = growth__cell_entry(was.child);
    row.cells[AT_SUPERSEDES] = growth__cell_entry(superseded);
    return growth__store_append(store, TABLE_MEASUREMENT, row.cells, entry, err);
}

growth_status growth_store_amend(growth_store *store, growth_store_entry superseded,
                                 const growth_store_measurement *measurement,
                                 const growth_store_stamp *stamp, growth_store_entry *entry,
                                 growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry made = 0;

    if (!store)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    TRY(growth__store_stamp(stamp, NEED_REASON, cells, err));
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(store, amend(store, superseded, measurement, cells, &made, err), err));
    if (entry)
        *entry = made;
    return GROWTH_OK;
}

/* ---- retracting ------------------------------------------------------------------------------ */

/* The retraction repeats what it takes back, without the source's key: that stays with what the
 * source said, so that importing the source again does not undo a person's decision. */
static growth_status append_retraction(growth_store *store, table_id id, sqlite3_stmt *statement,
                                       growth_store_entry retracted, const cell *stamp,
                                       growth_store_entry *entry, growth_error *err)
{
    cell cells[COLUMNS_MAX];

    growth__store_cells(&growth__store_tables[id], statement, NULL, cells);
    memcpy(cells, stamp, AT_CHILD * sizeof *cells);
    cells[AT_SUPERSEDES] = growth__cell_entry(retracted);
    cells[AT_RETRACTED] = growth__cell_integer(1);
    if (id == TABLE_MEASUREMENT)
        cells[MEASUREMENT_KEY] = cells[MEASUREMENT_SOURCE] = (cell){ .kind = CELL_NULL };
    if (id == TABLE_CONTACT)
        cells[CONTACT_KEY] = cells[CONTACT_SOURCE] = (cell){ .kind = CELL_NULL };
    return growth__store_append(store, id, cells, entry, err);
}

static growth_status retract(growth_store *store, growth_store_entry retracted, const cell *stamp,
                             growth_store_entry *entry, growth_error *err)
{
    sqlite3_stmt *statement;
    standing was;
    growth_status status;
    char sql[1024];
    int row;

    TRY(growth__store_standing(store, retracted, &was, err));
    growth__store_select(&growth__store_tables[was.table], "WHERE entry = ?1", sql, sizeof sql);
    TRY(growth__store_prepare(store->db, sql, &statement, err));
    sqlite3_bind_int64(statement, 1, retracted);
    status = growth__store_step(store, statement, &row, err);
    if (status == GROWTH_OK)
        status = append_retraction(store, was.table, statement, retracted, stamp, entry, err);
    sqlite3_finalize(statement);
    return status;
}

growth_status growth_store_retract(growth_store *store, growth_store_entry retracted,
                                   const growth_store_stamp *stamp, growth_store_entry *entry,
                                   growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry made = 0;

    if (!store)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    TRY(growth__store_stamp(stamp, NEED_REASON, cells, err));
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(store, retract(store, retracted, cells, &made, err), err));
    if (entry)
        *entry = made;
    return GROWTH_OK;
}
