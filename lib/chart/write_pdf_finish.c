/* Finishing a PDF with libqpdf, through its C interface: /Lang, /Alt on every figure, the title in
 * the window's head, XMP, and an identifier that depends on nothing but the content.  Cairo 1.16
 * drops the first two without a word and has no place for the others. */
#include "write_pdf_finish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

#ifdef GROWTH_HAVE_QPDF

#include <qpdf/qpdf-c.h>

#define MAX_OPEN 256 /* Structure elements waiting to be looked at. */

int growth__can_finish_pdf(void)
{
    return 1;
}

/* ---- a text in memory -------------------------------------------------------------------------
 */

typedef struct memory {
    char *bytes;
    size_t length, room;
} memory;

static int keep(void *context, const void *bytes, size_t length)
{
    memory *m = context;

    if (m->length + length > m->room) {
        size_t room = (m->length + length) * 2;
        char *grown = realloc(m->bytes, room);

        if (!grown)
            return 12; /* ENOMEM */
        m->bytes = grown;
        m->room = room;
    }
    memcpy(m->bytes + m->length, bytes, length);
    m->length += length;
    return 0;
}

static growth_status write_xmp(const growth_chart *chart, memory *xmp, growth_error *err)
{
    chart_sink sink = { keep, xmp, 0, 0, { 0 } };
    char date[16] = "2000-01-01";

    if (chart->drawn_on != GROWTH_DATE_NONE)
        growth_date_format(chart->drawn_on, date);
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
    growth__sink_xml(&sink, chart->title);
    growth__sink_text(&sink, "</rdf:li></rdf:Alt></dc:title>\n"
                             "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    growth__sink_xml(&sink, chart->description);
    growth__sink_format(&sink,
                        "</rdf:li></rdf:Alt></dc:description>\n"
                        "<xmp:CreatorTool>libgrowth %s</xmp:CreatorTool>\n"
                        "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                        "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
                        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
                        growth_version(), date, date);
    return growth__sink_end(&sink, "metadata", err);
}

/* ---- the document -----------------------------------------------------------------------------
 */

static void put_metadata(qpdf_data pdf, qpdf_oh root, const memory *xmp)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf), dictionary = qpdf_oh_get_dict(pdf, stream);

    qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)xmp->bytes, xmp->length,
                                qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
    qpdf_oh_replace_key(pdf, dictionary, "/Type", qpdf_oh_new_name(pdf, "/Metadata"));
    qpdf_oh_replace_key(pdf, dictionary, "/Subtype", qpdf_oh_new_name(pdf, "/XML"));
    qpdf_oh_replace_key(pdf, root, "/Metadata", stream);
}

static int is_figure(qpdf_data pdf, qpdf_oh element)
{
    qpdf_oh kind = qpdf_oh_get_key(pdf, element, "/S");

    return qpdf_oh_is_name(pdf, kind) && !strcmp(qpdf_oh_get_name(pdf, kind), "/Figure");
}

/* Every figure of the structure tree, without recursion. */
static void describe_figures(qpdf_data pdf, qpdf_oh root, const char *words)
{
    qpdf_oh open[MAX_OPEN];
    size_t n = 0;

    open[n++] = qpdf_oh_get_key(pdf, root, "/StructTreeRoot");
    while (n) {
        qpdf_oh element = open[--n];

        if (qpdf_oh_is_array(pdf, element)) {
            for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, element) && n < MAX_OPEN; i++)
                open[n++] = qpdf_oh_get_array_item(pdf, element, i);
        } else if (qpdf_oh_is_dictionary(pdf, element)) {
            if (is_figure(pdf, element))
                qpdf_oh_replace_key(pdf, element, "/Alt", qpdf_oh_new_unicode_string(pdf, words));
            else if (qpdf_oh_has_key(pdf, element, "/K"))
                open[n++] = qpdf_oh_get_key(pdf, element, "/K");
        }
    }
}

static void change(qpdf_data pdf, const growth_chart *chart, const memory *xmp)
{
    qpdf_oh root = qpdf_get_root(pdf), view = qpdf_oh_new_dictionary(pdf);

    qpdf_oh_remove_key(pdf, qpdf_get_trailer(pdf), "/ID"); /* Cairo's, if it has one. */
    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_unicode_string(pdf, "en-GB"));
    qpdf_oh_replace_key(pdf, view, "/DisplayDocTitle", qpdf_oh_new_bool(pdf, QPDF_TRUE));
    qpdf_oh_replace_key(pdf, root, "/ViewerPreferences", view);
    put_metadata(pdf, root, xmp);
    describe_figures(pdf, root, chart->description);
}

growth_status growth__finish_pdf(const growth_chart *chart, const unsigned char *bytes,
                                 size_t length, chart_sink *sink, growth_error *err)
{
    qpdf_data pdf = qpdf_init();
    memory xmp = { NULL, 0, 0 };
    growth_status status;
    int failed;

    qpdf_silence_errors(pdf);
    status = write_xmp(chart, &xmp, err);
    failed = status == GROWTH_OK &&
             (qpdf_read_memory(pdf, "chart", (const char *)bytes, length, NULL) & QPDF_ERRORS);
    if (status == GROWTH_OK && !failed) {
        change(pdf, chart, &xmp);
        failed = qpdf_init_write_memory(pdf) & QPDF_ERRORS;
    }
    if (status == GROWTH_OK && !failed) {
        qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
        failed = (qpdf_write(pdf) & QPDF_ERRORS) || qpdf_has_error(pdf);
    }
    if (failed)
        status = growth__chart_fail(err, GROWTH_ERR_IO, "libqpdf could not finish the PDF: %s",
                                    qpdf_get_error_full_text(pdf, qpdf_get_error(pdf)));
    else if (status == GROWTH_OK)
        growth__sink_put(sink, qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
    qpdf_cleanup(&pdf);
    free(xmp.bytes);
    return status;
}

#else

int growth__can_finish_pdf(void)
{
    return 0;
}

growth_status growth__finish_pdf(const growth_chart *chart, const unsigned char *bytes,
                                 size_t length, chart_sink *sink, growth_error *err)
{
    (void)chart;
    (void)err;
    growth__sink_put(sink, bytes, length);
    return GROWTH_OK;
}

#endif
