/* Records of the caller's own, one after the other: those that this scan is to judge. */
#ifndef GROWTH_SCAN_RECORDS_H
#define GROWTH_SCAN_RECORDS_H

#include <growth/scan.h>

/* Under the lock of whoever holds it. */
typedef struct growth__records {
    growth_scan_next *next;
    void *context;
    const growth_scan_calls *calls;
    unsigned shard, shards; /* 0: all */
    size_t taken, unusable;
    size_t other_shards; /* entries of children of another shard */
} growth__records;

/* The next record of the shard that can be judged: 1; or 0 at the end, or where `status` says why.
 */
int growth__records_next(growth__records *records, growth_record *record, growth_status *status,
                         growth_error *err);

#endif
