/* Findings that someone has looked at, and whether that still holds. */
#include "acknowledged.h"

#include <glib.h>
#include <growth/store_transfer.h>
#include <string.h>

/* A measurement, when it came to be known here: an entry's number says what was learnt before what,
 * and an entry of a hand-over may have been recorded elsewhere after the acknowledgement was. */
typedef struct learnt {
    growth_store_entry entry, superseded_by, handover;
    char recorded_at[21];
    growth_measure measure;
    growth_date on;
    int is_contact; /* a visit without a measurement, or not kept */
} learnt;

struct acknowledged {
    const char *as_at;
    GArray *of, *learnt;
    GArray *corrected;    /* as `learnt`: details that are not what they were before */
    GHashTable *carriers; /* of a hand-over, the one it came with */
    growth_child details; /* read last */
    int has_details;
};

static int add_acknowledgement(void *context, const growth_store_acknowledgement *said)
{
    acknowledged *all = context;
    const char *recorded_at = said->provenance.recorded_at;
    acknowledgement a = { .entry = said->provenance.entry, .until = GROWTH_DATE_NONE };

    if (all->as_at && strncmp(recorded_at, all->as_at, strlen(all->as_at)) > 0)
        return 0;
    /* Never beyond the day it was recorded: nobody has looked at what was not yet measured. */
    if (growth_date_parse(recorded_at, 10, GROWTH_DATE_ISO, &a.on, NULL) != GROWTH_OK)
        return 0;
    a.until = a.on;
    if (said->to_date != GROWTH_DATE_NONE && said->to_date < a.until)
        a.until = said->to_date;
    g_strlcpy(a.recorded_at, recorded_at, sizeof a.recorded_at);
    a.rule = g_strdup(said->rule);
    a.measure = g_strdup(said->measure);
    a.author = g_strdup(said->provenance.author);
    a.reason = g_strdup(said->provenance.reason);
    g_array_append_val(all->of, a);
    /* cppcheck-suppress memleak ; the array has the copies now */
    return 0;
}

static learnt learnt_at(const growth_store_provenance *provenance)
{
    learnt l = { .entry = provenance->entry, .superseded_by = provenance->superseded_by };

    g_strlcpy(l.recorded_at, provenance->recorded_at, sizeof l.recorded_at);
    return l;
}

static int add_learnt(void *context, const growth_store_measurement *m)
{
    acknowledged *all = context;
    learnt l = learnt_at(&m->provenance);

    l.measure = m->measure;
    l.on = m->measured_on;
    g_array_append_val(all->learnt, l);
    return 0;
}

static int add_learnt_contact(void *context, const growth_store_contact *contact)
{
    acknowledged *all = context;
    learnt l = learnt_at(&contact->provenance);

    l.measure = GROWTH_WEIGHT;
    l.on = contact->on;
    l.is_contact = 1;
    g_array_append_val(all->learnt, l);
    return 0;
}

/* Sex, birth date and gestation decide what a value means. */
static int add_corrected(void *context, const growth_store_child *child)
{
    acknowledged *all = context;
    const growth_child *was = &all->details, *is = &child->child;
    const learnt l = learnt_at(&child->provenance);

    if (all->has_details && (was->sex != is->sex || was->birth_date != is->birth_date ||
                             was->gestation_days != is->gestation_days))
        g_array_append_val(all->corrected, l);
    all->details = *is;
    all->details.id = NULL;
    all->has_details = 1;
    return 0;
}

/* ---- how it came here ------------------------------------------------------------------------ */

static growth_status find_handover(growth_store *store, growth_store_entry entry,
                                   growth_store_entry *handover, growth_error *err)
{
    growth_store_origin origin;
    const growth_status status = growth_store_find_origin(store, entry, &origin, err);

    *handover = status == GROWTH_OK ? origin.handover : 0;
    return status;
}

static gpointer key_of(growth_store_entry entry)
{
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): GLib's way to key a table by a number */
    return GSIZE_TO_POINTER((gsize)entry);
}

static growth_store_entry carrier_of(const acknowledged *all, growth_store_entry handover)
{
    return (growth_store_entry)GPOINTER_TO_SIZE(
        g_hash_table_lookup(all->carriers, key_of(handover)));
}

