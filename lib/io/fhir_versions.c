/*
 * Observations of one id: which version of them counts.
 *
 * An id is one observation of one child.  Where the files hold it more than once, the later version
 * counts: by meta.versionId, then meta.lastUpdated, issued, how far its status goes, and at last by
 * its place in the files.  The same id about another child is of another system, and counts by
 * itself.
 *
 * Which ids stand twice is told by hashes, 8 bytes each and room to grow; only those are taken
 * apart before their time.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <growth/number.h>

#include "fhir.h"

enum { KEY_SIZE = 2 * GROWTH__ID_SIZE, FIRST_ROOM = 1024 };

static growth_status no_memory(growth_error *err)
{
    return growth__fail(err, GROWTH_ERR_NO_MEMORY, "out of memory gathering observations");
}

/* -- ids that stand more than once ------------------------------------------------------------ */

/* Bit 0: seen again.  Bit 1: there is one. */
enum { AGAIN = 1, TAKEN = 2 };

static uint64_t *slot_of(uint64_t *seen, size_t room, uint64_t hash)
{
    size_t i = (size_t)(hash >> 2) & (room - 1);

    while (seen[i] && (seen[i] | AGAIN) != (hash | AGAIN))
        i = (i + 1) & (room - 1);
    return &seen[i];
}

static int widen(growth__versions *v)
{
    const size_t room = v->room ? 2 * v->room : FIRST_ROOM;
    uint64_t *wider = calloc(room, sizeof *wider);

    if (!wider)
        return 0;
    for (size_t i = 0; i < v->room; i++)
        if (v->seen[i])
            *slot_of(wider, room, v->seen[i] | TAKEN) = v->seen[i];
    free(v->seen);
    v->seen = wider;
    v->room = room;
    return 1;
}

static int see(growth__versions *v, const char *id, size_t length)
{
    const uint64_t hash = (growth__child_key_of(id, length) | TAKEN) & ~(uint64_t)AGAIN;
    uint64_t *slot;

    if (4 * v->n_seen >= 3 * v->room && !widen(v))
        return 0;
    slot = slot_of(v->seen, v->room, hash);
    if (*slot) {
        *slot |= AGAIN;
        v->any_again = 1;
    } else {
        *slot = hash;
        v->n_seen++;
    }
    return 1;
}

static int seen_again(const growth__versions *v, const char *id, size_t length)
{
    const uint64_t hash = growth__child_key_of(id, length) | TAKEN;

    return v->room && (*slot_of(v->seen, v->room, hash) & AGAIN);
}

/* Call for each text that may be the id of the observation: all of that name, wherever they stand,
 * so that none is missed without taking the item apart.  Returns 0 where a call did. */
static int each_id(const growth__json_item *item,
                   int (*call)(growth__versions *v, const char *id, size_t length),
                   growth__versions *v)
{
    static const char mark[] = "\"id\":\"";
    const char *p = item->text;

    while ((p = strstr(p, mark))) {
        const char *id = p + sizeof mark - 1, *end = strchr(id, '"');

        if (!end)
            break;
        if (!call(v, id, (size_t)(end - id)))
            return 0;
        p = end;
    }
    return 1;
}

static int may_be_observation(const growth__json_item *item)
{
    return !item->wrong && strstr(item->text, "\"Observation\"");
}

/* What is written with escapes only shows its letters once it is taken apart. */
static int is_escaped(const growth__json_item *item)
{
    return memchr(item->text, '\\', item->length) != NULL;
}

growth_status growth__versions_see(growth__fhir *fhir, const growth__json_item *item,
                                   growth_error *err)
{
    json_object *root, *resource;
    const char *id;
    int ok = 1;

    if (!may_be_observation(item))
        return GROWTH_OK;
    if (!is_escaped(item))
        return each_id(item, see, &fhir->versions) ? GROWTH_OK : no_memory(err);
    resource = growth__fhir_resource(fhir, item, &root);
    id = growth__json_text(resource, "id");
    if (id)
        ok = see(&fhir->versions, id, strlen(id));
    json_object_put(root);
    return ok ? GROWTH_OK : no_memory(err);
}

static int is_seen_once(growth__versions *v, const char *id, size_t length)
{
    return !seen_again(v, id, length);
}

int growth__versions_matter(growth__fhir *fhir, const growth__json_item *item)
{
    return may_be_observation(item) &&
           (is_escaped(item) || !each_id(item, is_seen_once, &fhir->versions));
}

/* -- which is later --------------------------------------------------------------------------- */

/* How far a status goes; 0: it is none of an observation that was made. */
static int rank_of(const char *status)
{
    static const struct {
        const char *status;
        int rank;
    } ranks[] = {
        { "preliminary", 1 }, { "final", 2 }, { "amended", 3 }, { "corrected", 3 }
    };

    for (size_t i = 0; status && i < ARRAY_LEN(ranks); i++)
        if (!strcmp(status, ranks[i].status))
            return ranks[i].rank;
    return 0;
}

static double number_in(const char *text, size_t length)
{
    double number;

    return length && strspn(text, "0123456789.") >= length &&
                   growth_number_parse(text, length, 0, &number) == GROWTH_OK
               ? number
               : GROWTH_NAN;
}

