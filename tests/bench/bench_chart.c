/* bench_chart [ROUNDS]: milliseconds of processor time a chart, by page and format, in one process
 * with fonts set up once; an A4 page of two panels and a fall, as a scan of many children draws. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../chart/records.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int count(void *context, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)context += length;
    return 0;
}

/* Mean time and size of one chart, laid out and written; negative where it failed. */
static double time_format(const made_record *made, const growth_chart_options *options,
                          growth_chart_fonts *fonts, growth_chart_format format, int rounds,
                          size_t *bytes)
{
    double begin = now();

    *bytes = 0;
    for (int i = 0; i < rounds; i++) {
        growth_chart *chart;
        growth_error err;
        growth_status status = growth_chart_new(&made->record, options, fonts, &chart, &err);

        if (status == GROWTH_OK) {
            status = growth_chart_write(chart, format, count, bytes, &err);
            growth_chart_free(chart);
        }
        if (status != GROWTH_OK) {
            fprintf(stderr, "%s\n", err.message);
            return -1;
        }
    }
    *bytes /= (size_t)rounds;
    return (now() - begin) / rounds;
}

int main(int argc, char **argv)
{
    static const char *const words[] = { "pdf", "png", "svg" };
    static made_record made;
    int rounds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 20;
    growth_chart_fonts *fonts;
    growth_error err;

    if (rounds < 1 || growth_chart_fonts_new(&fonts, &err) != GROWTH_OK)
        return EXIT_FAILURE;
    made_find("crowded", &made);
    made_check(&made);
    for (int page = 0; page < GROWTH_PAGE_COUNT_; page++) {
        growth_chart_options options = made.options;

        options.page = (growth_chart_page)page;
        for (int format = 0; format < GROWTH_CHART_FORMAT_COUNT_; format++) {
            size_t bytes;
            double ms =
                time_format(&made, &options, fonts, (growth_chart_format)format, rounds, &bytes);

            if (ms < 0)
                return EXIT_FAILURE;
            printf("%-14s %s %8.2f ms %8zu bytes\n", growth_chart_page_id(options.page),
                   words[format], ms, bytes);
        }
    }
    growth_chart_fonts_free(fonts);
    return EXIT_SUCCESS;
}
