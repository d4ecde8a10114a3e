/* Setting fonts up so that every host draws the same: a fontconfig of our own that knows only the
 * packaged files, and fixed rendering options.  Neither the user's fonts nor the host's hinting,
 * language or resolution are read. */
#include "fonts.h"

#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fail.h"
#include "fonts_subset.h"
#include "render_canvas.h"

#ifndef GROWTH_FONT_DIR
#define GROWTH_FONT_DIR "/usr/share/fonts"
#endif

const char growth__font_families[] =
    "Inter, 'DejaVu Sans', 'Noto Sans', 'Segoe UI', Helvetica, Arial, sans-serif";

/* Where packages put a font below the font folder; the first that is there is taken. */
typedef struct font_file {
    const char *places[3];
    int usable; /* 1: a chart can be drawn with this one alone. */
} font_file;

static const font_file files[] = {
    { { "opentype/inter/Inter-Regular.otf", "inter/Inter-Regular.otf", "Inter-Regular.otf" }, 1 },
    { { "opentype/inter/Inter-Medium.otf", "inter/Inter-Medium.otf", "Inter-Medium.otf" }, 0 },
    { { "opentype/inter/Inter-SemiBold.otf", "inter/Inter-SemiBold.otf", "Inter-SemiBold.otf" },
      0 },
    { { "truetype/dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans.ttf", "DejaVuSans.ttf" }, 1 },
    { { "truetype/dejavu/DejaVuSans-Bold.ttf", "dejavu/DejaVuSans-Bold.ttf",
        "DejaVuSans-Bold.ttf" },
      0 },
};

static const PangoWeight weights[WEIGHT_COUNT] = {
    [WEIGHT_REGULAR] = PANGO_WEIGHT_NORMAL,
    [WEIGHT_MEDIUM] = PANGO_WEIGHT_MEDIUM,
    [WEIGHT_SEMIBOLD] = PANGO_WEIGHT_SEMIBOLD,
};

static int add_file(FcConfig *config, const font_file *file)
{
    for (size_t i = 0; i < ARRAY_LEN(file->places); i++) {
        char path[1024];
        int length = snprintf(path, sizeof path, "%s/%s", GROWTH_FONT_DIR, file->places[i]);

        if (length < 0 || (size_t)length >= sizeof path || access(path, R_OK) != 0)
            continue;
        if (FcConfigAppFontAddFile(config, (const FcChar8 *)path))
            return file->usable;
    }
    return 0;
}

static PangoContext *new_context(PangoFontMap *map)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en-gb"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return context;
}

static PangoFontDescription *describe(const style_row *row)
{
    PangoFontDescription *font = pango_font_description_new();

    pango_font_description_set_family_static(font, "Inter, DejaVu Sans");
    pango_font_description_set_weight(font, weights[row->weight]);
    pango_font_description_set_absolute_size(font, row->size * PANGO_SCALE);
    return font;
}

growth_status growth_chart_fonts_new(growth_chart_fonts **out, growth_error *err)
{
    growth_chart_fonts *fonts;
    int usable = 0;

    if (!out)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "no place to put the fonts");
    fonts = calloc(1, sizeof *fonts);
    if (!fonts || !(fonts->config = FcConfigCreate())) {
        free(fonts);
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for fonts");
    }
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        usable |= add_file(fonts->config, &files[i]);
    if (!usable) {
        growth_chart_fonts_free(fonts);
        return growth__chart_fail(err, GROWTH_ERR_IO,
                                  "no font for charts below %s; install the package fonts-inter or "
                                  "fonts-dejavu-core",
                                  GROWTH_FONT_DIR);
    }
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    fonts->tabular = pango_attr_list_new();
    pango_attr_list_insert(fonts->tabular, pango_attr_font_features_new("tnum=1"));
    for (int i = 0; i < STYLE_COUNT; i++)
        if (growth__style((chart_style)i)->size > 0)
            fonts->rows[i] = describe(growth__style((chart_style)i));
    fonts->context = new_context(fonts->map);
    *out = fonts;
    return GROWTH_OK;
}

