/* A weight that is overdue: hatched along the age axis from the day it fell due, so that what was
 * not measured is seen as well as what was.  What is due when is the core's schedule. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define WORDS     "weight overdue"
#define LANE_MM   2.0 /* Height of the hatched strip. */
#define HIGHER_MM 4.6 /* Of the words, above a row of visits. */
#define STRIPE_MM 1.5 /* Between two stripes. */
/* How far beyond the newest value the window may be widened for it: a record drawn years later
 * would else be squeezed into a corner. */
#define WIDEN_SHARE 0.15
#define WIDEN_MOST  2.5 /* Times the newest age. */
#define WIDEN_LEAST (0.25 * GROWTH_DAYS_PER_YEAR)

/* The first item of the schedule that is overdue since the last weight; NULL. */
static const growth_contact_item *first_missed(const growth_check *check, size_t *kind)
{
    const growth_contacts *c = &check->contacts;
    const growth_contact_item *first = NULL;

    if (!(c->findings & GROWTH_CONTACT_OVERDUE))
        return NULL;
    for (size_t i = 0; i < c->n; i++) {
        const growth_contact_item *item = &c->items[i];

        if (item->state != GROWTH_CONTACT_MISSED || item->date == GROWTH_DATE_NONE ||
            (c->last_weight != GROWTH_DATE_NONE && item->date < c->last_weight) ||
            (first && item->date >= first->date))
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

double growth__overdue_age(const chart_data *data)
{
    growth_date birth = data->record->child.birth_date;
    const growth_contact_item *first;
    double today, due, newest = newest_age(data);
    size_t kind;

    if (!data->check || birth == GROWTH_DATE_NONE || data->drawn_on == GROWTH_DATE_NONE)
        return GROWTH_NAN;
    first = first_missed(data->check, &kind);
    if (!first)
        return GROWTH_NAN;
    today = (double)data->drawn_on - (double)birth;
    due = (double)first->date - (double)birth;
    if (!isfinite(newest))
        return today;
    if (due < WIDEN_MOST * newest) /* Show at least where it fell due. */
        newest = fmax(newest, due);
    return fmin(today, newest + fmax(WIDEN_LEAST, WIDEN_SHARE * newest));
}

void growth__collect_overdue(chart_layout *l)
{
    const chart_data *data = l->data;
    growth_date birth = data->record->child.birth_date;
    const growth_contact_item *first;
    char text[256], due[16], today[16];
    size_t kind, n;

    if (!data->check || birth == GROWTH_DATE_NONE || data->drawn_on == GROWTH_DATE_NONE)
        return;
    first = first_missed(data->check, &kind);
    if (!first || first->date >= data->drawn_on)
        return;
    l->overdue.from = fmax((double)first->date - (double)birth, l->window.from);
    l->overdue.to = fmin((double)data->drawn_on - (double)birth, l->window.to);
    l->overdue.is = l->overdue.to > l->overdue.from;
    snprintf(text, sizeof text, "%ssince %s (%s), no weight by %s",
             l->overdue.is ? "hatched, " : "", growth_date_words(first->date, due),
             growth_contact_schedule(&n)[kind].title, growth_date_words(data->drawn_on, today));
    l->overdue.note = growth__notes_add(&l->notes, NOTE_OVERDUE, 0, text);
}

static void lay_stripes(chart_layout *l, scene_box strip)
{
    double height = strip.bottom - strip.top;

    for (double x = strip.left - height; x < strip.right; x += STRIPE_MM) {
        double low = fmax(x, strip.left), high = fmin(x + height, strip.right);

        growth__scene_segment(l->scene, STYLE_HATCH, "overdue", low, strip.bottom - (low - x), high,
                              strip.bottom - (high - x));
    }
    growth__scene_segment(l->scene, STYLE_HATCH, "overdue", strip.left, strip.top, strip.right,
                          strip.top);
}

static scene_box strip_of(const chart_layout *l, const chart_panel *panel)
{
    return (scene_box){ growth__x(l, panel, l->overdue.from), panel->plot.bottom - LANE_MM,
                        growth__x(l, panel, l->overdue.to), panel->plot.bottom };
}

void growth__layout_overdue(chart_layout *l, const chart_panel *panel)
{
    if (!l->overdue.is)
        return;
    lay_stripes(l, strip_of(l, panel));
    growth__take(l, strip_of(l, panel));
}

/* Above the strip, where nothing stands in the way; where something stands everywhere, the footnote
 * alone says what the strip is. */
void growth__layout_overdue_words(chart_layout *l, const chart_panel *panel)
{
    static const double along[] = { 0.5, 0.25, 0.75, 0.1, 0.9, 0.38, 0.62, 0, 1 };
    double width = growth__width(l, STYLE_HATCH_TEXT, WORDS);
    scene_box strip = strip_of(l, panel);
    char number[16];

    snprintf(number, sizeof number, "%u", l->overdue.note);
    for (size_t i = 0; l->overdue.is && i < 2 * ARRAY_LEN(along); i++) {
        double x = strip.left + along[i % ARRAY_LEN(along)] * (strip.right - strip.left);
        double y = strip.top - (i < ARRAY_LEN(along) ? 1.2 : HIGHER_MM);
        scene_box box;

        x = fmin(fmax(x, panel->plot.left + width / 2 + 1), panel->plot.right - width / 2 - 4);
        box = growth__text_box(STYLE_HATCH_TEXT, ALIGN_START, x - width / 2, y, width + 4);
        box.top -= 1;
        if (growth__taken_area(l, box) > 0)
            continue;
        growth__lay_paper(l, STYLE_HATCH_TEXT, "overdue", ALIGN_MIDDLE, x, y, WORDS);
        growth__put(l, STYLE_HATCH_TEXT, "overdue", ALIGN_MIDDLE, x, y, WORDS);
        growth__put(l, STYLE_NOTE_MARK, "overdue/note", ALIGN_START, x + width / 2 + 0.6, y - 0.9,
                    number);
        growth__take(l, box);
        return;
    }
}
