/* Rows that were not wholly used, verbatim below the header they came under, so that they can be
 * mended and read again.  A file holds one table: rows of another header go into a file of their
 * own, r-2.csv beside r.csv. */
#ifndef GROWTH_CLI_REJECTS_H
#define GROWTH_CLI_REJECTS_H

#include "command.h"

typedef struct rejects rejects;

/* Begin the file of --rejects; NULL having said why not. */
rejects *rejects_open(const settings *s);

/* Keep a row; `header` is "" for FHIR, which has none.  Returns 0, or EXIT_FAILED having said why.
 */
int rejects_put(rejects *r, const char *header, const char *row, size_t length);

/* Keep the files, say which there are beside the first, and free, whatever is returned.  Where no
 * row came, the file has `header` alone: it says that there was none.  Returns as above. */
int rejects_close(rejects *r, const char *header);

/* Keep nothing, and free.  NULL is allowed. */
void rejects_abandon(rejects *r);

#endif
