/* Plain text without the locale: ASCII classes, words compared loosely, texts put together. */
#include <stddef.h>
#include <string.h>

#include "internal.h"

int growth__is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int growth__is_space(char c)
{
    return c == ' ' || c == '\t';
}

char growth__lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static int is_joiner(char c)
{
    return c == ' ' || c == '_' || c == '-';
}

int growth__same_word(const char *text, size_t length, const char *word)
{
    size_t i = 0;

    for (;;) {
        while (i < length && is_joiner(text[i]))
            i++;
        while (is_joiner(*word))
            word++;
        if (i == length || !*word)
            return i == length && !*word;
        if (growth__lower(text[i]) != growth__lower(*word))
            return 0;
        i++;
        word++;
    }
}

const char growth__hundred[201] = "00010203040506070809101112131415161718192021222324"
                                  "25262728293031323334353637383940414243444546474849"
                                  "50515253545556575859606162636465666768697071727374"
                                  "75767778798081828384858687888990919293949596979899";

size_t growth__append(char *text, size_t size, size_t used, const char *more)
{
    const size_t room = size - used - 1, length = strlen(more), n = length < room ? length : room;

    memcpy(text + used, more, n);
    text[used + n] = '\0';
    return used + n;
}
