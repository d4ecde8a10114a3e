/* growth_scan() and growth_scan_records() as a library's caller has them: what is called, in which
 * order, how a scan is stopped, and that records in memory are judged like rows of a file. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <growth/scan.h>

#include "scanned.h"

static const char *const path = "test_scan.csv";

static void write_file(void)
{
    FILE *to = fopen(path, "w");

    ck_assert_ptr_nonnull(to);
    fprintf(to, "child_id,sex,birth_date,measured_on,weight_kg\n");
    for (size_t c = 0; c < CHILDREN; c++)
        for (size_t i = 0; i < 7; i++) {
            char date[16];

            growth_date_format(BORN + ages[i], date);
            if (children[c].kg[i] != 0)
                fprintf(to, "%s,%s,2021-01-01,%s,%.1f\n", children[c].id,
                        growth_sex_text(children[c].sex), date, children[c].kg[i]);
        }
    fprintf(to, "bad,male,2021-01-01,2022-02-30,9\n");
    fclose(to);
}

/* ---- tests ----------------------------------------------------------------------------------- */

START_TEST(test_records_as_rows)
{
    heard files = { .used = 0 }, memory = { .used = 0 };
    const growth_scan_options options = options_of();
    growth_scan_calls calls = calls_of(&files);
    growth_scan_counts counts;
    feeding f = { 0 };

    write_file();
    ck_assert_int_eq(growth_scan(&path, 1, &options, &calls, &counts, NULL), GROWTH_OK);
    ck_assert_uint_eq(files.opened, 1);
    ck_assert_uint_eq(files.counted, 1);
    ck_assert_uint_eq(files.rejects, 1);
    ck_assert_uint_eq(files.children, CHILDREN);
    ck_assert_uint_eq(counts.children, CHILDREN);
    ck_assert_uint_eq(counts.rows.rejected, 1);
    ck_assert_uint_eq(files.cards, counts.listed);
    ck_assert_uint_gt(files.rows, 2);
    ck_assert_int_eq(strncmp(files.text, "falls urgent ", 13), 0); /* worst first */

    calls = calls_of(&memory);
    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, &counts, NULL),
                     GROWTH_OK);
    ck_assert_str_eq(memory.text, files.text);
    ck_assert_uint_eq(memory.cards, files.cards);
    remove(path);
}
END_TEST

START_TEST(test_stops)
{
    heard h = { .stop_after = 2 };
    const growth_scan_options options = options_of();
    const growth_scan_calls calls = calls_of(&h);
    feeding f = { 0 };
    growth_error err;

    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, NULL, &err),
                     GROWTH_ERR_CANCELLED);
    ck_assert_int_eq(err.status, GROWTH_ERR_CANCELLED);
    ck_assert_uint_eq(h.rows, 2);
}
END_TEST

START_TEST(test_other_names)
{
    heard h = { .used = 0 };
    const growth_scan_options options = options_of();
    growth_scan_calls calls = calls_of(&h);
    feeding f = { 0 };

    calls.rename = on_rename;
    calls.child = NULL;
    calls.card = NULL;
    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, NULL, NULL), GROWTH_OK);
    ck_assert_ptr_nonnull(strstr(h.text, "<falls> urgent"));
    ck_assert_ptr_null(strstr(h.text, "\nfalls"));
}
END_TEST

START_TEST(test_nothing_called_without_a_file)
{
    heard h = { .used = 0 };
    const growth_scan_options options = options_of();
    const growth_scan_calls calls = calls_of(&h);
    const char *const paths[] = { path, "no-such-file.csv" };
    growth_scan_counts counts;
    growth_error err;

    write_file();
    ck_assert_int_eq(growth_scan(paths, 2, &options, &calls, &counts, &err), GROWTH_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "no-such-file.csv"));
    ck_assert_uint_eq(h.opened + h.rows + h.rejects + h.counted + h.children, 0);
    ck_assert_int_eq(growth_scan(NULL, 0, &options, &calls, &counts, &err), GROWTH_ERR_ARGUMENT);
    remove(path);
}
END_TEST

