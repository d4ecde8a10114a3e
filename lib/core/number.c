/* Decimal text to double and back, correctly rounded, without the locale.
 *
 * strtod() and printf() read the decimal point from the locale of the host process.  So reading
 * hands strtod() an integer and an exponent, which have no point, and writing puts the point back.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "internal.h"

/* A decimal number taken apart: digits, read as one integer, * 10^exponent. */
typedef struct decimal {
    int negative;
    char
        digits[800]; /* 767 decide any double (IEEE 754, binary64); the rest is only "more than". */
    size_t n;
    long exponent;
} decimal;

enum { MAX_DIGITS = 770, MAX_EXPONENT = 100000 };

static void add_digit(decimal *d, char c, int after_point)
{
    if (d->n == 0 && c == '0') {
        d->exponent -= after_point; /* leading zeros only move the point */
    } else if (d->n < MAX_DIGITS) {
        d->digits[d->n++] = c;
        d->exponent -= after_point;
    } else {
        if (c != '0' && d->digits[d->n - 1] == '0')
            d->digits[d->n - 1] = '1'; /* sticky: not exactly half-way any more */
        d->exponent += !after_point;
    }
}

/* Reads "e-12" to the end of the text.  Returns 0 where it is no exponent. */
static int read_exponent(const char *p, const char *end, long *exponent)
{
    int negative = p < end && *p == '-';
    long e = 0;

    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end)
        return 0;
    for (; p < end; p++) {
        if (!growth__is_digit(*p))
            return 0;
        if (e < MAX_EXPONENT)
            e = 10 * e + (*p - '0');
    }
    *exponent += negative ? -e : e;
    return 1;
}

static int read_decimal(const char *p, size_t length, decimal *d)
{
    const char *end = p + length;
    int after_point = 0;
    size_t seen = 0;

    d->n = 0;
    d->exponent = 0;
    d->negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    for (; p < end; p++) {
        if (growth__is_digit(*p)) {
            add_digit(d, *p, after_point);
            seen++;
        } else if (*p == '.' && !after_point) {
            after_point = 1;
        } else {
            break;
        }
    }
    if (!seen)
        return 0;
    if (p == end)
        return 1;
    return (*p == 'e' || *p == 'E') && read_exponent(p + 1, end, &d->exponent);
}

/* Up to 15 digits and 10^22 are exact doubles, so one multiplication or division rounds once
 * (Clinger WD. How to read floating point numbers accurately. PLDI 1990). */
