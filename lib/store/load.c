/* One child as a growth_record, in memory of its own, for scoring and drawing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct growth_store_record_view {
    growth_record record;
    growth_measurement *measurements;
    growth_contact *contacts;
    size_t room_measurements, room_contacts;
    char id[GROWTH_STORE_UUID_SIZE];
    growth_status status; /* of the callbacks */
};

/* Room for one more of `size` bytes in an array that grows by doubling. */
static growth_status make_room(void **array, size_t *room, size_t n, size_t size)
{
    size_t wanted = *room ? *room * 2 : 32;
    void *larger;

    if (n < *room)
        return GROWTH_OK;
    larger = realloc(*array, wanted * size);
    if (!larger)
        return GROWTH_ERR_NO_MEMORY;
    *array = larger;
    *room = wanted;
    return GROWTH_OK;
}

static int add_measurement(void *context, const growth_store_measurement *m)
{
    growth_store_record_view *view = context;
    growth_measurement made = GROWTH_MEASUREMENT_INIT;
    void *array = view->measurements;

    view->status =
        make_room(&array, &view->room_measurements, view->record.n_measurements, sizeof made);
    if (view->status != GROWTH_OK)
        return 1;
    made.measure = m->measure;
    made.value = m->value;
    made.measured_on = m->measured_on;
    made.posture = m->posture;
    made.marks = m->marks;
    view->measurements = array;
    view->measurements[view->record.n_measurements++] = made;
    return 0;
}

/* @return `*copy` set; NULL stays NULL. */
static growth_status copy_text(const char *text, const char **copy)
{
    *copy = text ? strdup(text) : NULL;
    return text && !*copy ? GROWTH_ERR_NO_MEMORY : GROWTH_OK;
}

/* A child who was not brought was not seen: the reason says so. */
static int add_contact(void *context, const growth_store_contact *c)
{
    growth_store_record_view *view = context;
    growth_contact made = { .date = c->on,
                            .age_days = GROWTH_NAN,
                            .reason = growth_store_contact_reason(c) };
    void *array = view->contacts;

    if (made.reason == GROWTH_REASON_NONE)
        return 0;
    view->status = make_room(&array, &view->room_contacts, view->record.n_contacts, sizeof made);
    if (view->status != GROWTH_OK)
        return 1;
    view->contacts = array;
    view->contacts[view->record.n_contacts++] = made;
    view->status = copy_text(c->note, &view->contacts[view->record.n_contacts - 1].note);
    if (view->status == GROWTH_OK)
        view->status = copy_text(c->service, &view->contacts[view->record.n_contacts - 1].service);
    return view->status != GROWTH_OK;
}

static growth_status load_child(growth_store *store, const char *uuid, const char *as_at,
                                growth_store_record_view *view, growth_error *err)
{
    growth_store_entry child = 0;
    growth_store_child details;
    sqlite3_stmt *statement;
    int64_t time = 0;

    TRY(growth__store_as_at(as_at, &time, err));
    TRY(growth__store_child_entry(store, uuid, &child, err));
    TRY(growth__store_details(store, child, time, &details, &statement, err));
    view->record.child = details.child;
    snprintf(view->id, sizeof view->id, "%s", details.child.id);
    view->record.child.id = view->id;
    growth__store_done(statement);
    return GROWTH_OK;
}

static growth_status load(growth_store *store, const char *uuid, const char *as_at,
                          growth_store_record_view *view, growth_error *err)
{
    TRY(load_child(store, uuid, as_at, view, err));
    TRY(growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_CURRENT, as_at,
                                      add_measurement, view, err));
    if (view->status == GROWTH_OK)
        TRY(growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_CURRENT, as_at, add_contact,
                                      view, err));
    if (view->status != GROWTH_OK)
        return growth__store_fail(err, view->status, "out of memory");
    view->record.measurements = view->measurements;
    view->record.contacts = view->contacts;
    return GROWTH_OK;
}

/* One moment of the store for all three questions, whoever writes meanwhile. */
growth_status growth_store_read(growth_store *store, const char *uuid, const char *as_at,
                                growth_store_record_view **view, growth_error *err)
{
    growth_store_record_view *made;
    growth_status status;
    int alone;

    if (!store || !uuid || !view)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "a store and a child's key are needed");
    made = calloc(1, sizeof *made);
    if (!made)
        return growth__store_no_memory(err);
    alone = sqlite3_get_autocommit(store->db);
    status = alone ? growth__store_exec(store->db, "BEGIN", "read the store", err) : GROWTH_OK;
    if (status == GROWTH_OK)
        status = load(store, uuid, as_at, made, err);
    if (alone && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (status == GROWTH_OK)
        *view = made;
    else
        growth_store_record_free(made);
    return status;
}

const growth_record *growth_store_record_get(const growth_store_record_view *view)
{
    return view ? &view->record : NULL;
}

void growth_store_record_free(growth_store_record_view *view)
{
    if (!view)
        return;
    for (size_t i = 0; i < view->record.n_contacts; i++) {
        /* The view owns them, whatever growth_contact says of them. */
        /* NOLINTBEGIN(performance-no-int-to-ptr): const is taken off, nothing is computed */
        free((char *)(uintptr_t)view->contacts[i].note);
        free((char *)(uintptr_t)view->contacts[i].service);
        /* NOLINTEND(performance-no-int-to-ptr) */
    }
    free(view->contacts);
    free(view->measurements);
    free(view);
}
