/* From a track of SDS to a record in kg and cm, visit by visit. */
#include <math.h>

#include "simulation.h"

/* What a child draws, each from a stream of its own. */
enum { DRAW_TRACK = 1, DRAW_EVENT = 2, DRAW_WRITTEN = 16 /* and the schedule's number */ };

void simulation_prepare(simulation *s, uint64_t seed)
{
    s->seed = seed;
    s->reference = growth_reference_find("uk-who");
    population_prepare(&s->term, 0);
    population_prepare(&s->preterm, growth_gestation_offset(WEEKS(30)));
}

/* ---- one centile through the joins ---------------------------------------------------------- */

static const growth_segment *segment_at(const growth_reference *reference, growth_measure measure,
                                        growth_sex sex, double age_days)
{
    const growth_segment *segment = NULL;

    return growth_reference_segment_find(reference, measure, sex, age_days, &segment, NULL) ==
                   GROWTH_OK
               ? segment
               : NULL;
}

/* The SDS on the far side of a join of a measurement that is `sds` on the near side. */
static double across(const growth_reference *reference, growth_measure measure, growth_sex sex,
                     double join, double less, double sds)
{
    const growth_segment *before = segment_at(reference, measure, sex, join - 1),
                         *after = segment_at(reference, measure, sex, join);
    double value;

    if (growth_segment_value(before, sex, join, sds, &value) != GROWTH_OK ||
        growth_segment_sds(after, sex, join, value - less, &sds, NULL) != GROWTH_OK)
        return GROWTH_NAN;
    return sds;
}

static double value_at(const growth_reference *reference, growth_measure measure, growth_sex sex,
                       double age_days, double sds)
{
    double value;

    return growth_segment_value(segment_at(reference, measure, sex, age_days), sex, age_days, sds,
                                &value) == GROWTH_OK
               ? value
               : GROWTH_NAN;
}

double chart_value(const growth_reference *reference, growth_measure measure, growth_sex sex,
                   double age_days, double sds)
{
    const double standing = 2 * GROWTH_DAYS_PER_YEAR, school = 4 * GROWTH_DAYS_PER_YEAR,
                 lying_less_standing = 0.7;

    if (measure == GROWTH_HEIGHT && age_days >= standing)
        sds = across(reference, measure, sex, standing, lying_less_standing, sds);
    if (age_days >= school)
        sds = across(reference, measure, sex, school, 0, sds);
    return value_at(reference, measure, sex, age_days, sds);
}

/* ---- one child ------------------------------------------------------------------------------ */

/* A child while its record is being written. */
typedef struct life {
    const simulation *s;
    const trajectory *t;
    const population *p;
    track track;
    growth_sex sex;  /* the true one */
    double born_days; /* corrected age at birth */
    double steady;   /* SDS of TRAIT_STEADY */
    int onset_days;
} life;

static const growth_measure measures[TRACKS] = { GROWTH_WEIGHT, GROWTH_HEIGHT };

/* SDS at a visit, by the track, the mean of all and the story. */
static double sds_at(const life *l, track_measure measure, double age_days)
{
    const double corrected = age_days + l->born_days;
    double sds;

    if (l->t->traits & TRAIT_STEADY)
        return l->steady;
    sds = track_at(l->p, &l->track, measure, fmax(0, corrected));
    if (measure == TRACK_WEIGHT && !(l->t->traits & TRAIT_NO_DRIFT))
        sds += uk_drift(corrected);
    if (measure == l->t->measure && l->t->shape)
        sds += l->t->shape(l->t, age_days - l->onset_days);
    return sds;
}

static double untouched(const life *l, track_measure measure, double age_days)
{
    const double corrected = age_days + l->born_days, sds = sds_at(l, measure, age_days);

    return (l->t->traits & TRAIT_ON_CHART ? value_at : chart_value)(
        l->s->reference, measures[measure], l->sex, corrected, sds);
}

/* The child's true weight or height. */
static double true_value(const life *l, track_measure measure, double age_days)
{
    const double value = untouched(l, measure, age_days);
    const double since = age_days - l->onset_days;

    if (!(l->t->traits & TRAIT_STATIC) || measure != TRACK_WEIGHT || since <= 0)
        return value;
    if (since < l->t->over_days)
        return untouched(l, measure, l->onset_days);
    return value - (untouched(l, measure, l->onset_days + l->t->over_days) -
                    untouched(l, measure, l->onset_days));
}

