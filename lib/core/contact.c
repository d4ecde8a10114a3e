/* The contacts at which a child should be measured, and what became of each.  What is missing is a
 * finding too: a visit without scales is not a visit that never was, so the two are counted apart.
 * Everything is reckoned in chronological days of age. */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/contact.h>
#include <growth/assess.h>

#include "internal.h"
#include "shared.h"

#define DAYS(d)      (d)
#define WEEKS(w)     ((w)*GROWTH_DAYS_PER_WEEK)
#define MONTHS(m)    ((m)*GROWTH_DAYS_PER_MONTH)
#define YEARS(y)     ((y)*GROWTH_DAYS_PER_YEAR)
#define ALL          GROWTH_DATE_NONE
#define LONGEST_DAYS 73414 /* of the calendar */
#define JULY_2024    19905 /* 2024-07-01: the 18-month immunisation is of children born from here */

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

const growth_contact_due *growth_contact_schedule(size_t *n)
{
    if (!n)
        return NULL;
    *n = ARRAY_LEN(schedule);
    return schedule;
}

int growth_confirm_days(double age_days)
{
    return age_days < MONTHS(6) ? 14 : age_days < YEARS(2) ? 28 : 42;
}

/* ---- weights and visits by age --------------------------------------------------------------- */

/* Events are looked at oldest first, so many at a time: no record is too long. */
enum { KEPT = 96 };

typedef struct event {
    double age;
    int day;              /* whole days of it */
    growth_reason reason; /* NONE: a weight */
} event;

/* Ages from which and up to which a weight counts for a contact. */
typedef struct span {
    double from, end;
    int meant; /* 0: not of this child's schedule */
} span;

/* Events of a child, ascending, and when each contact is. */
typedef struct timeline {
    growth_date birth;
    event events[KEPT];
    size_t n;
    size_t left;   /* events that are later than these */
    size_t behind; /* of the events that are like the newest of those before: looked at already */
    event newest;  /* of those before; events before it are passed over */
    double unusable_age, unusable_value; /* of the newest weight that no child has */
    span spans[ARRAY_LEN(schedule)];     /* by the schedule */
} timeline;

/* The order of events, which that of the record's rows does not change: by day; of one day weights
 * before visits, and those by their reason; then by age. */
static int goes_before(const event *a, const event *b)
{
    if (a->day != b->day)
        return a->day < b->day;
    return a->reason != b->reason ? a->reason < b->reason : a->age < b->age;
}

static event event_of(double age, growth_reason reason)
{
    const int day = (int)age;

    return (event){ age, day > age ? day - 1 : day, reason };
}

static void add_event(timeline *t, double age, growth_reason reason)
{
    size_t at = t->n;
    event e;

    if (isnan(age))
        return;
    e = event_of(age, reason);
    if (t->n < KEPT && (t->n == 0 || e.day > t->events[t->n - 1].day)) {
        t->events[t->n++] = e;
        return;
    }
    while (at > 0 && goes_before(&e, &t->events[at - 1]))
        at--;
    if (t->n == KEPT) {
        t->left++;
        if (at == KEPT)
            return;
        t->n--;
    }
    memmove(&t->events[at + 1], &t->events[at], (t->n - at) * sizeof *t->events);
    t->events[at] = e;
    t->n++;
}

/* One of a later round: what was looked at before is passed over, like ones by their number. */
static void add_later(timeline *t, double age, growth_reason reason, size_t *like)
{
    event e;

    if (isnan(age))
        return;
    e = event_of(age, reason);
    if (goes_before(&e, &t->newest))
        return;
    if (!goes_before(&t->newest, &e) && (*like)++ < t->behind)
        return;
    add_event(t, age, reason);
}

/* The day of birth, from a row that has both a date and an age where it is not given: the earliest
 * such row, of several of that day the one of the greatest age. */
static growth_date find_birth(const growth_record *record)
{
    const growth_measurement *first = NULL;

    if (record->child.birth_date != GROWTH_DATE_NONE) /* a day of no calendar is none */
        return abs(record->child.birth_date) <= LONGEST_DAYS ? record->child.birth_date
                                                             : GROWTH_DATE_NONE;
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measured_on == GROWTH_DATE_NONE || abs(m->measured_on) > LONGEST_DAYS ||
            !(fabs(m->age_days) <= LONGEST_DAYS))
            continue;
        if (!first || m->measured_on < first->measured_on ||
            (m->measured_on == first->measured_on && m->age_days > first->age_days))
            first = m;
    }
    return first ? (growth_date)(first->measured_on - (growth_date)floor(first->age_days))
                 : GROWTH_DATE_NONE;
}

