/* Findings in words, as the rules and data quality say them; only headings are worded here. */
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define HEAD_BEFORE 2.6
#define LAST_AFTER  3.0

/* The core's words are plain; beside figures set with a minus and a raised two they are set alike.
 */
static const struct {
    const char *plain, *set;
} signs[] = { { "(-", "(\u2212" }, { " -", " \u2212" }, { "kg/m2", "kg/m\u00b2" } };

#define SET_SIZE (2 * GROWTH_EXPLAIN_SIZE)

static void set_signs(const char *text, char set[SET_SIZE])
{
    size_t used = 0;

    while (*text && used + 8 < SET_SIZE) {
        size_t i = 0;

        while (i < ARRAY_LEN(signs) &&
               (strncmp(text, signs[i].plain, strlen(signs[i].plain)) != 0 ||
                /* A hyphen without a figure is none of ours. */
                (signs[i].plain[1] == '-' && !(text[2] >= '0' && text[2] <= '9'))))
            i++;
        if (i < ARRAY_LEN(signs)) {
            used += (size_t)snprintf(set + used, SET_SIZE - used, "%s", signs[i].set);
            text += strlen(signs[i].plain);
        } else {
            set[used++] = *text++;
        }
    }
    set[used] = 0;
}

static void add(chart_layout *l, text_flow *flow, chart_style style, const char *name,
                double before, const char *text)
{
    flow_line kind = { style, name, 0, before, 0, NULL };
    char set[SET_SIZE];

    set_signs(text, set);
    growth__flow_add(l, flow, kind, l->body.right - l->body.left, set);
}

static void add_part(chart_layout *l, text_flow *flow, const growth_finding *f,
                     growth_explain_part part)
{
    char words[GROWTH_EXPLAIN_SIZE];

    add(l, flow, STYLE_WORDS, "finding", 0, growth_explain(l->data->check, f, part, words));
}

/* That too little is known, beside a fall: what is the case. */
static void add_little(chart_layout *l, text_flow *flow)
{
    char words[GROWTH_EXPLAIN_SIZE];

    add(l, flow, STYLE_WORDS, "finding", 0, growth__little_text(l->data, LITTLE_WHOLE, words));
}

/* "Acknowledged on 10 Apr 2023 by gp: gastroenteritis. Open again: ..." */
static void add_acknowledgement(chart_layout *l, text_flow *flow,
                                const growth_chart_acknowledgement *a)
{
    char by[PLAIN_TEXT_SIZE], reason[PLAIN_TEXT_SIZE], what[PLAIN_TEXT_SIZE];
    char since[PLAIN_TEXT_SIZE], on[16], words[4 * PLAIN_TEXT_SIZE + 64];

    growth__given_text(a->by, by);
    growth__given_text(a->reason, reason);
    growth__given_text(a->what, what);
    growth__given_text(a->since, since);
    growth_date_words(a->on, on);
    snprintf(words, sizeof words, "Acknowledged%s%s%s%s%s%s%s%s%s.%s%s%s", *on ? " on " : "", on,
             *by ? " by " : "", by, *what ? " (" : "", what, *what ? ")" : "", *reason ? ": " : "",
             reason, *since ? " " : "", since, *since ? "." : "");
    add(l, flow, STYLE_WORDS, "acknowledged", 0, words);
}

static void add_acknowledged(chart_layout *l, text_flow *flow, int finding, unsigned contact)
{
    for (size_t i = 0; i < l->data->n_acknowledgements; i++) {
        const growth_chart_acknowledgement *a = &l->data->acknowledgements[i];

        if (a->finding == finding && (finding >= 0 || a->contact == contact))
            add_acknowledgement(l, flow, a);
    }
}

/* Those of what is not found now, or that a newer one of its episode stands before. */
static void add_earlier(chart_layout *l, text_flow *flow)
{
    int any = 0;

    for (size_t i = 0; i < l->data->n_acknowledgements; i++)
        any |= l->data->acknowledgements[i].finding < 0 && !l->data->acknowledgements[i].contact;
    if (!any)
        return;
    add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Also acknowledged");
    add_acknowledged(l, flow, -1, 0);
}

