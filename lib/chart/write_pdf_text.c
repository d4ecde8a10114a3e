/* Glyphs are placed as pango shaped them: each line is one array of glyphs, with the difference
 * between pango's advance and the font's own where there is one (kerning, tabular figures). */
#include "write_pdf_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

#define THOUSAND 1000.0

/* ---- faces ------------------------------------------------------------------------------------
 */

/* The number of a run's face among those of the file; -1 where there is no room for it. */
static int find_face(pdf_fonts *fonts, const PangoGlyphItem *run)
{
    hb_face_t *face = growth__run_face(run);
    pdf_face *made = &fonts->faces[fonts->n];

    for (size_t i = 0; i < fonts->n; i++)
        if (fonts->faces[i].face == face)
            return (int)i;
    if (fonts->n == PDF_FACES) {
        fonts->failed = 1;
        return -1;
    }
    made->n_glyphs = hb_face_get_glyph_count(face);
    made->meanings = calloc(made->n_glyphs + 1, sizeof *made->meanings);
    if (!made->meanings) {
        fonts->failed = 1;
        return -1;
    }
    made->face = hb_face_reference(face);
    made->font = hb_font_create(face);
    made->used = hb_set_create();
    return (int)fonts->n++;
}

void growth__pdf_fonts_free(pdf_fonts *fonts)
{
    for (size_t i = 0; i < fonts->n; i++) {
        hb_font_destroy(fonts->faces[i].font);
        hb_face_destroy(fonts->faces[i].face);
        hb_set_destroy(fonts->faces[i].used);
        free(fonts->faces[i].meanings);
    }
    free(fonts->spelling.bytes);
}

/* ---- glyphs -----------------------------------------------------------------------------------
 */

/* Remembers what glyph `k` of a run was written for, so that text can be copied out and read aloud:
 * the whole of its cluster for the cluster's first glyph, nothing for the others. */
static void learn(pdf_fonts *fonts, pdf_face *face, const PangoGlyphItem *run, int k,
                  const char *text)
{
    const int *clusters = run->glyphs->log_clusters;
    int start = clusters[k], end = run->item->length;
    pdf_meaning *meaning = &face->meanings[run->glyphs->glyphs[k].glyph];

    if (meaning->length || (k > 0 && clusters[k - 1] == start))
        return;
    for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (clusters[i] > start && clusters[i] < end)
            end = clusters[i];
    *meaning = (pdf_meaning){ (unsigned)fonts->spelling.length, (unsigned)(end - start) };
    growth__pdf_put(&fonts->spelling, text + run->item->offset + start, (size_t)(end - start));
}

static void put_glyph_number(pdf_bytes *content, unsigned glyph)
{
    static const char digits[] = "0123456789ABCDEF";
    char text[4];

    for (int i = 0; i < 4; i++)
        text[i] = digits[glyph >> (12 - 4 * i) & 15];
    growth__pdf_put(content, text, sizeof text);
}

/* Moves the pen by what is left over, in thousandths of the size, where that can be seen. */
static void catch_up(pdf_bytes *content, double *left)
{
    if (fabs(*left) < 0.5)
        return;
    growth__pdf_format(content, ">%ld<", -lround(*left));
    *left -= (double)lround(*left);
}

/* `left` is how far pango's pen is ahead of the viewer's. */
static void put_run(pdf_fonts *fonts, pdf_face *face, pdf_bytes *content, const PangoGlyphItem *run,
                    double size, const char *text)
{
    double per_em = hb_face_get_upem(face->face), left = 0;
    double unit = THOUSAND / (size * PANGO_SCALE); /* Of pango, in thousandths. */

    growth__pdf_text(content, "[<");
    for (int k = 0; k < run->glyphs->num_glyphs; k++) {
        const PangoGlyphInfo *info = &run->glyphs->glyphs[k];
        unsigned glyph = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
        double aside = info->geometry.x_offset * unit, own;

        if (info->glyph == PANGO_GLYPH_EMPTY || glyph >= face->n_glyphs) {
            left += info->geometry.width * unit;
            continue;
        }
        own = round(hb_font_get_glyph_h_advance(face->font, glyph) * THOUSAND / per_em);
        left += aside;
        catch_up(content, &left);
        put_glyph_number(content, glyph);
        left += info->geometry.width * unit - own - aside;
        hb_set_add(face->used, glyph);
        if (glyph)
            learn(fonts, face, run, k, text);
    }
    growth__pdf_text(content, ">]TJ\n");
}

/* A blank after each text: what is read aloud or copied out would else run its words into those of
 * the next line. */
static void put_blank(pdf_fonts *fonts, pdf_face *face, pdf_bytes *content)
{
    hb_codepoint_t blank;

    if (!hb_font_get_nominal_glyph(face->font, ' ', &blank) || blank >= face->n_glyphs)
        return;
    growth__pdf_format(content, "<%04X>Tj\n", blank);
    hb_set_add(face->used, blank);
    if (!face->meanings[blank].length) {
        face->meanings[blank] = (pdf_meaning){ (unsigned)fonts->spelling.length, 1 };
        growth__pdf_text(&fonts->spelling, " ");
    }
}

