/* Faults under charts: see faults.h.  Only the library's own allocations fail; those of cairo,
 * pango, fontconfig and libpng do not, because GLib ends the process on the first of them. */
#include <stdlib.h>
#include <string.h>

#include <growth/chart.h>

#include "../chart/records.h"
#include "../tap.h"
#include "faults.h"

static growth_chart_fonts *fonts;
static made_record made;

static growth_status draw(growth_chart_page page, int format, growth_error *err)
{
    growth_chart_options options = made.options;
    growth_chart *chart = NULL;
    growth_status status;

    options.page = page;
    options.dpi = 36;
    status = growth_chart_new(&made.record, &options, fonts, &chart, err);
    if (status == GROWTH_OK) {
        const char *description = growth_chart_description(chart);

        faults_seen(description, strlen(description));
        status = format < 0 ? growth_chart_write_scene(chart, faults_write, NULL, err)
                            : growth_chart_write(chart, (growth_chart_format)format, faults_write,
                                                 NULL, err);
    }
    growth_chart_free(chart);
    return status;
}

static growth_status make_fonts(growth_error *err)
{
    growth_chart_fonts *made_fonts = NULL;
    growth_status status = growth_chart_fonts_new(&made_fonts, err);

    growth_chart_fonts_free(made_fonts);
    faults_seen("fonts", 5);
    return status;
}

static growth_status to_pdf(growth_error *err)
{
    return draw(GROWTH_PAGE_RECORD, GROWTH_CHART_PDF, err);
}

static growth_status to_png(growth_error *err)
{
    return draw(GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_CHART_PNG, err);
}

static growth_status to_svg(growth_error *err)
{
    return draw(GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_CHART_SVG, err);
}

static growth_status thumbnail(growth_error *err)
{
    return draw(GROWTH_PAGE_THUMBNAIL, GROWTH_CHART_SVG, err);
}

static growth_status sds_scene(growth_error *err)
{
    return draw(GROWTH_PAGE_SDS, -1, err);
}

static growth_status record_scene(growth_error *err)
{
    return draw(GROWTH_PAGE_RECORD, -1, err);
}

static const struct {
    const char *name;
    faults_job *job;
} works[] = {
    { "fonts", make_fonts },         { "record page to PDF", to_pdf },  { "chart to PNG", to_png },
    { "chart to SVG", to_svg },      { "thumbnail to SVG", thumbnail }, { "SDS page", sds_scene },
    { "record page", record_scene },
};

static void set_up(void)
{
    made_find("crowded", &made);
    made_check(&made);
    ck_assert_int_eq(growth_chart_fonts_new(&fonts, NULL), GROWTH_OK);
}

static void tear_down(void)
{
    growth_chart_fonts_free(fonts);
}

START_TEST(test_memory)
{
    faults_each(works[_i].name, works[_i].job, FAULT_MEMORY);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("faults");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tap_each(t, test_memory, works);
    return tap_run(t);
}
