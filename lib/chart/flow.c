/* Breaking words into lines at blanks, and placing the lines. */
#include "flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define LINE_SIZE   512
#define LINE_FACTOR 1.41 /* Of a line's own height. */

/* Whether what stands before and after a blank belong together: 25 %, 15.9 kg, 19 Sep 2022. */
static int is_bound(const char *text, size_t blank)
{
    static const char *const after[] = { "%",   "kg",  "cm",  "Jan", "Feb", "Mar", "Apr", "May",
                                         "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    const char *next = text + blank + 1;
    const int digit = blank > 0 && text[blank - 1] >= '0' && text[blank - 1] <= '9';

    for (size_t i = 0; i < ARRAY_LEN(after); i++) {
        const size_t n = strlen(after[i]);

        if (digit && !strncmp(next, after[i], n))
            return 1;
        if (i > 2 && blank > n && !strncmp(text + blank - n, after[i], n) &&
            text[blank - n - 1] == ' ' && *next >= '0' && *next <= '9')
            return 1;
    }
    return 0;
}

/* The next line of `text` that fits into `width`; returns what is left of the text. */
static const char *next_line(chart_layout *l, chart_style style, const char *text, double width,
                             char *line)
{
    size_t length = 0, fits = 0;
    int bound = 1; /* Until the first words are too long so. */

    for (;;) {
        size_t end = length;

        while (text[end] == ' ')
            end++;
        while (text[end] && (text[end] != ' ' || (bound && is_bound(text, end))))
            end++;
        if (end == length || end >= LINE_SIZE)
            break;
        memcpy(line, text, end);
        line[end] = 0;
        if (fits && growth__width(l, style, line) > width)
            break;
        if (!fits && bound && strchr(line, ' ') && growth__width(l, style, line) > width) {
            bound = 0;
            continue;
        }
        length = fits = end;
    }
    if (!fits) { /* One word too long for a line of ours: cut it between characters. */
        fits = strlen(text) < LINE_SIZE ? strlen(text) : LINE_SIZE - 1;
        while (fits > 1 && (text[fits] & 0xC0) == 0x80)
            fits--;
        memcpy(line, text, fits);
    }
    line[fits] = 0;
    /* A single word wider than the line is cut where it ends. */
    while (fits > 1 && !strchr(line, ' ') && growth__width(l, style, line) > width) {
        do
            fits--;
        while (fits > 1 && (line[fits] & 0xC0) == 0x80);
        line[fits] = 0;
    }
    while (text[fits] == ' ')
        fits++;
    return text + fits;
}

static void add_line(text_flow *flow, flow_line line)
{
    if (flow->n == flow->room) {
        size_t room = flow->room ? flow->room * 2 : 16;
        flow_line *grown = realloc(flow->lines, room * sizeof *grown);

        if (!grown) {
            flow->failed = 1;
            return;
        }
        flow->lines = grown;
        flow->room = room;
    }
    line.text = strdup(line.text);
    if (!line.text) {
        flow->failed = 1;
        return;
    }
    flow->lines[flow->n++] = line;
}

void growth__flow_add(chart_layout *l, text_flow *flow, flow_line kind, double width,
                      const char *text)
{
    char line[LINE_SIZE];

    while (*text && !flow->failed) {
        text = next_line(l, kind.style, text, width - kind.indent, line);
        kind.text = line;
        add_line(flow, kind);
        kind.number = 0;
        kind.before = 0;
    }
}

void growth__flow_free(text_flow *flow)
{
    for (size_t i = 0; i < flow->n; i++)
        free(flow->lines[i].text);
    free(flow->lines);
    memset(flow, 0, sizeof *flow);
}

double growth__flow_height(const flow_line *line)
{
    return line->before + LINE_FACTOR * growth__line_height(line->style);
}

size_t growth__flow_fit(const text_flow *flow, size_t from, double height)
{
    size_t to = from;

    while (to < flow->n && (height -= growth__flow_height(&flow->lines[to])) >= 0)
        to++;
    return to == from && from < flow->n ? 1 : to - from;
}

double growth__flow_put(chart_layout *l, const text_flow *flow, size_t from, size_t to, double x,
                        double y)
{
    for (size_t i = from; i < to; i++) {
        const flow_line *line = &flow->lines[i];
        double baseline = y + line->before + growth__cap_height(line->style);
        char number[16];

        snprintf(number, sizeof number, "%u", line->number);
        if (line->number)
            growth__put(l, STYLE_NOTE_MARK, "note-number", ALIGN_START, x, baseline, number);
        growth__put(l, line->style, line->name, ALIGN_START, x + line->indent, baseline,
                    line->text);
        y += growth__flow_height(line);
    }
    return y;
}
