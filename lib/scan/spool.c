/* Entries in the order of their keys, however they came. */
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"
#include "text.h"

/* ---- the temporary file ---------------------------------------------------------------------- */

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

growth_status growth__overflow_put(growth__overflow *o, const void *bytes, size_t length,
                                   uint64_t *at, growth_error *err)
{
    const char *p = bytes;
    growth_status status;

    pthread_mutex_lock(&o->lock);
    status = need_file(o, err);
    *at = o->end;
    if (status == GROWTH_OK)
        o->end += length;
    pthread_mutex_unlock(&o->lock);
    for (uint64_t to = *at; status == GROWTH_OK && length;) {
        const ssize_t n = pwrite(o->fd, p, length, (off_t)to);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(o, "write", err);
        p += n;
        to += (uint64_t)n;
        length -= (size_t)n;
    }
    return status;
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

/* ---- batches --------------------------------------------------------------------------------- */

typedef struct growth__entry {
    growth__key key;
    const char *bytes; /* NULL: in the file, at `at` */
    uint64_t at;       /* while in a batch: offset */
    uint32_t length, text;
} growth__entry;

int growth__batch_write(growth__batch *batch, const void *bytes, size_t length)
{
    if (length > batch->capacity - batch->length) {
        const size_t want = 2 * (batch->capacity + length) + 4096;
        char *larger = realloc(batch->bytes, want);

        if (!larger)
            return 0;
        batch->bytes = larger;
        batch->capacity = want;
    }
    if (length)
        memcpy(batch->bytes + batch->length, bytes, length);
    batch->length += length;
    return 1;
}

int growth__batch_end(growth__batch *batch, growth__key key, size_t text)
{
    const size_t length = batch->length - batch->begun;

    if (length > UINT32_MAX)
        return 0;
    if (batch->n == batch->room) {
        const size_t want = 2 * batch->room + 64;
        growth__entry *larger = realloc(batch->entries, want * sizeof *larger);

        if (!larger)
            return 0;
        batch->entries = larger;
        batch->room = want;
    }
    batch->entries[batch->n++] =
        (growth__entry){ key, NULL, batch->begun, (uint32_t)length, (uint32_t)text };
    batch->begun = batch->length;
    return 1;
}

void growth__batch_drop(growth__batch *batch)
{
    batch->length = batch->begun;
}

void growth__batch_free(growth__batch *batch)
{
    free(batch->bytes);
    free(batch->entries);
    *batch = (growth__batch){ .bytes = NULL };
}

/* ---- the spool ------------------------------------------------------------------------------- */

typedef struct piece {
    struct piece *next;
    char bytes[];
} piece;

struct growth__spool {
    pthread_mutex_t lock;
    growth__overflow *overflow;
    size_t memory, used;
    piece *pieces;
    growth__entry *entries;
    size_t n, room;
    char *scratch; /* an entry read back from the file */
    size_t scratch_size;
    growth_status failed; /* while sorting */
    growth_error failure;
};

growth_status growth__spool_open(size_t memory, growth__overflow *overflow, growth__spool **spool,
                                 growth_error *err)
{
    growth__spool *s = calloc(1, sizeof *s);

    if (!s || pthread_mutex_init(&s->lock, NULL)) {
        free(s);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    }
    s->memory = memory;
    s->overflow = overflow;
    *spool = s;
    return GROWTH_OK;
}

static growth__entry *room_for(growth__spool *s, size_t n)
{
    if (n > s->room - s->n) {
        const size_t want = 2 * (s->room + n);
        growth__entry *larger = realloc(s->entries, want * sizeof *larger);

        if (!larger)
            return NULL;
        s->entries = larger;
        s->room = want;
    }
    return s->entries + s->n;
}

/* With the lock held: the bytes to where they stay. */
static growth_status keep(growth__spool *s, growth__batch *batch, growth_error *err)
{
    growth__entry *entries = room_for(s, batch->n);
    const char *base = NULL;
    uint64_t at = 0;

    if (!entries)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for findings");
    if (s->used + batch->begun <= s->memory) {
        piece *p = malloc(sizeof *p + batch->begun);

        if (!p)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for findings");
        memcpy(p->bytes, batch->bytes, batch->begun);
        p->next = s->pieces;
        s->pieces = p;
        s->used += batch->begun;
        base = p->bytes;
    } else {
        TRY(growth__overflow_put(s->overflow, batch->bytes, batch->begun, &at, err));
    }
    for (size_t i = 0; i < batch->n; i++) {
        entries[i] = batch->entries[i];
        if (base)
            entries[i].bytes = base + entries[i].at;
        else
            entries[i].at += at;
    }
    s->n += batch->n;
    return GROWTH_OK;
}

growth_status growth__spool_put(growth__spool *s, growth__batch *batch, growth_error *err)
{
    growth_status status = GROWTH_OK;

    if (batch->n) {
        pthread_mutex_lock(&s->lock);
        status = keep(s, batch, err);
        pthread_mutex_unlock(&s->lock);
    }
    batch->n = batch->length = batch->begun = 0;
    return status;
}

static const char *bytes_of(growth__spool *s, const growth__entry *e, size_t length)
{
    if (e->bytes)
        return e->bytes;
    if (length > s->scratch_size) {
        char *larger = realloc(s->scratch, 2 * length);

        if (!larger) {
            s->failed = growth__fail(&s->failure, GROWTH_ERR_NO_MEMORY, "out of memory");
            return NULL;
        }
        s->scratch = larger;
        s->scratch_size = 2 * length;
    }
    if (!s->failed)
        s->failed = growth__overflow_get(s->overflow, e->at, s->scratch, length, &s->failure);
    return s->failed ? NULL : s->scratch;
}

static int by_key(const growth__entry *a, const growth__entry *b)
{
    if (a->key.first != b->key.first)
        return a->key.first < b->key.first ? -1 : 1;
    if (a->key.second != b->key.second)
        return a->key.second < b->key.second ? -1 : 1;
    return 0;
}

/* Equal keys are rare, and told apart by their texts. */
static int by_text(growth__spool *s, const growth__entry *a, const growth__entry *b)
{
    const size_t n = a->text < b->text ? a->text : b->text;
    const char *x = bytes_of(s, a, a->text), *y;
    char *copy = NULL;
    int order = 0;

    if (x && x == s->scratch && a->text) {
        copy = malloc(a->text);
        if (copy)
            memcpy(copy, x, a->text);
        x = copy;
    }
    y = bytes_of(s, b, b->text);
    if (x && y)
        order = memcmp(x, y, n);
    free(copy);
    return order ? order : (a->text > b->text) - (a->text < b->text);
}

static int compare(growth__spool *s, const growth__entry *a, const growth__entry *b)
{
    const int order = by_key(a, b);

    return order ? order : by_text(s, a, b);
}

/* Merge sort: what qsort() does not promise, a comparison that can be told more, and order kept. */
static void merge(growth__spool *s, growth__entry *from, growth__entry *to, size_t n, size_t width)
{
    for (size_t start = 0; start < n; start += 2 * width) {
        size_t a = start, b = start + width < n ? start + width : n, out = start;
        const size_t end_a = b, end_b = b + width < n ? b + width : n;

        while (a < end_a && b < end_b)
            to[out++] = compare(s, &from[b], &from[a]) < 0 ? from[b++] : from[a++];
        while (a < end_a)
            to[out++] = from[a++];
        while (b < end_b)
            to[out++] = from[b++];
    }
}

growth_status growth__spool_sort(growth__spool *s, growth_error *err)
{
    growth__entry *other = malloc((s->n + 1) * sizeof *other);

    if (!other)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory sorting findings");
    for (size_t width = 1; width < s->n; width *= 2) {
        growth__entry *swap = s->entries;

        merge(s, s->entries, other, s->n, width);
        s->entries = other;
        other = swap;
        s->room = s->n;
    }
    free(other);
    return s->failed ? growth__fail(err, s->failed, "%s", s->failure.message) : GROWTH_OK;
}

size_t growth__spool_count(const growth__spool *s)
{
    return s->n;
}

growth_status growth__spool_get(growth__spool *s, size_t place, const char **bytes, size_t *length,
                                growth_error *err)
{
    const growth__entry *e = &s->entries[place];

    *bytes = bytes_of(s, e, e->length);
    *length = e->length;
    return *bytes ? GROWTH_OK : growth__fail(err, s->failed, "%s", s->failure.message);
}

void growth__spool_close(growth__spool *s)
{
    if (!s)
        return;
    for (piece *p = s->pieces, *next; p; p = next) {
        next = p->next;
        free(p);
    }
    free(s->entries);
    free(s->scratch);
    pthread_mutex_destroy(&s->lock);
    free(s);
}
