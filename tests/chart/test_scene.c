/* What must hold for the page of every made record, checked on its scene dump. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "../tap.h"
#include "opened.h"

/* ---- on every record --------------------------------------------------------------------------
 */

START_TEST(texts_do_not_overlap_and_stay_on_the_page)
{
    made_fill((size_t)_i, &o.made);
    open_made();
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *a = &o.scene.items[i];

        if (!a->text)
            continue;
        ck_assert_msg(a->a >= 5 && a->b >= 5 && a->c <= o.scene.width - 5 &&
                          a->d <= o.scene.height - 5,
                      "%s: \"%s\" leaves the page", o.made.id, a->text);
        ck_assert(dumped_style_of(&o.scene, a->style)->size >= 6.5);
        for (size_t j = i + 1; j < o.scene.n_items; j++) {
            const dumped_item *b = &o.scene.items[j];

            if (b->text && a->a < b->c && b->a < a->c && a->b < b->d && b->b < a->d)
                ck_abort_msg("%s: \"%s\" (%s) covers \"%s\" (%s)", o.made.id, a->text, a->name,
                             b->text, b->name);
        }
    }
    close_chart();
}
END_TEST

START_TEST(nine_lines_rightly_dashed_and_labelled)
{
    made_fill((size_t)_i, &o.made);
    open_made();
    for (size_t p = 0; p < 2; p++) {
        int labels = 0;

        for (size_t k = 0; k < 9; k++) {
            char name[SCENE_WORD], curve[SCENE_WORD];
            const char *style = k % 2 == 0 ? "curve-dashed" : "curve-solid";
            int drawn = 0;

            snprintf(name, sizeof name, "%s/label/%s", panels[p].id, lines[k]);
            labels += dumped_find(&o.scene, "text", name) != NULL;
            snprintf(curve, sizeof curve, "%s/curve/%s/", panels[p].id, lines[k]);
            for (size_t i = 0; i < o.scene.n_items; i++) {
                const dumped_item *item = &o.scene.items[i];

                if (strncmp(item->name, curve, strlen(curve)) != 0 ||
                    strstr(item->name, "uk90-term-birth"))
                    continue;
                drawn++;
                ck_assert_str_eq(item->style, style);
                ck_assert_uint_le(item->count, 300);
            }
            ck_assert_msg(drawn > 0, "%s: no line %s", o.made.id, curve);
        }
        ck_assert_int_eq(labels, 9);
    }
    ck_assert(dumped_style_of(&o.scene, "curve-dashed")->dash > 0);
    ck_assert(dumped_style_of(&o.scene, "curve-solid")->dash == 0);
    ck_assert(dumped_style_of(&o.scene, "curve-dashed")->width ==
              dumped_style_of(&o.scene, "curve-solid")->width);
    ck_assert(dumped_style_of(&o.scene, "curve-solid")->width >= 0.25 &&
              dumped_style_of(&o.scene, "curve-solid")->width <= 0.35);
    close_chart();
}
END_TEST

