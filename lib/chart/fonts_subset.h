/* Fonts cut down to the glyphs of a document, to go into it.
 *
 * Every subset holds the letters and figures that nearly every chart needs, so that nearly all
 * charts have the same subset; the last few are kept with the fonts.  Glyphs keep their numbers.
 */
#ifndef GROWTH_CHART_FONTS_SUBSET_H
#define GROWTH_CHART_FONTS_SUBSET_H

#include <hb.h>

#include "fonts.h"

#define SUBSETS_KEPT 16

typedef struct font_subset {
    hb_face_t *face;  /* The whole font; NULL: the place is free. */
    hb_set_t *glyphs; /* What is in it. */
    char name[80];    /* "ABCDEF+Inter-Regular": the tag depends on the glyphs. */
    int compact;      /* 1: CFF; 0: TrueType. */
    char *program;    /* Compressed. */
    size_t length, whole_length;
    char *widths;                    /* PDF's array /W. */
    int ascent, descent, cap_height; /* In thousandths of the size. */
    int box[4];
    unsigned long used;
} font_subset;

struct font_subsets {
    font_subset kept[SUBSETS_KEPT];
    unsigned long uses;
};

/* A subset of `face` that holds at least the glyphs `wanted`; NULL where memory ran out or the font
 * cannot be cut.  Lives until SUBSETS_KEPT others were asked for. */
const font_subset *growth__font_subset(growth_chart_fonts *fonts, hb_face_t *face,
                                       const hb_set_t *wanted);
void growth__font_subsets_free(font_subsets *subsets);

/* The face of a shaped run. */
hb_face_t *growth__run_face(const PangoGlyphItem *run);

#endif
