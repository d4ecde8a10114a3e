/* Which of two amendments counts, where two stores have amended the same entry.
 *
 * The entries that replace each other are one row of them in every store, and what comes is put at
 * its end.  Were that all, each store would end with what it was told last, and two stores that
 * exchange their records would change places for ever.  So once everything has come, one of the two
 * that ended the row, here and in the export, is chosen by what both stores know of them: the one
 * that was said knowing the other, else the one that was recorded last.  Where that is not what the
 * row ends with, it is said again at the end, with its author and time, and is known by these. */
#include <string.h>

#include "merge.h"

static const query_id standing_of[TABLE_COUNT_] = { [TABLE_MEASUREMENT] =
                                                        QUERY_STANDING_MEASUREMENT,
                                                    [TABLE_CONTACT] = QUERY_STANDING_CONTACT,
                                                    [TABLE_IDENTIFIER] = QUERY_STANDING_IDENTIFIER,
                                                    [TABLE_FAMILY_LINK] = QUERY_STANDING_LINK };

/* ---- two statements -------------------------------------------------------------------------- */

/* A row of this store, in hand until let go. */
typedef struct held {
    sqlite3_stmt *statement;
    cell cells[COLUMNS_MAX];
} held;

static growth_status hold(merge *m, table_id id, growth_store_entry entry, held *row,
                          growth_error *err)
{
    const table *t = &growth__store_tables[id];
    char sql[1024];
    growth_status status;
    int found = 0;

    growth__store_select(t, "WHERE entry = ?1", sql, sizeof sql);
    TRY(growth__store_prepare(m->store->db, sql, &row->statement, err));
    sqlite3_bind_int64(row->statement, 1, entry);
    status = growth__store_step(m->store, row->statement, &found, err);
    if (status == GROWTH_OK && !found)
        status =
            growth__store_fail(err, GROWTH_ERR_DAMAGED, "entry %lld is missing", (long long)entry);
    if (status == GROWTH_OK)
        growth__store_cells(t, row->statement, NULL, row->cells);
    return status;
}

static void let_go(held *row)
{
    sqlite3_finalize(row->statement);
    row->statement = NULL;
}

static int order_cells(const cell *a, const cell *b)
{
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->kind == CELL_REAL)
        return (a->real > b->real) - (a->real < b->real);
    if (a->kind != CELL_TEXT)
        return (a->integer > b->integer) - (a->integer < b->integer);
    order = memcmp(a->text, b->text, shorter);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

/* By the time, and where that is the same by what is said, and last by whom, so that every store
 * decides alike.  0: one says the other again.  Numbers of entries differ from store to store,
 * reasons are added to. */
static int order(table_id id, const cell *a, const cell *b)
{
    const table *t = &growth__store_tables[id];
    int by = order_cells(&a[AT_RECORDED], &b[AT_RECORDED]);

    for (size_t i = 0; !by && i < t->n_columns - ORIGIN_COLUMNS; i++)
        if (i != AT_REASON && i != AT_AUTHOR && t->columns[i].role != ROLE_ENTRY)
            by = order_cells(&a[i], &b[i]);
    return by ? by : order_cells(&a[AT_AUTHOR], &b[AT_AUTHOR]);
}

static growth_status compare(merge *m, table_id id, growth_store_entry a, growth_store_entry b,
                             int *by, growth_error *err)
{
    held one = { .statement = NULL }, other = { .statement = NULL };
    growth_status status = GROWTH_OK;

    *by = 0;
    if (a == b)
        return GROWTH_OK;
    status = hold(m, id, a, &one, err);
    if (status == GROWTH_OK)
        status = hold(m, id, b, &other, err);
    if (status == GROWTH_OK)
        *by = order(id, one.cells, other.cells);
    let_go(&one);
    let_go(&other);
    return status;
}

/* ---- what replaces what ---------------------------------------------------------------------- */

/* What an entry replaces; of details, those before. */
static growth_status before_it(merge *m, table_id id, growth_store_entry *entry, growth_error *err)
{
    sqlite3_stmt *statement;
    held row = { .statement = NULL };
    growth_status status;

    if (id == TABLE_CHILD_DETAILS) {
        TRY(growth__store_query(m->store, QUERY_DETAILS_BEFORE, &statement, err));
        sqlite3_bind_int64(statement, 1, *entry);
        return growth__store_entry(m->store, statement, entry, err);
    }
    status = hold(m, id, *entry, &row, err);
    if (status == GROWTH_OK)
        *entry =
            row.cells[AT_SUPERSEDES].kind == CELL_INTEGER ? row.cells[AT_SUPERSEDES].integer : 0;
    let_go(&row);
    return status;
}

/* What stands in the end. */
static growth_status head_of(merge *m, table_id id, growth_store_entry entry,
                             growth_store_entry *at, growth_error *err)
{
    sqlite3_stmt *statement;
    standing head;

    if (id != TABLE_CHILD_DETAILS)
        return growth__store_head(m->store, standing_of[id], entry, &head, at, err);
    TRY(growth__store_query(m->store, QUERY_DETAILS_HEAD, &statement, err));
    sqlite3_bind_int64(statement, 1, entry);
    return growth__store_entry(m->store, statement, at, err);
}

