/* The centile lines: each segment of a reference a curve of its own, sampled so finely that the
 * drawn line is nowhere further than 0.05 mm from the reference, and their labels at the right. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"
#include "spread.h"

/* Where the chord leaves the curve by more than this, it is halved; the promise is 0.05 mm. */
#define TOLERANCE_MM  0.03
#define FIRST_STEP_MM 4.0
#define LEAST_STEP_MM 0.3
#define MAX_SAMPLES   512
#define MAX_DEPTH     16
#define LABEL_GAP_MM  2.9
#define TERM_TICK_MM  1.6

int growth__segment_drawn(const chart_layout *l, growth_measure measure,
                          const growth_segment_info *info)
{
    const growth_child *child = &l->data->record->child;
    int paper_term =
        l->data->policy == GROWTH_POLICY_PAPER && child->gestation_days >= GROWTH_GESTATION_TERM;

    if (info->measure != measure || !info->has[child->sex])
        return 0;
    /* On the paper charts a child born at term has birth values only, then a gap to 14 days. */
    if (info->pooled_term)
        return paper_term && l->window.from <= 0 && l->window.to > 0;
    if (paper_term && info->from < 0)
        return 0;
    return info->to > l->window.lines_from && info->from < l->window.to;
}

static double line_value(const chart_layout *l, const growth_segment *segment, double age,
                         double sds)
{
    double value;

    if (growth_segment_value(segment, l->data->record->child.sex, age, sds, &value) != GROWTH_OK)
        return GROWTH_NAN;
    return value;
}

