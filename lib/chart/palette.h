/* A chart as 8-bit numbers into a palette. */
#ifndef GROWTH_CHART_PALETTE_H
#define GROWTH_CHART_PALETTE_H

#include <stdint.h>

#define PALETTE_MAX 256

typedef struct colour_palette {
    uint32_t colours[PALETTE_MAX]; /* 0xRRGGBB. */
    int count;
} colour_palette;

/* The palette of every chart: the colours of the style table and their blends. */
void growth__palette_build(colour_palette *palette);

/* Write the number of the nearest colour of each pixel (rows of `stride` pixels, 0xXXRRGGBB) to
 * `numbers`, rows of `width` bytes.  @return 0 where memory ran out. */
int growth__palette_apply(const colour_palette *palette, const uint32_t *pixels, int width,
                          int height, int stride, uint8_t *numbers);

#endif