/* The entry, from `head` back, that says what these cells say; 0 for none. */
static growth_status find_said(merge *m, table_id id, const cell *cells, growth_store_entry head,
                               growth_store_entry *found, growth_error *err)
{
    growth_store_entry at = head;

    *found = 0;
    while (at && !*found) {
        held row = { .statement = NULL };
        const growth_status status = hold(m, id, at, &row, err);

        if (status == GROWTH_OK && order(id, cells, row.cells) == 0)
            *found = at;
        let_go(&row);
        TRY(status);
        TRY(before_it(m, id, &at, err));
    }
    return GROWTH_OK;
}

growth_status growth__merge_follow(merge *m, const restored *row, cell *cells,
                                   growth_store_entry *known, growth_error *err)
{
    const table_id id = row->table;
    cell *supersedes = &cells[AT_SUPERSEDES];
    growth_store_entry head = 0;
    int other = 1;

    if (!standing_of[id] || supersedes->kind != CELL_INTEGER)
        return GROWTH_OK;
    TRY(head_of(m, id, supersedes->integer, &head, err));
    if (head == supersedes->integer)
        return GROWTH_OK;
    TRY(find_said(m, id, cells, head, known, err));
    if (*known)
        return GROWTH_OK;
    TRY(compare(m, id, head, supersedes->integer, &other, err));
    m->counts.forks += other != 0; /* else what it replaces was said again here */
    supersedes->integer = head;
    return GROWTH_OK;
}

/* ---- settling -------------------------------------------------------------------------------- */

/* A row of entries that replace each other, as it stands here and in the export. */
typedef struct dispute {
    table_id table;
    growth_store_entry ours;      /* what it ended with here before the merge; 0: it was not here */
    growth_store_entry theirs;    /* what it ends with in the export */
    growth_store_entry last;      /* what it ends with here now */
    int ours_known, theirs_known; /* to the other side */
} dispute;

/* Whether the export knows what stood here: it has that entry, or one that says the same. */
static growth_status is_known_there(merge *m, dispute *d, growth_error *err)
{
    held row = { .statement = NULL };
    growth_store_entry at = d->ours;
    growth_status status;

    d->ours_known = m->ours[d->ours];
    if (d->ours_known)
        return GROWTH_OK;
    status = hold(m, d->table, d->ours, &row, err);
    while (status == GROWTH_OK && at && !d->ours_known) {
        status = before_it(m, d->table, &at, err);
        if (status == GROWTH_OK && at)
            status = find_said(m, d->table, row.cells, at, &at, err);
        d->ours_known = status == GROWTH_OK && at && m->ours[at];
    }
    let_go(&row);
    return status;
}

static growth_status find_ends(merge *m, dispute *d, growth_error *err)
{
    TRY(head_of(m, d->table, d->theirs, &d->last, err));
    d->theirs_known = d->theirs <= m->before;
    d->ours = d->last;
    while (d->ours > m->before)
        TRY(before_it(m, d->table, &d->ours, err));
    d->ours_known = d->ours == d->theirs;
    return d->ours && !d->ours_known ? is_known_there(m, d, err) : GROWTH_OK;
}

/* Details: what one does not know, the other may. */
static void fill_in(cell *cells, const cell *from)
{
    if (cells[DETAILS_GESTATION].kind == CELL_NULL) {
        cells[DETAILS_GESTATION] = from[DETAILS_GESTATION];
        cells[DETAILS_GESTATION_SOURCE] = from[DETAILS_GESTATION_SOURCE];
    }
    if (cells[DETAILS_BIRTH_DATE].kind == CELL_NULL)
        cells[DETAILS_BIRTH_DATE] = from[DETAILS_BIRTH_DATE];
    if (strcmp(cells[DETAILS_SEX].text, growth_sex_text(GROWTH_SEX_UNKNOWN)) == 0)
        cells[DETAILS_SEX] = from[DETAILS_SEX];
    if (cells[DETAILS_MOTHER].kind == CELL_NULL)
        cells[DETAILS_MOTHER] = from[DETAILS_MOTHER];
    if (cells[DETAILS_FATHER].kind == CELL_NULL)
        cells[DETAILS_FATHER] = from[DETAILS_FATHER];
}

static int same_details(const cell *a, const cell *b)
{
    for (size_t i = DETAILS_BIRTH_DATE; i <= DETAILS_FATHER; i++)
        if (order_cells(&a[i], &b[i]) != 0)
            return 0;
    return 1;
}

/* Whether they contradict each other: what one knows and the other does not is no dispute. */
static int contradicts(const cell *a, const cell *b)
{
    cell one[COLUMNS_MAX], other[COLUMNS_MAX];

    memcpy(one, a, sizeof one);
    memcpy(other, b, sizeof other);
    fill_in(one, b);
    fill_in(other, a);
    return !same_details(one, other);
}

static const char words_joined[] = "joined after a hand-over from what each service knew";
static const char words_again[] = "stands after a hand-over: recorded last";

