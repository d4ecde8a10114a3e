/* The head of the page: who, and what the picture is of. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define FACT_SIZE   480
#define KEPT_OF_ID  3
#define FACT_ROW_MM 9.4
#define FACT_GAP_MM 6.0

static void write_name(const chart_layout *l, char *text, size_t size)
{
    char plain[PLAIN_TEXT_SIZE];

    snprintf(text, size, "%s", growth__given_text(l->options->name, plain));
}

static void write_born(const chart_layout *l, char *text, size_t size)
{
    growth_date birth = l->data->record->child.birth_date;
    char words[16];

    snprintf(text, size, "%s",
             birth == GROWTH_DATE_NONE ? "not recorded" : growth_date_words(birth, words));
}

static void write_sex(const chart_layout *l, char *text, size_t size)
{
    const growth_child *child = &l->data->record->child;
    char chosen[GROWTH_EXPLAIN_SIZE];

    snprintf(text, size, "%.40s", growth_explain_sex_chosen(child, chosen));
    if (*text)
        return;
    snprintf(text, size, "%s", growth_sex_text(child->sex));
    text[0] = (char)(text[0] - 'a' + 'A');
}

static void write_gestation(const chart_layout *l, char *text, size_t size)
{
    int days = l->data->record->child.gestation_days;

    if (days == GROWTH_GESTATION_UNKNOWN)
        snprintf(text, size, "gestation not recorded");
    else
        snprintf(text, size, "%d weeks + %d", days / 7, days % 7);
}

/* The last three characters tell two charts on a desk apart and tell a stranger nothing. */
static void write_identifier(const chart_layout *l, char *text, size_t size)
{
    const char *id = l->data->record->child.id;
    size_t length = id ? strlen(id) : 0, from = length;
    int kept = 0;

    if (!length)
        return;
    if (l->options->show_identifier) {
        char plain[PLAIN_TEXT_SIZE];

        snprintf(text, size, "%s", growth__given_text(id, plain));
        return;
    }
    while (from > 0 && kept < KEPT_OF_ID && length > KEPT_OF_ID) {
        from--;
        kept += (id[from] & 0xC0) != 0x80; /* Whole characters of UTF-8. */
    }
    snprintf(text, size, "\u2022\u2022\u2022\u2022%s%s", id[from] ? " " : "", id + from);
}

static void write_drawn(const chart_layout *l, char *text, size_t size)
{
    char words[16];

    if (l->data->drawn_on != GROWTH_DATE_NONE)
        snprintf(text, size, "%s", growth_date_words(l->data->drawn_on, words));
}

/* "none of weight or height; BMI of 18 Jan 2026" */
static void write_none(const chart_layout *l, char *text, size_t size)
{
    const growth_measurement *other = NULL;
    const page_row *page = l->data->page;
    size_t used = (size_t)snprintf(text, size, "none");
    char when[WHEN_TEXT_SIZE];

    for (size_t i = 0; i < l->data->record->n_measurements; i++) {
        const growth_measurement *m = &l->data->record->measurements[i];

        if ((unsigned)m->measure < GROWTH_MEASURE_COUNT_ && !growth__page_shows(page, m->measure) &&
            (!other || m->measured_on > other->measured_on))
            other = m;
    }
    if (l->data->n_unread)
        used += (size_t)snprintf(text + used, size - used, " that could be read");
    if (!other)
        return;
    for (size_t i = 0; i < page->n_panels; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i ? " or " : " of ",
                                 growth__measure_words(page->panels[i].measure)->noun);
    snprintf(text + used, size - used, "; %s %s%s", growth__measure_words(other->measure)->noun,
             other->measured_on == GROWTH_DATE_NONE ? "" : "of ",
             growth__when_text(other->measured_on, other->age_days, when));
}

/* "12 Jan 2022, aged 4 years, 5 months and 9 days; 43 days before this chart was drawn" */
static void write_newest(const chart_layout *l, char *text, size_t size)
{
    const chart_point *newest = growth__data_newest(l->data);
    growth_date birth = l->data->record->child.birth_date, seen = l->data->seen_from, on;
    char when[WHEN_TEXT_SIZE], age[80] = "", ago[80] = "", day[16];

    if (!newest) {
        write_none(l, text, size);
        return;
    }
    on = newest->measurement->measured_on;
    growth__when_text(on, growth__plotted_age(newest), when);
    if (on != GROWTH_DATE_NONE && birth != GROWTH_DATE_NONE && on > birth) {
        memcpy(age, ", aged ", 8);
        growth_age_words(birth, on, age + 7, sizeof age - 7);
    }
    if (on != GROWTH_DATE_NONE && seen != GROWTH_DATE_NONE) {
        long days = (long)seen - (long)on;
        char span[SPAN_TEXT_SIZE], years[SPAN_TEXT_SIZE + 4] = "";

        if ((double)labs(days) > GROWTH_DAYS_PER_YEAR) /* Nobody sees three years in 1185 days. */
            snprintf(years, sizeof years, " (%s)", growth__span_text((double)labs(days), span));

        if (l->data->as_at != GROWTH_DATE_NONE)
            snprintf(ago, sizeof ago, "; %ld day%s%s %s %s", labs(days), labs(days) == 1 ? "" : "s",
                     years, days < 0 ? "after" : "before", growth_date_words(seen, day));
        else if (days == 0)
            snprintf(ago, sizeof ago, "; the day this chart was drawn");
        else
            snprintf(ago, sizeof ago, "; %ld day%s%s %s this chart was drawn", labs(days),
                     labs(days) == 1 ? "" : "s", years, days < 0 ? "after" : "before");
    }
    snprintf(text, size, "%s%s%s%s", when, age, ago,
             l->data->n_unread && l->data->unread_to > on ? "; later entries not read" : "");
}

