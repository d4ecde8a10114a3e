/* Centiles of scores, the lines of a chart, and where a score lies among them in words. */
#include <float.h>
#include <math.h>
#include <string.h>

#include <growth/centile.h>
#include <growth/number.h>

#include "internal.h"

/* Cole TJ. Growth charts for both cross-sectional and longitudinal data. Stat Med 1994;13:2477-92:
 * nine lines two thirds of an SDS apart, named by their rounded centiles. */
static const growth_centile_line uk_lines[] = {
    { -8 / 3.0, "0.4", "0.4th", 1 }, { -6 / 3.0, "2", "2nd", 0 },  { -4 / 3.0, "9", "9th", 1 },
    { -2 / 3.0, "25", "25th", 0 },   { 0, "50", "50th", 1 },       { 2 / 3.0, "75", "75th", 0 },
    { 4 / 3.0, "91", "91st", 1 },    { 6 / 3.0, "98", "98th", 0 }, { 8 / 3.0, "99.6", "99.6th", 1 },
};

const growth_centile_line *growth_centile_lines_uk(size_t *n)
{
    if (!n)
        return NULL;
    *n = ARRAY_LEN(uk_lines);
    return uk_lines;
}

#define Z3  1.8807936081512509  /* of the 97th centile */
#define Z5  1.6448536269514722  /* 95th */
#define Z10 1.2815515655446004  /* 90th */
#define Z15 1.0364333894937898  /* 85th */
#define Z25 0.67448975019608171 /* 75th */
/* WHO draws each of its charts twice: by centiles and by whole SDS. */
static const growth_centile_line who_lines[] = {
    { -Z3, "3", "3rd", 0 },   { -Z15, "15", "15th", 0 }, { 0, "50", "50th", 0 },
    { Z15, "85", "85th", 0 }, { Z3, "97", "97th", 0 },
};
static const growth_centile_line sds_lines[] = {
    { -3, "-3", "0.1st", 0 }, { -2, "-2", "2.3rd", 0 }, { -1, "-1", "15.9th", 0 },
    { 0, "0", "50th", 0 },    { 1, "1", "84.1st", 0 },  { 2, "2", "97.7th", 0 },
    { 3, "3", "99.9th", 0 },
};
static const growth_centile_line cdc_lines[] = {
    { -Z3, "3", "3rd", 0 },    { -Z5, "5", "5th", 0 },  { -Z10, "10", "10th", 0 },
    { -Z25, "25", "25th", 0 }, { 0, "50", "50th", 0 },  { Z25, "75", "75th", 0 },
    { Z10, "90", "90th", 0 },  { Z5, "95", "95th", 0 }, { Z3, "97", "97th", 0 },
};

const growth_centile_line *growth_centile_lines_who(size_t *n)
{
    if (!n)
        return NULL;
    *n = ARRAY_LEN(who_lines);
    return who_lines;
}

const growth_centile_line *growth_centile_lines_sds(size_t *n)
{
    if (!n)
        return NULL;
    *n = ARRAY_LEN(sds_lines);
    return sds_lines;
}

const growth_centile_line *growth_centile_lines_cdc(size_t *n)
{
    if (!n)
        return NULL;
    *n = ARRAY_LEN(cdc_lines);
    return cdc_lines;
}

double growth_centile(double sds)
{
    return 50 * erfc(-sds / sqrt(2.0));
}

/* z < 0 with Phi(z) = p, for 0 < p <= 1/2: a rational start (Abramowitz & Stegun 26.2.23, error
 * below 4.5e-4), then Halley on erfc, which triples the correct digits each time; where exp() would
 * overflow, far below any child, the start has to do. */
static double lower_quantile(double p)
{
    const double sqrt_two_pi = 2.5066282746310002, refined_from = 1e-304;
    double t = sqrt(-2 * log(fmax(p, DBL_TRUE_MIN)));
    double z = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                         (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));

    for (int i = 0; i < 3 && p >= refined_from; i++) {
        double e = (0.5 * erfc(-z / sqrt(2.0)) - p) * sqrt_two_pi * exp(z * z / 2);
        z -= e / (1 + z * e / 2);
    }
    return z;
}

growth_status growth_centile_sds(double centile, double *sds)
{
    if (!sds)
        return GROWTH_ERR_ARGUMENT;
    if (!(centile > 0 && centile < 100))
        return GROWTH_ERR_VALUE;
    *sds = centile == 50  ? 0
           : centile < 50 ? lower_quantile(centile / 100)
                          : -lower_quantile((100 - centile) / 100);
    return GROWTH_OK;
}

