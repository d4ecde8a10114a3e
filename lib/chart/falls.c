/* The fall: what the rules found, shaded from where it is measured to the newest value, and a
 * bracket that says how large it is.  One episode has one bracket: that of its strongest rule; the
 * others are named in the footnote.  Findings come from the caller; nothing is judged here.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define MINUS        "\u2212"
#define AREA_STEPS   24
#define BRACKET_FOOT 1.6 /* Length of its two ends, in mm. */
#define TEXT_GAP     1.2
#define BRACKET_ROOM 6.0 /* For the number of its note. */
#define FIT_SIZE     (FALL_TEXT_SIZE + 64)
#define OUTSIDE      "a fall lies outside the ages shown"

/* ---- words ------------------------------------------------------------------------------------
 */

/* A change with its sign: a fall has a minus. */
static char *change_text(double change, int decimals, char *text, size_t size)
{
    char number[GROWTH_NUMBER_SIZE];

    growth_number_format(fabs(change), decimals, number);
    snprintf(text, size, "%s%s", change < 0 ? MINUS : "+", number);
    return text;
}

/* A child may gain while it comes down, and lose in the end: what was lost then has a time of its
 * own, which is not that of the fall. */
static int has_own_loss(const growth_finding *f)
{
    return f->loss.percent > 0 && (f->loss.from_age > f->from_age || f->loss.to_age < f->to_age);
}

char *growth__fall_text(const chart_fall *fall, char *text)
{
    const growth_finding *f = fall->finding;
    char spaces[48] = "", span[SPAN_TEXT_SIZE], change[48], in[SPAN_TEXT_SIZE] = "";
    const measure_words *words = growth__measure_words(f->measure);
    const int apart = has_own_loss(f);
    const double from = apart ? f->loss.from_value : f->from_value;
    const double to = apart ? f->loss.to_value : f->to_value;

    growth__span_text(f->to_age - f->from_age, span);
    if (apart)
        growth__span_text(f->loss.to_age - f->loss.from_age, in);
    change_text(to - from, f->measure == GROWTH_WEIGHT && to < 10 ? 2 : 1, change, sizeof change);
    if (isfinite(f->spaces) && f->spaces > 0)
        change_text(-f->spaces, 1, spaces, sizeof spaces);
    snprintf(text, FALL_TEXT_SIZE, "%s%s%s%s %s %s%s%s", spaces, *spaces ? " centile spaces, " : "",
             span, apart ? ";" : ",", change, words->unit, apart ? " in " : "", in);
    return text;
}

static void note_fall(chart_layout *l, chart_fall *fall)
{
    const growth_finding *f = fall->finding;
    char text[1024], size[FALL_TEXT_SIZE], from[WHEN_TEXT_SIZE], to[WHEN_TEXT_SIZE];
    char rules[RULES_TEXT_SIZE];
    const char *noun = growth__measure_words(f->measure)->noun;

    growth__rules_text(f, rules);
    snprintf(text, sizeof text, "%s: %s, %s to %s: %s. Found by the rule%s %s.%s",
             growth__tier_words(f->tier), noun, growth__when_text(f->from_date, f->from_age, from),
             growth__when_text(f->to_date, f->to_age, to), growth__fall_text(fall, size),
             strchr(rules, ',') ? "s" : "", rules,
             f->notes & GROWTH_FINDING_BRIDGED
                 ? " Scores are carried across the changes of reference in between."
                 : "");
    growth__begin_sentence(text);
    fall->note = growth__notes_add(&l->notes, NOTE_FALL, (int)f->measure, text);
}

/* ---- which ------------------------------------------------------------------------------------
 */

static int has_stretch(const growth_finding *f)
{
    return isfinite(f->from_age) && isfinite(f->to_age) && f->to_age > f->from_age &&
           isfinite(f->from_value) && isfinite(f->to_value) && f->from_value > 0;
}

/* The age its mark stands at. */
static double drawn_age(const chart_data *data, double age)
{
    return age + growth__age_offset(data, age);
}

