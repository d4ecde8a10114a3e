/* What particular records must show, and what is refused. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../tap.h"
#include "opened.h"

/* ---- particular records -----------------------------------------------------------------------
 */

static const dumped_item *curve_of(const char *panel, const char *line, const char *segment)
{
    char name[SCENE_WORD];
    const dumped_item *item;

    snprintf(name, sizeof name, "%s/curve/%s/%s", panel, line, segment);
    item = dumped_find(&o.scene, "line", name);
    ck_assert_msg(item != NULL, "no curve %s", name);
    return item;
}

/* Both values at the join are drawn, the later curve begins where the earlier ends, with a gap laid
 * over them and words beside it. */
START_TEST(curves_break_at_the_joins)
{
    static const char *const parts[] = { "uk90-birth", "who2006-day-length", "who2006-day-height",
                                         "uk90-child" };
    static const char *const words[] = { "birth reference, then WHO", "length, then height",
                                         "WHO, then UK90" };

    open_id("fall");
    for (int j = 0; j < 3; j++) {
        const dumped_item *before = curve_of("height", "50", parts[j]);
        const dumped_item *after = curve_of("height", "50", parts[j + 1]);
        const double *last = o.scene.xy + before->first + 2 * (before->count - 1);
        const double *first = o.scene.xy + after->first;
        char name[SCENE_WORD];

        ck_assert_double_eq_tol(last[0], first[0], 0.001);
        ck_assert(j == 0 || fabs(last[1] - first[1]) > 0.05);
        snprintf(name, sizeof name, "height/join/%d", j);
        ck_assert_str_eq(dumped_find(&o.scene, "text", name)->text, words[j]);
        ck_assert_str_eq(dumped_find(&o.scene, "line", name)->style, "join-gap");
        ck_assert_double_eq_tol(o.scene.xy[dumped_find(&o.scene, "line", name)->first], first[0],
                                0.001);
    }
    close_chart();
}
END_TEST

START_TEST(the_page_says_what_a_record_needs)
{
    static const char *const said[] = {
        "Daniel Example",
        "14 Mar 2019",
        "Male",
        "40 weeks + 0",
        "234",
        "25 Oct 2023",
        "42 days before this chart was drawn",
        "UK-WHO",
        "Exact",
        "12.52 kg",
        "<0.4th centile, 13 Sep 2023",
        "WHO Child Growth Standards; UK 1990 reference data",
        "Decision support, not a diagnosis",
        "no scales",
        "libgrowth ",
    };

    open_id("fall");
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        ck_assert_msg(page_says(said[i]), "the page does not say \"%s\"", said[i]);
    ck_assert(!page_says(o.made.record.child.id));
    ck_assert(strstr(growth_chart_description(o.chart), "below the 0.4th centile") != NULL);
    ck_assert(strstr(growth_chart_description(o.chart), "no scales") != NULL);
    ck_assert(strstr(growth_chart_description(o.chart), o.made.record.child.id) == NULL);
    ck_assert(strstr(growth_chart_description(o.chart), "normal") == NULL);
    close_chart();
}
END_TEST

START_TEST(below_the_lowest_line_is_that_of_the_reference)
{
    made_find("fall", &o.made);
    o.made.options.reference = growth_reference_find("who");
    open_made();
    ck_assert(page_says("<3rd centile, 13 Sep 2023"));
    ck_assert(!page_says("0.4th centile"));
    close_chart();
}
END_TEST

/* A chart of the record as it stood on an earlier day may not be filed as the current one: every
 * sheet says so first, and nothing is counted to a day of which the record knows nothing. */
START_TEST(a_past_state_says_so)
{
    static const growth_chart_page pages[] = { GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_PAGE_RECORD,
                                               GROWTH_PAGE_SDS, GROWTH_PAGE_THUMBNAIL };
    const growth_date drawn = 19655; /* 25 Oct 2023 */
    size_t sheets;

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const char *at;
        size_t said = 0;

        made_find("fall", &o.made);
        o.made.options.page = pages[i];
        o.made.options.as_at = drawn - 20;
        if (pages[i] != GROWTH_PAGE_THUMBNAIL)
            o.made.options.width_mm = o.made.options.height_mm = 0;
        open_made();
        sheets = growth_chart_sheet_count(o.chart);
        for (size_t k = 0; k < o.scene.n_items; k++)
            said += !strcmp(o.scene.items[k].name, "as-at") && o.scene.items[k].text &&
                    strstr(o.scene.items[k].text, "5 Oct 2023");
        ck_assert_uint_ge(said, sheets);
        at = growth_chart_description(o.chart);
        ck_assert_int_eq(strncmp(at, "Past state of the record, as it stood on 5 Oct 2023", 51), 0);
        ck_assert(!page_says("before this chart was drawn"));
        ck_assert_ptr_null(strstr(at, "before this chart was drawn"));
        ck_assert_ptr_nonnull(strstr(at, "22 days before 5 Oct 2023"));
        ck_assert(pages[i] == GROWTH_PAGE_THUMBNAIL || page_says("25 Oct 2023")); /* drawn */
        close_chart();
    }
    open_id("fall"); /* the record as it stands now */
    ck_assert_ptr_null(dumped_find(&o.scene, "text", "as-at"));
    ck_assert(!page_says("Past state"));
    close_chart();
}
END_TEST

