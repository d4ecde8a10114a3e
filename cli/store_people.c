/* growth store add, details, identify, find, link: who the children are, and whose. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store.h"

#define DETAILS_OPTIONS                                                                            \
    TEXT("sex", 's', sex, "male|female|unknown", "sex at birth, as the curves need it"),           \
        TEXT("birth-date", 'b', store.birth_date, "DATE", "2021-04-02"),                           \
        TEXT("gestation", 'g', store.gestation, "WEEKS+DAYS|unknown", "at birth: 31+2"),           \
        TEXT("gestation-source", 0, store.gestation_source, "TEXT",                                \
             "where the gestation comes from: \"birth notification\""),                            \
        TEXT("mother-height", 0, store.mother_height, "CM", "of the mother"),                      \
        TEXT("father-height", 0, store.father_height, "CM", "of the father")

/* ---- add and details --------------------------------------------------------------------------
 */

const option store_add_options[] = {
    DETAILS_OPTIONS,
    TEXT("identifier", 0, store.identifier, "FILE|-",
         "a file with the child's identifiers: lines with SYSTEM VALUE or an NHS number"),
    OPTION_STRICT,
    OPTION_AUTHOR,
    OPTION_NOW,
    OPTION_HELP,
    OPTIONS_END,
};

const option store_details_options[] = {
    OPTION_CHILD,  OPTION_IDENTIFIER, DETAILS_OPTIONS, OPTION_AUTHOR,
    OPTION_REASON, OPTION_NOW,        OPTION_HELP,     OPTIONS_END,
};

/* Asked before the child is added: one that is there already would else be there twice. */
static int refuse_known(const settings *s, growth_store *store, const identifiers *found)
{
    for (size_t i = 0; i < found->n; i++) {
        char uuid[GROWTH_STORE_UUID_SIZE];
        growth_error err;
        growth_status status = growth_store_find_child(
            store, found->of[i].system, found->of[i].value, GROWTH_DATE_NONE, uuid, &err);

        if (status == GROWTH_OK)
            return complain(s->command, EXIT_FAILED,
                            "the store has a child of this identifier already: %s", uuid);
        if (status != GROWTH_ERR_NOT_FOUND)
            return store_failed(s, s->arguments[0], &err);
    }
    return -1;
}

