/* The structure of a PDF: which part of each page is the title, the figure, a cell of a table.
 *
 * An element is a stretch of a page's content, or holds others: a table its rows, a row its cells.
 */
#ifndef GROWTH_CHART_WRITE_PDF_TAGS_H
#define GROWTH_CHART_WRITE_PDF_TAGS_H

#include "scene.h"
#include "write_pdf_file.h"

typedef struct pdf_element {
    const char *kind;
    size_t parent; /* Number of the element that holds it; 0, the document, for most. */
    size_t page;   /* From 0. */
    long stretch;  /* Number of its content on the page; -1: it holds others. */
    size_t object;
} pdf_element;

typedef struct pdf_tags {
    pdf_element *elements; /* The first is the document. */
    size_t n, room;
    size_t *pages; /* Their objects. */
    size_t n_pages, room_pages;
    long stretches; /* On this page so far. */
    int open;       /* 1: content is being written that belongs to `now`. */
    scene_item now;
    size_t table, row; /* Elements that are open. */
    int failed;
} pdf_tags;

/* A new page; returns its object. */
size_t growth__pdf_tags_page(pdf_tags *tags, size_t object);
/* What comes next in the content belongs to `item`; NULL at the end of a page. */
void growth__pdf_tag(pdf_tags *tags, pdf_bytes *content, const scene_item *item);
/* Writes the structure, every figure with its words; returns its object. */
size_t growth__pdf_put_tags(pdf_tags *tags, pdf_file *file, const char *words);
void growth__pdf_tags_free(pdf_tags *tags);

#endif
