/* Choosing the ages to draw: the narrowest window of the table that holds all the data. */
#include "window.h"

#include <math.h>

#include <growth/number.h>

#include "fail.h"
#include "layout.h"

#define YEAR  GROWTH_DAYS_PER_YEAR
#define MONTH GROWTH_DAYS_PER_MONTH
#define WEEK  GROWTH_DAYS_PER_WEEK
#define ALL   -1e9, 1e9

/* In years.  All from birth, because where the child was belongs to the picture; from 2 years
 * where there is nothing earlier. */
static const struct {
    double from, to;
} windows[] = {
    { 0, 0.25 }, { 0, 0.5 }, { 0, 1 },  { 0, 1.5 }, { 0, 2 },  { 0, 2.5 }, { 0, 3 },
    { 0, 4 },    { 0, 5 },   { 0, 6 },  { 0, 8 },   { 0, 10 }, { 0, 12 },  { 0, 14 },
    { 0, 16 },   { 0, 18 },  { 0, 20 }, { 2, 5 },   { 2, 6 },  { 2, 8 },   { 2, 10 },
    { 2, 12 },   { 2, 14 },  { 2, 16 }, { 2, 18 },  { 2, 20 },
};

/* Before this corrected age a baby is preterm, and the axis begins with weeks of gestation. */
#define PRETERM_BEFORE (-3 * WEEK)
#define PRETERM_UP_TO  (0.04 * YEAR)
#define LEFT_PAD       0.02
#define RIGHT_PAD      0.04
#define RECENT         (1.5 * YEAR)

/* Ages that can be drawn, in years: no corrected age of a live birth lies before the first.  A
 * point outside them is named beside the chart, and does not stretch the axis. */
#define EARLIEST (-0.4)
#define LATEST   25.0

static const tick_class classes[] = {
    { 0.0401,
      { WEEK, NULL, NULL, 0, ALL, { 1 }, 0, 0 },
      { { WEEK, NULL, NULL, 0, ALL, { 1 }, 0, 0 } },
      0 },
    { 0.6,
      { WEEK, NULL, NULL, 0, 0, 1e9, { 2 }, 0, 0 },
      { { WEEK, "weeks", NULL, 0, 0, 1e9, { 2, 4, 8 }, 12, 0 },
        { MONTH, "months", NULL, 0, 0, 1e9, { 1, 2 }, 12, 0 } },
      0 },
    { 2.0001,
      { MONTH, NULL, NULL, 0, 0, 1e9, { 1 }, 0, 0 },
      { { MONTH, "months", NULL, 0, 0, 1e9, { 1, 2, 3, 6 }, 14, 0 },
        { YEAR, "years", NULL, 0, 0, 1e9, { 1 }, 10, 0 } },
      0 },
    { 5.0001,
      { MONTH, NULL, NULL, 0, 0, 1e9, { 3 }, 0, 0 },
      { { MONTH, "months", NULL, 0, 0, 4 * YEAR, { 3, 6, 12 }, 12, 0 },
        { YEAR, "years", NULL, 0, 0, 1e9, { 1 }, 10, 0 } },
      1 },
    { 1e9,
      { MONTH, NULL, NULL, 0, 0, 1e9, { 6 }, 0, 0 },
      { { YEAR, "years", NULL, 0, 0, 1e9, { 1, 2, 3, 5 }, 18, 0 } },
      0 },
};

/* Windows of a year or two, of a child beyond the first ones: parts of years have labels, too. */
static const struct {
    double span; /* At most, years. */
    tick_class class;
} narrow[] = {
    { 1.01,
      { 1e9,
        { MONTH, NULL, NULL, 0, 0, 1e9, { 1 }, 0, 0 },
        { { 0.25 * YEAR, "years", NULL, 0, 0, 1e9, { 1 }, 0, 0.25 } },
        0 } },
    { 3.01,
      { 1e9,
        { MONTH, NULL, NULL, 0, 0, 1e9, { 3 }, 0, 0 },
        { { 0.5 * YEAR, "years", NULL, 0, 0, 1e9, { 1 }, 0, 0.5 } },
        0 } },
};

const tick_series growth__gestation_ticks = { WEEK,     "gestation",    "w", 40, -18 * WEEK,
                                              2 * WEEK, { 1, 2, 4, 8 }, 6.5, 0 };

