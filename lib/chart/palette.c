/* A chart is a few flat colours and their blends along the edges of lines and letters, and all of
 * them are known from the style table.  So the palette is made from the table, not from the
 * picture: no colours to count and rank, and the same one for every chart. */
#include "palette.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "style.h"

#define WHITE      0xFFFFFFu
#define LEVELS     14 /* Of an ink on white, the ink itself among them. */
#define AREA_INKS  3  /* Inks that are often drawn over a shade ... */
#define AREA_STEPS 6  /* ... and their levels there. */
#define TABLE_BITS 15
#define TABLE_SIZE (1u << TABLE_BITS)

static uint32_t blend(uint32_t ink, uint32_t paper, int part, int of)
{
    uint32_t mixed = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        int a = (int)(ink >> shift & 255), b = (int)(paper >> shift & 255);

        mixed |= (uint32_t)(b + ((a - b) * part + (a > b ? of / 2 : -of / 2)) / of) << shift;
    }
    return mixed;
}

static void add(colour_palette *palette, uint32_t rgb)
{
    for (int i = 0; i < palette->count; i++)
        if (palette->colours[i] == rgb)
            return;
    if (palette->count < PALETTE_MAX)
        palette->colours[palette->count++] = rgb;
}

static int lightness(uint32_t rgb)
{
    return (int)((rgb >> 16 & 255) * 2 + (rgb >> 8 & 255) * 5 + (rgb & 255)) / 8;
}

/* Flat colours first: whatever comes after them, they are exact. */
void growth__palette_build(colour_palette *palette)
{
    static const chart_style over_areas[AREA_INKS] = { STYLE_POINT, STYLE_CURVE_SOLID,
                                                       STYLE_AXIS_LINE };
    static const chart_style areas[] = { STYLE_FALL_BAND, STYLE_FALL_AREA, STYLE_TERM_AREA };
    int flat;

    palette->count = 0;
    add(palette, WHITE);
    for (int i = 0; i < STYLE_COUNT; i++) {
        const style_row *row = growth__style((chart_style)i);

        if (row->fill != NO_COLOUR)
            add(palette, (uint32_t)row->fill);
        if (row->stroke != NO_COLOUR)
            add(palette, (uint32_t)row->stroke);
    }
    flat = palette->count;
    for (int i = 0; i < flat; i++)
        for (int k = 1; k < LEVELS && lightness(palette->colours[i]) < 200; k++)
            add(palette, blend(palette->colours[i], WHITE, k, LEVELS));
    for (size_t a = 0; a < ARRAY_LEN(areas); a++)
        for (size_t i = 0; i < AREA_INKS; i++)
            for (int k = 1; k < AREA_STEPS; k++) {
                const style_row *ink = growth__style(over_areas[i]);
                long colour = i == 0 ? ink->fill : ink->stroke;

                add(palette, blend((uint32_t)colour, (uint32_t)growth__style(areas[a])->fill, k,
                                   AREA_STEPS));
            }
}

/* The palette's channels side by side, so that the compiler compares many at once. */
typedef struct channels {
    int red[PALETTE_MAX], green[PALETTE_MAX], blue[PALETTE_MAX];
} channels;

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

/* Colours already looked up: rgb in the upper 24 bits, the number below; 0 is free, for no colour
 * has a place that equals it but black, which is looked up again each time. */
static uint8_t number_of(uint32_t *table, const channels *c, int count, uint32_t rgb)
{
    uint32_t at = (rgb * 2654435761u) >> (32 - TABLE_BITS);

    for (uint32_t tries = 0; tries < 64; tries++, at = (at + 1) & (TABLE_SIZE - 1)) {
        if (table[at] == 0)
            return (uint8_t)(table[at] = rgb << 8 | (uint32_t)nearest(c, count, rgb));
        if (table[at] >> 8 == rgb)
            return (uint8_t)table[at];
    }
    return (uint8_t)nearest(c, count, rgb);
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

int growth__palette_apply(const colour_palette *palette, const uint32_t *pixels, int width,
                          int height, int stride, uint8_t *numbers)
{
    uint32_t *table = calloc(TABLE_SIZE, sizeof *table);
    channels c;

    if (!table)
        return 0;
    for (int p = 0; p < palette->count; p++) {
        c.red[p] = (int)(palette->colours[p] >> 16 & 255);
        c.green[p] = (int)(palette->colours[p] >> 8 & 255);
        c.blue[p] = (int)(palette->colours[p] & 255);
    }
    for (int y = 0; y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * (size_t)stride;

        for (int x = 0, run; x < width; x += run) {
            run = run_length(row + x, width - x);
            memset(numbers, number_of(table, &c, palette->count, row[x] & 0xFFFFFF), (size_t)run);
            numbers += run;
        }
    }
    free(table);
    return 1;
}
