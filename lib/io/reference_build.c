/* A loaded reference in memory of its own: rows divided at the joins into segments, each with its
 * table, and what every reference must keep. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/io.h>

#include "internal.h"
#include "reference_file.h"

/* One segment's memory. */
typedef struct piece {
    growth__table tables[GROWTH_SEX_COUNT_];
    char id[96];
} piece;

/* The reference comes first, so that a pointer to it is one to all of this. */
typedef struct own {
    growth_reference reference;
    growth__rules rules;
    char *texts[GROWTH__KEY_COUNT_];
    growth__row *rows;
    growth_segment *segments;
    piece *pieces;
    size_t n_rows, n_segments;
} own;

void growth_reference_free(growth_reference *reference)
{
    own *o = (own *)reference;

    if (!o)
        return;
    for (size_t i = 0; i < ARRAY_LEN(o->texts); i++)
        free(o->texts[i]);
    free(o->rows);
    free(o->segments);
    free(o->pieces);
    free(o);
}

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
}

static growth_status at(const growth__draft *d, size_t line, growth_error *err, const char *what)
{
    return growth__fail(err, GROWTH_ERR_PARSE, "%s:%zu: %s", d->name, line, what);
}

/* ---- what every row must keep ------------------------------------------------------------------
 */

/* The nine lines lie one above the other, and exist. */
static int crosses(const growth__row *row)
{
    const growth_lms lms = { row->l, row->m, row->s };
    double below = 0, value;

    for (int k = -4; k <= 4; k++, below = value)
        if (growth_lms_value(lms, k * 2 / 3.0, &value) != GROWTH_OK || !(value > below))
            return 1;
    return 0;
}

/* The first join above an age, or infinity. */
static double join_above(const growth__draft *d, double age)
{
    for (size_t i = 0; i < d->n_joins; i++)
        if (d->joins[i] > age)
            return d->joins[i];
    return INFINITY;
}

/* ---- segments ---------------------------------------------------------------------------------
 */

/* Rows of one measure and sex between two joins. */
typedef struct stretch {
    const growth__lms_row *rows;
    size_t n;
    double from, to;
    int number; /* of the stretch, from 1 */
} stretch;

static growth_status check_stretch(const growth__draft *d, const stretch *s, growth_error *err)
{
    const growth__lms_row *rows = s->rows;

    for (size_t i = 0; i < s->n; i++) {
        if (crosses(&rows[i].row))
            return at(d, rows[i].line, err, "the centile lines cross or end here");
        if (i && rows[i].row.age <= rows[i - 1].row.age)
            return at(d, rows[i].line, err, "ages are not in ascending order");
    }
    if (s->n < 2)
        return at(d, rows[0].line, err, "a table needs two rows or more on each side of a join");
    if (rows[0].row.age - s->from > rows[1].row.age - rows[0].row.age ||
        s->to - rows[s->n - 1].row.age > rows[s->n - 1].row.age - rows[s->n - 2].row.age)
        return at(d, rows[s->n - 1].line, err, "the rows do not reach from join to join");
    return GROWTH_OK;
}

static void add_segment(own *o, const growth__draft *d, const stretch *s)
{
    const growth_sex sex = s->rows[0].sex;
    piece *p = &o->pieces[o->n_segments];
    growth__row *rows = &o->rows[o->n_rows];
    double step;
    size_t used;

    for (size_t i = 0; i < s->n; i++)
        rows[i] = s->rows[i].row;
    step = rows[1].age - rows[0].age;
    for (size_t i = 1; i < s->n; i++)
        step = rows[i].age - rows[i - 1].age == step ? step : 0;
    p->tables[sex] = (growth__table){ s->n, step, rows };
    used = growth__append(p->id, sizeof p->id, 0, o->reference.id);
    if (d->n_joins)
        growth__append(p->id, sizeof p->id, used,
                       (const char[]){ '-', (char)('a' + s->number), '\0' });
    o->segments[o->n_segments] = (growth_segment){ .measure = s->rows[0].measure,
                                                   .id = p->id,
                                                   .from = s->from,
                                                   .to = s->to,
                                                   .between = d->between,
                                                   .posture = GROWTH_POSTURE_UNKNOWN,
                                                   .sexes = 1u << sex,
                                                   .tables = p->tables,
                                                   .births = GROWTH__ALL_BIRTHS,
                                                   .join = s->number ? "table to table" : NULL,
                                                   .rules = &o->rules };
    o->n_rows += s->n;
    o->n_segments++;
}

/* Between its rows, and where it is carried on to a join, a table must be one, too: four rows can
 * bend a cubic below 0 though none of them is. */
