/* Faults under a store: see faults.h.  Whatever fails, what was acknowledged stays, and the store
 * is as it was written. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <growth/store_transfer.h>

#include "../folder.h"
#include "../tap.h"
#include "faults.h"

#define GIRL "b3dce0bc-353b-4c2e-b35b-bea37ef59cbb" /* Of the released sample. */

static const growth_store_stamp nurse = { "nurse A", "test", "2024-06-01T10:00:00Z" };
static char folder[64], path[96], made[96], before[96], text[65536];
static size_t text_length;

static const char *in_folder(const char *name, char out[96])
{
    snprintf(out, 96, "%s/%s", folder, name);
    return out;
}

/* ---- jobs ------------------------------------------------------------------------------------ */

typedef growth_status with_store(growth_store *store, growth_error *err);

static growth_status using(growth_store_mode mode, with_store *does, growth_error *err)
{
    growth_store *store = NULL;
    growth_status status = growth_store_open(path, mode, &store, err);

    if (status == GROWTH_OK && does)
        status = does(store, err);
    growth_store_close(store);
    return status;
}

static growth_status create(growth_error *err)
{
    growth_store *store = NULL;
    growth_status status = growth_store_open(made, GROWTH_STORE_CREATE, &store, err);

    growth_store_close(store);
    return status;
}

static growth_status open_only(growth_error *err)
{
    return using(GROWTH_STORE_EXISTING, NULL, err);
}

static growth_store_measurement weight(const char *kg, growth_date on)
{
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;

    m.measured_on = on;
    m.value_text = kg;
    m.unit = "kg";
    m.note = "a note";
    return m;
}

static growth_status write_entries(growth_store *store, growth_error *err)
{
    growth_store_measurement m = weight("9.5", 19200), better = weight("9.6", 19200);
    growth_store_contact visit = GROWTH_STORE_CONTACT_INIT;
    growth_store_entry entry = 0, other = 0;
    growth_status status = growth_store_record(store, GIRL, &m, &nurse, NULL, &entry, err);

    visit.on = 19300;
    visit.not_measured = GROWTH_REASON_NO_SCALES;
    if (status == GROWTH_OK)
        status = growth_store_amend(store, entry, &better, &nurse, &other, err);
    if (status == GROWTH_OK)
        status = growth_store_add_contact(store, GIRL, &visit, &nurse, NULL, &entry, err);
    if (status == GROWTH_OK)
        status = growth_store_retract(store, entry, &nurse, &other, err);
    faults_seen(&other, sizeof other);
    return status;
}

static growth_status record(growth_error *err)
{
    return using(GROWTH_STORE_EXISTING, write_entries, err);
}

static growth_status import_rows(growth_store *store, growth_error *err)
{
    const growth_store_import_source source = {
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "as it is", "fuzz"
    };
    static const char *const values[] = { "3.5", "4.1", "x", "5.2", "0.01" };
    growth_store_import_counts counts;
    growth_store_import *import = NULL;
    growth_status status = growth_store_import_begin(store, &source, &nurse, &import, err);

    for (int i = 0; status == GROWTH_OK && i < 5; i++) {
        growth_store_measurement m = weight(values[i], 19000 + i);
        growth_store_import_row row = { .system = "local",
                                        .identifier = i % 2 ? "c1" : "new",
                                        .child = { NULL, GROWTH_FEMALE, 18719, 0, 0, 0, 0 },
                                        .measurement = &m };
        growth_store_outcome outcome;

        status = growth_store_import_add(import, &row, &outcome, err);
    }
    if (status != GROWTH_OK) {
        growth_store_import_abort(import);
        return status;
    }
    status = growth_store_import_commit(import, 0, &counts, err);
    if (status == GROWTH_OK)
        faults_seen(&counts, sizeof counts);
    return status;
}

static growth_status import(growth_error *err)
{
    return using(GROWTH_STORE_EXISTING, import_rows, err);
}

static growth_status export_both(growth_store *store, growth_error *err)
{
    growth_status status =
        growth_store_export(store, NULL, GROWTH_STORE_CSV, faults_write, NULL, err);

    if (status == GROWTH_OK)
        status = growth_store_export(store, GIRL, GROWTH_STORE_JSON, faults_write, NULL, err);
    return status;
}

static growth_status export(growth_error *err)
{
    return using(GROWTH_STORE_READ_ONLY, export_both, err);
}

static growth_status restore(growth_error *err)
{
    growth_store *store = NULL;
    growth_status status = growth_store_open(made, GROWTH_STORE_CREATE, &store, err);
    int64_t entries = 0;

    if (status == GROWTH_OK)
        status = growth_store_restore(store, text, text_length, &entries, err);
    faults_seen(&entries, sizeof entries);
    growth_store_close(store);
    return status;
}

static growth_status merge_into(growth_store *store, growth_error *err)
{
    growth_store_merge_counts counts;
    growth_status status = growth_store_merge(store, text, text_length, &nurse, &counts, err);

    if (status == GROWTH_OK)
        faults_seen(&counts, sizeof counts);
    return status;
}

static growth_status merge(growth_error *err)
{
    return using(GROWTH_STORE_EXISTING, merge_into, err);
}

