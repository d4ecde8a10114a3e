/* Numbers that a caller fills in, checked where they come in; growth_record_check() does so for a
 * whole record. */
#ifndef GROWTH_CORE_GIVEN_H
#define GROWTH_CORE_GIVEN_H

#include <growth/assess.h>
#include <growth/record.h>

growth_status growth__child_check(const growth_child *child, growth_error *err);
growth_status growth__measurement_check(const growth_measurement *measurement, growth_error *err);
growth_status growth__policy_check(growth_gestation_policy policy, growth_error *err);

#endif
