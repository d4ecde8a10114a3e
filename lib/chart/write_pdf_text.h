/* Texts in a PDF: shaped glyphs into a page's content, and the fonts they need into the file. */
#ifndef GROWTH_CHART_WRITE_PDF_TEXT_H
#define GROWTH_CHART_WRITE_PDF_TEXT_H

#include "fonts_subset.h"
#include "scene.h"
#include "write_pdf_file.h"

#define PDF_FACES 8

/* What a glyph stands for: a piece of `spelling`. */
typedef struct pdf_meaning {
    unsigned at, length;
} pdf_meaning;

typedef struct pdf_face {
    hb_face_t *face;
    hb_font_t *font; /* In units of the font. */
    hb_set_t *used;
    pdf_meaning *meanings; /* By glyph. */
    unsigned n_glyphs;
    size_t object;
} pdf_face;

typedef struct pdf_fonts {
    growth_chart_fonts *fonts;
    pdf_face faces[PDF_FACES];
    size_t n;
    pdf_bytes spelling;
    int failed;
} pdf_fonts;

/* A text of a scene, within BT and ET, in millimetres from the top of a page that stands on its
 * head. */
void growth__pdf_put_text(pdf_fonts *fonts, pdf_bytes *content, const chart_scene *scene,
                          const scene_item *item);
/* The fonts used, as objects; the dictionary of them goes into `names`. */
void growth__pdf_put_fonts(pdf_fonts *fonts, pdf_file *file, pdf_bytes *names);
void growth__pdf_fonts_free(pdf_fonts *fonts);

#endif