static const char *const policies[GROWTH_POLICY_COUNT_] = {
    [GROWTH_POLICY_EXACT] = "Exact: for gestation, at every age",
    [GROWTH_POLICY_PAPER] = "Paper: born before 37 weeks, to 1 or 2 years",
};

static void write_reference(const chart_layout *l, char *text, size_t size)
{
    snprintf(text, size, "%s", l->data->info.title);
}

static void write_policy(const chart_layout *l, char *text, size_t size)
{
    snprintf(text, size, "%s", policies[l->data->policy]);
}

/* The facts, line by line; one without words is left out. */
static const struct {
    const char *label;
    void (*write)(const chart_layout *, char *, size_t);
    int line;
    chart_style style;
} facts[] = {
    { "Born", write_born, 0, STYLE_FACT_VALUE },
    { "Sex", write_sex, 0, STYLE_FACT_VALUE },
    { "Gestation at birth", write_gestation, 0, STYLE_FACT_VALUE },
    { "Identifier", write_identifier, 0, STYLE_FACT_VALUE },
    { "Chart drawn", write_drawn, 0, STYLE_FACT_VALUE },
    { "Newest measurement", write_newest, 1, STYLE_FACT_VALUE },
    { "Found by the rules", growth__write_found, 2, STYLE_FACT_FOUND },
    { "Reference", write_reference, 3, STYLE_FACT_QUIET },
    { "Age correction", write_policy, 3, STYLE_FACT_QUIET },
};

/* A text at the left, over several lines where the page is narrow; returns how far the last
 * baseline lies below `y`, that of the first. */
static double put_wrapped(chart_layout *l, chart_style style, const char *name, double y,
                          const char *text)
{
    flow_line kind = { style, name, 0, 0, 0, NULL };
    text_flow flow = { NULL, 0, 0, 0 };
    double more = 0;

    growth__flow_add(l, &flow, kind, l->body.right - l->body.left, text);
    growth__flow_put(l, &flow, 0, flow.n, l->body.left, y - growth__cap_height(style));
    for (size_t i = 1; i < flow.n; i++)
        more += growth__flow_height(&flow.lines[i]);
    l->scene->failed |= flow.failed;
    growth__flow_free(&flow);
    return more;
}

/* Below the title, on every sheet: a past state must not be taken for the present one.  Returns the
 * last baseline. */
static double put_as_at(chart_layout *l, double y)
{
    char text[AS_AT_TEXT_SIZE];

    if (l->data->as_at == GROWTH_DATE_NONE)
        return y;
    y += 5.4;
    return y + put_wrapped(l, STYLE_WORDS_HEAD, "as-at", y, growth__as_at_text(l->data, text));
}

/* Returns how much taller than a row it came out. */
static double put_fact(chart_layout *l, const char *label, chart_style style, double x, double y,
                       const char *text)
{
    growth__put(l, STYLE_FACT_LABEL, "fact-label", ALIGN_START, x, y, label);
    if (x <= l->body.left)
        return put_wrapped(l, style, "fact", y + 4.0, text);
    growth__put(l, style, "fact", ALIGN_START, x, y + 4.0, text);
    return 0;
}

/* Each line spreads its facts over the width; one too wide for the rest of it goes below. */
static double put_facts(chart_layout *l, double y)
{
    double x = l->body.left, least = fmin(30, (l->body.right - l->body.left) / 6);
    int line = facts[0].line;

    for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
        char text[FACT_SIZE] = "";
        double width;

        facts[i].write(l, text, sizeof text);
        if (!*text)
            continue;
        width = fmax(growth__width(l, facts[i].style, text),
                     growth__width(l, STYLE_FACT_LABEL, facts[i].label));
        if (facts[i].line != line || (x > l->body.left && x + width > l->body.right)) {
            y += FACT_ROW_MM;
            x = l->body.left;
            line = facts[i].line;
        }
        y += put_fact(l, facts[i].label, facts[i].style, x, y, text);
        x += fmax(width + FACT_GAP_MM, facts[i].line == 0 ? least : 0);
    }
    return y + 4.0;
}

