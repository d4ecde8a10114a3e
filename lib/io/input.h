/* Bytes of a file, of standard input or of memory, unpacked and as UTF-8 as far as can be told
 * from the first of them (Windows-1252 is told row by row: csv.h). */
#ifndef GROWTH_IO_INPUT_H
#define GROWTH_IO_INPUT_H

#include <stddef.h>
#include <stdint.h>

#include <growth/status.h>

/* A packed file that grows beyond these is refused: deflate can make 1 MB into 1 GB, and no table
 * of measurements packs that well.  The ratio counts only once the output is large. */
#define GROWTH__UNPACKED_MAX (UINT64_C(64) << 30)
#define GROWTH__RATIO_MAX    500
#define GROWTH__RATIO_FREE   (UINT64_C(64) << 20)

typedef struct growth__input growth__input;

/* `path` "-" is standard input.  Written only on GROWTH_OK. */
growth_status growth__input_open(const char *path, growth__input **input, growth_error *err);

/* Bytes that stay until the input is closed. */
growth_status growth__input_memory(const void *bytes, size_t length, growth__input **input,
                                   growth_error *err);

/* What was written to a file without a name, from its beginning; `fd` stays the caller's. */
growth_status growth__input_again(int fd, const char *name, growth__input **input,
                                  growth_error *err);

/* Whether opening it again gives the same bytes: not so for a pipe. */
int growth__input_is_file(const growth__input *input);

/* The first two characters that are no blanks, which stay to be read; '\0' where there are none
 * near. */
growth_status growth__input_first(growth__input *input, char first[2], growth_error *err);

/* The next bytes, at least 1 and at most `room` (room >= 64); 0 at the end. */
growth_status growth__input_read(growth__input *input, char *out, size_t room, size_t *got,
                                 growth_error *err);

/* What to call it in a sentence: the path, "standard input" or "the data". */
const char *growth__input_name(const growth__input *input);

void growth__input_close(growth__input *input);

#endif
