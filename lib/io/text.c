/* UTF-8: checking, making and quoting it; no tables of the C library's locale are asked. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "nhs_number.h"
#include "text.h"

/* Well-formed sequences by their first byte; the second byte's range shuts out overlong forms,
 * surrogates and what lies beyond U+10FFFF.  The Unicode Standard 15, table 3-7. */
static const struct {
    unsigned char first, last; /* Of the lead byte. */
    unsigned char size;
    unsigned char low, high; /* Of the second byte. */
} sequences[] = {
    { 0xC2, 0xDF, 2, 0x80, 0xBF }, { 0xE0, 0xE0, 3, 0xA0, 0xBF }, { 0xE1, 0xEC, 3, 0x80, 0xBF },
    { 0xED, 0xED, 3, 0x80, 0x9F }, { 0xEE, 0xEF, 3, 0x80, 0xBF }, { 0xF0, 0xF0, 4, 0x90, 0xBF },
    { 0xF1, 0xF3, 4, 0x80, 0xBF }, { 0xF4, 0xF4, 4, 0x80, 0x8F },
};

size_t growth__utf8_size(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;

    if (p[0] < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        if (p[0] < sequences[i].first || p[0] > sequences[i].last)
            continue;
        if (length < sequences[i].size || p[1] < sequences[i].low || p[1] > sequences[i].high)
            return 0;
        for (size_t k = 2; k < sequences[i].size; k++)
            if ((p[k] & 0xC0) != 0x80)
                return 0;
        return sequences[i].size;
    }
    return 0;
}

int growth__utf8_valid(const char *text, size_t length)
{
    size_t i = 0;

    while (i < length) {
        uint64_t eight;
        size_t size;

        /* Most rows are ASCII throughout: eight bytes at a time. */
        if (length - i >= sizeof eight) {
            memcpy(&eight, text + i, sizeof eight);
            if (!(eight & UINT64_C(0x8080808080808080))) {
                i += sizeof eight;
                continue;
            }
        }
        size = growth__utf8_size(text + i, length - i);
        if (!size)
            return 0;
        i += size;
    }
    return 1;
}

size_t growth__utf8_put(unsigned long code, char *out)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = GROWTH__REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | (code >> 6));
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | (code >> 12));
        out[1] = (char)(0x80 | ((code >> 6) & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (code >> 18));
    out[1] = (char)(0x80 | ((code >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((code >> 6) & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/* Where Windows-1252 differs from Latin-1, 0x80 to 0x9F; 0: the byte is not assigned. */
static const uint16_t cp1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

size_t growth__utf8_from_cp1252(const char *text, size_t length, char *out)
{
    size_t n = 0;

    for (size_t i = 0; i < length; i++) {
        unsigned long c = (unsigned char)text[i];

        if (c >= 0x80 && c < 0xA0)
            c = cp1252[c - 0x80] ? cp1252[c - 0x80] : GROWTH__REPLACEMENT;
        n += growth__utf8_put(c, out + n);
    }
    return n;
}

static int is_digit(const char *text, size_t length, size_t at)
{
    return at < length && text[at] >= '0' && text[at] <= '9';
}

/* The length of an NHS number that begins at `at`, as 9434765919 or in threes and four, 943 476
 * 5919; 0: none does. */
static size_t nhs_number_at(const char *text, size_t length, size_t at)
{
    char digits[10];
    size_t n = 0, i = at;

    if (at && is_digit(text, length, at - 1))
        return 0;
    while (n < sizeof digits) {
        if ((n == 3 || n == 6) && i < length && (text[i] == ' ' || text[i] == '-'))
            i++;
        if (!is_digit(text, length, i))
            return 0;
        digits[n++] = text[i++];
    }
    return !is_digit(text, length, i) && growth__is_nhs_number(digits) ? i - at : 0;
}

int growth__has_nhs_number(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (nhs_number_at(text, length, i))
            return 1;
    return 0;
}

char *growth__excerpt(const char *text, size_t length, char out[GROWTH__EXCERPT_SIZE])
{
    const size_t room = GROWTH__EXCERPT_SIZE - 4;
    size_t n = 0, i = 0, hidden = 0;

    while (i < length) {
        size_t size = growth__utf8_size(text + i, length - i);
        const int shown = size > 1 || (size == 1 && text[i] >= ' ' && text[i] != 0x7F);

        if (n + (shown ? size : 1) > room)
            break;
        if (!hidden)
            hidden = nhs_number_at(text, length, i);
        if (hidden && is_digit(text, length, i))
            out[n] = '.';
        else if (shown)
            memcpy(out + n, text + i, size);
        else
            out[n] = size ? ' ' : '?'; /* A line break, say: messages stay on one line. */
        n += shown ? size : 1;
        i += size ? size : 1;
        hidden -= hidden > 0;
    }
    memcpy(out + n, i < length ? "..." : "", i < length ? 4 : 1);
    return out;
}

const char *growth__errno_text(int number, char *out, size_t size)
{
    if (strerror_r(number, out, size) != 0)
        snprintf(out, size, "error %d", number);
    return out;
}
