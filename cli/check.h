/* growth check: what one child's rows become, shared by the table and the text for people. */
#ifndef GROWTH_CLI_CHECK_H
#define GROWTH_CLI_CHECK_H

#include <growth/quality.h>

#include "record.h"

/* One child checked. */
typedef struct checked {
    const settings *settings;
    const growth_rules *rules;
    gathered *child;
    growth_check *check;
    const growth_quality_finding *quality;
    size_t n_quality;
    unsigned tiers; /* bits 1 << growth_tier to show */
} checked;

/* Text for people on standard output. */
void check_print(const checked *c);

#endif
