/* Numbers that a caller fills in: whether they are ones that this library knows. */
#include "given.h"

#include <string.h>

#include "internal.h"
#include "shared.h"

growth_status growth__child_check(const growth_child *child, growth_error *err)
{
    const int gestation = child->gestation_days;

    if ((unsigned)child->sex >= GROWTH_SEX_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "no sex has number %d", (int)child->sex);
    if (gestation != GROWTH_GESTATION_UNKNOWN &&
        (gestation < GROWTH_GESTATION_MIN || gestation > GROWTH_GESTATION_MAX))
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "gestation of %d days is outside %d to %d, 22+0 to 44+6 weeks (give "
                            "days, 280 for 40 weeks, and %d where it is not known)",
                            gestation, GROWTH_GESTATION_MIN, GROWTH_GESTATION_MAX,
                            GROWTH_GESTATION_UNKNOWN);
    return GROWTH_OK;
}

growth_status growth__measurement_check(const growth_measurement *m, growth_error *err)
{
    if ((unsigned)m->measure >= GROWTH_MEASURE_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "no measure has number %d", (int)m->measure);
    if ((unsigned)m->posture > GROWTH_STANDING)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "no posture has number %d", (int)m->posture);
    return GROWTH_OK;
}

growth_status growth_record_check(const growth_record *record, growth_error *err)
{
    if (!record || (record->n_measurements && !record->measurements) ||
        (record->n_contacts && !record->contacts))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "a record without its entries");
    TRY(growth__child_check(&record->child, err));
    for (size_t i = 0; i < record->n_measurements; i++)
        TRY(growth__measurement_check(&record->measurements[i], err));
    for (size_t i = 0; i < record->n_contacts; i++)
        if ((unsigned)record->contacts[i].reason >= GROWTH_REASON_COUNT_)
            return growth__fail(err, GROWTH_ERR_ARGUMENT, "no reason has number %d",
                                (int)record->contacts[i].reason);
    return GROWTH_OK;
}

growth_status growth__take_options(void *into, size_t room, const void *given, const char *what,
                                   growth_error *err)
{
    size_t size;

    if (!given)
        return GROWTH_OK;
    memcpy(&size, given, sizeof size);
    if (size <= sizeof size || size % sizeof size != 0)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "%s: size is %zu, which none has (start from the initialiser that "
                            "stands beside the struct)",
                            what, size);
    memcpy(into, given, size < room ? size : room);
    return GROWTH_OK;
}

growth_status growth__policy_check(growth_gestation_policy policy, growth_error *err)
{
    return (unsigned)policy < GROWTH_POLICY_COUNT_
               ? GROWTH_OK
               : growth__fail(err, GROWTH_ERR_ARGUMENT, "no gestation policy has number %d",
                              (int)policy);
}

/* Of a record that is refused nothing is due. */
void growth_contacts_check(const growth_record *record, growth_date today,
                           growth_contacts *contacts)
{
    static const growth_record nobody = { .n_contacts = 0 };

    if (!contacts)
        return;
    if (growth_record_check(record, NULL) == GROWTH_OK)
        growth__contacts_check(record, today, contacts);
    else
        growth__contacts_check(&nobody, GROWTH_DATE_NONE, contacts);
}
