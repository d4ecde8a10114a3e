/* growth evaluate: how often and how soon the rules speak up, on simulated children. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evaluate/figures.h"
#include "report.h"

const option evaluate_options[] = {
    TEXT("children", 'n', children, "N", "children of each kind (default 1000)"),
    TEXT("seed", 0, seed, "S", "another seed is other children (default 1)"),
    TEXT("schedule", 0, schedule, "ID", "when they are seen: one of the schedules (default all)"),
    TEXT("trajectory", 0, trajectory, "ID", "what befalls them: one of the stories (default all)"),
    TEXT("pack", 0, pack, "ID|all", "also ask the rules of another pack (default none)"),
    TEXT("set", 0, set, "RULE.NAME=N,...", "other numbers for rules: rapid-fall.spaces=2.5,..."),
    TEXT("format", 0, format, "text|csv|json|ndjson", "form of the output"),
    OPTION_PRECISION,
    OPTION_QUIET,
    OPTION_NO_COLOR,
    OPTION_HELP,
    OPTIONS_END,
};

/* ---- columns of the table as data ------------------------------------------------------------ */

typedef struct figure {
    const trajectory *t;
    const schedule *on;
    const alert *a;
    const tally *of;
} figure;

#define CELL(name) static void name(const void *data, growth_cell *cell)
#define FIGURE     const figure *f = data

CELL(read_trajectory)
{
    FIGURE;
    cell_text(cell, f->t->id);
}

CELL(read_schedule)
{
    FIGURE;
    cell_text(cell, f->on->id);
}

CELL(read_alert)
{
    FIGURE;
    cell_text(cell, f->a->id);
}

CELL(read_pack)
{
    FIGURE;
    cell_text(cell, f->a->pack);
}

CELL(read_children)
{
    FIGURE;
    cell_integer(cell, f->of->children);
}

CELL(read_ever)
{
    FIGURE;
    cell_number(cell, figures_percent(f->of->ever, f->of->children));
}

CELL(read_at_slip)
{
    FIGURE;
    cell_number(cell, figures_percent(f->of->at_slip, f->of->children));
}

CELL(read_rate)
{
    FIGURE;
    cell_number(cell, figures_rate(f->of));
}

/* Nothing is early or late where nothing happens. */
static void cell_if_fallen(growth_cell *cell, const figure *f, unsigned part)
{
    const int happens = f->t->shape || f->t->traits & TRAIT_STATIC;

    cell_number(cell, happens ? figures_percent(part, f->of->children) : GROWTH_NAN);
}

CELL(read_before)
{
    FIGURE;
    cell_if_fallen(cell, f, f->of->before);
}

CELL(read_first_6)
{
    FIGURE;
    cell_if_fallen(cell, f, f->of->first[BY_6_MONTHS]);
}

CELL(read_first_12)
{
    FIGURE;
    cell_if_fallen(cell, f, f->of->first[BY_12_MONTHS]);
}

CELL(read_any_6)
{
    FIGURE;
    cell_if_fallen(cell, f, f->of->any[BY_6_MONTHS]);
}

CELL(read_any_12)
{
    FIGURE;
    cell_if_fallen(cell, f, f->of->any[BY_12_MONTHS]);
}

CELL(read_delay)
{
    FIGURE;
    cell_number(cell, figures_median_delay(f->of));
}

