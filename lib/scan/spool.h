/* Bytes put down in any order by several threads and taken up again in the order of their keys, in
 * bounded memory however many they are: sorted runs, merged (Knuth, The Art of Computer
 * Programming, volume 3, section 5.4). */
#ifndef GROWTH_SCAN_SPOOL_H
#define GROWTH_SCAN_SPOOL_H

#include "overflow.h"

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
/* Put a batch down and empty it, once it is large enough for a run of its own.  Any thread. */
growth_status growth__spool_offer(growth__spool *spool, growth__batch *batch, growth_error *err);
/* Put it down whatever its size: nothing more comes from this thread. */
growth_status growth__spool_put(growth__spool *spool, growth__batch *batch, growth_error *err);

/* An entry taken up. */
typedef struct growth__taken {
    const char *bytes; /* NULL: there are no more */
    size_t length, text;
} growth__taken;

/* All has been put down: the next in order, each once.  Its bytes are valid until the next call. */
growth_status growth__spool_next(growth__spool *spool, growth__taken *taken, growth_error *err);
void growth__spool_close(growth__spool *spool);

#endif
