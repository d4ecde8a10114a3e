/* Bone ages beside their heights; amendments in the chronology; what of both and of events holds
 * for files. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "given.h"
#include "page_checks.h"

/* ---- bone ages --------------------------------------------------------------------------------
 */

START_TEST(a_bone_age_is_joined_to_its_height)
{
    const dumped_item *cross, *dot, *line, *style;
    const double *xy;
    double mm_per_year;

    begin_given("school");
    add_bone_age("2020-11-15", 7.4, "Greulich-Pyle"); /* At 8.2 years; its height is index 9. */
    bone_ages[0].on = o.made.measurements[9].measured_on;
    ck_assert_int_eq((int)o.made.measurements[9].measure, GROWTH_HEIGHT);
    open_made();
    check_page("bone age");
    cross = dumped_find(&o.scene, "marker", "height/bone-age/0");
    dot = dumped_find(&o.scene, "marker", "height/cross/9");
    dot = dot ? dot : dumped_find(&o.scene, "marker", "height/dot/9");
    line = dumped_find(&o.scene, "line", "height/bone-age/0");
    style = dumped_find(&o.scene, "text", "height/bone-age/0");
    ck_assert(cross && dot && line && style);
    ck_assert_str_eq(cross->word, "cross");
    ck_assert_str_eq(style->text, "bone age");
    ck_assert(dumped_style_of(&o.scene, line->style)->dash > 0);
    xy = o.scene.xy + line->first;
    ck_assert_double_eq_tol(xy[0], dot->a, 0.002);
    ck_assert_double_eq_tol(xy[1], dot->b, 0.002);
    ck_assert_double_eq_tol(xy[2], cross->a, 0.002);
    ck_assert_double_eq_tol(cross->b, dot->b, 0.002);
    mm_per_year = dumped_find(&o.scene, "line", "height/age/8")
                      ? o.scene.xy[dumped_find(&o.scene, "line", "height/age/8")->first] -
                            o.scene.xy[dumped_find(&o.scene, "line", "height/age/4")->first]
                      : 0;
    mm_per_year /= 4; /* 6 is a tick of months, too */
    ck_assert(mm_per_year > 1);
    ck_assert_double_eq_tol(
        cross->a,
        o.scene.xy[dumped_find(&o.scene, "line", "height/age/4")->first] + 3.4 * mm_per_year, 0.01);
    ck_assert(named_in_notes("Cross joined to its height by a dashed line: bone age 7.4 years "
                             "(Greulich-Pyle), 15 Nov 2020: 0.8 years less than the age of 8.2 "
                             "years"));
    ck_assert(described("Bone age 7.4 years (Greulich-Pyle), 15 Nov 2020: 0.8 years less than the "
                        "age of 8.2 years."));
    ck_assert(page_says("bone age"));
    close_chart();
}
END_TEST

START_TEST(bone_ages_without_a_place_are_named)
{
    begin_given("school");
    add_bone_age("2019-05-01", 6.5, NULL);   /* No height within a month. */
    add_bone_age("2023-07-28", 10.9, "TW3"); /* Of the day of a height. */
    bone_ages[1].on = o.made.measurements[14].measured_on;
    o.made.options.from_years = 2;
    o.made.options.to_years = 10.89;
    open_made();
    check_page("no place");
    ck_assert_uint_eq(count_items("marker", "bone-age"), 0);
    ck_assert(named_in_notes("no height was measured within a month of the X-ray: bone age 6.5 "
                             "years, 1 May 2019: 0.2 years less than the age of 6.7 years"));
    ck_assert(named_in_notes("Not drawn, outside the ages shown: bone age 10.9 years (TW3)"));
    close_chart();
}
END_TEST

/* A month is near enough, a day more is not; the nearest of two is taken. */
START_TEST(the_nearest_height_within_a_month)
{
    for (int days = 30; days <= 32; days++) {
        begin_given("no-weight"); /* Heights at 2.1, 3.0 and 3.9 years. */
        bone_ages[0] = (growth_chart_bone_age){ o.made.measurements[1].measured_on + days, NAN,
                                                growth_days_from_years(2.5), NULL };
        o.made.options.n_bone_ages = 1;
        o.made.measurements[2].measured_on = o.made.measurements[1].measured_on + 2 * days + 1;
        open_made();
        ck_assert_uint_eq(count_items("marker", "bone-age"), days <= 31 ? 2 : 0); /* And the key. */
        if (days <= 31)
            ck_assert_double_eq_tol(dumped_find(&o.scene, "marker", "height/bone-age/0")->b,
                                    dumped_find(&o.scene, "marker", "height/dot/1")->b, 0.002);
        close_chart();
    }
}
END_TEST

START_TEST(bone_ages_widen_the_ages_and_stay_on_pages_of_height)
{
    for (int page = 0; page < GROWTH_PAGE_COUNT_; page++) {
        int height = page == GROWTH_PAGE_WEIGHT_HEIGHT || page == GROWTH_PAGE_HEIGHT ||
                     page == GROWTH_PAGE_RECORD;

        if (page == GROWTH_PAGE_HEAD)
            continue;
        begin_given("no-weight"); /* To 3.9 years. */
        bone_ages[0] = (growth_chart_bone_age){ o.made.measurements[2].measured_on, NAN,
                                                growth_days_from_years(8.2), "TW3" };
        o.made.options.n_bone_ages = 1;
        o.made.options.page = (growth_chart_page)page;
        open_made();
        ck_assert_uint_eq(count_items("marker", "bone-age"), height ? 2 : 0);
        ck_assert_int_eq(described("Bone age 8.2 years"), height);
        ck_assert_int_eq(named_in_notes("not on this page: bone age (1)") ||
                             named_in_notes(", bone age (1)") || named_in_notes("; bone age (1)"),
                         (!height || page == GROWTH_PAGE_RECORD) && page != GROWTH_PAGE_THUMBNAIL);
        close_chart();
    }
}
END_TEST

