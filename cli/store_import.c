/* growth store import: measurement files, every format the reader knows, in one transaction; or an
 * export of another store. */
#include <glib.h>
#include <string.h>

#include "import_account.h"
#include "import_beside.h"
#include "import_export.h"
#include "import_file.h"
#include "import_notes.h"
#include "reading.h"
#include "report.h"
#include "store.h"

#define OWN_SYSTEM "growth-store" /* the store's own keys, where a file's rows name no child */
#define ANY_SYSTEM "child_id"     /* who calls a child so, where --system and --source do not say */
/* Files of one import whose hashes the record keeps one by one: they have to fit into a text. */
enum { MAX_NAMED = 500 };

const option store_import_options[] = {
    TEXT("source", 0, store.source, "NAME",
         "the sending system: its child_id and source_id are its own"),
    TEXT("system", 0, store.system, "NAME",
         "whose numbers child_id holds, such as nhs-number (default: as its column says, or the "
         "source's)"),
    TEXT("child", 0, child, "UUID",
         "the file is this child's alone and has no child_id; or the export is of this child "
         "under another key"),
    OPTION_STRICT,
    OPTION_DATE_ORDER,
    OPTION_MAP,
    OPTION_PRESET,
    OPTION_REJECTS,
    OPTION_AUTHOR,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_QUIET,
    OPTION_HELP,
    OPTIONS_END,
};

/* An import under way. */
typedef struct importing {
    const settings *settings;
    growth_store_import *into;
    reading *in;
    const char *system; /* of --system, --source or the column */
    const char *const *files;
    size_t n_files;
    char own[GROWTH_STORE_UUID_SIZE]; /* the child of --child, or "" */
    import_account *accounts;         /* one a file */
    import_beside beside;
    import_notes *notes;
    int failed;
} importing;

/* What has become of one row: the most that any part of it did, and what is to be told of it. */
typedef struct row_fate {
    int of[GROWTH_STORE_REJECTED + 1];
    growth_store_import_note noted;
} row_fate;

/* What the library asks for in words is a command here. */
static void refuse(importing *i, const growth_row *row, const growth_error *err)
{
    char why[sizeof err->message + 64];

    g_snprintf(why, sizeof why, "%s%s", err->message,
               g_str_has_suffix(err->message, "the record's details")
                   ? " (see 'growth help store details')"
                   : "");
    reading_reject(i->in, row, why);
}

static growth_store_outcome hand_over(importing *i, const growth_row *row,
                                      const growth_store_import_row *what, row_fate *fate)
{
    import_tally *t =
        &i->accounts[row->file].of[what->measurement ? IMPORT_MEASUREMENTS : IMPORT_VISITS];
    const int is_child = !what->measurement && !what->contact;
    const growth_store_import_note *noted;
    growth_store_outcome outcome;
    growth_error err;

    if (growth_store_import_add(i->into, what, &outcome, &err) != GROWTH_OK) {
        i->failed = store_failed(i->settings, i->settings->arguments[0], &err);
        return GROWTH_STORE_REJECTED;
    }
    t->read += !is_child;
    t->became[outcome] += !is_child;
    fate->of[outcome]++;
    noted = growth_store_import_noted(i->into);
    if (noted->differs)
        fate->noted = *noted;
    if (outcome == GROWTH_STORE_REJECTED)
        refuse(i, row, &err);
    else if (what->measurement && what->measurement->marks & GROWTH_MARK_DOUBTFUL)
        i->beside.doubtful++;
    return outcome;
}

/* What the source calls a value.  A row of a table has one key, and may hold two weights (that at
 * birth) or two heights (lying and standing): the key is that of the first of the day, or one would
 * pass for a correction of the other.  An Observation of a birth weight (no column) has its own. */
static const char *source_key(const growth_row *row, const growth_value *values, size_t n)
{
    if (values[n].at_birth && values[n].column)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (values[i].measurement.measure == values[n].measurement.measure && !values[i].at_birth)
            return NULL;
    return row->source_id;
}

/* A visit under the same id was one without a weight, or where the row has none without the value.
 */
static int replaces_contact(const growth_row *row, growth_measure measure)
{
    int has_weight = 0;

    for (size_t n = 0; n < row->n_values; n++)
        has_weight |= row->values[n].measurement.measure == GROWTH_WEIGHT &&
                      source_key(row, row->values, n) != NULL;
    return !row->contact && (measure == GROWTH_WEIGHT || !has_weight);
}

