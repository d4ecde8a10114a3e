/* Cutting fonts with HarfBuzz. */
#include "fonts_subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "fail.h"

/* In every subset: what charts say in figures, names and notes. */
static const char common[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0 1 2 3 4 5 6 7 8 9 . , : ; ! ? ' \" "
    "( ) / + - % & < > = \u2022 \u00b7 \u2212 \u2013 \u00b2 \u2194 0123456789 (1) a-b 1:2 A/B";
/* Styles that between them have every weight, with and without tabular figures. */
static const chart_style common_styles[] = { STYLE_NOTE, STYLE_KEY,           STYLE_FACT_VALUE,
                                             STYLE_NAME, STYLE_TABLE_FIGURES, STYLE_CENTILE_LABEL };

hb_face_t *growth__run_face(const PangoGlyphItem *run)
{
    return hb_font_get_face(pango_font_get_hb_font(run->item->analysis.font));
}

static void add_common(growth_chart_fonts *fonts, hb_face_t *face, hb_set_t *glyphs)
{
    for (size_t i = 0; i < ARRAY_LEN(common_styles); i++) {
        PangoLayoutLine *line = growth__fonts_line(fonts, common_styles[i], common);

        for (GSList *at = line ? line->runs : NULL; at; at = at->next) {
            const PangoGlyphItem *run = at->data;

            if (growth__run_face(run) != face)
                continue;
            for (int k = 0; k < run->glyphs->num_glyphs; k++)
                if (!(run->glyphs->glyphs[k].glyph & PANGO_GLYPH_UNKNOWN_FLAG) &&
                    run->glyphs->glyphs[k].glyph != PANGO_GLYPH_EMPTY)
                    hb_set_add(glyphs, run->glyphs->glyphs[k].glyph);
        }
    }
}

/* ---- cutting ----------------------------------------------------------------------------------
 */

/* The font program as it goes into a file: the CFF table alone, or a TrueType font. */
static hb_blob_t *cut(hb_face_t *face, const hb_set_t *glyphs, int *compact)
{
    static const hb_tag_t layout[] = { HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
                                       HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
                                       HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't') };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *made;
    hb_blob_t *program;

    if (!input)
        return hb_blob_get_empty();
    hb_set_union(hb_subset_input_glyph_set(input), glyphs);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS);
    for (size_t i = 0; i < ARRAY_LEN(layout); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), layout[i]);
    made = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    if (!made)
        return hb_blob_get_empty();
    program = hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '));
    *compact = hb_blob_get_length(program) > 0;
    if (!*compact) {
        hb_blob_destroy(program);
        program = hb_face_reference_blob(made);
    }
    hb_face_destroy(made);
    return program;
}

static int pack(font_subset *s, hb_blob_t *program)
{
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(program, &length);
    uLongf room = compressBound(length);

    s->program = length ? malloc(room) : NULL;
    if (!s->program ||
        compress2((Bytef *)s->program, &room, (const Bytef *)bytes, length, 9) != Z_OK)
        return 0;
    s->length = room;
    s->whole_length = length;
    return 1;
}

/* Six letters from the glyphs, as PDF asks of a subset. */
static void put_name(font_subset *s)
{
    char name[64] = "Font";
    unsigned size = sizeof name;
    uint32_t hash = 2166136261u;

    hb_ot_name_get_utf8(s->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1),
                        &size, name);
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(s->glyphs, &glyph);)
        hash = (hash ^ glyph) * 16777619u;
    for (int i = 0; i < 6; i++, hash /= 26)
        s->name[i] = (char)('A' + hash % 26);
    snprintf(s->name + 6, sizeof s->name - 6, "+%s", name);
}

static int thousandths(int value, unsigned per_em)
{
    return (int)((value * 2000L + (value < 0 ? -1L : 1L) * (long)per_em) / (2L * (long)per_em));
}

/* "[5[611 600]9[540]...]" and the box, from the glyphs that are there. */
static int measure(font_subset *s)
{
    hb_font_t *font = hb_font_create(s->face);
    unsigned per_em = hb_face_get_upem(s->face);
    size_t room = hb_set_get_population(s->glyphs) * 24 + 8, at = 0;
    hb_position_t cap = 0, ascent = 0, descent = 0;

    hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
    hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &ascent);
    hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &descent);
    s->cap_height = thousandths(cap, per_em);
    s->ascent = thousandths(ascent, per_em);
    s->descent = thousandths(descent, per_em);
    s->widths = malloc(room);
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID;
         s->widths && hb_set_next(s->glyphs, &glyph);) {
        hb_glyph_extents_t e = { 0, 0, 0, 0 };

        at += (size_t)snprintf(s->widths + at, room - at, "%u[%d]", glyph,
                               thousandths(hb_font_get_glyph_h_advance(font, glyph), per_em));
        if (!hb_font_get_glyph_extents(font, glyph, &e))
            continue;
        s->box[0] = MIN(s->box[0], thousandths(e.x_bearing, per_em));
        s->box[1] = MIN(s->box[1], thousandths(e.y_bearing + e.height, per_em));
        s->box[2] = MAX(s->box[2], thousandths(e.x_bearing + e.width, per_em));
        s->box[3] = MAX(s->box[3], thousandths(e.y_bearing, per_em));
    }
    hb_font_destroy(font);
    return s->widths != NULL;
}

/* ---- keeping ----------------------------------------------------------------------------------
 */

static void forget(font_subset *s)
{
    hb_face_destroy(s->face);
    hb_set_destroy(s->glyphs);
    free(s->program);
    free(s->widths);
    memset(s, 0, sizeof *s);
}

/* Takes `glyphs` over. */
static const font_subset *make(font_subset *s, hb_face_t *face, hb_set_t *glyphs)
{
    hb_blob_t *program = cut(face, glyphs, &s->compact);
    int made;

    s->face = hb_face_reference(face);
    s->glyphs = glyphs;
    put_name(s);
    made = pack(s, program) && measure(s);
    hb_blob_destroy(program);
    if (!made)
        forget(s);
    return made ? s : NULL;
}

const font_subset *growth__font_subset(growth_chart_fonts *fonts, hb_face_t *face,
                                       const hb_set_t *wanted)
{
    font_subset *oldest;
    hb_set_t *glyphs = hb_set_copy(wanted);

    if (!fonts->subsets && !(fonts->subsets = calloc(1, sizeof *fonts->subsets)))
        return NULL;
    oldest = &fonts->subsets->kept[0];
    fonts->subsets->uses++;
    hb_set_add(glyphs, 0); /* Every font has it: what stands for a missing glyph. */
    add_common(fonts, face, glyphs);
    for (size_t i = 0; i < SUBSETS_KEPT; i++) {
        font_subset *s = &fonts->subsets->kept[i];

        if (s->face == face && hb_set_is_equal(s->glyphs, glyphs)) {
            hb_set_destroy(glyphs);
            s->used = fonts->subsets->uses;
            return s;
        }
        if (s->used < oldest->used)
            oldest = s;
    }
    if (oldest->face)
        forget(oldest);
    oldest->used = fonts->subsets->uses;
    return make(oldest, face, glyphs);
}

void growth__font_subsets_free(font_subsets *subsets)
{
    for (size_t i = 0; subsets && i < SUBSETS_KEPT; i++)
        if (subsets->kept[i].face)
            forget(&subsets->kept[i]);
    free(subsets);
}
