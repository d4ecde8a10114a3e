/* The manual: growth(1) and growth-COMMAND(1) in the man macros, from the tables that parse.  What
 * no table holds (exit statuses, environment, examples) stands in tables here; tests/docs/manual.py
 * runs the examples. */
#include <stdio.h>
#include <string.h>

#include "command.h"

typedef struct paragraph {
    const char *command; /* NULL: of growth(1) */
    const char *title, *text;
} paragraph;

/* What an example does, and the example: run as it stands, in this order, by the tests. */
static const paragraph examples[] = {
    { NULL, "What there is", "growth help" },
    { "assess", "The table of one child", "growth assess child.csv" },
    { "assess", "Scores of an export, and the rows that could not be used",
      "growth assess export.csv --format csv --rejects rejected.csv" },
    { "chart", "One page: weight above height", "growth chart child.csv -o child.pdf" },
    { "chart", "The sheets for a hand-over", "growth chart child.csv -o record.pdf --page record" },
    { "chart", "A small picture of every child of an export",
      "growth chart export.csv --each -o charts --format svg --page thumbnail" },
    { "check", "In words", "growth check child.csv" },
    { "check", "For a program, by exit status",
      "growth check child.csv --tiers urgent,sustained --fail-on-finding" },
    { "evaluate", "Few children, to see what it looks like",
      "growth evaluate --children 20 --trajectory B" },
    { "references", "Which there are", "growth references list" },
    { "references", "The figures of a reference at some ages",
      "growth references lms uk-who --measure weight --sex female --ages 0:5:0.25" },
    { "scan", "A triage list to read and print, with coverage",
      "growth scan export.csv --html list.html --coverage coverage.csv" },
    { "scan", "The most pressing alone, as a table",
      "growth scan export.csv --tiers urgent,sustained --format csv" },
    { "store", "A store, a child and a weight",
      "growth store init clinic.growth\n"
      "growth store add clinic.growth --sex female --birth-date 2021-04-02 > child\n"
      "growth store record clinic.growth --child \"$(cat child)\" --date 2021-06-01 "
      "--measure weight --value 4.90 --unit kg" },
    { NULL, NULL, NULL },
};

static const paragraph descriptions[] = {
    { "assess", NULL,
      "Reads a file of measurements and writes one row a measurement, in the order of the file: "
      "age, "
      "corrected age, SDS, centile, band, the segment of the reference, and flags that say how far "
      "to trust it. A row that cannot be read is named with its line; the others are used." },
    { "chart", NULL,
      "Draws the nine centile lines and every measurement, joins of the reference left open, falls "
      "shaded, visits without a measurement marked. A doubtful value is shown and marked, never "
      "dropped. The picture is described in words on standard error." },
    { "check", NULL,
      "Names each rule that is met, its source, the values it rests on, entries that are probably "
      "slips, and contacts at which nothing was measured. Too little data is said to be that." },
    { "evaluate", NULL,
      "Simulates children with and without a fall and counts how often, and how soon, each rule "
      "speaks up. The figures are of simulated children only." },
    { "references", NULL,
      "Lists the references, shows what one is made of with its source and terms, and writes L, M "
      "and S or the curves at any age." },
    { "scan", NULL,
      "Reads one export or several, puts each child's rows together wherever they stand, asks the "
      "rules, and writes the findings, worst first. The order does not depend on the number of "
      "threads." },
    { "store", NULL,
      "Keeps measurements in one SQLite file to which entries are only added: a correction stands "
      "beside what it corrects. Identifiers are read from a file or standard input, never from an "
      "argument." },
    { NULL, NULL, NULL },
};

static const paragraph statuses[] = {
    { NULL, "0", "Done." },
    { NULL, "1", "It could not be done; standard error says why." },
    { NULL, "2", "Wrong usage." },
    { NULL, "3", "Done, but some rows were rejected." },
    { NULL, "4", "Done, and a finding is present (only with \\-\\-fail\\-on\\-finding)." },
    { NULL, NULL, NULL },
};

static const paragraph variables[] = {
    { NULL, "TMPDIR", "Where large work is put aside, in files that nobody else can read." },
    { NULL, NULL, NULL },
};

/* Text of a table as troff takes it: no escape, no request, hyphens that can be copied. */
static void escape(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else if (*text == '\'')
            fputs("\\(aq", stdout);
        else
            putchar(*text);
    }
}

static void print_end(const char *text)
{
    const size_t length = strlen(text);

    escape(text);
    fputs(length && text[length - 1] == '.' ? "\n" : ".\n", stdout);
}

/* A summary of a table as a sentence. */
static void print_sentence(const char *text)
{
    if (*text >= 'a' && *text <= 'z')
        putchar(*text++ - 'a' + 'A');
    print_end(text);
}

