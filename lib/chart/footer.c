/* The foot of the page: what the marks mean, the footnotes, and the words every chart must carry.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define KEY_MM         6.2
#define NOTE_INDENT_MM 4.0
#define FOOT_LINE_MM   3.2
#define LAST_HEAD_MM   4.6

/* ---- the key ----------------------------------------------------------------------------------
 */

static int any_hollow(const chart_layout *l)
{
    for (size_t i = 0; i < l->data->n_points; i++)
        if (l->data->points[i].drawn && l->data->points[i].hollow)
            return 1;
    return 0;
}

static int any_again(const chart_layout *l)
{
    for (size_t i = 0; i < l->data->n_points; i++)
        if (l->data->points[i].drawn && l->data->points[i].again)
            return 1;
    return 0;
}

/* A round one: the square is of what is to be measured again. */
static int any_ring(const chart_layout *l)
{
    for (size_t i = 0; i < l->scene->n_items; i++)
        if (l->scene->items[i].kind == SCENE_MARKER &&
            l->scene->items[i].style == STYLE_LATEST_RING && l->scene->items[i].mark == MARK_DOT &&
            l->scene->items[i].part == PART_FIGURE)
            return 1;
    return 0;
}

/* Whether the figure has a mark of this style. */
static int any_mark(const chart_layout *l, chart_style style)
{
    for (size_t i = 0; i < l->scene->n_items; i++)
        if (l->scene->items[i].kind == SCENE_MARKER && l->scene->items[i].style == style)
            return 1;
    return 0;
}

static int any_contact(const chart_layout *l)
{
    return any_mark(l, STYLE_CONTACT);
}

static int any_not_brought(const chart_layout *l)
{
    return any_mark(l, STYLE_NOT_BROUGHT);
}

static int any_cross(const chart_layout *l)
{
    for (size_t i = 0; i < l->scene->n_items; i++)
        if (l->scene->items[i].kind == SCENE_MARKER && l->scene->items[i].mark == MARK_CROSS &&
            l->scene->items[i].style != STYLE_BONE_AGE)
            return 1;
    return 0;
}

static int any_bone_age(const chart_layout *l)
{
    for (size_t i = 0; i < l->data->n_bone_ages; i++)
        if (l->data->bone_ages[i].drawn)
            return 1;
    return 0;
}

static int any_event(const chart_layout *l)
{
    return l->event_rows > 0;
}

static int any_corrected_dot(const chart_layout *l)
{
    return any_mark(l, STYLE_POINT_CHRONOLOGICAL);
}

static int any_plain_dot(const chart_layout *l)
{
    return any_mark(l, STYLE_POINT) || any_mark(l, STYLE_POINT_DENSE);
}

/* Only what is on the page is explained. */
static const struct {
    int (*used)(const chart_layout *);
    chart_style style;
    scene_mark mark;
    double angle;
    const char *text;
} keys[] = {
    { any_plain_dot, STYLE_POINT, MARK_DOT, 0, "measured" },
    { any_corrected_dot, STYLE_POINT_CHRONOLOGICAL, MARK_DOT, 0, "at actual age" },
    { any_cross, STYLE_POINT_CORRECTED, MARK_CROSS, 0, "at age corrected for gestation" },
    { any_hollow, STYLE_POINT_DOUBTFUL, MARK_DOT, 0, "doubtful, see note" },
    { any_again, STYLE_POINT, MARK_DOT, 0, "check and measure again, see note" },
    { any_contact, STYLE_CONTACT, MARK_TRIANGLE, 0, "visit, not measured" },
    { any_not_brought, STYLE_NOT_BROUGHT, MARK_TRIANGLE, 0, "was not brought" },
    { any_bone_age, STYLE_BONE_AGE, MARK_CROSS, 0, "bone age" },
    { any_event, STYLE_EVENT, MARK_ARROW, 1.5707963267948966, "event" },
    { any_ring, STYLE_POINT, MARK_DOT, 0, "newest" },
};

#define KEY_MARK_MM 1.05

static void put_key(chart_layout *l, double y)
{
    double x = l->body.left + 1.2;

    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        scene_point at = { x, y - growth__cap_height(STYLE_KEY) / 2 };
        const int is_ringed = keys[i].used == any_again || keys[i].used == any_ring;

        if (!keys[i].used(l))
            continue;
        /* On a narrow page the last have no room; notes and words beside the marks say the same. */
        if (x + 2.4 + growth__width(l, STYLE_KEY, keys[i].text) > l->body.right)
            break;
        if (keys[i].mark == MARK_ARROW)
            at.y += 1.0; /* Its place is its tip. */
        growth__scene_marker(l->scene, keys[i].style, "key", keys[i].mark, at,
                             is_ringed ? KEY_MARK_MM / RING_SIZE : KEY_MARK_MM, keys[i].angle);
        if (is_ringed)
            growth__scene_marker(l->scene, STYLE_LATEST_RING, "key",
                                 keys[i].used == any_again ? MARK_SQUARE : MARK_DOT, at,
                                 KEY_MARK_MM, 0);
        growth__put(l, STYLE_KEY, "key", ALIGN_START, x + 2.4, y, keys[i].text);
        x += 2.4 + growth__width(l, STYLE_KEY, keys[i].text) + 6.5;
    }
}

/* ---- the words at the foot --------------------------------------------------------------------
 */

#define NOT_DRAWN  "%d character%s cannot be drawn here: no font has them."
#define DISCLAIMER "Decision support, not a diagnosis."

static void write_software(char *text, size_t size)
{
    snprintf(text, size, "libgrowth %s, data %s.", growth_version(), growth_data_version());
}

