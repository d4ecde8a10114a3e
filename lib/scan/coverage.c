/* Coverage: for every contact of the schedule, how many children were due and what became of it.
 *
 * Everything is a count, so sums are the same in any order; a delay is a whole number of days below
 * a limit that the schedule sets, so the median is exact from how often each occurs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/coverage.h>
#include <growth/date.h>

#include "given.h"
#include "internal.h"

/* A weight counts until the contact is overdue: at most three months after it was due. */
#define DELAYS 128

/* One contact of one service. */
typedef struct cell {
    uint64_t measured, missed, not_assessable;
    uint64_t by_reason[GROWTH_REASON_SEEN_COUNT];
    uint64_t *delays; /* [DELAYS]: how many were so many days late; NULL: none was late */
} cell;

/* The counts of a service. */
typedef struct counts {
    char *service; /* NULL: of all children */
    cell cells[GROWTH_CONTACT_KINDS];
} counts;

struct growth_coverage {
    growth_date today;
    uint64_t children;
    counts all;
    counts **services; /* in order of bytes */
    size_t n_services, room;
    int overflowed;
};

growth_status growth_coverage_open(growth_date today, growth_coverage **coverage, growth_error *err)
{
    growth_coverage *c;

    if (!coverage || today == GROWTH_DATE_NONE)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "coverage needs the day of the scan: what is due cannot be told");
    c = calloc(1, sizeof *c);
    if (!c)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for coverage");
    c->today = today;
    *coverage = c;
    return GROWTH_OK;
}

static void free_cells(counts *of)
{
    for (size_t i = 0; i < GROWTH_CONTACT_KINDS; i++)
        free(of->cells[i].delays);
}

static void forget_services(growth_coverage *c)
{
    for (size_t i = 0; i < c->n_services; i++) {
        free_cells(c->services[i]);
        free(c->services[i]->service);
        free(c->services[i]);
    }
    c->n_services = 0;
}

void growth_coverage_close(growth_coverage *coverage)
{
    if (!coverage)
        return;
    forget_services(coverage);
    free(coverage->services);
    free_cells(&coverage->all);
    free(coverage);
}

/* ---- services -------------------------------------------------------------------------------- */

