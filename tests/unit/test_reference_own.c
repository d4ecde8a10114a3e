/* References of the user's own: what is loaded, and what is refused, with file and line. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/assess.h>
#include <growth/io.h>

#include "../tap.h"

#define HEAD                                                                                       \
    "# id: ward\n# title: A ward\n# source: nobody\n# licence: free\n# interpolation: linear\n"
#define COLUMNS "measure,sex,age,unit,l,m,s\n"
#define TWO     "weight,male,0,day,1,3,0.1\nweight,male,10,day,1,4,0.1\n"

static growth_status load(const char *text, growth_reference **reference, growth_error *err)
{
    return growth_reference_load_memory(text, strlen(text), reference, err);
}

START_TEST(a_small_one)
{
    growth_reference *r = NULL;
    growth_reference_info info;
    growth_error err = { GROWTH_OK, "" };
    growth_lms lms;

    ck_assert_msg(load("# A comment without a key\n" HEAD COLUMNS TWO, &r, &err) == GROWTH_OK, "%s",
                  err.message);
    info = growth_reference_describe(r);
    ck_assert_str_eq(info.id, "ward");
    ck_assert_str_eq(info.acknowledgement, "nobody");
    ck_assert_uint_eq(info.n_lines, 9);
    ck_assert_int_eq(info.included, 1);
    ck_assert_uint_eq(growth_reference_segment_count(r), 1);
    ck_assert_int_eq(growth_reference_lms(r, GROWTH_WEIGHT, GROWTH_MALE, 5, &lms, NULL), GROWTH_OK);
    ck_assert_double_eq_tol(lms.m, 3.5, 1e-15);
    ck_assert_int_eq(growth_reference_lms(r, GROWTH_WEIGHT, GROWTH_FEMALE, 5, &lms, &err),
                     GROWTH_ERR_NO_SERIES);
    growth_reference_free(r);
    growth_reference_free(NULL);
}
END_TEST

START_TEST(joins_and_everything_else)
{
    static const char text[] =
        HEAD "# acknowledgement: thanks, all\n# lines: who\n# tail: who\n# joins: 1 week, 4 week\n"
             "\n" COLUMNS "weight,male,0,day,1,3,0.1\nweight,male,1,week,1,4,0.1\n"
             "weight,male,7,day,1,5,0.1\nweight,male,27,day,1,6,0.1\n"
             "weight,male,28,day,1,8,0.1\nweight,male,2,month,1,9,0.1\n"
             "weight_for_length,female,450,mm_length,1,2.5,0.1\n"
             "weight_for_length,female,500,mm_length,1,3.5,0.1\n"
             "head,female,38,gestation_week,1,33,0.03\nhead,female,40,gestation_week,1,34,0.03\n";
    growth_child child = { .sex = GROWTH_MALE, .birth_date = GROWTH_DATE_NONE };
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    growth_assess_options options = GROWTH_ASSESS_OPTIONS;
    growth_error err = { GROWTH_OK, "" };
    growth_reference *r = NULL;
    growth_assessment a;
    growth_lms lms;

    ck_assert_msg(load(text, &r, &err) == GROWTH_OK, "%s", err.message);
    ck_assert_uint_eq(growth_reference_describe(r).n_lines, 5);
    ck_assert_str_eq(growth_reference_describe(r).acknowledgement, "thanks, all");
    ck_assert_uint_eq(growth_reference_segment_count(r), 5);
    ck_assert_int_eq(growth_reference_lms(r, GROWTH_WEIGHT, GROWTH_MALE, 7, &lms, NULL), GROWTH_OK);
    ck_assert_double_eq(lms.m, 5); /* the older side answers */
    ck_assert_int_eq(growth_reference_lms(r, GROWTH_WEIGHT, GROWTH_MALE, 27.5, &lms, NULL),
                     GROWTH_OK);
    ck_assert_double_eq_tol(lms.m, 6.025, 1e-12); /* carried on to the join */
    ck_assert_int_eq(growth_reference_lms(r, GROWTH_HEAD, GROWTH_FEMALE, -7, &lms, NULL),
                     GROWTH_OK);
    ck_assert_double_eq_tol(lms.m, 33.5, 1e-12);
    ck_assert_int_eq(
        growth_reference_lms(r, GROWTH_WEIGHT_FOR_LENGTH, GROWTH_FEMALE, 475, &lms, NULL),
        GROWTH_OK);
    ck_assert_double_eq_tol(lms.m, 3, 1e-12);
    child.gestation_days = GROWTH_GESTATION_UNKNOWN;
    m.value = 5;
    m.age_days = 0;
    options.reference = r;
    ck_assert_int_eq(growth_assess(&child, &m, &options, &a, NULL), GROWTH_OK);
    ck_assert_double_eq_tol(a.score.sds, 3 + (5 - 3.9) / 0.3, 1e-12); /* the tail it asked for */
    growth_reference_free(r);
}
END_TEST

