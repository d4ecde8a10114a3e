/* Findings as a table: the columns that `check` and `scan` share, and how they are asked for. */
#ifndef GROWTH_CLI_FINDINGS_H
#define GROWTH_CLI_FINDINGS_H

#include <growth/scan.h>

#include "command.h"
#include "report.h"

/* Columns of a growth_listed: the contract of `check --format csv` and `scan --format csv`. */
extern const report_column findings_columns[];
extern const size_t findings_n_columns;

/* From the settings: reference, policy, today, rules, pack, tiers.  `rules` must stay as long as
 * `options`.  Returns -1, or the exit status having said what is wrong. */
int findings_options(const settings *s, growth_rules *rules, growth_judge_options *options);

/* Whether rows of this tier count for --fail-on-finding: a rule from watch to urgent. */
/* What a fall is told from, as an occasion with the marks of its value. */
growth_occasion findings_start(const growth_check *check, const growth_finding *f);

int findings_is_finding(growth_tier tier);
int findings_any(const growth_scan_counts *counts);

#endif
