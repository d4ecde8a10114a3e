/* What a source takes back: all that it said under a key, whatever that was. */
#include <stdlib.h>

#include "import.h"

static const table_id tables[] = { TABLE_MEASUREMENT, TABLE_CONTACT };
enum { KINDS = ARRAY_LEN(tables) };

static growth_status take_back_all(growth_store_import *import, table_id id, const all_held *all,
                                   const char *key, int64_t *taken, int64_t *before,
                                   growth_error *err)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->of[i].retracted)
            continue;
        TRY(growth__import_take_back(import, id, all->of[i].head, key, "the source takes it back",
                                     err));
        ++*taken;
    }
    *before = all->n && !*taken;
    return GROWTH_OK;
}

static growth_status no_child(growth_error *err)
{
    return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                              "it does not say which child it is about, and under its id several "
                              "children of the store have something from this source: retract what "
                              "is meant");
}

/* Of one child, or nothing can be told. */
static growth_status check_child(const growth_store_import *import, const all_held *all,
                                 growth_store_entry *child, growth_error *err)
{
    if (all->n && !import->source)
        return growth__store_fail(err, GROWTH_ERR_PARSE,
                                  "it does not say which child it is about, and the import not "
                                  "which source it comes from");
    for (size_t i = 0; i < all->n; i++) {
        if (*child && all->of[i].child != *child)
            return no_child(err);
        *child = all->of[i].child;
    }
    return GROWTH_OK;
}

static growth_status find(growth_store_import *import, const char *system, const char *identifier,
                          const char *key, all_held found[KINDS], growth_error *err)
{
    growth_store_entry child = 0;
    subject s = { .child = 0 };

    if (!system || !identifier) {
        for (int i = 0; i < KINDS; i++) {
            TRY(growth__import_find_held(import, tables[i], 0, key, &found[i], err));
            TRY(check_child(import, &found[i], &child, err));
        }
        return GROWTH_OK;
    }
    s.identifier = (growth_store_identifier)GROWTH_STORE_IDENTIFIER_INIT;
    s.identifier.system = system;
    s.identifier.value = identifier;
    TRY(growth__import_find_child(import, GROWTH_DATE_NONE, &s, err));
    for (int i = 0; i < KINDS && s.child; i++)
        TRY(growth__import_find_held(import, tables[i], s.child, key, &found[i], err));
    return GROWTH_OK;
}

static growth_status withdraw(growth_store_import *import, const char *system,
                              const char *identifier, const char *key, all_held found[KINDS],
                              growth_store_withdrawn *w, growth_error *err)
{
    int64_t *const taken[KINDS] = { &w->measurements, &w->contacts };
    int64_t *const before[KINDS] = { &w->measurements_before, &w->contacts_before };

    TRY(growth__store_check_text(identifier, "the identifier", err));
    TRY(growth__store_check_text(key, "the source's key", err));
    TRY(growth__import_flush(import, err));
    TRY(find(import, system, identifier, key, found, err));
    for (int i = 0; i < KINDS; i++)
        TRY(take_back_all(import, tables[i], &found[i], key, taken[i], before[i], err));
    return GROWTH_OK;
}

growth_status growth_store_import_withdraw(growth_store_import *import, const char *system,
                                           const char *identifier, const char *key,
                                           growth_store_outcome *outcome,
                                           growth_store_withdrawn *withdrawn, growth_error *err)
{
    growth_store_withdrawn w = { 0, 0, 0, 0 };
    all_held found[KINDS] = { { .n = 0 }, { .n = 0 } };
    growth_store_outcome became = GROWTH_STORE_REJECTED;
    growth_status status;

    if (!import || !key || !*key)
        return growth__store_fail(err, GROWTH_ERR_ARGUMENT, "an import and a key are needed");
    TRY(growth__import_goes_on(import, err));
    status = withdraw(import, system, identifier, key, found, &w, err);
    for (int kind = 0; kind < KINDS; kind++)
        free(found[kind].of);
    if (status == GROWTH_OK)
        became = w.measurements || w.contacts ? GROWTH_STORE_AMENDED : GROWTH_STORE_SAME;
    else if (!growth__import_is_rejection(status))
        return import->status = status;
    growth__import_count(&import->counts, became);
    if (outcome)
        *outcome = became;
    if (withdrawn)
        *withdrawn = w;
    return GROWTH_OK;
}
