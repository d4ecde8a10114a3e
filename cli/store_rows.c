/* The record of one child of a store as rows.  Each measurement and each visit without one is a row
 * of its own, in order of day; its line is its entry's number. */
#include "store_rows.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "later.h"
#include "store.h"

/* A row with what it points to. */
typedef struct stored {
    growth_row row;
    growth_value value;
    growth_contact contact;
    growth_date on;
} stored;

struct store_rows {
    const settings *settings;
    GPtrArray *of; /* each a `stored` of its own, because rows point into it */
    GStringChunk *texts;
    char uuid[GROWTH_STORE_UUID_SIZE];
    const char *id; /* the key, as --child has it */
    growth_child child;
    guint next;
    GArray *entries;    /* every measurement ever entered: amendable */
    GArray *amendments; /* growth_chart_amendment */
    later_entries later;
    acknowledged *acknowledged;
};

/* A measurement as it was entered, to be found by its number where another replaces it. */
typedef struct amendable {
    growth_store_entry entry, supersedes;
    growth_store_state state;
    growth_date recorded_on;
    growth_chart_amendment is; /* what an amendment of it would say */
} amendable;

static const char *keep(store_rows *rows, const char *text)
{
    return text && *text ? g_string_chunk_insert_const(rows->texts, text) : NULL;
}

static stored *add(store_rows *rows, growth_date on, growth_store_entry entry)
{
    stored *one = g_new0(stored, 1);

    one->on = on;
    one->row.line = (size_t)entry;
    one->row.outcome = GROWTH_ROW_USED;
    one->row.child = rows->child;
    g_ptr_array_add(rows->of, one);
    return one;
}

static int add_measurement(void *context, const growth_store_measurement *m)
{
    store_rows *rows = context;
    stored *one;
    growth_measurement *to;

    if (later_counts(&rows->later, rows->settings, m->measured_on))
        return 0;
    one = add(rows, m->measured_on, m->provenance.entry);
    to = &one->value.measurement;
    *to = (growth_measurement)GROWTH_MEASUREMENT_INIT;
    to->measure = m->measure;
    to->value = m->value;
    to->measured_on = m->measured_on;
    to->posture = m->posture;
    to->marks = m->marks;
    one->value.text = keep(rows, m->value_text);
    one->value.unit = keep(rows, m->unit);
    one->value.status = growth_measure_check(m->measure, m->value, NULL);
    one->row.values = &one->value;
    one->row.n_values = 1;
    one->row.service = keep(rows, m->service);
    one->row.measured_by = keep(rows, m->measured_by);
    one->row.method = keep(rows, m->device);
    one->row.note = keep(rows, m->note);
    one->row.source_id = keep(rows, m->source_key);
    return 0;
}

/* A visit without a measurement, or one to which the child was not brought. */
static int add_contact(void *context, const growth_store_contact *c)
{
    store_rows *rows = context;
    const growth_reason reason = growth_store_contact_reason(c);
    stored *one;

    if (reason == GROWTH_REASON_NONE || later_counts(&rows->later, rows->settings, c->on))
        return 0;
    one = add(rows, c->on, c->provenance.entry);
    one->contact = (growth_contact){ .date = c->on,
                                     .age_days = GROWTH_NAN,
                                     .reason = reason,
                                     .note = keep(rows, c->note),
                                     .service = keep(rows, c->service) };
    one->row.contact = &one->contact;
    one->row.service = one->contact.service;
    one->row.measured_by = keep(rows, c->seen_by);
    return 0;
}

/* ---- what was amended -------------------------------------------------------------------------
 */

static growth_date day_of(const char *recorded_at)
{
    growth_date day = GROWTH_DATE_NONE;

    if (recorded_at && growth_date_parse(recorded_at, strlen(recorded_at), GROWTH_DATE_ISO, &day,
                                         NULL) != GROWTH_OK)
        return GROWTH_DATE_NONE;
    return day;
}

static int add_entry(void *context, const growth_store_measurement *m)
{
    store_rows *rows = context;
    char value[256];
    amendable e = { .entry = m->provenance.entry,
                    .supersedes = m->provenance.supersedes,
                    .state = m->provenance.state,
                    .recorded_on = day_of(m->provenance.recorded_at) };

    snprintf(value, sizeof value, "%.200s %.40s", m->value_text ? m->value_text : "",
             m->unit ? m->unit : "");
    e.is.measure = m->measure;
    e.is.on = m->measured_on;
    e.is.value = keep(rows, value);
    e.is.by = keep(rows, m->provenance.author);
    e.is.reason = keep(rows, m->provenance.reason);
    e.is.service = keep(rows, m->service);
    e.is.measured_by = keep(rows, m->measured_by);
    g_array_append_val(rows->entries, e);
    return 0;
}

/* "4.09 kg", and the day where that is another one. */
static const char *new_words(store_rows *rows, const amendable *old, const amendable *by)
{
    char words[300], day[16];

    if (by->state == GROWTH_STORE_RETRACTED)
        return NULL;
    if (old->is.on == by->is.on)
        return by->is.value;
    snprintf(words, sizeof words, "%s on %s", by->is.value, growth_date_words(by->is.on, day));
    return keep(rows, words);
}

