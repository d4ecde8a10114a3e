/* A page as drawn: lines, areas, markers and texts in millimetres from the top left corner, in
 * drawing order, each naming a row of the style table.  Knows neither growth nor cairo.
 *
 * A failed allocation is remembered: adding goes on without effect, and growth__scene_ok() tells.
 */
#ifndef GROWTH_CHART_SCENE_H
#define GROWTH_CHART_SCENE_H

#include <stddef.h>

#include "style.h"

typedef enum scene_kind {
    SCENE_LINE,
    SCENE_AREA,
    SCENE_MARKER,
    SCENE_TEXT,
    SCENE_KIND_COUNT
} scene_kind;

typedef enum scene_mark {
    MARK_DOT,
    MARK_CROSS,
    MARK_TRIANGLE, /* Point up. */
    MARK_SQUARE,
    MARK_DIAMOND,
    MARK_ARROW, /* Head only, pointing along `angle`, its tip at the place. */
    MARK_COUNT
} scene_mark;

typedef enum scene_align { ALIGN_START, ALIGN_MIDDLE, ALIGN_END, ALIGN_COUNT } scene_align;

/* What an item belongs to, for the structure of a tagged file.  In order of reading. */
typedef enum scene_part {
    PART_TITLE,
    PART_FACTS,
    PART_FIGURE,
    PART_WORDS,
    PART_TABLE,
    PART_NOTES,
    PART_FOOTER,
    PART_COUNT
} scene_part;

typedef struct scene_point {
    double x, y;
} scene_point;

typedef struct scene_item {
    scene_kind kind;
    chart_style style;
    scene_part part;
    size_t name;         /* In `texts`: what it is, a word without blanks. */
    size_t first, count; /* Lines and areas: in `points`. */
    scene_mark mark;
    double x, y;        /* Markers: the middle; texts: where `align` holds the baseline. */
    double size, angle; /* Markers: half the width in mm, and radians from the x axis. */
    scene_align align;
    size_t text;        /* In `texts`. */
    unsigned row, cell; /* Tables: from 0. */
    int shared;         /* 1: the same on every chart of its kind; see chart_scene. */
    double width;       /* Texts: as measured. */
} scene_item;

typedef struct chart_scene {
    double width, height; /* The page, in mm. */
    double scale;         /* Of what is drawn below to the page: less than 1 on a small page. */
    scene_part part;      /* Of the next item. */
    unsigned row, cell;   /* Of the next item of a table. */
    /* Of the next item: 1 where it says nothing of the child, and nothing of the child that was
     * added before lies below it.  A writer may draw such items first, and keep them. */
    int shared;
    scene_item *items;
    size_t n_items, room_items;
    scene_point *points;
    size_t n_points, room_points;
    char *texts;
    size_t n_texts, room_texts;
    int failed;
} chart_scene;

typedef struct scene_box {
    double left, top, right, bottom;
} scene_box;

/* The sheets of a chart. */
typedef struct scene_book {
    chart_scene **sheets;
    size_t n, room;
} scene_book;

/* A new sheet at the end, empty; NULL where memory ran out. */
chart_scene *growth__book_add(scene_book *book);
/* Drop the sheets from number `n` on. */
void growth__book_cut(scene_book *book, size_t n);
void growth__book_free(scene_book *book);

void growth__scene_free(chart_scene *scene);
int growth__scene_ok(const chart_scene *scene);

void growth__scene_line(chart_scene *scene, chart_style style, const char *name,
                        const scene_point *points, size_t count);
void growth__scene_segment(chart_scene *scene, chart_style style, const char *name, double x0,
                           double y0, double x1, double y1);
void growth__scene_area(chart_scene *scene, chart_style style, const char *name,
                        const scene_point *points, size_t count);
void growth__scene_box_area(chart_scene *scene, chart_style style, const char *name, scene_box box);
void growth__scene_marker(chart_scene *scene, chart_style style, const char *name, scene_mark mark,
                          scene_point at, double size, double angle);
void growth__scene_text(chart_scene *scene, chart_style style, const char *name, scene_align align,
                        double x, double y, double width, const char *text);

/* The texts of an item; live until the next one is added. */
const char *growth__scene_name_of(const chart_scene *scene, const scene_item *item);
const char *growth__scene_text_of(const chart_scene *scene, const scene_item *item);

/* Words of the enums, for the dump. */
const char *growth__scene_kind_word(scene_kind kind);
const char *growth__scene_mark_word(scene_mark mark);
const char *growth__scene_align_word(scene_align align);
const char *growth__scene_part_word(scene_part part);

/* Where a text stands, from its top to the foot of its descenders. */
scene_box growth__text_box(chart_style style, scene_align align, double x, double y, double width);
int growth__boxes_meet(scene_box a, scene_box b);

#endif
