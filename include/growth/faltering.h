/**
 * @file faltering.h  Sustained falls across centiles: rules as a table, and what they find.
 *
 * A finding says that a record needs a look, why, and what would confirm it.  It names no cause and
 * is not a diagnosis.
 */
#ifndef GROWTH_FALTERING_H
#define GROWTH_FALTERING_H

#include <stddef.h>

#include <growth/contact.h>
#include <growth/series.h>

GROWTH_BEGIN_DECLS

/** How pressing a finding is.  Numbers are part of the API; a higher one outranks a lower. */
typedef enum growth_tier {
    GROWTH_TIER_NONE = 0,
    GROWTH_TIER_INSUFFICIENT = 1, /**< Too little to say anything: never reassurance. */
    GROWTH_TIER_WATCH = 2,        /**< Look again at the next occasion. */
    GROWTH_TIER_CONCERN = 3,      /**< A published guideline's threshold is met. */
    GROWTH_TIER_SUSTAINED = 4,    /**< A fall shown on two occasions. */
    GROWTH_TIER_URGENT = 5,       /**< One value is enough: repeat it now. */
    GROWTH_TIER_QUALITY = 6,      /**< Of a data-quality finding, in lists; stands beside. */
    GROWTH_TIER_CONTACT = 7       /**< Of a contact finding, in lists; stands beside. */
} growth_tier;

/** @return "urgent", "sustained" ...; static; empty for none. */
GROWTH_API const char *growth_tier_text(growth_tier tier);

/** A named number of a rule. */
typedef struct growth_parameter {
    const char *name; /**< "spaces". */
    double value;     /**< As built in. */
    double low, high; /**< What a rules file may set it to. */
    const char *unit; /**< "spaces", "SDS", "%", "days", "mm", "". */
    const char *help; /**< One line, with its source where that differs from the rule's. */
} growth_parameter;

#define GROWTH_RULES_MAX           48
#define GROWTH_RULE_PARAMETERS_MAX 8

/** One rule, as its row of the table says. */
typedef struct growth_rule {
    const char *id; /**< For ever: "sustained-fall". */
    const char *title;
    const char *pack;   /**< "uk", or the pack that holds it: "jgz-2019". */
    growth_tier tier;   /**< The highest it can give. */
    unsigned measures;  /**< Bits 1 << growth_measure. */
    double from, to;    /**< Ages in days at which it is asked: [from, to). */
    int fall;           /**< 1: compares with earlier values; 0: a state of the newest one. */
    int own;            /**< 1: thresholds of this project, tuned on simulated children. */
    const char *when;   /**< When it fires, in a sentence. */
    const char *source; /**< Citation. */
    growth_parameter parameters[GROWTH_RULE_PARAMETERS_MAX];
    size_t n_parameters;
    double common; /**< Simulated children without a fall who ever meet it by 5 years, weighed every
                        3 months, %; 0 where not known.  See `growth evaluate`. */
} growth_rule;

/** @return How many rules there are, all packs together. */
GROWTH_API size_t growth_rule_count(void);
/** @return The rule at `index` (its number in masks), static, or NULL past the end. */
GROWTH_API const growth_rule *growth_rule_at(size_t index);
/** @return Its number, or -1 where no rule is called that. */
GROWTH_API int growth_rule_find(const char *id);

/** Which rules are asked, with which numbers.  A value; no pointers inside. */
typedef struct growth_rules {
    unsigned char on[GROWTH_RULES_MAX];
    unsigned char changed[GROWTH_RULES_MAX]; /**< 1 where a parameter differs from the table. */
    double value[GROWTH_RULES_MAX][GROWTH_RULE_PARAMETERS_MAX];
} growth_rules;

/** The default UK pack with its built-in numbers. */
GROWTH_API void growth_rules_default(growth_rules *rules);

/** Turn every rule of a pack on; others stay.  @retval GROWTH_ERR_PARSE  No pack is called that. */
GROWTH_API GROWTH_CHECKED growth_status growth_rules_add_pack(growth_rules *rules, const char *pack,
                                                              growth_error *err);
/** Turn one rule on or off ("on" / "off").  @retval GROWTH_ERR_PARSE  No such rule or state. */
GROWTH_API GROWTH_CHECKED growth_status growth_rules_switch(growth_rules *rules, const char *id,
                                                            const char *state, growth_error *err);
/**
 * Set a parameter.
 * @retval GROWTH_ERR_PARSE  No such rule or parameter; `err` names those there are.
 * @retval GROWTH_ERR_VALUE  Outside the parameter's limits; `err` names them.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_rules_set(growth_rules *rules, const char *id,
                                                         const char *parameter, double value,
                                                         growth_error *err);

/** How E, the level a fall is measured from, was had. */
typedef enum growth_baseline {
    GROWTH_BASELINE_NONE = 0,
    GROWTH_BASELINE_BIRTH,          /**< Birth weight. */
    GROWTH_BASELINE_SECOND_HIGHEST, /**< Second highest of three or more in 18 months;
                                         of `slow-fall`, of two or more before those. */
    GROWTH_BASELINE_MEAN,           /**< Mean of two. */
    GROWTH_BASELINE_ONLY,           /**< The only one. */
    GROWTH_BASELINE_HIGHEST,        /**< The highest in a window (a comparison pack). */
    GROWTH_BASELINE_EARLIER,        /**< An earlier occasion. */
    GROWTH_BASELINE_EXPECTED,       /**< Predicted from all earlier values. */
    GROWTH_BASELINE_PARENTS         /**< Mid-parental height. */
} growth_baseline;

