/* What the neighbours of an entry lead to expect of it, and how far the entries of this record
 * usually lie from that: the best linear prediction from up to GROWTH__NEIGHBOURS entries on either
 * side, with the correlations of tracking.h.
 *
 * A judge spends most of its time here, so that what many predictions share is kept with the track:
 * the correlation of every entry with the next three, and the order of the entries by distance from
 * their neighbours, from which the scatter seen without any one of them is told at once. */
#include <math.h>
#include <stdint.h>

#include "internal.h"
#include "quality_track.h"
#include "tracking.h"

/* ---- correlations -----------------------------------------------------------------------------
 */

/* The correlation of two entries on an axis, where it is kept; else NULL. */
static const double *kept(const growth__track *t, int axis, size_t i, size_t j)
{
    const size_t young = i < j ? i : j, step = i < j ? j - i : i - j;

    return step <= GROWTH__STEPS && (!axis || growth__axis_of(t, t->entries[young].age))
               ? &t->next[GROWTH__STEPS * young + step - 1]
               : NULL;
}

/* ---- expectation ------------------------------------------------------------------------------
 */

/* Entries that one expectation rests on, at most. */
enum { SIDE = 2 * GROWTH__NEIGHBOURS };

#if defined(__GNUC__) && !defined(__clang__)
#define GROWTH__WRITE_OUT _Pragma("GCC unroll 6")
#else
#define GROWTH__WRITE_OUT
#endif

/* A system of entries: what each correlates with the others (below the diagonal), its variance (on
 * it), its correlation with what is expected, and its score. */
typedef struct system {
    double a[SIDE][SIDE], with[SIDE], scores[SIDE];
    size_t n;
} system;

/* Mean and explained variance of what is expected: the system is factored as L D L' in place, and
 * both sides are carried along.  Returns 0 where it is not positive definite. */
static inline __attribute__((always_inline)) int solve_of(system *s, size_t n, double *mean,
                                                          double *explained)
{
    double inverse[SIDE], sum = 0, squares = 0;

    GROWTH__WRITE_OUT
    for (size_t i = 0; i < n; i++) {
        double *row = s->a[i], pivot = row[i], with = s->with[i], score = s->scores[i];

        GROWTH__WRITE_OUT
        for (size_t j = 0; j < i; j++) {
            double left = row[j];

            GROWTH__WRITE_OUT
            for (size_t k = 0; k < j; k++)
                left -= row[k] * s->a[j][k];
            row[j] = left;
        }
        GROWTH__WRITE_OUT
        for (size_t j = 0; j < i; j++) {
            const double factor = row[j] * inverse[j];

            pivot -= row[j] * factor;
            with -= factor * s->with[j];
            score -= factor * s->scores[j];
            row[j] = factor;
        }
        if (!(pivot > 0))
            return 0;
        inverse[i] = 1 / pivot;
        s->with[i] = with;
        s->scores[i] = score;
        sum += with * score * inverse[i];
        squares += with * with * inverse[i];
    }
    *mean = sum;
    *explained = squares;
    return 1;
}

/* At both ends of a track there are three and between them six: these the compiler writes out. */
static int solve(system *s, double *mean, double *explained)
{
    if (s->n == GROWTH__NEIGHBOURS)
        return solve_of(s, GROWTH__NEIGHBOURS, mean, explained);
    if (s->n == SIDE)
        return solve_of(s, SIDE, mean, explained);
    return solve_of(s, s->n, mean, explained);
}

/* How many entries to look at before and after. */
typedef struct reach {
    size_t before, after;
} reach;

/* The nearest entries in use on either side of an age. */
static size_t gather(const growth__track *t, size_t except, double age, reach r, size_t *found,
                     growth__expected *e)
{
    size_t n = 0, from = 0;

    if (t->is_plain && except < t->n && t->entries[except].age == age) {
        e->before = except < r.before ? except : r.before;
        e->after = t->n - 1 - except < r.after ? t->n - 1 - except : r.after;
        for (size_t i = 1; i <= e->before; i++)
            found[n++] = except - i;
        for (size_t i = 1; i <= e->after; i++)
            found[n++] = except + i;
        return n;
    }
    if (except < t->n && fabs(t->entries[except].age - age) < 0.5)
        from = except;
    else
        while (from < t->n && t->entries[from].age < age)
            from++;
    e->before = e->after = 0;
    for (size_t i = from; i-- > 0 && e->before < r.before;)
        if (i != except && growth__is_usable(&t->entries[i]) && age - t->entries[i].age >= 0.5) {
            found[n++] = i;
            e->before++;
        }
    for (size_t i = from; i < t->n && e->after < r.after; i++)
        if (i != except && growth__is_usable(&t->entries[i]) && t->entries[i].age - age >= 0.5) {
            found[n++] = i;
            e->after++;
        }
    return n;
}

