/* What goes wrong in exports: one row of the table is one way to spoil a row, and what has to
 * become of it.  Where another value stands beside a useless one, the row is used for that. */
#include <stdio.h>
#include <string.h>

#include <growth/io.h>

#include "export.h"

enum { ID, SEX, BIRTH, WEEKS, DAYS_, ON, KG, CM, WHOLE = -1 };

const char *const export_fate_words[] = {
    [FATE_USED] = "used",         [FATE_REST] = "rest",       [FATE_PART] = "part",
    [FATE_REJECTED] = "rejected", [FATE_SKIPPED] = "skipped",
};

/* ---- ways that take more than another text -------------------------------------------------- */

static int write_row(export_cells *row, const char *separator, const char *end)
{
    row->length = 0;
    for (int i = 0; i < EXPORT_COLUMNS; i++)
        row->length += (size_t)snprintf(row->out + row->length, EXPORT_DIRTY_ROW - row->length,
                                        "%s%s", i ? separator : "", row->cell[i]);
    row->length +=
        (size_t)snprintf(row->out + row->length, EXPORT_DIRTY_ROW - row->length, "%s", end);
    return 1;
}

static growth_date date_in(const char *cell)
{
    growth_date date;

    return growth_date_parse(cell, strlen(cell), GROWTH_DATE_ISO, &date, NULL) == GROWTH_OK
               ? date
               : GROWTH_DATE_NONE;
}

static int move_date(export_cells *row, int cell, growth_date to)
{
    growth_date_format(to, row->cell[cell]);
    return write_row(row, ",", "\n");
}

static int before_birth(const dirt *d, export_cells *row)
{
    return move_date(row, d->cell, date_in(row->cell[BIRTH]) - 3);
}

static int in_the_future(const dirt *d, export_cells *row)
{
    return move_date(row, d->cell, row->today + 400);
}

/* Another child's birth date under this id. */
static int other_birth(const dirt *d, export_cells *row)
{
    return row->n_child && move_date(row, d->cell, date_in(row->cell[BIRTH]) - 40);
}

static int other_sex(const dirt *d, export_cells *row)
{
    if (!row->n_child)
        return 0;
    row->cell[d->cell][0] = row->cell[d->cell][0] == 'F' ? 'M' : 'F';
    return write_row(row, ",", "\n");
}

static int other_gestation(const dirt *d, export_cells *row)
{
    char *const weeks = row->cell[d->cell];

    if (!row->n_child || !*weeks)
        return 0;
    weeks[1] = weeks[1] == '8' ? '7' : '8'; /* 28 or 38, 27 or 37, 48: 48 is no gestation */
    return strcmp(weeks, "40") > 0 ? 0 : write_row(row, ",", "\n");
}

static int other_date_order(const dirt *d, export_cells *row, int year_first_day)
{
    int year, month, day;

    growth_date_to_civil(date_in(row->cell[d->cell]), &year, &month, &day);
    snprintf(row->cell[d->cell], EXPORT_CELL, "%02d/%02d/%04d", year_first_day ? day : month,
             year_first_day ? month : day, year);
    return day > 12 && write_row(row, ",", "\n");
}

static int day_first(const dirt *d, export_cells *row)
{
    return other_date_order(d, row, 1);
}

static int month_first(const dirt *d, export_cells *row)
{
    return other_date_order(d, row, 0);
}

static int swap_values(const dirt *d, export_cells *row)
{
    char kept[EXPORT_CELL];
    double kg;

    (void)d;
    /* Below 20 kg the height is beyond the limits; above it is used, and marked. */
    if (!*row->cell[CM] ||
        growth_number_parse(row->cell[KG], strlen(row->cell[KG]), 0, &kg) != GROWTH_OK || kg >= 20)
        return 0;
    memcpy(kept, row->cell[KG], sizeof kept);
    memcpy(row->cell[KG], row->cell[CM], sizeof kept);
    memcpy(row->cell[CM], kept, sizeof kept);
    return write_row(row, ",", "\n");
}

static int swap_dates(const dirt *d, export_cells *row)
{
    char kept[EXPORT_CELL];

    (void)d;
    if (!strcmp(row->cell[BIRTH], row->cell[ON]))
        return 0;
    memcpy(kept, row->cell[BIRTH], sizeof kept);
    memcpy(row->cell[BIRTH], row->cell[ON], sizeof kept);
    memcpy(row->cell[ON], kept, sizeof kept);
    return write_row(row, ",", "\n");
}