static void add_finding(chart_layout *l, text_flow *flow, const growth_finding *f)
{
    char head[96];

    snprintf(head, sizeof head, "%s: %s", growth_measure_describe(f->measure)->title,
             growth_tier_text(f->tier));
    add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, head);
    add_acknowledged(l, flow, (int)(f - l->data->check->findings), 0);
    if (f->tier == GROWTH_TIER_INSUFFICIENT) {
        add_little(l, flow);
        return;
    }
    add_part(l, flow, f, GROWTH_EXPLAIN_WHAT);
    add_part(l, flow, f, GROWTH_EXPLAIN_WHY);
}

/* What lacks and what to do is the child's, not each finding's: said once, of the strongest. */
static void add_action(chart_layout *l, text_flow *flow, const growth_finding *f)
{
    add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "What would confirm it");
    add_part(l, flow, f, GROWTH_EXPLAIN_MISSING);
    add_part(l, flow, f, GROWTH_EXPLAIN_DO);
}

static void add_entries(chart_layout *l, text_flow *flow, int again, const char *head)
{
    char words[GROWTH_QUALITY_TEXT_SIZE];
    int headed = 0;

    for (size_t i = 0; i < l->data->n_quality; i++) {
        if ((l->data->quality[i].kind == GROWTH_QUALITY_LATEST_LOW) != again)
            continue;
        if (!headed)
            add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, head);
        headed = 1;
        add(l, flow, STYLE_WORDS, "finding", 0,
            growth_quality_text(l->data->record, &l->data->quality[i], words));
    }
}

static void add_quality(chart_layout *l, text_flow *flow)
{
    add_entries(l, flow, 1, "Check and measure again");
    add_entries(l, flow, 0, "Doubtful entries");
}

/* What is missing: from the contacts. */
static void add_contacts(chart_layout *l, text_flow *flow)
{
    char words[GROWTH_EXPLAIN_SIZE];
    int headed = 0;

    for (unsigned bit = 1; growth_contact_finding_id(bit); bit <<= 1) {
        if (!(l->data->check->contacts.findings & bit))
            continue;
        if (!headed)
            add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Contacts");
        headed = 1;
        add(l, flow, STYLE_WORDS, "finding", 0, growth_explain_contact(l->data->check, bit, words));
        add_acknowledged(l, flow, -1, bit);
    }
}

/* Before what was found: it is said of the other entries alone. */
static void add_unread(chart_layout *l, text_flow *flow)
{
    char text[UNREAD_TEXT_SIZE], words[UNREAD_TEXT_SIZE + 64];

    if (!*growth__unread_text(l->data, text))
        return;
    add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Not all entries could be read");
    snprintf(words, sizeof words, "%s. What follows is said of the others alone.", text);
    add(l, flow, STYLE_WORDS, "finding", 0, words);
}

/* The rules count occasions, the picture and the description values. */
static void add_occasions(chart_layout *l, text_flow *flow)
{
    char words[160];
    size_t n = 0;

    for (size_t i = 0; i < l->data->n_points; i++)
        n +=
            l->data->points[i].measurement->measure == GROWTH_WEIGHT && l->data->points[i].possible;
    if (n <= l->data->check->n_weights)
        return;
    snprintf(
        words, sizeof words,
        "The rules were asked of %zu occasions; %zu weights are recorded, some of them too near "
        "each other or too far back to count.",
        l->data->check->n_weights, n);
    add(l, flow, STYLE_WORDS, "finding", 0, words);
}

void growth__flow_words(chart_layout *l, text_flow *flow)
{
    const growth_check *check = l->data->check;
    char silence[GROWTH_EXPLAIN_SIZE];
    const growth_finding *first = NULL;

    add_unread(l, flow);
    if (!check) {
        add(l, flow, STYLE_WORDS, "finding", 0, "This record was not checked against any rule.");
    } else {
        for (size_t i = 0; i < check->n_findings; i++)
            if (check->findings[i].heads) {
                add_finding(l, flow, &check->findings[i]);
                first = first ? first : &check->findings[i];
            }
        if (first)
            add_action(l, flow, first);
        if (!first) {
            add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Findings");
            add(l, flow, STYLE_WORDS, "finding", 0, growth_explain_silence(check, silence));
            add_occasions(l, flow);
        }
        add_contacts(l, flow);
        add_earlier(l, flow);
    }
    add_quality(l, flow);
    if (flow->n && l->notes.n) /* White before the notes. */
        add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Notes");
}
