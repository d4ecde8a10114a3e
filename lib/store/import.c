/* Importing: rows from a file that may be imported again, in one transaction.  First everything
 * about a row is checked, then it is added, so that a rejected row leaves no trace. */
#include <stdlib.h>
#include <string.h>

#include "import.h"

/* ---- beginning ------------------------------------------------------------------------------- */

/* NULL stays NULL; *failed is set where memory is short. */
static char *copy(const char *text, int *failed)
{
    char *made = text ? strdup(text) : NULL;

    *failed |= text && !made;
    return made;
}

static void free_import(growth_store_import *import)
{
    growth__import_forget_children(import);
    growth__map_free(&import->measurements);
    growth__aside_free(&import->aside);
    free(import->author);
    free(import->reason);
    free(import->source);
    free(import);
}

static growth_status check_source(const growth_store_import_source *source, growth_error *err)
{
    unsigned char hash[SHA256_SIZE];

    if (!source || !source->file_hash ||
        growth__unhex(source->file_hash, strlen(source->file_hash), hash, SHA256_SIZE) != 0)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "an import needs the file's SHA-256 as 64 hexadecimal digits");
    TRY(growth__store_check_text(source->mapping, "the mapping", err));
    return growth__store_check_text(source->source, "the source", err);
}

static growth_status append_import(growth_store_import *import,
                                   const growth_store_import_source *source, growth_error *err)
{
    growth_store *store = import->store;
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;
    growth_status status;
    growth_store_entry entry = 0;

    TRY(growth__store_query(store, QUERY_FILE_HASH, &statement, err));
    growth__store_bind_text(statement, 1, source->file_hash);
    status = growth__store_step(store, statement, &import->repeated, err);
    growth__store_done(statement);
    TRY(status);
    memcpy(cells, import->stamp, sizeof import->stamp);
    cells[IMPORT_FILE_HASH] = growth__cell_text(source->file_hash);
    cells[IMPORT_MAPPING] = growth__cell_text(source->mapping);
    cells[IMPORT_SOURCE] = growth__cell_text(source->source);
    TRY(growth__store_append(store, TABLE_IMPORT, cells, &entry, err));
    import->stamp[AT_IMPORT] = growth__cell_entry(entry);
    return GROWTH_OK;
}

