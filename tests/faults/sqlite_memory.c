/* SQLite's allocator, and before it the fault. */
#include <sqlite3.h>

#include "../tap.h"
#include "device.h"

static sqlite3_mem_methods plain;

static void *failing_malloc(int size)
{
    return faults_strike(FAULT_SQLITE_MEMORY) ? NULL : plain.xMalloc(size);
}

static void *failing_realloc(void *old, int size)
{
    return faults_strike(FAULT_SQLITE_MEMORY) ? NULL : plain.xRealloc(old, size);
}

void faults_in_sqlite(void)
{
    sqlite3_mem_methods failing;

    if (plain.xMalloc) /* without a fork for each test */
        return;
    ck_assert_int_eq(sqlite3_shutdown(), SQLITE_OK);
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain), SQLITE_OK);
    failing = plain;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    ck_assert_int_eq(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    ck_assert_int_eq(sqlite3_initialize(), SQLITE_OK);
}