static growth_status check_between(const own *o, const growth__draft *d, const stretch *s,
                                   growth_error *err)
{
    const growth_segment *segment = &o->segments[o->n_segments - 1];
    const int parts = 4;

    for (size_t i = 0; i <= s->n; i++) {
        const double from = i ? s->rows[i - 1].row.age : s->from;
        const double to = i < s->n ? s->rows[i].row.age : s->to;

        for (int k = 0; k <= parts; k++) {
            growth__row row = { .age = from + (to - from) * k / parts };
            growth_lms lms;

            if (growth_segment_lms(segment, s->rows[0].sex, row.age, &lms) != GROWTH_OK)
                continue;
            row.l = lms.l;
            row.m = lms.m;
            row.s = lms.s;
            if (crosses(&row) || growth_measure_check(segment->measure, row.m, NULL) != GROWTH_OK)
                return at(d, s->rows[i ? i - 1 : 0].line, err,
                          "the centile lines cross or end between this row and the next, or where "
                          "the table is carried on to a join");
        }
    }
    return GROWTH_OK;
}

/* The rows of one measure and sex, in the order of the file, divided at the joins.  A row at a join
 * begins the older side; where there are two, the first closes the younger. */
static growth_status divide(own *o, const growth__draft *d, const growth__lms_row *rows, size_t n,
                            growth_error *err)
{
    stretch s = { .from = rows[0].row.age };

    for (size_t begin = 0, end = 0; begin < n; begin = end, s.from = s.to, s.number++) {
        const double join = join_above(d, s.from);

        while (end < n && (rows[end].row.age < join || (rows[end].row.age == join && end + 1 < n &&
                                                        rows[end + 1].row.age == join)))
            end++;
        if (end == begin)
            return at(d, rows[begin].line, err, "there are no rows between two joins");
        s.rows = rows + begin;
        s.n = end - begin;
        s.to = end == n ? rows[n - 1].row.age : join;
        TRY(check_stretch(d, &s, err));
        add_segment(o, d, &s);
        TRY(check_between(o, d, &s, err));
    }
    return GROWTH_OK;
}

static growth_status divide_all(own *o, const growth__draft *d, growth_error *err)
{
    growth__lms_row *some = malloc((d->n_rows + 1) * sizeof *some);
    growth_status status = some ? GROWTH_OK : no_memory(err);

    for (int m = 0; status == GROWTH_OK && m < GROWTH_MEASURE_COUNT_; m++)
        for (int sex = GROWTH_MALE; status == GROWTH_OK && sex <= GROWTH_FEMALE; sex++) {
            size_t n = 0;

            for (size_t i = 0; i < d->n_rows; i++)
                if (d->rows[i].measure == (growth_measure)m && d->rows[i].sex == (growth_sex)sex)
                    some[n++] = d->rows[i];
            if (n)
                status = divide(o, d, some, n, err);
        }
    free(some);
    return status;
}

static growth_status copy_texts(own *o, const growth__draft *d, growth_error *err)
{
    for (size_t i = 0; i < ARRAY_LEN(o->texts); i++) {
        if (!d->texts[i])
            continue;
        o->texts[i] = malloc(strlen(d->texts[i]) + 1);
        if (!o->texts[i])
            return no_memory(err);
        memcpy(o->texts[i], d->texts[i], strlen(d->texts[i]) + 1);
    }
    o->rules = (growth__rules){ .text = "", .tail = d->tail };
    o->reference = (growth_reference){
        .id = o->texts[GROWTH__KEY_ID],
        .title = o->texts[GROWTH__KEY_TITLE],
        .source = o->texts[GROWTH__KEY_SOURCE],
        .licence = o->texts[GROWTH__KEY_LICENCE],
        .acknowledgement = o->texts[GROWTH__KEY_ACKNOWLEDGEMENT]
                               ? o->texts[GROWTH__KEY_ACKNOWLEDGEMENT]
                               : o->texts[GROWTH__KEY_SOURCE],
        .lines = d->centile_lines,
    };
    return GROWTH_OK;
}

growth_status growth__reference_build(const growth__draft *d, growth_reference **reference,
                                      growth_error *err)
{
    const size_t most = 2 * GROWTH_MEASURE_COUNT_ * (d->n_joins + 1);
    own *o = calloc(1, sizeof *o);
    growth_status status;

    if (!o)
        return no_memory(err);
    o->rows = calloc(d->n_rows + 1, sizeof *o->rows);
    o->segments = calloc(most, sizeof *o->segments);
    o->pieces = calloc(most, sizeof *o->pieces);
    status = o->rows && o->segments && o->pieces ? copy_texts(o, d, err) : no_memory(err);
    if (status == GROWTH_OK && d->n_rows == 0)
        status = at(d, 1, err, "has no rows of L, M and S");
    if (status == GROWTH_OK)
        status = divide_all(o, d, err);
    if (status != GROWTH_OK) {
        growth_reference_free(&o->reference);
        return status;
    }
    o->reference.segments = o->segments;
    o->reference.n_segments = o->n_segments;
    *reference = &o->reference;
    return GROWTH_OK;
}
