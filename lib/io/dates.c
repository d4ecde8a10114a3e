/*
 * When a child was born and measured: dates, or ages where a file has been de-identified.
 *
 * 02/04/2021 is 2 April or 4 February.  It is read only where the caller says which, or where the
 * file proves that days come first: within the first megabyte of rows some first number is above
 * 12, and no second one is.  Month first is never concluded, only suspected, since in a British
 * file it is more likely a mixture.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "reader.h"
#include "text.h"

/* -- what the file proves ------------------------------------------------------------------- */

/* The two numbers before the year of 31/12/2020, also with '-' or '.'; 0: not such a date. */
static int two_numbers(const growth__cell *cell, int *first, int *second)
{
    int *const number[] = { first, second };
    size_t i = 0;
    char mark = '\0';

    for (size_t k = 0; k < 2; k++) {
        const size_t from = i;

        for (*number[k] = 0; i < cell->length && i < from + 2 && growth__is_digit(cell->text[i]);
             i++)
            *number[k] = 10 * *number[k] + (cell->text[i] - '0');
        if (i == from || i == cell->length)
            return 0;
        if (k == 0)
            mark = cell->text[i];
        if (cell->text[i] != mark || (mark != '/' && mark != '-' && mark != '.'))
            return 0;
        i++;
    }
    return i < cell->length && growth__is_digit(cell->text[i]);
}

static void look_at_dates(const growth_reader *reader, const growth__csv_row *row, int *day_first,
                          int *month_first)
{
    static const growth__field dates[] = { GROWTH__BIRTH_DATE, GROWTH__MEASURED_ON };
    int first, second;

    for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
        const size_t cell = reader->columns.cell[dates[i]];

        if (cell >= row->n_cells || !two_numbers(&row->cells[cell], &first, &second))
            continue;
        *day_first |= first > 12 && second <= 12;
        *month_first |= second > 12 && first <= 12;
    }
}

growth_status growth__dates_prove(growth_reader *reader, growth_error *err)
{
    const growth__columns *c = &reader->columns;
    const growth__csv_row *row;
    int day_first = 0, month_first = 0;

    reader->proof = GROWTH__PROOF_NONE;
    reader->date_order = reader->options.date_order;
    if (reader->options.date_order >= 0 || (c->cell[GROWTH__BIRTH_DATE] == GROWTH__NO_CELL &&
                                            c->cell[GROWTH__MEASURED_ON] == GROWTH__NO_CELL))
        return GROWTH_OK;
    TRY(growth__csv_fill(reader->csv, GROWTH_ROW_BYTES, err));
    for (;;) {
        TRY(growth__csv_peek(reader->csv, &row, err));
        if (!row)
            break;
        look_at_dates(reader, row, &day_first, &month_first);
    }
    growth__csv_rewind(reader->csv);
    reader->proof = (growth__proof)(day_first * GROWTH__PROOF_DAY_FIRST +
                                    month_first * GROWTH__PROOF_MONTH_FIRST);
    if (reader->proof == GROWTH__PROOF_DAY_FIRST)
        reader->date_order = GROWTH_DATE_DAY_FIRST;
    return GROWTH_OK;
}

/* -- one date ------------------------------------------------------------------------------- */

static const char *const order_unknown[] = {
    [GROWTH__PROOF_NONE] = "may have day or month first",
    [GROWTH__PROOF_DAY_FIRST] = "may have day or month first",
    [GROWTH__PROOF_MONTH_FIRST] = "may have the month first, as others in the file seem to",
    [GROWTH__PROOF_BOTH] = "may have day or month first, and the file holds both",
};

static int read_date(growth_reader *reader, growth__field field, growth_date *date)
{
    const growth__cell *cell = growth__cell_of(reader, field);
    const size_t column = reader->columns.cell[field];
    const int order = reader->date_order;
    char quoted[GROWTH__QUOTED_SIZE], prefix[32];
    growth_error err;
    growth_status status;
    int first, second;

    *date = GROWTH_DATE_NONE;
    if (!cell)
        return 1;
    status =
        growth_date_parse(cell->text, cell->length,
                          order < 0 ? GROWTH_DATE_DAY_FIRST : (growth_date_order)order, date, &err);
    /* A two-digit year or no date at all is told as that, whichever order it may be in. */
    if (order < 0 && two_numbers(cell, &first, &second) && status != GROWTH_ERR_PARSE) {
        *date = GROWTH_DATE_NONE;
        return growth__refuse(reader, GROWTH_PROBLEM_DATE_ORDER, column,
                              "%s %s %s (write it as 2021-04-02, or say which comes first)",
                              growth__field_name(field),
                              growth__quoted(reader, cell->text, cell->length, quoted),
                              order_unknown[reader->proof]);
    }
    if (status != GROWTH_OK) {
        snprintf(prefix, sizeof prefix, "%s ", growth__field_name(field));
        return growth__refuse_as(reader, GROWTH_PROBLEM_DATE, column, prefix, cell, &err);
    }
    if (reader->options.today != GROWTH_DATE_NONE && *date > reader->options.today)
        return growth__refuse(reader, GROWTH_PROBLEM_FUTURE, column, "%s %s is in the future",
                              growth__field_name(field),
                              growth__quoted(reader, cell->text, cell->length, quoted));
    return 1;
}

