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
        int is_open;

        if (!f->heads || f->tier < GROWTH_TIER_WATCH)
            continue;
        acknowledged_find(all, f, &is_open);
        if (!is_open) {
            open[f->measure].acknowledged = growth_rule_at((size_t)f->rule)->id;
            open[f->measure].acknowledged_tier = growth_tier_text(f->tier);
            continue;
        }
        open[f->measure].tier = growth_tier_text(f->tier);
        open[f->measure].rule = growth_rule_at((size_t)f->rule)->id;
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
    }
    acknowledged_free(all);
    growth_judge_close(of);
    return status;
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
    growth_judge_close(of);
    growth_store_record_free(view);
    return status;
}
