/* A chart is a few flat colours and their blends along the edges of lines and letters, and all of
 * them are known from the style table.  So the palette is made from the table, not from the
 * picture: no colours to count and rank, and the same one for every chart. */
#include "palette.h"

#include <string.h>

#include "fail.h"
#include "style.h"

#define WHITE      0xFFFFFFu
#define LEVELS     14 /* Of an ink on white, the ink itself among them. */
#define AREA_INKS  3  /* Inks that are often drawn over a shade ... */
#define AREA_STEPS 6  /* ... and their levels there. */
#define TABLE_SIZE (1u << PALETTE_BITS)

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

    memset(palette, 0, sizeof *palette);
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
    for (int i = 0; i < palette->count; i++) {
        palette->red[i] = (int)(palette->colours[i] >> 16 & 255);
        palette->green[i] = (int)(palette->colours[i] >> 8 & 255);
        palette->blue[i] = (int)(palette->colours[i] & 255);
    }
}

static int nearest(const colour_palette *p, uint32_t rgb)
{
    int red = (int)(rgb >> 16 & 255), green = (int)(rgb >> 8 & 255), blue = (int)(rgb & 255);
    int squares[PALETTE_MAX], best = 0;

    for (int i = 0; i < p->count; i++)
        squares[i] = (p->red[i] - red) * (p->red[i] - red) +
                     (p->green[i] - green) * (p->green[i] - green) +
                     (p->blue[i] - blue) * (p->blue[i] - blue);
    for (int i = 1; i < p->count; i++)
        if (squares[i] < squares[best])
            best = i;
    return best;
}

/* 0 is free, for no colour has a place that equals it but black, which is looked up again each
 * time. */
static int number_of(colour_palette *p, uint32_t rgb)
{
    uint32_t at = (rgb * 2654435761u) >> (32 - PALETTE_BITS);

    for (uint32_t tries = 0; tries < 64; tries++, at = (at + 1) & (TABLE_SIZE - 1)) {
        if (p->known[at] >> 8 == rgb && p->known[at])
            return (int)(p->known[at] & 255);
        if (p->known[at] == 0) {
            p->known[at] = rgb << 8 | (uint32_t)nearest(p, rgb);
            return (int)(p->known[at] & 255);
        }
    }
    return nearest(p, rgb);
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

void growth__palette_code(colour_palette *palette, const uint32_t *row, int width, run_coder *coder)
{
    for (int x = 0, run; x < width; x += run) {
        run = run_length(row + x, width - x);
        growth__runs_add(coder, number_of(palette, row[x] & 0xFFFFFF), (size_t)run);
    }
}
