/* Rows put into heaps by child, and each heap brought into order. */
#include "partition.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* Bytes a thread collects for a heap before it puts them down. */
enum { BUFFER = 16384 };

/* What stands before each row; the row itself follows. */
typedef struct row_head {
    uint64_t key;
    uint64_t file_and_line; /* file << 40 | line: the order of rows */
    uint32_t length;
    uint32_t kind; /* growth__run_kind */
} row_head;

/* Bytes that were put down together. */
typedef struct extent {
    struct extent *next;
    char *bytes; /* NULL: in the file */
    uint64_t at;
    size_t length;
} extent;

struct growth__partition {
    pthread_mutex_t lock;
    growth__overflow *overflow;
    size_t memory, used;
    extent *heaps[GROWTH__HEAPS];
};

struct growth__pourer {
    growth__partition *partition;
    char *bytes[GROWTH__HEAPS];
    size_t used[GROWTH__HEAPS];
};

/* ---- life ------------------------------------------------------------------------------------ */

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory bringing rows into order");
}

growth_status growth__partition_open(size_t memory, growth__overflow *overflow,
                                     growth__partition **partition, growth_error *err)
{
    growth__partition *p = calloc(1, sizeof *p);

    if (!p || pthread_mutex_init(&p->lock, NULL)) {
        free(p);
        return no_memory(err);
    }
    p->memory = memory;
    p->overflow = overflow;
    *partition = p;
    return GROWTH_OK;
}

static void free_heap(growth__partition *p, size_t heap)
{
    for (extent *e = p->heaps[heap], *next; e; e = next) {
        next = e->next;
        free(e->bytes);
        free(e);
    }
    p->heaps[heap] = NULL;
}

void growth__partition_close(growth__partition *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < GROWTH__HEAPS; i++)
        free_heap(p, i);
    pthread_mutex_destroy(&p->lock);
    free(p);
}

/* ---- onto the heaps -------------------------------------------------------------------------- */

growth_status growth__pourer_open(growth__partition *partition, growth__pourer **pourer,
                                  growth_error *err)
{
    growth__pourer *p = calloc(1, sizeof *p);

    if (!p)
        return no_memory(err);
    p->partition = partition;
    *pourer = p;
    return GROWTH_OK;
}

static int may_keep(growth__partition *p, size_t length)
{
    int may;

    pthread_mutex_lock(&p->lock);
    may = p->used + length <= p->memory;
    p->used += may ? length : 0;
    pthread_mutex_unlock(&p->lock);
    return may;
}

/* Put bytes down on a heap. */
static growth_status put_down(growth__partition *p, size_t heap, const char *bytes, size_t length,
                              growth_error *err)
{
    extent *e = calloc(1, sizeof *e);
    growth_status status = GROWTH_OK;

    if (!e)
        return no_memory(err);
    e->length = length;
    if (may_keep(p, length)) {
        e->bytes = malloc(length);
        if (e->bytes)
            memcpy(e->bytes, bytes, length);
        else
            status = no_memory(err);
    } else {
        status = growth__overflow_put(p->overflow, bytes, length, &e->at, err);
    }
    if (status != GROWTH_OK) {
        free(e);
        return status;
    }
    pthread_mutex_lock(&p->lock);
    e->next = p->heaps[heap];
    p->heaps[heap] = e;
    pthread_mutex_unlock(&p->lock);
    return GROWTH_OK;
}

static growth_status empty(growth__pourer *p, size_t heap, growth_error *err)
{
    const size_t length = p->used[heap];

    p->used[heap] = 0;
    return length ? put_down(p->partition, heap, p->bytes[heap], length, err) : GROWTH_OK;
}

