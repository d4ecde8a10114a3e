/* growth store import of an export of another store: a hand-over. */
#include "import_export.h"

#include <glib.h>

#include "report.h"
#include "store.h"

typedef growth_store_merge_counts handed_over;

CELL_OF(read_entries, handed_over, integer, row->entries)
CELL_OF(read_added, handed_over, integer, row->added)
CELL_OF(read_known, handed_over, integer, row->known)
CELL_OF(read_children, handed_over, integer, row->children)
CELL_OF(read_forks, handed_over, integer, row->forks)

/* clang-format off: a row of the table is read as a whole. */
static const report_column export_columns[] = {
    { { "entries", "", "of the export: new + same", read_entries }, "entries", 1, NULL },
    { { "new", "", "added", read_added }, "new", 1, NULL },
    { { "same", "", "here already", read_known }, "same", 1, NULL },
    { { "children", "", "children added", read_children }, "children added", 1, NULL },
    { { "forks", "", "new, and replacing something amended here as well", read_forks },
      "forks",
      1,
      NULL },
};
/* clang-format on */

static int count_child(void *context, const growth_store_child *child)
{
    (void)child;
    ++*(int64_t *)context;
    return 0;
}

/* An empty store becomes what was exported, byte for byte; one with content takes in what is new to
 * it. */
static growth_status take_in(const settings *s, growth_store *store, const import_file *file,
                             const char *into, handed_over *n, growth_error *err)
{
    const growth_store_stamp stamp = store_stamp(s);
    growth_status status;

    if (into)
        return growth_store_merge_into(store, file->bytes, file->length, into, &stamp, n, err);
    status = growth_store_restore(store, file->bytes, file->length, &n->entries, err);

    if (status == GROWTH_ERR_CONFLICT)
        return growth_store_merge(store, file->bytes, file->length, &stamp, n, err);
    n->added = n->entries;
    return status == GROWTH_OK ? growth_store_each_child(store, count_child, &n->children, err)
                               : status;
}

/* What the library asks for in words is an option here. */
static int export_failed(const settings *s, const growth_error *err)
{
    const int asks = g_str_has_suffix(err->message, "say which child here it is");

    return complain(s->command, EXIT_FAILED, "%s: %s%s", s->arguments[1], err->message,
                    asks ? " (--child KEY --author WHO)" : "");
}

int import_export(const settings *s, growth_store *store, const import_file *file)
{
    handed_over n = { 0, 0, 0, 0, 0 };
    growth_error err;
    report *out;
    char uuid[GROWTH_STORE_UUID_SIZE];
    int usage = s->child ? store_uuid(s, "child", s->child, uuid) : -1;

    if (usage < 0 && s->child)
        usage = STORE_NEEDS(s, { "author", s->store.author });
    if (usage < 0 && s->child)
        usage = store_in_order(s, s->arguments[0], store, uuid);
    if (usage >= 0)
        return usage;
    if (take_in(s, store, file, s->child ? uuid : NULL, &n, &err) != GROWTH_OK)
        return export_failed(s, &err);
    out = report_open(s->command, s, "text", export_columns, G_N_ELEMENTS(export_columns),
                      "growth.store.handover.1");
    if (!out || report_row(out, &n) | report_close(out))
        return EXIT_FAILED;
    if (n.forks)
        complain(s->command, 0,
                 "what was amended here and elsewhere: %lld; what was recorded last counts, the "
                 "other stays in the history: look at both",
                 (long long)n.forks);
    return EXIT_DONE;
}
