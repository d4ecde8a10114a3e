/* What the rules found, in few words: at the head of the page, in the panel where no bracket says
 * it, and in the notes.  The words are the core's own; here they are only cut. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define URGENT       "urgent, measure again now"
#define PANEL_STEP_X 6.0 /* mm, between places that are tried for words. */
#define PANEL_STEP_Y 2.0
#define NUMBER_ROOM  6.0

const char *growth__tier_words(growth_tier tier)
{
    return tier == GROWTH_TIER_URGENT ? URGENT : growth_tier_text(tier);
}

/* Up to where a sentence goes on with its evidence. */
static void cut(char *text)
{
    static const char *const ends[] = { ". ", " (", ", on ", ", then " };

    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        char *end = strstr(text, ends[i]);

        if (end)
            *end = 0;
    }
}

char *growth__found_text(const chart_data *data, const growth_finding *f, char *text)
{
    const growth_rule *rule = growth_rule_at((size_t)f->rule);
    const char *title = growth_measure_describe(f->measure)->title;
    const size_t length = strlen(title);
    char words[GROWTH_EXPLAIN_SIZE];

    growth_explain(data->check, f, GROWTH_EXPLAIN_WHAT, words);
    cut(words);
    /* Where a value lies is not what a rule of losses found. */
    if (rule && rule->fall && !strncmp(words, title, length) &&
        !strncmp(words + length, " is ", strlen(" is ")))
        snprintf(words, sizeof words, "%s", rule->title);
    if (strncmp(words, title, length) != 0) {
        snprintf(text, FOUND_TEXT_SIZE, "%.*s", FOUND_TEXT_SIZE - 1, words);
        return text;
    }
    /* "Height": a title of both, "Length/Height", is none in a sentence. */
    snprintf(text, FOUND_TEXT_SIZE, "%s%.*s", growth__measure_words(f->measure)->noun,
             FOUND_TEXT_SIZE - 32, words + length);
    growth__begin_sentence(text);
    return text;
}

char *growth__rules_text(const growth_finding *f, char *text)
{
    const growth_rule *rule = growth_rule_at((size_t)f->rule);
    size_t used = (size_t)snprintf(text, RULES_TEXT_SIZE, "%s", rule ? rule->id : "");

    for (size_t i = 0; i < growth_rule_count() && used < RULES_TEXT_SIZE; i++)
        if ((int)i != f->rule && (f->also >> i & 1))
            used += (size_t)snprintf(text + used, RULES_TEXT_SIZE - used, ", %s",
                                     growth_rule_at(i)->id);
    return text;
}

int growth__is_found(const growth_finding *f)
{
    return f->heads && f->tier > GROWTH_TIER_INSUFFICIENT;
}

static int is_weight_found(const growth_check *check)
{
    for (size_t i = 0; i < check->n_findings; i++)
        if (growth__is_found(&check->findings[i]) && check->findings[i].measure == GROWTH_WEIGHT)
            return 1;
    return 0;
}

static int has_curves(const chart_data *data, growth_measure measure)
{
    const growth_segment *segment;

    for (size_t i = 0; (segment = growth_reference_segment(data->reference, i)); i++)
        if (growth_segment_describe(segment).measure == measure)
            return 1;
    return 0;
}

char *growth__little_text(const chart_data *data, little_words words, char *text)
{
    const growth_check *check = data->check;
    const char *more = words == LITTLE_WHOLE ? " Weigh at the next contact." : "";
    char span[SPAN_TEXT_SIZE];

    if (!has_curves(data, GROWTH_WEIGHT))
        snprintf(text, GROWTH_EXPLAIN_SIZE,
                 "This reference has no curves of weight, so weight is not judged.%s", more);
    else if (is_weight_found(check) && check->last_weight_days >= 0)
        snprintf(text, GROWTH_EXPLAIN_SIZE, "The last weight is %s old.%s",
                 growth__span_text(check->last_weight_days, span), more);
    else if (words == LITTLE_WHOLE)
        growth_explain_silence(check, text);
    else
        snprintf(text, GROWTH_EXPLAIN_SIZE, "Too little is known to judge weight.");
    return text;
}

