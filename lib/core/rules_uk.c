/* The default rules: the guidelines of the United Kingdom, and this project's own for sustained
 * falls.  The table at the end is what a clinician should check; the functions only say in C what
 * its sentences say. */
#include <math.h>

#include "case.h"
#include "internal.h"
#include "series.h"

#define WEEKS(w) ((w)*GROWTH_DAYS_PER_WEEK)
#define YEARS(y) ((y)*GROWTH_DAYS_PER_YEAR)
#define SPACE    GROWTH_CENTILE_SPACE

static const double ninth = -4.0 / 3, ninety_first = 4.0 / 3, second = -2, lowest = -8.0 / 3;

/* ---- NICE NG75 ------------------------------------------------------------------------------- */

enum { NG75_LOW, NG75_MIDDLE, NG75_HIGH };

static growth_tier ask_ng75_fall(growth__case *c, growth_finding *f)
{
    const growth_point *birth = &c->series->birth;
    double level, needed;

    if (!c->series->has_birth)
        return GROWTH_TIER_NONE;
    /* As it stands on the chart; carried only across the later joins. */
    level = growth_series_carry(c->series, birth->sds, birth->frame, c->last->frame);
    needed = c->p[growth__more_than(ninth, birth->sds)          ? NG75_LOW
                  : growth__more_than(birth->sds, ninety_first) ? NG75_HIGH
                                                                : NG75_MIDDLE];
    if (!growth__at_least(growth_centile_spaces(level, c->last->sds), needed))
        return GROWTH_TIER_NONE;
    f->from_date = birth->date;
    f->from_age = growth__point_age(birth);
    f->from_value = birth->value;
    f->from_sds = birth->sds;
    f->baseline_sds = level;
    f->baseline = GROWTH_BASELINE_BIRTH;
    f->spaces = growth_centile_spaces(level, c->last->sds);
    return GROWTH_TIER_CONCERN;
}

static growth_tier ask_ng75_below_second(growth__case *c, growth_finding *f)
{
    (void)f;
    return growth__more_than(second, c->last->sds) ? GROWTH_TIER_CONCERN : GROWTH_TIER_NONE;
}

static growth_tier ask_ng75_bmi(growth__case *c, growth_finding *f)
{
    (void)f;
    return growth__more_than(lowest, c->last->sds)   ? GROWTH_TIER_CONCERN
           : growth__more_than(second, c->last->sds) ? GROWTH_TIER_WATCH
                                                     : GROWTH_TIER_NONE;
}

static growth_tier ask_parental(growth__case *c, growth_finding *f)
{
    double level = growth__mid_parental(c->track);

    if (isnan(level) || !growth__more_than(growth_centile_spaces(level, c->last->sds), c->p[0]))
        return GROWTH_TIER_NONE;
    f->baseline = GROWTH_BASELINE_PARENTS;
    f->baseline_sds = level;
    f->spaces = growth_centile_spaces(level, c->last->sds);
    return GROWTH_TIER_CONCERN;
}

/* ---- RCPCH ----------------------------------------------------------------------------------- */

enum { STATE_NEW_SPACES, STATE_EXTREME };

/* Urgent where the child came down to it within a year: who has always been small is not new.  And
 * where a weight is so low that no such child need have been seen before. */
static growth_tier ask_state(growth__case *c, growth_finding *f)
{
    const double *sds;
    double high = -INFINITY;
    size_t at = 0;

    if (!growth__more_than(lowest, c->last->sds) ||
        (c->series->measure == GROWTH_BMI && c->last->age_days < YEARS(2)))
        return GROWTH_TIER_NONE;
    sds = growth__levels(c);
    for (size_t i = 0; i + 1 < c->n; i++) {
        if (!c->out[i] && sds[i] > high && c->o[i].age_days >= c->last->age_days - YEARS(1))
            high = sds[i], at = i;
    }
    if (c->series->measure == GROWTH_HEIGHT ||
        !growth__at_least(growth_centile_spaces(high, c->last->sds), c->p[STATE_NEW_SPACES]))
        return c->series->measure == GROWTH_WEIGHT &&
                       growth__at_least(c->p[STATE_EXTREME], c->last->sds)
                   ? GROWTH_TIER_URGENT
                   : GROWTH_TIER_CONCERN;
    growth__from_occasion(c, f, at, GROWTH_BASELINE_EARLIER);
    f->notes |= GROWTH_FINDING_NEW;
    return GROWTH_TIER_URGENT;
}

