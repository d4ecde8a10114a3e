/* How wide a text is: the only thing layout asks of fonts.  fonts.c fills the table in with pango;
 * a test may fill it in with anything. */
#ifndef GROWTH_CHART_METRICS_H
#define GROWTH_CHART_METRICS_H

#include "style.h"

typedef struct text_size {
    double width; /* mm, as advanced. */
    int missing;  /* Glyphs that no font has. */
} text_size;

typedef struct text_metrics {
    text_size (*measure)(void *context, chart_style style, const char *text);
    void *context;
} text_metrics;

/* Heights come from the size alone, so that no fallback font moves a line: above and below the
 * baseline, in em.  Inter's capitals are 0.73 em high, its descenders 0.2. */
#define TEXT_ASCENT  0.74
#define TEXT_DESCENT 0.21

/* Height of a style's capitals and of one line, in mm. */
double growth__cap_height(chart_style style);
double growth__line_height(chart_style style);

#endif
