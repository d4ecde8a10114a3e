/* The files of one reading, one after another: measurement tables and FHIR, told apart by how they
 * begin.  FHIR is read twice, so what cannot be opened again is kept in a file without a name. */
#ifndef GROWTH_IO_SOURCES_H
#define GROWTH_IO_SOURCES_H

#include <stddef.h>

#include <growth/status.h>

#include "input.h"

typedef struct growth__source {
    char *path;           /* NULL: the bytes. */
    const void *bytes;    /* Stay with the caller. */
    size_t length;
    growth__input *input; /* At its beginning, where it can be read only once; else NULL. */
    int spool;            /* What standard input held, or -1. */
    int is_json;          /* It begins with { or [{. */
} growth__source;

typedef struct growth__sources {
    growth__source *list;
    size_t n;
} growth__sources;

/* Open each once to see what it is.  To be closed, whatever is returned. */
growth_status growth__sources_open(growth__sources *sources, const char *const *paths, size_t n,
                                   growth_error *err);
growth_status growth__sources_memory(growth__sources *sources, const void *bytes, size_t length,
                                     growth_error *err);

/* An input at the beginning of a source; again and again where it `is_json`. */
growth_status growth__source_begin(growth__source *source, growth__input **input,
                                   growth_error *err);

void growth__sources_close(growth__sources *sources);

#endif
