/* Filling in cells, and the checks on every text that comes in: UTF-8, length, stamps, times. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "internal.h"

cell growth__cell_integer(int64_t value)
{
    return (cell){ .kind = CELL_INTEGER, .integer = value };
}

cell growth__cell_real(double value)
{
    return (cell){ .kind = CELL_REAL, .real = value };
}

cell growth__cell_text(const char *text)
{
    if (!text || !*text)
        return (cell){ .kind = CELL_NULL };
    return (cell){ .kind = CELL_TEXT, .text = text, .length = strlen(text) };
}

cell growth__cell_entry(growth_store_entry entry)
{
    return entry ? growth__cell_integer(entry) : (cell){ .kind = CELL_NULL };
}

int growth__cell_equal(const cell *a, const cell *b)
{
    if (a->kind != b->kind)
        return 0;
    return a->kind == CELL_TEXT ? strcmp(a->text, b->text) == 0
                                : a->kind == CELL_NULL || a->integer == b->integer;
}

cell growth__cell_date(growth_date date)
{
    if (date == GROWTH_DATE_NONE)
        return (cell){ .kind = CELL_NULL };
    return growth__cell_integer(date);
}

/* Length of the sequence a lead byte opens, and the smallest second byte's bounds: RFC 3629. */
static size_t sequence(const unsigned char *p, size_t left)
{
    static const unsigned char leads[] = { 0x80, 0xc2, 0xe0, 0xf0 };
    static const size_t lengths[] = { 1, 0, 2, 3, 4 };
    unsigned char low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;
    size_t kind = 0, n;

    while (kind < 4 && p[0] >= leads[kind])
        kind++;
    n = lengths[kind];
    if (!n || n > left || p[0] > 0xf4 || (n > 1 && (p[1] < low || p[1] > high)))
        return 0;
    for (size_t i = 2; i < n; i++)
        if (p[i] < 0x80 || p[i] > 0xbf)
            return 0;
    return n;
}

int growth__is_utf8(const char *text, size_t length)
{
    size_t i = 0;

    while (i < length) {
        size_t n = sequence((const unsigned char *)text + i, length - i);

        if (!n || !text[i])
            return 0;
        i += n;
    }
    return 1;
}

size_t growth__utf8_within(const char *text, size_t most)
{
    size_t n = strlen(text);

    if (n <= most)
        return n;
    n = most;
    while (n && ((unsigned char)text[n] & 0xc0) == 0x80) /* a letter goes on here */
        n--;
    return n;
}

growth_status growth__store_check_text(const char *text, const char *what, growth_error *err)
{
    size_t length = text ? strlen(text) : 0;

    if (length > GROWTH_STORE_TEXT_BYTES)
        return growth__store_fail(err, GROWTH_ERR_LIMIT, "%s is longer than %d bytes: shorten it",
                                  what, GROWTH_STORE_TEXT_BYTES);
    if (text && !growth__is_utf8(text, length))
        return growth__store_fail(err, GROWTH_ERR_PARSE, "%s is not UTF-8 text: convert it", what);
    return GROWTH_OK;
}

/* ---- times ----------------------------------------------------------------------------------- */

#define SECONDS_A_DAY 86400

