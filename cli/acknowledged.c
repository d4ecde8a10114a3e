/* Findings that someone has looked at, and whether that still holds. */
#include "acknowledged.h"

#include <glib.h>
#include <string.h>

/* A measurement, when it came to be known here: an entry's number says what was learnt before what,
 * and an entry of a hand-over may have been recorded elsewhere after the acknowledgement was. */
typedef struct learnt {
    growth_store_entry entry;
    char recorded_at[21];
    growth_measure measure;
    growth_date on;
} learnt;

struct acknowledged {
    const char *as_at;
    GArray *of, *learnt;
};

static int add_acknowledgement(void *context, const growth_store_acknowledgement *said)
{
    acknowledged *all = context;
    const char *recorded_at = said->provenance.recorded_at;
    acknowledgement a = { .entry = said->provenance.entry, .until = GROWTH_DATE_NONE };

    if (all->as_at && strncmp(recorded_at, all->as_at, strlen(all->as_at)) > 0)
        return 0;
    /* Never beyond the day it was recorded: nobody has looked at what was not yet measured. */
    if (growth_date_parse(recorded_at, 10, GROWTH_DATE_ISO, &a.until, NULL) != GROWTH_OK)
        return 0;
    if (said->to_date != GROWTH_DATE_NONE && said->to_date < a.until)
        a.until = said->to_date;
    g_strlcpy(a.recorded_at, recorded_at, sizeof a.recorded_at);
    a.rule = g_strdup(said->rule);
    a.measure = g_strdup(said->measure);
    a.author = g_strdup(said->provenance.author);
    a.reason = g_strdup(said->provenance.reason);
    g_array_append_val(all->of, a);
    return 0;
}

static int add_learnt(void *context, const growth_store_measurement *m)
{
    acknowledged *all = context;
    learnt l = { .entry = m->provenance.entry, .measure = m->measure, .on = m->measured_on };

    g_strlcpy(l.recorded_at, m->provenance.recorded_at, sizeof l.recorded_at);
    g_array_append_val(all->learnt, l);
    return 0;
}

growth_status acknowledged_read(growth_store *store, const char *uuid, const char *as_at,
                                acknowledged **made, growth_error *err)
{
    acknowledged *all = g_new0(acknowledged, 1);
    growth_status status;

    *made = all;
    all->as_at = as_at;
    all->of = g_array_new(FALSE, FALSE, sizeof(acknowledgement));
    all->learnt = g_array_new(FALSE, FALSE, sizeof(learnt));
    status = growth_store_each_acknowledgement(store, uuid, add_acknowledgement, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_HISTORY, as_at,
                                               add_learnt, all, err);
    return status;
}

void acknowledged_free(acknowledged *all)
{
    if (!all)
        return;
    for (guint i = 0; i < all->of->len; i++) {
        acknowledgement *a = &g_array_index(all->of, acknowledgement, i);

        g_free(a->rule);
        g_free(a->measure);
        g_free(a->author);
        g_free(a->reason);
    }
    g_array_free(all->of, TRUE);
    g_array_free(all->learnt, TRUE);
    g_free(all);
}

/* BMI is of weight and height. */
static int is_of(const learnt *l, growth_measure measure)
{
    return l->measure == measure ||
           (measure == GROWTH_BMI && (l->measure == GROWTH_WEIGHT || l->measure == GROWTH_HEIGHT));
}

static int came_since(const acknowledged *all, const acknowledgement *a, const growth_finding *f)
{
    for (guint i = 0; i < all->learnt->len; i++) {
        const learnt *l = &g_array_index(all->learnt, learnt, i);

        if (is_of(l, f->measure) && (f->from_date == GROWTH_DATE_NONE || l->on >= f->from_date) &&
            (l->entry > a->entry || strcmp(l->recorded_at, a->recorded_at) > 0))
            return 1;
    }
    return 0;
}

const acknowledgement *acknowledged_find(const acknowledged *all, const growth_finding *f,
                                         int *open)
{
    const acknowledgement *newest = NULL;

    *open = 1;
    for (guint i = 0; all && i < all->of->len; i++) {
        const acknowledgement *a = &g_array_index(all->of, acknowledgement, i);

        if (strcmp(growth_rule_at((size_t)f->rule)->id, a->rule) != 0 ||
            (a->measure && strcmp(growth_measure_describe(f->measure)->id, a->measure) != 0))
            continue;
        newest = a;
        *open &= f->to_date > a->until || came_since(all, a, f);
    }
    return newest;
}
