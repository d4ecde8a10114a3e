/* Codes of observations looked up.  One observation often has several: a birth weight is a body
 * weight too, a BMI centile is filed under BMI.  What leaves it out counts before all else, then
 * what says more. */
#include "fhir_codes.h"

#include <stdlib.h>
#include <string.h>

#include "fhir.h"
#include "internal.h"

static const struct {
    const char *uri;
    growth__code_system system;
} systems[] = {
    { "http://loinc.org", GROWTH__LOINC },
    { "urn:oid:2.16.840.1.113883.6.1", GROWTH__LOINC },
    { "http://snomed.info/sct", GROWTH__SNOMED },
    { "urn:oid:2.16.840.1.113883.6.96", GROWTH__SNOMED },
};

static int compare(const void *key, const void *element)
{
    const growth__code *a = key, *b = element;

    return a->system != b->system ? (a->system < b->system ? -1 : 1) : strcmp(a->code, b->code);
}

static const growth__code *find(const char *uri, const char *code)
{
    for (size_t i = 0; uri && code && i < ARRAY_LEN(systems); i++) {
        const growth__code key = { .system = systems[i].system, .code = code };

        if (!strcmp(uri, systems[i].uri))
            return bsearch(&key, growth__codes, growth__n_codes, sizeof *growth__codes, compare);
    }
    return NULL;
}

static const growth__code *coding(json_object *concept, size_t i)
{
    json_object *list = growth__json_member(concept, "coding", json_type_array);
    json_object *one = list ? json_object_array_get_idx(list, i) : NULL;

    return find(growth__json_text(one, "system"), growth__json_text(one, "code"));
}

static size_t n_codings(json_object *concept)
{
    json_object *list = growth__json_member(concept, "coding", json_type_array);

    return list ? json_object_array_length(list) : 0;
}

/* How much a code says. */
static int weight_of(const growth__code *code)
{
    return 4 * (int)code->use + 2 * code->at_birth + (code->posture != GROWTH_POSTURE_UNKNOWN);
}

const growth__code *growth__code_of(json_object *concept)
{
    const growth__code *best = NULL;

    for (size_t i = 0; i < n_codings(concept); i++) {
        const growth__code *code = coding(concept, i);

        if (code && code->use != GROWTH__CODE_POSITION &&
            (!best || weight_of(code) > weight_of(best)))
            best = code;
    }
    return best;
}

int growth__code_says(json_object *concept)
{
    for (size_t i = 0; i < n_codings(concept); i++)
        if (growth__json_text(json_object_array_get_idx(
                                  growth__json_member(concept, "coding", json_type_array), i),
                              "code"))
            return 1;
    return growth__json_text(concept, "text") != NULL;
}

int growth__code_conflict(json_object *concept)
{
    const growth__code *best = growth__code_of(concept);

    if (!best || best->use == GROWTH__CODE_EXCLUDED)
        return 0;
    for (size_t i = 0; i < n_codings(concept); i++) {
        const growth__code *code = coding(concept, i);

        if (!code || code->use == GROWTH__CODE_POSITION)
            continue;
        if (code->use != best->use || code->measure != best->measure ||
            (code->posture && best->posture && code->posture != best->posture))
            return 1;
    }
    return 0;
}

growth_posture growth__position_of(json_object *concept)
{
    for (size_t i = 0; i < n_codings(concept); i++) {
        const growth__code *code = coding(concept, i);

        if (code && code->use == GROWTH__CODE_POSITION)
            return code->posture;
    }
    return GROWTH_POSTURE_UNKNOWN;
}
