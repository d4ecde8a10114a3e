/* The measurements of a row, in long form (measure, value, unit) or wide (weight_kg, height_cm). */
#include <stdio.h>
#include <string.h>

#include <growth/number.h>

#include "reader.h"
#include "text.h"

/* NHS data sets write "not known" as a number.  In the unit it was written in. */
static const struct {
    growth_measure measure;
    const char *unit;
    const char *text;
} not_known[] = {
    { GROWTH_WEIGHT, "g", "9999" },
    { GROWTH_HEAD, "cm", "99.9" },
};

double growth__not_known(growth_measure measure, const growth_unit *unit, int shift, double factor)
{
    for (size_t i = 0; i < ARRAY_LEN(not_known); i++) {
        double code;

        if (not_known[i].measure == measure && !strcmp(not_known[i].unit, unit->id) &&
            growth_number_parse(not_known[i].text, strlen(not_known[i].text), shift, &code) ==
                GROWTH_OK)
            return code * factor;
    }
    return GROWTH_NAN;
}

static int is_cut(const growth__cell *cell)
{
    return cell->length > 1 && cell->text[cell->length - 1] == '.';
}

growth_status growth__cell_number(const growth__cell *cell, int shift, double *value)
{
    return is_cut(cell) ? GROWTH_ERR_PARSE
                        : growth_number_parse(cell->text, cell->length, shift, value);
}

static const char *number_advice(const growth__cell *cell)
{
    double value;

    if (is_cut(cell) && growth_number_parse(cell->text, cell->length, 0, &value) == GROWTH_OK)
        return "it ends in its point, as if it was cut off: write 7.0 where 7 is meant";
    return memchr(cell->text, ',', cell->length) ? "use a point"
                                                 : "write digits alone, such as 12.3";
}

/* One value.  Returns 1 where the cell holds anything but "not known". */
static int read_value(growth_reader *reader, const growth__quantity *q)
{
    const growth__cell *cell = &reader->cells->cells[q->cell];
    growth_value *v = &reader->values[reader->row.n_values];
    growth_measurement m = GROWTH_MEASUREMENT_INIT;
    char quoted[GROWTH__QUOTED_SIZE];
    growth_error err;

    m.measure = q->measure;
    m.posture = q->posture;
    if (!cell->length)
        return 0;
    if (growth__cell_number(cell, q->shift, &m.value) != GROWTH_OK) {
        growth__problem(reader, GROWTH_PROBLEM_NUMBER, q->cell, "%s %s is not a number (%s)",
                        q->name, growth__quoted(reader, cell->text, cell->length, quoted),
                        number_advice(cell));
        return 1;
    }
    m.value *= q->factor;
    if (m.value == growth__not_known(q->measure, q->unit, q->shift, q->factor)) {
        reader->counts.missing_codes++;
        return 0;
    }
    *v = (growth_value){ m, cell->text, q->unit->id, q->cell + 1, GROWTH_OK, q->at_birth };
    if (growth_measure_check(m.measure, m.value, &err) != GROWTH_OK) {
        if (reader->options.hide_cells || growth__has_nhs_number(cell->text, cell->length))
            growth__problem(reader, GROWTH_PROBLEM_LIMIT, q->cell,
                            "%s %s is outside its limits (check the entry and its unit)", q->name,
                            growth__quoted(reader, cell->text, cell->length, quoted));
        else
            growth__problem(reader, GROWTH_PROBLEM_LIMIT, q->cell, "%s", err.message);
        v->status = GROWTH_ERR_VALUE_LIMIT;
    }
    reader->row.n_values++;
    return 1;
}

/* -- long form ------------------------------------------------------------------------------ */

static int bad_unit(growth_reader *reader, const growth__cell *unit, const growth__quantity *q)
{
    const growth_measure_info *info = growth_measure_describe(q->measure);
    char quoted[GROWTH__QUOTED_SIZE];

    if (!unit)
        growth__problem(reader, GROWTH_PROBLEM_UNIT, reader->columns.cell[GROWTH__UNIT],
                        "%s has no unit (write one, such as %s: units are never guessed)", q->name,
                        info->unit);
    else
        growth__problem(reader, GROWTH_PROBLEM_UNIT, reader->columns.cell[GROWTH__UNIT],
                        "unit %s of %s is not known (write one such as %s)",
                        growth__quoted(reader, unit->text, unit->length, quoted), q->name,
                        info->unit);
    return 1;
}

