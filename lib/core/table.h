/* One LMS table: rows in ascending age.  Instances are generated from reference-data/. */
#ifndef GROWTH_CORE_TABLE_H
#define GROWTH_CORE_TABLE_H

#include <stddef.h>

#include <growth/lms.h>
#include <growth/measure.h>

/* The four numbers of a row lie together: an interpolation reads four rows, so two to three cache
 * lines instead of eight. */
typedef struct growth__row {
    double age; /* days, or millimetres of length or height */
    double l, m, s;
} growth__row;

typedef struct growth__table {
    size_t n;    /* 0 where the sex has no table */
    double step; /* age between rows where that is one number throughout, else 0 */
    const growth__row *rows;
} growth__table;

typedef enum growth__between {
    GROWTH__CUBIC,   /* Lagrange through two rows below and two above; linear at the ends */
    GROWTH__LINEAR,  /* between the row below and the row above */
    GROWTH__NEAREST, /* the nearest row itself; the older one half way */
    GROWTH__ONE_ROW  /* the table's single row, whatever the age */
} growth__between;

/* L, M, S at an age.  The table has rows (two, unless ONE_ROW).  Up to one interval beyond either
 * end the first or last line is carried on: a segment may reach half a day past its table. */
void growth__table_at(const growth__table *table, growth__between between, double age,
                      growth_lms *lms);
growth_lms growth__table_lms(const growth__table *table, growth__between between, double age);

/* As growth_lms_sds().  By pointer, because a structure of three doubles is passed in memory, and
 * writing it in halves and reading it whole costs as much as the score itself. */
growth_status growth__lms_sds(const growth_lms *lms, double value, double *sds);

/* Version of the figures compiled in. */
extern const char growth__data_version[];

#endif
