/* Open addressing over names kept in large blocks, so that a name costs its letters and a slot. */
#include "fhir_names.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 65536, FIRST_SLOTS = 1024 };

struct growth__name {
    const char *name; /* NULL: free. */
    uint32_t hash, number;
};

struct growth__arena {
    struct growth__arena *next;
    size_t used, size;
    char bytes[];
};

static uint32_t hash_of(const char *name)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a, then mixed. */

    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * UINT64_C(0x100000001B3);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
    return (uint32_t)(hash >> 32);
}

static struct growth__name *slot_of(struct growth__name *slots, size_t n, const char *name,
                                    uint32_t hash)
{
    size_t i = hash & (n - 1);

    while (slots[i].name && (slots[i].hash != hash || strcmp(slots[i].name, name) != 0))
        i = (i + 1) & (n - 1);
    return &slots[i];
}

uint32_t growth__names_find(const growth__names *names, const char *name)
{
    const struct growth__name *slot;

    if (!names->n)
        return GROWTH__NO_NAME;
    slot = slot_of(names->slots, names->n_slots, name, hash_of(name));
    return slot->name ? slot->number : GROWTH__NO_NAME;
}

static const char *copy(growth__names *names, const char *name)
{
    const size_t size = strlen(name) + 1;
    struct growth__arena *a = names->arena;
    char *at;

    if (!a || a->size - a->used < size) {
        const size_t want = size > BLOCK ? size : BLOCK;

        a = malloc(sizeof *a + want);
        if (!a)
            return NULL;
        *a = (struct growth__arena){ names->arena, 0, want };
        names->arena = a;
    }
    at = a->bytes + a->used;
    memcpy(at, name, size);
    a->used += size;
    return at;
}

static int widen(growth__names *names)
{
    const size_t n = names->n_slots ? 2 * names->n_slots : FIRST_SLOTS;
    struct growth__name *wider = calloc(n, sizeof *wider);

    if (!wider)
        return 0;
    for (size_t i = 0; i < names->n_slots; i++)
        if (names->slots[i].name)
            *slot_of(wider, n, names->slots[i].name, names->slots[i].hash) = names->slots[i];
    free(names->slots);
    names->slots = wider;
    names->n_slots = n;
    return 1;
}

const char *growth__names_add(growth__names *names, const char *name, uint32_t number)
{
    struct growth__name *slot;

    if (4 * names->n >= 3 * names->n_slots && !widen(names))
        return NULL;
    slot = slot_of(names->slots, names->n_slots, name, hash_of(name));
    if (!slot->name) {
        const char *kept = copy(names, name);

        if (!kept)
            return NULL;
        *slot = (struct growth__name){ kept, hash_of(name), number };
        names->n++;
    }
    return slot->name;
}

void growth__names_free(growth__names *names)
{
    while (names->arena) {
        struct growth__arena *next = names->arena->next;

        free(names->arena);
        names->arena = next;
    }
    free(names->slots);
    *names = (growth__names){ NULL, 0, 0, NULL };
}
