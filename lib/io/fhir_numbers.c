/* NHS numbers of Patients: one with its check digit, in use today, is handed over beside the id for
 * a store, by which two services' Patients are one child.  Here nobody is joined by it; two
 * Patients of one number are told. */
#include <string.h>

#include "fhir.h"
#include "nhs_number.h"

static const char *const systems[] = {
    "https://fhir.nhs.uk/Id/nhs-number",
    "urn:oid:2.16.840.1.113883.2.1.4.1",
};

static int is_of_nhs(json_object *identifier)
{
    const char *system = growth__json_text(identifier, "system");

    for (size_t i = 0; system && i < ARRAY_LEN(systems); i++)
        if (!strcmp(system, systems[i]))
            return 1;
    return 0;
}

/* -1, 0 or 1: a date, of which the day may lack, is before today, may be today, or is after it. */
static int compare_today(const char *date, const char *today)
{
    const size_t length = strlen(date) < strlen(today) ? strlen(date) : strlen(today);
    const int order = strncmp(date, today, length);

    return (order > 0) - (order < 0);
}

/* Not one that is given up, or not yet in use.  Where no day is said to be today, one that has an
 * end may have ended. */
static int is_in_use(const growth__fhir *fhir, json_object *identifier)
{
    json_object *period = growth__json_member(identifier, "period", json_type_object);
    const char *use = growth__json_text(identifier, "use");
    const char *start = growth__json_text(period, "start"), *end = growth__json_text(period, "end");

    if (use && !strcmp(use, "old"))
        return 0;
    if (!fhir->today[0])
        return !end;
    return !(end && compare_today(end, fhir->today) < 0) &&
           !(start && compare_today(start, fhir->today) > 0);
}

/* Ten digits, blanks and '-' between them ignored, as growth_nhs_number_check() has it. */
static int read_number(const char *text, char number[11])
{
    size_t n = 0;

    for (; *text; text++) {
        if (*text == ' ' || *text == '-')
            continue;
        if (*text < '0' || *text > '9' || n == 10)
            return 0;
        number[n++] = *text;
    }
    number[n] = '\0';
    return n == 10 && strspn(number, (char[2]){ number[0], '\0' }) < 10 &&
           growth__is_nhs_number(number);
}

static void take_one(growth__patient *p, const char *text)
{
    char number[11];

    if (!read_number(text, number))
        p->number_wrong = 1;
    else if (!p->number[0])
        memcpy(p->number, number, sizeof number);
    else if (strcmp(p->number, number) != 0)
        p->numbers_differ = 1;
}

growth_status growth__patients_take_number(growth__fhir *fhir, growth__patient *p,
                                           json_object *patient, growth_error *err)
{
    json_object *list = growth__json_member(patient, "identifier", json_type_array);
    const uint32_t own = (uint32_t)(p - fhir->patients);
    uint32_t known;

    for (size_t i = 0; list && i < json_object_array_length(list); i++) {
        json_object *one = json_object_array_get_idx(list, i);
        const char *text = growth__json_text(one, "value");

        if (text && is_of_nhs(one) && is_in_use(fhir, one))
            take_one(p, text);
    }
    if (!p->number[0])
        return GROWTH_OK;
    known = growth__names_find(&fhir->by_number, p->number);
    if (known == GROWTH__NO_NAME)
        return growth__names_add(&fhir->by_number, p->number, own)
                   ? GROWTH_OK
                   : growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory gathering patients");
    if (known != own)
        p->number_shared = fhir->patients[known].number_shared = 1;
    return GROWTH_OK;
}

const char *growth__patient_number(const growth__patient *p)
{
    return p->number[0] && !p->numbers_differ ? p->number : NULL;
}

void growth__fhir_tell_number(growth_reader *reader)
{
    growth__patient *p = reader->fhir->who;

    if (!p || p->number_told)
        return;
    p->number_told = 1;
    if (p->numbers_differ)
        growth__problem(reader, GROWTH_PROBLEM_NHS_NUMBER, GROWTH__NO_CELL,
                        "the Patient has two NHS numbers, of which none is used (correct it, or "
                        "mark the one that was given up with use \"old\")");
    else if (p->number_wrong)
        growth__problem(reader, GROWTH_PROBLEM_NHS_NUMBER, GROWTH__NO_CELL,
                        "an NHS number of the Patient is not used: it is not ten digits of which "
                        "the last is right (correct it)");
    if (p->number_shared && !reader->options.known_elsewhere)
        growth__problem(reader, GROWTH_PROBLEM_NHS_NUMBER, GROWTH__NO_CELL,
                        "another Patient of the files has the same NHS number, and is judged apart "
                        "(if it is the same child, give both one id, or import them into a store)");
}
