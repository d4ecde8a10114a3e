/* Where everything goes: header, panels above one age axis, footer. */
#include "layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

#define MARGIN_X         15.0
#define MARGIN_TOP       14.0
#define MARGIN_BOTTOM    10.0
#define VALUE_LABELS_MM  14.0 /* Left of the plots. */
#define LINE_LABELS_MM   12.0 /* Right of them. */
#define PANEL_GAP_MM     4.5
#define LEAST_PLOT_MM    28.0
#define FOOTER_STEP_MM   14.5
#define LEAST_PLOT_SHARE 0.15 /* Of the page, where notes compete. */

/* Crowded visits are drawn smaller (sizes of the digital UK-WHO chart specification). */
#define POINT_PX         4.5
#define POINT_CROWDED_PX 3.5
#define CROWDED          0.01

/* ---- small services ---------------------------------------------------------------------------
 */

scene_box growth__put(chart_layout *l, chart_style style, const char *name, scene_align align,
                      double x, double y, const char *text)
{
    text_size size = l->metrics.measure(l->metrics.context, style, text);

    if (size.missing && !l->missing_glyphs)
        snprintf(l->missing_in, sizeof l->missing_in, "%s", name);
    l->missing_glyphs += size.missing;
    growth__scene_text(l->scene, style, name, align, x, y, size.width, text);
    return growth__text_box(style, align, x, y, size.width);
}

double growth__width(const chart_layout *l, chart_style style, const char *text)
{
    return l->metrics.measure(l->metrics.context, style, text).width;
}

void growth__take(chart_layout *l, scene_box box)
{
    taken_boxes *t = &l->taken;

    if (t->n == t->room) {
        size_t room = t->room ? t->room * 2 : 64;
        scene_box *grown = realloc(t->boxes, room * sizeof *grown);

        if (!grown) {
            l->scene->failed = 1;
            return;
        }
        t->boxes = grown;
        t->room = room;
    }
    t->boxes[t->n++] = box;
}

void growth__take_stretch(chart_layout *l, scene_point a, scene_point b)
{
    const double step = 1.5, half = 0.3; /* mm */
    const int steps = 1 + (int)(hypot(b.x - a.x, b.y - a.y) / step);

    for (int k = 0; k <= steps; k++) {
        const double x = a.x + (b.x - a.x) * k / steps, y = a.y + (b.y - a.y) * k / steps;

        growth__take(l, (scene_box){ x - half, y - half, x + half, y + half });
    }
}

static double area_within(const scene_box *boxes, size_t n, scene_box box)
{
    double area = 0;

    for (size_t i = 0; i < n; i++) {
        double width = fmin(boxes[i].right, box.right) - fmax(boxes[i].left, box.left);
        double height = fmin(boxes[i].bottom, box.bottom) - fmax(boxes[i].top, box.top);

        if (width > 0 && height > 0)
            area += width * height;
    }
    return area;
}

double growth__taken_area(const chart_layout *l, scene_box box)
{
    return area_within(l->taken.boxes, l->taken.n, box);
}

double growth__wedge_area(const chart_layout *l, scene_box box)
{
    return area_within(l->wedge, l->n_wedge, box);
}

/* ---- the page ---------------------------------------------------------------------------------
 */

int growth__new_sheet(chart_layout *l)
{
    int thumbnail = l->data->page->body == BODY_THUMBNAIL;
    double width = l->options->width_mm > 0 ? l->options->width_mm : thumbnail ? 60 : 210;
    double height = l->options->height_mm > 0 ? l->options->height_mm : thumbnail ? 40 : 297;
    double scale = fmin(1, fmin(width / LAYOUT_MIN_WIDTH, height / LAYOUT_MIN_HEIGHT));
    double margin = fmin(MARGIN_X, MARGIN_X * width / 190);
    chart_scene *made;

    if (thumbnail)
        scale = fmin(1, fmin(width / 50, height / 32));
    scale *= l->shrink;
    made = growth__book_add(l->book);
    if (!made) {
        /* Whoever goes on does so on the sheet there is, which then counts as failed. */
        if (l->scene)
            l->scene->failed = 1;
        return 0;
    }
    l->scene = made;
    l->taken.n = 0;
    l->band = (scene_box){ 0, 0, 0, 0 };
    l->n_wedge = 0;

    l->scene->width = width;
    l->scene->height = height;
    l->scene->scale = scale;
    l->width = width / scale;
    l->height = height / scale;
    l->body = (scene_box){ margin, fmin(MARGIN_TOP, margin), l->width - margin,
                           l->height - MARGIN_BOTTOM };
    return 1;
}

