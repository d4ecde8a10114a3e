/** @file assess.h  One measurement of one child against a reference: age, SDS, centile, flags. */
#ifndef GROWTH_ASSESS_H
#define GROWTH_ASSESS_H

#include <stddef.h>

#include <growth/centile.h>
#include <growth/measure.h>
#include <growth/reference.h>

GROWTH_BEGIN_DECLS

/** When and how long an age is corrected for gestation.  Printed in every output. */
typedef enum growth_gestation_policy {
    /** The digital UK-WHO standard: corrected at every gestation from 22+0 to 44+6, for life. */
    GROWTH_POLICY_EXACT = 0,
    /**
     * The UK-WHO paper charts.  Born from 37+0: no correction, the day of birth on the pooled term
     * row, nothing until 14 days.  Born 32+0 to 36+6: corrected until 1 year.  Born before 32+0:
     * corrected until 2 years (chronological age, the last day excluded).
     */
    GROWTH_POLICY_PAPER = 1,
    GROWTH_POLICY_COUNT_
} growth_gestation_policy;

/** @return "exact" or "paper"; static. */
GROWTH_API const char *growth_gestation_policy_text(growth_gestation_policy policy);

/** How far to trust a result, and what was done to get it.  Bits never change meaning. */
typedef enum growth_flags {
    GROWTH_FLAG_CORRECTED_AGE = 1u << 0,     /**< Scored at an age corrected for gestation. */
    GROWTH_FLAG_GESTATION_UNKNOWN = 1u << 1, /**< Not recorded, so nothing was corrected. */
    GROWTH_FLAG_POOLED_TERM = 1u << 2,       /**< Birth at term on the pooled row (paper policy). */
    GROWTH_FLAG_POSTURE_ADJUSTED = 1u << 3,  /**< 0.7 cm added or taken off by rule. */
    GROWTH_FLAG_POSTURE_IGNORED = 1u << 4,   /**< Standing under 9 months: taken as lying. */
    GROWTH_FLAG_POSTURE_DIFFERS = 1u << 5,   /**< Not the posture of the table. */
    GROWTH_FLAG_TAIL_ADJUSTED = 1u << 6,     /**< Beyond +-3 SDS by the reference's tail rule. */
    GROWTH_FLAG_NEAR_JOIN = 1u << 7,         /**< Within 7 days of a join of two segments. */
    GROWTH_FLAG_WHO = 1u << 8,               /**< Outside WHO's limits for its own reports. */
    GROWTH_FLAG_ADVISORY = 1u << 9,          /**< |SDS| > 4: look at the entry. */
    GROWTH_FLAG_IMPLAUSIBLE = 1u << 10,      /**< |SDS| > 8 (BMI 15): almost certainly a slip. */
    GROWTH_FLAG_REMEASURE = 1u << 11,        /**< SDS < -6: measure again now; may well be true. */
    GROWTH_FLAG_WITHHELD_OEDEMA = 1u << 12,  /**< Not scored because of oedema. */
    GROWTH_FLAG_DUPLICATE = 1u << 13,        /**< The same value of the same day stands twice. */
    GROWTH_FLAG_DERIVED = 1u << 14,          /**< Calculated from other values, not measured. */
    GROWTH_FLAG_DOUBTFUL = 1u << 15,         /**< A data-quality finding stands against it. */
    GROWTH_FLAG_PRELIMINARY = 1u << 16       /**< The record calls it preliminary. */
} growth_flags;

/**
 * The words of a set of flags, joined by ';': "corrected-age;near-join".
 * @param[out] text  At least GROWTH_FLAGS_TEXT_SIZE bytes; empty for none.
 * @return `text`.
 */
GROWTH_API char *growth_flags_text(unsigned flags, char *text);
#define GROWTH_FLAGS_TEXT_SIZE 320

/** How to assess.  Start from GROWTH_ASSESS_OPTIONS; zero in a new field means "as before". */
typedef struct growth_assess_options {
    size_t size;                       /**< sizeof of this struct, set by the initialiser. */
    const growth_reference *reference; /**< NULL: "uk-who". */
    growth_gestation_policy policy;
} growth_assess_options;
#define GROWTH_ASSESS_OPTIONS                                                                      \
    {                                                                                              \
        sizeof(growth_assess_options), NULL, GROWTH_POLICY_EXACT                                   \
    }

