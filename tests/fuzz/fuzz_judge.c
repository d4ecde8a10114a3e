/* Any record at all: assessed, judged, listed, explained.  Nothing crashes, every text ends, no
 * number that is none gets into a sentence, the cheap bound hides nothing, and the order of the
 * measurements changes nothing. */
#include <math.h>

#include "made_record.h"

static void sound_words(const char *text, size_t size)
{
    const size_t length = strnlen(text, size);

    sound(length < size && is_utf8(text, length));
    sound(!strstr(text, " nan") && !strstr(text, " -nan") && !strstr(text, "(null)"));
    sound(!strstr(text, " inf ") && !strstr(text, " -inf"));
}

static void assess_each(const made_record *made, const growth_assess_options *options)
{
    for (size_t i = 0; i < made->record.n_measurements; i++) {
        growth_assessment a;
        growth_error err;
        char flags[GROWTH_FLAGS_TEXT_SIZE];
        const growth_status status =
            growth_assess(&made->record.child, &made->measurements[i], options, &a, &err);

        sound(status == a.score.status);
        if (status != GROWTH_OK)
            sound_error(&err, status);
        sound((status == GROWTH_OK) == !isnan(a.score.sds) && !isinf(a.score.sds));
        sound((status == GROWTH_OK) <= (a.score.segment != NULL));
        sound(strnlen(growth_flags_text(a.score.flags, flags), sizeof flags) < sizeof flags);
    }
}

static void sound_finding(const growth_check *check, const growth_finding *f)
{
    static char text[GROWTH_EXPLAIN_SIZE];

    sound(growth_rule_at((size_t)f->rule) && f->tier > GROWTH_TIER_NONE);
    sound(f->tier <= GROWTH_TIER_URGENT && growth_measure_describe(f->measure));
    if (f->tier == GROWTH_TIER_INSUFFICIENT) { /* there may be no weight at all */
        sound(isfinite(f->to_age) == isfinite(f->to_value));
        sound(isfinite(f->to_age) == (check->last_weight >= 0));
    } else {
        sound(isfinite(f->to_age) && isfinite(f->to_value));
        sound(isfinite(f->to_sds) || f->measure == GROWTH_ARM); /* few references have it */
    }
    sound(!isinf(f->from_age) && !isinf(f->from_value) && !isinf(f->from_sds));
    sound(!isinf(f->spaces) && !isinf(f->percent) && !isinf(f->statistic));
    sound(growth_rule_at((size_t)f->first_rule));
    sound(!f->heads || f->tier < GROWTH_TIER_WATCH ||
          (isfinite(f->first_age) && f->first_age <= f->to_age));
    for (int part = GROWTH_EXPLAIN_ALL; part <= GROWTH_EXPLAIN_DO; part++)
        sound_words(growth_explain(check, f, (growth_explain_part)part, text), sizeof text);
}

static void sound_check(const growth_check *check)
{
    static char text[GROWTH_EXPLAIN_SIZE];

    sound(check->n_findings <= GROWTH_FINDINGS_MAX);
    for (size_t i = 0; i < check->n_findings; i++) {
        sound_finding(check, &check->findings[i]);
        sound(!i || check->findings[i - 1].tier >= check->findings[i].tier);
    }
    sound(!check->n_findings || check->tier == check->findings[0].tier);
    sound_words(growth_explain_silence(check, text), sizeof text);
    for (unsigned bit = 1; growth_contact_finding_id(bit); bit <<= 1)
        if (check->contacts.findings & bit)
            sound_words(growth_explain_contact(check, bit, text), sizeof text);
}

static int list_row(void *context, const growth_listed *row)
{
    size_t *n = context;

    (*n)++;
    sound(row->tier > GROWTH_TIER_NONE && row->tier <= GROWTH_TIER_CONTACT);
    sound(row->rule && *row->rule && row->text && row->also_text);
    sound_words(row->text, GROWTH_EXPLAIN_SIZE);
    return 0;
}

/* @return The rows there are. */
static size_t judge(const growth_record *record, const growth_judge_options *options)
{
    growth_judge *judging = NULL;
    growth_judged judged;
    growth_error err;
    growth_status status;
    size_t rows = 0;

    sound(growth_judge_open(options, &judging, NULL) == GROWTH_OK);
    status = growth_judge_record(judging, record, &judged, &err);
    if (status == GROWTH_OK) {
        sound(judged.n_quality <= record->n_measurements);
        sound(growth_list(&judged, list_row, &rows) == 0);
        sound(!judged.quiet || !rows);
        if (!judged.quiet)
            sound_check(judged.check);
    } else {
        sound_error(&err, status);
    }
    growth_judge_close(judging);
    return rows;
}

