/* The three files: the same bytes every time, well formed, small, and with their words beside them.
 */
#include <malloc.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "../tap.h"
#include "records.h"
#include "scene_text.h"

static growth_chart_fonts *fonts;
static made_record made;
static growth_chart *chart;

static void begin(void)
{
    ck_assert_int_eq(growth_chart_fonts_new(&fonts, NULL), GROWTH_OK);
    made_find("fall", &made);
    ck_assert_int_eq(growth_chart_new(&made.record, &made.options, fonts, &chart, NULL), GROWTH_OK);
}

static void end(void)
{
    growth_chart_free(chart);
    growth_chart_fonts_free(fonts);
}

static bytes written(const growth_chart *of, growth_chart_format format)
{
    bytes b = { NULL, 0, 0 };
    growth_error err;

    if (growth_chart_write(of, format, bytes_put, &b, &err) != GROWTH_OK)
        ck_abort_msg("%s", err.message);
    ck_assert_uint_gt(b.length, 1000);
    return b;
}

static int contains(const bytes *b, const char *words)
{
    size_t length = strlen(words);

    for (size_t i = 0; i + length <= b->length; i++)
        if (!memcmp(b->data + i, words, length))
            return 1;
    return 0;
}

/* From new fonts and a new layout, after other charts: nothing may leak from one into the next. */
START_TEST(the_same_bytes_twice)
{
    growth_chart_fonts *other_fonts;
    growth_chart *other, *between;
    made_record crowded;
    bytes first = written(chart, (growth_chart_format)_i), second;

    made_find("crowded", &crowded);
    ck_assert_int_eq(growth_chart_fonts_new(&other_fonts, NULL), GROWTH_OK);
    ck_assert_int_eq(
        growth_chart_new(&crowded.record, &crowded.options, other_fonts, &between, NULL),
        GROWTH_OK);
    free(written(between, (growth_chart_format)_i).data);
    ck_assert_int_eq(growth_chart_new(&made.record, &made.options, other_fonts, &other, NULL),
                     GROWTH_OK);
    second = written(other, (growth_chart_format)_i);
    ck_assert_uint_eq(first.length, second.length);
    ck_assert_mem_eq(first.data, second.data, first.length);
    growth_chart_free(between);
    growth_chart_free(other);
    growth_chart_fonts_free(other_fonts);
    free(first.data);
    free(second.data);
}
END_TEST

static bytes drawn_with(growth_chart_fonts *of, const made_record *record,
                        growth_chart_format format)
{
    growth_chart *drawn;
    bytes b;

    ck_assert_int_eq(growth_chart_new(&record->record, &record->options, of, &drawn, NULL),
                     GROWTH_OK);
    b = written(drawn, format);
    growth_chart_free(drawn);
    return b;
}

/* Fonts keep backgrounds and cut fonts from one chart to the next; what is drawn with kept ones is
 * what is drawn without, to the byte, whatever came before. */
START_TEST(the_same_bytes_with_what_is_kept)
{
    static const char *const ids[] = { "infant", "fall", "infant", "preterm",
                                       "infant", "fall", "fall",   "infant" };
    growth_chart_format format = (growth_chart_format)_i;

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        growth_chart_fonts *fresh;
        made_record record;
        bytes kept, anew;

        made_find(ids[i], &record);
        if (i % 2) /* Another child on the same background. */
            record.measurements[0].value += 0.01 * (double)i;
        if (i == 2)
            record.options.name = "Za\u017c\u00f3\u0142\u0107 G\u0119\u015bl";
        ck_assert_int_eq(growth_chart_fonts_new(&fresh, NULL), GROWTH_OK);
        kept = drawn_with(fonts, &record, format);
        anew = drawn_with(fresh, &record, format);
        ck_assert_uint_eq(kept.length, anew.length);
        ck_assert_mem_eq(kept.data, anew.data, kept.length);
        free(kept.data);
        free(anew.data);
        growth_chart_fonts_free(fresh);
    }
}
END_TEST

/* ---- PNG --------------------------------------------------------------------------------------
 */

typedef struct reader {
    const bytes *b;
    size_t at;
} reader;

static void take(png_structp png, png_bytep out, png_size_t length)
{
    reader *r = png_get_io_ptr(png);

    if (r->at + length > r->b->length)
        png_error(png, "short");
    memcpy(out, r->b->data + r->at, length);
    r->at += length;
}

