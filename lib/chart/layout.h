/* Laying a chart out: data to scene.  Pure; asks fonts only for the widths of texts.
 *
 * Each file adds one thing to the page: header.c, axes.c, curves.c, points.c, footer.c; layout.c
 * decides where they go.
 */
#ifndef GROWTH_CHART_LAYOUT_H
#define GROWTH_CHART_LAYOUT_H

#include "data.h"
#include "flow.h"
#include "metrics.h"
#include "notes.h"
#include "scene.h"
#include "window.h"

/* The smallest page that the layout is made for; smaller ones are drawn reduced.  A page
 * narrower or lower than the full one says in running words what otherwise stands in rows. */
#define LAYOUT_MIN_WIDTH   120.0
#define LAYOUT_MIN_HEIGHT  180.0
#define LAYOUT_FULL_WIDTH  140.0
#define LAYOUT_FULL_HEIGHT 195.0

#define MAX_NAME     64
#define WEDGE_SLICES 24
#define MAX_PAST     8
#define RING_SIZE    1.65 /* Of the ring around a newest value, times the mark. */

/* What has been placed and must not be covered. */
typedef struct taken_boxes {
    scene_box *boxes;
    size_t n, room;
} taken_boxes;

typedef struct chart_panel {
    const page_panel *row;
    const char *id;    /* Of the measure. */
    scene_box plot;    /* Inside the axes, in mm. */
    double low, high;  /* Values at its foot and top. */
    double lines_end;  /* Age at which its curves end, in days. */
    size_t first_item; /* Its items in the scene begin here. */
} chart_panel;

/* A fall to be shaded and bracketed. */
typedef struct chart_fall {
    const growth_finding *finding;
    double from, to;             /* Where the two marks stand, in days. */
    double from_value, to_value; /* As drawn. */
    unsigned note;
} chart_fall;

/* A stretch of the age axis: in which a weight was overdue, or of which entries were not read. */
typedef struct axis_stretch {
    int is;          /* 0: there is none. */
    double from, to; /* Days. */
    unsigned note;
} axis_stretch;

/* The arrow of one event, or of several of nearly the same day, above the first panel. */
typedef struct event_flag {
    size_t first, n; /* Events of the data. */
    int words;       /* 1: the text of the event beside the arrow; 0: the number of a note. */
    int row;         /* From 0, the lowest. */
    scene_align align;
    double x, width;
    unsigned note;
} event_flag;

typedef struct chart_layout {
    scene_book *book;
    chart_scene *scene; /* The sheet being laid out. */
    text_metrics metrics;
    chart_data *data;
    const growth_chart_options *options;
    chart_notes notes;
    chart_fall falls[GROWTH_TRACK_MEASURES];  /* By measure; `finding` NULL: none. */
    chart_fall states[GROWTH_TRACK_MEASURES]; /* Found without a stretch; `finding` and `note`. */
    axis_stretch overdue;
    axis_stretch past[MAX_PAST]; /* Over by now. */
    size_t n_past;
    axis_stretch unread; /* Entries that could not be read. */
    char unsure[128];    /* When those may hold a missing weight: "since 30 Jul 2026 (...)". */
    event_flag *events;
    size_t n_events;
    int event_rows; /* 0: no event is drawn. */
    text_flow foot; /* The notes as lines. */
    size_t n_foot;  /* How many of them stand on the first sheet. */
    age_window window;
    double width, height; /* Of the page as laid out. */
    scene_box body;       /* Inside the margins. */
    chart_panel panels[MAX_PANELS];
    double point_size; /* Half the width of a dot. */
    int halo_free;     /* 1: dots stand so near that their halos would wash them out. */
    taken_boxes taken;
    scene_box band;                /* The shade of the fall being drawn on; empty: none. */
    scene_box wedge[WEDGE_SLICES]; /* What of it is dark. */
    size_t n_wedge;
    int contact_lane; /* 1 where triangles stand on the axis. */
    double shrink;    /* Drawn this much smaller, so that all of it fits; 1 at first. */
    int too_small;    /* It did not: try again with less. */
    int missing_glyphs;
    char missing_in[80]; /* The first text with a glyph that no font has. */
} chart_layout;

/* Lay out a row of sheets.  @param layout  book, metrics, data and options are set, the rest 0. */
growth_status growth__layout(chart_layout *layout, growth_error *err);
void growth__layout_free(chart_layout *layout);

/* Add a text, measured; returns its box. */
scene_box growth__put(chart_layout *layout, chart_style style, const char *name, scene_align align,
                      double x, double y, const char *text);
double growth__width(const chart_layout *layout, chart_style style, const char *text);

