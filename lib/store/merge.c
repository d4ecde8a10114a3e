/* Handing over: what an export holds is added to a store that has content.
 *
 * An export is read twice: once to see that it is whole, which also gives its seal, and once to add
 * what is not known.  An entry is known by the hash it has where it was first recorded: that hash
 * covers all of that store up to there, so no two entries anywhere share it. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

typedef enum how_known { KNOWN_BY_ORIGIN, KNOWN_AS_OURS, KNOWN_COUNT_ } how_known;

typedef struct merge {
    growth_store *store;
    sqlite3_stmt *questions[TABLE_COUNT_][KNOWN_COUNT_];
    cell stamp[AT_CHILD];
    char seal[GROWTH_STORE_SEAL_SIZE], file_hash[2 * SHA256_SIZE + 1];
    growth_store_entry *here;    /* here[n] is what entry n of the export is in this store */
    unsigned char *superseded;   /* superseded[n]: entry n of the export is, by another of it */
    unsigned char *ours;         /* ours[n]: entry n of this store is in the export as well */
    size_t room;                 /* of `superseded` */
    growth_store_entry before;   /* newest entry here before the merge */
    growth_store_entry handover; /* 0 until something is added */
    growth_store_merge_counts counts;
} merge;

/* The number an origin has as text: cells of the row, or the row itself where it says none. */
typedef struct origin {
    int64_t entry;
    char hash[2 * SHA256_SIZE + 1];
} origin;

static origin origin_of(const restored *row)
{
    const cell *last = row->cells + growth__store_tables[row->table].n_columns - ORIGIN_COLUMNS;
    origin o = { .entry = row->entry };

    growth__hex(row->hash, SHA256_SIZE, o.hash);
    if (last[ORIGIN_HASH].kind == CELL_TEXT && last[ORIGIN_ENTRY].kind == CELL_INTEGER &&
        last[ORIGIN_HASH].length == sizeof o.hash - 1) {
        o.entry = last[ORIGIN_ENTRY].integer;
        memcpy(o.hash, last[ORIGIN_HASH].text, sizeof o.hash);
    }
    return o;
}

/* ---- what is known --------------------------------------------------------------------------- */

static growth_status prepare(merge *m, table_id id, how_known how, growth_error *err)
{
    static const char *const questions[] = {
        [KNOWN_BY_ORIGIN] = "SELECT entry FROM %s WHERE origin_hash = ?1",
        [KNOWN_AS_OURS] = "SELECT entry FROM %s WHERE entry = ?2 AND hash = ?3",
    };
    growth_status status;
    char *sql;

    if (m->questions[id][how])
        return GROWTH_OK;
    sql = sqlite3_mprintf(questions[how], growth__store_tables[id].name);
    if (!sql)
        return growth__store_no_memory(err);
    status = growth__store_prepare(m->store->db, sql, &m->questions[id][how], err);
    sqlite3_free(sql);
    return status;
}