const tick_class *growth__tick_class(age_window window)
{
    size_t i = 0;

    for (size_t k = 0; window.from >= 2 * YEAR && k < ARRAY_LEN(narrow); k++)
        if (window.to - window.from <= narrow[k].span * YEAR)
            return &narrow[k].class;
    while (i + 1 < ARRAY_LEN(classes) && window.to > classes[i].up_to * YEAR)
        i++;
    return &classes[i];
}

int growth__tick_step(const tick_series *series, double mm_per_day)
{
    int step = series->steps[0];

    for (size_t i = 0; i < ARRAY_LEN(series->steps) && series->steps[i]; i++) {
        step = series->steps[i];
        if (step * series->unit * mm_per_day >= series->least)
            break;
    }
    return step;
}

typedef struct age_range {
    double low, high;
} age_range;

static void widen(age_range *range, double age)
{
    if (isnan(age))
        return;
    range->low = fmin(range->low, age);
    range->high = fmax(range->high, age);
}

static age_range ages_of(const chart_data *data)
{
    age_range range = { INFINITY, -INFINITY };
    growth_date birth = data->record->child.birth_date;

    for (size_t i = 0; i < data->n_points; i++) {
        widen(&range, data->points[i].dot);
        widen(&range, data->points[i].cross);
    }
    for (size_t i = 0; i < data->n_contacts; i++)
        widen(&range, data->contacts[i].age >= 0 ? data->contacts[i].age : GROWTH_NAN);
    widen(&range, growth__overdue_age(data));
    widen(&range, growth__unread_age(data, data->unread_from));
    widen(&range, growth__unread_age(data, data->unread_to));
    widen(&range, growth__bone_age_reach(data));
    if (range.low > range.high && birth != GROWTH_DATE_NONE && data->seen_from > birth)
        widen(&range, (double)data->seen_from - (double)birth);
    if (range.low > range.high)
        widen(&range, 0);
    range.low = fmax(range.low, EARLIEST * YEAR);
    return range;
}

/* Over many years what lies before birth is no wider than its line: a smudge. */
#define LONG (5.001 * YEAR)

static double lines_from(age_window window, int preterm)
{
    return window.to > LONG && !preterm ? fmax(window.from, 0) : window.from;
}

static age_window from_table(age_range ages)
{
    age_window best = { 0, 20 * YEAR, 0 };
    int preterm = ages.low < PRETERM_BEFORE;
    double pad;

    if (preterm && ages.high <= PRETERM_UP_TO - WEEK)
        return (age_window){ ages.low - WEEK, PRETERM_UP_TO, ages.low - WEEK };
    for (size_t i = 0; i < ARRAY_LEN(windows); i++) {
        double from = windows[i].from * YEAR, to = windows[i].to * YEAR;
        double span = to - from;

        if (from > 0 && (ages.low < from + LEFT_PAD * span || ages.high - RECENT < from))
            continue;
        if (ages.high > to - RIGHT_PAD * span || span >= best.to - best.from)
            continue;
        best = (age_window){ from, to, from };
    }
    if (best.from > 0)
        return best;
    pad = LEFT_PAD * best.to;
    best.from = preterm ? ages.low - fmax(pad, WEEK) : fmin(0, ages.low) - pad;
    best.lines_from = lines_from(best, preterm);
    return best;
}

growth_status growth__window_choose(const chart_data *data, const growth_chart_options *options,
                                    age_window *window, growth_error *err)
{
    double from = options->from_years, to = options->to_years;

    if (from <= 0 && from >= 0 && to <= 0 && to >= 0) {
        *window = from_table(ages_of(data));
        return GROWTH_OK;
    }
    if (!(from >= EARLIEST && to <= LATEST && to - from >= 0.02)) {
        char a[GROWTH_NUMBER_SIZE], b[GROWTH_NUMBER_SIZE];

        return growth__chart_fail(err, GROWTH_ERR_ARGUMENT,
                                  "ages from %s to %s years cannot be drawn; give ages within -0.4 "
                                  "to 25 years, the second at least 0.02 years after the first",
                                  growth__chart_number(from, 2, a), growth__chart_number(to, 2, b));
    }
    *window = (age_window){ growth_days_from_years(from), growth_days_from_years(to),
                            growth_days_from_years(from) };
    return GROWTH_OK;
}