START_TEST(png_decodes_with_its_size_and_words)
{
    bytes b = written(chart, GROWTH_CHART_PNG);
    reader r = { &b, 0 };
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_uint_32 x = 0, y = 0;
    png_textp words = NULL;
    int unit = 0, intent = -1, n, found = 0;

    ck_assert_uint_lt(b.length, 200000);
    png_set_read_fn(png, &r, take);
    png_read_png(png, info, PNG_TRANSFORM_IDENTITY, NULL); /* aborts the test where broken */
    ck_assert_uint_eq(png_get_image_width(png, info), 1240);
    ck_assert_uint_eq(png_get_image_height(png, info), 1754);
    ck_assert_int_eq(png_get_color_type(png, info), PNG_COLOR_TYPE_PALETTE);
    ck_assert_uint_ne(png_get_pHYs(png, info, &x, &y, &unit), 0);
    ck_assert_uint_eq(x, 5906);
    ck_assert_uint_eq(y, 5906);
    ck_assert_int_eq(unit, PNG_RESOLUTION_METER);
    ck_assert_uint_ne(png_get_sRGB(png, info, &intent), 0);
    n = png_get_text(png, info, &words, NULL);
    for (int i = 0; i < n; i++)
        if (!strcmp(words[i].key, "Description")) {
            ck_assert_str_eq(words[i].text, growth_chart_description(chart));
            found = 1;
        }
    ck_assert(found);
    ck_assert_int_eq(n, 3);
    ck_assert(!contains(&b, "9990001234") && !contains(&b, "Daniel"));
    png_destroy_read_struct(&png, &info, NULL);
    free(b.data);
}
END_TEST

START_TEST(png_of_any_resolution)
{
    static const double dpi[] = { 36, 72, 300 };

    for (size_t i = 0; i < 3; i++) {
        growth_chart *other;
        bytes b;

        made.options.dpi = dpi[i];
        ck_assert_int_eq(growth_chart_new(&made.record, &made.options, fonts, &other, NULL),
                         GROWTH_OK);
        b = written(other, GROWTH_CHART_PNG);
        ck_assert_uint_eq(b.data[16] * 16777216u + b.data[17] * 65536u + b.data[18] * 256u +
                              b.data[19],
                          (unsigned)(210 / 25.4 * dpi[i] + 0.5));
        free(b.data);
        growth_chart_free(other);
    }
}
END_TEST

/* ---- SVG and PDF ------------------------------------------------------------------------------
 */

/* Runs a tool of the machine on the bytes; returns its exit status, or -1 where it is missing. */
static int run_tool(const char *tool, const char *options, const bytes *b, char *out, size_t size)
{
    char path[] = "chart_test_XXXXXX", command[256];
    int file, status;
    FILE *pipe;
    size_t got = 0;

    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", tool);
    if (system(command) != 0)
        return -1;
    file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq((int)write(file, b->data, b->length), (int)b->length);
    close(file);
    snprintf(command, sizeof command, "%s %s %s 2>&1", tool, options, path);
    pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    got = fread(out, 1, size - 1, pipe);
    out[got] = 0;
    status = pclose(pipe);
    unlink(path);
    return status;
}

START_TEST(svg_is_well_formed_and_its_text_is_text)
{
    char out[4096];
    growth_chart *other;
    bytes b;
    int status;

    made.options.name = "A & B <\"C\">\x01"
                        "D";
    ck_assert_int_eq(growth_chart_new(&made.record, &made.options, fonts, &other, NULL), GROWTH_OK);
    b = written(other, GROWTH_CHART_SVG);
    ck_assert(contains(&b, "role=\"img\"") &&
              contains(&b, "<title>Growth chart: weight and height<"));
    ck_assert(contains(&b, "<desc>Growth chart: weight and height of a male child"));
    ck_assert(contains(&b, ">12.52 kg</text>") && contains(&b, "font-family=\"Inter, "));
    ck_assert(contains(&b, "A &amp; B &lt;&quot;C&quot;&gt; D"));
    status = run_tool("xmllint", "--noout", &b, out, sizeof out);
    ck_assert_msg(status <= 0, "xmllint: %s", out);
    free(b.data);
    growth_chart_free(other);
}
END_TEST

START_TEST(pdf_embeds_its_fonts)
{
    char out[8192];
    bytes b = written(chart, GROWTH_CHART_PDF);
    int status;

    ck_assert(!memcmp(b.data, "%PDF-1.", 7));
    ck_assert_uint_lt(b.length, 150000);
    status = run_tool("pdffonts", "", &b, out, sizeof out);
    if (status >= 0) {
        int fonts_seen = 0;

        ck_assert_int_eq(status, 0);
        for (char *line = out, *next; line; line = next) {
            next = strchr(line, '\n');
            if (next)
                *next++ = 0;
            if (!strstr(line, "Inter"))
                continue;
            fonts_seen++;
            ck_assert_msg(strstr(line, "yes yes yes") != NULL, "not embedded: %s", line);
        }
        ck_assert_int_ge(fonts_seen, 3);
    }
    status = run_tool("pdfinfo", "-rawdates", &b, out, sizeof out);
    if (status >= 0) {
        ck_assert_msg(strstr(out, "Growth chart: weight and height") != NULL, "%s", out);
        ck_assert_msg(strstr(out, "20231025") != NULL, "%s", out);
        ck_assert_msg(strstr(out, "Tagged:          yes") != NULL, "%s", out);
    }
    free(b.data);
}
END_TEST

