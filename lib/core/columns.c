/* Columns: rows are brought together in blocks, each with the L, M and S of its day, and a block is
 * scored by one loop that the compiler vectorises.  Whatever is out of the ordinary (an age between
 * days, a tail rule, a value that cannot be) goes through the single call, row by row. */
#include <growth/columns.h>

#include <growth/date.h>

#include "internal.h"
#include "kernel.h"
#include "registry.h"

enum { BLOCK = 128 };

/* L, M and S of a day, ready for the kernel.  Where inverse_s is NaN so is every score, and the row
 * is a single call's. */
typedef struct day {
    double l, m, inverse_s;
    double limit; /* a score as far out as this is a single call's; 0: not looked up yet */
} day;

struct growth_columns {
    const growth_reference *reference;
    growth_measure measure;
    int first;     /* the earliest whole day of the measure */
    int tails;     /* whether a segment has a tail rule, so that limits have to be looked at */
    size_t n_days; /* of each sex */
    day days[];    /* by sex, then day; one more that is no day */
};

/* Values and medians for which the kernel holds, whatever their ratio. */
static const double least_value = 1e-9, most_value = 1e9, least_median = 1e-6, most_median = 1e6;

/* Up to here a tail rule changes nothing; CDC's begins at 1.645. */
static const double plain_until[GROWTH__TAIL_COUNT_] = {
    [GROWTH__TAIL_NONE] = INFINITY,
    [GROWTH__TAIL_WHO] = 3,
    [GROWTH__TAIL_CDC] = 1.6,
};

/* ---- beginning ------------------------------------------------------------------------------- */

/* First day and number of days that a measure reaches. */
static int extent(const growth_reference *reference, growth_measure measure, int *first,
                  size_t *n_days)
{
    double from = INFINITY, to = -INFINITY;

    for (size_t i = 0; i < reference->n_segments; i++) {
        if (reference->segments[i].measure != measure)
            continue;
        from = fmin(from, reference->segments[i].from);
        to = fmax(to, reference->segments[i].to);
    }
    if (from > to)
        return 0;
    *first = (int)floor(from);
    *n_days = (size_t)(ceil(to) - floor(from)) + 1;
    return 1;
}

size_t growth_columns_size(const growth_reference *reference, growth_measure measure)
{
    size_t n_days;
    int first;

    if (!reference || !extent(reference, measure, &first, &n_days))
        return 0;
    return sizeof(growth_columns) + (2 * n_days + 1) * sizeof(day);
}

growth_status growth_columns_init(void *memory, size_t size, const growth_reference *reference,
                                  growth_measure measure, growth_columns **columns,
                                  growth_error *err)
{
    const size_t needed = growth_columns_size(reference, measure);
    growth_columns *c = memory;

    if (!memory || !reference || !columns || (unsigned)measure >= GROWTH_MEASURE_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_columns_init: bad argument");
    if (needed == 0)
        return growth__fail(err, GROWTH_ERR_NO_SERIES, "%s has nothing for %s", reference->id,
                            growth_measure_describe(measure)->id);
    if (size < needed)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "growth_columns_init: %zu bytes are too few, %zu are needed", size,
                            needed);
    memset(c, 0, sizeof *c);
    c->reference = reference;
    c->measure = measure;
    extent(reference, measure, &c->first, &c->n_days);
    for (size_t i = 0; i < reference->n_segments; i++)
        if (reference->segments[i].measure == measure)
            c->tails |= reference->segments[i].rules->tail != GROWTH__TAIL_NONE;
    for (size_t i = 0; i < 2 * c->n_days + 1; i++)
        c->days[i] = (day){ 1, 1, (double)NAN, 0 };
    c->days[2 * c->n_days].limit = -1;
    *columns = c;
    return GROWTH_OK;
}

/* ---- one row ----------------------------------------------------------------------------------
 */

static void look_up(const growth_columns *c, growth_sex sex, double age, day *d)
{
    const growth_segment *segment;
    growth_lms lms;

    *d = (day){ 1, 1, (double)NAN, -1 };
    if (growth_reference_segment_find(c->reference, c->measure, sex, age, &segment, NULL) !=
            GROWTH_OK ||
        growth_segment_lms(segment, sex, age, &lms) != GROWTH_OK ||
        !(lms.m >= least_median && lms.m <= most_median && fabs(lms.l) <= GROWTH__POWER))
        return;
    *d = (day){ lms.l, lms.m, 1 / lms.s, plain_until[segment->rules->tail] };
}

static growth_status single(const growth_columns *c, growth_sex sex, double age, double value,
                            double *sds)
{
    const growth_segment *segment;

    TRY(growth_reference_segment_find(c->reference, c->measure, sex, age, &segment, NULL));
    return growth_segment_sds(segment, sex, age, value, sds, NULL);
}

/* ---- blocks -----------------------------------------------------------------------------------
 */

typedef struct block {
    double age[BLOCK], value[BLOCK];
    double sex[BLOCK], l[BLOCK], m[BLOCK], inverse_s[BLOCK], limit[BLOCK], z[BLOCK];
    int entry[BLOCK]; /* of the table of days */
    int n_plain;      /* rows that the kernel has settled, those beyond the end too */
} block;