/** What a finding is about; joined by |. */
typedef enum growth_finding_notes {
    GROWTH_FINDING_BRIDGED = 1u << 0,      /**< Scores were carried across a join. */
    GROWTH_FINDING_CONFIRMED = 1u << 1,    /**< On two occasions. */
    GROWTH_FINDING_LOW_EVIDENCE = 1u << 2, /**< Two points, far apart. */
    GROWTH_FINDING_NEW = 1u << 3,          /**< A state the child was not in before. */
    GROWTH_FINDING_DOUBTFUL = 1u << 4,     /**< Rests on a value marked doubtful: re-measure. */
    GROWTH_FINDING_LEFT_OUT = 1u << 5      /**< A doubtful high value was left out. */
} growth_finding_notes;

/** One rule met. */
/** Weight that was lost: from the one weighing to the other. */
typedef struct growth_loss {
    growth_date from_date, to_date; /**< Or GROWTH_DATE_NONE. */
    double from_age, to_age;        /**< Chronological days; NaN where nothing is told. */
    double from_value, to_value;    /**< kg, each as it was weighed. */
    double percent;                 /**< Of `from_value`; NaN where nothing is told. */
} growth_loss;

typedef struct growth_finding {
    int rule;         /**< Its number: growth_rule_at(). */
    growth_tier tier; /**< What it gives here. */
    growth_measure measure;
    growth_date from_date, to_date;
    /* From where to where.  Of one that heads an episode of a fall, `from_` is where it began:
     * the last occasion within a third of a space of the level that the child had established
     * before it came down, however long that took and whatever time the rule looks back over;
     * `spaces`, `percent` and `baseline_sds` are of that start too.  Of `static-weight` it is the
     * oldest occasion that none since exceeded.  A state at the head of an episode in which a fall
     * was found has them of that fall. */
    double from_age, to_age; /**< Chronological days (corrected where only that is known). */
    double from_value, to_value;
    double from_sds, to_sds; /**< Each on its own chart; for text. */
    double baseline_sds;     /**< What the fall is measured from, on the chart of `to_sds`. */
    growth_baseline baseline;
    double spaces;           /**< (baseline_sds - to_sds) / (2/3); NaN where there is none. */
    double percent;          /**< Loss in % of `from_value`; NaN where none is meant. */
    double statistic;        /**< pz or cz; of `weight-loss` % of the mean it asks of; NaN. */
    unsigned notes;          /**< growth_finding_notes. */
    unsigned occasions;      /**< Of this measure, in all. */
    unsigned span_days;      /**< Between the occasions that show it. */
    unsigned char heads;     /**< 1: the strongest of its episode; list this one. */
    unsigned long long also; /**< Rules of the same episode, bits 1 << number. */
    /**
     * Of one that heads an episode: the occasion at which the episode was first met, and by which
     * rule.  The record is judged as it stood at each earlier occasion, back over those at which a
     * rule as pressing was met (urgent and sustained count alike) or the value still lay below what
     * the fall is measured from (by `unrecovered-fall.spaces`).  The newest occasion
     * itself where nothing was met before; NONE and NaN of INSUFFICIENT.
     */
    growth_date first_date;
    double first_age; /**< As `to_age`. */
    int first_rule;   /**< Its number. */
    /**
     * Of one of weight that heads an episode: the most that was lost within it.  A fall across
     * centiles begins while the child still gains, so that `from_value` may be far less than the
     * child weighed later: this is from the heaviest occasion since to the newest, where that is at
     * least 2 % or more than from `from_value`.  Of `early-loss` from birth to the lightest weight
     * since.
     */
    growth_loss loss;
} growth_finding;

#define GROWTH_FINDINGS_MAX 64

/** How hard to work. */
typedef enum growth_effort {
    GROWTH_EFFORT_BOUNDED = 0, /**< Skip what a cheap bound proves cannot fire. */
    GROWTH_EFFORT_WHOLE = 1    /**< Run everything: the same findings, for tests. */
} growth_effort;

/** How to check.  Start from GROWTH_CHECK_OPTIONS. */
typedef struct growth_check_options {
    size_t size;
    growth_assess_options assess;
    const growth_rules *rules; /**< NULL: the default pack. */
    growth_date today;         /**< GROWTH_DATE_NONE: nothing can be overdue. */
    growth_effort effort;
} growth_check_options;
#define GROWTH_CHECK_OPTIONS                                                                       \
    {                                                                                              \
        sizeof(growth_check_options), GROWTH_ASSESS_OPTIONS, NULL, GROWTH_DATE_NONE,               \
            GROWTH_EFFORT_BOUNDED                                                                  \
    }