/* A child's shard is for ever: exports of last year and this one must fall alike. */
START_TEST(test_shards)
{
    static const struct {
        const char *id;
        unsigned of_8, of_1000;
    } known[] = { { "a", 6, 430 }, { "b7f3", 4, 484 }, { "9434765919", 7, 807 } };
    size_t seen[8] = { 0 };
    growth_scan_options options = options_of();

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        ck_assert_uint_eq(growth_scan_shard(known[i].id, 8), known[i].of_8);
        ck_assert_uint_eq(growth_scan_shard(known[i].id, 1000), known[i].of_1000);
    }
    for (int i = 0; i < 8000; i++) {
        char id[16];

        snprintf(id, sizeof id, "%d", i);
        seen[growth_scan_shard(id, 8) - 1]++;
    }
    for (int i = 0; i < 8; i++) /* evenly, within five standard deviations of a thousand */
        ck_assert_msg(seen[i] > 850 && seen[i] < 1150, "shard %d holds %zu", i + 1, seen[i]);
    options.shard = 9;
    options.shards = 8;
    ck_assert_int_eq(growth_scan(&path, 1, &options, NULL, NULL, NULL), GROWTH_ERR_ARGUMENT);
}
END_TEST

/* Rows that were known by a day, or less pressing then, are told apart from what is new. */
START_TEST(test_since)
{
    heard all = { .used = 0 }, later = { .used = 0 }, never = { .used = 0 };
    growth_scan_options options = options_of();
    growth_scan_calls calls = calls_of(&all);
    feeding f = { 0 };

    options.judge.tiers = 1u << GROWTH_TIER_URGENT | 1u << GROWTH_TIER_SUSTAINED;
    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, NULL, NULL), GROWTH_OK);
    ck_assert_uint_ge(all.rows, 1);
    f.next = 0;
    calls = calls_of(&later);
    options.judge.since = BORN + 650; /* before the fall */
    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, NULL, NULL), GROWTH_OK);
    ck_assert_str_eq(later.text, all.text);
    f.next = 0;
    calls = calls_of(&never);
    options.judge.since = BORN + 830; /* after it */
    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, NULL, NULL), GROWTH_OK);
    ck_assert_uint_eq(never.rows, 0);
}
END_TEST

/* A child whose sex is in no row is a child all the same: it stands before those who cannot be
 * judged for other reasons, once, however its rows are written and wherever they stand. */
START_TEST(test_sex_unknown)
{
    static const char *const rows[] = {
        "nobody,,2021-01-01,2021-05-01,6.0\nnobody,,2021-01-01,2021-08-01,7.0\n",
        ("nobody,?,2021-01-01,2021-05-01,6.0\ngirl,F,2021-01-01,2021-05-01,6.0\n"
         "nobody,?,2021-01-01,2021-08-01,7.0\n"),
        "\"nobody\",,2021-01-01,2021-05-01,\"6.0\"\n\"nobody\",,2021-01-01,2021-08-01,7.0",
    };
    const growth_scan_options options = options_of();
    heard h = { .used = 0 };
    const growth_scan_calls calls = calls_of(&h);
    growth_scan_counts counts;
    FILE *to = fopen(path, "w");

    ck_assert_ptr_nonnull(to);
    /* One row of `some` can be used; ",," is nobody. */
    fprintf(to,
            "child_id,sex,birth_date,measured_on,weight_kg\n"
            "some,,2021-01-01,2021-04-01,5.5\nsome,F,2021-01-01,2021-05-01,6.0\n"
            ",,2021-01-01,2021-05-01,6.0\n%s",
            rows[_i]);
    fclose(to);
    ck_assert_int_eq(growth_scan(&path, 1, &options, &calls, &counts, NULL), GROWTH_OK);
    ck_assert_uint_eq(counts.children, _i == 1 ? 3 : 2);
    ck_assert_uint_eq(counts.sex_unknown, 1);
    ck_assert_uint_eq(counts.rows.rejected, 4);
    ck_assert_uint_eq(h.rejects, 4);
    ck_assert_int_eq(strncmp(h.text, "nobody insufficient sex-unknown ", 32), 0);
    ck_assert_ptr_null(strstr(h.text + 1, "nobody "));
    ck_assert_ptr_null(strstr(h.text, "some insufficient sex-unknown"));
    remove(path);
}
END_TEST

enum { MIXED = 20000 }; /* so that blocks are cut, and lines counted across the cut */

static int note_line(void *context, size_t file, const growth_row *row)
{
    (void)file;
    ck_assert_uint_le(row->line, MIXED + 1);
    ((char *)context)[row->line]++;
    return 0;
}

/* Rows of a few children, most of them as the one before; some contradict it, and some of either
 * kind are written in a way that only the general reader takes. */
