/* growth check: what the rules say about a child, and what is missing. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "report.h"

const option check_options[] = {
    OPTION_REFERENCE,
    OPTION_POLICY,
    TEXT("child", 0, child, "ID", "the child, where the file holds several, or of the store"),
    OPTION_STORE,
    OPTION_IDENTIFIER,
    OPTION_AS_AT,
    TEXT("rules", 0, rules, "FILE", "file of rules: other thresholds, on, off (docs/rules.md)"),
    TEXT("pack", 0, pack, "ID", "also ask the rules of another pack"),
    TEXT("tiers", 0, tiers, "LIST",
         "only urgent,sustained,concern,watch,insufficient,quality,contact"),
    FLAG("fail-on-finding", 0, fail_on_finding,
         "exit 4 where a rule from watch to urgent is met and shown"),
    OPTION_FORMAT,
    OPTION_PRECISION,
    OPTION_TODAY,
    OPTION_CHART_SEX,
    OPTION_DATE_ORDER,
    OPTION_MAP,
    OPTION_PRESET,
    OPTION_REJECTS,
    OPTION_QUIET,
    OPTION_NO_COLOR,
    OPTION_HELP,
    OPTIONS_END,
};

/* ---- columns: the contract of `check --format csv` ------------------------------------------- */

/* One line of the output. */
typedef struct found {
    const char *child_id, *tier, *rule, *measure, *also, *text;
    growth_finding f;
    growth_date last_measured_on;
    int occasions; /* -1: none meant */
} found;

#define CELL(name) static void name(const void *data, growth_cell *cell)
#define FOUND      const found *r = data

#define TEXT_CELL(name, field)                                                                     \
    CELL(name)                                                                                     \
    {                                                                                              \
        FOUND;                                                                                     \
        cell_text(cell, r->field);                                                                 \
    }
#define DATE_CELL(name, field)                                                                     \
    CELL(name)                                                                                     \
    {                                                                                              \
        FOUND;                                                                                     \
        cell_date(cell, r->field);                                                                 \
    }
#define NUMBER_CELL(name, value)                                                                   \
    CELL(name)                                                                                     \
    {                                                                                              \
        FOUND;                                                                                     \
        cell_number(cell, value);                                                                  \
    }

TEXT_CELL(read_child, child_id)
TEXT_CELL(read_tier, tier)
TEXT_CELL(read_rule, rule)
TEXT_CELL(read_measure, measure)
TEXT_CELL(read_also, also)
TEXT_CELL(read_text, text)
DATE_CELL(read_from_date, f.from_date)
DATE_CELL(read_to_date, f.to_date)
DATE_CELL(read_last, last_measured_on)
NUMBER_CELL(read_from_age, r->f.from_age / GROWTH_DAYS_PER_YEAR)
NUMBER_CELL(read_to_age, r->f.to_age / GROWTH_DAYS_PER_YEAR)
NUMBER_CELL(read_from_value, r->f.from_value)
NUMBER_CELL(read_to_value, r->f.to_value)
NUMBER_CELL(read_from_sds, r->f.from_sds)
NUMBER_CELL(read_to_sds, r->f.to_sds)
NUMBER_CELL(read_spaces, r->f.spaces)
NUMBER_CELL(read_percent, r->f.percent)

CELL(read_occasions)
{
    FOUND;
    if (r->occasions >= 0)
        cell_integer(cell, r->occasions);
}

static const report_column columns[] = {
    { { "child_id", "", "as in the file", read_child }, "child", 0, NULL },
    { { "tier", "", "how pressing", read_tier }, "tier", 0, NULL },
    { { "rule", "", "the strongest rule met", read_rule }, "rule", 0, NULL },
    { { "measure", "", "what was measured", read_measure }, "measure", 0, NULL },
    { { "from_date", "", "where the fall is measured from", read_from_date }, "from", 0, NULL },
    { { "to_date", "", "the newest occasion", read_to_date }, "to", 0, NULL },
    { { "from_age_years", "years", "chronological", read_from_age }, NULL, 0, NULL },
    { { "to_age_years", "years", "chronological", read_to_age }, NULL, 0, NULL },
    { { "from_value", "", "in the measure's unit", read_from_value }, NULL, 0, NULL },
    { { "to_value", "", "in the measure's unit", read_to_value }, NULL, 0, NULL },
    { { "from_sds", "SDS", "on its own chart", read_from_sds }, NULL, 0, NULL },
    { { "to_sds", "SDS", "on its own chart", read_to_sds }, NULL, 0, NULL },
    { { "spaces", "spaces", "centile spaces fallen, bridged", read_spaces }, "spaces", 1, NULL },
    { { "percent", "%", "weight lost", read_percent }, "%", 1, NULL },
    { { "occasions", "", "of the measure, in all", read_occasions }, NULL, 0, NULL },
    { { "last_measured_on", "", "newest value of the measure", read_last }, NULL, 0, NULL },
    { { "also", "", "other rules of the same episode", read_also }, NULL, 0, NULL },
    { { "text", "", "in sentences", read_text }, NULL, 0, NULL },
};

