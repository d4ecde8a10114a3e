/* growth check: what one child's rows become as text for people. */
#ifndef GROWTH_CLI_CHECK_H
#define GROWTH_CLI_CHECK_H

#include <growth/scan.h>

/* Text for people on standard output; `rules` are those that were asked.  `past`: the earlier day
 * on which the record stood so and was judged, or GROWTH_DATE_NONE. */
void check_print(const growth_judged *judged, const growth_rules *rules, growth_date past);

#endif
