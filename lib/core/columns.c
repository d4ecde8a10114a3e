/* Columns: rows are brought together in blocks, each with the L, M and S of its day, and a block is
 * scored by short loops that the compiler vectorises.  Whatever is out of the ordinary (an age
 * between days, a tail rule, a value that cannot be) goes through the single call, row by row. */
#include <growth/columns.h>

#include <stdint.h>
#include <string.h>

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
    day *days;     /* by sex, then day; one more that is no day */
};

/* An entry that lies across two cache lines costs two misses. */
enum { ALIGNMENT = sizeof(day) };

/* So that every score of the kernel is finite. */
static const double least_spread = 1e-300;

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
    return sizeof(growth_columns) + (2 * n_days + 1) * sizeof(day) + ALIGNMENT;
}

static day *aligned(void *memory)
{
    char *bytes = memory;

    return (void *)(bytes + (ALIGNMENT - (uintptr_t)bytes % ALIGNMENT) % ALIGNMENT);
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
    c->days = aligned(c + 1);
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
        !(lms.m >= 1 / GROWTH__MEDIAN && lms.m <= GROWTH__MEDIAN && lms.s >= least_spread))
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

/* A block's worth of the caller's arrays, or of copies of what is left at their end. */
typedef struct rows {
    const double *ages, *values;
    const growth_sex *sexes;
} rows;

typedef struct copies {
    double ages[BLOCK], values[BLOCK];
    growth_sex sexes[BLOCK];
} copies;

typedef struct block {
    double entry[BLOCK]; /* of the table of days: whole numbers */
    double l[BLOCK], m[BLOCK], inverse_s[BLOCK], limit[BLOCK], half_ln[BLOCK], z[BLOCK];
    int n_plain; /* rows that the kernel has settled */
} block;

/* A unit of age in days, and how near a whole day is one: as growth_days_from_years(). */
typedef struct age_unit {
    double days, slack;
} age_unit;

static const age_unit units[] = {
    [GROWTH_AGE_DAYS] = { 1, 0 },
    [GROWTH_AGE_YEARS] = { GROWTH_DAYS_PER_YEAR, 1e-9 },
};

/* Always the whole block: a number of turns that the compiler knows needs no scalar remainder. */

/* The entry of each row's day, or the last one where it is not a whole day of the measure.  All in
 * doubles and without a branch: rows come in no order, and a wrong guess of the processor costs
 * more than the score. */
static inline __attribute__((always_inline)) void
enter_block(const growth_columns *c, const age_unit *unit, const rows *r, block *b)
{
    const double first = c->first, n = (double)c->n_days, end = 2 * n;
    const double magic = 0x1.8p52; /* adding it rounds to a whole number */
    const double per_unit = unit->days, slack = unit->slack;

    for (size_t i = 0; i < BLOCK; i++) {
        const double age = r->ages[i] * per_unit, whole = (age + magic) - magic;
        const double offset = whole - first, girl = (double)(int)r->sexes[i] - GROWTH_MALE;
        const double entry = offset + girl * n;

        b->entry[i] =
            fabs(age - whole) <= slack && offset >= 0 && offset < n && (girl == 0 || girl == 1)
                ? entry
                : end;
    }
}

static inline day *day_of(const growth_columns *c, const block *b, size_t i)
{
    return &c->days[(ptrdiff_t)b->entry[i]];
}

/* Two rows at a time: to store a pair of numbers costs what it costs to store one. */
static inline __attribute__((always_inline)) void gather(const growth_columns *c, block *b)
{
    for (size_t i = 0; i < BLOCK; i += 2) {
        const day *d = day_of(c, b, i), *e = day_of(c, b, i + 1);
        const double l[] = { d->l, e->l }, m[] = { d->m, e->m };
        const double inverse_s[] = { d->inverse_s, e->inverse_s };

        memcpy(&b->l[i], l, sizeof l);
        memcpy(&b->m[i], m, sizeof m);
        memcpy(&b->inverse_s[i], inverse_s, sizeof inverse_s);
    }
    for (size_t i = 0; c->tails && i < BLOCK; i++)
        b->limit[i] = day_of(c, b, i)->limit;
}

