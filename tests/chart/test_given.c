/* What is said beside the measurements: events, bone ages, amendments.  Whatever is given stands on
 * the page or in a note, covers nothing, and is said in the text alternative. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "page_checks.h"

#define LONG_TEXT                                                                                  \
    "seen by the dietitian and the paediatrician; the family keeps a diary of meals, snacks and "  \
    "drinks, and brings it to the next visit"

static growth_chart_event events[64];
static growth_chart_bone_age bone_ages[8];
static growth_chart_amendment amendments[4];

static void begin(const char *id)
{
    made_find(id, &o.made);
    made_check(&o.made);
    o.made.options.events = events;
    o.made.options.bone_ages = bone_ages;
    o.made.options.amendments = amendments;
}

static void add_event(const char *day, const char *text)
{
    events[o.made.options.n_events++] = (growth_chart_event){ made_day(day), NAN, text };
}

static void add_bone_age(const char *day, double years, const char *method)
{
    bone_ages[o.made.options.n_bone_ages++] =
        (growth_chart_bone_age){ made_day(day), NAN, growth_days_from_years(years), method };
}

static size_t count(const char *kind, const char *style)
{
    size_t n = 0;

    for (size_t i = 0; i < o.scene.n_items; i++)
        n += !strcmp(o.scene.items[i].kind, kind) && !strcmp(o.scene.items[i].style, style);
    return n;
}

static int described(const char *words)
{
    return strstr(growth_chart_description(o.chart), words) != NULL;
}

/* ---- events -----------------------------------------------------------------------------------
 */

/* Lines of arrows and joins pass by the words of events. */
static void check_lines(const char *what)
{
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *line = &o.scene.items[i];
        const double *xy = o.scene.xy + line->first;

        if (strcmp(line->kind, "line") ||
            (strcmp(line->style, "event-line") && strcmp(line->style, "join-line")))
            continue;
        for (size_t k = 0; k < o.scene.n_items; k++) {
            const dumped_item *text = &o.scene.items[k];

            if (text->text && !strcmp(text->style, "event-text") && text->sheet == line->sheet &&
                xy[0] > text->a && xy[0] < text->c && fmin(xy[1], xy[3]) < text->d &&
                fmax(xy[1], xy[3]) > text->b)
                ck_abort_msg("%s %s: %s runs through \"%s\"", o.made.id, what, line->name,
                             text->text);
        }
    }
}

/* An arrow and its words or note, or a note; and the text alternative. */
static void check_event(size_t i, const char *what)
{
    char name[SCENE_WORD], noted[700];
    const dumped_item *arrow, *words;

    snprintf(name, sizeof name, "event/%zu", i);
    arrow = dumped_find(&o.scene, "marker", name);
    words = dumped_find(&o.scene, "text", name);
    snprintf(noted, sizeof noted, "%s, ", events[i].text);
    if (!(arrow && words && !strcmp(words->text, events[i].text)) && !named_in_notes(noted))
        ck_abort_msg("%s %s: event %zu \"%s\" is neither drawn nor named", o.made.id, what, i,
                     events[i].text);
    if (!described(events[i].text))
        ck_abort_msg("%s %s: event %zu is not in the text alternative", o.made.id, what, i);
}

static void check_events(const char *what)
{
    check_page(what);
    check_lines(what);
    for (size_t i = 0; i < o.made.options.n_events; i++)
        check_event(i, what);
}

START_TEST(without_events_nothing_changes)
{
    dumped before;

    begin("fall");
    open_made();
    before = o.scene;
    growth_chart_free(o.chart);
    o.made.options.events = NULL;
    o.made.options.bone_ages = NULL;
    o.made.options.amendments = NULL;
    open_made();
    ck_assert_uint_eq(before.length, o.scene.length);
    ck_assert_mem_eq(before.bytes, o.scene.bytes, before.length);
    ck_assert_uint_eq(count("marker", "event") + count("text", "event-text"), 0);
    ck_assert(!page_says("event") && !described("Events"));
    dumped_free(&before);
    close_chart();
}
END_TEST

START_TEST(a_short_event_stands_beside_its_arrow)
{
    const dumped_item *arrow, *dot, *words;

    begin("fall");
    /* The day of a weight, so that arrow and dot stand above one another. */
    events[0] = (growth_chart_event){ o.made.measurements[14].measured_on, NAN, "operation" };
    o.made.options.n_events = 1;
    open_made();
    check_events("one");
    arrow = dumped_find(&o.scene, "marker", "event/0");
    words = dumped_find(&o.scene, "text", "event/0");
    dot = dumped_find(&o.scene, "marker", "weight/dot/14");
    ck_assert(arrow && words && dot);
    ck_assert_str_eq(arrow->word, "arrow");
    ck_assert_double_eq_tol(arrow->a, dot->a, 0.002);
    ck_assert(arrow->b < dot->b && words->d < arrow->b + 0.5);
    ck_assert(fmin(fabs(words->a - arrow->a), fabs(words->c - arrow->a)) < 1.5);
    ck_assert(!named_in_notes("operation"));
    ck_assert(described("Events: operation, 13 Sep 2023."));
    close_chart();
}
END_TEST