static void hand_over_values(importing *i, const growth_row *row, growth_store_import_row *what,
                             row_fate *fate)
{
    for (size_t n = 0; n < row->n_values && !i->failed; n++) {
        const growth_value *v = &row->values[n];
        growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;
        growth_store_outcome outcome;

        m.measure = v->measurement.measure;
        m.measured_on = v->measurement.measured_on;
        m.value_text = v->text;
        m.unit = v->unit;
        m.posture = v->measurement.posture;
        m.marks = v->measurement.marks & (GROWTH_MARK_OEDEMA | GROWTH_MARK_DOUBTFUL);
        if (v->status == GROWTH_ERR_VALUE_LIMIT)
            m.marks |= GROWTH_MARK_DOUBTFUL;
        m.service = row->service;
        m.measured_by = row->measured_by;
        m.device = row->method;
        m.note = row->note;
        m.source_key = source_key(row, row->values, n);
        what->replaces = replaces_contact(row, m.measure);
        what->measurement = &m;
        outcome = hand_over(i, row, what, fate);
        what->measurement = NULL;
        if (outcome != GROWTH_STORE_NEW && outcome != GROWTH_STORE_AMENDED)
            continue;
        i->beside.preliminary += (v->measurement.marks & GROWTH_MARK_PRELIMINARY) != 0;
        i->beside.old += row->child.birth_date != GROWTH_DATE_NONE &&
                         m.measured_on - row->child.birth_date > 25 * GROWTH_DAYS_PER_YEAR;
    }
}

static void hand_over_contact(importing *i, const growth_row *row, growth_store_import_row *what,
                              row_fate *fate)
{
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;

    if (!row->contact || i->failed)
        return;
    contact.on = row->contact->date;
    contact.not_measured = row->contact->reason;
    contact.service = row->contact->service ? row->contact->service : row->service;
    contact.seen_by = row->measured_by;
    contact.note = row->note ? row->note : row->contact->note;
    contact.source_key = row->source_id;
    what->contact = &contact;
    hand_over(i, row, what, fate);
    what->contact = NULL;
}

/* Who calls the child so: as it is said, or as a column that is itself called NHS number. */
static const char *system_of(const importing *i, const growth_row *row)
{
    if (!i->settings->store.system && row->id_heading &&
        !strcmp(growth_store_system(row->id_heading), GROWTH_STORE_NHS_NUMBER))
        return GROWTH_STORE_NHS_NUMBER;
    return i->system;
}

/* Who the row is about.  The identifier is copied: an NHS number is put into its digits. */
static growth_status identify(importing *i, const growth_row *row, growth_store_import_row *what,
                              char *identifier, size_t size, growth_error *err)
{
    const char *given = row->child.id;
    int mistyped = 0;
    growth_status status = GROWTH_OK;

    what->system = i->own[0] ? OWN_SYSTEM : system_of(i, row);
    what->identifier = i->own[0] ? i->own : identifier;
    what->child = row->child;
    what->gestation_source = i->settings->store.source;
    what->nhs_number = row->nhs_number;
    err->message[0] = '\0';
    if (i->own[0] && given) {
        g_strlcpy(err->message, "the row names a child itself: leave out --child",
                  sizeof err->message);
        return GROWTH_ERR_CONFLICT;
    }
    if (i->own[0])
        return GROWTH_OK;
    if (!given || strlen(given) >= size) {
        g_strlcpy(err->message,
                  given ? "child_id is too long"
                        : "no child_id says which child it is (for a file of one child: --child)",
                  sizeof err->message);
        return GROWTH_ERR_PARSE;
    }
    g_strlcpy(identifier, given, size);
    if (!strcmp(what->system, GROWTH_STORE_NHS_NUMBER)) {
        status = nhs_number_tidy(i->settings, identifier, &mistyped, err);
        if (status != GROWTH_OK && !i->settings->store.system)
            g_strlcat(err->message, "; other numbers need --system", sizeof err->message);
    } else {
        i->beside.named++;
        i->beside.like_nhs +=
            growth_nhs_number_check(identifier, strlen(identifier), NULL, NULL) == GROWTH_OK;
    }
    i->beside.mistyped += mistyped;
    return status;
}

static void count_row(importing *i, const growth_row *row, const row_fate *fate)
{
    static const growth_store_outcome most[] = { GROWTH_STORE_AMENDED, GROWTH_STORE_NEW,
                                                 GROWTH_STORE_SAME };
    growth_store_outcome outcome = GROWTH_STORE_REJECTED;
    import_tally *rows = &i->accounts[row->file].of[IMPORT_ROWS];

    for (size_t n = 0; n < G_N_ELEMENTS(most) && outcome == GROWTH_STORE_REJECTED; n++)
        if (fate->of[most[n]])
            outcome = most[n];
    rows->became[outcome]++;
    rows->part += outcome != GROWTH_STORE_REJECTED && reading_rejected(i->in);
}

