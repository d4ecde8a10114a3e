/* Options: parsing by a command's table, with GLib's GOption, and what the texts mean. */
#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "command.h"

enum { MAX_OPTIONS = 40 };

int complain(const command *c, int status, const char *format, ...)
{
    va_list args;

    fflush(stdout);
    if (status == EXIT_FAILED && output_is_closed())
        return status;
    fprintf(stderr, "growth %s: ", c->name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return status;
}

const char *reference_word(size_t index)
{
    return index < growth_reference_count()
               ? growth_reference_describe(growth_reference_at(index)).id
               : NULL;
}

const char *option_help(const option *o, char text[OPTION_HELP_SIZE])
{
    GString *list;

    if (o->help)
        return o->help;
    list = g_string_new(o->word(0));
    g_string_append(list, " (default)");
    for (size_t i = 1; o->word(i); i++)
        g_string_append_printf(list, "%s%s", o->word(i + 1) ? ", " : " or ", o->word(i));
    g_strlcpy(text, list->str, OPTION_HELP_SIZE);
    g_string_free(list, TRUE);
    return text;
}

void print_usage(const command *c)
{
    const command_group *group = group_find(c->name);

    printf("usage: growth %s %s\n\n%s\n", c->name, c->synopsis, c->summary);
    if (group) {
        printf("\n");
        for (const command *of = group->commands; of->name; of++)
            printf("  %-13s%s\n", group_word(group, of), of->summary);
        printf("\n'growth help %s COMMAND' shows how to use one.\n", c->name);
    }
    if (c->options[0].name)
        printf("\n");
    for (const option *o = c->options; o->name; o++) {
        char left[64], help[OPTION_HELP_SIZE];

        snprintf(left, sizeof left, "%c%c%s--%s%s%s", o->letter ? '-' : ' ',
                 o->letter ? o->letter : ' ', o->letter ? ", " : "  ", o->name,
                 o->argument ? " " : "", o->argument ? o->argument : "");
        printf("  %-34s%s%s\n", left,
               strlen(left) > 33 ? "\n                                    " : "",
               option_help(o, help));
    }
}

/* GOption fills texts and flags straight into the settings. */
static void fill_entries(const option *options, settings *s, GOptionEntry *entries)
{
    size_t n = 0;

    for (const option *o = options; o->name && n < MAX_OPTIONS; o++, n++)
        entries[n] = (GOptionEntry){
            .long_name = o->name,
            .short_name = o->letter,
            .arg = o->kind == OPTION_FLAG ? G_OPTION_ARG_NONE : G_OPTION_ARG_FILENAME,
            .arg_data = (char *)s + o->offset,
        };
}

/* Whether what stands behind an argument is its text: "-o -x.csv". */
static int takes_text(const command *c, const char *argument)
{
    for (const option *o = c->options; o->name; o++)
        if (o->kind != OPTION_FLAG && argument[0] == '-' &&
            ((argument[1] == '-' && !strcmp(argument + 2, o->name)) ||
             (o->letter && argument[1] == o->letter && !argument[2])))
            return 1;
    return 0;
}

/* The option of an argument such as -j2, its letter with its text behind it, or NULL. */
static const option *joined(const command *c, const char *argument)
{
    if (argument[0] != '-' || !argument[1] || argument[1] == '-' || !argument[2])
        return NULL;
    for (const option *o = c->options; o->name; o++)
        if (o->letter == argument[1] && o->kind != OPTION_FLAG)
            return o;
    return NULL;
}

/* GOption takes "-j 2" and not "-j2", which becomes --threads=2. */
static void write_out_joined(const command *c, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const option *o = joined(c, argv[i]);
        gchar *whole;

        if (!o || (i > 1 && takes_text(c, argv[i - 1])))
            continue;
        whole = g_strdup_printf("--%s=%s", o->name, argv[i] + 2);
        argv[i] = (char *)g_intern_string(whole);
        g_free(whole);
    }
}

int options_parse(const command *c, int argc, char **argv, settings *s)
{
    GOptionEntry entries[MAX_OPTIONS + 1] = { { 0 } };
    GOptionContext *context = g_option_context_new(NULL);
    GError *error = NULL;
    int good, status;

    s->command = c;
    write_out_joined(c, argc, argv);
    fill_entries(c->options, s, entries);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    good = g_option_context_parse(context, &argc, &argv, &error);
    g_option_context_free(context);
    if (!good) {
        complain(c, EXIT_USAGE, "%s; see 'growth help %s'", error->message, c->name);
        g_error_free(error);
        return EXIT_USAGE;
    }
    if (s->help) {
        print_usage(c);
        return EXIT_DONE;
    }
    s->arguments = argv + 1;
    s->n_arguments = (size_t)argc - 1;
    if (s->n_arguments && !strcmp(s->arguments[0], "--")) {
        s->arguments++;
        s->n_arguments--;
    }
    status = files_apart(c, s);
    return status < 0 ? settings_resolve(c, s) : status;
}

void settings_free(const command *c, settings *s)
{
    for (const option *o = c->options; o->name; o++)
        if (o->kind != OPTION_FLAG)
            g_clear_pointer((char **)(void *)((char *)s + o->offset), g_free);
    growth_reference_free(s->own);
}

/* ---- meaning ----------------------------------------------------------------------------------
 */

/* A word of a list as its number; -1 where it is none of them. */
static int word_index(const char *text, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (!strcmp(text, words[i]))
            return i;
    return -1;
}

static growth_date system_today(void)
{
    time_t now = time(NULL);
    struct tm here;
    growth_date today = GROWTH_DATE_NONE;

    if (localtime_r(&now, &here) && growth_date_from_civil(here.tm_year + 1900, here.tm_mon + 1,
                                                           here.tm_mday, &today) != GROWTH_OK)
        today = GROWTH_DATE_NONE;
    return today;
}

