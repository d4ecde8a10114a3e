/* Events and bone ages of --events, given to the chart of the child they belong to. */
#include "chart_events.h"

#include <stdlib.h>
#include <string.h>

#include <growth/events.h>

struct chart_events {
    growth_events *read;
    char *used; /* one a row */
    growth_chart_event *events;
    growth_chart_bone_age *bone_ages;
};

/* With many children every row must say whose it is. */
static int check_children(const command *c, const settings *s, const chart_events *e)
{
    size_t n;
    const growth_event *rows = growth_events_list(e->read, &n);

    for (size_t i = 0; s->each && !s->child && i < n; i++)
        if (!rows[i].child_id)
            return complain(c, EXIT_FAILED,
                            "%s:%zu: does not say whose it is; with --each, the file needs a "
                            "child_id in every row",
                            s->events, rows[i].line);
    return -1;
}

int chart_events_open(const command *c, const settings *s, chart_events **events)
{
    chart_events *e;
    growth_error err;
    int status;
    size_t n;

    *events = NULL;
    if (!s->events)
        return -1;
    e = calloc(1, sizeof *e);
    if (!e)
        return complain(c, EXIT_FAILED, "out of memory");
    if (growth_events_read(s->events, &s->reading, &e->read, &err) != GROWTH_OK) {
        free(e);
        return complain(c, EXIT_FAILED, "%s", err.message);
    }
    growth_events_list(e->read, &n);
    e->used = calloc(n + 1, sizeof *e->used);
    e->events = calloc(n + 1, sizeof *e->events);
    e->bone_ages = calloc(n + 1, sizeof *e->bone_ages);
    if (e->used && e->events && e->bone_ages)
        status = check_children(c, s, e);
    else
        status = complain(c, EXIT_FAILED, "out of memory");
    if (status < 0)
        *events = e;
    else
        chart_events_close(e);
    return status;
}

void chart_events_choose(chart_events *e, const char *child_id, growth_chart_options *options)
{
    const growth_event *rows;
    size_t n;

    if (!e)
        return;
    rows = growth_events_list(e->read, &n);
    options->events = e->events;
    options->bone_ages = e->bone_ages;
    for (size_t i = 0; i < n; i++) {
        const growth_event *row = &rows[i];

        if (row->child_id && (!child_id || strcmp(row->child_id, child_id) != 0))
            continue;
        e->used[i] = 1;
        if (row->kind == GROWTH_EVENT_BONE_AGE)
            e->bone_ages[options->n_bone_ages++] =
                (growth_chart_bone_age){ row->on, row->age_days, row->bone_age_days, row->method };
        else
            e->events[options->n_events++] =
                (growth_chart_event){ row->on, row->age_days, row->text };
    }
}

void chart_events_account(const command *c, const settings *s, const chart_events *e)
{
    size_t n = 0, others = 0, first = 0;
    const growth_event *rows = e ? growth_events_list(e->read, &n) : NULL;

    for (size_t i = n; i-- > 0;)
        if (!e->used[i]) {
            others++;
            first = rows[i].line;
        }
    if (others && !s->quiet)
        complain(c, 0, "%s:%zu: %zu row%s of children that were not drawn", s->events, first,
                 others, others == 1 ? "" : "s");
}

void chart_events_close(chart_events *e)
{
    if (!e)
        return;
    growth_events_free(e->read);
    free(e->used);
    free(e->events);
    free(e->bone_ages);
    free(e);
}
