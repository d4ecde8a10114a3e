/* Measurement files, row by row: open, understand the header, hand over what each row says. */
#include <stdlib.h>
#include <string.h>

#include "fhir.h"
#include "given.h"
#include "reader.h"
#include "text.h"

/* -- one row -------------------------------------------------------------------------------- */

static const struct {
    growth_problem_kind kind;
    const char *message;
} faults[GROWTH__FAULT_COUNT_] = {
    [GROWTH__FAULT_OPEN_QUOTE] = { GROWTH_PROBLEM_QUOTE,
                                   "a quoted cell is never closed (add the closing quote; write a "
                                   "quote inside a quoted cell twice)" },
    [GROWTH__FAULT_AFTER_QUOTE] = { GROWTH_PROBLEM_QUOTE,
                                    "text goes on after the closing quote (write a quote inside a "
                                    "quoted cell twice)" },
    [GROWTH__FAULT_NUL] = { GROWTH_PROBLEM_BYTES,
                            "the cell holds a NUL byte (export the file again as text)" },
    [GROWTH__FAULT_CELL_BYTES] = { GROWTH_PROBLEM_BYTES, "the cell is longer than 65536 bytes" },
    [GROWTH__FAULT_ROW_BYTES] = { GROWTH_PROBLEM_BYTES, "the row is longer than 1048576 bytes" },
    [GROWTH__FAULT_ROW_COLUMNS] = { GROWTH_PROBLEM_BYTES, "the row has more than 4096 cells" },
};

const growth__cell *growth__cell_of(const growth_reader *reader, growth__field field)
{
    const size_t cell = reader->columns.cell[field];

    if (cell == GROWTH__NO_CELL || !reader->cells->cells[cell].length)
        return NULL;
    return &reader->cells->cells[cell];
}

static const char *text_of(const growth_reader *reader, growth__field field)
{
    const growth__cell *cell = growth__cell_of(reader, field);

    return cell ? cell->text : NULL;
}

static int is_blank(const growth__csv_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].length)
            return 0;
    return 1;
}

/* As many cells as the header has, its empty ones at the end too.  A short row has been cut; a
 * longer one has a separator too many, and be it a decimal comma: "14,2," is 14 kg and 2 cm. */
static int check_cells(growth_reader *reader)
{
    const size_t have = reader->cells->n_cells, want = reader->columns.n_cells;

    if (have == want)
        return 1;
    return growth__refuse(reader, GROWTH_PROBLEM_FIELDS, GROWTH__NO_CELL,
                          "%zu cells where the header names %zu (quote a cell that holds the "
                          "separator)",
                          have, want);
}

static void read_texts(growth_reader *reader)
{
    growth_row *row = &reader->row;

    row->service = text_of(reader, GROWTH__SERVICE);
    row->measured_by = text_of(reader, GROWTH__MEASURED_BY);
    row->method = text_of(reader, GROWTH__METHOD);
    row->note = text_of(reader, GROWTH__NOTE);
    row->source_id = text_of(reader, GROWTH__SOURCE_ID);
}

/* A visit at which only the height was taken, "no scales", is still a visit without a weight. */
static int was_weighed(const growth_row *row)
{
    for (size_t i = 0; i < row->n_values; i++)
        if (row->values[i].measurement.measure == GROWTH_WEIGHT && !row->values[i].at_birth)
            return 1;
    return 0;
}

int growth__is_fhir(const growth_reader *reader)
{
    return reader->file < reader->files.n && reader->files.list[reader->file].is_json;
}

static int has_any(const growth_reader *reader, const growth__field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (growth__cell_of(reader, fields[i]))
            return 1;
    return 0;
}

static int is_dated(const growth_reader *reader)
{
    static const growth__field when[] = { GROWTH__MEASURED_ON, GROWTH__AGE, GROWTH__CORRECTED_AGE };

    return has_any(reader, when, ARRAY_LEN(when));
}

/* Whether a row without a value says something of a child all the same: a line of totals below the
 * table does not. */
static int names_child(const growth_reader *reader)
{
    static const growth__field who[] = { GROWTH__SEX, GROWTH__BIRTH_DATE };

    return (reader->columns.cell[GROWTH__CHILD_ID] == GROWTH__NO_CELL ||
            growth__cell_of(reader, GROWTH__CHILD_ID)) &&
           (is_dated(reader) || has_any(reader, who, ARRAY_LEN(who)));
}

