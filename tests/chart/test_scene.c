/* What stands on the page, checked on the scene dump of every made record. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "../tap.h"
#include "records.h"
#include "scene_text.h"

static growth_chart_fonts *fonts;
static made_record made;
static growth_chart *chart;
static dumped scene;

static const struct {
    const char *id;
    growth_measure measure;
} panels[] = { { "weight", GROWTH_WEIGHT }, { "height", GROWTH_HEIGHT } };
static const char *const lines[] = { "0.4", "2", "9", "25", "50", "75", "91", "98", "99.6" };

static void begin(void)
{
    ck_assert_int_eq(growth_chart_fonts_new(&fonts, NULL), GROWTH_OK);
}

static void end(void)
{
    growth_chart_fonts_free(fonts);
}

static void open_made(void)
{
    growth_error err;

    if (growth_chart_new(&made.record, &made.options, fonts, &chart, &err) != GROWTH_OK)
        ck_abort_msg("%s: %s", made.id, err.message);
    dump_chart(chart, &scene);
}

static void open_id(const char *id)
{
    made_find(id, &made);
    open_made();
}

static void close_chart(void)
{
    dumped_free(&scene);
    growth_chart_free(chart);
}

/* ---- on every record --------------------------------------------------------------------------
 */

START_TEST(texts_do_not_overlap_and_stay_on_the_page)
{
    made_fill((size_t)_i, &made);
    open_made();
    for (size_t i = 0; i < scene.n_items; i++) {
        const dumped_item *a = &scene.items[i];

        if (!a->text)
            continue;
        ck_assert_msg(a->a >= 5 && a->b >= 5 && a->c <= scene.width - 5 && a->d <= scene.height - 5,
                      "%s: \"%s\" leaves the page", made.id, a->text);
        ck_assert(dumped_style_of(&scene, a->style)->size >= 6.5);
        for (size_t j = i + 1; j < scene.n_items; j++) {
            const dumped_item *b = &scene.items[j];

            if (b->text && a->a < b->c && b->a < a->c && a->b < b->d && b->b < a->d)
                ck_abort_msg("%s: \"%s\" (%s) covers \"%s\" (%s)", made.id, a->text, a->name,
                             b->text, b->name);
        }
    }
    close_chart();
}
END_TEST

START_TEST(nine_lines_rightly_dashed_and_labelled)
{
    made_fill((size_t)_i, &made);
    open_made();
    for (size_t p = 0; p < 2; p++) {
        int labels = 0;

        for (size_t k = 0; k < 9; k++) {
            char name[SCENE_WORD], curve[SCENE_WORD];
            const char *style = k % 2 == 0 ? "curve-dashed" : "curve-solid";
            int drawn = 0;

            snprintf(name, sizeof name, "%s/label/%s", panels[p].id, lines[k]);
            labels += dumped_find(&scene, "text", name) != NULL;
            snprintf(curve, sizeof curve, "%s/curve/%s/", panels[p].id, lines[k]);
            for (size_t i = 0; i < scene.n_items; i++) {
                const dumped_item *item = &scene.items[i];

                if (strncmp(item->name, curve, strlen(curve)) != 0 ||
                    strstr(item->name, "uk90-term-birth"))
                    continue;
                drawn++;
                ck_assert_str_eq(item->style, style);
                ck_assert_uint_le(item->count, 300);
            }
            ck_assert_msg(drawn > 0, "%s: no line %s", made.id, curve);
        }
        ck_assert_int_eq(labels, 9);
    }
    ck_assert(dumped_style_of(&scene, "curve-dashed")->dash > 0);
    ck_assert(dumped_style_of(&scene, "curve-solid")->dash == 0);
    ck_assert(dumped_style_of(&scene, "curve-dashed")->width ==
              dumped_style_of(&scene, "curve-solid")->width);
    ck_assert(dumped_style_of(&scene, "curve-solid")->width >= 0.25 &&
              dumped_style_of(&scene, "curve-solid")->width <= 0.35);
    close_chart();
}
END_TEST

