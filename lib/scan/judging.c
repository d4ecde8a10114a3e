/* One thread judges children: what it found, as rows and cards to be put down. */
#include "judging.h"

#include <errno.h>
#include <string.h>

#include "deliver.h"
#include "internal.h"
#include "rows.h"

typedef struct listing {
    growth__judging *judging;
    growth_listed worst;
    growth__key worst_key;
    int any, failed;
} listing;

/* A growth_write into the entry being made. */
static int into_batch(void *context, const void *bytes, size_t length)
{
    return growth__batch_write(context, bytes, length) ? 0 : ENOMEM;
}

/* A row as the caller prints it, behind the id that tells rows of one key apart. */
static int print_row(growth__judging *j, const growth_listed *row, growth__key key)
{
    const size_t id = row->child_id ? strlen(row->child_id) : 0;
    const growth_scan_calls *calls = j->calls;

    return growth__batch_write(&j->rows, row->child_id, id) &&
           !calls->print(calls->context, row, into_batch, &j->rows) &&
           growth__batch_end(&j->rows, key, id);
}

static int put_row(void *context, const growth_listed *row)
{
    listing *l = context;
    growth__judging *j = l->judging;
    const growth__key key = growth__row_key(row);

    if (!l->any || key.first < l->worst_key.first) {
        l->worst_key = key;
        l->worst = *row;
        l->worst.text = l->worst.also_text = ""; /* gone when this returns */
    }
    l->any = 1;
    j->counts.by_tier[row->tier]++;
    if (j->calls->print)
        l->failed = !print_row(j, row, key);
    else if (j->calls->row)
        l->failed = !growth__row_put(&j->rows, row);
    return l->failed;
}

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory keeping findings");
}

static growth_status tell_child(growth__judging *j, const growth_scanned *child, const listing *l,
                                growth_error *err)
{
    const growth_scan_calls *calls = j->calls;
    int stop;

    if (!calls->child)
        return GROWTH_OK;
    if (l->any && !growth__card_begin(&j->cards, &l->worst))
        return no_memory(err);
    stop = calls->child(calls->context, child, l->any, into_batch, &j->cards);
    if (!l->any)
        growth__batch_drop(&j->cards);
    if (stop)
        return growth__cancelled(err);
    return !l->any || growth__card_end(&j->cards, &l->worst) ? GROWTH_OK : no_memory(err);
}

growth_status growth__judging_child(void *context, const growth_record *record,
                                    const char *const *services, uint64_t key, size_t file,
                                    size_t line, growth_error *err)
{
    growth__judging *j = context;
    const growth_scan_calls *calls = j->calls;
    growth_record named = *record;
    char name[GROWTH_SCAN_NAME_SIZE];
    growth_judged judged;
    listing l = { .judging = j };
    const growth_scanned child = { &judged, services, file, line };

    j->counts.children++;
    j->counts.sex_unknown += record->child.sex != GROWTH_MALE && record->child.sex != GROWTH_FEMALE;
    if (!growth__seen_note(&j->children, key))
        return no_memory(err);
    if (calls->rename && record->child.id) {
        if (calls->rename(calls->context, record->child.id, name))
            return growth__cancelled(err);
        named.child.id = name;
    }
    TRY(growth_judge_record(j->judge, &named, &judged, err));
    growth_list(&judged, put_row, &l);
    if (l.failed)
        return no_memory(err);
    if (l.any) {
        j->counts.listed++;
        j->counts.worst[l.worst.tier]++;
    }
    return tell_child(j, &child, &l, err);
}

