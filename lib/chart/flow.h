/* Words over as many lines as they take: footnotes and findings, broken once, placed on one sheet
 * or several. */
#ifndef GROWTH_CHART_FLOW_H
#define GROWTH_CHART_FLOW_H

#include <stddef.h>

#include "style.h"

struct chart_layout;

typedef struct flow_line {
    chart_style style;
    const char *name; /* Of the item in the scene; static. */
    double indent;    /* mm */
    double before;    /* mm of white above it. */
    unsigned number;  /* Of the note that begins here; 0: none is printed. */
    char *text;
} flow_line;

typedef struct text_flow {
    flow_line *lines;
    size_t n, room;
    int failed;
} text_flow;

/* Break `text` into lines no wider than `width` less the indent.  `number` and `before` go to the
 * first of them. */
void growth__flow_add(struct chart_layout *layout, text_flow *flow, flow_line kind, double width,
                      const char *text);
void growth__flow_free(text_flow *flow);

/* Height of a line with the white around it. */
double growth__flow_height(const flow_line *line);

/* How many lines from `from` on fit into a height; at least one, so that there is an end. */
size_t growth__flow_fit(const text_flow *flow, size_t from, double height);

/* Draw lines [from, to) with their left edge at `x`, the first below `y`; returns the foot. */
double growth__flow_put(struct chart_layout *layout, const text_flow *flow, size_t from, size_t to,
                        double x, double y);

#endif
