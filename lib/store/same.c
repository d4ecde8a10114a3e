/* When two statements are the same, and what is kept of one that says a little more.
 *
 * A child has one weight of 11.0 kg on a day, however many services send it.  But one may know of
 * oedema, how a length was taken, a note; and each has a key of its own, under which a correction
 * may come.  So the second is joined to the first: an amendment that says what both say.  Where it
 * has a key, what came under that key is kept as it came, so that the source saying it again is
 * known for the same, and the source saying otherwise for a correction. */
#include <string.h>

#include "same.h"

/* What a statement says beside its value: marks that either has, texts of which the newest is
 * shown, and a note, to which is added.  `facts` are what its source must say again to say the
 * same. */
typedef struct shape {
    table_id table;
    query_id same, whole, standing;
    int posture, note, source, key;
    int facts[6], marks[2], texts[3];
    size_t n_facts, n_marks, n_texts;
} shape;

static const shape shapes[] = {
    { .table = TABLE_MEASUREMENT,
      .same = QUERY_MEASUREMENT_SAME,
      .whole = QUERY_MEASUREMENT_WHOLE,
      .standing = QUERY_STANDING_MEASUREMENT,
      .posture = MEASUREMENT_POSTURE,
      .note = MEASUREMENT_NOTE,
      .source = MEASUREMENT_SOURCE,
      .key = MEASUREMENT_KEY,
      .facts = { MEASUREMENT_ON, MEASUREMENT_TEXT, MEASUREMENT_UNIT, MEASUREMENT_POSTURE,
                 MEASUREMENT_OEDEMA, MEASUREMENT_DOUBTFUL },
      .n_facts = 6,
      .marks = { MEASUREMENT_OEDEMA, MEASUREMENT_DOUBTFUL },
      .n_marks = 2,
      .texts = { MEASUREMENT_SERVICE, MEASUREMENT_BY, MEASUREMENT_DEVICE },
      .n_texts = 3 },
    { .table = TABLE_CONTACT,
      .same = QUERY_CONTACT_SAME,
      .whole = QUERY_CONTACT_WHOLE,
      .standing = QUERY_STANDING_CONTACT,
      .note = CONTACT_NOTE,
      .source = CONTACT_SOURCE,
      .key = CONTACT_KEY,
      .facts = { CONTACT_ON, CONTACT_ATTENDED, CONTACT_NOT_MEASURED, CONTACT_SERVICE },
      .n_facts = 4,
      .texts = { CONTACT_SEEN_BY },
      .n_texts = 1 },
};

static const shape *shape_of(table_id id)
{
    return &shapes[id == TABLE_CONTACT];
}

/* What the reader of FHIR writes before the note of a value that may still change: this word alone,
 * or with a colon.  When an Observation no longer says so that is a statement, while any other note
 * may only not be in this file. */
static const char preliminary[] = "preliminary";

static const char between[] = "; "; /* the parts of a note */

/* ---- comparing ------------------------------------------------------------------------------- */

static int is_preliminary(const cell *note)
{
    const size_t n = sizeof preliminary - 1;

    return note->kind == CELL_TEXT && !strncmp(note->text, preliminary, n) &&
           (!note->text[n] || !strncmp(note->text + n, ": ", 2) ||
            !strncmp(note->text + n, between, sizeof between - 1));
}

static int same_facts(const shape *s, const cell *a, const cell *b)
{
    for (size_t i = 0; i < s->n_facts; i++)
        if (!growth__cell_equal(&a[s->facts[i]], &b[s->facts[i]]))
            return 0;
    return 1;
}

static int says_names(const shape *s, const cell *old, const cell *new)
{
    for (size_t i = 0; i < s->n_texts; i++)
        if (new[s->texts[i]].kind == CELL_TEXT &&
            !growth__cell_equal(&old[s->texts[i]], &new[s->texts[i]]))
            return 0;
    return 1;
}

static size_t part_length(const char *part)
{
    const char *end = strstr(part, between);

    return end ? (size_t)(end - part) : strlen(part);
}

/* The part after this one, or NULL. */
static const char *next_part(const char *part)
{
    const char *end = part + part_length(part);

    return *end ? end + sizeof between - 1 : NULL;
}

static int has_part(const char *note, const char *part, size_t length)
{
    for (const char *p = note; p; p = next_part(p))
        if (part_length(p) == length && strncmp(p, part, length) == 0)
            return 1;
    return 0;
}

