/* The fast path for plain rows: one small reader a kind of cell, chosen once by the header.  Each
 * returns where its cell ends, or NULL for "ask the general reader". */
#include "plain.h"

#include <growth/number.h>

#include <stdlib.h>
#include <string.h>

#include "text.h"

typedef struct column column;

typedef const char *read_cell(growth__plain *plain, const column *c, const char *p, const char *end,
                              growth__plain_row *row);

/* Limits of a measure, and how its text becomes a value: decimal text * 10^shift * factor. */
typedef struct number {
    growth_measure measure;
    growth_posture posture;
    int shift;
    double factor, low, high;
    double not_known; /* A code such as 9999 that is no value; NaN where there is none. */
} number;

struct column {
    read_cell *read;
    number number;
};

/* Words of the long form. */
enum { WORDS = 8, UNITS = 6 };

/* What a byte is to a text cell. */
enum { ORDINARY = 0, SEPARATES, NOT_PLAIN };

struct growth__plain {
    unsigned char bytes[256];
    char separator;
    growth_date today;
    size_t n_columns;
    column columns[64];
    int is_long; /* measure, value, unit */
    number of_words[WORDS][UNITS]; /* factor 0: no such pair */

    /* Of the row at hand. */
    growth__span measure, unit, value;
    int weeks, days;

    /* The last birth date read, as text, with what it means. */
    char birth_text[10];
    growth_date birth;

    int first_days[12 * 201]; /* The first day of each month of 1900 to 2100. */
    unsigned char days_in[12 * 201];
};

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static int ends(const growth__plain *plain, const char *p, const char *end)
{
    return p == end || *p == plain->separator;
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* A cell without blanks at its ends and of plain ASCII: as it stands is as it is meant. */
static const char *pass_text(const growth__plain *plain, const char *p, const char *end,
                             growth__span *span)
{
    const char *from = p;

    while (p < end && plain->bytes[(unsigned char)*p] == ORDINARY)
        p++;
    if (!ends(plain, p, end) || (p > from && (*from == ' ' || p[-1] == ' ')))
        return NULL;
    *span = (growth__span){ p > from ? from : NULL, (size_t)(p - from) };
    return p;
}

static const char *read_id(growth__plain *plain, const column *c, const char *p, const char *end,
                           growth__plain_row *row)
{
    (void)c;
    p = pass_text(plain, p, end, &row->id);
    return row->id.text ? p : NULL; /* an empty one is refused there */
}

static const char *read_service(growth__plain *plain, const column *c, const char *p,
                                const char *end, growth__plain_row *row)
{
    (void)c;
    return pass_text(plain, p, end, &row->service);
}

/* Who measured, with what, and remarks: kept by the general reader, of no use to a scan. */
static const char *read_unused(growth__plain *plain, const column *c, const char *p,
                               const char *end, growth__plain_row *row)
{
    growth__span span;

    (void)c, (void)row;
    return pass_text(plain, p, end, &span);
}

/* Anything in this cell makes the row one for the general reader. */
static const char *read_empty(growth__plain *plain, const column *c, const char *p, const char *end,
                              growth__plain_row *row)
{
    (void)c, (void)row;
    return ends(plain, p, end) ? p : NULL;
}

static const char *read_measure(growth__plain *plain, const column *c, const char *p,
                                const char *end, growth__plain_row *row)
{
    (void)c, (void)row;
    return pass_text(plain, p, end, &plain->measure);
}

static const char *read_unit(growth__plain *plain, const column *c, const char *p, const char *end,
                             growth__plain_row *row)
{
    (void)c, (void)row;
    return pass_text(plain, p, end, &plain->unit);
}

static const char *read_value_text(growth__plain *plain, const column *c, const char *p,
                                   const char *end, growth__plain_row *row)
{
    (void)c, (void)row;
    return pass_text(plain, p, end, &plain->value);
}

/* ---- sex ------------------------------------------------------------------------------------- */

static const char *read_sex(growth__plain *plain, const column *c, const char *p, const char *end,
                            growth__plain_row *row)
{
    static const struct {
        char word[7];
        unsigned char length;
        growth_sex sex;
    } words[] = { { "female", 6, GROWTH_FEMALE },
                  { "male", 4, GROWTH_MALE },
                  { "Female", 6, GROWTH_FEMALE },
                  { "Male", 4, GROWTH_MALE } };
    static const unsigned char letters[256] = {
        ['F'] = GROWTH_FEMALE, ['f'] = GROWTH_FEMALE, ['2'] = GROWTH_FEMALE,
        ['M'] = GROWTH_MALE,   ['m'] = GROWTH_MALE,   ['1'] = GROWTH_MALE
    };

    (void)c;
    if (p < end && letters[(unsigned char)*p] && ends(plain, p + 1, end)) {
        row->sex = (growth_sex)letters[(unsigned char)*p];
        return p + 1;
    }
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        const size_t n = words[i].length;

        if ((size_t)(end - p) >= n && !memcmp(p, words[i].word, n) && ends(plain, p + n, end)) {
            row->sex = words[i].sex;
            return p + n;
        }
    }
    return NULL;
}

