/* Whole exports: threads that take blocks, judge children, and put down what they found; then
 * everything handed over in its order.
 *
 * Files are read once where children's rows stand together.  Where a child comes back after others
 * (or where a file cannot be read twice, so that nobody may find that out too late) the rows are
 * put into heaps by child first, and each heap into order. */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <growth/scan.h>

#include "deliver.h"
#include "gather.h"
#include "given.h"
#include "internal.h"
#include "judging.h"
#include "partition.h"
#include "records.h"
#include "seen.h"
#include "source.h"

enum { MOST_THREADS = 256 };
static const size_t usual_memory = (size_t)64 << 20;

typedef struct scan {
    const growth_scan_options *options;
    const growth_scan_calls *calls;
    size_t memory;

    growth__source *source; /* or, where it is NULL, records of the caller's own, */
    growth__records records;

    growth__overflow *overflow;
    growth__spool *rows, *cards, *rejects;
    growth__partition *partition; /* NULL: children stand together */
    size_t heap;                  /* the next to be taken */

    pthread_mutex_t lock; /* of everything below, and of `source` and `records` */
    growth__seen *seen;
    growth_scan_counts counts;
    int pouring; /* rows go onto heaps */
    int regroup; /* a child came back */
    int at_end;
    growth_status failed;
    growth_error failure;
} scan;

/* One thread. */
typedef struct worker {
    scan *scan;
    pthread_t thread;
    growth__gather *gather;
    growth__pourer *pourer;
    growth__block block;
    growth__batch rejects;
    growth__judging judging;
} worker;

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a scan");
}

/* ---- a block done ---------------------------------------------------------------------------- */

static void add_counts(scan *s, worker *w)
{
    growth_scan_counts *all = &s->counts, *mine = &w->judging.counts;

    all->children += mine->children;
    all->listed += mine->listed;
    all->sex_unknown += mine->sex_unknown;
    for (int t = 0; t <= GROWTH_TIER_CONTACT; t++) {
        all->by_tier[t] += mine->by_tier[t];
        all->worst[t] += mine->worst[t];
    }
    *mine = (growth_scan_counts){ .children = 0 };
}

/* `put`: growth__spool_offer() after a block, growth__spool_put() after the last. */
static growth_status
put_down(worker *w, growth_status (*put)(growth__spool *, growth__batch *, growth_error *),
         growth_error *err)
{
    scan *s = w->scan;

    TRY(put(s->rows, &w->judging.rows, err));
    TRY(put(s->cards, &w->judging.cards, err));
    return put(s->rejects, &w->rejects, err);
}

/* With the lock held: what this thread has done since is the scan's. */
static growth_status hand_in(worker *w, growth_error *err)
{
    scan *s = w->scan;
    int again = 0;

    add_counts(s, w);
    if (s->source)
        s->counts.bytes = growth__source_bytes(s->source);
    if (s->partition || !s->source)
        growth__seen_forget(&w->judging.children);
    else
        TRY(growth__seen_add(s->seen, &w->judging.children, s->memory, &again, err));
    s->regroup |= again;
    if (s->calls->progress && s->calls->progress(s->calls->context, &s->counts))
        return growth__cancelled(err);
    return GROWTH_OK;
}

static void fail(scan *s, growth_status status, const growth_error *err)
{
    pthread_mutex_lock(&s->lock);
    if (!s->failed) {
        s->failed = status;
        s->failure = *err;
    }
    pthread_mutex_unlock(&s->lock);
}

/* ---- threads --------------------------------------------------------------------------------- */

/* Take a block; 0 where there is no more to do. */
static int take_block(worker *w, growth_error *err, growth_status *status)
{
    scan *s = w->scan;
    int more;

    pthread_mutex_lock(&s->lock);
    *status = hand_in(w, err);
    more = *status == GROWTH_OK && !s->failed && !s->regroup && !s->at_end;
    if (more) {
        *status = growth__source_next(s->source, !s->pouring, &w->block, &w->rejects, err);
        more = *status == GROWTH_OK && w->block.length > 0;
        s->at_end |= !more;
    }
    pthread_mutex_unlock(&s->lock);
    return more;
}

