/* A weight that is overdue: hatched along the age axis from the day it fell due, so that what was
 * not measured is seen as well as what was.  What is due when is the core's schedule. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define WORDS        "weight overdue"
#define LANE_MM      2.0 /* Height of the hatched strip. */
#define PAST_LANE_MM 1.2
#define PAST_LEAST   60  /* Days; what came a little late is not worth a mark. */
#define HIGHER_MM    3.4 /* From row to row of the words, the first above a row of visits. */
#define WORD_ROWS    5
#define STRIPE_MM    1.5 /* Between two stripes. */
/* How far beyond the newest value the window may be widened for it: a record drawn years later
 * would else be squeezed into a corner. */
#define WIDEN_SHARE 0.15
#define WIDEN_MOST  2.5 /* Times the newest age. */
#define WIDEN_LEAST (0.25 * GROWTH_DAYS_PER_YEAR)

/* From when on it is overdue: of a child who was seen then and not weighed, too. */
static growth_date due_of(const growth_contact_item *item)
{
    return item->state == GROWTH_CONTACT_MISSED ? item->date : item->until;
}

static int lacks_weight(const growth_contact_item *item)
{
    return item->state == GROWTH_CONTACT_MISSED ||
           (item->state == GROWTH_CONTACT_NOT_MEASURED && item->overdue);
}

/* The first item of the schedule that is overdue since the last weight; NULL. */
static const growth_contact_item *first_missed(const growth_check *check, size_t *kind)
{
    const growth_contacts *c = &check->contacts;
    const growth_contact_item *first = NULL;

    if (!(c->findings & GROWTH_CONTACT_OVERDUE))
        return NULL;
    for (size_t i = 0; i < c->n; i++) {
        const growth_contact_item *item = &c->items[i];

        if (!lacks_weight(item) || due_of(item) == GROWTH_DATE_NONE ||
            (c->last_weight != GROWTH_DATE_NONE && due_of(item) < c->last_weight) ||
            (first && due_of(item) >= due_of(first)))
            continue;
        first = item;
        *kind = i;
    }
    return first;
}

static double newest_age(const chart_data *data)
{
    double age = -INFINITY;

    for (size_t i = 0; i < data->n_points; i++)
        if (data->points[i].possible && !isnan(data->points[i].dot))
            age = fmax(age, data->points[i].dot);
    return age;
}

/* Where the last weight lies before, or the beginning of the child's life. */
static growth_date weight_before(const growth_record *record, growth_date day)
{
    growth_date last = record->child.birth_date;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measure == GROWTH_WEIGHT && m->measured_on != GROWTH_DATE_NONE &&
            m->measured_on <= day && m->measured_on > last)
            last = m->measured_on;
    }
    return last;
}

/* Whether what was not read may hold the weight that was due on a day. */
static int may_be_unread(const chart_data *data, growth_date due, growth_date end)
{
    return growth__unread_between(data, weight_before(data->record, due), end);
}

int growth__is_overdue(const chart_data *data)
{
    const growth_contact_item *first;
    size_t kind;

    if (!data->check || !(data->check->contacts.findings & GROWTH_CONTACT_OVERDUE))
        return 0;
    first = first_missed(data->check, &kind);
    return !first || !may_be_unread(data, due_of(first), INT32_MAX);
}

double growth__overdue_age(const chart_data *data)
{
    growth_date birth = data->record->child.birth_date;
    const growth_contact_item *first;
    double today, due, newest = newest_age(data);
    size_t kind;

    if (!data->check || birth == GROWTH_DATE_NONE || data->seen_from == GROWTH_DATE_NONE)
        return GROWTH_NAN;
    first = first_missed(data->check, &kind);
    if (!first || may_be_unread(data, due_of(first), INT32_MAX))
        return GROWTH_NAN;
    today = (double)data->seen_from - (double)birth;
    due = (double)due_of(first) - (double)birth;
    if (!isfinite(newest))
        return today;
    if (due < WIDEN_MOST * newest) /* Show at least where it fell due. */
        newest = fmax(newest, due);
    return fmin(today, newest + fmax(WIDEN_LEAST, WIDEN_SHARE * newest));
}

