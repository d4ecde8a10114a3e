/* What some panels show beside the curves: SDS lines beyond the centiles of BMI, the first weeks'
 * loss of weight, the parents' target, and the marks of puberty. */
#include <math.h>
#include <stdio.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define YEAR  GROWTH_DAYS_PER_YEAR
#define WEEK  GROWTH_DAYS_PER_WEEK
#define STEPS 48

/* ---- BMI --------------------------------------------------------------------------------------
 */

/* Where thinness and severe obesity are counted from. */
static const struct {
    double sds;
    const char *label;
} extra_lines[] = { { -5, "\u22125 SDS" },     { -4, "\u22124 SDS" },     { 3, "+3 SDS" },
                    { 10.0 / 3, "+3.33 SDS" }, { 11.0 / 3, "+3.67 SDS" }, { 4, "+4 SDS" } };

static size_t trace_line(const chart_layout *l, const chart_panel *panel,
                         const growth_segment *segment, double sds, scene_point *points)
{
    growth_segment_info info = growth_segment_describe(segment);
    double from = fmax(info.from, l->window.from), to = fmin(info.to, l->window.to);
    size_t n = 0;

    for (int k = 0; k <= STEPS; k++) {
        double age = from + (to - from) * k / STEPS, value;

        if (growth_segment_value(segment, l->data->record->child.sex, age, sds, &value) !=
                GROWTH_OK ||
            value < panel->low || value > panel->high)
            continue;
        points[n++] = (scene_point){ growth__x(l, panel, age), growth__y(panel, value) };
    }
    return n;
}

