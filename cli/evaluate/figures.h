/* How often, and how soon, each alert is raised on simulated children.
 *
 * An alert is a tier of the United Kingdom's rules, one rule, a whole pack of rules, or an entry of
 * the newest visit that data quality asks to be looked at.  A child's record is asked as it stood
 * after each visit, as a service would have asked it; entries that quality doubts are marked
 * first. */
#ifndef GROWTH_EVALUATE_FIGURES_H
#define GROWTH_EVALUATE_FIGURES_H

#include <growth/faltering.h>
#include <growth/quality.h>

#include "simulation.h"

enum { MAX_ALERTS = 64, MAX_DELAY_DAYS = 4096 };

typedef enum alert_kind { ALERT_TIERS, ALERT_QUALITY, ALERT_RULE, ALERT_PACK } alert_kind;

typedef struct alert {
    alert_kind kind;
    const char *id;
    unsigned tiers;   /* ALERT_TIERS: bits 1 << growth_tier */
    int rule;         /* ALERT_RULE: its number */
    const char *pack; /* whose rules; tiers are always those of "uk" */
} alert;

/* The alerts of a set of rules: tiers, then every rule that is on, then every pack but "uk". */
size_t figures_alerts(const growth_rules *rules, alert alerts[MAX_ALERTS]);

/* What became of an alert over all children of one trajectory on one schedule. */
typedef struct tally {
    unsigned children;
    unsigned ever;     /* raised by the age up to which the schedule is judged */
    unsigned at_slip;  /* of them, first raised at a visit with a gross error */
    double years;      /* child-years up to the first alert or that age */
    unsigned before;   /* first raised before the onset or on its day */
    unsigned first[2]; /* first raised within 6 and 12 months after the onset */
    unsigned any[2];   /* raised within them, whether or not it was ever raised before */
    unsigned by_end;   /* first raised after the onset and by the end of the story */
    unsigned after;    /* first raised after the onset, however late */
    unsigned delays[MAX_DELAY_DAYS]; /* of those, by days since the onset */
} tally;

enum { BY_6_MONTHS, BY_12_MONTHS };

/* Who is to be asked what. */
typedef struct figures_run {
    const simulation *s;
    const growth_check_options *options;
    const alert *alerts;
    size_t n_alerts;
    growth_check *check; /* room to work in */
} figures_run;

/* Add one child to the tallies, one for each alert. */
void figures_add(const figures_run *run, const trajectory *t, const schedule *on, uint64_t number,
                 tally *tallies);

double figures_percent(unsigned part, unsigned of);

/* First alerts per 1000 child-years. */
double figures_rate(const tally *t);

/* Median delay in days of those first alerted after the onset; NaN where there is none. */
double figures_median_delay(const tally *t);

#endif