START_TEST(a_long_event_is_a_note_with_a_number_at_its_arrow)
{
    const dumped_item *arrow, *number;
    char noted[16];

    begin("fall");
    add_event("2021-05-03", LONG_TEXT);
    open_made();
    check_events("long");
    arrow = dumped_find(&o.scene, "marker", "event/0");
    number = dumped_find(&o.scene, "text", "event/note/0");
    ck_assert(arrow && number && !dumped_find(&o.scene, "text", "event/0"));
    ck_assert_double_eq_tol((number->a + number->c) / 2, arrow->a, 0.05);
    snprintf(noted, sizeof noted, "%.8s", number->text);
    for (size_t i = 0; i < o.scene.n_items; i++)
        if (o.scene.items[i].text && !strncmp(o.scene.items[i].text, "Event: seen", 11)) {
            ck_assert_uint_gt(i, 0);
            ck_assert_str_eq(o.scene.items[i - 1].text, noted);
        }
    ck_assert(named_in_notes("Event: " LONG_TEXT ", 3 May 2021"));
    close_chart();
}
END_TEST

/* Crowded in time, and of all lengths. */
START_TEST(twelve_events_cover_nothing)
{
    static const char *const texts[] = {
        "started solids", "nursery",           "moved service",      "operation",
        LONG_TEXT,        "feeding changed",   "new school",         "father away",
        "asthma clinic",  "seen by dietitian", "tube feeding ended", "dentist"
    };

    for (int spread = 0; spread < 4; spread++) {
        begin("fall");
        for (int i = 0; i < 12; i++)
            events[i] = (growth_chart_event){ o.made.record.child.birth_date + 300 +
                                                  (spread == 0   ? 100
                                                   : spread == 1 ? 20
                                                                 : 3) *
                                                      i,
                                              NAN, texts[i] };
        for (int i = 6; spread == 3 && i < 12; i++) /* All of one day. */
            events[i].on = events[0].on + 700;
        o.made.options.n_events = 12;
        for (int page = 0; page < GROWTH_PAGE_THUMBNAIL; page++) {
            o.made.options.page = (growth_chart_page)page;
            if (page == GROWTH_PAGE_HEAD)
                continue; /* This child has none. */
            open_made();
            check_events(growth_chart_page_id(o.made.options.page));
            ck_assert_uint_ge(count("marker", "event"), 12);
            close_chart();
        }
    }
}
END_TEST

START_TEST(events_at_the_edges_and_beyond_the_window)
{
    begin("given-window"); /* 7 to 12 years, born 3 Sep 2012. */
    add_event("2019-09-05", "at the left edge of it all");
    add_event("2024-08-20", "at the right edge of it all");
    add_event("2013-01-01", "long before");
    add_event("2030-01-01", "long after");
    events[4] = (growth_chart_event){ GROWTH_DATE_NONE, NAN, "of no day" };
    events[5] = (growth_chart_event){ GROWTH_DATE_NONE, 3000, "of an age" };
    o.made.options.n_events = 6;
    open_made();
    check_events("edges");
    ck_assert_uint_eq(count("text", "event-text"), 3);
    ck_assert(named_in_notes("Events outside the ages shown, or undated: long before, 1 Jan 2013; "
                             "long after, 1 Jan 2030; of no day, date not recorded"));
    close_chart();
}
END_TEST

/* Any script, and bytes that are none: one line, whole characters, no control characters. */
START_TEST(texts_of_events_are_made_plain)
{
    static char endless[1200];

    for (size_t i = 0; i + 2 < sizeof endless; i += 2)
        memcpy(endless + i, i % 40 == 38 ? "  " : "\u00e9", 2);
    begin("fall");
    add_event("2019-10-03", "\u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430");
    add_event("2020-10-03", " two\nlines\tand a tab ");
    add_event("2021-10-03", "br\xff"
                            "ken \xe2\x82");
    add_event("2022-10-03", endless);
    open_made();
    check_page("plain");
    ck_assert(page_says("\u0431\u043e\u043b\u044c\u043d\u0438\u0446\u0430"));
    ck_assert(page_says("two lines and a tab"));
    ck_assert(page_says("br?ken ??"));
    ck_assert(page_says("\u00e9\u2026, 3 Oct 2022"));
    ck_assert(described("two lines and a tab, 3 Oct 2020; br?ken ??, 3 Oct 2021"));
    ck_assert_ptr_null(growth_chart_warning(o.chart, 0));
    close_chart();
}
END_TEST

static void check_inside(void)
{
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *a = &o.scene.items[i];

        if (a->text && !(a->a > 0 && a->b > 0 && a->c < o.scene.width && a->d < o.scene.height))
            ck_abort_msg("\"%s\" leaves the page", a->text);
    }
}

static double part_of(unsigned long long *state)
{
    *state = *state * 6364136223846793005ull + 1442695040888963407ull;
    return (double)(*state >> 11) / 9007199254740992.0;
}

