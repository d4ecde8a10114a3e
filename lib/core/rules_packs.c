/* Rules of other papers and countries, off by default: for comparison, and for those who work by
 * them.  Each row says where it comes from; where a paper leaves something open the row says how it
 * was read. */
#include <math.h>

#include "case.h"
#include "internal.h"

#define AS_MET   GROWTH__TOLD_AS_MET
#define WEEKS(w) ((w)*GROWTH_DAYS_PER_WEEK)
#define YEARS(y) ((y)*GROWTH_DAYS_PER_YEAR)

/* The highest occasion aged `from` to `to` days, the newest left out; -1 where there is none. */
static int highest(growth__case *c, double from, double to)
{
    const double *sds = growth__levels(c);
    int at = -1;

    for (size_t i = 0; i + 1 < c->n; i++)
        if (c->o[i].age_days >= from && c->o[i].age_days <= to && !c->out[i] &&
            (at < 0 || sds[i] > sds[at]))
            at = (int)i;
    return at;
}

static growth_tier fell(growth__case *c, growth_finding *f, int at, growth_tier tier)
{
    growth__from_occasion(c, f, (size_t)at, GROWTH_BASELINE_HIGHEST);
    f->span_days = (unsigned)(c->last->age_days - c->o[at].age_days);
    return tier;
}

static growth_tier below(const growth__case *c, double sds, growth_tier tier)
{
    return growth__more_than(sds, c->last->sds) ? tier : GROWTH_TIER_NONE;
}

/* ---- Edwards 1990, Coventry 1998 ------------------------------------------------------------- */

enum { EDWARDS_SPACES, EDWARDS_DAYS };

static growth_tier ask_edwards(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    int at = highest(c, WEEKS(4), WEEKS(8));
    size_t first = c->n;

    if (at < 0)
        return GROWTH_TIER_NONE;
    while (first > 0 &&
           growth__at_least(growth_centile_spaces(sds[at], sds[first - 1]), c->p[EDWARDS_SPACES]))
        first--;
    if (first == c->n || c->last->age_days - c->o[first].age_days < c->p[EDWARDS_DAYS])
        return GROWTH_TIER_NONE;
    f->notes |= GROWTH_FINDING_CONFIRMED;
    return fell(c, f, at, GROWTH_TIER_CONCERN);
}

enum { COVENTRY_SPACES };

static growth_tier ask_coventry(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);
    const double school_from = YEARS(4), school_to = YEARS(5.5), lowest = -8.0 / 3;
    int at = highest(c, WEEKS(4), YEARS(20));

    if (c->series->measure == GROWTH_HEIGHT)
        return c->last->age_days >= school_from && c->last->age_days < school_to
                   ? below(c, lowest, GROWTH_TIER_CONCERN)
                   : GROWTH_TIER_NONE;
    if (c->n < 3 || at < 0 || (size_t)at + 2 >= c->n ||
        !growth__at_least(growth_centile_spaces(sds[at], sds[c->n - 1]), c->p[COVENTRY_SPACES]) ||
        !growth__at_least(growth_centile_spaces(sds[at], sds[c->n - 2]), c->p[COVENTRY_SPACES]))
        return GROWTH_TIER_NONE;
    f->notes |= GROWTH_FINDING_CONFIRMED;
    return fell(c, f, at, GROWTH_TIER_CONCERN);
}

/* ---- the Netherlands ------------------------------------------------------------------------- */

enum { GROTE_LOW, GROTE_REPEATED, GROTE_SHORT, GROTE_TARGET, GROTE_SHORTER };