/* ---- what is asked --------------------------------------------------------------------------- */

typedef struct checking {
    const command *command;
    const settings *settings;
    growth_rules rules;
    growth_check_options options;
    growth_check check; /* large: used again for every child */
    report *out;        /* NULL: text for people */
    unsigned tiers;
    int found; /* a rule from watch to urgent was met and shown */
} checking;

static int choose_tiers(checking *k)
{
    const char *list = k->settings->tiers;

    k->tiers = list ? 0 : ~0u;
    while (list && *list) {
        size_t n = strcspn(list, ",");
        int tier = 0;

        for (int t = GROWTH_TIER_INSUFFICIENT; t <= GROWTH_TIER_CONTACT; t++) {
            const char *word = growth_tier_text((growth_tier)t);

            if (strlen(word) == n && !strncmp(word, list, n))
                tier = t;
        }
        if (!tier)
            return complain(k->command, EXIT_USAGE, "--tiers has no tier '%.*s'", (int)n, list);
        k->tiers |= 1u << tier;
        list += n + (list[n] == ',');
    }
    return -1;
}

static int choose_rules(checking *k)
{
    growth_error err;

    growth_rules_default(&k->rules);
    if (k->settings->pack && growth_rules_add_pack(&k->rules, k->settings->pack, &err) != GROWTH_OK)
        return complain(k->command, EXIT_USAGE, "%s", err.message);
    if (k->settings->rules && growth_rules_read(k->settings->rules, &k->rules, &err) != GROWTH_OK)
        return complain(k->command, EXIT_FAILED, "%s", err.message);
    k->options = (growth_check_options)GROWTH_CHECK_OPTIONS;
    k->options.assess = k->settings->assess;
    k->options.rules = &k->rules;
    k->options.today = k->settings->reading.today;
    return choose_tiers(k);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static found empty_row(const checked *c, const char *tier, const char *rule)
{
    return (found){ .child_id = c->child->id,
                    .tier = tier,
                    .rule = rule,
                    .occasions = -1,
                    .last_measured_on = GROWTH_DATE_NONE,
                    .f = { .from_date = GROWTH_DATE_NONE,
                           .to_date = GROWTH_DATE_NONE,
                           .from_age = GROWTH_NAN,
                           .to_age = GROWTH_NAN,
                           .from_value = GROWTH_NAN,
                           .to_value = GROWTH_NAN,
                           .from_sds = GROWTH_NAN,
                           .to_sds = GROWTH_NAN,
                           .spaces = GROWTH_NAN,
                           .percent = GROWTH_NAN } };
}

static growth_date last_of(const growth_series *s)
{
    return s->n_points ? s->points[s->n_points - 1].date : GROWTH_DATE_NONE;
}

static int write_finding(const checking *k, const checked *c, const growth_finding *f)
{
    const growth_rule *rule = growth_rule_at((size_t)f->rule);
    found row = empty_row(c, growth_tier_text(f->tier), rule->id);
    char text[GROWTH_EXPLAIN_SIZE], also[GROWTH_EXPLAIN_SIZE];
    size_t used = 0;

    also[0] = '\0';
    for (size_t i = 0; i < growth_rule_count(); i++)
        if (f->also >> i & 1)
            used += (size_t)snprintf(also + used, sizeof also - used, "%s%s", used ? ";" : "",
                                     growth_rule_at(i)->id);
    row.f = *f;
    row.measure = growth_measure_describe(f->measure)->id;
    row.occasions = (int)f->occasions;
    row.last_measured_on = last_of(&c->check->track.series[f->measure]);
    row.also = also;
    row.text = growth_explain(c->check, f, GROWTH_EXPLAIN_ALL, text);
    return report_row(k->out, &row);
}

static int write_quality(const checking *k, const checked *c, const growth_quality_finding *q)
{
    const growth_measurement *m = &c->child->record.measurements[q->index];
    found row =
        empty_row(c, growth_tier_text(GROWTH_TIER_QUALITY), growth_quality_describe(q->kind)->id);
    char text[GROWTH_QUALITY_TEXT_SIZE];
    double corrected;

    row.measure = growth_measure_describe(m->measure)->id;
    row.f.to_date = m->measured_on;
    row.f.to_value = m->value;
    if (growth_measurement_age(&c->child->record.child, m, &row.f.to_age, &corrected) != GROWTH_OK)
        row.f.to_age = GROWTH_NAN;
    row.text = growth_quality_text(&c->child->record, q, text);
    return report_row(k->out, &row);
}

static int write_contact(const checking *k, const checked *c, unsigned bit)
{
    found row = empty_row(c, growth_tier_text(GROWTH_TIER_CONTACT), growth_contact_finding_id(bit));
    char text[GROWTH_EXPLAIN_SIZE];

    row.measure = "weight";
    row.last_measured_on = c->check->contacts.last_weight;
    row.text = growth_explain_contact(c->check, bit, text);
    return report_row(k->out, &row);
}

static int write_child(const checking *k, const checked *c)
{
    int status = 0;

    for (size_t i = 0; status == 0 && i < c->check->n_findings; i++)
        if (c->check->findings[i].heads && (k->tiers >> c->check->findings[i].tier & 1))
            status = write_finding(k, c, &c->check->findings[i]);
    for (size_t i = 0; status == 0 && (k->tiers >> GROWTH_TIER_QUALITY & 1) && i < c->n_quality;
         i++)
        status = write_quality(k, c, &c->quality[i]);
    for (unsigned bit = 1; status == 0 && bit <= GROWTH_CONTACT_CONFIRM; bit <<= 1)
        if ((k->tiers >> GROWTH_TIER_CONTACT & 1) && (c->check->contacts.findings & bit))
            status = write_contact(k, c, bit);
    return status;
}

/* ---- one child ------------------------------------------------------------------------------- */

/* Doubtful values are marked, so that they may be left out of what a fall is measured from. */
static void mark_doubtful(gathered *g, const growth_quality_finding *quality, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (quality[i].may_leave_out)
            g->measurements[quality[i].index].marks |= GROWTH_MARK_DOUBTFUL;
}

static int check_child(void *context, gathered *g)
{
    checking *k = context;
    growth_quality_finding *quality = calloc(g->n_measurements + 1, sizeof *quality);
    checked c = { .settings = k->settings,
                  .rules = &k->rules,
                  .child = g,
                  .check = &k->check,
                  .quality = quality,
                  .tiers = k->tiers };
    growth_error err;
    int status = -1;

    if (!quality)
        return complain(k->command, EXIT_FAILED, "out of memory");
    if (growth_quality_check(&g->record, &k->options.assess, quality, g->n_measurements,
                             &c.n_quality, &err) != GROWTH_OK)
        c.n_quality = 0;
    mark_doubtful(g, quality, c.n_quality);
    if (growth_check_record(&g->record, &k->options, &k->check, &err) != GROWTH_OK)
        status = complain(k->command, EXIT_FAILED, "%s", err.message);
    for (size_t i = 0; status < 0 && i < k->check.n_findings; i++)
        k->found |= k->check.findings[i].tier >= GROWTH_TIER_WATCH &&
                    (k->tiers >> k->check.findings[i].tier & 1);
    if (status < 0 && k->out && write_child(k, &c))
        status = EXIT_FAILED;
    if (status < 0 && !k->out)
        check_print(&c);
    free(quality);
    return status;
}

/* Text is for one child: where there are several, gather() asks which. */
static int check_one(checking *k, reading *in)
{
    gathered g;
    int status = gather(k->command, in, k->settings->child, &g);

    if (status < 0)
        status = check_child(k, &g);
    gathered_free(&g);
    return status;
}

static int check_all(checking *k, reading *in)
{
    int status;

    k->out = report_open(k->command, k->settings, "csv", columns, sizeof columns / sizeof *columns,
                         "growth.check.1");
    if (!k->out)
        return EXIT_FAILED;
    status = gather_each(k->command, in, k->settings->child, check_child, k);
    return report_close(k->out) ? EXIT_FAILED : status;
}

int cmd_check(settings *s)
{
    const command *c = s->command;
    checking *k = calloc(1, sizeof *k);
    reading *in;
    int status, closed;

    if (!k)
        return complain(c, EXIT_FAILED, "out of memory");
    k->command = c;
    k->settings = s;
    status = choose_rules(k);
    in = status < 0 ? reading_open(c, s, &status) : NULL;
    if (in) {
        status = !s->format || !strcmp(s->format, "text") ? check_one(k, in) : check_all(k, in);
        closed = reading_close(in);
        if (status < 0)
            status = closed;
        if (status == EXIT_DONE && s->fail_on_finding && k->found)
            status = EXIT_FINDING;
    }
    free(k);
    return status;
}