START_TEST(unknown_gestation_is_said_and_nothing_is_corrected)
{
    open_id("unknown-gestation");
    ck_assert(page_says("gestation not recorded"));
    for (size_t i = 0; i < o.scene.n_items; i++)
        ck_assert_str_ne(o.scene.items[i].word, "cross");
    ck_assert(named_in_notes("height 812.0 cm"));
    close_chart();
}
END_TEST

START_TEST(corrected_points_are_joined_to_their_dots)
{
    open_id("preterm");
    for (size_t i = 0; i < o.made.record.n_measurements; i++) {
        char name[SCENE_WORD];
        const char *id = panels[o.made.measurements[i].measure].id;
        const dumped_item *dot, *cross, *line;

        snprintf(name, sizeof name, "%s/dot/%zu", id, i);
        dot = dumped_find(&o.scene, "marker", name);
        snprintf(name, sizeof name, "%s/cross/%zu", id, i);
        cross = dumped_find(&o.scene, "marker", name);
        snprintf(name, sizeof name, "%s/correction/%zu", id, i);
        line = dumped_find(&o.scene, "line", name);
        ck_assert(dot && cross && line && cross->a < dot->a);
        ck_assert_double_eq_tol(o.scene.xy[line->first], dot->a, 0.001);
        ck_assert_str_eq(dumped_find(&o.scene, "marker", name)->word, "arrow");
    }
    close_chart();
}
END_TEST

START_TEST(paper_policy_leaves_a_gap_after_birth)
{
    open_id("paper");
    ck_assert_ptr_null(dumped_find(&o.scene, "line", "weight/curve/50/uk90-birth"));
    ck_assert_ptr_nonnull(dumped_find(&o.scene, "line", "weight/curve/50/uk90-term-birth"));
    close_chart();
}
END_TEST

START_TEST(an_empty_panel_says_so)
{
    open_id("no-weight");
    ck_assert(page_says("No weight recorded"));
    ck_assert(strstr(growth_chart_description(o.chart), "No weight is recorded") != NULL);
    close_chart();
}
END_TEST

/* A true 9.5 kg at 4 years 7 months is drawn, labelled, and asks for a look at once. */
START_TEST(an_extreme_low_value_is_never_dropped)
{
    open_id("extreme");
    ck_assert(page_says("9.5 kg"));
    ck_assert(named_in_notes("measure again now: weight 9.5 kg, 4 Nov 2022"));
    ck_assert(named_in_notes("Beyond the scale, drawn at its edge with an arrow: weight 140.0 kg"));
    ck_assert(named_in_notes("Also recorded, not on this page: head circumference (1)"));
    ck_assert_ptr_nonnull(dumped_find(&o.scene, "marker", "weight/off-scale/2"));
    close_chart();
}
END_TEST

/* Only what is doubted is cut to the edge of the scale. */
START_TEST(a_true_high_value_stands_where_it_is)
{
    const dumped_item *dot, *highest;
    size_t last = 0;
    char name[SCENE_WORD];

    made_find("school", &o.made);
    for (size_t i = 0; i < o.made.record.n_measurements; i++)
        if (o.made.measurements[i].measure == GROWTH_WEIGHT)
            last = i;
    o.made.measurements[last].value = 140;
    open_made();
    snprintf(name, sizeof name, "weight/dot/%zu", last);
    dot = dumped_find(&o.scene, "marker", name);
    highest = dumped_find(&o.scene, "text", "weight/label/99.6");
    ck_assert_str_eq(dot->style, "point");
    ck_assert_msg(highest->b - dot->b > 20, "%.1f mm above the highest line", highest->b - dot->b);
    ck_assert(page_says("140.0 kg"));
    ck_assert(!page_says("Beyond the scale"));
    close_chart();
    o.made.measurements[last].marks |= GROWTH_MARK_DOUBTFUL;
    open_made();
    snprintf(name, sizeof name, "weight/off-scale/%zu", last);
    ck_assert_ptr_nonnull(dumped_find(&o.scene, "marker", name));
    close_chart();
}
END_TEST

