/* growth store init, record, amend, retract, contact, acknowledge: what is said of a child. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "store.h"

/* ---- init -------------------------------------------------------------------------------------
 */

const option store_init_options[] = { OPTION_QUIET, OPTION_HELP, OPTIONS_END };

static int say_made(const settings *s, growth_store *store, void *context)
{
    (void)store;
    (void)context;
    if (!s->quiet)
        complain(s->command, 0,
                 "%s: a new store; it is not encrypted: keep it on an encrypted disk",
                 s->arguments[0]);
    return EXIT_DONE;
}

int store_init(settings *s)
{
    return store_with(s, GROWTH_STORE_CREATE, 1, say_made, NULL);
}

/* ---- record and amend -------------------------------------------------------------------------
 */

#define MEASUREMENT_OPTIONS                                                                        \
    TEXT("date", 0, store.date, "DATE", "the day it was measured, 2026-03-01"),                    \
        TEXT("value", 0, store.value, "N", "as it was read off; kept digit by digit"),             \
        TEXT("unit", 0, store.unit, "UNIT", "kg, g, lb, cm, m, mm, in, kg/m2: never guessed"),     \
        TEXT("posture", 0, store.posture, "lying|standing", "how length or height was taken"),     \
        TEXT("oedema", 0, store.oedema, "yes|no", "whether swelling was present"),                 \
        TEXT("doubtful", 0, store.doubtful, "yes|no",                                              \
             "whether the value is in doubt; kept and shown, and marked"),                         \
        TEXT("service", 0, store.service, "TEXT", "the service that measured"),                    \
        TEXT("measured-by", 0, store.by, "TEXT", "who measured, by role or staff name"),           \
        TEXT("device", 0, store.device, "TEXT", "scales or stadiometer"), OPTION_NOTE

const option store_record_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("measure", 'm', measure, "MEASURE", "weight, height, length, head, bmi ..."),
    MEASUREMENT_OPTIONS,
    TEXT("source", 0, store.source, "NAME", "the system it was taken from"),
    TEXT("source-key", 0, store.source_key, "KEY", "what that system calls this measurement"),
    OPTION_AUTHOR,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

const option store_amend_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("entry", 0, store.entry, "N", "the entry to correct; what is not said here stays"),
    MEASUREMENT_OPTIONS,
    OPTION_AUTHOR,
    OPTION_REASON,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

static int find_posture(const settings *s, growth_store_measurement *m)
{
    const char *text = s->store.posture;

    if (!text)
        return -1;
    for (int i = GROWTH_LYING; i <= GROWTH_STANDING; i++) {
        if (!strcmp(text, posture_word((growth_posture)i))) {
            m->posture = (growth_posture)i;
            return -1;
        }
    }
    return complain(s->command, EXIT_USAGE, "--posture is lying or standing, not '%s'", text);
}

/* "length" is height lying down, as in measurement files. */
static int find_measure(const settings *s, growth_store_measurement *m)
{
    if (s->measure && !strcmp(s->measure, "length")) {
        m->measure = GROWTH_HEIGHT;
        m->posture = GROWTH_LYING;
        return -1;
    }
    if (s->measure && growth_measure_find(s->measure, &m->measure) != GROWTH_OK)
        return complain(s->command, EXIT_USAGE,
                        "--measure is weight, height, length, head, bmi ..., not '%s'", s->measure);
    return -1;
}

/* What the options say, over what is there. */
static int take_options(const settings *s, const char *note, growth_store_measurement *m)
{
    const store_settings *from = &s->store;
    const struct {
        const char *text;
        const char **to;
    } texts[] = { { from->value, &m->value_text }, { from->unit, &m->unit },
                  { from->service, &m->service },  { from->by, &m->measured_by },
                  { from->device, &m->device },    { note, &m->note },
                  { from->source, &m->source },    { from->source_key, &m->source_key } };
    int status = find_measure(s, m);

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i].text)
            *texts[i].to = texts[i].text;
    if (status < 0)
        status = find_posture(s, m);
    if (status < 0)
        status = store_date(s, "date", from->date, &m->measured_on);
    if (status < 0)
        status = store_mark(s, "oedema", from->oedema, GROWTH_MARK_OEDEMA, &m->marks);
    if (status < 0)
        status = store_mark(s, "doubtful", from->doubtful, GROWTH_MARK_DOUBTFUL, &m->marks);
    return status;
}

