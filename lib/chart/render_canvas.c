/* Drawing a PNG's image on what earlier ones have left. */
#include "render_canvas.h"

#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "render.h"

chart_canvas *growth__canvas(growth_chart_fonts *fonts)
{
    if (!fonts->canvas) {
        fonts->canvas = calloc(1, sizeof *fonts->canvas);
        if (fonts->canvas)
            growth__palette_build(&fonts->canvas->palette);
    }
    return fonts->canvas;
}

static void forget(kept_background *kept)
{
    free(kept->key);
    free(kept->pixels);
    memset(kept, 0, sizeof *kept);
}

void growth__canvas_free(chart_canvas *canvas)
{
    if (!canvas)
        return;
    for (size_t i = 0; i < CANVAS_KEPT; i++)
        forget(&canvas->kept[i]);
    growth__runs_free(&canvas->coder);
    if (canvas->image)
        cairo_surface_destroy(canvas->image);
    free(canvas);
}

/* ---- keys -------------------------------------------------------------------------------------
 */

typedef struct key_writer {
    char *bytes;
    size_t length, room;
    int failed;
} key_writer;

static void put(key_writer *w, const void *bytes, size_t length)
{
    if (!w->failed && w->length + length > w->room) {
        size_t room = (w->length + length) * 2;
        char *grown = realloc(w->bytes, room);

        w->failed = !grown;
        if (grown) {
            w->bytes = grown;
            w->room = room;
        }
    }
    if (w->failed)
        return;
    memcpy(w->bytes + w->length, bytes, length);
    w->length += length;
}

/* Field by field: the bytes between the fields of a struct say nothing. */
static void put_item(key_writer *w, const chart_scene *scene, const scene_item *item)
{
    int words[] = { (int)item->kind, (int)item->style, (int)item->mark, (int)item->align };
    double places[] = { item->x, item->y, item->size, item->angle, item->width };

    put(w, words, sizeof words);
    if (item->kind == SCENE_LINE || item->kind == SCENE_AREA) {
        put(w, &item->count, sizeof item->count);
        put(w, scene->points + item->first, item->count * sizeof *scene->points);
        return;
    }
    put(w, places, sizeof places);
    if (item->kind == SCENE_TEXT) {
        const char *text = growth__scene_text_of(scene, item);

        put(w, text, strlen(text) + 1);
    }
}

/* `bytes` NULL where nothing is shared, or memory ran out. */
static key_writer key_of(const chart_scene *scene, double dpi, int width, int height)
{
    key_writer w = { NULL, 0, 0, 0 };
    double places[] = { dpi, scene->scale, width, height };
    size_t n = 0;

    put(&w, places, sizeof places);
    for (size_t i = 0; i < scene->n_items; i++)
        if (scene->items[i].shared) {
            put_item(&w, scene, &scene->items[i]);
            n++;
        }
    if (n == 0 || w.failed) {
        free(w.bytes);
        w = (key_writer){ NULL, 0, 0, 0 };
    }
    return w;
}

/* ---- backgrounds ------------------------------------------------------------------------------
 */

static kept_background *find(chart_canvas *canvas, const key_writer *key)
{
    for (size_t i = 0; i < CANVAS_KEPT; i++) {
        kept_background *kept = &canvas->kept[i];

        if (kept->key && kept->length == key->length &&
            memcmp(kept->key, key->bytes, key->length) == 0)
            return kept;
    }
    return NULL;
}

/* The place of the background that was not used for longest, emptied; takes the key over. */
static void remember(chart_canvas *canvas, key_writer *key)
{
    kept_background *oldest = &canvas->kept[0];

    for (size_t i = 1; i < CANVAS_KEPT; i++)
        if (canvas->kept[i].used < oldest->used)
            oldest = &canvas->kept[i];
    forget(oldest);
    *oldest = (kept_background){ key->bytes, key->length, NULL, 0, canvas->uses };
    key->bytes = NULL;
}

static void keep_picture(chart_canvas *canvas, kept_background *kept)
{
    size_t size = (size_t)cairo_image_surface_get_stride(canvas->image) *
                  (size_t)cairo_image_surface_get_height(canvas->image);
    size_t others = 0;

    for (size_t i = 0; i < CANVAS_KEPT; i++)
        others += canvas->kept[i].n_pixels;
    if (size + others > CANVAS_BYTES)
        return;
    kept->pixels = malloc(size);
    if (!kept->pixels)
        return;
    kept->n_pixels = size;
    cairo_surface_flush(canvas->image);
    memcpy(kept->pixels, cairo_image_surface_get_data(canvas->image), size);
}

static void draw_shared(const chart_scene *scene, growth_chart_fonts *fonts, cairo_t *cr)
{
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_restore(cr);
    growth__render(scene, fonts, cr, RENDER_SHARED);
}

static void lay_ground(chart_canvas *canvas, const chart_scene *scene, growth_chart_fonts *fonts,
                       double dpi, cairo_t *cr)
{
    key_writer key = key_of(scene, dpi, cairo_image_surface_get_width(canvas->image),
                            cairo_image_surface_get_height(canvas->image));
    kept_background *kept = key.bytes ? find(canvas, &key) : NULL;

    canvas->uses++;
    if (kept)
        kept->used = canvas->uses;
    if (kept && kept->pixels) {
        cairo_surface_flush(canvas->image);
        memcpy(cairo_image_surface_get_data(canvas->image), kept->pixels, kept->n_pixels);
        cairo_surface_mark_dirty(canvas->image);
        canvas->reused++;
    } else {
        draw_shared(scene, fonts, cr);
        if (kept)
            keep_picture(canvas, kept);
        else if (key.bytes)
            remember(canvas, &key);
    }
    free(key.bytes);
}

static void take_image(chart_canvas *canvas, int width, int height)
{
    if (canvas->image && cairo_surface_status(canvas->image) == CAIRO_STATUS_SUCCESS &&
        cairo_image_surface_get_width(canvas->image) == width &&
        cairo_image_surface_get_height(canvas->image) == height)
        return;
    if (canvas->image)
        cairo_surface_destroy(canvas->image);
    canvas->image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
}

cairo_status_t growth__canvas_draw(chart_canvas *canvas, const chart_scene *scene,
                                   growth_chart_fonts *fonts, double dpi, int width, int height)
{
    cairo_status_t status;
    cairo_t *cr;

    take_image(canvas, width, height);
    cr = cairo_create(canvas->image);
    cairo_scale(cr, dpi / 72, dpi / 72);
    lay_ground(canvas, scene, fonts, dpi, cr);
    growth__render(scene, fonts, cr, RENDER_OWN);
    status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(canvas->image);
    return status;
}
