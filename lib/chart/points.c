/* The child: measurements as marks, visits without one as triangles, and the latest value in words.
 *
 * A dot stands at the chronological age.  Where the result belongs to an age corrected for
 * gestation, a cross stands there, joined to the dot by a fine line with an arrow to the cross.
 * Different dates are not joined: on a centile chart a joining line would be read as a curve.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define EDGE_MM         4.0 /* From a mark beyond the scale to the edge: room for ring and arrow. */
#define PAD_BELOW       0.07
#define PAD_ABOVE       0.06
#define MOST_BELOW      0.8 /* How far beyond the lines' range the scale follows what is doubted. */
#define MOST_ABOVE      0.6
#define CROSS_SIZE      0.85 /* Of a dot. */
#define DIM_SIZE        0.8
#define DENSE_SIZE      0.6
#define NEAR_SIZE       1.5
#define TRIANGLE_MM     1.35
#define FEW_ARROWS      12
#define ARROWS_APART_MM 3.0
#define NOTE_GAP_MM     0.5
#define NONE_MM         11.0 /* Of what says that nothing is recorded: clear of the visits. */

/* ---- the scale of values ----------------------------------------------------------------------
 */

void growth__fit_values(chart_layout *l, chart_panel *panel)
{
    double range = panel->high - panel->low;
    int bare = !(panel->low < panel->high); /* No line of this measure at these ages. */
    double least = panel->low - MOST_BELOW * range, most = panel->high + MOST_ABOVE * range;
    double low = panel->low, high = panel->high;

    for (size_t i = 0; i < l->data->n_points; i++) {
        chart_point *point = &l->data->points[i];

        if (!point->drawn || point->measurement->measure != panel->row->measure)
            continue;
        if (bare) {
            low = fmin(low, point->value);
            high = fmax(high, point->value);
            continue;
        }
        /* What nobody doubts stands where it is, however far. */
        point->off_scale = !point->hollow         ? 0
                           : point->value > most  ? 1
                           : point->value < least ? -1
                                                  : 0;
        if (point->off_scale) {
            growth__note_point(&l->notes, point, NOTE_OFF_SCALE, 0);
            continue;
        }
        low = fmin(low, point->value);
        high = fmax(high, point->value);
    }
    if (!(low < high)) {
        low = isfinite(low) ? low * 0.9 : 0;
        high = isfinite(high) ? high * 1.1 : 1;
    }
    range = high - low;
    panel->low = fmax(0, low - PAD_BELOW * range);
    panel->high = high + PAD_ABOVE * range;
}

/* ---- marks ------------------------------------------------------------------------------------
 */

static double point_y(const chart_panel *panel, const chart_point *point)
{
    if (point->off_scale)
        return point->off_scale > 0 ? panel->plot.top + EDGE_MM : panel->plot.bottom - EDGE_MM;
    return growth__y(panel, point->value);
}

static scene_box around(scene_point at, double size)
{
    return (scene_box){ at.x - size, at.y - size, at.x + size, at.y + size };
}

/* Where the two ages are so near that the cross would stand on its own dot, the dot is enough. */
static int shows_cross(const chart_layout *l, const chart_panel *panel, const chart_point *point)
{
    if (isnan(point->cross))
        return 0;
    return isnan(point->dot) || fabs(growth__x(l, panel, point->dot) -
                                     growth__x(l, panel, point->cross)) > NEAR_SIZE * l->point_size;
}

/* The mark its result belongs to, of those that are drawn. */
scene_point growth__mark_of(const chart_layout *l, const chart_panel *panel,
                            const chart_point *point)
{
    double age = isnan(point->dot) || shows_cross(l, panel, point) ? point->cross : point->dot;

    return (scene_point){ growth__x(l, panel, age), point_y(panel, point) };
}

static void draw_correction(chart_layout *l, const chart_panel *panel, const chart_point *point)
{
    double x0 = growth__x(l, panel, point->dot), x1 = growth__x(l, panel, point->cross);
    double y = point_y(panel, point), way = x1 < x0 ? -1 : 1;
    double tip = x1 - way * (l->point_size * CROSS_SIZE + 0.25);
    double arrow = fmin(0.55, fabs(tip - x0) / 4);
    char name[MAX_NAME];

    if ((tip - x0) * way < l->point_size)
        return;
    snprintf(name, sizeof name, "%s/correction/%zu", panel->id, point->index);
    growth__scene_segment(l->scene, STYLE_CORRECTION, name, x0, y, tip - way * arrow, y);
    growth__scene_marker(l->scene, STYLE_CORRECTION, name, MARK_ARROW, (scene_point){ tip, y },
                         arrow, way < 0 ? acos(-1) : 0);
}