static void fill(growth_age_unit unit, size_t n, const double *ages, const double *values,
                 const growth_sex *sexes, block *b)
{
    memcpy(b->age, ages, n * sizeof *ages);
    memcpy(b->value, values, n * sizeof *values);
    for (size_t i = 0; i < n; i++)
        b->sex[i] = (double)(int)sexes[i];
    for (size_t i = 0; unit == GROWTH_AGE_YEARS && i < n; i++)
        b->age[i] = growth_days_from_years(ages[i]);
    for (size_t i = n; i < BLOCK; i++)
        b->age[i] = b->value[i] = b->sex[i] = INFINITY;
}

/* Always the whole block: a number of turns that the compiler knows needs no scalar remainder. */

/* The entry of each row's day, or the last one where it is not a whole day of the measure.  All in
 * doubles and without a branch: rows come in no order, and a wrong guess of the processor costs
 * more than the score. */
static inline __attribute__((always_inline)) void enter_block(const growth_columns *c, block *b)
{
    const double first = c->first, n = (double)c->n_days, end = 2 * n, magic = 0x1.8p52;

    for (size_t i = 0; i < BLOCK; i++) {
        const double offset = b->age[i] - first;
        const double inside = offset >= 0 && offset < n ? offset : INFINITY;
        const double whole = (inside + magic) - magic == inside ? inside : INFINITY;
        const double girl = b->sex[i] - GROWTH_MALE;
        const double sex = girl == 0 || girl == 1 ? girl : INFINITY;
        const double entry = whole + sex * n;

        b->entry[i] = (int)(entry < end ? entry : end); /* NaN: end */
    }
}

static void gather(const growth_columns *c, block *b)
{
    for (size_t i = 0; i < BLOCK; i++) {
        const day *d = &c->days[b->entry[i]];

        b->l[i] = d->l;
        b->m[i] = d->m;
        b->inverse_s[i] = d->inverse_s;
    }
    for (size_t i = 0; c->tails && i < BLOCK; i++)
        b->limit[i] = c->days[b->entry[i]].limit;
}

/* NaN where the value is not one for the kernel. */
static inline __attribute__((always_inline)) void score_block(const growth_columns *c, block *b)
{
    int n_plain = 0;

    for (size_t i = 0; i < BLOCK; i++) {
        const double z = growth__kernel(b->value[i] / b->m[i], b->l[i], b->inverse_s[i]);

        b->z[i] = b->value[i] >= least_value && b->value[i] <= most_value ? z : (double)NAN;
    }
    for (size_t i = 0; c->tails && i < BLOCK; i++)
        b->z[i] = fabs(b->z[i]) < b->limit[i] ? b->z[i] : (double)NAN;
    for (size_t i = 0; i < BLOCK; i++)
        n_plain += fabs(b->z[i]) < INFINITY;
    b->n_plain = n_plain;
}

static void score(const growth_columns *c, block *b)
{
    enter_block(c, b);
    gather(c, b);
    score_block(c, b);
}

/* The same loop for processors with wider registers: the operations are the same, and so is every
 * bit of what they give. */
#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("avx2"))) static void score_wide(const growth_columns *c, block *b)
{
    enter_block(c, b);
    gather(c, b);
    score_block(c, b);
}

static int is_wide(void)
{
    return __builtin_cpu_supports("avx2");
}
#else
#define score_wide score
static int is_wide(void)
{
    return 0;
}
#endif

/* A row that is not the kernel's; the first row of a day fills the day's entry. */
static growth_status by_itself(growth_columns *c, growth_sex sex, const block *b, size_t i,
                               double *sds)
{
    day *d = &c->days[b->entry[i]];

    if ((unsigned)sex >= GROWTH_SEX_COUNT_)
        return GROWTH_ERR_ARGUMENT;
    if (d->limit == 0)
        look_up(c, sex, b->age[i], d);
    return single(c, sex, b->age[i], b->value[i], sds);
}

static void scatter(growth_columns *c, size_t n, const growth_sex *sexes, const block *b,
                    double *sds, growth_status *status)
{
    memcpy(sds, b->z, n * sizeof *sds);
    memset(status, 0, n * sizeof *status); /* GROWTH_OK */
    if (b->n_plain == BLOCK)
        return;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(b->z[i]))
            continue;
        status[i] = by_itself(c, sexes[i], b, i, &sds[i]);
        if (status[i] != GROWTH_OK)
            sds[i] = (double)NAN;
    }
}

growth_status growth_sds_columns(growth_columns *columns, growth_age_unit unit, size_t n,
                                 const double *ages, const double *values, const growth_sex *sexes,
                                 double *sds, growth_status *status)
{
    const int wide = is_wide();
    block b;

    if (!columns || (unit != GROWTH_AGE_DAYS && unit != GROWTH_AGE_YEARS) ||
        (n > 0 && (!ages || !values || !sexes || !sds || !status)))
        return GROWTH_ERR_ARGUMENT;
    for (size_t at = 0; at < n; at += BLOCK) {
        const size_t rows = n - at < BLOCK ? n - at : BLOCK;

        fill(unit, rows, ages + at, values + at, sexes + at, &b);
        if (wide)
            score_wide(columns, &b);
        else
            score(columns, &b);
        scatter(columns, rows, sexes + at, &b, sds + at, status + at);
    }
    return GROWTH_OK;
}
