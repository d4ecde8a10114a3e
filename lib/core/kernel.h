/* The arithmetic of one score, shared by the single call and the batch, so that both give the same
 * bits.
 *
 *     z = ln(r) phi(L ln r) / S      r = value / M,  phi(t) = (e^t - 1) / t,  phi(0) = 1
 *
 * is the LMS formula without its division by L: smooth through L = 0, down to the smallest
 * subnormal.  With h = ln(r) / 2 and u = L h, and because e^2u - 1 = (e^u - 1)(2 + (e^u - 1)),
 *
 *     z = h phi(u) (2 + u phi(u)) / S      h = artanh((value - M) / (value + M))
 *
 * takes one division, and is exactly 0 at the median.  Both functions are polynomials without a
 * branch, a call or a table, so that a compiler turns a loop over them into vector instructions.
 * They hold as far as nearly all children go (under UK-WHO, one row in ten thousand within 3 SDS
 * lies outside); further out growth__lms_sds() reduces the arguments.
 *
 * The coefficients are Chebyshev's fit, within a hair of the best there is; kernel_series.py prints
 * them and what they leave.  The terms are summed in groups that do not wait for each other
 * (Estrin G. Proc Western Joint IRE-AIEE-ACM Computer Conf 1960:33-40).
 */
#ifndef GROWTH_CORE_KERNEL_H
#define GROWTH_CORE_KERNEL_H

#include <math.h>

/* The median may be from 1 over this to this. */
#define GROWTH__MEDIAN 1e6

/* Most of |h|, where the value is 2.3 times the median or 1 / 2.3 of it, and of |u|. */
#define GROWTH__HALF_LN    0.42
#define GROWTH__HALF_POWER 1.0

/* Most of |ln(value / M)| in growth__ln_ratio(): the value is of the order of the median. */
#define GROWTH__LN_RATIO 5.0

/* artanh(s) = s + s q (1/3 + q/5 + ...), q = s^2.  For |s| <= 0.4 the fit leaves 1.5e-17 of it. All
 * coefficients are positive, so that what is further out gives more than GROWTH__HALF_LN, or NaN.
 */
static inline __attribute__((always_inline)) double growth__artanh(double s)
{
    const double q = s * s, q2 = q * q, q4 = q2 * q2;
    const double low = (0x1.5555555555557p-2 + q * 0x1.999999999889ep-3) +
                       q2 * (0x1.249249259ad1dp-3 + q * 0x1.c71c70fec7f6ep-4);
    const double middle = (0x1.745d3e0c15cbep-4 + q * 0x1.3b0f552540405p-4) +
                          q2 * (0x1.115ed72b21353p-4 + q * 0x1.dafbb6364d1b2p-5);
    const double high =
        (0x1.e0b94315f4dfap-5 + q * 0x1.5ef6718b721ffp-6) + q2 * 0x1.a55ff57b770b4p-4;

    return s + s * (q * (low + q4 * (middle + q4 * high)));
}

/* Half ln(value / m) = artanh((value - m) / (value + m)). */
static inline __attribute__((always_inline)) double growth__half_ln(double value, double m)
{
    return growth__artanh((value - m) / (value + m));
}

/* (e^u - 1) / u = 1 + u (1/2 + u/6 + ...).  For |u| <= 1 the fit leaves 2e-16 of it. */
static inline __attribute__((always_inline)) double growth__phi(double u)
{
    const double u2 = u * u, u4 = u2 * u2;
    const double a = (1 + u * 0.5) + u2 * (0x1.55555555554fdp-3 + u * 0x1.555555555553fp-5);
    const double b = (0x1.111111111abeap-7 + u * 0x1.6c16c16c1b969p-10) +
                     u2 * (0x1.a01a018cc0851p-13 + u * 0x1.a01a0196706bcp-16);
    const double c = (0x1.71de4ae8ac98ep-19 + u * 0x1.27e503be9a488p-22) +
                     u2 * (0x1.ae568a73eee2dp-26 + u * 0x1.1ee6aae315faep-29);
    const double d = 0x1.66a5d4b6dcaa0p-33 + u * 0x1.991796f104bc7p-37;

    return a + u4 * (b + u4 * (c + u4 * d));
}

/* The score of h = growth__half_ln(value, m), or NaN where the fits do not reach.  It takes h, not
 * value and M: a processor sees some hundred instructions ahead, and two loops of short chains over
 * a block keep it busier than one of long ones. */
static inline __attribute__((always_inline)) double growth__score(double h, double l,
                                                                  double inverse_s)
{
    const double u = l * h, p = growth__phi(u);
    const double z = (h * inverse_s) * (p * (2 + u * p));

    return fabs(h) <= GROWTH__HALF_LN && fabs(u) <= GROWTH__HALF_POWER ? z : (double)NAN;
}

/* ln(value / M) of a score: ln(1 + w) / L = 2 artanh(w / (2 + w)) / L with w = L S z.  NaN where
 * the fit does not reach, and where L is so small that w would lose digits. */
static inline __attribute__((always_inline)) double growth__ln_ratio(double sds, double l, double s)
{
    const double least_power = 1e-9, w = l * s * sds, h = growth__artanh(w / (2 + w));

    return fabs(h) <= GROWTH__HALF_LN && fabs(l) >= least_power ? 2 * h / l : (double)NAN;
}

#endif
