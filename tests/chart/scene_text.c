/* A reader of scene dumps: one item a line, words and numbers between single blanks. */
#include "scene_text.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int bytes_put(void *context, const void *data, size_t length)
{
    bytes *b = context;

    if (b->length + length + 1 > b->room) {
        b->room = (b->length + length + 1) * 2;
        b->data = realloc(b->data, b->room);
        ck_assert_ptr_nonnull(b->data);
    }
    memcpy(b->data + b->length, data, length);
    b->length += length;
    b->data[b->length] = 0;
    return 0;
}

static void read_style(dumped *d, const char *line)
{
    dumped_style *s = &d->styles[d->n_styles++];
    char stroke[16], fill[16];

    ck_assert_uint_le(d->n_styles, sizeof d->styles / sizeof *d->styles);
    ck_assert_int_eq(sscanf(line,
                            "style %95s stroke %15s width %lf dash %lf,%lf fill %15s size %lf",
                            s->name, stroke, &s->width, &s->dash, &s->gap, fill, &s->size),
                     7);
}

static void read_points(dumped *d, dumped_item *item, char *at)
{
    item->count = strtoul(at, &at, 10);
    item->first = d->n_xy;
    d->xy = realloc(d->xy, (d->n_xy + 2 * item->count) * sizeof *d->xy);
    ck_assert_ptr_nonnull(d->xy);
    for (size_t i = 0; i < item->count; i++) {
        d->xy[d->n_xy++] = strtod(at, &at);
        ck_assert_int_eq(*at++, ',');
        d->xy[d->n_xy++] = strtod(at, &at);
    }
}

static void read_item(dumped *d, char *line)
{
    dumped_item *item;
    int used = 0;

    d->items = realloc(d->items, (d->n_items + 1) * sizeof *d->items);
    ck_assert_ptr_nonnull(d->items);
    item = &d->items[d->n_items++];
    memset(item, 0, sizeof *item);
    item->sheet = d->n_sheets;
    ck_assert_int_eq(sscanf(line, "%15s %95s %15s %95s %n", item->kind, item->style, item->part,
                            item->name, &used),
                     4);
    if (!strcmp(item->kind, "line") || !strcmp(item->kind, "area")) {
        read_points(d, item, line + used);
        return;
    }
    line += used;
    ck_assert_int_eq(sscanf(line, "%15s %lf %lf %lf %lf%n", item->word, &item->a, &item->b,
                            &item->c, &item->d, &used),
                     5);
    if (!strcmp(item->kind, "text"))
        item->text = strdup(line + used + 1);
}

void dump_chart(const growth_chart *chart, dumped *out)
{
    bytes b = { NULL, 0, 0 };
    char *copy, *next;

    memset(out, 0, sizeof *out);
    ck_assert_int_eq(growth_chart_write_scene(chart, bytes_put, &b, NULL), GROWTH_OK);
    out->bytes = (char *)b.data;
    out->length = b.length;
    copy = strdup(out->bytes);
    ck_assert(!strncmp(copy, "growth-scene 1\n", 15));
    for (char *line = copy + 15; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = 0;
        if (!strncmp(line, "style ", 6))
            read_style(out, line);
        else if (!strncmp(line, "page ", 5)) {
            ck_assert_int_eq(
                sscanf(line, "page %lf %lf %lf", &out->width, &out->height, &out->scale), 3);
            out->n_sheets++;
        } else
            read_item(out, line);
    }
    free(copy);
    ck_assert_uint_ge(out->n_items, 8);
}

void dumped_free(dumped *d)
{
    for (size_t i = 0; i < d->n_items; i++)
        free(d->items[i].text);
    free(d->items);
    free(d->xy);
    free(d->bytes);
    memset(d, 0, sizeof *d);
}

const dumped_item *dumped_find(const dumped *d, const char *kind, const char *name)
{
    for (size_t i = 0; i < d->n_items; i++)
        if (!strcmp(d->items[i].kind, kind) && !strcmp(d->items[i].name, name))
            return &d->items[i];
    return NULL;
}

const dumped_style *dumped_style_of(const dumped *d, const char *style)
{
    for (size_t i = 0; i < d->n_styles; i++)
        if (!strcmp(d->styles[i].name, style))
            return &d->styles[i];
    ck_abort_msg("style %s is not in the table of the dump", style);
    return NULL;
}
