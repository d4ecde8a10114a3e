/* Whom an Observation is about, and of which day it is. */
#include <stdio.h>
#include <string.h>

#include "fhir.h"
#include "text.h"

const char *growth__fhir_quoted(const growth_reader *reader, const char *text,
                                char quoted[GROWTH__QUOTED_SIZE])
{
    return growth__quoted(reader, text ? text : "", text ? strlen(text) : 0, quoted);
}

void growth__fhir_set_child(growth_reader *reader, const growth__patient *p)
{
    growth__fhir *fhir = reader->fhir;

    reader->row.nhs_number = growth__patient_number(p);
    growth__fhir_set_cell(reader, GROWTH__CHILD_ID, p->id);
    growth__fhir_set_cell(reader, GROWTH__SEX, p->sex ? growth_sex_text((growth_sex)p->sex) : NULL);
    if (!p->gestation_days)
        return;
    snprintf(fhir->gestation, sizeof fhir->gestation, "%d+%d", p->gestation_days / 7,
             p->gestation_days % 7);
    growth__fhir_set_cell(reader, GROWTH__GESTATION, fhir->gestation);
}

/* The child by its id alone, where its Patient is not in the files. */
static int read_id_of_child(growth_reader *reader, json_object *observation)
{
    growth__fhir *fhir = reader->fhir;

    if (!fhir->known_elsewhere || growth__json_member(observation, "focus", json_type_array) ||
        !growth__subject_of(fhir, observation, fhir->subject, sizeof fhir->subject))
        return 0;
    growth__fhir_set_cell(reader, GROWTH__CHILD_ID, fhir->subject);
    return 1;
}

int growth__fhir_read_child(growth_reader *reader, json_object *observation)
{
    growth__fhir *fhir = reader->fhir;
    const char *why;
    growth__patient *p = growth__patient_of(fhir, observation, &why);
    char quoted[GROWTH__QUOTED_SIZE];

    fhir->who = p;
    if (!p && read_id_of_child(reader, observation))
        return 1;
    if (!p)
        return growth__refuse(reader, GROWTH_PROBLEM_SUBJECT, GROWTH__NO_CELL,
                              "no child for the observation: %s", why);
    if (p->differs)
        return growth__fhir_refuse_differing(reader, p);
    if (p->birth_date[0] && strlen(p->birth_date) < strlen("2021-04-02"))
        return growth__refuse(reader, GROWTH_PROBLEM_DATE, GROWTH__NO_CELL,
                              "birthDate %s of the Patient is not a whole date (year, month "
                              "and day are needed)",
                              growth__fhir_quoted(reader, p->birth_date, quoted));
    growth__fhir_set_child(reader, p);
    growth__fhir_set_cell(reader, GROWTH__BIRTH_DATE, p->birth_date);
    return 1;
}

int growth__fhir_refuse_sex(growth_reader *reader, const char *advice)
{
    const char *gender = reader->fhir->who->gender;
    char quoted[GROWTH__QUOTED_SIZE];

    return gender[0] ? growth__refuse(reader, GROWTH_PROBLEM_SEX, GROWTH__NO_CELL,
                                      "gender %s of the Patient has no reference (%s)",
                                      growth__fhir_quoted(reader, gender, quoted), advice)
                     : growth__refuse(reader, GROWTH_PROBLEM_SEX, GROWTH__NO_CELL,
                                      "the Patient has no gender (%s)", advice);
}

/* The day as written, in the place where it was written, whatever the time zone of the reader. */
static const char *day_of(growth__fhir *fhir, const char *text, char *day, size_t size)
{
    (void)fhir;
    if (strlen(text) < strlen("2021-04-02") || (text[10] && text[10] != 'T'))
        return NULL;
    snprintf(day, size, "%.10s", text);
    return day;
}

int growth__fhir_read_date(growth_reader *reader, json_object *observation)
{
    growth__fhir *fhir = reader->fhir;
    json_object *period = growth__json_member(observation, "effectivePeriod", json_type_object);
    const char *text = growth__json_text(observation, "effectiveDateTime");
    const char *until = growth__json_text(period, "end");
    char quoted[GROWTH__QUOTED_SIZE], last[16];

    if (!text)
        text = growth__json_text(observation, "effectiveInstant");
    if (!text)
        text = growth__json_text(period, "start");
    if (!text)
        return growth__refuse(reader, GROWTH_PROBLEM_DATE, GROWTH__NO_CELL,
                              "the observation has no effective date (issued is not when it was "
                              "taken)");
    if (!day_of(fhir, text, fhir->day, sizeof fhir->day))
        return growth__refuse(reader, GROWTH_PROBLEM_DATE, GROWTH__NO_CELL,
                              "effective date %s is not a whole date (year, month and day are "
                              "needed)",
                              growth__fhir_quoted(reader, text, quoted));
    if (period && until &&
        (!day_of(fhir, until, last, sizeof last) || strcmp(last, fhir->day) != 0))
        return growth__refuse(reader, GROWTH_PROBLEM_DATE, GROWTH__NO_CELL,
                              "effectivePeriod is longer than a day");
    growth__fhir_set_cell(reader, GROWTH__MEASURED_ON, fhir->day);
    return 1;
}
