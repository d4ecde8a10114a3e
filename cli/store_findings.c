/* Open findings: what the rules say, less what someone has acknowledged.
 *
 * An acknowledgement is of what was to be seen then: one without a last day covers findings of
 * measurements up to the day it was recorded.  A later measurement opens the finding again. */
#include "store_findings.h"

#include <glib.h>
#include <string.h>

#include <growth/quality.h>

typedef struct asking {
    growth_record record;
    growth_measurement *measurements; /* the record's own, marked where they are doubtful */
    growth_check check;                             /* large */
    unsigned char acknowledged[GROWTH_FINDINGS_MAX]; /* one a finding */
} asking;

static void mark_doubtful(const settings *s, asking *a)
{
    growth_measurement *own = g_new(growth_measurement, a->record.n_measurements + 1);
    growth_quality_finding *found = g_new0(growth_quality_finding, a->record.n_measurements + 1);
    size_t n = 0;

    if (a->record.n_measurements)
        memcpy(own, a->record.measurements, a->record.n_measurements * sizeof *own);
    if (growth_quality_check(&a->record, &s->assess, found, a->record.n_measurements, &n, NULL) !=
        GROWTH_OK)
        n = 0;
    for (size_t i = 0; i < n; i++)
        if (found[i].may_leave_out)
            own[found[i].index].marks |= GROWTH_MARK_DOUBTFUL;
    a->record.measurements = a->measurements = own;
    g_free(found);
}

static int acknowledge(void *context, const growth_store_acknowledgement *said)
{
    asking *a = context;
    growth_date until = said->to_date;

    if (until == GROWTH_DATE_NONE && growth_date_parse(said->provenance.recorded_at, 10,
                                                       GROWTH_DATE_ISO, &until, NULL) != GROWTH_OK)
        return 0;
    for (size_t i = 0; i < a->check.n_findings; i++) {
        const growth_finding *f = &a->check.findings[i];

        if (!strcmp(growth_rule_at((size_t)f->rule)->id, said->rule) && f->to_date <= until &&
            (!said->measure || !strcmp(growth_measure_describe(f->measure)->id, said->measure)))
            a->acknowledged[i] = 1;
    }
    return 0;
}

growth_status store_findings(const settings *s, growth_store *store, const char *uuid,
                             const growth_record *record, open_finding open[GROWTH_MEASURE_COUNT_],
                             growth_error *err)
{
    growth_check_options options = GROWTH_CHECK_OPTIONS;
    asking *a = g_new0(asking, 1);
    growth_status status = GROWTH_OK;

    memset(open, 0, GROWTH_MEASURE_COUNT_ * sizeof *open);
    options.assess = s->assess;
    options.today = s->reading.today;
    a->record = *record;
    mark_doubtful(s, a);
    if (growth_check_record(&a->record, &options, &a->check, NULL) == GROWTH_OK)
        status = growth_store_each_acknowledgement(store, uuid, acknowledge, a, err);
    else
        a->check.n_findings = 0;
    for (size_t i = a->check.n_findings; i-- > 0;) { /* strongest first: it is written last */
        const growth_finding *f = &a->check.findings[i];

        if (!f->heads || f->tier < GROWTH_TIER_WATCH)
            continue;
        if (a->acknowledged[i]) {
            open[f->measure].acknowledged = growth_rule_at((size_t)f->rule)->id;
            continue;
        }
        open[f->measure].tier = growth_tier_text(f->tier);
        open[f->measure].rule = growth_rule_at((size_t)f->rule)->id;
    }
    g_free(a->measurements);
    g_free(a);
    return status;
}
