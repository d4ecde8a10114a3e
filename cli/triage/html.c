/* HTML into a growth_write: the only place where text from a file becomes markup. */
#include "html.h"

#include <stdio.h>
#include <string.h>

#include <growth/number.h>

void html_open(html *h, growth_write write, void *context)
{
    h->write = write;
    h->context = context;
    h->held = 0;
    h->refused = 0;
}

static void flush(html *h)
{
    if (h->held && !h->refused)
        h->refused = h->write(h->context, h->buffer, h->held);
    h->held = 0;
}

int html_close(html *h)
{
    flush(h);
    return h->refused;
}

void html_put(html *h, const void *bytes, size_t length)
{
    if (length > sizeof h->buffer - h->held)
        flush(h);
    if (length > sizeof h->buffer) {
        if (!h->refused)
            h->refused = h->write(h->context, bytes, length);
        return;
    }
    if (length)
        memcpy(h->buffer + h->held, bytes, length);
    h->held += length;
}

void html_raw(html *h, const char *markup)
{
    html_put(h, markup, strlen(markup));
}

/* ---- text ------------------------------------------------------------------------------------ */

/* The character at `p` and its bytes in *length; 0 where they are not UTF-8 (then 1 byte). */
static unsigned long decode(const unsigned char *p, size_t *length)
{
    static const unsigned long least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
    const size_t n = p[0] < 0x80                   ? 1
                     : p[0] >= 0xC2 && p[0] < 0xE0 ? 2
                     : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
                     : p[0] >= 0xF0 && p[0] < 0xF5 ? 4
                                                   : 0;
    unsigned long c = n == 1 ? p[0] : p[0] & (0x7Fu >> n);

    *length = 1;
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    if (n == 0 || (n > 1 && c < least[n]) || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return 0;
    *length = n;
    return c;
}

/* Characters that hide, or turn the direction of what follows: they make one identifier look like
 * another.  Ranges, first and last. */
static int is_unseen(unsigned long c)
{
    static const unsigned long ranges[][2] = {
        { 0x01, 0x1F },     { 0x7F, 0x9F },     { 0xAD, 0xAD },       { 0x61C, 0x61C },
        { 0x180E, 0x180E }, { 0x200B, 0x200F }, { 0x2028, 0x202E },   { 0x2060, 0x206F },
        { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return 1;
    return 0;
}

static void put_character(html *h, unsigned long c, const char *bytes, size_t length)
{
    char name[32];

    if (c == 0)
        html_raw(h, "\xef\xbf\xbd");
    else if (c == '\t' || c == '\n' || c == '\r')
        html_raw(h, " ");
    else if (is_unseen(c)) {
        snprintf(name, sizeof name, "[U+%04lX]", c);
        html_raw(h, name);
    } else
        html_put(h, bytes, length);
}

void html_text(html *h, const char *text)
{
    const char *p = text ? text : "";

    while (*p) {
        const char *instead = *p == '&'    ? "&amp;"
                              : *p == '<'  ? "&lt;"
                              : *p == '>'  ? "&gt;"
                              : *p == '"'  ? "&quot;"
                              : *p == '\'' ? "&#39;"
                                           : NULL;
        size_t length = 1;

        if (instead)
            html_raw(h, instead);
        else {
            const unsigned long c = decode((const unsigned char *)p, &length);

            put_character(h, c, p, length);
        }
        p += length;
    }
}

/* ---- numbers and small elements -------------------------------------------------------------- */

void html_count(html *h, unsigned long long count)
{
    char text[24];

    snprintf(text, sizeof text, "%llu", count);
    html_raw(h, text);
}

void html_number(html *h, double number, int decimals)
{
    char text[GROWTH_NUMBER_SIZE];

    html_raw(h, growth_number_format(number, decimals, text));
}

void html_date(html *h, growth_date date)
{
    char text[16];

    html_raw(h, growth_date_words(date, text));
}

void html_counted(html *h, unsigned long long count, const char *one, const char *many)
{
    html_count(h, count);
    html_raw(h, " ");
    html_raw(h, count == 1 ? one : many);
}

void html_element(html *h, const char *tag, const char *text)
{
    if (!text || !*text)
        return;
    html_raw(h, "<");
    html_raw(h, tag);
    html_raw(h, ">");
    html_text(h, text);
    html_raw(h, "</");
    html_raw(h, tag);
    html_raw(h, ">");
}
