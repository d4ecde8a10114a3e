/* Handing over: what an export holds is added to a store that has content.
 *
 * An export is read twice: once to see that it is whole, which also gives its seal, and once to add
 * what is not known.  An entry is known by the hash it has where it was first recorded: that hash
 * covers all of that store up to there, so no two entries anywhere share it. */
#include <stdlib.h>
#include <string.h>

#include "merge.h"

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

static int is_of_child(table_id id)
{
    return growth__store_tables[id].columns[AT_CHILD].role == ROLE_ENTRY;
}

static growth_status prepare(merge *m, table_id id, how_known how, growth_error *err)
{
    static const char *const questions[] = {
        [KNOWN_BY_ORIGIN] = "SELECT entry, %s FROM %s WHERE origin_hash = ?1",
        [KNOWN_AS_OURS] = "SELECT entry, %s FROM %s WHERE entry = ?2 AND hash = ?3",
    };
    growth_status status;
    char *sql;

    if (m->questions[id][how])
        return GROWTH_OK;
    sql = sqlite3_mprintf(questions[how], is_of_child(id) ? "child" : "0",
                          growth__store_tables[id].name);
    if (!sql)
        return growth__store_no_memory(err);
    status = growth__store_prepare(m->store->db, sql, &m->questions[id][how], err);
    sqlite3_free(sql);
    return status;
}

/* The entry that is known so, and whose it is; 0 for none. */
static growth_status ask(merge *m, table_id id, how_known how, const origin *o,
                         growth_store_entry *entry, growth_error *err)
{
    unsigned char hash[SHA256_SIZE];
    sqlite3_stmt *statement;
    growth_status status;
    int found;

    TRY(prepare(m, id, how, err));
    statement = m->questions[id][how];
    if (how == KNOWN_BY_ORIGIN) {
        sqlite3_bind_text(statement, 1, o->hash, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_int64(statement, 2, o->entry);
        if (growth__unhex(o->hash, strlen(o->hash), hash, SHA256_SIZE) == 0)
            sqlite3_bind_blob(statement, 3, hash, SHA256_SIZE, SQLITE_STATIC);
    }
    status = growth__store_step(m->store, statement, &found, err);
    *entry = status == GROWTH_OK && found ? sqlite3_column_int64(statement, 0) : 0;
    m->owner = *entry ? sqlite3_column_int64(statement, 1) : 0;
    growth__store_done(statement);
    return status;
}

/* A child is known by its key, or as what it is called elsewhere. */
static growth_status find_child(merge *m, const restored *row, growth_store_entry *entry,
                                growth_error *err)
{
    growth_status status;

    if (row->cells[CHILD_UUID].kind != CELL_TEXT)
        return GROWTH_OK;
    if (!*entry) {
        status = growth__store_child_entry(m->store, row->cells[CHILD_UUID].text, entry, err);
        if (status == GROWTH_ERR_NOT_FOUND)
            status = growth__merge_find_adopted(m, row, entry, err);
        TRY(status);
    }
    if (m->into && *entry != m->into)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "a child of the export is another child of this store already: "
                                  "merge it without saying which child it is");
    return GROWTH_OK;
}

/* A child that is new here, or is said only now to be one of ours, while what it has is another's:
 * it was taken for that one, and this was taken back.  What comes now would stand apart from it. */
static growth_status check_owner(const merge *m, const restored *row, growth_error *err)
{
    const cell *child = &row->cells[AT_CHILD];
    growth_store_entry here;

    if (!is_of_child(row->table) || child->kind != CELL_INTEGER || child->integer < 1 ||
        child->integer >= row->entry)
        return GROWTH_OK;
    here = m->here[child->integer];
    if (here == m->owner || (here <= m->before && !m->adopted))
        return GROWTH_OK;
    return growth__store_fail(
        err, GROWTH_ERR_CONFLICT,
        "a child of the export was taken for another child here, whose record "
        "has its entries: say which child here it is");
}

/* Merged before, or recorded here and come back. */
static growth_status find_known(merge *m, const restored *row, const origin *o,
                                growth_store_entry *entry, growth_error *err)
{
    TRY(ask(m, row->table, KNOWN_BY_ORIGIN, o, entry, err));
    if (!*entry)
        TRY(ask(m, row->table, KNOWN_AS_OURS, o, entry, err));
    if (row->table == TABLE_CHILD)
        return find_child(m, row, entry, err);
    return *entry ? check_owner(m, row, err) : GROWTH_OK;
}

/* What two services recorded alike: the record says it already, in its own words.  One that says
 * more, of oedema, posture, doubt or a note, is kept beside; and so is what the record says no
 * longer: ours was taken back or amended, theirs is said by somebody else.  Only of what stands in
 * the export as it was first recorded: were an entry taken for ours that is amended or taken back
 * there, that correction, made by people who did not know of ours, would touch ours. */
static growth_status find_alike(merge *m, const restored *row, const cell *cells,
                                growth_store_entry *entry, growth_error *err)
{
    const growth_store_entry child = cells[AT_CHILD].integer;
    alike a;

    if ((row->table != TABLE_MEASUREMENT && row->table != TABLE_CONTACT &&
         row->table != TABLE_IDENTIFIER) ||
        child > m->before || cells[AT_SUPERSEDES].kind == CELL_INTEGER || m->export[row->entry].by)
        return GROWTH_OK;
    if (row->table == TABLE_IDENTIFIER)
        return growth__merge_same_identifier(m, cells, m->export[row->entry].seen, entry,
                                             err);
    TRY(growth__store_find_alike(m->store, row->table, child, cells, SAME_CURRENT, &a, err));
    if (a.how != ALIKE_NOTHING && a.plain && a.head <= m->before)
        *entry = a.head; /* the export's own stay as they are */
    return GROWTH_OK;
}