/* The library's sentence, and which option keeps a value all the same. */
static int measurement_failed(const settings *s, growth_status why, const growth_error *err)
{
    if (why != GROWTH_ERR_VALUE_LIMIT)
        return store_failed(s, s->arguments[0], err);
    return complain(s->command, EXIT_FAILED,
                    "%s; --doubtful yes keeps it as it was written, and marked", err->message);
}

/* What was kept, as the record has it. */
typedef struct kept {
    growth_store_entry entry;
    growth_measurement measurement;
} kept;

static int find_kept(void *context, const growth_store_measurement *m)
{
    kept *k = context;

    if (m->provenance.entry != k->entry)
        return 0;
    k->measurement.measure = m->measure;
    k->measurement.value = m->value;
    k->measurement.measured_on = m->measured_on;
    k->measurement.posture = m->posture;
    k->measurement.marks = m->marks;
    return 1;
}

/* What is said of a score, strongest first. */
static const struct {
    unsigned flag;
    const char *words;
} doubts[] = {
    { GROWTH_FLAG_IMPLAUSIBLE, "beyond what is plausible (8 SDS, BMI 15): check entry and unit" },
    { GROWTH_FLAG_REMEASURE, "below -6 SDS, which may be true: measure again now" },
    { GROWTH_FLAG_ADVISORY, "beyond 4 SDS: look at the entry" },
};

static void warn_of_value(const settings *s, const growth_child *child, const kept *k)
{
    const growth_measure_info *measure = growth_measure_describe(k->measurement.measure);
    char value[GROWTH_NUMBER_SIZE], sds[GROWTH_NUMBER_SIZE];
    growth_assessment a;

    if (growth_assess(child, &k->measurement, &s->assess, &a, NULL) != GROWTH_OK)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(doubts); i++) {
        if (!(a.score.flags & doubts[i].flag))
            continue;
        complain(s->command, 0, "warning: %s %s %s is %s SDS, %s; it is kept", measure->id,
                 growth_number_format(k->measurement.value, 2, value), measure->unit,
                 growth_number_format(a.score.sds, 1, sds), doubts[i].words);
        return;
    }
}

/* No age is refused, as in a file none is, but beyond it a slip is more likely than a patient. */
static const double oldest = 25 * GROWTH_DAYS_PER_YEAR;

static void warn_of_age(const settings *s, const growth_child *child, const kept *k)
{
    const double days = k->measurement.measured_on - child->birth_date;

    if (child->birth_date != GROWTH_DATE_NONE && days > oldest)
        complain(s->command, 0,
                 "warning: at %.1f years, beyond 25: check the day and the date of birth; it is "
                 "kept, and no reference reaches it",
                 days / GROWTH_DAYS_PER_YEAR);
}

/* What assess would say of it, said while the scales are still in sight; it is kept all the same.
 */
static void warn_of(const settings *s, growth_store *store, const char *uuid,
                    growth_store_entry entry)
{
    kept k = { .entry = entry, .measurement = GROWTH_MEASUREMENT_INIT };
    growth_store_record_view *view = NULL;
    char day[16];

    if (growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_HISTORY, NULL, find_kept, &k,
                                      NULL) != GROWTH_OK ||
        k.measurement.measured_on == GROWTH_DATE_NONE)
        return;
    if (k.measurement.measured_on > s->reading.today)
        complain(s->command, 0, "warning: %s is after today",
                 growth_date_words(k.measurement.measured_on, day));
    if (growth_store_read(store, uuid, NULL, &view, NULL) == GROWTH_OK) {
        warn_of_age(s, &growth_store_record_get(view)->child, &k);
        warn_of_value(s, &growth_store_record_get(view)->child, &k);
    }
    growth_store_record_free(view);
}

