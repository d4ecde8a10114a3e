/* A child whose rows contradict each other: read them again as most of them have it. */
#include "gathering.h"

/* What each row says, compared with none; nothing is counted by that. */
static growth_status hear_rows(growth__gather *g, growth_error *err)
{
    g->said.n = 0;
    for (size_t i = 0; i < g->n_rows; i++) {
        const growth__raw_row *raw = &g->rows[i];
        const growth_row *row;
        growth_counts before;
        growth_status status;

        if (raw->kind == GROWTH__PACKED) {
            if (!growth__gather_hear_packed(g, raw))
                return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory comparing rows");
            continue;
        }
        TRY(growth__gather_set_file(g, raw->file, err));
        before = g->reader->counts;
        TRY(growth__reader_feed(g->reader, raw->bytes, raw->length, raw->line, err));
        g->reader->said = &g->said;
        status = growth_reader_next(g->reader, &row, err);
        g->reader->said = NULL;
        g->reader->counts = before;
        TRY(status);
    }
    return GROWTH_OK;
}

static growth_status read_again(growth__gather *g, growth_error *err)
{
    growth_status status = GROWTH_OK;

    g->has_child = g->plain_agreed = 0;
    g->reads_again = 1;
    for (size_t i = 0; i < g->n_rows && status == GROWTH_OK; i++)
        status = growth__gather_read(g, &g->rows[i], err);
    g->reads_again = 0;
    return status;
}

/* Forget the rows of the child at hand: by reading them once more in the same way, what they
 * counted for is known. */
static growth_status take_back(growth__gather *g, growth_error *err)
{
    growth__batch *const rejects = g->rejects;
    growth_counts before = growth__gather_counts(g), after;
    growth_status status;

    g->rejects = NULL;
    status = read_again(g, err);
    g->rejects = rejects;
    TRY(status);
    after = growth__gather_counts(g);
    growth__counts_subtract(&after, &before);
    growth__counts_subtract(&before, &after);
    growth__gather_set_counts(g, &before);
    if (rejects) {
        rejects->n = g->rejects_before;
        rejects->begun = g->reject_bytes_before;
        growth__batch_drop(rejects);
    }
    return GROWTH_OK;
}

growth_status growth__gather_settle(growth__gather *g, growth_error *err)
{
    const growth__first_row *first = &g->first;
    growth__first_row settled;
    growth_status status;

    TRY(hear_rows(g, err));
    if (!g->said.n)
        return GROWTH_OK;
    settled = growth__settle(g->said.list, g->said.n);
    if (settled.sex == first->sex && settled.birth_date == first->birth_date &&
        settled.gestation_days == first->gestation_days)
        return GROWTH_OK;
    TRY(take_back(g, err));
    g->settled = settled;
    status = read_again(g, err);
    g->settled.key = 0;
    return status;
}
