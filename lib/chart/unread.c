/* Entries that could not be read: how many, and of which days, so that a picture without them is
 * not taken for all there is.  Their days are marked on the age axis: an open strip, unlike the
 * hatched one of a weight that nobody took. */
#include <math.h>
#include <stdio.h>

#include "fail.h"
#include "layout.h"

#define LANE_MM  2.0
#define LEAST_MM 1.6 /* One day has a width, too. */

growth_status growth__unread_read(chart_data *data, const growth_chart_options *options,
                                  growth_error *err)
{
    const int any_dated = options->n_unread > options->n_unread_undated;

    data->n_unread = options->n_unread;
    data->n_unread_undated = options->n_unread_undated;
    data->unread_from = any_dated ? options->unread_from : GROWTH_DATE_NONE;
    data->unread_to = any_dated ? options->unread_to : GROWTH_DATE_NONE;
    if (options->n_unread_undated <= options->n_unread &&
        (!any_dated ||
         (data->unread_from != GROWTH_DATE_NONE && data->unread_to >= data->unread_from)))
        return GROWTH_OK;
    return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                              "of the entries that could not be read, %zu of %zu are undated and "
                              "the first and last day of the others are not given",
                              options->n_unread_undated, options->n_unread);
}

char *growth__unread_text(const chart_data *data, char text[UNREAD_TEXT_SIZE])
{
    const size_t n = data->n_unread, undated = data->n_unread_undated;
    char from[16], to[16], days[48] = "", without[48] = "";

    text[0] = 0;
    if (!n)
        return text;
    if (n > undated)
        snprintf(days, sizeof days, "%s%s%s", growth_date_words(data->unread_from, from),
                 data->unread_from == data->unread_to ? "" : " to ",
                 data->unread_from == data->unread_to ? ""
                                                      : growth_date_words(data->unread_to, to));
    if (undated)
        snprintf(without, sizeof without, "%s%zu without a date that can be read",
                 *days ? "; " : "", undated);
    snprintf(text, UNREAD_TEXT_SIZE, "%zu %s could not be read and %s not shown (%s%s)", n,
             n == 1 ? "entry" : "entries", n == 1 ? "is" : "are", days, without);
    return text;
}

int growth__unread_between(const chart_data *data, growth_date from, growth_date to)
{
    if (data->n_unread_undated)
        return 1;
    return data->n_unread && data->unread_from < to && data->unread_to > from;
}

/* ---- on the axis ------------------------------------------------------------------------------
 */

double growth__unread_age(const chart_data *data, growth_date on)
{
    growth_date birth = data->record->child.birth_date;

    if (on == GROWTH_DATE_NONE || birth == GROWTH_DATE_NONE || on < birth ||
        (data->seen_from != GROWTH_DATE_NONE && on > data->seen_from))
        return GROWTH_NAN; /* A slip of the date may not stretch the axis. */
    return (double)on - (double)birth;
}

void growth__collect_identity(chart_layout *l)
{
    char text[GROWTH_EXPLAIN_SIZE];

    if (*growth_explain_identity(l->data->record->n_refused, text))
        growth__notes_add(&l->notes, NOTE_IDENTITY, 0, text);
}

void growth__collect_unread(chart_layout *l)
{
    const chart_data *data = l->data;
    const double from = growth__unread_age(data, data->unread_from);
    const double to = growth__unread_age(data, data->unread_to);
    char text[UNREAD_TEXT_SIZE + GROWTH_EXPLAIN_SIZE], unread[UNREAD_TEXT_SIZE];

    if (!*growth__unread_text(data, unread))
        return;
    l->unread.from = fmax(fmin(from, to), l->window.from); /* Of one that is known, that one. */
    l->unread.to = fmin(fmax(from, to), l->window.to);
    l->unread.is = !(isnan(from) && isnan(to)) && l->unread.from <= l->unread.to;
    if (!l->unread.is) /* The words alone, at the right. */
        l->unread.from = l->unread.to = l->window.to;
    snprintf(text, sizeof text, "%s. Correct what could not be read and draw the chart again.%s%s",
             unread, *l->unsure ? " Until then nobody can tell whether a weight was missed " : "",
             l->unsure);
    l->unread.note = growth__notes_add(&l->notes, NOTE_UNREAD, 0, text);
}

void growth__layout_unread(chart_layout *l, const chart_panel *panel)
{
    double x0 = growth__x(l, panel, l->unread.from), x1 = growth__x(l, panel, l->unread.to);
    const double more = fmax(0, LEAST_MM - (x1 - x0)) / 2, foot = panel->plot.bottom;
    scene_point strip[4];

    if (!l->unread.is)
        return;
    x0 = fmax(x0 - more, panel->plot.left);
    x1 = fmin(x1 + more, panel->plot.right);
    strip[0] = (scene_point){ x0, foot };
    strip[1] = (scene_point){ x0, foot - LANE_MM };
    strip[2] = (scene_point){ x1, foot - LANE_MM };
    strip[3] = (scene_point){ x1, foot };
    growth__scene_line(l->scene, STYLE_HATCH, "unread", strip, ARRAY_LEN(strip));
    growth__take(l, (scene_box){ x0, foot - LANE_MM, x1, foot });
}

void growth__layout_unread_words(chart_layout *l, const chart_panel *panel)
{
    char words[48];

    snprintf(words, sizeof words, "%zu %s not read", l->data->n_unread,
             l->data->n_unread == 1 ? "entry" : "entries");
    if (l->data->n_unread)
        growth__put_stretch_words(l, panel, &l->unread, "unread", words);
}
