/* Asking every rule about a child, and ordering what is found into episodes. */
#include <math.h>
#include <string.h>

#include "case.h"
#include "given.h"
#include "history.h"
#include "internal.h"
#include "series.h"
#include "shared.h"

/* ---- one series ------------------------------------------------------------------------------ */

static growth_finding blank_finding(const growth__case *c, size_t rule)
{
    const growth_occasion *o = c ? c->last : NULL;
    growth_finding f = {
        .rule = (int)rule,
        .measure = c ? c->series->measure : GROWTH_WEIGHT,
        .from_date = GROWTH_DATE_NONE,
        .from_age = GROWTH_NAN,
        .from_value = GROWTH_NAN,
        .from_sds = GROWTH_NAN,
        .baseline_sds = GROWTH_NAN,
        .spaces = GROWTH_NAN,
        .percent = GROWTH_NAN,
        .statistic = GROWTH_NAN,
        .occasions = c ? (unsigned)c->n : 0,
        .first_date = GROWTH_DATE_NONE,
        .first_age = GROWTH_NAN,
        .first_rule = (int)rule,
        .loss = { GROWTH_DATE_NONE, GROWTH_DATE_NONE, GROWTH_NAN, GROWTH_NAN, GROWTH_NAN,
                  GROWTH_NAN, GROWTH_NAN },
    };

    if (o) {
        f.to_date = o->date;
        f.to_age = o->age_days;
        f.to_value = o->value;
        f.to_sds = o->sds;
        f.notes = o->notes & GROWTH_POINT_DOUBTFUL ? GROWTH_FINDING_DOUBTFUL : 0u;
    }
    return f;
}

void growth__ask_begin(const growth__asking *a, growth_measure measure, growth__asked_case *q)
{
    const growth_series *s = &a->track->series[measure];

    growth__case_begin(&q->c, a->track, s, a->effort);
    q->blank = blank_finding(&q->c, 0);
    q->age = growth__point_age(growth__newest(s));
}

/* Ask a rule into a finding that is blank, and stays so where it is not met. */
static int ask(const growth__asking *a, growth__asked_case *q, size_t rule, const growth__rule *row,
               growth_finding *f)
{
    growth_tier tier;

    if (q->age < row->rule.from || q->age >= row->rule.to || (!q->c.last && row->rule.from >= 28))
        return 0;
    q->c.p = a->rules->value[rule];
    tier = row->ask(&q->c, f);
    if (tier == GROWTH_TIER_NONE)
        return 0;
    f->rule = f->first_rule = (int)rule;
    f->tier = tier;
    return 1;
}

int growth__ask_rule(const growth__asking *a, growth__asked_case *q, size_t rule, growth_finding *f)
{
    *f = q->blank;
    return ask(a, q, rule, growth__rule_row(rule), f);
}

size_t growth__ask_series(const growth__asking *a, growth__asked_case *q, growth_tier least,
                          growth_finding *found, size_t room)
{
    const growth_measure measure = q->c.series->measure;
    const growth__asked *asked = a->asked;
    int is_blank = 0;
    size_t n = 0;

    for (size_t i = 0; i < asked->n[measure] && n < room; i++) {
        if (asked->tiers[measure][i] < least)
            continue;
        if (!is_blank)
            found[n] = q->blank;
        is_blank = !ask(a, q, asked->rules[measure][i], asked->rows[measure][i], &found[n]);
        n += (size_t)!is_blank;
    }
    return n;
}

/* Of a fall that lies further back something is said only where none is found now, or where it goes
 * on and was called more. */
