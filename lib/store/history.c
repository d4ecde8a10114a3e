/* One child's measurements and contacts: what the record says, said, and all it ever said. */
#include <string.h>

#include "internal.h"

void growth__store_provenance(sqlite3_stmt *statement, growth_store_provenance *provenance)
{
    int retracted = sqlite3_column_int(statement, 7);

    *provenance = (growth_store_provenance){
        .entry = sqlite3_column_int64(statement, 0),
        .recorded_at = growth__store_column_text(statement, 1),
        .author = growth__store_column_text(statement, 2),
        .reason = growth__store_column_text(statement, 3),
        .import = sqlite3_column_int64(statement, 4),
        .supersedes = sqlite3_column_int64(statement, 5),
        .superseded_by = sqlite3_column_int64(statement, 6),
    };
    provenance->state = retracted                   ? GROWTH_STORE_RETRACTED
                        : provenance->superseded_by ? GROWTH_STORE_SUPERSEDED
                                                    : GROWTH_STORE_CURRENT;
}

growth_status growth__store_ask(growth_store *store, const char *uuid, query_id query,
                                const char *as_at, sqlite3_stmt **statement, growth_error *err)
{
    growth_store_entry child = 0;
    int64_t time = 0;

    TRY(growth__store_as_at(as_at, &time, err));
    TRY(growth__store_child_entry(store, uuid, &child, err));
    TRY(growth__store_verify(store, child, err));
    TRY(growth__store_query(store, query, statement, err));
    sqlite3_bind_int64(*statement, 1, child);
    sqlite3_bind_int64(*statement, 2, time);
    return GROWTH_OK;
}

static growth_status read_measurement(sqlite3_stmt *statement, growth_store_measurement *m,
                                      growth_error *err)
{
    const int at = PROVENANCE_COLUMNS;
    const char *measure = growth__store_column_text(statement, at);

    *m = (growth_store_measurement){
        .measured_on = growth__store_column_date(statement, at + 1),
        .value_text = growth__store_column_text(statement, at + 2),
        .unit = growth__store_column_text(statement, at + 3),
        .value = sqlite3_column_double(statement, at + 4),
        .posture = growth__posture_find(growth__store_column_text(statement, at + 5)),
        .marks = (sqlite3_column_int(statement, at + 6) ? (unsigned)GROWTH_MARK_OEDEMA : 0U) |
                 (sqlite3_column_int(statement, at + 7) ? (unsigned)GROWTH_MARK_DOUBTFUL : 0U),
        .service = growth__store_column_text(statement, at + 8),
        .measured_by = growth__store_column_text(statement, at + 9),
        .device = growth__store_column_text(statement, at + 10),
        .note = growth__store_column_text(statement, at + 11),
        .source = growth__store_column_text(statement, at + 12),
        .source_key = growth__store_column_text(statement, at + 13),
    };
    growth__store_provenance(statement, &m->provenance);
    if (growth_measure_find(measure, &m->measure) != GROWTH_OK)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "entry %lld is of a measure this version does not know",
                                  (long long)m->provenance.entry);
    return GROWTH_OK;
}

growth_status growth_store_each_measurement(growth_store *store, const char *uuid,
                                            growth_store_view view, const char *as_at,
                                            growth_store_measurement_fn each, void *context,
                                            growth_error *err)
{
    query_id query =
        view == GROWTH_STORE_VIEW_HISTORY ? QUERY_MEASUREMENTS_HISTORY : QUERY_MEASUREMENTS_CURRENT;
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!each || (unsigned)view > GROWTH_STORE_VIEW_HISTORY)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a callback and a view are needed");
    TRY(growth__store_ask(store, uuid, query, as_at, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_measurement m;

        status = read_measurement(statement, &m, err);
        if (status != GROWTH_OK || each(context, &m))
            break;
    }
    growth__store_done(statement);
    return status;
}

static void read_contact(sqlite3_stmt *statement, growth_store_contact *contact)
{
    const int at = PROVENANCE_COLUMNS;
    const char *reason = growth__store_column_text(statement, at + 2);

    *contact = (growth_store_contact){
        .on = growth__store_column_date(statement, at),
        .attended = sqlite3_column_int(statement, at + 1),
        .not_measured = reason ? growth_reason_find(reason, strlen(reason)) : GROWTH_REASON_NONE,
        .service = growth__store_column_text(statement, at + 3),
        .seen_by = growth__store_column_text(statement, at + 4),
        .note = growth__store_column_text(statement, at + 5),
        .source = growth__store_column_text(statement, at + 6),
        .source_key = growth__store_column_text(statement, at + 7),
    };
    growth__store_provenance(statement, &contact->provenance);
}

growth_status growth_store_each_contact(growth_store *store, const char *uuid,
                                        growth_store_view view, const char *as_at,
                                        growth_store_contact_fn each, void *context,
                                        growth_error *err)
{
    query_id query =
        view == GROWTH_STORE_VIEW_HISTORY ? QUERY_CONTACTS_HISTORY : QUERY_CONTACTS_CURRENT;
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!each || (unsigned)view > GROWTH_STORE_VIEW_HISTORY)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a callback and a view are needed");
    TRY(growth__store_ask(store, uuid, query, as_at, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_contact contact;

        read_contact(statement, &contact);
        if (each(context, &contact))
            break;
    }
    growth__store_done(statement);
    return status;
}

growth_status growth_store_newest_time(growth_store *store, const char *uuid, char recorded_at[21],
                                       growth_error *err)
{
    growth_store_entry child = 0;
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!store || !recorded_at)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    if (uuid)
        TRY(growth__store_child_entry(store, uuid, &child, err));
    TRY(growth__store_query(store, QUERY_NEWEST_TIME, &statement, err));
    if (uuid)
        sqlite3_bind_int64(statement, 1, child);
    status = growth__store_step(store, statement, &row, err);
    if (status == GROWTH_OK)
        sqlite3_snprintf(21, recorded_at, "%s",
                         row && sqlite3_column_type(statement, 0) == SQLITE_TEXT
                             ? growth__store_column_text(statement, 0)
                             : "");
    growth__store_done(statement);
    return status;
}
