/* The fast path for plain rows: one small reader a kind of cell, chosen once by the header.  Each
 * returns where its cell ends, or NULL for "ask the general reader". */
#include "plain.h"

#include <growth/number.h>

#include <stdlib.h>
#include <string.h>

#include "text.h"

typedef struct column column;

typedef const char *read_cell(growth__plain *plain, const column *c, const char *p,
                              const char *end);

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

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, LEADING = 96 };
enum { MONTHS = 12 * (LAST_YEAR - FIRST_YEAR + 1) };

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

    /* The row at hand, and cells that are understood together. */
    growth__plain_row row;
    growth__span measure, unit, value;
    int weeks, days;

    /* The columns before any other that say who the child is, none where one stands elsewhere, and
     * their bytes in the last row that was read: most rows of a child begin alike. */
    size_t n_leading, leading_length, id_at; /* length 0: not known */
    char leading[LEADING];

    int first_days[MONTHS]; /* The first day of each month, and how many days it has. */
    unsigned char days_in[MONTHS];
};

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

static const char *read_id(growth__plain *plain, const column *c, const char *p, const char *end)
{
    (void)c;
    p = pass_text(plain, p, end, &plain->row.id);
    return plain->row.id.text ? p : NULL; /* an empty one is refused there */
}

static const char *read_service(growth__plain *plain, const column *c, const char *p,
                                const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->row.service);
}

/* Who measured, with what, and remarks: kept by the general reader, of no use to a scan. */
static const char *read_unused(growth__plain *plain, const column *c, const char *p,
                               const char *end)
{
    growth__span span;

    (void)c;
    return pass_text(plain, p, end, &span);
}

/* Anything in this cell makes the row one for the general reader. */
static const char *read_empty(growth__plain *plain, const column *c, const char *p, const char *end)
{
    (void)c;
    return ends(plain, p, end) ? p : NULL;
}

static const char *read_measure(growth__plain *plain, const column *c, const char *p,
                                const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->measure);
}

static const char *read_unit(growth__plain *plain, const column *c, const char *p, const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->unit);
}

static const char *read_value_text(growth__plain *plain, const column *c, const char *p,
                                   const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->value);
}

/* ---- sex ------------------------------------------------------------------------------------- */