/* "Urgent, measure again now: weight has moved down 5.9 centile spaces since 18 Jan 2024; ..." */
void growth__write_found(const chart_layout *l, char *text, size_t size)
{
    const growth_check *check = l->data->check;
    growth_tier tier = GROWTH_TIER_NONE;
    size_t used = 0;

    text[0] = 0;
    for (size_t i = 0; check && i < check->n_findings && used < size; i++) {
        const growth_finding *f = &check->findings[i];
        const size_t at = used;
        char words[FOUND_TEXT_SIZE];

        if (!growth__is_found(f))
            continue;
        growth__found_text(l->data, f, words);
        growth__within_sentence(words);
        used += (size_t)snprintf(text + used, size - used, "%s%s%s%s",
                                 !used             ? ""
                                 : f->tier == tier ? "; "
                                                   : ". ",
                                 f->tier == tier ? "" : growth__tier_words(f->tier),
                                 f->tier == tier ? "" : ": ", words);
        if (f->tier != tier) /* A sentence begins. */
            growth__begin_sentence(text + (at ? at + 2 : 0));
        tier = f->tier;
    }
}

/* A finding that no bracket tells of: in words, in the notes. */
unsigned growth__note_found(chart_layout *l, const growth_finding *f, note_kind kind)
{
    char words[FOUND_TEXT_SIZE], rules[RULES_TEXT_SIZE];
    char item[FOUND_TEXT_SIZE + RULES_TEXT_SIZE + 64];

    growth__found_text(l->data, f, words);
    growth__within_sentence(words);
    growth__rules_text(f, rules);
    snprintf(item, sizeof item, "%s: %s. Found by the rule%s %s.", growth__tier_words(f->tier),
             words, strchr(rules, ',') ? "s" : "", rules);
    growth__begin_sentence(item);
    return growth__notes_add(&l->notes, kind, f->rule * GROWTH_MEASURE_COUNT_ + (int)f->measure,
                             item);
}

/* ---- in the panel ---------------------------------------------------------------------------- */

/* Of a place for words; as much as `most` where it is seen to be no less. */
static double cost_of(const chart_layout *l, const chart_panel *panel, double x, double y,
                      double width, scene_point near, double most)
{
    scene_box box = growth__text_box(STYLE_FALL_TEXT, ALIGN_START, x, y, width);
    double cost = 0.12 * fabs(x + width / 2 - near.x) + 0.3 * fabs(y - near.y), taken;

    box.top -= 1.4; /* The number of the note stands high. */
    box.bottom += 0.6;
    if (cost >= most)
        return most;
    taken = growth__taken_area(l, box);
    cost += taken > 0 ? 100 + 60 * taken : 0;
    return cost >= most ? most : cost + 0.25 * growth__curves_through(l, panel, box);
}

void growth__put_panel_words(chart_layout *l, const chart_panel *panel, const char *words,
                             unsigned note, scene_point near)
{
    const double width = growth__width(l, STYLE_FALL_TEXT, words) + NUMBER_ROOM;
    double best_x = panel->plot.left + 1.5, best_y = panel->plot.top + 6, least = INFINITY;
    char name[MAX_NAME], number[16];
    scene_box box;

    for (double y = panel->plot.top + 5; y < panel->plot.bottom - 5; y += PANEL_STEP_Y)
        for (double x = panel->plot.left + 1.5; x + width < panel->plot.right; x += PANEL_STEP_X) {
            const double cost = cost_of(l, panel, x, y, width, near, least);

            if (cost < least) {
                least = cost;
                best_x = x;
                best_y = y;
            }
        }
    snprintf(name, sizeof name, "%s/found", panel->id);
    growth__lay_paper(l, STYLE_FALL_TEXT, name, ALIGN_START, best_x, best_y, words);
    box = growth__put(l, STYLE_FALL_TEXT, name, ALIGN_START, best_x, best_y, words);
    snprintf(number, sizeof number, "%u", note);
    snprintf(name, sizeof name, "%s/note/found", panel->id);
    growth__take(l, growth__put(l, STYLE_NOTE_MARK, name, ALIGN_START, box.right + 0.7,
                                best_y - 0.9, number));
}

void growth__layout_state(chart_layout *l, const chart_panel *panel)
{
    const growth_measure m = panel->row->measure;
    const chart_point *latest = growth__data_latest(l->data, m);
    char words[FOUND_TEXT_SIZE];

    if ((unsigned)m >= GROWTH_TRACK_MEASURES || !l->states[m].finding)
        return;
    growth__found_text(l->data, l->states[m].finding, words);
    growth__put_panel_words(
        l, panel, words, l->states[m].note,
        latest && latest->drawn
            ? growth__mark_of(l, panel, latest)
            : (scene_point){ panel->plot.right, (panel->plot.top + panel->plot.bottom) / 2 });
}
