/* One child's record while its rows come in.  All zero to begin with; used again for the next. */
#ifndef GROWTH_SCAN_ONE_CHILD_H
#define GROWTH_SCAN_ONE_CHILD_H

#include <growth/record.h>

#include "order.h"
#include "texts.h"

typedef struct growth__one_child {
    growth_record record; /* its arrays are set by growth__one_record() */
    size_t id_length;
    int has_rows; /* something usable is known */
    growth_measurement *measurements;
    const char **services; /* one a measurement; NULL where not given */
    size_t room;
    growth_contact *contacts;
    size_t room_contacts;
    growth__texts texts; /* of this child */
    const char *last_service;
    size_t last_service_length;
} growth__one_child;

/* Functions that return an int return 0 where memory is out. */

/* Forget the last child.  `id` NULL: of a file without identifiers. */
int growth__one_begin(growth__one_child *child, const char *id, size_t length);
/* Whether that is its identifier. */
int growth__one_is(const growth__one_child *child, const char *id, size_t length);

/* What a row says of the child: the first that knows. */
void growth__one_learn(growth__one_child *c, const growth_child *child);
/* A service's name, kept; most rows are of the service of the row before.  NULL stays NULL. */
int growth__one_service(growth__one_child *child, const char *text, size_t length,
                        const char **service);
/* Room for `more` measurements behind those there are. */
int growth__one_room(growth__one_child *child, size_t more);
int growth__one_measurement(growth__one_child *child, const growth_measurement *measurement,
                            const char *service);
int growth__one_contact(growth__one_child *child, const growth_contact *contact);

/* A record of the caller's own, texts and all. */
int growth__one_copy(growth__one_child *child, const growth_record *record);

/* The record as it stands, in order. */
const growth_record *growth__one_record(growth__one_child *child);

void growth__one_free(growth__one_child *child);

#endif