/* A child nothing is known to be measured of is still a child. */
growth_outcome growth__understand_child(growth_reader *reader)
{
    reader->is_alone = 1;
    growth__child_read(reader);
    growth__birth_date_read(reader);
    growth__codes_read(reader);
    growth__parents_read(reader);
    if (reader->refused || !growth__child_agrees(reader, 1))
        return GROWTH_ROW_REJECTED;
    reader->counts.unmeasured++;
    return reader->row.n_problems ? GROWTH_ROW_PART : GROWTH_ROW_USED;
}

/* Of a row that is rejected at its first cell: whose it is and of which day, so that it is not lost
 * without a trace.  What is wrong with these is not told as well. */
static growth_outcome say_whose(growth_reader *reader)
{
    reader->row.child.id = text_of(reader, GROWTH__CHILD_ID);
    reader->row.on = growth__day_of(reader);
    return GROWTH_ROW_REJECTED;
}

growth_outcome growth__understand_row(growth_reader *reader)
{
    const growth__cell *reason = growth__cell_of(reader, GROWTH__REASON);
    growth_row *row = &reader->row;
    const int measured = growth__values_read(reader);
    size_t usable = 0;
    int is_contact;

    row->unread = growth__any_unread(row);
    if (!measured && !reason && row->n_problems)
        return say_whose(reader);
    if (!measured && !reason && !names_child(reader))
        return GROWTH_ROW_SKIPPED;
    read_texts(reader);
    row->id_heading = reader->columns.id_heading[0] ? reader->columns.id_heading : NULL;
    if (!measured && !reason && !is_dated(reader))
        return growth__understand_child(reader);
    growth__child_read(reader);
    growth__dates_read(reader);
    growth__codes_read(reader);
    growth__parents_read(reader);
    growth__sds_read(reader);
    is_contact = (reason || !measured) && !was_weighed(row);
    if (reader->refused || !growth__child_agrees(reader, row->n_values > 0 || is_contact))
        return GROWTH_ROW_REJECTED;
    if (measured && !reason && !row->n_values && !row->n_problems)
        return GROWTH_ROW_SKIPPED; /* a birth weight that was given before */
    if (is_contact) {
        reader->contact.reason =
            reason ? growth_reason_find(reason->text, reason->length) : GROWTH_REASON_NOT_RECORDED;
        reader->contact.note = reason ? reason->text : NULL;
        reader->contact.service = row->service;
        row->contact = &reader->contact;
    }
    for (size_t i = 0; i < row->n_values; i++)
        usable += reader->values[i].status == GROWTH_OK;
    if (!usable && !row->contact)
        return GROWTH_ROW_REJECTED;
    return row->n_problems ? GROWTH_ROW_PART : GROWTH_ROW_USED;
}

/* Everything the row of a table says, as far as it can be used. */
static growth_outcome understand(growth_reader *reader)
{
    if (reader->cells->fault) {
        const size_t column = reader->cells->fault_column;

        growth__refuse(reader, faults[reader->cells->fault].kind,
                       column ? column - 1 : GROWTH__NO_CELL, "%s",
                       faults[reader->cells->fault].message);
        return GROWTH_ROW_REJECTED;
    }
    if (is_blank(reader->cells))
        return GROWTH_ROW_SKIPPED;
    if (!check_cells(reader))
        return GROWTH_ROW_REJECTED;
    return growth__understand_row(reader);
}

static void count(growth_reader *reader)
{
    growth_counts *c = &reader->counts;
    size_t *const outcomes[] = { [GROWTH_ROW_USED] = &c->used,
                                 [GROWTH_ROW_PART] = &c->part,
                                 [GROWTH_ROW_REJECTED] = &c->rejected,
                                 [GROWTH_ROW_SKIPPED] = &c->skipped };

    ++*outcomes[reader->row.outcome];
    c->values += reader->row.n_values;
    c->contacts += reader->row.contact != NULL;
}

/* -- header --------------------------------------------------------------------------------- */

static growth_status prefix(const growth_reader *reader, growth_error *err, growth_status status,
                            const char *message)
{
    return growth__fail(err, status, "%s: %s", growth__csv_name(reader->csv), message);
}

