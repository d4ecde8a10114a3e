/* Result tables: each kind of cell in each form, texts that would do harm, sinks that refuse. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/io.h>

#include "../tap.h"

typedef struct sink {
    size_t used, room; /* Over `room` it refuses. */
    char text[65536];
} sink;

static int to_sink(void *context, const void *bytes, size_t length)
{
    sink *s = context;

    if (s->used + length > s->room)
        return ENOSPC;
    memcpy(s->text + s->used, bytes, length);
    s->used += length;
    s->text[s->used] = '\0';
    return 0;
}

typedef struct line {
    const char *text;
    double number;
    long long integer;
    growth_date date;
} line;

static void read_text(const void *row, growth_cell *cell)
{
    const line *l = row;

    cell->kind = l->text ? GROWTH_CELL_TEXT : GROWTH_CELL_EMPTY;
    cell->text = l->text;
}

static void read_number(const void *row, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_NUMBER;
    cell->number = ((const line *)row)->number;
}

static void read_exact(const void *row, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_EXACT;
    cell->number = ((const line *)row)->number;
}

static void read_integer(const void *row, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_INTEGER;
    cell->integer = ((const line *)row)->integer;
}

static void read_date(const void *row, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_DATE;
    cell->date = ((const line *)row)->date;
}

static const growth_column columns[] = {
    { "text", "", "A text", read_text },      { "sds", "", "A score", read_number },
    { "value", "kg", "A value", read_exact }, { "line", "", "A line", read_integer },
    { "on", "", "A day", read_date },
};

static const line lines[] = {
    { "a", -2.63131, 2, 0 },
    { NULL, NAN, -3, GROWTH_DATE_NONE },
    { "two, \"quoted\"\nlines", 12.3, 4, 18719 },
};

static const struct {
    growth_table_format format;
    size_t n_lines;
    const char *want;
} tables[] = {
    { GROWTH_TABLE_CSV, 3,
      "text,sds,value,line,on\n"
      "a,-2.631,-2.63131,2,1970-01-01\n"
      ",,,-3,\n"
      "\"two, \"\"quoted\"\"\nlines\",12.300,12.3,4,2021-04-02\n" },
    { GROWTH_TABLE_CSV, 0, "text,sds,value,line,on\n" },
    { GROWTH_TABLE_JSON, 3,
      "{\n  \"schema\": \"growth.test.1\",\n  \"reference\": \"uk-who\",\n  \"rows\": [\n"
      "    {\"text\": \"a\", \"sds\": -2.631, \"value\": -2.63131, \"line\": 2, \"on\": "
      "\"1970-01-01\"},\n"
      "    {\"text\": null, \"sds\": null, \"value\": null, \"line\": -3, \"on\": null},\n"
      "    {\"text\": \"two, \\\"quoted\\\"\\nlines\", \"sds\": 12.300, \"value\": 12.3, \"line\": "
      "4, "
      "\"on\": \"2021-04-02\"}\n"
      "  ]\n}\n" },
    { GROWTH_TABLE_JSON, 0,
      "{\n  \"schema\": \"growth.test.1\",\n  \"reference\": \"uk-who\",\n  \"rows\": []\n}\n" },
    { GROWTH_TABLE_NDJSON, 2,
      "{\"schema\": \"growth.test.1\", \"text\": \"a\", \"sds\": -2.631, \"value\": -2.63131, "
      "\"line\": 2, \"on\": \"1970-01-01\"}\n"
      "{\"schema\": \"growth.test.1\", \"text\": null, \"sds\": null, \"value\": null, \"line\": "
      "-3, "
      "\"on\": null}\n" },
};

START_TEST(writes)
{
    static const growth_head heads[] = { { "reference", "uk-who" } };
    static sink s;
    growth_table_options options = GROWTH_TABLE_OPTIONS;
    growth_table_writer *w;

    s.used = 0;
    s.room = sizeof s.text - 1;
    options.format = tables[_i].format;
    options.precision = 3;
    options.schema = "growth.test.1";
    options.heads = heads;
    options.n_heads = 1;
    ck_assert_int_eq(growth_table_open(columns, 5, &options, to_sink, &s, &w, NULL), GROWTH_OK);
    for (size_t i = 0; i < tables[_i].n_lines; i++)
        ck_assert_int_eq(growth_table_row(w, &lines[i], NULL), GROWTH_OK);
    ck_assert_int_eq(growth_table_close(w, NULL), GROWTH_OK);
    ck_assert_str_eq(s.text, tables[_i].want);

    /* The same from rows that were printed by themselves. */
    s.used = 0;
    ck_assert_int_eq(growth_table_open(columns, 5, &options, to_sink, &s, &w, NULL), GROWTH_OK);
    for (size_t i = 0; i < tables[_i].n_lines; i++) {
        static sink row;

        row.used = 0;
        row.room = sizeof row.text - 1;
        ck_assert_int_eq(growth_table_print(w, &lines[i], to_sink, &row), 0);
        ck_assert_int_eq(growth_table_printed(w, row.text, row.used, NULL), GROWTH_OK);
    }
    ck_assert_int_eq(growth_table_close(w, NULL), GROWTH_OK);
    ck_assert_str_eq(s.text, tables[_i].want);
}
END_TEST

