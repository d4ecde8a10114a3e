/* Numbers that a caller fills in, checked where they come in; growth_record_check() does so for a
 * whole record. */
#ifndef GROWTH_CORE_GIVEN_H
#define GROWTH_CORE_GIVEN_H

#include <growth/assess.h>
#include <growth/record.h>

growth_status growth__child_check(const growth_child *child, growth_error *err);
growth_status growth__measurement_check(const growth_measurement *measurement, growth_error *err);
growth_status growth__policy_check(growth_gestation_policy policy, growth_error *err);

/* Options as a caller gives them over the usual ones: where it was built against an older header
 * its struct is shorter.  NULL leaves the usual ones.  One whose size was never set holds wishes
 * that would be dropped in silence: refused.  `what` names the type. */
growth_status growth__take_options(void *into, size_t room, const void *given, const char *what,
                                   growth_error *err);

#endif