/* ---- the chronology ---------------------------------------------------------------------------
 */

START_TEST(the_chronology_holds_all_of_it)
{
    static const char *const rows[] = {
        "event: operation",      "bone age 4.1 years",       "Greulich-Pyle",
        "replaced: weight 15.9", "taken back: height 99 cm", "school nurse",
    };

    begin_given("fall");
    add_event("2022-05-03", "operation");
    add_bone_age("2023-09-13", 4.1, "Greulich-Pyle");
    amendments[0] = (growth_chart_amendment){ GROWTH_WEIGHT,
                                              made_day("2023-09-13"),
                                              "15.9 kg",
                                              "12.5 kg",
                                              made_day("2023-09-20"),
                                              "school nurse",
                                              "digits of another child",
                                              "school nursing",
                                              NULL };
    amendments[1] = (growth_chart_amendment){
        GROWTH_HEIGHT, made_day("2023-04-20"), "99 cm", NULL, GROWTH_DATE_NONE, NULL, NULL, NULL,
        NULL
    };
    o.made.options.n_amendments = 2;
    o.made.options.page = GROWTH_PAGE_RECORD;
    open_made();
    check_page("record");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(page_says(rows[i]), "no row says \"%s\"", rows[i]);
    ck_assert(described("Amended: weight 15.9 kg of 13 Sep 2023, replaced by 12.5 kg; height 99 cm "
                        "of 20 Apr 2023, taken back."));
    ck_assert(!described("digits of another child"));
    close_chart();
    o.made.options.page = GROWTH_PAGE_WEIGHT_HEIGHT;
    open_made();
    ck_assert(!page_says("15.9") && !described("Amended"));
    close_chart();
}
END_TEST

/* ---- formats, refusals ------------------------------------------------------------------------
 */

static bytes written(growth_chart_format format)
{
    bytes b = { NULL, 0, 0 };
    growth_error err;

    if (growth_chart_write(o.chart, format, bytes_put, &b, &err) != GROWTH_OK)
        ck_abort_msg("%s", err.message);
    return b;
}

START_TEST(the_same_bytes_twice)
{
    for (int format = 0; format < GROWTH_CHART_FORMAT_COUNT_; format++) {
        bytes first, second;

        begin_given("fall");
        add_event("2022-05-03", "operation");
        add_event("2021-05-03", LONG_TEXT);
        add_bone_age("2023-09-13", 4.1, "Greulich-Pyle");
        open_made();
        first = written((growth_chart_format)format);
        close_chart();
        open_made();
        second = written((growth_chart_format)format);
        ck_assert_uint_eq(first.length, second.length);
        ck_assert_mem_eq(first.data, second.data, first.length);
        if (format == GROWTH_CHART_SVG)
            ck_assert_ptr_nonnull(strstr((char *)first.data, growth_chart_description(o.chart)));
        free(first.data);
        free(second.data);
        close_chart();
    }
}
END_TEST

static void refuses(const char *what)
{
    growth_chart *untouched = (growth_chart *)&o.made;
    growth_error err;

    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &untouched, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_eq(untouched, (growth_chart *)&o.made);
    ck_assert_msg(strstr(err.message, what) != NULL, "%s", err.message);
}

START_TEST(what_says_nothing_is_refused)
{
    begin_given("fall");
    add_event("2022-05-03", "one");
    add_event("2022-05-03", " \n");
    refuses("event 2 of 2 has no text");
    events[1].text = NULL;
    refuses("event 2 of 2 has no text");
    o.made.options.n_events = 0;
    add_bone_age("2023-09-13", 4.1, NULL);
    bone_ages[0].bone_age_days = NAN;
    refuses("bone age 1 of 1 is outside 0 to 25 years");
    bone_ages[0].bone_age_days = -1;
    refuses("bone age 1 of 1 is outside 0 to 25 years");
    o.made.options.bone_ages = NULL;
    refuses("counted but not given");
}
END_TEST

/* A caller built before these fields has a shorter struct. */
START_TEST(an_older_caller_is_served)
{
    begin_given("fall");
    o.made.options.events = (const growth_chart_event *)&o; /* Not looked at. */
    o.made.options.n_events = 7;
    o.made.options.size = offsetof(growth_chart_options, events);
    open_made();
    check_page("older");
    ck_assert_uint_eq(count_items("marker", "event"), 0);
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("bone ages");

    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_test(t, a_bone_age_is_joined_to_its_height);
    tcase_add_test(t, bone_ages_without_a_place_are_named);
    tcase_add_test(t, the_nearest_height_within_a_month);
    tcase_add_test(t, bone_ages_widen_the_ages_and_stay_on_pages_of_height);
    tcase_add_test(t, the_chronology_holds_all_of_it);
    tcase_add_test(t, the_same_bytes_twice);
    tcase_add_test(t, what_says_nothing_is_refused);
    tcase_add_test(t, an_older_caller_is_served);
    return tap_run(t);
}
