/* What the rules of a child share: scores on one chart, the established level, residuals, and how a
 * finding is filled in. */
#include "case.h"

#include <math.h>

#include "internal.h"
#include "scores.h"
#include "series.h"

void growth__case_begin(growth__case *c, const growth_track *track, const growth_series *series,
                        growth_effort effort)
{
    c->track = track;
    c->series = series;
    c->o = series->occasions;
    c->n = series->n_occasions;
    c->last = c->n ? &c->o[c->n - 1] : NULL;
    c->p = NULL;
    c->effort = effort;
    c->have_sds = c->have_level = c->have_pz = c->have_both = 0;
    c->level.kind = GROWTH_BASELINE_NONE;
}

/* ---- boundaries: hit exactly ----------------------------------------------------------------- */

int growth__at_least(double a, double b)
{
    return a >= b - GROWTH__SDS_EPSILON;
}

int growth__more_than(double a, double b)
{
    return a > b + GROWTH__SDS_EPSILON;
}

/* ---- levels ---------------------------------------------------------------------------------- */

/* Doubtful, or alone far above both neighbours: a slip that went up and came back.  A low value is
 * never left out for being low. */
static int is_out(const growth__case *c, size_t i)
{
    const double alone = 1.5;

    if (c->o[i].notes & GROWTH_POINT_DOUBTFUL)
        return i + 1 < c->n;
    if (i == 0 || i + 1 == c->n)
        return 0;
    return c->sds[i] - c->sds[i - 1] > alone && c->sds[i] - c->sds[i + 1] > alone;
}

/* The scores that stand before a join, carried over it; what the block does not reach, one by one.
 */
static void carry_over(growth__case *c, unsigned frame)
{
    const growth_join *join = &c->series->joins[frame];
    size_t at[GROWTH__SCORES], n = 0;
    growth__block block;

    if (join->same)
        return;
    for (size_t i = 0; i < c->n; i++) {
        if (c->o[i].frame <= frame) {
            block.value[n] = c->sds[i];
            at[n++] = i;
        }
        if (n == 0 || (n < GROWTH__SCORES && i + 1 < c->n))
            continue;
        growth__block_carry(&block, n, &join->younger, &join->older, join->scale, join->shift);
        for (size_t k = 0; k < n; k++)
            c->sds[at[k]] = isnan(block.sds[k])
                                ? growth_series_carry(c->series, block.value[k], frame, frame + 1)
                                : block.sds[k];
        n = 0;
    }
}

const double *growth__levels(growth__case *c)
{
    unsigned frame;

    if (c->have_sds)
        return c->sds;
    c->have_sds = 1;
    for (size_t i = 0; i < c->n; i++)
        c->sds[i] = c->o[i].sds;
    for (frame = c->o[0].frame; frame < c->last->frame; frame++)
        carry_over(c, frame);
    for (size_t i = 0; i < c->n; i++)
        c->out[i] = (unsigned char)is_out(c, i);
    return c->sds;
}

size_t growth__before(const growth__case *c, size_t end)
{
    while (end-- > 0)
        if (!c->out[end])
            return end;
    return c->n;
}

double growth__since(const growth__case *c, size_t end, double age, double days)
{
    const size_t newest = growth__before(c, end);

    return newest < c->n ? fmin(age - days, c->o[newest].age_days) : age - days;
}

/* Of the occasions in the window the second highest of three or more, the mean of two, or the only
 * one.  One high weighing cannot set it where there are three. */
