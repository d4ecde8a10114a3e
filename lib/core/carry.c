/* Scores carried across the joins of a reference.
 *
 * Raw SDS are never subtracted across a join: at 4 years an unchanged child otherwise "falls" by up
 * to half an SDS in weight and one in BMI, because WHO's and UK90's children differ. */
#include <math.h>

#include "registry.h"
#include "series.h"
#include "shared.h"

/* What length becomes standing height does to BMI, for a child of median length: the child's own
 * length would change the factor by less than 0.02 SDS. */
static double bmi_scale(const growth_track *track, double age)
{
    const growth_segment *segment;
    growth_lms lms;

    for (size_t i = 0; i < track->reference->n_segments; i++) {
        segment = &track->reference->segments[i];
        if (segment->measure == GROWTH_HEIGHT && segment->posture == GROWTH_LYING &&
            segment->to == age &&
            growth_segment_lms(segment, track->child.sex, age, &lms) == GROWTH_OK)
            return pow(lms.m / (lms.m - GROWTH_POSTURE_CM), 2);
    }
    return 1;
}

static growth_join join_of(const growth_track *track, const growth_series *s, size_t frame)
{
    const growth_segment *a = s->segments[frame], *b = s->segments[frame + 1];
    growth_join j = { .scale = 1, .shift = 0, .same = 1 };
    int stands_up = a->posture == GROWTH_LYING && b->posture == GROWTH_STANDING;

    /* The birth curves and those that follow are one chart. */
    if (a->from < 0 || growth_segment_lms(a, track->child.sex, a->to, &j.younger) != GROWTH_OK ||
        growth_segment_lms(b, track->child.sex, b->from, &j.older) != GROWTH_OK)
        return j;
    if (stands_up && s->measure == GROWTH_HEIGHT)
        j.shift = -GROWTH_POSTURE_CM;
    if (stands_up && s->measure == GROWTH_BMI)
        j.scale = bmi_scale(track, a->to);
    j.same = j.scale == 1 && j.shift == 0 && j.younger.l == j.older.l && j.younger.m == j.older.m &&
             j.younger.s == j.older.s;
    return j;
}

static const growth_join *shared_join(const growth_track *track, const growth_series *s,
                                      growth__course *course, size_t frame)
{
    if (!(course->has_series_joins >> frame & 1)) {
        course->series_joins[frame] = join_of(track, s, frame);
        course->has_series_joins |= 1u << frame;
    }
    return &course->series_joins[frame];
}

void growth__joins_prepare(const growth_track *track, growth__course *course, growth_series *s)
{
    size_t youngest, oldest;

    if (s->n_points == 0)
        return;
    youngest = s->points[0].frame;
    oldest = s->points[s->n_points - 1].frame;
    for (size_t f = youngest; f < oldest; f++)
        s->joins[f] = course ? *shared_join(track, s, course, f) : join_of(track, s, f);
}

double growth_series_carry(const growth_series *s, double sds, unsigned from, unsigned to)
{
    if (!s)
        return GROWTH_NAN;
    for (unsigned f = from; f < to && f + 1 < s->n_frames; f++) {
        const growth_join *j = &s->joins[f];
        double value, carried;

        if (j->same || growth_lms_value(j->younger, sds, &value) != GROWTH_OK ||
            growth_lms_sds(j->older, value * j->scale + j->shift, &carried) != GROWTH_OK)
            continue;
        sds = carried;
    }
    return sds;
}
