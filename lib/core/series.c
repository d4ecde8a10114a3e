/* One clean series a measure from a child's record: scored points in order of age, BMI of each day,
 * posture conversion, and occasions.  Joins of the reference are in carry.c. */
#include <math.h>
#include <string.h>

#include <growth/series.h>

#include "internal.h"
#include "registry.h"
#include "series.h"

/* ---- points ---------------------------------------------------------------------------------- */

/* Age by which points are ordered and spaced: the chronological one where it is known, because a
 * policy may stop correcting at a birthday. */
double growth__point_age(const growth_point *p)
{
    return isnan(p->age_days) ? p->scored_age : p->age_days;
}

/* The order of the rows of a file must not matter, so ties are broken by the values themselves. */
static int goes_before(const growth_point *a, const growth_point *b)
{
    double x = growth__point_age(a), y = growth__point_age(b);

    if (x != y)
        return x < y;
    return a->value != b->value ? a->value < b->value : a->notes < b->notes;
}

static void insert(growth_series *s, const growth_point *p)
{
    size_t at = s->n_points;

    while (at > 0 && goes_before(p, &s->points[at - 1]))
        at--;
    if (s->n_points == GROWTH_SERIES_POINTS) { /* the oldest makes room */
        s->dropped++;
        if (at == 0)
            return;
        memmove(&s->points[0], &s->points[1], (at - 1) * sizeof *p);
        s->points[at - 1] = *p;
        return;
    }
    memmove(&s->points[at + 1], &s->points[at], (s->n_points - at) * sizeof *p);
    s->points[at] = *p;
    s->n_points++;
}

/* cm to add so that a length or height has the posture of its table. */
static double posture_shift(const growth_segment *segment, growth_posture posture)
{
    if (segment->posture == GROWTH_LYING && posture == GROWTH_STANDING)
        return GROWTH_POSTURE_CM;
    if (segment->posture == GROWTH_STANDING && posture == GROWTH_LYING)
        return -GROWTH_POSTURE_CM;
    return 0;
}

static unsigned char frame_of(const growth_series *s, const growth_segment *segment)
{
    for (size_t f = 0; f < s->n_frames; f++)
        if (s->segments[f] == segment)
            return (unsigned char)f;
    return 0; /* the pooled term row stands in the frame of the birth curves */
}

/* Score `value` (already in the posture of its table where that is known) at the point's age. */
static int score(const growth_track *track, growth_series *s, growth_posture posture,
                 double age_days, double corrected, double value, growth_point *p)
{
    growth_age_choice choice =
        growth_policy_choose(track->policy, track->child.gestation_days, age_days);
    const growth_segment *segment;
    double shift = 0;

    if (isnan(age_days))
        choice = (growth_age_choice){ 1, 0, 0 };
    p->age_days = age_days;
    p->scored_age = choice.corrected ? corrected : age_days;
    if (choice.withheld || isnan(p->scored_age) ||
        growth__segment_find(track->reference, s->measure, track->child.sex, p->scored_age,
                             choice.pooled_term ? GROWTH__TERM_ON_PAPER : GROWTH__ALL_BIRTHS,
                             &segment, NULL) != GROWTH_OK)
        return 0;
    if (s->measure == GROWTH_HEIGHT)
        shift = posture_shift(segment, posture);
    if (growth_segment_sds(segment, track->child.sex, p->scored_age, value + shift, &p->sds,
                           NULL) != GROWTH_OK)
        return 0;
    p->frame = frame_of(s, segment);
    if (shift != 0)
        p->notes |= GROWTH_POINT_POSTURE;
    return 1;
}