void growth__value_range(const chart_layout *l, chart_panel *panel)
{
    const growth_segment *segment;
    const growth_centile_line *lines = l->data->info.lines;

    panel->low = INFINITY;
    panel->high = -INFINITY;
    panel->lines_end = l->window.from;
    for (size_t i = 0; (segment = growth_reference_segment(l->data->reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);
        double from = fmax(info.from, l->window.lines_from), to = fmin(info.to, l->window.to);

        if (!growth__segment_drawn(l, panel->row->measure, &info))
            continue;
        if (info.pooled_term)
            from = to = 0;
        panel->lines_end = fmax(panel->lines_end, to);
        for (int k = 0; k <= 24; k++) {
            double age = from + (to - from) * k / 24;

            panel->low = fmin(panel->low, line_value(l, segment, age, lines[0].sds));
            panel->high = fmax(panel->high,
                               line_value(l, segment, age, lines[l->data->info.n_lines - 1].sds));
        }
    }
}

/* One curve being sampled. */
typedef struct curve_sampler {
    const chart_layout *layout;
    const chart_panel *panel;
    const growth_segment *segment;
    double sds;
    scene_point points[MAX_SAMPLES];
    size_t n;
} curve_sampler;

static double y_at(const curve_sampler *s, double age)
{
    return growth__y(s->panel, line_value(s->layout, s->segment, age, s->sds));
}

typedef struct age_span {
    double a, b, ya, yb;
} age_span;

/* Whether the straight line over a span is as good as the curve. */
static int straight(const curve_sampler *s, const age_span *span)
{
    for (int k = 1; k <= 3; k++) {
        double part = k / 4.0;
        double chord = span->ya + (span->yb - span->ya) * part;

        if (fabs(y_at(s, span->a + (span->b - span->a) * part) - chord) > TOLERANCE_MM)
            return 0;
    }
    return 1;
}

/* Add the end of a span, and of its halves before it where it is bent.  The spans still to do wait
 * on a stack, the nearest on top. */
static void sample_span(curve_sampler *s, age_span whole)
{
    double per_mm = (s->layout->window.to - s->layout->window.from) /
                    (s->panel->plot.right - s->panel->plot.left);
    age_span stack[MAX_DEPTH];
    size_t depth = 0;

    stack[depth++] = whole;
    while (depth) {
        age_span top = stack[--depth];

        if (depth + 2 < MAX_DEPTH && top.b - top.a > LEAST_STEP_MM * per_mm && !straight(s, &top)) {
            double middle = top.a + (top.b - top.a) / 2, y = y_at(s, middle);

            stack[depth++] = (age_span){ middle, top.b, y, top.yb };
            stack[depth++] = (age_span){ top.a, middle, top.ya, y };
        } else if (s->n < MAX_SAMPLES && !isnan(top.yb)) {
            s->points[s->n++] = (scene_point){ growth__x(s->layout, s->panel, top.b), top.yb };
        }
    }
}

static void sample(curve_sampler *s, double from, double to)
{
    double mm = growth__x(s->layout, s->panel, to) - growth__x(s->layout, s->panel, from);
    int parts = (int)fmax(1, ceil(mm / FIRST_STEP_MM));
    double y = y_at(s, from);

    s->n = 0;
    if (!isnan(y))
        s->points[s->n++] = (scene_point){ growth__x(s->layout, s->panel, from), y };
    for (int i = 0; i < parts; i++) {
        age_span whole = { from + (to - from) * i / parts, from + (to - from) * (i + 1) / parts, y,
                           0 };

        if (i + 1 == parts)
            whole.b = to;
        whole.yb = y_at(s, whole.b);
        sample_span(s, whole);
        y = whole.yb;
    }
}

static void draw_line(chart_layout *l, const chart_panel *panel, const growth_segment *segment,
                      const growth_centile_line *line)
{
    growth_segment_info info = growth_segment_describe(segment);
    chart_style style = line->dashed ? STYLE_CURVE_DASHED : STYLE_CURVE_SOLID;
    curve_sampler s = { .layout = l, .panel = panel, .segment = segment, .sds = line->sds };
    char name[MAX_NAME];

    snprintf(name, sizeof name, "%s/curve/%s/%s", panel->id, line->label, info.id);
    if (info.pooled_term) {
        double x = growth__x(l, panel, 0), y = y_at(&s, 0);

        growth__scene_segment(l->scene, STYLE_CURVE_SOLID, name, x - TERM_TICK_MM / 2, y,
                              x + TERM_TICK_MM / 2, y);
        return;
    }
    sample(&s, fmax(info.from, l->window.lines_from), fmin(info.to, l->window.to));
    growth__scene_line(l->scene, style, name, s.points, s.n);
}

/* The dashed lines, or the solid ones. */
static void draw_lines(chart_layout *l, chart_panel *panel, int dashed)
{
    const growth_segment *segment;

    for (size_t i = 0; (segment = growth_reference_segment(l->data->reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);

        if (!growth__segment_drawn(l, panel->row->measure, &info))
            continue;
        for (size_t k = 0; k < l->data->info.n_lines; k++)
            if (!l->data->info.lines[k].dashed == !dashed)
                draw_line(l, panel, segment, &l->data->info.lines[k]);
    }
}

/* One kind after the other: an SVG says how lines look once for all that follow one another. */
void growth__layout_curves(chart_layout *l, chart_panel *panel)
{
    draw_lines(l, panel, 1);
    draw_lines(l, panel, 0);
}

/* Where each line ends at the right, from the segment that is drawn last. */
static const growth_segment *last_segment(const chart_layout *l, const chart_panel *panel)
{
    const growth_segment *segment, *last = NULL;
    double most = -INFINITY;

    for (size_t i = 0; (segment = growth_reference_segment(l->data->reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);

        if (growth__segment_drawn(l, panel->row->measure, &info) && info.to > most &&
            !(last && info.pooled_term)) {
            last = segment;
            most = info.to;
        }
    }
    return last;
}

/* Where the lines end early the words above them may be in the way. */
static void put_head(chart_layout *l, double x, double y)
{
    double width = growth__width(l, STYLE_CENTILE_HEAD, "centile");

    if (growth__taken_area(l, growth__text_box(STYLE_CENTILE_HEAD, ALIGN_START, x, y, width)) <= 0)
        growth__put(l, STYLE_CENTILE_HEAD, "centile-head", ALIGN_START, x, y, "centile");
}

void growth__layout_centile_labels(chart_layout *l, const chart_panel *panel)
{
    const growth_centile_line *lines = l->data->info.lines;
    const growth_segment *last = last_segment(l, panel);
    double ends[MAX_SPREAD], places[MAX_SPREAD];
    double x = growth__x(l, panel, panel->lines_end);
    double half = growth__cap_height(STYLE_CENTILE_LABEL) / 2;
    size_t n = l->data->info.n_lines;

    if (!last || n > MAX_SPREAD)
        return;
    for (size_t i = 0; i < n; i++) /* From the top of the page: the highest line first. */
        ends[i] = places[i] =
            growth__y(panel, line_value(l, last, panel->lines_end, lines[n - 1 - i].sds));
    growth__spread(places, n, LABEL_GAP_MM, panel->plot.top, panel->plot.bottom - half);
    for (size_t i = 0; i < n; i++) {
        const growth_centile_line *line = &lines[n - 1 - i];
        char name[MAX_NAME];

        snprintf(name, sizeof name, "%s/leader/%s", panel->id, line->label);
        if (fabs(ends[i] - places[i]) > 0.25)
            growth__scene_segment(l->scene, STYLE_LEADER, name, x + 0.6, ends[i], x + 3.2,
                                  places[i]);
        snprintf(name, sizeof name, "%s/label/%s", panel->id, line->label);
        growth__take(l, growth__put(l, STYLE_CENTILE_LABEL, name, ALIGN_START, x + 3.8,
                                    places[i] + half, line->label));
    }
    put_head(l, x + 3.8, panel->plot.top - 3.4);
}
