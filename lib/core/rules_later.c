/* Rules added later.  A rule's number is for ever, so they stand behind all others, whatever their
 * pack.  They are not asked of a series alone: one looks back (history.c), one has no series, as
 * arm circumference has fixed limits and no track. */
#include <math.h>

#include "case.h"
#include "internal.h"
#include "shared.h"

#define YEARS(y)   ((y)*GROWTH_DAYS_PER_YEAR)
#define WEEKS(w)   ((w)*GROWTH_DAYS_PER_WEEK)
#define AS_MET     GROWTH__TOLD_AS_MET
#define FROM_LEVEL GROWTH__TOLD_FROM_LEVEL
#define MONTHS(m)  ((m)*GROWTH_DAYS_PER_MONTH)

/* clang-format off */
const growth__rule growth__rules_later[] = {
    { { "unrecovered-fall", "Earlier fall not recovered", "uk", GROWTH_TIER_URGENT, 1u << GROWTH_WEIGHT | 1u << GROWTH_HEIGHT,
        WEEKS(4), YEARS(20), 1, 1,
        "no urgent or sustained fall is met now, but one was at an occasion of the last `days`, and every value from then to the newest is "
        "`spaces` or more below what it is measured from, and below two occasions before it; watch where it was met on one value alone; or a "
        "fall goes on, every value lower than the one before, and was called more than what is met now: it is called the same still",
        "This project; tuned on simulated children, not clinically validated", {
            { "spaces", 1.5, 0.5, 6, "spaces", "still below; also what an episode of any rule reaches back over" },
            { "days", 1827, 182, 7305, "days", "how far back" } }, 2, 2.4 }, NULL, FROM_LEVEL },
    { { "who-muac", "WHO: arm circumference", "who-severity", GROWTH_TIER_CONCERN, 1u << GROWTH_ARM, MONTHS(6), MONTHS(60), 0, 0,
        "mid-upper arm circumference of a child aged 6 to 59 months is below `moderate` (watch) or below `severe` (concern)",
        "WHO. Guideline: updates on the management of severe acute malnutrition in infants and children, 2013", {
            { "moderate", 125, 100, 160, "mm", "watch" },
            { "severe", 115, 90, 150, "mm", "concern" } }, 2, 0 }, NULL, AS_MET },
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
