/* kill -9 at any moment, a full disk, a folder that cannot be written, two programs at once: every
 * acknowledged entry is there, nothing is doubled, and the store opens and checks.
 * GROWTH_SLOW=1 kills 200 times instead of 50. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "fixture.h"

static const char file_a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/* ---- kill -9 --------------------------------------------------------------------------------- */

static void acknowledge(int to, int64_t number)
{
    if (write(to, &number, sizeof number) != (ssize_t)sizeof number)
        _exit(9);
}

/* In a process of its own: records for ever, and says so after each. */
static void record_for_ever(int to, const char *uuid)
{
    growth_store *own;

    if (growth_store_open(store_path, GROWTH_STORE_EXISTING, &own, &err) != GROWTH_OK)
        _exit(8);
    acknowledge(to, 0);
    for (int i = 0;; i++) {
        char note[32], kg[16];
        growth_store_measurement m = weight("2022-01-01", kg);
        growth_store_entry entry = 0;

        snprintf(kg, sizeof kg, "%d.%03d", 10 + i / 1000, i % 1000);
        snprintf(note, sizeof note, "%ld", (long)getpid());
        m.note = note;
        if (growth_store_record(own, uuid, &m, &nurse, NULL, &entry, &err) != GROWTH_OK)
            _exit(7);
        acknowledge(to, entry);
    }
}

/* Imports of 200 rows each, one after the other; acknowledges the import's last row. */
static void import_for_ever(int to, const char *uuid)
{
    growth_store_import_source source = { file_a, NULL, NULL };
    growth_store *own;

    (void)uuid;
    if (growth_store_open(store_path, GROWTH_STORE_EXISTING, &own, &err) != GROWTH_OK)
        _exit(8);
    acknowledge(to, 0);
    for (int n = 0;; n++) {
        growth_store_import *import;
        growth_store_outcome outcome;

        if (growth_store_import_begin(own, &source, &nurse, &import, &err) != GROWTH_OK)
            _exit(7);
        for (int i = 0; i < 200; i++) {
            char kg[40], id[16];
            growth_store_measurement m = weight("2022-01-01", kg);
            growth_store_import_row row = { .system = "local",
                                            .identifier = id,
                                            .measurement = &m };

            row.child.birth_date = GROWTH_DATE_NONE;
            snprintf(id, sizeof id, "c%d", i);
            snprintf(kg, sizeof kg, "10.%06ld%06d", (long)getpid(), n);
            if (growth_store_import_add(import, &row, &outcome, &err) != GROWTH_OK)
                _exit(6);
        }
        if (growth_store_import_commit(import, 0, NULL, &err) != GROWTH_OK)
            _exit(5);
        acknowledge(to, n + 1);
    }
}

static pid_t start(void (*work)(int, const char *), const char *uuid, int *from)
{
    int ends[2];
    pid_t pid;

    ck_assert_int_eq(pipe(ends), 0);
    pid = fork();
    if (pid == 0) {
        close(ends[0]);
        work(ends[1], uuid);
        _exit(0);
    }
    ck_assert_int_ge(pid, 0);
    close(ends[1]);
    *from = ends[0];
    return pid;
}

/* Kill a while after the store is open and so much is acknowledged; then read what else was. */
static int64_t kill_after(pid_t pid, int from, int acknowledged, long microseconds)
{
    struct timespec pause = { 0, microseconds * 1000 };
    int64_t number, last = 0;
    int how;

    for (int i = 0; i <= acknowledged; i++)
        if (read(from, &number, sizeof number) == (ssize_t)sizeof number)
            last = number;
    nanosleep(&pause, NULL);
    kill(pid, SIGKILL);
    while (read(from, &number, sizeof number) == (ssize_t)sizeof number)
        last = number;
    close(from);
    ck_assert_int_eq(waitpid(pid, &how, 0), pid);
    ck_assert_msg(WIFSIGNALED(how), "the program ended by itself with %d", WEXITSTATUS(how));
    return last;
}

static long next_random(unsigned long *seed)
{
    *seed = *seed * 6364136223846793005UL + 1442695040888963407UL;
    return (long)(*seed >> 33);
}

