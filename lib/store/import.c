/* Importing: rows from a file that may be imported again, in one transaction.  First everything
 * about a row is checked, then it is added, so that a rejected row leaves no trace. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct growth_store_import {
    growth_store *store;
    cell stamp[AT_CHILD];
    char time[STORE_TIME_SIZE];
    char *author, *reason, *source;
    int repeated; /* this very file was imported before */
    growth_store_import_counts counts;
    growth_status status; /* of the first failure: nothing is kept after one */
};

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
        return growth__store_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    made->store = store;
    own.author = made->author = copy(stamp ? stamp->author : NULL, &failed);
    own.reason = made->reason = copy(stamp ? stamp->reason : NULL, &failed);
    made->source = copy(source->source, &failed);
    status = failed ? growth__store_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory")
                    : growth__store_stamp(&own, NEED_NOTHING, made->stamp, made->time, err);
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

/* ---- the child of a row ---------------------------------------------------------------------- */

/* Who a row is about, and what the row adds to what is known. */
typedef struct subject {
    growth_store_entry child; /* 0: to be added */
    growth_store_identifier identifier;
    growth_child details; /* as they will be */
    const char *gestation_source;
    char *kept_source; /* the record's, where it is kept */
    int changed; /* whether the row adds to the record's details */
    int gestation_differs;
} subject;

static growth_status merge_details(const growth_store_child *known,
                                   const growth_store_import_row *row, subject *s,
                                   growth_error *err)
{
    const growth_child *new = &row->child;
    growth_child *to = &s->details;

    *to = known->child;
    if ((to->birth_date != GROWTH_DATE_NONE && new->birth_date != GROWTH_DATE_NONE &&
         to->birth_date != new->birth_date) ||
        (to->sex && new->sex && to->sex != new->sex))
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "the birth date or sex is not the one recorded for this "
                                  "identifier: is it the same child?");
    s->gestation_differs =
        to->gestation_days && new->gestation_days && to->gestation_days != new->gestation_days;
    if (to->birth_date == GROWTH_DATE_NONE)
        to->birth_date = new->birth_date;
    if (!to->sex)
        to->sex = new->sex;
    if (!to->gestation_days && new->gestation_days) {
        to->gestation_days = new->gestation_days;
        s->gestation_source = row->gestation_source;
    } else if (known->gestation_source) {
        s->kept_source = strdup(known->gestation_source);
        if (!s->kept_source)
            return growth__store_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
        s->gestation_source = s->kept_source;
    }
    if (!(to->mother_height_cm > 0))
        to->mother_height_cm = new->mother_height_cm;
    if (!(to->father_height_cm > 0))
        to->father_height_cm = new->father_height_cm;
    s->changed = to->birth_date != known->child.birth_date || to->sex != known->child.sex ||
                 to->gestation_days != known->child.gestation_days ||
                 (to->mother_height_cm > 0 && !(known->child.mother_height_cm > 0)) ||
                 (to->father_height_cm > 0 && !(known->child.father_height_cm > 0));
    return GROWTH_OK;
}

static growth_status find_subject(growth_store *store, const growth_store_import_row *row,
                                  subject *s, growth_error *err)
{
    growth_date on = row->measurement ? row->measurement->measured_on
                     : row->contact   ? row->contact->on
                                      : GROWTH_DATE_NONE;
    growth_store_child known;
    sqlite3_stmt *statement;
    growth_status status;

    if (!row->system || !*row->system || !row->identifier || !*row->identifier)
        return growth__store_fail(err, GROWTH_ERR_PARSE, "the row does not say which child it is");
    TRY(growth__store_check_text(row->system, "the identifier's system", err));
    TRY(growth__store_check_text(row->identifier, "the identifier", err));
    TRY(growth__store_check_child(&row->child, row->gestation_source, err));
    s->identifier = (growth_store_identifier)GROWTH_STORE_IDENTIFIER_INIT;
    s->identifier.system = row->system;
    s->identifier.value = row->identifier;
    s->details = row->child;
    s->gestation_source = row->gestation_source;
    TRY(growth__store_find_identifier(store, row->system, row->identifier, on, &s->child, err));
    if (!s->child)
        return growth__store_identifier_clash(store, 0, &s->identifier, err);
    TRY(growth__store_details(store, s->child, "9999", &known, &statement, err));
    status = merge_details(&known, row, s, err);
    growth__store_done(statement);
    return status;
}