static growth_tier ask_grote(growth__case *c, growth_finding *f)
{
    double target = growth__mid_parental(c->track);
    const double *sds = growth__levels(c);

    if (c->last->age_days < YEARS(3)) {
        if (below(c, c->p[GROTE_LOW], GROWTH_TIER_CONCERN))
            return GROWTH_TIER_CONCERN;
        return c->n >= 2 && growth__more_than(c->p[GROTE_REPEATED], sds[c->n - 2])
                   ? below(c, c->p[GROTE_REPEATED], GROWTH_TIER_CONCERN)
                   : GROWTH_TIER_NONE;
    }
    if (below(c, c->p[GROTE_SHORTER], GROWTH_TIER_CONCERN))
        return GROWTH_TIER_CONCERN;
    if (isnan(target) || !growth__more_than(target - c->last->sds, c->p[GROTE_TARGET]) ||
        !below(c, c->p[GROTE_SHORT], GROWTH_TIER_CONCERN))
        return GROWTH_TIER_NONE;
    f->baseline = GROWTH_BASELINE_PARENTS;
    f->baseline_sds = target;
    f->spaces = growth_centile_spaces(target, c->last->sds);
    return GROWTH_TIER_CONCERN;
}

enum { DEFLECTION_YEARLY, DEFLECTION_TOTAL };

static growth_tier ask_deflection(growth__case *c, growth_finding *f)
{
    const double *sds = growth__levels(c);

    for (size_t i = c->n - 1; i-- > 0;) {
        double years = (c->last->age_days - c->o[i].age_days) / GROWTH_DAYS_PER_YEAR;
        double change = sds[c->n - 1] - sds[i];

        if (years > 1 && (growth__more_than(c->p[DEFLECTION_TOTAL], change) ||
                          growth__more_than(c->p[DEFLECTION_YEARLY], change / years)))
            return fell(c, f, (int)i, GROWTH_TIER_CONCERN);
    }
    return GROWTH_TIER_NONE;
}

enum { JGZ_HEIGHT_LOW, JGZ_HEIGHT_TARGET, JGZ_HEIGHT_FALL };

static growth_tier ask_jgz_height(growth__case *c, growth_finding *f)
{
    double target = growth__mid_parental(c->track);
    int at = highest(c, YEARS(3), YEARS(10));

    if (below(c, c->p[JGZ_HEIGHT_LOW], GROWTH_TIER_CONCERN))
        return GROWTH_TIER_CONCERN;
    if (c->last->age_days >= YEARS(3) && c->last->sds < -2 &&
        target - c->last->sds > c->p[JGZ_HEIGHT_TARGET])
        return GROWTH_TIER_CONCERN;
    if (at >= 0 && growth__more_than(growth__levels(c)[at] - c->last->sds, c->p[JGZ_HEIGHT_FALL]))
        return fell(c, f, at, GROWTH_TIER_CONCERN);
    return GROWTH_TIER_NONE;
}

enum { JGZ_WEIGHT_LOW, JGZ_WEIGHT_FALL };

static growth_tier ask_jgz_weight(growth__case *c, growth_finding *f)
{
    int at = highest(c, WEEKS(4), YEARS(1));

    if (below(c, c->p[JGZ_WEIGHT_LOW], GROWTH_TIER_CONCERN))
        return GROWTH_TIER_CONCERN;
    if (c->last->age_days < YEARS(1) && at >= 0 &&
        growth__more_than(growth__levels(c)[at] - c->last->sds, c->p[JGZ_WEIGHT_FALL]))
        return fell(c, f, at, GROWTH_TIER_CONCERN);
    return GROWTH_TIER_NONE;
}

/* ---- the United States, WHO ------------------------------------------------------------------ */

enum { AAP_LINES };

/* Lines of the 5th, 10th, 25th, 50th, 75th, 90th and 95th centile that lie between two scores. */
static int lines_between(double high, double low)
{
    static const double lines[] = { -1.6448536269514722,  -1.2815515655446004,
                                    -0.67448975019608171, 0,
                                    0.67448975019608171,  1.2815515655446004,
                                    1.6448536269514722 };
    int n = 0;

    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        n += high >= lines[i] && low < lines[i];
    return n;
}

