/* Which of many children is falling?  The caller's own records, worst first, by all processors.
 *
 *     cc district.c $(pkg-config --cflags --libs growth) -o district
 *     ./district
 *
 * `growth scan` does the same with files; here a record system hands over one child after another.
 */
#include <stdio.h>

#include <growth/growth.h>
#include <growth/scan.h>

/* kg at birth, 2, 6, 12, 18 and 24 months; the last has its gestation in weeks, and is none. */
static const struct {
    const char *id;
    growth_sex sex;
    int gestation_days;
    double kg[6];
} children[] = {
    { "a1", GROWTH_FEMALE, 280, { 3.4, 5.2, 7.3, 9.0, 10.3, 11.6 } },
    { "a2", GROWTH_MALE, 280, { 3.6, 5.9, 8.3, 9.9, 9.4, 9.2 } },
    { "a3", GROWTH_MALE, 40, { 3.3, 5.1, 7.4, 9.2, 10.6, 11.9 } },
};
static const int days[6] = { 0, 61, 183, 365, 548, 730 };

typedef struct feed {
    size_t next;
    growth_date born;
    growth_measurement measurements[6];
} feed;

/* The next child; the arrays stay until the following call. */
static int next_child(void *context, growth_record *record)
{
    feed *f = context;

    if (f->next == sizeof children / sizeof *children)
        return 0;
    for (int i = 0; i < 6; i++) {
        growth_measurement m = GROWTH_MEASUREMENT_INIT;

        m.measured_on = f->born + days[i];
        m.value = children[f->next].kg[i];
        f->measurements[i] = m;
    }
    record->child = (growth_child)GROWTH_CHILD_INIT;
    record->child.id = children[f->next].id;
    record->child.sex = children[f->next].sex;
    record->child.birth_date = f->born;
    record->child.gestation_days = children[f->next].gestation_days;
    record->measurements = f->measurements;
    record->n_measurements = 6;
    f->next++;
    return 1;
}

static int show(void *context, const growth_listed *row)
{
    (void)context;
    printf("%s: %s (%s): %s\n", row->child_id, growth_tier_text(row->tier), row->rule, row->text);
    return 0;
}

/* One that cannot be judged stops nobody else. */
static int tell(void *context, size_t number, const growth_record *record, const growth_error *why)
{
    (void)context;
    printf("%s, record %zu, could not be judged: %s\n", record->child.id, number, why->message);
    return 0;
}

int main(void)
{
    growth_scan_options options = GROWTH_SCAN_OPTIONS;
    const growth_scan_calls calls = { .row = show, .unusable = tell };
    growth_scan_counts counts;
    growth_error err;
    feed f = { .next = 0 };

    if (growth_date_from_civil(2022, 3, 1, &f.born) != GROWTH_OK)
        return 1;
    options.judge.check.today = f.born + 760;
    options.judge.tiers = 1u << GROWTH_TIER_URGENT | 1u << GROWTH_TIER_SUSTAINED;
    if (growth_scan_records(next_child, &f, &options, &calls, &counts, &err) != GROWTH_OK) {
        fprintf(stderr, "district: %s\n", err.message);
        return 1;
    }
    printf("%zu children judged, %zu listed, %zu could not be\n", counts.children, counts.listed,
           counts.unusable);
    return 0;
}
