/* The account of an import: of every row of every file what became of it. */
#ifndef GROWTH_CLI_IMPORT_ACCOUNT_H
#define GROWTH_CLI_IMPORT_ACCOUNT_H

#include <growth/store_transfer.h>

#include "command.h"

/* What is counted: rows of the file, and what stands on them, of which a wide row has several. */
enum { IMPORT_ROWS, IMPORT_MEASUREMENTS, IMPORT_VISITS, IMPORT_TALLIES };

/* read = new + same + amended + rejected + skipped. */
typedef struct import_tally {
    long long read, became[GROWTH_STORE_REJECTED + 1], skipped;
    long long part; /* of those kept, with something that could not be */
} import_tally;

/* Of one file. */
typedef struct import_account {
    import_tally of[IMPORT_TALLIES];
} import_account;

/* Rows whose fate is known. */
long long import_account_rows(const import_account *account);

/* The rows of a file as the reader counted them; those it refused never came to the store.  What
 * does not add up is named; NULL where all does. */
const char *import_account_settle(import_account *account, size_t rows, size_t skipped);

void import_account_add(import_account *all, const import_account *one);

/* Print the accounts of `n` files, as text with one of all where there are several.  Returns 0, or
 * having said why not. */
int import_account_print(const settings *s, const char *const *files,
                         const import_account *accounts, size_t n);

#endif
