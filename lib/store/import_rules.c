/* What becomes of a row of an import: new, the same as before, or an amendment. */
#include <string.h>

#include "import.h"

static const struct {
    query_id by_key, standing;
    int key;
} kinds[] = {
    { QUERY_MEASUREMENT_BY_KEY, QUERY_STANDING_MEASUREMENT, MEASUREMENT_KEY },
    { QUERY_CONTACT_BY_KEY, QUERY_STANDING_CONTACT, CONTACT_KEY },
};

/* Under the source's key: the newest statement, and the one that this is. */
typedef struct by_key {
    growth_store_entry newest, same;
    said_again said;
} by_key;

/* In a file imported before, any earlier one under the key will do: an old file never turns a
 * correction back. */
static growth_status find_by_key(growth_store_import *import, growth_store_entry child,
                                 const statement_of_row *s, by_key *found, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    *found = (by_key){ .said = SAID_OTHERWISE };
    TRY(growth__store_query(import->store, kinds[kind].by_key, &statement, err));
    sqlite3_bind_int64(statement, 1, child);
    growth__store_bind_text(statement, 2, s->cells[kinds[kind].key].text);
    growth__store_bind_text(statement, 3, import->source);
    if (!kind)
        growth__store_bind_text(statement, 4, s->cells[MEASUREMENT_MEASURE].text);
    while ((status = growth__store_step(import->store, statement, &row, err)) == GROWTH_OK && row) {
        cell old[COLUMNS_MAX];
        said_again again;

        growth__store_cells(&growth__store_tables[s->table], statement, NULL, old);
        again = growth__store_said_again(s->table, old, s->cells, s->has_status);
        if (!found->newest)
            *found = (by_key){ .newest = sqlite3_column_int64(statement, 0), .said = again };
        if (again == SAID_THE_SAME) {
            found->said = again;
            found->same = sqlite3_column_int64(statement, 0);
        }
        if (again == SAID_THE_SAME || !import->repeated)
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

/* The source says the same with other texts: they are joined to what stands, which may be a
 * person's correction. */
static growth_status decide_texts(growth_store_import *import, growth_store_entry newest,
                                  statement_of_row *s, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    standing head;

    s->like = (alike){ .how = ALIKE_BY_KEY, .entry = newest, .has_status = s->has_status };
    TRY(growth__store_head(import->store, kinds[kind].standing, newest, &head, &s->like.head, err));
    s->outcome = head.retracted ? GROWTH_STORE_SAME : GROWTH_STORE_AMENDED;
    return GROWTH_OK;
}

/* The source says again what it has said under this key.  Where another source has corrected or
 * taken back what both had said, that was its own statement: this one's is added anew. */
static growth_status decide_again(growth_store_import *import, growth_store_entry same,
                                  statement_of_row *s, growth_error *err)
{
    fate became;

    TRY(growth__store_fate(import->store, s->table, same, s->cells, &became, err));
    s->outcome = GROWTH_STORE_SAME;
    if (s->cells[AT_RETRACTED].integer)
        return GROWTH_OK;
    if (became.by_other && !became.by_person)
        s->outcome = GROWTH_STORE_NEW;
    s->gone = s->outcome == GROWTH_STORE_SAME && !became.stands;
    return GROWTH_OK;
}

/* What the database says, where memory is not sure. */
static growth_status look_up(growth_store_import *import, growth_store_entry child,
                             statement_of_row *s, growth_error *err)
{
    const int kind = s->table == TABLE_CONTACT;
    by_key found = { .newest = 0 };

    if (s->cells[kinds[kind].key].kind == CELL_TEXT)
        TRY(find_by_key(import, child, s, &found, err));
    if (found.newest && found.said == SAID_OTHERWISE)
        return decide_amendment(import, found.newest, s, err);
    if (found.newest && found.said == SAID_MORE)
        return decide_texts(import, found.newest, s, err);
    if (found.newest)
        return decide_again(import, found.same, s, err);
    if (s->cells[AT_RETRACTED].integer) { /* nothing to retract is nothing to do */
        s->outcome = GROWTH_STORE_SAME;
        return GROWTH_OK;
    }
    TRY(growth__store_find_alike(import->store, s->table, child, s->cells, SAME_OF_SOURCE, &s->like,
                                 err));
    if (s->like.how != ALIKE_NOTHING)
        s->outcome = s->like.how == ALIKE_MORE ? GROWTH_STORE_AMENDED : GROWTH_STORE_SAME;
    s->gone = s->outcome == GROWTH_STORE_SAME && !s->like.stands;
    return GROWTH_OK;
}

growth_status growth__import_decide(growth_store_import *import, growth_store_entry child,
                                    statement_of_row *s, growth_error *err)
{
    recall answer = RECALL_UNSURE;

    s->outcome = GROWTH_STORE_NEW;
    s->like.how = ALIKE_NOTHING;
    s->gone = 0;
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

    s->has_status = row->key_of == GROWTH_STORE_KEY_OF_OBSERVATION;
    if (row->contact) {
        growth_store_contact contact = *row->contact;

        contact.source = import->source;
        s->table = TABLE_CONTACT;
        s->cells = s->contact.cells;
        status = growth__store_contact_row(&contact, birth_date, import->stamp, &s->contact, err);
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

/* Joined to what stands; an entry that only remembers a key changes nothing that the record says.
 */
static growth_status join(growth_store_import *import, growth_store_entry child,
                          statement_of_row *s, growth_error *err)
{
    joined made = { 0, 0 };

    s->cells[AT_CHILD] = growth__cell_entry(child);
    TRY(growth__store_join(import->store, s->table, s->cells, &s->like, &made, err));
    return s->table == TABLE_MEASUREMENT ? growth__import_remember(import, s, made.of_key, err)
                                         : GROWTH_OK;
}

/* A statement that somebody else has made, too, when the source corrects its own or takes it back:
 * it stands, by itself, and behind it what further ones say of the same. */
typedef struct standing_by {
    growth_store_import *import;
    table_id table;
    growth_store_entry last;
} standing_by;

static growth_status append(growth_store_import *import, table_id id, cell *cells,
                            growth_store_entry *entry, growth_error *err)
{
    statement_of_row s = { .table = id, .cells = cells };

    TRY(growth__store_append(import->store, id, cells, entry, err));
    if (id != TABLE_MEASUREMENT)
        return GROWTH_OK;
    growth__import_mark(import, cells[AT_CHILD].integer, &s);
    return growth__import_remember(import, &s, *entry, err);
}

static growth_status say_still(void *context, cell *cells, growth_error *err)
{
    standing_by *by = context;
    char *reason = growth__store_still_said(by->table, cells);
    growth_status status;

    if (!reason)
        return growth__store_no_memory(err);
    memcpy(cells, by->import->stamp, sizeof by->import->stamp);
    cells[AT_REASON] = growth__cell_text(reason);
    cells[AT_SUPERSEDES] = growth__cell_entry(by->last);
    status = append(by->import, by->table, cells, &by->last, err);
    sqlite3_free(reason);
    return status;
}

growth_status growth__import_supersede(growth_store_import *import, table_id id, const cell *said,
                                       growth_store_entry head, cell *cells, sqlite3_stmt *of_cells,
                                       growth_error *err)
{
    standing_by by = { import, id, 0 };
    growth_store_entry entry = 0;
    growth_status status;

    cells[AT_SUPERSEDES] = growth__cell_entry(head);
    status = append(import, id, cells, &entry, err);
    growth__store_done(of_cells); /* the others are asked for by the same question */
    TRY(status);
    return growth__store_others(import->store, id, head, said, say_still, &by, err);
}

growth_status growth__import_keep_statement(growth_store_import *import, growth_store_entry child,
                                            statement_of_row *s, growth_error *err)
{
    const how_alike how = s->like.how;

    if (s->outcome == GROWTH_STORE_SAME && how != ALIKE_OTHER_KEY)
        return GROWTH_OK;
    if (s->table == TABLE_MEASUREMENT && !s->fact) /* the child had to be added first */
        growth__import_mark(import, child, s);
    if (how != ALIKE_NOTHING)
        return join(import, child, s, err);
    if (s->outcome == GROWTH_STORE_NEW && s->table == TABLE_MEASUREMENT)
        return growth__import_put_aside(import, child, s, err);
    s->cells[AT_CHILD] = growth__cell_entry(child);
    if (s->outcome == GROWTH_STORE_AMENDED && s->cells[AT_REASON].kind == CELL_NULL)
        s->cells[AT_REASON] = growth__cell_text("the source says otherwise now");
    return growth__import_supersede(import, s->table, s->cells, s->supersedes, s->cells, NULL, err);
}
