/* A reference of the user's own, read from a file: lines "# key: value", then a table
 * measure,sex,age,unit,l,m,s.  Whatever is wrong is said as FILE:LINE, and nothing is loaded. */
#include "reference_file.h"

#include <stdlib.h>
#include <string.h>

#include <growth/date.h>
#include <growth/io.h>
#include <growth/number.h>

#include "csv.h"
#include "internal.h"
#include "text.h"

static const char *const keys[GROWTH__KEY_COUNT_] = {
    [GROWTH__KEY_ID] = "id",
    [GROWTH__KEY_TITLE] = "title",
    [GROWTH__KEY_SOURCE] = "source",
    [GROWTH__KEY_LICENCE] = "licence",
    [GROWTH__KEY_ACKNOWLEDGEMENT] = "acknowledgement",
    [GROWTH__KEY_LINES] = "lines",
    [GROWTH__KEY_INTERPOLATION] = "interpolation",
    [GROWTH__KEY_TAIL] = "tail",
    [GROWTH__KEY_JOINS] = "joins",
};

static const struct {
    const char *word;
    double days; /* of one */
    double zero; /* subtracted first */
    int by_stature;
} units[] = {
    { "day", 1, 0, 0 },
    { "week", GROWTH_DAYS_PER_WEEK, 0, 0 },
    { "month", GROWTH_DAYS_PER_MONTH, 0, 0 },
    { "year", GROWTH_DAYS_PER_YEAR, 0, 0 },
    { "gestation_week", GROWTH_DAYS_PER_WEEK, 40, 0 },
    { "mm_length", 1, 0, 1 },
    { "mm_height", 1, 0, 1 },
};

static const char *const columns[] = { "measure", "sex", "age", "unit", "l", "m", "s" };
enum { MEASURE, SEX, AGE, UNIT, L, M, S, N_COLUMNS };

static growth_status wrong(const growth__draft *d, size_t line, growth_error *err, const char *what,
                           const char *text, size_t length)
{
    char excerpt[GROWTH__EXCERPT_SIZE];

    return growth__fail(err, GROWTH_ERR_PARSE, "%s:%zu: %s \"%s\"", d->name, line, what,
                        growth__excerpt(text, length, excerpt));
}

/* ---- header -----------------------------------------------------------------------------------
 */

static void trim(const char **text, size_t *length)
{
    while (*length && growth__is_space(**text))
        (*text)++, (*length)--;
    while (*length && growth__is_space((*text)[*length - 1]))
        (*length)--;
}

/* "# key: value"; other lines beginning with # are comments. */
static growth_status read_key(growth__draft *d, const growth__csv_row *row, growth_error *err)
{
    const char *colon = memchr(row->raw, ':', row->raw_length), *key = row->raw + 1;
    const char *value = colon ? colon + 1 : NULL;
    size_t key_length = colon ? (size_t)(colon - key) : 0, length;

    if (!colon)
        return GROWTH_OK;
    length = row->raw_length - (size_t)(value - row->raw);
    trim(&key, &key_length);
    trim(&value, &length);
    for (size_t k = 0; k < ARRAY_LEN(keys); k++) {
        if (!growth__same_word(key, key_length, keys[k]))
            continue;
        if (d->texts[k])
            return wrong(d, row->line, err, "a second line of", keys[k], strlen(keys[k]));
        d->texts[k] = malloc(length + 1);
        if (!d->texts[k])
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
        memcpy(d->texts[k], value, length);
        d->texts[k][length] = '\0';
        d->lines[k] = row->line;
        return GROWTH_OK;
    }
    return wrong(d, row->line, err, "not a key of a reference:", key, key_length);
}

static int find_unit(const char *text, size_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (strlen(units[i].word) == length && !memcmp(text, units[i].word, length))
            return (int)i;
    return -1;
}

/* "24 month, 4 year": ages at which one table ends and the next begins. */
static growth_status read_joins(growth__draft *d, growth_error *err)
{
    const char *text = d->texts[GROWTH__KEY_JOINS];
    const size_t line = d->lines[GROWTH__KEY_JOINS];

    while (text) {
        const char *comma = strchr(text, ',');
        size_t length = comma ? (size_t)(comma - text) : strlen(text);
        const char *item = text, *blank;
        double number;
        int unit;

        trim(&item, &length);
        blank = memchr(item, ' ', length);
        unit = blank ? find_unit(blank + 1, length - (size_t)(blank + 1 - item)) : -1;
        if (unit < 0 || growth_number_parse(item, (size_t)(blank - item), 0, &number) != GROWTH_OK)
            return wrong(d, line, err, "a join is an age such as 24 month, not", item, length);
        if (d->n_joins == GROWTH__JOINS)
            return wrong(d, line, err, "too many joins:", item, length);
        number = (number - units[unit].zero) * units[unit].days;
        if (d->n_joins && number <= d->joins[d->n_joins - 1])
            return wrong(d, line, err, "joins are not in ascending order:", item, length);
        d->joins[d->n_joins++] = number;
        text = comma ? comma + 1 : NULL;
    }
    return GROWTH_OK;
}

