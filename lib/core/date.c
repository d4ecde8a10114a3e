/* Calendar days, gestation and ages.  The calendar arithmetic counts from 1 March, so that the leap
 * day is the last of its year and every month has a fixed place. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <growth/date.h>
#include <growth/number.h>

#include "internal.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2100 };

/* The days that four digits can write: 0000-01-01 to 9999-12-31.  NONE is none of them. */
enum { WRITTEN_MIN = -719528, WRITTEN_MAX = 2932896 };

static const char month_names[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static int is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days since 1970-01-01; year >= 1. */
static growth_date day_number(int year, int month, int day)
{
    int y = month > 2 ? year : year - 1;
    int from_march = (month + 9) % 12;
    int day_of_year = (153 * from_march + 2) / 5 + day - 1;

    return 365 * y + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

growth_status growth_date_from_civil(int year, int month, int day, growth_date *date)
{
    if (!date)
        return GROWTH_ERR_ARGUMENT;
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return GROWTH_ERR_DATE;
    *date = day_number(year, month, day);
    return GROWTH_OK;
}

/* Counted in quarters of a day, a century and a year are whole numbers of them (Neri C, Schneider
 * L. Euclidean affine functions and their application to calendar algorithms. Softw Pract Exper
 * 2023;53:937-70). */
void growth_date_to_civil(growth_date date, int *year, int *month, int *day)
{
    enum { CENTURY = 146097, YEAR = 1461, ERAS = 15000 }; /* eras of 400 years: no number below 0 */
    const uint64_t days = (uint64_t)((int64_t)date + 719468 + (int64_t)ERAS * CENTURY);
    const uint64_t in_centuries = 4 * days + 3; /* since 1 March of a year 0 */
    const unsigned of_century = (unsigned)(in_centuries % CENTURY) / 4;
    const unsigned in_years = 4 * of_century + 3, of_year = in_years % YEAR / 4;
    const int from_march = (int)(5 * of_year + 2) / 153;

    if (!year || !month || !day)
        return;
    *day = (int)of_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year =
        100 * (int)(in_centuries / CENTURY) + (int)(in_years / YEAR) - 400 * ERAS + (*month <= 2);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Takes up to `most` digits; returns how many there were. */
static size_t take_digits(const char **p, const char *end, size_t most, int *value)
{
    size_t n = 0;

    for (*value = 0; *p < end && growth__is_digit(**p) && n < most; n++)
        *value = 10 * *value + (*(*p)++ - '0');
    return n;
}

/* A time of day after the date: exports carry it, a day has none. */
static int is_time(const char *p, const char *end)
{
    if (p == end)
        return 1;
    if ((*p != 'T' && *p != ' ') || end - p < 6 || !growth__is_digit(p[1]))
        return 0;
    for (p++; p < end; p++)
        if (!growth__is_digit(*p) && !strchr(":.+-Z", *p))
            return 0;
    return 1;
}

static int read_iso(const char *p, const char *end, int *y, int *m, int *d)
{
    size_t digits = take_digits(&p, end, 8, y);

    if (digits == 8) {
        *d = *y % 100;
        *m = *y / 100 % 100;
        *y /= 10000;
        return p == end;
    }
    return digits == 4 && p < end && *p++ == '-' && take_digits(&p, end, 2, m) == 2 && p < end &&
           *p++ == '-' && take_digits(&p, end, 2, d) == 2 && is_time(p, end);
}

/* day/month/year or month/day/year; returns the number of digits of the year, or 0. */
static size_t read_slashed(const char *p, const char *end, int *first, int *second, int *year)
{
    char mark;
    size_t digits;

    if (!take_digits(&p, end, 2, first) || p == end || !strchr("/-.", *p))
        return 0;
    mark = *p++;
    if (!take_digits(&p, end, 2, second) || p == end || *p++ != mark)
        return 0;
    digits = take_digits(&p, end, 5, year);
    return is_time(p, end) ? digits : 0;
}

static growth_status no_date(growth_error *err, const char *text, size_t length, const char *advice)
{
    return growth__fail(err, GROWTH_ERR_PARSE, "\"%.*s\" is not a date (%s)",
                        (int)(length < 40 ? length : 40), text, advice);
}

growth_status growth_date_parse(const char *text, size_t length, growth_date_order order,
                                growth_date *date, growth_error *err)
{
    int y, m, d, first, second;
    size_t year_digits;

    if (!text || !date || (unsigned)order >= GROWTH_DATE_ORDER_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_date_parse: bad argument");
    if (!read_iso(text, text + length, &y, &m, &d)) {
        year_digits = read_slashed(text, text + length, &first, &second, &y);
        if (year_digits != 0 && year_digits != 4)
            return no_date(err, text, length, "write the year with four digits");
        if (year_digits == 0)
            return no_date(err, text, length, "write it as 2021-04-02");
        if (order == GROWTH_DATE_ISO)
            return no_date(err, text, length,
                           "say which comes first, day or month, or write it "
                           "as 2021-04-02");
        d = order == GROWTH_DATE_DAY_FIRST ? first : second;
        m = order == GROWTH_DATE_DAY_FIRST ? second : first;
    }
    if (growth_date_from_civil(y, m, d, date) == GROWTH_OK)
        return GROWTH_OK;
    if (y < YEAR_MIN || y > YEAR_MAX)
        return growth__fail(err, GROWTH_ERR_DATE, "\"%.*s\" has a year outside %d to %d",
                            (int)length, text, YEAR_MIN, YEAR_MAX);
    return growth__fail(err, GROWTH_ERR_DATE, "\"%.*s\" is no day of the calendar", (int)length,
                        text);
}

/* ---- writing --------------------------------------------------------------------------------- */

static char *put_year(char *text, int year)
{
    return growth__put_two(growth__put_two(text, (unsigned)year / 100), (unsigned)year % 100);
}

char *growth_date_format(growth_date date, char *text)
{
    char *p = text;
    int y, m, d;

    if (!text)
        return NULL;
    text[0] = '\0';
    if (date < WRITTEN_MIN || date > WRITTEN_MAX)
        return text;
    growth_date_to_civil(date, &y, &m, &d);
    p = put_year(p, y);
    *p++ = '-';
    p = growth__put_two(p, (unsigned)m);
    *p++ = '-';
    p = growth__put_two(p, (unsigned)d);
    *p = '\0';
    return text;
}

char *growth_date_words(growth_date date, char *text)
{
    char *p = text;
    int y, m, d;

    if (!text)
        return NULL;
    text[0] = '\0';
    if (date < WRITTEN_MIN || date > WRITTEN_MAX)
        return text;
    growth_date_to_civil(date, &y, &m, &d);
    /* By hand: half the time of a sentence was snprintf() with a date. */
    if (d < 10)
        *p++ = (char)('0' + d);
    else
        p = growth__put_two(p, (unsigned)d);
    *p++ = ' ';
    memcpy(p, month_names[m - 1], 3);
    p[3] = ' ';
    p = put_year(p + 4, y);
    *p = '\0';
    return text;
}

/* ---- gestation and ages ---------------------------------------------------------------------- */

double growth_days_from_years(double years)
{
    double days = years * GROWTH_DAYS_PER_YEAR;
    double sixteenth = nearbyint(days * 16) / 16;

    return fabs(days - sixteenth) <= 1e-9 ? sixteenth : days;
}

double growth_gestation_offset(int gestation_days)
{
    return gestation_days == GROWTH_GESTATION_UNKNOWN ? 0 : gestation_days - GROWTH_GESTATION_DUE;
}

growth_status growth_gestation_parse(const char *text, size_t length, int *gestation_days,
                                     growth_error *err)
{
    const char *p = text, *end;
    int weeks, days = 0, found;
    size_t digits;

    if (!text || !gestation_days)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_gestation_parse: bad argument");
    end = text + length;
    digits = take_digits(&p, end, 3, &weeks);
    if (digits && p < end && *p == '+' && p + 2 == end && p[1] >= '0' && p[1] <= '6') {
        days = p[1] - '0';
        p = end;
    }
    if (!digits || p != end)
        return growth__fail(err, GROWTH_ERR_PARSE,
                            "gestation \"%.*s\" is not weeks and days (write it as 31+2)",
                            (int)(length < 40 ? length : 40), text);
    found = digits == 3 ? weeks : 7 * weeks + days;
    if (found < GROWTH_GESTATION_MIN || found > GROWTH_GESTATION_MAX)
        return growth__fail(err, GROWTH_ERR_PARSE,
                            "gestation \"%.*s\" is outside 22+0 to 44+6 weeks (leave it empty "
                            "where it is not known)",
                            (int)length, text);
    *gestation_days = found;
    return GROWTH_OK;
}

/* The day `months` after birth; a day the month lacks counts from the month's last day. */
static growth_date months_after(growth_date birth, int months)
{
    int y, m, d;

    growth_date_to_civil(birth, &y, &m, &d);
    months += 12 * y + m - 1;
    y = months / 12;
    m = months % 12 + 1;
    return day_number(y, m, d < days_in_month(y, m) ? d : days_in_month(y, m));
}

char *growth_age_words(growth_date birth, growth_date on, char *text, size_t size)
{
    static const char *const units[] = { "year", "month", "week", "day" };
    int months, parts[4], left = 0, days;
    size_t used = 0;

    if (!text)
        return NULL;
    if (birth == GROWTH_DATE_NONE || on == GROWTH_DATE_NONE || on < birth) {
        snprintf(text, size, "%s",
                 birth == GROWTH_DATE_NONE || on == GROWTH_DATE_NONE ? "age not known"
                                                                     : "before birth");
        return text;
    }
    months = (int)((on - birth) / 31);
    while (months_after(birth, months + 1) <= on)
        months++;
    days = on - months_after(birth, months);
    parts[0] = months / 12;
    parts[1] = months % 12;
    parts[2] = days / 7;
    parts[3] = days % 7;
    for (int i = 0; i < 4; i++)
        left += parts[i] != 0;
    if (left == 0)
        snprintf(text, size, "day of birth");
    for (int i = 0, n = left; i < 4 && used < size; i++) {
        if (!parts[i])
            continue;
        const char *joint = left == n ? "" : left == 1 ? " and " : ", ";
        int wrote = snprintf(text + used, size - used, "%s%d %s%s", joint, parts[i], units[i],
                             parts[i] == 1 ? "" : "s");
        used += (size_t)(wrote > 0 ? wrote : 0);
        left--;
    }
    return text;
}
