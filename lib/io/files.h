/* The files of one reading, one after another: measurement tables and FHIR, told apart by how they
 * begin.  FHIR is read twice, so what cannot be opened again is kept in a file without a name. */
#ifndef GROWTH_IO_FILES_H
#define GROWTH_IO_FILES_H

#include <stddef.h>

#include <growth/status.h>

#include "input.h"

typedef struct growth__file {
    char *path;           /* NULL: the bytes. */
    const void *bytes;    /* Stay with the caller. */
    size_t length;
    growth__input *input; /* At its beginning, where it can be read only once; else NULL. */
    int spool;            /* What standard input held, or -1. */
    int is_json;          /* It begins with { or [{. */
} growth__file;

typedef struct growth__files {
    growth__file *list;
    size_t n;
} growth__files;

/* Open each once to see what it is.  `again`: each can be begun more than once, tables too.  To be
 * closed, whatever is returned. */
growth_status growth__files_open(growth__files *files, const char *const *paths, size_t n,
                                 int again, growth_error *err);
growth_status growth__files_memory(growth__files *files, const void *bytes, size_t length,
                                   growth_error *err);

/* An input at the beginning of a source; again and again where it `is_json` or was opened so. */
growth_status growth__file_begin(growth__file *source, growth__input **input, growth_error *err);

void growth__files_close(growth__files *files);

#endif
