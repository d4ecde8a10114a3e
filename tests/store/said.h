/* A measurement of one child as sources say it: imported, recorded, and what stands then. */
#ifndef GROWTH_TESTS_SAID_H
#define GROWTH_TESTS_SAID_H

#include "fixture.h"

static char uuid[UUID_SIZE];

static inline void set_up_child(void)
{
    growth_store_identifier id = GROWTH_STORE_IDENTIFIER_INIT;

    set_up();
    add_girl(uuid);
    id.system = "local";
    id.value = "c1";
    must(growth_store_identify(store, uuid, &id, &nurse, NULL, &err));
}

/* "11.0 lying od HV note" a line, of what stands. */
static inline int list_all(void *context, const growth_store_measurement *m)
{
    static const char *const postures[] = { "", " lying", " standing" };
    char *text = context;
    const size_t n = strlen(text);

    snprintf(text + n, 2048 - n, "%s%s%s%s %s|%s\n", m->value_text, postures[m->posture],
             m->marks & GROWTH_MARK_OEDEMA ? " oedema" : "",
             m->marks & GROWTH_MARK_DOUBTFUL ? " doubtful" : "", m->service ? m->service : "-",
             m->note ? m->note : "");
    return 0;
}

static inline void says(const char *expected)
{
    char text[2048] = "";

    must(growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, list_all, text,
                                       &err));
    ck_assert_str_eq(text, expected);
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}

typedef struct said {
    const char *source, *key, *kg, *service, *note;
    unsigned marks;
    growth_posture posture;
} said;

static inline growth_store_measurement as_measured(const said *s)
{
    growth_store_measurement m = weight("2023-06-01", s->kg);

    m.service = s->service;
    m.note = s->note;
    m.marks = s->marks;
    m.posture = s->posture;
    m.source_key = s->key;
    m.source = s->source;
    return m;
}

static inline growth_store_outcome record_it(const said *s)
{
    growth_store_measurement m = as_measured(s);
    growth_store_outcome outcome;

    must(growth_store_record(store, uuid, &m, &nurse, &outcome, NULL, &err));
    return outcome;
}

/* Each import is of another file. */
static inline const char *hash_of_next(void)
{
    static int files;
    static char hash[65];

    snprintf(hash, sizeof hash, "%064d", ++files);
    return hash;
}

static inline growth_store_outcome import_row(const char *from, growth_store_import_row row)
{
    growth_store_import_source source = { hash_of_next(), NULL, from };
    growth_store_import *import;
    growth_store_outcome outcome;

    must(growth_store_import_begin(store, &source, &nurse, &import, &err));
    must(growth_store_import_add(import, &row, &outcome, &err));
    must(growth_store_import_commit(import, 0, NULL, &err));
    return outcome;
}

static inline growth_store_outcome import_it(const said *s)
{
    growth_store_measurement m = as_measured(s);
    const growth_store_import_row row = {
        .system = "local", .identifier = "c1", .child = a_girl(), .measurement = &m
    };

    return import_row(s->source, row);
}

#endif