static void collect(chart_layout *l, const growth_finding *f)
{
    chart_fall *fall = &l->falls[f->measure], *state = &l->states[f->measure];
    const int shows = growth__page_shows(l->data->page, f->measure);

    if (shows && has_stretch(f) && !fall->finding) {
        *fall = (chart_fall){ f,
                              drawn_age(l->data, f->from_age),
                              drawn_age(l->data, f->to_age),
                              f->from_value,
                              f->to_value,
                              0 };
        note_fall(l, fall);
    } else if (f->tier == GROWTH_TIER_INSUFFICIENT) {
        return;
    } else if (shows && !fall->finding && !state->finding) {
        *state = (chart_fall){ f, 0, 0, 0, 0, growth__note_found(l, f, NOTE_STATE) };
    } else {
        growth__note_found(l, f, NOTE_FINDING);
    }
}

void growth__collect_falls(chart_layout *l)
{
    const growth_check *check = l->data->check;
    char silence[GROWTH_EXPLAIN_SIZE];

    if (!check)
        return;
    for (size_t i = 0; i < check->n_findings; i++) {
        const growth_finding *f = &check->findings[i];

        if (f->heads && (unsigned)f->measure < GROWTH_TRACK_MEASURES)
            collect(l, f);
    }
    if (check->insufficient && !l->data->page->words)
        growth__notes_add(&l->notes, NOTE_LITTLE, 0,
                          growth__little_text(l->data, LITTLE_WHOLE, silence));
}

/* ---- the shade --------------------------------------------------------------------------------
 */

/* Where the child would have come to on the level the fall is measured from. */
static double level_value(const chart_layout *l, const growth_finding *f, double age)
{
    growth_sex sex = l->data->record->child.sex;
    const growth_segment *here, *last;
    double to = drawn_age(l->data, f->to_age), value;

    if (growth_reference_segment_find(l->data->reference, f->measure, sex, age, &here, NULL) !=
            GROWTH_OK ||
        growth_reference_segment_find(l->data->reference, f->measure, sex, to, &last, NULL) !=
            GROWTH_OK ||
        growth_segment_value(here, sex, age, here == last ? f->baseline_sds : f->from_sds,
                             &value) != GROWTH_OK)
        return GROWTH_NAN;
    return value;
}

/* What lies beyond the scale stands at its edge, as its mark does. */
static double height_of(const chart_panel *panel, double value)
{
    return growth__y(panel, fmin(fmax(value, panel->low), panel->high));
}

/* A measurement between the two marks that the edge of the shade goes through; of one outside the
 * window nobody looked at what was found against it. */
static int is_edge(const chart_layout *l, const chart_fall *fall, const chart_point *p)
{
    const double age = growth__plotted_age(p);
    const int is_outside = age < l->window.from || age > l->window.to;

    return p->measurement->measure == fall->finding->measure && age > fall->from &&
           age < fall->to && p->possible && !p->hollow && !p->off_scale &&
           (p->drawn || (is_outside && !(p->measurement->marks & GROWTH_MARK_DOUBTFUL)));
}

/* Back along the measurements from the newest to the first. */
static size_t measured_edge(const chart_layout *l, const chart_panel *panel, const chart_fall *fall,
                            scene_point *points, size_t n, size_t most)
{
    points[n++] = (scene_point){ growth__x(l, panel, fall->to), height_of(panel, fall->to_value) };
    for (size_t i = l->data->n_points; i-- > 0 && n + 1 < most;) {
        const chart_point *p = &l->data->points[i];

        if (is_edge(l, fall, p))
            points[n++] = p->drawn ? growth__mark_of(l, panel, p)
                                   : (scene_point){ growth__x(l, panel, growth__plotted_age(p)),
                                                    height_of(panel, p->value) };
    }
    points[n++] =
        (scene_point){ growth__x(l, panel, fall->from), height_of(panel, fall->from_value) };
    return n;
}

