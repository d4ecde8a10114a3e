/* Family links and acknowledged findings: statements that change nothing else. */
#include <string.h>

#include "internal.h"

static const char *const relations[GROWTH_STORE_RELATION_COUNT_] = {
    [GROWTH_STORE_SIBLING] = "sibling",
    [GROWTH_STORE_PARENT] = "parent",
};

static growth_status linked_so(growth_store *store, growth_store_entry child,
                               growth_store_entry relative, const char *relation, growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    TRY(growth__store_query(store, QUERY_LINK_SAME, &statement, err));
    sqlite3_bind_int64(statement, 1, child);
    sqlite3_bind_int64(statement, 2, relative);
    growth__store_bind_text(statement, 3, relation);
    status = growth__store_step(store, statement, &row, err);
    if (status == GROWTH_OK && row)
        status = growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                    sqlite3_column_int(statement, 0)
                                        ? "the two are linked so already"
                                        : "the two are linked otherwise already: retract that "
                                          "link first");
    growth__store_done(statement);
    return status;
}

static growth_status link_them(growth_store *store, growth_store_entry child,
                               growth_store_entry relative, const char *relation, cell *cells,
                               growth_store_entry *entry, growth_error *err)
{
    TRY(linked_so(store, child, relative, relation, err));
    cells[AT_CHILD] = growth__cell_entry(child);
    cells[AT_SUPERSEDES] = (cell){ .kind = CELL_NULL };
    cells[AT_RETRACTED] = growth__cell_integer(0);
    cells[LINK_RELATIVE] = growth__cell_entry(relative);
    cells[LINK_RELATION] = growth__cell_text(relation);
    return growth__store_append(store, TABLE_FAMILY_LINK, cells, entry, err);
}

growth_status growth_store_link(growth_store *store, const char *uuid, const char *relative,
                                growth_store_relation relation, const growth_store_stamp *stamp,
                                growth_store_entry *entry, growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry one = 0, other = 0, made = 0;
    growth_status status;

    if ((unsigned)relation >= GROWTH_STORE_RELATION_COUNT_)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "there is no such relation");
    TRY(growth__store_stamp(stamp, NEED_AUTHOR, cells, err));
    TRY(growth__store_child_entry(store, uuid, &one, err));
    TRY(growth__store_child_entry(store, relative, &other, err));
    if (one == other)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a child is not its own relative");
    TRY(growth__store_begin(store, err));
    status = link_them(store, one, other, relations[relation], cells, &made, err);
    TRY(growth__store_end(store, status, err));
    if (entry)
        *entry = made;
    return GROWTH_OK;
}

growth_status growth_store_each_relative(growth_store *store, const char *uuid,
                                         growth_store_relative_fn each, void *context,
                                         growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!each)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a callback is needed");
    TRY(growth__store_ask(store, uuid, QUERY_LINKS, NULL, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_relative relative = {
            .uuid = growth__store_column_text(statement, PROVENANCE_COLUMNS),
            .relation = growth__store_column_text(statement, PROVENANCE_COLUMNS + 1),
        };

        growth__store_provenance(statement, &relative.provenance);
        if (each(context, &relative))
            break;
    }
    growth__store_done(statement);
    return status;
}

/* ---- acknowledged findings ------------------------------------------------------------------- */

growth_status growth_store_acknowledge(growth_store *store, const char *uuid,
                                       const growth_store_acknowledgement *acknowledgement,
                                       const growth_store_stamp *stamp, growth_store_entry *entry,
                                       growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry child = 0, made = 0;

    if (!acknowledgement || !acknowledgement->rule || !*acknowledgement->rule)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "say which finding: its rule");
    TRY(growth__store_check_text(acknowledgement->rule, "the rule", err));
    TRY(growth__store_check_text(acknowledgement->measure, "the measure", err));
    TRY(growth__store_stamp(stamp, NEED_REASON, cells, err));
    TRY(growth__store_child_entry(store, uuid, &child, err));
    if (acknowledgement->to_date != GROWTH_DATE_NONE &&
        acknowledgement->to_date > growth__store_day_of(cells[AT_RECORDED].integer) + 1)
        return growth__store_fail(err, GROWTH_ERR_DATE,
                                  "the last day is in the future: what is not yet measured cannot "
                                  "be acknowledged");
    if (acknowledgement->to_date != GROWTH_DATE_NONE &&
        acknowledgement->from_date != GROWTH_DATE_NONE &&
        acknowledgement->to_date < acknowledgement->from_date)
        return growth__store_fail(err, GROWTH_ERR_DATE, "the last day is before the first");
    cells[AT_CHILD] = growth__cell_entry(child);
    cells[FINDING_RULE] = growth__cell_text(acknowledgement->rule);
    cells[FINDING_MEASURE] = growth__cell_text(acknowledgement->measure);
    cells[FINDING_FROM] = growth__cell_date(acknowledgement->from_date);
    cells[FINDING_TO] = growth__cell_date(acknowledgement->to_date);
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(
        store, growth__store_append(store, TABLE_ACKNOWLEDGEMENT, cells, &made, err), err));
    if (entry)
        *entry = made;
    return GROWTH_OK;
}

growth_status growth_store_each_acknowledgement(growth_store *store, const char *uuid,
                                                growth_store_acknowledgement_fn each, void *context,
                                                growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    if (!each)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a callback is needed");
    TRY(growth__store_ask(store, uuid, QUERY_FINDINGS, NULL, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        growth_store_acknowledgement finding = {
            .rule = growth__store_column_text(statement, PROVENANCE_COLUMNS),
            .measure = growth__store_column_text(statement, PROVENANCE_COLUMNS + 1),
            .from_date = growth__store_column_date(statement, PROVENANCE_COLUMNS + 2),
            .to_date = growth__store_column_date(statement, PROVENANCE_COLUMNS + 3),
        };

        growth__store_provenance(statement, &finding.provenance);
        if (each(context, &finding))
            break;
    }
    growth__store_done(statement);
    return status;
}
