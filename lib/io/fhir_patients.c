/* Who the observations are about: Patients by their ids and full URLs, with the gestations and the
 * withdrawals that Observations hold.  Memory goes with the patients, not with the observations. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fhir.h"

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory gathering patients");
}

static growth_status no_room(const growth__fhir *fhir, growth_error *err)
{
    if (fhir->n_patients < GROWTH__PATIENTS_MAX)
        return no_memory(err);
    return growth__fail(err, GROWTH_ERR_LIMIT,
                        "the files have more than %zu patients; give them in parts, each with the "
                        "observations of its patients",
                        (size_t)GROWTH__PATIENTS_MAX);
}

/* The patient of an id, made where there is none yet; NULL: no_room(). */
static growth__patient *patient_at(growth__fhir *fhir, const char *id)
{
    const uint32_t known = growth__names_find(&fhir->by_id, id);
    growth__patient *p;

    if (known != GROWTH__NO_NAME && fhir->patients[known].same_as)
        return &fhir->patients[fhir->patients[known].same_as - 1];
    if (known != GROWTH__NO_NAME)
        return &fhir->patients[known];
    if (fhir->n_patients >= GROWTH__PATIENTS_MAX)
        return NULL;
    if (fhir->n_patients == fhir->room) {
        const size_t room = fhir->room ? 2 * fhir->room : 64;

        p = realloc(fhir->patients, room * sizeof *p);
        if (!p)
            return NULL;
        fhir->patients = p;
        fhir->room = room;
    }
    p = &fhir->patients[fhir->n_patients];
    *p = (growth__patient){ 0 };
    p->id = growth__names_add(&fhir->by_id, id, (uint32_t)fhir->n_patients);
    fhir->n_patients += p->id != NULL;
    return p->id ? p : NULL;
}

static growth_sex sex_of(json_object *patient)
{
    const char *gender = growth__json_text(patient, "gender");

    return !gender                     ? GROWTH_SEX_UNKNOWN
           : !strcmp(gender, "male")   ? GROWTH_MALE
           : !strcmp(gender, "female") ? GROWTH_FEMALE
                                       : GROWTH_SEX_UNKNOWN;
}

/* Of the Patients that are said to replace it the first counts: each then has one, and of those
 * that go round in a ring none can hide the others. */
static growth_status take_link(growth__patient *p, json_object *patient, growth_error *err)
{
    json_object *links = growth__json_member(patient, "link", json_type_array);

    for (size_t i = 0; links && !p->replaced_by && i < json_object_array_length(links); i++) {
        json_object *link = json_object_array_get_idx(links, i);
        json_object *other = growth__json_member(link, "other", json_type_object);
        const char *type = growth__json_text(link, "type");
        char id[GROWTH__ID_SIZE];

        if (!type || strcmp(type, "replaced-by") != 0 ||
            !growth__reference_id(growth__json_text(other, "reference"), id, sizeof id))
            continue;
        p->replaced_by = strdup(id);
        if (!p->replaced_by)
            return no_memory(err);
    }
    return GROWTH_OK;
}

/* A second Patient of the same id fills in what the first lacks, and must not contradict it. */
static void describe(growth__patient *p, json_object *patient)
{
    const char *birth = growth__json_text(patient, "birthDate");
    const char *gender = growth__json_text(patient, "gender");
    const growth_sex sex = sex_of(patient);

    if (birth && p->birth_date[0] && strncmp(birth, p->birth_date, sizeof p->birth_date - 1) != 0)
        p->differs = 1;
    if (sex && p->sex && sex != p->sex)
        p->differs = 1;
    if (birth && !p->birth_date[0])
        snprintf(p->birth_date, sizeof p->birth_date, "%s", birth);
    if (sex)
        p->sex = (uint8_t)sex;
    if (gender && !p->gender[0])
        snprintf(p->gender, sizeof p->gender, "%s", gender);
    p->died |=
        growth__json_text(patient, "deceasedDateTime") ||
        json_object_get_boolean(growth__json_member(patient, "deceasedBoolean", json_type_boolean));
    p->present = 1;
}

/* What was gathered under a URL before its Patient came is that Patient's. */
static growth_status join_url(growth__fhir *fhir, growth__patient *p, const char *url_id,
                              growth_error *err)
{
    const uint32_t number = (uint32_t)(p - fhir->patients);
    const uint32_t known = growth__names_find(&fhir->by_id, url_id);
    growth__patient *other;

    if (known == GROWTH__NO_NAME)
        return growth__names_add(&fhir->by_id, url_id, number) ? GROWTH_OK : no_memory(err);
    other = &fhir->patients[known];
    if (known == number || other->present || other->same_as)
        return GROWTH_OK;
    if (other->gestation_rank > p->gestation_rank) {
        p->gestation_rank = other->gestation_rank;
        p->gestation_days = other->gestation_days;
    }
    other->same_as = number + 1;
    return GROWTH_OK;
}

int growth__patient_id(json_object *patient, const char *full_url, char *out, size_t size)
{
    const char *id = growth__json_text(patient, "id");

    if (!id)
        return growth__reference_id(full_url, out, size);
    return (size_t)snprintf(out, size, "%s", id) < size;
}

