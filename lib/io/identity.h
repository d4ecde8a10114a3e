/* Who a child is where its rows contradict each other: what most of them say, in whatever order
 * they stand.  A first row that is mistyped must not put the child's other rows aside. */
#ifndef GROWTH_IO_IDENTITY_H
#define GROWTH_IO_IDENTITY_H

#include <stddef.h>
#include <stdint.h>

#include <growth/record.h>

/* A child's first row, as far as later ones must agree with it. */
typedef struct growth__first_row {
    uint64_t key; /* Hash of the identifier; 0: free. */
    size_t line;
    uint32_t file;
    growth_date birth_date;
    int16_t gestation_days;
    int8_t sex;
    int8_t sex_chosen;  /* no row says it: whoever reads chose the curves */
    float birth_weight; /* 0: none given yet. */
} growth__first_row;

/* What a child is known by, which rows must agree in. */
typedef enum growth__fact {
    GROWTH__NO_FACT,
    GROWTH__FACT_SEX,
    GROWTH__FACT_BIRTH_DATE,
    GROWTH__FACT_GESTATION
} growth__fact;

/* The first row of a child: who it says the child is. */
growth__first_row growth__first_by(uint64_t key, size_t line, size_t file,
                                   const growth_child *child);

/* In what a row differs from the child's first; what is not known differs from nothing, and no
 * more does a sex that was chosen. */
growth__fact growth__differs(const growth__first_row *first, const growth_child *child);

/* Fill in what the first does not know; a sex that is recorded replaces one that was chosen. */
void growth__first_learn(growth__first_row *first, const growth_child *child);

/* "gestation differs from this child's row on line 7 of another file (correct one of them)" */
void growth__say_differs(char *out, size_t size, const char *fact, const growth__first_row *first,
                         size_t file, int has_id);

/* What a row says of its child, and the day it is of. */
typedef struct growth__said {
    growth__first_row row;
    growth_date day; /* GROWTH_DATE_NONE: of none */
} growth__said;

typedef struct growth__all_said {
    growth__said *list;
    size_t n, room;
} growth__all_said;

/* 0 where memory is out. */
int growth__said_add(growth__all_said *all, const growth__said *said);
void growth__said_free(growth__all_said *all);

/* The first of a child's rows of those that agree with most: sex, then date of birth, then
 * gestation, each as most of the rows say that agree so far; of as many, what the newest row says.
 * At least one row, all of one key; brought into another order. */
growth__first_row growth__settle(growth__said *rows, size_t n);

/* The same for children of many keys: what is left are their first rows, by key. */
void growth__settle_all(growth__all_said *all);
growth__first_row *growth__settled(const growth__all_said *all, uint64_t key);

#endif
