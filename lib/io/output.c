/*
 * Files that are whole or absent: written beside their final place under a name nobody looks for,
 * brought to disk, and only then renamed.  A power cut leaves the old file or the new one.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <growth/io.h>

#include "internal.h"
#include "text.h"

#define BUFFER 65536

struct growth_output {
    char *path, *temporary;
    char *folder;
    int fd;
    int failed; /* errno of the first write that failed. */
    size_t used;
    char buffer[BUFFER];
};

static growth_status refused(growth_error *err, const char *path, int why)
{
    char text[96];

    return growth__fail(err, GROWTH_ERR_IO, "cannot write %s: %s", path,
                        growth__errno_text(why, text, sizeof text));
}

/* Close, remove what was written, free. */
static void discard(growth_output *out)
{
    if (out->fd >= 0) {
        close(out->fd);
        unlink(out->temporary);
    }
    free(out->path);
    free(out->temporary);
    free(out->folder);
    free(out);
}

/* `folder/.name.XXXXXX` and `folder`, of folder/name. */
static int name_files(growth_output *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const size_t before = (size_t)(name - path), size = strlen(path) + 16;

    out->path = strdup(path);
    out->folder = before ? strndup(path, before) : strdup(".");
    out->temporary = malloc(size);
    if (!out->path || !out->folder || !out->temporary)
        return 0;
    snprintf(out->temporary, size, "%.*s.%s.XXXXXX", (int)before, path, name);
    return 1;
}

growth_status growth_output_open(const char *path, growth_output **output, growth_error *err)
{
    growth_output *out;
    struct stat there;

    if (!path || !*path || !output)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_output_open: no path or no output");
    /* Renaming over a device such as /dev/null would replace it. */
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        return growth__fail(err, GROWTH_ERR_IO, "cannot write %s: it is not a file", path);
    out = calloc(1, sizeof *out);
    if (!out)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory writing %s", path);
    out->fd = -1;
    if (!name_files(out, path)) {
        discard(out);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory writing %s", path);
    }
    out->fd = mkstemp(out->temporary);
    if (out->fd < 0 || fcntl(out->fd, F_SETFD, FD_CLOEXEC) < 0 ||
        fchmod(out->fd, S_IRUSR | S_IWUSR) < 0) {
        const int why = errno;

        discard(out);
        return refused(err, path, why);
    }
    *output = out;
    return GROWTH_OK;
}

static int write_all(growth_output *out, const char *bytes, size_t length)
{
    while (length && !out->failed) {
        const ssize_t n = write(out->fd, bytes, length);

        if (n >= 0) {
            bytes += n;
            length -= (size_t)n;
        } else if (errno != EINTR) {
            out->failed = errno;
        }
    }
    return out->failed;
}

static int flush(growth_output *out)
{
    const size_t used = out->used;

    out->used = 0;
    return write_all(out, out->buffer, used);
}

int growth_output_write(void *context, const void *bytes, size_t length)
{
    growth_output *out = context;

    if (!out || (!bytes && length))
        return EINVAL;
    if (length > sizeof out->buffer - out->used && flush(out))
        return out->failed;
    if (length > sizeof out->buffer)
        return write_all(out, bytes, length);
    if (length)
        memcpy(out->buffer + out->used, bytes, length);
    out->used += length;
    return out->failed;
}

/* The name itself has to reach the disk; a file system that cannot do that is not an error. */
static int sync_folder(const growth_output *out)
{
    const int fd = open(out->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int why = 0;

    if (fd < 0)
        return errno == EACCES ? 0 : errno;
    if (fsync(fd) < 0 && errno != EINVAL && errno != ENOTSUP)
        why = errno;
    close(fd);
    return why;
}

growth_status growth_output_commit(growth_output *out, growth_error *err)
{
    int why;
    growth_status status = GROWTH_OK;

    if (!out)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_output_commit: no output");
    why = flush(out);
    if (!why && fsync(out->fd) < 0)
        why = errno;
    if (!why) {
        const int fd = out->fd;

        /* Some file systems tell of a full disk only here. */
        if (close(fd) < 0 && errno != EINTR)
            why = errno;
        out->fd = -1;
        if (!why && rename(out->temporary, out->path) < 0)
            why = errno;
        if (why)
            unlink(out->temporary);
        else
            why = sync_folder(out);
    }
    if (why)
        status = refused(err, out->path, why);
    discard(out);
    return status;
}

void growth_output_abort(growth_output *out)
{
    if (out)
        discard(out);
}