/* The onset: anywhere in the trajectory's range, or so that a visit is in the middle of it. */
static int draw_onset(const trajectory *t, const schedule *on, random_stream *r)
{
    const double where = random_uniform(r);
    unsigned n = 0, chosen;

    if (!trajectory_happens(t))
        return -1;
    if (!(t->traits & TRAIT_AT_VISIT))
        return t->from_days + (int)(where * (t->to_days - t->from_days));
    for (size_t i = 0; i < on->n; i++)
        n += on->visits[i].age_days >= t->from_days && on->visits[i].age_days < t->to_days;
    if (!n)
        return t->from_days;
    chosen = (unsigned)(where * n);
    for (size_t i = 0; i < on->n; i++)
        if (on->visits[i].age_days >= t->from_days && chosen-- == 0)
            return on->visits[i].age_days - t->over_days / 2;
    return t->from_days;
}

static void write_value(const life *l, track_measure measure, int age_days, random_stream *r,
                        simulated *out)
{
    const double corrected = age_days + l->born_days;
    const int steady = (l->t->traits & TRAIT_STEADY) != 0;
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    double value = true_value(l, measure, age_days);

    m.measure = measures[measure];
    m.measured_on = out->child.birth_date + age_days;
    if (measure == TRACK_HEIGHT)
        m.posture = corrected < 2 * GROWTH_DAYS_PER_YEAR ? GROWTH_LYING : GROWTH_STANDING;
    value = steady ? noise_round(m.measure, age_days, value)
                   : noise_read(r, m.measure, age_days, value);
    /* Drawn for every child, so that a child without slips is otherwise the same. */
    if (random_uniform(r) < noise_slip_share && !(l->t->traits & TRAIT_NO_SLIPS)) {
        random_stream slip = *r;

        value = noise_round(m.measure, age_days, noise_slip(&slip, m.measure, value));
        out->slipped[out->n_visits] = 1;
    }
    m.value = value;
    out->measurements[out->end[out->n_visits]++] = m;
}

static void write_visit(const life *l, const visit *v, random_stream *r, simulated *out)
{
    const int missing = random_uniform(r) < noise_missing_share && v->age_days > 0 &&
                        !(l->t->traits & TRAIT_STEADY);

    if (missing)
        return;
    out->age_days[out->n_visits] = v->age_days;
    out->end[out->n_visits] = out->n_visits ? out->end[out->n_visits - 1] : 0;
    write_value(l, TRACK_WEIGHT, v->age_days, r, out);
    if (v->kind == WEIGHED_AND_MEASURED)
        write_value(l, TRACK_HEIGHT, v->age_days, r, out);
    out->n_visits++;
}

/* One visit's date is a year out: never the first, never before birth. */
static void misdate(simulated *out, random_stream *r)
{
    const unsigned at = out->n_visits > 1 ? 1 + random_below(r, (unsigned)out->n_visits - 1) : 0;
    const int year = YEARS(1), back = random_below(r, 2) && out->age_days[at] > year;

    for (size_t i = at ? out->end[at - 1] : 0; at && i < out->end[at]; i++)
        out->measurements[i].measured_on += back ? -year : year;
    out->slipped[at] = 1;
}

void simulate(const simulation *s, const trajectory *t, const schedule *on, uint64_t number,
              simulated *out)
{
    static const growth_date first_birth = 15400; /* in 2012 */
    const uint64_t written = DRAW_WRITTEN + (uint64_t)(on - schedules);
    random_stream tracks = random_begin(s->seed, number, DRAW_TRACK),
                  event = random_begin(s->seed, number, DRAW_EVENT),
                  writing = random_begin(s->seed, number, written);
    life l = { .s = s, .t = t, .p = t->traits & TRAIT_PRETERM ? &s->preterm : &s->term };

    *out = (simulated){ .n_visits = 0 };
    l.sex = number % 2 ? GROWTH_FEMALE : GROWTH_MALE;
    l.steady = ((int)(number / 2 % 9) - 4) * GROWTH_CENTILE_SPACE;
    l.born_days = growth_gestation_offset(trajectory_gestation(t));
    population_draw(l.p, &tracks, &l.track);
    out->child.gestation_days = trajectory_gestation(t);
    out->child.sex = l.sex;
    if (t->traits & TRAIT_WRONG_SEX)
        out->child.sex = l.sex == GROWTH_MALE ? GROWTH_FEMALE : GROWTH_MALE;
    out->child.birth_date = first_birth + (growth_date)random_below(&event, 3 * 365);
    l.onset_days = out->onset_days = draw_onset(t, on, &event);
    for (size_t i = 0; i < on->n; i++)
        write_visit(&l, &on->visits[i], &writing, out);
    if (t->traits & TRAIT_WRONG_DATE)
        misdate(out, &event);
}
