/* A picture of few colours as 8-bit numbers into a palette. */
#ifndef GROWTH_CHART_PALETTE_H
#define GROWTH_CHART_PALETTE_H

#include <stdint.h>

#define PALETTE_MAX 256

typedef struct colour_palette {
    uint32_t colours[PALETTE_MAX]; /* 0xRRGGBB. */
    int count;
} colour_palette;

/* The largest error, per channel, at which a palette still stands for the picture. */
#define PALETTE_MAX_ERROR 20

typedef enum palette_result { PALETTE_OK, PALETTE_TOO_MANY, PALETTE_NO_MEMORY } palette_result;

/* Choose a palette for `pixels` (rows of `stride` pixels, 0xXXRRGGBB) and write each pixel's number
 * to `numbers`, rows of `width` bytes.  The same pixels always give the same palette.
 * PALETTE_TOO_MANY: no 256 colours come near enough. */
palette_result growth__palette_make(const uint32_t *pixels, int width, int height, int stride,
                                    colour_palette *palette, uint8_t *numbers);

#endif
