/* Spreading labels: isotonic regression by pooling adjacent violators.  With the gap taken off
 * (place i less i gaps) the condition is only that places ascend; blocks that would overlap are
 * merged and stand at their mean. */
#include "spread.h"

#include <assert.h>
#include <math.h>

typedef struct block {
    double sum;
    size_t count;
} block;

static double mean(const block *b)
{
    return b->sum / (double)b->count;
}

void growth__spread(double *places, size_t n, double gap, double low, double high)
{
    block blocks[MAX_SPREAD];
    size_t n_blocks = 0, at = 0;

    assert(n <= MAX_SPREAD);
    if (n == 0)
        return;
    if (n > 1 && gap * (double)(n - 1) > high - low)
        gap = (high - low) / (double)(n - 1);
    for (size_t i = 0; i < n; i++) {
        blocks[n_blocks++] = (block){ places[i] - gap * (double)i, 1 };
        while (n_blocks > 1 && mean(&blocks[n_blocks - 2]) > mean(&blocks[n_blocks - 1])) {
            blocks[n_blocks - 2].sum += blocks[n_blocks - 1].sum;
            blocks[n_blocks - 2].count += blocks[n_blocks - 1].count;
            n_blocks--;
        }
    }
    for (size_t b = 0; b < n_blocks; b++) {
        double place = fmin(fmax(mean(&blocks[b]), low), high - gap * (double)(n - 1));

        for (size_t i = 0; i < blocks[b].count; i++, at++)
            places[at] = place + gap * (double)at;
    }
}
