/* One Observation as a row: its codes, status, child and date checked, its values put into cells
 * that the rest of the reader understands as it does those of a table. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "fhir.h"
#include "text.h"

static const char preliminary[] = "preliminary";

void growth__fhir_set_cell(growth_reader *reader, size_t at, const char *text)
{
    assert(reader->fhir);
    reader->fhir->cells[at] = (growth__cell){ text ? text : "", text ? strlen(text) : 0 };
}

/* -- texts ---------------------------------------------------------------------------------- */

static const char *words_of(json_object *concept)
{
    json_object *list = growth__json_member(concept, "coding", json_type_array);
    const char *text = growth__json_text(concept, "text");

    if (text || !list)
        return text;
    return growth__json_text(json_object_array_get_idx(list, 0), "display");
}

/* Who measured, and for whom: a person, or a service. */
static void read_performers(growth_reader *reader, json_object *observation)
{
    static const char *const services[] = { "Organization", "CareTeam", "HealthcareService" };
    json_object *list = growth__json_member(observation, "performer", json_type_array);

    for (size_t i = 0; list && i < json_object_array_length(list); i++) {
        json_object *one = json_object_array_get_idx(list, i);
        const char *reference = growth__json_text(one, "reference");
        const char *type = growth__json_text(one, "type");
        growth__field field = GROWTH__MEASURED_BY;

        for (size_t k = 0; k < ARRAY_LEN(services); k++)
            if ((reference && strstr(reference, services[k])) ||
                (type && !strcmp(type, services[k])))
                field = GROWTH__SERVICE;
        if (!reader->fhir->cells[field].length)
            growth__fhir_set_cell(reader, field, growth__json_text(one, "display"));
    }
}

static void read_texts(growth_reader *reader, json_object *observation)
{
    growth__fhir *fhir = reader->fhir;
    json_object *notes = growth__json_member(observation, "note", json_type_array);
    const char *note =
        notes ? growth__json_text(json_object_array_get_idx(notes, 0), "text") : NULL;
    const char *method = words_of(growth__json_member(observation, "method", json_type_object));
    const char *status = growth__json_text(observation, "status");

    if (status && !strcmp(status, preliminary)) {
        snprintf(fhir->note, sizeof fhir->note, "preliminary%s%s", note ? ": " : "",
                 note ? note : "");
        note = fhir->note;
    }
    if (!method)
        method = growth__json_text(growth__json_member(observation, "device", json_type_object),
                                   "display");
    growth__fhir_set_cell(reader, GROWTH__NOTE, note);
    growth__fhir_set_cell(reader, GROWTH__METHOD, method);
    growth__fhir_set_cell(reader, GROWTH__SOURCE_ID, growth__json_text(observation, "id"));
    read_performers(reader, observation);
}

/* -- values --------------------------------------------------------------------------------- */

/* Returns 1 with a cell and its quantity; 0 having said why there is none. */
static int read_quantity(growth_reader *reader, const growth__part *part, json_object *quantity,
                         size_t at)
{
    const char *measure = growth_measure_describe(part->code->measure)->id, *unit;
    growth__quantity *q = &reader->columns.wide[reader->columns.n_wide];
    json_object *value = NULL;
    char quoted[GROWTH__QUOTED_SIZE];
    growth_error why;

    *q = (growth__quantity){ at, "", part->code->measure, part->code->posture, NULL, 0, 1, 0 };
    q->at_birth = part->code->at_birth;
    snprintf(q->name, sizeof q->name, "%s", measure);
    if (growth__json_text(quantity, "comparator")) {
        growth__problem(reader, GROWTH_PROBLEM_COMPARATOR, GROWTH__NO_CELL,
                        "%s is only a limit (its value has a comparator)", measure);
        return 0;
    }
    if (part->code->measure == GROWTH_BMI && growth__is_centile(quantity)) {
        growth__problem(reader, GROWTH_PROBLEM_EXCLUDED, GROWTH__NO_CELL,
                        "bmi is left out: it is a centile by its unit");
        return 0;
    }
    q->unit = growth__quantity_unit(quantity, &unit);
    if (!q->unit) {
        growth__problem(reader, GROWTH_PROBLEM_UNIT, GROWTH__NO_CELL,
                        "unit %s of %s is not known (UCUM has %s: units are never guessed)",
                        growth__fhir_quoted(reader, unit, quoted), measure,
                        growth_measure_describe(part->code->measure)->unit);
        return 0;
    }
    if (growth_unit_for(q->unit, q->measure, &q->shift, &q->factor, &why) != GROWTH_OK) {
        growth__problem(reader, GROWTH_PROBLEM_UNIT, GROWTH__NO_CELL, "%s", why.message);
        return 0;
    }
    if (!json_object_object_get_ex(quantity, "value", &value) ||
        (json_object_get_type(value) != json_type_double &&
         json_object_get_type(value) != json_type_int)) {
        growth__problem(reader, GROWTH_PROBLEM_NUMBER, GROWTH__NO_CELL,
                        "%s has no value that is a number", measure);
        return 0;
    }
    /* json-c keeps the digits of the file. */
    growth__fhir_set_cell(reader, at, json_object_get_string(value));
    return 1;
}

