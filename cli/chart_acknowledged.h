/* What of a child's findings somebody has looked at, as a chart tells it. */
#ifndef GROWTH_CLI_CHART_ACKNOWLEDGED_H
#define GROWTH_CLI_CHART_ACKNOWLEDGED_H

#include <growth/chart.h>

#include "acknowledged.h"

/* Puts it into the options, whose `check` is of the child; `all` NULL: nothing is known.  The array
 * is to be freed with free() once the chart is drawn, its texts are those of `all`; NULL where
 * nothing is told. */
growth_chart_acknowledgement *chart_acknowledged(const acknowledged *all,
                                                 growth_chart_options *options);

#endif
