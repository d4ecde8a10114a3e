/* growth check, for people: a few lines, then the evidence, what is missing, and what to do. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "check.h"
#include "findings.h"

enum { COLUMNS = 88, SHOWN = 8 };

/* Words at `indent`, broken at blanks. */
static void print_wrapped(const char *text, int indent)
{
    int column = 0;

    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " ");

        if (column == 0) {
            printf("%*s", indent, "");
            column = indent;
        } else if (column + 1 + (int)n > COLUMNS) {
            printf("\n%*s", indent, "");
            column = indent;
        } else {
            putchar(' ');
            column++;
        }
        printf("%.*s", (int)n, p);
        column += (int)n;
        p += n + strspn(p + n, " ");
    }
    putchar('\n');
}

static void print_part(const growth_judged *c, const growth_finding *f, growth_explain_part part,
                       const char *heading)
{
    char text[GROWTH_EXPLAIN_SIZE];

    growth_explain(c->check, f, part, text);
    if (!text[0])
        return;
    if (heading)
        printf("  %s\n", heading);
    print_wrapped(text, heading ? 4 : 2);
}

static void print_value(const growth_judged *c, growth_measure measure, const growth_occasion *o)
{
    const growth_measure_info *info = growth_measure_describe(measure);
    const growth_reference_info reference = growth_reference_describe(c->check->track.reference);
    char date[16], value[GROWTH_NUMBER_SIZE], sds[GROWTH_NUMBER_SIZE], age[GROWTH_NUMBER_SIZE],
        band[GROWTH_BAND_TEXT_SIZE];

    printf("    %-11s  %6s y  %7s %-5s  %6s SDS  %s%s\n", growth_date_words(o->date, date),
           growth_number_format(o->age_days / GROWTH_DAYS_PER_YEAR, 2, age),
           growth_number_format(o->value, measure == GROWTH_WEIGHT ? 2 : 1, value), info->unit,
           growth_number_format(o->sds, 2, sds),
           growth_band_text(reference.lines, reference.n_lines, measure, o->age_days, o->sds, band),
           o->notes & GROWTH_POINT_DOUBTFUL ? "  (doubtful)" : "");
}

/* Before four weeks of age nothing is an occasion: the values themselves. */
static void print_points(const growth_judged *c, growth_measure measure)
{
    const growth_series *s = &c->check->track.series[measure];

    for (size_t i = s->n_points > SHOWN ? s->n_points - SHOWN : 0; i < s->n_points; i++) {
        const growth_point *p = &s->points[i];

        print_value(
            c, measure,
            &(growth_occasion){ .date = p->date,
                                .age_days = isnan(p->age_days) ? p->scored_age : p->age_days,
                                .value = p->value,
                                .sds = p->sds,
                                .notes = p->notes });
    }
}

/* The newest occasions of the measure, and where the fall began: what a person checks on the
 * chart. */
static void print_occasions(const growth_judged *c, const growth_finding *f)
{
    const growth_series *s = &c->check->track.series[f->measure];
    const size_t first = s->n_occasions > SHOWN ? s->n_occasions - SHOWN : 0;

    if (s->n_occasions == 0) {
        print_points(c, f->measure);
        return;
    }
    if (f->from_age < s->occasions[first].age_days) {
        const growth_occasion start = findings_start(c->check, f);

        print_value(c, f->measure, &start);
    }
    if (first > 0 && f->from_age < s->occasions[first - 1].age_days)
        printf("    ...\n");
    for (size_t i = first; i < s->n_occasions; i++)
        print_value(c, f->measure, &s->occasions[i]);
}

/* Who has looked at it, and whether that was before something came. */
static void print_acknowledged(acknowledged_finding of, const char *rule)
{
    const char *since = acknowledged_since(of.state);
    char day[16], text[1280];
    int is_other;

    if (!of.said)
        return;
    is_other = strcmp(of.said->rule, rule) != 0;
    snprintf(text, sizeof text, "Acknowledged on %s by %.200s%s%s%s: %.600s%s%s",
             growth_date_words(of.said->on, day), of.said->author, is_other ? " (" : "",
             is_other ? of.said->rule : "", is_other ? ")" : "", of.said->reason, since ? ". " : "",
             since ? since : "");
    print_wrapped(text, 2);
}