/* Events by chance on children of all ages, on pages of all sizes. */
START_TEST(events_of_simulated_children)
{
    static const char *const texts[] = {
        "a",       "operation",       "moved to another service",
        LONG_TEXT, "feeding changed", "seen by the community dietitian"
    };
    static const double sizes[][2] = { { 0, 0 }, { 148, 210 }, { 120, 180 }, { 297, 210 } };

    for (unsigned i = 0; i < 30; i++) {
        unsigned long long state = (unsigned long long)_i * 1000 + i;
        size_t n = (size_t)(part_of(&state) * 20);

        made_simulate((unsigned)_i * 1000 + i, &o.made);
        made_check(&o.made);
        for (size_t k = 0; k < n; k++) {
            double span = o.made.options.drawn_on - o.made.record.child.birth_date;

            events[k] = (growth_chart_event){ o.made.record.child.birth_date +
                                                  (growth_date)(part_of(&state) * span * 1.1),
                                              NAN, texts[(int)(part_of(&state) * 6)] };
        }
        o.made.options.events = events;
        o.made.options.n_events = n;
        o.made.options.page = (growth_chart_page)(i % 2 ? i % GROWTH_PAGE_THUMBNAIL : 0);
        if (o.made.options.page == GROWTH_PAGE_HEAD || o.made.options.page == GROWTH_PAGE_BMI)
            o.made.options.page = GROWTH_PAGE_WEIGHT;
        if (i % 3 == 2) {
            o.made.options.width_mm = sizes[i % 4][0];
            o.made.options.height_mm = sizes[i % 4][1];
        }
        open_made();
        if (o.made.options.width_mm > 0) /* Small pages are drawn reduced. */
            check_inside();
        else
            check_events("simulated");
        check_lines("simulated");
        close_chart();
    }
}
END_TEST

START_TEST(a_thumbnail_has_no_events)
{
    begin("fall");
    add_event("2022-05-03", "operation");
    o.made.options.page = GROWTH_PAGE_THUMBNAIL;
    open_made();
    ck_assert_uint_eq(count("marker", "event"), 0);
    ck_assert(!described("operation"));
    close_chart();
}
END_TEST

/* ---- bone ages --------------------------------------------------------------------------------
 */

START_TEST(a_bone_age_is_joined_to_its_height)
{
    const dumped_item *cross, *dot, *line, *style;
    const double *xy;
    double mm_per_year;

    begin("school");
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
                            o.scene.xy[dumped_find(&o.scene, "line", "height/age/7")->first]
                      : 0;
    ck_assert(mm_per_year > 1);
    ck_assert_double_eq_tol(
        cross->a,
        o.scene.xy[dumped_find(&o.scene, "line", "height/age/7")->first] + 0.4 * mm_per_year, 0.01);
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
    begin("school");
    add_bone_age("2019-05-01", 6.5, NULL);   /* No height within a month. */
    add_bone_age("2023-07-28", 10.9, "TW3"); /* Of the day of a height. */
    bone_ages[1].on = o.made.measurements[14].measured_on;
    o.made.options.from_years = 2;
    o.made.options.to_years = 10.89;
    open_made();
    check_page("no place");
    ck_assert_uint_eq(count("marker", "bone-age"), 0);
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
        begin("no-weight"); /* Heights at 2.1, 3.0 and 3.9 years. */
        bone_ages[0] = (growth_chart_bone_age){ o.made.measurements[1].measured_on + days, NAN,
                                                growth_days_from_years(2.5), NULL };
        o.made.options.n_bone_ages = 1;
        o.made.measurements[2].measured_on = o.made.measurements[1].measured_on + 2 * days + 1;
        open_made();
        ck_assert_uint_eq(count("marker", "bone-age"), days <= 31 ? 2 : 0); /* And the key. */
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
        begin("no-weight"); /* To 3.9 years. */
        bone_ages[0] = (growth_chart_bone_age){ o.made.measurements[2].measured_on, NAN,
                                                growth_days_from_years(8.2), "TW3" };
        o.made.options.n_bone_ages = 1;
        o.made.options.page = (growth_chart_page)page;
        open_made();
        ck_assert_uint_eq(count("marker", "bone-age"), height ? 2 : 0);
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

    begin("fall");
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

        begin("fall");
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
    begin("fall");
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
    begin("fall");
    o.made.options.events = (const growth_chart_event *)&o; /* Not looked at. */
    o.made.options.n_events = 7;
    o.made.options.size = offsetof(growth_chart_options, events);
    open_made();
    check_page("older");
    ck_assert_uint_eq(count("marker", "event"), 0);
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("given");

    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_test(t, without_events_nothing_changes);
    tcase_add_test(t, a_short_event_stands_beside_its_arrow);
    tcase_add_test(t, a_long_event_is_a_note_with_a_number_at_its_arrow);
    tcase_add_test(t, twelve_events_cover_nothing);
    tcase_add_test(t, events_at_the_edges_and_beyond_the_window);
    tcase_add_test(t, texts_of_events_are_made_plain);
    tcase_add_loop_test(t, events_of_simulated_children, 0, 4);
    tcase_add_test(t, a_thumbnail_has_no_events);
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