static int named_in_notes(const char *wanted)
{
    char all[16384] = "";

    for (size_t i = 0; i < scene.n_items; i++)
        if (scene.items[i].text && !strcmp(scene.items[i].name, "note")) {
            strncat(all, scene.items[i].text, sizeof all - strlen(all) - 1);
            strncat(all, " ", sizeof all - strlen(all) - 1);
        }
    return strstr(all, wanted) != NULL;
}

START_TEST(every_measurement_and_contact_is_on_the_page)
{
    made_fill((size_t)_i, &made);
    open_made();
    for (size_t i = 0; i < made.record.n_measurements; i++) {
        const growth_measurement *m = &made.measurements[i];
        char dot[SCENE_WORD], cross[SCENE_WORD], note[64], day[16], number[GROWTH_NUMBER_SIZE];

        if (m->measure > GROWTH_HEIGHT)
            continue;
        snprintf(dot, sizeof dot, "%s/dot/%zu", panels[m->measure].id, i);
        snprintf(cross, sizeof cross, "%s/cross/%zu", panels[m->measure].id, i);
        snprintf(note, sizeof note, "%s %s %s, %s", panels[m->measure].id,
                 growth_number_format(m->value, 1, number), m->measure ? "cm" : "kg",
                 growth_date_words(m->measured_on, day));
        ck_assert_msg(dumped_find(&scene, "marker", dot) || dumped_find(&scene, "marker", cross) ||
                          named_in_notes(note),
                      "%s: measurement %zu is neither drawn nor in a note", made.id, i);
        if (m->marks & GROWTH_MARK_DOUBTFUL) {
            ck_assert_str_eq(dumped_find(&scene, "marker", dot)->style, "point-doubtful");
            ck_assert(named_in_notes(note));
        }
    }
    for (size_t i = 0; i < made.record.n_contacts; i++) {
        char name[SCENE_WORD], day[16];
        const dumped_item *mark;

        snprintf(name, sizeof name, "contact/%zu", i);
        mark = dumped_find(&scene, "marker", name);
        ck_assert_msg(mark != NULL, "%s: contact %zu has no triangle", made.id, i);
        ck_assert_str_eq(mark->word, "triangle");
        ck_assert(named_in_notes(growth_date_words(made.contacts[i].date, day)));
        ck_assert(named_in_notes(growth_reason_text(made.contacts[i].reason)));
    }
    close_chart();
}
END_TEST

/* ---- scales: read back from the ticks ---------------------------------------------------------
 */

typedef struct scale {
    double at, per; /* mm at 0, mm per unit */
} scale;

/* The tick nearest the start and end of an axis decide its scale; `axis` is 0 for x, 1 for y. */
static scale read_scale(const char *prefix, int axis, double unit)
{
    double low_value = INFINITY, high_value = -INFINITY, low_mm = 0, high_mm = 0;
    size_t length = strlen(prefix);

    for (size_t i = 0; i < scene.n_items; i++) {
        const dumped_item *item = &scene.items[i], *tick;
        double value, mm;

        if (!item->text || strncmp(item->name, prefix, length) != 0 || strchr(item->text, 'w') ||
            (axis == 0 && strcmp(item->style, "tick-major") != 0))
            continue;
        tick = dumped_find(&scene, "line", item->name);
        ck_assert_ptr_nonnull(tick);
        value = strtod(item->text, NULL) * unit;
        mm = axis ? scene.xy[tick->first + 1] : (item->a + item->c) / 2;
        if (value < low_value) {
            low_value = value;
            low_mm = mm;
        }
        if (value > high_value) {
            high_value = value;
            high_mm = mm;
        }
    }
    ck_assert(high_value > low_value);
    return (scale){ low_mm - low_value * (high_mm - low_mm) / (high_value - low_value),
                    (high_mm - low_mm) / (high_value - low_value) };
}

/* Unit of the row of bold age labels, in days. */
static double major_unit(void)
{
    double unit = 0;

    for (size_t i = 0; i < scene.n_items; i++) /* The last unit word belongs to the bold row. */
        if (scene.items[i].text && !strcmp(scene.items[i].name, "age/unit"))
            unit = !strcmp(scene.items[i].text, "months") ? GROWTH_DAYS_PER_MONTH
                                                          : GROWTH_DAYS_PER_YEAR;
    return unit;
}

