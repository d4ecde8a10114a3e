/* growth store history: every entry of one child, or what the record said on a day. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "report.h"
#include "store.h"

const option store_history_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("as-at", 0, store.as_at, "DATE", "what the record said at the end of that day (UTC)"),
    FLAG("current", 0, store.current, "what the record says now"),
    OPTION_SHOW_IDENTIFIERS,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

/* One line.  What a kind of entry lacks is empty. */
typedef struct event {
    const char *kind;
    growth_store_provenance from;
    growth_date on, to;
    const char *measure, *value, *unit, *posture, *marks, *not_measured;
    const char *service, *by, *device, *note, *source, *source_key, *system, *identifier, *rule;
    growth_child child;
    char words[192]; /* for people */
} event;

/* The lines being gathered. */
typedef struct events {
    const settings *settings;
    GArray *of;
    GStringChunk *texts;
} events;

static const char *keep(events *all, const char *text)
{
    return text && *text ? g_string_chunk_insert_const(all->texts, text) : NULL;
}

static event *add(events *all, const char *kind, const growth_store_provenance *from)
{
    event e = { .kind = kind, .from = *from, .on = GROWTH_DATE_NONE, .to = GROWTH_DATE_NONE };

    e.from.recorded_at = keep(all, from->recorded_at);
    e.from.author = keep(all, from->author);
    e.from.reason = keep(all, from->reason);
    g_array_append_val(all->of, e);
    return &g_array_index(all->of, event, all->of->len - 1);
}

/* ---- gathering --------------------------------------------------------------------------------
 */

static int add_measurement(void *context, const growth_store_measurement *m)
{
    events *all = context;
    event *e = add(all, "measurement", &m->provenance);

    e->on = m->measured_on;
    e->measure = growth_measure_describe(m->measure)->id;
    e->value = keep(all, m->value_text);
    e->unit = keep(all, m->unit);
    e->posture = posture_word(m->posture);
    e->marks = marks_words(m->marks);
    e->service = keep(all, m->service);
    e->by = keep(all, m->measured_by);
    e->device = keep(all, m->device);
    e->note = keep(all, m->note);
    e->source = keep(all, m->source);
    e->source_key = keep(all, m->source_key);
    snprintf(e->words, sizeof e->words, "%s %s %s%s%s%s%s", e->measure, e->value, e->unit,
             e->posture ? ", " : "", e->posture ? e->posture : "", e->marks ? ", " : "",
             e->marks ? e->marks : "");
    return 0;
}

static int add_contact(void *context, const growth_store_contact *c)
{
    events *all = context;
    event *e = add(all, "contact", &c->provenance);
    const char *reason = growth_reason_text(c->not_measured);

    e->on = c->on;
    e->not_measured = !c->attended && !*reason ? "was not brought" : keep(all, reason);
    e->service = keep(all, c->service);
    e->by = keep(all, c->seen_by);
    e->note = keep(all, c->note);
    e->source = keep(all, c->source);
    e->source_key = keep(all, c->source_key);
    snprintf(e->words, sizeof e->words, "%s%s%s", c->attended ? "seen" : "not brought",
             *reason ? ", not measured: " : "", reason);
    return 0;
}

static int add_identifier(void *context, const growth_store_identifier *i)
{
    events *all = context;
    event *e = add(all, "identifier", &i->provenance);
    char end[16] = "";

    e->system = keep(all, i->system);
    e->identifier = all->settings->show_identifiers ? keep(all, i->value) : NULL;
    e->on = i->valid_from;
    e->to = i->valid_to;
    if (i->valid_to != GROWTH_DATE_NONE)
        growth_date_format(i->valid_to, end);
    snprintf(e->words, sizeof e->words, "%.80s %.80s%s%s", e->system,
             e->identifier ? e->identifier : "(hidden)", *end ? ", no longer valid from " : "",
             end);
    return 0;
}

static int add_acknowledgement(void *context, const growth_store_acknowledgement *a)
{
    events *all = context;
    event *e = add(all, "acknowledgement", &a->provenance);

    e->rule = keep(all, a->rule);
    e->measure = keep(all, a->measure);
    e->on = a->from_date;
    e->to = a->to_date;
    snprintf(e->words, sizeof e->words, "finding %s acknowledged%s%s", e->rule,
             e->measure ? ", " : "", e->measure ? e->measure : "");
    return 0;
}

