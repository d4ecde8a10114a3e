/* Rows of an export in its own codes, put into our words before they are read. */
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "reader.h"

static int same_number(const growth__cell *cell, const char *code)
{
    double a, b;

    return growth_number_parse(cell->text, cell->length, 0, &a) == GROWTH_OK &&
           growth_number_parse(code, strlen(code), 0, &b) == GROWTH_OK && a == b;
}

static int is_code(const growth__cell *cell, const char *code)
{
    return cell->length &&
           (growth__same_word(cell->text, cell->length, code) || same_number(cell, code));
}

static void clear(growth_reader *reader, size_t at, const char *code)
{
    if (at >= reader->mapped_row.n_cells || !is_code(&reader->mapped[at], code))
        return;
    reader->mapped[at] = (growth__cell){ "", 0 };
    reader->counts.missing_codes++;
}

/* Whether the row, in long form, is of this measure. */
static int row_measures(const growth_reader *reader, const growth__quantity *q)
{
    const size_t at = reader->columns.cell[GROWTH__MEASURE];
    growth__quantity of_row;

    return at < reader->mapped_row.n_cells &&
           growth__measure_of_word(reader->mapped[at].text, reader->mapped[at].length, &of_row) &&
           of_row.measure == q->measure && of_row.posture == q->posture &&
           of_row.at_birth == q->at_birth;
}

static void clear_quantity(growth_reader *reader, const growth__quantity *q, const char *code)
{
    const growth__columns *c = &reader->columns;

    for (size_t i = 0; i < c->n_wide; i++)
        if (c->wide[i].measure == q->measure && c->wide[i].posture == q->posture &&
            c->wide[i].at_birth == q->at_birth)
            clear(reader, c->wide[i].cell, code);
    if (row_measures(reader, q))
        clear(reader, c->cell[GROWTH__VALUE], code);
}

static void translate_codes(growth_reader *reader)
{
    const growth__map *map = &reader->map;

    for (size_t f = 0; f < GROWTH__FIELD_COUNT; f++) {
        const size_t at = reader->columns.cell[f];
        growth__field field;

        if (at >= reader->mapped_row.n_cells)
            continue;
        /* The later line counts; what is translated is not translated again. */
        for (size_t i = map->n_codes; i-- > 0;) {
            const growth__map_code *code = &map->codes[i];

            if (!growth__field_of_word(code->of, strlen(code->of), &field) || (size_t)field != f ||
                !is_code(&reader->mapped[at], code->code))
                continue;
            reader->mapped[at] = (growth__cell){ code->word, strlen(code->word) };
            break;
        }
    }
}

growth_status growth__translate(growth_reader *reader, growth_error *err)
{
    const growth__map *map = &reader->map;
    const growth__csv_row *row = reader->cells;

    if (!(map->n_codes + map->n_missing) || !row->n_cells)
        return GROWTH_OK;
    if (row->n_cells > reader->n_mapped) {
        growth__cell *larger = realloc(reader->mapped, row->n_cells * sizeof *larger);

        if (!larger)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory reading a row");
        reader->mapped = larger;
        reader->n_mapped = row->n_cells;
    }
    memcpy(reader->mapped, row->cells, row->n_cells * sizeof *reader->mapped);
    reader->mapped_row = *row;
    reader->mapped_row.cells = reader->mapped;
    translate_codes(reader);
    for (size_t i = 0; i < map->n_missing; i++) {
        const char *of = map->missing[i].of;
        growth__field field;
        growth__quantity q;

        if (growth__field_of_word(of, strlen(of), &field))
            clear(reader, reader->columns.cell[field], map->missing[i].code);
        else if (growth__measure_of_word(of, strlen(of), &q))
            clear_quantity(reader, &q, map->missing[i].code);
    }
    reader->cells = &reader->mapped_row;
    return GROWTH_OK;
}
