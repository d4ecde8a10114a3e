/* The fast path for plain rows: who the child is, which most rows repeat, then the other cells. */
#include "plain_cells.h"

#include <stdlib.h>
#include <string.h>

/* ---- a row ----------------------------------------------------------------------------------- */

/* Some columns' cells, not the last, each with the separator behind it. */
static const char *pass_cells(growth__plain *plain, const growth__plain_column *c,
                              const growth__plain_column *behind, const char *p, const char *end)
{
    for (; c < behind; c++, p++) {
        p = c->kind.read(plain, c, p, end);
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
    const growth__plain_column *const last = plain->columns + plain->n_columns - 1;
    const char *const end = line + length, *behind, *p;
    growth__plain_row *row = &plain->row;

    row->values = values;
    row->n_values = 0;
    behind = pass_leading(plain, line, end);
    p = behind ? pass_cells(plain, plain->columns + plain->n_leading, last, behind, end) : NULL;
    if (!p || last->kind.read(plain, last, p, end) != end ||
        (!row->goes_on && !growth__plain_gestation(plain)) || row->measured_on < row->birth_date ||
        (plain->is_long && !growth__plain_long(plain)) || !row->n_values)
        return NULL;
    for (size_t i = 0; i < row->n_values; i++)
        values[i].measured_on = row->measured_on;
    if (!row->goes_on)
        remember_leading(plain, line, (size_t)(behind - line));
    return row;
}

/* ---- the header ------------------------------------------------------------------------------ */

/* Up to the last column that says who the child is; 0 where one that may change with every row
 * stands among them. */
static size_t leading_columns(const growth__plain *plain, const growth__columns *c)
{
    static const growth__field who[] = { GROWTH__CHILD_ID,        GROWTH__SEX,
                                         GROWTH__BIRTH_DATE,      GROWTH__GESTATION,
                                         GROWTH__GESTATION_WEEKS, GROWTH__GESTATION_DAYS };
    size_t n = 0;

    for (size_t i = 0; i < ARRAY_LEN(who); i++)
        if (c->cell[who[i]] != GROWTH__NO_CELL && c->cell[who[i]] >= n)
            n = c->cell[who[i]] + 1;
    for (size_t i = 0; i < n; i++)
        if (plain->columns[i].kind.changes)
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
        plain->bytes[byte] =
            byte < ' ' || byte > '~' || byte == '"' ? GROWTH__NOT_PLAIN : GROWTH__ORDINARY;
    plain->bytes[(unsigned char)plain->separator] = GROWTH__SEPARATES;
    plain->today = head->options.today;
    plain->weeks = plain->days = -1;
    plain->n_columns = c->n_cells;
    plain->is_long = c->cell[GROWTH__VALUE] != GROWTH__NO_CELL;
    for (size_t i = 0; i < c->n_cells; i++)
        plain->columns[i].kind = growth__plain_unused;
    for (int f = 0; f < GROWTH__FIELD_COUNT; f++)
        if (c->cell[f] != GROWTH__NO_CELL)
            plain->columns[c->cell[f]].kind =
                growth__plain_kinds[f].read ? growth__plain_kinds[f] : growth__plain_empty;
    for (size_t i = 0; i < c->n_wide; i++) {
        const growth__quantity *q = &c->wide[i];

        plain->columns[q->cell].kind = growth__plain_wide;
        plain->columns[q->cell].number =
            growth__plain_number_of(q->measure, q->posture, q->unit, q->shift, q->factor);
    }
    for (size_t i = 0; i < c->n_unread; i++)
        plain->columns[c->unread[i].cell].kind = growth__plain_empty;
    if (c->mother.cell != GROWTH__NO_CELL)
        plain->columns[c->mother.cell].kind = growth__plain_empty;
    if (c->father.cell != GROWTH__NO_CELL)
        plain->columns[c->father.cell].kind = growth__plain_empty;
    plain->n_leading = leading_columns(plain, c);
    growth__plain_find_words(plain);
    growth__plain_find_months(plain);
    return plain;
}

void growth__plain_free(growth__plain *plain)
{
    free(plain);
}
