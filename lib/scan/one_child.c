/* One child's record while its rows come in. */
#include "one_child.h"

#include <stdlib.h>
#include <string.h>

int growth__one_begin(growth__one_child *c, const char *id, size_t length)
{
    growth__texts_reset(&c->texts);
    c->last_service = NULL;
    c->has_rows = 0;
    c->record = (growth_record){ .child = { .birth_date = GROWTH_DATE_NONE } };
    c->id_length = length;
    return !id || (c->record.child.id = growth__texts_keep(&c->texts, id, length)) != NULL;
}

int growth__one_is(const growth__one_child *c, const char *id, size_t length)
{
    const char *mine = c->record.child.id;

    if (!mine || !id)
        return !mine && !id;
    return length == c->id_length && !memcmp(mine, id, length);
}

void growth__one_learn(growth__one_child *c, const growth_child *child)
{
    growth_child *mine = &c->record.child;

    if (!c->has_rows || (mine->sex_chosen && !child->sex_chosen)) { /* now a row knows */
        mine->sex = child->sex;
        mine->sex_chosen = child->sex_chosen;
    }
    c->has_rows = 1;
    if (mine->birth_date == GROWTH_DATE_NONE)
        mine->birth_date = child->birth_date;
    if (mine->gestation_days == GROWTH_GESTATION_UNKNOWN)
        mine->gestation_days = child->gestation_days;
    if (child->mother_height_cm > 0)
        mine->mother_height_cm = child->mother_height_cm;
    if (child->father_height_cm > 0)
        mine->father_height_cm = child->father_height_cm;
}

int growth__one_service(growth__one_child *c, const char *text, size_t length, const char **service)
{
    *service = NULL;
    if (!text)
        return 1;
    if (!c->last_service || length != c->last_service_length ||
        memcmp(text, c->last_service, length) != 0) {
        c->last_service = growth__texts_keep(&c->texts, text, length);
        c->last_service_length = length;
    }
    *service = c->last_service;
    return *service != NULL;
}

int growth__one_room(growth__one_child *c, size_t more)
{
    const size_t want = 2 * (c->room + more);
    growth_measurement *measurements;
    const char **services;

    if (c->record.n_measurements + more <= c->room)
        return 1;
    measurements = realloc(c->measurements, want * sizeof *measurements);
    if (measurements)
        c->measurements = measurements;
    services = realloc(c->services, want * sizeof *services);
    if (services)
        c->services = services;
    if (!measurements || !services)
        return 0;
    c->room = want;
    return 1;
}

int growth__one_contact(growth__one_child *c, const growth_contact *from)
{
    growth_contact own = *from;

    if (c->record.n_contacts == c->room_contacts) {
        const size_t want = 2 * c->room_contacts + 4;
        growth_contact *larger = realloc(c->contacts, want * sizeof *larger);

        if (!larger)
            return 0;
        c->contacts = larger;
        c->room_contacts = want;
    }
    if (own.note && !(own.note = growth__texts_keep(&c->texts, own.note, strlen(own.note))))
        return 0;
    if (!growth__one_service(c, own.service, own.service ? strlen(own.service) : 0, &own.service))
        return 0;
    c->contacts[c->record.n_contacts++] = own;
    return 1;
}

int growth__one_measurement(growth__one_child *c, const growth_measurement *m, const char *service)
{
    if (!growth__one_room(c, 1))
        return 0;
    c->services[c->record.n_measurements] = service;
    c->measurements[c->record.n_measurements++] = *m;
    return 1;
}

int growth__one_copy(growth__one_child *c, const growth_record *record)
{
    const char *id = record->child.id;

    if (!growth__one_begin(c, id, id ? strlen(id) : 0))
        return 0;
    id = c->record.child.id;
    c->record.child = record->child;
    c->record.child.id = id;
    c->record.n_refused = record->n_refused;
    c->has_rows = 1;
    for (size_t i = 0; i < record->n_measurements; i++)
        if (!growth__one_measurement(c, &record->measurements[i], NULL))
            return 0;
    for (size_t i = 0; i < record->n_contacts; i++)
        if (!growth__one_contact(c, &record->contacts[i]))
            return 0;
    return 1;
}

const growth_record *growth__one_record(growth__one_child *c)
{
    growth__order(c->measurements, c->services, c->record.n_measurements, c->contacts,
                  c->record.n_contacts);
    c->record.measurements = c->measurements;
    c->record.contacts = c->contacts;
    return &c->record;
}

void growth__one_free(growth__one_child *c)
{
    growth__texts_free(&c->texts);
    free(c->measurements);
    free(c->services);
    free(c->contacts);
}