static growth_status work_on_blocks(worker *w, growth_error *err)
{
    growth_status status;

    while (take_block(w, err, &status)) {
        if (w->pourer)
            TRY(growth__pour(w->pourer, w->gather, &w->block, err));
        else
            TRY(growth__gather_block(w->gather, &w->block, &w->rejects, err));
        TRY(put_down(w, growth__spool_offer, err));
    }
    return status;
}

static growth_status work_on_heaps(worker *w, growth_error *err)
{
    scan *s = w->scan;

    for (;;) {
        size_t heap;
        growth_status status;

        pthread_mutex_lock(&s->lock);
        heap = s->heap++;
        status = hand_in(w, err);
        if (s->failed)
            heap = GROWTH__HEAPS;
        pthread_mutex_unlock(&s->lock);
        if (status != GROWTH_OK || heap >= GROWTH__HEAPS)
            return status;
        TRY(growth__heap_gather(s->partition, heap, w->gather, &w->rejects, err));
        TRY(put_down(w, growth__spool_offer, err));
    }
}

/* Records of the caller's own: copied under the lock, because they may be gone at the next. */
static growth_status work_on_records(worker *w, growth_error *err)
{
    scan *s = w->scan;

    for (;;) {
        growth_record record;
        growth_status status;
        int more;

        pthread_mutex_lock(&s->lock);
        status = hand_in(w, err);
        more = status == GROWTH_OK && !s->failed && !s->at_end;
        more = more && growth__records_next(&s->records, &record, &status, err);
        s->at_end |= !more;
        if (more)
            status = growth__gather_copy(w->gather, &record, err);
        pthread_mutex_unlock(&s->lock);
        if (status != GROWTH_OK || more <= 0)
            return status;
        TRY(growth__gather_end(w->gather, err));
        TRY(put_down(w, growth__spool_offer, err));
    }
}

static void *work(void *context)
{
    worker *w = context;
    scan *s = w->scan;
    growth_error err = { .status = GROWTH_OK };
    growth_status status = !s->source                    ? work_on_records(w, &err)
                           : s->partition && !s->pouring ? work_on_heaps(w, &err)
                                                         : work_on_blocks(w, &err);
    const growth_status poured = growth__pourer_close(w->pourer, &err);

    w->pourer = NULL;
    if (status == GROWTH_OK)
        status = poured;
    if (status == GROWTH_OK)
        status = put_down(w, growth__spool_put, &err);
    if (status != GROWTH_OK)
        fail(s, status, &err);
    return NULL;
}

/* ---- a pass over everything ------------------------------------------------------------------ */

static unsigned threads_of(const growth_scan_options *options)
{
    long n = options->threads;

    if (n == 0)
        n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : (unsigned)n;
}

static growth_status open_worker(scan *s, worker *w, growth_error *err)
{
    w->scan = s;
    w->judging.calls = s->calls;
    TRY(growth__gather_open(s->source, s->options->shard, s->options->shards, growth__judging_child,
                            &w->judging, &w->gather, err));
    if (s->pouring)
        TRY(growth__pourer_open(s->partition, &w->pourer, err));
    return growth_judge_open(&s->options->judge, &w->judging.judge, err);
}

static void close_worker(scan *s, worker *w)
{
    growth_counts rows;

    if (w->gather) {
        rows = growth__gather_counts(w->gather);
        growth__counts_add(&s->counts.rows, &rows);
        s->counts.other_shards += growth__gather_other_shards(w->gather);
    }
    add_counts(s, w);
    growth__gather_close(w->gather);
    growth_judge_close(w->judging.judge);
    growth__block_free(&w->block);
    growth__batch_free(&w->judging.rows);
    growth__batch_free(&w->judging.cards);
    growth__batch_free(&w->rejects);
    growth__seen_batch_free(&w->judging.children);
}

