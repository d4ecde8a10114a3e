/* Walks a scene onto a cairo_t, one function per kind of item. */
#include "render.h"

#include <math.h>

#include "fail.h"

typedef struct renderer {
    const chart_scene *scene;
    growth_chart_fonts *fonts;
    cairo_t *cr;
    int outlines; /* 1: letters are filled as shapes; see choose_text(). */
    cairo_antialias_t smoothing;
} renderer;

static void set_colour(cairo_t *cr, long colour)
{
    cairo_set_source_rgb(cr, (double)(colour >> 16 & 255) / 255, (double)(colour >> 8 & 255) / 255,
                         (double)(colour & 255) / 255);
}

/* Fill and stroke the current path as a row says, leaving no path. */
static void paint(cairo_t *cr, const style_row *row)
{
    if (row->fill != NO_COLOUR) {
        set_colour(cr, row->fill);
        if (row->stroke != NO_COLOUR)
            cairo_fill_preserve(cr);
        else
            cairo_fill(cr);
    }
    if (row->stroke != NO_COLOUR) {
        double dashes[2] = { row->dash, row->gap };

        set_colour(cr, row->stroke);
        cairo_set_line_width(cr, row->width * MM_PER_POINT);
        cairo_set_dash(cr, dashes, row->dash > 0 ? 2 : 0, 0);
        cairo_stroke(cr);
    }
}

static void trace(const renderer *r, const scene_item *item)
{
    const scene_point *points = r->scene->points + item->first;

    cairo_move_to(r->cr, points[0].x, points[0].y);
    for (size_t i = 1; i < item->count; i++)
        cairo_line_to(r->cr, points[i].x, points[i].y);
}

static void draw_line(const renderer *r, const scene_item *item)
{
    const style_row *row = growth__style(item->style);

    trace(r, item);
    set_colour(r->cr, row->stroke);
    cairo_set_line_width(r->cr, row->width * MM_PER_POINT);
    cairo_set_dash(r->cr, (double[]){ row->dash, row->gap }, row->dash > 0 ? 2 : 0, 0);
    cairo_stroke(r->cr);
}

static void draw_area(const renderer *r, const scene_item *item)
{
    trace(r, item);
    cairo_close_path(r->cr);
    paint(r->cr, growth__style(item->style));
}

static void trace_dot(cairo_t *cr, double size)
{
    cairo_arc(cr, 0, 0, size, 0, 2 * acos(-1));
}

static void trace_cross(cairo_t *cr, double size)
{
    cairo_move_to(cr, -size, -size);
    cairo_line_to(cr, size, size);
    cairo_move_to(cr, -size, size);
    cairo_line_to(cr, size, -size);
}

static void trace_triangle(cairo_t *cr, double size)
{
    cairo_move_to(cr, 0, -size);
    cairo_line_to(cr, size, size * 0.8);
    cairo_line_to(cr, -size, size * 0.8);
    cairo_close_path(cr);
}

static void trace_square(cairo_t *cr, double size)
{
    cairo_rectangle(cr, -size, -size, 2 * size, 2 * size);
}

static void trace_diamond(cairo_t *cr, double size)
{
    cairo_move_to(cr, 0, -size);
    cairo_line_to(cr, size, 0);
    cairo_line_to(cr, 0, size);
    cairo_line_to(cr, -size, 0);
    cairo_close_path(cr);
}

static void trace_arrow(cairo_t *cr, double size)
{
    cairo_move_to(cr, 0, 0);
    cairo_line_to(cr, -2 * size, size);
    cairo_line_to(cr, -2 * size, -size);
    cairo_close_path(cr);
}

static void (*const marks[MARK_COUNT])(cairo_t *, double) = {
    [MARK_DOT] = trace_dot,       [MARK_CROSS] = trace_cross,     [MARK_TRIANGLE] = trace_triangle,
    [MARK_SQUARE] = trace_square, [MARK_DIAMOND] = trace_diamond, [MARK_ARROW] = trace_arrow,
};

static void draw_marker(const renderer *r, const scene_item *item)
{
    cairo_save(r->cr);
    cairo_translate(r->cr, item->x, item->y);
    if (item->angle < 0 || item->angle > 0)
        cairo_rotate(r->cr, item->angle);
    cairo_new_path(r->cr);
    marks[item->mark](r->cr, item->size);
    paint(r->cr, growth__style(item->style));
    cairo_restore(r->cr);
}

/* On an image cairo moves every letter to a whole pixel, which spaces words badly where pixels are
 * large; filled as shapes letters stand where they belong.  In pixels a point: */
#define OUTLINES_BELOW 3.2
#define FINELY_BELOW   1.8 /* Above it, the coarser of cairo's ways of smoothing edges will do. */

static void choose_text(renderer *r)
{
    double x = 1, y = 0, scale;

    cairo_user_to_device_distance(r->cr, &x, &y);
    scale = hypot(x, y);
    r->outlines = cairo_surface_get_type(cairo_get_target(r->cr)) == CAIRO_SURFACE_TYPE_IMAGE &&
                  scale < OUTLINES_BELOW;
    r->smoothing = scale < FINELY_BELOW ? CAIRO_ANTIALIAS_GOOD : CAIRO_ANTIALIAS_FAST;
}

static void draw_text(const renderer *r, const scene_item *item)
{
    static const double held[ALIGN_COUNT] = { 0, 0.5, 1 };
    PangoLayoutLine *line;

    line = growth__fonts_line(r->fonts, item->style, growth__scene_text_of(r->scene, item));
    if (!line)
        return;
    cairo_save(r->cr);
    cairo_translate(r->cr, item->x - held[item->align] * item->width, item->y);
    cairo_scale(r->cr, MM_PER_POINT, MM_PER_POINT);
    set_colour(r->cr, growth__style(item->style)->fill);
    cairo_move_to(r->cr, 0, 0);
    if (r->outlines) {
        cairo_set_antialias(r->cr, r->smoothing);
        pango_cairo_layout_line_path(r->cr, line);
        cairo_fill(r->cr);
    } else {
        pango_cairo_show_layout_line(r->cr, line);
    }
    cairo_restore(r->cr);
}

static void (*const draws[SCENE_KIND_COUNT])(const renderer *, const scene_item *) = {
    [SCENE_LINE] = draw_line,
    [SCENE_AREA] = draw_area,
    [SCENE_MARKER] = draw_marker,
    [SCENE_TEXT] = draw_text,
};

static int is_in(render_part part, const scene_item *item)
{
    return part == RENDER_ALL || (part == RENDER_SHARED) == (item->shared != 0);
}

void growth__render(const chart_scene *scene, growth_chart_fonts *fonts, cairo_t *cr,
                    render_part part)
{
    renderer r = { scene, fonts, cr, 0, CAIRO_ANTIALIAS_DEFAULT };

    choose_text(&r);
    cairo_save(cr);
    cairo_scale(cr, scene->scale / MM_PER_POINT, scene->scale / MM_PER_POINT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    for (size_t i = 0; i < scene->n_items; i++)
        if (is_in(part, &scene->items[i]))
            draws[scene->items[i].kind](&r, &scene->items[i]);
    cairo_restore(cr);
}
