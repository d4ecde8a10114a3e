/* Rows that stand together become children's records.  One a thread. */
#ifndef GROWTH_SCAN_GATHER_H
#define GROWTH_SCAN_GATHER_H

#include <growth/scan.h>

#include "plain.h"
#include "source.h"

/* A child's record is whole: judge it.  Its texts are gone when this returns. */
typedef growth_status growth__gathered(void *context, const growth_record *record,
                                       const char *const *services, uint64_t key, size_t file,
                                       size_t line, growth_error *err);

typedef struct growth__gather growth__gather;

growth_status growth__gather_open(const growth__source *source, unsigned shard, unsigned shards,
                                  growth__gathered *gathered, void *context,
                                  growth__gather **gather, growth_error *err);
void growth__gather_close(growth__gather *gather);

/* The rows of a block, none of them cut; children end with it. */
growth_status growth__gather_block(growth__gather *gather, const growth__block *block,
                                   growth__batch *rejects, growth_error *err);

/* One row. */
growth_status growth__gather_row(growth__gather *gather, const growth__raw_row *row,
                                 growth__batch *rejects, growth_error *err);
/* A record of the caller's own becomes the child at hand, texts and all. */
growth_status growth__gather_copy(growth__gather *gather, const growth_record *record,
                                  growth_error *err);
/* No more rows of the child at hand. */
growth_status growth__gather_end(growth__gather *gather, growth_error *err);

/* The child's key of a row (growth__child_key), 0 where it names none. */
growth_status growth__gather_key(growth__gather *gather, const growth__raw_row *row, uint64_t *key,
                                 growth_error *err);

/* Whether the row is of a child of another shard: then it is counted, and that is all. */
int growth__gather_passes_over(growth__gather *gather, growth__run_kind kind, uint64_t key);

/* Rows so far; those of other shards are counted as skipped, and here. */
growth_counts growth__gather_counts(const growth__gather *gather);
size_t growth__gather_other_shards(const growth__gather *gather);

#endif
