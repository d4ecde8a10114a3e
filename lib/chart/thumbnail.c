/* A small picture for lists: the newest value in words, the curve family, the child, the fall.  No
 * notes and no centile labels: what it is there for is seeing which child to open. */
#include <math.h>
#include <stdio.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define EDGE_MM       2.0
#define AXIS_MM       4.2
#define POINT_MM      0.6
#define YEAR_LEAST_MM 7.0
#define FLAGS_SIZE    512
#define MOST_FLAGS    3 /* The strongest. */

/* In few words, above everything else.  Returns where the rest begins. */
static double put_as_at(chart_layout *l)
{
    char day[16], text[64];

    if (l->data->as_at == GROWTH_DATE_NONE)
        return EDGE_MM;
    snprintf(text, sizeof text, "Past state, as at %s", growth_date_words(l->data->as_at, day));
    growth__put(l, STYLE_HATCH_TEXT, "as-at", ALIGN_START, EDGE_MM,
                EDGE_MM + growth__cap_height(STYLE_HATCH_TEXT), text);
    return EDGE_MM + growth__line_height(STYLE_HATCH_TEXT) + 1.0;
}

static size_t join(char *text, size_t used, const char *more)
{
    if (used < FLAGS_SIZE)
        used +=
            (size_t)snprintf(text + used, FLAGS_SIZE - used, "%s%s", used ? " \u00b7 " : "", more);
    return used;
}

/* One finding: a fall by its size; the measure is named where it is not the one drawn. */
static void write_flag(const chart_layout *l, const chart_panel *panel, const growth_finding *f,
                       char *text)
{
    const int is_drawn = f->measure == panel->row->measure;
    char number[GROWTH_NUMBER_SIZE];

    if (f->to_age > f->from_age && isfinite(f->spaces) && f->spaces > 0) {
        snprintf(text, FOUND_TEXT_SIZE, "%s%s\u2212%s centile spaces",
                 is_drawn ? "" : growth__measure_words(f->measure)->noun, is_drawn ? "" : " ",
                 growth_number_format(f->spaces, 1, number));
        return;
    }
    growth__found_text(l->data, f, text);
    growth__within_sentence(text);
}

/* What asks for a look, in a line or two: " · " between. */
static void write_flags(const chart_layout *l, const chart_panel *panel, char *text)
{
    const growth_check *check = l->data->check;
    const size_t n = l->data->n_unread;
    char more[FOUND_TEXT_SIZE];
    size_t used = 0, told = 0;

    *text = 0;
    if (check && check->tier == GROWTH_TIER_URGENT)
        used = join(text, used, "Urgent");
    for (size_t i = 0; check && i < check->n_findings && told < MOST_FLAGS; i++) {
        if (!growth__is_found(&check->findings[i]))
            continue;
        write_flag(l, panel, &check->findings[i], more);
        used = join(text, used, more);
        told++;
    }
    if (n) {
        snprintf(more, sizeof more, "%zu %s not read", n, n == 1 ? "entry" : "entries");
        used = join(text, used, more);
    }
    if (l->data->record->n_refused)
        join(text, used, "identity contradicts itself");
}

static void lay_flags(chart_layout *l, const chart_panel *panel, double *top)
{
    flow_line kind = { STYLE_HATCH_TEXT, "flags", 0, 0, 0, NULL };
    text_flow flags = { NULL, 0, 0, 0 };
    char text[FLAGS_SIZE];

    write_flags(l, panel, text);
    if (!*text)
        return;
    growth__flow_add(l, &flags, kind, l->width - 2 * EDGE_MM, text);
    *top = growth__flow_put(l, &flags, 0, flags.n, EDGE_MM, *top) + 1.0;
    l->scene->failed |= flags.failed;
    growth__flow_free(&flags);
}

