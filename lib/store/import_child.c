/* The child of a row of an import: found by identifier and day, added where there is none, and its
 * details filled in.  A child that came before in this import is remembered. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"

#define CHILDREN_MAX 1000000 /* remembered at once */

/* ---- children met ---------------------------------------------------------------------------- */

void growth__import_forget_children(growth_store_import *import)
{
    for (size_t i = 0; i < import->n_names; i++)
        free(import->names[i].text);
    free(import->names);
    free(import->children);
    growth__map_free(&import->child_of_entry);
    growth__map_free(&import->child_of_name);
    import->names = NULL;
    import->children = NULL;
    import->n_names = import->room_names = import->n_children = import->room_children = 0;
}

static uint64_t mark_of_entry(growth_store_entry child)
{
    return growth__mark((uint64_t)child, NULL);
}

known_child *growth__import_known_child(growth_store_import *import, growth_store_entry child)
{
    const int64_t *at = growth__map_find(&import->child_of_entry, mark_of_entry(child));

    assert(!at || import->children); /* the map holds places in it */
    if (!at || import->children[*at].entry != child)
        return NULL;
    return &import->children[*at];
}

static growth_status meet_child(growth_store_import *import, growth_store_entry child,
                                const growth_child *details, int64_t recalled, growth_error *err)
{
    void *array = import->children;

    if (growth__grow(&array, import->n_children, &import->room_children,
                     sizeof *import->children) != 0)
        return growth__store_no_memory(err);
    import->children = array;
    import->children[import->n_children] = (known_child){
        .entry = child, .details = *details, .recalled = recalled, .added = recalled != 0
    };
    import->children[import->n_children].details.id = NULL;
    if (growth__map_set(&import->child_of_entry, mark_of_entry(child),
                        (int64_t)import->n_children) != 0)
        return growth__store_no_memory(err);
    import->n_children++;
    return GROWTH_OK;
}

int growth__import_is_new(growth_store_import *import, growth_store_entry child)
{
    const known_child *known = growth__import_known_child(import, child);

    return known && known->added;
}

static uint64_t mark_of_name(const subject *s)
{
    return growth__mark(growth__mark(1, s->identifier.system), s->identifier.value);
}

/* From now on this name is this child's on any day. */
static growth_status meet_name(growth_store_import *import, const subject *s, growth_error *err)
{
    const known_child *child = growth__import_known_child(import, s->child);
    size_t of_system = strlen(s->identifier.system) + 1;
    size_t of_value = strlen(s->identifier.value) + 1;
    void *array = import->names;
    char *text;

    if (growth__grow(&array, import->n_names, &import->room_names, sizeof *import->names) != 0)
        return growth__store_no_memory(err);
    import->names = array;
    text = malloc(of_system + of_value);
    if (!text)
        return growth__store_no_memory(err);
    memcpy(text, s->identifier.system, of_system);
    memcpy(text + of_system, s->identifier.value, of_value);
    import->names[import->n_names] = (known_name){ text, (size_t)(child - import->children) };
    if (growth__map_set(&import->child_of_name, mark_of_name(s), (int64_t)import->n_names++) != 0)
        /* cppcheck-suppress memleak ; `names` keeps it */
        return growth__store_no_memory(err);
    /* cppcheck-suppress memleak ; `names` keeps it */
    return GROWTH_OK;
}

static growth_store_entry child_of_name(const growth_store_import *import, const subject *s)
{
    const int64_t *at = growth__map_find(&import->child_of_name, mark_of_name(s));
    const known_name *name = at ? &import->names[*at] : NULL;

    if (!name || strcmp(name->text, s->identifier.system) != 0 ||
        strcmp(name->text + strlen(name->text) + 1, s->identifier.value) != 0)
        return 0;
    return import->children[name->child].entry;
}

/* ---- whose row it is ------------------------------------------------------------------------- */

growth_status growth__import_meet(growth_store_import *import, growth_store_entry child,
                                  growth_error *err)
{
    growth_store_child known;
    sqlite3_stmt *statement;
    growth_status status;

    if (growth__import_known_child(import, child))
        return GROWTH_OK;
    TRY(growth__store_details(import->store, child, STORE_EVER, &known, &statement, err));
    status = meet_child(import, child, &known.child, 0, err);
    growth__store_done(statement);
    return status;
}

/* A name that one child has on every day is remembered; another is asked for with each row. */
growth_status growth__import_find_child(growth_store_import *import, growth_date on, subject *s,
                                        growth_error *err)
{
    growth_name_use use = GROWTH_NAME_FREE;

    if (import->n_names >= CHILDREN_MAX || import->n_children >= CHILDREN_MAX) {
        TRY(growth__import_flush(import, err)); /* a child met anew has no rows put aside */
        growth__import_forget_children(import);
    }
    s->child = child_of_name(import, s);
    if (s->child)
        return GROWTH_OK;
    TRY(growth__store_name_use(import->store, &s->identifier, &use, &s->child, err));
    if (use == GROWTH_NAME_FREE)
        return GROWTH_OK;
    if (use == GROWTH_NAME_ALWAYS) {
        TRY(growth__import_meet(import, s->child, err));
        return meet_name(import, s, err);
    }
    TRY(growth__store_find_identifier(import->store, s->identifier.system, s->identifier.value, on,
                                      &s->child, err));
    if (!s->child)
        return growth__store_not_on_day(import->store, &s->identifier, on, err);
    return growth__import_meet(import, s->child, err);
}

