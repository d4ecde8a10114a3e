/* Laying a chart out: data to scene.  Pure; asks fonts only for the widths of texts.
 *
 * Each file adds one thing to the page: header.c, axes.c, curves.c, points.c, footer.c; layout.c
 * decides where they go.
 */
#ifndef GROWTH_CHART_LAYOUT_H
#define GROWTH_CHART_LAYOUT_H

#include "data.h"
#include "metrics.h"
#include "notes.h"
#include "scene.h"
#include "window.h"

/* The smallest page that the layout is made for; smaller ones are drawn reduced. */
#define LAYOUT_MIN_WIDTH  190.0
#define LAYOUT_MIN_HEIGHT 250.0

#define MAX_NAME 64

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

typedef struct chart_layout {
    chart_scene *scene;
    text_metrics metrics;
    chart_data *data;
    const growth_chart_options *options;
    chart_notes notes;
    age_window window;
    double width, height; /* Of the page as laid out. */
    scene_box body;       /* Inside the margins. */
    chart_panel panels[MAX_PANELS];
    double point_size; /* Half the width of a dot. */
    taken_boxes taken;
    int contact_lane; /* 1 where triangles stand on the axis. */
    int missing_glyphs;
    char missing_in[80]; /* The first text with a glyph that no font has. */
} chart_layout;

/* Lay out the whole page.  @param layout  scene, metrics, data and options are set, the rest 0. */
growth_status growth__layout(chart_layout *layout, growth_error *err);
void growth__layout_free(chart_layout *layout);

/* Add a text, measured; returns its box. */
scene_box growth__put(chart_layout *layout, chart_style style, const char *name, scene_align align,
                      double x, double y, const char *text);
double growth__width(const chart_layout *layout, chart_style style, const char *text);

/* Remember a box as taken; ask how much of `box` others have taken already, in mm2. */
void growth__take(chart_layout *layout, scene_box box);
double growth__taken_area(const chart_layout *layout, scene_box box);

double growth__x(const chart_layout *layout, const chart_panel *panel, double age_days);
double growth__y(const chart_panel *panel, double value);

/* header.c: returns where the body may begin. */
double growth__layout_header(chart_layout *layout);

/* footer.c: the key, the notes and the last lines; the height it needs, then the drawing. */
double growth__footer_height(chart_layout *layout);
void growth__layout_footer(chart_layout *layout, double top);

/* axes.c */
typedef enum axis_labels { AXIS_BRIEF, AXIS_FULL } axis_labels; /* One row of labels, or all. */
double growth__axis_height(const chart_layout *layout, axis_labels labels);
double growth__panel_head(const chart_layout *layout, const chart_panel *panel);
void growth__layout_value_axis(chart_layout *layout, const chart_panel *panel);
void growth__layout_age_axis(chart_layout *layout, const chart_panel *panel, axis_labels labels);
void growth__layout_joins(chart_layout *layout, const chart_panel *panel);

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
void growth__layout_latest(chart_layout *layout, const chart_panel *panel);

/* describe.c: the text alternative; NULL where memory ran out. */
char *growth__describe(const chart_data *data);

#endif
