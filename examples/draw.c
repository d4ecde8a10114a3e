/* Draw one child's chart from a measurement file: read, collect, lay out, write.  A file of several
 * children is refused: which one is meant, only the caller can know.
 *
 *     cc draw.c $(pkg-config --cflags --libs growth-chart growth) -o draw
 *     ./draw FILE.csv OUT.pdf
 *
 * Run: examples/records/boy-29-weeks.csv OUT/chart.pdf
 */
/* NOLINTNEXTLINE(bugprone-reserved-identifier): POSIX has it named so */
#define _POSIX_C_SOURCE 200809L /* localtime_r */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <growth/chart.h>
#include <growth/growth.h>
#include <growth/io.h>

enum { MOST = 1000 };

/* One child's record.  A row's texts last only until the next row, so none is kept here. */
typedef struct collected {
    growth_measurement measurements[MOST];
    growth_contact contacts[MOST];
    growth_record record;
    char id[256]; /* of the first row, to see that all are of one child */
    size_t n_rows;
} collected;

static growth_status refuse(growth_error *err, const char *why)
{
    snprintf(err->message, sizeof err->message, "%s", why);
    return err->status = GROWTH_ERR_ARGUMENT;
}

/* What the rows know of the child; with `settle` they do not contradict each other. */
static growth_status learn(collected *all, const growth_child *row, growth_error *err)
{
    growth_child *child = &all->record.child;
    const char *id = row->id ? row->id : "";

    if (all->n_rows++ == 0) {
        if (strlen(id) >= sizeof all->id)
            return refuse(err, "the child's id is too long");
        memcpy(all->id, id, strlen(id) + 1);
        *child = *row;
        child->id = NULL;
    }
    if (strcmp(id, all->id) != 0)
        return refuse(err, "the file holds more than one child: draw takes one; "
                           "growth chart --each draws them all");
    if (child->birth_date == GROWTH_DATE_NONE)
        child->birth_date = row->birth_date;
    if (child->gestation_days == GROWTH_GESTATION_UNKNOWN)
        child->gestation_days = row->gestation_days;
    return GROWTH_OK;
}

/* A value outside limits is kept: the chart names it, because nothing that was measured is to
 * disappear. */
static growth_status collect(collected *all, const growth_row *row, growth_error *err)
{
    growth_record *record = &all->record;

    for (size_t i = 0; i < row->n_problems; i++)
        fprintf(stderr, "draw: line %zu: %s\n", row->problems[i].line, row->problems[i].message);
    if (!row->n_values && row->outcome != GROWTH_ROW_USED && row->outcome != GROWTH_ROW_PART)
        return GROWTH_OK;
    if (record->n_measurements + row->n_values > MOST || record->n_contacts == MOST)
        return refuse(err, "more measurements than draw has room for");
    for (size_t i = 0; i < row->n_values; i++)
        all->measurements[record->n_measurements++] = row->values[i].measurement;
    if (row->contact) {
        growth_contact *contact = &all->contacts[record->n_contacts++];

        *contact = *row->contact;
        contact->note = contact->service = NULL;
    }
    return learn(all, &row->child, err);
}

/* Of this place, which a count of seconds does not know. */
static growth_date today(void)
{
    const time_t now = time(NULL);
    growth_date day = GROWTH_DATE_NONE;
    struct tm here;

    if (localtime_r(&now, &here) && growth_date_from_civil(here.tm_year + 1900, here.tm_mon + 1,
                                                           here.tm_mday, &day) != GROWTH_OK)
        return GROWTH_DATE_NONE;
    return day;
}

static growth_status read_file(const char *path, collected *all, growth_error *err)
{
    growth_reader *reader;
    const growth_row *row;
    growth_reader_options options = GROWTH_READER_OPTIONS;

    options.today = today(); /* a date after it is a slip of the pen */
    options.settle = 1;      /* rows that contradict most of the others are rejected */
    growth_status status = growth_reader_open(path, &options, &reader, err);

    if (status != GROWTH_OK)
        return status;
    all->record.measurements = all->measurements;
    all->record.contacts = all->contacts;
    while ((status = growth_reader_next(reader, &row, err)) == GROWTH_OK && row)
        if ((status = collect(all, row, err)) != GROWTH_OK)
            break;
    growth_reader_close(reader);
    if (status == GROWTH_OK && !all->n_rows)
        return refuse(err, "no row of the file can be used");
    return status;
}

/* Under a temporary name until it is whole: nobody ever opens half a chart. */
static growth_status write_file(const growth_chart *chart, const char *path, growth_error *err)
{
    growth_output *output;
    growth_status status = growth_output_open(path, &output, err);

    if (status != GROWTH_OK)
        return status;
    status = growth_chart_write(chart, GROWTH_CHART_PDF, growth_output_write, output, err);
    if (status != GROWTH_OK) {
        growth_output_abort(output);
        return status;
    }
    return growth_output_commit(output, err);
}

int main(int argc, char **argv)
{
    static collected all = { .record = { .child = GROWTH_CHILD_INIT } };
    growth_chart_options options = GROWTH_CHART_OPTIONS;
    growth_chart_fonts *fonts = NULL;
    growth_chart *chart = NULL;
    growth_error err;

    if (argc != 3) {
        fputs("usage: draw FILE.csv OUT.pdf\n", stderr);
        return 2;
    }
    growth_status status = read_file(argv[1], &all, &err);
    if (status == GROWTH_OK)
        status = growth_chart_fonts_new(&fonts, &err);
    options.drawn_on = today();
    if (status == GROWTH_OK)
        status = growth_chart_new(&all.record, &options, fonts, &chart, &err);
    if (status == GROWTH_OK)
        status = write_file(chart, argv[2], &err);
    if (status == GROWTH_OK)
        puts(growth_chart_description(chart));
    else
        fprintf(stderr, "draw: %s\n", err.message);
    growth_chart_free(chart);
    growth_chart_fonts_free(fonts);
    return status == GROWTH_OK ? 0 : 1;
}
