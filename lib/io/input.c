/*
 * Bytes in three steps, each asking the one before it:
 *     source (file, standard input, memory) -> gzip, if it begins like one -> UTF-16, if it does.
 * Nothing is held but one chunk at each step, so a file of any size needs the same memory.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "input.h"
#include "internal.h"
#include "text.h"

#define CHUNK 65536
#define AHEAD 256

enum encoding { UNDECIDED = 0, UTF8, UTF16_LE, UTF16_BE };

struct growth__input {
    char *name;
    int fd; /* -1: memory. */
    int owns_fd;
    const unsigned char *memory;
    size_t memory_left;

    unsigned char *chunk; /* As it came from the source; CHUNK bytes. */
    size_t chunk_at, chunk_end;

    enum { PACKING_UNDECIDED = 0, PLAIN, GZIP } packing;
    z_stream z;
    int inside_member; /* A gzip member has begun and not ended. */
    uint64_t packed, unpacked;

    enum encoding encoding;
    unsigned char *wide; /* UTF-16 not yet decoded; CHUNK bytes, from the first UTF-16 read. */
    size_t wide_length;
    unsigned char head[4]; /* Unpacked bytes looked at to tell the encoding. */
    size_t head_at, head_end;
    char ahead[AHEAD]; /* Decoded bytes looked at, and not yet handed over. */
    size_t ahead_at, ahead_end;
};

/* -- source --------------------------------------------------------------------------------- */

static growth_status read_some(const growth__input *in, void *out, size_t room, size_t *got,
                               growth_error *err)
{
    char text[96];
    ssize_t n;

    do
        n = read(in->fd, out, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return growth__fail(err, GROWTH_ERR_IO, "cannot read %s: %s", in->name,
                            growth__errno_text(errno, text, sizeof text));
    *got = (size_t)n;
    return GROWTH_OK;
}

/* Fill the chunk when it is used up.  It stays empty at the end. */
static growth_status source_fill(growth__input *in, growth_error *err)
{
    if (in->chunk_at < in->chunk_end)
        return GROWTH_OK;
    in->chunk_at = in->chunk_end = 0;
    if (in->fd < 0) {
        const size_t take = in->memory_left < CHUNK ? in->memory_left : CHUNK;

        if (take)
            memcpy(in->chunk, in->memory, take);
        in->memory += take;
        in->memory_left -= take;
        in->chunk_end = take;
        return GROWTH_OK;
    }
    return read_some(in, in->chunk, CHUNK, &in->chunk_end, err);
}

/* -- gzip ----------------------------------------------------------------------------------- */

static growth_status damaged(const growth__input *in, growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_PARSE,
                        "%s is damaged: its gzip data end too early or do not match their "
                        "checksum (fetch the file again)",
                        in->name);
}

/* Whether another gzip member follows the one that ended: files may be joined end to end.  Zero
 * bytes after the last one are padding, as from tapes, and are passed over. */
static growth_status next_member(growth__input *in, int *more, growth_error *err)
{
    for (;;) {
        TRY(source_fill(in, err));
        if (in->chunk_at == in->chunk_end) {
            *more = 0;
            return GROWTH_OK;
        }
        if (in->chunk[in->chunk_at])
            break;
        in->chunk_at++;
    }
    if (in->chunk[in->chunk_at] != 0x1F || inflateReset(&in->z) != Z_OK)
        return damaged(in, err);
    in->inside_member = 1;
    *more = 1;
    return GROWTH_OK;
}

static growth_status check_ratio(const growth__input *in, growth_error *err)
{
    if (in->unpacked <= GROWTH__RATIO_FREE ||
        (in->unpacked <= GROWTH__UNPACKED_MAX && in->unpacked / GROWTH__RATIO_MAX <= in->packed))
        return GROWTH_OK;
    return growth__fail(err, GROWTH_ERR_LIMIT,
                        "%s unpacks to far more than any table of measurements (more than %d times "
                        "its size); unpack and look at it first",
                        in->name, GROWTH__RATIO_MAX);
}

static growth_status gzip_read(growth__input *in, unsigned char *out, size_t room, size_t *got,
                               growth_error *err)
{
    const size_t before_out = room < UINT32_MAX ? room : UINT32_MAX;

    *got = 0;
    while (!*got) {
        int code, more = 1;
        size_t before_in;

        if (!in->inside_member)
            TRY(next_member(in, &more, err));
        if (!more)
            return GROWTH_OK;
        TRY(source_fill(in, err));
        if (in->chunk_at == in->chunk_end)
            return damaged(in, err);
        before_in = in->chunk_end - in->chunk_at;
        in->z.next_in = in->chunk + in->chunk_at;
        in->z.avail_in = (uInt)before_in;
        in->z.next_out = out;
        in->z.avail_out = (uInt)before_out;
        code = inflate(&in->z, Z_NO_FLUSH);
        in->chunk_at = in->chunk_end - in->z.avail_in;
        in->packed += before_in - in->z.avail_in;
        *got = before_out - in->z.avail_out;
        in->unpacked += *got;
        if (code == Z_MEM_ERROR)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory unpacking %s", in->name);
        if (code != Z_OK && code != Z_STREAM_END)
            return damaged(in, err);
        in->inside_member = code != Z_STREAM_END;
        TRY(check_ratio(in, err));
    }
    return GROWTH_OK;
}

