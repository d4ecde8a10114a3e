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
    PangoContext *context;
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
    context = new_context(fonts->map);
    fonts->measuring = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(fonts->measuring, TRUE);
    g_object_unref(context);
    *out = fonts;
    return GROWTH_OK;
}

void growth_chart_fonts_free(growth_chart_fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < STYLE_COUNT; i++)
        pango_font_description_free(fonts->rows[i]);
    if (fonts->tabular)
        pango_attr_list_unref(fonts->tabular);
    for (size_t i = 0; i < WIDTHS_SIZE; i++)
        free(fonts->widths[i].text);
    if (fonts->measuring)
        g_object_unref(fonts->measuring);
    if (fonts->map)
        g_object_unref(fonts->map);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    free(fonts);
}

void growth__fonts_set(const growth_chart_fonts *fonts, PangoLayout *layout, chart_style style,
                       const char *text)
{
    pango_layout_set_font_description(layout, fonts->rows[style]);
    pango_layout_set_attributes(layout, growth__style(style)->tabular ? fonts->tabular : NULL);
    pango_layout_set_text(layout, text, -1);
}

PangoLayout *growth__fonts_layout(growth_chart_fonts *fonts, cairo_t *cr)
{
    PangoContext *context = new_context(fonts->map);
    PangoLayout *layout;

    pango_cairo_update_context(cr, context);
    layout = pango_layout_new(context);
    g_object_unref(context);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    return layout;
}

static void forget_widths(growth_chart_fonts *fonts)
{
    for (size_t i = 0; i < WIDTHS_SIZE; i++)
        free(fonts->widths[i].text);
    memset(fonts->widths, 0, sizeof fonts->widths);
    fonts->n_widths = 0;
}

/* FNV-1a of the text and its style. */
static size_t hash(chart_style style, const char *text)
{
    uint32_t h = 2166136261u ^ (uint32_t)style;

    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * 16777619u;
    return h % WIDTHS_SIZE;
}

static known_width *find_width(growth_chart_fonts *fonts, chart_style style, const char *text)
{
    size_t at = hash(style, text);

    while (fonts->widths[at].text &&
           (fonts->widths[at].style != style || strcmp(fonts->widths[at].text, text) != 0))
        at = (at + 1) % WIDTHS_SIZE;
    return &fonts->widths[at];
}

static text_size shape(growth_chart_fonts *fonts, chart_style style, const char *text)
{
    text_size size = { 0, 0 };
    PangoRectangle logical;

    growth__fonts_set(fonts, fonts->measuring, style, text);
    pango_layout_get_extents(fonts->measuring, NULL, &logical);
    size.width = logical.width / (double)PANGO_SCALE * MM_PER_POINT;
    size.missing = pango_layout_get_unknown_glyphs_count(fonts->measuring);
    return size;
}

static text_size measure(void *context, chart_style style, const char *text)
{
    growth_chart_fonts *fonts = context;
    known_width *known;
    text_size size;

    if (fonts->n_widths > WIDTHS_SIZE / 4 * 3)
        forget_widths(fonts);
    known = find_width(fonts, style, text);
    if (known->text)
        return known->size;
    size = shape(fonts, style, text);
    known->text = strdup(text);
    if (known->text) { /* Without memory it is only asked again. */
        known->style = style;
        known->size = size;
        fonts->n_widths++;
    }
    return size;
}

text_metrics growth__fonts_metrics(growth_chart_fonts *fonts)
{
    return (text_metrics){ measure, fonts };
}
