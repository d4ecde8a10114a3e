/* A file to be imported: its SHA-256, and what it is. */
#ifndef GROWTH_CLI_IMPORT_FILE_H
#define GROWTH_CLI_IMPORT_FILE_H

#include "command.h"

typedef struct import_file {
    char hash[65];   /* SHA-256 of its bytes, hexadecimal */
    int is_export;   /* of a store, by its first line */
    char *bytes;     /* of an export, or of what can be read only once; else NULL */
    size_t length;
} import_file;

/* Look at a file, "-" for standard input.  Returns -1, or the exit status having said why not. */
int import_file_read(const settings *s, const char *path, import_file *file);

void import_file_free(import_file *file);

#endif