enum { HEIGHT_SPACES, HEIGHT_DAYS, HEIGHT_LIKELY, HEIGHT_WINDOW, HEIGHT_WATCH };

/* How unusual it is to come down from the established level to the newest one.  Length in infancy
 * says little of later height, so a fall from it must be a great one. */
static double unusual(const growth__case *c)
{
    const growth_occasion *from = &c->o[c->level.from];
    const growth_kernel *k = growth_kernel_for(c->series->measure, from->scored_age);
    double r = growth_kernel_correlation(k, from->scored_age, c->last->scored_age);
    double noise = growth__noise(c->series->measure, from->scored_age, from->value) +
                   growth__noise(c->series->measure, c->last->scored_age, c->last->value);

    return (c->last->sds - r * c->level.sds) / sqrt(1 - r * r + noise);
}

/* The newest two occasions both below, and half a year at least since the level they fell from. */
static growth_tier ask_height_fall(growth__case *c, growth_finding *f)
{
    size_t n = c->n;
    double before, score;

    if (n < 3 || growth__is_of_puberty(c) || !growth__established(c, c->p[HEIGHT_WINDOW]))
        return GROWTH_TIER_NONE;
    before = growth__levels(c)[n - 2];
    if (!growth__more_than(growth_centile_spaces(c->level.sds, c->last->sds),
                           c->p[HEIGHT_SPACES]) ||
        !growth__more_than(growth_centile_spaces(c->level.sds, before), c->p[HEIGHT_SPACES]) ||
        c->last->age_days - c->o[c->level.from].age_days < c->p[HEIGHT_DAYS])
        return GROWTH_TIER_NONE;
    score = unusual(c);
    if (score > fmax(c->p[HEIGHT_LIKELY], c->p[HEIGHT_WATCH]))
        return GROWTH_TIER_NONE;
    growth__fall_from(c, f, c->level.from, &c->level);
    f->notes |= GROWTH_FINDING_CONFIRMED;
    f->span_days = (unsigned)(c->last->age_days - c->o[n - 2].age_days);
    return score > c->p[HEIGHT_LIKELY] ? GROWTH_TIER_WATCH : GROWTH_TIER_SUSTAINED;
}

/* ---- falls in weight: this project's own ----------------------------------------------------- */

static growth_tier confirmed(growth__case *c, growth_finding *f)
{
    growth__fall_from(c, f, c->level.from, &c->level);
    f->notes |= GROWTH_FINDING_CONFIRMED;
    f->span_days = (unsigned)(c->last->age_days - c->o[c->n - 2].age_days);
    return GROWTH_TIER_SUSTAINED;
}

enum { SUSTAINED_SPACES, SUSTAINED_LIKELY, SUSTAINED_WINDOW };

static growth_tier ask_sustained_fall(growth__case *c, growth_finding *f)
{
    double spaces = c->p[SUSTAINED_SPACES];

    if (c->n < 3 || !growth__established(c, c->p[SUSTAINED_WINDOW]) ||
        !growth__at_least(growth_centile_spaces(c->level.sds, c->last->sds), spaces) ||
        !growth__at_least(growth_centile_spaces(c->level.sds, growth__levels(c)[c->n - 2]), spaces))
        return GROWTH_TIER_NONE;
    growth__residuals_of_both(c);
    if (c->both[0] > c->p[SUSTAINED_LIKELY])
        return GROWTH_TIER_NONE;
    return confirmed(c, f);
}

enum {
    PREDICTED_RESIDUAL,
    PREDICTED_INFANT,
    PREDICTED_INFANT_JOINT,
    PREDICTED_SPACES,
    PREDICTED_INFANT_SPACES,
    PREDICTED_WINDOW
};

static growth_tier ask_predicted_fall(growth__case *c, growth_finding *f)
{
    int infant = c->last->age_days < YEARS(1.25), fallen;
    double each;

    if (c->effort == GROWTH_EFFORT_WHOLE)
        growth__residuals_of_both(c);
    if (c->n < 3 || !growth__established(c, c->p[PREDICTED_WINDOW]))
        return GROWTH_TIER_NONE;
    /* The cheap bound: without the fall itself the prediction need not be made. */
    fallen = growth__at_least(growth_centile_spaces(c->level.sds, c->last->sds),
                              c->p[infant ? PREDICTED_INFANT_SPACES : PREDICTED_SPACES]);
    if (!fallen)
        return GROWTH_TIER_NONE;
    growth__residuals_of_both(c);
    each = c->p[infant ? PREDICTED_INFANT : PREDICTED_RESIDUAL];
    if (!(c->both[0] <= each && c->both[1] <= each) ||
        (infant && !(c->joint <= c->p[PREDICTED_INFANT_JOINT])))
        return GROWTH_TIER_NONE;
    f->statistic = c->both[0];
    return confirmed(c, f);
}