/* Remember a box as taken; ask how much of `box` others have taken already, in mm2. */
void growth__take(chart_layout *layout, scene_box box);
void growth__take_stretch(chart_layout *layout, scene_point from, scene_point to); /* of a line */
double growth__taken_area(const chart_layout *layout, scene_box box);
double growth__wedge_area(const chart_layout *layout, scene_box box);

double growth__x(const chart_layout *layout, const chart_panel *panel, double age_days);
double growth__y(const chart_panel *panel, double value);

/* A new sheet in the book, made the current one. @return 0 where memory ran out. */
int growth__new_sheet(chart_layout *layout);

/* "Sheet 1 of 3" on each, where there are more than one. */
void growth__number_sheets(scene_book *book, text_metrics metrics);

/* header.c: both return where the body may begin. */
double growth__layout_header(chart_layout *layout);
double growth__layout_running_header(chart_layout *layout, const char *title);

/* footer.c: the key, the notes and the last lines.  The height it needs, at most `most` (the rest
 * of the notes waits for sheets of their own), then the drawing. */
double growth__footer_height(chart_layout *layout, double most);
void growth__layout_footer(chart_layout *layout, double top);
void growth__layout_last_lines(chart_layout *layout);
double growth__last_lines_top(chart_layout *layout);
void growth__layout_more_notes(chart_layout *layout);

/* The bodies, by page_body. */
growth_status growth__layout_panels(chart_layout *layout, growth_error *err);
growth_status growth__layout_scores(chart_layout *layout, growth_error *err);
growth_status growth__layout_chronology(chart_layout *layout, growth_error *err);
growth_status growth__layout_thumbnail(chart_layout *layout, growth_error *err);

/* layout.c: what panels and thumbnails share. */
void growth__prepare_panels(chart_layout *layout);

/* falls.c */
void growth__collect_falls(chart_layout *layout);
void growth__layout_fall_area(chart_layout *layout, const chart_panel *panel);
/* Lays the shade again over the gap of a join, `half` mm to either side. */
void growth__layout_fall_patch(chart_layout *layout, const chart_panel *panel, double age,
                               double half);
void growth__layout_fall_bracket(chart_layout *layout, const chart_panel *panel);
void growth__put_bracket(chart_layout *layout, const chart_panel *panel, const chart_fall *fall,
                         const char *text);
char *growth__fall_text(const chart_fall *fall, char *text);
/* Whether some of it lies within the window; the band of that; an area of it cut off likewise. */
int growth__fall_is_shown(const chart_layout *layout, const chart_fall *fall);
scene_box growth__fall_band(const chart_layout *layout, const chart_panel *panel,
                            const chart_fall *fall);
#define MAX_FALL_POINTS 128
void growth__lay_cut_area(chart_layout *layout, const chart_panel *panel, const char *name,
                          const scene_point *points, size_t n);
#define FALL_TEXT_SIZE 160

/* found.c: what was found in few words, "BMI is below the 0.4th centile". */
#define FOUND_TEXT_SIZE 200
char *growth__found_text(const chart_data *data, const growth_finding *finding, char *text);
/* "rapid-fall, ng75-fall" */
#define RULES_TEXT_SIZE 256
char *growth__rules_text(const growth_finding *finding, char *text);
/* Of a weight of which too little is known: that, or where something was found of weight how old
 * the last one is.  Room for GROWTH_EXPLAIN_SIZE. */
typedef enum little_words { LITTLE_BRIEF, LITTLE_WHOLE } little_words;
char *growth__little_text(const chart_data *data, little_words words, char *text);
/* "urgent, measure again now"; of other tiers their word. */
const char *growth__tier_words(growth_tier tier);
/* Whether it heads an episode, and is more than that too little is known. */
int growth__is_found(const growth_finding *finding);
/* All of them for the head of the page, strongest first; "" where there is none. */
void growth__write_found(const chart_layout *layout, char *text, size_t size);
unsigned growth__note_found(chart_layout *layout, const growth_finding *finding, note_kind kind);
/* Words with the number of a note, where they cover least, and as near to a place as may be. */
void growth__put_panel_words(chart_layout *layout, const chart_panel *panel, const char *words,
                             unsigned note, scene_point near);
void growth__layout_state(chart_layout *layout, const chart_panel *panel);

/* extras.c */
void growth__collect_extras(chart_layout *layout);
void growth__layout_extra_lines(chart_layout *layout, const chart_panel *panel);
void growth__layout_extra_labels(chart_layout *layout, const chart_panel *panel);
void growth__layout_term_area(chart_layout *layout, const chart_panel *panel);
/* Expected from the parents' at the age of the newest height: low, middle, high.  0: not known. */
int growth__target_heights(const chart_data *data, double heights[3]);
void growth__layout_term_words(chart_layout *layout, const chart_panel *panel);
void growth__layout_parents(chart_layout *layout, const chart_panel *panel);
void growth__layout_puberty_area(chart_layout *layout, const chart_panel *panel);
void growth__layout_puberty_marks(chart_layout *layout, const chart_panel *panel);

