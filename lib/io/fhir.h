/* FHIR R4 behind the reader of measurement files: patients are gathered from all files first, then
 * each Observation becomes a row of cells, as if it had stood in a table. */
#ifndef GROWTH_IO_FHIR_H
#define GROWTH_IO_FHIR_H

#include <json-c/json.h>

#include "fhir_codes.h"
#include "fhir_names.h"
#include "json.h"
#include "reader.h"

/* Numbers of patients are 32 bits wide: `same_as` is one more than a number. */
#define GROWTH__PATIENTS_MAX (GROWTH__NO_NAME - 1)

enum { GROWTH__ID_SIZE = 512 };

/* One child, as far as rows need to know. */
typedef struct growth__patient {
    const char *id;
    char birth_date[20]; /* As written; "" where there is none. */
    char gender[16];     /* Likewise, as far as it fits. */
    int16_t gestation_days;
    uint8_t gestation_rank; /* How sure its code is; 0: none read. */
    uint8_t sex;            /* growth_sex. */
    uint8_t present;        /* 1: there is a Patient, not only a gestation. */
    uint8_t differs;        /* 1: Patients of this id contradict each other. */
    uint8_t died;           /* 1: recorded as having died. */
    uint8_t told;           /* 1: some row told of it. */
    uint8_t number_told;    /* 1: some row told what is wrong with its number. */
    uint8_t number_wrong;   /* 1: it has an NHS number that is none. */
    uint8_t numbers_differ; /* 1: it has two. */
    uint8_t number_shared;  /* 1: another Patient has the same. */
    char number[11];        /* The first that is one, or "". */
    char *replaced_by;      /* The id of the first Patient that it is said to be merged into. */
    uint32_t same_as;       /* 1 + another: what was gathered under its URL before it came. */
} growth__patient;

/* A value of an observation: its own, or that of a component. */
typedef struct growth__part {
    const growth__code *code;
    json_object *object; /* Holds value[x] and dataAbsentReason. */
} growth__part;

/* Where an item stands. */
typedef struct growth__place {
    size_t file, number, line, entry; /* As of growth__json_item. */
} growth__place;

/* Of an observation that stands more than once, the version that counts. */
typedef struct growth__version {
    growth__place place;
    uint64_t content; /* A hash of it: another of the same is a copy. */
    double order[4];  /* What says which is later, the strongest first; NaN: not said. */
} growth__version;

typedef struct growth__versions {
    uint64_t *seen; /* Hashes of ids, until they are settled. */
    size_t n_seen, room;
    int any_again;        /* Some id was seen more than once. */
    growth__names by_key; /* Id and child, of those alone. */
    growth__version *list;
    size_t n, n_room;
} growth__versions;

struct growth__fhir {
    json_tokener *tokener;
    growth__json *json; /* Of the file being read. */

    growth__patient *patients;
    size_t n_patients, room;
    growth__names by_id;     /* Logical ids and full URLs, of patients. */
    growth__names by_number; /* NHS numbers, of patients. */
    growth__names retracted; /* Ids of observations that were taken back. */
    growth__versions versions;

    growth__place place;
    json_object *item;     /* What the row is made of; the cells point into it. */
    json_object *resource; /* In it; NULL where it cannot be read. */
    growth__csv_row row;
    growth__cell cells[GROWTH__FIELD_COUNT + GROWTH_ROW_VALUES];
    char gestation[16], day[16], note[1024];
    growth__patient *who;          /* Its Patient; NULL: not known. */
    char subject[GROWTH__ID_SIZE]; /* The id of its child, where there is no Patient of it. */
    const char *wrong;             /* Of the item, where it cannot be parsed. */
    growth_value taken_back[GROWTH_ROW_VALUES];
    int known_elsewhere; /* As the options have it. */
    char today[16];      /* Likewise, or "". */
    int of_patients;     /* Behind the last file: the rows are Patients of whom none told. */
    size_t first_file, last_file;  /* Which have Patients. */
    int any_patient, any_nameless; /* There is one; one without an id. */
};

/* -- the whole: fhir.c -- */

/* Gather the patients of every source that is FHIR. */
growth_status growth__fhir_gather(growth_reader *reader, growth_error *err);

/* Begin the file at hand. */
growth_status growth__fhir_begin(growth_reader *reader, growth_error *err);

/* The next observation into `reader->cells`, or NULL at the end of the file. */
growth_status growth__fhir_next(growth_reader *reader, growth_error *err);

/* What it says.  Fills the row; see reader.c. */
growth_outcome growth__fhir_understand(growth_reader *reader);

/* Begin a message with where the row stands, if the file is a Bundle or an array; its lines may be
 * few and long.  Returns the length. */
size_t growth__fhir_where(const growth_reader *reader, char *out, size_t size);

/* Refuse the row for the sex of its Patient.  Returns 0. */
int growth__fhir_refuse_sex(growth_reader *reader, const char *advice);

/* End the file at hand; and all of it. */
void growth__fhir_end(growth_reader *reader);
void growth__fhir_close(growth_reader *reader);

/* Parse an item, and take a resource out of its entry; NULL: not JSON, or no resource. */
json_object *growth__fhir_resource(growth__fhir *fhir, const growth__json_item *item,
                                   json_object **root);

