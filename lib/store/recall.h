/* What an import remembers, so that most rows need no question to the database.
 *
 * A measurement that no earlier one resembles is new: it is put aside, and added with others in the
 * order of children, which spares the database jumping about in its index and leaves one child's
 * measurements beside each other in the file.  What resembles an earlier one is looked up. */
#ifndef GROWTH_STORE_RECALL_H
#define GROWTH_STORE_RECALL_H

#include "same.h"

/* ---- marks: 64 bits that stand for texts ----------------------------------------------------- */

/* Equal texts have equal marks; what has an equal mark must still be compared. */
uint64_t growth__mark(uint64_t start, const char *text);

/* Marks, each with a number.  Open addressing; a place whose mark is 0 is empty.  A mark and its
 * number lie together, because with a million of them each look is a miss of the cache. */
typedef struct mark_place {
    uint64_t mark;
    int64_t value;
} mark_place;
typedef struct mark_map {
    mark_place *places;
    size_t n, room; /* room is a power of 2, or 0 */
} mark_map;

/* A mark will be looked for soon: its place is fetched, so that nobody waits for it then. */
void growth__map_hint(const mark_map *map, uint64_t mark);
/* @return Where the value of a mark is, or NULL. */
int64_t *growth__map_find(const mark_map *map, uint64_t mark);
/* Set the value of a mark.  @return 0, or -1 where memory is short. */
int growth__map_set(mark_map *map, uint64_t mark, int64_t value);
void growth__map_free(mark_map *map);

/* Room for one more at the end of an array that doubles.  @return 0, or -1 where memory is short.
 */
int growth__grow(void **array, size_t n, size_t *room, size_t size);

/* ---- rows put aside -------------------------------------------------------------------------- */

/* Columns of a measurement that differ between rows of an import. */
#define ASIDE_FIRST MEASUREMENT_MEASURE
#define ASIDE_END   (MEASUREMENT_KEY + 1)

typedef struct row_aside {
    growth_store_entry child;
    size_t at;     /* of its cells in `bytes` */
    size_t number; /* of all that were put aside */
} row_aside;

typedef struct rows_aside {
    row_aside *rows;
    size_t n, room;
    unsigned char *bytes;
    size_t used, size;
    /* By number: the entry a row has become, or 0 while it waits. */
    growth_store_entry *became;
    size_t numbers, room_numbers;
} rows_aside;

#define ASIDE_BYTES ((size_t)64 << 20) /* no more than this is put aside */

/* Put a row's cells aside; its number is then `numbers` - 1.  @return 0, or -1 where memory is
 * short. */
int growth__aside_put(rows_aside *aside, growth_store_entry child, const cell *cells);
/* In the order of children, and of each child in the order they came. */
void growth__aside_sort(rows_aside *aside);
/* The cells of row `i`; texts belong to `aside`. */
void growth__aside_get(const rows_aside *aside, size_t i, cell *cells);
/* Row `i` has become this entry. */
void growth__aside_added(rows_aside *aside, size_t i, growth_store_entry entry);
/* The rows were added: put the next ones aside. */
void growth__aside_clear(rows_aside *aside);
/* Forget what the rows became; none may wait. */
void growth__aside_forget(rows_aside *aside);
void growth__aside_free(rows_aside *aside);

#endif
