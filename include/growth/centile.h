/** @file centile.h  Centiles, centile lines, centile spaces, and where a score lies in words. */
#ifndef GROWTH_CENTILE_H
#define GROWTH_CENTILE_H

#include <stddef.h>

#include <growth/measure.h>
#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** The distance between two UK centile lines, in SDS.  A distance, not a count of lines crossed. */
#define GROWTH_CENTILE_SPACE (2.0 / 3.0)

/** How near a line a child is "on" it, in SDS: a quarter of a space. */
#define GROWTH_CENTILE_NEAR (1.0 / 6.0)

/** A line printed on the charts of a reference. */
typedef struct growth_centile_line {
    double sds;        /**< Where it lies, exactly: k 2/3 for the UK lines, not -2.67. */
    const char *label; /**< "0.4", "50", "99.6"; for z-score lines "-3". */
    const char *name;  /**< In a sentence, before "centile": "0.4th". */
    int dashed;        /**< 1 where drawn dashed. */
} growth_centile_line;

/** The nine UK lines, at exactly k 2/3 for k = -4 to 4.  @param[out] n  9; not NULL. */
GROWTH_API const growth_centile_line *growth_centile_lines_uk(size_t *n);

/** The lines of WHO's charts by centile: 3, 15, 50, 85, 97.  @param[out] n  5; not NULL. */
GROWTH_API const growth_centile_line *growth_centile_lines_who(size_t *n);

/** The lines of WHO's charts by SDS: -3 to 3.  @param[out] n  7; not NULL. */
GROWTH_API const growth_centile_line *growth_centile_lines_sds(size_t *n);

/** The lines of CDC: centiles 3, 5, 10, 25, 50, 75, 90, 95, 97.  @param[out] n  Not NULL. */
GROWTH_API const growth_centile_line *growth_centile_lines_cdc(size_t *n);

/**
 * Centile (0 to 100) of a score under the normal distribution: 100 Phi(SDS).
 * @par Accuracy  Relative 1e-14 for |SDS| <= 8, 1e-12 down to SDS -37; NaN for NaN.
 */
GROWTH_API double growth_centile(double sds);

/**
 * Score of a centile: the inverse of growth_centile().
 * @param centile   0 to 100, both exclusive.
 * @param[out] sds  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  Not within (0, 100).
 * @par Accuracy  |error| <= 1e-14 (1 + |SDS|) from 1e-300 to 50, and by symmetry of 100 - centile.
 * @par Source    Abramowitz M, Stegun IA. Handbook of mathematical functions, 1964, 26.2.23, then
 *                Halley's iteration on erfc().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_centile_sds(double centile, double *sds);

/** Centile spaces between two scores: (from - to) / (2/3); positive for a fall. */
GROWTH_API double growth_centile_spaces(double from_sds, double to_sds);

/**
 * A centile as reported: an integer; one decimal below 1 and above 99; "<0.4" and ">99.6" outside
 * the printed lines.
 * @param[out] text  At least 8 bytes; empty for NaN.
 * @return `text`.
 */
GROWTH_API char *growth_centile_text(double sds, char *text);

/** Where a score lies among the lines of a chart. */
typedef enum growth_band_kind {
    GROWTH_BAND_NONE = 0,
    GROWTH_BAND_FAR_BELOW, /**< SDS < -6: look at the entry and the child now. */
    GROWTH_BAND_BELOW,     /**< Under the lowest line by more than a quarter of a space. */
    GROWTH_BAND_ON,        /**< Within a quarter of a space of line `index`. */
    GROWTH_BAND_BETWEEN,   /**< Between lines `index` and `index` + 1. */
    GROWTH_BAND_ABOVE      /**< Over the highest line by more than a quarter of a space. */
} growth_band_kind;

/** A centile band. */
typedef struct growth_band {
    growth_band_kind kind;
    size_t index; /**< Of the line; see growth_band_kind. */
} growth_band;

/**
 * The band of a score among `n` ascending lines.  Edges at line +- 1/6 SDS belong to the line.
 * @return kind GROWTH_BAND_NONE for NaN or no lines.
 */
GROWTH_API growth_band growth_centile_band(const growth_centile_line *lines, size_t n, double sds);

/**
 * The band in words: "on or near the 9th centile", "between the 2nd and 9th centiles".
 *
 * BMI from 2 years is worded as thinness and overweight where it is outside -2.17 to 1.50 SDS, on
 * references with the UK lines.  Nothing here ever says "normal".
 *
 * @param age_days   Chronological; decides the wording of BMI.
 * @param[out] text  At least GROWTH_BAND_TEXT_SIZE bytes.
 * @return `text`.
 */
GROWTH_API char *growth_band_text(const growth_centile_line *lines, size_t n,
                                  growth_measure measure, double age_days, double sds, char *text);
#define GROWTH_BAND_TEXT_SIZE 128

GROWTH_END_DECLS
#endif
