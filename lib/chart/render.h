/* Walks a scene onto a cairo_t: the only code that draws. */
#ifndef GROWTH_CHART_RENDER_H
#define GROWTH_CHART_RENDER_H

#include <cairo.h>

#include "fonts.h"
#include "scene.h"

/* Draw with one unit of `cr` being one point.  With `tagged` the structure of the page (title,
 * figure, notes) is marked as PDF knows it. */
typedef enum render_structure { RENDER_PLAIN, RENDER_TAGGED } render_structure;

void growth__render(const chart_scene *scene, growth_chart_fonts *fonts, cairo_t *cr,
                    render_structure structure);

#endif