/* An age that no date could give is none: whole days come of it. */
static double age_of(growth_date birth, growth_date date, double age_days)
{
    double age = age_days;

    if (isnan(age) && birth != GROWTH_DATE_NONE && date != GROWTH_DATE_NONE)
        age = (double)date - birth;
    return fabs(age) <= LONGEST_DAYS ? age : GROWTH_NAN;
}

/* A weight that no child has was written down at a visit, and is none. */
static growth_reason reason_of_weight(const growth_measurement *m)
{
    return growth_measure_check(m->measure, m->value, NULL) == GROWTH_OK
               ? GROWTH_REASON_NONE
               : GROWTH_REASON_NOT_RECORDED;
}

/* The newest such weight, of one day the greatest. */
static void note_unusable(timeline *t, const growth_measurement *m, double age)
{
    if (isnan(age) || !isfinite(m->value) || age < t->unusable_age ||
        (age == t->unusable_age && !(m->value > t->unusable_value)))
        return;
    t->unusable_age = age;
    t->unusable_value = m->value;
}

static void add_weight(timeline *t, const growth_measurement *m)
{
    const double age = age_of(t->birth, m->measured_on, m->age_days);
    const growth_reason reason = reason_of_weight(m);

    if (reason != GROWTH_REASON_NONE)
        note_unusable(t, m, age);
    add_event(t, age, reason);
}

static growth_reason reason_of(const growth_contact *c)
{
    if ((unsigned)c->reason >= GROWTH_REASON_COUNT_) /* a number that a caller made up */
        return GROWTH_REASON_OTHER;
    return c->reason == GROWTH_REASON_NONE ? GROWTH_REASON_NOT_RECORDED : c->reason;
}

/* The oldest events. */
static void gather(const growth_record *record, timeline *t)
{
    t->n = t->left = t->behind = 0;
    t->unusable_age = -INFINITY;
    t->unusable_value = GROWTH_NAN;
    t->birth = find_birth(record);
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measure == GROWTH_WEIGHT)
            add_weight(t, m);
    }
    for (size_t i = 0; i < record->n_contacts; i++) {
        const growth_contact *c = &record->contacts[i];

        add_event(t, age_of(t->birth, c->date, c->age_days), reason_of(c));
    }
}

/* The oldest of those that are left. */
static void gather_more(const growth_record *record, timeline *t)
{
    const event newest = t->events[t->n - 1];
    size_t like = 0, behind = 0;

    for (size_t i = t->n; i-- > 0 && !goes_before(&t->events[i], &newest);)
        behind++;
    if (behind == t->n && !goes_before(&t->newest, &newest))
        behind += t->behind;
    t->behind = behind;
    t->newest = newest;
    t->n = t->left = 0;
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measure == GROWTH_WEIGHT)
            add_later(t, age_of(t->birth, m->measured_on, m->age_days), reason_of_weight(m), &like);
    }
    for (size_t i = 0; i < record->n_contacts; i++) {
        const growth_contact *c = &record->contacts[i];

        add_later(t, age_of(t->birth, c->date, c->age_days), reason_of(c), &like);
    }
}

/* The greatest age of an event; 0 where there is none. */
static double newest_age(const growth_record *record, const timeline *t)
{
    double newest = t->n ? t->events[0].age : 0;

    for (size_t i = 0; i < t->n; i++)
        newest = fmax(newest, t->events[i].age);
    for (size_t i = 0; t->left && i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measure == GROWTH_WEIGHT)
            newest = fmax(newest, age_of(t->birth, m->measured_on, m->age_days));
    }
    for (size_t i = 0; t->left && i < record->n_contacts; i++)
        newest =
            fmax(newest, age_of(t->birth, record->contacts[i].date, record->contacts[i].age_days));
    return newest;
}

static growth_date date_of(const timeline *t, double age)
{
    return t->birth == GROWTH_DATE_NONE ? GROWTH_DATE_NONE : t->birth + (growth_date)floor(age);
}

/* ---- the schedule ---------------------------------------------------------------------------- */

