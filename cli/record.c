/* One child's record gathered from the rows of a file.  Rows belong to the reader and go with the
 * next one, so everything is copied. */
#include "record.h"

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

static int add_contact(gathered *g, const growth_contact *contact)
{
    void *wider = grow(g->contacts, g->n_contacts, &g->room_contacts, sizeof *g->contacts);

    if (!wider)
        return 0;
    g->contacts = wider;
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
        g->sources[g->n_measurements] =
            (gathered_source){ copy_text(row->service), copy_text(row->measured_by),
                               copy_text(row->note) };
        g->measurements[g->n_measurements++] = row->values[i].measurement;
    }
    return !row->contact || add_contact(g, row->contact);
}

/* What is known of the child: the first row that knows. */
static void learn(growth_child *mine, const growth_child *row)
{
    if (mine->birth_date == GROWTH_DATE_NONE)
        mine->birth_date = row->birth_date;
    if (mine->gestation_days == GROWTH_GESTATION_UNKNOWN)
        mine->gestation_days = row->gestation_days;
    if (row->mother_height_cm > 0)
        mine->mother_height_cm = row->mother_height_cm;
    if (row->father_height_cm > 0)
        mine->father_height_cm = row->father_height_cm;
}

static int is_child(const growth_row *row, const char *id)
{
    return !id || (row->child.id && !strcmp(row->child.id, id));
}

static int begin_child(gathered *g, const growth_row *row)
{
    g->record.child = row->child;
    g->id = copy_text(row->child.id);
    g->record.child.id = g->id;
    return !row->child.id || g->id;
}

int gather(const command *c, reading *in, const char *id, gathered *g)
{
    const growth_row *row;

    *g = (gathered){ .children = 0 };
    while ((row = reading_next(in))) {
        if (!is_child(row, id))
            continue;
        if (g->children == 0) {
            g->children = 1;
            if (!begin_child(g, row))
                return complain(c, EXIT_FAILED, "out of memory");
        } else if (!id && row->child.id && (!g->id || strcmp(row->child.id, g->id))) {
            return complain(c, EXIT_FAILED,
                            "the file holds more than one child; choose one with --child");
        }
        if (!add_row(g, row))
            return complain(c, EXIT_FAILED, "out of memory");
        learn(&g->record.child, &row->child);
    }
    if (g->children == 0)
        return complain(c, EXIT_FAILED,
                        id ? "no row of this child can be used" : "no row of the file can be used");
    g->record.measurements = g->measurements;
    g->record.n_measurements = g->n_measurements;
    g->record.contacts = g->contacts;
    g->record.n_contacts = g->n_contacts;
    return -1;
}

/* Hand over what is gathered and begin anew. */
static int hand_over(gathered *g, int (*each)(void *context, gathered *g), void *context)
{
    int status;

    g->record.measurements = g->measurements;
    g->record.n_measurements = g->n_measurements;
    g->record.contacts = g->contacts;
    g->record.n_contacts = g->n_contacts;
    status = each(context, g);
    gathered_free(g);
    *g = (gathered){ .children = 0 };
    return status;
}

static int is_another(const gathered *g, const growth_row *row)
{
    return g->children && row->child.id && (!g->id || strcmp(row->child.id, g->id));
}

int gather_each(const command *c, reading *in, const char *id,
                int (*each)(void *context, gathered *g), void *context)
{
    const growth_row *row;
    gathered g = { .children = 0 };
    int status = -1, any = 0;

    while (status < 0 && (row = reading_next(in))) {
        if (!is_child(row, id))
            continue;
        if (is_another(&g, row))
            status = hand_over(&g, each, context);
        if (g.children == 0 && !begin_child(&g, row))
            status = complain(c, EXIT_FAILED, "out of memory");
        g.children = 1;
        g.last_line = row->line;
        any = 1;
        if (status < 0 && !add_row(&g, row))
            status = complain(c, EXIT_FAILED, "out of memory");
        learn(&g.record.child, &row->child);
    }
    if (status < 0 && g.children)
        status = hand_over(&g, each, context);
    gathered_free(&g);
    if (status < 0 && !any)
        status =
            complain(c, EXIT_FAILED,
                     id ? "no row of this child can be used" : "no row of the file can be used");
    return status;
}

void gathered_free(gathered *g)
{
    for (size_t i = 0; i < g->n_contacts; i++) {
        free((char *)g->contacts[i].note);
        free((char *)g->contacts[i].service);
    }
    for (size_t i = 0; i < g->n_measurements; i++) {
        free(g->sources[i].service);
        free(g->sources[i].measured_by);
        free(g->sources[i].note);
    }
    free(g->contacts);
    free(g->measurements);
    free(g->sources);
    free(g->id);
}
