/* Reading the files beforehand: which children's rows contradict each other, and who those are. */
#include <stdlib.h>
#include <string.h>

#include "fhir.h"
#include "reader.h"

static growth_status begin_again(growth_reader *reader, const growth_counts *counts,
                                 growth_error *err)
{
    growth__fhir_end(reader);
    growth__fhir_rewind(reader);
    growth__csv_close(reader->csv);
    reader->csv = NULL;
    reader->file = 0;
    reader->failed = GROWTH_OK;
    reader->counts = *counts;
    memset(reader->first_rows, 0,
           (size_t)GROWTH__FIRST_SETS * GROWTH__FIRST_WAYS * sizeof *reader->first_rows);
    return growth__reader_begin_file(reader, err);
}

/* Where reading fails it will fail again when it matters, and is told then. */
static int has_next(growth_reader *reader, const growth_row **row)
{
    growth_error why;

    return growth_reader_next(reader, row, &why) == GROWTH_OK && *row;
}

/* The children of which a row contradicts an earlier one, or says a sex that those did not know. */
static growth_status find_contradictions(growth_reader *reader, growth__all_said *found,
                                         growth_error *err)
{
    const growth_row *row;

    while (has_next(reader, &row)) {
        const growth__said said = { .row = { .key = growth__child_key(row->child.id) } };

        if ((row->contradicts || reader->sex_is_late) && !growth__said_add(found, &said))
            return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory comparing rows");
    }
    growth__settle_all(found);
    return GROWTH_OK;
}

static growth_status settle(growth_reader *reader, const growth__all_said *found, growth_error *err)
{
    growth__all_said said = { NULL, 0, 0 };
    const growth_row *row;
    growth_status status = begin_again(reader, &reader->counts, err);

    reader->said = &said;
    reader->said_of = found;
    while (status == GROWTH_OK && has_next(reader, &row))
        ;
    reader->said = NULL;
    reader->said_of = NULL;
    if (reader->failed == GROWTH_ERR_NO_MEMORY)
        status = growth__fail(err, reader->failed, "%s", reader->failure.message);
    growth__settle_all(&said);
    reader->settled = said;
    return status;
}

/* Of FHIR alone each child has one Patient, or is refused. */
static int has_tables(const growth_reader *reader)
{
    for (size_t i = 0; i < reader->files.n; i++)
        if (!reader->files.list[i].is_json)
            return 1;
    return 0;
}

growth_status growth__settle_files(growth_reader *reader, growth_error *err)
{
    const growth_counts before = reader->counts;
    growth__all_said found = { NULL, 0, 0 };
    growth_status status = growth__reader_begin_file(reader, err);

    if (status != GROWTH_OK || !has_tables(reader))
        return status;
    status = find_contradictions(reader, &found, err);
    if (status == GROWTH_OK && found.n)
        status = settle(reader, &found, err);
    growth__said_free(&found);
    return status == GROWTH_OK ? begin_again(reader, &before, err) : status;
}