/* School years run from 1 September: a child is in Reception in the one in which it is five. */
static void school_year(const growth_contact_due *due, growth_date birth, int first_year, span *s)
{
    growth_date first, last;

    if (growth_date_from_civil(first_year + due->school_year, 9, 1, &first) == GROWTH_OK &&
        growth_date_from_civil(first_year + due->school_year + 1, 9, 1, &last) == GROWTH_OK) {
        s->from = first - birth;
        s->end = last - birth;
    }
}

/* From when to when a weight counts for each contact: a week early, until it is overdue. */
static void find_spans(timeline *t)
{
    const double early = 7;
    int year = 0, month = 0, day;

    if (t->birth != GROWTH_DATE_NONE)
        growth_date_to_civil(t->birth, &year, &month, &day);
    for (size_t i = 0; i < ARRAY_LEN(schedule); i++) {
        const growth_contact_due *due = &schedule[i];
        span *s = &t->spans[i];

        s->from = due->from > early ? due->from - early : 0;
        s->end = due->overdue;
        s->meant = due->born_from == GROWTH_DATE_NONE ||
                   (t->birth != GROWTH_DATE_NONE && t->birth >= due->born_from);
        if (s->meant && due->school_year && t->birth != GROWTH_DATE_NONE)
            school_year(due, t->birth, year + (month >= 9), s);
    }
}

/* A contact of which nothing is recorded. */
static growth_contact_item item_of(const timeline *t, size_t row, double today)
{
    growth_contact_item item = { .state = GROWTH_CONTACT_NOT_MEANT,
                                 .date = GROWTH_DATE_NONE,
                                 .until = GROWTH_DATE_NONE };
    const span *s = &t->spans[row];

    if (!s->meant)
        return item;
    item.date = date_of(t, s->end);
    item.until = date_of(t, ceil(s->end));
    item.state = today >= s->end                                   ? GROWTH_CONTACT_MISSED
                 : today >= schedule[row].from && today >= s->from ? GROWTH_CONTACT_DUE
                                                                   : GROWTH_CONTACT_NOT_DUE;
    return item;
}

static void begin_items(const timeline *t, double today, growth_contacts *c)
{
    for (size_t row = 0; row < ARRAY_LEN(schedule); row++)
        c->items[row] = item_of(t, row, today);
}

/* What these events make of a contact: its first weight, or its last visit; no event before number
 * `first` is of its time or a later one. */
static void see_item(const timeline *t, const span *s, size_t first, growth_contact_item *item)
{
    if (!s->meant || item->state == GROWTH_CONTACT_DONE)
        return;
    /* On one day an age may be less than the one before it. */
    for (size_t i = first; i < t->n && t->events[i].day < s->end; i++) {
        const event *e = &t->events[i];

        if (e->age < s->from || e->age >= s->end)
            continue;
        if (e->reason == GROWTH_REASON_NOT_BROUGHT) { /* missed: nobody saw the child */
            if (item->state != GROWTH_CONTACT_NOT_MEASURED)
                item->reason = e->reason;
            continue;
        }
        item->state =
            e->reason == GROWTH_REASON_NONE ? GROWTH_CONTACT_DONE : GROWTH_CONTACT_NOT_MEASURED;
        item->reason = e->reason;
        item->date = date_of(t, e->age);
        if (item->state == GROWTH_CONTACT_DONE)
            return;
    }
}

static void see_items(const timeline *t, growth_contacts *c)
{
    size_t first = 0;

    for (size_t row = 0; row < ARRAY_LEN(schedule); row++) {
        if (row > 0 && t->spans[row].from < t->spans[row - 1].from)
            first = 0;
        while (first < t->n && t->events[first].age < t->spans[row].from)
            first++;
        see_item(t, &t->spans[row], first, &c->items[row]);
    }
}

static void find_next(growth_contacts *c)
{
    for (size_t row = 0; row < ARRAY_LEN(schedule) && c->next < 0; row++)
        if (c->items[row].state == GROWTH_CONTACT_DUE ||
            c->items[row].state == GROWTH_CONTACT_NOT_DUE)
            c->next = (int)row;
}

/* ---- findings -------------------------------------------------------------------------------- */

/* A visit to which the child was not brought; weighed elsewhere on that day it was seen. */
static void see_not_brought(const timeline *t, const event *e, int weighed, growth_contacts *c,
                            size_t *in_a_row)
{
    c->not_brought++;
    c->not_brought_on = date_of(t, e->age);
    if (e->day != weighed && ++*in_a_row > c->not_brought_in_a_row)
        c->not_brought_in_a_row = *in_a_row;
}

