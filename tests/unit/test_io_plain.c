/* The fast path against the general reader: what it takes, it reads alike, bit for bit. */
#include <stdio.h>
#include <string.h>

#include "../io_alike.h"
#include "../tap.h"

#define TODAY 20000 /* 2024-10-04 */

/* A small generator of its own (Marsaglia G. J Stat Softw 2003;8(14)): the same rows every time. */
typedef struct dice {
    uint64_t state;
} dice;

static uint64_t roll(dice *d, uint64_t sides)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return d->state % sides;
}

static const char *const headers[] = {
    "child_id,sex,birth_date,gestation_weeks,gestation_days,measured_on,weight_kg,height_cm",
    "child_id,sex,birth_date,measured_on,measure,value,unit,service,note",
    "service,weight_g,length_cm,head_cm,measured_on,birth_date,gestation,sex,child_id",
    "child_id;gender;dob;date;weight_kg;posture;oedema;mother_height_cm",
};

/* What cells hold, plain and not; by the heading's beginning. */
static const struct {
    const char *heading;
    const char *cells[24];
} words[] = {
    { "child_id", { "a", "b7f3", "child 9", " c", "", "=1+1", "\xC3\xA9", "d" } },
    { "sex", { "F", "M", "male", "female", "1", "2", "x", "", "Girl", "FEMALE" } },
    { "gender", { "f", "m", "Male", "Female", "9", "male " } },
    { "birth_date",
      { "2019-02-28", "2020-02-29", "2019-02-29", "01/02/2019", "2019-2-3", "", "1899-12-31" } },
    { "dob", { "2018-08-05", "2018-08-05", "2101-01-01", "20180805" } },
    { "measured_on",
      { "2021-04-02", "2019-03-01", "2024-10-05", "2019-02-27", "2021-04-31", "x", "" } },
    { "date", { "2021-04-02", "2021-04-02 ", "2030-01-01" } },
    { "gestation_weeks", { "40", "31", "", "99", "9", "21", "45", "40.0", "4" } },
    { "gestation_days", { "0", "6", "7", "", "-1", "10" } },
    { "gestation",
      { "41+2", "31+6", "", "40", "31+7", "99", "280", "22+0", "44+6", "21+6" } },
    { "weight_kg",
      { "12.3", "3.54", "", "1230", "0", "12,3", "12.", ".5", "1e1", "00012.30",
        "12.3456789012345", "-3", "nan", "0x1p3", "16.10", "+4" } },
    { "weight_g", { "4155", "9999", "9999.0", "12300", "12.5", "" } },
    { "height_cm", { "77.2", "", "105", "1.05", "300", "88.25" } },
    { "length_cm", { "55.5", "", "80", "abc" } },
    { "head_cm", { "35.7", "99.9", "", "47" } },
    { "measure", { "weight", "height", "length", "head", "bmi", "Weight", "OFC", "mass", "" } },
    { "value", { "12.3", "105", "16.5", "9999", "", "1.05", "47" } },
    { "unit", { "kg", "cm", "m", "g", "mm", "kg/m2", "in", "", "stone" } },
    { "service", { "GP practice", "health visiting", "", "\"maternity\"", "a\"b" } },
    { "note", { "", "fine", "caf\xE9", "tab\there", "nul" } },
    { "posture", { "", "", "lying", "standing" } },
    { "oedema", { "", "", "yes" } },
    { "mother_height_cm", { "", "", "165" } },
};

static const char *cell_for(dice *d, const char *heading, size_t length)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = 0;

        if (strlen(words[i].heading) != length || memcmp(words[i].heading, heading, length) != 0)
            continue;
        while (n < 24 && words[i].cells[n])
            n++;
        /* Mostly one of the first two, so that whole rows are plain often enough. */
        return words[i].cells[roll(d, 4) ? roll(d, 2) : roll(d, n)];
    }
    ck_abort_msg("no words for %.*s", (int)length, heading);
}

static size_t behind_cells(const char *row, char separator, size_t cells)
{
    size_t at = 0;

    while (row[at] && cells)
        cells -= row[at++] == separator;
    return at;
}

/* Put the first cells of another row in place of this one's. */
static size_t begin_as(const char *other, char separator, size_t cells, char *row)
{
    const size_t begun = behind_cells(other, separator, cells);
    const char *rest = row + behind_cells(row, separator, cells);
    const size_t length = strlen(rest);

    memmove(row + begun, rest, length + 1);
    memcpy(row, other, begun);
    return begun + length;
}

static size_t make_row(dice *d, const char *header, char separator, char *row)
{
    size_t used = 0;

    for (const char *p = header; *p;) {
        const size_t length = strcspn(p, ",;");

        const char *cell = cell_for(d, p, length);

        memcpy(row + used, cell, strlen(cell));
        used += strlen(cell);
        p += length;
        if (*p) {
            row[used++] = separator;
            p++;
        }
    }
    if (!roll(d, 60))
        row[used++] = separator;
    if (!roll(d, 40) && used)
        row[roll(d, used)] = (char)roll(d, 256);
    row[used] = '\0';
    return used;
}

