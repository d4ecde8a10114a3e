/* The counting of faults; memory by the linker's --wrap, which sees the calls of the library and of
 * these tests only, not those of other libraries. */
#include "faults.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "device.h"

#define MOST 1000000

static struct {
    fault what;
    size_t n, count;
    int happened;
} armed;

static const char *const words[] = { "none", "memory", "SQLite's memory", "reading", "writing" };
static uint64_t digest;
static void (*after)(void);

/* ---- counting -------------------------------------------------------------------------------- */

int faults_strike(fault what)
{
    if (armed.what != what || armed.happened)
        return 0;
    armed.happened = ++armed.count == armed.n;
    return armed.happened;
}

void faults_arm(fault what, size_t n)
{
    armed.what = what;
    armed.n = n;
    armed.count = 0;
    armed.happened = 0;
}

int faults_disarm(void)
{
    armed.what = FAULT_NONE;
    return armed.happened;
}

/* Fowler, Noll, Vo: FNV-1a. */
void faults_seen(const void *bytes, size_t length)
{
    const unsigned char *p = bytes;

    for (size_t i = 0; i < length; i++)
        digest = (digest ^ p[i]) * 1099511628211u;
}

int faults_write(void *context, const void *bytes, size_t length)
{
    (void)context;
    faults_seen(bytes, length);
    return 0;
}

/* ---- memory ---------------------------------------------------------------------------------- */

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t n);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t n);

void *__wrap_malloc(size_t size)
{
    return faults_strike(FAULT_MEMORY) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return faults_strike(FAULT_MEMORY) ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return faults_strike(FAULT_MEMORY) ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text)
{
    return faults_strike(FAULT_MEMORY) ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t n)
{
    return faults_strike(FAULT_MEMORY) ? NULL : __real_strndup(text, n);
}

/* ---- jobs ------------------------------------------------------------------------------------ */

void faults_after(void (*look)(void))
{
    after = look;
}

static void look(void)
{
    const uint64_t seen = digest;

    if (after)
        after();
    digest = seen;
}

/* @return What came out, of a run without a fault. */
static uint64_t outcome_of(const char *name, faults_job *job)
{
    growth_error err = { GROWTH_OK, "" };

    digest = 14695981039346656037u;
    if (job(&err) != GROWTH_OK)
        ck_abort_msg("%s: %s", name, err.message);
    look();
    return digest;
}

static int says(growth_status status, fault what)
{
    return what == FAULT_READ || what == FAULT_WRITE ? status == GROWTH_ERR_IO
                                                     : status == GROWTH_ERR_NO_MEMORY;
}

/* SQLite allocates ten thousand times to make a store: in a short run only some of them fail, the
 * first ones all, later ones ever fewer.  With GROWTH_FAULTS=all every one does. */
static size_t next_fault(fault what, size_t n)
{
    const char *all = getenv("GROWTH_FAULTS");

    return n + 1 + (all && !strcmp(all, "all") ? 0 : n / (what == FAULT_MEMORY ? 60 : 6));
}

void faults_each(const char *name, faults_job *job, fault what)
{
    const uint64_t whole = outcome_of(name, job);
    size_t without = 0, struck = 0;

    for (size_t n = 1; n < MOST; n = next_fault(what, n)) {
        growth_error err = { GROWTH_OK, "" };
        growth_status status;
        int happened;

        digest = 14695981039346656037u;
        faults_arm(what, n);
        status = job(&err);
        happened = faults_disarm();
        look();
        if (status == GROWTH_OK && digest != whole)
            ck_abort_msg("%s: another outcome, and no error, with fault %zu", name, n);
        if (!happened && status != GROWTH_OK)
            ck_abort_msg("%s: %s, without a fault", name, err.message);
        if (!happened)
            break;
        struck++;
        without += status == GROWTH_OK;
        if (status != GROWTH_OK && (!says(status, what) || err.status != status ||
                                    strnlen(err.message, sizeof err.message) < 8))
            ck_abort_msg("%s: fault %zu gives status %d (%s)", name, n, (int)status, err.message);
    }
    /* Or nothing is shown. */
    if (!struck)
        ck_abort_msg("%s: no faults of %s", name, words[what]);
    printf("# %s: %s: %zu faults in turn, %zu of them done without\n", name, words[what], struck,
           without);
    fflush(stdout);
}

void faults_sloppy(const char *name, faults_job *job)
{
    const uint64_t whole = outcome_of(name, job);
    uint64_t sloppy;

    faults_interrupt(1);
    sloppy = outcome_of(name, job);
    if (!faults_interruptions())
        ck_abort_msg("%s: nothing was interrupted", name);
    printf("# %s: %zu reads and writes cut short or interrupted\n", name, faults_interruptions());
    fflush(stdout);
    faults_interrupt(0);
    if (sloppy != whole)
        ck_abort_msg("%s: another outcome where reads and writes are short", name);
}
