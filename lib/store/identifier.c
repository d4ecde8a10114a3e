/* Identifiers: what other systems call a child, and for how long.  Never the key. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* Who calls a child what, however it was spelt. */
typedef struct normal_name {
    const char *system, *value;
    char digits[11];
} normal_name;

/* NHS numbers have one system, and are kept as ten digits, however spaced, so that they are found
 * again. */
static void find_normal(const char *system, const char *value, normal_name *name)
{
    name->system = growth_store_system(system);
    name->value = value;
    if (strcmp(name->system, GROWTH_STORE_NHS_NUMBER) == 0 &&
        growth_nhs_number_check(value, strlen(value), name->digits, NULL) == GROWTH_OK)
        name->value = name->digits;
}

growth_status growth__store_identifier_clash(growth_store *store, growth_store_entry child,
                                             const growth_store_identifier *identifier,
                                             growth_error *err)
{
    sqlite3_stmt *statement;
    normal_name name;
    growth_status status;
    int row;

    TRY(growth__store_query(store, QUERY_IDENTIFIER_CLASH, &statement, err));
    find_normal(identifier->system, identifier->value, &name);
    growth__store_bind_text(statement, 1, name.system);
    growth__store_bind_text(statement, 2, name.value);
    sqlite3_bind_int64(statement, 3, child);
    growth__store_bind_date(statement, 4, identifier->valid_from);
    growth__store_bind_date(statement, 5, identifier->valid_to);
    status = growth__store_step(store, statement, &row, err);
    growth__store_done(statement);
    if (status == GROWTH_OK && row)
        status = growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                    "another child has this identifier at the same time: end or "
                                    "retract that one first");
    return status;
}

growth_status growth__store_not_on_day(growth_store *store,
                                       const growth_store_identifier *identifier, growth_date on,
                                       growth_error *err)
{
    sqlite3_stmt *statement;
    normal_name name;
    growth_status status;
    int ended;

    find_normal(identifier->system, identifier->value, &name);
    TRY(growth__store_query(store, QUERY_IDENTIFIER_ENDED, &statement, err));
    growth__store_bind_text(statement, 1, name.system);
    growth__store_bind_text(statement, 2, name.value);
    growth__store_bind_date(statement, 3, on);
    status = growth__store_step(store, statement, &ended, err);
    growth__store_done(statement);
    TRY(status);
    return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                              ended
                                  ? "the identifier had ended by the day of the row, and no child "
                                    "has it then: is the day right? If it was that child's still, "
                                    "amend its last day; if it is another's since, add that child "
                                    "with it"
                                  : "no child has the identifier yet on the day of the row: is the "
                                    "day right? If it was this child's already, amend its first "
                                    "day; if it was another's before, add that child with it");
}

static growth_status check(const growth_store_identifier *identifier, growth_error *err)
{
    if (!identifier || !identifier->system || !*identifier->system || !identifier->value ||
        !*identifier->value)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "an identifier needs a system and a value");
    TRY(growth__store_check_text(identifier->system, "the identifier's system", err));
    TRY(growth__store_check_text(identifier->value, "the identifier", err));
    if (identifier->valid_from != GROWTH_DATE_NONE && identifier->valid_to != GROWTH_DATE_NONE &&
        identifier->valid_to <= identifier->valid_from)
        return growth__store_fail(err, GROWTH_ERR_DATE,
                                  "the identifier ends before it begins to be valid");
    return GROWTH_OK;
}

growth_status growth__store_add_identifier(growth_store *store, growth_store_entry child,
                                           const growth_store_identifier *identifier,
                                           growth_store_entry supersedes, const cell *stamp,
                                           growth_store_entry *entry, growth_error *err)
{
    cell cells[COLUMNS_MAX];
    normal_name name;

    find_normal(identifier->system, identifier->value, &name);
    TRY(growth__store_identifier_clash(store, child, identifier, err));
    memcpy(cells, stamp, AT_CHILD * sizeof *cells);
    cells[AT_CHILD] = growth__cell_entry(child);
    cells[AT_SUPERSEDES] = growth__cell_entry(supersedes);
    cells[AT_RETRACTED] = growth__cell_integer(0);
    cells[IDENTIFIER_SYSTEM] = growth__cell_text(name.system);
    cells[IDENTIFIER_VALUE] = growth__cell_text(name.value);
    cells[IDENTIFIER_FROM] = growth__cell_date(identifier->valid_from);
    cells[IDENTIFIER_TO] = growth__cell_date(identifier->valid_to);
    return growth__store_append(store, TABLE_IDENTIFIER, cells, entry, err);
}

growth_status growth_store_identify(growth_store *store, const char *uuid,
                                    const growth_store_identifier *identifier,
                                    const growth_store_stamp *stamp, growth_store_entry *entry,
                                    growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry child = 0, made = 0;
    growth_status status;

    TRY(check(identifier, err));
    TRY(growth__store_stamp(stamp, NEED_NOTHING, cells, err));
    TRY(growth__store_child_entry(store, uuid, &child, err));
    TRY(growth__store_begin(store, err));
    status = growth__store_add_identifier(store, child, identifier, 0, cells, &made, err);
    TRY(growth__store_end(store, status, err));
    if (entry)
        *entry = made;
    return GROWTH_OK;
}

