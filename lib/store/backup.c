/* A copy of the store while it may be in use: whole under its final name, or absent. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

static growth_status refused(const char *path, growth_error *err)
{
    return growth__store_fail(err, errno == EEXIST ? GROWTH_ERR_CONFLICT : GROWTH_ERR_IO,
                              "cannot make the backup %.180s: %s", path, strerror(errno));
}

static growth_status copy_pages(growth_store *store, sqlite3 *to, growth_error *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    int code;

    if (!backup)
        return growth__store_sqlite_error(to, "make the backup", err);
    while ((code = sqlite3_backup_step(backup, -1)) == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep(50);
    if (sqlite3_backup_finish(backup) != SQLITE_OK || code != SQLITE_DONE)
        return growth__store_sqlite_error(to, "make the backup", err);
    /* One file, not three: without the write-ahead log until the copy is opened as a store. */
    return growth__store_exec(to, "PRAGMA journal_mode = DELETE", "make the backup", err);
}

static growth_status write_copy(growth_store *store, const char *path, growth_error *err)
{
    sqlite3 *to = NULL;
    growth_status status;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);

    if (fd < 0)
        return refused(path, err);
    close(fd);
    if (sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        status = growth__store_fail(err, GROWTH_ERR_IO, "cannot make the backup: %s",
                                    to ? sqlite3_errmsg(to) : "out of memory");
    else
        status = copy_pages(store, to, err);
    sqlite3_close(to);
    return status;
}

/* The name is on disk only when its folder is.  `room` holds as much as `path`. */
static int sync_folder(const char *path, char *room)
{
    const char *slash = strrchr(path, '/');
    const size_t length = slash == path ? 1 : slash ? (size_t)(slash - path) : 0;
    int fd, failed;

    memcpy(room, path, length);
    room[length] = '\0';
    fd = open(length ? room : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    failed = fd < 0 || fsync(fd) != 0;
    if (fd >= 0)
        close(fd);
    return failed;
}

static int sync_file(const char *path)
{
    int fd = open(path, O_RDWR | O_CLOEXEC);
    int failed = fd < 0 || fsync(fd) != 0;

    if (fd >= 0)
        close(fd);
    return failed;
}

growth_status growth_store_backup(growth_store *store, const char *path, growth_error *err)
{
    size_t size = path ? strlen(path) + 32 : 0;
    char *part;
    growth_status status;

    if (!store || !path || !*path)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a path are needed");
    if (store->import)
        return growth__store_fail(err, GROWTH_ERR_BUSY, "an import is under way: let it end first");
    TRY(growth__store_check_entries(store, "back up the store", err));
    part = malloc(size);
    if (!part)
        return growth__store_no_memory(err);
    snprintf(part, size, "%s.%ld.part", path, (long)getpid());
    status = write_copy(store, part, err);
    if (status == GROWTH_ERR_CONFLICT) { /* not ours to remove */
        free(part);
        return status;
    }
    if (status == GROWTH_OK && sync_file(part) != 0)
        status = refused(part, err);
    /* link() and not rename(): it never replaces a file. */
    if (status == GROWTH_OK && link(part, path) != 0)
        status = refused(path, err);
    unlink(part);
    if (status == GROWTH_OK && sync_folder(path, part) != 0)
        status = refused(path, err);
    free(part);
    return status;
}
