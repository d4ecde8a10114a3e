/* One clean series a measure from a child's record: scored points in order of age, BMI of each day,
 * posture conversion.  Occasions are in occasions.c, joins of the reference in carry.c. */
#include <math.h>
#include <string.h>

#include <growth/series.h>

#include "age.h"
#include "given.h"
#include "internal.h"
#include "registry.h"
#include "series.h"
#include "shared.h"

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
    if (a->value != b->value)
        return a->value < b->value;
    if (a->notes != b->notes)
        return a->notes < b->notes;
    if (a->scored_age != b->scored_age) /* of rows that contradict each other */
        return a->scored_age < b->scored_age;
    return a->sds != b->sds ? a->sds < b->sds : a->date < b->date;
}

/* Where the next point is made: behind the last one, or to the side where there is no room. */
static growth_point *next_point(growth_series *s, growth_point *spare)
{
    return s->n_points < GROWTH_SERIES_POINTS ? &s->points[s->n_points] : spare;
}

/* Put the point made there in its place.  Most records are in order. */
static void insert(growth_series *s, const growth_point *made)
{
    growth_point p;
    size_t at = s->n_points;

    if (at < GROWTH_SERIES_POINTS && (at == 0 || !goes_before(made, &s->points[at - 1]))) {
        s->n_points++;
        return;
    }
    p = *made;
    while (at > 0 && goes_before(&p, &s->points[at - 1]))
        at--;
    if (s->n_points == GROWTH_SERIES_POINTS) { /* the oldest makes room */
        s->dropped++;
        if (at == 0)
            return;
        memmove(&s->points[0], &s->points[1], (at - 1) * sizeof p);
        s->points[at - 1] = p;
        return;
    }
    memmove(&s->points[at + 1], &s->points[at], (s->n_points - at) * sizeof p);
    s->points[at] = p;
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

/* What a track is made from. */
typedef struct source {
    growth_track *track;
    const growth_record *record;
    const growth__shared *shared; /* or NULL, and the courses too */
    growth__course *courses[GROWTH_TRACK_MEASURES];
    int is_corrected; /* whether ages are corrected at every age (the exact policy), or never */
} source;

static const growth__day *day_at(const source *from, growth_measure measure, double age,
                                 growth__day *room)
{
    return growth__day_at(from->courses[measure], from->track->reference, measure,
                          from->track->child.sex, age, room);
}

/* The segment and its L, M and S at the age that the policy chooses; no segment where there is
 * nothing to score by. */
static const growth__day *chosen_day(const source *from, growth_measure measure, double corrected,
                                     growth_point *p, growth__day *room)
{
    const growth_track *track = from->track;
    growth_age_choice choice = { from->is_corrected, 0, 0 };

    if (isnan(p->age_days))
        choice = (growth_age_choice){ 1, 0, 0 };
    else if (track->policy != GROWTH_POLICY_EXACT)
        choice = growth_policy_choose(track->policy, track->child.gestation_days, p->age_days);
    p->scored_age = choice.corrected ? corrected : p->age_days;
    room->segment = NULL;
    if (choice.withheld || isnan(p->scored_age))
        return room;
    if (!choice.pooled_term)
        return day_at(from, measure, p->scored_age, room);
    if (growth__segment_find(track->reference, measure, track->child.sex, p->scored_age,
                             GROWTH__TERM_ON_PAPER, &room->segment, NULL) != GROWTH_OK ||
        growth_segment_lms(room->segment, track->child.sex, p->scored_age, &room->lms) != GROWTH_OK)
        room->segment = NULL;
    return room;
}

/* The score of a value on the segment of a day.  The track of data quality has often made it. */
static growth_status sds_of(const source *from, const growth__day *day, growth_measure measure,
                            double value, growth_point *p)
{
    const growth__tail tail = day->segment->rules->tail;
    const growth__scored *known =
        from->shared && p->index < GROWTH__SCORED ? &from->shared->scored[p->index] : NULL;
    int adjusted;

    if (known && tail == GROWTH__TAIL_NONE && day->segment->births == GROWTH__ALL_BIRTHS &&
        known->measure == measure && known->sex == from->track->child.sex &&
        known->age == p->scored_age && known->value == value && !isnan(known->sds)) {
        p->sds = known->sds;
        return GROWTH_OK;
    }
    return growth__tail_sds(tail, &day->lms, from->track->child.sex, p->scored_age, value, &p->sds,
                            &adjusted);
}

/* Score `value` (already in the posture of its table where that is known) at the point's age. */
static int score(const source *from, growth_series *s, growth_posture posture, double corrected,
                 double value, growth_point *p)
{
    growth__day room;
    const growth__day *day = chosen_day(from, s->measure, corrected, p, &room);
    double shift = 0;

    if (!day->segment)
        return 0;
    if (s->measure == GROWTH_HEIGHT && posture != GROWTH_POSTURE_UNKNOWN)
        shift = posture_shift(day->segment, posture);
    if (sds_of(from, day, s->measure, value + shift, p) != GROWTH_OK)
        return 0;
    p->frame = frame_of(s, day->segment);
    if (shift != 0)
        p->notes |= GROWTH_POINT_POSTURE;
    return 1;
}

static void add_measurement(const source *from, size_t index)
{
    const growth_measurement *m = &from->record->measurements[index];
    growth_series *s;
    growth_point spare, *p;
    growth_status aged;
    double corrected;

    if ((unsigned)m->measure >= GROWTH_TRACK_MEASURES)
        return;
    s = &from->track->series[m->measure];
    p = next_point(s, &spare);
    p->index = index;
    p->date = m->measured_on;
    p->value = m->value;
    p->notes = (m->marks & GROWTH_MARK_DOUBTFUL ? GROWTH_POINT_DOUBTFUL : 0u) |
               (m->marks & GROWTH_MARK_OEDEMA ? GROWTH_POINT_OEDEMA : 0u) |
               (m->marks & GROWTH_MARK_DERIVED ? GROWTH_POINT_DERIVED : 0u);
    aged = growth__age(&from->record->child, m, &p->age_days, &corrected);
    s->before_birth += aged == GROWTH_ERR_DATE;
    if (aged != GROWTH_OK || growth_measure_check(m->measure, m->value, NULL) != GROWTH_OK ||
        !score(from, s, m->posture, corrected, m->value, p)) {
        s->unscored++;
        return;
    }
    if (p->age_days < 1 && m->measure == GROWTH_WEIGHT)
        p->notes |= GROWTH_POINT_BIRTH;
    insert(s, p);
}

/* ---- BMI of each day ------------------------------------------------------------------------- */

/* The point of the age of `p` that is doubted least, from `*at` on, which moves along with the ages
 * asked for. */
static const growth_point *same_day(const growth_series *s, const growth_point *p, size_t *at)
{
    const double age = growth__point_age(p);
    const growth_point *found = NULL;

    while (*at < s->n_points && growth__point_age(&s->points[*at]) < age)
        ++*at;
    for (size_t i = *at; i < s->n_points && growth__point_age(&s->points[i]) == age; i++)
        if (!found || growth__point_doubt(&s->points[i]) < growth__point_doubt(found))
            found = &s->points[i];
    return found;
}

static void add_derived_bmi(const source *from, const growth_point *height,
                            const growth_point *weight)
{
    growth_series *s = &from->track->series[GROWTH_BMI];
    const growth_measurement *m = &from->record->measurements[height->index];
    growth_point spare, *p = next_point(s, &spare);
    double cm = height->value;

    /* BMI of the posture that the table of this age is made of. */
    if (m->posture != GROWTH_POSTURE_UNKNOWN) {
        growth__day room;
        const growth__day *day = day_at(from, GROWTH_BMI, height->scored_age, &room);

        cm += day->segment ? posture_shift(day->segment, m->posture) : 0;
    }
    if (growth_bmi(weight->value, cm, &p->value) != GROWTH_OK)
        return;
    p->index = height->index;
    p->date = height->date;
    p->age_days = height->age_days;
    p->notes = ((weight->notes | height->notes) & (GROWTH_POINT_DOUBTFUL | GROWTH_POINT_OEDEMA)) |
               (height->notes & GROWTH_POINT_POSTURE) | GROWTH_POINT_DERIVED;
    if (score(from, s, GROWTH_POSTURE_UNKNOWN, height->scored_age, p->value, p))
        insert(s, p);
}

static void add_all_bmi(const source *from)
{
    const growth_series *heights = &from->track->series[GROWTH_HEIGHT];
    const growth_series *bmi = &from->track->series[GROWTH_BMI];
    size_t weight_at = 0, bmi_at = 0;

    for (size_t i = 0; i < heights->n_points; i++) {
        const growth_point *height = &heights->points[i];
        const growth_point *weight =
            same_day(&from->track->series[GROWTH_WEIGHT], height, &weight_at);
        const growth_point *recorded;

        if (bmi->n_points == GROWTH_SERIES_POINTS)
            bmi_at = 0; /* points move down there */
        recorded = same_day(bmi, height, &bmi_at);
        if (weight && (!recorded || recorded->notes & GROWTH_POINT_DERIVED))
            add_derived_bmi(from, height, weight);
    }
}

/* ---- the track ------------------------------------------------------------------------------- */

const growth_point *growth__birth_point(const growth_series *s)
{
    const growth_point *best = NULL;

    for (size_t i = 0; i < s->n_points && s->points[i].notes & GROWTH_POINT_BIRTH; i++)
        if (!best || growth__point_doubt(&s->points[i]) < growth__point_doubt(best))
            best = &s->points[i];
    return best && !(best->notes & GROWTH_POINT_LEFT_OUT) ? best : NULL;
}

/* The birth value: at term only.  Born before, it is no baseline. */
static void find_birth(const growth_track *track, growth_series *s)
{
    const int gestation = track->child.gestation_days;
    const growth_point *birth = growth__birth_point(s);

    if (!birth || (gestation != GROWTH_GESTATION_UNKNOWN && gestation < GROWTH_GESTATION_TERM))
        return;
    s->has_birth = 1;
    s->birth = *birth;
}

static void begin_series(growth_track *track, const growth__course *course, growth_measure measure)
{
    growth_series *s = &track->series[measure];

    s->measure = measure;
    s->n_points = s->n_occasions = s->dropped = s->unscored = s->before_birth = 0;
    s->has_birth = 0;
    if (!course) {
        s->n_frames = growth__find_frames(track->reference, measure, track->child.sex, s->segments);
        return;
    }
    s->n_frames = course->n_frames;
    memcpy(s->segments, course->frames, sizeof s->segments);
}

growth_status growth__series_build(const growth_record *record,
                                   const growth_assess_options *options, growth__shared *shared,
                                   growth_track *track, growth_error *err)
{
    source from = { .track = track, .record = record, .shared = shared };

    if (!record || !track || (record->n_measurements && !record->measurements))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_track_build: bad argument");
    track->child = record->child;
    track->reference = options->reference ? options->reference : growth__references[0];
    track->policy = options->policy;
    from.is_corrected = record->child.gestation_days != GROWTH_GESTATION_UNKNOWN;
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        from.courses[m] = growth__course_of(shared, (growth_measure)m, record->child.sex);
        begin_series(track, from.courses[m], (growth_measure)m);
    }
    if (record->child.sex != GROWTH_MALE && record->child.sex != GROWTH_FEMALE)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so no reference can be chosen");
    for (size_t i = 0; i < record->n_measurements; i++)
        add_measurement(&from, i);
    add_all_bmi(&from);
    for (int m = 0; m < GROWTH_TRACK_MEASURES; m++) {
        growth_series *s = &track->series[m];

        if (s->n_points == 0)
            continue;
        growth__joins_prepare(track, from.courses[m], s);
        growth__leave_out_high(s);
        find_birth(track, s);
        growth__find_occasions(track, s);
    }
    return GROWTH_OK;
}

growth_status growth_track_build(const growth_record *record, const growth_assess_options *options,
                                 growth_track *track, growth_error *err)
{
    growth_assess_options taken = GROWTH_ASSESS_OPTIONS;

    TRY(growth__take_options(&taken, sizeof taken, options, "growth_assess_options", err));
    TRY(growth_record_check(record, err));
    TRY(growth__policy_check(taken.policy, err));
    return growth__series_build(record, &taken, NULL, track, err);
}