static growth_status pour_row(growth__pourer *p, const row_head *head, const char *bytes,
                              growth_error *err)
{
    const size_t heap = (size_t)(head->key >> 32) % GROWTH__HEAPS;
    const size_t length = sizeof *head + head->length;
    char *large;
    growth_status status;

    if (p->used[heap] + length > BUFFER)
        TRY(empty(p, heap, err));
    if (length > BUFFER) { /* a row that needs a place of its own */
        large = malloc(length);
        if (!large)
            return no_memory(err);
        memcpy(large, head, sizeof *head);
        memcpy(large + sizeof *head, bytes, head->length);
        status = put_down(p->partition, heap, large, length, err);
        free(large);
        return status;
    }
    if (!p->bytes[heap] && !(p->bytes[heap] = malloc(BUFFER)))
        return no_memory(err);
    memcpy(p->bytes[heap] + p->used[heap], head, sizeof *head);
    memcpy(p->bytes[heap] + p->used[heap] + sizeof *head, bytes, head->length);
    p->used[heap] += length;
    return GROWTH_OK;
}

static growth_status pour_one(growth__pourer *p, growth__gather *gather, const growth__raw_row *row,
                              growth_error *err)
{
    row_head head = { 0, (uint64_t)row->file << 40 | row->line, (uint32_t)row->length,
                      (uint32_t)row->kind };

    TRY(growth__gather_key(gather, row, &head.key, err));
    return growth__gather_passes_over(gather, row->kind, head.key)
               ? GROWTH_OK
               : pour_row(p, &head, row->bytes, err);
}

static growth_status pour_lines(growth__pourer *p, growth__gather *gather,
                                const growth__block *block, const growth__run *run,
                                growth_error *err)
{
    const char *at = block->bytes + run->offset, *const end = at + run->length;
    growth__raw_row row = { block->file, run->line, at, 0, GROWTH__LINES };

    for (; row.bytes < end; row.line++) {
        const char *stop = memchr(row.bytes, '\n', (size_t)(end - row.bytes));

        row.length = (size_t)(stop - row.bytes);
        if (row.length && stop[-1] == '\r')
            row.length--;
        TRY(pour_one(p, gather, &row, err));
        row.bytes = stop + 1;
    }
    return GROWTH_OK;
}

growth_status growth__pour(growth__pourer *p, growth__gather *gather, const growth__block *block,
                           growth_error *err)
{
    for (size_t i = 0; i < block->n_runs; i++) {
        const growth__run *run = &block->runs[i];
        const growth__raw_row row = { block->file, run->line, block->bytes + run->offset,
                                      run->length, run->kind };

        if (run->kind == GROWTH__LINES)
            TRY(pour_lines(p, gather, block, run, err));
        else
            TRY(pour_one(p, gather, &row, err));
    }
    return GROWTH_OK;
}

void growth__pourer_drop(growth__pourer *p)
{
    for (size_t i = 0; p && i < GROWTH__HEAPS; i++)
        free(p->bytes[i]);
    free(p);
}

growth_status growth__pourer_close(growth__pourer *p, growth_error *err)
{
    growth_status status = GROWTH_OK;

    for (size_t i = 0; p && i < GROWTH__HEAPS && status == GROWTH_OK; i++)
        status = empty(p, i, err);
    growth__pourer_drop(p);
    return status;
}

/* ---- a heap into order ----------------------------------------------------------------------- */

/* A row of a heap, and the next of the same child. */
typedef struct place {
    uint64_t key, file_and_line;
    const char *row;
} place;

static int before(const place *a, const place *b)
{
    return a->key != b->key ? a->key < b->key : a->file_and_line < b->file_and_line;
}

static int by_child(const void *a, const void *b)
{
    return before(a, b) ? -1 : before(b, a);
}

/* The keys are evenly spread: one pass by their high bits leaves the rows of a child or two in each
 * bucket, mostly in order, and those are put right by insertion. */