static int read_long(growth_reader *reader)
{
    const growth__columns *c = &reader->columns;
    const growth__cell *measure = growth__cell_of(reader, GROWTH__MEASURE);
    const growth__cell *unit = growth__cell_of(reader, GROWTH__UNIT);
    growth__quantity q = {
        c->cell[GROWTH__VALUE], "", GROWTH_WEIGHT, GROWTH_POSTURE_UNKNOWN, NULL, 0, 1, 0
    };
    char quoted[GROWTH__QUOTED_SIZE];
    growth_error err;

    if (!growth__cell_of(reader, GROWTH__VALUE))
        return 0;
    if (!measure) {
        growth__problem(reader, GROWTH_PROBLEM_MEASURE, c->cell[GROWTH__MEASURE],
                        "measure is empty (write weight, height, length, head or bmi)");
        return 1;
    }
    growth__excerpt(measure->text, measure->length, q.name);
    if (!growth__measure_of_word(measure->text, measure->length, &q)) {
        growth__problem(reader, GROWTH_PROBLEM_MEASURE, c->cell[GROWTH__MEASURE],
                        "measure %s is not known (write weight, height, length, head or bmi)",
                        growth__quoted(reader, measure->text, measure->length, quoted));
        return 1;
    }
    q.unit = unit ? growth_unit_find(unit->text, unit->length) : growth__only_unit(q.measure);
    if (!unit && !q.unit)
        q.unit = growth__map_unit(&reader->map, q.measure, q.posture);
    if (!q.unit)
        return bad_unit(reader, unit, &q);
    if (growth_unit_for(q.unit, q.measure, &q.shift, &q.factor, &err) != GROWTH_OK) {
        growth__problem(reader, GROWTH_PROBLEM_UNIT, c->cell[GROWTH__UNIT], "%s", err.message);
        return 1;
    }
    return read_value(reader, &q);
}

/* Stones where the column of kg is empty: the weight would be missing without a word. */
static int tell_unread(growth_reader *reader, const growth__unread *unread)
{
    const growth__cell *cell = &reader->cells->cells[unread->cell];
    char quoted[GROWTH__QUOTED_SIZE];

    if (!cell->length)
        return 0;
    for (size_t i = 0; i < reader->row.n_values; i++)
        if (reader->values[i].measurement.measure == unread->measure &&
            reader->values[i].at_birth == unread->at_birth)
            return 0;
    growth__problem(reader, GROWTH_PROBLEM_UNIT, unread->cell,
                    "%s %s is in %s, which are not read, and the row has no other %s (convert it)",
                    unread->name, growth__quoted(reader, cell->text, cell->length, quoted),
                    unread->what, growth_measure_describe(unread->measure)->id);
    return 1;
}

int growth__values_read(growth_reader *reader)
{
    const growth__columns *c = &reader->columns;
    int any = 0;

    if (c->cell[GROWTH__VALUE] != GROWTH__NO_CELL)
        return read_long(reader);
    for (size_t i = 0; i < c->n_wide; i++)
        any |= read_value(reader, &c->wide[i]);
    for (size_t i = 0; i < c->n_unread; i++)
        any |= tell_unread(reader, &c->unread[i]);
    return any;
}

/* -- scores in the file --------------------------------------------------------------------- */

static double read_score(growth_reader *reader, size_t cell)
{
    const growth__cell *c = cell == GROWTH__NO_CELL ? NULL : &reader->cells->cells[cell];
    double sds;

    if (!c || !c->length)
        return GROWTH_NAN;
    if (growth_number_parse(c->text, c->length, 0, &sds) == GROWTH_OK)
        return sds;
    reader->counts.sds_unread++;
    return GROWTH_NAN;
}

void growth__sds_read(growth_reader *reader)
{
    const growth__columns *c = &reader->columns;

    reader->row.file_sds = NULL;
    if (!c->has_sds)
        return;
    for (size_t i = 0; i < GROWTH_MEASURE_COUNT_; i++)
        reader->file_sds[i] = read_score(reader, c->sds[i]);
    if (c->row_sds != GROWTH__NO_CELL && reader->row.n_values)
        reader->file_sds[reader->values[0].measurement.measure] = read_score(reader, c->row_sds);
    reader->row.file_sds = reader->file_sds;
}

/* -- parents -------------------------------------------------------------------------------- */

#define PARENT_LOW  100.0
#define PARENT_HIGH 260.0

