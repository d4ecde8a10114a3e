/* A disk that is really full: a file system of a megabyte, mounted where only this process sees it.
 * What cannot be written is said and changes nothing, what was there stays readable, and with room
 * again the store goes on.  Where nothing can be mounted the test is skipped, and says why.
 * (test_crash.c limits the size of a file instead, which needs no rights.) */
#define _GNU_SOURCE /* unshare() */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "fixture.h"

static const char file_a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
static char small[96], small_store[128], filler[128];

/* ---- the small disk -------------------------------------------------------------------------- */

static int write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    int failed = fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text);

    if (fd >= 0)
        close(fd);
    return failed ? -1 : 0;
}

/* Mounts of our own: root may, and others as root of a user namespace, where the system allows. */
static int own_mounts(void)
{
    const unsigned uid = geteuid(), gid = getegid();
    char map[64];

    if (unshare(CLONE_NEWNS) == 0)
        return 0;
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
        write_text("/proc/self/setgroups", "deny") != 0)
        return -1;
    snprintf(map, sizeof map, "0 %u 1", uid);
    if (write_text("/proc/self/uid_map", map) != 0)
        return -1;
    snprintf(map, sizeof map, "0 %u 1", gid);
    return write_text("/proc/self/gid_map", map);
}

static int mount_small(const char *at)
{
    if (own_mounts() != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
        return -1;
    return mount("none", at, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=0700");
}

/* Tried in a process of its own. @return 0, or the errno. */
static int can_mount(void)
{
    int how = 0;
    pid_t pid = fork();

    if (pid == 0)
        _exit(mount_small("/tmp") == 0 ? 0 : errno);
    return pid > 0 && waitpid(pid, &how, 0) == pid && WIFEXITED(how) ? WEXITSTATUS(how) : ECHILD;
}

static void set_up_small(void)
{
    set_up();
    in_folder("small", small);
    snprintf(small_store, sizeof small_store, "%s/store.growth", small);
    snprintf(filler, sizeof filler, "%s/filler", small);
    ck_assert_int_eq(mkdir(small, 0700), 0);
    ck_assert_int_eq(mount_small(small), 0);
}

static void tear_down_small(void)
{
    growth_store_close(store);
    store = NULL;
    umount2(small, MNT_DETACH);
    tear_down();
}

/* Leave about this many bytes. */
static void fill_disk(size_t leave)
{
    static char block[4096];
    int fd = open(filler, O_WRONLY | O_CREAT, 0600);
    off_t size = 0;

    ck_assert_int_ge(fd, 0);
    for (ssize_t n; (n = write(fd, block, sizeof block)) > 0;)
        size += n;
    ck_assert_int_eq(errno, ENOSPC);
    ck_assert_int_eq(ftruncate(fd, size > (off_t)leave ? size - (off_t)leave : 0), 0);
    close(fd);
}

/* The store of the fixture, moved to the small disk, with a child. */
static void move_store(char uuid[UUID_SIZE])
{
    growth_store_close(store);
    store = NULL;
    must(growth_store_open(small_store, GROWTH_STORE_CREATE, &store, &err));
    add_girl(uuid);
}

static void reopen_small(void)
{
    growth_store_close(store);
    store = NULL;
    must(growth_store_open(small_store, GROWTH_STORE_EXISTING, &store, &err));
}

static void says_full(growth_status status)
{
    ck_assert_msg(status == GROWTH_ERR_IO, "%d: %s", (int)status, err.message);
    ck_assert_msg(strstr(err.message, "the disk is full") != NULL, "%s", err.message);
}

static int count_one(void *context, const growth_store_measurement *m)
{
    (void)m;
    ++*(int *)context;
    return 0;
}

static int measurements(const char *uuid)
{
    int n = 0;

    must(growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, count_one, &n,
                                       &err));
    return n;
}

/* ---- what must hold -------------------------------------------------------------------------- */

static growth_status record_one(const char *uuid, int i)
{
    char kg[16];
    growth_store_measurement m = weight("2022-01-01", kg);

    snprintf(kg, sizeof kg, "%d.%03d", 10 + i / 1000, i % 1000);
    return growth_store_record(store, uuid, &m, &nurse, NULL, NULL, &err);
}

START_TEST(recording_until_the_disk_is_full)
{
    growth_status status = GROWTH_OK;
    char uuid[UUID_SIZE];
    int done = 0;

    move_store(uuid);
    fill_disk(300000);
    for (; status == GROWTH_OK && done < 5000; done += status == GROWTH_OK)
        status = record_one(uuid, done);
    says_full(status);
    ck_assert_int_gt(done, 5);
    ck_assert_int_eq(measurements(uuid), done);
    says_full(record_one(uuid, done)); /* and again: nothing half done stands in the way */
    ck_assert_int_eq(unlink(filler), 0);
    must(record_one(uuid, done)); /* with room, it goes on */
    reopen_small();
    ck_assert_int_eq(measurements(uuid), done + 1);
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

/* Closed and opened while the disk is full. */
START_TEST(a_store_on_a_full_disk_is_read)
{
    growth_status status = GROWTH_OK;
    growth_store *reader = NULL;
    char uuid[UUID_SIZE];
    int done = 0;

    move_store(uuid);
    fill_disk(300000);
    for (; status == GROWTH_OK && done < 5000; done += status == GROWTH_OK)
        status = record_one(uuid, done);
    says_full(status);
    must(growth_store_open(small_store, GROWTH_STORE_READ_ONLY, &reader, &err));
    growth_store_close(store);
    store = reader;
    ck_assert_int_eq(measurements(uuid), done);
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
    ck_assert_int_eq(unlink(filler), 0);
    reopen_small();
    ck_assert_int_eq(measurements(uuid), done);
    must(record_one(uuid, done));
}
END_TEST

static growth_status import_many(int rows)
{
    growth_store_import_source source = { file_a, NULL, "feed" };
    growth_store_import *import = NULL;
    growth_status status = growth_store_import_begin(store, &source, &nurse, &import, &err);

    for (int i = 0; status == GROWTH_OK && i < rows; i++) {
        char name[16], kg[16];
        growth_store_measurement m = weight("2022-01-01", kg);
        growth_store_import_row row = {
            .system = "local", .identifier = name, .child = a_girl(), .measurement = &m
        };
        growth_store_outcome outcome;

        snprintf(name, sizeof name, "c%d", i / 10);
        snprintf(kg, sizeof kg, "%d.%02d", 10 + i % 10, i % 100);
        status = growth_store_import_add(import, &row, &outcome, &err);
    }
    if (status == GROWTH_OK)
        return growth_store_import_commit(import, 0, NULL, &err);
    growth_store_import_abort(import);
    return status;
}

START_TEST(an_import_on_a_full_disk_leaves_nothing)
{
    growth_store_report before;
    char uuid[UUID_SIZE];

    move_store(uuid);
    must(record_one(uuid, 0));
    before = check_store(store, NULL);
    fill_disk(200000);
    says_full(import_many(5000));
    ck_assert_str_eq(check_store(store, NULL).seal, before.seal);
    reopen_small();
    ck_assert_str_eq(check_store(store, NULL).seal, before.seal);
    ck_assert_int_eq(unlink(filler), 0);
    must(import_many(500));
    ck_assert_uint_eq(check_store(store, before.seal).problems, 0);
}
END_TEST

/* Whole or absent: a new store, and a copy. */
START_TEST(nothing_half_made_is_left)
{
    growth_store *made = NULL;
    char uuid[UUID_SIZE], path[128];

    add_girl(uuid);
    fill_disk(20000);
    snprintf(path, sizeof path, "%s/new", small);
    says_full(growth_store_open(path, GROWTH_STORE_CREATE, &made, &err));
    ck_assert_ptr_null(made);
    ck_assert_int_ne(access(path, F_OK), 0);
    says_full(growth_store_backup(store, path, &err));
    ck_assert_int_ne(access(path, F_OK), 0);
    ck_assert_int_eq(unlink(filler), 0);
    must(growth_store_backup(store, path, &err));
}
END_TEST

int main(void)
{
    TCase *t;
    int why = can_mount();

    if (why) {
        printf("1..0 # SKIP no small file system can be mounted here (%s): run as root, or where "
               "user namespaces are allowed\n",
               strerror(why));
        return 0;
    }
    t = tcase_create("full");
    tcase_add_checked_fixture(t, set_up_small, tear_down_small);
    tcase_add_test(t, recording_until_the_disk_is_full);
    tcase_add_test(t, a_store_on_a_full_disk_is_read);
    tcase_add_test(t, an_import_on_a_full_disk_leaves_nothing);
    tcase_add_test(t, nothing_half_made_is_left);
    return tap_run(t);
}
