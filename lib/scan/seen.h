/* Which children have been, by the hashes of their identifiers: whether one comes back. */
#ifndef GROWTH_SCAN_SEEN_H
#define GROWTH_SCAN_SEEN_H

#include <stddef.h>
#include <stdint.h>

#include <growth/status.h>

typedef struct growth__seen growth__seen;

/* The children of one thread since it last told. */
typedef struct growth__seen_batch {
    uint64_t *keys;
    size_t n, room;
} growth__seen_batch;

int growth__seen_note(growth__seen_batch *batch, uint64_t key); /* 0 where memory is out */
void growth__seen_forget(growth__seen_batch *batch);
void growth__seen_batch_free(growth__seen_batch *batch);

growth_status growth__seen_open(growth__seen **seen, growth_error *err);
/* Add a batch and empty it.  `*again` becomes 1 where one of them has been before, or where more
 * children than `memory` bytes can hold have come, so that nobody can tell. */
growth_status growth__seen_add(growth__seen *seen, growth__seen_batch *batch, size_t memory,
                               int *again, growth_error *err);
void growth__seen_close(growth__seen *seen);

#endif
