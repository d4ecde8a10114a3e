/* A temporary file without a name. */
#include "overflow.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"
#include "text.h"

struct growth__overflow {
    pthread_mutex_t lock;
    const char *folder;
    int fd; /* -1 until it is needed */
    uint64_t end;
};

growth_status growth__overflow_open(const char *folder, growth__overflow **overflow,
                                    growth_error *err)
{
    growth__overflow *o = calloc(1, sizeof *o);
    const char *usual = getenv("TMPDIR");

    if (!o || pthread_mutex_init(&o->lock, NULL)) {
        free(o);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    }
    o->folder = folder ? folder : usual && usual[0] ? usual : "/tmp";
    o->fd = -1;
    *overflow = o;
    return GROWTH_OK;
}

static growth_status failed(const growth__overflow *o, const char *what, growth_error *err)
{
    char text[96];

    return growth__fail(err, GROWTH_ERR_IO,
                        "cannot %s a temporary file in %s: %s (set TMPDIR to a folder with room)",
                        what, o->folder, growth__errno_text(errno, text, sizeof text));
}

/* It holds children's rows: nobody else may read it, and it is gone when the program is. */
static growth_status need_file(growth__overflow *o, growth_error *err)
{
    char path[4096];

    if (o->fd >= 0)
        return GROWTH_OK;
    snprintf(path, sizeof path, "%s/growth-XXXXXX", o->folder);
    o->fd = mkstemp(path);
    if (o->fd < 0)
        return failed(o, "make", err);
    unlink(path);
    fcntl(o->fd, F_SETFD, FD_CLOEXEC);
    return GROWTH_OK;
}

growth_status growth__overflow_reserve(growth__overflow *o, uint64_t length, uint64_t *at,
                                       growth_error *err)
{
    growth_status status;

    pthread_mutex_lock(&o->lock);
    status = need_file(o, err);
    *at = o->end;
    if (status == GROWTH_OK)
        o->end += length;
    pthread_mutex_unlock(&o->lock);
    return status;
}

growth_status growth__overflow_write(growth__overflow *o, uint64_t at, const void *bytes,
                                     size_t length, growth_error *err)
{
    const char *p = bytes;

    while (length) {
        const ssize_t n = pwrite(o->fd, p, length, (off_t)at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(o, "write", err);
        p += n;
        at += (uint64_t)n;
        length -= (size_t)n;
    }
    return GROWTH_OK;
}

growth_status growth__overflow_put(growth__overflow *o, const void *bytes, size_t length,
                                   uint64_t *at, growth_error *err)
{
    TRY(growth__overflow_reserve(o, length, at, err));
    return growth__overflow_write(o, *at, bytes, length, err);
}

growth_status growth__overflow_get(growth__overflow *o, uint64_t at, void *bytes, size_t length,
                                   growth_error *err)
{
    char *p = bytes;

    while (length) {
        const ssize_t n = pread(o->fd, p, length, (off_t)at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = EIO;
        if (n <= 0)
            return failed(o, "read", err);
        p += n;
        at += (uint64_t)n;
        length -= (size_t)n;
    }
    return GROWTH_OK;
}

void growth__overflow_close(growth__overflow *o)
{
    if (!o)
        return;
    if (o->fd >= 0)
        close(o->fd);
    pthread_mutex_destroy(&o->lock);
    free(o);
}
