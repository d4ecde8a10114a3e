/* Entries in the order of their keys, however they came and however many: what a thread has put
 * down becomes a sorted run, in memory or in the file, and the runs are merged. */
#include "spool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum {
    FAN_IN = 256, /* runs merged at once */
    READ_LEAST = 4096,
    READ_MOST = 32768, /* bytes read of one of them */
    WRITE = 65536
};

/* ---- batches --------------------------------------------------------------------------------- */

typedef struct growth__entry {
    growth__key key;
    union {
        size_t at;         /* offset, while the batch may still move */
        const char *bytes; /* once it does not */
    } where;
    size_t length, text;
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

    if (batch->n == batch->room) {
        const size_t want = 2 * batch->room + 64;
        growth__entry *larger = realloc(batch->entries, want * sizeof *larger);

        if (!larger)
            return 0;
        batch->entries = larger;
        batch->room = want;
    }
    batch->entries[batch->n++] = (growth__entry){ key, { .at = batch->begun }, length, text };
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

/* What stands before each entry of a run. */
typedef struct head {
    growth__key key;
    size_t length, text;
} head;

typedef struct run {
    uint64_t at, left; /* what is still in the file */
    char *bytes;       /* what is in memory: from `next` to `end` is still to be taken */
    size_t next, end, room;
    head head; /* of the entry that is taken next; its bytes are at bytes + next */
    size_t number; /* entries alike stay in the order of the runs */
} run;

struct growth__spool {
    pthread_mutex_t lock; /* of `used`, `runs`, `n` and `room` */
    growth__overflow *overflow;
    size_t memory, used;
    run *runs;
    size_t n, room;
    run **heap; /* being merged, the first on top; NULL before that */
    size_t merging;
};

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory bringing findings into order");
}

growth_status growth__spool_open(size_t memory, growth__overflow *overflow, growth__spool **spool,
                                 growth_error *err)
{
    growth__spool *s = calloc(1, sizeof *s);

    if (!s || pthread_mutex_init(&s->lock, NULL)) {
        free(s);
        return no_memory(err);
    }
    s->memory = memory;
    s->overflow = overflow;
    *spool = s;
    return GROWTH_OK;
}

void growth__spool_close(growth__spool *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++)
        free(s->runs[i].bytes);
    free(s->runs);
    free(s->heap);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

/* ---- runs written ---------------------------------------------------------------------------- */

/* Where a run is written to: memory that has room for all of it, or the file by way of a buffer. */
typedef struct writing {
    growth__overflow *overflow; /* NULL: memory */
    uint64_t at;
    char *bytes;
    size_t used;
} writing;

static growth_status flush(writing *w, growth_error *err)
{
    if (w->overflow && w->used) {
        TRY(growth__overflow_write(w->overflow, w->at, w->bytes, w->used, err));
        w->at += w->used;
        w->used = 0;
    }
    return GROWTH_OK;
}

static growth_status write_part(writing *w, const void *bytes, size_t length, growth_error *err)
{
    if (w->overflow && length > WRITE - w->used)
        TRY(flush(w, err));
    if (w->overflow && length > WRITE) {
        TRY(growth__overflow_write(w->overflow, w->at, bytes, length, err));
        w->at += length;
        return GROWTH_OK;
    }
    if (length)
        memcpy(w->bytes + w->used, bytes, length);
    w->used += length;
    return GROWTH_OK;
}

static growth_status write_entry(writing *w, const head *h, const char *bytes, growth_error *err)
{
    TRY(write_part(w, h, sizeof *h, err));
    return write_part(w, bytes, h->length, err);
}

/* Where a run of so many bytes goes; `w->bytes` is to be freed, or is the run's. */
static growth_status begin_run(growth__spool *s, uint64_t length, int in_memory, writing *w,
                               growth_error *err)
{
    *w = (writing){ .overflow = in_memory ? NULL : s->overflow };
    if (!in_memory)
        TRY(growth__overflow_reserve(s->overflow, length, &w->at, err));
    w->bytes = malloc(in_memory ? (size_t)length : WRITE);
    return w->bytes ? GROWTH_OK : no_memory(err);
}

static growth_status add_run(growth__spool *s, run added, growth_error *err)
{
    growth_status status = GROWTH_OK;

    pthread_mutex_lock(&s->lock);
    if (s->n == s->room) {
        const size_t want = 2 * s->room + 16;
        run *larger = realloc(s->runs, want * sizeof *larger);

        if (larger) {
            s->runs = larger;
            s->room = want;
        } else {
            status = no_memory(err);
        }
    }
    if (status == GROWTH_OK) {
        added.number = s->n;
        s->runs[s->n++] = added;
    }
    pthread_mutex_unlock(&s->lock);
    return status;
}