START_TEST(test_alike)
{
    const char *header = headers[_i];
    const char separator = strchr(header, ';') ? ';' : ',';
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_reader *head, *general;
    growth__first_row none;
    growth__plain *plain;
    dice d = { 88172645463325252u + (uint64_t)_i };
    size_t taken = 0, went_on = 0, rows = tap_rounds(200000);
    char last[2048] = "", id[64] = "";
    growth__plain_row before = { .sex = GROWTH_SEX_UNKNOWN };

    options.today = TODAY;
    ck_assert_int_eq(growth_reader_open_memory(header, strlen(header), &options, &head, NULL),
                     GROWTH_OK);
    ck_assert_int_eq(growth__reader_like(head, growth__first_of_nobody, &none, &general, NULL),
                     GROWTH_OK);
    plain = growth__plain_new(head);
    ck_assert_ptr_nonnull(plain);
    for (size_t i = 0; i < rows; i++) {
        char row[2048];
        size_t length = make_row(&d, header, separator, row);
        growth_measurement values[GROWTH_ROW_VALUES];
        const growth__plain_row *fast;
        const growth_row *slow;

        if (roll(&d, 2) && strlen(row) == length)
            length = begin_as(last, separator, roll(&d, 9), row);
        memcpy(last, row, length + 1);
        fast = growth__plain_read(plain, row, length, values);
        if (!fast)
            continue;
        taken++;
        went_on += (size_t)fast->goes_on;
        if (fast->goes_on && (!same_text(fast->id, id) || fast->sex != before.sex ||
                              fast->birth_date != before.birth_date ||
                              fast->gestation_days != before.gestation_days))
            ck_abort_msg("does not go on: %s", row);
        before = *fast;
        snprintf(id, sizeof id, "%.*s", (int)fast->id.length, fast->id.text);
        if (growth__reader_feed(general, row, length, 2, NULL) != GROWTH_OK ||
            growth_reader_next(general, &slow, NULL) != GROWTH_OK || !same_row(fast, slow))
            ck_abort_msg("read otherwise: %s", row);
    }
    /* Or nothing is shown: a fair share must have gone the fast way, and a fair share not. */
    ck_assert_uint_gt(taken, rows / 20);
    ck_assert_uint_lt(taken, rows - rows / 20);
    if (memcmp(header, "service", 7) == 0)
        ck_assert_uint_eq(went_on, 0); /* who the child is stands behind what changes */
    else
        ck_assert_uint_gt(went_on, taken / 20);
    growth__plain_free(plain);
    growth_reader_close(general);
    growth_reader_close(head);
}
END_TEST

/* Every day of every month: the table of months beside the calendar. */
START_TEST(test_days)
{
    const char *header = headers[0];
    growth_reader *head;
    growth__plain *plain;

    ck_assert_int_eq(growth_reader_open_memory(header, strlen(header), NULL, &head, NULL),
                     GROWTH_OK);
    plain = growth__plain_new(head);
    for (int month = 1; month <= 13; month++)
        for (int day = 0; day <= 32; day++)
            for (int year = 1899; year <= 2101; year += year < 1901 || year > 2098 ? 1 : 7) {
                char row[128];
                growth_measurement values[GROWTH_ROW_VALUES];
                const growth__plain_row *fast;
                growth_date date;
                const int length = snprintf(row, sizeof row, "a,F,1900-01-01,,,%04d-%02d-%02d,9.9,",
                                            year, month, day);
                const int real = growth_date_from_civil(year, month, day, &date) == GROWTH_OK;

                fast = growth__plain_read(plain, row, (size_t)length, values);
                if ((fast != NULL) != real || (fast && fast->measured_on != date))
                    ck_abort_msg("%s", row);
            }
    growth__plain_free(plain);
    growth_reader_close(head);
}
END_TEST

/* Every byte in every place of a date: figures in theirs, a dash in its own, and nothing else. */
START_TEST(test_date_bytes)
{
    static const char usual[] = "1911-01-01";
    const char *header = headers[0];
    growth_reader *head;
    growth__plain *plain;

    ck_assert_int_eq(growth_reader_open_memory(header, strlen(header), NULL, &head, NULL),
                     GROWTH_OK);
    plain = growth__plain_new(head);
    for (size_t at = 0; at < strlen(usual); at++)
        for (int byte = 0; byte < 256; byte++) {
            growth_measurement values[GROWTH_ROW_VALUES];
            const growth__plain_row *fast;
            char row[128], text[11] = "";
            growth_date date;
            int length;

            memcpy(text, usual, sizeof usual);
            text[at] = (char)byte;
            length = snprintf(row, sizeof row, "a,F,1900-01-01,,,##########,9.9,");
            memcpy(row + strcspn(row, "#"), text, 10);
            fast = growth__plain_read(plain, row, (size_t)length, values);
            if (growth_date_parse(text, 10, GROWTH_DATE_ISO, &date, NULL) != GROWTH_OK)
                ck_assert_msg(!fast, "byte %d at %zu is taken", byte, at);
            else
                ck_assert_msg(fast && fast->measured_on == date, "%s is not taken", text);
        }
    growth__plain_free(plain);
    growth_reader_close(head);
}
END_TEST

int main(void)
{
    TCase *t = tcase_create("plain");

    tap_each(t, test_alike, headers);
    tcase_add_test(t, test_days);
    tcase_add_test(t, test_date_bytes);
    return tap_run(t);
}
