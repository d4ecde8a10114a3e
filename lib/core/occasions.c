/* Occasions: values close enough in time that one cannot confirm another.  Which points found one,
 * what stands for several of them, and a series as it stood at an earlier occasion. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "internal.h"
#include "series.h"

int growth__point_doubt(const growth_point *p)
{
    return p->notes & GROWTH_POINT_LEFT_OUT ? 2 : (p->notes & GROWTH_POINT_DOUBTFUL) != 0;
}

/* Where none is trusted, what is higher than the lowest is high. */
static double lowest_of(const growth_series *s)
{
    double low = INFINITY;

    for (size_t i = 0; i < s->n_points; i++)
        low = fmin(low, s->points[i].sds);
    return low;
}

/* A doubtful value above the mean of its trusted neighbours may be left out of everything, also
 * where it is the newest: a slip must not hide the fall before it.  A low one never. */
void growth__leave_out_high(growth_series *s)
{
    for (size_t i = 0; i < s->n_points; i++) {
        double sum = 0, n = 0;

        if (!(s->points[i].notes & GROWTH_POINT_DOUBTFUL))
            continue;
        for (size_t j = i; j-- > 0;)
            if (!(s->points[j].notes & GROWTH_POINT_DOUBTFUL)) {
                sum += s->points[j].sds, n++;
                break;
            }
        for (size_t j = i + 1; j < s->n_points; j++)
            if (!(s->points[j].notes & GROWTH_POINT_DOUBTFUL)) {
                sum += s->points[j].sds, n++;
                break;
            }
        if (s->points[i].sds > (n > 0 ? sum / n : lowest_of(s)))
            s->points[i].notes |= GROWTH_POINT_LEFT_OUT;
    }
}

const growth_point *growth__newest(const growth_series *s)
{
    size_t n = s->n_points;

    while (n > 1 && s->points[n - 1].notes & GROWTH_POINT_LEFT_OUT)
        n--;
    return &s->points[n - 1];
}

/* Closer than this, values are one occasion: days, by age and measure. */
static double window(growth_measure measure, double age)
{
    static const struct {
        double until, days;
    } windows[] = { { 30.4375, 7 }, { 182.625, 14 }, { INFINITY, 28 } };
    const double height_days = 90; /* three months; 91 days apart are two occasions */
    size_t i = 0;

    if (measure == GROWTH_HEIGHT)
        return height_days;
    while (age >= windows[i].until)
        i++;
    return windows[i].days;
}

/* A value that may stand for its occasion, and its score in the frame of the newest. */
typedef struct candidate {
    const growth_point *point;
    double sds;
} candidate;

/* The middle one; of an even number the older of both, or of the newest occasion the newer, so that
 * two which confirm each other lie as far apart as they can.  One of the values and no mean of two:
 * what is said of an occasion can then be looked up. */
static candidate middle(candidate *x, size_t n, int is_newest)
{
    const candidate *low, *high;

    assert(n > 0);
    for (size_t i = 1; i < n; i++) {
        const candidate c = x[i];
        size_t j = i;

        for (; j > 0 && x[j - 1].sds > c.sds; j--)
            x[j] = x[j - 1];
        x[j] = c;
    }
    /* cppcheck-suppress uninitvar ; the caller has filled in all n */
    high = &x[n / 2];
    low = n % 2 ? high : high - 1;
    return (growth__point_age(low->point) > growth__point_age(high->point)) == is_newest ? *low
                                                                                         : *high;
}

/* What is doubted stands only where nothing else does.  Returns how many are left. */
static size_t keep_trusted(candidate *x, size_t n)
{
    int least = growth__point_doubt(x[0].point);
    size_t kept = 0;

    for (size_t i = 1; i < n; i++)
        if (growth__point_doubt(x[i].point) < least)
            least = growth__point_doubt(x[i].point);
    for (size_t i = 0; i < n; i++)
        if (growth__point_doubt(x[i].point) == least)
            x[kept++] = x[i];
    return kept;
}