/* Its words are read over the shade of a fall. */
START_TEST(the_term_area_keeps_its_words)
{
    size_t shade = 0, words = 0;

    made_find("newborn", &o.made);
    o.made.measurements[1].value = 3.0;
    o.made.measurements[2].value = 2.95;
    made_check(&o.made);
    open_made();
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *item = &o.scene.items[i];

        shade = !shade && !strcmp(item->style, "fall-area") ? i : shade; /* then small patches */
        words = !words && item->text && !strcmp(item->name, "weight/term-area") ? i : words;
    }
    ck_assert_uint_gt(shade, 0);
    ck_assert_uint_gt(words, shade);
    close_chart();
}
END_TEST

/* What stands in large is the value that is judged: not a slip after it. */
START_TEST(a_slip_at_the_end_is_not_the_value_in_large)
{
    char number[VALUE_WORDS], text[VALUE_WORDS + 4];
    const growth_measurement *before = NULL;
    growth_measurement *last = NULL;

    made_find("preterm", &o.made);
    for (size_t i = 0; i < o.made.record.n_measurements; i++)
        if (o.made.measurements[i].measure == GROWTH_WEIGHT) {
            before = last;
            last = &o.made.measurements[i];
        }
    ck_assert(before && before->measured_on < last->measured_on);
    last->value *= 3;
    last->marks |= GROWTH_MARK_DOUBTFUL;
    open_made();
    snprintf(text, sizeof text, "%s kg", value_words(before, number));
    ck_assert_str_eq(dumped_find(&o.scene, "text", "weight/latest")->text, text);
    ck_assert_ptr_nonnull(strstr(growth_chart_description(o.chart), "Newest weight that is used"));
    close_chart();
    last->value *= 0.2;
    open_made();
    snprintf(text, sizeof text, "%s kg", value_words(last, number));
    ck_assert_str_eq(dumped_find(&o.scene, "text", "weight/latest")->text, text);
    close_chart();
}
END_TEST

/* A value that stands twice is nothing doubtful, and not one after the newest. */
START_TEST(what_is_entered_twice_is_not_doubtful)
{
    growth_quality_finding twice = { .kind = GROWTH_QUALITY_DUPLICATE,
                                     .other = GROWTH_QUALITY_NO_OTHER,
                                     .may_leave_out = 1 };
    growth_record *record = &o.made.record;
    growth_measurement *last;
    const char *said;

    made_find("preterm", &o.made);
    last = &o.made.measurements[record->n_measurements++];
    *last = last[-1];
    last->marks |= GROWTH_MARK_DOUBTFUL;
    twice.index = record->n_measurements - 1;
    o.made.options.quality = &twice;
    o.made.options.n_quality = 1;
    open_made();
    ck_assert(page_says("Entered twice, the same value of the same day"));
    ck_assert(!page_says("oubtful"));
    said = growth_chart_description(o.chart);
    ck_assert_msg(!strstr(said, "oubtful") && !strstr(said, "after it"), "%s", said);
    close_chart();
}
END_TEST

/* An age that is a slip, 3000 years before birth, does not make the axis reach there. */
START_TEST(an_age_far_before_birth_does_not_stretch_the_axis)
{
    size_t items;

    made_find("preterm", &o.made);
    open_made();
    items = o.scene.n_items;
    close_chart();
    made_find("preterm", &o.made);
    o.made.measurements[3].measured_on = GROWTH_DATE_NONE;
    o.made.measurements[3].age_days = GROWTH_NAN;
    o.made.measurements[3].corrected_age_days = -1e6;
    open_made();
    ck_assert_uint_lt(o.scene.n_items, 2 * items);
    ck_assert(page_says("Not drawn, outside the ages shown"));
    close_chart();
}
END_TEST

/* Dots of the crowded record are smaller. */
START_TEST(crowded_points_shrink)
{
    double size;

    open_id("crowded");
    size = dumped_find(&o.scene, "marker", "weight/cross/0")->c;
    close_chart();
    open_id("preterm");
    ck_assert(size < 0.8 * dumped_find(&o.scene, "marker", "weight/cross/0")->c);
    close_chart();
}
END_TEST

START_TEST(small_and_wide_pages_hold_everything)
{
    static const struct {
        double width, height;
    } sizes[] = { { 215.9, 279.4 }, { 148, 210 }, { 297, 210 }, { 420, 594 } };

    for (size_t k = 0; k < 4; k++) {
        made_find("fall", &o.made);
        o.made.options.width_mm = sizes[k].width;
        o.made.options.height_mm = sizes[k].height;
        open_made();
        for (size_t i = 0; i < o.scene.n_items; i++) {
            const dumped_item *a = &o.scene.items[i];

            if (a->text && !(a->a > 0 && a->b > 0 && a->c < o.scene.width && a->d < o.scene.height))
                ck_abort_msg("%.0f by %.0f: \"%s\" leaves the page", sizes[k].width,
                             sizes[k].height, a->text);
        }
        close_chart();
    }
}
END_TEST

