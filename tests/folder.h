/* Where a test makes its files: in memory where the machine has that, since a store waits for the
 * disk at every transaction and a test asks only for what it does there. */
#ifndef GROWTH_TESTS_FOLDER_H
#define GROWTH_TESTS_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TEST_FOLDER_ROOM = 40 }; /* Longer ones do not fit where tests put paths together. */

static inline const char *test_folder(void)
{
    const char *wished = getenv("TMPDIR");

    if (wished && *wished && strlen(wished) < TEST_FOLDER_ROOM)
        return wished;
    return access("/dev/shm", W_OK) == 0 ? "/dev/shm" : P_tmpdir;
}

#endif