static int has_value(json_object *object)
{
    json_object_object_foreach(object, name, member)
    {
        if (!strncmp(name, "value", strlen("value")) && member)
            return 1;
    }
    return 0;
}

static void read_part(growth_reader *reader, const growth__part *part)
{
    growth__columns *c = &reader->columns;
    json_object *quantity = growth__json_member(part->object, "valueQuantity", json_type_object);
    const char *reason = growth__absent_reason(part->object);

    if (part->code->use == GROWTH__CODE_EXCLUDED) {
        growth__problem(reader, GROWTH_PROBLEM_EXCLUDED, GROWTH__NO_CELL, "code %s is left out: %s",
                        part->code->code, part->code->exclude);
        return;
    }
    if (growth__code_conflict(growth__json_member(part->object, "code", json_type_object))) {
        growth__problem(reader, GROWTH_PROBLEM_MEASURE, GROWTH__NO_CELL,
                        "its codes name different things (correct them)");
        return;
    }
    if (quantity) {
        c->n_wide += (size_t)read_quantity(reader, part, quantity, GROWTH__FIELD_COUNT + c->n_wide);
        return;
    }
    if (has_value(part->object))
        growth__problem(reader, GROWTH_PROBLEM_NUMBER, GROWTH__NO_CELL,
                        "%s is not a Quantity: it needs a number and its unit",
                        growth_measure_describe(part->code->measure)->id);
    else if (reason)
        growth__fhir_set_cell(reader, GROWTH__REASON, reason);
}

/* -- what it is about ----------------------------------------------------------------------- */

static void add_part(growth_reader *reader, growth__part *parts, size_t *n, json_object *object)
{
    const growth__code *code =
        growth__code_of(growth__json_member(object, "code", json_type_object));

    if (!code)
        return;
    if (*n == GROWTH_ROW_VALUES) {
        growth__problem(reader, GROWTH_PROBLEM_FIELDS, GROWTH__NO_CELL,
                        "it has more than %d measurements", GROWTH_ROW_VALUES);
        return;
    }
    parts[(*n)++] = (growth__part){ code, object };
}

/* The observation itself and its components, as far as they are about growth. */
static size_t find_parts(growth_reader *reader, json_object *observation, growth__part *parts)
{
    json_object *list = growth__json_member(observation, "component", json_type_array);
    size_t n = 0;

    add_part(reader, parts, &n, observation);
    for (size_t i = 0; list && i < json_object_array_length(list); i++)
        add_part(reader, parts, &n, json_object_array_get_idx(list, i));
    return n;
}

/* A gestation is a fact of the child, gathered in the first pass; here it is only judged. */
static growth_outcome judge_gestation(growth_reader *reader, json_object *observation,
                                      const growth__code *code)
{
    const char *why, *wrong;
    const growth__patient *p = growth__patient_of(reader->fhir, observation, &why);
    int days;

    wrong = growth__gestation_of(observation, &days);
    if (!p)
        growth__refuse(reader, GROWTH_PROBLEM_SUBJECT, GROWTH__NO_CELL,
                       "no child for the observation: %s", why);
    else if (wrong)
        growth__refuse(reader, GROWTH_PROBLEM_GESTATION, GROWTH__NO_CELL, "%s", wrong);
    else if (days && days != p->gestation_days && growth__gestation_rank(code) == p->gestation_rank)
        growth__refuse(reader, GROWTH_PROBLEM_CHILD, GROWTH__NO_CELL,
                       "gestation differs from another one of this child, which was read before "
                       "(correct one of them)");
    reader->counts.gestations += !reader->refused;
    reader->counts.missing_codes += !reader->refused && !days;
    return reader->refused ? GROWTH_ROW_REJECTED : GROWTH_ROW_SKIPPED;
}

