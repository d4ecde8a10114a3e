/* The outside of a file: encodings, line ends, quotes, separators, gzip, limits, damage. */
#include <unistd.h>

#include <zlib.h>

#include "io_dump.h"

#define HEAD "sex,age_days,weight_kg,note\n"

static const file_case cases[] = {
    { "no bytes at all", "",
      "refused: the data: the file is empty (its first line names the columns)\n" },
    { "one byte", "x",
      "refused: the data: the header lacks sex; birth_date and measured_on, or age_days, "
      "age_months "
      "or age_years; measure, value and unit, or columns such as weight_kg, height_cm, head_cm "
      "(add "
      "what is missing)\n" },
    { "a blank first line", "\n" HEAD,
      "refused: the data: the first line is blank (it has to name the columns)\n" },
    { "only a header", HEAD, "" },
    { "only a header, without its line end", "sex,age_days,weight_kg", "" },
    { "no line end at the end", HEAD "1,1,3,", "2 used male; weight 3 at 1\n" },
    { "CRLF", "sex,age_days,weight_kg\r\n1,1,3\r\n1,2,4\r\n",
      "2 used male; weight 3 at 1\n3 used male; weight 4 at 2\n" },
    { "CR", "sex,age_days,weight_kg\r1,1,3\r1,2,4\r",
      "2 used male; weight 3 at 1\n3 used male; weight 4 at 2\n" },
    { "a line break inside quotes counts as a line",
      HEAD "1,1,3,\"one\ntwo\"\n1,2,4,\"a\r\nb\rc\"\n1,3,5,\n",
      "2 used male; weight 3 at 1\n4 used male; weight 4 at 2\n7 used male; weight 5 at 3\n" },
    { "quoted everywhere", "\"sex\",\"age_days\",\"weight_kg\"\n\"1\",\"1\",\" 3 \"\n",
      "2 used male; weight 3 at 1\n" },
    { "semicolons", "sex;age_days;weight_kg\n1;1;3.5\n1;1;3,5\n",
      "2 used male; weight 3.5 at 1\n"
      "3 rejected; ! 3 not-a-number: weight_kg \"3,5\" is not a number (use a point)\n" },
    { "tabs", "sex\tage_days\tweight_kg\n1\t1\t3.5\n", "2 used male; weight 3.5 at 1\n" },
    { "the mark of UTF-8", "\xEF\xBB\xBFsex,age_days,weight_kg\n1,1,3\n",
      "2 used male; weight 3 at 1\n" },
    { "a quote that is never closed costs its line alone",
      HEAD "1,1,3,\"open\n1,2,4,fine\n1,3,5,fine\n",
      "2 rejected; ! 4 quote: a quoted cell is never closed (add the closing quote; write a quote "
      "inside a quoted cell twice)\n"
      "3 used male; weight 4 at 2\n4 used male; weight 5 at 3\n" },
    { "and so where a later quote ends it", HEAD "1,1,3,\"open\n1,2,4,\"fine\"\n1,3,5,fine\n",
      "2 rejected; ! 4 quote: a quoted cell is never closed (add the closing quote; write a quote "
      "inside a quoted cell twice)\n"
      "3 used male; weight 4 at 2\n4 used male; weight 5 at 3\n" },
    { "text after the closing quote", HEAD "1,1,3,\"said\" twice\n1,2,4,fine\n",
      "2 rejected; ! 4 quote: text goes on after the closing quote (write a quote inside a quoted "
      "cell twice)\n"
      "3 used male; weight 4 at 2\n" },
    { "quotes inside an unquoted cell are text", HEAD "1,1,3,5\" nail\n",
      "2 used male; weight 3 at 1\n" },
    { "messages stay on one line", HEAD "1,1,\"3\n\x01\xE2\x82\xAC\",\n",
      "2 rejected; ! 3 not-a-number: weight_kg \"3  \xE2\x82\xAC\" is not a number (write digits "
      "alone, such as 12.3)\n" },
};

