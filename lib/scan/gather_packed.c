/* Rows of FHIR among those of a child: understood, counted and told already by the reader of the
 * whole, which alone knows their Patients.  Where a table has the same child they must agree with
 * its rows as those do with each other; one that does not is refused here after all. */
#include <stdio.h>
#include <string.h>

#include "gathering.h"
#include "packed.h"

/* Whether it says who the child is. */
static int stands(const growth_row *row)
{
    return !row->contradicts && !growth__lacks_sex(row);
}

int growth__gather_hear_packed(growth__gather *g, const growth__raw_row *raw)
{
    growth__packed packed;
    growth__said said;

    growth__unpack(raw->bytes, raw->length, &packed);
    if (!stands(&packed.row))
        return 1;
    said.row = growth__first_by(g->key, packed.row.line, raw->file, &packed.row.child);
    said.day = packed.row.n_values  ? packed.values[0].measurement.measured_on
               : packed.row.contact ? packed.contact.date
                                    : GROWTH_DATE_NONE;
    return growth__said_add(&g->said, &said);
}

/* It was counted as used. */
static void count_refused(growth__gather *g, const growth_row *row)
{
    growth_counts *c = &g->counts;
    const int was_used = row->outcome != GROWTH_ROW_REJECTED;

    c->used -= row->outcome == GROWTH_ROW_USED;
    c->part -= row->outcome == GROWTH_ROW_PART;
    c->rejected += (size_t)was_used;
    c->values -= row->n_values;
    c->contacts -= row->contact != NULL;
    c->unmeasured -= was_used && !row->n_values && !row->contact;
    c->problems[GROWTH_PROBLEM_CHILD]++;
}

/* Its bytes are among the rejects already where it was not wholly used. */
static int tell_refused(growth__gather *g, growth__packed *p, growth__fact fact, size_t file)
{
    static const char *const names[] = { [GROWTH__FACT_SEX] = "sex",
                                         [GROWTH__FACT_BIRTH_DATE] = "birth_date",
                                         [GROWTH__FACT_GESTATION] = "gestation" };
    growth_row told = p->row;
    size_t n;

    p->problem = (growth_problem){ .kind = GROWTH_PROBLEM_CHILD, .line = p->row.line };
    n = (size_t)snprintf(p->problem.message, sizeof p->problem.message, "%s", p->more.where);
    growth__say_differs(p->problem.message + n, sizeof p->problem.message - n, names[fact],
                        &g->first, file, 1);
    told.problems = &p->problem;
    told.n_problems = 1;
    told.n_values = 0;
    told.outcome = p->row.outcome == GROWTH_ROW_USED ? GROWTH_ROW_REJECTED : GROWTH_ROW_USED;
    return growth__reject_put(g->rejects, p->more.path, &told);
}

growth_status growth__gather_packed(growth__gather *g, const growth__raw_row *raw,
                                    growth_error *err)
{
    growth__packed packed;
    const growth_row *row = &packed.row;
    const char *id = growth__packed_id(raw->bytes);
    growth__fact fact = GROWTH__NO_FACT;

    growth__unpack(raw->bytes, raw->length, &packed);
    if (!growth__gather_is_child(g, row->child.id, strlen(id)))
        TRY(growth__gather_begin(g, row->child.id, strlen(id), err));
    if (stands(row) && !g->first.key)
        g->first = growth__first_by(g->key, row->line, raw->file, &row->child);
    else if (stands(row) && (fact = growth__differs(&g->first, &row->child)) == GROWTH__NO_FACT)
        growth__first_learn(&g->first, &row->child);
    if (fact != GROWTH__NO_FACT) {
        count_refused(g, row);
        if (g->rejects && !tell_refused(g, &packed, fact, raw->file))
            return growth__fail(err, GROWTH_ERR_NO_MEMORY,
                                "out of memory gathering a child's rows");
        packed.row.outcome = GROWTH_ROW_REJECTED;
        packed.row.contradicts = 1;
        packed.row.n_values = 0;
        packed.row.contact = NULL;
    }
    packed.row.raw = NULL; /* it was told, where that is due */
    return growth__gather_add(g, row, raw->file, err);
}
