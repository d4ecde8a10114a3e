/* Versions of the file: newer ones are refused, older ones migrated whole, every released one
 * opens. */
#include <sqlite3.h>

#include "fixture.h"
#include "internal.h"

static void raw_exec(const char *sql)
{
    sqlite3 *db = NULL;

    ck_assert_int_eq(sqlite3_open(store_path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

START_TEST(a_newer_store_is_refused)
{
    growth_store *other = NULL;
    growth_child child = a_girl();
    char uuid[UUID_SIZE];

    raw_exec("PRAGMA user_version = 2");
    refused(GROWTH_ERR_UNSUPPORTED,
            growth_store_open(store_path, GROWTH_STORE_EXISTING, &other, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "newer"));
    refused(GROWTH_ERR_UNSUPPORTED,
            growth_store_open(store_path, GROWTH_STORE_READ_ONLY, &other, &err));
    /* Also when it becomes newer while it is open. */
    refused(GROWTH_ERR_UNSUPPORTED,
            growth_store_add_child(store, &child, NULL, &nurse, uuid, &err));
    ck_assert_ptr_null(other);
}
END_TEST

START_TEST(migrations_run_in_order_and_whole)
{
    static const char *const one[] = { "CREATE TABLE a (x)", NULL };
    static const char *const two[] = { "ALTER TABLE a ADD COLUMN y", "INSERT INTO a VALUES (1, 2)",
                                       NULL };
    static const char *const broken[] = { "INSERT INTO a VALUES (3, 4)", "NONSENSE", NULL };
    const char *const *const good_ones[] = { one, two };
    const char *const *const bad_ones[] = { one, two, broken };
    sqlite3 *db = NULL;
    int64_t value = 0;

    ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
    must(growth__store_migrate(db, good_ones, 1, &err));
    must(growth__store_migrate(db, good_ones, 2, &err));
    must(growth__store_migrate(db, good_ones, 2, &err));
    ck_assert_int_ne(growth__store_migrate(db, bad_ones, 3, &err), GROWTH_OK);
    must(growth__store_integer(db, "PRAGMA user_version", &value, &err));
    ck_assert_int_eq(value, 2);
    must(growth__store_integer(db, "SELECT count(*) FROM a", &value, &err));
    ck_assert_int_eq(value, 1);
    refused(GROWTH_ERR_UNSUPPORTED, growth__store_migrate(db, good_ones, 1, &err));
    sqlite3_close(db);
}
END_TEST

static char *file_text(const char *path)
{
    FILE *f = fopen(path, "rb");
    bytes b = { NULL, 0 };
    char part[4096];
    size_t n;

    ck_assert_msg(f != NULL, "cannot open %s", path);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        take(&b, part, n);
    fclose(f);
    ck_assert_ptr_nonnull(b.at);
    return b.at;
}

/* Every released schema, as its SQL and its export: it opens, is migrated, and nothing is lost. */
START_TEST(a_store_of_an_older_version_opens) /* by version */
{
    char path[600], *sql, *want;
    sqlite3 *db = NULL;
    bytes got;

    growth_store_close(store);
    store = NULL;
    unlink(store_path);
    snprintf(path, sizeof path, "%s/store/released/schema-%d.sql", getenv("GROWTH_TESTS"), _i);
    sql = file_text(path);
    snprintf(path, sizeof path, "%s/store/released/schema-%d.csv", getenv("GROWTH_TESTS"), _i);
    want = file_text(path);
    ck_assert_int_eq(sqlite3_open(store_path, &db), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
    chmod(store_path, 0600);
    must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
    got = export_of(store, NULL, GROWTH_STORE_CSV);
    ck_assert_str_eq(got.at, want);
    free(got.at);
    free(sql);
    free(want);
}
END_TEST

int main(void)
{
    TCase *t = with_store("versions");

    tcase_add_test(t, a_newer_store_is_refused);
    tcase_add_test(t, migrations_run_in_order_and_whole);
    tcase_add_loop_test(t, a_store_of_an_older_version_opens, 1, GROWTH_STORE_SCHEMA + 1);
    return tap_run(t);
}
