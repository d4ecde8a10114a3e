/* What every child has in common on the page, and a child as a line of a list: one who cannot be
 * judged, or for whom only contacts are missing. */
#include <math.h>
#include <string.h>

#include "parts.h"

/* ---- in common ------------------------------------------------------------------------------- */

static growth_date last_measured(const growth_judged *judged)
{
    growth_date last = GROWTH_DATE_NONE;

    for (size_t i = 0; i < judged->record.n_measurements; i++)
        if (judged->record.measurements[i].measured_on > last)
            last = judged->record.measurements[i].measured_on;
    return last;
}

/* What the script filters and sorts by. */
void child_attributes(html *h, const growth_judged *judged, const triage_place *place)
{
    char date[11];

    html_raw(h, " data-tier=\"");
    html_raw(h, growth_tier_text(place->tier));
    html_raw(h, "\" data-last=\"");
    html_raw(h, growth_date_format(last_measured(judged), date));
    html_raw(h, "\" data-fall=\"");
    html_number(h, place->fall, 3);
    html_raw(h, "\" data-child=\"");
    html_text(h, judged->record.child.id);
    html_raw(h, "\"");
}

/* Sex and age today, or at the last measurement where there is no day of birth. */
static void put_who(html *h, const triage_pen *pen, const growth_judged *judged)
{
    const growth_child *child = &judged->record.child;
    char chosen[GROWTH_EXPLAIN_SIZE];
    double age = GROWTH_NAN;

    html_raw(h, " <span class=\"who\">");
    html_text(h, *growth_explain_sex_chosen(child, chosen) ? chosen : growth_sex_text(child->sex));
    if (child->birth_date != GROWTH_DATE_NONE && pen->today != GROWTH_DATE_NONE)
        age = pen->today - child->birth_date;
    if (age >= 2 * GROWTH_DAYS_PER_YEAR) {
        html_raw(h, ", ");
        html_number(h, floor(age / GROWTH_DAYS_PER_YEAR * 10) / 10, 1);
        html_raw(h, " years");
    } else if (age >= 0) {
        html_raw(h, ", ");
        html_counted(h, (unsigned long long)(age / GROWTH_DAYS_PER_MONTH), "month", "months");
    }
    html_raw(h, "</span>");
}

void child_heading(html *h, const triage_pen *pen, const growth_judged *judged)
{
    const char *id = judged->record.child.id;

    html_raw(h, "<bdi class=\"child\">");
    html_text(h, id && *id ? id : "(no identifier)");
    html_raw(h, "</bdi>");
    put_who(h, pen, judged);
}

int contacts_are_listed(const growth_judged *judged)
{
    return judged->check->contacts.findings && (judged->tiers >> GROWTH_TIER_CONTACT & 1);
}

void child_identity(html *h, const growth_judged *judged)
{
    char text[GROWTH_EXPLAIN_SIZE];

    html_element(h, "p", growth_explain_identity(judged->record.n_refused, text));
    html_element(h, "p", growth_explain_sex_unknown(judged->record.child.sex, text));
}

void child_contacts(html *h, const growth_judged *judged)
{
    char text[GROWTH_EXPLAIN_SIZE];

    if (contacts_are_listed(judged))
        html_element(h, "p",
                     growth_explain_contact(judged->check, judged->check->contacts.findings, text));
}

/* ---- a line ---------------------------------------------------------------------------------- */

/* A newer value that is no weight to go by. */
static void put_unused(html *h, const growth_check *check)
{
    if (isnan(check->unused_value))
        return;
    html_raw(h, " The value of ");
    if (check->unused_on != GROWTH_DATE_NONE) {
        html_date(h, check->unused_on);
    } else {
        html_number(h, check->unused_age / GROWTH_DAYS_PER_YEAR, 2);
        html_raw(h, " years");
    }
    html_raw(h, ", ");
    html_number(h, check->unused_value, 2);
    html_raw(h, " kg, is not used: check the entry.");
}