START_TEST(every_measurement_and_contact_is_on_the_page)
{
    made_fill((size_t)_i, &o.made);
    open_made();
    for (size_t i = 0; i < o.made.record.n_measurements; i++) {
        const growth_measurement *m = &o.made.measurements[i];
        char dot[SCENE_WORD], cross[SCENE_WORD], note[128], day[16], number[VALUE_WORDS];

        if (m->measure > GROWTH_HEIGHT)
            continue;
        snprintf(dot, sizeof dot, "%s/dot/%zu", panels[m->measure].id, i);
        snprintf(cross, sizeof cross, "%s/cross/%zu", panels[m->measure].id, i);
        snprintf(note, sizeof note, "%s %s %s, %s", panels[m->measure].id, value_words(m, number),
                 m->measure ? "cm" : "kg", growth_date_words(m->measured_on, day));
        ck_assert_msg(dumped_find(&o.scene, "marker", dot) ||
                          dumped_find(&o.scene, "marker", cross) || named_in_notes(note),
                      "%s: measurement %zu is neither drawn nor in a note", o.made.id, i);
        if (m->marks & GROWTH_MARK_DOUBTFUL) {
            ck_assert_str_eq(dumped_find(&o.scene, "marker", dot)->style, "point-doubtful");
            ck_assert(named_in_notes(note));
        }
    }
    for (size_t i = 0; i < o.made.record.n_contacts; i++) {
        char name[SCENE_WORD], day[16];
        const dumped_item *mark;

        snprintf(name, sizeof name, "contact/%zu", i);
        mark = dumped_find(&o.scene, "marker", name);
        ck_assert_msg(mark != NULL, "%s: contact %zu has no triangle", o.made.id, i);
        ck_assert_str_eq(mark->word, "triangle");
        ck_assert(named_in_notes(growth_date_words(o.made.contacts[i].date, day)));
        ck_assert(named_in_notes(growth_reason_text(o.made.contacts[i].reason)));
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

    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *item = &o.scene.items[i], *tick;
        double value, mm;

        if (!item->text || strncmp(item->name, prefix, length) != 0 || strchr(item->text, 'w') ||
            (axis == 0 && strcmp(item->style, "tick-major") != 0))
            continue;
        tick = dumped_find(&o.scene, "line", item->name);
        ck_assert_ptr_nonnull(tick);
        value = strtod(item->text, NULL) * unit;
        mm = axis ? o.scene.xy[tick->first + 1] : (item->a + item->c) / 2;
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

    for (size_t i = 0; i < o.scene.n_items; i++) /* The last unit word belongs to the bold row. */
        if (o.scene.items[i].text && !strcmp(o.scene.items[i].name, "age/unit"))
            unit = !strcmp(o.scene.items[i].text, "months") ? GROWTH_DAYS_PER_MONTH
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

/* Walks a drawn curve in steps of an eighth of each piece. */
static void check_curve(const dumped_item *curve, size_t p, size_t k, const char *segment_id,
                        scale x, scale y)
{
    const growth_segment *segment = NULL;
    growth_segment_info info;
    const double *xy = o.scene.xy + curve->first;

    find_segment(segment_id, panels[p].measure, &segment);
    info = growth_segment_describe(segment);
    for (size_t i = 0; i + 1 < curve->count; i++) {
        for (int part = 0; part < 8; part++) {
            double px = xy[2 * i] + (xy[2 * i + 2] - xy[2 * i]) * part / 8;
            double py = xy[2 * i + 1] + (xy[2 * i + 3] - xy[2 * i + 1]) * part / 8;
            double age = fmin(fmax((px - x.at) / x.per, info.from), info.to), value;

            ck_assert_int_eq(growth_segment_value(segment, o.made.record.child.sex, age,
                                                  ((int)k - 4) * 2 / 3.0, &value),
                             GROWTH_OK);
            ck_assert_msg(fabs(y.at + y.per * value - py) <= 0.05,
                          "%s: %s is off by %.3f mm at %.2f days", o.made.id, curve->name,
                          y.at + y.per * value - py, age);
        }
    }
}

START_TEST(curves_follow_the_reference)
{
    scale x;

    made_fill((size_t)_i, &o.made);
    open_made();
    x = read_scale("height/age/", 0, major_unit());
    for (size_t p = 0; p < 2; p++) {
        char prefix[SCENE_WORD];
        scale y;

        snprintf(prefix, sizeof prefix, "%s/tick/", panels[p].id);
        y = read_scale(prefix, 1, 1);
        for (size_t k = 0; k < 9; k++) {
            snprintf(prefix, sizeof prefix, "%s/curve/%s/", panels[p].id, lines[k]);
            for (size_t i = 0; i < o.scene.n_items; i++) {
                const dumped_item *item = &o.scene.items[i];
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

    made_fill((size_t)_i, &o.made);
    open_made();
    x = read_scale("height/age/", 0, major_unit());
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *item = &o.scene.items[i];
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
        age = o.made.measurements[index].measured_on - o.made.record.child.birth_date;
        if (!strcmp(mark, "cross"))
            age += growth_gestation_offset(o.made.record.child.gestation_days);
        ck_assert_double_eq_tol(item->a, x.at + x.per * age, 0.05);
        snprintf(tick, sizeof tick, "%s/off-scale/%zu", id, index);
        if (!dumped_find(&o.scene, "marker", tick))
            ck_assert_double_eq_tol(item->b, y.at + y.per * o.made.measurements[index].value, 0.05);
    }
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("scene");
    int n = (int)made_count();

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_loop_test(t, texts_do_not_overlap_and_stay_on_the_page, 0, n);
    tcase_add_loop_test(t, nine_lines_rightly_dashed_and_labelled, 0, n);
    tcase_add_loop_test(t, every_measurement_and_contact_is_on_the_page, 0, n);
    tcase_add_loop_test(t, curves_follow_the_reference, 0, n);
    tcase_add_loop_test(t, points_are_where_they_should_be, 0, n);
    return tap_run(t);
}
