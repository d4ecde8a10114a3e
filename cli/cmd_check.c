/* growth check: what the rules say about a child, and what is missing. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "findings.h"
#include "record.h"

const option check_options[] = {
    OPTION_REFERENCE,
    OPTION_POLICY,
    TEXT("child", 0, child, "ID", "the child, where the file holds several, or of the store"),
    OPTION_STORE,
    OPTION_IDENTIFIER,
    OPTION_AS_AT,
    READS("rules", 0, rules, "FILE", "file of rules: other thresholds, on, off (docs/rules.md)"),
    TEXT("pack", 0, pack, "ID", "also ask the rules of another pack"),
    OPTION_TIERS,
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

typedef struct checking {
    const command *command;
    const settings *settings;
    growth_rules rules;
    growth_judge_options options;
    growth_judge *judge;
    report *out; /* NULL: text for people */
    const acknowledged *acknowledged; /* or NULL */
    int found;   /* a rule from watch to urgent was met and shown */
} checking;

static int write_row(void *context, const growth_listed *row)
{
    return report_row(((checking *)context)->out, row);
}

static int check_child(void *context, gathered *g)
{
    checking *k = context;
    growth_judged judged;
    growth_error err;

    if (growth_judge_record(k->judge, &g->record, &judged, &err) != GROWTH_OK)
        return complain(k->command, EXIT_FAILED, "%s", err.message);
    for (size_t i = 0; i < judged.check->n_findings; i++)
        k->found |= findings_is_finding(judged.check->findings[i].tier) &&
                    (k->options.tiers >> judged.check->findings[i].tier & 1);
    if (k->out)
        return growth_list(&judged, write_row, k) ? EXIT_FAILED : -1;
    check_print(&judged, &k->rules, k->acknowledged, k->settings->past);
    return -1;
}

/* Text is for one child: where there are several, gather() asks which. */
static int check_one(checking *k, reading *in)
{
    gathered g;
    int status = gather(k->command, in, k->settings->child, &g);

    k->acknowledged = reading_acknowledged(in);
    if (status < 0)
        status = check_child(k, &g);
    gathered_free(&g);
    return status;
}

static int check_all(checking *k, reading *in)
{
    int status;

    k->out = report_open(k->command, k->settings, "csv", findings_columns, findings_n_columns,
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
    growth_error err;
    int status, closed;

    if (!k)
        return complain(c, EXIT_FAILED, "out of memory");
    k->command = c;
    k->settings = s;
    status = findings_options(s, &k->rules, &k->options);
    if (status < 0 && growth_judge_open(&k->options, &k->judge, &err) != GROWTH_OK)
        status = complain(c, EXIT_FAILED, "%s", err.message);
    in = status < 0 ? reading_open_children(c, s, &status) : NULL;
    if (in) {
        reading_name_child(in);
        status = !s->format || !strcmp(s->format, "text") ? check_one(k, in) : check_all(k, in);
        closed = reading_close(in);
        if (status < 0)
            status = closed;
        if (status == EXIT_DONE && s->fail_on_finding && k->found)
            status = EXIT_FINDING;
    }
    growth_judge_close(k->judge);
    free(k);
    return status;
}
