/* What the commands of `growth store` share. */
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report.h"
#include "store.h"

int store_failed(const settings *s, const char *path, const growth_error *err)
{
    const char *hint = "";

    if (err->status == GROWTH_ERR_NOT_FOUND && s->store.as_at)
        hint = " (--as-at asks what was recorded by then, not what was measured by then)";
    return complain(s->command, EXIT_FAILED, "%s: %s%s", path, err->message, hint);
}

/* Whether a time is written as the store reads it, and as times compare as texts. */
static int is_time(const char *text)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    growth_date day;

    for (size_t i = 0; i < sizeof form; i++)
        if (form[i] == '0' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
            return 0;
    return strncmp(text + 11, "24", 2) < 0 && text[14] < '6' && text[17] < '6' &&
           growth_date_parse(text, 10, GROWTH_DATE_ISO, &day, NULL) == GROWTH_OK;
}

/* A day is what clocks and time zones differ by. */
static int is_ahead(const char *now)
{
    GDateTime *then = g_date_time_new_from_iso8601(now, NULL);
    GDateTime *clock = g_date_time_new_now_utc();
    const int ahead = then && clock && g_date_time_difference(then, clock) > G_TIME_SPAN_DAY;

    if (then)
        g_date_time_unref(then);
    if (clock)
        g_date_time_unref(clock);
    return ahead;
}

int store_with(const settings *s, growth_store_mode mode, size_t n, store_act act, void *context)
{
    growth_store *store = NULL;
    int status;

    if (s->n_arguments != n)
        return complain(s->command, EXIT_USAGE, "usage: growth %s %s", s->command->name,
                        s->command->synopsis);
    if (s->store.now && !is_time(s->store.now))
        return complain(s->command, EXIT_USAGE,
                        "--now is a time in UTC, such as 2026-03-01T09:30:00Z, not '%s'",
                        s->store.now);
    if (s->store.now && is_ahead(s->store.now))
        return complain(s->command, EXIT_USAGE,
                        "--now %s is more than a day ahead of this computer's clock: nothing is "
                        "recorded before it happens, and nothing could be recorded for the child "
                        "until then",
                        s->store.now);
    status = store_open_path(s, mode, s->arguments[0], &store);
    if (status < 0)
        status = act(s, store, context);
    growth_store_close(store);
    return status;
}

int store_open_path(const settings *s, growth_store_mode mode, const char *path,
                    growth_store **store)
{
    growth_error err;

    if (mode != GROWTH_STORE_CREATE && access(path, F_OK) != 0 && errno == ENOENT)
        return complain(s->command, EXIT_FAILED,
                        "%s: no such file ('growth store init' makes a new store)", path);
    if (growth_store_open(path, mode, store, &err) == GROWTH_OK)
        return -1;
    if (mode == GROWTH_STORE_CREATE)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    return store_failed(s, path, &err);
}

void store_choose_sex(const settings *s, growth_child *child)
{
    if (child->sex != GROWTH_SEX_UNKNOWN)
        return;
    child->sex = s->reading.chart_sex;
    child->sex_chosen = child->sex != GROWTH_SEX_UNKNOWN;
}

growth_store_stamp store_stamp(const settings *s)
{
    return (growth_store_stamp){ s->store.author, s->store.reason, s->store.now };
}

/* ---- what options mean ------------------------------------------------------------------------
 */

int store_needs(const settings *s, const store_need *needs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!needs[i].text || !*needs[i].text)
            return complain(s->command, EXIT_USAGE, "--%s is needed; see 'growth help %s'",
                            needs[i].option, s->command->name);
    return -1;
}

int store_uuid(const settings *s, const char *name, const char *text,
               char uuid[GROWTH_STORE_UUID_SIZE])
{
    if (strlen(text) != GROWTH_STORE_UUID_SIZE - 1 ||
        strspn(text, "0123456789abcdefABCDEF-") != GROWTH_STORE_UUID_SIZE - 1)
        /* What stands there may be an identifier: it is not repeated. */
        return complain(s->command, EXIT_USAGE,
                        "--%s is a child's key of 36 characters, as 'growth store list' prints "
                        "(an identifier goes into a file: --identifier FILE)",
                        name);
    for (size_t i = 0; i < GROWTH_STORE_UUID_SIZE; i++)
        uuid[i] = g_ascii_tolower(text[i]);
    return -1;
}