/* "female, born 2021-04-02, gestation 40+1", and in an entry parents' heights, where known. */
static void child_words(event *e)
{
    char day[16] = "", gestation[16], mother[GROWTH_NUMBER_SIZE], father[GROWTH_NUMBER_SIZE];
    const char *weeks = gestation_words(e->child.gestation_days, gestation);
    const int of_mother = e->from.entry && e->child.mother_height_cm > 0;
    const int of_father = e->from.entry && e->child.father_height_cm > 0;

    if (e->child.birth_date != GROWTH_DATE_NONE)
        growth_date_format(e->child.birth_date, day);
    growth_number_format(e->child.mother_height_cm, 1, mother);
    growth_number_format(e->child.father_height_cm, 1, father);
    snprintf(e->words, sizeof e->words, "%s, born %s, gestation %s%s%s%s%s%s%s",
             growth_sex_text(e->child.sex), *day ? day : "unknown", weeks ? weeks : "unknown",
             of_mother ? ", mother " : "", of_mother ? mother : "", of_mother ? " cm" : "",
             of_father ? ", father " : "", of_father ? father : "", of_father ? " cm" : "");
}

/* What is known of the child itself stands first, without an entry's number. */
static growth_status add_child(events *all, growth_store *store, const char *uuid,
                               growth_error *err)
{
    const growth_store_provenance none = { .state = GROWTH_STORE_CURRENT };
    growth_store_record_view *view = NULL;
    growth_status status = growth_store_read(store, uuid, all->settings->store.as_at, &view, err);
    event *e;

    if (status != GROWTH_OK)
        return status;
    e = add(all, "child", &none);
    e->child = growth_store_record_get(view)->child;
    e->child.id = NULL;
    growth_store_record_free(view);
    child_words(e);
    return GROWTH_OK;
}

static int add_details(void *context, const growth_store_child *child)
{
    events *all = context;
    event *e = add(all, "details", &child->provenance);

    e->child = child->child;
    e->child.id = NULL;
    e->source = keep(all, child->gestation_source);
    child_words(e);
    return 0;
}

/* Where they were corrected, what was said of the child, and instead of what: each as an entry. */
static growth_status add_corrections(events *all, growth_store *store, const char *uuid,
                                     growth_error *err)
{
    const guint first = all->of->len;
    const growth_status status =
        growth_store_each_details(store, uuid, NULL, add_details, all, err);

    if (status == GROWTH_OK && all->of->len == first + 1)
        g_array_set_size(all->of, first);
    for (guint i = first; i + 1 < all->of->len; i++) {
        event *e = &g_array_index(all->of, event, i);

        e->from.state = GROWTH_STORE_SUPERSEDED;
        e->from.superseded_by = g_array_index(all->of, event, i + 1).from.entry;
    }
    return status;
}