static const char *read_sex(growth__plain *plain, const column *c, const char *p, const char *end)
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
        plain->row.sex = (growth_sex)letters[(unsigned char)*p];
        return p + 1;
    }
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        const size_t n = words[i].length;

        if ((size_t)(end - p) >= n && !memcmp(p, words[i].word, n) && ends(plain, p + n, end)) {
            plain->row.sex = words[i].sex;
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

/* Eight bytes, the first of them lowest on every machine; a single load on most. */
static uint64_t eight_bytes(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;

    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

/* 2021-04-02 and no other form. */
static const char *pass_date(const growth__plain *plain, const char *p, const char *end,
                             growth_date *date)
{
    /* From the last byte to the first: what leaves of "2021-04-" the figures and, of a dash, 0; and
     * what, added, lifts whatever is more than a figure, or than that 0, into its byte's high bit. */
    const uint64_t zeros = UINT64_C(0x2D30302D30303030), excess = UINT64_C(0x7F76767F76767676);
    uint64_t figures, pairs, year, month;
    unsigned tens, ones, day;
    size_t at;

    if (end - p < 10 || !ends(plain, p + 10, end))
        return NULL;
    figures = eight_bytes(p) ^ zeros;
    tens = digit(p[8]);
    ones = digit(p[9]);
    if (((figures | (figures + excess)) & UINT64_C(0x8080808080808080)) || tens > 9 || ones > 9)
        return NULL;
    pairs = figures * 10 + (figures >> 8); /* each byte and the next as a number below 100 */
    year = (pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF);
    month = pairs >> 40 & 0xFF;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return NULL;
    day = tens * 10 + ones;
    at = (size_t)((year - FIRST_YEAR) * 12 + month - 1);
    if (day < 1 || day > plain->days_in[at])
        return NULL;
    *date = plain->first_days[at] + (growth_date)day - 1;
    return plain->today != GROWTH_DATE_NONE && *date > plain->today ? NULL : p + 10;
}

static const char *read_birth_date(growth__plain *plain, const column *c, const char *p,
                                   const char *end)
{
    (void)c;
    return pass_date(plain, p, end, &plain->row.birth_date);
}

static const char *read_measured_on(growth__plain *plain, const column *c, const char *p,
                                    const char *end)
{
    (void)c;
    return pass_date(plain, p, end, &plain->row.measured_on);
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

static const char *read_weeks(growth__plain *plain, const column *c, const char *p, const char *end)
{
    (void)c;
    return pass_small(plain, p, end, &plain->weeks);
}

static const char *read_days(growth__plain *plain, const column *c, const char *p, const char *end)
{
    (void)c;
    return pass_small(plain, p, end, &plain->days);
}

/* 31+2, or empty. */
static const char *read_gestation(growth__plain *plain, const column *c, const char *p,
                                  const char *end)
{
    (void)c;
    plain->weeks = plain->days = -1;
    if (ends(plain, p, end))
        return p;
    if (end - p < 4 || digit(p[0]) > 9 || digit(p[1]) > 9 || p[2] != '+' || digit(p[3]) > 6 ||
        !ends(plain, p + 4, end))
        return NULL;
    plain->weeks = (int)(digit(p[0]) * 10 + digit(p[1]));
    plain->days = (int)digit(p[3]);
    return p + 4;
}

static int take_gestation(growth__plain *plain)
{
    const int days = plain->weeks * 7 + (plain->days > 0 ? plain->days : 0);

    plain->row.gestation_days = GROWTH_GESTATION_UNKNOWN;
    if (plain->weeks < 0)
        return plain->days < 0;
    if (plain->days > 6 || days < GROWTH_GESTATION_MIN || days > GROWTH_GESTATION_MAX)
        return 0;
    plain->row.gestation_days = days;
    return 1;
}

/* ---- values ---------------------------------------------------------------------------------- */

static const char *pass_digits(const char *p, const char *end, uint64_t *whole)
{
    for (; p < end && digit(*p) <= 9; p++)
        *whole = *whole * 10 + digit(*p);
    return p;
}

/* Digits with at most one point, few enough that one division or multiplication rounds once
 * (Clinger WD. PLDI 1990), as growth_number_parse() does with them; a value of the row. */
static inline const char *pass_value(const number *n, const char *p, const char *end,
                                     growth__plain_row *row)
{
    static const double tens[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18 };
    const char *const from = p, *point = NULL;
    int exponent = n->shift;
    uint64_t whole = 0;
    double value;

    p = pass_digits(p, end, &whole);
    if (p < end && *p == '.') {
        point = p;
        p = pass_digits(p + 1, end, &whole);
        exponent -= (int)(p - point) - 1;
    }
    if (p - from > 15 || p - from == (point ? 1 : 0) || exponent < -18 || exponent > 18)
        return NULL;
    value = (double)(int64_t)whole;
    value = (exponent < 0 ? value / tens[-exponent] : value * tens[exponent]) * n->factor;
    if (!(value >= n->low && value <= n->high) || value == n->not_known)
        return NULL;
    row->values[row->n_values++] = (growth_measurement){ .measure = n->measure,
                                                         .value = value,
                                                         .age_days = GROWTH_NAN,
                                                         .corrected_age_days = GROWTH_NAN,
                                                         .posture = n->posture };
    return p;
}

static const char *read_value(growth__plain *plain, const column *c, const char *p, const char *end)
{
    if (ends(plain, p, end))
        return p;
    p = pass_value(&c->number, p, end, &plain->row);
    return p && ends(plain, p, end) ? p : NULL;
}

/* Words of the long form that are taken; others go the general way. */
static const growth__span measure_words[WORDS] = {
    { "weight", 6 }, { "height", 6 }, { "length", 6 }, { "head", 4 },
    { "bmi", 3 },    { "Weight", 6 }, { "Height", 6 }, { "Length", 6 }
};
static const growth__span unit_words[UNITS] = { { "kg", 2 }, { "cm", 2 },    { "g", 1 },
                                                { "m", 1 },  { "kg/m2", 5 }, { "mm", 2 } };

static int word_of(const growth__span *words, int n, growth__span span)
{
    for (int i = 0; i < n; i++)
        if (span.length == words[i].length && !memcmp(words[i].text, span.text, span.length))
            return i;
    return -1;
}

static int take_long(growth__plain *plain)
{
    const int measure = word_of(measure_words, WORDS, plain->measure);
    const int unit = word_of(unit_words, UNITS, plain->unit);
    const number *n;
    const char *end;

    if (measure < 0 || unit < 0 || !plain->value.text)
        return 0;
    end = plain->value.text + plain->value.length;
    n = &plain->of_words[measure][unit];
    return n->factor != 0 && pass_value(n, plain->value.text, end, &plain->row) == end;
}

/* ---- a row ----------------------------------------------------------------------------------- */

/* Some columns' cells, not the last, each with the separator behind it. */
static const char *pass_cells(growth__plain *plain, const column *c, const column *behind,
                              const char *p, const char *end)
{
    for (; c < behind; c++, p++) {
        p = c->read(plain, c, p, end);
        if (!p || p == end)
            return NULL;
    }
    return p;
}

/* Who the child is; the same bytes as in the row before mean the same. */
static const char *pass_leading(growth__plain *plain, const char *line, const char *end)
{
    const size_t length = plain->leading_length;
    growth__plain_row *row = &plain->row;

    row->goes_on =
        length && (size_t)(end - line) >= length && !memcmp(line, plain->leading, length);
    if (row->goes_on) {
        row->id.text = line + plain->id_at;
        return line + length;
    }
    plain->leading_length = 0;
    return pass_cells(plain, plain->columns, plain->columns + plain->n_leading, line, end);
}

static void remember_leading(growth__plain *plain, const char *line, size_t length)
{
    if (length > sizeof plain->leading)
        return;
    memcpy(plain->leading, line, length);
    plain->leading_length = length;
    plain->id_at = (size_t)(plain->row.id.text - line);
}

const growth__plain_row *growth__plain_read(growth__plain *plain, const char *line, size_t length,
                                            growth_measurement *values)
{
    const column *const last = plain->columns + plain->n_columns - 1;
    const char *const end = line + length, *behind, *p;
    growth__plain_row *row = &plain->row;

    row->values = values;
    row->n_values = 0;
    behind = pass_leading(plain, line, end);
    p = behind ? pass_cells(plain, plain->columns + plain->n_leading, last, behind, end) : NULL;
    if (!p || last->read(plain, last, p, end) != end ||
        (!row->goes_on && !take_gestation(plain)) || row->measured_on < row->birth_date ||
        (plain->is_long && !take_long(plain)) || !row->n_values)
        return NULL;
    for (size_t i = 0; i < row->n_values; i++)
        values[i].measured_on = row->measured_on;
    if (!row->goes_on)
        remember_leading(plain, line, (size_t)(behind - line));
    return row;
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
            const growth_unit *unit = growth_unit_find(unit_words[u].text, unit_words[u].length);
            growth__quantity q;
            double factor;
            int shift;

            if (unit &&
                growth__measure_of_word(measure_words[w].text, measure_words[w].length, &q) &&
                growth_unit_for(unit, q.measure, &shift, &factor, NULL) == GROWTH_OK)
                plain->of_words[w][u] = number_of(q.measure, q.posture, unit, shift, factor);
        }
}

static void find_months(growth__plain *plain)
{
    for (int i = 0; i < MONTHS; i++) {
        const int year = FIRST_YEAR + i / 12, month = i % 12 + 1;
        growth_date date;

        for (int day = 31; day > 0; day--)
            if (growth_date_from_civil(year, month, day, &date) == GROWTH_OK) {
                plain->first_days[i] = date;
                plain->days_in[i]++;
            }
    }
}

/* Up to the last column that says who the child is; 0 where one that may change with every row
 * stands among them. */
static size_t leading_columns(const growth__plain *plain, const growth__columns *c)
{
    static const growth__field who[] = { GROWTH__CHILD_ID,        GROWTH__SEX,
                                         GROWTH__BIRTH_DATE,      GROWTH__GESTATION,
                                         GROWTH__GESTATION_WEEKS, GROWTH__GESTATION_DAYS };
    static read_cell *const changing[] = { read_measured_on, read_value, read_measure,
                                           read_value_text,  read_unit,  read_service };
    size_t n = 0;

    for (size_t i = 0; i < ARRAY_LEN(who); i++)
        if (c->cell[who[i]] != GROWTH__NO_CELL && c->cell[who[i]] >= n)
            n = c->cell[who[i]] + 1;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < ARRAY_LEN(changing); k++)
            if (plain->columns[i].read == changing[k])
                return 0;
    return n;
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
    plain->weeks = plain->days = -1;
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
    plain->n_leading = leading_columns(plain, c);
    find_words(plain);
    find_months(plain);
    return plain;
}

void growth__plain_free(growth__plain *plain)
{
    free(plain);
}
