/* What the threads put down, handed to the caller in its order. */
#include "deliver.h"

#include "internal.h"
#include "rows.h"
#include "source.h"

growth_status growth__cancelled(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_CANCELLED, "the scan was stopped");
}

growth_status growth__deliver_rows(growth__spool *spool, const growth_scan_calls *calls,
                                   growth_error *err)
{
    growth__taken taken;

    TRY(growth__spool_next(spool, &taken, err));
    while (taken.bytes) {
        int stop;

        if (calls->print) {
            stop =
                calls->printed(calls->context, taken.bytes + taken.text, taken.length - taken.text);
        } else {
            const growth_listed row = growth__row_get(taken.bytes);

            stop = calls->row(calls->context, &row);
        }
        if (stop)
            return growth__cancelled(err);
        TRY(growth__spool_next(spool, &taken, err));
    }
    return GROWTH_OK;
}

growth_status growth__deliver_cards(growth__spool *spool, const growth_scan_calls *calls,
                                    growth_error *err)
{
    growth__taken taken;

    if (!calls->card)
        return GROWTH_OK;
    TRY(growth__spool_next(spool, &taken, err));
    while (taken.bytes) {
        const growth_listed worst = growth__row_get(taken.bytes);
        const size_t offset = growth__card_offset(taken.bytes);

        if (calls->card(calls->context, &worst, taken.bytes + offset, taken.length - offset))
            return growth__cancelled(err);
        TRY(growth__spool_next(spool, &taken, err));
    }
    return GROWTH_OK;
}

growth_status growth__deliver_rejects(growth__spool *spool, const growth_scan_calls *calls,
                                      growth_error *err)
{
    growth_problem problems[GROWTH_ROW_PROBLEMS];
    growth__taken taken;

    if (!calls->reject)
        return GROWTH_OK;
    TRY(growth__spool_next(spool, &taken, err));
    while (taken.bytes) {
        if (growth__reject_get(taken.bytes, problems, calls->reject, calls->context))
            return growth__cancelled(err);
        TRY(growth__spool_next(spool, &taken, err));
    }
    return GROWTH_OK;
}
