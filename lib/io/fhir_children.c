/* Patients of whom no row told: a child who was never measured is still a child.
 *
 * A Patient of whom an Observation is used, or lacks nothing but a sex, is no row.  Which those are
 * is only known behind the last file; then the files that have Patients are read once more, and
 * each of the others is a row that names a child and nothing measured, as a table may have one. */
#include <stdio.h>
#include <string.h>

#include "fhir.h"

/* End of the references: who is as old as that is no child. */
static const double adult_days = 20 * GROWTH_DAYS_PER_YEAR;

/* Of Patients that replace each other. */
#define LONGEST_CHAIN 64

/* -- which are rows ------------------------------------------------------------------------- */

static int any_untold(const growth__fhir *fhir)
{
    for (size_t i = 0; i < fhir->n_patients; i++)
        if (fhir->patients[i].present && !fhir->patients[i].told)
            return 1;
    return fhir->any_nameless;
}

int growth__fhir_next_file(growth_reader *reader)
{
    growth__fhir *fhir = reader->fhir;
    size_t file = reader->file + 1;

    if (!fhir || (!fhir->of_patients && file < reader->files.n)) {
        reader->file += file < reader->files.n;
        return file < reader->files.n;
    }
    if (!fhir->of_patients && (!fhir->any_patient || !any_untold(fhir)))
        return 0;
    file = fhir->of_patients ? file : fhir->first_file;
    while (file <= fhir->last_file && !reader->files.list[file].is_json)
        file++;
    if (file > fhir->last_file)
        return 0;
    fhir->of_patients = 1;
    reader->file = file;
    return 1;
}

void growth__fhir_rewind(growth_reader *reader)
{
    growth__fhir *fhir = reader->fhir;

    if (!fhir)
        return;
    fhir->of_patients = 0;
    for (size_t i = 0; i < fhir->n_patients; i++)
        fhir->patients[i].told = fhir->patients[i].number_told = 0;
}

/* Refused for no more than that its child's sex is not known: that is told of the child, too. */
static int lacks_sex(const growth_row *row)
{
    for (size_t i = 0; i < row->n_problems; i++)
        if (row->problems[i].kind != GROWTH_PROBLEM_SEX)
            return 0;
    return row->n_problems > 0;
}

void growth__fhir_note_told(growth_reader *reader, growth_outcome outcome)
{
    growth__patient *p = reader->fhir->who;

    if (p && !p->differs &&
        (outcome <= GROWTH_ROW_PART || reader->row.contradicts ||
         (outcome == GROWTH_ROW_REJECTED &&
          ((reader->row.n_values && !reader->refused) || lacks_sex(&reader->row)))))
        p->told = 1;
}

/* Merged into another Patient that is in the files: that is the child.  Two that are each said to
 * be replaced by the other, or several in a ring, all stay: whom nobody replaces must be listed,
 * and so must the first of a chain that is too long to follow. */
static int is_replaced(const growth__fhir *fhir, const growth__patient *p)
{
    const growth__patient *by = p;

    for (int i = 0; i < LONGEST_CHAIN; i++) {
        by = by->replaced_by ? growth__patient_find(fhir, by->replaced_by) : NULL;
        if (!by)
            return i > 0;
        if (by == p)
            return 0;
    }
    return 0;
}

/* The Patient at hand among those that were gathered; NULL: it has no id. */
static growth__patient *gathered(const growth__fhir *fhir, json_object *patient)
{
    char id[GROWTH__ID_SIZE];

    return growth__patient_id(patient, growth__json_text(fhir->item, "fullUrl"), id, sizeof id)
               ? growth__patient_find(fhir, id)
               : NULL;
}

int growth__fhir_is_untold(growth_reader *reader, json_object *resource)
{
    const char *type = growth__json_text(resource, "resourceType");
    const growth__patient *p;

    if (!type || strcmp(type, "Patient") != 0)
        return 0;
    p = gathered(reader->fhir, resource);
    if (p && (p->told || is_replaced(reader->fhir, p)))
        return 0;
    reader->counts.patients--; /* it is a row */
    return 1;
}

/* -- what they say -------------------------------------------------------------------------- */

