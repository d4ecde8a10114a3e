/* growth store list, check: the store as a whole. */
#include <string.h>

#include "report.h"
#include "store.h"


/* ---- list -------------------------------------------------------------------------------------
 */

const option store_list_options[] = { OPTION_FORMAT, OPTION_HELP, OPTIONS_END };

/* A line: a child, and its gestation for people. */
typedef struct listed {
    const growth_store_child *of;
    const char *gestation;
} listed;

CELL_OF(read_child, listed, text, row->of->child.id)

CELL(read_sex)
{
    cell_text(cell, growth_sex_text(((const listed *)data)->of->child.sex));
}

CELL_OF(read_birth_date, listed, date, row->of->child.birth_date)

CELL(read_gestation)
{
    const growth_store_child *c = ((const listed *)data)->of;

    if (c->child.gestation_days != GROWTH_GESTATION_UNKNOWN)
        cell_integer(cell, c->child.gestation_days);
}

CELL_OF(show_gestation, listed, text, row->gestation)
CELL_OF(read_gestation_source, listed, text, row->of->gestation_source)

CELL(read_mother)
{
    const growth_store_child *c = ((const listed *)data)->of;

    if (c->child.mother_height_cm > 0)
        cell_exact(cell, c->child.mother_height_cm);
}

CELL(read_father)
{
    const growth_store_child *c = ((const listed *)data)->of;

    if (c->child.father_height_cm > 0)
        cell_exact(cell, c->child.father_height_cm);
}

CELL_OF(read_recorded_at, listed, text, row->of->provenance.recorded_at)
CELL_OF(read_author, listed, text, row->of->provenance.author)

static const report_column list_columns[] = {
    { { "child", "", "key of the child", read_child }, "child", 0, NULL },
    { { "sex", "", "male, female or unknown", read_sex }, "sex", 0, NULL },
    { { "birth_date", "", "date", read_birth_date }, "born", 0, NULL },
    { { "gestation_days", "days", "at birth", read_gestation }, "gestation", 1, show_gestation },
    { { "gestation_source", "", "where it comes from", read_gestation_source }, NULL, 0, NULL },
    { { "mother_height_cm", "cm", "of the mother", read_mother }, NULL, 1, NULL },
    { { "father_height_cm", "cm", "of the father", read_father }, NULL, 1, NULL },
    { { "recorded_at", "", "when this was recorded", read_recorded_at }, "recorded", 0, NULL },
    { { "author", "", "by whom", read_author }, "by", 0, NULL },
};

static int list_one(void *context, const growth_store_child *child)
{
    char weeks[16];
    listed line = { child, gestation_words(child->child.gestation_days, weeks) };

    if (!line.gestation)
        line.gestation = "unknown";
    return report_row(context, &line);
}

static int list_all(const settings *s, growth_store *store, void *context)
{
    growth_error err;
    report *out = report_open(s->command, s, "text", list_columns,
                              sizeof list_columns / sizeof *list_columns, "growth.store.list.1");
    int status = EXIT_DONE;

    (void)context;
    if (!out)
        return EXIT_FAILED;
    if (growth_store_each_child(store, list_one, out, &err) != GROWTH_OK)
        status = store_failed(s, s->arguments[0], &err);
    return report_close(out) ? EXIT_FAILED : status;
}

int store_list(settings *s)
{
    return store_with(s, GROWTH_STORE_READ_ONLY, 1, list_all, NULL);
}

/* ---- check ------------------------------------------------------------------------------------
 */

const option store_check_options[] = {
    TEXT("seal", 0, store.seal, "SEAL",
         "a seal noted earlier: show that nothing from before has been changed"),
    OPTION_FORMAT,
    OPTION_QUIET,
    OPTION_HELP,
    OPTIONS_END,
};

CELL_OF(read_entries, growth_store_report, integer, row->entries)

CELL(read_problems)
{
    cell_integer(cell, (long long)((const growth_store_report *)data)->problems);
}

CELL_OF(read_seal, growth_store_report, text, row->seal)

static const report_column check_columns[] = {
    { { "entries", "", "entries read", read_entries }, "entries", 1, NULL },
    { { "problems", "", "what is not as it was written", read_problems }, "problems", 1, NULL },
    { { "seal", "", "number and hash of the newest entry", read_seal }, "seal", 0, NULL },
};

static void say_problem(void *context, const char *sentence)
{
    const settings *s = context;

    complain(s->command, 0, "%s: %s", s->arguments[0], sentence);
}

static int check_all(const settings *s, growth_store *store, void *context)
{
    growth_store_report found;
    growth_error err;
    report *out;
    int status;

    if (growth_store_check(store, s->store.seal, say_problem, context, &found, &err) != GROWTH_OK)
        return store_failed(s, s->arguments[0], &err);
    status = found.problems ? EXIT_FAILED : EXIT_DONE;
    out = report_open(s->command, s, "text", check_columns, 3, "growth.store.check.1");
    if (!out || report_row(out, &found) | report_close(out))
        return EXIT_FAILED;
    if (!s->quiet && status == EXIT_DONE)
        complain(s->command, 0,
                 "everything is as it was written; note the seal elsewhere, for a later --seal");
    return status;
}

int store_check(settings *s)
{
    return store_with(s, GROWTH_STORE_READ_ONLY, 1, check_all, s);
}
