/* One child's record gathered from the rows of a file.  Rows belong to the reader and go with the
 * next one, so everything is copied. */
#include "record.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Room for one more element; NULL where memory is out. */
static void *grow(void *array, size_t n, size_t *room, size_t size)
{
    void *wider;

    if (n < *room)
        return array;
    wider = realloc(array, (*room ? 2 * *room : 16) * size);
    if (wider)
        *room = *room ? 2 * *room : 16;
    return wider;
}

static char *copy_text(const char *text)
{
    return text ? strdup(text) : NULL;
}

static gathered_source source_of(const growth_row *row)
{
    return (gathered_source){ copy_text(row->service), copy_text(row->measured_by),
                              copy_text(row->note) };
}

static int add_contact(gathered *g, const growth_row *row)
{
    const growth_contact *contact = row->contact;
    void *wider = grow(g->contacts, g->n_contacts, &g->room_contacts, sizeof *g->contacts);

    if (!wider)
        return 0;
    g->contacts = wider;
    wider = grow(g->contact_sources, g->n_contacts, &g->room_contact_sources,
                 sizeof *g->contact_sources);
    if (!wider)
        return 0;
    g->contact_sources = wider;
    g->contact_sources[g->n_contacts] = source_of(row);
    g->contacts[g->n_contacts] = *contact;
    g->contacts[g->n_contacts].note = copy_text(contact->note);
    g->contacts[g->n_contacts].service = copy_text(contact->service);
    g->n_contacts++;
    return 1;
}

static int add_row(gathered *g, const growth_row *row)
{
    for (size_t i = 0; i < row->n_values; i++) {
        void *wider = grow(g->measurements, g->n_measurements, &g->room_measurements,
                           sizeof *g->measurements);

        if (!wider)
            return 0;
        g->measurements = wider;
        wider = grow(g->sources, g->n_measurements, &g->room_sources, sizeof *g->sources);
        if (!wider)
            return 0;
        g->sources = wider;
        g->sources[g->n_measurements] = source_of(row);
        g->measurements[g->n_measurements++] = row->values[i].measurement;
    }
    return !row->contact || add_contact(g, row);
}

/* What is known of the child: the first row that knows and does not contradict the rest. */
static void learn(gathered *g, const growth_child *row)
{
    growth_child *mine = &g->record.child;

    if (!g->is_known || (mine->sex_chosen && !row->sex_chosen)) { /* now a row knows */
        mine->sex = row->sex;
        mine->sex_chosen = row->sex_chosen;
    }
    g->is_known = 1;
    if (mine->birth_date == GROWTH_DATE_NONE)
        mine->birth_date = row->birth_date;
    if (mine->gestation_days == GROWTH_GESTATION_UNKNOWN)
        mine->gestation_days = row->gestation_days;
    if (row->mother_height_cm > 0)
        mine->mother_height_cm = row->mother_height_cm;
    if (row->father_height_cm > 0)
        mine->father_height_cm = row->father_height_cm;
}

/* A row that contradicts the rest says who the child is only where no other does. */
static void refuse(gathered *g, const growth_row *row)
{
    if (!g->record.n_refused++)
        g->refused = row->child;
}

static void finish(gathered *g)
{
    if (!g->is_known && g->record.n_refused)
        learn(g, &g->refused);
    g->record.measurements = g->measurements;
    g->record.n_measurements = g->n_measurements;
    g->record.contacts = g->contacts;
    g->record.n_contacts = g->n_contacts;
}

/* ---- what could not be read -------------------------------------------------------------------
 */

static void count_unread(gathered_unread *unread, const growth_row *row)
{
    if (!row->unread)
        return;
    unread->n++;
    if (row->on == GROWTH_DATE_NONE) {
        unread->undated++;
        return;
    }
    if (unread->n == unread->undated + 1)
        unread->from = unread->to = row->on;
    unread->from = row->on < unread->from ? row->on : unread->from;
    unread->to = row->on > unread->to ? row->on : unread->to;
}

static void add_unread(gathered_unread *all, const gathered_unread *more)
{
    const int had = all->n > all->undated, has = more->n > more->undated;

    if (has && (!had || more->from < all->from))
        all->from = more->from;
    if (has && (!had || more->to > all->to))
        all->to = more->to;
    all->n += more->n;
    all->undated += more->undated;
}

/* By the child a row names, or "" for those that name none: a child may be known by a later row. */
static GHashTable *unread_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* Whether nothing else is to be had from the row. */
static int keep_unread(GHashTable *all, const growth_row *row)
{
    const char *id = row->child.id ? row->child.id : "";
    gathered_unread *unread = g_hash_table_lookup(all, id);

    if (row->unread && !unread) {
        unread = g_new0(gathered_unread, 1);
        g_hash_table_insert(all, g_strdup(id), unread);
    }
    if (row->unread)
        count_unread(unread, row);
    return row->outcome == GROWTH_ROW_REJECTED && !row->n_values && !row->contradicts;
}

