/* The packaged fonts, and texts shaped with them. */
#ifndef GROWTH_CHART_FONTS_H
#define GROWTH_CHART_FONTS_H

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <growth/chart.h>

#include "metrics.h"

/* Texts already shaped: charts of one kind share nearly all of theirs, and shaping one costs more
 * than anything else in layout and much of drawing.  A table of power-of-two size, emptied when
 * three quarters full. */
#define SHAPED_SIZE 1024

typedef struct shaped_text {
    char *text; /* NULL: the place is free. */
    chart_style style;
    text_size size;
    PangoLayout *layout;
} shaped_text;

typedef struct chart_canvas chart_canvas;
typedef struct font_subsets font_subsets;

struct growth_chart_fonts {
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *rows[STYLE_COUNT]; /* NULL where the style is not of text. */
    PangoAttrList *tabular;                  /* Figures of one width. */
    shaped_text shaped[SHAPED_SIZE];
    size_t n_shaped;
    chart_canvas *canvas;  /* Made with the first PNG. */
    font_subsets *subsets; /* Made with the first PDF. */
};

text_metrics growth__fonts_metrics(growth_chart_fonts *fonts);

/* A text as one line, shaped, one unit being one point; lives until the next text is asked for.
 * Glyphs are neither hinted nor snapped to pixels, so one shape serves every scale and format. */
PangoLayoutLine *growth__fonts_line(growth_chart_fonts *fonts, chart_style style, const char *text);

/* The list of families for formats that name fonts instead of carrying them. */
extern const char growth__font_families[];

#endif
