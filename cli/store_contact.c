/* growth store contact, acknowledge: a visit without a measurement, a finding looked at. */
#include <stdlib.h>
#include <string.h>

#include "store_findings.h"

/* ---- contact ----------------------------------------------------------------------------------
 */

const option store_contact_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("date", 0, store.date, "DATE", "the day of the visit"),
    TEXT("not-measured", 0, store.not_measured, "REASON",
         "no-scales, declined, not-present, too-unwell, other (say in --note), not-recorded"),
    FLAG("not-brought", 0, store.not_brought, "the child was to be seen, and was not brought"),
    TEXT("service", 0, store.service, "TEXT", "the service that saw the child"),
    TEXT("seen-by", 0, store.by, "TEXT", "who saw the child, by role or staff name"),
    OPTION_NOTE,
    TEXT("source", 0, store.source, "NAME", "the system it was taken from"),
    TEXT("source-key", 0, store.source_key, "KEY", "what that system calls this visit"),
    OPTION_AUTHOR,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

/* "no-scales", or any text: that is another reason, and stays in the note. */
static void find_reason(const settings *s, growth_store_contact *contact)
{
    const char *text = s->store.not_measured;

    contact->not_measured = text ? growth_reason_find(text, strlen(text)) : GROWTH_REASON_NONE;
    if (contact->not_measured == GROWTH_REASON_OTHER && !s->store.note &&
        strcmp(text, "other") != 0)
        contact->note = text;
}

static int contact_one(const settings *s, growth_store *store, void *context)
{
    const char *note = context;
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    growth_store_stamp stamp = store_stamp(s);
    growth_store_outcome outcome;
    growth_store_entry entry;
    growth_error err;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status;

    find_reason(s, &contact);
    contact.attended = !s->store.not_brought;
    contact.service = s->store.service;
    contact.seen_by = s->store.by;
    contact.source = s->store.source;
    contact.source_key = s->store.source_key;
    if (note)
        contact.note = note;
    status = store_date(s, "date", s->store.date, &contact.on);
    if (status < 0)
        status = store_child(s, s->arguments[0], store, contact.on, uuid);
    if (status >= 0)
        return status;
    if (growth_store_add_contact(store, uuid, &contact, &stamp, &outcome, &entry, &err) !=
        GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    return store_say(s, outcome_word(outcome), entry);
}

int store_contact(settings *s)
{
    int status = STORE_NEEDS(s, { "date", s->store.date });

    if (status < 0 && !s->store.not_measured && !s->store.not_brought)
        status = complain(s->command, EXIT_USAGE,
                          "say why there is no measurement: --not-measured REASON, or "
                          "--not-brought");
    return status < 0 ? store_with_note(s, contact_one) : status;
}

/* ---- acknowledge ------------------------------------------------------------------------------
 */

const option store_acknowledge_options[] = {
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    TEXT("rule", 0, store.rule, "RULE", "the rule or contact finding, by its id"),
    TEXT("measure", 'm', measure, "MEASURE", "the measure it is about"),
    TEXT("from", 0, store.from, "DATE", "first day of the episode"),
    TEXT("to", 0, store.to, "DATE", "last day of the episode"),
    OPTION_AUTHOR,
    OPTION_REASON,
    OPTION_NOW,
    OPTION_FORMAT,
    OPTION_HELP,
    OPTIONS_END,
};

/* A rule that is not met is acknowledged all the same: the finding may have been of a file, or of
 * other rules; but a mistyped one would be told by nobody. */
static int check_rule(const settings *s, growth_store *store, const char *uuid)
{
    growth_date today = s->reading.today;
    growth_error err;
    int found;

    if (growth_rule_find(s->store.rule) < 0 && !store_contact_finding(s->store.rule))
        return complain(s->command, EXIT_USAGE,
                        "there is no rule '%s': what scan and check print as rule of a tier from "
                        "urgent to insufficient, or of a contact, can be acknowledged; an entry "
                        "that data quality doubts is amended or taken back instead",
                        s->store.rule);
    if (s->store.now && growth_date_parse(s->store.now, strcspn(s->store.now, "T"), GROWTH_DATE_ISO,
                                          &today, NULL) != GROWTH_OK)
        return -1; /* the store says what is wrong with it */
    if (store_is_found(s, store, uuid, today, s->store.rule, s->measure, &found, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    if (!found)
        complain(s->command, 0, "warning: the record as it stands has no finding of %s%s%s",
                 s->store.rule, s->measure ? " for " : "", s->measure ? s->measure : "");
    return -1;
}

static int acknowledge_one(const settings *s, growth_store *store, void *context)
{
    growth_store_acknowledgement said = { .rule = s->store.rule,
                                          .measure = s->measure,
                                          .from_date = GROWTH_DATE_NONE,
                                          .to_date = GROWTH_DATE_NONE };
    growth_store_stamp stamp = store_stamp(s);
    growth_store_entry entry;
    growth_measure measure;
    growth_error err;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int status = -1;

    (void)context;
    if (s->measure && growth_measure_find(s->measure, &measure) != GROWTH_OK)
        status = complain(s->command, EXIT_USAGE, "--measure is weight, height, bmi ..., not '%s'",
                          s->measure);
    if (status < 0)
        status = store_date(s, "from", s->store.from, &said.from_date);
    if (status < 0)
        status = store_date(s, "to", s->store.to, &said.to_date);
    if (status < 0)
        status = store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, uuid);
    if (status < 0)
        status = check_rule(s, store, uuid);
    if (status >= 0)
        return status;
    if (growth_store_acknowledge(store, uuid, &said, &stamp, &entry, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    return store_say(s, "new", entry);
}

int store_acknowledge(settings *s)
{
    int status = STORE_NEEDS(s, { "rule", s->store.rule }, { "author", s->store.author },
                             { "reason", s->store.reason });

    return status < 0 ? store_with(s, GROWTH_STORE_EXISTING, 1, acknowledge_one, NULL) : status;
}
