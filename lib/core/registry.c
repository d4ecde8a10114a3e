/* Every reference the library knows.  Adding one means adding its rows in a registry_*.c, its
 * tables in reference-data/ and a line here and in registry.h; CONTRIBUTING.md has the recipe. */
#include "registry.h"

#include "internal.h"

const growth__rules growth__no_rules = { .text = "" };

/* The first is the default. */
const growth_reference *const growth__references[] = {
    &growth__uk_who, &growth__uk_who_lmsgrowth, &growth__uk90,          &growth__who,
    &growth__cdc,    &growth__trisomy_21,       &growth__trisomy_21_us, &growth__turner,
};
const size_t growth__n_references = ARRAY_LEN(growth__references);