static void print_finding(const growth_judged *c, const growth_finding *f, const acknowledged *all)
{
    const growth_rule *rule = growth_rule_at((size_t)f->rule);
    char tier[16];

    snprintf(tier, sizeof tier, "%s", growth_tier_text(f->tier));
    for (char *p = tier; *p; p++)
        *p = (char)(*p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p);
    printf("%s: %s (%s)\n", tier, rule->title, rule->id);
    print_acknowledged(acknowledged_find(all, f), rule->id);
    print_part(c, f, GROWTH_EXPLAIN_WHAT, NULL);
    if (f->tier > GROWTH_TIER_INSUFFICIENT && (unsigned)f->measure < GROWTH_TRACK_MEASURES) {
        printf("  Evidence\n");
        print_occasions(c, f);
    }
    print_part(c, f, GROWTH_EXPLAIN_WHY, NULL);
    print_part(c, f, GROWTH_EXPLAIN_MISSING, "Missing");
    print_part(c, f, GROWTH_EXPLAIN_DO, "What to do");
    putchar('\n');
}

static void print_quality(const growth_judged *c)
{
    for (size_t i = 0; i < c->n_quality; i++) {
        char text[GROWTH_QUALITY_TEXT_SIZE];

        if (i == 0)
            printf("Entries to look at\n");
        print_wrapped(growth_quality_text(&c->record, &c->quality[i], text), 2);
    }
    if (c->n_quality)
        putchar('\n');
}

/* A weight taken with swelling says little, whatever its centile. */
static void print_swelling(const growth_judged *c)
{
    int any = 0;

    for (size_t i = 0; i < c->record.n_measurements; i++) {
        const growth_measurement *m = &c->record.measurements[i];
        char number[GROWTH_NUMBER_SIZE], day[16], text[160];

        if (m->measure != GROWTH_WEIGHT || !(m->marks & GROWTH_MARK_OEDEMA))
            continue;
        if (!any++)
            printf("Swelling (oedema) was recorded, so the weight says little\n");
        growth_date_words(m->measured_on, day);
        snprintf(text, sizeof text, "%s%sweight %s kg", day, *day ? ": " : "",
                 growth_number_format(m->value, 2, number));
        print_wrapped(text, 2);
    }
    if (any)
        putchar('\n');
}

/* That a child was not brought is told each time: one line, and nobody else says it. */
static unsigned told(const growth_contacts *k)
{
    return k->findings | (k->not_brought ? GROWTH_CONTACT_NOT_BROUGHT : 0u);
}

static void print_contacts(const growth_judged *c, const acknowledged *all)
{
    int any = 0;

    for (unsigned bit = 1; growth_contact_finding_id(bit); bit <<= 1) {
        char text[GROWTH_EXPLAIN_SIZE];

        if (!(told(&c->check->contacts) & bit))
            continue;
        if (!any++)
            printf("Contacts\n");
        print_wrapped(growth_explain_contact(c->check, bit, text), 2);
        print_acknowledged(acknowledged_find_contact(all, &c->check->contacts, bit),
                           growth_contact_finding_id(bit));
    }
    if (any)
        putchar('\n');
}

static void print_parameters(const growth_rules *rules, size_t rule)
{
    const growth_rule *r = growth_rule_at(rule);

    for (size_t p = 0; p < r->n_parameters; p++) {
        char now[GROWTH_NUMBER_SIZE], usual[GROWTH_NUMBER_SIZE];

        if (rules->value[rule][p] != r->parameters[p].value)
            printf("  %s.%s = %s (built in: %s)\n", r->id, r->parameters[p].name,
                   growth_number_format(rules->value[rule][p], GROWTH_NUMBER_SHORTEST, now),
                   growth_number_format(r->parameters[p].value, GROWTH_NUMBER_SHORTEST, usual));
    }
}