static growth_status read_header(growth_reader *reader, growth_error *err)
{
    const growth__csv_row *row;
    growth_error why;
    growth_status status;

    TRY(growth__csv_tell_separator(reader->csv, err));
    TRY(growth__csv_next(reader->csv, &row, err));
    if (!row)
        return prefix(reader, err, GROWTH_ERR_PARSE,
                      "the file is empty (its first line names the columns)");
    if (row->fault)
        return prefix(reader, err, GROWTH_ERR_PARSE, faults[row->fault].message);
    if (is_blank(row))
        return prefix(reader, err, GROWTH_ERR_PARSE,
                      "the first line is blank (it has to name the columns)");
    status = growth__columns_read(row->cells, row->n_cells,
                                  reader->options.chart_sex == GROWTH_SEX_UNKNOWN &&
                                      !reader->options.any_sex,
                                  &reader->map, &reader->columns, &why);
    if (status != GROWTH_OK)
        return prefix(reader, err, status, why.message);
    free(reader->header);
    reader->header = malloc(row->raw_length + 1);
    if (!reader->header)
        return prefix(reader, err, GROWTH_ERR_NO_MEMORY, "out of memory");
    memcpy(reader->header, row->raw, row->raw_length + 1);
    return growth__dates_prove(reader, err);
}

/* -- life ----------------------------------------------------------------------------------- */

/* Options of an older, shorter struct are filled up with the defaults. */
static growth_status take_options(const growth_reader_options *given, growth_reader_options *taken,
                                  growth_error *err)
{
    const growth_reader_options defaults = GROWTH_READER_OPTIONS;

    *taken = defaults;
    TRY(growth__take_options(taken, sizeof *taken, given, "growth_reader_options", err));
    if (taken->date_order < -1 || taken->date_order >= GROWTH_DATE_ORDER_COUNT_ ||
        (unsigned)taken->chart_sex >= GROWTH_SEX_COUNT_)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "growth_reader_options: no such order of dates, or no such sex");
    return GROWTH_OK;
}

growth_status growth__reader_begin_file(growth_reader *reader, growth_error *err)
{
    growth__input *input = NULL;

    if (growth__is_fhir(reader))
        return growth__fhir_begin(reader, err);
    TRY(growth__file_begin(&reader->files.list[reader->file], &input, err));
    TRY(growth__csv_open(input, &reader->csv, err));
    return read_header(reader, err);
}

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening a table");
}

static growth_status reader_new(const growth_reader_options *options, growth_reader **reader,
                                growth_error *err)
{
    growth_reader_options taken;
    growth_reader *r;

    TRY(take_options(options, &taken, err));
    r = calloc(1, sizeof *r);
    if (!r)
        return no_memory(err);
    r->options = taken;
    r->map.date_order = -1;
    r->first_rows = calloc((size_t)GROWTH__FIRST_SETS * GROWTH__FIRST_WAYS, sizeof *r->first_rows);
    if (!r->first_rows) {
        free(r);
        return no_memory(err);
    }
    *reader = r;
    return GROWTH_OK;
}

static growth_status read_map(growth_reader *r, growth_error *err)
{
    TRY(growth__map_begin(&r->map, err));
    if (r->options.preset)
        TRY(growth__map_preset(&r->map, r->options.preset, err));
    if (r->options.map)
        TRY(growth__map_file(&r->map, r->options.map, err));
    if (r->options.date_order < 0)
        r->options.date_order = r->map.date_order;
    return GROWTH_OK;
}

/* Hand over a reader whose files have been opened, or free it. */
static growth_status begin_first(growth_reader *r, growth_status opened, growth_reader **reader,
                                 growth_error *err)
{
    if (opened == GROWTH_OK)
        opened = read_map(r, err);
    if (opened == GROWTH_OK)
        opened = growth__fhir_gather(r, err);
    if (opened == GROWTH_OK)
        opened =
            r->options.settle ? growth__settle_files(r, err) : growth__reader_begin_file(r, err);
    if (opened == GROWTH_OK)
        *reader = r;
    else
        growth_reader_close(r);
    return opened;
}

growth_status growth_reader_open_files(const char *const *paths, size_t n,
                                       const growth_reader_options *options, growth_reader **reader,
                                       growth_error *err)
{
    growth_reader *r = NULL;

    if (!paths || !n || !reader)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reader_open: no path or no reader");
    for (size_t i = 0; i < n; i++)
        if (!paths[i])
            return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reader_open: no path");
    TRY(reader_new(options, &r, err));
    return begin_first(r, growth__files_open(&r->files, paths, n, r->options.settle, err), reader,
                       err);
}

growth_status growth_reader_open(const char *path, const growth_reader_options *options,
                                 growth_reader **reader, growth_error *err)
{
    return growth_reader_open_files(&path, 1, options, reader, err);
}

growth_status growth_reader_open_memory(const void *bytes, size_t length,
                                        const growth_reader_options *options,
                                        growth_reader **reader, growth_error *err)
{
    growth_reader *r = NULL;

    if ((!bytes && length) || !reader)
        return growth__fail(err, GROWTH_ERR_ARGUMENT,
                            "growth_reader_open_memory: no bytes or no reader");
    TRY(reader_new(options, &r, err));
    return begin_first(r, growth__files_memory(&r->files, bytes, length, err), reader, err);
}

