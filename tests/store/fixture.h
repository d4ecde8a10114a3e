/* What the store's tests share: a folder, a store in it, a child, short ways to call. */
#ifndef GROWTH_TESTS_STORE_FIXTURE_H
#define GROWTH_TESTS_STORE_FIXTURE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <growth/store_transfer.h>

#include "folder.h"
#include "tap.h"

#define UUID_SIZE GROWTH_STORE_UUID_SIZE

static char folder[64], store_path[96];
static growth_store *store;
static growth_error err;

static const growth_store_stamp nurse = { "nurse A", "test", "2024-05-01T10:00:00Z" };

#define must(call) ck_assert_msg((call) == GROWTH_OK, "%s: %s", #call, err.message)
#define refused(s, call)                                                                           \
    do {                                                                                           \
        growth_status got_ = (call);                                                               \
        ck_assert_msg(got_ == (s), "%s: status %d (%s)", #call, got_, err.message);                \
    } while (0)

static inline growth_date day(const char *text)
{
    growth_date date;

    /* Not ck_assert: each of those writes to Check, also where it holds, and processes that are
     * killed in the middle of it (test_crash.c) would leave Check half a message. */
    if (growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, &date, NULL) != GROWTH_OK)
        ck_abort_msg("%s is no day", text);
    return date;
}

static inline const char *in_folder(const char *name, char path[96])
{
    snprintf(path, 96, "%s/%s", folder, name);
    return path;
}

static inline void make_folder(void)
{
    snprintf(folder, sizeof folder, "%s/growth-store-XXXXXX", test_folder());
    ck_assert_ptr_nonnull(mkdtemp(folder));
    in_folder("a.growth", store_path);
}

static inline void set_up(void)
{
    make_folder();
    must(growth_store_open(store_path, GROWTH_STORE_CREATE, &store, &err));
}

static inline int remove_one(const char *path, const struct stat *is, int flag, struct FTW *ftw)
{
    (void)is;
    (void)flag;
    (void)ftw;
    return remove(path);
}

static inline void tear_down(void)
{
    growth_store_close(store);
    store = NULL;
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static inline void reopen(void)
{
    growth_store_close(store);
    store = NULL;
    must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
}

static inline growth_child a_girl(void)
{
    return (growth_child){ NULL, GROWTH_FEMALE, day("2020-01-01"), 0, 0, 0, 0 };
}

static inline void add_girl(char uuid[UUID_SIZE])
{
    growth_child child = a_girl();

    must(growth_store_add_child(store, &child, NULL, &nurse, uuid, &err));
}

static inline growth_store_measurement weight(const char *on, const char *kg)
{
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;

    m.measured_on = day(on);
    m.value_text = kg;
    m.unit = "kg";
    return m;
}

static inline growth_store_entry record_weight(const char *uuid, const char *on, const char *kg)
{
    growth_store_measurement m = weight(on, kg);
    growth_store_entry entry = 0;

    must(growth_store_record(store, uuid, &m, &nurse, NULL, &entry, &err));
    return entry;
}

static inline void print_problem(void *context, const char *sentence)
{
    (void)context;
    printf("# %s\n", sentence);
}

static inline growth_store_report check_store(growth_store *s, const char *seal)
{
    growth_store_report report;

    must(growth_store_check(s, seal, print_problem, NULL, &report, &err));
    return report;
}

/* Bytes of an export, grown as they come. */
typedef struct bytes {
    char *at;
    size_t n;
} bytes;

static inline int take(void *context, const void *from, size_t length)
{
    bytes *b = context;

    b->at = realloc(b->at, b->n + length + 1);
    ck_assert_ptr_nonnull(b->at);
    memcpy(b->at + b->n, from, length);
    b->n += length;
    b->at[b->n] = '\0';
    return 0;
}

static inline bytes export_of(growth_store *s, const char *uuid, growth_store_format format)
{
    bytes b = { NULL, 0 };

    must(growth_store_export(s, uuid, format, take, &b, &err));
    return b;
}

/* One line a measurement: "entry value unit state by". */
static inline int list_measurement(void *context, const growth_store_measurement *m)
{
    static const char *const states[] = { "current", "superseded", "retracted" };
    char *text = context;
    size_t n = strlen(text);

    snprintf(text + n, 2048 - n, "%lld %s %s %s %lld\n", (long long)m->provenance.entry,
             m->value_text, m->unit, states[m->provenance.state],
             (long long)m->provenance.superseded_by);
    return 0;
}

static inline const char *measurements_of(const char *uuid, growth_store_view view,
                                          const char *as_at)
{
    static char text[2048];

    text[0] = '\0';
    must(growth_store_each_measurement(store, uuid, view, as_at, list_measurement, text, &err));
    return text;
}

/* The entry of the line that says so. */
static inline growth_store_entry entry_of(const char *measurements, const char *says)
{
    const char *at = strstr(measurements, says);

    ck_assert_ptr_nonnull(at);
    while (at > measurements && at[-1] != '\n')
        at--;
    return strtoll(at, NULL, 10);
}

static inline TCase *with_store(const char *name)
{
    TCase *t = tcase_create(name);

    tcase_add_checked_fixture(t, set_up, tear_down);
    return t;
}

#endif
