/* Shared by the parts of a merge: merge.c adds what is new, settle.c decides between what two
 * stores have amended. */
#ifndef GROWTH_STORE_MERGE_H
#define GROWTH_STORE_MERGE_H

#include "same.h"

/* How an entry stands in the export. */
typedef struct exported {
    growth_store_entry by;    /* what supersedes it there; of a child, its newest details */
    growth_store_entry seen;  /* the first hand-over here of an export that has it; 0: of none */
    growth_store_entry child; /* of an identifier that is a child's key here */
    growth_store_entry is;    /* and that child; of a child, the one here that it names as itself */
    unsigned char table, amends;
} exported;

typedef enum how_known { KNOWN_BY_ORIGIN, KNOWN_AS_OURS, KNOWN_COUNT_ } how_known;

typedef struct merge {
    growth_store *store;
    sqlite3_stmt *questions[TABLE_COUNT_][KNOWN_COUNT_];
    sqlite3_stmt *seals; /* of earlier hand-overs, by the number in them */
    int more_seals;
    cell stamp[AT_CHILD];
    char seal[GROWTH_STORE_SEAL_SIZE], file_hash[2 * SHA256_SIZE + 1];
    growth_store_entry *here;    /* here[n] is what entry n of the export is in this store */
    exported *export;            /* export[n]: how entry n of the export stands there */
    unsigned char *ours;         /* ours[n]: entry n of this store is in the export as well */
    size_t room;                 /* of `export` */
    growth_store_entry before;   /* newest entry here before the merge */
    growth_store_entry into;     /* the child here that the export's one is, or 0 */
    int adopted;                 /* that was said with this export */
    growth_store_entry owner;    /* the child of the entry that was known last */
    size_t children;             /* of the export */
    growth_store_entry handover; /* 0 until something is added */
    growth_store_merge_counts counts;
} merge;

growth_status growth__merge_begin_handover(merge *m, growth_error *err);

/* adopt.c: the child here that one of the export is under another key; 0 for none. */
growth_status growth__merge_find_adopted(merge *m, const restored *row, growth_store_entry *child,
                                         growth_error *err);
/* An exported child may have a key of this store as an identifier: note it, and once all rows are
 * noted say so of the child, where the identifier stands. */
growth_status growth__merge_note_key(merge *m, const restored *row, growth_error *err);
void growth__merge_note_keys_end(merge *m);
/* An identifier that the child has here in the same words, or had before the entry `seen`. */
growth_status growth__merge_same_identifier(merge *m, const cell *cells, growth_store_entry seen,
                                            growth_store_entry *entry, growth_error *err);

/* seen.c: which entries of the export came here before, in it or in an earlier one. */
growth_status growth__merge_seen_begin(merge *m, growth_error *err);
growth_status growth__merge_seen_row(merge *m, const restored *row, growth_error *err);
void growth__merge_seen_end(merge *m);

/* settle.c */
/* What a row that amends supersedes here: what stands now.  `*known` where this store has said what
 * the row says before, and then the row adds nothing. */
growth_status growth__merge_follow(merge *m, const restored *row, cell *cells,
                                   growth_store_entry *known, growth_error *err);
/* Once all is added: see that of each entry that was amended in both stores the one counts that was
 * recorded last. */
growth_status growth__merge_settle(merge *m, growth_error *err);

#endif
