/* Findings as a table: the columns that `check` and `scan` share, and how they are asked for. */
#include "findings.h"

#include <stdio.h>
#include <string.h>

/* ---- columns: the contract ------------------------------------------------------------------- */

CELL_OF(read_child, growth_listed, text, row->child_id)
CELL_OF(read_tier, growth_listed, text, growth_tier_text(row->tier))
CELL_OF(read_rule, growth_listed, text, row->rule)
CELL_OF(read_measure, growth_listed, text, growth_measure_describe(row->measure)->id)
CELL_OF(read_text, growth_listed, text, row->text)
CELL_OF(read_from_date, growth_listed, date, row->from_date)
CELL_OF(read_to_date, growth_listed, date, row->to_date)
CELL_OF(read_last, growth_listed, date, row->last_measured_on)
CELL_OF(read_from_age, growth_listed, number, row->from_age / GROWTH_DAYS_PER_YEAR)
CELL_OF(read_to_age, growth_listed, number, row->to_age / GROWTH_DAYS_PER_YEAR)
CELL_OF(read_from_value, growth_listed, number, row->from_value)
CELL_OF(read_to_value, growth_listed, number, row->to_value)
CELL_OF(read_from_sds, growth_listed, number, row->from_sds)
CELL_OF(read_to_sds, growth_listed, number, row->to_sds)
CELL_OF(read_spaces, growth_listed, number, row->spaces)
CELL_OF(read_percent, growth_listed, number, row->percent)
CELL_OF(read_also, growth_listed, text, row->also_text)
CELL_OF(read_first, growth_listed, date, row->first_date)
CELL_OF(read_first_rule, growth_listed, text, row->first_rule)

CELL(read_occasions)
{
    const growth_listed *r = data;

    if (r->occasions >= 0)
        cell_integer(cell, r->occasions);
}

const report_column findings_columns[] = {
    { { "child_id", "", "as in the file", read_child }, "child", 0, NULL },
    { { "tier", "", "how pressing", read_tier }, "tier", 0, NULL },
    { { "rule", "", "the strongest rule met", read_rule }, "rule", 0, NULL },
    { { "measure", "", "what was measured", read_measure }, "measure", 0, NULL },
    { { "from_date", "", "where the fall is measured from", read_from_date }, "from", 0, NULL },
    { { "to_date", "", "the newest occasion", read_to_date }, "to", 0, NULL },
    { { "from_age_years", "years", "chronological", read_from_age }, NULL, 0, NULL },
    { { "to_age_years", "years", "chronological", read_to_age }, NULL, 0, NULL },
    { { "from_value", "", "in the measure's unit", read_from_value }, NULL, 0, NULL },
    { { "to_value", "", "in the measure's unit", read_to_value }, NULL, 0, NULL },
    { { "from_sds", "SDS", "on its own chart", read_from_sds }, NULL, 0, NULL },
    { { "to_sds", "SDS", "on its own chart", read_to_sds }, NULL, 0, NULL },
    { { "spaces", "spaces", "centile spaces fallen, bridged", read_spaces }, "spaces", 1, NULL },
    { { "percent", "%", "weight lost since the heaviest", read_percent }, "%", 1, NULL },
    { { "occasions", "", "of the measure, in all", read_occasions }, NULL, 0, NULL },
    { { "last_measured_on", "", "newest value of the measure", read_last }, NULL, 0, NULL },
    { { "also", "", "other rules of the same episode", read_also }, NULL, 0, NULL },
    { { "text", "", "in sentences", read_text }, NULL, 0, NULL },
    /* The header row of CSV is a contract. */
    { { "first_met_on", "", "when the episode was first met", read_first },
      NULL,
      REPORT_NOT_CSV,
      NULL },
    { { "first_met_rule", "", "the rule met then", read_first_rule }, NULL, REPORT_NOT_CSV, NULL },
};
const size_t findings_n_columns = sizeof findings_columns / sizeof *findings_columns;

/* ---- what is asked --------------------------------------------------------------------------- */

const char *tier_word(size_t index)
{
    static const growth_tier order[] = { GROWTH_TIER_URGENT,       GROWTH_TIER_SUSTAINED,
                                         GROWTH_TIER_CONCERN,      GROWTH_TIER_WATCH,
                                         GROWTH_TIER_INSUFFICIENT, GROWTH_TIER_QUALITY,
                                         GROWTH_TIER_CONTACT };

    return index < sizeof order / sizeof *order ? growth_tier_text(order[index]) : NULL;
}

static int choose_tiers(const settings *s, unsigned *tiers)
{
    const char *list = s->tiers;

    *tiers = list ? 0 : GROWTH_TIERS_ALL;
    while (list && (*list || !*tiers)) {
        size_t n = strcspn(list, ",");
        int tier = 0;

        for (int t = GROWTH_TIER_INSUFFICIENT; t <= GROWTH_TIER_CONTACT; t++) {
            const char *word = growth_tier_text((growth_tier)t);

            if (strlen(word) == n && !strncmp(word, list, n))
                tier = t;
        }
        if (!tier)
            return complain(s->command, EXIT_USAGE,
                            "--tiers has no tier '%.*s'; it is a list of urgent, sustained, "
                            "concern, watch, insufficient, quality, contact",
                            (int)n, list);
        *tiers |= 1u << tier;
        list += n + (list[n] == ',');
    }
    return -1;
}

int findings_options(const settings *s, growth_rules *rules, growth_judge_options *options)
{
    growth_error err;

    growth_rules_default(rules);
    if (s->pack && growth_rules_add_pack(rules, s->pack, &err) != GROWTH_OK)
        return complain(s->command, EXIT_USAGE, "%s", err.message);
    if (s->rules && growth_rules_read(s->rules, rules, &err) != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    *options = (growth_judge_options)GROWTH_JUDGE_OPTIONS;
    options->check.assess = s->assess;
    options->check.rules = rules;
    options->check.today = s->seen_from;
    return choose_tiers(s, &options->tiers);
}

int findings_is_finding(growth_tier tier)
{
    return tier >= GROWTH_TIER_WATCH && tier <= GROWTH_TIER_URGENT;
}

int findings_any(const growth_scan_counts *counts)
{
    int any = 0;

    for (int t = 0; t <= GROWTH_TIER_CONTACT; t++)
        any |= counts->by_tier[t] && findings_is_finding((growth_tier)t);
    return any;
}

growth_occasion findings_start(const growth_check *check, const growth_finding *f)
{
    const growth_series *s = &check->track.series[f->measure];
    growth_occasion start = {
        .date = f->from_date, .age_days = f->from_age, .value = f->from_value, .sds = f->from_sds
    };

    for (size_t i = 0; i < s->n_points; i++)
        if (s->points[i].age_days == f->from_age && s->points[i].value == f->from_value)
            start.notes = s->points[i].notes;
    return start;
}