static int rounds(void)
{
    const char *slow = getenv("GROWTH_SLOW");

    return slow && *slow == '1' ? 100 : 25;
}

START_TEST(a_killed_recording_loses_nothing_acknowledged)
{
    unsigned long seed = (unsigned long)time(NULL);
    char uuid[UUID_SIZE];
    int64_t total = 0;

    printf("# seed %lu\n", seed);
    add_girl(uuid);
    growth_store_close(store);
    store = NULL;
    for (int i = 0; i < rounds(); i++) {
        int from;
        pid_t pid = start(record_for_ever, uuid, &from);
        int64_t last = kill_after(pid, from, i % 2, next_random(&seed) % 40000);
        growth_store_report report;

        must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
        report = check_store(store, NULL);
        ck_assert_uint_eq(report.problems, 0);
        ck_assert_int_ge(report.entries, last);
        total += last > 0;
        growth_store_close(store);
        store = NULL;
    }
    ck_assert_int_gt(total, 0); /* something was acknowledged before some kill */
}
END_TEST

static int count_one(void *context, const growth_store_measurement *m)
{
    (void)m;
    ++*(int64_t *)context;
    return 0;
}

static int count_measurements(void *context, const growth_store_child *child)
{
    must(growth_store_each_measurement(store, child->child.id, GROWTH_STORE_VIEW_CURRENT, NULL,
                                       count_one, context, &err));
    return 0;
}

START_TEST(a_killed_import_is_whole_or_absent)
{
    unsigned long seed = (unsigned long)time(NULL) + 1;
    int64_t before = 0, total = 0;

    printf("# seed %lu\n", seed);
    for (int i = 0; i < rounds(); i++) {
        int from;
        int64_t last, n = 0;
        pid_t pid;

        growth_store_close(store);
        store = NULL;
        pid = start(import_for_ever, NULL, &from);
        last = kill_after(pid, from, i % 2, next_random(&seed) % 60000);
        must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
        ck_assert_uint_eq(check_store(store, NULL).problems, 0);
        if (i % 5 == 4 || last > 0) {
            must(growth_store_each_child(store, count_measurements, &n, &err));
            ck_assert_int_eq(n % 200, 0);
            ck_assert_int_ge(n, before + last * 200);
            before = n;
        }
        total += last;
    }
    ck_assert_int_gt(total, 0);
}
END_TEST

/* ---- two programs at once -------------------------------------------------------------------- */

#define EACH 150

static void record_some(int to, const char *uuid)
{
    growth_store *own;

    if (growth_store_open(store_path, GROWTH_STORE_EXISTING, &own, &err) != GROWTH_OK)
        _exit(8);
    for (int i = 0; i < EACH; i++) {
        char kg[16];
        growth_store_measurement m = weight("2022-01-01", kg);

        /* Every third value is the same in both: it must be there once. */
        snprintf(kg, sizeof kg, "%d.%03d%s", 10, i, i % 3 ? *uuid == '!' ? "1" : "2" : "");
        if (growth_store_record(own, uuid + (*uuid == '!'), &m, &nurse, NULL, NULL, &err) !=
            GROWTH_OK)
            _exit(7);
    }
    growth_store_close(own);
    acknowledge(to, 1);
}

START_TEST(two_programs_lose_and_double_nothing)
{
    char uuid[UUID_SIZE + 1] = "!";
    pid_t pids[2];
    int from[2], how;
    int64_t n = 0;

    add_girl(uuid + 1);
    pids[0] = start(record_some, uuid, &from[0]);
    pids[1] = start(record_some, uuid + 1, &from[1]);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(waitpid(pids[i], &how, 0), pids[i]);
        ck_assert_int_eq(how, 0);
        close(from[i]);
    }
    must(growth_store_each_measurement(store, uuid + 1, GROWTH_STORE_VIEW_HISTORY, NULL, count_one,
                                       &n, &err));
    ck_assert_int_eq(n, EACH / 3 + 2 * (EACH - EACH / 3));
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
}
END_TEST

/* ---- a full disk, a folder that cannot be written -------------------------------------------- */