/* ---- batches into runs ----------------------------------------------------------------------- */

static int compare_texts(const char *a, size_t a_length, const char *b, size_t b_length)
{
    const size_t n = a_length < b_length ? a_length : b_length;
    const int order = n ? memcmp(a, b, n) : 0;

    return order ? order : (a_length > b_length) - (a_length < b_length);
}

static int compare_keys(growth__key a, growth__key b)
{
    if (a.first != b.first)
        return a.first < b.first ? -1 : 1;
    return (a.second > b.second) - (a.second < b.second);
}

static int is_before(const growth__entry *a, const growth__entry *b)
{
    const int order = compare_keys(a->key, b->key);

    return order ? order < 0 : compare_texts(a->where.bytes, a->text, b->where.bytes, b->text) < 0;
}

/* Two sorted lists into one: the second begins where the first ends. */
static void merge(const growth__entry *first, const growth__entry *second, const growth__entry *end,
                  growth__entry *merged)
{
    const growth__entry *a = first, *b = second;

    while (a < second && b < end)
        *merged++ = is_before(b, a) ? *b++ : *a++;
    memcpy(merged, a, (size_t)(second - a) * sizeof *a);
    memcpy(merged + (second - a), b, (size_t)(end - b) * sizeof *b);
}

/* Entries alike stay in the order in which they were written.  (qsort() takes twice as long, and
 * keeps no such order.)  0 where memory is out. */
static int sort(growth__batch *batch)
{
    growth__entry *into = malloc(batch->room * sizeof *into);

    if (!into)
        return 0;
    for (size_t width = 1; width < batch->n; width *= 2) {
        growth__entry *from = batch->entries;

        for (size_t i = 0; i < batch->n; i += 2 * width) {
            const size_t second = batch->n - i < width ? batch->n : i + width;
            const size_t end = batch->n - second < width ? batch->n : second + width;

            merge(from + i, from + second, from + end, into + i);
        }
        batch->entries = into;
        into = from;
    }
    free(into);
    return 1;
}

static int may_keep(growth__spool *s, size_t length)
{
    int may;

    pthread_mutex_lock(&s->lock);
    may = length <= s->memory && s->used <= s->memory - length;
    s->used += may ? length : 0;
    pthread_mutex_unlock(&s->lock);
    return may;
}

static growth_status write_run(growth__spool *s, const growth__batch *batch, growth_error *err)
{
    const size_t length = batch->begun + batch->n * sizeof(head);
    const int in_memory = may_keep(s, length);
    growth_status status;
    writing w;
    run made;

    TRY(begin_run(s, length, in_memory, &w, err));
    made = (run){ .at = w.at, .left = in_memory ? 0 : length };
    status = GROWTH_OK;
    for (size_t i = 0; status == GROWTH_OK && i < batch->n; i++) {
        const growth__entry *e = &batch->entries[i];
        const head h = { e->key, e->length, e->text };

        status = write_entry(&w, &h, e->where.bytes, err);
    }
    if (status == GROWTH_OK)
        status = flush(&w, err);
    if (in_memory) {
        made.bytes = w.bytes;
        made.end = made.room = length;
    }
    if (status == GROWTH_OK)
        status = add_run(s, made, err);
    if (!in_memory || status != GROWTH_OK)
        free(w.bytes);
    return status;
}

growth_status growth__spool_put(growth__spool *s, growth__batch *batch, growth_error *err)
{
    growth_status status = GROWTH_OK;

    for (size_t i = 0; i < batch->n; i++)
        batch->entries[i].where.bytes = batch->bytes + batch->entries[i].where.at;
    if (batch->n) {
        status = sort(batch) ? write_run(s, batch, err) : no_memory(err);
    }
    batch->n = batch->length = batch->begun = 0;
    return status;
}

growth_status growth__spool_offer(growth__spool *s, growth__batch *batch, growth_error *err)
{
    const size_t enough = s->memory / 4;

    return batch->begun + batch->n * sizeof(growth__entry) < enough
               ? GROWTH_OK
               : growth__spool_put(s, batch, err);
}

/* ---- runs merged ----------------------------------------------------------------------------- */

/* So many bytes of the run into memory. */
static growth_status need(growth__spool *s, run *r, size_t length, growth_error *err)
{
    const size_t share = s->memory / FAN_IN;
    const size_t usual = share < READ_LEAST ? READ_LEAST : share > READ_MOST ? READ_MOST : share;
    size_t more;

    if (r->end - r->next >= length)
        return GROWTH_OK;
    if (r->next)
        memmove(r->bytes, r->bytes + r->next, r->end - r->next);
    r->end -= r->next;
    r->next = 0;
    if (r->room < length || !r->room) {
        const size_t want = length > usual ? length : usual;
        char *larger = realloc(r->bytes, want);

        if (!larger)
            return no_memory(err);
        r->bytes = larger;
        r->room = want;
    }
    more = r->room - r->end;
    more = more < r->left ? more : (size_t)r->left;
    TRY(growth__overflow_get(s->overflow, r->at, r->bytes + r->end, more, err));
    r->at += more;
    r->left -= more;
    r->end += more;
    return GROWTH_OK;
}

