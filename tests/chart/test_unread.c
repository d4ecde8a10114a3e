/* Entries that could not be read: a picture without them says so, wherever it is looked at, and
 * does not say that what they may hold is missing. */
#include <stdio.h>
#include <string.h>

#include "given.h"
#include "page_checks.h"
#include "../tap.h"

/* A girl of Feb 2023 whose last weight is of Sep 2023, overdue by the day the chart is drawn. */
static void begin_overdue(growth_chart_page page)
{
    made_find("infant", &o.made);
    o.made.options.page = page;
    o.made.options.drawn_on = made_day("2024-12-01");
    made_check(&o.made);
}

static void not_read(size_t n, size_t undated, const char *from, const char *to)
{
    o.made.options.n_unread = n;
    o.made.options.n_unread_undated = undated;
    o.made.options.unread_from = from ? made_day(from) : GROWTH_DATE_NONE;
    o.made.options.unread_to = to ? made_day(to) : GROWTH_DATE_NONE;
}

static const growth_chart_page pages[] = { GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_PAGE_WEIGHT,
                                           GROWTH_PAGE_HEIGHT,        GROWTH_PAGE_BMI,
                                           GROWTH_PAGE_HEAD,          GROWTH_PAGE_SDS,
                                           GROWTH_PAGE_RECORD,        GROWTH_PAGE_THUMBNAIL };

START_TEST(every_page_says_so)
{
    static const char words[] =
        "3 entries could not be read and are not shown (10 May 2024 to 9 Oct 2024)";

    begin_overdue(pages[_i]);
    not_read(3, 0, "2024-05-10", "2024-10-09");
    open_made();
    check_page("not read");
    ck_assert(described(words));
    ck_assert(page_says("3 entries not read"));
    ck_assert(pages[_i] == GROWTH_PAGE_THUMBNAIL || named_in_notes(words));
    ck_assert_ptr_nonnull(dumped_find(&o.scene, "line", "unread"));
    ck_assert(
        pages[_i] == GROWTH_PAGE_THUMBNAIL ||
        page_says(pages[_i] == GROWTH_PAGE_HEAD ? "none that could be read" : "later entries"));
    close_chart();
}
END_TEST

/* Hatched is what nobody weighed. */
START_TEST(what_they_may_hold_is_not_said_to_be_missing)
{
    begin_overdue(GROWTH_PAGE_WEIGHT_HEIGHT);
    open_made();
    ck_assert(page_says("weight overdue"));
    ck_assert(described("A weight is overdue."));
    close_chart();
    not_read(1, 0, "2024-10-09", "2024-10-09");
    open_made();
    ck_assert(!page_says("overdue"));
    ck_assert(!described("overdue"));
    ck_assert_uint_eq(count_items("line", "hatch"), 2); /* the strip, on each panel */
    ck_assert(named_in_notes("1 entry could not be read and is not shown (9 Oct 2024)"));
    ck_assert(named_in_notes("nobody can tell whether a weight was missed since"));
    ck_assert(described("Last measured, of what could be read,"));
    close_chart();
    not_read(1, 0, "2023-04-09", "2023-04-09"); /* Long before: that one is missing. */
    open_made();
    ck_assert(page_says("weight overdue"));
    ck_assert(!page_says("later entries"));
    close_chart();
}
END_TEST

/* A weight that came too late, unless what was not read came before it. */
START_TEST(nor_to_have_been_late)
{
    made_find("fall", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert_msg(named_in_notes("No weight when one was due"), "none was late");
    close_chart();
    not_read(2, 0, "2019-03-20", "2023-09-01");
    open_made();
    ck_assert(!named_in_notes("No weight when one was due"));
    close_chart();
}
END_TEST

/* Of no day, or of one after the chart was drawn: a slip does not stretch the axis. */
START_TEST(without_a_day_the_words_stand_alone)
{
    double end;

    begin_overdue(GROWTH_PAGE_WEIGHT_HEIGHT);
    open_made();
    end = dumped_find(&o.scene, "text", "weight/label/50")->a;
    close_chart();
    not_read(2, 2, NULL, NULL);
    open_made();
    check_page("undated");
    ck_assert(page_says("2 entries not read"));
    ck_assert_ptr_null(dumped_find(&o.scene, "line", "unread"));
    ck_assert(named_in_notes("(2 without a date that can be read)"));
    ck_assert(!page_says("overdue"));
    close_chart();
    not_read(2, 1, "2090-01-01", "2090-01-01");
    open_made();
    check_page("of a day to come");
    ck_assert_ptr_null(dumped_find(&o.scene, "line", "unread"));
    ck_assert_double_eq_tol(dumped_find(&o.scene, "text", "weight/label/50")->a, end, 1.0);
    ck_assert(named_in_notes("(1 Jan 2090; 1 without a date that can be read)"));
    close_chart();
}
END_TEST

/* The ages shown reach to what was not read. */
START_TEST(the_window_reaches_their_days)
{
    const dumped_item *strip;

    begin_overdue(GROWTH_PAGE_WEIGHT);
    o.made.options.check = NULL;
    not_read(1, 0, "2024-11-20", "2024-11-20");
    open_made();
    strip = dumped_find(&o.scene, "line", "unread");
    ck_assert_ptr_nonnull(strip);
    ck_assert(o.scene.xy[strip->first + 4] < dumped_find(&o.scene, "text", "weight/label/50")->a);
    close_chart();
}
END_TEST

START_TEST(rows_that_contradict_who_the_child_is_are_told)
{
    begin_overdue(pages[_i]);
    o.made.record.n_refused = 2;
    open_made();
    check_page("identity");
    ck_assert(described("Identity contradicts itself: 2 rows were refused"));
    ck_assert(pages[_i] == GROWTH_PAGE_THUMBNAIL ? page_says("identity contradicts itself")
                                                 : named_in_notes("Identity contradicts itself"));
    close_chart();
}
END_TEST

START_TEST(days_that_are_none_are_refused)
{
    growth_chart *chart = NULL;
    growth_error err;

    begin_overdue(GROWTH_PAGE_WEIGHT);
    not_read(2, 0, "2025-04-09", "2025-04-01");
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    not_read(2, 1, NULL, NULL);
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    not_read(2, 3, NULL, NULL);
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(chart);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("unread");

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tap_each(t, every_page_says_so, pages);
    tcase_add_test(t, what_they_may_hold_is_not_said_to_be_missing);
    tcase_add_test(t, nor_to_have_been_late);
    tcase_add_test(t, without_a_day_the_words_stand_alone);
    tcase_add_test(t, the_window_reaches_their_days);
    tap_each(t, rows_that_contradict_who_the_child_is_are_told, pages);
    tcase_add_test(t, days_that_are_none_are_refused);
    return tap_run(t);
}
