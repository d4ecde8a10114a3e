/* A chart, laid out: the scene, its text alternative and what could not be drawn as it should. */
#ifndef GROWTH_CHART_PRIVATE_H
#define GROWTH_CHART_PRIVATE_H

#include <growth/chart.h>

#include "fonts.h"
#include "scene.h"

/* Sentences kept for the caller; later ones are dropped, the last says so. */
#define MAX_WARNINGS 8

struct growth_chart {
    growth_chart_fonts *fonts;
    scene_book book;
    double dpi;
    growth_date drawn_on;
    char title[96];
    char *description;
    char warnings[MAX_WARNINGS][320];
    size_t n_warnings;
};

/* A sink that remembers its first refusal, so that a writer can go on and ask once at the end. */
typedef struct chart_sink {
    growth_write write;
    void *context;
    int refused; /* An errno value, or 0. */
    size_t held; /* In `buffer`: a caller should not be called for every number. */
    char buffer[8192];
} chart_sink;

void growth__sink_put(chart_sink *sink, const void *bytes, size_t length);
void growth__sink_text(chart_sink *sink, const char *text);
/* Escaped for XML; what XML cannot hold at all becomes U+FFFD. */
void growth__sink_xml(chart_sink *sink, const char *text);
void growth__sink_format(chart_sink *sink, const char *format, ...) GROWTH_PRINTF(2, 3);

/* Hand over what is held, and the status of a finished writer; `what` names the format in the
 * sentence. */
growth_status growth__sink_end(chart_sink *sink, const char *what, growth_error *err);

/* The writers, one a format, of the sheets from `from` up to `to`; PNG and SVG hold one. */
growth_status growth__write_pdf(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err);
growth_status growth__write_png(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err);
growth_status growth__write_svg(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err);

#endif
