/* The public face: lay a chart out, write it, draw it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "chart_private.h"
#include "fail.h"
#include "layout.h"
#include "render.h"

#define SIZE_MIN_MM 60.0
#define SIZE_THUMB  25.0
#define SIZE_MAX_MM 1500.0
#define DPI_MIN     36.0
#define DPI_MAX     1200.0
#define PIXELS_MAX  32000.0 /* An image of cairo is at most 32767 wide. */

static growth_status in_range(const char *what, double value, double low, double high,
                              growth_error *err)
{
    char a[GROWTH_NUMBER_SIZE], b[GROWTH_NUMBER_SIZE], c[GROWTH_NUMBER_SIZE];

    if ((value >= low && value <= high) || (value <= 0 && value >= 0))
        return GROWTH_OK;
    return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "%s of %s is outside %s to %s", what,
                              growth__chart_number(value, 1, a), growth_number_format(low, 0, b),
                              growth_number_format(high, 0, c));
}

static growth_status check_options(const growth_chart_options *o, growth_error *err)
{
    double dpi = o->dpi > 0 ? o->dpi : 150;
    double least = o->page == GROWTH_PAGE_THUMBNAIL ? SIZE_THUMB : SIZE_MIN_MM;

    if (!growth__page(o->page))
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "no such page: %d", (int)o->page);
    if ((unsigned)o->policy >= GROWTH_POLICY_COUNT_)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "no such gestation policy: %d",
                                  (int)o->policy);
    if ((unsigned)o->grid >= GROWTH_GRID_COUNT_)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "no such grid: %d", (int)o->grid);
    TRY(in_range("page width in mm", o->width_mm, least, SIZE_MAX_MM, err));
    TRY(in_range("page height in mm", o->height_mm, least, SIZE_MAX_MM, err));
    TRY(in_range("resolution in dots per inch", o->dpi, DPI_MIN, DPI_MAX, err));
    if (fmax(o->width_mm, o->height_mm) / 25.4 * dpi > PIXELS_MAX)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "the page at this resolution has more than %.0f dots on a side",
                                  PIXELS_MAX);
    return GROWTH_OK;
}

/* Numbers that name a rule or a kind of doubt. */
static growth_status check_found(const growth_chart_options *o, growth_error *err)
{
    for (size_t i = 0; i < o->n_quality; i++)
        if (o->quality[i].kind == GROWTH_QUALITY_NONE ||
            (unsigned)o->quality[i].kind >= GROWTH_QUALITY_COUNT_)
            return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                      "no doubt about an entry has number %d",
                                      (int)o->quality[i].kind);
    for (size_t i = 0; o->check && i < o->check->n_findings; i++)
        if (!growth_rule_at((size_t)o->check->findings[i].rule))
            return growth__chart_fail(err, GROWTH_ERR_ARGUMENT, "no rule has number %d",
                                      o->check->findings[i].rule);
    return GROWTH_OK;
}

/* So that what is numbered on a chart, and its files' sizes, stay far from 32 bits. */
static growth_status check_entries(const growth_record *record, const growth_chart_options *o,
                                   growth_error *err)
{
    const size_t counts[] = { record->n_measurements, record->n_contacts, o->n_events,
                              o->n_bone_ages,         o->n_amendments,    o->n_quality,
                              o->n_acknowledgements };
    size_t left = GROWTH_CHART_ENTRIES;

    for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
        if (counts[i] > left)
            return growth__chart_fail(err, GROWTH_ERR_LIMIT,
                                      "a chart has room for %d entries of one child, and the "
                                      "record has more; draw it in parts",
                                      GROWTH_CHART_ENTRIES);
        left -= counts[i];
    }
    return GROWTH_OK;
}

static void warn(growth_chart *chart, const char *sentence)
{
    if (chart->n_warnings < MAX_WARNINGS)
        snprintf(chart->warnings[chart->n_warnings++], sizeof chart->warnings[0], "%s", sentence);
}

