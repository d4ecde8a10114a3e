/* One order of a child's measurements and contacts, however the rows came: what is found, and in
 * which order it is told, must not depend on where in a file a row stood. */
#ifndef GROWTH_SCAN_ORDER_H
#define GROWTH_SCAN_ORDER_H

#include <growth/record.h>

/* By date or age, then by what else tells them apart; `services` is moved along. */
void growth__order(growth_measurement *measurements, const char **services, size_t n,
                   growth_contact *contacts, size_t n_contacts);

#endif
