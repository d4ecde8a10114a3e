/* The kinds of data-quality finding as a table, and a finding in a plain sentence. */
#include <math.h>
#include <string.h>

#include <growth/number.h>
#include <growth/quality.h>

#include "internal.h"

/* What follows "<measure> <value> on <date>" in the sentence.  %o other value, %O the same and
 * its date, %s suggested value, %e expected value, %y the years, %n how many values the day has. */
typedef struct kind_row {
    growth_quality_info info;
    const char *sentence;
} kind_row;

#define CHECK_ENTRY "Check the entry against the paper record; correct it at its source."
#define MEASURE_NOW "Measure again now, and check the entry. The value is left out of nothing."

static const kind_row rows[GROWTH_QUALITY_COUNT_] = {
    [GROWTH_QUALITY_TENFOLD] = { { "decimal-tenfold", "Ten times too high",
                                   "The decimal point stands one place too far right.",
                                   CHECK_ENTRY },
                                 "is ten times what the other values lead to expect (%e); probably "
                                 "%s" },
    [GROWTH_QUALITY_TENTH] = { { "decimal-tenth", "Ten times too low",
                                 "The decimal point stands one place too far left.", CHECK_ENTRY },
                               "is a tenth of what the other values lead to expect (%e); probably "
                               "%s" },
    [GROWTH_QUALITY_HUNDREDFOLD] = { { "decimal-hundredfold", "A hundred times too high",
                                       "The decimal point is missing, or centimetres were entered "
                                       "as metres.",
                                       CHECK_ENTRY },
                                     "is a hundred times what the other values lead to expect "
                                     "(%e); probably %s" },
    [GROWTH_QUALITY_HUNDREDTH] = { { "decimal-hundredth", "A hundred times too low",
                                     "Metres were entered as centimetres, or the decimal point "
                                     "stands two places too far left.",
                                     CHECK_ENTRY },
                                   "is a hundredth of what the other values lead to expect (%e); "
                                   "probably %s" },
    [GROWTH_QUALITY_THOUSANDFOLD] = { { "grams-as-kilograms", "Grams entered as kilograms",
                                        "The value fits the other values as grams.", CHECK_ENTRY },
                                      "fits the other values as grams; probably %s" },
    [GROWTH_QUALITY_THOUSANDTH] = { { "kilograms-as-grams", "Kilograms taken for grams",
                                      "The value fits the other values when multiplied by a "
                                      "thousand.",
                                      CHECK_ENTRY },
                                    "is a thousandth of what the other values lead to expect (%e); "
                                    "probably %s" },
    [GROWTH_QUALITY_POUNDS] = { { "pounds-as-kilograms", "Pounds entered as kilograms",
                                  "The value fits the other values as pounds.", CHECK_ENTRY },
                                "fits the other values as pounds, not kilograms; probably %s" },
    [GROWTH_QUALITY_AS_POUNDS] = { { "kilograms-as-pounds", "Kilograms taken for pounds",
                                     "The value fits the other values if it was converted from "
                                     "pounds but was in kilograms.",
                                     CHECK_ENTRY },
                                   "fits the other values if kilograms were taken for pounds; "
                                   "probably %s" },
    [GROWTH_QUALITY_INCHES] = { { "inches-as-centimetres", "Inches entered as centimetres",
                                  "The value fits the other values as inches.", CHECK_ENTRY },
                                "fits the other values as inches, not centimetres; probably %s" },
    [GROWTH_QUALITY_AS_INCHES] = { { "centimetres-as-inches", "Centimetres taken for inches",
                                     "The value fits the other values if it was converted from "
                                     "inches but was in centimetres.",
                                     CHECK_ENTRY },
                                   "fits the other values if centimetres were taken for inches; "
                                   "probably %s" },
    [GROWTH_QUALITY_SWAPPED] = { { "height-weight-swapped", "Height and weight swapped",
                                   "Height and weight of one day fit in each other's place.",
                                   CHECK_ENTRY },
                                 "is probably the other measurement of that day; height and weight "
                                 "seem swapped" },
    [GROWTH_QUALITY_TRANSPOSED] = { { "digits-transposed", "Two digits exchanged",
                                      "Exchanging two neighbouring digits brings the value back to "
                                      "the child's own track.",
                                      CHECK_ENTRY },
                                    "fits the other values with two digits exchanged; perhaps %s" },
    [GROWTH_QUALITY_ONE_DIGIT] = { { "one-digit", "One digit wrong",
                                     "Changing one digit brings the value back to the child's own "
                                     "track.",
                                     CHECK_ENTRY },
                                   "differs by one digit from what fits the other values; perhaps "
                                   "%s" },
    [GROWTH_QUALITY_OTHER_YEAR] = { { "other-year", "Perhaps the wrong year",
                                      "The value fits the child's own track at a date whole years "
                                      "away.",
                                      CHECK_ENTRY },
                                    "fits the other values if it was taken %y; about %e would fit "
                                    "this date" },
    [GROWTH_QUALITY_OTHER_CHILD] = { { "other-child", "Perhaps another child's value",
                                       "The value is possible at this age, but the values before "
                                       "and after agree with each other "
                                       "and not with it.",
                                       CHECK_ENTRY },
                                     "is away from the values before and after it, which lead to "
                                     "expect about %e; perhaps of "
                                     "another child or another day" },
    [GROWTH_QUALITY_SPIKE] = { { "spike", "Far off, and back",
                                 "The value is far from the values before and after, which agree "
                                 "with each other.",
                                 CHECK_ENTRY },
                               "is far from the values before and after it, which lead to expect "
                               "about %e" },
    [GROWTH_QUALITY_HEIGHT_DECREASE] = { { "height-decrease", "Height went down",
                                           "Height is more than 1 cm less than at an earlier date: "
                                           "one of the two is wrong.",
                                           "Measure height again; check both entries." },
                                         "and %O do not fit each other: "
                                         "height went down by more than 1 cm" },
    [GROWTH_QUALITY_CARRIED_FORWARD] = { { "carried-forward", "The last value again",
                                           "Exactly the value of the date before, where growth was "
                                           "to be expected: copied, or truly "
                                           "static.",
                                           "Check that the child was measured on this date; "
                                           "measure again if in doubt." },
                                         "is exactly the value before; about %e was to be "
                                         "expected. Copied forward, or truly static" },
    [GROWTH_QUALITY_DUPLICATE] = { { "duplicate", "The same value twice",
                                     "The same value of the same day stands twice.",
                                     "None needed; one of the two is used." },
                                   "stands twice for that day" },
    [GROWTH_QUALITY_SAME_DAY] = { { "same-day", "Two values of one day",
                                    "Another value of the same day is nearer the child's own "
                                    "track; both are shown.",
                                    CHECK_ENTRY },
                                  "is one of %n values of that day; %o is nearer the other values "
                                  "and is used" },
    [GROWTH_QUALITY_SAME_DAY_LATEST] = { { "same-day-latest", "Two weights of the latest day",
                                           "Two weights of the latest day differ; the lower is "
                                           "used, because it may be true.",
                                           MEASURE_NOW },
                                         "is one of %n values of the latest day; %o is lower and "
                                         "is used; measure again now and check both entries" },
    [GROWTH_QUALITY_UNCONFIRMED] = { { "unconfirmed-jump", "A jump nothing confirms",
                                       "The first or the latest value is far from its neighbours; "
                                       "nothing beyond it can tell.",
                                       "Check the entry; measure again." },
                                     "is far from the values next to it, which lead to expect "
                                     "about %e; nothing beyond it can "
                                     "confirm it" },
    [GROWTH_QUALITY_LATEST_LOW] = { { "latest-low", "Latest value very low",
                                      "The latest value is far below what the earlier ones lead to "
                                      "expect. It may well be true.",
                                      MEASURE_NOW },
                                    "is the latest value and very low; measure again now and check "
                                    "the entry" },
    [GROWTH_QUALITY_LOW_AND_BACK] = { { "low-and-back", "A low value between higher ones",
                                        "The weight is far below the values before and after. It "
                                        "may be a slip; it may be a true "
                                        "fall and the recovery from it.",
                                        "Check the entry, and what happened at the time. The value "
                                        "is left out of nothing." },
                                      "is far below the values before and after it, which lead to "
                                      "expect about %e; a slip, or a "
                                      "true fall and recovery" },
};

