/* What do the rules say of one child whose record is the caller's own?
 *
 *     cc judge.c $(pkg-config --cflags --libs growth) -o judge
 *     ./judge
 *
 * Everything that `growth check` prints comes from these calls: doubtful entries, every rule, and
 * the contacts at which a weight is missing.
 */
#include <stdio.h>

#include <growth/growth.h>
#include <growth/scan.h>

/* As they stand in the record system: days since birth, kg. */
static const struct {
    int day;
    double kg;
} weighings[] = { { 0, 3.5 },    { 60, 5.6 },    { 180, 8.1 },   { 365, 9.9 },
                  { 730, 12.4 }, { 1150, 14.9 }, { 1330, 14.0 }, { 1420, 12.4 } };

enum { N = sizeof weighings / sizeof *weighings };

/* One row of what was found, the most pressing first; its texts last until this returns. */
static int show(void *context, const growth_listed *row)
{
    (void)context;
    printf("%s (%s): %s\n", growth_tier_text(row->tier), row->rule, row->text);
    return 0;
}

int main(void)
{
    growth_measurement measurements[N];
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_child child = GROWTH_CHILD_INIT;
    growth_record record = { .measurements = measurements, .n_measurements = N };
    growth_judged judged;
    growth_judge *judge;
    growth_error err;
    int status = 1;

    child.sex = GROWTH_MALE;
    child.gestation_days = 40 * 7;
    if (growth_date_from_civil(2020, 1, 15, &child.birth_date) != GROWTH_OK)
        return 1;
    for (size_t i = 0; i < N; i++) {
        growth_measurement m = GROWTH_MEASUREMENT_INIT; /* a weight, nothing else known of it */

        m.measured_on = child.birth_date + weighings[i].day;
        m.value = weighings[i].kg;
        measurements[i] = m;
    }
    record.child = child;
    options.check.today = child.birth_date + 1450; /* what is overdue is so on a day */
    /* A judge is opened once and used for child after child, by one thread. */
    if (growth_judge_open(&options, &judge, &err) != GROWTH_OK) {
        fprintf(stderr, "judge: %s\n", err.message);
        return 1;
    }
    if (growth_judge_record(judge, &record, &judged, &err) == GROWTH_OK)
        status = growth_list(&judged, show, NULL);
    else
        fprintf(stderr, "judge: %s\n", err.message);
    growth_judge_close(judge);
    return status;
}