/* Whole parts: "undressed" is not said by "not undressed". */
static int has_parts(const char *note, const char *parts)
{
    for (const char *p = parts; p; p = next_part(p))
        if (!has_part(note, p, part_length(p)))
            return 0;
    return 1;
}

static int says_note(const shape *s, const cell *old, const cell *new)
{
    return new[s->note].kind != CELL_TEXT ||
           (old[s->note].kind == CELL_TEXT && has_parts(old[s->note].text, new[s->note].text));
}

/* Whether both can be of one measurement: one that lies and one that stands cannot. */
static int is_compatible(const shape *s, const cell *old, const cell *new)
{
    return !s->posture || old[s->posture].kind == CELL_NULL || new[s->posture].kind == CELL_NULL ||
           growth__cell_equal(&old[s->posture], &new[s->posture]);
}

/* Marks and posture of `new` that `old` has not.  That one does not mark oedema is no statement. */
static int says_marks(const shape *s, const cell *old, const cell *new)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (new[s->marks[i]].integer > old[s->marks[i]].integer)
            return 0;
    return !s->posture || new[s->posture].kind == CELL_NULL || old[s->posture].kind != CELL_NULL;
}

said_again growth__store_said_again(table_id id, const cell *old, const cell *new, int has_status)
{
    const shape *s = shape_of(id);

    if (old[AT_RETRACTED].integer != new[AT_RETRACTED].integer)
        return SAID_OTHERWISE;
    if (new[AT_RETRACTED].integer)
        return SAID_THE_SAME;
    if (!same_facts(s, old, new))
        return SAID_OTHERWISE;
    if (has_status && is_preliminary(&old[s->note]) && !is_preliminary(&new[s->note]))
        return SAID_MORE;
    return says_names(s, old, new) && says_note(s, old, new) ? SAID_THE_SAME : SAID_MORE;
}

/* ---- looking --------------------------------------------------------------------------------- */

static growth_status ask_same(growth_store *store, const shape *s, growth_store_entry child,
                              const cell *cells, sqlite3_stmt **statement, growth_error *err)
{
    TRY(growth__store_query(store, s->same, statement, err));
    sqlite3_bind_int64(*statement, 1, child);
    if (s->table == TABLE_MEASUREMENT) {
        growth__store_bind_text(*statement, 2, cells[MEASUREMENT_MEASURE].text);
        sqlite3_bind_int64(*statement, 3, cells[MEASUREMENT_ON].integer);
        growth__store_bind_text(*statement, 4, cells[MEASUREMENT_TEXT].text);
        growth__store_bind_text(*statement, 5, cells[MEASUREMENT_UNIT].text);
    } else {
        sqlite3_bind_int64(*statement, 2, cells[CONTACT_ON].integer);
        sqlite3_bind_int64(*statement, 3, cells[CONTACT_ATTENDED].integer);
        growth__store_bind_text(*statement, 4, cells[CONTACT_NOT_MEASURED].text);
        growth__store_bind_text(*statement, 5, cells[CONTACT_SERVICE].text);
    }
    return GROWTH_OK;
}

growth_status growth__store_whole(growth_store *store, table_id id, growth_store_entry entry,
                                  sqlite3_stmt **statement, cell *cells, growth_error *err)
{
    growth_status status;
    int row = 0;

    TRY(growth__store_query(store, shape_of(id)->whole, statement, err));
    sqlite3_bind_int64(*statement, 1, entry);
    status = growth__store_step(store, *statement, &row, err);
    if (status == GROWTH_OK && !row)
        status =
            growth__store_fail(err, GROWTH_ERR_DAMAGED, "entry %lld is missing", (long long)entry);
    if (status == GROWTH_OK)
        growth__store_cells(&growth__store_tables[id], *statement, NULL, cells);
    else
        growth__store_done(*statement);
    return status;
}

/* Whether an entry that does not stand is one that its source says again: then what a person has
 * decided of it stays so.  Under another key that holds only of what a person has decided: a source
 * that takes back one entry and makes another means the other. */
static int is_said_again(const shape *s, const cell *old, const cell *new, const fate *became)
{
    return growth__cell_equal(&old[s->source], &new[s->source]) &&
           old[AT_IMPORT].kind != CELL_NULL && (new[s->key].kind == CELL_NULL || became->by_person);
}

/* What stands in the place of an entry.  `*fits` is 0 where that cannot be of one measurement with
 * the new one, or where the entry does not count. */
