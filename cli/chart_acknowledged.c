/* What of a child's findings somebody has looked at, as a chart tells it. */
#include "chart_acknowledged.h"

#include <stdlib.h>
#include <string.h>

/* In the making. */
typedef struct told {
    const acknowledged *all;
    growth_chart_acknowledgement *of;
    const acknowledgement **said; /* each that is told already */
    size_t n;
} told;

static void tell(told *t, acknowledged_finding of, int finding, unsigned contact, const char *rule)
{
    const acknowledgement *a = of.said;

    if (!a)
        return;
    t->of[t->n] = (growth_chart_acknowledgement){
        .finding = finding,
        .contact = contact,
        .what = rule && !strcmp(rule, a->rule) ? NULL : a->rule,
        .on = a->on,
        .by = a->author,
        .reason = a->reason,
        .since = acknowledged_since(of.state),
    };
    t->said[t->n++] = a;
}

/* Whether a finding of now is what was acknowledged: the newest tells for all of them. */
static int is_told(const told *t, const acknowledgement *a)
{
    for (size_t i = 0; i < t->n; i++) {
        const acknowledgement *said = t->said[i];

        if (!strcmp(said->rule, a->rule) &&
            (!said->measure || !a->measure || !strcmp(said->measure, a->measure)))
            return 1;
    }
    return 0;
}

static void tell_found(told *t, const growth_check *check)
{
    for (size_t i = 0; i < check->n_findings; i++) {
        const growth_finding *f = &check->findings[i];

        if (f->heads)
            tell(t, acknowledged_find(t->all, f), (int)i, 0, growth_rule_at((size_t)f->rule)->id);
    }
    for (unsigned bit = 1; growth_contact_finding_id(bit); bit <<= 1)
        if (check->contacts.findings & bit)
            tell(t, acknowledged_find_contact(t->all, &check->contacts, bit), -1, bit,
                 growth_contact_finding_id(bit));
}

static void tell_earlier(told *t)
{
    const acknowledgement *a;
    const size_t found = t->n;

    for (size_t i = 0; (a = acknowledged_at(t->all, i)); i++) {
        const told now = { t->all, t->of, t->said, found };

        if (!is_told(&now, a))
            tell(t, (acknowledged_finding){ a, ACKNOWLEDGED_HOLDS }, -1, 0, NULL);
    }
}

growth_chart_acknowledgement *chart_acknowledged(const acknowledged *all,
                                                 growth_chart_options *options)
{
    told t = { .all = all };
    size_t most = GROWTH_FINDINGS_MAX + 8 * sizeof(unsigned);

    if (!options->check || !acknowledged_at(all, 0))
        return NULL;
    while (acknowledged_at(all, most - GROWTH_FINDINGS_MAX - 8 * sizeof(unsigned)))
        most++;
    t.of = calloc(most, sizeof *t.of);
    t.said = calloc(most, sizeof(const acknowledgement *));
    if (t.of && t.said) {
        tell_found(&t, options->check);
        tell_earlier(&t);
        options->acknowledgements = t.of;
        options->n_acknowledgements = t.n;
    }
    free((void *)t.said);
    return t.of;
}
