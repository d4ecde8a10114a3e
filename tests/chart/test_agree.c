/* Picture, words, header and text alternative of a chart say the same, and once. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "given.h"
#include "page_checks.h"
#include "../tap.h"

static void begin_page(const char *id, growth_chart_page page)
{
    made_find(id, &o.made);
    o.made.options.page = page;
}

static void open_judged(void)
{
    made_check(&o.made);
    open_made();
    check_page("agree");
}

static growth_measurement *newest_of(growth_measure measure)
{
    growth_measurement *last = NULL;

    for (size_t i = 0; i < o.made.record.n_measurements; i++)
        if (o.made.measurements[i].measure == measure)
            last = &o.made.measurements[i];
    return last;
}

/* All words of an item together. */
static int item_says(const char *name, const char *words)
{
    for (size_t i = 0; i < o.scene.n_items; i++)
        if (o.scene.items[i].text && !strcmp(o.scene.items[i].name, name) &&
            strstr(o.scene.items[i].text, words))
            return 1;
    return 0;
}

/* A child who was seen and not weighed is overdue all the same. */
START_TEST(seen_and_not_weighed_is_overdue)
{
    begin_page("infant", GROWTH_PAGE_WEIGHT_HEIGHT);
    o.made.contacts[0] =
        (growth_contact){ made_day("2024-02-20"), NAN, GROWTH_REASON_NO_SCALES, NULL, NULL };
    o.made.record.n_contacts = 1;
    o.made.options.drawn_on = made_day("2024-10-01");
    open_judged();
    ck_assert(described("A weight is overdue."));
    ck_assert(page_says("weight overdue"));
    ck_assert_uint_gt(count_items("line", "hatch"), 2);
    close_chart();
}
END_TEST

START_TEST(swelling_has_no_centile_in_large)
{
    static const growth_chart_page pages[] = { GROWTH_PAGE_WEIGHT, GROWTH_PAGE_SDS,
                                               GROWTH_PAGE_THUMBNAIL };

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        begin_page("infant", pages[i]);
        newest_of(GROWTH_WEIGHT)->marks |= GROWTH_MARK_OEDEMA;
        open_judged();
        ck_assert(page_says("swelling, no centile"));
        ck_assert(!item_says("weight/latest", "th centile"));
        ck_assert(described("with swelling (oedema), so it says little"));
        close_chart();
    }
}
END_TEST

