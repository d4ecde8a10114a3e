/* Drawing a record by the options of a command. */
#ifndef GROWTH_CLI_CHART_H
#define GROWTH_CLI_CHART_H

#include "command.h"

/* 1 where --page knows this word. */
int chart_has_page(const char *word);

/* Whether the options can be drawn: -1, or the exit status having said why not. */
int chart_check(const settings *s);

/* Draw into the file of --output.  Returns the exit status. */
int chart_draw(const settings *s, const growth_record *record);

#endif
