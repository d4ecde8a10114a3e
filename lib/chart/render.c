/* Walks a scene onto a cairo_t, one function per kind of item. */
#include "render.h"

#include <math.h>

#include "fail.h"

typedef struct renderer {
    const chart_scene *scene;
    growth_chart_fonts *fonts;
    cairo_t *cr;
} renderer;

/* PDF's structure element of each part. */
static const char *const tags[PART_COUNT] = {
    [PART_TITLE] = "H1",    [PART_FACTS] = "P", [PART_FIGURE] = "Figure", [PART_WORDS] = "P",
    [PART_TABLE] = "Table", [PART_NOTES] = "P", [PART_FOOTER] = "P",
};

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
    pango_cairo_show_layout_line(r->cr, line);
    cairo_restore(r->cr);
}

static void (*const draws[SCENE_KIND_COUNT])(const renderer *, const scene_item *) = {
    [SCENE_LINE] = draw_line,
    [SCENE_AREA] = draw_area,
    [SCENE_MARKER] = draw_marker,
    [SCENE_TEXT] = draw_text,
};

/* The elements that are open: a part, and in a table a row and a cell. */
typedef struct open_tags {
    scene_part part;
    int in_cell;
    unsigned row, cell;
} open_tags;

static const char *cell_tag(unsigned row)
{
    return row == 0 ? "TH" : "TD";
}

static void close_cell(cairo_t *cr, open_tags *open)
{
    if (!open->in_cell)
        return;
    cairo_tag_end(cr, cell_tag(open->row));
    open->in_cell = 0;
}

static void close_part(cairo_t *cr, open_tags *open)
{
    if (open->part == PART_COUNT)
        return;
    close_cell(cr, open);
    if (open->part == PART_TABLE)
        cairo_tag_end(cr, "TR");
    cairo_tag_end(cr, tags[open->part]);
    open->part = PART_COUNT;
}

static void open_for(cairo_t *cr, open_tags *open, const scene_item *item)
{
    int table = item->part == PART_TABLE;

    if (item->part != open->part) {
        close_part(cr, open);
        cairo_tag_begin(cr, tags[item->part], NULL);
        open->part = item->part;
        open->row = item->row;
        if (table)
            cairo_tag_begin(cr, "TR", NULL);
    }
    if (!table)
        return;
    if (item->row != open->row || item->cell != open->cell)
        close_cell(cr, open);
    if (item->row != open->row) {
        cairo_tag_end(cr, "TR");
        cairo_tag_begin(cr, "TR", NULL);
        open->row = item->row;
    }
    if (!open->in_cell) {
        cairo_tag_begin(cr, cell_tag(item->row), NULL);
        open->in_cell = 1;
        open->cell = item->cell;
    }
}

static void draw_items(const renderer *r, render_structure structure)
{
    open_tags open = { PART_COUNT, 0, 0, 0 };

    for (size_t i = 0; i < r->scene->n_items; i++) {
        const scene_item *item = &r->scene->items[i];

        if (structure == RENDER_TAGGED)
            open_for(r->cr, &open, item);
        draws[item->kind](r, item);
    }
    close_part(r->cr, &open);
}

void growth__render(const chart_scene *scene, growth_chart_fonts *fonts, cairo_t *cr,
                    render_structure structure)
{
    renderer r = { scene, fonts, cr };

    cairo_save(cr);
    cairo_scale(cr, scene->scale / MM_PER_POINT, scene->scale / MM_PER_POINT);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    draw_items(&r, structure);
    cairo_restore(cr);
}