/* The rules as asked, where that is not as built in. */
static void print_rules(const growth_rules *rules)
{
    growth_rules usual;
    int same = 1;

    growth_rules_default(&usual);
    for (size_t i = 0; i < growth_rule_count(); i++)
        same &= usual.on[i] == rules->on[i] && !rules->changed[i];
    printf("%s\n", same ? "as built in" : "changed:");
    for (size_t i = 0; i < growth_rule_count(); i++) {
        if (usual.on[i] != rules->on[i])
            printf("  %s = %s\n", growth_rule_at(i)->id, rules->on[i] ? "on" : "off");
        if (rules->changed[i])
            print_parameters(rules, i);
    }
}

/* What was asked, so that the answer can be repeated. */
static void print_basis(const growth_judged *c, const growth_rules *rules)
{
    printf("%s, gestation policy %s; growth %s, figures %s; rules ",
           growth_reference_describe(c->check->track.reference).id,
           growth_gestation_policy_text(c->check->track.policy), growth_version(),
           growth_data_version());
    print_rules(rules);
}

/* ---- what is not shown ----------------------------------------------------------------------- */

/* How many rows growth_list() would have of each tier. */
static int count_row(void *context, const growth_listed *row)
{
    ((size_t *)context)[row->tier]++;
    return 0;
}

/* What was found and not asked for, from tier `from` on, so that silence about it is not
 * taken for an answer.  Returns whether a rule is among it. */
static int hidden(const growth_judged *c, int from, char *text, size_t size)
{
    size_t n[GROWTH_TIER_CONTACT + 1] = { 0 };
    growth_judged whole = *c;
    int used = 0, rules = 0;

    whole.tiers = GROWTH_TIERS_ALL;
    growth_list(&whole, count_row, n);
    *text = '\0';
    for (int t = from; t <= GROWTH_TIER_CONTACT; t++) {
        if (!n[t] || c->tiers >> t & 1)
            continue;
        rules |= findings_is_finding((growth_tier)t);
        used += snprintf(text + used, size - (size_t)used, "%s%zu %s",
                         used ? ", " : "Not shown, because --tiers does not ask for it: ", n[t],
                         growth_tier_text((growth_tier)t));
    }
    snprintf(text + used, size - (size_t)used, used ? "." : "");
    return rules;
}

/* Behind the findings, or where there are none in their place. */
static void print_rest(const growth_judged *c, int shown)
{
    char text[GROWTH_EXPLAIN_SIZE], rest[256];
    /* That too little is known is said in words. */
    const int rules =
        hidden(c, shown ? GROWTH_TIER_INSUFFICIENT : GROWTH_TIER_WATCH, rest, sizeof rest);

    if (!shown && rules && !c->check->insufficient)
        print_wrapped("No rule of the tiers that --tiers asks for is met.", 0);
    else if (!shown)
        print_wrapped(growth_explain_silence(c->check, text), 0);
    if (*rest)
        print_wrapped(rest, 0);
    if (!shown || *rest)
        putchar('\n');
}

/* Before anything else: what follows holds for that day. */
static void print_past(growth_date past)
{
    char day[16], text[160];

    if (past == GROWTH_DATE_NONE)
        return;
    snprintf(
        text, sizeof text,
        "Past state of the record, as it stood on %s and judged on that day: what was recorded "
        "later is not looked at.",
        growth_date_words(past, day));
    print_wrapped(text, 0);
    putchar('\n');
}

void check_print(const growth_judged *c, const growth_rules *rules, const acknowledged *all,
                 growth_date past)
{
    char text[GROWTH_EXPLAIN_SIZE];
    int shown = 0;

    print_past(past);
    if (*growth_explain_sex_chosen(&c->record.child, text)) {
        print_wrapped(text, 0);
        putchar('\n');
    }
    if (c->record.n_refused) {
        print_wrapped(growth_explain_identity(c->record.n_refused, text), 0);
        putchar('\n');
    }

    for (size_t i = 0; i < c->check->n_findings; i++) {
        const growth_finding *f = &c->check->findings[i];

        if (!f->heads || !(c->tiers >> f->tier & 1))
            continue;
        print_finding(c, f, all);
        shown++;
    }
    print_rest(c, shown);
    if (c->tiers >> GROWTH_TIER_QUALITY & 1)
        print_quality(c);
    print_swelling(c);
    if (c->tiers >> GROWTH_TIER_CONTACT & 1)
        print_contacts(c, all);
    print_basis(c, rules);
}