static void add_measurement(growth_track *track, const growth_record *record, size_t index)
{
    const growth_measurement *m = &record->measurements[index];
    growth_series *s;
    growth_point p = { .index = index, .date = m->measured_on, .value = m->value };
    double age, corrected;

    if ((unsigned)m->measure >= GROWTH_TRACK_MEASURES)
        return;
    s = &track->series[m->measure];
    p.notes = (m->marks & GROWTH_MARK_DOUBTFUL ? GROWTH_POINT_DOUBTFUL : 0u) |
              (m->marks & GROWTH_MARK_OEDEMA ? GROWTH_POINT_OEDEMA : 0u) |
              (m->marks & GROWTH_MARK_DERIVED ? GROWTH_POINT_DERIVED : 0u);
    if (growth_measurement_age(&record->child, m, &age, &corrected) != GROWTH_OK ||
        growth_measure_check(m->measure, m->value, NULL) != GROWTH_OK ||
        !score(track, s, m->posture, age, corrected, m->value, &p)) {
        s->unscored++;
        return;
    }
    if (age < 1 && m->measure == GROWTH_WEIGHT)
        p.notes |= GROWTH_POINT_BIRTH;
    insert(s, &p);
}

/* ---- BMI of each day ------------------------------------------------------------------------- */

static const growth_point *same_day(const growth_series *s, const growth_point *p)
{
    for (size_t i = 0; i < s->n_points; i++)
        if (growth__point_age(&s->points[i]) == growth__point_age(p))
            return &s->points[i];
    return NULL;
}

static void add_derived_bmi(growth_track *track, const growth_record *record,
                            const growth_point *height)
{
    growth_series *s = &track->series[GROWTH_BMI];
    const growth_point *weight = same_day(&track->series[GROWTH_WEIGHT], height);
    const growth_point *recorded = same_day(s, height);
    const growth_measurement *m = &record->measurements[height->index];
    growth_point p = { .index = height->index, .date = height->date };
    const growth_segment *segment;
    double cm = height->value;

    if (!weight || (recorded && !(recorded->notes & GROWTH_POINT_DERIVED)))
        return;
    /* BMI of the posture that the table of this age is made of. */
    if (growth__segment_find(track->reference, GROWTH_BMI, track->child.sex, height->scored_age,
                             GROWTH__ALL_BIRTHS, &segment, NULL) == GROWTH_OK)
        cm += posture_shift(segment, m->posture);
    if (growth_bmi(weight->value, cm, &p.value) != GROWTH_OK)
        return;
    p.notes = ((weight->notes | height->notes) & (GROWTH_POINT_DOUBTFUL | GROWTH_POINT_OEDEMA)) |
              (height->notes & GROWTH_POINT_POSTURE) | GROWTH_POINT_DERIVED;
    if (score(track, s, GROWTH_POSTURE_UNKNOWN, height->age_days, height->scored_age, p.value, &p))
        insert(s, &p);
}

/* ---- occasions ------------------------------------------------------------------------------- */

/* A doubtful value above the mean of its trusted neighbours may be left out of everything; a low
 * one never, nor the newest. */
static void leave_out_high(growth_series *s)
{
    for (size_t i = 0; i + 1 < s->n_points; i++) {
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
        if (n > 0 && s->points[i].sds > sum / n)
            s->points[i].notes |= GROWTH_POINT_LEFT_OUT;
    }
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

static double middle(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        double v = x[i];
        size_t j = i;

        for (; j > 0 && x[j - 1] > v; j--)
            x[j] = x[j - 1];
        x[j] = v;
    }
    return n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
}

/* Of several values of one day the one nearest the child's own track. */
static const growth_point *nearest_of_day(const growth_series *s, size_t *i, size_t end,
                                          const growth_occasion *before)
{
    const growth_point *best = &s->points[*i];
    double age = growth__point_age(best);

    for (; *i < end && growth__point_age(&s->points[*i]) == age; (*i)++) {
        const growth_point *p = &s->points[*i];
        double track = before ? growth_series_carry(s, before->sds, before->frame, p->frame) : 0;

        if (best->notes & GROWTH_POINT_LEFT_OUT || (!(p->notes & GROWTH_POINT_LEFT_OUT) && before &&
                                                    fabs(p->sds - track) < fabs(best->sds - track)))
            best = p;
    }
    return best;
}

