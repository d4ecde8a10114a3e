/* growth check: what one child's rows become as text for people. */
#ifndef GROWTH_CLI_CHECK_H
#define GROWTH_CLI_CHECK_H

#include <growth/scan.h>

#include "acknowledged.h"

/* Text for people on standard output; `rules` are those that were asked, `acknowledged` what
 * someone has looked at, or NULL: it is told with the finding, and takes none away.  `past`: the
 * earlier day on which the record stood so and was judged, or GROWTH_DATE_NONE. */
void check_print(const growth_judged *judged, const growth_rules *rules,
                 const acknowledged *acknowledged, growth_date past);

#endif
