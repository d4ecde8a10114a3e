/* The figures as columns of data, and as a summary for people. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tables.h"

/* ---- data ----------------------------------------------------------------------------------- */

CELL_OF(read_trajectory, figure, text, row->t->id)
CELL_OF(read_schedule, figure, text, row->on->id)
CELL_OF(read_alert, figure, text, row->a->id)
CELL_OF(read_pack, figure, text, row->a->pack)
CELL_OF(read_children, figure, integer, row->of->children)
CELL_OF(read_ever, figure, number, figures_percent(row->of->ever, row->of->children))
CELL_OF(read_at_slip, figure, number, figures_percent(row->of->at_slip, row->of->children))
CELL_OF(read_rate, figure, number, figures_rate(row->of))

/* Nothing is early or late where nothing happens. */
static double if_fallen(const figure *f, unsigned part)
{
    return trajectory_happens(f->t) ? figures_percent(part, f->of->children) : GROWTH_NAN;
}

CELL_OF(read_before, figure, number, if_fallen(row, row->of->before))
CELL_OF(read_first_6, figure, number, if_fallen(row, row->of->first[BY_6_MONTHS]))
CELL_OF(read_first_12, figure, number, if_fallen(row, row->of->first[BY_12_MONTHS]))
CELL_OF(read_any_6, figure, number, if_fallen(row, row->of->any[BY_6_MONTHS]))
CELL_OF(read_any_12, figure, number, if_fallen(row, row->of->any[BY_12_MONTHS]))
CELL_OF(read_by_end, figure, number, if_fallen(row, row->of->by_end))
CELL_OF(read_after, figure, number, if_fallen(row, row->of->after))
CELL_OF(read_delay, figure, number, figures_median_delay(row->of))

const report_column figure_columns[] = {
    { { "trajectory", "", "what befalls them", read_trajectory }, "trajectory", 0, NULL },
    { { "schedule", "", "when they are seen", read_schedule }, "schedule", 0, NULL },
    { { "alert", "", "tier, rule or pack", read_alert }, "alert", 0, NULL },
    { { "pack", "", "whose rules", read_pack }, "pack", 0, NULL },
    { { "children", "", "how many", read_children }, "children", 1, NULL },
    { { "ever_5y_pct", "%", "alerted by 5 years; where weighed until 11, by then", read_ever },
      "ever",
      1,
      NULL },
    { { "at_slip_pct", "%", "of them first at a gross error", read_at_slip },
      "at a slip",
      1,
      NULL },
    { { "per_1000_years", "", "first alerts per 1000 child-years", read_rate }, "rate", 1, NULL },
    { { "before_pct", "%", "first alerted before the onset", read_before }, "before", 1, NULL },
    { { "first_6m_pct", "%", "first alerted within 6 months of it", read_first_6 },
      "6 m",
      1,
      NULL },
    { { "first_12m_pct", "%", "first alerted within 12 months", read_first_12 }, "12 m", 1, NULL },
    { { "any_6m_pct", "%", "alerted within 6 months, or also before", read_any_6 },
      "any 6 m",
      1,
      NULL },
    { { "any_12m_pct", "%", "the same within 12 months", read_any_12 }, "any 12 m", 1, NULL },
    { { "median_delay_days", "days", "from the onset, of first alerts", read_delay },
      "delay",
      1,
      NULL },
    { { "first_by_end_pct", "%", "first alerted by the end of the story", read_by_end },
      "by end",
      1,
      NULL },
    { { "first_after_pct", "%", "first alerted after its onset, however late", read_after },
      "after",
      1,
      NULL },
};
const size_t figure_n_columns = sizeof figure_columns / sizeof *figure_columns;

/* ---- summary -------------------------------------------------------------------------------- */

enum { ALERT_WIDTH = 20 };

void summary_head(unsigned children, uint64_t seed)
{
    printf(
        "Simulated, not real children: %u of each kind, seed %llu.\n"
        "Where nothing befalls the child: alerted by 5 years (weighed until 11: by then), %%; in\n"
        "brackets, those of them first alerted at a gross error of entry.  Else: first alerted "
        "within\n"
        "6 / within 12 months of the onset, of a story of years by its end / at all, %%; a child "
        "alerted\n"
        "before the onset is not among them.\n",
        children, (unsigned long long)seed);
}

static void write_cell(const trajectory *t, const tally *of, char *text, size_t size)
{
    char one[GROWTH_NUMBER_SIZE], two[GROWTH_NUMBER_SIZE];
    const int happens = trajectory_happens(t), decimals = happens ? 0 : 1;
    const int slow = trajectory_is_slow(t);
    const unsigned first = !happens ? of->ever
                           : slow   ? of->by_end
                                    : of->first[BY_6_MONTHS],
                   second = !happens ? of->at_slip
                            : slow   ? of->after
                                     : of->first[BY_12_MONTHS];

    growth_number_format(figures_percent(first, of->children), decimals, one);
    growth_number_format(figures_percent(second, of->children), decimals, two);
    if (happens)
        snprintf(text, size, "%s/%s", one, two);
    else
        snprintf(text, size, second ? "%s (%s)" : "%s", one, two);
}

void summary_add(summary *page, const trajectory *t, const tally *tallies, size_t n_alerts)
{
    page->stories[page->n] = t;
    for (size_t a = 0; a < n_alerts; a++)
        write_cell(t, &tallies[a], page->cells[a][page->n], SUMMARY_CELL);
    page->n++;
}

static int column_width(const summary *page, size_t column, size_t n_alerts)
{
    size_t width = strlen(page->stories[column]->id);

    for (size_t a = 0; a < n_alerts; a++)
        if (strlen(page->cells[a][column]) > width)
            width = strlen(page->cells[a][column]);
    return (int)width + 2;
}

void summary_print(const summary *page, const schedule *on, const alert *alerts, size_t n_alerts)
{
    printf("\n%s: %s\n\n%-*s", on->id, on->title, ALERT_WIDTH, "");
    for (size_t i = 0; i < page->n; i++)
        printf("%*s", column_width(page, i, n_alerts), page->stories[i]->id);
    printf("\n");
    for (size_t a = 0; a < n_alerts; a++) {
        printf("%-*s", ALERT_WIDTH, alerts[a].id);
        for (size_t i = 0; i < page->n; i++)
            printf("%*s", column_width(page, i, n_alerts), page->cells[a][i]);
        printf("\n");
    }
}

void summary_foot(const trajectory *only, const schedule *on)
{
    printf("\n");
    for (const trajectory *t = trajectories; t->id; t++)
        if (only ? t == only : !on || trajectory_fits(t, on))
            printf("%-*s%s\n", ALERT_WIDTH, t->id, t->title);
}