enum { RAPID_SPACES, RAPID_DAYS, RAPID_LIKELY, RAPID_RESIDUAL, RAPID_LEAST, RAPID_GAP };

/* One value is enough where the fall is this steep: from any occasion of the year before.  Where
 * there is none, from the last before; then the residual alone counts, as it knows of the time. */
static growth_tier ask_rapid_fall(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    const double since = growth__since(c, c->n - 1, c->last->age_days, c->p[RAPID_DAYS]);
    const int in_time = since >= c->last->age_days - c->p[RAPID_DAYS];
    double high = -INFINITY, spaces;
    size_t at = 0;

    if (c->effort == GROWTH_EFFORT_WHOLE)
        growth__residual_of_newest(c);
    for (size_t i = 0; i + 1 < c->n; i++)
        if (sds[i] > high && !c->out[i] && c->o[i].age_days >= since)
            high = sds[i], at = i;
    spaces = growth_centile_spaces(high, c->last->sds);
    if (!isfinite(high) || !growth__at_least(spaces, c->p[RAPID_LEAST]))
        return GROWTH_TIER_NONE;
    growth__residual_of_newest(c);
    if (!(c->pz < c->p[in_time ? RAPID_RESIDUAL : RAPID_GAP]) &&
        !(in_time && growth__at_least(spaces, c->p[RAPID_SPACES]) && c->pz <= c->p[RAPID_LIKELY]))
        return GROWTH_TIER_NONE;
    /* Told from the newest occasion that was still there: where the fall began. */
    for (size_t i = at + 1; i + 1 < c->n; i++)
        if (!c->out[i] && sds[i] >= high - GROWTH_CENTILE_NEAR)
            at = i;
    growth__from_occasion(c, f, at, GROWTH_BASELINE_EARLIER);
    f->statistic = c->pz;
    f->span_days = (unsigned)(c->last->age_days - c->o[at].age_days);
    /* Two values alone, years apart: nothing bears out the first. */
    if (in_time || growth__before(c, at) < c->n)
        return GROWTH_TIER_URGENT;
    f->notes |= GROWTH_FINDING_LOW_EVIDENCE;
    return GROWTH_TIER_CONCERN;
}

enum { WEIGHT_LOSS_URGENT, WEIGHT_LOSS_WATCH, WEIGHT_LOSS_WINDOW };

/* % lost by occasion `i` since the mean of the (up to) two occasions before `before`; `heaviest`:
 * which of them weighed most, the newest of equals. */
static double loss(const growth__case *c, size_t i, size_t before, double window, size_t *heaviest)
{
    const double since = growth__since(c, before, c->o[i].age_days, window);
    size_t first = before >= 2 ? before - 2 : 0;
    double sum = 0, mean;
    size_t n = 0;

    for (size_t j = first; j < before; j++)
        if (!c->out[j] && c->o[j].age_days >= since) {
            if (n++ == 0 || c->o[j].value >= c->o[*heaviest].value)
                *heaviest = j;
            sum += c->o[j].value;
        }
    if (n == 0)
        return -INFINITY;
    mean = sum / (double)n;
    return 100 * (mean - c->o[i].value) / mean;
}

/* Whether there is a loss is asked of a mean, which one slip cannot move far; it is told from one
 * weight, the day and kg of which can be looked up. */