static const struct {
    const char *text, *csv, *json;
} texts[] = {
    { "=1+1", "'=1+1", "\"=1+1\"" },
    { "+44", "'+44", "\"+44\"" },
    { "-5", "'-5", "\"-5\"" },
    { "@x", "'@x", "\"@x\"" },
    { "\tx", "'\tx", "\"\\tx\"" },
    { "\rx", "\"'\rx\"", "\"\\rx\"" },
    { "=a,\"b\"", "\"'=a,\"\"b\"\"\"", "\"=a,\\\"b\\\"\"" },
    { "a=b", "a=b", "\"a=b\"" },
    { "", "", "\"\"" },
    { "back\\slash/", "back\\slash/", "\"back\\\\slash/\"" },
    { "\x01\x1F\x7F\b\f", "\x01\x1F\x7F\b\f", "\"\\u0001\\u001f\\u007f\\b\\f\"" },
    { "1234567,", "\"1234567,\"", "\"1234567,\"" },
    { "12345678,", "\"12345678,\"", "\"12345678,\"" },
    { ",2345678", "\",2345678\"", "\",2345678\"" },
    { "12345678\"", "\"12345678\"\"\"", "\"12345678\\\"\"" },
    { "1234567\n9", "\"1234567\n9\"", "\"1234567\\n9\"" },
    { "12345678!#-+.9", "12345678!#-+.9", "\"12345678!#-+.9\"" },
    { "12345678\xE9", "12345678\xEF\xBF\xBD", "\"12345678\xEF\xBF\xBD\"" },
    { "caf\xC3\xA9", "caf\xC3\xA9", "\"caf\xC3\xA9\"" },
    { "caf\xE9!", "caf\xEF\xBF\xBD!", "\"caf\xEF\xBF\xBD!\"" },
    { "\xE9 1234567890", "\xEF\xBF\xBD 1234567890", "\"\xEF\xBF\xBD 1234567890\"" },
    { "12345678\xC3\xA9 1234567", "12345678\xC3\xA9 1234567", "\"12345678\xC3\xA9 1234567\"" },
    { "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
      "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" },
};