growth__level growth__level_before(const growth__case *c, size_t end, double age, double window)
{
    const double since = growth__since(c, end, age, window);
    double high = -INFINITY, second = -INFINITY, sum = 0;
    size_t used = 0, first = 0, at_high = 0, at_second = 0;
    growth__level level = { GROWTH_BASELINE_NONE, GROWTH_NAN, 0, 0 };

    for (size_t i = 0; i < end; i++) {
        if (c->o[i].age_days < since)
            continue;
        if (c->out[i]) {
            level.notes |= GROWTH_FINDING_LEFT_OUT;
            continue;
        }
        first = used++ == 0 ? i : first;
        sum += c->sds[i];
        if (c->sds[i] >= high)
            second = high, at_second = at_high, high = c->sds[i], at_high = i;
        else if (c->sds[i] >= second)
            second = c->sds[i], at_second = i;
    }
    if (used == 0)
        return level;
    level.kind = used > 2    ? GROWTH_BASELINE_SECOND_HIGHEST
                 : used == 2 ? GROWTH_BASELINE_MEAN
                             : GROWTH_BASELINE_ONLY;
    level.sds = used > 2 ? second : sum / (double)used;
    level.from = used > 2 ? at_second : first;
    return level;
}

/* E: the level before the two tested ones. */
int growth__established(growth__case *c, double window_days)
{
    growth__levels(c);
    if (!c->have_level && c->n > 2)
        c->level = growth__level_before(c, c->n - 2, c->o[c->n - 2].age_days, window_days);
    c->have_level = 1;
    return c->level.kind != GROWTH_BASELINE_NONE;
}

/* ---- residuals ------------------------------------------------------------------------------- */

static growth__seen seen_of(const growth__case *c, size_t i)
{
    const growth_occasion *o = &c->o[i];

    return (growth__seen){ o->scored_age, c->sds[i],
                           growth__noise(c->series->measure, o->scored_age, o->value) };
}

/* The occasions before number `end` that are not left out; returns how many. */
static size_t seen_before(const growth__case *c, size_t end, growth__seen *seen)
{
    size_t used = 0;

    for (size_t i = 0; i < end; i++)
        if (!c->out[i])
            seen[used++] = seen_of(c, i);
    return used;
}

void growth__residuals_of_both(growth__case *c)
{
    growth__seen seen[GROWTH_SERIES_OCCASIONS], next[2];
    growth_range range[2];
    double r;

    if (c->have_both)
        return;
    c->have_both = 1;
    c->joint = c->both[0] = c->both[1] = GROWTH_NAN;
    if (c->n < 3)
        return;
    growth__levels(c);
    next[0] = seen_of(c, c->n - 1);
    next[1] = seen_of(c, c->n - 2);
    if (!growth__expect(c->series->measure, seen, seen_before(c, c->n - 2, seen), next, 2, range,
                        &r))
        return;
    for (int i = 0; i < 2; i++)
        c->both[i] = (next[i].sds - range[i].expected) / range[i].deviation;
    c->joint = (c->both[0] + c->both[1]) / sqrt(2 * (1 + r));
}

void growth__residual_of_newest(growth__case *c)
{
    growth__seen seen[GROWTH_SERIES_OCCASIONS], next;
    growth_range range;

    if (c->have_pz)
        return;
    c->have_pz = 1;
    c->pz = GROWTH_NAN;
    if (c->n < 2)
        return;
    growth__levels(c);
    next = seen_of(c, c->n - 1);
    if (growth__expect(c->series->measure, seen, seen_before(c, c->n - 1, seen), &next, 1, &range,
                       NULL))
        c->pz = (next.sds - range.expected) / range.deviation;
}

/* ---- findings -------------------------------------------------------------------------------- */

static void fall(growth__case *c, growth_finding *f, double level, growth_baseline kind)
{
    f->baseline = kind;
    f->baseline_sds = level;
    f->spaces = growth_centile_spaces(level, c->last->sds);
    f->percent = c->series->measure == GROWTH_WEIGHT && f->from_value > f->to_value
                     ? 100 * (f->from_value - f->to_value) / f->from_value
                     : GROWTH_NAN;
}

void growth__from_occasion(growth__case *c, growth_finding *f, size_t i, growth_baseline kind)
{
    const growth_occasion *o = &c->o[i];

    f->from_date = o->date;
    f->from_age = o->age_days;
    f->from_value = o->value;
    f->from_sds = o->sds;
    if (o->frame != c->last->frame)
        f->notes |= GROWTH_FINDING_BRIDGED;
    fall(c, f, growth__levels(c)[i], kind);
}

