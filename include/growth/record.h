/** @file record.h  All that is known of one child: the measurements, and the visits without one. */
#ifndef GROWTH_RECORD_H
#define GROWTH_RECORD_H

#include <stddef.h>

#include <growth/measure.h>
#include <growth/status.h>

GROWTH_BEGIN_DECLS

/** Why a child was not measured.  Numbers are part of the API. */
typedef enum growth_reason {
    GROWTH_REASON_NONE = 0,     /**< Measured. */
    GROWTH_REASON_NO_SCALES,    /**< No scales, or no stadiometer, at the visit. */
    GROWTH_REASON_DECLINED,     /**< Parent or child declined. */
    GROWTH_REASON_NOT_PRESENT,  /**< The child was not there. */
    GROWTH_REASON_TOO_UNWELL,   /**< Too unwell, or too distressed. */
    GROWTH_REASON_OTHER,        /**< Something else; see the note. */
    GROWTH_REASON_NOT_RECORDED, /**< Attended, and no reason was written down. */
    GROWTH_REASON_NOT_BROUGHT,  /**< Was to be seen, and was not brought: nobody saw the child. */
    GROWTH_REASON_COUNT_
} growth_reason;

/** How many reasons there are of a child who was seen: those before GROWTH_REASON_NOT_BROUGHT. */
#define GROWTH_REASON_SEEN_COUNT ((int)GROWTH_REASON_NOT_BROUGHT)

/** @return Words for a reason, "no scales"; static; empty for GROWTH_REASON_NONE. */
GROWTH_API const char *growth_reason_text(growth_reason reason);

/**
 * The reason of a word, in any case and with blanks, '-' or '_' between ("No scales",
 * "no-scales", "refused", "did not attend").  A text of none of these is GROWTH_REASON_OTHER: it
 * stays in the note.
 */
GROWTH_API growth_reason growth_reason_find(const char *text, size_t length);

/** A visit at which the child was not measured, or to which it was not brought. */
typedef struct growth_contact {
    growth_date date;     /**< Or GROWTH_DATE_NONE where only the age is known. */
    double age_days;      /**< Chronological; NaN where dates are to be used. */
    growth_reason reason; /**< Never GROWTH_REASON_NONE. */
    const char *note;     /**< The reason as written, or NULL. */
    const char *service;  /**< Who saw the child, or was to see it, or NULL. */
} growth_contact;

/**
 * One child's record.  Measurements and contacts may be in any order.  The arrays and texts belong
 * to whoever filled them in.
 */
typedef struct growth_record {
    growth_child child;
    const growth_measurement *measurements;
    size_t n_measurements;
    const growth_contact *contacts;
    size_t n_contacts;
    size_t n_refused; /**< Rows of this id that were refused since they contradict who the child is;
                           of the two, nobody can tell which is right. */
} growth_record;

/**
 * Whether the numbers of a record are ones that this library knows: a gestation of 154 to 314 days
 * or unknown, and a sex, measures, postures and reasons of the lists above.
 *
 * Every call that takes a record asks this first, so that a gestation in weeks, or a number of
 * another program's list, is an error and no score.  Values and dates are not looked at.
 * @param err  "gestation of 40 days is outside 154 to 314 ..."; may be NULL.
 * @retval GROWTH_ERR_ARGUMENT  One is not, or `record` or an array that is meant is NULL.
 */
GROWTH_API GROWTH_CHECKED growth_status growth_record_check(const growth_record *record,
                                                            growth_error *err);

GROWTH_END_DECLS
#endif
