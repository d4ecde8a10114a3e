/* Measurements: what is checked before one is kept, when two are the same, and recording one. */
#include <string.h>

#include <growth/number.h>

#include "same.h"

static const char *const postures[] = {
    [GROWTH_POSTURE_UNKNOWN] = NULL, [GROWTH_LYING] = "lying", [GROWTH_STANDING] = "standing"
};

const char *growth__posture_text(growth_posture posture)
{
    return (size_t)posture < ARRAY_LEN(postures) ? postures[posture] : NULL;
}

growth_posture growth__posture_find(const char *text)
{
    for (size_t i = GROWTH_LYING; text && i < ARRAY_LEN(postures); i++)
        if (strcmp(text, postures[i]) == 0)
            return (growth_posture)i;
    return GROWTH_POSTURE_UNKNOWN;
}

growth_status growth__store_value(growth_measure measure, const char *text, const char *unit,
                                  double *value, growth_error *err)
{
    const growth_unit *known = growth_unit_find(unit, strlen(unit));
    double factor = 1, number = 0;
    int shift = 0;

    if (!known)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "the unit \"%.20s\" is not known (kg, g, lb, cm, m, mm, in ...)",
                                  unit);
    TRY(growth_unit_for(known, measure, &shift, &factor, err));
    if (growth_number_parse(text, strlen(text), shift, &number) != GROWTH_OK)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "%s \"%.40s\" is not a number (digits and at most one point)",
                                  growth_measure_describe(measure)->id, text);
    *value = number * factor;
    return GROWTH_OK;
}

/* ---- checks ---------------------------------------------------------------------------------- */

static growth_status check_texts(const growth_store_measurement *m, growth_error *err)
{
    const struct {
        const char *text, *what;
    } texts[] = {
        { m->value_text, "the value" }, { m->unit, "the unit" },
        { m->service, "the service" },  { m->measured_by, "the name of who measured" },
        { m->device, "the device" },    { m->note, "the note" },
        { m->source, "the source" },    { m->source_key, "the source's key" },
    };

    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        TRY(growth__store_check_text(texts[i].text, texts[i].what, err));
    return GROWTH_OK;
}

growth_status growth__store_check_day(growth_date on, growth_date birth_date, const cell *stamp,
                                      growth_error *err)
{
    if (on == GROWTH_DATE_NONE)
        return growth__store_fail(err, GROWTH_ERR_DATE,
                                  "the day is missing: the store keeps days, not ages");
    if (birth_date != GROWTH_DATE_NONE && on < birth_date)
        return growth__store_fail(err, GROWTH_ERR_DATE, "the day is before the child was born");
    if (on > growth__store_day_of(stamp[AT_RECORDED].integer) + 1)
        return growth__store_fail(err, GROWTH_ERR_DATE, "the day is in the future");
    return GROWTH_OK;
}

static growth_status check_measurement(const growth_store_measurement *m, growth_error *err)
{
    if (!m || !m->value_text || !*m->value_text || !m->unit || !*m->unit)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "a measurement needs a value and a unit (none is guessed)");
    if (!growth_measure_describe(m->measure) || m->measure == GROWTH_WEIGHT_FOR_LENGTH ||
        m->measure == GROWTH_WEIGHT_FOR_HEIGHT)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "this is not a measure that is taken: record weight and height");
    if ((unsigned)m->posture > GROWTH_STANDING)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "there is no such posture");
    if (m->marks & ~(unsigned)(GROWTH_MARK_OEDEMA | GROWTH_MARK_DOUBTFUL))
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT,
                                  "what was calculated is not stored, only what was measured");
    /* What is in a store already stays what it is; nothing of the kind is added. */
    if (m->value_text[strlen(m->value_text) - 1] == '.')
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "the value \"%.40s\" ends in its point, as if it was cut off: "
                                  "write 7.0 where 7 is meant",
                                  m->value_text);
    return check_texts(m, err);
}

