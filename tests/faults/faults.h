/* Faults on purpose: the n-th allocation fails, the n-th read or write fails, or every read and
 * write is short and interrupted.
 *
 * A job does something with the library and tells faults_seen() all that came out of it.  It is run
 * with the first allocation failing, then the second, and so on until a run meets no fault.  Every
 * run must end with the status of the fault and a sentence, or, where the library can do without,
 * with the very same outcome; and it must leave nothing behind (the sanitizer build looks for
 * leaks). */
#ifndef GROWTH_TESTS_FAULTS_H
#define GROWTH_TESTS_FAULTS_H

#include <stddef.h>

#include <growth/status.h>

/* What fails.  Allocations are those of the library itself (its malloc(), calloc(), realloc(),
 * strdup() and strndup()), or those of SQLite.  What cairo, pango, fontconfig, libpng, json-c and
 * zlib allocate never fails here: GLib ends the process on the first failure, by its own design. */
typedef enum fault {
    FAULT_NONE = 0,
    FAULT_MEMORY,        /* The n-th allocation of the library. */
    FAULT_SQLITE_MEMORY, /* The n-th allocation of SQLite. */
    FAULT_READ,          /* The n-th read() or pread() of the process: EIO. */
    FAULT_WRITE          /* The n-th write() or pwrite(): ENOSPC. */
} fault;

/* Let the n-th (from 1) fail from now on. */
void faults_arm(fault what, size_t n);

/* No more faults.  @return Whether one happened. */
int faults_disarm(void);

/* From now on every read and write moves a few bytes only, and every second one is interrupted by a
 * signal before it begins; until called with 0. */
void faults_interrupt(int on);

/* What came out of a job. */
void faults_seen(const void *bytes, size_t length);
int faults_write(void *context, const void *bytes, size_t length); /* A growth_write to it. */

/* Give SQLite an allocator that can fail; before its first use in the process. */
void faults_in_sqlite(void);

typedef growth_status faults_job(growth_error *err);

/* What to do after every run, without faults: to look at what is left and begin again.  NULL:
 * nothing. */
void faults_after(void (*look)(void));

/* Run a job with every fault of a kind in turn, and print how many there were. */
void faults_each(const char *name, faults_job *job, fault what);

/* Run a job with short and interrupted reads and writes: the outcome is the same. */
void faults_sloppy(const char *name, faults_job *job);

#endif