static growth_status find_handovers(acknowledged *all, growth_store *store, GArray *of,
                                    growth_error *err)
{
    growth_status status = GROWTH_OK;

    for (guint i = 0; i < of->len && status == GROWTH_OK; i++) {
        learnt *l = &g_array_index(of, learnt, i);
        growth_store_entry at, carrier = 0;

        status = find_handover(store, l->entry, &l->handover, err);
        for (at = l->handover; status == GROWTH_OK && at && !carrier_of(all, at); at = carrier) {
            status = find_handover(store, at, &carrier, err);
            g_hash_table_insert(all->carriers, key_of(at), key_of(carrier));
        }
    }
    return status;
}

/* Only where somebody elsewhere has acknowledged something does it matter. */
static growth_status read_handovers(acknowledged *all, growth_store *store, growth_error *err)
{
    growth_status status = GROWTH_OK;
    int any = 0;

    for (guint i = 0; i < all->of->len && status == GROWTH_OK; i++) {
        acknowledgement *a = &g_array_index(all->of, acknowledgement, i);

        status = find_handover(store, a->entry, &a->handover, err);
        any |= a->handover != 0;
    }
    if (status == GROWTH_OK && any)
        status = find_handovers(all, store, all->learnt, err);
    if (status == GROWTH_OK && any)
        status = find_handovers(all, store, all->corrected, err);
    return status;
}

/* ---- reading --------------------------------------------------------------------------------- */

