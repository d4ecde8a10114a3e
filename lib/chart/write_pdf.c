/* The PDF: lines, areas, marks and texts as operators of a page's content, and the structure of the
 * page (title, figure, table, notes) beside them, so that it can be read aloud.
 *
 * Written here rather than by cairo, whose 1.16 drops language and alternative text, and whose two
 * passes over every page take several times as long.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart_private.h"
#include "fail.h"
#include "write_pdf_file.h"
#include "write_pdf_tags.h"
#include "write_pdf_text.h"

#define KAPPA 0.5523 /* Of the four curves that make a circle. */

typedef struct pdf_writer {
    const growth_chart *chart;
    pdf_file file;
    pdf_fonts fonts;
    pdf_tags tags;
    pdf_bytes content; /* Of the page being written. */
    size_t catalog, pages, info, resources;
    /* As the content has them set. */
    long fill, stroke;
    double width, dash;
} pdf_writer;

/* ---- paint ------------------------------------------------------------------------------------
 */

static void put_colour(pdf_bytes *content, long colour, const char *operator)
{
    for (int shift = 16; shift >= 0; shift -= 8)
        growth__pdf_number(content, (double)(colour >> shift & 255) / 255);
    growth__pdf_text(content, operator);
}

static void set_fill(pdf_writer *w, long colour)
{
    if (colour == NO_COLOUR || colour == w->fill)
        return;
    put_colour(&w->content, colour, "rg\n");
    w->fill = colour;
}

static void set_stroke(pdf_writer *w, const style_row *row)
{
    if (row->stroke == NO_COLOUR)
        return;
    if (row->stroke != w->stroke) {
        put_colour(&w->content, row->stroke, "RG\n");
        w->stroke = row->stroke;
    }
    if (row->width > w->width || row->width < w->width) {
        growth__pdf_place(&w->content, row->width * MM_PER_POINT);
        growth__pdf_text(&w->content, "w\n");
        w->width = row->width;
    }
    if (row->dash > w->dash || row->dash < w->dash) {
        growth__pdf_text(&w->content, "[");
        if (row->dash > 0) {
            growth__pdf_place(&w->content, row->dash);
            growth__pdf_place(&w->content, row->gap);
        }
        growth__pdf_text(&w->content, "]0 d\n");
        w->dash = row->dash;
    }
}

/* What is done with a path, as its row says. */
static void set_paint(pdf_writer *w, const style_row *row)
{
    set_fill(w, row->fill);
    set_stroke(w, row);
}

static const char *paint_operator(const style_row *row)
{
    return row->fill == NO_COLOUR ? "S\n" : row->stroke == NO_COLOUR ? "f\n" : "B\n";
}

/* ---- paths ------------------------------------------------------------------------------------
 */

static void put_point(pdf_writer *w, double x, double y, const char *operator)
{
    growth__pdf_place(&w->content, x);
    growth__pdf_place(&w->content, y);
    growth__pdf_text(&w->content, operator);
}

static void put_points(pdf_writer *w, const scene_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_point(w, points[i].x, points[i].y, i ? "l\n" : "m\n");
}

static void put_line(pdf_writer *w, const chart_scene *scene, const scene_item *item)
{
    set_stroke(w, growth__style(item->style));
    put_points(w, scene->points + item->first, item->count);
    growth__pdf_text(&w->content, "S\n");
}

static void put_area(pdf_writer *w, const chart_scene *scene, const scene_item *item)
{
    set_paint(w, growth__style(item->style));
    put_points(w, scene->points + item->first, item->count);
    growth__pdf_text(&w->content, "h ");
    growth__pdf_text(&w->content, paint_operator(growth__style(item->style)));
}

static void put_dot(pdf_writer *w, const scene_item *item)
{
    static const scene_point quarter[4][3] = {
        { { 1, KAPPA }, { KAPPA, 1 }, { 0, 1 } },
        { { -KAPPA, 1 }, { -1, KAPPA }, { -1, 0 } },
        { { -1, -KAPPA }, { -KAPPA, -1 }, { 0, -1 } },
        { { KAPPA, -1 }, { 1, -KAPPA }, { 1, 0 } },
    };

    put_point(w, item->x + item->size, item->y, "m\n");
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 3; k++)
            put_point(w, item->x + quarter[i][k].x * item->size,
                      item->y + quarter[i][k].y * item->size, k == 2 ? "c\n" : "");
}

/* The corners of each mark, in its size; a cross has two lines instead. */
static const struct {
    int n;
    scene_point corners[4];
} outlines[MARK_COUNT] = {
    [MARK_TRIANGLE] = { 3, { { 0, -1 }, { 1, 0.8 }, { -1, 0.8 } } },
    [MARK_SQUARE] = { 4, { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } } },
    [MARK_DIAMOND] = { 4, { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } } },
    [MARK_ARROW] = { 3, { { 0, 0 }, { -2, 1 }, { -2, -1 } } },
};

