/* A map file: what an export calls its columns, in which units, with which codes and dates. */
#ifndef GROWTH_IO_MAP_H
#define GROWTH_IO_MAP_H

#include <stddef.h>

#include <growth/measure.h>

#include "input.h"

/* Most bytes of a map file. */
#define GROWTH__MAP_BYTES 65536

/* A line `ours = theirs`. */
typedef struct growth__map_line {
    const char *ours, *theirs; /* "" as ours: a heading to be ignored. */
    int optional;              /* `?=`: the file may lack it. */
    size_t line, text;         /* Where it stands: line, and which of the texts. */
} growth__map_line;

/* A line `sex.1 = male`, `missing.weight = 9999` or `unit.weight = g`. */
typedef struct growth__map_code {
    const char *of, *code, *word;
} growth__map_code;

enum { GROWTH__MAP_LINES = 256, GROWTH__MAP_TEXTS = 2 };

/* Filled from at most two texts: a preset's, and a file's over it. */
typedef struct growth__map {
    char *texts[GROWTH__MAP_TEXTS]; /* What the rest points into. */
    char *names[GROWTH__MAP_TEXTS];
    size_t n_texts;
    growth__map_line *columns;
    growth__map_code *codes, *missing, *units;
    size_t n_columns, n_codes, n_missing, n_units;
    int date_order; /* A growth_date_order, or -1. */
} growth__map;

/* Begin with nothing; to be freed. */
growth_status growth__map_begin(growth__map *map, growth_error *err);

/* Read a preset, or a file, over what is there. */
growth_status growth__map_preset(growth__map *map, const char *name, growth_error *err);
growth_status growth__map_file(growth__map *map, const char *path, growth_error *err);

/* The unit said for a measure whose column has none; NULL: none was. */
const growth_unit *growth__map_unit(const growth__map *map, growth_measure measure,
                                    growth_posture posture);

void growth__map_free(growth__map *map);

/* Presets, compiled in; ended by a NULL name. */
typedef struct growth__preset {
    const char *name, *text;
} growth__preset;
extern const growth__preset growth__presets[];

#endif
