/* Coverage as CSV: its columns are a contract. */
#include <growth/coverage.h>
#include <growth/io.h>

#include "internal.h"

/* A row with the service it is of. */
typedef struct line {
    growth_coverage_row row;
    const char *service;
} line;

#define TEXT_CELL(name, value)                                                                     \
    static void name(const void *data, growth_cell *cell)                                          \
    {                                                                                              \
        const line *l = data;                                                                      \
        cell->kind = GROWTH_CELL_TEXT;                                                             \
        cell->text = value;                                                                        \
    }
#define COUNT_CELL(name, value)                                                                    \
    static void name(const void *data, growth_cell *cell)                                          \
    {                                                                                              \
        const line *l = data;                                                                      \
        cell->kind = GROWTH_CELL_INTEGER;                                                          \
        cell->integer = (long long)(value);                                                        \
    }

TEXT_CELL(read_contact, l->row.contact->id)
TEXT_CELL(read_title, l->row.contact->title)
TEXT_CELL(read_service, l->service)
COUNT_CELL(read_due, l->row.due)
COUNT_CELL(read_measured, l->row.measured)
COUNT_CELL(read_attended, l->row.attended_not_measured)
COUNT_CELL(read_no_scales, l->row.by_reason[GROWTH_REASON_NO_SCALES])
COUNT_CELL(read_declined, l->row.by_reason[GROWTH_REASON_DECLINED])
COUNT_CELL(read_not_present, l->row.by_reason[GROWTH_REASON_NOT_PRESENT])
COUNT_CELL(read_too_unwell, l->row.by_reason[GROWTH_REASON_TOO_UNWELL])
COUNT_CELL(read_other, l->row.by_reason[GROWTH_REASON_OTHER])
COUNT_CELL(read_not_recorded, l->row.by_reason[GROWTH_REASON_NOT_RECORDED])
COUNT_CELL(read_missed, l->row.missed)
COUNT_CELL(read_not_assessable, l->row.not_assessable)

static void read_delay(const void *data, growth_cell *cell)
{
    cell->kind = GROWTH_CELL_EXACT;
    cell->number = ((const line *)data)->row.median_delay_days;
}

static const growth_column columns[] = {
    { "contact", "", "id of the contact", read_contact },
    { "title", "", "what it is called", read_title },
    { "service", "", "all, or a service", read_service },
    { "due", "", "children whose time for it is over", read_due },
    { "measured", "", "weighed in that time", read_measured },
    { "attended_not_measured", "", "a visit without a weight", read_attended },
    { "no_scales", "", "of these", read_no_scales },
    { "declined", "", "of these", read_declined },
    { "not_present", "", "of these", read_not_present },
    { "too_unwell", "", "of these", read_too_unwell },
    { "other", "", "of these", read_other },
    { "not_recorded", "", "of these", read_not_recorded },
    { "missed", "", "nothing is recorded, or was not brought", read_missed },
    { "not_assessable", "", "day of birth not known", read_not_assessable },
    { "median_delay_days", "days", "of the measured, after it was due", read_delay },
};

static growth_status write_contact(const growth_coverage *c, size_t contact,
                                   growth_table_writer *table, growth_error *err)
{
    line l;

    l.service = "all";
    TRY(growth_coverage_row_at(c, GROWTH_COVERAGE_ALL, contact, &l.row, err));
    TRY(growth_table_row(table, &l, err));
    for (size_t s = 0; s < growth_coverage_n_services(c); s++) {
        l.service = growth_coverage_service_at(c, s);
        TRY(growth_coverage_row_at(c, s, contact, &l.row, err));
        TRY(growth_table_row(table, &l, err));
    }
    return GROWTH_OK;
}

growth_status growth_coverage_write(const growth_coverage *coverage, growth_write write,
                                    void *context, growth_error *err)
{
    growth_table_options options = GROWTH_TABLE_OPTIONS;
    growth_table_writer *table;
    growth_status status = GROWTH_OK, closed;
    growth_error ignored;
    size_t n;

    if (!coverage || !write)
        return growth__fail(err, GROWTH_ERR_ARGUMENT, "growth_coverage_write: bad argument");
    options.schema = "growth.coverage.1";
    TRY(growth_table_open(columns, ARRAY_LEN(columns), &options, write, context, &table, err));
    growth_contact_schedule(&n);
    for (size_t i = 0; status == GROWTH_OK && i < n; i++)
        status = write_contact(coverage, i, table, err);
    closed = growth_table_close(table, status == GROWTH_OK ? err : &ignored);
    return status == GROWTH_OK ? closed : status;
}
