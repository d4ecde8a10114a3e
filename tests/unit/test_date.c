/* Days, gestation and ages: the calendar day by day, what is refused, ages in words. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/date.h>

#include "../tap.h"

static growth_date day(const char *text)
{
    growth_date date = GROWTH_DATE_NONE;

    ck_assert_msg(growth_date_parse(text, strlen(text), GROWTH_DATE_ISO, &date, NULL) == GROWTH_OK,
                  "%s", text);
    return date;
}

START_TEST(every_day_follows_the_one_before)
{
    int y = 1900, m = 1, d = 1;
    growth_date date = day("1900-01-01"), end = day("2100-12-31");

    ck_assert_int_eq(day("1970-01-01"), 0);
    for (; date <= end; date++) {
        int ry, rm, rd;
        growth_date again;

        growth_date_to_civil(date, &ry, &rm, &rd);
        ck_assert_msg(ry == y && rm == m && rd == d, "%d: %d-%d-%d", date, ry, rm, rd);
        ck_assert_int_eq(growth_date_from_civil(y, m, d, &again), GROWTH_OK);
        ck_assert_int_eq(again, date);
        /* Counted by hand: thirty days hath September ... */
        int leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        int last = m == 2 ? 28 + leap : m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
        if (++d > last) {
            d = 1;
            if (++m > 12) {
                m = 1;
                y++;
            }
        }
    }
    ck_assert_int_eq(y, 2101);
}
END_TEST

static const struct {
    const char *text;
    growth_date_order order;
    const char *iso; /* NULL: refused */
    const char *advice;
} dates[] = {
    { "2021-04-02", GROWTH_DATE_ISO, "2021-04-02", "" },
    { "20210402", GROWTH_DATE_ISO, "2021-04-02", "" },
    { "2021-04-02T09:30:00Z", GROWTH_DATE_ISO, "2021-04-02", "" },
    { "2021-04-02 00:00:00.000", GROWTH_DATE_ISO, "2021-04-02", "" },
    { "2020-02-29", GROWTH_DATE_ISO, "2020-02-29", "" },
    { "2000-02-29", GROWTH_DATE_ISO, "2000-02-29", "" },
    { "02/04/2021", GROWTH_DATE_DAY_FIRST, "2021-04-02", "" },
    { "2.4.2021", GROWTH_DATE_DAY_FIRST, "2021-04-02", "" },
    { "02-04-2021", GROWTH_DATE_MONTH_FIRST, "2021-02-04", "" },
    { "2021-04-02", GROWTH_DATE_DAY_FIRST, "2021-04-02", "" },
    { "02/04/2021", GROWTH_DATE_ISO, NULL, "which comes first" },
    { "02/04/21", GROWTH_DATE_DAY_FIRST, NULL, "four digits" },
    { "2021-02-29", GROWTH_DATE_ISO, NULL, "no day of the calendar" },
    { "2100-02-29", GROWTH_DATE_ISO, NULL, "no day of the calendar" },
    { "2021-13-01", GROWTH_DATE_ISO, NULL, "no day of the calendar" },
    { "2021-00-10", GROWTH_DATE_ISO, NULL, "no day of the calendar" },
    { "2021-04-31", GROWTH_DATE_ISO, NULL, "no day of the calendar" },
    { "31/04/2021", GROWTH_DATE_DAY_FIRST, NULL, "no day of the calendar" },
    { "1899-12-31", GROWTH_DATE_ISO, NULL, "outside 1900 to 2100" },
    { "2101-01-01", GROWTH_DATE_ISO, NULL, "outside 1900 to 2100" },
    { "2021-4-2", GROWTH_DATE_ISO, NULL, "2021-04-02" },
    { "2021-04", GROWTH_DATE_ISO, NULL, "2021-04-02" },
    { "2021-04-02x", GROWTH_DATE_ISO, NULL, "2021-04-02" },
    { "02/04-2021", GROWTH_DATE_DAY_FIRST, NULL, "2021-04-02" },
    { "", GROWTH_DATE_ISO, NULL, "2021-04-02" },
    { "today", GROWTH_DATE_ISO, NULL, "2021-04-02" },
};

START_TEST(reads_dates)
{
    growth_date date = GROWTH_DATE_NONE;
    growth_error err = { GROWTH_OK, "" };
    char text[11];
    growth_status status =
        growth_date_parse(dates[_i].text, strlen(dates[_i].text), dates[_i].order, &date, &err);

    if (dates[_i].iso) {
        ck_assert_msg(status == GROWTH_OK, "%s: %s", dates[_i].text, err.message);
        ck_assert_str_eq(growth_date_format(date, text), dates[_i].iso);
    } else {
        ck_assert_msg(status == GROWTH_ERR_PARSE || status == GROWTH_ERR_DATE, "%s",
                      dates[_i].text);
        ck_assert_int_eq(date, GROWTH_DATE_NONE);
        ck_assert_int_eq(err.status, status);
        ck_assert_msg(strstr(err.message, dates[_i].advice) != NULL, "%s: %s", dates[_i].text,
                      err.message);
    }
}
END_TEST

START_TEST(decimal_age_is_days_over_a_year)
{
    double years = (day("2010-02-19") - day("2009-04-01")) / GROWTH_DAYS_PER_YEAR;
    double corrected = (day("2010-12-20") - day("2010-12-03") + growth_gestation_offset(27 * 7)) /
                       GROWTH_DAYS_PER_YEAR;

    ck_assert_double_eq(years, 0.8870636550308009);
    ck_assert_double_eq(corrected, -0.2026009582477755);
    ck_assert_double_eq(growth_gestation_offset(GROWTH_GESTATION_UNKNOWN), 0);
    ck_assert_double_eq(growth_gestation_offset(280), 0);
}
END_TEST