static double point_size(const chart_layout *l)
{
    double near = CROWDED * (l->window.to - l->window.from);
    double last = -INFINITY;

    for (size_t i = 0; i < l->data->n_points; i++) {
        double age = growth__plotted_age(&l->data->points[i]);

        if (isnan(age))
            continue;
        if (age > last && age - last < near)
            return POINT_CROWDED_PX * MM_PER_PIXEL;
        last = age;
    }
    return POINT_PX * MM_PER_PIXEL;
}

static void set_sides(chart_layout *l)
{
    for (size_t i = 0; i < l->data->page->n_panels; i++) {
        l->panels[i].plot.left = l->body.left + VALUE_LABELS_MM;
        l->panels[i].plot.right = l->body.right - LINE_LABELS_MM;
    }
}

/* Heads and axes of the panels together, with the gaps between them. */
static double heads_height(chart_layout *l)
{
    size_t n = l->data->page->n_panels;
    double heads = 0;

    for (size_t i = 0; i < n; i++)
        heads += growth__panel_head(l, &l->panels[i]) +
                 growth__axis_height(l, i + 1 == n ? AXIS_FULL : AXIS_BRIEF) +
                 (i ? PANEL_GAP_MM : 0);
    return heads;
}

/* Gives each panel its place between `top` and `bottom`, sharing what the heads leave. */
static growth_status place_panels(chart_layout *l, double top, double bottom, growth_error *err)
{
    size_t n = l->data->page->n_panels;
    double plots = bottom - top - heads_height(l), y = top;

    l->too_small = plots < LEAST_PLOT_MM * (double)n;
    if (l->too_small)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "the page is too small for %zu panels; give a taller page", n);
    for (size_t i = 0; i < n; i++) {
        chart_panel *panel = &l->panels[i];

        y += growth__panel_head(l, panel) + (i ? PANEL_GAP_MM : 0);
        panel->plot.top = y;
        y += plots * panel->row->share;
        panel->plot.bottom = y;
        y += growth__axis_height(l, AXIS_BRIEF);
    }
    return GROWTH_OK;
}

/* What charts of one reference, sex, window and size have in common.  A fall lies below the curves,
 * so where there is one they are this child's own. */
static void draw_ground(chart_layout *l, chart_panel *panel, int last)
{
    int plain = !l->falls[panel->row->measure].finding;

    l->scene->shared = plain;
    growth__layout_term_area(l, panel);
    growth__layout_puberty_area(l, panel);
    growth__layout_fall_area(l, panel);
    growth__layout_term_words(l, panel);
    growth__layout_grid(l, panel);
    growth__layout_extra_lines(l, panel);
    growth__layout_value_axis(l, panel);
    growth__layout_curves(l, panel);
    growth__layout_joins(l, panel);
    growth__layout_age_axis(l, panel, last ? AXIS_FULL : AXIS_BRIEF);
    growth__layout_centile_labels(l, panel);
    growth__layout_left_labels(l, panel);
    l->scene->shared = 0;
}

static void draw_panel(chart_layout *l, chart_panel *panel, int last)
{
    growth__layout_events(l, panel);
    panel->first_item = l->scene->n_items;
    draw_ground(l, panel, last);
    growth__layout_unread(l, panel); /* On each: without them none shows all there is. */
    if (last) {
        growth__layout_overdue(l, panel);
        growth__layout_contacts(l, panel);
        growth__layout_overdue_words(l, panel);
    }
    growth__layout_unread_words(l, panel);
    growth__layout_puberty_marks(l, panel);
    growth__layout_parents(l, panel);
    growth__layout_bone_ages(l, panel);
    growth__layout_points(l, panel);
    growth__layout_bone_age_marks(l, panel);
    growth__layout_latest(l, panel);
    growth__layout_extra_labels(l, panel);
    growth__layout_fall_bracket(l, panel);
    growth__layout_state(l, panel);
}