static void find_segment(const char *id, growth_measure measure, const growth_segment **out)
{
    const growth_reference *reference = growth_reference_find("uk-who");
    const growth_segment *segment;

    for (size_t i = 0; (segment = growth_reference_segment(reference, i)); i++) {
        growth_segment_info info = growth_segment_describe(segment);

        if (info.measure == measure && !strcmp(info.id, id)) {
            *out = segment;
            return;
        }
    }
    ck_abort_msg("no segment %s", id);
}

/* Walks a drawn curve in steps of a twentieth of each piece. */
static void check_curve(const dumped_item *curve, size_t p, size_t k, const char *segment_id,
                        scale x, scale y)
{
    const growth_segment *segment = NULL;
    growth_segment_info info;
    const double *xy = scene.xy + curve->first;

    find_segment(segment_id, panels[p].measure, &segment);
    info = growth_segment_describe(segment);
    for (size_t i = 0; i + 1 < curve->count; i++) {
        for (int part = 0; part < 20; part++) {
            double px = xy[2 * i] + (xy[2 * i + 2] - xy[2 * i]) * part / 20;
            double py = xy[2 * i + 1] + (xy[2 * i + 3] - xy[2 * i + 1]) * part / 20;
            double age = fmin(fmax((px - x.at) / x.per, info.from), info.to), value;

            ck_assert_int_eq(growth_segment_value(segment, made.record.child.sex, age,
                                                  ((int)k - 4) * 2 / 3.0, &value),
                             GROWTH_OK);
            ck_assert_msg(fabs(y.at + y.per * value - py) <= 0.05,
                          "%s: %s is off by %.3f mm at %.2f days", made.id, curve->name,
                          y.at + y.per * value - py, age);
        }
    }
}

START_TEST(curves_follow_the_reference)
{
    scale x;

    made_fill((size_t)_i, &made);
    open_made();
    x = read_scale("height/age/", 0, major_unit());
    for (size_t p = 0; p < 2; p++) {
        char prefix[SCENE_WORD];
        scale y;

        snprintf(prefix, sizeof prefix, "%s/tick/", panels[p].id);
        y = read_scale(prefix, 1, 1);
        for (size_t k = 0; k < 9; k++) {
            snprintf(prefix, sizeof prefix, "%s/curve/%s/", panels[p].id, lines[k]);
            for (size_t i = 0; i < scene.n_items; i++) {
                const dumped_item *item = &scene.items[i];
                const char *segment = item->name + strlen(prefix);

                if (!strncmp(item->name, prefix, strlen(prefix)) &&
                    strcmp(segment, "uk90-term-birth") != 0)
                    check_curve(item, p, k, segment, x, y);
            }
        }
    }
    close_chart();
}
END_TEST

START_TEST(points_are_where_they_should_be)
{
    scale x;

    made_fill((size_t)_i, &made);
    open_made();
    x = read_scale("height/age/", 0, major_unit());
    for (size_t i = 0; i < scene.n_items; i++) {
        const dumped_item *item = &scene.items[i];
        char id[16], mark[16], tick[SCENE_WORD];
        size_t index;
        double age;
        scale y;

        if (strcmp(item->kind, "marker") != 0 ||
            sscanf(item->name, "%15[a-z]/%15[a-z]/%zu", id, mark, &index) != 3 ||
            (strcmp(mark, "dot") != 0 && strcmp(mark, "cross") != 0))
            continue;
        snprintf(tick, sizeof tick, "%s/tick/", id);
        y = read_scale(tick, 1, 1);
        age = made.measurements[index].measured_on - made.record.child.birth_date;
        if (!strcmp(mark, "cross"))
            age += growth_gestation_offset(made.record.child.gestation_days);
        ck_assert_double_eq_tol(item->a, x.at + x.per * age, 0.05);
        snprintf(tick, sizeof tick, "%s/off-scale/%zu", id, index);
        if (!dumped_find(&scene, "marker", tick))
            ck_assert_double_eq_tol(item->b, y.at + y.per * made.measurements[index].value, 0.05);
    }
    close_chart();
}
END_TEST

/* ---- particular records -----------------------------------------------------------------------
 */

