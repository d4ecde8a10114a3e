/* The arithmetic of one score, shared by the single call and the batch, so that both give the same
 * bits.
 *
 *     z = ln(r) phi(L ln r) / S      r = value / M,  phi(t) = (e^t - 1) / t,  phi(0) = 1
 *
 * is the LMS formula without its division by L: smooth through L = 0, down to the smallest
 * subnormal.  Both functions are series in a reduced argument and have no branch, no call and no
 * table, so that a compiler turns a loop over them into vector instructions.
 */
#ifndef GROWTH_CORE_KERNEL_H
#define GROWTH_CORE_KERNEL_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Within these the functions below hold: 1e-15 <= r <= 1e15 and |L| <= 20 keep |L ln r| < 691. */
#define GROWTH__RATIO 1e15
#define GROWTH__POWER 20.0

#define GROWTH__LN2_HIGH                                                                           \
    0x1.62e42fefa0000p-1 /* 32 leading bits: times a small integer it is exact */
#define GROWTH__LN2_LOW 0x1.cf79abc9e3b3ap-40 /* the rest of ln 2 */

static inline __attribute__((always_inline)) uint64_t growth__bits(double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline __attribute__((always_inline)) double growth__double(uint64_t bits)
{
    double x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

/* ln r = k ln 2 + 2 artanh(s), with r = 2^k m, sqrt(1/2) <= m < sqrt(2) and s = (m-1)/(m+1), so
 * that s^2 <= 0.0295: nine terms of the series of artanh leave less than 1e-15 of it. */
static inline __attribute__((always_inline)) double growth__ln(double r)
{
    const uint64_t one = UINT64_C(1023) << 52, root_half = UINT64_C(0x3fe6a09e667f3bcd);
    const uint64_t magic = UINT64_C(0x4330000000000000); /* 2^52: its last bits are an integer */
    const uint64_t ir = growth__bits(r), k = (ir - root_half + one) >> 52;
    const double dk = growth__double(magic | k) - 0x1p52 - 1023;
    const double f = growth__double(ir - (k << 52) + one) - 1;
    const double s = f / (2 + f), q = s * s, q2 = q * q, q4 = q2 * q2;
    const double low = (1 / 3.0 + q * (1 / 5.0)) + q2 * (1 / 7.0 + q * (1 / 9.0));
    const double high = (1 / 11.0 + q * (1 / 13.0)) + q2 * (1 / 15.0 + q * (1 / 17.0));
    const double series = q * (low + q4 * high);

    return dk * GROWTH__LN2_HIGH + (2 * s + (2 * s * series + dk * GROWTH__LN2_LOW));
}

/* (e^t - 1) / t, with t = n ln 2 + y and |y| <= 0.347, where twelve terms leave 5e-16. */
static inline __attribute__((always_inline)) double growth__phi(double t)
{
    const double magic = 0x1.8p52; /* adding it rounds to a whole number in the last bits */
    const double shifted = t * 1.4426950408889634 + magic, n = shifted - magic;
    const double y = (t - n * GROWTH__LN2_HIGH) - n * GROWTH__LN2_LOW, y2 = y * y, y4 = y2 * y2;
    const double power = growth__double((growth__bits(shifted) + 1023) << 52); /* 2^n */
    const double a = (1 + y * (1 / 2.0)) + y2 * (1 / 6.0 + y * (1 / 24.0));
    const double b = (1 / 120.0 + y * (1 / 720.0)) + y2 * (1 / 5040.0 + y * (1 / 40320.0));
    const double c =
        (1 / 362880.0 + y * (1 / 3628800.0)) + y2 * (1 / 39916800.0 + y * (1 / 479001600.0));
    const double near = a + y4 * (b + y4 * c);
    const double divisor = n == 0 ? 1 : t;
    const double far = (power * (y * near) + (power - 1)) / divisor;

    return n == 0 ? near : far;
}

static inline __attribute__((always_inline)) double growth__kernel(double ratio, double l,
                                                                   double inverse_s)
{
    const double x = growth__ln(ratio);

    return x * growth__phi(l * x) * inverse_s;
}

#endif