static void draw_dot(chart_layout *l, const chart_panel *panel, const chart_point *point, int cross)
{
    scene_point at = { growth__x(l, panel, point->dot), point_y(panel, point) };
    chart_style style = point->hollow  ? STYLE_POINT_DOUBTFUL
                        : cross        ? STYLE_POINT_CHRONOLOGICAL
                        : l->halo_free ? STYLE_POINT_DENSE
                                       : STYLE_POINT;
    double size = l->point_size * (cross ? DIM_SIZE : l->halo_free ? DENSE_SIZE : 1);
    char name[MAX_NAME];

    snprintf(name, sizeof name, "%s/dot/%zu", panel->id, point->index);
    growth__scene_marker(l->scene, style, name, MARK_DOT, at, size, 0);
    growth__take(l, around(at, size));
}

static void draw_cross(chart_layout *l, const chart_panel *panel, const chart_point *point)
{
    scene_point at = growth__mark_of(l, panel, point);
    double size = l->point_size * CROSS_SIZE;
    char name[MAX_NAME];

    snprintf(name, sizeof name, "%s/cross/%zu", panel->id, point->index);
    if (point->hollow)
        growth__scene_marker(l->scene, STYLE_POINT_DOUBTFUL, name, MARK_DOT, at,
                             l->point_size * 1.35, 0);
    growth__scene_marker(l->scene, STYLE_POINT_CORRECTED, name, MARK_CROSS, at, size, 0);
    growth__take(l, around(at, size));
}

static void draw_off_scale(chart_layout *l, const chart_panel *panel, const chart_point *point)
{
    scene_point at = growth__mark_of(l, panel, point);
    char name[MAX_NAME];

    /* Clear of the ring that a newest value has. */
    at.y -= point->off_scale * (l->point_size * RING_SIZE + 2.0);
    snprintf(name, sizeof name, "%s/off-scale/%zu", panel->id, point->index);
    growth__scene_marker(l->scene, STYLE_OFF_SCALE, name, MARK_ARROW, at, 0.8,
                         point->off_scale > 0 ? -acos(-1) / 2 : acos(-1) / 2);
}

static void draw_point(chart_layout *l, const chart_panel *panel, const chart_point *point,
                       int with_arrow)
{
    int cross = shows_cross(l, panel, point);

    if (cross && !isnan(point->dot) && with_arrow)
        draw_correction(l, panel, point);
    if (!isnan(point->dot))
        draw_dot(l, panel, point, cross);
    if (cross)
        draw_cross(l, panel, point);
    if (point->off_scale)
        draw_off_scale(l, panel, point);
}

