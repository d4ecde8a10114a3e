/* draw DIR [ROUNDS]: every made record as PNG, PDF, SVG and scene into a folder, to be looked at;
 * with ROUNDS, the processor time of each format in milliseconds too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "records.h"

typedef struct sink {
    FILE *file;
    size_t size;
} sink;

static int put(void *context, const void *bytes, size_t length)
{
    sink *s = context;

    s->size += length;
    return !s->file || fwrite(bytes, 1, length, s->file) == length ? 0 : 5;
}

static const char *const endings[] = { "pdf", "png", "svg", "scene" };

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int write_one(const growth_chart *chart, int ending, sink *s)
{
    growth_error err;
    growth_status status =
        ending == 3 ? growth_chart_write_scene(chart, put, s, &err)
                    : growth_chart_write(chart, (growth_chart_format)ending, put, s, &err);

    if (status != GROWTH_OK)
        fprintf(stderr, "%s\n", err.message);
    return status != GROWTH_OK;
}

static int draw_page(const char *folder, const made_record *made,
                     const growth_chart_options *options, growth_chart_fonts *fonts);

static int draw(const char *folder, const made_record *made, growth_chart_fonts *fonts)
{
    growth_chart_options options = made->options;
    int failed = 0;

    for (int page = 0; page < GROWTH_PAGE_COUNT_; page++) {
        options.page = (growth_chart_page)page;
        failed |= draw_page(folder, made, &options, fonts);
    }
    return failed;
}

static int draw_page(const char *folder, const made_record *made,
                     const growth_chart_options *options, growth_chart_fonts *fonts)
{
    growth_chart *chart;
    growth_error err;
    int failed = 0;

    if (growth_chart_new(&made->record, options, fonts, &chart, &err) != GROWTH_OK) {
        fprintf(stderr, "%s: %s\n", made->id, err.message);
        return 1;
    }
    printf("%s %s:", made->id, growth_chart_page_id(options->page));
    for (int e = 0; e < 4; e++) {
        char path[512];
        sink s = { NULL, 0 };

        snprintf(path, sizeof path, "%s/%s-%s.%s", folder, made->id,
                 growth_chart_page_id(options->page), endings[e]);
        s.file = fopen(path, "wb");
        if (!s.file)
            return 1;
        failed |= write_one(chart, e, &s);
        fclose(s.file);
        printf(" %s %zu", endings[e], s.size);
    }
    for (size_t sheet = 1; sheet < growth_chart_sheet_count(chart); sheet++) {
        char path[512];
        sink s = { NULL, 0 };

        snprintf(path, sizeof path, "%s/%s-%s-%zu.png", folder, made->id,
                 growth_chart_page_id(options->page), sheet + 1);
        s.file = fopen(path, "wb");
        if (!s.file)
            return 1;
        failed |=
            growth_chart_write_sheet(chart, sheet, GROWTH_CHART_PNG, put, &s, NULL) != GROWTH_OK;
        fclose(s.file);
    }
    printf("\n  %s\n", growth_chart_description(chart));
    for (size_t i = 0; growth_chart_warning(chart, i); i++)
        printf("  warning: %s\n", growth_chart_warning(chart, i));
    growth_chart_free(chart);
    return failed;
}

static void time_formats(int rounds, growth_chart_fonts *fonts)
{
    static made_record made;
    growth_chart *chart = NULL;
    double begin;

    made_find("crowded", &made);
    begin = now();
    for (int i = 0; i < rounds; i++) {
        growth_chart_free(chart);
        if (growth_chart_new(&made.record, &made.options, fonts, &chart, NULL) != GROWTH_OK)
            return;
    }
    printf("layout %.2f ms\n", (now() - begin) / rounds);
    for (int e = 0; e < 3; e++) {
        begin = now();
        for (int i = 0; i < rounds; i++) {
            sink s = { NULL, 0 };

            write_one(chart, e, &s);
        }
        printf("%s %.2f ms\n", endings[e], (now() - begin) / rounds);
    }
    growth_chart_free(chart);
}

int main(int argc, char **argv)
{
    growth_chart_fonts *fonts;
    growth_error err;
    double begin = now();
    int failed = 0;

    if (argc < 2) {
        fprintf(stderr, "usage: draw DIR [ROUNDS]\n");
        return 2;
    }
    if (growth_chart_fonts_new(&fonts, &err) != GROWTH_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    printf("fonts %.2f ms\n", now() - begin);
    for (size_t i = 0; i < made_count(); i++) {
        static made_record made;

        made_fill(i, &made);
        made_check(&made);
        failed |= draw(argv[1], &made, fonts);
    }
    if (argc > 2)
        time_formats((int)strtol(argv[2], NULL, 10), fonts);
    growth_chart_fonts_free(fonts);
    return failed;
}