static const struct {
    const char *text, *message;
} damaged[] = {
    { "", "the data:1: has no row of columns measure,sex,age,unit,l,m,s" },
    { HEAD, "the data:1: has no row of columns measure,sex,age,unit,l,m,s" },
    { HEAD COLUMNS, "the data:1: has no rows of L, M and S" },
    { COLUMNS TWO, "the data:1: needs a line \"# id: ...\"" },
    { "# id: w\n" COLUMNS TWO, "the data:1: needs a line \"# title: ...\"" },
    { "# id: who\n# title: a\n# source: b\n# licence: c\n# interpolation: cubic\n" COLUMNS TWO,
      "the data:1: a built-in reference is called \"who\"" },
    { "# id: W\n# title: a\n# source: b\n# licence: c\n# interpolation: cubic\n" COLUMNS TWO,
      "the data:1: an id is small letters, digits and '-', not \"W\"" },
    { HEAD "# id: x\n" COLUMNS TWO, "the data:6: a second line of \"id\"" },
    { HEAD "# licenze: x\n" COLUMNS TWO, "the data:6: not a key of a reference: \"licenze\"" },
    { HEAD "# tail: long\n" COLUMNS TWO, "the data:6: no such choice: \"long\"" },
    { HEAD "# joins: 2\n" COLUMNS TWO, "the data:6: a join is an age such as 24 month, not \"2\"" },
    { HEAD "# joins: 2 year, 1 year\n" COLUMNS TWO,
      "the data:6: joins are not in ascending order: \"1 year\"" },
    { HEAD "sex,age,unit,l,m,s\n" TWO,
      "the data:6: the columns are measure,sex,age,unit,l,m,s, not \"sex,age,unit,l,m,s\"" },
    { HEAD COLUMNS TWO "weight,male,20,day,1,5\n",
      "the data:9: not the seven cells measure,sex,age,unit,l,m,s: \"weight,male,20,day,1,5\"" },
    { HEAD COLUMNS "mass,male,0,day,1,3,0.1\n", "the data:7: no such measure: \"mass\"" },
    { HEAD COLUMNS "weight,boy,0,day,1,3,0.1\n", "the data:7: sex is male or female, not \"boy\"" },
    { HEAD COLUMNS "weight,male,0,mm_length,1,3,0.1\n",
      "the data:7: not a unit of age for this measure: \"mm_length\"" },
    { HEAD COLUMNS "weight,male,0,day,1,\"3,5\",0.1\n", "the data:7: m is no number: \"3,5\"" },
    { HEAD COLUMNS "weight,male,0,day,1,0,0.1\n", "the data:7: M is not above 0: \"0\"" },
    { HEAD COLUMNS "weight,male,0,day,1,3500,0.1\n",
      "the data:7: M is no median of this measure, in its unit: \"3500\"" },
    { HEAD COLUMNS "height,male,0,day,1,971e-318,0.1\n",
      "the data:7: M is no median of this measure, in its unit: \"971e-318\"" },
    { HEAD COLUMNS "weight,male,0,day,1,3,-0.1\n", "the data:7: S is not above 0: \"-0.1\"" },
    { HEAD COLUMNS "weight,male,0,day,nan,3,0.1\n", "the data:7: l is no number: \"nan\"" },
    { HEAD COLUMNS "weight,male,0,day,1,3,0.1\n",
      "the data:7: a table needs two rows or more on each side of a join" },
    { HEAD COLUMNS TWO "weight,male,10,day,1,4,0.1\n",
      "the data:9: ages are not in ascending order" },
    { HEAD COLUMNS "weight,male,0,day,1,3,0.1\nweight,male,1,day,1,4,0.5\n",
      "the data:8: the centile lines cross or end here" },
    { HEAD "# joins: 100 day\n" COLUMNS TWO "weight,male,100,day,1,5,0.1\n"
           "weight,male,101,day,1,5,0.1\n",
      "the data:9: the rows do not reach from join to join" },
    { HEAD "# joins: 10 day, 20 day\n" COLUMNS TWO "weight,male,10,day,1,4,0.1\n"
           "weight,male,30,day,1,5,0.1\nweight,male,31,day,1,5,0.1\n",
      "the data:10: a table needs two rows or more on each side of a join" },
};

START_TEST(a_damaged_one_loads_nothing)
{
    growth_reference *r = NULL;
    growth_error err = { GROWTH_OK, "" };

    ck_assert_int_eq(load(damaged[_i].text, &r, &err), GROWTH_ERR_PARSE);
    ck_assert_str_eq(err.message, damaged[_i].message);
    ck_assert_ptr_null(r);
}
END_TEST

START_TEST(a_file_that_is_not_there)
{
    growth_reference *r = NULL;
    growth_error err;

    ck_assert_int_eq(growth_reference_load("/nowhere/ward.csv", &r, &err), GROWTH_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "/nowhere/ward.csv"));
    ck_assert_int_eq(growth_reference_load(NULL, &r, &err), GROWTH_ERR_ARGUMENT);
    ck_assert_ptr_null(r);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("reference_own");

    tcase_add_test(t, a_small_one);
    tcase_add_test(t, joins_and_everything_else);
    tap_each(t, a_damaged_one_loads_nothing, damaged);
    tcase_add_test(t, a_file_that_is_not_there);
    return tap_run(t);
}
