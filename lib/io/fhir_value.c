/* Members of FHIR objects: texts, references, quantities, reasons. */
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "fhir.h"

/* -- members -------------------------------------------------------------------------------- */

json_object *growth__json_member(json_object *object, const char *name, json_type type)
{
    json_object *member = NULL;

    if (!object || json_object_get_type(object) != json_type_object ||
        !json_object_object_get_ex(object, name, &member) || json_object_get_type(member) != type)
        return NULL;
    return member;
}

const char *growth__json_text(json_object *object, const char *name)
{
    json_object *member = growth__json_member(object, name, json_type_string);
    const char *text = member ? json_object_get_string(member) : NULL;
    const size_t length = member ? (size_t)json_object_get_string_len(member) : 0;

    return length && length <= GROWTH_FIELD_BYTES && strlen(text) == length ? text : NULL;
}

/* -- references ----------------------------------------------------------------------------- */

/* Where the id of "Patient/x", ".../fhir/Patient/x/_history/2" or "urn:uuid:x" begins. */
static const char *id_in(const char *reference)
{
    static const char *const marks[] = { "urn:uuid:", "urn:oid:" };
    const char *found = NULL;

    for (size_t i = 0; i < ARRAY_LEN(marks); i++)
        if (!strncmp(reference, marks[i], strlen(marks[i])))
            return reference + strlen(marks[i]);
    for (const char *p = strstr(reference, "Patient/"); p; p = strstr(p + 1, "Patient/"))
        if (p == reference || p[-1] == '/')
            found = p + strlen("Patient/");
    return found;
}

int growth__reference_id(const char *reference, char *out, size_t size)
{
    const char *id = reference ? id_in(reference) : NULL;
    const size_t length = id ? strcspn(id, "/|?#") : 0;

    if (!length || length >= size)
        return 0;
    memcpy(out, id, length);
    out[length] = '\0';
    return 1;
}

/* -- quantities ----------------------------------------------------------------------------- */

static const struct {
    const char *ucum, *unit;
} units[] = {
    { "kg", "kg" }, { "g", "g" },       { "[lb_av]", "lb" },  { "[oz_av]", "oz" },
    { "cm", "cm" }, { "m", "m" },       { "mm", "mm" },       { "[in_i]", "in" },
    { "%", "%" },   { "kg/m2", "kg/m2" },
};

const growth_unit *growth__quantity_unit(json_object *quantity, const char **shown)
{
    const char *system = growth__json_text(quantity, "system");
    const char *code = growth__json_text(quantity, "code");
    const char *words = growth__json_text(quantity, "unit");

    *shown = code ? code : words ? words : "";
    if (!code)
        return words ? growth_unit_find(words, strlen(words)) : NULL;
    if (system && strcmp(system, "http://unitsofmeasure.org") != 0)
        return NULL;
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (!strcmp(code, units[i].ucum))
            return growth_unit_find(units[i].unit, strlen(units[i].unit));
    return NULL;
}

int growth__is_centile(json_object *quantity)
{
    static const char *const words[] = { "%", "{percentile}", "{centile}", "percentile",
                                         "centile" };
    const char *code = growth__json_text(quantity, "code");
    const char *unit = growth__json_text(quantity, "unit");

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if ((code && growth__same_word(code, strlen(code), words[i])) ||
            (unit && growth__same_word(unit, strlen(unit), words[i])))
            return 1;
    return 0;
}

/* -- gestation ------------------------------------------------------------------------------ */

static const char not_whole[] =
    "gestation is not whole weeks or days (31.2 weeks may mean 31+2; give days)";
static const char outside[] = "gestation is outside 22+0 to 44+6 weeks";

/* Days in one of a unit of time; 0: not one for gestations. */
static int days_in(json_object *quantity)
{
    static const struct {
        const char *word;
        int days;
    } times[] = { { "wk", 7 }, { "week", 7 }, { "weeks", 7 }, { "d", 1 }, { "day", 1 },
                  { "days", 1 } };
    const char *code = growth__json_text(quantity, "code");

    if (!code)
        code = growth__json_text(quantity, "unit");
    for (size_t i = 0; code && i < ARRAY_LEN(times); i++)
        if (growth__same_word(code, strlen(code), times[i].word))
            return times[i].days;
    return 0;
}

static const char *add_quantity(json_object *quantity, int *days)
{
    json_object *value = NULL;
    const int unit = days_in(quantity);
    const char *text;
    double number;

    if (!json_object_object_get_ex(quantity, "value", &value) || !unit)
        return unit ? not_whole : "gestation has no unit (weeks, wk, or days, d)";
    if (growth__json_text(quantity, "comparator"))
        return "gestation is only a limit";
    text = json_object_get_string(value);
    if (!text || growth_number_parse(text, strlen(text), 0, &number) != GROWTH_OK || number < 0 ||
        number > 400 || number != (double)(int)number)
        return not_whole;
    *days += (int)number * unit;
    return NULL;
}

static const char *add_components(json_object *observation, int *days)
{
    json_object *list = growth__json_member(observation, "component", json_type_array);

    for (size_t i = 0; list && i < json_object_array_length(list); i++) {
        json_object *part = json_object_array_get_idx(list, i);
        json_object *quantity = growth__json_member(part, "valueQuantity", json_type_object);
        const char *wrong = quantity ? add_quantity(quantity, days) : NULL;

        if (wrong)
            return wrong;
    }
    return NULL;
}

const char *growth__gestation_of(json_object *observation, int *days)
{
    json_object *quantity = growth__json_member(observation, "valueQuantity", json_type_object);
    const char *text = growth__json_text(observation, "valueString");
    const char *wrong;

    *days = 0;
    if (text)
        return growth_gestation_parse(text, strlen(text), days, NULL) == GROWTH_OK ? NULL
                                                                                   : not_whole;
    wrong = quantity ? add_quantity(quantity, days) : add_components(observation, days);
    if (wrong) {
        *days = 0;
        return wrong;
    }
    if (*days == 7 * 99 || *days == 7 * 9) /* how NHS data sets write "not known" */
        *days = 0;
    if (!*days || (*days >= GROWTH_GESTATION_MIN && *days <= GROWTH_GESTATION_MAX))
        return NULL;
    *days = 0;
    return outside;
}

/* -- reasons -------------------------------------------------------------------------------- */

/* data-absent-reason of FHIR, as reasons of a visit without a measurement. */
static const struct {
    const char *code, *reason;
} absences[] = {
    { "asked-declined", "declined" },     { "unknown", "not recorded" },
    { "asked-unknown", "not recorded" },  { "temp-unknown", "not recorded" },
    { "not-asked", "not recorded" },      { "not-performed", "not recorded" },
};

const char *growth__absent_reason(json_object *object)
{
    json_object *concept = growth__json_member(object, "dataAbsentReason", json_type_object);
    json_object *list = growth__json_member(concept, "coding", json_type_array);
    json_object *coding = list ? json_object_array_get_idx(list, 0) : NULL;
    const char *text = growth__json_text(concept, "text");
    const char *code = growth__json_text(coding, "code");

    if (!concept || text)
        return text;
    for (size_t i = 0; code && i < ARRAY_LEN(absences); i++)
        if (!strcmp(code, absences[i].code))
            return absences[i].reason;
    text = growth__json_text(coding, "display");
    return text ? text : code ? code : "not recorded";
}