static void ask_all(growth_check *check, const growth__asking *a, growth_measure measure)
{
    const growth__rule *later = growth__rule_row((size_t)a->asked->unrecovered);
    growth_finding *found = &check->findings[check->n_findings];
    const size_t room = GROWTH_FINDINGS_MAX - check->n_findings;
    growth_tier strongest = GROWTH_TIER_NONE;
    growth__asked_case q;
    size_t n;

    if (check->track.series[measure].n_points == 0 || a->asked->n[measure] == 0)
        return;
    growth__ask_begin(a, measure, &q);
    n = growth__ask_series(a, &q, GROWTH_TIER_NONE, found, room);
    check->n_findings += n;
    for (size_t i = 0; i < n; i++)
        strongest = found[i].tier > strongest ? found[i].tier : strongest;
    if (n == room || !a->rules->on[a->asked->unrecovered] || !(later->rule.measures >> measure & 1))
        return;
    if (strongest < GROWTH_TIER_SUSTAINED && growth__find_unrecovered(a, &q, &found[n])) {
        strongest = found[n].tier > strongest ? found[n].tier : strongest;
        check->n_findings++;
    }
    /* One finding of this rule: the stronger. */
    if (growth__find_going_on(a, &q, strongest, &found[n]))
        check->n_findings = (size_t)(&found[n] - check->findings) + 1;
}

/* ---- episodes -------------------------------------------------------------------------------- */

/* Strongest first; among equals what was built for falls, then the order of the table. */
static int outranks(const growth_finding *a, const growth_finding *b)
{
    const growth_rule *x = growth_rule_at((size_t)a->rule), *y = growth_rule_at((size_t)b->rule);

    if (a->tier != b->tier)
        return a->tier > b->tier;
    if (x->fall != y->fall)
        return x->fall > y->fall;
    return a->measure != b->measure ? a->measure < b->measure : a->rule < b->rule;
}

static void sort_findings(growth_check *check)
{
    for (size_t i = 1; i < check->n_findings; i++) {
        growth_finding f = check->findings[i];
        size_t j = i;

        for (; j > 0 && outranks(&f, &check->findings[j - 1]); j--)
            check->findings[j] = check->findings[j - 1];
        check->findings[j] = f;
    }
}

/* What another rule has seen of the same fall is known of the episode. */
static void join(growth_finding *head, const growth_finding *f)
{
    head->also |= 1ull << f->rule;
    if (!(head->notes & GROWTH_FINDING_CONFIRMED) && f->notes & GROWTH_FINDING_CONFIRMED) {
        head->notes |= GROWTH_FINDING_CONFIRMED;
        head->span_days = f->span_days;
    }
}

/* One episode a measure: the first of the sorted findings heads it, the others are its `also`. */
static void group(growth_check *check)
{
    for (size_t i = 0; i < check->n_findings; i++) {
        growth_finding *f = &check->findings[i];
        size_t head = 0;

        while (check->findings[head].measure != f->measure)
            head++;
        f->heads = head == i;
        if (head != i)
            join(&check->findings[head], f);
    }
}

/* ---- from where it is told ------------------------------------------------------------------- */

/* The strongest finding of a fall in an episode that a state heads; no gain where there is no
 * other.  NULL where there is none. */
static const growth_finding *fall_within(const growth_check *check, const growth_finding *head)
{
    const growth_finding *found = NULL;

    for (size_t i = 0; i < check->n_findings; i++) {
        const growth_finding *f = &check->findings[i];
        const growth__rule *row = growth__rule_row((size_t)f->rule);

        if (f->measure != head->measure || f == head || !row->rule.fall || !(f->spaces > 0))
            continue;
        if (row->told != GROWTH__TOLD_NO_GAIN)
            return f;
        found = f;
    }
    return found;
}

/* From where it began; a state from where the fall in its episode began. */
static void tell_head(growth_check *check, const growth__asking *a, growth_finding *head)
{
    const double reach = a->asked->reach[head->measure];
    const growth_finding *within = NULL;
    growth_finding f = *head;
    growth__case c;

    if (!growth_rule_at((size_t)head->rule)->fall && head->baseline == GROWTH_BASELINE_NONE)
        within = fall_within(check, head);
    if (within)
        f = *within;
    growth__case_begin(&c, &check->track, &check->track.series[head->measure], a->effort);
    c.p = a->rules->value[f.rule];
    growth__tell_from_start(&c, reach, &f);
    if (!within) {
        growth__tell_loss(&c, &f);
        *head = f;
        return;
    }
    head->from_date = f.from_date;
    head->from_age = f.from_age;
    head->from_value = f.from_value;
    head->from_sds = f.from_sds;
    head->baseline = f.baseline;
    head->baseline_sds = f.baseline_sds;
    head->spaces = f.spaces;
    head->percent = f.percent;
    /* There a per cent, or how far from the old level alone. */
    if (growth__rule_row((size_t)f.rule)->told != GROWTH__TOLD_LOSS &&
        growth__rule_row((size_t)f.rule)->told != GROWTH__TOLD_OF_YEARS)
        head->statistic = f.statistic;
    head->notes |= f.notes;
    growth__tell_loss(&c, head);
}