/** Everything found.  Large (about 60 KB): one a thread, used again for the next child. */
typedef struct growth_check {
    growth_track track;
    growth_contacts contacts;
    growth_finding findings[GROWTH_FINDINGS_MAX]; /**< Strongest first. */
    size_t n_findings;
    growth_tier tier; /**< The highest of them; INSUFFICIENT or NONE where there is none. */
    int insufficient; /**< 1 where too little is known of weight, whatever else is found. */
    /** 1 where a parameter of a rule that is on differs from the table as built in, or where a rule
     * of the pack "uk" is off. */
    int rules_changed;
    int last_weight_days; /**< Days from the last weight that is used to today; -1: not known. */
    /** The last weight that is used, of the points of track.series[GROWTH_WEIGHT]; -1: none.  A
     * doubtful one above the trusted one before it is left out, a low one never. */
    int last_weight;
    size_t n_weights; /**< Occasions of weight up to it. */
    /** A newer one that is not used, being left out or outside what any child measures; NONE and
     * NaN where there is none. */
    growth_date unused_on;
    double unused_age, unused_value;
} growth_check;

/**
 * Ask every rule about the newest occasion of each measure.
 *
 * Falls that lie further back and have not recovered are found by `unrecovered-fall`, and a finding
 * says when its episode was first met.  A child's whole history is asked by handing over the record
 * as it stood: measurements up to a day.
 * Measurements marked GROWTH_MARK_DOUBTFUL may be left out of what a fall is measured from, and a
 * high one where it is the newest: then the one before is judged, and `unused_value` tells of it.
 * A low newest value is never left out.
 *
 * @param options      NULL for the defaults.
 * @param[out] check   Filled whatever is returned.
 * @retval GROWTH_ERR_SEX_UNKNOWN, GROWTH_ERR_ARGUMENT  As growth_track_build().
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_check_record(const growth_record *record,
                                                            const growth_check_options *options,
                                                            growth_check *check, growth_error *err);

/** A range. */
typedef struct growth_range {
    double expected, deviation; /**< SDS; of the next value. */
} growth_range;

/**
 * Where the next value is expected from all earlier occasions (best linear prediction with the
 * kernel of thrive.h, noise of measuring and rounding, and the known drift of UK children).
 *
 * @param n           Occasions used: the first `n` of the series.
 * @param scored_age  Age of the next value, days.
 * @param frame       Frame its SDS is wanted in.
 * @param[out] range  Written only on GROWTH_OK.
 * @retval GROWTH_ERR_NO_SERIES  No kernel for this measure and age, or no earlier occasion.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_series_expect(const growth_series *series, size_t n,
                                                             double scored_age, unsigned frame,
                                                             growth_range *range);

/* ---- words (lib/core/explain.c) ---------------------------------------------------------------
 */

#define GROWTH_EXPLAIN_SIZE 2048

/** Parts of an explanation, in the order in which a person needs them. */
typedef enum growth_explain_part {
    GROWTH_EXPLAIN_ALL = 0, /**< All of them, as one text. */
    GROWTH_EXPLAIN_WHAT,    /**< What was seen, and which rules are met. */
    GROWTH_EXPLAIN_WHY,     /**< The evidence: how sure, compared with what, on how many values. */
    GROWTH_EXPLAIN_MISSING, /**< What was not measured; empty where nothing is known to lack. */
    GROWTH_EXPLAIN_DO       /**< What would confirm or refute it, and by when. */
} growth_explain_part;

/**
 * A finding in sentences.
 * @param[out] text  At least GROWTH_EXPLAIN_SIZE bytes.
 * @return `text`.
 */
GROWTH_API char *growth_explain(const growth_check *check, const growth_finding *finding,
                                growth_explain_part part, char *text);

/** What is said where no rule is met, or too little is known.  @return `text`. */
GROWTH_API char *growth_explain_silence(const growth_check *check, char *text);

/** Stable word of one bit of growth_contact_findings: "weight-overdue"; static, NULL for none. */
GROWTH_API const char *growth_contact_finding_id(unsigned finding);

/** Id of the row that says so where rows of a child contradict who it is: "identity"; static. */
GROWTH_API const char *growth_identity_id(void);

/** The same in sentences; empty where `n_refused`, of growth_record, is 0.  @return `text`. */
GROWTH_API char *growth_explain_identity(size_t n_refused, char *text);

/** Id of the row that says so where no curves can be chosen for a child: "sex-unknown"; static. */
GROWTH_API const char *growth_sex_unknown_id(void);

/** The same in sentences; empty where `sex` is known.  @return `text`. */
GROWTH_API char *growth_explain_sex_unknown(growth_sex sex, char *text);

/** Where curves were chosen for a child of unrecorded sex, that they were: "Girls' chart (sex not
 * recorded)"; empty where sex is recorded, or none chosen.  @return `text`. */
GROWTH_API char *growth_explain_sex_chosen(const growth_child *child, char *text);

/** Bits of growth_contact_findings in sentences; of what day the last weight is, and what to do, is
 *  said once, at the end.  @return `text`. */
GROWTH_API char *growth_explain_contact(const growth_check *check, unsigned findings, char *text);

GROWTH_END_DECLS
#endif
