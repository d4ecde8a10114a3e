/* Rows that were not wholly used: a file a header. */
#include "rejects.h"

#include <glib.h>
#include <string.h>

/* The file of one header. */
typedef struct table {
    char *path, *header; /* header: NULL until the first row */
    growth_output *output;
} table;

struct rejects {
    const settings *settings;
    const command *command;
    const char *path;
    GArray *tables;
};

static int add_table(rejects *r, char *path)
{
    table t = { .path = path };
    growth_error err;

    if (is_input(r->command, r->settings, path)) {
        complain(r->command, EXIT_FAILED,
                 "rejected rows below another header would go into %s, which is read: give "
                 "--rejects another name",
                 path);
        g_free(path);
        return EXIT_FAILED;
    }
    if (growth_output_open(path, &t.output, &err) != GROWTH_OK) {
        g_free(path);
        return complain(r->command, EXIT_FAILED, "%s", err.message);
    }
    g_array_append_val(r->tables, t);
    return 0;
}

static table *table_at(const rejects *r, guint n)
{
    return &g_array_index(r->tables, table, n);
}

rejects *rejects_open(const settings *s)
{
    rejects *r = g_new0(rejects, 1);

    *r = (rejects){ s, s->command, s->rejects, g_array_new(FALSE, FALSE, sizeof(table)) };
    if (add_table(r, g_strdup(s->rejects)) == 0)
        return r;
    rejects_abandon(r);
    return NULL;
}

/* "out/r.csv" and 2: "out/r-2.csv". */
static char *path_of(const char *path, guint number)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    const size_t before = dot && dot > name ? (size_t)(dot - path) : strlen(path);

    return g_strdup_printf("%.*s-%u%s", (int)before, path, number, path + before);
}

static int write_line(const rejects *r, const table *t, const char *bytes, size_t length)
{
    int error = growth_output_write(t->output, bytes, length);

    if (!error)
        error = growth_output_write(t->output, "\n", 1);
    return error ? complain(r->command, EXIT_FAILED, "%s: %s", t->path, g_strerror(error)) : 0;
}

static int begin_table(rejects *r, table *t, const char *header)
{
    t->header = g_strdup(header);
    return header[0] ? write_line(r, t, header, strlen(header)) : 0;
}

int rejects_put(rejects *r, const char *header, const char *row, size_t length)
{
    guint n = 0;

    while (n < r->tables->len && table_at(r, n)->header &&
           strcmp(table_at(r, n)->header, header) != 0)
        n++;
    if (n == r->tables->len && add_table(r, path_of(r->path, n + 1)))
        return EXIT_FAILED;
    if (!table_at(r, n)->header && begin_table(r, table_at(r, n), header))
        return EXIT_FAILED;
    return write_line(r, table_at(r, n), row, length);
}

int rejects_close(rejects *r, const char *header)
{
    growth_error err;
    int status = table_at(r, 0)->header || !header ? 0 : begin_table(r, table_at(r, 0), header);

    for (guint n = 0; n < r->tables->len && !status; n++) {
        table *t = table_at(r, n);

        if (growth_output_commit(t->output, &err) != GROWTH_OK)
            status = complain(r->command, EXIT_FAILED, "%s", err.message);
        t->output = NULL;
        if (!status && n)
            complain(r->command, 0, "rejected rows below another header: %s", t->path);
    }
    rejects_abandon(r);
    return status;
}

void rejects_abandon(rejects *r)
{
    if (!r)
        return;
    for (guint n = 0; n < r->tables->len; n++) {
        growth_output_abort(table_at(r, n)->output);
        g_free(table_at(r, n)->header);
        g_free(table_at(r, n)->path);
    }
    g_array_free(r->tables, TRUE);
    g_free(r);
}
