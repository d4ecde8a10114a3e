/* What the account of an import does not say: a line each, where there is something to say. */
#include "import_beside.h"

#include <stddef.h>

void import_beside_say(const settings *s, const import_beside *beside,
                       const growth_store_import_counts *counts, const growth_counts *read)
{
    const struct {
        long long n;
        const char *words, *advice;
    } lines[] = {
        { (long long)read->others, "resources that hold no measurement, left out", "" },
        { beside->doubtful, "values outside what any child measures, kept and marked doubtful",
          "" },
        { beside->old, "warning: values at an age beyond 25 years, kept",
          " (check their days and the dates of birth; no reference reaches them)" },
        { beside->preliminary,
          "values the source calls preliminary, kept with that word in the note", "" },
        { (long long)counts->superseded,
          "of the same, amended or taken back since they were first said",
          " (that stays so: see 'growth help store history')" },
        { beside->taken_back,
          "rows by which the source takes back what the store held under their id", "" },
        { beside->not_held,
          "rows by which the source takes back what the store does not hold, which adds nothing",
          "" },
        { (long long)counts->known_by_number,
          "children known by their NHS number, birth date and sex, whose id was added", "" },
        { (long long)counts->numbers_differ,
          "children with another NHS number than the record's, which stays",
          " (to correct it: 'growth help store identify')" },
        { beside->mistyped, "warning: rows with an NHS number whose check digit is wrong",
          " (--strict rejects them)" },
    };

    if (!s->quiet)
        complain(s->command, 0, "children added: %lld", (long long)counts->children);
    if (!s->quiet && read->missing_codes)
        complain(s->command, 0, "\"not known\" codes taken as empty: %zu", read->missing_codes);
    if (beside->named && beside->like_nhs == beside->named)
        complain(s->command, 0,
                 "warning: every child_id is a valid NHS number, taken for one of '%s': "
                 "for NHS numbers say --system nhs-number, or nobody finds them so",
                 beside->system);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].n)
            complain(s->command, 0, "%s: %lld%s", lines[i].words, lines[i].n, lines[i].advice);
}