START_TEST(understands)
{
    check_file_case(&cases[_i], NULL);
}
END_TEST

static const char plain[] = "sex,age_days,weight_kg,child_id\n1,1,3,\xC3\xA9\xF0\x9F\x91\xB6\n";
static const char plain_dump[] = "2 used \xC3\xA9\xF0\x9F\x91\xB6 male; weight 3 at 1\n";

static size_t put_unit(unsigned char *out, unsigned unit, int big)
{
    out[big] = (unsigned char)(unit & 0xFF);
    out[!big] = (unsigned char)(unit >> 8);
    return 2;
}

/* Little and big endian, with a byte order mark and without. */
START_TEST(utf16)
{
    const int big = _i & 1, mark = _i & 2;
    unsigned char wide[512];
    size_t n = mark ? put_unit(wide, 0xFEFF, big) : 0;
    static dump d;

    for (const char *p = plain; (unsigned char)*p < 0x80; p++)
        n += put_unit(wide + n, (unsigned)*p, big);
    n += put_unit(wide + n, 0xE9, big);
    n += put_unit(wide + n, 0xD83D, big);
    n += put_unit(wide + n, 0xDC76, big);
    n += put_unit(wide + n, '\n', big);
    dump_memory(&d, wide, n, NULL);
    ck_assert_str_eq(d.text, plain_dump);
}
END_TEST

/* Long enough that characters fall across every edge of the chunks. */
START_TEST(utf16_across_chunks)
{
    static unsigned char wide[600000];
    size_t n = put_unit(wide, 0xFEFF, 0), rows = 0;
    growth_reader *reader;
    const growth_row *row;

    for (const char *p = "sex,age_days,weight_kg,note\n"; *p; p++)
        n += put_unit(wide + n, (unsigned)*p, 0);
    for (; n < sizeof wide - 100; rows++) {
        for (const char *p = "1,1,3,a"; *p; p++)
            n += put_unit(wide + n, (unsigned)*p, 0);
        for (size_t k = 0; k < rows % 5; k++) {
            n += put_unit(wide + n, 0xD83D, 0);
            n += put_unit(wide + n, 0xDC76, 0);
        }
        n += put_unit(wide + n, '\n', 0);
    }
    ck_assert_int_eq(growth_reader_open_memory(wide, n, NULL, &reader, NULL), GROWTH_OK);
    for (size_t i = 0; i < rows; i++) {
        static const char babies[] =
            "a\xF0\x9F\x91\xB6\xF0\x9F\x91\xB6\xF0\x9F\x91\xB6\xF0\x9F\x91\xB6";

        ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
        ck_assert_ptr_nonnull(row);
        ck_assert_int_eq(row->outcome, GROWTH_ROW_USED);
        ck_assert_uint_eq(strlen(row->note), 1 + 4 * (i % 5));
        ck_assert_mem_eq(row->note, babies, strlen(row->note));
    }
    ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
    ck_assert_ptr_null(row);
    growth_reader_close(reader);
}
END_TEST

/* Row by row: a UTF-8 file into which one row of Windows-1252 was pasted. */
START_TEST(windows_1252)
{
    static const char file[] = "sex,age_days,weight_kg,child_id\n1,1,3,caf\xE9 \x80\x81\n"
                               "1,1,3,caf\xC3\xA9\n";
    static dump d;

    dump_memory(&d, file, strlen(file), NULL);
    ck_assert_str_eq(d.text, "2 used caf\xC3\xA9 \xE2\x82\xAC\xEF\xBF\xBD male; weight 3 at 1\n"
                             "3 used caf\xC3\xA9 male; weight 3 at 1\n");
}
END_TEST

