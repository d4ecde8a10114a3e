/* Slips by likelihood: "as recorded" against every way an entry of this child may have gone wrong.
 *
 * Each hypothesis says how probable the recorded value is: as recorded, by its distance from what
 * the other entries lead to expect; after a slip, by the distance of the value with the slip
 * undone, times how often such a slip happens.  The probabilities are kept modest, in all about one
 * entry in a hundred (Daymont C, et al. J Am Med Inform Assoc 2017;24:1080-7, find one to five), so
 * that the evidence of the record decides. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "internal.h"
#include "quality_slips.h"
#include "scores.h"

#define MEASURES(m) (1u << (m))
#define WEIGHT      MEASURES(GROWTH_WEIGHT)
#define LENGTHS     (MEASURES(GROWTH_HEIGHT) | MEASURES(GROWTH_HEAD))

/* Slips that multiply: true value = recorded * undo. */
static const struct {
    growth_quality_kind kind;
    unsigned measures;
    double undo;
    double prior; /* of an entry */
} factors[] = {
    { GROWTH_QUALITY_TENFOLD, WEIGHT | LENGTHS, 0.1, 1e-3 },
    { GROWTH_QUALITY_TENTH, WEIGHT | LENGTHS, 10, 1e-3 },
    { GROWTH_QUALITY_HUNDREDFOLD, WEIGHT | LENGTHS, 0.01, 3e-4 },
    { GROWTH_QUALITY_HUNDREDTH, WEIGHT | LENGTHS, 100, 3e-4 },
    { GROWTH_QUALITY_THOUSANDFOLD, WEIGHT, 0.001, 3e-4 },
    { GROWTH_QUALITY_THOUSANDTH, WEIGHT, 1000, 3e-4 },
    { GROWTH_QUALITY_POUNDS, WEIGHT, 0.45359237, 1e-3 },
    { GROWTH_QUALITY_AS_POUNDS, WEIGHT, 1 / 0.45359237, 1e-3 },
    { GROWTH_QUALITY_INCHES, LENGTHS, 2.54, 1e-3 },
    { GROWTH_QUALITY_AS_INCHES, LENGTHS, 1 / 2.54, 1e-3 },
};

static const double factors_prior = 5.2e-3; /* of all that a measure may have, together */
static const double swap_prior = 5e-4;
static const double transposed_prior = 1e-3; /* shared among the exchanges possible */
static const double digit_prior = 3e-3;      /* shared among the digits possible */
static const double year_prior = 5e-4;       /* of one year out, each way; two years a quarter */
static const double child_prior = 3e-3;      /* the value of another child of about this age */
static const double spike_prior = 1e-3;      /* anything at all */
static const double spike_width = 20;        /* SDS over which anything is equally likely */

/* What happens to children and not to entries, by measure: shares of entries and sizes in SDS.
 *  turning     A fall or a catch-up begins or ends here: the entry agrees with one side only.
 *  down, up    Something short came and went: off both sides, the larger the rarer (exponential).
 *              An illness takes weight for weeks; nothing takes height, but children do not always
 *              lie or stand straight.
 *  spell       A fall and the whole recovery from it fit between two entries half a year away and
 *              more (normal; smaller in proportion where the nearer of the two is nearer).
 *  end         At an end of the record no way back can be seen yet (exponential).
 *  jump        The same upwards: nobody gains as fast as one can lose. */
typedef struct change {
    double share, size;
} change;
static const struct {
    double turning;
    change down, up, spell, end, jump;
} changes[GROWTH_MEASURE_COUNT_] = {
    [GROWTH_WEIGHT] = { .turning = 0.05,
                        .down = { 0.02, 0.5 },
                        .up = { 0.01, 0.4 },
                        .spell = { 0.005, 1.25 },
                        .end = { 0.1, 1 },
                        .jump = { 0.1, 0.5 } },
    [GROWTH_HEIGHT] = { .turning = 0.01,
                        .down = { 0.003, 0.25 },
                        .up = { 0.003, 0.25 },
                        .spell = { 0, 1 },
                        .end = { 0.02, 0.5 },
                        .jump = { 0.02, 0.5 } },
    [GROWTH_HEAD] = { .turning = 0.01,
                      .down = { 0.003, 0.25 },
                      .up = { 0.003, 0.25 },
                      .spell = { 0, 1 },
                      .end = { 0.02, 0.5 },
                      .jump = { 0.02, 0.5 } },
};

int growth__is_slip_of(growth_measure measure, double value, double meant)
{
    const double rounding = 0.03;

    for (size_t k = 0; k < ARRAY_LEN(factors); k++)
        if (factors[k].measures >> measure & 1 &&
            fabs(value * factors[k].undo - meant) <= rounding * meant)
            return 1;
    return 0;
}

