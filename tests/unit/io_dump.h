/* A file as the reader understood it, as text: one line a row, so that a test is two texts.
 *     LINE OUTCOME [ID] SEX [born DATE] [gN]; MEASURE VALUE [POSTURE] [limit] [oedema] [at AGE];
 * ... ; contact REASON; ! COLUMN KIND: MESSAGE
 */
#ifndef GROWTH_TESTS_IO_DUMP_H
#define GROWTH_TESTS_IO_DUMP_H

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <growth/io.h>
#include <growth/number.h>

#include "../tap.h"

#define DUMP_SIZE 16384

typedef struct dump {
    size_t used;
    char text[DUMP_SIZE];
} dump;

static inline void GROWTH_PRINTF(2, 3) dump_add(dump *d, const char *format, ...)
{
    va_list args;
    int n;

    va_start(args, format);
    n = vsnprintf(d->text + d->used, sizeof d->text - d->used, format, args);
    va_end(args);
    ck_assert_int_ge(n, 0);
    ck_assert_uint_lt(d->used + (size_t)n, sizeof d->text);
    d->used += (size_t)n;
}

static inline const char *outcome_word(growth_outcome outcome)
{
    static const char *const words[] = { "used", "part", "rejected", "skipped" };

    return words[outcome];
}

static inline void dump_measurement(dump *d, const growth_value *v)
{
    static const char *const postures[] = { "", " lying", " standing" };
    const growth_measurement *m = &v->measurement;
    char number[GROWTH_NUMBER_SIZE];

    dump_add(d, "%s %s%s", growth_measure_describe(m->measure)->id,
             growth_number_format(m->value, GROWTH_NUMBER_SHORTEST, number), postures[m->posture]);
    if (v->status == GROWTH_ERR_VALUE_LIMIT)
        dump_add(d, " limit");
    if (m->marks & GROWTH_MARK_OEDEMA)
        dump_add(d, " oedema");
    if (m->marks & GROWTH_MARK_PRELIMINARY)
        dump_add(d, " preliminary");
    if (m->measured_on != GROWTH_DATE_NONE)
        dump_add(d, " on %s", growth_date_format(m->measured_on, number));
    if (!isnan(m->age_days))
        dump_add(d, " at %s", growth_number_format(m->age_days, GROWTH_NUMBER_SHORTEST, number));
    if (!isnan(m->corrected_age_days))
        dump_add(d, " corrected %s",
                 growth_number_format(m->corrected_age_days, GROWTH_NUMBER_SHORTEST, number));
}

static inline void dump_row(dump *d, const growth_row *row)
{
    dump_add(d, "%zu %s", row->line, outcome_word(row->outcome));
    if (row->outcome == GROWTH_ROW_USED || row->outcome == GROWTH_ROW_PART) {
        dump_add(d, "%s%s %s", row->child.id ? " " : "", row->child.id ? row->child.id : "",
                 growth_sex_text(row->child.sex));
        if (row->child.gestation_days)
            dump_add(d, " g%d", row->child.gestation_days);
        if (row->nhs_number)
            dump_add(d, " nhs %s", row->nhs_number);
    }
    for (size_t i = 0; i < row->n_values; i++) {
        dump_add(d, "; ");
        dump_measurement(d, &row->values[i]);
    }
    if (row->withdrawn)
        dump_add(d, "; withdraws %s%s%s", row->source_id, row->child.id ? " of " : "",
                 row->child.id ? row->child.id : "");
    for (size_t i = 0; i < row->n_retracted; i++) {
        dump_add(d, "; retracts %s ", row->source_id);
        dump_measurement(d, &row->retracted[i]);
    }
    if (row->contact)
        dump_add(d, "; contact %s \"%s\"", growth_reason_text(row->contact->reason),
                 row->contact->note ? row->contact->note : "-");
    for (size_t i = 0; i < row->n_problems; i++) {
        ck_assert_uint_eq(row->problems[i].line, row->line);
        dump_add(d, "; ! %zu %s: %s", row->problems[i].column,
                 growth_problem_text(row->problems[i].kind), row->problems[i].message);
    }
    dump_add(d, "\n");
}

/* Read all there is; the counts must add up to what was handed over. */
static inline void dump_rows(dump *d, growth_reader *reader)
{
    const growth_row *row;
    growth_error err;
    growth_counts counts;
    size_t outcomes[4] = { 0 }, values = 0, rows = 0;

    for (;;) {
        growth_status status = growth_reader_next(reader, &row, &err);

        if (status != GROWTH_OK) {
            ck_assert_ptr_null(row);
            dump_add(d, "error %d\n", (int)status);
            break;
        }
        if (!row)
            break;
        rows++;
        outcomes[row->outcome]++;
        values += row->n_values;
        dump_row(d, row);
    }
    counts = growth_reader_counts(reader);
    ck_assert_uint_eq(counts.rows, rows);
    ck_assert_uint_eq(counts.used, outcomes[GROWTH_ROW_USED]);
    ck_assert_uint_eq(counts.part, outcomes[GROWTH_ROW_PART]);
    ck_assert_uint_eq(counts.rejected, outcomes[GROWTH_ROW_REJECTED]);
    ck_assert_uint_eq(counts.skipped, outcomes[GROWTH_ROW_SKIPPED]);
    ck_assert_uint_eq(counts.rows, counts.used + counts.part + counts.rejected + counts.skipped);
    ck_assert_uint_eq(counts.values, values);
}

/* The same from memory; where the file cannot be opened, why. */
static inline void dump_memory(dump *d, const void *bytes, size_t length,
                               const growth_reader_options *options)
{
    growth_reader *reader = NULL;
    growth_error err;

    d->used = 0;
    d->text[0] = '\0';
    if (growth_reader_open_memory(bytes, length, options, &reader, &err) != GROWTH_OK) {
        ck_assert_ptr_null(reader);
        dump_add(d, "refused: %s\n", err.message);
        return;
    }
    dump_rows(d, reader);
    growth_reader_close(reader);
}

/* One case of a table: a file, and how it is understood. */
typedef struct file_case {
    const char *what, *file, *want;
} file_case;

static inline void check_file_case(const file_case *c, const growth_reader_options *options)
{
    static dump d;

    dump_memory(&d, c->file, strlen(c->file), options);
    ck_assert_msg(strcmp(d.text, c->want) == 0, "%s: got\n%swant\n%s", c->what, d.text, c->want);
}

#endif
