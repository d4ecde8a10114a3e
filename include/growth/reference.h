/** @file reference.h  Growth references: which exist, of what segments, and L, M, S at an age. */
#ifndef GROWTH_REFERENCE_H
#define GROWTH_REFERENCE_H

#include <stddef.h>

#include <growth/centile.h>
#include <growth/lms.h>
#include <growth/measure.h>

GROWTH_BEGIN_DECLS

/**
 * A growth reference: a list of segments, each one measure over one stretch of ages.
 * Immutable; those built in have static lifetime and may be shared among threads.
 */
typedef struct growth_reference growth_reference;

/**
 * One stretch of ages of one measure, served by one table.  Lives as long as its reference.
 *
 * Of weight-for-length and -height it is a stretch of lengths or heights, and every age in days in
 * this header is then a length or height in millimetres.
 */
typedef struct growth_segment growth_segment;

/** Facts about a reference; every text static or owned by the reference. */
typedef struct growth_reference_info {
    const char *id;                   /**< Stable word: "uk-who". */
    const char *title;                /**< For people. */
    const char *source;               /**< Citation of the figures. */
    const char *licence;              /**< Terms of use of the figures, in a sentence. */
    const char *acknowledgement;      /**< Words that must stand on every chart. */
    const growth_centile_line *lines; /**< Its centile lines, ascending. */
    size_t n_lines;
    int included; /**< 0 where this build was made without its figures, else 1. */
} growth_reference_info;

/** Facts about a segment. */
typedef struct growth_segment_info {
    const char *id; /**< Stable word, as printed in the column `segment`: "uk90-birth". */
    growth_measure measure;
    double from, to;        /**< Half-open range [from, to) of ages in days; the last is closed. */
    growth_posture posture; /**< Lying, standing, or GROWTH_POSTURE_UNKNOWN for any. */
    const char *between;    /**< How it interpolates: "cubic", "linear", "nearest day" ... */
    const char *tail;       /**< "none", or the rule beyond +-3 SDS. */
    const char *join;       /**< What changes where it begins ("length, then height"), or NULL. */
    int has[GROWTH_SEX_COUNT_]; /**< By growth_sex: whether there is a table. */
    int pooled_term;   /**< 1 where it serves only births at term under the paper policy. */
    const char *rules; /**< What else it does, for people; "" for nothing. */
} growth_segment_info;

/** @return The reference called `id`, or NULL.  @param id  NULL is allowed. */
GROWTH_API const growth_reference *growth_reference_find(const char *id);

/** @return How many references are registered, included in this build or not. */
GROWTH_API size_t growth_reference_count(void);

/** @return The reference at `index`, or NULL past the end. */
GROWTH_API const growth_reference *growth_reference_at(size_t index);

/** Facts about a reference.  @param reference  Not NULL. */
GROWTH_API growth_reference_info growth_reference_describe(const growth_reference *reference);

/** @return How many segments it has, over all measures. */
GROWTH_API size_t growth_reference_segment_count(const growth_reference *reference);

/** @return The segment at `index`, in order of measure and age, or NULL past the end. */
GROWTH_API const growth_segment *growth_reference_segment(const growth_reference *reference,
                                                          size_t index);

/** Facts about a segment.  @param segment  Not NULL. */
GROWTH_API growth_segment_info growth_segment_describe(const growth_segment *segment);

/**
 * The segment that scores a measure at an age.  At a boundary the older segment answers.
 *
 * @param age_days      The reference's own age (corrected; negative before term), or, for
 *                      weight-for-length and -height, the length or height in millimetres.
 * @param[out] segment  Written only on GROWTH_OK.
 * @param err           Receives the sentence to show a user; may be NULL.
 * @retval GROWTH_ERR_NO_SERIES     Nothing for this measure and sex.
 * @retval GROWTH_ERR_AGE_BELOW     Names the range and the age asked for.
 * @retval GROWTH_ERR_AGE_ABOVE     The same.
 * @retval GROWTH_ERR_AGE_GAP       Between two segments.
 * @retval GROWTH_ERR_SEX_UNKNOWN   Sex is neither male nor female.
 * @retval GROWTH_ERR_EXCLUDED      Not included in this build.
 * @retval GROWTH_ERR_ARGUMENT      NULL, NaN, or no such measure.
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_reference_segment_find(
    const growth_reference *reference, growth_measure measure, growth_sex sex, double age_days,
    const growth_segment **segment, growth_error *err);

/**
 * L, M and S of a segment at an age.
 *
 * Interpolated on L, M and S separately at the true unequal ages of the table's rows: cubic is
 * Lagrange's polynomial through the two rows below and the two above, linear in the first and last
 * interval; at a row's own age it is the row itself.
 *
 * @param age_days  Within the segment's range, both ends included: at a join each side answers.
 * @param[out] lms  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_AGE_BELOW, GROWTH_ERR_AGE_ABOVE, GROWTH_ERR_NO_SERIES, GROWTH_ERR_ARGUMENT
 * @par Accuracy  Relative 2e-15 of the exact polynomial (tests/vectors/ukwho_sds.csv: SDS within
 *                2e-9 of an independent implementation).
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_segment_lms(const growth_segment *segment,
                                                           growth_sex sex, double age_days,
                                                           growth_lms *lms);

/**
 * SDS of a value on a segment, by its LMS and its tail rule.
 *
 * @param[out] sds       Written only on GROWTH_OK.
 * @param[out] adjusted  1 where the tail rule changed the score, else 0; may be NULL.
 * @retval GROWTH_ERR_VALUE  As growth_lms_sds(); and as growth_segment_lms().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_segment_sds(const growth_segment *segment,
                                                           growth_sex sex, double age_days,
                                                           double value, double *sds,
                                                           int *adjusted);

/**
 * Value at an SDS on a segment: the inverse of growth_segment_sds(), tail rule included.
 * @param[out] value  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  As growth_lms_value(); and as growth_segment_lms().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_segment_value(const growth_segment *segment,
                                                             growth_sex sex, double age_days,
                                                             double sds, double *value);

/**
 * L, M and S of a measure at an age: growth_reference_segment_find(), then growth_segment_lms().
 * @param[out] lms  Written only on GROWTH_OK.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_reference_lms(const growth_reference *reference,
                                                             growth_measure measure, growth_sex sex,
                                                             double age_days, growth_lms *lms,
                                                             growth_error *err);

GROWTH_END_DECLS
#endif
