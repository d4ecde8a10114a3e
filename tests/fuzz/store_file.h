/* A store in memory's own file system, made anew when a target has filled it. */
#ifndef GROWTH_TESTS_FUZZ_STORE_FILE_H
#define GROWTH_TESTS_FUZZ_STORE_FILE_H

#include <growth/store_transfer.h>

#include "../folder.h"
#include "fuzz.h"

static const growth_store_stamp fuzz_stamp = { "a fuzzer", "to find out", "2024-10-04T10:00:00Z" };

typedef struct store_file {
    growth_store *store;
    char folder[64], path[96];
} store_file;

static inline void remove_store(store_file *s)
{
    static const char *const endings[] = { "", "-wal", "-shm" };

    growth_store_close(s->store);
    s->store = NULL;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[128];

        snprintf(path, sizeof path, "%s%s", s->path, endings[i]);
        unlink(path);
    }
}

static inline void make_store(store_file *s)
{
    remove_store(s);
    if (!*s->folder) {
        snprintf(s->folder, sizeof s->folder, "%s/growth-fuzz-XXXXXX", test_folder());
        sound(mkdtemp(s->folder));
        snprintf(s->path, sizeof s->path, "%s/a", s->folder);
    }
    sound(growth_store_open(s->path, GROWTH_STORE_CREATE, &s->store, NULL) == GROWTH_OK);
}

static inline void count_problem(void *context, const char *sentence)
{
    fprintf(stderr, "%s\n", sentence);
    ++*(size_t *)context;
}

static inline void sound_store(growth_store *store)
{
    growth_store_report report;
    size_t problems = 0;

    sound(growth_store_check(store, NULL, count_problem, &problems, &report, NULL) == GROWTH_OK);
    sound(!problems && !report.problems);
}

#endif