int store_date(const settings *s, const char *name, const char *text, growth_date *date)
{
    growth_error err;

    if (text && growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, date, &err) != GROWTH_OK)
        return complain(s->command, EXIT_USAGE, "--%s: %s", name, err.message);
    return -1;
}

int store_entry(const settings *s, const char *name, const char *text, growth_store_entry *entry)
{
    double number;

    if (!text)
        return -1;
    if (growth_number_parse(text, strlen(text), 0, &number) != GROWTH_OK || number < 1 ||
        number > 9e15 || number != (double)(growth_store_entry)number)
        return complain(s->command, EXIT_USAGE,
                        "--%s is the number of an entry, as 'growth store history' prints", name);
    *entry = (growth_store_entry)number;
    return -1;
}

int store_mark(const settings *s, const char *name, const char *text, unsigned mark,
               unsigned *marks)
{
    if (!text)
        return -1;
    if (strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
        return complain(s->command, EXIT_USAGE, "--%s is yes or no, not '%s'", name, text);
    *marks = strcmp(text, "yes") ? *marks & ~mark : *marks | mark;
    return -1;
}

static int parent_height(const settings *s, const char *name, const char *text, double *cm)
{
    if (text && growth_number_parse(text, strlen(text), 0, cm) != GROWTH_OK)
        return complain(s->command, EXIT_USAGE, "--%s is a height in cm, not '%s'", name, text);
    return -1;
}

static int gestation(const settings *s, growth_child *child)
{
    const char *text = s->store.gestation;
    growth_error err;

    if (text && !strcmp(text, "unknown"))
        child->gestation_days = GROWTH_GESTATION_UNKNOWN;
    else if (text &&
             growth_gestation_parse(text, strlen(text), &child->gestation_days, &err) != GROWTH_OK)
        return complain(s->command, EXIT_USAGE, "--gestation: %s", err.message);
    return -1;
}

int store_details(const settings *s, growth_child *child)
{
    static const char *const sexes[] = { "unknown", "male", "female" };
    size_t sex = 0;
    int status = store_date(s, "birth-date", s->store.birth_date, &child->birth_date);

    while (s->sex && sex < G_N_ELEMENTS(sexes) && strcmp(s->sex, sexes[sex]) != 0)
        sex++;
    if (sex == G_N_ELEMENTS(sexes))
        return complain(s->command, EXIT_USAGE, "--sex is male, female or unknown, not '%s'",
                        s->sex);
    if (s->sex)
        child->sex = (growth_sex)sex;
    if (status < 0)
        status = gestation(s, child);
    if (status < 0)
        status =
            parent_height(s, "mother-height", s->store.mother_height, &child->mother_height_cm);
    if (status < 0)
        status =
            parent_height(s, "father-height", s->store.father_height, &child->father_height_cm);
    return status;
}

/* ---- what is read from files ------------------------------------------------------------------
 */

/* What keeps a text from being kept, and what to do; NULL: nothing. */
static const char *wrong_with(const char *bytes, size_t n)
{
    if (n > GROWTH_STORE_TEXT_BYTES)
        return "is longer than 65536 bytes: shorten it";
    if (strlen(bytes) != n)
        return "holds a zero byte: is it a text? Save it as plain text in UTF-8";
    if (!g_utf8_validate(bytes, (gssize)n, NULL))
        return "is not in UTF-8: save it as plain text in UTF-8";
    return NULL;
}
_Static_assert(GROWTH_STORE_TEXT_BYTES == 65536, "as the words say");

/* A small text file without byte order mark and blanks around; to be freed. */
static int read_text(const settings *s, const char *name, const char *path, char **text)
{
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    char *bytes = file ? malloc(GROWTH_STORE_TEXT_BYTES + 2) : NULL;
    size_t n;
    const char *wrong;
    int failed;

    if (!bytes) {
        if (file && file != stdin)
            fclose(file);
        return complain(s->command, EXIT_FAILED, "--%s: %s: %s", name, path, strerror(errno));
    }
    n = fread(bytes, 1, GROWTH_STORE_TEXT_BYTES + 1, file);
    failed = ferror(file);
    if (file != stdin)
        fclose(file);
    bytes[n] = '\0';
    wrong = failed ? "cannot be read" : wrong_with(bytes, n);
    if (wrong) {
        free(bytes);
        return complain(s->command, EXIT_FAILED, "--%s: %s %s", name, path, wrong);
    }
    if (!strncmp(bytes, "\xEF\xBB\xBF", 3))
        memmove(bytes, bytes + 3, n - 2);
    *text = g_strstrip(bytes);
    return -1;
}

int store_note(const settings *s, char **note)
{
    int status;

    *note = NULL;
    if (!s->store.note)
        return -1;
    if (s->store.identifier && !strcmp(s->store.identifier, "-") && !strcmp(s->store.note, "-"))
        return complain(s->command, EXIT_USAGE,
                        "--identifier and --note cannot both be standard input");
    status = read_text(s, "note", s->store.note, note);
    if (*note && !**note) {
        free(*note);
        *note = NULL;
    }
    return status;
}

int store_with_note(const settings *s, store_act act)
{
    char *note = NULL;
    int status = store_note(s, &note);

    if (status < 0)
        status = store_with(s, GROWTH_STORE_EXISTING, 1, act, note);
    free(note);
    return status;
}

growth_status nhs_number_tidy(const settings *s, char *text, int *doubtful, growth_error *err)
{
    char kept[11];
    size_t n = 0;
    growth_status status = growth_nhs_number_check(text, strlen(text), NULL, err);

    if (status == GROWTH_ERR_PARSE)
        return status;
    for (const char *from = text; *from && n < 10; from++)
        if (g_ascii_isdigit(*from))
            kept[n++] = *from;
    kept[n] = '\0';
    if (status != GROWTH_OK && (s->store.strict || strspn(kept, (char[2]){ kept[0], '\0' }) == n))
        return status;
    *doubtful = status != GROWTH_OK;
    memcpy(text, kept, n + 1);
    return GROWTH_OK;
}

/* One line: "SYSTEM VALUE", or digits, blanks and '-': an NHS number. */
static int read_identifier(const settings *s, char *line, growth_store_identifier *identifier)
{
    size_t system = strcspn(line, " \t");
    growth_error err;
    int doubtful = 0;

    *identifier = (growth_store_identifier)GROWTH_STORE_IDENTIFIER_INIT;
    identifier->system = GROWTH_STORE_NHS_NUMBER;
    identifier->value = line;
    if (strspn(line, "0123456789- \t") != strlen(line)) {
        if (!line[system])
            return complain(s->command, EXIT_FAILED,
                            "an identifier is a line with SYSTEM VALUE (a word for who calls the "
                            "child so, a blank, what the child is called), or an NHS number");
        line[system] = '\0';
        identifier->system = growth_store_system(line);
        identifier->value = g_strstrip(line + system + 1);
    }
    if (strcmp(identifier->system, GROWTH_STORE_NHS_NUMBER) != 0) {
        if (growth_nhs_number_check(identifier->value, strlen(identifier->value), NULL, NULL) ==
            GROWTH_OK)
            complain(s->command, 0,
                     "warning: the number of '%s' is a valid NHS number: where it is one, write "
                     "'nhs-number' for the system",
                     identifier->system);
        return -1;
    }
    if (nhs_number_tidy(s, (char *)identifier->value, &doubtful, &err) != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    if (doubtful)
        complain(s->command, 0,
                 "warning: the check digit of the NHS number is wrong: a digit is "
                 "mistyped, here or on the paper (--strict refuses it)");
    return -1;
}

int identifiers_read(const settings *s, const char *path, identifiers *found)
{
    int status;
    char *next;

    found->n = 0;
    found->text = NULL;
    status = read_text(s, "identifier", path, &found->text);
    for (char *line = found->text; status < 0 && line && *line; line = next) {
        next = line + strcspn(line, "\r\n");
        if (*next)
            *next++ = '\0';
        if (!*g_strstrip(line))
            continue;
        if (found->n == MAX_IDENTIFIERS)
            return complain(s->command, EXIT_FAILED, "more than %d identifiers for one child",
                            MAX_IDENTIFIERS);
        status = read_identifier(s, line, &found->of[found->n++]);
    }
    if (status < 0 && found->n == 0)
        return complain(s->command, EXIT_FAILED, "no identifier was given: %s is empty",
                        strcmp(path, "-") ? path : "standard input");
    return status;
}

static int child_identified(const settings *s, const char *path, growth_store *store,
                            growth_date on, char uuid[GROWTH_STORE_UUID_SIZE])
{
    identifiers found = { .n = 0 };
    growth_error err;
    int status = identifiers_read(s, s->store.identifier, &found);

    if (status < 0 && found.n != 1)
        status = complain(s->command, EXIT_FAILED, "one identifier is needed, on one line");
    if (status < 0 && growth_store_find_child(store, found.of[0].system, found.of[0].value, on,
                                              uuid, &err) != GROWTH_OK)
        status = store_failed(s, path, &err);
    free(found.text);
    return status;
}

int store_in_order(const settings *s, const char *path, growth_store *store, const char *uuid)
{
    char newest[21];
    growth_error err;

    if (!s->store.now)
        return -1;
    if (growth_store_newest_time(store, uuid, newest, &err) != GROWTH_OK)
        return store_failed(s, path, &err);
    if (strcmp(s->store.now, newest) >= 0)
        return -1;
    return complain(s->command, EXIT_FAILED,
                    "--now %.20s is before the newest entry%s, which was recorded at %s: what the "
                    "record said on an earlier day would change",
                    s->store.now, uuid ? " of this child" : "", newest);
}

static int child_named(const settings *s, const char *path, growth_store *store, growth_date on,
                       char uuid[GROWTH_STORE_UUID_SIZE])
{
    if (s->child && s->store.identifier)
        return complain(s->command, EXIT_USAGE, "--child or --identifier, not both");
    if (s->store.identifier)
        return child_identified(s, path, store, on, uuid);
    if (!s->child)
        return complain(s->command, EXIT_USAGE,
                        "say which child: --child UUID, or --identifier FILE");
    return store_uuid(s, "child", s->child, uuid);
}

int store_child(const settings *s, const char *path, growth_store *store, growth_date on,
                char uuid[GROWTH_STORE_UUID_SIZE])
{
    const int status = child_named(s, path, store, on, uuid);

    return status < 0 ? store_in_order(s, path, store, uuid) : status;
}

/* ---- results ----------------------------------------------------------------------------------
 */

typedef struct became {
    const char *outcome;
    growth_store_entry entry;
} became;

static void read_outcome(const void *data, growth_cell *cell)
{
    cell_text(cell, ((const became *)data)->outcome);
}

static void read_entry(const void *data, growth_cell *cell)
{
    cell_integer(cell, ((const became *)data)->entry);
}

const char *outcome_word(growth_store_outcome outcome)
{
    static const char *const words[] = { "new", "same", "amended" };

    return words[outcome];
}

int store_say(const settings *s, const char *outcome, growth_store_entry entry)
{
    static const report_column columns[] = {
        { { "outcome", "", "what became of it", read_outcome }, "outcome", 0, NULL },
        { { "entry", "", "the entry that says it", read_entry }, "entry", 1, NULL },
    };
    const became row = { outcome, entry };
    report *out;

    if (!s->format || !strcmp(s->format, "text")) {
        printf("%s, entry %lld\n", row.outcome, (long long)entry);
        return EXIT_DONE;
    }
    out = report_open(s->command, s, "text", columns, 2, "growth.store.entry.1");
    if (!out)
        return EXIT_FAILED;
    return report_row(out, &row) | report_close(out) ? EXIT_FAILED : EXIT_DONE;
}

const char *posture_word(growth_posture posture)
{
    static const char *const words[] = { NULL, "lying", "standing" };

    return (size_t)posture < G_N_ELEMENTS(words) ? words[posture] : NULL;
}

const char *marks_words(unsigned marks)
{
    static const char *const words[] = { NULL, "oedema", "doubtful", "oedema;doubtful" };

    return words[(marks & GROWTH_MARK_OEDEMA ? 1 : 0) + (marks & GROWTH_MARK_DOUBTFUL ? 2 : 0)];
}

const char *gestation_words(int gestation_days, char text[16])
{
    snprintf(text, 16, "%d+%d", gestation_days / 7, gestation_days % 7);
    return gestation_days == GROWTH_GESTATION_UNKNOWN ? NULL : text;
}
