/* Files to be imported.  Each is read once for its SHA-256; one of measurements is then read again
 * row by row, so that its size does not matter.  What can be read only once, and an export, is held
 * in memory. */
#include "import_file.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "reading.h"

enum { PIECE = 65536 };

/* How exports begin. */
static const char *const beginnings[] = {
    "schema,entry,table,",
    "{\"schema\":\"growth.store.",
};

static int begins_as_export(const char *bytes, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        const size_t n = strlen(beginnings[i]);

        if (length >= n && !memcmp(bytes, beginnings[i], n))
            return 1;
    }
    return 0;
}

/* Only a plain file gives the same bytes twice. */
static int can_be_read_again(FILE *from)
{
    struct stat is;

    return from != stdin && fstat(fileno(from), &is) == 0 && S_ISREG(is.st_mode);
}

/* Returns 0, or an errno. */
static int read_all(FILE *from, import_file *file)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    GString *bytes = can_be_read_again(from) ? NULL : g_string_new(NULL); /* over 4 GiB, too */
    char *piece = g_malloc(PIECE);
    int failed;
    size_t n;

    for (int first = 1; (n = fread(piece, 1, PIECE, from)) > 0; first = 0) {
        if (first)
            file->is_export = begins_as_export(piece, n);
        if (file->is_export && !bytes)
            bytes = g_string_new(NULL);
        g_checksum_update(sum, (const guchar *)piece, (gssize)n);
        if (bytes)
            g_string_append_len(bytes, piece, (gssize)n);
    }
    failed = ferror(from) ? errno ? errno : EIO : 0;
    g_strlcpy(file->hash, g_checksum_get_string(sum), sizeof file->hash);
    if (bytes) {
        file->length = bytes->len;
        file->bytes = g_string_free(bytes, FALSE); /* never NULL, also where empty */
    }
    g_free(piece);
    g_checksum_free(sum);
    return failed;
}

static int read_file(const settings *s, const char *path, import_file *file)
{
    FILE *from = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    int failed;

    if (!from)
        return complain(s->command, EXIT_FAILED, "%s cannot be opened: %s", path, strerror(errno));
    errno = 0;
    failed = read_all(from, file);
    if (from != stdin)
        fclose(from);
    if (failed)
        return complain(s->command, EXIT_FAILED, "%s cannot be read: %s", path, strerror(failed));
    return -1;
}

static int by_hash(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void hash_all(import_files *files)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    const char **hashes = g_new(const char *, files->n);

    for (size_t i = 0; i < files->n; i++)
        hashes[i] = files->of[i].hash;
    qsort(hashes, files->n, sizeof *hashes, by_hash);
    for (size_t i = 0; i < files->n; i++)
        g_checksum_update(sum, (const guchar *)hashes[i], -1);
    g_strlcpy(files->hash, files->n > 1 ? g_checksum_get_string(sum) : hashes[0],
              sizeof files->hash);
    g_free(hashes);
    g_checksum_free(sum);
}

/* Whether a file can stand beside others. */
static int is_one_of_several(const settings *s, const char *path, const import_file *file)
{
    if (file->is_export)
        return complain(s->command, EXIT_USAGE,
                        "%s is an export of a store: it is imported by itself", path);
    if (file->bytes)
        return complain(s->command, EXIT_USAGE,
                        "%s can be read only once: import it by itself, or as a file",
                        file_name(path));
    return -1;
}

int import_files_read(const settings *s, const char *const *paths, size_t n, import_files *files)
{
    int status = -1;

    *files = (import_files){ .of = g_new0(import_file, n), .n = n };
    for (size_t i = 0; i < n && status < 0; i++) {
        status = read_file(s, paths[i], &files->of[i]);
        if (status < 0 && n > 1)
            status = is_one_of_several(s, paths[i], &files->of[i]);
    }
    if (status < 0)
        hash_all(files);
    return status;
}

void import_files_free(import_files *files)
{
    for (size_t i = 0; i < files->n; i++)
        g_free(files->of[i].bytes);
    g_free(files->of);
}