/* The entry that is known so; 0 for none. */
static growth_status ask(merge *m, table_id id, how_known how, const origin *o,
                         growth_store_entry *entry, growth_error *err)
{
    unsigned char hash[SHA256_SIZE];
    sqlite3_stmt *statement;

    TRY(prepare(m, id, how, err));
    statement = m->questions[id][how];
    if (how == KNOWN_BY_ORIGIN) {
        sqlite3_bind_text(statement, 1, o->hash, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_int64(statement, 2, o->entry);
        if (growth__unhex(o->hash, strlen(o->hash), hash, SHA256_SIZE) == 0)
            sqlite3_bind_blob(statement, 3, hash, SHA256_SIZE, SQLITE_STATIC);
    }
    return growth__store_entry(m->store, statement, entry, err);
}

/* Merged before, or recorded here and come back; a child also by its key. */
static growth_status find_known(merge *m, const restored *row, const origin *o,
                                growth_store_entry *entry, growth_error *err)
{
    TRY(ask(m, row->table, KNOWN_BY_ORIGIN, o, entry, err));
    if (!*entry)
        TRY(ask(m, row->table, KNOWN_AS_OURS, o, entry, err));
    if (!*entry && row->table == TABLE_CHILD && row->cells[CHILD_UUID].kind == CELL_TEXT) {
        growth_status status =
            growth__store_child_entry(m->store, row->cells[CHILD_UUID].text, entry, err);

        return status == GROWTH_ERR_NOT_FOUND ? GROWTH_OK : status;
    }
    return GROWTH_OK;
}

/* What two services recorded alike: the record says it already, in its own words.  Only of what
 * stands in the export as it was first recorded.  Were an entry taken for ours that is amended or
 * taken back there, that correction, made by people who did not know of ours, would touch ours. */
static growth_status find_alike(merge *m, const restored *row, const cell *cells,
                                growth_store_entry *entry, growth_error *err)
{
    const growth_store_entry child = cells[AT_CHILD].integer;
    growth_store_entry found = 0;

    if ((row->table != TABLE_MEASUREMENT && row->table != TABLE_CONTACT) || child > m->before ||
        cells[AT_SUPERSEDES].kind == CELL_INTEGER || m->superseded[row->entry])
        return GROWTH_OK;
    if (row->table == TABLE_MEASUREMENT)
        TRY(growth__store_same_measurement(m->store, child, cells, SAME_CURRENT, &found, err));
    else
        TRY(growth__store_same_contact(m->store, child, cells, SAME_CURRENT, &found, err));
    *entry = found <= m->before ? found : 0; /* the export's own stay as they are */
    return GROWTH_OK;
}

/* ---- a child's details ----------------------------------------------------------------------- */

static int is_other_sex(const cell *now, growth_sex before)
{
    return now->kind == CELL_TEXT && before != GROWTH_SEX_UNKNOWN &&
           strcmp(now->text, growth_sex_text(GROWTH_SEX_UNKNOWN)) != 0 &&
           strcmp(now->text, growth_sex_text(before)) != 0;
}

static int is_other_day(const cell *now, growth_date before)
{
    return now->kind == CELL_INTEGER && before != GROWTH_DATE_NONE && now->integer != before;
}

/* Details that build on what stands here are a correction; others must agree on who it is. */
static growth_status check_details(merge *m, const restored *row, growth_store_entry child,
                                   growth_error *err)
{
    sqlite3_stmt *statement;
    growth_store_child known;
    growth_store_entry stands;
    growth_status status;
    int conflict;

    if (child > m->before)
        return GROWTH_OK;
    TRY(growth__store_details(m->store, child, STORE_EVER, &known, &statement, err));
    stands = known.provenance.entry;
    conflict = is_other_day(&row->cells[DETAILS_BIRTH_DATE], known.child.birth_date) ||
               is_other_sex(&row->cells[DETAILS_SEX], known.child.sex);
    growth__store_done(statement);
    if (stands > m->before || m->ours[stands])
        return GROWTH_OK;
    m->counts.forks++;
    status = conflict ? GROWTH_ERR_CONFLICT : GROWTH_OK;
    if (conflict)
        growth__store_fail(err, status,
                           "row %zu of the export gives a child another sex or birth date than "
                           "this store has under the same key: amend the one that is wrong, then "
                           "merge",
                           row->number);
    return status;
}

/* ---- adding ---------------------------------------------------------------------------------- */

static growth_status begin_handover(merge *m, growth_error *err)
{
    cell cells[COLUMNS_MAX];

    if (m->handover)
        return GROWTH_OK;
    memcpy(cells, m->stamp, sizeof m->stamp);
    cells[HANDOVER_SEAL] = growth__cell_text(m->seal);
    cells[HANDOVER_FILE_HASH] = growth__cell_text(m->file_hash);
    return growth__store_append(m->store, TABLE_HANDOVER, cells, &m->handover, err);
}

/* References go to earlier entries of the export. */
static growth_status refer(merge *m, const restored *row, cell *cells, growth_error *err)
{
    const table *t = &growth__store_tables[row->table];

    for (size_t i = 0; i < t->n_columns; i++) {
        if (t->columns[i].role != ROLE_ENTRY || cells[i].kind != CELL_INTEGER)
            continue;
        if (cells[i].integer < 1 || cells[i].integer >= row->entry)
            return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                      "row %zu of the export refers to an entry that does not come "
                                      "before it",
                                      row->number);
        cells[i].integer = m->here[cells[i].integer];
    }
    return GROWTH_OK;
}

/* What was superseded there may have been superseded here as well: then what comes supersedes
 * that, as with an import, and is counted. */
