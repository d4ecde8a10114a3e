/* The files that a command line names, held against each other before any is opened: an export that
 * is written over is gone, and one that is read twice counts twice. */
#include <glib.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"

const char *option_text(const option *o, const settings *s)
{
    return o->kind == OPTION_FLAG ? NULL : *(const char *const *)((const char *)s + o->offset);
}

static int is_stream(const char *path)
{
    return !strcmp(path, "-");
}

/* Whether two paths are one file: by its number where both are there, so that a link is seen
 * through; else by name, as two outputs that are yet to be made. */
static int are_one(const char *a, const char *b)
{
    struct stat one, other;
    gchar *name, *other_name;
    int same;

    if (is_stream(a) || is_stream(b))
        return is_stream(a) && is_stream(b);
    if (stat(a, &one) == 0 && stat(b, &other) == 0)
        return S_ISREG(one.st_mode) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
    name = g_canonicalize_filename(a, NULL);
    other_name = g_canonicalize_filename(b, NULL);
    same = !strcmp(name, other_name);
    g_free(name);
    g_free(other_name);
    return same;
}

static int overwrites(const command *c, const option *o, const char *path, const char *what,
                      const char *other)
{
    if (!are_one(path, other) || is_stream(path))
        return 0;
    complain(c, EXIT_USAGE,
             "--%s %s would write over %s %s: give the output a file of its own; nothing was done",
             o->name, path, what, other);
    return 1;
}

static int output_is_apart(const command *c, const settings *s, const option *o)
{
    const char *path = option_text(o, s);

    for (size_t i = 0; path && i < s->n_arguments; i++)
        if (overwrites(c, o, path, "the file", s->arguments[i]))
            return 0;
    for (const option *other = c->options; path && other->name; other++) {
        const char *text = option_text(other, s);
        const int is_file = other->kind == OPTION_READS ||
                            (other->kind == OPTION_WRITES && other < o); /* a pair is told once */
        gchar *what = g_strdup_printf("the file of --%s", other->name);
        const int over = is_file && text && overwrites(c, o, path, what, text);

        g_free(what);
        if (over)
            return 0;
    }
    return 1;
}

static int inputs_are_apart(const command *c, const settings *s)
{
    for (size_t i = 0; i < s->n_arguments; i++)
        for (size_t j = 0; j < i; j++) {
            const char *one = s->arguments[j], *other = s->arguments[i];

            /* What is not there is a word of the command, or told when it is opened. */
            if (!are_one(one, other) ||
                (!is_stream(one) && !g_file_test(one, G_FILE_TEST_IS_REGULAR)))
                continue;
            complain(c, EXIT_USAGE,
                     is_stream(one)        ? "standard input (-) can be read only once"
                     : !strcmp(one, other) ? "%s is given twice: name each file once"
                                           : "%s and %s are one file: name each file once",
                     one, other);
            return 0;
        }
    return 1;
}

int files_apart(const command *c, const settings *s)
{
    for (const option *o = c->options; o->name; o++)
        if (o->kind == OPTION_WRITES && !output_is_apart(c, s, o))
            return EXIT_USAGE;
    return inputs_are_apart(c, s) ? -1 : EXIT_USAGE;
}
