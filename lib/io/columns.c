/*
 * The columns a measurement file may have, as tables: what each is called, and what it fills.
 * Another export is read by adding a row or a synonym here.
 *
 * A wide column's name is that of a quantity followed by its unit: weight_kg, head_mm.  A quantity
 * without its unit is refused, since 1.05 may be metres and 105 centimetres: units are not guessed.
 */
#include <stdio.h>
#include <string.h>

#include "columns.h"
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

/* Whose a quantity is. */
typedef enum owner { CHILD, MOTHER, FATHER } owner;

/* Quantities: the first half of a wide column's name, and the words of a `measure` cell. */
static const struct {
    const char *word;
    growth_measure measure;
    growth_posture posture;
    owner owner;
} quantities[] = {
    { "weight", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "body_weight", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "wt", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "height", GROWTH_HEIGHT, GROWTH_STANDING, CHILD },
    { "body_height", GROWTH_HEIGHT, GROWTH_STANDING, CHILD },
    { "standing_height", GROWTH_HEIGHT, GROWTH_STANDING, CHILD },
    { "stature", GROWTH_HEIGHT, GROWTH_STANDING, CHILD },
    { "ht", GROWTH_HEIGHT, GROWTH_STANDING, CHILD },
    { "length", GROWTH_HEIGHT, GROWTH_LYING, CHILD },
    { "body_length", GROWTH_HEIGHT, GROWTH_LYING, CHILD },
    { "recumbent_length", GROWTH_HEIGHT, GROWTH_LYING, CHILD },
    { "supine_length", GROWTH_HEIGHT, GROWTH_LYING, CHILD },
    { "bmi", GROWTH_BMI, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "body_mass_index", GROWTH_BMI, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "head", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "head_circumference", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "ofc", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "hc", GROWTH_HEAD, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "sitting_height", GROWTH_SITTING_HEIGHT, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "leg_length", GROWTH_LEG_LENGTH, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "waist", GROWTH_WAIST, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "waist_circumference", GROWTH_WAIST, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "body_fat", GROWTH_BODY_FAT, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "arm", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "arm_circumference", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "mid_upper_arm_circumference", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "muac", GROWTH_ARM, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "triceps", GROWTH_TRICEPS, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "triceps_skinfold", GROWTH_TRICEPS, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "subscapular", GROWTH_SUBSCAPULAR, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "subscapular_skinfold", GROWTH_SUBSCAPULAR, GROWTH_POSTURE_UNKNOWN, CHILD },
    { "mother_height", GROWTH_HEIGHT, GROWTH_STANDING, MOTHER },
    { "mothers_height", GROWTH_HEIGHT, GROWTH_STANDING, MOTHER },
    { "maternal_height", GROWTH_HEIGHT, GROWTH_STANDING, MOTHER },
    { "father_height", GROWTH_HEIGHT, GROWTH_STANDING, FATHER },
    { "fathers_height", GROWTH_HEIGHT, GROWTH_STANDING, FATHER },
    { "paternal_height", GROWTH_HEIGHT, GROWTH_STANDING, FATHER },
};

/* -- words ---------------------------------------------------------------------------------- */

#define HEADING_SIZE 64

/* A heading as it is compared: small letters, without blanks, '-', '_' and brackets, so that
 * "Weight (kg)" is weight_kg.  Empty where it is too long to be any column of ours. */
static size_t plain_heading(const growth__cell *cell, char out[HEADING_SIZE])
{
    size_t n = 0;

    for (size_t i = 0; i < cell->length; i++) {
        const char c = growth__lower(cell->text[i]);

        if (strchr(" _-()[]'", c))
            continue;
        if (n + 1 == HEADING_SIZE) {
            n = 0;
            break;
        }
        out[n++] = c;
    }
    out[n] = '\0';
    return n;
}

/* Bytes of `text` that spell `word`, whose '_' do not count; 0 where it begins otherwise. */
static size_t begins_with(const char *text, const char *word)
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

