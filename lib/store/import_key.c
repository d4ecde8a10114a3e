/* What a source had under a key that is of something else now: another measure, or nothing. */
#include <string.h>

#include "import.h"

/* The statements that stood under the key before this import, and are not said by the row. */
typedef struct earlier {
    growth_store_entry head[4]; /* what stands of each; more are of a visit for certain */
    size_t n;
} earlier;

static int is_of_row(const growth_store_import_row *row, const cell *measure)
{
    growth_measure which;

    return growth_measure_find(measure->text, &which) == GROWTH_OK &&
           (row->measures >> (unsigned)which & 1u);
}

/* One of them, where it stands still. */
static growth_status look_at(growth_store_import *import, const growth_store_import_row *row,
                             growth_store_entry newest, earlier *found, growth_error *err)
{
    growth_store_entry at = 0;
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;
    standing head;
    int counts;

    TRY(growth__store_whole(import->store, TABLE_MEASUREMENT, newest, &statement, cells, err));
    counts = !is_of_row(row, &cells[MEASUREMENT_MEASURE]) &&
             cells[AT_IMPORT].integer != import->stamp[AT_IMPORT].integer;
    growth__store_done(statement);
    if (!counts)
        return GROWTH_OK;
    TRY(growth__store_head(import->store, QUERY_STANDING_MEASUREMENT, newest, &head, &at, err));
    if (!head.retracted && found->n < ARRAY_LEN(found->head))
        found->head[found->n++] = at;
    return GROWTH_OK;
}

static growth_status find_earlier(growth_store_import *import, const growth_store_import_row *row,
                                  growth_store_entry child, const char *key, earlier *found,
                                  growth_error *err)
{
    growth_store_entry newest[ARRAY_LEN(found->head)];
    sqlite3_stmt *statement;
    growth_status status;
    size_t n = 0;
    int has_row;

    TRY(growth__store_query(import->store, QUERY_MEASUREMENTS_OF_KEY, &statement, err));
    sqlite3_bind_int64(statement, 1, child);
    growth__store_bind_text(statement, 2, key);
    growth__store_bind_text(statement, 3, import->source);
    while ((status = growth__store_step(import->store, statement, &has_row, err)) == GROWTH_OK &&
           has_row && n < ARRAY_LEN(newest))
        newest[n++] = sqlite3_column_int64(statement, 0);
    growth__store_done(statement);
    for (size_t i = 0; i < n && status == GROWTH_OK; i++)
        status = look_at(import, row, newest[i], found, err);
    return status;
}

/* ---- what is done with one ------------------------------------------------------------------- */

typedef enum remedy { REMEDY_TELL, REMEDY_DOUBT, REMEDY_RETRACT } remedy;

/* A number that was of one measure and is of another now was of that all along.  Where nothing was
 * measured a table may mean another part of the visit: the value is shown, and marked. */
static remedy remedy_for(const growth_store_import_row *row, const statement_of_row *s,
                         const cell *old, size_t n)
{
    if (row->key_of == GROWTH_STORE_KEY_OF_OBSERVATION)
        return REMEDY_RETRACT;
    if (row->key_of != GROWTH_STORE_KEY_OF_VALUE || n > 1)
        return REMEDY_TELL;
    if (s->table == TABLE_CONTACT)
        return old[MEASUREMENT_DOUBTFUL].integer ? REMEDY_TELL : REMEDY_DOUBT;
    return growth__cell_equal(&old[MEASUREMENT_ON], &s->cells[MEASUREMENT_ON]) &&
                   growth__cell_equal(&old[MEASUREMENT_TEXT], &s->cells[MEASUREMENT_TEXT])
               ? REMEDY_RETRACT
               : REMEDY_TELL;
}

