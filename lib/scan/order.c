/* One order of a child's measurements and contacts, however the rows came. */
#include "order.h"

#include <math.h>
#include <string.h>

static int compare(double a, double b)
{
    if (isnan(a) || isnan(b))
        return isnan(b) - isnan(a);
    return (a > b) - (a < b);
}

/* Measurements of one date, or of none. */
static int compare_of_date(const growth_measurement *a, const growth_measurement *b)
{
    int order = compare(a->age_days, b->age_days);

    order = order ? order : compare(a->corrected_age_days, b->corrected_age_days);
    order = order ? order : compare(a->measure, b->measure);
    order = order ? order : compare(a->value, b->value);
    order = order ? order : compare(a->posture, b->posture);
    return order ? order : compare(a->marks, b->marks);
}

static int is_before(const growth_measurement *a, const growth_measurement *b)
{
    return a->measured_on != b->measured_on ? a->measured_on < b->measured_on
                                            : compare_of_date(a, b) < 0;
}

static int compare_contacts(const growth_contact *a, const growth_contact *b)
{
    int order = compare(a->date, b->date);

    order = order ? order : compare(a->age_days, b->age_days);
    order = order ? order : compare(a->reason, b->reason);
    return order || !a->note || !b->note ? order : strcmp(a->note, b->note);
}

/* Shell's sort (CACM 1959;2(7):30-32): rows come in order or nearly so. */
static void sort_measurements(growth_measurement *m, const char **services, size_t n)
{
    for (size_t gap = n / 2; gap; gap /= 2)
        for (size_t i = gap; i < n; i++) {
            growth_measurement one;
            const char *service = services[i];
            size_t j = i;

            if (!is_before(&m[i], &m[i - gap]))
                continue;
            one = m[i];
            for (; j >= gap && is_before(&one, &m[j - gap]); j -= gap) {
                m[j] = m[j - gap];
                services[j] = services[j - gap];
            }
            m[j] = one;
            services[j] = service;
        }
}

static void sort_contacts(growth_contact *c, size_t n)
{
    for (size_t gap = n / 2; gap; gap /= 2)
        for (size_t i = gap; i < n; i++) {
            const growth_contact one = c[i];
            size_t j = i;

            for (; j >= gap && compare_contacts(&one, &c[j - gap]) < 0; j -= gap)
                c[j] = c[j - gap];
            c[j] = one;
        }
}

/* What is out of order is rare. */
static int is_sorted(const growth_measurement *m, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (is_before(&m[i], &m[i - 1]))
            return 0;
    return 1;
}

void growth__order(growth_measurement *measurements, const char **services, size_t n,
                   growth_contact *contacts, size_t n_contacts)
{
    if (!is_sorted(measurements, n))
        sort_measurements(measurements, services, n);
    sort_contacts(contacts, n_contacts);
}
