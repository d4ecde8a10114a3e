/* The contacts at which a child should be measured, and what became of each.
 *
 * What is missing is a finding too: a visit without scales is not a visit that never was, so the
 * two are counted apart.  Everything is reckoned in chronological days of age. */
#include <math.h>
#include <string.h>

#include <growth/contact.h>
#include <growth/assess.h>

#include "internal.h"

#define DAYS(d)   (d)
#define WEEKS(w)  ((w)*GROWTH_DAYS_PER_WEEK)
#define MONTHS(m) ((m)*GROWTH_DAYS_PER_MONTH)
#define YEARS(y)  ((y)*GROWTH_DAYS_PER_YEAR)
#define ALL       GROWTH_DATE_NONE
#define JULY_2024 19905 /* 2024-07-01: the 18-month immunisation is of children born from here */

/* Healthy Child Programme, England, and the National Child Measurement Programme; grace of a week
 * at birth and the new birth visit, four weeks at immunisations. */
/* clang-format off */
static const growth_contact_due schedule[] = {
    /* id                title                        from        to          overdue             year height born */
    { "birth",           "birth",                     DAYS(0),    DAYS(1),    DAYS(8),            0, 0, ALL },
    { "new-birth",       "new birth visit",           DAYS(10),   DAYS(14),   DAYS(21),           0, 0, ALL },
    { "review-6w",       "6-8 week review",           WEEKS(6),   WEEKS(8),   WEEKS(10),          0, 0, ALL },
    { "immunisation-8w", "8 week immunisations",      WEEKS(8),   WEEKS(8),   WEEKS(12),          0, 0, ALL },
    { "immunisation-12w", "12 week immunisations",    WEEKS(12),  WEEKS(12),  WEEKS(16),          0, 0, ALL },
    { "immunisation-16w", "16 week immunisations",    WEEKS(16),  WEEKS(16),  WEEKS(20),          0, 0, ALL },
    { "review-12m",      "12 month review",           MONTHS(9),  MONTHS(12), MONTHS(15),         0, 0, ALL },
    { "immunisation-18m", "18 month immunisation",    MONTHS(18), MONTHS(18), MONTHS(18) + 28,    0, 0, JULY_2024 },
    { "review-2y",       "2-2\xc2\xbd year review",   MONTHS(24), MONTHS(30), MONTHS(33),         0, 1, ALL },
    { "immunisation-40m", "pre-school booster",       MONTHS(40), MONTHS(40), MONTHS(40) + 28,    0, 0, ALL },
    { "reception",       "Reception measurement",     YEARS(4),   YEARS(5),   YEARS(6),           4, 1, ALL },
    { "year-6",          "Year 6 measurement",        YEARS(10),  YEARS(11),  YEARS(12),          10, 1, ALL },
};
/* clang-format on */

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

const growth_contact_due *growth_contact_schedule(size_t *n)
{
    *n = ARRAY_LEN(schedule);
    return schedule;
}

int growth_confirm_days(double age_days)
{
    return age_days < MONTHS(6) ? 14 : age_days < YEARS(2) ? 28 : 42;
}

/* ---- weights and visits by age --------------------------------------------------------------- */

enum { KEPT = 96 };

typedef struct event {
    double age;
    growth_reason reason; /* NONE: a weight */
} event;

/* The newest events of a child, ascending. */
typedef struct timeline {
    growth_date birth;
    event events[KEPT];
    size_t n;
} timeline;

static void add_event(timeline *t, double age, growth_reason reason)
{
    size_t at = t->n;

    if (isnan(age))
        return;
    /* A weight of the same day stands before the visit. */
    while (at > 0 && (age < t->events[at - 1].age ||
                      (age == t->events[at - 1].age && reason < t->events[at - 1].reason)))
        at--;
    if (t->n == KEPT) {
        if (at == 0)
            return;
        memmove(&t->events[0], &t->events[1], (at - 1) * sizeof *t->events);
        t->events[at - 1] = (event){ age, reason };
        return;
    }
    memmove(&t->events[at + 1], &t->events[at], (t->n - at) * sizeof *t->events);
    t->events[at] = (event){ age, reason };
    t->n++;
}