static void lay_words(chart_layout *l, const chart_panel *panel, double *top)
{
    const chart_point *latest = growth__data_latest(l->data, panel->row->measure);
    char value[VALUE_TEXT_SIZE], centile[CENTILE_TEXT_SIZE], when[WHEN_TEXT_SIZE];
    double y = put_as_at(l) + growth__cap_height(STYLE_THUMB_VALUE), left = EDGE_MM;
    double right = l->width - EDGE_MM;

    *top = y + 1.6;
    if (!latest) {
        snprintf(value, sizeof value, "No %s", growth__measure_words(panel->row->measure)->noun);
        growth__put(l, STYLE_THUMB_TEXT, "latest", ALIGN_START, left, y, value);
        return;
    }
    growth__value_text(latest->measurement->measure, latest->measurement->value, value);
    left = growth__put(l, STYLE_THUMB_VALUE, "latest", ALIGN_START, left, y, value).right + 1.6;
    growth__place_text(l->data, latest, centile);
    left = growth__put(l, STYLE_THUMB_TEXT, "latest", ALIGN_START, left, y, centile).right + 1.6;
    growth__when_text(latest->measurement->measured_on, growth__plotted_age(latest), when);
    if (left + growth__width(l, STYLE_THUMB_TEXT, when) <= right)
        growth__put(l, STYLE_THUMB_TEXT, "latest", ALIGN_END, right, y, when);
}

/* A year here and there, or months in the first two. */
static void lay_axis(chart_layout *l, const chart_panel *panel)
{
    int months = l->window.to <= 2 * GROWTH_DAYS_PER_YEAR;
    double unit = months ? GROWTH_DAYS_PER_MONTH : GROWTH_DAYS_PER_YEAR;
    static const int steps[] = { 1, 2, 3, 5, 6, 10, 12 };
    double mm = (panel->plot.right - panel->plot.left) / (l->window.to - l->window.from) * unit;
    double y = panel->plot.bottom + 1.0 + growth__cap_height(STYLE_THUMB_TEXT);
    size_t i = 0;
    char text[GROWTH_NUMBER_SIZE + 4], number[GROWTH_NUMBER_SIZE];

    while (i + 1 < ARRAY_LEN(steps) && steps[i] * mm < YEAR_LEAST_MM)
        i++;
    growth__scene_segment(l->scene, STYLE_AXIS_LINE, "age/axis", panel->plot.left,
                          panel->plot.bottom, panel->plot.right, panel->plot.bottom);
    for (double k = ceil(l->window.from / unit / steps[i]); k * steps[i] * unit <= l->window.to;
         k += 1) {
        double x = growth__x(l, panel, k * steps[i] * unit), half;

        growth_number_format(k * steps[i], 0, number);
        snprintf(text, sizeof text, "%s%s", number, months ? "m" : "y");
        half = growth__width(l, STYLE_THUMB_TEXT, text) / 2;
        if (x - half >= EDGE_MM / 2 && x + half <= l->width - EDGE_MM / 2)
            growth__put(l, STYLE_THUMB_TEXT, "age", ALIGN_MIDDLE, x, y, text);
    }
}

static void lay_points(chart_layout *l, const chart_panel *panel)
{
    const chart_point *latest = growth__data_latest(l->data, panel->row->measure);
    char name[MAX_NAME];

    for (size_t i = 0; i < l->data->n_points; i++) {
        const chart_point *point = &l->data->points[i];

        if (!point->drawn)
            continue;
        snprintf(name, sizeof name, "%s/dot/%zu", panel->id, point->index);
        growth__scene_marker(l->scene, point->hollow ? STYLE_POINT_DOUBTFUL : STYLE_THUMB_POINT,
                             name, MARK_DOT, growth__mark_of(l, panel, point), POINT_MM, 0);
    }
    if (latest && latest->drawn)
        growth__scene_marker(l->scene, STYLE_LATEST_RING, "latest", growth__ring_mark(latest),
                             growth__mark_of(l, panel, latest), 2 * POINT_MM, 0);
}

growth_status growth__layout_thumbnail(chart_layout *l, growth_error *err)
{
    chart_panel *panel = &l->panels[0];
    double top;

    growth__prepare_panels(l);
    l->point_size = POINT_MM;
    l->scene->part = PART_FIGURE;
    lay_words(l, panel, &top);
    lay_flags(l, panel, &top);
    panel->plot = (scene_box){ EDGE_MM, top, l->width - EDGE_MM, l->height - AXIS_MM };
    if (panel->plot.bottom - top < 8)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "the page is too small for a thumbnail; give 60 by 40 mm");
    panel->first_item = l->scene->n_items;
    growth__layout_fall_area(l, panel);
    growth__layout_curves(l, panel);
    lay_axis(l, panel);
    growth__layout_overdue(l, panel);
    growth__layout_unread(l, panel);
    lay_points(l, panel);
    return GROWTH_OK;
}
