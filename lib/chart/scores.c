/* The SDS of every measure on one pair of axes: the clearest picture of a fall.
 *
 * Scores before a change of reference are carried across it by the core's series, so that a child
 * whose measurements run on smoothly runs level.  Dates are joined here: there are no curves that a
 * joining line could be taken for.  One colour and one mark a measure.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"
#include "spread.h"

#define AXIS_MM       14.0 /* Left of the plot. */
#define LABELS_MM     52.0 /* Right of the plot: centiles, then what each line is. */
#define CENTILES_MM   11.0
#define SERIES_GAP_MM 8.4
#define UNUSED_GAP_MM 3.4
#define SDS_RANGE     3.0 /* At least. */
#define SDS_MOST      8.0
#define SDS_PAD       0.3
#define MOST_JOINED   (2 * GROWTH_DAYS_PER_YEAR)
#define LEAST_SHARE   0.26
#define SPARED_SHARE  0.05 /* Given up where that spares a sheet for a few lines. */
#define LEAST_HIGH_MM 25.0
#define LEAST_WIDE_MM 32.0

static const scene_mark marks[GROWTH_TRACK_MEASURES] = { MARK_DOT, MARK_SQUARE, MARK_DIAMOND,
                                                         MARK_TRIANGLE };
/* So that all look of one size. */
static const double mark_sizes[GROWTH_TRACK_MEASURES] = { 1, 0.85, 1.15, 1.05 };

/* A measure's points as drawn. */
typedef struct score_track {
    const growth_series *series;
    unsigned newest; /* Frame that all scores are carried to. */
    const chart_point *last;
    size_t n;
} score_track;

typedef struct scores {
    chart_layout *l;
    chart_panel *panel;
    const growth_track *track;
    score_track tracks[GROWTH_TRACK_MEASURES];
    int carried;
} scores;

static unsigned frame_of(const growth_series *series, const chart_point *point)
{
    for (size_t i = 0; i < series->n_frames; i++)
        if (series->segments[i] == point->assessment.score.segment)
            return (unsigned)i;
    return 0;
}

static double sds_of(const scores *s, const chart_point *point)
{
    const score_track *t = &s->tracks[point->measurement->measure];
    unsigned frame = frame_of(t->series, point);

    return growth_series_carry(t->series, point->assessment.score.sds, frame, t->newest);
}

static int is_drawn(const chart_point *point)
{
    return point->drawn && point->assessment.score.status == GROWTH_OK;
}

/* Points without a score have no place here; their notes say so. */
static void read_tracks(scores *s)
{
    chart_data *data = s->l->data;

    for (size_t m = 0; m < GROWTH_TRACK_MEASURES; m++)
        s->tracks[m].series = &s->track->series[m];
    for (size_t i = 0; i < data->n_points; i++) {
        chart_point *point = &data->points[i];
        score_track *t = &s->tracks[point->measurement->measure];

        if (!is_drawn(point))
            continue;
        t->newest = frame_of(t->series, point); /* In order of age: the last one stays. */
        if (!t->last || !point->hollow || t->last->hollow)
            t->last = point;
        t->n++;
    }
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        const chart_point *used = growth__data_latest(data, (growth_measure)m);

        if (used && is_drawn(used)) /* Else it has no score, and an older one stands for it. */
            s->tracks[m].last = used;
    }
}

static void read_range(scores *s)
{
    chart_data *data = s->l->data;
    double low = -SDS_RANGE, high = SDS_RANGE;

    for (size_t i = 0; i < data->n_points; i++) {
        chart_point *point = &data->points[i];
        double sds;

        if (!is_drawn(point))
            continue;
        sds = sds_of(s, point);
        s->carried |= fabs(sds - point->assessment.score.sds) > 0.005;
        point->off_scale = sds > SDS_MOST ? 1 : sds < -SDS_MOST ? -1 : 0;
        if (point->off_scale) {
            growth__note_point(&s->l->notes, point, NOTE_OFF_SCALE, 0);
            continue;
        }
        low = fmin(low, sds - SDS_PAD);
        high = fmax(high, sds + SDS_PAD);
    }
    s->panel->low = low;
    s->panel->high = high;
    if (s->carried)
        growth__notes_add(
            &s->l->notes, NOTE_CARRIED, 0,
            "Scores before a change of reference are carried across it, so that an "
            "even course runs level; the centiles printed elsewhere are those of each "
            "day's own reference.");
}

