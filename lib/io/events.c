/* A file of events and bone ages: rows of csv.h, understood by the columns that its header names.
 * Whatever is wrong is said as FILE:LINE:COLUMN, and nothing of the file is used. */
#include <stdlib.h>
#include <string.h>

#include <growth/events.h>
#include <growth/number.h>

#include "columns.h"
#include "csv.h"
#include "given.h"
#include "internal.h"
#include "text.h"

#define BONE_AGE_MOST 25 /* Years. */

enum { CHILD, DATE, AGE, KIND, TEXT, BONE_AGE, METHOD, N_COLUMNS };

/* Called as in a measurement file, where that has the like, or by names of their own. */
static const struct {
    growth__field field;  /* GROWTH__FIELD_COUNT: none. */
    const char *names[4]; /* The first is what sentences call it. */
} columns[N_COLUMNS] = {
    [CHILD] = { GROWTH__CHILD_ID, { "child_id" } },
    [DATE] = { GROWTH__MEASURED_ON, { "date", "on", "event_date" } },
    [AGE] = { GROWTH__FIELD_COUNT, { "age_years" } },
    [KIND] = { GROWTH__FIELD_COUNT, { "kind", "type" } },
    [TEXT] = { GROWTH__FIELD_COUNT, { "text", "event", "description" } },
    [BONE_AGE] = { GROWTH__FIELD_COUNT, { "bone_age_years", "bone_age" } },
    [METHOD] = { GROWTH__METHOD, { "method" } },
};

static const char *const kinds[GROWTH_EVENT_KIND_COUNT_] = {
    [GROWTH_EVENT_OTHER] = "event",
    [GROWTH_EVENT_BONE_AGE] = "bone-age",
};

struct growth_events {
    growth_event *list;
    size_t n, room;
};

/* A file being read. */
typedef struct reading {
    const char *name;
    growth_reader_options options;
    size_t cell[N_COLUMNS]; /* From 0, or GROWTH__NO_CELL. */
    size_t n_cells;
    const growth__csv_row *row;
    growth_events *events;
} reading;

/* ---- what is wrong ----------------------------------------------------------------------------
 */

/* `column` of the table above, whose cell is quoted; `what` says what is wrong with it. */
static growth_status wrong(const reading *r, int column, const char *what, growth_error *err)
{
    const growth__cell *cell = &r->row->cells[r->cell[column]];
    char excerpt[GROWTH__EXCERPT_SIZE];

    return growth__fail(err, GROWTH_ERR_PARSE, "%s:%zu:%zu: %s \"%s\" %s", r->name, r->row->line,
                        r->cell[column] + 1, columns[column].names[0],
                        growth__excerpt(cell->text, cell->length, excerpt), what);
}

static growth_status wrong_row(const reading *r, const char *what, growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_PARSE, "%s:%zu: %s", r->name, r->row->line, what);
}

/* The cell of a column; NULL where it is empty or there is no such column. */
static const growth__cell *cell_of(const reading *r, int column)
{
    const growth__cell *cell =
        r->cell[column] == GROWTH__NO_CELL ? NULL : &r->row->cells[r->cell[column]];

    return cell && cell->length ? cell : NULL;
}

/* ---- the header -------------------------------------------------------------------------------
 */

static int is_called(const growth__cell *cell, int column)
{
    for (size_t i = 0; i < ARRAY_LEN(columns[column].names) && columns[column].names[i]; i++)
        if (growth__same_word(cell->text, cell->length, columns[column].names[i]))
            return 1;
    return columns[column].field != GROWTH__FIELD_COUNT &&
           growth__names_field(cell, columns[column].field);
}

