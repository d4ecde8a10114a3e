/* Shared inside the library, by core and the layers above it; nothing here is exported. */
#ifndef GROWTH_CORE_INTERNAL_H
#define GROWTH_CORE_INTERNAL_H

#include <stddef.h>
#include <string.h>

#include <growth/status.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Give up with the status of a failing call; its message is already written. */
#define TRY(call)                                                                                  \
    do {                                                                                           \
        growth_status try_ = (call);                                                               \
        if (try_ != GROWTH_OK)                                                                     \
            return try_;                                                                           \
    } while (0)

/* Record why, and hand the status back: `return growth__fail(err, ..., "...", ...);`
 * Doubles go in as text from growth_number_format(), because printf reads the locale. */
growth_status growth__fail(growth_error *err, growth_status status, const char *format, ...)
    GROWTH_PRINTF(3, 4);
#ifdef __clang_analyzer__ /* reads one file a time, and is to know that the status comes back */
#define growth__fail(err, status, ...) ((void)growth__fail(err, status, __VA_ARGS__), (status))
#endif

/* growth_number_format() for a sentence: what is no number has a word, "NaN" or "infinity". */
char *growth__number_words(double value, int decimals, char *text);

/* ASCII only and without the locale, so that a Turkish host reads "HEIGHT" as we do. */
int growth__is_digit(char c);
int growth__is_space(char c);
char growth__lower(char c);

/* Whether `text` of `length` is `word`, in any case and ignoring blanks, '-' and '_' in either. */
int growth__same_word(const char *text, size_t length, const char *word);

/* Put `more` behind the first `used` bytes of a text of `size`; cuts at the end, always terminates.
 * Returns the bytes now used.  (snprintf costs ten times as much; every scored row has words.) */
size_t growth__append(char *text, size_t size, size_t used, const char *more);

/* Put a number below 100 as two digits.  Returns where the next byte goes. */
extern const char growth__hundred[201];
static inline char *growth__put_two(char *text, unsigned number)
{
    memcpy(text, growth__hundred + 2 * number, 2);
    return text + 2;
}

/* An integer as text, of up to 21 bytes.  Returns `text`. */
char *growth__integer_format(long long integer, char *text);

#endif