/* ---- the child --------------------------------------------------------------------------------
 */

static scene_point place_of(const scores *s, const chart_point *point)
{
    const chart_panel *panel = s->panel;
    double y = point->off_scale > 0   ? panel->plot.top + 1.5
               : point->off_scale < 0 ? panel->plot.bottom - 1.5
                                      : growth__y(panel, sds_of(s, point));

    return (scene_point){ growth__x(s->l, panel, growth__plotted_age(point)), y };
}

/* The line passes by what is doubtful, and ends with a low newest value, however low. */
static int is_joined(const chart_point *point)
{
    return is_drawn(point) && (point->again || (!point->hollow && !point->off_scale));
}

static void lay_joins(scores *s, growth_measure m)
{
    const chart_data *data = s->l->data;
    scene_point *points = calloc(data->n_points + 1, sizeof *points);
    const chart_point *last = NULL;
    char name[MAX_NAME];
    size_t n = 0;

    if (!points) {
        s->l->scene->failed = 1;
        return;
    }
    snprintf(name, sizeof name, "%s/track", growth_measure_describe(m)->id);
    for (size_t i = 0; i < data->n_points; i++) {
        const chart_point *point = &data->points[i];

        if (point->measurement->measure != m || !is_joined(point))
            continue;
        /* Over years in which nobody measured a line would be read as a course. */
        if (last && growth__plotted_age(point) - growth__plotted_age(last) > MOST_JOINED) {
            const scene_point from = place_of(s, last), to = place_of(s, point);

            growth__scene_line(s->l->scene, (chart_style)(STYLE_SERIES_LINE + m), name, points, n);
            growth__scene_segment(s->l->scene, (chart_style)(STYLE_SERIES_GAP + m), name, from.x,
                                  from.y, to.x, to.y);
            n = 0;
        }
        points[n++] = place_of(s, point);
        last = point;
    }
    growth__scene_line(s->l->scene, (chart_style)(STYLE_SERIES_LINE + m), name, points, n);
    free(points);
}

/* What the lines cover, for what is laid after them. */
static void take_joins(const scores *s)
{
    const chart_data *data = s->l->data;
    const chart_point *last[GROWTH_TRACK_MEASURES] = { NULL };

    for (size_t i = 0; i < data->n_points; i++) {
        const chart_point *point = &data->points[i];
        const growth_measure m = point->measurement->measure;

        if ((unsigned)m >= GROWTH_TRACK_MEASURES || !is_joined(point))
            continue;
        if (last[m])
            growth__take_stretch(s->l, place_of(s, last[m]), place_of(s, point));
        last[m] = point;
    }
}

static chart_style mark_style(const chart_point *point)
{
    return (chart_style)((point->hollow ? STYLE_SERIES_DOUBTFUL : STYLE_SERIES_MARK) +
                         (int)point->measurement->measure);
}