/* -- row by row ---------------------------------------------------------------------------- */

/* The next row of any file into `reader->cells`; NULL at the end of the last. */
static growth_status next_cells(growth_reader *reader, growth_error *err)
{
    for (;;) {
        if (growth__is_fhir(reader))
            TRY(growth__fhir_next(reader, err));
        else
            TRY(growth__csv_next(reader->csv, &reader->cells, err));
        if (reader->cells && !growth__is_fhir(reader))
            TRY(growth__translate(reader, err));
        if (reader->cells || !growth__fhir_next_file(reader))
            return GROWTH_OK;
        growth__fhir_end(reader);
        growth__csv_close(reader->csv);
        reader->csv = NULL;
        TRY(growth__reader_begin_file(reader, err));
    }
}

static growth_row_form form_of(const growth_reader *reader)
{
    if (growth__is_fhir(reader))
        return GROWTH_ROW_OBSERVATION;
    return reader->columns.cell[GROWTH__VALUE] == GROWTH__NO_CELL ? GROWTH_ROW_WIDE
                                                                  : GROWTH_ROW_LONG;
}

growth_status growth_reader_next(growth_reader *reader, const growth_row **row, growth_error *err)
{
    if (!reader || !row)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_reader_next: no reader or no row");
    *row = NULL;
    if (!reader->failed)
        reader->failed = next_cells(reader, &reader->failure);
    if (reader->failed)
        return growth__fail(err, reader->failed, "%s", reader->failure.message);
    if (!reader->cells)
        return GROWTH_OK;
    reader->refused = reader->is_alone = 0;
    reader->contact =
        (growth_contact){ GROWTH_DATE_NONE, GROWTH_NAN, GROWTH_REASON_NONE, NULL, NULL };
    reader->row = (growth_row){ .line = reader->cells->line,
                                .values = reader->values,
                                .problems = reader->problems,
                                .raw = reader->cells->raw,
                                .raw_length = reader->cells->raw_length,
                                .file = reader->file,
                                .form = form_of(reader) };
    reader->row.child.birth_date = reader->row.on = GROWTH_DATE_NONE;
    reader->counts.rows++;
    reader->row.outcome =
        growth__is_fhir(reader) ? growth__fhir_understand(reader) : understand(reader);
    /* What is useless as a whole has no parts: a value with a wrong date must not be taken. */
    if (reader->refused)
        reader->row.n_values = 0;
    if (reader->row.child.sex == GROWTH_SEX_UNKNOWN)
        reader->row.child.sex_chosen = 0; /* which let it agree with any */
    if (reader->row.outcome == GROWTH_ROW_REJECTED && !reader->row.n_values && !reader->is_alone)
        reader->row.unread = growth__any_unread(&reader->row);
    growth__sort_problems(reader);
    count(reader);
    *row = &reader->row;
    return GROWTH_OK;
}

growth_status growth__reader_like(const growth_reader *head,
                                  growth__first_row *(*first_of)(void *, const growth_child *),
                                  void *context, growth_reader **reader, growth_error *err)
{
    growth_reader *r = calloc(1, sizeof *r);

    if (!r)
        return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory opening a table");
    if (growth__csv_like(head->csv, &r->csv, err) != GROWTH_OK) {
        free(r);
        return GROWTH_ERR_NO_MEMORY;
    }
    r->columns = head->columns;
    r->options = head->options;
    r->date_order = head->date_order;
    r->proof = head->proof;
    r->map = head->map;
    r->borrows_map = 1;
    r->first_of = first_of;
    r->first_context = context;
    *reader = r;
    return GROWTH_OK;
}

growth_status growth__reader_feed(growth_reader *reader, const char *bytes, size_t length,
                                  size_t line, growth_error *err)
{
    return growth__csv_feed(reader->csv, bytes, length, line, err);
}

const char *growth_reader_header(const growth_reader *reader)
{
    return reader ? reader->header : "";
}

growth_counts growth_reader_counts(const growth_reader *reader)
{
    static const growth_counts none;

    return reader ? reader->counts : none;
}

void growth_reader_close(growth_reader *reader)
{
    if (!reader)
        return;
    growth__fhir_close(reader);
    growth__csv_close(reader->csv);
    growth__files_close(&reader->files);
    if (!reader->borrows_map)
        growth__map_free(&reader->map);
    free(reader->mapped);
    free(reader->first_rows);
    growth__said_free(&reader->settled);
    free(reader->header);
    free(reader);
}