static growth_status read_header(reading *r, growth_error *err)
{
    for (int column = 0; column < N_COLUMNS; column++) {
        r->cell[column] = GROWTH__NO_CELL;
        for (size_t i = 0; i < r->row->n_cells; i++) {
            if (!is_called(&r->row->cells[i], column))
                continue;
            if (r->cell[column] != GROWTH__NO_CELL)
                return growth__fail(err, GROWTH_ERR_PARSE, "%s:%zu:%zu: a second column of %s",
                                    r->name, r->row->line, i + 1, columns[column].names[0]);
            r->cell[column] = i;
        }
    }
    r->n_cells = r->row->n_cells;
    if (r->cell[DATE] == GROWTH__NO_CELL && r->cell[AGE] == GROWTH__NO_CELL)
        return wrong_row(r, "no column says when (name one date, or age_years)", err);
    if (r->cell[TEXT] == GROWTH__NO_CELL && r->cell[BONE_AGE] == GROWTH__NO_CELL)
        return wrong_row(r, "no column says what (name one text, or bone_age_years)", err);
    return GROWTH_OK;
}

/* ---- one row ----------------------------------------------------------------------------------
 */

static growth_status read_date(const reading *r, growth_event *e, growth_error *err)
{
    const growth__cell *cell = cell_of(r, DATE);
    const int order = r->options.date_order;
    growth_error why;

    if (!cell)
        return GROWTH_OK;
    if (growth_date_parse(cell->text, cell->length,
                          order < 0 ? GROWTH_DATE_ISO : (growth_date_order)order, &e->on,
                          &why) != GROWTH_OK)
        return growth__fail(err, GROWTH_ERR_PARSE, "%s:%zu:%zu: date %.200s", r->name, r->row->line,
                            r->cell[DATE] + 1, why.message);
    if (r->options.today != GROWTH_DATE_NONE && e->on > r->options.today)
        return wrong(r, DATE, "is in the future", err);
    return GROWTH_OK;
}

/* Years, from 0 to `most`, into days. */
static growth_status read_years(const reading *r, int column, double most, double *days,
                                growth_error *err)
{
    const growth__cell *cell = cell_of(r, column);
    double years;

    if (!cell)
        return GROWTH_OK;
    if (growth_number_parse(cell->text, cell->length, 0, &years) != GROWTH_OK)
        return wrong(r, column, "is not a number of years (use a point)", err);
    if (!(years >= 0 && years <= most))
        return wrong(r, column, "is not an age of a child in years", err);
    *days = growth_days_from_years(years);
    return GROWTH_OK;
}

static growth_status read_text(const reading *r, int column, const char **text, growth_error *err)
{
    const growth__cell *cell = cell_of(r, column);

    if (!cell)
        return GROWTH_OK;
    if (cell->length > GROWTH_EVENT_BYTES)
        return wrong(r, column, "is longer than 500 bytes (say it in fewer words)", err);
    *text = strdup(cell->text);
    return *text ? GROWTH_OK : growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
}

static growth_status read_kind(const reading *r, growth_event *e, growth_error *err)
{
    const growth__cell *cell = cell_of(r, KIND);

    e->kind = cell_of(r, BONE_AGE) ? GROWTH_EVENT_BONE_AGE : GROWTH_EVENT_OTHER;
    if (!cell)
        return GROWTH_OK;
    for (int kind = 0; kind < GROWTH_EVENT_KIND_COUNT_; kind++) {
        if (!growth__same_word(cell->text, cell->length, kinds[kind]))
            continue;
        if (kind == GROWTH_EVENT_OTHER && e->kind == GROWTH_EVENT_BONE_AGE)
            return wrong(r, KIND, "has a bone age (its kind is bone-age)", err);
        e->kind = (growth_event_kind)kind;
        return GROWTH_OK;
    }
    return wrong(r, KIND, "is neither event nor bone-age", err);
}

static growth_status read_cells(const reading *r, growth_event *e, growth_error *err)
{
    TRY(read_kind(r, e, err));
    TRY(read_date(r, e, err));
    if (e->on == GROWTH_DATE_NONE)
        TRY(read_years(r, AGE, BONE_AGE_MOST, &e->age_days, err));
    if (e->on == GROWTH_DATE_NONE && e->age_days != e->age_days)
        return wrong_row(r, "neither a date nor an age is given (fill in one of them)", err);
    TRY(read_text(r, CHILD, &e->child_id, err));
    if (e->kind == GROWTH_EVENT_OTHER) {
        TRY(read_text(r, TEXT, &e->text, err));
        return e->text ? GROWTH_OK : wrong_row(r, "the event has no text (fill in text)", err);
    }
    TRY(read_years(r, BONE_AGE, BONE_AGE_MOST, &e->bone_age_days, err));
    if (e->bone_age_days != e->bone_age_days)
        return wrong_row(r, "the bone age is missing (fill in bone_age_years)", err);
    return read_text(r, METHOD, &e->method, err);
}