/* NaN where the row is not one for the kernel. */
static inline __attribute__((always_inline)) void score_block(const growth_columns *c,
                                                              const rows *r, block *b)
{
    int n_plain = 0;

    for (size_t i = 0; i < BLOCK; i++)
        b->half_ln[i] = growth__half_ln(r->values[i], b->m[i]);
    for (size_t i = 0; i < BLOCK; i++)
        b->z[i] = growth__score(b->half_ln[i], b->l[i], b->inverse_s[i]);
    for (size_t i = 0; c->tails && i < BLOCK; i++)
        b->z[i] = fabs(b->z[i]) < b->limit[i] ? b->z[i] : (double)NAN;
    for (size_t i = 0; i < BLOCK; i++)
        n_plain += b->z[i] == b->z[i];
    b->n_plain = n_plain;
}

static void score(const growth_columns *c, const age_unit *unit, const rows *r, block *b)
{
    enter_block(c, unit, r, b);
    gather(c, b);
    score_block(c, r, b);
}

/* The same loops for processors with wider registers: the operations are the same, and so is every
 * bit of what they give. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(GROWTH_NARROW)
__attribute__((target("avx2"))) static void
score_wide(const growth_columns *c, const age_unit *unit, const rows *r, block *b)
{
    enter_block(c, unit, r, b);
    gather(c, b);
    score_block(c, r, b);
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
static growth_status by_itself(growth_columns *c, growth_age_unit unit, const rows *r, size_t i,
                               day *d, double *sds)
{
    const growth_sex sex = r->sexes[i];
    const double age = unit == GROWTH_AGE_YEARS ? growth_days_from_years(r->ages[i]) : r->ages[i];

    if ((unsigned)sex >= GROWTH_SEX_COUNT_)
        return GROWTH_ERR_ARGUMENT;
    if (d->limit == 0)
        look_up(c, sex, age, d);
    return single(c, sex, age, r->values[i], sds);
}

/* The scores go out last, because they may go where the values came from. */
static void scatter(growth_columns *c, growth_age_unit unit, const rows *r, size_t n, block *b,
                    double *sds, growth_status *status)
{
    for (size_t i = 0; b->n_plain < BLOCK && i < n; i++) {
        if (!isnan(b->z[i]))
            continue;
        status[i] = by_itself(c, unit, r, i, day_of(c, b, i), &b->z[i]);
        if (status[i] != GROWTH_OK)
            b->z[i] = (double)NAN;
    }
    memcpy(sds, b->z, n * sizeof *sds);
}

/* The rows left at the end, and behind them rows that are none. */
static rows copied(const rows *r, size_t n, copies *to)
{
    for (size_t i = 0; i < BLOCK; i++) {
        to->ages[i] = i < n ? r->ages[i] : INFINITY;
        to->values[i] = i < n ? r->values[i] : INFINITY;
        to->sexes[i] = i < n ? r->sexes[i] : GROWTH_MALE;
    }
    return (rows){ to->ages, to->values, to->sexes };
}

growth_status growth_sds_columns(growth_columns *columns, growth_age_unit unit, size_t n,
                                 const double *ages, const double *values, const growth_sex *sexes,
                                 double *sds, growth_status *status)
{
    const int wide = is_wide();
    copies rest;
    block b;

    if (!columns || (unit != GROWTH_AGE_DAYS && unit != GROWTH_AGE_YEARS) ||
        (n > 0 && (!ages || !values || !sexes || !sds || !status)))
        return GROWTH_ERR_ARGUMENT;
    if (n > 0)
        memset(status, 0, n * sizeof *status); /* GROWTH_OK */
    for (size_t at = 0; at < n; at += BLOCK) {
        const size_t count = n - at < BLOCK ? n - at : BLOCK;
        rows r = { ages + at, values + at, sexes + at };

        if (count < BLOCK)
            r = copied(&r, count, &rest);
        /* NOLINTNEXTLINE(bugprone-branch-clone): one loop, compiled twice */
        if (wide)
            score_wide(columns, &units[unit], &r, &b);
        else
            score(columns, &units[unit], &r, &b);
        scatter(columns, unit, &r, count, &b, sds + at, status + at);
    }
    return GROWTH_OK;
}
