/**
 * @file status.h  Outcome of every call that can fail, and the version of the library.
 *
 * @par NULL  Where nothing says that a pointer may be NULL, it may not: a call that returns a
 * status then returns GROWTH_ERR_ARGUMENT, any other NULL, 0 or nothing.
 */
#ifndef GROWTH_STATUS_H
#define GROWTH_STATUS_H

#include <growth/macros.h>

GROWTH_BEGIN_DECLS

/**
 * Why a call produced no result.
 *
 * Numbers are part of the API: they are never renumbered or reused, so they may be stored in
 * databases and reports.  Whether a result *exists* is told here; how far to *trust* an existing
 * result is told by growth_flags.
 */
typedef enum growth_status {
    GROWTH_OK = 0, /**< Every output is set. */

    GROWTH_ERR_ARGUMENT = 1,    /**< Broken contract: NULL, NaN, a number outside its enum. */
    GROWTH_ERR_NO_MEMORY = 2,   /**< An allocation failed. */
    GROWTH_ERR_IO = 3,          /**< The operating system refused; the message says what. */
    GROWTH_ERR_PARSE = 4,       /**< Text that is not what it should be. */
    GROWTH_ERR_LIMIT = 5,       /**< Input larger than a stated limit. */
    GROWTH_ERR_UNSUPPORTED = 6, /**< This build lacks the feature asked for. */
    GROWTH_ERR_NOT_FOUND = 7,   /**< The store has nothing of that name or number. */
    GROWTH_ERR_DAMAGED = 8,     /**< A stored file is not as it was written. */
    GROWTH_ERR_BUSY = 9,        /**< Another program kept the file locked; try again. */

    GROWTH_ERR_UNKNOWN_REFERENCE = 10, /**< No reference has that id. */
    GROWTH_ERR_NO_SERIES = 11,         /**< Reference lacks this measure, or this sex in it. */
    GROWTH_ERR_AGE_BELOW = 12,         /**< Younger than the series begins. */
    GROWTH_ERR_AGE_ABOVE = 13,         /**< Older than the series ends. */
    GROWTH_ERR_VALUE = 14,             /**< Not finite and > 0, or no value has that SDS. */
    GROWTH_ERR_AGE_GAP = 15,           /**< Between two segments: the reference has nothing. */
    GROWTH_ERR_SEX_UNKNOWN = 16,       /**< No reference can be chosen without a sex. */
    GROWTH_ERR_AGE_UNKNOWN = 17,       /**< Neither dates nor an age were given. */
    GROWTH_ERR_VALUE_LIMIT = 18,       /**< Outside what any child measures: a slip, not scored. */
    GROWTH_ERR_WITHHELD = 19,          /**< Not scored on purpose, such as a weight with oedema. */
    GROWTH_ERR_DATE = 20,              /**< No such day, before birth, or in the future. */
    GROWTH_ERR_EXCLUDED = 21,          /**< The reference is not included in this build. */
    GROWTH_ERR_CONFLICT = 22,          /**< Contradicts what is recorded already. */
    GROWTH_ERR_CANCELLED = 23          /**< A call of the caller's own asked to stop. */
} growth_status;

/**
 * Details of a failure, owned by the caller (usually on its stack).
 * Wherever a function takes a `growth_error *`, NULL is allowed.
 */
typedef struct growth_error {
    growth_status status;
    char message[320]; /**< One English sentence in UTF-8, no full stop; always terminated. */
} growth_error;

/**
 * Short English text for a status.
 * @return Static string, never NULL, also for numbers this build does not know.
 */
GROWTH_API const char *growth_status_text(growth_status status);

/** @return Version of the library, "major.minor.patch"; static. */
GROWTH_API const char *growth_version(void);

/**
 * Version of the figures compiled in: the manifest's edition and the first eight hexadecimal
 * digits of its SHA-256, such as "2026.1+0a1b2c3d".  Builds that print the same text score alike.
 * @return Static string.
 */
GROWTH_API const char *growth_data_version(void);

GROWTH_END_DECLS
#endif