static int record_one(const settings *s, growth_store *store, void *context)
{
    char *note = context;
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;
    growth_store_stamp stamp = store_stamp(s);
    growth_store_outcome outcome;
    growth_store_entry entry;
    growth_status recorded;
    growth_error err;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = take_options(s, note, &m);

    if (status < 0)
        status = store_child(s, s->arguments[0], store, m.measured_on, uuid);
    if (status >= 0)
        return status;
    recorded = growth_store_record(store, uuid, &m, &stamp, &outcome, &entry, &err);
    if (recorded != GROWTH_OK)
        return measurement_failed(s, recorded, &err);
    warn_of(s, store, uuid, entry);
    return store_say(s, outcome_word(outcome), entry);
}

int store_record(settings *s)
{
    int status = STORE_NEEDS(s, { "date", s->store.date }, { "measure", s->measure },
                             { "value", s->store.value }, { "unit", s->store.unit });

    return status < 0 ? store_with_note(s, record_one) : status;
}

/* ---- which entry ------------------------------------------------------------------------------
 */

/* An entry of one child, so that a mistyped number cannot touch another child's record. */
typedef struct search {
    growth_store_entry entry;
    int found, is_acknowledgement, is_details;
    growth_store_measurement measurement; /* where it is one */
    char uuid[GROWTH_STORE_UUID_SIZE];    /* of the child */
    GStringChunk *texts;
} search;

static const char *keep(search *find, const char *text)
{
    return text ? g_string_chunk_insert(find->texts, text) : NULL;
}

static int is_measurement(void *context, const growth_store_measurement *m)
{
    search *find = context;

    if (m->provenance.entry != find->entry)
        return 0;
    find->found = 1;
    find->measurement = *m;
    find->measurement.value_text = keep(find, m->value_text);
    find->measurement.unit = keep(find, m->unit);
    find->measurement.service = keep(find, m->service);
    find->measurement.measured_by = keep(find, m->measured_by);
    find->measurement.device = keep(find, m->device);
    find->measurement.note = keep(find, m->note);
    find->measurement.source = keep(find, m->source);
    find->measurement.source_key = keep(find, m->source_key);
    return 1;
}

static int is_contact(void *context, const growth_store_contact *contact)
{
    search *find = context;

    return find->found = contact->provenance.entry == find->entry;
}

static int is_identifier(void *context, const growth_store_identifier *identifier)
{
    search *find = context;

    return find->found = identifier->provenance.entry == find->entry;
}

static int is_relative(void *context, const growth_store_relative *relative)
{
    search *find = context;

    return find->found = relative->provenance.entry == find->entry;
}

static int is_acknowledgement(void *context, const growth_store_acknowledgement *said)
{
    search *find = context;

    return find->is_acknowledgement = said->provenance.entry == find->entry;
}

static int is_details(void *context, const growth_store_child *child)
{
    search *find = context;

    return find->is_details = child->provenance.entry == find->entry;
}

static growth_status look_for(growth_store *store, const char *uuid, search *find,
                              growth_error *err)
{
    growth_status status = growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_HISTORY,
                                                         NULL, is_measurement, find, err);

    if (status == GROWTH_OK && !find->found)
        status = growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_HISTORY, NULL, is_contact,
                                           find, err);
    if (status == GROWTH_OK && !find->found)
        status = growth_store_each_identifier(store, uuid, is_identifier, find, err);
    if (status == GROWTH_OK && !find->found)
        status = growth_store_each_relative(store, uuid, is_relative, find, err);
    if (status == GROWTH_OK && !find->found)
        status = growth_store_each_acknowledgement(store, uuid, is_acknowledgement, find, err);
    if (status == GROWTH_OK && !find->found)
        status = growth_store_each_details(store, uuid, NULL, is_details, find, err);
    return status;
}

