/* Laying a made record out for a test. */
#include "opened.h"

#include <check.h>
#include <string.h>

#include <growth/number.h>

opened_chart o;

const struct panel_word panels[2] = { { "weight", GROWTH_WEIGHT }, { "height", GROWTH_HEIGHT } };
const char *const lines[9] = { "0.4", "2", "9", "25", "50", "75", "91", "98", "99.6" };

void fonts_begin(void)
{
    ck_assert_int_eq(growth_chart_fonts_new(&o.fonts, NULL), GROWTH_OK);
}

void fonts_end(void)
{
    growth_chart_fonts_free(o.fonts);
}

void open_made(void)
{
    growth_error err;

    if (growth_chart_new(&o.made.record, &o.made.options, o.fonts, &o.chart, &err) != GROWTH_OK)
        ck_abort_msg("%s: %s", o.made.id, err.message);
    dump_chart(o.chart, &o.scene);
}

void open_id(const char *id)
{
    made_find(id, &o.made);
    open_made();
}

void close_chart(void)
{
    dumped_free(&o.scene);
    growth_chart_free(o.chart);
}

const char *value_words(const growth_measurement *m, char *text)
{
    int weight = m->measure == GROWTH_WEIGHT;
    size_t length;

    growth_number_format(m->value, weight ? 3 : growth_measure_describe(m->measure)->decimals,
                         text);
    length = strlen(text);
    while (weight && text[length - 1] == '0' && text[length - 2] != '.')
        text[--length] = 0;
    return text;
}

int page_says(const char *words)
{
    for (size_t i = 0; i < o.scene.n_items; i++)
        if (o.scene.items[i].text && strstr(o.scene.items[i].text, words))
            return 1;
    return 0;
}

int named_in_notes(const char *wanted)
{
    static char all[262144];

    all[0] = 0;
    for (size_t i = 0; i < o.scene.n_items; i++)
        if (o.scene.items[i].text && !strcmp(o.scene.items[i].name, "note")) {
            strncat(all, o.scene.items[i].text, sizeof all - strlen(all) - 1);
            strncat(all, " ", sizeof all - strlen(all) - 1);
        }
    return strstr(all, wanted) != NULL;
}