/* The author's reason, and why it is there again. */
static char *reason_again(const cell *reason)
{
    if (reason->kind != CELL_TEXT)
        return sqlite3_mprintf("%s", words_again);
    if (strstr(reason->text, words_again) ||
        reason->length + sizeof words_again + 2 > GROWTH_STORE_TEXT_BYTES)
        return sqlite3_mprintf("%s", reason->text);
    return sqlite3_mprintf("%s; %s", reason->text, words_again);
}

static growth_status say_again(merge *m, const dispute *d, cell *cells, growth_error *err)
{
    const int is_joined = cells[AT_REASON].text == words_joined;
    char *reason =
        is_joined ? sqlite3_mprintf("%s", words_joined) : reason_again(&cells[AT_REASON]);
    growth_status status;

    if (!reason)
        return growth__store_no_memory(err);
    cells[AT_REASON] = growth__cell_text(reason);
    if (d->table != TABLE_CHILD_DETAILS)
        cells[AT_SUPERSEDES] = growth__cell_entry(d->last);
    status = growth__store_append(m->store, d->table, cells, NULL, err);
    sqlite3_free(reason);
    return status;
}

static growth_status choose(merge *m, const dispute *d, const held *ours, const held *theirs,
                            const held *last, growth_error *err)
{
    const int apart = !d->ours_known && !d->theirs_known;
    const int by_time = d->ours_known == d->theirs_known;
    const int keep = by_time ? order(d->table, ours->cells, theirs->cells) >= 0 : d->theirs_known;
    cell cells[COLUMNS_MAX];

    memcpy(cells, keep ? ours->cells : theirs->cells, sizeof cells);
    if (d->table == TABLE_CHILD_DETAILS && apart) {
        fill_in(cells, keep ? theirs->cells : ours->cells);
        if (!same_details(cells, keep ? ours->cells : theirs->cells)) {
            cells[AT_AUTHOR] = (cell){ .kind = CELL_NULL }; /* neither of them has said all of it */
            cells[AT_REASON] = growth__cell_text(words_joined);
        }
    }
    return order(d->table, cells, last->cells) ? say_again(m, d, cells, err) : GROWTH_OK;
}

static int is_other_person(const cell *a, const cell *b)
{
    const char *unknown = growth_sex_text(GROWTH_SEX_UNKNOWN);

    return (a[DETAILS_BIRTH_DATE].kind == CELL_INTEGER &&
            b[DETAILS_BIRTH_DATE].kind == CELL_INTEGER &&
            a[DETAILS_BIRTH_DATE].integer != b[DETAILS_BIRTH_DATE].integer) ||
           (strcmp(a[DETAILS_SEX].text, unknown) != 0 &&
            strcmp(b[DETAILS_SEX].text, unknown) != 0 &&
            strcmp(a[DETAILS_SEX].text, b[DETAILS_SEX].text) != 0);
}

/* Details that were recorded apart must agree on who it is. */
static growth_status check_details(merge *m, const dispute *d, const held *ours, const held *theirs,
                                   growth_error *err)
{
    if (d->table != TABLE_CHILD_DETAILS || d->ours_known || d->theirs_known)
        return GROWTH_OK;
    m->counts.forks += contradicts(ours->cells, theirs->cells);
    if (is_other_person(ours->cells, theirs->cells))
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "the export gives a child another sex or birth date than this "
                                  "store has: amend the one that is wrong, then merge");
    return GROWTH_OK;
}

static growth_status settle(merge *m, table_id id, growth_store_entry theirs, growth_error *err)
{
    dispute d = { .table = id, .theirs = theirs };
    held ours = { .statement = NULL }, other = { .statement = NULL }, last = { .statement = NULL };
    growth_status status;

    TRY(find_ends(m, &d, err));
    if (!d.ours || (d.ours == d.theirs && d.ours == d.last))
        return GROWTH_OK;
    status = hold(m, id, d.ours, &ours, err);
    if (status == GROWTH_OK)
        status = hold(m, id, d.theirs, &other, err);
    if (status == GROWTH_OK)
        status = hold(m, id, d.last, &last, err);
    if (status == GROWTH_OK)
        status = check_details(m, &d, &ours, &other, err);
    if (status == GROWTH_OK)
        status = choose(m, &d, &ours, &other, &last, err);
    let_go(&ours);
    let_go(&other);
    let_go(&last);
    return status;
}

/* What a row of entries ends with in the export: an amendment that nothing replaces, a child's
 * newest details. */
growth_status growth__merge_settle(merge *m, growth_error *err)
{
    for (growth_store_entry n = 1; n <= m->counts.entries; n++) {
        const exported *e = &m->export[n];
        const int details = e->table == TABLE_CHILD && e->by && m->here[n] <= m->before;

        if (details)
            TRY(settle(m, TABLE_CHILD_DETAILS, m->here[e->by], err));
        else if (e->amends && !e->by)
            TRY(settle(m, (table_id)e->table, m->here[n], err));
    }
    return GROWTH_OK;
}
