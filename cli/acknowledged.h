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
    growth_date on;    /* the day of that */
    growth_date until; /* last day it is about */
} acknowledgement;

/* All of one child's, and what was recorded when. */
typedef struct acknowledged acknowledged;

/* As the record stood at `as_at` (NULL: now); to be freed, also on failure. */
growth_status acknowledged_read(growth_store *store, const char *uuid, const char *as_at,
                                acknowledged **all, growth_error *err);
void acknowledged_free(acknowledged *all);

/* Whether what was acknowledged is still what is found. */
typedef enum acknowledged_state {
    ACKNOWLEDGED_HOLDS,
    ACKNOWLEDGED_CHANGED, /* something came since */
    ACKNOWLEDGED_WORSE,   /* something came since, and a stronger rule of the episode is met */
    ACKNOWLEDGED_OTHER,   /* it was of a weaker rule of the episode, and nothing came since */
    ACKNOWLEDGED_MISSED   /* of a contact finding: something came since, or was missed */
} acknowledged_state;

/* What somebody said of a finding; `said` NULL: nobody. */
typedef struct acknowledged_finding {
    const acknowledgement *said;
    acknowledged_state state;
} acknowledged_finding;

/* "Open again: measurements were ..."; NULL where it holds.  Static. */
const char *acknowledged_since(acknowledged_state state);

/* The newest acknowledgement of a finding that holds, else the newest of the rule that heads it or
 * of any other of its episode, which closes nothing. */
acknowledged_finding acknowledged_find(const acknowledged *all, const growth_finding *finding);

/* Likewise of a contact finding, a bit of growth_contact_findings. */
acknowledged_finding acknowledged_find_contact(const acknowledged *all,
                                               const growth_contacts *contacts, unsigned bit);

/* The acknowledgements of a child, in the order made; NULL after the last. */
const acknowledgement *acknowledged_at(const acknowledged *all, size_t index);

#endif
