/* Walks a scene onto a cairo_t: the only code that draws. */
#ifndef GROWTH_CHART_RENDER_H
#define GROWTH_CHART_RENDER_H

#include <cairo.h>

#include "fonts.h"
#include "scene.h"

typedef enum render_part {
    RENDER_ALL,
    RENDER_SHARED, /* What is the same on every chart of its kind ... */
    RENDER_OWN     /* ... and what is not; one after the other they make the whole. */
} render_part;

/* Draw with one unit of `cr` being one point. */
void growth__render(const chart_scene *scene, growth_chart_fonts *fonts, cairo_t *cr,
                    render_part part);

#endif
