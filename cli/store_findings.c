/* Open findings: what the rules say, less what someone has acknowledged.
 *
 * An acknowledgement is of what was to be seen then: one without a last day covers findings of
 * measurements up to the day it was recorded.  A later measurement opens the finding again. */
#include "store_findings.h"

#include <string.h>

#include <growth/scan.h>

typedef struct asking {
    const growth_check *check;
    unsigned char acknowledged[GROWTH_FINDINGS_MAX]; /* one a finding */
} asking;

static int acknowledge(void *context, const growth_store_acknowledgement *said)
{
    asking *a = context;
    growth_date until = said->to_date;

    if (until == GROWTH_DATE_NONE && growth_date_parse(said->provenance.recorded_at, 10,
                                                       GROWTH_DATE_ISO, &until, NULL) != GROWTH_OK)
        return 0;
    for (size_t i = 0; i < a->check->n_findings; i++) {
        const growth_finding *f = &a->check->findings[i];

        if (!strcmp(growth_rule_at((size_t)f->rule)->id, said->rule) && f->to_date <= until &&
            (!said->measure || !strcmp(growth_measure_describe(f->measure)->id, said->measure)))
            a->acknowledged[i] = 1;
    }
    return 0;
}

/* The strongest of each measure that is open, and what was acknowledged. */
static void sort_out(const asking *a, open_finding open[GROWTH_MEASURE_COUNT_])
{
    for (size_t i = a->check->n_findings; i-- > 0;) { /* strongest first: it is written last */
        const growth_finding *f = &a->check->findings[i];

        if (!f->heads || f->tier < GROWTH_TIER_WATCH)
            continue;
        if (a->acknowledged[i]) {
            open[f->measure].acknowledged = growth_rule_at((size_t)f->rule)->id;
            continue;
        }
        open[f->measure].tier = growth_tier_text(f->tier);
        open[f->measure].rule = growth_rule_at((size_t)f->rule)->id;
    }
}

growth_status store_findings(const settings *s, growth_store *store, const char *uuid,
                             const growth_record *record, open_finding open[GROWTH_MEASURE_COUNT_],
                             growth_error *err)
{
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    asking a = { .acknowledged = { 0 } };
    growth_judge *judge = NULL;
    growth_judged judged;
    growth_status status;

    memset(open, 0, GROWTH_MEASURE_COUNT_ * sizeof *open);
    options.check.assess = s->assess;
    options.check.today = s->reading.today;
    options.check.effort = GROWTH_EFFORT_WHOLE;
    status = growth_judge_open(&options, &judge, err);
    /* A record that cannot be judged, for want of a sex, has no findings. */
    if (status == GROWTH_OK && growth_judge_record(judge, record, &judged, NULL) == GROWTH_OK) {
        a.check = judged.check;
        status = growth_store_each_acknowledgement(store, uuid, acknowledge, &a, err);
        sort_out(&a, open);
    }
    growth_judge_close(judge);
    return status;
}
