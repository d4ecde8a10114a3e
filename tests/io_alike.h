/* Whether the fast path and the general reader understood a row alike. */
#ifndef GROWTH_TESTS_IO_ALIKE_H
#define GROWTH_TESTS_IO_ALIKE_H

#include <string.h>

#include "plain.h"

static inline int same_value(const growth_measurement *a, const growth_measurement *b)
{
    return a->measure == b->measure && a->value == b->value && a->measured_on == b->measured_on &&
           a->posture == b->posture && a->marks == b->marks && a->stature_cm == b->stature_cm &&
           a->age_days != a->age_days && b->age_days != b->age_days &&
           a->corrected_age_days != a->corrected_age_days &&
           b->corrected_age_days != b->corrected_age_days;
}

static inline int same_text(growth__span a, const char *b)
{
    return !a.text ? !b : b && strlen(b) == a.length && !memcmp(a.text, b, a.length);
}

static inline int same_row(const growth__plain_row *a, const growth_row *b)
{
    if (!b || b->outcome != GROWTH_ROW_USED || b->n_problems || b->contact ||
        !same_text(a->id, b->child.id) || !same_text(a->service, b->service) ||
        a->sex != b->child.sex || a->birth_date != b->child.birth_date ||
        a->gestation_days != b->child.gestation_days || a->n_values != b->n_values ||
        b->child.mother_height_cm != 0)
        return 0;
    for (size_t i = 0; i < a->n_values; i++)
        if (!same_value(&a->values[i], &b->values[i].measurement) ||
            b->values[i].status != GROWTH_OK)
            return 0;
    return 1;
}

#endif
