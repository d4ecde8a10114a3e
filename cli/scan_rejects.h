/* Rows of a scan that were not wholly used: verbatim to one file, why to another, the first few to
 * standard error. */
#ifndef GROWTH_CLI_SCAN_REJECTS_H
#define GROWTH_CLI_SCAN_REJECTS_H

#include <growth/scan.h>

#include "command.h"

typedef struct scan_rejects scan_rejects;

/* NULL having said why. */
scan_rejects *scan_rejects_open(const settings *s);

/* Calls of a scan; `context` is a scan_rejects. */
int scan_rejects_opened(scan_rejects *r, size_t file, const char *header);
int scan_rejects_row(scan_rejects *r, size_t file, const growth_row *row);

/* Keep the files, and free.  Returns 0, or EXIT_FAILED having said why. */
int scan_rejects_close(scan_rejects *r);
/* Keep nothing, and free.  NULL is allowed. */
void scan_rejects_abandon(scan_rejects *r);

#endif