static void forget_texts(growth_chart_fonts *fonts)
{
    for (size_t i = 0; i < SHAPED_SIZE; i++) {
        free(fonts->shaped[i].text);
        if (fonts->shaped[i].layout)
            g_object_unref(fonts->shaped[i].layout);
    }
    memset(fonts->shaped, 0, sizeof fonts->shaped);
    fonts->n_shaped = 0;
}

void growth_chart_fonts_free(growth_chart_fonts *fonts)
{
    if (!fonts)
        return;
    growth__canvas_free(fonts->canvas);
    growth__font_subsets_free(fonts->subsets);
    forget_texts(fonts);
    for (int i = 0; i < STYLE_COUNT; i++)
        pango_font_description_free(fonts->rows[i]);
    if (fonts->tabular)
        pango_attr_list_unref(fonts->tabular);
    if (fonts->context)
        g_object_unref(fonts->context);
    if (fonts->map)
        g_object_unref(fonts->map);
    if (fonts->config) {
        FcConfigAppFontClear(fonts->config); /* what was added is not freed with it */
        FcConfigDestroy(fonts->config);
    }
    free(fonts);
}

/* FNV-1a of the text and its style. */
static size_t hash(chart_style style, const char *text)
{
    uint32_t h = 2166136261u ^ (uint32_t)style;

    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h % SHAPED_SIZE;
}

static shaped_text *find_text(growth_chart_fonts *fonts, chart_style style, const char *text)
{
    size_t at = hash(style, text);

    while (fonts->shaped[at].layout &&
           (fonts->shaped[at].style != style || strcmp(fonts->shaped[at].text, text) != 0))
        at = (at + 1) % SHAPED_SIZE;
    return &fonts->shaped[at];
}

static PangoLayout *new_layout(growth_chart_fonts *fonts, chart_style style, const char *text)
{
    PangoLayout *layout = pango_layout_new(fonts->context);

    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_auto_dir(layout, FALSE); /* A line that begins in Arabic is still ours. */
    pango_layout_set_font_description(layout, fonts->rows[style]);
    pango_layout_set_attributes(layout, growth__style(style)->tabular ? fonts->tabular : NULL);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

/* The text, shaped; NULL where memory ran out. */
static const shaped_text *shape(growth_chart_fonts *fonts, chart_style style, const char *text)
{
    shaped_text *shaped;
    PangoRectangle logical;
    char *copy;

    if (fonts->n_shaped > SHAPED_SIZE / 4 * 3)
        forget_texts(fonts);
    shaped = find_text(fonts, style, text);
    if (shaped->layout)
        return shaped;
    copy = strdup(text);
    if (!copy)
        return NULL;
    *shaped = (shaped_text){ copy, style, { 0, 0 }, new_layout(fonts, style, text) };
    pango_layout_get_extents(shaped->layout, NULL, &logical);
    shaped->size.width = logical.width / (double)PANGO_SCALE * MM_PER_POINT;
    shaped->size.missing = pango_layout_get_unknown_glyphs_count(shaped->layout);
    fonts->n_shaped++;
    /* cppcheck-suppress memleak ; `shaped` keeps it */
    return shaped;
}

PangoLayoutLine *growth__fonts_line(growth_chart_fonts *fonts, chart_style style, const char *text)
{
    const shaped_text *shaped = shape(fonts, style, text);

    return shaped ? pango_layout_get_line_readonly(shaped->layout, 0) : NULL;
}

static text_size measure(void *context, chart_style style, const char *text)
{
    const shaped_text *shaped = shape(context, style, text);

    return shaped ? shaped->size : (text_size){ 0, 0 };
}

text_metrics growth__fonts_metrics(growth_chart_fonts *fonts)
{
    return (text_metrics){ measure, fonts };
}
