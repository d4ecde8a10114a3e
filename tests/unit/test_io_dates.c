/* When: dates in either order, what a file proves about them, ages in every unit. */
#include "io_dump.h"

#define HEAD "child_id,sex,birth_date,measured_on,weight_kg\n"

static const file_case cases[] = {
    { "days first, proved by the second row",
      HEAD "a,f,02/04/2020,05/06/2020,6\nb,f,02/04/2020,31.12.2020,9\n",
      "2 used a female; weight 6 on 2020-06-05\n3 used b female; weight 9 on 2020-12-31\n" },
    { "nothing is proved", HEAD "a,f,02/04/2020,05/06/2020,6\n",
      "2 rejected; ! 3 date-order: birth_date \"02/04/2020\" may have day or month first (write it "
      "as 2021-04-02, or say which comes first); ! 4 date-order: "
      "measured_on \"05/06/2020\" may "
      "have "
      "day or month first (write it as 2021-04-02, or say which comes first)\n" },
    { "month first is not concluded", HEAD "a,f,2020-04-02,12/31/2020,6\n",
      "2 rejected; ! 4 date-order: measured_on \"12/31/2020\" may have the month first, as others "
      "in "
      "the file seem to (write it as 2021-04-02, or say which comes first)\n" },
    { "both orders", HEAD "a,f,2020-04-02,12/31/2020,6\nb,f,2020-04-02,31/12/2020,6\n",
      "2 rejected; ! 4 date-order: measured_on \"12/31/2020\" may have day or month first, and the "
      "file holds both (write it as 2021-04-02, or say which comes first)\n"
      "3 rejected; ! 4 date-order: measured_on \"31/12/2020\" may have day or month first, and the "
      "file holds both (write it as 2021-04-02, or say which comes first)\n" },
    { "no such day", HEAD "a,f,31/02/2020,05/06/2020,6\nb,f,2020-02-30,2020-06-05,6\n",
      "2 rejected; ! 3 date: birth_date \"31/02/2020\" is no day of the calendar\n"
      "3 rejected; ! 3 date: birth_date \"2020-02-30\" is no day of the calendar\n" },
    { "two-digit years", HEAD "a,f,02/04/20,2020-06-05,6\n",
      "2 rejected; ! 3 date: birth_date \"02/04/20\" is not a date (write the year with four "
      "digits)\n" },
    { "no date at all, an empty one, years out of range",
      HEAD "a,f,spring,2020-06-05,6\nb,f,2020-04-02,,6\nc,f,1899-12-31,2020-06-05,6\n",
      "2 rejected; ! 3 date: birth_date \"spring\" is not a date (write it as 2021-04-02)\n"
      "3 rejected; ! 4 date: measured_on is empty (write it as 2021-04-02)\n"
      "4 rejected; ! 3 date: birth_date \"1899-12-31\" has a year outside 1900 to 2100\n" },
    { "a time of day is ignored", HEAD "a,f,2020-04-02T09:30:00,20200605,6\n",
      "2 used a female; weight 6 on 2020-06-05\n" },
    { "before birth", HEAD "a,f,2020-04-02,2020-04-01,6\nb,f,2020-04-02,2020-04-02,3\n",
      "2 rejected; ! 4 before-birth: measured_on \"2020-04-01\" is before birth_date "
      "\"2020-04-02\"\n"
      "3 used b female; weight 3 on 2020-04-02\n" },
    { "ages in years", "sex,age_years,weight_kg\nf,2,12\nf,0.5,7\nf,-1,7\nf,\"1,5\",7\nf,,7\n",
      "2 used female; weight 12 at 730.5\n3 used female; weight 7 at 182.625\n"
      "4 rejected; ! 2 age: age \"-1\" is negative\n"
      "5 rejected; ! 2 age: age \"1,5\" is not a number (use a point)\n"
      "6 rejected; ! 0 age: neither an age nor both dates are given (fill in one of them)\n" },
    { "ages in months and weeks",
      "sex,age_months,corrected_age_weeks,weight_kg\nf,4,-2,7\nf,,3,7\n",
      "2 used female; weight 7 at 121.75 corrected -14\n3 used female; weight 7 corrected 21\n" },
    { "fourteen days in years are fourteen days",
      "sex,corrected_age_years,weight_kg\n"
      "f,0.03832991101984942,4\n",
      "2 used female; weight 4 corrected 14\n" },
};

START_TEST(understands)
{
    check_file_case(&cases[_i], NULL);
}
END_TEST

static const struct {
    int order;
    const char *want;
} orders[] = {
    { GROWTH_DATE_DAY_FIRST, "2 used a female; weight 6 on 2020-06-05\n" },
    { GROWTH_DATE_MONTH_FIRST, "2 used a female; weight 6 on 2020-05-06\n" },
    { GROWTH_DATE_ISO, "2 rejected; ! 4 date: measured_on \"05/06/2020\" is not a date (say which "
                       "comes first, day or month, or write it as 2021-04-02)\n" },
};

START_TEST(the_caller_may_say_the_order)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    const file_case c = { "order", HEAD "a,f,2020-02-01,05/06/2020,6\n", orders[_i].want };

    options.date_order = orders[_i].order;
    check_file_case(&c, &options);
}
END_TEST

START_TEST(today_is_the_last_day)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    const file_case c = {
        "future",
        HEAD "a,f,2020-02-01,2020-06-05,6\na,f,2020-02-01,2020-06-06,6\n"
             "b,f,2021-02-01,2021-06-06,6\n",
        "2 used a female; weight 6 on 2020-06-05\n"
        "3 rejected; ! 4 in-the-future: measured_on \"2020-06-06\" is in the "
        "future\n"
        "4 rejected; ! 3 in-the-future: birth_date \"2021-02-01\" is in the "
        "future; ! 4 in-the-future: measured_on \"2021-06-06\" is in the future\n"
    };

    ck_assert_int_eq(growth_date_from_civil(2020, 6, 5, &options.today), GROWTH_OK);
    check_file_case(&c, &options);
}
END_TEST

/* The proof may stand far down, but not beyond what is read ahead. */
START_TEST(proof_is_looked_for_within_a_megabyte)
{
    const size_t rows = _i ? 60000 : 10000;
    static const char row[] = "a,f,2020-02-01,05/06/2020,6\n";
    const size_t size = sizeof HEAD + rows * strlen(row) + 64;
    char *file = malloc(size), *p = file;
    growth_reader *reader;
    const growth_row *first;

    p += snprintf(p, size, "%s", HEAD);
    for (size_t i = 0; i < rows; i++, p += strlen(row))
        memcpy(p, row, strlen(row));
    p += snprintf(p, 64, "a,f,2020-02-01,13/06/2020,6\n");
    ck_assert_int_eq(growth_reader_open_memory(file, (size_t)(p - file), NULL, &reader, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth_reader_next(reader, &first, NULL), GROWTH_OK);
    ck_assert_int_eq(first->outcome, _i ? GROWTH_ROW_REJECTED : GROWTH_ROW_USED);
    growth_reader_close(reader);
    free(file);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("dates");

    tcase_add_loop_test(t, understands, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_loop_test(t, the_caller_may_say_the_order, 0, (int)(sizeof orders / sizeof *orders));
    tcase_add_test(t, today_is_the_last_day);
    tcase_add_loop_test(t, proof_is_looked_for_within_a_megabyte, 0, 2);
    return tap_run(t);
}
