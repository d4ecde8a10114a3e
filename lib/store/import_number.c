/* The NHS number of a row's child beside its identifier: two services each have an id of their own
 * for one child, and the number is what they share. */
#include <string.h>

#include "import.h"

/* Of the store's own words for what a child is called. */
static growth_store_identifier number_of(const char *digits)
{
    growth_store_identifier number = GROWTH_STORE_IDENTIFIER_INIT;

    number.system = GROWTH_STORE_NHS_NUMBER;
    number.value = digits;
    return number;
}

/* ---- whose it is ----------------------------------------------------------------------------- */

/* The child of a number; 0: nobody's.  One that was of different children at different times is
 * that day's, or cannot be told. */
static growth_status child_of(growth_store_import *import, growth_date on, const char *digits,
                              growth_store_entry *child, growth_error *err)
{
    const growth_store_identifier number = number_of(digits);
    growth_name_use use = GROWTH_NAME_FREE;

    *child = 0;
    TRY(growth__store_name_use(import->store, &number, &use, child, err));
    if (use != GROWTH_NAME_BY_DAY)
        return GROWTH_OK;
    TRY(growth__store_find_identifier(import->store, number.system, number.value, on, child, err));
    return *child ? GROWTH_OK : growth__store_identifier_clash(import->store, 0, &number, err);
}

/* Whether the record has another number of it. */
static growth_status has_another(growth_store_import *import, growth_store_entry child,
                                 const char *digits, int *answer, growth_error *err)
{
    sqlite3_stmt *statement;

    TRY(growth__store_query(import->store, QUERY_NUMBER_DIFFERS, &statement, err));
    sqlite3_bind_int64(statement, 1, child);
    growth__store_bind_text(statement, 2, GROWTH_STORE_NHS_NUMBER);
    growth__store_bind_text(statement, 3, digits);
    TRY(growth__store_step(import->store, statement, answer, err));
    growth__store_done(statement);
    return GROWTH_OK;
}

static int is_same_child(const growth_child *a, const growth_child *b)
{
    return a->sex && a->sex == b->sex && a->birth_date != GROWTH_DATE_NONE &&
           a->birth_date == b->birth_date;
}

/* Known by its number alone: with the same birth date and sex it is that child; nobody is joined by
 * a guess. */
static growth_status join(growth_store_import *import, const growth_child *new,
                          growth_store_entry owner, subject *s, growth_error *err)
{
    const known_child *known;

    TRY(growth__import_meet(import, owner, err));
    known = growth__import_known_child(import, owner);
    if (!is_same_child(&known->details, new))
        return growth__import_refuse_details(
            &known->details, new, "NHS number",
            "correct whichever is wrong, the number or, here, the record's details", err);
    s->child = owner;
    s->adds_name = 1;
    return GROWTH_OK;
}

growth_status growth__import_check_number(growth_store_import *import, growth_date on,
                                          const growth_store_import_row *row, subject *s,
                                          growth_error *err)
{
    const known_child *known = s->child ? growth__import_known_child(import, s->child) : NULL;
    growth_store_entry owner = 0;
    int differs = 0;

    if ((known && !strcmp(known->number, row->nhs_number)) ||
        !strcmp(row->system, GROWTH_STORE_NHS_NUMBER))
        return GROWTH_OK;
    TRY(growth_nhs_number_check(row->nhs_number, strlen(row->nhs_number), NULL, err));
    TRY(child_of(import, on, row->nhs_number, &owner, err));
    s->number = row->nhs_number;
    if (!s->child && owner)
        return join(import, &row->child, owner, s, err);
    if (s->child && owner && owner != s->child)
        return growth__store_fail(err, GROWTH_ERR_CONFLICT,
                                  "its identifier is one child's of the store, and its NHS number "
                                  "another's: retract the one that is mistaken; if the two are one "
                                  "child, retract its identifier from the one without the number");
    if (s->child && !owner)
        TRY(has_another(import, s->child, row->nhs_number, &differs, err));
    s->number_differs = differs;
    s->adds_number = !owner && !differs;
    return GROWTH_OK;
}

/* ---- keeping --------------------------------------------------------------------------------- */

static growth_status add_name(growth_store_import *import, const subject *s, growth_error *err)
{
    cell stamp[AT_CHILD];

    memcpy(stamp, import->stamp, sizeof stamp);
    if (stamp[AT_REASON].kind == CELL_NULL)
        stamp[AT_REASON] = growth__cell_text("known by its NHS number, birth date and sex");
    import->counts.known_by_number++;
    return growth__store_add_identifier(import->store, s->child, &s->identifier, 0, stamp, NULL,
                                        err);
}

growth_status growth__import_keep_number(growth_store_import *import, subject *s, growth_error *err)
{
    const growth_store_identifier number = number_of(s->number);
    known_child *known = growth__import_known_child(import, s->child);

    if (s->adds_name)
        TRY(add_name(import, s, err));
    if (s->adds_number)
        TRY(growth__store_add_identifier(import->store, s->child, &number, 0, import->stamp, NULL,
                                         err));
    import->counts.numbers_differ += s->number_differs;
    if (known) /* it has just been met */
        memcpy(known->number, s->number, sizeof known->number);
    return GROWTH_OK;
}
