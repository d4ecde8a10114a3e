/* Draw one child's chart from a measurement file: read, collect, lay out, write.
 *
 *     cc draw.c $(pkg-config --cflags --libs growth-chart growth) -o draw
 *     ./draw FILE.csv OUT.pdf
 *
 * Run: examples/records/boy-29-weeks.csv OUT/chart.pdf
 */
#include <stdio.h>
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
} collected;

static void collect(collected *all, const growth_row *row)
{
    growth_record *record = &all->record;

    for (size_t i = 0; i < row->n_problems; i++)
        fprintf(stderr, "draw: line %zu: %s\n", row->problems[i].line, row->problems[i].message);
    if (row->outcome == GROWTH_ROW_REJECTED || row->outcome == GROWTH_ROW_SKIPPED)
        return;
    record->child = row->child;
    record->child.id = NULL;
    for (size_t i = 0; i < row->n_values; i++)
        if (row->values[i].status == GROWTH_OK && record->n_measurements < MOST)
            all->measurements[record->n_measurements++] = row->values[i].measurement;
    if (row->contact && record->n_contacts < MOST) {
        growth_contact *contact = &all->contacts[record->n_contacts++];

        *contact = *row->contact;
        contact->note = contact->service = NULL;
    }
}

static growth_status read_file(const char *path, collected *all, growth_error *err)
{
    growth_reader *reader;
    const growth_row *row;
    growth_reader_options options = GROWTH_READER_OPTIONS;

    /* Days since 1970, as dates are: a date after today is a slip of the pen. */
    options.today = (growth_date)(time(NULL) / 86400);
    growth_status status = growth_reader_open(path, &options, &reader, err);

    if (status != GROWTH_OK)
        return status;
    all->record.measurements = all->measurements;
    all->record.contacts = all->contacts;
    while ((status = growth_reader_next(reader, &row, err)) == GROWTH_OK && row)
        collect(all, row);
    growth_reader_close(reader);
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
    static collected all;
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
    if (status == GROWTH_OK)
        status = growth_chart_new(&all.record, NULL, fonts, &chart, &err);
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
