/* A chart in grey, and for eyes that see red and green alike: texts stand out, the child leads, and
 * no meaning is in colour alone.  Colours are read from the scene as it is written. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../tap.h"
#include "opened.h"

typedef struct colour {
    int there;
    double r, g, b; /* Linear light. */
} colour;

typedef struct look {
    char name[SCENE_WORD];
    colour stroke, fill;
    double size;
} look;

static look looks[128];
static size_t n_looks;

/* sRGB's curve, IEC 61966-2-1. */
static double linear(unsigned byte)
{
    const double c = byte / 255.0;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static colour colour_of(const char *word)
{
    unsigned r, g, b;

    if (sscanf(word, "#%2x%2x%2x", &r, &g, &b) != 3)
        return (colour){ 0 };
    return (colour){ 1, linear(r), linear(g), linear(b) };
}

static double luminance(colour c)
{
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

/* WCAG 2.1's ratio, 1 to 21. */
static double contrast(colour a, colour b)
{
    const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

    return x > y ? x / y : y / x;
}

/* What is left for the commonest colour blindnesses: Vienot F, Brettel H, Mollon JD.  Color Res
 * Appl 1999;24:243-52, red and green as one. */
static double red_green(colour c)
{
    return 0.11238 * c.r + 0.88762 * c.g;
}

static void read_looks(void)
{
    bytes scene = { 0 };

    open_id("fall");
    ck_assert_int_eq(growth_chart_write_scene(o.chart, bytes_put, &scene, NULL), GROWTH_OK);
    ck_assert_int_eq(bytes_put(&scene, "", 1), 0);
    n_looks = 0;
    for (const char *at = (const char *)scene.data; at; at = strchr(at, '\n')) {
        look *l = &looks[n_looks];
        char stroke[16], fill[16];

        at += *at == '\n';
        if (sscanf(at, "style %95s stroke %15s width %*f dash %*f,%*f fill %15s size %lf", l->name,
                   stroke, fill, &l->size) != 4)
            continue;
        l->stroke = colour_of(stroke);
        l->fill = colour_of(fill);
        ck_assert_uint_lt(++n_looks, sizeof looks / sizeof *looks);
    }
    free(scene.data);
    close_chart();
}

static const look *look_of(const char *name)
{
    for (size_t i = 0; i < n_looks; i++)
        if (!strcmp(looks[i].name, name))
            return &looks[i];
    ck_abort_msg("no style %s", name);
}

START_TEST(every_text_is_dark_enough_on_white)
{
    size_t texts = 0;

    read_looks();
    for (size_t i = 0; i < n_looks; i++) {
        if (!looks[i].fill.there || looks[i].size <= 0)
            continue;
        texts++;
        if (contrast(looks[i].fill, colour_of("#ffffff")) < 4.5)
            ck_abort_msg("%s: %.2f : 1", looks[i].name,
                         contrast(looks[i].fill, colour_of("#ffffff")));
    }
    ck_assert_uint_gt(texts, 20);
}
END_TEST

START_TEST(what_is_said_of_a_fall_is_read_upon_its_shade)
{
    static const char *const texts[] = { "fall-text", "value", "value-detail", "note-mark" };
    static const char *const shades[] = { "fall-band", "fall-area" };

    read_looks();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t j = 0; j < sizeof shades / sizeof *shades; j++)
            ck_assert_double_ge(contrast(look_of(texts[i])->fill, look_of(shades[j])->fill), 4);
    /* The shade itself is seen in grey. */
    ck_assert_double_ge(contrast(look_of("fall-area")->fill, colour_of("#ffffff")), 1.3);
}
END_TEST

START_TEST(the_child_leads_the_curves_in_grey_and_without_red_and_green)
{
    static const char *const child[] = { "point", "series-weight" };
    colour curve;

    read_looks();
    curve = look_of("curve-solid")->stroke;
    for (size_t i = 0; i < sizeof child / sizeof *child; i++) {
        const colour dot = look_of(child[i])->fill;

        ck_assert_double_gt(contrast(dot, curve), 1.4);
        ck_assert_double_lt(luminance(dot), luminance(curve));
        ck_assert_double_lt(red_green(dot), 0.6 * red_green(curve));
    }
}
END_TEST

START_TEST(each_measure_has_a_mark_of_its_own)
{
    static const char *const measures[] = { "weight", "height" };
    char words[2][16];

    made_find("fall", &o.made);
    o.made.options.page = GROWTH_PAGE_SDS;
    open_made();
    for (size_t m = 0; m < 2; m++) {
        char style[SCENE_WORD];
        const dumped_item *mark = NULL;

        snprintf(style, sizeof style, "series-%s", measures[m]);
        for (size_t i = 0; i < o.scene.n_items && !mark; i++)
            if (!strcmp(o.scene.items[i].style, style))
                mark = &o.scene.items[i];
        ck_assert_ptr_nonnull(mark);
        memcpy(words[m], mark->word, sizeof words[m]);
    }
    ck_assert_str_ne(words[0], words[1]);
    close_chart();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("grey");

    tcase_add_checked_fixture(t, fonts_begin, fonts_end);
    tcase_add_test(t, every_text_is_dark_enough_on_white);
    tcase_add_test(t, what_is_said_of_a_fall_is_read_upon_its_shade);
    tcase_add_test(t, the_child_leads_the_curves_in_grey_and_without_red_and_green);
    tcase_add_test(t, each_measure_has_a_mark_of_its_own);
    return tap_run(t);
}
