/* Where PNGs are drawn, and what one leaves for the next: the image itself, the colours looked up,
 * and the last few backgrounds.
 *
 * Charts of one reference, sex, window and size share their curves, axes and labels.  Two
 * backgrounds are the same when the items to be drawn are the same, to the last digit; nothing else
 * is asked.  The first chart of its kind leaves only the list of its items, the second its picture,
 * so that a single chart pays nothing.  What is drawn from a kept background has the same bytes as
 * what is drawn anew: the shared items are drawn first in either case.
 */
#ifndef GROWTH_CHART_RENDER_CANVAS_H
#define GROWTH_CHART_RENDER_CANVAS_H

#include <cairo.h>

#include "fonts.h"
#include "palette.h"
#include "scene.h"

#define CANVAS_KEPT  6                  /* Backgrounds. */
#define CANVAS_BYTES ((size_t)96 << 20) /* Their pictures together. */

typedef struct kept_background {
    char *key; /* The shared items, one after the other. */
    size_t length;
    unsigned char *pixels; /* NULL: seen once. */
    size_t n_pixels;       /* In bytes. */
    unsigned long used;
} kept_background;

struct chart_canvas {
    cairo_surface_t *image;
    colour_palette palette;
    run_coder coder;
    kept_background kept[CANVAS_KEPT];
    unsigned long uses;
    unsigned long reused; /* How many charts were drawn on a kept background. */
};

/* The fonts' canvas, made where there is none; NULL where memory ran out. */
chart_canvas *growth__canvas(growth_chart_fonts *fonts);
void growth__canvas_free(chart_canvas *canvas);

/* Draw a sheet on the canvas at a resolution; the image is the canvas's. */
cairo_status_t growth__canvas_draw(chart_canvas *canvas, const chart_scene *scene,
                                   growth_chart_fonts *fonts, double dpi, int width, int height);

#endif
