/* Opening and closing: the file and its mode, what every connection is told, versions. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

#define APPLICATION_ID      0x47725374 /* "GrSt", in the header of every store */
#define CHECKED_PAGES       2000       /* up to 8 MiB every page is looked at when opening */
#define TEXT_OF(number)     #number
#define NUMBER_TEXT(number) TEXT_OF(number)

/* Told to every connection: these are not kept in the file.  The cache serves imports. */
static const char settings[] = "PRAGMA foreign_keys = ON;"
                               "PRAGMA recursive_triggers = ON;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA journal_size_limit = 67108864;"
                               "PRAGMA cache_size = -131072;";

const char *growth_store_sqlite_version(void)
{
    return sqlite3_libversion();
}

/* ---- versions -------------------------------------------------------------------------------- */

static growth_status newer(int64_t version, size_t known, growth_error *err)
{
    return growth__store_fail(err, GROWTH_ERR_UNSUPPORTED,
                              "the store has schema %lld, made by a newer version; this one knows "
                              "schemas up to %zu: update this program (the store is unchanged)",
                              (long long)version, known);
}

static growth_status migrate_one(sqlite3 *db, const char *const *sql, int64_t to, growth_error *err)
{
    char pragma[64];

    for (; *sql; sql++)
        TRY(growth__store_exec(db, *sql, "migrate the store", err));
    snprintf(pragma, sizeof pragma, "PRAGMA user_version = %lld", (long long)to);
    return growth__store_exec(db, pragma, "migrate the store", err);
}

/* All steps in one transaction: a store is of one version or of the other. */
growth_status growth__store_migrate(sqlite3 *db, const char *const *const *migrations, size_t n,
                                    growth_error *err)
{
    int64_t version = 0;
    growth_status status;

    TRY(growth__store_exec(db, "BEGIN IMMEDIATE", "migrate the store", err));
    status = growth__store_integer(db, "PRAGMA user_version", &version, err);
    if (status == GROWTH_OK && (version < 0 || version > (int64_t)n))
        status = newer(version, n, err);
    for (int64_t v = version; status == GROWTH_OK && v < (int64_t)n; v++)
        status = migrate_one(db, migrations[v], v + 1, err);
    if (status == GROWTH_OK)
        status = growth__store_exec(db, "COMMIT", "migrate the store", err);
    if (status != GROWTH_OK && !sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static growth_status compare_schema(sqlite3 *db, sqlite3_stmt *want, sqlite3_stmt *have,
                                    growth_error *err)
{
    int code;

    while ((code = sqlite3_step(want)) == SQLITE_ROW) {
        const char *name = growth__store_column_text(want, 0);
        const char *sql = growth__store_column_text(want, 1);
        const char *kind = growth__store_column_text(want, 2);
        const char *got;
        int same;

        sqlite3_bind_text(have, 1, name, -1, SQLITE_STATIC);
        code = sqlite3_step(have);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            return growth__store_sqlite_error(db, "read the store", err);
        got = code == SQLITE_ROW ? growth__store_column_text(have, 0) : NULL;
        same = got && strcmp(got, sql) == 0;
        sqlite3_reset(have);
        if (!same)
            return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                      "the store's %s %s is %s: another program altered the file; "
                                      "restore a backup or an export",
                                      kind, name,
                                      code == SQLITE_ROW ? "not as it was made" : "missing");
    }
    return code == SQLITE_DONE
               ? GROWTH_OK
               : growth__store_sqlite_error(sqlite3_db_handle(want), "compare the schema", err);
}

/* The store's own tables, indexes and triggers as text, from a fresh store in memory. */
growth_status growth__store_check_schema(sqlite3 *db, growth_error *err)
{
    static const char list[] = "SELECT name, sql, type FROM sqlite_schema WHERE sql IS NOT NULL";
    static const char find[] = "SELECT sql FROM sqlite_schema WHERE name = ?1";
    static const char count[] = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'";
    sqlite3 *fresh = NULL;
    sqlite3_stmt *want = NULL, *have = NULL;
    int64_t wanted = 0, got = 0;
    growth_status status = GROWTH_ERR_NO_MEMORY;

    if (sqlite3_open(":memory:", &fresh) == SQLITE_OK)
        status =
            growth__store_migrate(fresh, growth__store_migrations, growth__store_n_migrations, err);
    else
        growth__store_no_memory(err);
    if (status == GROWTH_OK)
        status = growth__store_prepare(fresh, list, &want, err);
    if (status == GROWTH_OK)
        status = growth__store_prepare(db, find, &have, err);
    if (status == GROWTH_OK)
        status = compare_schema(db, want, have, err);
    if (status == GROWTH_OK)
        status = growth__store_integer(fresh, count, &wanted, err);
    if (status == GROWTH_OK)
        status = growth__store_integer(db, count, &got, err);
    if (status == GROWTH_OK && got != wanted)
        status = growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                    "the store has a trigger that is not its own: remove it");
    sqlite3_finalize(want);
    sqlite3_finalize(have);
    sqlite3_close(fresh);
    return status;
}

