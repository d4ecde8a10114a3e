/* The PNG: drawn by cairo on an image, written with libpng so that its size on paper, its colour
 * space and its words go with it.  No identifier and no name is ever put beside the picture. */
#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "chart_private.h"
#include "fail.h"
#include "render_canvas.h"

#define CHUNK_BYTES 65536

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
                       const chart_canvas *canvas)
{
    png_uint_32 per_metre = (png_uint_32)lround(chart->dpi / 0.0254);
    png_color colours[PALETTE_MAX];

    png_set_IHDR(png, info, (png_uint_32)cairo_image_surface_get_width(canvas->image),
                 (png_uint_32)cairo_image_surface_get_height(canvas->image), 8,
                 PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
    for (int i = 0; i < canvas->palette.count; i++) {
        uint32_t rgb = canvas->palette.colours[i];

        colours[i] = (png_color){ (png_byte)(rgb >> 16), (png_byte)(rgb >> 8), (png_byte)rgb };
    }
    png_set_PLTE(png, info, colours, canvas->palette.count);
    put_words(png, info, chart);
    png_write_info(png, info);
}

/* The chunks of the picture are put by hand: libpng would pass every byte to zlib once more. */
static void put_picture(png_structp png, const run_coder *coder)
{
    for (size_t at = 0; at < coder->length; at += CHUNK_BYTES) {
        size_t left = coder->length - at;

        png_write_chunk(png, (png_const_bytep) "IDAT", coder->bytes + at,
                        left < CHUNK_BYTES ? left : CHUNK_BYTES);
    }
    png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
}

static int write_file(const growth_chart *chart, chart_sink *sink, const chart_canvas *canvas)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, complain, ignore);
    png_infop info = png ? png_create_info_struct(png) : NULL;

    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return 0;
    }
    png_set_write_fn(png, sink, put, flush);
    put_header(png, info, chart, canvas);
    put_picture(png, &canvas->coder);
    png_destroy_write_struct(&png, &info);
    return 1;
}

/* Before each row stands its filter: none, which is 0 and so the number of white, too. */
static void code_picture(chart_canvas *canvas)
{
    const unsigned char *data = cairo_image_surface_get_data(canvas->image);
    size_t stride = (size_t)cairo_image_surface_get_stride(canvas->image);
    int width = cairo_image_surface_get_width(canvas->image);
    int height = cairo_image_surface_get_height(canvas->image);

    growth__runs_begin(&canvas->coder);
    for (int y = 0; y < height; y++) {
        growth__runs_add(&canvas->coder, PNG_FILTER_VALUE_NONE, 1);
        growth__palette_code(&canvas->palette,
                             (const uint32_t *)(const void *)(data + (size_t)y * stride), width,
                             &canvas->coder);
    }
    growth__runs_end(&canvas->coder);
}

growth_status growth__write_png(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err)
{
    const chart_scene *scene = chart->book.sheets[from];
    int width = (int)lround(scene->width / 25.4 * chart->dpi);
    int height = (int)lround(scene->height / 25.4 * chart->dpi);
    chart_canvas *canvas = growth__canvas(chart->fonts);
    cairo_status_t status = CAIRO_STATUS_NO_MEMORY;
    int written;

    (void)to;
    if (canvas)
        status = growth__canvas_draw(canvas, scene, chart->fonts, chart->dpi, width, height);
    if (status != CAIRO_STATUS_SUCCESS)
        return growth__chart_fail(err, GROWTH_ERR_IO, "a PNG of %d by %d could not be drawn: %s",
                                  width, height, cairo_status_to_string(status));
    code_picture(canvas);
    if (canvas->coder.failed)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a PNG of %d by %d",
                                  width, height);
    written = write_file(chart, sink, canvas);
    TRY(growth__sink_end(sink, "PNG", err));
    if (!written)
        return growth__chart_fail(err, GROWTH_ERR_IO, "libpng could not write the picture");
    return GROWTH_OK;
}
