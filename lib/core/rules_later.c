/* Rules added later.  A rule's number is for ever, so they stand behind all others, whatever their
 * pack.  One has no function here as it looks back (history.c), one as it has no series: arm
 * circumference has fixed limits and no track. */
#include <math.h>

#include "case.h"
#include "internal.h"
#include "shared.h"

#define SPACE      GROWTH_CENTILE_SPACE
#define YEARS(y)   ((y)*GROWTH_DAYS_PER_YEAR)
#define WEEKS(w)   ((w)*GROWTH_DAYS_PER_WEEK)
#define OWN        "This project; tuned on simulated children, not clinically validated"
#define AS_MET     GROWTH__TOLD_AS_MET
#define FROM_LEVEL GROWTH__TOLD_FROM_LEVEL
#define OF_YEARS   GROWTH__TOLD_OF_YEARS
#define MONTHS(m)  ((m)*GROWTH_DAYS_PER_MONTH)

/* ---- slow falls ------------------------------------------------------------------------------ */

enum { SLOW_SPACES, SLOW_LIKELY, SLOW_SUSTAINED, SLOW_UNDER, SLOW_DAYS, SLOW_FROM };

/* An occasion that can stand for a level. */
static int is_possible(const growth__case *c, const unsigned char *out, size_t i)
{
    return !out || (!out[i] && c->sds[i] <= GROWTH__SDS_POSSIBLE);
}

/* The second highest of those occasions: two at least stand for it. */
double growth__old_level(const growth__case *c, size_t tested, const double *p,
                         const unsigned char *out)
{
    const double until = c->o[tested].age_days - p[SLOW_DAYS], since = YEARS(p[SLOW_FROM]);
    double high = -INFINITY, second = -INFINITY;

    for (size_t i = 0; i < tested && c->o[i].age_days <= until; i++) {
        if (c->o[i].age_days < since || !is_possible(c, out, i))
            continue;
        if (c->sds[i] >= high)
            second = high, high = c->sds[i];
        else if (c->sds[i] > second)
            second = c->sds[i];
    }
    return second;
}

/* The last before the tested ones that was still there: where the fall began. */
static size_t last_there(const growth__case *c, size_t tested, double sds)
{
    size_t i = tested - 1;

    while (i > 0 && !(is_possible(c, c->out, i) && growth__at_least(c->sds[i], sds - SPACE / 3)))
        i--;
    return i;
}

/* How far the newest lies from where that level alone predicts it: what came after took part in the
 * fall. */
static double residual_from(const growth__case *c, const growth__level *level)
{
    const growth_measure measure = c->series->measure;
    const growth_occasion *from = &c->o[level->from], *to = c->last;
    const growth__seen seen = { from->scored_age, level->sds,
                                growth__noise(measure, from->scored_age, from->value) };
    const growth__seen next = { to->scored_age, to->sds,
                                growth__noise(measure, to->scored_age, to->value) };
    growth_range range;

    return growth__expect(measure, &seen, 1, &next, 1, &range, NULL)
               ? (next.sds - range.expected) / range.deviation
               : GROWTH_NAN;
}

/* Every other rule of falls looks back a year or two: a child who comes down by less than it asks
 * for in that time, and keeps doing so, is silent to all of them. */
static growth_tier ask_slow_fall(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    const size_t n = c->n, tested = growth__before(c, n - 1);
    growth__level level = { GROWTH_BASELINE_SECOND_HIGHEST, GROWTH_NAN, 0, 0 };
    double residual;

    if (tested < 2 || tested == n ||
        (c->series->measure == GROWTH_HEIGHT && growth__is_of_puberty(c)))
        return GROWTH_TIER_NONE;
    /* The cheap bound: without the fall itself nothing is predicted. */
    level.sds = growth__old_level(c, tested, c->p, c->out);
    if (!isfinite(level.sds) ||
        !growth__at_least(growth_centile_spaces(level.sds, fmax(sds[n - 1], sds[tested])),
                          c->p[SLOW_SPACES]))
        return GROWTH_TIER_NONE;
    level.from = last_there(c, tested, level.sds);
    residual = residual_from(c, &level);
    if (!(residual <= c->p[SLOW_LIKELY]))
        return GROWTH_TIER_NONE;
    growth__fall_from(c, f, level.from, &level);
    f->statistic = residual;
    f->notes |= GROWTH_FINDING_CONFIRMED;
    f->span_days = (unsigned)(c->last->age_days - c->o[tested].age_days);
    return residual <= c->p[SLOW_SUSTAINED] && growth__more_than(c->p[SLOW_UNDER], sds[n - 1])
               ? GROWTH_TIER_SUSTAINED
               : GROWTH_TIER_WATCH;
}

/* ---- the table ------------------------------------------------------------------------------- */