static const dumped_item *curve_of(const char *panel, const char *line, const char *segment)
{
    char name[SCENE_WORD];
    const dumped_item *item;

    snprintf(name, sizeof name, "%s/curve/%s/%s", panel, line, segment);
    item = dumped_find(&scene, "line", name);
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
        const double *last = scene.xy + before->first + 2 * (before->count - 1);
        const double *first = scene.xy + after->first;
        char name[SCENE_WORD];

        ck_assert_double_eq_tol(last[0], first[0], 0.001);
        ck_assert(j == 0 || fabs(last[1] - first[1]) > 0.05);
        snprintf(name, sizeof name, "height/join/%d", j);
        ck_assert_str_eq(dumped_find(&scene, "text", name)->text, words[j]);
        ck_assert_str_eq(dumped_find(&scene, "line", name)->style, "join-gap");
        ck_assert_double_eq_tol(scene.xy[dumped_find(&scene, "line", name)->first], first[0],
                                0.001);
    }
    close_chart();
}
END_TEST

static int page_says(const char *words)
{
    for (size_t i = 0; i < scene.n_items; i++)
        if (scene.items[i].text && strstr(scene.items[i].text, words))
            return 1;
    return 0;
}

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
        "12.5 kg",
        "<0.4th centile, 13 Sep 2023",
        "WHO Child Growth Standards; UK 1990 reference data",
        "Decision support, not a diagnosis",
        "no scales",
        "libgrowth ",
    };

    open_id("fall");
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        ck_assert_msg(page_says(said[i]), "the page does not say \"%s\"", said[i]);
    ck_assert(!page_says(made.record.child.id));
    ck_assert(strstr(growth_chart_description(chart), "below the 0.4th centile") != NULL);
    ck_assert(strstr(growth_chart_description(chart), "no scales") != NULL);
    ck_assert(strstr(growth_chart_description(chart), made.record.child.id) == NULL);
    ck_assert(strstr(growth_chart_description(chart), "normal") == NULL);
    close_chart();
}
END_TEST

START_TEST(unknown_gestation_is_said_and_nothing_is_corrected)
{
    open_id("unknown-gestation");
    ck_assert(page_says("gestation not recorded"));
    for (size_t i = 0; i < scene.n_items; i++)
        ck_assert_str_ne(scene.items[i].word, "cross");
    ck_assert(named_in_notes("height 812.0 cm"));
    close_chart();
}
END_TEST

START_TEST(corrected_points_are_joined_to_their_dots)
{
    open_id("preterm");
    for (size_t i = 0; i < made.record.n_measurements; i++) {
        char name[SCENE_WORD];
        const char *id = panels[made.measurements[i].measure].id;
        const dumped_item *dot, *cross, *line;

        snprintf(name, sizeof name, "%s/dot/%zu", id, i);
        dot = dumped_find(&scene, "marker", name);
        snprintf(name, sizeof name, "%s/cross/%zu", id, i);
        cross = dumped_find(&scene, "marker", name);
        snprintf(name, sizeof name, "%s/correction/%zu", id, i);
        line = dumped_find(&scene, "line", name);
        ck_assert(dot && cross && line && cross->a < dot->a);
        ck_assert_double_eq_tol(scene.xy[line->first], dot->a, 0.001);
        ck_assert_str_eq(dumped_find(&scene, "marker", name)->word, "arrow");
    }
    close_chart();
}
END_TEST

START_TEST(paper_policy_leaves_a_gap_after_birth)
{
    open_id("paper");
    ck_assert_ptr_null(dumped_find(&scene, "line", "weight/curve/50/uk90-birth"));
    ck_assert_ptr_nonnull(dumped_find(&scene, "line", "weight/curve/50/uk90-term-birth"));
    close_chart();
}
END_TEST

START_TEST(an_empty_panel_says_so)
{
    open_id("no-weight");
    ck_assert(page_says("No weight recorded"));
    ck_assert(strstr(growth_chart_description(chart), "No weight is recorded") != NULL);
    close_chart();
}
END_TEST

