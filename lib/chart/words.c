/* Findings in words, as the rules and data quality say them; nothing is worded here but headings. */
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "layout.h"

#define HEAD_BEFORE 2.6
#define LAST_AFTER  3.0

static void add(chart_layout *l, text_flow *flow, chart_style style, const char *name,
                double before, const char *text)
{
    flow_line kind = { style, name, 0, before, 0, NULL };

    growth__flow_add(l, flow, kind, l->body.right - l->body.left, text);
}

static void add_finding(chart_layout *l, text_flow *flow, const growth_finding *f)
{
    char head[96], words[GROWTH_EXPLAIN_SIZE];

    snprintf(head, sizeof head, "%s: %s", growth_measure_describe(f->measure)->title,
             growth_tier_text(f->tier));
    add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, head);
    add(l, flow, STYLE_WORDS, "finding", 0, growth_explain(l->data->check, f, words));
}

static void add_quality(chart_layout *l, text_flow *flow)
{
    char words[GROWTH_QUALITY_TEXT_SIZE];

    for (size_t i = 0; i < l->data->n_quality; i++) {
        if (i == 0)
            add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Doubtful entries");
        add(l, flow, STYLE_WORDS, "finding", 0,
            growth_quality_text(l->data->record, &l->data->quality[i], words));
    }
}

/* What is missing: from the contacts. */
static void add_contacts(chart_layout *l, text_flow *flow)
{
    static const struct {
        unsigned bit;
        const char *words;
    } said[] = {
        { GROWTH_CONTACT_OVERDUE, "A weight is overdue." },
        { GROWTH_CONTACT_BLIND_GAP, "No weight was recorded for too long." },
        { GROWTH_CONTACT_SEEN_NOT_WEIGHED,
          "The child was seen but not weighed at two or more visits in a row." },
        { GROWTH_CONTACT_CONFIRM, "The day by which a finding was to be confirmed has passed." },
    };
    char words[512] = "";
    size_t used = 0;

    for (size_t i = 0; i < ARRAY_LEN(said); i++)
        if (l->data->check->contacts.findings & said[i].bit)
            used += (size_t)snprintf(words + used, sizeof words - used, "%s%s", used ? " " : "",
                                     said[i].words);
    if (!used)
        return;
    add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Contacts");
    add(l, flow, STYLE_WORDS, "finding", 0, words);
}

void growth__flow_words(chart_layout *l, text_flow *flow)
{
    const growth_check *check = l->data->check;
    char silence[GROWTH_EXPLAIN_SIZE];
    size_t heads = 0;

    if (!check) {
        add(l, flow, STYLE_WORDS, "finding", 0, "This record was not checked against any rule.");
    } else {
        for (size_t i = 0; i < check->n_findings; i++)
            if (check->findings[i].heads) {
                add_finding(l, flow, &check->findings[i]);
                heads++;
            }
        if (!heads) {
            add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Findings");
            add(l, flow, STYLE_WORDS, "finding", 0, growth_explain_silence(check, silence));
        }
        add_contacts(l, flow);
    }
    add_quality(l, flow);
    if (flow->n && l->notes.n) /* White before the notes. */
        add(l, flow, STYLE_WORDS_HEAD, "finding-head", HEAD_BEFORE, "Notes");
}