/* events.c: a lane above the first panel.  Collecting asks for the sides of its plot. */
void growth__collect_events(chart_layout *layout);
double growth__event_lane(const chart_layout *layout, const chart_panel *panel); /* Its height. */
void growth__layout_events(chart_layout *layout, const chart_panel *panel);

/* bone_age.c */
void growth__collect_bone_ages(chart_layout *layout);
void growth__layout_bone_ages(chart_layout *layout, const chart_panel *panel);
void growth__layout_bone_age_marks(chart_layout *layout, const chart_panel *panel);
/* The newest age that bone ages ask for; NaN. */
double growth__bone_age_reach(const chart_data *data);

/* words.c: the findings as lines, before the notes. */
void growth__flow_words(chart_layout *layout, text_flow *flow);

/* overdue.c */
void growth__collect_overdue(chart_layout *layout);
void growth__layout_overdue(chart_layout *layout, const chart_panel *panel);
void growth__layout_overdue_words(chart_layout *layout, const chart_panel *panel);
/* Words above a stretch of the axis, with the number of its note. */
void growth__put_stretch_words(chart_layout *layout, const chart_panel *panel,
                               const axis_stretch *stretch, const char *name, const char *words);
/* Days to today where a weight is overdue, as far as it may widen the window; NaN. */
double growth__overdue_age(const chart_data *data);
/* Whether it is, as far as can be told: 0 where what was not read may hold the weight. */
int growth__is_overdue(const chart_data *data);

/* unread.c: that rows contradict who the child is; what could not be read, after the overdue. */
void growth__collect_identity(chart_layout *layout);
void growth__collect_unread(chart_layout *layout);
void growth__layout_unread(chart_layout *layout, const chart_panel *panel);
void growth__layout_unread_words(chart_layout *layout, const chart_panel *panel);
/* The age of one of those days; NaN where it is none of the child's life so far. */
double growth__unread_age(const chart_data *data, growth_date on);

/* grid.c: lines to plot by hand on, where asked for; labels at the left, where there is room. */
void growth__layout_grid(chart_layout *layout, const chart_panel *panel);
void growth__layout_left_labels(chart_layout *layout, const chart_panel *panel);

/* axes.c */
double growth__value_step(double range);
typedef enum axis_labels { AXIS_BRIEF, AXIS_FULL } axis_labels; /* One row of labels, or all. */
double growth__axis_height(const chart_layout *layout, axis_labels labels);
double growth__panel_head(const chart_layout *layout, const chart_panel *panel);
void growth__layout_value_axis(chart_layout *layout, const chart_panel *panel);
void growth__layout_age_axis(chart_layout *layout, const chart_panel *panel, axis_labels labels);
void growth__layout_joins(chart_layout *layout, const chart_panel *panel);
#define MAX_JOINS 8
/* Where the lines of the joins stand; returns how many. */
size_t growth__join_places(const chart_layout *layout, const chart_panel *panel,
                           double places[MAX_JOINS]);

/* scores_axes.c: of the SDS page, whose plot begins so far below the top of its title. */
#define SCORE_HEAD_MM 9.0
void growth__layout_score_axes(chart_layout *layout, const chart_panel *panel);

/* curves.c */
int growth__segment_drawn(const chart_layout *layout, growth_measure measure,
                          const growth_segment_info *info);
void growth__value_range(const chart_layout *layout, chart_panel *panel);
void growth__layout_curves(chart_layout *layout, chart_panel *panel);
void growth__layout_centile_labels(chart_layout *layout, const chart_panel *panel);

/* points.c */
void growth__fit_values(chart_layout *layout, chart_panel *panel);
void growth__layout_points(chart_layout *layout, const chart_panel *panel);
void growth__layout_contacts(chart_layout *layout, const chart_panel *panel);
scene_point growth__mark_of(const chart_layout *layout, const chart_panel *panel,
                            const chart_point *point);
double growth__curves_through(const chart_layout *layout, const chart_panel *panel, scene_box box);
void growth__lay_paper(chart_layout *layout, chart_style style, const char *name, scene_align align,
                       double x, double y, const char *text);
void growth__put_note_mark(chart_layout *layout, const chart_panel *panel, const char *name,
                           scene_point at, double size, const char *text);
scene_mark growth__ring_mark(const chart_point *point);
void growth__layout_latest(chart_layout *layout, const chart_panel *panel);

/* describe.c: the text alternative; NULL where memory ran out. */
char *growth__describe(const chart_data *data);

#endif