/* What the store held is what there was of measurements and visits. */
static void tally(import_tally *t, int64_t taken_back, int64_t before)
{
    t->read += taken_back + before;
    t->became[GROWTH_STORE_AMENDED] += taken_back;
    t->became[GROWTH_STORE_SAME] += before;
}

/* What the source takes back, it takes back by its id, whatever the row lacks. */
static void withdraw(importing *i, const growth_row *row, const growth_store_import_row *what)
{
    import_account *account = &i->accounts[row->file];
    growth_store_withdrawn w;
    growth_store_outcome outcome;
    row_fate fate = { .noted = { .differs = 0 } };
    growth_error err;

    if (growth_store_import_withdraw(i->into, what->system, what->identifier, row->source_id,
                                     &outcome, &w, &err) != GROWTH_OK) {
        i->failed = store_failed(i->settings, i->settings->arguments[0], &err);
        return;
    }
    if (outcome == GROWTH_STORE_REJECTED)
        reading_reject(i->in, row, err.message);
    tally(&account->of[IMPORT_MEASUREMENTS], w.measurements, w.measurements_before);
    tally(&account->of[IMPORT_VISITS], w.contacts, w.contacts_before);
    i->beside.taken_back += outcome == GROWTH_STORE_AMENDED;
    if (outcome == GROWTH_STORE_SAME && !w.measurements_before && !w.contacts_before) {
        if (row->outcome == GROWTH_ROW_SKIPPED) { /* nothing that this store is about */
            reading_skip(i->in, row);
            return;
        }
        i->beside.not_held++;
    }
    fate.of[outcome]++;
    count_row(i, row, &fate);
}

/* What is said under the row's key, and whether a child may be added by it. */
static void describe(const growth_row *row, growth_store_import_row *what)
{
    const int is_observation = row->form == GROWTH_ROW_OBSERVATION;

    what->key_of = is_observation                 ? GROWTH_STORE_KEY_OF_OBSERVATION
                   : row->form == GROWTH_ROW_LONG ? GROWTH_STORE_KEY_OF_VALUE
                                                  : GROWTH_STORE_KEY_OF_VISIT;
    for (size_t n = 0; n < row->n_values; n++)
        what->measures |= 1u << row->values[n].measurement.measure;
    what->known_only = is_observation && row->child.sex == GROWTH_SEX_UNKNOWN &&
                       row->child.birth_date == GROWTH_DATE_NONE; /* its Patient is elsewhere */
}

static void import_row(importing *i, const growth_row *row)
{
    growth_store_import_row what = { .measurement = NULL };
    char identifier[1024] = "";
    row_fate fate = { .noted = { .differs = 0 } };
    growth_error err;
    const int unnamed = row->withdrawn && !row->child.id && !i->own[0];

    if (!unnamed && identify(i, row, &what, identifier, sizeof identifier, &err) != GROWTH_OK) {
        reading_reject(i->in, row, err.message);
    } else if (row->withdrawn) {
        withdraw(i, row, &what);
        return;
    } else {
        describe(row, &what);
        hand_over_values(i, row, &what, &fate);
        hand_over_contact(i, row, &what, &fate);
        if (!row->n_values && !row->contact)
            hand_over(i, row, &what, &fate); /* a child of whom nothing was measured */
        import_notes_tell(i->notes, i->in, row, file_name(i->files[row->file]), &fate.noted);
    }
    count_row(i, row, &fate);
}

/* ---- the files --------------------------------------------------------------------------------
 */

static int undo(importing *i)
{
    growth_store_import_abort(i->into);
    return complain(i->settings->command, EXIT_FAILED, "nothing was imported");
}