static growth_status keep_subject(growth_store_import *import, subject *s, growth_error *err)
{
    char uuid[GROWTH_STORE_UUID_SIZE];

    if (s->child && !s->changed)
        return GROWTH_OK;
    if (!s->child) {
        TRY(growth__store_new_child(import->store, import->stamp, uuid, &s->child, err));
        TRY(growth__store_add_identifier(import->store, s->child, &s->identifier, 0, import->stamp,
                                         NULL, err));
        import->counts.children++;
    }
    return growth__store_add_details(import->store, s->child, &s->details, s->gestation_source,
                                     import->stamp, err);
}

/* ---- what a row says ------------------------------------------------------------------------- */

/* A measurement or a contact, ready to be added, and what is done with it. */
typedef struct statement_of_row {
    table_id table;
    measurement_row measurement;
    contact_row contact;
    cell *cells; /* of whichever it is */
    growth_store_outcome outcome;
    growth_store_entry supersedes;
} statement_of_row;

/* Columns that make two statements under one key the same, in the order the query answers them
 * after the entry; the last one answered is `retracted`. */
static const int measurement_facts[] = { MEASUREMENT_ON, MEASUREMENT_TEXT, MEASUREMENT_UNIT,
                                         MEASUREMENT_POSTURE, MEASUREMENT_OEDEMA };
static const int contact_facts[] = { CONTACT_ON, CONTACT_ATTENDED, CONTACT_NOT_MEASURED,
                                     CONTACT_SERVICE };

static const struct {
    table_id table;
    query_id by_key, standing;
    const int *facts;
    int n_facts;
} kinds[] = {
    { TABLE_MEASUREMENT, QUERY_MEASUREMENT_BY_KEY, QUERY_STANDING_MEASUREMENT, measurement_facts,
      (int)ARRAY_LEN(measurement_facts) },
    { TABLE_CONTACT, QUERY_CONTACT_BY_KEY, QUERY_STANDING_CONTACT, contact_facts,
      (int)ARRAY_LEN(contact_facts) },
};

static int same_cell(sqlite3_stmt *statement, int at, const cell *c)
{
    const char *text;

    if (c->kind == CELL_INTEGER)
        return sqlite3_column_int64(statement, at) == c->integer;
    text = growth__store_column_text(statement, at);
    return c->kind == CELL_NULL ? !text : text && strcmp(text, c->text) == 0;
}

/* Whether an earlier statement under the key says what this one says. */
static int same_facts(sqlite3_stmt *statement, const statement_of_row *s)
{
    const int kind = s->table == TABLE_CONTACT;
    int retracts = (int)s->cells[AT_RETRACTED].integer;

    if (sqlite3_column_int(statement, kinds[kind].n_facts + 1) != retracts)
        return 0;
    for (int i = 0; !retracts && i < kinds[kind].n_facts; i++)
        if (!same_cell(statement, i + 1, &s->cells[kinds[kind].facts[i]]))
            return 0;
    return 1;
}

/* The newest statement under the source's key, and whether it is this one.  In a file imported
 * before, any earlier one under the key will do: an old file never turns a correction back. */
static growth_status find_by_key(growth_store_import *import, growth_store_entry child,
                                 const statement_of_row *s, growth_store_entry *newest, int *same,
                                 growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    sqlite3_stmt *statement;
    growth_status status;
    int row, at = 1;

    *newest = 0;
    *same = 0;
    TRY(growth__store_query(import->store, kinds[kind].by_key, &statement, err));
    sqlite3_bind_int64(statement, at++, child);
    growth__store_bind_text(statement, at++, s->cells[kind ? CONTACT_KEY : MEASUREMENT_KEY].text);
    if (!kind)
        growth__store_bind_text(statement, at++, s->cells[MEASUREMENT_MEASURE].text);
    growth__store_bind_text(statement, at, import->source);
    while ((status = growth__store_step(import->store, statement, &row, err)) == GROWTH_OK && row) {
        *same = same_facts(statement, s);
        if (!*newest)
            *newest = sqlite3_column_int64(statement, 0);
        if (*same || !import->repeated)
            break;
    }
    growth__store_done(statement);
    return status;
}

/* What superseded the source's statement since, be it the source or a person, is superseded now. */
static growth_status decide_amendment(growth_store_import *import, growth_store_entry newest,
                                      statement_of_row *s, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    standing head;

    TRY(growth__store_head(import->store, kinds[kind].standing, newest, &head, &s->supersedes,
                           err));
    s->outcome =
        head.retracted && s->cells[AT_RETRACTED].integer ? GROWTH_STORE_SAME : GROWTH_STORE_AMENDED;
    return GROWTH_OK;
}

