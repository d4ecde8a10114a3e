/* Figures made of other figures.  The formulae stand in the header. */
#include <math.h>

#include <growth/assess.h>
#include <growth/derived.h>

#include "internal.h"

/* ---- measurements out of two ------------------------------------------------------------------
 */

static int is_pair(const growth_measurement *weight, const growth_measurement *height)
{
    return weight && height && weight->measure == GROWTH_WEIGHT && height->measure == GROWTH_HEIGHT;
}

static growth_measurement made_of(const growth_measurement *weight,
                                  const growth_measurement *height, growth_measure measure,
                                  double value)
{
    growth_measurement made = *height;

    made.measure = measure;
    made.value = value;
    made.stature_cm = height->value;
    made.marks = weight->marks | height->marks | GROWTH_MARK_DERIVED;
    return made;
}

growth_status growth_derive_bmi(const growth_measurement *weight, const growth_measurement *height,
                                growth_measurement *bmi)
{
    double value;

    if (!bmi || !is_pair(weight, height))
        return GROWTH_ERR_ARGUMENT;
    TRY(growth_bmi(weight->value, height->value, &value));
    *bmi = made_of(weight, height, GROWTH_BMI, value);
    return GROWTH_OK;
}

growth_status growth_derive_weight_for_stature(const growth_measurement *weight,
                                               const growth_measurement *height, double age_days,
                                               growth_measurement *made)
{
    if (!made || !is_pair(weight, height))
        return GROWTH_ERR_ARGUMENT;
    *made =
        made_of(weight, height, growth_weight_for_stature(age_days, height->posture, height->value),
                weight->value);
    return GROWTH_OK;
}

/* ---- mid-parental height ----------------------------------------------------------------------
 */

static const double adult_days = 20 * GROWTH_DAYS_PER_YEAR;

static growth_status adult_sds(growth_sex sex, double cm, double *sds, growth_error *err)
{
    growth_lms lms;

    TRY(growth_reference_lms(growth_reference_find("uk90"), GROWTH_HEIGHT, sex, adult_days, &lms,
                             err));
    return growth_lms_sds(lms, cm, sds);
}

static growth_status adult_cm(growth_sex sex, double sds, double *cm, growth_error *err)
{
    growth_lms lms;

    TRY(growth_reference_lms(growth_reference_find("uk90"), GROWTH_HEIGHT, sex, adult_days, &lms,
                             err));
    return growth_lms_value(lms, sds, cm);
}

/* Each form: the middle from the parents' heights, in SDS of the child's sex. */
static growth_status regressed(double mother_cm, double father_cm, growth_sex sex, double *sds,
                               growth_error *err)
{
    double mother, father;

    (void)sex;
    TRY(adult_sds(GROWTH_FEMALE, mother_cm, &mother, err));
    TRY(adult_sds(GROWTH_MALE, father_cm, &father, err));
    *sds = (mother + father) / 4;
    return GROWTH_OK;
}

static growth_status mean(double mother_cm, double father_cm, growth_sex sex, double *sds,
                          growth_error *err)
{
    const double half_difference_cm = 6.5;

    return adult_sds(sex,
                     (mother_cm + father_cm) / 2 +
                         (sex == GROWTH_MALE ? half_difference_cm : -half_difference_cm),
                     sds, err);
}

static const struct {
    growth_status (*middle)(double mother_cm, double father_cm, growth_sex sex, double *sds,
                            growth_error *err);
    double range; /* SDS to either side */
} forms[] = {
    [GROWTH_PARENTAL_REGRESSED] = { regressed, 1.4 },
    [GROWTH_PARENTAL_MEAN] = { mean, 2 },
};

static int is_parent(double cm)
{
    return cm >= GROWTH_PARENT_LEAST && cm <= GROWTH_PARENT_MOST;
}