static void write_mixed(int in_order)
{
    static const char *const who[] = { "a,F,2021-01-01,40,0", "a,M,2021-01-01,40,0",
                                       "a,F,2021-01-02,40,0", "a,F,2021-01-01,,",
                                       "a,F,2021-01-01,31,2", "b,M,2021-01-01,,",
                                       "b,F,2021-01-01,,",    "b,M,2021-01-01,33,6" };
    static const char *const kg[] = { "9.5", "10.5", " 9.5", "\"9.5\"", "", "x" };
    FILE *to = fopen(path, "w");
    unsigned dice = 1, at = 0;

    ck_assert_ptr_nonnull(to);
    fprintf(to, "child_id,sex,birth_date,gestation_weeks,gestation_days,measured_on,weight_kg\n");
    for (unsigned i = 0; i < MIXED; i++) {
        dice = dice * 1664525u + 1013904223u;
        if (dice >> 30 == 0) /* else as before */
            at = (dice >> 24) % 8;
        if (in_order) /* the first five are a, the others b */
            at = i % 40 < 20 ? at % 5 : 5 + at % 3;
        fprintf(to, "%s%u%s,2022-%02u-%02u,%s\n", i / 40 % 2 ? "late" : "", i / 40, who[at],
                i % 12 + 1, i % 28 + 1, kg[(dice >> 16) % 6]);
    }
    fclose(to);
}

/* A row that goes on as the one before is not looked at twice, and must be refused all the same. */
START_TEST(test_refuses_as_the_reader_does)
{
    const int in_order = _i;
    char by_scan[MIXED + 2] = { 0 }, by_reader[MIXED + 2] = { 0 };
    growth_scan_options options = options_of();
    const growth_scan_calls calls = { .context = by_scan, .reject = note_line };
    growth_scan_counts counts;
    growth_reader *reader;
    const growth_row *row;

    write_mixed(in_order);
    options.reading.settle = 1;
    ck_assert_int_eq(growth_scan(&path, 1, &options, &calls, &counts, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_reader_open(path, &options.reading, &reader, NULL), GROWTH_OK);
    while (growth_reader_next(reader, &row, NULL) == GROWTH_OK && row)
        by_reader[row->line] =
            row->outcome == GROWTH_ROW_REJECTED || row->outcome == GROWTH_ROW_PART;
    growth_reader_close(reader);
    ck_assert_mem_eq(by_scan, by_reader, sizeof by_scan);
    ck_assert_uint_eq(counts.rows.rows, MIXED);
    ck_assert(counts.regrouped == !in_order);
    ck_assert_uint_gt(counts.rows.rejected, MIXED / 10); /* or nothing is shown */
    ck_assert_uint_gt(counts.rows.used, MIXED / 10);
    remove(path);
}
END_TEST

static int forget(void *context)
{
    memset(context, 0, 2 * sizeof(size_t));
    return 0;
}

static int add_measurements(void *context, const growth_scanned *child, int wanted,
                            growth_write write, void *sink)
{
    const growth_record *r = &child->judged->record;
    size_t *of = context;

    (void)wanted, (void)write, (void)sink;
    of[r->child.id[0] == 'y'] += r->n_measurements;
    return 0;
}

/* What goes on as the last plain row did does not go on where another child came between. */
START_TEST(test_comes_back)
{
    size_t of[2] = { 0 };
    const growth_scan_options options = options_of();
    const growth_scan_calls calls = { .context = of, .child = add_measurements, .restart = forget };
    growth_scan_counts counts;
    FILE *to = fopen(path, "w");

    ck_assert_ptr_nonnull(to);
    fprintf(to, "child_id,sex,birth_date,measured_on,weight_kg\n"
                "x,F,2021-01-01,2022-01-01,9\n"
                "y,F,2021-01-01,2022-01-01, 8\n"
                "x,F,2021-01-01,2022-02-01,9.3\n"
                "x,F,2021-01-01,2022-03-01,9.5\n");
    fclose(to);
    ck_assert_int_eq(growth_scan(&path, 1, &options, &calls, &counts, NULL), GROWTH_OK);
    ck_assert_uint_eq(counts.children, 2);
    ck_assert_int_eq(counts.regrouped, 1);
    ck_assert_uint_eq(of[0], 3);
    ck_assert_uint_eq(of[1], 1);
    remove(path);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("scan");

    tcase_add_test(t, test_records_as_rows);
    tcase_add_test(t, test_stops);
    tcase_add_test(t, test_other_names);
    tcase_add_test(t, test_nothing_called_without_a_file);
    tcase_add_test(t, test_shards);
    tcase_add_test(t, test_since);
    tcase_add_loop_test(t, test_sex_unknown, 0, 3);
    tcase_add_loop_test(t, test_refuses_as_the_reader_does, 0, 2);
    tcase_add_test(t, test_comes_back);
    return tap_run(t);
}
