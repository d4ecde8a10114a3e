/* What was found in one child as the rows of `check` and `scan`: rules, entries, contacts. */
#include <math.h>
#include <string.h>

#include <growth/scan.h>

#include "internal.h"

/* Where the rows go. */
typedef struct list {
    const growth_judged *judged;
    growth_list_row *row;
    void *context;
} list;

static int is_wanted(const list *l, growth_tier tier)
{
    return (int)(l->judged->tiers >> tier & 1);
}

static growth_listed blank(const list *l, growth_tier tier, const char *rule)
{
    return (growth_listed){ .child_id = l->judged->record.child.id,
                            .tier = tier,
                            .rule = rule,
                            .measure = GROWTH_WEIGHT,
                            .from_date = GROWTH_DATE_NONE,
                            .to_date = GROWTH_DATE_NONE,
                            .last_measured_on = GROWTH_DATE_NONE,
                            .first_date = GROWTH_DATE_NONE,
                            .from_age = GROWTH_NAN,
                            .to_age = GROWTH_NAN,
                            .from_value = GROWTH_NAN,
                            .to_value = GROWTH_NAN,
                            .from_sds = GROWTH_NAN,
                            .to_sds = GROWTH_NAN,
                            .spaces = GROWTH_NAN,
                            .percent = GROWTH_NAN,
                            .occasions = -1,
                            .also_text = "" };
}

/* ---- what was known before ------------------------------------------------------------------- */

/* An episode that was as pressing already is not new. */
static int is_new_finding(const growth_judged *j, const growth_finding *f)
{
    for (size_t i = 0; j->check_then && i < j->check_then->n_findings; i++) {
        const growth_finding *then = &j->check_then->findings[i];

        if (then->heads && then->measure == f->measure && then->tier >= f->tier)
            return 0;
    }
    return 1;
}

static int same_entry(const growth_measurement *a, const growth_measurement *b)
{
    return a->measure == b->measure && a->measured_on == b->measured_on && a->value == b->value;
}

static int is_new_entry(const growth_judged *j, const growth_quality_finding *q)
{
    const growth_measurement *m = &j->record.measurements[q->index];

    for (size_t i = 0; i < j->n_quality_then; i++) {
        const growth_quality_finding *then = &j->quality_then[i];

        if (then->kind == q->kind && same_entry(m, &j->record_then.measurements[then->index]))
            return 0;
    }
    return 1;
}

static int is_new_contact(const growth_judged *j, unsigned bit)
{
    return !j->check_then || !(j->check_then->contacts.findings & bit);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static const char *also_text(unsigned long long also, char *text, size_t size)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; also >> i; i++)
        if (also >> i & 1) {
            used = growth__append(text, size, used, used ? ";" : "");
            used = growth__append(text, size, used, growth_rule_at(i)->id);
        }
    return text;
}

static void add_sentence(char *text, const char *sentence, const char *end)
{
    const size_t used = strlen(text);

    if (!*sentence || used + strlen(sentence) + strlen(end) + 2 > GROWTH_EXPLAIN_SIZE)
        return;
    growth__append(text, GROWTH_EXPLAIN_SIZE, used, " ");
    growth__append(text, GROWTH_EXPLAIN_SIZE, used + 1, sentence);
    growth__append(text, GROWTH_EXPLAIN_SIZE, strlen(text), end);
}

/* What is found on curves that were chosen rests on that choice; in a child whose rows contradict
 * each other it may be another's: it says so itself. */
static const char *with_identity(const list *l, char *text)
{
    char more[GROWTH_EXPLAIN_SIZE];

    add_sentence(text, growth_explain_sex_chosen(&l->judged->record.child, more), ".");
    add_sentence(text, growth_explain_identity(l->judged->record.n_refused, more), "");
    return text;
}

/* Before all else: nothing found tells that these are the rows of one child. */
static int list_identity(const list *l)
{
    growth_listed row = blank(l, GROWTH_TIER_INSUFFICIENT, growth_identity_id());
    char text[GROWTH_EXPLAIN_SIZE];

    row.text = growth_explain_identity(l->judged->record.n_refused, text);
    return l->row(l->context, &row);
}