static double parent_height(growth_reader *reader, const growth__quantity *q)
{
    const growth__cell *cell;
    char quoted[GROWTH__QUOTED_SIZE];
    double value;

    if (q->cell == GROWTH__NO_CELL || !reader->cells->cells[q->cell].length)
        return 0;
    cell = &reader->cells->cells[q->cell];
    growth__quoted(reader, cell->text, cell->length, quoted);
    if (growth__cell_number(cell, q->shift, &value) != GROWTH_OK) {
        growth__problem(reader, GROWTH_PROBLEM_NUMBER, q->cell, "%s %s is not a number (%s)",
                        q->name, quoted, number_advice(cell));
        return 0;
    }
    value *= q->factor;
    if (value >= PARENT_LOW && value <= PARENT_HIGH)
        return value;
    growth__problem(reader, GROWTH_PROBLEM_LIMIT, q->cell,
                    "%s %s is outside 100 to 260 cm (check the entry and its unit)", q->name,
                    quoted);
    return 0;
}

void growth__parents_read(growth_reader *reader)
{
    reader->row.child.mother_height_cm = parent_height(reader, &reader->columns.mother);
    reader->row.child.father_height_cm = parent_height(reader, &reader->columns.father);
}

/* -- codes ---------------------------------------------------------------------------------- */

/* Words of a coded cell, and what each stands for. */
typedef struct code {
    const char *word;
    int meaning;
} code;

static const code postures[] = {
    { "lying", GROWTH_LYING },      { "recumbent", GROWTH_LYING }, { "supine", GROWTH_LYING },
    { "l", GROWTH_LYING },          { "length", GROWTH_LYING },    { "standing", GROWTH_STANDING },
    { "upright", GROWTH_STANDING }, { "s", GROWTH_STANDING },      { "h", GROWTH_STANDING },
    { "height", GROWTH_STANDING },
};

static const code oedemas[] = {
    { "yes", 1 }, { "y", 1 }, { "true", 1 },  { "1", 1 }, { "present", 1 }, { "oedema", 1 },
    { "no", 0 },  { "n", 0 }, { "false", 0 }, { "0", 0 }, { "absent", 0 },  { "none", 0 },
};

static int read_code(growth_reader *reader, growth__field field, const code *codes, size_t n,
                     const char *advice)
{
    const growth__cell *cell = growth__cell_of(reader, field);
    char quoted[GROWTH__QUOTED_SIZE];

    if (!cell)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (growth__same_word(cell->text, cell->length, codes[i].word))
            return codes[i].meaning;
    growth__problem(reader, GROWTH_PROBLEM_CODE, reader->columns.cell[field],
                    "%s %s is not known (write %s)", growth__field_name(field),
                    growth__quoted(reader, cell->text, cell->length, quoted), advice);
    return 0;
}

/* Which values bear the mark: oedema adds to weight, and through it to BMI, and the mark is theirs.
 * A length or a head is what it is; but where nothing else was measured that day the mark has no
 * other place, and must not be lost. */
static int bears_oedema(const growth_value *v, int choice)
{
    const growth_measure measure = v->measurement.measure;

    return choice == 2 ||
           (!v->at_birth && (choice == 1 || measure == GROWTH_WEIGHT || measure == GROWTH_BMI));
}

static void mark_oedema(growth_reader *reader)
{
    int marked = 0;

    for (int choice = 0; choice <= 2 && !marked; choice++)
        for (size_t i = 0; i < reader->row.n_values; i++)
            if (bears_oedema(&reader->values[i], choice)) {
                reader->values[i].measurement.marks |= GROWTH_MARK_OEDEMA;
                marked = 1;
            }
    if (!marked)
        growth__problem(reader, GROWTH_PROBLEM_CODE, reader->columns.cell[GROWTH__OEDEMA],
                        "oedema is marked, and the row has no measurement to bear the mark (give "
                        "the weight it was seen at)");
}

/* A stated posture goes before the one the name of a measure implies. */
void growth__codes_read(growth_reader *reader)
{
    const int posture =
        read_code(reader, GROWTH__POSTURE, postures, ARRAY_LEN(postures), "lying or standing");
    const int oedema = read_code(reader, GROWTH__OEDEMA, oedemas, ARRAY_LEN(oedemas), "yes or no");

    for (size_t i = 0; i < reader->row.n_values; i++) {
        growth_measurement *m = &reader->values[i].measurement;

        if (posture && m->measure == GROWTH_HEIGHT)
            m->posture = (growth_posture)posture;
    }
    if (oedema)
        mark_oedema(reader);
}