/* Distances to be turned into correlations together, and where these go. */
typedef struct batch {
    double distances[SIDE * (SIDE + 1) / 2 + GROWTH__LANES];
    double *to[SIDE * (SIDE + 1) / 2];
    size_t n;
} batch;

static void run(batch *b, const growth_kernel *kernel)
{
    double correlations[ARRAY_LEN(b->distances)];

    if (!b->n)
        return;
    for (size_t i = b->n; i < b->n + GROWTH__LANES; i++)
        b->distances[i] = 0;
    growth__kernel_correlations(kernel, b->n, b->distances, correlations);
    for (size_t i = 0; i < b->n; i++)
        *b->to[i] = correlations[i];
}

static void ask(batch *b, double distance, double *to)
{
    b->distances[b->n] = distance;
    b->to[b->n++] = to;
}

static void ask_of_two(batch *b, const growth__track *t, int axis, size_t i, size_t j, double *to)
{
    const double *places = t->places[axis], *known = kept(t, axis, i, j);

    if (known)
        *to = *known;
    else
        ask(b, growth__axis_distance(places[i], t->entries[i].age, places[j], t->entries[j].age),
            to);
}

/* The correlations of the entries found with each other, and with the age that is looked at, which
 * is that of entry `except` or any. */
static void correlate(const growth__track *t, int axis, const size_t *found, size_t except,
                      double age, system *s)
{
    const int is_entry = except < t->n && t->entries[except].age == age;
    const double place = is_entry ? 0 : growth__kernel_place(t->kernels[axis], age);
    batch b;

    b.n = 0;
    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = 0; j < i; j++)
            ask_of_two(&b, t, axis, found[i], found[j], &s->a[i][j]);
        if (is_entry)
            ask_of_two(&b, t, axis, found[i], except, &s->with[i]);
        else
            ask(&b,
                growth__axis_distance(t->places[axis][found[i]], t->entries[found[i]].age, place,
                                      age),
                &s->with[i]);
    }
    run(&b, t->kernels[axis]);
}

/* The same of GROWTH__NEIGHBOURS entries in a row, next to entry `except` on one side and all on
 * the axis: everything is kept.  So it is at both ends of nearly every record. */
static void take_end(const growth__track *t, const size_t *found, size_t except, system *s)
{
    const size_t at[] = { except, found[0], found[1], found[2] };
    double r[ARRAY_LEN(at)][ARRAY_LEN(at)];

    for (size_t i = 1; i < ARRAY_LEN(at); i++)
        for (size_t j = 0; j < i; j++)
            r[i][j] = at[i] > at[j] ? t->next[GROWTH__STEPS * at[j] + i - j - 1]
                                    : t->next[GROWTH__STEPS * at[i] + i - j - 1];
    for (size_t i = 0; i < GROWTH__NEIGHBOURS; i++) {
        s->with[i] = r[i + 1][0];
        for (size_t j = 0; j < i; j++)
            s->a[i][j] = r[i + 1][j + 1];
    }
}

/* Whether the entries found stand in a row next to entry `except`, on one side of it. */
static int is_end(const growth__track *t, int axis, const size_t *found, size_t except, double age)
{
    const size_t far = found[GROWTH__NEIGHBOURS - 1];
    const size_t oldest = far > except ? far : except, youngest = far > except ? except : far;

    return except < t->n && t->entries[except].age == age &&
           oldest - youngest == GROWTH__NEIGHBOURS && (found[0] > except) == (far > except) &&
           (!axis || growth__axis_of(t, t->entries[oldest].age));
}

