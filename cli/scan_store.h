/* Every child of a store as records of a scan. */
#ifndef GROWTH_CLI_SCAN_STORE_H
#define GROWTH_CLI_SCAN_STORE_H

#include <growth/scan.h>

#include "command.h"

typedef struct scan_store scan_store;

/* The store of --store, as it stood at --as-at.  NULL having said why, with the exit status in
 * *status. */
scan_store *scan_store_open(const settings *s, int *status);

/* A growth_scan_next; `context` is a scan_store. */
int scan_store_next(void *context, growth_record *record);

/* Free.  Returns -1, or the exit status having said why reading ended early. */
int scan_store_close(scan_store *store);

#endif