void growth__prepare_panels(chart_layout *l)
{
    growth__collect_identity(l);
    growth__collect_falls(l); /* What matters most has the first numbers. */
    growth__collect_overdue(l);
    growth__collect_unread(l);
    growth__notes_collect(&l->notes, l->data, l->window.from, l->window.to);
    growth__collect_bone_ages(l);
    growth__collect_extras(l);
    for (size_t i = 0; i < l->data->page->n_panels; i++) {
        chart_panel *panel = &l->panels[i];

        panel->row = &l->data->page->panels[i];
        panel->id = growth_measure_describe(panel->row->measure)->id;
        growth__value_range(l, panel);
        if (l->data->page->body != BODY_SCORES) /* Which has a scale of its own. */
            growth__fit_values(l, panel);
    }
    growth__collect_events(l);
    l->point_size = point_size(l);
}

/* In steps of a few lines, so that charts that differ by a note have the same scale and can be laid
 * side by side, and drawn on one background. */
static double footer_top(chart_layout *l, double most)
{
    double height = growth__footer_height(l, most);
    double steps = ceil(height / FOOTER_STEP_MM) * FOOTER_STEP_MM;

    return l->body.bottom - (steps <= most ? steps : height);
}

growth_status growth__layout_panels(chart_layout *l, growth_error *err)
{
    size_t n = l->data->page->n_panels;
    double top, footer, least;

    set_sides(l);
    growth__prepare_panels(l);
    top = growth__layout_header(l);
    least = fmax(LEAST_PLOT_MM, LEAST_PLOT_SHARE * l->height) * (double)n;
    footer = footer_top(l, l->body.bottom - top - heads_height(l) - least - 3);
    TRY(place_panels(l, top, footer - 3, err));
    l->scene->part = PART_FIGURE;
    for (size_t i = 0; i < n; i++)
        draw_panel(l, &l->panels[i], i + 1 == n);
    growth__layout_footer(l, footer);
    growth__layout_more_notes(l);
    return GROWTH_OK;
}

static growth_status (*const bodies[PAGE_BODY_COUNT])(chart_layout *, growth_error *) = {
    [BODY_PANELS] = growth__layout_panels,
    [BODY_SCORES] = growth__layout_scores,
    [BODY_CHRONOLOGY] = growth__layout_chronology,
    [BODY_THUMBNAIL] = growth__layout_thumbnail,
};

growth_status growth__layout(chart_layout *l, growth_error *err)
{
    size_t first = l->book->n;
    int failed;

    if (!growth__new_sheet(l))
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    TRY(growth__window_choose(l->data, l->options, &l->window, err));
    TRY(bodies[l->data->page->body](l, err));
    failed = l->notes.failed || l->foot.failed || !l->scene;
    for (size_t i = first; i < l->book->n; i++)
        failed |= !growth__scene_ok(l->book->sheets[i]);
    if (failed)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    return GROWTH_OK;
}

void growth__layout_free(chart_layout *l)
{
    growth__notes_free(&l->notes);
    growth__flow_free(&l->foot);
    free(l->taken.boxes);
    free(l->events);
}

void growth__number_sheets(scene_book *book, text_metrics metrics)
{
    for (size_t i = 0; book->n > 1 && i < book->n; i++) {
        chart_scene *scene = book->sheets[i];
        double width = scene->width / scene->scale, height = scene->height / scene->scale;
        char text[64];

        snprintf(text, sizeof text, "Sheet %zu of %zu", i + 1, book->n);
        scene->part = PART_FOOTER;
        growth__scene_text(scene, STYLE_FOOTER, "sheet", ALIGN_END,
                           width - fmin(MARGIN_X, MARGIN_X * scene->width / 190),
                           height - MARGIN_BOTTOM,
                           metrics.measure(metrics.context, STYLE_FOOTER, text).width, text);
    }
}

/* Keeps the curves from running through a text that will stand here. */
void growth__lay_paper(chart_layout *l, chart_style style, const char *name, scene_align align,
                       double x, double y, const char *text)
{
    scene_box box = growth__text_box(style, align, x, y, growth__width(l, style, text));
    scene_box paper = { box.left - 0.6, box.top - 0.5, box.right + 0.6, box.bottom };

    scene_box shaded = { fmax(paper.left, l->band.left), fmax(paper.top, l->band.top),
                         fmin(paper.right, l->band.right), fmin(paper.bottom, l->band.bottom) };

    growth__scene_box_area(l->scene, STYLE_KNOCKOUT, name, paper);
    if (shaded.left < shaded.right && shaded.top < shaded.bottom)
        growth__scene_box_area(l->scene, STYLE_FALL_BAND, name, shaded);
    growth__take(l, paper);
}
