/* Which ages are drawn, and the marks on the age axis: both by tables. */
#ifndef GROWTH_CHART_WINDOW_H
#define GROWTH_CHART_WINDOW_H

#include "data.h"

typedef struct age_window {
    double from, to;   /* Days. */
    double lines_from; /* Where the curves begin. */
} age_window;

/* Marks at every `step` units; labelled ones stand in a row of labels with the unit beside it. */
typedef struct tick_series {
    double unit;        /* Days. */
    const char *word;   /* Of the unit; NULL: no labels. */
    const char *suffix; /* After every label; NULL: none. */
    double offset;      /* Units to add to the label: 40 for gestation. */
    double from, to;    /* Only at these ages, in days. */
    int steps[4];       /* Steps to choose from, ascending; 0: no more. */
    double least;       /* The smallest step in mm that labels need. */
    double shown;       /* What one unit is called: 0.5 of a year; 0: 1. */
} tick_series;

/* At most two rows of labels for ages, and one for gestation before them. */
typedef struct tick_class {
    double up_to;      /* Years: the right limit of the windows it serves. */
    tick_series minor; /* Unlabelled. */
    tick_series rows[2];
    size_t brief; /* The row that panels above the last repeat. */
} tick_class;

growth_status growth__window_choose(const chart_data *data, const growth_chart_options *options,
                                    age_window *window, growth_error *err);

const tick_class *growth__tick_class(age_window window);

/* Weeks of gestation, for the part of a window before 42 weeks. */
extern const tick_series growth__gestation_ticks;

/* The smallest step whose marks stand far enough apart at `mm_per_day`. */
int growth__tick_step(const tick_series *series, double mm_per_day);

#endif
