/* A row that was understood already, as bytes: of FHIR, where only the reader of the whole can. */
#ifndef GROWTH_SCAN_PACKED_H
#define GROWTH_SCAN_PACKED_H

#include <stddef.h>

#include <growth/io.h>

/* What is kept with a row beside what it says. */
typedef struct growth__packed_more {
    size_t path;       /* of the paths, where it stands */
    int is_whole;      /* 1: with its bytes, so that it can still be refused */
    const char *where; /* "entry 7 (Observation/x): ", or "" */
} growth__packed_more;

/* Room for the longest but for its texts. */
typedef struct growth__packed {
    growth_row row; /* child, values, contact, service; what it points to is below */
    growth__packed_more more;
    growth_value values[GROWTH_ROW_VALUES];
    growth_contact contact;
    growth_problem problem;
} growth__packed;

/* The row as bytes, in memory of its own (to be freed); NULL where there is none. */
char *growth__pack(const growth_row *row, const growth__packed_more *more, size_t *length);
/* And back; texts point into the bytes. */
void growth__unpack(const char *bytes, size_t length, growth__packed *packed);
/* The child's identifier in packed bytes. */
const char *growth__packed_id(const char *bytes);

#endif
