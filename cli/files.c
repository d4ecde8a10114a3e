/* The files that a command line names, held against each other before any is opened: an export that
 * is written over is gone, and one that is read twice counts twice. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* What a path leads to, whatever it is called. */
typedef struct input {
    dev_t device;
    ino_t number;
    const char *path;
} input;

static int by_file(const void *a, const void *b)
{
    const input *const x = a, *const y = b;

    if (x->device != y->device)
        return x->device < y->device ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* An argument that is no file is a word of the command, or told when it is opened. */
static int find_input(const char *path, input *found)
{
    struct stat is;

    if (is_stream(path) ? fstat(STDIN_FILENO, &is) : stat(path, &is) || !S_ISREG(is.st_mode))
        return 0;
    *found = (input){ is.st_dev, is.st_ino, path };
    return 1;
}

static const char *shown(const char *path)
{
    return is_stream(path) ? "(standard input)" : path;
}

static int inputs_are_apart(const command *c, const settings *s)
{
    input *inputs = g_new(input, s->n_arguments + 1);
    size_t n = 0, twice = 0;

    for (size_t i = 0; i < s->n_arguments; i++)
        n += (size_t)find_input(s->arguments[i], &inputs[n]);
    qsort(inputs, n, sizeof *inputs, by_file);
    for (size_t i = 1; i < n && !twice; i++)
        twice = by_file(&inputs[i - 1], &inputs[i]) ? 0 : i;
    if (twice)
        complain(c, 0, "%s and %s are the same file, whose rows would count twice: give it once",
                 shown(inputs[twice - 1].path), shown(inputs[twice].path));
    g_free(inputs);
    return !twice;
}

int is_input(const command *c, const settings *s, const char *path)
{
    for (size_t i = 0; i < s->n_arguments; i++)
        if (are_one(path, s->arguments[i]))
            return 1;
    for (const option *o = c->options; o->name; o++)
        if (o->kind == OPTION_READS && option_text(o, s) && are_one(path, option_text(o, s)))
            return 1;
    return 0;
}

int files_apart(const command *c, const settings *s)
{
    for (const option *o = c->options; o->name; o++)
        if (o->kind == OPTION_WRITES && !output_is_apart(c, s, o))
            return EXIT_USAGE;
    return inputs_are_apart(c, s) ? -1 : EXIT_USAGE;
}
