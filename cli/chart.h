/* Drawing by the options of a command. */
#ifndef GROWTH_CLI_CHART_H
#define GROWTH_CLI_CHART_H

#include "command.h"

/* Whether one chart can be drawn by the options: -1, or the exit status having said why not. */
int chart_check(const settings *s);

#endif
