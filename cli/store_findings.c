/* Open findings: what the rules say, less what someone has acknowledged. */
#include "store_findings.h"

#include <glib.h>
#include <string.h>

#include <growth/scan.h>

#include "acknowledged.h"

/* The strongest of each measure that is open, and what was acknowledged. */
static void sort_out(const growth_check *check, const acknowledged *all,
                     open_finding open[GROWTH_MEASURE_COUNT_])
{
    for (size_t i = check->n_findings; i-- > 0;) { /* strongest first: it is written last */
        const growth_finding *f = &check->findings[i];
        acknowledged_finding of;

        if (!f->heads || f->tier < GROWTH_TIER_INSUFFICIENT)
            continue;
        of = acknowledged_find(all, f);
        if (of.said && of.state == ACKNOWLEDGED_HOLDS) {
            open[f->measure].acknowledged = growth_rule_at((size_t)f->rule)->id;
            open[f->measure].acknowledged_tier = growth_tier_text(f->tier);
            continue;
        }
        open[f->measure].tier = growth_tier_text(f->tier);
        open[f->measure].rule = growth_rule_at((size_t)f->rule)->id;
    }
}

/* What is missing, less what was acknowledged. */
static void sort_out_contacts(const growth_check *check, const acknowledged *all,
                              open_finding *weight)
{
    const growth_contacts *contacts = &check->contacts;

    for (unsigned bit = 1; growth_contact_finding_id(bit); bit <<= 1) {
        const acknowledged_finding of = acknowledged_find_contact(all, contacts, bit);

        if (!(contacts->findings & bit) || (of.said && of.state == ACKNOWLEDGED_HOLDS))
            continue;
        if (*weight->contacts)
            g_strlcat(weight->contacts, ", ", sizeof weight->contacts);
        g_strlcat(weight->contacts, growth_contact_finding_id(bit), sizeof weight->contacts);
    }
}

/* Judge a record on a day.  One that cannot be judged, for want of a sex, has no findings: then
 * *check is NULL. */
static growth_status judge(const settings *s, const growth_record *record, growth_date today,
                           growth_judge **judge, const growth_check **check, growth_error *err)
{
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_judged judged;
    growth_status status;

    *check = NULL;
    options.check.assess = s->assess;
    options.check.today = today;
    options.check.effort = GROWTH_EFFORT_WHOLE;
    status = growth_judge_open(&options, judge, err);
    if (status == GROWTH_OK && growth_judge_record(*judge, record, &judged, NULL) == GROWTH_OK)
        *check = judged.check;
    return status;
}

growth_status store_findings(const settings *s, growth_store *store, const char *uuid,
                             const growth_record *record, open_finding open[GROWTH_MEASURE_COUNT_],
                             growth_error *err)
{
    acknowledged *all = NULL;
    const growth_check *check;
    growth_judge *of = NULL;
    growth_status status = judge(s, record, s->reading.today, &of, &check, err);

    memset(open, 0, GROWTH_MEASURE_COUNT_ * sizeof *open);
    if (status == GROWTH_OK && check) {
        status = acknowledged_read(store, uuid, NULL, &all, err);
        if (status == GROWTH_OK)
            sort_out(check, all, open);
        if (status == GROWTH_OK)
            sort_out_contacts(check, all, &open[GROWTH_WEIGHT]);
    }
    acknowledged_free(all);
    growth_judge_close(of);
    return status;
}

unsigned store_contact_finding(const char *id)
{
    for (unsigned bit = 1; growth_contact_finding_id(bit); bit <<= 1)
        if (!strcmp(growth_contact_finding_id(bit), id))
            return bit;
    return 0;
}

growth_status store_is_found(const settings *s, growth_store *store, const char *uuid,
                             growth_date today, const char *rule, const char *measure, int *found,
                             growth_error *err)
{
    growth_store_record_view *view = NULL;
    const growth_check *check = NULL;
    growth_judge *of = NULL;
    growth_status status = growth_store_read(store, uuid, NULL, &view, err);

    *found = 0;
    if (status == GROWTH_OK)
        status = judge(s, growth_store_record_get(view), today, &of, &check, err);
    for (size_t i = 0; status == GROWTH_OK && check && i < check->n_findings; i++) {
        const growth_finding *f = &check->findings[i];

        *found |= !strcmp(growth_rule_at((size_t)f->rule)->id, rule) &&
                  (!measure || !strcmp(growth_measure_describe(f->measure)->id, measure));
    }
    if (status == GROWTH_OK && check)
        *found |= (check->contacts.findings & store_contact_finding(rule)) != 0;
    growth_judge_close(of);
    growth_store_record_free(view);
    return status;
}