/* Begin: gzip announces itself by its first two bytes, whatever the file is called. */
static growth_status tell_packing(growth__input *in, growth_error *err)
{
    TRY(source_fill(in, err));
    in->packing = PLAIN;
    if (in->chunk_end < 2 || in->chunk[0] != 0x1F || in->chunk[1] != 0x8B)
        return GROWTH_OK;
    if (inflateInit2(&in->z, 15 + 16) != Z_OK)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening %s", in->name);
    in->packing = GZIP;
    in->inside_member = 1;
    return GROWTH_OK;
}

static growth_status unpack(growth__input *in, unsigned char *out, size_t room, size_t *got,
                            growth_error *err)
{
    size_t take;

    if (in->packing == PACKING_UNDECIDED)
        TRY(tell_packing(in, err));
    if (in->packing == GZIP)
        return gzip_read(in, out, room, got, err);
    if (in->fd >= 0 && in->chunk_at == in->chunk_end && room >= CHUNK)
        return read_some(in, out, room, got, err);
    TRY(source_fill(in, err));
    take = in->chunk_end - in->chunk_at;
    take = take < room ? take : room;
    memcpy(out, in->chunk + in->chunk_at, take);
    in->chunk_at += take;
    *got = take;
    return GROWTH_OK;
}

/* -- encoding ------------------------------------------------------------------------------- */

/* How each encoding begins; without a mark, UTF-16 shows by the zero half of ASCII letters. */
static growth_status tell_encoding(growth__input *in, growth_error *err)
{
    const unsigned char *h = in->head;
    size_t got = 1;

    while (in->head_end < sizeof in->head && got) {
        TRY(unpack(in, in->head + in->head_end, sizeof in->head - in->head_end, &got, err));
        in->head_end += got;
    }
    in->encoding = UTF8;
    if (in->head_end >= 3 && h[0] == 0xEF && h[1] == 0xBB && h[2] == 0xBF) {
        in->head_at = 3;
    } else if (in->head_end >= 2 && h[0] == 0xFF && h[1] == 0xFE) {
        in->encoding = UTF16_LE;
        in->head_at = 2;
    } else if (in->head_end >= 2 && h[0] == 0xFE && h[1] == 0xFF) {
        in->encoding = UTF16_BE;
        in->head_at = 2;
    } else if (in->head_end == 4 && h[0] && !h[1] && h[2] && !h[3]) {
        in->encoding = UTF16_LE;
    } else if (in->head_end == 4 && !h[0] && h[1] && !h[2] && h[3]) {
        in->encoding = UTF16_BE;
    }
    return GROWTH_OK;
}

/* Bytes looked at for the encoding come first, then the rest. */
static growth_status after_head(growth__input *in, unsigned char *out, size_t room, size_t *got,
                                growth_error *err)
{
    size_t left = in->head_end - in->head_at;

    if (!left)
        return unpack(in, out, room, got, err);
    left = left < room ? left : room;
    memcpy(out, in->head + in->head_at, left);
    in->head_at += left;
    *got = left;
    return GROWTH_OK;
}

static unsigned long unit_at(const growth__input *in, size_t at)
{
    const unsigned char *p = in->wide + at;

    return in->encoding == UTF16_LE ? p[0] | (unsigned long)p[1] << 8
                                    : p[1] | (unsigned long)p[0] << 8;
}

/* Decode what there is; half a character stays in `wide` for the next call, unless at the end. */
static size_t decode_wide(growth__input *in, int at_end, char *out)
{
    size_t n = 0, at = 0;

    while (in->wide_length - at >= 2) {
        unsigned long unit = unit_at(in, at);
        const int leads = unit >= 0xD800 && unit < 0xDC00;

        if (leads && in->wide_length - at < 4 && !at_end)
            break;
        if (leads && in->wide_length - at >= 4) {
            const unsigned long second = unit_at(in, at + 2);

            if (second >= 0xDC00 && second < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
                at += 2;
            }
        }
        n += growth__utf8_put(unit, out + n); /* Half a pair becomes U+FFFD there. */
        at += 2;
    }
    if (at_end && at < in->wide_length) {
        n += growth__utf8_put(GROWTH__REPLACEMENT, out + n);
        at = in->wide_length;
    }
    memmove(in->wide, in->wide + at, in->wide_length - at);
    in->wide_length -= at;
    return n;
}