/* ---- refusals ---------------------------------------------------------------------------------
 */

static void refuses(growth_status want)
{
    growth_chart *untouched = (growth_chart *)&o.made;
    growth_error err = { GROWTH_OK, "" };

    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &untouched, &err),
                     want);
    ck_assert_ptr_eq(untouched, (growth_chart *)&o.made);
    ck_assert_int_eq(err.status, want);
    ck_assert(strlen(err.message) > 10);
}

START_TEST(what_cannot_be_drawn_is_refused)
{
    made_find("fall", &o.made);
    o.made.record.child.sex = GROWTH_SEX_UNKNOWN;
    refuses(GROWTH_ERR_SEX_UNKNOWN);
    made_find("fall", &o.made);
    o.made.record.child.birth_date = GROWTH_DATE_NONE;
    refuses(GROWTH_ERR_AGE_UNKNOWN);
    made_find("fall", &o.made);
    o.made.options.width_mm = 20;
    refuses(GROWTH_ERR_ARGUMENT);
    o.made.options.width_mm = 0;
    o.made.options.dpi = NAN;
    refuses(GROWTH_ERR_ARGUMENT);
    o.made.options.dpi = 0;
    o.made.options.from_years = 5;
    o.made.options.to_years = 2;
    refuses(GROWTH_ERR_ARGUMENT);
}
END_TEST

/* Refused before the first of them is looked at: there is no such array. */
START_TEST(more_entries_than_a_chart_holds_are_refused)
{
    made_find("fall", &o.made);
    o.made.options.n_events = GROWTH_CHART_ENTRIES - o.made.record.n_measurements;
    o.made.options.n_amendments = 1;
    refuses(GROWTH_ERR_LIMIT);
    o.made.options.n_events = 0;
    o.made.options.n_amendments = SIZE_MAX;
    refuses(GROWTH_ERR_LIMIT);
}
END_TEST

START_TEST(a_glyph_no_font_has_is_a_warning)
{
    made_find("fall", &o.made);
    o.made.options.name = "\xf0\x93\x80\x80";
    open_made();
    ck_assert_ptr_nonnull(growth_chart_warning(o.chart, 0));
    ck_assert_ptr_null(growth_chart_warning(o.chart, 1));
    close_chart();
    o.made.options.name = "Zo\xc3\xab \xd0\x96\xd0\xb5\xd0\xbd\xd1\x8f \xce\x91";
    open_made();
    ck_assert_ptr_null(growth_chart_warning(o.chart, 0));
    close_chart();
}
END_TEST

/* A window of NaN is told as that. */
START_TEST(what_is_no_number_is_named)
{
    growth_chart *chart = NULL;
    growth_error err;

    made_find("infant", &o.made);
    o.made.options.from_years = GROWTH_NAN;
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(err.message, "ages from NaN to 0.00 years"));
    o.made.options.from_years = 0;
    o.made.options.dpi = (double)INFINITY;
    ck_assert_int_eq(growth_chart_new(&o.made.record, &o.made.options, o.fonts, &chart, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(err.message, "of infinity is outside"));
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("page");

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_test(t, curves_break_at_the_joins);
    tcase_add_test(t, the_page_says_what_a_record_needs);
    tcase_add_test(t, below_the_lowest_line_is_that_of_the_reference);
    tcase_add_test(t, a_past_state_says_so);
    tcase_add_test(t, unknown_gestation_is_said_and_nothing_is_corrected);
    tcase_add_test(t, corrected_points_are_joined_to_their_dots);
    tcase_add_test(t, paper_policy_leaves_a_gap_after_birth);
    tcase_add_test(t, an_empty_panel_says_so);
    tcase_add_test(t, an_extreme_low_value_is_never_dropped);
    tcase_add_test(t, a_true_high_value_stands_where_it_is);
    tcase_add_test(t, the_term_area_keeps_its_words);
    tcase_add_test(t, a_slip_at_the_end_is_not_the_value_in_large);
    tcase_add_test(t, what_is_entered_twice_is_not_doubtful);
    tcase_add_test(t, an_age_far_before_birth_does_not_stretch_the_axis);
    tcase_add_test(t, crowded_points_shrink);
    tcase_add_test(t, small_and_wide_pages_hold_everything);
    tcase_add_test(t, what_cannot_be_drawn_is_refused);
    tcase_add_test(t, more_entries_than_a_chart_holds_are_refused);
    tcase_add_test(t, a_glyph_no_font_has_is_a_warning);
    tcase_add_test(t, what_is_no_number_is_named);
    return tap_run(t);
}