START_TEST(nul_is_refused)
{
    static const char file[] = HEAD "1,1,3,\"a,b\"\n1,2,\0"
                                    "4,c\n1,3,5,\n";
    static const char header[] = "sex,age_days,weight_kg\0\n1,1,3\n";
    static dump d;

    dump_memory(&d, file, sizeof file - 1, NULL);
    ck_assert_str_eq(d.text, "2 used male; weight 3 at 1\n"
                             "3 rejected; ! 3 bytes: the cell holds a NUL byte (export the file "
                             "again as text)\n4 used male; weight 5 at 3\n");
    dump_memory(&d, header, sizeof header - 1, NULL);
    ck_assert_str_eq(d.text, "refused: the data: the cell holds a NUL byte (export the file again "
                             "as text)\n");
}
END_TEST

/* -- limits --------------------------------------------------------------------------------- */

typedef struct big_case {
    const char *what;
    const char *before, *after; /* Around `count` times `fill`. */
    char fill;
    size_t count;
    const char *want; /* The dump begins so. */
} big_case;

#define GOOD   "\n1,2,4,fine\n"
#define GOOD_3 "3 used male; weight 4 at 2\n"

static const big_case bigs[] = {
    { "a cell at the limit", HEAD "1,1,3,", GOOD, 'x', GROWTH_FIELD_BYTES,
      "2 used male; weight 3 at 1\n" GOOD_3 },
    { "a cell over it", HEAD "1,1,3,", GOOD, 'x', GROWTH_FIELD_BYTES + 1,
      "2 rejected; ! 4 bytes: the cell is longer than 65536 bytes\n" GOOD_3 },
    { "a quoted cell over it", HEAD "1,1,3,\"", "\"" GOOD, 'x', GROWTH_FIELD_BYTES + 1,
      "2 rejected; ! 4 bytes: the cell is longer than 65536 bytes\n" GOOD_3 },
    { "a row over its limit", HEAD "1,1,3,", GOOD, 'x', GROWTH_ROW_BYTES,
      "2 rejected; ! 0 bytes: the row is longer than 1048576 bytes\n" GOOD_3 },
    { "an endless row", HEAD "1,1,3,", GOOD, 'x', 5 * GROWTH_ROW_BYTES,
      "2 rejected; ! 0 bytes: the row is longer than 1048576 bytes\n" GOOD_3 },
    { "an endless row at the end", HEAD "1,1,3,", "", 'x', 5 * GROWTH_ROW_BYTES,
      "2 rejected; ! 0 bytes: the row is longer than 1048576 bytes\n" },
    { "a quote never closed, and far to go", HEAD "1,1,3,\"" GOOD, GOOD, '\n', 2 * GROWTH_ROW_BYTES,
      "2 rejected; ! 4 quote: a quoted cell is never closed" },
    { "cells at the limit", HEAD "1,1,3,", GOOD, ',', GROWTH_ROW_COLUMNS - 4,
      "2 rejected; ! 0 fields: 4096 cells where the header names 4 (quote a cell that holds the "
      "separator)\n" GOOD_3 },
    { "a cell too many", HEAD "1,1,3,", GOOD, ',', GROWTH_ROW_COLUMNS - 3,
      "2 rejected; ! 0 bytes: the row has more than 4096 cells\n" GOOD_3 },
    { "a header with a cell too many", "sex", "\n", ',', GROWTH_ROW_COLUMNS,
      "refused: the data: the row has more than 4096 cells\n" },
    { "an endless header", "sex", "\n", 'x', 2 * GROWTH_ROW_BYTES,
      "refused: the data: the row is longer than 1048576 bytes\n" },
};

static char *big_file(const big_case *c, size_t *length)
{
    const size_t before = strlen(c->before), after = strlen(c->after);
    char *file = malloc(before + c->count + after + 1);

    ck_assert_ptr_nonnull(file);
    memcpy(file, c->before, before);
    memset(file + before, c->fill, c->count);
    memcpy(file + before + c->count, c->after, after + 1);
    *length = before + c->count + after;
    return file;
}

