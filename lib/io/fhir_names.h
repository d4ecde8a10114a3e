/* Numbers by name: a hash map that copies its names and forgets none. */
#ifndef GROWTH_IO_FHIR_NAMES_H
#define GROWTH_IO_FHIR_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define GROWTH__NO_NAME UINT32_MAX

typedef struct growth__names {
    struct growth__name *slots;
    size_t n_slots, n;
    struct growth__arena *arena;
} growth__names;

/* The number of a name, or GROWTH__NO_NAME. */
uint32_t growth__names_find(const growth__names *names, const char *name);

/* Give a name its number, once.  Returns the copy of the name, which stays where it is; NULL where
 * memory is out. */
const char *growth__names_add(growth__names *names, const char *name, uint32_t number);

void growth__names_free(growth__names *names);

#endif