static void check_quality(const growth_record *record, const growth_assess_options *options)
{
    static growth_quality_finding found[MADE_MEASUREMENTS];
    size_t n = 0;

    if (growth_quality_check(record, options, found, MADE_MEASUREMENTS, &n, NULL) != GROWTH_OK)
        return;
    for (size_t i = 0; i < n; i++) {
        char text[GROWTH_QUALITY_TEXT_SIZE];

        sound(found[i].index < record->n_measurements &&
              (!i || found[i - 1].index < found[i].index));
        sound(growth_quality_describe(found[i].kind));
        sound(found[i].confidence >= 0 && found[i].confidence <= 1);
        sound(isnan(found[i].suggested) ||
              (isfinite(found[i].suggested) && found[i].suggested > 0));
        sound_words(growth_quality_text(record, &found[i], text), sizeof text);
    }
}

/* The same record back to front. */
static void turn_round(made_record *made)
{
    const size_t n = made->record.n_measurements, contacts = made->record.n_contacts;

    for (size_t i = 0; i < n / 2; i++) {
        const growth_measurement kept_one = made->measurements[i];

        made->measurements[i] = made->measurements[n - 1 - i];
        made->measurements[n - 1 - i] = kept_one;
    }
    for (size_t i = 0; i < contacts / 2; i++) {
        const growth_contact kept_one = made->contacts[i];

        made->contacts[i] = made->contacts[contacts - 1 - i];
        made->contacts[contacts - 1 - i] = kept_one;
    }
}

static void same_contacts(const growth_contacts *a, const growth_contacts *b)
{
    sound(a->findings == b->findings && a->birth == b->birth && a->n == b->n);
    sound(a->seen_not_weighed == b->seen_not_weighed && a->seen_on == b->seen_on);
    sound(a->seen_reason == b->seen_reason && a->since_last_weight == b->since_last_weight);
    sound(a->most_in_a_row == b->most_in_a_row && a->next == b->next);
    sound(a->last_weight == b->last_weight && a->last_weight_days == b->last_weight_days);
    sound(a->gap_days == b->gap_days && a->confirm_by == b->confirm_by);
    sound(!memcmp(a->by_reason, b->by_reason, sizeof a->by_reason));
    for (size_t i = 0; i < a->n; i++)
        sound(a->items[i].state == b->items[i].state && a->items[i].reason == b->items[i].reason &&
              a->items[i].overdue == b->items[i].overdue && a->items[i].date == b->items[i].date &&
              a->items[i].until == b->items[i].until);
}

static int same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void same_finding(const growth_finding *a, const growth_finding *b)
{
    sound(a->rule == b->rule && a->measure == b->measure && a->tier == b->tier);
    sound(same_number(a->to_sds, b->to_sds) && same_number(a->spaces, b->spaces));
    sound(a->from_date == b->from_date && a->to_date == b->to_date);
    sound(a->notes == b->notes && a->also == b->also && a->heads == b->heads);
    sound(a->first_rule == b->first_rule && a->first_date == b->first_date);
    sound(same_number(a->first_age, b->first_age));
}

static void compare_orders(made_record *made, const growth_check_options *options)
{
    static growth_check one, other;

    if (growth_check_record(&made->record, options, &one, NULL) != GROWTH_OK)
        return;
    turn_round(made);
    sound(growth_check_record(&made->record, options, &other, NULL) == GROWTH_OK);
    sound(one.n_findings == other.n_findings && one.tier == other.tier);
    for (size_t i = 0; i < one.n_findings; i++)
        same_finding(&one.findings[i], &other.findings[i]);
    same_contacts(&one.contacts, &other.contacts);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static made_record made;
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_rules rules;
    size_t bounded;

    make_record(&made, bytes, length);
    growth_rules_default(&rules);
    for (size_t i = 0; i < growth_rule_count() && made.choice & 0x100; i++)
        rules.on[i] = 1;
    options.check.rules = &rules;
    options.check.today = made.today;
    options.check.assess.policy = (growth_gestation_policy)(made.choice & 1);
    options.check.assess.reference = growth_reference_at(made.choice >> 1 & 7);
    options.since =
        made.choice & 0x80 && made.today != GROWTH_DATE_NONE ? made.today - 60 : GROWTH_DATE_NONE;
    if (options.check.assess.reference &&
        !growth_reference_describe(options.check.assess.reference).included)
        return 0;
    assess_each(&made, &options.check.assess);
    check_quality(&made.record, &options.check.assess);
    bounded = judge(&made.record, &options);
    options.check.effort = GROWTH_EFFORT_WHOLE;
    sound(judge(&made.record, &options) == bounded);
    compare_orders(&made, &options.check);
    return 0;
}
