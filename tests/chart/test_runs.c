/* The compressor of runs, read back by zlib: long runs, single values, every length about its
 * limits, counts so uneven that codes must be cut short. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../../lib/chart/deflate_runs.h"
#include "../tap.h"

#define MOST 1500000

static run_coder coder;
static uint8_t *given, *got;
static size_t n;

static void begin(void)
{
    given = malloc(MOST);
    got = malloc(MOST + 1);
    ck_assert(given && got);
    n = 0;
    growth__runs_begin(&coder);
}

static void end(void)
{
    growth__runs_free(&coder);
    free(given);
    free(got);
}

static void run(int value, size_t count)
{
    if (n + count > MOST)
        return;
    growth__runs_add(&coder, value, count);
    memset(given + n, value, count);
    n += count;
}

static void check_back(void)
{
    uLongf length = MOST + 1;

    growth__runs_end(&coder);
    ck_assert(!coder.failed);
    ck_assert_int_eq(uncompress(got, &length, coder.bytes, coder.length), Z_OK);
    ck_assert_uint_eq(length, n);
    ck_assert_mem_eq(got, given, n);
}

START_TEST(one_run_of_any_length)
{
    run(7, (size_t)_i + 1);
    check_back();
}
END_TEST

START_TEST(every_length_once)
{
    for (size_t length = 1; length < 800; length++)
        run((int)(length * 7 % 256), length);
    check_back();
    ck_assert_uint_lt(coder.length, n / 20);
}
END_TEST

START_TEST(a_white_page_is_next_to_nothing)
{
    for (int i = 0; i < 1000; i++)
        run(0, 1241);
    check_back();
    ck_assert_uint_lt(coder.length, 2000);
}
END_TEST

/* Fibonacci's counts make the deepest tree there is. */
START_TEST(uneven_counts_keep_to_fifteen_bits)
{
    size_t a = 1, b = 1;

    for (int value = 0; value < 22; value++) {
        for (size_t k = 0; k < a; k++) {
            run(value, 1);
            run(200, 1);
        }
        b += a;
        a = b - a;
    }
    check_back();
}
END_TEST

START_TEST(pictures_made_by_chance)
{
    uint32_t state = (uint32_t)_i * 2654435761u + 1;

    for (int i = 0; i < 60000; i++) {
        state = state * 1664525u + 1013904223u;
        run((int)(state >> 24) % (1 + _i * 12),
            state >> 20 & 7 ? 1 + (state >> 12 & 3) : 1 + (state >> 8 & 1023));
    }
    check_back();
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("runs");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_loop_test(t, one_run_of_any_length, 0, 20);
    tcase_add_loop_test(t, one_run_of_any_length, 254, 266);
    tcase_add_test(t, every_length_once);
    tcase_add_test(t, a_white_page_is_next_to_nothing);
    tcase_add_test(t, uneven_counts_keep_to_fifteen_bits);
    tcase_add_loop_test(t, pictures_made_by_chance, 0, 20);
    return tap_run(t);
}
