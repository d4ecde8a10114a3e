/* Building sentences: numbers, dates, bands and values as people say them.  What is said is in
 * explain.c. */
#include "words.h"

#include <growth/number.h>

#include "internal.h"
#include "registry.h"

void growth__say_number(growth__words *w, double number, int decimals)
{
    char text[GROWTH_NUMBER_SIZE];

    growth__say(w, growth_number_format(number, decimals, text));
}

void growth__say_count(growth__words *w, size_t n, const char *one, const char *many)
{
    char text[GROWTH_NUMBER_SIZE];

    growth__say(w, growth__integer_format((long long)n, text));
    growth__say(w, " ");
    growth__say(w, n == 1 ? one : many);
}

/* "12 Mar 2024", or "the age of 2.31 years" where no date is known. */
void growth__say_when(growth__words *w, growth_date date, double age_days)
{
    char text[16];

    if (date != GROWTH_DATE_NONE) {
        growth__say(w, growth_date_words(date, text));
        return;
    }
    growth__say(w, "the age of ");
    growth__say_number(w, age_days / GROWTH_DAYS_PER_YEAR, 2);
    growth__say(w, " years");
}

void growth__say_on(growth__words *w, growth_date date, double age_days)
{
    growth__say(w, date != GROWTH_DATE_NONE ? "on " : "at ");
    growth__say_when(w, date, age_days);
}

static growth_band band_of(const growth_check *check, double sds, const growth_centile_line **lines)
{
    size_t n;

    *lines = check->track.reference->lines(&n);
    if (!n)
        *lines = growth_centile_lines_uk(&n);
    return growth_centile_band(*lines, n, sds);
}

/* Where a score lies, as short as in speech: "25th", "2nd-9th", "below 0.4th". */
void growth__say_band(growth__words *w, const growth_check *check, double sds)
{
    const growth_centile_line *lines;
    const growth_band band = band_of(check, sds, &lines);

    if (band.kind == GROWTH_BAND_BELOW || band.kind == GROWTH_BAND_FAR_BELOW)
        growth__say(w, band.kind == GROWTH_BAND_BELOW ? "below " : "far below ");
    if (band.kind == GROWTH_BAND_ABOVE)
        growth__say(w, "above ");
    if (band.kind != GROWTH_BAND_NONE)
        growth__say(w, lines[band.index].name);
    if (band.kind == GROWTH_BAND_BETWEEN) {
        growth__say(w, "-");
        growth__say(w, lines[band.index + 1].name);
    }
}

/* The same within a sentence: "on the 25th centile", "between the 2nd and 9th centiles". */
void growth__say_place(growth__words *w, const growth_check *check, double sds)
{
    static const char *const before[] = { [GROWTH_BAND_NONE] = "",
                                          [GROWTH_BAND_FAR_BELOW] = "far below the ",
                                          [GROWTH_BAND_BELOW] = "below the ",
                                          [GROWTH_BAND_ON] = "on the ",
                                          [GROWTH_BAND_BETWEEN] = "between the ",
                                          [GROWTH_BAND_ABOVE] = "above the " };
    const growth_centile_line *lines;
    const growth_band band = band_of(check, sds, &lines);

    if (band.kind == GROWTH_BAND_NONE)
        return;
    growth__say(w, before[band.kind]);
    growth__say(w, lines[band.index].name);
    if (band.kind == GROWTH_BAND_BETWEEN) {
        growth__say(w, " and ");
        growth__say(w, lines[band.index + 1].name);
    }
    growth__say(w, band.kind == GROWTH_BAND_BETWEEN ? " centiles" : " centile");
}

void growth__say_value(growth__words *w, growth_measure measure, double value)
{
    const growth_measure_info *info = growth_measure_describe(measure);

    growth__say_number(w, value, measure == GROWTH_WEIGHT && value < 10 ? 2 : info->decimals);
    growth__say(w, " ");
    growth__say(w, info->unit);
}

const char *growth__measure_title(growth_measure measure)
{
    return growth_measure_describe(measure)->title;
}