/* What of an area lies right of `x` (`way` 1), or left of it (-1): where a window cuts it off. */
static size_t cut_at(const scene_point *points, size_t n, double x, double way, scene_point *kept)
{
    size_t m = 0;

    for (size_t i = 0; i < n; i++) {
        const scene_point a = points[i], b = points[(i + 1) % n];
        const int has_a = way * (a.x - x) >= 0, has_b = way * (b.x - x) >= 0;

        if (has_a)
            kept[m++] = a;
        if (has_a != has_b)
            kept[m++] = (scene_point){ x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) };
    }
    return m;
}

void growth__lay_cut_area(chart_layout *l, const chart_panel *panel, const char *name,
                          const scene_point *points, size_t n)
{
    scene_point right[2 * MAX_FALL_POINTS], kept[4 * MAX_FALL_POINTS];

    n = cut_at(points, n, panel->plot.left, 1, right);
    n = cut_at(right, n, panel->plot.right, -1, kept);
    growth__scene_area(l->scene, STYLE_FALL_AREA, name, kept, n);
}

/* The lower edge at an age: the straight line between the measurements around it. */
static double edge_y(const chart_layout *l, const chart_panel *panel, const chart_fall *fall,
                     double age)
{
    scene_point points[96];
    size_t n = measured_edge(l, panel, fall, points, 0, ARRAY_LEN(points));
    double x = growth__x(l, panel, age);

    for (size_t i = 0; i + 1 < n; i++) /* From right to left. */
        if (x <= points[i].x && x >= points[i + 1].x && points[i].x > points[i + 1].x)
            return points[i + 1].y + (x - points[i + 1].x) / (points[i].x - points[i + 1].x) *
                                         (points[i].y - points[i + 1].y);
    return GROWTH_NAN;
}

/* In slices, so that words keep off it. */
static void note_wedge(chart_layout *l, const chart_panel *panel, const chart_fall *fall)
{
    const scene_box band = growth__fall_band(l, panel, fall);

    l->n_wedge = 0;
    for (size_t i = 0; i < WEDGE_SLICES; i++) {
        const double left = band.left + (band.right - band.left) * (double)i / WEDGE_SLICES;
        const double right = left + (band.right - band.left) / WEDGE_SLICES;
        const double age = l->window.from + ((left + right) / 2 - panel->plot.left) /
                                                (panel->plot.right - panel->plot.left) *
                                                (l->window.to - l->window.from);
        const double top = growth__y(panel, level_value(l, fall->finding, age));
        const double foot = edge_y(l, panel, fall, age);

        if (top < foot) /* Neither is NaN. */
            l->wedge[l->n_wedge++] = (scene_box){ left, top, right, foot };
    }
}

static void lay_area(chart_layout *l, const chart_panel *panel, const chart_fall *fall,
                     const char *name)
{
    scene_point points[MAX_FALL_POINTS];
    size_t n = 0;

    for (int i = 0; i <= AREA_STEPS; i++) {
        double age = fall->from + (fall->to - fall->from) * i / AREA_STEPS;
        double value = level_value(l, fall->finding, age);

        if (!isnan(value))
            points[n++] = (scene_point){ growth__x(l, panel, age),
                                         fmax(growth__y(panel, value), panel->plot.top) };
    }
    n = measured_edge(l, panel, fall, points, n, ARRAY_LEN(points));
    growth__lay_cut_area(l, panel, name, points, n);
    note_wedge(l, panel, fall);
}

int growth__fall_is_shown(const chart_layout *l, const chart_fall *fall)
{
    return fall->finding && fall->from < l->window.to && fall->to > l->window.from;
}

/* The fall of the panel where some of it lies within the window. */
static const chart_fall *fall_on(const chart_layout *l, const chart_panel *panel)
{
    const growth_measure m = panel->row->measure;

    return (unsigned)m < GROWTH_TRACK_MEASURES && growth__fall_is_shown(l, &l->falls[m])
               ? &l->falls[m]
               : NULL;
}

scene_box growth__fall_band(const chart_layout *l, const chart_panel *panel, const chart_fall *fall)
{
    return (scene_box){ fmax(growth__x(l, panel, fall->from), panel->plot.left), panel->plot.top,
                        fmin(growth__x(l, panel, fall->to), panel->plot.right),
                        panel->plot.bottom };
}

