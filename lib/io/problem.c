/* What can be wrong with a row: the words of the kinds, how a problem is noted, and counts. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "fhir.h"
#include "reader.h"
#include "text.h"

static const char *const words[GROWTH_PROBLEM_COUNT_] = {
    [GROWTH_PROBLEM_NUMBER] = "not-a-number",
    [GROWTH_PROBLEM_UNIT] = "unit",
    [GROWTH_PROBLEM_MEASURE] = "measure",
    [GROWTH_PROBLEM_LIMIT] = "outside-limits",
    [GROWTH_PROBLEM_DATE] = "date",
    [GROWTH_PROBLEM_DATE_ORDER] = "date-order",
    [GROWTH_PROBLEM_BEFORE_BIRTH] = "before-birth",
    [GROWTH_PROBLEM_FUTURE] = "in-the-future",
    [GROWTH_PROBLEM_AGE] = "age",
    [GROWTH_PROBLEM_SEX] = "sex",
    [GROWTH_PROBLEM_GESTATION] = "gestation",
    [GROWTH_PROBLEM_CODE] = "code",
    [GROWTH_PROBLEM_CHILD] = "child",
    [GROWTH_PROBLEM_FIELDS] = "fields",
    [GROWTH_PROBLEM_QUOTE] = "quote",
    [GROWTH_PROBLEM_BYTES] = "bytes",
    [GROWTH_PROBLEM_JSON] = "json",
    [GROWTH_PROBLEM_STATUS] = "status",
    [GROWTH_PROBLEM_RETRACTED] = "retracted",
    [GROWTH_PROBLEM_EXCLUDED] = "excluded",
    [GROWTH_PROBLEM_COMPARATOR] = "comparator",
    [GROWTH_PROBLEM_SUBJECT] = "subject",
    [GROWTH_PROBLEM_REPLACED] = "replaced",
    [GROWTH_PROBLEM_PRELIMINARY] = "preliminary",
    [GROWTH_PROBLEM_ADULT] = "adult",
    [GROWTH_PROBLEM_DECEASED] = "deceased",
    [GROWTH_PROBLEM_NHS_NUMBER] = "nhs-number",
};

const char *growth_problem_text(growth_problem_kind kind)
{
    return (unsigned)kind < GROWTH_PROBLEM_COUNT_ ? words[kind] : "unknown";
}

/* A message is one line of UTF-8, whatever the cell it quotes holds and wherever it was cut. */
static void make_plain(char *message)
{
    size_t length = strlen(message);

    for (size_t i = 0; i < length;) {
        const size_t size = growth__utf8_size(message + i, length - i);

        if (!size)
            message[i] = '?';
        else if ((unsigned char)message[i] < ' ' || message[i] == 0x7F)
            message[i] = ' ';
        i += size ? size : 1;
    }
}

static void GROWTH_PRINTF(4, 0) note(growth_reader *reader, growth_problem_kind kind, size_t cell,
                                     const char *format, va_list args)
{
    growth_problem *problem;
    size_t where;

    reader->counts.problems[kind]++;
    if (reader->row.n_problems == GROWTH_ROW_PROBLEMS)
        return;
    problem = &reader->problems[reader->row.n_problems++];
    problem->kind = kind;
    problem->line = reader->row.line;
    problem->column = cell == GROWTH__NO_CELL || growth__is_fhir(reader) ? 0 : cell + 1;
    where = growth__is_fhir(reader)
                ? growth__fhir_where(reader, problem->message, sizeof problem->message)
                : 0;
    vsnprintf(problem->message + where, sizeof problem->message - where, format, args);
    make_plain(problem->message);
}

const char *growth__quoted(const growth_reader *reader, const char *text, size_t length,
                           char out[GROWTH__QUOTED_SIZE])
{
    char excerpt[GROWTH__EXCERPT_SIZE];

    if (reader->options.hide_cells)
        snprintf(out, GROWTH__QUOTED_SIZE, "(not shown)");
    else
        snprintf(out, GROWTH__QUOTED_SIZE, "\"%s\"", growth__excerpt(text, length, excerpt));
    return out;
}

int growth__refuse_as(growth_reader *reader, growth_problem_kind kind, size_t cell,
                      const char *prefix, const growth__cell *of, const growth_error *why)
{
    const char *first = strchr(why->message, '"'), *last = strrchr(why->message, '"');
    const int is_whole = strlen(why->message) < sizeof why->message - 1;
    char quoted[GROWTH__QUOTED_SIZE];

    if (!first || first == last)
        first = last = why->message;
    return growth__refuse(reader, kind, cell, "%s%.*s%s%s", prefix, (int)(first - why->message),
                          why->message, growth__quoted(reader, of->text, of->length, quoted),
                          is_whole ? last + 1 : " is too long");
}

/* What a problem makes of an entry, where that is not lost: it was handed over all the same, or is
 * none of a child's, and so no other problem matters. */
enum { LOST, READ, NO_ENTRY };
static const unsigned char becomes[GROWTH_PROBLEM_COUNT_] = {
    [GROWTH_PROBLEM_LIMIT] = READ,         [GROWTH_PROBLEM_CODE] = READ,
    [GROWTH_PROBLEM_PRELIMINARY] = READ,   [GROWTH_PROBLEM_STATUS] = NO_ENTRY,
    [GROWTH_PROBLEM_RETRACTED] = NO_ENTRY, [GROWTH_PROBLEM_EXCLUDED] = READ,
    [GROWTH_PROBLEM_REPLACED] = NO_ENTRY,  [GROWTH_PROBLEM_ADULT] = NO_ENTRY,
    [GROWTH_PROBLEM_DECEASED] = NO_ENTRY,  [GROWTH_PROBLEM_NHS_NUMBER] = READ,
};

int growth__any_unread(const growth_row *row)
{
    int any = 0;

    for (size_t i = 0; i < row->n_problems; i++) {
        if (becomes[row->problems[i].kind] == NO_ENTRY)
            return 0;
        any |= becomes[row->problems[i].kind] == LOST;
    }
    return any;
}

void growth__problem(growth_reader *reader, growth_problem_kind kind, size_t cell,
                     const char *format, ...)
{
    va_list args;

    va_start(args, format);
    note(reader, kind, cell, format, args);
    va_end(args);
}

int growth__refuse(growth_reader *reader, growth_problem_kind kind, size_t cell, const char *format,
                   ...)
{
    va_list args;

    va_start(args, format);
    note(reader, kind, cell, format, args);
    va_end(args);
    reader->refused = 1;
    return 0;
}

void growth__sort_problems(growth_reader *reader)
{
    growth_problem *p = reader->problems;

    for (size_t i = 1; i < reader->row.n_problems; i++) {
        for (size_t k = i; k && p[k].column < p[k - 1].column; k--) {
            const growth_problem other = p[k];

            p[k] = p[k - 1];
            p[k - 1] = other;
        }
    }
}

/* ---- counts ---------------------------------------------------------------------------------- */

/* Every member of growth_counts is a size_t. */
enum { COUNTS = sizeof(growth_counts) / sizeof(size_t) };

void growth__counts_add(growth_counts *all, const growth_counts *one)
{
    size_t *to = (size_t *)all;
    const size_t *from = (const size_t *)one;

    for (size_t i = 0; i < COUNTS; i++)
        to[i] += from[i];
}

void growth__counts_subtract(growth_counts *all, const growth_counts *one)
{
    size_t *to = (size_t *)all;
    const size_t *from = (const size_t *)one;

    for (size_t i = 0; i < COUNTS; i++)
        to[i] -= from[i];
}
