/*
 * Who the row is about: identifier, sex, gestation; and whether the child's rows agree.
 *
 * A child's later rows must not differ from the first one read in sex, birth date or gestation:
 * one of them then belongs to somebody else, and nobody can tell which.  Rows of a child need not
 * stand together.  The first rows of 65,536 children are remembered; where a file has more, the
 * earliest give way, so that the memory stays the same for a file of any size.  An empty cell does
 * not differ from anything; it is filled in by the first row that knows.
 */
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "fhir.h"
#include "reader.h"
#include "text.h"

/* -- sex ------------------------------------------------------------------------------------ */

static const struct {
    const char *word;
    growth_sex sex;
} sexes[] = {
    { "male", GROWTH_MALE },    { "m", GROWTH_MALE },    { "1", GROWTH_MALE },
    { "boy", GROWTH_MALE },     { "boys", GROWTH_MALE }, { "female", GROWTH_FEMALE },
    { "f", GROWTH_FEMALE },     { "2", GROWTH_FEMALE },  { "girl", GROWTH_FEMALE },
    { "girls", GROWTH_FEMALE },
};

/* What people write where it is not known; any other word may be a slip. */
static void note_sex(growth_reader *reader, const growth__cell *cell)
{
    static const char *const not_known_words[] = { "unknown", "u", "not known", "not recorded",
                                                   "0",       "9", "x",         "indeterminate",
                                                   "other" };
    char quoted[GROWTH__QUOTED_SIZE];

    for (size_t i = 0; cell && i < ARRAY_LEN(not_known_words); i++)
        if (growth__same_word(cell->text, cell->length, not_known_words[i]))
            return;
    if (cell)
        growth__problem(reader, GROWTH_PROBLEM_SEX, reader->columns.cell[GROWTH__SEX],
                        "sex %s is no sex that is known (kept as not recorded; write male, female "
                        "or unknown)",
                        growth__quoted(reader, cell->text, cell->length, quoted));
}

static int read_sex(growth_reader *reader)
{
    static const char advice[] = "write male or female, or say which curves to use";
    const growth__cell *cell = growth__cell_of(reader, GROWTH__SEX);
    const size_t column = reader->columns.cell[GROWTH__SEX];
    char quoted[GROWTH__QUOTED_SIZE];

    for (size_t i = 0; cell && i < ARRAY_LEN(sexes); i++) {
        if (growth__same_word(cell->text, cell->length, sexes[i].word)) {
            reader->row.child.sex = sexes[i].sex;
            return 1;
        }
    }
    reader->row.child.sex = reader->options.chart_sex;
    reader->row.child.sex_chosen =
        reader->options.chart_sex != GROWTH_SEX_UNKNOWN || reader->options.any_sex;
    if (reader->options.any_sex)
        note_sex(reader, cell);
    if (reader->row.child.sex_chosen)
        return 1;
    if (growth__knows_child_by_id(reader)) {
        reader->row.child.sex_chosen = 1; /* it differs from none */
        return 1;
    }
    if (growth__is_fhir(reader))
        return growth__fhir_refuse_sex(reader, advice);
    if (!cell)
        return growth__refuse(reader, GROWTH_PROBLEM_SEX, column, "sex is empty (%s)", advice);
    return growth__refuse(reader, GROWTH_PROBLEM_SEX, column, "sex %s has no reference (%s)",
                          growth__quoted(reader, cell->text, cell->length, quoted), advice);
}

/* -- gestation ------------------------------------------------------------------------------ */

/* NHS data sets write "not known" as a number of weeks. */
static const char *const not_known[] = { "99", "9" };

static int is_not_known(growth_reader *reader, const growth__cell *cell)
{
    for (size_t i = 0; i < ARRAY_LEN(not_known); i++) {
        if (strcmp(cell->text, not_known[i]) == 0) {
            reader->counts.missing_codes++;
            return 1;
        }
    }
    return 0;
}

static int refuse_gestation(growth_reader *reader, growth__field field, const char *why)
{
    const growth__cell *cell = growth__cell_of(reader, field);
    char quoted[GROWTH__QUOTED_SIZE];

    return growth__refuse(reader, GROWTH_PROBLEM_GESTATION, reader->columns.cell[field], "%s %s %s",
                          growth__field_name(field),
                          growth__quoted(reader, cell->text, cell->length, quoted), why);
}

/* A whole number, also as other programs write one: "40.0". */
static int whole_number(const growth__cell *cell, int *number)
{
    double value;

    if (growth__cell_number(cell, 0, &value) != GROWTH_OK || value < 0 || value > 1000 ||
        value != (double)(int)value)
        return 0;
    *number = (int)value;
    return 1;
}