/* The age at which the mark of a measurement stands: of the measurement of that chronological age,
 * whose cross may have been left out. */
static double settled_age(const chart_layout *l, const chart_panel *panel, double age,
                          double otherwise)
{
    for (size_t i = 0; i < l->data->n_points; i++) {
        const chart_point *p = &l->data->points[i];
        double x;

        if (p->measurement->measure != panel->row->measure || !p->drawn ||
            !(fabs(p->dot - age) < 0.5))
            continue;
        x = growth__mark_of(l, panel, p).x;
        return l->window.from + (x - panel->plot.left) / (panel->plot.right - panel->plot.left) *
                                    (l->window.to - l->window.from);
    }
    return otherwise;
}

static void settle(chart_layout *l, const chart_panel *panel)
{
    chart_fall *fall = &l->falls[panel->row->measure];

    fall->from = settled_age(l, panel, fall->finding->from_age, fall->from);
    fall->to = settled_age(l, panel, fall->finding->to_age, fall->to);
}

void growth__layout_fall_area(chart_layout *l, const chart_panel *panel)
{
    const chart_fall *fall = fall_on(l, panel);
    char name[MAX_NAME];

    l->band = (scene_box){ 0, 0, 0, 0 };
    l->n_wedge = 0;
    if (!fall)
        return;
    settle(l, panel);
    snprintf(name, sizeof name, "%s/fall", panel->id);
    l->band = growth__fall_band(l, panel, fall);
    growth__scene_box_area(l->scene, STYLE_FALL_BAND, name, l->band);
    if (isfinite(fall->finding->baseline_sds))
        lay_area(l, panel, fall, name);
}

void growth__layout_fall_patch(chart_layout *l, const chart_panel *panel, double age, double half)
{
    const chart_fall *fall = fall_on(l, panel);
    double per_mm = (l->window.to - l->window.from) / (panel->plot.right - panel->plot.left);
    double a, b, left, right;
    scene_point deep[4];
    char name[MAX_NAME];

    if (!fall || age + half * per_mm <= fall->from || age - half * per_mm >= fall->to)
        return;
    a = fmax(age - half * per_mm, fall->from); /* It may begin or end within the gap. */
    b = fmin(age + half * per_mm, fall->to);
    left = growth__x(l, panel, a);
    right = growth__x(l, panel, b);
    snprintf(name, sizeof name, "%s/fall", panel->id);
    growth__scene_box_area(l->scene, STYLE_FALL_BAND, name,
                           (scene_box){ left, panel->plot.top, right, panel->plot.bottom });
    deep[0] = (scene_point){ left, growth__y(panel, level_value(l, fall->finding, a)) };
    deep[1] = (scene_point){ right, growth__y(panel, level_value(l, fall->finding, b)) };
    deep[2] = (scene_point){ right, edge_y(l, panel, fall, b) };
    deep[3] = (scene_point){ left, edge_y(l, panel, fall, a) };
    for (int i = 0; i < 4; i++)
        if (isnan(deep[i].y))
            return;
    growth__scene_area(l->scene, STYLE_FALL_AREA, name, deep, 4);
}

/* ---- the bracket ------------------------------------------------------------------------------
 */

/* Bracket and words at a height, as one box. */
static scene_box bracket_box(const chart_layout *l, const chart_panel *panel,
                             const chart_fall *fall, double top, double width)
{
    const scene_box band = growth__fall_band(l, panel, fall);
    double x0 = band.left, x1 = band.right;
    double middle = (x0 + x1) / 2, half = fmax(width, 2) / 2;
    double least = panel->plot.left + 1 + half, most = panel->plot.right - 1 - half;

    middle = fmin(fmax(middle, least), most);
    return (scene_box){ fmin(x0, middle - half), top, fmax(x1, middle + half),
                        top + BRACKET_FOOT + TEXT_GAP + growth__line_height(STYLE_FALL_TEXT) };
}