static void sort_places(const place *from, place *to, size_t n, uint32_t *ends, unsigned bits)
{
    memset(ends, 0, ((size_t)1 << bits) * sizeof *ends);
    for (size_t i = 0; i < n; i++)
        ends[from[i].key >> (64 - bits)]++;
    for (size_t i = 1; i < (size_t)1 << bits; i++)
        ends[i] += ends[i - 1];
    for (size_t i = n; i-- > 0;)
        to[--ends[from[i].key >> (64 - bits)]] = from[i];
    for (size_t start = 0, end; start < n; start = end) {
        const uint64_t bucket = to[start].key >> (64 - bits);

        for (end = start + 1; end < n && to[end].key >> (64 - bits) == bucket;)
            end++;
        if (end - start > 64) {
            qsort(to + start, end - start, sizeof *to, by_child);
            continue;
        }
        for (size_t i = start + 1; i < end; i++) {
            const place p = to[i];
            size_t j = i;

            for (; j > start && before(&p, &to[j - 1]); j--)
                to[j] = to[j - 1];
            to[j] = p;
        }
    }
}

/* All of a heap in one piece of memory, what was put down first in front: where one thread did, a
 * child's rows then follow one another as in the files. */
static growth_status take_up(growth__partition *p, size_t heap, char **bytes, size_t *length,
                             growth_error *err)
{
    size_t at;

    *length = 0;
    for (const extent *e = p->heaps[heap]; e; e = e->next)
        *length += e->length;
    *bytes = malloc(*length + 1);
    if (!*bytes)
        return no_memory(err);
    at = *length;
    for (const extent *e = p->heaps[heap]; e; e = e->next) {
        at -= e->length;
        if (e->bytes)
            memcpy(*bytes + at, e->bytes, e->length);
        else
            TRY(growth__overflow_get(p->overflow, e->at, *bytes + at, e->length, err));
    }
    free_heap(p, heap);
    return GROWTH_OK;
}

static size_t find_rows(const char *bytes, size_t length, place *places)
{
    size_t n = 0;

    for (size_t at = 0; at < length; n++) {
        row_head head;

        memcpy(&head, bytes + at, sizeof head);
        if (places)
            places[n] = (place){ head.key, head.file_and_line, bytes + at };
        at += sizeof head + head.length;
    }
    return n;
}

static growth_status gather_places(const place *places, size_t n, growth__gather *gather,
                                   growth__batch *rejects, growth_error *err)
{
    for (size_t i = 0; i < n; i++) {
        growth__raw_row row;
        row_head head;

        memcpy(&head, places[i].row, sizeof head);
        if (i && places[i - 1].key != places[i].key)
            TRY(growth__gather_end(gather, err));
        row = (growth__raw_row){ (size_t)(head.file_and_line >> 40),
                                 (size_t)(head.file_and_line & ((UINT64_C(1) << 40) - 1)),
                                 places[i].row + sizeof head, head.length,
                                 (growth__run_kind)head.kind };
        TRY(growth__gather_row(gather, &row, rejects, err));
    }
    return growth__gather_end(gather, err);
}

growth_status growth__heap_gather(growth__partition *p, size_t heap, growth__gather *gather,
                                  growth__batch *rejects, growth_error *err)
{
    char *bytes = NULL;
    size_t length, n;
    unsigned bits = 4;
    place *places;
    uint32_t *ends;
    growth_status status = take_up(p, heap, &bytes, &length, err);

    if (status != GROWTH_OK) {
        free(bytes);
        return status;
    }
    n = find_rows(bytes, length, NULL);
    while (bits < 20 && ((size_t)8 << bits) < n)
        bits++;
    places = malloc(2 * (n + 1) * sizeof *places);
    ends = malloc(((size_t)1 << bits) * sizeof *ends);
    if (places && ends) {
        find_rows(bytes, length, places);
        sort_places(places, places + n + 1, n, ends, bits);
        status = gather_places(places + n + 1, n, gather, rejects, err);
    } else {
        status = no_memory(err);
    }
    free(places);
    free(ends);
    free(bytes);
    return status;
}