/* 1: its values count. */
static int check_status(growth_reader *reader, json_object *observation)
{
    static const char *const used[] = { "final", "amended", "corrected", "preliminary" };
    const char *status = growth__json_text(observation, "status");
    char quoted[GROWTH__QUOTED_SIZE];

    for (size_t i = 0; status && i < ARRAY_LEN(used); i++)
        if (!strcmp(status, used[i]))
            return 1;
    if (growth__takes_back(status))
        return 1; /* see take_back() */
    return growth__refuse(reader, GROWTH_PROBLEM_STATUS, GROWTH__NO_CELL,
                          "status %s is not of an observation that was made (final, amended, "
                          "corrected or preliminary)",
                          growth__fhir_quoted(reader, status, quoted));
}

static void mark_values(growth_reader *reader, json_object *observation)
{
    json_object *list = growth__json_member(observation, "extension", json_type_array);
    const char *status = growth__json_text(observation, "status");
    growth_posture posture = GROWTH_POSTURE_UNKNOWN;

    for (size_t i = 0; list && i < json_object_array_length(list); i++) {
        json_object *one = json_object_array_get_idx(list, i);
        const char *url = growth__json_text(one, "url");
        const size_t length = url ? strlen(url) : 0;

        if (length > 12 && growth__same_word(url + length - 12, 12, "bodyposition"))
            posture = growth__position_of(
                growth__json_member(one, "valueCodeableConcept", json_type_object));
    }
    for (size_t i = 0; i < reader->row.n_values; i++) {
        growth_measurement *m = &reader->values[i].measurement;

        reader->values[i].column = 0;
        if (posture && m->measure == GROWTH_HEIGHT)
            m->posture = posture;
        if (status && !strcmp(status, preliminary))
            m->marks |= GROWTH_MARK_PRELIMINARY;
    }
}

/* 1: another version of it counts, or a copy of it does. */
static int is_replaced(growth_reader *reader, json_object *observation)
{
    const growth__place *here = &reader->fhir->place, *there;
    int is_copy, comes_later;
    const growth__version *other = growth__versions_other(reader->fhir, observation, &is_copy);

    if (!other)
        return 0;
    there = &other->place;
    comes_later =
        there->file > here->file || (there->file == here->file && there->number > here->number);
    if (reader->options.all_versions && (is_copy || comes_later))
        return 0;
    if (is_copy)
        return 1;
    growth__refuse(reader, GROWTH_PROBLEM_REPLACED, GROWTH__NO_CELL,
                   "a later version of it is used in its place: %s %zu%s",
                   there->entry ? "entry" : "line", there->entry ? there->entry : there->line,
                   there->file == here->file ? "" : " of another file");
    return 1;
}

/* What was measured at birth is of that day, whenever it was written down. */
static int read_day(growth_reader *reader, json_object *observation, int at_birth)
{
    growth__fhir *fhir = reader->fhir;

    if (!at_birth || !fhir->cells[GROWTH__BIRTH_DATE].length)
        return growth__fhir_read_date(reader, observation);
    fhir->cells[GROWTH__MEASURED_ON] = fhir->cells[GROWTH__BIRTH_DATE];
    return 1;
}

/* Who was measured, when, and what. */
static growth_outcome read_measurements(growth_reader *reader, json_object *observation,
                                        const growth__part *parts, size_t n)
{
    int all_at_birth = 1, any_at_birth = 0;
    growth_outcome outcome;

    if (!growth__fhir_read_child(reader, observation))
        return GROWTH_ROW_REJECTED;
    for (size_t i = 0; i < n; i++)
        if (parts[i].code->use != GROWTH__CODE_GESTATION) {
            read_part(reader, &parts[i]);
            all_at_birth &= parts[i].code->at_birth;
            any_at_birth |= parts[i].code->at_birth;
        }
    if (any_at_birth && growth__knows_child_by_id(reader)) {
        growth__refuse(reader, GROWTH_PROBLEM_SUBJECT, GROWTH__NO_CELL,
                       "it was measured at birth, and the Patient, who has the day, is not in the "
                       "files that were given (add the file of Patients)");
        return GROWTH_ROW_REJECTED;
    }
    if (!read_day(reader, observation, all_at_birth))
        return GROWTH_ROW_REJECTED;
    read_texts(reader, observation);
    outcome = growth__understand_row(reader);
    mark_values(reader, observation);
    return outcome;
}

/* -- what is taken back --------------------------------------------------------------------- */

/* What the row still says of it is handed over; what it lacks, or says wrongly, does not matter. */
static void read_retracted(growth_reader *reader, json_object *observation,
                           const growth__part *parts, size_t n)
{
    growth__fhir *fhir = reader->fhir;
    growth_row *row = &reader->row;
    const growth_counts before = reader->counts;

    (void)read_measurements(reader, observation, parts, n);
    if (!reader->refused && row->source_id) {
        memcpy(fhir->taken_back, reader->values, sizeof fhir->taken_back);
        row->retracted = fhir->taken_back;
        row->n_retracted = row->n_values;
    }
    reader->counts = before;
    reader->refused = 0;
    row->n_problems = row->n_values = 0;
    row->contact = NULL;
    row->contradicts = 0;
}