static int resolve_words(const command *c, settings *s)
{
    static const char *const policies[] = { "exact", "paper", NULL };
    static const char *const sexes[] = { "male", "female", NULL };
    static const char *const orders[] = { "iso", "day-first", "month-first", NULL };
    static const char *const formats[] = { "text", "csv", "json", "ndjson", NULL };
    const struct {
        const char *option, *text;
        const char *const *words;
        const char *choices;
    } checks[] = {
        { "gestation-policy", s->policy, policies, "exact or paper" },
        { "chart-sex", s->chart_sex, sexes, "male or female" },
        { "date-order", s->date_order, orders, "iso, day-first or month-first" },
        { "format", s->format, formats, "text, csv, json or ndjson" },
    };

    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (checks[i].text && word_index(checks[i].text, checks[i].words) < 0)
            return complain(c, EXIT_USAGE, "--%s is %s, not '%s'", checks[i].option,
                            checks[i].choices, checks[i].text);
    if (s->policy)
        s->assess.policy = (growth_gestation_policy)word_index(s->policy, policies);
    if (s->chart_sex)
        s->reading.chart_sex = (growth_sex)(word_index(s->chart_sex, sexes) + 1);
    if (s->date_order)
        s->reading.date_order = word_index(s->date_order, orders);
    return -1;
}

/* A preset that is none is a slip of the command line, and not of the file. */
static int resolve_map(const command *c, settings *s)
{
    const char *name = NULL;
    char names[128] = "";

    s->reading.map = s->map;
    s->reading.preset = s->preset;
    for (size_t i = 0; s->preset && (name = growth_preset(i)); i++) {
        if (!strcmp(name, s->preset))
            return -1;
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", i ? ", " : "", name);
    }
    return s->preset ? complain(c, EXIT_USAGE, "--preset is one of %s, not '%s'", names, s->preset)
                     : -1;
}

static int resolve_precision(const command *c, settings *s)
{
    double number;

    s->decimals = s->format && strcmp(s->format, "text") != 0 ? GROWTH_NUMBER_SHORTEST : 2;
    if (!s->precision)
        return -1;
    if (!strcmp(s->precision, "full")) {
        s->decimals = GROWTH_NUMBER_SHORTEST;
        return -1;
    }
    if (growth_number_parse(s->precision, strlen(s->precision), 0, &number) != GROWTH_OK ||
        number < 0 || number > 15 || number != (int)number)
        return complain(c, EXIT_USAGE, "--precision is a whole number from 0 to 15, or full");
    s->decimals = (int)number;
    return -1;
}

const growth_reference *settings_reference(const command *c, settings *s, const char *text,
                                           int *status)
{
    const growth_reference *built_in = growth_reference_find(text);
    growth_error err;

    if (built_in)
        return built_in;
    /* No id holds a point or a slash, and every file that is meant does. */
    if (!strpbrk(text, "./")) {
        *status = complain(c, EXIT_USAGE,
                           "no reference '%s'; see 'growth references list', or name a file", text);
        return NULL;
    }
    growth_reference_free(s->own);
    s->own = NULL;
    if (growth_reference_load(text, &s->own, &err) != GROWTH_OK)
        *status = complain(c, EXIT_FAILED, "%s", err.message);
    return s->own;
}

static const option *find_option(const command *c, const char *name)
{
    for (const option *o = c->options; o->name; o++)
        if (!strcmp(o->name, name))
            return o;
    return NULL;
}

/* What a file would answer without having been asked: options that are of a store alone. */
static int resolve_store(const command *c, const settings *s)
{
    static const char *const of_store[] = { "as-at", "identifier" };

    if (s->store.file || !find_option(c, "store"))
        return -1;
    for (size_t i = 0; i < sizeof of_store / sizeof *of_store; i++) {
        const option *o = find_option(c, of_store[i]);

        if (o && option_text(o, s))
            return complain(c, EXIT_USAGE,
                            "--%s asks a store: give --store STORE in place of files", of_store[i]);
    }
    return -1;
}

/* What is no day or time the store refuses. */
static void resolve_as_at(settings *s)
{
    const char *text = s->store.as_at;
    const size_t length = text ? strcspn(text, "T") : 0;

    s->past = GROWTH_DATE_NONE;
    if (length && (growth_date_parse(text, length, GROWTH_DATE_ISO, &s->past, NULL) != GROWTH_OK ||
                   s->past >= s->reading.today))
        s->past = GROWTH_DATE_NONE;
    s->seen_from = s->past == GROWTH_DATE_NONE ? s->reading.today : s->past;
}

int settings_resolve(const command *c, settings *s)
{
    growth_error err;
    int status = -1;

    s->assess = (growth_assess_options)GROWTH_ASSESS_OPTIONS;
    s->reading = (growth_reader_options)GROWTH_READER_OPTIONS;
    s->assess.reference = settings_reference(c, s, s->reference ? s->reference : "uk-who", &status);
    if (!s->assess.reference)
        return status;
    s->reading.today = system_today();
    if (s->today && growth_date_parse(s->today, strlen(s->today), GROWTH_DATE_ISO,
                                      &s->reading.today, &err) != GROWTH_OK)
        return complain(c, EXIT_USAGE, "--today: %s", err.message);
    resolve_as_at(s);
    status = resolve_store(c, s);
    if (status < 0)
        status = resolve_words(c, s);
    if (status < 0)
        status = resolve_map(c, s);
    return status >= 0 ? status : resolve_precision(c, s);
}
