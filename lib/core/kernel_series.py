#!/usr/bin/env python3
"""The coefficients in kernel.h, and what each fit leaves of its function at worst.

Needs python3-mpmath; run by hand when a range or a number of terms changes.
"""
from mpmath import atanh, chebyfit, expm1, linspace, mp, mpf, nstr, sqrt

mp.dps = 60
TINY = mpf(10) ** -24


def half_ln(q):
    """(artanh(s) / s - 1) / q, with s = sqrt(q)"""
    return mpf(1) / 3 + q / 5 if q < TINY else (atanh(sqrt(q)) / sqrt(q) - 1) / q


def phi(u):
    """(phi(u) - 1) / u, with phi(u) = (e^u - 1) / u"""
    return mpf(1) / 2 + u / 6 if abs(u) < TINY else (expm1(u) / u - 1) / u


for name, function, low, high, terms in (
    ("growth__half_ln", half_ln, mpf(0), mpf("0.16"), 11),
    ("growth__phi", phi, mpf(-1), mpf(1), 13),
):
    fit = chebyfit(function, [low, high], terms)
    left = max(
        abs(x * (mp.polyval(fit, x) - function(x)) / (1 + x * function(x)))
        for x in linspace(low, high, 2001)
    )
    print(f"{name}: {terms} terms leave {nstr(left, 2)}")
    for coefficient in reversed(fit):
        print("   ", float(coefficient).hex())
