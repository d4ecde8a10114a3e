/* Files to be imported: their SHA-256, and what they are. */
#ifndef GROWTH_CLI_IMPORT_FILE_H
#define GROWTH_CLI_IMPORT_FILE_H

#include "command.h"

typedef struct import_file {
    char hash[65];   /* SHA-256 of its bytes, hexadecimal */
    int is_export;   /* of a store, by its first line */
    char *bytes;     /* of an export, or of what can be read only once; else NULL */
    size_t length;
} import_file;

/* The files of one import. */
typedef struct import_files {
    import_file *of;
    size_t n;
    char hash[65]; /* of the one file; of several, of their hashes in order: they are the same files
                      however they are named and wherever they stand */
} import_files;

/* Look at the files, "-" for standard input.  An export, and what can be read only once, are not
 * taken together with others.  Returns -1, or the exit status having said why not; `files` is to be
 * freed either way. */
int import_files_read(const settings *s, const char *const *paths, size_t n, import_files *files);

void import_files_free(import_files *files);

#endif
