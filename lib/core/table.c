/* Interpolation of L, M and S between the rows of a table, at their true unequal ages. */
#include <assert.h>

#include "table.h"

/* Index i of the interval rows[i] .. rows[i + 1] that holds `age`, or of the nearest at the ends.
 */
static size_t bracket(const growth__table *t, double age)
{
    size_t low = 0, high = t->n - 1;

    assert(t->n >= 2);
    if (age < t->rows[1].age)
        return 0;
    if (t->step > 0) {
        size_t i = (size_t)((age - t->rows[0].age) / t->step);

        /* The quotient may round up to the next row, never further: ages are exact doubles. */
        if (i < high && age < t->rows[i].age)
            i--;
        return i < high - 1 ? i : high - 1;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (t->rows[middle].age <= age)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static growth_lms weighted(const growth__row *rows, const double *weights, int n)
{
    growth_lms sum = { 0, 0, 0 };

    for (int i = 0; i < n; i++) {
        sum.l += weights[i] * rows[i].l;
        sum.m += weights[i] * rows[i].m;
        sum.s += weights[i] * rows[i].s;
    }
    return sum;
}

static growth_lms linear(const growth__row *rows, double age)
{
    double t = (age - rows[0].age) / (rows[1].age - rows[0].age);

    return weighted(rows, (double[]){ 1 - t, t }, 2);
}

/* Lagrange's cubic through rows[0] .. rows[3]. */
static growth_lms cubic(const growth__row *rows, double age)
{
    double weights[4];

    for (int i = 0; i < 4; i++) {
        weights[i] = 1;
        for (int j = 0; j < 4; j++)
            if (j != i)
                weights[i] *= (age - rows[j].age) / (rows[i].age - rows[j].age);
    }
    return weighted(rows, weights, 4);
}

static growth_lms own(const growth__row *row)
{
    return (growth_lms){ row->l, row->m, row->s };
}

growth_lms growth__table_lms(const growth__table *t, growth__between between, double age)
{
    size_t i;

    if (between == GROWTH__ONE_ROW)
        return own(&t->rows[0]);
    i = bracket(t, age);
    /* At a row's own age the row itself, to the last bit. */
    if (age == t->rows[i].age)
        return own(&t->rows[i]);
    if (age == t->rows[i + 1].age)
        return own(&t->rows[i + 1]);
    if (between == GROWTH__NEAREST)
        return own(&t->rows[age - t->rows[i].age < t->rows[i + 1].age - age ? i : i + 1]);
    if (between == GROWTH__CUBIC && i >= 1 && i + 2 < t->n)
        return cubic(&t->rows[i - 1], age);
    return linear(&t->rows[i], age);
}
