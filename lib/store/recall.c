/* Marks of texts, and rows put aside until they are added together: recall.h says what for. */
#include <stdlib.h>
#include <string.h>

#include "recall.h"

/* ---- marks ----------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 32) * 0xd6e8feb86659fd93U;
    return x ^ x >> 32;
}

/* Eight bytes at a time; the length goes in last, so that "ab","c" is not "a","bc". */
uint64_t growth__mark(uint64_t start, const char *text)
{
    size_t length = text ? strlen(text) : 0, at = 0;
    uint64_t mark = start, part;

    for (; at + 8 <= length; at += 8) {
        memcpy(&part, text + at, 8);
        mark = mix(mark ^ part);
    }
    part = 0;
    if (length > at)
        memcpy(&part, text + at, length - at);
    mark = mix(mark ^ part) + (text ? length + 1 : 0) * 0x9e3779b97f4a7c15U;
    return mix(mark) | 1; /* never 0 */
}

/* ---- a map of marks -------------------------------------------------------------------------- */

static size_t place_of(const mark_map *map, uint64_t mark)
{
    size_t at = (size_t)(mark >> 20) & (map->room - 1);

    while (map->places[at].mark && map->places[at].mark != mark)
        at = (at + 1) & (map->room - 1);
    return at;
}

void growth__map_hint(const mark_map *map, uint64_t mark)
{
    if (map->room)
        __builtin_prefetch(&map->places[(size_t)(mark >> 20) & (map->room - 1)], 1);
}

int64_t *growth__map_find(const mark_map *map, uint64_t mark)
{
    size_t at = map->room ? place_of(map, mark) : 0;

    return map->room && map->places[at].mark ? &map->places[at].value : NULL;
}

static int grow(mark_map *map)
{
    mark_map larger = { .room = map->room ? map->room * 2 : 1024 };

    larger.places = calloc(larger.room, sizeof *larger.places);
    if (!larger.places)
        return -1;
    for (size_t i = 0; i < map->room; i++)
        if (map->places[i].mark)
            larger.places[place_of(&larger, map->places[i].mark)] = map->places[i];
    larger.n = map->n;
    growth__map_free(map);
    *map = larger;
    return 0;
}

int growth__map_set(mark_map *map, uint64_t mark, int64_t value)
{
    size_t at;

    if (map->n >= map->room / 4 * 3 && grow(map) != 0)
        return -1;
    at = place_of(map, mark);
    map->n += !map->places[at].mark;
    map->places[at] = (mark_place){ mark, value };
    return 0;
}

void growth__map_free(mark_map *map)
{
    free(map->places);
    *map = (mark_map){ .n = 0 };
}

/* ---- rows put aside -------------------------------------------------------------------------- */

int growth__grow(void **array, size_t n, size_t *room, size_t size)
{
    size_t wanted = *room ? *room * 2 : 256;
    void *larger;

    if (n < *room)
        return 0;
    larger = realloc(*array, wanted * size);
    if (!larger)
        return -1;
    *array = larger;
    *room = wanted;
    return 0;
}

static int make_room(rows_aside *aside, size_t bytes)
{
    void *rows = aside->rows, *became = aside->became;
    int failed = growth__grow(&rows, aside->n, &aside->room, sizeof *aside->rows) != 0;

    aside->rows = rows;
    failed |= growth__grow(&became, aside->numbers, &aside->room_numbers, sizeof *aside->became);
    aside->became = became;
    if (failed)
        return -1;
    if (aside->used + bytes > aside->size) {
        size_t size = (aside->used + bytes) * 2;
        unsigned char *larger = realloc(aside->bytes, size);

        if (!larger)
            return -1;
        aside->bytes = larger;
        aside->size = size;
    }
    return 0;
}

/* Each cell as its kind and its value; a text as its length, its bytes and NUL. */
int growth__aside_put(rows_aside *aside, growth_store_entry child, const cell *cells)
{
    size_t bytes = 0;
    unsigned char *to;

    for (int i = ASIDE_FIRST; i < ASIDE_END; i++)
        bytes += 1 + 8 + (cells[i].kind == CELL_TEXT ? cells[i].length + 1 : 0);
    if (make_room(aside, bytes) != 0)
        return -1;
    aside->became[aside->numbers] = 0;
    aside->rows[aside->n++] = (row_aside){ child, aside->used, aside->numbers++ };
    to = aside->bytes + aside->used;
    for (int i = ASIDE_FIRST; i < ASIDE_END; i++) {
        const cell *c = &cells[i];
        const size_t length = c->length;

        *to++ = (unsigned char)c->kind;
        if (c->kind == CELL_TEXT) {
            memcpy(to, &length, sizeof length);
            memcpy(to + sizeof length, c->text, c->length);
            to += sizeof length + c->length;
            *to++ = '\0';
        } else if (c->kind != CELL_NULL) {
            memcpy(to, c->kind == CELL_REAL ? (const void *)&c->real : &c->integer, 8);
            to += 8;
        }
    }
    aside->used = (size_t)(to - aside->bytes);
    return 0;
}

static int compare_rows(const void *a, const void *b)
{
    const row_aside *x = a, *y = b;

    if (x->child != y->child)
        return x->child < y->child ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

void growth__aside_sort(rows_aside *aside)
{
    if (aside->n > 1)
        qsort(aside->rows, aside->n, sizeof *aside->rows, compare_rows);
}

void growth__aside_get(const rows_aside *aside, size_t i, cell *cells)
{
    const unsigned char *from = aside->bytes + aside->rows[i].at;

    for (int c = ASIDE_FIRST; c < ASIDE_END; c++) {
        size_t length;

        cells[c] = (cell){ .kind = (cell_kind)*from++ };
        if (cells[c].kind == CELL_TEXT) {
            memcpy(&length, from, sizeof length);
            cells[c].length = length;
            cells[c].text = (const char *)from + sizeof length;
            from += sizeof length + length + 1;
        } else if (cells[c].kind != CELL_NULL) {
            memcpy(cells[c].kind == CELL_REAL ? (void *)&cells[c].real : &cells[c].integer, from,
                   8);
            from += 8;
        }
    }
}

void growth__aside_added(rows_aside *aside, size_t i, growth_store_entry entry)
{
    aside->became[aside->rows[i].number] = entry;
}

void growth__aside_clear(rows_aside *aside)
{
    aside->n = aside->used = 0;
}

void growth__aside_forget(rows_aside *aside)
{
    aside->numbers = 0;
}

void growth__aside_free(rows_aside *aside)
{
    free(aside->rows);
    free(aside->bytes);
    free(aside->became);
    *aside = (rows_aside){ .n = 0 };
}
