/* The SVG, written from the scene: cairo would turn text into outlines, which no reader can search
 * or read aloud.  Coordinates are millimetres; textLength holds a text to the width it was laid out
 * with where the reader lacks the font. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "chart_private.h"
#include "fail.h"

static const char *const anchors[ALIGN_COUNT] = { "start", "middle", "end" };
static const int font_weights[WEIGHT_COUNT] = { 400, 500, 600 };

static void put_rounded(chart_sink *sink, const char *before, double value, int decimals)
{
    char text[GROWTH_NUMBER_SIZE];

    growth__sink_text(sink, before);
    growth_number_format(value, decimals, text);
    if (strchr(text, '.')) {
        size_t end = strlen(text);

        while (text[end - 1] == '0')
            end--;
        if (text[end - 1] == '.')
            end--;
        text[end] = 0;
    }
    growth__sink_text(sink, text);
}

/* Micrometres are finer than any printer. */
static void put_number(chart_sink *sink, const char *before, double value)
{
    put_rounded(sink, before, value, 3);
}

/* Lines are most of the bytes: 10 micrometres are a third of what they may be off the curve. */
static void put_coordinate(chart_sink *sink, const char *before, double value)
{
    put_rounded(sink, before, value, 2);
}

static void put_colour(chart_sink *sink, const char *attribute, long colour)
{
    if (colour == NO_COLOUR)
        growth__sink_format(sink, " %s=\"none\"", attribute);
    else
        growth__sink_format(sink, " %s=\"#%06lx\"", attribute, (unsigned long)colour);
}

/* What all items of a style share, on the group around them. */
static void open_group(chart_sink *sink, const style_row *row)
{
    growth__sink_text(sink, "<g");
    put_colour(sink, "fill", row->fill);
    if (row->size > 0) {
        put_number(sink, " font-size=\"", row->size * MM_PER_POINT);
        growth__sink_format(sink, "\" font-weight=\"%d\"%s", font_weights[row->weight],
                            row->tabular ? " style=\"font-feature-settings:'tnum'\"" : "");
    }
    if (row->stroke != NO_COLOUR) {
        put_colour(sink, "stroke", row->stroke);
        put_number(sink, " stroke-width=\"", row->width * MM_PER_POINT);
        growth__sink_text(sink, "\"");
        if (row->dash > 0) {
            put_number(sink, " stroke-dasharray=\"", row->dash);
            put_number(sink, " ", row->gap);
            growth__sink_text(sink, "\"");
        }
    }
    growth__sink_text(sink, ">\n");
}

static void put_path(chart_sink *sink, const chart_scene *scene, const scene_item *item)
{
    const scene_point *points = scene->points + item->first;

    growth__sink_text(sink, "<path d=\"");
    for (size_t i = 0; i < item->count; i++) {
        put_coordinate(sink, i == 0 ? "M" : i == 1 ? "L" : " ", points[i].x);
        put_coordinate(sink, " ", points[i].y);
    }
    growth__sink_text(sink, item->kind == SCENE_AREA ? "Z\"/>\n" : "\"/>\n");
}

static void put_polygon(chart_sink *sink, const scene_item *item, const scene_point *corners,
                        size_t count)
{
    growth__sink_text(sink, "<path d=\"");
    for (size_t i = 0; i < count; i++) {
        double c = cos(item->angle), s = sin(item->angle);

        put_number(sink,
                   i == 0   ? "M"
                   : i == 1 ? "L"
                            : " ",
                   item->x + item->size * (c * corners[i].x - s * corners[i].y));
        put_number(sink, " ", item->y + item->size * (s * corners[i].x + c * corners[i].y));
    }
    growth__sink_text(sink, "Z\"/>\n");
}

