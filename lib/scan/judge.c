/* One record judged: data quality first, what it doubts is marked, then every rule; and the same of
 * the record as it stood on an earlier day, where only what is new is asked for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/scan.h>

#include "given.h"
#include "internal.h"
#include "shared.h"

/* A record, its marks, and what was found in it. */
typedef struct verdict {
    growth_check check;
    growth_measurement *measurements;
    growth_contact *contacts;
    growth_quality_finding *quality;
    size_t room, room_contacts, n_quality;
    growth_record record;
} verdict;

struct growth_judge {
    growth_judge_options options;
    growth__shared *shared;
    verdict now, then; /* `then`: by `since`, where that is given */
};

growth_status growth_judge_open(const growth_judge_options *options, growth_judge **judge,
                                growth_error *err)
{
    const growth_judge_options defaults = GROWTH_JUDGE_OPTIONS;
    growth_judge *j;
    growth_status status;
    void *shared;

    if (!judge)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_judge_open: bad argument");
    j = calloc(1, sizeof *j);
    if (!j)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    j->options = defaults;
    status =
        growth__take_options(&j->options, sizeof j->options, options, "growth_judge_options", err);
    if (status == GROWTH_OK)
        status = growth__policy_check(j->options.check.assess.policy, err);
    if (status != GROWTH_OK) {
        free(j);
        return status;
    }
    shared = calloc(1, growth__shared_size(j->options.check.assess.reference));
    if (!shared) {
        free(j);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    }
    j->shared = growth__shared_init(shared, &j->options.check);
    *judge = j;
    return GROWTH_OK;
}

static void verdict_free(verdict *v)
{
    free(v->measurements);
    free(v->contacts);
    free(v->quality);
}

void growth_judge_close(growth_judge *judge)
{
    if (!judge)
        return;
    verdict_free(&judge->now);
    verdict_free(&judge->then);
    free(judge->shared);
    free(judge);
}

/* ---- room ------------------------------------------------------------------------------------ */

static growth_status make_room(verdict *v, const growth_record *record, growth_error *err)
{
    const size_t n = record->n_measurements + 1, contacts = record->n_contacts + 1;

    if (n > v->room) {
        free(v->measurements);
        free(v->quality);
        v->room = 0;
        v->measurements = malloc(2 * n * sizeof *v->measurements);
        v->quality = malloc(2 * n * sizeof *v->quality);
        if (!v->measurements || !v->quality)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory judging a record");
        v->room = 2 * n;
    }
    if (contacts > v->room_contacts) {
        free(v->contacts);
        v->room_contacts = 0;
        v->contacts = malloc(2 * contacts * sizeof *v->contacts);
        if (!v->contacts)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory judging a record");
        v->room_contacts = 2 * contacts;
    }
    return GROWTH_OK;
}

/* ---- a record as it stood -------------------------------------------------------------------- */

/* Whether something with this date, or at this age, was there by the end of `day`.  Without a date
 * nobody can tell, and what cannot be shown to be old counts as new. */
static int was_there(const growth_child *child, growth_date date, double age_days, growth_date day)
{
    if (date != GROWTH_DATE_NONE)
        return date <= day;
    return child->birth_date != GROWTH_DATE_NONE && isfinite(age_days) &&
           child->birth_date + age_days < (double)day + 1;
}

/* The record up to `day`; all of it where that is GROWTH_DATE_NONE. */
static void copy_record(verdict *v, const growth_record *record, growth_date day)
{
    v->record =
        (growth_record){ record->child, v->measurements, 0, v->contacts, 0, record->n_refused };
    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *m = &record->measurements[i];

        if (day == GROWTH_DATE_NONE || was_there(&record->child, m->measured_on, m->age_days, day))
            v->measurements[v->record.n_measurements++] = *m;
    }
    for (size_t i = 0; i < record->n_contacts; i++) {
        const growth_contact *c = &record->contacts[i];

        if (day == GROWTH_DATE_NONE || was_there(&record->child, c->date, c->age_days, day))
            v->contacts[v->record.n_contacts++] = *c;
    }
}

/* ---- judging --------------------------------------------------------------------------------- */

/* Doubtful values are marked, so that they may be left out of what a fall is measured from. */
static void mark_doubtful(verdict *v)
{
    for (size_t i = 0; i < v->n_quality; i++)
        if (v->quality[i].may_leave_out)
            v->measurements[v->quality[i].index].marks |= GROWTH_MARK_DOUBTFUL;
}

static growth_status judge_one(const growth_judge_options *options, growth__shared *shared,
                               const growth_record *record, growth_date day, verdict *v,
                               growth_error *err)
{
    growth_check_options check = options->check;
    growth_status status;

    if (day != GROWTH_DATE_NONE)
        check.today = day;
    TRY(make_room(v, record, err));
    copy_record(v, record, day);
    v->n_quality = 0;
    status = growth__quality_check(&v->record, shared->reference, shared, v->quality, v->room,
                                   &v->n_quality, err);
    if (status != GROWTH_OK && status != GROWTH_ERR_SEX_UNKNOWN)
        return status;
    mark_doubtful(v);
    status = growth__check_record(&v->record, &check, shared, &v->check, err);
    /* Then contacts alone were judged; one such child must not end a scan. */
    return status == GROWTH_ERR_SEX_UNKNOWN ? GROWTH_OK : status;
}

growth_status growth_judge_record(growth_judge *judge, const growth_record *record,
                                  growth_judged *judged, growth_error *err)
{
    const growth_judge_options *o = judge ? &judge->options : NULL;

    if (!judge || !record || !judged || (record->n_measurements && !record->measurements) ||
        (record->n_contacts && !record->contacts))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_judge_record: bad argument");
    TRY(growth_record_check(record, err));
    TRY(judge_one(o, judge->shared, record, GROWTH_DATE_NONE, &judge->now, err));
    if (o->since != GROWTH_DATE_NONE)
        TRY(judge_one(o, judge->shared, record, o->since, &judge->then, err));
    *judged = (growth_judged){ .record = judge->now.record,
                               .check = &judge->now.check,
                               .quality = judge->now.quality,
                               .n_quality = judge->now.n_quality,
                               .tiers = o->tiers };
    if (o->since != GROWTH_DATE_NONE) {
        judged->check_then = &judge->then.check;
        judged->record_then = judge->then.record;
        judged->quality_then = judge->then.quality;
        judged->n_quality_then = judge->then.n_quality;
    }
    return GROWTH_OK;
}