static growth_status gather_events(events *all, growth_store *store, const char *uuid,
                                   growth_error *err)
{
    const char *as_at = all->settings->store.as_at;
    const growth_store_view view = as_at || all->settings->store.current
                                       ? GROWTH_STORE_VIEW_CURRENT
                                       : GROWTH_STORE_VIEW_HISTORY;
    growth_status status = add_child(all, store, uuid, err);

    if (status == GROWTH_OK && view == GROWTH_STORE_VIEW_HISTORY)
        status = add_corrections(all, store, uuid, err);
    if (status == GROWTH_OK)
        status = growth_store_each_measurement(store, uuid, view, as_at, add_measurement, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_contact(store, uuid, view, as_at, add_contact, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_identifier(store, uuid, add_identifier, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_acknowledgement(store, uuid, add_acknowledgement, all, err);
    return status;
}

/* ---- what stood on a day ----------------------------------------------------------------------
 */

/* Recorded by then: a day is until its end. */
static int recorded_by(const event *e, const char *as_at)
{
    return !as_at || !e->from.recorded_at ||
           strncmp(e->from.recorded_at, as_at, strlen(as_at)) <= 0;
}

/* Identifiers come with all their history: whether one stood, the others tell. */
static int stood(const events *all, const event *e)
{
    const char *as_at = all->settings->store.as_at;

    if (strcmp(e->kind, "identifier") != 0 && strcmp(e->kind, "acknowledgement") != 0)
        return 1;
    if (e->from.state == GROWTH_STORE_RETRACTED || !recorded_by(e, as_at))
        return 0;
    for (guint i = 0; i < all->of->len; i++) {
        const event *other = &g_array_index(all->of, event, i);

        if (other->from.supersedes == e->from.entry && recorded_by(other, as_at))
            return 0;
    }
    return 1;
}

static int by_entry(const void *a, const void *b)
{
    const event *x = a, *y = b;

    return (x->from.entry > y->from.entry) - (x->from.entry < y->from.entry);
}

static int by_day(const void *a, const void *b)
{
    const event *x = a, *y = b;

    return x->on != y->on ? (x->on > y->on) - (x->on < y->on) : by_entry(a, b);
}

/* ---- columns ----------------------------------------------------------------------------------
 */

#define EVENT const event *e = data
#define ENTRY_CELL(name, field)                                                                    \
    CELL(name)                                                                                     \
    {                                                                                              \
        EVENT;                                                                                     \
        if (e->field)                                                                              \
            cell_integer(cell, e->field);                                                          \
    }

ENTRY_CELL(read_entry, from.entry)
CELL_OF(read_recorded_at, event, text, row->from.recorded_at)
CELL_OF(read_author, event, text, row->from.author)
CELL_OF(read_reason, event, text, row->from.reason)
ENTRY_CELL(read_supersedes, from.supersedes)
ENTRY_CELL(read_superseded_by, from.superseded_by)
ENTRY_CELL(read_import, from.import)
CELL_OF(read_kind, event, text, row->kind)
CELL_OF(read_measure, event, text, row->measure)
CELL_OF(read_value, event, text, row->value)
CELL_OF(read_unit, event, text, row->unit)
CELL_OF(read_posture, event, text, row->posture)
CELL_OF(read_marks, event, text, row->marks)
CELL_OF(read_not_measured, event, text, row->not_measured)
CELL_OF(read_service, event, text, row->service)
CELL_OF(read_by, event, text, row->by)
CELL_OF(read_device, event, text, row->device)
CELL_OF(read_source, event, text, row->source)
CELL_OF(read_source_key, event, text, row->source_key)
CELL_OF(read_system, event, text, row->system)
CELL_OF(read_identifier, event, text, row->identifier)
CELL_OF(read_rule, event, text, row->rule)
CELL_OF(read_note, event, text, row->note)
CELL_OF(show_words, event, text, row->words)

CELL(read_state)
{
    static const char *const words[] = { "current", "superseded", "retracted" };
    EVENT;

    cell_text(cell, words[e->from.state]);
}

/* A date that is not known is empty; a child's line has none. */
CELL(read_on)
{
    EVENT;
    cell_date(cell, e->on);
}

CELL(read_to)
{
    EVENT;
    cell_date(cell, e->to);
}

static int is_of_child(const event *e)
{
    return !strcmp(e->kind, "child") || !strcmp(e->kind, "details");
}

CELL(read_sex)
{
    EVENT;
    if (is_of_child(e))
        cell_text(cell, growth_sex_text(e->child.sex));
}

CELL(read_birth_date)
{
    EVENT;
    if (is_of_child(e))
        cell_date(cell, e->child.birth_date);
}

CELL(read_gestation)
{
    EVENT;
    if (is_of_child(e) && e->child.gestation_days != GROWTH_GESTATION_UNKNOWN)
        cell_integer(cell, e->child.gestation_days);
}

CELL(read_mother)
{
    EVENT;
    if (is_of_child(e) && e->child.mother_height_cm > 0)
        cell_exact(cell, e->child.mother_height_cm);
}

CELL(read_father)
{
    EVENT;
    if (is_of_child(e) && e->child.father_height_cm > 0)
        cell_exact(cell, e->child.father_height_cm);
}

/* clang-format off: a row of the table is read as a whole. */
static const report_column columns[] = {
    { { "entry", "", "number in the store", read_entry }, "entry", 1, NULL },
    { { "recorded_at", "", "when it was recorded", read_recorded_at }, "recorded", 0, NULL },
    { { "kind", "", "child, details, measurement, contact, identifier, acknowledgement",
        read_kind },
      NULL,
      0,
      NULL },
    { { "on_date", "", "day measured or seen; first day valid, or of the episode", read_on },
      "date",
      0,
      NULL },
    { { "to_date", "", "first day no longer valid; last of the episode", read_to }, NULL, 0, NULL },
    { { "measure", "", "what was measured", read_measure }, "what", 0, show_words },
    { { "value", "", "as it was written", read_value }, NULL, 1, NULL },
    { { "unit", "", "of the value, as it was written", read_unit }, NULL, 0, NULL },
    { { "posture", "", "lying or standing", read_posture }, NULL, 0, NULL },
    { { "marks", "", "oedema, doubtful", read_marks }, NULL, 0, NULL },
    { { "not_measured", "", "why nothing was measured", read_not_measured }, NULL, 0, NULL },
    { { "state", "", "current, superseded or retracted", read_state }, "state", 0, NULL },
    { { "supersedes", "", "entry it replaces or takes back", read_supersedes },
      "instead of",
      1,
      NULL },
    { { "superseded_by", "", "entry that replaces it", read_superseded_by }, NULL, 1, NULL },
    { { "service", "", "who measured or saw the child", read_service }, "service", 0, NULL },
    { { "seen_by", "", "role or name of staff", read_by }, NULL, 0, NULL },
    { { "device", "", "scales or stadiometer", read_device }, NULL, 0, NULL },
    { { "source", "", "system it was taken from", read_source }, NULL, 0, NULL },
    { { "source_key", "", "what that system calls it", read_source_key }, NULL, 0, NULL },
    { { "import", "", "entry of the import it came with", read_import }, NULL, 1, NULL },
    { { "system", "", "of the identifier", read_system }, NULL, 0, NULL },
    { { "identifier", "", "only with --show-identifiers", read_identifier }, NULL, 0, NULL },
    { { "rule", "", "of the finding", read_rule }, NULL, 0, NULL },
    { { "sex", "", "of the child", read_sex }, NULL, 0, NULL },
    { { "birth_date", "", "of the child", read_birth_date }, NULL, 0, NULL },
    { { "gestation_days", "days", "of the child", read_gestation }, NULL, 1, NULL },
    { { "author", "", "who says so", read_author }, "by", 0, NULL },
    { { "reason", "", "why it was said", read_reason }, "why", 0, NULL },
    { { "note", "", "as written", read_note }, "note", 0, NULL },
    /* The header row of CSV is a contract. */
    { { "mother_height_cm", "cm", "of the child", read_mother }, NULL, REPORT_NOT_CSV, NULL },
    { { "father_height_cm", "cm", "of the child", read_father }, NULL, REPORT_NOT_CSV, NULL },
};
/* clang-format on */

static int print_events(const settings *s, events *all)
{
    const int whole = !s->store.as_at && !s->store.current;
    report *out = report_open(s->command, s, "text", columns, G_N_ELEMENTS(columns),
                              "growth.store.history.1");
    int failed = 0;

    if (!out)
        return EXIT_FAILED;
    /* The line of the child has neither entry nor day, and so comes first. */
    qsort(all->of->data, all->of->len, sizeof(event), whole ? by_entry : by_day);
    for (guint i = 0; !failed && i < all->of->len; i++) {
        event e = g_array_index(all->of, event, i);

        if (!whole && !stood(all, &e))
            continue;
        if (!whole) /* what has become of it since was not known then */
            e.from.state = GROWTH_STORE_CURRENT, e.from.superseded_by = 0;
        failed = report_row(out, &e);
    }
    return report_close(out) | failed ? EXIT_FAILED : EXIT_DONE;
}

static int show_history(const settings *s, growth_store *store, void *context)
{
    events all = { .settings = s };
    growth_error err;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, uuid);

    (void)context;
    if (status >= 0)
        return status;
    all.of = g_array_new(FALSE, FALSE, sizeof(event));
    all.texts = g_string_chunk_new(4096);
    if (gather_events(&all, store, uuid, &err) != GROWTH_OK)
        status = store_failed(s, s->arguments[0], &err);
    else
        status = print_events(s, &all);
    g_string_chunk_free(all.texts);
    g_array_free(all.of, TRUE);
    return status;
}

int store_history(settings *s)
{
    return store_with(s, GROWTH_STORE_READ_ONLY, 1, show_history, NULL);
}
