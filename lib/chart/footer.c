/* The foot of the page: what the marks mean, the footnotes, and the words every chart must carry.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define NOTE_LINE_MM   3.4
#define KEY_MM         6.2
#define NOTE_INDENT_MM 4.0
#define FOOT_LINE_MM   3.2
#define LINE_SIZE      512

/* ---- lines of words ---------------------------------------------------------------------------
 */

/* The next line of `text` that fits into `width`; returns what is left of the text. */
static const char *next_line(chart_layout *l, chart_style style, const char *text, double width,
                             char *line)
{
    size_t length = 0, fits = 0;

    for (;;) {
        size_t end = length;

        while (text[end] == ' ')
            end++;
        while (text[end] && text[end] != ' ')
            end++;
        if (end == length || end >= LINE_SIZE)
            break;
        memcpy(line, text, end);
        line[end] = 0;
        if (fits && growth__width(l, style, line) > width)
            break;
        length = fits = end;
    }
    if (!fits) { /* One word too long for a line of ours: cut it between characters. */
        fits = strlen(text) < LINE_SIZE ? strlen(text) : LINE_SIZE - 1;
        while (fits > 1 && (text[fits] & 0xC0) == 0x80)
            fits--;
        memcpy(line, text, fits);
    }
    line[fits] = 0;
    while (text[fits] == ' ')
        fits++;
    return text + fits;
}

static size_t count_lines(chart_layout *l, chart_style style, const char *text, double width)
{
    char line[LINE_SIZE];
    size_t n = 0;

    while (*text) {
        text = next_line(l, style, text, width, line);
        n++;
    }
    return n;
}

/* Draws a text over as many lines as it takes; returns the baseline after the last. */
static double put_lines(chart_layout *l, chart_style style, const char *name, double x, double y,
                        double width, double step, const char *text)
{
    char line[LINE_SIZE];

    while (*text) {
        text = next_line(l, style, text, width, line);
        growth__put(l, style, name, ALIGN_START, x, y, line);
        y += step;
    }
    return y;
}

/* ---- the key ----------------------------------------------------------------------------------
 */

static int any_contact(const chart_layout *l)
{
    for (size_t i = 0; i < l->data->n_contacts; i++)
        if (l->data->contacts[i].drawn)
            return 1;
    return 0;
}

static int any_hollow(const chart_layout *l)
{
    for (size_t i = 0; i < l->data->n_points; i++)
        if (l->data->points[i].drawn && l->data->points[i].hollow)
            return 1;
    return 0;
}

static int any_dot(const chart_layout *l)
{
    for (size_t i = 0; i < l->data->n_points; i++)
        if (l->data->points[i].drawn && !isnan(l->data->points[i].dot))
            return 1;
    return 0;
}

static int any_cross(const chart_layout *l)
{
    for (size_t i = 0; i < l->scene->n_items; i++)
        if (l->scene->items[i].kind == SCENE_MARKER && l->scene->items[i].mark == MARK_CROSS)
            return 1;
    return 0;
}

static int any_corrected_dot(const chart_layout *l)
{
    return any_cross(l) && any_dot(l);
}

static int any_plain_dot(const chart_layout *l)
{
    return !any_cross(l) && any_dot(l);
}

/* Only what is on the page is explained. */
static const struct {
    int (*used)(const chart_layout *);
    chart_style style;
    scene_mark mark;
    const char *text;
} keys[] = {
    { any_plain_dot, STYLE_POINT, MARK_DOT, "measured" },
    { any_corrected_dot, STYLE_POINT_CHRONOLOGICAL, MARK_DOT, "at actual age" },
    { any_cross, STYLE_POINT_CORRECTED, MARK_CROSS, "at age corrected for gestation" },
    { any_hollow, STYLE_POINT_DOUBTFUL, MARK_DOT, "doubtful, see note" },
    { any_contact, STYLE_CONTACT, MARK_TRIANGLE, "seen, not measured" },
};

static void put_key(chart_layout *l, double y)
{
    double x = l->body.left + 1.2;

    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        scene_point at = { x, y - growth__cap_height(STYLE_KEY) / 2 };

        if (!keys[i].used(l))
            continue;
        growth__scene_marker(l->scene, keys[i].style, "key", keys[i].mark, at, 1.05, 0);
        growth__put(l, STYLE_KEY, "key", ALIGN_START, x + 2.4, y, keys[i].text);
        x += 2.4 + growth__width(l, STYLE_KEY, keys[i].text) + 6.5;
    }
}

/* ---- the words at the foot --------------------------------------------------------------------
 */

#define DISCLAIMER "Decision support, not a diagnosis."

static void write_software(char *text, size_t size)
{
    snprintf(text, size, "libgrowth %s, data %s.", growth_version(), growth_data_version());
}

static double notes_width(const chart_layout *l)
{
    return l->body.right - l->body.left - NOTE_INDENT_MM;
}

double growth__footer_height(chart_layout *l)
{
    double height = KEY_MM + 2 * FOOT_LINE_MM + 4.6;
    size_t lines = 0;

    for (size_t i = 0; i < l->notes.n; i++)
        lines += count_lines(l, STYLE_NOTE, l->notes.list[i].text, notes_width(l));
    return height + NOTE_LINE_MM * (double)lines;
}

/* One note; returns the baseline after it. */
static double put_note(chart_layout *l, const chart_note *note, double y)
{
    char number[16];

    snprintf(number, sizeof number, "%u", note->number);
    if (note->number)
        growth__put(l, STYLE_NOTE_MARK, "note-number", ALIGN_START, l->body.left, y, number);
    return put_lines(l, STYLE_NOTE, "note", l->body.left + (note->number ? NOTE_INDENT_MM : 0), y,
                     notes_width(l), NOTE_LINE_MM, note->text);
}

static void put_notes(chart_layout *l, double y)
{
    for (size_t i = 0; i < l->notes.n; i++)
        if (l->notes.list[i].number)
            y = put_note(l, &l->notes.list[i], y);
    for (size_t i = 0; i < l->notes.n; i++)
        if (!l->notes.list[i].number)
            y = put_note(l, &l->notes.list[i], y);
}

void growth__layout_footer(chart_layout *l, double top)
{
    char software[160], words[512];
    double y = l->body.bottom - FOOT_LINE_MM;

    l->scene->part = PART_NOTES;
    put_key(l, top + 3.2);
    put_notes(l, top + KEY_MM + 3.0);
    l->scene->part = PART_FOOTER;
    growth__scene_segment(l->scene, STYLE_RULE, "rule", l->body.left, y - 4.6, l->body.right,
                          y - 4.6);
    snprintf(words, sizeof words, "%s.", l->data->info.acknowledgement);
    growth__put(l, STYLE_FOOTER, "acknowledgement", ALIGN_START, l->body.left, y, words);
    growth__put(l, STYLE_FOOTER, "disclaimer", ALIGN_END, l->body.right, y, DISCLAIMER);
    write_software(software, sizeof software);
    growth__put(l, STYLE_FOOTER, "software", ALIGN_START, l->body.left, y + FOOT_LINE_MM, software);
}
