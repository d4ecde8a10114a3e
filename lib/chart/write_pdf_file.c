/* Writing the objects of a PDF and the table that finds them. */
#include "write_pdf_file.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "fail.h"

/* Of compression: beyond it a page grows hardly smaller and takes twice as long. */
#define LEVEL 2

/* ---- bytes ------------------------------------------------------------------------------------
 */

void growth__pdf_put(pdf_bytes *b, const void *bytes, size_t length)
{
    if (b->failed || !length)
        return;
    if (b->length + length > b->room) {
        size_t room = (b->length + length) * 2;
        char *grown = realloc(b->bytes, room);

        if (!grown) {
            b->failed = 1;
            return;
        }
        b->bytes = grown;
        b->room = room;
    }
    memcpy(b->bytes + b->length, bytes, length);
    b->length += length;
}

void growth__pdf_text(pdf_bytes *b, const char *text)
{
    growth__pdf_put(b, text, strlen(text));
}

void growth__pdf_format(pdf_bytes *b, const char *format, ...)
{
    char text[512];
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length > 0)
        growth__pdf_put(b, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}

void growth__pdf_number(pdf_bytes *b, double value)
{
    char text[24];
    size_t at = sizeof text;
    long whole = lround(value * 1000);
    unsigned long rest = whole < 0 ? 0ul - (unsigned long)whole : (unsigned long)whole;
    int decimals = 3;

    while (decimals && rest % 10 == 0) {
        rest /= 10;
        decimals--;
    }
    text[--at] = ' ';
    for (; decimals > 0; decimals--, rest /= 10) {
        text[--at] = (char)('0' + rest % 10);
        if (decimals == 1)
            text[--at] = '.';
    }
    if (rest || text[at] != '.') /* ".5" is a number. */
        do {
            text[--at] = (char)('0' + rest % 10);
            rest /= 10;
        } while (rest);
    if (whole < 0)
        text[--at] = '-';
    growth__pdf_put(b, text + at, sizeof text - at);
}

void growth__pdf_place(pdf_bytes *b, double mm)
{
    growth__pdf_number(b, round(mm * PDF_UNITS));
}