int growth__measure_of_word(const char *text, size_t length, growth_measure *measure,
                            growth_posture *posture)
{
    for (size_t i = 0; i < ARRAY_LEN(quantities); i++) {
        if (quantities[i].owner != CHILD || !growth__same_word(text, length, quantities[i].word))
            continue;
        *measure = quantities[i].measure;
        *posture = quantities[i].posture;
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

/* -- one heading ---------------------------------------------------------------------------- */

typedef struct header {
    const growth__cell *cells;
    growth__columns *columns;
    growth_error *err;
} header;

static growth_status named_twice(const header *h, size_t first, size_t second, const char *what)
{
    char a[GROWTH__EXCERPT_SIZE], b[GROWTH__EXCERPT_SIZE];

    return growth__fail(h->err, GROWTH_ERR_PARSE,
                        "columns %zu \"%s\" and %zu \"%s\" both give the %s (keep one of them)",
                        first + 1, growth__excerpt(h->cells[first].text, h->cells[first].length, a),
                        second + 1,
                        growth__excerpt(h->cells[second].text, h->cells[second].length, b), what);
}

/* Ages in different units are one thing: "3 years 4 months" in two columns is not understood. */
static const char *field_title(growth__field field)
{
    return field == GROWTH__AGE             ? "age"
           : field == GROWTH__CORRECTED_AGE ? "corrected age"
                                            : growth__field_name(field);
}

static growth_status bind_field(const header *h, size_t row, size_t cell)
{
    const growth__field field = fields[row].field;
    growth__columns *c = h->columns;

    if (c->cell[field] != GROWTH__NO_CELL)
        return named_twice(h, c->cell[field], cell, field_title(field));
    c->cell[field] = cell;
    if (field == GROWTH__AGE)
        c->age_unit = fields[row].unit;
    if (field == GROWTH__CORRECTED_AGE)
        c->corrected_age_unit = fields[row].unit;
    return GROWTH_OK;
}

static int find_field(const char *heading, size_t length, size_t *row)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        int same = growth__same_word(heading, length, fields[i].name);

        for (size_t k = 0; !same && k < MOST_SYNONYMS && fields[i].synonyms[k]; k++)
            same = growth__same_word(heading, length, fields[i].synonyms[k]);
        if (same) {
            *row = i;
            return 1;
        }
    }
    return 0;
}

int growth__names_field(const growth__cell *heading, growth__field field)
{
    char plain[HEADING_SIZE];
    const size_t length = plain_heading(heading, plain);
    size_t row;

    return length && find_field(plain, length, &row) && fields[row].field == field;
}

static growth_status no_unit(const header *h, size_t cell, growth_measure measure)
{
    const growth_measure_info *info = growth_measure_describe(measure);
    char name[GROWTH__EXCERPT_SIZE];

    growth__excerpt(h->cells[cell].text, h->cells[cell].length, name);
    return growth__fail(
        h->err, GROWTH_ERR_PARSE,
        "column %zu \"%s\" does not say its unit (call it \"%s_%s\", say: units are "
        "never guessed)",
        cell + 1, name, name, info->unit);
}

static growth_status bind_quantity(const header *h, const growth__quantity *q, owner of)
{
    growth__columns *c = h->columns;
    growth__quantity *parent = of == MOTHER ? &c->mother : &c->father;
    const char *what = of == MOTHER ? "mother's height" : "father's height";

    if (of != CHILD) {
        if (parent->cell != GROWTH__NO_CELL)
            return named_twice(h, parent->cell, q->cell, what);
        *parent = *q;
        return GROWTH_OK;
    }
    for (size_t i = 0; i < c->n_wide; i++)
        if (c->wide[i].measure == q->measure && c->wide[i].posture == q->posture)
            return named_twice(
                h, c->wide[i].cell, q->cell,
                q->posture == GROWTH_LYING ? "length" : growth_measure_describe(q->measure)->id);
    if (c->n_wide == GROWTH_ROW_VALUES)
        return growth__fail(h->err, GROWTH_ERR_LIMIT, "more than %d measures in one row",
                            GROWTH_ROW_VALUES);
    c->wide[c->n_wide++] = *q;
    return GROWTH_OK;
}

/* A heading that begins like a quantity and goes on as a unit is that quantity.  What goes on in
 * another way ("weight_sds") is a column of someone else's, and ignored. */
static growth_status try_quantity(const header *h, const char *heading, size_t length, size_t cell)
{
    for (size_t i = 0; i < ARRAY_LEN(quantities); i++) {
        const size_t n = begins_with(heading, quantities[i].word);
        growth__quantity q = { cell, "", quantities[i].measure, quantities[i].posture, NULL, 0, 1 };

        if (!n)
            continue;
        q.unit =
            n == length ? growth__only_unit(q.measure) : growth_unit_find(heading + n, length - n);
        if (n == length && !q.unit)
            return no_unit(h, cell, q.measure);
        if (!q.unit)
            continue;
        TRY(growth_unit_for(q.unit, q.measure, &q.shift, &q.factor, h->err));
        growth__excerpt(h->cells[cell].text, h->cells[cell].length, q.name);
        return bind_quantity(h, &q, quantities[i].owner);
    }
    return GROWTH_OK;
}