START_TEST(texts_do_no_harm)
{
    static sink s;
    const line l = { texts[_i].text, 0, 0, 0 };
    char want[256];

    for (int json = 0; json < 2; json++) {
        growth_table_options options = GROWTH_TABLE_OPTIONS;
        growth_table_writer *w;

        s.used = 0;
        s.room = sizeof s.text - 1;
        options.format = json ? GROWTH_TABLE_NDJSON : GROWTH_TABLE_CSV;
        ck_assert_int_eq(growth_table_open(columns, 1, &options, to_sink, &s, &w, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_table_row(w, &l, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_table_close(w, NULL), GROWTH_OK);
        if (json)
            snprintf(want, sizeof want, "{\"schema\": \"\", \"text\": %s}\n", texts[_i].json);
        else
            snprintf(want, sizeof want, "text\n%s\n", texts[_i].csv);
        ck_assert_str_eq(s.text, want);
    }
}
END_TEST

START_TEST(every_integer_is_written)
{
    static const struct {
        long long integer;
        const char *want;
    } integers[] = { { 0, "line\n0\n" },
                     { -10, "line\n-10\n" },
                     { 9007199254740993, "line\n9007199254740993\n" }, /* no double is */
                     { LLONG_MAX, "line\n9223372036854775807\n" },
                     { LLONG_MIN, "line\n-9223372036854775808\n" } };
    static sink s;

    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        const line l = { .integer = integers[i].integer };
        growth_table_writer *w;

        s.used = 0;
        s.room = sizeof s.text - 1;
        ck_assert_int_eq(growth_table_open(&columns[3], 1, NULL, to_sink, &s, &w, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_table_row(w, &l, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_table_close(w, NULL), GROWTH_OK);
        ck_assert_str_eq(s.text, integers[i].want);
    }
}
END_TEST

/* Buffers are of 2048 and 32768 bytes: a text ends before, at and behind their end. */
START_TEST(texts_longer_than_a_buffer_are_whole)
{
    static const size_t around[] = { 2048, 32768 };
    static sink s;
    static char text[40000];
    const line l = { .text = text };

    for (int i = -8; i <= 8; i++) {
        const size_t length = (size_t)((int)around[_i] + i);
        growth_table_writer *w;

        memset(text, 'x', length);
        text[length] = '\0';
        s.used = 0;
        s.room = sizeof s.text - 1;
        ck_assert_int_eq(growth_table_open(columns, 1, NULL, to_sink, &s, &w, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_table_print(w, &l, to_sink, &s), 0);
        ck_assert_uint_eq(s.used, length + 1);
        ck_assert_uint_eq(strspn(s.text, "x"), length);
        ck_assert_str_eq(s.text + length, "\n");
        s.used = 0;
        ck_assert_int_eq(growth_table_row(w, &l, NULL), GROWTH_OK);
        ck_assert_int_eq(growth_table_close(w, NULL), GROWTH_OK);
        ck_assert_uint_eq(s.used, 5 + length + 1);
        ck_assert_uint_eq(strspn(s.text + 5, "x"), length);
        ck_assert_str_eq(s.text + 5 + length, "\n");
    }
}
END_TEST

/* A full disk: told at the latest by close, whatever was said before, and nothing leaks. */
START_TEST(a_refusing_sink_is_told)
{
    static sink s;
    growth_table_options options = GROWTH_TABLE_OPTIONS;
    growth_table_writer *w;
    growth_error err = { GROWTH_OK, "" };
    growth_status status = GROWTH_OK;

    s.used = 0;
    s.room = _i ? 40000 : 10;
    options.format = (growth_table_format)(_i % GROWTH_TABLE_FORMAT_COUNT_);
    ck_assert_int_eq(growth_table_open(columns, 5, &options, to_sink, &s, &w, NULL), GROWTH_OK);
    for (int i = 0; i < (_i ? 5000 : 1) && status == GROWTH_OK; i++)
        status = growth_table_row(w, &lines[0], &err);
    ck_assert_int_eq(status, _i ? GROWTH_ERR_IO : GROWTH_OK);
    ck_assert_int_eq(growth_table_close(w, &err), GROWTH_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be written"));
}
END_TEST

/* What is written is read back as the same. */
START_TEST(reads_back_its_own_csv)
{
    static sink s;
    static const growth_column wide[] = {
        { "child_id", "", "", read_text },
        { "weight_kg", "kg", "", read_exact },
        { "age_days", "days", "", read_integer },
    };
    static const line rows[] = { { "a, \"b\"\nc", 12.345678901234567, 3, 0 }, { "d", 0.3, 4, 0 } };
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_table_writer *w;
    growth_reader *reader;
    const growth_row *row;

    s.used = 0;
    s.room = sizeof s.text - 1;
    options.chart_sex = GROWTH_FEMALE;
    ck_assert_int_eq(growth_table_open(wide, 3, NULL, to_sink, &s, &w, NULL), GROWTH_OK);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(growth_table_row(w, &rows[i], NULL), GROWTH_OK);
    ck_assert_int_eq(growth_table_close(w, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_reader_open_memory(s.text, s.used, &options, &reader, NULL), GROWTH_OK);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(growth_reader_next(reader, &row, NULL), GROWTH_OK);
        ck_assert_str_eq(row->child.id, rows[i].text);
        ck_assert_double_eq(row->values[0].measurement.value, rows[i].number);
        ck_assert_double_eq(row->values[0].measurement.age_days, (double)rows[i].integer);
    }
    growth_reader_close(reader);
}
END_TEST

START_TEST(refuses_bad_arguments)
{
    growth_table_writer *w = NULL;
    growth_table_options options = GROWTH_TABLE_OPTIONS;

    ck_assert_int_eq(growth_table_open(columns, 5, NULL, NULL, NULL, &w, NULL),
                     GROWTH_ERR_ARGUMENT);
    options.precision = 18;
    ck_assert_int_eq(growth_table_open(columns, 5, &options, to_sink, NULL, &w, NULL),
                     GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(w);
    ck_assert_int_eq(growth_table_close(NULL, NULL), GROWTH_OK);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("table");

    tcase_add_loop_test(t, writes, 0, (int)(sizeof tables / sizeof *tables));
    tcase_add_loop_test(t, texts_do_no_harm, 0, (int)(sizeof texts / sizeof *texts));
    tcase_add_test(t, every_integer_is_written);
    tcase_add_loop_test(t, texts_longer_than_a_buffer_are_whole, 0, 2);
    tcase_add_loop_test(t, a_refusing_sink_is_told, 0, 4);
    tcase_add_test(t, reads_back_its_own_csv);
    tcase_add_test(t, refuses_bad_arguments);
    return tap_run(t);
}