void growth__fall_from(growth__case *c, growth_finding *f, size_t i, const growth__level *level)
{
    growth__from_occasion(c, f, i, level->kind);
    f->notes |= level->notes;
    fall(c, f, level->sds, level->kind);
}

/* ---- where a fall began ---------------------------------------------------------------------- */

/* The newest occasion before the newest that lies within a third of a space of a level, or above;
 * c->n where there is none. */
static size_t last_at(const growth__case *c, double sds)
{
    for (size_t i = c->n - 1; i-- > 0;)
        if (!c->out[i] && growth__at_least(c->sds[i], sds - GROWTH_CENTILE_SPACE / 3))
            return i;
    return c->n;
}

/* The level before an occasion, of three at least where there are as many: a single high value
 * among two is none. */
static growth__level level_of_three(const growth__case *c, size_t at, double reach)
{
    const double age = c->o[at].age_days;
    size_t third = at;

    for (int i = 0; i < 3; i++)
        third = third < c->n ? growth__before(c, third) : third;
    return growth__level_before(c, at, age,
                                third < c->n ? fmax(reach, age - c->o[third].age_days) : reach);
}

/* A rule looks back over a time of its own, at the end of which the child may have been falling
 * already: then the level is that before, and the start the last occasion that was still there.
 * So on, until the start lies on the level before it.  Each level is above the one before. */
void growth__tell_from_start(growth__case *c, double reach, growth_finding *f)
{
    const growth__told told = growth__rule_row((size_t)f->rule)->told;
    growth__level level = { f->baseline, f->baseline_sds, 0, 0 }, before;
    size_t at, start = c->n;

    if (told == GROWTH__TOLD_NO_GAIN)
        growth__tell_no_gain(c, f);
    if (told == GROWTH__TOLD_NO_GAIN || told == GROWTH__TOLD_AS_MET ||
        told == GROWTH__TOLD_OF_YEARS || told == GROWTH__TOLD_FROM_BIRTH ||
        f->baseline == GROWTH_BASELINE_NONE || c->n < 2)
        return;
    growth__levels(c);
    while ((at = last_at(c, level.sds)) < c->n) {
        start = at;
        before = level_of_three(c, at, reach);
        if (before.kind == GROWTH_BASELINE_NONE ||
            !growth__more_than(before.sds, c->sds[at] + GROWTH_CENTILE_SPACE / 3))
            break;
        level = before;
    }
    if (start < c->n && (told != GROWTH__TOLD_LOSS || c->o[start].value >= f->from_value))
        growth__fall_from(c, f, start, &level);
}

/* ---- puberty -------------------------------------------------------------------------------- */

/* A late or early spurt looks like a fall in height there, and no stage is recorded. */
int growth__is_of_puberty(const growth__case *c)
{
    const double years = c->track->child.sex == GROWTH_FEMALE ? 9 : 10;

    return c->last->age_days >= years * GROWTH_DAYS_PER_YEAR;
}

/* ---- parents --------------------------------------------------------------------------------- */

static double adult_sds(growth_sex sex, double cm)
{
    const double low = 100, high = 260, adult = 20 * GROWTH_DAYS_PER_YEAR;
    growth_lms lms;
    double sds;

    if (!(cm >= low && cm <= high) ||
        growth_reference_lms(growth_reference_find("uk-who"), GROWTH_HEIGHT, sex, adult, &lms,
                             NULL) != GROWTH_OK ||
        growth_lms_sds(lms, cm, &sds) != GROWTH_OK)
        return GROWTH_NAN;
    return sds;
}

double growth__mid_parental(const growth_track *track)
{
    return (adult_sds(GROWTH_FEMALE, track->child.mother_height_cm) +
            adult_sds(GROWTH_MALE, track->child.father_height_cm)) /
           4;
}