static void take_unread(gathered *g, GHashTable *all, int is_only_child)
{
    const gathered_unread *mine = g->id ? g_hash_table_lookup(all, g->id) : NULL;
    const gathered_unread *nobodys = is_only_child ? g_hash_table_lookup(all, "") : NULL;

    if (mine)
        add_unread(&g->unread, mine);
    if (nobodys)
        add_unread(&g->unread, nobodys);
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static int is_child(const growth_row *row, const char *id)
{
    return !id || (row->child.id && !strcmp(row->child.id, id));
}

static int begin_child(gathered *g, const growth_row *row)
{
    g->record.child.birth_date = GROWTH_DATE_NONE;
    g->id = copy_text(row->child.id);
    g->record.child.id = g->id;
    return !row->child.id || g->id;
}

/* Whose rows there are, where none is of the child that is looked for. */
static void note_other(GHashTable *others, const growth_row *row)
{
    const char *id = row->child.id ? row->child.id : "";

    if (!g_hash_table_contains(others, id))
        g_hash_table_add(others, g_strdup(id));
}

static int gather_rows(const command *c, reading *in, const char *id, gathered *g,
                       GHashTable *others, GHashTable *unread)
{
    const growth_row *row;

    *g = (gathered){ .children = 0 };
    while ((row = reading_next(in))) {
        if (keep_unread(unread, row))
            continue;
        if (!is_child(row, id)) {
            note_other(others, row);
            continue;
        }
        if (g->children == 0) {
            g->children = 1;
            if (!begin_child(g, row))
                return complain(c, EXIT_FAILED, "out of memory");
        } else if (!id && row->child.id && (!g->id || strcmp(row->child.id, g->id) != 0)) {
            return complain(c, EXIT_FAILED,
                            "the file holds more than one child; choose one with --child");
        }
        if (row->contradicts) {
            refuse(g, row);
            continue;
        }
        if (!add_row(g, row))
            return complain(c, EXIT_FAILED, "out of memory");
        learn(g, &row->child);
    }
    return -1;
}

int gather(const command *c, reading *in, const char *id, gathered *g)
{
    GHashTable *others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTable *unread = unread_new();
    const int status = gather_rows(c, in, id, g, others, unread);

    if (status < 0 && g->children == 0)
        reading_has_none(in, id, g_hash_table_size(others));
    take_unread(g, unread, g_hash_table_size(others) == 0);
    g_hash_table_destroy(others);
    g_hash_table_destroy(unread);
    if (status >= 0 || g->children == 0)
        return EXIT_FAILED;
    finish(g);
    return -1;
}

/* The child of a row among those seen so far, in the order of their first rows. */
static gathered *child_of(GHashTable *by_id, GPtrArray *children, const growth_row *row)
{
    const char *id = row->child.id ? row->child.id : "";
    gathered *g = g_hash_table_lookup(by_id, id);

    if (g)
        return g;
    g = g_new0(gathered, 1);
    g->children = 1;
    if (!begin_child(g, row)) {
        g_free(g);
        return NULL;
    }
    g_hash_table_insert(by_id, g->id ? g->id : (char *)"", g);
    g_ptr_array_add(children, g);
    return g;
}

static void free_child(void *child)
{
    gathered_free(child);
    g_free(child);
}

static int gather_all(const command *c, reading *in, const char *id, GPtrArray *children,
                      GHashTable *others, GHashTable *unread)
{
    GHashTable *by_id = g_hash_table_new(g_str_hash, g_str_equal);
    const growth_row *row;
    int status = -1;

    while (status < 0 && (row = reading_next(in))) {
        gathered *g;

        if (keep_unread(unread, row))
            continue;
        if (!is_child(row, id)) {
            note_other(others, row);
            continue;
        }
        g = child_of(by_id, children, row);
        if (g && row->contradicts) {
            refuse(g, row);
            continue;
        }
        if (!g || !add_row(g, row)) {
            status = complain(c, EXIT_FAILED, "out of memory");
            break;
        }
        learn(g, &row->child);
    }
    g_hash_table_destroy(by_id);
    return status;
}

int gather_each(const command *c, reading *in, const char *id,
                int (*each)(void *context, gathered *g), void *context)
{
    GPtrArray *children = g_ptr_array_new_with_free_func(free_child);
    GHashTable *others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTable *unread = unread_new();
    int status = gather_all(c, in, id, children, others, unread), is_only_child;

    if (status < 0 && children->len == 0)
        status = reading_has_none(in, id, g_hash_table_size(others));
    is_only_child = children->len == 1 && g_hash_table_size(others) == 0;
    g_hash_table_destroy(others);
    for (guint i = 0; status < 0 && i < children->len; i++) {
        gathered *g = g_ptr_array_index(children, i);

        take_unread(g, unread, is_only_child);
        finish(g);
        g->children = children->len;
        status = each(context, g);
    }
    g_hash_table_destroy(unread);
    g_ptr_array_unref(children);
    return status;
}

static void free_sources(gathered_source *sources, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(sources[i].service);
        free(sources[i].measured_by);
        free(sources[i].note);
    }
    free(sources);
}

void gathered_free(gathered *g)
{
    for (size_t i = 0; i < g->n_contacts; i++) {
        free((char *)g->contacts[i].note);
        free((char *)g->contacts[i].service);
    }
    free(g->contacts);
    free(g->measurements);
    free_sources(g->sources, g->n_measurements);
    free_sources(g->contact_sources, g->n_contacts);
    free(g->id);
}
