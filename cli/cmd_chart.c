/* growth chart: one child's growth chart as PDF, PNG or SVG. */
#include <stdio.h>
#include <string.h>

#include <growth/chart.h>

#include "chart.h"
#include "record.h"

const option chart_options[] = {
    TEXT("output", 'o', output, "FILE", "where to draw: .pdf, .png or .svg (needed)"),
    TEXT("page", 0, page, "PAGE", "weight-height (default)"),
    OPTION_REFERENCE,
    OPTION_POLICY,
    TEXT("window", 0, window, "FROM:TO", "ages to show, in years (default: chosen from the data)"),
    TEXT("size", 0, size, "A4|Letter|WxH", "of the page, in mm (default A4)"),
    TEXT("dpi", 0, dpi, "N", "dots an inch of a PNG (default 150)"),
    TEXT("child", 0, child, "ID", "which child of the file or the store, by its opaque child_id"),
    OPTION_STORE,
    OPTION_IDENTIFIER,
    OPTION_AS_AT,
    FLAG("show-identifiers", 0, show_identifiers, "print child_id in full (default: its last 3)"),
    OPTION_TODAY,
    OPTION_CHART_SEX,
    OPTION_DATE_ORDER,
    OPTION_REJECTS,
    OPTION_QUIET,
    OPTION_HELP,
    OPTIONS_END,
};

static const struct {
    const char *ending;
    growth_chart_format format;
} formats[] = { { ".pdf", GROWTH_CHART_PDF },
                { ".png", GROWTH_CHART_PNG },
                { ".svg", GROWTH_CHART_SVG } };

static const struct {
    const char *word;
    growth_chart_page page;
} pages[] = { { "weight-height", GROWTH_PAGE_WEIGHT_HEIGHT } };

static const struct {
    const char *word;
    double width, height;
} sizes[] = { { "A4", 210, 297 }, { "Letter", 215.9, 279.4 } };

#define LENGTH(a) (sizeof(a) / sizeof *(a))

static int find_format(const command *c, const char *path, growth_chart_format *format)
{
    size_t length = path ? strlen(path) : 0;

    for (size_t i = 0; i < LENGTH(formats); i++) {
        if (length > 4 && !strcmp(path + length - 4, formats[i].ending)) {
            *format = formats[i].format;
            return -1;
        }
    }
    return complain(c, EXIT_USAGE, "-o needs a file ending in .pdf, .png or .svg");
}

/* "FROM:TO" or "WIDTHxHEIGHT". */
static int two_numbers(const char *text, char mark, double *a, double *b)
{
    const char *between = strchr(text, mark);

    return between && growth_number_parse(text, (size_t)(between - text), 0, a) == GROWTH_OK &&
           growth_number_parse(between + 1, strlen(between + 1), 0, b) == GROWTH_OK;
}

static int find_size(const command *c, const settings *s, growth_chart_options *options)
{
    for (size_t i = 0; s->size && i < LENGTH(sizes); i++) {
        if (!strcmp(s->size, sizes[i].word)) {
            options->width_mm = sizes[i].width;
            options->height_mm = sizes[i].height;
            return -1;
        }
    }
    if (s->size && !two_numbers(s->size, 'x', &options->width_mm, &options->height_mm))
        return complain(c, EXIT_USAGE, "--size is A4, Letter or millimetres such as 210x297");
    return -1;
}

static int find_options(const command *c, const settings *s, growth_chart_options *options)
{
    size_t page = 0;

    *options = (growth_chart_options)GROWTH_CHART_OPTIONS;
    options->reference = s->assess.reference;
    options->policy = s->assess.policy;
    options->drawn_on = s->reading.today;
    options->show_identifier = s->show_identifiers;
    while (s->page && page < LENGTH(pages) && strcmp(s->page, pages[page].word))
        page++;
    if (page == LENGTH(pages))
        return complain(c, EXIT_USAGE, "no page '%s'; see 'growth help chart'", s->page);
    options->page = pages[page].page;
    if (s->window && !two_numbers(s->window, ':', &options->from_years, &options->to_years))
        return complain(c, EXIT_USAGE, "--window is two ages in years, such as 2:5");
    if (s->dpi && growth_number_parse(s->dpi, strlen(s->dpi), 0, &options->dpi) != GROWTH_OK)
        return complain(c, EXIT_USAGE, "--dpi is a number, not '%s'", s->dpi);
    return find_size(c, s, options);
}

static int write_chart(const command *c, const settings *s, const growth_chart *chart,
                       growth_chart_format format)
{
    growth_output *file;
    growth_error err;
    const char *warning;

    for (size_t i = 0; (warning = growth_chart_warning(chart, i)); i++)
        complain(c, 0, "%s", warning);
    if (growth_output_open(s->output, &file, &err) != GROWTH_OK)
        return complain(c, EXIT_FAILED, "%s", err.message);
    if (growth_chart_write(chart, format, growth_output_write, file, &err) != GROWTH_OK) {
        growth_output_abort(file);
        return complain(c, EXIT_FAILED, "%s: %s", s->output, err.message);
    }
    if (growth_output_commit(file, &err) != GROWTH_OK)
        return complain(c, EXIT_FAILED, "%s", err.message);
    if (!s->quiet)
        fprintf(stderr, "%s: %s\n", s->output, growth_chart_description(chart));
    return EXIT_DONE;
}

static int draw(const command *c, const settings *s, const growth_record *record,
                const growth_chart_options *options, growth_chart_format format)
{
    growth_chart_fonts *fonts = NULL;
    growth_chart *chart = NULL;
    growth_error err;
    int status;

    if (growth_chart_fonts_new(&fonts, &err) != GROWTH_OK ||
        growth_chart_new(record, options, fonts, &chart, &err) != GROWTH_OK)
        status = complain(c, EXIT_FAILED, "%s", err.message);
    else
        status = write_chart(c, s, chart, format);
    growth_chart_free(chart);
    growth_chart_fonts_free(fonts);
    return status;
}

int chart_has_page(const char *word)
{
    for (size_t i = 0; i < LENGTH(pages); i++)
        if (!strcmp(word, pages[i].word))
            return 1;
    return 0;
}

int chart_check(const settings *s)
{
    growth_chart_options options;
    growth_chart_format format;
    int status = find_format(s->command, s->output, &format);

    return status < 0 ? find_options(s->command, s, &options) : status;
}

int chart_draw(const settings *s, const growth_record *record)
{
    growth_chart_options options;
    growth_chart_format format = GROWTH_CHART_PDF;
    int status = find_format(s->command, s->output, &format);

    if (status < 0)
        status = find_options(s->command, s, &options);
    return status < 0 ? draw(s->command, s, record, &options, format) : status;
}

int cmd_chart(settings *s)
{
    const command *c = s->command;
    gathered g;
    reading *in;
    int status = chart_check(s);

    if (status >= 0)
        return status;
    in = reading_open(c, s, &status);
    if (!in)
        return status;
    status = gather(c, in, s->store.file ? NULL : s->child, &g);
    if (status < 0)
        status = chart_draw(s, &g.record);
    gathered_free(&g);
    if (status) {
        reading_abandon(in);
        return status;
    }
    return reading_close(in);
}
