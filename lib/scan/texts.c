/* Texts in pieces of memory that never move. */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE = 4096 };

typedef struct growth__text_piece {
    struct growth__text_piece *next;
    size_t used, size;
    char bytes[];
} piece;

const char *growth__texts_keep(growth__texts *texts, const char *text, size_t length)
{
    piece *p = texts->piece;
    char *out;

    if (!p || p->size - p->used < length + 1) {
        const size_t size = length + PIECE;

        p = malloc(sizeof *p + size);
        if (!p)
            return NULL;
        *p = (piece){ texts->piece, 0, size };
        texts->piece = p;
    }
    out = p->bytes + p->used;
    memcpy(out, text, length);
    out[length] = '\0';
    p->used += length + 1;
    return out;
}

static void free_from(piece *p)
{
    while (p) {
        piece *next = p->next;

        free(p);
        p = next;
    }
}

void growth__texts_reset(growth__texts *texts)
{
    if (!texts->piece)
        return;
    free_from(texts->piece->next);
    texts->piece->next = NULL;
    texts->piece->used = 0;
}

void growth__texts_free(growth__texts *texts)
{
    free_from(texts->piece);
    texts->piece = NULL;
}
