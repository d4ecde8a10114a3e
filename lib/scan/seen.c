/* A set of 64-bit hashes.  Two children of one hash only cost the time that it takes to bring rows
 * into order. */
#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct growth__seen {
    uint64_t *places; /* a power of two of them; 0: free */
    size_t n, size;
};

int growth__seen_note(growth__seen_batch *batch, uint64_t key)
{
    if (batch->n == batch->room) {
        const size_t want = 2 * batch->room + 256;
        uint64_t *larger = realloc(batch->keys, want * sizeof *larger);

        if (!larger)
            return 0;
        batch->keys = larger;
        batch->room = want;
    }
    batch->keys[batch->n++] = key;
    return 1;
}

void growth__seen_forget(growth__seen_batch *batch)
{
    batch->n = 0;
}

void growth__seen_batch_free(growth__seen_batch *batch)
{
    free(batch->keys);
    *batch = (growth__seen_batch){ .keys = NULL };
}

growth_status growth__seen_open(growth__seen **seen, growth_error *err)
{
    *seen = calloc(1, sizeof **seen);
    return *seen ? GROWTH_OK : growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
}

/* Returns 1 where it was there. */
static int insert(growth__seen *s, uint64_t key)
{
    size_t at = (size_t)key & (s->size - 1);

    for (; s->places[at]; at = (at + 1) & (s->size - 1))
        if (s->places[at] == key)
            return 1;
    s->places[at] = key;
    s->n++;
    return 0;
}

static growth_status grow(growth__seen *s, size_t size, growth_error *err)
{
    growth__seen larger = { calloc(size, sizeof *larger.places), 0, size };

    if (!larger.places)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory counting children");
    for (size_t i = 0; i < s->size; i++)
        if (s->places[i])
            insert(&larger, s->places[i]);
    free(s->places);
    *s = larger;
    return GROWTH_OK;
}

growth_status growth__seen_add(growth__seen *s, growth__seen_batch *batch, size_t memory,
                               int *again, growth_error *err)
{
    size_t size = s->size ? s->size : 4096;

    while (4 * (s->n + batch->n) > 3 * size)
        size *= 2;
    if (size > s->size && size * sizeof *s->places > memory) {
        *again = 1;
        batch->n = 0;
        return GROWTH_OK;
    }
    if (size > s->size)
        TRY(grow(s, size, err));
    for (size_t i = 0; i < batch->n; i++)
        *again |= insert(s, batch->keys[i]);
    batch->n = 0;
    return GROWTH_OK;
}

void growth__seen_close(growth__seen *s)
{
    if (s)
        free(s->places);
    free(s);
}