/** A value at one age on a reference. */
typedef struct growth_score {
    growth_status status;          /**< Whether `sds` exists. */
    double age_days;               /**< The age it was looked up at; NaN where unknown. */
    const growth_segment *segment; /**< NULL where there is none. */
    double sds;                    /**< NaN unless status is GROWTH_OK. */
    unsigned flags;                /**< growth_flags, joined by |. */
} growth_score;

/** Everything known about one measurement. */
typedef struct growth_assessment {
    double age_days;           /**< Chronological; NaN where only a corrected age was given. */
    double corrected_age_days; /**< NaN where gestation is unknown and none was given. */
    double value;              /**< As scored: after a posture adjustment, in the measure's unit. */
    growth_score score;        /**< The result: of the age that the policy chooses. */
    growth_score chronological; /**< At the chronological age. */
    growth_score corrected;     /**< At the corrected age; AGE_UNKNOWN without one. */
} growth_assessment;

/**
 * Score a measurement.
 *
 * @param child        Sex, birth date and gestation.
 * @param measurement  Value, measure and date or age.
 * @param options      NULL for the defaults.
 * @param[out] result  Always filled as far as possible, also on failure: ages where they are known,
 *                     every score with its own status.
 * @param err          The sentence of the status returned; may be NULL.
 * @return The status of `result->score`.
 * @retval GROWTH_ERR_VALUE_LIMIT  Not a value any child has; nothing is scored.
 * @retval GROWTH_ERR_DATE         Measured before birth.
 * @retval GROWTH_ERR_WITHHELD     A weight with oedema, on a reference that withholds it.
 * @retval GROWTH_ERR_AGE_UNKNOWN, GROWTH_ERR_SEX_UNKNOWN, and those of
 *         growth_reference_segment_find().
 * @retval GROWTH_ERR_ARGUMENT     A gestation that is none, in weeks perhaps, or a number of an
 *                                 enumeration that is none: as growth_record_check().
 *
 * An extreme low value is scored like any other and flagged: it may be the child who must be seen.
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_assess(const growth_child *child,
                                                      const growth_measurement *measurement,
                                                      const growth_assess_options *options,
                                                      growth_assessment *result, growth_error *err);

/**
 * Chronological and corrected age of a measurement in days.
 * @param[out] age, corrected  NaN where unknown; see growth_measurement and growth_assessment.
 * @retval GROWTH_ERR_DATE         Measured before birth.
 * @retval GROWTH_ERR_AGE_UNKNOWN  Neither is known.
 * @retval GROWTH_ERR_ARGUMENT     A gestation or a sex that is none.
 */
GROWTH_API GROWTH_CHECKED growth_status
growth_measurement_age(const growth_child *child, const growth_measurement *measurement,
                       double *age, double *corrected);

/**
 * Which of weight-for-length and weight-for-height a child is scored on, by WHO's rule.
 *
 * By age, length below 2 years (730.5 days) and height from then on; where the age is unknown (NaN)
 * by posture; where that is unknown too, length below 87 cm.
 * @return GROWTH_WEIGHT_FOR_LENGTH or GROWTH_WEIGHT_FOR_HEIGHT.
 */
GROWTH_API growth_measure growth_weight_for_stature(double age_days, growth_posture posture,
                                                    double stature_cm);

/** How the age of a score is corrected under a policy: whether it is, and on which row. */
typedef struct growth_age_choice {
    int corrected;   /**< 1: use the corrected age. */
    int pooled_term; /**< 1: look it up on the pooled term row only, at birth. */
    int withheld;    /**< 1: no centile at this age (paper policy, 1 to 13 days at term). */
} growth_age_choice;

/** What a policy does with a child of `gestation_days` at a chronological age. */
GROWTH_API growth_age_choice growth_policy_choose(growth_gestation_policy policy,
                                                  int gestation_days, double age_days);

GROWTH_END_DECLS
#endif
