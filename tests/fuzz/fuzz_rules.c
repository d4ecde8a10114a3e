/* Any bytes as a rules file: refused and nothing changed, or every number within its limits. */
#include <math.h>

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_rules rules, before;
    growth_error err;
    growth_status status;
    char path[32];
    int fd = bytes_as_file(bytes, length, path);

    memset(&rules, 0, sizeof rules);
    growth_rules_default(&rules);
    before = rules;
    status = growth_rules_read(path, &rules, &err);
    close(fd);
    if (status != GROWTH_OK) {
        sound_error(&err, status);
        sound(memcmp(&rules, &before, sizeof rules) == 0);
        return 0;
    }
    for (size_t i = 0; i < growth_rule_count(); i++) {
        const growth_rule *rule = growth_rule_at(i);
        int changed = 0;

        for (size_t p = 0; p < rule->n_parameters; p++) {
            sound(rules.value[i][p] >= rule->parameters[p].low &&
                  rules.value[i][p] <= rule->parameters[p].high);
            changed |= rules.value[i][p] != rule->parameters[p].value;
        }
        sound(rules.changed[i] == changed && rules.on[i] <= 1);
    }
    return 0;
}
