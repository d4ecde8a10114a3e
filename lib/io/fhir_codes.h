/* What the codes of observations mean: a table made from codes.csv, and how one is looked up. */
#ifndef GROWTH_IO_FHIR_CODES_H
#define GROWTH_IO_FHIR_CODES_H

#include <stddef.h>

#include <growth/measure.h>

struct json_object;

typedef enum growth__code_system { GROWTH__LOINC, GROWTH__SNOMED } growth__code_system;

/* In ascending order of what counts where an observation has several codes. */
typedef enum growth__code_use {
    GROWTH__CODE_POSITION, /* Of the body; never of an observation. */
    GROWTH__CODE_MEASURE,
    GROWTH__CODE_GESTATION,
    GROWTH__CODE_EXCLUDED
} growth__code_use;

typedef struct growth__code {
    growth__code_system system;
    const char *code;
    growth__code_use use;
    growth_measure measure; /* Of GROWTH__CODE_MEASURE. */
    growth_posture posture;
    int at_birth;        /* Taken at birth, whatever day it was written down. */
    const char *exclude; /* "it is a centile" */
} growth__code;

/* By system and code, ascending. */
extern const growth__code growth__codes[];
extern const size_t growth__n_codes;

/* What a CodeableConcept means here; NULL: nothing that is read. */
const growth__code *growth__code_of(struct json_object *concept);

/* Whether it names anything at all. */
int growth__code_says(struct json_object *concept);

/* Whether two of its codes say different things. */
int growth__code_conflict(struct json_object *concept);

/* The posture of a body position; unknown where it says none. */
growth_posture growth__position_of(struct json_object *concept);

#endif