/* Run the threads over everything once. */
static growth_status run_pass(scan *s, growth_error *err)
{
    const unsigned n = threads_of(s->options);
    worker *workers = calloc(n, sizeof *workers);
    unsigned started = 0;
    growth_error why;

    if (!workers)
        return no_memory(err);
    s->at_end = 0;
    s->failed = GROWTH_OK;
    for (unsigned i = 0; i < n; i++) {
        const growth_status status = open_worker(s, &workers[i], &why);

        if (status != GROWTH_OK)
            fail(s, status, &why);
    }
    /* The first works on the caller's own thread, so one thread needs no other. */
    for (unsigned i = 1; i < n && !s->failed; i++, started++)
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]))
            break; /* fewer will do */
    if (!s->failed)
        work(&workers[0]);
    for (unsigned i = 1; i <= started; i++)
        pthread_join(workers[i].thread, NULL);
    for (unsigned i = 0; i < n; i++) {
        growth__pourer_drop(workers[i].pourer);
        close_worker(s, &workers[i]);
    }
    free(workers);
    if (s->failed && err)
        *err = s->failure;
    return s->failed;
}

static growth_status open_spools(scan *s, growth_error *err)
{
    TRY(growth__overflow_open(s->options->folder, &s->overflow, err));
    TRY(growth__spool_open(s->memory / 8, s->overflow, &s->rows, err));
    TRY(growth__spool_open(s->memory / 8, s->overflow, &s->cards, err));
    TRY(growth__spool_open(s->memory / 8, s->overflow, &s->rejects, err));
    return growth__seen_open(&s->seen, err);
}

static void close_spools(scan *s)
{
    growth__partition_close(s->partition);
    growth__spool_close(s->rows);
    growth__spool_close(s->cards);
    growth__spool_close(s->rejects);
    growth__seen_close(s->seen);
    growth__overflow_close(s->overflow);
    s->partition = NULL;
    s->rows = s->cards = s->rejects = NULL;
    s->seen = NULL;
    s->overflow = NULL;
}

/* Rows onto heaps, then the heaps. */
static growth_status run_heaps(scan *s, growth_error *err)
{
    TRY(growth__partition_open(s->memory / 2, s->overflow, &s->partition, err));
    s->pouring = 1;
    TRY(run_pass(s, err));
    /* What the heads refused is counted once, at the end; what was poured is not counted yet. */
    s->pouring = 0;
    s->heap = 0;
    s->counts.regrouped = 1;
    return run_pass(s, err);
}

/* A second time from the start: forget what was found. */
static growth_status start_again(scan *s, const char *const *paths, size_t n, growth_error *err)
{
    const uint64_t of_bytes = s->counts.of_bytes;

    close_spools(s);
    growth__source_close(s->source);
    s->source = NULL;
    s->regroup = 0;
    s->counts = (growth_scan_counts){ .of_bytes = of_bytes };
    if (s->calls->restart && s->calls->restart(s->calls->context))
        return growth__cancelled(err);
    TRY(open_spools(s, err));
    return growth__source_open(paths, n, &s->options->reading, &s->source, err);
}

/* ---- handing over ---------------------------------------------------------------------------- */

static growth_status deliver(scan *s, growth_error *err)
{
    growth_counts refused;

    if (s->source) {
        refused = growth__source_counts(s->source);
        growth__counts_add(&s->counts.rows, &refused);
        s->counts.bytes = growth__source_bytes(s->source);
    }
    if (s->calls->counted && s->calls->counted(s->calls->context, &s->counts))
        return growth__cancelled(err);
    TRY(growth__deliver_rejects(s->rejects, s->calls, err));
    TRY(growth__deliver_rows(s->rows, s->calls, err));
    return growth__deliver_cards(s->cards, s->calls, err);
}