static growth_status read_heading(const header *h, size_t cell)
{
    char heading[HEADING_SIZE], name[GROWTH__EXCERPT_SIZE];
    const size_t length = plain_heading(&h->cells[cell], heading);
    size_t row;

    if (!length)
        return GROWTH_OK;
    if (find_field(heading, length, &row))
        return bind_field(h, row, cell);
    if (growth__same_word(heading, length, "age") ||
        growth__same_word(heading, length, "corrected_age")) {
        growth__excerpt(h->cells[cell].text, h->cells[cell].length, name);
        return growth__fail(h->err, GROWTH_ERR_PARSE,
                            "column %zu \"%s\" does not say its unit (call it \"%s_days\", "
                            "\"%s_months\" or \"%s_years\")",
                            cell + 1, name, name, name, name);
    }
    return try_quantity(h, heading, length, cell);
}

/* -- the whole header ----------------------------------------------------------------------- */

static void add_lack(char *lacks, size_t size, const char *what)
{
    const size_t used = strlen(lacks);

    snprintf(lacks + used, size - used, "%s%s", used ? "; " : "", what);
}

static void check_values(const growth__columns *c, char *lacks, size_t size)
{
    const int measure = c->cell[GROWTH__MEASURE] != GROWTH__NO_CELL;
    const int value = c->cell[GROWTH__VALUE] != GROWTH__NO_CELL;
    const int unit = c->cell[GROWTH__UNIT] != GROWTH__NO_CELL;

    if (c->n_wide && !value)
        return;
    if (!measure && !value && !unit) {
        if (c->cell[GROWTH__REASON] == GROWTH__NO_CELL)
            add_lack(lacks, size,
                     "measure, value and unit, or columns such as weight_kg, "
                     "height_cm, head_cm");
        return;
    }
    if (!measure)
        add_lack(lacks, size, "measure");
    if (!value)
        add_lack(lacks, size, "value");
    if (!unit)
        add_lack(lacks, size, "unit");
}

static growth_status check_header(const growth__columns *c, int needs_sex, growth_error *err)
{
    const int birth = c->cell[GROWTH__BIRTH_DATE] != GROWTH__NO_CELL;
    const int measured = c->cell[GROWTH__MEASURED_ON] != GROWTH__NO_CELL;
    const int age = c->cell[GROWTH__AGE] != GROWTH__NO_CELL ||
                    c->cell[GROWTH__CORRECTED_AGE] != GROWTH__NO_CELL;
    char lacks[256] = "";

    if (needs_sex && c->cell[GROWTH__SEX] == GROWTH__NO_CELL)
        add_lack(lacks, sizeof lacks, "sex");
    if (!age && !birth && !measured)
        add_lack(lacks, sizeof lacks,
                 "birth_date and measured_on, or age_days, age_months or age_years");
    else if (!age && !birth)
        add_lack(lacks, sizeof lacks, "birth_date");
    else if (!age && !measured)
        add_lack(lacks, sizeof lacks, "measured_on");
    check_values(c, lacks, sizeof lacks);
    if (*lacks)
        return growth__fail(err, GROWTH_ERR_PARSE, "the header lacks %s (add what is missing)",
                            lacks);
    if (c->n_wide && c->cell[GROWTH__VALUE] != GROWTH__NO_CELL)
        return growth__fail(err, GROWTH_ERR_PARSE,
                            "the header has both a value column and \"%s\" (keep one form: a "
                            "measure a row, or a column for each)",
                            c->wide[0].name);
    return GROWTH_OK;
}

growth_status growth__columns_read(const growth__cell *cells, size_t n_cells, int needs_sex,
                                   growth__columns *columns, growth_error *err)
{
    const header h = { cells, columns, err };

    *columns = (growth__columns){ .n_cells = n_cells };
    columns->mother.cell = columns->father.cell = GROWTH__NO_CELL;
    for (size_t i = 0; i < GROWTH__FIELD_COUNT; i++)
        columns->cell[i] = GROWTH__NO_CELL;
    for (size_t i = 0; i < n_cells; i++)
        TRY(read_heading(&h, i));
    return check_header(columns, needs_sex, err);
}