static growth_status find_head(growth_store *store, const shape *s, const cell *old,
                               const cell *new, same_scope scope, alike *a, int *fits,
                               growth_error *err)
{
    sqlite3_stmt *statement;
    cell cells[COLUMNS_MAX];
    fate became;

    TRY(growth__store_fate(store, s->table, a->entry, old, &became, err));
    a->head = became.head;
    a->retracted = became.retracted;
    a->stands = became.stands;
    *fits = a->stands || (scope == SAME_OF_SOURCE && is_said_again(s, old, new, &became));
    if (!*fits)
        return GROWTH_OK;
    TRY(growth__store_whole(store, s->table, a->head, &statement, cells, err));
    *fits = is_compatible(s, cells, new);
    growth__store_done(statement);
    return GROWTH_OK;
}

/* One that stands goes before one that a person has corrected, and that before one taken back. */
static int is_better(const alike *a, const alike *best)
{
    const int place = a->retracted ? 2 : !a->stands, of_best = best->retracted ? 2 : !best->stands;

    if (best->how == ALIKE_NOTHING || place != of_best)
        return best->how == ALIKE_NOTHING || place < of_best;
    return a->how < best->how || (a->how == best->how && a->stands);
}

/* One that is alike; better ones, which say all of it or still stand, put others aside. */
static growth_status consider(growth_store *store, const shape *s, growth_store_entry entry,
                              const cell *old, const cell *new, same_scope scope, alike *best,
                              growth_error *err)
{
    alike a = { .entry = entry, .how = ALIKE_MORE };
    int fits = is_compatible(s, old, new);

    if (fits)
        TRY(find_head(store, s, old, new, scope, &a, &fits, err));
    if (!fits)
        return GROWTH_OK;
    a.plain = says_marks(s, old, new) && says_note(s, old, new);
    a.key_known = best->key_known || new[s->key].kind == CELL_NULL ||
                  growth__store_has_key_of(s->table, old, new);
    if ((a.plain && says_names(s, old, new)) || a.retracted)
        a.how = ALIKE_SAME;
    if (is_better(&a, best))
        *best = a;
    best->key_known = a.key_known;
    return GROWTH_OK;
}

growth_status growth__store_find_alike(growth_store *store, table_id id, growth_store_entry child,
                                       const cell *new, same_scope scope, alike *found,
                                       growth_error *err)
{
    const shape *s = shape_of(id);
    sqlite3_stmt *statement;
    growth_status status;
    int row;

    *found = (alike){ .how = ALIKE_NOTHING };
    TRY(ask_same(store, s, child, new, &statement, err));
    while ((status = growth__store_step(store, statement, &row, err)) == GROWTH_OK && row) {
        cell old[COLUMNS_MAX];

        growth__store_cells(&growth__store_tables[id], statement, NULL, old);
        status =
            consider(store, s, sqlite3_column_int64(statement, 0), old, new, scope, found, err);
        if (status != GROWTH_OK)
            break;
    }
    growth__store_done(statement);
    if (found->how == ALIKE_SAME && !found->key_known)
        found->how = ALIKE_OTHER_KEY;
    return status;
}

/* ---- joining --------------------------------------------------------------------------------- */

/* Both notes; where they do not fit into one, the new one. */
static char *join_notes(const cell *old, const cell *new)
{
    if (new->kind != CELL_TEXT)
        return sqlite3_mprintf("%s", old->kind == CELL_TEXT ? old->text : "");
    if (old->kind != CELL_TEXT || has_parts(new->text, old->text) ||
        old->length + new->length + 2 > GROWTH_STORE_TEXT_BYTES)
        return sqlite3_mprintf("%s", new->text);
    if (has_parts(old->text, new->text))
        return sqlite3_mprintf("%s", old->text);
    return sqlite3_mprintf("%s; %s", old->text, new->text);
}

/* What stands, with what the new one adds. */
static void join_cells(const shape *s, const cell *new, cell *both)
{
    for (size_t i = 0; i < s->n_marks; i++)
        if (new[s->marks[i]].integer > both[s->marks[i]].integer)
            both[s->marks[i]] = new[s->marks[i]];
    if (s->posture && both[s->posture].kind == CELL_NULL)
        both[s->posture] = new[s->posture];
    for (size_t i = 0; i < s->n_texts; i++)
        if (new[s->texts[i]].kind == CELL_TEXT)
            both[s->texts[i]] = new[s->texts[i]];
}

enum { WHO_BYTES = 200 }; /* of a name in a reason */