static growth_tier ask_weight_loss(growth__case *c, growth_finding *f)
{
    const double window = c->p[WEIGHT_LOSS_WINDOW], watch = c->p[WEIGHT_LOSS_WATCH];
    const size_t n = c->n;
    double now, last = -INFINITY, one = -INFINITY;
    size_t from = 0, earlier = 0;
    int both;

    if (n < 2)
        return GROWTH_TIER_NONE;
    growth__levels(c); /* which also says what is left out */
    now = loss(c, n - 1, n - 1, window, &from);
    if (n >= 3) {
        one = loss(c, n - 2, n - 2, window, &earlier);
        /* Two occasions after the loss it is half of its own reference: look one further back. */
        last = loss(c, n - 1, n - 2, window, &earlier);
    }
    both = growth__at_least(last, watch) && growth__at_least(one, watch);
    if (!both && !growth__at_least(now, watch))
        return GROWTH_TIER_NONE;
    if (both && !(c->o[from].value > c->o[earlier].value && isfinite(now)))
        from = earlier;
    growth__from_occasion(c, f, from, GROWTH_BASELINE_EARLIER);
    f->statistic = growth__at_least(now, watch) ? now : last;
    if (both) {
        f->span_days = (unsigned)(c->last->age_days - c->o[n - 2].age_days);
        f->notes |= GROWTH_FINDING_CONFIRMED;
    }
    return growth__at_least(now, c->p[WEIGHT_LOSS_URGENT]) ? GROWTH_TIER_URGENT
           : both                                          ? GROWTH_TIER_SUSTAINED
                                                           : GROWTH_TIER_WATCH;
}

enum { GAIN_TWICE, GAIN_ONCE, GAIN_SPACES };

static double gain(const growth__case *c, size_t from, size_t to)
{
    const growth_kernel *k = growth_kernel_for(c->series->measure, c->o[from].scored_age);
    double r, cz;

    if (!k)
        return GROWTH_NAN;
    r = growth_kernel_correlation(k, c->o[from].scored_age, c->o[to].scored_age);
    return growth_conditional_gain(c->sds[from], c->sds[to], r, &cz) == GROWTH_OK ? cz : GROWTH_NAN;
}

static growth_tier ask_conditional_gain(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    size_t n = c->n, one = growth__before(c, n - 1), two = one < n ? growth__before(c, one) : n;
    double least = c->p[GAIN_SPACES] * SPACE, last;
    int twice;

    /* The cheap bound: a child who has not come down at all is not asked further. */
    if (one == n || !growth__at_least(sds[one] - sds[n - 1], least))
        return GROWTH_TIER_NONE;
    last = gain(c, one, n - 1);
    if (!(last <= c->p[GAIN_TWICE]))
        return GROWTH_TIER_NONE;
    twice = two < n && growth__at_least(sds[two] - sds[one], least) &&
            gain(c, two, one) <= c->p[GAIN_TWICE];
    if (!twice && !(last <= c->p[GAIN_ONCE]))
        return GROWTH_TIER_NONE;
    growth__from_occasion(c, f, twice ? two : one, GROWTH_BASELINE_EARLIER);
    f->statistic = last;
    f->span_days = (unsigned)(c->last->age_days - c->o[one].age_days);
    if (two == n)
        f->notes |= GROWTH_FINDING_LOW_EVIDENCE;
    return GROWTH_TIER_WATCH;
}

/* ---- the table ------------------------------------------------------------------------------- */

#define W          (1u << GROWTH_WEIGHT)
#define H          (1u << GROWTH_HEIGHT)
#define B          (1u << GROWTH_BMI)
#define URGENT     GROWTH_TIER_URGENT
#define SUSTAINED  GROWTH_TIER_SUSTAINED
#define CONCERN    GROWTH_TIER_CONCERN
#define WATCH      GROWTH_TIER_WATCH
#define AS_MET     GROWTH__TOLD_AS_MET
#define FROM_BIRTH GROWTH__TOLD_FROM_BIRTH
#define FROM_LEVEL GROWTH__TOLD_FROM_LEVEL
#define AS_LOSS    GROWTH__TOLD_LOSS
#define NO_GAIN    GROWTH__TOLD_NO_GAIN
#define NG75       "NICE guideline NG75, Faltering growth (2017)"
#define RCPCH      "RCPCH, UK-WHO growth charts: fact sheets and training (2009-13)"
#define OWN        "This project; tuned on simulated children, not clinically validated"
#define WINDOW                                                                                     \
    {                                                                                              \
        "window", 548, 91, 1461, "days",                                                           \
            "how far back the established centile is looked for; the last before always counts"    \
    }

