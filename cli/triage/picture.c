/* The thumbnail of a card: the chart library's SVG, made fit to stand inside a page. */
#include <stdlib.h>
#include <string.h>

#include "parts.h"

/* The SVG as it comes: its first line says that it is XML, which has no place inside a page, and
 * line ends between elements say nothing. */
typedef struct inlined {
    html *page;
    int in_prolog;
} inlined;

static int put_inline(void *context, const void *bytes, size_t length)
{
    inlined *to = context;
    const char *p = bytes, *end = p + length;

    while (p < end) {
        const char *line = memchr(p, '\n', (size_t)(end - p));
        const size_t n = (size_t)((line ? line : end) - p);

        if (!to->in_prolog)
            html_put(to->page, p, n);
        if (line)
            to->in_prolog = 0;
        p += n + (line != NULL);
    }
    return to->page->refused;
}

static int make_room(triage_pen *pen, size_t n)
{
    if (n <= pen->room)
        return 1;
    free(pen->measurements);
    free(pen->quality);
    pen->room = 0;
    pen->measurements = malloc(2 * n * sizeof *pen->measurements);
    pen->quality = malloc(2 * n * sizeof *pen->quality);
    if (!pen->measurements || !pen->quality)
        return 0;
    pen->room = 2 * n;
    return 1;
}

/* The thumbnail shows weight wherever there is one.  Where height is in question it gets a record
 * of heights alone. */
static void keep_measure(triage_pen *pen, growth_measure measure, growth_record *record,
                         growth_chart_options *options)
{
    size_t kept = 0, doubts = 0;

    for (size_t i = 0; i < record->n_measurements; i++) {
        if (record->measurements[i].measure != measure)
            continue;
        for (size_t q = 0; q < options->n_quality; q++)
            if (options->quality[q].index == i) {
                pen->quality[doubts] = options->quality[q];
                pen->quality[doubts].other = GROWTH_QUALITY_NO_OTHER;
                pen->quality[doubts++].index = kept;
            }
        pen->measurements[kept++] = record->measurements[i];
    }
    record->measurements = pen->measurements;
    record->n_measurements = kept;
    options->quality = pen->quality;
    options->n_quality = doubts;
}

void picture_write(html *h, triage_pen *pen, const growth_judged *judged, growth_measure measure)
{
    growth_chart_options options = GROWTH_CHART_OPTIONS;
    growth_record record = judged->record;
    growth_chart *chart = NULL;
    growth_error err;
    inlined to = { h, 1 };

    options.page = GROWTH_PAGE_THUMBNAIL;
    options.reference = judged->check->track.reference;
    options.policy = judged->check->track.policy;
    options.drawn_on = pen->today;
    options.as_at = pen->past;
    options.check = judged->check;
    options.quality = judged->quality;
    options.n_quality = judged->n_quality;
    if (measure == GROWTH_HEIGHT && make_room(pen, record.n_measurements + 1))
        keep_measure(pen, measure, &record, &options);
    html_raw(h, "<div class=\"picture\">");
    if (growth_chart_new(&record, &options, pen->fonts, &chart, &err) != GROWTH_OK ||
        growth_chart_write(chart, GROWTH_CHART_SVG, put_inline, &to, &err) != GROWTH_OK) {
        html_raw(h, "<p>No picture: ");
        html_text(h, err.message);
        html_raw(h, ".</p>");
    }
    html_raw(h, "</div>");
    growth_chart_free(chart);
}