growth_status growth_mid_parental_height(double mother_cm, double father_cm, growth_sex sex,
                                         growth_parental_form form, growth_parental *parental,
                                         growth_error *err)
{
    growth_parental p;

    if (!parental || (unsigned)form >= ARRAY_LEN(forms))
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_mid_parental_height: bad argument");
    if (!is_parent(mother_cm) || !is_parent(father_cm))
        return growth__fail(err, GROWTH_ERR_VALUE_LIMIT,
                            "a parent's height is outside 100 to 260 cm (check the unit)");
    if (sex != GROWTH_MALE && sex != GROWTH_FEMALE)
        return growth__fail(err, GROWTH_ERR_SEX_UNKNOWN,
                            "sex is not known, so mid-parental height cannot be said");
    TRY(forms[form].middle(mother_cm, father_cm, sex, &p.sds, err));
    p.low_sds = p.sds - forms[form].range;
    p.high_sds = p.sds + forms[form].range;
    TRY(adult_cm(sex, p.sds, &p.cm, err));
    TRY(adult_cm(sex, p.low_sds, &p.low_cm, err));
    TRY(adult_cm(sex, p.high_sds, &p.high_cm, err));
    *parental = p;
    return GROWTH_OK;
}

/* ---- changes and shares -----------------------------------------------------------------------
 */

static int is_positive(double x)
{
    return isfinite(x) && x > 0;
}

growth_status growth_percent_of_median(const growth_reference *reference, growth_measure measure,
                                       growth_sex sex, double age_days, double value,
                                       double *percent, growth_error *err)
{
    growth_lms lms;

    if (!percent)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_percent_of_median: bad argument");
    if (!is_positive(value))
        return growth__fail(err, GROWTH_ERR_VALUE, "%s", growth_status_text(GROWTH_ERR_VALUE));
    TRY(growth_reference_lms(reference, measure, sex, age_days, &lms, err));
    *percent = 100 * value / lms.m;
    return GROWTH_OK;
}

growth_status growth_birth_weight_loss(double birth_kg, double now_kg, double *percent)
{
    if (!percent)
        return GROWTH_ERR_ARGUMENT;
    if (!is_positive(birth_kg) || !is_positive(now_kg))
        return GROWTH_ERR_VALUE;
    *percent = 100 * (birth_kg - now_kg) / birth_kg;
    return GROWTH_OK;
}

growth_status growth_velocity(double from_value, double from_age_days, double to_value,
                              double to_age_days, double *per_year)
{
    if (!per_year || !(to_age_days > from_age_days) || !isfinite(to_age_days - from_age_days))
        return GROWTH_ERR_ARGUMENT;
    if (!isfinite(from_value) || !isfinite(to_value))
        return GROWTH_ERR_VALUE;
    *per_year = (to_value - from_value) / (to_age_days - from_age_days) * GROWTH_DAYS_PER_YEAR;
    return GROWTH_OK;
}

/* ---- categories of BMI ------------------------------------------------------------------------
 */

/* Cole TJ, Freeman JV, Preece MA. Arch Dis Child 1995;73:25-9 (clinical); the National Child
 * Measurement Programme's own thresholds for populations. */
static const double underweight_until = 2;
static const double from[GROWTH_BMI_SCHEME_COUNT_][3] = {
    [GROWTH_BMI_POPULATION] = { 85, 95, 101 }, /* the third is not used */
    [GROWTH_BMI_CLINICAL] = { 91, 98, 99.6 },
};

growth_bmi_category growth_bmi_categorise(growth_bmi_scheme scheme, double sds)
{
    const double centile = growth_centile(sds);
    int category = GROWTH_BMI_BETWEEN;

    if (isnan(sds) || (unsigned)scheme >= GROWTH_BMI_SCHEME_COUNT_)
        return GROWTH_BMI_NONE;
    if (centile <= underweight_until)
        return GROWTH_BMI_UNDERWEIGHT;
    for (size_t i = 0; i < ARRAY_LEN(from[scheme]); i++)
        category += centile >= from[scheme][i];
    return (growth_bmi_category)category;
}

const char *growth_bmi_category_text(growth_bmi_category category)
{
    static const char *const texts[GROWTH_BMI_CATEGORY_COUNT_] = {
        [GROWTH_BMI_NONE] = "",
        [GROWTH_BMI_UNDERWEIGHT] = "underweight",
        [GROWTH_BMI_BETWEEN] = "between the thresholds",
        [GROWTH_BMI_OVERWEIGHT] = "overweight",
        [GROWTH_BMI_VERY_OVERWEIGHT] = "very overweight",
        [GROWTH_BMI_SEVERE] = "severely obese",
    };

    return (unsigned)category < GROWTH_BMI_CATEGORY_COUNT_ ? texts[category] : "";
}
