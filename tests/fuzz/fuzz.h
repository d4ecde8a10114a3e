/* What every fuzz target shares: its entry, how it says that something is wrong, and a file of
 * bytes.  Options of a call are chosen by the length of the input, so that any file is a seed as it
 * stands, and a fuzzer that changes the length also tries other options. */
#ifndef GROWTH_TESTS_FUZZ_H
#define GROWTH_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <growth/growth.h>
#include <growth/scan.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A contract that does not hold ends the process, as a sanitizer does. */
#define sound(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Every text is handed over terminated; a message says something and is one line. */
static inline void sound_error(const growth_error *err, growth_status status)
{
    const size_t length = strnlen(err->message, sizeof err->message);

    sound(err->status == status);
    sound(length > 0 && length < sizeof err->message);
}

/* UTF-8 without overlong forms, surrogates, or anything beyond U+10FFFF. */
static inline int is_utf8(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text, *const end = p + length;

    while (p < end) {
        const unsigned char c = *p++;
        const int more = c < 0x80 ? 0 : c >> 5 == 6 ? 1 : c >> 4 == 14 ? 2 : c >> 3 == 30 ? 3 : -1;
        uint32_t point = more == 1 ? c & 0x1Fu : more == 2 ? c & 0x0Fu : c & 0x07u;

        if (more < 0 || end - p < more)
            return 0;
        for (int i = 0; i < more; i++) {
            if (*p >> 6 != 2)
                return 0;
            point = point << 6 | (*p++ & 0x3Fu);
        }
        if ((more == 1 && point < 0x80) || (more == 2 && point < 0x800) ||
            (more == 3 && (point < 0x10000 || point > 0x10FFFF)) ||
            (point >= 0xD800 && point < 0xE000 && more == 2))
            return 0;
    }
    return 1;
}

/* A text that belongs to whoever handed it over: NULL, or UTF-8. */
static inline void sound_text(const char *text)
{
    sound(!text || is_utf8(text, strlen(text)));
}

/* The bytes as a file that can be opened by `path`; close the number returned. */
static inline int bytes_as_file(const uint8_t *bytes, size_t length, char path[32])
{
    const int fd = memfd_create("fuzz", MFD_CLOEXEC);

    sound(fd >= 0);
    for (size_t done = 0; done < length;) {
        const ssize_t n = write(fd, bytes + done, length - done);

        sound(n > 0);
        done += (size_t)n;
    }
    snprintf(path, 32, "/proc/self/fd/%d", fd);
    return fd;
}

/* What a writer wrote, kept to be compared. */
typedef struct kept {
    char *bytes;
    size_t used, room;
} kept;

static inline int keep(void *context, const void *bytes, size_t length)
{
    kept *k = context;

    if (k->room - k->used < length) {
        k->room = 2 * (k->used + length) + 256;
        k->bytes = realloc(k->bytes, k->room);
        sound(k->bytes);
    }
    if (length)
        memcpy(k->bytes + k->used, bytes, length);
    k->used += length;
    return 0;
}

static inline int same_kept(const kept *a, const kept *b)
{
    return a->used == b->used && (!a->used || memcmp(a->bytes, b->bytes, a->used) == 0);
}

#endif