/* Where a service is, or where it would be put. */
static size_t place_of(const growth_coverage *c, const char *service, int *found)
{
    size_t low = 0, high = c->n_services;

    *found = 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(c->services[middle]->service, service);

        if (order == 0) {
            *found = 1;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static counts *insert(growth_coverage *c, size_t place, const char *service)
{
    const size_t size = strlen(service) + 1;
    counts *of;

    if (c->n_services == c->room) {
        const size_t room = c->room ? 2 * c->room : 16;
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
        counts **wider = realloc(c->services, room * sizeof(*wider));

        if (!wider)
            return NULL;
        c->services = wider;
        c->room = room;
    }
    of = calloc(1, sizeof *of);
    if (of)
        of->service = malloc(size);
    if (!of || !of->service) {
        free(of);
        return NULL;
    }
    memcpy(of->service, service, size);
    memmove(&c->services[place + 1], &c->services[place],
            /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
            (c->n_services - place) * sizeof(*c->services));
    c->services[place] = of;
    c->n_services++;
    return of;
}

/* The counts of a service.  *of is NULL where services are not told apart any more.  Whether there
 * were too many depends on how many there are in all, and so not on the order. */
static growth_status find_service(growth_coverage *c, const char *service, counts **of,
                                  growth_error *err)
{
    int found;
    size_t place;

    *of = NULL;
    if (c->overflowed)
        return GROWTH_OK;
    place = place_of(c, service, &found);
    if (!found && c->n_services >= GROWTH_COVERAGE_SERVICES) {
        c->overflowed = 1;
        forget_services(c);
        return GROWTH_OK;
    }
    *of = found ? c->services[place] : insert(c, place, service);
    if (!*of)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for coverage by service");
    return GROWTH_OK;
}

/* The day of a measurement or visit; GROWTH_DATE_NONE where it cannot be told. */
static growth_date day_of(growth_date birth, growth_date date, double age_days)
{
    if (date != GROWTH_DATE_NONE)
        return date;
    if (birth == GROWTH_DATE_NONE || !(age_days >= 0 && age_days < 50000))
        return GROWTH_DATE_NONE;
    return (growth_date)(birth + (growth_date)floor(age_days));
}

/* A day that is not known is GROWTH_DATE_NONE, which is before any other. */
static void prefer(const char *service, growth_date day, const char **best, growth_date *best_day)
{
    if (!service || !*service)
        return;
    if (!*best || day > *best_day || (day == *best_day && strcmp(service, *best) > 0)) {
        *best = service;
        *best_day = day;
    }
}

const char *growth_coverage_service(const growth_record *record, const char *const *services)
{
    const growth_date birth = record ? record->child.birth_date : GROWTH_DATE_NONE;
    const char *best = NULL;
    growth_date day = GROWTH_DATE_NONE;

    if (!record)
        return NULL;
    for (size_t i = 0; services && i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        prefer(services[i], day_of(birth, m->measured_on, m->age_days), &best, &day);
    }
    for (size_t i = 0; i < record->n_contacts; i++) {
        const growth_contact *k = &record->contacts[i];

        prefer(k->service, day_of(birth, k->date, k->age_days), &best, &day);
    }
    return best;
}

/* ---- counting -------------------------------------------------------------------------------- */

static growth_status make_delays(cell *to, growth_error *err)
{
    if (!to->delays)
        to->delays = calloc(DELAYS, sizeof *to->delays);
    if (!to->delays)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for coverage");
    return GROWTH_OK;
}

/* Whole days after the end of the time in which a contact is due. */
static size_t delay_of(const growth_contacts *k, const growth_contact_due *due,
                       const growth_contact_item *item)
{
    const double late = ceil(item->date - k->birth - due->to);

    return late <= 0 ? 0 : late < DELAYS ? (size_t)late : DELAYS - 1;
}

/* What a child adds to one contact; nothing where the contact is not over yet. */
static growth_status count_item(cell *to, const growth_contacts *k, const growth_contact_due *due,
                                const growth_contact_item *item, growth_date today,
                                growth_error *err)
{
    if (k->birth == GROWTH_DATE_NONE) {
        to->not_assessable++;
        return GROWTH_OK;
    }
    if (item->state == GROWTH_CONTACT_NOT_MEANT || item->until > today)
        return GROWTH_OK;
    if (item->state == GROWTH_CONTACT_DONE) {
        const size_t late = due->school_year ? 0 : delay_of(k, due, item);

        if (late) {
            TRY(make_delays(to, err));
            to->delays[late]++;
        }
        to->measured++;
    } else if (item->state == GROWTH_CONTACT_NOT_MEASURED) {
        to->by_reason[item->reason]++;
    } else {
        to->missed++;
    }
    return GROWTH_OK;
}

static growth_status count_child(counts *of, const growth_contacts *k, growth_date today,
                                 growth_error *err)
{
    size_t n;
    const growth_contact_due *schedule = growth_contact_schedule(&n);

    for (size_t i = 0; i < n; i++)
        TRY(count_item(&of->cells[i], k, &schedule[i], &k->items[i], today, err));
    return GROWTH_OK;
}

growth_status growth_coverage_add(growth_coverage *c, const growth_record *record,
                                  const char *service, growth_error *err)
{
    growth_contacts contacts;
    counts *of;

    if (!c)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_coverage_add: bad argument");
    TRY(growth_record_check(record, err));
    TRY(find_service(c, service ? service : "", &of, err));
    growth_contacts_check(record, c->today, &contacts);
    if (of)
        TRY(count_child(of, &contacts, c->today, err));
    TRY(count_child(&c->all, &contacts, c->today, err));
    c->children++;
    return GROWTH_OK;
}

/* ---- merging --------------------------------------------------------------------------------- */

static growth_status merge_counts(counts *into, const counts *from, growth_error *err)
{
    for (size_t i = 0; i < GROWTH_CONTACT_KINDS; i++) {
        cell *to = &into->cells[i];
        const cell *add = &from->cells[i];

        to->measured += add->measured;
        to->missed += add->missed;
        to->not_assessable += add->not_assessable;
        for (int r = 0; r < GROWTH_REASON_SEEN_COUNT; r++)
            to->by_reason[r] += add->by_reason[r];
        if (!add->delays)
            continue;
        TRY(make_delays(to, err));
        for (size_t d = 0; d < DELAYS; d++)
            to->delays[d] += add->delays[d];
    }
    return GROWTH_OK;
}

growth_status growth_coverage_merge(growth_coverage *into, const growth_coverage *from,
                                    growth_error *err)
{
    if (!into || !from || into->today != from->today)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "growth_coverage_merge: counts of another day");
    if (from->overflowed && !into->overflowed) {
        into->overflowed = 1;
        forget_services(into);
    }
    for (size_t i = 0; i < from->n_services; i++) {
        counts *of;

        TRY(find_service(into, from->services[i]->service, &of, err));
        if (of)
            TRY(merge_counts(of, from->services[i], err));
    }
    into->children += from->children;
    return merge_counts(&into->all, &from->all, err);
}

/* ---- what was counted ------------------------------------------------------------------------ */

uint64_t growth_coverage_children(const growth_coverage *coverage)
{
    return coverage ? coverage->children : 0;
}

size_t growth_coverage_n_services(const growth_coverage *c)
{
    if (!c)
        return 0;
    return c->n_services == 1 && !*c->services[0]->service ? 0 : c->n_services;
}

int growth_coverage_overflowed(const growth_coverage *coverage)
{
    return coverage ? coverage->overflowed : 0;
}

const char *growth_coverage_service_at(const growth_coverage *c, size_t index)
{
    return index < growth_coverage_n_services(c) ? c->services[index]->service : NULL;
}

/* The delay at a place, from 0, among `measured` in order: those who were not late come first. */
static size_t delay_at(const cell *of, uint64_t place)
{
    uint64_t late = 0;
    size_t days = 0;

    for (size_t d = 1; d < DELAYS; d++)
        late += of->delays[d];
    for (uint64_t before = of->measured - late; before <= place; before += of->delays[days])
        days++;
    return days;
}

static double median_delay(const cell *of, const growth_contact_due *due)
{
    if (due->school_year || of->measured == 0)
        return GROWTH_NAN;
    if (!of->delays)
        return 0;
    return (double)(delay_at(of, (of->measured - 1) / 2) + delay_at(of, of->measured / 2)) / 2;
}

growth_status growth_coverage_row_at(const growth_coverage *c, size_t service, size_t contact,
                                     growth_coverage_row *row, growth_error *err)
{
    size_t n;
    const growth_contact_due *schedule = growth_contact_schedule(&n);
    const cell *of;

    if (!c || !row || contact >= n ||
        (service != GROWTH_COVERAGE_ALL && service >= growth_coverage_n_services(c)))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_coverage_row_at: there is none");
    of = service == GROWTH_COVERAGE_ALL ? &c->all.cells[contact]
                                        : &c->services[service]->cells[contact];
    *row = (growth_coverage_row){ .contact = &schedule[contact],
                                  .measured = of->measured,
                                  .missed = of->missed,
                                  .not_assessable = of->not_assessable,
                                  .median_delay_days = median_delay(of, &schedule[contact]) };
    for (int r = 0; r < GROWTH_REASON_SEEN_COUNT; r++) {
        row->by_reason[r] = of->by_reason[r];
        row->attended_not_measured += of->by_reason[r];
    }
    row->due = row->measured + row->attended_not_measured + row->missed;
    return GROWTH_OK;
}
