/* Shared by the parts of importing: import.c, import_child.c, import_number.c, import_rules.c,
 * import_withdraw.c, import_recall.c. */
#ifndef GROWTH_STORE_IMPORT_H
#define GROWTH_STORE_IMPORT_H

#include "recall.h"

/* A child met in this import, and what the record says of it now. */
typedef struct known_child {
    growth_store_entry entry;
    growth_child details; /* without id */
    char number[11];      /* the NHS number that rows gave it, once it was seen to; or "" */
    int64_t recalled;     /* the `age` of the memory that has its measurements, or 0 */
    int added;            /* by this import: the record had nothing of it */
} known_child;

/* What the file calls it. */
typedef struct known_name {
    char *text;   /* system, NUL, identifier */
    size_t child; /* place in `children` */
} known_name;

struct growth_store_import {
    growth_store *store;
    cell stamp[AT_CHILD];
    char *author, *reason, *source;
    int repeated; /* this very file was imported before */
    growth_store_import_counts counts;
    growth_status status;          /* of the first failure: nothing is kept after one */
    growth_store_import_note note; /* of the row added last */

    /* Children met, and by which names. */
    known_child *children;
    size_t n_children, room_children;
    mark_map child_of_entry, child_of_name; /* places in `children`, and in `names` */
    known_name *names;
    size_t n_names, room_names;

    /* Measurements: those put aside, and the newest that has a mark: an entry, or where negative
     * the number of one put aside, -1 being the first. */
    rows_aside aside;
    mark_map measurements;
    int64_t age; /* from 1; grows when `measurements` is forgotten */
};

/* Who a row is about, and what the row adds to what is known. */
typedef struct subject {
    growth_store_entry child; /* 0: to be added */
    growth_store_identifier identifier;
    growth_child details; /* as they will be */
    const char *gestation_source;
    int keeps_source; /* the record's source of the gestation stays */
    int changed;      /* whether the row adds to the record's details */
    unsigned differs; /* growth_store_difference */
    growth_date corrected_on;
    growth_store_entry of_key; /* what the key stood for before, and stands */
    const char *number;        /* its NHS number, where that has not been seen to */
    int adds_number, adds_name, number_differs;
    int not_added; /* not known, and not to be added */
} subject;

/* A measurement or a contact, ready to be added, and what is done with it. */
typedef struct statement_of_row {
    table_id table;
    measurement_row measurement;
    contact_row contact;
    cell *cells; /* of whichever it is */
    growth_store_outcome outcome;
    growth_store_entry supersedes;
    alike like;         /* of another that says the same, more or less */
    int has_status;     /* its source says whether it is final */
    int gone;           /* the same as before, which the record says no longer */
    uint64_t key, fact; /* marks of a measurement; 0 for none */
} statement_of_row;

/* import.c */
/* Whether a failure is the row's own; any other ends the import. */
int growth__import_is_rejection(growth_status status);
/* An error after one that ended the import. */
growth_status growth__import_goes_on(const growth_store_import *import, growth_error *err);
void growth__import_count(growth_store_import_counts *counts, growth_store_outcome outcome);

/* import_differs.c */
/* In what a row differs from the record of its child; fails where it must be another child's. */
growth_status growth__import_compare(growth_store_import *import, const growth_child *known,
                                     const growth_child *row, subject *s, growth_error *err);
/* Nobody can tell which is right, or whether it is another child: both are said. */
growth_status growth__import_refuse_details(const growth_child *known, const growth_child *new,
                                            const char *of, const char *advice, growth_error *err);
/* Note what is to be told of the row. */
growth_status growth__import_note(growth_store_import *import, const subject *s, growth_error *err);

/* import_child.c */
growth_status growth__import_find_subject(growth_store_import *import,
                                          const growth_store_import_row *row, subject *s,
                                          growth_error *err);
/* Add the child, or what the row adds to its details. */
growth_status growth__import_keep_subject(growth_store_import *import, subject *s,
                                          growth_error *err);