static growth_status follow(merge *m, table_id id, cell *supersedes, growth_error *err)
{
    static const query_id of[TABLE_COUNT_] = { [TABLE_MEASUREMENT] = QUERY_STANDING_MEASUREMENT,
                                               [TABLE_CONTACT] = QUERY_STANDING_CONTACT,
                                               [TABLE_IDENTIFIER] = QUERY_STANDING_IDENTIFIER,
                                               [TABLE_FAMILY_LINK] = QUERY_STANDING_LINK };
    growth_store_entry at = 0;
    standing head;

    if (!of[id] || supersedes->kind != CELL_INTEGER)
        return GROWTH_OK;
    TRY(growth__store_head(m->store, of[id], supersedes->integer, &head, &at, err));
    m->counts.forks += at != supersedes->integer;
    supersedes->integer = at;
    return GROWTH_OK;
}

static growth_status add(merge *m, const restored *row, cell *cells, const origin *o,
                         growth_error *err)
{
    const size_t last = growth__store_tables[row->table].n_columns - ORIGIN_COLUMNS;

    if (row->table == TABLE_CHILD_DETAILS)
        TRY(check_details(m, row, cells[AT_CHILD].integer, err));
    TRY(follow(m, row->table, &cells[AT_SUPERSEDES], err));
    TRY(begin_handover(m, err));
    if (cells[last + ORIGIN_HANDOVER].kind == CELL_NULL)
        cells[last + ORIGIN_HANDOVER] = growth__cell_entry(m->handover);
    cells[last + ORIGIN_ENTRY] = growth__cell_integer(o->entry);
    cells[last + ORIGIN_HASH] = growth__cell_text(o->hash);
    TRY(growth__restore_append(m->store, row, cells, &m->here[row->entry], err));
    m->counts.added++;
    m->counts.children += row->table == TABLE_CHILD;
    return GROWTH_OK;
}

static growth_status take(row_taker *taker, const restored *row, growth_error *err)
{
    merge *m = taker->context;
    const origin o = origin_of(row);
    growth_store_entry *here = &m->here[row->entry];
    cell cells[COLUMNS_MAX];

    TRY(find_known(m, row, &o, here, err));
    if (!*here) {
        memcpy(cells, row->cells, sizeof cells);
        TRY(refer(m, row, cells, err));
        TRY(find_alike(m, row, cells, here, err));
        if (!*here)
            return add(m, row, cells, &o, err);
    }
    m->counts.known++;
    if (*here <= m->before)
        m->ours[*here] = 1;
    return GROWTH_OK;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Note what is superseded in the export itself. */
static growth_status only_look(row_taker *taker, const restored *row, growth_error *err)
{
    static const unsigned char amendable[TABLE_COUNT_] = {
        [TABLE_MEASUREMENT] = 1, [TABLE_CONTACT] = 1
    };
    merge *m = taker->context;
    const cell *supersedes = &row->cells[AT_SUPERSEDES];

    if ((size_t)row->entry >= m->room) {
        size_t room = m->room ? m->room * 2 : 4096;
        unsigned char *larger = realloc(m->superseded, room);

        if (!larger)
            return growth__store_no_memory(err);
        memset(larger + m->room, 0, room - m->room);
        m->superseded = larger;
        m->room = room;
    }
    if (amendable[row->table] && supersedes->kind == CELL_INTEGER && supersedes->integer > 0 &&
        supersedes->integer < row->entry)
        m->superseded[supersedes->integer] = 1;
    return GROWTH_OK;
}

static growth_status look_through(merge *m, const char *text, size_t length, growth_error *err)
{
    row_taker taker = { .take = only_look, .context = m };
    unsigned char hash[SHA256_SIZE];
    growth__sha256 sha;
    size_t n;

    TRY(growth__restore_read(&taker, text, length, err));
    growth__sha256_begin(&sha);
    growth__sha256_add(&sha, text, length);
    growth__sha256_end(&sha, hash);
    growth__hex(hash, SHA256_SIZE, m->file_hash);
    sqlite3_snprintf((int)sizeof m->seal, m->seal, "%lld:", (long long)taker.entry);
    n = strlen(m->seal);
    growth__hex(taker.hash, SHA256_SIZE, m->seal + n);
    m->counts.entries = taker.entry;
    m->here = calloc((size_t)taker.entry + 1, sizeof *m->here);
    return m->here ? GROWTH_OK : growth__store_no_memory(err);
}

/* Only what stands in the end may not clash: an identifier may have been taken back since. */
static growth_status check_identifiers(const merge *m, growth_error *err)
{
    static const char clash[] =
        "SELECT 1 FROM identifier t JOIN identifier o ON o.system = t.system AND "
        "o.value = t.value AND o.child <> t.child WHERE t.entry > ?1 "
        "AND (t.valid_to IS NULL OR o.valid_from IS NULL OR o.valid_from < t.valid_to) "
        "AND (t.valid_from IS NULL OR o.valid_to IS NULL OR o.valid_to > t.valid_from) "
        "AND t.retracted = 0 AND o.retracted = 0 "
        "AND NOT EXISTS (SELECT 1 FROM identifier n WHERE n.supersedes IN (t.entry, o.entry))";
    sqlite3_stmt *statement;
    growth_status status;
    int row = 0;

    TRY(growth__store_prepare(m->store->db, clash, &statement, err));
    sqlite3_bind_int64(statement, 1, m->before);
    status = growth__store_step(m->store, statement, &row, err);
    sqlite3_finalize(statement);
    if (status == GROWTH_OK && row)
        status = growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                    "another child here has an identifier of a child that comes, "
                                    "at the same time: end or retract it first, if it is mistaken; "
                                    "is it the same child, recorded here under another key?");
    return status;
}

