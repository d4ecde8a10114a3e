/* Choosing a palette: the colours of the picture by how often they occur, leaving out those that
 * differ from one already taken by no more than `distance` in any channel.  The distance grows from
 * 0 until 256 are enough, so a picture of up to 256 colours is kept exactly.  A chart is a few flat
 * colours and their blends with white along the edges, for which this is as good as it gets. */
#include "palette.h"

#include <stdlib.h>
#include <string.h>

#define TABLE_BITS  15
#define TABLE_SIZE  (1u << TABLE_BITS)
#define MAX_COLOURS (TABLE_SIZE / 2)

typedef struct colour {
    uint32_t rgb;
    uint32_t count;
    int number;
} colour;

typedef struct histogram {
    colour *colours; /* Those that occur, in the order met. */
    int count;
    int *slots; /* Hash table of indices + 1 into `colours`. */
} histogram;

static int *slot_of(const histogram *h, uint32_t rgb)
{
    uint32_t at = (rgb * 2654435761u) >> (32 - TABLE_BITS);

    while (h->slots[at] && h->colours[h->slots[at] - 1].rgb != rgb)
        at = (at + 1) & (TABLE_SIZE - 1);
    return &h->slots[at];
}

/* @return 0, or 1 where the picture has more colours than we count. */
static int count_colours(histogram *h, const uint32_t *pixels, int width, int height, int stride)
{
    uint32_t last = 0;
    colour *seen = NULL;

    for (int y = 0; y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)stride;

        for (int x = 0; x < width; x++) {
            uint32_t rgb = row[x] & 0xFFFFFF;

            if (!seen || rgb != last) {
                int *slot = slot_of(h, rgb);

                if (!*slot) {
                    if (h->count == (int)MAX_COLOURS)
                        return 1;
                    h->colours[h->count] = (colour){ rgb, 0, 0 };
                    *slot = ++h->count;
                }
                seen = &h->colours[*slot - 1];
                last = rgb;
            }
            seen->count++;
        }
    }
    return 0;
}

/* Most frequent first; the colour itself decides ties, so that the order is always the same. */
static int by_count(const void *a, const void *b)
{
    const colour *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->rgb < y->rgb ? -1 : x->rgb > y->rgb;
}

static int channel_distance(uint32_t a, uint32_t b)
{
    int most = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        int d = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));

        most = d > most ? d : most;
    }
    return most;
}

static int choose(const histogram *h, int distance, colour_palette *palette)
{
    palette->count = 0;
    for (int i = 0; i < h->count; i++) {
        int near = 0;

        for (int p = 0; p < palette->count && !near; p++)
            near = channel_distance(h->colours[i].rgb, palette->colours[p]) <= distance;
        if (near)
            continue;
        if (palette->count == PALETTE_MAX)
            return 0;
        palette->colours[palette->count++] = h->colours[i].rgb;
    }
    return 1;
}

static int nearest(const colour_palette *palette, uint32_t rgb)
{
    int best = 0, least = 256 * 3 * 256;

    for (int p = 0; p < palette->count; p++) {
        int sum = 0;

        for (int shift = 0; shift < 24; shift += 8) {
            int d = (int)(palette->colours[p] >> shift & 255) - (int)(rgb >> shift & 255);

            sum += d * d;
        }
        if (sum < least) {
            least = sum;
            best = p;
        }
    }
    return best;
}

static void number_pixels(histogram *h, const colour_palette *palette, const uint32_t *pixels,
                          int width, int height, int stride, uint8_t *numbers)
{
    uint32_t last = 0;
    int number = -1;

    memset(h->slots, 0, TABLE_SIZE * sizeof *h->slots);
    for (int i = 0; i < h->count; i++) {
        h->colours[i].number = nearest(palette, h->colours[i].rgb);
        *slot_of(h, h->colours[i].rgb) = i + 1;
    }
    for (int y = 0; y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)stride;

        for (int x = 0; x < width; x++) {
            uint32_t rgb = row[x] & 0xFFFFFF;

            if (number < 0 || rgb != last) {
                number = h->colours[*slot_of(h, rgb) - 1].number;
                last = rgb;
            }
            *numbers++ = (uint8_t)number;
        }
    }
}

palette_result growth__palette_make(const uint32_t *pixels, int width, int height, int stride,
                                    colour_palette *palette, uint8_t *numbers)
{
    histogram h = { calloc(MAX_COLOURS, sizeof *h.colours), 0,
                    calloc(TABLE_SIZE, sizeof *h.slots) };
    palette_result result = PALETTE_NO_MEMORY;

    if (h.colours && h.slots) {
        int distance = 0;

        result = PALETTE_TOO_MANY;
        if (!count_colours(&h, pixels, width, height, stride)) {
            qsort(h.colours, (size_t)h.count, sizeof *h.colours, by_count);
            while (distance <= PALETTE_MAX_ERROR && !choose(&h, distance, palette))
                distance++;
            if (distance <= PALETTE_MAX_ERROR) {
                number_pixels(&h, palette, pixels, width, height, stride, numbers);
                result = PALETTE_OK;
            }
        }
    }
    free(h.colours);
    free(h.slots);
    return result;
}