/* clang-format off */
const growth__rule growth__rules_later[] = {
    { { "unrecovered-fall", "Earlier fall not recovered", "uk", GROWTH_TIER_URGENT, 1u << GROWTH_WEIGHT | 1u << GROWTH_HEIGHT,
        WEEKS(4), YEARS(20), 1, 1,
        "no urgent or sustained fall is met now, but one was at an occasion of the last `days`, and every value from then to the newest is "
        "`spaces` or more below what it is measured from, and below two occasions before it; watch where it was met on one value alone; or a "
        "fall goes on, every value lower than the one before, and was called more than what is met now: it is called the same still",
        OWN, {
            { "spaces", 1.5, 0.5, 6, "spaces", "still below; also what an episode of any rule reaches back over" },
            { "days", 1827, 182, 7305, "days", "how far back" } }, 2, 10.1 }, NULL, FROM_LEVEL },
    { { "who-muac", "WHO: arm circumference", "who-severity", GROWTH_TIER_CONCERN, 1u << GROWTH_ARM, MONTHS(6), MONTHS(60), 0, 0,
        "mid-upper arm circumference of a child aged 6 to 59 months is below `moderate` (watch) or below `severe` (concern)",
        "WHO. Guideline: updates on the management of severe acute malnutrition in infants and children, 2013", {
            { "moderate", 125, 100, 160, "mm", "watch" },
            { "severe", 115, 90, 150, "mm", "concern" } }, 2, 0 }, NULL, AS_MET },
    { { "slow-fall", "Slow fall", "uk", GROWTH_TIER_SUSTAINED, 1u << GROWTH_WEIGHT | 1u << GROWTH_HEIGHT, YEARS(2), YEARS(16), 1, 1,
        "weight or height is at least `spaces` below the level of years ago on both of the newest two occasions, and the newest is `likely` "
        "deviations or more below what that level predicts: watch; `sustained` deviations or more, and below `under`: sustained. The level of "
        "years ago is the second highest of the occasions from `from` years of age to `days` before both. Height not in the years of puberty "
        "(girls from 9, boys from 10)",
        OWN, {
            { "spaces", 2.5, 0.5, 6, "spaces", "below the level of years ago on both occasions" },
            { "likely", -2.9, -6, 9, "SDS", "residual from that level that the newest also needs: children far from the middle come closer to it" },
            { "sustained", -3.4, -6, 9, "SDS", "residual that is more than watch" },
            { "under", 0, -6, 9, "SDS", "where the newest is at or above this, the 50th centile, it is watch: most such children were heavy" },
            { "days", 731, 182, 1461, "days", "how long before the first of both the level counts: other rules look back over less" },
            { "from", 2, 1, 6, "years", "a large baby has settled on its own centile by then" } }, 6, 0.3 }, ask_slow_fall, OF_YEARS },
};
/* clang-format on */
const size_t growth__n_rules_later = ARRAY_LEN(growth__rules_later);

/* ---- arm circumference ----------------------------------------------------------------------- */

enum { ARM_MODERATE, ARM_SEVERE };

/* Values are in cm, the limits of the guideline in mm; a value on a limit is not below it. */
static int is_below(double cm, double limit_mm)
{
    return 10 * cm < limit_mm - GROWTH__SDS_EPSILON;
}

/* The age of an arm circumference that counts; NaN of everything else. */
static double arm_age(const growth_record *record, size_t index)
{
    const growth_measurement *m = &record->measurements[index];
    double age, corrected;

    if (m->measure != GROWTH_ARM || growth_measure_check(m->measure, m->value, NULL) != GROWTH_OK ||
        growth_measurement_age(&record->child, m, &age, &corrected) != GROWTH_OK)
        return GROWTH_NAN;
    return isnan(age) ? corrected : age;
}

/* The newest; of one age the lowest: a low value is never left out.  Returns how many there are. */
static unsigned newest_arm(const growth_record *record, size_t *newest, double *newest_age)
{
    unsigned n = 0;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const double age = arm_age(record, i);

        if (isnan(age))
            continue;
        if (n++ == 0 || age > *newest_age ||
            (age == *newest_age &&
             record->measurements[i].value < record->measurements[*newest].value))
            *newest = i, *newest_age = age;
    }
    return n;
}

/* Since when every value has been below the limit. */
static void first_below(const growth_record *record, double limit_mm, growth_finding *f)
{
    double above = -INFINITY;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const double age = arm_age(record, i);

        if (age < f->to_age && !is_below(record->measurements[i].value, limit_mm))
            above = fmax(above, age);
    }
    for (size_t i = 0; i < record->n_measurements; i++) {
        const double age = arm_age(record, i);

        if (age > above && age < f->first_age)
            f->first_age = age, f->first_date = record->measurements[i].measured_on;
    }
}

int growth__find_arm(const growth_record *record, const growth_assess_options *options,
                     const growth_rules *rules, size_t rule, growth_finding *f)
{
    const growth_rule *row = growth_rule_at(rule);
    const double *limits = rules->value[rule];
    double age = GROWTH_NAN;
    growth_assessment scored;
    const growth_measurement *m;
    size_t newest = 0;
    const unsigned n = newest_arm(record, &newest, &age);

    if (n == 0 || age < row->from || age >= row->to)
        return 0;
    m = &record->measurements[newest];
    if (!is_below(m->value, limits[ARM_MODERATE]) && !is_below(m->value, limits[ARM_SEVERE]))
        return 0;
    f->rule = f->first_rule = (int)rule;
    f->measure = GROWTH_ARM;
    f->occasions = n;
    f->tier = is_below(m->value, limits[ARM_SEVERE]) ? GROWTH_TIER_CONCERN : GROWTH_TIER_WATCH;
    f->to_date = f->first_date = m->measured_on;
    f->to_age = f->first_age = age;
    f->to_value = m->value;
    f->heads = 1;
    /* Few references have it. */
    f->to_sds = growth_assess(&record->child, m, options, &scored, NULL) == GROWTH_OK
                    ? scored.score.sds
                    : GROWTH_NAN;
    first_below(record, limits[f->tier == GROWTH_TIER_CONCERN ? ARM_SEVERE : ARM_MODERATE], f);
    return 1;
}
