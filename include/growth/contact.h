/** @file contact.h  The contacts at which a child should be measured, and what became of each. */
#ifndef GROWTH_CONTACT_H
#define GROWTH_CONTACT_H

#include <stddef.h>

#include <growth/record.h>

GROWTH_BEGIN_DECLS

/** One contact of the schedule. */
typedef struct growth_contact_due {
    const char *id; /**< For ever: "review-2y". */
    const char *title;
    double from, to;       /**< Ages in days, chronological: due from, due until. */
    double overdue;        /**< Age in days from which it is overdue; school_year: not used. */
    int school_year;       /**< 1: overdue after 31 August of the school year of that age. */
    int height;            /**< 1: height is due as well as weight. */
    growth_date born_from; /**< Only for children born from this day; GROWTH_DATE_NONE: all. */
} growth_contact_due;

/** What became of a contact.  Numbers are part of the API. */
typedef enum growth_contact_state {
    GROWTH_CONTACT_NOT_DUE = 0,      /**< Not yet due. */
    GROWTH_CONTACT_DUE = 1,          /**< Due, within its grace. */
    GROWTH_CONTACT_DONE = 2,         /**< Weighed. */
    GROWTH_CONTACT_NOT_MEASURED = 3, /**< Attended but not measured; see the reason. */
    GROWTH_CONTACT_MISSED = 4,       /**< Overdue, the child was not seen. */
    GROWTH_CONTACT_NOT_MEANT = 5     /**< Not of this child's schedule. */
} growth_contact_state;

/** @return "done", "attended but not measured" ...; static. */
GROWTH_API const char *growth_contact_state_text(growth_contact_state state);

/** @return The schedule, static.  @param[out] n  How many; not NULL. */
GROWTH_API const growth_contact_due *growth_contact_schedule(size_t *n);

#define GROWTH_CONTACT_KINDS 16

/** Contact findings; joined by |. */
typedef enum growth_contact_findings {
    GROWTH_CONTACT_OVERDUE = 1u << 0,          /**< A weight is overdue. */
    GROWTH_CONTACT_BLIND_GAP = 1u << 1,        /**< No weight for too long. */
    GROWTH_CONTACT_SEEN_NOT_WEIGHED = 1u << 2, /**< Two visits in a row, seen but not weighed. */
    GROWTH_CONTACT_CONFIRM = 1u << 3,          /**< The confirm-by date of a finding has passed. */
    GROWTH_CONTACT_NOT_BROUGHT = 1u << 4       /**< Not brought two times in a row. */
} growth_contact_findings;

/** One row of the schedule for one child. */
typedef struct growth_contact_item {
    growth_contact_state state;
    growth_reason reason; /**< Of NOT_MEASURED; GROWTH_REASON_NOT_BROUGHT of a contact to which the
                               child was not brought, and at which it was not seen since. */
    int overdue;          /**< 1: it is overdue and no weight was taken since it was due. */
    growth_date date;     /**< Of the weight or visit; else when it becomes overdue. */
    growth_date until;    /**< The first day on which it is overdue, whatever the state;
                               GROWTH_DATE_NONE without a day of birth, or where not meant. */
} growth_contact_item;

/** What is known of a child's contacts. */
typedef struct growth_contacts {
    growth_contact_item items[GROWTH_CONTACT_KINDS]; /**< By the schedule. */
    growth_date birth; /**< From the record, or from a row with both date and age; else NONE. */
    size_t n;
    unsigned findings;       /**< growth_contact_findings. */
    size_t seen_not_weighed; /**< Visits in all at which the child was seen but not weighed. */
    size_t by_reason[GROWTH_REASON_SEEN_COUNT];
    growth_date seen_on;       /**< The newest of them; GROWTH_DATE_NONE. */
    growth_reason seen_reason; /**< Why the child was not weighed then. */
    size_t since_last_weight; /**< Of them, after the newest weight. */
    size_t most_in_a_row;
    int next;                /**< The next row of the schedule not yet done, or -1. */
    growth_date last_weight; /**< GROWTH_DATE_NONE where there is none. */
    int last_weight_days;    /**< To today; -1 where not known. */
    int gap_days;            /**< Of the blind gap, when it is one; else 0. */
    growth_date confirm_by;  /**< With an open finding: when to confirm it by. */
    /** The newest weight that no child has (growth_measure_check()), a visit without a weight; NONE
     * and NaN where there is none. */
    growth_date unusable_on;
    double unusable_age, unusable_value;
    int unusable_last; /**< 1: it is newer than the newest weight. */
    /* Visits to which the child was not brought: nobody saw it, so they are counted apart. */
    size_t not_brought;          /**< In all. */
    size_t not_brought_in_a_row; /**< Most between two days on which the child was seen. */
    growth_date not_brought_on;  /**< The newest of them; GROWTH_DATE_NONE. */
} growth_contacts;

/**
 * What became of the contacts of a record.
 *
 * The order of its rows changes nothing, also where they contradict each other: events are taken by
 * whole day of age; of one day weights stand before visits (a child weighed that day was weighed),
 * visits in the order of their reason's number, and what is alike by age.  Where no day of birth is
 * given, it is that of the earliest row with both a date and an age (of several, of the greatest
 * age).  Every event counts, however many there are.  A weight outside what any child measures was
 * written down, but is none: a visit without a weight, for a reason that is not recorded.
 * @param today          GROWTH_DATE_NONE: the day of the last measurement or visit is taken.
 * @param[out] contacts  Filled whatever the record holds; without dates nothing is due, nor is
 *                       anything in a record that growth_record_check() refuses.
 * @par Threads  Reentrant.
 * @par Memory  Allocates nothing.
 */
GROWTH_API void growth_contacts_check(const growth_record *record, growth_date today,
                                      growth_contacts *contacts);

/** Days within which a finding at this age should be confirmed: 14, 28 or 42. */
GROWTH_API int growth_confirm_days(double age_days);

GROWTH_END_DECLS
#endif