/* The numbers of a point's notes, as "2,3". */
static void marks_text(const unsigned *notes, char *text, size_t size)
{
    size_t used = 0;

    text[0] = 0;
    for (int i = 0; i < MAX_MARKS && notes[i] && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%u", i ? "," : "", notes[i]);
}

/* Beside a mark, at the first of its corners where it covers nothing, or a little farther off.
 * Where all are taken it is left out: the note itself still names the value and its date. */
void growth__put_note_mark(chart_layout *l, const chart_panel *panel, const char *name,
                           scene_point at, double size, const char *text)
{
    static const struct {
        double dx, dy;
    } corners[] = { { 1, -1 }, { 1, 1 },  { -1, -1 }, { -1, 1 }, { 0, -2 },
                    { 0, 2 },  { 1, -3 }, { -1, -3 }, { 2, -1 }, { -2, -1 } };
    double width = growth__width(l, STYLE_NOTE_MARK, text);
    double half = growth__cap_height(STYLE_NOTE_MARK) / 2;

    for (size_t i = 0; *text && i < ARRAY_LEN(corners); i++) {
        double x = at.x + corners[i].dx * (size + NOTE_GAP_MM) + (corners[i].dx - 1) * width / 2;
        double y = at.y + corners[i].dy * (size + half * 0.4) + half;
        scene_box box = growth__text_box(STYLE_NOTE_MARK, ALIGN_START, x, y, width);

        if (growth__taken_area(l, box) > 0 || box.left < panel->plot.left ||
            box.right > panel->plot.right || box.bottom > panel->plot.bottom ||
            box.top < panel->plot.top)
            continue;
        growth__take(l, growth__put(l, STYLE_NOTE_MARK, name, ALIGN_START, x, y, text));
        return;
    }
}

/* The numbers of its notes beside a point of `size` times the usual one. */
static void put_numbers(chart_layout *l, const chart_panel *panel, const chart_point *point,
                        double size)
{
    char text[32], name[MAX_NAME];

    if (!point->drawn || point->measurement->measure != panel->row->measure)
        return;
    marks_text(point->notes, text, sizeof text);
    snprintf(name, sizeof name, "%s/note/%zu", panel->id, point->index);
    growth__put_note_mark(l, panel, name, growth__mark_of(l, panel, point), l->point_size * size,
                          text);
}

/* How near the marks of the panel stand to each other, in mm from one to the next at the mean. */
static double nearness(const chart_layout *l, const chart_panel *panel, size_t *n)
{
    double first = INFINITY, last = -INFINITY;

    *n = 0;
    for (size_t i = 0; i < l->data->n_points; i++) {
        const chart_point *point = &l->data->points[i];

        if (!point->drawn || point->measurement->measure != panel->row->measure)
            continue;
        first = fmin(first, growth__mark_of(l, panel, point).x);
        last = fmax(last, growth__mark_of(l, panel, point).x);
        (*n)++;
    }
    return *n > 1 ? (last - first) / (double)(*n - 1) : INFINITY;
}

void growth__layout_points(chart_layout *l, const chart_panel *panel)
{
    const chart_point *latest = growth__data_latest(l->data, panel->row->measure);
    size_t n;
    const double apart = nearness(l, panel, &n);
    /* So many arrows would make a slab, like the shade of a fall: then the newest alone has one. */
    const int few = n <= FEW_ARROWS || apart > ARROWS_APART_MM;

    l->halo_free = apart < l->point_size;
    for (int hollow = 0; hollow < 2;
         hollow++) /* The doubtful last: a neighbour may not fill them. */
        for (size_t i = 0; i < l->data->n_points; i++) {
            const chart_point *point = &l->data->points[i];

            if (point->drawn && point->hollow == hollow &&
                point->measurement->measure == panel->row->measure)
                draw_point(l, panel, point, few || point == latest);
        }
    /* Where there is not room for all, the newest value has its number. */
    if (latest)
        put_numbers(l, panel, latest, RING_SIZE);
    for (size_t i = 0; i < l->data->n_points; i++)
        if (&l->data->points[i] != latest)
            put_numbers(l, panel, &l->data->points[i], 1);
}

/* ---- visits without a measurement -------------------------------------------------------------
 */

void growth__layout_contacts(chart_layout *l, const chart_panel *panel)
{
    for (size_t i = 0; i < l->data->n_contacts; i++) {
        const chart_contact *contact = &l->data->contacts[i];
        scene_point at = { growth__x(l, panel, contact->age),
                           panel->plot.bottom - TRIANGLE_MM * 0.8 };
        char name[MAX_NAME];

        if (!contact->drawn)
            continue;
        snprintf(name, sizeof name, "contact/%zu", contact->index);
        growth__scene_marker(l->scene,
                             contact->contact->reason == GROWTH_REASON_NOT_BROUGHT
                                 ? STYLE_NOT_BROUGHT
                                 : STYLE_CONTACT,
                             name, MARK_TRIANGLE, at, TRIANGLE_MM, 0);
        growth__take(l, around(at, TRIANGLE_MM));
    }
    for (size_t i = 0; i < l->data->n_contacts; i++) {
        const chart_contact *contact = &l->data->contacts[i];
        scene_point at = { growth__x(l, panel, contact->age),
                           panel->plot.bottom - TRIANGLE_MM * 1.2 };
        unsigned notes[MAX_MARKS] = { contact->note };
        char text[32], name[MAX_NAME];

        if (!contact->drawn)
            continue;
        marks_text(notes, text, sizeof text);
        snprintf(name, sizeof name, "contact/note/%zu", contact->index);
        growth__put_note_mark(l, panel, name, at, TRIANGLE_MM * 0.8, text);
    }
}

/* ---- the latest value -------------------------------------------------------------------------
 */

typedef struct latest_words {
    char value[VALUE_TEXT_SIZE], detail[96];
    double value_width, width, height;
} latest_words;

static latest_words callout_of(chart_layout *l, const chart_point *point)
{
    latest_words c;
    char when[WHEN_TEXT_SIZE], centile[CENTILE_TEXT_SIZE];

    growth__value_text(point->measurement->measure, point->measurement->value, c.value);
    growth__when_text(point->measurement->measured_on, growth__plotted_age(point), when);
    snprintf(c.detail, sizeof c.detail, "%s, %s", growth__place_text(l->data, point, centile),
             when);
    c.value_width = growth__width(l, STYLE_VALUE, c.value);
    c.width = fmax(c.value_width, growth__width(l, STYLE_VALUE_DETAIL, c.detail));
    c.height = growth__cap_height(STYLE_VALUE) + growth__line_height(STYLE_VALUE_DETAIL) + 1.3;
    return c;
}

/* How much of the panel's curves runs through a box, in mm of their width. */
double growth__curves_through(const chart_layout *l, const chart_panel *panel, scene_box box)
{
    double sum = 0;

    for (size_t i = panel->first_item; i < l->scene->n_items; i++) {
        const scene_item *item = &l->scene->items[i];
        const scene_point *p = l->scene->points + item->first;

        if (item->style != STYLE_CURVE_SOLID && item->style != STYLE_CURVE_DASHED)
            continue;
        for (size_t k = 0; k + 1 < item->count; k++) {
            double left = fmax(p[k].x, box.left), right = fmin(p[k + 1].x, box.right);
            double top = fmin(p[k].y, p[k + 1].y), bottom = fmax(p[k].y, p[k + 1].y);

            if (right > left && bottom > box.top && top < box.bottom)
                sum += right - left;
        }
    }
    return sum;
}

/* Places for the callout around its point, best first: below right is the open space under a fall.
 */
static const struct {
    double dx, dy; /* -1, 0 or 1: left, middle, right; above, level, below. */
    double away;   /* mm */
} callout_places[] = {
    { 1, 0, 2.0 }, { 1, 1, 1.2 },  { 1, -1, 1.2 }, { -1, 1, 1.2 }, { -1, -1, 1.2 },
    { 0, 1, 2.2 }, { 0, -1, 2.2 }, { -1, 0, 2.0 }, { 1, 1, 5 },    { -1, 1, 5 },
    { 1, -1, 5 },  { -1, -1, 5 },  { 0, 1, 6 },    { 0, -1, 6 },   { 1, 1, 10 },
    { -1, 1, 10 }, { 1, -1, 10 },  { -1, -1, 10 }, { -1, 1, 16 },  { -1, -1, 16 },
    { 1, 1, 16 },  { 1, -1, 16 },  { -1, -1, 24 }, { -1, 1, 24 },  { -1, -1, 34 },
};

static double outside(scene_box box, scene_box plot)
{
    return fmax(0, plot.left + 0.6 - box.left) + fmax(0, box.right - plot.right + 0.6) +
           fmax(0, plot.top + 0.3 - box.top) + fmax(0, box.bottom - plot.bottom + 0.3);
}

static double cost_of(const chart_layout *l, const chart_panel *panel, scene_box box)
{
    double taken = growth__taken_area(l, box);

    /* The least overlap counts: a covered number is lost whole. */
    return 1000 * outside(box, panel->plot) + (taken > 0 ? 100 + 40 * taken : 0) +
           0.6 * growth__wedge_area(l, box) + 0.25 * growth__curves_through(l, panel, box);
}

/* Where everything around the point is taken: the nearest free place of the panel. */
static scene_box place_anywhere(const chart_layout *l, const chart_panel *panel,
                                const latest_words *c, scene_point at, scene_box best, double least)
{
    for (double y = panel->plot.top + 1; y + c->height < panel->plot.bottom; y += 2.5) {
        for (double x = panel->plot.left + 1; x + c->width < panel->plot.right; x += 5) {
            scene_box box = { x, y, x + c->width, y + c->height };
            double away = hypot(x + c->width / 2 - at.x, y + c->height / 2 - at.y);
            double cost = cost_of(l, panel, box) + 0.8 * away;

            if (cost < least) {
                least = cost;
                best = box;
            }
        }
    }
    return best;
}

static scene_box place_callout(const chart_layout *l, const chart_panel *panel,
                               const latest_words *c, scene_point at, double clear)
{
    scene_box best = { 0, 0, 0, 0 };
    double least = INFINITY;

    for (size_t i = 0; i < ARRAY_LEN(callout_places); i++) {
        double dx = callout_places[i].dx, dy = callout_places[i].dy, away = callout_places[i].away;
        double x = at.x + dx * (clear + away) + (dx - 1) * c->width / 2;
        double most = panel->plot.right - 0.6 - c->width;
        double y = at.y + dy * (clear + away) + (dy - 1) * c->height / 2;
        scene_box box;
        double cost;

        if (dy < 0 || dy > 0) /* Above or below it may slide along to stay on the panel. */
            x = fmin(fmax(x, panel->plot.left + 0.6), most);
        box = (scene_box){ x, y, x + c->width, y + c->height };
        cost = cost_of(l, panel, box) + 0.8 * away + 0.3 * (double)i;

        if (cost < least) {
            least = cost;
            best = box;
        }
    }
    if (growth__taken_area(l, best) > 0)
        return place_anywhere(l, panel, c, at, best, least);
    return best;
}

static void draw_callout(chart_layout *l, const chart_panel *panel, const latest_words *c,
                         scene_box box, scene_point at)
{
    double centre = (box.left + box.right) / 2;
    scene_align align = box.right <= at.x  ? ALIGN_END
                        : box.left >= at.x ? ALIGN_START
                                           : ALIGN_MIDDLE;
    double x = align == ALIGN_END ? box.right : align == ALIGN_START ? box.left : centre;
    double y = box.top + growth__cap_height(STYLE_VALUE);
    double foot = y + 1.3 + growth__cap_height(STYLE_VALUE_DETAIL);
    char name[MAX_NAME];

    snprintf(name, sizeof name, "%s/latest", panel->id);
    growth__lay_paper(l, STYLE_VALUE, name, align, x, y, c->value);
    growth__lay_paper(l, STYLE_VALUE_DETAIL, name, align, x, foot, c->detail);
    growth__put(l, STYLE_VALUE, name, align, x, y, c->value);
    growth__put(l, STYLE_VALUE_DETAIL, name, align, x, foot, c->detail);
}

/* An empty panel says so: that nothing was measured is what must be seen. */
static void put_none(chart_layout *l, const chart_panel *panel)
{
    double x = panel->plot.right - 2, y = panel->plot.bottom - NONE_MM, width;
    char text[80], name[MAX_NAME];

    snprintf(name, sizeof name, "%s/none", panel->id);
    snprintf(text, sizeof text, "No %s recorded%s",
             growth__measure_words(panel->row->measure)->noun,
             l->data->n_unread ? " that could be read" : "");
    width = growth__width(l, STYLE_VALUE_DETAIL, text);
    while (y > panel->plot.top + NONE_MM &&
           growth__taken_area(l, growth__text_box(STYLE_VALUE_DETAIL, ALIGN_END, x, y, width)) > 0)
        y -= 2;
    growth__lay_paper(l, STYLE_VALUE_DETAIL, name, ALIGN_END, x, y, text);
    growth__put(l, STYLE_VALUE_DETAIL, name, ALIGN_END, x, y, text);
}

/* Round for the newest value; what is to be measured again has a square. */
scene_mark growth__ring_mark(const chart_point *point)
{
    return point->again ? MARK_SQUARE : MARK_DOT;
}

void growth__layout_latest(chart_layout *l, const chart_panel *panel)
{
    const chart_point *point = growth__data_latest(l->data, panel->row->measure);
    double ring = l->point_size * RING_SIZE;
    scene_point at;
    latest_words c;
    char name[MAX_NAME];

    if (!point)
        put_none(l, panel);
    if (!point || !point->drawn)
        return;
    at = growth__mark_of(l, panel, point);
    c = callout_of(l, point);
    draw_callout(l, panel, &c, place_callout(l, panel, &c, at, ring), at);
    snprintf(name, sizeof name, "%s/latest", panel->id);
    growth__scene_marker(l->scene, STYLE_LATEST_RING, name, growth__ring_mark(point), at, ring, 0);
}
