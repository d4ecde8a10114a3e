/*
 * The columns a measurement file may have, as tables: what each is called, and what it fills.
 * Another export is read by adding a row or a synonym here, or by a map file.
 *
 * A wide column's name is that of a quantity followed by its unit: weight_kg, head_mm.
 */
#include <stdio.h>
#include <string.h>

#include "columns_words.h"
#include "internal.h"
#include "text.h"

/* -- tables --------------------------------------------------------------------------------- */

#define MOST_SYNONYMS 12

static const struct {
    growth__field field;
    const char *name;
    const char *synonyms[MOST_SYNONYMS]; /* Case, blanks, '-', '_' and brackets do not matter. */
    double unit;                         /* Ages: days in one of the column's unit. */
} fields[] = {
    { GROWTH__CHILD_ID,
      "child_id",
      { "id", "child", "patient_id", "patient", "subject", "subject_id", "participant_id",
        "nhs_number", "pseudo_id", "person_id" },
      0 },
    { GROWTH__SEX, "sex", { "gender", "child_sex", "person_stated_gender" }, 0 },
    { GROWTH__BIRTH_DATE,
      "birth_date",
      { "dob", "date_of_birth", "person_birth_date", "patient_dob", "child_dob" },
      0 },
    { GROWTH__MEASURED_ON,
      "measured_on",
      { "date", "measurement_date", "date_measured", "date_of_measurement", "measured_date",
        "observation_date", "obs_date", "visit_date", "effective_date" },
      0 },
    { GROWTH__AGE, "age_days", { "age_in_days", "chronological_age_days" }, 1 },
    { GROWTH__AGE, "age_weeks", { "age_in_weeks" }, GROWTH_DAYS_PER_WEEK },
    { GROWTH__AGE, "age_months", { "age_in_months" }, GROWTH_DAYS_PER_MONTH },
    { GROWTH__AGE,
      "age_years",
      { "age_in_years", "decimal_age", "chronological_age_years" },
      GROWTH_DAYS_PER_YEAR },
    { GROWTH__CORRECTED_AGE, "corrected_age_days", { "corrected_age_in_days" }, 1 },
    { GROWTH__CORRECTED_AGE,
      "corrected_age_weeks",
      { "corrected_age_in_weeks" },
      GROWTH_DAYS_PER_WEEK },
    { GROWTH__CORRECTED_AGE,
      "corrected_age_months",
      { "corrected_age_in_months" },
      GROWTH_DAYS_PER_MONTH },
    { GROWTH__CORRECTED_AGE,
      "corrected_age_years",
      { "corrected_age_in_years", "corrected_decimal_age" },
      GROWTH_DAYS_PER_YEAR },
    { GROWTH__GESTATION,
      "gestation",
      { "gestational_age", "gestation_at_birth", "gestation_length_at_birth" },
      0 },
    { GROWTH__GESTATION_WEEKS,
      "gestation_weeks",
      { "gestation_in_weeks", "gestational_age_weeks", "ga_weeks" },
      0 },
    { GROWTH__GESTATION_DAYS,
      "gestation_days",
      { "gestation_in_days", "gestational_age_days", "ga_days" },
      0 },
    { GROWTH__MEASURE,
      "measure",
      { "measurement", "measure_name", "observation", "parameter" },
      0 },
    { GROWTH__VALUE,
      "value",
      { "result", "reading", "measurement_value", "observation_value" },
      0 },
    { GROWTH__UNIT, "unit", { "units", "uom", "unit_of_measure", "unit_of_measurement" }, 0 },
    { GROWTH__POSTURE, "posture", { "position", "body_position" }, 0 },
    { GROWTH__OEDEMA, "oedema", { "edema" }, 0 },
    { GROWTH__SERVICE, "service", { "clinic", "organisation", "organization", "team" }, 0 },
    { GROWTH__MEASURED_BY, "measured_by", { "measurer", "observer", "practitioner" }, 0 },
    { GROWTH__METHOD, "method", { "device", "equipment" }, 0 },
    { GROWTH__NOTE, "note", { "notes", "comment", "comments" }, 0 },
    { GROWTH__REASON,
      "not_measured_reason",
      { "reason_not_measured", "not_measured", "reason" },
      0 },
    { GROWTH__SOURCE_ID,
      "source_id",
      { "source_key", "record_id", "observation_id", "measurement_id" },
      0 },
};

