/* What the rules say of a child of a store, less what someone has acknowledged. */
#ifndef GROWTH_CLI_STORE_FINDINGS_H
#define GROWTH_CLI_STORE_FINDINGS_H

#include "store.h"

/* Of a measure, the strongest open finding and the strongest acknowledged one; NULL where there is
 * none. */
typedef struct open_finding {
    const char *tier, *rule, *acknowledged, *acknowledged_tier;
    char contacts[128]; /* of weight: "weight-overdue, not-brought", those that are open */
} open_finding;

/* Ask the rules about a record of the store, and look which findings are acknowledged.  A record
 * that the rules cannot be asked about, such as one without a sex, has no findings. */
growth_status store_findings(const settings *s, growth_store *store, const char *uuid,
                             const growth_record *record, open_finding open[GROWTH_MEASURE_COUNT_],
                             growth_error *err);

/* The bit of growth_contact_findings that has this id, or 0. */
unsigned store_contact_finding(const char *id);

/* Whether a rule (of a measure, or NULL) is met by the record as it stands, on a day. */
growth_status store_is_found(const settings *s, growth_store *store, const char *uuid,
                             growth_date today, const char *rule, const char *measure, int *found,
                             growth_error *err);

#endif
