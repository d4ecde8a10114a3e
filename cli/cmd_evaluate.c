/* growth evaluate: how often and how soon the rules speak up, on simulated children. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evaluate/tables.h"

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

/* ---- what is asked for ---------------------------------------------------------------------- */

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
    while (t->id && strcmp(t->id, e->s->trajectory) != 0)
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
    while (on->id && strcmp(on->id, e->s->schedule) != 0)
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
        return complain(e->c, EXIT_USAGE, "--set is RULE.PARAMETER=NUMBER, not '%.*s'", (int)length,
                        text);
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
    if (pack && strcmp(pack, "all") != 0 &&
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

/* ---- the run -------------------------------------------------------------------------------- */

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

static int asked_for(const evaluation *e, const trajectory *t, const schedule *on)
{
    return (!e->only || e->only == t) && (!e->only_on || e->only_on == on) &&
           (e->only || trajectory_fits(t, on));
}

/* Every figure as a row of data. */
static int write_rows(evaluation *e)
{
    report *out =
        report_open(e->c, e->s, "csv", figure_columns, figure_n_columns, "growth.evaluate.1");
    int status = out ? 0 : EXIT_FAILED;

    for (const schedule *on = schedules; on->id; on++)
        for (const trajectory *t = trajectories; status == 0 && t->id; t++) {
            if (!asked_for(e, t, on))
                continue;
            run_one(e, t, on);
            for (size_t a = 0; status == 0 && a < e->n_alerts; a++)
                status = report_row(out, &(figure){ t, on, &e->alerts[a], &e->tallies[a] });
        }
    if (out && report_close(out))
        status = EXIT_FAILED;
    return status;
}

/* For people: a table a schedule, alerts down, stories across. */
static int write_summary(evaluation *e)
{
    summary *page = calloc(1, sizeof *page);

    if (!page)
        return complain(e->c, EXIT_FAILED, "out of memory");
    summary_head(e->children, e->seed);
    for (const schedule *on = schedules; on->id; on++) {
        page->n = 0;
        for (const trajectory *t = trajectories; t->id && page->n < MAX_COLUMNS; t++) {
            if (!asked_for(e, t, on))
                continue;
            run_one(e, t, on);
            summary_add(page, t, e->tallies, e->n_alerts);
        }
        if (page->n)
            summary_print(page, on, e->alerts, e->n_alerts);
    }
    summary_foot(e->only, e->only_on);
    free(page);
    return EXIT_DONE;
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
        status = s->format && strcmp(s->format, "text") != 0 ? write_rows(e) : write_summary(e);
    }
    free(e);
    return status;
}