START_TEST(limits)
{
    const big_case *c = &bigs[_i];
    growth_reader *reader = NULL;
    growth_error err;
    const growth_row *row;
    static dump d;
    size_t length;
    char *file = big_file(c, &length);

    d.used = 0;
    d.text[0] = '\0';
    if (growth_reader_open_memory(file, length, NULL, &reader, &err) != GROWTH_OK)
        dump_add(&d, "refused: %s\n", err.message);
    while (reader) {
        const growth_status status = growth_reader_next(reader, &row, &err);

        if (status != GROWTH_OK || !row) {
            ck_assert_int_eq(status, GROWTH_OK);
            break;
        }
        if (row->outcome != GROWTH_ROW_SKIPPED && row->line < 4)
            dump_row(&d, row);
    }
    ck_assert_msg(strncmp(d.text, c->want, strlen(c->want)) == 0, "%s: got %s", c->what, d.text);
    growth_reader_close(reader);
    free(file);
}
END_TEST

/* Each line opens a quote that the next one closes and opens again: without a bound on looking
 * ahead this takes time in proportion to the square of the file. */
START_TEST(stray_quotes_cost_no_more_than_bytes)
{
    static const char head[] = HEAD, row[] = "x\",\"a\n";
    const size_t rows = tap_rounds(300000), length = strlen(head) + rows * strlen(row);
    char *file = malloc(length);
    growth_reader *reader;
    const growth_row *got;

    ck_assert_ptr_nonnull(file);
    memcpy(file, head, strlen(head));
    for (size_t i = 0; i < rows; i++)
        memcpy(file + strlen(head) + i * strlen(row), row, strlen(row));
    ck_assert_int_eq(growth_reader_open_memory(file, length, NULL, &reader, NULL), GROWTH_OK);
    while (growth_reader_next(reader, &got, NULL) == GROWTH_OK && got) {
    } /* No assertion a row: Check writes each to a file. */
    ck_assert_uint_gt(growth_reader_counts(reader).rows, rows / 2);
    ck_assert_uint_gt(growth_reader_counts(reader).problems[GROWTH_PROBLEM_QUOTE], 0);
    growth_reader_close(reader);
    free(file);
}
END_TEST

/* -- gzip ----------------------------------------------------------------------------------- */

static size_t gzip(const void *bytes, size_t length, unsigned char *out, size_t room)
{
    z_stream z = { 0 };

    ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (unsigned char *)(size_t)bytes;
    z.avail_in = (uInt)length;
    z.next_out = out;
    z.avail_out = (uInt)room;
    ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return (size_t)z.total_out;
}

START_TEST(gzip_is_unpacked)
{
    unsigned char packed[1024];
    const size_t half = 20;
    size_t n = gzip(plain, half, packed, sizeof packed);
    static dump d;

    n += gzip(plain + half, strlen(plain) - half, packed + n, sizeof packed - n);
    memset(packed + n, 0, 16);
    dump_memory(&d, packed, n + 16, NULL); /* Two members, then padding. */
    ck_assert_str_eq(d.text, plain_dump);
}
END_TEST

/* Cut at every byte: an error each time, and never a row that is not whole. */
START_TEST(damaged_gzip_is_told)
{
    unsigned char packed[1024];
    const size_t n = gzip(plain, strlen(plain), packed, sizeof packed);
    static dump d;

    for (size_t cut = 3; cut < n; cut++) {
        dump_memory(&d, packed, cut, NULL);
        ck_assert_msg(strstr(d.text, "damaged") || strstr(d.text, "error 4"), "cut at %zu: %s", cut,
                      d.text);
    }
    packed[n - 6] ^= 1; /* The checksum. */
    dump_memory(&d, packed, n, NULL);
    ck_assert_msg(strstr(d.text, "damaged") || strstr(d.text, "error 4"), "checksum: %s", d.text);
    packed[n - 6] ^= 1;
    packed[n] = 'x';
    dump_memory(&d, packed, n + 1, NULL);
    ck_assert_msg(strstr(d.text, "damaged") || strstr(d.text, "error 4"), "junk: %s", d.text);
}
END_TEST

