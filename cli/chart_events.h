/* Events and bone ages of --events, given to the chart of the child they belong to. */
#ifndef GROWTH_CLI_CHART_EVENTS_H
#define GROWTH_CLI_CHART_EVENTS_H

#include <growth/chart.h>

#include "command.h"

typedef struct chart_events chart_events;

/* Read the file of --events; *events is NULL where none was asked for.  Returns -1, or the exit
 * status having said what is wrong. */
int chart_events_open(const command *c, const settings *s, chart_events **events);

/* Put those of a child into the options; they last until the next call.  A row without a child_id
 * belongs to the only child there is.  @param events  NULL: nothing. */
void chart_events_choose(chart_events *events, const char *child_id, growth_chart_options *options);

/* Say how many rows belong to no child that was drawn, the first by its line. */
void chart_events_account(const command *c, const settings *s, const chart_events *events);

/* Free.  @param events  NULL is allowed. */
void chart_events_close(chart_events *events);

#endif
