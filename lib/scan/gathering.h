/* What gathers, inside: gather.c and settle.c. */
#ifndef GROWTH_SCAN_GATHERING_H
#define GROWTH_SCAN_GATHERING_H

#include "gather.h"
#include "internal.h"
#include "one_child.h"

struct growth__gather {
    const growth__source *source;
    unsigned shard, shards;
    growth__gathered *gathered;
    void *context;

    size_t file; /* which the two readers are for; SIZE_MAX: none yet */
    growth__plain *plain;
    growth_reader *reader;

    int has_child;    /* the child at hand is: */
    int plain_agreed; /* what the last plain row says of it agrees with its first */
    growth__one_child child;
    growth__first_row first;
    uint64_t key;
    int without_sex; /* a row of the child at hand was refused for that */
    size_t child_file, child_line;

    /* The rows of the child at hand: where they contradict each other, who the child is is settled
     * at its end, and they are read again. */
    growth__raw_row *rows;
    size_t n_rows, room_rows;
    growth__batch *rejects;                     /* NULL: not wanted */
    size_t rejects_before, reject_bytes_before; /* of the child at hand */
    growth__all_said said;
    int reads_again;
    growth__first_row settled; /* its key 0: is not */

    growth_status failed; /* in growth__reader's call back */
    growth_error failure;
    growth_counts counts, of_readers; /* of plain rows; of readers that are closed */
    size_t other_shards;
};

/* Read the row, of the child at hand or the next. */
growth_status growth__gather_read(growth__gather *gather, const growth__raw_row *raw,
                                  growth_error *err);
/* Readers of the file's rows are at hand. */
growth_status growth__gather_set_file(growth__gather *gather, size_t file, growth_error *err);

/* Whether the child at hand is of that identifier; begin one that is. */
int growth__gather_is_child(const growth__gather *gather, const char *id, size_t length);
growth_status growth__gather_begin(growth__gather *gather, const char *id, size_t length,
                                   growth_error *err);
/* What a row says, into the child at hand. */
growth_status growth__gather_add(growth__gather *gather, const growth_row *row, size_t file,
                                 growth_error *err);

/* The same of a row that is packed; and note what it says of its child: gather_packed.c */
growth_status growth__gather_packed(growth__gather *gather, const growth__raw_row *raw,
                                    growth_error *err);
int growth__gather_hear_packed(growth__gather *gather, const growth__raw_row *raw);

/* Count from these on. */
void growth__gather_set_counts(growth__gather *gather, const growth_counts *counts);

/* The rows of the child at hand contradict each other: settle who it is, as io's identity.h has it,
 * and where that is not what stood so far, read them again. */
growth_status growth__gather_settle(growth__gather *gather, growth_error *err);

#endif