/* ---- the notes --------------------------------------------------------------------------------
 */

static void flow_note(chart_layout *l, const chart_note *note)
{
    flow_line kind = {
        STYLE_NOTE, "note", note->number ? NOTE_INDENT_MM : 0, 0, note->number, NULL
    };

    growth__flow_add(l, &l->foot, kind, l->body.right - l->body.left, note->text);
}

/* The numbered ones first. */
static void flow_notes(chart_layout *l)
{
    for (size_t i = 0; i < l->notes.n; i++)
        if (l->notes.list[i].number)
            flow_note(l, &l->notes.list[i]);
    for (size_t i = 0; i < l->notes.n; i++)
        if (!l->notes.list[i].number)
            flow_note(l, &l->notes.list[i]);
}

static double lines_height(const text_flow *flow, size_t n)
{
    double height = 0;

    for (size_t i = 0; i < n; i++)
        height += growth__flow_height(&flow->lines[i]);
    return height;
}

/* The acknowledgement, over several lines where the page is narrow. */
static text_flow flow_acknowledgement(chart_layout *l)
{
    flow_line kind = { STYLE_FOOTER, "acknowledgement", 0, 0, 0, NULL };
    text_flow flow = { NULL, 0, 0, 0 };
    char words[512];

    snprintf(words, sizeof words, "%s.", l->data->info.acknowledgement);
    growth__flow_add(l, &flow, kind, l->body.right - l->body.left, words);
    l->scene->failed |= flow.failed;
    return flow;
}

/* Of the acknowledgement, the software and the white above them. */
static double last_lines_height(chart_layout *l)
{
    text_flow words = flow_acknowledgement(l);
    double height = FOOT_LINE_MM * (double)(words.n + 1) + LAST_HEAD_MM;

    growth__flow_free(&words);
    return height;
}

double growth__footer_height(chart_layout *l, double most)
{
    double rest = most - KEY_MM - last_lines_height(l);

    growth__flow_free(&l->foot);
    if (l->data->page->words)
        growth__flow_words(l, &l->foot);
    flow_notes(l);
    l->n_foot = l->foot.n;
    if (lines_height(&l->foot, l->foot.n) > rest) {
        flow_line more = { STYLE_NOTE, "note", 0, 0, 0, NULL };
        size_t fit = growth__flow_fit(&l->foot, 0, rest);

        /* The last line that fits makes room for saying that there are more. */
        l->n_foot = fit > 1 ? fit - 1 : 0;
        growth__flow_add(l, &l->foot, more, l->body.right - l->body.left,
                         "Continued on the next sheet.");
    }
    return KEY_MM + last_lines_height(l) + lines_height(&l->foot, l->n_foot) +
           (l->n_foot < l->foot.n ? growth__flow_height(&l->foot.lines[0]) : 0);
}

double growth__last_lines_top(chart_layout *l)
{
    return l->body.bottom - last_lines_height(l);
}

void growth__layout_last_lines(chart_layout *l)
{
    text_flow words = flow_acknowledgement(l);
    char software[256];
    double y = l->body.bottom - FOOT_LINE_MM * (double)words.n, right = l->body.left;

    l->scene->part = PART_FOOTER;
    growth__scene_segment(l->scene, STYLE_RULE, "rule", l->body.left, y - LAST_HEAD_MM,
                          l->body.right, y - LAST_HEAD_MM);
    for (size_t i = 0; i < words.n; i++)
        right = growth__put(l, STYLE_FOOTER, "acknowledgement", ALIGN_START, l->body.left,
                            y + FOOT_LINE_MM * (double)i, words.lines[i].text)
                    .right;
    write_software(software, sizeof software);
    if (l->missing_glyphs) /* What is missing from the page is said on the page. */
        snprintf(software + strlen(software), sizeof software - strlen(software), " " NOT_DRAWN,
                 l->missing_glyphs, l->missing_glyphs == 1 ? "" : "s");
    /* Where the page is too narrow for both, the second stands on the next line. */
    if (words.n == 1 && right + growth__width(l, STYLE_FOOTER, DISCLAIMER) + 3 < l->body.right)
        growth__put(l, STYLE_FOOTER, "disclaimer", ALIGN_END, l->body.right, y, DISCLAIMER);
    else
        strncat(software, " " DISCLAIMER, sizeof software - strlen(software) - 1);
    growth__put(l, STYLE_FOOTER, "software", ALIGN_START, l->body.left, l->body.bottom, software);
    growth__flow_free(&words);
}

void growth__layout_footer(chart_layout *l, double top)
{
    double y;

    l->scene->part = PART_NOTES;
    put_key(l, top + 3.2);
    y = growth__flow_put(l, &l->foot, 0, l->n_foot, l->body.left, top + KEY_MM + 1.0);
    if (l->n_foot < l->foot.n)
        growth__flow_put(l, &l->foot, l->foot.n - 1, l->foot.n, l->body.left, y);
    growth__layout_last_lines(l);
}

/* What did not fit below the picture. */
void growth__layout_more_notes(chart_layout *l)
{
    size_t at = l->n_foot;

    if (at == l->foot.n)
        return;
    while (at + 1 < l->foot.n && growth__new_sheet(l)) {
        double top = growth__layout_running_header(l, "Continued");
        size_t n = growth__flow_fit(&l->foot, at, growth__last_lines_top(l) - 2 - top);

        n = at + n > l->foot.n - 1 ? l->foot.n - 1 - at : n; /* Without the line that says so. */
        l->scene->part = PART_NOTES;
        growth__flow_put(l, &l->foot, at, at + n, l->body.left, top);
        at += n;
        growth__layout_last_lines(l);
    }
}
