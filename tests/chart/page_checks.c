/* What must hold for every page of every record. */
#include "page_checks.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From the top of capitals to the foot of descenders, in mm for each point of size. */
#define TEXT_EM (0.95 * 25.4 / 72)

static int meet(const dumped_item *a, const dumped_item *b)
{
    return a->sheet == b->sheet && a->a < b->c && b->a < a->c && a->b < b->d && b->b < a->d;
}

void check_texts(const char *what)
{
    double edge = o.made.options.page == GROWTH_PAGE_THUMBNAIL ? 0.5 : 5;

    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *a = &o.scene.items[i];

        if (!a->text)
            continue;
        if (a->a < edge || a->b < edge || a->c > o.scene.width - edge ||
            a->d > o.scene.height - edge)
            ck_abort_msg("%s %s: \"%s\" leaves the page", o.made.id, what, a->text);
        if (a->d - a->b < 6.5 * TEXT_EM - 0.003)
            ck_abort_msg("%s %s: \"%s\" is too small", o.made.id, what, a->text);
        for (size_t j = i + 1; j < o.scene.n_items; j++)
            if (o.scene.items[j].text && meet(a, &o.scene.items[j]))
                ck_abort_msg("%s %s: \"%s\" (%s) covers \"%s\" (%s)", o.made.id, what, a->text,
                             a->name, o.scene.items[j].text, o.scene.items[j].name);
    }
}

/* Whether "3" is one of "1,3". */
static int lists(const char *numbers, const char *number)
{
    const size_t n = strlen(number);

    for (const char *at = numbers; (at = strstr(at, number)); at += n)
        if ((at == numbers || at[-1] == ',') && (at[n] == ',' || !at[n]))
            return 1;
    return 0;
}

/* The number of a note stands somewhere in the picture. */
static void check_note_numbers(const char *what)
{
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const dumped_item *note = &o.scene.items[i];
        int found = 0;

        if (!note->text || strcmp(note->name, "note-number"))
            continue;
        for (size_t j = 0; j < o.scene.n_items && !found; j++) {
            const dumped_item *mark = &o.scene.items[j];

            found = mark->text && !strcmp(mark->style, "note-mark") &&
                    strcmp(mark->name, "note-number") && lists(mark->text, note->text);
        }
        if (!found)
            ck_abort_msg("%s %s: note %s has no mark in the picture: %s", o.made.id, what,
                         note->text, i + 1 < o.scene.n_items ? note[1].text : "");
    }
}

/* A mark, a row of the chronology, or a note. */
static void check_measurement(size_t i, const char *what)
{
    const growth_measurement *m = &o.made.measurements[i];
    const char *id = growth_measure_describe(m->measure)->id;
    char dot[SCENE_WORD], cross[SCENE_WORD], number[VALUE_WORDS], words[96];

    snprintf(dot, sizeof dot, "%s/dot/%zu", id, i);
    snprintf(cross, sizeof cross, "%s/cross/%zu", id, i);
    snprintf(words, sizeof words, " %s ", value_words(m, number));
    if (!dumped_find(&o.scene, "marker", dot) && !dumped_find(&o.scene, "marker", cross) &&
        !named_in_notes(words) && !page_says(words))
        ck_abort_msg("%s %s: %s %s is neither drawn nor named", o.made.id, what, id, number);
}

static int shows(growth_chart_page page, growth_measure measure)
{
    switch (page) {
    case GROWTH_PAGE_WEIGHT_HEIGHT:
        return measure == GROWTH_WEIGHT || measure == GROWTH_HEIGHT;
    case GROWTH_PAGE_WEIGHT:
        return measure == GROWTH_WEIGHT;
    case GROWTH_PAGE_HEIGHT:
        return measure == GROWTH_HEIGHT;
    case GROWTH_PAGE_HEAD:
        return measure == GROWTH_HEAD;
    case GROWTH_PAGE_SDS:
    case GROWTH_PAGE_RECORD:
        return 1;
    default:
        return 0;
    }
}

/* What is drawn in a style of points is explained by it, and the arrow of what lies beyond the
 * scale is clear of the ring around it. */
static void check_marks(const char *what)
{
    static const char *const styles[] = { "point", "point-chronological", "point-corrected" };

    for (size_t k = 0; k < sizeof styles / sizeof *styles; k++) {
        int drawn = 0, explained = 0;

        for (size_t i = 0; i < o.scene.n_items; i++) {
            const dumped_item *mark = &o.scene.items[i];

            if (strcmp(mark->kind, "marker") || strcmp(mark->style, styles[k]))
                continue;
            drawn |= strcmp(mark->name, "key") != 0;
            explained |= !strcmp(mark->name, "key");
        }
        if (drawn && !explained && o.scene.width >= 200)
            ck_abort_msg("%s %s: the key does not explain %s", o.made.id, what, styles[k]);
    }
    for (size_t i = 0; i < o.scene.n_items; i++)
        for (size_t k = 0; strstr(o.scene.items[i].name, "/off-scale/") && k < o.scene.n_items;
             k++) {
            const dumped_item *arrow = &o.scene.items[i], *ring = &o.scene.items[k];

            if (!strcmp(ring->style, "latest-ring") && ring->sheet == arrow->sheet &&
                strcmp(ring->name, "key") != 0 && fabs(ring->a - arrow->a) < ring->c &&
                fabs(ring->b - arrow->b) < ring->c + 2 * arrow->c)
                ck_abort_msg("%s %s: the ring covers %s", o.made.id, what, arrow->name);
        }
}

/* The numbers at a mark are in order: "2,5", so that they are found. */
static void check_order(const char *what)
{
    for (size_t i = 0; i < o.scene.n_items; i++) {
        const char *text = o.scene.items[i].text;
        unsigned long last = 0;

        if (!text || strcmp(o.scene.items[i].style, "note-mark"))
            continue;
        for (char *end; *text; text = *end ? end + 1 : end) {
            const unsigned long number = strtoul(text, &end, 10);

            if (number <= last)
                ck_abort_msg("%s %s: numbers out of order: %s", o.made.id, what,
                             o.scene.items[i].text);
            last = number;
        }
    }
}

void check_page(const char *what)
{
    check_texts(what);
    check_marks(what);
    check_order(what);
    check_note_numbers(what);
    for (size_t i = 0; i < o.made.record.n_measurements; i++)
        if (shows(o.made.options.page, o.made.measurements[i].measure))
            check_measurement(i, what);
}
