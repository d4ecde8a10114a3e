/* docs/rules.md, made from the table of rules.
 *
 *     rules_document          prints it
 *     rules_document FILE     TAP: whether FILE is what would be printed */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/growth.h>

static const char *number(double value, char *to)
{
    return growth_number_format(value, GROWTH_NUMBER_SHORTEST, to);
}

/* An age as people say it: weeks to 8 weeks, else years. */
static void age(FILE *to, double days)
{
    char n[GROWTH_NUMBER_SIZE];

    if (days <= 56)
        fprintf(to, "%s weeks", growth_number_format(days / GROWTH_DAYS_PER_WEEK, 0, n));
    else
        fprintf(to, "%s years", number(days / GROWTH_DAYS_PER_YEAR, n));
}

static void measures(FILE *to, unsigned bits)
{
    const char *before = "";

    for (int m = 0; m < GROWTH_MEASURE_COUNT_; m++)
        if (bits >> m & 1) {
            fprintf(to, "%s%s", before, growth_measure_describe((growth_measure)m)->id);
            before = ", ";
        }
}

static void rule(FILE *to, const growth_rule *r)
{
    char a[GROWTH_NUMBER_SIZE], b[GROWTH_NUMBER_SIZE], c[GROWTH_NUMBER_SIZE];

    fprintf(to, "\n### `%s`: %s\n\n%c%s.\n\n", r->id, r->title,
            r->when[0] >= 'a' && r->when[0] <= 'z' ? r->when[0] - 'a' + 'A' : r->when[0],
            r->when + 1);
    fprintf(to, "* tier: up to %s; measure: ", growth_tier_text(r->tier));
    measures(to, r->measures);
    fprintf(to, "; asked from ");
    age(to, r->from);
    fprintf(to, " to ");
    age(to, r->to);
    fprintf(to, "\n* source: %s%s\n", r->source, r->own ? " (own thresholds)" : "");
    if (r->common > 0)
        fprintf(to,
                "* simulated children without a fall who meet it by 5 years, weighed every 3 "
                "months: %s %%\n",
                growth_number_format(r->common, 1, a));
    if (r->n_parameters)
        fprintf(
            to,
            "\n| parameter | value | unit | from | to | meaning |\n|---|---|---|---|---|---|\n");
    for (size_t p = 0; p < r->n_parameters; p++)
        fprintf(to, "| `%s` | %s | %s | %s | %s | %s |\n", r->parameters[p].name,
                number(r->parameters[p].value, a), r->parameters[p].unit,
                number(r->parameters[p].low, b), number(r->parameters[p].high, c),
                r->parameters[p].help);
}

static const char *const before =
    "# Rules\n\n"
    "Made from the table of rules by `tests/docs/rules_document.c`; do not edit.\n\n"
    "Decision support, not a diagnosis. A finding says that a record needs a look. Tiers: urgent "
    "(one value is\nenough: repeat it now), sustained (a fall on two occasions), concern (a "
    "guideline's threshold is met), watch,\ninsufficient (too little is known: never "
    "reassurance). Findings on one measure are one episode, listed under\nthe strongest rule.\n\n"
    "* Occasions: values closer than 1 week (under 1 month), 2 weeks (to 6 months), 4 weeks "
    "(older) or 90 days (height)\n  are one occasion, for which the middle one of those trusted "
    "stands;\n  of two the older, of the newest occasion the newer.\n"
    "* Established centile: of the occasions from 4 weeks of age, in the window before the two "
    "tested ones, the second\n  highest of three or more, the mean of two, or the only one. "
    "`slow-fall` has a level of its own, of years ago, and\n  tells its episode from there.\n"
    "* Where an episode begins: at the last occasion within a third of a space of the level that "
    "the "
    "child had\n  established before it came down, whatever time the rule itself looks back over. "
    "From and spaces are of that start\n  (of `weight-loss`: unless the child weighed less there; "
    "`early-loss` and the other packs tell what they measure).\n  What was lost, in kg and per "
    "cent, "
    "is told from the heaviest weight since, where that is 2 % or more or the start\n  was heavier "
    "than the newest; of `early-loss` from birth to the lightest. `static-weight` is told from "
    "the\n"
    "  oldest weight that none since exceeded; a state, such as a weight below the 0.4th centile, "
    "from where the fall in\n  its episode began, where there is one.\n"
    "* A centile space is 2/3 SDS. Scores are carried across the joins of the reference at 2 and "
    "4 years before they\n  are compared.\n"
    "* Residual: how many deviations a value lies from what the earlier occasions predict "
    "(correlation kernel, noise of\n  measuring and rounding).\n"
    "* First met: the occasion at which an episode began. The record is judged as it stood on its "
    "earlier occasions,\n  back over those at which the rule, or one as pressing, was met, or the "
    "value still lay below what the fall is\n  measured from (`unrecovered-fall.spaces`); and to "
    "earlier falls that nothing has recovered from. Entries that\n  data quality doubts today are "
    "passed over.\n\n"
    "A rules file changes them: lines of `rule.parameter = number`, `rule = on|off`, "
    "`pack = id`, and comments from `#`\n(`growth check FILE --rules RULES`).\n";

/* Whether a rule before this one is of its pack: rules added later stand behind all others. */
static int is_told(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (!strcmp(growth_rule_at(i)->pack, growth_rule_at(index)->pack))
            return 1;
    return 0;
}

static void pack(FILE *to, const char *id)
{
    fprintf(to, "\n## Pack `%s`%s\n", id,
            strcmp(id, "uk") ? " (off by default)" : " (the default)");
    for (size_t i = 0; i < growth_rule_count(); i++)
        if (!strcmp(growth_rule_at(i)->pack, id))
            rule(to, growth_rule_at(i));
}

static void document(FILE *to)
{
    fputs(before, to);
    for (size_t i = 0; i < growth_rule_count(); i++)
        if (!is_told(i))
            pack(to, growth_rule_at(i)->pack);
}

int main(int argc, char **argv)
{
    char *made = NULL, *there;
    size_t length = 0, read;
    FILE *to = argc > 1 ? open_memstream(&made, &length) : stdout, *file;
    int same;

    if (!to)
        return 1;
    document(to);
    if (argc < 2)
        return 0;
    fclose(to);
    there = malloc(length + 2);
    file = fopen(argv[1], "r");
    read = there && file ? fread(there, 1, length + 1, file) : 0;
    same = read == length && !memcmp(made, there, length);
    printf("1..1\n%s 1 - docs/rules.md is what the table of rules says\n", same ? "ok" : "not ok");
    if (!same)
        printf("# run: rules_document > docs/rules.md\n");
    if (file)
        fclose(file);
    free(there);
    free(made);
    return same ? 0 : 1;
}