static int is_blank(const growth__csv_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].length)
            return 0;
    return row->fault == GROWTH__FAULT_NONE;
}

static growth_status add_row(reading *r, growth_error *err)
{
    growth_events *all = r->events;
    growth_event *e;

    if (r->row->fault != GROWTH__FAULT_NONE || r->row->n_cells != r->n_cells)
        return wrong_row(r,
                         "the row has not as many cells as the header (is a quote missing, or "
                         "a comma too many?)",
                         err);
    if (all->n == GROWTH_EVENTS_ROWS)
        return growth__fail(err, GROWTH_ERR_LIMIT, "%s:%zu: more than %d rows", r->name,
                            r->row->line, GROWTH_EVENTS_ROWS);
    if (all->n == all->room) {
        const size_t room = all->room ? 2 * all->room : 16;
        growth_event *wider = realloc(all->list, room * sizeof *wider);

        if (!wider)
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
        all->list = wider;
        all->room = room;
    }
    e = &all->list[all->n++]; /* Counted at once, so that its texts are freed. */
    *e = (growth_event){ NULL, GROWTH_EVENT_OTHER, GROWTH_DATE_NONE, GROWTH_NAN, NULL, GROWTH_NAN,
                         NULL, r->row->line };
    return read_cells(r, e, err);
}

/* ---- the file ---------------------------------------------------------------------------------
 */

static growth_status read_rows(reading *r, growth__csv *csv, growth_error *err)
{
    int headed = 0;

    TRY(growth__csv_tell_separator(csv, err));
    for (;;) {
        TRY(growth__csv_next(csv, &r->row, err));
        if (!r->row)
            break;
        if (is_blank(r->row))
            continue;
        if (headed)
            TRY(add_row(r, err));
        else
            TRY(read_header(r, err));
        headed = 1;
    }
    return headed ? GROWTH_OK
                  : growth__fail(err, GROWTH_ERR_PARSE,
                                 "%s:1: is empty (its header is child_id,date,text)", r->name);
}

static growth_status read_all(growth__input *input, const growth_reader_options *options,
                              growth_events **events, growth_error *err)
{
    reading r = { .options = GROWTH_READER_OPTIONS };
    growth__csv *csv;
    growth_status status;

    status =
        growth__take_options(&r.options, sizeof r.options, options, "growth_reader_options", err);
    if (status != GROWTH_OK) {
        growth__input_close(input);
        return status;
    }
    TRY(growth__csv_open(input, &csv, err));
    r.name = growth__csv_name(csv);
    r.events = calloc(1, sizeof *r.events);
    status = r.events ? read_rows(&r, csv, err)
                      : growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory");
    growth__csv_close(csv);
    if (status == GROWTH_OK)
        *events = r.events;
    else
        growth_events_free(r.events);
    return status;
}

growth_status growth_events_read(const char *path, const growth_reader_options *options,
                                 growth_events **events, growth_error *err)
{
    growth__input *input;

    if (!path || !events)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_events_read: bad argument");
    TRY(growth__input_open(path, &input, err));
    return read_all(input, options, events, err);
}

growth_status growth_events_read_memory(const void *bytes, size_t length,
                                        const growth_reader_options *options,
                                        growth_events **events, growth_error *err)
{
    growth__input *input;

    if ((!bytes && length) || !events)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_events_read_memory: bad argument");
    TRY(growth__input_memory(bytes, length, &input, err));
    return read_all(input, options, events, err);
}

const growth_event *growth_events_list(const growth_events *events, size_t *n)
{
    if (!events || !n)
        return NULL;
    *n = events->n;
    return events->list;
}

void growth_events_free(growth_events *events)
{
    if (!events)
        return;
    for (size_t i = 0; i < events->n; i++) {
        free((char *)events->list[i].child_id);
        free((char *)events->list[i].text);
        free((char *)events->list[i].method);
    }
    free(events->list);
    free(events);
}
