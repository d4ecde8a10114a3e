/* Every page of every example record, on each reference that has its measures and on pages of
 * several sizes: texts do not overlap, stay on the sheet and can be read; every measurement is
 * drawn or named. */
#include <stdio.h>
#include <stdlib.h>

#include "../tap.h"
#include "page_checks.h"

static const char *const records[] = {
    "boy-29-weeks",     "boy-ages-only",   "boy-big-baby-catching-down", "boy-late-fall",
    "girl-term-25th",   "girl-school-age", "girl-gestation-unknown",     "girl-wide-metres",
    "infant-faltering", "ten-bad-rows",
};

static const struct {
    double width, height;
} sizes[] = {
    { 210, 297 }, { 215.9, 279.4 }, { 297, 210 }, { 148, 210 }, { 420, 297 }, { 120, 180 }
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static char texts[65536];

static void read_example(size_t index)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s.csv", getenv("GROWTH_EXAMPLES"), records[index]);
    made_read(path, texts, sizeof texts, &o.made);
    o.made.id = records[index];
}

/* What the rules and data quality say; some references have no rules for some children. */
static void ask(void)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;

    options.assess.reference = o.made.options.reference;
    options.today = o.made.options.drawn_on;
    o.made.options.check = NULL;
    o.made.options.quality = NULL;
    o.made.options.n_quality = 0;
    if (growth_quality_check(&o.made.record, &options.assess, o.made.quality, MADE_MAX,
                             &o.made.options.n_quality, NULL) == GROWTH_OK)
        o.made.options.quality = o.made.quality;
    if (growth_check_record(&o.made.record, &options, &o.made.check, NULL) == GROWTH_OK)
        o.made.options.check = &o.made.check;
}

/* 1 where the page was drawn; 0 where the reference has no curves for it. */
static int draw_and_check(const char *what)
{
    growth_error err;
    growth_status status =
        growth_chart_new(&o.made.record, &o.made.options, o.fonts, &o.chart, &err);

    if (status == GROWTH_ERR_NO_SERIES || status == GROWTH_ERR_AGE_UNKNOWN)
        return 0; /* Nothing of the child's is on this page, and no birth date is known. */
    if (status != GROWTH_OK)
        ck_abort_msg("%s %s: %s", o.made.id, what, err.message);
    dump_chart(o.chart, &o.scene);
    check_page(what);
    close_chart();
    return 1;
}

START_TEST(every_page_on_every_reference)
{
    int drawn = 0;

    read_example((size_t)_i);
    for (size_t r = 0; r < growth_reference_count(); r++) {
        o.made.options.reference = growth_reference_at(r);
        ask();
        for (int page = 0; page < GROWTH_PAGE_COUNT_; page++) {
            char what[64];

            o.made.options.page = (growth_chart_page)page;
            snprintf(what, sizeof what, "%s on %s", growth_chart_page_id(o.made.options.page),
                     growth_reference_describe(o.made.options.reference).id);
            drawn += draw_and_check(what);
        }
    }
    ck_assert_int_ge(drawn, 5 * (int)GROWTH_PAGE_COUNT_ - 6);
}
END_TEST

START_TEST(every_page_in_every_size)
{
    int drawn = 0;

    read_example((size_t)_i);
    if (_i % 2) /* The longest acknowledgement. */
        o.made.options.reference = growth_reference_find("trisomy-21");
    ask();
    for (size_t k = 0; k < COUNT(sizes); k++)
        for (int page = 0; page < GROWTH_PAGE_COUNT_; page++) {
            char what[64];

            o.made.options.page = (growth_chart_page)page;
            o.made.options.width_mm = sizes[k].width;
            o.made.options.height_mm = sizes[k].height;
            snprintf(what, sizeof what, "%s, %g by %g mm",
                     growth_chart_page_id(o.made.options.page), sizes[k].width, sizes[k].height);
            drawn += draw_and_check(what);
        }
    ck_assert_int_ge(drawn, (int)COUNT(sizes) * 7);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("examples");

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tap_each(t, every_page_on_every_reference, records);
    tap_each(t, every_page_in_every_size, records);
    return tap_run(t);
}
