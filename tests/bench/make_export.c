/* Writes a district's export of made-up children as CSV, the same for the same seed.
 *
 *     make_export --rows 10000000 > export.csv
 *     make_export --rows 10000000 --form shuffled > shuffled.csv
 *
 * One row a visit, about fifty bytes; a child's rows stand together, in order of date, or anywhere
 * with `--form shuffled` (also `--shuffle`).  `--long`: one row a value.  `--dirty LEDGER` spoils
 * one row in a hundred, each in another of the ways in export_dirt.c, and writes down line, kind,
 * fate and the reader's word for it.  Children are made as told in export_children.c: moved copies
 * of some thousand simulated lives. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export.h"

enum { DATE_ROOM = 11, DRAW_DIRT = 104, ONE_IN = 100 };

typedef struct wishes {
    uint64_t rows, seed;
    growth_date today;
    int shuffled, long_form;
    const char *ledger; /* NULL: no row is spoilt */
} wishes;

/* The rows on their way out. */
typedef struct writing {
    const wishes *w;
    export_sink *sink;
    random_stream random;
    size_t next_dirt;
    export_cells dirty;
} writing;

static const char *const headers[] = {
    EXPORT_HEADER,
    "child_id,sex,birth_date,gestation_weeks,gestation_days,measured_on,measure,value,unit\n",
};

