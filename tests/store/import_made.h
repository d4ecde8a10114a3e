/* Made files, imported line by line. */
#ifndef GROWTH_TESTS_IMPORT_MADE_H
#define GROWTH_TESTS_IMPORT_MADE_H

#include "fixture.h"

static const char file_a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
static const char file_b[] = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/* A line of a made-up file. */
typedef struct line {
    const char *child, *key, *on, *kg;
    growth_store_state state;
} line;

static inline growth_store_import *begin(const char *file)
{
    growth_store_import_source source = { file, "child_id=ID", "csds" };
    growth_store_import *import = NULL;

    must(growth_store_import_begin(store, &source, &nurse, &import, &err));
    return import;
}

static inline growth_store_outcome add(growth_store_import *import, const line *l)
{
    growth_store_measurement m = weight(l->on, l->kg);
    growth_store_import_row row = { .system = "local",
                                    .identifier = l->child,
                                    .child = a_girl(),
                                    .measurement = &m,
                                    .state = l->state };
    growth_store_outcome outcome;

    m.source_key = l->key;
    must(growth_store_import_add(import, &row, &outcome, &err));
    return outcome;
}

/* Outcomes as letters: N, S, A, R. */
static inline const char *import_lines(const char *file, const line *lines, size_t n)
{
    static char letters[16];
    growth_store_import *import = begin(file);
    growth_store_import_counts counts;

    memset(letters, 0, sizeof letters);
    for (size_t i = 0; i < n; i++)
        letters[i] = "NSAR"[add(import, &lines[i])];
    must(growth_store_import_commit(import, 0, &counts, &err));
    ck_assert_int_eq(counts.rows, counts.added + counts.same + counts.amended + counts.rejected);
    ck_assert_int_eq(counts.rows, (int64_t)n);
    return letters;
}
#define import_all(file, lines) import_lines(file, lines, sizeof(lines) / sizeof *(lines))

static const line district[] = {
    { "c1", "k1", "2022-01-01", "12.1", GROWTH_STORE_CURRENT },
    { "c1", "k2", "2022-02-01", "12.4", GROWTH_STORE_CURRENT },
    { "c2", "k3", "2022-01-01", "11.0", GROWTH_STORE_CURRENT },
    { "c2", NULL, "2022-03-01", "11.6", GROWTH_STORE_CURRENT },
    { "c2", NULL, "2022-03-01", "11.8", GROWTH_STORE_CURRENT },   /* same day, other value */
    { "c2", NULL, "2022-03-01", "1160", GROWTH_STORE_CURRENT },   /* kept, and marked */
    { "c2", "k9", "2019-03-01", "11.6", GROWTH_STORE_CURRENT },   /* before birth */
    { "c2", "k9", "2022-03-01", "eleven", GROWTH_STORE_CURRENT }, /* no number */
};

static inline void uuid_of(const char *id, char uuid[UUID_SIZE])
{
    must(growth_store_find_child(store, "local", id, GROWTH_DATE_NONE, uuid, &err));
}

#endif
