/* Rules added later.  A rule's number is for ever, so they stand behind all others, whatever their
 * pack. */
#include "case.h"
#include "internal.h"

#define YEARS(y) ((y)*GROWTH_DAYS_PER_YEAR)
#define WEEKS(w) ((w)*GROWTH_DAYS_PER_WEEK)

/* clang-format off */
const growth__rule growth__rules_later[] = {
    /* Not asked of the newest occasion alone: history.c */
    { { "unrecovered-fall", "Earlier fall not recovered", "uk", GROWTH_TIER_SUSTAINED, 1u << GROWTH_WEIGHT | 1u << GROWTH_HEIGHT,
        WEEKS(4), YEARS(20), 1, 1,
        "none is met now, but an urgent or sustained fall was at an occasion of the last `days`, and all values from then to the newest are "
        "`spaces` or more below what it is measured from; watch where no rule of two occasions was met",
        "This project; tuned on simulated children, not clinically validated", {
            { "spaces", 1.5, 0.5, 6, "spaces", "still below; also what an episode of any rule reaches back over" },
            { "days", 1827, 182, 7305, "days", "how far back" } }, 2, 0 }, NULL },
};
/* clang-format on */
const size_t growth__n_rules_later = ARRAY_LEN(growth__rules_later);