static growth__expected expect(const growth__track *t, size_t except, double age, double slope,
                               reach r)
{
    growth__expected e = { 0, 1, 0, 0 };
    size_t found[SIDE];
    const size_t n = gather(t, except, age, r, found, &e);
    const int axis = growth__axis_of(t, e.before ? t->entries[found[e.before - 1]].age : age);
    const int is_entry = except < t->n && t->entries[except].age == age;
    double explained = 0;
    system s;

    s.n = n;
    if (n == GROWTH__NEIGHBOURS && is_end(t, axis, found, except, age))
        take_end(t, found, except, &s);
    else
        correlate(t, axis, found, except, age, &s);
    for (size_t i = 0; i < n; i++) {
        const growth__entry *x = &t->entries[found[i]];

        s.a[i][i] = x->own[axis];
        s.scores[i] = x->score;
    }
    e.sd = is_entry ? t->entries[except].own[axis] : growth__track_variance(t, axis, age, slope);
    if (n)
        (void)solve(&s, &e.mean, &explained);
    e.sd = sqrt(e.sd - explained);
    return e;
}

/* ---- scatter ----------------------------------------------------------------------------------
 */

/* The same from one entry on either side, written out: the squared distance from it in standard
 * deviations.  Every entry of every record is asked for it. */
static double square_between(const growth__track *t, size_t last, size_t i, size_t next)
{
    const growth__entry *x = &t->entries[last], *e = &t->entries[i], *y = &t->entries[next];
    const int axis = growth__axis_of(t, x->age);
    const double own_x = x->own[axis], own_y = y->own[axis];
    double between, with_x, with_y, determinant, weight_x, weight_y, off;
    batch b;

    if (last + 1 == i && i + 1 == next && (!axis || growth__axis_of(t, e->age))) {
        with_x = t->next[GROWTH__STEPS * last];
        between = t->next[GROWTH__STEPS * last + 1];
        with_y = t->next[GROWTH__STEPS * i];
    } else {
        b.n = 0;
        ask_of_two(&b, t, axis, last, next, &between);
        ask_of_two(&b, t, axis, last, i, &with_x);
        ask_of_two(&b, t, axis, i, next, &with_y);
        run(&b, t->kernels[axis]);
    }
    determinant = own_x * own_y - between * between;
    weight_x = (own_y * with_x - between * with_y) / determinant;
    weight_y = (own_x * with_y - between * with_x) / determinant;
    off = e->score - weight_x * x->score - weight_y * y->score;
    return off * off / (e->own[axis] - weight_x * with_x - weight_y * with_y);
}

/* Median of chi-squared on one degree. */
static const double of_median = 0.4549;

/* A short record says little about its own scatter, so the usual one counts as much as so many
 * entries. */
static const double usual = 3;

/* No scales are that good. */
static const double least_scatter = 0.5;

/* Scatter squared, as told by the middle one of `left` squares. */
static double noise_of(double left, double square)
{
    return (usual + left * square / of_median) / (usual + left);
}

/* The least that the square of scatter() can be.  Of n squares it leaves out up to three and takes
 * the middle one of those left, whose rank among all is (n - 3) / 2 or above; how many are left
 * draws it towards 1 or away from it, so that the bound is the lower one of the two extremes. */
static double least_noise(const growth__track *t, int older)
{
    const size_t n = t->n_ranked[older], left = n > 3 ? n - 3 : 0;
    const double least = least_scatter * least_scatter, rounding = 1e-12;
    double square, noise;

    if (!left)
        return least;
    square = t->entries[t->ranked[older][left / 2]].square;
    noise = fmin(noise_of((double)left, square), noise_of((double)n, square)) * (1 - rounding);
    return noise > least ? noise : least;
}

static void put_in_rank(growth__track *t, size_t i)
{
    const int older = growth__is_older(t->entries[i].age);
    unsigned short *ranked = t->ranked[older];
    size_t at = t->n_ranked[older]++;

    for (; at > 0 && t->entries[ranked[at - 1]].square > t->entries[i].square; at--)
        ranked[at] = ranked[at - 1];
    ranked[at] = (unsigned short)i;
}

static int is_plain(const growth__track *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (!growth__is_usable(&t->entries[i]) ||
            (i > 0 && growth__same_day(&t->entries[i - 1], &t->entries[i])))
            return 0;
    return 1;
}

