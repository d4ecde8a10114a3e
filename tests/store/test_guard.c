/* What the file itself refuses, what opening and checking see, modes, backups. */
#include <sqlite3.h>

#include "fixture.h"
#include "internal.h"

static const char *const tables[] = { "child",       "child_details", "identifier",
                                      "family_link", "import",        "import_result",
                                      "measurement", "contact",       "acknowledgement",
                                      "handover" };

/* A child handed over from another store. */
static void fill_handover(void)
{
    growth_store *mine = store;
    char uuid[UUID_SIZE], path[96];
    bytes b;

    must(growth_store_open(in_folder("elsewhere", path), GROWTH_STORE_CREATE, &store, &err));
    add_girl(uuid);
    b = export_of(store, uuid, GROWTH_STORE_JSON);
    growth_store_close(store);
    store = mine;
    must(growth_store_merge(store, b.at, b.n, &nurse, NULL, &err));
    free(b.at);
}

/* A store with a row in every table. */
static void fill(void)
{
    static const char hash[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    growth_store_import_source source = { hash, NULL, NULL };
    growth_store_measurement m = weight("2022-01-01", "12.1");
    growth_store_contact contact = GROWTH_STORE_CONTACT_INIT;
    growth_store_import_row row = {
        .system = "local", .identifier = "c1", .child = a_girl(), .measurement = &m
    };
    growth_store_acknowledgement finding = { "fall",
                                             NULL,
                                             GROWTH_DATE_NONE,
                                             GROWTH_DATE_NONE,
                                             { 0, 0, 0, 0, GROWTH_STORE_CURRENT, NULL, NULL,
                                               NULL } };
    growth_store_import *import;
    growth_store_outcome outcome;
    char one[UUID_SIZE], other[UUID_SIZE];

    must(growth_store_import_begin(store, &source, &nurse, &import, &err));
    must(growth_store_import_add(import, &row, &outcome, &err));
    must(growth_store_import_commit(import, 0, NULL, &err));
    must(growth_store_find_child(store, "local", "c1", GROWTH_DATE_NONE, one, &err));
    add_girl(other);
    must(growth_store_link(store, one, other, GROWTH_STORE_SIBLING, &nurse, NULL, &err));
    contact.on = day("2022-01-02");
    must(growth_store_add_contact(store, one, &contact, &nurse, NULL, NULL, &err));
    must(growth_store_acknowledge(store, one, &finding, &nurse, NULL, &err));
    fill_handover();
}

/* As the sqlite3 shell opens it: with none of the library's settings. */
static sqlite3 *raw(void)
{
    sqlite3 *db = NULL;

    ck_assert_int_eq(sqlite3_open(store_path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 5000);
    return db;
}

static void raw_refused(sqlite3 *db, const char *sql)
{
    char *message = NULL;
    int code = sqlite3_exec(db, sql, NULL, NULL, &message);

    ck_assert_msg(code == SQLITE_CONSTRAINT, "%s: %d %s", sql, code, message ? message : "");
    ck_assert_msg(strstr(message, "growth store:") != NULL, "%s: %s", sql, message);
    sqlite3_free(message);
}

/* What is tried on every table; # stands for its name. */
static const char *const forbidden[] = {
    "UPDATE # SET recorded_at = 915148800",
    "UPDATE OR REPLACE # SET entry = entry + 1000",
    "DELETE FROM #",
    "INSERT OR REPLACE INTO # SELECT * FROM #",
    "REPLACE INTO # SELECT * FROM # LIMIT 1",
    "INSERT OR IGNORE INTO # SELECT * FROM #",
};

static const char *with_name(const char *sql, const char *name, char *to, size_t size)
{
    size_t n = 0;

    for (; *sql; sql++)
        n += (size_t)snprintf(to + n, size - n, "%.*s", *sql == '#' ? 100 : 1,
                              *sql == '#' ? name : sql);
    return to;
}

START_TEST(the_file_refuses_change) /* by table */
{
    growth_store_report before;
    char sql[400];
    sqlite3 *db;

    fill();
    before = check_store(store, NULL);
    db = raw();
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        raw_refused(db, with_name(forbidden[i], tables[_i], sql, sizeof sql));
    sqlite3_close(db);
    ck_assert_str_eq(check_store(store, before.seal).seal, before.seal);
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

/* A new row of a measurement, by hand; # stands for a day. */
static const char *const not_days[] = { "47847", "-25568", "'2022-01-01'", "NULL", "1.5" };

START_TEST(only_days_are_taken)
{
    static const char insert[] =
        "INSERT INTO measurement (entry, recorded_at, child, retracted, measure, measured_on, "
        "value_text, unit, value, oedema, doubtful, hash) SELECT 1000, recorded_at, child, 0, "
        "measure, #, value_text, unit, value, 0, 0, hash FROM measurement LIMIT 1";
    char sql[400];
    sqlite3 *db;

    fill();
    db = raw();
    ck_assert_int_eq(
        sqlite3_exec(db, with_name(insert, not_days[_i], sql, sizeof sql), NULL, NULL, NULL),
        SQLITE_CONSTRAINT);
    ck_assert_int_eq(
        sqlite3_exec(db, with_name(insert, "47846", sql, sizeof sql), NULL, NULL, NULL),
        SQLITE_OK); /* the statement itself is right: 2100-12-31 */
    sqlite3_close(db);
}
END_TEST

/* A function in a CHECK or a trigger would make SQLite copy every page a row touches before it
 * writes the row, which costs an import a quarter of its time. */
START_TEST(an_insert_calls_no_function) /* by table */
{
    char sql[200];
    sqlite3_stmt *statement;
    sqlite3 *db = raw();
    int inserts = 0;

    snprintf(sql, sizeof sql, "EXPLAIN INSERT OR ROLLBACK INTO %s SELECT * FROM %s", tables[_i],
             tables[_i]);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *operation = (const char *)sqlite3_column_text(statement, 1);

        inserts += !strcmp(operation, "Insert");
        ck_assert_msg(strcmp(tables[_i], "import") == 0 || strcmp(tables[_i], "handover") == 0 ||
                          !strstr(operation, "Func"),
                      "%s: %s %s", tables[_i], operation, sqlite3_column_text(statement, 5));
    }
    ck_assert_int_gt(inserts, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
}
END_TEST

static void raw_exec(const char *sql)
{
    sqlite3 *db = raw();
    char *message = NULL;

    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s: %s", sql, message);
    sqlite3_close(db);
}

/* Someone who takes the triggers away and puts them back: the hashes tell. */
static const char *const tampering[] = {
    "UPDATE measurement SET value_text = '13.1'",
    "UPDATE measurement SET value = 13.1",
    "UPDATE measurement SET note = 'x'",
    "DELETE FROM measurement",
    "UPDATE measurement SET recorded_at = 1711965600",
    "UPDATE measurement SET measured_on = measured_on + 1",
    "UPDATE measurement SET hash = zeroblob(32)",
    "UPDATE measurement SET hash = substr(hash, 1, 31)",
    "UPDATE measurement SET hash = CAST(hash || x'00' AS BLOB)",
};

START_TEST(check_sees_tampering)
{
    char sql[4000], *triggers[3];
    growth_store_report report;
    sqlite3 *db;
    sqlite3_stmt *statement;
    int n = 0;

    fill();
    db = raw();
    ck_assert_int_eq(sqlite3_prepare_v2(db,
                                        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' "
                                        "AND tbl_name = 'measurement'",
                                        -1, &statement, NULL),
                     SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW && n < 3)
        triggers[n++] = strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    ck_assert_int_eq(n, 3);
    raw_exec("DROP TRIGGER measurement_no_update; DROP TRIGGER measurement_no_delete;"
             "DROP TRIGGER measurement_no_replace");
    raw_exec(tampering[_i]);
    growth_store_close(store);
    store = NULL;
    refused(GROWTH_ERR_DAMAGED, growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
    ck_assert_ptr_nonnull(strstr(err.message, "measurement_no_"));
    for (int i = 0; i < n; i++) {
        snprintf(sql, sizeof sql, "%s", triggers[i]);
        raw_exec(sql);
        free(triggers[i]);
    }
    must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
    must(growth_store_check(store, NULL, NULL, NULL, &report, &err));
    ck_assert_uint_ge(report.problems, 1);
    refused(GROWTH_ERR_DAMAGED,
            growth_store_export(store, NULL, GROWTH_STORE_CSV, take, &(bytes){ NULL, 0 }, &err));
}
END_TEST

START_TEST(a_seal_shows_a_rewritten_or_shortened_store)
{
    growth_store_report sealed, report;
    char uuid[UUID_SIZE], path[96];

    add_girl(uuid);
    record_weight(uuid, "2022-01-01", "12.1");
    sealed = check_store(store, NULL);
    record_weight(uuid, "2022-02-01", "12.4");
    ck_assert_uint_eq(check_store(store, sealed.seal).problems, 0);
    sealed = check_store(store, NULL);
    /* Another store, sound in itself, is not the one that was sealed. */
    growth_store_close(store);
    must(growth_store_open(in_folder("b.growth", path), GROWTH_STORE_CREATE, &store, &err));
    add_girl(uuid);
    must(growth_store_check(store, sealed.seal, NULL, NULL, &report, &err));
    ck_assert_uint_eq(report.problems, 1);
    record_weight(uuid, "2022-01-01", "12.1");
    record_weight(uuid, "2022-02-01", "12.4");
    must(growth_store_check(store, sealed.seal, NULL, NULL, &report, &err));
    ck_assert_uint_eq(report.problems, 1);
    refused(GROWTH_ERR_PARSE, growth_store_check(store, "4:xyz", NULL, NULL, &report, &err));
}
END_TEST

/* ---- damage ---------------------------------------------------------------------------------- */

/* What any program can do to the file, and what is said of it. */
static const struct {
    const char *sql, *said;
} alterations[] = {
    { "DROP TABLE measurement", "the store's table measurement is missing: another program altered "
                                "the file; restore a backup or an export" },
    { "DROP TABLE child", "the store's table child is missing" },
    { "DROP INDEX identifier_by_value", "the store's index identifier_by_value is missing" },
    { "ALTER TABLE contact ADD COLUMN mood TEXT",
      "the store's table contact is not as it was made" },
};

START_TEST(what_another_program_altered_is_named)
{
    raw_exec(alterations[_i].sql);
    growth_store_close(store);
    store = NULL;
    refused(GROWTH_ERR_DAMAGED, growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
    ck_assert_msg(strstr(err.message, alterations[_i].said) != NULL, "%s", err.message);
}
END_TEST

static void overwrite(long page, long page_size)
{
    FILE *f = fopen(store_path, "r+b");

    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(fseek(f, (page - 1) * page_size, SEEK_SET), 0);
    for (long i = 0; i < page_size; i++)
        fputc(0xa5, f);
    fclose(f);
}

START_TEST(a_damaged_page_is_reported) /* by page */
{
    char uuid[UUID_SIZE];
    growth_status status;
    struct stat is;

    add_girl(uuid);
    for (int i = 0; i < 300; i++) {
        char kg[16];

        snprintf(kg, sizeof kg, "%d.%02d", 10 + i / 100, i % 100);
        record_weight(uuid, "2022-01-01", kg);
    }
    growth_store_close(store);
    store = NULL;
    ck_assert_int_eq(stat(store_path, &is), 0);
    if ((_i + 1) * 4096 > is.st_size)
        return;
    overwrite(_i + 1, 4096);
    status = growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err);
    ck_assert_msg(status == GROWTH_ERR_DAMAGED || status == GROWTH_ERR_PARSE, "page %d: %d %s",
                  _i + 1, status, err.message);
    ck_assert_ptr_null(store);
}
END_TEST

START_TEST(what_is_no_store_is_refused)
{
    char path[96];
    growth_store *other = NULL;
    FILE *f = fopen(in_folder("text", path), "w");

    fputs("child_id,weight_kg\n1,12.1\n", f);
    for (int i = 0; i < 100; i++)
        fputs("some more text that is no database\n", f);
    fclose(f);
    refused(GROWTH_ERR_PARSE, growth_store_open(path, GROWTH_STORE_EXISTING, &other, &err));
    refused(GROWTH_ERR_CONFLICT, growth_store_open(path, GROWTH_STORE_CREATE, &other, &err));
    refused(GROWTH_ERR_CONFLICT, growth_store_open(store_path, GROWTH_STORE_CREATE, &other, &err));
    refused(GROWTH_ERR_IO,
            growth_store_open(in_folder("none", path), GROWTH_STORE_EXISTING, &other, &err));
    ck_assert_ptr_nonnull(strstr(err.message, path));
    refused(GROWTH_ERR_IO,
            growth_store_open(in_folder("no/where", path), GROWTH_STORE_CREATE, &other, &err));
    raw_exec("PRAGMA application_id = 7");
    growth_store_close(store);
    store = NULL;
    refused(GROWTH_ERR_PARSE, growth_store_open(store_path, GROWTH_STORE_EXISTING, &other, &err));
    ck_assert_ptr_null(other);
}
END_TEST

/* Damage after opening: checking and reading say so. */
START_TEST(damage_while_open_is_reported)
{
    char uuid[UUID_SIZE];
    growth_store_report report;
    growth_store_record_view *view = NULL;
    int64_t page = 0;

    add_girl(uuid);
    record_weight(uuid, "2022-01-01", "12.1");
    must(growth__store_integer(
        store->db, "SELECT rootpage FROM sqlite_schema WHERE name = 'measurement'", &page, &err));
    reopen(); /* the write-ahead log is back in the file */
    overwrite(page, 4096);
    sqlite3_db_release_memory(store->db); /* or the page is still remembered */
    must(growth_store_check(store, NULL, NULL, NULL, &report, &err));
    ck_assert_uint_ge(report.problems, 1);
    refused(GROWTH_ERR_DAMAGED, growth_store_read(store, uuid, NULL, &view, &err));
    ck_assert_ptr_null(view);
}
END_TEST

/* ---- modes and backups ----------------------------------------------------------------------- */

static int mode_of(const char *suffix)
{
    char path[120];
    struct stat is;

    snprintf(path, sizeof path, "%s%s", store_path, suffix);
    return stat(path, &is) == 0 ? (int)(is.st_mode & 0777) : -1;
}

START_TEST(nobody_else_can_read_it)
{
    char uuid[UUID_SIZE];
    growth_store_report report;

    growth_store_close(store);
    unlink(store_path);
    umask(0);
    must(growth_store_open(store_path, GROWTH_STORE_CREATE, &store, &err));
    add_girl(uuid);
    ck_assert_int_eq(mode_of(""), 0600);
    ck_assert_int_eq(mode_of("-wal"), 0600);
    ck_assert_int_eq(mode_of("-shm"), 0600);
    chmod(store_path, 0644);
    must(growth_store_check(store, NULL, NULL, NULL, &report, &err));
    ck_assert_uint_eq(report.problems, 1);
}
END_TEST

START_TEST(a_backup_is_the_store)
{
    char uuid[UUID_SIZE], path[96];
    growth_store *copy = NULL;
    growth_store_report report;
    struct stat is;

    add_girl(uuid);
    record_weight(uuid, "2022-01-01", "12.1");
    report = check_store(store, NULL);
    umask(0);
    must(growth_store_backup(store, in_folder("backup", path), &err));
    ck_assert_int_eq(stat(path, &is), 0);
    ck_assert_int_eq((int)(is.st_mode & 0777), 0600);
    refused(GROWTH_ERR_CONFLICT, growth_store_backup(store, path, &err));
    refused(GROWTH_ERR_CONFLICT, growth_store_backup(store, store_path, &err));
    must(growth_store_open(path, GROWTH_STORE_EXISTING, &copy, &err));
    ck_assert_str_eq(check_store(copy, NULL).seal, report.seal);
    growth_store_close(copy);
    must(growth_store_open(path, GROWTH_STORE_READ_ONLY, &copy, &err));
    ck_assert_str_eq(check_store(copy, NULL).seal, report.seal);
    ck_assert_int_ne(growth_store_add_child(copy, &(growth_child){ .birth_date = GROWTH_DATE_NONE },
                                            NULL, &nurse, uuid, &err),
                     GROWTH_OK);
    growth_store_close(copy);
    ck_assert_ptr_nonnull(strchr(growth_store_sqlite_version(), '.'));
}
END_TEST

START_TEST(no_text_is_kept_that_is_not_utf8)
{
    cell cells[COLUMNS_MAX] = {
        [AT_RECORDED] = growth__cell_integer(1), [CHILD_UUID] = growth__cell_text("a\xc3")
    };

    must(growth__store_begin(store, &err));
    refused(GROWTH_ERR_PARSE, growth__store_append(store, TABLE_CHILD, cells, NULL, &err));
    refused(GROWTH_ERR_PARSE, growth__store_end(store, GROWTH_ERR_PARSE, &err));
}
END_TEST

int main(void)
{
    TCase *t = with_store("guard");

    tap_each(t, the_file_refuses_change, tables);
    tap_each(t, only_days_are_taken, not_days);
    tap_each(t, an_insert_calls_no_function, tables);
    tap_each(t, check_sees_tampering, tampering);
    tcase_add_test(t, a_seal_shows_a_rewritten_or_shortened_store);
    tap_each(t, what_another_program_altered_is_named, alterations);
    tcase_add_loop_test(t, a_damaged_page_is_reported, 0, 48);
    tcase_add_test(t, damage_while_open_is_reported);
    tcase_add_test(t, what_is_no_store_is_refused);
    tcase_add_test(t, nobody_else_can_read_it);
    tcase_add_test(t, a_backup_is_the_store);
    tcase_add_test(t, no_text_is_kept_that_is_not_utf8);
    return tap_run(t);
}