static void lay_marks(scores *s, growth_measure m)
{
    chart_layout *l = s->l;

    for (size_t i = 0; i < l->data->n_points; i++) {
        const chart_point *point = &l->data->points[i];
        double size = l->point_size * mark_sizes[m];
        scene_point at;
        char name[MAX_NAME];

        if (point->measurement->measure != m || !is_drawn(point))
            continue;
        at = place_of(s, point);
        snprintf(name, sizeof name, "%s/dot/%zu", growth_measure_describe(m)->id, point->index);
        growth__scene_marker(l->scene, mark_style(point), name, marks[m], at, size, 0);
        if (point->again) {
            size *= RING_SIZE;
            snprintf(name, sizeof name, "%s/latest", growth_measure_describe(m)->id);
            growth__scene_marker(l->scene, (chart_style)(STYLE_SERIES_RING + (int)m), name,
                                 growth__ring_mark(point), at, size, 0);
        }
        growth__take(l, (scene_box){ at.x - size, at.y - size, at.x + size, at.y + size });
        if (!point->off_scale)
            continue;
        snprintf(name, sizeof name, "%s/off-scale/%zu", growth_measure_describe(m)->id,
                 point->index);
        at.y -= point->off_scale * (size + 1.6);
        growth__scene_marker(l->scene, STYLE_OFF_SCALE, name, MARK_ARROW, at, 0.8,
                             point->off_scale > 0 ? -acos(-1) / 2 : acos(-1) / 2);
    }
}

static void lay_note_marks(scores *s)
{
    chart_layout *l = s->l;

    for (size_t i = 0; i < l->data->n_points; i++) {
        const chart_point *point = &l->data->points[i];
        char text[32] = "", name[MAX_NAME];
        size_t used = 0;

        if (!is_drawn(point))
            continue;
        for (int k = 0; k < MAX_MARKS && point->notes[k] && used < sizeof text; k++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%u", k ? "," : "",
                                     point->notes[k]);
        snprintf(name, sizeof name, "%s/note/%zu",
                 growth_measure_describe(point->measurement->measure)->id, point->index);
        growth__put_note_mark(l, s->panel, name, place_of(s, point), l->point_size, text);
    }
}

/* One fall has a bracket; where another measure fell, its name bears the number of the note. */
static void put_fall_number(chart_layout *l, growth_measure m, const chart_fall *bracketed,
                            double x, double y)
{
    const chart_fall *fall = l->falls[m].finding ? &l->falls[m] : &l->states[m];
    char number[16], name[MAX_NAME];

    if (!fall->finding || !fall->note || (bracketed && bracketed->note == fall->note))
        return;
    snprintf(number, sizeof number, "%u", fall->note);
    snprintf(name, sizeof name, "%s/note/fall", growth_measure_describe(m)->id);
    growth__put(l, STYLE_NOTE_MARK, name, ALIGN_START, x, y, number);
}

/* "not used: 9.9 kg, doubtful"; nothing where there is no such value.  @return whether there is. */
static int unused_text(const scores *s, growth_measure m, char text[96])
{
    const chart_data *data = s->l->data;
    const chart_point *last = s->tracks[m].last, *unused, *more;
    char value[VALUE_TEXT_SIZE];

    unused = last ? growth__data_unused(data, last, NULL) : NULL;
    more = unused ? growth__data_unused(data, last, unused) : NULL;
    if (more)
        snprintf(text, 96, "newer ones not used, doubtful");
    else if (unused)
        snprintf(text, 96, "not used: %s, doubtful",
                 growth__value_text(m, unused->measurement->value, value));
    return unused != NULL;
}

/* "11.9 kg, <0.4th centile"; of a measure that fell and has no value here, that. */
static void newest_text(const chart_layout *l, const chart_point *last, char text[96])
{
    char value[VALUE_TEXT_SIZE], centile[CENTILE_TEXT_SIZE];

    if (last)
        snprintf(text, 96, "%s, %s",
                 growth__value_text(last->measurement->measure, last->measurement->value, value),
                 growth__place_text(l->data, last, centile));
    else
        snprintf(text, 96, "no value in the ages shown");
}

/* What each line is, with its newest value that is used: beside its end, spread so that none covers
 * another. */
