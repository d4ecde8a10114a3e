/* Every page of every made record, and of several hundred simulated children of all ages: texts do
 * not overlap and stay on their sheet, and every measurement is drawn or named. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "../tap.h"
#include "page_checks.h"

#define CHILDREN 300

static void check_made(growth_chart_page page)
{
    o.made.options.page = page;
    open_made();
    check_page(growth_chart_page_id(page));
    close_chart();
}

START_TEST(every_page_of_every_record)
{
    made_fill((size_t)_i, &o.made);
    made_check(&o.made);
    for (int page = 0; page < GROWTH_PAGE_COUNT_; page++)
        check_made((growth_chart_page)page);
}
END_TEST

START_TEST(simulated_children_of_all_ages)
{
    for (unsigned i = 0; i < CHILDREN / 10; i++) {
        made_simulate((unsigned)_i * 1000 + i, &o.made);
        made_check(&o.made);
        check_made(GROWTH_PAGE_WEIGHT_HEIGHT);
        check_made((growth_chart_page)(1 + i % (GROWTH_PAGE_COUNT_ - 1)));
    }
}
END_TEST

/* ---- the fall ---------------------------------------------------------------------------------
 */

static size_t count(const char *kind, const char *style)
{
    size_t n = 0;

    for (size_t i = 0; i < o.scene.n_items; i++)
        n += !strcmp(o.scene.items[i].kind, kind) && !strcmp(o.scene.items[i].style, style);
    return n;
}

