/* The NHS number: ten digits, the last of them a check digit modulo 11 (NHS Data Dictionary). */
#include <string.h>

#include <growth/store_nhs_number.h>

#include "internal.h"
#include "nhs_number.h"

growth_status growth_nhs_number_check(const char *text, size_t length, char digits[11],
                                      growth_error *err)
{
    char found[11] = "";
    size_t n = 0;

    if (!text)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "the text of an NHS number is needed");
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ' ' || text[i] == '-')
            continue;
        if (text[i] < '0' || text[i] > '9' || n == 10)
            return growth__store_fail(err, GROWTH_ERR_PARSE, "an NHS number is ten digits");
        found[n++] = text[i];
    }
    if (n != 10)
        return growth__store_fail(err, GROWTH_ERR_PARSE, "an NHS number is ten digits");
    if (strspn(found, (char[2]){ found[0], '\0' }) == 10)
        return growth__store_fail(err, GROWTH_ERR_VALUE,
                                  "an NHS number is never ten times the same digit");
    if (!growth__is_nhs_number(found))
        return growth__store_fail(
            err, GROWTH_ERR_VALUE,
            "the check digit of the NHS number is wrong: a digit is mistyped");
    if (digits)
        memcpy(digits, found, sizeof found);
    return GROWTH_OK;
}

/* What stands for NHS numbers as the system of an identifier, or at the head of a column, in small
 * letters and without blanks, '-' and '_'. */
static const char *const spellings[] = {
    "nhsnumber",
    "nhsnumbers",
    "nhs",
    "nhsno",
    "nhsno.",
    "nhsnum",
    "nhsid",
    "https://fhir.nhs.uk/id/nhsnumber",
    "http://fhir.nhs.net/id/nhsnumber",
    "urn:oid:2.16.840.1.113883.2.1.4.1",
    "2.16.840.1.113883.2.1.4.1",
};

static int is_spelt(const char *text, const char *spelling)
{
    for (;; text++) {
        char letter = *text;

        if (letter == ' ' || letter == '-' || letter == '_')
            continue;
        if (letter >= 'A' && letter <= 'Z')
            letter = (char)(letter - 'A' + 'a');
        if (letter != *spelling || !letter)
            return letter == *spelling;
        spelling++;
    }
}

const char *growth_store_system(const char *system)
{
    for (size_t i = 0; system && i < ARRAY_LEN(spellings); i++)
        if (is_spelt(system, spellings[i]))
            return GROWTH_STORE_NHS_NUMBER;
    return system;
}
