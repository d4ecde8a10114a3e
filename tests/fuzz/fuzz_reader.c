/* Any bytes as a measurement file: counts that add up, texts that end and are UTF-8, values within
 * limits where they are said to be; and the same from memory as from a file. */
#include "fuzz.h"

#define TODAY 20000 /* 2024-10-04 */

static void sound_value(const growth_value *v)
{
    const growth_measurement *m = &v->measurement;

    sound(growth_measure_describe(m->measure));
    sound(v->status == GROWTH_OK || v->status == GROWTH_ERR_VALUE_LIMIT);
    sound((v->status == GROWTH_OK) ==
          (growth_measure_check(m->measure, m->value, NULL) == GROWTH_OK));
    sound(m->measured_on == GROWTH_DATE_NONE ||
          (m->measured_on >= -25567 && m->measured_on <= 47846));
    sound(v->text && *v->text);
    sound_text(v->text);
    sound_text(v->unit);
}

static void sound_child(const growth_child *c)
{
    sound_text(c->id);
    sound(c->gestation_days == GROWTH_GESTATION_UNKNOWN ||
          (c->gestation_days >= GROWTH_GESTATION_MIN && c->gestation_days <= GROWTH_GESTATION_MAX));
    sound((unsigned)c->sex < GROWTH_SEX_COUNT_);
}

/* What a row tells that is used: that it is preliminary, once, and of its Patient's number. */
static void sound_told(const growth_row *row)
{
    size_t preliminary = 0, number = 0;

    for (size_t i = 0; i < row->n_problems; i++) {
        preliminary += row->problems[i].kind == GROWTH_PROBLEM_PRELIMINARY;
        number += row->problems[i].kind == GROWTH_PROBLEM_NHS_NUMBER;
    }
    sound(preliminary <= 1 && number <= 2);
    sound(row->outcome != GROWTH_ROW_USED || row->n_problems == preliminary + number);
}

static void sound_row(const growth_row *row, growth_date today)
{
    sound(row->n_values <= GROWTH_ROW_VALUES && row->n_problems <= GROWTH_ROW_PROBLEMS);
    sound(row->raw && strlen(row->raw) <= row->raw_length);
    sound(is_utf8(row->raw, row->raw_length));
    sound_child(&row->child);
    for (size_t i = 0; i < row->n_values; i++) {
        sound_value(&row->values[i]);
        sound(row->outcome < GROWTH_ROW_REJECTED || row->values[i].status != GROWTH_OK);
        if (today != GROWTH_DATE_NONE)
            sound(row->values[i].measurement.measured_on <= today);
    }
    for (size_t i = 0; i < row->n_problems; i++) {
        const growth_problem *p = &row->problems[i];

        sound((unsigned)p->kind < GROWTH_PROBLEM_COUNT_ && p->line == row->line);
        sound(memchr(p->message, '\0', sizeof p->message) && *p->message);
        sound_text(p->message);
    }
    sound_told(row);
    sound(!row->withdrawn || (row->outcome >= GROWTH_ROW_REJECTED && row->source_id));
    sound(row->withdrawn || !row->n_retracted);
    sound(!row->nhs_number || strspn(row->nhs_number, "0123456789") == 10);
    sound(row->outcome == GROWTH_ROW_SKIPPED || row->outcome == GROWTH_ROW_USED || row->n_problems);
    sound(row->outcome != GROWTH_ROW_REJECTED || !row->contact);
    sound_text(row->service);
    sound_text(row->measured_by);
    sound_text(row->method);
    sound_text(row->note);
    sound_text(row->source_id);
    sound(!row->contact ||
          (row->contact->reason > 0 && row->contact->reason < GROWTH_REASON_COUNT_));
}

/* @return The status it ended with. */
static growth_status read_all(growth_reader *reader, growth_date today, growth_counts *counts)
{
    size_t outcomes[4] = { 0 }, values = 0, rows = 0;
    const growth_row *row = NULL;
    growth_error err;
    growth_status status;

    sound_text(growth_reader_header(reader));
    while ((status = growth_reader_next(reader, &row, &err)) == GROWTH_OK && row) {
        sound((unsigned)row->outcome < 4);
        rows++;
        outcomes[row->outcome]++;
        values += row->n_values;
        sound_row(row, today);
    }
    if (status != GROWTH_OK) {
        sound_error(&err, status);
        sound(!row && growth_reader_next(reader, &row, NULL) == status);
    }
    *counts = growth_reader_counts(reader);
    sound(counts->rows == rows && counts->values == values);
    sound(counts->used == outcomes[GROWTH_ROW_USED] && counts->part == outcomes[GROWTH_ROW_PART]);
    sound(counts->rejected == outcomes[GROWTH_ROW_REJECTED]);
    sound(counts->skipped == outcomes[GROWTH_ROW_SKIPPED]);
    sound(rows == outcomes[0] + outcomes[1] + outcomes[2] + outcomes[3]);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    growth_reader_options options = GROWTH_READER_OPTIONS;
    growth_counts counts = { 0 }, again = { 0 };
    growth_status opened, file_opened;
    growth_reader *reader = NULL;
    growth_error err;
    char path[32];
    int fd;

    options.today = length % 2 ? TODAY : GROWTH_DATE_NONE;
    options.date_order = (int)(length / 2 % 4) - 1;
    options.chart_sex = (growth_sex)(length / 8 % 3);
    options.settle = length / 24 % 2;
    options.known_elsewhere = length / 48 % 2;
    options.any_sex = length / 96 % 2;
    opened = growth_reader_open_memory(bytes, length, &options, &reader, &err);
    if (opened == GROWTH_OK)
        opened = read_all(reader, options.today, &counts);
    else
        sound_error(&err, opened);
    growth_reader_close(reader);
    if (length % 3)
        return 0;
    fd = bytes_as_file(bytes, length, path);
    reader = NULL;
    file_opened = growth_reader_open(path, &options, &reader, &err);
    if (file_opened == GROWTH_OK)
        file_opened = read_all(reader, options.today, &again);
    sound(opened == file_opened && memcmp(&counts, &again, sizeof counts) == 0);
    growth_reader_close(reader);
    close(fd);
    return 0;
}
