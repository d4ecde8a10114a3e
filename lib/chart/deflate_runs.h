/* Compressing a picture that is made of runs: RFC 1950 and 1951 with matches of distance one only.
 *
 * A page is long runs of one colour with a few blended pixels between.  A general compressor hashes
 * and compares every byte of it again to find the runs that the conversion to a palette has just
 * seen; told of them, it has next to nothing to do.
 */
#ifndef GROWTH_CHART_DEFLATE_RUNS_H
#define GROWTH_CHART_DEFLATE_RUNS_H

#include <stddef.h>
#include <stdint.h>

/* Literals, and lengths of matches as 256 + length; each block has codes of its own. */
#define RUN_TOKENS 32768

typedef struct run_coder {
    uint8_t *bytes; /* The zlib stream so far. */
    size_t length, room;
    int failed; /* Memory ran out. */

    uint16_t tokens[RUN_TOKENS];
    size_t n_tokens;
    int value; /* The run being gathered; -1: none yet. */
    size_t count;
    uint64_t held; /* Bits that fill no byte yet. */
    int n_held;
    uint64_t low, high; /* Adler-32, before division. */
} run_coder;

/* A stream is begun, told of every run in order, and ended; then `bytes` and `length` are whole, or
 * `failed` is set.  Runs of one value one after the other are one run. */
void growth__runs_begin(run_coder *coder);
void growth__runs_end(run_coder *coder);
void growth__runs_free(run_coder *coder);

/* The rest of growth__runs_add(), where a run is over. */
void growth__runs_close(run_coder *coder);

static inline void growth__runs_add(run_coder *coder, int value, size_t count)
{
    if (value != coder->value) {
        growth__runs_close(coder);
        coder->value = value;
        coder->count = 0;
    }
    coder->count += count;
}

#endif