/* The occasion of points[first .. first + n). */
static growth_occasion occasion_of(const growth_series *s, size_t first, size_t n,
                                   const growth_occasion *before)
{
    const growth_point *newest = &s->points[first];
    double sds[GROWTH_SERIES_POINTS], value[GROWTH_SERIES_POINTS], low = 0, low_value = 0;
    unsigned char frame = s->points[first + n - 1].frame;
    growth_occasion o = { .first = first, .n = n, .frame = frame };
    size_t used = 0;

    for (size_t i = first; i < first + n;) {
        const growth_point *p = nearest_of_day(s, &i, first + n, before);

        if (p->notes & GROWTH_POINT_LEFT_OUT)
            continue;
        newest = p;
        o.notes |= p->notes;
        value[used] = low_value = p->value;
        sds[used++] = low = growth_series_carry(s, p->sds, p->frame, frame);
    }
    o.date = newest->date;
    o.scored_age = newest->scored_age;
    o.age_days = growth__point_age(newest);
    o.sds = used == 1 ? sds[0] : middle(sds, used);
    o.value = used == 1 ? value[0] : middle(value, used);
    /* Of the newest occasion a low newest value is never averaged away. */
    if (first + n == s->n_points && low < o.sds) {
        o.sds = low;
        o.value = low_value;
    }
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

static void find_occasions(const growth_track *track, growth_series *s)
{
    for (size_t i = 0; i < s->n_points;) {
        double age = growth__point_age(&s->points[i]);
        size_t first = i;

        if (!can_found_an_occasion(track, &s->points[i++]))
            continue;
        while (i < s->n_points && growth__point_age(&s->points[i]) - age < window(s->measure, age))
            i++;
        add_occasion(s, occasion_of(s, first, i - first,
                                    s->n_occasions ? &s->occasions[s->n_occasions - 1] : NULL));
    }
}

/* The birth value: at term only.  Born before, it is no baseline. */
static void find_birth(const growth_track *track, growth_series *s)
{
    int gestation = track->child.gestation_days;

    if (s->n_points == 0 || !(s->points[0].notes & GROWTH_POINT_BIRTH) ||
        (gestation != GROWTH_GESTATION_UNKNOWN && gestation < GROWTH_GESTATION_TERM))
        return;
    s->has_birth = 1;
    s->birth = s->points[0];
}

/* ---- the track ------------------------------------------------------------------------------- */

static void begin_series(growth_track *track, growth_measure measure)
{
    growth_series *s = &track->series[measure];

    s->measure = measure;
    s->n_points = s->n_occasions = s->n_frames = s->dropped = s->unscored = 0;
    s->has_birth = 0;
    for (size_t i = 0; i < track->reference->n_segments; i++) {
        const growth_segment *segment = &track->reference->segments[i];

        if (segment->measure == measure && segment->births == GROWTH__ALL_BIRTHS &&
            (segment->sexes >> track->child.sex & 1) && s->n_frames < GROWTH_SERIES_FRAMES)
            s->segments[s->n_frames++] = segment;
    }
}

growth_status growth_track_build(const growth_record *record, const growth_assess_options *options,
                                 growth_track *track, growth_error *err)
{
    static const growth_assess_options defaults = GROWTH_ASSESS_OPTIONS;

    if (!record || !track || (record->n_measurements && !record->measurements))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_track_build: bad argument");
    if (!options)
        options = &defaults;
    track->child = record->child;
    track->reference = options->reference ? options->reference : growth__references[0];
    track->policy = options->policy;
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++)
        begin_series(track, (growth_measure)m);
    if (record->child.sex != GROWTH_MALE && record->child.sex != GROWTH_FEMALE)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so no reference can be chosen");
    for (size_t i = 0; i < record->n_measurements; i++)
        add_measurement(track, record, i);
    for (size_t i = 0; i < track->series[GROWTH_HEIGHT].n_points; i++)
        add_derived_bmi(track, record, &track->series[GROWTH_HEIGHT].points[i]);
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        growth_series *s = &track->series[m];

        growth__joins_prepare(track, s);
        leave_out_high(s);
        find_birth(track, s);
        find_occasions(track, s);
    }
    return GROWTH_OK;
}
