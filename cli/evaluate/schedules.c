/* When children are seen.  One row is one way of running a service. */
#include "simulation.h"

#define KG(age) { age, WEIGHED }
#define KG_CM(age) { age, WEIGHED_AND_MEASURED }

/* clang-format off */
const schedule schedules[] = {
    { "routine", "the contacts every child is offered", YEARS(5), 8, {
        KG(0), KG(WEEKS(2)), KG(WEEKS(8)), KG(WEEKS(12)), KG(WEEKS(16)),
        KG_CM(YEARS(1)), KG_CM(YEARS(2.25)), KG_CM(YEARS(4.75)) } },
    { "routine+", "routine, and weighed when seen for something else", YEARS(5), 16, {
        KG(0), KG(WEEKS(2)), KG(WEEKS(8)), KG(WEEKS(12)), KG(WEEKS(16)),
        KG(YEARS(0.5)), KG(YEARS(0.75)), KG_CM(YEARS(1)), KG(YEARS(1.25)), KG(YEARS(1.75)),
        KG_CM(YEARS(2.25)), KG(YEARS(2.75)), KG_CM(YEARS(3.25)), KG(YEARS(3.75)), KG(YEARS(4.25)),
        KG_CM(YEARS(4.75)) } },
    { "3-monthly", "weighed every three months", YEARS(5), 23, {
        KG(0), KG(WEEKS(2)), KG(WEEKS(8)), KG(WEEKS(12)), KG(WEEKS(16)),
        KG_CM(YEARS(0.5)), KG_CM(YEARS(0.75)), KG_CM(YEARS(1)), KG_CM(YEARS(1.25)),
        KG_CM(YEARS(1.5)), KG_CM(YEARS(1.75)), KG_CM(YEARS(2)), KG_CM(YEARS(2.25)),
        KG_CM(YEARS(2.5)), KG_CM(YEARS(2.75)), KG_CM(YEARS(3)), KG_CM(YEARS(3.25)),
        KG_CM(YEARS(3.5)), KG_CM(YEARS(3.75)), KG_CM(YEARS(4)), KG_CM(YEARS(4.25)),
        KG_CM(YEARS(4.5)), KG_CM(YEARS(4.75)) } },
    { "school", "the school programme alone: Reception and Year 6", YEARS(5), 2, {
        KG_CM(YEARS(4.75)), KG_CM(YEARS(10.75)) } },
    { "yearly", "routine to 2 years, then weighed every year to 11", YEARS(11.5), 16, {
        KG(0), KG(WEEKS(2)), KG(WEEKS(8)), KG(WEEKS(12)), KG(WEEKS(16)),
        KG_CM(YEARS(1)), KG_CM(YEARS(2.25)), KG_CM(YEARS(3)), KG_CM(YEARS(4)), KG_CM(YEARS(5)),
        KG_CM(YEARS(6)), KG_CM(YEARS(7)), KG_CM(YEARS(8)), KG_CM(YEARS(9)), KG_CM(YEARS(10)),
        KG_CM(YEARS(11)) } },
    { "half-yearly", "routine to 2 years, then weighed every six months to 11", YEARS(11.5), 24, {
        KG(0), KG(WEEKS(2)), KG(WEEKS(8)), KG(WEEKS(12)), KG(WEEKS(16)),
        KG_CM(YEARS(1)), KG_CM(YEARS(2.25)), KG_CM(YEARS(3)), KG_CM(YEARS(3.5)), KG_CM(YEARS(4)),
        KG_CM(YEARS(4.5)), KG_CM(YEARS(5)), KG_CM(YEARS(5.5)), KG_CM(YEARS(6)), KG_CM(YEARS(6.5)),
        KG_CM(YEARS(7)), KG_CM(YEARS(7.5)), KG_CM(YEARS(8)), KG_CM(YEARS(8.5)), KG_CM(YEARS(9)),
        KG_CM(YEARS(9.5)), KG_CM(YEARS(10)), KG_CM(YEARS(10.5)), KG_CM(YEARS(11)) } },
    { NULL, NULL, 0, 0, { KG(0) } },
};
/* clang-format on */

/* Puts an age into its place, unless it is there.  Returns how many there are now. */
static size_t insert_age(int *ages, size_t n, int age)
{
    size_t at = n;

    while (at && ages[at - 1] >= age)
        at--;
    if (at < n && ages[at] == age)
        return n;
    for (size_t i = n; i > at; i--)
        ages[i] = ages[i - 1];
    ages[at] = age;
    return n + 1;
}

size_t schedule_ages(int ages[MAX_AGES])
{
    size_t n = 0;

    for (const schedule *s = schedules; s->id; s++)
        for (size_t i = 0; i < s->n && n < MAX_AGES; i++)
            n = insert_age(ages, n, s->visits[i].age_days);
    return n;
}
