/* The axes: values at the left of each panel, one age axis under the last, and the joins of the
 * reference's segments as fine lines with a few words. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define TICK_MM         1.2
#define TICK_MAJOR_MM   2.0
#define VALUE_GAP_MM    2.2
#define UNIT_GAP_MM     3.4
#define ROW_MM          3.9
#define TITLE_MM        5.2
#define FLAG_ROW_MM     2.9
#define LEAST_GESTATION (-3 * GROWTH_DAYS_PER_WEEK)
#define GAP_HALF_MM     0.6 /* Of the gap at a join; see STYLE_JOIN_GAP. */
#define JOIN_LEAST_MM   1.0 /* A segment narrower than this is not told apart. */

double growth__x(const chart_layout *l, const chart_panel *panel, double age_days)
{
    return panel->plot.left + (age_days - l->window.from) / (l->window.to - l->window.from) *
                                  (panel->plot.right - panel->plot.left);
}

double growth__y(const chart_panel *panel, double value)
{
    return panel->plot.bottom - (value - panel->low) / (panel->high - panel->low) *
                                    (panel->plot.bottom - panel->plot.top);
}

/* ---- values -----------------------------------------------------------------------------------
 */

/* 1, 2 or 5 times a power of ten, giving about seven ticks. */
double growth__value_step(double range)
{
    static const double nice[] = { 1, 2, 5, 10 };
    double power = pow(10, floor(log10(range / 7)));

    for (size_t i = 0; i < ARRAY_LEN(nice); i++)
        if (range / (nice[i] * power) <= 8.5)
            return nice[i] * power;
    return 10 * power;
}

static const char *panel_title(const chart_layout *l, const chart_panel *panel)
{
    const measure_words *words = growth__measure_words(panel->row->measure);
    const double two_years = 2 * GROWTH_DAYS_PER_YEAR;

    return l->window.to <= two_years     ? words->young
           : l->window.from >= two_years ? words->old
                                         : words->any;
}

void growth__layout_value_axis(chart_layout *l, const chart_panel *panel)
{
    double step = growth__value_step(panel->high - panel->low);
    double half = growth__cap_height(STYLE_TICK_TEXT) / 2;
    char name[MAX_NAME];

    snprintf(name, sizeof name, "%s/axis", panel->id);
    growth__scene_segment(l->scene, STYLE_AXIS_LINE, name, panel->plot.left, panel->plot.top,
                          panel->plot.left, panel->plot.bottom);
    for (double k = ceil(panel->low / step); k * step <= panel->high; k += 1) {
        double y = growth__y(panel, k * step);
        char text[GROWTH_NUMBER_SIZE];

        growth_number_format(k * step, step < 1 ? 1 : 0, text);
        snprintf(name, sizeof name, "%s/tick/%s", panel->id, text);
        growth__scene_segment(l->scene, STYLE_TICK_LINE, name, panel->plot.left - TICK_MM, y,
                              panel->plot.left, y);
        growth__put(l, STYLE_TICK_TEXT, name, ALIGN_END, panel->plot.left - VALUE_GAP_MM, y + half,
                    text);
    }
    snprintf(name, sizeof name, "%s/title", panel->id);
    growth__take(l, growth__put(l, STYLE_PANEL_TITLE, name, ALIGN_START, l->body.left,
                                panel->plot.top - growth__panel_head(l, panel) +
                                    growth__cap_height(STYLE_PANEL_TITLE),
                                panel_title(l, panel)));
}

/* ---- ages -------------------------------------------------------------------------------------
 */

static double mm_per_day(const chart_layout *l, const chart_panel *panel)
{
    return growth__x(l, panel, l->window.from + 1) - growth__x(l, panel, l->window.from);
}

/* Weeks of gestation are drawn where there is room for two labels. */
static int has_gestation(const chart_layout *l)
{
    double share = (growth__gestation_ticks.to - l->window.from) / (l->window.to - l->window.from);

    return l->window.from < LEAST_GESTATION && share * (l->body.right - l->body.left) > 14;
}