growth_status growth_store_import_begin(growth_store *store,
                                        const growth_store_import_source *source,
                                        const growth_store_stamp *stamp,
                                        growth_store_import **import, growth_error *err)
{
    growth_store_stamp own = { NULL, NULL, stamp ? stamp->recorded_at : NULL };
    growth_store_import *made;
    growth_status status;
    int failed = 0;

    if (!store || !import)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    TRY(check_source(source, err));
    made = calloc(1, sizeof *made);
    if (!made)
        return growth__store_no_memory(err);
    made->store = store;
    made->age = 1;
    own.author = made->author = copy(stamp ? stamp->author : NULL, &failed);
    own.reason = made->reason = copy(stamp ? stamp->reason : NULL, &failed);
    made->source = copy(source->source, &failed);
    status = failed ? growth__store_no_memory(err)
                    : growth__store_stamp(&own, NEED_NOTHING, made->stamp, err);
    if (status == GROWTH_OK)
        status = growth__store_begin(store, err);
    if (status == GROWTH_OK) {
        status = append_import(made, source, err);
        if (status != GROWTH_OK)
            status = growth__store_end(store, status, err);
    }
    if (status != GROWTH_OK) {
        free_import(made);
        return status;
    }
    store->import = *import = made;
    return GROWTH_OK;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* Failures that are the row's own; any other ends the import. */
int growth__import_is_rejection(growth_status status)
{
    return status != GROWTH_OK && status != GROWTH_ERR_IO && status != GROWTH_ERR_NO_MEMORY &&
           status != GROWTH_ERR_BUSY && status != GROWTH_ERR_DAMAGED;
}

/* Of a row that says who the child is, and nothing else. */
static int adds_nothing(const subject *who)
{
    return who->not_added || (who->child && !who->changed && !who->adds_number && !who->adds_name);
}

static growth_status check_row(growth_store_import *import, const growth_store_import_row *row,
                               subject *who, statement_of_row *what, growth_error *err)
{
    if (row->measurement && row->contact)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a row holds a measurement or a contact, not both");
    TRY(growth__import_find_subject(import, row, who, err));
    if (!row->measurement && !row->contact) {
        what->outcome = adds_nothing(who) ? GROWTH_STORE_SAME : GROWTH_STORE_NEW;
        return GROWTH_OK;
    }
    TRY(growth__import_read_statement(import, row, who->details.birth_date, what, err));
    return growth__import_decide(import, who->child, what, err);
}

void growth__import_count(growth_store_import_counts *counts, growth_store_outcome outcome)
{
    int64_t *const of[] = { [GROWTH_STORE_NEW] = &counts->added,
                            [GROWTH_STORE_SAME] = &counts->same,
                            [GROWTH_STORE_AMENDED] = &counts->amended,
                            [GROWTH_STORE_REJECTED] = &counts->rejected };

    counts->rows++;
    ++*of[outcome];
}

static growth_status add_row(growth_store_import *import, const growth_store_import_row *row,
                             growth_store_outcome *outcome, growth_error *err)
{
    subject who = { .child = 0 };
    statement_of_row what = { .supersedes = 0 };
    growth_status status = check_row(import, row, &who, &what, err);

    import->note = (growth_store_import_note){ .differs = 0 };
    *outcome = status == GROWTH_OK ? what.outcome : GROWTH_STORE_REJECTED;
    if (growth__import_is_rejection(status))
        return GROWTH_OK;
    if (status == GROWTH_OK)
        status = growth__import_keep_subject(import, &who, err);
    if (status == GROWTH_OK && what.cells)
        status = growth__import_keep_statement(import, who.child, &what, err);
    if (status == GROWTH_OK)
        status = growth__import_replace(import, row, &who, &what, outcome, err);
    if (status == GROWTH_OK)
        status = growth__import_note(import, &who, err);
    import->counts.gestations_differ += (who.differs & GROWTH_STORE_DIFFERS_GESTATION) != 0;
    import->counts.superseded += status == GROWTH_OK && what.gone;
    return status;
}

growth_status growth__import_goes_on(const growth_store_import *import, growth_error *err)
{
    if (import->status == GROWTH_OK)
        return GROWTH_OK;
    return growth__store_fail(err, import->status,
                              "the import failed at an earlier row: nothing of it is kept");
}

growth_status growth_store_import_add(growth_store_import *import,
                                      const growth_store_import_row *row,
                                      growth_store_outcome *outcome, growth_error *err)
{
    growth_store_outcome became = GROWTH_STORE_REJECTED;

    if (!import || !row)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "an import and a row are needed");
    TRY(growth__import_goes_on(import, err));
    import->status = add_row(import, row, &became, err);
    if (import->status != GROWTH_OK)
        return import->status;
    growth__import_count(&import->counts, became);
    if (outcome)
        *outcome = became;
    return GROWTH_OK;
}

const growth_store_import_note *growth_store_import_noted(const growth_store_import *import)
{
    static const growth_store_import_note nothing = { .differs = 0 };

    return import ? &import->note : &nothing;
}

/* ---- ending ---------------------------------------------------------------------------------- */

static growth_status append_result(growth_store_import *import, growth_error *err)
{
    cell cells[COLUMNS_MAX];

    memcpy(cells, import->stamp, sizeof import->stamp);
    cells[RESULT_ADDED] = growth__cell_integer(import->counts.added);
    cells[RESULT_SAME] = growth__cell_integer(import->counts.same);
    cells[RESULT_AMENDED] = growth__cell_integer(import->counts.amended);
    cells[RESULT_REJECTED] = growth__cell_integer(import->counts.rejected);
    return growth__store_append(import->store, TABLE_IMPORT_RESULT, cells, NULL, err);
}

growth_status growth_store_import_commit(growth_store_import *import, int64_t rejected_before,
                                         growth_store_import_counts *counts, growth_error *err)
{
    growth_status status;

    if (!import || rejected_before < 0)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "an import is needed");
    import->counts.rows += rejected_before;
    import->counts.rejected += rejected_before;
    status = import->status;
    if (status != GROWTH_OK)
        growth__store_fail(err, status, "the import failed at an earlier row: nothing is kept");
    else
        status = growth__import_flush(import, err);
    if (status == GROWTH_OK)
        status = append_result(import, err);
    status = growth__store_end(import->store, status, err);
    if (status == GROWTH_OK && counts)
        *counts = import->counts;
    import->store->import = NULL;
    free_import(import);
    return status;
}

void growth_store_import_abort(growth_store_import *import)
{
    if (!import)
        return;
    if (!sqlite3_get_autocommit(import->store->db))
        sqlite3_exec(import->store->db, "ROLLBACK", NULL, NULL, NULL);
    import->store->import = NULL;
    free_import(import);
}