static void put_outline(pdf_writer *w, const scene_item *item)
{
    double along = cos(item->angle) * item->size, across = sin(item->angle) * item->size;

    for (int i = 0; i < outlines[item->mark].n; i++) {
        scene_point c = outlines[item->mark].corners[i];

        put_point(w, item->x + c.x * along - c.y * across, item->y + c.x * across + c.y * along,
                  i ? "l\n" : "m\n");
    }
}

static void put_marker(pdf_writer *w, const chart_scene *scene, const scene_item *item)
{
    const style_row *row = growth__style(item->style);
    double s = item->size;

    (void)scene;
    set_paint(w, row);
    if (item->mark == MARK_CROSS) {
        put_point(w, item->x - s, item->y - s, "m\n");
        put_point(w, item->x + s, item->y + s, "l\n");
        put_point(w, item->x - s, item->y + s, "m\n");
        put_point(w, item->x + s, item->y - s, "l\n");
        growth__pdf_text(&w->content, "S\n");
        return;
    }
    if (item->mark == MARK_DOT)
        put_dot(w, item);
    else
        put_outline(w, item);
    growth__pdf_text(&w->content, "h ");
    growth__pdf_text(&w->content, paint_operator(row));
}

static void put_text(pdf_writer *w, const chart_scene *scene, const scene_item *item)
{
    set_fill(w, growth__style(item->style)->fill);
    growth__pdf_text(&w->content, "BT\n");
    growth__pdf_put_text(&w->fonts, &w->content, scene, item);
    growth__pdf_text(&w->content, "ET\n");
}

static void (*const puts_kind[SCENE_KIND_COUNT])(pdf_writer *, const chart_scene *,
                                                 const scene_item *) = {
    [SCENE_LINE] = put_line,
    [SCENE_AREA] = put_area,
    [SCENE_MARKER] = put_marker,
    [SCENE_TEXT] = put_text,
};

/* ---- the document -----------------------------------------------------------------------------
 */

/* Hundredths of a millimetre from the top left corner. */
static void put_content(pdf_writer *w, const chart_scene *scene)
{
    long scale = lround(scene->scale / MM_PER_POINT / PDF_UNITS * 1e9);

    w->content.length = 0;
    w->fill = w->stroke = NO_COLOUR;
    w->width = w->dash = 0;
    growth__pdf_format(&w->content, ".%09ld 0 0 -.%09ld 0 ", scale, scale);
    growth__pdf_number(&w->content, scene->height / MM_PER_POINT);
    growth__pdf_text(&w->content, "cm 1 j\n");
    for (size_t i = 0; i < scene->n_items; i++) {
        const scene_item *item = &scene->items[i];

        growth__pdf_tag(&w->tags, &w->content, item);
        puts_kind[item->kind](w, scene, item);
    }
    growth__pdf_tag(&w->tags, &w->content, NULL);
}

static void put_page(pdf_writer *w, const chart_scene *scene, size_t number)
{
    size_t content = growth__pdf_number_of_next(&w->file);
    size_t page = growth__pdf_tags_page(&w->tags, growth__pdf_number_of_next(&w->file));
    pdf_bytes *object;

    put_content(w, scene);
    growth__pdf_stream(&w->file, content, "", w->content.bytes, w->content.length, PDF_PACK);
    object = growth__pdf_object(&w->file, page);
    growth__pdf_format(object, "<</Type/Page/Parent %zu 0 R/MediaBox[0 0 ", w->pages);
    growth__pdf_number(object, scene->width / MM_PER_POINT);
    growth__pdf_number(object, scene->height / MM_PER_POINT);
    growth__pdf_format(object, "]/Contents %zu 0 R/Resources %zu 0 R/StructParents %zu/Tabs/S>>",
                       content, w->resources, number);
}

static void date_words(const growth_chart *chart, char *text)
{
    memcpy(text, "2000-01-01", 11);
    if (chart->drawn_on != GROWTH_DATE_NONE)
        growth_date_format(chart->drawn_on, text);
}

static void put_info(pdf_writer *w)
{
    pdf_bytes *object = growth__pdf_object(&w->file, w->info);
    char date[16];

    date_words(w->chart, date);
    growth__pdf_text(object, "<</Title ");
    growth__pdf_string(object, w->chart->title);
    growth__pdf_text(object, "/Subject ");
    growth__pdf_string(object, w->chart->description);
    growth__pdf_format(object,
                       "/Creator(libgrowth %s)/Producer(libgrowth %s)"
                       "/CreationDate(D:%.4s%.2s%.2s000000Z)/ModDate(D:%.4s%.2s%.2s000000Z)>>",
                       growth_version(), growth_version(), date, date + 5, date + 8, date, date + 5,
                       date + 8);
}

