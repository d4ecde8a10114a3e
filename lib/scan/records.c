/* Records of the caller's own: see records.h. */
#include "records.h"

#include "deliver.h"
#include "internal.h"

/* One that cannot be judged is told, and the others go on; where nobody listens, it ends the scan.
 */
static growth_status look_at(growth__records *r, const growth_record *record, int *good,
                             growth_error *err)
{
    growth_error why;

    *good = growth_record_check(record, &why) == GROWTH_OK;
    if (*good)
        return GROWTH_OK;
    r->unusable++;
    if (!r->calls->unusable)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "record %zu: %s", r->taken, why.message);
    return r->calls->unusable(r->calls->context, r->taken, record, &why) ? growth__cancelled(err)
                                                                         : GROWTH_OK;
}

int growth__records_next(growth__records *r, growth_record *record, growth_status *status,
                         growth_error *err)
{
    int good = 0;

    while (!good && *status == GROWTH_OK) {
        int more;

        *record = (growth_record){ .contacts = NULL };
        more = r->next(r->context, record);
        if (more <= 0) {
            *status = more < 0 ? growth__cancelled(err) : GROWTH_OK;
            return 0;
        }
        r->taken++;
        if (r->shards && growth_scan_shard(record->child.id, r->shards) != r->shard)
            r->other_shards += record->n_measurements + record->n_contacts;
        else
            *status = look_at(r, record, &good, err);
    }
    return good;
}
