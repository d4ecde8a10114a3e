/* Inside of the rules: episodes that began before the newest occasion. */
#ifndef GROWTH_CORE_HISTORY_H
#define GROWTH_CORE_HISTORY_H

#include "case.h"
#include "shared.h"

/* What is asked of the series of a track, and how. */
typedef struct growth__asking {
    growth_track *track; /* changed while an earlier occasion is asked about, and put back */
    const growth_rules *rules;
    const growth__asked *asked;
    growth_effort effort;
} growth__asking;

/* Ask the rules of a measure that can give `least` or more about its newest occasion; `c` is left
 * as they left it.  Findings of any tier go to `found`; returns how many. */
size_t growth__ask_series(const growth__asking *a, growth_measure measure, growth_tier least,
                          growth__case *c, growth_finding *found, size_t room);

/* A finding of the rule, with nothing known but the newest occasion. */
growth_finding growth__blank_finding(const growth__case *c, size_t rule);

/* The rule `unrecovered-fall`, where no other found `c` to be falling: 1, and the finding, or 0. */
int growth__find_unrecovered(const growth__asking *a, growth__case *c, growth_finding *f);

/* Since when the episode of a finding has been there: fills its `first_` members. */
void growth__find_first(const growth__asking *a, growth_finding *f);

#endif