static const char *who_says(const shape *s, const cell *new)
{
    const int service = s->table == TABLE_CONTACT ? CONTACT_SERVICE : MEASUREMENT_SERVICE;

    return new[s->source].kind == CELL_TEXT   ? new[s->source].text
           : new[service].kind == CELL_TEXT   ? new[service].text
           : new[AT_AUTHOR].kind == CELL_TEXT ? new[AT_AUTHOR].text
                                              : "someone who is not named";
}

/* Where the statement that stands has the facts of the new one it can bear its key, and one entry
 * says it all.  Else the new one is added as it came, and then what stands is said again. */
static growth_status append_both(growth_store *store, const shape *s, cell *new, cell *both,
                                 const alike *a, joined *made, growth_error *err)
{
    const int one = !both[AT_RETRACTED].integer &&
                    (same_facts(s, both, new) || (new[s->key].kind == CELL_NULL && a->stands));
    const cell none = { .kind = CELL_NULL };

    new[AT_SUPERSEDES] = both[AT_SUPERSEDES] = growth__cell_entry(a->head);
    both[s->source] = one ? new[s->source] : none;
    both[s->key] = one ? new[s->key] : none;
    if (!one) {
        TRY(growth__store_append(store, s->table, new, &made->of_key, err));
        both[AT_SUPERSEDES] = growth__cell_entry(made->of_key);
    }
    TRY(growth__store_append(store, s->table, both, &made->stands, err));
    if (one)
        made->of_key = made->stands;
    return GROWTH_OK;
}

/* A name may be as long as any text; of one that leaves no room the reason has the beginning. */
static char *reason_for(const shape *s, const cell *new, const alike *a, int final)
{
    const char *words = a->how == ALIKE_OTHER_KEY ? "the same was said by %.*s"
                        : final                   ? "no longer preliminary, says %.*s"
                                                  : "details added by %.*s";
    const char *who = who_says(s, new);

    return sqlite3_mprintf(words, (int)growth__utf8_within(who, WHO_BYTES), who);
}

char *growth__store_still_said(table_id id, const cell *cells)
{
    const char *who = who_says(shape_of(id), cells);

    return sqlite3_mprintf("still said by %.*s", (int)growth__utf8_within(who, WHO_BYTES), who);
}

growth_status growth__store_join(growth_store *store, table_id id, cell *new, const alike *a,
                                 joined *made, growth_error *err)
{
    const shape *s = shape_of(id);
    const int own_reason = new[AT_REASON].kind != CELL_NULL;
    cell kept;
    char *note, *reason;
    sqlite3_stmt *statement;
    cell both[COLUMNS_MAX];
    growth_status status;
    int final;

    TRY(growth__store_whole(store, id, a->head, &statement, both, err));
    final = a->how == ALIKE_BY_KEY && a->has_status && is_preliminary(&both[s->note]);
    kept = final ? growth__cell_text(next_part(both[s->note].text)) : both[s->note];
    note = join_notes(&kept, &new[s->note]);
    reason = reason_for(s, new, a, final);
    if (!both[AT_RETRACTED].integer)
        join_cells(s, new, both);
    both[s->note] = growth__cell_text(note);
    if (!own_reason)
        new[AT_REASON] = growth__cell_text(reason);
    memcpy(both, new, AT_CHILD * sizeof *both);
    status = note && reason ? append_both(store, s, new, both, a, made, err)
                            : growth__store_no_memory(err);
    if (!own_reason) /* it lasts no longer than this call */
        new[AT_REASON] = (cell){ .kind = CELL_NULL };
    sqlite3_free(note);
    sqlite3_free(reason);
    growth__store_done(statement);
    return status;
}

growth_status growth__store_say(growth_store *store, table_id id, cell *new,
                                growth_store_outcome *outcome, growth_store_entry *entry,
                                growth_error *err)
{
    joined made = { 0, 0 };
    alike a;

    TRY(growth__store_find_alike(store, id, new[AT_CHILD].integer, new, SAME_CURRENT, &a, err));
    *outcome = a.how == ALIKE_NOTHING ? GROWTH_STORE_NEW
               : a.how == ALIKE_MORE  ? GROWTH_STORE_AMENDED
                                      : GROWTH_STORE_SAME;
    *entry = a.head;
    if (a.how == ALIKE_NOTHING)
        return growth__store_append(store, id, new, entry, err);
    if (a.how == ALIKE_SAME)
        return GROWTH_OK;
    TRY(growth__store_join(store, id, new, &a, &made, err));
    *entry = made.stands;
    return GROWTH_OK;
}