/* -- one age -------------------------------------------------------------------------------- */

static int read_age(growth_reader *reader, growth__field field, double unit, double *days)
{
    const growth__cell *cell = growth__cell_of(reader, field);
    const char *name = field == GROWTH__AGE ? "age" : "corrected age";
    const size_t column = reader->columns.cell[field];
    char quoted[GROWTH__QUOTED_SIZE];
    double value;

    *days = GROWTH_NAN;
    if (!cell)
        return 1;
    growth__quoted(reader, cell->text, cell->length, quoted);
    if (growth__cell_number(cell, 0, &value) != GROWTH_OK)
        return growth__refuse(reader, GROWTH_PROBLEM_AGE, column, "%s %s is not a number%s", name,
                              quoted, strchr(cell->text, ',') ? " (use a point)" : "");
    if (field == GROWTH__AGE && value < 0)
        return growth__refuse(reader, GROWTH_PROBLEM_AGE, column, "age %s is negative", quoted);
    *days = unit == GROWTH_DAYS_PER_YEAR ? growth_days_from_years(value) : value * unit;
    return 1;
}

/* -- the row -------------------------------------------------------------------------------- */

static int no_age(growth_reader *reader, growth_date measured_on)
{
    const growth__columns *c = &reader->columns;
    const int has_age = c->cell[GROWTH__AGE] != GROWTH__NO_CELL ||
                        c->cell[GROWTH__CORRECTED_AGE] != GROWTH__NO_CELL;
    const growth__field field =
        measured_on == GROWTH_DATE_NONE && c->cell[GROWTH__MEASURED_ON] != GROWTH__NO_CELL
            ? GROWTH__MEASURED_ON
            : GROWTH__BIRTH_DATE;

    if (has_age)
        return growth__refuse(reader, GROWTH_PROBLEM_AGE, GROWTH__NO_CELL,
                              "neither an age nor both dates are given (fill in one of them)");
    return growth__refuse(reader, GROWTH_PROBLEM_DATE, c->cell[field],
                          "%s is empty (write it as 2021-04-02)", growth__field_name(field));
}

static const char *quoted_field(const growth_reader *reader, growth__field field,
                                char out[GROWTH__QUOTED_SIZE])
{
    const growth__cell *cell = growth__cell_of(reader, field);

    return growth__quoted(reader, cell->text, cell->length, out);
}

int growth__birth_date_read(growth_reader *reader)
{
    return read_date(reader, GROWTH__BIRTH_DATE, &reader->row.child.birth_date);
}

growth_date growth__day_of(const growth_reader *reader)
{
    const growth__cell *cell = growth__cell_of(reader, GROWTH__MEASURED_ON);
    const int order = reader->date_order;
    growth_date date;
    int first, second;

    if (!cell || (order < 0 && two_numbers(cell, &first, &second)) ||
        growth_date_parse(cell->text, cell->length,
                          order < 0 ? GROWTH_DATE_DAY_FIRST : (growth_date_order)order, &date,
                          NULL) != GROWTH_OK)
        return GROWTH_DATE_NONE;
    return date;
}

int growth__dates_read(growth_reader *reader)
{
    char earlier[GROWTH__QUOTED_SIZE], later[GROWTH__QUOTED_SIZE];
    growth_date measured_on;
    double age, corrected;
    const int birth_ok = growth__birth_date_read(reader);
    const int measured_ok = read_date(reader, GROWTH__MEASURED_ON, &measured_on);
    const growth_date birth = reader->row.child.birth_date;
    const int ages_ok =
        read_age(reader, GROWTH__AGE, reader->columns.age_unit, &age) &
        read_age(reader, GROWTH__CORRECTED_AGE, reader->columns.corrected_age_unit, &corrected);

    reader->row.on = measured_on;
    if (!birth_ok || !measured_ok || !ages_ok)
        return 0;
    if (birth != GROWTH_DATE_NONE && measured_on != GROWTH_DATE_NONE && measured_on < birth)
        return growth__refuse(reader, GROWTH_PROBLEM_BEFORE_BIRTH,
                              reader->columns.cell[GROWTH__MEASURED_ON],
                              "measured_on %s is before birth_date %s",
                              quoted_field(reader, GROWTH__MEASURED_ON, earlier),
                              quoted_field(reader, GROWTH__BIRTH_DATE, later));
    if (isnan(age) && isnan(corrected) &&
        ((birth == GROWTH_DATE_NONE && !growth__knows_child_by_id(reader)) ||
         measured_on == GROWTH_DATE_NONE))
        return no_age(reader, measured_on);
    for (size_t i = 0; i < reader->row.n_values; i++) {
        growth_measurement *m = &reader->values[i].measurement;
        const int at_birth = reader->values[i].at_birth;

        m->measured_on = at_birth ? birth : measured_on;
        m->age_days = !at_birth ? age : birth == GROWTH_DATE_NONE ? 0 : GROWTH_NAN;
        m->corrected_age_days = at_birth ? GROWTH_NAN : corrected;
    }
    reader->contact.date = measured_on;
    reader->contact.age_days = age;
    return 1;
}