/* The day of birth, from any row that has both a date and an age where it is not given. */
static growth_date find_birth(const growth_record *record)
{
    if (record->child.birth_date != GROWTH_DATE_NONE)
        return record->child.birth_date;
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measured_on != GROWTH_DATE_NONE && !isnan(m->age_days))
            return (growth_date)(m->measured_on - (growth_date)floor(m->age_days));
    }
    return GROWTH_DATE_NONE;
}

/* An age that no date could give (the calendar has 73414 days) is none: whole days come of it. */
static double age_of(growth_date birth, growth_date date, double age_days)
{
    if (!isnan(age_days))
        return fabs(age_days) <= 73414 ? age_days : GROWTH_NAN;
    return birth != GROWTH_DATE_NONE && date != GROWTH_DATE_NONE ? date - birth : GROWTH_NAN;
}

static void gather(const growth_record *record, timeline *t)
{
    t->n = 0;
    t->birth = find_birth(record);
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measure == GROWTH_WEIGHT)
            add_event(t, age_of(t->birth, m->measured_on, m->age_days), GROWTH_REASON_NONE);
    }
    for (size_t i = 0; i < record->n_contacts; i++) {
        const growth_contact *c = &record->contacts[i];

        add_event(t, age_of(t->birth, c->date, c->age_days),
                  c->reason == GROWTH_REASON_NONE ? GROWTH_REASON_NOT_RECORDED : c->reason);
    }
}

static growth_date date_of(const timeline *t, double age)
{
    return t->birth == GROWTH_DATE_NONE ? GROWTH_DATE_NONE
                                        : (growth_date)(t->birth + (growth_date)floor(age));
}

/* ---- the schedule ---------------------------------------------------------------------------- */

/* School years run from 1 September: a child is in Reception in the one in which it is five. */
static void school_year(const growth_contact_due *due, growth_date birth, double *from, double *end)
{
    int year, month, day;
    growth_date first = birth, last = birth;

    growth_date_to_civil(birth, &year, &month, &day);
    year += (month >= 9) + due->school_year;
    if (growth_date_from_civil(year, 9, 1, &first) == GROWTH_OK &&
        growth_date_from_civil(year + 1, 9, 1, &last) == GROWTH_OK) {
        *from = first - birth;
        *end = last - birth;
    }
}

/* From when to when a weight counts for a contact: a week early, until it is overdue.  Returns 0
 * where the contact is not of this child's schedule. */
static int span(const growth_contact_due *due, growth_date birth, double *from, double *end)
{
    const double early = 7;

    *from = fmax(due->from - early, 0);
    *end = due->overdue;
    if (due->born_from != GROWTH_DATE_NONE && (birth == GROWTH_DATE_NONE || birth < due->born_from))
        return 0;
    if (due->school_year && birth != GROWTH_DATE_NONE)
        school_year(due, birth, from, end);
    return 1;
}

static growth_contact_item item_of(const timeline *t, const growth_contact_due *due, double today)
{
    growth_contact_item item = { .state = GROWTH_CONTACT_NOT_MEANT,
                                 .date = GROWTH_DATE_NONE,
                                 .until = GROWTH_DATE_NONE };
    double from, end;

    if (!span(due, t->birth, &from, &end))
        return item;
    item.date = date_of(t, end);
    item.until = date_of(t, ceil(end));
    item.state = today >= end                          ? GROWTH_CONTACT_MISSED
                 : today >= due->from && today >= from ? GROWTH_CONTACT_DUE
                                                       : GROWTH_CONTACT_NOT_DUE;
    for (size_t i = 0; i < t->n; i++) {
        const event *e = &t->events[i];

        if (e->age < from || e->age >= end || item.state == GROWTH_CONTACT_DONE)
            continue;
        item.state =
            e->reason == GROWTH_REASON_NONE ? GROWTH_CONTACT_DONE : GROWTH_CONTACT_NOT_MEASURED;
        item.reason = e->reason;
        item.date = date_of(t, e->age);
    }
    return item;
}

