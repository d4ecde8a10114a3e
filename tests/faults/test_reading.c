/* Faults under reading, scanning and writing tables: see faults.h. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <growth/coverage.h>
#include <growth/growth.h>
#include <growth/scan.h>

#include "../tap.h"
#include "faults.h"

#define TODAY 19508 /* 2023-05-31 */

static char root[512];

static const char *at_root(const char *name)
{
    static char path[1024];

    snprintf(path, sizeof path, "%s/%s", getenv("GROWTH_ROOT"), name);
    return path;
}

/* ---- reading --------------------------------------------------------------------------------- */

static void seen_text(const char *text)
{
    faults_seen(text ? text : "-", text ? strlen(text) : 1);
}

static growth_status read_path(const char *path, const growth_reader_options *options,
                               growth_error *err)
{
    growth_reader *reader = NULL;
    const growth_row *row = NULL;
    growth_status status = growth_reader_open(path, options, &reader, err);

    while (status == GROWTH_OK) {
        status = growth_reader_next(reader, &row, err);
        if (status != GROWTH_OK || !row)
            break;
        faults_seen(&row->outcome, sizeof row->outcome);
        seen_text(row->child.id);
        for (size_t i = 0; i < row->n_values; i++)
            faults_seen(&row->values[i].measurement.value, sizeof(double));
        for (size_t i = 0; i < row->n_problems; i++)
            seen_text(row->problems[i].message);
    }
    growth_reader_close(reader);
    return status;
}

static growth_status read_table(growth_error *err)
{
    return read_path(at_root("examples/records/ten-bad-rows.csv"), NULL, err);
}

static growth_status read_fhir(growth_error *err)
{
    return read_path(at_root("examples/exports/fhir/bundle.json"), NULL, err);
}

static growth_status read_packed(growth_error *err)
{
    return read_path(at_root("tests/fuzz/seeds/reader/gzip"), NULL, err);
}

static growth_status read_wide_letters(growth_error *err)
{
    return read_path(at_root("tests/fuzz/seeds/reader/utf-16"), NULL, err);
}

static growth_status read_mapped(growth_error *err)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    char map[600];

    snprintf(map, sizeof map, "%s/tests/cli/records/own.map", getenv("GROWTH_ROOT"));
    options.map = map;
    return read_path(at_root("tests/cli/records/own.csv"), &options, err);
}

static growth_status load_reference(growth_error *err)
{
    growth_reference *reference = NULL;
    growth_status status =
        growth_reference_load(at_root("tests/fuzz/seeds/reference/linear"), &reference, err);

    if (status == GROWTH_OK)
        seen_text(growth_reference_describe(reference).title);
    growth_reference_free(reference);
    return status;
}

/* ---- scanning -------------------------------------------------------------------------------- */

static int on_row(void *context, const growth_listed *row)
{
    (void)context;
    seen_text(row->child_id);
    seen_text(row->text);
    return 0;
}

static int on_reject(void *context, size_t file, const growth_row *row)
{
    (void)context;
    (void)file;
    faults_seen(row->raw, row->raw_length);
    return 0;
}

static int on_child(void *context, const growth_scanned *child, int wanted, growth_write write,
                    void *sink)
{
    (void)context;
    return wanted
               ? write(sink, child->judged->record.child.id, strlen(child->judged->record.child.id))
               : 0;
}

static int on_card(void *context, const growth_listed *worst, const void *bytes, size_t length)
{
    (void)context;
    (void)worst;
    faults_seen(bytes, length);
    return 0;
}

static growth_status scan(const char *path, size_t memory, growth_error *err)
{
    const growth_scan_calls calls = {
        .row = on_row, .reject = on_reject, .child = on_child, .card = on_card
    };
    growth_scan_options options = GROWTH_SCAN_OPTIONS;
    growth_scan_counts counts;

    options.threads = 1;
    options.memory = memory;
    options.reading.today = options.judge.check.today = TODAY;
    return growth_scan(&path, 1, &options, &calls, &counts, err);
}

static growth_status scan_grouped(growth_error *err)
{
    return scan(at_root("tests/data/scan-units.csv"), 0, err);
}

/* A district whose rows do not stand together, with room for hardly any of them: a temporary file.
 */
static growth_status scan_scattered(growth_error *err)
{
    return scan(root, 1024, err);
}

static growth_status judge(growth_error *err)
{
    const growth_measurement m[] = {
        { GROWTH_WEIGHT, 3.5, 18000, GROWTH_NAN, GROWTH_NAN, 0, GROWTH_POSTURE_UNKNOWN, 0 },
        { GROWTH_WEIGHT, 9, 18365, GROWTH_NAN, GROWTH_NAN, 0, GROWTH_POSTURE_UNKNOWN, 0 },
    };
    const growth_contact contact = { 18400, GROWTH_NAN, GROWTH_REASON_NO_SCALES, NULL, NULL };
    const growth_record record = {
        { NULL, GROWTH_FEMALE, 18000, GROWTH_GESTATION_UNKNOWN, 0, 0, 0 }, m, 2, &contact, 1, 0
    };
    growth_judge_options options = GROWTH_JUDGE_OPTIONS;
    growth_judge *judging = NULL;
    growth_judged judged;
    growth_status status;

    options.check.today = 18800;
    options.since = 18500;
    status = growth_judge_open(&options, &judging, err);
    if (status == GROWTH_OK)
        status = growth_judge_record(judging, &record, &judged, err);
    if (status == GROWTH_OK)
        growth_list(&judged, on_row, NULL);
    growth_judge_close(judging);
    return status;
}

