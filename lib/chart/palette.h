/* A chart as 8-bit numbers into a palette. */
#ifndef GROWTH_CHART_PALETTE_H
#define GROWTH_CHART_PALETTE_H

#include <stdint.h>

#include "deflate_runs.h"

#define PALETTE_MAX  256
#define PALETTE_BITS 15

/* The palette's channels side by side, so that the compiler compares many at once, and the colours
 * already looked up: rgb in the upper 24 bits, the number below. */
typedef struct colour_palette {
    uint32_t colours[PALETTE_MAX]; /* 0xRRGGBB; the first is white. */
    int count;
    int red[PALETTE_MAX], green[PALETTE_MAX], blue[PALETTE_MAX];
    uint32_t known[1u << PALETTE_BITS];
} colour_palette;

/* The palette of every chart: the colours of the style table and their blends. */
void growth__palette_build(colour_palette *palette);

/* Tell a coder the number of the nearest colour of each pixel of a row, 0xXXRRGGBB each. */
void growth__palette_code(colour_palette *palette, const uint32_t *row, int width,
                          run_coder *coder);

#endif