void growth__layout_extra_lines(chart_layout *l, const chart_panel *panel)
{
    const growth_segment *segment;

    if (panel->row->measure != GROWTH_BMI)
        return;
    for (size_t i = 0; (segment = growth_reference_segment(l->data->reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);

        if (!growth__segment_drawn(l, GROWTH_BMI, &info) || info.pooled_term)
            continue;
        for (size_t k = 0; k < ARRAY_LEN(extra_lines); k++) {
            scene_point points[STEPS + 1];
            size_t n = trace_line(l, panel, segment, extra_lines[k].sds, points);
            char name[MAX_NAME];

            snprintf(name, sizeof name, "bmi/extra/%zu/%.40s", k, info.id);
            growth__scene_line(l->scene, STYLE_CURVE_EXTRA, name, points, n);
        }
    }
}

/* The oldest age at which a line is still on the panel; NaN. */
static double last_age(const chart_layout *l, const chart_panel *panel, double sds, double *y)
{
    growth_sex sex = l->data->record->child.sex;
    const growth_segment *segment;

    for (int k = STEPS; k >= 0; k--) {
        double age = l->window.from + (panel->lines_end - l->window.from) * k / STEPS, value;

        if (growth_reference_segment_find(l->data->reference, GROWTH_BMI, sex, age, &segment,
                                          NULL) != GROWTH_OK ||
            growth_segment_value(segment, sex, age, sds, &value) != GROWTH_OK ||
            value < panel->low || value > panel->high)
            continue;
        *y = growth__y(panel, value);
        return age;
    }
    return GROWTH_NAN;
}

/* Where each line leaves the panel, unless something else stands there. */
void growth__layout_extra_labels(chart_layout *l, const chart_panel *panel)
{
    for (size_t k = 0; panel->row->measure == GROWTH_BMI && k < ARRAY_LEN(extra_lines); k++) {
        double y = 0, age = last_age(l, panel, extra_lines[k].sds, &y), x, width;
        scene_box box;

        if (isnan(age))
            continue;
        x = growth__x(l, panel, age) - 1.2;
        y = fmax(y, panel->plot.top + growth__line_height(STYLE_MARK_TEXT));
        width = growth__width(l, STYLE_MARK_TEXT, extra_lines[k].label);
        box = growth__text_box(STYLE_MARK_TEXT, ALIGN_END, x, y - 0.7, width);
        if (growth__taken_area(l, box) > 0 || box.left < panel->plot.left ||
            growth__curves_through(l, panel, box) > 0)
            continue;
        growth__take(l, growth__put(l, STYLE_MARK_TEXT, "bmi/extra", ALIGN_END, x, y - 0.7,
                                    extra_lines[k].label));
    }
}

/* ---- the first weeks --------------------------------------------------------------------------
 */

#define LOSS_LEAST_MM 22.0 /* A narrower area has no room for its words. */

#define LOSS_WORDS                                                                                 \
    "loses weight at first: more than 10% of birth weight, or below it at 3 weeks, needs a look"

static int has_term_area(const chart_layout *l, const chart_panel *panel, scene_box *area)
{
    double x0 = growth__x(l, panel, fmax(-3 * WEEK, l->window.from));
    double x1 = growth__x(l, panel, fmin(2 * WEEK, l->window.to));

    *area = (scene_box){ x0, panel->plot.top, x1, panel->plot.bottom };
    return panel->row->measure == GROWTH_WEIGHT &&
           l->data->record->child.gestation_days >= GROWTH_GESTATION_TERM && l->window.from <= 0 &&
           x1 - x0 >= LOSS_LEAST_MM;
}

void growth__layout_term_area(chart_layout *l, const chart_panel *panel)
{
    scene_box area;

    if (has_term_area(l, panel, &area))
        growth__scene_box_area(l->scene, STYLE_TERM_AREA, "weight/term-area", area);
}

/* Weight falls at first in every baby; the words say from when on it asks for a look.  A fall may
 * be shaded over the area: not over them. */
void growth__layout_term_words(chart_layout *l, const chart_panel *panel)
{
    flow_line kind = { STYLE_MARK_TEXT, "weight/term-area", 0, 0, 0, NULL };
    text_flow words = { NULL, 0, 0, 0 };
    scene_box area;

    if (!has_term_area(l, panel, &area))
        return;
    growth__flow_add(l, &words, kind, area.right - area.left - 2, LOSS_WORDS);
    area.bottom = growth__flow_put(l, &words, 0, words.n, area.left + 1, area.top + 1.5);
    growth__take(l, area);
    l->scene->failed |= words.failed;
    growth__flow_free(&words);
}

/* ---- the parents ------------------------------------------------------------------------------
 */

#define ADULT        (20 * YEAR)
#define REGRESSION   0.25 /* Of the sum of the parents' SDS: half of their mean. */
#define TARGET_SDS   1.4  /* Half the target range. */
#define BAND_HALF_MM 2.2
#define BAND_AWAY_MM 3.4

/* SDS of an adult height, on the UK 1990 curves where they are there. */
static double adult_sds(const chart_data *data, growth_sex sex, double height)
{
    const growth_reference *reference = growth_reference_find("uk90");
    const growth_segment *segment;
    double sds;

    if (!reference || !growth_reference_describe(reference).included)
        reference = data->reference;
    if (!(height > 0) ||
        growth_reference_segment_find(reference, GROWTH_HEIGHT, sex, ADULT, &segment, NULL) !=
            GROWTH_OK ||
        growth_segment_sds(segment, sex, ADULT, height, &sds, NULL) != GROWTH_OK)
        return GROWTH_NAN;
    return sds;
}

/* Mid-parental SDS: Wright CM, Cheetham TD. Arch Dis Child 1999;81:257-60. */
static double parents_sds(const chart_data *data)
{
    const growth_child *child = &data->record->child;

    return REGRESSION * (adult_sds(data, GROWTH_FEMALE, child->mother_height_cm) +
                         adult_sds(data, GROWTH_MALE, child->father_height_cm));
}

int growth__target_heights(const chart_data *data, double heights[3])
{
    const chart_point *latest = growth__data_latest(data, GROWTH_HEIGHT);
    growth_sex sex = data->record->child.sex;
    double middle = parents_sds(data);
    const growth_segment *segment;

    if (isnan(middle) || !latest || !latest->drawn ||
        growth_reference_segment_find(data->reference, GROWTH_HEIGHT, sex,
                                      growth__plotted_age(latest), &segment, NULL) != GROWTH_OK)
        return 0;
    for (int i = 0; i < 3; i++)
        if (growth_segment_value(segment, sex, growth__plotted_age(latest),
                                 middle + TARGET_SDS * (i - 1), &heights[i]) != GROWTH_OK)
            return 0;
    return 1;
}

void growth__layout_parents(chart_layout *l, const chart_panel *panel)
{
    const chart_point *latest = growth__data_latest(l->data, GROWTH_HEIGHT);
    double heights[3], x, middle;
    scene_box band;

    if (panel->row->measure != GROWTH_HEIGHT || !growth__target_heights(l->data, heights))
        return;
    x = growth__mark_of(l, panel, latest).x;
    x += x + BAND_AWAY_MM + 2 * BAND_HALF_MM < panel->plot.right ? BAND_AWAY_MM + BAND_HALF_MM
                                                                 : -BAND_AWAY_MM - BAND_HALF_MM;
    band = (scene_box){ x - BAND_HALF_MM, fmax(growth__y(panel, heights[2]), panel->plot.top),
                        x + BAND_HALF_MM, fmin(growth__y(panel, heights[0]), panel->plot.bottom) };
    if (band.bottom <= band.top)
        return;
    middle = growth__y(panel, heights[1]);
    growth__scene_box_area(l->scene, STYLE_PARENTS_BAND, "height/parents", band);
    if (middle > band.top && middle < band.bottom)
        growth__scene_segment(l->scene, STYLE_PARENTS_LINE, "height/parents", band.left, middle,
                              band.right, middle);
    growth__take(l, band);
}

/* ---- puberty ----------------------------------------------------------------------------------
 */

#define MARK_FOOT_MM 7.0 /* Above the axis. */
#define MARK_TALL_MM 7.5
#define WORD_ROWS    3

static const struct puberty {
    double early, late, completed; /* Years. */
    double from, at, height;       /* Of the area: height + 3 (x - at) from `from` to `late`. */
} puberties[GROWTH_SEX_COUNT_] = {
    [GROWTH_MALE] = { 9, 14, 17, 9, 9, 117 },
    [GROWTH_FEMALE] = { 8, 13, 16, 9, 8.6, 116 },
};

static int shows_puberty(const chart_layout *l, const chart_panel *panel)
{
    return panel->row->measure == GROWTH_HEIGHT &&
           l->window.to >= puberties[l->data->record->child.sex].late * YEAR;
}

/* The lowest line; NaN where there is none. */
static double lowest_height(const chart_layout *l, double age)
{
    growth_sex sex = l->data->record->child.sex;
    const growth_segment *segment;
    double value;

    if (growth_reference_segment_find(l->data->reference, GROWTH_HEIGHT, sex, age, &segment,
                                      NULL) != GROWTH_OK ||
        growth_segment_value(segment, sex, age, l->data->info.lines[0].sds, &value) != GROWTH_OK)
        return GROWTH_NAN;
    return value;
}

static int has_puberty_area(const chart_layout *l)
{
    const struct puberty *p = &puberties[l->data->record->child.sex];

    return l->window.to >= p->late * YEAR && l->window.from <= p->from * YEAR &&
           p->height + 3 * (p->late - p->at) < lowest_height(l, p->late * YEAR);
}

/* Between the lowest line and the height of children in whom puberty is late. */
void growth__layout_puberty_area(chart_layout *l, const chart_panel *panel)
{
    const struct puberty *p = &puberties[l->data->record->child.sex];
    scene_point points[2 * STEPS + 2];
    size_t n = 0;

    if (!shows_puberty(l, panel) || !has_puberty_area(l))
        return;
    for (int side = 0; side < 2; side++)
        for (int k = 0; k <= STEPS; k++) {
            double part = side ? 1 - (double)k / STEPS : (double)k / STEPS;
            double x = p->from + (p->late - p->from) * part, foot;
            double lowest = lowest_height(l, x * YEAR);

            if (isnan(lowest))
                return;
            foot = fmin(p->height + 3 * (x - p->at), lowest);
            points[n++] = (scene_point){ growth__x(l, panel, x * YEAR),
                                         growth__y(panel, side ? lowest : foot) };
        }
    growth__scene_area(l->scene, STYLE_TERM_AREA, "height/late-puberty", points, n);
}

/* Words beside a mark where there is room: on the side that was asked for, or else on the other, or
 * else lower. */
static void put_puberty_words(chart_layout *l, const chart_panel *panel, double x, double y,
                              int before, const char *words)
{
    const double width = growth__width(l, STYLE_MARK_TEXT, words);
    const double baseline = y + growth__cap_height(STYLE_MARK_TEXT);

    for (int turn = 0; turn < 2 * WORD_ROWS; turn++, before = !before) {
        const scene_align align = before ? ALIGN_END : ALIGN_START;
        const double at = x + (before ? -0.8 : 0.8);
        const int rows = turn / 2;
        const double row = baseline + rows * growth__line_height(STYLE_MARK_TEXT);
        const scene_box box = growth__text_box(STYLE_MARK_TEXT, align, at, row, width);

        if (box.left < panel->plot.left + 1 || box.right > panel->plot.right - 0.5 ||
            growth__taken_area(l, box) > 0)
            continue;
        growth__take(l, growth__put(l, STYLE_MARK_TEXT, "height/puberty", align, at, row, words));
        return;
    }
}

void growth__layout_puberty_marks(chart_layout *l, const chart_panel *panel)
{
    const struct puberty *p = &puberties[l->data->record->child.sex];
    const struct {
        double age;
        const char *words;
    } marks[] = { { p->early, "puberty before: early" },
                  { p->late, "no signs: late" },
                  { p->completed, "not completed: late" } };

    if (!shows_puberty(l, panel))
        return;
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        const double x = growth__x(l, panel, marks[i].age * YEAR);
        const double foot = panel->plot.bottom - MARK_FOOT_MM, top = foot - MARK_TALL_MM;

        if (x <= panel->plot.left || x >= panel->plot.right)
            continue;
        growth__scene_segment(l->scene, STYLE_PUBERTY_LINE, "height/puberty", x, top, x, foot);
        put_puberty_words(l, panel, x, top, i == 0, marks[i].words);
    }
}

/* ---- what the foot of the page says of them ---------------------------------------------------
 */

void growth__collect_extras(chart_layout *l)
{
    double heights[3];

    if (l->data->page->body == BODY_PANELS && growth__page_shows(l->data->page, GROWTH_HEIGHT) &&
        growth__target_heights(l->data, heights))
        growth__notes_add(&l->notes, NOTE_PARENTS, 0,
                          "The grey band beside the newest height is the range expected from the "
                          "parents' heights, the line in it their mid-parental centile.");
    if (l->data->page->body == BODY_PANELS && growth__page_shows(l->data->page, GROWTH_HEIGHT) &&
        has_puberty_area(l))
        growth__notes_add(&l->notes, NOTE_PARENTS, 2,
                          "Grey area below the lowest line of height: puberty may be late; ask for "
                          "its signs.");
    if (growth__page_shows(l->data->page, GROWTH_BMI) && l->data->page->body == BODY_PANELS)
        growth__notes_add(&l->notes, NOTE_PARENTS, 1, "Dotted lines: SDS beyond the centiles.");
}
