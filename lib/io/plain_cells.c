/* The cells of a plain row. */
#include "plain_cells.h"

#include <growth/number.h>

#include <string.h>

#include "text.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = FIRST_YEAR + GROWTH__PLAIN_MONTHS / 12 - 1 };

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

    while (p < end && plain->bytes[(unsigned char)*p] == GROWTH__ORDINARY)
        p++;
    if (!ends(plain, p, end) || (p > from && (*from == ' ' || p[-1] == ' ')))
        return NULL;
    *span = (growth__span){ p > from ? from : NULL, (size_t)(p - from) };
    return p;
}

static const char *read_id(growth__plain *plain, const growth__plain_column *c, const char *p,
                           const char *end)
{
    (void)c;
    p = pass_text(plain, p, end, &plain->row.id);
    return plain->row.id.text ? p : NULL; /* an empty one is refused there */
}

static const char *read_service(growth__plain *plain, const growth__plain_column *c, const char *p,
                                const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->row.service);
}

/* Who measured, with what, and remarks: kept by the general reader, of no use to a scan. */
static const char *read_unused(growth__plain *plain, const growth__plain_column *c, const char *p,
                               const char *end)
{
    growth__span span;

    (void)c;
    return pass_text(plain, p, end, &span);
}

/* Anything in this cell makes the row one for the general reader. */
static const char *read_empty(growth__plain *plain, const growth__plain_column *c, const char *p,
                              const char *end)
{
    (void)c;
    return ends(plain, p, end) ? p : NULL;
}

static const char *read_measure(growth__plain *plain, const growth__plain_column *c, const char *p,
                                const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->measure);
}

static const char *read_unit(growth__plain *plain, const growth__plain_column *c, const char *p,
                             const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->unit);
}

static const char *read_value_text(growth__plain *plain, const growth__plain_column *c,
                                   const char *p, const char *end)
{
    (void)c;
    return pass_text(plain, p, end, &plain->value);
}

/* ---- sex ------------------------------------------------------------------------------------- */

static const char *read_sex(growth__plain *plain, const growth__plain_column *c, const char *p,
                            const char *end)
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
    /* From the last byte to the first: what leaves the figures of "2021-04-", and 0 of a dash; and
     * what, added, lifts whatever is more than a figure, or than that 0, into the high bit. */
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

static const char *read_birth_date(growth__plain *plain, const growth__plain_column *c,
                                   const char *p, const char *end)
{
    (void)c;
    return pass_date(plain, p, end, &plain->row.birth_date);
}

static const char *read_measured_on(growth__plain *plain, const growth__plain_column *c,
                                    const char *p, const char *end)
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

static const char *read_weeks(growth__plain *plain, const growth__plain_column *c, const char *p,
                              const char *end)
{
    (void)c;
    return pass_small(plain, p, end, &plain->weeks);
}

static const char *read_days(growth__plain *plain, const growth__plain_column *c, const char *p,
                             const char *end)
{
    (void)c;
    return pass_small(plain, p, end, &plain->days);
}

/* 31+2, or empty. */
static const char *read_gestation(growth__plain *plain, const growth__plain_column *c,
                                  const char *p, const char *end)
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