/* ---- without a series ------------------------------------------------------------------------ */

static void find_arm(growth_check *check, const growth_record *record,
                     const growth_check_options *options, const growth_rules *rules, int rule)
{
    growth_finding f = blank_finding(NULL, 0);
    size_t at = check->n_findings;

    if (rule < 0 || at == GROWTH_FINDINGS_MAX ||
        !growth__find_arm(record, &options->assess, rules, (size_t)rule, &f))
        return;
    for (; at > 0 && outranks(&f, &check->findings[at - 1]); at--)
        check->findings[at] = check->findings[at - 1];
    check->findings[at] = f;
    check->n_findings++;
}

/* ---- the last weight ------------------------------------------------------------------------- */

static void find_last_weight(growth_check *check, growth_date today)
{
    const growth_series *s = &check->track.series[GROWTH_WEIGHT];
    growth_contacts *k = &check->contacts;
    const size_t last = s->n_points ? (size_t)(growth__newest(s) - s->points) + 1 : 0;

    check->last_weight = (int)last - 1;
    check->n_weights = 0;
    for (size_t i = 0; i < s->n_occasions; i++)
        check->n_weights += s->occasions[i].first < last;
    if (k->unusable_last) {
        check->unused_on = k->unusable_on;
        check->unused_age = k->unusable_age;
        check->unused_value = k->unusable_value;
    }
    if (last == s->n_points)
        return;
    k->last_weight = s->points[last - 1].date;
    k->last_weight_days = today != GROWTH_DATE_NONE && k->last_weight != GROWTH_DATE_NONE
                              ? today - k->last_weight
                              : -1;
    if (k->findings & GROWTH_CONTACT_BLIND_GAP && k->last_weight_days >= 0)
        k->gap_days = k->last_weight_days;
    if (!isnan(check->unused_value))
        return;
    check->unused_on = s->points[s->n_points - 1].date;
    check->unused_age = growth__point_age(&s->points[s->n_points - 1]);
    check->unused_value = s->points[s->n_points - 1].value;
}

/* ---- too little to say ----------------------------------------------------------------------- */

static void find_insufficient(growth_check *check, const growth__asked *asked)
{
    const growth_series *s = &check->track.series[GROWTH_WEIGHT];
    const growth_point *last = check->last_weight < 0 ? NULL : &s->points[check->last_weight];
    growth__case c;
    growth_finding *f;

    check->insufficient =
        check->n_weights < 2 || (check->contacts.findings & GROWTH_CONTACT_OVERDUE) != 0;
    if (!check->insufficient || asked->insufficient < 0 || check->n_findings == GROWTH_FINDINGS_MAX)
        return;
    growth__case_begin(&c, &check->track, s, GROWTH_EFFORT_BOUNDED);
    f = &check->findings[check->n_findings++];
    *f = blank_finding(&c, (size_t)asked->insufficient);
    f->heads = 1;
    f->tier = GROWTH_TIER_INSUFFICIENT;
    f->occasions = (unsigned)check->n_weights;
    f->to_date = last ? last->date : check->contacts.last_weight;
    f->to_age = last ? growth__point_age(last) : GROWTH_NAN;
    f->to_value = last ? last->value : GROWTH_NAN;
    f->to_sds = last ? last->sds : GROWTH_NAN;
}

/* ---- the check ------------------------------------------------------------------------------- */