/* Visits without a weight, in all and in a row; `in_a_row` goes on from the events before.  Returns
 * the age of the newest weight, `last` where there is none among these. */
static double see_visits(const timeline *t, double last, growth_contacts *c, size_t *in_a_row)
{
    int weighed = last >= 0 ? (int)last : INT_MIN; /* the day of the newest weight */

    for (size_t i = 0; i < t->n; i++) {
        const event *e = &t->events[i];

        if (e->reason == GROWTH_REASON_NOT_BROUGHT) {
            see_not_brought(t, e, weighed, c, in_a_row);
            continue;
        }
        *in_a_row = e->reason == GROWTH_REASON_NOT_PRESENT ? *in_a_row : 0;
        if (e->reason == GROWTH_REASON_NONE) {
            c->since_last_weight = 0;
            last = e->age;
            weighed = e->day;
            continue;
        }
        c->by_reason[e->reason]++;
        /* Not present is not seen; weighed elsewhere on that day is not unweighed. */
        if (e->reason == GROWTH_REASON_NOT_PRESENT || e->day == weighed)
            continue;
        c->seen_not_weighed++;
        c->seen_on = date_of(t, e->age);
        c->seen_reason = e->reason;
        if (++c->since_last_weight > c->most_in_a_row)
            c->most_in_a_row = c->since_last_weight;
    }
    if (c->most_in_a_row >= 2)
        c->findings |= GROWTH_CONTACT_SEEN_NOT_WEIGHED;
    if (c->not_brought_in_a_row >= 2)
        c->findings |= GROWTH_CONTACT_NOT_BROUGHT;
    return last;
}

static void find_gaps(const timeline *t, double last, double today, growth_contacts *c)
{
    static const struct {
        double from, to, gap;
    } blind[] = { { YEARS(1), YEARS(5), YEARS(1) }, { YEARS(5), YEARS(11), YEARS(2) } };

    for (size_t i = 0; i < ARRAY_LEN(blind); i++)
        if (today >= blind[i].from && today < blind[i].to && today - last > blind[i].gap) {
            c->findings |= GROWTH_CONTACT_BLIND_GAP;
            c->gap_days = (int)(today - fmax(last, 0)); /* since birth, where never weighed */
        }
    for (size_t i = 0; i < ARRAY_LEN(schedule); i++) {
        const span *s = &t->spans[i];

        if (s->meant && today >= s->end && last < s->from) {
            c->findings |= GROWTH_CONTACT_OVERDUE;
            c->items[i].overdue = 1;
        }
    }
}

void growth__contacts_check(const growth_record *record, growth_date today,
                            growth_contacts *contacts)
{
    timeline t;
    double now, last = -1;
    size_t in_a_row = 0;
    int is_dated;

    *contacts = (growth_contacts){ .n = ARRAY_LEN(schedule),
                                   .next = -1,
                                   .last_weight = GROWTH_DATE_NONE,
                                   .last_weight_days = -1,
                                   .confirm_by = GROWTH_DATE_NONE,
                                   .seen_on = GROWTH_DATE_NONE,
                                   .unusable_on = GROWTH_DATE_NONE,
                                   .not_brought_on = GROWTH_DATE_NONE,
                                   .unusable_age = GROWTH_NAN,
                                   .unusable_value = GROWTH_NAN };
    gather(record, &t);
    contacts->birth = t.birth;
    find_spans(&t);
    now = age_of(t.birth, today, GROWTH_NAN);
    is_dated = !isnan(now);
    if (!is_dated)
        now = newest_age(record, &t);
    begin_items(&t, now, contacts);
    for (;;) {
        see_items(&t, contacts);
        last = see_visits(&t, last, contacts, &in_a_row);
        if (!t.left)
            break;
        gather_more(record, &t);
    }
    find_next(contacts);
    if (last >= 0)
        contacts->last_weight = date_of(&t, last);
    if (last >= 0 && is_dated)
        contacts->last_weight_days = (int)(now - last);
    if (isfinite(t.unusable_age)) {
        contacts->unusable_last = t.unusable_age > last;
        contacts->unusable_on = date_of(&t, t.unusable_age);
        contacts->unusable_age = t.unusable_age;
        contacts->unusable_value = t.unusable_value;
    }
    find_gaps(&t, last, now, contacts);
}
