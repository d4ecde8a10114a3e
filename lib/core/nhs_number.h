/* The check digit of an NHS number, for messages that must not show one and for the store. */
#ifndef GROWTH_CORE_NHS_NUMBER_H
#define GROWTH_CORE_NHS_NUMBER_H

/* Whether the last of ten digits is that of the others, modulo 11 (NHS Data Dictionary): each is
 * weighted by its place, from 10 down, and all of them add up to a multiple of 11.  A remainder
 * that would need the digit 10 has none. */
static inline int growth__is_nhs_number(const char digits[10])
{
    int sum = 0;

    for (int i = 0; i < 10; i++)
        sum += (digits[i] - '0') * (i < 9 ? 10 - i : 1);
    return sum % 11 == 0;
}

#endif