growth_status growth__store_measurement_row(const growth_store_measurement *m,
                                            growth_date birth_date, const cell *stamp,
                                            measurement_row *row, growth_error *err)
{
    cell *c = row->cells;
    double value = 0;
    growth_status limit;

    TRY(check_measurement(m, err));
    TRY(growth__store_check_day(m->measured_on, birth_date, stamp, err));
    TRY(growth__store_value(m->measure, m->value_text, m->unit, &value, err));
    limit = growth_measure_check(m->measure, value, err);
    if (limit != GROWTH_OK && !(limit == GROWTH_ERR_VALUE_LIMIT && m->marks & GROWTH_MARK_DOUBTFUL))
        return limit;
    memcpy(c, stamp, AT_CHILD * sizeof *c);
    c[AT_SUPERSEDES] = (cell){ .kind = CELL_NULL };
    c[AT_RETRACTED] = growth__cell_integer(0);
    c[MEASUREMENT_MEASURE] = growth__cell_text(growth_measure_describe(m->measure)->id);
    c[MEASUREMENT_ON] = growth__cell_date(m->measured_on);
    c[MEASUREMENT_TEXT] = growth__cell_text(m->value_text);
    c[MEASUREMENT_UNIT] = growth__cell_text(m->unit);
    c[MEASUREMENT_VALUE] = growth__cell_real(value);
    c[MEASUREMENT_POSTURE] = growth__cell_text(growth__posture_text(m->posture));
    c[MEASUREMENT_OEDEMA] = growth__cell_integer((m->marks & GROWTH_MARK_OEDEMA) != 0);
    c[MEASUREMENT_DOUBTFUL] = growth__cell_integer((m->marks & GROWTH_MARK_DOUBTFUL) != 0);
    c[MEASUREMENT_SERVICE] = growth__cell_text(m->service);
    c[MEASUREMENT_BY] = growth__cell_text(m->measured_by);
    c[MEASUREMENT_DEVICE] = growth__cell_text(m->device);
    c[MEASUREMENT_NOTE] = growth__cell_text(m->note);
    c[MEASUREMENT_SOURCE] = growth__cell_text(m->source);
    c[MEASUREMENT_KEY] = growth__cell_text(m->source_key);
    return GROWTH_OK;
}

/* ---- recording ------------------------------------------------------------------------------- */

static growth_status record(growth_store *store, growth_store_entry child,
                            const growth_store_measurement *m, const cell *stamp,
                            growth_store_outcome *outcome, growth_store_entry *entry,
                            growth_error *err)
{
    measurement_row row;
    growth_store_child details;
    sqlite3_stmt *statement;
    growth_status status;

    TRY(growth__store_details(store, child, STORE_EVER, &details, &statement, err));
    status = growth__store_measurement_row(m, details.child.birth_date, stamp, &row, err);
    growth__store_done(statement);
    TRY(status);
    row.cells[AT_CHILD] = growth__cell_entry(child);
    return growth__store_say(store, TABLE_MEASUREMENT, row.cells, outcome, entry, err);
}

growth_status growth_store_record(growth_store *store, const char *uuid,
                                  const growth_store_measurement *measurement,
                                  const growth_store_stamp *stamp, growth_store_outcome *outcome,
                                  growth_store_entry *entry, growth_error *err)
{
    cell cells[COLUMNS_MAX];
    growth_store_entry child = 0, made = 0;
    growth_store_outcome became = GROWTH_STORE_NEW;
    growth_status status;

    TRY(growth__store_stamp(stamp, NEED_NOTHING, cells, err));
    TRY(growth__store_child_entry(store, uuid, &child, err));
    TRY(growth__store_begin(store, err));
    status = record(store, child, measurement, cells, &became, &made, err);
    TRY(growth__store_end(store, status, err));
    if (outcome)
        *outcome = became;
    if (entry)
        *entry = made;
    return GROWTH_OK;
}