static int add_one(const settings *s, growth_store *store, const growth_child *child,
                   const identifiers *found)
{
    growth_store_stamp stamp = store_stamp(s);
    char uuid[GROWTH_STORE_UUID_SIZE];
    growth_error err;

    if (growth_store_add_child(store, child, s->store.gestation_source, &stamp, uuid, &err) !=
        GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    printf("%s\n", uuid);
    for (size_t i = 0; i < found->n; i++)
        if (growth_store_identify(store, uuid, &found->of[i], &stamp, NULL, &err) != GROWTH_OK)
            return complain(s->command, EXIT_FAILED,
                            "%s: the child was added, but not its identifier %zu: %s",
                            s->arguments[0], i + 1, err.message);
    return EXIT_DONE;
}

static int add_unknown(const settings *s, growth_store *store, void *context)
{
    const growth_child *child = context;
    identifiers found = { .n = 0, .text = NULL };
    int status = s->store.identifier ? identifiers_read(s, s->store.identifier, &found) : -1;

    if (status < 0)
        status = refuse_known(s, store, &found);
    if (status < 0)
        status = add_one(s, store, child, &found);
    free(found.text);
    return status;
}

int store_add(settings *s)
{
    growth_child child = { .birth_date = GROWTH_DATE_NONE };
    int status = STORE_NEEDS(s, { "sex", s->sex }, { "birth-date", s->store.birth_date });

    if (status < 0)
        status = store_details(s, &child);
    return status < 0 ? store_with(s, GROWTH_STORE_EXISTING, 1, add_unknown, &child) : status;
}

/* What is known of a child now. */
typedef struct known {
    const char *uuid;
    growth_child child;
    char *gestation_source;
} known;

/* Nothing to be recorded: the reason alone is no correction. */
static int says_the_same(const known *was, const growth_child *is, const char *source)
{
    return was->child.sex == is->sex && was->child.birth_date == is->birth_date &&
           was->child.gestation_days == is->gestation_days &&
           was->child.mother_height_cm == is->mother_height_cm &&
           was->child.father_height_cm == is->father_height_cm &&
           !g_strcmp0(was->gestation_source, source);
}

static int is_child(void *context, const growth_store_child *child)
{
    known *of = context;

    if (strcmp(child->child.id, of->uuid) != 0)
        return 0;
    of->child = child->child;
    of->child.id = NULL;
    of->gestation_source = g_strdup(child->gestation_source);
    return 1;
}

static int amend_details(const settings *s, growth_store *store, void *context)
{
    growth_store_stamp stamp = store_stamp(s);
    char uuid[GROWTH_STORE_UUID_SIZE];
    known of = { .uuid = uuid };
    growth_child child;
    const char *source;
    growth_error err;
    int status = store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, uuid);

    (void)context;
    if (status >= 0)
        return status;
    if (growth_store_each_child(store, is_child, &of, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    child = of.child;
    status = store_details(s, &child);
    /* A gestation that is said anew has not the source of the one before. */
    source = s->store.gestation_source || s->store.gestation ? s->store.gestation_source
                                                             : of.gestation_source;
    if (status < 0 && says_the_same(&of, &child, source))
        status = complain(s->command, EXIT_DONE,
                          "the record says the same already: nothing was recorded");
    else if (status < 0 &&
             growth_store_amend_child(store, uuid, &child, source, &stamp, &err) != GROWTH_OK)
        status = store_failed(s, s->arguments[0], &err);
    g_free(of.gestation_source);
    return status < 0 ? EXIT_DONE : status;
}

int store_amend_details(settings *s)
{
    int status = STORE_NEEDS(s, { "author", s->store.author }, { "reason", s->store.reason });

    return status < 0 ? store_with(s, GROWTH_STORE_EXISTING, 1, amend_details, NULL) : status;
}

/* ---- identify and find ------------------------------------------------------------------------
 */

const option store_identify_options[] = {
    OPTION_CHILD,
    TEXT("identifier", 0, store.identifier, "FILE|-",
         "a file with one line, SYSTEM VALUE or an NHS number (default: standard input)"),
    TEXT("from", 0, store.from, "DATE", "first day it is valid (default: always was)"),
    TEXT("to", 0, store.to, "DATE", "first day it is no longer valid (default: until now)"),
    TEXT("entry", 0, store.entry, "N", "correct this entry, such as to end its time"),
    OPTION_STRICT,
    OPTION_AUTHOR,
    OPTION_REASON,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

const option store_find_options[] = {
    TEXT("identifier", 0, store.identifier, "FILE|-",
         "a file with one line, SYSTEM VALUE or an NHS number (default: standard input)"),
    TEXT("on", 0, store.date, "DATE", "the day on which the child had it (default: any)"),
    OPTION_HELP,
    OPTIONS_END,
};

/* The identifier that an entry holds. */
typedef struct held {
    growth_store_entry entry;
    growth_store_identifier identifier;
    char *system, *value;
} held;

static int is_entry(void *context, const growth_store_identifier *identifier)
{
    held *of = context;

    if (identifier->provenance.entry != of->entry)
        return 0;
    of->identifier = *identifier;
    of->identifier.system = of->system = g_strdup(identifier->system);
    of->identifier.value = of->value = g_strdup(identifier->value);
    return 1;
}

static int find_held(const settings *s, growth_store *store, const char *uuid, held *of)
{
    growth_error err;
    int status = store_entry(s, "entry", s->store.entry, &of->entry);

    if (status >= 0)
        return status;
    if (growth_store_each_identifier(store, uuid, is_entry, of, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    if (!of->system)
        return complain(s->command, EXIT_FAILED, "entry %lld is no identifier of this child",
                        (long long)of->entry);
    return -1;
}

static int keep_identifier(const settings *s, growth_store *store, const char *uuid, held *of)
{
    growth_store_stamp stamp = store_stamp(s);
    growth_store_entry entry = 0;
    growth_status kept;
    growth_error err;
    int status = store_date(s, "from", s->store.from, &of->identifier.valid_from);

    if (status < 0)
        status = store_date(s, "to", s->store.to, &of->identifier.valid_to);
    if (status >= 0)
        return status;
    kept = of->entry ? growth_store_amend_identifier(store, of->entry, &of->identifier, &stamp,
                                                     &entry, &err)
                     : growth_store_identify(store, uuid, &of->identifier, &stamp, &entry, &err);
    if (kept != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    return store_say(s, of->entry ? "amended" : "new", entry);
}

/* The new identifier, or the one that is corrected. */
static int identify_one(const settings *s, growth_store *store, void *context)
{
    const char *uuid = context;
    identifiers found = { .n = 0, .text = NULL };
    held of = { .entry = 0, .identifier = GROWTH_STORE_IDENTIFIER_INIT };
    int status = store_in_order(s, s->arguments[0], store, uuid);

    if (status < 0 && s->store.entry)
        status = find_held(s, store, uuid, &of);
    if (status < 0 && (!s->store.entry || s->store.identifier)) {
        status = identifiers_read(s, s->store.identifier ? s->store.identifier : "-", &found);
        if (status < 0 && found.n != 1)
            status = complain(s->command, EXIT_FAILED, "one identifier at a time, on one line");
        if (status < 0) {
            of.identifier.system = found.of[0].system;
            of.identifier.value = found.of[0].value;
        }
    }
    if (status < 0)
        status = keep_identifier(s, store, uuid, &of);
    g_free(of.system);
    g_free(of.value);
    free(found.text);
    return status;
}

int store_identify(settings *s)
{
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = STORE_NEEDS(s, { "child", s->child });

    if (status < 0)
        status = store_uuid(s, "child", s->child, uuid);
    return status < 0 ? store_with(s, GROWTH_STORE_EXISTING, 1, identify_one, uuid) : status;
}

static int print_found(const settings *s, growth_store *store, void *context)
{
    const growth_date *on = context;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = store_child(s, s->arguments[0], store, *on, uuid);

    if (status >= 0)
        return status;
    printf("%s\n", uuid);
    return EXIT_DONE;
}

int store_find(settings *s)
{
    settings asked = *s;
    growth_date on = GROWTH_DATE_NONE;
    int status = store_date(s, "on", s->store.date, &on);

    if (!asked.store.identifier)
        asked.store.identifier = "-";
    return status < 0 ? store_with(&asked, GROWTH_STORE_READ_ONLY, 1, print_found, &on) : status;
}

/* ---- link -------------------------------------------------------------------------------------
 */

const option store_link_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("sibling", 0, store.sibling, "UUID", "a brother or sister, by the key"),
    TEXT("parent", 0, store.parent, "UUID", "a parent who is in the store too, by the key"),
    OPTION_AUTHOR,
    OPTION_REASON,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

static int link_them(const settings *s, growth_store *store, void *context)
{
    const char *relative = context;
    growth_store_stamp stamp = store_stamp(s);
    growth_store_entry entry;
    growth_error err;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, uuid);

    if (status >= 0)
        return status;
    if (growth_store_link(store, uuid, relative,
                          s->store.sibling ? GROWTH_STORE_SIBLING : GROWTH_STORE_PARENT, &stamp,
                          &entry, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    return store_say(s, "new", entry);
}

int store_link(settings *s)
{
    char relative[GROWTH_STORE_UUID_SIZE];
    int status = STORE_NEEDS(s, { "author", s->store.author });

    if (status < 0 && !s->store.sibling == !s->store.parent)
        status = complain(s->command, EXIT_USAGE, "one of --sibling and --parent is needed");
    if (status < 0)
        status = s->store.sibling ? store_uuid(s, "sibling", s->store.sibling, relative)
                                  : store_uuid(s, "parent", s->store.parent, relative);
    return status < 0 ? store_with(s, GROWTH_STORE_EXISTING, 1, link_them, relative) : status;
}
