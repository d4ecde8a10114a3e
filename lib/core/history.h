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

/* A series as it is asked about: nothing known but its newest occasion. */
typedef struct growth__asked_case {
    growth__case c;
    growth_finding blank;
    double age; /* of the newest value */
} growth__asked_case;

void growth__ask_begin(const growth__asking *a, growth_measure measure, growth__asked_case *q);

/* Ask one rule: 1 where it is met, and the finding. */
int growth__ask_rule(const growth__asking *a, growth__asked_case *q, size_t rule,
                     growth_finding *f);

/* Ask all rules of the measure that can give `least` or more.  Findings of any tier go to `found`;
 * returns how many. */
size_t growth__ask_series(const growth__asking *a, growth__asked_case *q, growth_tier least,
                          growth_finding *found, size_t room);

/* The rule `unrecovered-fall`, where no other found a fall: 1, and the finding, or 0. */
int growth__find_unrecovered(const growth__asking *a, growth__asked_case *q, growth_finding *f);

/* The same rule, where a fall goes on that was called more than `strongest`, the highest tier of
 * what is met now: 1, and the finding, called as it was; or 0. */
int growth__find_going_on(const growth__asking *a, growth__asked_case *q, growth_tier strongest,
                          growth_finding *f);

/* Since when the episode of a finding has been there: fills its `first_` members.  Returns the
 * notes of all that was met since. */
unsigned growth__find_first(const growth__asking *a, growth_finding *f);

#endif
