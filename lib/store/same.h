/* When two statements are the same, what has become of one, and who else has made it. */
#ifndef GROWTH_STORE_SAME_H
#define GROWTH_STORE_SAME_H

#include "internal.h"

/* same.c */
/* Which entries count: those that stand; or besides, of what the source itself has said before,
 * what a person has amended or taken back since. */
typedef enum same_scope { SAME_CURRENT, SAME_OF_SOURCE } same_scope;
typedef enum how_alike {
    ALIKE_SAME,      /* there is nothing to add */
    ALIKE_OTHER_KEY, /* nothing but what its source calls it */
    ALIKE_MORE,      /* of the same value, with details the record has not */
    ALIKE_BY_KEY,    /* the source's own statement, with other texts */
    ALIKE_NOTHING    /* no other is alike */
} how_alike;
typedef struct alike {
    how_alike how;
    growth_store_entry entry; /* that is alike */
    growth_store_entry head;  /* what stands in its place */
    int retracted;            /* that is a retraction */
    int stands;               /* it has the day, value and unit still */
    int plain;                /* nothing is new but service, names and key */
    int key_known;
    int has_status; /* its source says whether it is final */
} alike;
typedef struct joined {
    growth_store_entry of_key, stands;
} joined;
/* What a measurement or a contact is like, in the record. */
growth_status growth__store_find_alike(growth_store *store, table_id table,
                                       growth_store_entry child, const cell *new, same_scope scope,
                                       alike *found, growth_error *err);
/* Join it to what stands; its cells are ready but for `supersedes`. */
growth_status growth__store_join(growth_store *store, table_id table, cell *new, const alike *a,
                                 joined *made, growth_error *err);
/* Record what a person says: add it, join it, or leave it where the record says it. */
growth_status growth__store_say(growth_store *store, table_id table, cell *new,
                                growth_store_outcome *outcome, growth_store_entry *entry,
                                growth_error *err);
typedef enum said_again { SAID_OTHERWISE, SAID_MORE, SAID_THE_SAME } said_again;
/* What a source says, against what it said under the same key. */
said_again growth__store_said_again(table_id table, const cell *old, const cell *new,
                                    int has_status);
/* An entry with all its cells, until the statement is done with. */
growth_status growth__store_whole(growth_store *store, table_id table, growth_store_entry entry,
                                  sqlite3_stmt **statement, cell *cells, growth_error *err);

/* stand.c */
/* What has become of a statement. */
typedef struct fate {
    growth_store_entry head; /* what stands in its place, or took that back */
    int stands;              /* that has its day and value */
    int retracted;
    int by_person; /* somebody amended it or took it back here, by hand */
    int by_other;  /* another source did, under a key of its own */
} fate;
/* `said`: the statement, or another of the same facts, with source and key. */
growth_status growth__store_fate(growth_store *store, table_id table, growth_store_entry entry,
                                 const cell *said, fate *became, growth_error *err);
/* The facts of a value; of a contact, all of them. */
int growth__store_same_value(table_id table, const cell *a, const cell *b);
int growth__store_has_key_of(table_id table, const cell *a, const cell *b);
/* Why it is said again: "still said by gp", to be freed by sqlite3_free(); NULL: out of memory. */
char *growth__store_still_said(table_id table, const cell *cells);
/* What others than the source and key of `said` have said that `head` says still, each as it said
 * it last: called with each entry, oldest first. */
typedef growth_status (*said_by_other)(void *context, cell *cells, growth_error *err);
growth_status growth__store_others(growth_store *store, table_id table, growth_store_entry head,
                                   const cell *said, said_by_other each, void *context,
                                   growth_error *err);

#endif
