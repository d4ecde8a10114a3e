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

static void print(char *text, const char *format, int decimals, double value)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, GROWTH_NUMBER_SIZE, format, decimals, value);
#pragma GCC diagnostic pop
    restore_point(text);
}

/* A double as the decimal integer `digits` times 10^exponent: sign apart, no zeros at its end. */
typedef struct digits {
    char text[24];
    int n, exponent;
} digits;

/* The seventeen digits that always suffice, by the one call of printf that this needs. */
static digits seventeen(double size)
{
    char text[GROWTH_NUMBER_SIZE];
    digits d = { "", 17, 0 };
    const char *e;
    long exponent = 0;

    print(text, "%.*e", 16, size);
    e = strchr(text, 'e');
    read_exponent(e + 1, text + strlen(text), &exponent);
    d.text[0] = text[0];
    memcpy(d.text + 1, text + 2, 16);
    d.exponent = (int)exponent - 16;
    return d;
}

/* Rounded to `n` digits, by hand: a second printf costs ten times as much. */
static digits rounded(digits d, int n)
{
    int up = d.text[n] >= '5';

    d.exponent += d.n - n;
    d.n = n;
    for (int i = n - 1; up && i >= 0; i--) {
        up = d.text[i] == '9';
        d.text[i] = up ? '0' : (char)(d.text[i] + 1);
    }
    if (up) { /* 999... became 1000... */
        memmove(d.text + 1, d.text, (size_t)n - 1);
        d.text[0] = '1';
        d.exponent++;
    }
    while (d.n > 1 && d.text[d.n - 1] == '0') {
        d.n--;
        d.exponent++;
    }
    return d;
}

static int reads_back(const digits *d, double size)
{
    char text[GROWTH_NUMBER_SIZE];
    int length = snprintf(text, sizeof text, "%.*se%d", d->n, d->text, d->exponent);
    double back;

    return growth_number_parse(text, (size_t)length, 0, &back) == GROWTH_OK && back == size;
}

/* "0.00001" rather than "1e-05" while it fits: people and spreadsheets read it. */
static void lay_out(char *text, const digits *d)
{
    int point = d->n + d->exponent; /* digits before the point */

    if (point > 15 || point < -4) {
        snprintf(text, GROWTH_NUMBER_SIZE, "%.1s%s%.*se%d", d->text, d->n > 1 ? "." : "", d->n - 1,
                 d->text + 1, point - 1);
    } else if (point <= 0) {
        snprintf(text, GROWTH_NUMBER_SIZE, "0.%.*s%.*s", -point, "0000", d->n, d->text);
    } else if (point >= d->n) {
        snprintf(text, GROWTH_NUMBER_SIZE, "%.*s%.*s", d->n, d->text, point - d->n,
                 "000000000000000");
    } else {
        snprintf(text, GROWTH_NUMBER_SIZE, "%.*s.%.*s", point, d->text, d->n - point,
                 d->text + point);
    }
}

static void print_shortest(char *text, double value)
{
    double size = fabs(value);
    digits all, d;

    if (value == 0) {
        memcpy(text, "0", 2);
        return;
    }
    all = seventeen(size);
    d = rounded(all, 15);
    if (!reads_back(&d, size))
        d = rounded(all, 16);
    if (!reads_back(&d, size))
        d = rounded(all, 17);
    if (value < 0)
        *text++ = '-';
    lay_out(text, &d);
}

char *growth_number_format(double value, int decimals, char *text)
{
    text[0] = '\0';
    if (!isfinite(value))
        return text;
    if (decimals < 0 || decimals > 17 || fabs(value) >= 1e15 || decimals + 17 > GROWTH_NUMBER_SIZE)
        print_shortest(text, value);
    else
        print(text, "%.*f", decimals, value);
    /* Minus nothing: "-0.00" would make a reader look for a sign that means something. */
    if (text[0] == '-' && !text[strspn(text, "-0.")])
        memmove(text, text + 1, strlen(text));
    return text;
}
