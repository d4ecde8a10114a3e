/* Rows whose children do not stand together, put into a number of heaps by child, so that each heap
 * can be brought into order in little memory; what does not fit waits in a temporary file. */
#ifndef GROWTH_SCAN_PARTITION_H
#define GROWTH_SCAN_PARTITION_H

#include "gather.h"

/* How many heaps.  Of 10 million rows each then holds about 10 MB. */
enum { GROWTH__HEAPS = 64 };

typedef struct growth__partition growth__partition;

growth_status growth__partition_open(size_t memory, growth__overflow *overflow,
                                     growth__partition **partition, growth_error *err);
void growth__partition_close(growth__partition *partition);

/* One thread's buffers before a heap. */
typedef struct growth__pourer growth__pourer;

growth_status growth__pourer_open(growth__partition *partition, growth__pourer **pourer,
                                  growth_error *err);
/* The rows of a block onto their heaps.  `gather` knows how to find a row's child. */
growth_status growth__pour(growth__pourer *pourer, growth__gather *gather,
                           const growth__block *block, growth_error *err);
/* What is still in the buffers; frees, whatever is returned. */
growth_status growth__pourer_close(growth__pourer *pourer, growth_error *err);
void growth__pourer_drop(growth__pourer *pourer);

/* Hand every child's rows of a heap to `gather`, in the order of the files.  When all is poured;
 * a heap by one thread. */
growth_status growth__heap_gather(growth__partition *partition, size_t heap, growth__gather *gather,
                                  growth__batch *rejects, growth_error *err);

#endif
