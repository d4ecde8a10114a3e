/* Bytes put down in any order by several threads and taken up again in the order of their keys; in
 * memory as far as allowed, beyond that in a temporary file that has no name. */
#ifndef GROWTH_SCAN_SPOOL_H
#define GROWTH_SCAN_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include <growth/status.h>

/* A temporary file without a name, shared by all that outgrow the memory; one thread at a time may
 * make it, any may read and write. */
typedef struct growth__overflow growth__overflow;

growth_status growth__overflow_open(const char *folder, growth__overflow **overflow,
                                    growth_error *err);
/* Append; `*at` is where. */
growth_status growth__overflow_put(growth__overflow *overflow, const void *bytes, size_t length,
                                   uint64_t *at, growth_error *err);
growth_status growth__overflow_get(growth__overflow *overflow, uint64_t at, void *bytes,
                                   size_t length, growth_error *err);
void growth__overflow_close(growth__overflow *overflow);

/* Order of entries: by `first`, by `second`, and where both are equal by their text. */
typedef struct growth__key {
    uint64_t first, second;
} growth__key;

/* What one thread has to put down, before it does: no lock is needed. */
typedef struct growth__batch {
    char *bytes;
    size_t length, capacity;
    struct growth__entry *entries;
    size_t n, room;
    size_t begun; /* Where the entry being written begins. */
} growth__batch;

/* Write bytes of an entry, then end it with its key; the text it is told apart by, where keys are
 * equal, is its first `text` bytes.  0 where memory is out. */
int growth__batch_write(growth__batch *batch, const void *bytes, size_t length);
int growth__batch_end(growth__batch *batch, growth__key key, size_t text);
void growth__batch_drop(growth__batch *batch); /* the entry being written */
void growth__batch_free(growth__batch *batch);

typedef struct growth__spool growth__spool;

/* `memory`: bytes that may be kept without the file. */
growth_status growth__spool_open(size_t memory, growth__overflow *overflow, growth__spool **spool,
                                 growth_error *err);
/* Put a batch down and empty it.  Any thread. */
growth_status growth__spool_put(growth__spool *spool, growth__batch *batch, growth_error *err);
/* All has been put down: into order. */
growth_status growth__spool_sort(growth__spool *spool, growth_error *err);
size_t growth__spool_count(const growth__spool *spool);
/* The entry at a place; its bytes are valid until the next call. */
growth_status growth__spool_get(growth__spool *spool, size_t place, const char **bytes,
                                size_t *length, growth_error *err);
void growth__spool_close(growth__spool *spool);

#endif