void growth__track_rank(growth__track *t)
{
    t->n_ranked[0] = t->n_ranked[1] = 0;
    t->newest = SIZE_MAX;
    t->is_plain = is_plain(t);
    for (size_t i = 0; i < t->n; i++) {
        growth__entry *e = &t->entries[i];
        size_t last, next;

        e->square = GROWTH_NAN;
        if (!growth__is_usable(e))
            continue;
        last = growth__track_next(t, i, -1);
        next = growth__track_next(t, i, 1);
        if (last == SIZE_MAX || next == SIZE_MAX)
            continue;
        e->square = square_between(t, last, i, next);
        put_in_rank(t, i);
    }
    for (int older = 0; older < 2; older++) {
        for (size_t at = 0; at < t->n_ranked[older]; at++)
            t->entries[t->ranked[older][at]].rank = at;
        t->least_noise[older] = least_noise(t, older);
    }
}

/* This record's scatter beside what is usual, as seen without entry `except` and the two that are
 * seen through it: whether an entry is wrong must not be hidden by the disorder it makes.  The
 * median is not moved by what else is wrong. */
static double scatter(const growth__track *t, size_t except, double age)
{
    const size_t n = t->n_ranked[growth__is_older(age)];
    size_t without[3] = { except, SIZE_MAX, SIZE_MAX }, ranks[3] = { 0 }, n_ranks = 0, left, middle;
    double found;

    if (except < t->n) {
        without[1] = growth__track_next(t, except, -1);
        without[2] = growth__track_next(t, except, 1);
    }
    for (size_t k = 0; k < ARRAY_LEN(without); k++) {
        const growth__entry *e = &t->entries[without[k] < t->n ? without[k] : 0];
        size_t at = n_ranks;

        if (without[k] >= t->n || isnan(e->square) ||
            growth__is_older(e->age) != growth__is_older(age))
            continue;
        for (; at > 0 && ranks[at - 1] > e->rank; at--)
            ranks[at] = ranks[at - 1];
        ranks[at] = e->rank;
        n_ranks++;
    }
    left = n - n_ranks;
    if (!left)
        return 1;
    /* The one in the middle of those left: the ranks that are left out, in ascending order, each
     * move it up by one where they are not above it. */
    middle = left / 2;
    for (size_t k = 0; k < n_ranks; k++)
        middle += ranks[k] <= middle;
    found =
        sqrt(noise_of((double)left, t->entries[t->ranked[growth__is_older(age)][middle]].square));
    return found > least_scatter ? found : least_scatter;
}

growth__expected growth__track_expect(const growth__track *t, size_t except, double age,
                                      double slope, growth__side side)
{
    static const reach reaches[] = {
        [GROWTH__BOTH] = { GROWTH__NEIGHBOURS, GROWTH__NEIGHBOURS },
        [GROWTH__BEFORE] = { GROWTH__NEIGHBOURS, 0 },
        [GROWTH__AFTER] = { 0, GROWTH__NEIGHBOURS },
    };
    growth__expected e = expect(t, except, age, slope, reaches[side]);

    e.sd *= scatter(t, except, age);
    return e;
}

int growth__track_is_near(const growth__track *t, size_t i, double deviations, growth__expected *e)
{
    const growth__entry *x = &t->entries[i];
    const double limit = deviations * deviations * (1 - 1e-12); /* rounding */
    double off;

    *e = expect(t, i, x->age, x->slope, (reach){ GROWTH__NEIGHBOURS, GROWTH__NEIGHBOURS });
    off = x->score - e->mean;
    if (off * off < limit * e->sd * e->sd * t->least_noise[growth__is_older(x->age)])
        return 1;
    e->sd *= scatter(t, i, x->age);
    return fabs(off) / e->sd < deviations;
}

int growth__track_is_quiet(const growth__track *t, size_t i)
{
    const double near =
        1.2; /* standard deviations; judging begins at 2 of those from more entries */
    const double square = t->entries[i].square;
    double noise;

    if (!(square < near * near)) /* NaN at the ends of a record */
        return 0;
    if (square < near * near * t->least_noise[growth__is_older(t->entries[i].age)])
        return 1;
    noise = scatter(t, i, t->entries[i].age);
    return square < near * near * noise * noise;
}