/* A little below the lowest line is on it: as the bands have it. */
START_TEST(a_value_on_the_lowest_line_is_on_it)
{
    const growth_segment *segment;
    growth_measurement *m;
    double age, value;

    begin_page("school", GROWTH_PAGE_WEIGHT);
    m = newest_of(GROWTH_WEIGHT);
    age = (double)(m->measured_on - o.made.record.child.birth_date) +
          growth_gestation_offset(o.made.record.child.gestation_days);
    ck_assert_int_eq(growth_reference_segment_find(growth_reference_find("uk-who"), GROWTH_WEIGHT,
                                                   GROWTH_FEMALE, age, &segment, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth_segment_value(segment, GROWTH_FEMALE, age, -2.75, &value), GROWTH_OK);
    m->value = value;
    open_judged();
    ck_assert(described("on or near the 0.4th centile"));
    ck_assert(item_says("weight/latest", "0.4th centile") &&
              !item_says("weight/latest", "<0.4th centile"));
    close_chart();
}
END_TEST

START_TEST(the_header_knows_other_measures)
{
    begin_page("infant", GROWTH_PAGE_WEIGHT_HEIGHT);
    for (size_t i = 0; i < o.made.record.n_measurements; i++)
        o.made.measurements[i].measure = GROWTH_BMI;
    open_made();
    ck_assert(page_says("none of weight or height; BMI of "));
    close_chart();
}
END_TEST

START_TEST(occasions_are_not_weights)
{
    begin_page("crowded", GROWTH_PAGE_RECORD);
    made_check(&o.made);
    o.made.check.n_findings = 0; /* of which silence would be told */
    o.made.check.tier = GROWTH_TIER_NONE;
    open_made();
    ck_assert_uint_lt(o.made.check.n_weights, 60);
    ck_assert(page_says("occasions; 60 weights are recorded"));
    close_chart();
}
END_TEST

START_TEST(the_parents_are_in_the_description)
{
    begin_page("school", GROWTH_PAGE_WEIGHT_HEIGHT);
    o.made.record.child.mother_height_cm = 163;
    o.made.record.child.father_height_cm = 178;
    open_judged();
    ck_assert(described("Expected from the parents' heights at that age: 1"));
    close_chart();
    o.made.options.page = GROWTH_PAGE_WEIGHT;
    open_made();
    ck_assert(!described("parents"));
    close_chart();
}
END_TEST

START_TEST(who_saw_the_child_is_in_the_chronology)
{
    static const growth_chart_source seen[] = { { NULL, "K Bell", "asleep" },
                                                { NULL, "P Quill", NULL } };

    begin_page("fall", GROWTH_PAGE_RECORD);
    o.made.options.contact_sources = seen;
    open_judged();
    ck_assert(item_says("cell", "K Bell") && item_says("cell", "P Quill"));
    ck_assert(item_says("cell", "asleep"));
    close_chart();
}
END_TEST

/* Beside a bracketed fall: what is the case. */
START_TEST(too_little_is_not_said_beside_a_fall)
{
    static const growth_chart_page pages[] = { GROWTH_PAGE_WEIGHT_HEIGHT, GROWTH_PAGE_RECORD };

    for (size_t i = 0; i < 2; i++) {
        begin_page("fall", pages[i]);
        o.made.options.drawn_on = made_day("2026-10-01");
        made_check(&o.made);
        o.made.check.insufficient = 1;
        open_made();
        ck_assert(page_says("The last weight is 3.0 years old."));
        ck_assert(described("The last weight is 3.0 years old."));
        ck_assert(!page_says("Too little") && !described("Too little"));
        close_chart();
    }
}
END_TEST

START_TEST(a_reference_without_weight_is_not_a_wrong_birth_date)
{
    begin_page("school", GROWTH_PAGE_WEIGHT_HEIGHT);
    o.made.options.reference = growth_reference_find("turner");
    open_judged();
    ck_assert(page_says("This reference has no curves of weight"));
    ck_assert(!page_says("check the date of birth"));
    ck_assert(!page_says("puberty may be late"));
    close_chart();
}
END_TEST

START_TEST(a_birth_before_the_curves_is_said_plainly)
{
    begin_page("infant", GROWTH_PAGE_RECORD);
    o.made.options.reference = growth_reference_find("who");
    open_judged();
    ck_assert(page_says("this reference has no curve so early"));
    ck_assert(!page_says("below the range"));
    close_chart();
}
END_TEST

/* The core writes plain signs; beside a true minus and a raised two they are set alike. */
START_TEST(signs_are_set_alike)
{
    begin_page("fall", GROWTH_PAGE_RECORD);
    open_judged();
    ck_assert(page_says("(\u2212"));
    ck_assert(!page_says("(-") && !page_says("kg/m2"));
    close_chart();
}
END_TEST

START_TEST(what_no_font_has_is_said_on_the_page)
{
    begin_page("fall", GROWTH_PAGE_WEIGHT_HEIGHT);
    o.made.options.name = "\xf0\x93\x80\x80";
    open_made();
    ck_assert(page_says("1 character cannot be drawn here: no font has them."));
    close_chart();
}
END_TEST

/* ---- marks ------------------------------------------------------------------------------------
 */

/* A ring is the newest; a square is to be measured again. */
START_TEST(a_mark_has_one_meaning)
{
    growth_quality_finding low = { .kind = GROWTH_QUALITY_LATEST_LOW,
                                   .other = GROWTH_QUALITY_NO_OTHER,
                                   .suggested = GROWTH_NAN,
                                   .expected = GROWTH_NAN };

    begin_page("fall", GROWTH_PAGE_WEIGHT);
    open_made();
    ck_assert_str_eq(dumped_find(&o.scene, "marker", "weight/latest")->word, "dot");
    ck_assert(page_says("newest"));
    close_chart();
    low.index = (size_t)(newest_of(GROWTH_WEIGHT) - o.made.measurements);
    o.made.options.quality = &low;
    o.made.options.n_quality = 1;
    open_made();
    ck_assert_str_eq(dumped_find(&o.scene, "marker", "weight/latest")->word, "square");
    ck_assert(!page_says("newest"));
    close_chart();
}
END_TEST

static void fill_days(const char *birth, int gestation_days, size_t n, int every, double kg,
                      double more)
{
    made_find("infant", &o.made);
    o.made.record.child.birth_date = made_day(birth);
    o.made.record.child.gestation_days = gestation_days;
    o.made.record.n_measurements = n;
    o.made.options.page = GROWTH_PAGE_WEIGHT;
    for (size_t i = 0; i < n; i++) {
        growth_measurement *m = &o.made.measurements[i];

        *m = (growth_measurement)GROWTH_MEASUREMENT_INIT;
        m->measure = GROWTH_WEIGHT;
        m->measured_on = o.made.record.child.birth_date + (growth_date)((int)i * every);
        m->value = kg + more * (double)i;
    }
    o.made.options.drawn_on = o.made.measurements[n - 1].measured_on;
}

/* Five and twenty arrows would look like the shade of a fall. */
START_TEST(many_corrections_leave_one_arrow)
{
    fill_days("2023-02-11", 24 * 7 + 1, 25, 2, 0.69, 0.04);
    open_made();
    check_page("dense");
    ck_assert_uint_eq(count_items("line", "correction"), 1);
    close_chart();
    fill_days("2023-02-11", 24 * 7 + 1, 8, 7, 0.69, 0.1);
    open_made();
    ck_assert_uint_eq(count_items("line", "correction"), 8);
    close_chart();
}
END_TEST

START_TEST(dense_dots_have_no_halo)
{
    fill_days("2005-02-11", 40 * 7, 150, 40, 3.4, 0.35);
    open_made();
    check_page("dense");
    ck_assert_uint_gt(count_items("marker", "point-dense"), 100);
    ck_assert_uint_eq(count_items("marker", "point"), 2); /* of the key */
    close_chart();
}
END_TEST

/* Over many years what lies before birth is a smudge. */
START_TEST(long_windows_begin_at_birth)
{
    const dumped_item *curve;

    begin_page("school", GROWTH_PAGE_WEIGHT);
    open_made();
    curve = dumped_find(&o.scene, "line", "weight/curve/50/uk90-birth");
    ck_assert_ptr_nonnull(curve);
    ck_assert_double_eq_tol(o.scene.xy[curve->first],
                            o.scene.xy[dumped_find(&o.scene, "line", "weight/age/0")->first], 0.01);
    ck_assert(!page_says("birth reference"));
    close_chart();
    begin_page("infant", GROWTH_PAGE_WEIGHT);
    open_made();
    curve = dumped_find(&o.scene, "line", "weight/curve/50/uk90-birth");
    ck_assert(o.scene.xy[curve->first] <
              o.scene.xy[dumped_find(&o.scene, "line", "weight/age/0")->first] - 1);
    close_chart();
}
END_TEST

START_TEST(narrow_windows_have_ticks)
{
    begin_page("school", GROWTH_PAGE_WEIGHT);
    o.made.options.from_years = 10;
    o.made.options.to_years = 11;
    open_made();
    ck_assert(item_says("weight/age/10.25", "10.25") && item_says("weight/age/10.5", "10.5"));
    ck_assert(item_says("weight/age/11", "11"));
    close_chart();
    o.made.options.from_years = 8;
    open_made();
    ck_assert(item_says("weight/age/8.5", "8.5"));
    close_chart();
}
END_TEST

START_TEST(every_mark_of_puberty_has_words)
{
    for (int sex = 0; sex < 2; sex++)
        for (double to = 16.5; to < 20.5; to += 0.5) {
            begin_page("school", GROWTH_PAGE_HEIGHT);
            o.made.record.child.sex = sex ? GROWTH_MALE : GROWTH_FEMALE;
            o.made.options.from_years = 2;
            o.made.options.to_years = to;
            open_made();
            ck_assert(page_says("puberty before: early") && page_says("no signs: late"));
            ck_assert_msg(page_says("not completed: late") || (sex && to <= 17), "to %.1f", to);
            close_chart();
        }
}
END_TEST

/* No course is drawn through years in which nobody measured. */
START_TEST(a_gap_of_years_is_dotted)
{
    begin_page("school", GROWTH_PAGE_SDS);
    for (size_t i = 0; i < o.made.record.n_measurements; i++) /* none from 2.3 to 8.2 years */
        if (o.made.measurements[i].measured_on > made_day("2015-06-01") &&
            o.made.measurements[i].measured_on < made_day("2020-01-01"))
            o.made.measurements[i].measure = GROWTH_ARM;
    open_made();
    ck_assert_uint_eq(count_items("line", "series-gap-weight"), 1);
    ck_assert_uint_eq(count_items("line", "series-line-weight"), 2);
    close_chart();
}
END_TEST

/* A fall that begins at a join of the reference: the gap in the curves takes nothing of it. */
START_TEST(shade_and_bracket_begin_together)
{
    const dumped_item *bracket;
    double left = INFINITY;

    begin_page("fall", GROWTH_PAGE_WEIGHT);
    made_check(&o.made);
    for (size_t i = 0; i < o.made.check.n_findings; i++)
        if (o.made.check.findings[i].heads && o.made.check.findings[i].measure == GROWTH_WEIGHT)
            o.made.check.findings[i].from_age = 2 * GROWTH_DAYS_PER_YEAR;
    open_made();
    bracket = dumped_find(&o.scene, "line", "weight/fall");
    for (size_t i = 0, after = 0; i < o.scene.n_items; i++) { /* what is laid after the gap */
        const dumped_item *item = &o.scene.items[i];

        after |= !strcmp(item->style, "join-gap");
        if (after && !strcmp(item->style, "fall-band") &&
            o.scene.xy[item->first] >= o.scene.xy[bracket->first] - 1)
            left = fmin(left, o.scene.xy[item->first]);
    }
    ck_assert_double_eq_tol(left, o.scene.xy[bracket->first], 0.05);
    close_chart();
}
END_TEST

static int is_within(const dumped_item *area, double x, double y)
{
    const double *xy = o.scene.xy + area->first;
    int odd = 0;

    for (size_t i = 0, j = area->count - 1; i < area->count; j = i++)
        if ((xy[2 * i + 1] > y) != (xy[2 * j + 1] > y) &&
            x < xy[2 * i] +
                    (xy[2 * j] - xy[2 * i]) * (y - xy[2 * i + 1]) / (xy[2 * j + 1] - xy[2 * i + 1]))
            odd = !odd;
    return odd;
}

/* How much of a text of the measure, of 41 places along it, stands on the dark of its fall. */
static int on_wedge(const char *measure)
{
    const dumped_item *area = NULL;
    char fall[SCENE_WORD], latest[SCENE_WORD];
    int n = 0;

    snprintf(fall, sizeof fall, "%s/fall", measure);
    snprintf(latest, sizeof latest, "%s/latest", measure);
    for (size_t k = o.scene.n_items; k-- > 0;) /* the first is the whole */
        if (!strcmp(o.scene.items[k].name, fall) && !strcmp(o.scene.items[k].style, "fall-area"))
            area = &o.scene.items[k];
    for (size_t k = 0; area && k < o.scene.n_items; k++) {
        const dumped_item *words = &o.scene.items[k];

        for (int i = 0; words->text && !strcmp(words->name, latest) && i <= 40; i++)
            n += is_within(area, words->a + (words->c - words->a) * i / 40,
                           (words->b + words->d) / 2);
    }
    return n;
}

/* The words of the newest value keep off the dark of a fall, where there is room elsewhere. */
START_TEST(words_keep_off_the_wedge)
{
    int covered = 0, falls = 0;

    for (unsigned seed = 0; seed < 150; seed++) {
        made_simulate(seed, &o.made);
        made_check(&o.made);
        for (int page = 0; page < 2; page++) {
            o.made.options.page = page ? GROWTH_PAGE_BMI : GROWTH_PAGE_WEIGHT;
            open_made();
            falls += count_items("area", "fall-area") > 0;
            covered += on_wedge(page ? "bmi" : "weight") > 4;
            close_chart();
        }
    }
    ck_assert_int_gt(falls, 20);
    ck_assert_int_le(covered, 0);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("agree");

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_test(t, seen_and_not_weighed_is_overdue);
    tcase_add_test(t, swelling_has_no_centile_in_large);
    tcase_add_test(t, a_value_on_the_lowest_line_is_on_it);
    tcase_add_test(t, the_header_knows_other_measures);
    tcase_add_test(t, occasions_are_not_weights);
    tcase_add_test(t, the_parents_are_in_the_description);
    tcase_add_test(t, who_saw_the_child_is_in_the_chronology);
    tcase_add_test(t, too_little_is_not_said_beside_a_fall);
    tcase_add_test(t, a_reference_without_weight_is_not_a_wrong_birth_date);
    tcase_add_test(t, a_birth_before_the_curves_is_said_plainly);
    tcase_add_test(t, signs_are_set_alike);
    tcase_add_test(t, what_no_font_has_is_said_on_the_page);
    tcase_add_test(t, a_mark_has_one_meaning);
    tcase_add_test(t, many_corrections_leave_one_arrow);
    tcase_add_test(t, dense_dots_have_no_halo);
    tcase_add_test(t, long_windows_begin_at_birth);
    tcase_add_test(t, narrow_windows_have_ticks);
    tcase_add_test(t, every_mark_of_puberty_has_words);
    tcase_add_test(t, a_gap_of_years_is_dotted);
    tcase_add_test(t, shade_and_bracket_begin_together);
    tcase_add_test(t, words_keep_off_the_wedge);
    return tap_run(t);
}
