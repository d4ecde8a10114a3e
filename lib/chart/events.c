/* Events: small arrows in a lane above the first panel, outside the centiles, each with its few
 * words or the number of a note.
 *
 * Words fly from their arrow like flags, over up to MAX_ROWS rows.  What stands where is settled
 * before the page is shared out, for a text without room needs a note, and the lane a height.
 * Numbers always have room: arrows nearer to one another than a number is wide share one note.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "fail.h"
#include "layout.h"

#define MAX_ROWS   3
#define ROW_MM     3.0
#define ARROW_MM   3.2 /* Below the lowest row. */
#define TIP_MM     0.5 /* From the tip of an arrow to the plot. */
#define HEAD_MM    0.85
#define POLE_MM    0.9  /* From the line of an arrow to its words. */
#define CLEAR_MM   1.2  /* Between words. */
#define WORDS_MOST 46.0 /* A longer text is a note. */
#define SHARED_MM  4.2  /* Arrows nearer than this have one number. */
#define DOWN       1.5707963267948966

/* ---- what stands where ------------------------------------------------------------------------
 */

static scene_box span_of(const event_flag *f)
{
    double left = f->align == ALIGN_END      ? f->x - POLE_MM - f->width
                  : f->align == ALIGN_MIDDLE ? f->x - f->width / 2
                                             : f->x + POLE_MM;

    return (scene_box){ left, 0, left + f->width, 1 };
}

static int within(double x, scene_box span, double clear)
{
    return x > span.left - clear && x < span.right + clear;
}

/* Whether two flags would cover one another: words of one row, or the line of the one that goes up
 * to a higher row and the words of the other. */
static int flags_meet(const event_flag *a, const event_flag *b)
{
    scene_box p = span_of(a), q = span_of(b);

    if (a->row != b->row)
        return a->row > b->row ? within(a->x, q, POLE_MM / 2) : within(b->x, p, POLE_MM / 2);
    return (p.left < q.right + CLEAR_MM && q.left < p.right + CLEAR_MM) ||
           within(a->x, q, POLE_MM / 2) || within(b->x, p, POLE_MM / 2);
}

/* Whether words may stand: on the panel, between the lines of joins, and clear of what stands. */
static int is_free(const chart_layout *l, const chart_panel *panel, size_t at, const double *joins,
                   size_t n_joins)
{
    const event_flag *f = &l->events[at];
    scene_box span = span_of(f);

    if (span.left < panel->plot.left || span.right > panel->plot.right)
        return 0;
    for (size_t i = 0; i < n_joins; i++)
        if (within(joins[i], span, POLE_MM / 2))
            return 0;
    for (size_t i = 0; i < l->n_events; i++)
        if ((i > at || !l->events[i].words) && i != at && flags_meet(f, &l->events[i]))
            return 0;
    return 1;
}

static int place_words(const chart_layout *l, const chart_panel *panel, size_t at,
                       const double *joins, size_t n_joins)
{
    static const scene_align sides[] = { ALIGN_START, ALIGN_END };
    event_flag *f = &l->events[at];

    for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
        f->align = sides[i];
        for (f->row = 0; f->row < MAX_ROWS; f->row++)
            if (is_free(l, panel, at, joins, n_joins))
                return 1;
    }
    return 0;
}

static void make_number(const chart_layout *l, event_flag *f)
{
    f->words = 0;
    f->row = 0;
    f->align = ALIGN_MIDDLE;
    f->width = growth__width(l, STYLE_NOTE_MARK, "00");
}

/* From the right, because words fly to the right, rather to a higher row than to the left, where
 * they would bar the arrows before them.  The first without room becomes a number, and all
 * is placed anew: a number stands in the lowest row, where words may have been. */
static void place_flags(chart_layout *l, const chart_panel *panel)
{
    int on_panels = l->data->page->body == BODY_PANELS;
    double joins[MAX_JOINS];
    size_t n_joins = on_panels ? growth__join_places(l, panel, joins) : 0;

    for (size_t i = l->n_events; i-- > 0;) {
        if (!l->events[i].words || place_words(l, panel, i, joins, n_joins))
            continue;
        make_number(l, &l->events[i]);
        i = l->n_events;
    }
    for (size_t i = 0; i < l->n_events; i++)
        l->event_rows = l->events[i].row + 1 > l->event_rows ? l->events[i].row + 1 : l->event_rows;
}

