/* growth store export, backup, chart: out of the store. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "chart.h"
#include "store.h"

#define LENGTH(a) (sizeof(a) / sizeof *(a))

/* ---- export -----------------------------------------------------------------------------------
 */

const option store_export_options[] = {
    TEXT("child", 0, child, "UUID", "only this child (default: everything)"),
    OPTION_IDENTIFIER,
    WRITES("output", 'o', output, "FILE", "where to write, in place of the second argument"),
    WRITES("record", 0, store.record, "OUT", "also draw the child's record page: .pdf, .png, .svg"),
    TEXT("format", 0, format, "csv|json", "form of the export (default: by the file's ending)"),
    OPTION_REFERENCE,
    OPTION_POLICY,
    TEXT("today", 0, today, "DATE", "today's date for --record; the export leaves out nothing"),
    OPTION_QUIET,
    OPTION_HELP,
    OPTIONS_END,
};

static const struct {
    const char *word, *ending;
    growth_store_format format;
} formats[] = { { "csv", ".csv", GROWTH_STORE_CSV }, { "json", ".json", GROWTH_STORE_JSON } };

static int find_format(const settings *s, const char *path, growth_store_format *format)
{
    const size_t length = strlen(path);

    for (size_t i = 0; i < LENGTH(formats); i++) {
        const size_t n = strlen(formats[i].ending);

        if (s->format ? !strcmp(s->format, formats[i].word)
                      : length > n && !strcmp(path + length - n, formats[i].ending)) {
            *format = formats[i].format;
            return -1;
        }
    }
    return complain(s->command, EXIT_USAGE,
                    "an export is a file ending in .csv or .json, or say --format csv or json");
}

static int write_stdout(void *context, const void *bytes, size_t length)
{
    (void)context;
    errno = 0;
    return fwrite(bytes, 1, length, stdout) == length ? 0 : errno ? errno : EIO;
}

static int write_export(const settings *s, growth_store *store, const char *uuid, const char *path,
                        growth_store_format format)
{
    growth_output *file = NULL;
    growth_error err;
    growth_status status;

    if (!strcmp(path, "-"))
        return growth_store_export(store, uuid, format, write_stdout, NULL, &err) == GROWTH_OK
                   ? -1
                   : store_failed(s, s->arguments[0], &err);
    if (growth_output_open(path, &file, &err) != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    status = growth_store_export(store, uuid, format, growth_output_write, file, &err);
    if (status != GROWTH_OK) {
        growth_output_abort(file);
        return store_failed(s, s->arguments[0], &err);
    }
    if (growth_output_commit(file, &err) != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    return -1;
}

/* The settings with which the record page is drawn beside the export. */
static settings record_settings(const settings *s, const char *uuid)
{
    settings drawn = *s;

    drawn.output = s->store.record;
    drawn.page = "record";
    drawn.child = uuid;
    drawn.store.identifier = NULL;
    drawn.store.file = s->arguments[0];
    drawn.n_arguments = 0;
    return drawn;
}

static int draw_record(const settings *s, const char *uuid)
{
    settings drawn = record_settings(s, uuid);

    return cmd_chart(&drawn);
}

typedef struct exporting {
    const char *path;
    growth_store_format format;
} exporting;

static int export_it(const settings *s, growth_store *store, void *context)
{
    const exporting *to = context;
    char uuid[GROWTH_STORE_UUID_SIZE];
    const int one = s->child || s->store.identifier;
    int status = one ? store_child(s, s->arguments[0], store, GROWTH_DATE_NONE, uuid) : -1;

    if (status < 0)
        status = write_export(s, store, one ? uuid : NULL, to->path, to->format);
    if (status < 0)
        status = s->store.record ? draw_record(s, uuid) : EXIT_DONE;
    return status;
}

int store_export(settings *s)
{
    exporting to = { s->output             ? s->output
                     : s->n_arguments == 2 ? s->arguments[1]
                                           : "-",
                     GROWTH_STORE_CSV };
    const size_t n = s->output || s->n_arguments < 2 ? 1 : 2;
    int status = -1;

    if (s->store.record && !s->child && !s->store.identifier)
        status = complain(s->command, EXIT_USAGE, "--record draws one child: say --child UUID");
    if (status < 0)
        status = find_format(s, to.path, &to.format);
    if (status < 0 && s->n_arguments == 0)
        status = complain(s->command, EXIT_USAGE, "usage: growth %s %s", s->command->name,
                          s->command->synopsis);
    if (status < 0 && s->store.record) {
        const settings drawn = record_settings(s, NULL);

        status = chart_check(&drawn);
    }
    return status < 0 ? store_with(s, GROWTH_STORE_READ_ONLY, n, export_it, &to) : status;
}

/* ---- backup -----------------------------------------------------------------------------------
 */

const option store_backup_options[] = { OPTION_HELP, OPTIONS_END };

static int back_up(const settings *s, growth_store *store, void *context)
{
    growth_error err;

    (void)context;
    if (growth_store_backup(store, s->arguments[1], &err) != GROWTH_OK)
        return complain(s->command, EXIT_FAILED, "%s", err.message);
    return EXIT_DONE;
}

int store_backup(settings *s)
{
    return store_with(s, GROWTH_STORE_READ_ONLY, 2, back_up, NULL);
}

/* ---- chart ------------------------------------------------------------------------------------
 */

const option store_chart_options[] = {
    WRITES("output", 'o', output, "FILE", "where to draw: .pdf, .png or .svg (needed)"),
    OPTION_CHILD,
    OPTION_IDENTIFIER,
    OPTION_AS_AT,
    TEXT("page", 0, page, "PAGE", "as of 'growth chart'"),
    OPTION_REFERENCE,
    OPTION_POLICY,
    TEXT("window", 0, window, "FROM:TO", "ages to show, in years (default: chosen from the data)"),
    TEXT("size", 0, size, "A4|Letter|WxH", "of the page, in mm (default A4)"),
    OPTION_EVENTS,
    TEXT("dpi", 0, dpi, "N", "dots an inch of a PNG (default 150)"),
    FLAG("show-identifiers", 0, show_identifiers, "print the key in full (default: its last 3)"),
    OPTION_TODAY,
    OPTION_QUIET,
    OPTION_HELP,
    OPTIONS_END,
};

/* The same as `growth chart --store STORE`. */
int store_chart(settings *s)
{
    if (s->n_arguments != 1)
        return complain(s->command, EXIT_USAGE, "usage: growth %s %s", s->command->name,
                        s->command->synopsis);
    s->store.file = s->arguments[0];
    s->n_arguments = 0;
    return cmd_chart(s);
}
