/* growth chart: one child's growth chart as PDF, PNG or SVG. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <growth/chart.h>
#include <growth/scan.h>

#include "chart.h"
#include "chart_acknowledged.h"
#include "chart_events.h"
#include "chart_fhir.h"
#include "progress.h"
#include "record.h"

static const char *page_word(size_t index)
{
    return growth_chart_page_id((growth_chart_page)index);
}

const option chart_options[] = {
    WRITES("output", 'o', output, "FILE",
           "where to draw: .pdf, .png or .svg; a folder with --each"),
    TEXT_OF("page", 0, page, "PAGE", page_word),
    FLAG("each", 0, each, "one chart a child of the file, called by its opaque child_id"),
    TEXT("format", 0, chart_format, "pdf|png|svg", "with --each or --fhir (default pdf)"),
    TEXT("fhir", 0, fhir, "document-reference|diagnostic-report",
         "wrap the chart as a FHIR R4 resource; -o then ends in .json"),
    OPTION_REFERENCE,
    OPTION_POLICY,
    TEXT("window", 0, window, "FROM:TO", "ages to show, in years (default: chosen from the data)"),
    TEXT("size", 0, size, "A4|Letter|WxH", "of the page, in mm (default A4)"),
    OPTION_EVENTS,
    FLAG("grid", 0, grid, "a light grid behind the curves, for plotting by hand"),
    TEXT("dpi", 0, dpi, "N", "dots an inch of a PNG (default 150)"),
    TEXT("child", 0, child, "ID", "which child of the file or the store, by its opaque child_id"),
    OPTION_STORE,
    OPTION_IDENTIFIER,
    OPTION_AS_AT,
    FLAG("show-identifiers", 0, show_identifiers, "print child_id in full (default: its last 3)"),
    OPTION_TODAY,
    OPTION_CHART_SEX,
    OPTION_DATE_ORDER,
    OPTION_MAP,
    OPTION_PRESET,
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
    double width, height;
} sizes[] = { { "A4", 210, 297 }, { "Letter", 215.9, 279.4 } };

#define PATH_SIZE 1024
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

/* The format named by --format, where no file's name tells it. */
static int named_format(const command *c, const settings *s, growth_chart_format *format)
{
    const char *word = s->chart_format ? s->chart_format : "pdf";

    for (size_t i = 0; i < LENGTH(formats); i++)
        if (!strcmp(word, formats[i].ending + 1)) {
            *format = formats[i].format;
            return -1;
        }
    return complain(c, EXIT_USAGE, "--format is pdf, png or svg, not '%s'", word);
}

static int wrapped_format(const command *c, const settings *s, growth_chart_format *format)
{
    size_t length = s->output ? strlen(s->output) : 0;

    if (length < 6 || strcmp(s->output + length - 5, ".json") != 0)
        return complain(c, EXIT_USAGE, "with --fhir, -o needs a file ending in .json");
    return named_format(c, s, format);
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
    if (s->size && (!two_numbers(s->size, 'x', &options->width_mm, &options->height_mm) ||
                    options->width_mm <= 0 || options->height_mm <= 0))
        return complain(c, EXIT_USAGE,
                        "--size is A4, Letter or millimetres such as 210x297, not '%s'", s->size);
    return -1;
}

static int find_options(const command *c, const settings *s, growth_chart_options *options)
{
    size_t page = 0;

    *options = (growth_chart_options)GROWTH_CHART_OPTIONS;
    options->reference = s->assess.reference;
    options->policy = s->assess.policy;
    options->drawn_on = s->reading.today;
    options->as_at = s->past;
    options->show_identifier = s->show_identifiers;
    options->grid = s->grid ? GROWTH_GRID_PLOTTING : GROWTH_GRID_NONE;
    while (s->page && page_word(page) && strcmp(s->page, page_word(page)) != 0)
        page++;
    if (!page_word(page))
        return complain(c, EXIT_USAGE, "no page '%s'; see 'growth help chart'", s->page);
    options->page = (growth_chart_page)page;
    /* A 0 would leave the library its default. */
    if (s->window && (!two_numbers(s->window, ':', &options->from_years, &options->to_years) ||
                      options->from_years >= options->to_years))
        return complain(c, EXIT_USAGE,
                        "--window is two ages in years, the younger first, such as 2:5, not '%s'",
                        s->window);
    if (s->dpi && (growth_number_parse(s->dpi, strlen(s->dpi), 0, &options->dpi) != GROWTH_OK ||
                   options->dpi <= 0))
        return complain(c, EXIT_USAGE, "--dpi is a number from 36 to 1200, not '%s'", s->dpi);
    return find_size(c, s, options);
}

/* ---- files ------------------------------------------------------------------------------------
 */

