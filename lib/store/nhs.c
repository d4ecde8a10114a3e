/* The NHS number: ten digits, the last of them a check digit modulo 11 (NHS Data Dictionary). */
#include <string.h>

#include "internal.h"

growth_status growth_nhs_number_check(const char *text, size_t length, char digits[11],
                                      growth_error *err)
{
    char found[11] = "";
    size_t n = 0;
    int sum = 0, check;

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
    for (int i = 0; i < 9; i++)
        sum += (found[i] - '0') * (10 - i);
    check = 11 - sum % 11; /* 11 stands for 0; 10 is never issued */
    if (check % 11 != found[9] - '0' || check == 10)
        return growth__store_fail(
            err, GROWTH_ERR_VALUE,
            "the check digit of the NHS number is wrong: a digit is mistyped");
    if (digits)
        memcpy(digits, found, sizeof found);
    return GROWTH_OK;
}
