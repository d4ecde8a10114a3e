/* One thread judges children: what it found, as rows and cards to be put down. */
#ifndef GROWTH_SCAN_JUDGING_H
#define GROWTH_SCAN_JUDGING_H

#include <growth/scan.h>

#include "seen.h"
#include "spool.h"

typedef struct growth__judging {
    const growth_scan_calls *calls;
    growth_judge *judge;
    growth__batch rows, cards;    /* since they were last put down */
    growth__seen_batch children;  /* likewise */
    growth_scan_counts counts;    /* likewise: children and rows, not lines of files */
} growth__judging;

/* A growth__gathered; `context` is a growth__judging. */
growth_status growth__judging_child(void *context, const growth_record *record,
                                    const char *const *services, uint64_t key, size_t file,
                                    size_t line, growth_error *err);

#endif