const growth_quality_info *growth_quality_describe(growth_quality_kind kind)
{
    return (unsigned)kind < GROWTH_QUALITY_COUNT_ && rows[kind].info.id ? &rows[kind].info : NULL;
}

growth_quality_kind growth_quality_find(const char *id)
{
    for (size_t i = 0; id && i < ARRAY_LEN(rows); i++)
        if (rows[i].info.id && !strcmp(rows[i].info.id, id))
            return (growth_quality_kind)i;
    return GROWTH_QUALITY_NONE;
}

/* ---- the sentence -----------------------------------------------------------------------------
 */

static size_t put(char *text, size_t used, const char *more)
{
    return growth__append(text, GROWTH_QUALITY_TEXT_SIZE, used, more);
}

static size_t put_number(char *text, size_t used, double value, int decimals)
{
    char number[GROWTH_NUMBER_SIZE];

    return put(text, used, growth_number_format(value, decimals, number));
}

static size_t put_value(char *text, size_t used, const growth_measure_info *measure, double value,
                        int decimals)
{
    if (isnan(value))
        return put(text, used, "not known");
    /* As recorded; but what was converted, from pounds say, has no digits to look up. */
    if (decimals == GROWTH_NUMBER_SHORTEST && fabs(value * 1000 - nearbyint(value * 1000)) > 1e-6)
        decimals = 2;
    used = put_number(text, used, value, decimals);
    return put(text, put(text, used, " "), measure->unit);
}

