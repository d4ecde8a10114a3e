/* The axis of SDS: its marks, the lines of the reference as level lines, their centiles beside
 * them. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "layout.h"
#include "spread.h"

#define LINE_GAP_MM 2.9

/* Some references have lines too near each other for their labels: those are spread. */
static void lay_line_labels(chart_layout *l, const chart_panel *panel)
{
    const growth_reference_info *info = &l->data->info;
    double places[MAX_SPREAD], half = growth__cap_height(STYLE_CENTILE_LABEL) / 2;
    size_t n = info->n_lines < MAX_SPREAD ? info->n_lines : MAX_SPREAD;

    for (size_t i = 0; i < n; i++) /* From the top. */
        places[i] = growth__y(panel, info->lines[n - 1 - i].sds);
    growth__spread(places, n, LINE_GAP_MM, panel->plot.top, panel->plot.bottom - half);
    for (size_t i = 0; i < n; i++) {
        const growth_centile_line *line = &info->lines[n - 1 - i];
        char name[MAX_NAME];

        snprintf(name, sizeof name, "sds/label/%s", line->label);
        growth__put(l, STYLE_CENTILE_LABEL, name, ALIGN_START, panel->plot.right + 1.6,
                    places[i] + half, line->label);
    }
}

void growth__layout_score_axes(chart_layout *l, const chart_panel *panel)
{
    const growth_reference_info *info = &l->data->info;
    double half = growth__cap_height(STYLE_TICK_TEXT) / 2;
    char name[MAX_NAME], text[GROWTH_NUMBER_SIZE];

    for (size_t i = 0; i < info->n_lines; i++) {
        double y = growth__y(panel, info->lines[i].sds);

        snprintf(name, sizeof name, "sds/line/%s", info->lines[i].label);
        growth__scene_segment(l->scene,
                              info->lines[i].dashed ? STYLE_CURVE_DASHED : STYLE_CURVE_SOLID, name,
                              panel->plot.left, y, panel->plot.right, y);
    }
    lay_line_labels(l, panel);
    growth__put(l, STYLE_CENTILE_HEAD, "centile-head", ALIGN_START, panel->plot.right + 1.6,
                panel->plot.top - 2.4, "centile");
    growth__scene_segment(l->scene, STYLE_AXIS_LINE, "sds/axis", panel->plot.left, panel->plot.top,
                          panel->plot.left, panel->plot.bottom);
    for (double k = ceil(panel->low); k <= panel->high; k += 1) {
        double y = growth__y(panel, k);

        growth_number_format(fabs(k), 0, text);
        snprintf(name, sizeof name, "sds/tick/%s%s", k < 0 ? "-" : "", text);
        growth__scene_segment(l->scene, STYLE_TICK_LINE, name, panel->plot.left - 1.2, y,
                              panel->plot.left, y);
        if (k < 0) {
            memmove(text + 3, text, strlen(text) + 1);
            /* NOLINTNEXTLINE(bugprone-not-null-terminated-result): memmove brought the end */
            memcpy(text, "\u2212", 3);
        }
        growth__put(l, STYLE_TICK_TEXT, name, ALIGN_END, panel->plot.left - 2.2, y + half, text);
    }
    growth__put(l, STYLE_PANEL_TITLE, "sds/title", ALIGN_START, l->body.left,
                panel->plot.top - growth__event_lane(l, panel) - SCORE_HEAD_MM +
                    growth__cap_height(STYLE_PANEL_TITLE),
                "Standard deviation score (SDS)");
}
