/* Reading a scene dump back (docs/chart-scene.md), so that tests see what a reader of it sees. */
#ifndef GROWTH_TESTS_CHART_SCENE_TEXT_H
#define GROWTH_TESTS_CHART_SCENE_TEXT_H

#include <growth/chart.h>

#define SCENE_WORD 96

typedef struct dumped_style {
    char name[SCENE_WORD];
    double width, dash, gap, size;
} dumped_style;

typedef struct dumped_item {
    char kind[16], style[SCENE_WORD], part[16], name[SCENE_WORD], word[16];
    double a, b, c, d; /* Texts: left, top, right, bottom; markers: x, y, size, angle. */
    size_t first, count, sheet;
    char *text;
} dumped_item;

typedef struct dumped {
    double width, height, scale;
    size_t n_sheets;
    dumped_style styles[120];
    size_t n_styles;
    dumped_item *items;
    size_t n_items;
    double *xy; /* Points of lines and areas, x and y in turn. */
    size_t n_xy;
    char *bytes;
    size_t length;
} dumped;

/* Grows; a sink for any writer. */
typedef struct bytes {
    unsigned char *data;
    size_t length, room;
} bytes;

int bytes_put(void *context, const void *data, size_t length);

void dump_chart(const growth_chart *chart, dumped *out);
void dumped_free(dumped *d);

/* The first item whose name is `name`, of a kind; NULL. */
const dumped_item *dumped_find(const dumped *d, const char *kind, const char *name);
const dumped_style *dumped_style_of(const dumped *d, const char *style);

#endif