/* Sheet `sheet` of a chart, or all of them in one PDF, into a file. */
static int write_file(const command *c, const growth_chart *chart, size_t sheet,
                      growth_chart_format format, const char *path)
{
    growth_output *file;
    growth_error err;
    growth_status status;

    if (growth_output_open(path, &file, &err) != GROWTH_OK)
        return complain(c, EXIT_FAILED, "%s", err.message);
    status = format == GROWTH_CHART_PDF
                 ? growth_chart_write(chart, format, growth_output_write, file, &err)
                 : growth_chart_write_sheet(chart, sheet, format, growth_output_write, file, &err);
    if (status != GROWTH_OK) {
        growth_output_abort(file);
        return complain(c, EXIT_FAILED, "%s: %s", path, err.message);
    }
    if (growth_output_commit(file, &err) != GROWTH_OK)
        return complain(c, EXIT_FAILED, "%s", err.message);
    return EXIT_DONE;
}

/* A PDF holds every sheet.  Of a PNG or SVG the first sheet is the file asked for, the others stand
 * beside it: fall.png, fall-2.png, fall-3.png. */
static int write_chart(const command *c, const char *path, const growth_chart *chart,
                       growth_chart_format format)
{
    size_t sheets = format == GROWTH_CHART_PDF ? 1 : growth_chart_sheet_count(chart);
    size_t length = strlen(path);
    int status = EXIT_DONE;

    for (size_t i = 0; i < sheets && status == EXIT_DONE; i++) {
        char name[PATH_SIZE];

        if (length + 24 > sizeof name)
            return complain(c, EXIT_FAILED, "%s: the name is too long", path);
        snprintf(name, sizeof name, "%s", path);
        if (i > 0)
            snprintf(name + length - 4, sizeof name - length + 4, "-%zu%s", i + 1,
                     path + length - 4);
        status = write_file(c, chart, i, format, name);
    }
    return status;
}

/* ---- one child --------------------------------------------------------------------------------
 */

/* What all charts of a run share. */
typedef struct drawing {
    const command *command;
    const settings *settings;
    growth_chart_options options;
    growth_chart_format format;
    growth_chart_fonts *fonts;
    growth_judge *judge;
    chart_events *events;
    reading *in;
    fhir_wrapping wrapping;
    progress bar;
    size_t drawn, failed;
} drawing;

/* Asks data quality and the rules, and puts what they found into the options.  A record that cannot
 * be judged is drawn all the same. */
static growth_record judge(const drawing *d, const gathered *g, growth_chart_options *options)
{
    growth_judged judged;

    if (growth_judge_record(d->judge, &g->record, &judged, NULL) != GROWTH_OK)
        return g->record;
    options->check = judged.check;
    options->quality = judged.quality;
    options->n_quality = judged.n_quality;
    return judged.record;
}

static growth_status open_judge(drawing *d, growth_error *err)
{
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;

    options.check.assess = d->settings->assess;
    options.check.today = d->settings->seen_from;
    options.check.effort = GROWTH_EFFORT_WHOLE;
    return growth_judge_open(&options, &d->judge, err);
}

static growth_chart_source *sources_of(const gathered_source *from, size_t n)
{
    growth_chart_source *sources = calloc(n + 1, sizeof *sources);

    for (size_t i = 0; sources && i < n; i++)
        sources[i] = (growth_chart_source){ from[i].service, from[i].measured_by, from[i].note };
    return sources;
}

static void tell_unread(const gathered_unread *unread, growth_chart_options *options)
{
    options->n_unread = unread->n;
    options->n_unread_undated = unread->undated;
    options->unread_from = unread->n > unread->undated ? unread->from : GROWTH_DATE_NONE;
    options->unread_to = unread->n > unread->undated ? unread->to : GROWTH_DATE_NONE;
}

static int write_drawn(const drawing *d, const gathered *g, const growth_chart *chart,
                       const char *path)
{
    const fhir_dates dates = { d->options.drawn_on, d->options.as_at };
    const char *id = d->settings->show_identifiers ? g->record.child.id : NULL, *warning;

    for (size_t i = 0; (warning = growth_chart_warning(chart, i)); i++)
        complain(d->command, 0, "%s: %s", path, warning);
    if (d->wrapping != FHIR_NONE)
        return fhir_write(d->command, path, chart, d->format, d->wrapping, id, &dates);
    return write_chart(d->command, path, chart, d->format);
}

static int draw(drawing *d, gathered *g, const char *path, int quiet)
{
    growth_chart_source *sources = sources_of(g->sources, g->n_measurements);
    growth_chart_source *seen_by = sources_of(g->contact_sources, g->n_contacts);
    growth_chart_options options = d->options;
    growth_chart_acknowledgement *looked_at;
    growth_chart *chart = NULL;
    growth_record record;
    growth_error err;
    int status;

    if (!sources || !seen_by) {
        free(sources);
        free(seen_by);
        return complain(d->command, EXIT_FAILED, "out of memory");
    }
    options.sources = sources;
    options.contact_sources = seen_by;
    options.amendments = reading_amendments(d->in, &options.n_amendments);
    tell_unread(&g->unread, &options);
    chart_events_choose(d->events, g->record.child.id, &options);
    record = judge(d, g, &options);
    looked_at = chart_acknowledged(reading_acknowledged(d->in), &options);
    if (growth_chart_new(&record, &options, d->fonts, &chart, &err) == GROWTH_OK)
        status = write_drawn(d, g, chart, path);
    else
        status = complain(d->command, EXIT_FAILED, "%s: %s", path, err.message);
    if (status == EXIT_DONE && !quiet)
        fprintf(stderr, "%s: %s\n", path, growth_chart_description(chart));
    growth_chart_free(chart);
    free(looked_at);
    free(sources);
    free(seen_by);
    return status;
}

