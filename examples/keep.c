/* Keep a child's weights in a store, correct one, and draw what the record says now.
 *
 *     cc keep.c $(pkg-config --cflags --libs growth-store growth) -o keep
 *     ./keep NEW-FILE
 *
 * Run: OUT/clinic.growth
 */
#include <stdio.h>

#include <growth/growth.h>
#include <growth/store.h>

/* Every change says who and why; the system's clock says when. */
static const growth_store_stamp nurse = { .author = "health visitor" };
static const growth_store_stamp slip = { .author = "health visitor", .reason = "digits swapped" };

static growth_status record(growth_store *store, const char *uuid, growth_date on, const char *kg,
                            growth_store_entry *entry, growth_error *err)
{
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;

    m.measured_on = on;
    m.value_text = kg; /* kept as it was written */
    m.unit = "kg";
    m.service = "health visiting";
    return growth_store_record(store, uuid, &m, &nurse, NULL, entry, err);
}

static growth_status correct(growth_store *store, growth_store_entry entry, growth_date on,
                             const char *kg, growth_error *err)
{
    growth_store_measurement m = GROWTH_STORE_MEASUREMENT_INIT;

    m.measured_on = on;
    m.value_text = kg;
    m.unit = "kg";
    return growth_store_amend(store, entry, &m, &slip, NULL, err);
}

static growth_status show(growth_store *store, const char *uuid, growth_error *err)
{
    growth_store_record_view *view;
    const growth_record *r;
    growth_status status = growth_store_read(store, uuid, NULL, &view, err);

    if (status != GROWTH_OK)
        return status;
    r = growth_store_record_get(view); /* to assess, judge or draw */
    for (size_t i = 0; i < r->n_measurements; i++) {
        char day[16], kg[GROWTH_NUMBER_SIZE];

        printf("%s %s kg\n", growth_date_words(r->measurements[i].measured_on, day),
               growth_number_format(r->measurements[i].value, GROWTH_NUMBER_SHORTEST, kg));
    }
    growth_store_record_free(view);
    return GROWTH_OK;
}

static growth_status work(growth_store *store, growth_error *err)
{
    growth_child child = GROWTH_CHILD_INIT;
    char uuid[GROWTH_STORE_UUID_SIZE];
    growth_store_entry entry;
    growth_status status = growth_date_from_civil(2024, 2, 29, &child.birth_date);

    child.sex = GROWTH_FEMALE;
    if (status == GROWTH_OK)
        status = growth_store_add_child(store, &child, NULL, &nurse, uuid, err);
    if (status == GROWTH_OK)
        status = record(store, uuid, child.birth_date + 42, "4.35", NULL, err);
    if (status == GROWTH_OK)
        status = record(store, uuid, child.birth_date + 90, "9.5", &entry, err);
    if (status == GROWTH_OK)
        status = correct(store, entry, child.birth_date + 90, "5.9", err);
    return status == GROWTH_OK ? show(store, uuid, err) : status;
}

int main(int argc, char **argv)
{
    growth_store *store;
    growth_error err;
    growth_status status;

    if (argc != 2) {
        fputs("usage: keep NEW-FILE\n", stderr);
        return 2;
    }
    status = growth_store_open(argv[1], GROWTH_STORE_CREATE, &store, &err);
    if (status == GROWTH_OK) {
        status = work(store, &err);
        growth_store_close(store);
    }
    if (status != GROWTH_OK)
        fprintf(stderr, "keep: %s\n", err.message);
    return status == GROWTH_OK ? 0 : 1;
}
