/* What the account of an import does not say. */
#ifndef GROWTH_CLI_IMPORT_BESIDE_H
#define GROWTH_CLI_IMPORT_BESIDE_H

#include <growth/store_transfer.h>

#include "command.h"

/* Counted while the rows are handed over. */
typedef struct import_beside {
    long long mistyped;             /* NHS numbers with a wrong check digit */
    long long named, like_nhs;      /* rows with another's number; of those as NHS numbers are */
    const char *system;             /* whose number that is */
    long long doubtful;             /* values outside what any child measures, kept and marked */
    long long old;                  /* values at an age beyond 25 years, kept */
    long long preliminary;          /* of those added; the store has no mark for it */
    long long taken_back, not_held; /* rows by which the source takes back */
} import_beside;

/* Say it on standard error, with what the store and the reader counted. */
void import_beside_say(const settings *s, const import_beside *beside,
                       const growth_store_import_counts *counts, const growth_counts *read);

#endif