static int usage(const char *why, const char *word)
{
    fprintf(stderr, "make_export: %s%s\n", why, word);
    fprintf(stderr, "make_export [--rows N] [--seed S] [--today DATE] [--form grouped|shuffled] "
                    "[--shuffle] [--long] [--dirty LEDGER]\n");
    return 2;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static char *put_text(char *p, const char *text, size_t length)
{
    memcpy(p, text, length);
    return p + length;
}

/* Hundredths as the shortest decimal: 14.2, 5.25, 12. */
static char *put_hundredths(char *p, double value)
{
    const long hundredths = lround(value * 100);
    char digits[EXPORT_CELL];
    int n = snprintf(digits, sizeof digits, "%ld", hundredths / 100);

    p = put_text(p, digits, (size_t)n);
    if (hundredths % 100) {
        *p++ = '.';
        *p++ = (char)('0' + hundredths % 100 / 10);
    }
    if (hundredths % 10)
        *p++ = (char)('0' + hundredths % 10);
    return p;
}

/* Who the row is about, and when: the part that all rows of a child and day have in common. */
static size_t write_head(const export_child *c, const export_visit *v, char *row)
{
    char date[DATE_ROOM];
    char *p = put_text(row, c->id, EXPORT_ID);

    *p++ = ',';
    *p++ = c->sex == GROWTH_FEMALE ? 'F' : 'M';
    *p++ = ',';
    p = put_text(p, growth_date_format(c->birth, date), 10);
    *p++ = ',';
    if (c->gestation_days) {
        *p++ = (char)('0' + c->gestation_days / 70);
        *p++ = (char)('0' + c->gestation_days / 7 % 10);
        *p++ = ',';
        *p++ = (char)('0' + c->gestation_days % 7);
    } else {
        *p++ = ',';
    }
    *p++ = ',';
    p = put_text(p, growth_date_format(v->on, date), 10);
    *p++ = ',';
    return (size_t)(p - row);
}

/* Spoils one row in a hundred, one kind after the other. */
static int write_row(writing *out, const char *row, size_t length, int first)
{
    export_fate fate;

    if (first)
        out->dirty.n_child = 0;
    if (!out->w->ledger || random_below(&out->random, ONE_IN)) {
        out->dirty.n_child++;
        return export_sink_row(out->sink, row, length, NULL, FATE_USED);
    }
    fate = export_spoil(&out->dirty, row, length, &out->next_dirt, out->w->shuffled);
    return export_sink_row(out->sink, out->dirty.out, out->dirty.length, &dirts[out->next_dirt++],
                           fate);
}

static int write_wide(const export_child *c, const export_visit *v, writing *out)
{
    char row[EXPORT_ROW];
    char *p = row + write_head(c, v, row);

    p = put_hundredths(p, v->kg);
    *p++ = ',';
    if (v->cm > 0)
        p = put_hundredths(p, v->cm);
    *p++ = '\n';
    return write_row(out, row, (size_t)(p - row), v == c->visits);
}

static int write_long(const export_child *c, const export_visit *v, writing *out)
{
    static const char weight[] = "weight,", height[] = "height,", kg[] = ",kg\n", cm[] = ",cm\n";
    char row[EXPORT_ROW];
    const size_t head = write_head(c, v, row);
    char *p = put_text(row + head, weight, sizeof weight - 1);
    int error;

    p = put_hundredths(p, v->kg);
    p = put_text(p, kg, sizeof kg - 1);
    error = export_sink_row(out->sink, row, (size_t)(p - row), NULL, FATE_USED);
    if (v->cm > 0 && !error) {
        p = put_text(row + head, height, sizeof height - 1);
        p = put_hundredths(p, v->cm);
        p = put_text(p, cm, sizeof cm - 1);
        error = export_sink_row(out->sink, row, (size_t)(p - row), NULL, FATE_USED);
    }
    return error;
}

static int write_rows(writing *out, const export_pool *pool)
{
    const wishes *w = out->w;
    export_child child;

    for (uint64_t number = 0; export_sink_rows(out->sink) < w->rows; number++) {
        export_child_make(pool, number, w->today, &child);
        for (size_t i = 0; i < child.n && export_sink_rows(out->sink) < w->rows; i++)
            if ((w->long_form ? write_long : write_wide)(&child, &child.visits[i], out))
                return -1;
    }
    return 0;
}

/* ---- the command ---------------------------------------------------------------------------- */

static int whole_number(const char *text, uint64_t *number)
{
    double value;

    if (growth_number_parse(text, strlen(text), 0, &value) != GROWTH_OK || value < 0 ||
        value > 1e15 || value != floor(value))
        return 0;
    *number = (uint64_t)value;
    return 1;
}

static int take_option(char **argv, int *i, wishes *w)
{
    const char *const option = argv[*i], *const value = argv[*i + 1];
    growth_error err;

    if (!strcmp(option, "--shuffle"))
        return w->shuffled = 1;
    if (!strcmp(option, "--long"))
        return w->long_form = 1;
    if (!value)
        return 0;
    ++*i;
    if (!strcmp(option, "--rows"))
        return whole_number(value, &w->rows);
    if (!strcmp(option, "--seed"))
        return whole_number(value, &w->seed);
    if (!strcmp(option, "--today"))
        return growth_date_parse(value, strlen(value), GROWTH_DATE_ISO, &w->today, &err) ==
               GROWTH_OK;
    if (!strcmp(option, "--dirty")) {
        w->ledger = value;
        return 1;
    }
    if (!strcmp(option, "--form")) {
        w->shuffled = !strcmp(value, "shuffled");
        return w->shuffled || !strcmp(value, "grouped");
    }
    return 0;
}

static int make(const wishes *w, FILE *ledger)
{
    static char dirty_row[EXPORT_DIRTY_ROW];
    export_pool *pool = export_pool_make(w->seed);
    writing out = { .w = w, .random = random_begin(w->seed, 0, DRAW_DIRT) };
    int error;

    out.dirty.today = w->today;
    out.dirty.out = dirty_row;
    out.sink = export_sink_open(stdout, ledger, headers[w->long_form], w->shuffled, w->seed);
    error = !pool || !out.sink || write_rows(&out, pool);
    error |= export_sink_close(out.sink) != 0;
    export_pool_free(pool);
    return error;
}

int main(int argc, char **argv)
{
    wishes w = { .rows = 100000, .seed = 1 };
    FILE *ledger = NULL;
    int error;

    if (growth_date_from_civil(2025, 6, 30, &w.today) != GROWTH_OK)
        return 1;
    for (int i = 1; i < argc; i++)
        if (!take_option(argv, &i, &w))
            return usage("not understood: ", argv[i < argc ? i : argc - 1]);
    if (w.ledger && w.long_form)
        return usage("--dirty is of the wide form", "");
    if (w.ledger && !(ledger = fopen(w.ledger, "w")))
        return usage("cannot write ", w.ledger);
    error = make(&w, ledger);
    error |= ledger && fclose(ledger) != 0;
    if (error)
        fprintf(stderr, "make_export: not written whole\n");
    return error;
}