static const report_column columns[] = {
    { { "trajectory", "", "what befalls them", read_trajectory }, "trajectory", 0 },
    { { "schedule", "", "when they are seen", read_schedule }, "schedule", 0 },
    { { "alert", "", "tier, rule or pack", read_alert }, "alert", 0 },
    { { "pack", "", "whose rules", read_pack }, "pack", 0 },
    { { "children", "", "how many", read_children }, "children", 1 },
    { { "ever_5y_pct", "%", "alerted by 5 years", read_ever }, "ever", 1 },
    { { "at_slip_pct", "%", "of them first at a gross error", read_at_slip }, "at a slip", 1 },
    { { "per_1000_years", "", "first alerts per 1000 child-years", read_rate }, "rate", 1 },
    { { "before_pct", "%", "first alerted before the onset", read_before }, "before", 1 },
    { { "first_6m_pct", "%", "first alerted within 6 months of it", read_first_6 }, "6 m", 1 },
    { { "first_12m_pct", "%", "first alerted within 12 months", read_first_12 }, "12 m", 1 },
    { { "any_6m_pct", "%", "alerted within 6 months, or also before", read_any_6 }, "any 6 m", 1 },
    { { "any_12m_pct", "%", "the same within 12 months", read_any_12 }, "any 12 m", 1 },
    { { "median_delay_days", "days", "from the onset, of first alerts", read_delay }, "delay", 1 },
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

/* ---- what is asked for ----------------------------------------------------------------------- */

typedef struct evaluation {
    const command *c;
    const settings *s;
    const trajectory *only;
    const schedule *only_on;
    unsigned children;
    uint64_t seed;
    growth_rules rules;
    alert alerts[MAX_ALERTS];
    size_t n_alerts;
    simulation simulation;
    growth_check check;
    tally tallies[MAX_ALERTS];
} evaluation;

/* A whole number from an option; -1 or a usage error. */
static int read_count(const command *c, const char *name, const char *text, double most,
                      double *value)
{
    if (!text)
        return -1;
    if (growth_number_parse(text, strlen(text), 0, value) != GROWTH_OK || *value < 1 ||
        *value > most || *value != (double)(uint64_t)*value)
        return complain(c, EXIT_USAGE, "--%s is a whole number from 1 to %.0f", name, most);
    return -1;
}

static int choose_trajectory(evaluation *e)
{
    const trajectory *t = trajectories;

    if (!e->s->trajectory)
        return -1;
    while (t->id && strcmp(t->id, e->s->trajectory))
        t++;
    e->only = t;
    if (t->id)
        return -1;
    complain(e->c, EXIT_USAGE, "no trajectory '%s'; there are:", e->s->trajectory);
    for (t = trajectories; t->id; t++)
        fprintf(stderr, "  %-15s %s\n", t->id, t->title);
    return EXIT_USAGE;
}

static int choose_schedule(evaluation *e)
{
    const schedule *on = schedules;

    if (!e->s->schedule)
        return -1;
    while (on->id && strcmp(on->id, e->s->schedule))
        on++;
    e->only_on = on;
    if (on->id)
        return -1;
    complain(e->c, EXIT_USAGE, "no schedule '%s'; there are:", e->s->schedule);
    for (on = schedules; on->id; on++)
        fprintf(stderr, "  %-15s %s\n", on->id, on->title);
    return EXIT_USAGE;
}

/* One "rule.parameter=number", `length` bytes. */
static int set_one(evaluation *e, const char *text, size_t length)
{
    const char *dot = memchr(text, '.', length), *equals = memchr(text, '=', length);
    char rule[64], parameter[64];
    growth_error err;
    double value;

    if (!dot || !equals || equals < dot || dot - text > 63 || equals - dot > 63 ||
        growth_number_parse(equals + 1, length - (size_t)(equals + 1 - text), 0, &value) !=
            GROWTH_OK)
        return complain(e->c, EXIT_USAGE, "--set is RULE.PARAMETER=NUMBER, not '%.*s'",
                        (int)length, text);
    snprintf(rule, sizeof rule, "%.*s", (int)(dot - text), text);
    snprintf(parameter, sizeof parameter, "%.*s", (int)(equals - dot - 1), dot + 1);
    if (growth_rules_set(&e->rules, rule, parameter, value, &err) != GROWTH_OK)
        return complain(e->c, EXIT_USAGE, "--set: %s", err.message);
    return -1;
}

static int set_numbers(evaluation *e)
{
    int status = -1;

    for (const char *at = e->s->set; status < 0 && at;) {
        const char *comma = strchr(at, ',');

        status = set_one(e, at, comma ? (size_t)(comma - at) : strlen(at));
        at = comma ? comma + 1 : NULL;
    }
    return status;
}

static int choose_rules(evaluation *e)
{
    const char *pack = e->s->pack;
    growth_error err;

    growth_rules_default(&e->rules);
    for (size_t i = 0; pack && !strcmp(pack, "all") && i < growth_rule_count(); i++)
        e->rules.on[i] = 1;
    if (pack && strcmp(pack, "all") &&
        growth_rules_add_pack(&e->rules, pack, &err) != GROWTH_OK)
        return complain(e->c, EXIT_USAGE, "--pack: %s", err.message);
    e->n_alerts = figures_alerts(&e->rules, e->alerts);
    return set_numbers(e);
}

static int choose(evaluation *e)
{
    double children = 1000, seed = 1;
    int status = read_count(e->c, "children", e->s->children, 1e6, &children);

    if (status < 0)
        status = read_count(e->c, "seed", e->s->seed, 9007199254740991.0, &seed);
    e->children = (unsigned)children;
    e->seed = (uint64_t)seed;
    if (status < 0)
        status = choose_trajectory(e);
    if (status < 0)
        status = choose_schedule(e);
    return status < 0 ? choose_rules(e) : status;
}

/* ---- the run ---------------------------------------------------------------------------------- */

static void show_progress(const evaluation *e, const trajectory *t, const schedule *on, unsigned n)
{
    const unsigned tenths = 20 * n / e->children;

    fprintf(stderr, "\r%-14s %-10s [%.*s%*s]", t->id, on->id, (int)tenths, "####################",
            (int)(20 - tenths), "");
}

static void run_one(evaluation *e, const trajectory *t, const schedule *on)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    const figures_run run = { &e->simulation, &options, e->alerts, e->n_alerts, &e->check };
    const int progress = !e->s->quiet && isatty(STDERR_FILENO);

    options.rules = &e->rules;
    memset(e->tallies, 0, sizeof e->tallies);
    for (unsigned i = 0; i < e->children; i++) {
        figures_add(&run, t, on, i, e->tallies);
        if (progress && (i + 1) % 64 == 0)
            show_progress(e, t, on, i + 1);
    }
    if (progress)
        fprintf(stderr, "\r%50s\r", "");
}

static int report_one(evaluation *e, report *out, const trajectory *t, const schedule *on)
{
    int status = 0;

    run_one(e, t, on);
    for (size_t a = 0; status == 0 && a < e->n_alerts; a++)
        status = report_row(out, &(figure){ t, on, &e->alerts[a], &e->tallies[a] });
    return status;
}

static int report_all(evaluation *e)
{
    report *out = report_open(e->c, e->s, "text", columns, N_COLUMNS, "growth.evaluate.1");
    int status = out ? 0 : EXIT_FAILED;

    for (const schedule *on = schedules; on->id; on++)
        for (const trajectory *t = trajectories; status == 0 && t->id; t++)
            if ((!e->only || e->only == t) && (!e->only_on || e->only_on == on))
                status = report_one(e, out, t, on);
    if (out && report_close(out))
        status = EXIT_FAILED;
    return status;
}

int cmd_evaluate(settings *s)
{
    evaluation *e = calloc(1, sizeof *e);
    int status;

    if (!e)
        return complain(command_find("evaluate"), EXIT_FAILED, "out of memory");
    e->c = command_find("evaluate");
    e->s = s;
    status = choose(e);
    if (status < 0) {
        simulation_prepare(&e->simulation, e->seed);
        status = report_all(e);
    }
    free(e);
    return status;
}