/* The height at which it covers least, and of those the nearest to the marks. */
static double bracket_top(const chart_layout *l, const chart_panel *panel, const chart_fall *fall,
                          double width)
{
    double low = height_of(panel, fmin(fall->from_value, fall->to_value));
    double best = panel->plot.bottom - 14, least = INFINITY;

    for (double top = panel->plot.top + 1; top < panel->plot.bottom - 11; top += 1.5) {
        scene_box box = bracket_box(l, panel, fall, top, width);
        double cost = 60 * growth__taken_area(l, box) + 0.6 * growth__wedge_area(l, box) +
                      0.25 * growth__curves_through(l, panel, box) + 0.12 * fabs(top - low - 3) +
                      (top < low ? 4 : 0);

        if (cost < least) {
            least = cost;
            best = top;
        }
    }
    return best;
}

/* As much of the words as the panel has room for; all of them stand in the footnote. */
static void fit_words(const chart_layout *l, const chart_panel *panel, const char *text, char *fit)
{
    double room = panel->plot.right - panel->plot.left - BRACKET_ROOM - 2;
    char *comma;

    snprintf(fit, FIT_SIZE, "%s", text);
    while (growth__width(l, STYLE_FALL_TEXT, fit) > room && *fit) {
        comma = strrchr(fit, ',');
        *(comma ? comma : fit) = 0;
    }
}

static void put_words(chart_layout *l, const chart_panel *panel, const chart_fall *fall,
                      const char *text)
{
    double width = growth__width(l, STYLE_FALL_TEXT, text) + BRACKET_ROOM;
    double top = bracket_top(l, panel, fall, width), middle, baseline;
    const scene_box band = growth__fall_band(l, panel, fall);
    scene_box box = bracket_box(l, panel, fall, top, width), words;
    int above = box.bottom < height_of(panel, fmax(fall->from_value, fall->to_value));
    double foot = above ? box.bottom : top,
           line = above ? foot - BRACKET_FOOT : foot + BRACKET_FOOT;
    scene_point bracket[4] = {
        { band.left, foot }, { band.left, line }, { band.right, line }, { band.right, foot }
    };
    /* Open where the window cuts it off. */
    const size_t first = fall->from<l->window.from, last = fall->to> l->window.to ? 3 : 4;
    char name[MAX_NAME], number[16];

    middle = fmin(fmax((band.left + band.right) / 2, panel->plot.left + 1 + width / 2),
                  panel->plot.right - 1 - width / 2);
    snprintf(name, sizeof name, "%s/fall", panel->id);
    baseline = above ? line - TEXT_GAP : line + TEXT_GAP + growth__cap_height(STYLE_FALL_TEXT);
    growth__lay_paper(l, STYLE_FALL_TEXT, name, ALIGN_MIDDLE, middle, baseline, text);
    growth__scene_line(l->scene, STYLE_FALL_BRACKET, name, bracket + first, last - first);
    words = growth__put(l, STYLE_FALL_TEXT, name, ALIGN_MIDDLE, middle, baseline, text);
    growth__take(l, box);
    snprintf(number, sizeof number, "%u", fall->note);
    snprintf(name, sizeof name, "%s/note/fall", panel->id);
    growth__put(l, STYLE_NOTE_MARK, name, ALIGN_START, words.right + 0.7, baseline - 0.9, number);
}

void growth__put_bracket(chart_layout *l, const chart_panel *panel, const chart_fall *fall,
                         const char *words_of_fall)
{
    char text[FIT_SIZE];

    if (!growth__fall_is_shown(l, fall)) {
        growth__put_panel_words(
            l, panel, OUTSIDE, fall->note,
            (scene_point){ fall->to <= l->window.from ? panel->plot.left : panel->plot.right,
                           panel->plot.bottom });
        return;
    }
    fit_words(l, panel, words_of_fall, text);
    put_words(l, panel, fall, text);
}

void growth__layout_fall_bracket(chart_layout *l, const chart_panel *panel)
{
    const growth_measure m = panel->row->measure;
    char text[FALL_TEXT_SIZE];

    if ((unsigned)m < GROWTH_TRACK_MEASURES && l->falls[m].finding)
        growth__put_bracket(l, panel, &l->falls[m], growth__fall_text(&l->falls[m], text));
}
