/** @file measure.h  What is measured, of whom: measures, units, a child, a measurement. */
#ifndef GROWTH_MEASURE_H
#define GROWTH_MEASURE_H

#include <stddef.h>

#include <growth/date.h>
#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** A kind of measurement.  Numbers are part of the API and never reused. */
typedef enum growth_measure {
    GROWTH_WEIGHT = 0,             /**< kg. */
    GROWTH_HEIGHT = 1,             /**< Length (lying) or height (standing), cm. */
    GROWTH_BMI = 2,                /**< kg/m2. */
    GROWTH_HEAD = 3,               /**< Head circumference, cm. */
    GROWTH_SITTING_HEIGHT = 4,     /**< cm. */
    GROWTH_LEG_LENGTH = 5,         /**< Height less sitting height, cm. */
    GROWTH_WAIST = 6,              /**< Waist circumference, cm. */
    GROWTH_BODY_FAT = 7,           /**< %. */
    GROWTH_ARM = 8,                /**< Mid-upper arm circumference, cm. */
    GROWTH_TRICEPS = 9,            /**< Triceps skinfold, mm. */
    GROWTH_SUBSCAPULAR = 10,       /**< Subscapular skinfold, mm. */
    GROWTH_WEIGHT_FOR_LENGTH = 11, /**< kg, by length in mm in place of age. */
    GROWTH_WEIGHT_FOR_HEIGHT = 12, /**< kg, by height in mm in place of age. */
    GROWTH_MEASURE_COUNT_
} growth_measure;

/** Sex, numbered as in the NHS Data Dictionary and ISO/IEC 5218. */
typedef enum growth_sex {
    GROWTH_SEX_UNKNOWN = 0,
    GROWTH_MALE = 1,
    GROWTH_FEMALE = 2,
    GROWTH_SEX_COUNT_
} growth_sex;

/** How length or height was taken. */
typedef enum growth_posture {
    GROWTH_POSTURE_UNKNOWN = 0,
    GROWTH_LYING,   /**< Recumbent length. */
    GROWTH_STANDING /**< Standing height. */
} growth_posture;

/** What a measure is called and which values are possible. */
typedef struct growth_measure_info {
    const char *id;    /**< Stable word for files and options: "weight", "head". */
    const char *title; /**< For people: "Head circumference". */
    const char *unit;  /**< Unit of every value in this library: "kg", "cm", "kg/m2", "mm", "%". */
    double low, high;  /**< Outside [low, high] a value is refused as a slip of the pen. */
    int decimals;      /**< Digits after the point on charts and in text. */
    int by_stature;    /**< 1: looked up by length or height in mm, not by age. */
} growth_measure_info;

/** @return Facts about a measure, static; NULL for a number that is no measure. */
GROWTH_API const growth_measure_info *growth_measure_describe(growth_measure measure);

/**
 * The measure of a stable word ("weight").
 * @param[out] measure  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_PARSE  No measure is called that.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_measure_find(const char *id,
                                                            growth_measure *measure);

/** @return "male", "female" or "unknown"; static. */
GROWTH_API const char *growth_sex_text(growth_sex sex);

/** What a unit measures; a value converts only within one dimension. */
typedef enum growth_dimension {
    GROWTH_DIMENSION_MASS,
    GROWTH_DIMENSION_LENGTH,
    GROWTH_DIMENSION_BODY_MASS_INDEX,
    GROWTH_DIMENSION_PERCENT
} growth_dimension;

/** A unit a value may arrive in: decimal text * 10^shift * factor is in kg, cm, kg/m2 or %. */
typedef struct growth_unit {
    const char *id;             /**< "kg", "g", "lb", "oz", "cm", "m", "mm", "in", "kg/m2", "%". */
    growth_dimension dimension; /**< What it measures. */
    int shift;                  /**< Power of ten, exact in decimal; see growth_number_parse(). */
    double factor;              /**< What remains: 0.45359237 for lb, 2.54 for in, else 1. */
} growth_unit;

/**
 * The unit of a word, with its usual spellings ("KG", "kilograms", "inches", "kg/m²").
 * @return Static, or NULL where the word is no unit this library converts.
 */