/* What can be done instead: nobody is to be left with an entry that they know is wrong. */
static int say_why_not(const settings *s, const search *find)
{
    const long long entry = (long long)find->entry;

    if (find->is_acknowledgement)
        return complain(s->command, EXIT_FAILED,
                        "entry %lld is an acknowledgement: that somebody looked stays so and is "
                        "not taken back, and check shows the finding all the same; where it was a "
                        "mistake, acknowledge the finding again and say so in --reason, which is "
                        "then what is shown",
                        entry);
    if (find->is_details)
        return complain(s->command, EXIT_FAILED,
                        "entry %lld is what was said of the child itself: correct it with 'growth "
                        "store details'",
                        entry);
    return complain(s->command, EXIT_FAILED,
                    "entry %lld is nothing of this child's that can be corrected; see 'growth "
                    "store history'",
                    entry);
}

static int find_entry(const settings *s, growth_store *store, search *find)
{
    growth_error err;
    int status = store_entry(s, "entry", s->store.entry, &find->entry);

    if (status < 0)
        status = store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, find->uuid);
    if (status >= 0)
        return status;
    if (look_for(store, find->uuid, find, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    if (!find->found)
        return say_why_not(s, find);
    return -1;
}

/* What is done with the entry that was found. */
typedef struct correction {
    int (*act)(const settings *s, growth_store *store, search *find, char *note);
} correction;

static int find_and_correct(const settings *s, growth_store *store, void *context)
{
    const correction *what = context;
    search find = { .found = 0, .measurement = GROWTH_STORE_MEASUREMENT_INIT };
    char *note = NULL;
    int status = store_note(s, &note);

    find.texts = g_string_chunk_new(1024);
    if (status < 0)
        status = find_entry(s, store, &find);
    if (status < 0)
        status = what->act(s, store, &find, note);
    g_string_chunk_free(find.texts);
    free(note);
    return status;
}

/* Both commands: the entry, the author and the reason are needed. */
static int correct(const settings *s, correction what)
{
    int status = STORE_NEEDS(s, { "entry", s->store.entry }, { "author", s->store.author },
                             { "reason", s->store.reason });

    return status < 0 ? store_with(s, GROWTH_STORE_EXISTING, 1, find_and_correct, &what) : status;
}

static int amend_it(const settings *s, growth_store *store, search *find, char *note)
{
    growth_store_stamp stamp = store_stamp(s);
    growth_store_entry entry;
    growth_status amended;
    growth_error err;
    int status;

    if (!find->measurement.value_text)
        return complain(s->command, EXIT_FAILED,
                        "entry %lld is not a measurement: retract it and enter it anew",
                        (long long)find->entry);
    status = take_options(s, note, &find->measurement);
    if (status >= 0)
        return status;
    amended = growth_store_amend(store, find->entry, &find->measurement, &stamp, &entry, &err);
    if (amended != GROWTH_OK)
        return measurement_failed(s, amended, &err);
    warn_of(s, store, find->uuid, entry);
    return store_say(s, "amended", entry);
}

int store_amend(settings *s)
{
    return correct(s, (correction){ amend_it });
}

/* ---- retract ----------------------------------------------------------------------------------
 */

const option store_retract_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("entry", 0, store.entry, "N", "the measurement, contact, identifier or link to take back"),
    OPTION_AUTHOR,
    OPTION_REASON,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

/* NOLINTNEXTLINE(readability-non-const-parameter): one type of function for the table */
static int retract_it(const settings *s, growth_store *store, search *find, char *note)
{
    growth_store_stamp stamp = store_stamp(s);
    growth_store_entry entry;
    growth_error err;

    (void)note;
    if (growth_store_retract(store, find->entry, &stamp, &entry, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    return store_say(s, "retracted", entry);
}

int store_retract(settings *s)
{
    return correct(s, (correction){ retract_it });
}
