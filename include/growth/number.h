/** @file number.h  Numbers to text and back, whatever the locale of the process. */
#ifndef GROWTH_NUMBER_H
#define GROWTH_NUMBER_H

#include <stddef.h>

#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** Room for any number growth_number_format() writes, with its terminating NUL. */
#define GROWTH_NUMBER_SIZE 32

/**
 * As `decimals`: the shortest text that reads back as exactly the same double. (The
 * shortest of 15, 16 and 17 digits without the zeros at its end; every one reads back.)
 */
#define GROWTH_NUMBER_SHORTEST (-1)

/**
 * Read a decimal number: optional sign, digits with at most one point, optional exponent.
 *
 * Refused: an empty text, a decimal comma, thousands separators, hexadecimal, "inf", "nan", blanks
 * inside, and anything whose value is not a finite double.  Blanks around are not trimmed here.
 *
 * @param text        Not NULL; need not be terminated.
 * @param length      Bytes at `text`.
 * @param shift       Power of ten to multiply by, applied to the decimal text before the only
 *                    rounding: "1.13" shifted by 2 is exactly the double nearest to 113, where
 *                    1.13 * 100 is not.  -30 to 30; 0 for none.
 * @param[out] value  Correctly rounded; written only on GROWTH_OK.
 * @retval GROWTH_ERR_PARSE     Not such a number.
 * @retval GROWTH_ERR_ARGUMENT  NULL, or `shift` out of range.
 * @par Threads  Reentrant; does not read the locale.
 * @par Memory  Allocates nothing.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_number_parse(const char *text, size_t length,
                                                            int shift, double *value);

/**
 * Write a number with a decimal point.
 *
 * @param value     NaN and infinities are written as an empty text.
 * @param decimals  0 to 17 digits after the point, or GROWTH_NUMBER_SHORTEST; a value that would
 *                  need more than 17 digits in all is written in shortest form instead.  Rounding
 *                  is of the exact binary value, ties to even.  "-0.00" is written "0.00".
 * @param[out] text At least GROWTH_NUMBER_SIZE bytes; always terminated.
 * @return `text`.
 * @par Threads  Reentrant; independent of the locale.
 * @par Memory  Allocates nothing.
 */
GROWTH_API char *growth_number_format(double value, int decimals, char *text);

GROWTH_END_DECLS
#endif