static size_t row_count(const chart_layout *l)
{
    const tick_class *class = growth__tick_class(l->window);
    size_t n = has_gestation(l) ? 1 : 0;

    for (size_t i = 0; i < ARRAY_LEN(class->rows); i++)
        n += class->rows[i].word ? 1 : 0;
    return n;
}

double growth__axis_height(const chart_layout *l, axis_labels labels)
{
    return TICK_MAJOR_MM + 0.8 + ROW_MM * (double)(labels == AXIS_FULL ? row_count(l) : 1);
}

/* "4", "4.5", "4.25": with no more decimals than it needs. */
static void write_age(const tick_series *series, double units, char *number)
{
    const double shown = units * (series->shown > 0 ? series->shown : 1) + series->offset;
    int decimals = 0;

    while (decimals < 2 &&
           fabs(shown * pow(10, decimals) - round(shown * pow(10, decimals))) > 1e-6)
        decimals++;
    growth_number_format(shown, decimals, number);
}

/* Marks of a series within the window: ticks at `length`, and labels where `y` is a number. */
static void mark_ages(chart_layout *l, const chart_panel *panel, const tick_series *series,
                      double length, double y, chart_style style)
{
    double step = growth__tick_step(series, mm_per_day(l, panel)) * series->unit;
    double from = fmax(series->from, l->window.from), to = fmin(series->to, l->window.to);
    char name[MAX_NAME], number[GROWTH_NUMBER_SIZE], text[GROWTH_NUMBER_SIZE + 8];

    for (double k = ceil(from / step - 1e-9); k * step <= to + 1e-9; k += 1) {
        double x = growth__x(l, panel, k * step);

        write_age(series, k * step / series->unit, number);
        snprintf(text, sizeof text, "%s%s", number, series->suffix ? series->suffix : "");
        snprintf(name, sizeof name, "%s/age/%s", panel->id, text);
        growth__scene_segment(l->scene, STYLE_TICK_LINE, name, x, panel->plot.bottom, x,
                              panel->plot.bottom + length);
        if (!isnan(y) && x - growth__width(l, style, text) / 2 > panel->plot.left - 1)
            growth__put(l, style, name, ALIGN_MIDDLE, x, y, text);
    }
    if (!isnan(y))
        growth__put(l, STYLE_AXIS_UNIT, "age/unit", ALIGN_END, panel->plot.left - UNIT_GAP_MM, y,
                    series->word);
}

void growth__layout_age_axis(chart_layout *l, const chart_panel *panel, axis_labels labels)
{
    const tick_class *class = growth__tick_class(l->window);
    double y = panel->plot.bottom + TICK_MAJOR_MM + 0.8 + growth__cap_height(STYLE_TICK_TEXT);
    int full = labels == AXIS_FULL;

    growth__scene_segment(l->scene, STYLE_AXIS_LINE, "age/axis", panel->plot.left,
                          panel->plot.bottom, panel->plot.right, panel->plot.bottom);
    mark_ages(l, panel, &class->minor, TICK_MM, GROWTH_NAN, STYLE_TICK_TEXT);
    if (has_gestation(l)) {
        int shown = full || !class->rows[class->brief].word;

        mark_ages(l, panel, &growth__gestation_ticks, TICK_MM, shown ? y : GROWTH_NAN,
                  STYLE_TICK_TEXT);
        y += shown ? ROW_MM : 0;
    }
    for (size_t i = 0; i < ARRAY_LEN(class->rows); i++) {
        const tick_series *row = &class->rows[i];
        int last = i + 1 == ARRAY_LEN(class->rows) || !class->rows[i + 1].word;
        int shown = row->word && (full || i == class->brief);

        if (row->word)
            mark_ages(l, panel, row, last ? TICK_MAJOR_MM : TICK_MM, shown ? y : GROWTH_NAN,
                      full && last ? STYLE_TICK_MAJOR : STYLE_TICK_TEXT);
        y += shown ? ROW_MM : 0;
    }
}

/* ---- joins ------------------------------------------------------------------------------------
 */

/* The words of a join fly beside its line like a flag.  Going from the right, each takes the lowest
 * row where it covers no flag already there; so no line crosses a text. */
typedef struct join_flag {
    double age, x, width;
    const char *text;
    int row;
    scene_align align;
} join_flag;

