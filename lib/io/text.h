/* UTF-8: checking, making and quoting it.  Used by the reader and by the writers. */
#ifndef GROWTH_IO_TEXT_H
#define GROWTH_IO_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Stands for what cannot be shown: U+FFFD. */
#define GROWTH__REPLACEMENT 0xFFFDu

/* Room for growth__excerpt(): 48 bytes of text, "..." and the terminating NUL. */
#define GROWTH__EXCERPT_SIZE 52

/* Bytes of the well-formed character at `text`, 1 to 4; 0 where there is none (length > 0). */
size_t growth__utf8_size(const char *text, size_t length);

/* Whether all of `text` is ASCII: eight bytes at a time, the last eight perhaps in part again. */
static inline int growth__is_ascii(const char *text, size_t length)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    uint64_t eight = 0, seen = 0;

    for (size_t i = 0; i + sizeof eight <= length; i += sizeof eight) {
        memcpy(&eight, text + i, sizeof eight);
        seen |= eight;
    }
    if (length >= sizeof eight)
        memcpy(&eight, text + length - sizeof eight, sizeof eight);
    else
        for (size_t i = 0; i < length; i++)
            seen |= (unsigned char)text[i];
    return !((seen | eight) & high);
}

/* Whether all of `text` is well-formed UTF-8. */
int growth__utf8_valid(const char *text, size_t length);

/* Write a character; up to 4 bytes.  Returns how many.  What is no character becomes U+FFFD. */
size_t growth__utf8_put(unsigned long code, char *out);

/* Windows-1252 to UTF-8.  `out` has room for 3 * length.  Returns the bytes written. */
size_t growth__utf8_from_cp1252(const char *text, size_t length, char *out);

/* The beginning of a cell for a message: one line, cut between characters, the digits of an NHS
 * number as dots: messages go into logs.  Returns `out`. */
char *growth__excerpt(const char *text, size_t length, char out[GROWTH__EXCERPT_SIZE]);

/* Whether an NHS number stands in it. */
int growth__has_nhs_number(const char *text, size_t length);

/* What the operating system says of an errno value; `out` is used where it must be composed. */
const char *growth__errno_text(int number, char *out, size_t size);

#endif