static void put_last_weight(html *h, const triage_pen *pen, const growth_judged *judged)
{
    const growth_track *track = &judged->check->track;
    const growth_series *s = &track->series[GROWTH_WEIGHT];
    const growth_reference_info reference = growth_reference_describe(track->reference);
    const int last = judged->check->last_weight;
    const growth_point *p = last < 0 ? NULL : &s->points[last];
    char band[GROWTH_BAND_TEXT_SIZE];

    if (!p) {
        html_raw(h, "No weight that can be scored.");
        put_unused(h, judged->check);
        return;
    }
    html_raw(h, "Last weight ");
    html_number(h, p->value, 2);
    html_raw(h, " kg");
    if (p->date != GROWTH_DATE_NONE) {
        html_raw(h, " on ");
        html_date(h, p->date);
    }
    if (p->date != GROWTH_DATE_NONE && pen->today != GROWTH_DATE_NONE && pen->today >= p->date) {
        html_raw(h, " (");
        html_counted(h, (unsigned long long)(pen->today - p->date), "day ago", "days ago");
        html_raw(h, ")");
    }
    html_raw(h, ", ");
    html_text(h, growth_band_text(reference.lines, reference.n_lines, GROWTH_WEIGHT,
                                  isnan(p->age_days) ? p->scored_age : p->age_days, p->sds, band));
    html_raw(h, ".");
    put_unused(h, judged->check);
}

static void put_occasions(html *h, const growth_judged *judged)
{
    html_counted(h, judged->check->n_weights, "usable weighing from 4 weeks of age. ",
                 "usable weighings from 4 weeks of age. ");
}

static void put_overdue(html *h, const growth_contacts *k)
{
    size_t n;
    const growth_contact_due *due = growth_contact_schedule(&n);
    const char *before = "Overdue: ";

    for (size_t i = 0; i < n && i < k->n; i++) {
        if (!k->items[i].overdue)
            continue;
        html_raw(h, before);
        html_text(h, due[i].title);
        if (k->items[i].state == GROWTH_CONTACT_NOT_MEASURED) {
            html_raw(h, " (seen, not weighed: ");
            html_raw(h, growth_reason_text(k->items[i].reason));
            html_raw(h, ")");
        } else if (k->items[i].reason == GROWTH_REASON_NOT_BROUGHT) {
            html_raw(h, " (was not brought)");
        }
        before = ", ";
    }
    html_raw(h, ". ");
}

/* In fewer words than on a card: a line is one of many. */
static void put_gaps(html *h, const growth_judged *judged)
{
    const growth_contacts *k = &judged->check->contacts;

    if (!contacts_are_listed(judged))
        return;
    html_raw(h, "<p>");
    if (k->findings & GROWTH_CONTACT_OVERDUE)
        put_overdue(h, k);
    if (k->findings & GROWTH_CONTACT_BLIND_GAP) {
        html_raw(h, "No weight for ");
        html_counted(h, (unsigned long long)k->gap_days, "day. ", "days. ");
    }
    if (k->findings & GROWTH_CONTACT_SEEN_NOT_WEIGHED) {
        html_counted(h, k->most_in_a_row, "visit", "visits");
        html_raw(h, " in a row without a weight");
        if (k->by_reason[GROWTH_REASON_NOT_PRESENT]) {
            html_raw(h, ", not counting ");
            html_counted(h, k->by_reason[GROWTH_REASON_NOT_PRESENT], "visit", "visits");
            html_raw(h, " at which the child was not present");
        }
        html_raw(h, ". ");
    }
    if (k->findings & GROWTH_CONTACT_NOT_BROUGHT) {
        html_raw(h, "Was not brought ");
        html_counted(h, k->not_brought, "time", "times");
        html_raw(h, k->not_brought_in_a_row < k->not_brought ? ". " : " in a row. ");
    }
    if (k->findings & GROWTH_CONTACT_CONFIRM) {
        html_raw(h, "A finding was to be confirmed by ");
        html_date(h, k->confirm_by);
        html_raw(h, ". ");
    }
    html_raw(h, "</p>");
}

static void put_entries(html *h, const growth_judged *judged)
{
    char text[GROWTH_QUALITY_TEXT_SIZE];

    for (size_t i = 0; i < judged->n_quality && (judged->tiers >> GROWTH_TIER_QUALITY & 1); i++) {
        html_raw(h, "<p><span class=\"word\">Entry to look at:</span> ");
        html_text(h, growth_quality_text(&judged->record, &judged->quality[i], text));
        html_raw(h, "</p>");
    }
}

void line_write(html *h, const triage_pen *pen, const growth_judged *judged,
                const triage_place *place)
{
    html_raw(h, "<li class=\"line\"");
    child_attributes(h, judged, place);
    html_raw(h, "><h3>");
    child_heading(h, pen, judged);
    html_raw(h, "</h3>");
    child_identity(h, judged);
    html_raw(h, "<p>");
    if (place->tier == GROWTH_TIER_INSUFFICIENT)
        put_occasions(h, judged);
    put_last_weight(h, pen, judged);
    html_raw(h, "</p>");
    put_entries(h, judged);
    put_gaps(h, judged);
    html_raw(h, "</li>\n");
}