static void put_marker(chart_sink *sink, const chart_scene *scene, const scene_item *item)
{
    static const scene_point triangle[3] = { { 0, -1 }, { 1, 0.8 }, { -1, 0.8 } };
    static const scene_point square[4] = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } };
    static const scene_point diamond[4] = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } };
    static const scene_point arrow[3] = { { 0, 0 }, { -2, 1 }, { -2, -1 } };
    double s = item->size;

    (void)scene;
    switch (item->mark) {
    case MARK_DOT:
        put_number(sink, "<circle cx=\"", item->x);
        put_number(sink, "\" cy=\"", item->y);
        put_number(sink, "\" r=\"", s);
        growth__sink_text(sink, "\"/>\n");
        break;
    case MARK_CROSS:
        put_number(sink, "<path d=\"M", item->x - s);
        put_number(sink, " ", item->y - s);
        put_number(sink, "L", item->x + s);
        put_number(sink, " ", item->y + s);
        put_number(sink, "M", item->x - s);
        put_number(sink, " ", item->y + s);
        put_number(sink, "L", item->x + s);
        put_number(sink, " ", item->y - s);
        growth__sink_text(sink, "\"/>\n");
        break;
    case MARK_TRIANGLE:
        put_polygon(sink, item, triangle, 3);
        break;
    case MARK_SQUARE:
        put_polygon(sink, item, square, 4);
        break;
    case MARK_DIAMOND:
        put_polygon(sink, item, diamond, 4);
        break;
    case MARK_ARROW:
        put_polygon(sink, item, arrow, 3);
        break;
    case MARK_COUNT:
        break;
    }
}

static void put_text(chart_sink *sink, const chart_scene *scene, const scene_item *item)
{
    put_number(sink, "<text x=\"", item->x);
    put_number(sink, "\" y=\"", item->y);
    growth__sink_text(sink, "\"");
    if (item->align != ALIGN_START)
        growth__sink_format(sink, " text-anchor=\"%s\"", anchors[item->align]);
    put_number(sink, " textLength=\"", item->width);
    growth__sink_text(sink, "\" lengthAdjust=\"spacingAndGlyphs\">");
    growth__sink_xml(sink, growth__scene_text_of(scene, item));
    growth__sink_text(sink, "</text>\n");
}

static void (*const puts_kind[SCENE_KIND_COUNT])(chart_sink *, const chart_scene *,
                                                 const scene_item *) = {
    [SCENE_LINE] = put_path,
    [SCENE_AREA] = put_path,
    [SCENE_MARKER] = put_marker,
    [SCENE_TEXT] = put_text,
};

static void put_head(chart_sink *sink, const growth_chart *chart, const chart_scene *scene)
{

    growth__sink_text(sink,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"en-GB\"");
    put_number(sink, " width=\"", scene->width);
    put_number(sink, "mm\" height=\"", scene->height);
    put_number(sink, "mm\" viewBox=\"0 0 ", scene->width / scene->scale);
    put_number(sink, " ", scene->height / scene->scale);
    growth__sink_text(sink, "\">\n<title>");
    growth__sink_xml(sink, chart->title);
    growth__sink_text(sink, "</title>\n<desc>");
    growth__sink_xml(sink, chart->description);
    growth__sink_text(sink, "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
                            "<g stroke-linejoin=\"round\" font-family=\"");
    growth__sink_xml(sink, growth__font_families);
    growth__sink_text(sink, "\">\n");
}

growth_status growth__write_svg(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err)
{
    const chart_scene *scene = chart->book.sheets[from];
    chart_style open = STYLE_COUNT;

    (void)to;
    put_head(sink, chart, scene);
    for (size_t i = 0; i < scene->n_items; i++) {
        const scene_item *item = &scene->items[i];

        if (item->style != open) {
            growth__sink_text(sink, open == STYLE_COUNT ? "" : "</g>\n");
            open_group(sink, growth__style(item->style));
            open = item->style;
        }
        puts_kind[item->kind](sink, scene, item);
    }
    growth__sink_text(sink, open == STYLE_COUNT ? "" : "</g>\n");
    growth__sink_text(sink, "</g>\n</svg>\n");
    return growth__sink_end(sink, "SVG", err);
}
