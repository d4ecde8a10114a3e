/* Measures, units and sexes as tables, and what follows from them. */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include <growth/measure.h>
#include <growth/number.h>
#include <growth/record.h>

#include "internal.h"

/* BMI has the limits that follow from those of weight and height.
 * Limits: no child measures outside them, so a value there is a slip of the pen or of the unit.
 * They are wide on purpose: the smallest survivors of birth and the largest adolescents are in. */
static const growth_measure_info measures[GROWTH_MEASURE_COUNT_] = {
    /*                              id                   title                 unit     low   high
       dp */
    [GROWTH_WEIGHT] = { "weight", "Weight", "kg", 0.15, 500, 1, 0 },
    [GROWTH_HEIGHT] = { "height", "Length/Height", "cm", 20, 300, 1, 0 },
    [GROWTH_BMI] = { "bmi", "BMI", "kg/m2", 0.01, 12500, 1, 0 },
    [GROWTH_HEAD] = { "head", "Head circumference", "cm", 5, 100, 1, 0 },
    [GROWTH_SITTING_HEIGHT] = { "sitting_height", "Sitting height", "cm", 10, 200, 1, 0 },
    [GROWTH_LEG_LENGTH] = { "leg_length", "Leg length", "cm", 5, 200, 1, 0 },
    [GROWTH_WAIST] = { "waist", "Waist", "cm", 10, 300, 1, 0 },
    [GROWTH_BODY_FAT] = { "body_fat", "Body fat", "%", 1, 90, 1, 0 },
    [GROWTH_ARM] = { "arm", "Arm circumference", "cm", 3, 100, 1, 0 },
    [GROWTH_TRICEPS] = { "triceps", "Triceps skinfold", "mm", 0.5, 100, 1, 0 },
    [GROWTH_SUBSCAPULAR] = { "subscapular", "Subscapular skinfold", "mm", 0.5, 100, 1, 0 },
    [GROWTH_WEIGHT_FOR_LENGTH] = { "weight_for_length", "Weight for length", "kg", 0.15, 500, 1,
                                   1 },
    [GROWTH_WEIGHT_FOR_HEIGHT] = { "weight_for_height", "Weight for height", "kg", 0.15, 500, 1,
                                   1 },
};

const growth_measure_info *growth_measure_describe(growth_measure measure)
{
    return (unsigned)measure < GROWTH_MEASURE_COUNT_ ? &measures[measure] : NULL;
}

growth_status growth_measure_find(const char *id, growth_measure *measure)
{
    if (!id || !measure)
        return GROWTH_ERR_ARGUMENT;
    for (size_t i = 0; i < ARRAY_LEN(measures); i++) {
        if (!strcmp(measures[i].id, id)) {
            *measure = (growth_measure)i;
            return GROWTH_OK;
        }
    }
    return GROWTH_ERR_PARSE;
}

const char *growth_sex_text(growth_sex sex)
{
    return sex == GROWTH_MALE ? "male" : sex == GROWTH_FEMALE ? "female" : "unknown";
}

growth_status growth_bmi(double weight_kg, double height_cm, double *bmi)
{
    double metres = height_cm / 100;

    if (!bmi)
        return GROWTH_ERR_ARGUMENT;
    if (!isfinite(weight_kg) || !isfinite(height_cm) || weight_kg <= 0 || height_cm <= 0)
        return GROWTH_ERR_VALUE;
    *bmi = weight_kg / (metres * metres);
    return GROWTH_OK;
}

/* Apart, because nearly every value passes, and is asked about several times. */
static __attribute__((noinline)) growth_status refuse(const growth_measure_info *info, double value,
                                                      growth_error *err)
{
    char text[GROWTH_NUMBER_SIZE], low[GROWTH_NUMBER_SIZE], high[GROWTH_NUMBER_SIZE];

    growth__number_words(value, GROWTH_NUMBER_SHORTEST, text);
    if (!isfinite(value) || value <= 0)
        return growth__fail(err, GROWTH_ERR_VALUE, "%s %s is not a positive number", info->id,
                            text);
    return growth__fail(err, GROWTH_ERR_VALUE_LIMIT,
                        "%s %s %s is outside %s to %s %s (check the entry and its unit)", info->id,
                        text, info->unit,
                        growth_number_format(info->low, GROWTH_NUMBER_SHORTEST, low),
                        growth_number_format(info->high, GROWTH_NUMBER_SHORTEST, high), info->unit);
}