static growth_tier ask_aap(growth__case *c, growth_finding *f)
{
    int at = highest(c, WEEKS(4), YEARS(20));

    return at >= 0 && lines_between(growth__levels(c)[at], c->last->sds) >= (int)c->p[AAP_LINES]
               ? fell(c, f, at, GROWTH_TIER_CONCERN)
               : GROWTH_TIER_NONE;
}

enum { WHO_MODERATE, WHO_SEVERE };

static growth_tier ask_who(growth__case *c, growth_finding *f)
{
    (void)f;
    return below(c, c->p[WHO_SEVERE], GROWTH_TIER_CONCERN)
               ? GROWTH_TIER_CONCERN
               : below(c, c->p[WHO_MODERATE], GROWTH_TIER_WATCH);
}

enum { ASPEN_LOW, ASPEN_FALL, ASPEN_LOSS };

static growth_tier ask_aspen(growth__case *c, growth_finding *f)
{
    int at = highest(c, WEEKS(4), YEARS(20));
    double lost;

    if (c->series->measure == GROWTH_BMI && c->last->age_days >= YEARS(2)) {
        if (below(c, c->p[ASPEN_LOW], GROWTH_TIER_CONCERN))
            return GROWTH_TIER_CONCERN;
        return at >= 0 && growth__at_least(growth__levels(c)[at] - c->last->sds, c->p[ASPEN_FALL])
                   ? fell(c, f, at, GROWTH_TIER_CONCERN)
                   : GROWTH_TIER_NONE;
    }
    if (c->series->measure != GROWTH_WEIGHT || c->last->age_days < YEARS(2) || c->n < 2)
        return GROWTH_TIER_NONE;
    lost = 100 * (c->o[c->n - 2].value - c->last->value) / c->o[c->n - 2].value;
    return growth__at_least(lost, c->p[ASPEN_LOSS]) ? fell(c, f, (int)c->n - 2, GROWTH_TIER_CONCERN)
                                                    : GROWTH_TIER_NONE;
}

/* ---- the table ------------------------------------------------------------------------------- */

#define W       (1u << GROWTH_WEIGHT)
#define H       (1u << GROWTH_HEIGHT)
#define B       (1u << GROWTH_BMI)
#define CONCERN GROWTH_TIER_CONCERN
#define NL_2008 "Grote FK, et al. Arch Dis Child 2008;93:212-7"
#define NL_2004 "van Buuren S, et al. Arch Dis Child 2004;89:336-41"

