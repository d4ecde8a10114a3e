/* What a rule sees of a child: one series with every score on the chart of the newest occasion. */
#ifndef GROWTH_CORE_CASE_H
#define GROWTH_CORE_CASE_H

#include <growth/faltering.h>
#include <growth/thrive.h>

#include "expected.h"

/* Scores are doubles: a value made to lie on a line comes back within this of it. */
#define GROWTH__SDS_EPSILON 1e-9
/* From above this nobody fell: an entry is wrong. */
#define GROWTH__SDS_POSSIBLE 6

/* The level that a child has established. */
typedef struct growth__level {
    growth_baseline kind; /* NONE: there is none */
    double sds;
    size_t from; /* the occasion it began with */
    unsigned notes;
} growth__level;

typedef struct growth__case {
    const growth_track *track;
    const growth_series *series;
    const growth_occasion *o; /* occasions, ascending */
    size_t n;
    const growth_occasion *last; /* o[n - 1] */
    const double *p;             /* parameters of the rule being asked */
    growth_effort effort;
    int have_sds; /* scores carried so far? */
    double sds[GROWTH_SERIES_OCCASIONS];
    unsigned char out[GROWTH_SERIES_OCCASIONS]; /* 1: left out of what a fall is measured from */

    int have_level;
    growth__level level; /* E, the established level, once it was asked for */

    /* Standardised residuals, once asked for. */
    int have_pz, have_both;
    double pz;      /* of the newest, from all before it */
    double joint;   /* of the newest two together, from all before both */
    double both[2]; /* of the newest and the newest but one, each from all before both */
} growth__case;

/* A rule: fills the finding (given the newest occasion already) and returns its tier; or leaves it
 * as it is and returns NONE. */
typedef growth_tier growth__rule_ask(growth__case *c, growth_finding *f);

/* What was lost within a finding as it is told: growth_finding.loss. */
void growth__tell_loss(growth__case *c, growth_finding *f);

/* From where the episode of a rule is told, where it heads it. */
typedef enum growth__told {
    GROWTH__TOLD_AS_MET,     /* as the rule measures it: "no gain since", a published rule */
    GROWTH__TOLD_FROM_LEVEL, /* from the last occasion at the established level */
    GROWTH__TOLD_LOSS,       /* the same, where the child weighed no less there */
    GROWTH__TOLD_OF_YEARS,   /* as met: the level is of years ago, and alone predicts the newest */
    GROWTH__TOLD_NO_GAIN,    /* from the oldest weight that none since exceeded */
    GROWTH__TOLD_FROM_BIRTH  /* as met, and the lightest weight since birth */
} growth__told;

typedef struct growth__rule {
    growth_rule rule;
    growth__rule_ask *ask;
    growth__told told;
} growth__rule;

/* Rules of kilograms (rules_gain.c), and from where `static-weight` is told. */
growth__rule_ask growth__ask_early_loss, growth__ask_static_weight;
void growth__tell_no_gain(growth__case *c, growth_finding *f);

/* The tables, each in a file of its own. */
extern const growth__rule growth__rules_uk[], growth__rules_packs[], growth__rules_later[];
extern const size_t growth__n_rules_uk, growth__n_rules_packs, growth__n_rules_later;

/* The row of a rule's number. */
const growth__rule *growth__rule_row(size_t index);
/* Whether it is asked unless somebody says otherwise. */
int growth__rule_is_usual(const growth_rule *rule);

/* Helpers of the rules. */
int growth__at_least(double a, double b);
int growth__more_than(double a, double b);
const double *growth__levels(growth__case *c); /* every score on the newest chart */
int growth__established(growth__case *c, double window_days);
/* The level before occasion number `end`, of those from `window` days before `age` on. */
growth__level growth__level_before(const growth__case *c, size_t end, double age, double window);
/* Tell a finding from where the fall began; `reach`: days in which a level is looked for.  The
 * case has the parameters of its rule. */
void growth__tell_from_start(growth__case *c, double reach, growth_finding *f);
/* The newest occasion before number `end` that is not left out; c->n where there is none. */
size_t growth__before(const growth__case *c, size_t end);
/* Age from which the occasions before number `end` are compared with a value of age `age`: `days`
 * back, or back to the newest of them where none lies in between: no gap in weighing hides a fall.
 */
double growth__since(const growth__case *c, size_t end, double age, double days);
/* The level of years ago that a slow fall is measured from where occasion number `tested` and the
 * next are tested, by the parameters of `slow-fall`: -INFINITY where there is none.  `out` marks
 * what is left out; NULL: nothing is, and the level no lower. */
double growth__old_level(const growth__case *c, size_t tested, const double *p,
                         const unsigned char *out);
void growth__residual_of_newest(growth__case *c); /* `pz` */
void growth__residuals_of_both(growth__case *c);  /* `both` and `joint` */
void growth__from_occasion(growth__case *c, growth_finding *f, size_t i, growth_baseline kind);
void growth__fall_from(growth__case *c, growth_finding *f, size_t i, const growth__level *level);
/* Nothing is known of a case yet; its arrays are not cleared. */
void growth__case_begin(growth__case *c, const growth_track *track, const growth_series *series,
                        growth_effort effort);
/* Whether the newest occasion lies in the years of puberty. */
int growth__is_of_puberty(const growth__case *c);
/* Mid-parental height as an SDS (Wright CM, Cheetham TD. Arch Dis Child 1999;81:257-60), or NaN. */
double growth__mid_parental(const growth_track *track);

#endif