static growth_status choose(const growth__draft *d, growth__key key, const char *const *words,
                            int n, int otherwise, int *chosen, growth_error *err)
{
    const char *text = d->texts[key];

    *chosen = otherwise;
    if (!text)
        return GROWTH_OK;
    for (*chosen = 0; *chosen < n; (*chosen)++)
        if (!strcmp(text, words[*chosen]))
            return GROWTH_OK;
    return wrong(d, d->lines[key], err, "no such choice:", text, strlen(text));
}

static growth_status read_header(growth__draft *d, growth_error *err)
{
    static const growth__key needed[] = { GROWTH__KEY_ID, GROWTH__KEY_TITLE, GROWTH__KEY_SOURCE,
                                          GROWTH__KEY_LICENCE, GROWTH__KEY_INTERPOLATION };
    static const char *const sets[] = { "uk", "who", "cdc", "sds" };
    static const char *const betweens[] = { "cubic", "linear", "nearest" };
    static const char *const tails[] = { "none", "who" };
    static const growth_centile_line *(*const lines[])(
        size_t *) = { growth_centile_lines_uk, growth_centile_lines_who, growth_centile_lines_cdc,
                      growth_centile_lines_sds };
    const char *id;
    int set, between, tail;

    for (size_t i = 0; i < ARRAY_LEN(needed); i++)
        if (!d->texts[needed[i]] || !d->texts[needed[i]][0])
            return growth__fail(err, GROWTH_ERR_PARSE, "%s:1: needs a line \"# %s: ...\"", d->name,
                                keys[needed[i]]);
    id = d->texts[GROWTH__KEY_ID];
    if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
        return wrong(d, d->lines[GROWTH__KEY_ID], err,
                     "an id is small letters, digits and '-', not", id, strlen(id));
    if (growth_reference_find(id))
        return wrong(d, d->lines[GROWTH__KEY_ID], err, "a built-in reference is called", id,
                     strlen(id));
    TRY(choose(d, GROWTH__KEY_LINES, sets, 4, 0, &set, err));
    TRY(choose(d, GROWTH__KEY_INTERPOLATION, betweens, 3, 0, &between, err));
    TRY(choose(d, GROWTH__KEY_TAIL, tails, 2, 0, &tail, err));
    d->centile_lines = lines[set];
    d->between = (growth__between[]){ GROWTH__CUBIC, GROWTH__LINEAR, GROWTH__NEAREST }[between];
    d->tail = tail ? GROWTH__TAIL_WHO : GROWTH__TAIL_NONE;
    return read_joins(d, err);
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static growth_status read_number(const growth__draft *d, const growth__csv_row *row, int column,
                                 double *number, growth_error *err)
{
    const growth__cell *cell = &row->cells[column];
    char what[32];
    size_t used = growth__append(what, sizeof what, 0, columns[column]);

    if (growth_number_parse(cell->text, cell->length, 0, number) == GROWTH_OK)
        return GROWTH_OK;
    growth__append(what, sizeof what, used, " is no number:");
    return wrong(d, row->line, err, what, cell->text, cell->length);
}

static growth_status add_row(growth__draft *d, const growth__lms_row *row, growth_error *err)
{
    if (d->n_rows == GROWTH_REFERENCE_ROWS)
        return growth__fail(err, GROWTH_ERR_LIMIT, "%s:%zu: more than %d rows", d->name, row->line,
                            GROWTH_REFERENCE_ROWS);
    if (d->n_rows == d->room) {
        const size_t room = d->room ? 2 * d->room : 256;
        growth__lms_row *larger = realloc(d->rows, room * sizeof *larger);

        if (!larger)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
        d->rows = larger;
        d->room = room;
    }
    d->rows[d->n_rows++] = *row;
    return GROWTH_OK;
}

static growth_status read_row(growth__draft *d, const growth__csv_row *csv, growth_error *err)
{
    const growth__cell *c = csv->cells;
    growth__lms_row r = { .line = csv->line };
    double age;
    int unit;

    if (csv->fault != GROWTH__FAULT_NONE || csv->n_cells != N_COLUMNS)
        return wrong(d, csv->line, err, "not the seven cells measure,sex,age,unit,l,m,s:", csv->raw,
                     csv->raw_length);
    if (growth_measure_find(c[MEASURE].text, &r.measure) != GROWTH_OK)
        return wrong(d, csv->line, err, "no such measure:", c[MEASURE].text, c[MEASURE].length);
    r.sex = !strcmp(c[SEX].text, "male")     ? GROWTH_MALE
            : !strcmp(c[SEX].text, "female") ? GROWTH_FEMALE
                                             : GROWTH_SEX_UNKNOWN;
    if (r.sex == GROWTH_SEX_UNKNOWN)
        return wrong(d, csv->line, err, "sex is male or female, not", c[SEX].text, c[SEX].length);
    unit = find_unit(c[UNIT].text, c[UNIT].length);
    if (unit < 0 || units[unit].by_stature != growth_measure_describe(r.measure)->by_stature)
        return wrong(d, csv->line, err, "not a unit of age for this measure:", c[UNIT].text,
                     c[UNIT].length);
    TRY(read_number(d, csv, AGE, &age, err));
    TRY(read_number(d, csv, L, &r.row.l, err));
    TRY(read_number(d, csv, M, &r.row.m, err));
    TRY(read_number(d, csv, S, &r.row.s, err));
    if (!(r.row.m > 0))
        return wrong(d, csv->line, err, "M is not above 0:", c[M].text, c[M].length);
    if (growth_measure_check(r.measure, r.row.m, NULL) != GROWTH_OK)
        return wrong(d, csv->line, err, "M is no median of this measure, in its unit:", c[M].text,
                     c[M].length);
    if (!(r.row.s > 0))
        return wrong(d, csv->line, err, "S is not above 0:", c[S].text, c[S].length);
    r.row.age = (age - units[unit].zero) * units[unit].days;
    return add_row(d, &r, err);
}

static growth_status check_columns(const growth__draft *d, const growth__csv_row *row,
                                   growth_error *err)
{
    int same = row->fault == GROWTH__FAULT_NONE && row->n_cells == N_COLUMNS;

    for (size_t i = 0; same && i < N_COLUMNS; i++)
        same = !strcmp(row->cells[i].text, columns[i]);
    return same ? GROWTH_OK
                : wrong(d, row->line, err, "the columns are measure,sex,age,unit,l,m,s, not",
                        row->raw, row->raw_length);
}

static growth_status read_all(growth__draft *d, growth__csv *csv, growth_error *err)
{
    const growth__csv_row *row;
    int in_table = 0;

    for (;;) {
        TRY(growth__csv_next(csv, &row, err));
        if (!row)
            break;
        if (row->raw_length == 0)
            continue;
        if (row->raw[0] == '#') {
            if (!in_table)
                TRY(read_key(d, row, err));
        } else if (!in_table) {
            TRY(check_columns(d, row, err));
            TRY(read_header(d, err));
            in_table = 1;
        } else {
            TRY(read_row(d, row, err));
        }
    }
    return in_table
               ? GROWTH_OK
               : growth__fail(err, GROWTH_ERR_PARSE,
                              "%s:1: has no row of columns measure,sex,age,unit,l,m,s", d->name);
}

static growth_status load(growth__input *input, growth_reference **reference, growth_error *err)
{
    growth__draft draft = { 0 };
    growth_reference *made = NULL;
    growth__csv *csv;
    growth_status status;

    TRY(growth__csv_open(input, &csv, err));
    draft.name = growth__csv_name(csv);
    status = read_all(&draft, csv, err);
    if (status == GROWTH_OK)
        status = growth__reference_build(&draft, &made, err);
    for (size_t i = 0; i < ARRAY_LEN(draft.texts); i++)
        free(draft.texts[i]);
    free(draft.rows);
    growth__csv_close(csv);
    if (status == GROWTH_OK)
        *reference = made;
    return status;
}

growth_status growth_reference_load(const char *path, growth_reference **reference,
                                    growth_error *err)
{
    growth__input *input;

    if (!path || !reference)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reference_load: bad argument");
    TRY(growth__input_open(path, &input, err));
    return load(input, reference, err);
}

growth_status growth_reference_load_memory(const void *bytes, size_t length,
                                           growth_reference **reference, growth_error *err)
{
    growth__input *input;

    if ((!bytes && length) || !reference)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reference_load_memory: bad argument");
    TRY(growth__input_memory(bytes, length, &input, err));
    return load(input, reference, err);
}