/* The last day that a date may mean of which the month, or the day, is not given. */
static growth_date latest_day(const char *text)
{
    const size_t length = strlen(text);
    char whole[16];
    growth_date date;
    growth_error err;
    int year, month, day;

    if (length != 4 && length != 7 && length != 10)
        return GROWTH_DATE_NONE;
    snprintf(whole, sizeof whole, "%s%s", text, &"-12-01"[length == 4 ? 0 : length == 7 ? 3 : 6]);
    if (growth_date_parse(whole, strlen(whole), GROWTH_DATE_ISO, &date, &err) != GROWTH_OK)
        return GROWTH_DATE_NONE;
    if (length == 10)
        return date;
    growth_date_to_civil(date, &year, &month, &day);
    if (growth_date_from_civil(year + month / 12, month % 12 + 1, 1, &date) != GROWTH_OK)
        return GROWTH_DATE_NONE;
    return date - 1;
}

/* A part of a date may be enough to know. */
static int is_adult(const growth_reader *reader, const growth__patient *p)
{
    const growth_date born = latest_day(p->birth_date);

    return born != GROWTH_DATE_NONE && reader->options.today != GROWTH_DATE_NONE &&
           (double)reader->options.today - (double)born >= adult_days;
}

/* A date of birth that is none does not hide a child: it is listed without.  Where a sex lacks,
 * that alone is told: it is what has to be known first. */
static void set_birth_date(growth_reader *reader, const growth__patient *p)
{
    const growth_date today = reader->options.today;
    const growth_date born = latest_day(p->birth_date);
    const int is_whole = born != GROWTH_DATE_NONE && strlen(p->birth_date) == 10;
    char quoted[GROWTH__QUOTED_SIZE];

    if (!p->birth_date[0] || (!p->sex && !reader->options.chart_sex && !reader->options.any_sex))
        return;
    growth__quoted(reader, p->birth_date, strlen(p->birth_date), quoted);
    if (!is_whole)
        growth__problem(reader, GROWTH_PROBLEM_DATE, GROWTH__NO_CELL,
                        "birthDate %s of the Patient is not a whole date (year, month and day are "
                        "needed)",
                        quoted);
    else if (today != GROWTH_DATE_NONE && born > today)
        growth__problem(reader, GROWTH_PROBLEM_FUTURE, GROWTH__NO_CELL,
                        "birthDate %s of the Patient is in the future", quoted);
    else
        growth__fhir_set_cell(reader, GROWTH__BIRTH_DATE, p->birth_date);
}

int growth__fhir_refuse_differing(growth_reader *reader, const growth__patient *p)
{
    growth_child *child = &reader->row.child;

    child->id = p->id;
    child->sex = p->sex ? (growth_sex)p->sex : reader->options.chart_sex;
    child->sex_chosen = !p->sex && child->sex != GROWTH_SEX_UNKNOWN;
    child->gestation_days = p->gestation_days;
    if (strlen(p->birth_date) == 10)
        child->birth_date = latest_day(p->birth_date);
    reader->row.contradicts = 1;
    return growth__refuse(reader, GROWTH_PROBLEM_CHILD, GROWTH__NO_CELL,
                          "there are two Patients of this id, with different birth dates or "
                          "sexes (correct one of them)");
}

growth_outcome growth__fhir_read_patient(growth_reader *reader, json_object *patient)
{
    growth__patient *p = reader->fhir->who = gathered(reader->fhir, patient);

    if (!p) {
        growth__refuse(reader, GROWTH_PROBLEM_CHILD, GROWTH__NO_CELL,
                       "the Patient has no id, so that no Observation can be about it (give it "
                       "one)");
        return GROWTH_ROW_REJECTED;
    }
    if (p->differs) {
        growth__fhir_refuse_differing(reader, p);
        return GROWTH_ROW_REJECTED;
    }
    p->told = 1; /* another Patient of this id is a copy */
    if (is_adult(reader, p)) {
        reader->counts.problems[GROWTH_PROBLEM_ADULT]++; /* so many that each would hide the rest */
        return GROWTH_ROW_SKIPPED;
    }
    if (p->died) {
        growth__problem(reader, GROWTH_PROBLEM_DECEASED, GROWTH__NO_CELL,
                        "the Patient is recorded as having died, and nothing measured of it is "
                        "used: it is not listed");
        return GROWTH_ROW_SKIPPED;
    }
    growth__fhir_set_child(reader, p);
    set_birth_date(reader, p);
    return growth__understand_child(reader);
}