static int two_cells_too_few(const dirt *d, export_cells *row)
{
    (void)d;
    row->length = (size_t)snprintf(row->out, EXPORT_DIRTY_ROW, "%s,%s,%s,%s,%s,%s\n", row->cell[ID],
                                   row->cell[SEX], row->cell[BIRTH], row->cell[WEEKS],
                                   row->cell[DAYS_], row->cell[ON]);
    return 1;
}

static int semicolons(const dirt *d, export_cells *row)
{
    (void)d;
    return write_row(row, ";", "\n");
}

static int carriage_return(const dirt *d, export_cells *row)
{
    (void)d;
    return write_row(row, ",", "\r\n");
}

static int a_cell_more(const dirt *d, export_cells *row)
{
    return write_row(row, ",", d->text);
}

static int nul_byte(const dirt *d, export_cells *row)
{
    write_row(row, ",", "\n");
    row->out[4] = '\0';
    (void)d;
    return 1;
}

static int overlong(const dirt *d, export_cells *row)
{
    const size_t cell = GROWTH_FIELD_BYTES + 1;

    (void)d;
    memset(row->out, 'x', cell);
    row->out[cell] = ',';
    row->out += cell + 1;
    write_row(row, ",", "\n");
    row->out -= cell + 1;
    row->length += cell + 1;
    return 1;
}

static int instead(const dirt *d, export_cells *row)
{
    row->length = strlen(d->text);
    memcpy(row->out, d->text, row->length);
    return 1;
}

/* ---- the table ------------------------------------------------------------------------------ */