static size_t put_when(char *text, size_t used, const growth_measurement *m)
{
    char date[16];

    if (m->measured_on != GROWTH_DATE_NONE) {
        used = put(text, used, " on ");
        return put(text, used, growth_date_words(m->measured_on, date));
    }
    used = put(text, used, " at age ");
    used = put_number(
        text, used,
        (isnan(m->age_days) ? m->corrected_age_days : m->age_days) / GROWTH_DAYS_PER_YEAR, 2);
    return put(text, used, " years");
}

static size_t put_years(char *text, size_t used, int years)
{
    used = put_number(text, used, years < 0 ? -years : years, 0);
    used = put(text, used, years == 1 || years == -1 ? " year " : " years ");
    return put(text, used, years < 0 ? "earlier" : "later");
}

/* How many values of the measure the day of an entry has: "two", "10". */
static size_t put_how_many(char *text, size_t used, const growth_record *record,
                           const growth_measurement *m)
{
    size_t n = 0;

    for (size_t i = 0; i < record->n_measurements; i++) {
        const growth_measurement *o = &record->measurements[i];

        n += o->measure == m->measure && o->measured_on == m->measured_on &&
             (m->measured_on != GROWTH_DATE_NONE || o->age_days == m->age_days ||
              o->corrected_age_days == m->corrected_age_days);
    }
    return n > 2 ? put_number(text, used, (double)n, 0) : put(text, used, "two");
}

char *growth_quality_text(const growth_record *record, const growth_quality_finding *finding,
                          char *text)
{
    const growth_quality_info *info = finding ? growth_quality_describe(finding->kind) : NULL;
    const growth_measurement *m, *other;
    const growth_measure_info *measure;
    size_t used = 0;

    if (!record || !finding || !text)
        return NULL;
    text[0] = '\0';
    if (!info || finding->index >= record->n_measurements)
        return text;
    m = &record->measurements[finding->index];
    other = finding->other < record->n_measurements ? &record->measurements[finding->other] : NULL;
    measure = growth_measure_describe(m->measure);
    used = put(text, used, measure->title);
    used = put(text, used, " ");
    used = put_value(text, used, measure, m->value, GROWTH_NUMBER_SHORTEST);
    used = put_when(text, used, m);
    used = put(text, used, " ");
    for (const char *c = rows[finding->kind].sentence; *c; c++) {
        char one[2] = { *c, '\0' };

        if (*c != '%') {
            used = put(text, used, one);
        } else if (*++c == 'y') {
            used = put_years(text, used, finding->years);
        } else if (*c == 'n') {
            used = put_how_many(text, used, record, m);
        } else if (*c == 'o' || *c == 'O') {
            used = put_value(text, used, measure, other ? other->value : GROWTH_NAN,
                             GROWTH_NUMBER_SHORTEST);
            if (*c == 'O' && other)
                used = put_when(text, used, other);
        } else {
            used = put_value(text, used, measure,
                             *c == 's' ? finding->suggested : finding->expected, 1);
        }
    }
    put(text, used, ".");
    return text;
}