/* The small objects of a PDF of ours: one stream of them, compressed. */
static bytes objects_of(const bytes *pdf)
{
    bytes out = { NULL, 0, 0 };
    const char *at = (const char *)pdf->data, *end = at + pdf->length;
    uLongf room = 4 << 20;

    while (at < end && strncmp(at, "/Type/ObjStm", 12) != 0)
        at++;
    while (at < end && strncmp(at, "stream\n", 7) != 0)
        at++;
    ck_assert(at < end);
    out.data = calloc(1, room + 1);
    ck_assert_ptr_nonnull(out.data);
    ck_assert_int_eq(uncompress(out.data, &room, (const Bytef *)at + 7, (uLong)(end - at - 7)),
                     Z_OK);
    out.length = room;
    return out;
}

START_TEST(pdf_can_be_read_aloud)
{
    char out[16384];
    bytes b, objects;
    growth_chart *record;
    int status;

    made.options.page = GROWTH_PAGE_RECORD;
    ck_assert_int_eq(growth_chart_new(&made.record, &made.options, fonts, &record, NULL),
                     GROWTH_OK);
    b = written(record, GROWTH_CHART_PDF);
    objects = objects_of(&b);
    ck_assert(contains(&objects, "/Lang(en-GB)") && contains(&objects, "/DisplayDocTitle true"));
    ck_assert(contains(&objects, "/S/Figure") && contains(&objects, "/Alt (Growth chart"));
    ck_assert(contains(&objects, "/S/TH") && contains(&objects, "/S/TD"));
    ck_assert(contains(&b, "<dc:language>") && contains(&b, "/ID[<"));
    ck_assert(!contains(&b, "9990001234") && !contains(&objects, "9990001234"));
    status = run_tool("qpdf", "--check", &b, out, sizeof out);
    ck_assert_msg(status <= 0 && (status < 0 || strstr(out, "No syntax")), "qpdf: %s", out);
    status = run_tool("pdfinfo", "-struct-text", &b, out, sizeof out);
    ck_assert_msg(status < 0 || (strstr(out, "\"Daniel Example ") && strstr(out, "Figure") &&
                                 !strstr(out, "Error")),
                  "%s", out);
    growth_chart_free(record);
    free(objects.data);
    free(b.data);
}
END_TEST

static int refuse(void *context, const void *data, size_t length)
{
    (void)context;
    (void)data;
    (void)length;
    return 28; /* ENOSPC */
}

START_TEST(a_sink_that_refuses_is_an_error)
{
    growth_error err;

    ck_assert_int_eq(growth_chart_write(chart, (growth_chart_format)_i, refuse, NULL, &err),
                     GROWTH_ERR_IO);
    ck_assert(strstr(err.message, "space") != NULL);
}
END_TEST

/* A program that draws now and then makes fonts and frees them again. */
START_TEST(fonts_that_are_freed_leave_nothing)
{
    size_t before = 0;

    for (int i = 0; i < 24; i++) {
        growth_chart_fonts *own = NULL;

        ck_assert_int_eq(growth_chart_fonts_new(&own, NULL), GROWTH_OK);
        growth_chart_fonts_free(own);
        if (i == 3) /* once what is kept for the whole process is there */
            before = mallinfo2().uordblks;
    }
    ck_assert_uint_lt(mallinfo2().uordblks, before + (size_t)20 * 2048);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("formats");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_loop_test(t, the_same_bytes_twice, 0, GROWTH_CHART_FORMAT_COUNT_);
    tcase_add_loop_test(t, the_same_bytes_with_what_is_kept, 0, GROWTH_CHART_FORMAT_COUNT_);
    tcase_add_test(t, png_decodes_with_its_size_and_words);
    tcase_add_test(t, png_of_any_resolution);
    tcase_add_test(t, svg_is_well_formed_and_its_text_is_text);
    tcase_add_test(t, pdf_embeds_its_fonts);
    tcase_add_test(t, pdf_can_be_read_aloud);
    tcase_add_loop_test(t, a_sink_that_refuses_is_an_error, 0, GROWTH_CHART_FORMAT_COUNT_);
    tcase_add_test(t, fonts_that_are_freed_leave_nothing);
    return tap_run(t);
}
