/* The NHS number: ten digits, the last of them a check digit modulo 11 (NHS Data Dictionary). */
#include <string.h>

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
