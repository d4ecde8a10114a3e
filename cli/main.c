/* growth: measurements of children against growth references, at the command line. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <growth/chart.h>
#include <growth/store.h>

#include "command.h"

const command commands[] = {
    { "assess", cmd_assess, "FILE...|-  [OPTION]...",
      "every measurement with age, SDS, centile and band", assess_options },
    { "chart", cmd_chart, "FILE...|- -o OUT.pdf|OUT.png|OUT.svg  [OPTION]...",
      "draw one child's growth chart", chart_options },
    { "check", cmd_check, "FILE...|-  [OPTION]...",
      "what the rules say about one child, in words, and what is missing", check_options },
    { "evaluate", cmd_evaluate, "[OPTION]...",
      "how often and how soon the rules speak up, on simulated children", evaluate_options },
    { "references", cmd_references, "list | show ID | lms ID | curve ID  [OPTION]...",
      "the growth references built in: what they are, their L, M, S and curves",
      references_options },
    { "scan", cmd_scan, "FILE...|-  [OPTION]...", "many children: findings, worst first",
      scan_options },
    { "store", cmd_store, "COMMAND STORE  [OPTION]...",
      "one record across services: a file that keeps every measurement", store_options },
    { "help", cmd_help, "[COMMAND]", "show this list, or how to use one command", help_options },
    { NULL, NULL, NULL, NULL, NULL },
};

const option help_options[] = { OPTION_HELP, OPTIONS_END };

const command_group groups[] = {
    { "store", store_commands },
    { NULL, NULL },
};

const command *command_find(const char *name)
{
    for (const command *c = commands; c->name; c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

const command_group *group_find(const char *name)
{
    for (const command_group *g = groups; g->name; g++)
        if (!strcmp(g->name, name))
            return g;
    return NULL;
}

const char *group_word(const command_group *group, const command *c)
{
    return c->name + strlen(group->name) + 1;
}

const command *group_command(const command_group *group, const char *word)
{
    for (const command *c = group->commands; c->name; c++)
        if (!strcmp(group_word(group, c), word))
            return c;
    return NULL;
}

static void print_commands(FILE *to)
{
    fprintf(to, "usage: growth COMMAND [OPTION]...\n\n");
    for (const command *c = commands; c->name; c++)
        fprintf(to, "  %-12s%s\n", c->name, c->summary);
    fprintf(to, "\n'growth help COMMAND' shows how to use one; 'growth --version' the versions.\n"
                "Exit status: 0 done, 1 could not, 2 wrong usage, 3 done with rejected rows,\n"
                "4 a finding is present (only with --fail-on-finding).\n"
                "Decision support, not a diagnosis.\n");
}

int cmd_help(settings *s)
{
    const command_group *group;
    const command *c;

    if (s->n_arguments == 0) {
        print_commands(stdout);
        return EXIT_DONE;
    }
    c = command_find(s->arguments[0]);
    if (!c)
        return complain(command_find("help"), EXIT_USAGE, "no command '%s'; see 'growth help'",
                        s->arguments[0]);
    group = group_find(c->name);
    if (group && s->n_arguments > 1) {
        c = group_command(group, s->arguments[1]);
        if (!c)
            return complain(command_find("help"), EXIT_USAGE,
                            "no command '%s %s'; see 'growth help %s'", s->arguments[0],
                            s->arguments[1], group->name);
    }
    print_usage(c);
    return EXIT_DONE;
}

static int print_version(void)
{
    printf("growth %s\ndata %s\nSQLite %s\ncairo %s\n", growth_version(), growth_data_version(),
           growth_store_sqlite_version(), growth_chart_cairo_version());
    return EXIT_DONE;
}

/* The command of a group that argv[1] names, where the group itself is not asked for. */
static const command *choose(const command_group *group, const command *c, int *argc, char ***argv)
{
    if (!group || *argc < 3 || (*argv)[2][0] == '-')
        return c;
    ++*argv;
    --*argc;
    return group_command(group, (*argv)[1]);
}

/* Whether the reader of a pipe has gone, as in "| head".  The one thing that the signal touches. */
static volatile sig_atomic_t pipe_closed;

static void note_closed_pipe(int number)
{
    (void)number;
    pipe_closed = 1;
}

int output_is_closed(void)
{
    return pipe_closed;
}

/* The command finds its output refused and cleans up behind itself; then it ends as any other does
 * whose reader has gone. */
static void watch_for_closed_pipes(void)
{
    struct sigaction action = { .sa_handler = note_closed_pipe };

    sigaction(SIGPIPE, &action, NULL);
    /* A file that may not grow any further is a write that fails, with what comes of that. */
    signal(SIGXFSZ, SIG_IGN);
}

static void end_on_closed_pipe(void)
{
    if (!pipe_closed)
        return;
    signal(SIGPIPE, SIG_DFL);
    (void)raise(SIGPIPE);
}

/* Everything was printed only if standard output took it.  What failed has said so. */
static int close_output(int status)
{
    const int why = fflush(stdout) ? errno : 0;

    if (why || ferror(stdout)) {
        if (status != EXIT_FAILED)
            fprintf(stderr, "growth: standard output could not be written%s%s\n", why ? ": " : "",
                    why ? strerror(why) : "");
        return EXIT_FAILED;
    }
    return status;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    settings s = { 0 };
    const command_group *group;
    const command *c;
    int status;

    /* UTF-8 for the widths of table cells on every host; numbers never read the locale. */
    setlocale(LC_CTYPE, "C.UTF-8");
    if (argc < 2) {
        print_commands(stderr);
        return EXIT_USAGE;
    }
    if (!strcmp(name, "--version"))
        return close_output(print_version());
    if (!strcmp(name, "--completion") && argc == 3 && !strcmp(argv[2], "bash"))
        return close_output(print_completion());
    /* For the build: the pages of the manual. */
    if (!strcmp(name, "--man") && argc <= 3)
        return close_output(print_manual(argv[2]));
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    c = command_find(name);
    if (!c) {
        fprintf(stderr, "growth: no command '%s'; see 'growth help'\n", name);
        return EXIT_USAGE;
    }
    group = group_find(name);
    c = choose(group, c, &argc, &argv);
    if (!c) {
        fprintf(stderr, "growth %s: no command '%s'; see 'growth help %s'\n", name, argv[1], name);
        return EXIT_USAGE;
    }
    watch_for_closed_pipes();
    status = options_parse(c, argc - 1, argv + 1, &s);
    status = close_output(status >= 0 ? status : c->run(&s));
    settings_free(c, &s);
    end_on_closed_pipe();
    return status;
}
