/* The packaged fonts, and texts shaped with them. */
#ifndef GROWTH_CHART_FONTS_H
#define GROWTH_CHART_FONTS_H

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <growth/chart.h>

#include "metrics.h"

/* Widths already asked for: charts of one kind share nearly all their texts, and shaping one costs
 * more than anything else in layout.  A table of power-of-two size, emptied when three quarters
 * full. */
#define WIDTHS_SIZE 2048

typedef struct known_width {
    char *text; /* NULL: the place is free. */
    chart_style style;
    text_size size;
} known_width;

struct growth_chart_fonts {
    FcConfig *config;
    PangoFontMap *map;
    PangoLayout *measuring; /* One layout, reused for every text that is measured. */
    PangoFontDescription *rows[STYLE_COUNT]; /* NULL where the style is not of text. */
    PangoAttrList *tabular;                  /* Figures of one width. */
    known_width widths[WIDTHS_SIZE];
    size_t n_widths;
};

text_metrics growth__fonts_metrics(growth_chart_fonts *fonts);

/* A layout for drawing on `cr` at its scale, in points.  Free with g_object_unref(). */
PangoLayout *growth__fonts_layout(growth_chart_fonts *fonts, cairo_t *cr);

/* Put a text in a style into a layout. */
void growth__fonts_set(const growth_chart_fonts *fonts, PangoLayout *layout, chart_style style,
                       const char *text);

/* The list of families for formats that name fonts instead of carrying them. */
extern const char growth__font_families[];

#endif
