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

/* All of them exact doubles. */
static const double tens[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                               1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                               1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* Up to 15 digits and 10^22 are exact doubles, so one multiplication or division rounds once
 * (Clinger WD. How to read floating point numbers accurately. PLDI 1990). */
static int simple_value(const decimal *d, double *value)
{
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
 * locale, and far faster. */
typedef struct scaled {
    wide numerator;
    wide half_ulp; /* half the distance to the next double, times 2, on the same scale */
    int shift;     /* > 0 */
} scaled;

static const double smallest_scaled = 1e-10, largest_scaled = 1e15;

/* Up to the last that 63 bits hold: k is at most 27. */
/* clang-format off */
static const uint64_t fives[] = {
    1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125, 244140625,
    1220703125, 6103515625, 30517578125, 152587890625, 762939453125, 3814697265625,
    19073486328125, 95367431640625, 476837158203125, 2384185791015625, 11920928955078125,
    59604644775390625, 298023223876953125, 1490116119384765625, 7450580596923828125
};
/* clang-format on */

/* size * 10^k. */
static scaled scale(double size, int k)
{
    const uint64_t hidden = UINT64_C(1) << 52; /* the bit that a double leaves out */
    uint64_t bits;
    scaled s;

    memcpy(&bits, &size, sizeof bits);
    s.numerator = (wide)((bits & (hidden - 1)) | hidden) * fives[k];
    s.half_ulp = fives[k];
    s.shift = 1075 - (int)(bits >> 52) - k;
    if (!(bits & (hidden - 1))) { /* the double below is only half as far away */
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

/* How many times `unit`: the integer nearest, ties to even as printf has it. */
static uint64_t nearest(const scaled *s, uint64_t unit)
{
    const int below = s->shift - 1; /* the bits below a half */
    const uint64_t halves = (uint64_t)(s->numerator >> below);
    const uint64_t found = halves / (2 * unit), rest = halves % (2 * unit);

    if (rest != unit)
        return found + (rest > unit);
    return found + ((found & 1) || (s->numerator & (((wide)1 << below) - 1)));
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
    char made[GROWTH_NUMBER_SIZE], *end = made + sizeof made, *p = end;

    for (int left = decimals; left > 1; left -= 2, digits /= 100)
        growth__put_two(p -= 2, (unsigned)(digits % 100));
    if (decimals % 2) {
        *--p = (char)('0' + digits % 10);
        digits /= 10;
    }
    if (decimals)
        *--p = '.';
    do {
        *--p = (char)('0' + digits % 10);
        digits /= 10;
    } while (digits);
    memcpy(text, p, (size_t)(end - p));
    text[end - p] = '\0';
}

char *growth__integer_format(long long integer, char *text)
{
    const int negative = integer < 0;

    text[0] = '-';
    lay_out_fixed(text + negative, negative ? 0 - (uint64_t)integer : (uint64_t)integer, 0);
    return text;
}

static int digits_before_point(double size)
{
    int n = 1;

    while (size >= tens[n])
        n++;
    for (double tenth = 1; size < tenth; tenth /= 10)
        n--;
    return n;
}

/* Without the zeros at the end of the decimals, of which there are fewer than 16. */
static void lay_out_shortest(char *text, uint64_t digits, int decimals)
{
    static const struct {
        uint64_t ten;
        int zeros;
    } steps[] = { { 100000000, 8 }, { 10000, 4 }, { 100, 2 }, { 10, 1 } };

    for (size_t i = 0; i < ARRAY_LEN(steps); i++)
        if (decimals >= steps[i].zeros && digits % steps[i].ten == 0) {
            digits /= steps[i].ten;
            decimals -= steps[i].zeros;
        }
    lay_out_fixed(text, digits, decimals);
}

/* The fewest of 15, 16 or 17 digits that read back; 0 where 128 bits do not hold them. */
static int print_shortest_scaled(char *text, double size)
{
    static const uint64_t units[] = { 100, 10, 1 };
    int decimals;
    scaled s;

    if (size < smallest_scaled || size >= largest_scaled)
        return 0;
    decimals = 17 - digits_before_point(size);
    s = scale(size, decimals);
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        const uint64_t digits = nearest(&s, units[i]);

        if (!is_only_double(&s, digits * units[i]))
            continue;
        lay_out_shortest(text, digits, decimals - 2 + (int)i);
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
               size * tens[decimals] >= 1e17) {
        if (!print_shortest_scaled(digits, size))
            print_scientific(digits, size);
    } else if (size < smallest_scaled) {
        snprintf(digits, GROWTH_NUMBER_SIZE - 1, "%.*f", decimals, size);
        restore_point(digits);
    } else {
        const scaled s = scale(size, decimals);

        lay_out_fixed(digits, nearest(&s, 1), decimals);
    }
    /* Minus nothing: "-0.00" would make a reader look for a sign that means something. */
    if (text[0] == '-' && !text[strspn(text, "-0.")])
        memmove(text, text + 1, strlen(text));
    return text;
}

char *growth__number_words(double value, int decimals, char *text)
{
    if (isnan(value))
        return memcpy(text, "NaN", sizeof "NaN");
    if (isinf(value))
        return value < 0 ? memcpy(text, "-infinity", sizeof "-infinity")
                         : memcpy(text, "infinity", sizeof "infinity");
    return growth_number_format(value, decimals, text);
}