/* ---- adding ---------------------------------------------------------------------------------- */

growth_status growth__merge_begin_handover(merge *m, growth_error *err)
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

static growth_status add(merge *m, const restored *row, cell *cells, const origin *o,
                         growth_error *err)
{
    const size_t last = growth__store_tables[row->table].n_columns - ORIGIN_COLUMNS;

    TRY(growth__merge_begin_handover(m, err));
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
        if (*here && !m->export[row->entry].seen) /* the match is remembered by the seal */
            TRY(growth__merge_begin_handover(m, err));
        if (!*here)
            TRY(growth__merge_follow(m, row, cells, here, err));
        if (!*here)
            return add(m, row, cells, &o, err);
    }
    m->counts.known++;
    if (*here <= m->before)
        m->ours[*here] = 1;
    return GROWTH_OK;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static growth_status make_room(merge *m, size_t entry, growth_error *err)
{
    size_t room = m->room ? m->room : 4096;
    exported *larger;

    if (entry < m->room)
        return GROWTH_OK;
    while (room <= entry)
        room *= 2;
    larger = realloc(m->export, room * sizeof *larger);
    if (!larger)
        return growth__store_no_memory(err);
    memset(larger + m->room, 0, (room - m->room) * sizeof *larger);
    m->export = larger;
    m->room = room;
    return GROWTH_OK;
}

/* Note what is superseded in the export itself, and which details are the newest there. */
static growth_status only_look(row_taker *taker, const restored *row, growth_error *err)
{
    static const unsigned char replaces[TABLE_COUNT_] = { [TABLE_MEASUREMENT] = AT_SUPERSEDES,
                                                          [TABLE_CONTACT] = AT_SUPERSEDES,
                                                          [TABLE_IDENTIFIER] = AT_SUPERSEDES,
                                                          [TABLE_FAMILY_LINK] = AT_SUPERSEDES,
                                                          [TABLE_CHILD_DETAILS] = AT_CHILD };
    merge *m = taker->context;
    const int at = replaces[row->table];
    const cell *old = &row->cells[at];

    TRY(make_room(m, (size_t)row->entry, err));
    TRY(growth__merge_seen_row(m, row, err));
    TRY(growth__merge_note_key(m, row, err));
    m->children += row->table == TABLE_CHILD;
    m->export[row->entry].table = (unsigned char)row->table;
    if (!at || old->kind != CELL_INTEGER || old->integer < 1 || old->integer >= row->entry)
        return GROWTH_OK;
    m->export[row->entry].amends = at == AT_SUPERSEDES;
    m->export[old->integer].by = row->entry;
    return GROWTH_OK;
}

static growth_status look_through(merge *m, const char *text, size_t length, growth_error *err)
{
    row_taker taker = { .take = only_look, .context = m };
    unsigned char hash[SHA256_SIZE];
    growth__sha256 sha;
    size_t n;

    TRY(growth__merge_seen_begin(m, err));
    TRY(growth__restore_read(&taker, text, length, err));
    growth__sha256_begin(&sha);
    growth__sha256_add(&sha, text, length);
    growth__sha256_end(&sha, hash);
    growth__hex(hash, SHA256_SIZE, m->file_hash);
    sqlite3_snprintf((int)sizeof m->seal, m->seal, "%lld:", (long long)taker.entry);
    n = strlen(m->seal);
    growth__hex(taker.hash, SHA256_SIZE, m->seal + n);
    m->counts.entries = taker.entry;
    growth__merge_seen_end(m);
    growth__merge_note_keys_end(m);
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
                                    "at the same time: retract it first if it is mistaken; if it "
                                    "is the same child, recorded here under another key, say which "
                                    "child here it is");
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
    TRY(growth__merge_settle(m, err));
    return check_identifiers(m, err);
}

/* @param uuid  The child here that the export's one is, or NULL. */
static growth_status merge_export(merge *m, const char *bytes, size_t length, const char *uuid,
                                  growth_error *err)
{
    if (uuid)
        TRY(growth__store_child_entry(m->store, uuid, &m->into, err));
    TRY(look_through(m, bytes, length, err));
    TRY(growth__store_begin(m->store, err));
    return growth__store_end(m->store, merge_all(m, bytes, length, err), err);
}

static growth_status merge_with(growth_store *store, const void *bytes, size_t length,
                                const char *uuid, const growth_store_stamp *stamp,
                                growth_store_merge_counts *counts, growth_error *err)
{
    merge m = { .store = store };
    growth_status status;

    if (!store || !bytes)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and an export are needed");
    TRY(growth__store_stamp(stamp, uuid ? NEED_AUTHOR : NEED_NOTHING, m.stamp, err));
    status = merge_export(&m, bytes, length, uuid, err);
    for (size_t i = 0; i < TABLE_COUNT_; i++)
        for (size_t how = 0; how < KNOWN_COUNT_; how++)
            sqlite3_finalize(m.questions[i][how]);
    sqlite3_finalize(m.seals);
    free(m.here);
    free(m.export);
    free(m.ours);
    if (status == GROWTH_OK && counts)
        *counts = m.counts;
    return status;
}

growth_status growth_store_merge(growth_store *store, const void *bytes, size_t length,
                                 const growth_store_stamp *stamp, growth_store_merge_counts *counts,
                                 growth_error *err)
{
    return merge_with(store, bytes, length, NULL, stamp, counts, err);
}

growth_status growth_store_merge_into(growth_store *store, const void *bytes, size_t length,
                                      const char *uuid, const growth_store_stamp *stamp,
                                      growth_store_merge_counts *counts, growth_error *err)
{
    if (!uuid)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a child's key is needed");
    return merge_with(store, bytes, length, uuid, stamp, counts, err);
}