/* ---- densities of a score ---------------------------------------------------------------------
 */

/* Student's t on 20 degrees of freedom: what is expected comes from a handful of neighbours and a
 * record's own scatter.  The power 21/2 is taken by squaring. */
static double on_track(const growth__expected *e, double score)
{
    const double peak = 0.39398859;
    double d = (score - e->mean) / e->sd, x = 1 + d * d / 20, x4 = x * x * x * x, x8 = x4 * x4;

    return isnan(score) ? 0 : peak / e->sd / (x8 * x * x * sqrt(x));
}

static double of_population(double score)
{
    return 0.3989422804 * exp(-score * score / 2);
}

static double exponential(change c, double distance)
{
    return c.share * exp(-fabs(distance) / c.size) / (2 * c.size);
}

/* Days to the nearer neighbour as a share of half a year, at most 1. */
static double room_for_a_spell(const growth__track *t, size_t i)
{
    size_t last = growth__track_next(t, i, -1), next = growth__track_next(t, i, 1);
    double age = t->entries[i].age;
    double since = last == SIZE_MAX ? INFINITY : age - t->entries[last].age;
    double until = next == SIZE_MAX ? INFINITY : t->entries[next].age - age;

    return fmin(1, fmin(since, until) / (GROWTH_DAYS_PER_YEAR / 2));
}

/* Of the entry as it stands, but for the share that the two sides have each by itself. */
static double from_both_sides(const growth__track *t, size_t i, const growth__expected *e)
{
    const growth__entry *x = &t->entries[i];
    double off = x->score - e->mean, density = on_track(e, x->score), size;

    if (!e->before || !e->after)
        return density + exponential(off > 0 && !e->after ? changes[t->measure].jump
                                                          : changes[t->measure].end,
                                     off);
    density += exponential(off < 0 ? changes[t->measure].down : changes[t->measure].up, off);
    if (off < 0 && changes[t->measure].spell.share > 0) {
        size = changes[t->measure].spell.size * room_for_a_spell(t, i);
        density += changes[t->measure].spell.share / size * of_population(off / size);
    }
    return density;
}

static double as_recorded(const growth__track *t, size_t i, const growth__expected *e)
{
    const growth__entry *x = &t->entries[i];
    growth__expected earlier, later;

    if (!e->before || !e->after)
        return from_both_sides(t, i, e);
    earlier = growth__track_expect(t, i, x->age, x->slope, GROWTH__BEFORE);
    later = growth__track_expect(t, i, x->age, x->slope, GROWTH__AFTER);
    return from_both_sides(t, i, e) +
           changes[t->measure].turning / 2 *
               (on_track(&earlier, x->score) + on_track(&later, x->score));
}

/* ---- the hypotheses ---------------------------------------------------------------------------
 */

typedef struct trial {
    const growth__track *track;
    const growth__entry *entry;
    size_t i;
    growth__expected expected;
    double low, high; /* values beyond are too far from the expected one to count */
    double all;       /* density under all slips together */
    double best;      /* and under the likeliest */
    growth__verdict verdict;
} trial;

static void weigh(trial *t, growth_quality_kind kind, double density, double suggested, int years)
{
    t->all += density;
    if (!(density > t->best))
        return;
    t->best = density;
    t->verdict.kind = kind;
    t->verdict.suggested = suggested;
    t->verdict.years = years;
}

/* So many standard deviations from the middle the density is 1e-14 of that there: nothing beside
 * the probability of a spike. */
static const double too_far = 20;

static void find_limits(trial *t)
{
    const double reach = too_far * t->expected.sd, rounding = 1e-3;

    t->low = growth__track_value(t->track, t->entry, t->expected.mean - reach) * (1 - rounding);
    t->high = growth__track_value(t->track, t->entry, t->expected.mean + reach) * (1 + rounding);
}

static double undone(const trial *t, double value)
{
    if (value < t->low || value > t->high) /* not where these are NaN */
        return 0;
    return on_track(&t->expected, growth__track_score(t->track, t->entry, value));
}

/* Slips that are undone into another value of this entry, to be weighed together. */
typedef struct proposals {
    growth_quality_kind kinds[GROWTH__SCORES];
    double priors[GROWTH__SCORES], values[GROWTH__SCORES];
    size_t n;
} proposals;

static void weigh_proposals(trial *t, proposals *p)
{
    double scores[GROWTH__SCORES];

    growth__track_scores(t->track, t->entry, p->n, p->values, scores);
    for (size_t i = 0; i < p->n; i++)
        weigh(t, p->kinds[i], p->priors[i] * on_track(&t->expected, scores[i]), p->values[i], 0);
    p->n = 0;
}