static int simple_value(const decimal *d, double *value)
{
    static const double tens[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
    int64_t whole = 0;

    if (d->n > 15 || d->exponent < -22 || d->exponent > 22)
        return 0;
    for (size_t i = 0; i < d->n; i++)
        whole = 10 * whole + (d->digits[i] - '0');
    *value =
        d->exponent < 0 ? (double)whole / tens[-d->exponent] : (double)whole * tens[d->exponent];
    return 1;
}

growth_status growth_number_parse(const char *text, size_t length, int shift, double *value)
{
    decimal d;
    double found;

    if (!text || !value || shift < -30 || shift > 30)
        return GROWTH_ERR_ARGUMENT;
    if (!read_decimal(text, length, &d))
        return GROWTH_ERR_PARSE;
    d.exponent += shift;
    if (d.n == 0) {
        found = 0;
    } else if (!simple_value(&d, &found)) {
        /* No point in the text, so the locale has nothing to say. */
        snprintf(d.digits + d.n, sizeof d.digits - d.n, "e%ld", d.exponent);
        found = strtod(d.digits, NULL);
        if (!isfinite(found))
            return GROWTH_ERR_PARSE;
    }
    *value = d.negative ? -found : found;
    return GROWTH_OK;
}

/* ---- writing ----------------------------------------------------------------------------------
 */

__extension__ typedef unsigned __int128 wide;

/* A number between 1e-10 and 1e15 is an integer of 53 bits times a power of two; times 10^k, for a
 * k that leaves up to 17 digits, it is numerator / 2^shift with everything exact in 128 bits.  So
 * its rounded digits, and whether they read back, are decided by whole numbers alone: no printf, no
 * locale, and ten times as fast. */
typedef struct scaled {
    wide numerator;
    wide half_ulp; /* half the distance to the next double, times 2, on the same scale */
    int shift;     /* > 0 */
} scaled;

enum { MOST_TENS = 27 }; /* 5^27 < 2^63 */

static const double smallest_scaled = 1e-10, largest_scaled = 1e15;

static uint64_t power_of(unsigned base, int k)
{
    uint64_t power = 1;

    for (; k > 0; k--)
        power *= base;
    return power;
}

/* size * 10^k; 0 <= k <= MOST_TENS. */
static scaled scale(double size, int k)
{
    int exponent;
    double fraction =
        frexp(size, &exponent); /* size = fraction * 2^exponent, 1/2 <= fraction < 1 */
    wide five = power_of(5, k);
    scaled s = { (wide)(uint64_t)ldexp(fraction, 53) * five, five, 53 - exponent - k };

    if (fraction == 0.5) { /* the double below is only half as far away */
        s.numerator *= 2;
        s.shift += 1;
    }
    while (s.shift < 1) { /* an integer: no bits below the point */
        s.numerator *= 2;
        s.half_ulp *= 2;
        s.shift++;
    }
    return s;
}

/* The integer nearest, ties to even as printf has it. */
static uint64_t nearest(const scaled *s)
{
    uint64_t whole = (uint64_t)(s->numerator >> s->shift);
    wide rest = s->numerator & (((wide)1 << s->shift) - 1), half = (wide)1 << (s->shift - 1);

    return whole + (rest > half || (rest == half && (whole & 1)));
}

/* Whether a reader of `digits` finds this very double: they lie nearer to it than half-way. */
static int is_only_double(const scaled *s, uint64_t digits)
{
    wide there = (wide)digits << s->shift;
    wide apart = there > s->numerator ? there - s->numerator : s->numerator - there;

    return 2 * apart < s->half_ulp;
}

/* Writes digits / 10^decimals, every decimal. */
static void lay_out_fixed(char *text, uint64_t digits, int decimals)
{
    char reversed[GROWTH_NUMBER_SIZE];
    int n = 0;

    for (int place = 0; digits || place <= decimals; place++) {
        if (decimals && place == decimals)
            reversed[n++] = '.';
        reversed[n++] = (char)('0' + digits % 10);
        digits /= 10;
    }
    while (n > 0)
        *text++ = reversed[--n];
    *text = '\0';
}

static int digits_before_point(double size)
{
    int n = 1;

    for (double ten = 10; size >= ten; ten *= 10)
        n++;
    for (double tenth = 1; size < tenth; tenth /= 10)
        n--;
    return n;
}

/* The fewest of 15, 16 or 17 digits that read back; 0 where 128 bits do not hold them. */
static int print_shortest_scaled(char *text, double size)
{
    int before;

    if (size < smallest_scaled || size >= largest_scaled)
        return 0;
    before = digits_before_point(size);
    for (int digits = 15; digits <= 17; digits++) {
        int decimals = digits - before < MOST_TENS ? digits - before : MOST_TENS;
        scaled s = scale(size, decimals);
        uint64_t found = nearest(&s);

        if (!is_only_double(&s, found))
            continue;
        for (; decimals > 0 && found % 10 == 0; decimals--)
            found /= 10;
        lay_out_fixed(text, found, decimals);
        return 1;
    }
    return 0;
}

/* Whatever the locale put for the point, of however many bytes, becomes one '.'. */
static void restore_point(char *text)
{
    char *out = text;
    int put = 0;

    for (const char *in = text; *in; in++) {
        if (growth__is_digit(*in) || strchr("+-e", *in)) {
            *out++ = *in;
        } else if (!put) {
            *out++ = '.';
            put = 1;
        }
    }
    *out = '\0';
}

/* The rare rest, very large or very small: "%.15e" to "%.17e", whichever reads back first. */
static void print_scientific(char *text, double size)
{
    for (int digits = 15; digits <= 17; digits++) {
        double back;

        snprintf(text, GROWTH_NUMBER_SIZE, "%.*g", digits, size);
        restore_point(text);
        if (growth_number_parse(text, strlen(text), 0, &back) == GROWTH_OK && back == size)
            return;
    }
}

char *growth_number_format(double value, int decimals, char *text)
{
    const double size = fabs(value);
    char *digits = text;

    if (!text)
        return NULL;
    text[0] = '\0';
    if (!isfinite(value))
        return text;
    if (value < 0)
        *digits++ = '-';
    if (value == 0 && decimals < 0) {
        memcpy(digits, "0", 2);
    } else if (decimals < 0 || decimals > 17 || size >= largest_scaled ||
               size * (double)power_of(10, decimals) >= 1e17) {
        if (!print_shortest_scaled(digits, size))
            print_scientific(digits, size);
    } else if (size < smallest_scaled) {
        snprintf(digits, GROWTH_NUMBER_SIZE - 1, "%.*f", decimals, size);
        restore_point(digits);
    } else {
        scaled s = scale(size, decimals);

        lay_out_fixed(digits, nearest(&s), decimals);
    }
    /* Minus nothing: "-0.00" would make a reader look for a sign that means something. */
    if (text[0] == '-' && !text[strspn(text, "-0.")])
        memmove(text, text + 1, strlen(text));
    return text;
}
