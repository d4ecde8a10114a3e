/* Contacts: that a child was seen, or was to be seen, and why nothing was measured. */
#include <string.h>

#include "same.h"

static growth_status check(const growth_store_contact *contact, growth_error *err)
{
    const struct {
        const char *text, *what;
    } texts[] = {
        { contact->service, "the service" },
        { contact->seen_by, "the name of who saw the child" },
        { contact->note, "the note" },
        { contact->source, "the source" },
        { contact->source_key, "the source's key" },
    };

    if ((unsigned)contact->not_measured >= GROWTH_REASON_COUNT_ || (unsigned)contact->attended > 1)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "there is no such reason");
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        TRY(growth__store_check_text(texts[i].text, texts[i].what, err));
    return GROWTH_OK;
}

growth_status growth__store_contact_row(const growth_store_contact *contact, growth_date birth_date,
                                        const cell *stamp, contact_row *row, growth_error *err)
{
    cell *c = row->cells;
    growth_reason reason;
    int is_brought;

    TRY(check(contact, err));
    TRY(growth__store_check_day(contact->on, birth_date, stamp, err));
    is_brought = contact->attended && contact->not_measured != GROWTH_REASON_NOT_BROUGHT;
    reason = contact->not_measured == GROWTH_REASON_NOT_BROUGHT ? GROWTH_REASON_NONE
                                                                : contact->not_measured;
    memcpy(c, stamp, AT_CHILD * sizeof *c);
    c[AT_SUPERSEDES] = (cell){ .kind = CELL_NULL };
    c[AT_RETRACTED] = growth__cell_integer(0);
    c[CONTACT_ON] = growth__cell_date(contact->on);
    c[CONTACT_ATTENDED] = growth__cell_integer(is_brought);
    c[CONTACT_NOT_MEASURED] = growth__cell_text(growth_reason_text(reason));
    c[CONTACT_SERVICE] = growth__cell_text(contact->service);
    c[CONTACT_SEEN_BY] = growth__cell_text(contact->seen_by);
    c[CONTACT_NOTE] = growth__cell_text(contact->note);
    c[CONTACT_SOURCE] = growth__cell_text(contact->source);
    c[CONTACT_KEY] = growth__cell_text(contact->source_key);
    return GROWTH_OK;
}

growth_reason growth_store_contact_reason(const growth_store_contact *contact)
{
    if (!contact)
        return GROWTH_REASON_NONE;
    return contact->attended ? contact->not_measured : GROWTH_REASON_NOT_BROUGHT;
}

static growth_status add(growth_store *store, growth_store_entry child,
                         const growth_store_contact *contact, const cell *stamp,
                         growth_store_outcome *outcome, growth_store_entry *entry,
                         growth_error *err)
{
    contact_row row;
    growth_store_child details;
    sqlite3_stmt *statement;
    growth_status status;

    TRY(growth__store_details(store, child, STORE_EVER, &details, &statement, err));
    status = growth__store_contact_row(contact, details.child.birth_date, stamp, &row, err);
    growth__store_done(statement);
    TRY(status);
    row.cells[AT_CHILD] = growth__cell_entry(child);
    return growth__store_say(store, TABLE_CONTACT, row.cells, outcome, entry, err);
}

growth_status growth_store_add_contact(growth_store *store, const char *uuid,
                                       const growth_store_contact *contact,
                                       const growth_store_stamp *stamp,
                                       growth_store_outcome *outcome, growth_store_entry *entry,
                                       growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry child = 0, made = 0;
    growth_store_outcome became = GROWTH_STORE_NEW;

    if (!contact)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a contact is needed");
    TRY(growth__store_stamp(stamp, NEED_NOTHING, cells, err));
    TRY(growth__store_child_entry(store, uuid, &child, err));
    TRY(growth__store_begin(store, err));
    TRY(growth__store_end(store, add(store, child, contact, cells, &became, &made, err), err));
    if (outcome)
        *outcome = became;
    if (entry)
        *entry = made;
    return GROWTH_OK;
}
