/* Marking stretches of content, and the tree that names them. */
#include "write_pdf_tags.h"

#include <stdlib.h>
#include <string.h>

/* PDF's structure element of each part. */
static const char *const kinds[PART_COUNT] = {
    [PART_TITLE] = "H1",    [PART_FACTS] = "P", [PART_FIGURE] = "Figure", [PART_WORDS] = "P",
    [PART_TABLE] = "Table", [PART_NOTES] = "P", [PART_FOOTER] = "P",
};

static void *grow(pdf_tags *tags, void *array, size_t *room, size_t n, size_t size)
{
    size_t more = *room ? *room * 2 : 64;
    void *grown;

    if (n < *room)
        return array;
    grown = realloc(array, more * size);
    if (!grown) {
        tags->failed = 1;
        return NULL;
    }
    *room = more;
    return grown;
}

/* Returns its number. */
static size_t add(pdf_tags *tags, const char *kind, size_t parent, long stretch)
{
    pdf_element *grown = grow(tags, tags->elements, &tags->room, tags->n, sizeof *tags->elements);

    if (!grown)
        return 0;
    tags->elements = grown;
    grown[tags->n] = (pdf_element){ kind, parent, tags->n_pages - 1, stretch, 0 };
    return tags->n++;
}

size_t growth__pdf_tags_page(pdf_tags *tags, size_t object)
{
    size_t *grown = grow(tags, tags->pages, &tags->room_pages, tags->n_pages, sizeof *tags->pages);

    if (!grown)
        return object;
    tags->pages = grown;
    grown[tags->n_pages++] = object;
    tags->stretches = 0;
    if (tags->n == 0)
        add(tags, "Document", 0, -1);
    return object;
}

/* The element that holds what belongs to an item: the document, or the row of a table. */
static size_t holder(pdf_tags *tags, const scene_item *item)
{
    int same = tags->now.part == PART_TABLE && tags->now.kind != SCENE_KIND_COUNT;

    if (item->part != PART_TABLE)
        return 0;
    if (!same)
        tags->table = add(tags, kinds[PART_TABLE], 0, -1);
    if (!same || tags->now.row != item->row)
        tags->row = add(tags, "TR", tags->table, -1);
    return tags->row;
}

void growth__pdf_tag(pdf_tags *tags, pdf_bytes *content, const scene_item *item)
{
    const char *kind;

    if (item && tags->open && item->part == tags->now.part &&
        (item->part != PART_TABLE || (item->row == tags->now.row && item->cell == tags->now.cell)))
        return;
    if (tags->open)
        growth__pdf_text(content, "EMC\n");
    if (!tags->open)
        tags->now.kind = SCENE_KIND_COUNT; /* Nothing before it on this page. */
    tags->open = item != NULL;
    if (!item)
        return;
    kind = item->part != PART_TABLE ? kinds[item->part] : item->row == 0 ? "TH" : "TD";
    add(tags, kind, holder(tags, item), tags->stretches);
    growth__pdf_format(content, "/%s<</MCID %ld>>BDC\n", kind, tags->stretches++);
    tags->now = *item;
}

/* ---- the tree ---------------------------------------------------------------------------------
 */

static void put_element(const pdf_tags *tags, pdf_file *file, size_t i, size_t root,
                        const size_t *next, const size_t *first, const char *words)
{
    const pdf_element *e = &tags->elements[i];
    pdf_bytes *object = growth__pdf_object(file, e->object);

    growth__pdf_format(object, "<</Type/StructElem/S/%s/P %zu 0 R", e->kind,
                       i ? tags->elements[e->parent].object : root);
    if (!strcmp(e->kind, kinds[PART_FIGURE])) {
        growth__pdf_text(object, "/Alt ");
        growth__pdf_string(object, words);
    }
    if (e->stretch >= 0) {
        growth__pdf_format(object, "/Pg %zu 0 R/K %ld>>", tags->pages[e->page], e->stretch);
        return;
    }
    growth__pdf_text(object, "/K[");
    for (size_t child = first[i]; child; child = next[child])
        growth__pdf_format(object, "%zu 0 R ", tags->elements[child].object);
    growth__pdf_text(object, "]>>");
}

/* Which elements each stretch of each page belongs to. */
static void put_parents(const pdf_tags *tags, pdf_file *file, size_t number)
{
    pdf_bytes *object = growth__pdf_object(file, number);
    size_t at = 1;

    growth__pdf_text(object, "<</Nums[");
    for (size_t page = 0; page < tags->n_pages; page++) {
        growth__pdf_format(object, "%zu[", page);
        for (; at < tags->n && tags->elements[at].page == page; at++)
            if (tags->elements[at].stretch >= 0)
                growth__pdf_format(object, "%zu 0 R ", tags->elements[at].object);
        growth__pdf_text(object, "]");
    }
    growth__pdf_text(object, "]>>");
}

/* The children of each element as a list: `first` of each, `next` after each. */
static void link(const pdf_tags *tags, size_t *first, size_t *next)
{
    for (size_t i = tags->n; i-- > 1;) {
        next[i] = first[tags->elements[i].parent];
        first[tags->elements[i].parent] = i;
    }
}

size_t growth__pdf_put_tags(pdf_tags *tags, pdf_file *file, const char *words)
{
    size_t root = growth__pdf_number_of_next(file), parents = growth__pdf_number_of_next(file);
    size_t *links = calloc(2 * tags->n + 1, sizeof *links);

    for (size_t i = 0; i < tags->n; i++)
        tags->elements[i].object = growth__pdf_number_of_next(file);
    if (!links || file->failed || tags->failed || !tags->n) {
        tags->failed = 1;
        free(links);
        return 0;
    }
    link(tags, links, links + tags->n);
    growth__pdf_format(growth__pdf_object(file, root),
                       "<</Type/StructTreeRoot/K %zu 0 R/ParentTree %zu 0 R"
                       "/ParentTreeNextKey %zu>>",
                       tags->elements[0].object, parents, tags->n_pages);
    put_parents(tags, file, parents);
    for (size_t i = 0; i < tags->n; i++)
        put_element(tags, file, i, root, links + tags->n, links, words);
    free(links);
    return root;
}

void growth__pdf_tags_free(pdf_tags *tags)
{
    free(tags->elements);
    free(tags->pages);
}