static growth_status take_patient(growth__fhir *fhir, json_object *patient, const char *full_url,
                                  growth_error *err)
{
    char id[GROWTH__ID_SIZE], url_id[GROWTH__ID_SIZE];
    const size_t file = fhir->place.file;
    growth__patient *p;

    if (!fhir->any_patient || file < fhir->first_file)
        fhir->first_file = file;
    fhir->any_patient = 1;
    fhir->last_file = file > fhir->last_file ? file : fhir->last_file;
    if (!growth__patient_id(patient, full_url, id, sizeof id)) {
        fhir->any_nameless = 1;
        return GROWTH_OK;
    }
    p = patient_at(fhir, id);
    if (!p)
        return no_room(fhir, err);
    describe(p, patient);
    TRY(growth__patients_take_number(fhir, p, patient, err));
    TRY(take_link(p, patient, err));
    return growth__reference_id(full_url, url_id, sizeof url_id) ? join_url(fhir, p, url_id, err)
                                                                 : GROWTH_OK;
}

int growth__gestation_rank(const growth__code *code)
{
    return code && code->use == GROWTH__CODE_GESTATION ? 1 + code->at_birth : 0;
}

int growth__takes_back(const char *status)
{
    return status && (!strcmp(status, "entered-in-error") || !strcmp(status, "cancelled"));
}

/* The id of the subject, where the observation is about the subject. */
static int subject_id(json_object *observation, char *out, size_t size)
{
    json_object *subject = growth__json_member(observation, "subject", json_type_object);

    return growth__reference_id(growth__json_text(subject, "reference"), out, size);
}

static growth_status take_gestation(growth__fhir *fhir, json_object *observation, growth_error *err)
{
    json_object *concept = growth__json_member(observation, "code", json_type_object);
    const int rank = growth__gestation_rank(growth__code_of(concept));
    char id[GROWTH__ID_SIZE];
    growth__patient *p;
    int days, is_copy;

    if (!rank || growth__versions_other(fhir, observation, &is_copy) ||
        growth__gestation_of(observation, &days) || !days ||
        growth__json_member(observation, "focus", json_type_array) ||
        !subject_id(observation, id, sizeof id))
        return GROWTH_OK;
    p = patient_at(fhir, id);
    if (!p)
        return no_room(fhir, err);
    if (rank > p->gestation_rank) {
        p->gestation_rank = (uint8_t)rank;
        p->gestation_days = (int16_t)days;
    }
    return GROWTH_OK;
}

void growth__patients_forget_gestations(growth__fhir *fhir)
{
    for (size_t i = 0; i < fhir->n_patients; i++) {
        fhir->patients[i].gestation_rank = 0;
        fhir->patients[i].gestation_days = 0;
    }
}

static growth_status take_observation(growth__fhir *fhir, json_object *observation,
                                      growth_error *err)
{
    const char *status = growth__json_text(observation, "status");
    const char *id = growth__json_text(observation, "id");

    if (!growth__takes_back(status))
        return take_gestation(fhir, observation, err);
    if (id && !growth__names_add(&fhir->retracted, id, 0))
        return no_memory(err);
    return GROWTH_OK;
}

growth_status growth__patients_take(growth__fhir *fhir, json_object *resource, const char *full_url,
                                    growth_error *err)
{
    const char *type = growth__json_text(resource, "resourceType");

    if (type && !strcmp(type, "Patient"))
        return take_patient(fhir, resource, full_url, err);
    if (type && !strcmp(type, "Observation"))
        return take_observation(fhir, resource, err);
    return GROWTH_OK;
}

growth__patient *growth__patient_find(const growth__fhir *fhir, const char *id)
{
    uint32_t number = growth__names_find(&fhir->by_id, id);

    if (number != GROWTH__NO_NAME && fhir->patients[number].same_as)
        number = fhir->patients[number].same_as - 1;
    return number != GROWTH__NO_NAME && fhir->patients[number].present ? &fhir->patients[number]
                                                                       : NULL;
}

int growth__subject_of(const growth__fhir *fhir, json_object *observation, char *out, size_t size)
{
    const growth__patient *p;

    if (!subject_id(observation, out, size))
        return 0;
    p = growth__patient_find(fhir, out);
    return !p || (size_t)snprintf(out, size, "%s", p->id) < size;
}

growth__patient *growth__patient_of(const growth__fhir *fhir, json_object *observation,
                                    const char **why)
{
    json_object *subject = growth__json_member(observation, "subject", json_type_object);
    const char *reference = growth__json_text(subject, "reference");
    char id[GROWTH__ID_SIZE];

    *why = "it is about something other than its subject (it has a focus)";
    if (growth__json_member(observation, "focus", json_type_array))
        return NULL;
    *why = "it does not say which patient it is about (it has no subject.reference)";
    if (!reference)
        return NULL;
    *why = "its patient is contained in it and has no id of its own (export the Patient too)";
    if (reference[0] == '#')
        return NULL;
    *why = "its subject is not a patient";
    if (!subject_id(observation, id, sizeof id))
        return NULL;
    *why = "its Patient is not in the files that were given (add the file of Patients)";
    return growth__patient_find(fhir, id);
}