/* ---- gathering --------------------------------------------------------------------------------
 */

static unsigned add_note(chart_layout *l, note_kind kind, int detail, const chart_event *e)
{
    char when[WHEN_TEXT_SIZE], item[PLAIN_TEXT_SIZE + WHEN_TEXT_SIZE + 4];

    snprintf(item, sizeof item, "%s, %s", e->text, growth__when_text(e->event->on, e->age, when));
    return growth__notes_add(&l->notes, kind, detail, item);
}

static void add_flag(chart_layout *l, size_t i, double x)
{
    const chart_event *e = &l->data->events[i];
    event_flag *last = l->n_events ? &l->events[l->n_events - 1] : NULL;

    if (last && x - last->x < SHARED_MM) {
        last->n++;
        make_number(l, last);
        return;
    }
    last = &l->events[l->n_events++];
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there is room for every event */
    *last = (event_flag){ i, 1, 1, 0, ALIGN_START, x, 0, 0 };
    last->width = growth__width(l, STYLE_EVENT_TEXT, e->text);
    if (last->width > WORDS_MOST)
        make_number(l, last);
}

void growth__collect_events(chart_layout *l)
{
    const chart_data *data = l->data;
    const chart_panel *panel = &l->panels[0];

    if (!data->n_events || data->page->body == BODY_THUMBNAIL)
        return;
    l->events = calloc(data->n_events, sizeof *l->events);
    if (!l->events) {
        l->scene->failed = 1;
        return;
    }
    for (size_t i = 0; i < data->n_events; i++) {
        const chart_event *e = &data->events[i];

        if (e->age >= l->window.from && e->age <= l->window.to)
            add_flag(l, i, growth__x(l, panel, e->age));
    }
    place_flags(l, panel);
    for (size_t i = 0; i < l->n_events; i++)
        for (size_t k = 0; !l->events[i].words && k < l->events[i].n; k++)
            l->events[i].note =
                add_note(l, NOTE_EVENT, (int)i, &data->events[l->events[i].first + k]);
    for (size_t i = 0; i < data->n_events; i++)
        if (!(data->events[i].age >= l->window.from && data->events[i].age <= l->window.to))
            add_note(l, NOTE_EVENT_OUTSIDE, 0, &data->events[i]);
}

double growth__event_lane(const chart_layout *l, const chart_panel *panel)
{
    return panel == &l->panels[0] && l->event_rows ? ARROW_MM + ROW_MM * l->event_rows : 0;
}

/* ---- drawing ----------------------------------------------------------------------------------
 */

static void put_arrow(chart_layout *l, const chart_panel *panel, const chart_event *e, double top)
{
    scene_point tip = { growth__x(l, panel, e->age), panel->plot.top - TIP_MM };
    char name[MAX_NAME];

    snprintf(name, sizeof name, "event/%zu", e->index);
    growth__scene_segment(l->scene, STYLE_EVENT_LINE, name, tip.x, top, tip.x, tip.y - HEAD_MM);
    growth__scene_marker(l->scene, STYLE_EVENT, name, MARK_ARROW, tip, HEAD_MM, DOWN);
}

static void put_flag(chart_layout *l, const chart_panel *panel, const event_flag *f)
{
    const chart_event *first = &l->data->events[f->first];
    double y = panel->plot.top - ARROW_MM - ROW_MM * f->row - 0.2, x = f->x;
    char name[MAX_NAME], number[16];

    for (size_t k = 0; k < f->n; k++)
        put_arrow(l, panel, first + k,
                  f->words ? y - growth__cap_height(STYLE_EVENT_TEXT) : y + 0.5);
    if (f->words) {
        snprintf(name, sizeof name, "event/%zu", first->index);
        x += f->align == ALIGN_END ? -POLE_MM : POLE_MM;
        growth__take(l, growth__put(l, STYLE_EVENT_TEXT, name, f->align, x, y, first->text));
        return;
    }
    snprintf(name, sizeof name, "event/note/%zu", first->index);
    snprintf(number, sizeof number, "%u", f->note);
    growth__take(l, growth__put(l, STYLE_NOTE_MARK, name, ALIGN_MIDDLE, x, y, number));
}

void growth__layout_events(chart_layout *l, const chart_panel *panel)
{
    for (size_t i = 0; panel == &l->panels[0] && i < l->n_events; i++)
        put_flag(l, panel, &l->events[i]);
}
