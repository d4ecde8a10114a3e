/* Events: whatever is given stands on the page or in a note, covers nothing, and is said in the
 * text alternative. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "given.h"
#include "page_checks.h"

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

/* A text from right to left is a thing of its own: it may not take the day of the date that follows
 * along, not even on a line that begins within it. */
START_TEST(a_text_from_the_right_turns_nothing_else)
{
    static const char arabic[] = "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf";
    const growth_chart_event event = { 19367, GROWTH_NAN, arabic }; /* 10 Jan 2023 */
    char wanted[64];

    snprintf(wanted, sizeof wanted, "\xe2\x81\xa8%s\xe2\x81\xa9\xe2\x80\x8e, 10 Jan 2023", arabic);
    made_find("fall", &o.made);
    o.made.options.events = &event;
    o.made.options.n_events = 1;
    o.made.options.from_years = 0.5;
    o.made.options.to_years = 1; /* outside: a note */
    open_made();
    ck_assert(named_in_notes(wanted));
    ck_assert_ptr_nonnull(strstr(growth_chart_description(o.chart), wanted));
    ck_assert_ptr_null(growth_chart_warning(o.chart, 0));
    close_chart();
}
END_TEST

START_TEST(without_events_nothing_changes)
{
    dumped before;

    begin_given("fall");
    open_made();
    before = o.scene;
    growth_chart_free(o.chart);
    o.made.options.events = NULL;
    o.made.options.bone_ages = NULL;
    o.made.options.amendments = NULL;
    open_made();
    ck_assert_uint_eq(before.length, o.scene.length);
    ck_assert_mem_eq(before.bytes, o.scene.bytes, before.length);
    ck_assert_uint_eq(count_items("marker", "event") + count_items("text", "event-text"), 0);
    ck_assert(!page_says("event") && !described("Events"));
    dumped_free(&before);
    close_chart();
}
END_TEST

START_TEST(a_short_event_stands_beside_its_arrow)
{
    const dumped_item *arrow, *dot, *words;

    begin_given("fall");
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

    begin_given("fall");
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
        begin_given("fall");
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
            ck_assert_uint_ge(count_items("marker", "event"), 12);
            close_chart();
        }
    }
}
END_TEST

START_TEST(events_at_the_edges_and_beyond_the_window)
{
    begin_given("given-window"); /* 7 to 12 years, born 3 Sep 2012. */
    add_event("2019-09-05", "at the left edge of it all");
    add_event("2024-08-20", "at the right edge of it all");
    add_event("2013-01-01", "long before");
    add_event("2030-01-01", "long after");
    events[4] = (growth_chart_event){ GROWTH_DATE_NONE, NAN, "of no day" };
    events[5] = (growth_chart_event){ GROWTH_DATE_NONE, 3000, "of an age" };
    o.made.options.n_events = 6;
    open_made();
    check_events("edges");
    ck_assert_uint_eq(count_items("text", "event-text"), 3);
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
    begin_given("fall");
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
    begin_given("fall");
    add_event("2022-05-03", "operation");
    o.made.options.page = GROWTH_PAGE_THUMBNAIL;
    open_made();
    ck_assert_uint_eq(count_items("marker", "event"), 0);
    ck_assert(!described("operation"));
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("events");

    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_test(t, a_text_from_the_right_turns_nothing_else);
    tcase_add_test(t, without_events_nothing_changes);
    tcase_add_test(t, a_short_event_stands_beside_its_arrow);
    tcase_add_test(t, a_long_event_is_a_note_with_a_number_at_its_arrow);
    tcase_add_test(t, twelve_events_cover_nothing);
    tcase_add_test(t, events_at_the_edges_and_beyond_the_window);
    tcase_add_test(t, texts_of_events_are_made_plain);
    tcase_add_loop_test(t, events_of_simulated_children, 0, 4);
    tcase_add_test(t, a_thumbnail_has_no_events);
    return tap_run(t);
}