static int in_range(growth_reader *reader, growth__field field, int days)
{
    if (days < GROWTH_GESTATION_MIN || days > GROWTH_GESTATION_MAX)
        return refuse_gestation(reader, field,
                                "is outside 22+0 to 44+6 weeks (leave it empty where it is not "
                                "known)");
    reader->row.child.gestation_days = days;
    return 1;
}

/* gestation_weeks with gestation_days beside it, or either alone; days alone are all of them. */
static int read_weeks_and_days(growth_reader *reader)
{
    const growth__cell *weeks = growth__cell_of(reader, GROWTH__GESTATION_WEEKS);
    const growth__cell *days = growth__cell_of(reader, GROWTH__GESTATION_DAYS);
    const int has_weeks = reader->columns.cell[GROWTH__GESTATION_WEEKS] != GROWTH__NO_CELL;
    int w = 0, d = 0;

    if (weeks && is_not_known(reader, weeks))
        return 1;
    if (days && !whole_number(days, &d))
        return refuse_gestation(reader, GROWTH__GESTATION_DAYS, "is not a number of days");
    if (!weeks && has_weeks)
        return !days || d == 0
                   ? 1
                   : refuse_gestation(reader, GROWTH__GESTATION_DAYS, "has no weeks beside it");
    if (!weeks)
        return !days || in_range(reader, GROWTH__GESTATION_DAYS, d);
    if (d > 6)
        return refuse_gestation(reader, GROWTH__GESTATION_DAYS,
                                "is more than 6 (days beyond the completed weeks)");
    if (!whole_number(weeks, &w))
        return refuse_gestation(reader, GROWTH__GESTATION_WEEKS,
                                "is not a number of completed weeks (write days in "
                                "gestation_days)");
    return in_range(reader, GROWTH__GESTATION_WEEKS, 7 * w + d);
}

static int read_gestation(growth_reader *reader)
{
    const growth__cell *cell = growth__cell_of(reader, GROWTH__GESTATION);
    growth_error err;
    int whole;

    if (!cell)
        return read_weeks_and_days(reader);
    if (is_not_known(reader, cell))
        return 1;
    if (whole_number(cell, &whole))
        return in_range(reader, GROWTH__GESTATION, whole > 44 ? whole : 7 * whole);
    if (growth_gestation_parse(cell->text, cell->length, &reader->row.child.gestation_days, &err) ==
        GROWTH_OK)
        return 1;
    return growth__refuse_as(reader, GROWTH_PROBLEM_GESTATION,
                             reader->columns.cell[GROWTH__GESTATION], "", cell, &err);
}

int growth__child_read(growth_reader *reader)
{
    const growth__cell *id = growth__cell_of(reader, GROWTH__CHILD_ID);
    const size_t column = reader->columns.cell[GROWTH__CHILD_ID];
    int ok = read_sex(reader);

    ok &= read_gestation(reader);
    reader->row.child.id = id ? id->text : NULL;
    if (column != GROWTH__NO_CELL && !id)
        return growth__refuse(reader, GROWTH_PROBLEM_CHILD, column,
                              "child_id is empty (every row of a file with this column needs one)");
    return ok;
}

/* -- rows of one child ---------------------------------------------------------------------- */

uint64_t growth__child_key_of(const char *id, size_t length)
{
    uint64_t hash =
        UINT64_C(0xCBF29CE484222325); /* FNV-1a, then a finaliser to mix its high bits. */

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)id[i]) * UINT64_C(0x100000001B3);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
    hash ^= hash >> 33;
    return hash ? hash : 1;
}

uint64_t growth__child_key(const char *id)
{
    return growth__child_key_of(id, id ? strlen(id) : 0);
}

/* The child's place: its own, or a free one, or that of the child seen longest ago. */
static growth__first_row *place_of(const growth_reader *reader, uint64_t key)
{
    growth__first_row *set = reader->first_rows + key % GROWTH__FIRST_SETS * GROWTH__FIRST_WAYS,
                      *oldest = set;

    for (size_t i = 0; i < GROWTH__FIRST_WAYS; i++) {
        if (set[i].key == key || !set[i].key)
            return &set[i];
        if (set[i].file < oldest->file ||
            (set[i].file == oldest->file && set[i].line < oldest->line))
            oldest = &set[i];
    }
    return oldest;
}

growth__first_row *growth__first_of_nobody(void *context, const growth_child *child)
{
    growth__first_row *none = context;

    (void)child;
    *none = (growth__first_row){ .key = 0 };
    return none;
}