/* ---- dates ----------------------------------------------------------------------------------- */

static unsigned digit(char c)
{
    return (unsigned)(unsigned char)c - '0';
}

/* 2021-04-02 and no other form. */
static const char *pass_date(const growth__plain *plain, const char *p, const char *end,
                             growth_date *date)
{
    unsigned year, month, day, bad;
    size_t at;

    if (end - p < 10 || !ends(plain, p + 10, end) || p[4] != '-' || p[7] != '-')
        return NULL;
    bad = (unsigned)(digit(p[0]) > 9) | (unsigned)(digit(p[1]) > 9) | (unsigned)(digit(p[2]) > 9) |
          (unsigned)(digit(p[3]) > 9) | (unsigned)(digit(p[5]) > 9) | (unsigned)(digit(p[6]) > 9) |
          (unsigned)(digit(p[8]) > 9) | (unsigned)(digit(p[9]) > 9);
    year = digit(p[0]) * 1000 + digit(p[1]) * 100 + digit(p[2]) * 10 + digit(p[3]);
    month = digit(p[5]) * 10 + digit(p[6]);
    day = digit(p[8]) * 10 + digit(p[9]);
    if (bad || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return NULL;
    at = (year - FIRST_YEAR) * 12 + month - 1;
    if (day < 1 || day > plain->days_in[at])
        return NULL;
    *date = plain->first_days[at] + (growth_date)day - 1;
    return plain->today != GROWTH_DATE_NONE && *date > plain->today ? NULL : p + 10;
}

static const char *read_birth_date(growth__plain *plain, const column *c, const char *p,
                                   const char *end, growth__plain_row *row)
{
    (void)c;
    if (end - p >= 10 && plain->birth != GROWTH_DATE_NONE && !memcmp(p, plain->birth_text, 10) &&
        ends(plain, p + 10, end)) {
        row->birth_date = plain->birth;
        return p + 10;
    }
    if (!pass_date(plain, p, end, &row->birth_date))
        return NULL;
    memcpy(plain->birth_text, p, 10);
    plain->birth = row->birth_date;
    return p + 10;
}

static const char *read_measured_on(growth__plain *plain, const column *c, const char *p,
                                    const char *end, growth__plain_row *row)
{
    (void)c;
    return pass_date(plain, p, end, &row->measured_on);
}

/* ---- gestation ------------------------------------------------------------------------------- */

/* Up to two digits; empty is -1. */
static const char *pass_small(const growth__plain *plain, const char *p, const char *end,
                              int *small)
{
    *small = -1;
    if (ends(plain, p, end))
        return p;
    for (*small = 0; p < end && digit(*p) <= 9; p++)
        if ((*small = *small * 10 + (int)digit(*p)) > 99)
            return NULL;
    return ends(plain, p, end) ? p : NULL;
}

static const char *read_weeks(growth__plain *plain, const column *c, const char *p, const char *end,
                              growth__plain_row *row)
{
    (void)c, (void)row;
    return pass_small(plain, p, end, &plain->weeks);
}

static const char *read_days(growth__plain *plain, const column *c, const char *p, const char *end,
                             growth__plain_row *row)
{
    (void)c, (void)row;
    return pass_small(plain, p, end, &plain->days);
}

/* 31+2, or empty. */
static const char *read_gestation(growth__plain *plain, const column *c, const char *p,
                                  const char *end, growth__plain_row *row)
{
    (void)c, (void)row;
    if (ends(plain, p, end))
        return p;
    if (end - p < 4 || digit(p[0]) > 9 || digit(p[1]) > 9 || p[2] != '+' || digit(p[3]) > 6 ||
        !ends(plain, p + 4, end))
        return NULL;
    plain->weeks = (int)(digit(p[0]) * 10 + digit(p[1]));
    plain->days = (int)digit(p[3]);
    return p + 4;
}

static int take_gestation(const growth__plain *plain, growth__plain_row *row)
{
    const int days = plain->weeks * 7 + (plain->days > 0 ? plain->days : 0);

    row->gestation_days = GROWTH_GESTATION_UNKNOWN;
    if (plain->weeks < 0)
        return plain->days < 0;
    if (plain->days > 6 || days < GROWTH_GESTATION_MIN || days > GROWTH_GESTATION_MAX)
        return 0;
    row->gestation_days = days;
    return 1;
}

/* ---- values ---------------------------------------------------------------------------------- */

/* Digits with at most one point, few enough that one division or multiplication rounds once
 * (Clinger WD. PLDI 1990), as growth_number_parse() does with them. */
static const char *pass_number(const number *n, const char *p, const char *end, double *value)
{
    static const double tens[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18 };
    const char *from = p, *point = NULL;
    int64_t whole = 0;
    int exponent = n->shift;

    for (; p < end && p - from < 16; p++) {
        if (digit(*p) <= 9)
            whole = whole * 10 + (int)digit(*p);
        else if (*p == '.' && !point)
            point = p;
        else
            break;
    }
    if (p - from > 15 || p - from == (point ? 1 : 0))
        return NULL;
    exponent -= point ? (int)(p - point) - 1 : 0;
    if (exponent < -18 || exponent > 18)
        return NULL;
    *value = (exponent < 0 ? (double)whole / tens[-exponent] : (double)whole * tens[exponent]) *
             n->factor;
    return p;
}

static int take_value(const number *n, double value, growth__plain_row *row)
{
    if (!(value >= n->low && value <= n->high) || value == n->not_known)
        return 0;
    row->values[row->n_values++] = (growth_measurement){ .measure = n->measure,
                                                         .value = value,
                                                         .age_days = GROWTH_NAN,
                                                         .corrected_age_days = GROWTH_NAN,
                                                         .posture = n->posture };
    return 1;
}

static const char *read_value(growth__plain *plain, const column *c, const char *p, const char *end,
                              growth__plain_row *row)
{
    double value;

    if (ends(plain, p, end))
        return p;
    p = pass_number(&c->number, p, end, &value);
    return p && ends(plain, p, end) && take_value(&c->number, value, row) ? p : NULL;
}

/* Words of the long form that are taken; others go the general way. */
static const char *const measure_words[WORDS] = { "weight", "height", "length", "head",
                                                  "bmi",    "Weight", "Height", "Length" };
static const char *const unit_words[UNITS] = { "kg", "cm", "g", "m", "kg/m2", "mm" };

static int word_of(const char *const *words, int n, growth__span span)
{
    for (int i = 0; i < n; i++)
        if (span.text && strlen(words[i]) == span.length &&
            !memcmp(words[i], span.text, span.length))
            return i;
    return -1;
}

static int take_long(const growth__plain *plain, growth__plain_row *row)
{
    const int measure = word_of(measure_words, WORDS, plain->measure);
    const int unit = word_of(unit_words, UNITS, plain->unit);
    const number *n;
    const char *end;
    double value;

    if (measure < 0 || unit < 0 || !plain->value.text)
        return 0;
    end = plain->value.text + plain->value.length;
    n = &plain->of_words[measure][unit];
    return n->factor != 0 && pass_number(n, plain->value.text, end, &value) == end &&
           take_value(n, value, row);
}

/* ---- a row ----------------------------------------------------------------------------------- */

int growth__plain_read(growth__plain *plain, const char *line, size_t length,
                       growth__plain_row *row)
{
    const char *p = line, *end = line + length;

    row->id = row->service = (growth__span){ NULL, 0 };
    row->n_values = 0;
    plain->weeks = plain->days = -1;
    for (size_t i = 0; i < plain->n_columns; i++) {
        p = plain->columns[i].read(plain, &plain->columns[i], p, end, row);
        if (!p || (p == end) != (i + 1 == plain->n_columns))
            return 0;
        p++;
    }
    if (!take_gestation(plain, row) || row->measured_on < row->birth_date ||
        (plain->is_long && !take_long(plain, row)) || !row->n_values)
        return 0;
    for (size_t i = 0; i < row->n_values; i++)
        row->values[i].measured_on = row->measured_on;
    return 1;
}

/* ---- the header ------------------------------------------------------------------------------ */

/* How the cells of each field are read; what is not named must be empty. */
static read_cell *const readers[GROWTH__FIELD_COUNT] = {
    [GROWTH__CHILD_ID] = read_id,
    [GROWTH__SEX] = read_sex,
    [GROWTH__BIRTH_DATE] = read_birth_date,
    [GROWTH__MEASURED_ON] = read_measured_on,
    [GROWTH__GESTATION] = read_gestation,
    [GROWTH__GESTATION_WEEKS] = read_weeks,
    [GROWTH__GESTATION_DAYS] = read_days,
    [GROWTH__MEASURE] = read_measure,
    [GROWTH__VALUE] = read_value_text,
    [GROWTH__UNIT] = read_unit,
    [GROWTH__SERVICE] = read_service,
    [GROWTH__MEASURED_BY] = read_unused,
    [GROWTH__METHOD] = read_unused,
    [GROWTH__NOTE] = read_unused,
    [GROWTH__SOURCE_ID] = read_unused,
};

static number number_of(growth_measure measure, growth_posture posture, const growth_unit *unit,
                        int shift, double factor)
{
    const growth_measure_info *info = growth_measure_describe(measure);

    return (number){ measure,
                     posture,
                     shift,
                     factor,
                     info->low,
                     info->high,
                     growth__not_known(measure, unit, shift, factor) };
}

static void find_words(growth__plain *plain)
{
    for (int w = 0; w < WORDS; w++)
        for (int u = 0; u < UNITS; u++) {
            const growth_unit *unit = growth_unit_find(unit_words[u], strlen(unit_words[u]));
            growth__quantity q;
            double factor;
            int shift;

            if (unit && growth__measure_of_word(measure_words[w], strlen(measure_words[w]), &q) &&
                growth_unit_for(unit, q.measure, &shift, &factor, NULL) == GROWTH_OK)
                plain->of_words[w][u] = number_of(q.measure, q.posture, unit, shift, factor);
        }
}

static void find_months(growth__plain *plain)
{
    for (int i = 0; i < 12 * (LAST_YEAR - FIRST_YEAR + 1); i++) {
        const int year = FIRST_YEAR + i / 12, month = i % 12 + 1;
        growth_date date;

        for (int day = 31; day > 0; day--)
            if (growth_date_from_civil(year, month, day, &date) == GROWTH_OK) {
                plain->first_days[i] = date;
                plain->days_in[i]++;
            }
    }
}

growth__plain *growth__plain_new(const growth_reader *head)
{
    const growth__columns *c = &head->columns;
    growth__plain *plain;

    if (c->n_cells > ARRAY_LEN(plain->columns) || c->cell[GROWTH__CHILD_ID] == GROWTH__NO_CELL ||
        c->cell[GROWTH__SEX] == GROWTH__NO_CELL || c->cell[GROWTH__BIRTH_DATE] == GROWTH__NO_CELL ||
        c->cell[GROWTH__MEASURED_ON] == GROWTH__NO_CELL ||
        (c->cell[GROWTH__GESTATION] != GROWTH__NO_CELL &&
         (c->cell[GROWTH__GESTATION_WEEKS] != GROWTH__NO_CELL ||
          c->cell[GROWTH__GESTATION_DAYS] != GROWTH__NO_CELL)))
        return NULL; /* two that may differ: not for here */
    if (head->map.n_codes || head->map.n_missing || growth__has_birth_weight(c))
        return NULL;
    plain = calloc(1, sizeof *plain);
    if (!plain)
        return NULL;
    plain->separator = growth__csv_separator(head->csv);
    for (int byte = 0; byte < 256; byte++)
        plain->bytes[byte] = byte < ' ' || byte > '~' || byte == '"' ? NOT_PLAIN : ORDINARY;
    plain->bytes[(unsigned char)plain->separator] = SEPARATES;
    plain->today = head->options.today;
    plain->birth = GROWTH_DATE_NONE;
    plain->n_columns = c->n_cells;
    plain->is_long = c->cell[GROWTH__VALUE] != GROWTH__NO_CELL;
    for (size_t i = 0; i < c->n_cells; i++)
        plain->columns[i].read = read_unused;
    for (int f = 0; f < GROWTH__FIELD_COUNT; f++)
        if (c->cell[f] != GROWTH__NO_CELL)
            plain->columns[c->cell[f]].read = readers[f] ? readers[f] : read_empty;
    for (size_t i = 0; i < c->n_wide; i++) {
        const growth__quantity *q = &c->wide[i];

        plain->columns[q->cell].read = read_value;
        plain->columns[q->cell].number =
            number_of(q->measure, q->posture, q->unit, q->shift, q->factor);
    }
    if (c->mother.cell != GROWTH__NO_CELL)
        plain->columns[c->mother.cell].read = read_empty;
    if (c->father.cell != GROWTH__NO_CELL)
        plain->columns[c->father.cell].read = read_empty;
    find_words(plain);
    find_months(plain);
    return plain;
}

void growth__plain_free(growth__plain *plain)
{
    free(plain);
}