double growth_centile_spaces(double from_sds, double to_sds)
{
    return (from_sds - to_sds) / GROWTH_CENTILE_SPACE;
}

char *growth_centile_text(double sds, char *text)
{
    double centile = growth_centile(sds);
    char number[GROWTH_NUMBER_SIZE];

    if (!text)
        return NULL;
    text[0] = '\0';
    if (isnan(sds))
        return text;
    if (sds < uk_lines[0].sds)
        return memcpy(text, "<0.4", sizeof "<0.4");
    if (sds > uk_lines[ARRAY_LEN(uk_lines) - 1].sds)
        return memcpy(text, ">99.6", sizeof ">99.6");
    growth_number_format(centile, centile < 1 || centile > 99, number);
    memcpy(text, number, strlen(number) + 1);
    return text;
}

/* ---- bands ----------------------------------------------------------------------------------- */

growth_band growth_centile_band(const growth_centile_line *lines, size_t n, double sds)
{
    const double far_below = -6;

    if (isnan(sds) || !lines || n == 0)
        return (growth_band){ GROWTH_BAND_NONE, 0 };
    if (sds < far_below)
        return (growth_band){ GROWTH_BAND_FAR_BELOW, 0 };
    for (size_t i = 0; i < n; i++) {
        if (sds < lines[i].sds - GROWTH_CENTILE_NEAR)
            return i == 0 ? (growth_band){ GROWTH_BAND_BELOW, 0 }
                          : (growth_band){ GROWTH_BAND_BETWEEN, i - 1 };
        if (sds <= lines[i].sds + GROWTH_CENTILE_NEAR)
            return (growth_band){ GROWTH_BAND_ON, i };
    }
    return (growth_band){ GROWTH_BAND_ABOVE, n - 1 };
}

/* BMI from 2 years, in the words of the RCPCH's UK-WHO BMI chart.  A row holds from its edge up to
 * the next; NULL leaves it to the centile bands. */
static const struct {
    double from;
    const char *words;
} bmi_words[] = {
    { -INFINITY, "very thin" }, { -2.84, "low BMI" },        { -2.17, NULL },
    { 1.50, "overweight" },     { 2.17, "very overweight" }, { 2.84, "severely obese" },
};

static const char *bmi_word(growth_measure measure, double age_days, double sds)
{
    const char *words = NULL;

    if (measure != GROWTH_BMI || !(age_days >= 2 * GROWTH_DAYS_PER_YEAR))
        return NULL;
    for (size_t i = 0; i < ARRAY_LEN(bmi_words); i++)
        if (sds >= bmi_words[i].from)
            words = bmi_words[i].words;
    return words;
}

static size_t add(char *text, size_t used, const char *more)
{
    return growth__append(text, GROWTH_BAND_TEXT_SIZE, used, more);
}

static void say_band(const growth_centile_line *lines, growth_band band, char *text, size_t used)
{
    static const char *const before[] = {
        [GROWTH_BAND_BELOW] = "below the ",
        [GROWTH_BAND_ON] = "on or near the ",
        [GROWTH_BAND_BETWEEN] = "between the ",
        [GROWTH_BAND_ABOVE] = "above the ",
    };

    used = add(text, used, before[band.kind]);
    used = add(text, used, lines[band.index].name);
    if (band.kind == GROWTH_BAND_BETWEEN) {
        used = add(text, used, " and ");
        used = add(text, used, lines[band.index + 1].name);
        add(text, used, " centiles");
    } else {
        add(text, used, " centile");
    }
}

char *growth_band_text(const growth_centile_line *lines, size_t n, growth_measure measure,
                       double age_days, double sds, char *text)
{
    const growth_band band = growth_centile_band(lines, n, sds);
    const char *bmi = lines == uk_lines ? bmi_word(measure, age_days, sds) : NULL;
    size_t used = 0;

    if (!text)
        return NULL;
    text[0] = '\0';
    if (band.kind == GROWTH_BAND_NONE)
        return text;
    if (bmi) {
        used = add(text, used, bmi);
        used = add(text, used, ": ");
    }
    if (band.kind == GROWTH_BAND_FAR_BELOW)
        add(text, used, "far below the chart \xe2\x80\x94 check the entry, re-measure now");
    else
        say_band(lines, band, text, used);
    return text;
}