static void lay_names(scores *s, const chart_fall *bracketed)
{
    chart_layout *l = s->l;
    growth_measure order[GROWTH_TRACK_MEASURES];
    double places[GROWTH_TRACK_MEASURES] = { 0 }, x = s->panel->plot.right + CENTILES_MM + 3;
    double unused_gap = 0;
    char text[96];
    size_t n = 0;

    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        double y;
        size_t at = n;
        if (unused_text(s, (growth_measure)m, text))
            unused_gap = UNUSED_GAP_MM;
        if (!s->tracks[m].last && !l->falls[m].finding && !l->states[m].finding)
            continue;
        y = s->tracks[m].last ? place_of(s, s->tracks[m].last).y : s->panel->plot.bottom;
        for (; at > 0 && places[at - 1] > y; at--) {
            places[at] = places[at - 1];
            order[at] = order[at - 1];
        }
        places[at] = y;
        order[at] = (growth_measure)m;
        n++;
    }
    growth__spread(places, n, SERIES_GAP_MM + unused_gap, s->panel->plot.top + 2,
                   s->panel->plot.bottom - 4 - unused_gap);
    for (size_t i = 0; i < n; i++) {
        growth_measure m = order[i];
        const chart_point *last = s->tracks[m].last;
        char name[MAX_NAME];
        scene_box title;

        snprintf(name, sizeof name, "%s/name", growth_measure_describe(m)->id);
        growth__scene_marker(l->scene, (chart_style)(STYLE_SERIES_MARK + (int)m), name, marks[m],
                             (scene_point){ x - 2.6, places[i] - 0.4 }, 1.1 * mark_sizes[m], 0);
        title = growth__put(l, (chart_style)(STYLE_SERIES_TEXT + (int)m), name, ALIGN_START, x,
                            places[i] + 0.6, growth_measure_describe(m)->title);
        put_fall_number(l, m, bracketed, title.right + 0.7, places[i] - 0.3);
        newest_text(l, last, text);
        growth__put(l, STYLE_MARK_TEXT, name, ALIGN_START, x, places[i] + 4.0, text);
        if (unused_text(s, m, text))
            growth__put(l, STYLE_MARK_TEXT, name, ALIGN_START, x, places[i] + 4.0 + UNUSED_GAP_MM,
                        text);
    }
}

/* ---- the fall ---------------------------------------------------------------------------------
 */

/* The strongest fall on the page, in SDS of the newest frame. */
static int first_fall(const scores *s, chart_fall *fall)
{
    const growth_check *check = s->l->data->check;

    for (size_t i = 0; check && i < check->n_findings; i++) {
        const growth_finding *f = &check->findings[i];

        if (!f->heads || (unsigned)f->measure >= GROWTH_TRACK_MEASURES ||
            s->l->falls[f->measure].finding != f || !isfinite(f->baseline_sds) ||
            !isfinite(f->to_sds))
            continue;
        *fall = s->l->falls[f->measure];
        fall->from_value = fmin(fmax(f->baseline_sds, s->panel->low), s->panel->high);
        fall->to_value = fmin(fmax(f->to_sds, s->panel->low), s->panel->high);
        return 1;
    }
    return 0;
}

static void lay_fall_area(const scores *s, const chart_fall *fall)
{
    double x0 = growth__x(s->l, s->panel, fall->from), x1 = growth__x(s->l, s->panel, fall->to);
    double y0 = growth__y(s->panel, fall->from_value), y1 = growth__y(s->panel, fall->to_value);
    const chart_data *data = s->l->data;
    scene_point deep[MAX_FALL_POINTS] = { { x0, y0 }, { x1, y0 }, { x1, y1 } };
    size_t n = 3;

    for (size_t i = data->n_points; i-- > 0 && n < ARRAY_LEN(deep);) {
        const chart_point *p = &data->points[i];
        double age = growth__plotted_age(p);

        if (p->measurement->measure == fall->finding->measure && is_joined(p) && age > fall->from &&
            age < fall->to)
            deep[n++] = place_of(s, p);
    }

    s->l->band = growth__fall_band(s->l, s->panel, fall);
    growth__scene_box_area(s->l->scene, STYLE_FALL_BAND, "sds/fall", s->l->band);
    growth__lay_cut_area(s->l, s->panel, "sds/fall", deep, n);
}