/* ---- many children ----------------------------------------------------------------------------
 */

/* Whether an identifier can be a file's name as it is: no path, nothing hidden. */
static int fits_name(const char *id)
{
    size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    return n > 0 && n <= 80 && !id[n];
}

/* One file a child, called by its opaque identifier, or by its number where that is no file name.
 * A child that cannot be drawn does not keep the others from it. */
static int draw_each(void *context, gathered *g)
{
    drawing *d = context;
    const char *id = g->record.child.id;
    const char *ending = d->wrapping == FHIR_NONE ? formats[d->format].ending : ".json";
    char path[PATH_SIZE];
    int length;

    if (id && fits_name(id))
        length = snprintf(path, sizeof path, "%s/%s%s", d->settings->output, id, ending);
    else
        length = snprintf(path, sizeof path, "%s/child-%zu%s", d->settings->output,
                          d->drawn + d->failed + 1, ending);
    if (length < 0 || (size_t)length >= sizeof path)
        return complain(d->command, EXIT_FAILED, "%s: the name is too long", d->settings->output);
    if (draw(d, g, path, 1) == EXIT_DONE)
        d->drawn++;
    else
        d->failed++;
    progress_show(&d->bar, d->drawn + d->failed, g->children, "charts drawn");
    return -1;
}

static int draw_all(drawing *d)
{
    const settings *s = d->settings;
    int status;

    progress_begin(&d->bar, s->quiet);
    status = gather_each(d->command, d->in, s->child, draw_each, d);
    progress_end(&d->bar);
    if (!s->quiet)
        fprintf(stderr, "%zu charts drawn into %s, %zu not\n", d->drawn, s->output, d->failed);
    return status < 0 && d->failed ? EXIT_FAILED : status;
}

static int draw_one(drawing *d)
{
    gathered g;
    int status = gather(d->command, d->in, d->settings->child, &g);

    if (status < 0) {
        status = draw(d, &g, d->settings->output, d->settings->quiet);
        status = status == EXIT_DONE ? -1 : status;
    }
    gathered_free(&g);
    return status;
}

/* The folder of charts is made where it is not there. */
static int find_folder(const command *c, const settings *s, growth_chart_format *format)
{
    int status;

    if (!s->output)
        return complain(c, EXIT_USAGE, "--each needs -o with a folder");
    status = named_format(c, s, format);
    if (status < 0 && mkdir(s->output, 0777) != 0 && errno != EEXIST)
        return complain(c, EXIT_FAILED, "cannot make %s: %s", s->output, strerror(errno));
    return status;
}

static int run(drawing *d, const settings *s)
{
    growth_error err;
    int status = chart_events_open(d->command, s, &d->events);

    if (status >= 0)
        return status;
    if (growth_chart_fonts_new(&d->fonts, &err) != GROWTH_OK || open_judge(d, &err) != GROWTH_OK)
        status = complain(d->command, EXIT_FAILED, "%s", err.message);
    else
        d->in = reading_open_children(d->command, s, &status);
    if (d->in) {
        status = s->each ? draw_all(d) : draw_one(d);
        chart_events_account(d->command, s, d->events);
        if (status < 0)
            status = reading_close(d->in);
        else
            reading_abandon(d->in);
    }
    chart_events_close(d->events);
    growth_judge_close(d->judge);
    growth_chart_fonts_free(d->fonts);
    return status;
}

int chart_check(const settings *s)
{
    growth_chart_options options;
    growth_chart_format format;
    int status = find_format(s->command, s->output, &format);

    return status < 0 ? find_options(s->command, s, &options) : status;
}

int cmd_chart(settings *s)
{
    const command *c = s->command;
    drawing *d = calloc(1, sizeof *d);
    int status;

    if (!d)
        return complain(c, EXIT_FAILED, "out of memory");
    d->command = c;
    d->settings = s;
    status = fhir_find(c, s->fhir, &d->wrapping);
    if (status < 0)
        status = s->each                    ? find_folder(c, s, &d->format)
                 : d->wrapping != FHIR_NONE ? wrapped_format(c, s, &d->format)
                                            : find_format(c, s->output, &d->format);
    if (status < 0)
        status = find_options(c, s, &d->options);
    if (status < 0)
        status = run(d, s);
    free(d);
    return status;
}
