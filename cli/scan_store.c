/* Every child of a store as records of a scan. */
#include "scan_store.h"

#include <glib.h>

#include "later.h"
#include "store.h"

struct scan_store {
    const settings *settings;
    growth_store *store;
    GPtrArray *uuids;
    guint next;
    growth_store_record_view *view; /* of the child handed over last */
    later_entries later;
    later_room *room; /* of the child handed over last, too */
    int status;
};

static int add_child(void *context, const growth_store_child *child)
{
    g_ptr_array_add(context, g_strdup(child->child.id));
    return 0;
}

scan_store *scan_store_open(const settings *s, int *status)
{
    scan_store *k = g_new0(scan_store, 1);
    growth_error err;

    k->settings = s;
    k->status = -1;
    k->room = later_room_new();
    k->uuids = g_ptr_array_new_with_free_func(g_free);
    *status = store_open_path(s, GROWTH_STORE_READ_ONLY, s->store.file, &k->store);
    if (*status < 0 && growth_store_each_child(k->store, add_child, k->uuids, &err) != GROWTH_OK)
        *status = store_failed(s, s->store.file, &err);
    if (*status < 0)
        return k;
    scan_store_close(k);
    return NULL;
}

int scan_store_next(void *context, growth_record *record)
{
    scan_store *k = context;

    growth_store_record_free(k->view);
    k->view = NULL;
    while (k->next < k->uuids->len) {
        growth_error err;
        const growth_status status =
            growth_store_read(k->store, g_ptr_array_index(k->uuids, k->next++),
                              k->settings->store.as_at, &k->view, &err);

        if (status == GROWTH_OK) {
            *record = *growth_store_record_get(k->view);
            later_leave_out(k->room, &k->later, k->settings, record);
            store_choose_sex(k->settings, &record->child);
            return 1;
        }
        if (status == GROWTH_ERR_NOT_FOUND) /* not yet known at --as-at */
            continue;
        k->status = store_failed(k->settings, k->settings->store.file, &err);
        return -1;
    }
    return 0;
}

int scan_store_close(scan_store *k)
{
    const int status = k->status;

    later_say(&k->later, k->settings, k->settings->store.file);
    later_room_free(k->room);
    growth_store_record_free(k->view);
    growth_store_close(k->store);
    g_ptr_array_free(k->uuids, TRUE);
    g_free(k);
    return status;
}