/* clang-format off */
const dirt dirts[] = {
    /* id                    problem           fate           cell   text, factor, how, order */
    /* First, because what the file proves of dates it proves in its first megabyte. */
    { "date-day-first",      "date-order",     FATE_REJECTED, ON,    NULL, 0, day_first, 1 },
    { "date-month-first",    "date-order",     FATE_REJECTED, ON,    NULL, 0, month_first, 1 },
    { "word",                "not-a-number",   FATE_REST,     KG,    "refused", 0, NULL, 0 },
    { "formula-error",       "not-a-number",   FATE_REST,     KG,    "#N/A", 0, NULL, 0 },
    { "dash",                "not-a-number",   FATE_REST,     KG,    "-", 0, NULL, 0 },
    { "question-mark",       "not-a-number",   FATE_REST,     CM,    "%?", 0, NULL, 0 },
    { "two-points",          "not-a-number",   FATE_REST,     KG,    "%.3.1", 0, NULL, 0 },
    { "comma-quoted",        "not-a-number",   FATE_REST,     KG,    "\"14,2\"", 0, NULL, 0 },
    { "comma-bare",          "fields",         FATE_REJECTED, KG,    "14,2", 0, NULL, 0 },
    { "thousands",           "not-a-number",   FATE_REST,     KG,    "\"14,200\"", 0, NULL, 0 },
    { "thousands-blank",     "not-a-number",   FATE_REST,     KG,    "14 200", 0, NULL, 0 },
    { "unit-in-cell",        "not-a-number",   FATE_REST,     KG,    "%kg", 0, NULL, 0 },
    { "unit-behind-blank",   "not-a-number",   FATE_REST,     CM,    "% cm", 0, NULL, 0 },
    { "stones",              "not-a-number",   FATE_REST,     KG,    "2st 3lb", 0, NULL, 0 },
    { "feet",                "not-a-number",   FATE_REST,     CM,    "3'2", 0, NULL, 0 },
    { "nan",                 "not-a-number",   FATE_REST,     KG,    "NaN", 0, NULL, 0 },
    { "inf",                 "not-a-number",   FATE_REST,     KG,    "Inf", 0, NULL, 0 },
    { "hex",                 "not-a-number",   FATE_REST,     KG,    "0x1.cp3", 0, NULL, 0 },
    { "huge",                "not-a-number",   FATE_REST,     KG,    "1e309", 0, NULL, 0 },
    { "greater-than",        "not-a-number",   FATE_REST,     CM,    ">%", 0, NULL, 0 },
    { "letter-o",            "not-a-number",   FATE_REST,     KG,    "1O.5", 0, NULL, 0 },
    { "fraction",            "not-a-number",   FATE_REST,     KG,    "14\302\275", 0, NULL, 0 },
    { "wide-digits",         "not-a-number",   FATE_REST,     KG,    "\357\274\221\357\274\222", 0, NULL, 0 },
    { "line-in-cell",        "not-a-number",   FATE_REST,     KG,    "\"%\nkg\"", 0, NULL, 0 },
    { "stray-quote",         "not-a-number",   FATE_REST,     KG,    "%\"", 0, NULL, 0 },
    { "negative",            "outside-limits", FATE_REST,     KG,    "-%", 0, NULL, 0 },
    { "zero",                "outside-limits", FATE_REST,     KG,    "0", 0, NULL, 0 },
    { "nines",               "outside-limits", FATE_REST,     KG,    "9999", 0, NULL, 0 },
    { "nines-height",        "outside-limits", FATE_REST,     CM,    "999.9", 0, NULL, 0 },
    { "grams",               "outside-limits", FATE_REST,     KG,    NULL, 1000, NULL, 0 },
    { "metres",              "outside-limits", FATE_REST,     CM,    NULL, 0.01, NULL, 0 },
    { "millimetres",         "outside-limits", FATE_REST,     CM,    NULL, 10, NULL, 0 },
    { "swapped-values",      "outside-limits", FATE_PART,     WHOLE, NULL, 0, swap_values, 0 },
    { "date-30-february",    "date",           FATE_REJECTED, ON,    "2024-02-30", 0, NULL, 0 },
    { "date-month-13",       "date",           FATE_REJECTED, ON,    "2024-13-05", 0, NULL, 0 },
    { "date-two-digits",     "date",           FATE_REJECTED, ON,    "05/06/24", 0, NULL, 0 },
    { "date-serial",         "date",           FATE_REJECTED, ON,    "45123", 0, NULL, 0 },
    { "date-words",          "date",           FATE_REJECTED, ON,    "4 May 2024", 0, NULL, 0 },
    { "date-year-only",      "date",           FATE_REJECTED, ON,    "2024", 0, NULL, 0 },
    { "date-empty",          "date",           FATE_REJECTED, ON,    "", 0, NULL, 0 },
    { "date-year-1017",      "date",           FATE_REJECTED, ON,    "1017-05-04", 0, NULL, 0 },
    { "birth-zeros",         "date",           FATE_REJECTED, BIRTH, "0000-00-00", 0, NULL, 0 },
    { "birth-empty",         "date",           FATE_REJECTED, BIRTH, "", 0, NULL, 0 },
    { "before-birth",        "before-birth",   FATE_REJECTED, ON,    NULL, 0, before_birth, 0 },
    { "swapped-dates",       "before-birth",   FATE_REJECTED, WHOLE, NULL, 0, swap_dates, 0 },
    { "future",              "in-the-future",  FATE_REJECTED, ON,    NULL, 0, in_the_future, 0 },
    { "birth-differs",       "child",          FATE_REJECTED, BIRTH, NULL, 0, other_birth, 1 },
    { "sex-differs",         "child",          FATE_REJECTED, SEX,   NULL, 0, other_sex, 1 },
    { "gestation-differs",   "child",          FATE_REJECTED, WEEKS, NULL, 0, other_gestation, 1 },
    { "id-empty",            "child",          FATE_REJECTED, ID,    "", 0, NULL, 0 },
    { "sex-empty",           "sex",            FATE_REJECTED, SEX,   "", 0, NULL, 0 },
    { "sex-unknown",         "sex",            FATE_REJECTED, SEX,   "U", 0, NULL, 0 },
    { "sex-9",               "sex",            FATE_REJECTED, SEX,   "9", 0, NULL, 0 },
    { "gestation-12",        "gestation",      FATE_REJECTED, WEEKS, "12", 0, NULL, 0 },
    { "gestation-400",       "gestation",      FATE_REJECTED, WEEKS, "400", 0, NULL, 0 },
    { "gestation-word",      "gestation",      FATE_REJECTED, WEEKS, "term", 0, NULL, 0 },
    { "cells-few",           "fields",         FATE_REJECTED, WHOLE, NULL, 0, two_cells_too_few, 0 },
    { "cells-many",          "fields",         FATE_REJECTED, WHOLE, ",extra\n", 0, a_cell_more, 0 },
    { "commas-behind",       "fields",         FATE_REJECTED, WHOLE, ",,,\n", 0, a_cell_more, 0 },
    { "semicolons",          "fields",         FATE_REJECTED, WHOLE, NULL, 0, semicolons, 0 },
    { "quote-never-closed",  "quote",          FATE_REJECTED, ID,    "\"%", 0, NULL, 1 },
    { "text-behind-quote",   "quote",          FATE_REJECTED, ID,    "\"%\"x", 0, NULL, 0 },
    { "nul-byte",            "bytes",          FATE_REJECTED, WHOLE, NULL, 0, nul_byte, 0 },
    { "overlong-cell",       "bytes",          FATE_REJECTED, WHOLE, NULL, 0, overlong, 0 },
    { "header-again",        "",               FATE_REJECTED, WHOLE, EXPORT_HEADER, 0, instead, 0 },
    { "total",               "",               FATE_SKIPPED,  WHOLE, "Total,,,,,,,\n", 0, instead, 0 },
    { "blank",               "",               FATE_SKIPPED,  WHOLE, "\n", 0, instead, 0 },
    { "commas-alone",        "",               FATE_SKIPPED,  WHOLE, ",,,,,,,\n", 0, instead, 0 },
    { "pounds",              "",               FATE_USED,     KG,    NULL, 2.20462262, NULL, 0 },
    { "tenfold",             "",               FATE_USED,     KG,    NULL, 10, NULL, 0 },
    { "tenth",               "",               FATE_USED,     KG,    NULL, 0.1, NULL, 0 },
    { "inches",              "",               FATE_USED,     CM,    NULL, 0.393700787, NULL, 0 },
    { "gestation-99",        "",               FATE_USED,     WEEKS, "99", 0, NULL, 0 },
    { "id-not-utf8",         "",               FATE_USED,     ID,    "%\351", 0, NULL, 0 },
    { "time-of-day",         "",               FATE_USED,     ON,    "%T09:30:00", 0, NULL, 0 },
    { "quoted",              "",               FATE_USED,     ID,    "\"%\"", 0, NULL, 0 },
    { "blanks-around",       "",               FATE_USED,     KG,    " % ", 0, NULL, 0 },
    { "exponent",            "",               FATE_USED,     KG,    "%e0", 0, NULL, 0 },
    { "carriage-return",     "",               FATE_USED,     WHOLE, NULL, 0, carriage_return, 0 },
    { NULL, NULL, FATE_USED, 0, NULL, 0, NULL, 0 },
};
/* clang-format on */

