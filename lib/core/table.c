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

static void weighted(const growth__row *rows, const double *weights, int n, growth_lms *sum)
{
    double l = 0, m = 0, s = 0;

    for (int i = 0; i < n; i++) {
        l += weights[i] * rows[i].l;
        m += weights[i] * rows[i].m;
        s += weights[i] * rows[i].s;
    }
    sum->l = l;
    sum->m = m;
    sum->s = s;
}

static void linear(const growth__row *rows, double age, growth_lms *lms)
{
    double t = (age - rows[0].age) / (rows[1].age - rows[0].age);

    weighted(rows, (double[]){ 1 - t, t }, 2, lms);
}

/* Lagrange's cubic through rows[0] .. rows[3].  At equal distances, as nearly everywhere, the
 * weights need one division instead of twelve. */
static void cubic(const growth__row *rows, double age, growth_lms *lms)
{
    const double step = rows[2].age - rows[1].age;
    double weights[4];

    if (rows[1].age - rows[0].age == step && rows[3].age - rows[2].age == step) {
        const double t = (age - rows[1].age) / step, before = t + 1, after = t - 1, last = t - 2;

        weights[0] = t * after * last * (-1 / 6.0);
        weights[1] = before * after * last * 0.5;
        weights[2] = before * t * last * -0.5;
        weights[3] = before * t * after * (1 / 6.0);
    } else {
        for (int i = 0; i < 4; i++) {
            weights[i] = 1;
            for (int j = 0; j < 4; j++)
                if (j != i)
                    weights[i] *= (age - rows[j].age) / (rows[i].age - rows[j].age);
        }
    }
    weighted(rows, weights, 4, lms);
}

static void own(const growth__row *row, growth_lms *lms)
{
    lms->l = row->l;
    lms->m = row->m;
    lms->s = row->s;
}

void growth__table_at(const growth__table *t, growth__between between, double age, growth_lms *lms)
{
    size_t i = between == GROWTH__ONE_ROW ? 0 : bracket(t, age);

    /* At a row's own age the row itself, to the last bit. */
    if (between == GROWTH__ONE_ROW || age == t->rows[i].age)
        own(&t->rows[i], lms);
    else if (age == t->rows[i + 1].age)
        own(&t->rows[i + 1], lms);
    else if (between == GROWTH__NEAREST)
        own(&t->rows[age - t->rows[i].age < t->rows[i + 1].age - age ? i : i + 1], lms);
    else if (between == GROWTH__CUBIC && i >= 1 && i + 2 < t->n)
        cubic(&t->rows[i - 1], age, lms);
    else
        linear(&t->rows[i], age, lms);
}

growth_lms growth__table_lms(const growth__table *t, growth__between between, double age)
{
    growth_lms lms;

    growth__table_at(t, between, age, &lms);
    return lms;
}
