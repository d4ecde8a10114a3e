/* Bone ages: a cross at the bone age, level with the height it goes with and joined to it by a
 * dashed line, so that height can be read against both ages.  The note beside the cross says how
 * far apart they are; what that means is not said. */
#include <math.h>
#include <stdio.h>

#include "fail.h"
#include "layout.h"

#define CROSS_SIZE 0.95 /* Of a dot. */
#define LINE_HALF  0.35 /* mm kept clear to either side of the dashed line. */
#define WORDS      "bone age"

static int shows_bone_ages(const chart_data *data)
{
    return data->page->body == BODY_PANELS && growth__page_shows(data->page, GROWTH_HEIGHT);
}

double growth__bone_age_reach(const chart_data *data)
{
    double reach = GROWTH_NAN;

    for (size_t i = 0; shows_bone_ages(data) && i < data->n_bone_ages; i++)
        if (data->bone_ages[i].point != NO_POINT)
            reach = fmax(reach, data->bone_ages[i].bone_age->bone_age_days);
    return reach;
}

static void collect_one(chart_layout *l, chart_bone_age *b)
{
    const chart_point *height = b->point == NO_POINT ? NULL : &l->data->points[b->point];
    double at = b->bone_age->bone_age_days;
    char text[BONE_AGE_TEXT_SIZE];

    b->drawn = height && height->drawn && at >= l->window.from && at <= l->window.to;
    b->note = growth__notes_add(&l->notes,
                                b->drawn  ? NOTE_BONE_AGE
                                : !height ? NOTE_BONE_AGE_ALONE
                                          : NOTE_BONE_AGE_OUTSIDE,
                                0, growth__bone_age_text(b, text));
}

void growth__collect_bone_ages(chart_layout *l)
{
    char text[48];

    if (l->data->page->body == BODY_THUMBNAIL)
        return;
    for (size_t i = 0; shows_bone_ages(l->data) && i < l->data->n_bone_ages; i++)
        collect_one(l, &l->data->bone_ages[i]);
    if (shows_bone_ages(l->data) || !l->data->n_bone_ages)
        return;
    snprintf(text, sizeof text, "bone age (%zu)", l->data->n_bone_ages);
    growth__notes_add(&l->notes, NOTE_OTHER, 0, text);
}

static scene_point cross_of(const chart_layout *l, const chart_panel *panel,
                            const chart_bone_age *b)
{
    scene_point at = growth__mark_of(l, panel, &l->data->points[b->point]);

    at.x = growth__x(l, panel, b->bone_age->bone_age_days);
    return at;
}

/* Before the points, whose marks and numbers then keep clear of it. */
void growth__layout_bone_ages(chart_layout *l, const chart_panel *panel)
{
    double size = l->point_size * CROSS_SIZE;

    for (size_t i = 0; panel->row->measure == GROWTH_HEIGHT && i < l->data->n_bone_ages; i++) {
        const chart_bone_age *b = &l->data->bone_ages[i];
        scene_point at, height;
        char name[MAX_NAME];

        if (!b->drawn)
            continue;
        at = cross_of(l, panel, b);
        height = growth__mark_of(l, panel, &l->data->points[b->point]);
        snprintf(name, sizeof name, "height/bone-age/%zu", b->index);
        growth__scene_segment(l->scene, STYLE_BONE_AGE_LINE, name, height.x, height.y, at.x, at.y);
        growth__scene_marker(l->scene, STYLE_BONE_AGE, name, MARK_CROSS, at, size, 0);
        growth__take(l, (scene_box){ fmin(at.x, height.x), at.y - LINE_HALF, fmax(at.x, height.x),
                                     at.y + LINE_HALF });
        growth__take(l, (scene_box){ at.x - size, at.y - size, at.x + size, at.y + size });
    }
}

/* "bone age" beside the cross, on the side away from its height or above or below, where it covers
 * nothing; else the key alone says it. */
static void put_words(chart_layout *l, const chart_panel *panel, const chart_bone_age *b,
                      scene_point at)
{
    double height = growth__mark_of(l, panel, &l->data->points[b->point]).x;
    double cap = growth__cap_height(STYLE_BONE_AGE_TEXT), clear = l->point_size + 0.8;
    double width = growth__width(l, STYLE_BONE_AGE_TEXT, WORDS);
    scene_align outer = at.x < height ? ALIGN_END : ALIGN_START;
    const struct {
        scene_align align;
        double dx, dy;
    } places[] = { { outer, outer == ALIGN_END ? -clear : clear, cap / 2 },
                   { ALIGN_MIDDLE, 0, clear + cap },
                   { ALIGN_MIDDLE, 0, -clear },
                   { outer, 0, clear + cap },
                   { outer, 0, -clear } };
    char name[MAX_NAME];

    snprintf(name, sizeof name, "height/bone-age/%zu", b->index);
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        double x = at.x + places[i].dx, y = at.y + places[i].dy;
        scene_box box = growth__text_box(STYLE_BONE_AGE_TEXT, places[i].align, x, y, width);

        if (box.left < panel->plot.left + 0.6 || box.right > panel->plot.right - 0.6 ||
            box.top < panel->plot.top + 0.3 || box.bottom > panel->plot.bottom - 0.3 ||
            growth__taken_area(l, box) > 0)
            continue;
        growth__lay_paper(l, STYLE_BONE_AGE_TEXT, name, places[i].align, x, y, WORDS);
        growth__put(l, STYLE_BONE_AGE_TEXT, name, places[i].align, x, y, WORDS);
        return;
    }
}

void growth__layout_bone_age_marks(chart_layout *l, const chart_panel *panel)
{
    for (size_t i = 0; panel->row->measure == GROWTH_HEIGHT && i < l->data->n_bone_ages; i++) {
        const chart_bone_age *b = &l->data->bone_ages[i];
        char name[MAX_NAME], number[16];

        if (!b->drawn)
            continue;
        snprintf(name, sizeof name, "height/note/bone-age/%zu", b->index);
        snprintf(number, sizeof number, "%u", b->note);
        growth__put_note_mark(l, panel, name, cross_of(l, panel, b), l->point_size * CROSS_SIZE,
                              number);
        put_words(l, panel, b, cross_of(l, panel, b));
    }
}