static void propose(trial *t, proposals *p, growth_quality_kind kind, double prior, double value)
{
    if (value < t->low || value > t->high)
        return;
    p->kinds[p->n] = kind;
    p->priors[p->n] = prior;
    p->values[p->n] = value;
    if (++p->n == GROWTH__SCORES)
        weigh_proposals(t, p);
}

static void propose_factors(trial *t, proposals *p)
{
    for (size_t k = 0; k < ARRAY_LEN(factors); k++)
        if (factors[k].measures >> t->track->measure & 1)
            propose(t, p, factors[k].kind, factors[k].prior, t->entry->value * factors[k].undo);
}

/* Both of a day must land on their tracks in each other's place. */
static void weigh_swap(trial *t, const growth__track *other)
{
    for (size_t j = 0; other && j < other->n; j++) {
        const growth__entry *e = &other->entries[j];
        growth__expected x;
        double theirs, near = 4;

        if (!growth__same_day(e, t->entry) || isnan(e->score))
            continue;
        x = growth__track_expect(other, j, e->age, e->slope, GROWTH__BOTH);
        theirs = growth__track_score(other, e, t->entry->value);
        if (fabs(theirs - x.mean) <= near * x.sd && fabs(e->score - x.mean) > near * x.sd)
            weigh(t, GROWTH_QUALITY_SWAPPED, swap_prior * undone(t, e->value), e->value, 0);
    }
}

/* A value as its digits, in hundredths of a unit, with one zero in front. */
enum { DIGITS = 7, DECIMALS = 2 };

static size_t digits_of(double value, int *digits)
{
    const double most = 1e4; /* what DIGITS hold */
    size_t n = DECIMALS + 1;
    long rest;

    if (!(value > 0) || value >= most)
        return 0;
    rest = lround(value * 100);
    for (long left = rest / 1000; left; left /= 10)
        n++;
    if (n + 1 > DIGITS)
        return 0;
    for (size_t i = n + 1; i-- > 0; rest /= 10)
        digits[i] = (int)(rest % 10);
    return n + 1;
}

static double value_of_digits(const int *digits, size_t n)
{
    double value = 0;

    for (size_t i = 0; i < n; i++)
        value = value * 10 + digits[i];
    return value / 100;
}

static void propose_digits(trial *t, proposals *p)
{
    const double next_digit = 0.25; /* for either of the two, and the rest for the other seven */
    int d[DIGITS];
    size_t n = digits_of(t->entry->value, d), whole = n - DECIMALS;

    if (!n)
        return;
    for (size_t i = 0; i + 1 < n; i++) {
        int kept = d[i];

        if (d[i] == d[i + 1])
            continue;
        d[i] = d[i + 1];
        d[i + 1] = kept;
        propose(t, p, GROWTH_QUALITY_TRANSPOSED, transposed_prior / (double)(n - 1),
                value_of_digits(d, n));
        d[i + 1] = d[i];
        d[i] = kept;
    }
    for (size_t i = 0; i < whole; i++) {
        int kept = d[i];

        for (d[i] = 0; d[i] <= 9; d[i]++)
            if (d[i] != kept)
                propose(t, p, GROWTH_QUALITY_ONE_DIGIT,
                        (abs(d[i] - kept) == 1 ? next_digit : (1 - 2 * next_digit) / 7) *
                            digit_prior / (double)whole,
                        value_of_digits(d, n));
        d[i] = kept;
    }
}

/* The right value under the wrong date, whole years away.  (The track does not go `far` in two.) */
static void weigh_years(trial *t)
{
    const double far = 3;

    for (int years = -2; years <= 2; years++) {
        double age = t->entry->age + years * GROWTH_DAYS_PER_YEAR;
        double prior = years == 1 || years == -1 ? year_prior : year_prior / 4;
        growth__expected there;
        double score;

        if (!years || age < 0)
            continue;
        score = growth__track_score_at(t->track, age, t->entry->value + t->entry->shift);
        if (isnan(score) || fabs(score - t->expected.mean) > far)
            continue;
        there = growth__track_expect(t->track, t->i, age, t->entry->slope, GROWTH__BOTH);
        if (there.before + there.after)
            weigh(t, GROWTH_QUALITY_OTHER_YEAR, prior * on_track(&there, score), GROWTH_NAN, years);
    }
}

/* A low weight with months on either side for a child to lose it and gain it back may be the fall
 * that has to be seen.  Only a slip that hits one value out of all is then called one; some digit
 * or some year can nearly always be found. */
static int may_be_a_spell(const trial *t)
{
    const double two_months = 1.0 / 3;

    return changes[t->track->measure].spell.share > 0 && t->verdict.deviation < 0 &&
           t->expected.before && t->expected.after && room_for_a_spell(t->track, t->i) > two_months;
}