growth_status growth_measure_check(growth_measure measure, double value, growth_error *err)
{
    const growth_measure_info *info = growth_measure_describe(measure);

    if (!info)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_measure_check: no such measure");
    return value >= info->low && value <= info->high ? GROWTH_OK : refuse(info, value, err);
}

/* ---- units ----------------------------------------------------------------------------------- */

/* Pound and inch are exact by definition (International Yard and Pound Agreement, 1959). */
static const growth_unit units[] = {
    { "kg", GROWTH_DIMENSION_MASS, 0, 1 },
    { "g", GROWTH_DIMENSION_MASS, -3, 1 },
    { "lb", GROWTH_DIMENSION_MASS, 0, 0.45359237 },
    { "oz", GROWTH_DIMENSION_MASS, 0, 0.028349523125 },
    { "cm", GROWTH_DIMENSION_LENGTH, 0, 1 },
    { "m", GROWTH_DIMENSION_LENGTH, 2, 1 },
    { "mm", GROWTH_DIMENSION_LENGTH, -1, 1 },
    { "in", GROWTH_DIMENSION_LENGTH, 0, 2.54 },
    { "kg/m2", GROWTH_DIMENSION_BODY_MASS_INDEX, 0, 1 },
    { "%", GROWTH_DIMENSION_PERCENT, 0, 1 },
};

static const struct {
    const char *spelling, *id;
} spellings[] = {
    { "kgs", "kg" },         { "kilo", "kg" },
    { "kilos", "kg" },       { "kilogram", "kg" },
    { "kilograms", "kg" },   { "kilogramme", "kg" },
    { "kilogrammes", "kg" }, { "gm", "g" },
    { "gms", "g" },          { "gram", "g" },
    { "grams", "g" },        { "gramme", "g" },
    { "grammes", "g" },      { "lbs", "lb" },
    { "pound", "lb" },       { "pounds", "lb" },
    { "[lb_av]", "lb" },     { "ounce", "oz" },
    { "ounces", "oz" },      { "[oz_av]", "oz" },
    { "cms", "cm" },         { "centimetre", "cm" },
    { "centimetres", "cm" }, { "centimeter", "cm" },
    { "centimeters", "cm" }, { "metre", "m" },
    { "metres", "m" },       { "meter", "m" },
    { "meters", "m" },       { "millimetre", "mm" },
    { "millimetres", "mm" }, { "millimeter", "mm" },
    { "millimeters", "mm" }, { "inch", "in" },
    { "inches", "in" },      { "[in_i]", "in" },
    { "kg/m^2", "kg/m2" },   { "kg/m\xc2\xb2", "kg/m2" },
    { "kg.m-2", "kg/m2" },   { "percent", "%" },
};

static const growth_unit *unit_of_word(const char *text, size_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (growth__same_word(text, length, units[i].id))
            return &units[i];
    return NULL;
}

const growth_unit *growth_unit_find(const char *text, size_t length)
{
    const growth_unit *unit = text ? unit_of_word(text, length) : NULL;

    for (size_t i = 0; text && !unit && i < ARRAY_LEN(spellings); i++)
        if (growth__same_word(text, length, spellings[i].spelling))
            unit = unit_of_word(spellings[i].id, strlen(spellings[i].id));
    return unit;
}

growth_status growth_unit_for(const growth_unit *unit, growth_measure measure, int *shift,
                              double *factor, growth_error *err)
{
    const growth_measure_info *info = growth_measure_describe(measure);
    const growth_unit *own = info ? growth_unit_find(info->unit, strlen(info->unit)) : NULL;
    char would_do[64] = "";

    if (!unit || !own || !shift || !factor)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_unit_for: bad argument");
    if (unit->dimension == own->dimension) {
        *shift = unit->shift - own->shift;
        *factor = unit->factor;
        return GROWTH_OK;
    }
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        if (units[i].dimension != own->dimension)
            continue;
        if (would_do[0])
            strncat(would_do, ", ", sizeof would_do - strlen(would_do) - 1);
        strncat(would_do, units[i].id, sizeof would_do - strlen(would_do) - 1);
    }
    return growth__fail(err, GROWTH_ERR_PARSE, "%s cannot be in %s (use one of %s)", info->id,
                        unit->id, would_do);
}