static void merge_details(const growth_child *known, const growth_store_import_row *row, subject *s)
{
    const growth_child *new = &row->child;
    growth_child *to = &s->details;

    *to = *known;
    if (to->birth_date == GROWTH_DATE_NONE)
        to->birth_date = new->birth_date;
    if (!to->sex)
        to->sex = new->sex;
    if (!to->gestation_days && new->gestation_days)
        to->gestation_days = new->gestation_days;
    else
        s->keeps_source = 1;
    if (!(to->mother_height_cm > 0))
        to->mother_height_cm = new->mother_height_cm;
    if (!(to->father_height_cm > 0))
        to->father_height_cm = new->father_height_cm;
    s->changed = to->birth_date != known->birth_date || to->sex != known->sex ||
                 to->gestation_days != known->gestation_days ||
                 (to->mother_height_cm > 0 && !(known->mother_height_cm > 0)) ||
                 (to->father_height_cm > 0 && !(known->father_height_cm > 0));
}

growth_status growth__import_find_subject(growth_store_import *import,
                                          const growth_store_import_row *row, subject *s,
                                          growth_error *err)
{
    growth_date on = row->measurement ? row->measurement->measured_on
                     : row->contact   ? row->contact->on
                                      : GROWTH_DATE_NONE;
    const growth_child *known;

    if (!row->system || !*row->system || !row->identifier || !*row->identifier)
        return growth__store_fail(err, GROWTH_ERR_PARSE, "the row does not say which child it is");
    TRY(growth__store_check_text(row->system, "the identifier's system", err));
    TRY(growth__store_check_text(row->identifier, "the identifier", err));
    TRY(growth__store_check_child(&row->child, row->gestation_source, err));
    TRY(growth__store_check_born(row->child.birth_date, import->stamp, err));
    s->identifier = (growth_store_identifier)GROWTH_STORE_IDENTIFIER_INIT;
    s->identifier.system = row->system;
    s->identifier.value = row->identifier;
    s->details = row->child;
    s->gestation_source = row->gestation_source;
    TRY(growth__import_find_child(import, on, s, err));
    if (row->nhs_number)
        TRY(growth__import_check_number(import, on, row, s, err));
    s->not_added = !s->child && row->known_only;
    if (s->not_added && (row->measurement || row->contact))
        return growth__store_fail(err, GROWTH_ERR_NOT_FOUND,
                                  "it does not say who the child is, and no child of the store has "
                                  "its identifier (of FHIR: add the file of Patients)");
    if (!s->child)
        return GROWTH_OK;
    known = &growth__import_known_child(import, s->child)->details;
    merge_details(known, row, s);
    return growth__import_compare(import, known, &row->child, s, err);
}

/* ---- adding ---------------------------------------------------------------------------------- */

static growth_status add_child(growth_store_import *import, subject *s, growth_error *err)
{
    char uuid[GROWTH_STORE_UUID_SIZE];

    TRY(growth__store_new_child(import->store, import->stamp, uuid, &s->child, err));
    TRY(growth__store_add_identifier(import->store, s->child, &s->identifier, 0, import->stamp,
                                     NULL, err));
    TRY(growth__store_add_details(import->store, s->child, &s->details, s->gestation_source,
                                  import->stamp, err));
    import->counts.children++;
    return meet_child(import, s->child, &s->details, import->age, err);
}

/* The details that come to stand, with the source of the gestation that stays. */
static growth_status add_details(growth_store_import *import, subject *s, growth_error *err)
{
    known_child *child = growth__import_known_child(import, s->child);
    growth_store_child known;
    sqlite3_stmt *statement;
    growth_status status;

    TRY(growth__store_details(import->store, s->child, STORE_EVER, &known, &statement, err));
    status = growth__store_add_details(
        import->store, s->child, &s->details,
        s->keeps_source && known.gestation_source ? known.gestation_source : s->gestation_source,
        import->stamp, err);
    growth__store_done(statement);
    child->details = s->details;
    child->details.id = NULL;
    return status;
}

growth_status growth__import_keep_subject(growth_store_import *import, subject *s,
                                          growth_error *err)
{
    if (s->not_added)
        return GROWTH_OK;
    if (!s->child)
        TRY(add_child(import, s, err));
    else if (s->changed)
        TRY(add_details(import, s, err));
    return s->number ? growth__import_keep_number(import, s, err) : GROWTH_OK;
}