/* The rules of growth_store_import_add(), in their order. */
static growth_status decide(growth_store_import *import, growth_store_entry child,
                            statement_of_row *s, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    growth_store_entry newest = 0, found = 0;
    int same = 0;

    s->outcome = GROWTH_STORE_NEW;
    if (child && s->cells[kind ? CONTACT_KEY : MEASUREMENT_KEY].kind == CELL_TEXT) {
        TRY(find_by_key(import, child, s, &newest, &same, err));
        if (newest && !same)
            return decide_amendment(import, newest, s, err);
    }
    if (same || s->cells[AT_RETRACTED].integer) { /* nothing to retract is nothing to do */
        s->outcome = GROWTH_STORE_SAME;
        return GROWTH_OK;
    }
    if (child && kind)
        TRY(growth__store_same_contact(import->store, child, &s->contact, SAME_EVER, &found, err));
    else if (child)
        TRY(growth__store_same_measurement(import->store, child, &s->measurement, SAME_EVER, &found,
                                           err));
    if (found)
        s->outcome = GROWTH_STORE_SAME;
    return GROWTH_OK;
}

static growth_status read_statement(growth_store_import *import, const growth_store_import_row *row,
                                    growth_date birth_date, statement_of_row *s, growth_error *err)
{
    growth_status status;

    if (row->contact) {
        growth_store_contact contact = *row->contact;

        contact.source = import->source;
        s->table = TABLE_CONTACT;
        s->cells = s->contact.cells;
        status = growth__store_contact_row(&contact, import->stamp, &s->contact, err);
    } else {
        growth_store_measurement m = *row->measurement;

        m.source = import->source;
        s->table = TABLE_MEASUREMENT;
        s->cells = s->measurement.cells;
        status = growth__store_measurement_row(&m, birth_date, import->stamp, &s->measurement, err);
        if (status == GROWTH_ERR_VALUE_LIMIT) {
            m.marks |= GROWTH_MARK_DOUBTFUL;
            status =
                growth__store_measurement_row(&m, birth_date, import->stamp, &s->measurement, err);
        }
    }
    TRY(status);
    s->cells[AT_RETRACTED] = growth__cell_integer(row->state == GROWTH_STORE_RETRACTED);
    return GROWTH_OK;
}

static growth_status keep_statement(growth_store_import *import, growth_store_entry child,
                                    statement_of_row *s, growth_error *err)
{
    if (s->outcome == GROWTH_STORE_SAME)
        return GROWTH_OK;
    s->cells[AT_CHILD] = growth__cell_entry(child);
    s->cells[AT_SUPERSEDES] = growth__cell_entry(s->supersedes);
    if (s->outcome == GROWTH_STORE_AMENDED && s->cells[AT_REASON].kind == CELL_NULL)
        s->cells[AT_REASON] = growth__cell_text("the source says otherwise now");
    return growth__store_append(import->store, s->table, s->cells, NULL, err);
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* Failures that are the row's own; any other ends the import. */
static int is_rejection(growth_status status)
{
    return status != GROWTH_OK && status != GROWTH_ERR_IO && status != GROWTH_ERR_NO_MEMORY &&
           status != GROWTH_ERR_BUSY && status != GROWTH_ERR_DAMAGED;
}

static growth_status check_row(growth_store_import *import, const growth_store_import_row *row,
                               subject *who, statement_of_row *what, growth_error *err)
{
    if (row->measurement && row->contact)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a row holds a measurement or a contact, not both");
    TRY(find_subject(import->store, row, who, err));
    if (!row->measurement && !row->contact) {
        what->outcome = who->child && !who->changed ? GROWTH_STORE_SAME : GROWTH_STORE_NEW;
        return GROWTH_OK;
    }
    TRY(read_statement(import, row, who->details.birth_date, what, err));
    return decide(import, who->child, what, err);
}

static void count(growth_store_import_counts *counts, growth_store_outcome outcome)
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

    *outcome = status == GROWTH_OK ? what.outcome : GROWTH_STORE_REJECTED;
    if (is_rejection(status)) {
        free(who.kept_source);
        return GROWTH_OK;
    }
    if (status == GROWTH_OK)
        status = keep_subject(import, &who, err);
    if (status == GROWTH_OK && what.cells)
        status = keep_statement(import, who.child, &what, err);
    import->counts.gestations_differ += who.gestation_differs;
    free(who.kept_source);
    return status;
}

growth_status growth_store_import_add(growth_store_import *import,
                                      const growth_store_import_row *row,
                                      growth_store_outcome *outcome, growth_error *err)
{
    growth_store_outcome became = GROWTH_STORE_REJECTED;

    if (!import || !row)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "an import and a row are needed");
    if (import->status != GROWTH_OK)
        return growth__store_fail(err, import->status,
                                  "the import failed at an earlier row: nothing of it is kept");
    import->status = add_row(import, row, &became, err);
    if (import->status != GROWTH_OK)
        return import->status;
    count(&import->counts, became);
    if (outcome)
        *outcome = became;
    return GROWTH_OK;
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
