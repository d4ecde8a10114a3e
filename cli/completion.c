/* A completion script for bash, from the tables that parse: commands, options, and what an option
 * or a place of the command line may be (words of the tables, files, or both).
 *
 * One `case` a command sets what may stand here by the word before; an option begins with '-', so
 * that the places of a command ask for files without its options in between. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "command.h"

enum { WORD_SIZE = 64 };

/* Part `index` of an argument such as "A4|Letter|WxH" or "list | show ID"; 0 behind the last. */
static int part_of(const char *argument, size_t index, char word[WORD_SIZE])
{
    for (; index > 0; index--) {
        argument = strchr(argument, '|');
        if (!argument)
            return 0;
        argument++;
    }
    argument += strspn(argument, " ");
    snprintf(word, WORD_SIZE, "%.*s", (int)strcspn(argument, "| "), argument);
    return 1;
}

/* To be typed as it is: not FILE, N, WxH, FROM:TO or -. */
static int is_word(const char *word)
{
    for (const char *c = word + (*word != '\0'); *c; c++)
        if (isupper((unsigned char)*c))
            return 0;
    return islower((unsigned char)*word) || (isupper((unsigned char)*word) && word[1]);
}

static void print_parts(const char *argument)
{
    char word[WORD_SIZE];
    const char *before = "";

    for (size_t i = 0; part_of(argument, i, word); i++)
        if (is_word(word)) {
            printf("%s%s", before, word);
            before = " ";
        }
}

static int has_parts(const char *argument)
{
    char word[WORD_SIZE];

    for (size_t i = 0; part_of(argument, i, word); i++)
        if (is_word(word))
            return 1;
    return 0;
}

static int is_file(const option *o)
{
    return o->kind == OPTION_READS || o->kind == OPTION_WRITES;
}

static int offers_nothing(const option *o)
{
    return !o->word && !is_file(o) && !has_parts(o->argument);
}

static void print_pattern(const option *o, const char *before)
{
    printf("%s--%s", before, o->name);
    if (o->letter)
        printf("|-%c", o->letter);
}

static void print_value(const option *o, const char *indent)
{
    fputs(indent, stdout);
    print_pattern(o, "");
    fputs(")", stdout);
    if (o->word || has_parts(o->argument)) {
        fputs(" words=\"", stdout);
        for (size_t i = 0; o->word && o->word(i); i++)
            printf("%s%s", i ? " " : "", o->word(i));
        if (!o->word)
            print_parts(o->argument);
        fputs("\"", stdout);
    }
    if (is_file(o))
        fputs(" files=1", stdout);
    if (!strcmp(o->argument, "LIST"))
        fputs(" list=1", stdout);
    fputs(" ;;\n", stdout);
}

/* Behind an option that takes a text nobody can guess, nothing is offered. */
static void print_values(const command *c, const char *indent)
{
    const char *before = indent;

    for (const option *o = c->options; o->name; o++)
        if (o->argument && !offers_nothing(o))
            print_value(o, indent);
    for (const option *o = c->options; o->name; o++)
        if (o->argument && offers_nothing(o)) {
            print_pattern(o, before);
            before = "|";
        }
    if (before != indent)
        fputs(") ;;\n", stdout);
}

static void print_names(const command *list, const command_group *group)
{
    for (const command *c = list; c->name; c++)
        printf("%s%s", c == list ? "" : " ", group ? group_word(group, c) : c->name);
}

static void print_references(void)
{
    for (size_t i = 0; i < growth_reference_count(); i++)
        printf("%s%s", i ? " " : "", growth_reference_describe(growth_reference_at(i)).id);
}

/* What stands in a place of its own, by how the command is described. */
static void print_places(const command *c, const char *indent)
{
    if (!strncmp(c->synopsis, "FILE", 4) || !strncmp(c->synopsis, "STORE", 5)) {
        printf("%s*) place=1 files=1 ;;\n", indent);
    } else if (!strcmp(c->synopsis, "[COMMAND]")) {
        printf("%s%s) place=1 words=\"", indent, c->name);
        print_names(commands, NULL);
        fputs("\" ;;\n", stdout);
        for (const command_group *g = groups; g->name; g++) {
            printf("%s%s) words=\"", indent, g->name);
            print_names(g->commands, g);
            fputs("\" ;;\n", stdout);
        }
    } else if (has_parts(c->synopsis)) {
        printf("%s%s) place=1 words=\"", indent, c->name);
        print_parts(c->synopsis);
        printf("\" ;;\n%sshow|lms|curve) words=\"", indent);
        print_references();
        printf("\" ;;\n%s*) place=1 ;;\n", indent);
    } else {
        printf("%s*) words=$options ;;\n", indent);
    }
}

static void print_command(const command *c)
{
    printf("    '%s')\n        options=\"", c->name);
    for (const option *o = c->options; o->name; o++)
        printf("%s--%s", o == c->options ? "" : " ", o->name);
    printf("\"\n        case \"$before\" in\n");
    print_values(c, "        ");
    print_places(c, "        ");
    printf("        esac ;;\n");
}

static void print_groups(void)
{
    for (const command_group *g = groups; g->name; g++) {
        printf("    %s)\n        words=\"", g->name);
        print_names(g->commands, g);
        printf("\"\n"
               "        [ \"$COMP_CWORD\" -gt 2 ] && words= command=\"%s ${COMP_WORDS[2]}\" ;;\n",
               g->name);
    }
}

int print_completion(void)
{
    printf("_growth() {\n"
           "    local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD - 1]}\"\n"
           "    local command=\"${COMP_WORDS[1]}\" options= words= files= list= place= head=\n"
           "    [ \"$word\" = = ] && word=\n"
           "    [ \"$before\" = = ] && before=\"${COMP_WORDS[COMP_CWORD - 2]}\"\n"
           "    [ \"$COMP_CWORD\" -lt 2 ] && command= words=\"");
    print_names(commands, NULL);
    printf(" --version --help\"\n    case \"$command\" in\n");
    print_groups();
    printf("    esac\n    case \"$command\" in\n");
    for (const command *c = commands; c->name; c++)
        if (!group_find(c->name))
            print_command(c);
    for (const command_group *g = groups; g->name; g++)
        for (const command *c = g->commands; c->name; c++)
            print_command(c);
    printf("    esac\n"
           "    [ -n \"$place\" ] && [ \"${word:0:1}\" = - ] && words=$options files=\n"
           "    [ -n \"$list\" ] && [[ \"$word\" = *,* ]] && head=\"${word%%,*},\"\n"
           "    mapfile -t COMPREPLY < <(compgen -P \"$head\" -W \"$words\" -- "
           "\"${word#\"$head\"}\")\n"
           "    [ -n \"$files\" ] || return 0\n"
           "    compopt -o filenames 2> /dev/null\n"
           "    mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$word\")\n"
           "}\ncomplete -F _growth growth\n");
    return EXIT_DONE;
}
