/* growth_scan_records(): records of the caller's own of which one cannot be judged, or only some
 * are asked for. */
#include "scanned.h"

/* One whose sex nobody knows does not end the scan. */
static int next_without_sex(void *context, growth_record *record)
{
    feeding *f = context;
    const int more = next_child(context, record);

    if (f->next == 2) /* who falls */
        record->child.sex = GROWTH_SEX_UNKNOWN;
    return more;
}

/* A gestation in weeks, of the second; entries that are not there, of the third. */
static int next_of_weeks(void *context, growth_record *record)
{
    feeding *f = context;
    const int more = next_child(context, record);

    if (more && f->next == 2)
        record->child.gestation_days = 40;
    if (more && f->next == 3)
        record->measurements = NULL;
    return more;
}

typedef struct left_out {
    size_t n, numbers[4];
    char why[sizeof((growth_error){ 0 }.message)];
} left_out;

static left_out out;

static int note_unusable(void *context, size_t number, const growth_record *record,
                         const growth_error *why)
{
    (void)context;
    ck_assert_ptr_nonnull(record->child.id);
    out.numbers[out.n++] = number;
    if (number == 2)
        snprintf(out.why, sizeof out.why, "%s", why->message);
    return out.n == 4;
}

START_TEST(test_record_that_is_none) /* by threads */
{
    heard h = { .used = 0 };
    growth_scan_options options = options_of();
    growth_scan_calls calls = calls_of(&h);
    growth_scan_counts counts;
    growth_error err;
    feeding f = { 0 };

    options.threads = (unsigned)_i + 1;
    ck_assert_int_eq(growth_scan_records(next_of_weeks, &f, &options, &calls, &counts, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_msg(strstr(err.message, "record 2: gestation of 40 days") != NULL, "%s", err.message);
    ck_assert_uint_eq(h.rows, 0);
    f.next = 0;
    out = (left_out){ 0 };
    calls.unusable = note_unusable;
    ck_assert_int_eq(growth_scan_records(next_of_weeks, &f, &options, &calls, &counts, &err),
                     GROWTH_OK);
    ck_assert_uint_eq(out.n, 2);
    ck_assert_uint_eq(out.numbers[0] + out.numbers[1], 5);
    ck_assert_ptr_nonnull(strstr(out.why, "gestation of 40 days"));
    ck_assert_uint_eq(counts.unusable, 2);
    ck_assert_uint_eq(counts.children, CHILDREN - 2);
}
END_TEST

/* Every record is in one shard, that of its child's rows in a file. */
START_TEST(test_records_by_shard)
{
    enum { SHARDS = 3 };
    growth_scan_options options = options_of();
    growth_scan_counts counts;
    size_t in_all = 0;

    for (unsigned shard = 1; shard <= SHARDS; shard++) {
        feeding f = { 0 };
        heard h = { .used = 0 };
        const growth_scan_calls calls = calls_of(&h);
        size_t mine = 0;

        for (size_t i = 0; i < CHILDREN; i++)
            mine += growth_scan_shard(children[i].id, SHARDS) == shard;
        options.shard = shard;
        options.shards = SHARDS;
        ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, &counts, NULL),
                         GROWTH_OK);
        ck_assert_uint_eq(counts.children, mine);
        ck_assert(mine == CHILDREN || counts.other_shards > 0);
        in_all += counts.children;
    }
    ck_assert_uint_eq(in_all, CHILDREN);
}
END_TEST

static int print_nothing(void *context, const growth_listed *row, growth_write write, void *sink)
{
    (void)context;
    (void)row;
    (void)write;
    (void)sink;
    return 0;
}

START_TEST(test_what_cannot_be_begun)
{
    const char *const paths[] = { "none.csv", NULL };
    growth_scan_options options = options_of();
    growth_scan_calls calls = { .print = print_nothing };
    growth_error err;
    feeding f = { 0 };

    ck_assert_int_eq(growth_scan(paths, 2, &options, NULL, NULL, &err), GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(err.message, "path 1 is NULL"));
    ck_assert_int_eq(growth_scan_records(next_child, &f, &options, &calls, NULL, &err),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_nonnull(strstr(err.message, "print needs printed"));
}
END_TEST

START_TEST(test_record_without_sex)
{
    heard h = { .used = 0 };
    growth_scan_options options = options_of();
    const growth_scan_calls calls = calls_of(&h);
    growth_scan_counts counts;
    feeding f = { 0 };

    ck_assert_int_eq(growth_scan_records(next_without_sex, &f, &options, &calls, &counts, NULL),
                     GROWTH_OK);
    ck_assert_uint_eq(counts.children, CHILDREN);
    ck_assert_uint_eq(counts.sex_unknown, 1);
    ck_assert_int_eq(strncmp(h.text, "falls insufficient sex-unknown ", 31), 0);
    ck_assert_ptr_nonnull(strstr(h.text, "say which curves to use"));
    h = (heard){ .used = 0 };
    f.next = 0;
    options.judge.since = TODAY - 10;
    ck_assert_int_eq(growth_scan_records(next_without_sex, &f, &options, &calls, &counts, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(strncmp(h.text, "falls insufficient sex-unknown ", 31), 0);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("scan records");

    tcase_add_test(t, test_record_without_sex);
    tcase_add_loop_test(t, test_record_that_is_none, 0, 3);
    tcase_add_test(t, test_records_by_shard);
    tcase_add_test(t, test_what_cannot_be_begun);
    return tap_run(t);
}
