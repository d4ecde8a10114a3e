/* Who was alerted when; see figures.h. */
#include <math.h>
#include <string.h>

#include "figures.h"

#define TIER(t) (1u << GROWTH_TIER_##t)

static const alert tiers[] = {
    { ALERT_TIERS, "urgent", TIER(URGENT), -1, "uk" },
    { ALERT_TIERS, "sustained", TIER(SUSTAINED), -1, "uk" },
    { ALERT_TIERS, "urgent or sustained", TIER(URGENT) | TIER(SUSTAINED), -1, "uk" },
    { ALERT_TIERS, "concern", TIER(CONCERN), -1, "uk" },
    { ALERT_TIERS, "watch", TIER(WATCH), -1, "uk" },
    { ALERT_TIERS, "all but concern", TIER(URGENT) | TIER(SUSTAINED) | TIER(WATCH), -1, "uk" },
    { ALERT_QUALITY, "data quality", 0, -1, "" },
};

/* Whether there is a line for a pack, or for a rule that is all of it. */
static int has_pack(const alert *alerts, size_t n, const char *pack)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(alerts[i].id, pack))
            return 1;
    return 0;
}

size_t figures_alerts(const growth_rules *rules, alert alerts[MAX_ALERTS])
{
    const size_t n_rules = growth_rule_count();
    size_t n = sizeof tiers / sizeof *tiers;

    memcpy(alerts, tiers, sizeof tiers);
    for (size_t i = 0; i < n_rules && n < MAX_ALERTS; i++)
        if (rules->on[i])
            alerts[n++] =
                (alert){ ALERT_RULE, growth_rule_at(i)->id, 0, (int)i, growth_rule_at(i)->pack };
    for (size_t i = 0; i < n_rules && n < MAX_ALERTS; i++) {
        const char *pack = growth_rule_at(i)->pack;

        if (rules->on[i] && strcmp(pack, "uk") != 0 && !has_pack(alerts, n, pack))
            alerts[n++] = (alert){ ALERT_PACK, pack, 0, -1, pack };
    }
    return n;
}

static int raises(const alert *a, const growth_finding *f)
{
    switch (a->kind) {
    case ALERT_TIERS:
        return (a->tiers >> f->tier & 1) && !strcmp(growth_rule_at((size_t)f->rule)->pack, "uk");
    case ALERT_RULE:
        return a->rule == f->rule;
    case ALERT_QUALITY:
        return 0;
    default:
        return !strcmp(growth_rule_at((size_t)f->rule)->pack, a->pack);
    }
}

/* Marks what data quality doubts.  Returns 1 where an entry of the newest visit is among it. */
static int mark_doubtful(const simulated *child, size_t at, growth_measurement *measurements)
{
    const size_t newest = at ? child->end[at - 1] : 0;
    const growth_record record = { .child = child->child,
                                   .measurements = measurements,
                                   .n_measurements = child->end[at] };
    growth_quality_finding found[2 * MAX_VISITS];
    size_t n;
    int of_newest = 0;

    if (growth_quality_check(&record, NULL, found, 2 * MAX_VISITS, &n, NULL) != GROWTH_OK)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (found[i].may_leave_out)
            measurements[found[i].index].marks |= GROWTH_MARK_DOUBTFUL;
        of_newest |= found[i].index >= newest;
    }
    return of_newest;
}

/* The alerts raised by a child's record as it stood after a visit, as bits. */
static uint64_t raised_after(const figures_run *run, const simulated *child, size_t at)
{
    growth_measurement measurements[2 * MAX_VISITS];
    const growth_record record = { .child = child->child,
                                   .measurements = measurements,
                                   .n_measurements = child->end[at] };
    growth_check_options options = *run->options;
    uint64_t raised = 0;
    int doubted;

    memcpy(measurements, child->measurements, child->end[at] * sizeof *measurements);
    doubted = mark_doubtful(child, at, measurements);
    options.today = child->child.birth_date + child->age_days[at];
    if (growth_check_record(&record, &options, run->check, NULL) != GROWTH_OK)
        return 0;
    for (size_t a = 0; a < run->n_alerts; a++)
        if (run->alerts[a].kind == ALERT_QUALITY && doubted)
            raised |= UINT64_C(1) << a;
    for (size_t i = 0; i < run->check->n_findings; i++)
        for (size_t a = 0; a < run->n_alerts; a++)
            if (raises(&run->alerts[a], &run->check->findings[i]))
                raised |= UINT64_C(1) << a;
    return raised;
}

/* ---- tallies -------------------------------------------------------------------------------- */

static const int window_days[] = { [BY_6_MONTHS] = YEARS(0.5), [BY_12_MONTHS] = YEARS(1) };

/* An alert's first visit; delay in days from the onset. */
static void count_first(tally *t, const trajectory *story, const schedule *on,
                        const simulated *child, size_t at)
{
    const int age = child->age_days[at], delay = age - child->onset_days;

    if (age < on->until) {
        t->ever++;
        t->at_slip += child->slipped[at];
        t->years -= (on->until - age) / GROWTH_DAYS_PER_YEAR;
    }
    if (child->onset_days < 0)
        return;
    if (delay <= 0) {
        t->before++;
        return;
    }
    for (int w = BY_6_MONTHS; w <= BY_12_MONTHS; w++)
        t->first[w] += delay <= window_days[w];
    t->by_end += delay <= story->over_days;
    t->after++;
    t->delays[delay < MAX_DELAY_DAYS ? delay : MAX_DELAY_DAYS - 1]++;
}

void figures_add(const figures_run *run, const trajectory *t, const schedule *on, uint64_t number,
                 tally *tallies)
{
    uint64_t ever = 0, within[2] = { 0, 0 };
    simulated child;

    simulate(run->s, t, on, number, &child);
    for (size_t a = 0; a < run->n_alerts; a++) {
        tallies[a].children++;
        tallies[a].years += on->until / GROWTH_DAYS_PER_YEAR;
    }
    for (size_t v = 0; v < child.n_visits; v++) {
        const uint64_t raised = raised_after(run, &child, v), new = raised & ~ever;
        const int delay = child.age_days[v] - child.onset_days;

        for (size_t a = 0; new >> a &&a < run->n_alerts; a++)
            if (new >> a & 1)
                count_first(&tallies[a], t, on, &child, v);
        ever |= raised;
        for (int w = BY_6_MONTHS; w <= BY_12_MONTHS; w++)
            if (child.onset_days >= 0 && delay > 0 && delay <= window_days[w])
                within[w] |= raised;
    }
    for (size_t a = 0; a < run->n_alerts; a++)
        for (int w = BY_6_MONTHS; w <= BY_12_MONTHS; w++)
            tallies[a].any[w] += within[w] >> a & 1;
}

double figures_percent(unsigned part, unsigned of)
{
    return of ? 100.0 * part / of : GROWTH_NAN;
}

double figures_rate(const tally *t)
{
    return t->years > 0 ? 1000.0 * t->ever / t->years : GROWTH_NAN;
}

double figures_median_delay(const tally *t)
{
    unsigned below = 0;

    for (int d = 0; d < MAX_DELAY_DAYS; d++) {
        below += t->delays[d];
        if (2 * below >= t->after && t->after)
            return d;
    }
    return GROWTH_NAN;
}
