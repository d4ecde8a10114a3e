/* Counts, line numbers and offsets on the far side of 32 bits: whole there, or refused with a
 * sentence.  tests/faults/large.py really reads as much. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include <growth/coverage.h>

#include "../../lib/io/fhir.h"
#include "../../lib/scan/partition.h"
#include "../tap.h"

#define FAR ((size_t)UINT32_MAX + 6)

/* ---- rows brought into order ----------------------------------------------------------------- */

#define HEADER "child_id,sex,birth_date,measured_on,measure,value,unit\n"
#define ROW    "a,male,2018-03-20,2021-12-20,weight,15.9,kg\n"

/* Where the last row lies that is poured, and what becomes of it. */
static const struct {
    size_t file, line;
    growth_status status;
} places[] = {
    { 0, 2, GROWTH_OK },
    { 0, FAR, GROWTH_OK },
    { 0, ((size_t)1 << 40) - 1, GROWTH_OK },
    { 0, (size_t)1 << 40, GROWTH_ERR_LIMIT },
    { (size_t)1 << 24, 2, GROWTH_ERR_LIMIT },
};

static growth_status note_line(void *context, const growth_record *record,
                               const char *const *services, uint64_t key, size_t file, size_t line,
                               growth_error *err)
{
    (void)services, (void)key, (void)file, (void)err;
    ck_assert_uint_eq(record->n_measurements, 1);
    *(size_t *)context = line;
    return GROWTH_OK;
}

static growth_status pour_at(growth__partition *partition, growth__gather *gather, size_t file,
                             size_t line, growth_error *err)
{
    growth__block block = { .bytes = NULL };
    growth__pourer *pourer = NULL;
    growth_status status;

    ck_assert(growth__block_add(&block, ROW, strlen(ROW), line, GROWTH__LINES));
    ck_assert_int_eq(growth__pourer_open(partition, &pourer, NULL), GROWTH_OK);
    block.file = file;
    status = growth__pour(pourer, gather, &block, err);
    ck_assert_int_eq(growth__pourer_close(pourer, NULL), GROWTH_OK);
    growth__block_free(&block);
    return status;
}

START_TEST(a_row_keeps_its_line)
{
    char path[] = "/tmp/growth-large-XXXXXX";
    const char *const paths[] = { path };
    const int fd = mkstemp(path);
    growth__overflow *overflow = NULL;
    growth__partition *partition = NULL;
    growth__source *source = NULL;
    growth__gather *gather = NULL;
    growth__batch rejects = { .bytes = NULL };
    growth_error err = { 0 };
    size_t line = 0;

    ck_assert(fd >= 0 && write(fd, HEADER, strlen(HEADER)) == (ssize_t)strlen(HEADER));
    ck_assert_int_eq(growth__overflow_open(NULL, &overflow, NULL), GROWTH_OK);
    ck_assert_int_eq(growth__partition_open(1 << 20, overflow, &partition, NULL), GROWTH_OK);
    ck_assert_int_eq(growth__source_open(paths, 1, NULL, &source, NULL), GROWTH_OK);
    ck_assert_int_eq(growth__gather_open(source, 0, 0, note_line, &line, &gather, NULL), GROWTH_OK);
    ck_assert_int_eq(pour_at(partition, gather, places[_i].file, places[_i].line, &err),
                     places[_i].status);
    for (size_t heap = 0; heap < GROWTH__HEAPS; heap++)
        ck_assert_int_eq(growth__heap_gather(partition, heap, gather, &rejects, NULL), GROWTH_OK);
    if (places[_i].status == GROWTH_OK)
        ck_assert_uint_eq(line, places[_i].line);
    else
        ck_assert(strstr(err.message, "cannot be brought into order"));
    growth__batch_free(&rejects);
    growth__gather_close(gather);
    growth__source_close(source);
    growth__partition_close(partition);
    growth__overflow_close(overflow);
    close(fd);
    unlink(path);
}
END_TEST

/* ---- counts added ---------------------------------------------------------------------------- */

/* growth_counts is nothing but counts. */
START_TEST(counts_of_readers_are_added)
{
    const size_t n = sizeof(growth_counts) / sizeof(size_t);
    growth_counts all, one;
    size_t added[sizeof(growth_counts) / sizeof(size_t)];

    for (size_t i = 0; i < n; i++)
        added[i] = UINT32_MAX - i;
    memcpy(&all, added, sizeof all);
    memcpy(&one, added, sizeof one);
    growth__counts_add(&all, &one);
    memcpy(added, &all, sizeof added);
    for (size_t i = 0; i < n; i++)
        ck_assert_uint_eq(added[i], 2 * (size_t)(UINT32_MAX - i));
}
END_TEST

/* A child weighed 6 days late, then two accumulators added to each other: Fibonacci's numbers. */
START_TEST(coverage_of_more_children_than_there_are)
{
    growth_measurement weight = GROWTH_MEASUREMENT_INIT;
    const growth_record record = { .child = { NULL, GROWTH_FEMALE, 19000, 0, 0, 0, 0 },
                                   .measurements = &weight,
                                   .n_measurements = 1 };
    growth_coverage *a = NULL, *b = NULL;
    growth_coverage_row row;
    size_t n;
    const growth_contact_due *schedule = growth_contact_schedule(&n);
    size_t visit = 0;

    while (strcmp(schedule[visit].id, "new-birth") != 0)
        ck_assert_uint_lt(++visit, n);
    weight.value = 5;
    weight.measured_on = 19000 + 20; /* due until day 14 */
    ck_assert_int_eq(growth_coverage_open(20000, &a, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_coverage_open(20000, &b, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_coverage_add(a, &record, NULL, NULL), GROWTH_OK);
    while (growth_coverage_children(a) <= FAR) {
        ck_assert_int_eq(growth_coverage_merge(b, a, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_coverage_merge(a, b, NULL), GROWTH_OK);
    }
    ck_assert_int_eq(growth_coverage_row_at(a, GROWTH_COVERAGE_ALL, visit, &row, NULL), GROWTH_OK);
    ck_assert(row.measured == growth_coverage_children(a));
    ck_assert_double_eq(row.median_delay_days, 6);
    growth_coverage_close(a);
    growth_coverage_close(b);
}
END_TEST

/* ---- limits ---------------------------------------------------------------------------------- */

START_TEST(patients_have_numbers_of_32_bits)
{
    struct growth__fhir fhir = { .n_patients = GROWTH__PATIENTS_MAX };
    json_object *patient = json_tokener_parse("{\"resourceType\":\"Patient\",\"id\":\"a\"}");
    growth_error err;

    ck_assert_int_eq(growth__patients_take(&fhir, patient, NULL, &err), GROWTH_ERR_LIMIT);
    ck_assert_str_eq(err.message, "the files have more than 4294967294 patients; give them in "
                                  "parts, each with the observations of its patients");
    ck_assert_uint_eq(fhir.n_patients, GROWTH__PATIENTS_MAX);
    json_object_put(patient);
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("large");

    tap_each(tcase, a_row_keeps_its_line, places);
    tcase_add_test(tcase, counts_of_readers_are_added);
    tcase_add_test(tcase, coverage_of_more_children_than_there_are);
    tcase_add_test(tcase, patients_have_numbers_of_32_bits);
    return tap_run(tcase);
}