/* To the next entry of a run; 0 in `*any` where there is none. */
static growth_status advance(growth__spool *s, run *r, int *any, growth_error *err)
{
    *any = r->left || r->next < r->end;
    if (!*any) {
        free(r->bytes);
        r->bytes = NULL;
        r->next = r->end = r->room = 0;
        return GROWTH_OK;
    }
    TRY(need(s, r, sizeof r->head, err));
    memcpy(&r->head, r->bytes + r->next, sizeof r->head);
    r->next += sizeof r->head;
    return need(s, r, r->head.length, err);
}

static int comes_before(const run *a, const run *b)
{
    int order = compare_keys(a->head.key, b->head.key);

    if (!order)
        order = compare_texts(a->bytes + a->next, a->head.text, b->bytes + b->next, b->head.text);
    return order < 0 || (order == 0 && a->number < b->number);
}

/* What stands at `i` may come after those below it. */
static void sink(run **heap, size_t n, size_t i)
{
    for (;;) {
        size_t first = i;
        run *moved = heap[i];

        for (size_t child = 2 * i + 1; child < n && child <= 2 * i + 2; child++)
            if (comes_before(heap[child], heap[first]))
                first = child;
        if (first == i)
            return;
        heap[i] = heap[first];
        heap[first] = moved;
        i = first;
    }
}

/* Begin merging the first `n` runs. */
static growth_status begin_merge(growth__spool *s, size_t n, growth_error *err)
{
    s->merging = 0;
    for (size_t i = 0; i < n; i++) {
        int any;

        TRY(advance(s, &s->runs[i], &any, err));
        if (any)
            s->heap[s->merging++] = &s->runs[i];
    }
    for (size_t i = s->merging / 2; i-- > 0;)
        sink(s->heap, s->merging, i);
    return GROWTH_OK;
}

/* The first of those being merged has been taken. */
static growth_status go_on(growth__spool *s, growth_error *err)
{
    run *first = s->heap[0];
    int any;

    first->next += first->head.length;
    TRY(advance(s, first, &any, err));
    if (!any)
        s->heap[0] = s->heap[--s->merging];
    if (s->merging)
        sink(s->heap, s->merging, 0);
    return GROWTH_OK;
}

/* The first runs become one, in the file. */
static growth_status merge_some(growth__spool *s, growth_error *err)
{
    uint64_t length = 0;
    growth_status status;
    writing w;
    run merged;

    for (size_t i = 0; i < FAN_IN; i++)
        length += s->runs[i].left + s->runs[i].end;
    TRY(begin_merge(s, FAN_IN, err));
    TRY(begin_run(s, length, 0, &w, err));
    merged = (run){ .at = w.at, .left = length };
    status = GROWTH_OK;
    while (status == GROWTH_OK && s->merging) {
        const run *r = s->heap[0];

        status = write_entry(&w, &r->head, r->bytes + r->next, err);
        if (status == GROWTH_OK)
            status = go_on(s, err);
    }
    if (status == GROWTH_OK)
        status = flush(&w, err);
    free(w.bytes);
    if (status != GROWTH_OK)
        return status;
    s->n -= FAN_IN - 1;
    memmove(s->runs + 1, s->runs + FAN_IN, (s->n - 1) * sizeof *s->runs);
    s->runs[0] = merged;
    for (size_t i = 0; i < s->n; i++)
        s->runs[i].number = i;
    return GROWTH_OK;
}

static growth_status begin_taking(growth__spool *s, growth_error *err)
{
    s->heap = malloc((FAN_IN + 1) * sizeof(run *));
    if (!s->heap)
        return no_memory(err);
    while (s->n > FAN_IN)
        TRY(merge_some(s, err));
    return begin_merge(s, s->n, err);
}

growth_status growth__spool_next(growth__spool *s, growth__taken *taken, growth_error *err)
{
    if (!s->heap)
        TRY(begin_taking(s, err));
    else if (s->merging)
        TRY(go_on(s, err));
    *taken = (growth__taken){ .bytes = NULL };
    if (s->merging) {
        const run *r = s->heap[0];

        *taken = (growth__taken){ r->bytes + r->next, r->head.length, r->head.text };
    }
    return GROWTH_OK;
}