/* Quantities: the first half of a wide column's name, and the words of a `measure` cell. */
const growth__quantity_word growth__quantities[] = {
    { "birth_weight", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 1 },
    { "weight_at_birth", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 1 },
    { "weight", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "body_weight", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "wt", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "height", GROWTH_HEIGHT, GROWTH_STANDING, OF_CHILD, 0 },
    { "body_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_CHILD, 0 },
    { "standing_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_CHILD, 0 },
    { "stature", GROWTH_HEIGHT, GROWTH_STANDING, OF_CHILD, 0 },
    { "ht", GROWTH_HEIGHT, GROWTH_STANDING, OF_CHILD, 0 },
    { "length", GROWTH_HEIGHT, GROWTH_LYING, OF_CHILD, 0 },
    { "body_length", GROWTH_HEIGHT, GROWTH_LYING, OF_CHILD, 0 },
    { "recumbent_length", GROWTH_HEIGHT, GROWTH_LYING, OF_CHILD, 0 },
    { "supine_length", GROWTH_HEIGHT, GROWTH_LYING, OF_CHILD, 0 },
    { "bmi", GROWTH_BMI, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "body_mass_index", GROWTH_BMI, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "head", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "head_circumference", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "ofc", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "hc", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "sitting_height", GROWTH_SITTING_HEIGHT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "leg_length", GROWTH_LEG_LENGTH, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "waist", GROWTH_WAIST, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "waist_circumference", GROWTH_WAIST, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "body_fat", GROWTH_BODY_FAT, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "arm", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "arm_circumference", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "mid_upper_arm_circumference", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "muac", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "triceps", GROWTH_TRICEPS, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "triceps_skinfold", GROWTH_TRICEPS, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "subscapular", GROWTH_SUBSCAPULAR, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "subscapular_skinfold", GROWTH_SUBSCAPULAR, GROWTH_POSTURE_UNKNOWN, OF_CHILD, 0 },
    { "mother_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_MOTHER, 0 },
    { "mothers_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_MOTHER, 0 },
    { "maternal_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_MOTHER, 0 },
    { "father_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_FATHER, 0 },
    { "fathers_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_FATHER, 0 },
    { "paternal_height", GROWTH_HEIGHT, GROWTH_STANDING, OF_FATHER, 0 },
};
const size_t growth__n_quantities = ARRAY_LEN(growth__quantities);

/* -- words ---------------------------------------------------------------------------------- */

/* A heading as it is compared: small letters, without blanks, '-', '_' and brackets, so that
 * "Weight (kg)" is weight_kg.  Empty where it is too long to be any column of ours. */
size_t growth__plain_heading(const growth__cell *cell, char out[GROWTH__HEADING_SIZE])
{
    size_t n = 0;

    for (size_t i = 0; i < cell->length; i++) {
        const char c = growth__lower(cell->text[i]);

        if (strchr(" _-()[]'", c))
            continue;
        if (n + 1 == GROWTH__HEADING_SIZE) {
            n = 0;
            break;
        }
        out[n++] = c;
    }
    out[n] = '\0';
    return n;
}

size_t growth__begins_with(const char *text, const char *word)
{
    size_t n = 0;

    for (; *word; word++) {
        if (*word == '_')
            continue;
        if (text[n] != *word)
            return 0;
        n++;
    }
    return n;
}

const char *growth__field_name(growth__field field)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        if (fields[i].field == field)
            return fields[i].name;
    return "";
}

growth__quantity growth__quantity_of(size_t row, size_t cell)
{
    return (growth__quantity){
        cell, "", growth__quantities[row].measure, growth__quantities[row].posture, NULL,
        0,    1,  growth__quantities[row].at_birth
    };
}

int growth__measure_of_word(const char *text, size_t length, growth__quantity *quantity)
{
    for (size_t i = 0; i < growth__n_quantities; i++) {
        if (growth__quantities[i].owner != OF_CHILD ||
            !growth__same_word(text, length, growth__quantities[i].word))
            continue;
        quantity->measure = growth__quantities[i].measure;
        quantity->posture = growth__quantities[i].posture;
        quantity->at_birth = growth__quantities[i].at_birth;
        return 1;
    }
    return 0;
}

const growth_unit *growth__only_unit(growth_measure measure)
{
    const char *id = growth_measure_describe(measure)->unit;
    const growth_unit *unit = growth_unit_find(id, strlen(id));

    return unit && (unit->dimension == GROWTH_DIMENSION_BODY_MASS_INDEX ||
                    unit->dimension == GROWTH_DIMENSION_PERCENT)
               ? unit
               : NULL;
}

int growth__find_field(const char *heading, size_t length, growth__field *field, double *unit)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        int same = growth__same_word(heading, length, fields[i].name);

        for (size_t k = 0; !same && k < MOST_SYNONYMS && fields[i].synonyms[k]; k++)
            same = growth__same_word(heading, length, fields[i].synonyms[k]);
        if (same) {
            *field = fields[i].field;
            *unit = fields[i].unit;
            return 1;
        }
    }
    return 0;
}

int growth__names_field(const growth__cell *heading, growth__field field)
{
    char plain[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_heading(heading, plain);
    growth__field found;
    double unit;

    return length && growth__find_field(plain, length, &found, &unit) && found == field;
}

size_t growth__plain_text(const char *text, char out[GROWTH__HEADING_SIZE])
{
    const growth__cell cell = { text, strlen(text) };

    return growth__plain_heading(&cell, out);
}

int growth__is_column(const char *name)
{
    char plain[GROWTH__HEADING_SIZE];
    const size_t length = growth__plain_text(name, plain);
    growth__field field;
    double unit;

    if (growth__find_field(plain, length, &field, &unit))
        return 1;
    for (size_t i = 0; i < growth__n_quantities; i++) {
        const size_t n = growth__begins_with(plain, growth__quantities[i].word);

        if (n && (n == length || growth_unit_find(plain + n, length - n)))
            return 1;
    }
    return 0;
}

int growth__field_of_word(const char *text, size_t length, growth__field *field)
{
    double unit;

    return growth__find_field(text, length, field, &unit);
}

/* -- names missed by one letter ------------------------------------------------------------- */

/* Shorter ones differ from words of other people by one letter: "measured" from "measurer". */
enum { QUANTITY_LETTERS = 6, FIELD_LETTERS = 9 };

/* One letter left out, added or changed, or two neighbours the wrong way round. */
static int is_one_slip(const char *a, size_t n, const char *b, size_t m)
{
    size_t same = 0, end = 0;

    while (same < n && same < m && a[same] == b[same])
        same++;
    while (end < n - same && end < m - same && a[n - 1 - end] == b[m - 1 - end])
        end++;
    n -= same + end;
    m -= same + end;
    return (n == 1 && m <= 1) || (n == 0 && m == 1) ||
           (n == 2 && m == 2 && a[same] == b[same + 1] && a[same + 1] == b[same]);
}

static int misses(const char *text, size_t length, const char *name, size_t letters)
{
    char plain[GROWTH__HEADING_SIZE];
    const size_t n = growth__plain_text(name, plain);

    return n >= letters && is_one_slip(text, length, plain, n);
}

static const char *missed_field(const char *heading, size_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (misses(heading, length, fields[i].name, FIELD_LETTERS))
            return fields[i].name;
        for (size_t k = 0; k < MOST_SYNONYMS && fields[i].synonyms[k]; k++)
            if (misses(heading, length, fields[i].synonyms[k], FIELD_LETTERS))
                return fields[i].synonyms[k];
    }
    return NULL;
}

static int is_unit_of(const growth_unit *unit, growth_measure measure)
{
    double factor;
    int shift;

    return unit && growth_unit_for(unit, measure, &shift, &factor, NULL) == GROWTH_OK;
}

/* What stands before a unit, or before nothing, and is nearly a quantity. */
static int missed_quantity(const char *heading, size_t length, char name[GROWTH__HEADING_SIZE])
{
    for (size_t i = 0; i < growth__n_quantities; i++) {
        const growth__quantity_word *q = &growth__quantities[i];

        for (size_t n = length; n + 1 >= QUANTITY_LETTERS; n--) {
            const growth_unit *unit = growth_unit_find(heading + n, length - n);

            if ((n < length && !is_unit_of(unit, q->measure)) ||
                !misses(heading, n, q->word, QUANTITY_LETTERS))
                continue;
            snprintf(name, GROWTH__HEADING_SIZE, "%s%s%s", q->word, unit ? "_" : "",
                     unit ? unit->id : "");
            return 1;
        }
    }
    return 0;
}

int growth__nearly_ours(const char *heading, size_t length, char name[GROWTH__HEADING_SIZE])
{
    const char *field;

    if (!length || growth__is_column(heading))
        return 0;
    field = missed_field(heading, length);
    if (field)
        snprintf(name, GROWTH__HEADING_SIZE, "%s", field);
    return field || missed_quantity(heading, length, name);
}
