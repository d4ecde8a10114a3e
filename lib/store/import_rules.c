/* What becomes of a row of an import: new, the same as before, or an amendment. */
#include <string.h>

#include "import.h"

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
int growth__import_same_facts(sqlite3_stmt *statement, const statement_of_row *s)
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
        *same = growth__import_same_facts(statement, s);
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

/* What the database says, where memory is not sure. */
static growth_status look_up(growth_store_import *import, growth_store_entry child,
                             statement_of_row *s, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    growth_store_entry newest = 0, found = 0;
    int same = 0;

    if (s->cells[kind ? CONTACT_KEY : MEASUREMENT_KEY].kind == CELL_TEXT) {
        TRY(find_by_key(import, child, s, &newest, &same, err));
        if (newest && !same)
            return decide_amendment(import, newest, s, err);
    }
    if (same || s->cells[AT_RETRACTED].integer) { /* nothing to retract is nothing to do */
        s->outcome = GROWTH_STORE_SAME;
        return GROWTH_OK;
    }
    if (kind)
        TRY(growth__store_same_contact(import->store, child, s->cells, SAME_EVER, &found, err));
    else
        TRY(growth__store_same_measurement(import->store, child, s->cells, SAME_EVER, &found, err));
    if (found)
        s->outcome = GROWTH_STORE_SAME;
    return GROWTH_OK;
}

growth_status growth__import_decide(growth_store_import *import, growth_store_entry child,
                                    statement_of_row *s, growth_error *err)
{
    recall answer = RECALL_UNSURE;

    s->outcome = GROWTH_STORE_NEW;
    if (!child) {
        if (s->cells[AT_RETRACTED].integer)
            s->outcome = GROWTH_STORE_SAME;
        return GROWTH_OK;
    }
    if (s->table == TABLE_MEASUREMENT) {
        growth__import_mark(import, child, s);
        TRY(growth__import_recall(import, child, s, &answer, err));
    }
    if (answer == RECALL_SAME)
        s->outcome = GROWTH_STORE_SAME;
    if (answer != RECALL_UNSURE)
        return GROWTH_OK;
    TRY(growth__import_flush(import, err));
    return look_up(import, child, s, err);
}

growth_status growth__import_read_statement(growth_store_import *import,
                                            const growth_store_import_row *row,
                                            growth_date birth_date, statement_of_row *s,
                                            growth_error *err)
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

growth_status growth__import_keep_statement(growth_store_import *import, growth_store_entry child,
                                            statement_of_row *s, growth_error *err)
{
    growth_store_entry entry = 0;

    if (s->outcome == GROWTH_STORE_SAME)
        return GROWTH_OK;
    if (s->table == TABLE_MEASUREMENT && !s->fact) /* the child had to be added first */
        growth__import_mark(import, child, s);
    if (s->outcome == GROWTH_STORE_NEW && s->table == TABLE_MEASUREMENT)
        return growth__import_put_aside(import, child, s, err);
    s->cells[AT_CHILD] = growth__cell_entry(child);
    s->cells[AT_SUPERSEDES] = growth__cell_entry(s->supersedes);
    if (s->outcome == GROWTH_STORE_AMENDED && s->cells[AT_REASON].kind == CELL_NULL)
        s->cells[AT_REASON] = growth__cell_text("the source says otherwise now");
    TRY(growth__store_append(import->store, s->table, s->cells, &entry, err));
    if (s->table != TABLE_MEASUREMENT)
        return GROWTH_OK;
    return growth__import_remember(import, s, entry, err);
}
