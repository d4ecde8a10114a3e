/** @file derived.h  Figures made of other figures: BMI, mid-parental height, velocity, per cents.
 */
#ifndef GROWTH_DERIVED_H
#define GROWTH_DERIVED_H

#include <growth/reference.h>

GROWTH_BEGIN_DECLS

/* ---- measurements out of two --------------------------------------------------------------- */

/**
 * The BMI of a weight and a length or height taken on one occasion.
 *
 * Takes date, age and posture from `height`, the marks of both, and keeps the height in
 * `stature_cm`, so that a reference with a posture rule can apply it.
 * @param[out] bmi  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE     See growth_bmi().
 * @retval GROWTH_ERR_ARGUMENT  NULL, or not a weight and a height.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_derive_bmi(const growth_measurement *weight,
                                                          const growth_measurement *height,
                                                          growth_measurement *bmi);

/**
 * Weight for length or height out of a weight and a length or height taken on one occasion.
 * @param age_days   The age that scores, NaN where unknown: see growth_weight_for_stature().
 * @param[out] made  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_ARGUMENT  NULL, or not a weight and a height.
 */
GROWTH_API GROWTH_CHECKED growth_status
growth_derive_weight_for_stature(const growth_measurement *weight, const growth_measurement *height,
                                 double age_days, growth_measurement *made);

/* ---- mid-parental height ------------------------------------------------------------------- */

/** How the parents' heights say what to expect of the child. */
typedef enum growth_parental_form {
    /** (z_mother + z_father) / 4, +- 1.4 SDS: parents regress to the mean. */
    GROWTH_PARENTAL_REGRESSED = 0,
    /** Mean of the heights, + 6.5 cm for boys, - 6.5 cm for girls; +- 2 SDS. */
    GROWTH_PARENTAL_MEAN = 1
} growth_parental_form;

/** Mid-parental height and the range around it. */
typedef struct growth_parental {
    double sds, low_sds, high_sds; /**< Among adults of the child's sex, and so at any age. */
    double cm, low_cm, high_cm;    /**< The same as heights at 20 years. */
} growth_parental;

/** Heights of parents outside these are refused, cm. */
#define GROWTH_PARENT_LEAST 100.0
#define GROWTH_PARENT_MOST  260.0

/**
 * Mid-parental height, on adult British 1990 heights (20 years).
 * @param[out] parental  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE_LIMIT  A height outside 100 to 260 cm.
 * @retval GROWTH_ERR_SEX_UNKNOWN  The sex of the child is needed.
 * @retval GROWTH_ERR_EXCLUDED     This build lacks the figures.
 * @par Source  Wright CM, Cheetham TD. Arch Dis Child 1999;81:257-60.  Older form: Tanner JM,
 *              Goldstein H, Whitehouse RH. Arch Dis Child 1970;45:755-62.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_mid_parental_height(double mother_cm,
                                                                   double father_cm, growth_sex sex,
                                                                   growth_parental_form form,
                                                                   growth_parental *parental,
                                                                   growth_error *err);

/* ---- changes and shares -------------------------------------------------------------------- */

/**
 * Value as a per cent of the median: 100 value / M (for BMI, "% median BMI").
 * @param[out] percent  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  Not finite and > 0; and as growth_reference_lms().
 */
GROWTH_API GROWTH_CHECKED growth_status growth_percent_of_median(const growth_reference *reference,
                                                                 growth_measure measure,
                                                                 growth_sex sex, double age_days,
                                                                 double value, double *percent,
                                                                 growth_error *err);

/**
 * Loss since birth as a per cent of birth weight: 100 (birth - now) / birth; negative for a gain.
 * @param[out] percent  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  Not both finite and > 0.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_birth_weight_loss(double birth_kg, double now_kg,
                                                                 double *percent);

/**
 * Change a year: (to - from) / years between.
 * @param[out] per_year  In the values' unit a year (365.25 days); written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE     Not finite.
 * @retval GROWTH_ERR_ARGUMENT  The second is not after the first.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_velocity(double from_value, double from_age_days,
                                                        double to_value, double to_age_days,
                                                        double *per_year);

/* ---- categories of BMI --------------------------------------------------------------------- */

/** Thresholds of the National Child Measurement Programme, as centiles of UK90 BMI. */
typedef enum growth_bmi_scheme {
    GROWTH_BMI_POPULATION = 0, /**< At most 2; at least 85, 95: for describing populations. */
    GROWTH_BMI_CLINICAL = 1,   /**< At most 2; at least 91, 98, 99.6: for one child. */
    GROWTH_BMI_SCHEME_COUNT_
} growth_bmi_scheme;

/** Category of a BMI.  Numbers are part of the API. */
typedef enum growth_bmi_category {
    GROWTH_BMI_NONE = 0,        /**< There is no score. */
    GROWTH_BMI_UNDERWEIGHT,     /**< At or below the 2nd centile. */
    GROWTH_BMI_BETWEEN,         /**< Between the thresholds. */
    GROWTH_BMI_OVERWEIGHT,      /**< At or above the 85th (clinical: 91st). */
    GROWTH_BMI_VERY_OVERWEIGHT, /**< At or above the 95th (clinical: 98th). */
    GROWTH_BMI_SEVERE,          /**< Clinical only: at or above the 99.6th. */
    GROWTH_BMI_CATEGORY_COUNT_
} growth_bmi_category;

/** The category of a BMI score on `uk90`.  @return GROWTH_BMI_NONE for NaN or no such scheme. */
GROWTH_API growth_bmi_category growth_bmi_categorise(growth_bmi_scheme scheme, double sds);

/** @return Words for a category, "very overweight"; static; empty for GROWTH_BMI_NONE. */
GROWTH_API const char *growth_bmi_category_text(growth_bmi_category category);

GROWTH_END_DECLS
#endif