/* -- reading JSON: fhir_value.c -- */

/* A member of an object, where it has that type; else NULL. */
json_object *growth__json_member(json_object *object, const char *name, json_type type);

/* A member's text; NULL where it is no text, empty, too long for a cell, or holds a NUL. */
const char *growth__json_text(json_object *object, const char *name);

/* The id a reference to a Patient names, in `out`; 0: it names none. */
int growth__reference_id(const char *reference, char *out, size_t size);

/* The unit of a Quantity by its UCUM code, or by its text where it has none.  NULL: not known;
 * `shown` is then what stands there, or "". */
const growth_unit *growth__quantity_unit(json_object *quantity, const char **shown);
int growth__is_centile(json_object *quantity);

/* The gestation of an observation, in days; 0: not known.  Returns what is wrong, or NULL. */
const char *growth__gestation_of(json_object *observation, int *days);

/* Why a value is absent, in words of growth_reason_find() or its own; NULL: it does not say. */
const char *growth__absent_reason(json_object *object);

/* Put a text into the cell of a field or value; NULL empties it. */
void growth__fhir_set_cell(growth_reader *reader, size_t at, const char *text);

/* A text of a resource, or NULL, for a message. */
const char *growth__fhir_quoted(const growth_reader *reader, const char *text,
                                char quoted[GROWTH__QUOTED_SIZE]);

/* Refuse the row because Patients of one id differ: nobody can tell which is meant.  Returns 0. */
int growth__fhir_refuse_differing(growth_reader *reader, const growth__patient *patient);

/* Who the row is about, into its cells, but for the date of birth. */
void growth__fhir_set_child(growth_reader *reader, const growth__patient *patient);

/* -- whom and when: fhir_who.c -- */

/* Of an observation, into the cells.  0: the row is refused. */
int growth__fhir_read_child(growth_reader *reader, json_object *observation);
int growth__fhir_read_date(growth_reader *reader, json_object *observation);

/* -- Patients of whom no row told: fhir_children.c -- */

/* The file behind the one at hand: after the last, those of Patients once more, where some Patient
 * has not been told of.  Returns 0 where there is none. */
int growth__fhir_next_file(growth_reader *reader);

/* Note whom the row at hand told of. */
void growth__fhir_note_told(growth_reader *reader, growth_outcome outcome);

/* From the start. */
void growth__fhir_rewind(growth_reader *reader);

/* Whether the resource at hand is a Patient and so a row; and what it says. */
int growth__fhir_is_untold(growth_reader *reader, json_object *resource);
growth_outcome growth__fhir_read_patient(growth_reader *reader, json_object *patient);

/* -- who: fhir_patients.c -- */

/* Take in a Patient, or what an Observation says about its child. */
growth_status growth__patients_take(growth__fhir *fhir, json_object *resource, const char *full_url,
                                    growth_error *err);

/* So that they can be taken in again. */
void growth__patients_forget_gestations(growth__fhir *fhir);

/* The child of an observation, or NULL with the reason in `why`. */
growth__patient *growth__patient_of(const growth__fhir *fhir, json_object *observation,
                                    const char **why);

/* The id of the child of an observation, in `out`: its Patient's, or where that is not in the files
 * the one its subject names; 0: it names none. */
int growth__subject_of(const growth__fhir *fhir, json_object *observation, char *out, size_t size);

/* Take in the NHS numbers of a Patient: fhir_numbers.c. */
growth_status growth__patients_take_number(growth__fhir *fhir, growth__patient *p,
                                           json_object *patient, growth_error *err);

/* The number of a Patient that can be used; NULL: none. */
const char *growth__patient_number(const growth__patient *p);

/* Say once of the Patient of the row what is wrong with its number. */
void growth__fhir_tell_number(growth_reader *reader);

/* A Patient by an id or URL; NULL where there is none in the files. */
growth__patient *growth__patient_find(const growth__fhir *fhir, const char *id);

/* The id under which a Patient is known, in `out`; 0: it has none. */
int growth__patient_id(json_object *patient, const char *full_url, char *out, size_t size);

/* How sure a code of gestation is: at birth before any other. */
int growth__gestation_rank(const growth__code *code);

/* Whether an observation of this status was taken back. */
int growth__takes_back(const char *status);

/* -- which of several: fhir_versions.c -- */

/* First the ids of every item are seen; then those of which `matter` says so are weighed, once the
 * Patients are known. */
growth_status growth__versions_see(growth__fhir *fhir, const growth__json_item *item,
                                   growth_error *err);
int growth__versions_matter(growth__fhir *fhir, const growth__json_item *item);
growth_status growth__versions_weigh(growth__fhir *fhir, json_object *resource, growth_error *err);

/* The version that counts in place of the observation at `fhir->place`, with whether both are the
 * same; NULL: itself. */
const growth__version *growth__versions_other(const growth__fhir *fhir, json_object *observation,
                                              int *is_copy);

/* Free what is needed no more after weighing; and all of it. */
void growth__versions_settle(growth__versions *versions);
void growth__versions_free(growth__versions *versions);

#endif
