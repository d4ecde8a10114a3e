/* Files that are whole or absent: what stands in the folder before, after, and when given up. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <growth/io.h>

#include "../tap.h"

static char folder[64];
static char path[96];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "io_output.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/out.csv", folder);
}

static void remove_folder(void)
{
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0); /* And so nothing else is left in it. */
}

static int files_in_folder(void)
{
    DIR *d = opendir(folder);
    const struct dirent *e;
    int n = 0;

    ck_assert_ptr_nonnull(d);
    while ((e = readdir(d)))
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(d);
    return n;
}

static void check_content(const char *want)
{
    char got[64] = "";
    FILE *f = fopen(path, "rb");

    ck_assert_ptr_nonnull(f);
    got[fread(got, 1, sizeof got - 1, f)] = '\0';
    fclose(f);
    ck_assert_str_eq(got, want);
}

START_TEST(commit_puts_the_whole_file_there)
{
    growth_output *out;
    struct stat st;

    make_folder();
    for (int time = 0; time < 2; time++) { /* The second replaces the first. */
        ck_assert_int_eq(growth_output_open(path, &out, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_output_write(out, time ? "new" : "old", 3), 0);
        ck_assert_int_eq(growth_output_write(out, " file", 5), 0);
        ck_assert_int_eq(files_in_folder(), 1 + time);
        if (time)
            check_content("old file");
        else
            ck_assert_int_ne(stat(path, &st), 0);
        ck_assert_int_eq(growth_output_commit(out, NULL), GROWTH_OK);
        check_content(time ? "new file" : "old file");
        ck_assert_int_eq(stat(path, &st), 0);
        ck_assert_int_eq((int)(st.st_mode & 0777), 0600);
        ck_assert_int_eq(files_in_folder(), 1);
    }
    remove_folder();
}
END_TEST

START_TEST(abort_leaves_what_was_there)
{
    growth_output *out;

    make_folder();
    ck_assert_int_eq(growth_output_open(path, &out, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_output_write(out, "half", 4), 0);
    growth_output_abort(out);
    ck_assert_int_eq(files_in_folder(), 0);
    growth_output_abort(NULL);
    remove_folder();
}
END_TEST

START_TEST(large_files_are_whole)
{
    enum { SIZE = 300000 };
    static char bytes[SIZE], back[SIZE + 1];
    growth_output *out;
    FILE *f;

    make_folder();
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)(i * 7 + i / 1000);
    ck_assert_int_eq(growth_output_open(path, &out, NULL), GROWTH_OK);
    for (size_t at = 0, n = 1; at < SIZE; at += n, n = n * 3 % 100003) {
        n = n < SIZE - at ? n : SIZE - at;
        ck_assert_int_eq(growth_output_write(out, bytes + at, n), 0);
    }
    ck_assert_int_eq(growth_output_commit(out, NULL), GROWTH_OK);
    f = fopen(path, "rb");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fread(back, 1, sizeof back, f), SIZE);
    fclose(f);
    ck_assert_mem_eq(back, bytes, SIZE);
    remove_folder();
}
END_TEST

START_TEST(what_cannot_be_written_is_told)
{
    growth_output *out = NULL;
    growth_error err;

    ck_assert_int_eq(growth_output_open("no such folder/out.csv", &out, &err), GROWTH_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "no such folder/out.csv"));
    ck_assert_int_eq(growth_output_open("/dev/null", &out, &err), GROWTH_ERR_IO);
    ck_assert_int_eq(growth_output_open(".", &out, &err), GROWTH_ERR_IO);
    ck_assert_int_eq(growth_output_open("", &out, &err), GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(out);
    ck_assert_int_eq(growth_output_write(NULL, "x", 1), EINVAL);
    ck_assert_int_eq(growth_output_commit(NULL, &err), GROWTH_ERR_ARGUMENT);
}
END_TEST

/* Its place is taken by a folder while it is written. */
START_TEST(a_commit_that_fails_leaves_nothing)
{
    growth_output *out;
    growth_error err;

    make_folder();
    ck_assert_int_eq(growth_output_open(path, &out, NULL), GROWTH_OK);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert_int_eq(growth_output_commit(out, &err), GROWTH_ERR_IO);
    ck_assert_int_eq(files_in_folder(), 1);
    ck_assert_int_eq(rmdir(path), 0);
    remove_folder();
}
END_TEST

/* No room on the disk, and so little was written that it is only found out at the end. */
START_TEST(what_does_not_fit_leaves_what_was_there)
{
    struct rlimit usual, none;
    growth_output *out;
    growth_error err;
    growth_status status;
    int files;

    make_folder();
    ck_assert_int_eq(growth_output_open(path, &out, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_output_write(out, "old file", 8), 0);
    ck_assert_int_eq(growth_output_commit(out, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_output_open(path, &out, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_output_write(out, "new file", 8), 0);
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &usual), 0);
    none = (struct rlimit){ 0, usual.rlim_max };
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
    status = growth_output_commit(out, &err);
    files = files_in_folder();
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &usual), 0); /* Tests write, too. */
    signal(SIGXFSZ, SIG_DFL);
    ck_assert_int_eq(status, GROWTH_ERR_IO);
    ck_assert_int_eq(files, 1);
    check_content("old file");
    remove_folder();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("output");

    tcase_add_test(t, commit_puts_the_whole_file_there);
    tcase_add_test(t, abort_leaves_what_was_there);
    tcase_add_test(t, large_files_are_whole);
    tcase_add_test(t, what_cannot_be_written_is_told);
    tcase_add_test(t, a_commit_that_fails_leaves_nothing);
    tcase_add_test(t, what_does_not_fit_leaves_what_was_there);
    return tap_run(t);
}