static void warn_of_glyphs(growth_chart *chart, const chart_layout *layout)
{
    char sentence[256];

    snprintf(sentence, sizeof sentence,
             "%d character%s on the page, the first in its item \"%s\", cannot be drawn: no "
             "chart font has %s; the SVG holds the text itself",
             layout->missing_glyphs, layout->missing_glyphs == 1 ? "" : "s", layout->missing_in,
             layout->missing_glyphs == 1 ? "it" : "them");
    warn(chart, sentence);
}

#define SHRINK       0.85
#define SHRINK_LEAST 0.3

/* The title of the file, which viewers show before anything else. */
static void name_chart(growth_chart *chart, const chart_data *data, const char *what,
                       const char *page)
{
    char words[16];
    const int is_past = data->as_at != GROWTH_DATE_NONE;

    snprintf(chart->title, sizeof chart->title, "%s%s%s%s%s", what, page,
             is_past ? " (past state, as at " : "",
             is_past ? growth_date_words(data->as_at, words) : "", is_past ? ")" : "");
}

/* Lays one row of sheets out, drawn at `shrink`: one sheet, and more where it runs over.  Sets
 * `too_small` where it must be drawn smaller still. */
static growth_status lay_out(growth_chart *chart, chart_data *data,
                             const growth_chart_options *options, double shrink, int *too_small,
                             growth_error *err)
{
    chart_layout layout = { .book = &chart->book,
                            .metrics = growth__fonts_metrics(chart->fonts),
                            .data = data,
                            .options = options,
                            .shrink = shrink };
    growth_status status = growth__layout(&layout, err);

    *too_small = layout.too_small;
    if (status == GROWTH_OK && layout.missing_glyphs && !chart->n_warnings)
        warn_of_glyphs(chart, &layout);
    if (status == GROWTH_OK && !chart->description) {
        name_chart(chart, data, "Growth chart: ", data->page->title);
        chart->description = growth__describe(data);
        if (!chart->description)
            status = growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    }
    growth__layout_free(&layout);
    return status;
}

/* The thumbnail shows height where there is no weight. */
static const page_row *row_for(const page_row *row, const growth_record *record)
{
    static const page_row of_height = {
        "thumbnail", BODY_THUMBNAIL, 0, 1, { { GROWTH_HEIGHT, 1 } }
    };
    int heights = 0;

    if (row->body != BODY_THUMBNAIL)
        return row;
    for (size_t i = 0; i < record->n_measurements; i++) {
        if (record->measurements[i].measure == GROWTH_WEIGHT)
            return row;
        heights |= record->measurements[i].measure == GROWTH_HEIGHT;
    }
    return heights ? &of_height : row;
}

/* A small page, or much to say on it: drawn smaller until it fits, rather than not at all. */
static growth_status lay_out_row(growth_chart *chart, const growth_record *record,
                                 const page_row *row, const growth_chart_options *options,
                                 growth_error *err)
{
    growth_status status = GROWTH_OK;
    size_t sheets = chart->book.n;
    int too_small = 1;

    for (double shrink = 1; too_small && shrink > SHRINK_LEAST; shrink *= SHRINK) {
        chart_data data;

        growth__book_cut(&chart->book, sheets);
        TRY(growth__data_read(&data, record, row, options, err));
        status = lay_out(chart, &data, options, shrink, &too_small, err);
        growth__data_free(&data);
    }
    return status;
}

static growth_status lay_out_all(growth_chart *chart, const growth_record *record,
                                 const growth_chart_options *options, growth_error *err)
{
    const page_document *page = growth__page(options->page);
    const chart_data as_at = { .as_at = options->as_at ? options->as_at : GROWTH_DATE_NONE };

    for (size_t i = 0; i < page->n_sheets; i++)
        TRY(lay_out_row(chart, record, row_for(page->sheets[i], record), options, err));
    if (page->n_sheets > 1)
        name_chart(chart, &as_at, "Growth record", "");
    growth__number_sheets(&chart->book, growth__fonts_metrics(chart->fonts));
    return GROWTH_OK;
}