static int keep(void *context, const void *bytes, size_t length)
{
    pdf_bytes *b = context;

    growth__pdf_put(b, bytes, length);
    return b->failed ? 12 : 0; /* ENOMEM */
}

static void put_metadata(pdf_writer *w, size_t number)
{
    pdf_bytes xmp = { NULL, 0, 0, 0 };
    chart_sink sink = { keep, &xmp, 0, 0, { 0 } };
    char date[16];

    date_words(w->chart, date);
    growth__sink_text(&sink,
                      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\"\n"
                      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                      "<dc:format>application/pdf</dc:format>\n"
                      "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>\n"
                      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    growth__sink_xml(&sink, w->chart->title);
    growth__sink_text(&sink, "</rdf:li></rdf:Alt></dc:title>\n"
                             "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    growth__sink_xml(&sink, w->chart->description);
    growth__sink_format(&sink,
                        "</rdf:li></rdf:Alt></dc:description>\n"
                        "<xmp:CreatorTool>libgrowth %s</xmp:CreatorTool>\n"
                        "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                        "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
                        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
                        growth_version(), date, date);
    w->file.failed |= growth__sink_end(&sink, "metadata", NULL) != GROWTH_OK;
    growth__pdf_stream(&w->file, number, "/Type/Metadata/Subtype/XML", xmp.bytes, xmp.length,
                       PDF_PLAIN);
    free(xmp.bytes);
}

static void put_catalog(pdf_writer *w, size_t metadata, size_t structure)
{
    growth__pdf_format(growth__pdf_object(&w->file, w->catalog),
                       "<</Type/Catalog/Pages %zu 0 R/Lang(en-GB)/MarkInfo<</Marked true>>"
                       "/ViewerPreferences<</DisplayDocTitle true>>/Metadata %zu 0 R"
                       "/StructTreeRoot %zu 0 R>>",
                       w->pages, metadata, structure);
}

static void put_resources(pdf_writer *w)
{
    pdf_bytes names = { NULL, 0, 0, 0 };

    growth__pdf_put_fonts(&w->fonts, &w->file, &names);
    growth__pdf_text(growth__pdf_object(&w->file, w->resources), "<</Font<<");
    growth__pdf_put(&w->file.small, names.bytes, names.length);
    growth__pdf_text(&w->file.small, ">>>>");
    w->file.failed |= names.failed;
    free(names.bytes);
}

static void put_pages(pdf_writer *w, size_t from, size_t to)
{
    pdf_bytes *object;

    for (size_t i = from; i < to && !w->file.failed; i++)
        put_page(w, w->chart->book.sheets[i], i - from);
    object = growth__pdf_object(&w->file, w->pages);
    growth__pdf_format(object, "<</Type/Pages/Count %zu/Kids[", to - from);
    for (size_t i = 0; i < w->tags.n_pages; i++)
        growth__pdf_format(object, "%zu 0 R ", w->tags.pages[i]);
    growth__pdf_text(object, "]>>");
}

static growth_status put_document(pdf_writer *w, size_t from, size_t to, chart_sink *sink,
                                  growth_error *err)
{
    size_t metadata, structure;

    growth__pdf_begin(&w->file);
    w->catalog = growth__pdf_number_of_next(&w->file);
    w->pages = growth__pdf_number_of_next(&w->file);
    w->info = growth__pdf_number_of_next(&w->file);
    w->resources = growth__pdf_number_of_next(&w->file);
    metadata = growth__pdf_number_of_next(&w->file);
    put_pages(w, from, to);
    put_resources(w);
    structure = growth__pdf_put_tags(&w->tags, &w->file, w->chart->description);
    put_metadata(w, metadata);
    put_info(w);
    put_catalog(w, metadata, structure);
    w->file.failed |= w->tags.failed | w->content.failed;
    if (w->fonts.failed)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY,
                                  "the fonts of a PDF could not be cut to its glyphs");
    return growth__pdf_end(&w->file, w->catalog, w->info, sink, err);
}

growth_status growth__write_pdf(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err)
{
    pdf_writer *w = calloc(1, sizeof *w);
    growth_status status;

    if (!w)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a PDF");
    w->chart = chart;
    w->fonts.fonts = chart->fonts;
    status = put_document(w, from, to, sink, err);
    growth__pdf_free(&w->file);
    growth__pdf_fonts_free(&w->fonts);
    growth__pdf_tags_free(&w->tags);
    free(w->content.bytes);
    free(w);
    return status;
}