/* ---- opening --------------------------------------------------------------------------------- */

/* Made here and not by SQLite, so that it never exists with a wider mode, nor over another file.
 * An empty file is what a power cut leaves of a store being made: it is taken up again. */
static growth_status make_file(const char *path, int *made, growth_error *err)
{
    struct stat is;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);

    *made = fd >= 0;
    if (fd >= 0) {
        close(fd);
        return GROWTH_OK;
    }
    if (errno != EEXIST)
        return growth__store_fail(err, GROWTH_ERR_IO, "cannot make the store %.180s: %s", path,
                                  strerror(errno));
    if (stat(path, &is) != 0 || !S_ISREG(is.st_mode) || is.st_size != 0)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "cannot make the store %.180s: a file of that name is there",
                                  path);
    if (chmod(path, S_IRUSR | S_IWUSR) != 0)
        return growth__store_fail(err, GROWTH_ERR_IO, "cannot make the store %.180s: %s", path,
                                  strerror(errno));
    return GROWTH_OK;
}

/* Of what is there, but can be no store: SQLite would speak of the disk. */
static growth_status check_file(const char *path, growth_error *err)
{
    struct stat is;

    if (stat(path, &is) != 0)
        return errno == ENOENT ? growth__store_fail(err, GROWTH_ERR_IO, "%s: no such file", path)
                               : GROWTH_OK; /* opening it says why */
    if (S_ISDIR(is.st_mode))
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "it is a folder: name the file of the store in it");
    if (S_ISREG(is.st_mode) && is.st_size == 0)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "the file is empty, and so no store: restore a backup or an "
                                  "export, or make a new store in its place");
    return GROWTH_OK;
}

static growth_status connect_to(const char *path, growth_store *store, growth_error *err)
{
    int flags =
        store->mode == GROWTH_STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

    if (sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        if (!store->db)
            return growth__store_no_memory(err);
        return growth__store_sqlite_error(store->db, "open the store", err);
    }
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, GROWTH_STORE_WAIT_SECONDS * 1000);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return growth__store_exec(store->db, settings, "open the store", err);
}

static growth_status begin_new(growth_store *store, growth_error *err)
{
    static const char mark[] =
        "PRAGMA application_id = " NUMBER_TEXT(APPLICATION_ID) "; PRAGMA journal_mode = WAL";

    return growth__store_exec(store->db, mark, "make the store", err);
}

static growth_status check_version(growth_store *store, growth_error *err)
{
    int64_t id = 0, version = 0;

    TRY(growth__store_integer(store->db, "PRAGMA application_id", &id, err));
    TRY(growth__store_integer(store->db, "PRAGMA user_version", &version, err));
    if (id != APPLICATION_ID)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "it is a database, but not a growth store");
    if (version < 0 || version > (int64_t)growth__store_n_migrations)
        return newer(version, growth__store_n_migrations, err);
    if (version == (int64_t)growth__store_n_migrations)
        return GROWTH_OK;
    if (store->mode == GROWTH_STORE_READ_ONLY)
        return growth__store_fail(err, GROWTH_ERR_UNSUPPORTED,
                                  "the store has schema %lld, which an older version made: open it "
                                  "once for writing, and it is brought up to date",
                                  (long long)version);
    return growth__store_migrate(store->db, growth__store_migrations, growth__store_n_migrations,
                                 err);
}