/* What it replaces is told by the entry that replaces it: who, why, when, and by what. */
static void add_amendment(store_rows *rows, const amendable *by)
{
    for (guint i = 0; by->supersedes && i < rows->entries->len; i++) {
        const amendable *old = &g_array_index(rows->entries, amendable, i);
        growth_chart_amendment a = old->is;
        later_entries not_told = { 0, GROWTH_DATE_NONE };

        if (old->entry != by->supersedes || later_counts(&not_told, rows->settings, old->is.on))
            continue;
        a.replaced_by = new_words(rows, old, by);
        a.amended_on = by->recorded_on;
        a.by = by->is.by;
        a.reason = by->is.reason;
        g_array_append_val(rows->amendments, a);
    }
}

static growth_status read_amendments(store_rows *rows, growth_store *store, const char *as_at,
                                     growth_error *err)
{
    growth_status status = growth_store_each_measurement(
        store, rows->uuid, GROWTH_STORE_VIEW_HISTORY, as_at, add_entry, rows, err);

    for (guint i = 0; status == GROWTH_OK && i < rows->entries->len; i++)
        add_amendment(rows, &g_array_index(rows->entries, amendable, i));
    return status;
}

const growth_chart_amendment *store_rows_amendments(const store_rows *rows, size_t *n)
{
    *n = rows->amendments->len;
    return (const growth_chart_amendment *)(const void *)rows->amendments->data;
}

const acknowledged *store_rows_acknowledged(const store_rows *rows)
{
    return rows->acknowledged;
}

/* ---- the child --------------------------------------------------------------------------------
 */

static growth_status read_child(store_rows *rows, growth_store *store, const char *as_at,
                                growth_error *err)
{
    growth_store_record_view *view = NULL;
    growth_status status = growth_store_read(store, rows->uuid, as_at, &view, err);

    if (status != GROWTH_OK)
        return status;
    rows->child = growth_store_record_get(view)->child;
    rows->child.id = rows->id;
    store_choose_sex(rows->settings, &rows->child);
    growth_store_record_free(view);
    status = growth_store_each_measurement(store, rows->uuid, GROWTH_STORE_VIEW_CURRENT, as_at,
                                           add_measurement, rows, err);
    if (status == GROWTH_OK)
        status = growth_store_each_contact(store, rows->uuid, GROWTH_STORE_VIEW_CURRENT, as_at,
                                           add_contact, rows, err);
    if (status == GROWTH_OK)
        status = read_amendments(rows, store, as_at, err);
    if (status == GROWTH_OK)
        status = acknowledged_read(store, rows->uuid, as_at, &rows->acknowledged, err);
    return status;
}

static int by_day(const void *a, const void *b)
{
    const stored *x = *(stored *const *)a, *y = *(stored *const *)b;

    return x->on != y->on ? (x->on > y->on) - (x->on < y->on)
                          : (x->row.line > y->row.line) - (x->row.line < y->row.line);
}

store_rows *store_rows_open(const settings *s, int *status)
{
    const char *path = s->store.file;
    growth_store *store = NULL;
    growth_error err;
    store_rows *rows;

    *status = store_open_path(s, GROWTH_STORE_READ_ONLY, path, &store);
    if (*status >= 0)
        return NULL;
    rows = g_new0(store_rows, 1);
    rows->settings = s;
    rows->of = g_ptr_array_new_with_free_func(g_free);
    rows->texts = g_string_chunk_new(4096);
    rows->entries = g_array_new(FALSE, FALSE, sizeof(amendable));
    rows->amendments = g_array_new(FALSE, FALSE, sizeof(growth_chart_amendment));
    *status = store_child(s, path, store, GROWTH_DATE_NONE, rows->uuid);
    rows->id = s->child ? s->child : rows->uuid;
    if (*status < 0 && read_child(rows, store, s->store.as_at, &err) != GROWTH_OK)
        *status = store_failed(s, path, &err);
    growth_store_close(store);
    later_say(&rows->later, s, path);
    if (*status >= 0) {
        store_rows_close(rows);
        return NULL;
    }
    g_ptr_array_sort(rows->of, by_day);
    return rows;
}

void store_rows_name_child(store_rows *rows)
{
    if (rows->of->len == 0)
        add(rows, GROWTH_DATE_NONE, 0);
}

const growth_row *store_rows_next(store_rows *rows)
{
    return rows->next < rows->of->len ? &((stored *)g_ptr_array_index(rows->of, rows->next++))->row
                                      : NULL;
}

void store_rows_close(store_rows *rows)
{
    if (!rows)
        return;
    g_ptr_array_free(rows->of, TRUE);
    g_array_free(rows->entries, TRUE);
    g_array_free(rows->amendments, TRUE);
    acknowledged_free(rows->acknowledged);
    g_string_chunk_free(rows->texts);
    g_free(rows);
}