static void lay_fall_bracket(const scores *s, const chart_fall *fall)
{
    char size[FALL_TEXT_SIZE], text[FALL_TEXT_SIZE + 48];

    snprintf(text, sizeof text, "%s %s", growth__measure_words(fall->finding->measure)->noun,
             growth__fall_text(fall, size));
    growth__put_bracket(s->l, s->panel, fall, text);
}

/* ---- the sheet --------------------------------------------------------------------------------
 */

/* Of what stands below a figure that leaves it `room` at most. */
static double footer_height(chart_layout *l, double room)
{
    const double height = growth__footer_height(l, room - LEAST_SHARE * l->height);

    if (l->n_foot == l->foot.n)
        return height;
    return growth__footer_height(l, room - (LEAST_SHARE - SPARED_SHARE) * l->height);
}

static growth_status lay_figure(scores *s, growth_error *err)
{
    chart_layout *l = s->l;
    chart_fall fall;
    int fell, head = l->data->page->words;
    double top, footer, axis = growth__axis_height(l, AXIS_FULL);
    double above = SCORE_HEAD_MM + growth__event_lane(l, s->panel);

    top = head ? growth__layout_running_header(l, "SDS and findings") : growth__layout_header(l);
    footer = l->body.bottom - footer_height(l, l->body.bottom - top - above - axis - 3);
    s->panel->plot = (scene_box){ l->body.left + AXIS_MM, top + above, l->body.right - LABELS_MM,
                                  footer - 3 - axis };
    l->too_small = s->panel->plot.bottom - s->panel->plot.top < LEAST_HIGH_MM ||
                   s->panel->plot.right - s->panel->plot.left < LEAST_WIDE_MM;
    if (l->too_small)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "the page is too small for an SDS chart; give a larger page");
    l->scene->part = PART_FIGURE;
    s->panel->first_item = l->scene->n_items;
    fell = first_fall(s, &fall);
    if (fell && growth__fall_is_shown(l, &fall))
        lay_fall_area(s, &fall);
    growth__layout_events(l, s->panel);
    growth__layout_score_axes(l, s->panel);
    growth__layout_age_axis(l, s->panel, AXIS_FULL);
    growth__layout_overdue(l, s->panel);
    growth__layout_unread(l, s->panel);
    growth__layout_contacts(l, s->panel);
    growth__layout_overdue_words(l, s->panel);
    growth__layout_unread_words(l, s->panel);
    for (int m = GROWTH_TRACK_MEASURES; m-- > 0;) /* Weight last, on top. */
        lay_joins(s, (growth_measure)m);
    for (int m = GROWTH_TRACK_MEASURES; m-- > 0;)
        lay_marks(s, (growth_measure)m);
    lay_note_marks(s);
    lay_names(s, fell ? &fall : NULL);
    if (fell) {
        take_joins(s);
        lay_fall_bracket(s, &fall);
    }
    growth__layout_footer(l, footer);
    growth__layout_more_notes(l);
    return GROWTH_OK;
}

growth_status growth__layout_scores(chart_layout *l, growth_error *err)
{
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    const growth_check *check = l->data->check;
    growth_track *own = NULL;
    growth_status status;
    scores s = { .l = l, .panel = &l->panels[0] };

    s.panel->plot.left = l->body.left + AXIS_MM;
    s.panel->plot.right = l->body.right - LABELS_MM;
    growth__prepare_panels(l);
    s.track = check && check->track.reference == l->data->reference &&
                      check->track.policy == l->data->policy
                  ? &check->track
                  : NULL;
    if (!s.track) {
        own = calloc(1, sizeof *own);
        if (!own)
            return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
        options.reference = l->data->reference;
        options.policy = l->data->policy;
        status = growth_track_build(l->data->record, &options, own, err);
        if (status != GROWTH_OK) {
            free(own);
            return status;
        }
        s.track = own;
    }
    s.panel->id = "sds";
    read_tracks(&s);
    read_range(&s);
    status = lay_figure(&s, err);
    free(own);
    return status;
}