static scene_box flag_span(const join_flag *f)
{
    double left = f->align == ALIGN_END ? f->x - f->width - 0.8 : f->x;

    return (scene_box){ left, 0, left + f->width + 1.6, 1 };
}

/* Whether a flag's words would cover another's, or be crossed by its line, which goes up to a
 * higher row. */
static int crosses(const join_flag *f, const join_flag *other)
{
    scene_box span = flag_span(f);

    if (other->row > f->row)
        return other->x > span.left && other->x < span.right;
    return other->row == f->row && growth__boxes_meet(span, flag_span(other));
}

static int collect_flags(const chart_layout *l, const chart_panel *panel, join_flag *flags)
{
    const growth_segment *segment;
    int n = 0;

    for (size_t i = 0; (segment = growth_reference_segment(l->data->reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);
        double span = l->window.to - l->window.from;
        double least = JOIN_LEAST_MM / (l->body.right - l->body.left) * span;

        if (n == MAX_JOINS || !info.join || !growth__segment_drawn(l, panel->row->measure, &info) ||
            info.from - l->window.lines_from < least || l->window.to - info.from < least)
            continue;
        flags[n++] = (join_flag){ info.from, 0, 0, info.join, 0, ALIGN_START };
    }
    return n;
}

static int raise_flags(const chart_layout *l, const chart_panel *panel, join_flag *flags, int n)
{
    int rows = 0;

    for (int i = n - 1; i >= 0; i--) {
        join_flag *f = &flags[i];

        f->x = growth__x(l, panel, f->age);
        f->width = growth__width(l, STYLE_JOIN_TEXT, f->text);
        if (f->x + f->width + 0.8 > panel->plot.right)
            f->align = ALIGN_END;
        for (int j = n - 1; j > i; j--)
            if (crosses(f, &flags[j])) {
                f->row++;
                j = n; /* From the start again, for the row above. */
            }
        rows = f->row + 1 > rows ? f->row + 1 : rows;
    }
    return rows;
}

double growth__panel_head(const chart_layout *l, const chart_panel *panel)
{
    join_flag flags[MAX_JOINS];
    struct chart_panel wide = *panel;
    int n;

    /* Heads are asked for before the panels have a place; only the width matters. */
    wide.plot.left = l->panels[0].plot.left;
    wide.plot.right = l->panels[0].plot.right;
    n = collect_flags(l, &wide, flags);
    return TITLE_MM + FLAG_ROW_MM * raise_flags(l, &wide, flags, n) + growth__event_lane(l, panel);
}

size_t growth__join_places(const chart_layout *l, const chart_panel *panel,
                           double places[MAX_JOINS])
{
    join_flag flags[MAX_JOINS];
    size_t n = (size_t)collect_flags(l, panel, flags);

    for (size_t i = 0; i < n; i++)
        places[i] = growth__x(l, panel, flags[i].age);
    return n;
}

void growth__layout_joins(chart_layout *l, const chart_panel *panel)
{
    join_flag flags[MAX_JOINS];
    int n = collect_flags(l, panel, flags);

    raise_flags(l, panel, flags, n);
    for (int i = 0; i < n; i++) {
        const join_flag *f = &flags[i];
        double foot = panel->plot.top - growth__event_lane(l, panel);
        double top = foot - FLAG_ROW_MM * (f->row + 1) + 0.6;
        char name[MAX_NAME];

        snprintf(name, sizeof name, "%s/join/%d", panel->id, i);
        growth__scene_segment(l->scene, STYLE_JOIN_GAP, name, f->x, panel->plot.top, f->x,
                              panel->plot.bottom - 0.3);
        growth__layout_fall_patch(l, panel, f->age, GAP_HALF_MM);
        growth__scene_segment(l->scene, STYLE_JOIN_LINE, name, f->x, top, f->x, panel->plot.bottom);
        growth__take(l, growth__put(l, STYLE_JOIN_TEXT, name, f->align,
                                    f->x + (f->align == ALIGN_END ? -0.8 : 0.8),
                                    top + growth__cap_height(STYLE_JOIN_TEXT), f->text));
    }
}