/* The character at `*text`, which moves on; what is no UTF-8 is U+FFFD. */
static uint32_t next_character(const char **text, const char *end)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    const unsigned char *p = (const unsigned char *)*text;
    int more = *p >= 0xF0 && *p < 0xF8 ? 3 : *p >= 0xE0 ? 2 : *p >= 0xC0 ? 1 : 0;
    uint32_t c = more ? *p & (0x3Fu >> more) : *p;

    *text += 1;
    if (*p >= 0xF8 || (*p >= 0x80 && *p < 0xC0))
        return 0xFFFD;
    for (int i = 0; i < more; i++) {
        if (*text == end || ((unsigned char)**text & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | ((unsigned char)**text & 0x3F);
        *text += 1;
    }
    return c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

void growth__pdf_utf16(pdf_bytes *b, const char *utf8, size_t length)
{
    const char *end = utf8 + length;

    while (utf8 < end) {
        uint32_t c = next_character(&utf8, end);

        if (c >= 0x10000)
            growth__pdf_format(b, "%04X%04X", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
                               (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
        else
            growth__pdf_format(b, "%04X", (unsigned)c);
    }
}

void growth__pdf_string(pdf_bytes *b, const char *utf8)
{
    const char *c = utf8;

    while (*c && (unsigned char)*c >= 0x20 && (unsigned char)*c < 0x7F)
        c++;
    if (*c) {
        growth__pdf_text(b, "<FEFF");
        growth__pdf_utf16(b, utf8, strlen(utf8));
        growth__pdf_text(b, ">");
        return;
    }
    growth__pdf_text(b, "(");
    for (c = utf8; *c; c++) {
        if (strchr("()\\", *c))
            growth__pdf_text(b, "\\");
        growth__pdf_put(b, c, 1);
    }
    growth__pdf_text(b, ")");
}

/* ---- objects ----------------------------------------------------------------------------------
 */

void growth__pdf_begin(pdf_file *file)
{
    memset(file, 0, sizeof *file);
    growth__pdf_text(&file->whole, "%PDF-1.5\n%\xb5\xed\xae\xfb\n");
}

size_t growth__pdf_number_of_next(pdf_file *file)
{
    if (file->n == file->room) {
        size_t room = file->room ? file->room * 2 : 256;
        pdf_object *grown = realloc(file->objects, room * sizeof *grown);

        if (!grown) {
            file->failed = 1;
            return 0;
        }
        file->objects = grown;
        file->room = room;
    }
    file->objects[file->n++] = (pdf_object){ 0, 0, 0 };
    return file->n;
}

pdf_bytes *growth__pdf_object(pdf_file *file, size_t number)
{
    growth__pdf_text(&file->small, "\n");
    if (number) {
        file->objects[number - 1] = (pdf_object){ 0, file->small.length, file->n_small++ };
        growth__pdf_format(&file->places, "%zu %zu ", number, file->small.length);
    }
    return &file->small;
}

/* zlib's format; empty where memory ran out. */
static pdf_bytes pack(const void *bytes, size_t length)
{
    uLongf room = compressBound(length);
    pdf_bytes packed = { malloc(room), 0, room, 0 };

    if (!packed.bytes || compress2((Bytef *)packed.bytes, &room, bytes, length, LEVEL) != Z_OK)
        packed.failed = 1;
    else
        packed.length = room;
    return packed;
}

void growth__pdf_stream(pdf_file *file, size_t number, const char *words, const void *bytes,
                        size_t length, pdf_packing packing)
{
    pdf_bytes packed = { NULL, 0, 0, 0 };

    if (!number)
        return;
    if (packing == PDF_PACK) {
        packed = pack(bytes, length);
        file->failed |= packed.failed;
        bytes = packed.bytes;
        length = packed.length;
    }
    file->objects[number - 1] = (pdf_object){ 1, file->whole.length, 0 };
    growth__pdf_format(&file->whole, "%zu 0 obj\n<</Length %zu%s", number, length,
                       packing == PDF_PLAIN ? "" : "/Filter/FlateDecode");
    growth__pdf_text(&file->whole, words);
    growth__pdf_text(&file->whole, ">>\nstream\n");
    growth__pdf_put(&file->whole, bytes, length);
    growth__pdf_text(&file->whole, "\nendstream\nendobj\n");
    free(packed.bytes);
}

/* ---- the end ----------------------------------------------------------------------------------
 */

/* All small objects as one stream: their numbers and places, then themselves. */
static void put_small(pdf_file *file, size_t number)
{
    size_t first = file->places.length;
    char words[80];

    growth__pdf_put(&file->places, file->small.bytes, file->small.length);
    file->failed |= file->places.failed;
    snprintf(words, sizeof words, "/Type/ObjStm/N %zu/First %zu", file->n_small, first);
    growth__pdf_stream(file, number, words, file->places.bytes, file->places.length, PDF_PACK);
}

static void put_row(pdf_bytes *rows, unsigned kind, size_t place, size_t index)
{
    unsigned char row[7] = { (unsigned char)kind,          (unsigned char)(place >> 24),
                             (unsigned char)(place >> 16), (unsigned char)(place >> 8),
                             (unsigned char)place,         (unsigned char)(index >> 8),
                             (unsigned char)index };

    growth__pdf_put(rows, row, sizeof row);
}

/* FNV-1a. */
static uint64_t fingerprint(const pdf_bytes *b)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < b->length; i++)
        hash = (hash ^ (unsigned char)b->bytes[i]) * 1099511628211u;
    return hash;
}

static void put_table(pdf_file *file, size_t small, size_t catalog, size_t info)
{
    uint64_t high = fingerprint(&file->whole);
    uint64_t low = (high ^ high >> 29) * 0xBF58476D1CE4E5B9u;
    pdf_bytes rows = { NULL, 0, 0, 0 };
    size_t table = growth__pdf_number_of_next(file), at = file->whole.length;
    char words[256];

    put_row(&rows, 0, 0, 65535);
    for (size_t i = 0; i + 1 < file->n && !file->failed; i++) {
        if (file->objects[i].stream)
            put_row(&rows, 1, file->objects[i].at, 0);
        else if (file->objects[i].at)
            put_row(&rows, 2, small, file->objects[i].index);
        else
            put_row(&rows, 0, 0, 0);
    }
    put_row(&rows, 1, at, 0);
    snprintf(words, sizeof words,
             "/Type/XRef/Size %zu/W[1 4 2]/Root %zu 0 R/Info %zu 0 R"
             "/ID[<%016llX%016llX><%016llX%016llX>]",
             file->n + 1, catalog, info, (unsigned long long)high, (unsigned long long)low,
             (unsigned long long)high, (unsigned long long)low);
    growth__pdf_stream(file, table, words, rows.bytes, rows.length, PDF_PACK);
    growth__pdf_format(&file->whole, "startxref\n%zu\n%%%%EOF\n", at);
    file->failed |= rows.failed;
    free(rows.bytes);
}

growth_status growth__pdf_end(pdf_file *file, size_t catalog, size_t info, chart_sink *sink,
                              growth_error *err)
{
    size_t small = growth__pdf_number_of_next(file);

    file->failed |= file->small.failed;
    if (!file->failed)
        put_small(file, small);
    if (!file->failed)
        put_table(file, small, catalog, info);
    if (file->failed || file->whole.failed)
        return growth__chart_fail(err, GROWTH_ERR_NO_MEMORY, "out of memory for a PDF");
    growth__sink_put(sink, file->whole.bytes, file->whole.length);
    return growth__sink_end(sink, "PDF", err);
}

void growth__pdf_free(pdf_file *file)
{
    free(file->whole.bytes);
    free(file->small.bytes);
    free(file->places.bytes);
    free(file->objects);
    memset(file, 0, sizeof *file);
}