/* clang-format off */
const growth__rule growth__rules_packs[] = {
    { { "edwards-1990", "Two centile lines below the best of 4-8 weeks", "edwards-1990", CONCERN, W, WEEKS(8), YEARS(5), 1, 0,
        "weight is at least `spaces` below the highest of 4 to 8 weeks for `days` or more; major centile lines are read as the spaces of "
        "the UK chart",
        "Edwards AG, et al. Arch Dis Child 1990;65:1263-5", {
            { "spaces", 2, 0.5, 6, "spaces", "below the highest of 4 to 8 weeks" },
            { "days", 30, 7, 366, "days", "for which it has lasted" } }, 2, 0 }, ask_edwards, AS_MET },
    { { "coventry-1998", "Coventry consensus", "coventry-1998", CONCERN, W | H, WEEKS(4), YEARS(20), 1, 0,
        "weight is at least `spaces` below an earlier occasion on both of the newest two; or height is below the 0.4th centile at school entry",
        "Coventry consensus on growth monitoring, 1998: Hall DMB. Arch Dis Child 2000;82:10-5", {
            { "spaces", 2, 0.5, 6, "spaces", "below an earlier occasion" } }, 1, 0 }, ask_coventry, AS_MET },
    { { "grote-2008", "Short stature: Dutch referral", "grote-2008", CONCERN, H, WEEKS(4), YEARS(10), 0, 0,
        "under 3 years: height SDS below `low`, or below `repeated` twice; from 3 years: below `shorter`, or below `short` and more than "
        "`target` below the parents'; its deflection is the rule dutch-deflection",
        NL_2008, {
            { "low", -3, -6, 0, "SDS", "under 3 years" },
            { "repeated", -2.5, -6, 0, "SDS", "under 3 years, twice" },
            { "short", -2, -6, 0, "SDS", "from 3 years, with `target`" },
            { "target", 2, 0, 6, "SDS", "below mid-parental height" },
            { "shorter", -2.5, -6, 0, "SDS", "from 3 years" } }, 5, 0 }, ask_grote, AS_MET },
    { { "dutch-deflection", "Deflection of height", "dutch-deflection", CONCERN, H, YEARS(3), YEARS(10), 1, 0,
        "height SDS has changed by less than `yearly` a year over more than a year, or by less than `total` in all", NL_2004, {
            { "yearly", -0.25, -3, 0, "SDS", "a year" },
            { "total", -1, -6, 0, "SDS", "in all" } }, 2, 0 }, ask_deflection, AS_MET },
    { { "jgz-2019-height", "Dutch youth health care: height", "jgz-2019", CONCERN, H, WEEKS(4), YEARS(18), 0, 0,
        "height SDS below `low`; from 3 years below -2 and more than `target` below the parents'; or a fall of more than `fall` from 3 to 10 years",
        "JGZ-richtlijn Lengtegroei (Dutch youth health care guideline), 2019", {
            { "low", -2.5, -6, 0, "SDS", "at any age" },
            { "target", 1.6, 0, 6, "SDS", "below mid-parental height" },
            { "fall", 1, 0.25, 6, "SDS", "from 3 to 10 years" } }, 3, 0 }, ask_jgz_height, AS_MET },
    { { "jgz-2019-weight", "Dutch youth health care: weight", "jgz-2019", CONCERN, W, WEEKS(4), YEARS(18), 0, 0,
        "weight SDS below `low`; under 1 year also a fall of more than `fall` from any earlier value",
        "JGZ-richtlijn (Dutch youth health care guideline), 2019", {
            { "low", -2, -6, 0, "SDS", "at any age" },
            { "fall", 1, 0.25, 6, "SDS", "under 1 year" } }, 2, 0 }, ask_jgz_weight, AS_MET },
    { { "aap-two-lines", "Two major centile lines", "aap-two-lines", CONCERN, W, WEEKS(4), YEARS(5), 1, 0,
        "weight has crossed `lines` or more of the 5th, 10th, 25th, 50th, 75th, 90th and 95th centile since its highest",
        "Homan GJ. Am Fam Physician 2016;94:295-9", {
            { "lines", 2, 1, 7, "lines", "crossed downwards" } }, 1, 0 }, ask_aap, AS_MET },
    { { "who-severity", "WHO: moderate or severe", "who-severity", CONCERN, W | H | B, WEEKS(4), YEARS(19), 0, 0,
        "SDS below `moderate` (watch) or below `severe` (concern)", "WHO Child Growth Standards: training course, module C, 2008", {
            { "moderate", -2, -6, 0, "SDS", "watch" },
            { "severe", -3, -6, 0, "SDS", "concern" } }, 2, 0 }, ask_who, AS_MET },
    { { "aspen-2014", "AND/ASPEN indicators", "aspen-2014", CONCERN, W | B, YEARS(2), YEARS(18), 0, 0,
        "from 2 years: BMI SDS below `low`, a fall of `fall` in it, or loss of `loss` of weight since the occasion before",
        "Becker P, et al. Nutr Clin Pract 2015;30:147-61", {
            { "low", -2, -6, 0, "SDS", "BMI" },
            { "fall", 2, 0.5, 6, "SDS", "in BMI since its highest" },
            { "loss", 7.5, 2, 30, "%", "of weight" } }, 3, 0 }, ask_aspen, AS_MET },
};
/* clang-format on */
const size_t growth__n_rules_packs = ARRAY_LEN(growth__rules_packs);