growth_status growth_chart_new(const growth_record *record, const growth_chart_options *options,
                               growth_chart_fonts *fonts, growth_chart **out, growth_error *err)
{
    growth_chart_options defaults = GROWTH_CHART_OPTIONS;
    growth_chart *chart;
    growth_status status;

    if (!record || !fonts || !out)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a record, fonts and a place for the chart are needed");
    if (options && (options->size <= sizeof options->size || options->size % sizeof(size_t)))
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "growth_chart_options: size is %zu, which none has (start from "
                                  "GROWTH_CHART_OPTIONS)",
                                  options->size);
    if (options) /* A caller built against an older header has a shorter struct. */
        memcpy(&defaults, options,
               options->size < sizeof defaults ? options->size : sizeof defaults);
    TRY(growth_record_check(record, err));
    TRY(check_options(&defaults, err));
    TRY(check_entries(record, &defaults, err));
    TRY(check_found(&defaults, err));
    chart = calloc(1, sizeof *chart);
    if (!chart)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a chart");
    chart->fonts = fonts;
    chart->dpi = defaults.dpi > 0 ? defaults.dpi : 150;
    chart->drawn_on = defaults.drawn_on;
    status = lay_out_all(chart, record, &defaults, err);
    if (status != GROWTH_OK) {
        growth_chart_free(chart);
        return status;
    }
    *out = chart;
    return GROWTH_OK;
}

void growth_chart_free(growth_chart *chart)
{
    if (!chart)
        return;
    growth__book_free(&chart->book);
    free(chart->description);
    free(chart);
}

const char *growth_chart_description(const growth_chart *chart)
{
    return chart ? chart->description : NULL;
}

const char *growth_chart_warning(const growth_chart *chart, size_t index)
{
    return chart && index < chart->n_warnings ? chart->warnings[index] : NULL;
}

size_t growth_chart_sheet_count(const growth_chart *chart)
{
    return chart ? chart->book.n : 0;
}

typedef growth_status write_sheets(const growth_chart *chart, size_t from, size_t to,
                                   chart_sink *sink, growth_error *err);

static write_sheets *const writers[GROWTH_CHART_FORMAT_COUNT_] = {
    [GROWTH_CHART_PDF] = growth__write_pdf,
    [GROWTH_CHART_PNG] = growth__write_png,
    [GROWTH_CHART_SVG] = growth__write_svg,
};

growth_status growth_chart_write(const growth_chart *chart, growth_chart_format format,
                                 growth_write write, void *context, growth_error *err)
{
    chart_sink sink = { write, context, 0, 0, { 0 } };

    if (!chart || !write || (unsigned)format >= ARRAY_LEN(writers))
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a chart, a known format and a sink are needed");
    return writers[format](chart, 0, chart->book.n, &sink, err);
}

growth_status growth_chart_write_sheet(const growth_chart *chart, size_t sheet,
                                       growth_chart_format format, growth_write write,
                                       void *context, growth_error *err)
{
    chart_sink sink = { write, context, 0, 0, { 0 } };

    if (!chart || !write || (unsigned)format >= ARRAY_LEN(writers))
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a chart, a known format and a sink are needed");
    if (sheet >= chart->book.n)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "there is no sheet %zu: the chart has %zu, counted from 0", sheet,
                                  chart->book.n);
    return writers[format](chart, sheet, sheet + 1, &sink, err);
}

growth_status growth_chart_draw(const growth_chart *chart, struct _cairo *cr, growth_error *err)
{
    return growth_chart_draw_sheet(chart, 0, cr, err);
}

growth_status growth_chart_draw_sheet(const growth_chart *chart, size_t sheet, struct _cairo *cr,
                                      growth_error *err)
{
    if (!chart || !cr || sheet >= chart->book.n)
        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a chart, one of its sheets and a cairo_t are needed");
    growth__render(chart->book.sheets[sheet], chart->fonts, cr, RENDER_ALL);
    if (cairo_status(cr) != CAIRO_STATUS_SUCCESS)
        return growth__chart_fail(err, GROWTH_ERR_IO, "the chart could not be drawn: %s",
                                  cairo_status_to_string(cairo_status(cr)));
    return GROWTH_OK;
}

const char *growth_chart_cairo_version(void)
{
    return cairo_version_string();
}