static int hits_one_value(growth_quality_kind kind)
{
    return kind <= GROWTH_QUALITY_SWAPPED;
}

/* A bound on the probability that an entry is wrong, without trying the slips: every one of them
 * lands in the middle of the track, or of a track three times as sure in the case of another year.
 */
static double at_most(const growth__expected *e, double stands)
{
    const double at_this_age = factors_prior + swap_prior + transposed_prior + digit_prior;
    double most = (at_this_age + 3 * 2.5 * year_prior) * on_track(e, e->mean) +
                  child_prior * of_population(0) + spike_prior / spike_width;

    return most / (most + stands);
}

int growth__is_on_the_way(const growth__track *t, size_t i)
{
    size_t last = growth__track_next(t, i, -1), next = growth__track_next(t, i, 1);
    double score = t->entries[i].score;

    return last != SIZE_MAX && next != SIZE_MAX &&
           (score - t->entries[last].score) * (score - t->entries[next].score) <= 0;
}

/* ---- judging ----------------------------------------------------------------------------------
 */

double growth__fit(const growth__track *track, size_t i)
{
    const growth__entry *e = &track->entries[i];
    growth__expected x = growth__track_expect(track, i, e->age, e->slope, GROWTH__BOTH);

    return on_track(&x, e->score);
}

/* Under this many standard deviations no slip can outweigh the entry as it stands: together they
 * are worth a hundredth of an entry in the middle of the track. */
static const double enough = 2;

static const double negligible = 0.25; /* well below what is_doubtful() asks in quality.c */

int growth__is_sound(growth__track *track, size_t i)
{
    const growth__entry *entry = &track->entries[i];
    growth__expected expected;
    int near;

    if (isnan(entry->score) || growth__is_on_the_way(track, i))
        return 1;
    near = growth__track_is_near(track, i, enough, &expected);
    if (expected.before && !expected.after) {
        track->newest = i; /* until the track is ranked anew */
        track->newest_mean = expected.mean;
    }
    /* What is left out of the density only makes the bound higher. */
    return near || at_most(&expected, from_both_sides(track, i, &expected)) < negligible;
}

growth__verdict growth__judge(const growth__track *track, size_t i, const growth__track *other)
{
    const growth__entry *entry = &track->entries[i];
    trial t = { .track = track,
                .entry = entry,
                .i = i,
                .verdict = { .suggested = GROWTH_NAN, .mean = GROWTH_NAN } };
    proposals proposed;
    double stands;

    if (isnan(entry->score))
        return t.verdict;
    t.expected = growth__track_expect(track, i, entry->age, entry->slope, GROWTH__BOTH);
    t.verdict.mean = t.expected.mean;
    t.verdict.deviation = (entry->score - t.expected.mean) / t.expected.sd;
    if (fabs(t.verdict.deviation) < enough || growth__is_on_the_way(track, i))
        return t.verdict;
    stands = as_recorded(track, i, &t.expected);
    t.verdict.wrong = at_most(&t.expected, stands);
    if (t.verdict.wrong < negligible)
        return t.verdict;
    find_limits(&t);
    proposed.n = 0;
    propose_factors(&t, &proposed);
    propose_digits(&t, &proposed);
    weigh_proposals(&t, &proposed);
    weigh_swap(&t, other);
    weigh_years(&t);
    weigh(&t, GROWTH_QUALITY_OTHER_CHILD, child_prior * of_population(entry->score), GROWTH_NAN, 0);
    weigh(&t, GROWTH_QUALITY_SPIKE, spike_prior / spike_width, GROWTH_NAN, 0);
    if (!hits_one_value(t.verdict.kind) && may_be_a_spell(&t)) {
        t.verdict.kind = GROWTH_QUALITY_LOW_AND_BACK;
        t.verdict.suggested = GROWTH_NAN;
        t.verdict.years = 0;
    }
    t.verdict.wrong = t.all / (t.all + stands);
    return t.verdict;
}

double growth__measured_or_copied(const growth__track *track, size_t i, double step)
{
    /* One weight in fifty is of a child who did not gain since; such weights differ by what two
     * weighings do, 0.1 kg and 1 % each. */
    const double is_static = 0.02;
    const growth__entry *e = &track->entries[i];
    growth__expected x = growth__track_expect(track, i, e->age, e->slope, GROWTH__BOTH);
    double measured = as_recorded(track, i, &x) * step * e->slope;

    if (track->measure == GROWTH_WEIGHT)
        measured += is_static * step * of_population(0) / (0.1 + 0.01 * e->value) / sqrt(2);
    return measured / GROWTH__COPIED;
}
