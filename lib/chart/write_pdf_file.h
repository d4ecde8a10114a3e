/* The parts of a PDF file: texts, numbers, objects, and where each of them stands.
 *
 * Small objects are gathered and written compressed, in one stream of objects (PDF 1.5); streams
 * stand by themselves.  The identifier is made from the content, so the same content has the same
 * bytes.
 */
#ifndef GROWTH_CHART_WRITE_PDF_FILE_H
#define GROWTH_CHART_WRITE_PDF_FILE_H

#include <stddef.h>

#include "chart_private.h"

/* Bytes that grow; where memory runs out they stop, and `failed` is set. */
typedef struct pdf_bytes {
    char *bytes;
    size_t length, room;
    int failed;
} pdf_bytes;

void growth__pdf_put(pdf_bytes *b, const void *bytes, size_t length);
void growth__pdf_text(pdf_bytes *b, const char *text);
/* Whole numbers and words only: printf's doubles follow the locale. */
void growth__pdf_format(pdf_bytes *b, const char *format, ...) GROWTH_PRINTF(2, 3);
/* A number of at most three decimals, and a blank. */
void growth__pdf_number(pdf_bytes *b, double value);
/* Millimetres as a whole number of the content's units, and a blank. */
#define PDF_UNITS 100.0
void growth__pdf_place(pdf_bytes *b, double mm);
/* UTF-8 as a text string: UTF-16 in hexadecimal, but ASCII as it is. */
void growth__pdf_string(pdf_bytes *b, const char *utf8);
/* One UTF-16BE word in hexadecimal, or two, of every character. */
void growth__pdf_utf16(pdf_bytes *b, const char *utf8, size_t length);

typedef struct pdf_object {
    int stream;   /* 1: it stands by itself. */
    size_t at;    /* In the file, or in `small`; 0: not written. */
    size_t index; /* Among the small ones, in the order in which they stand. */
} pdf_object;

typedef struct pdf_file {
    pdf_bytes whole; /* The file so far. */
    pdf_bytes small; /* Objects that are not streams. */
    pdf_object *objects;
    size_t n, room; /* Numbers given out, from 1. */
    size_t n_small;
    pdf_bytes places; /* Of the small objects: number and place of each. */
    int failed;
} pdf_file;

void growth__pdf_begin(pdf_file *file);
/* A number for an object to be written later. */
size_t growth__pdf_number_of_next(pdf_file *file);
/* Begin a small object; what is put into the answer up to the next one is the object. */
pdf_bytes *growth__pdf_object(pdf_file *file, size_t number);

typedef enum pdf_packing {
    PDF_PLAIN, /* As it is: metadata that other programs look for. */
    PDF_PACK,  /* To be compressed. */
    PDF_PACKED /* Compressed already. */
} pdf_packing;
/* A stream, `words` being the rest of its dictionary. */
void growth__pdf_stream(pdf_file *file, size_t number, const char *words, const void *bytes,
                        size_t length, pdf_packing packing);
/* Write the table of objects and the end; hand all of it to a sink. */
growth_status growth__pdf_end(pdf_file *file, size_t catalog, size_t info, chart_sink *sink,
                              growth_error *err);
void growth__pdf_free(pdf_file *file);

#endif