/* clang-format off */
const growth__rule growth__rules_uk[] = {
    { { "insufficient", "Too little is known", "uk", GROWTH_TIER_INSUFFICIENT, W, 0, YEARS(20), 0, 0,
        "fewer than two usable occasions of weight, or the last weight is older than the next due contact with its grace",
        OWN, { { 0 } }, 0, 0 }, NULL, AS_MET },
    { { "early-loss", "Weight loss in the first weeks", "uk", URGENT, W, 0, 42, 1, 0,
        "the newest weight is more than `percent` below birth weight, or still below it from `back` days; urgent where it is `urgent` below, "
        "or `late` below from `back` days. Born before 37 weeks it is asked from `back` days alone",
        NG75 ", recommendation 1.1", {
            { "percent", 10, 5, 20, "%", "loss of birth weight" },
            { "back", 21, 14, 28, "days", "age by which birth weight should be regained" },
            { "urgent", 25, 10, 50, "%", "loss of birth weight that is urgent before `back` days; " OWN },
            { "late", 15, 5, 50, "%", "the same from `back` days; " OWN } }, 4, 6.7 }, growth__ask_early_loss, FROM_BIRTH },
    { { "ng75-fall", "Fall from the birth centile", "uk", CONCERN, W, WEEKS(4), YEARS(5), 1, 0,
        "weight is at least `low` spaces below birth weight born below the 9th centile, `middle` from the 9th to the 91st inclusive, `high` "
        "above the 91st",
        NG75 ", recommendation 1.2.1", {
            { "low", 1, 0.25, 6, "spaces", "born below the 9th centile" },
            { "middle", 2, 0.25, 6, "spaces", "born from the 9th to the 91st centile, both included" },
            { "high", 3, 0.25, 6, "spaces", "born above the 91st centile" } }, 3, 28.4 }, ask_ng75_fall, FROM_LEVEL },
    { { "ng75-below-2nd", "Weight below the 2nd centile", "uk", CONCERN, W, WEEKS(4), YEARS(5), 0, 0,
        "weight is below the 2nd centile, whatever the birth weight", NG75 ", recommendation 1.2.1", { { 0 } }, 0, 9.3 },
        ask_ng75_below_second, AS_MET },
    { { "ng75-bmi", "BMI below the 2nd centile", "uk", CONCERN, B, YEARS(2), YEARS(20), 0, 0,
        "from 2 years: BMI below the 2nd centile (watch) or below the 0.4th (concern)", NG75 ", recommendation "
        "1.2.4", { { 0 } }, 0, 9.6 }, ask_ng75_bmi, AS_MET },
    { { "ng75-parental", "Length or height far below the parents'", "uk", CONCERN, H, WEEKS(4), YEARS(5), 0, 0,
        "length or height is more than `spaces` below the mid-parental centile, before school age", NG75 ", recommendation 1.2.3", {
            { "spaces", 2, 0.5, 6, "spaces", "below mid-parental height" } }, 1, 0 }, ask_parental, AS_MET },
    { { "rcpch-state", "Below the 0.4th centile", "uk", URGENT, W | H | B, WEEKS(4), YEARS(20), 0, 0,
        "weight, height or BMI (from 2 years) is below the 0.4th centile; urgent where weight or BMI came down to it by `new` spaces within "
        "a year, or weight is at or below `extreme`", RCPCH, {
            { "new", 3, 0, 6, "spaces", "fall within a year that makes it new; " OWN },
            { "extreme", -5, -8, -3, "SDS", "one weight that is enough alone; " OWN } }, 2, 7.0 }, ask_state, FROM_LEVEL },
    { { "rcpch-height-fall", "Fall in height", "uk", SUSTAINED, H, WEEKS(4), YEARS(10), 1, 0,
        "height is more than `spaces` below the established centile on both of the newest two occasions, `days` or more after it, and "
        "the conditional score of the newest is `likely` or lower (sustained) or `watch` or lower (watch); not in the years of puberty "
        "(girls from 9, boys from 10)", RCPCH, {
            { "spaces", 2, 0.5, 6, "spaces", "exceeded on both occasions" },
            { "days", 182, 90, 731, "days", "since the established centile" },
            { "likely", -3, -6, 9, "SDS", "conditional score that the newest also needs; " OWN },
            { "window", 1096, 182, 1826, "days", "how far back the established centile is looked for; the last before always counts" },
            { "watch", -2.3, -6, 9, "SDS", "the same for watch; without a score the rule is met too often where nothing happens: docs/evaluation.md; "
                OWN } }, 5, 1.4 },
        ask_height_fall, FROM_LEVEL },
    { { "rcpch-parental", "Height far below the parents'", "uk", CONCERN, H, YEARS(5), YEARS(18), 0, 0,
        "at school age: height is more than `spaces` below the mid-parental centile", RCPCH, {
            { "spaces", 3, 0.5, 6, "spaces", "below mid-parental height" } }, 1, 0 }, ask_parental, AS_MET },
    { { "sustained-fall", "Sustained fall in weight", "uk", SUSTAINED, W, WEEKS(4), YEARS(20), 1, 1,
        "weight is at least `spaces` below the established centile on both of the newest two occasions",
        OWN "; after the guidelines' \"sustained drop through two or more centile spaces\"", {
            { "spaces", 2, 0.5, 6, "spaces", "below the established centile on both occasions" },
            { "likely", -2.6, -6, 9, "SDS", "residual that the newest also needs: a large baby settling on its own centile is expected to "
                "come down" }, WINDOW }, 3, 0.3 }, ask_sustained_fall, FROM_LEVEL },
    { { "predicted-fall", "Weight below its expected range", "uk", SUSTAINED, W, WEEKS(4), YEARS(16), 1, 1,
        "both of the newest two weights are `residual` deviations or more below what the weights before both predict, and the newest is at "
        "least `spaces` below the established centile", OWN, {
            { "residual", -2.6, -6, -1, "SDS", "standardised residual of each occasion" },
            { "infant", -1.2, -6, 0, "SDS", "the same under 15 months" },
            { "infant-joint", -1.8, -8, 0, "SDS", "under 15 months, residual of both together" },
            { "spaces", 1.35, 0.25, 6, "spaces", "below the established centile" },
            { "infant-spaces", 1.45, 0.25, 6, "spaces", "the same under 15 months" }, WINDOW }, 6, 2.4 }, ask_predicted_fall, FROM_LEVEL },
    { { "rapid-fall", "Large fall in weight", "uk", URGENT, W, WEEKS(4), YEARS(16), 1, 1,
        "weight is at least `spaces` below an occasion of the last `days` and `likely` deviations or more below what the earlier weights "
        "predict; or more than `residual` below it, and down by `least` spaces; where the last weight is older, more than `gap` below it, "
        "and down by as much since (concern where that weight is the only one)", OWN, {
            { "spaces", 2.4, 1, 8, "spaces", "fall within the time" },
            { "days", 366, 91, 731, "days", "time of the fall" },
            { "likely", -1.6, -6, 0, "SDS", "residual that a fall of so many spaces also needs" },
            { "residual", -2.9, -10, -2, "SDS", "residual that is enough alone" },
            { "least", 1.4, 0.25, 6, "spaces", "fall that a residual alone also needs" },
            { "gap", -3.5, -10, -2, "SDS", "residual that is enough since a last weight older than the time of the fall" } }, 6, 3.9 },
        ask_rapid_fall, FROM_LEVEL },
    { { "weight-loss", "Loss of weight", "uk", URGENT, W, YEARS(1), YEARS(20), 1, 1,
        "from 1 year: loss of `urgent` or more of the mean of the two occasions before (urgent); of `watch` or more on two occasions "
        "(sustained) or on one (watch); told from the heaviest of those compared with",
        OWN "; thresholds of Becker P, et al. Nutr Clin Pract 2015;30:147-61", {
            { "urgent", 7.5, 2, 30, "%", "on one occasion" },
            { "watch", 5, 1, 30, "%", "on one occasion, or on both of the newest two" },
            { "window", 548, 91, 1461, "days", "how old the weights compared with may be; the last before always may" } }, 3, 1.4 },
        ask_weight_loss, AS_LOSS },
    { { "static-weight", "No gain in weight", "uk", WATCH, W, YEARS(1), YEARS(16), 1, 1,
        "from 1 to 16 years: no gain since the last occasion `days` or more ago, or since two before it", OWN, {
            { "days", 182, 91, 731, "days", "without gain" },
            { "most", 1096, 182, 2192, "days", "older weights are not compared with" } }, 2, 40.8 }, growth__ask_static_weight, NO_GAIN },
    { { "conditional-gain", "Slow gain between occasions", "uk", WATCH, W, WEEKS(4), YEARS(16), 1, 1,
        "conditional gain of both of the last two intervals is `twice` or lower, or of the last one `once` or lower, each with a fall of "
        "`least` spaces",
        "Cole TJ. Stat Med 1998;17:2697-707 for the gain; the combination is this project's", {
            { "twice", -1.645, -5, 0, "SDS", "conditional gain, two intervals" },
            { "once", -3.09, -8, 0, "SDS", "conditional gain, one interval" },
            { "least", 0.25, 0, 3, "spaces", "fall within each interval" } }, 3, 14.4 }, ask_conditional_gain, FROM_LEVEL },
};
/* clang-format on */
const size_t growth__n_rules_uk = ARRAY_LEN(growth__rules_uk);