/* The child of `s->identifier` on a day, or on any; 0 where the store has none. */
growth_status growth__import_find_child(growth_store_import *import, growth_date on, subject *s,
                                        growth_error *err);
/* What the record says of a child, remembered. */
growth_status growth__import_meet(growth_store_import *import, growth_store_entry child,
                                  growth_error *err);

/* import_number.c: whose the NHS number of the row is, against whose its identifier is; and keep
 * what the two add to each other. */
growth_status growth__import_check_number(growth_store_import *import, growth_date on,
                                          const growth_store_import_row *row, subject *s,
                                          growth_error *err);
growth_status growth__import_keep_number(growth_store_import *import, subject *s,
                                         growth_error *err);
/* NULL for a child that has not been met; lasts until another is. */
known_child *growth__import_known_child(growth_store_import *import, growth_store_entry child);
int growth__import_is_new(growth_store_import *import, growth_store_entry child);
void growth__import_forget_children(growth_store_import *import);

/* import_key.c */
/* What stands of what a source said under a key. */
typedef struct held {
    growth_store_entry child, head;
    int retracted; /* it was taken back */
    int now;       /* this import said it */
} held;
typedef struct all_held {
    held *of; /* to be freed by whoever asked */
    size_t n, room;
} all_held;
/* All of one table under a key of this source: of a child, or where that is 0 of any. */
growth_status growth__import_find_held(growth_store_import *import, table_id table,
                                       growth_store_entry child, const char *key, all_held *found,
                                       growth_error *err);
/* Take back what stands, under the source's key, whoever said it last: so the source can say it
 * again. */
growth_status growth__import_take_back(growth_store_import *import, table_id table,
                                       growth_store_entry head, const char *key, const char *reason,
                                       growth_error *err);
/* What the source had under the key of a row that stands and that is of something else now. */
growth_status growth__import_replace(growth_store_import *import,
                                     const growth_store_import_row *row, subject *who,
                                     const statement_of_row *s, growth_store_outcome *outcome,
                                     growth_error *err);

/* import_rules.c */
/* Add an entry that supersedes `head`, and remember it; what others than the source and key of
 * `said` have said of that, they say still.  The texts of `cells` may be of `of_cells`, which is
 * done with, or that is NULL. */
growth_status growth__import_supersede(growth_store_import *import, table_id id, const cell *said,
                                       growth_store_entry head, cell *cells, sqlite3_stmt *of_cells,
                                       growth_error *err);
growth_status growth__import_read_statement(growth_store_import *import,
                                            const growth_store_import_row *row,
                                            growth_date birth_date, statement_of_row *s,
                                            growth_error *err);
/* The rules of growth_store_import_add(), in their order. */
growth_status growth__import_decide(growth_store_import *import, growth_store_entry child,
                                    statement_of_row *s, growth_error *err);
growth_status growth__import_keep_statement(growth_store_import *import, growth_store_entry child,
                                            statement_of_row *s, growth_error *err);

/* import_recall.c */
typedef enum recall { RECALL_UNSURE, RECALL_NEW, RECALL_SAME } recall;
/* Whether a measurement is new or the same, as far as memory can tell. */
growth_status growth__import_recall(growth_store_import *import, growth_store_entry child,
                                    const statement_of_row *s, recall *answer, growth_error *err);
/* Fill in the marks of a measurement of this child. */
void growth__import_mark(const growth_store_import *import, growth_store_entry child,
                         statement_of_row *s);
/* Put a new measurement aside. */
growth_status growth__import_put_aside(growth_store_import *import, growth_store_entry child,
                                       const statement_of_row *s, growth_error *err);
/* Remember a measurement that was added. */
growth_status growth__import_remember(growth_store_import *import, const statement_of_row *s,
                                      growth_store_entry entry, growth_error *err);
/* Add what was put aside. */
growth_status growth__import_flush(growth_store_import *import, growth_error *err);

#endif