/* ---- findings -------------------------------------------------------------------------------- */

/* Visits at which the child was seen and not weighed, in all and in a row. */
static void count_visits(const timeline *t, growth_contacts *c)
{
    size_t row = 0;

    for (size_t i = 0; i < t->n; i++) {
        const event *e = &t->events[i];

        if (e->reason == GROWTH_REASON_NONE) {
            row = 0;
            continue;
        }
        c->by_reason[e->reason]++;
        /* Not present is not seen; weighed elsewhere on that day is not unweighed. */
        if (e->reason == GROWTH_REASON_NOT_PRESENT ||
            (i > 0 && t->events[i - 1].reason == GROWTH_REASON_NONE &&
             t->events[i - 1].age == e->age))
            continue;
        c->seen_not_weighed++;
        c->seen_on = date_of(t, e->age);
        c->seen_reason = e->reason;
        if (++row > c->most_in_a_row)
            c->most_in_a_row = row;
    }
    c->since_last_weight = row;
    if (c->most_in_a_row >= 2)
        c->findings |= GROWTH_CONTACT_SEEN_NOT_WEIGHED;
}

static void find_gaps(const timeline *t, double last, double today, growth_contacts *c)
{
    static const struct {
        double from, to, gap;
    } blind[] = { { YEARS(1), YEARS(5), YEARS(1) }, { YEARS(5), YEARS(11), YEARS(2) } };

    for (size_t i = 0; i < ARRAY_LEN(blind); i++)
        if (today >= blind[i].from && today < blind[i].to && today - last > blind[i].gap) {
            c->findings |= GROWTH_CONTACT_BLIND_GAP;
            c->gap_days = (int)(today - last);
        }
    for (size_t i = 0; i < ARRAY_LEN(schedule); i++) {
        double from, end;

        if (span(&schedule[i], t->birth, &from, &end) && today >= end && last < from) {
            c->findings |= GROWTH_CONTACT_OVERDUE;
            c->items[i].overdue = 1;
        }
    }
}

void growth_contacts_check(const growth_record *record, growth_date today,
                           growth_contacts *contacts)
{
    timeline t;
    double now, last = -1;

    *contacts = (growth_contacts){ .n = ARRAY_LEN(schedule),
                                   .next = -1,
                                   .last_weight = GROWTH_DATE_NONE,
                                   .last_weight_days = -1,
                                   .confirm_by = GROWTH_DATE_NONE,
                                   .seen_on = GROWTH_DATE_NONE };
    gather(record, &t);
    contacts->birth = t.birth;
    for (size_t i = 0; i < t.n; i++)
        if (t.events[i].reason == GROWTH_REASON_NONE)
            last = t.events[i].age;
    now = age_of(t.birth, today, GROWTH_NAN);
    if (isnan(now))
        now = t.n ? t.events[t.n - 1].age : 0;
    else if (last >= 0)
        contacts->last_weight_days = (int)(now - last);
    if (last >= 0)
        contacts->last_weight = date_of(&t, last);
    for (size_t i = 0; i < ARRAY_LEN(schedule); i++) {
        contacts->items[i] = item_of(&t, &schedule[i], now);
        if (contacts->next < 0 && (contacts->items[i].state == GROWTH_CONTACT_DUE ||
                                   contacts->items[i].state == GROWTH_CONTACT_NOT_DUE))
            contacts->next = (int)i;
    }
    count_visits(&t, contacts);
    find_gaps(&t, last, now, contacts);
}