static growth_status merge_all(merge *m, const char *text, size_t length, growth_error *err)
{
    row_taker taker = { .take = take, .context = m };

    m->before = m->store->entry;
    m->ours = calloc((size_t)m->before + 1, 1);
    if (!m->ours)
        return growth__store_no_memory(err);
    TRY(growth__restore_read(&taker, text, length, err));
    return check_identifiers(m, err);
}

growth_status growth_store_merge(growth_store *store, const void *bytes, size_t length,
                                 const growth_store_stamp *stamp, growth_store_merge_counts *counts,
                                 growth_error *err)
{
    merge m = { .store = store };
    growth_status status;

    if (!store || !bytes)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and an export are needed");
    TRY(growth__store_stamp(stamp, NEED_NOTHING, m.stamp, err));
    status = look_through(&m, bytes, length, err);
    if (status == GROWTH_OK)
        status = growth__store_begin(store, err);
    if (status == GROWTH_OK)
        status = growth__store_end(store, merge_all(&m, bytes, length, err), err);
    for (size_t i = 0; i < TABLE_COUNT_; i++)
        for (size_t how = 0; how < KNOWN_COUNT_; how++)
            sqlite3_finalize(m.questions[i][how]);
    free(m.here);
    free(m.superseded);
    free(m.ours);
    if (status == GROWTH_OK && counts)
        *counts = m.counts;
    return status;
}

/* ---- where an entry comes from --------------------------------------------------------------- */

static growth_status read_origin(growth_store *store, const table *t, growth_store_entry entry,
                                 growth_store_origin *found, int *row, growth_error *err)
{
    sqlite3_stmt *s;
    growth_status status;
    char *sql =
        sqlite3_mprintf("SELECT t.handover, coalesce(t.origin_entry, t.entry), "
                        "coalesce(t.origin_hash, lower(hex(t.hash))), coalesce(h.seal, ''), "
                        "coalesce(strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', h.recorded_at, "
                        "'unixepoch'), '') FROM %s t LEFT JOIN handover h ON h.entry = t.handover "
                        "WHERE t.entry = ?1",
                        t->name);

    if (!sql)
        return growth__store_no_memory(err);
    status = growth__store_prepare(store->db, sql, &s, err);
    sqlite3_free(sql);
    TRY(status);
    sqlite3_bind_int64(s, 1, entry);
    status = growth__store_step(store, s, row, err);
    if (status == GROWTH_OK && *row) {
        found->handover = sqlite3_column_int64(s, 0);
        found->entry = sqlite3_column_int64(s, 1);
        sqlite3_snprintf((int)sizeof found->hash, found->hash, "%s", sqlite3_column_text(s, 2));
        sqlite3_snprintf((int)sizeof found->seal, found->seal, "%s", sqlite3_column_text(s, 3));
        sqlite3_snprintf((int)sizeof found->handed_over_at, found->handed_over_at, "%s",
                         sqlite3_column_text(s, 4));
    }
    sqlite3_finalize(s);
    return status;
}

growth_status growth_store_find_origin(growth_store *store, growth_store_entry entry,
                                       growth_store_origin *found, growth_error *err)
{
    growth_store_origin got = { .handover = 0 };
    int row = 0;

    if (!store || !found)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store is needed");
    for (size_t i = 0; i < TABLE_COUNT_ && !row; i++)
        TRY(read_origin(store, &growth__store_tables[i], entry, &got, &row, err));
    if (!row)
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND, "the store has no entry %lld",
                                  (long long)entry);
    *found = got;
    return GROWTH_OK;
}