/* Damage shows here rather than in the middle of work.  Larger stores leave it to a full check. */
static growth_status look_for_damage(growth_store *store, growth_error *err)
{
    int64_t pages = 0;
    sqlite3_stmt *statement;
    growth_store_entry entry;
    unsigned char hash[SHA256_SIZE];
    int code, sound;

    TRY(growth__store_check_schema(store->db, err));
    TRY(growth__store_newest(store, &entry, hash, err));
    TRY(growth__store_integer(store->db, "PRAGMA page_count", &pages, err));
    if (pages > CHECKED_PAGES)
        return GROWTH_OK;
    TRY(growth__store_prepare(store->db, "PRAGMA quick_check(1)", &statement, err));
    code = sqlite3_step(statement);
    sound = code == SQLITE_ROW && strcmp(growth__store_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    if (code != SQLITE_ROW)
        return growth__store_sqlite_error(store->db, "look through the store", err);
    if (!sound && growth__store_refused_read(store->db))
        return growth__store_read_error(store->db, "look through the store", err);
    if (!sound)
        return growth__store_fail(err, GROWTH_ERR_DAMAGED,
                                  "a page of the store is damaged: restore a backup or an export");
    return GROWTH_OK;
}

static growth_status prepare_store(growth_store *store, growth_error *err)
{
    if (store->mode == GROWTH_STORE_CREATE) {
        TRY(begin_new(store, err));
        TRY(growth__store_migrate(store->db, growth__store_migrations, growth__store_n_migrations,
                                  err));
    }
    TRY(check_version(store, err));
    if (store->mode != GROWTH_STORE_READ_ONLY) /* a copy may be in another mode */
        TRY(growth__store_exec(store->db, "PRAGMA journal_mode = WAL", "open the store", err));
    return look_for_damage(store, err);
}

/* A new store that could not be filled, with what SQLite laid beside it. */
static void unmake(const char *path)
{
    static const char *const beside[] = { "", "-wal", "-shm", "-journal" };

    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        char name[4096];

        if ((size_t)snprintf(name, sizeof name, "%s%s", path, beside[i]) < sizeof name)
            unlink(name);
    }
}

growth_status growth_store_open(const char *path, growth_store_mode mode, growth_store **store,
                                growth_error *err)
{
    growth_store *opened;
    growth_status status;
    int made = 0;

    if (!path || !*path || !store || (unsigned)mode > GROWTH_STORE_READ_ONLY)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "growth_store_open() needs a path");
    if (mode == GROWTH_STORE_CREATE)
        TRY(make_file(path, &made, err));
    else
        TRY(check_file(path, err));
    opened = calloc(1, sizeof *opened);
    if (!opened)
        return growth__store_no_memory(err);
    opened->mode = mode;
    status = connect_to(path, opened, err);
    if (status == GROWTH_OK)
        status = prepare_store(opened, err);
    if (status != GROWTH_OK) {
        growth_store_close(opened);
        if (made)
            unmake(path);
        return status;
    }
    *store = opened;
    return GROWTH_OK;
}

void growth_store_close(growth_store *store)
{
    if (!store)
        return;
    growth_store_import_abort(store->import);
    for (size_t i = 0; i < QUERY_COUNT_; i++)
        sqlite3_finalize(store->queries[i]);
    for (size_t i = 0; i < TABLE_COUNT_; i++)
        sqlite3_finalize(store->inserts[i]);
    growth__store_verify_end(store);
    sqlite3_finalize(store->newest);
    sqlite3_close(store->db);
    free(store);
}