/* The first weight after a day; GROWTH_DATE_NONE. */
static growth_date weight_after(const growth_record *record, growth_date day)
{
    growth_date first = GROWTH_DATE_NONE;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (m->measure == GROWTH_WEIGHT && m->measured_on != GROWTH_DATE_NONE &&
            m->measured_on > day && (first == GROWTH_DATE_NONE || m->measured_on < first))
            first = m->measured_on;
    }
    return first;
}

/* Says nothing of a weight that is missing, but that it may be among what was not read. */
static int is_unsure(chart_layout *l, size_t kind, growth_date due, growth_date end)
{
    char from[16], to[16];
    size_t n;

    if (!may_be_unread(l->data, due, end == GROWTH_DATE_NONE ? INT32_MAX : end))
        return 0;
    snprintf(l->unsure, sizeof l->unsure, "%s %s%s%s (%.60s).",
             end == GROWTH_DATE_NONE ? "since" : "between", growth_date_words(due, from),
             end == GROWTH_DATE_NONE ? "" : " and ",
             end == GROWTH_DATE_NONE ? "" : growth_date_words(end, to),
             growth_contact_schedule(&n)[kind].title);
    return 1;
}

/* Weights that were due, did not come in time, and came at last: from when each was overdue until
 * the next weight.  Those that end with the same weight are one stretch, and all of them are named.
 */
static void collect_past(chart_layout *l)
{
    const growth_contacts *c = &l->data->check->contacts;
    growth_date birth = l->data->record->child.birth_date;
    size_t n;
    int used;

    for (size_t i = 0; i < c->n && l->n_past < MAX_PAST; i++) {
        const growth_contact_item *item = &c->items[i];
        growth_date end = weight_after(l->data->record, item->date);
        axis_stretch past = { 1, 0, 0, 0 };
        char text[640], from[16], to[16];

        if (item->state != GROWTH_CONTACT_MISSED || item->date == GROWTH_DATE_NONE ||
            end == GROWTH_DATE_NONE || end - item->date < PAST_LEAST)
            continue;
        past.from = fmax((double)item->date - (double)birth, l->window.from);
        past.to = fmin((double)end - (double)birth, l->window.to);
        if (past.from >= past.to ||
            (l->n_past && l->past[l->n_past - 1].to >= past.to) || /* Said already. */
            is_unsure(l, i, item->date, end))
            continue;
        used = snprintf(text, sizeof text, "%s to %s (%s", growth_date_words(item->date, from),
                        growth_date_words(end, to), growth_contact_schedule(&n)[i].title);
        for (size_t k = i + 1; k < c->n; k++)
            if (c->items[k].state == GROWTH_CONTACT_MISSED &&
                c->items[k].date != GROWTH_DATE_NONE &&
                weight_after(l->data->record, c->items[k].date) == end)
                used += snprintf(text + used, sizeof text - (size_t)used, ", %s",
                                 growth_contact_schedule(&n)[k].title);
        snprintf(text + used, sizeof text - (size_t)used, ")");
        past.note = growth__notes_add(&l->notes, NOTE_WAS_OVERDUE, 0, text);
        l->past[l->n_past++] = past;
    }
}

void growth__collect_overdue(chart_layout *l)
{
    const chart_data *data = l->data;
    growth_date birth = data->record->child.birth_date;
    const growth_contact_item *first;
    char text[256], due[16], today[16];
    size_t kind, n;

    if (!data->check || birth == GROWTH_DATE_NONE || data->seen_from == GROWTH_DATE_NONE)
        return;
    collect_past(l);
    first = first_missed(data->check, &kind);
    if (!first || due_of(first) >= data->seen_from ||
        is_unsure(l, kind, due_of(first), GROWTH_DATE_NONE))
        return;
    l->overdue.from = fmax((double)due_of(first) - (double)birth, l->window.from);
    l->overdue.to = fmin((double)data->seen_from - (double)birth, l->window.to);
    l->overdue.is = l->overdue.to > l->overdue.from;
    snprintf(text, sizeof text, "%ssince %s (%s), no weight by %s",
             l->overdue.is ? "hatched, " : "", growth_date_words(due_of(first), due),
             growth_contact_schedule(&n)[kind].title, growth_date_words(data->seen_from, today));
    l->overdue.note =
        growth__notes_add(&l->notes, l->overdue.is ? NOTE_OVERDUE : NOTE_OVERDUE_OUTSIDE, 0, text);
}

