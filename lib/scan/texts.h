/* Texts that stay where they are until all of them go. */
#ifndef GROWTH_SCAN_TEXTS_H
#define GROWTH_SCAN_TEXTS_H

#include <stddef.h>

typedef struct growth__texts {
    struct growth__text_piece *piece; /* the newest; all zero to begin with */
} growth__texts;

/* A terminated copy, or NULL where memory is out. */
const char *growth__texts_keep(growth__texts *texts, const char *text, size_t length);
/* All of them go; memory for the next stays. */
void growth__texts_reset(growth__texts *texts);
void growth__texts_free(growth__texts *texts);

#endif
