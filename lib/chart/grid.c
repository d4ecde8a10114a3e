/* A light grid for plotting by hand, as on paper, and the centiles' names once more at the left of
 * a wide chart, on the lines themselves. */
#include <math.h>
#include <stdio.h>

#include "fail.h"
#include "layout.h"

#define FINE_LEAST_MM   1.4 /* Nearer lines are left out. */
#define WIDE_MM         190.0
#define LABEL_APART_MM  3.0  /* Between lines that have room for a label. */
#define LABEL_WITHIN    0.35 /* Of the panel's width. */
#define LABEL_STEPS     28
#define MAX_LEFT_LABELS 16

/* ---- the grid ---------------------------------------------------------------------------------
 */

static void lay_upright(chart_layout *l, const chart_panel *panel, double step, chart_style style)
{
    double mm = (panel->plot.right - panel->plot.left) / (l->window.to - l->window.from);

    if (step * mm < FINE_LEAST_MM)
        return;
    for (double k = ceil(l->window.from / step - 1e-9); k * step <= l->window.to + 1e-9; k += 1) {
        double x = growth__x(l, panel, k * step);

        growth__scene_segment(l->scene, style, "grid", x, panel->plot.top, x, panel->plot.bottom);
    }
}

static void lay_level(chart_layout *l, const chart_panel *panel, double step, chart_style style)
{
    double mm = (panel->plot.bottom - panel->plot.top) / (panel->high - panel->low);

    if (step * mm < FINE_LEAST_MM)
        return;
    for (double k = ceil(panel->low / step - 1e-9); k * step <= panel->high; k += 1) {
        double y = growth__y(panel, k * step);

        growth__scene_segment(l->scene, style, "grid", panel->plot.left, y, panel->plot.right, y);
    }
}

/* Fine lines at the small ticks and at parts of the labelled values, stronger ones at those. */
void growth__layout_grid(chart_layout *l, const chart_panel *panel)
{
    const tick_class *class = growth__tick_class(l->window);
    double step = growth__value_step(panel->high - panel->low);
    double first = step / pow(10, floor(log10(step) + 1e-9));
    size_t main_row = class->rows[1].word ? 1 : 0;

    if (l->options->grid != GROWTH_GRID_PLOTTING)
        return;
    lay_level(l, panel, step / (first > 1.5 && first < 2.5 ? 4 : 5), STYLE_GRID_FINE);
    lay_upright(l, panel, class->minor.unit * class->minor.steps[0], STYLE_GRID_FINE);
    lay_level(l, panel, step, STYLE_GRID_MAIN);
    lay_upright(l, panel, class->rows[main_row].unit * class->rows[main_row].steps[0],
                STYLE_GRID_MAIN);
}

/* ---- labels at the left -----------------------------------------------------------------------
 */

/* Where the lines stand at an age; 0 where there are none, or too near each other for labels. */
static size_t places_at(const chart_layout *l, const chart_panel *panel, double age, double *places)
{
    const growth_centile_line *lines = l->data->info.lines;
    growth_sex sex = l->data->record->child.sex;
    const growth_segment *segment;
    size_t n = l->data->info.n_lines;

    if (n > MAX_LEFT_LABELS ||
        growth_reference_segment_find(l->data->reference, panel->row->measure, sex, age, &segment,
                                      NULL) != GROWTH_OK)
        return 0;
    for (size_t i = 0; i < n; i++) {
        double value;

        if (growth_segment_value(segment, sex, age, lines[i].sds, &value) != GROWTH_OK)
            return 0;
        places[i] = growth__y(panel, value);
        if (i && places[i - 1] - places[i] < LABEL_APART_MM)
            return 0;
    }
    return n;
}

void growth__layout_left_labels(chart_layout *l, const chart_panel *panel)
{
    double wide = panel->plot.right - panel->plot.left, places[MAX_LEFT_LABELS];
    double half = growth__cap_height(STYLE_CENTILE_LABEL) / 2;
    size_t n = 0;

    for (int k = 1; k < LABEL_STEPS && n == 0 && wide >= WIDE_MM; k++) {
        double age =
            l->window.from + (l->window.to - l->window.from) * LABEL_WITHIN * k / LABEL_STEPS;
        double x = growth__x(l, panel, age);

        n = places_at(l, panel, age, places);
        for (size_t i = 0; i < n; i++) {
            const char *label = l->data->info.lines[i].label;
            scene_box box = growth__text_box(STYLE_CENTILE_LABEL, ALIGN_MIDDLE, x, places[i] + half,
                                             growth__width(l, STYLE_CENTILE_LABEL, label));
            char name[MAX_NAME];

            if (growth__taken_area(l, box) > 0)
                continue;
            snprintf(name, sizeof name, "%s/left/%s", panel->id, label);
            growth__lay_paper(l, STYLE_CENTILE_LABEL, name, ALIGN_MIDDLE, x, places[i] + half,
                              label);
            growth__put(l, STYLE_CENTILE_LABEL, name, ALIGN_MIDDLE, x, places[i] + half, label);
        }
    }
}
