/** @file date.h  Calendar days, ages and gestation.  No time of day, no time zone. */
#ifndef GROWTH_DATE_H
#define GROWTH_DATE_H

#include <stddef.h>
#include <stdint.h>

#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** A day of the proleptic Gregorian calendar: days since 1970-01-01, for years 1900 to 2100. */
typedef int32_t growth_date;

/** No date known. */
#define GROWTH_DATE_NONE INT32_MIN

/**
 * Ages are held in days, as a double.  A week (7), a month (30.4375 = 365.25 / 12) and a year
 * (365.25) are all exact in binary, so the age of every row of every table is exact.
 */
#define GROWTH_DAYS_PER_WEEK  7.0
#define GROWTH_DAYS_PER_MONTH 30.4375
#define GROWTH_DAYS_PER_YEAR  365.25

/** Gestation in completed days: 22+0 (154) to 44+6 (314), or unknown. */
#define GROWTH_GESTATION_UNKNOWN 0
#define GROWTH_GESTATION_MIN     154
#define GROWTH_GESTATION_MAX     314
#define GROWTH_GESTATION_TERM    259 /**< 37+0: from here on a birth is at term. */
#define GROWTH_GESTATION_DUE     280 /**< 40+0: the expected date of delivery. */

/** Order of day, month and year in a text. */
typedef enum growth_date_order {
    GROWTH_DATE_ISO = 0,     /**< 2021-04-02 or 20210402. */
    GROWTH_DATE_DAY_FIRST,   /**< 02/04/2021, also with '-' or '.'. */
    GROWTH_DATE_MONTH_FIRST, /**< 04/02/2021. */
    GROWTH_DATE_ORDER_COUNT_
} growth_date_order;

/**
 * The day of a year, month and day of month.
 * @param[out] date  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_DATE  No such day, or a year outside 1900 to 2100.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_date_from_civil(int year, int month, int day,
                                                               growth_date *date);

/** Year, month (1 to 12) and day of month of any date, by the calendar of today.
 * @param date  Not GROWTH_DATE_NONE, which stands for no day. */
GROWTH_API void growth_date_to_civil(growth_date date, int *year, int *month, int *day);

/**
 * Read a date.
 *
 * An ISO date is understood whatever `order` says.  A time of day after an ISO date ("T09:30" or
 * " 09:30:00") is accepted and ignored, because exports carry it.  Two-digit years are refused: no
 * century is guessed.
 *
 * @param text        Not NULL; need not be terminated.
 * @param[out] date   Written only on GROWTH_OK.
 * @param err         Says what is wrong and what to write instead; may be NULL.
 * @retval GROWTH_ERR_PARSE  Not a date in this order.
 * @retval GROWTH_ERR_DATE   No such day.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_date_parse(const char *text, size_t length,
                                                          growth_date_order order,
                                                          growth_date *date, growth_error *err);

/**
 * Write a date as "2021-04-02"; GROWTH_DATE_NONE, and what is not of the years 0000 to 9999, as an
 * empty text.
 * @param[out] text  At least 11 bytes.
 * @return `text`.
 */
GROWTH_API char *growth_date_format(growth_date date, char *text);

/**
 * Write a date for people, as "2 Apr 2021"; an empty text where growth_date_format() has one.
 * @param[out] text  At least 16 bytes.
 * @return `text`.
 */
GROWTH_API char *growth_date_words(growth_date date, char *text);

/**
 * Days from years, without the rounding of the product deciding a boundary.
 *
 * 14 / 365.25 written with 17 digits and multiplied by 365.25 gives 13.999999999999998, which would
 * move a child into another segment.  A product within 1e-9 day of a sixteenth of a day (and so of
 * every whole day, week, month and year) is taken as that.
 */
GROWTH_API double growth_days_from_years(double years);

/** Corrected age in days at the day of birth: gestation - 280; 0 where gestation is unknown. */
GROWTH_API double growth_gestation_offset(int gestation_days);

/**
 * Read a gestation: "31+2", "31/40" is refused, "31" (weeks), or whole days ("219") above 44.
 * @param[out] gestation_days  154 to 314; written only on GROWTH_OK.
 * @retval GROWTH_ERR_PARSE  Not a gestation, or outside 22+0 to 44+6; `err` says which.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_gestation_parse(const char *text, size_t length,
                                                               int *gestation_days,
                                                               growth_error *err);

/**
 * Calendar age in words, by calendar arithmetic: "8 years, 4 months, 2 weeks and 1 day".
 *
 * A day of birth that the month lacks (29 to 31) counts from the last day of that month.
 * @param birth, on  GROWTH_DATE_NONE: "age not known".
 * @param[out] text  At least 64 bytes; "day of birth" where both are the same day, "before birth"
 *                   where `on` is before `birth`.
 * @return `text`.
 */
GROWTH_API char *growth_age_words(growth_date birth, growth_date on, char *text, size_t size);

GROWTH_END_DECLS
#endif
