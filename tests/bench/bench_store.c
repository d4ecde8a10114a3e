/* Seconds to import a million measurements, and milliseconds to read one child of them.
 * Usage: bench_store STORE [CHILDREN]   (STORE must not exist; 50 000 children of 20 by default) */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <growth/number.h>
#include <growth/store_transfer.h>

#define PER_CHILD 20

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Of the processor alone: what a busy machine does not lengthen. */
static double processor(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static int give_up(const growth_error *err)
{
    fprintf(stderr, "bench_store: %s\n", err->message);
    return 1;
}

static growth_status add(growth_store_import *import, int child, int n, growth_error *err)
{
    char id[16], key[24], value[GROWTH_NUMBER_SIZE];
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;
    growth_store_import_row row = { .system = "local", .identifier = id, .measurement = &m };
    growth_store_outcome outcome;

    snprintf(id, sizeof id, "c%07d", child);
    snprintf(key, sizeof key, "k%07d-%02d", child, n);
    growth_number_format(3.2 + n * 0.61 + child % 97 * 0.013, 2, value);
    row.child.birth_date = (growth_date)(16000 + child % 2000);
    row.child.sex = child % 2 ? GROWTH_MALE : GROWTH_FEMALE;
    m.measure = GROWTH_WEIGHT;
    m.measured_on = row.child.birth_date + 30 * n;
    m.value_text = value;
    m.unit = "kg";
    m.service = "health visiting";
    m.source_key = key;
    return growth_store_import_add(import, &row, &outcome, err);
}

/* As an export of visits comes: by date, so that one child's rows lie far apart. */
static growth_status import_all(growth_store *store, int children, const char *hash,
                                growth_store_import_counts *counts, growth_error *err)
{
    growth_store_import_source source = { .file_hash = hash, .source = "bench" };
    growth_store_import *import;
    growth_status status = growth_store_import_begin(store, &source, NULL, &import, err);

    if (status != GROWTH_OK)
        return status;
    for (int n = 0; status == GROWTH_OK && n < PER_CHILD; n++)
        for (int child = 0; status == GROWTH_OK && child < children; child++)
            status = add(import, child, n, err);
    if (status != GROWTH_OK) {
        growth_store_import_abort(import);
        return status;
    }
    return growth_store_import_commit(import, 0, counts, err);
}

static growth_status read_some(growth_store *store, int children, growth_error *err)
{
    double worst = 0, sum = 0;
    int n = 0;

    for (int child = 7; child < children; child += children / 100 + 1, n++) {
        char id[16], uuid[GROWTH_STORE_UUID_SIZE];
        growth_store_record_view *view;
        double start = seconds(), took;
        growth_status status;

        snprintf(id, sizeof id, "c%07d", child);
        status = growth_store_find_child(store, "local", id, GROWTH_DATE_NONE, uuid, err);
        if (status == GROWTH_OK)
            status = growth_store_read(store, uuid, NULL, &view, err);
        if (status != GROWTH_OK)
            return status;
        took = (seconds() - start) * 1000;
        worst = took > worst ? took : worst;
        sum += took;
        if (growth_store_record_get(view)->n_measurements != PER_CHILD)
            fprintf(stderr, "bench_store: a child lacks measurements\n");
        growth_store_record_free(view);
    }
    printf("read one child: %.3f ms on average, %.3f ms at worst (of %d)\n", sum / n, worst, n);
    return GROWTH_OK;
}

int main(int argc, char **argv)
{
    static const char one[] = "0000000000000000000000000000000000000000000000000000000000000001";
    int children = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 50000;
    growth_store *store;
    growth_store_import_counts counts = { 0 };
    growth_store_report report;
    growth_error err;
    double start;

    if (argc < 2 || children < 1) {
        fprintf(stderr, "usage: bench_store STORE [CHILDREN]\n");
        return 2;
    }
    if (growth_store_open(argv[1], GROWTH_STORE_CREATE, &store, &err) != GROWTH_OK)
        return give_up(&err);
    for (int pass = 0; pass < 2; pass++) {
        double busy = processor();

        start = seconds();
        if (import_all(store, children, one, &counts, &err) != GROWTH_OK)
            return give_up(&err);
        printf("import %lld rows (%lld new, %lld same): %.2f s, processor %.2f s\n",
               (long long)counts.rows, (long long)counts.added, (long long)counts.same,
               seconds() - start, processor() - busy);
    }
    growth_store_close(store);
    start = seconds();
    if (growth_store_open(argv[1], GROWTH_STORE_EXISTING, &store, &err) != GROWTH_OK)
        return give_up(&err);
    printf("open: %.3f ms\n", (seconds() - start) * 1000);
    if (read_some(store, children, &err) != GROWTH_OK)
        return give_up(&err);
    start = seconds();
    if (growth_store_check(store, NULL, NULL, NULL, &report, &err) != GROWTH_OK)
        return give_up(&err);
    printf("check %lld entries: %.2f s, %zu problems\n", (long long)report.entries,
           seconds() - start, report.problems);
    growth_store_close(store);
    return report.problems != 0;
}