/* Likewise: nothing was looked for. */
static int list_sex_unknown(const list *l)
{
    growth_listed row = blank(l, GROWTH_TIER_INSUFFICIENT, growth_sex_unknown_id());
    char text[GROWTH_EXPLAIN_SIZE];

    row.text = growth_explain_sex_unknown(l->judged->record.child.sex, text);
    return *row.text ? l->row(l->context, &row) : 0;
}

static int list_finding(const list *l, const growth_finding *f)
{
    const growth_track *track = &l->judged->check->track;
    growth_listed row = blank(l, f->tier, growth_rule_at((size_t)f->rule)->id);
    char text[GROWTH_EXPLAIN_SIZE], also[GROWTH_EXPLAIN_SIZE];

    row.measure = f->measure;
    row.from_date = f->from_date;
    row.to_date = f->to_date;
    row.from_age = f->from_age;
    row.to_age = f->to_age;
    row.from_value = f->from_value;
    row.to_value = f->to_value;
    row.from_sds = f->from_sds;
    row.to_sds = f->to_sds;
    row.spaces = f->spaces;
    row.percent = f->loss.percent > 0 ? f->loss.percent : f->percent;
    row.occasions = (int)f->occasions;
    row.first_date = f->first_date;
    row.first_rule = f->first_date == GROWTH_DATE_NONE && isnan(f->first_age)
                         ? NULL
                         : growth_rule_at((size_t)f->first_rule)->id;
    if ((unsigned)f->measure >= GROWTH_TRACK_MEASURES)
        row.last_measured_on = f->to_date; /* no series: the newest value itself */
    else if (track->series[f->measure].n_points)
        row.last_measured_on =
            track->series[f->measure].points[track->series[f->measure].n_points - 1].date;
    row.also = f->also;
    row.also_text = also_text(f->also, also, sizeof also);
    row.text = with_identity(l, growth_explain(l->judged->check, f, GROWTH_EXPLAIN_ALL, text));
    return l->row(l->context, &row);
}

static int list_entry(const list *l, const growth_quality_finding *q)
{
    const growth_record *record = &l->judged->record;
    const growth_measurement *m = &record->measurements[q->index];
    growth_listed row = blank(l, GROWTH_TIER_QUALITY, growth_quality_describe(q->kind)->id);
    char text[GROWTH_QUALITY_TEXT_SIZE];
    double corrected;

    row.measure = m->measure;
    row.to_date = m->measured_on;
    row.to_value = m->value;
    if (growth_measurement_age(&record->child, m, &row.to_age, &corrected) != GROWTH_OK)
        row.to_age = GROWTH_NAN;
    row.text = growth_quality_text(record, q, text);
    return l->row(l->context, &row);
}

static int list_contact(const list *l, unsigned bit)
{
    growth_listed row = blank(l, GROWTH_TIER_CONTACT, growth_contact_finding_id(bit));
    char text[GROWTH_EXPLAIN_SIZE];

    row.last_measured_on = l->judged->check->contacts.last_weight;
    row.text = growth_explain_contact(l->judged->check, bit, text);
    return l->row(l->context, &row);
}

int growth_list(const growth_judged *judged, growth_list_row *row, void *context)
{
    const list l = { judged, row, context };
    int status = 0;

    if (!judged || !row || judged->quiet)
        return 0;
    if (judged->record.n_refused && is_wanted(&l, GROWTH_TIER_INSUFFICIENT))
        status = list_identity(&l);
    if (status == 0 && is_wanted(&l, GROWTH_TIER_INSUFFICIENT))
        status = list_sex_unknown(&l);
    for (size_t i = 0; status == 0 && i < judged->check->n_findings; i++) {
        const growth_finding *f = &judged->check->findings[i];

        if (f->heads && is_wanted(&l, f->tier) && is_new_finding(judged, f))
            status = list_finding(&l, f);
    }
    for (size_t i = 0; status == 0 && is_wanted(&l, GROWTH_TIER_QUALITY) && i < judged->n_quality;
         i++)
        if (is_new_entry(judged, &judged->quality[i]))
            status = list_entry(&l, &judged->quality[i]);
    for (unsigned bit = 1; status == 0 && growth_contact_finding_id(bit); bit <<= 1)
        if (is_wanted(&l, GROWTH_TIER_CONTACT) && (judged->check->contacts.findings & bit) &&
            is_new_contact(judged, bit))
            status = list_contact(&l, bit);
    return status;
}