static char *reason_for(const growth_store_import *import, const statement_of_row *s)
{
    const char *who = import->source ? import->source : "the source";

    if (s->table == TABLE_MEASUREMENT)
        return sqlite3_mprintf("%.200s says now that it was %s", who,
                               s->cells[MEASUREMENT_MEASURE].text);
    return sqlite3_mprintf("%.200s says now that nothing was measured: %s", who,
                           s->cells[CONTACT_NOT_MEASURED].kind == CELL_TEXT
                               ? s->cells[CONTACT_NOT_MEASURED].text
                               : "no reason given");
}

/* The source's key stays with what the source said: its old file undoes nothing. */
static growth_status supersede(growth_store_import *import, const statement_of_row *s,
                               growth_store_entry head, remedy what, cell *cells, growth_error *err)
{
    const int of_contact = s->table == TABLE_CONTACT;
    char *reason = reason_for(import, s);
    growth_store_entry made;
    growth_status status;
    cell said[COLUMNS_MAX];

    if (!reason)
        return growth__store_no_memory(err);
    said[MEASUREMENT_SOURCE] = s->cells[of_contact ? CONTACT_SOURCE : MEASUREMENT_SOURCE];
    said[MEASUREMENT_KEY] = s->cells[of_contact ? CONTACT_KEY : MEASUREMENT_KEY];
    memcpy(cells, import->stamp, sizeof import->stamp);
    cells[AT_REASON] = growth__cell_text(reason);
    cells[AT_RETRACTED] = growth__cell_integer(what == REMEDY_RETRACT);
    if (what == REMEDY_DOUBT)
        cells[MEASUREMENT_DOUBTFUL] = growth__cell_integer(1);
    cells[MEASUREMENT_SOURCE] = cells[MEASUREMENT_KEY] = (cell){ .kind = CELL_NULL };
    status = growth__import_supersede(import, TABLE_MEASUREMENT, said, head, cells, &made, err);
    sqlite3_free(reason);
    return status;
}

static growth_status replace(growth_store_import *import, const growth_store_import_row *row,
                             subject *who, const statement_of_row *s, growth_store_entry head,
                             size_t n, growth_store_outcome *outcome, growth_error *err)
{
    cell cells[COLUMNS_MAX];
    sqlite3_stmt *statement;
    growth_status status = GROWTH_OK;
    remedy what;

    TRY(growth__store_whole(import->store, TABLE_MEASUREMENT, head, &statement, cells, err));
    what = remedy_for(row, s, cells, n);
    if (what == REMEDY_TELL) {
        who->differs |= GROWTH_STORE_DIFFERS_KEY;
        who->of_key = head;
    } else {
        *outcome = GROWTH_STORE_AMENDED;
        status = supersede(import, s, head, what, cells, err);
    }
    growth__store_done(statement);
    return status;
}

int growth__import_may_replace(growth_store_import *import, const growth_store_import_row *row,
                               const subject *who, const statement_of_row *s)
{
    if (row->state == GROWTH_STORE_RETRACTED)
        return 0;
    return row->key_of == GROWTH_STORE_KEY_OF_OBSERVATION ||
           ((s->outcome != GROWTH_STORE_SAME || s->like.how == ALIKE_OTHER_KEY) &&
            !growth__import_is_new(import, who->child));
}

growth_status growth__import_replace_others(growth_store_import *import,
                                            const growth_store_import_row *row, subject *who,
                                            const statement_of_row *s,
                                            growth_store_outcome *outcome, growth_error *err)
{
    const int of_contact = s->table == TABLE_CONTACT;
    earlier found = { .n = 0 };
    const cell *key;

    if (!s->cells || (s->outcome == GROWTH_STORE_SAME && s->like.how != ALIKE_OTHER_KEY) ||
        !growth__import_may_replace(import, row, who, s))
        return GROWTH_OK;
    key = &s->cells[of_contact ? CONTACT_KEY : MEASUREMENT_KEY];
    if (key->kind != CELL_TEXT || (!of_contact && !row->measures))
        return GROWTH_OK;
    TRY(find_earlier(import, row, who->child, key->text, &found, err));
    for (size_t i = 0; i < found.n; i++)
        TRY(replace(import, row, who, s, found.head[i], found.n, outcome, err));
    return GROWTH_OK;
}