static int each_measurement(void *context, const growth_store_measurement *m)
{
    (void)context;
    faults_seen(m->value_text, strlen(m->value_text));
    return 0;
}

static growth_status read_all(growth_store *store, growth_error *err)
{
    growth_store_record_view *view = NULL;
    growth_store_report report;
    growth_status status = growth_store_read(store, GIRL, NULL, &view, err);

    if (status == GROWTH_OK)
        faults_seen(&growth_store_record_get(view)->n_measurements, sizeof(size_t));
    growth_store_record_free(view);
    if (status == GROWTH_OK)
        status = growth_store_each_measurement(store, GIRL, GROWTH_STORE_VIEW_HISTORY, NULL,
                                               each_measurement, NULL, err);
    if (status == GROWTH_OK)
        status = growth_store_check(store, NULL, NULL, NULL, &report, err);
    if (status == GROWTH_OK)
        faults_seen(&report.problems, sizeof report.problems);
    return status;
}

static growth_status read_record(growth_error *err)
{
    return using(GROWTH_STORE_EXISTING, read_all, err);
}

static growth_status copy(growth_store *store, growth_error *err)
{
    return growth_store_backup(store, made, err);
}

static growth_status backup(growth_error *err)
{
    return using(GROWTH_STORE_EXISTING, copy, err);
}

/* ---- between the runs ------------------------------------------------------------------------ */

static void remove_store(const char *of)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char name[128];

        snprintf(name, sizeof name, "%s%s", of, endings[i]);
        unlink(name);
    }
}

/* Not by read() and write(), which may be what fails. */
static void copy_file(const char *from, const char *to)
{
    const int in = open(from, O_RDONLY | O_CLOEXEC);
    const int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    while (copy_file_range(in, NULL, out, NULL, 1u << 20, 0) > 0)
        ;
    close(in);
    close(out);
}

/* The store is sound after every fault: what it holds is what was written.  Then all over again. */
static void look_and_begin_again(void)
{
    growth_store *store = NULL;
    growth_store_report report;
    growth_error err;

    if (growth_store_open(path, GROWTH_STORE_EXISTING, &store, &err) != GROWTH_OK ||
        growth_store_check(store, NULL, NULL, NULL, &report, &err) != GROWTH_OK)
        ck_abort_msg("after a fault: %s", err.message);
    growth_store_close(store);
    if (report.problems)
        ck_abort_msg("after a fault: %zu problems", report.problems);
    remove_store(path);
    remove_store(made);
    copy_file(before, path);
}

/* ---- what is run ----------------------------------------------------------------------------- */

typedef struct work {
    const char *name;
    faults_job *job;
    int writes;
} work;

static const work works[] = {
    { "make a store", create, 1 },
    { "open a store", open_only, 0 },
    { "record, amend, retract", record, 1 },
    { "import", import, 1 },
    { "export", export, 0 },
    { "restore", restore, 1 },
    { "merge", merge, 1 },
    { "read a record, check", read_record, 0 },
    { "back up", backup, 1 },
};

static void read_sample(void)
{
    char name[1024];
    FILE *file;

    snprintf(name, sizeof name, "%s/tests/store/released/schema-1.csv", getenv("GROWTH_ROOT"));
    file = fopen(name, "r");
    ck_assert_ptr_nonnull(file);
    text_length = fread(text, 1, sizeof text, file);
    fclose(file);
}

static void set_up(void)
{
    growth_store *store = NULL;

    faults_in_sqlite();
    read_sample();
    snprintf(folder, sizeof folder, "%s/growth-faults-XXXXXX", test_folder());
    ck_assert_ptr_nonnull(mkdtemp(folder));
    in_folder("a", path);
    in_folder("before", before);
    in_folder("made", made);
    ck_assert_int_eq(growth_store_open(before, GROWTH_STORE_CREATE, &store, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_store_restore(store, text, text_length, NULL, NULL), GROWTH_OK);
    growth_store_close(store);
    copy_file(before, path);
    faults_after(look_and_begin_again);
}

static void tear_down(void)
{
    remove_store(path);
    remove_store(made);
    remove_store(before);
    rmdir(folder);
}

START_TEST(test_memory)
{
    faults_each(works[_i].name, works[_i].job, FAULT_MEMORY);
}
END_TEST

START_TEST(test_sqlite_memory)
{
    faults_each(works[_i].name, works[_i].job, FAULT_SQLITE_MEMORY);
}
END_TEST

START_TEST(test_read)
{
    faults_each(works[_i].name, works[_i].job, FAULT_READ);
}
END_TEST

START_TEST(test_write)
{
    if (works[_i].writes)
        faults_each(works[_i].name, works[_i].job, FAULT_WRITE);
}
END_TEST

START_TEST(test_sloppy)
{
    faults_sloppy(works[_i].name, works[_i].job);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("faults");

    tcase_add_checked_fixture(t, set_up, tear_down);
    tap_each(t, test_memory, works);
    tap_each(t, test_sqlite_memory, works);
    tap_each(t, test_read, works);
    tap_each(t, test_write, works);
    tap_each(t, test_sloppy, works);
    return tap_run(t);
}