/* Exit status: 0 when recording came to fail with GROWTH_ERR_IO, and the message says what. */
static void record_until_full(int to, const char *uuid)
{
    struct rlimit limit = { 400000, 400000 };
    growth_store *own;
    int64_t done = 0;

    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0 ||
        growth_store_open(store_path, GROWTH_STORE_EXISTING, &own, &err) != GROWTH_OK)
        _exit(8);
    for (int i = 0; i < 5000; i++) {
        char kg[16];
        growth_store_measurement m = weight("2022-01-01", kg);
        growth_status status;

        snprintf(kg, sizeof kg, "%d.%03d", 10 + i / 1000, i % 1000);
        status = growth_store_record(own, uuid, &m, &nurse, NULL, NULL, &err);
        if (status != GROWTH_OK) {
            acknowledge(to, done);
            _exit(status == GROWTH_ERR_IO && strstr(err.message, "disk") ? 0 : 6);
        }
        done++;
    }
    _exit(5);
}

START_TEST(a_full_disk_is_said_and_harms_nothing)
{
    char uuid[UUID_SIZE];
    int from, how;
    int64_t done = 0, n = 0;
    pid_t pid;

    add_girl(uuid);
    pid = start(record_until_full, uuid, &from);
    ck_assert_int_eq(waitpid(pid, &how, 0), pid);
    ck_assert_msg(WIFEXITED(how) && WEXITSTATUS(how) == 0, "ended with %x", how);
    ck_assert_int_eq(read(from, &done, sizeof done), (int)sizeof done);
    close(from);
    reopen();
    must(growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_CURRENT, NULL, count_one, &n,
                                       &err));
    ck_assert_int_gt(done, 0);
    ck_assert_int_eq(n, done);
    ck_assert_uint_eq(check_store(store, NULL).problems, 0);
    record_weight(uuid, "2022-01-02", "12.1"); /* with room again, it goes on */
}
END_TEST

static void use_read_only_folder(int to, const char *uuid)
{
    growth_store *own = NULL;
    growth_store_measurement m = weight("2022-01-01", "12.1");
    growth_status status;
    char path[96];

    if (geteuid() == 0 && setuid(65534) != 0) /* root may write anywhere */
        _exit(8);
    if (growth_store_open(in_folder("new", path), GROWTH_STORE_CREATE, &own, &err) !=
            GROWTH_ERR_IO ||
        own || !strstr(err.message, "ermission"))
        _exit(7);
    status = growth_store_open(store_path, GROWTH_STORE_EXISTING, &own, &err);
    if (status == GROWTH_OK)
        status = growth_store_record(own, uuid, &m, &nurse, NULL, NULL, &err);
    if (status != GROWTH_ERR_IO || !strstr(err.message, "folder"))
        _exit(6);
    acknowledge(to, 1);
}

START_TEST(a_read_only_folder_is_said_and_harms_nothing)
{
    char uuid[UUID_SIZE];
    growth_store_report before;
    int from, how;
    pid_t pid;

    add_girl(uuid);
    before = check_store(store, NULL);
    growth_store_close(store);
    store = NULL;
    ck_assert_int_eq(chmod(store_path, 0644), 0);
    ck_assert_int_eq(chmod(folder, 0555), 0);
    pid = start(use_read_only_folder, uuid, &from);
    ck_assert_int_eq(waitpid(pid, &how, 0), pid);
    close(from);
    ck_assert_int_eq(chmod(folder, 0700), 0);
    ck_assert_int_eq(chmod(store_path, 0600), 0);
    ck_assert_msg(WIFEXITED(how) && WEXITSTATUS(how) == 0, "ended with %x", how);
    must(growth_store_open(store_path, GROWTH_STORE_EXISTING, &store, &err));
    ck_assert_str_eq(check_store(store, NULL).seal, before.seal);
}
END_TEST

int main(void)
{
    TCase *t = with_store("crash");

    tcase_add_test(t, a_killed_recording_loses_nothing_acknowledged);
    tcase_add_test(t, a_killed_import_is_whole_or_absent);
    tcase_add_test(t, two_programs_lose_and_double_nothing);
    tcase_add_test(t, a_full_disk_is_said_and_harms_nothing);
    tcase_add_test(t, a_read_only_folder_is_said_and_harms_nothing);
    return tap_run(t);
}
