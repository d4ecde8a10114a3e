/* Entries come back in the order of their keys, each once, whole, and in bounded memory, however
 * many runs they were put down in. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/scan/spool.h"
#include "../tap.h"

/* An entry is its number, which is its text too where `keys` are few, and a filling. */
typedef struct sizes {
    size_t entries, memory, keys, longest;
    uint64_t before; /* bytes of the file that are others' */
} sizes;

static const sizes cases[] = {
    { 0, 4096, 1, 1, 0 },
    { 1, 4096, 1, 0, 0 },
    { 1000, 1 << 20, 7, 40, 0 },                   /* in memory */
    { 20000, 4096, 1000000, 60, 0 },               /* more runs than are merged at once */
    { 20000, 4096, 3, 60, 0 },                     /* hardly any keys: texts decide */
    { 300, 65536, 1000, 200000, 0 },               /* longer than what is read or written at once */
    { 2000, 4096, 1000000, 60, UINT64_MAX >> 29 }, /* offsets over 32 bits */
};

static uint64_t random_next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

/* Put all of a case down in batches of three "threads" by turns. */
static void fill(growth__spool *spool, const sizes *c)
{
    growth__batch batches[3] = { { .bytes = NULL } };
    char *filling = malloc(c->longest + 1);
    uint64_t state = 5;

    memset(filling, 'x', c->longest + 1);
    for (size_t i = 0; i < c->entries; i++) {
        growth__batch *batch = &batches[random_next(&state) % 3];
        const uint64_t number = i;
        const growth__key key = { random_next(&state) % c->keys, random_next(&state) % 2 };

        if (!growth__batch_write(batch, &number, sizeof number) ||
            !growth__batch_write(batch, &key, sizeof key) ||
            !growth__batch_write(batch, filling, random_next(&state) % (c->longest + 1)) ||
            !growth__batch_end(batch, key, sizeof number))
            ck_abort_msg("out of memory");
        if (growth__spool_offer(spool, batch, NULL) != GROWTH_OK)
            ck_abort_msg("entry %zu was not put down", i);
    }
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(growth__spool_put(spool, &batches[i], NULL), GROWTH_OK);
        growth__batch_free(&batches[i]);
    }
    free(filling);
}

static void take(growth__spool *spool, const sizes *c)
{
    unsigned char *seen = calloc(c->entries + 1, 1);
    growth__key last = { 0, 0 };
    char last_text[8] = { 0 };
    size_t n = 0;

    for (;; n++) {
        growth__taken taken;
        growth__key key;
        uint64_t number;

        ck_assert_int_eq(growth__spool_next(spool, &taken, NULL), GROWTH_OK);
        if (!taken.bytes)
            break;
        memcpy(&number, taken.bytes, sizeof number);
        memcpy(&key, taken.bytes + sizeof number, sizeof key);
        if (number >= c->entries || seen[number]++)
            ck_abort_msg("an entry that was not put down, or twice: %zu", (size_t)number);
        if (taken.text != sizeof number || taken.length < sizeof number + sizeof key)
            ck_abort_msg("entry %zu is not whole", (size_t)number);
        for (size_t i = sizeof number + sizeof key; i < taken.length; i++)
            if (taken.bytes[i] != 'x')
                ck_abort_msg("entry %zu is spoilt at %zu", (size_t)number, i);
        if (n && (key.first < last.first || (key.first == last.first && key.second < last.second) ||
                  (key.first == last.first && key.second == last.second &&
                   memcmp(last_text, &number, sizeof number) >= 0)))
            ck_abort_msg("entry %zu is out of order", (size_t)number);
        last = key;
        memcpy(last_text, &number, sizeof number);
    }
    ck_assert_uint_eq(n, c->entries);
    free(seen);
}

/* A spool with its file, for one test. */
typedef struct opened {
    growth__overflow *overflow;
    growth__spool *spool;
} opened;

static opened open_spool(size_t memory)
{
    opened o = { NULL, NULL };

    ck_assert_int_eq(growth__overflow_open(NULL, &o.overflow, NULL), GROWTH_OK);
    ck_assert_int_eq(growth__spool_open(memory, o.overflow, &o.spool, NULL), GROWTH_OK);
    return o;
}

static void close_spool(opened o)
{
    growth__spool_close(o.spool);
    growth__overflow_close(o.overflow);
}

START_TEST(comes_back_in_order)
{
    const sizes *c = &cases[_i];
    const opened o = open_spool(c->memory);
    uint64_t at;

    if (c->before)
        ck_assert_int_eq(growth__overflow_reserve(o.overflow, c->before, &at, NULL), GROWTH_OK);
    fill(o.spool, c);
    take(o.spool, c);
    close_spool(o);
}
END_TEST

/* A child's rows of one key stay as they were written. */
START_TEST(entries_alike_keep_their_order)
{
    const opened o = open_spool(1 << 20);
    growth__batch batch = { .bytes = NULL };
    growth__taken taken;

    for (char c = 'a'; c <= 'z'; c++)
        ck_assert(growth__batch_write(&batch, &c, 1) &&
                  growth__batch_end(&batch, (growth__key){ 7, 7 }, 0));
    ck_assert_int_eq(growth__spool_put(o.spool, &batch, NULL), GROWTH_OK);
    for (char c = 'a'; c <= 'z'; c++) {
        ck_assert_int_eq(growth__spool_next(o.spool, &taken, NULL), GROWTH_OK);
        ck_assert(taken.bytes && taken.bytes[0] == c);
    }
    growth__batch_free(&batch);
    close_spool(o);
}
END_TEST

/* What was begun and dropped is in no entry. */
START_TEST(what_is_dropped_is_gone)
{
    const opened o = open_spool(1 << 20);
    growth__batch batch = { .bytes = NULL };
    growth__taken taken;

    ck_assert(growth__batch_write(&batch, "gone", 4));
    growth__batch_drop(&batch);
    ck_assert(growth__batch_write(&batch, "kept", 4) &&
              growth__batch_end(&batch, (growth__key){ 0, 0 }, 0));
    ck_assert_int_eq(growth__spool_put(o.spool, &batch, NULL), GROWTH_OK);
    ck_assert_int_eq(growth__spool_next(o.spool, &taken, NULL), GROWTH_OK);
    ck_assert(taken.length == 4 && !memcmp(taken.bytes, "kept", 4));
    ck_assert_int_eq(growth__spool_next(o.spool, &taken, NULL), GROWTH_OK);
    ck_assert_ptr_null(taken.bytes);
    growth__batch_free(&batch);
    close_spool(o);
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("spool");

    tap_each(tcase, comes_back_in_order, cases);
    tcase_add_test(tcase, entries_alike_keep_their_order);
    tcase_add_test(tcase, what_is_dropped_is_gone);
    return tap_run(tcase);
}
