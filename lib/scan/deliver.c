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
    TRY(growth__spool_sort(spool, err));
    for (size_t i = 0; calls->row && i < growth__spool_count(spool); i++) {
        growth_listed row;
        const char *bytes;
        size_t length;

        TRY(growth__spool_get(spool, i, &bytes, &length, err));
        row = growth__row_get(bytes);
        if (calls->row(calls->context, &row))
            return growth__cancelled(err);
    }
    return GROWTH_OK;
}

growth_status growth__deliver_cards(growth__spool *spool, const growth_scan_calls *calls,
                                    growth_error *err)
{
    TRY(growth__spool_sort(spool, err));
    for (size_t i = 0; calls->card && i < growth__spool_count(spool); i++) {
        growth_listed worst;
        const char *bytes;
        size_t length, offset;

        TRY(growth__spool_get(spool, i, &bytes, &length, err));
        worst = growth__row_get(bytes);
        offset = growth__card_offset(bytes);
        if (calls->card(calls->context, &worst, bytes + offset, length - offset))
            return growth__cancelled(err);
    }
    return GROWTH_OK;
}

growth_status growth__deliver_rejects(growth__spool *spool, const growth_scan_calls *calls,
                                      growth_error *err)
{
    growth_problem problems[GROWTH_ROW_PROBLEMS];

    TRY(growth__spool_sort(spool, err));
    for (size_t i = 0; calls->reject && i < growth__spool_count(spool); i++) {
        const char *bytes;
        size_t length;

        TRY(growth__spool_get(spool, i, &bytes, &length, err));
        if (growth__reject_get(bytes, length, problems, calls->reject, calls->context))
            return growth__cancelled(err);
    }
    return GROWTH_OK;
}

