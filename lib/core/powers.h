/* Natural logarithm and exponential as polynomials in a reduced argument: no branch, no call, no
 * table, so that a compiler turns a loop over them into vector instructions, and both forms give
 * the same bits.  Within 1e-15 of the result where the arguments are as told below. */
#ifndef GROWTH_CORE_POWERS_H
#define GROWTH_CORE_POWERS_H

#include <stdint.h>
#include <string.h>

#define GROWTH__LN2_FIRST 0x1.62e42fefa0000p-1 /* 32 leading bits: times a small integer exact */
#define GROWTH__LN2_REST  0x1.cf79abc9e3b3ap-40

static inline __attribute__((always_inline)) uint64_t growth__bits_of(double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline __attribute__((always_inline)) double growth__double_of(uint64_t bits)
{
    double x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

/* ln x of a positive normal number: k ln 2 + 2 artanh(s), with x = 2^k m, sqrt(1/2) <= m < sqrt(2)
 * and s = (m-1)/(m+1), so that s^2 <= 0.0295: nine terms of the series leave less than 1e-15. */
static inline __attribute__((always_inline)) double growth__natural_log(double x)
{
    const uint64_t one = UINT64_C(1023) << 52, root_half = UINT64_C(0x3fe6a09e667f3bcd);
    const uint64_t magic = UINT64_C(0x4330000000000000); /* 2^52: its last bits are an integer */
    const uint64_t bits = growth__bits_of(x), k = (bits - root_half + one) >> 52;
    const double power = growth__double_of(magic | k) - 0x1p52 - 1023;
    const double f = growth__double_of(bits - (k << 52) + one) - 1;
    const double s = f / (2 + f), q = s * s, q2 = q * q, q4 = q2 * q2;
    const double low = (1 / 3.0 + q * (1 / 5.0)) + q2 * (1 / 7.0 + q * (1 / 9.0));
    const double high = (1 / 11.0 + q * (1 / 13.0)) + q2 * (1 / 15.0 + q * (1 / 17.0));

    return power * GROWTH__LN2_FIRST +
           (2 * s + (2 * s * (q * (low + q4 * high)) + power * GROWTH__LN2_REST));
}

/* e^t for -700 < t < 700: t = n ln 2 + y and |y| <= 0.347, where thirteen terms leave 4e-17. */
static inline __attribute__((always_inline)) double growth__exponential(double t)
{
    const double magic = 0x1.8p52; /* adding it rounds to a whole number in the last bits */
    const double shifted = t * 1.4426950408889634 + magic, n = shifted - magic;
    const double y = (t - n * GROWTH__LN2_FIRST) - n * GROWTH__LN2_REST, y2 = y * y, y4 = y2 * y2;
    const double a = (1 / 2.0 + y * (1 / 6.0)) + y2 * (1 / 24.0 + y * (1 / 120.0));
    const double b = (1 / 720.0 + y * (1 / 5040.0)) + y2 * (1 / 40320.0 + y * (1 / 362880.0));
    const double c = (1 / 3628800.0 + y * (1 / 39916800.0)) + y2 * (1 / 479001600.0);
    const double power = growth__double_of((growth__bits_of(shifted) + 1023) << 52); /* 2^n */

    return power + power * (y + y2 * (a + y4 * (b + y4 * c)));
}

#endif
