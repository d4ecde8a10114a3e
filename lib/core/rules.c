/* The rules as a table of tables, and which of them are asked with which numbers. */
#include <math.h>
#include <string.h>

#include <growth/number.h>

#include "case.h"
#include "internal.h"

static const char *const tiers[] = {
    [GROWTH_TIER_NONE] = "",
    [GROWTH_TIER_INSUFFICIENT] = "insufficient",
    [GROWTH_TIER_WATCH] = "watch",
    [GROWTH_TIER_CONCERN] = "concern",
    [GROWTH_TIER_SUSTAINED] = "sustained",
    [GROWTH_TIER_URGENT] = "urgent",
    [GROWTH_TIER_QUALITY] = "quality",
    [GROWTH_TIER_CONTACT] = "contact",
};

const char *growth_tier_text(growth_tier tier)
{
    return (unsigned)tier < ARRAY_LEN(tiers) ? tiers[tier] : "";
}

const growth__rule *growth__rule_row(size_t index)
{
    if (index < growth__n_rules_uk)
        return &growth__rules_uk[index];
    index -= growth__n_rules_uk;
    if (index < growth__n_rules_packs)
        return &growth__rules_packs[index];
    index -= growth__n_rules_packs;
    return index < growth__n_rules_later ? &growth__rules_later[index] : NULL;
}

size_t growth_rule_count(void)
{
    return growth__n_rules_uk + growth__n_rules_packs + growth__n_rules_later;
}

const growth_rule *growth_rule_at(size_t index)
{
    const growth__rule *row = growth__rule_row(index);

    return row ? &row->rule : NULL;
}

int growth_rule_find(const char *id)
{
    for (size_t i = 0; id && i < growth_rule_count(); i++)
        if (!strcmp(growth_rule_at(i)->id, id))
            return (int)i;
    return -1;
}

/* ---- choosing -------------------------------------------------------------------------------- */

int growth__rule_is_usual(const growth_rule *rule)
{
    return !strcmp(rule->pack, "uk");
}

void growth_rules_default(growth_rules *rules)
{
    if (!rules)
        return;
    memset(rules, 0, sizeof *rules);
    for (size_t i = 0; i < growth_rule_count(); i++) {
        const growth_rule *rule = growth_rule_at(i);

        rules->on[i] = (unsigned char)growth__rule_is_usual(rule);
        for (size_t p = 0; p < rule->n_parameters; p++)
            rules->value[i][p] = rule->parameters[p].value;
    }
}

/* Whether a rule before this one is of its pack: rules of one need not stand together. */
static int is_of_earlier_pack(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (!strcmp(growth_rule_at(i)->pack, growth_rule_at(index)->pack))
            return 1;
    return 0;
}

/* The names of all packs, or of all parameters of a rule, for a sentence. */
static void name_packs(char *text, size_t size)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i < growth_rule_count(); i++) {
        if (is_of_earlier_pack(i))
            continue;
        used = growth__append(text, size, used, used ? ", " : "");
        used = growth__append(text, size, used, growth_rule_at(i)->pack);
    }
}

growth_status growth_rules_add_pack(growth_rules *rules, const char *pack, growth_error *err)
{
    char packs[256];
    int found = 0;

    if (!rules || !pack)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "rules and a pack of them are needed");
    for (size_t i = 0; i < growth_rule_count(); i++)
        if (!strcmp(growth_rule_at(i)->pack, pack))
            rules->on[i] = 1, found = 1;
    if (found)
        return GROWTH_OK;
    name_packs(packs, sizeof packs);
    return growth__fail(err, GROWTH_ERR_PARSE, "no pack of rules is called '%s' (there are: %s)",
                        pack, packs);
}

static growth_status no_rule(const char *id, growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_PARSE, "no rule is called '%s' (docs/rules.md lists them)",
                        id ? id : "");
}

growth_status growth_rules_switch(growth_rules *rules, const char *id, const char *state,
                                  growth_error *err)
{
    int rule = growth_rule_find(id);

    if (!rules || !id || !state)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "rules, one of them and a state are needed");
    if (rule < 0)
        return no_rule(id, err);
    if (strcmp(state, "on") != 0 && strcmp(state, "off") != 0)
        return growth__fail(err, GROWTH_ERR_PARSE, "rule %s is switched on or off, not '%s'", id,
                            state);
    rules->on[rule] = !strcmp(state, "on");
    return GROWTH_OK;
}

static growth_status no_parameter(const growth_rule *rule, const char *parameter, growth_error *err)
{
    char names[160];
    size_t used = 0;

    names[0] = '\0';
    for (size_t p = 0; p < rule->n_parameters; p++) {
        used = growth__append(names, sizeof names, used, used ? ", " : "");
        used = growth__append(names, sizeof names, used, rule->parameters[p].name);
    }
    return growth__fail(err, GROWTH_ERR_PARSE, "rule %s has no parameter '%s' (%s%s)", rule->id,
                        parameter ? parameter : "", used ? "it has: " : "it has none", names);
}

/* Set back to what it was, a rule is as built in again. */
static unsigned char differs(const growth_rules *rules, const growth_rule *rule, int index)
{
    for (size_t p = 0; p < rule->n_parameters; p++)
        if (rules->value[index][p] != rule->parameters[p].value)
            return 1;
    return 0;
}

growth_status growth_rules_set(growth_rules *rules, const char *id, const char *parameter,
                               double value, growth_error *err)
{
    char low[GROWTH_NUMBER_SIZE], high[GROWTH_NUMBER_SIZE];
    int index = growth_rule_find(id);
    const growth_rule *rule;

    if (!rules || !id || !parameter)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "rules, one of them and a parameter of it are needed");
    if (index < 0)
        return no_rule(id, err);
    rule = growth_rule_at((size_t)index);
    for (size_t p = 0; p < rule->n_parameters; p++) {
        const growth_parameter *q = &rule->parameters[p];

        if (strcmp(q->name, parameter) != 0)
            continue;
        if (!(value >= q->low && value <= q->high))
            return growth__fail(err, GROWTH_ERR_VALUE, "%s of rule %s is %s to %s %s", q->name,
                                rule->id, growth_number_format(q->low, GROWTH_NUMBER_SHORTEST, low),
                                growth_number_format(q->high, GROWTH_NUMBER_SHORTEST, high),
                                q->unit);
        rules->value[index][p] = value;
        rules->changed[index] = differs(rules, rule, index);
        return GROWTH_OK;
    }
    return no_parameter(rule, parameter, err);
}
