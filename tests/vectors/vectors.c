#include "vectors.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

growth_sex vectors_sex(const vectors *v)
{
    const char *sex = vectors_text(v, "sex");

    if (strcmp(sex, "male") && strcmp(sex, "female"))
        ck_abort_msg("line %zu: sex", vectors_line(v));
    return strcmp(sex, "male") ? GROWTH_FEMALE : GROWTH_MALE;
}

growth_measure vectors_measure(const vectors *v)
{
    growth_measure measure;

    if (growth_measure_find(vectors_text(v, "measure"), &measure) != GROWTH_OK)
        ck_abort_msg("line %zu: measure", vectors_line(v));
    return measure;
}

growth_date vectors_date(const vectors *v, const char *column)
{
    const char *text = vectors_text(v, column);
    growth_date date;

    if (growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, &date, NULL) != GROWTH_OK)
        ck_abort_msg("line %zu: %s", vectors_line(v), column);
    return date;
}

void differences_add(differences *d, double difference)
{
    if (d->n == d->room) {
        d->room = d->room ? 2 * d->room : 1024;
        d->all = realloc(d->all, d->room * sizeof *d->all);
        if (!d->all)
            abort();
    }
    d->all[d->n++] = fabs(difference);
    if (!(fabs(difference) <= d->worst))
        d->worst = fabs(difference);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double differences_median(differences *d)
{
    if (d->n == 0)
        return (double)NAN;
    qsort(d->all, d->n, sizeof *d->all, ascending);
    return d->all[d->n / 2];
}

void differences_free(differences *d)
{
    free(d->all);
}