START_TEST(years_become_exact_days)
{
    ck_assert_double_eq(growth_days_from_years(14 / 365.25), 14); /* 13.999999999999998 */
    ck_assert_double_eq(growth_days_from_years(2), 730.5);
    ck_assert_double_eq(growth_days_from_years(4), 1461);
    ck_assert_double_eq(growth_days_from_years(1 / 12.0), GROWTH_DAYS_PER_MONTH);
    ck_assert_double_eq(growth_days_from_years(-96 / 365.25), -96);
    ck_assert_double_eq_tol(growth_days_from_years(1.9999999), 730.499963475, 1e-9);
    for (int days = -119; days <= 7305; days++)
        ck_assert_double_eq(growth_days_from_years(days / 365.25), days);
}
END_TEST

static const struct {
    const char *text;
    int days; /* 0: refused */
} gestations[] = {
    { "31+2", 219 }, { "40+0", 280 }, { "22+0", 154 }, { "44+6", 314 }, { "37", 259 },
    { "219", 219 },  { "21+6", 0 },   { "45+0", 0 },   { "45", 0 },     { "31+7", 0 },
    { "31+", 0 },    { "31/40", 0 },  { "31.5", 0 },   { "", 0 },       { "term", 0 },
    { "153", 0 },    { "315", 0 },    { "31+12", 0 },  { "-31", 0 },
};

START_TEST(reads_gestations)
{
    int days = -1;
    growth_error err = { GROWTH_OK, "" };
    growth_status status =
        growth_gestation_parse(gestations[_i].text, strlen(gestations[_i].text), &days, &err);

    if (gestations[_i].days) {
        ck_assert_msg(status == GROWTH_OK, "%s: %s", gestations[_i].text, err.message);
        ck_assert_int_eq(days, gestations[_i].days);
    } else {
        ck_assert_int_eq(status, GROWTH_ERR_PARSE);
        ck_assert_int_eq(days, -1);
    }
}
END_TEST

static const struct {
    const char *birth, *on, *words;
} ages[] = {
    { "2010-01-15", "2018-05-30", "8 years, 4 months, 2 weeks and 1 day" },
    { "2021-04-02", "2021-04-02", "day of birth" },
    { "2021-04-02", "2021-04-03", "1 day" },
    { "2021-04-02", "2021-04-16", "2 weeks" },
    { "2021-04-02", "2022-04-02", "1 year" },
    { "2021-04-02", "2022-04-01", "11 months, 4 weeks and 2 days" },
    { "2020-02-29", "2021-02-28", "1 year" },
    { "2021-01-31", "2021-02-28", "1 month" },
    { "2021-01-31", "2021-03-01", "1 month and 1 day" },
    { "2021-12-31", "2022-03-01", "2 months and 1 day" },
};

START_TEST(says_ages)
{
    char text[64];

    ck_assert_str_eq(growth_age_words(10, 9, text, sizeof text), "before birth");
    ck_assert_str_eq(growth_age_words(10, -990, text, sizeof text), "before birth");
    ck_assert_str_eq(growth_age_words(GROWTH_DATE_NONE, 9, text, sizeof text), "age not known");
    ck_assert_str_eq(growth_age_words(9, GROWTH_DATE_NONE, text, sizeof text), "age not known");
    ck_assert_str_eq(growth_age_words(day(ages[_i].birth), day(ages[_i].on), text, sizeof text),
                     ages[_i].words);
}
END_TEST

START_TEST(says_dates)
{
    char text[16];

    ck_assert_str_eq(growth_date_words(day("2021-04-02"), text), "2 Apr 2021");
    ck_assert_str_eq(growth_date_words(GROWTH_DATE_NONE, text), "");
    ck_assert_str_eq(growth_date_format(GROWTH_DATE_NONE, text), "");
}
END_TEST

static const struct {
    growth_date date;
    const char *iso, *words;
} edges[] = {
    { -719529, "", "" }, /* the day before the year 0000 */
    { -719528, "0000-01-01", "1 Jan 0000" },
    { -719469, "0000-02-29", "29 Feb 0000" },
    { -719468, "0000-03-01", "1 Mar 0000" },
    { 2932896, "9999-12-31", "31 Dec 9999" },
    { 2932897, "", "" },
    { INT32_MAX, "", "" },
    { GROWTH_DATE_NONE + 1, "", "" },
    { GROWTH_DATE_NONE + 11461, "", "" }, /* somebody added an age to NONE */
};

/* A caller's number may be any; it never reaches beyond the names of the months. */
START_TEST(any_number_is_a_day_or_nothing)
{
    char text[16];
    int y, m, d;

    ck_assert_str_eq(growth_date_format(edges[_i].date, text), edges[_i].iso);
    ck_assert_str_eq(growth_date_words(edges[_i].date, text), edges[_i].words);
    growth_date_to_civil(edges[_i].date, &y, &m, &d);
    ck_assert(m >= 1 && m <= 12 && d >= 1 && d <= 31);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("date");

    tcase_add_test(t, every_day_follows_the_one_before);
    tap_each(t, reads_dates, dates);
    tcase_add_test(t, decimal_age_is_days_over_a_year);
    tcase_add_test(t, years_become_exact_days);
    tap_each(t, reads_gestations, gestations);
    tap_each(t, says_ages, ages);
    tcase_add_test(t, says_dates);
    tap_each(t, any_number_is_a_day_or_nothing, edges);
    return tap_run(t);
}
