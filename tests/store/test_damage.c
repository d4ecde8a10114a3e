/* A value that was changed inside the file: nothing shows it, and nothing new is lost for it. */
#include "fixture.h"

static char uuid[UUID_SIZE], sound[UUID_SIZE];

/* One child whose weight is damaged, as by a disk, and one whose is not. */
static void set_up_damage(void)
{
    char page[65536], *at = NULL;
    size_t n;
    FILE *file;

    set_up();
    add_girl(uuid);
    record_weight(uuid, "2022-01-01", "12.125");
    add_girl(sound);
    record_weight(sound, "2022-01-01", "13.5");
    growth_store_close(store);
    file = fopen(store_path, "r+b");
    ck_assert_ptr_nonnull(file);
    for (long from = 0; !at && (n = fread(page, 1, sizeof page, file)) > 0; from += (long)n)
        for (size_t i = 0; i + 6 <= n && !at; i++)
            if (memcmp(page + i, "12.125", 6) == 0) {
                at = page + i;
                fseek(file, from + (long)i, SEEK_SET);
                fputc('3', file);
            }
    ck_assert_ptr_nonnull(at);
    ck_assert_int_eq(fclose(file), 0);
    must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
}

static int measurement(void *context, const growth_store_measurement *m)
{
    (void)m;
    ++*(int *)context;
    return 0;
}

static int contact(void *context, const growth_store_contact *c)
{
    (void)c;
    ++*(int *)context;
    return 0;
}

static int details(void *context, const growth_store_child *child)
{
    (void)child;
    ++*(int *)context;
    return 0;
}

START_TEST(nothing_is_shown)
{
    growth_store_record_view *view = NULL;
    int told = 0;

    refused(GROWTH_ERR_DAMAGED, growth_store_read(store, uuid, NULL, &view, &err));
    ck_assert_ptr_null(view);
    ck_assert_ptr_nonnull(strstr(err.message, "entry 3 (measurement)"));
    for (int v = GROWTH_STORE_VIEW_CURRENT; v <= GROWTH_STORE_VIEW_HISTORY; v++)
        refused(GROWTH_ERR_DAMAGED, growth_store_each_measurement(store, uuid, (growth_store_view)v,
                                                                  NULL, measurement, &told, &err));
    refused(GROWTH_ERR_DAMAGED, growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_CURRENT,
                                                          NULL, contact, &told, &err));
    refused(GROWTH_ERR_DAMAGED, growth_store_each_details(store, uuid, NULL, details, &told, &err));
    ck_assert_int_eq(told, 0);
    must(growth_store_read(store, sound, NULL, &view, &err)); /* it is in nobody else's */
    growth_store_record_free(view);
}
END_TEST

START_TEST(no_backup_hides_it)
{
    growth_store_report report;
    char path[96];

    refused(GROWTH_ERR_DAMAGED, growth_store_backup(store, in_folder("backup", path), &err));
    ck_assert_ptr_nonnull(strstr(err.message, "entry 3 (measurement)"));
    ck_assert_int_ne(access(path, F_OK), 0);
    must(growth_store_check(store, NULL, NULL, NULL, &report, &err));
    ck_assert_uint_gt(report.problems, 0);
}
END_TEST

START_TEST(what_is_new_is_kept)
{
    growth_store_report report;

    ck_assert_int_eq(record_weight(uuid, "2022-02-01", "12.4"), 7);
    must(growth_store_check(store, NULL, NULL, NULL, &report, &err));
    ck_assert_int_eq(report.entries, 7);
}
END_TEST

/* What was found sound is not taken to be so once somebody writes. */
START_TEST(it_is_looked_at_again)
{
    growth_store *writer;
    growth_store_measurement m = weight("2022-05-01", "14.1");
    int told = 0;

    for (int round = 1; round <= 2; round++) {
        must(growth_store_each_measurement(store, sound, GROWTH_STORE_VIEW_CURRENT, NULL,
                                           measurement, &told, &err));
        ck_assert_int_eq(told, round == 1 ? 1 : 3);
        must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &writer, &err));
        must(growth_store_record(writer, sound, &m, &nurse, NULL, NULL, &err));
        growth_store_close(writer);
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("damage");

    tcase_add_checked_fixture(t, set_up_damage, tear_down);
    tcase_add_test(t, nothing_is_shown);
    tcase_add_test(t, no_backup_hides_it);
    tcase_add_test(t, what_is_new_is_kept);
    tcase_add_test(t, it_is_looked_at_again);
    return tap_run(t);
}