growth_status acknowledged_read(growth_store *store, const char *uuid, const char *as_at,
                                acknowledged **made, growth_error *err)
{
    acknowledged *all = g_new0(acknowledged, 1);
    growth_status status;

    *made = all;
    all->as_at = as_at;
    all->of = g_array_new(FALSE, FALSE, sizeof(acknowledgement));
    all->learnt = g_array_new(FALSE, FALSE, sizeof(learnt));
    all->corrected = g_array_new(FALSE, FALSE, sizeof(learnt));
    all->carriers = g_hash_table_new(NULL, NULL);
    status = growth_store_each_acknowledgement(store, uuid, add_acknowledgement, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_measurement(store, uuid, GROWTH_STORE_VIEW_HISTORY, as_at,
                                               add_learnt, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_contact(store, uuid, GROWTH_STORE_VIEW_HISTORY, as_at,
                                           add_learnt_contact, all, err);
    if (status == GROWTH_OK)
        status = growth_store_each_details(store, uuid, as_at, add_corrected, all, err);
    if (status == GROWTH_OK)
        status = read_handovers(all, store, err);
    return status;
}

void acknowledged_free(acknowledged *all)
{
    if (!all)
        return;
    for (guint i = 0; i < all->of->len; i++) {
        acknowledgement *a = &g_array_index(all->of, acknowledgement, i);

        g_free(a->rule);
        g_free(a->measure);
        g_free(a->author);
        g_free(a->reason);
    }
    g_array_free(all->of, TRUE);
    g_array_free(all->learnt, TRUE);
    g_array_free(all->corrected, TRUE);
    g_hash_table_destroy(all->carriers);
    g_free(all);
}

/* ---- asking ---------------------------------------------------------------------------------- */

/* BMI is of weight and height. */
static int is_of(const learnt *l, growth_measure measure)
{
    return l->measure == measure ||
           (measure == GROWTH_BMI && (l->measure == GROWTH_WEIGHT || l->measure == GROWTH_HEIGHT));
}

/* Whether the store that acknowledged had it before.  What comes with one hand-over comes in the
 * order in which that store had learnt it; what came by another, or was recorded here, its author
 * is not shown to have seen. */
static int was_seen(const acknowledged *all, const acknowledgement *a, const learnt *l)
{
    growth_store_entry handover = l->handover;

    if (l->entry > a->entry || strcmp(l->recorded_at, a->recorded_at) > 0)
        return 0;
    while (a->handover && handover && handover != a->handover)
        handover = carrier_of(all, handover);
    return !a->handover || handover == a->handover;
}

/* One of the episode, or one that was of it and is no longer. */
static int has_changed(const acknowledged *all, const acknowledgement *a, const learnt *l)
{
    if (!was_seen(all, a, l))
        return 1;
    for (guint i = 0; l->superseded_by && i < all->learnt->len; i++) {
        const learnt *by = &g_array_index(all->learnt, learnt, i);

        if (by->entry == l->superseded_by)
            return !was_seen(all, a, by);
    }
    return 0;
}

static int was_corrected_since(const acknowledged *all, const acknowledgement *a)
{
    for (guint i = 0; i < all->corrected->len; i++)
        if (!was_seen(all, a, &g_array_index(all->corrected, learnt, i)))
            return 1;
    return 0;
}

static int came_since(const acknowledged *all, const acknowledgement *a, const growth_finding *f)
{
    if (was_corrected_since(all, a))
        return 1;
    for (guint i = 0; i < all->learnt->len; i++) {
        const learnt *l = &g_array_index(all->learnt, learnt, i);

        if (!l->is_contact && is_of(l, f->measure) &&
            (f->from_date == GROWTH_DATE_NONE || l->on >= f->from_date) && has_changed(all, a, l))
            return 1;
    }
    return 0;
}

static int is_of_measure(const acknowledgement *a, growth_measure measure)
{
    return !a->measure || !strcmp(growth_measure_describe(measure)->id, a->measure);
}

/* Whether another rule of the episode was acknowledged. */
static int is_of_episode(const acknowledgement *a, const growth_finding *f)
{
    const int rule = growth_rule_find(a->rule);

    return rule >= 0 && (f->also >> rule & 1);
}

const char *acknowledged_since(acknowledged_state state)
{
    static const char *const words[] = {
        [ACKNOWLEDGED_HOLDS] = NULL,
        [ACKNOWLEDGED_CHANGED] = "Open again: measurements were recorded, amended or taken since",
        [ACKNOWLEDGED_WORSE] = "Open again: measurements were recorded, amended or taken since, "
                               "and a stronger rule than the one acknowledged is met",
        [ACKNOWLEDGED_MISSED] =
            "Open again: a weight or a visit was recorded, or a further contact "
            "missed, since",
        [ACKNOWLEDGED_OTHER] = "That was of a weaker rule of this episode: this finding is open",
    };

    return words[state];
}

const acknowledgement *acknowledged_at(const acknowledged *all, size_t index)
{
    return all && index < all->of->len ? &g_array_index(all->of, acknowledgement, index) : NULL;
}

acknowledged_finding acknowledged_find(const acknowledged *all, const growth_finding *f)
{
    const acknowledgement *a;
    acknowledged_finding newest = { NULL, ACKNOWLEDGED_HOLDS }, holding = newest;

    for (size_t i = 0; (a = acknowledged_at(all, i)); i++) {
        const int heads = !strcmp(growth_rule_at((size_t)f->rule)->id, a->rule);
        const int since = f->to_date > a->until || came_since(all, a, f);

        if (!is_of_measure(a, f->measure) || (!heads && !is_of_episode(a, f)))
            continue;
        newest.said = a;
        if (heads)
            newest.state = since ? ACKNOWLEDGED_CHANGED : ACKNOWLEDGED_HOLDS;
        else
            newest.state = since ? ACKNOWLEDGED_WORSE : ACKNOWLEDGED_OTHER;
        if (newest.state == ACKNOWLEDGED_HOLDS)
            holding = newest;
    }
    return holding.said ? holding : newest;
}

/* Of what is missing: a weight or a visit that came since, or a contact that was missed since. */
static int is_missed_since(const acknowledged *all, const acknowledgement *a,
                           const growth_contacts *contacts, unsigned bit)
{
    if (was_corrected_since(all, a))
        return 1;
    for (guint i = 0; i < all->learnt->len; i++) {
        const learnt *l = &g_array_index(all->learnt, learnt, i);

        if (l->measure == GROWTH_WEIGHT && has_changed(all, a, l))
            return 1;
    }
    for (size_t i = 0; bit == GROWTH_CONTACT_OVERDUE && i < contacts->n; i++)
        if (contacts->items[i].overdue && contacts->items[i].until > a->until)
            return 1;
    return 0;
}

acknowledged_finding acknowledged_find_contact(const acknowledged *all,
                                               const growth_contacts *contacts, unsigned bit)
{
    const char *id = growth_contact_finding_id(bit);
    const acknowledgement *a;
    acknowledged_finding newest = { NULL, ACKNOWLEDGED_HOLDS };

    for (size_t i = 0; id && (a = acknowledged_at(all, i)); i++) {
        if (strcmp(id, a->rule) != 0 || !is_of_measure(a, GROWTH_WEIGHT))
            continue;
        newest.said = a;
        newest.state =
            is_missed_since(all, a, contacts, bit) ? ACKNOWLEDGED_MISSED : ACKNOWLEDGED_HOLDS;
    }
    return newest;
}