static void lay_stripes(chart_layout *l, chart_style style, double step, scene_box strip)
{
    double height = strip.bottom - strip.top;

    for (double x = strip.left - height; x < strip.right; x += step) {
        double low = fmax(x, strip.left), high = fmin(x + height, strip.right);

        growth__scene_segment(l->scene, style, "overdue", low, strip.bottom - (low - x), high,
                              strip.bottom - (high - x));
    }
    growth__scene_segment(l->scene, style, "overdue", strip.left, strip.top, strip.right,
                          strip.top);
}

static scene_box strip_of(const chart_layout *l, const chart_panel *panel,
                          const axis_stretch *overdue)
{
    return (scene_box){ growth__x(l, panel, overdue->from), panel->plot.bottom - LANE_MM,
                        growth__x(l, panel, overdue->to), panel->plot.bottom };
}

/* What was late and came: finer, for it is over. */
static void lay_past(chart_layout *l, const chart_panel *panel)
{
    for (size_t i = 0; i < l->n_past; i++) {
        scene_box strip = strip_of(l, panel, &l->past[i]);
        char number[16];

        strip.top = strip.bottom - PAST_LANE_MM;
        lay_stripes(l, STYLE_HATCH_PAST, STRIPE_MM, strip);
        growth__take(l, strip);
        snprintf(number, sizeof number, "%u", l->past[i].note);
        growth__put_note_mark(l, panel, "overdue/note",
                              (scene_point){ (strip.left + strip.right) / 2, strip.top }, 0.4,
                              number);
    }
}

void growth__layout_overdue(chart_layout *l, const chart_panel *panel)
{
    if (l->data->page->body != BODY_THUMBNAIL)
        lay_past(l, panel);
    if (!l->overdue.is)
        return;
    lay_stripes(l, STYLE_HATCH, STRIPE_MM, strip_of(l, panel, &l->overdue));
    growth__take(l, strip_of(l, panel, &l->overdue));
}

/* Above the strip, where nothing stands in the way; where something stands everywhere, the footnote
 * alone says what the strip is. */
void growth__put_stretch_words(chart_layout *l, const chart_panel *panel,
                               const axis_stretch *stretch, const char *name, const char *words)
{
    static const double along[] = { 0.5, 0.25, 0.75, 0.1, 0.9, 0.38, 0.62, 0, 1 };
    double width = growth__width(l, STYLE_HATCH_TEXT, words);
    scene_box strip = strip_of(l, panel, stretch);
    char number[16], note_name[MAX_NAME];

    snprintf(number, sizeof number, "%u", stretch->note);
    snprintf(note_name, sizeof note_name, "%s/note", name);
    for (size_t i = 0; i < WORD_ROWS * ARRAY_LEN(along); i++) {
        double x = strip.left + along[i % ARRAY_LEN(along)] * (strip.right - strip.left);
        const size_t higher = i / ARRAY_LEN(along);
        double y = strip.top - 1.2 - (double)higher * HIGHER_MM;
        scene_box box;

        x = fmin(fmax(x, panel->plot.left + width / 2 + 1), panel->plot.right - width / 2 - 4);
        box = growth__text_box(STYLE_HATCH_TEXT, ALIGN_START, x - width / 2, y, width + 4);
        box.top -= 1;
        if (growth__taken_area(l, box) > 0)
            continue;
        growth__lay_paper(l, STYLE_HATCH_TEXT, name, ALIGN_MIDDLE, x, y, words);
        growth__put(l, STYLE_HATCH_TEXT, name, ALIGN_MIDDLE, x, y, words);
        growth__put(l, STYLE_NOTE_MARK, note_name, ALIGN_START, x + width / 2 + 0.6, y - 0.9,
                    number);
        growth__take(l, box);
        return;
    }
}

void growth__layout_overdue_words(chart_layout *l, const chart_panel *panel)
{
    if (l->overdue.is)
        growth__put_stretch_words(l, panel, &l->overdue, "overdue", WORDS);
}
