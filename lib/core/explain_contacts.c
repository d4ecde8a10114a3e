/* The words of what was not measured: visits without a weight, and contacts that are overdue. */
#include <growth/faltering.h>

#include "words.h"

static const char *const states[] = {
    [GROWTH_CONTACT_NOT_DUE] = "not yet due",
    [GROWTH_CONTACT_DUE] = "due",
    [GROWTH_CONTACT_DONE] = "done",
    [GROWTH_CONTACT_NOT_MEASURED] = "attended but not measured",
    [GROWTH_CONTACT_MISSED] = "missed",
    [GROWTH_CONTACT_NOT_MEANT] = "not of this schedule",
};

const char *growth_contact_state_text(growth_contact_state state)
{
    return (unsigned)state < ARRAY_LEN(states) ? states[state] : "";
}

void growth__say_unusable(growth__words *w, growth_date date, double age, double value)
{
    growth__say(w, "The value of ");
    growth__say_when(w, date, age);
    growth__say(w, ", ");
    growth__say_value(w, GROWTH_WEIGHT, value);
    growth__say(w, ", is not used: check the entry. ");
}

void growth__say_visit(growth__words *w, const growth_contacts *k)
{
    if (k->unusable_on != GROWTH_DATE_NONE && k->seen_on == k->unusable_on) {
        growth__say_unusable(w, k->unusable_on, k->unusable_age, k->unusable_value);
        return;
    }
    growth__say(w, "Seen but not weighed on ");
    growth__say_when(w, k->seen_on, 0);
    growth__say(w, " (");
    growth__say(w, growth_reason_text(k->seen_reason));
    growth__say(w, "). ");
}

void growth__say_not_brought(growth__words *w, const growth_contacts *k)
{
    const size_t n = k->not_brought, most = k->not_brought_in_a_row;

    if (n == 0)
        return;
    growth__say(w, "Was not brought");
    if (n > 1) {
        growth__say(w, " ");
        growth__say_count(w, n, "time", "times");
        if (most < n && most > 1) {
            growth__say(w, ", ");
            growth__say_count(w, most, "of them", "of them");
        }
        growth__say(w, most > 1 ? " in a row" : "");
    }
    if (k->not_brought_on != GROWTH_DATE_NONE) {
        growth__say(w, n > 1 ? ", the last on " : " on ");
        growth__say_when(w, k->not_brought_on, 0);
    }
    growth__say(w, ". ");
}

const char *growth_contact_finding_id(unsigned finding)
{
    switch (finding) {
    case GROWTH_CONTACT_OVERDUE:
        return "weight-overdue";
    case GROWTH_CONTACT_BLIND_GAP:
        return "blind-gap";
    case GROWTH_CONTACT_SEEN_NOT_WEIGHED:
        return "seen-not-weighed";
    case GROWTH_CONTACT_CONFIRM:
        return "not-confirmed";
    case GROWTH_CONTACT_NOT_BROUGHT:
        return "not-brought";
    default:
        return NULL;
    }
}

/* The schedule's contacts that are missed since the newest weight. */
static void say_overdue(growth__words *w, const growth_contacts *k)
{
    size_t n;
    const growth_contact_due *due = growth_contact_schedule(&n);
    const char *before = "A weight is overdue: ";

    for (size_t i = 0; i < k->n && i < n; i++) {
        if ((k->items[i].state != GROWTH_CONTACT_MISSED &&
             k->items[i].state != GROWTH_CONTACT_NOT_MEASURED) ||
            !k->items[i].overdue)
            continue;
        growth__say(w, before);
        growth__say(w, due[i].title);
        if (k->items[i].state == GROWTH_CONTACT_NOT_MEASURED) {
            growth__say(w, " (seen but not weighed: ");
            growth__say(w, growth_reason_text(k->items[i].reason));
            growth__say(w, ")");
        } else if (k->items[i].reason == GROWTH_REASON_NOT_BROUGHT) {
            growth__say(w, " (was not brought)");
        }
        before = ", ";
    }
    growth__say(w, ". ");
}

/* Not seen is not seen and not weighed; but a reader who counts visits counts it. */
static void say_not_present(growth__words *w, const growth_contacts *k)
{
    if (!k->by_reason[GROWTH_REASON_NOT_PRESENT])
        return;
    growth__say(w, ", not counting ");
    growth__say_count(w, k->by_reason[GROWTH_REASON_NOT_PRESENT], "visit", "visits");
    growth__say(w, " at which the child was not present");
}

char *growth_explain_contact(const growth_check *check, unsigned findings, char *text)
{
    const growth_contacts *const k = check ? &check->contacts : NULL;
    growth__words w = { text, 0 };

    if (!k || !text)
        return NULL;
    text[0] = '\0';
    if (findings & GROWTH_CONTACT_OVERDUE)
        say_overdue(&w, k);
    if (findings & GROWTH_CONTACT_BLIND_GAP) {
        growth__say(&w, "No weight for ");
        growth__say_count(&w, (size_t)k->gap_days, "day", "days");
        growth__say(&w, ": what happened in between cannot be seen. ");
    }
    if (findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED) {
        growth__say_count(&w, k->most_in_a_row, "visit", "visits");
        growth__say(&w, " in a row without a weight");
        say_not_present(&w, k);
        growth__say(&w, ". ");
        if (k->seen_on != GROWTH_DATE_NONE)
            growth__say_visit(&w, k);
    }
    if (findings & GROWTH_CONTACT_CONFIRM) {
        growth__say(&w, "The finding was to be confirmed by ");
        growth__say_when(&w, k->confirm_by, 0);
        growth__say(&w, "; no later weight that can be used is recorded. ");
    }
    if (findings & GROWTH_CONTACT_NOT_BROUGHT)
        growth__say_not_brought(&w, k);
    if (w.used > 0 && k->last_weight != GROWTH_DATE_NONE) {
        growth__say(&w, "The last weight is of ");
        growth__say_when(&w, k->last_weight, 0);
        growth__say(&w, ". ");
    }
    growth__say(&w, "Weigh at the next contact.");
    return text;
}