/* "2024-10-01T09:30:00.5+01:00" in seconds of one clock; NaN where it is none. */
static double instant_of(const char *text)
{
    const size_t shortest = strlen("2024-10-01T09:30:00Z");
    const char *zone;
    growth_date day;
    double seconds, offset = 0;

    if (!text || strlen(text) < shortest || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || growth_date_parse(text, 10, GROWTH_DATE_ISO, &day, NULL) != GROWTH_OK)
        return GROWTH_NAN;
    zone = text + 17 + strspn(text + 17, "0123456789.");
    seconds = 86400.0 * day + 3600 * number_in(text + 11, 2) + 60 * number_in(text + 14, 2) +
              number_in(text + 17, (size_t)(zone - text - 17));
    if (*zone == '+' || *zone == '-')
        offset = strlen(zone) == strlen("+01:00")
                     ? 3600 * number_in(zone + 1, 2) + 60 * number_in(zone + 4, 2)
                     : GROWTH_NAN;
    return *zone == '-' ? seconds + offset : seconds - offset;
}

static void read_order(growth__version *v, json_object *observation)
{
    json_object *meta = growth__json_member(observation, "meta", json_type_object);
    const char *number = growth__json_text(meta, "versionId");

    v->order[0] = number ? number_in(number, strlen(number)) : GROWTH_NAN;
    v->order[1] = instant_of(growth__json_text(meta, "lastUpdated"));
    v->order[2] = instant_of(growth__json_text(observation, "issued"));
    v->order[3] = rank_of(growth__json_text(observation, "status"));
}

/* The first that both know and that differs decides; else what stands later in the files. */
static int is_later(const growth__version *v, const growth__version *than)
{
    for (size_t i = 0; i < ARRAY_LEN(v->order); i++)
        if (!isnan(v->order[i]) && !isnan(than->order[i]) && v->order[i] != than->order[i])
            return v->order[i] > than->order[i];
    return 1;
}

/* -- the versions ----------------------------------------------------------------------------- */

/* What stands for the observation and its child; 0: it takes no part. */
static int key_of(const growth__fhir *fhir, json_object *observation, char key[KEY_SIZE])
{
    const char *id = growth__json_text(observation, "id"), *why;
    char child[GROWTH__ID_SIZE];
    size_t length;

    if (!id || strlen(id) >= GROWTH__ID_SIZE ||
        (!growth__patient_of(fhir, observation, &why) && !fhir->known_elsewhere) ||
        !growth__subject_of(fhir, observation, child, sizeof child))
        return 0;
    length = strlen(id);
    memcpy(key, id, length);
    key[length] = '\n';
    memcpy(key + length + 1, child, strlen(child) + 1);
    return 1;
}

static uint64_t content_of(json_object *observation)
{
    return growth__child_key(
        json_object_to_json_string_ext(observation, JSON_C_TO_STRING_PLAIN));
}

static growth_status add(growth__versions *all, const char *key, const growth__version *v,
                         growth_error *err)
{
    if (all->n == all->n_room) {
        const size_t room = all->n_room ? 2 * all->n_room : 64;
        growth__version *wider = realloc(all->list, room * sizeof *wider);

        if (!wider)
            return no_memory(err);
        all->list = wider;
        all->n_room = room;
    }
    all->list[all->n] = *v;
    if (!growth__names_add(&all->by_key, key, (uint32_t)all->n))
        return no_memory(err);
    all->n++;
    return GROWTH_OK;
}

growth_status growth__versions_weigh(growth__fhir *fhir, json_object *resource, growth_error *err)
{
    growth__versions *all = &fhir->versions;
    const char *type = growth__json_text(resource, "resourceType");
    growth__version v = { .place = fhir->place };
    char key[KEY_SIZE];
    uint32_t known;

    if (!type || strcmp(type, "Observation") != 0 ||
        !rank_of(growth__json_text(resource, "status")) || !key_of(fhir, resource, key))
        return GROWTH_OK;
    read_order(&v, resource);
    v.content = content_of(resource);
    known = growth__names_find(&all->by_key, key);
    if (known == GROWTH__NO_NAME)
        return add(all, key, &v, err);
    /* Of copies the first stands, so that what is read does not move within the file. */
    if (all->list[known].content != v.content && is_later(&v, &all->list[known]))
        all->list[known] = v;
    return GROWTH_OK;
}

const growth__version *growth__versions_other(const growth__fhir *fhir, json_object *observation,
                                              int *is_copy)
{
    const growth__version *counts;
    char key[KEY_SIZE];
    uint32_t known;

    if (!fhir->versions.n || !key_of(fhir, observation, key))
        return NULL;
    known = growth__names_find(&fhir->versions.by_key, key);
    if (known == GROWTH__NO_NAME)
        return NULL;
    counts = &fhir->versions.list[known];
    if (counts->place.file == fhir->place.file && counts->place.number == fhir->place.number)
        return NULL;
    *is_copy = counts->content == content_of(observation);
    return counts;
}

void growth__versions_settle(growth__versions *v)
{
    free(v->seen);
    v->seen = NULL;
    v->room = v->n_seen = 0;
}

void growth__versions_free(growth__versions *v)
{
    growth__versions_settle(v);
    growth__names_free(&v->by_key);
    free(v->list);
    *v = (growth__versions){ .n = 0 };
}