/* What the record takes back is handed over as that, for a store that may hold it: its id says
 * what, and withdrawals are often emptied of all else.  One whose code is of something else is no
 * row. */
static growth_outcome take_back(growth_reader *reader, json_object *observation,
                                const growth__part *parts, size_t n)
{
    growth__fhir *fhir = reader->fhir;
    const char *status = growth__json_text(observation, "status");
    json_object *code = growth__json_member(observation, "code", json_type_object);
    const int is_gestation = n && parts[0].code->use == GROWTH__CODE_GESTATION;

    if (n && !is_gestation)
        read_retracted(reader, observation, parts, n);
    reader->row.source_id = growth__json_text(observation, "id");
    reader->row.withdrawn = reader->row.source_id && !is_gestation;
    reader->row.child.id =
        growth__subject_of(fhir, observation, fhir->subject, sizeof fhir->subject) ? fhir->subject
                                                                                   : NULL;
    if (!n && growth__code_says(code))
        return GROWTH_ROW_SKIPPED;
    growth__refuse(reader, GROWTH_PROBLEM_RETRACTED, GROWTH__NO_CELL,
                   growth__takes_back(status) ? "the record takes it back: its status is %s"
                                              : "the record takes it back elsewhere: its status is "
                                                "%s here",
                   status);
    return GROWTH_ROW_REJECTED;
}

/* -- the row -------------------------------------------------------------------------------- */

static growth_outcome read_observation(growth_reader *reader, json_object *observation)
{
    growth__part parts[GROWTH_ROW_VALUES];
    const char *status = growth__json_text(observation, "status");
    const char *id = growth__json_text(observation, "id");
    const size_t n = find_parts(reader, observation, parts);
    const int taken_back =
        growth__takes_back(status) ||
        (n && id && growth__names_find(&reader->fhir->retracted, id) != GROWTH__NO_NAME);
    growth_outcome outcome;

    if (!n && !taken_back)
        return GROWTH_ROW_SKIPPED;
    if (!check_status(reader, observation) || (!taken_back && is_replaced(reader, observation)))
        return reader->refused ? GROWTH_ROW_REJECTED : GROWTH_ROW_SKIPPED;
    if (taken_back)
        return take_back(reader, observation, parts, n);
    if (parts[0].code->use == GROWTH__CODE_GESTATION)
        return judge_gestation(reader, observation, parts[0].code);
    outcome = read_measurements(reader, observation, parts, n);
    if (outcome <= GROWTH_ROW_PART && !strcmp(status, preliminary))
        growth__problem(reader, GROWTH_PROBLEM_PRELIMINARY, GROWTH__NO_CELL,
                        "its status is preliminary: it is used, and may still change");
    return outcome;
}

growth_outcome growth__fhir_understand(growth_reader *reader)
{
    growth__fhir *fhir = reader->fhir;
    const char *type;

    memset(fhir->cells, 0, sizeof fhir->cells);
    for (size_t i = 0; i < ARRAY_LEN(fhir->cells); i++)
        fhir->cells[i].text = "";
    reader->columns.n_wide = 0;
    fhir->who = NULL;
    if (!fhir->item) {
        const char *why = fhir->wrong
                              ? fhir->wrong
                              : json_tokener_error_desc(json_tokener_get_error(fhir->tokener));

        growth__refuse(reader, GROWTH_PROBLEM_JSON, GROWTH__NO_CELL,
                       "the resource cannot be read: %s", why);
        return GROWTH_ROW_REJECTED;
    }
    type = growth__json_text(fhir->resource, "resourceType");
    if (fhir->of_patients || (type && !strcmp(type, "Observation"))) {
        const growth_outcome outcome = fhir->of_patients
                                           ? growth__fhir_read_patient(reader, fhir->resource)
                                           : read_observation(reader, fhir->resource);

        if (!fhir->of_patients)
            growth__fhir_note_told(reader, outcome);
        if (outcome != GROWTH_ROW_SKIPPED)
            growth__fhir_tell_number(reader);
        return outcome;
    }
    growth__refuse(reader, GROWTH_PROBLEM_JSON, GROWTH__NO_CELL, "%s",
                   type ? "a Bundle inside another is not read (give it as a file of its own)"
                        : "it is not a resource of FHIR (it has no resourceType)");
    return GROWTH_ROW_REJECTED;
}