static growth__field gestation_field(const growth_reader *reader)
{
    static const growth__field fields[] = { GROWTH__GESTATION, GROWTH__GESTATION_WEEKS,
                                            GROWTH__GESTATION_DAYS };

    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        if (growth__cell_of(reader, fields[i]))
            return fields[i];
    return GROWTH__GESTATION;
}

/* A birth weight stands on every row of some exports, and is one measurement. */
static void drop_repeated(growth_reader *reader, growth__first_row *first)
{
    size_t n = 0;

    for (size_t i = 0; i < reader->row.n_values; i++) {
        const growth_value *v = &reader->values[i];

        if (v->at_birth && v->measurement.measure == GROWTH_WEIGHT) {
            if (first->birth_weight == (float)v->measurement.value)
                continue;
            first->birth_weight = (float)v->measurement.value;
        }
        reader->values[n++] = *v;
    }
    reader->row.n_values = n;
}

static growth__field field_of(const growth_reader *reader, growth__fact fact)
{
    return fact == GROWTH__FACT_SEX          ? GROWTH__SEX
           : fact == GROWTH__FACT_BIRTH_DATE ? GROWTH__BIRTH_DATE
                                             : gestation_field(reader);
}

static int facts_agree(growth_reader *reader, growth__first_row *first, int stands)
{
    const growth_child *child = &reader->row.child;
    const growth__fact fact = growth__differs(first, child);
    char message[sizeof reader->problems->message];
    growth__field field;

    if (fact == GROWTH__NO_FACT) {
        if (stands)
            growth__first_learn(first, child);
        return 1;
    }
    field = field_of(reader, fact);
    growth__say_differs(message, sizeof message,
                        field == GROWTH__GESTATION ? "gestation" : growth__field_name(field), first,
                        reader->row.file, child->id != NULL);
    reader->row.contradicts = 1;
    return growth__refuse(reader, GROWTH_PROBLEM_CHILD, reader->columns.cell[field], "%s", message);
}

/* What one row of a child says its others mean, too: no curves are chosen for them. */
static void take_sex(growth_reader *reader, const growth__first_row *first)
{
    if (!reader->row.child.sex_chosen || first->sex_chosen)
        return;
    reader->row.child.sex = (growth_sex)first->sex;
    reader->row.child.sex_chosen = 0;
}

/* What a row says of its child and of which day it is, for growth__settle(). */
static void note_said(growth_reader *reader, uint64_t key)
{
    const growth_child *child = &reader->row.child;
    growth__said said = { growth__first_by(key, reader->row.line, reader->row.file, child),
                          reader->contact.date };

    if (reader->said_of && !growth__settled(reader->said_of, key))
        return;
    if (reader->row.n_values)
        said.day = reader->values[0].measurement.measured_on;
    if (!growth__said_add(reader->said, &said))
        reader->failed = growth__fail(&reader->failure, GROWTH_ERR_NO_MEMORY,
                                      "out of memory comparing a child's rows");
}

static growth__first_row *first_row_of(growth_reader *reader, uint64_t key)
{
    growth__first_row *first;

    if (reader->first_of)
        return reader->first_of(reader->first_context, &reader->row.child);
    first = growth__settled(&reader->settled, key);
    return first ? first : place_of(reader, key);
}

/* A child that is known elsewhere is compared there; a birth weight counts once all the same. */
static int is_known(const growth_reader *reader)
{
    const growth_reader_options *o = &reader->options;

    return o->is_known && o->is_known(o->known_context, reader->row.child.id);
}

static int agree_unseen(growth_reader *reader, uint64_t key, int stands)
{
    growth__first_row *first = reader->said ? NULL : place_of(reader, key);

    if (!first || (first->key != key && !stands))
        return 1;
    if (first->key != key)
        *first = growth__first_by(key, reader->row.line, reader->row.file, &reader->row.child);
    drop_repeated(reader, first);
    return 1;
}

/* What does not stand says nothing about the rows after it. */
int growth__child_agrees(growth_reader *reader, int stands)
{
    const growth_child *child = &reader->row.child;
    const uint64_t key = growth__child_key(child->id);
    growth__first_row *first;

    if (is_known(reader))
        return agree_unseen(reader, key, stands);
    if (reader->said) {
        if (stands)
            note_said(reader, key);
        return 1;
    }
    first = first_row_of(reader, key);
    if (first->key != key && !stands)
        return 1;
    reader->sex_is_late = first->key == key && first->sex_chosen && !child->sex_chosen;
    if (first->key != key) {
        *first = growth__first_by(key, reader->row.line, reader->row.file, child);
    } else if (!facts_agree(reader, first, stands)) {
        return 0;
    }
    take_sex(reader, first);
    drop_repeated(reader, first);
    return 1;
}