/* Dots of the crowded record are smaller. */
START_TEST(crowded_points_shrink)
{
    double size;

    open_id("crowded");
    size = dumped_find(&scene, "marker", "weight/cross/0")->c;
    close_chart();
    open_id("preterm");
    ck_assert(size < 0.8 * dumped_find(&scene, "marker", "weight/cross/0")->c);
    close_chart();
}
END_TEST

START_TEST(small_and_wide_pages_hold_everything)
{
    static const struct {
        double width, height;
    } sizes[] = { { 215.9, 279.4 }, { 148, 210 }, { 297, 210 }, { 420, 594 } };

    for (size_t k = 0; k < 4; k++) {
        made_find("fall", &made);
        made.options.width_mm = sizes[k].width;
        made.options.height_mm = sizes[k].height;
        open_made();
        for (size_t i = 0; i < scene.n_items; i++) {
            const dumped_item *a = &scene.items[i];

            if (a->text)
                ck_assert(a->a > 0 && a->b > 0 && a->c < scene.width && a->d < scene.height);
        }
        close_chart();
    }
}
END_TEST

/* ---- refusals ---------------------------------------------------------------------------------
 */

static void refuses(growth_status want)
{
    growth_chart *untouched = (growth_chart *)&made;
    growth_error err = { GROWTH_OK, "" };

    ck_assert_int_eq(growth_chart_new(&made.record, &made.options, fonts, &untouched, &err), want);
    ck_assert_ptr_eq(untouched, (growth_chart *)&made);
    ck_assert_int_eq(err.status, want);
    ck_assert(strlen(err.message) > 10);
}

START_TEST(what_cannot_be_drawn_is_refused)
{
    made_find("fall", &made);
    made.record.child.sex = GROWTH_SEX_UNKNOWN;
    refuses(GROWTH_ERR_SEX_UNKNOWN);
    made_find("fall", &made);
    made.record.child.birth_date = GROWTH_DATE_NONE;
    refuses(GROWTH_ERR_AGE_UNKNOWN);
    made_find("fall", &made);
    made.options.width_mm = 20;
    refuses(GROWTH_ERR_ARGUMENT);
    made.options.width_mm = 0;
    made.options.dpi = NAN;
    refuses(GROWTH_ERR_ARGUMENT);
    made.options.dpi = 0;
    made.options.from_years = 5;
    made.options.to_years = 2;
    refuses(GROWTH_ERR_ARGUMENT);
}
END_TEST

START_TEST(a_glyph_no_font_has_is_a_warning)
{
    made_find("fall", &made);
    made.options.name = "\xf0\x93\x80\x80";
    open_made();
    ck_assert_ptr_nonnull(growth_chart_warning(chart, 0));
    ck_assert_ptr_null(growth_chart_warning(chart, 1));
    close_chart();
    made.options.name = "Zo\xc3\xab \xd0\x96\xd0\xb5\xd0\xbd\xd1\x8f \xce\x91";
    open_made();
    ck_assert_ptr_null(growth_chart_warning(chart, 0));
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("scene");
    int n = (int)made_count();

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_loop_test(t, texts_do_not_overlap_and_stay_on_the_page, 0, n);
    tcase_add_loop_test(t, nine_lines_rightly_dashed_and_labelled, 0, n);
    tcase_add_loop_test(t, every_measurement_and_contact_is_on_the_page, 0, n);
    tcase_add_loop_test(t, curves_follow_the_reference, 0, n);
    tcase_add_loop_test(t, points_are_where_they_should_be, 0, n);
    tcase_add_test(t, curves_break_at_the_joins);
    tcase_add_test(t, the_page_says_what_a_record_needs);
    tcase_add_test(t, unknown_gestation_is_said_and_nothing_is_corrected);
    tcase_add_test(t, corrected_points_are_joined_to_their_dots);
    tcase_add_test(t, paper_policy_leaves_a_gap_after_birth);
    tcase_add_test(t, an_empty_panel_says_so);
    tcase_add_test(t, crowded_points_shrink);
    tcase_add_test(t, small_and_wide_pages_hold_everything);
    tcase_add_test(t, what_cannot_be_drawn_is_refused);
    tcase_add_test(t, a_glyph_no_font_has_is_a_warning);
    return tap_run(t);
}