START_TEST(gzip_bomb_is_refused)
{
    enum { MEGABYTES = 80 };
    const size_t size = (size_t)MEGABYTES << 20;
    char *zeros = malloc(size);
    unsigned char *packed = malloc(size / 64);
    growth_reader *reader;
    const growth_row *row;
    growth_error err;
    growth_status status;

    ck_assert(zeros && packed);
    memset(zeros, 'x', size);
    memcpy(zeros, HEAD, strlen(HEAD));
    ck_assert_int_eq(growth_reader_open_memory(packed, gzip(zeros, size, packed, size / 64), NULL,
                                               &reader, &err),
                     GROWTH_OK);
    do
        status = growth_reader_next(reader, &row, &err);
    while (status == GROWTH_OK && row);
    ck_assert_int_eq(status, GROWTH_ERR_LIMIT);
    ck_assert_int_eq(growth_reader_next(reader, &row, &err),
                     GROWTH_ERR_LIMIT); /* And so it stays. */
    growth_reader_close(reader);
    free(zeros);
    free(packed);
}
END_TEST

/* -- files ---------------------------------------------------------------------------------- */

START_TEST(a_file_that_is_not_there)
{
    growth_reader *reader = NULL;
    growth_error err;

    ck_assert_int_eq(growth_reader_open("no such file.csv", NULL, &reader, &err), GROWTH_ERR_IO);
    ck_assert_ptr_null(reader);
    ck_assert_ptr_nonnull(strstr(err.message, "no such file.csv"));
    ck_assert_int_eq(growth_reader_open(".", NULL, &reader, &err), GROWTH_ERR_IO);
    ck_assert_int_eq(growth_reader_open(NULL, NULL, &reader, &err), GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(reader);
    growth_reader_close(NULL);
}
END_TEST

START_TEST(a_file_and_standard_input)
{
    char path[600];
    growth_reader *reader;
    static dump d;

    snprintf(path, sizeof path, "%s/data/io_example.csv", getenv("GROWTH_TESTS"));
    for (int from_stdin = 0; from_stdin < 2; from_stdin++) {
        if (from_stdin)
            ck_assert_ptr_nonnull(freopen(path, "r", stdin));
        ck_assert_int_eq(growth_reader_open(from_stdin ? "-" : path, NULL, &reader, NULL),
                         GROWTH_OK);
        ck_assert_str_eq(growth_reader_header(reader),
                         "child_id,sex,birth_date,measured_on,measure,value,unit");
        d.used = 0;
        dump_rows(&d, reader);
        growth_reader_close(reader);
        ck_assert_str_eq(d.text,
                         "2 used a1 female; weight 12.3 on 2021-04-02\n"
                         "3 used a1 female; height 88.1 standing on 2021-04-02\n"
                         "4 rejected; ! 6 not-a-number: weight \"12,3\" is not a number (use a "
                         "point)\n");
    }
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("file");

    tcase_add_loop_test(t, understands, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_loop_test(t, utf16, 0, 4);
    tcase_add_test(t, utf16_across_chunks);
    tcase_add_test(t, windows_1252);
    tcase_add_test(t, nul_is_refused);
    tcase_add_loop_test(t, limits, 0, (int)(sizeof bigs / sizeof *bigs));
    tcase_add_test(t, stray_quotes_cost_no_more_than_bytes);
    tcase_add_test(t, gzip_is_unpacked);
    tcase_add_test(t, damaged_gzip_is_told);
    tcase_add_test(t, gzip_bomb_is_refused);
    tcase_add_test(t, a_file_that_is_not_there);
    tcase_add_test(t, a_file_and_standard_input);
    return tap_run(t);
}