/* The account of the reader joined with that of the store; then all of it is kept, or nothing. */
static int settle(importing *i)
{
    const settings *s = i->settings;
    growth_store_import_counts counts;
    import_account all = { { { .read = 0 } } };
    long long handed_over = 0;
    growth_counts read;
    growth_error err;

    for (size_t n = 0; n < i->n_files && !i->failed; n++) {
        const reading_rows rows = reading_rows_of(i->in, n);
        const char *wrong;

        handed_over += import_account_rows(&i->accounts[n]);
        wrong = import_account_settle(&i->accounts[n], rows.read, rows.skipped);
        if (wrong)
            i->failed = complain(s->command, EXIT_FAILED, "%s: the %s do not add up",
                                 file_name(i->files[n]), wrong);
        import_account_add(&all, &i->accounts[n]);
    }
    if (i->failed)
        reading_abandon(i->in);
    if (i->failed || reading_end(i->in, &read))
        return undo(i);
    /* Rows that the reader refused never came to the store. */
    if (growth_store_import_commit(i->into, import_account_rows(&all) - handed_over, &counts,
                                   &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    if (import_account_print(s, i->files, i->accounts, i->n_files))
        return EXIT_FAILED;
    import_beside_say(s, &i->beside, &counts, &read);
    return all.of[IMPORT_ROWS].became[GROWTH_STORE_REJECTED] || all.of[IMPORT_ROWS].part
               ? EXIT_REJECTED
               : EXIT_DONE;
}

/* How the columns were read, and from which files, as the record will say. */
static char *mapping_of(const importing *i, const import_files *from)
{
    const settings *s = i->settings;
    GString *text = g_string_new(NULL);

    g_string_printf(text, "child_id of %s; dates %s%s%s%s%s; growth %s", i->system,
                    s->date_order ? s->date_order : "ISO, or as the file proves",
                    s->preset ? "; preset " : "", s->preset ? s->preset : "",
                    s->map ? "; map " : "", s->map ? s->map : "", growth_version());
    if (i->n_files > 1)
        g_string_append_printf(text, "; %zu files", i->n_files);
    for (size_t n = 0; n < i->n_files && i->n_files > 1 && i->n_files <= MAX_NAMED; n++)
        g_string_append_printf(text, " %s", from->of[n].hash);
    return g_string_free(text, FALSE);
}

static int import_rows(const settings *s, growth_store *store, const import_files *from,
                       importing *i)
{
    char *mapping = mapping_of(i, from);
    const growth_store_import_source source = { from->hash, mapping, s->store.source };
    const growth_store_stamp stamp = store_stamp(s);
    const growth_row *row;
    growth_error err;
    int status = EXIT_FAILED;

    i->in = reading_open_for_store(s->command, s, i->files, i->n_files, from->of[0].bytes,
                                   from->of[0].length, import_notes_is_known, i->notes);
    if (i->in && growth_store_import_begin(store, &source, &stamp, &i->into, &err) != GROWTH_OK) {
        store_failed(s, s->arguments[0], &err);
        reading_abandon(i->in);
        i->in = NULL;
    }
    if (i->in) {
        while (!i->failed && (row = reading_next(i->in)))
            import_row(i, row);
        status = settle(i);
    }
    g_free(mapping);
    return status;
}

/* A child whose file names none is found by the store's own key, kept as an identifier. */
static int own_child(const settings *s, growth_store *store, importing *i)
{
    growth_store_identifier identifier = GROWTH_STORE_IDENTIFIER_INIT;
    const growth_store_stamp stamp = store_stamp(s);
    char uuid[GROWTH_STORE_UUID_SIZE];
    growth_error err;
    growth_status status;
    int usage;

    if (!s->child)
        return -1;
    usage = store_uuid(s, "child", s->child, i->own);
    if (usage >= 0)
        return usage;
    identifier.system = OWN_SYSTEM;
    identifier.value = i->own;
    status = growth_store_find_child(store, OWN_SYSTEM, i->own, GROWTH_DATE_NONE, uuid, &err);
    if (status == GROWTH_ERR_NOT_FOUND)
        status = growth_store_identify(store, i->own, &identifier, &stamp, NULL, &err);
    return status == GROWTH_OK ? -1 : store_failed(s, s->arguments[0], &err);
}

/* ---- the command ------------------------------------------------------------------------------
 */

static int import_into(const settings *s, growth_store *store, void *context)
{
    importing i = { .settings = s,
                    .files = (const char *const *)s->arguments + 1,
                    .n_files = s->n_arguments - 1 };
    import_files from;
    int status = import_files_read(s, i.files, i.n_files, &from);

    (void)context;
    i.system = s->store.system ? s->store.system : s->store.source;
    i.system = i.system ? growth_store_system(i.system) : ANY_SYSTEM;
    i.beside.system = i.system;
    i.accounts = g_new0(import_account, i.n_files);
    if (status < 0 && !from.of[0].is_export)
        status = store_in_order(s, s->arguments[0], store, NULL);
    if (status < 0 && from.of[0].is_export)
        status = import_export(s, store, &from.of[0]);
    if (status < 0)
        status = own_child(s, store, &i);
    if (status < 0) {
        i.notes = import_notes_new(s, store, i.own[0] ? NULL : i.system);
        status = import_rows(s, store, &from, &i);
        import_notes_free(i.notes);
    }
    g_free(i.accounts);
    import_files_free(&from);
    return status;
}

int store_import(settings *s)
{
    return store_with(s, GROWTH_STORE_EXISTING, s->n_arguments > 2 ? s->n_arguments : 2,
                      import_into, NULL);
}
