/* The fast path against the general reader: the first line is a header, and every other line that
 * the fast path takes must be read alike by the general reader, bit for bit. */
#include "fuzz.h"

#include "../io_alike.h"
#include "fhir.h"

/* What the last row that was taken said of the child. */
typedef struct said {
    char id[96]; /* as far as a row is remembered */
    growth__plain_row row;
} said;

static int goes_on(const growth__plain_row *row, const said *last)
{
    return row->id.length == last->row.id.length && row->id.length < sizeof last->id &&
           !memcmp(row->id.text, last->id, row->id.length) && row->sex == last->row.sex &&
           row->birth_date == last->row.birth_date &&
           row->gestation_days == last->row.gestation_days;
}

static void compare_row(growth__plain *plain, growth_reader *general, const char *row,
                        size_t length, said *last)
{
    growth_measurement values[GROWTH_ROW_VALUES];
    const growth__plain_row *fast = growth__plain_read(plain, row, length, values);
    const growth_row *slow = NULL;

    if (!fast)
        return;
    sound(growth__reader_feed(general, row, length, 2, NULL) == GROWTH_OK);
    sound(growth_reader_next(general, &slow, NULL) == GROWTH_OK);
    sound(same_row(fast, slow));
    sound(!fast->goes_on || goes_on(fast, last));
    last->row = *fast;
    if (fast->id.length < sizeof last->id)
        memcpy(last->id, fast->id.text, fast->id.length);
}

static void compare_rows(growth_reader *head, growth_reader *general, const uint8_t *bytes,
                         size_t length)
{
    growth__plain *plain = growth__plain_new(head);
    said last = { .id = "" };

    while (plain && length) {
        const uint8_t *newline = memchr(bytes, '\n', length);
        const size_t line = newline ? (size_t)(newline - bytes) : length;
        /* A copy of its own size, so that a sanitizer sees a read beyond it. */
        char *row = malloc(line ? line : 1);

        sound(row);
        memcpy(row, bytes, line);
        compare_row(plain, general, row, line, &last);
        free(row);
        bytes += newline ? line + 1 : line;
        length -= newline ? line + 1 : line;
    }
    growth__plain_free(plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_reader *head = NULL, *general = NULL;
    const uint8_t *newline = length ? memchr(bytes, '\n', length) : NULL;
    growth__first_row none = { 0 };
    size_t header;

    if (!newline)
        return 0;
    header = (size_t)(newline - bytes) + 1;
    options.today = length % 2 ? 20000 : GROWTH_DATE_NONE;
    options.date_order = (int)(length / 2 % 4) - 1;
    options.chart_sex = (growth_sex)(length / 8 % 3);
    if (growth_reader_open_memory(bytes, header, &options, &head, NULL) != GROWTH_OK)
        return 0;
    if (growth__is_fhir(head)) {
        growth_reader_close(head);
        return 0;
    }
    sound(growth__reader_like(head, growth__first_of_nobody, &none, &general, NULL) == GROWTH_OK);
    compare_rows(head, general, bytes + header, length - header);
    growth_reader_close(general);
    growth_reader_close(head);
    return 0;
}