static void confirm_by(growth_check *check, growth_date today)
{
    growth_contacts *k = &check->contacts;
    const growth_finding *f = &check->findings[0];
    growth_date date = f->to_date;
    double age = f->to_age;

    if (check->tier < GROWTH_TIER_WATCH)
        return;
    /* From the newest value on: another of its occasion may stand in the finding. */
    if ((unsigned)f->measure < GROWTH_TRACK_MEASURES) {
        const growth_point *newest = growth__newest(&check->track.series[f->measure]);

        date = newest->date;
        age = growth__point_age(newest);
    }
    if (date == GROWTH_DATE_NONE)
        return;
    k->confirm_by = date + growth_confirm_days(age);
    if (today != GROWTH_DATE_NONE && today > k->confirm_by)
        k->findings |= GROWTH_CONTACT_CONFIRM;
}

void growth__rules_run(growth_check *check, const growth_rules *rules, const growth__asked *asked,
                       growth_effort effort)
{
    const growth__asking a = { &check->track, rules, asked, effort };

    check->n_findings = 0;
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++)
        ask_all(check, &a, (growth_measure)m);
    sort_findings(check);
    group(check);
    for (size_t i = 0; i < check->n_findings; i++) {
        growth_finding *f = &check->findings[i];

        if (!f->heads)
            continue;
        if (f->rule != asked->unrecovered)
            (void)growth__find_first(&a, f);
        tell_head(check, &a, f);
    }
}

/* Of another child nothing may be left, also where this one is refused. */
static void nothing_found(growth_check *check)
{
    check->n_findings = 0;
    check->tier = GROWTH_TIER_NONE;
    check->insufficient = 1;
    check->last_weight = -1;
    check->n_weights = 0;
    check->unused_on = GROWTH_DATE_NONE;
    check->unused_age = check->unused_value = GROWTH_NAN;
    check->last_weight_days = -1;
}

/* The rules of a check that nothing is shared with. */
static const growth_rules *usual_rules(const growth_check_options *options, growth_rules *room)
{
    if (options->rules)
        return options->rules;
    growth_rules_default(room);
    return room;
}

growth_status growth__check_record(const growth_record *record, const growth_check_options *options,
                                   growth__shared *shared, growth_check *check, growth_error *err)
{
    growth_rules own_rules;
    growth__asked own_asked;
    const growth_rules *rules = shared ? &shared->rules : usual_rules(options, &own_rules);
    /* cppcheck-suppress uninitvar ; filled below where nothing is shared */
    const growth__asked *asked = shared ? &shared->asked : &own_asked;

    if (!shared)
        growth__ask_which(rules, &own_asked);
    nothing_found(check);
    check->rules_changed = asked->rules_changed;
    growth__contacts_check(record, options->today, &check->contacts);
    check->last_weight_days = check->contacts.last_weight_days;
    TRY(growth__series_build(record, &options->assess, shared, &check->track, err));
    find_last_weight(check, options->today);
    check->last_weight_days = check->contacts.last_weight_days;
    growth__rules_run(check, rules, asked, options->effort);
    find_arm(check, record, options, rules, asked->arm);
    find_insufficient(check, asked);
    if (check->n_findings)
        check->tier = check->findings[0].tier;
    confirm_by(check, options->today);
    return GROWTH_OK;
}

growth_status growth_check_record(const growth_record *record, const growth_check_options *options,
                                  growth_check *check, growth_error *err)
{
    static const growth_record nobody = { .n_measurements = 0 };
    growth_check_options taken = GROWTH_CHECK_OPTIONS;
    growth_status status;

    if (!check)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_check_record: bad argument");
    status = growth__take_options(&taken, sizeof taken, options, "growth_check_options", err);
    if (status == GROWTH_OK)
        status = growth__policy_check(taken.assess.policy, err);
    if (status == GROWTH_OK)
        status = growth_record_check(record, err);
    if (status == GROWTH_OK)
        return growth__check_record(record, &taken, NULL, check, err);
    memset(check, 0, sizeof *check);
    nothing_found(check);
    growth__contacts_check(&nobody, GROWTH_DATE_NONE, &check->contacts);
    return status;
}
