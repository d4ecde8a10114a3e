/* Any bytes as a map file and, after a line "---", as the file it is for: refused in a sentence
 * that names the line, or rows that are sound. */
#include "fuzz.h"

static void read_rows(growth_reader *reader)
{
    const growth_row *row = NULL;
    growth_status status;
    growth_counts counts;
    size_t rows = 0;

    while ((status = growth_reader_next(reader, &row, NULL)) == GROWTH_OK && row) {
        rows++;
        sound(row->n_values <= GROWTH_ROW_VALUES && row->n_problems <= GROWTH_ROW_PROBLEMS);
        sound_text(row->child.id);
        for (size_t i = 0; i < row->n_values; i++)
            sound((row->values[i].status == GROWTH_OK) ==
                  (growth_measure_check(row->values[i].measurement.measure,
                                        row->values[i].measurement.value, NULL) == GROWTH_OK));
        for (size_t i = 0; i < row->n_problems; i++)
            sound_text(row->problems[i].message);
    }
    counts = growth_reader_counts(reader);
    sound(counts.rows == rows);
    sound(rows == counts.used + counts.part + counts.rejected + counts.skipped);
}

/* Where the file begins: behind a line "---"; at the end where there is none. */
static size_t file_at(const uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i + 4 <= length; i++)
        if (memcmp(bytes + i, "---\n", 4) == 0 && (!i || bytes[i - 1] == '\n'))
            return i;
    return length;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    const size_t map = file_at(bytes, length), file = map + 4 < length ? map + 4 : length;
    growth_reader *reader = NULL;
    growth_error err;
    growth_status status;
    char path[32];
    const int fd = bytes_as_file(bytes, map, path);

    options.map = path;
    options.preset = length % 3 ? NULL : growth_preset(length / 3 % 2);
    status = growth_reader_open_memory(bytes + file, length - file, &options, &reader, &err);
    if (status == GROWTH_OK)
        read_rows(reader);
    else
        sound_error(&err, status);
    growth_reader_close(reader);
    close(fd);
    return 0;
}
