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

/* How many pixels from here on are the same.  A page is mostly runs of white, so they are compared
 * eight at a time: a run is one where each pixel equals the one before it. */
static int run_length(const uint32_t *row, int left)
{
    int n = 1;

    while (n + 8 <= left && memcmp(row + n, row + n - 1, 8 * sizeof *row) == 0)
        n += 8;
    while (n < left && row[n] == row[0])
        n++;
    return n;
}

/* @return 0, or 1 where the picture has more colours than we count. */
static int count_colours(histogram *h, const uint32_t *pixels, int width, int height, int stride)
{
    for (int y = 0; y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)stride;

        for (int x = 0, run; x < width; x += run) {
            uint32_t rgb = row[x] & 0xFFFFFF;
            int *slot = slot_of(h, rgb);

            if (!*slot) {
                if (h->count == (int)MAX_COLOURS)
                    return 1;
                h->colours[h->count] = (colour){ rgb, 0, 0 };
                *slot = ++h->count;
            }
            run = run_length(row + x, width - x);
            h->colours[*slot - 1].count += (uint32_t)run;
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

/* The palette's channels side by side, so that the compiler compares many at once. */
typedef struct channels {
    int red[PALETTE_MAX], green[PALETTE_MAX], blue[PALETTE_MAX];
} channels;

static void split(channels *c, int at, uint32_t rgb)
{
    c->red[at] = (int)(rgb >> 16 & 255);
    c->green[at] = (int)(rgb >> 8 & 255);
    c->blue[at] = (int)(rgb & 255);
}

static int has_near(const channels *c, int count, uint32_t rgb, int distance)
{
    int red = (int)(rgb >> 16 & 255), green = (int)(rgb >> 8 & 255), blue = (int)(rgb & 255);
    int near = 0;

    for (int p = 0; p < count; p++)
        near |= (abs(c->red[p] - red) <= distance) & (abs(c->green[p] - green) <= distance) &
                (abs(c->blue[p] - blue) <= distance);
    return near;
}

static int choose(const histogram *h, int distance, colour_palette *palette)
{
    channels chosen;

    palette->count = 0;
    for (int i = 0; i < h->count; i++) {
        if (has_near(&chosen, palette->count, h->colours[i].rgb, distance))
            continue;
        if (palette->count == PALETTE_MAX)
            return 0;
        split(&chosen, palette->count, h->colours[i].rgb);
        palette->colours[palette->count++] = h->colours[i].rgb;
    }
    return 1;
}

static int nearest(const channels *c, int count, uint32_t rgb)
{
    int red = (int)(rgb >> 16 & 255), green = (int)(rgb >> 8 & 255), blue = (int)(rgb & 255);
    int squares[PALETTE_MAX], best = 0;

    for (int p = 0; p < count; p++)
        squares[p] = (c->red[p] - red) * (c->red[p] - red) +
                     (c->green[p] - green) * (c->green[p] - green) +
                     (c->blue[p] - blue) * (c->blue[p] - blue);
    for (int p = 1; p < count; p++)
        if (squares[p] < squares[best])
            best = p;
    return best;
}

static void number_pixels(histogram *h, const colour_palette *palette, const uint32_t *pixels,
                          int width, int height, int stride, uint8_t *numbers)
{
    channels chosen;

    for (int p = 0; p < palette->count; p++)
        split(&chosen, p, palette->colours[p]);
    memset(h->slots, 0, TABLE_SIZE * sizeof *h->slots);
    for (int i = 0; i < h->count; i++) {
        h->colours[i].number = nearest(&chosen, palette->count, h->colours[i].rgb);
        *slot_of(h, h->colours[i].rgb) = i + 1;
    }
    for (int y = 0; y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)stride;

        for (int x = 0, run; x < width; x += run) {
            run = run_length(row + x, width - x);
            memset(numbers, h->colours[*slot_of(h, row[x] & 0xFFFFFF) - 1].number, (size_t)run);
            numbers += run;
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