static growth_status amend(growth_store *store, growth_store_entry superseded,
                           const growth_store_identifier *identifier, const cell *stamp,
                           growth_store_entry *entry, growth_error *err)
{
    standing was;

    TRY(growth__store_standing(store, superseded, &was, err));
    if (was.table != TABLE_IDENTIFIER)
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND, "entry %lld is not an identifier",
                                  (long long)superseded);
    return growth__store_add_identifier(store, was.child, identifier, superseded, stamp, entry,
                                        err);
}

growth_status growth_store_amend_identifier(growth_store *store, growth_store_entry superseded,
                                            const growth_store_identifier *identifier,
                                            const growth_store_stamp *stamp,
                                            growth_store_entry *entry, growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry made = 0;

    if (!store)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    TRY(check(identifier, err));
    TRY(growth__store_stamp(stamp, NEED_REASON, cells, err));
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(store, amend(store, superseded, identifier, cells, &made, err), err));
    if (entry)
        *entry = made;
    return GROWTH_OK;
}

growth_status growth__store_find_identifier(growth_store *store, const char *system,
                                            const char *value, growth_date on,
                                            growth_store_entry *child, growth_error *err)
{
    sqlite3_stmt *statement;
    normal_name name;
    growth_status status;
    growth_store_entry first = 0;
    int row, several = 0;

    TRY(growth__store_query(store, QUERY_IDENTIFIER_FIND, &statement, err));
    find_normal(system, value, &name);
    growth__store_bind_text(statement, 1, name.system);
    growth__store_bind_text(statement, 2, name.value);
    growth__store_bind_date(statement, 3, on);
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_entry found = sqlite3_column_int64(statement, 0);

        several |= first && found != first;
        first = found;
    }
    growth__store_done(statement);
    TRY(status);
    if (several)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "several children have had this identifier: say on which day");
    *child = first;
    return GROWTH_OK;
}

growth_status growth__store_name_use(growth_store *store, const growth_store_identifier *given,
                                     growth_name_use *use, growth_store_entry *child,
                                     growth_error *err)
{
    sqlite3_stmt *statement;
    normal_name name;
    growth_status status;
    int row;

    TRY(growth__store_query(store, QUERY_IDENTIFIER_USE, &statement, err));
    find_normal(given->system, given->value, &name);
    growth__store_bind_text(statement, 1, name.system);
    growth__store_bind_text(statement, 2, name.value);
    status = growth__store_step(store, statement, &row, err);
    *use = GROWTH_NAME_FREE;
    *child = 0;
    if (status == GROWTH_OK && row) {
        *use = sqlite3_column_int(statement, 1) ? GROWTH_NAME_ALWAYS : GROWTH_NAME_BY_DAY;
        *child = sqlite3_column_int64(statement, 0);
        status = growth__store_step(store, statement, &row, err);
        if (row)
            *use = GROWTH_NAME_BY_DAY;
    }
    growth__store_done(statement);
    return status;
}

static growth_status uuid_of(growth_store *store, growth_store_entry child, char *uuid,
                             growth_error *err)
{
    growth_store_child details;
    sqlite3_stmt *statement;

    TRY(growth__store_details(store, child, STORE_EVER, &details, &statement, err));
    snprintf(uuid, GROWTH_STORE_UUID_SIZE, "%s", details.child.id);
    growth__store_done(statement);
    return GROWTH_OK;
}

growth_status growth_store_find_child(growth_store *store, const char *system, const char *value,
                                      growth_date on, char uuid[GROWTH_STORE_UUID_SIZE],
                                      growth_error *err)
{
    growth_store_entry child;

    if (!store || !system || !value || !uuid)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "an identifier needs a system and a value");
    TRY(growth__store_find_identifier(store, system, value, on, &child, err));
    if (!child)
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND,
                                  "no child in the store has this identifier on that day");
    return uuid_of(store, child, uuid, err);
}

growth_status growth_store_each_identifier(growth_store *store, const char *uuid,
                                           growth_store_identifier_fn each, void *context,
                                           growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!each)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a callback is needed");
    TRY(growth__store_ask(store, uuid, QUERY_IDENTIFIERS, NULL, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_identifier identifier = {
            .system = growth__store_column_text(statement, PROVENANCE_COLUMNS),
            .value = growth__store_column_text(statement, PROVENANCE_COLUMNS + 1),
            .valid_from = growth__store_column_date(statement, PROVENANCE_COLUMNS + 2),
            .valid_to = growth__store_column_date(statement, PROVENANCE_COLUMNS + 3),
        };

        growth__store_provenance(statement, &identifier.provenance);
        if (each(context, &identifier))
            break;
    }
    growth__store_done(statement);
    return status;
}
