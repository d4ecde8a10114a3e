/* One child's record gathered from the rows of a file. */
#ifndef GROWTH_CLI_RECORD_H
#define GROWTH_CLI_RECORD_H

#include "reading.h"

/* Who took a measurement, or saw the child, as the file says. */
typedef struct gathered_source {
    char *service, *measured_by, *note;
} gathered_source;

/* Entries that could not be read. */
typedef struct gathered_unread {
    size_t n, undated;
    growth_date from, to; /* of those that are dated */
} gathered_unread;

typedef struct gathered {
    growth_record record; /* points into what follows */
    growth_measurement *measurements;
    growth_contact *contacts;
    gathered_source *sources;         /* one a measurement */
    gathered_source *contact_sources; /* one a contact */
    size_t n_measurements, room_measurements, n_contacts, room_contacts, room_sources;
    size_t room_contact_sources;
    char *id;
    int is_known;           /* who the child is */
    growth_child refused;   /* what the first row says that was refused */
    gathered_unread unread; /* of this child; where the file has no other, also of nobody known */
    size_t children;        /* how many the file holds */
} gathered;

/* Gather the child called `id`, or the only one of the file where `id` is NULL.  Returns -1, or the
 * exit status having said why there is no record. */
int gather(const command *c, reading *in, const char *id, gathered *out);

/* Call `each` for every child of the file (or the one called `id`), in the order of their first
 * rows; those of one child need not stand together, so all of them are held.
 * Returns -1, or an exit status: of `each` where it is not -1, or having said why. */
int gather_each(const command *c, reading *in, const char *id,
                int (*each)(void *context, gathered *g), void *context);

void gathered_free(gathered *g);

#endif