static void print_head(const char *of, const char *summary)
{
    printf(".\\\" Made by growth \\-\\-man from the tables of its commands.\n.TH \"GROWTH%s",
           of ? "\\-" : "");
    for (const char *c = of ? of : ""; *c; c++)
        putchar(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
    printf("\" 1 \"\" \"growth %s\" \"Growth monitoring\"\n.SH NAME\ngrowth%s%s \\- ",
           growth_version(), of ? "\\-" : "", of ? of : "");
    escape(summary);
    fputs("\n.SH SYNOPSIS\n", stdout);
}

static void print_synopsis(const command *c)
{
    fputs(".B growth ", stdout);
    escape(c->name);
    fputs("\n", stdout);
    escape(c->synopsis);
    fputs("\n", stdout);
}

static void print_options(const command *c)
{
    char help[OPTION_HELP_SIZE];

    for (const option *o = c->options; o->name; o++) {
        fputs(".TP\n", stdout);
        if (o->letter)
            printf("\\fB\\-%c\\fR, ", o->letter);
        fputs("\\fB\\-\\-", stdout);
        escape(o->name);
        fputs("\\fR", stdout);
        if (o->argument) {
            fputs(" \\fI", stdout);
            escape(o->argument);
            fputs("\\fR", stdout);
        }
        fputs("\n", stdout);
        print_end(option_help(o, help)); /* which may begin with a word to be typed */
    }
}

static void print_rows(const char *heading, const paragraph *rows)
{
    printf(".SH %s\n", heading);
    for (const paragraph *p = rows; p->text; p++)
        printf(".TP\n.B %s\n%s\n", p->title, p->text);
}

static int same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static void print_examples(const char *of)
{
    int first = 1;

    fputs(".SH EXAMPLES\n", stdout);
    for (const paragraph *p = examples; p->text; p++) {
        if (!same(p->command, of))
            continue;
        if (!first)
            fputs(".PP\n", stdout);
        first = 0;
        escape(p->title);
        fputs(":\n.PP\n.nf\n.RS 4\n", stdout);
        escape(p->text);
        fputs("\n.RE\n.fi\n", stdout);
    }
}

static void print_tail(const char *of)
{
    const char *before = "";

    print_rows("EXIT STATUS", statuses);
    print_rows("ENVIRONMENT", variables);
    print_examples(of);
    fputs(".SH NOTES\nDecision support, not a diagnosis.\nNo finding is no reassurance.\n"
          "Results go to standard output, sentences to standard error.\nNumbers are written with a "
          "point in every locale.\n.SH SEE ALSO\n",
          stdout);
    if (of)
        fputs(".BR growth (1)\n", stdout);
    for (const command *c = commands; c->name && !of; c++)
        if (strcmp(c->name, "help") != 0) {
            printf("%s.BR growth\\-%s (1)", before, c->name);
            before = ",\n";
        }
    fputs(of ? "" : "\n", stdout);
}

static int print_overview(void)
{
    print_head(NULL, "measurements of children against growth references");
    fputs(".B growth\n.I COMMAND\n[OPTION]...\n.br\n.B growth \\-\\-version\n.br\n"
          ".B growth \\-\\-completion bash\n.SH DESCRIPTION\n"
          "Scores children\\(aqs weight, height and head circumference against growth references,\n"
          "draws charts, finds sustained falls across centiles in one child or a whole export,\n"
          "and keeps one record across services.\n.SH COMMANDS\n",
          stdout);
    for (const command *c = commands; c->name; c++) {
        fputs(".TP\n.B ", stdout);
        escape(c->name);
        fputs("\n", stdout);
        print_sentence(c->summary);
    }
    print_tail(NULL);
    return EXIT_DONE;
}

static void print_group(const command_group *group)
{
    fputs(".SH COMMANDS\n", stdout);
    for (const command *c = group->commands; c->name; c++) {
        fputs(".SS ", stdout);
        escape(c->name);
        fputs("\n", stdout);
        print_synopsis(c);
        fputs(".PP\n", stdout);
        print_sentence(c->summary);
        print_options(c);
    }
}

int print_manual(const char *name)
{
    const command *c = name ? command_find(name) : NULL;
    const command_group *group = name ? group_find(name) : NULL;

    if (!name)
        return print_overview();
    if (!c)
        return complain(command_find("help"), EXIT_USAGE, "no command '%s'; see 'growth help'",
                        name);
    print_head(c->name, c->summary);
    print_synopsis(c);
    fputs(".SH DESCRIPTION\n", stdout);
    for (const paragraph *p = descriptions; p->text; p++)
        if (same(p->command, c->name))
            escape(p->text);
    fputs("\n", stdout);
    if (group)
        print_group(group);
    fputs(".SH OPTIONS\n", stdout);
    print_options(c);
    print_tail(c->name);
    return EXIT_DONE;
}
