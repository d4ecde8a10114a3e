/* Building a scene: three growing arrays, for items, their points and their texts. */
#include "scene.h"

#include <stdlib.h>
#include <string.h>

#include "metrics.h"

static const char *const kind_words[SCENE_KIND_COUNT] = { "line", "area", "marker", "text" };
static const char *const mark_words[MARK_COUNT] = { "dot",    "cross",   "triangle",
                                                    "square", "diamond", "arrow" };
static const char *const align_words[ALIGN_COUNT] = { "start", "middle", "end" };
static const char *const part_words[PART_COUNT] = { "title", "facts", "figure", "words",
                                                    "table", "notes", "footer" };

void growth__scene_free(chart_scene *scene)
{
    free(scene->items);
    free(scene->points);
    free(scene->texts);
    memset(scene, 0, sizeof *scene);
}

chart_scene *growth__book_add(scene_book *book)
{
    if (book->n == book->room) {
        size_t room = book->room ? book->room * 2 : 4;
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */
        chart_scene **grown = realloc(book->sheets, room * sizeof *grown);

        if (!grown)
            return NULL;
        book->sheets = grown;
        book->room = room;
    }
    book->sheets[book->n] = calloc(1, sizeof **book->sheets);
    return book->sheets[book->n] ? book->sheets[book->n++] : NULL;
}

void growth__book_cut(scene_book *book, size_t n)
{
    while (book->n > n) {
        growth__scene_free(book->sheets[--book->n]);
        free(book->sheets[book->n]);
    }
}

void growth__book_free(scene_book *book)
{
    growth__book_cut(book, 0);
    free(book->sheets);
    memset(book, 0, sizeof *book);
}

int growth__scene_ok(const chart_scene *scene)
{
    return !scene->failed;
}

/* Make room for `more` elements after `used`; NULL where memory ran out. */
static void *room_for(chart_scene *scene, void *array, size_t *room, size_t used, size_t more,
                      size_t element)
{
    size_t wanted = used + more;
    size_t size = *room ? *room : 256;
    void *grown;

    if (scene->failed || wanted < used || wanted > (size_t)-1 / 2 / element) {
        scene->failed = 1;
        return NULL;
    }
    if (wanted <= *room)
        return array;
    while (size < wanted)
        size *= 2;
    grown = realloc(array, size * element);
    if (!grown) {
        scene->failed = 1;
        return NULL;
    }
    *room = size;
    return grown;
}

static size_t keep_text(chart_scene *scene, const char *text)
{
    size_t length = strlen(text) + 1;
    size_t at = scene->n_texts;
    char *grown = room_for(scene, scene->texts, &scene->room_texts, at, length, 1);

    if (!grown)
        return 0;
    scene->texts = grown;
    memcpy(grown + at, text, length);
    scene->n_texts += length;
    return at;
}

static size_t keep_points(chart_scene *scene, const scene_point *points, size_t count)
{
    size_t at = scene->n_points;
    scene_point *grown =
        room_for(scene, scene->points, &scene->room_points, at, count, sizeof *points);

    if (!grown)
        return 0;
    scene->points = grown;
    memcpy(grown + at, points, count * sizeof *points);
    scene->n_points += count;
    return at;
}

static void keep_item(chart_scene *scene, scene_item item, const char *name)
{
    scene_item *grown;

    item.name = keep_text(scene, name);
    item.part = scene->part;
    item.row = scene->row;
    item.cell = scene->cell;
    item.shared = scene->shared;
    grown = room_for(scene, scene->items, &scene->room_items, scene->n_items, 1, sizeof item);
    if (!grown)
        return;
    scene->items = grown;
    grown[scene->n_items++] = item;
}

void growth__scene_line(chart_scene *scene, chart_style style, const char *name,
                        const scene_point *points, size_t count)
{
    scene_item item = { .kind = SCENE_LINE, .style = style, .count = count };

    if (count < 2)
        return;
    item.first = keep_points(scene, points, count);
    keep_item(scene, item, name);
}

void growth__scene_segment(chart_scene *scene, chart_style style, const char *name, double x0,
                           double y0, double x1, double y1)
{
    scene_point ends[2] = { { x0, y0 }, { x1, y1 } };

    growth__scene_line(scene, style, name, ends, 2);
}

void growth__scene_area(chart_scene *scene, chart_style style, const char *name,
                        const scene_point *points, size_t count)
{
    scene_item item = { .kind = SCENE_AREA, .style = style, .count = count };

    if (count < 3)
        return;
    item.first = keep_points(scene, points, count);
    keep_item(scene, item, name);
}

void growth__scene_box_area(chart_scene *scene, chart_style style, const char *name, scene_box box)
{
    scene_point corners[4] = { { box.left, box.top },
                               { box.right, box.top },
                               { box.right, box.bottom },
                               { box.left, box.bottom } };

    growth__scene_area(scene, style, name, corners, 4);
}

void growth__scene_marker(chart_scene *scene, chart_style style, const char *name, scene_mark mark,
                          scene_point at, double size, double angle)
{
    scene_item item = { .kind = SCENE_MARKER,
                        .style = style,
                        .mark = mark,
                        .x = at.x,
                        .y = at.y,
                        .size = size,
                        .angle = angle };

    keep_item(scene, item, name);
}

void growth__scene_text(chart_scene *scene, chart_style style, const char *name, scene_align align,
                        double x, double y, double width, const char *text)
{
    scene_item item = {
        .kind = SCENE_TEXT, .style = style, .align = align, .x = x, .y = y, .width = width
    };

    if (!*text)
        return;
    item.text = keep_text(scene, text);
    keep_item(scene, item, name);
}

const char *growth__scene_name_of(const chart_scene *scene, const scene_item *item)
{
    return scene->texts + item->name;
}

const char *growth__scene_text_of(const chart_scene *scene, const scene_item *item)
{
    return scene->texts + item->text;
}

const char *growth__scene_kind_word(scene_kind kind)
{
    return kind_words[kind];
}

const char *growth__scene_mark_word(scene_mark mark)
{
    return mark_words[mark];
}

const char *growth__scene_align_word(scene_align align)
{
    return align_words[align];
}

const char *growth__scene_part_word(scene_part part)
{
    return part_words[part];
}

double growth__cap_height(chart_style style)
{
    return growth__style(style)->size * MM_PER_POINT * TEXT_ASCENT;
}

double growth__line_height(chart_style style)
{
    return growth__style(style)->size * MM_PER_POINT * (TEXT_ASCENT + TEXT_DESCENT);
}

scene_box growth__text_box(chart_style style, scene_align align, double x, double y, double width)
{
    static const double held[ALIGN_COUNT] = { 0, 0.5, 1 };
    double em = growth__style(style)->size * MM_PER_POINT;
    double left = x - held[align] * width;

    return (scene_box){ left, y - TEXT_ASCENT * em, left + width, y + TEXT_DESCENT * em };
}

int growth__boxes_meet(scene_box a, scene_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
