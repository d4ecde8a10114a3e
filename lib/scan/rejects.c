/* Rows that were not wholly used, put down until they can be told in the order of the files. */
#include <string.h>

#include "source.h"

/* What stands before the texts. */
typedef struct head {
    size_t file, line;
    growth_outcome outcome;
    size_t n_problems, raw_length, n_values;
} head;

typedef struct problem {
    growth_problem_kind kind;
    size_t column, length;
} problem;

int growth__lacks_sex(const growth_row *row)
{
    if (row->outcome != GROWTH_ROW_REJECTED || !row->n_problems)
        return 0;
    for (size_t i = 0; i < row->n_problems; i++)
        if (row->problems[i].kind != GROWTH_PROBLEM_SEX)
            return 0;
    return 1;
}

int growth__tells_nothing(const growth_row *row)
{
    return row->outcome == GROWTH_ROW_SKIPPED ||
           (row->outcome == GROWTH_ROW_REJECTED && !row->n_values && !row->contradicts &&
            !growth__lacks_sex(row));
}

int growth__reject_put(growth__batch *rejects, size_t file, const growth_row *row)
{
    const head h = {
        file, row->line, row->outcome, row->n_problems, row->raw_length, row->n_values
    };
    const growth__key key = { file, row->line };
    int ok = growth__batch_write(rejects, &h, sizeof h);

    for (size_t i = 0; ok && i < row->n_problems; i++) {
        const growth_problem *from = &row->problems[i];
        const problem p = { from->kind, from->column, strlen(from->message) + 1 };

        ok = growth__batch_write(rejects, &p, sizeof p) &&
             growth__batch_write(rejects, from->message, p.length);
    }
    return ok && growth__batch_write(rejects, row->raw, row->raw_length) &&
           growth__batch_write(rejects, "", 1) && growth__batch_end(rejects, key, 0);
}

int growth__reject_get(const char *bytes, growth_problem *room,
                       int (*reject)(void *context, size_t file, const growth_row *row),
                       void *context)
{
    growth_row row = { .line = 0 };
    head h;

    memcpy(&h, bytes, sizeof h);
    bytes += sizeof h;
    for (size_t i = 0; i < h.n_problems; i++) {
        problem p;

        memcpy(&p, bytes, sizeof p);
        bytes += sizeof p;
        room[i] = (growth_problem){ .kind = p.kind, .line = h.line, .column = p.column };
        memcpy(room[i].message, bytes, p.length);
        bytes += p.length;
    }
    row.line = h.line;
    row.outcome = h.outcome;
    row.child.birth_date = GROWTH_DATE_NONE;
    row.problems = room;
    row.n_problems = h.n_problems;
    row.raw = bytes;
    row.raw_length = h.raw_length;
    return reject(context, h.file, &row);
}
