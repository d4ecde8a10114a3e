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

cell growth__cell_date(growth_date date, char text[11])
{
    return growth__cell_text(growth_date_format(date, text));
}

/* Length of the sequence a lead byte opens, and the smallest second byte's bounds: RFC 3629. */
static size_t sequence(const unsigned char *p, size_t left)
{
    size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    unsigned char low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;

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

/* Civil arithmetic of our own: the library reads no time zone. */
static growth_status now(char time_text[STORE_TIME_SIZE], growth_error *err)
{
    char day[11];
    time_t seconds = time(NULL);
    int of_day = (int)(seconds % 86400);

    if (seconds < 0 || seconds / 86400 > 47846) /* 2100-12-31 */
        return growth__store_fail(err, GROWTH_ERR_DATE, "the system clock is outside 1970 to 2100");
    growth_date_format((growth_date)(seconds / 86400), day);
    snprintf(time_text, STORE_TIME_SIZE, "%.10sT%02d:%02d:%02dZ", day, of_day / 3600,
             of_day / 60 % 60, of_day % 60);
    return GROWTH_OK;
}

static int two_digits(const char *p, int limit)
{
    return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' &&
           (p[0] - '0') * 10 + p[1] - '0' < limit;
}

static int is_day(const char *text)
{
    growth_date day;

    return strlen(text) >= 10 && text[4] == '-' && text[7] == '-' &&
           growth_date_parse(text, 10, GROWTH_DATE_ISO, &day, NULL) == GROWTH_OK;
}

static int is_time(const char *text)
{
    return strlen(text) == STORE_TIME_SIZE - 1 && is_day(text) && text[10] == 'T' &&
           two_digits(text + 11, 24) && text[13] == ':' && two_digits(text + 14, 60) &&
           text[16] == ':' && two_digits(text + 17, 60) && text[19] == 'Z';
}

growth_status growth__store_as_at(const char *text, char time_text[STORE_TIME_SIZE],
                                  growth_error *err)
{
    if (!text) {
        memcpy(time_text, "9999-12-31T23:59:59Z", STORE_TIME_SIZE);
        return GROWTH_OK;
    }
    if (is_time(text)) {
        memcpy(time_text, text, STORE_TIME_SIZE);
        return GROWTH_OK;
    }
    if (strlen(text) != 10 || !is_day(text))
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "\"as at\" must be a day such as 2026-03-01, or a time such as "
                                  "2026-03-01T09:30:00Z");
    memcpy(time_text, text, 10);
    memcpy(time_text + 10, "T23:59:59Z", 11);
    return GROWTH_OK;
}

growth_status growth__store_stamp(const growth_store_stamp *stamp, stamp_need need, cell *cells,
                                  char time_text[STORE_TIME_SIZE], growth_error *err)
{
    const char *author = stamp ? stamp->author : NULL;
    const char *reason = stamp ? stamp->reason : NULL;

    if (need >= NEED_AUTHOR && (!author || !*author))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "say who does this: an author");
    if (need >= NEED_REASON && (!reason || !*reason))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "say why this is done: a reason");
    TRY(growth__store_check_text(author, "the author", err));
    TRY(growth__store_check_text(reason, "the reason", err));
    if (!stamp || !stamp->recorded_at) {
        TRY(now(time_text, err));
    } else if (is_time(stamp->recorded_at)) {
        memcpy(time_text, stamp->recorded_at, STORE_TIME_SIZE);
    } else {
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "the time of recording must be in UTC, as 2026-03-01T09:30:00Z");
    }
    cells[AT_RECORDED] = growth__cell_text(time_text);
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

static int nibble(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int growth__unhex(const char *text, size_t length, unsigned char *bytes, size_t n)
{
    if (length != 2 * n)
        return -1;
    for (size_t i = 0; i < length; i++)
        if (nibble(text[i]) < 0)
            return -1;
    for (size_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)(nibble(text[2 * i]) << 4 | nibble(text[2 * i + 1]));
    return 0;
}
