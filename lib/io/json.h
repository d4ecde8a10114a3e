/* A file of JSON cut into resources while it is read: one a line (NDJSON), the elements of an
 * array, the entries of a Bundle, or a single one.  Only quotes and brackets are looked at; what a
 * resource means, and whether it is well-formed, is for whoever takes it. */
#ifndef GROWTH_IO_JSON_H
#define GROWTH_IO_JSON_H

#include <stddef.h>

#include <growth/status.h>

#include "input.h"

/* A resource or an entry; valid until the next call. */
typedef struct growth__json_item {
    size_t line;        /* Where it begins, from 1. */
    size_t number;      /* Of the items of the file, from 1. */
    size_t entry;       /* Of its Bundle or array, from 1; 0: it stands for itself. */
    const char *text;   /* On one line, without blanks between its parts; terminated. */
    size_t length;
    int is_entry;       /* Of a Bundle: the resource is its member "resource". */
    const char *wrong;  /* Why it cannot be used, or NULL. */
} growth__json_item;

typedef struct growth__json growth__json;

/* Takes `input` over and closes it, whatever is returned. */
growth_status growth__json_open(growth__input *input, growth__json **json, growth_error *err);

/* The next item; NULL at the end.  GROWTH_ERR_PARSE: the file ends before its Bundle or array. */
growth_status growth__json_next(growth__json *json, const growth__json_item **item,
                                growth_error *err);

void growth__json_close(growth__json *json);

#endif