/* "Born 14 Mar 2019 \u00b7 Male \u00b7 \u2022\u2022\u2022\u2022 234 \u00b7 drawn 25 Oct 2023" */
static void write_running(const chart_layout *l, char *text, size_t size)
{
    char born[FACT_SIZE], sex[FACT_SIZE], id[FACT_SIZE] = "", drawn[FACT_SIZE] = "";
    const int is_urgent = l->data->check && l->data->check->tier == GROWTH_TIER_URGENT;

    write_born(l, born, sizeof born);
    write_sex(l, sex, sizeof sex);
    write_identifier(l, id, sizeof id);
    write_drawn(l, drawn, sizeof drawn);
    snprintf(text, size, "Born %.40s \u00b7 %.40s%s%.80s%s%.20s%s%s", born, sex,
             *id ? " \u00b7 " : "", id, *drawn ? " \u00b7 drawn " : "", drawn,
             is_urgent ? " \u00b7 " : "", is_urgent ? growth__tier_words(GROWTH_TIER_URGENT) : "");
}

double growth__layout_running_header(chart_layout *l, const char *title)
{
    char name[FACT_SIZE], facts_line[FACT_SIZE];
    double y = l->body.top + growth__cap_height(STYLE_PANEL_TITLE);
    double x = l->body.left;

    l->scene->part = PART_TITLE;
    write_name(l, name, sizeof name);
    if (*name) {
        y += put_wrapped(l, STYLE_PANEL_TITLE, "name", y, name);
        x += growth__width(l, STYLE_PANEL_TITLE, name) + 4;
    }
    write_running(l, facts_line, sizeof facts_line);
    if (x + growth__width(l, STYLE_FACT_QUIET, facts_line) > l->body.right) {
        y += *name ? 4.6 : 0;
        y += put_wrapped(l, STYLE_FACT_QUIET, "fact", y, facts_line);
    } else {
        growth__put(l, STYLE_FACT_QUIET, "fact", ALIGN_START, x, y, facts_line);
    }
    y += 3.0;
    growth__scene_segment(l->scene, STYLE_RULE, "rule", l->body.left, y, l->body.right, y);
    y += 4.5 + growth__cap_height(STYLE_NAME);
    y += put_wrapped(l, STYLE_NAME, "title", y, title);
    y = put_as_at(l, y);
    return y + 6.5;
}

/* On a small page all facts stand in one run of words, none left out. */
static double layout_small_header(chart_layout *l, const char *title)
{
    char words[ARRAY_LEN(facts) * (FACT_SIZE + 24)] = "", text[FACT_SIZE];
    double y = l->body.top + growth__cap_height(STYLE_PANEL_TITLE);
    size_t used = 0;

    l->scene->part = PART_TITLE;
    y = put_as_at(l, y + put_wrapped(l, STYLE_PANEL_TITLE, "title", y, title)) + 4.4;
    l->scene->part = PART_FACTS;
    write_name(l, text, sizeof text);
    if (*text)
        y += put_wrapped(l, STYLE_FACT_VALUE, "name", y, text) + 4.0;
    for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
        *text = 0;
        facts[i].write(l, text, sizeof text);
        if (*text)
            used += (size_t)snprintf(words + used, sizeof words - used, "%s%s: %s",
                                     used ? " \u00b7 " : "", facts[i].label, text);
    }
    y += put_wrapped(l, STYLE_NOTE, "fact", y, words) + 2.4;
    growth__scene_segment(l->scene, STYLE_RULE, "rule", l->body.left, y, l->body.right, y);
    return y + 3.4;
}

double growth__layout_header(chart_layout *l)
{
    char title[160], name[FACT_SIZE];
    double y = l->body.top + growth__cap_height(STYLE_KICKER);

    snprintf(title, sizeof title, "Growth chart: %s", l->data->page->title);
    if (l->width < LAYOUT_FULL_WIDTH || l->height < LAYOUT_FULL_HEIGHT)
        return layout_small_header(l, title);
    l->scene->part = PART_TITLE;
    write_name(l, name, sizeof name);
    if (*name) {
        growth__put(l, STYLE_KICKER, "title", ALIGN_START, l->body.left, y, title);
        y += 2.6 + growth__cap_height(STYLE_NAME);
        y += put_wrapped(l, STYLE_NAME, "name", y, name);
    } else {
        y = l->body.top + growth__cap_height(STYLE_NAME);
        y += put_wrapped(l, STYLE_NAME, "title", y, title);
    }
    y = put_as_at(l, y);
    l->scene->part = PART_FACTS;
    y = put_facts(l, y + 7.6) + 4.0;
    growth__scene_segment(l->scene, STYLE_RULE, "rule", l->body.left, y, l->body.right, y);
    return y + 5.0;
}
