/* Building sentences into a text of GROWTH_EXPLAIN_SIZE. */
#ifndef GROWTH_CORE_WORDS_H
#define GROWTH_CORE_WORDS_H

#include <string.h>

#include <growth/faltering.h>

#include "internal.h"

typedef struct growth__words {
    char *text;
    size_t used;
} growth__words;

/* Here, so that the compiler counts the words that are written out. */
static inline void growth__say(growth__words *w, const char *more)
{
    const size_t length = strlen(more);

    if (length >= GROWTH_EXPLAIN_SIZE - w->used) {
        w->used = growth__append(w->text, GROWTH_EXPLAIN_SIZE, w->used, more);
        return;
    }
    memcpy(w->text + w->used, more, length);
    w->used += length;
    w->text[w->used] = '\0';
}

void growth__say_number(growth__words *w, double number, int decimals);
void growth__say_count(growth__words *w, size_t n, const char *one, const char *many);

/* "12 Mar 2024", or "the age of 2.31 years" where no date is known. */
void growth__say_when(growth__words *w, growth_date date, double age_days);

/* "on 12 Mar 2024", or "at the age of 2.31 years". */
void growth__say_on(growth__words *w, growth_date date, double age_days);

/* Where a score lies, as short as in speech: "25th", "2nd-9th", "below 0.4th". */
void growth__say_band(growth__words *w, const growth_check *check, double sds);
/* The same within a sentence: "on the 25th centile". */
void growth__say_place(growth__words *w, const growth_check *check, double sds);

void growth__say_value(growth__words *w, growth_measure measure, double value);

/* Whether it is of `weight-loss`, whose `statistic` is a per cent. */
int growth__is_loss(const growth_finding *f);

/* What a finding saw (explain_seen.c). */
void growth__say_seen(growth__words *w, const growth_check *check, const growth_finding *f);

/* A weight that cannot be used, the last visit without one, and how often the child was not brought
 * (explain_contacts.c). */
void growth__say_unusable(growth__words *w, growth_date date, double age, double value);
void growth__say_visit(growth__words *w, const growth_contacts *contacts);
void growth__say_not_brought(growth__words *w, const growth_contacts *contacts);

/* "Weight". */
const char *growth__measure_title(growth_measure measure);

#endif