GROWTH_API const growth_unit *growth_unit_find(const char *text, size_t length);

/**
 * How a value in `unit` becomes one in the measure's own unit: decimal text * 10^shift * factor.
 * Skinfolds are held in mm, all other lengths in cm.
 * @param[out] shift, factor  See growth_number_parse(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_PARSE  Weight in cm, say; `err` names the units that would do.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_unit_for(const growth_unit *unit,
                                                        growth_measure measure, int *shift,
                                                        double *factor, growth_error *err);

/** A child, as far as scoring and drawing need to know. */
typedef struct growth_child {
    const char *id;          /**< Opaque identifier, or NULL; owned by the caller. */
    growth_sex sex;          /**< Which curves to use. */
    growth_date birth_date;  /**< Or GROWTH_DATE_NONE where only ages are known. */
    int gestation_days;      /**< 154 to 314, or GROWTH_GESTATION_UNKNOWN. */
    double mother_height_cm; /**< 0 where unknown. */
    double father_height_cm; /**< 0 where unknown. */
    int sex_chosen;          /**< 1: nobody recorded it; `sex` is that of the curves chosen. */
} growth_child;

/** A child of whom nothing is known yet.  Not `{ 0 }`: that is born on 1 January 1970. */
#define GROWTH_CHILD_INIT                                                                          \
    {                                                                                              \
        NULL, GROWTH_SEX_UNKNOWN, GROWTH_DATE_NONE, GROWTH_GESTATION_UNKNOWN, 0, 0, 0              \
    }

/** Marks on a measurement, as recorded; joined by |. */
typedef enum growth_marks {
    GROWTH_MARK_NONE = 0,
    GROWTH_MARK_OEDEMA = 1 << 0,     /**< Swelling was present: a weight says little. */
    GROWTH_MARK_DERIVED = 1 << 1,    /**< Calculated here from other values, not measured. */
    GROWTH_MARK_DOUBTFUL = 1 << 2,   /**< A data-quality finding stands against it: shown hollow. */
    GROWTH_MARK_PRELIMINARY = 1 << 3 /**< The record calls it preliminary: it may yet change. */
} growth_marks;

/**
 * One observation of one measure.  Its age comes from the first of these that is known:
 * `corrected_age_days`, `age_days`, or `measured_on` with the child's birth date.
 */
typedef struct growth_measurement {
    growth_measure measure;
    double value;              /**< In the measure's own unit (growth_measure_info.unit). */
    growth_date measured_on;   /**< Or GROWTH_DATE_NONE. */
    double age_days;           /**< Chronological; NaN where dates are to be used. */
    double corrected_age_days; /**< Already corrected for gestation; NaN where not given. */
    /**
     * Weight-for-length/height: the length or height as measured.  BMI: the one it was made with,
     * where a reference corrects for posture; 0 where unknown.  Other measures: 0.
     */
    double stature_cm;
    growth_posture posture;
    unsigned marks; /**< growth_marks, joined by |. */
} growth_measurement;

/** A measurement of nothing yet: no date, no age, no marks. */
#define GROWTH_MEASUREMENT_INIT                                                                    \
    {                                                                                              \
        GROWTH_WEIGHT, 0, GROWTH_DATE_NONE, GROWTH_NAN, GROWTH_NAN, 0, GROWTH_POSTURE_UNKNOWN, 0   \
    }
#define GROWTH_NAN (__builtin_nan(""))

/**
 * Body mass index: weight / (height / 100)^2.
 * @param[out] bmi  kg/m2; written only on GROWTH_OK.
 * @retval GROWTH_ERR_VALUE  Not both finite and > 0.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_bmi(double weight_kg, double height_cm, double *bmi);

/**
 * Whether a value is possible at all.  Being within these limits says nothing about being right.
 * @param err  "weight 1230 kg is outside 0.15 to 500 kg (check the unit ...)".
 * @retval GROWTH_ERR_VALUE        Not finite or not > 0.
 * @retval GROWTH_ERR_VALUE_LIMIT  Outside the measure's limits.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_measure_check(growth_measure measure, double value,
                                                             growth_error *err);

GROWTH_END_DECLS
#endif
