/* The PNG: drawn by cairo on an image, written with libpng so that its size on paper, its colour
 * space and its words go with it.  No identifier and no name is ever put beside the picture. */
#include <cairo.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "chart_private.h"
#include "fail.h"
#include "palette.h"
#include "render.h"

typedef struct png_picture {
    const uint32_t *pixels; /* 0xXXRRGGBB. */
    int width, height, stride;
    uint8_t *bytes; /* Numbers into the palette. */
    colour_palette palette;
} png_picture;

static void put(png_structp png, png_bytep bytes, png_size_t length)
{
    chart_sink *sink = png_get_io_ptr(png);

    growth__sink_put(sink, bytes, length);
    if (sink->refused)
        png_error(png, "refused");
}

static void flush(png_structp png)
{
    (void)png;
}

static void complain(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void put_words(png_structp png, png_infop info, const growth_chart *chart)
{
    char software[64], key[3][12] = { "Title", "Description", "Software" };
    png_text words[3];

    snprintf(software, sizeof software, "libgrowth %s", growth_version());
    memset(words, 0, sizeof words);
    for (int i = 0; i < 3; i++) {
        words[i].compression = PNG_ITXT_COMPRESSION_NONE;
        words[i].key = key[i];
        words[i].lang = (char *)(i < 2 ? "en-GB" : "");
        words[i].lang_key = (char *)"";
    }
    words[0].text = (png_charp)chart->title;
    words[1].text = chart->description;
    words[2].text = software;
    for (int i = 0; i < 3; i++)
        words[i].itxt_length = strlen(words[i].text);
    png_set_text(png, info, words, 3);
}

static void put_header(png_structp png, png_infop info, const growth_chart *chart,
                       const png_picture *picture)
{
    png_uint_32 per_metre = (png_uint_32)lround(chart->dpi / 0.0254);
    png_color colours[PALETTE_MAX];

    png_set_IHDR(png, info, (png_uint_32)picture->width, (png_uint_32)picture->height, 8,
                 PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_compression_level(png, 1);
    png_set_compression_strategy(png, Z_RLE);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    for (int i = 0; i < picture->palette.count; i++) {
        uint32_t rgb = picture->palette.colours[i];

        colours[i] = (png_color){ (png_byte)(rgb >> 16), (png_byte)(rgb >> 8), (png_byte)rgb };
    }
    png_set_PLTE(png, info, colours, picture->palette.count);
    put_words(png, info, chart);
    png_write_info(png, info);
}

static int write_file(const growth_chart *chart, chart_sink *sink, const png_picture *picture)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, complain, ignore);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    size_t row = (size_t)picture->width;

    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return 0;
    }
    png_set_write_fn(png, sink, put, flush);
    png_set_check_for_invalid_index(png, 0); /* Ours are right; looking costs as much as packing. */
    put_header(png, info, chart, picture);
    for (int y = 0; y < picture->height; y++)
        png_write_row(png, picture->bytes + (size_t)y * row);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return 1;
}

static growth_status encode(const growth_chart *chart, chart_sink *sink, cairo_surface_t *image,
                            growth_error *err)
{
    png_picture picture = { (const uint32_t *)(const void *)cairo_image_surface_get_data(image),
                            cairo_image_surface_get_width(image),
                            cairo_image_surface_get_height(image),
                            cairo_image_surface_get_stride(image) / 4,
                            NULL,
                            { { 0 }, 0 } };
    int written;

    growth__palette_build(&picture.palette);
    picture.bytes = malloc((size_t)picture.width * (size_t)picture.height);
    if (!picture.bytes || !growth__palette_apply(&picture.palette, picture.pixels, picture.width,
                                                 picture.height, picture.stride, picture.bytes)) {
        free(picture.bytes);
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a PNG of %d by %d",
                                  picture.width, picture.height);
    }
    written = write_file(chart, sink, &picture);
    free(picture.bytes);
    TRY(growth__sink_end(sink, "PNG", err));
    if (!written)
        return growth__chart_fail(err, GROWTH_ERR_IO, "libpng could not encode the picture");
    return GROWTH_OK;
}

growth_status growth__write_png(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err)
{
    const chart_scene *scene = chart->book.sheets[from];
    int width = (int)lround(scene->width / 25.4 * chart->dpi);
    int height = (int)lround(scene->height / 25.4 * chart->dpi);
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cr = cairo_create(image);
    cairo_status_t status;
    growth_status result;

    (void)to;
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, chart->dpi / 72, chart->dpi / 72);
    growth__render(scene, chart->fonts, cr, RENDER_PLAIN);
    status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(image);
    if (status == CAIRO_STATUS_SUCCESS)
        result = encode(chart, sink, image, err);
    else
        result = growth__chart_fail(err, GROWTH_ERR_IO, "a PNG of %d by %d could not be drawn: %s",
                                    width, height, cairo_status_to_string(status));
    cairo_surface_destroy(image);
    return result;
}