/* ---- the two ways in ------------------------------------------------------------------------- */

static growth_status prepare(scan *s, const growth_scan_options *given,
                             growth_scan_options *options, const growth_scan_calls *calls,
                             growth_error *err)
{
    static const growth_scan_calls none = { .context = NULL };
    const growth_scan_options defaults = GROWTH_SCAN_OPTIONS;

    *options = defaults;
    TRY(growth__take_options(options, sizeof *options, given, "growth_scan_options", err));
    if (calls && calls->print && !calls->printed)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "growth_scan_calls: print needs printed, or its rows are lost");
    if (options->shards && (options->shard < 1 || options->shard > options->shards))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "there is no shard %u of %u (write 1/%u)",
                            options->shard, options->shards, options->shards);
    *s = (scan){ .options = options,
                 .calls = calls ? calls : &none,
                 .memory = options->memory ? options->memory : usual_memory };
    if (pthread_mutex_init(&s->lock, NULL))
        return no_memory(err);
    return GROWTH_OK;
}

static growth_status finish(scan *s, growth_status status, growth_scan_counts *counts)
{
    if (counts)
        *counts = s->counts;
    close_spools(s);
    growth__source_close(s->source);
    pthread_mutex_destroy(&s->lock);
    return status;
}

static growth_status scan_files(scan *s, const char *const *paths, size_t n, growth_error *err)
{
    TRY(growth__source_open(paths, n, &s->options->reading, &s->source, err));
    for (size_t i = 0; s->calls->opened && i < n; i++)
        if (s->calls->opened(s->calls->context, i, growth__source_header(s->source, i)))
            return growth__cancelled(err);
    TRY(open_spools(s, err));
    s->counts.of_bytes = growth__source_of_bytes(s->source);
    if (!growth__source_can_restart(s->source)) {
        TRY(run_heaps(s, err));
    } else {
        TRY(run_pass(s, err));
        if (s->regroup) {
            TRY(start_again(s, paths, n, err));
            TRY(run_heaps(s, err));
        }
    }
    return deliver(s, err);
}

growth_status growth_scan(const char *const *paths, size_t n_paths,
                          const growth_scan_options *options, const growth_scan_calls *calls,
                          growth_scan_counts *counts, growth_error *err)
{
    growth_scan_options taken;
    scan s;

    if (counts)
        *counts = (growth_scan_counts){ .children = 0 };
    if (!paths || !n_paths)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_scan: no file");
    for (size_t i = 0; i < n_paths; i++)
        if (!paths[i])
            return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_scan: path %zu is NULL", i);
    TRY(prepare(&s, options, &taken, calls, err));
    return finish(&s, scan_files(&s, paths, n_paths, err), counts);
}

static growth_status scan_records(scan *s, growth_error *err)
{
    growth_status status;

    TRY(open_spools(s, err));
    status = run_pass(s, err);
    s->counts.other_shards = s->records.other_shards;
    s->counts.unusable = s->records.unusable;
    TRY(status);
    return deliver(s, err);
}

growth_status growth_scan_records(growth_scan_next *next, void *source,
                                  const growth_scan_options *options,
                                  const growth_scan_calls *calls, growth_scan_counts *counts,
                                  growth_error *err)
{
    growth_scan_options taken;
    scan s;

    if (counts)
        *counts = (growth_scan_counts){ .children = 0 };
    if (!next)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_scan_records: no records");
    TRY(prepare(&s, options, &taken, calls, err));
    s.records = (growth__records){ .next = next,
                                   .context = source,
                                   .calls = s.calls,
                                   .shard = taken.shard,
                                   .shards = taken.shards };
    return finish(&s, scan_records(&s, err), counts);
}

unsigned growth_scan_shard(const char *child_id, unsigned shards)
{
    return shards ? (unsigned)(growth__child_key(child_id) % shards) + 1 : 1;
}