START_TEST(a_fall_has_one_bracket_from_mark_to_mark)
{
    const dumped_item *bracket, *from, *to;
    const double *xy;

    made_find("fall", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert_uint_eq(count("line", "fall-bracket"), 1);
    ck_assert_uint_eq(count("text", "fall-text"), 1);
    ck_assert(page_says("\u22124.5 centile spaces, 9 months, \u22123.3 kg"));
    ck_assert(named_in_notes("rapid-fall"));
    bracket = dumped_find(&o.scene, "line", "weight/fall");
    xy = o.scene.xy + bracket->first;
    from = dumped_find(&o.scene, "marker", "weight/dot/11"); /* 13 Dec 2022 */
    to = dumped_find(&o.scene, "marker", "weight/dot/14");
    ck_assert_ptr_nonnull(from);
    ck_assert_ptr_nonnull(to);
    ck_assert_double_eq_tol(xy[0], from->a, 0.05);
    ck_assert_double_eq_tol(xy[6], to->a, 0.05);
    ck_assert_double_eq_tol(xy[3], xy[5], 1e-9);
    ck_assert(strstr(growth_chart_description(o.chart), "rule rapid-fall") != NULL);
    close_chart();
}
END_TEST

static void open_window(const char *id, growth_chart_page page, double from, double to)
{
    made_find(id, &o.made);
    made_check(&o.made);
    o.made.options.page = page;
    o.made.options.from_years = from;
    o.made.options.to_years = to;
    open_made();
    check_page("window");
}

/* Where a window begins or ends within a fall, shade and bracket end at its side, open there. */
START_TEST(a_window_cuts_a_fall_off)
{
    static const struct {
        double from, to;
        size_t points; /* of the bracket */
    } windows[] = { { 3.9, 5, 3 }, { 3, 4.2, 3 }, { 3.9, 4.2, 2 }, { 3, 5, 4 } };
    static const struct {
        growth_chart_page page;
        const char *name;
    } on[] = { { GROWTH_PAGE_WEIGHT_HEIGHT, "weight/fall" }, { GROWTH_PAGE_SDS, "sds/fall" } };

    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        for (size_t k = 0; k < sizeof on / sizeof *on; k++) {
            const dumped_item *axis, *bracket, *area = NULL;
            double left, right;

            open_window("fall", on[k].page, windows[i].from, windows[i].to);
            axis = dumped_find(&o.scene, "line", "age/axis");
            bracket = dumped_find(&o.scene, "line", on[k].name);
            ck_assert_ptr_nonnull(bracket);
            ck_assert_uint_eq(bracket->count, windows[i].points);
            ck_assert(page_says("\u22124.5 centile spaces"));
            left = o.scene.xy[axis->first] - 0.01;
            right = o.scene.xy[axis->first + 2] + 0.01;
            for (size_t j = 0; j < o.scene.n_items; j++) {
                const dumped_item *item = &o.scene.items[j];

                if (strcmp(item->name, on[k].name) != 0 || item->text)
                    continue;
                area = !strcmp(item->style, "fall-area") ? item : area;
                for (size_t n = 0; n < item->count; n++)
                    ck_assert(o.scene.xy[item->first + 2 * n] >= left &&
                              o.scene.xy[item->first + 2 * n] <= right);
            }
            ck_assert_ptr_nonnull(area);
            close_chart();
        }
}
END_TEST

/* No window shows an urgent child as one of whom nothing is found. */
START_TEST(a_fall_outside_the_window_is_told)
{
    static const growth_chart_page on[] = { GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_PAGE_WEIGHT,
                                            GROWTH_PAGE_SDS };

    for (size_t k = 0; k < sizeof on / sizeof *on; k++) {
        open_window("fall", on[k], 0, 2);
        ck_assert(page_says("a fall lies outside the ages shown"));
        ck_assert_uint_eq(count("area", "fall-band") + count("line", "fall-bracket"), 0);
        ck_assert(named_in_notes("\u22124.5 centile spaces"));
        close_chart();
    }
    open_window("fall", GROWTH_PAGE_WEIGHT_HEIGHT, 0, 5);
    ck_assert(!page_says("outside the ages shown"));
    close_chart();
}
END_TEST

/* Whether a line runs through a box, looked at every hundredth of each of its stretches. */
static int runs_through(const dumped_item *line, const dumped_item *box)
{
    for (size_t i = 0; i + 1 < line->count; i++) {
        const double *a = o.scene.xy + line->first + 2 * i, *b = a + 2;

        for (int k = 0; k <= 100; k++) {
            const double x = a[0] + (b[0] - a[0]) * k / 100, y = a[1] + (b[1] - a[1]) * k / 100;

            if (x > box->a && x < box->c && y > box->b && y < box->d)
                return 1;
        }
    }
    return 0;
}

START_TEST(the_words_of_a_fall_keep_clear_of_the_tracks)
{
    static const char *const tracks[] = { "weight/track", "height/track", "bmi/track" };
    static const char *const records[] = { "fall", "trough" };

    for (size_t r = 0; r < sizeof records / sizeof *records; r++) {
        const dumped_item *words;

        made_find(records[r], &o.made);
        made_check(&o.made);
        o.made.options.page = GROWTH_PAGE_SDS;
        open_made();
        words = dumped_find(&o.scene, "text", "sds/fall");
        ck_assert_ptr_nonnull(words);
        for (size_t i = 0; i < sizeof tracks / sizeof *tracks; i++) {
            const dumped_item *line = dumped_find(&o.scene, "line", tracks[i]);

            ck_assert_msg(!line || !runs_through(line, words), "%s: %s", records[r], tracks[i]);
        }
        close_chart();
    }
}
END_TEST

START_TEST(without_findings_nothing_is_shaded)
{
    open_id("fall");
    ck_assert_uint_eq(count("area", "fall-band") + count("line", "fall-bracket"), 0);
    close_chart();
    made_find("infant", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert_uint_eq(count("area", "fall-band") + count("line", "fall-bracket"), 0);
    close_chart();
}
END_TEST

START_TEST(an_overdue_weight_is_hatched)
{
    made_find("no-weight", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert_uint_gt(count("line", "hatch"), 20);
    ck_assert(page_says("weight overdue"));
    ck_assert(named_in_notes("Weight overdue: hatched, since 9 Dec 2019"));
    close_chart();
}
END_TEST

START_TEST(a_weight_that_came_late_is_hatched_finely)
{
    made_find("school", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert_uint_gt(count("line", "hatch-past"), 5);
    ck_assert(named_in_notes("No weight when one was due: "));
    close_chart();
    made_find("infant", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert_uint_eq(count("line", "hatch-past"), 0);
    close_chart();
}
END_TEST

START_TEST(a_grid_where_asked_for)
{
    made_find("infant", &o.made);
    open_made();
    ck_assert_uint_eq(count("line", "grid-fine") + count("line", "grid-main"), 0);
    close_chart();
    o.made.options.grid = GROWTH_GRID_PLOTTING;
    open_made();
    ck_assert_uint_gt(count("line", "grid-fine"), 20);
    ck_assert_uint_gt(count("line", "grid-main"), 10);
    close_chart();
}
END_TEST

START_TEST(wide_charts_are_labelled_at_the_left_too)
{
    made_find("given-window", &o.made);
    o.made.options.page = GROWTH_PAGE_HEIGHT;
    open_made();
    ck_assert_ptr_null(dumped_find(&o.scene, "text", "height/left/50"));
    close_chart();
    o.made.options.width_mm = 297;
    o.made.options.height_mm = 210;
    open_made();
    for (size_t i = 0; i < 9; i++) {
        char name[SCENE_WORD];

        snprintf(name, sizeof name, "height/left/%s", lines[i]);
        ck_assert_msg(dumped_find(&o.scene, "text", name) != NULL, "%s is missing", name);
    }
    check_texts("wide");
    close_chart();
}
END_TEST

START_TEST(doubtful_entries_are_hollow_with_their_kind)
{
    made_find("extreme", &o.made);
    made_check(&o.made);
    ck_assert_uint_ge(o.made.options.n_quality, 1);
    open_made();
    ck_assert_str_eq(dumped_find(&o.scene, "marker", "weight/dot/2")->style, "point-doubtful");
    ck_assert(named_in_notes("Doubtful, shown hollow ("));
    close_chart();
}
END_TEST

/* What lies beyond the scale of kilograms is not for that beyond that of SDS, nor named twice. */
START_TEST(beyond_the_scale_is_said_of_the_scale_drawn)
{
    size_t arrows = 0, named = 0;

    made_find("extreme", &o.made);
    made_check(&o.made);
    o.made.options.page = GROWTH_PAGE_SDS;
    open_made();
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *item = &o.scene.items[i];
        const char *note = item->text && !strcmp(item->name, "note")
                               ? strstr(item->text, "Beyond the scale")
                               : NULL;

        arrows += strstr(item->name, "weight/off-scale/") != NULL;
        for (const char *p = note; p && (p = strstr(p, " kg, ")); p++)
            named++;
    }
    ck_assert_uint_ge(arrows, 1);
    ck_assert_uint_eq(named, arrows);
    close_chart();
}
END_TEST

/* Corrected to the first or second birthday, then not: both kinds of dot are on one page. */
START_TEST(both_kinds_of_dot_are_explained)
{
    made_find("preterm", &o.made);
    o.made.options.policy = GROWTH_POLICY_PAPER;
    o.made.record.child.gestation_days = 36 * 7 + 5;
    o.made.options.drawn_on += 60;
    for (size_t i = o.made.record.n_measurements; i-- > 0;) /* the newest, after the birthday */
        if (o.made.measurements[i].measured_on > o.made.options.drawn_on - 90)
            o.made.measurements[i].measured_on += 60;
    open_made();
    check_page("paper");
    ck_assert(page_says("measured"));
    ck_assert(page_says("at actual age"));
    close_chart();
}
END_TEST

/* A stretch without weights names every contact that it passed over. */
START_TEST(a_late_weight_names_all_that_was_missed)
{
    made_find("single", &o.made);
    made_check(&o.made);
    open_made();
    ck_assert(named_in_notes("(birth, new birth visit"));
    ck_assert(named_in_notes("2-2\u00bd year review)"));
    close_chart();
}
END_TEST

/* The newest value, very low, may be the child who must be seen: it is joined to its line, filled,
 * and called what it asks for wherever it is shown, never doubtful. */
START_TEST(a_latest_low_value_is_no_slip)
{
    static const growth_chart_page pages[] = { GROWTH_PAGE_SDS, GROWTH_PAGE_RECORD,
                                               GROWTH_PAGE_WEIGHT };
    growth_quality_finding low = { .kind = GROWTH_QUALITY_LATEST_LOW,
                                   .other = GROWTH_QUALITY_NO_OTHER,
                                   .confidence = 0.5,
                                   .suggested = GROWTH_NAN,
                                   .expected = GROWTH_NAN };

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const dumped_item *track, *dot;
        size_t weights = 0;
        char name[SCENE_WORD];

        made_find("fall", &o.made);
        for (size_t k = 0; k < o.made.record.n_measurements; k++)
            if (o.made.measurements[k].measure == GROWTH_WEIGHT) {
                low.index = k;
                weights++;
            }
        o.made.options.page = pages[i];
        o.made.options.quality = &low;
        o.made.options.n_quality = 1;
        open_made();
        track = dumped_find(&o.scene, "line", "weight/track");
        ck_assert(track ? track->count == weights : pages[i] == GROWTH_PAGE_WEIGHT);
        snprintf(name, sizeof name, "weight/dot/%zu", low.index);
        dot = dumped_find(&o.scene, "marker", name);
        ck_assert_str_eq(dot->style, pages[i] == GROWTH_PAGE_SDS ? "series-weight" : "point");
        if (pages[i] == GROWTH_PAGE_SDS)
            ck_assert_ptr_nonnull(dumped_find(&o.scene, "marker", "weight/latest"));
        ck_assert(page_says("check and measure again, see note"));
        ck_assert(named_in_notes("Check and measure again now"));
        ck_assert_ptr_nonnull(
            strstr(growth_chart_description(o.chart), "(check and measure again)"));
        if (pages[i] == GROWTH_PAGE_RECORD)
            ck_assert(page_says("again: latest value"));
        for (size_t k = 0; k < o.scene.n_items; k++)
            ck_assert(!o.scene.items[k].text || !strstr(o.scene.items[k].text, "oubtful"));
        ck_assert_ptr_null(strstr(growth_chart_description(o.chart), "oubtful"));
        close_chart();
    }
}
END_TEST

/* ---- sheets that run over ---------------------------------------------------------------------
 */

/* More kinds of note than a page holds go on to the next sheet; none is lost and the chart stays.
 */
START_TEST(many_notes_go_on_to_another_sheet)
{
    static char notes[120][160];

    made_find("fall", &o.made);
    for (size_t i = 0; i < 8; i++) {
        growth_contact *c = &o.made.contacts[i];

        memset(notes[i], 'm', 140);
        snprintf(notes[i] + 20, 16, " reason%zu", i);
        *c = (growth_contact){ o.made.record.child.birth_date + 100 + (growth_date)i, NAN,
                               (growth_reason)(1 + i % 7), notes[i], "health visitor" };
    }
    o.made.record.n_contacts = 8;
    o.made.options.width_mm = 148;
    o.made.options.height_mm = 190;
    made_check(&o.made);
    open_made();
    ck_assert_uint_gt(growth_chart_sheet_count(o.chart), 1);
    ck_assert(named_in_notes("too unwell"));
    ck_assert(named_in_notes("rapid-fall"));
    ck_assert(page_says("Continued on the next sheet."));
    check_texts("over");
    close_chart();
}
END_TEST

/* Nobody saw the child: another mark, other words, and on the sheet handed over. */
START_TEST(not_brought_has_a_mark_and_words_of_its_own)
{
    const dumped_item *mark;
    growth_date birth;

    made_find("fall", &o.made);
    birth = o.made.record.child.birth_date;
    o.made.contacts[0] =
        (growth_contact){ birth + 400, NAN, GROWTH_REASON_DECLINED, "refused", "health visitor" };
    o.made.contacts[1] =
        (growth_contact){ birth + 430, NAN, GROWTH_REASON_NOT_BROUGHT, "DNA", "health visitor" };
    o.made.contacts[2] = (growth_contact){ birth + 460, NAN, GROWTH_REASON_NOT_BROUGHT,
                                           "mother telephoned", "health visitor" };
    o.made.record.n_contacts = 3;
    made_check(&o.made);
    o.made.options.page = GROWTH_PAGE_RECORD;
    open_made();
    mark = dumped_find(&o.scene, "marker", "contact/0");
    ck_assert_str_eq(mark->style, "contact");
    mark = dumped_find(&o.scene, "marker", "contact/1");
    ck_assert_str_eq(mark->style, "not-brought");
    ck_assert_str_eq(mark->word, "triangle");
    ck_assert(named_in_notes("Was not brought: "));
    ck_assert(named_in_notes(" (mother telephoned)"));
    ck_assert(!named_in_notes("DNA")); /* the words say it already */
    ck_assert(!named_in_notes("(refused)"));
    ck_assert(page_says("was not brought"));
    ck_assert(page_says("not measured: declined"));
    ck_assert(page_says("Was not brought 2 times in a row, the last on "));
    ck_assert_ptr_nonnull(strstr(growth_chart_description(o.chart), " Was not brought 2 times: "));
    ck_assert_ptr_nonnull(strstr(growth_chart_description(o.chart), " 1 visit without a measure"));
    close_chart();
}
END_TEST

START_TEST(a_long_chronology_goes_on)
{
    made_find("crowded", &o.made);
    made_check(&o.made);
    check_made(GROWTH_PAGE_RECORD);
    open_made();
    ck_assert_uint_gt(growth_chart_sheet_count(o.chart), 3);
    ck_assert(page_says("Chronology, continued"));
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("pages");

    tcase_set_timeout(t, 120);
    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_loop_test(t, every_page_of_every_record, 0, (int)made_count());
    tcase_add_loop_test(t, simulated_children_of_all_ages, 0, 10);
    tcase_add_test(t, a_fall_has_one_bracket_from_mark_to_mark);
    tcase_add_test(t, a_window_cuts_a_fall_off);
    tcase_add_test(t, a_fall_outside_the_window_is_told);
    tcase_add_test(t, the_words_of_a_fall_keep_clear_of_the_tracks);
    tcase_add_test(t, without_findings_nothing_is_shaded);
    tcase_add_test(t, an_overdue_weight_is_hatched);
    tcase_add_test(t, a_weight_that_came_late_is_hatched_finely);
    tcase_add_test(t, a_grid_where_asked_for);
    tcase_add_test(t, wide_charts_are_labelled_at_the_left_too);
    tcase_add_test(t, beyond_the_scale_is_said_of_the_scale_drawn);
    tcase_add_test(t, both_kinds_of_dot_are_explained);
    tcase_add_test(t, a_late_weight_names_all_that_was_missed);
    tcase_add_test(t, a_latest_low_value_is_no_slip);
    tcase_add_test(t, doubtful_entries_are_hollow_with_their_kind);
    tcase_add_test(t, many_notes_go_on_to_another_sheet);
    tcase_add_test(t, not_brought_has_a_mark_and_words_of_its_own);
    tcase_add_test(t, a_long_chronology_goes_on);
    return tap_run(t);
}