static growth_status wide_read(growth__input *in, char *out, size_t room, size_t *got,
                               growth_error *err)
{
    /* Two bytes become three at most; up to three wait from before. */
    const size_t most = room / 3 * 2 > CHUNK - 4 ? CHUNK - 4 : room / 3 * 2;

    if (!in->wide)
        in->wide = calloc(1, CHUNK);
    if (!in->wide)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory reading %s", in->name);
    *got = 0;
    while (!*got) {
        size_t more = 0;

        if (in->wide_length < most)
            TRY(after_head(in, in->wide + in->wide_length, most - in->wide_length, &more, err));
        in->wide_length += more;
        if (!in->wide_length)
            return GROWTH_OK;
        *got = decode_wide(in, more == 0, out);
    }
    return GROWTH_OK;
}

static growth_status decoded_read(growth__input *in, char *out, size_t room, size_t *got,
                                  growth_error *err)
{
    if (in->encoding == UNDECIDED)
        TRY(tell_encoding(in, err));
    if (in->encoding == UTF8)
        return after_head(in, (unsigned char *)out, room, got, err);
    return wide_read(in, out, room, got, err);
}

growth_status growth__input_first(growth__input *in, char first[2], growth_error *err)
{
    size_t got = 1, i = 0, found = 0;

    first[0] = first[1] = '\0';
    while (got && AHEAD - in->ahead_end >= 64) {
        for (; i < in->ahead_end && found < 2; i++)
            if (!strchr(" \t\r\n", in->ahead[i]))
                first[found++] = in->ahead[i];
        if (found == 2)
            break;
        TRY(decoded_read(in, in->ahead + in->ahead_end, AHEAD - in->ahead_end, &got, err));
        in->ahead_end += got;
    }
    return GROWTH_OK;
}

growth_status growth__input_read(growth__input *in, char *out, size_t room, size_t *got,
                                 growth_error *err)
{
    const size_t waiting = in->ahead_end - in->ahead_at;

    if (!waiting)
        return decoded_read(in, out, room, got, err);
    *got = waiting < room ? waiting : room;
    memcpy(out, in->ahead + in->ahead_at, *got);
    in->ahead_at += *got;
    return GROWTH_OK;
}

/* -- life ----------------------------------------------------------------------------------- */

static growth_status input_new(const char *name, growth__input **input, growth_error *err)
{
    growth__input *in = calloc(1, sizeof *in);

    if (in) {
        in->fd = -1;
        in->name = strdup(name);
        in->chunk = malloc(CHUNK);
    }
    if (!in || !in->name || !in->chunk) {
        growth__input_close(in);
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening %s", name);
    }
    *input = in;
    return GROWTH_OK;
}

growth_status growth__input_open(const char *path, growth__input **input, growth_error *err)
{
    const int is_stdin = strcmp(path, "-") == 0;
    growth__input *in = NULL;
    char text[96];

    TRY(input_new(is_stdin ? "standard input" : path, &in, err));
    in->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    in->owns_fd = !is_stdin;
    if (in->fd < 0) {
        const int why = errno;

        growth__input_close(in);
        return growth__fail(err, GROWTH_ERR_IO, "cannot open %s: %s", path,
                            growth__errno_text(why, text, sizeof text));
    }
    *input = in;
    return GROWTH_OK;
}

growth_status growth__input_memory(const void *bytes, size_t length, growth__input **input,
                                   growth_error *err)
{
    TRY(input_new("the data", input, err));
    (*input)->memory = bytes;
    (*input)->memory_left = length;
    return GROWTH_OK;
}

growth_status growth__input_again(int fd, const char *name, growth__input **input,
                                  growth_error *err)
{
    TRY(input_new(name, input, err));
    (*input)->fd = fd;
    (*input)->packing = PLAIN;
    (*input)->encoding = UTF8;
    if (lseek(fd, 0, SEEK_SET) == 0)
        return GROWTH_OK;
    growth__input_close(*input);
    *input = NULL;
    return growth__fail(err, GROWTH_ERR_IO, "cannot read %s a second time", name);
}

int growth__input_is_file(const growth__input *in)
{
    struct stat is;

    return in->fd < 0 || (in->owns_fd && fstat(in->fd, &is) == 0 && S_ISREG(is.st_mode));
}

const char *growth__input_name(const growth__input *in)
{
    return in->name;
}

void growth__input_close(growth__input *in)
{
    if (!in)
        return;
    if (in->packing == GZIP)
        inflateEnd(&in->z);
    if (in->owns_fd && in->fd >= 0)
        close(in->fd);
    free(in->wide);
    free(in->chunk);
    free(in->name);
    free(in);
}
