/* What an import takes otherwise than the record says it, and whom the store knows before it. */
#include "import_notes.h"

#include <glib.h>
#include <string.h>

#include "store.h"

enum { MOST_REMEMBERED = 1000000 }; /* children: an import remembers no more either */

struct import_notes {
    const settings *settings;
    growth_store *store;
    const char *system;
    GHashTable *known; /* child_id: whether the store knew the child */
    GHashTable *told;  /* keys of children of whom an old sex or birth date was told */
};

import_notes *import_notes_new(const settings *s, growth_store *store, const char *system)
{
    import_notes *n = g_new0(import_notes, 1);

    *n = (import_notes){ .settings = s, .store = store, .system = system };
    n->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    n->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return n;
}

void import_notes_free(import_notes *n)
{
    if (!n)
        return;
    g_hash_table_destroy(n->known);
    g_hash_table_destroy(n->told);
    g_free(n);
}

/* ---- whom the store knows -------------------------------------------------------------------- */

static int ask(const import_notes *n, const char *child_id)
{
    char uuid[GROWTH_STORE_UUID_SIZE], value[1024];
    growth_error err;
    int mistyped;

    if (strlen(child_id) >= sizeof value)
        return 0;
    g_strlcpy(value, child_id, sizeof value);
    if (!strcmp(n->system, GROWTH_STORE_NHS_NUMBER) &&
        nhs_number_tidy(n->settings, value, &mistyped, &err) != GROWTH_OK)
        return 0;
    return growth_store_find_child(n->store, n->system, value, GROWTH_DATE_NONE, uuid, &err) !=
           GROWTH_ERR_NOT_FOUND;
}

int import_notes_is_known(void *context, const char *child_id)
{
    import_notes *n = context;
    void *answer;
    int known;

    if (!n->system || !child_id)
        return !n->system;
    if (g_hash_table_lookup_extended(n->known, child_id, NULL, &answer))
        return answer != NULL;
    if (g_hash_table_size(n->known) >= MOST_REMEMBERED)
        g_hash_table_remove_all(n->known);
    known = ask(n, child_id);
    g_hash_table_insert(n->known, g_strdup(child_id), known ? n : NULL);
    return known;
}

/* ---- what a row says otherwise --------------------------------------------------------------- */

/* The record was corrected, and the source goes on: once of each child. */
static void tell_corrected(import_notes *n, const growth_row *row, const char *file,
                           const growth_store_import_note *noted)
{
    const unsigned sex = noted->differs & GROWTH_STORE_DIFFERS_SEX;
    const unsigned born = noted->differs & GROWTH_STORE_DIFFERS_BIRTH_DATE;
    char day[16] = "";

    if ((!sex && !born) || !g_hash_table_add(n->told, g_strdup(noted->uuid)))
        return;
    growth_date_format(noted->corrected_on, day);
    complain(n->settings->command, 0,
             "%s:%zu: the source still says the %s%s%s of before the correction here on %s: its "
             "rows are taken as this child's, and the record's stays (child %s)",
             file, row->line, sex ? "sex" : "", sex && born ? " and " : "",
             born ? "birth date" : "", day, noted->uuid);
}

static void tell_gestation(reading *in, const growth_row *row,
                           const growth_store_import_note *noted)
{
    const int theirs = row->child.gestation_days, ours = noted->recorded.gestation_days;
    char *text = g_strdup_printf(
        "gestation %d+%d is not the record's %d+%d, which stays (child %s; to correct it: 'growth "
        "help store details')",
        theirs / 7, theirs % 7, ours / 7, ours % 7, noted->uuid);

    reading_reject(in, row, text);
    g_free(text);
}

static void tell_height(reading *in, const growth_row *row, const growth_store_import_note *noted,
                        const char *whose, double theirs, double ours)
{
    char *text = g_strdup_printf(
        "the %s's height %.4g cm is not the record's %.4g cm, which stays (child %s; to correct "
        "it: 'growth help store details')",
        whose, theirs, ours, noted->uuid);

    reading_reject(in, row, text);
    g_free(text);
}

void import_notes_tell(import_notes *n, reading *in, const growth_row *row, const char *file,
                       const growth_store_import_note *noted)
{
    tell_corrected(n, row, file, noted);
    if (noted->differs & GROWTH_STORE_DIFFERS_KEY)
        complain(n->settings->command, 0,
                 "%s:%zu: what the source said before under this source_id stays, entry %lld: the "
                 "row says something else, and not that it was wrong (child %s; to take it back: "
                 "'growth help store retract')",
                 file, row->line, (long long)noted->entry, noted->uuid);
    if (noted->differs & GROWTH_STORE_DIFFERS_GESTATION)
        tell_gestation(in, row, noted);
    if (noted->differs & GROWTH_STORE_DIFFERS_MOTHER_HEIGHT)
        tell_height(in, row, noted, "mother", row->child.mother_height_cm,
                    noted->recorded.mother_height_cm);
    if (noted->differs & GROWTH_STORE_DIFFERS_FATHER_HEIGHT)
        tell_height(in, row, noted, "father", row->child.father_height_cm,
                    noted->recorded.father_height_cm);
}