/* ---- spoiling ------------------------------------------------------------------------------- */

/* `text` with what stood in the cell for %. */
static void fill_in(const char *text, char *cell)
{
    char was[EXPORT_CELL];
    size_t n = 0;

    memcpy(was, cell, sizeof was);
    for (; *text && n + 1 < EXPORT_CELL; text++) {
        if (*text != '%')
            cell[n++] = *text;
        else
            n += (size_t)snprintf(cell + n, EXPORT_CELL - n, "%s", was);
    }
    cell[n] = '\0';
}

/* Only where the product is within the limits, or beyond them, as the fate wants it. */
static int multiply(const dirt *d, char *cell)
{
    const growth_measure measure = d->cell == KG ? GROWTH_WEIGHT : GROWTH_HEIGHT;
    double value;

    if (growth_number_parse(cell, strlen(cell), 0, &value) != GROWTH_OK)
        return 0;
    growth_number_format(value * d->factor, 3, cell);
    return (growth_measure_check(measure, value * d->factor, NULL) == GROWTH_OK) ==
           (d->fate == FATE_USED);
}

static int spoil(const dirt *d, export_cells *row)
{
    if (d->spoil)
        return d->spoil(d, row);
    if (d->cell == CM && !*row->cell[CM])
        return 0;
    if (!d->text && !multiply(d, row->cell[d->cell]))
        return 0;
    if (d->text)
        fill_in(d->text, row->cell[d->cell]);
    return write_row(row, ",", "\n");
}

static void take_apart(export_cells *row, const char *text, size_t length)
{
    size_t cell = 0, n = 0;

    memset(row->cell, 0, sizeof row->cell);
    for (size_t i = 0; i < length && text[i] != '\n'; i++) {
        if (text[i] == ',' && ++cell < EXPORT_COLUMNS)
            n = 0;
        else if (n + 1 < EXPORT_CELL)
            row->cell[cell][n++] = text[i];
    }
}

export_fate export_spoil(export_cells *row, const char *text, size_t length, size_t *kind,
                         int any_order)
{
    const dirt *d = &dirts[*kind];
    int has_other;

    for (;;) {
        d = d->id ? d : dirts;
        take_apart(row, text, length);
        has_other = *row->cell[CM] != '\0';
        if (!(any_order && d->order_matters) && spoil(d, row))
            break;
        d++;
    }
    *kind = (size_t)(d - dirts);
    if (d->fate != FATE_REST)
        return d->fate;
    return d->cell == CM || has_other ? FATE_PART : FATE_REJECTED;
}
