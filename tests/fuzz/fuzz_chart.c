/* Any record at all as a chart: every page laid out, its scene written as text that is sound, and
 * now and then drawn in full. */
#include <math.h>

#include <growth/chart.h>

#include "made_record.h"

static growth_chart_fonts *fonts;

static int discard(void *context, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)context += length;
    return 0;
}

static void sound_scene(const growth_chart *chart)
{
    kept scene = { NULL, 0, 0 };

    sound(growth_chart_write_scene(chart, keep, &scene, NULL) == GROWTH_OK);
    sound(keep(&scene, "", 1) == 0);
    sound(strlen(scene.bytes) + 1 == scene.used && is_utf8(scene.bytes, scene.used));
    sound(!strstr(scene.bytes, " nan") && !strstr(scene.bytes, "-nan"));
    /* Not "-inf" alone, with which a segment's id goes on: cdc2000-infant. */
    sound(!strstr(scene.bytes, " inf ") && !strstr(scene.bytes, "inf,"));
    sound(!strstr(scene.bytes, "-inf ") && !strstr(scene.bytes, ",inf"));
    sound(!strstr(scene.bytes, "(null)"));
    free(scene.bytes);
}

static void sound_chart(const growth_chart *chart, unsigned choice)
{
    size_t bytes = 0;

    sound(growth_chart_sheet_count(chart) > 0);
    sound_text(growth_chart_description(chart));
    for (size_t i = 0; growth_chart_warning(chart, i); i++)
        sound_text(growth_chart_warning(chart, i));
    sound_scene(chart);
    if (choice & 0x400)
        sound(growth_chart_write(chart, GROWTH_CHART_SVG, discard, &bytes, NULL) == GROWTH_OK &&
              bytes > 0);
    if ((choice & 0x7800) == 0x7800)
        sound(growth_chart_write(chart, GROWTH_CHART_PDF, discard, &bytes, NULL) == GROWTH_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static made_record made;
    static growth_check check;
    static growth_quality_finding quality[MADE_MEASUREMENTS];
    growth_chart_options options = GROWTH_CHART_OPTIONS;
    growth_check_options checking = GROWTH_CHECK_OPTIONS;
    growth_chart *chart = NULL;
    growth_error err;
    growth_status status;

    make_record(&made, bytes, length);
    if (!fonts)
        sound(growth_chart_fonts_new(&fonts, NULL) == GROWTH_OK);
    options.reference = checking.assess.reference = growth_reference_at(made.choice >> 3 & 7);
    options.page = (growth_chart_page)(made.choice % GROWTH_PAGE_COUNT_);
    options.policy = checking.assess.policy = (growth_gestation_policy)(made.choice >> 6 & 1);
    options.drawn_on = checking.today = made.today;
    options.show_identifier = made.choice >> 7 & 1;
    if (made.choice & 0x100) {
        options.from_years = (made.choice >> 9) % 20;
        options.to_years = options.from_years + (made.choice >> 12) % 8;
    }
    options.dpi = 36;
    if (made.choice & 0x200 &&
        growth_check_record(&made.record, &checking, &check, NULL) == GROWTH_OK) {
        options.check = &check;
        if (growth_quality_check(&made.record, &checking.assess, quality, MADE_MEASUREMENTS,
                                 &options.n_quality, NULL) == GROWTH_OK)
            options.quality = quality;
    }
    status = growth_chart_new(&made.record, &options, fonts, &chart, &err);
    if (status == GROWTH_OK)
        sound_chart(chart, made.choice);
    else
        sound_error(&err, status);
    growth_chart_free(chart);
    return 0;
}