int growth__plain_gestation(growth__plain *plain)
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
static inline const char *pass_value(const growth__plain_number *n, const char *p, const char *end,
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
    if (p - from > 15 || p == (point ? point + 1 : from) || exponent < -18 || exponent > 18)
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

static const char *read_value(growth__plain *plain, const growth__plain_column *c, const char *p,
                              const char *end)
{
    if (ends(plain, p, end))
        return p;
    p = pass_value(&c->number, p, end, &plain->row);
    return p && ends(plain, p, end) ? p : NULL;
}

/* Words of the long form that are taken; others go the general way. */
static const growth__span measure_words[GROWTH__PLAIN_WORDS] = { { "weight", 6 }, { "height", 6 },
                                                                 { "length", 6 }, { "head", 4 },
                                                                 { "bmi", 3 },    { "Weight", 6 },
                                                                 { "Height", 6 }, { "Length", 6 } };
static const growth__span unit_words[GROWTH__PLAIN_UNITS] = { { "kg", 2 },    { "cm", 2 },
                                                              { "g", 1 },     { "m", 1 },
                                                              { "kg/m2", 5 }, { "mm", 2 } };

static int word_of(const growth__span *words, int n, growth__span span)
{
    for (int i = 0; i < n; i++)
        if (span.length == words[i].length && !memcmp(words[i].text, span.text, span.length))
            return i;
    return -1;
}

int growth__plain_long(growth__plain *plain)
{
    const int measure = word_of(measure_words, GROWTH__PLAIN_WORDS, plain->measure);
    const int unit = word_of(unit_words, GROWTH__PLAIN_UNITS, plain->unit);
    const growth__plain_number *n;
    const char *end;

    if (measure < 0 || unit < 0 || !plain->value.text)
        return 0;
    end = plain->value.text + plain->value.length;
    n = &plain->of_words[measure][unit];
    return n->factor != 0 && pass_value(n, plain->value.text, end, &plain->row) == end;
}

/* ---- tables ---------------------------------------------------------------------------------- */

growth__plain_number growth__plain_number_of(growth_measure measure, growth_posture posture,
                                             const growth_unit *unit, int shift, double factor)
{
    const growth_measure_info *info = growth_measure_describe(measure);

    return (growth__plain_number){ measure,
                                   posture,
                                   shift,
                                   factor,
                                   info->low,
                                   info->high,
                                   growth__not_known(measure, unit, shift, factor) };
}

void growth__plain_find_words(growth__plain *plain)
{
    for (int w = 0; w < GROWTH__PLAIN_WORDS; w++)
        for (int u = 0; u < GROWTH__PLAIN_UNITS; u++) {
            const growth_unit *unit = growth_unit_find(unit_words[u].text, unit_words[u].length);
            growth__quantity q;
            double factor;
            int shift;

            if (unit &&
                growth__measure_of_word(measure_words[w].text, measure_words[w].length, &q) &&
                growth_unit_for(unit, q.measure, &shift, &factor, NULL) == GROWTH_OK)
                plain->of_words[w][u] =
                    growth__plain_number_of(q.measure, q.posture, unit, shift, factor);
        }
}

void growth__plain_find_months(growth__plain *plain)
{
    for (int i = 0; i < GROWTH__PLAIN_MONTHS; i++) {
        const int year = FIRST_YEAR + i / 12, month = i % 12 + 1;
        growth_date date;

        for (int day = 31; day > 0; day--)
            if (growth_date_from_civil(year, month, day, &date) == GROWTH_OK) {
                plain->first_days[i] = date;
                plain->days_in[i]++;
            }
    }
}

/* ---- kinds ----------------------------------------------------------------------------------- */

const growth__plain_kind growth__plain_kinds[GROWTH__FIELD_COUNT] = {
    [GROWTH__CHILD_ID] = { read_id, 0 },           [GROWTH__SEX] = { read_sex, 0 },
    [GROWTH__BIRTH_DATE] = { read_birth_date, 0 }, [GROWTH__MEASURED_ON] = { read_measured_on, 1 },
    [GROWTH__GESTATION] = { read_gestation, 0 },   [GROWTH__GESTATION_WEEKS] = { read_weeks, 0 },
    [GROWTH__GESTATION_DAYS] = { read_days, 0 },   [GROWTH__MEASURE] = { read_measure, 1 },
    [GROWTH__VALUE] = { read_value_text, 1 },      [GROWTH__UNIT] = { read_unit, 1 },
    [GROWTH__SERVICE] = { read_service, 1 },       [GROWTH__MEASURED_BY] = { read_unused, 0 },
    [GROWTH__METHOD] = { read_unused, 0 },         [GROWTH__NOTE] = { read_unused, 0 },
    [GROWTH__SOURCE_ID] = { read_unused, 0 },
};
const growth__plain_kind growth__plain_unused = { read_unused, 0 };
const growth__plain_kind growth__plain_wide = { read_value, 1 };
const growth__plain_kind growth__plain_empty = { read_empty, 0 };
