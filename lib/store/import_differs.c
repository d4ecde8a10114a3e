/* What a row says of its child otherwise than the record, which stays: whether it can be the same
 * child all the same, and what is to be told. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "import.h"

/* ---- who it is ------------------------------------------------------------------------------- */

/* Of sex and birth date: what differs; what is not known differs from nothing. */
static unsigned identity_differs(const growth_child *known, const growth_child *row)
{
    unsigned differs = 0;

    if (known->sex && row->sex && known->sex != row->sex)
        differs |= GROWTH_STORE_DIFFERS_SEX;
    if (known->birth_date != GROWTH_DATE_NONE && row->birth_date != GROWTH_DATE_NONE &&
        known->birth_date != row->birth_date)
        differs |= GROWTH_STORE_DIFFERS_BIRTH_DATE;
    return differs;
}

/* Which of them the record gave once, and the day since when it does no longer. */
static growth_status find_corrected(growth_store_import *import, const growth_child *row,
                                    subject *s, unsigned differs, unsigned *corrected,
                                    growth_error *err)
{
    sqlite3_stmt *statement;
    growth_status status;
    int has_row, since = 0;

    TRY(growth__store_query(import->store, QUERY_DETAILS_EVER, &statement, err));
    sqlite3_bind_int64(statement, 1, s->child);
    sqlite3_bind_int64(statement, 2, STORE_EVER);
    *corrected = 0;
    while ((status = growth__store_step(import->store, statement, &has_row, err)) == GROWTH_OK &&
           has_row) {
        growth_store_child then;
        unsigned held_then;

        growth__store_read_details(statement, &then);
        held_then = differs & ~identity_differs(&then.child, row);
        if (!then.child.sex)
            held_then &= ~(unsigned)GROWTH_STORE_DIFFERS_SEX;
        if (then.child.birth_date == GROWTH_DATE_NONE)
            held_then &= ~(unsigned)GROWTH_STORE_DIFFERS_BIRTH_DATE;
        if (since && !held_then)
            growth__store_day_parse(then.provenance.recorded_at, 10, &s->corrected_on);
        since = held_then != 0;
        *corrected |= held_then;
    }
    growth__store_done(statement);
    return status;
}

/* ---- what is not who it is ------------------------------------------------------------------- */

enum { HEIGHT_ROUNDED = 20 }; /* 1/20 cm: 165 and 165.0 are the same, and so is a rounded inch */

static int heights_differ(double known, double row)
{
    return known > 0 && row > 0 && fabs(known - row) * HEIGHT_ROUNDED > 1;
}

static unsigned details_differ(const growth_child *known, const growth_child *row)
{
    unsigned differs = 0;

    if (known->gestation_days && row->gestation_days &&
        known->gestation_days != row->gestation_days)
        differs |= GROWTH_STORE_DIFFERS_GESTATION;
    if (heights_differ(known->mother_height_cm, row->mother_height_cm))
        differs |= GROWTH_STORE_DIFFERS_MOTHER_HEIGHT;
    if (heights_differ(known->father_height_cm, row->father_height_cm))
        differs |= GROWTH_STORE_DIFFERS_FATHER_HEIGHT;
    return differs;
}

growth_status growth__import_refuse_details(const growth_child *known, const growth_child *new,
                                            const char *of, const char *advice, growth_error *err)
{
    const growth_date born[] = { new->birth_date, known->birth_date };
    char days[2][16];

    for (size_t i = 0; i < ARRAY_LEN(born); i++)
        if (born[i] == GROWTH_DATE_NONE)
            snprintf(days[i], sizeof days[i], "unknown");
        else
            growth_date_format(born[i], days[i]);
    return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                              "it says %s, born %s, and the record of this %s says %s, born %s: %s",
                              growth_sex_text(new->sex), days[0], of, growth_sex_text(known->sex),
                              days[1], advice);
}

growth_status growth__import_compare(growth_store_import *import, const growth_child *known,
                                     const growth_child *row, subject *s, growth_error *err)
{
    const unsigned identity = identity_differs(known, row);
    unsigned corrected = 0;

    s->differs = identity | details_differ(known, row);
    if (!identity)
        return GROWTH_OK;
    TRY(find_corrected(import, row, s, identity, &corrected, err));
    if (corrected == identity)
        return GROWTH_OK;
    return growth__import_refuse_details(
        known, row, "identifier",
        "where it is another child, the identifier has to be corrected; where it is the same and "
        "this is right, the record's details",
        err);
}

growth_status growth__import_note(growth_store_import *import, const subject *s, growth_error *err)
{
    growth_store_import_note *note = &import->note;
    growth_store_child known;
    sqlite3_stmt *statement;

    if (!s->differs)
        return GROWTH_OK;
    TRY(growth__store_details(import->store, s->child, STORE_EVER, &known, &statement, err));
    note->differs = s->differs;
    note->entry = s->of_key;
    note->corrected_on = s->corrected_on;
    sqlite3_snprintf((int)sizeof note->uuid, note->uuid, "%s", known.child.id);
    note->recorded = known.child;
    note->recorded.id = NULL;
    growth__store_done(statement);
    return GROWTH_OK;
}
