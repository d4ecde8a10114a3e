/* Findings that someone has looked at.  An acknowledgement is of what was known then: it covers a
 * finding until anything of its episode is recorded or amended after it.  One that was handed over
 * covers what came from that store with it, before it: what else this store had, its author may
 * never have seen. */
#ifndef GROWTH_CLI_ACKNOWLEDGED_H
#define GROWTH_CLI_ACKNOWLEDGED_H

#include <growth/faltering.h>
#include <growth/store.h>

/* One of a child's, with texts of its own. */
typedef struct acknowledgement {
    growth_store_entry entry, handover;     /* it came with, or 0 */
    char *rule, *measure, *author, *reason; /* measure: NULL for any */
    char recorded_at[21];
    growth_date until; /* last day it is about */
} acknowledgement;

/* All of one child's, and what was recorded when. */
typedef struct acknowledged acknowledged;

/* As the record stood at `as_at` (NULL: now); to be freed, also on failure. */
growth_status acknowledged_read(growth_store *store, const char *uuid, const char *as_at,
                                acknowledged **all, growth_error *err);
void acknowledged_free(acknowledged *all);

/* The newest acknowledgement of a finding, or NULL; `*open` is 1 where something came since. */
const acknowledgement *acknowledged_find(const acknowledged *all, const growth_finding *finding,
                                         int *open);

#endif
