/* The scene as text, for tests and for finding out why a chart looks as it does.
 * The format is described in docs/chart-scene.md. */
#include <growth/number.h>

#include "chart_private.h"
#include "fail.h"

static void put_mm(chart_sink *sink, double value, char after)
{
    char text[GROWTH_NUMBER_SIZE];

    growth__sink_format(sink, "%s%c", growth_number_format(value, 3, text), after);
}

static void put_colour(chart_sink *sink, const char *name, long colour)
{
    if (colour == NO_COLOUR)
        growth__sink_format(sink, " %s none", name);
    else
        growth__sink_format(sink, " %s #%06lx", name, (unsigned long)colour);
}

static void put_style(chart_sink *sink, const style_row *row)
{
    growth__sink_format(sink, "style %s", row->name);
    put_colour(sink, "stroke", row->stroke);
    growth__sink_text(sink, " width ");
    put_mm(sink, row->width, ' ');
    growth__sink_text(sink, "dash ");
    put_mm(sink, row->dash, ',');
    put_mm(sink, row->gap, ' ');
    put_colour(sink, "fill", row->fill);
    growth__sink_text(sink, " size ");
    put_mm(sink, row->size, '\n');
}

static void put_points(chart_sink *sink, const chart_scene *scene, const scene_item *item)
{
    growth__sink_format(sink, "%zu", item->count);
    for (size_t i = 0; i < item->count; i++) {
        growth__sink_text(sink, " ");
        put_mm(sink, scene->points[item->first + i].x * scene->scale, ',');
        put_mm(sink, scene->points[item->first + i].y * scene->scale, ' ');
    }
    growth__sink_text(sink, "\n");
}

static void put_marker(chart_sink *sink, const chart_scene *scene, const scene_item *item)
{
    growth__sink_format(sink, "%s ", growth__scene_mark_word(item->mark));
    put_mm(sink, item->x * scene->scale, ' ');
    put_mm(sink, item->y * scene->scale, ' ');
    put_mm(sink, item->size * scene->scale, ' ');
    put_mm(sink, item->angle, '\n');
}

static void put_text(chart_sink *sink, const chart_scene *scene, const scene_item *item)
{
    scene_box box = growth__text_box(item->style, item->align, item->x, item->y, item->width);

    growth__sink_format(sink, "%s ", growth__scene_align_word(item->align));
    put_mm(sink, box.left * scene->scale, ' ');
    put_mm(sink, box.top * scene->scale, ' ');
    put_mm(sink, box.right * scene->scale, ' ');
    put_mm(sink, box.bottom * scene->scale, ' ');
    growth__sink_text(sink, growth__scene_text_of(scene, item));
    growth__sink_text(sink, "\n");
}

static void (*const puts_kind[SCENE_KIND_COUNT])(chart_sink *, const chart_scene *,
                                                 const scene_item *) = {
    [SCENE_LINE] = put_points,
    [SCENE_AREA] = put_points,
    [SCENE_MARKER] = put_marker,
    [SCENE_TEXT] = put_text,
};

static void put_sheet(chart_sink *sink, const chart_scene *scene)
{
    growth__sink_text(sink, "page ");
    put_mm(sink, scene->width, ' ');
    put_mm(sink, scene->height, ' ');
    put_mm(sink, scene->scale, '\n');
    for (size_t i = 0; i < scene->n_items; i++) {
        const scene_item *item = &scene->items[i];

        growth__sink_format(sink, "%s %s %s %s ", growth__scene_kind_word(item->kind),
                            growth__style(item->style)->name, growth__scene_part_word(item->part),
                            growth__scene_name_of(scene, item));
        puts_kind[item->kind](sink, scene, item);
    }
}

growth_status growth_chart_write_scene(const growth_chart *chart, growth_write write, void *context,
                                       growth_error *err)
{
    chart_sink sink = { write, context, 0, 0, { 0 } };

    if (!chart || !write)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "a chart and a sink are needed");
    growth__sink_text(&sink, "growth-scene 1\n");
    for (int i = 0; i < STYLE_COUNT; i++)
        put_style(&sink, growth__style((chart_style)i));
    for (size_t i = 0; i < chart->book.n; i++)
        put_sheet(&sink, chart->book.sheets[i]);
    return growth__sink_end(&sink, "scene", err);
}
