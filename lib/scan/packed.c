/* A row that was understood already, as bytes: the identifier, then the numbers, then the texts. */
#include "packed.h"

#include <stdlib.h>
#include <string.h>

#include "source.h"

/* What follows the identifier. */
typedef struct numbers {
    growth_child child;
    growth_contact contact;
    size_t n_values, note, service, line; /* texts: bytes with their NUL; 0: NULL */
    size_t path, where, raw;
    growth_outcome outcome;
    int has_contact, lacks_sex, contradicts;
} numbers;

static size_t size_of(const char *text)
{
    return text ? strlen(text) + 1 : 0;
}

static char *put(char *out, const void *bytes, size_t length)
{
    if (length)
        memcpy(out, bytes, length);
    return out + length;
}

char *growth__pack(const growth_row *row, const growth__packed_more *more, size_t *length)
{
    const size_t id = size_of(row->child.id);
    const char *note = row->contact ? row->contact->note : NULL;
    numbers n;
    char *bytes, *at;

    memset(&n, 0, sizeof n); /* its padding, too: the bytes may go to a file */
    n.child = row->child;
    n.n_values = row->n_values;
    n.note = size_of(note);
    n.service = size_of(row->service);
    n.line = row->line;
    n.has_contact = row->contact != NULL;
    n.outcome = row->outcome;
    n.lacks_sex = growth__lacks_sex(row);
    n.contradicts = row->contradicts;
    n.path = more->path;
    n.where = size_of(more->where);
    n.raw = more->is_whole ? row->raw_length + 1 : 0;
    if (row->contact)
        n.contact = *row->contact;
    *length = (id ? id : 1) + sizeof n + n.n_values * sizeof(growth_measurement) + n.note +
              n.service + n.where + n.raw;
    bytes = malloc(*length);
    if (!bytes)
        return NULL;
    at = put(bytes, id ? row->child.id : "", id ? id : 1);
    at = put(at, &n, sizeof n);
    for (size_t i = 0; i < n.n_values; i++)
        at = put(at, &row->values[i].measurement, sizeof row->values[i].measurement);
    at = put(at, note, n.note);
    at = put(at, row->service, n.service);
    at = put(at, more->where, n.where);
    put(at, row->raw, n.raw);
    return bytes;
}

const char *growth__packed_id(const char *bytes)
{
    return bytes;
}

void growth__unpack(const char *bytes, size_t length, growth__packed *p)
{
    const char *at = bytes + strlen(bytes) + 1;
    numbers n;

    (void)length;
    memcpy(&n, at, sizeof n);
    at += sizeof n;
    *p = (growth__packed){
        .row = { .line = n.line, .outcome = n.outcome, .contradicts = n.contradicts },
        .more = { .path = n.path, .is_whole = n.raw > 0, .where = "" }
    };
    if (n.lacks_sex) {
        p->problem = (growth_problem){ .kind = GROWTH_PROBLEM_SEX, .line = n.line };
        p->row.problems = &p->problem;
        p->row.n_problems = 1;
    }
    p->row.child = n.child;
    p->row.child.id = bytes[0] ? bytes : NULL;
    for (size_t i = 0; i < n.n_values; i++, at += sizeof(growth_measurement))
        memcpy(&p->values[i].measurement, at, sizeof(growth_measurement));
    p->row.values = p->values;
    p->row.n_values = n.n_values;
    p->contact = n.contact;
    p->contact.note = n.note ? at : NULL;
    at += n.note;
    p->row.service = p->contact.service = n.service ? at : NULL;
    p->row.contact = n.has_contact ? &p->contact : NULL;
    at += n.service;
    p->more.where = n.where ? at : "";
    at += n.where;
    p->row.raw = n.raw ? at : NULL;
    p->row.raw_length = n.raw ? n.raw - 1 : 0;
}