void growth__pdf_put_text(pdf_fonts *fonts, pdf_bytes *content, const chart_scene *scene,
                          const scene_item *item)
{
    static const double held[ALIGN_COUNT] = { 0, 0.5, 1 };
    const char *text = growth__scene_text_of(scene, item);
    PangoLayoutLine *line = growth__fonts_line(fonts->fonts, item->style, text);
    double size = growth__style(item->style)->size;
    double x = item->x - held[item->align] * item->width;

    for (GSList *at = line ? line->runs : NULL; at; at = at->next) {
        const PangoGlyphItem *run = at->data;
        int face = find_face(fonts, run);

        if (face < 0)
            continue;
        growth__pdf_format(content, "/F%d ", face);
        growth__pdf_number(content, size * MM_PER_POINT * PDF_UNITS);
        growth__pdf_text(content, "Tf 1 0 0 -1 ");
        growth__pdf_place(content, x);
        growth__pdf_place(content, item->y);
        growth__pdf_text(content, "Tm");
        put_run(fonts, &fonts->faces[face], content, run, size,
                pango_layout_get_text(line->layout));
        if (!at->next)
            put_blank(fonts, &fonts->faces[face], content);
        for (int k = 0; k < run->glyphs->num_glyphs; k++)
            x += run->glyphs->glyphs[k].geometry.width / (double)PANGO_SCALE * MM_PER_POINT;
    }
}

/* ---- font objects -----------------------------------------------------------------------------
 */

/* What each glyph means, for copying and for reading aloud. */
static void put_meanings(const pdf_fonts *fonts, const pdf_face *face, pdf_file *file,
                         size_t number)
{
    pdf_bytes map = { NULL, 0, 0, 0 };
    unsigned in_section = 0, left = 0;

    for (unsigned glyph = 0; glyph < face->n_glyphs; glyph++)
        left += face->meanings[glyph].length > 0;
    growth__pdf_text(&map, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
                           "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                           "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
                           "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
    for (unsigned glyph = 0; glyph < face->n_glyphs; glyph++) {
        const pdf_meaning *meaning = &face->meanings[glyph];

        if (!meaning->length)
            continue;
        if (in_section == 0) { /* At most 100 in a section. */
            in_section = left < 100 ? left : 100;
            growth__pdf_format(&map, "%u beginbfchar\n", in_section);
        }
        growth__pdf_format(&map, "<%04X><", glyph);
        growth__pdf_utf16(&map, fonts->spelling.bytes + meaning->at, meaning->length);
        growth__pdf_text(&map, ">\n");
        left--;
        if (--in_section == 0)
            growth__pdf_text(&map, "endbfchar\n");
    }
    growth__pdf_text(&map, "endcmap CMapName currentdict/CMap defineresource pop end end\n");
    growth__pdf_stream(file, number, "", map.bytes, map.length, PDF_PACK);
    file->failed |= map.failed;
    free(map.bytes);
}

static void put_program(pdf_file *file, size_t number, const font_subset *subset)
{
    char words[64] = "/Subtype/CIDFontType0C";

    if (!subset->compact)
        snprintf(words, sizeof words, "/Length1 %zu", subset->whole_length);
    growth__pdf_stream(file, number, words, subset->program, subset->length, PDF_PACKED);
}

static void put_font(pdf_fonts *fonts, pdf_face *face, pdf_file *file)
{
    const font_subset *s = growth__font_subset(fonts->fonts, face->face, face->used);
    size_t descendant = growth__pdf_number_of_next(file);
    size_t descriptor = growth__pdf_number_of_next(file);
    size_t program = growth__pdf_number_of_next(file), meanings = growth__pdf_number_of_next(file);

    face->object = growth__pdf_number_of_next(file);
    if (!s || file->failed) {
        fonts->failed = 1;
        return;
    }
    growth__pdf_format(growth__pdf_object(file, face->object),
                       "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                       "/DescendantFonts[%zu 0 R]/ToUnicode %zu 0 R>>",
                       s->name, descendant, meanings);
    growth__pdf_format(growth__pdf_object(file, descendant),
                       "<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)"
                       "/Ordering(Identity)/Supplement 0>>/FontDescriptor %zu 0 R%s/W[",
                       s->compact ? "CIDFontType0" : "CIDFontType2", s->name, descriptor,
                       s->compact ? "" : "/CIDToGIDMap/Identity");
    growth__pdf_text(&file->small, s->widths);
    growth__pdf_text(&file->small, "]>>");
    growth__pdf_format(growth__pdf_object(file, descriptor),
                       "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]"
                       "/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/%s %zu 0 R>>",
                       s->name, s->box[0], s->box[1], s->box[2], s->box[3], s->ascent, s->descent,
                       s->cap_height, s->compact ? "FontFile3" : "FontFile2", program);
    put_program(file, program, s);
    put_meanings(fonts, face, file, meanings);
}

void growth__pdf_put_fonts(pdf_fonts *fonts, pdf_file *file, pdf_bytes *names)
{
    fonts->failed |= fonts->spelling.failed;
    if (fonts->failed)
        return;
    for (size_t i = 0; i < fonts->n; i++) {
        put_font(fonts, &fonts->faces[i], file);
        growth__pdf_format(names, "/F%zu %zu 0 R", i, fonts->faces[i].object);
    }
}
