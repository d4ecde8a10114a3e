/* What of an export came here before.
 *
 * An identifier that this record has in the same words as the export is not added, and so is not
 * known by its origin.  When it is amended or taken back here, it must not come back with the same
 * export, or with a later one.  A hand-over keeps the seal of its export; and since a later export
 * of the same goes on from an earlier one, with the same hashes up to there, each entry up to that
 * seal was seen then: what was alike here before that hand-over is what it was taken for. */
#include <string.h>

#include "merge.h"

growth_status growth__merge_seen_begin(merge *m, growth_error *err)
{
    static const char sql[] =
        "SELECT CAST(substr(seal, 1, instr(seal, ':') - 1) AS INTEGER) AS n, "
        "substr(seal, instr(seal, ':') + 1), min(entry) FROM handover "
        "WHERE origin_hash IS NULL GROUP BY seal ORDER BY n"; /* others' are of other stores */

    TRY(growth__store_prepare(m->store->db, sql, &m->seals, err));
    return growth__store_step(m->store, m->seals, &m->more_seals, err);
}

growth_status growth__merge_seen_row(merge *m, const restored *row, growth_error *err)
{
    char hash[2 * SHA256_SIZE + 1];

    growth__hex(row->hash, SHA256_SIZE, hash);
    while (m->more_seals && sqlite3_column_int64(m->seals, 0) <= row->entry) {
        if (sqlite3_column_int64(m->seals, 0) == row->entry &&
            strcmp(growth__store_column_text(m->seals, 1), hash) == 0)
            m->export[row->entry].seen = sqlite3_column_int64(m->seals, 2);
        TRY(growth__store_step(m->store, m->seals, &m->more_seals, err));
    }
    return GROWTH_OK;
}

void growth__merge_seen_end(merge *m)
{
    growth_store_entry seen = 0;

    for (growth_store_entry n = m->counts.entries; n > 0; n--) {
        const growth_store_entry own = m->export[n].seen;

        if (own && (!seen || own < seen))
            seen = own;
        m->export[n].seen = seen;
    }
    sqlite3_finalize(m->seals);
    m->seals = NULL;
}
