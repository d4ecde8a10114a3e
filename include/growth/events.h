/**
 * @file events.h  What happened beside the measurements: a file of events and bone ages.
 *
 * Such a file is short and written by hand, to be shown on a chart.  So it is read whole or not at
 * all: the first thing wrong with it is told with its line, and nothing of it is used.
 */
#ifndef GROWTH_EVENTS_H
#define GROWTH_EVENTS_H

#include <stddef.h>

#include <growth/date.h>
#include <growth/io.h>
#include <growth/status.h>

GROWTH_BEGIN_DECLS

#define GROWTH_EVENTS_ROWS 100000 /**< Most rows of a file. */
#define GROWTH_EVENT_BYTES 500    /**< Longest text of an event, or method of a bone age. */

/** What a row tells of. */
typedef enum growth_event_kind {
    GROWTH_EVENT_OTHER = 0, /**< "event": something that happened, in words. */
    GROWTH_EVENT_BONE_AGE,  /**< "bone-age": read from an X-ray. */
    GROWTH_EVENT_KIND_COUNT_
} growth_event_kind;

/** One row. */
typedef struct growth_event {
    const char *child_id; /**< Opaque identifier, or NULL where the file does not say. */
    growth_event_kind kind;
    growth_date on;       /**< Or GROWTH_DATE_NONE where the age is given. */
    double age_days;      /**< Chronological; NaN where the date is given. */
    const char *text;     /**< Of an event; else NULL. */
    double bone_age_days; /**< Of a bone age; else NaN. */
    const char *method;   /**< Of a bone age, or NULL. */
    size_t line;          /**< In the file, from 1, the header being 1. */
} growth_event;

/** A file that was read. */
typedef struct growth_events growth_events;

/**
 * Read a file of events: CSV as for growth_reader_open(), in any order of rows and columns.
 *
 *     child_id,date,kind,text,bone_age_years,method
 *     c1,2024-03-04,event,feeding changed,,
 *     c1,2024-03-04,bone-age,,8.5,Greulich-Pyle
 *
 * `date` (or `age_years`) is needed, and `text` or `bone_age_years`.  `kind` may be left out, or
 * empty: a row with a bone age is one, any other an event.  `child_id` may be left out where the
 * file is of one child.  Other columns are passed over, as are blank rows.
 *
 * @param path         "-" reads standard input.
 * @param options      `today` and `date_order` are used: without an order only ISO dates are read.
 *                     NULL for the defaults.
 * @param[out] events  To be freed with growth_events_free(); written only on GROWTH_OK.
 * @retval GROWTH_ERR_IO     Cannot be opened or read.
 * @retval GROWTH_ERR_PARSE  "FILE:LINE:COLUMN: what is wrong (what to do)".
 * @retval GROWTH_ERR_LIMIT  More than GROWTH_EVENTS_ROWS rows.
 * @retval GROWTH_ERR_NO_MEMORY
 */
GROWTH_API GROWTH_CHECKED growth_status growth_events_read(const char *path,
                                                           const growth_reader_options *options,
                                                           growth_events **events,
                                                           growth_error *err);

/** The same over bytes in memory, called "the data" in messages. */
GROWTH_API GROWTH_CHECKED growth_status
growth_events_read_memory(const void *bytes, size_t length, const growth_reader_options *options,
                          growth_events **events, growth_error *err);

/** The rows in the order of the file.  @return An array of `n`, owned by `events`. */
GROWTH_API const growth_event *growth_events_list(const growth_events *events, size_t *n);

/** Free.  @param events  NULL is allowed. */
GROWTH_API void growth_events_free(growth_events *events);

GROWTH_END_DECLS
#endif
