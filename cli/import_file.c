/* A file to be imported.  It is read once for its SHA-256; one of measurements is then read again
 * row by row, so that its size does not matter.  What can be read only once, and an export, is held
 * in memory. */
#include "import_file.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <growth/store_transfer.h>

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
    GByteArray *bytes = can_be_read_again(from) ? NULL : g_byte_array_new();
    char *piece = g_malloc(PIECE);
    int failed;
    size_t n;

    for (int first = 1; (n = fread(piece, 1, PIECE, from)) > 0; first = 0) {
        if (first)
            file->is_export = begins_as_export(piece, n);
        if (file->is_export && !bytes)
            bytes = g_byte_array_new();
        g_checksum_update(sum, (const guchar *)piece, (gssize)n);
        if (bytes)
            g_byte_array_append(bytes, (const guint8 *)piece, (guint)n);
    }
    failed = ferror(from) ? errno ? errno : EIO : 0;
    g_strlcpy(file->hash, g_checksum_get_string(sum), sizeof file->hash);
    if (bytes) {
        file->length = bytes->len;
        g_byte_array_append(bytes, (const guint8 *)"", 1); /* never NULL, also where empty */
        file->bytes = (char *)g_byte_array_free(bytes, FALSE);
    }
    g_free(piece);
    g_checksum_free(sum);
    return failed;
}

int import_file_read(const settings *s, const char *path, import_file *file)
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

void import_file_free(import_file *file)
{
    g_free(file->bytes);
}
