/* The PDF: cairo's, with its title and a date that is the chart's and not the clock's. */
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart_private.h"
#include "fail.h"
#include "write_pdf_finish.h"
#include "render.h"

/* All of the PDF, to be finished. */
typedef struct whole {
    unsigned char *bytes;
    size_t length, room;
} whole;

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned int length)
{
    whole *w = closure;

    if (w->length + length > w->room) {
        size_t room = (w->length + length) * 2;
        unsigned char *grown = realloc(w->bytes, room);

        if (!grown)
            return CAIRO_STATUS_NO_MEMORY;
        w->bytes = grown;
        w->room = room;
    }
    memcpy(w->bytes + w->length, bytes, length);
    w->length += length;
    return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const growth_chart *chart)
{
    /* cairo ignores SOURCE_DATE_EPOCH and would write the time of day. */
    char date[16] = "2000-01-01", stamp[40], creator[64];

    if (chart->drawn_on != GROWTH_DATE_NONE)
        growth_date_format(chart->drawn_on, date);
    snprintf(stamp, sizeof stamp, "%sT00:00:00Z", date);
    snprintf(creator, sizeof creator, "libgrowth %s", growth_version());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, chart->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, chart->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, stamp);
}

growth_status growth__write_pdf(const growth_chart *chart, size_t from, size_t to, chart_sink *sink,
                                growth_error *err)
{
    const chart_scene *first = chart->book.sheets[from];
    whole made = { NULL, 0, 0 };
    growth_status result;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        put, &made, first->width / MM_PER_POINT, first->height / MM_PER_POINT);
    cairo_t *cr;
    cairo_status_t status;

    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    describe(surface, chart);
    cr = cairo_create(surface);
    cairo_tag_begin(cr, "Document", NULL); /* One for all sheets. */
    for (size_t i = from; i < to; i++) {
        growth__render(chart->book.sheets[i], chart->fonts, cr, RENDER_ALL);
        cairo_show_page(cr);
    }
    cairo_tag_end(cr, "Document");
    status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        result = growth__finish_pdf(chart, made.bytes, made.length, sink, err);
    else
        result = growth__chart_fail(err, GROWTH_ERR_IO, "the PDF could not be drawn: %s",
                                    cairo_status_to_string(status));
    free(made.bytes);
    TRY(result);
    return growth__sink_end(sink, "PDF", err);
}
