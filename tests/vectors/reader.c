#include "reader.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

enum { MAX_COLUMNS = 64, MAX_LINE = 4096 };

struct vectors {
    FILE *file;
    char name[128];
    char head[MAX_LINE], row[MAX_LINE];
    char *columns[MAX_COLUMNS], *cells[MAX_COLUMNS];
    size_t n_columns, n_cells, line, rows;
};

__attribute__((noreturn, format(printf, 2, 3))) static void stop(const vectors *v,
                                                                 const char *format, ...)
{
    va_list args;

    printf("Bail out! %s:%zu: ", v->name, v->line);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf("\n");
    exit(99);
}

static size_t split(vectors *v, char *text, char **cells)
{
    size_t n = 0;

    text[strcspn(text, "\r\n")] = '\0';
    if (strchr(text, '"'))
        stop(v, "quotes are not part of this format");
    for (;;) {
        char *comma = strchr(text, ',');

        if (n == MAX_COLUMNS)
            stop(v, "more than %d columns", MAX_COLUMNS);
        cells[n++] = text;
        if (!comma)
            return n;
        *comma = '\0';
        text = comma + 1;
    }
}

vectors *vectors_open(const char *name)
{
    const char *root = getenv("GROWTH_TESTS");
    vectors *v = calloc(1, sizeof *v);
    char path[1024];

    if (!v)
        abort();
    snprintf(v->name, sizeof v->name, "%s", name);
    if (!root)
        stop(v, "GROWTH_TESTS does not name the folder of the tests");
    snprintf(path, sizeof path, "%s/vectors/%s", root, name);
    v->file = fopen(path, "r");
    if (!v->file)
        stop(v, "cannot be opened");
    v->line = 1;
    if (!fgets(v->head, sizeof v->head, v->file))
        stop(v, "is empty");
    v->n_columns = split(v, v->head, v->columns);
    return v;
}

int vectors_next(vectors *v)
{
    if (!fgets(v->row, sizeof v->row, v->file))
        return 0;
    v->line++;
    v->rows++;
    if (!strchr(v->row, '\n'))
        stop(v, "the line has no end");
    v->n_cells = split(v, v->row, v->cells);
    if (v->n_cells != v->n_columns)
        stop(v, "%zu cells under %zu columns", v->n_cells, v->n_columns);
    return 1;
}

void vectors_close(vectors *v, size_t least)
{
    if (v->rows < least)
        stop(v, "%zu rows, at least %zu expected", v->rows, least);
    fclose(v->file);
    free(v);
}

size_t vectors_line(const vectors *v)
{
    return v->line;
}

const char *vectors_text(const vectors *v, const char *column)
{
    for (size_t i = 0; i < v->n_columns; i++)
        if (!strcmp(v->columns[i], column))
            return v->cells[i];
    stop(v, "has no column %s", column);
}

int vectors_empty(const vectors *v, const char *column)
{
    return vectors_text(v, column)[0] == '\0';
}

double vectors_number(const vectors *v, const char *column)
{
    const char *text = vectors_text(v, column);
    double value;

    if (!text[0])
        return NAN;
    if (growth_number_parse(text, strlen(text), 0, &value) != GROWTH_OK)
        stop(v, "%s is %s, not a number", column, text);
    return value;
}
