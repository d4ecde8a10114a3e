/* Four made children for tests of a scan, handed over as records, and what the scan calls, noted.
 */
#ifndef GROWTH_TESTS_SCANNED_H
#define GROWTH_TESTS_SCANNED_H

#include <stdio.h>
#include <string.h>

#include <growth/scan.h>

#include "../tap.h"

#define TODAY 19508 /* 2023-05-31 */

/* ---- what was called ------------------------------------------------------------------------- */

typedef struct heard {
    char text[65536];
    size_t used, rows, rejects, cards, opened, counted, children;
    size_t stop_after; /* rows; 0: never */
} heard;

static inline int on_row(void *context, const growth_listed *row)
{
    heard *h = context;

    h->used += (size_t)snprintf(h->text + h->used, sizeof h->text - h->used, "%s %s %s %.3f %s\n",
                                row->child_id, growth_tier_text(row->tier), row->rule, row->to_sds,
                                row->text);
    return ++h->rows == h->stop_after;
}

static inline int on_reject(void *context, size_t file, const growth_row *row)
{
    heard *h = context;

    ck_assert_uint_eq(file, 0);
    ck_assert_uint_ge(row->n_problems, 1);
    ck_assert_uint_eq(strlen(row->raw), row->raw_length);
    ck_assert_uint_eq(h->rows, 0); /* before the rows */
    h->rejects++;
    return 0;
}

static inline int on_card(void *context, const growth_listed *worst, const void *bytes,
                          size_t length)
{
    heard *h = context;

    ck_assert_uint_eq(length, strlen(worst->child_id));
    ck_assert_int_eq(memcmp(bytes, worst->child_id, length), 0);
    h->cards++;
    return 0;
}

/* One thread is asked for where this is used. */
static inline int on_child(void *context, const growth_scanned *child, int wanted,
                           growth_write write, void *sink)
{
    const char *id = child->judged->record.child.id;

    ((heard *)context)->children++;
    return wanted ? write(sink, id, strlen(id)) : write(sink, "dropped", 7);
}

static inline int on_opened(void *context, size_t file, const char *header)
{
    ck_assert_uint_eq(file, 0);
    ck_assert_int_eq(strncmp(header, "child_id,", 9), 0);
    ((heard *)context)->opened++;
    return 0;
}

static inline int on_counted(void *context, const growth_scan_counts *counts)
{
    heard *h = context;

    ck_assert_uint_eq(h->rows + h->rejects + h->cards, 0);
    ck_assert_uint_eq(counts->rows.rows, counts->rows.used + counts->rows.part +
                                             counts->rows.rejected + counts->rows.skipped);
    h->counted++;
    return 0;
}

static inline int on_rename(void *context, const char *child_id, char name[GROWTH_SCAN_NAME_SIZE])
{
    (void)context;
    snprintf(name, GROWTH_SCAN_NAME_SIZE, "<%s>", child_id);
    return 0;
}

static inline growth_scan_calls calls_of(heard *h)
{
    return (growth_scan_calls){ .context = h,
                                .opened = on_opened,
                                .child = on_child,
                                .row = on_row,
                                .card = on_card,
                                .reject = on_reject,
                                .counted = on_counted };
}

static inline growth_scan_options options_of(void)
{
    growth_scan_options options = GROWTH_SCAN_OPTIONS;

    options.threads = 1;
    options.reading.today = TODAY;
    options.judge.check.today = TODAY;
    return options;
}

/* ---- children --------------------------------------------------------------------------------
 */

/* Weights of a child born on 2021-01-01 at these ages; the second falls. */
static const struct {
    const char *id;
    growth_sex sex;
    double kg[7];
} children[] = {
    { "steady", GROWTH_FEMALE, { 3.4, 6.4, 7.8, 8.9, 10.6, 11.5, 12.4 } },
    { "falls", GROWTH_MALE, { 3.5, 7.0, 8.5, 9.6, 10.9, 9.4, 9.0 } },
    { "once", GROWTH_MALE, { 3.5, 0, 0, 0, 0, 0, 0 } },
    { "steady2", GROWTH_MALE, { 3.6, 7.1, 8.6, 9.7, 11.2, 12.2, 13.1 } },
};
static const int ages[7] = { 0, 120, 200, 365, 600, 700, 820 };
enum { BORN = 18628, CHILDREN = sizeof children / sizeof *children };

typedef struct feeding {
    size_t next;
    growth_measurement measurements[7];
} feeding;

static inline int next_child(void *context, growth_record *record)
{
    feeding *f = context;
    size_t n = 0;

    if (f->next == CHILDREN)
        return 0;
    for (size_t i = 0; i < 7; i++) {
        growth_measurement m = GROWTH_MEASUREMENT_INIT;

        if (children[f->next].kg[i] == 0)
            continue;
        m.value = children[f->next].kg[i];
        m.measured_on = BORN + ages[i];
        f->measurements[n++] = m;
    }
    *record = (growth_record){
        .child = { .id = children[f->next].id, .sex = children[f->next].sex, .birth_date = BORN },
        .measurements = f->measurements,
        .n_measurements = n
    };
    f->next++;
    return 1;
}

#endif