growth_date growth__store_day_of(int64_t time)
{
    return (growth_date)((time - (time % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY) /
                         SECONDS_A_DAY);
}

/* Civil arithmetic of our own: the library reads no time zone. */
char *growth__store_time_format(int64_t time_in_seconds, char text[STORE_TIME_SIZE])
{
    const growth_date date = growth__store_day_of(time_in_seconds);
    const unsigned of_day = (unsigned)(time_in_seconds - (int64_t)date * SECONDS_A_DAY);
    char day[11];

    growth_date_format(date, day);
    snprintf(text, STORE_TIME_SIZE, "%.10sT%02u:%02u:%02uZ", day, of_day / 3600 % 24,
             of_day / 60 % 60, of_day % 60);
    return text;
}

static growth_status now(int64_t *time_in_seconds, growth_error *err)
{
    time_t seconds = time(NULL);

    if (seconds < 0 || seconds > STORE_TIME_MAX)
        return growth__store_fail(err, GROWTH_ERR_DATE, "the system clock is outside 1970 to 2100");
    *time_in_seconds = seconds;
    return GROWTH_OK;
}

/* The number two digits mean where it is below `limit`, else -1. */
static int two_digits(const char *p, int limit)
{
    const int value = p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9'
                          ? (p[0] - '0') * 10 + p[1] - '0'
                          : limit;

    return value < limit ? value : -1;
}

int growth__store_day_parse(const char *text, size_t length, growth_date *day)
{
    return length == 10 && text[4] == '-' && text[7] == '-' &&
                   growth_date_parse(text, length, GROWTH_DATE_ISO, day, NULL) == GROWTH_OK
               ? 0
               : -1;
}

int growth__store_time_parse(const char *text, size_t length, int64_t *time_in_seconds)
{
    growth_date day;
    int hour, minute, second;

    if (length != STORE_TIME_SIZE - 1 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z' || growth__store_day_parse(text, 10, &day) != 0)
        return -1;
    hour = two_digits(text + 11, 24);
    minute = two_digits(text + 14, 60);
    second = two_digits(text + 17, 60);
    if (hour < 0 || minute < 0 || second < 0)
        return -1;
    *time_in_seconds = (int64_t)day * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
    return 0;
}

growth_status growth__store_as_at(const char *text, int64_t *time_in_seconds, growth_error *err)
{
    growth_date day;

    if (!text) {
        *time_in_seconds = STORE_EVER;
        return GROWTH_OK;
    }
    if (growth__store_time_parse(text, strlen(text), time_in_seconds) == 0)
        return GROWTH_OK;
    if (growth__store_day_parse(text, strlen(text), &day) != 0)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "\"as at\" must be a day such as 2026-03-01, or a time such as "
                                  "2026-03-01T09:30:00Z");
    *time_in_seconds = ((int64_t)day + 1) * SECONDS_A_DAY - 1;
    return GROWTH_OK;
}

growth_status growth__store_stamp(const growth_store_stamp *stamp, stamp_need need, cell *cells,
                                  growth_error *err)
{
    int64_t recorded_at = 0;
    const char *author = stamp ? stamp->author : NULL;
    const char *reason = stamp ? stamp->reason : NULL;

    if (need >= NEED_AUTHOR && (!author || !*author))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "say who does this: an author");
    if (need >= NEED_REASON && (!reason || !*reason))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "say why this is done: a reason");
    TRY(growth__store_check_text(author, "the author", err));
    TRY(growth__store_check_text(reason, "the reason", err));
    if (!stamp || !stamp->recorded_at)
        TRY(now(&recorded_at, err));
    else if (growth__store_time_parse(stamp->recorded_at, strlen(stamp->recorded_at),
                                      &recorded_at) != 0)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "the time of recording must be in UTC, as 2026-03-01T09:30:00Z");
    cells[AT_RECORDED] = growth__cell_integer(recorded_at);
    cells[AT_AUTHOR] = growth__cell_text(author);
    cells[AT_REASON] = growth__cell_text(reason);
    cells[AT_IMPORT] = (cell){ .kind = CELL_NULL };
    return GROWTH_OK;
}

/* ---- hexadecimal ----------------------------------------------------------------------------- */

void growth__hex(const unsigned char *bytes, size_t n, char *text)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < n; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[2 * n] = '\0';
}

enum { NO_NIBBLE = 16 };

static unsigned nibble(char c)
{
    return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
                                  : NO_NIBBLE;
}

int growth__unhex(const char *text, size_t length, unsigned char *bytes, size_t n)
{
    if (length != 2 * n)
        return -1;
    for (size_t i = 0; i < length; i++)
        if (nibble(text[i]) == NO_NIBBLE)
            return -1;
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)(nibble(text[2 * i]) << 4 | nibble(text[2 * i + 1]));
    return 0;
}