static growth_status count_contacts(growth_error *err)
{
    static const char *const services[] = { "GP", "health visiting", "school" };
    growth_coverage *one = NULL, *all = NULL;
    growth_status status = growth_coverage_open(TODAY, &one, err);

    if (status == GROWTH_OK)
        status = growth_coverage_open(TODAY, &all, err);
    for (int i = 0; status == GROWTH_OK && i < 12; i++) {
        const growth_record record = { .child = { .birth_date = TODAY - 100 * i } };

        status = growth_coverage_add(one, &record, services[i % 3], err);
    }
    if (status == GROWTH_OK)
        status = growth_coverage_merge(all, one, err);
    if (status == GROWTH_OK)
        status = growth_coverage_write(all, faults_write, NULL, err);
    growth_coverage_close(one);
    growth_coverage_close(all);
    return status;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void cell_id(const void *row, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_TEXT;
    cell->text = row;
}

static growth_status write_table(growth_error *err)
{
    static const growth_column columns[] = { { "child_id", "", "", cell_id } };
    growth_table_writer *writer = NULL;
    growth_status status = growth_table_open(columns, 1, NULL, faults_write, NULL, &writer, err),
                  closed;

    for (int i = 0; status == GROWTH_OK && i < 3; i++)
        status = growth_table_row(writer, "=a child", err);
    closed = growth_table_close(writer, status == GROWTH_OK ? err : NULL);
    return status == GROWTH_OK ? closed : status;
}

/* What stood under the name before stands there still, or all of the new file does. */
static growth_status write_file(growth_error *err)
{
    static char bytes[20000];
    growth_output *out = NULL;
    growth_status status = growth_output_open(root, &out, err);

    if (status == GROWTH_OK && growth_output_write(out, bytes, sizeof bytes) != 0)
        status = GROWTH_OK; /* told by growth_output_commit() */
    if (status == GROWTH_OK)
        status = growth_output_commit(out, err);
    return status;
}

/* ---- what is run ----------------------------------------------------------------------------- */

typedef struct work {
    const char *name;
    faults_job *job;
    int reads, writes; /* Whether it reads and writes files. */
} work;

static const work works[] = {
    { "read a table", read_table, 1, 0 },
    { "read FHIR", read_fhir, 1, 0 },
    { "read a packed table", read_packed, 1, 0 },
    { "read UTF-16", read_wide_letters, 1, 0 },
    { "read by a map", read_mapped, 1, 0 },
    { "load a reference", load_reference, 1, 0 },
    { "scan", scan_grouped, 1, 0 },
    { "scan scattered rows", scan_scattered, 1, 1 },
    { "judge a record", judge, 0, 0 },
    { "count contacts", count_contacts, 0, 0 },
    { "write a table", write_table, 0, 0 },
};

/* The example district with its rows in another order: every seventh line first, and so on. */
static void make_scattered(void)
{
    static char lines[2000][256];
    FILE *in = fopen(at_root("examples/exports/district.csv"), "r"), *out;
    size_t n = 0;
    int fd;

    ck_assert_ptr_nonnull(in);
    while (n < 2000 && fgets(lines[n], sizeof lines[n], in))
        n++;
    fclose(in);
    snprintf(root, sizeof root, "%s/growth-faults-XXXXXX", P_tmpdir);
    fd = mkstemp(root);
    ck_assert_int_ge(fd, 0);
    out = fdopen(fd, "w");
    ck_assert_ptr_nonnull(out);
    fputs(lines[0], out);
    for (size_t first = 1; first <= 7; first++)
        for (size_t i = first; i < n; i += 7)
            fputs(lines[i], out);
    ck_assert_int_eq(fclose(out), 0);
}

static void remove_scattered(void)
{
    unlink(root);
}

START_TEST(test_memory)
{
    faults_each(works[_i].name, works[_i].job, FAULT_MEMORY);
}
END_TEST

START_TEST(test_read)
{
    if (works[_i].reads)
        faults_each(works[_i].name, works[_i].job, FAULT_READ);
}
END_TEST

START_TEST(test_sloppy)
{
    if (works[_i].reads)
        faults_sloppy(works[_i].name, works[_i].job);
}
END_TEST

START_TEST(test_write)
{
    if (works[_i].writes)
        faults_each(works[_i].name, works[_i].job, FAULT_WRITE);
}
END_TEST

/* Of the file under the name, after every fault: whole, old or new, and nothing beside it. */
START_TEST(test_output)
{
    faults_each("write a file", write_file, FAULT_MEMORY);
    faults_each("write a file", write_file, FAULT_WRITE);
    faults_sloppy("write a file", write_file);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("faults");

    tcase_add_checked_fixture(t, make_scattered, remove_scattered);
    tap_each(t, test_memory, works);
    tap_each(t, test_read, works);
    tap_each(t, test_sloppy, works);
    tap_each(t, test_write, works);
    tcase_add_test(t, test_output);
    return tap_run(t);
}