/* Of several values of one day the one nearest the child's own track. */
static const growth_point *nearest_of_day(const growth_series *s, size_t *i, size_t end,
                                          const growth_occasion *before)
{
    const growth_point *best = &s->points[*i];
    double age = growth__point_age(best);

    for (; *i < end && growth__point_age(&s->points[*i]) == age; (*i)++) {
        const growth_point *p = &s->points[*i];
        double track;

        if (p == best)
            continue;
        track = before ? growth_series_carry(s, before->sds, before->frame, p->frame) : 0;
        if (growth__point_doubt(p) < growth__point_doubt(best) ||
            (growth__point_doubt(p) == growth__point_doubt(best) && before &&
             fabs(p->sds - track) < fabs(best->sds - track)))
            best = p;
    }
    return best;
}

/* The occasion of one point alone. */
static growth_occasion occasion_alone(const growth_series *s, size_t first)
{
    const growth_point *p = &s->points[first];

    return (growth_occasion){ .first = first,
                              .n = 1,
                              .date = p->date,
                              .age_days = growth__point_age(p),
                              .scored_age = p->scored_age,
                              .value = p->value,
                              .sds = p->sds,
                              .frame = p->frame,
                              .notes = p->notes };
}

/* The occasion of points[first .. first + n). */
static growth_occasion occasion_of(const growth_series *s, size_t first, size_t n,
                                   const growth_occasion *before)
{
    candidate used[GROWTH_SERIES_POINTS], stands, newest = { &s->points[first], 0 };
    const int is_newest = first + n == s->n_points;
    const unsigned frame = s->points[first + n - 1].frame;
    size_t n_used = 0;
    growth_occasion o;

    for (size_t i = first; i < first + n;) {
        const growth_point *p = nearest_of_day(s, &i, first + n, before);

        if (p->notes & GROWTH_POINT_LEFT_OUT)
            continue;
        newest = (candidate){ p, growth_series_carry(s, p->sds, p->frame, frame) };
        used[n_used++] = newest;
    }
    stands = middle(used, keep_trusted(used, n_used), is_newest);
    /* Of the newest occasion a low newest value is never passed over. */
    if (is_newest && newest.sds < stands.sds)
        stands = newest;
    o = occasion_alone(s, (size_t)(stands.point - s->points));
    o.first = first;
    o.n = n;
    return o;
}

static int can_found_an_occasion(const growth_track *track, const growth_point *p)
{
    const double from = 28; /* four weeks; born before term, four weeks corrected */
    int preterm = track->child.gestation_days != GROWTH_GESTATION_UNKNOWN &&
                  track->child.gestation_days < GROWTH_GESTATION_TERM;

    return growth__point_age(p) >= from && (!preterm || p->scored_age >= from) &&
           !(p->notes & GROWTH_POINT_LEFT_OUT);
}

static void add_occasion(growth_series *s, growth_occasion o)
{
    if (s->n_occasions == GROWTH_SERIES_OCCASIONS)
        memmove(&s->occasions[0], &s->occasions[1], (--s->n_occasions) * sizeof *s->occasions);
    s->occasions[s->n_occasions++] = o;
}

void growth__find_occasions(const growth_track *track, growth_series *s)
{
    for (size_t i = 0; i < s->n_points;) {
        double age = growth__point_age(&s->points[i]);
        size_t first = i;

        if (!can_found_an_occasion(track, &s->points[i++]))
            continue;
        while (i < s->n_points && growth__point_age(&s->points[i]) - age < window(s->measure, age))
            i++;
        add_occasion(s,
                     i == first + 1
                         ? occasion_alone(s, first)
                         : occasion_of(s, first, i - first,
                                       s->n_occasions ? &s->occasions[s->n_occasions - 1] : NULL));
    }
}

/* ---- as it stood ----------------------------------------------------------------------------- */

void growth__series_go_back(growth_series *s, size_t occasion, size_t n_points, growth__stood *kept)
{
    growth_occasion *o = &s->occasions[occasion];

    *kept = (growth__stood){ s->n_points, s->n_occasions, *o };
    s->n_points = o->first + n_points;
    s->n_occasions = occasion + 1;
    /* The newest of then: a low value of it was not averaged away. */
    if (o->n > 1)
        *o = occasion_of(s, o->first, n_points, occasion ? o - 1 : NULL);
}

void growth__series_come_back(growth_series *s, const growth__stood *kept)
{
    s->occasions[s->n_occasions - 1] = kept->occasion;
    s->n_points = kept->n_points;
    s->n_occasions = kept->n_occasions;
}
