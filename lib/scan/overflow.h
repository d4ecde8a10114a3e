/* A temporary file without a name, for what outgrows the memory of a scan. */
#ifndef GROWTH_SCAN_OVERFLOW_H
#define GROWTH_SCAN_OVERFLOW_H

#include <stddef.h>
#include <stdint.h>

#include <growth/status.h>

/* Made when it is first needed; any thread may read and write. */
typedef struct growth__overflow growth__overflow;

/* `folder`: NULL for TMPDIR, or /tmp. */
growth_status growth__overflow_open(const char *folder, growth__overflow **overflow,
                                    growth_error *err);
/* Room at the end for `length` bytes, to be written in parts; `*at` is where. */
growth_status growth__overflow_reserve(growth__overflow *overflow, uint64_t length, uint64_t *at,
                                       growth_error *err);
growth_status growth__overflow_write(growth__overflow *overflow, uint64_t at, const void *bytes,
                                     size_t length, growth_error *err);
/* Both at once. */
growth_status growth__overflow_put(growth__overflow *overflow, const void *bytes, size_t length,
                                   uint64_t *at, growth_error *err);
growth_status growth__overflow_get(growth__overflow *overflow, uint64_t at, void *bytes,
                                   size_t length, growth_error *err);
void growth__overflow_close(growth__overflow *overflow);

#endif
