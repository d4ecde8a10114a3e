/* Files of events and bone ages: read whole, or refused with file, line and column. */
#include <math.h>
#include <string.h>

#include <growth/events.h>

#include "../tap.h"

static growth_events *events;
static growth_error err;

static growth_status read_text(const char *text, const growth_reader_options *options)
{
    return growth_events_read_memory(text, strlen(text), options, &events, &err);
}

static const growth_event *read_rows(const char *text, size_t want)
{
    const growth_event *rows;
    size_t n;

    if (read_text(text, NULL) != GROWTH_OK)
        ck_abort_msg("%s", err.message);
    rows = growth_events_list(events, &n);
    ck_assert_uint_eq(n, want);
    return rows;
}

static const char both[] = "\xef\xbb\xbf"
                           "Patient ID;Visit date;Kind;Text;Bone-age years;method;more\r\n"
                           "c1;2024-03-04;event;\"feeding; changed\";;;x\r\n"
                           "\r\n"
                           "c1;2024-03-05T10:00;Bone age;;8.5;TW3;\r\n"
                           ";2024-03-06;;kl\xe4ger;;;\r\n"
                           "c2;2024-03-07;;;9;;\r\n";

START_TEST(events_and_bone_ages)
{
    const growth_event *e = read_rows(both, 4);

    ck_assert_str_eq(e[0].child_id, "c1");
    ck_assert_int_eq(e[0].kind, GROWTH_EVENT_OTHER);
    ck_assert_str_eq(e[0].text, "feeding; changed");
    ck_assert(isnan(e[0].bone_age_days) && isnan(e[0].age_days) && !e[0].method);
    ck_assert_int_eq(e[1].kind, GROWTH_EVENT_BONE_AGE);
    ck_assert_int_eq(e[1].on, e[0].on + 1);
    ck_assert_double_eq(e[1].bone_age_days, 8.5 * GROWTH_DAYS_PER_YEAR);
    ck_assert_str_eq(e[1].method, "TW3");
    ck_assert_uint_eq(e[1].line, 4);
    ck_assert_ptr_null(e[2].child_id);
    ck_assert_str_eq(e[2].text, "kl\u00e4ger"); /* Windows-1252. */
    ck_assert_int_eq(e[3].kind, GROWTH_EVENT_BONE_AGE);
    ck_assert_ptr_null(e[3].method);
    growth_events_free(events);
}
END_TEST

START_TEST(ages_in_place_of_dates)
{
    const growth_event *e = read_rows("age_years,text\n3.25,operation\n", 1);

    ck_assert_double_eq(e[0].age_days, 3.25 * GROWTH_DAYS_PER_YEAR);
    ck_assert_int_eq(e[0].on, GROWTH_DATE_NONE);
    growth_events_free(events);
    read_rows("date,text\n", 0);
    growth_events_free(events);
}
END_TEST

START_TEST(dates_in_an_order_that_is_told)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_date day;
    size_t n;

    ck_assert_int_eq(read_text("date,text\n04/03/2024,x\n", &options), GROWTH_ERR_PARSE);
    options.date_order = GROWTH_DATE_DAY_FIRST;
    ck_assert_int_eq(read_text("date,text\n04/03/2024,x\n", &options), GROWTH_OK);
    ck_assert_int_eq(growth_date_parse("2024-03-04", 10, GROWTH_DATE_ISO, &day, NULL), GROWTH_OK);
    ck_assert_int_eq(growth_events_list(events, &n)[0].on, day);
    growth_events_free(events);
    options.today = day - 1;
    ck_assert_int_eq(read_text("date,text\n2024-03-04,x\n", &options), GROWTH_ERR_PARSE);
    ck_assert_str_eq(err.message, "the data:2:1: date \"2024-03-04\" is in the future");
}
END_TEST

static const struct {
    const char *text, *message;
} wrongs[] = {
    { "", "the data:1: is empty (its header is child_id,date,text)" },
    { "when,text\n", "the data:1: no column says when (name one date, or age_years)" },
    { "date,note\n", "the data:1: no column says what (name one text, or bone_age_years)" },
    { "date,text,event\n", "the data:1:3: a second column of text" },
    { "date,text\n2024-01-01,a\n2024-02-30,b\n", "the data:3:1: date \"2024-02-30\"" },
    { "date,text\n,a\n", "the data:2: neither a date nor an age is given" },
    { "date,text\n2024-01-01,\n", "the data:2: the event has no text (fill in text)" },
    { "date,text\n2024-01-01\n", "the data:2: the row has not as many cells" },
    { "date,text\n2024-01-01,\"a\n", "the data:2: the row has not as many cells" },
    { "date,kind,text,bone_age\n2024-01-01,bone-age,a,\n", "the data:2: the bone age is missing" },
    { "date,kind,bone_age\n2024-01-01,event,8\n", "the data:2:2: kind \"event\" has a bone age" },
    { "date,kind,text\n2024-01-01,party,a\n", "the data:2:2: kind \"party\" is neither event nor" },
    { "date,bone_age\n2024-01-01,\"8,5\"\n",
      "the data:2:2: bone_age_years \"8,5\" is not a number of years (use a point)" },
    { "date,bone_age\n2024-01-01,85\n",
      "the data:2:2: bone_age_years \"85\" is not an age of a child in years" },
    { "age_years,text\n-1,a\n", "the data:2:1: age_years \"-1\" is not an age of a child" },
};

START_TEST(what_is_wrong_is_told_with_its_line)
{
    growth_events *const untouched = events = (growth_events *)(void *)&err;

    ck_assert_int_eq(read_text(wrongs[_i].text, NULL), GROWTH_ERR_PARSE);
    ck_assert_ptr_eq(events, untouched);
    if (strncmp(err.message, wrongs[_i].message, strlen(wrongs[_i].message)) != 0)
        ck_abort_msg("\"%s\", not \"%s\"", err.message, wrongs[_i].message);
}
END_TEST

START_TEST(long_texts_are_refused)
{
    char text[1024] = "date,text\n2024-01-01,";
    size_t head = strlen(text);

    memset(text + head, 'a', GROWTH_EVENT_BYTES);
    read_rows(text, 1);
    growth_events_free(events);
    text[head + GROWTH_EVENT_BYTES] = 'a';
    ck_assert_int_eq(read_text(text, NULL), GROWTH_ERR_PARSE);
    ck_assert_ptr_nonnull(strstr(err.message, "is longer than 500 bytes"));
}
END_TEST

START_TEST(no_file)
{
    ck_assert_int_eq(growth_events_read("no/such.csv", NULL, &events, &err), GROWTH_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "no/such.csv"));
    ck_assert_int_eq(growth_events_read(NULL, NULL, &events, &err), GROWTH_ERR_ARGUMENT);
    growth_events_free(NULL);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("events");

    tcase_add_test(t, events_and_bone_ages);
    tcase_add_test(t, ages_in_place_of_dates);
    tcase_add_test(t, dates_in_an_order_that_is_told);
    tcase_add_loop_test(t, what_is_wrong_is_told_with_its_line, 0,
                        (int)(sizeof wrongs / sizeof *wrongs));
    tcase_add_test(t, long_texts_are_refused);
    tcase_add_test(t, no_file);
    return tap_run(t);
}
